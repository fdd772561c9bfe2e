#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_mark.h"

/* Attendance tables as they come out of a page copied cell by cell: a name, the mark that stood beside it
 * on a line of its own, the next name. An empty cell leaves empty lines. */

enum {
	TORN_ROWS_MAX = 400,
	TORN_HEADS_MAX = 8,
	TORN_ROWS_MIN = 2,
	TORN_GAP_MAX = 7,
	TORN_MARK_MAX = 24
};

struct torn_row {
	size_t name, role, mark; /* lines; role is mark's where there is none */
	size_t section;          /* line that names its section, or that of the name */
	const char *section_role;
	struct entry e;
};

struct torn {
	struct reader *r;
	enum column_kind heads[TORN_HEADS_MAX]; /* of the columns that tell attendance */
	size_t head_count, head_line;
	struct torn_row *rows;
	size_t n, cap;
	size_t nearest; /* the least lines between a name and its cross */
};

static size_t source_at(const struct reader *r, size_t i)
{
	return r->at ? r->at[i] : i;
}

static bool alone(const struct reader *r, size_t i)
{
	return i < r->n && !r->src[i].claimed && !r->src[i].blank && !r->src[i].long_line;
}

static bool mark_alone(const struct reader *r, size_t i)
{
	return alone(r, i) && strlen(r->src[i].text) <= TORN_MARK_MAX && mark_is(r->src[i].text);
}

/* A person on line i and a mark below, with at most a role between. */
static bool read_row(const struct reader *r, size_t i, struct torn_row *row)
{
	struct span t = { r->src[i].text, strlen(r->src[i].text) }, role;
	size_t below = line_next(r, i + 1), mark = below;

	*row = (struct torn_row) { .name = i, .section = i };
	if (alone(r, below) && !mark_alone(r, below))
		mark = line_next(r, below + 1);
	if (!mark_alone(r, mark) || source_at(r, mark) - source_at(r, i) > TORN_GAP_MAX ||
		name_looks(t.s, entry_words(t.s)) != NAME_FULL || !entry_read(t, false, &row->e))
		return false;
	row->role = below;
	row->mark = mark;
	role = (struct span) { r->src[below].text, strlen(r->src[below].text) };
	return below == mark || entry_role_like(role);
}

/* The heads right above line i, the topmost first. */
static void read_heads(struct torn *t, size_t i)
{
	enum column_kind found[TORN_HEADS_MAX];
	size_t n = 0;

	t->head_line = i;
	while (i > 0 && n < TORN_HEADS_MAX) {
		const struct source_line *s = &t->r->src[i - 1];
		enum column_kind kind = s->blank ? COLUMN_OTHER : column_kind(s->text);

		if (!s->blank && (s->claimed || kind == COLUMN_OTHER))
			break;
		i--;
		if (!s->blank)
			t->head_line = i;
		if (column_tells(kind))
			found[n++] = kind;
	}
	t->head_count = n;
	for (size_t k = 0; k < n; k++)
		t->heads[k] = found[n - 1 - k];
}

/* Past a section's name and heads that are said again, where a row follows; else i. */
static size_t skip_section(
	const struct reader *r, size_t i, struct torn_row *next, const char **role)
{
	size_t at = i;
	struct label l = { 0 };

	for (size_t k = 0; k < TORN_HEADS_MAX && alone(r, at); k++, at = line_next(r, at + 1)) {
		const char *s = r->src[at].text;

		if (read_row(r, at, next)) {
			*role = l.role;
			return at;
		}
		if (!(label_read(r, s, &l) && l.kind == LABEL_PEOPLE && s[l.len] == '\0') &&
			column_kind(s) == COLUMN_OTHER)
			break;
	}
	return i;
}

static size_t read_rows(struct torn *t, size_t i)
{
	struct reader *r = t->r;
	const char *role = NULL;
	struct torn_row row;

	while (i < r->n && t->n < TORN_ROWS_MAX) {
		size_t at = skip_section(r, i, &row, &role), gap;

		if (at == i && !(alone(r, i) && read_row(r, i, &row)))
			break;
		row.section = i;
		row.section_role = role;
		gap = source_at(r, row.mark) - source_at(r, row.name);
		t->nearest = t->n == 0 || gap < t->nearest ? gap : t->nearest;
		t->rows = pool_grow(&r->scratch, t->rows, t->n, &t->cap, sizeof(row));
		t->rows[t->n++] = row;
		i = line_next(r, row.mark + 1);
	}
	return i;
}

/* A cross farther below its name stands in the second of the columns. */
static enum notes_status status_of(const struct torn *t, const struct torn_row *row)
{
	const char *more;
	enum mark mark = mark_read(t->r->src[row->mark].text, &more);
	size_t gap = source_at(t->r, row->mark) - source_at(t->r, row->name);
	enum column_kind column = t->head_count == 0                              ? COLUMN_PRESENT
		: gap > t->nearest && t->head_count > 1 && row->role == row->mark ? t->heads[1]
										  : t->heads[0];

	if (mark == MARK_NO || mark == MARK_DASH || (mark == MARK_YES && column == COLUMN_ABSENT))
		return NOTES_ABSENT;
	return mark == MARK_REMOTE || column == COLUMN_REMOTE    ? NOTES_REMOTE
		: mark == MARK_ONSITE || column == COLUMN_ONSITE ? NOTES_ONSITE
								 : NOTES_PRESENT;
}

static void claim_lines(struct reader *r, size_t from, size_t to)
{
	for (; from <= to; from++)
		if (!r->src[from].blank)
			line_claim(r, from, NOTES_LINE_ATTENDANCE);
}

static void add_rows(struct torn *t)
{
	if (t->head_line < t->rows[0].name)
		claim_lines(t->r, t->head_line, t->rows[0].name - 1);
	for (size_t i = 0; i < t->n; i++) {
		struct torn_row *row = &t->rows[i];
		struct people_list l = { .r = t->r,
			.status = status_of(t, row),
			.role = row->section_role,
			.line = (int)row->name + 1 };

		if (row->role != row->mark) {
			const char *role = t->r->src[row->role].text;

			entry_add(&row->e, (struct span) { role, strlen(role) });
		}
		person_add(&l, &row->e);
		claim_lines(t->r, row->section, row->mark);
	}
}

void notes_torn(struct reader *r)
{
	struct torn_row first;

	for (size_t i = 0; i < r->n; i++) {
		struct torn t = { .r = r };
		size_t end;

		if (!alone(r, i) || !read_row(r, i, &first))
			continue;
		read_heads(&t, i);
		end = read_rows(&t, i);
		if (t.n < TORN_ROWS_MIN)
			continue;
		add_rows(&t);
		i = end - 1;
	}
}
