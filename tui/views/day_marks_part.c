#include "tui/views/day_marks_part.h"

#include <stdio.h>

#include "base/i18n.h"
#include "rules/holidays.h"
#include "rules/year_checks.h"

enum { DAYS_MAX = 31 };

/* The gravest first. */
enum mark { MARK_RED, MARK_FREE, MARK_AWAY, MARK_BREAK, MARK_SHUT, MARK_BRIDGE, MARK_SHORT, MARKS };

static const char *const words[MARKS] = {
	/* TRANSLATORS: four letters at most: a public holiday, a weekend or an eve, a party that cannot,
	 * a school break, another break, a day between two free ones, a short day */
	[MARK_RED] = N_("mark|red"),
	[MARK_FREE] = N_("mark|free"),
	[MARK_AWAY] = N_("mark|away"),
	[MARK_BREAK] = N_("mark|hols"),
	[MARK_SHUT] = N_("mark|shut"),
	[MARK_BRIDGE] = N_("mark|gap"),
	[MARK_SHORT] = N_("mark|half"),
};

static enum mark mark_of_day(int32_t day)
{
	switch (day_mark(day).kind) {
	case DAY_RED:
		return MARK_RED;
	case DAY_EVE:
	case DAY_WEEKEND:
		return MARK_FREE;
	case DAY_BRIDGE:
		return MARK_BRIDGE;
	case DAY_SHORT:
		return MARK_SHORT;
	case DAY_ORDINARY:
		break;
	}
	return MARKS;
}

static enum mark mark_of_clash(const struct day_clash *c)
{
	return c->kind < 0 ? MARK_AWAY : c->kind == BREAK_SCHOOL ? MARK_BREAK : MARK_SHUT;
}

void day_mark_text(const struct day_clashes *c, const struct meeting *m, char out[DAY_MARK_SIZE])
{
	enum mark worst = MARKS, one;
	int32_t first, last;

	*out = '\0';
	if (m->status >= STATUS_RUNNING || !year_entry_days(m, &first, &last))
		return;
	for (int32_t day = first; day <= last && day - first < DAYS_MAX; day++) {
		one = mark_of_day(day);
		/* A notice may leave on any working day; a span of weeks holds weekends. */
		if (m->kind == MEETING_DEADLINE && (one >= MARK_BRIDGE || last > first))
			one = MARKS;
		worst = one < worst ? one : worst;
	}
	for (size_t i = 0; i < c->n && m->kind != MEETING_DEADLINE; i++) {
		one = c->v[i].meeting_id == m->id ? mark_of_clash(&c->v[i]) : MARKS;
		worst = one < worst ? one : worst;
	}
	if (worst < MARKS)
		snprintf(out, DAY_MARK_SIZE, "%c%s", worst <= MARK_AWAY ? '!' : '?',
			Q_(words[worst]));
}

bool day_clashes_load(
	struct day_clashes *c, struct store *s, const char *from, const char *to, struct err *e)
{
	pool_release(&c->pool);
	*c = (struct day_clashes) { 0 };
	return store_day_clashes(s, from, to, c, e);
}
