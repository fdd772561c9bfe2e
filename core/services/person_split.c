/* Merges that are taken back. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/person_merge_parts.h"
#include "services/wording.h"

struct splitting {
	struct session *se;
	struct person_merge merge;
	struct merge_rolls rolls;
	struct split_done *done;
};

static const struct table *table_named(const char *name)
{
	for (size_t i = 0; model_tables[i]; i++)
		if (strcmp(model_tables[i]->name, name) == 0)
			return model_tables[i];
	return NULL;
}

/* *found is false where the row has been taken away. */
static bool load_if_there(struct session *se, const struct table *t, int64_t id, void *rec,
	bool *found, struct err *e)
{
	struct err none = { 0 };

	*found = store_load(se->store, t, id, rec, &none);
	return *found || err_absent(e, &none);
}

/* ---- Rows that went over ---- */

static bool give_back(struct splitting *p, const struct table *t, const struct merged_row *r,
	void *rec, struct err *e)
{
	const struct column *c = table_column(t, r->field);
	bool found;

	if (!load_if_there(p->se, t, r->row_id, rec, &found, e))
		return false;
	if (!found || !c || column_int(c, rec) != p->merge.person_id) {
		p->done->stay++;
		return true;
	}
	column_set_int(c, rec, p->done->person_id);
	p->done->back++;
	return store_save(p->se->store, t, rec, e);
}

/* ---- Rows that had become one ---- */

/* The row of who was kept as it was before, unless somebody has changed it. */
static bool restore_kept(
	struct splitting *p, const struct table *t, const struct merged_row *r, struct err *e)
{
	char *now = xcalloc(1, t->size), *then = xcalloc(1, t->size);
	bool found, ok = true;

	if (!r->kept_id || text_blank(or_empty(r->kept_was)))
		goto out;
	ok = load_if_there(p->se, t, r->kept_id, now, &found, e);
	if (!ok || !found || !store_image_read(t, r->kept_is, then))
		goto out;
	if (!record_same(t, now, then)) {
		p->done->stay++;
		goto out;
	}
	if (store_image_read(t, r->kept_was, then)) {
		*(struct head *)then = *(struct head *)now;
		ok = store_save(p->se->store, t, then, e);
	}
out:
	record_release(t, now);
	record_release(t, then);
	free(now);
	free(then);
	return ok;
}

/* Is everything there that the record refers to? */
static bool has_parents(
	struct splitting *p, const struct table *t, const void *rec, bool *all, struct err *e)
{
	bool ok = true;

	*all = true;
	for (size_t i = 0; i < t->n_columns && ok && *all; i++) {
		const struct column *c = &t->columns[i];
		const struct table *to = c->type == COLUMN_REF ? table_named(c->refers) : NULL;
		int64_t id = to ? column_int(c, rec) : 0;
		char *parent;

		if (!id)
			continue;
		parent = xcalloc(1, to->size);
		ok = load_if_there(p->se, to, id, parent, all, e);
		record_release(to, parent);
		free(parent);
	}
	return ok;
}

/* Ids of the two as they were then become those of now. */
static void rename_people(const struct splitting *p, const struct table *t, void *rec)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		if (c->type == COLUMN_REF && strcmp(c->refers, person_table.name) == 0 &&
			column_int(c, rec) == p->merge.other_id)
			column_set_int(c, rec, p->done->person_id);
	}
}

static void order_pair(struct namesake *pair)
{
	int64_t low = pair->person_id;

	if (low < pair->other_id)
		return;
	pair->person_id = pair->other_id;
	pair->other_id = low;
}

static bool bring_back(struct splitting *p, const struct table *t, const struct merged_row *r,
	void *rec, struct err *e)
{
	struct head *h = rec;
	bool all;

	if (!restore_kept(p, t, r, e))
		return false;
	if (!store_image_read(t, r->dropped, rec)) {
		p->done->stay++;
		return true;
	}
	rename_people(p, t, rec);
	h->id = h->rev = 0;
	if (t == &namesake_table)
		order_pair(rec);
	if (!has_parents(p, t, rec, &all, e))
		return false;
	if (!all) {
		p->done->stay++;
		return true;
	}
	p->done->back++;
	return store_save(p->se->store, t, rec, e);
}

static bool put_back(struct splitting *p, const struct merged_row *r, struct err *e)
{
	const struct table *t = table_named(or_empty(r->kind));
	char *rec = t ? xcalloc(1, t->size) : NULL;
	bool ok = true;

	if (!t)
		p->done->stay++;
	else if (text_blank(or_empty(r->dropped)))
		ok = give_back(p, t, r, rec, e);
	else
		ok = bring_back(p, t, r, rec, e);
	if (t)
		record_release(t, rec);
	free(rec);
	return ok;
}

/* The last first: what was made one in two goes is taken apart in two. */
static bool put_all_back(struct splitting *p, struct err *e)
{
	struct merged_row_list rows = { 0 };
	bool ok = store_merged_rows(p->se->store, p->merge.id, &rows, e);

	for (size_t i = rows.n; i-- > 0 && ok;)
		ok = put_back(p, &rows.v[i], e);
	pool_release(&rows.pool);
	return ok;
}

/* ---- The people ---- */

static void take_text(char **field, const char *given, int64_t filled, int64_t bit)
{
	if (filled & bit && strcmp(or_empty(*field), or_empty(given)) == 0)
		xreplace(field, "");
}

