#include "services/templates.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/kinds.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/outline.h"
#include "services/wording.h"

/* ---- Which one ---- */

bool template_of(struct session *se, struct template_for what, int64_t *template_id, struct err *e)
{
	struct template_rows rows = { 0 };
	bool ok = store_templates(se->store, &rows, e);

	*template_id = 0;
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].t.group_id == what.group_id && rows.v[i].t.kind == what.kind)
			*template_id = rows.v[i].t.id;
	pool_release(&rows.pool);
	return ok;
}

bool template_named(
	struct session *se, int64_t meeting_id, int64_t *template_id, bool *named, struct err *e)
{
	struct template_rows rows = { 0 };
	struct group_list groups = { 0 };
	struct meeting m = { 0 };
	struct template_use *uses;
	int64_t *ids;
	bool ok = store_templates(se->store, &rows, e) &&
		store_meeting_groups(se->store, meeting_id, &groups, e) &&
		store_meeting_load(se->store, meeting_id, &m, e);

	uses = pool_alloc(&rows.pool, (rows.n + 1) * sizeof(*uses));
	ids = pool_alloc(&rows.pool, (groups.n + 1) * sizeof(*ids));
	for (size_t i = 0; i < rows.n; i++)
		uses[i] = (struct template_use) { rows.v[i].t.id, rows.v[i].t.group_id,
			rows.v[i].t.kind };
	for (size_t i = 0; i < groups.n; i++)
		ids[i] = groups.v[i].id;
	*template_id = ok ? template_choose(uses, rows.n, ids, groups.n, m.kind, named) : 0;
	meeting_release(&m);
	pool_release(&groups.pool);
	pool_release(&rows.pool);
	return ok;
}

bool template_for_meeting(
	struct session *se, int64_t meeting_id, int64_t *template_id, struct err *e)
{
	return template_named(se, meeting_id, template_id, NULL, e);
}

/* "Beredning Väst", "Beredning Väst, heldag", "Alla grupper" */
static char *template_words(const struct template_for *what, const struct group *g)
{
	const char *whose = what->group_id ? g->name : _("All groups");

	return what->kind == TEMPLATE_ANY_KIND
		? xstrdup(whose)
		: xasprintf("%s, %s", whose, template_kind_label(what->kind));
}

bool template_ensure(
	struct session *se, struct template_for what, int64_t *template_id, struct err *e)
{
	struct group g = { 0 };
	struct template t = { .group_id = what.group_id, .kind = what.kind };
	bool ok = template_of(se, what, template_id, e);

	if (!ok || *template_id)
		return ok;
	ok = !what.group_id || store_group_load(se->store, what.group_id, &g, e);
	t.name = ok ? template_words(&what, &g) : NULL;
	ok = ok && store_template_save(se->store, &t, e);
	*template_id = t.id;
	template_release(&t);
	group_release(&g);
	return ok;
}

/* ---- What stands in it ---- */

static char *standing_words(const struct standing_item *s)
{
	return excerpt_words(s->title);
}

static bool is_day(const char *iso)
{
	struct moment m;

	return !iso || !*iso || (moment_parse(iso, &m) && m.minute == MINUTE_NONE);
}

static bool check(struct standing_item *s, struct err *e)
{
	record_clean(&standing_item_table, s);
	if (!s->title || text_blank(s->title))
		return err_set(e, ERR_INVALID, _("An item needs a title."));
	if (!is_day(s->from_day) || !is_day(s->to_day))
		return err_set(e, ERR_INVALID, _("From and to are days."));
	if (s->from_day && s->to_day && *s->from_day && *s->to_day &&
		strcmp(s->from_day, s->to_day) > 0)
		return err_set(e, ERR_INVALID, _("The last day is before the first."));
	return true;
}

/* The standing items under a parent in the order in which they shall be; room for one more. */
static size_t family(struct standing_item_list *all, int64_t parent_id, struct standing_item **v)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].parent_id == parent_id)
			v[n++] = &all->v[i];
	return n;
}

static size_t family_index(struct standing_item *const *v, size_t n, int64_t id)
{
	size_t i = 0;

	while (i < n && v[i]->id != id)
		i++;
	return i;
}

static bool number_positions(struct session *se, struct standing_item **v, size_t n, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		if (v[i]->id && v[i]->position == (int64_t)i + 1)
			continue;
		v[i]->position = (int64_t)i + 1;
		ok = store_standing_item_save(se->store, v[i], e);
	}
	return ok;
}

static bool check_parent(const struct standing_item_list *all, int64_t parent_id, struct err *e)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].id != parent_id)
			continue;
		return !all->v[i].parent_id ||
			err_set(e, ERR_INVALID, _("A sub-item cannot have items under it."));
	}
	return !parent_id ||
		err_set(e, ERR_NOT_FOUND, _("There is no such item in this template."));
}

static size_t place_of(struct standing_item *const *v, size_t n, int64_t after_id)
{
	size_t at;
	int *kinds;

	if (after_id == ITEM_LAST || after_id == ITEM_FIRST)
		return after_id == ITEM_LAST ? n : 0;
	if (after_id == ITEM_BEFORE_CLOSING) {
		kinds = xcalloc(n + 1, sizeof *kinds);
		for (size_t i = 0; i < n; i++)
			kinds[i] = v[i]->kind;
		at = outline_before_closing(kinds, n);
		free(kinds);
		return at;
	}
	at = family_index(v, n, after_id);
	return at < n ? at + 1 : n;
}

