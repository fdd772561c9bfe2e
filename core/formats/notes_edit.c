#include "formats/notes_edit.h"

#include <string.h>

#include "base/text.h"

void notes_edit_text(struct notes_doc *d, const char **field, const char *text)
{
	char *copy = text_trim(pool_strdup(&d->pool, text));

	*field = *copy ? copy : NULL;
}

void notes_edit_drop_person(struct notes_doc *d, size_t i)
{
	memmove(d->people + i, d->people + i + 1, (--d->person_count - i) * sizeof(*d->people));
}

/* What an earlier reading made of the line. */
static void forget(struct notes_doc *d, int line)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->decision_count; i++) {
		if (d->decisions[i].line != line)
			d->decisions[kept++] = d->decisions[i];
	}
	d->decision_count = kept;
	kept = 0;
	for (size_t i = 0; i < d->action_count; i++) {
		if (d->actions[i].line != line)
			d->actions[kept++] = d->actions[i];
	}
	d->action_count = kept;
}

/* A copy of v, in the pool, with room for one more at the place of its line. */
#define WITH_ROOM(d, v, n, at)                                                                     \
	do {                                                                                       \
		void *more = pool_alloc(&(d)->pool, ((n) + 1) * sizeof(*(v)));                     \
                                                                                                   \
		if ((n) > 0)                                                                       \
			memcpy(more, (v), (n) * sizeof(*(v)));                                     \
		(v) = more;                                                                        \
		memmove((v) + (at) + 1, (v) + (at), ((n) - (at)) * sizeof(*(v)));                  \
		(n)++;                                                                             \
	} while (0)

static void add_decision(struct notes_doc *d, const struct notes_line *l)
{
	size_t at = 0;

	while (at < d->decision_count && d->decisions[at].line < l->number)
		at++;
	WITH_ROOM(d, d->decisions, d->decision_count, at);
	d->decisions[at] = (struct notes_decision) {
		.item = l->item, .text = l->text, .kind = l->note, .line = l->number
	};
}

static void add_action(struct notes_doc *d, const struct notes_line *l)
{
	size_t at = 0;

	while (at < d->action_count && d->actions[at].line < l->number)
		at++;
	WITH_ROOM(d, d->actions, d->action_count, at);
	d->actions[at] = (struct notes_action) {
		.item = l->item, .who = l->speaker, .what = l->text, .line = l->number
	};
}

void notes_edit_add_person(struct notes_doc *d, const struct notes_person *p)
{
	size_t at = 0;

	while (at < d->person_count && d->people[at].line <= p->line)
		at++;
	WITH_ROOM(d, d->people, d->person_count, at);
	d->people[at] = *p;
}

void notes_edit_line(struct notes_doc *d, size_t i, enum note_kind kind)
{
	struct notes_line *l = &d->lines[i];

	if (l->kind == NOTES_LINE_NOTE && l->note == kind)
		return;
	forget(d, l->number);
	l->kind = NOTES_LINE_NOTE;
	l->note = kind;
	if (kind == NOTE_DECISION || kind == NOTE_AGREEMENT)
		add_decision(d, l);
	else if (kind == NOTE_ACTION)
		add_action(d, l);
}

void notes_edit_leave_out(struct notes_doc *d, size_t i)
{
	forget(d, d->lines[i].number);
	d->lines[i].kind = NOTES_LINE_PAGE;
}
