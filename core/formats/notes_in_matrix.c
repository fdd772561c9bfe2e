#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* Attendance as a table under a head row: "Namn | Organisation | Närvarande", with bars, tabs or wide
 * spaces between the cells. A cross, a letter or a dash says who was there. */

enum { ROWS_MAX = 400, MARK_AT = 100, MARK_BYTES_MAX = 32, MARKED_BYTES_MAX = 120 };

enum column_kind {
	COLUMN_OTHER,
	COLUMN_NAME,
	COLUMN_GIVEN,
	COLUMN_FAMILY,
	COLUMN_BODY,
	COLUMN_ROLE,
	COLUMN_PRESENT,
	COLUMN_ONSITE,
	COLUMN_REMOTE,
	COLUMN_ABSENT,
};

struct column_words {
	enum column_kind kind;
	const char *words;
};

static const struct column_words column_words[] = {
	{ COLUMN_NAME,
		"namn|navn|name|deltagare|kallade|kallad|ledamot|ledamöter|ordinarie|ordinarie ledamot|"
		"ordinarie ledamöter|person|representant|medlem|suppleant|suppleanter|ersättare|"
		"personlig ersättare|suppleant, personlig ersättare|personliga ersättare" },
	{ COLUMN_GIVEN, "förnamn|first name" },
	{ COLUMN_FAMILY, "efternamn|last name|surname" },
	{ COLUMN_BODY,
		"organisation|part|parti|kommun|arbetsplats|verksamhet|representerar|förening|"
		"myndighet|huvudman|org|enhet|företag|arbetsgivare|organisation/part" },
	{ COLUMN_ROLE, "roll|funktion|uppdrag|titel|befattning|role" },
	{ COLUMN_PRESENT,
		"närvarande|närvaro|närv|närv.|tilstede|til stede|n|deltog|deltar|present|status" },
	{ COLUMN_ONSITE, "på plats|fysiskt" },
	{ COLUMN_REMOTE, "digitalt|distans|på distans|teams|zoom|länk|via länk" },
	{ COLUMN_ABSENT,
		"frånvarande|frånvaro|frånv|frånv.|f|förhinder|anmält förhinder|"
		"ej närvarande|återbud|forfall|fravær|fraværende|afbud|absent" },
};

struct cell {
	const char *s;
	size_t at; /* cells from the left, where columns are held by spaces */
};

struct row {
	size_t line;
	struct cell v[TABLE_CELLS_MAX];
	size_t n;
	const char *role; /* of the section it stands under */
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
};

static void add_cell(struct reader *r, struct row *row, const char *s, size_t n, size_t at)
{
	const char *text = doc_text(r, s, n);

	if (row->n < TABLE_CELLS_MAX)
		row->v[row->n++] = (struct cell) { text ? text : "", at };
}

/* "Ida Ek X, ej § 91", "Bo Alm Anmält förhinder": a mark one space after a name. The bytes of the name; 0
 * where it is none of that. */
static size_t name_before_mark(const char *s)
{
	static const char marks[] = "x|a|f|-|–|anmält förhinder|förhinder|frånvarande|närvarande";
	size_t n = strlen(s);

	for (size_t i = 1; i + 1 < n && n <= MARKED_BYTES_MAX; i++) {
		size_t len = s[i] == ' ' && strchr("xXaAfFnN-\xe2", s[i + 1])
			? words_start(s + i + 1, marks)
			: 0;

		if (len > 0 && (s[i + 1 + len] == '\0' || s[i + 1 + len] == ',') &&
			name_looks(s, i) == NAME_FULL)
			return i;
	}
	return 0;
}

