#include "services/round_flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/numbering.h"
#include "rules/rounds.h"
#include "services/item_parts.h"
#include "services/running.h"

/* An item as it shall be: like from (NULL for what the meeting keeps for itself). */
struct planned {
	const struct item *from;
	struct item *to; /* new where its id is 0 */
};
struct level_plan {
	struct planned *v;
	size_t n;
};

/* Two agendas while one becomes like the other; records and texts live in the pools. */
struct pouring {
	struct session *se;
	struct meeting m; /* of to */
	struct item_list from, to;
	bool exact; /* what hangs on an item there and not here goes */
	bool changed;
};

static struct item *same_in(struct item_list *list, const struct item *as)
{
	const struct item *it = round_same(list->v, list->n, as);

	return it ? list->v + (it - list->v) : NULL;
}

static bool is_own(const struct item *it)
{
	return it->round_item <= 0;
}

/* ---- What is gone -------------------------------------------------------------------------------- */

/* Work that must not be lost: notes, a vote, items that are kept under it. */
static bool holds_work(const struct pouring *p, const struct item *it, bool *holds, struct err *e)
{
	if (!item_parts_used(p->se, it->id, holds, e))
		return false;
	for (size_t i = 0; i < p->to.n; i++)
		*holds |= p->to.v[i].parent_id == it->id && is_own(&p->to.v[i]);
	return true;
}

static bool is_gone(struct pouring *p, const struct item *it)
{
	return !is_own(it) && !same_in(&p->from, it);
}

/* From the last to the first: what is kept under an item keeps that one. */
static bool keep_work(struct pouring *p, struct err *e)
{
	for (size_t i = p->to.n; i-- > 0;) {
		struct item *it = &p->to.v[i];
		bool holds;

		if (!is_gone(p, it))
			continue;
		if (!holds_work(p, it, &holds, e))
			return false;
		if (!holds)
			continue;
		it->round_item = ROUND_ITEM_OWN;
		if (!store_item_save(p->se->store, it, e))
			return false;
	}
	return true;
}

/* Last of all, when nothing stands under them any more. */
static bool drop_gone(struct pouring *p, struct err *e)
{
	for (size_t i = p->to.n; i-- > 0;) {
		if (!is_gone(p, &p->to.v[i]))
			continue;
		p->changed = true;
		if (!item_parts_delete(p->se, p->to.v[i].id, e) ||
			!store_item_delete(p->se->store, p->to.v[i].id, e))
			return false;
	}
	return true;
}

/* ---- The order ----------------------------------------------------------------------------------- */

static void plan_insert(
	struct level_plan *plan, size_t at, const struct item *from, struct item *to)
{
	memmove(plan->v + at + 1, plan->v + at, (plan->n - at) * sizeof(*plan->v));
	plan->v[at] = (struct planned) { from, to };
	plan->n++;
}

static bool planned_after(const struct level_plan *plan, const struct item *it, size_t *at)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->v[i].to == it) {
			*at = i + 1;
			return true;
		}
	return false;
}

/* The item's place: behind the nearest before it, among its siblings, that is there. */
static void plan_own(struct pouring *p, struct level_plan *plan, struct item *it, int64_t parent_id)
{
	size_t at = 0;

	for (size_t i = (size_t)(it - p->to.v); i-- > 0;)
		if (p->to.v[i].parent_id == parent_id && planned_after(plan, &p->to.v[i], &at))
			break;
	plan_insert(plan, at, NULL, it);
}

/* The items of one level: under `under` of from, and under that item of to (NULL: the top level). */
static struct level_plan plan_level(
	struct pouring *p, const struct item *under, const struct item *to_under)
{
	int64_t from_parent = under ? under->id : 0, to_parent = to_under ? to_under->id : 0;
	struct level_plan plan = { 0 };
	bool top = !under && !to_under;

