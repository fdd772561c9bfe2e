#include "formats/people_sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "rules/role_words.h"

enum { HEADS_AMONG = 20, LOOKED_AT = 200, RANK_EMPTY = 1000 };

/* ---- The row of heads --------------------------------------------------------------------------------- */

/* Only one column holds these. */
static bool is_single(int field)
{
	return field != PEOPLE_NOTHING && field != PEOPLE_EMAIL && field != PEOPLE_PHONE &&
		field != PEOPLE_GROUPS;
}

/* How many different fields the cells of a row name; *named is true where one of them is the name. */
static size_t known_heads(const struct csv_row *row, bool *named)
{
	bool seen[PEOPLE_FIELDS] = { false };
	size_t n = 0;

	*named = false;
	for (size_t i = 0; i < row->n; i++) {
		int rank, field = people_head_field(row->cells[i], &rank);

		if (field == PEOPLE_NOTHING || strchr(row->cells[i], '@'))
			continue;
		n += !seen[field];
		seen[field] = true;
		*named |= field == PEOPLE_NAME && rank < 50;
	}
	return n;
}

/* The row that names the columns; t->n where there is none. */
static size_t find_heads(const struct csv_table *t)
{
	size_t best = 0, at = t->n;

	for (size_t i = 0; i < t->n && i < HEADS_AMONG; i++) {
		bool named;
		size_t known = known_heads(&t->v[i], &named);

		if (known > best && (known >= 2 || named)) {
			best = known;
			at = i;
		}
	}
	return at;
}

static bool has_cells(const struct people_sheet *s, size_t column)
{
	for (size_t i = s->first; i < s->table.n; i++)
		if (*csv_at(&s->table.v[i], column))
			return true;
	return false;
}

/* Of several columns that could be one field the surest is that has anything in it, the first of those. */
static void take_heads(struct people_sheet *s, const struct csv_row *heads)
{
	struct csv_table *t = &s->table;
	int *ranks = xcalloc(t->columns + 1, sizeof(*ranks));

	for (size_t i = 0; i < t->columns; i++) {
		struct people_column *c = &s->columns[i];

		c->head = csv_at(heads, i);
		c->field = people_head_field(c->head, &ranks[i]);
		ranks[i] += has_cells(s, i) ? 0 : RANK_EMPTY;
		for (size_t k = 0; k < i && is_single(c->field); k++) {
			struct people_column *other = &s->columns[k];

			if (other->field != c->field)
				continue;
			if (ranks[k] <= ranks[i])
				c->field = PEOPLE_NOTHING;
			else
				other->field = PEOPLE_NOTHING;
		}
	}
	free(ranks);
}

/* ---- Columns by what is in them -------------------------------------------------------------------------- */

struct column_look {
	size_t cells, emails, phones, dates, roles, names, given, parties, words;
};

static bool looks_phone(const char *s)
{
	size_t digits = 0;

	for (const char *at = s; *at; at++) {
		digits += isdigit((unsigned char)*at) != 0;
		if (!isdigit((unsigned char)*at) && !strchr(" +-()/.", *at))
			return false;
	}
	return digits >= 6;
}

static bool looks_date(const char *s)
{
	struct when w;
	size_t n = when_date(s, DAY_NONE, &w);

	return n > 0 && text_blank(s + n) && w.has_year;
}

/* "Alm, Karin" */
static bool is_turned_name(const char *cell)
{
	const char *comma = strchr(cell, ','), *given = comma ? comma + 1 : "";

	given += strspn(given, " ");
	return comma && !strchr(given, ',') &&
		name_looks(cell, (size_t)(comma - cell)) != NAME_NONE &&
		name_looks(given, strlen(given)) != NAME_NONE;
}

static void look_at(const char *cell, struct column_look *l)
{
	enum name_kind name = name_looks(cell, strlen(cell));

	l->cells++;
	if (strchr(cell, '@'))
		l->emails++;
	else if (looks_date(cell))
		l->dates++;
	else if (looks_phone(cell))
		l->phones++;
	else if (member_role_read(cell, NULL) >= 0)
		l->roles++;
	else if (party_kind_guess(cell) != PARTY_OTHER)
		l->parties++;
	else if (name == NAME_FULL || is_turned_name(cell))
		l->names++;
	else if (name == NAME_GIVEN_ONLY)
		l->given++;
	else if (islower((unsigned char)*cell))
		l->words++;
}

static int likeliest(const struct column_look *l)
{
	const struct {
		size_t n;
		int field;
	} ways[] = { { l->emails, PEOPLE_EMAIL }, { l->phones, PEOPLE_PHONE },
		{ l->dates, PEOPLE_FROM }, { l->roles, PEOPLE_ROLE }, { l->names, PEOPLE_NAME },
		{ l->given, PEOPLE_GIVEN }, { l->words, PEOPLE_TITLE } };

	if (l->cells == 0)
		return PEOPLE_NOTHING;
	/* Short names of parties (FK) say nothing of themselves. */
	if (l->parties > 0 && 3 * (l->parties + l->given) >= 2 * l->cells &&
		3 * l->parties >= l->cells)
		return PEOPLE_PARTY;
	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		if (3 * ways[i].n >= 2 * l->cells)
			return ways[i].field;
	return PEOPLE_NOTHING;
}

