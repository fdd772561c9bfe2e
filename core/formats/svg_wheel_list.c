#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "formats/svg_wheel_parts.h"
#include "model/model.h"
#include "rules/phrases.h"

/* ---- The legend -------------------------------------------------------------------------------------- */

enum { LEGEND_SIZE = 26, LEGEND_LINE = 42, SWATCH_WIDTH = 44, SWATCH_HEIGHT = 26 };

struct legend {
	struct buf *out;
	double x, y;
};

/* A sign and its word, on the next line where this one is full. attributes are those of the sign. */
static void put_sign(struct legend *l, const char *attributes, bool struck, const char *word)
{
	double width = SWATCH_WIDTH + 12 + LEGEND_SIZE * svg_ems(word) + 40;

	if (l->x > MARGIN && l->x + width > PAGE_WIDTH - MARGIN) {
		l->x = MARGIN;
		l->y += LEGEND_LINE;
	}
	buf_printf(l->out, "<rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" %s/>\n",
		svg_num(l->x).s, svg_num(l->y - SWATCH_HEIGHT + 4).s, SWATCH_WIDTH, SWATCH_HEIGHT,
		attributes);
	if (struck)
		buf_printf(l->out, "<path class=\"strike\" d=\"M%s %sl%d %d\"/>\n", svg_num(l->x).s,
			svg_num(l->y + 4).s, SWATCH_WIDTH, -SWATCH_HEIGHT);
	buf_printf(l->out, "<text x=\"%s\" y=\"%s\" font-size=\"%d\">",
		svg_num(l->x + SWATCH_WIDTH + 12).s, svg_num(l->y).s, LEGEND_SIZE);
	svg_text(l->out, word, (PAGE_WIDTH - 2.0 * MARGIN - SWATCH_WIDTH - 12) / LEGEND_SIZE);
	buf_puts(l->out, "</text>\n");
	l->x += width;
}

static void put_lane_sign(struct legend *l, const struct year_sheet *y, size_t lane)
{
	const struct year_lane *v = &y->lanes[lane];
	struct buf word = { 0 };
	char attributes[40];

	snprintf(attributes, sizeof(attributes), "class=\"mark\" fill=\"url(#p%zu)\"",
		svg_pattern(lane));
	if (*v->letter)
		buf_printf(&word, "%s  ", v->letter);
	buf_puts(&word, v->name);
	put_sign(l, attributes, false, buf_str(&word));
	buf_release(&word);
}

static bool any_status(const struct year_sheet *y, int status)
{
	for (size_t i = 0; i < y->n_entries; i++)
		if (y->entries[i].status == status)
			return true;
	return false;
}

static bool any_moved(const struct year_sheet *y)
{
	for (size_t i = 0; i < y->n_entries; i++)
		if (y->entries[i].n_earlier > 0)
			return true;
	return false;
}

double svg_legend(const struct year_sheet *y, double top, struct buf *out)
{
	struct legend l = { .out = out, .x = MARGIN, .y = top };

	for (size_t i = 0; i < y->n_lanes; i++)
		put_lane_sign(&l, y, i);
	l.x = MARGIN;
	if (y->n_lanes > 0)
		l.y += LEGEND_LINE;
	if (any_status(y, STATUS_PROPOSED))
		put_sign(&l, "class=\"dashed\"", false, phrase(y->language, PHRASE_PROPOSED));
	if (any_status(y, STATUS_CANCELLED))
		put_sign(&l, "class=\"empty\"", true, phrase(y->language, PHRASE_CANCELLED));
	if (any_moved(y))
		put_sign(&l, "class=\"ghost\"", false, phrase(y->language, PHRASE_EARLIER_DATE));
	return l.x > MARGIN ? l.y : l.y - LEGEND_LINE;
}

/* ---- The list of dates ------------------------------------------------------------------------------- */

enum { GAP = 40, TALL = 42, LOW = 18, FEWEST = 2, MOST = 5 };

struct list {
	const struct year_sheet *y;
	struct buf *out;
	double top, height; /* of a row */
	double width;       /* of a column */
	size_t rows;        /* in a column */
	size_t room;        /* rows in all */
	size_t at;          /* row to be written next */
};

static size_t count_rows(const struct year_sheet *y)
{
	size_t n = y->n_entries;

	for (size_t i = 0; i < y->n_entries; i++)
		n += i == 0 ||
			day_month(y->entries[i].starts.day) !=
				day_month(y->entries[i - 1].starts.day);
	return n;
}