	plan.v = pool_alloc(&p->to.pool, (p->from.n + p->to.n + 1) * sizeof(*plan.v));
	for (size_t i = 0; i < p->from.n; i++) {
		const struct item *it = &p->from.v[i];
		struct item *to = same_in(&p->to, it);

		if (is_own(it) || it->parent_id != from_parent || (!under && !top))
			continue;
		if (!to)
			to = pool_alloc(&p->to.pool, sizeof(*to));
		plan_insert(&plan, plan.n, it, to);
	}
	for (size_t i = 0; i < p->to.n; i++)
		if (is_own(&p->to.v[i]) && p->to.v[i].parent_id == to_parent && (top || to_parent))
			plan_own(p, &plan, &p->to.v[i], to_parent);
	return plan;
}

/* ---- Numbers --------------------------------------------------------------------------------------- */

static const char *number_of(const struct item *it)
{
	return it && it->number ? it->number : "";
}

/* How a level is numbered where the agenda comes from; where there is nothing, how it was here. */
static struct numbering level_numbering(struct pouring *p, const struct level_plan *plan,
	const struct item *under, const char *to_parent)
{
	const char **numbers = pool_alloc(&p->to.pool, (plan->n + 1) * sizeof(*numbers));
	size_t n = 0;

	for (size_t i = 0; i < plan->n; i++)
		if (plan->v[i].from)
			numbers[n++] = number_of(plan->v[i].from);
	if (n > 0)
		return numbering_read(numbers, n, under ? number_of(under) : NULL);
	for (size_t i = 0; i < plan->n; i++)
		numbers[n++] = number_of(plan->v[i].to);
	return numbering_read(numbers, n, to_parent);
}

/* Borrowed or in the pool. k counts the numbered ones. */
static char *new_number(struct pouring *p, const struct planned *it, const struct numbering *how,
	const char *parent, size_t *k)
{
	char *was = it->from ? it->from->number : it->to->number, *number, *copy;

	if (how->style == NUMBERING_NONE || !was || *was == '\0')
		return was;
	number = numbering_write(how, parent, (*k)++);
	copy = pool_strdup(&p->to.pool, number);
	free(number);
	return copy;
}

/* ---- Writing ------------------------------------------------------------------------------------- */

static bool write_one(struct pouring *p, const struct planned *it, int64_t parent_id,
	int64_t position, char *number, struct err *e)
{
	struct item was = *it->to, *to = it->to;

	if (it->from) {
		to->round_item = it->from->round_item;
		to->title = it->from->title;
		to->kind = it->from->kind;
		to->presenter = it->from->presenter;
		to->minutes = it->from->minutes;
		if (to->id == 0)
			to->standing_item = it->from->standing_item;
	}
	to->meeting_id = p->m.id;
	to->parent_id = parent_id;
	to->position = position;
	to->number = number;
	if (!to->id || !record_same(&item_table, &was, to)) {
		p->changed = true;
		if (!store_item_save(p->se->store, to, e))
			return false;
	}
	if (!it->from)
		return true;
	return p->exact ? round_hang(p->se, it->from, to, &p->changed, e)
			: item_parts_copy(p->se, it->from->id, to->id, p->m.id, e);
}

static bool write_level(struct pouring *p, const struct level_plan *plan, const struct item *under,
	const struct item *to_under, struct err *e)
{
	const char *parent = to_under ? number_of(to_under) : NULL;
	struct numbering how = level_numbering(p, plan, under, parent);
	size_t k = 0;

	for (size_t i = 0; i < plan->n; i++)
		if (!write_one(p, &plan->v[i], to_under ? to_under->id : 0, (int64_t)i + 1,
			    new_number(p, &plan->v[i], &how, parent, &k), e))
			return false;
	return true;
}

