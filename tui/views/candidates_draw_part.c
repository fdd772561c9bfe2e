/* How the matrix of proposed dates is drawn: heads with what each day is, a row a voice, and under it the
 * dates in the order in which they stand, in words. */
#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"

#include "tui/views/candidates_part.h"
#include "tui/views/columns_part.h"
#include "tui/views/meeting_part.h"

/* CELL_LEAST holds the longest answer in brackets. */
enum {
	NAME_LEAST = 16,
	NAME_MOST = 30,
	CELL_LEAST = 14,
	CELL_MOST = 20,
	VOICES_LEAST = 4,
	HEAD_ROWS = 4, /* day, time, remark, rule */
	LOW_HEAD_ROWS = 3,
	ROOMY_ROWS = 15,
	ROOMY_COLS = 72,
};

struct dates_layout dates_layout_of(const struct dates_state *st, int rows)
{
	struct dates_layout l = { 0 };
	int voices = st->list.n ? (int)st->list.n : 1, room;

	l.head = rows >= ROOMY_ROWS ? HEAD_ROWS : rows > VOICES_LEAST ? LOW_HEAD_ROWS : 0;
	room = rows - l.head - (voices < VOICES_LEAST ? voices : VOICES_LEAST);
	l.ranking = (int)st->sheet.n + 1 < room ? (int)st->sheet.n + 1 : room;
	if (l.ranking < 2)
		l.ranking = 0;
	room = rows - l.head - l.ranking;
	l.voices = voices < room ? voices : room;
	return l;
}

/* Which columns are seen, and how wide they are. */
struct columns {
	size_t first, n;
	int name, cell;
};

static struct columns columns_of(const struct dates_state *st, int cols)
{
	struct columns c = { 0 };

	c.n = grid_columns(st->sheet.n, st->at, cols, NAME_LEAST, CELL_LEAST, &c.first);
	c.name = cols - CELL_LEAST * (int)c.n;
	c.name = c.name > NAME_MOST ? NAME_MOST : c.name;
	c.cell = c.n ? (cols - c.name) / (int)c.n : 0;
	c.cell = c.cell > CELL_MOST ? CELL_MOST : c.cell;
	return c;
}

struct dates_ctx {
	const struct dates_state *st;
	struct columns col;
};

static int column_at(const struct columns *c, size_t date)
{
	return c->name + (int)(date - c->first) * c->cell;
}

/* ---- A row ------------------------------------------------------------------------------------------ */

static void draw_answer(const struct dates_ctx *ctx, struct canvas *c, size_t row, size_t date)
{
	int col = column_at(&ctx->col, date), cells = ctx->col.cell - 1, says;
	static const unsigned styles[] = {
		[DATE_CAN] = STYLE_PRESENT,
		[DATE_CANNOT] = STYLE_ABSENT,
		[DATE_RATHER_NOT] = STYLE_EXCUSED,
	};
	bool own;

	says = dates_answer(ctx->st, row, date, &own);
	if (says == DATE_SILENT)
		canvas_text(c, 0, col, cells, STYLE_MUTED, "·");
	else
		canvas_printf(c, 0, col, cells, styles[says], own ? "%s" : "(%s)",
			date_answer_words(says));
}

/* Whom the person of a row speaks for; "" for a party, and where it is nobody. */
static const char *party_of(const struct dates_state *st, size_t row)
{
	const struct date_matrix *m = &st->sheet.matrix;

	for (size_t i = 0; st->people && i < m->n_parties; i++)
		if (m->parties[i].id == m->people[row].party_id)
			return m->parties[i].short_name ? m->parties[i].short_name : "";
	return "";
}

/* As much of the name as fits: with the party of a person, or a party's short one. */
static void draw_name(const struct dates_state *st, struct canvas *c, size_t row, int cells)
{
	const char *name = dates_row_name(st, row), *party = party_of(st, row);
	char *both = xasprintf("%s%s%s", name, *party ? ", " : "", party);

	if (canvas_cells(c, both) <= cells)
		name = both;
	else if (canvas_cells(c, name) > cells)
		name = dates_row_short(st, row);
	canvas_text(c, 0, 0, cells, STYLE_NORMAL, name);
	free(both);
}

static void draw_voice(const void *p, struct canvas *c, size_t row)
{
	const struct dates_ctx *ctx = p;
	const struct dates_state *st = ctx->st;
	bool must = !st->people && st->sheet.matrix.parties[row].must;

	draw_name(st, c, row, ctx->col.name - (must ? 5 : 3));
	if (must)
		canvas_text(c, 0, ctx->col.name - 4, 1, STYLE_LATE, "!");
	for (size_t i = ctx->col.first; i < ctx->col.first + ctx->col.n; i++) {
		draw_answer(ctx, c, row, i);
		if (row == st->list.at && i == st->at)
			canvas_add_style(
				c, 0, column_at(&ctx->col, i) - 1, ctx->col.cell, STYLE_FOCUS);
	}
}

/* ---- The heads -------------------------------------------------------------------------------------- */

