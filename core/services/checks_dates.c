#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out.h"
#include "formats/when.h"
#include "rules/words.h"
#include "services/checks_gather.h"

enum { DATES_MAX = 400, WRITTEN_MAX = 60 };

/* A row under "next meeting" that is about something else than a meeting. */
static const char no_meeting[] =
	"senast|sista dag|sista dagen|deadline|anmälan|anmäl|underlag|handlingar|"
	"inställt|inställd|utgår|ställs in|cancelled";

/* How a line speaks of meetings to come; what follows under the same item then belongs to it. */
static const char next_words[] =
	"nästa möte|nästa möten|nästa sammanträde|nästa träff|nästa gång|nästkommande möte|"
	"kommande möten|kommande träffar|mötestider|nya mötestider|följande mötestider|mötesdatum|"
	"next meeting|next meetings|coming meetings";

struct dates {
	struct session *se;
	struct check_sources *s;
	int32_t day;     /* of the meeting */
	int64_t next_in; /* the item under which a line has spoken of meetings to come; -1 = none */
	struct check_date *dates;
	struct check_announced *announced;
	size_t cap_dates, cap_announced;
};

static const char *written(struct dates *d, const char *text, const struct when *w)
{
	size_t n = w->date_to - w->date_from;

	return pool_strndup(&d->s->pool, text + w->date_from, n < WRITTEN_MAX ? n : WRITTEN_MAX);
}

/* Where no year is written, that of the nearest such day before or after the meeting may be meant: only
 * when the weekday fits neither is it wrong. */
static bool weekday_wrong(const struct dates *d, const struct when *w)
{
	int32_t before;
	int year;

	if (w->weekday == WEEKDAY_NONE || w->day == DAY_NONE || !w->weekday_differs)
		return false;
	if (w->has_year)
		return true;
	year = day_year(w->day) - (w->day != d->day);
	return !day_from_ymd(year, w->month, w->mday, &before) || day_weekday(before) != w->weekday;
}

static void look_at_date(
	struct dates *d, int64_t item_id, int64_t note_id, const char *text, const struct when *w)
{
	struct check_sheet *sheet = &d->s->sheet;

	if (!weekday_wrong(d, w) || sheet->n_dates == DATES_MAX)
		return;
	d->dates =
		pool_grow(&d->s->pool, d->dates, sheet->n_dates, &d->cap_dates, sizeof(*d->dates));
	d->dates[sheet->n_dates++] =
		(struct check_date) { item_id, note_id, written(d, text, w), w->day };
	sheet->dates = d->dates;
}

/* ---- Announced meetings ----------------------------------------------------------------------- */