static bool locked_standing_add(struct session *se, struct template_for what, int64_t parent_id,
	int64_t after_id, struct standing_item *s, struct err *e)
{
	struct standing_item_list all = { 0 };
	struct standing_item **v = NULL;
	size_t n, at;
	bool ok = template_ensure(se, what, &s->template_id, e) &&
		store_standing_items(se->store, s->template_id, &all, e) &&
		check_parent(&all, parent_id, e);

	if (ok) {
		v = xreallocarray(NULL, all.n + 1, sizeof(*v));
		n = family(&all, parent_id, v);
		at = place_of(v, n, after_id);
		memmove(v + at + 1, v + at, (n - at) * sizeof(*v));
		v[at] = s;
		s->parent_id = parent_id;
		s->position = 0;
		ok = number_positions(se, v, n + 1, e);
	}
	free(v);
	pool_release(&all.pool);
	return ok;
}

bool standing_add(struct session *se, struct template_for what, int64_t parent_id, int64_t after_id,
	struct standing_item *s, struct err *e)
{
	bool ok = check(s, e) &&
		session_begin(se, step_label(_("New standing item"), standing_words(s)), e);

	if (ok)
		ok = session_end(se, locked_standing_add(se, what, parent_id, after_id, s, e), e);
	if (!ok)
		s->id = s->rev = 0;
	return ok;
}

bool standing_change(struct session *se, struct standing_item *s, struct err *e)
{
	return check(s, e) &&
		session_begin(se, step_label(_("Standing item changed"), standing_words(s)), e) &&
		session_end(se, store_standing_item_save(se->store, s, e), e);
}

static bool delete_family(struct session *se, int64_t id, struct err *e)
{
	return session_delete_referring(se, &standing_item_table, "parent_id", id, e) &&
		store_standing_item_delete(se->store, id, e);
}

bool standing_delete(struct session *se, int64_t id, struct err *e)
{
	struct standing_item s = { 0 };
	bool ok = store_standing_item_load(se->store, id, &s, e) &&
		session_begin(se, step_label(_("Standing item removed"), standing_words(&s)), e);

	if (ok)
		ok = session_end(se, delete_family(se, id, e), e);
	standing_item_release(&s);
	return ok;
}

static bool locked_shift(
	struct session *se, const struct standing_item *s, int direction, struct err *e)
{
	struct standing_item_list all = { 0 };
	struct standing_item **v = NULL, *other;
	size_t n, at, to;
	bool ok = store_standing_items(se->store, s->template_id, &all, e);

	if (!ok)
		goto out;
	v = xreallocarray(NULL, all.n + 1, sizeof(*v));
	n = family(&all, s->parent_id, v);
	at = family_index(v, n, s->id);
	ok = direction < 0 ? at > 0 : at + 1 < n;
	if (!ok) {
		err_set(e, ERR_INVALID,
			direction < 0 ? _("There is no item before it.")
				      : _("There is no item after it."));
		goto out;
	}
	to = direction < 0 ? at - 1 : at + 1;
	other = v[to];
	v[to] = v[at];
	v[at] = other;
	ok = number_positions(se, v, n, e);
out:
	free(v);
	pool_release(&all.pool);
	return ok;
}

bool standing_shift(struct session *se, int64_t id, int direction, struct err *e)
{
	struct standing_item s = { 0 };
	bool ok = store_standing_item_load(se->store, id, &s, e) &&
		session_begin(se, step_label(_("Standing item moved"), standing_words(&s)), e);

	if (ok)
		ok = session_end(se, locked_shift(se, &s, direction, e), e);
	standing_item_release(&s);
	return ok;
}

static bool delete_standing(struct session *se, int64_t template_id, struct err *e)
{
	struct standing_item_list all = { 0 };
	bool ok = store_standing_items(se->store, template_id, &all, e);

	for (int child = 1; child >= 0; child--)
		for (size_t i = 0; i < all.n && ok; i++)
			if ((all.v[i].parent_id != 0) == child)
				ok = store_standing_item_delete(se->store, all.v[i].id, e);
	pool_release(&all.pool);
	return ok;
}

bool template_delete(struct session *se, int64_t template_id, struct err *e)
{
	struct template t = { 0 };
	bool ok = store_template_load(se->store, template_id, &t, e) &&
		session_begin(se, step_label(_("Template removed"), xstrdup(t.name)), e);

	if (ok)
		ok = session_end(se,
			delete_standing(se, template_id, e) &&
				store_template_delete(se->store, template_id, e),
			e);
	template_release(&t);
	return ok;
}

bool template_delete_of(struct session *se, int64_t group_id, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_referring(se->store, &template_table, "group_id", group_id, &ids, e);

	for (size_t i = 0; i < ids.n && ok; i++)
		ok = template_delete(se, ids.v[i], e);
	pool_release(&ids.pool);
	return ok;
}
