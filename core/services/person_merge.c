#include "services/person_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/people.h"
#include "services/person_merge_parts.h"
#include "services/wording.h"

struct merging {
	struct session *se;
	int64_t merge_id;
	struct person kept, other;
	enum merge_marks marks;
	struct merge_rolls rolls;
	struct merge_done *done;
};

/* ---- Rows of somebody ---- */

/* The rows of t that name a person in that field, loaded: n records of t->size, to be released. */
struct their_rows {
	const struct table *t;
	char *v;
	size_t n;
};

static void *row_at(const struct their_rows *r, size_t i)
{
	return r->v + i * r->t->size;
}

static bool rows_load(struct session *se, const struct table *t, const char *field, int64_t id,
	struct their_rows *out, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_referring(se->store, t, field, id, &ids, e);

	*out = (struct their_rows) { .t = t, .v = xcalloc(ids.n + 1, t->size) };
	for (; out->n < ids.n && ok; out->n++)
		ok = store_load(se->store, t, ids.v[out->n], row_at(out, out->n), e);
	pool_release(&ids.pool);
	return ok;
}

static void rows_release(struct their_rows *r)
{
	for (size_t i = 0; i < r->n; i++)
		record_release(r->t, row_at(r, i));
	free(r->v);
}

/* ---- Clashes ---- */

static bool add_clash(struct session *se, const struct attendance *a, const struct attendance *b,
	bool stands_in, struct merge_clashes *out, size_t *cap, struct err *e)
{
	struct meeting m = { 0 };
	char *words;

	if (!store_meeting_load(se->store, a->meeting_id, &m, e))
		return false;
	words = meeting_words(&m);
	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	out->v[out->n++] = (struct merge_clash) { a->meeting_id, pool_strdup(&out->pool, words),
		a->status, b->status, stands_in };
	free(words);
	meeting_release(&m);
	return true;
}

static bool find_clashes(struct session *se, const struct their_rows *kept,
	const struct their_rows *other, struct merge_clashes *out, struct err *e)
{
	size_t cap = 0;
	bool ok = true;

	for (size_t i = 0; i < kept->n; i++) {
		for (size_t k = 0; k < other->n && ok; k++) {
			const struct attendance *a = row_at(kept, i), *b = row_at(other, k);
			bool stands = a->stands_in_for == b->person_id ||
				b->stands_in_for == a->person_id;

			if (a->meeting_id == b->meeting_id && (stands || merge_marks_clash(a, b)))
				ok = add_clash(se, a, b, stands, out, &cap, e);
		}
	}
	return ok;
}

bool person_merge_clashes(struct session *se, int64_t kept_id, int64_t other_id,
	struct merge_clashes *out, struct err *e)
{
	struct their_rows kept = { 0 }, other = { 0 };
	bool ok;

	*out = (struct merge_clashes) { 0 };
	ok = rows_load(se, &attendance_table, "person_id", kept_id, &kept, e) &&
		rows_load(se, &attendance_table, "person_id", other_id, &other, e) &&
		find_clashes(se, &kept, &other, out, e);
	rows_release(&kept);
	rows_release(&other);
	if (!ok)
		pool_release(&out->pool);
	return ok;
}

static bool refuse_clashes(const struct merge_clashes *c, struct err *e)
{
	enum { NAMED = 4 };
	struct buf list = { 0 };

	for (size_t i = 0; i < c->n && i < NAMED; i++) {
		const struct merge_clash *v = &c->v[i];

		buf_printf(&list, "%s%s (%s, %s)", i ? "; " : "", v->words,
			attendance_label(v->kept), attendance_label(v->other));
	}
	if (c->n > NAMED)
		buf_puts(&list, "; …");
	err_set(e, ERR_CONFLICT,
		ngettext("Both are marked at %zu meeting: %s. Say whose marks count.",
			"Both are marked at %zu meetings: %s. Say whose marks count.", c->n),
		c->n, buf_str(&list));
	buf_release(&list);
	return false;
}

