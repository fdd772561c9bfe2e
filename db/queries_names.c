/* People under several names. */
#include <string.h>

#include "db/image.h"
#include "db/list.h"
#include "db/questions.h"
#include "db/store.h"

static const struct question everybody = {
	"SELECT id, given, family, email, party_id FROM people ORDER BY id",
	PLAN_SCANS,
};
static const struct question all_memberships = {
	"SELECT person_id, group_id FROM memberships ORDER BY person_id, group_id",
	PLAN_SCANS,
};
static const struct question all_names = {
	"SELECT person_id, name FROM aliases ORDER BY person_id, id",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question met = {
	"SELECT count(*), coalesce(sum(x.status IN ('onsite', 'remote')"
	" AND y.status IN ('onsite', 'remote')), 0)"
	" FROM attendances x JOIN attendances y ON y.person_id = ?2 AND y.meeting_id = x.meeting_id"
	" WHERE x.person_id = ?1 AND x.status <> 'unmarked' AND y.status <> 'unmarked'",
	0,
};
static const struct question seen = {
	"SELECT count(*), coalesce(sum(a.status IN ('onsite', 'remote')), 0), min(m.starts), max(m.starts)"
	" FROM attendances a JOIN meetings m ON m.id = a.meeting_id"
	" WHERE a.person_id = ?1 AND m.status <> 'cancelled'",
	0,
};
static const struct question aliases_of = {
	"SELECT {aliases a} FROM aliases a WHERE a.person_id = ?1 ORDER BY a.id",
	0,
};
static const struct question aliases_all = {
	"SELECT {aliases a} FROM aliases a ORDER BY a.person_id, a.id",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question merges_of = {
	"SELECT {person_merges g} FROM person_merges g WHERE g.person_id = ?1 ORDER BY g.id DESC",
	0,
};
static const struct question merges_all = {
	"SELECT {person_merges g} FROM person_merges g ORDER BY g.id DESC",
	PLAN_SCANS,
};
static const struct question rows_of = {
	"SELECT {merged_rows r} FROM merged_rows r WHERE r.merge_id = ?1 ORDER BY r.id",
	0,
};
static const struct question pairs = {
	"SELECT {namesakes k} FROM namesakes k ORDER BY k.id",
	PLAN_SCANS,
};
const struct question *const name_questions[] = { &everybody, &all_memberships, &all_names, &met,
	&seen, &aliases_of, &aliases_all, &merges_of, &merges_all, &rows_of, &pairs, NULL };

/* ---- Everybody ---- */

/* Rows of (person, something) that come in the order of the people. */
struct beside {
	sqlite3_stmt *st;
	enum sql_result r;
};

static bool beside_open(struct store *s, const struct question *q, struct beside *b, struct err *e)
{
	if (!sql_ask(&s->sql, q, &b->st, e))
		return false;
	b->r = sql_step(&s->sql, b->st, e);
	return b->r != SQL_FAILED;
}

static bool add_groups(
	struct store *s, struct beside *b, struct known_person *p, struct pool *pool, struct err *e)
{
	int64_t *v = NULL;
	size_t cap = 0;

	while (b->r == SQL_ROW && sql_column(b->st, 0) <= p->id) {
		int64_t group = sql_column(b->st, 1);

		if (sql_column(b->st, 0) == p->id &&
			(!p->n_groups || v[p->n_groups - 1] != group)) {
			v = pool_grow(pool, v, p->n_groups, &cap, sizeof(*v));
			v[p->n_groups++] = group;
		}
		b->r = sql_step(&s->sql, b->st, e);
	}
	p->groups = v;
	return b->r != SQL_FAILED;
}

static bool add_names(
	struct store *s, struct beside *b, struct known_person *p, struct pool *pool, struct err *e)
{
	const char **v = NULL;
	size_t cap = 0;

	while (b->r == SQL_ROW && sql_column(b->st, 0) <= p->id) {
		if (sql_column(b->st, 0) == p->id) {
			v = pool_grow(pool, v, p->n_names, &cap, sizeof(*v));
			v[p->n_names++] = pool_strdup(pool, sql_column_text(b->st, 1));
		}
		b->r = sql_step(&s->sql, b->st, e);
	}
	p->names = v;
	return b->r != SQL_FAILED;
}

static void read_known(sqlite3_stmt *st, struct known_person *p, struct pool *pool)
{
	const char *given = sql_column_text(st, 1), *family = sql_column_text(st, 2);

	*p = (struct known_person) { .id = sql_column(st, 0), .party_id = sql_column(st, 4) };
	p->name = pool_printf(pool, "%s%s%s", given, *given && *family ? " " : "", family);
	p->email = pool_strdup(pool, sql_column_text(st, 3));
}

static bool read_everybody(struct store *s, struct known_people *out, struct err *e)
{
	struct beside groups = { 0 }, names = { 0 };
	enum sql_result r;
	sqlite3_stmt *st;
	size_t cap = 0;
	bool ok = sql_ask(&s->sql, &everybody, &st, e) &&
		beside_open(s, &all_memberships, &groups, e) &&
		beside_open(s, &all_names, &names, e);

	if (!ok)
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW && ok) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		read_known(st, &out->v[out->n], &out->pool);
		ok = add_groups(s, &groups, &out->v[out->n], &out->pool, e) &&
			add_names(s, &names, &out->v[out->n], &out->pool, e);
		out->n++;
	}
	sqlite3_reset(st);
	sqlite3_reset(groups.st);
	sqlite3_reset(names.st);
	return ok && r == SQL_DONE;
}