/* What the year has on that day. */
static bool look_up(struct dates *d, struct check_announced *a, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct meeting_query q = { .from = from,
		.to = to,
		.statuses = ~(1u << STATUS_CANCELLED) & ((1u << (STATUS_CANCELLED + 1)) - 1) };
	struct meeting_rows rows;

	moment_iso((struct moment) { a->day, MINUTE_NONE }, from);
	moment_iso((struct moment) { a->day + 1, MINUTE_NONE }, to);
	if (!store_meetings(d->se->store, &q, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		struct moment m = MOMENT_NONE;

		if (rows.v[i].m.kind == MEETING_DEADLINE)
			continue;
		moment_parse(or_empty(rows.v[i].m.starts), &m);
		a->in_year = true;
		a->at_start |=
			a->start == MINUTE_NONE || m.minute == MINUTE_NONE || m.minute == a->start;
	}
	pool_release(&rows.pool);
	return true;
}

static bool announce(struct dates *d, const struct note *n, const struct when *w, struct err *e)
{
	struct check_sheet *sheet = &d->s->sheet;
	struct check_announced a = { .item_id = n->item_id,
		.note_id = n->id,
		.written = written(d, n->text, w),
		.day = w->day,
		.start = w->start };

	if (w->day == DAY_NONE || w->day <= d->day || sheet->n_announced == DATES_MAX)
		return true;
	if (!look_up(d, &a, e))
		return false;
	d->announced = pool_grow(&d->s->pool, d->announced, sheet->n_announced, &d->cap_announced,
		sizeof(*d->announced));
	d->announced[sheet->n_announced++] = a;
	sheet->announced = d->announced;
	return true;
}

static bool under_next_item(const struct check_sources *s, int64_t item_id)
{
	for (size_t i = 0; i < s->items.n; i++) {
		if (s->items.v[i].id == item_id)
			return notes_is_next_item(or_empty(s->items.v[i].title));
	}
	return false;
}

/* Does the line at p speak of a meeting that comes? */
static bool announces(const struct dates *d, const struct note *n, const char *p)
{
	size_t len = strcspn(p, "\n");

	if (words_find_within(p, len, no_meeting, NULL))
		return false;
	return d->next_in == n->item_id || under_next_item(d->s, n->item_id);
}

/* ---- All texts -------------------------------------------------------------------------------- */

static bool look_at_note(struct dates *d, const struct note *n, struct err *e)
{
	const char *text = or_empty(n->text);
	struct when w;

	if (n->kind == NOTE_PRIVATE)
		return true;
	if (words_find(text, next_words, NULL)) {
		d->s->sheet.next_said = true;
		d->next_in = n->item_id;
	}
	for (size_t at = 0; when_find(text, at, d->day, &w) && w.to > at; at = w.to) {
		const char *line = text + w.from;

		while (line > text && line[-1] != '\n')
			line--;
		look_at_date(d, n->item_id, n->id, text, &w);
		if (announces(d, n, line) && !announce(d, n, &w, e))
			return false;
	}
	if (n->due_text && when_find(n->due_text, 0, d->day, &w))
		look_at_date(d, n->item_id, n->id, n->due_text, &w);
	return true;
}

static void look_at_title(struct dates *d, int64_t item_id, const char *title)
{
	struct when w;

	for (size_t at = 0; when_find(title, at, d->day, &w) && w.to > at; at = w.to)
		look_at_date(d, item_id, 0, title, &w);
}

/* ---- The year --------------------------------------------------------------------------------- */

/* The next meeting of each of the groups. */
static bool gather_coming(struct dates *d, struct err *e)
{
	const struct meeting_row *row = &d->s->meeting.v[0];
	struct check_coming *v = pool_alloc(&d->s->pool, (row->n_groups + 1) * sizeof(*v));

	for (size_t i = 0; i < row->n_groups; i++) {
		struct meeting_query q = {
			.group_id = row->groups[i].id,
			.statuses = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED |
				1u << STATUS_CALLED | 1u << STATUS_RUNNING | 1u << STATUS_HELD,
			.after_starts = row->m.starts,
			.after_id = row->m.id,
			.limit = 8,
		};
		struct meeting_rows rows;

		v[i] = (struct check_coming) { row->groups[i].name, DAY_NONE };
		if (!store_meetings(d->se->store, &q, &rows, e))
			return false;
		for (size_t k = 0; k < rows.n && v[i].day == DAY_NONE; k++) {
			if (rows.v[k].m.kind != MEETING_DEADLINE)
				v[i].day = moment_of(rows.v[k].m.starts).day;
		}
		pool_release(&rows.pool);
	}
	d->s->sheet.coming = v;
	d->s->sheet.n_coming = row->n_groups;
	return true;
}

bool check_gather_dates(struct session *se, struct check_sources *s, struct err *e)
{
	const struct meeting *m = &s->meeting.v[0].m;
	struct dates d = { .se = se, .s = s, .day = moment_of(m->starts).day, .next_in = -1 };

	look_at_title(&d, 0, or_empty(m->title));
	for (size_t i = 0; i < s->items.n; i++) {
		const struct item *it = &s->items.v[i];

		look_at_title(&d, it->id, or_empty(it->title));
		s->sheet.next_said |= notes_is_next_item(or_empty(it->title));
	}
	for (size_t i = 0; i < s->notes.n; i++) {
		if (!look_at_note(&d, &s->notes.v[i], e))
			return false;
	}
	return gather_coming(&d, e);
}
