#include "services/export_wheel.h"

#include "base/buf.h"

#include "tui/cli/command.h"

bool cli_export_wheel(struct cli *c, struct err *e)
{
	int form = WHEEL_SVG, year = 0;
	int64_t group_id = 0;
	struct buf text = { 0 };
	bool ok = cli_count_arg(c, 9998, &year, e) &&
		cli_keyword(c, OPT_FORMAT, wheel_form_names, &form, e) &&
		cli_group(c, &group_id, e) &&
		export_wheel(&c->se, year, group_id, (enum wheel_form)form, &text, e) &&
		cli_write(c, &text, e);

	buf_release(&text);
	return ok;
}
