#include "services/copy.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/item_parts.h"
#include "services/outline.h"
#include "services/running.h"
#include "services/wording.h"

/* ---- Copies ---- */

static bool copy_one(struct session *se, const struct item *it, int64_t to_meeting,
	int64_t parent_id, int64_t after_id, bool carries, int64_t *copy_id, struct err *e)
{
	struct outline o = { 0 };
	struct item copy = { .kind = it->kind,
		.title = xstrdup(it->title),
		.presenter = xstrdup(it->presenter),
		.minutes = it->minutes,
		.carried_from = carries ? it->id : 0 };
	bool ok = outline_load(se, to_meeting, &o, e) &&
		outline_put(se, &o, &copy, parent_id, after_id, e) &&
		item_parts_copy(se, it->id, copy.id, to_meeting, e);

	*copy_id = copy.id;
	item_release(&copy);
	outline_release(&o);
	return ok;
}

bool copy_tree(struct session *se, const struct item *it, int64_t to_meeting, int64_t parent_id,
	int64_t after_id, bool carries, int64_t *copy_id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, it->meeting_id, &items, e) &&
		copy_one(se, it, to_meeting, parent_id, after_id, carries, copy_id, e);

	for (size_t i = 0; i < items.n && ok; i++) {
		int64_t child;

		if (items.v[i].parent_id == it->id)
			ok = copy_one(se, &items.v[i], to_meeting, *copy_id, ITEM_LAST, carries,
				&child, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool locked_item_copy(struct session *se, int64_t item_id, int64_t meeting_id,
	int64_t after_id, int64_t *copy_id, struct err *e)
{
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e) &&
		session_begin(se, step_label(_("Item copied"), item_words(&it)), e);

	if (ok)
		ok = session_end(se,
			copy_tree(se, &it, meeting_id,
				it.meeting_id == meeting_id ? it.parent_id : 0, after_id, false,
				copy_id, e) &&
				agenda_changed(se, meeting_id, e),
			e);
	item_release(&it);
	return ok;
}

bool item_copy(struct session *se, int64_t item_id, int64_t meeting_id, int64_t after_id,
	int64_t *copy_id, struct err *e)
{
	int64_t id;

	return session_begin(se, NULL, e) &&
		session_end(se,
			locked_item_copy(
				se, item_id, meeting_id, after_id, copy_id ? copy_id : &id, e),
			e);
}

/* ---- A move ---- */

static bool check_unused(struct session *se, const struct item *it, struct err *e)
{
	bool used;

	if (!item_parts_used(se, it->id, &used, e))
		return false;
	return !used ||
		err_set(e, ERR_INVALID,
			_("There are notes under \"%s\": they belong to this meeting. Copy the "
			  "item instead."),
			it->title);
}

/* The items to move, the parent first; in items, whose pool owns their texts. */
static bool load_tree(
	struct session *se, const struct item *it, struct item_list *items, struct err *e)
{
	size_t n = 0;

	if (!store_items(se->store, it->meeting_id, items, e))
		return false;
	for (size_t i = 0; i < items->n; i++) {
		if (items->v[i].id != it->id && items->v[i].parent_id != it->id)
			continue;
		if (!check_unused(se, &items->v[i], e))
			return false;
		items->v[n++] = items->v[i];
	}
	items->n = n;
	return true;
}

static bool leave_meeting(struct session *se, int64_t item_id, int64_t meeting_id, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	if (ok && m.item_id == item_id) {
		m.item_id = m.item_since = 0;
		ok = store_meeting_save(se->store, &m, e);
	}
	meeting_release(&m);
	return ok;
}

static bool move_one(struct session *se, const struct item *from, int64_t to_meeting,
	int64_t parent_id, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { 0 };
	bool ok = leave_meeting(se, from->id, from->meeting_id, e) &&
		outline_load(se, to_meeting, &o, e) && store_item_load(se->store, from->id, &it, e);

	it.outcome = OUTCOME_OPEN;
	it.started_at = it.seconds = 0;
	it.standing_item = it.round_item = 0;
	ok = ok &&
		outline_put(
			se, &o, &it, parent_id, parent_id ? ITEM_LAST : ITEM_BEFORE_CLOSING, e) &&
		item_parts_move(se, it.id, to_meeting, e);
	item_release(&it);
	outline_release(&o);
	return ok;
}

static bool move_tree(struct session *se, const struct item *it, const struct item_list *tree,
	int64_t to_meeting, struct err *e)
{
	struct outline left = { 0 };
	/* How its meeting is numbered is read while the item is there. */
	bool ok = outline_load(se, it->meeting_id, &left, e);

	for (size_t i = 0; i < tree->n && ok; i++)
		ok = move_one(se, &tree->v[i], to_meeting, i ? it->id : 0, e);
	ok = ok && outline_close_gap(se, &left, it->parent_id, it->id, e) &&
		agenda_changed(se, it->meeting_id, e) && agenda_changed(se, to_meeting, e);
	outline_release(&left);
	return ok;
}

static bool locked_item_move(struct session *se, int64_t item_id, int64_t meeting_id, struct err *e)
{
	struct item_list tree = { 0 };
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e);

	if (ok && it.meeting_id == meeting_id)
		ok = err_set(e, ERR_INVALID, _("The item is in that meeting already."));
	ok = ok && load_tree(se, &it, &tree, e) &&
		session_begin(
			se, step_label(_("Item moved to another meeting"), item_words(&it)), e);
	if (ok)
		ok = session_end(se, move_tree(se, &it, &tree, meeting_id, e), e);
	pool_release(&tree.pool);
	item_release(&it);
	return ok;
}

bool item_move(struct session *se, int64_t item_id, int64_t meeting_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_item_move(se, item_id, meeting_id, e), e);
}

/* ---- A whole agenda ---- */

static bool is_there(const struct item_list *items, const struct item *it)
{
	for (size_t i = 0; i < items->n; i++) {
		const struct item *other = &items->v[i];

		if (it->standing_item && other->standing_item == it->standing_item)
			return true;
		if (it->kind == ITEM_FRAME && other->kind == ITEM_FRAME &&
			strcmp(it->title, other->title) == 0)
			return true;
	}
	return false;
}

static bool copy_items(struct session *se, const struct item_list *from,
	const struct item_list *there, int64_t to_id, size_t *n, struct err *e)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct item *it = &from->v[i];
		int64_t id;

		if (it->parent_id || is_there(there, it))
			continue;
		if (!copy_tree(se, it, to_id, 0, there->n ? ITEM_BEFORE_CLOSING : ITEM_LAST, false,
			    &id, e))
			return false;
		++*n;
	}
	return *n == 0 || agenda_changed(se, to_id, e);
}

bool agenda_copy(struct session *se, int64_t from_id, int64_t to_id, size_t *n, struct err *e)
{
	struct item_list from = { 0 }, there = { 0 };
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, from_id, &m, e) &&
		session_begin(se, step_label(_("Agenda copied from"), meeting_words(&m)), e);

	*n = 0;
	if (ok)
		ok = session_end(se,
			store_items(se->store, from_id, &from, e) &&
				store_items(se->store, to_id, &there, e) &&
				copy_items(se, &from, &there, to_id, n, e),
			e);
	pool_release(&from.pool);
	pool_release(&there.pool);
	meeting_release(&m);
	return ok;
}
