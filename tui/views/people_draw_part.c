/* How view 4 looks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/successors.h"

#include "tui/views/list_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/people_part.h"

enum { LEFT_COLS = 25, LEFT_COLS_WIDE = 32, DETAIL_COLS = 36, DETAIL_ROWS = 5 };

/* ---- Where things are ------------------------------------------------------------------------------------ */

/* The lower end of the left pane, as high as the detail beside it. */
static void lay_panel(const struct people_state *st, struct people_areas *w)
{
	int rows = w->left.rows >= 14 ? DETAIL_ROWS : 3;

	if (!people_same_any(st) || w->left.rows < 10)
		return;
	w->left.rows -= rows;
	w->same.row = w->left.rows;
	w->same.rows = rows;
	w->same.cols = w->left.cols;
}

struct people_areas people_areas(const struct people_state *st, int rows, int cols)
{
	struct people_areas w = { 0 };
	int from = cols >= 140 ? LEFT_COLS_WIDE : LEFT_COLS, width = cols - from - 1,
	    detail = rows >= 14 ? DETAIL_ROWS
		: rows >= 10    ? 3
				: 0;

	if (cols < 80) {
		if (st->on_same) {
			w.pair.rows = rows;
			w.pair.cols = cols;
			return w;
		}
		if (!st->on_people) {
			w.left.rows = rows;
			w.left.cols = cols;
			lay_panel(st, &w);
			return w;
		}
		from = 0;
		width = cols;
	} else {
		w.left.rows = rows;
		w.left.cols = from;
		w.rule = from;
		from++;
		lay_panel(st, &w);
	}
	if (st->on_same) {
		w.pair.col = from;
		w.pair.rows = rows;
		w.pair.cols = width;
		return w;
	}
	w.list.col = w.detail.col = from;
	w.list.rows = rows;
	w.list.cols = w.detail.cols = width;
	if (cols >= 120) {
		w.list.cols -= DETAIL_COLS + 1;
		w.detail.col = cols - DETAIL_COLS;
		w.detail.cols = DETAIL_COLS;
		w.detail.rows = rows;
	} else if (detail) {
		w.list.rows = rows - detail;
		w.detail.row = rows - detail;
		w.detail.rows = detail;
	}
	return w;
}

/* ---- Left ------------------------------------------------------------------------------------------------- */

static void draw_count(struct canvas *c, int col, unsigned style, const char *name, int count)
{
	char number[16];
	int cells;

	snprintf(number, sizeof(number), "%d", count);
	cells = canvas_cells(c, number);
	canvas_text(c, 0, col, c->cols - cells - 2 - col, style, name);
	canvas_right(c, 0, c->cols - cells - 1, cells, style, number);
}

/* One that does not work today has its years in place of its members. */
static void draw_group(const struct people_state *st, struct canvas *c, const struct group_row *r)
{
	char years[16];
	int cells;

	if (group_lasts(&r->g, st->today)) {
		draw_count(c, 1, STYLE_NORMAL, r->g.name, r->members);
		return;
	}
	group_years(&r->g, st->today, years);
	cells = canvas_cells(c, years);
	canvas_text(c, 0, 1, c->cols - cells - 3, STYLE_MUTED, r->g.name);
	canvas_right(c, 0, c->cols - cells - 1, cells, STYLE_MUTED, years);
}

static void draw_left_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct people_state *st = ctx;
	size_t groups = st->groups.n, party = at - groups - 2;
	char *heading;

	if (at == 0) {
		draw_count(c, 1, STYLE_NORMAL, _("Everybody"), st->total);
	} else if (at <= groups) {
		draw_group(st, c, &st->groups.v[at - 1]);
	} else if (at == groups + 1) {
		heading = words_upper(_("Parties"));
		draw_count(c, 0, STYLE_HEADING, heading, (int)st->parties.n);
		free(heading);
	} else if (party < st->parties.n) {
		draw_count(c, 1, STYLE_NORMAL, st->parties.v[party].p.name,
			st->parties.v[party].people);
	}
}

