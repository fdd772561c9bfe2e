/* How the statistics look: what is asked for, the table of a face, and the strip beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/names.h"

#include "tui/views/columns_part.h"
#include "tui/views/stats_part.h"

enum {
	HEAD_ROWS = 3,    /* what is asked for, and two rows of heads */
	LEGEND_FROM = 12, /* rows of the body */
	LEFT_NARROW = 31, /* cells of the table beside a strip */
	LEFT = 42,
	LEFT_WIDE = 66,
	STRIP_LEAST = 18,
};

static bool has_strip(const struct stats_state *st)
{
	return st->face == STATS_PEOPLE || st->face == STATS_PARTIES;
}

struct stats_areas stats_areas(const struct stats_state *st, int rows, int cols)
{
	struct stats_areas x = { .heads = rows >= 6 ? HEAD_ROWS : rows >= 3 ? 1 : 0 };

	if (has_strip(st)) {
		x.left = cols >= 110 ? LEFT_WIDE : cols >= 76 ? LEFT : LEFT_NARROW;
		if (cols - x.left < STRIP_LEAST)
			x.left = 0;
		x.legend = rows >= LEGEND_FROM ? 1 : 0;
	}
	x.list = rows - x.heads - x.legend > 1 ? rows - x.heads - x.legend : 1;
	return x;
}

/* ---- What is asked for ------------------------------------------------------------------------------ */

static const char *order_word(enum stats_order order)
{
	static const char *const words[STATS_ORDERS] = { N_("order|name"), N_("order|party"),
		N_("order|lowest share"), N_("order|away longest"), N_("order|seen longest ago") };

	return Q_(words[order]);
}

static void draw_faces(const struct stats_state *st, struct canvas *c)
{
	static const char *const words[STATS_FACES] = { N_("face|people"), N_("face|parties"),
		N_("face|groups"), N_("face|years") };
	int col = 1;

	for (int i = 0; i < STATS_FACES; i++) {
		bool on = i == (int)st->face;

		col += canvas_printf(c, 0, col, CELLS_REST, on ? STYLE_TAB : STYLE_NORMAL,
			on ? "[%s]" : " %s ", Q_(words[i]));
		col++;
	}
}

static void draw_scope(const struct stats_state *st, struct canvas *c)
{
	const struct stats_group_info *g = stats_group_info(&st->sheet.reg, st->group_id);
	const struct stats_party_info *p = stats_party_info(&st->sheet.reg, st->party_id);
	struct buf b = { 0 };

	if (g)
		buf_printf(&b, "%s  ", g->short_name);
	if (p)
		buf_printf(&b, "%s  ", p->short_name);
	if (st->face == STATS_PEOPLE)
		buf_printf(&b, _("order: %s"), order_word(st->order));
	canvas_right(c, 0, 34, c->cols - 35, STYLE_MUTED, buf_str(&b));
	buf_release(&b);
}

/* ---- Tables ------------------------------------------------------------------------------------------ */

enum { COLUMNS_MOST = 10 };

struct stats_table {
	const struct stats_state *st;
	struct shown_column col[COLUMNS_MOST];
	size_t n;
	struct stats_areas areas;
	bool linear;
};

static void column(struct stats_table *t, const char *title, int least, int want, int rank)
{
	t->col[t->n++] = (struct shown_column) { .title = Q_(title),
		.least = least,
		.want = want,
		.rank = rank, /* after the texts come numbers */
		.right = t->n > 1 };
}

static void fit(struct stats_table *t, int cols)
{
	const struct stats_state *st = t->st;

	switch (st->face) {
	case STATS_PEOPLE:
		column(t, N_("head|Name"), 15, CELLS_REST, 1);
		column(t, N_("head|Party"), 8, 8, 4);
		column(t, N_("head|There"), 5, 6, 2);
		column(t, N_("head|Share"), 5, 6, 3);
		column(t, N_("head|Row"), 4, 4, 6);
		column(t, N_("head|Last"), 6, 6, 5);
		break;
	case STATS_PARTIES:
		column(t, N_("head|Party"), 15, CELLS_REST, 1);
		column(t, N_("head|Missed"), 7, 8, 2);
		column(t, N_("head|There"), 6, 6, 3);
		column(t, N_("head|Share"), 5, 6, 4);
		column(t, N_("head|Row"), 4, 4, 6);
		column(t, N_("head|People"), 7, 7, 5);
		break;
	case STATS_GROUPS:
	case STATS_YEARS:
	case STATS_FACES:
		column(t, st->face == STATS_YEARS ? N_("head|Year") : N_("head|Group"), 12,
			CELLS_REST, 1);
		column(t, st->face == STATS_YEARS ? N_("head|Change") : N_("head|Trend"), 7, 7, 2);
		column(t, N_("head|Meet."), 5, 6, 3);
		column(t, N_("head|Share"), 5, 6, 4);
		column(t, N_("head|There"), 7, 9, 5);
		column(t, N_("head|Size"), 5, 7, 6);
		column(t, N_("head|Parties"), 7, 9, 7);
		column(t, N_("head|No roll"), 7, 11, 8);
		break;
	}
	shown_fit(t->col, t->n, 0, cols);
	t->col[1].right = st->face != STATS_PEOPLE;
}

