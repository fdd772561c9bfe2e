/* How view 4 shows who may be here twice. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/views/meeting_part.h"
#include "tui/views/people_part.h"

/* ---- The panel ------------------------------------------------------------------------------------------ */

static const char *family_of(const char *name)
{
	const char *space = strchr(name, ' ');

	return space ? space + 1 : name;
}

/* "Ekdal: Annica/Annika" where only the first names differ, "Per Lövholm/Löfvholm" where the others do. */
static void pair_words(const struct same_found *f, struct buf *out)
{
	const char *x = f->first_name, *y = f->second_name;
	size_t n = (size_t)(family_of(x) - x), m = (size_t)(family_of(y) - y);

	if (n > 0 && m > 0 && strcmp(x + n, y + m) == 0)
		buf_printf(out, "%s: %.*s/%.*s", x + n, (int)n - 1, x, (int)m - 1, y);
	else if (n > 0 && n == m && strncmp(x, y, n) == 0)
		buf_printf(out, "%s/%s", x, y + m);
	else
		buf_printf(out, "%s/%s", x, y);
}

static void draw_pair_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct people_state *st = ctx;
	const struct same_found *f = people_same_at(&st->same, at);
	struct buf b = { 0 };

	if (!f)
		return;
	pair_words(f, &b);
	canvas_text(c, 0, 2, c->cols - 3, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

void people_draw_same(const struct people_state *st, struct canvas *c, bool active)
{
	const struct people_same *s = &st->same;
	struct canvas rows = canvas_sub(c, 2, 0, c->rows - 2, c->cols);

	canvas_hline(c, 0, 0, c->cols);
	if (!s->looked) {
		canvas_text(c, 1, 1, c->cols - 2, active ? STYLE_HEADING : STYLE_NORMAL,
			_("? Anybody here twice?"));
		canvas_text(&rows, 0, 2, c->cols - 3, STYLE_MUTED, _("Enter looks"));
		if (active)
			canvas_cursor(&rows, 0, 2, false);
		return;
	}
	canvas_printf(c, 1, 1, c->cols - 2, STYLE_HEADING,
		ngettext("? %zu may be here twice", "? %zu may be here twice", s->list.n),
		s->list.n);
	list_draw(&s->list, &rows, active, draw_pair_row, st);
}

/* ---- The two, side by side -------------------------------------------------------------------------------- */

struct side_column {
	struct canvas c;
	int row;
};

static void put(struct side_column *col, unsigned style, const char *text)
{
	if (text && *text)
		col->row += canvas_wrap(&col->c, col->row, 1, col->c.cols - 2, 1, style, text);
}

static void put_groups(
	const struct people_state *st, struct side_column *col, const struct people_side *side)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < side->memberships.n; i++) {
		buf_puts(&b, i ? ", " : "");
		people_membership_words(st, &side->memberships.v[i], &side->p, &b);
	}
	put(col, STYLE_NORMAL, b.len ? buf_str(&b) : _("in no group"));
	buf_release(&b);
}

/* "20 jan 2025" */
static void put_day(const char *iso, struct buf *out)
{
	struct moment m = moment_of(iso);
	int y, mo, d;

	if (m.day == DAY_NONE)
		return;
	day_to_ymd(m.day, &y, &mo, &d);
	buf_printf(out, "%d %s %d", d, month_short(mo), y);
}

static void put_seen(struct side_column *col, const struct people_side *side)
{
	const struct person_seen *s = &side->seen;
	struct buf b = { 0 };

	if (s->called == 0) {
		put(col, STYLE_NORMAL, _("called to no meeting"));
		return;
	}
	buf_printf(&b, _("Present %d of %d"), s->present, s->called);
	put(col, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	put_day(s->first, &b);
	if (strcmp(s->first, s->last) != 0) {
		buf_puts(&b, " – ");
		put_day(s->last, &b);
	}
	put(col, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static void put_names(struct side_column *col, const struct people_side *side)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < side->names.n; i++)
		buf_printf(&b, "%s%s", i ? ", " : _("Also written: "), side->names.v[i].name);
	put(col, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static int draw_side(const struct people_state *st, struct canvas c, int which)
{
	const struct people_side *side = &st->same.side[which];
	struct side_column col = { .c = c };
	char *upper = words_upper(side->name);

	put(&col, STYLE_HEADING, upper);
	put(&col, STYLE_MUTED, which == 0 ? _("stays") : _("becomes another spelling"));
	put(&col, STYLE_NORMAL, side->party);
	put(&col, STYLE_NORMAL, side->p.title);
	put(&col, STYLE_NORMAL, side->p.email);
	put_groups(st, &col, side);
	put_seen(&col, side);
	put_names(&col, side);
	free(upper);
	return col.row;
}

void people_draw_pair(const struct people_state *st, struct canvas *c)
{
	const struct people_same *s = &st->same;
	const struct same_found *f = people_same_at(s, s->list.at);
	int half = (c->cols - 1) / 2, row, left, right;
	struct buf why = { 0 };
	char *heading;

	if (!s->side[0].p.id || !s->side[1].p.id || !f) {
		canvas_wrap(c, 0, 1, c->cols - 2, 0, STYLE_NORMAL,
			s->looked ? "" : _("Enter looks for people who are here twice."));
		return;
	}
	heading = words_upper(_("One person?"));
	canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, heading);
	free(heading);
	if (s->list.n > 1) {
		char *of = xasprintf(_("%zu of %zu"), s->list.at + 1, s->list.n);

		canvas_right(c, 0, c->cols - 12, 11, STYLE_MUTED, of);
		free(of);
	}
	same_reasons(f->reasons, &why);
	row = 1 + canvas_wrap(c, 1, 1, c->cols - 2, 0, STYLE_NORMAL, buf_str(&why)) + 1;
	buf_release(&why);
	left = draw_side(st, canvas_sub(c, row, 0, c->rows - row, half), 0);
	right = draw_side(st, canvas_sub(c, row, half + 1, c->rows - row, c->cols - half - 1), 1);
	left = left > right ? left : right;
	canvas_vline(
		&(struct canvas) { c->grid, c->top, c->left, c->rows, c->cols }, row, half, left);
	row += left + 1;
	if (row < c->rows)
		canvas_wrap(c, row, 1, c->cols - 2, 0, STYLE_NORMAL,
			_("s merges them: meetings, groups and all else go over. i: they are two. b keeps the other one."));
}
