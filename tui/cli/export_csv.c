/* Tables for spreadsheets. */
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/export_people.h"

#include "tui/cli/stats.h"

static bool attendance(struct cli *c, struct buf *out, struct err *e)
{
	struct stats_want want;

	return cli_stats_want(c, false, &want, e) && stats_table(&c->se, &want, out, NULL, e);
}

static bool of_people(struct cli *c, enum export_people_form form, struct buf *out, struct err *e)
{
	int64_t group_id = 0;
	size_t rows;

	return cli_group(c, &group_id, e) &&
		export_people_csv(&c->se, form, group_id, NULL, out, &rows, e);
}

static bool people(struct cli *c, struct buf *out, struct err *e)
{
	return of_people(c, EXPORT_PEOPLE, out, e);
}

static bool memberships(struct cli *c, struct buf *out, struct err *e)
{
	return of_people(c, EXPORT_MEMBERSHIPS, out, e);
}

static const struct {
	const char *name;
	bool (*fill)(struct cli *c, struct buf *out, struct err *e);
} tables[] = {
	{ "attendance", attendance },
	{ "people", people },
	{ "memberships", memberships },
};

bool cli_export_csv(struct cli *c, struct err *e)
{
	const char *what = c->args.arg[0];
	struct buf names = { 0 }, text = { 0 };
	bool ok;

	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		if (strcmp(tables[i].name, what) != 0) {
			buf_printf(&names, "%s%s", names.len ? ", " : "", tables[i].name);
			continue;
		}
		ok = tables[i].fill(c, &text, e) && cli_write(c, &text, e);
		buf_release(&text);
		buf_release(&names);
		return ok;
	}
	err_set(e, ERR_USAGE, _("“%s” is no table. There are: %s."), what, buf_str(&names));
	buf_release(&names);
	return false;
}
