#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "rules/labels.h"
#include "rules/tally.h"

#include "tui/views/follow.h"
#include "tui/views/tally_part.h"
#include "tui/widgets/banner.h"

enum { TOP_ROWS = 2, BOTTOM_ROWS = 3, MARGIN = 1, VOTE_ROWS = 4, ROOMY = 22 };

static void draw_top(const struct follow *f, struct canvas *c)
{
	struct moment now = clock_local(f->se->clock);
	struct buf left = { 0 }, right = { 0 };
	int used;

	if (follow_running(f))
		buf_printf(&left, "● %s  ", meeting_status_label(STATUS_RUNNING));
	follow_heading(f, &left);
	buf_printf(&right, "%02d:%02d  ", now.minute / 60, now.minute % 60);
	follow_end(f, &right);
	used = canvas_cells(c, buf_str(&right));
	canvas_right(c, 0, c->cols - used - MARGIN, used, STYLE_TITLE, buf_str(&right));
	canvas_text(c, 0, MARGIN, c->cols - used - 3 * MARGIN, STYLE_TITLE, buf_str(&left));
	buf_release(&left);
	buf_release(&right);
}

/* As large as it gets in so many rows; plain where not even the smallest letters fit. Returns the rows
 * used. */
static int draw_large(
	struct canvas *c, int row, int rows, int most, unsigned style, const char *text)
{
	int scale, cells = c->cols - 2 * MARGIN;

	scale = banner_scale(c, rows, cells, text);
	if (scale > most)
		scale = most;
	if (scale > 0)
		return banner_draw(c, row, MARGIN, cells, scale, style, text);
	return canvas_wrap(c, row, MARGIN, cells, 0, style, text);
}

static const struct item *parent_of(const struct follow *f, const struct item *it)
{
	for (size_t i = 0; i < f->items.n; i++)
		if (f->items.v[i].id == it->parent_id)
			return &f->items.v[i];
	return NULL;
}

/* What the item belongs to, itself, who presents it. Returns the row below. */
static int draw_item(const struct follow *f, struct canvas *c, int row, int rows)
{
	const struct item *it = follow_item(f), *parent = parent_of(f, it);
	struct buf words = { 0 };

	if (parent) {
		follow_item_words(parent, &words);
		canvas_text(c, row, MARGIN, c->cols - 2 * MARGIN, STYLE_HEADING, buf_str(&words));
		buf_cut(&words, 0);
		row++;
	}
	follow_item_words(it, &words);
	row += draw_large(c, row, rows, BANNER_SCALE_MOST, STYLE_RUNNING, buf_str(&words));
	if (it->presenter && *it->presenter)
		canvas_printf(
			c, row, MARGIN, c->cols - 2 * MARGIN, STYLE_NORMAL, "%s", it->presenter);
	buf_release(&words);
	return row + 1;
}

static int draw_time(const struct follow *f, struct canvas *c, int row)
{
	struct buf time = { 0 };
	bool late;
	int rows;

	follow_time(f, &time);
	late = strchr(buf_str(&time), '!') != NULL;
	rows = c->rows >= ROOMY && !f->polling ? c->rows / 5 : 0;
	if (time.len)
		row += draw_large(
			c, row, rows, 2, late ? STYLE_LATE : STYLE_HEADING, buf_str(&time));
	buf_release(&time);
	return row;
}

static void draw_vote(const struct follow *f, struct canvas *c)
{
	struct tally_look look = { .keys = false };
	struct canvas options = canvas_sub(c, 1, 0, c->rows - 1, c->cols);

	canvas_printf(c, 0, MARGIN, CELLS_REST, STYLE_HEADING, "%s  ", _("PRIORITISE"));
	canvas_printf(c, 0, MARGIN + canvas_cells(c, _("PRIORITISE")) + 2, CELLS_REST, STYLE_NORMAL,
		_("%d of %d dots"), tally_dots(&f->votes, 0, 0),
		tally_dots_of_all(&f->votes, &f->roll));
	tally_draw(&options, &f->votes, &look);
}

static void draw_bottom(const struct follow *f, struct canvas *c)
{
	const struct item *next = follow_next(f);
	struct buf b = { 0 };
	int row = c->rows - BOTTOM_ROWS;

	canvas_hline(c, row, 0, c->cols);
	follow_counts(f, &b);
	canvas_text(c, row + 1, MARGIN, c->cols - 2 * MARGIN, STYLE_NORMAL, buf_str(&b));
	if (next && follow_meeting(f)->status != STATUS_HELD) {
		buf_cut(&b, 0);
		buf_printf(&b, "%s ", _("Next:"));
		follow_item_words(next, &b);
		canvas_text(c, row + 2, MARGIN, c->cols - 2 * MARGIN, STYLE_HEADING, buf_str(&b));
	}
	buf_release(&b);
}

/* Nothing is current: before the meeting, between items, after it. */
static void draw_waiting(const struct follow *f, struct canvas *c, int rows)
{
	const struct meeting *m = follow_meeting(f);
	int row = TOP_ROWS;

	row += draw_large(c, row, rows, BANNER_SCALE_MOST, STYLE_HEADING, m->title) + 1;
	if (m->status == STATUS_HELD)
		canvas_text(c, row, MARGIN, CELLS_REST, STYLE_HEADING, _("The meeting is over."));
	else if (m->status != STATUS_RUNNING)
		canvas_text(
			c, row, MARGIN, CELLS_REST, STYLE_HEADING, _("The meeting has not begun."));
	if (m->place && *m->place)
		canvas_text(c, row + 1, MARGIN, CELLS_REST, STYLE_NORMAL, m->place);
}

void follow_draw(const struct follow *f, struct canvas *c)
{
	int room = c->rows - TOP_ROWS - BOTTOM_ROWS, row;
	struct canvas vote;

	canvas_cursor(c, c->rows - 1, 0, false);
	if (f->failed || !follow_meeting(f)) {
		canvas_wrap(c, 1, MARGIN, c->cols - 2 * MARGIN, 0, STYLE_NORMAL,
			f->failed ? f->failed : "");
		return;
	}
	draw_top(f, c);
	draw_bottom(f, c);
	if (!follow_item(f)) {
		draw_waiting(f, c, room / 2);
		return;
	}
	row = draw_item(f, c, TOP_ROWS, f->polling ? room / 3 : room * 2 / 3);
	row = draw_time(f, c, row + (room >= 8));
	if (!f->polling)
		return;
	row += c->rows - BOTTOM_ROWS - row > VOTE_ROWS + (int)f->votes.n_options;
	vote = canvas_sub(c, row, 0, c->rows - BOTTOM_ROWS - row, c->cols);
	draw_vote(f, &vote);
}