bool store_known_people(struct store *s, struct known_people *out, struct err *e)
{
	*out = (struct known_people) { 0 };
	return read_everybody(s, out, e) || LIST_FAIL(out);
}

/* ---- One or two ---- */

bool store_met(struct store *s, int64_t a, int64_t b, int *marked, int *present, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &met, &st, e))
		return false;
	sql_int(st, 1, a);
	sql_int(st, 2, b);
	if (sql_step(&s->sql, st, e) != SQL_ROW)
		return false;
	*marked = (int)sql_column(st, 0);
	*present = (int)sql_column(st, 1);
	sqlite3_reset(st);
	return true;
}

bool store_seen(struct store *s, int64_t person_id, struct person_seen *out, struct pool *pool,
	struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &seen, &st, e))
		return false;
	sql_int(st, 1, person_id);
	if (sql_step(&s->sql, st, e) != SQL_ROW)
		return false;
	*out = (struct person_seen) {
		.called = (int)sql_column(st, 0),
		.present = (int)sql_column(st, 1),
		.first = pool_strdup(pool, sql_column_text(st, 2)),
		.last = pool_strdup(pool, sql_column_text(st, 3)),
	};
	sqlite3_reset(st);
	return true;
}

/* ---- Lists ---- */

/* id 0 asks without one. */
static bool ask(struct store *s, const struct question *q, int64_t id, const struct table *t,
	struct pool *pool, void **v, size_t *n, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	if (id)
		sql_int(st, 1, id);
	return list_read(&s->sql, st, t, pool, v, n, e);
}

bool store_aliases(struct store *s, int64_t person_id, struct alias_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct alias_list) { 0 };
	if (!ask(s, person_id ? &aliases_of : &aliases_all, person_id, &alias_table, &out->pool, &v,
		    &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_person_merges(
	struct store *s, int64_t person_id, struct person_merge_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct person_merge_list) { 0 };
	if (!ask(s, person_id ? &merges_of : &merges_all, person_id, &person_merge_table,
		    &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_merged_rows(
	struct store *s, int64_t merge_id, struct merged_row_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct merged_row_list) { 0 };
	if (!ask(s, &rows_of, merge_id, &merged_row_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_namesakes(struct store *s, struct namesake_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct namesake_list) { 0 };
	if (!ask(s, &pairs, 0, &namesake_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

/* ---- Images ---- */

char *store_image(const struct table *t, const void *rec)
{
	struct buf b = { 0 };

	image_write(t, rec, &b);
	return buf_take(&b);
}

bool store_image_read(const struct table *t, const char *image, void *rec)
{
	return image_read(t, image, rec);
}
