#include "services/import_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "formats/when_due.h"
#include "services/import_fit.h"
#include "services/import_items.h"
#include "services/import_said.h"
#include "services/import_written.h"

/* What is needed to file one line after the other. */
struct filing {
	struct session *se;
	const struct notes_doc *d;
	int64_t meeting_id;
	int32_t day;
	int64_t *items;    /* ids of d->items */
	int64_t *position; /* last one used under each item; the meeting's own at [item_count] */
	int64_t decisions, of_year, actions; /* last number used */
	size_t next_action;   /* in d->actions, which are in the order of their lines */
	size_t next_decision; /* the same in d->decisions */
	struct import_said said;
	struct import_written written;
};

static bool file_note(struct filing *f, int item, struct note *n, struct err *e)
{
	size_t slot = item >= 0 ? (size_t)item : f->d->item_count;

	n->meeting_id = f->meeting_id;
	n->item_id = item >= 0 ? f->items[item] : 0;
	n->position = ++f->position[slot];
	if (n->kind == NOTE_DECISION) {
		n->number = ++f->decisions;
		n->year_number = ++f->of_year;
	} else if (n->kind == NOTE_ACTION) {
		n->number = ++f->actions;
	}
	return store_note_save(f->se->store, n, e);
}

static void put_day(char **field, int32_t day)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	xreplace(field, iso);
}

/* The days that the words mean as a whole, else a day somewhere among them. */
static void put_due(const struct filing *f, const char *due, struct note *n)
{
	struct when_due span;
	struct when w;

	if (!due)
		return;
	fit_put(&n->due_text, due, FIT_FIELD);
	if (!when_due(due, f->day, &span) && when_find(due, 0, f->day, &w)) {
		span.from = w.day;
		span.to = w.end_day != DAY_NONE ? w.end_day : w.day;
	}
	put_day(&n->due_from, span.from);
	put_day(&n->due_to, span.to);
}

/* What the line promises, beside the line itself. */
static bool file_action(struct filing *f, const struct notes_action *a, struct err *e)
{
	struct note n = { .kind = NOTE_ACTION };
	bool ok;

	fit_put(&n.text, a->what, FIT_TEXT);
	fit_put(&n.who, a->who, FIT_FIELD);
	put_due(f, a->due, &n);
	ok = file_note(f, a->item, &n, e);
	note_release(&n);
	return ok;
}

/* The action that the line is or holds, the next one of that line; NULL when there is none (more). */
static const struct notes_action *next_action(struct filing *f, const struct notes_line *l)
{
	const struct notes_doc *d = f->d;

	while (f->next_action < d->action_count && d->actions[f->next_action].line < l->number)
		f->next_action++;
	if (f->next_action == d->action_count || d->actions[f->next_action].line != l->number)
		return NULL;
	return &d->actions[f->next_action++];
}

/* The same for decisions. */
static const struct notes_decision *next_decision(struct filing *f, const struct notes_line *l)
{
	const struct notes_doc *d = f->d;

	while (f->next_decision < d->decision_count &&
		d->decisions[f->next_decision].line < l->number)
		f->next_decision++;
	if (f->next_decision == d->decision_count ||
		d->decisions[f->next_decision].line != l->number)
		return NULL;
	return &d->decisions[f->next_decision++];
}

/* What was decided in the middle of a line, or in a title. */
static bool file_decision(struct filing *f, const struct notes_decision *d, struct err *e)
{
	struct note n = { .kind = (int)d->kind };
	bool ok;

	fit_put(&n.text, d->text, FIT_TEXT);
	ok = file_note(f, d->item, &n, e);
	note_release(&n);
	return ok;
}

/* The decisions and actions of a line that are not the line itself. */
static bool file_beside(struct filing *f, const struct notes_line *l, struct err *e)
{
	const struct notes_decision *d;
	const struct notes_action *a;
	bool ok = true;

	while (ok && (d = next_decision(f, l)))
		ok = file_decision(f, d, e);
	while (ok && (a = next_action(f, l)))
		ok = file_action(f, a, e);
	return ok;
}

/* Text that is longer than a note can be goes on in notes of plain text. */
static bool file_rest(struct filing *f, int item, const char *text, struct err *e)
{
	bool ok = true;

	while (ok && *(text += strspn(text, " \n"))) {
		size_t len = fit_len(text, FIT_TEXT);
		struct note n = { .kind = NOTE_TEXT, .text = xstrndup(text, len) };

		ok = file_note(f, item, &n, e);
		note_release(&n);
		text += len;
	}
	return ok;
}

