#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_mark.h"
#include "rules/words.h"

/* Attendance as a table under a head row: "Namn | Organisation | Närvarande", with bars, tabs or wide
 * spaces between the cells. A cross, a letter or a dash says who was there. */

enum { ROWS_MAX = 400, MARK_AT = 100, MARKED_BYTES_MAX = 120 };

struct cell {
	const char *s;
	size_t at; /* cells from the left, where columns are held by spaces */
};

struct row {
	size_t line;
	struct cell v[TABLE_CELLS_MAX];
	size_t n;
	const char *role; /* of the section it stands under */
	size_t section;   /* the line that names it; the row's own where there is none */
};

struct matrix {
	struct reader *r;
	struct row head;
	enum column_kind kinds[TABLE_CELLS_MAX];
	size_t from,
		to; /* the columns looked at: a row may hold a member and beside that a deputy */
	struct row *rows;
	size_t n, cap;
	bool dash_is_present;
	bool unsure; /* no word of the head says who was there: the rows have to */
};

static void add_cell(struct reader *r, struct row *row, const char *s, size_t n, size_t at)
{
	const char *text = doc_text(r, s, n);

	if (row->n < TABLE_CELLS_MAX)
		row->v[row->n++] = (struct cell) { text ? text : "", at };
}

/* "Ida Ek, ordf m x", "Bo Alm (S) -": a mark at the end after a name with a role or a party. The bytes before
 * it; 0 where it is none of that. */
static size_t name_role_mark(const char *s)
{
	size_t n = strlen(s), last = n, end, name;

	while (last > 0 && s[last - 1] != ' ')
		last--;
	if (n > MARKED_BYTES_MAX || last < 2 || !word_in(s + last, n - last, "x|-|–|✓") ||
		s[last - 2] == ' ')
		return 0;
	name = strcspn(s, ",(");
	if (s[name] && name < last)
		return name_looks(s, span_trim((struct span) { s, name }).n) == NAME_FULL ? last - 1
											  : 0;
	for (end = last - 1; end > 0 && s[end - 1] != ' ';)
		end--;
	return end > 1 && entry_party((struct span) { s + end, last - 1 - end }) &&
			name_looks(s, end - 1) == NAME_FULL
		? last - 1
		: 0;
}

/* "Ida Ek X, ej § 91", "Bo Alm Anmält förhinder": a mark one space after a name. The bytes of the name; 0
 * where it is none of that. */
static size_t name_before_mark(const char *s)
{
	static const char marks[] =
		"x|a|f|n|-|–|ja|nej|närv|frånv|anmält förhinder|förhinder|frånvarande|närvarande";
	size_t n = strlen(s);

	for (size_t i = 1; i + 1 < n && n <= MARKED_BYTES_MAX; i++) {
		size_t len = s[i] == ' ' && strchr("xXaAfFnNjJ-\xe2", s[i + 1])
			? words_start(s + i + 1, marks)
			: 0;

		/* "Ida Ek § 44–58, 66" */
		if (s[i] == ' ' && text_starts(s + i + 1, "§") && name_looks(s, i) == NAME_FULL)
			return i;

		if (len > 0 && (s[i + 1 + len] == '\0' || s[i + 1 + len] == ',') &&
			name_looks(s, i) == NAME_FULL)
			return i;
	}
	return 0;
}

/* "Ja – Ida Ek, Ekby", "Nej: Bo Alm": an answer before a name. Its bytes, and where the name begins; 0 where
 * it is none of that. */
static size_t answer_before_name(const char *s, size_t *to)
{
	size_t n = words_start(s, "ja|nej|x|yes|no"), end = n + space_len(s + n), sign;
	const char *closed = n > 0 && s[end] == '(' ? strchr(s + end, ')') : NULL;

	if (closed)
		n = (size_t)(closed + 1 - s);
	end = n + space_len(s + n);
	sign = n == 0 ? 0 : s[n] == ':' ? 1 : end > n ? dash_len(s + end) : 0;
	*to = (s[n] == ':' ? n : end) + sign;
	*to += sign > 0 ? space_len(s + *to) : 0;
	return sign > 0 && name_looks(s + *to, entry_words(s + *to)) == NAME_FULL ? n : 0;
}

