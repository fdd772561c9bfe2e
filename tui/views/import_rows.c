#include "tui/views/import_rows.h"

#include <stdarg.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/screen/style.h"

__attribute__((format(printf, 4, 5))) static struct import_row *add(
	struct import_rows *r, enum import_row_what what, const char *sign, const char *fmt, ...)
{
	struct buf b = { 0 };
	struct import_row *row;
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	r->v = pool_grow(&r->pool, r->v, r->n, &r->cap, sizeof(*r->v));
	row = &r->v[r->n++];
	*row = (struct import_row) { .what = what,
		.sign = sign,
		.text = pool_strdup(&r->pool, buf_str(&b)),
		.style = what == IMPORT_ROW_HEAD ? STYLE_HEADING : STYLE_NORMAL };
	buf_release(&b);
	return row;
}

/* The first line that gave it, and why it is a guess where it is one. */
static void point(
	struct import_row *row, const struct notes_doc *d, enum notes_what what, int index)
{
	for (size_t i = 0; i < d->finding_count; i++) {
		const struct notes_finding *f = &d->findings[i];

		if (f->what != what || (index >= 0 && f->index != index))
			continue;
		row->line = f->line;
		if (f->certainty == NOTES_GUESSED)
			row->guess = f->why;
		return;
	}
}

static void add_head(struct import_rows *r, const struct batch_file *f)
{
	const struct notes_doc *d = &f->preview.doc;
	int32_t day = import_batch_day(f);
	char date[DATE_TEXT_SIZE] = "", from[DATE_TEXT_SIZE] = "", to[DATE_TEXT_SIZE] = "";
	struct import_row *row;

	if (day != DAY_NONE)
		day_text_year(day, date);
	if (d->start != MINUTE_NONE)
		minute_text(d->start, from);
	if (d->end != MINUTE_NONE)
		minute_text(d->end, to);
	point(add(r, IMPORT_ROW_TITLE, _("Title"), "%s", or_empty(d->title)), d, NOTES_WHAT_TITLE,
		-1);
	row = add(r, IMPORT_ROW_DATE, _("Date"), "%s", *date ? date : _("missing: e says the day"));
	point(row, d, NOTES_WHAT_DATE, -1);
	if (f->day_from)
		row->guess = f->day_from;
	if (!*date)
		row->style = STYLE_LATE;
	point(add(r, IMPORT_ROW_TIME, _("Time"), "%s%s%s", from, *to ? "–" : "", to), d,
		NOTES_WHAT_TIME, -1);
	point(add(r, IMPORT_ROW_PLACE, _("Place"), "%s", or_empty(d->place)), d, NOTES_WHAT_PLACE,
		-1);
	row = add(r, IMPORT_ROW_GROUP, _("Group"), "%s", or_empty(f->preview.group));
	point(row, d, NOTES_WHAT_TITLE, -1);
	row->guess = f->group_from;
}

static const char *status_sign(enum notes_status s, unsigned *style)
{
	switch (s) {
	case NOTES_PRESENT:
	case NOTES_ONSITE:
		*style = STYLE_PRESENT;
		return "P";
	case NOTES_REMOTE:
		*style = STYLE_REMOTE;
		return "D";
	case NOTES_ABSENT:
		*style = STYLE_ABSENT;
		return "F";
	case NOTES_EXCUSED:
		*style = STYLE_EXCUSED;
		return "A";
	}
	return "";
}

static void add_people(
	struct import_rows *r, const struct import_batch *b, const struct batch_file *f)
{
	const struct notes_doc *d = &f->preview.doc;

	if (d->person_count)
		add(r, IMPORT_ROW_HEAD, "", _("Attendance: %d present, %d absent"),
			f->preview.present, f->preview.absent);
	for (size_t i = 0; i < d->person_count; i++) {
		const struct notes_person *p = &d->people[i];
		const char *known = import_batch_name(b, p->name);
		bool other = strcmp(known, p->name) != 0;
		unsigned style = STYLE_NORMAL;
		const char *sign = status_sign(p->status, &style);
		struct import_row *row = add(r, IMPORT_ROW_PERSON, sign, "%s%s%s%s%s%s", p->name,
			other ? " = " : "", other ? known : "", p->organisation ? ", " : "",
			or_empty(p->organisation), p->part ? " …" : "");

		row->index = i;
		row->line = p->line;
		row->style = style;
		row->guess = p->guess ? p->guess : p->given_only ? _("a first name alone") : NULL;
	}
}

