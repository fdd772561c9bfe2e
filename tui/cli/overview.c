#include "base/date_text.h"
#include "base/i18n.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"
#include "tui/cli/show.h"

/* How far ahead the coming meetings are listed: a month and a day of grace. */
enum { DAYS_AHEAD = 32 };

static bool running_meeting(struct cli *c, struct err *e)
{
	struct meeting_query q = { .statuses = 1u << STATUS_RUNNING, .limit = 1 };
	struct meeting_rows rows = { 0 };
	struct sheet s = { 0 };
	char when[DATE_TEXT_SIZE];
	bool ok = store_meetings(c->se.store, &q, &rows, e);

	if (ok && rows.n > 0) {
		ok = sheet_load(&c->se, rows.v[0].m.id, &s, e);
		if (ok) {
			meeting_when(&rows.v[0].m, when);
			out_bold(&c->out, _("● RUNNING  %s"), rows.v[0].m.title);
			out_printf(&c->out, "  %s\n", when);
			roll_summary(&s.roll, &c->out);
			agenda_lines(&s, false, &c->out);
			out_printf(&c->out, "\n");
		}
	}
	sheet_release(&s);
	pool_release(&rows.pool);
	return ok;
}

bool cli_overview(struct cli *c, struct err *e)
{
	struct moment today = clock_local(c->env->clock), until;
	char from[MOMENT_SIZE], to[MOMENT_SIZE], day[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];
	struct meeting_query q = { .from = from, .to = to };
	struct meeting_rows rows = { 0 };

	if (c->json)
		return cli_list_meetings(c, e);
	today.minute = MINUTE_NONE;
	until = (struct moment) { today.day + DAYS_AHEAD, MINUTE_NONE };
	moment_iso(today, from);
	moment_iso(until, to);
	if (!c->plain) {
		day_text_year(today.day, day);
		week_text(today.day, week);
		out_printf(&c->out, "%s %s\n\n", day, week);
		if (!running_meeting(c, e))
			return false;
	}
	if (!store_meetings(c->se.store, &q, &rows, e))
		return false;
	if (!c->plain)
		out_printf(&c->out, "%s\n",
			rows.n > 0 ? _("The coming month") : _("No meetings in the coming month."));
	meetings_print(&rows, c->plain, &c->out);
	pool_release(&rows.pool);
	return true;
}
