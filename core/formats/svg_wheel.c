#include "formats/svg_wheel.h"

#include "formats/svg_wheel_parts.h"
#include "model/model.h"
#include "rules/phrases.h"

/* ---- Shared shapes ----------------------------------------------------------------------------------- */

static void put_point(struct buf *out, char command, double turn, double radius)
{
	struct wheel_point p = wheel_point(turn, radius);

	buf_printf(out, "%c%s %s", command, svg_num(p.x).s, svg_num(p.y).s);
}

static void put_arc(struct buf *out, double radius, bool large, bool clockwise, double turn)
{
	struct wheel_point p = wheel_point(turn, radius);

	buf_printf(out, "A%s %s 0 %d %d %s %s", svg_num(radius).s, svg_num(radius).s, large,
		clockwise, svg_num(p.x).s, svg_num(p.y).s);
}

void svg_sector(struct buf *out, double from, double to, double inner, double outer)
{
	bool large = to - from > 0.5;

	put_point(out, 'M', from, outer);
	put_arc(out, outer, large, true, to);
	put_point(out, 'L', to, inner);
	put_arc(out, inner, large, false, from);
	buf_putc(out, 'Z');
}

void svg_lane(const struct year_sheet *y, size_t lane, double *inner, double *outer)
{
	double width = (double)(LANES_OUTER - LANES_INNER) / (double)(y->n_lanes ? y->n_lanes : 1);

	*outer = LANES_OUTER - width * (double)lane;
	*inner = *outer - width;
}

size_t svg_pattern(size_t lane)
{
	return lane % SVG_PATTERNS;
}

const char *svg_text_class(const struct year_entry *e)
{
	switch (e->status) {
	case STATUS_CANCELLED:
		return " class=\"cancelled\"";
	case STATUS_PROPOSED:
		return " class=\"proposed\"";
	default:
		return "";
	}
}

/* ---- The head ---------------------------------------------------------------------------------------- */

/* Colours that also the colour-blind tell apart (Okabe and Ito, "Color Universal Design", 2002), each
 * with a drawing of its own. */
static const struct {
	const char *colour, *ink, *lines;
} patterns[SVG_PATTERNS] = {
	{ "#0072b2", NULL, NULL },
	{ "#e69f00", "#000", "M-2 2L2 -2M0 8L8 0M6 10L10 6" },
	{ "#ffffff", "#000", "M2 2h2M6 6h2" },
	{ "#56b4e9", "#000", "M0 4H8" },
	{ "#009e73", "#fff", "M-2 6L2 10M0 0L8 8M6 -2L10 2" },
	{ "#f0e442", "#000", "M4 0V8" },
	{ "#d55e00", "#fff", "M0 4H8M4 0V8" },
	{ "#cc79a7", NULL, NULL },
};

static void put_patterns(struct buf *out)
{
	buf_puts(out, "<defs>\n");
	for (size_t i = 0; i < SVG_PATTERNS; i++) {
		buf_printf(out,
			"<pattern id=\"p%zu\" width=\"8\" height=\"8\" "
			"patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" "
			"fill=\"%s\"/>",
			i, patterns[i].colour);
		if (patterns[i].lines)
			buf_printf(out,
				"<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>",
				patterns[i].lines, patterns[i].ink);
		buf_puts(out, "</pattern>\n");
	}
	buf_puts(out, "</defs>\n");
}

static const char style[] = "<style type=\"text/css\">\n"
			    "text{font-family:sans-serif;fill:#000}\n"
			    ".cancelled{text-decoration:line-through;fill:#444}\n"
			    ".proposed{font-style:italic}\n"
			    ".line{fill:none;stroke:#888;stroke-width:1}\n"
			    ".hair{fill:none;stroke:#bbb;stroke-width:1.5}\n"
			    ".leader{fill:none;stroke:#555;stroke-width:1.5}\n"
			    ".mark{stroke:#000;stroke-width:2.5}\n"
			    ".dashed{fill:#fff;stroke:#000;stroke-width:2.5;stroke-dasharray:6,4}\n"
			    ".empty{fill:#fff;stroke:#444;stroke-width:2}\n"
			    ".strike{fill:none;stroke:#000;stroke-width:3}\n"
			    ".ghost{fill:#fff;stroke:#000;stroke-width:2.5;stroke-dasharray:2,4}\n"
			    "</style>\n";

static void put_title(const struct year_sheet *y, struct buf *out)
{
	buf_printf(out, "%s %d", phrase(y->language, PHRASE_CYCLE), y->year);
	if (*y->owner) {
		buf_puts(out, " – ");
		svg_text(out, y->owner, 0);
	}
}

enum { OWNER_SIZE = 32 };

static void put_head(const struct year_sheet *y, struct buf *out)
{
	buf_printf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"210mm\" "
		"height=\"297mm\" viewBox=\"0 0 %d %d\" xml:lang=\"%s\">\n<title>",
		PAGE_WIDTH, PAGE_HEIGHT, y->language);
	put_title(y, out);
	buf_puts(out, "</title>\n<desc>");
	for (size_t i = 0; i < y->n_lanes; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		svg_text(out, y->lanes[i].name, 0);
	}
	if (y->n_entries == 0)
		buf_puts(out, phrase(y->language, PHRASE_NO_ENTRIES));
	buf_puts(out, "</desc>\n");
	buf_puts(out, style);
	put_patterns(out);
	buf_printf(
		out, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", PAGE_WIDTH, PAGE_HEIGHT);
	buf_printf(out,
		"<text x=\"%d\" y=\"150\" font-size=\"60\" font-weight=\"bold\">%s %d</text>\n",
		MARGIN, phrase(y->language, PHRASE_CYCLE), y->year);
	if (*y->owner) {
		buf_printf(out, "<text x=\"%d\" y=\"200\" font-size=\"%d\">", MARGIN, OWNER_SIZE);
		svg_text(out, y->owner, (PAGE_WIDTH - 2.0 * MARGIN) / OWNER_SIZE);
		buf_puts(out, "</text>\n");
	}
}

