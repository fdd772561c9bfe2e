#include "formats/notes_in_parts.h"

/* A text may come with an empty line after every line, and three where the writer left one. The passes
 * then see it without those; the lines are counted as they stand when all is read. */

enum { LINES_MIN = 8 };

/* Of the lines with text: how many have none, one or more empty lines after them. */
static bool doubled(const struct reader *r)
{
	size_t none = 0, one = 0, more = 0;

	for (size_t i = 0; i < r->n;) {
		size_t next;

		if (r->src[i].blank) {
			i++;
			continue;
		}
		next = line_next(r, i + 1);
		none += next == i + 1 && next < r->n;
		one += next == i + 2;
		more += next > i + 3 && next < r->n;
		i = next;
	}
	return one >= LINES_MIN && more > 0 && none * 20 < one;
}

void notes_squeeze(struct reader *r)
{
	size_t to = 0;

	if (!doubled(r))
		return;
	r->all = pool_alloc(&r->doc->pool, (r->n + 1) * sizeof(*r->all));
	r->at = pool_alloc(&r->scratch, (r->n + 1) * sizeof(*r->at));
	for (size_t i = 0; i < r->n; i++) {
		r->all[i] = r->doc->lines[i];
		/* Of a gap the middle one stays, of a single empty line nothing. */
		if (r->src[i].blank && (i == 0 || !r->src[i - 1].blank))
			continue;
		if (r->src[i].blank && i >= 2 && r->src[i - 2].blank)
			continue;
		r->src[to] = r->src[i];
		r->src[to].after_blank = to == 0 || r->src[to - 1].blank;
		r->doc->lines[to] = r->doc->lines[i];
		r->at[to++] = i;
	}
	r->n = to;
}

static int line_of(const struct reader *r, int line)
{
	return line > 0 ? (int)r->at[line - 1] + 1 : line;
}

static void renumber_records(struct reader *r)
{
	struct notes_doc *d = r->doc;

	for (size_t i = 0; i < d->person_count; i++)
		d->people[i].line = line_of(r, d->people[i].line);
	for (size_t i = 0; i < d->item_count; i++)
		d->items[i].line = line_of(r, d->items[i].line);
	for (size_t i = 0; i < d->decision_count; i++)
		d->decisions[i].line = line_of(r, d->decisions[i].line);
	for (size_t i = 0; i < d->action_count; i++)
		d->actions[i].line = line_of(r, d->actions[i].line);
	for (size_t i = 0; i < d->next_count; i++)
		d->next[i].line = line_of(r, d->next[i].line);
	for (size_t i = 0; i < d->hint_count; i++)
		d->hints[i].line = line_of(r, d->hints[i].line);
	for (size_t i = 0; i < d->warning_count; i++)
		d->warnings[i].line = line_of(r, d->warnings[i].line);
	for (size_t i = 0; i < d->finding_count; i++)
		d->findings[i].line = line_of(r, d->findings[i].line);
}

void notes_unsqueeze(struct reader *r)
{
	struct notes_doc *d = r->doc;

	if (!r->all)
		return;
	renumber_records(r);
	for (size_t i = 0; i < r->n; i++) {
		int number = r->all[r->at[i]].number;

		r->all[r->at[i]] = d->lines[i];
		r->all[r->at[i]].number = number;
	}
	for (size_t i = 1; i < d->line_count; i++)
		if (r->all[i].kind == NOTES_LINE_BLANK)
			r->all[i].item = r->all[i - 1].item;
	d->lines = r->all;
}