static void draw_head(const struct dates_ctx *ctx, struct canvas *c, size_t date)
{
	const struct candidate *d = &ctx->st->sheet.dates[date];
	struct moment from = moment_of(d->starts), to = moment_of(d->ends);
	int col = column_at(&ctx->col, date) + 1, cells = ctx->col.cell - 1;
	const char *remark = ctx->st->sheet.remarks[date];
	char words[DATE_TEXT_SIZE];

	span_day_text(from, to, words);
	canvas_text(c, 0, col, cells, date == ctx->st->at ? STYLE_TAB : STYLE_HEADING, words);
	span_time_text(from, to, words);
	if (!*words)
		week_text(from.day, words);
	canvas_text(c, 1, col, cells, STYLE_NORMAL, words);
	if (d->state == CANDIDATE_CHOSEN)
		canvas_text(c, 2, col, cells, STYLE_DECIDED, Q_("date|chosen"));
	else if (d->state == CANDIDATE_CANCELLED)
		canvas_text(c, 2, col, cells, STYLE_MUTED, Q_("date|cancelled"));
	else
		canvas_text(c, 2, col, cells, *remark == '!' ? STYLE_LATE : STYLE_MUTED, remark);
}

static void draw_heads(const struct dates_ctx *ctx, struct canvas *c)
{
	const struct dates_state *st = ctx->st;

	canvas_text(c, 0, 1, ctx->col.name - 2, STYLE_HEADING,
		st->people ? Q_("heading|PERSON") : Q_("heading|PARTY"));
	for (size_t i = ctx->col.first; i < ctx->col.first + ctx->col.n; i++)
		draw_head(ctx, c, i);
	if (ctx->col.first > 0)
		canvas_text(c, 0, ctx->col.name - 1, 1, STYLE_MUTED, "<");
	if (ctx->col.first + ctx->col.n < st->sheet.n)
		canvas_text(c, 0, c->cols - 1, 1, STYLE_MUTED, ">");
	canvas_hline(c, c->rows - 1, 0, c->cols);
}

/* ---- The ranking ------------------------------------------------------------------------------------ */

/* "tis 17 mars kl. 9:00–12:00 v.12"; what stands in the heads already gives way to the answers. */
static char *rank_when(const struct candidate *d, int cols)
{
	struct moment from = moment_of(d->starts), to = moment_of(d->ends);
	char words[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];

	if (cols < ROOMY_COLS) {
		span_day_text(from, to, words);
		return xstrdup(words);
	}
	span_text(from, to, false, words);
	week_text(from.day, week);
	return xasprintf("%s %s", words, week);
}

/* "1. tis 17 mars kl. 9:00–12:00 v.12: FK kan inte  ? klämdag" */
static void draw_rank(const struct dates_state *st, struct canvas *c, int row, size_t rank)
{
	size_t date = st->sheet.order[rank];
	const struct candidate *d = &st->sheet.dates[date];
	char *when = rank_when(d, c->cols);
	unsigned style = date == st->at ? STYLE_HEADING : STYLE_NORMAL;
	struct buf b = { 0 };

	if (d->state == CANDIDATE_CHOSEN)
		buf_printf(&b, "%s: ", Q_("date|chosen"));
	else if (d->state == CANDIDATE_CANCELLED)
		buf_printf(&b, "%s: ", Q_("date|cancelled"));
	else
		buf_printf(&b, "%zu. ", rank + 1);
	buf_printf(&b, "%s: %s  %s", when, st->sheet.words[date], st->sheet.remarks[date]);
	canvas_text(c, row, 1, CELLS_REST, d->state == CANDIDATE_CANCELLED ? STYLE_MUTED : style,
		buf_str(&b));
	buf_release(&b);
	free(when);
}

static void draw_ranking(const struct dates_state *st, struct canvas *c)
{
	if (c->rows < 2)
		return;
	canvas_hline(c, 0, 0, c->cols);
	for (size_t i = 0; i < st->sheet.n && (int)i + 1 < c->rows; i++)
		draw_rank(st, c, (int)i + 1, i);
}

/* ---- All of it -------------------------------------------------------------------------------------- */

static void draw_empty(const struct dates_state *st, struct canvas *c)
{
	const struct meeting *m = st->sheet.row.n ? &st->sheet.row.v[0].m : NULL;
	char when[DATE_TEXT_SIZE] = "";
	char *text;

	if (m)
		span_text(moment_of(m->starts), moment_of(m->ends), false, when);
	/* TRANSLATORS: when the meeting is */
	text = xasprintf(
		_("No dates are proposed for it: it is %s. n proposes another beside that; "
		  "then the parties answer each of them, and one is chosen."),
		when);
	canvas_wrap(c, 1, 1, c->cols - 2, 0, STYLE_NORMAL, text);
	canvas_cursor(c, 0, 0, false);
	free(text);
}

void dates_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct dates_state *st = v->state;
	struct dates_ctx ctx = { st, columns_of(st, body->cols) };
	struct dates_layout l = dates_layout_of(st, body->rows);
	struct canvas head = canvas_sub(body, 0, 0, l.head, body->cols),
		      rows = canvas_sub(body, l.head, 0, l.voices, body->cols),
		      ranking = canvas_sub(body, l.head + l.voices, 0, l.ranking, body->cols);

	(void)a;
	if (st->sheet.n == 0) {
		draw_empty(st, body);
		return;
	}
	draw_heads(&ctx, &head);
	list_draw(&st->list, &rows, false, draw_voice, &ctx);
	if (st->list.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("Nobody is called to it yet. 4 opens the people and groups."));
	draw_ranking(st, &ranking);
}
