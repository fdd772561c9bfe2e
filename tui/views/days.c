/* Breaks of a year, and the days that a party cannot: as a list by day. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "services/year_days.h"

#include "tui/views/columns_part.h"
#include "tui/views/days_part.h"
#include "tui/views/meeting_list_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { HEAD_ROWS = 1 };
enum { C_WEEK, C_DAYS, C_WHAT, C_PARTY, C_COUNT };

struct days_state {
	int year;
	struct break_rows breaks;
	struct blackout_rows blackouts;
	struct days_line *v; /* both, by day */
	size_t n;
	struct list list; /* ids: twice the record's, odd for a blackout */
};

static const struct days_line *at_cursor(const struct days_state *st)
{
	return st->list.n ? &st->v[st->list.at] : NULL;
}

/* ---- Reading ------------------------------------------------------------------------------------ */

static int by_day(const void *a, const void *b)
{
	const struct days_line *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->blackout != y->blackout)
		return x->blackout - y->blackout;
	return x->id < y->id ? -1 : 1;
}

static void collect(struct days_state *st)
{
	st->v = xreallocarray(st->v, st->breaks.n + st->blackouts.n + 1, sizeof(*st->v));
	st->n = 0;
	for (size_t i = 0; i < st->breaks.n; i++) {
		const struct break_row *r = &st->breaks.v[i];

		st->v[st->n++] = (struct days_line) { r->b.id, false, moment_of(r->b.from_day).day,
			moment_of(r->b.to_day).day, r->b.label, { r->party[0], r->party[1] } };
	}
	for (size_t i = 0; i < st->blackouts.n; i++) {
		const struct blackout_row *r = &st->blackouts.v[i];

		st->v[st->n++] = (struct days_line) { r->b.id, true, moment_of(r->b.from_day).day,
			moment_of(r->b.to_day).day, r->b.why ? r->b.why : "",
			{ r->party[0], r->party[1] } };
	}
	if (st->n)
		qsort(st->v, st->n, sizeof(*st->v), by_day);
}

static void let_go(struct days_state *st)
{
	pool_release(&st->breaks.pool);
	pool_release(&st->blackouts.pool);
	st->breaks = (struct break_rows) { 0 };
	st->blackouts = (struct blackout_rows) { 0 };
	st->n = 0;
}

static bool days_reload(struct view *v, struct app *a, struct err *e)
{
	struct days_state *st = v->state;
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct days_query q = { .from = from, .to = to };
	int64_t *ids;
	bool ok;

	snprintf(from, sizeof(from), "%04d-01-01", st->year);
	snprintf(to, sizeof(to), "%04d-12-31", st->year);
	let_go(st);
	ok = store_breaks(a->session.store, &q, &st->breaks, e) &&
		store_blackouts(a->session.store, &q, &st->blackouts, e);
	collect(st);
	ids = xcalloc(st->n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->n; i++)
		ids[i] = 2 * st->v[i].id + st->v[i].blackout;
	list_fill(&st->list, ids, st->n, false, false);
	free(ids);
	return ok;
}

static bool days_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct days_state *st = v->state;

	(void)a;
	(void)e;
	st->year = *(const int *)arg;
	st->list.pane = 1;
	return true;
}

static void days_close(struct view *v)
{
	struct days_state *st = v->state;

	let_go(st);
	list_release(&st->list);
	free(st->v);
}

static void days_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct days_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS);
}

static unsigned days_key(struct view *v, struct app *a, const struct key *k)
{
	struct days_state *st = v->state;

	if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, "day-edit") : FX_REDRAW;
}

/* ---- Drawing ------------------------------------------------------------------------------------ */

struct draw_ctx {
	const struct days_state *st;
	struct shown_column col[C_COUNT];
};

static void columns(struct draw_ctx *d, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_WEEK] = { .title = N_("head|Week"), .least = 7, .want = 8, .rank = 3 },
		[C_DAYS] = { .title = N_("head|Days"), .least = 14, .want = 24, .rank = 1 },
		[C_WHAT] = { .title = N_("head|What"), .least = 12, .want = CELLS_REST, .rank = 2 },
		[C_PARTY] = { .title = N_("head|Party"), .least = 10, .want = 24, .rank = 4 },
	};

	shown_columns(d->col, spec, C_COUNT);
	shown_fit(d->col, C_COUNT, 0, cols);
}

/* "v.9", "v.9–10" */
static void weeks_text(int32_t first, int32_t last, struct buf *out)
{
	char week[DATE_TEXT_SIZE];
	int year, from, to;

	day_iso_week(first, &year, &from);
	day_iso_week(last, &year, &to);
	week_text(first, week);
	buf_puts(out, week);
	if (to != from)
		buf_printf(out, "–%d", to);
}

void days_words(int32_t first, int32_t last, struct buf *out)
{
	char days[DATE_TEXT_SIZE];

	span_day_text((struct moment) { first, MINUTE_NONE }, (struct moment) { last, MINUTE_NONE },
		days);
	buf_printf(out, "%s %d ", days, day_year(last));
	weeks_text(first, last, out);
}

