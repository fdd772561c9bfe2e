/* How the clock stands against the plan. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"

#include "tui/views/live_panes.h"
#include "tui/views/rollcall.h"

/* Minutes of plan that are left: of the current item, and of those not begun. */
int64_t live_minutes_left(const struct live_state *st, int64_t now)
{
	const struct meeting *m = live_meeting(st);
	int64_t left = 0;

	for (size_t i = 0; i < st->items.n; i++) {
		const struct item *it = &st->items.v[i];
		int64_t rest = it->minutes - item_seconds(m, it, now) / 60;

		if (it->outcome == OUTCOME_OPEN && rest > 0)
			left += rest;
	}
	return left;
}

/* How the clock stands: what is left of the plan, and before or behind it. */
void live_draw_time(const struct live_state *st, const struct app *a, struct canvas *c)
{
	const struct meeting *m = live_meeting(st);
	int64_t left = live_minutes_left(st, clock_now(a->session.clock)), ahead;
	struct moment ends = MOMENT_NONE, end;
	char text[DATE_TEXT_SIZE];

	canvas_printf(c, 2, 1, CELLS_REST, STYLE_NORMAL, _("DECISIONS %d   TO DO %d"),
		st->decisions, st->actions);
	if (!live_running(st) || st->items.n == 0)
		return;
	duration_text(left, text);
	canvas_printf(c, 0, 1, CELLS_REST, STYLE_NORMAL, _("Time left  %s"), text);
	moment_parse(m->ends ? m->ends : "", &ends);
	if (ends.minute == MINUTE_NONE)
		return;
	end = moment_add_minutes(clock_local(a->session.clock), (int)left);
	ahead = moment_minutes_between(end, ends);
	duration_text(ahead < 0 ? -ahead : ahead, text);
	canvas_printf(c, 1, 1, CELLS_REST, ahead < 0 ? STYLE_LATE : STYLE_NORMAL,
		ahead < 0 ? _("Over time  %s!") : _("To spare   %s"), text);
}

/* "12 av 20 min ▓▓▓░░" */
void live_draw_item_clock(
	const struct live_state *st, const struct app *a, struct canvas *c, const struct item *it)
{
	int64_t spent = item_seconds(live_meeting(st), it, clock_now(a->session.clock));
	char time[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	if (!it->started_at && !it->minutes)
		return;
	if (a->config && a->config->value[OPTION_CLOCK] == 1)
		duration_clock_text(spent, time);
	else
		snprintf(time, sizeof(time), "%" PRId64, spent / 60);
	buf_puts(&b, time);
	if (it->minutes)
		buf_printf(&b, _(" of %d min"), (int)it->minutes);
	else
		buf_puts(&b, _(" min"));
	if (it->minutes) {
		int full = (int)(spent / 12 / it->minutes);

		buf_putc(&b, ' ');
		for (int i = 0; i < 5; i++)
			buf_puts(&b, i < full ? "▓" : "░");
	}
	canvas_right(c, 0, c->cols - 24, 23, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}