/* Cells between tabs, which may be empty, or between wide spaces, which may not. */
static void read_cells(struct reader *r, size_t i, struct row *row)
{
	const char *s = r->src[i].text, *bars[TABLE_CELLS_MAX];
	bool tabs = strchr(s, '\t') != NULL;
	size_t from = 0, at = (size_t)r->src[i].indent, cell_at = at, n = strlen(s), step;
	uint32_t cp;

	*row = (struct row) { .line = i, .section = i };
	if (*s == '|') {
		n = table_cells(r, s, bars, TABLE_CELLS_MAX);
		for (size_t k = 0; k < n; k++)
			add_cell(r, row, bars[k], strlen(bars[k]), k);
		return;
	}
	if (!tabs && !strstr(s, "  ") &&
		((from = name_before_mark(s)) > 0 || (from = name_role_mark(s)) > 0)) {
		add_cell(r, row, s, from, 0);
		add_cell(r, row, s + from, n - from, MARK_AT);
		return;
	}
	if (!tabs && (from = answer_before_name(s, &step)) > 0) {
		add_cell(r, row, s, from, 0);
		add_cell(r, row, s + step, n - step, MARK_AT);
		return;
	}
	for (size_t k = 0; k < n; k += step, at++) {
		step = utf8_next(s + k, n - k, &cp, NULL);
		if (tabs ? cp != '\t' : space_len(s + k) < 2)
			continue;
		add_cell(r, row, s + from, k - from, cell_at);
		if (!tabs) {
			step = space_len(s + k);
			at += step - 1;
		}
		from = k + step;
		cell_at = at + 1;
	}
	add_cell(r, row, s + from, n - from, cell_at);
}

/* Is line i a label of people with nothing after it? */
static bool bare_people_label(const struct reader *r, size_t i, struct label *l)
{
	return label_read(r, r->src[i].text, l) && l->kind == LABEL_PEOPLE &&
		r->src[i].text[l->len] == '\0';
}

/* The line above i that is not blank, if it is a label of people; else r->n. */
static size_t label_above(const struct reader *r, size_t i, struct label *l)
{
	while (i > 0 && r->src[i - 1].blank)
		i--;
	return i > 0 && bare_people_label(r, i - 1, l) ? i - 1 : r->n;
}

/* Does a sentence or the heading of an item above i announce those who are listed: "§ 3 Upprop"? */
static bool announced(const struct reader *r, size_t i)
{
	const char *s;

	while (i > 0 && r->src[i - 1].blank)
		i--;
	s = i > 0 ? r->src[i - 1].text : "";
	return words_find(s, "upprop|uppropet|närvaro|närvarolista|deltagarlista", NULL) ||
		(*s && s[strlen(s) - 1] == ':' &&
			words_find(s, "närvarande|deltog|ledamöter", NULL));
}

/* A head that stands over the marks alone: the names are in a column before it. */
static void add_name_column(struct matrix *m, size_t i)
{
	struct row *head = &m->head;

	if (m->r->src[i].indent == 0 || m->from > 0 || head->n >= TABLE_CELLS_MAX)
		return;
	for (size_t k = 0; k < head->n; k++)
		if (!column_tells(column_kind(head->v[k].s)))
			return;
	memmove(head->v + 1, head->v, head->n * sizeof(*head->v));
	head->v[0] = (struct cell) { "namn", 0 };
	head->n++;
}

static bool read_head(struct matrix *m, size_t i)
{
	size_t names = 0, attendance = 0, about = 0, remarks = 0;
	struct label l;

	read_cells(m->r, i, &m->head);
	add_name_column(m, i);
	for (size_t k = m->from; k < m->head.n; k++) {
		enum column_kind kind = column_kind(m->head.v[k].s);

		/* "Närvaro      25/2      14/4" over names and marks. */
		if (k == 0 && kind == COLUMN_PRESENT && m->head.n > 1 &&
			column_dated(m->head.v[1].s))
			kind = COLUMN_NAME;

		/* A second group begins where the first one has told who was there. */
		if (kind == COLUMN_NAME && names > 0 && attendance > 0)
			break;
		if (kind == COLUMN_NAME && names > 0)
			kind = COLUMN_OTHER;
		m->to = k + 1;
		m->kinds[k] = kind;
		names += kind == COLUMN_NAME || kind == COLUMN_FAMILY;
		about += kind == COLUMN_BODY || kind == COLUMN_ROLE;
		remarks += kind == COLUMN_REMARK;
		attendance += column_tells(kind);
	}
	m->unsure = attendance == 0 &&
		!(about > 0 && (label_above(m->r, i, &l) < m->r->n || announced(m->r, i))) &&
		!(remarks > 0 && m->from == 0 && label_read(m->r, m->head.v[0].s, &l) &&
			l.kind == LABEL_PEOPLE);
	return names > 0 && m->head.n > 1;
}

