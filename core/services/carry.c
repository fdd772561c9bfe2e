#include "services/carry.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/copy.h"
#include "services/item_parts.h"
#include "services/wording.h"

/* A longer chain is no chain: somebody's file goes round in a circle. */
enum { TIMES_MAX = 99 };

/* ---- For which time ---- */

/* An item that is gone ends the chain. */
static bool times_of(struct session *se, int64_t carried_from, int *times, struct err *e)
{
	for (*times = 1; carried_from && *times < TIMES_MAX; ++*times) {
		struct err gone = { 0 };
		struct item it = { 0 };
		bool ok = store_item_load(se->store, carried_from, &it, &gone);

		carried_from = ok ? it.carried_from : 0;
		item_release(&it);
		if (!ok && !err_absent(e, &gone))
			return false;
	}
	return true;
}

bool carry_times(struct session *se, const struct item_list *items, int **times, struct err *e)
{
	*times = NULL;
	for (size_t i = 0; i < items->n; i++) {
		if (!items->v[i].carried_from)
			continue;
		if (!*times) {
			*times = xreallocarray(NULL, items->n, sizeof(**times));
			for (size_t k = 0; k < items->n; k++)
				(*times)[k] = 1;
		}
		if (!times_of(se, items->v[i].carried_from, &(*times)[i], e)) {
			free(*times);
			*times = NULL;
			return false;
		}
	}
	return true;
}

/* ---- What is offered ---- */

/* The earliest day that is looked at; "" where nothing is offered to this meeting. */
static bool first_day(
	struct session *se, int64_t meeting_id, char since[MOMENT_SIZE], struct err *e)
{
	struct moment starts = MOMENT_NONE;
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	since[0] = '\0';
	if (ok && m.status != STATUS_HELD && m.status != STATUS_CANCELLED &&
		m.kind != MEETING_DEADLINE && moment_parse(m.starts ? m.starts : "", &starts))
		moment_iso((struct moment) { starts.day - CARRY_DAYS, MINUTE_NONE }, since);
	meeting_release(&m);
	return ok;
}

bool carry_offers(struct session *se, int64_t meeting_id, struct offers *out, struct err *e)
{
	char since[MOMENT_SIZE];
	bool ok = first_day(se, meeting_id, since, e);

	*out = (struct offers) { 0 };
	if (!ok || !*since)
		return ok;
	if (!store_offered(se->store, meeting_id, since, &out->rows, e))
		return false;
	out->v = pool_alloc(&out->rows.pool, (out->rows.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < out->rows.n && ok; i++) {
		const struct offered_row *row = &out->rows.v[i];
		struct offer *o = &out->v[out->n++];

		*o = (struct offer) { &row->it, row->meeting_starts, row->meeting_title, 0 };
		ok = times_of(se, row->it.id, &o->times, e);
	}
	if (!ok)
		offers_release(out);
	return ok;
}

void offers_release(struct offers *o)
{
	pool_release(&o->rows.pool);
	*o = (struct offers) { 0 };
}

/* ---- Taking up ---- */

static bool take_standing_place(
	struct session *se, const struct item *it, int64_t meeting_id, int64_t *id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, meeting_id, &items, e);

	*id = 0;
	for (size_t i = 0; ok && i < items.n && it->standing_item && !*id; i++) {
		struct item *there = &items.v[i];

		if (there->standing_item != it->standing_item || there->carried_from)
			continue;
		there->carried_from = it->id;
		*id = there->id;
		ok = store_item_save(se->store, there, e) &&
			item_parts_copy(se, it->id, there->id, meeting_id, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool locked_carry(
	struct session *se, int64_t item_id, int64_t meeting_id, int64_t *id, struct err *e)
{
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e);

	if (ok && it.meeting_id == meeting_id)
		ok = err_set(e, ERR_INVALID, _("The item is in that meeting already."));
	ok = ok && session_begin(se, step_label(_("Taken up again"), item_words(&it)), e);
	if (ok) {
		ok = take_standing_place(se, &it, meeting_id, id, e) &&
			(*id ||
				copy_tree(
					se, &it, meeting_id, 0, ITEM_BEFORE_CLOSING, true, id, e));
		ok = session_end(se, ok && agenda_changed(se, meeting_id, e), e);
	}
	item_release(&it);
	return ok;
}

bool carry_item(struct session *se, int64_t item_id, int64_t meeting_id, int64_t *id, struct err *e)
{
	int64_t own;

	return session_begin(se, NULL, e) &&
		session_end(se, locked_carry(se, item_id, meeting_id, id ? id : &own, e), e);
}

bool carry_all(struct session *se, int64_t meeting_id, size_t *n, struct err *e)
{
	struct offers offers = { 0 };
	bool ok = session_begin(se, xstrdup(_("Left-over items taken up again")), e);

	*n = 0;
	if (!ok)
		return false;
	ok = carry_offers(se, meeting_id, &offers, e);
	for (size_t i = 0; i < offers.n && ok; i++) {
		ok = carry_item(se, offers.v[i].it->id, meeting_id, NULL, e);
		*n += ok;
	}
	offers_release(&offers);
	return session_end(se, ok, e);
}
