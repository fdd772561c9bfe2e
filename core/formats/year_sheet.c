#include "formats/year_sheet.h"

#include <string.h>

#include "base/text.h"
#include "model/model.h"
#include "rules/phrases.h"

void year_sheet_release(struct year_sheet *y)
{
	pool_release(&y->pool);
	*y = (struct year_sheet) { 0 };
}

/* What ends at midnight has no part in the day that begins then. */
int32_t year_entry_last(const struct year_entry *e)
{
	int32_t last = e->ends.day;

	if (moment_is_none(e->ends) || last <= e->starts.day)
		return e->starts.day;
	return e->ends.minute == 0 ? last - 1 : last;
}

/* ---- Words ------------------------------------------------------------------------------------------ */

static int month_day(int32_t day)
{
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	return mday;
}

void year_month(struct buf *out, int month, const char *language)
{
	buf_puts(out, phrase(language, PHRASE_MONTH + (enum phrase)(month - 1)));
}

void year_week(struct buf *out, int32_t day, const char *language)
{
	int year, week;

	day_iso_week(day, &year, &week);
	buf_puts(out, phrase(language, PHRASE_WEEK));
	buf_int(out, week);
}

/* Three letters, as Swedish and English shorten theirs. */
static void put_weekday(struct buf *out, int32_t day, const char *language)
{
	const char *s = phrase(language, PHRASE_WEEKDAY + (enum phrase)day_weekday(day));
	size_t n = 0, len = strlen(s);

	for (int i = 0; i < 3; i++) {
		uint32_t cp;

		n += utf8_next(s + n, len - n, &cp, NULL);
	}
	buf_add(out, s, n);
}

static void put_month(struct buf *out, int32_t day, const char *language)
{
	buf_putc(out, ' ');
	year_month(out, day_month(day), language);
}

void year_days(struct buf *out, const struct year_entry *e, bool with_month, const char *language)
{
	int32_t first = e->starts.day, last = year_entry_last(e);
	bool across = day_month(first) != day_month(last);

	put_weekday(out, first, language);
	if (last != first) {
		buf_puts(out, "–");
		put_weekday(out, last, language);
	}
	buf_putc(out, ' ');
	buf_int(out, month_day(first));
	if (across)
		put_month(out, first, language);
	if (last != first) {
		buf_puts(out, "–");
		buf_int(out, month_day(last));
	}
	if (across || with_month)
		put_month(out, last, language);
}

static void put_minute(struct buf *out, int minute)
{
	buf_printf(out, "%d:%02d", minute / 60, minute % 60);
}

void year_clock(struct buf *out, const struct year_entry *e)
{
	if (e->starts.minute == MINUTE_NONE)
		return;
	put_minute(out, e->starts.minute);
	if (moment_is_none(e->ends) || e->ends.minute == MINUTE_NONE)
		return;
	buf_puts(out, "–");
	put_minute(out, e->ends.minute == 0 ? 24 * 60 : e->ends.minute);
}

static void put_remark(struct buf *out, size_t from, const char *s)
{
	if (out->len > from)
		buf_puts(out, " · ");
	buf_puts(out, s);
}

void year_remarks(struct buf *out, const struct year_entry *e, const char *language)
{
	size_t from = out->len;

	if (e->status == STATUS_PROPOSED)
		put_remark(out, from, phrase(language, PHRASE_PROPOSED));
	if (e->status == STATUS_CANCELLED)
		put_remark(out, from, phrase(language, PHRASE_CANCELLED));
	if (e->n_earlier > 0) {
		put_remark(out, from, phrase(language, PHRASE_MOVED_FROM));
		buf_putc(out, ' ');
		put_weekday(out, e->earlier[0], language);
		buf_printf(out, " %d", month_day(e->earlier[0]));
		put_month(out, e->earlier[0], language);
	}
}

/* ---- Plain text -------------------------------------------------------------------------------------- */

static void put_line(struct buf *out, const char *s)
{
	text_safe(out, s, strlen(s), true);
	buf_putc(out, '\n');
}

/* A column's text, and spaces up to its width in letters. */
static void put_cell(struct buf *line, struct buf *cell, size_t width)
{
	size_t n = utf8_len(buf_str(cell));

	buf_puts(line, buf_str(cell));
	for (; n < width; n++)
		buf_putc(line, ' ');
	buf_cut(cell, 0);
}

static void put_entry(struct buf *out, const struct year_entry *e, const char *language)
{
	struct buf line = { 0 }, cell = { 0 };
	size_t from;

	buf_puts(&cell, "  ");
	year_week(&cell, e->starts.day, language);
	put_cell(&line, &cell, 8);
	year_days(&cell, e, false, language);
	put_cell(&line, &cell, 14);
	year_clock(&cell, e);
	put_cell(&line, &cell, 13);
	buf_puts(&line, e->name);
	if (*e->place)
		buf_printf(&line, ", %s", e->place);
	from = line.len;
	buf_puts(&line, " · ");
	year_remarks(&line, e, language);
	if (line.len == from + strlen(" · "))
		buf_cut(&line, from);
	put_line(out, buf_str(&line));
	buf_release(&line);
	buf_release(&cell);
}

void year_sheet_text(const struct year_sheet *y, struct buf *out)
{
	int month = 0;

	buf_printf(out, "%s %d\n", phrase(y->language, PHRASE_CYCLE), y->year);
	if (*y->owner)
		put_line(out, y->owner);
	for (size_t i = 0; i < y->n_entries; i++) {
		const struct year_entry *e = &y->entries[i];

		if (day_month(e->starts.day) != month) {
			month = day_month(e->starts.day);
			buf_putc(out, '\n');
			year_month(out, month, y->language);
			buf_putc(out, '\n');
		}
		put_entry(out, e, y->language);
	}
	if (y->n_entries == 0)
		buf_printf(out, "\n%s\n", phrase(y->language, PHRASE_NO_ENTRIES));
}
