#include "formats/csv_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/lazy.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/csv_lib.h"
#include "formats/csv_out.h"
#include "formats/encoding.h"

static const char delimiters[] = { ';', '\t', ',', '|' };

/* ---- The character set -------------------------------------------------------------------------------- */

/* å ä ö as the Mac wrote them before UTF-8. In Windows-1252 those bytes are signs that no name has, and
 * where its own å ä ö stand too it is not from a Mac. */
static bool is_mac(const unsigned char *s, size_t n)
{
	size_t mac = 0, windows = 0;

	for (size_t i = 0; i < n; i++) {
		mac += s[i] && strchr("\x80\x81\x85\x8a\x8c\x9a\x8e", s[i]) != NULL;
		windows += s[i] && strchr("\xc4\xc5\xd6\xe4\xe5\xf6\xe9", s[i]) != NULL;
	}
	return mac > 0 && windows == 0;
}

/* The caller frees. */
static char *decode(const void *bytes, size_t n, const char **charset, struct err *e)
{
	struct buf b = { 0 };
	char *text = NULL;

	if (!text_decode(bytes, n, &text, charset, e))
		return NULL;
	if (strcmp(*charset, "windows-1252") != 0 || !is_mac(bytes, n) ||
		!text_recode("macintosh", bytes, n, &b)) {
		buf_release(&b);
		return text;
	}
	free(text);
	text = text_clean(buf_str(&b), b.len, true);
	*charset = "macintosh";
	buf_release(&b);
	return text;
}

/* ---- The delimiter --------------------------------------------------------------------------------------- */

enum { LOOKED_AT = 64, COUNTED = 40 };

/* How many cells the record at *s has with that delimiter; *s moves behind it. */
static size_t count_cells(const char **s, char delimiter)
{
	size_t n = 1;
	bool quoted = false, begins = true;
	const char *at = *s;

	for (; *at && (quoted || *at != '\n'); at++) {
		if (*at == '"' && (quoted || begins))
			quoted = !quoted;
		begins = !quoted && (*at == delimiter || (begins && *at == ' '));
		n += !quoted && *at == delimiter;
	}
	*s = *at ? at + 1 : at;
	return n;
}

/* How many of the first records have as many cells as most have, and are divided at all. */
static size_t agreement(const char *text, char delimiter)
{
	size_t seen[COUNTED + 1] = { 0 }, best = 0;

	for (int i = 0; *text && i < LOOKED_AT; i++) {
		size_t n = count_cells(&text, delimiter);

		seen[n > COUNTED ? COUNTED : n]++;
	}
	for (size_t n = 2; n <= COUNTED; n++)
		best = seen[n] > best ? seen[n] : best;
	return best;
}

/* Which of them divides the text? '\0' where none does: one column. */
static char delimiter_of(const char *text)
{
	size_t best = 0;
	char found = '\0';

	for (size_t i = 0; i < sizeof(delimiters); i++) {
		size_t fits = agreement(text, delimiters[i]);

		if (fits > best) {
			best = fits;
			found = delimiters[i];
		}
	}
	return found;
}

/* "sep=;" at the top: what Excel reads to know. Returns the bytes of that line. */
static size_t sep_line(const char *text, char *delimiter)
{
	size_t n = strcspn(text, "\n"), from = *text == '"';

	if (strncasecmp(text + from, "sep=", 4) != 0 || n < from + 5 || n > from + 6)
		return 0;
	*delimiter = text[from + 4];
	return memchr(delimiters, *delimiter, sizeof(delimiters)) ? n + (text[n] != '\0') : 0;
}

/* ---- Cells ----------------------------------------------------------------------------------------------- */

/* ="0123": a number that a spreadsheet must not touch. */
static void unwrap(char *s)
{
	size_t n = strlen(s);

	if (n < 3 || s[0] != '=' || s[1] != '"' || s[n - 1] != '"')
		return;
	memmove(s, s + 2, n - 3);
	s[n - 3] = '\0';
}

static void take_apostrophe_off(char *s)
{
	if (csv_is_marked(s) && s[0] == '\'')
		memmove(s, s + 1, strlen(s));
}