/* What stood under an item that itself went under another one comes up to the top. */
static bool raise_own(struct pouring *p, struct err *e)
{
	for (size_t i = 0; i < p->to.n; i++) {
		struct item *it = &p->to.v[i];
		const struct item *parent = running_item(&p->to, it->parent_id), *like;

		if (!parent || !is_own(it) || is_own(parent))
			continue;
		like = same_in(&p->from, parent);
		if (!like || !like->parent_id)
			continue;
		it->parent_id = 0;
		if (!store_item_save(p->se->store, it, e))
			return false;
	}
	return true;
}

/* All levels are planned before anything moves: places are found by how it was. */
static bool write_all(struct pouring *p, struct err *e)
{
	struct level_plan top = plan_level(p, NULL, NULL),
			  *under = pool_alloc(&p->to.pool, (top.n + 1) * sizeof(*under));
	bool ok;

	for (size_t i = 0; i < top.n; i++)
		under[i] = plan_level(p, top.v[i].from, top.v[i].to);
	ok = write_level(p, &top, NULL, NULL, e);
	for (size_t i = 0; i < top.n && ok; i++)
		ok = under[i].n == 0 || write_level(p, &under[i], top.v[i].from, top.v[i].to, e);
	return ok;
}

/* The agenda is part of what calendars show: another revised_at makes the save renew it. A
 * cancelled entry shows none. */
static bool touch(struct pouring *p, struct err *e)
{
	if (!p->changed || p->m.status == STATUS_CANCELLED)
		return true;
	p->m.revised_at++;
	return store_meeting_save(p->se->store, &p->m, e);
}

static bool pour(struct session *se, int64_t from_id, int64_t to_id, bool exact, struct err *e)
{
	struct pouring p = { .se = se, .exact = exact };
	bool ok = store_meeting_load(se->store, to_id, &p.m, e) &&
		store_items(se->store, from_id, &p.from, e) &&
		store_items(se->store, to_id, &p.to, e) && keep_work(&p, e) && raise_own(&p, e) &&
		write_all(&p, e) && drop_gone(&p, e) && touch(&p, e);

	meeting_release(&p.m);
	pool_release(&p.from.pool);
	pool_release(&p.to.pool);
	return ok;
}

bool round_pour(struct session *se, int64_t from_id, int64_t to_id, struct err *e)
{
	return pour(se, from_id, to_id, false, e);
}

/* ---- Handing on ---------------------------------------------------------------------------------- */

/* Is there one before it that has the same number? (A copy.) */
static bool repeats(const struct item_list *items, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (items->v[i].round_item == items->v[at].round_item)
			return true;
	return false;
}

bool round_number(struct session *se, int64_t meeting_id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, meeting_id, &items, e);

	for (size_t i = 0; i < items.n && ok; i++) {
		struct item *it = &items.v[i];
		const struct item *parent = running_item(&items, it->parent_id);

		if (it->round_item == ROUND_ITEM_OWN || (it->round_item > 0 && !repeats(&items, i)))
			continue;
		/* What a group takes up again is its own; and what the sisters do not have can have
		 * nothing under it there. */
		it->round_item =
			it->carried_from || (parent && is_own(parent)) ? ROUND_ITEM_OWN : it->id;
		ok = store_item_save(se->store, it, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool hand_to(struct session *se, int64_t from_id, int64_t to_id, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, to_id, &m, e), begun = ok && round_begun(&m);

	meeting_release(&m);
	return ok && (begun || pour(se, from_id, to_id, true, e));
}

bool round_flow(struct session *se, int64_t meeting_id, struct err *e)
{
	struct meeting m = { 0 };
	struct id_list sisters = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	if (ok && m.round_id && round_leads(&m)) {
		ok = round_number(se, meeting_id, e) &&
			store_round_meetings(se->store, m.round_id, &sisters, e);
		for (size_t i = 0; i < sisters.n && ok; i++)
			if (sisters.v[i] != meeting_id)
				ok = hand_to(se, meeting_id, sisters.v[i], e);
	}
	meeting_release(&m);
	pool_release(&sisters.pool);
	return ok;
}
