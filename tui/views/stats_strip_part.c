/* The strip beside people and parties: a cell for each meeting with a letter in it, sideways through time. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"

#include "tui/views/rollcall.h"
#include "tui/views/stats_part.h"

enum { DATED = 4, DENSE = 1 };

static int width(const struct stats_state *st)
{
	return st->dense ? DENSE : DATED;
}

int stats_strip_room(const struct stats_state *st, int cells)
{
	return cells / width(st);
}

/* The first meeting that is shown, and how many are. */
static size_t first_shown(const struct stats_state *st, int cells, size_t *n)
{
	size_t room = cells > 0 ? (size_t)stats_strip_room(st, cells) : 0, end = st->n_strip;

	end -= (size_t)st->scroll < end ? (size_t)st->scroll : end;
	*n = end < room ? end : room;
	/* A strip that could show more at its end does. */
	if (end < room && st->n_strip > end)
		*n = st->n_strip < room ? st->n_strip : room;
	return end < *n ? 0 : end - *n;
}

static int32_t day_at(const struct stats_state *st, size_t i)
{
	return moment_of(st->sheet.st.meetings[st->strip[i]].starts).day;
}

/* A label over a span, where it has room before the next one. */
static void label(struct canvas *c, int row, int col, int next, const char *text)
{
	int cells = canvas_cells(c, text);

	if (cells <= next - col - (next < c->cols ? 1 : 0))
		canvas_text(c, row, col, cells, STYLE_HEADING, text);
	else if (next > col)
		canvas_printf(c, row, col, 1, STYLE_HEADING, "%.1s", text);
}

/* Where the span that begins at shown meeting i ends, by year or by month. */
static size_t span_end(
	const struct stats_state *st, size_t first, size_t n, size_t i, bool by_month)
{
	int32_t day = day_at(st, first + i);
	size_t k = i + 1;

	while (k < n && day_year(day_at(st, first + k)) == day_year(day) &&
		(!by_month || day_month(day_at(st, first + k)) == day_month(day)))
		k++;
	return k;
}

static void span_labels(const struct stats_state *st, struct canvas *c, int row, size_t first,
	size_t n, bool by_month)
{
	for (size_t i = 0; i < n;) {
		size_t end = span_end(st, first, n, i, by_month);
		int32_t day = day_at(st, first + i);
		int next = end == n ? c->cols : (int)end * width(st);
		char year[8];

		snprintf(year, sizeof(year), "%d", day_year(day));
		label(c, row, (int)i * width(st), next,
			by_month ? month_short(day_month(day)) : year);
		i = end;
	}
}

void stats_strip_heads(const struct stats_state *st, struct canvas *c)
{
	size_t n, first = first_shown(st, c->cols, &n);

	span_labels(st, c, 0, first, n, !st->dense);
	if (st->dense) {
		span_labels(st, c, 1, first, n, true);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		int year, month, mday;

		day_to_ymd(day_at(st, first + i), &year, &month, &mday);
		canvas_printf(c, 1, (int)i * DATED, 2, STYLE_MUTED, "%d", mday);
	}
}

unsigned stats_letter_style(char letter)
{
	switch (letter) {
	case 'x':
		return STYLE_PRESENT;
	case '!':
		return STYLE_LATE;
	case 'g':
	case 's':
		return STYLE_MUTED;
	default:
		return rollcall_style(letter);
	}
}

void stats_strip_row(
	const struct stats_state *st, struct canvas *c, stats_letter_fn *at, const void *ctx)
{
	size_t n, first = first_shown(st, c->cols, &n);

	for (size_t i = 0; i < n; i++) {
		char letter = at(ctx, st->strip[first + i]);
		char text[2] = { letter, '\0' };
		const char *shown = letter == '.' ? "·" : letter == '-' ? "o" : text;

		if (letter != ' ')
			canvas_text(c, 0, (int)i * width(st), 1, stats_letter_style(letter), shown);
	}
}

static const struct {
	enum stats_face face;
	const char *letter;
	const char *words; /* N_() */
} legend[] = {
	{ STATS_PEOPLE, "P", N_("legend|on site") },
	{ STATS_PEOPLE, "D", N_("legend|remote") },
	{ STATS_PEOPLE, "A", N_("legend|excused") },
	{ STATS_PEOPLE, "F", N_("legend|absent") },
	{ STATS_PEOPLE, "E", N_("legend|substituted") },
	{ STATS_PEOPLE, "·", N_("legend|not noted") },
	{ STATS_PEOPLE, "g s", N_("legend|guest, substitute: not counted") },
	{ STATS_PARTIES, "x", N_("legend|represented") },
	{ STATS_PARTIES, "o", N_("legend|not represented") },
	{ STATS_PARTIES, "!", N_("legend|missed: the group must have it") },
	{ STATS_PARTIES, "·", N_("legend|not noted") },
};

void stats_strip_legend(const struct stats_state *st, struct canvas *c, int row)
{
	int col = 1;

	for (size_t i = 0; i < ARRAY_LEN(legend); i++) {
		const char *words = Q_(legend[i].words);
		int cells = canvas_cells(c, legend[i].letter) + 1 + canvas_cells(c, words);

		if (legend[i].face != st->face || col + cells > c->cols)
			continue;
		col += canvas_text(c, row, col, CELLS_REST, STYLE_KEY, legend[i].letter);
		col += 1 + canvas_text(c, row, col + 1, CELLS_REST, STYLE_MUTED, words) + 2;
	}
}
