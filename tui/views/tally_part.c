#include "tui/views/tally_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "tui/screen/keymap.h"

enum { BAR_LEAST = 5, BAR_MOST = 24, PLACE_CELLS = 9, DOTS_CELLS = 3, OWN_DOTS_MOST = 4 };

/* Digits, then the capitals that are no commands in every list (U and M are). */
static const char option_keys[] = "1234567890ABCDEFGHIJKLNOPQRSTVWXYZ";

uint32_t tally_key(size_t i)
{
	return i < sizeof(option_keys) - 1 ? (uint32_t)option_keys[i] : 0;
}

void tally_place(const struct tally_row *row, struct buf *out)
{
	if (row->dots == 0)
		return;
	/* TRANSLATORS: which place an option has in a vote; joint: another one has it, too */
	buf_printf(out, row->tied ? _("joint %d") : _("place %d"), row->place);
}

void tally_line(const struct poll_votes *p, const struct tally_row *row, struct buf *out)
{
	tally_name(p, row->option, out);
	buf_printf(out, ": %d", row->dots);
	if (row->parts == 0)
		return;
	buf_puts(out, " (");
	tally_parts(p, row->option, out);
	buf_putc(out, ')');
}

void tally_bar(struct canvas *c, int row, int col, int cells, int dots, int most)
{
	int n = most <= cells ? dots : (dots * cells + most - 1) / most;

	for (int i = 0; i < n && i < cells; i++)
		canvas_text(c, row, col + i, 1, STYLE_NORMAL, most <= cells ? "●" : "█");
}

/* Where the columns begin in a row of that width. */
struct columns {
	int text, own, bar, bar_cells, number, place;
};

static struct columns columns_for(int cols, const struct tally_look *look)
{
	struct columns at = { .text = look->keys ? 4 : 1 };
	int rest = cols;

	at.place = rest - PLACE_CELLS - 1;
	rest = at.place;
	at.number = rest - DOTS_CELLS - 1;
	rest = at.number - 1;
	at.bar_cells = cols / 4 > BAR_MOST ? BAR_MOST : cols / 4;
	at.bar = rest - at.bar_cells;
	if (at.bar_cells < BAR_LEAST || at.bar < at.text + 10) {
		at.bar_cells = 0;
		at.bar = rest;
	}
	at.own = at.bar - (look->person_id ? OWN_DOTS_MOST + 1 : 0);
	return at;
}

static void draw_own(struct canvas *c, int row, int col, int dots)
{
	if (dots > OWN_DOTS_MOST - 1)
		canvas_printf(c, row, col, OWN_DOTS_MOST, STYLE_PRESENT, "+%d", dots);
	else
		for (int i = 0; i < dots; i++)
			canvas_text(c, row, col + i, 1, STYLE_PRESENT, "+");
}

/* In one row, or with the text in a row of its own above the rest. */
static void draw_option(struct canvas *c, int row, const struct poll_votes *p,
	const struct tally_look *look, const struct tally_row *t, int most, bool tall)
{
	size_t i = (size_t)(t->option - p->options);
	struct columns at = columns_for(c->cols, look);
	int cells = tall ? c->cols - at.text - 1 : at.own - at.text - 1;
	struct buf place = { 0 };

	if (look->keys && tally_key(i)) {
		struct key k = { .code = tally_key(i) };

		canvas_printf(c, row, 1, 2, STYLE_KEY, "%c", (char)k.code);
		canvas_zone(c, row, 0, 1 + tall, c->cols, ZONE_KEY, key_pack(&k));
	}
	canvas_text(c, row, at.text, cells, STYLE_NORMAL, t->option->text);
	row += tall;
	if (tall) {
		at.bar = at.text + (look->person_id ? OWN_DOTS_MOST + 1 : 0);
		at.bar_cells = at.number - at.bar - 1;
		at.own = at.text;
	}
	if (look->person_id)
		draw_own(c, row, at.own, tally_dots(p, look->person_id, t->option->id));
	tally_bar(c, row, at.bar, at.bar_cells, t->dots, most);
	canvas_printf(c, row, at.number, DOTS_CELLS, STYLE_HEADING, "%3d", t->dots);
	tally_place(t, &place);
	canvas_text(c, row, at.place, PLACE_CELLS, STYLE_NORMAL, buf_str(&place));
	buf_release(&place);
}

static int by_position(const void *x, const void *y)
{
	const struct tally_row *a = x, *b = y;

	return a->option < b->option ? -1 : 1;
}

void tally_draw(struct canvas *c, const struct poll_votes *p, const struct tally_look *look)
{
	struct tally_row *rows = xcalloc(p->n_options + 1, sizeof(*rows));
	size_t n = tally_rank(p, false, rows);
	int most = n ? rows[0].dots : 0;
	bool tall = 2 * (int)n <= c->rows;

	qsort(rows, n, sizeof(*rows), by_position);
	for (size_t i = 0; i < n && (int)i < c->rows; i++) {
		if (!tall && (int)i == c->rows - 1 && i + 1 < n) {
			canvas_printf(c, (int)i, 1, CELLS_REST, STYLE_MUTED, _("… %d more"),
				(int)(n - i));
			break;
		}
		draw_option(c, (int)i * (1 + tall), p, look, &rows[i], most, tall);
	}
	free(rows);
}
