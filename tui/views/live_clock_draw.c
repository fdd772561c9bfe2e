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

void live_stand(
	const struct live_state *st, const struct app *a, struct live_standing *out, bool *misfit)
{
	const struct meeting *m = live_meeting(st);
	struct moment now = clock_local(a->session.clock);
	int64_t room, *known = NULL;

	*out = (struct live_standing) { .due = MOMENT_NONE };
	moment_parse(m->ends ? m->ends : "", &out->due);
	if (out->due.minute != MINUTE_NONE) {
		room = moment_minutes_between(now, out->due);
		known = &room;
	}
	out->left = forecast_minutes(
		m, st->items.v, st->items.n, clock_now(a->session.clock), known, misfit);
	out->end = moment_add_minutes(now, (int)out->left);
	if (known)
		out->over = out->left - room;
}

bool *live_misfits(const struct live_state *st, const struct app *a)
{
	struct live_standing standing;
	bool *misfit;

	if (!live_running(st))
		return NULL;
	misfit = xcalloc(st->items.n + 1, sizeof(*misfit));
	live_stand(st, a, &standing, misfit);
	return misfit;
}

static bool parent_misfit(const struct live_state *st, const bool *misfit, const struct item *it)
{
	for (size_t i = 0; i < st->items.n; i++)
		if (st->items.v[i].id == it->parent_id)
			return misfit[i];
	return false;
}

void live_draw_misfits(const struct live_state *st, const struct app *a, struct canvas *c, int row)
{
	bool *misfit = live_misfits(st, a);
	struct buf b = { 0 };

	for (size_t i = 0; misfit && i < st->items.n; i++) {
		const struct item *it = &st->items.v[i];

		if (!misfit[i] || parent_misfit(st, misfit, it))
			continue;
		buf_printf(&b, "%s%s", b.len ? ", " : "",
			it->number && *it->number ? it->number : it->title);
	}
	if (b.len)
		canvas_printf(
			c, row, 1, c->cols - 2, STYLE_LATE, _("No time for %s!"), buf_str(&b));
	buf_release(&b);
	free(misfit);
}

/* How the clock stands: what is left of the plan, and before or behind it. */
void live_draw_time(const struct live_state *st, const struct app *a, struct canvas *c)
{
	struct live_standing s;
	char text[DATE_TEXT_SIZE];

	canvas_printf(c, 2, 1, CELLS_REST, STYLE_NORMAL, _("DECISIONS %d   TO DO %d"),
		st->decisions, st->actions);
	if (!live_running(st) || !forecast_possible(st->items.v, st->items.n))
		return;
	live_stand(st, a, &s, NULL);
	duration_text(s.left, text);
	canvas_printf(c, 0, 1, CELLS_REST, STYLE_NORMAL, _("Time left  %s"), text);
	if (s.due.minute == MINUTE_NONE)
		return;
	duration_text(s.over > 0 ? s.over : -s.over, text);
	canvas_printf(c, 1, 1, CELLS_REST, s.over > 0 ? STYLE_LATE : STYLE_NORMAL,
		s.over > 0 ? _("Over time  %s!") : _("To spare   %s"), text);
	live_draw_misfits(st, a, c, 3);
}

static bool by_the_second(const struct app *a)
{
	return a->config && a->config->value[OPTION_CLOCK] == 1;
}

int live_clock_wait(const struct live_state *st, const struct app *a)
{
	if (!by_the_second(a) || !live_running(st) || !live_meeting(st)->item_since)
		return -1;
	return clock_next_second(a->session.clock);
}

/* "12 av 20 min ▓▓▓░░" */
int live_draw_item_clock(
	const struct live_state *st, const struct app *a, struct canvas *c, const struct item *it)
{
	int64_t spent = item_seconds_whole(
		live_meeting(st), st->items.v, st->items.n, it, clock_now(a->session.clock));
	char time[DATE_TEXT_SIZE];
	struct buf b = { 0 };
	int cells;

	if (!it->started_at && !it->minutes)
		return 0;
	if (by_the_second(a))
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
	cells = canvas_right(c, 0, c->cols - 24, 23, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
	return cells;
}
