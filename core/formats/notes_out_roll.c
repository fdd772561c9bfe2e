#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "rules/attendance.h"
#include "rules/names.h"
#include "rules/phrases.h"
#include "rules/presence.h"

enum list { LIST_ONSITE, LIST_REMOTE, LIST_ABSENT, LIST_GUESTS, LISTS, LIST_NONE = LISTS };

static enum list list_of(const struct attendance *a)
{
	bool there = mark_is_present(a->status);

	/* Guests and staff were not called: they are absent from nothing. */
	if (a->status == ATTENDANCE_UNMARKED || (a->role != ATTENDS_AS_MEMBER && !there))
		return LIST_NONE;
	if (a->role == ATTENDS_AS_GUEST && !a->stands_in_for)
		return LIST_GUESTS;
	if (there)
		return a->status == ATTENDANCE_REMOTE ? LIST_REMOTE : LIST_ONSITE;
	return LIST_ABSENT;
}

static void put_clock(struct buf *b, const char *language, enum phrase p, const char *hhmm)
{
	int minute;
	char *clock;

	if (!minute_parse(writing_or_empty(hhmm), &minute) || minute == MINUTE_NONE)
		return;
	clock = notes_out_minute(minute);
	buf_printf(b, "%s%s %s", b->len > 0 ? ", " : "", phrase(language, p), clock);
	free(clock);
}

/* In their order: who was away in between left first. */
static void put_times(struct buf *b, const char *language, const struct attendance *a)
{
	bool away = presence_away(a);

	if (away)
		put_clock(b, language, PHRASE_LEFT, a->left);
	put_clock(b, language, PHRASE_CAME, a->came);
	if (!away)
		put_clock(b, language, PHRASE_LEFT, a->left);
}

static void put_stands_in(struct buf *b, const struct notes_sheet *s, int64_t person_id)
{
	for (size_t i = 0; i < s->n_roll; i++) {
		const struct roll_row *r = &s->roll[i];
		char *name;

		if (!person_id || r->a.person_id != person_id)
			continue;
		name = name_given_first(writing_or_empty(r->given), writing_or_empty(r->family));
		buf_printf(b, "%s%s %s", b->len > 0 ? ", " : "",
			phrase(s->language, PHRASE_STANDS_IN), name);
		free(name);
	}
}

/* "Karin Alm (Ekby, från kl. 9:20)" */
static void put_name(struct writing *w, const struct roll_row *r)
{
	char *name = name_given_first(writing_or_empty(r->given), writing_or_empty(r->family));
	struct buf beside = { 0 }, b = { 0 };

	buf_puts(&beside, writing_or_empty(r->party));
	if (list_of(&r->a) != LIST_ABSENT) {
		put_stands_in(&beside, w->s, r->a.stands_in_for);
		put_times(&beside, w->s->language, &r->a);
	}
	buf_puts(&b, name);
	if (beside.len > 0)
		buf_printf(&b, " (%s)", buf_str(&beside));
	block_cell(w->d, buf_str(&b));
	buf_release(&beside);
	buf_release(&b);
	free(name);
}

/* In the order in which an import met them; else as the roll has them, by name. */
static int by_row(const void *a, const void *b)
{
	const struct roll_row *const *x = a, *const *y = b;

	return ((*x)->a.id > (*y)->a.id) - ((*x)->a.id < (*y)->a.id);
}

static void put_list(
	struct writing *w, const struct roll_row **order, enum list list, const char *label)
{
	bool any = false;

	for (size_t i = 0; i < w->s->n_roll; i++) {
		if (list_of(&order[i]->a) != list)
			continue;
		if (!any)
			block_add(w->d, BLOCK_NAMES, label, NULL);
		any = true;
		put_name(w, order[i]);
	}
}

/* "Närvarande i Ekby" where the meeting says so; the caller frees. */
static char *onsite_label(const struct notes_sheet *s, bool remote)
{
	const char *where = writing_or_empty(s->meeting->onsite_label);

	if (text_blank(where))
		return xstrdup(
			phrase(s->language, remote ? PHRASE_PRESENT_ONSITE : PHRASE_PRESENT));
	return xasprintf("%s %s", phrase(s->language, PHRASE_PRESENT), where);
}

void notes_out_roll(struct writing *w)
{
	const struct notes_sheet *s = w->s;
	const struct roll_row **order = xcalloc(s->n_roll + 1, sizeof(*order));
	bool remote = false;
	char *onsite;

	for (size_t i = 0; i < s->n_roll; i++) {
		order[i] = &s->roll[i];
		remote |= list_of(&s->roll[i].a) == LIST_REMOTE;
	}
	if (s->n_written > 0)
		qsort(order, s->n_roll, sizeof(const struct roll_row *), by_row);
	onsite = onsite_label(s, remote);
	put_list(w, order, LIST_ONSITE, onsite);
	put_list(w, order, LIST_REMOTE, phrase(s->language, PHRASE_PRESENT_REMOTE));
	put_list(w, order, LIST_GUESTS, phrase(s->language, PHRASE_GUESTS));
	put_list(w, order, LIST_ABSENT, phrase(s->language, PHRASE_ABSENT));
	free(onsite);
	free(order);
}