/* What was filled in, where it still says so. */
static bool empty_kept(struct splitting *p, struct err *e)
{
	const struct person_merge *m = &p->merge;
	struct person kept = { 0 };
	bool ok = store_person_load(p->se->store, m->person_id, &kept, e);

	take_text(&kept.email, m->email, m->filled, FILLED_EMAIL);
	take_text(&kept.phone, m->phone, m->filled, FILLED_PHONE);
	take_text(&kept.title, m->title, m->filled, FILLED_TITLE);
	if ((m->filled & FILLED_PARTY) && kept.party_id == m->party_id)
		kept.party_id = 0;
	ok = ok && store_person_save(p->se->store, &kept, e);
	person_release(&kept);
	return ok;
}

static bool make_person(struct splitting *p, struct err *e)
{
	const struct person_merge *m = &p->merge;
	struct person fresh = { .party_id = m->party_id };
	bool ok;

	xreplace(&fresh.given, m->given);
	xreplace(&fresh.family, m->family);
	xreplace(&fresh.email, m->email);
	xreplace(&fresh.phone, m->phone);
	xreplace(&fresh.title, m->title);
	ok = person_refresh_sort_key(p->se, &fresh, e) &&
		store_person_save(p->se->store, &fresh, e);
	p->done->person_id = fresh.id;
	person_release(&fresh);
	return ok;
}

static bool look_at_rolls(struct splitting *p, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_referring(
		p->se->store, &attendance_table, "person_id", p->merge.person_id, &ids, e);

	for (size_t i = 0; i < ids.n && ok; i++) {
		struct attendance a = { 0 };

		ok = store_attendance_load(p->se->store, ids.v[i], &a, e) &&
			merge_rolls_remember(p->se, a.meeting_id, &p->rolls, e);
		p->done->since += a.id > p->merge.last_row;
		attendance_release(&a);
	}
	pool_release(&ids.pool);
	return ok;
}

static bool forget_merge(struct session *se, int64_t id, struct err *e)
{
	return session_delete_referring(se, &alias_table, "merge_id", id, e) &&
		session_delete_referring(se, &merged_row_table, "merge_id", id, e) &&
		store_person_merge_delete(se->store, id, e);
}

static char *merged_name(const struct person_merge *m)
{
	return name_given_first(or_empty(m->given), or_empty(m->family));
}

static bool split_locked(struct splitting *p, int64_t merge_id, struct err *e)
{
	char *name, *kept = NULL;
	bool ok = store_person_merge_load(p->se->store, merge_id, &p->merge, e) &&
		store_person_name(p->se->store, p->merge.person_id, &kept, e);

	if (!ok)
		return false;
	name = merged_name(&p->merge);
	ok = session_begin(
		p->se, step_label(_("Two people again"), xasprintf("%s, %s", name, kept)), e);
	free(name);
	free(kept);
	if (!ok)
		return false;
	p->se->same_words = true;
	ok = look_at_rolls(p, e) && make_person(p, e) && put_all_back(p, e) && empty_kept(p, e) &&
		forget_merge(p->se, merge_id, e) && merge_rolls_renew(p->se, &p->rolls, e);
	return session_end(p->se, ok, e);
}

bool person_split(struct session *se, int64_t merge_id, struct split_done *done, struct err *e)
{
	struct splitting p = { .se = se, .done = done };
	bool ok;

	*done = (struct split_done) { 0 };
	ok = session_begin(se, NULL, e) && session_end(se, split_locked(&p, merge_id, e), e);
	person_merge_release(&p.merge);
	pool_release(&p.rolls.pool);
	return ok;
}

/* ---- Which merge ---- */

/* Did the person merged then have that name among their others? */
static bool had_alias(
	struct session *se, int64_t merge_id, const char *name, bool *had, struct err *e)
{
	struct merged_row_list rows = { 0 };
	bool ok = store_merged_rows(se->store, merge_id, &rows, e);

	*had = false;
	for (size_t i = 0; i < rows.n && ok && !*had; i++) {
		struct alias a = { 0 };
		bool found;

		if (strcmp(rows.v[i].kind, alias_table.name) != 0 || *rows.v[i].dropped)
			continue;
		ok = load_if_there(se, &alias_table, rows.v[i].row_id, &a, &found, e);
		*had = ok && found && name_compare(or_empty(a.name), name) >= NAME_FOLDED;
		alias_release(&a);
	}
	pool_release(&rows.pool);
	return ok;
}

bool person_merge_named(
	struct session *se, int64_t person_id, const char *name, int64_t *id, struct err *e)
{
	struct person_merge_list list = { 0 };
	bool ok = store_person_merges(se->store, person_id, &list, e);

	*id = 0;
	for (size_t i = 0; i < list.n && ok && !*id; i++) {
		char *merged = merged_name(&list.v[i]);

		if (name_compare(merged, name) >= NAME_FOLDED)
			*id = list.v[i].id;
		free(merged);
	}
	for (size_t i = 0; i < list.n && ok && !*id; i++) {
		bool had;

		ok = had_alias(se, list.v[i].id, name, &had, e);
		if (ok && had)
			*id = list.v[i].id;
	}
	pool_release(&list.pool);
	return ok &&
		(*id ||
			err_set(e, ERR_NOT_FOUND,
				_("Nobody called “%s” was merged into that person."), name));
}

bool person_merges_forget(struct session *se, int64_t person_id, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_referring(se->store, &person_merge_table, "person_id", person_id, &ids, e);

	for (size_t i = 0; i < ids.n && ok; i++)
		ok = forget_merge(se, ids.v[i], e);
	pool_release(&ids.pool);
	return ok && session_delete_referring(se, &namesake_table, "person_id", person_id, e) &&
		session_delete_referring(se, &namesake_table, "other_id", person_id, e);
}
