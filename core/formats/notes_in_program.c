#include <string.h>

#include "base/text.h"
#include "formats/notes_in_decide.h"
#include "formats/notes_in_items.h"
#include "rules/names.h"
#include "rules/words.h"

/* Programmes: items without numbers whose rows begin with a clock, "09.15  Lägesbild – Åsa Berg, polisen". */

enum { ROWS_LEAST = 4, NAMED_LEAST = 2, TITLE_BYTES = 120, GAP_LINES = 4 };

/* Where the title of a row begins, and when the row does; 0 for no row. */
static size_t program_row(const struct reader *r, size_t i, int *start)
{
	const struct source_line *s = &r->src[i];
	struct when w;
	size_t n = 0, sp;
	uint32_t cp;

	if (s->claimed || s->blank || strlen(s->text) > TITLE_BYTES)
		return 0;
	n = when_time(s->body, false, &w);
	sp = n > 0 ? space_len(s->body + n) : 0;
	if (n == 0 || w.start == MINUTE_NONE || s->body[n + sp] == '\0')
		return 0;
	n += sp;
	sp = dash_len(s->body + n);
	sp = sp == 0 && s->body[n] == ':' ? 1 : sp;
	n += sp ? sp + space_len(s->body + n + sp) : 0;
	utf8_next(s->body + n, strnlen(s->body + n, 4), &cp, NULL);
	*start = w.start;
	return letter_is_upper(cp) ? n : 0;
}

/* The bytes of the title before "– Åsa Berg, polisen". */
static size_t before_names(struct reader *r, const char *s, const char **presenter)
{
	for (size_t i = 1; s[i]; i++) {
		size_t dash = s[i - 1] == ' ' ? dash_len(s + i) : 0, sp, n;

		sp = dash > 0 ? space_len(s + i + dash) : 0;
		n = sp > 0 ? strcspn(s + i + dash + sp, ",(") : 0;
		if (n == 0)
			continue;
		/* "Hanna Ek och Bo Alm" */
		if (name_in_list(s + i + dash + sp, n) != NAME_FULL &&
			named_after(r, s + i + dash + sp) < n)
			continue;
		*presenter = doc_text(r, s + i + dash + sp, n);
		return i;
	}
	return strlen(s);
}

/* Do rows follow each other from line i on, later and later, and do some name who speaks? Without that
 * it is the order of a day, "12.00 Lunch", and no agenda. */
static bool is_program(struct reader *r, size_t i)
{
	size_t rows = 0, named = 0, gap = 0, n;
	int last = 0, start;

	for (; i < r->n && gap <= GAP_LINES; i++) {
		n = program_row(r, i, &start);
		if (n > 0 && start >= last) {
			const char *presenter = NULL;

			before_names(r, r->src[i].body + n, &presenter);
			named += presenter != NULL;
			rows++;
			last = start;
			gap = 0;
		} else {
			gap += !r->src[i].blank;
		}
	}
	return rows >= ROWS_LEAST && named >= NAMED_LEAST;
}

bool items_by_clock(struct reader *r)
{
	int start, last = 0;
	size_t first = 0;

	if (strcmp(r->doc->type, "schedule") == 0)
		return false;
	while (first < r->n && program_row(r, first, &start) == 0)
		first++;
	if (first == r->n || !is_program(r, first))
		return false;
	for (size_t i = first; i < r->n; i++) {
		size_t n = program_row(r, i, &start);
		const char *s = r->src[i].body + n, *presenter = NULL;
		int item;

		if (n == 0 || start < last)
			continue;
		last = start;
		n = before_names(r, s, &presenter);
		item = doc_item_add(r, i, NULL, doc_text(r, s, n), -1);
		r->doc->items[item].presenter = presenter;
	}
	return true;
}
