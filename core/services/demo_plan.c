#include "services/demo_plan.h"

#include "base/xalloc.h"
#include "services/meetings.h"

/* When it was before it was moved. */
static bool first_times(
	struct session *se, const struct meeting *m, struct plan_entry *en, struct err *e)
{
	struct move_list moves = { 0 };
	bool ok = store_moves(se->store, m->id, &moves, e);

	en->starts = xstrdup(ok && moves.n ? moves.v[0].old_starts : m->starts);
	en->ends = xstrdup(ok && moves.n ? moves.v[0].old_ends : m->ends);
	pool_release(&moves.pool);
	return ok;
}

static bool put_entry(
	struct session *se, int64_t plan_id, const struct meeting_row *row, struct err *e)
{
	struct plan_entry en = { .plan_id = plan_id,
		.meeting_id = row->m.id,
		.kind = row->m.kind,
		.title = xstrdup(row->m.title) };
	struct buf groups = { 0 };
	bool ok = first_times(se, &row->m, &en, e);

	for (size_t i = 0; i < row->n_groups; i++)
		buf_printf(&groups, "%s%s", i ? ", " : "", row->groups[i].name);
	en.groups = buf_take(&groups);
	ok = ok && store_plan_entry_save(se->store, &en, e);
	plan_entry_release(&en);
	return ok;
}

bool demo_plan(struct session *se, int year, struct err *e)
{
	struct plan p = { .year = year, .from_year = year - 1, .state = PLAN_DECIDED };
	struct meeting_rows rows = { 0 };
	bool ok;

	p.reference = xasprintf("§ 60/%d", year - 1);
	p.decided_day = xasprintf("%04d-11-25", year - 1);
	ok = store_plan_save(se->store, &p, e) && meetings_of_year(se, year, &rows, e);
	for (size_t i = 0; i < rows.n && ok; i++)
		ok = rows.v[i].m.status == STATUS_PROPOSED || put_entry(se, p.id, &rows.v[i], e);
	pool_release(&rows.pool);
	plan_release(&p);
	return ok;
}