static bool file_line(
	struct filing *f, const struct notes_line *l, enum note_kind kind, struct err *e)
{
	size_t len = fit_len(l->text, FIT_TEXT);
	struct note n = { .kind = (int)kind, .text = xstrndup(l->text, len) };
	const struct notes_action *a = NULL;
	bool ok;

	fit_put(&n.speaker, l->speaker, FIT_FIELD);
	if (kind == NOTE_ACTION)
		a = next_action(f, l);
	else if (kind == NOTE_DECISION || kind == NOTE_AGREEMENT)
		next_decision(f, l);
	if (a) {
		fit_put(&n.who, a->who, FIT_FIELD);
		put_due(f, a->due, &n);
	}
	ok = file_note(f, l->item, &n, e) && file_rest(f, l->item, l->text + len, e);
	note_release(&n);
	return ok && file_beside(f, l, e);
}

/* Is the line a sub-heading that became an item? */
static bool begins_item(const struct notes_doc *d, const struct notes_line *l)
{
	return l->item >= 0 && d->items[l->item].line == l->number;
}

/* A heading that is an item is kept where it is written in another way than documents do. */
static bool file_heading(struct filing *f, const struct notes_line *l, struct err *e)
{
	if (fit_exceeds(f->d->items[l->item].title, FIT_TITLE))
		return file_line(f, l, NOTE_TEXT, e);
	return import_written_item(&f->written, l, WRITTEN_ITEM, f->items[l->item], e) &&
		file_beside(f, l, e);
}

/* What the meeting and its roll do not say by themselves is kept as it stands. */
static bool file_frame(struct filing *f, const struct notes_line *l, struct err *e)
{
	size_t slot = l->item >= 0 ? (size_t)l->item : f->d->item_count;
	enum written_part part;

	if (!import_written_is(&f->written, &f->said, l, &part))
		return file_line(f, l, NOTE_TEXT, e);
	return import_written_put(
		&f->written, l, part, l->item >= 0 ? f->items[l->item] : 0, ++f->position[slot], e);
}

static bool file_any(struct filing *f, const struct notes_line *l, struct err *e)
{
	switch (l->kind) {
	case NOTES_LINE_BLANK:
	case NOTES_LINE_PAGE:
		return true;
	case NOTES_LINE_PRESENTER:
		return l->item < 0 ||
			import_written_item(
				&f->written, l, WRITTEN_PRESENTER, f->items[l->item], e);
	case NOTES_LINE_ITEM:
		return file_heading(f, l, e);
	case NOTES_LINE_NOTE:
		return file_line(f, l, l->note, e);
	case NOTES_LINE_NEXT:
		return file_line(f, l, NOTE_TEXT, e);
	case NOTES_LINE_HEADING:
		return begins_item(f->d, l) ? file_heading(f, l, e) : file_line(f, l, NOTE_TEXT, e);
	case NOTES_LINE_TITLE:
	case NOTES_LINE_FIELD:
	case NOTES_LINE_ATTENDANCE:
		break;
	}
	return file_frame(f, l, e);
}

/* Lines of an agenda that has some already come after those. */
static bool start_positions(struct filing *f, struct err *e)
{
	struct store *s = f->se->store;
	size_t n = f->d->item_count;

	for (size_t i = 0; i < n; i++) {
		if (!store_note_last(s, f->meeting_id, f->items[i], &f->position[i], e))
			return false;
	}
	return store_note_last(s, f->meeting_id, NOTES_PREAMBLE, &f->position[n], e) &&
		store_note_number(s, f->meeting_id, NOTE_DECISION, &f->decisions, e) &&
		store_note_year_number(s, f->meeting_id, &f->of_year, e) &&
		store_note_number(s, f->meeting_id, NOTE_ACTION, &f->actions, e);
}

bool import_lines(struct session *se, const struct notes_doc *d, const struct meeting *m,
	int32_t day, struct err *e)
{
	struct filing f = { .se = se, .d = d, .meeting_id = m->id, .day = day };
	bool ok;

	f.items = xcalloc(d->item_count + 1, sizeof(*f.items));
	f.position = xcalloc(d->item_count + 1, sizeof(*f.position));
	import_said_init(&f.said, d, m);
	ok = import_written_init(&f.written, se, d, m, e) &&
		import_items(se, d, m->id, f.items, e) && start_positions(&f, e);
	for (size_t i = 0; ok && i < d->line_count; i++)
		ok = file_any(&f, &d->lines[i], e);
	import_said_release(&f.said);
	import_written_release(&f.written);
	free(f.items);
	free(f.position);
	return ok;
}
