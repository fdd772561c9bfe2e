#include "services/export_notes.h"

#include "tui/cli/stats.h"

bool cli_export_stats(struct cli *c, struct err *e)
{
	struct notes_document d = { 0 };
	struct stats_want want;
	struct buf text = { 0 };
	int form = NOTES_TXT;
	bool ok = cli_keyword(c, OPT_FORMAT, notes_form_names, &form, e) &&
		cli_stats_want(c, false, &want, e) &&
		stats_page(&c->se, &want, cli_has(&c->args, OPT_NAMES), &d, e) &&
		notes_write(&c->se, &d, (enum notes_form)form, &text, e) && cli_write(c, &text, e);

	notes_document_release(&d);
	buf_release(&text);
	return ok;
}