/* Those who were taken out of the lists, and can be taken back. */
static void add_dropped(struct import_rows *r, const struct batch_file *f)
{
	for (size_t i = 0; i < f->n_dropped; i++) {
		const struct notes_person *p = &f->dropped[i];
		struct import_row *row = add(r, IMPORT_ROW_GONE, "–", _("%s, left out"), p->name);

		row->index = i;
		row->line = p->line;
		row->style = STYLE_MUTED;
	}
}

/* The item that begins on the line, or -1. */
static int item_at(const struct notes_doc *d, const struct notes_line *l)
{
	return l->item >= 0 && d->items[l->item].line == l->number ? l->item : -1;
}

static void add_line(struct import_rows *r, const struct notes_doc *d, size_t i)
{
	const struct notes_line *l = &d->lines[i];
	int item = item_at(d, l);
	struct import_row *row;

	if (l->kind == NOTES_LINE_ITEM || (l->kind == NOTES_LINE_HEADING && item >= 0)) {
		const struct notes_item *it = &d->items[l->item];

		row = add(r, IMPORT_ROW_ITEM, or_empty(it->number), "%s%s",
			it->parent >= 0 ? "  " : "", or_empty(it->title));
		row->index = (size_t)l->item;
		row->style = STYLE_HEADING;
		row->guess = it->guess;
	} else if (l->kind == NOTES_LINE_NOTE) {
		row = add(r, IMPORT_ROW_LINE,
			l->note == NOTE_TEXT || l->note == NOTE_REMARK
				? ""
				: note_kind_label((int)l->note),
			"%s%s%s", or_empty(l->speaker), l->speaker ? ": " : "", l->text);
		row->index = i;
		row->style = l->note == NOTE_DECISION ? STYLE_DECIDED : STYLE_NORMAL;
	} else if (l->kind == NOTES_LINE_NEXT) {
		row = add(r, IMPORT_ROW_LINE, _("Coming"), "%s", l->text);
		row->index = i;
	} else if (l->kind == NOTES_LINE_PAGE) {
		row = add(r, IMPORT_ROW_LEFT, "–", "%s", l->text);
		row->index = i;
		row->style = STYLE_MUTED;
	} else {
		return;
	}
	row->line = l->number;
}

/* What the account says of lines that are notes: why a decision is a guess. */
static void mark_guesses(struct import_rows *r, const struct notes_doc *d)
{
	size_t at = 0;

	for (size_t i = 0; i < d->finding_count; i++) {
		const struct notes_finding *f = &d->findings[i];

		if (f->certainty != NOTES_GUESSED ||
			(f->what != NOTES_WHAT_DECISION && f->what != NOTES_WHAT_ACTION &&
				f->what != NOTES_WHAT_NEXT && f->what != NOTES_WHAT_NOTE))
			continue;
		while (at < r->n && (r->v[at].what != IMPORT_ROW_LINE || r->v[at].line < f->line))
			at++;
		if (at < r->n && r->v[at].line == f->line)
			r->v[at].guess = f->why;
	}
}

void import_rows_make(struct import_rows *r, struct import_batch *b, size_t file)
{
	const struct batch_file *f = import_batch_look(b, file);
	const struct notes_doc *d = &f->preview.doc;

	import_rows_release(r);
	add_head(r, f);
	add_people(r, b, f);
	add_dropped(r, f);
	if (d->item_count)
		add(r, IMPORT_ROW_HEAD, "", "%s", _("Items"));
	for (size_t i = 0; i < d->line_count; i++)
		add_line(r, d, i);
	mark_guesses(r, d);
}

void import_rows_release(struct import_rows *r)
{
	pool_release(&r->pool);
	*r = (struct import_rows) { 0 };
}
