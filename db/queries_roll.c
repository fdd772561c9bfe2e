#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question rows_of = {
	"SELECT {attendances a}, p.given, p.family, p.sort_key, p.party_id"
	" FROM attendances a JOIN people p ON p.id = a.person_id WHERE a.meeting_id = ?1",
	0,
};
/* Members of the meeting's groups on its day (?2): who is called, and what each row's person is
 * there. */
#define MEMBER_THEN                                                                                \
	" (k.from_day = '' OR k.from_day <= ?2) AND (k.to_day = '' OR k.to_day >= ?2)"             \
	" ORDER BY k.person_id, k.id"
static const struct question members = {
	"SELECT k.person_id, p.given, p.family, p.sort_key, p.party_id, k.role, k.party_id,"
	" k.mandate, k.group_id, k.turn"
	" FROM meeting_groups x JOIN memberships k ON k.group_id = x.group_id"
	" JOIN people p ON p.id = k.person_id WHERE x.meeting_id = ?1 AND" MEMBER_THEN,
	PLAN_SORTS,
};
/* The same of those who have a row. */
static const struct question members_there = {
	"SELECT k.person_id, '', '', '', 0, k.role, k.party_id, k.mandate, k.group_id, k.turn"
	" FROM attendances a CROSS JOIN memberships k ON k.person_id = a.person_id"
	" JOIN meeting_groups x ON x.meeting_id = ?1 AND x.group_id = k.group_id"
	" WHERE a.meeting_id = ?1 AND" MEMBER_THEN,
	PLAN_SORTS,
};
static const struct question party = {
	"SELECT name, short_name, kind FROM parties WHERE id = ?1",
	0,
};
static const struct question meeting = {
	"SELECT substr(starts, 1, 10), status FROM meetings WHERE id = ?1",
	0,
};
static const struct question row_of_person = {
	"SELECT {attendances a} FROM attendances a WHERE a.meeting_id = ?1 AND a.person_id = ?2",
	0,
};
const struct question *const roll_questions[] = { &rows_of, &members, &members_there, &party,
	&meeting, &row_of_person, NULL };

struct roll {
	struct store *s;
	struct roll_rows *out;
	size_t cap;
	int64_t meeting_id;
	char day[16];
	bool rows_only; /* running or held: later members change no history */
};

/* ---- Gathering ---- */

static struct roll_row *add(struct roll *r)
{
	struct roll_row *row;

	r->out->v = pool_grow(&r->out->pool, r->out->v, r->out->n, &r->cap, sizeof(*r->out->v));
	row = &r->out->v[r->out->n++];
	*row = (struct roll_row) { .a.meeting_id = r->meeting_id,
		.called_as = ATTENDS_AS_GUEST,
		.party = "",
		.party_short = "",
		.substitute_given = "",
		.substitute_family = "" };
	return row;
}

/* The person's columns: given, family, sort key, own party. */
static void read_person(struct roll *r, struct roll_row *row, sqlite3_stmt *st, int at)
{
	row->given = pool_strdup(&r->out->pool, sql_column_text(st, at));
	row->family = pool_strdup(&r->out->pool, sql_column_text(st, at + 1));
	row->sort_key = pool_strdup(&r->out->pool, sql_column_text(st, at + 2));
	row->party_id = sql_column(st, at + 3);
}

