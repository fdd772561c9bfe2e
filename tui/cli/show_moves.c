/* What became of a meeting's date, and how it comes back the year after, as `show` tells it. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/moves.h"

#include "tui/cli/show.h"

static void move_json(const struct move *mv, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "at", mv->at);
	json_kstr(j, "old_start", mv->old_starts);
	json_kstr(j, "old_end", mv->old_ends);
	json_kstr(j, "new_start", mv->new_starts);
	json_kstr(j, "new_end", mv->new_ends);
	json_kstr(j, "old_status", meeting_status_names[mv->old_status]);
	json_kstr(j, "new_status", meeting_status_names[mv->new_status]);
	json_kstr(j, "old_mode", meeting_mode_names[mv->old_mode]);
	json_kstr(j, "new_mode", meeting_mode_names[mv->new_mode]);
	json_kopt(j, "old_place", mv->old_place);
	json_kopt(j, "new_place", mv->new_place);
	json_kopt(j, "why", mv->why);
	json_close(j, '}');
}

/* Said by somebody, that is: nothing of the usual one. */
static bool ruled(const struct sheet *s)
{
	return s->rule.id != 0;
}

static void rule_json(const struct sheet *s, struct json *j)
{
	json_key(j, "year_rule");
	if (!ruled(s)) {
		json_null(j);
		return;
	}
	json_open(j, '{');
	json_kstr(j, "rule", year_rule_names[s->rule.rule]);
	if (s->rule.rule == RULE_BEFORE_BOARD)
		json_kint(j, "weeks", s->rule.weeks);
	json_kbool(j, "pinned", s->rule.pinned);
	json_close(j, '}');
}

static void rule_line(const struct sheet *s, struct out *o)
{
	if (s->rule.rule == RULE_DATE)
		out_printf(o, "%s", _("Next year: the same date"));
	else if (s->rule.rule == RULE_BEFORE_BOARD)
		out_printf(o,
			ngettext("Next year: %d week before the board's meeting",
				"Next year: %d weeks before the board's meeting",
				(size_t)s->rule.weeks),
			(int)s->rule.weeks);
	else
		out_printf(o, "%s", _("Next year: the same week and weekday"));
	out_printf(o, "%s\n", s->rule.pinned ? _("; the weekday stays") : "");
}

void moves_json(const struct sheet *s, struct json *j)
{
	rule_json(s, j);
	json_kopen(j, "moves", '[');
	for (size_t i = 0; i < s->moves.n; i++)
		move_json(&s->moves.v[i], j);
	json_close(j, ']');
}

static void move_line(const struct move *mv, struct out *o)
{
	struct moment at = local_moment(mv->at);
	struct buf b = { 0 };
	char day[DATE_TEXT_SIZE], *lead;

	day_text(at.day, day);
	move_words(mv, day_year(at.day), &b);
	if (mv->why && *mv->why)
		buf_printf(&b, " (%s)", mv->why);
	lead = xasprintf("  %s: ", day);
	out_wrap(o, lead, "    ", buf_str(&b), out_width(o));
	free(lead);
	buf_release(&b);
}

void moves_lines(const struct sheet *s, struct out *o)
{
	const struct meeting *m = &s->meeting.v[0].m;
	struct buf b = { 0 };
	size_t n = 0;

	if (m->candidates > 0)
		out_printf(o,
			ngettext("Proposed dates: %lld (arshjul candidates %lld)\n",
				"Proposed dates: %lld (arshjul candidates %lld)\n",
				(unsigned long)m->candidates),
			(long long)m->candidates, (long long)m->id);
	if (ruled(s))
		rule_line(s, o);
	moves_brief(&s->moves, m, &b);
	for (size_t i = 0; i < s->moves.n; i++)
		n += move_is_change(&s->moves.v[i]);
	if (b.len || n)
		out_printf(o, "%s%s%s\n", _("Changes:"), b.len ? " " : "", buf_str(&b));
	for (size_t i = 0; i < s->moves.n; i++)
		if (move_is_change(&s->moves.v[i]))
			move_line(&s->moves.v[i], o);
	buf_release(&b);
}