static void draw_left(const struct people_state *st, struct canvas *c, bool active)
{
	struct canvas rows = canvas_sub(c, 1, 0, c->rows - 1, c->cols);
	char *heading = words_upper(_("Groups"));

	canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, heading);
	free(heading);
	list_draw(&st->left, &rows, active, draw_left_row, st);
}

/* ---- People ------------------------------------------------------------------------------------------------ */

enum { C_NAME, C_PARTY, C_ROLE, C_YEAR, C_LAST, C_COUNT };

struct table_ctx {
	const struct people_state *st;
	struct shown_column col[C_COUNT];
};

static void table_columns(struct table_ctx *t, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_NAME] = { .title = N_("head|Name"), .least = 18, .want = CELLS_REST, .rank = 1 },
		[C_PARTY] = { .title = N_("head|Party"), .least = 8, .want = 9, .rank = 2 },
		[C_ROLE] = { .title = N_("head|Role"), .least = 8, .want = 8, .rank = 4 },
		[C_YEAR] = { .title = N_("head|12 mo"),
			.least = 6,
			.want = 6,
			.rank = 3,
			.right = true },
		[C_LAST] = { .title = N_("head|Last"), .least = 6, .want = 6, .rank = 5 },
	};

	shown_columns(t->col, spec, C_COUNT);
	if (people_group(t->st)) {
		t->col[C_ROLE].want = 11; /* "sekreterare" */
		t->col[C_PARTY].want = 8;
	} else {
		/* The beginning of a word is no title: rather none. */
		t->col[C_ROLE].title = Q_("head|Title");
		t->col[C_ROLE].least = t->col[C_ROLE].want = 12;
		t->col[C_ROLE].rank = 5;
		t->col[C_LAST].rank = 4;
	}
	if (cols >= 70)
		t->col[C_PARTY].want = t->col[C_ROLE].want = 18;
	shown_fit(t->col, C_COUNT, 0, cols);
}

/* "10 mar", " 3 mar", or "okt 25" where it is not of this year. */
static void last_text(const struct people_state *st, const char *iso, struct buf *out)
{
	struct moment m = moment_of(iso);
	int y, month, d;

	if (m.day == DAY_NONE)
		return;
	day_to_ymd(m.day, &y, &month, &d);
	if (strncmp(iso, st->today, 4) == 0)
		buf_printf(out, "%2d %s", d, month_short(month));
	else
		buf_printf(out, "%s %02d", month_short(month), y % 100);
}

static const char *party_short(const struct person_row *r)
{
	return r->party_short && *r->party_short ? r->party_short : r->party ? r->party : "";
}