static bool read_stored(struct roll *r, struct err *e)
{
	enum sql_result result;
	sqlite3_stmt *st;

	if (!sql_ask(&r->s->sql, &rows_of, &st, e))
		return false;
	sql_int(st, 1, r->meeting_id);
	while ((result = sql_step(&r->s->sql, st, e)) == SQL_ROW) {
		struct roll_row *row = add(r);

		if (!row_read(st, 0, &attendance_table, &row->a, &r->out->pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		read_person(r, row, st, row_columns(&attendance_table));
	}
	return result == SQL_DONE;
}

static int by_person(const void *a, const void *b)
{
	const struct roll_row *x = a, *y = b;

	return (x->a.person_id > y->a.person_id) - (x->a.person_id < y->a.person_id);
}

static void add_group(struct roll *r, struct roll_row *row, int64_t group_id)
{
	int64_t *v = pool_alloc(&r->out->pool, (row->n_groups + 1) * sizeof(*v));

	if (row->n_groups)
		memcpy(v, row->groups, row->n_groups * sizeof(*v));
	v[row->n_groups++] = group_id;
	row->groups = v;
}

/* The row of a member: one that is stored (they come by person as the members do: one walk) or a new
 * one; NULL where members without one do not count. */
static struct roll_row *row_of_member(
	struct roll *r, sqlite3_stmt *st, size_t stored, size_t *i, int64_t id)
{
	struct roll_row *row;

	while (*i < stored && r->out->v[*i].a.person_id < id)
		++*i;
	if (*i < stored && r->out->v[*i].a.person_id == id) {
		row = &r->out->v[*i];
	} else if (r->rows_only) {
		return NULL;
	} else {
		row = add(r);
		row->a.person_id = id;
		read_person(r, row, st, 1);
	}
	row->role = keyword_index(member_role_names, sql_column_text(st, 5));
	row->turn = sql_column(st, 9);
	if (sql_column(st, 6))
		row->party_id = sql_column(st, 6);
	return row;
}

/* The first membership of a person gives role and party. */
static bool read_members(struct roll *r, struct err *e)
{
	size_t stored = r->out->n, i = 0;
	struct roll_row *row = NULL;
	int64_t last = 0;
	enum sql_result result;
	sqlite3_stmt *st;

	if (!sql_ask(&r->s->sql, r->rows_only ? &members_there : &members, &st, e))
		return false;
	sql_int(st, 1, r->meeting_id);
	sql_text(st, 2, r->day);
	while ((result = sql_step(&r->s->sql, st, e)) == SQL_ROW) {
		int64_t id = sql_column(st, 0);

		if (id != last)
			row = row_of_member(r, st, stored, &i, id);
		last = id;
		if (!row)
			continue;
		row->mandate |= sql_column(st, 7) != 0;
		add_group(r, row, sql_column(st, 8));
	}
	return result == SQL_DONE;
}

/* ---- What each row says ---- */

static bool read_party(struct roll *r, struct roll_row *row, bool *office, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&r->s->sql, &party, &st, e))
		return false;
	sql_int(st, 1, row->party_id);
	switch (sql_step(&r->s->sql, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_DONE:
		break;
	case SQL_ROW:
		row->party = pool_strdup(&r->out->pool, sql_column_text(st, 0));
		row->party_short = pool_strdup(&r->out->pool, sql_column_text(st, 1));
		*office = keyword_index(party_kind_names, sql_column_text(st, 2)) == PARTY_OFFICE;
		sqlite3_reset(st);
	}
	return true;
}

static int by_party(const void *a, const void *b)
{
	const struct roll_row *x = a, *y = b;

	return (x->party_id > y->party_id) - (x->party_id < y->party_id);
}

/* What a member attends as, unless the row says so. */
static void settle_role(struct roll_row *row, bool own_office)
{
	if (row->n_groups)
		row->called_as = (int)roll_called_as(row->role, own_office);
	if (!row->a.id)
		row->a.role = row->called_as;
}

static bool name_parties(struct roll *r, struct err *e)
{
	struct roll_row *v = r->out->v;
	bool office = false;

	for (size_t i = 0; i < r->out->n; i++)
		if (v[i].a.party_id)
			v[i].party_id = v[i].a.party_id;
	if (r->out->n)
		qsort(v, r->out->n, sizeof(*v), by_party);
	for (size_t i = 0; i < r->out->n; i++) {
		if (i > 0 && v[i].party_id == v[i - 1].party_id) {
			v[i].party = v[i - 1].party;
			v[i].party_short = v[i - 1].party_short;
		} else if (v[i].party_id && !read_party(r, &v[i], &office, e)) {
			return false;
		}
		settle_role(&v[i], office || !v[i].party_id);
	}
	return true;
}

/* Rows are by person. */
static void name_substitutes(struct roll *r)
{
	struct roll_row *v = r->out->v;

	for (size_t i = 0; i < r->out->n; i++) {
		struct roll_row key = { .a.person_id = v[i].a.stands_in_for }, *for_whom;

		if (!v[i].a.stands_in_for)
			continue;
		for_whom = bsearch(&key, v, r->out->n, sizeof(*v), by_person);
		if (!for_whom)
			continue;
		for_whom->substitute_id = v[i].a.person_id;
		for_whom->substitute_given = v[i].given;
		for_whom->substitute_family = v[i].family;
	}
}

static int by_sort_key(const void *a, const void *b)
{
	const struct roll_row *x = a, *y = b;
	int order = strcmp(x->sort_key, y->sort_key);

	return order ? order : by_person(a, b);
}

static void sort(struct roll *r, int (*order)(const void *, const void *))
{
	if (r->out->n)
		qsort(r->out->v, r->out->n, sizeof(*r->out->v), order);
}

/* ---- The port ---- */

static bool read_meeting(struct roll *r, struct err *e)
{
	sqlite3_stmt *st;
	int status;

	if (!sql_ask(&r->s->sql, &meeting, &st, e))
		return false;
	sql_int(st, 1, r->meeting_id);
	if (sql_step(&r->s->sql, st, e) != SQL_ROW)
		return err_set(e, ERR_NOT_FOUND, _("That meeting is not there (any more)."));
	snprintf(r->day, sizeof(r->day), "%s", sql_column_text(st, 0));
	status = keyword_index(meeting_status_names, sql_column_text(st, 1));
	r->rows_only = status == STATUS_RUNNING || status == STATUS_HELD;
	sqlite3_reset(st);
	return true;
}

static bool gather(struct roll *r, struct err *e)
{
	if (!read_meeting(r, e) || !read_stored(r, e))
		return false;
	sort(r, by_person);
	if (!read_members(r, e) || !name_parties(r, e))
		return false;
	sort(r, by_person);
	name_substitutes(r);
	sort(r, by_sort_key);
	return true;
}

bool store_roll(struct store *s, int64_t meeting_id, struct roll_rows *out, struct err *e)
{
	struct roll r = { .s = s, .out = out, .meeting_id = meeting_id };

	*out = (struct roll_rows) { 0 };
	return gather(&r, e) || LIST_FAIL(out);
}

bool store_attendance_find(
	struct store *s, int64_t meeting_id, int64_t person_id, struct attendance *a, struct err *e)
{
	sqlite3_stmt *st;
	bool found, ok;

	if (!sql_ask(&s->sql, &row_of_person, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	sql_int(st, 2, person_id);
	if (!sql_find(&s->sql, st, &found, e))
		return false;
	if (!found)
		return err_set(e, ERR_NOT_FOUND, "%s", "");
	ok = row_read(st, 0, &attendance_table, a, NULL, e);
	sqlite3_reset(st);
	return ok;
}