static void draw_line(const void *ctx, struct canvas *row, size_t at)
{
	const struct draw_ctx *d = ctx;
	const struct days_line *l = &d->st->v[at];
	const char *party = *l->party[0] ? l->party[0] : _("everybody");
	char days[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	weeks_text(l->first, l->last, &b);
	shown_text(&d->col[C_WEEK], row, 0, STYLE_NORMAL, buf_str(&b));
	span_day_text((struct moment) { l->first, MINUTE_NONE },
		(struct moment) { l->last, MINUTE_NONE }, days);
	shown_text(&d->col[C_DAYS], row, 0, STYLE_NORMAL, days);
	buf_cut(&b, 0);
	if (l->blackout)
		buf_printf(&b, "%s%s%s", _("cannot"), *l->what ? ": " : "", l->what);
	else
		buf_puts(&b, l->what);
	shown_text(&d->col[C_WHAT], row, 0, STYLE_NORMAL, buf_str(&b));
	shown_text(&d->col[C_PARTY], row, 0, STYLE_NORMAL, party);
	buf_release(&b);
}

static void days_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct days_state *st = v->state;
	struct canvas head = canvas_sub(body, 0, 1, HEAD_ROWS, body->cols - 1),
		      rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);
	struct draw_ctx d = { .st = st };

	(void)a;
	columns(&d, body->cols - 1);
	if (st->list.n) {
		shown_heads(d.col, C_COUNT, &head);
	} else {
		canvas_printf(&rows, 0, 2, CELLS_REST, STYLE_NORMAL,
			_("No breaks in %d. l chooses among the usual weeks, c copies %d."),
			st->year, st->year - 1);
		canvas_text(&rows, 2, 2, CELLS_REST, STYLE_MUTED,
			_("Public holidays are known and need not be written."));
	}
	list_draw(&st->list, &rows, true, draw_line, &d);
}

static void days_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct days_state *st = v->state;

	(void)a;
	(void)right;
	buf_printf(left, _("Breaks and days a party cannot %d"), st->year);
}

static void days_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct days_state *st = v->state;
	const struct days_line *l = at_cursor(st);

	(void)a;
	if (!l)
		return;
	buf_printf(out, "%s: ", l->blackout ? l->party[0] : l->what);
	days_words(l->first, l->last, out);
}

const struct view_ops days_view = {
	.name = "days",
	.state_size = sizeof(struct days_state),
	.open = days_open,
	.close = days_close,
	.layout = days_layout,
	.reload = days_reload,
	.key = days_key,
	.title = days_title,
	.status = days_status,
	.draw = days_draw,
};

/* ---- Commands ----------------------------------------------------------------------------------- */

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	const struct meeting_list *l = v->state;

	(void)k;
	app_push(a, &days_view, &l->year);
	return FX_REDRAW;
}

static unsigned cmd_new_break(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;

	(void)k;
	return days_ask_break(a, st->year, NULL);
}

static unsigned cmd_new_blackout(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;

	(void)k;
	return days_ask_blackout(a, st->year, NULL);
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;
	const struct days_line *l = at_cursor(st);

	(void)k;
	if (!l)
		return FX_NONE;
	return l->blackout ? days_ask_blackout(a, st->year, l) : days_ask_break(a, st->year, l);
}

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;
	const struct days_line *l = at_cursor(st);
	struct err e = { 0 };
	char *words;
	unsigned fx;
	bool ok;

	(void)k;
	if (!l)
		return FX_NONE;
	words = xstrdup(l->blackout ? l->party[0] : l->what);
	ok = l->blackout ? blackout_remove(&a->session, l->id, &e)
			 : break_remove(&a->session, l->id, &e);
	fx = app_did(a, ok, &e, _("Removed: %s."), words);
	free(words);
	return fx;
}

static unsigned cmd_preset(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;

	(void)k;
	return days_ask_preset(a, st->year);
}

static unsigned cmd_copy(struct app *a, struct view *v, const struct key *k)
{
	const struct days_state *st = v->state;
	struct err e = { 0 };
	size_t n = 0;
	bool ok = breaks_copy_year(&a->session, st->year - 1, st->year, &n, &e);

	(void)k;
	return app_did(a, ok, &e,
		ngettext("%zu break copied from %d to %d.", "%zu breaks copied from %d to %d.", n),
		n, st->year - 1, st->year);
}

static unsigned cmd_turn(struct app *a, struct view *v, const struct key *k)
{
	struct days_state *st = v->state;

	(void)a;
	st->year = meeting_list_turn(st->year, k);
	v->stale = true;
	return FX_REDRAW;
}

/* clang-format off */
const struct command days_commands[] = {
	{ "days",         "L",           "wheel",    N_("School breaks, and days that a party cannot"), N_("footer|breaks"), 13, NEED_NOTHING, cmd_open },
	{ "days",         "L",           "meetings", N_("School breaks, and days that a party cannot"), NULL, 0, NEED_NOTHING, cmd_open },
	{ "break-new",    "n",           "days", N_("New break"), N_("footer|new break"), 1, NEED_WRITABLE, cmd_new_break },
	{ "blackout-new", "b",           "days", N_("Days that a party cannot"), N_("footer|party cannot"), 2, NEED_WRITABLE, cmd_new_blackout },
	{ "break-preset", "l",           "days", N_("The usual weeks: choose, and say for whom"), N_("footer|usual weeks"), 3, NEED_WRITABLE, cmd_preset },
	{ "break-copy",   "c",           "days", N_("Copy the breaks of the year before, by week"), N_("footer|copy last year"), 4, NEED_WRITABLE, cmd_copy },
	{ "day-edit",     "<Enter> e ä ö", "days", N_("Change it"), N_("footer|edit"), 5, NEED_WRITABLE, cmd_edit },
	{ "day-delete",   "<Delete>",    "days", N_("Take it away"), N_("footer|delete"), 7, NEED_WRITABLE, cmd_delete },
	{ "year",         ",. <lt> >",   "days", N_("The year before, the year after"), N_("footer|year"), 6, NEED_NOTHING, cmd_turn },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
