#include <string.h>

#include "base/i18n.h"

#include "tui/views/poll.h"
#include "tui/views/tally_part.h"

enum { VOTERS_COLS = 26, VOTERS_FROM = 76, HEAD_ROWS = 2 };

/* ---- The vote ------------------------------------------------------------------------------------ */

static void draw_head(const struct voting_state *st, struct canvas *c)
{
	const struct poll_voter *who = poll_current(st);
	int dots = (int)st->votes.poll.dots, col, skipped = poll_skipped(st);

	if (!who) {
		canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING,
			st->n_voters == 0
				? _("Nobody is marked present. Esc, then r takes the roll.")
				: skipped ? _("Those who were skipped are left.")
					  : _("Everybody has voted. Enter closes the vote."));
		return;
	}
	col = 1 +
		canvas_printf(
			c, 0, 1, c->cols - 12, STYLE_RUNNING, "▶ %s %s", who->given, who->family);
	if (*who->party)
		col += canvas_printf(
			c, 0, col, c->cols - col - 11, STYLE_NORMAL, " (%s)", who->party);
	if (dots > 8) {
		canvas_printf(c, 0, col + 2, CELLS_REST, STYLE_NORMAL, "%d/%d", who->left, dots);
		return;
	}
	for (int i = 0; i < dots; i++)
		canvas_text(c, 0, col + 2 + i, 1, STYLE_NORMAL, i < dots - who->left ? "·" : "●");
}

/* The rows of the list of voters, so that the current one is seen. */
static size_t first_voter(const struct voting_state *st, int rows)
{
	size_t at = 0;

	while (at < st->n_voters && st->voters[at].person_id != st->current)
		at++;
	if (at == st->n_voters || (int)at < rows - 1)
		return 0;
	return at - (size_t)rows + 2 > st->n_voters - (size_t)rows ? st->n_voters - (size_t)rows
								   : at - (size_t)rows + 2;
}

static void draw_voters(const struct voting_state *st, struct canvas *c)
{
	size_t first;

	canvas_printf(c, 0, 1, CELLS_REST, STYLE_HEADING, _("VOTED %d of %d"), poll_finished(st),
		(int)st->n_voters);
	first = c->rows > 1 && (int)st->n_voters > c->rows - 1 ? first_voter(st, c->rows - 1) : 0;
	for (size_t i = first; i < st->n_voters && (int)(i - first) < c->rows - 1; i++) {
		const struct poll_voter *p = &st->voters[i];
		int row = (int)(i - first) + 1, given = (int)st->votes.poll.dots - p->left;
		bool here = p->person_id == st->current;

		canvas_text(c, row, 1, 1, STYLE_NORMAL,
			here                   ? "▶"
				: p->left == 0 ? "x"
				: p->skipped   ? "–"
					       : " ");
		canvas_printf(c, row, 3, c->cols - 7, here ? STYLE_RUNNING : STYLE_NORMAL, "%s%s%s",
			*p->family ? p->family : p->given, *p->family ? ", " : "",
			*p->family ? p->given : "");
		if (given > 0)
			canvas_printf(c, row, c->cols - 4, 3, STYLE_NORMAL, "%3d", given);
		if (here)
			canvas_cursor(c, row, 1, false);
	}
}

/* Who is next, where there is no room for the list. */
static void draw_next(const struct voting_state *st, struct canvas *c, int row)
{
	struct buf b = { 0 };
	int n = 0;

	for (size_t i = 0; i < st->n_voters && n < 3; i++) {
		const struct poll_voter *p = &st->voters[i];

		if (p->left == 0 || p->skipped || p->person_id == st->current)
			continue;
		buf_printf(&b, "%s%s %s", n++ ? ", " : "", p->given, p->family);
	}
	canvas_printf(c, row, 1, c->cols - 2, STYLE_MUTED, _("%d of %d have voted."),
		poll_finished(st), (int)st->n_voters);
	if (n)
		canvas_printf(c, row, 22, c->cols - 23, STYLE_MUTED, _("Next: %s"), buf_str(&b));
	buf_release(&b);
}

