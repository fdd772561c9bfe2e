#include "formats/plan_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/words.h"

/* A bare number is an hour only where meetings are. */
enum { HOUR_FROM = 6, HOUR_TO = 22 };

struct reader {
	const struct plan_name *names;
	size_t n;
	int year;
	struct plan_line *l;
	struct buf title;
	bool dated, timed;
	const char *kind; /* the word that says it */
	size_t kind_len;
};

static bool upper_alone(const char *s, size_t n)
{
	uint32_t cp;

	return utf8_next(s, n, &cp, NULL) == n && letter_is_upper(cp);
}

/* ---- Days ---------------------------------------------------------------------------------------- */

/* The week or the month's day that was written, in the year; a year that is written must be that one. */
static enum plan_line_state put_day(struct reader *r, const struct when *w)
{
	struct plan_line *l = r->l;
	int weekday = w->weekday == WEEKDAY_NONE ? MON : w->weekday;

	if (w->week) {
		int of = r->year, week = w->week;

		if (w->has_year)
			day_iso_week(w->day, &of, &week);
		if (of != r->year)
			return PLAN_LINE_OTHER_YEAR;
		if (!day_from_iso_week(r->year, w->week, weekday, &l->day))
			return PLAN_LINE_NEVER;
		l->week = w->week;
		l->weekday = w->weekday;
		return PLAN_LINE_GOOD;
	}
	if (w->has_year && (w->day == DAY_NONE || day_year(w->day) != r->year))
		return PLAN_LINE_OTHER_YEAR;
	if (!day_from_ymd(r->year, w->month, w->mday, &l->day))
		return PLAN_LINE_NEVER;
	if (w->end_mday &&
		(!day_from_ymd(r->year, w->end_month, w->end_mday, &l->end_day) ||
			l->end_day < l->day))
		return PLAN_LINE_NEVER;
	return PLAN_LINE_GOOD;
}

/* Returns the bytes used; *state says what came of it. */
static size_t read_day(struct reader *r, const char *s, enum plan_line_state *state)
{
	struct when w;
	size_t n = r->dated ? 0 : when_date(s, DAY_NONE, &w);

	/* "10/3 13-15": the time is no year. */
	if (n > 0 && w.has_year && !w.week && (w.day == DAY_NONE || day_year(w.day) != r->year)) {
		size_t first = strcspn(s, " ");
		char *head = xstrndup(s, first);
		struct when alone;
		int number;

		if (first < n && number_len(s + first + 1, 4, &number) < 4 &&
			when_date(head, DAY_NONE, &alone) == first && !alone.has_year) {
			w = alone;
			n = first;
		}
		free(head);
	}
	if (n == 0 || (!w.week && !w.mday))
		return 0;
	r->dated = true;
	*state = put_day(r, &w);
	return n;
}

/* A weekday that stands apart from its week: "v4 9-12 tis". */
static size_t read_weekday(struct reader *r, const char *s)
{
	size_t n = word_len(s);
	int weekday = when_weekday(s, n);

	if (weekday == WEEKDAY_NONE || !r->l->week || r->l->weekday != WEEKDAY_NONE)
		return 0;
	r->l->weekday = weekday;
	day_from_iso_week(r->year, r->l->week, weekday, &r->l->day);
	return n + (s[n] == '.');
}

static size_t read_time(struct reader *r, const char *s)
{
	struct when w;
	size_t n = r->timed ? 0 : when_time(s, true, &w);
	int hour;

	if (n == 0)
		return 0;
	if (w.end == MINUTE_NONE && number_len(s, 2, &hour) == n &&
		(hour < HOUR_FROM || hour > HOUR_TO))
		return 0;
	r->l->start = w.start;
	r->l->end = w.end;
	r->timed = true;
	return n;
}

/* ---- Words ---------------------------------------------------------------------------------------- */

