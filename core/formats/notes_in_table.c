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

/* Is the line the head of a table of things to do? Then columns[] tell which cell is which,
 * TABLE_CELLS_MAX for none. */
static bool actions_head(struct reader *r, size_t i, size_t columns[COLUMN_COUNT])
{
	const char *cells[TABLE_CELLS_MAX];
	size_t n = table_cells(r, r->src[i].text, cells, TABLE_CELLS_MAX);

	for (int c = 0; c < COLUMN_COUNT; c++) {
		columns[c] = TABLE_CELLS_MAX;
		for (size_t k = 0; k < n && columns[c] == TABLE_CELLS_MAX; k++)
			if (word_in(cells[k], strlen(cells[k]), column_words[c]))
				columns[c] = k;
	}
	return columns[COLUMN_WHAT] < n && columns[COLUMN_WHO] < n;
}

static const char *cell(const char *const *cells, size_t n, size_t column)
{
	return column < n && *cells[column] ? cells[column] : NULL;
}

static void add_row(struct reader *r, size_t i, const size_t columns[COLUMN_COUNT])
{
	struct notes_doc *d = r->doc;
	const char *cells[TABLE_CELLS_MAX];
	size_t n = table_cells(r, r->src[i].text, cells, TABLE_CELLS_MAX);
	struct notes_action x = { .item = d->lines[i].item,
		.what = cell(cells, n, columns[COLUMN_WHAT]),
		.who = cell(cells, n, columns[COLUMN_WHO]),
		.due = cell(cells, n, columns[COLUMN_DUE]),
		.line = (int)i + 1 };

	line_claim(r, i, NOTES_LINE_NOTE);
	if (!x.what)
		return;
	d->lines[i].note = NOTE_ACTION;
	d->actions = pool_grow(&d->pool, d->actions, d->action_count, &r->action_cap, sizeof(x));
	d->actions[d->action_count++] = x;
}

void notes_tables(struct reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		size_t columns[COLUMN_COUNT];

		if (r->src[i].text[0] != '|' || r->src[i].claimed || !actions_head(r, i, columns))
			continue;
		line_claim(r, i, NOTES_LINE_NOTE);
		for (i++; i < r->n && r->src[i].text[0] == '|'; i++) {
			if (rule_line(r->src[i].text))
				line_claim(r, i, NOTES_LINE_PAGE);
			else
				add_row(r, i, columns);
		}
	}
}
