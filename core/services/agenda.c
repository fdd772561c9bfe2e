#include "services/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/item_parts.h"
#include "services/outline.h"
#include "services/round_flow.h"
#include "services/running.h"
#include "services/wording.h"

/* Of the item with that id (a copy, the caller releases), with the outline it stands in. */
static bool outline_of(
	struct session *se, int64_t item_id, struct item *it, struct outline *o, struct err *e)
{
	return store_item_load(se->store, item_id, it, e) && outline_load(se, it->meeting_id, o, e);
}

bool agenda_changed(struct session *se, int64_t meeting_id, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	/* The agenda is part of what calendars show: another revised_at makes the save
	 * renew it. */
	m.revised_at++;
	ok = ok && store_meeting_save(se->store, &m, e);
	meeting_release(&m);
	return ok && round_flow(se, meeting_id, e);
}

static bool check_title(struct item *it, struct err *e)
{
	record_clean(&item_table, it);
	if (it->title && !text_blank(it->title))
		return true;
	return err_set(e, ERR_INVALID, _("An item needs a title."));
}

static bool locked_item_add(struct session *se, int64_t meeting_id, int64_t parent_id,
	int64_t after_id, struct item *it, struct err *e)
{
	struct outline o = { 0 };
	bool ok = check_title(it, e) && outline_load(se, meeting_id, &o, e) &&
		session_begin(se, step_label(_("New item"), item_words(it)), e);

	if (ok)
		ok = session_end(se,
			outline_put(se, &o, it, parent_id, after_id, e) &&
				agenda_changed(se, meeting_id, e) &&
				/* A round gives it the number that its sisters have. */
				(!o.m.round_id || store_item_load(se->store, it->id, it, e)),
			e);
	if (!ok)
		it->id = it->rev = 0;
	outline_release(&o);
	return ok;
}

bool item_add(struct session *se, int64_t meeting_id, int64_t parent_id, int64_t after_id,
	struct item *it, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_item_add(se, meeting_id, parent_id, after_id, it, e), e);
}

/* What calendars or sister meetings of a round show of it. */
static bool shown_alike(const struct item *a, const struct item *b)
{
	return record_same_flagged(&item_table, a, b, COLUMN_SHOWN) && a->kind == b->kind;
}

bool item_change(struct session *se, struct item *it, struct err *e)
{
	struct item old = { 0 };
	bool ok = check_title(it, e) && store_item_load(se->store, it->id, &old, e);

	if (ok && !(old.rev == it->rev && record_same(&item_table, &old, it))) {
		ok = session_begin(se, step_label(_("Item changed"), item_words(it)), e);
		if (ok)
			ok = session_end(se,
				store_item_save(se->store, it, e) &&
					(shown_alike(&old, it) ||
						agenda_changed(se, it->meeting_id, e)),
				e);
	}
	item_release(&old);
	return ok;
}

/* ---- Delete ---- */

static bool delete_one(struct session *se, struct outline *o, struct item *it, struct err *e)
{
	bool ok = true;

	if (o->m.item_id == it->id) {
		o->m.item_id = o->m.item_since = 0;
		ok = store_meeting_save(se->store, &o->m, e);
	}
	return ok && item_parts_delete(se, it->id, e) && store_item_delete(se->store, it->id, e);
}

static bool delete_tree(struct session *se, struct outline *o, int64_t item_id, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < o->items.n && ok; i++)
		if (o->items.v[i].parent_id == item_id)
			ok = delete_one(se, o, &o->items.v[i], e);
	return ok && delete_one(se, o, running_item(&o->items, item_id), e);
}

static bool locked_item_delete(struct session *se, int64_t item_id, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { 0 };
	bool ok = outline_of(se, item_id, &it, &o, e) &&
		session_begin(se, step_label(_("Item removed"), item_words(&it)), e);

	if (ok)
		ok = session_end(se,
			delete_tree(se, &o, item_id, e) &&
				outline_close_gap(se, &o, it.parent_id, item_id, e) &&
				agenda_changed(se, it.meeting_id, e),
			e);
	item_release(&it);
	outline_release(&o);
	return ok;
}

bool item_delete(struct session *se, int64_t item_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_item_delete(se, item_id, e), e);
}

/* ---- Order ---- */

static bool locked_item_shift(struct session *se, int64_t item_id, int direction, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { 0 };
	bool ok = outline_of(se, item_id, &it, &o, e) &&
		session_begin(se, step_label(_("Item moved"), item_words(&it)), e);

	if (ok)
		ok = session_end(se,
			outline_shift(se, &o, item_id, direction, e) &&
				agenda_changed(se, it.meeting_id, e),
			e);
	item_release(&it);
	outline_release(&o);
	return ok;
}

bool item_shift(struct session *se, int64_t item_id, int direction, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_item_shift(se, item_id, direction, e), e);
}

/* ---- Parties ---- */

static bool among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* The parties that an item shall have. */
struct wanted {
	const int64_t *parties;
	size_t n;
	bool *have;   /* of each: it has it already */
	bool changed; /* something was written */
};

static bool drop_parties(struct session *se, int64_t item_id, struct wanted *w, struct err *e)
{
	struct id_list links = { 0 };
	bool ok = store_referring(se->store, &item_party_table, "item_id", item_id, &links, e);

	for (size_t i = 0; i < links.n && ok; i++) {
		struct item_party link = { 0 };

		ok = store_item_party_load(se->store, links.v[i], &link, e);
		for (size_t k = 0; ok && k < w->n; k++)
			w->have[k] |= w->parties[k] == link.party_id;
		if (!ok || among(w->parties, w->n, link.party_id))
			continue;
		ok = store_item_party_delete(se->store, link.id, e);
		w->changed = true;
	}
	pool_release(&links.pool);
	return ok;
}

static bool put_parties(struct session *se, int64_t item_id, struct wanted *w, struct err *e)
{
	bool ok = drop_parties(se, item_id, w, e);

	for (size_t i = 0; i < w->n && ok; i++) {
		struct item_party link = { .item_id = item_id, .party_id = w->parties[i] };

		if (w->have[i] || among(w->parties, i, w->parties[i]))
			continue;
		ok = store_item_party_save(se->store, &link, e);
		w->changed = true;
	}
	return ok;
}

static bool locked_set_parties(
	struct session *se, int64_t item_id, const int64_t *parties, size_t n, struct err *e)
{
	struct wanted w = { parties, n, xcalloc(n + 1, sizeof(bool)), false };
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e) &&
		session_begin(se, step_label(_("Parties of"), item_words(&it)), e);

	if (ok)
		ok = session_end(se,
			put_parties(se, item_id, &w, e) &&
				(!w.changed || agenda_changed(se, it.meeting_id, e)),
			e);
	free(w.have);
	item_release(&it);
	return ok;
}

bool item_set_parties(
	struct session *se, int64_t item_id, const int64_t *parties, size_t n, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_set_parties(se, item_id, parties, n, e), e);
}

/* ---- Minutes ---- */

int64_t agenda_minutes(const struct item_list *items)
{
	int64_t sum = 0;

	for (size_t i = 0; i < items->n; i++) {
		const struct item *it = &items->v[i], *parent;

		parent = running_item(items, it->parent_id);
		if (!parent || !parent->minutes)
			sum += it->minutes;
	}
	return sum;
}

int64_t agenda_room(const struct meeting *m)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;

	if (m->all_day || !moment_parse(m->starts ? m->starts : "", &starts) ||
		!moment_parse(m->ends ? m->ends : "", &ends) || moment_is_none(ends))
		return 0;
	return moment_minutes_between(starts, ends);
}
