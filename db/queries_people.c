#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* A person with the party that counts: that of the membership asked about, else the person's own. */
#define ALL                                                                                        \
	"SELECT {people p}, 'member', 0, q.name, q.short_name FROM people p"                       \
	" LEFT JOIN parties q ON q.id = p.party_id"
#define OF_GROUP                                                                                   \
	"SELECT {people p}, k.role, k.id, q.name, q.short_name"                                    \
	" FROM memberships k JOIN people p ON p.id = k.person_id"                                  \
	" LEFT JOIN parties q ON q.id = coalesce(k.party_id, p.party_id)"
#define FORWARDS " WHERE (p.sort_key, p.id) > (?1, ?2)"
#define BACKWARDS " WHERE (p.sort_key, p.id) < (?1, ?2)"
#define OF_PARTY " AND (?3 = 0 OR q.id = ?3)"
/* Each person once, by the oldest membership that holds on the day ?5. */
#define IN_GROUP                                                                                   \
	" AND k.group_id = ?4 AND (k.from_day = '' OR k.from_day <= ?5)"                           \
	" AND (k.to_day = '' OR k.to_day >= ?5) AND NOT EXISTS (SELECT 1 FROM memberships o"       \
	" WHERE o.person_id = k.person_id AND o.group_id = k.group_id AND o.id < k.id"             \
	" AND (o.from_day = '' OR o.from_day <= ?5) AND (o.to_day = '' OR o.to_day >= ?5))"
/* Not those who stand for people that were erased, or whose attendance is too old: "[raderad 12]". */
#define NAMED " AND substr(p.given, 1, 1) <> '['"
#define UP " ORDER BY p.sort_key, p.id"
#define DOWN " ORDER BY p.sort_key DESC, p.id DESC"

/* By whether of one group, and whether backwards. */
static const struct question window[2][2] = {
	{ { ALL FORWARDS OF_PARTY NAMED UP, 0 }, { ALL BACKWARDS OF_PARTY NAMED DOWN, 0 } },
	{ { OF_GROUP FORWARDS OF_PARTY IN_GROUP UP, PLAN_SORTS },
		{ OF_GROUP BACKWARDS OF_PARTY IN_GROUP DOWN, PLAN_SORTS } },
};
static const struct question names = {
	"SELECT p.id, p.given, p.family, p.party_id FROM people p ORDER BY p.id",
	PLAN_SCANS,
};
static const struct question aliases = {
	"SELECT person_id, name FROM aliases ORDER BY person_id, id",
	PLAN_SCANS,
};
static const struct question one_name = { "SELECT given, family FROM people WHERE id = ?1", 0 };
const struct question *const people_questions[] = { &window[0][0], &window[0][1], &window[1][0],
	&window[1][1], &names, &aliases, &one_name, NULL };

/* ---- The window ---- */

static bool ask(struct store *s, const struct person_query *q, sqlite3_stmt **st, struct err *e)
{
	const char *start = q->backwards ? LIST_LAST : LIST_FIRST;

	if (!sql_ask(&s->sql, &window[q->group_id != 0][q->backwards], st, e))
		return false;
	sql_text(*st, 1, q->after_key ? q->after_key : start);
	sql_int(*st, 2, q->after_key ? q->after_id : 0);
	sql_int(*st, 3, q->party_id);
	if (q->group_id) {
		sql_int(*st, 4, q->group_id);
		sql_text(*st, 5, q->today ? q->today : LIST_FIRST);
	}
	return true;
}

static bool fits(const struct person_row *row, const char *text)
{
	char *name = person_name(&row->p), *list_name = person_list_name(&row->p);
	bool hit = text_matches(name, text, ANYWHERE) || text_matches(list_name, text, ANYWHERE) ||
		text_matches(row->party, text, ANYWHERE) ||
		text_matches(row->party_short, text, ANYWHERE) ||
		text_matches(row->p.email, text, ANYWHERE);

	free(name);
	free(list_name);
	return hit;
}

