/* What differs between the groups of a round on one item. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "formats/round_out.h"
#include "rules/phrases.h"

/* Has the group had the item, or gone past it? One that is being talked about has no outcome yet. */
static bool has_had(const struct round_out *r, const struct round_line *line, size_t at)
{
	const struct meeting *m = &r->parts[at].meeting->m;
	const struct item *it = line->cells[at];

	return it && round_begun(m) && (m->status != STATUS_RUNNING || it->outcome != OUTCOME_OPEN);
}

/* "Norr, Väst och Öst": those of the groups that are in the set. */
static void put_groups(const struct round_out *r, const bool *set, struct buf *out)
{
	size_t n = 0, put = 0;

	for (size_t i = 0; i < r->n; i++)
		n += set[i];
	for (size_t i = 0; i < r->n; i++) {
		if (!set[i])
			continue;
		if (put > 0 && put + 1 == n)
			buf_printf(out, " %s ", phrase(r->language, PHRASE_AND));
		else if (put > 0)
			buf_puts(out, ", ");
		round_part_name(r->parts[i].meeting, out);
		put++;
	}
}

static void begin(struct buf *out, size_t from)
{
	if (out->len > from)
		buf_puts(out, "; ");
}

/* ---- Outcomes ------------------------------------------------------------------------------------ */

static void put_outcomes(
	const struct round_out *r, const struct round_line *line, const bool *had, struct buf *out)
{
	const struct item *first = NULL;
	bool differ = false, comma = false;

	for (size_t i = 0; i < r->n; i++) {
		if (!had[i])
			continue;
		differ |= first && first->outcome != line->cells[i]->outcome;
		first = first ? first : line->cells[i];
	}
	if (!differ)
		return;
	buf_printf(out, "%s ", phrase(r->language, PHRASE_DIFFERS_OUTCOME));
	for (size_t i = 0; i < r->n; i++) {
		if (!had[i])
			continue;
		buf_puts(out, comma ? ", " : "");
		round_part_name(r->parts[i].meeting, out);
		buf_printf(out, " %s",
			phrase(r->language, PHRASE_BECAME + (enum phrase)line->cells[i]->outcome));
		comma = true;
	}
}

/* ---- Lines --------------------------------------------------------------------------------------- */

/* The group's lines of a kind, folded, in one text; NULL where there are none. The caller frees. */
static char *said(const struct round_part *p, int64_t item_id, enum note_kind kind)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < p->n_notes; i++) {
		const struct note *n = &p->notes[i];
		char *plain;

		if (n->item_id != item_id || n->kind != (int)kind)
			continue;
		plain = text_fold(writing_or_empty(n->text), FOLD_BASE);
		buf_printf(&b, "%s\n", plain);
		free(plain);
	}
	return b.s ? buf_take(&b) : NULL;
}

/* A kind of line that some groups have and others have not, or have in other words. False where
 * nobody has one. */
static bool put_kind(const struct round_out *r, const struct round_line *line, const bool *had,
	enum note_kind kind, size_t from, struct buf *out)
{
	bool *has = xcalloc(r->n + 1, sizeof(*has)), lacks = false, words = false;
	char *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		char *text = had[i] ? said(&r->parts[i], line->cells[i]->id, kind) : NULL;

		has[i] = text != NULL;
		lacks |= had[i] && !text;
		words |= first && text && strcmp(first, text) != 0;
		n += has[i];
		if (!first)
			first = text;
		else
			free(text);
	}
	if (n > 0 && (lacks || words)) {
		char *label = text_fold(phrase_line(r->language, (int)kind), FOLD_CASE);

		begin(out, from);
		buf_printf(out, "%s %s ", label,
			phrase(r->language, words ? PHRASE_DIFFERS_WORDS : PHRASE_DIFFERS_ONLY));
		put_groups(r, has, out);
		free(label);
	}
	free(first);
	free(has);
	return n > 0;
}

/* ---- All of it ----------------------------------------------------------------------------------- */

static void put_lacking(
	const struct round_out *r, const struct round_line *line, size_t from, struct buf *out)
{
	bool *lacks = xcalloc(r->n + 1, sizeof(*lacks)), any = false;

	for (size_t i = 0; i < r->n; i++) {
		lacks[i] = !line->cells[i] && r->parts[i].meeting->m.status != STATUS_CANCELLED;
		any |= lacks[i];
	}
	if (any) {
		begin(out, from);
		buf_printf(out, "%s ", phrase(r->language, PHRASE_DIFFERS_LACKS));
		put_groups(r, lacks, out);
	}
	free(lacks);
}

void round_differs(const struct round_out *r, const struct round_line *line, struct buf *out)
{
	static const enum note_kind kinds[] = { NOTE_DECISION, NOTE_AGREEMENT, NOTE_MESSAGE };
	bool *had = xcalloc(r->n + 1, sizeof(*had)), any = false;
	size_t from = out->len, n = 0;

	for (size_t i = 0; i < r->n; i++) {
		had[i] = has_had(r, line, i);
		n += had[i];
	}
	if (n > 1) {
		put_outcomes(r, line, had, out);
		for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
			any |= put_kind(r, line, had, kinds[k], from, out);
	}
	put_lacking(r, line, from, out);
	if (out->len > from)
		buf_putc(out, '.');
	else if (any)
		buf_puts(out, phrase(r->language, PHRASE_DIFFERS_NOT));
	free(had);
}
