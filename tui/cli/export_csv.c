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

const char *const cli_csv_names[] = { "attendance", "people", "memberships", NULL };

static bool (*const fill[])(
	struct cli *c, struct buf *out, struct err *e) = { attendance, people, memberships };

static bool no_table(const char *what, struct err *e)
{
	struct buf names = { 0 };

	for (size_t i = 0; cli_csv_names[i]; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", cli_csv_names[i]);
	err_set(e, ERR_USAGE, _("“%s” is no table. There are: %s."), what, buf_str(&names));
	buf_release(&names);
	return false;
}

bool cli_export_csv(struct cli *c, struct err *e)
{
	int what = keyword_index(cli_csv_names, c->args.arg[0]);
	struct buf text = { 0 };
	bool ok;

	if (what < 0)
		return no_table(c->args.arg[0], e);
	ok = fill[what](c, &text, e) && cli_write(c, &text, e);
	buf_release(&text);
	return ok;
}
