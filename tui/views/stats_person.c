/* One person's attendance: in sentences, by year, and every meeting. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/names.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"
#include "tui/views/stats_part.h"

enum { YEAR_CELLS = 13, HEAD_FROM = 14, WIDE = 100, SENTENCES = 4, SENTENCES_WIDE = 3 };

struct person_state {
	struct stats_person_arg arg;
	struct stats_want asked; /* at first */
	struct stats_sheet sheet;
	const struct stats_person *p; /* NULL: gone */
	struct stats_period *years;
	size_t n_years;
	struct list list; /* ids: the meetings', the newest first */
	int rows;
};

/* ---- Reading ------------------------------------------------------------------------------------------ */

static const struct stats_cell *cell_at(const struct person_state *st, size_t at)
{
	return &st->sheet.st.cells[st->p->cells + st->p->n_cells - 1 - at];
}

static const struct stats_held *held_at(const struct person_state *st, size_t at)
{
	return &st->sheet.st.meetings[cell_at(st, at)->meeting];
}

static void forget(struct person_state *st)
{
	stats_sheet_release(&st->sheet);
	free(st->years);
	st->years = NULL;
	st->p = NULL;
}

static void fill(struct person_state *st)
{
	size_t n = st->p ? st->p->n_cells : 0;
	int64_t *ids = xcalloc(n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = held_at(st, i)->id;
	list_fill(&st->list, ids, n, false, false);
	free(ids);
}

static bool person_reload(struct view *v, struct app *a, struct err *e)
{
	struct person_state *st = v->state;

	forget(st);
	if (!stats_load(&a->session, &st->arg.want, &st->sheet, e))
		return false;
	st->p = stats_person_of(&st->sheet.st, st->arg.person_id);
	if (st->p)
		st->years = stats_person_periods(&st->sheet.st, st->p, &st->n_years);
	fill(st);
	return true;
}

/* ---- Drawing ------------------------------------------------------------------------------------------ */

/* "2025  4/4 –", side by side as many as there is room for, the latest last. */
static void draw_years(const struct person_state *st, struct canvas *c, int row)
{
	size_t room = c->cols > YEAR_CELLS ? (size_t)(c->cols - 1) / YEAR_CELLS : 1;
	size_t from = st->n_years > room ? st->n_years - room : 0;

	for (size_t i = from; i < st->n_years; i++) {
		const struct attended *a = &st->years[i].s.a;
		int col = 1 + (int)(i - from) * YEAR_CELLS;
		struct buf b = { 0 };

		stats_period_words(&st->years[i], &b);
		canvas_text(c, row, col, YEAR_CELLS - 1, STYLE_HEADING, buf_str(&b));
		buf_cut(&b, 0);
		buf_printf(&b, "%d/%d", attended_present(a), attended_noted(a));
		if (attended_percent(a) >= 0) {
			buf_puts(&b, "  ");
			stats_share_words(a, &b);
		}
		canvas_text(c, row + 1, col, YEAR_CELLS - 1, STYLE_NORMAL, buf_str(&b));
		buf_release(&b);
	}
}

static void groups_text(const struct person_state *st, const struct stats_held *h, struct buf *out)
{
	for (size_t i = 0; i < h->n_groups; i++)
		buf_printf(out, "%s%s", i ? ", " : "",
			stats_group_info(&st->sheet.reg, h->groups[i])->short_name);
}

static void draw_meeting(const void *ctx, struct canvas *c, size_t at)
{
	const struct person_state *st = ctx;
	const struct stats_cell *cell = cell_at(st, at);
	const struct stats_held *h = held_at(st, at);
	const char letter[] = { cell->letter, '\0' };
	char day[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	day_text_year(moment_of(h->starts).day, day);
	canvas_text(
		c, 0, 0, 2, stats_letter_style(cell->letter), cell->letter == '.' ? "·" : letter);
	canvas_text(c, 0, 2, 21, STYLE_NORMAL, day);
	buf_puts(&b, stats_letter_words(cell->letter));
	if (cell->partly)
		buf_puts(&b, _(", for a part"));
	canvas_text(c, 0, 24, 23, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	groups_text(st, h, &b);
	buf_printf(&b, "  %s", h->title);
	canvas_text(c, 0, 48, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

/* Rows above the list; 0 where there is little room: the message line says it then. */
static int rows_above(int rows, int cols)
{
	return rows < HEAD_FROM ? 0 : (cols >= WIDE ? SENTENCES_WIDE : SENTENCES) + 4;
}

static void draw_head(const struct person_state *st, struct canvas *body, int above)
{
	struct canvas text = canvas_sub(body, 0, 0, above - 4, body->cols);
	struct buf b = { 0 };

	stats_person_words(&st->sheet.st, st->p, &b);
	canvas_wrap(&text, 0, 1, text.cols - 2, 0, STYLE_NORMAL, buf_str(&b));
	draw_years(st, body, above - 3);
	canvas_hline(body, above - 1, 0, body->cols);
	buf_release(&b);
}

static void person_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct person_state *st = v->state;
	int above = st->p ? rows_above(body->rows, body->cols) : 0;
	struct canvas list = canvas_sub(body, above, 0, body->rows - above, body->cols);

	(void)a;
	if (above)
		draw_head(st, body, above);
	if (st->list.n == 0)
		canvas_text(&list, 0, 2, CELLS_REST, STYLE_NORMAL, _("Not called in this time."));
	list_draw(&st->list, &list, true, draw_meeting, st);
}

/* ---- The view ------------------------------------------------------------------------------------------ */

static bool person_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct person_state *st = v->state;

	(void)a;
	(void)e;
	st->arg = *(const struct stats_person_arg *)arg;
	st->asked = st->arg.want;
	st->list.pane = 1;
	return true;
}

static void person_close(struct view *v)
{
	struct person_state *st = v->state;

	forget(st);
	list_release(&st->list);
}

static void person_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct person_state *st = v->state;

	(void)a;
	st->rows = rows;
	list_resize(&st->list, rows - rows_above(rows, cols));
}

static unsigned person_key(struct view *v, struct app *a, const struct key *k)
{
	struct person_state *st = v->state;

	if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, "stats-meeting") : FX_REDRAW;
}

static bool time_is(const struct stats_time *t, struct stats_time other)
{
	return t->from == other.from && t->to == other.to;
}

static void person_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct person_state *st = v->state;
	const struct stats_party_info *party;
	char *name;

	if (!st->p)
		return;
	name = name_given_first(st->p->who->given, st->p->who->family);
	party = stats_party_info(&st->sheet.reg, st->p->party_id);
	buf_puts(left, name);
	if (party)
		buf_printf(left, ", %s", party->name);
	if (time_is(&st->sheet.want.time, stats_twelve_months(clock_local(a->session.clock).day)))
		buf_puts(right, _("twelve months"));
	else
		stats_time_words(&st->sheet.want.time, right);
	free(name);
}