static size_t nearest_column(const struct matrix *m, size_t at)
{
	size_t best = 0, least = SIZE_MAX;

	for (size_t k = 0; k < m->head.n; k++) {
		size_t from = m->head.v[k].at, off = from > at ? from - at : at - from;

		if (off < least) {
			least = off;
			best = k;
		}
	}
	return best;
}

static bool by_spaces(const struct matrix *m, const struct row *row)
{
	const char *s = m->r->src[row->line].text;

	return *s != '|' && !strchr(s, '\t');
}

/* Which of the row's cells is that of column k; row->n for none. Of several below a head over marks it is
 * the last, as the others have a column without a head. */
static size_t index_of(const struct matrix *m, const struct row *row, size_t k)
{
	size_t found = row->n;

	if (!by_spaces(m, row))
		return k < row->n ? k : row->n;
	for (size_t c = 0; c < row->n; c++)
		if (nearest_column(m, row->v[c].at) == k) {
			found = c;
			if (!column_tells(m->kinds[k]))
				break;
		}
	return found;
}

/* The row's cell of column k. */
static const char *cell_of(const struct matrix *m, const struct row *row, size_t k)
{
	size_t c = index_of(m, row, k);

	return c < row->n ? row->v[c].s : "";
}

static const char *first_of(const struct matrix *m, const struct row *row, enum column_kind kind)
{
	for (size_t k = m->from; k < m->to; k++)
		if (m->kinds[k] == kind)
			return cell_of(m, row, k);
	return "";
}

static const char *row_name(const struct matrix *m, const struct row *row)
{
	const char *given = first_of(m, row, COLUMN_GIVEN),
		   *family = first_of(m, row, COLUMN_FAMILY);

	if (*given && *family)
		return pool_printf(&m->r->doc->pool, "%s %s", given, family);
	return first_of(m, row, COLUMN_NAME);
}

static bool is_person(const struct matrix *m, const struct row *row)
{
	const char *name = row_name(m, row);
	struct entry e;

	return *name && (row->n > 1 || name_looks(name, entry_words(name)) == NAME_FULL) &&
		entry_read((struct span) { name, strlen(name) }, true, &e);
}

static bool ends_in_mark(const struct row *row)
{
	return mark_is(row->v[row->n - 1].s);
}

/* In a table with letters for absence and no crosses a dash is no absence (its legend says "- =
 * närvarande"). */
static void settle_dashes(struct matrix *m)
{
	size_t yes = 0, no = 0;

	for (size_t i = 0; i < m->n; i++)
		for (size_t k = m->from; k < m->to; k++) {
			const char *more;
			enum mark mark = mark_read(cell_of(m, &m->rows[i], k), &more);

			yes += m->kinds[k] == COLUMN_PRESENT && mark == MARK_YES;
			no += m->kinds[k] == COLUMN_PRESENT && mark == MARK_NO;
		}
	m->dash_is_present = yes == 0 && no > 0;
}

/* How a row says that somebody took part. The last column of several meetings' dates counts. */
static enum notes_status row_status(const struct matrix *m, const struct row *row,
	enum notes_status otherwise, const char **part)
{
	enum notes_status status = otherwise;
	bool told = false;