static bool check(struct merging *g, struct err *e)
{
	struct merge_clashes c = { 0 };
	bool ok = person_merge_clashes(g->se, g->kept.id, g->other.id, &c, e);

	for (size_t i = 0; i < c.n && ok; i++) {
		if (c.v[i].stands_in)
			ok = err_set(e, ERR_INVALID,
				_("One stood in for the other at %s: they are two people."),
				c.v[i].words);
	}
	if (ok && c.n > 0 && g->marks == MERGE_REFUSE)
		ok = refuse_clashes(&c, e);
	pool_release(&c.pool);
	return ok;
}

/* ---- Rows go over ---- */

static bool note_row(struct merging *g, const struct table *t, const char *field, int64_t row_id,
	struct merged_row *r, struct err *e)
{
	bool ok;

	r->merge_id = g->merge_id;
	r->row_id = row_id;
	xreplace(&r->kind, t->name);
	xreplace(&r->field, field);
	ok = store_merged_row_save(g->se->store, r, e);
	merged_row_release(r);
	return ok;
}

/* The row of who is kept stands for both; the other one goes, and its image is kept. */
static bool join_rows(struct merging *g, const struct table *t, const char *field, void *kept,
	const void *other, struct err *e)
{
	const struct head *h = other;
	struct merged_row r = { .kept_id = ((struct head *)kept)->id,
		.dropped = store_image(t, other) };
	char *was = store_image(t, kept);
	bool ok, same;

	merge_rows_join(t, kept, other, g->marks);
	ok = store_delete(g->se->store, t, h->id, e) && store_save(g->se->store, t, kept, e);
	if (ok) {
		r.kept_is = store_image(t, kept);
		same = strcmp(was, r.kept_is) == 0;
		r.kept_was = xstrdup(same ? "" : was);
		if (same)
			xreplace(&r.kept_is, "");
		g->done->joined++;
		g->done->same_meetings += t == &attendance_table;
	}
	free(was);
	ok = ok && note_row(g, t, field, h->id, &r, e);
	merged_row_release(&r);
	return ok;
}

static bool give_row(
	struct merging *g, const struct table *t, const char *field, void *row, struct err *e)
{
	struct merged_row r = { 0 };

	column_set_int(table_column(t, field), row, g->kept.id);
	g->done->went++;
	g->done->meetings += t == &attendance_table && strcmp(field, "person_id") == 0;
	return store_save(g->se->store, t, row, e) &&
		note_row(g, t, field, ((struct head *)row)->id, &r, e);
}

/* It would say nothing of who is kept: their own name as another one of theirs. */
static bool drop_row(
	struct merging *g, const struct table *t, const char *field, const void *row, struct err *e)
{
	struct merged_row r = { .dropped = store_image(t, row) };
	int64_t id = ((const struct head *)row)->id;

	return store_delete(g->se->store, t, id, e) && note_row(g, t, field, id, &r, e);
}

static bool says_nothing(const struct merging *g, const struct table *t, const void *row)
{
	char *name;
	bool same;

	if (t != &alias_table)
		return false;
	name = person_name(&g->kept);
	same = strcmp(name, or_empty(((const struct alias *)row)->name)) == 0;
	free(name);
	return same;
}

static bool move_row(struct merging *g, const struct their_rows *kept, const char *field, void *row,
	struct err *e)
{
	const struct table *t = kept->t;
	bool whose = strcmp(field, "person_id") == 0;

	if (says_nothing(g, t, row))
		return drop_row(g, t, field, row, e);
	for (size_t i = 0; i < kept->n && whose; i++) {
		if (merge_rows_meet(t, row_at(kept, i), row))
			return join_rows(g, t, field, row_at(kept, i), row, e);
	}
	return give_row(g, t, field, row, e);
}

