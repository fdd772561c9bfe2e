#include "services/groups_over.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/kinds.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/templates.h"

enum { OVER_STATUSES = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED };

static void day_by(const char *iso, int days, char out[MOMENT_SIZE])
{
	struct moment m = MOMENT_NONE;

	moment_parse(iso, &m);
	m.day += days;
	moment_iso(m, out);
}

/* ---- Members ---- */

/* Those that go on after the group, their texts in the pool. */
struct going_on {
	struct membership *v;
	size_t n, cap;
	struct pool pool;
};

static void goes_on(struct going_on *all, const struct membership *m, const char *to_day)
{
	struct membership *one;

	all->v = pool_grow(&all->pool, all->v, all->n, &all->cap, sizeof(*all->v));
	one = &all->v[all->n++];
	*one = *m;
	one->from_day = pool_strdup(&all->pool, m->from_day ? m->from_day : "");
	one->to_day = pool_strdup(&all->pool, to_day);
}

/* Ends a membership with its group; one that has not begun yet is none of that group's any more. Who
 * left on the very day on which the group had ended before goes on too. */
static bool end_membership(struct groups_over *o, const struct group *g, struct membership *m,
	struct going_on *all, struct pool *pool, struct err *e)
{
	bool later = text_given(m->from_day) && strcmp(m->from_day, o->last) > 0;
	bool open = !text_given(m->to_day),
	     with = !open && text_given(g->to_day) && strcmp(m->to_day, g->to_day) == 0;

	if (!open && !with && strcmp(m->to_day, o->last) <= 0)
		return true;
	goes_on(all, m, open || with ? "" : m->to_day);
	if (later)
		return store_membership_delete(o->se->store, m->id, e);
	if (!open && strcmp(m->to_day, o->last) <= 0)
		return true;
	m->to_day = pool_strdup(pool, o->last);
	return store_membership_save(o->se->store, m, e);
}

static bool end_all(struct groups_over *o, struct going_on *all, struct err *e)
{
	bool ok = true;

	for (size_t g = 0; g < o->n && ok; g++) {
		struct membership_rows rows = { 0 };

		ok = store_memberships(o->se->store, 0, o->ids[g], &rows, e);
		for (size_t i = 0; i < rows.n && ok; i++)
			ok = end_membership(o, &o->groups[g], &rows.v[i].m, all, &rows.pool, e);
		pool_release(&rows.pool);
	}
	return ok;
}

/* Beside the memberships in the successor that the person has already. False: no day is left. */
static bool make_room(
	const struct membership_rows *rows, char from[MOMENT_SIZE], char to[MOMENT_SIZE])
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (size_t i = 0; i < rows->n; i++) {
			const struct membership *m = &rows->v[i].m;
			bool open = !text_given(m->to_day), begins = text_given(m->from_day);

			if ((!open && strcmp(m->to_day, from) < 0) ||
				(begins && *to && strcmp(m->from_day, to) > 0))
				continue;
			moved = true;
			if (begins && strcmp(m->from_day, from) > 0)
				day_by(m->from_day, -1, to);
			else if (open)
				return false;
			else
				day_by(m->to_day, 1, from);
			if (*to && strcmp(from, to) > 0)
				return false;
		}
	}
	return true;
}

/* The last turn that the successor's own deputies of a party have. */
static int64_t last_turn(
	const struct groups_over *o, const struct membership_rows *there, int64_t party_id)
{
	int64_t turn = 0;

	for (size_t i = 0; i < there->n; i++) {
		const struct membership *m = &there->v[i].m;

		if (m->role == ROLE_DEPUTY && m->party_id == party_id && m->turn > turn &&
			(!text_given(m->to_day) || strcmp(m->to_day, o->first) >= 0))
			turn = m->turn;
	}
	return turn;
}

/* Deputies come behind those that the successor has already. */
static bool line_up_behind(
	struct groups_over *o, struct merged_member *who, size_t n, struct err *e)
{
	struct membership_rows there = { 0 };
	bool ok = store_memberships(o->se->store, 0, o->into, &there, e);

