#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "services/find.h"
#include "services/meetings.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* Load it again to say what became of it. */
static bool said(struct cli *c, int64_t id, const char *done, struct err *e)
{
	struct meeting m = { 0 };
	char when[DATE_TEXT_SIZE];
	bool ok = store_meeting_load(c->se.store, id, &m, e);

	if (ok) {
		meeting_when(&m, when);
		cli_done(c, id, "%s %s, %s", done, m.title, when);
	}
	meeting_release(&m);
	return ok;
}

/* The new time: a day without a time keeps the time, a time without a day keeps the day. */
bool cli_new_time(struct cli *c, int64_t id, const char *s, struct moment *starts,
	struct moment *ends, struct err *e)
{
	struct meeting m = { 0 };
	struct when w;
	bool ok = true;

	if (!when_read(s, clock_local(c->env->clock).day, &w))
		return err_set(e, ERR_USAGE,
			_("“%s” is no time. Write it as \"2026-04-28 13:00\", 28/4 or 13-16."), s);
	*starts = (struct moment) { w.day, w.start };
	*ends = MOMENT_NONE;
	if (w.day == DAY_NONE) {
		ok = store_meeting_load(c->se.store, id, &m, e);
		if (ok && moment_parse(m.starts ? m.starts : "", starts))
			starts->minute = w.start;
		meeting_release(&m);
	}
	if (w.end != MINUTE_NONE)
		*ends = (struct moment) { w.end_day != DAY_NONE ? w.end_day : starts->day, w.end };
	else if (w.end_day != DAY_NONE)
		*ends = (struct moment) { w.end_day, MINUTE_NONE };
	return ok;
}

bool cli_move(struct cli *c, struct err *e)
{
	struct moment starts, ends;
	int64_t id;

	return cli_meeting(c, &id, e) && cli_new_time(c, id, c->args.arg[1], &starts, &ends, e) &&
		meeting_move(&c->se, id, starts, ends, cli_value(&c->args, OPT_WHY), e) &&
		said(c, id, _("Moved:"), e);
}

bool cli_cancel(struct cli *c, struct err *e)
{
	int64_t id;

	return cli_meeting(c, &id, e) &&
		meeting_cancel(&c->se, id, cli_value(&c->args, OPT_WHY), e) &&
		said(c, id, _("Cancelled:"), e);
}

bool cli_remove_meeting(struct cli *c, struct err *e)
{
	struct meeting m = { 0 };
	char when[DATE_TEXT_SIZE];
	int64_t id;
	bool ok = cli_meeting(c, &id, e) && store_meeting_load(c->se.store, id, &m, e) &&
		meeting_delete(&c->se, id, e);

	if (ok) {
		meeting_when(&m, when);
		cli_done(c, id, _("Removed: %s, %s"), m.title, when);
	}
	meeting_release(&m);
	return ok;
}