static void person_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct person_state *st = v->state;

	(void)a;
	if (!st->p || st->rows >= HEAD_FROM)
		return;
	attended_letters(&st->p->a, out);
	buf_printf(out, "  %d/%d  ", attended_present(&st->p->a), attended_noted(&st->p->a));
	stats_share_words(&st->p->a, out);
	if (st->p->streak.now) {
		buf_puts(out, "  ");
		stats_streak_words(&st->p->streak, out);
	}
}

const struct view_ops stats_person_view = {
	.name = "stats-person",
	.state_size = sizeof(struct person_state),
	.open = person_open,
	.close = person_close,
	.layout = person_layout,
	.reload = person_reload,
	.key = person_key,
	.title = person_title,
	.status = person_status,
	.draw = person_draw,
};

/* ---- Commands ------------------------------------------------------------------------------------------- */

static unsigned cmd_meeting(struct app *a, struct view *v, const struct key *k)
{
	const struct person_state *st = v->state;

	(void)k;
	return st->list.id ? live_show(a, st->list.id, 0, 0) : FX_NONE;
}

/* All there is of the person, and back to what was asked for. */
static unsigned cmd_all(struct app *a, struct view *v, const struct key *k)
{
	struct person_state *st = v->state;

	(void)a;
	st->arg.want = st->asked;
	if (!k || k->code == '.' || k->code == '>') {
		st->arg.want.time = stats_all();
		st->arg.want.party_id = st->arg.want.group_id = 0;
	}
	v->stale = true;
	return FX_REDRAW;
}

/* clang-format off */
const struct command stats_person_commands[] = {
	{ "stats-meeting", "<Enter> ö", "stats-person", N_("To the meeting"), N_("footer|to the meeting"), 1, NEED_NOTHING, cmd_meeting },
	{ "stats-all",     ",. <lt> >", "stats-person", N_("All years, groups and parties of the person"), N_("footer|all years"), 2, NEED_NOTHING, cmd_all },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