	for (size_t i = 0; i < n && ok; i++)
		if (who[i].turn)
			who[i].turn += last_turn(o, &there, who[i].party_id);
	pool_release(&there.pool);
	return ok;
}

static bool join(struct groups_over *o, const struct merged_member *who, struct err *e)
{
	struct membership m = { .person_id = who->person_id,
		.group_id = o->into,
		.party_id = who->party_id,
		.role = who->role,
		.mandate = who->mandate,
		.turn = who->turn };
	struct membership_rows rows = { 0 };
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	bool ok = store_memberships(o->se->store, who->person_id, o->into, &rows, e);

	snprintf(from, sizeof(from), "%s", who->from_day);
	snprintf(to, sizeof(to), "%s", who->to_day);
	if (ok && make_room(&rows, from, to)) {
		xreplace(&m.from_day, from);
		xreplace(&m.to_day, to);
		ok = membership_put(o->se, &m, e);
		o->out->members += ok;
	}
	membership_release(&m);
	pool_release(&rows.pool);
	return ok;
}

static bool count_chairs(struct groups_over *o, struct err *e)
{
	struct membership_rows rows = { 0 };
	bool ok = store_memberships(o->se->store, 0, o->into, &rows, e);

	for (size_t i = 0; i < rows.n; i++) {
		const struct membership *m = &rows.v[i].m;

		o->out->chairs += m->role == ROLE_CHAIR &&
			(!text_given(m->from_day) || strcmp(m->from_day, o->first) <= 0) &&
			(!text_given(m->to_day) || strcmp(m->to_day, o->first) >= 0);
	}
	pool_release(&rows.pool);
	return ok;
}

bool over_members(struct groups_over *o, struct err *e)
{
	struct going_on all = { 0 };
	struct merged_member *who;
	bool ok = end_all(o, &all, e);
	size_t n;

	if (ok && o->into) {
		who = xcalloc(all.n + 1, sizeof(*who));
		n = merge_members(all.v, all.n, o->first, who);
		ok = line_up_behind(o, who, n, e);
		for (size_t i = 0; i < n && ok; i++)
			ok = join(o, &who[i], e);
		ok = ok && count_chairs(o, e);
		free(who);
	}
	pool_release(&all.pool);
	return ok;
}

/* ---- Templates ---- */

static void pair(struct groups_over *o, int64_t old_id, int64_t new_id)
{
	o->pairs = xgrow(o->pairs, o->n_pairs, &o->cap_pairs, sizeof(*o->pairs));
	o->pairs[o->n_pairs++] = (struct standing_pair) { old_id, new_id };
}

static int64_t new_of(const struct groups_over *o, int64_t old_id)
{
	for (size_t i = 0; i < o->n_pairs; i++)
		if (o->pairs[i].old_id == old_id)
			return o->pairs[i].new_id;
	return 0;
}

/* Parents come before their children. */
static bool copy_standing(struct groups_over *o, int64_t from_id, int64_t to_id, struct err *e)
{
	struct standing_item_list all = { 0 };
	bool ok = store_standing_items(o->se->store, from_id, &all, e);

	for (size_t i = 0; i < all.n && ok; i++) {
		struct standing_item *s = &all.v[i];
		int64_t old_id = s->id;

		s->id = s->rev = 0;
		s->template_id = to_id;
		s->parent_id = new_of(o, s->parent_id);
		ok = store_standing_item_save(o->se->store, s, e);
		pair(o, old_id, s->id);
	}
	pool_release(&all.pool);
	return ok;
}

/* The items of another template that are called as those of the successor's. */
static bool pair_titles(struct groups_over *o, int64_t from_id, int64_t to_id, struct err *e)
{
	struct standing_item_list old = { 0 }, all = { 0 };
	bool ok = store_standing_items(o->se->store, from_id, &old, e) &&
		store_standing_items(o->se->store, to_id, &all, e);

	for (size_t i = 0; i < old.n && ok; i++)
		for (size_t k = 0; k < all.n; k++)
			if (strcmp(old.v[i].title, all.v[k].title) == 0 &&
				(old.v[i].parent_id != 0) == (all.v[k].parent_id != 0))
				pair(o, old.v[i].id, all.v[k].id);
	pool_release(&old.pool);
	pool_release(&all.pool);
	return ok;
}