static void spaces_for_nbsp(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (strncmp(s, "\u00a0", 2) == 0) {
			*to++ = ' ';
			s++;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

static char *clean_cell(char *s)
{
	spaces_for_nbsp(s);
	text_trim(s);
	unwrap(s);
	take_apostrophe_off(s);
	return text_trim(s);
}

/* ---- Rows ------------------------------------------------------------------------------------------------ */

struct reading {
	struct csv_table *t;
	const char **cells;
	size_t n, cell_cap, cap, filled;
	int line, began;
	bool open; /* a row has begun and not ended */
	struct err *e;
	bool failed;
};

static void fail(struct reading *r, bool ok)
{
	r->failed |= !ok;
}

static void got_cell(void *to, const char *s, size_t n)
{
	struct reading *r = to;
	char *cell;

	if (r->failed)
		return;
	if (n > CSV_CELL_MAX) {
		fail(r,
			err_set(r->e, ERR_INVALID,
				_("Line %d: a cell is larger than %d kB. Is a quotation mark not closed?"),
				r->began, CSV_CELL_MAX / 1024));
		return;
	}
	if (r->n == CSV_COLUMNS_MAX)
		return;
	r->cells = xgrow(r->cells, r->n, &r->cell_cap, sizeof(*r->cells));
	r->cells[r->n++] = "";
	if (n == 0)
		return;
	cell = clean_cell(pool_strndup(&r->t->pool, s, n));
	r->cells[r->n - 1] = cell;
	if (*cell)
		r->filled = r->n;
}

static void end_row(void *to)
{
	struct reading *r = to;
	struct csv_table *t = r->t;

	if (r->filled && !r->failed && t->n == CSV_ROWS_MAX)
		fail(r,
			err_set(r->e, ERR_INVALID, _("The table has more than %d rows."),
				CSV_ROWS_MAX));
	if (r->filled && !r->failed) {
		const char **cells = pool_alloc(&t->pool, r->filled * sizeof(*cells));

		memcpy(cells, r->cells, r->filled * sizeof(*cells));
		t->v = pool_grow(&t->pool, t->v, t->n, &r->cap, sizeof(*t->v));
		t->v[t->n++] = (struct csv_row) { r->began, cells, r->filled };
		t->columns = r->filled > t->columns ? r->filled : t->columns;
	}
	r->n = r->filled = 0;
	r->open = false;
}

/* Line by line, so that each row knows on which it began. */
static bool read_rows(const char *text, struct reading *r)
{
	const struct csv_ops *csv = lazy_table("lazy_csv_ops");
	const struct csv_sink sink = { got_cell, end_row, r };
	void *parser = csv->begin(r->t->delimiter);
	bool fed = parser != NULL, closed;

	while (fed && *text && !r->failed) {
		size_t n = strcspn(text, "\n");

		r->line++;
		if (!r->open)
			r->began = r->line;
		r->open |= strspn(text, " \t") < n;
		n += text[n] == '\n';
		fed = csv->feed(parser, text, n, &sink);
		text += n;
	}
	closed = parser && csv->finish(parser, &sink);
	free(r->cells);
	if (r->failed)
		return false;
	if (!fed)
		return err_set(r->e, ERR_INVALID, _("The table could not be read."));
	return closed ||
		err_set(r->e, ERR_INVALID,
			_("The quotation mark in the row that begins in line %d is never closed."),
			r->began);
}

bool csv_read(const void *bytes, size_t n, struct csv_table *out, struct err *e)
{
	struct reading r = { .t = out, .e = e };
	char *text, said = '\0';
	size_t skip;
	bool ok;

	*out = (struct csv_table) { 0 };
	text = decode(bytes, n, &out->charset, e);
	if (!text)
		return false;
	skip = sep_line(text, &said);
	r.line = skip > 0;
	out->delimiter = skip ? said : delimiter_of(text);
	if (!out->delimiter)
		out->delimiter = ';';
	ok = read_rows(text + skip, &r);
	free(text);
	return ok;
}

void csv_table_release(struct csv_table *t)
{
	pool_release(&t->pool);
	*t = (struct csv_table) { 0 };
}

const char *csv_at(const struct csv_row *row, size_t column)
{
	return column < row->n ? row->cells[column] : "";
}