	for (size_t k = m->from; k < m->to; k++) {
		const char *s = cell_of(m, row, k), *more;
		enum mark mark = mark_read(s, &more);

		if (!column_tells(m->kinds[k]))
			continue;
		if (m->kinds[k] != COLUMN_PRESENT) {
			if (mark != MARK_NONE && mark != MARK_DASH && mark != MARK_NO)
				status = m->kinds[k] == COLUMN_ABSENT  ? NOTES_ABSENT
					: m->kinds[k] == COLUMN_REMOTE ? NOTES_REMOTE
								       : NOTES_ONSITE;
			told |= mark != MARK_NONE;
			continue;
		}
		if (mark == MARK_NO || mark == MARK_NONE ||
			(mark == MARK_DASH && !m->dash_is_present))
			status = told && mark == MARK_NONE ? status : NOTES_ABSENT;
		else
			status = mark == MARK_REMOTE  ? NOTES_REMOTE
				: mark == MARK_ONSITE ? NOTES_ONSITE
						      : NOTES_PRESENT;
		if (mark == MARK_TEXT || *more)
			*part = mark == MARK_TEXT ? s : more;
		told |= mark != MARK_NONE;
	}
	return status;
}

/* "leder mötet" in a column of remarks. */
static void add_roles(const struct matrix *m, const struct row *row, struct entry *e)
{
	for (size_t k = m->from; k < m->to; k++) {
		const char *s = m->kinds[k] == COLUMN_OTHER || m->kinds[k] == COLUMN_REMARK
			? cell_of(m, row, k)
			: "";
		struct span t = { s, strlen(s) };

		if (*s && (m->kinds[k] == COLUMN_REMARK || entry_role_like(t)))
			entry_add(e, t);
	}
}

/* What stands in a column that has no head. */
static void add_unheaded(const struct matrix *m, const struct row *row, struct entry *e)
{
	for (size_t c = 1; c < row->n && by_spaces(m, row); c++) {
		size_t k = nearest_column(m, row->v[c].at);
		const char *s = row->v[c].s;

		if (k >= m->from && k < m->to && column_tells(m->kinds[k]) &&
			index_of(m, row, k) != c && !mark_is(s))
			entry_add(e, (struct span) { s, strlen(s) });
	}
}

/* "Nej, Ida Alm kommer i stället": who comes for an absent person, and from where the latter is. */
static bool add_substitute(const struct people_list *absent, const struct entry *e, const char *s)
{
	const char *verb = words_find(
		s, "kommer|kommer i stället|ersätter|deltar|går|i stället|istället", NULL);
	struct people_list l = *absent;
	struct entry other;

	if (!verb || verb == s ||
		name_looks(s, span_trim((struct span) { s, (size_t)(verb - s) }).n) != NAME_FULL ||
		!entry_read((struct span) { s, (size_t)(verb - s) }, false, &other))
		return false;
	for (size_t i = 0; i < e->count; i++)
		entry_add(&other, e->attributes[i]);
	l.status = NOTES_PRESENT;
	person_add(&l, &other);
	return true;
}

/* Do the cells of one column, by themselves marks, say who was there? It becomes that column then. */
static bool told_by_rows(struct matrix *m)
{
	for (size_t k = m->from + 1; k < m->to; k++) {
		size_t marks = 0, others = 0;

		for (size_t i = 0; i < m->n; i++) {
			const char *s = cell_of(m, &m->rows[i], k);

			marks += mark_is(s);
			others += *s && !mark_is(s);
		}
		if (m->kinds[k] == COLUMN_OTHER && marks > 0 && others == 0 && marks * 2 > m->n &&
			!word_in(m->head.v[k].s, strlen(m->head.v[k].s),
				"ja|nej|avstår|avst|klar|klart|ok")) {
			m->kinds[k] = COLUMN_PRESENT;
			return true;
		}
	}
	return false;
}

/* Does a column that tells attendance hold anything? In "Närvarande    Ledamöter" over names none does. */
static bool told_at_all(const struct matrix *m)
{
	bool columns = false;

	for (size_t k = m->from; k < m->to; k++) {
		if (!column_tells(m->kinds[k]))
			continue;
		columns = true;
		for (size_t i = 0; i < m->n; i++)
			if (*cell_of(m, &m->rows[i], k))
				return true;
	}
	return !columns;
}