static bool read_row(sqlite3_stmt *st, struct person_row *row, struct pool *pool, struct err *e)
{
	int at = row_columns(&person_table), role;

	*row = (struct person_row) { .last_present = "" };
	if (!row_read(st, 0, &person_table, &row->p, pool, e))
		return false;
	role = keyword_index(member_role_names, sql_column_text(st, at));
	row->role = role < 0 ? ROLE_MEMBER : role;
	row->membership_id = sql_column(st, at + 1);
	row->party = pool_strdup(pool, sql_column_text(st, at + 2));
	row->party_short = pool_strdup(pool, sql_column_text(st, at + 3));
	return true;
}

static bool read_people(struct store *s, const struct person_query *q, int limit,
	struct person_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r = SQL_DONE;
	sqlite3_stmt *st;

	if (!ask(s, q, &st, e))
		return false;
	while ((limit <= 0 || out->n < (size_t)limit) &&
		(r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		if (!read_row(st, &out->v[out->n], &out->pool, e)) {
			r = SQL_FAILED;
			break;
		}
		if (!q->text || !*q->text || fits(&out->v[out->n], q->text))
			out->n++;
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

bool store_people(
	struct store *s, const struct person_query *q, struct person_rows *out, struct err *e)
{
	*out = (struct person_rows) { 0 };
	return read_people(s, q, q->limit, out, e) || LIST_FAIL(out);
}

bool store_people_count(
	struct store *s, const struct person_query *q, int cap, int *n, struct err *e)
{
	struct person_rows rows = { 0 };
	bool ok = read_people(s, q, cap, &rows, e);

	*n = (int)rows.n;
	pool_release(&rows.pool);
	return ok;
}

/* ---- Names ---- */

static struct name_row *add_name(struct name_rows *out, size_t *cap, int64_t person_id)
{
	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	out->v[out->n] = (struct name_row) { .person_id = person_id };
	return &out->v[out->n++];
}

/* Both come by person: the aliases that belong after the latest name. */
static enum sql_result add_aliases(struct store *s, sqlite3_stmt *st, enum sql_result r,
	struct name_rows *out, size_t *cap, int64_t person_id, int64_t party_id, struct err *e)
{
	while (r == SQL_ROW && sql_column(st, 0) <= person_id) {
		struct name_row *row = add_name(out, cap, person_id);

		row->name = pool_strdup(&out->pool, sql_column_text(st, 1));
		row->party_id = party_id;
		row->alias = true;
		r = sql_step(&s->sql, st, e);
	}
	return r;
}

static bool read_names(struct store *s, struct name_rows *out, struct err *e)
{
	sqlite3_stmt *people, *others;
	enum sql_result r, alias;
	size_t cap = 0;

	if (!sql_ask(&s->sql, &names, &people, e) || !sql_ask(&s->sql, &aliases, &others, e))
		return false;
	alias = sql_step(&s->sql, others, e);
	while ((r = sql_step(&s->sql, people, e)) == SQL_ROW && alias != SQL_FAILED) {
		struct name_row *row = add_name(out, &cap, sql_column(people, 0));
		const char *given = sql_column_text(people, 1);
		const char *family = sql_column_text(people, 2);

		row->name = pool_printf(
			&out->pool, "%s%s%s", given, *given && *family ? " " : "", family);
		row->party_id = sql_column(people, 3);
		alias = add_aliases(s, others, alias, out, &cap, row->person_id, row->party_id, e);
	}
	sqlite3_reset(people);
	sqlite3_reset(others);
	return r == SQL_DONE && alias != SQL_FAILED;
}

bool store_names(struct store *s, struct name_rows *out, struct err *e)
{
	*out = (struct name_rows) { 0 };
	return read_names(s, out, e) || LIST_FAIL(out);
}

bool store_person_name(struct store *s, int64_t person_id, char **name, struct err *e)
{
	struct buf b = { 0 };
	const char *family;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &one_name, &st, e))
		return false;
	sql_int(st, 1, person_id);
	switch (sql_step(&s->sql, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_DONE:
		return err_set(e, ERR_NOT_FOUND, _("That entry is not there (any more)."));
	case SQL_ROW:
		break;
	}
	buf_puts(&b, sql_column_text(st, 0));
	family = sql_column_text(st, 1);
	if (b.len && *family)
		buf_putc(&b, ' ');
	buf_puts(&b, family);
	*name = buf_take(&b);
	sqlite3_reset(st);
	return true;
}
