#include "formats/round_out.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "rules/phrases.h"

/* In the order in which they matter to a board. */
static const enum note_kind first_kinds[] = { NOTE_DECISION, NOTE_AGREEMENT, NOTE_MESSAGE };
static const enum note_kind other_kinds[] = { NOTE_TEXT, NOTE_REMARK, NOTE_QUESTION };

static bool is_other(int kind)
{
	for (size_t i = 0; i < ARRAY_LEN(other_kinds); i++)
		if (kind == (int)other_kinds[i])
			return true;
	return false;
}

/* ---- The groups ---------------------------------------------------------------------------------- */

static void put_head_row(const struct round_out *r, struct notes_document *d)
{
	static const enum phrase heads[] = { PHRASE_GROUP, PHRASE_DATE, PHRASE_ATTENDANCE,
		PHRASE_PARTIES };

	block_add(d, BLOCK_COLUMNS, NULL, NULL);
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		block_cell(d, phrase(r->language, heads[i]));
}

static const char *state_words(const struct round_out *r, const struct meeting *m)
{
	if (m->status == STATUS_CANCELLED)
		return phrase(r->language, PHRASE_CALLED_OFF);
	if (!round_begun(m))
		return phrase(r->language, PHRASE_NOT_HELD);
	return NULL;
}

static void put_count(const struct round_out *r, struct notes_document *d, int n, int of)
{
	char *text = xasprintf("%d %s %d", n, phrase(r->language, PHRASE_OF), of);

	block_cell(d, text);
	free(text);
}