static void put(const struct stats_table *t, size_t i, struct canvas *c, struct buf *text)
{
	shown_text(&t->col[i], c, 0, STYLE_NORMAL, buf_str(text));
	buf_cut(text, 0);
}

static void percent_text(int percent, struct buf *out)
{
	if (percent < 0)
		buf_puts(out, "–");
	else
		buf_printf(out, _("%d %%"), percent);
}

/* The day, or the month where it is of another year. */
static void last_text(const struct stats_state *st, int last, struct buf *out)
{
	int32_t day;
	int y, m, d;

	if (last == STATS_NEVER)
		return;
	day = moment_of(st->sheet.st.meetings[last].starts).day;
	day_to_ymd(day, &y, &m, &d);
	if (y == st->this_year)
		buf_printf(out, "%d %s", d, month_short(m));
	else
		buf_printf(out, "%s %02d", month_short(m), y % 100);
}

struct letters {
	const struct stats *st;
	size_t at; /* the person or party */
};

static char person_letter(const void *ctx, size_t meeting)
{
	const struct letters *l = ctx;
	const struct stats_person *p = &l->st->people[l->at];
	size_t low = p->cells, end = p->cells + p->n_cells, high = end;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (l->st->cells[mid].meeting < meeting)
			low = mid + 1;
		else
			high = mid;
	}
	return low < end && l->st->cells[low].meeting == meeting ? l->st->cells[low].letter : ' ';
}

static char party_letter(const void *ctx, size_t meeting)
{
	const struct letters *l = ctx;

	return l->st->meetings[meeting].parties[l->at];
}

