#include "formats/year_weeks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/holidays.h"

/* A run of red days may begin that long before a span. */
enum { RUN_MAX = 5 };

struct collector {
	struct pool *pool;
	struct year_week *v;
	size_t n, cap;
};

static void add(struct collector *c, int32_t first, int32_t last, bool holiday, const char *words)
{
	char from[DATE_TEXT_SIZE];
	int year, week, end;

	week_text(first, from);
	day_iso_week(first, &year, &week);
	day_iso_week(last, &year, &end);
	c->v = pool_grow(c->pool, c->v, c->n, &c->cap, sizeof(*c->v));
	c->v[c->n++] = (struct year_week) { first, last, holiday,
		week == end ? pool_printf(c->pool, "%s %s", from, words)
			    : pool_printf(c->pool, "%s–%d %s", from, end, words) };
}

/* "3–6/4", "31/12–1/1" */
static void dates(int32_t first, int32_t last, struct buf *out)
{
	int y, m, d, m2, d2;

	day_to_ymd(first, &y, &m, &d);
	day_to_ymd(last, &y, &m2, &d2);
	if (first == last)
		buf_printf(out, "%d/%d", d, m);
	else if (m == m2)
		buf_printf(out, "%d–%d/%d", d, d2, m);
	else
		buf_printf(out, "%d/%d–%d/%d", d, m, d2, m2);
}

/* ---- Red days ----------------------------------------------------------------------------------- */

static bool is_weekday(int32_t day)
{
	return day_weekday(day) < SAT;
}

bool year_weeks_red(int32_t first, int32_t last)
{
	for (int32_t day = first; day <= last; day++) {
		if (is_weekday(day) && day_is_holiday(day))
			return true;
	}
	return false;
}

/* What a run of them is called: "påsk", "midsommar", "jul", or the name of its first day. */
static const char *run_name(int32_t first, int32_t last)
{
	int32_t easter = easter_sunday(day_year(first));
	int year, month, mday;

	day_to_ymd(first, &year, &month, &mday);
	if (first <= easter && easter <= last)
		return _("Easter");
	if (month == 12 && mday <= 26 && last > first)
		return _("Christmas");
	if (month == 6 && last > first)
		return _("Midsummer");
	return day_mark(first).name;
}

static void red_runs(struct collector *c, int32_t first, int32_t last)
{
	int32_t day = first - RUN_MAX;

	while (day <= last) {
		int32_t end = day;
		struct buf b = { 0 };

		if (!day_is_holiday(day)) {
			day++;
			continue;
		}
		/* Easter Eve is no holiday, and yet within Easter. */
		while (day_is_holiday(end + 1) || (!is_weekday(end + 1) && day_is_holiday(end + 2)))
			end++;
		if (day == end)
			buf_printf(&b, "%s ", weekday_short(day_weekday(day)));
		dates(day, end, &b);
		buf_printf(&b, " %s", run_name(day, end));
		if (end >= first && year_weeks_red(day, end))
			add(c, day, end, true, pool_strdup(c->pool, buf_str(&b)));
		buf_release(&b);
		day = end + 1;
	}
}

/* ---- Breaks -------------------------------------------------------------------------------------- */

static bool same_break(const struct school_break *a, const struct school_break *b)
{
	return strcmp(a->label, b->label) == 0 && strcmp(a->from_day, b->from_day) == 0 &&
		strcmp(a->to_day, b->to_day) == 0;
}

static bool told(const struct break_row *rows, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (same_break(&rows[k].b, &rows[i].b))
			return true;
	}
	return false;
}

/* "sportlov (Ekby, Norrsjö)" */
static const char *break_words(struct pool *pool, const struct break_row *rows, size_t n, size_t i)
{
	const char *words;
	struct buf b = { 0 };
	bool open = false;

	buf_puts(&b, rows[i].b.label);
	for (size_t k = i; k < n; k++) {
		const char *const *party = rows[k].party;

		if (!*party[0] || !same_break(&rows[i].b, &rows[k].b))
			continue;
		buf_printf(&b, "%s%s", open ? ", " : " (", *party[1] ? party[1] : party[0]);
		open = true;
	}
	buf_puts(&b, open ? ")" : "");
	words = pool_strdup(pool, buf_str(&b));
	buf_release(&b);
	return words;
}

static void put_breaks(
	struct collector *c, int32_t first, int32_t last, const struct break_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct moment from = MOMENT_NONE, to = MOMENT_NONE;

		if (!moment_parse(rows[i].b.from_day, &from) ||
			!moment_parse(rows[i].b.to_day, &to) || to.day < first || from.day > last ||
			told(rows, i))
			continue;
		add(c, from.day, to.day, false, break_words(c->pool, rows, n, i));
	}
}

/* ---- Both ---------------------------------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
	const struct year_week *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return strcmp(x->words, y->words);
}

size_t year_weeks(int32_t first, int32_t last, const struct break_row *breaks, size_t n,
	struct pool *pool, struct year_week **out)
{
	struct collector c = { .pool = pool };

	red_runs(&c, first, last);
	put_breaks(&c, first, last, breaks, n);
	if (c.n > 0)
		qsort(c.v, c.n, sizeof(*c.v), by_day);
	*out = c.v;
	return c.n;
}
