#include <stdlib.h>

#include "base/i18n.h"
#include "formats/notes_in_parts.h"

/* The account of a reading: what each line gave, and how sure that is. Fields of the header are noted
 * as they are read; the records tell it themselves. */

void notes_found(
	struct reader *r, size_t i, enum notes_what what, enum notes_certainty how, const char *why)
{
	struct notes_doc *d = r->doc;
	struct notes_finding f = {
		.line = (int)i + 1, .what = what, .certainty = how, .index = -1, .why = why
	};

	d->findings =
		pool_grow(&d->pool, d->findings, d->finding_count, &r->finding_cap, sizeof(f));
	d->findings[d->finding_count++] = f;
}

static void add_record(
	struct reader *r, int line, enum notes_what what, size_t index, const char *guess)
{
	notes_found(
		r, (size_t)line - 1, what, guess ? NOTES_GUESSED : NOTES_FOUND, guess ? guess : "");
	r->doc->findings[r->doc->finding_count - 1].index = (int)index;
}

static void add_records(struct reader *r)
{
	const struct notes_doc *d = r->doc;

	for (size_t i = 0; i < d->person_count; i++)
		add_record(r, d->people[i].line, NOTES_WHAT_PERSON, i,
			d->people[i].guess                ? d->people[i].guess
				: d->people[i].given_only ? _("a first name alone")
							  : NULL);
	for (size_t i = 0; i < d->item_count; i++)
		add_record(r, d->items[i].line, NOTES_WHAT_ITEM, i, d->items[i].guess);
	for (size_t i = 0; i < d->decision_count; i++)
		add_record(r, d->decisions[i].line, NOTES_WHAT_DECISION, i, d->decisions[i].guess);
	for (size_t i = 0; i < d->action_count; i++)
		add_record(r, d->actions[i].line, NOTES_WHAT_ACTION, i, d->actions[i].guess);
	for (size_t i = 0; i < d->next_count; i++)
		add_record(r, d->next[i].line, NOTES_WHAT_NEXT, i, d->next[i].guess);
}

/* What a line is that gave nothing of its own. */
static void add_rest(struct reader *r, const bool *told)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct notes_line *l = &r->doc->lines[i];

		if (told[i] || l->kind == NOTES_LINE_BLANK)
			continue;
		if (l->kind == NOTES_LINE_PAGE)
			notes_found(r, i, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT,
				_("page head, page foot or noise"));
		else if (r->src[i].long_line)
			notes_found(r, i, NOTES_WHAT_NOTE, NOTES_GUESSED,
				_("too long a line: kept, not looked into"));
		else if (l->kind == NOTES_LINE_NOTE)
			notes_found(r, i, NOTES_WHAT_NOTE, NOTES_FOUND, "");
		else
			notes_found(r, i, NOTES_WHAT_FRAME, NOTES_FOUND, "");
	}
}

static int by_line(const void *a, const void *b)
{
	const struct notes_finding *x = a, *y = b;

	if (x->line != y->line)
		return (x->line > y->line) - (x->line < y->line);
	if (x->what != y->what)
		return (x->what > y->what) - (x->what < y->what);
	return (x->index > y->index) - (x->index < y->index);
}

void notes_findings(struct reader *r)
{
	struct notes_doc *d = r->doc;
	bool *told = pool_alloc(&r->scratch, r->n + 1);

	add_records(r);
	for (size_t i = 0; i < d->finding_count; i++)
		told[d->findings[i].line - 1] = true;
	add_rest(r, told);
	if (d->finding_count > 1)
		qsort(d->findings, d->finding_count, sizeof(*d->findings), by_line);
}
