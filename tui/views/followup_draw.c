/* How view 5 looks: the faces, the list, the latest decisions, and the cursor's row in whole. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/actions.h"
#include "rules/labels.h"

#include "tui/views/columns_part.h"
#include "tui/views/followup_part.h"
#include "tui/views/meeting_part.h"

enum {
	HEAD_ROWS = 2,
	DETAIL_ROWS = 4,
	DETAIL_FROM = 12,  /* rows of the body from which there is a detail, */
	DECIDED_FROM = 16, /* … and the latest decisions */
	DECIDED_LEAST = 6,
	LIST_LEAST = 4,
	DAY_CELLS = 6,
};

struct followup_areas followup_areas(const struct followup_state *st, int rows)
{
	struct followup_areas x = { 0 };
	int rest, wants = st->counts.open + 2;

	x.heads = rows >= 8 ? HEAD_ROWS : rows >= 4 ? 1 : 0;
	x.detail = rows >= DETAIL_FROM ? DETAIL_ROWS : 0;
	rest = rows - x.heads - x.detail;
	if (rows >= DECIDED_FROM && st->face == FOLLOWUP_OPEN) {
		wants = wants < LIST_LEAST ? LIST_LEAST : wants;
		x.decided = rest - wants < DECIDED_LEAST ? DECIDED_LEAST : rest - wants;
	}
	x.list = rest - x.decided > 1 ? rest - x.decided : 1;
	return x;
}

/* ---- What the rows say ---------------------------------------------------------------------------- */

enum { C_DUE, C_NUMBER, C_DATE, C_ITEM, C_KIND, C_WHAT, C_WHO, C_GROUP, C_COUNT };

struct followup_line {
	const char *mark;
	const char *cell[C_COUNT];
	unsigned style;
};

/* "10 mar" */
static const char *short_day(struct pool *p, const char *iso)
{
	struct moment m = moment_of(iso);
	int year, month, mday;

	if (m.day == DAY_NONE)
		return "";
	day_to_ymd(m.day, &year, &month, &mday);
	return pool_printf(p, "%d %s", mday, month_short(month));
}

/* The same with the months under each other: " 3 mar". */
static const char *listed_day(struct pool *p, const char *iso)
{
	const char *day = short_day(p, iso);

	return text_cells(day) == DAY_CELLS - 1 ? pool_printf(p, " %s", day) : day;
}

/* One day as the list has days; else the words as they were written. */
static const char *due_text(struct pool *p, const struct note *n)
{
	bool one =
		n->due_to && *n->due_to && strcmp(n->due_from ? n->due_from : "", n->due_to) == 0;
	struct buf b = { 0 };
	char day[DATE_TEXT_SIZE];
	const char *text;

	if (n->kind != NOTE_ACTION)
		return "";
	if (one) {
		day_text_list(moment_of(n->due_to).day, day);
		return pool_strdup(p, day);
	}
	action_when(n, &b);
	text = pool_strdup(p, buf_str(&b));
	buf_release(&b);
	return text;
}

static const char *group_text(struct pool *p, const struct register_row *r)
{
	const struct group_ref *g = r->groups;

	if (r->n_groups == 0)
		return "";
	if (r->n_groups > 1)
		return pool_printf(
			p, ngettext("%zu group", "%zu groups", r->n_groups), r->n_groups);
	return g->short_name && *g->short_name ? g->short_name : g->name;
}

static struct followup_line line_of(
	const struct followup_state *st, struct pool *p, const struct register_row *r)
{
	bool action = r->n.kind == NOTE_ACTION, late = action && action_late(&r->n, st->today);
	bool done = action && r->n.state == ACTION_DONE;
	struct followup_line l = {
		.mark = late     ? "!"
			: done   ? "x"
			: action ? "·"
				 : " ",
		.style = late  ? STYLE_LATE
			: done ? STYLE_MUTED
			       : STYLE_NORMAL,
	};

	l.cell[C_DUE] = due_text(p, &r->n);
	l.cell[C_NUMBER] = r->n.year_number ? pool_printf(p, "%" PRId64, r->n.year_number) : "";
	l.cell[C_DATE] = listed_day(p, r->meeting_starts);
	l.cell[C_ITEM] = *r->item_number ? pool_printf(p, "§ %s", r->item_number) : "";
	l.cell[C_KIND] = note_kind_label(r->n.kind);
	l.cell[C_WHAT] = r->n.text ? r->n.text : "";
	l.cell[C_WHO] = r->n.who ? r->n.who : "";
	l.cell[C_GROUP] = group_text(p, r);
	return l;
}

void followup_lines(struct followup_state *st)
{
	size_t n = st->list.n;

	pool_release(&st->texts);
	st->lines = pool_alloc(&st->texts, (n + 1) * sizeof(*st->lines));
	for (size_t i = 0; i < n; i++)
		st->lines[i] = line_of(st, &st->texts, followup_row(st, i));
}