static void add_rows(struct matrix *m, enum notes_status otherwise)
{
	settle_dashes(m);
	for (size_t i = 0; i < m->n; i++) {
		const struct row *row = &m->rows[i];
		const char *name = row_name(m, row), *part = NULL;
		const char *body = first_of(m, row, COLUMN_BODY);
		const char *role = first_of(m, row, COLUMN_ROLE);
		struct people_list l = { .r = m->r, .role = row->role, .line = (int)row->line + 1 };
		struct entry e;

		l.status = row_status(m, row, otherwise, &part);
		if (!entry_read((struct span) { name, strlen(name) }, true, &e))
			continue;
		entry_add(&e, (struct span) { body, strlen(body) });
		entry_add(&e, (struct span) { role, strlen(role) });
		add_roles(m, row, &e);
		add_unheaded(m, row, &e);
		if (part && l.status == NOTES_ABSENT && add_substitute(&l, &e, part))
			part = NULL;
		for (; part && *part;
			part += strcspn(part, ",") + (part[strcspn(part, ",")] == ','))
			entry_add(&e, (struct span) { part, strcspn(part, ",") });
		person_add(&l, &e);
		line_claim(m->r, row->section, NOTES_LINE_ATTENDANCE);
		line_claim(m->r, row->line, NOTES_LINE_ATTENDANCE);
	}
}

/* "Ersättare", "Ledamöter (5)" between the rows. */
static bool section_label(const struct reader *r, size_t i, struct label *l)
{
	const char *s = r->src[i].text;
	size_t more;

	if (!label_read(r, s, l) || l->kind != LABEL_PEOPLE)
		return false;
	more = l->len + (s[l->len] == '(');
	more += more > l->len ? strspn(s + more, "0123456789") : 0;
	return s[l->len] == '\0' || strcmp(s + more, ")") == 0;
}

static bool has_mark(const struct matrix *m, const struct row *row)
{
	for (size_t k = m->from; k < m->to; k++)
		if (column_tells(m->kinds[k]) && mark_is(cell_of(m, row, k)))
			return true;
	return row->n > 1 && mark_is(row->v[row->n - 1].s);
}

/* The rows below the head; a section's name ("Ersättare") may stand between them. Returns the line after
 * them. */
static size_t read_rows(struct matrix *m, size_t i)
{
	struct reader *r = m->r;
	const char *role = NULL;
	size_t end = i, section = r->n;

	while ((i = line_next(r, i)) < r->n && i <= end + 1 && m->n < ROWS_MAX) {
		struct row row, next;
		size_t below = line_next(r, i + 1);
		struct label l = { 0 };

		read_cells(r, i, &row);
		if (is_person(m, &row) && (row.n > 1 || i == end)) {
			row.role = role;
			row.section = section < r->n ? section : i;
			section = r->n;
			m->rows = pool_grow(&r->scratch, m->rows, m->n, &m->cap, sizeof(row));
			m->rows[m->n++] = row;
		} else if (r->doc->lines[i].kind != NOTES_LINE_PAGE) {
			bool label = section_label(r, i, &l);

			if (row.n > 1 || below == r->n || (label && !l.weak) ||
				(!label && !line_like_heading(r->src[i].text)))
				break;
			read_cells(r, below, &next);
			if (!is_person(m, &next) || !has_mark(m, &next))
				break;
			role = label ? l.role : NULL;
			section = i;
		}
		end = ++i;
	}
	return end;
}

static bool begins_in_mark(const struct row *row)
{
	return mark_is(row->v[0].s);
}

static bool of_attendance(const char *s)
{
	return words_find(s,
		       "närvarande|närvaro|närvarolista|närv|n/f|kallade|deltagare|upprop|svar|svarat|"
		       "anmälda|anmälningar",
		       NULL) != NULL;
}

/* Rows right below a label ("Ledamöter   Närvarande", "Närvarande (X), förhinder (A)") whose last or first
 * cells are all marks: columns that need no head. */
static bool headless(struct matrix *m, size_t i)
{
	size_t above = i;
	struct row below;
	bool first;

	while (above > 0 && m->r->src[above - 1].blank)
		above--;
	/* "Ledamöter Ja Nej" under "Närvarolista" */
	if (above > 1 &&
		words_start(m->r->src[above - 1].text, "ledamöter|ledamot|namn|ersättare") > 0 &&
		!of_attendance(m->r->src[above - 1].text))
		above--;
	while (above > 0 && m->r->src[above - 1].blank)
		above--;
	if (m->head.n < 2 || i + 1 >= m->r->n || above == 0 ||
		!of_attendance(m->r->src[above - 1].text))
		return false;
	read_cells(m->r, i + 1, &below);
	first = begins_in_mark(&m->head) && begins_in_mark(&below);
	for (size_t k = 0; k < m->head.n; k++)
		m->kinds[k] = k == first  ? COLUMN_NAME
			: k == 1U + first ? COLUMN_BODY
					  : COLUMN_OTHER;
	m->kinds[first ? 0 : m->head.n - 1] = COLUMN_PRESENT;
	m->to = m->head.n;
	m->unsure = false;
	return is_person(m, &m->head) && is_person(m, &below) &&
		(first || (ends_in_mark(&m->head) && ends_in_mark(&below)));
}

