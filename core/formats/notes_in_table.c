#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

size_t table_cells(struct reader *r, const char *s, const char **cells, size_t max)
{
	size_t n = 0;

	if (*s != '|')
		return 0;
	for (s++; *s && n < max; s += s[strcspn(s, "|")] == '|') {
		size_t len = strcspn(s, "|");

		if (s[len] == '\0' && text_blank(s))
			break;
		cells[n] = doc_text(r, s, len);
		if (!cells[n])
			cells[n] = "";
		n++;
		s += len;
	}
	return n;
}

static bool rule_line(const char *s)
{
	return *s == '|' && s[strspn(s, "|-: ")] == '\0';
}

enum action_column { COLUMN_WHAT, COLUMN_WHO, COLUMN_DUE, COLUMN_COUNT };

static const char *const column_words[] = {
	"vad|åtgärd|åtgärder|uppgift|aktivitet|uppdrag|att göra|what",
	"vem|ansvarig|ansvariga|ansvar|vem gör|who",
	"när|klart|klart senast|datum|deadline|senast|tid|when",
};

/* A row's cells and where each begins: its place among the bars, or its column in wide space. */
struct row {
	const char *cells[TABLE_CELLS_MAX];
	size_t at[TABLE_CELLS_MAX], n;
	bool barred;
};

static bool wide(const char *s)
{
	size_t sp = space_len(s);

	return sp > 1 || (sp == 1 && *s == '\t');
}

/* "Boka lokal        Bo      31/5" */
static void wide_cells(struct reader *r, const char *s, int indent, struct row *row)
{
	for (size_t at = 0; s[at] && row->n < TABLE_CELLS_MAX; at += space_len(s + at)) {
		size_t from = at;

		while (s[at] && !wide(s + at))
			at++;
		row->at[row->n] = utf8_len(pool_strndup(&r->scratch, s, from)) + (size_t)indent;
		row->cells[row->n++] = doc_text(r, s + from, at - from);
	}
}

/* "Boka lokal<tab>Bo<tab>31/5": every tab begins a cell. */
static void tabbed_cells(struct reader *r, const char *s, struct row *row)
{
	for (size_t len; row->n < TABLE_CELLS_MAX; s += len + 1) {
		len = strcspn(s, "\t");
		row->at[row->n] = row->n;
		row->cells[row->n++] = doc_text(r, s, len);
		if (s[len] == '\0')
			break;
	}
}

static void row_read(struct reader *r, size_t i, struct row *row)
{
	const char *s = r->src[i].text;

	*row = (struct row) { .barred = *s == '|' || strstr(s, " | ") };
	if (row->barred) {
		row->n = table_cells(r, *s == '|' ? s : pool_printf(&r->scratch, "| %s |", s),
			row->cells, TABLE_CELLS_MAX);
		for (size_t k = 0; k < row->n; k++)
			row->at[k] = k;
	} else if (strchr(s, '\t') && !strstr(s, "\t\t") && !strstr(s, "  ")) {
		tabbed_cells(r, s, row);
	} else {
		wide_cells(r, s, r->src[i].indent, row);
	}
}

static bool heads_column(const struct row *row, size_t k, int c)
{
	return row->cells[k] && word_in(row->cells[k], strlen(row->cells[k]), column_words[c]);
}

/* Is the line the head of a table of things to do? Then columns[] tell which cell is which,
 * TABLE_CELLS_MAX for none. Between spaces no other cells may stand. */
static bool actions_head(const struct row *row, size_t columns[COLUMN_COUNT])
{
	size_t known = 0;

	for (int c = 0; c < COLUMN_COUNT; c++) {
		columns[c] = TABLE_CELLS_MAX;
		for (size_t k = 0; k < row->n && columns[c] == TABLE_CELLS_MAX; k++)
			if (heads_column(row, k, c))
				columns[c] = k;
		known += columns[c] < row->n;
	}
	return columns[COLUMN_WHAT] < row->n && columns[COLUMN_WHO] < row->n &&
		(row->barred || known == row->n);
}

/* The cell of the row under a column of the head. */
static const char *cell(const struct row *head, const struct row *row, size_t column)
{
	for (size_t k = 0; column < head->n && k < row->n; k++) {
		size_t best = 0;

		for (size_t c = 1; c < head->n; c++) {
			size_t far = row->at[k] > head->at[c] ? row->at[k] - head->at[c]
							      : head->at[c] - row->at[k];
			size_t near = row->at[k] > head->at[best] ? row->at[k] - head->at[best]
								  : head->at[best] - row->at[k];

			best = far < near ? c : best;
		}
		if (best == column && row->cells[k] && *row->cells[k])
			return row->cells[k];
	}
	return NULL;
}

/* "-": a cell with nothing in it. */
static bool empty(const char *s)
{
	return s[strspn(s, "-– ")] == '\0';
}

static void add_row(struct reader *r, size_t i, const struct row *head, const struct row *row,
	const size_t columns[COLUMN_COUNT])
{
	struct notes_doc *d = r->doc;
	struct notes_action x = { .item = d->lines[i].item,
		.what = cell(head, row, columns[COLUMN_WHAT]),
		.who = cell(head, row, columns[COLUMN_WHO]),
		.due = cell(head, row, columns[COLUMN_DUE]),
		.line = (int)i + 1 };

	line_claim(r, i, NOTES_LINE_NOTE);
	if (!x.what || empty(x.what) || (x.who && empty(x.who)))
		return;
	d->lines[i].note = NOTE_ACTION;
	d->actions = pool_grow(&d->pool, d->actions, d->action_count, &r->action_cap, sizeof(x));
	d->actions[d->action_count++] = x;
}

/* Does the table go on with line i? */
static bool in_table(const struct reader *r, size_t i, const struct row *head)
{
	if (i >= r->n)
		return false;
	return head->barred ? strchr(r->src[i].text, '|') != NULL
			    : !r->src[i].claimed && !r->src[i].blank;
}

void notes_tables(struct reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		size_t columns[COLUMN_COUNT];
		struct row head, row;

		if (r->src[i].claimed || r->src[i].long_line)
			continue;
		row_read(r, i, &head);
		if (head.n < 2 || !actions_head(&head, columns))
			continue;
		line_claim(r, i, NOTES_LINE_NOTE);
		for (i++; in_table(r, i, &head); i++) {
			row_read(r, i, &row);
			if (rule_line(r->src[i].text))
				line_claim(r, i, NOTES_LINE_PAGE);
			else if (head.barred || row.n > 1)
				add_row(r, i, &head, &row, columns);
			else
				break;
		}
	}
}