/* ---- The list --------------------------------------------------------------------------------------- */

struct columns {
	const struct followup_state *st;
	struct shown_column col[C_COUNT];
	int order[C_COUNT]; /* which cell a column shows */
	size_t n;
};

static void add_column(
	struct columns *t, int cell, const char *title, int least, int want, int rank)
{
	t->col[t->n] = (struct shown_column) { .title = title,
		.least = least,
		.want = want,
		.rank = rank,
		.right = cell == C_NUMBER };
	t->order[t->n++] = cell;
}

static void columns(struct columns *t, int face, int cols)
{
	bool wide = cols >= 100;

	if (face == FOLLOWUP_OPEN) {
		add_column(t, C_DUE, Q_("head|Due"), 10, wide ? 16 : 10, 2);
		add_column(t, C_WHAT, Q_("head|What"), 14, CELLS_REST, 1);
		add_column(t, C_WHO, Q_("head|Who"), 10, wide ? 20 : 12, 3);
		if (wide)
			add_column(t, C_GROUP, Q_("head|Group"), 8, 10, 6);
		add_column(t, C_DATE, Q_("head|From"), 6, 7, 4);
		add_column(t, C_ITEM, "§", 4, 5, 5);
	} else if (face == FOLLOWUP_DECISIONS) {
		add_column(t, C_NUMBER, Q_("head|Nr"), 3, 4, 3);
		add_column(t, C_DATE, Q_("head|Date"), 6, 7, 2);
		add_column(t, C_ITEM, "§", 4, 5, 4);
		add_column(t, C_WHAT, Q_("head|Decision"), 14, CELLS_REST, 1);
		add_column(t, C_GROUP, Q_("head|Group"), 8, wide ? 14 : 10, 5);
	} else {
		add_column(t, C_DATE, Q_("head|Date"), 6, 7, 2);
		add_column(t, C_KIND, Q_("head|Kind"), 8, wide ? 16 : 10, 3);
		add_column(t, C_WHAT, Q_("head|What"), 14, CELLS_REST, 1);
		add_column(t, C_WHO, Q_("head|Who"), 10, wide ? 20 : 11, 4);
		add_column(t, C_GROUP, Q_("head|Group"), 8, wide ? 14 : 9, 5);
	}
	shown_fit(t->col, t->n, 2, cols);
}

static void draw_cells(
	const struct columns *t, struct canvas *c, int row, const struct followup_line *l)
{
	canvas_text(c, row, 0, 1, l->style, l->mark);
	for (size_t i = 0; i < t->n; i++)
		shown_text(&t->col[i], c, row, l->style, l->cell[t->order[i]]);
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct columns *t = ctx;

	draw_cells(t, row, 0, &t->st->lines[at]);
}

/* ---- Above and below --------------------------------------------------------------------------------- */

static const char *face_name(int face)
{
	static const char *const names[FOLLOWUP_FACES] = { N_("face|open actions"),
		N_("face|decisions"), N_("face|everything") };

	return Q_(names[face]);
}

/* What the list is narrowed to. */
static void narrowed(const struct followup_state *st, struct buf *out)
{
	if (st->group_id)
		buf_printf(out, _("Group: %s  "), st->group);
	if (st->person_id || st->party_id)
		buf_printf(out, _("Whose: %s  "), st->whose);
	if (*st->words)
		buf_printf(out, _("Filter: \"%s\"  "), st->words);
	if (out->len == 0)
		buf_puts(out, st->face == FOLLOWUP_OPEN ? _("sorted by day") : _("newest first"));
}

static void draw_faces(const struct followup_state *st, struct canvas *c)
{
	struct buf b = { 0 };
	int col = 1 + canvas_text(c, 0, 1, CELLS_REST, STYLE_MUTED, _("Show:")) + 1, used;

	for (int i = 0; i < FOLLOWUP_FACES; i++)
		col += 1 +
			canvas_printf(c, 0, col, CELLS_REST,
				i == st->face ? STYLE_TAB : STYLE_NORMAL,
				i == st->face ? "[%s]" : " %s ", face_name(i));
	narrowed(st, &b);
	used = canvas_cells(c, buf_str(&b));
	if (used > c->cols - col - 2)
		used = c->cols - col - 2;
	if (used > 0)
		canvas_right(c, 0, c->cols - used - 1, used, STYLE_MUTED, buf_str(&b));
	buf_release(&b);
}