static bool status_word(const char *s)
{
	const char *more;
	enum mark mark = mark_read(s, &more);

	return strlen(s) > 3 && mark != MARK_NONE && mark != MARK_TEXT && mark != MARK_DASH;
}

/* "Ledamot    Ida Alm    Närvarande" over one more such row: which column holds the name; TABLE_CELLS_MAX. */
static size_t status_rows(struct matrix *m, size_t i)
{
	struct row below;
	struct entry e;

	if (m->head.n < 2 || i + 1 >= m->r->n)
		return TABLE_CELLS_MAX;
	read_cells(m->r, i + 1, &below);
	for (size_t k = 0; k < 2 && k + 1 < m->head.n && k + 1 < below.n; k++) {
		struct span name = { m->head.v[k].s, strlen(m->head.v[k].s) };
		struct span next = { below.v[k].s, strlen(below.v[k].s) };

		if (entry_read(name, false, &e) && entry_read(next, false, &e) &&
			status_word(m->head.v[m->head.n - 1].s) &&
			status_word(below.v[below.n - 1].s))
			return k;
	}
	return TABLE_CELLS_MAX;
}

static bool told_by_words(struct matrix *m, size_t i)
{
	size_t name = status_rows(m, i);

	if (name == TABLE_CELLS_MAX)
		return false;
	for (size_t k = 0; k < m->head.n; k++)
		m->kinds[k] = k == name ? COLUMN_NAME : k == 0 ? COLUMN_ROLE : COLUMN_OTHER;
	m->kinds[m->head.n - 1] = COLUMN_PRESENT;
	m->to = m->head.n;
	m->unsure = false;
	return true;
}

static bool columned(const char *s)
{
	size_t to;

	return strpbrk(s, "|\t") || strstr(s, "  ") || name_before_mark(s) > 0 ||
		name_role_mark(s) > 0 || answer_before_name(s, &to) > 0;
}

/* The line above i that is not blank, where it says that it heads a list ("Ledamöter Närvarande"). */
static size_t line_above(const struct reader *r, size_t i)
{
	struct label l;

	while (i > 0 && r->src[i - 1].blank)
		i--;
	return i > 0 && !strpbrk(r->src[i - 1].text, "0123456789") &&
			label_read(r, r->src[i - 1].text, &l) && l.kind >= LABEL_PEOPLE
		? i - 1
		: r->n;
}

/* "Ersättare:   Ida Alm (C)" above rows that say more: is there somebody of its own on line i? */
static bool label_with_name(const struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	struct label l;

	if (!label_read(r, s, &l) || s[l.len] == '\0')
		return false;
	s += l.len + strspn(s + l.len, ":");
	return entry_surely(s + space_len(s));
}

void notes_matrix(struct reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct matrix m = { .r = r };
		enum notes_status otherwise = NOTES_PRESENT;
		struct label l;
		size_t above, end;

		if (r->src[i].claimed || !columned(r->src[i].text))
			continue;
		if (read_head(&m, i))
			end = read_rows(&m, i + 1);
		else if (headless(&m, i) || told_by_words(&m, i))
			end = read_rows(&m, i);
		else
			continue;
		if (m.n == 0 || (m.unsure && !told_by_rows(&m)) || !told_at_all(&m))
			continue;
		above = label_above(r, i, &l);
		if (above < r->n)
			otherwise = l.status;
		else
			above = line_above(r, i);
		if (above < r->n && !label_with_name(r, above))
			line_claim(r, above, NOTES_LINE_ATTENDANCE);
		line_claim(r, i, NOTES_LINE_ATTENDANCE);
		add_rows(&m, otherwise);
		m.from = m.to;
		if (m.from < m.head.n && read_head(&m, i))
			add_rows(&m, otherwise);
		i = end - 1;
	}
}
