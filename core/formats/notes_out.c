#include "formats/notes_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "rules/phrases.h"

/* ---- Blocks ---- */

/* Text that came from people, as a document may hold it; line feeds stay. The gate of text_safe, but
 * what a terminal cannot show is no matter here: the same in every locale. */
static const char *safe(struct notes_document *d, const char *s)
{
	char *clean = text_clean(s, strlen(s), true), shown[8];
	size_t n = strlen(clean);
	struct buf b = { 0 };
	const char *kept;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(clean + i, n - i, &cp, NULL);
		if (cp == '\n' || cp == '\t')
			buf_putc(&b, cp == '\t' ? ' ' : '\n');
		else if (text_gate_cp(cp) == GATE_KEEP)
			buf_put_utf8(&b, cp);
		else if (text_gate_cp(cp) == GATE_SHOW)
			buf_add(&b, shown, text_show_cp(cp, shown));
	}
	kept = b.s ? pool_strdup(&d->pool, text_trim(b.s)) : "";
	free(clean);
	buf_release(&b);
	return kept;
}

struct block *block_add(
	struct notes_document *d, enum block_kind kind, const char *label, const char *text)
{
	struct block *b;

	d->blocks = pool_grow(&d->pool, d->blocks, d->n, &d->cap, sizeof(*d->blocks));
	b = &d->blocks[d->n++];
	*b = (struct block) { .kind = kind };
	if (label)
		b->label = safe(d, label);
	if (text)
		b->text = safe(d, text);
	if (kind == BLOCK_TITLE && !d->title)
		d->title = b->text;
	return b;
}

void block_cell(struct notes_document *d, const char *text)
{
	struct block *b = &d->blocks[d->n - 1];
	size_t cap = b->n_cells;

	b->cells = pool_grow(&d->pool, b->cells, b->n_cells, &cap, sizeof(*b->cells));
	b->cells[b->n_cells++] = safe(d, writing_or_empty(text));
}

void notes_document_release(struct notes_document *d)
{
	pool_release(&d->pool);
	*d = (struct notes_document) { 0 };
}

static struct writing begin(
	const struct notes_sheet *s, const struct notes_out_options *o, struct notes_document *out)
{
	*out = (struct notes_document) { .language = strcmp(s->language, "en") == 0 ? "en" : "sv" };
	return (struct writing) { .s = s, .o = o, .d = out };
}

/* ---- Written lines ---- */

static const struct written_line *written_of(
	const struct notes_sheet *s, int64_t item_id, enum written_part part)
{
	for (size_t i = 0; i < s->n_written; i++) {
		if (s->written[i].item_id == item_id && s->written[i].part == (int)part)
			return &s->written[i];
	}
	return NULL;
}

static bool wrote(const struct notes_sheet *s, enum written_part part)
{
	for (size_t i = 0; i < s->n_written; i++) {
		if (s->written[i].part == (int)part)
			return true;
	}
	return false;
}

/* Do all written lines of these parts say what the records do? False where there are none. */
static bool stands(
	const struct notes_sheet *s, enum written_part a, enum written_part b, int64_t says)
{
	bool any = false;

	for (size_t i = 0; i < s->n_written; i++) {
		int part = s->written[i].part;

		if (part != (int)a && part != (int)b)
			continue;
		any = true;
		if (s->written[i].says != says)
			return false;
	}
	return any;
}

static void put_head_anew(struct writing *w)
{
	if (w->head_done)
		return;
	w->head_done = true;
	notes_out_title(w, phrase(w->s->language, PHRASE_NOTES));
	if (!w->s->headless)
		notes_out_head(w);
}

static void put_roll_anew(struct writing *w)
{
	if (w->roll_done)
		return;
	w->roll_done = true;
	notes_out_roll(w);
}

/* "Plats: Kansliet" as label and text. */
static void put_field(struct writing *w, const char *line)
{
	size_t n = strcspn(line, ":");

	if (line[n] == ':' && line[n + 1] == ' ') {
		char *label = xstrndup(line, n);

		block_add(w->d, BLOCK_FIELD, label, line + n + 2);
		free(label);
	} else {
		block_add(w->d, BLOCK_LINE, NULL, line);
	}
}

static void put_title(struct writing *w, const char *line)
{
	block_add(w->d, w->d->title ? BLOCK_LINE : BLOCK_TITLE, NULL, line);
}