/* Cells between tabs, which may be empty, or between wide spaces, which may not. */
static void read_cells(struct reader *r, size_t i, struct row *row)
{
	const char *s = r->src[i].text, *bars[TABLE_CELLS_MAX];
	bool tabs = strchr(s, '\t') != NULL;
	size_t from = 0, at = 0, cell_at = 0, n = strlen(s), step;
	uint32_t cp;

	*row = (struct row) { .line = i };
	if (*s == '|') {
		n = table_cells(r, s, bars, TABLE_CELLS_MAX);
		for (size_t k = 0; k < n; k++)
			add_cell(r, row, bars[k], strlen(bars[k]), k);
		return;
	}
	if (!tabs && !strstr(s, "  ") && (from = name_before_mark(s)) > 0) {
		add_cell(r, row, s, from, 0);
		add_cell(r, row, s + from, n - from, MARK_AT);
		return;
	}
	from = 0;
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

static enum column_kind kind_of(const char *s)
{
	struct when w;

	for (size_t i = 0; i < ARRAY_LEN(column_words); i++)
		if (word_in(s, strlen(s), column_words[i].words))
			return column_words[i].kind;
	return when_date(s, DAY_NONE, &w) == strlen(s) && *s ? COLUMN_PRESENT : COLUMN_OTHER;
}

static bool dated(const char *s)
{
	struct when w;

	return *s && when_date(s, DAY_NONE, &w) == strlen(s);
}

static bool tells_attendance(enum column_kind k)
{
	return k >= COLUMN_PRESENT;
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

static bool read_head(struct matrix *m, size_t i)
{
	size_t names = 0, attendance = 0, about = 0;
	struct label l;

	read_cells(m->r, i, &m->head);
	for (size_t k = m->from; k < m->head.n; k++) {
		enum column_kind kind = kind_of(m->head.v[k].s);

		/* "Närvaro      25/2      14/4" over names and marks. */
		if (k == 0 && kind == COLUMN_PRESENT && m->head.n > 1 && dated(m->head.v[1].s))
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
		attendance += tells_attendance(kind);
	}
	return names > 0 && m->head.n > 1 &&
		(attendance > 0 || (about > 0 && label_above(m->r, i, &l) < m->r->n));
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

/* The row's cell of column k. */
static const char *cell_of(const struct matrix *m, const struct row *row, size_t k)
{
	const char *s = m->r->src[row->line].text;

	if (*s == '|' || strchr(s, '\t'))
		return k < row->n ? row->v[k].s : "";
	for (size_t c = 0; c < row->n; c++)
		if (nearest_column(m, row->v[c].at) == k)
			return row->v[c].s;
	return "";
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

	return row->n > 1 && *name && entry_read((struct span) { name, strlen(name) }, true, &e);
}

enum mark { MARK_NONE, MARK_DASH, MARK_YES, MARK_ONSITE, MARK_REMOTE, MARK_NO, MARK_TEXT };

static enum mark mark_of(const char *s)
{
	size_t n = strlen(s);

	if (n == 0)
		return MARK_NONE;
	if (dash_len(s) == n)
		return MARK_DASH;
	if (word_in(s, n, "x|xx|ja|✓|✔|närv|närv.|närvarande|n|1|p|yes"))
		return MARK_YES;
	if (word_in(s, n, "på plats|fysiskt|i rummet"))
		return MARK_ONSITE;
	if (word_in(s, n, "d|t|digitalt|distans|på distans|teams|via teams|via länk|zoom|länk"))
		return MARK_REMOTE;
	if (word_in(s, n,
		    "nej|f|frånv|frånv.|frånvarande|0|a|anmält|anmält förhinder|förhinder|"
		    "ej närvarande|återbud|no"))
		return MARK_NO;
	return MARK_TEXT;
}

/* "X, ej § 91–97": the mark, and where what is said about it begins. */
static enum mark mark_with(const char *s, const char **more)
{
	size_t n = strcspn(s, ",(");
	char head[MARK_BYTES_MAX];

	*more = "";
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if (n == 0 || n >= sizeof(head) || s[n] == '\0')
		return mark_of(s);
	memcpy(head, s, n);
	head[n] = '\0';
	if (mark_of(head) == MARK_TEXT)
		return MARK_TEXT;
	*more = s + n + strspn(s + n, " ,");
	return mark_of(head);
}

static bool ends_in_mark(const struct row *row)
{
	const char *more;
	enum mark mark = mark_with(row->v[row->n - 1].s, &more);

	return mark != MARK_NONE && mark != MARK_TEXT;
}

/* In a table with letters for absence and no crosses a dash is no absence (its legend says "- =
 * närvarande"). */
static void settle_dashes(struct matrix *m)
{
	size_t yes = 0, no = 0;

	for (size_t i = 0; i < m->n; i++)
		for (size_t k = m->from; k < m->to; k++) {
			const char *more;
			enum mark mark = mark_with(cell_of(m, &m->rows[i], k), &more);

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
		enum mark mark = mark_with(s, &more);

		if (!tells_attendance(m->kinds[k]))
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
		const char *s = m->kinds[k] == COLUMN_OTHER ? cell_of(m, row, k) : "";

		if (*s && entry_role_like((struct span) { s, strlen(s) }))
			entry_add(e, (struct span) { s, strlen(s) });
	}
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
		for (; part && *part;
			part += strcspn(part, ",") + (part[strcspn(part, ",")] == ','))
			entry_add(&e, (struct span) { part, strcspn(part, ",") });
		person_add(&l, &e);
		line_claim(m->r, row->line, NOTES_LINE_ATTENDANCE);
	}
}

/* The rows below the head; a section's name ("Ersättare") may stand between them. Returns the line after
 * them. */
static size_t read_rows(struct matrix *m, size_t i)
{
	struct reader *r = m->r;
	const char *role = NULL;
	size_t end = i;

	while ((i = line_next(r, i)) < r->n && i <= end + 1 && m->n < ROWS_MAX) {
		struct row row, next;
		size_t below = line_next(r, i + 1);
		struct label l;

		read_cells(r, i, &row);
		row.role = role;
		if (is_person(m, &row)) {
			m->rows = pool_grow(&r->scratch, m->rows, m->n, &m->cap, sizeof(row));
			m->rows[m->n++] = row;
		} else if (r->doc->lines[i].kind != NOTES_LINE_PAGE) {
			bool label = bare_people_label(r, i, &l);

			if (row.n > 1 || below == r->n || (label && !l.weak) ||
				(!label && !line_like_heading(r->src[i].text)))
				break;
			read_cells(r, below, &next);
			if (!is_person(m, &next) || !ends_in_mark(&next))
				break;
			role = label ? l.role : NULL;
			line_claim(r, i, NOTES_LINE_ATTENDANCE);
		}
		end = ++i;
	}
	return end;
}

static bool begins_in_mark(const struct row *row)
{
	enum mark mark = mark_of(row->v[0].s);

	return mark != MARK_NONE && mark != MARK_TEXT;
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
	if (m->head.n < 2 || i + 1 >= m->r->n || above == 0 ||
		!words_find(
			m->r->src[above - 1].text, "närvarande|närvaro|kallade|deltagare", NULL))
		return false;
	read_cells(m->r, i + 1, &below);
	first = begins_in_mark(&m->head) && begins_in_mark(&below);
	for (size_t k = 0; k < m->head.n; k++)
		m->kinds[k] = k == first  ? COLUMN_NAME
			: k == 1U + first ? COLUMN_BODY
					  : COLUMN_OTHER;
	m->kinds[first ? 0 : m->head.n - 1] = COLUMN_PRESENT;
	m->to = m->head.n;
	return is_person(m, &m->head) && is_person(m, &below) &&
		(first || (ends_in_mark(&m->head) && ends_in_mark(&below)));
}

static bool status_word(const char *s)
{
	const char *more;
	enum mark mark = mark_with(s, &more);

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
	return true;
}

static bool columned(const char *s)
{
	return strpbrk(s, "|\t") || strstr(s, "  ") || name_before_mark(s) > 0;
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
		if (m.n == 0)
			continue;
		above = label_above(r, i, &l);
		if (above < r->n)
			otherwise = l.status;
		else
			above = line_above(r, i);
		if (above < r->n)
			line_claim(r, above, NOTES_LINE_ATTENDANCE);
		line_claim(r, i, NOTES_LINE_ATTENDANCE);
		add_rows(&m, otherwise);
		m.from = m.to;
		if (m.from < m.head.n && read_head(&m, i))
			add_rows(&m, otherwise);
		i = end - 1;
	}
}