void poll_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct voting_state *st = v->state;
	bool list = body->cols >= VOTERS_FROM;
	int side = list ? VOTERS_COLS : 0;
	int below = list || body->rows < 8 ? 0 : 1;
	struct tally_look look = { .keys = true, .person_id = st->current };
	struct canvas left = canvas_sub(body, 0, 0, body->rows, body->cols - side), options, right;

	(void)a;
	canvas_cursor(body, 0, 1, false);
	draw_head(st, &left);
	canvas_hline(body, 1, 0, left.cols - list);
	options = canvas_sub(&left, HEAD_ROWS, 0, body->rows - HEAD_ROWS - below, left.cols - list);
	tally_draw(&options, &st->votes, &look);
	if (below)
		draw_next(st, body, body->rows - 1);
	if (!list)
		return;
	canvas_vline(body, 0, left.cols - 1, body->rows);
	right = canvas_sub(body, 0, left.cols, body->rows, side);
	draw_voters(st, &right);
}

void poll_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct voting_state *st = v->state;
	const char *number = st->item.number ? st->item.number : "";

	(void)a;
	buf_printf(left, "%s  %s%s%s%s", _("PRIORITISE"), *number ? "§ " : "", number,
		*number ? " " : "", st->item.title ? st->item.title : "");
	if (st->votes.poll.state == POLL_OPEN)
		buf_printf(right, _("%d of %d dots"), poll_given(st),
			tally_dots_of_all(&st->votes, &st->roll));
	else
		buf_printf(right, _("closed, %d dots"), poll_given(st));
}

void poll_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct voting_state *st = v->state;
	const struct poll_voter *who = poll_current(st);

	(void)a;
	if (!who) {
		int skipped = poll_skipped(st);

		if (skipped)
			buf_printf(out,
				ngettext("%d person was skipped: , goes back.",
					"%d people were skipped: , goes back.",
					(unsigned long)skipped),
				skipped);
		return;
	}
	buf_printf(out,
		ngettext("%s %s has %d dot left.", "%s %s has %d dots left.",
			(unsigned long)who->left),
		who->given, who->family, who->left);
	if (st->votes.poll.most < st->votes.poll.dots)
		buf_printf(out,
			ngettext(" At most %d on one option.", " At most %d on one option.",
				(unsigned long)st->votes.poll.most),
			(int)st->votes.poll.most);
}

/* ---- The result ---------------------------------------------------------------------------------- */

static void draw_result_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct voting_state *st = ctx;
	const struct tally_row *t = &st->rows[at];
	int bar = row->cols / 4, place_at = row->cols - 10, most = st->rows[0].dots;
	struct buf line = { 0 }, place = { 0 };

	tally_line(&st->votes, t, &line);
	tally_place(t, &place);
	canvas_text(row, 0, 2, place_at - bar - 4, STYLE_NORMAL, buf_str(&line));
	tally_bar(row, 0, place_at - bar - 1, bar, t->dots, most);
	canvas_text(row, 0, place_at, 9, STYLE_NORMAL, buf_str(&place));
	buf_release(&line);
	buf_release(&place);
}

void poll_result_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct voting_state *st = v->state;
	int under = st->sentence && body->rows > 8
		? canvas_wrap_rows(body, body->cols - 2, 0, st->sentence)
		: 0;
	struct canvas list = canvas_sub(body, 0, 0, st->list.height, body->cols);

	(void)a;
	if ((int)st->n_rows < list.rows)
		list = canvas_sub(body, 0, 0, (int)st->n_rows, body->cols);
	list_draw(&st->list, &list, true, draw_result_row, st);
	if (under == 0)
		return;
	canvas_hline(body, list.rows, 0, body->cols);
	canvas_text(body, list.rows + 1, 1, CELLS_REST, STYLE_HEADING, _("IN THE NOTES"));
	canvas_wrap(body, list.rows + 2, 1, body->cols - 2, 0, STYLE_NORMAL, st->sentence);
}

void poll_result_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct voting_state *st = v->state;
	int voters = tally_voters(&st->votes);

	(void)a;
	buf_printf(out,
		ngettext("%d person has voted.", "%d people have voted.", (unsigned long)voters),
		voters);
}
