/* From template to agenda and back. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/groups_end.h"
#include "services/meetings.h"
#include "services/outline.h"
#include "services/rollcall.h"
#include "services/templates.h"
#include "services/wording.h"

/* ---- Into an agenda ---- */

struct use {
	struct session *se;
	int64_t meeting_id;
	char day[MOMENT_SIZE];
	struct standing_item_list all;
	struct item_list there; /* the agenda as it was */
	size_t n;               /* items added */
};

static bool counts_on(const struct standing_item *s, const char *day)
{
	bool early = s->from_day && *s->from_day && strcmp(day, s->from_day) < 0;
	bool late = s->to_day && *s->to_day && strcmp(day, s->to_day) > 0;

	return !early && !late;
}

static int64_t made_from(const struct item_list *items, int64_t standing_id)
{
	for (size_t i = 0; i < items->n; i++)
		if (items->v[i].standing_item == standing_id)
			return items->v[i].id;
	return 0;
}

static bool use_one(struct use *u, const struct standing_item *s, int64_t parent_id,
	int64_t after_id, int64_t *id, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { .kind = s->kind,
		.title = xstrdup(s->title),
		.presenter = xstrdup(s->presenter),
		.minutes = s->minutes,
		.standing_item = s->id };
	bool ok = outline_load(u->se, u->meeting_id, &o, e) &&
		outline_put(u->se, &o, &it, parent_id, after_id, e);

	*id = it.id;
	u->n += ok;
	item_release(&it);
	outline_release(&o);
	return ok;
}

static bool use_children(
	struct use *u, const struct standing_item *s, int64_t parent_id, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < u->all.n && ok; i++) {
		const struct standing_item *child = &u->all.v[i];
		int64_t id;

		if (child->parent_id == s->id && counts_on(child, u->day) &&
			!made_from(&u->there, child->id))
			ok = use_one(u, child, parent_id, ITEM_LAST, &id, e);
	}
	return ok;
}

/* The standing items at the top level that count, in the pool; returns their number. */
static size_t top_level(struct use *u, const struct standing_item ***out, size_t *closing)
{
	const struct standing_item **v = pool_alloc(&u->all.pool, (u->all.n + 1) * sizeof(*v));
	int *kinds = pool_alloc(&u->all.pool, (u->all.n + 1) * sizeof *kinds);
	size_t n = 0;

	for (size_t i = 0; i < u->all.n; i++) {
		if (u->all.v[i].parent_id || !counts_on(&u->all.v[i], u->day))
			continue;
		kinds[n] = u->all.v[i].kind;
		v[n++] = &u->all.v[i];
	}
	*out = v;
	*closing = outline_before_closing(kinds, n);
	return n;
}

static bool use_all(struct use *u, struct err *e)
{
	const struct standing_item **v;
	size_t closing, n = top_level(u, &v, &closing);
	int64_t after = ITEM_FIRST;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		int64_t id = made_from(&u->there, v[i]->id);

		if (i == closing && !id)
			after = ITEM_LAST;
		if (!id)
			ok = use_one(u, v[i], 0, after, &id, e);
		after = id;
		ok = ok && use_children(u, v[i], id, e);
	}
	return ok && (u->n == 0 || agenda_changed(u->se, u->meeting_id, e));
}

static bool locked_apply(struct session *se, int64_t meeting_id, size_t *n, struct err *e)
{
	struct use u = { .se = se, .meeting_id = meeting_id };
	struct meeting m = { 0 };
	int64_t template_id;
	bool ok = store_meeting_load(se->store, meeting_id, &m, e) &&
		template_for_meeting(se, meeting_id, &template_id, e) &&
		store_items(se->store, meeting_id, &u.there, e);

	if (ok && template_id)
		ok = store_standing_items(se->store, template_id, &u.all, e);
	if (ok)
		ok = session_begin(
			se, step_label(_("Agenda from the template"), meeting_words(&m)), e);
	if (ok) {
		snprintf(u.day, sizeof(u.day), "%.10s", m.starts ? m.starts : "");
		ok = session_end(se, use_all(&u, e), e);
	}
	*n = u.n;
	pool_release(&u.all.pool);
	pool_release(&u.there.pool);
	meeting_release(&m);
	return ok;
}

bool template_apply(struct session *se, int64_t meeting_id, size_t *n, struct err *e)
{
	*n = 0;
	return session_begin(se, NULL, e) && session_end(se, locked_apply(se, meeting_id, n, e), e);
}

static bool is_meeting(const struct meeting *m)
{
	return m->kind == MEETING_ORDINARY || m->kind == MEETING_BOARD;
}