static bool over_kind(struct groups_over *o, int kind, struct err *e)
{
	int64_t from_id, to_id = 0;
	bool ok = true;

	for (size_t g = 0; g < o->n && ok; g++) {
		ok = template_of(o->se, (struct template_for) { o->ids[g], kind }, &from_id, e);
		if (!ok || !from_id)
			continue;
		if (to_id)
			ok = pair_titles(o, from_id, to_id, e);
		else
			ok = template_ensure(
				     o->se, (struct template_for) { o->into, kind }, &to_id, e) &&
				copy_standing(o, from_id, to_id, e);
	}
	return ok;
}

bool over_templates(struct groups_over *o, struct err *e)
{
	bool ok = true;

	for (int kind = TEMPLATE_ANY_KIND; kind <= MEETING_KINDS && ok; kind++)
		ok = over_kind(o, kind, e);
	return ok;
}

/* ---- Meetings ---- */

static bool ends(const struct groups_over *o, int64_t group_id)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->ids[i] == group_id)
			return true;
	return false;
}

/* "Beredning Norr, Styrelse": the title of an entry that has no other. */
static char *names(const struct group_list *groups)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < groups->n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", groups->v[i].name);
	return buf_take(&b);
}

/* Items that came by themselves come from the successor's template now: it does not add them again. */
static bool rehang_items(struct groups_over *o, int64_t meeting_id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = o->n_pairs == 0 || store_items(o->se->store, meeting_id, &items, e);

	for (size_t i = 0; i < items.n && ok; i++) {
		int64_t now = new_of(o, items.v[i].standing_item);

		if (!items.v[i].standing_item || !now)
			continue;
		items.v[i].standing_item = now;
		ok = store_item_save(o->se->store, &items.v[i], e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool over_meeting(struct groups_over *o, int64_t id, struct err *e)
{
	struct group_list groups = { 0 };
	struct meeting m = { 0 };
	int64_t *to = NULL;
	char *title = NULL;
	size_t n = 0;
	bool there = false;
	bool ok = store_meeting_load(o->se->store, id, &m, e) &&
		store_meeting_groups(o->se->store, id, &groups, e);

	to = xcalloc(groups.n + 1, sizeof(*to));
	for (size_t i = 0; i < groups.n; i++) {
		int64_t group_id = groups.v[i].id;

		if (ends(o, group_id) || group_id == o->into)
			there = true;
		else
			to[n++] = group_id;
	}
	if (there)
		to[n++] = o->into;
	title = ok ? names(&groups) : NULL;
	if (title && m.title && strcmp(title, m.title) == 0)
		xreplace(&m.title, "");
	ok = ok && meeting_change(o->se, &m, to, n, NULL, e) && rehang_items(o, id, e);
	free(title);
	free(to);
	meeting_release(&m);
	pool_release(&groups.pool);
	return ok;
}

static bool over_group(struct groups_over *o, int64_t group_id, struct err *e)
{
	struct meeting_query q = {
		.group_id = group_id, .from = o->first, .statuses = OVER_STATUSES
	};
	struct meeting_rows rows = { 0 };
	bool ok = store_meetings(o->se->store, &q, &rows, e);

	for (size_t i = 0; i < rows.n && ok && o->into; i++)
		ok = over_meeting(o, rows.v[i].m.id, e);
	if (o->into)
		o->out->meetings += rows.n;
	else
		o->out->left += rows.n;
	pool_release(&rows.pool);
	return ok;
}

bool over_meetings(struct groups_over *o, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < o->n && ok; i++)
		ok = over_group(o, o->ids[i], e);
	return ok;
}