static void put_group(
	const struct round_out *r, const struct round_part *p, struct notes_document *d)
{
	const struct meeting *m = &p->meeting->m;
	const char *state = state_words(r, m);
	struct moment starts = notes_out_moment(m->starts);
	char *day = starts.day == DAY_NONE ? NULL : notes_out_day(r->language, starts.day, true);
	struct buf b = { 0 };

	for (size_t i = 0; i < p->meeting->n_groups; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", p->meeting->groups[i].name);
	if (b.len == 0)
		buf_puts(&b, writing_or_empty(m->title));
	if (m->status == STATUS_RUNNING)
		buf_printf(&b, " (%s)", phrase(r->language, PHRASE_RUNNING));
	block_add(d, BLOCK_ROW, NULL, NULL);
	block_cell(d, buf_str(&b));
	block_cell(d, day ? day : "");
	if (state) {
		block_cell(d, state);
		block_cell(d, "–");
	} else {
		put_count(r, d, p->counts.present, p->counts.called + p->counts.guests);
		put_count(r, d, p->counts.parties_present, p->counts.parties_called);
	}
	free(day);
	buf_release(&b);
}

/* ---- What was said ------------------------------------------------------------------------------- */

static void put_line(const struct round_out *r, const struct note *n, struct notes_document *d)
{
	const char *text = writing_or_empty(n->text), *speaker = writing_or_empty(n->speaker),
		   *label = phrase_line(r->language, n->kind);
	size_t sign = notes_out_bullet(text);
	char *line;

	if (!is_other(n->kind)) {
		block_add(d, BLOCK_TEXT, label, text);
		return;
	}
	label = *speaker ? speaker : label;
	line = xasprintf("%s%s%s", label, *label ? ": " : "", text + sign);
	block_add(d, BLOCK_BULLET, NULL, line);
	free(line);
}

static void put_notes(const struct round_out *r, const struct round_part *p, int64_t item_id,
	struct notes_document *d)
{
	for (size_t k = 0; k < ARRAY_LEN(first_kinds); k++)
		for (size_t i = 0; i < p->n_notes; i++)
			if (p->notes[i].item_id == item_id &&
				p->notes[i].kind == (int)first_kinds[k])
				put_line(r, &p->notes[i], d);
	for (size_t i = 0; i < p->n_notes; i++)
		if (p->notes[i].item_id == item_id && is_other(p->notes[i].kind))
			put_line(r, &p->notes[i], d);
}

static void put_cell(const struct round_out *r, const struct round_part *p, const struct item *it,
	struct notes_document *d)
{
	const struct meeting *m = &p->meeting->m;
	bool current = m->status == STATUS_RUNNING && m->item_id == it->id;
	struct buf b = { 0 };

	round_part_name(p->meeting, &b);
	buf_printf(&b, ": %s",
		current ? phrase(r->language, PHRASE_RUNNING)
			: phrase(r->language, PHRASE_BECAME + (enum phrase)it->outcome));
	if (it->outcome == OUTCOME_REFERRED && *writing_or_empty(it->referred_to))
		buf_printf(&b, " – %s", it->referred_to);
	block_add(d, BLOCK_SUBHEADING, NULL, buf_str(&b));
	buf_release(&b);
	put_notes(r, p, it->id, d);
}

/* Has the group come to it? In a meeting that goes on it may still lie ahead. */
static bool reached(const struct round_part *p, const struct item *it)
{
	const struct meeting *m = &p->meeting->m;

	return round_begun(m) &&
		(m->status != STATUS_RUNNING || it->outcome != OUTCOME_OPEN || it->started_at);
}

static void put_item(
	const struct round_out *r, const struct round_line *line, struct notes_document *d)
{
	char *title = notes_item_line(line->item);
	struct buf b = { 0 };
	bool any = false;

	block_add(d, BLOCK_HEADING, NULL, title);
	free(title);
	for (size_t i = 0; i < r->n; i++) {
		if (!line->cells[i] || !reached(&r->parts[i], line->cells[i]))
			continue;
		put_cell(r, &r->parts[i], line->cells[i], d);
		any = true;
	}
	if (!any)
		block_add(d, BLOCK_TEXT, NULL, phrase(r->language, PHRASE_NOT_TREATED));
	round_differs(r, line, &b);
	if (b.len)
		block_add(d, BLOCK_TEXT, phrase(r->language, PHRASE_DIFFERS), buf_str(&b));
	buf_release(&b);
}

void round_document(const struct round_out *r, struct notes_document *out)
{
	char *title = xasprintf(
		"%s – %s", phrase(r->language, PHRASE_SHEET), writing_or_empty(r->round->title));

	*out = (struct notes_document) { .language = strcmp(r->language, "en") == 0 ? "en" : "sv" };
	block_add(out, BLOCK_TITLE, NULL, title);
	free(title);
	if (!text_blank(writing_or_empty(r->association)))
		block_add(out, BLOCK_LINE, NULL, r->association);
	put_head_row(r, out);
	for (size_t i = 0; i < r->n; i++)
		put_group(r, &r->parts[i], out);
	for (size_t i = 0; i < r->lines->n; i++)
		put_item(r, &r->lines->v[i], out);
}

/* ---- JSON ---------------------------------------------------------------------------------------- */

static void meeting_object(const struct round_part *p, struct json *j)
{
	const struct meeting *m = &p->meeting->m;

	json_open(j, '{');
	json_kint(j, "id", m->id);
	json_kopen(j, "groups", '[');
	for (size_t i = 0; i < p->meeting->n_groups; i++)
		json_str(j, p->meeting->groups[i].name);
	json_close(j, ']');
	json_kstr(j, "start", m->starts);
	json_kstr(j, "status", meeting_status_names[m->status]);
	json_kint(j, "present", p->counts.present);
	json_kint(j, "called", p->counts.called);
	json_kint(j, "parties_present", p->counts.parties_present);
	json_kint(j, "parties_called", p->counts.parties_called);
	json_close(j, '}');
}

static void cell_object(const struct round_part *p, const struct item *it, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "meeting", p->meeting->m.id);
	json_kint(j, "item", it->id);
	json_kopt(j, "number", it->number);
	json_kstr(j, "outcome", outcome_names[it->outcome]);
	json_kopen(j, "notes", '[');
	for (size_t i = 0; i < p->n_notes; i++) {
		const struct note *n = &p->notes[i];

		if (n->item_id != it->id || n->kind == NOTE_PRIVATE)
			continue;
		json_open(j, '{');
		json_kstr(j, "kind", note_kind_names[n->kind]);
		json_kopt(j, "speaker", n->speaker);
		json_kstr(j, "text", writing_or_empty(n->text));
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void line_object(const struct round_out *r, const struct round_line *line, struct json *j)
{
	struct buf b = { 0 };

	json_open(j, '{');
	json_kopt(j, "number", line->item->number);
	json_kstr(j, "title", line->item->title);
	json_kopen(j, "meetings", '[');
	for (size_t i = 0; i < r->n; i++)
		if (line->cells[i])
			cell_object(&r->parts[i], line->cells[i], j);
	json_close(j, ']');
	round_differs(r, line, &b);
	json_kopt(j, "differs", buf_str(&b));
	buf_release(&b);
	json_close(j, '}');
}

void round_json(const struct round_out *r, struct json *j)
{
	json_kopen(j, "round", '{');
	json_kint(j, "id", r->round->id);
	json_kstr(j, "title", r->round->title);
	json_close(j, '}');
	json_kopen(j, "meetings", '[');
	for (size_t i = 0; i < r->n; i++)
		meeting_object(&r->parts[i], j);
	json_close(j, ']');
	json_kopen(j, "items", '[');
	for (size_t i = 0; i < r->lines->n; i++)
		line_object(r, &r->lines->v[i], j);
	json_close(j, ']');
}