static void draw_decided(const struct followup_state *st, struct canvas *c)
{
	struct columns t = { .st = st };
	struct pool p = { 0 };
	struct canvas rows = canvas_sub(c, 2, 1, c->rows - 2, c->cols - 1);
	char *word = words_upper(_("Decisions"));
	struct buf count = { 0 };
	int n = st->counts.decisions, used;

	canvas_hline(c, 0, 0, c->cols);
	canvas_printf(c, 1, 1, CELLS_REST, STYLE_HEADING, "%s %.4s", word, st->today);
	buf_printf(&count, ngettext("%d in all", "%d in all", (unsigned long)n), n);
	used = canvas_cells(c, buf_str(&count));
	canvas_right(c, 1, c->cols - used - 1, used, STYLE_MUTED, buf_str(&count));
	buf_release(&count);
	columns(&t, FOLLOWUP_DECISIONS, c->cols - 1);
	for (size_t i = 0; i < st->decided.n && (int)i < rows.rows &&
		strncmp(st->decided.v[i].meeting_starts, st->today, 4) == 0;
		i++) {
		struct followup_line l = line_of(st, &p, &st->decided.v[i]);

		draw_cells(&t, &rows, (int)i, &l);
	}
	free(word);
	pool_release(&p);
}

/* Where the row came from, what became of it since, and when it comes up again. */
static void came_from(
	const struct followup_state *st, const struct register_row *r, struct buf *out)
{
	char time[DATE_TEXT_SIZE], filed[MOMENT_SIZE], closed[MOMENT_SIZE];
	struct moment at = local_moment(r->n.filed_at);
	struct pool p = { 0 };

	moment_iso(at, filed);
	moment_iso(local_moment(r->n.closed_at), closed);
	minute_text(at.minute, time);
	buf_printf(out, "%s %s %.4s", r->meeting_title, short_day(&p, r->meeting_starts),
		r->meeting_starts);
	if (*r->item_title)
		buf_printf(out, ", § %s%s%s", r->item_number, *r->item_number ? " " : "",
			r->item_title);
	buf_puts(out, ". ");
	if (r->n.filed_at)
		/* TRANSLATORS: a day, a clock time */
		buf_printf(out, _("Written %s %s. "), short_day(&p, filed), time);
	if (r->n.rev > 1)
		buf_printf(out,
			ngettext("Changed %d time. ", "Changed %d times. ",
				(unsigned long)(r->n.rev - 1)),
			(int)(r->n.rev - 1));
	if (r->n.closed_at)
		buf_printf(out, _("Done %s. "), short_day(&p, closed));
	if (*st->next && r->n.state == ACTION_OPEN)
		buf_printf(out, _("Comes up at the group's next meeting, %s."),
			short_day(&p, st->next));
	pool_release(&p);
}

static void draw_detail(const struct followup_state *st, struct canvas *c)
{
	const struct register_row *r = followup_at(st);
	struct buf b = { 0 };
	int row = 1;

	canvas_hline(c, 0, 0, c->cols);
	if (!r)
		return;
	buf_printf(&b, "%s: ", note_kind_label(r->n.kind));
	if (r->n.kind == NOTE_ACTION)
		action_line(&r->n, &b);
	else
		buf_puts(&b, r->n.text ? r->n.text : "");
	row += canvas_wrap(c, row, 1, c->cols - 2, 2, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	came_from(st, r, &b);
	canvas_wrap(c, row, 1, c->cols - 2, 2, STYLE_MUTED, buf_str(&b));
	buf_release(&b);
}

static const char *empty_words(const struct followup_state *st)
{
	if (st->group_id || st->person_id || st->party_id || *st->words)
		return _("Nothing fits. / b p change what is asked for.");
	if (st->face == FOLLOWUP_OPEN)
		return _("No open actions.");
	return st->face == FOLLOWUP_DECISIONS ? _("No decisions yet. b in view 3 writes one.")
					      : _("No decisions and no actions yet.");
}

void followup_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct followup_state *st = v->state;
	struct followup_areas x = followup_areas(st, body->rows);
	struct columns t = { .st = st };
	struct canvas part = canvas_sub(body, x.heads - 1, 1, 1, body->cols - 1);

	(void)a;
	columns(&t, st->face, body->cols - 1);
	if (x.heads == HEAD_ROWS)
		draw_faces(st, body);
	if (x.heads)
		shown_heads(t.col, t.n, &part);
	part = canvas_sub(body, x.heads, 0, x.list, body->cols);
	if (st->list.n == 0)
		canvas_text(&part, 0, 2, CELLS_REST, STYLE_NORMAL, empty_words(st));
	list_draw(&st->list, &part, true, draw_row, &t);
	if (x.decided) {
		part = canvas_sub(body, x.heads + x.list, 0, x.decided, body->cols);
		draw_decided(st, &part);
	}
	if (x.detail) {
		part = canvas_sub(body, body->rows - x.detail, 0, x.detail, body->cols);
		draw_detail(st, &part);
	}
}

void followup_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct followup_state *st = v->state;
	const struct register_counts *n = &st->counts;

	(void)a;
	buf_puts(left, _("Decisions and follow-up"));
	buf_printf(right, ngettext("%d open", "%d open", (unsigned long)n->open), n->open);
	if (n->late)
		buf_printf(
			right, ngettext("  %d late", "  %d late", (unsigned long)n->late), n->late);
	buf_printf(right, ngettext("  %d decision", "  %d decisions", (unsigned long)n->decisions),
		n->decisions);
}