/* ---- The face: months, weeks, circles ---------------------------------------------------------------- */

/* Text along the circle, upright also in the lower half. Its middle stands at the angle. */
static void open_round_text(struct buf *out, double turn, double radius, int size)
{
	bool below = turn > 0.25 && turn < 0.75;
	double lift = 0.35 * size;

	buf_printf(out,
		"<text transform=\"rotate(%s)\" x=\"0\" y=\"%s\" font-size=\"%d\" "
		"text-anchor=\"middle\">",
		svg_num(turn * 360 + (below ? 180 : 0)).s,
		svg_num((below ? radius : -radius) + lift).s, size);
}

static void put_months(const struct year_sheet *y, struct buf *out)
{
	for (int m = 1; m <= 12; m++) {
		double from = wheel_month_turn(y->year, m), to = wheel_month_turn(y->year, m + 1);

		buf_puts(out, "<path d=\"");
		svg_sector(out, from, to, LANES_INNER, MONTHS_OUTER);
		buf_printf(out, "\" fill=\"%s\" stroke=\"#888\" stroke-width=\"1\"/>\n",
			m % 2 ? "#f2f2f2" : "#fff");
		open_round_text(out, wheel_month_middle(y->year, m),
			(WEEKS_OUTER + MONTHS_OUTER) / 2.0, 36);
		year_month(out, m, y->language);
		buf_puts(out, "</text>\n");
	}
}

/* A week belongs to the year of its Thursday. Its number stands in the middle of what lies in the year. */
static void put_weeks(const struct year_sheet *y, struct buf *out)
{
	int weeks = iso_weeks_in_year(y->year);
	double day = wheel_month_turn(y->year, 2) / 31;

	for (int week = 1; week <= weeks; week++) {
		int32_t monday = DAY_NONE, first, last;

		day_from_iso_week(y->year, week, MON, &monday);
		first = day_year(monday) < y->year ? monday + THU : monday;
		while (day_year(first - 1) == y->year && first > monday)
			first--;
		last = monday + SUN;
		while (day_year(last) > y->year)
			last--;
		if (first == monday) {
			buf_puts(out, "<path class=\"line\" d=\"");
			put_point(out, 'M', wheel_day_turn(monday) - day / 2, LANES_OUTER);
			put_point(out, 'L', wheel_day_turn(monday) - day / 2, WEEKS_OUTER);
			buf_puts(out, "\"/>\n");
		}
		open_round_text(out, (wheel_day_turn(first) + wheel_day_turn(last)) / 2,
			(LANES_OUTER + WEEKS_OUTER) / 2.0, 20);
		buf_printf(out, "%d</text>\n", week);
	}
}

/* A lane's letter stands where the year begins. */
static void put_lanes(const struct year_sheet *y, struct buf *out)
{
	buf_printf(out, "<circle class=\"line\" r=\"%d\"/>\n<circle class=\"line\" r=\"%d\"/>\n",
		LANES_OUTER, WEEKS_OUTER);
	for (size_t i = 0; i < y->n_lanes; i++) {
		double inner, outer;

		svg_lane(y, i, &inner, &outer);
		if (i > 0)
			buf_printf(out, "<circle class=\"line\" r=\"%s\"/>\n", svg_num(outer).s);
	}
}

static void put_letters(const struct year_sheet *y, struct buf *out)
{
	for (size_t i = 0; i < y->n_lanes; i++) {
		double inner, outer;

		if (!*y->lanes[i].letter)
			continue;
		svg_lane(y, i, &inner, &outer);
		buf_printf(out,
			"<circle cy=\"%s\" r=\"13\" fill=\"#fff\"/>\n"
			"<text x=\"0\" y=\"%s\" font-size=\"22\" text-anchor=\"middle\">",
			svg_num(-(inner + outer) / 2).s, svg_num(-(inner + outer) / 2 + 7.7).s);
		svg_text(out, y->lanes[i].letter, 2.2);
		buf_puts(out, "</text>\n");
	}
}

void svg_wheel(const struct year_sheet *y, struct buf *out)
{
	double end;

	put_head(y, out);
	buf_printf(out, "<g transform=\"translate(%d %d)\">\n", PAGE_WIDTH / 2, WHEEL_Y);
	put_months(y, out);
	put_weeks(y, out);
	put_lanes(y, out);
	buf_printf(out,
		"<text x=\"0\" y=\"35\" font-size=\"100\" font-weight=\"bold\" "
		"text-anchor=\"middle\">%d</text>\n",
		y->year);
	put_letters(y, out);
	svg_marks(y, out);
	buf_puts(out, "</g>\n");
	end = svg_legend(y, WHEEL_Y + LABELS_TO + 50, out);
	svg_list(y, end + 30, out);
	buf_puts(out, "</svg>\n");
}