static bool move_rows(struct merging *g, const struct table *t, const char *field, struct err *e)
{
	struct their_rows kept = { 0 }, other = { 0 };
	bool ok = rows_load(g->se, t, field, g->kept.id, &kept, e) &&
		rows_load(g->se, t, field, g->other.id, &other, e);

	for (size_t i = 0; i < other.n && ok; i++)
		ok = move_row(g, &kept, field, row_at(&other, i), e);
	rows_release(&kept);
	rows_release(&other);
	return ok;
}

/* A membership that went over may have joined two that were apart. */
static bool join_memberships(struct merging *g, struct err *e)
{
	struct their_rows r = { 0 };
	bool ok = rows_load(g->se, &membership_table, "person_id", g->kept.id, &r, e);

	for (size_t i = 0; i < r.n; i++) {
		for (size_t k = i + 1; k < r.n && ok; k++) {
			struct membership *a = row_at(&r, i), *b = row_at(&r, k);

			if (!a->id || !b->id || !merge_rows_meet(&membership_table, a, b))
				continue;
			ok = join_rows(g, &membership_table, "person_id", a, b, e);
			b->id = 0;
		}
	}
	rows_release(&r);
	return ok;
}

/* Pairs that are two people: the pair itself is settled, the others are now of who is kept. */
static bool move_pair(struct merging *g, const char *field, struct namesake *pair,
	const struct namesake_list *all, struct err *e)
{
	int64_t third = pair->person_id == g->other.id ? pair->other_id : pair->person_id;
	struct namesake want = { .id = pair->id, .rev = pair->rev };
	bool known = third == g->kept.id;

	want.person_id = third < g->kept.id ? third : g->kept.id;
	want.other_id = third < g->kept.id ? g->kept.id : third;
	for (size_t i = 0; i < all->n; i++)
		known |= all->v[i].person_id == want.person_id &&
			all->v[i].other_id == want.other_id;
	if (!drop_row(g, &namesake_table, field, pair, e))
		return false;
	want.id = want.rev = 0;
	return known || store_namesake_save(g->se->store, &want, e);
}

static bool move_pairs(struct merging *g, struct err *e)
{
	struct namesake_list all = { 0 };
	bool ok = store_namesakes(g->se->store, &all, e);

	for (size_t i = 0; i < all.n && ok; i++) {
		struct namesake *p = &all.v[i];

		if (p->person_id == g->other.id)
			ok = move_pair(g, "person_id", p, &all, e);
		else if (p->other_id == g->other.id)
			ok = move_pair(g, "other_id", p, &all, e);
	}
	pool_release(&all.pool);
	return ok;
}

/* Whatever table refers to a person, now or in a later version. */
static bool move_everything(struct merging *g, struct err *e)
{
	bool ok = move_pairs(g, e);

	for (size_t i = 0; model_tables[i] && ok; i++) {
		const struct table *t = model_tables[i];

		for (size_t k = 0; k < t->n_columns && ok; k++) {
			const struct column *c = &t->columns[k];

			if (t != &namesake_table && c->type == COLUMN_REF &&
				strcmp(c->refers, person_table.name) == 0)
				ok = move_rows(g, t, c->name, e);
		}
	}
	return ok && join_memberships(g, e);
}

/* ---- The person ---- */

static bool fill_text(char **field, const char *from)
{
	if ((*field && **field) || !from || !*from)
		return false;
	xreplace(field, from);
	return true;
}

static int64_t fill_person(struct person *kept, const struct person *other)
{
	int64_t filled = 0;

	filled |= fill_text(&kept->email, other->email) ? FILLED_EMAIL : 0;
	filled |= fill_text(&kept->phone, other->phone) ? FILLED_PHONE : 0;
	filled |= fill_text(&kept->title, other->title) ? FILLED_TITLE : 0;
	if (!kept->party_id && other->party_id) {
		kept->party_id = other->party_id;
		filled |= FILLED_PARTY;
	}
	return filled;
}