/* Which of two columns is the first name? The one with which the addresses begin. */
static bool second_is_given(const struct people_sheet *s, size_t a, size_t b)
{
	size_t for_a = 0, for_b = 0;

	for (size_t i = s->first; i < s->table.n; i++) {
		const struct csv_row *row = &s->table.v[i];

		for (size_t k = 0; k < s->table.columns; k++) {
			const char *cell = csv_at(row, k);

			if (s->columns[k].field != PEOPLE_EMAIL || !*cell)
				continue;
			for_a += *csv_at(row, a) && text_matches(cell, csv_at(row, a), AT_START);
			for_b += *csv_at(row, b) && text_matches(cell, csv_at(row, b), AT_START);
		}
	}
	return for_b > for_a;
}

/* Two columns of lone names are first and family name; a second date is the last day. */
static void sort_out(struct people_sheet *s)
{
	size_t at[PEOPLE_FIELDS];

	for (int f = 0; f < PEOPLE_FIELDS; f++)
		at[f] = SIZE_MAX;
	for (size_t i = 0; i < s->table.columns; i++) {
		int *field = &s->columns[i].field;

		if (*field == PEOPLE_FROM && at[PEOPLE_FROM] != SIZE_MAX)
			*field = PEOPLE_TO;
		if (*field == PEOPLE_GIVEN && at[PEOPLE_GIVEN] != SIZE_MAX)
			*field = PEOPLE_FAMILY;
		if (is_single(*field) && at[*field] != SIZE_MAX)
			*field = PEOPLE_NOTHING;
		else
			at[*field] = i;
	}
	if (at[PEOPLE_NAME] != SIZE_MAX && at[PEOPLE_GIVEN] != SIZE_MAX)
		s->columns[at[PEOPLE_GIVEN]].field = PEOPLE_NOTHING;
	if (at[PEOPLE_FAMILY] == SIZE_MAX || at[PEOPLE_NAME] != SIZE_MAX)
		return;
	if (second_is_given(s, at[PEOPLE_GIVEN], at[PEOPLE_FAMILY])) {
		s->columns[at[PEOPLE_GIVEN]].field = PEOPLE_FAMILY;
		s->columns[at[PEOPLE_FAMILY]].field = PEOPLE_GIVEN;
	}
}

static int field_by_cells(const struct people_sheet *s, size_t column)
{
	struct column_look look = { 0 };

	for (size_t i = s->first; i < s->table.n && i < s->first + LOOKED_AT; i++)
		if (*csv_at(&s->table.v[i], column))
			look_at(csv_at(&s->table.v[i], column), &look);
	return likeliest(&look);
}

static void guess_columns(struct people_sheet *s)
{
	for (size_t k = 0; k < s->table.columns; k++)
		s->columns[k].field = field_by_cells(s, k);
	sort_out(s);
}

/* The heads name no column of names ("Ledamot"): the first that holds some is that. */
static void find_names(struct people_sheet *s)
{
	for (size_t k = 0; k < s->table.columns; k++)
		if (s->columns[k].field == PEOPLE_NAME || s->columns[k].field == PEOPLE_GIVEN ||
			s->columns[k].field == PEOPLE_FAMILY)
			return;
	for (size_t k = 0; k < s->table.columns; k++) {
		if (s->columns[k].field == PEOPLE_NOTHING && field_by_cells(s, k) == PEOPLE_NAME) {
			s->columns[k].field = PEOPLE_NAME;
			return;
		}
	}
}

/* One name a line, some with a comma in it, is no table. */
static bool is_list(const struct people_sheet *s)
{
	size_t wide = 0;

	if (s->table.delimiter != ',' && s->table.columns > 1)
		return false;
	for (size_t i = 0; i < s->table.n; i++)
		wide += s->table.v[i].n > 2;
	return wide == 0;
}

/* ---- The sheet -------------------------------------------------------------------------------------------- */

static void add_examples(struct people_sheet *s)
{
	for (size_t k = 0; k < s->table.columns; k++) {
		struct people_column *c = &s->columns[k];

		c->example = "";
		c->head = or_empty(c->head);
		for (size_t i = s->first; i < s->table.n; i++) {
			const char *cell = csv_at(&s->table.v[i], k);

			if (*cell && !c->filled++)
				c->example = cell;
		}
	}
}

void people_sheet_of(struct csv_table *table, struct people_sheet *out)
{
	struct csv_table *t = &out->table;
	size_t heads;

	*out = (struct people_sheet) { .table = *table };
	*table = (struct csv_table) { 0 };
	out->columns = pool_alloc(&t->pool, (t->columns + 1) * sizeof(*out->columns));
	heads = find_heads(t);
	if (heads < t->n) {
		out->head_line = t->v[heads].line;
		out->first = heads + 1;
		take_heads(out, &t->v[heads]);
		find_names(out);
	} else {
		out->names = is_list(out);
		guess_columns(out);
	}
	add_examples(out);
}

void people_sheet_release(struct people_sheet *s)
{
	csv_table_release(&s->table);
	*s = (struct people_sheet) { 0 };
}

bool people_sheet_known(const struct people_sheet *s)
{
	return s->head_line > 0;
}