static void put_written(struct writing *w, const struct written_line *l)
{
	switch ((enum written_part)l->part) {
	case WRITTEN_TITLE:
		if (w->head_stands)
			put_title(w, l->text);
		else
			put_head_anew(w);
		break;
	case WRITTEN_FIELD:
		if (w->head_stands)
			put_field(w, l->text);
		else
			put_head_anew(w);
		break;
	case WRITTEN_ROLL:
		if (w->roll_stands)
			block_add(w->d, BLOCK_LINE, NULL, l->text);
		else
			put_roll_anew(w);
		break;
	case WRITTEN_ITEM:
	case WRITTEN_PRESENTER:
		break;
	}
}

/* ---- Items ---- */

/* The notes of an item and the written lines among them. */
static void put_lines(struct writing *w, int64_t item_id)
{
	const struct notes_sheet *s = w->s;
	const struct note *before = NULL;
	size_t k = 0;

	for (size_t i = 0; i <= s->n_notes; i++) {
		const struct note *n = i < s->n_notes ? &s->notes[i] : NULL;

		if (n && n->item_id != item_id)
			continue;
		for (; k < s->n_written; k++) {
			if (s->written[k].item_id != item_id)
				continue;
			if (n && s->written[k].position > n->position)
				break;
			put_written(w, &s->written[k]);
		}
		if (!n)
			break;
		notes_out_note(w, n, before);
		if (!(n->kind == NOTE_ACTION && before))
			before = n;
	}
}

/* The lines of an item that are printed, in the document's pool; returns their number. */
static size_t lines_of(struct writing *w, const struct item *it, const struct note *const **lines)
{
	const struct note **v = pool_alloc(&w->d->pool, (w->s->n_notes + 1) * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < w->s->n_notes; i++) {
		if (w->s->notes[i].item_id == it->id && notes_out_shows(w, &w->s->notes[i]))
			v[n++] = &w->s->notes[i];
	}
	*lines = v;
	return n;
}

/* What became of it, where the lines do not say. */
static void put_outcome(struct writing *w, const struct item *it)
{
	const struct note *const *lines;
	size_t n = lines_of(w, it, &lines);
	char *sentence;

	/* Imported notes say it in their own words. */
	if (w->s->n_written > 0)
		return;
	if (n == 0 && notes_is_next_item(it->title)) {
		notes_out_coming(w);
		return;
	}
	sentence = outcome_sentence(w->s->language, w->s->house, it);
	if (*sentence && !outcome_is_told(it, sentence, lines, n))
		block_add(w->d, BLOCK_TEXT, NULL, sentence);
	free(sentence);
}

/* "4. Styrelserapport (andra gången)" */
static char *heading_of(const struct writing *w, const struct item *it)
{
	const struct notes_sheet *s = w->s;
	char *line = notes_item_line(it), *again, *heading;

	again = nth_time(s->language, s->times ? s->times[it - s->items] : 1);
	if (!*again) {
		free(again);
		return line;
	}
	heading = xasprintf("%s (%s)", line, again);
	free(line);
	free(again);
	return heading;
}

static void put_attachments(struct writing *w, int64_t item_id)
{
	const struct notes_sheet *s = w->s;
	struct buf b = { 0 };

	for (size_t i = 0; i < s->n_attachments; i++) {
		const struct attachment *a = &s->attachments[i];
		const char *path = writing_or_empty(a->path), *slash = strrchr(path, '/');

		if (a->item_id != item_id)
			continue;
		buf_printf(&b, "%s%s", b.len > 0 ? ", " : "",
			!text_blank(writing_or_empty(a->label)) ? a->label
				: slash                         ? slash + 1
								: path);
	}
	if (b.len > 0)
		block_add(w->d, BLOCK_FIELD, phrase(s->language, PHRASE_ATTACHMENTS), buf_str(&b));
	buf_release(&b);
}

static void put_affected(struct writing *w, int64_t item_id)
{
	const struct notes_sheet *s = w->s;
	struct buf b = { 0 };

	for (size_t i = 0; i < s->n_affected; i++)
		if (s->affected[i].item_id == item_id)
			buf_printf(&b, "%s%s", b.len > 0 ? ", " : "", s->affected[i].party.name);
	if (b.len > 0)
		block_add(w->d, BLOCK_FIELD, phrase(s->language, PHRASE_AFFECTED), buf_str(&b));
	buf_release(&b);
}