static size_t kind_at(const char *s, int *kind)
{
	static const char *const words[] = {
		[MEETING_ORDINARY] = "möte|beredningsmöte|meeting|m",
		[MEETING_FULL_DAY] = "heldag|hel dag|full day|fullday|h|f",
		[MEETING_LUNCH_TO_LUNCH] =
			"lunch till lunch|lunch-till-lunch|lunch to lunch|lunch|l",
		[MEETING_BOARD] = "styrelsemöte|styrelsen|styrelse|board meeting|board|s",
		[MEETING_TRAINING] = "utbildningsdag|utbildning|training|u|t",
		[MEETING_VISIT] = "studiebesök|besök|study visit|visit",
		[MEETING_DEADLINE] = "deadline|sista dag|d",
		[MEETING_OTHER] = "övrigt|annat|other|ö|o",
	};
	size_t best = 0;

	for (int i = 0; i < (int)ARRAY_LEN(words); i++) {
		size_t n = words_start(s, words[i]);

		if (n > best) {
			best = n;
			*kind = i;
		}
	}
	return best;
}

/* Is it called just so? */
static bool name_is(const struct plan_name *g, const char *s, size_t n, bool letter)
{
	const char *name = letter ? g->letter : g->short_name;

	return name && words_equal(name, strlen(name), s, n);
}

static bool name_fits(const struct plan_name *g, const char *word, bool letter)
{
	return (g->short_name && text_matches(g->short_name, word, AT_START)) ||
		(!letter && g->name && text_matches(g->name, word, AT_WORD));
}

static void add_group(struct plan_line *l, size_t group)
{
	for (size_t i = 0; i < l->n_groups; i++)
		if (l->groups[i] == group)
			return;
	if (l->n_groups < PLAN_LINE_GROUPS_MAX)
		l->groups[l->n_groups++] = group;
}

/* The groups that a word names: exactly called so, else all that it fits. */
static bool add_groups(struct reader *r, const char *s, size_t n)
{
	char *word = xstrndup(s, n);
	bool letter = upper_alone(s, n), found = false, exact = false;

	for (size_t i = 0; i < r->n; i++)
		exact |= name_is(&r->names[i], s, n, letter);
	for (size_t i = 0; i < r->n; i++) {
		const struct plan_name *g = &r->names[i];

		if (exact ? !name_is(g, s, n, letter) : !name_fits(g, word, letter))
			continue;
		add_group(r->l, i);
		found = true;
	}
	free(word);
	return found;
}

static void put_word(struct reader *r, const char *s, size_t n)
{
	free(r->l->word);
	r->l->word = xstrndup(s, n);
}

/* "N", "norr", "N+V": at least two letters, or a capital. */
static size_t read_group(struct reader *r, const char *s, size_t n)
{
	uint32_t cp;
	size_t first = utf8_next(s, n, &cp, NULL);

	if ((first == n && !upper_alone(s, n)) || !letter_is(cp) || !add_groups(r, s, n))
		return 0;
	return n;
}

/* "deadline styrelse": one of two kinds may be the name of a group. */
static size_t read_kind(struct reader *r, const char *s, enum plan_line_state *state)
{
	int kind = MEETING_OTHER;
	size_t n = kind_at(s, &kind);

	if (n == 0 || !strchr(" ,+", s[n]))
		return 0;
	if (r->l->kind != PLAN_KIND_NONE && r->l->kind != kind) {
		if (read_group(r, s, n))
			return n;
		if (!read_group(r, r->kind, r->kind_len)) {
			*state = PLAN_LINE_TOO_MUCH;
			put_word(r, s, n);
		}
	}
	r->l->kind = kind;
	r->kind = s;
	r->kind_len = n;
	return n;
}

static void put_title(struct reader *r, const char *s, size_t n)
{
	if (r->title.len)
		buf_putc(&r->title, ' ');
	buf_add(&r->title, s, n);
}

