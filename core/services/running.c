#include "services/running.h"

#include "services/walk.h"

struct item *running_item(const struct item_list *items, int64_t id)
{
	for (size_t i = 0; id && i < items->n; i++)
		if (items->v[i].id == id)
			return &items->v[i];
	return NULL;
}

void running_book(struct meeting *m, struct item *it, int64_t now)
{
	if (m->item_id != it->id)
		return;
	it->seconds = item_seconds(m, it, now);
	m->item_since = 0;
}

void running_begin(struct meeting *m, struct item *it, int64_t now)
{
	m->item_id = it->id;
	m->item_since = now;
	if (!it->started_at)
		it->started_at = now;
}

static bool has_open_child(
	const struct item_list *items, const struct item *it, const struct item *but)
{
	for (size_t i = 0; i < items->n; i++) {
		const struct item *child = &items->v[i];

		if (child != but && child->parent_id == it->id && child->outcome == OUTCOME_OPEN)
			return true;
	}
	return false;
}

static bool closing_outcome(struct session *se, const struct item *it, int *outcome, struct err *e)
{
	struct note_list notes = { 0 };

	if (!store_notes(se->store, it->meeting_id, it->id, &notes, e))
		return false;
	*outcome = OUTCOME_TREATED;
	for (size_t i = 0; i < notes.n; i++) {
		if (notes.v[i].kind == NOTE_DECISION)
			*outcome = OUTCOME_DECIDED;
		else if (notes.v[i].kind == NOTE_AGREEMENT && *outcome == OUTCOME_TREATED)
			*outcome = OUTCOME_AGREED;
	}
	pool_release(&notes.pool);
	return true;
}

bool running_close(struct session *se, struct meeting *m, const struct item_list *items,
	struct item *it, struct err *e)
{
	struct item *parent = running_item(items, it->parent_id);

	running_book(m, it, clock_now(se->clock));
	if (it->outcome == OUTCOME_OPEN && !has_open_child(items, it, NULL) &&
		!closing_outcome(se, it, &it->outcome, e))
		return false;
	if (!store_item_save(se->store, it, e))
		return false;
	if (!parent || parent->outcome != OUTCOME_OPEN || has_open_child(items, parent, NULL))
		return true;
	return running_close(se, m, items, parent, e);
}

/* Does closing the one close the other as well? */
static bool closes_too(
	const struct item_list *items, const struct item *child, const struct item *parent)
{
	return child && child->parent_id == parent->id && !has_open_child(items, parent, child);
}

struct item *running_next(const struct item_list *items, const struct item *after)
{
	size_t at = after ? (size_t)(after - items->v) + 1 : 0;

	for (size_t k = 0; k < items->n; k++) {
		struct item *it = &items->v[(at + k) % items->n];

		if (it != after && it->outcome == OUTCOME_OPEN && !closes_too(items, after, it))
			return it;
	}
	return NULL;
}

bool running_end(struct session *se, struct meeting *m, struct err *e)
{
	struct item_list items = { 0 };
	struct item *it;
	bool ok = store_items(se->store, m->id, &items, e);

	it = ok ? running_item(&items, m->item_id) : NULL;
	if (it)
		ok = running_close(se, m, &items, it, e);
	m->item_id = 0;
	m->item_since = 0;
	m->ended_at = clock_now(se->clock);
	pool_release(&items.pool);
	return ok;
}
