#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/plan_parts.h"
#include "rules/successors.h"

static const struct group *group_of(const struct plan_work *k, int64_t id)
{
	for (size_t i = 0; i < k->w->n_groups; i++) {
		if (k->w->groups[i].id == id)
			return &k->w->groups[i];
	}
	return NULL;
}

static const char *name_of(const struct plan_work *k, int64_t id)
{
	const struct group *g = group_of(k, id);

	return g && g->name ? g->name : "";
}

static const char *short_of(const struct plan_work *k, int64_t id)
{
	const struct group *g = group_of(k, id);

	return g && g->short_name && *g->short_name ? g->short_name : name_of(k, id);
}

/* "Norr, Väst" */
static const char *names(const struct plan_work *k, const int64_t *ids, size_t n,
	const char *(*name)(const struct plan_work *, int64_t))
{
	struct buf b = { 0 };
	const char *text;

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", name(k, ids[i]));
	text = pool_strdup(k->pool, buf_str(&b));
	buf_release(&b);
	return text;
}

static bool same_groups(const int64_t *a, size_t n_a, const int64_t *b, size_t n_b)
{
	for (size_t i = 0; i < n_a; i++) {
		if (!plan_share_group(&a[i], 1, b, n_b))
			return false;
	}
	return n_a == n_b;
}

/* ---- The title -------------------------------------------------------------------------------- */

/* Text with every old name in it replaced. */
static const char *renamed(
	const struct plan_work *k, const char *text, const char *old, const char *fresh)
{
	struct buf b = { 0 };
	const char *at, *out;

	if (!*old || !strstr(text, old))
		return text;
	for (; (at = strstr(text, old)); text = at + strlen(old)) {
		buf_add(&b, text, (size_t)(at - text));
		buf_puts(&b, fresh);
	}
	buf_puts(&b, text);
	out = pool_strdup(k->pool, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Where it is called by its groups, it is called by their successors. */
static void retitle(const struct plan_work *k, struct plan_row *r, int32_t day)
{
	const struct plan_world *w = k->w;

	r->title = r->was_title;
	if (same_groups(r->was_group_ids, r->n_was_groups, r->group_ids, r->n_groups))
		return;
	if (strcmp(r->title, names(k, r->was_group_ids, r->n_was_groups, name_of)) == 0) {
		r->title = names(k, r->group_ids, r->n_groups, name_of);
		return;
	}
	for (size_t i = 0; i < r->n_was_groups; i++) {
		int64_t old = r->was_group_ids[i],
			id = group_on_day(w->groups, w->n_groups, old, day);

		if (id && id != old)
			r->title = renamed(k, r->title, name_of(k, old), name_of(k, id));
	}
}

/* ---- Each row --------------------------------------------------------------------------------- */

static void say_successors(const struct plan_work *k, size_t i, int32_t day)
{
	const struct plan_row *r = &k->rows[i];

	for (size_t g = 0; g < r->n_was_groups; g++) {
		int64_t old = r->was_group_ids[g],
			id = group_on_day(k->w->groups, k->w->n_groups, old, day);

		if (!id)
			plan_say(k, i, _("%s has ended, and no group has taken its place."),
				name_of(k, old));
		else if (id != old)
			plan_say(k, i, _("%s has taken over from %s."), name_of(k, id),
				name_of(k, old));
	}
}

static void map_row(const struct plan_work *k, size_t i)
{
	struct plan_row *r = &k->rows[i];
	int64_t *ids = pool_alloc(k->pool, (r->n_was_groups + 1) * sizeof(*ids));

	r->n_groups = groups_on_day(k->w->groups, k->w->n_groups, r->was_group_ids, r->n_was_groups,
		k->seats[i].wanted, ids);
	r->group_ids = ids;
	r->groups = names(k, ids, r->n_groups, short_of);
	retitle(k, r, k->seats[i].wanted);
	say_successors(k, i, k->seats[i].wanted);
	if (r->n_groups == 0 && r->n_was_groups > 0)
		r->verdict = PLAN_NONE;
}

/* ---- Rows that become one --------------------------------------------------------------------- */

/* The same entry of several groups: of one round, or of one kind in one week. */
static bool belong(const struct plan_row *a, const struct plan_row *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->round_id || b->round_id)
		return a->round_id == b->round_id;
	return plan_monday(a->rule_from) == plan_monday(b->rule_from);
}

static bool become_one(const struct plan_row *a, const struct plan_row *b)
{
	return a->verdict != PLAN_NONE && b->verdict != PLAN_NONE && a->n_groups > 0 &&
		belong(a, b) && same_groups(a->group_ids, a->n_groups, b->group_ids, b->n_groups) &&
		!plan_share_group(
			a->was_group_ids, a->n_was_groups, b->was_group_ids, b->n_was_groups);
}

/* The one that stays of those that become one with row i: a pinned one, else the first. */
static size_t keeper(const struct plan_work *k, size_t i, size_t *members)
{
	size_t best = i;

	*members = 0;
	for (size_t j = 0; j < k->n; j++) {
		if (j != i && !become_one(&k->rows[i], &k->rows[j]))
			continue;
		++*members;
		if (k->rows[j].pinned && !k->rows[best].pinned)
			best = j;
	}
	return best;
}

static void merge_into(const struct plan_work *k, size_t i)
{
	struct buf old = { 0 };
	size_t members, at = keeper(k, i, &members);
	const struct plan_row *kept = &k->rows[at];

	if (members < 2)
		return;
	for (size_t j = 0; j < k->n; j++) {
		struct plan_row *r = &k->rows[j];

		if (j != at && !become_one(kept, r))
			continue;
		buf_printf(&old, "%s%s", old.len ? ", " : "",
			names(k, r->was_group_ids, r->n_was_groups, name_of));
	}
	for (size_t j = 0; j < k->n; j++) {
		struct plan_row *r = &k->rows[j];

		if (j == at || !become_one(kept, r))
			continue;
		r->merged_into = kept->source_id;
		r->why = "";
		plan_say(k, j, _("One with “%s” of %s: %s have become %s."), kept->was_title,
			kept->was_groups, buf_str(&old),
			names(k, kept->group_ids, kept->n_groups, name_of));
	}
	for (size_t j = 0; j < k->n; j++) {
		if (k->rows[j].merged_into == kept->source_id)
			k->rows[j].verdict = PLAN_NONE;
	}
	k->rows[at].why = "";
	plan_say(k, at, _("One instead of %zu: %s have become %s."), members, buf_str(&old),
		names(k, kept->group_ids, kept->n_groups, name_of));
	buf_release(&old);
}

void plan_map_groups(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++)
		map_row(k, i);
	for (size_t i = 0; i < k->n; i++) {
		if (k->rows[i].verdict != PLAN_NONE)
			merge_into(k, i);
	}
}
