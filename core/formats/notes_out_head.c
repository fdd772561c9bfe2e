#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "rules/org_names.h"
#include "rules/phrases.h"

/* ---- Days and times ---- */

struct moment notes_out_moment(const char *iso)
{
	struct moment m = MOMENT_NONE;

	moment_parse(writing_or_empty(iso), &m);
	return m;
}

char *notes_out_day(const char *language, int32_t day, bool full)
{
	const char *weekday, *name;
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	name = phrase(language, PHRASE_MONTH + (enum phrase)(month - 1));
	weekday = phrase(language, PHRASE_WEEKDAY + (enum phrase)day_weekday(day));
	if (full)
		return xasprintf("%s %d %s %d", weekday, mday, name, year);
	return xasprintf("%d %s", mday, name);
}

char *notes_out_minute(int minute)
{
	return xasprintf("%d:%02d", minute / 60, minute % 60);
}

char *notes_out_times(struct moment starts, struct moment ends)
{
	bool open = moment_is_none(ends) || ends.minute == MINUTE_NONE;

	if (starts.minute == MINUTE_NONE || (!open && ends.day != starts.day))
		return xstrdup("");
	if (open)
		return notes_out_minute(starts.minute);
	return xasprintf("%d:%02d–%d:%02d", starts.minute / 60, starts.minute % 60,
		ends.minute / 60, ends.minute % 60);
}

/* ---- What the records say ---- */

/* Without its sign: JSON and SQL show it as they show other numbers. */
static int64_t sum(uint64_t h)
{
	return (int64_t)(h >> 1);
}

static uint64_t add(uint64_t h, const char *s)
{
	return fnv_text(h, writing_or_empty(s));
}

int64_t notes_says_head(const struct meeting *m)
{
	uint64_t h = add(add(add(FNV_START, m->title), m->starts), m->ends);

	h = add(add(add(add(h, m->place), m->room), m->chair), m->note_taker);
	return sum(fnv_int(h, m->all_day));
}

/* The label only where there is one: notes imported before there were any still say the same. */
int64_t notes_says_roll(const struct meeting *m, const struct roll_row *v, size_t n)
{
	const char *label = writing_or_empty(m->onsite_label);
	uint64_t h = *label ? add(FNV_START, label) : FNV_START;

	for (size_t i = 0; i < n; i++) {
		const struct roll_row *r = &v[i];

		h = add(add(add(h, r->given), r->family), r->party);
		h = add(add(h, r->a.came), r->a.left);
		h = fnv_int(fnv_int(h, r->a.status), r->a.role);
		h = fnv_int(h, r->a.stands_in_for);
	}
	return sum(h);
}

int64_t notes_says_item(const struct item *it)
{
	return sum(add(add(add(FNV_START, it->number), it->title), it->presenter));
}

char *notes_item_line(const struct item *it)
{
	const char *number = writing_or_empty(it->number);

	return xasprintf("%s%s%s", number, *number ? ". " : "", writing_or_empty(it->title));
}

char *notes_presenter_line(const char *language, const struct item *it)
{
	return xasprintf(
		"%s: %s", phrase(language, PHRASE_PRESENTER), writing_or_empty(it->presenter));
}

/* ---- The head, anew ---- */

static void put_groups(const struct notes_sheet *s, struct buf *b)
{
	for (size_t i = 0; i < s->n_groups; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", writing_or_empty(s->groups[i].name));
}

void notes_out_title(struct writing *w, const char *document)
{
	const char *title = writing_or_empty(w->s->meeting->title);
	char *rest = title_without_type(title);
	struct buf b = { 0 };

	/* A title that names its kind of document stands for itself. */
	if (!text_blank(title) && (!rest || strcmp(rest, title) != 0) &&
		strcmp(document, phrase(w->s->language, PHRASE_NOTES)) == 0) {
		buf_puts(&b, title);
	} else {
		buf_puts(&b, document);
		if (rest || w->s->n_groups > 0)
			buf_puts(&b, " – ");
		if (rest)
			buf_puts(&b, rest);
		else
			put_groups(w->s, &b);
	}
	block_add(w->d, BLOCK_TITLE, NULL, buf_str(&b));
	free(rest);
	buf_release(&b);
}

static void put_field(struct writing *w, enum phrase label, const char *text)
{
	if (!text_blank(writing_or_empty(text)))
		block_add(w->d, BLOCK_FIELD, phrase(w->s->language, label), text);
}

static void put_date(struct writing *w, struct moment starts, struct moment ends)
{
	const char *language = w->s->language;
	char *from = notes_out_day(language, starts.day, true), *text;

	if (!moment_is_none(ends) && ends.day > starts.day) {
		char *to = notes_out_day(language, ends.day, true);

		text = xasprintf("%s – %s", from, to);
		free(to);
	} else {
		text = xstrdup(from);
	}
	put_field(w, PHRASE_DATE, text);
	free(from);
	free(text);
}

static void put_place(struct writing *w)
{
	const struct meeting *m = w->s->meeting;
	const char *place = writing_or_empty(m->place), *room = writing_or_empty(m->room);
	struct buf b = { 0 };

	buf_printf(&b, "%s%s%s", place, *place && *room ? ", " : "", room);
	if (m->mode != MODE_ONSITE && b.len == 0)
		buf_puts(&b, phrase_mode(w->s->language, m->mode));
	put_field(w, PHRASE_PLACE, buf_str(&b));
	buf_release(&b);
}

void notes_out_head(struct writing *w)
{
	const struct meeting *m = w->s->meeting;
	struct moment starts = notes_out_moment(m->starts), ends = notes_out_moment(m->ends);
	char *times;

	if (!moment_is_none(starts))
		put_date(w, starts, ends);
	times = moment_is_none(starts) ? xstrdup("") : notes_out_times(starts, ends);
	if (*times) {
		char *clock = xasprintf("%s%s", phrase(w->s->language, PHRASE_CLOCK), times);

		put_field(w, PHRASE_TIME, clock);
		free(clock);
	}
	put_place(w);
	put_field(w, PHRASE_CHAIR, m->chair);
	put_field(w, PHRASE_NOTE_TAKER, m->note_taker);
	free(times);
}