/* The strip, or in its place the sentences, for who listens to the screen. */
static void draw_strip(const struct stats_table *t, struct canvas *c, size_t row)
{
	const struct stats_state *st = t->st;
	struct canvas strip = canvas_sub(c, 0, t->areas.left - 1, 1, c->cols - t->areas.left + 1);
	const struct letters l = { &st->sheet.st, st->rows[row] };
	struct buf b = { 0 };

	if (t->areas.left == 0)
		return;
	if (!t->linear) {
		stats_strip_row(
			st, &strip, st->face == STATS_PEOPLE ? person_letter : party_letter, &l);
	} else if (st->face == STATS_PEOPLE) {
		stats_person_words(&st->sheet.st, &st->sheet.st.people[l.at], &b);
		canvas_text(&strip, 0, 0, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	}
	buf_release(&b);
}

static void draw_person(const struct stats_table *t, struct canvas *c, size_t row)
{
	const struct stats_state *st = t->st;
	const struct stats_person *p = &st->sheet.st.people[st->rows[row]];
	const struct stats_party_info *party = stats_party_info(&st->sheet.reg, p->party_id);
	char *name = name_family_first(p->who->given, p->who->family);
	struct buf b = { 0 };

	buf_puts(&b, name);
	put(t, 0, c, &b);
	buf_puts(&b, party ? party->short_name : "");
	put(t, 1, c, &b);
	if (attended_noted(&p->a))
		buf_printf(&b, "%d/%d", attended_present(&p->a), attended_noted(&p->a));
	else
		buf_puts(&b, "–");
	put(t, 2, c, &b);
	percent_text(attended_percent(&p->a), &b);
	put(t, 3, c, &b);
	if (p->streak.now)
		buf_printf(&b, "%+d", p->streak.now);
	put(t, 4, c, &b);
	last_text(st, p->last, &b);
	put(t, 5, c, &b);
	draw_strip(t, c, row);
	buf_release(&b);
	free(name);
}

static void draw_party(const struct stats_table *t, struct canvas *c, size_t row)
{
	const struct stats_state *st = t->st;
	const struct stats_party *p = &st->sheet.st.parties[st->rows[row]];
	struct buf b = { 0 };

	buf_puts(&b, t->col[0].cells < 22 ? p->info->short_name : p->info->name);
	put(t, 0, c, &b);
	if (p->must)
		buf_printf(&b, _("%d of %d"), p->missed, p->must);
	put(t, 1, c, &b);
	buf_printf(&b, "%d/%d", p->there, p->called);
	put(t, 2, c, &b);
	percent_text(stats_percent(p->there, p->called), &b);
	put(t, 3, c, &b);
	if (p->streak.now)
		buf_printf(&b, "%+d", p->streak.now);
	put(t, 4, c, &b);
	buf_printf(&b, "%d/%d", attended_present(&p->a), attended_noted(&p->a));
	put(t, 5, c, &b);
	draw_strip(t, c, row);
	buf_release(&b);
}

static void draw_sum(const struct stats_table *t, struct canvas *c, const char *name,
	const struct stats_sum *s, const char *trend)
{
	int tenths = stats_size_tenths(s);
	struct buf b = { 0 };

	buf_puts(&b, name);
	put(t, 0, c, &b);
	buf_puts(&b, trend);
	put(t, 1, c, &b);
	buf_printf(&b, "%d", s->meetings);
	put(t, 2, c, &b);
	percent_text(attended_percent(&s->a), &b);
	put(t, 3, c, &b);
	buf_printf(&b, "%d/%d", attended_present(&s->a), attended_noted(&s->a));
	put(t, 4, c, &b);
	buf_printf(&b, _("%d.%d"), tenths / 10, tenths % 10);
	put(t, 5, c, &b);
	buf_printf(&b, "%d/%d", s->parties_there, s->parties_called);
	put(t, 6, c, &b);
	if (s->without_roll)
		buf_printf(&b, "%d", s->without_roll);
	put(t, 7, c, &b);
	buf_release(&b);
}

/* "95→80": the shares of the last two years of which there is one. */
static void trend_text(const struct stats_group *g, struct buf *out)
{
	int before = -1, last = -1;

	for (size_t i = 0; i < g->n_periods; i++) {
		int percent = attended_percent(&g->periods[i].s.a);

		before = percent < 0 ? before : last;
		last = percent < 0 ? last : percent;
	}
	if (before >= 0)
		buf_printf(out, "%d→%d", before, last);
}

static void draw_group(const struct stats_table *t, struct canvas *c, size_t row)
{
	const struct stats_group *g = &t->st->sheet.st.groups[t->st->rows[row]];
	struct buf trend = { 0 };

	trend_text(g, &trend);
	draw_sum(t, c, t->col[0].cells < 18 ? g->info->short_name : g->info->name, &g->s,
		buf_str(&trend));
	buf_release(&trend);
}

static void draw_period(const struct stats_table *t, struct canvas *c, size_t row)
{
	const struct stats *st = &t->st->sheet.st;
	size_t at = t->st->rows[row];
	int now = attended_percent(&st->periods[at].s.a);
	int before = at ? attended_percent(&st->periods[at - 1].s.a) : -1;
	struct buf b = { 0 }, change = { 0 };

	stats_period_words(&st->periods[at], &b);
	if (before >= 0 && now >= 0)
		buf_printf(&change, "%+d", now - before);
	draw_sum(t, c, buf_str(&b), &st->periods[at].s, buf_str(&change));
	buf_release(&b);
	buf_release(&change);
}

static void draw_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct stats_table *t = ctx;

	switch (t->st->face) {
	case STATS_PEOPLE:
		draw_person(t, c, at);
		break;
	case STATS_PARTIES:
		draw_party(t, c, at);
		break;
	case STATS_GROUPS:
		draw_group(t, c, at);
		break;
	case STATS_YEARS:
	case STATS_FACES:
		draw_period(t, c, at);
		break;
	}
}

static void draw_heads(const struct stats_table *t, struct canvas *body)
{
	struct canvas heads = canvas_sub(body, t->areas.heads - 1, 1, 1, body->cols - 1);
	struct canvas strip = canvas_sub(body, 1, t->areas.left, 2, body->cols - t->areas.left);

	shown_heads(t->col, t->n, &heads);
	if (t->areas.left && !t->linear && t->areas.heads == HEAD_ROWS)
		stats_strip_heads(t->st, &strip);
}

static const char *empty_words(const struct stats_state *st)
{
	if (*st->filter)
		return _("Nobody fits the filter. / changes it.");
	if (st->sheet.st.total.without_roll)
		return _("No roll was taken at the meetings of this time.");
	return _("No meetings in this time. , takes the year before.");
}

void stats_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct stats_state *st = v->state;
	struct stats_table t = { .st = st,
		.areas = stats_areas(st, body->rows, body->cols),
		.linear = canvas_linear(body) };
	struct canvas rows = canvas_sub(body, t.areas.heads, 0, t.areas.list, body->cols);

	(void)a;
	fit(&t, t.areas.left ? t.areas.left - 2 : body->cols - 1);
	if (t.areas.heads == HEAD_ROWS) {
		draw_faces(st, body);
		draw_scope(st, body);
	}
	if (t.areas.heads)
		draw_heads(&t, body);
	if (st->list.n == 0)
		canvas_text(&rows, 1, 2, CELLS_REST, STYLE_NORMAL, empty_words(st));
	list_draw(&st->list, &rows, true, draw_row, &t);
	if (t.areas.legend && !t.linear)
		stats_strip_legend(st, body, body->rows - 1);
}