/* The highest row of their rolls, and what those say now. */
static bool look_at_rolls(struct merging *g, int64_t person_id, int64_t *last, struct err *e)
{
	struct their_rows r = { 0 };
	bool ok = rows_load(g->se, &attendance_table, "person_id", person_id, &r, e);

	for (size_t i = 0; i < r.n && ok; i++) {
		const struct attendance *a = row_at(&r, i);

		*last = a->id > *last ? a->id : *last;
		ok = merge_rolls_remember(g->se, a->meeting_id, &g->rolls, e);
	}
	rows_release(&r);
	return ok;
}

static bool put_merge(struct merging *g, struct err *e)
{
	struct person_merge m = { .person_id = g->kept.id,
		.other_id = g->other.id,
		.at = clock_now(g->se->clock),
		.party_id = g->other.party_id };
	bool ok = look_at_rolls(g, g->kept.id, &m.last_row, e) &&
		look_at_rolls(g, g->other.id, &m.last_row, e);

	xreplace(&m.given, g->other.given);
	xreplace(&m.family, g->other.family);
	xreplace(&m.email, g->other.email);
	xreplace(&m.phone, g->other.phone);
	xreplace(&m.title, g->other.title);
	m.filled = fill_person(&g->kept, &g->other);
	ok = ok && store_person_save(g->se->store, &g->kept, e) &&
		store_person_merge_save(g->se->store, &m, e);
	g->merge_id = g->done->merge_id = m.id;
	person_merge_release(&m);
	return ok;
}

/* The other name, unless it is theirs already. */
static bool put_alias(struct merging *g, struct err *e)
{
	struct alias_list have = { 0 };
	char *name = person_name(&g->other), *own = person_name(&g->kept);
	bool ok = store_aliases(g->se->store, g->kept.id, &have, e);
	bool known = strcmp(name, own) == 0;

	for (size_t i = 0; i < have.n; i++)
		known |= strcmp(have.v[i].name, name) == 0;
	if (ok && !known) {
		struct alias a = { .person_id = g->kept.id,
			.name = xstrdup(name),
			.source = ALIAS_MERGED,
			.merge_id = g->merge_id };

		ok = store_alias_save(g->se->store, &a, e);
		alias_release(&a);
	}
	pool_release(&have.pool);
	free(name);
	free(own);
	return ok;
}

static bool merge_locked(struct merging *g, struct err *e)
{
	char *a, *b;
	bool ok = store_person_load(g->se->store, g->kept.id, &g->kept, e) &&
		store_person_load(g->se->store, g->other.id, &g->other, e) && check(g, e);

	if (!ok)
		return false;
	a = person_name(&g->other);
	b = person_name(&g->kept);
	ok = session_begin(g->se, step_label(_("Merged"), xasprintf(_("%s is %s"), a, b)), e);
	free(a);
	free(b);
	if (!ok)
		return false;
	g->se->same_words = true;
	ok = put_merge(g, e) && move_everything(g, e) && put_alias(g, e) &&
		store_person_delete(g->se->store, g->other.id, e) &&
		merge_rolls_renew(g->se, &g->rolls, e);
	return session_end(g->se, ok, e);
}

bool person_merge(struct session *se, int64_t kept_id, int64_t other_id, enum merge_marks marks,
	struct merge_done *done, struct err *e)
{
	struct merging g = { .se = se,
		.kept = { .id = kept_id },
		.other = { .id = other_id },
		.marks = marks,
		.done = done };
	bool ok;

	*done = (struct merge_done) { 0 };
	if (kept_id == other_id)
		return err_set(e, ERR_INVALID, _("That is one and the same entry."));
	ok = session_begin(se, NULL, e) && session_end(se, merge_locked(&g, e), e);
	person_release(&g.kept);
	person_release(&g.other);
	pool_release(&g.rolls.pool);
	return ok;
}
