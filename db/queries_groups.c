#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question groups = {
	"SELECT {groups g}, (SELECT count(DISTINCT k.person_id) FROM memberships k"
	" WHERE k.group_id = g.id AND (k.from_day = '' OR k.from_day <= ?1)"
	" AND (k.to_day = '' OR k.to_day >= ?1)) FROM groups g ORDER BY g.name, g.id",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question parties = {
	"SELECT {parties p}, (SELECT count(*) FROM people q WHERE q.party_id = p.id) FROM parties p",
	PLAN_SCANS,
};
#define MEMBERSHIPS                                                                                \
	"SELECT {memberships k}, p.given, p.family, g.name, g.short_name, q.name"                  \
	" FROM memberships k JOIN people p ON p.id = k.person_id"                                  \
	" JOIN groups g ON g.id = k.group_id"                                                      \
	" LEFT JOIN parties q ON q.id = coalesce(k.party_id, p.party_id)"
#define BY_GROUP " ORDER BY g.name, p.sort_key, k.id"
static const struct question memberships[] = {
	{ MEMBERSHIPS BY_GROUP, PLAN_SCANS | PLAN_SORTS },
	{ MEMBERSHIPS " WHERE k.person_id = ?1" BY_GROUP, PLAN_SORTS },
	{ MEMBERSHIPS " WHERE k.group_id = ?2" BY_GROUP, PLAN_SORTS },
	{ MEMBERSHIPS " WHERE k.person_id = ?1 AND k.group_id = ?2" BY_GROUP, PLAN_SORTS },
};
const struct question *const group_questions[] = { &groups, &parties, &memberships[0],
	&memberships[1], &memberships[2], &memberships[3], NULL };

/* ---- Groups ---- */

static int by_kind(const void *a, const void *b)
{
	const struct group_row *x = a, *y = b;
	int order = x->g.kind - y->g.kind;

	if (order == 0)
		order = strcmp(x->g.name, y->g.name);
	return order ? order : (x->g.id > y->g.id) - (x->g.id < y->g.id);
}

static bool read_groups(struct store *s, const char *today, struct group_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &groups, &st, e))
		return false;
	sql_text(st, 1, today);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		if (!row_read(st, 0, &group_table, &out->v[out->n].g, &out->pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		out->v[out->n++].members = (int)sql_column(st, row_columns(&group_table));
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_kind);
	return r == SQL_DONE;
}

bool store_groups(struct store *s, const char *today, struct group_rows *out, struct err *e)
{
	*out = (struct group_rows) { 0 };
	return read_groups(s, today, out, e) || LIST_FAIL(out);
}

/* ---- Parties ---- */

struct keyed {
	char *key;
	struct party_row row;
};

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : (x->row.p.id > y->row.p.id) - (x->row.p.id < y->row.p.id);
}

static bool read_parties(
	struct store *s, struct pool *pool, struct keyed **v, size_t *n, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &parties, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct keyed *k;
		char *key;

		*v = pool_grow(pool, *v, *n, &cap, sizeof(**v));
		k = &(*v)[*n];
		if (!row_read(st, 0, &party_table, &k->row.p, pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		k->row.people = (int)sql_column(st, row_columns(&party_table));
		key = text_sort_key(k->row.p.name);
		k->key = pool_strdup(pool, key);
		free(key);
		++*n;
	}
	return r == SQL_DONE;
}

bool store_parties(struct store *s, struct party_rows *out, struct err *e)
{
	struct keyed *v = NULL;
	size_t n = 0;

	*out = (struct party_rows) { 0 };
	if (!read_parties(s, &out->pool, &v, &n, e))
		return LIST_FAIL(out);
	if (n)
		qsort(v, n, sizeof(*v), by_key);
	out->v = pool_alloc(&out->pool, (n + 1) * sizeof(*out->v));
	for (; out->n < n; out->n++)
		out->v[out->n] = v[out->n].row;
	return true;
}

/* ---- Memberships ---- */

static bool read_memberships(struct store *s, int64_t person_id, int64_t group_id,
	struct membership_rows *out, struct err *e)
{
	int at = row_columns(&membership_table);
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &memberships[(person_id != 0) + 2 * (group_id != 0)], &st, e))
		return false;
	if (person_id)
		sql_int(st, 1, person_id);
	if (group_id)
		sql_int(st, 2, group_id);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct membership_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n];
		if (!row_read(st, 0, &membership_table, &row->m, &out->pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		row->given = pool_strdup(&out->pool, sql_column_text(st, at));
		row->family = pool_strdup(&out->pool, sql_column_text(st, at + 1));
		row->group = pool_strdup(&out->pool, sql_column_text(st, at + 2));
		row->group_short = pool_strdup(&out->pool, sql_column_text(st, at + 3));
		row->party = pool_strdup(&out->pool, sql_column_text(st, at + 4));
		out->n++;
	}
	return r == SQL_DONE;
}

bool store_memberships(struct store *s, int64_t person_id, int64_t group_id,
	struct membership_rows *out, struct err *e)
{
	*out = (struct membership_rows) { 0 };
	return read_memberships(s, person_id, group_id, out, e) || LIST_FAIL(out);
}
