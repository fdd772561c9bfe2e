#include "tui/views/meeting_table_part.h"

#include <stdio.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "rules/labels.h"

#include "tui/views/columns_part.h"
#include "tui/views/meeting_part.h"

struct meeting_line {
	const char *week, *date, *start, *time, *letter;
	const char *groups, *groups_few; /* all of them, and how many */
	const char *title, *present, *status;
	int groups_cells; /* of the former */
	unsigned style;
	bool several_days; /* the date runs on into the column of times */
};

/* ---- What the rows say --------------------------------------------------------------------------------- */

static void line_when(struct pool *p, const struct meeting *m, struct meeting_line *l)
{
	struct moment starts = moment_of(m->starts), ends = moment_of(m->ends);
	char text[DATE_TEXT_SIZE];
	int year, week;

	if (starts.day == DAY_NONE)
		return;
	day_iso_week(starts.day, &year, &week);
	l->week = pool_printf(p, "%d", week);
	l->several_days = ends.day != DAY_NONE && ends.day != starts.day;
	span_day_text(starts, ends, text);
	l->date = pool_strdup(p, text);
	minute_text(starts.minute, text);
	l->start = l->several_days ? "" : pool_strdup(p, text);
	span_time_text(starts, ends, text);
	l->time = pool_strdup(p, text);
}

static void line_groups(struct pool *p, const struct meeting_row *r, struct meeting_line *l)
{
	/* The same agenda as its sisters. */
	const char *round = r->m.round_id ? " ≡" : "";
	struct buf b = { 0 };

	l->letter = meeting_row_letter(r);
	meeting_row_groups(r, CELLS_REST, &b);
	l->groups = l->groups_few = pool_printf(p, "%s%s", buf_str(&b), round);
	l->groups_cells = text_cells(l->groups);
	if (r->n_groups > 1) {
		buf_cut(&b, 0);
		meeting_row_groups(r, 0, &b);
		l->groups_few = pool_printf(p, "%s%s", buf_str(&b), round);
	}
	buf_release(&b);
}

/* Those who came; before that whether the day suits. */
static const char *line_present(
	struct pool *p, const struct meeting_row *r, const struct day_clashes *clashes)
{
	char mark[DAY_MARK_SIZE];

	if (r->called > 0)
		return pool_printf(p, "%d/%d", r->present, r->called);
	day_mark_text(clashes, &r->m, mark);
	return *mark ? pool_printf(p, "–%s", mark) : "–  ";
}

static struct meeting_line line_of(
	struct pool *p, const struct meeting_row *r, const struct day_clashes *clashes)
{
	struct meeting_line l = { .week = "", .date = "", .start = "", .time = "" };

	line_when(p, &r->m, &l);
	line_groups(p, r, &l);
	l.title = r->m.title && *r->m.title ? r->m.title : meeting_kind_label(r->m.kind);
	l.present = line_present(p, r, clashes);
	l.status = meeting_state_label(&r->m);
	l.style = meeting_style(r->m.status);
	return l;
}

void meeting_table_make(
	struct meeting_table *t, const struct meeting_page *p, const struct day_clashes *clashes)
{
	meeting_table_release(t);
	t->n = p->page.before + p->page.after;
	t->v = pool_alloc(&t->pool, (t->n + 1) * sizeof(*t->v));
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = line_of(&t->pool, meeting_page_row(p, i), clashes);
}

void meeting_table_release(struct meeting_table *t)
{
	pool_release(&t->pool);
	*t = (struct meeting_table) { 0 };
}

/* ---- Drawing ------------------------------------------------------------------------------------------- */

enum { C_WEEK, C_DATE, C_TIME, C_GROUP, C_TITLE, C_PRESENT, C_STATUS, C_COUNT };
enum { SPAN_CELLS = 11, WIDE_COLS = 100, WIDE_GROUP_CELLS = 28 };

struct table_ctx {
	const struct meeting_table *t;
	struct shown_column col[C_COUNT];
};

static void table_columns(struct table_ctx *t, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_WEEK] = { .title = N_("head|Wk"),
			.least = 2,
			.want = 2,
			.rank = 5,
			.right = true },
		[C_DATE] = { .title = N_("head|Date"), .least = 10, .want = 11, .rank = 1 },
		[C_TIME] = { .title = N_("head|Time"), .least = 5, .want = 12, .rank = 4 },
		[C_GROUP] = { .title = N_("head|Group"), .least = 10, .want = 16, .rank = 2 },
		[C_TITLE] = { .title = N_("head|Title"),
			.least = 10,
			.want = CELLS_REST,
			.rank = 6 },
		[C_PRESENT] = { .title = N_("head|Pres."),
			.least = 5,
			.want = 6,
			.rank = 7,
			.right = true },
		[C_STATUS] = { .title = N_("head|Status"), .least = 8, .want = 9, .rank = 3 },
	};

	shown_columns(t->col, spec, C_COUNT);
	if (cols >= WIDE_COLS)
		t->col[C_GROUP].want = WIDE_GROUP_CELLS;
	shown_fit(t->col, C_COUNT, 0, cols);
}

static void draw_line(const void *ctx, struct canvas *c, size_t at)
{
	const struct table_ctx *t = ctx;
	const struct meeting_line *l = at < t->t->n ? &t->t->v[at] : NULL;
	const struct shown_column *date = &t->col[C_DATE], *time = &t->col[C_TIME],
				  *group = &t->col[C_GROUP];

	if (!l)
		return;
	shown_text(&t->col[C_WEEK], c, 0, l->style, l->week);
	if (l->several_days && time->cells)
		canvas_text(c, 0, date->at, time->at + time->cells - date->at, l->style, l->date);
	else
		shown_text(date, c, 0, l->style, l->date);
	if (!l->several_days)
		shown_text(time, c, 0, l->style, time->cells < SPAN_CELLS ? l->start : l->time);
	if (group->cells) {
		canvas_text(c, 0, group->at, 1, l->style, l->letter);
		canvas_text(c, 0, group->at + 2, group->cells - 2, l->style,
			l->groups_cells > group->cells - 2 ? l->groups_few : l->groups);
	}
	shown_text(&t->col[C_TITLE], c, 0, l->style, l->title);
	shown_text(&t->col[C_PRESENT], c, 0, l->style, l->present);
	shown_text(&t->col[C_STATUS], c, 0, l->style, l->status);
}

void meeting_table_draw(
	const struct meeting_table *t, const struct list *l, struct canvas *c, bool heads)
{
	struct canvas head = canvas_sub(c, 0, 1, heads, c->cols - 1),
		      rows = canvas_sub(c, heads, 0, c->rows - heads, c->cols);
	struct table_ctx ctx = { .t = t };

	table_columns(&ctx, c->cols - 1);
	shown_heads(ctx.col, C_COUNT, &head);
	list_draw(l, &rows, true, draw_line, &ctx);
}