/* A title in quotes; the second may be missing. */
static size_t read_quoted(struct reader *r, const char *s)
{
	size_t open = *s == '"' ? 1 : text_starts(s, "”") || text_starts(s, "“") ? 3 : 0, n;
	const char *close;

	if (open == 0)
		return 0;
	close = open == 1 ? strchr(s + open, '"') : strstr(s + open, "”");
	n = close ? (size_t)(close - s) - open : strlen(s) - open;
	put_title(r, s + open, n);
	return open + n + (close ? open : 0);
}

static size_t read_word(struct reader *r, const char *s, enum plan_line_state *state)
{
	size_t n = strcspn(s, " ,+"), used = 0;

	if (word_in(s, n, "gemensamt|gemensam|gem|tillsammans|joint|together")) {
		r->l->joint = true;
		return n;
	}
	if (word_in(s, n, "alla|all|everybody")) {
		r->l->every = true;
		return n;
	}
	if (upper_alone(s, n))
		used = read_group(r, s, n);
	if (used == 0)
		used = read_kind(r, s, state);
	if (used == 0 && n > 0)
		used = read_group(r, s, n);
	return used;
}

/* What is left over: the title of an entry of some kind, else nothing that is known. */
static size_t read_rest(struct reader *r, const char *s, enum plan_line_state *state)
{
	size_t n = strcspn(s, " ");
	struct when w;
	bool again = r->dated && when_date(s, DAY_NONE, &w) > 0;

	if (r->l->kind == PLAN_KIND_NONE || again) {
		*state = again                                ? PLAN_LINE_TOO_MUCH
			: !r->dated && *s >= '0' && *s <= '9' ? PLAN_LINE_NEVER
							      : PLAN_LINE_WORD;
		put_word(r, s, n);
	} else {
		put_title(r, s, n);
	}
	return n;
}

/* ---- The line ------------------------------------------------------------------------------------- */

static size_t read_next(struct reader *r, const char *s, enum plan_line_state *state)
{
	size_t n = read_quoted(r, s);

	if (n == 0)
		n = read_day(r, s, state);
	if (n == 0)
		n = read_time(r, s);
	if (n == 0)
		n = read_weekday(r, s);
	if (n == 0)
		n = read_word(r, s, state);
	return n ? n : read_rest(r, s, state);
}

/* What stands between words; "+" joins those on both sides. */
static size_t skip(const char *s, bool *joint)
{
	size_t n = 0, sp;

	while (s[n]) {
		sp = s[n] == ',' || s[n] == '+' ? 1 : space_len(s + n);
		if (sp == 0)
			break;
		*joint |= s[n] == '+';
		n += sp;
	}
	return n;
}

enum plan_line_state plan_line_read(
	const char *text, int year, const struct plan_name *names, size_t n, struct plan_line *out)
{
	struct reader r = { .names = names, .n = n, .year = year, .l = out };
	enum plan_line_state state = PLAN_LINE_GOOD;
	char *line = text_clean(text, strlen(text), false);

	*out = (struct plan_line) { .kind = PLAN_KIND_NONE,
		.weekday = WEEKDAY_NONE,
		.day = DAY_NONE,
		.end_day = DAY_NONE,
		.start = MINUTE_NONE,
		.end = MINUTE_NONE,
		.word = xstrdup("") };
	for (const char *s = line + skip(line, &out->joint); *s && state == PLAN_LINE_GOOD;) {
		s += read_next(&r, s, &state);
		s += skip(s, &out->joint);
	}
	if (state == PLAN_LINE_GOOD && !r.dated)
		state = PLAN_LINE_NO_DAY;
	out->title = r.title.len ? text_clean(r.title.s, r.title.len, false) : xstrdup("");
	buf_release(&r.title);
	free(line);
	return state;
}

void plan_line_release(struct plan_line *l)
{
	free(l->title);
	free(l->word);
	*l = (struct plan_line) { 0 };
}