static void draw_person(const void *ctx, struct canvas *c, size_t at)
{
	const struct table_ctx *t = ctx;
	const struct person_row *r = people_at(t->st, at);
	struct buf b = { 0 };
	char *name;

	if (!r)
		return;
	name = person_list_name(&r->p);
	shown_text(&t->col[C_NAME], c, 0, STYLE_NORMAL, name);
	free(name);
	shown_text(&t->col[C_PARTY], c, 0, STYLE_NORMAL, party_short(r));
	if (r->membership_id)
		shown_text(&t->col[C_ROLE], c, 0, STYLE_NORMAL, member_role_label(r->role));
	else if (r->p.title)
		shown_text(&t->col[C_ROLE], c, 0, STYLE_NORMAL, r->p.title);
	if (r->called_12)
		buf_printf(&b, "%d/%d", r->present_12, r->called_12);
	else
		buf_puts(&b, "–");
	shown_text(&t->col[C_YEAR], c, 0, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	last_text(t->st, r->last_present, &b);
	shown_text(&t->col[C_LAST], c, 0, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static void draw_people(const struct people_state *st, struct canvas *c, bool active)
{
	struct table_ctx t = { .st = st };

	table_columns(&t, c->cols - 1);
	if (st->people.n == 0)
		canvas_text(c, LIST_HEAD_ROWS + 1, 2, CELLS_REST, STYLE_NORMAL,
			*st->filter ? _("Nobody fits the filter. / changes it.")
				    : _("Nobody here. n adds a person."));
	list_table_draw(&st->people, t.col, C_COUNT, c, active, draw_person, &t);
}

/* ---- One person ---------------------------------------------------------------------------------------------- */

static void add_part(struct buf *b, const char *between, const char *s)
{
	if (s && *s)
		buf_printf(b, "%s%s", b->len ? between : "", s);
}

/* "Beredning Öst", "Styrelse (ordförande, FK, t.o.m. tor 31 december 2026)": what is not as usual. */
void people_membership_words(const struct people_state *st, const struct membership_row *r,
	const struct person *p, struct buf *out)
{
	struct moment to = moment_of(r->m.to_day);
	char day[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	if (r->m.role != ROLE_MEMBER)
		add_part(&b, "", member_role_label(r->m.role));
	if (r->m.role == ROLE_DEPUTY && r->m.turn)
		buf_printf(&b, " %d", (int)r->m.turn);
	if (r->m.party_id && r->m.party_id != p->party_id)
		add_part(&b, ", ", r->party);
	if (r->m.from_day && strcmp(r->m.from_day, st->today) > 0) {
		day_text_year(moment_of(r->m.from_day).day, day);
		buf_printf(&b, "%s%s %s", b.len ? ", " : "", _("from"), day);
	}
	if (to.day != DAY_NONE) {
		day_text_year(to.day, day);
		buf_printf(&b, "%s%s %s", b.len ? ", " : "", _("to"), day);
	}
	buf_puts(out, r->group);
	if (b.len)
		buf_printf(out, " (%s)", buf_str(&b));
	buf_release(&b);
}

/* "Närvaro 12 mån: P1 D2 F9; senast 10 mar 2026" */
static void attendance_text(
	const struct people_state *st, const struct person_row *r, struct buf *out)
{
	const struct stats_person *p = stats_person_of(&st->year.st, r->p.id);
	struct moment last = moment_of(r->last_present);
	int y, m, d;

	if (p && p->a.called) {
		buf_puts(out, _("Attendance, 12 months: "));
		attended_letters(&p->a, out);
	} else {
		buf_puts(out, _("Not called to any meeting in 12 months"));
	}
	if (last.day != DAY_NONE) {
		day_to_ymd(last.day, &y, &m, &d);
		buf_printf(out, _("; last %d %s %d"), d, month_short(m), y);
	}
}

static void add_names(const struct people_state *st, const char *between, struct buf *out)
{
	if (st->names.n > 0)
		buf_printf(out, "%s%s", out->len ? between : "", _("Also written: "));
	for (size_t i = 0; i < st->names.n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", st->names.v[i].name);
}

static void lines(const struct people_state *st, const struct person_row *r, struct buf v[4])
{
	char *name = person_name(&r->p), *upper = words_upper(name);

	add_part(&v[0], "", upper);
	add_part(&v[0], "   ", r->p.email);
	add_part(&v[0], "   ", r->p.phone);
	add_part(&v[1], ", ", r->party);
	add_names(st, "   ", &v[1]);
	add_part(&v[1], st->names.n ? "   " : ", ", r->p.title);
	for (size_t i = 0; i < st->memberships.n; i++) {
		buf_puts(&v[2], i ? ", " : _("Groups: "));
		people_membership_words(st, &st->memberships.v[i], &r->p, &v[2]);
	}
	attendance_text(st, r, &v[3]);
	free(name);
	free(upper);
}

/* Below the list: four lines. */
static void draw_detail_low(
	const struct people_state *st, struct canvas *c, const struct person_row *r)
{
	struct buf v[4] = { 0 };
	int row = 1;

	lines(st, r, v);
	for (int i = 0; i < 4; i++) {
		if (v[i].len)
			canvas_text(c, row++, 1, CELLS_REST, i == 0 ? STYLE_HEADING : STYLE_NORMAL,
				buf_str(&v[i]));
		buf_release(&v[i]);
	}
}

/* Beside it: a column. */
static void draw_detail_column(
	const struct people_state *st, struct canvas *c, const struct person_row *r)
{
	const char *facts[] = { r->party, r->p.title, r->p.email, r->p.phone };
	char *name = person_name(&r->p), *upper = words_upper(name),
	     *groups = words_upper(_("Groups"));
	struct buf b = { 0 };
	int row = 0, cells = c->cols - 2;

	row += canvas_wrap(c, row, 1, cells, 0, STYLE_HEADING, upper);
	for (size_t i = 0; i < ARRAY_LEN(facts); i++)
		if (facts[i] && *facts[i])
			row += canvas_wrap(c, row, 1, cells, 2, STYLE_NORMAL, facts[i]);
	add_names(st, "", &b);
	if (b.len)
		row += canvas_wrap(c, row, 1, cells, 2, STYLE_NORMAL, buf_str(&b));
	canvas_text(c, ++row, 1, cells, STYLE_HEADING, groups);
	row++;
	for (size_t i = 0; i < st->memberships.n; i++) {
		buf_cut(&b, 0);
		people_membership_words(st, &st->memberships.v[i], &r->p, &b);
		row += canvas_wrap(c, row, 1, cells, 2, STYLE_NORMAL, buf_str(&b));
	}
	if (st->memberships.n == 0)
		canvas_text(c, row++, 1, cells, STYLE_MUTED, _("none; + adds to one"));
	buf_cut(&b, 0);
	attendance_text(st, r, &b);
	canvas_wrap(c, row + 1, 1, cells, 0, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
	free(name);
	free(upper);
	free(groups);
}

/* Between the list and the person: joins the rule between the panes. */
static void draw_rule(struct canvas *body, const struct people_areas *w)
{
	canvas_hline(body, w->detail.row, w->detail.col, w->detail.cols);
	if (w->rule)
		canvas_text(body, w->detail.row, w->rule, 1, STYLE_FRAME, "├");
}

static void draw_detail(const struct people_state *st, struct canvas *body, struct people_areas *w)
{
	struct canvas c =
		canvas_sub(body, w->detail.row, w->detail.col, w->detail.rows, w->detail.cols);
	const struct person_row *r = people_at(st, st->people.at);

	if (w->detail.row == 0)
		canvas_vline(body, 0, w->detail.col - 1, body->rows);
	else
		draw_rule(body, w);
	if (!r)
		return;
	if (w->detail.row == 0)
		draw_detail_column(st, &c, r);
	else
		draw_detail_low(st, &c, r);
}

static void draw_panel(const struct people_state *st, struct canvas *body,
	const struct people_areas *w, bool active)
{
	struct canvas c = canvas_sub(body, w->same.row, w->same.col, w->same.rows, w->same.cols);

	if (!w->same.rows)
		return;
	people_draw_same(st, &c, active);
	/* Where it meets the rule between the panes, and the one over the detail. */
	if (w->rule)
		canvas_text(body, w->same.row, w->rule, 1, STYLE_FRAME,
			w->detail.rows && w->detail.row == w->same.row ? "┼" : "┤");
}

void people_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct people_state *st = v->state;
	struct people_areas w = people_areas(st, body->rows, body->cols);
	struct canvas left = canvas_sub(body, w.left.row, w.left.col, w.left.rows, w.left.cols),
		      list = canvas_sub(body, w.list.row, w.list.col, w.list.rows, w.list.cols),
		      pair = canvas_sub(body, w.pair.row, w.pair.col, w.pair.rows, w.pair.cols);

	(void)a;
	if (w.rule)
		canvas_vline(body, 0, w.rule, body->rows);
	if (w.detail.rows)
		draw_detail(st, body, &w);
	if (w.pair.rows)
		people_draw_pair(st, &pair);
	draw_panel(st, body, &w, false);
	/* The active pane last: the terminal's cursor is where the keys act. */
	if (w.left.rows && (st->on_people || st->on_same))
		draw_left(st, &left, false);
	if (w.list.rows)
		draw_people(st, &list, st->on_people);
	if (w.left.rows && people_pane(st) == PANE_LEFT)
		draw_left(st, &left, true);
	if (st->on_same)
		draw_panel(st, body, &w, true);
}