/* As few columns as can be, and rows as high as can be. */
static void lay_out(struct list *l, size_t n)
{
	double room = PAGE_HEIGHT - MARGIN / 2 - l->top;
	size_t columns = FEWEST;

	while (columns < MOST && room / (double)((n + columns - 1) / columns) < TALL - 4)
		columns++;
	l->rows = (n + columns - 1) / columns;
	l->height = l->rows ? room / (double)l->rows : TALL;
	if (l->height > TALL)
		l->height = TALL;
	if (l->height < LOW) {
		l->height = LOW;
		l->rows = (size_t)(room / LOW);
	}
	l->room = l->rows * columns;
	l->width = (PAGE_WIDTH - 2.0 * MARGIN - GAP * (double)(columns - 1)) / (double)columns;
}

static double row_x(const struct list *l)
{
	return MARGIN + (double)(l->at / l->rows) * (l->width + GAP);
}

static double row_y(const struct list *l)
{
	return l->top + (double)(l->at % l->rows + 1) * l->height - 0.3 * l->height;
}

static void open_text(const struct list *l, double x, const char *attributes)
{
	buf_printf(l->out, "<text%s x=\"%s\" y=\"%s\" font-size=\"%s\">", attributes,
		svg_num(row_x(l) + x).s, svg_num(row_y(l)).s, svg_num(0.6 * l->height).s);
}

/* Text in a piece of the row, from x to `to`. */
static void put_cell(
	struct list *l, double x, double to, const struct year_entry *e, struct buf *cell)
{
	double ems = (to - x) / (0.6 * l->height);

	if (cell->len > 0 && ems >= 1) {
		open_text(l, x, svg_text_class(e));
		svg_text(l->out, buf_str(cell), ems);
		buf_puts(l->out, "</text>\n");
	}
	buf_cut(cell, 0);
}

static void put_row(struct list *l, const struct year_entry *e)
{
	static const double gap = 0.3, clock = 6.8;
	const char *language = l->y->language;
	double em = 0.6 * l->height, x = 1.3 * em;
	bool wide = l->width > 34 * em;
	bool across = day_month(e->starts.day) != day_month(year_entry_last(e));
	bool english = strcmp(language, "en") == 0;
	/* In ems, wide enough for "sön–mån 29–30", "30 Nov–1 Dec", "30/11–1/12"; "wk 53", "v.53". */
	double date = wide ? 8.6 : english ? 7.4 : 6.1, week = english ? 3.5 : 2.7;
	struct buf cell = { 0 };

	buf_printf(l->out,
		"<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" stroke=\"#000\" "
		"stroke-width=\"1\" fill=\"url(#p%zu)\"/>\n",
		svg_num(row_x(l)).s, svg_num(row_y(l) - 0.75 * em).s, svg_num(0.8 * em).s,
		svg_num(0.8 * em).s, svg_pattern(e->lane));
	if (year_entry_last(e) == e->starts.day || (wide && !across))
		year_days(&cell, e, false, language);
	else
		svg_dates(&cell, e, language);
	put_cell(l, x, x + (date - gap) * em, e, &cell);
	x += date * em;
	year_week(&cell, e->starts.day, language);
	put_cell(l, x, x + (week - gap) * em, e, &cell);
	x += week * em;
	if (wide) {
		year_clock(&cell, e);
		put_cell(l, x, x + (clock - gap) * em, e, &cell);
		x += clock * em;
	}
	buf_puts(&cell, wide ? e->name : e->brief);
	if (wide && *e->place)
		buf_printf(&cell, ", %s", e->place);
	put_cell(l, x, l->width, e, &cell);
	buf_release(&cell);
}

static void put_month(struct list *l, int month)
{
	open_text(l, 0, " font-weight=\"bold\"");
	year_month(l->out, month, l->y->language);
	buf_puts(l->out, "</text>\n");
	l->at++;
}

/* The last row says how many there is no room for. */
static void put_rest(struct list *l, size_t n)
{
	open_text(l, 0, "");
	buf_printf(l->out, "… %s %zu %s</text>\n", phrase(l->y->language, PHRASE_AND), n,
		phrase(l->y->language, PHRASE_MORE));
}

void svg_list(const struct year_sheet *y, double top, struct buf *out)
{
	struct list l = { .y = y, .out = out, .top = top };
	size_t n = count_rows(y);
	int month = 0;

	lay_out(&l, n);
	for (size_t i = 0; i < y->n_entries; i++) {
		const struct year_entry *e = &y->entries[i];
		bool turned = day_month(e->starts.day) != month;

		if (l.at + turned + 1 >= l.room && i + 1 < y->n_entries) {
			put_rest(&l, y->n_entries - i);
			return;
		}
		if (turned) {
			month = day_month(e->starts.day);
			put_month(&l, month);
		}
		put_row(&l, e);
		l.at++;
	}
	if (n == 0) {
		l.rows = 1;
		open_text(&l, 0, "");
		buf_printf(out, "%s</text>\n", phrase(y->language, PHRASE_NO_ENTRIES));
	}
}