static void put_item(struct writing *w, const struct item *it)
{
	const struct notes_sheet *s = w->s;
	const struct written_line *heading = written_of(s, it->id, WRITTEN_ITEM);
	const struct written_line *presenter = written_of(s, it->id, WRITTEN_PRESENTER);
	int64_t says = notes_says_item(it);
	char *line = heading_of(w, it);

	block_add(w->d, it->parent_id ? BLOCK_SUBHEADING : BLOCK_HEADING, NULL,
		heading && heading->says == says ? heading->text : line);
	free(line);
	if (presenter && presenter->says == says)
		put_field(w, presenter->text);
	else if (!text_blank(writing_or_empty(it->presenter)) &&
		!(heading && heading->says == says && strstr(heading->text, it->presenter)))
		block_add(w->d, BLOCK_FIELD, phrase(s->language, PHRASE_PRESENTER), it->presenter);
	put_attachments(w, it->id);
	put_lines(w, it->id);
	put_outcome(w, it);
}

void notes_out_notes(
	const struct notes_sheet *s, const struct notes_out_options *o, struct notes_document *out)
{
	struct writing w = begin(s, o, out);

	w.head_stands = stands(s, WRITTEN_TITLE, WRITTEN_FIELD, notes_says_head(s->meeting));
	w.roll_stands = !o->public && !o->restyled &&
		stands(s, WRITTEN_ROLL, WRITTEN_ROLL,
			notes_says_roll(s->meeting, s->roll, s->n_roll));
	/* Notes that were imported without a title have none, where the form can do without. */
	if (s->n_written == 0)
		put_head_anew(&w);
	else if (o->restyled && !wrote(s, WRITTEN_TITLE) && w.head_stands)
		notes_out_title(&w, phrase(s->language, PHRASE_NOTES));
	else if (o->restyled && !wrote(s, WRITTEN_TITLE))
		put_head_anew(&w);
	put_lines(&w, 0);
	if (!wrote(s, WRITTEN_ROLL))
		put_roll_anew(&w);
	for (size_t i = 0; i < s->n_items; i++)
		put_item(&w, &s->items[i]);
	if (o->registers)
		notes_out_registers(&w);
}

/* ---- Agenda ---- */

static char *item_side(const struct notes_sheet *s, const struct item *it)
{
	const char *presenter = writing_or_empty(it->presenter);
	struct buf b = { 0 };

	if (it->minutes > 0) {
		buf_int(&b, it->minutes);
		buf_printf(&b, " %s", phrase(s->language, PHRASE_MINUTE));
	}
	if (*presenter)
		buf_printf(&b, "%s%s: %s", b.len > 0 ? ", " : "",
			phrase(s->language, PHRASE_PRESENTER), presenter);
	return b.s ? buf_take(&b) : xstrdup("");
}

/* When an item begins, as far as minutes are planned for those before it. */
static char *begins(const struct notes_sheet *s, size_t at)
{
	struct moment m = notes_out_moment(s->meeting->starts);
	int64_t minutes = 0;

	for (size_t i = 0; i < at; i++) {
		if (s->items[i].parent_id)
			continue;
		if (s->items[i].minutes <= 0)
			return NULL;
		minutes += s->items[i].minutes;
	}
	if (moment_is_none(m) || m.minute == MINUTE_NONE || s->items[at].minutes <= 0 ||
		m.minute + minutes >= 24 * 60)
		return NULL;
	return notes_out_minute(m.minute + (int)minutes);
}

static void put_agenda_item(struct writing *w, size_t i)
{
	const struct item *it = &w->s->items[i];
	char *line = heading_of(w, it), *side = item_side(w->s, it), *clock = NULL;

	if (!it->parent_id)
		clock = begins(w->s, i);
	block_add(w->d, it->parent_id ? BLOCK_SUBHEADING : BLOCK_HEADING, NULL, line);
	if (clock && *side)
		block_add(w->d, BLOCK_TEXT, clock, side);
	else if (*side)
		block_add(w->d, BLOCK_TEXT, NULL, side);
	put_affected(w, it->id);
	put_attachments(w, it->id);
	free(clock);
	free(line);
	free(side);
}

void notes_out_agenda(
	const struct notes_sheet *s, const struct notes_out_options *o, struct notes_document *out)
{
	struct writing w = begin(s, o, out);
	const struct meeting *m = s->meeting;

	notes_out_title(&w,
		phrase(s->language, m->status == STATUS_CALLED ? PHRASE_NOTICE : PHRASE_AGENDA));
	notes_out_head(&w);
	if (!o->public && !text_blank(writing_or_empty(m->link)))
		block_add(w.d, BLOCK_FIELD, phrase(s->language, PHRASE_LINK), m->link);
	put_attachments(&w, 0);
	for (size_t i = 0; i < s->n_items; i++)
		put_agenda_item(&w, i);
	notes_out_left(&w);
}
