#include "services/year_checks.h"

#include <string.h>

#include "base/xalloc.h"

/* All that the rules look at. */
struct gathered {
	struct meeting_rows meetings;
	struct break_rows breaks;
	struct blackout_rows blackouts;
	struct party_rows parties;
	struct pool pool;
	struct year_entry *v;
	size_t n;
};

static void gathered_release(struct gathered *g)
{
	pool_release(&g->meetings.pool);
	pool_release(&g->breaks.pool);
	pool_release(&g->blackouts.pool);
	pool_release(&g->parties.pool);
	pool_release(&g->pool);
}

/* Who is called to it, with the party that they come for. */
static bool load_people(
	struct session *se, struct gathered *g, struct year_entry *en, struct err *e)
{
	struct year_person *people;
	struct roll_rows roll = { 0 };

	if (!store_roll(se->store, en->row->m.id, &roll, e))
		return false;
	people = pool_alloc(&g->pool, (roll.n + 1) * sizeof(*people));
	for (size_t i = 0; i < roll.n; i++)
		people[i] = (struct year_person) {
			.id = roll.v[i].a.person_id,
			.name = pool_printf(&g->pool, "%s%s%s", roll.v[i].given,
				*roll.v[i].family ? " " : "", roll.v[i].family),
			.party_id = roll.v[i].party_id,
		};
	en->people = people;
	en->n_people = roll.n;
	pool_release(&roll.pool);
	return true;
}

static bool load_entries(struct session *se, const char *first, struct gathered *g, struct err *e)
{
	g->v = pool_alloc(&g->pool, (g->meetings.n + 1) * sizeof(*g->v));
	for (size_t i = 0; i < g->meetings.n; i++) {
		const struct meeting_row *row = &g->meetings.v[i];
		struct year_entry *en = &g->v[g->n];

		if (row->m.status == STATUS_CANCELLED)
			continue;
		*en = (struct year_entry) { .row = row,
			.outside = strcmp(row->m.starts, first) < 0 };
		g->n++;
		if (!en->outside && row->m.kind != MEETING_DEADLINE && !load_people(se, g, en, e))
			return false;
	}
	return true;
}

static void year_edge(int year, int month, int mday, char out[MOMENT_SIZE])
{
	struct moment m = MOMENT_NONE;

	day_from_ymd(year, month, mday, &m.day);
	moment_iso(m, out);
}

bool year_check(struct session *se, int year, struct year_findings *out, struct err *e)
{
	char before[MOMENT_SIZE], first[MOMENT_SIZE], last[MOMENT_SIZE], end[MOMENT_SIZE];
	/* Papers for January leave the house in the year before. */
	struct meeting_query q = { .from = before, .to = end };
	struct days_query days = { .from = first, .to = last };
	struct gathered g = { 0 };
	bool ok;

	year_edge(year > 1 ? year - 1 : year, year > 1 ? 11 : 1, 1, before);
	year_edge(year, 1, 1, first);
	year_edge(year, 12, 31, last);
	year_edge(year + 1, 1, 1, end);
	ok = store_meetings(se->store, &q, &g.meetings, e) &&
		store_breaks(se->store, &days, &g.breaks, e) &&
		store_blackouts(se->store, &days, &g.blackouts, e) &&
		store_parties(se->store, &g.parties, e) && load_entries(se, first, &g, e);
	if (ok)
		year_checks_run(
			&(struct year_sheet) {
				.v = g.v,
				.n = g.n,
				.breaks = g.breaks.v,
				.n_breaks = g.breaks.n,
				.blackouts = g.blackouts.v,
				.n_blackouts = g.blackouts.n,
				.parties = g.parties.v,
				.n_parties = g.parties.n,
				.dispatch_days = YEAR_DISPATCH_DAYS,
			},
			out);
	gathered_release(&g);
	return ok;
}
