#include "services/plan_outcome.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/meetings.h"

/* What is compared, while it is gathered; strings are in the pool. */
struct gathered {
	struct plan_entry_list entries;
	struct meeting_rows meetings;
	struct meeting *elsewhere;
	struct move *moves;
	size_t n_elsewhere, n_moves, cap_moves;
	struct pool pool;
};

static bool load_plan(struct session *se, int year, struct plan *p, struct err *e)
{
	if (!store_plan_find(se->store, year, p, e))
		return false;
	if (p->id && p->state == PLAN_DECIDED)
		return true;
	return err_set(e, ERR_NOT_FOUND,
		_("%d is not decided. “arshjul plan %d --decide REFERENCE” does that."), year,
		year);
}

static bool in_year(const struct gathered *g, int64_t id)
{
	for (size_t i = 0; i < g->meetings.n; i++) {
		if (g->meetings.v[i].m.id == id)
			return true;
	}
	return false;
}

/* Entries that have been moved out of the year. */
static bool load_elsewhere(struct session *se, struct gathered *g, struct err *e)
{
	g->elsewhere = pool_alloc(&g->pool, (g->entries.n + 1) * sizeof(*g->elsewhere));
	for (size_t i = 0; i < g->entries.n; i++) {
		int64_t id = g->entries.v[i].meeting_id;
		struct err none = { 0 };

		if (in_year(g, id))
			continue;
		if (store_meeting_load(se->store, id, &g->elsewhere[g->n_elsewhere], &none))
			g->n_elsewhere++;
		else if (!err_absent(e, &none))
			return false;
	}
	return true;
}

static bool load_moves(struct session *se, struct gathered *g, struct err *e)
{
	for (size_t i = 0; i < g->entries.n; i++) {
		struct move_list moves = { 0 };

		if (!store_moves(se->store, g->entries.v[i].meeting_id, &moves, e))
			return false;
		for (size_t k = 0; k < moves.n; k++) {
			g->moves = pool_grow(
				&g->pool, g->moves, g->n_moves, &g->cap_moves, sizeof(*g->moves));
			g->moves[g->n_moves++] = moves.v[k];
		}
		pool_absorb(&g->pool, &moves.pool);
	}
	return true;
}

static void gathered_release(struct gathered *g)
{
	for (size_t i = 0; i < g->n_elsewhere; i++)
		meeting_release(&g->elsewhere[i]);
	pool_release(&g->entries.pool);
	pool_release(&g->meetings.pool);
	pool_release(&g->pool);
}

bool plan_outcome(struct session *se, int year, struct plan_outcomes *out, struct err *e)
{
	struct plan p = { 0 };
	struct gathered g = { 0 };
	bool ok;

	*out = (struct plan_outcomes) { .year = year };
	ok = load_plan(se, year, &p, e) && store_plan_entries(se->store, p.id, &g.entries, e) &&
		meetings_of_year(se, year, &g.meetings, e) && load_elsewhere(se, &g, e) &&
		load_moves(se, &g, e);
	if (ok) {
		out->reference = pool_strdup(&out->pool, p.reference);
		out->decided_day = pool_strdup(&out->pool, p.decided_day);
		plan_outcomes_compare(
			&(struct plan_outcome_sheet) {
				.entries = g.entries.v,
				.n_entries = g.entries.n,
				.meetings = g.meetings.v,
				.n_meetings = g.meetings.n,
				.elsewhere = g.elsewhere,
				.n_elsewhere = g.n_elsewhere,
				.moves = g.moves,
				.n_moves = g.n_moves,
				.today = clock_local(se->clock).day,
			},
			out);
	}
	gathered_release(&g);
	plan_release(&p);
	return ok;
}