/* What has been held already: those who were members that day are on its roll, as if they had been called. */
static bool create_held(struct session *se, struct meeting *draft, const int64_t *groups,
	size_t n_groups, struct err *e)
{
	bool ok;

	draft->status = STATUS_CALLED;
	ok = meeting_create(se, draft, groups, n_groups, e) && roll_freeze(se, draft->id, e);
	draft->status = STATUS_HELD;
	return ok && store_meeting_save(se->store, draft, e);
}

bool meeting_create_planned(struct session *se, struct meeting *draft, const int64_t *groups,
	size_t n_groups, size_t *n, struct err *e)
{
	int64_t template_id;
	bool named,
		ok = groups_may_meet(se, groups, n_groups, draft->starts, e) &&
		session_begin(se, NULL, e);

	*n = 0;
	if (!ok)
		return false;
	ok = (draft->status == STATUS_HELD ? create_held : meeting_create)(
		     se, draft, groups, n_groups, e) &&
		template_named(se, draft->id, &template_id, &named, e);
	if (ok && (named || (n_groups && is_meeting(draft))))
		ok = template_apply(se, draft->id, n, e) &&
			store_meeting_load(se->store, draft->id, draft, e);
	if (session_end(se, ok, e))
		return true;
	draft->id = draft->rev = 0;
	return false;
}

/* ---- Out of an agenda ---- */

struct saving {
	struct session *se;
	int64_t template_id;
	struct standing_item_list old;
	struct item_list items;
	int64_t *made; /* the standing item of each item */
};

static const struct standing_item *old_of(const struct saving *s, int64_t id)
{
	for (size_t i = 0; i < s->old.n; i++)
		if (s->old.v[i].id == id)
			return &s->old.v[i];
	return NULL;
}

static int64_t made_of(const struct saving *s, int64_t item_id)
{
	for (size_t i = 0; i < s->items.n; i++)
		if (s->items.v[i].id == item_id)
			return s->made[i];
	return 0;
}

/* Parents come before their children. */
static bool save_one(struct saving *s, size_t at, struct err *e)
{
	struct item *it = &s->items.v[at];
	const struct standing_item *old = old_of(s, it->standing_item);
	struct standing_item st = { 0 };
	bool ok = true;

	if (old)
		record_copy(&standing_item_table, &st, old);
	st.template_id = s->template_id;
	st.parent_id = made_of(s, it->parent_id);
	st.position = it->position;
	st.kind = it->kind;
	st.minutes = it->minutes;
	xreplace(&st.title, it->title);
	xreplace(&st.presenter, it->presenter);
	ok = store_standing_item_save(s->se->store, &st, e);
	s->made[at] = st.id;
	standing_item_release(&st);
	if (ok && it->standing_item != s->made[at]) {
		it->standing_item = s->made[at];
		ok = store_item_save(s->se->store, it, e);
	}
	return ok;
}

static bool is_made(const struct saving *s, int64_t standing_id)
{
	for (size_t i = 0; i < s->items.n; i++)
		if (s->made[i] == standing_id)
			return true;
	return false;
}

/* Children first; a child that stays has got a parent that stays. */
static bool drop_rest(struct saving *s, struct err *e)
{
	bool ok = true;

	for (int child = 1; child >= 0; child--)
		for (size_t i = 0; i < s->old.n && ok; i++) {
			const struct standing_item *old = &s->old.v[i];

			if ((old->parent_id != 0) == child && !is_made(s, old->id))
				ok = store_standing_item_delete(s->se->store, old->id, e);
		}
	return ok;
}

static bool save_all(struct saving *s, int64_t meeting_id, struct template_for what, struct err *e)
{
	bool ok = template_ensure(s->se, what, &s->template_id, e) &&
		store_standing_items(s->se->store, s->template_id, &s->old, e) &&
		store_items(s->se->store, meeting_id, &s->items, e);

	s->made = xcalloc(s->items.n + 1, sizeof(*s->made));
	for (size_t i = 0; i < s->items.n && ok; i++)
		ok = save_one(s, i, e);
	return ok && drop_rest(s, e);
}

bool template_save(struct session *se, int64_t meeting_id, struct template_for what, struct err *e)
{
	struct saving s = { .se = se };
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e) &&
		session_begin(se, step_label(_("Template made from"), meeting_words(&m)), e);

	if (ok)
		ok = session_end(se, save_all(&s, meeting_id, what, e), e);
	free(s.made);
	pool_release(&s.old.pool);
	pool_release(&s.items.pool);
	meeting_release(&m);
	return ok;
}
