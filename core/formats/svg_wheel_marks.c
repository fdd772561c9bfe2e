#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/svg_wheel_parts.h"
#include "model/model.h"
#include "rules/phrases.h"

#define PI 3.14159265358979323846

/* Least width of a mark along its circle, room between a mark and its lane's edge, and the distance of
 * two labels, baseline to baseline. */
enum { MARK_WIDTH = 26, MARK_INSET = 4, LABEL_PITCH = 28 };

static double mark_middle(const struct year_sheet *y, int32_t first, int32_t last)
{
	int32_t end = last;

	if (day_year(end) > y->year)
		day_from_ymd(y->year, 12, 31, &end);
	return (wheel_day_turn(first) + wheel_day_turn(end)) / 2;
}

/* From the beginning of the first day to the end of the last, wide enough to be seen. */
static void put_sector(
	struct buf *out, const struct year_sheet *y, size_t lane, int32_t first, int32_t last)
{
	double inner, outer, least, half, middle = mark_middle(y, first, last);
	double day = wheel_month_turn(y->year, 2) / 31;

	svg_lane(y, lane, &inner, &outer);
	inner += MARK_INSET;
	outer -= MARK_INSET;
	least = MARK_WIDTH / (2 * PI * (inner + outer) / 2);
	half = middle - wheel_day_turn(first) + day / 2;
	if (half < least / 2)
		half = least / 2;
	svg_sector(out, middle - half, middle + half, inner, outer);
}

static void put_line(
	struct buf *out, const char *class, double from, double inner, double to, double outer)
{
	struct wheel_point a = wheel_point(from, inner), b = wheel_point(to, outer);

	buf_printf(out, "<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n", class, svg_num(a.x).s,
		svg_num(a.y).s, svg_num(b.x).s, svg_num(b.y).s);
}

/* ---- Where the labels stand ------------------------------------------------------------------------- */

/* Each as near to its mark as can be (least squares), in order, at least a pitch apart and clear of the
 * year's turn: isotonic regression by pooling adjacent violators (Ayer et al., 1955), which stays
 * optimal when its result is clipped to bounds. turns: wanted in, found out; ascending. */
static void spread(double *turns, size_t n, double pitch)
{
	struct pooled {
		double sum;
		size_t n;
	} *v = xcalloc(n + 1, sizeof(*v));
	double least = pitch / 2, most = 1 - pitch / 2 - (double)(n ? n - 1 : 0) * pitch;
	size_t k = 0, at = 0;

	for (size_t i = 0; i < n; i++) {
		v[k++] = (struct pooled) { turns[i] - (double)i * pitch, 1 };
		while (k > 1 &&
			v[k - 2].sum / (double)v[k - 2].n > v[k - 1].sum / (double)v[k - 1].n) {
			v[k - 2].sum += v[k - 1].sum;
			v[k - 2].n += v[k - 1].n;
			k--;
		}
	}
	for (size_t i = 0; i < k; i++) {
		double turn = v[i].sum / (double)v[i].n;

		turn = turn < least ? least : turn > most ? most : turn;
		for (size_t j = 0; j < v[i].n; j++, at++)
			turns[at] = turn + (double)at * pitch;
	}
	free(v);
}

/* ---- An entry ------------------------------------------------------------------------------------- */

static void put_date(struct buf *out, int32_t day, bool with_month, const char *language)
{
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	buf_int(out, mday);
	if (with_month && strcmp(language, "en") == 0)
		buf_printf(out, " %.3s", phrase(language, PHRASE_MONTH + (enum phrase)(month - 1)));
	else if (with_month)
		buf_printf(out, "/%d", month);
}

void svg_dates(struct buf *out, const struct year_entry *e, const char *language)
{
	int32_t first = e->starts.day, last = year_entry_last(e);

	if (last != first) {
		put_date(out, first, day_month(first) != day_month(last), language);
		buf_puts(out, "–");
	}
	put_date(out, last, true, language);
}

/* How far from the centre a label may reach in its direction: the page, the title above it and the legend
 * below are straight. */
static double label_reach(double turn)
{
	double across = fabs(sin(turn * 2 * PI)), along = fabs(cos(turn * 2 * PI)),
	       edge = PAGE_WIDTH / 2.0 - MARGIN / 2.0;

	return across * LABELS_TO > along * edge ? edge / across : LABELS_TO / along;
}

/* Along the radius, readable from the right or the left. */
static void put_label(const struct year_sheet *y, const struct year_entry *e, double turn,
	double pitch, struct buf *out)
{
	double size = pitch * 2 * PI * LABELS_FROM * LABEL_SIZE / LABEL_PITCH;
	bool left = turn > 0.5;
	struct buf b = { 0 };

	buf_printf(out, "<text%s transform=\"rotate(%s)\" x=\"%d\" y=\"%s\" font-size=\"%s\"%s>",
		svg_text_class(e), svg_num(turn * 360 + (left ? 90 : -90)).s,
		left ? -LABELS_FROM : LABELS_FROM, svg_num(0.35 * size).s, svg_num(size).s,
		left ? " text-anchor=\"end\"" : "");
	svg_dates(&b, e, y->language);
	buf_printf(&b, " %s", e->brief);
	svg_text(out, buf_str(&b), (label_reach(turn) - LABELS_FROM) / size);
	buf_puts(out, "</text>\n");
	buf_release(&b);
}

static void put_words(const struct year_sheet *y, const struct year_entry *e, struct buf *out)
{
	struct buf b = { 0 };
	size_t from;

	buf_puts(out, "<title>");
	svg_text(out, e->name, 0);
	buf_puts(out, "</title><desc>");
	year_days(&b, e, true, y->language);
	buf_puts(&b, ", ");
	year_week(&b, e->starts.day, y->language);
	if (e->starts.minute != MINUTE_NONE)
		buf_puts(&b, ", ");
	year_clock(&b, e);
	if (*e->place)
		buf_printf(&b, ", %s", e->place);
	buf_puts(&b, ". ");
	from = b.len;
	year_remarks(&b, e, y->language);
	if (b.len == from)
		buf_cut(&b, from - 2);
	svg_text(out, buf_str(&b), 0);
	buf_puts(out, "</desc>\n");
	buf_release(&b);
}

static void put_mark(const struct year_sheet *y, const struct year_entry *e, struct buf *out)
{
	int32_t last = year_entry_last(e);
	double inner, outer, reach;

	buf_puts(out, "<path d=\"");
	put_sector(out, y, e->lane, e->starts.day, last);
	if (e->status == STATUS_PROPOSED)
		buf_puts(out, "\" class=\"dashed\"/>\n");
	else if (e->status == STATUS_CANCELLED)
		buf_puts(out, "\" class=\"empty\"/>\n");
	else
		buf_printf(out, "\" class=\"mark\" fill=\"url(#p%zu)\"/>\n", svg_pattern(e->lane));
	if (e->status != STATUS_CANCELLED)
		return;
	svg_lane(y, e->lane, &inner, &outer);
	reach = MARK_WIDTH / (4 * PI * (inner + outer) / 2);
	put_line(out, "strike", mark_middle(y, e->starts.day, last) - reach, inner + MARK_INSET,
		mark_middle(y, e->starts.day, last) + reach, outer - MARK_INSET);
}

static void put_entry(const struct year_sheet *y, const struct year_entry *e, double label,
	double pitch, struct buf *out)
{
	double inner, outer, turn = mark_middle(y, e->starts.day, year_entry_last(e));

	svg_lane(y, e->lane, &inner, &outer);
	buf_printf(out, "<g id=\"e%lld\">", (long long)e->id);
	put_words(y, e, out);
	put_line(out, "hair", turn, outer - MARK_INSET, turn, MONTHS_OUTER);
	put_line(out, "leader", turn, MONTHS_OUTER, label, LABELS_FROM - 6);
	put_mark(y, e, out);
	put_label(y, e, label, pitch, out);
	buf_puts(out, "</g>\n");
}

/* Below all marks, so that none is hidden. */
static void put_ghosts(const struct year_sheet *y, struct buf *out)
{
	for (size_t i = 0; i < y->n_entries; i++) {
		const struct year_entry *e = &y->entries[i];

		for (size_t j = 0; j < e->n_earlier; j++) {
			if (day_year(e->earlier[j]) != y->year || e->earlier[j] == e->starts.day)
				continue;
			buf_puts(out, "<path class=\"ghost\" d=\"");
			put_sector(out, y, e->lane, e->earlier[j], e->earlier[j]);
			buf_puts(out, "\"/>\n");
		}
	}
}

void svg_marks(const struct year_sheet *y, struct buf *out)
{
	double *turns = xcalloc(y->n_entries + 1, sizeof(*turns));
	double pitch = LABEL_PITCH / (2 * PI * LABELS_FROM);

	/* More than there is room for stand closer, and are smaller. */
	if (pitch * (double)y->n_entries > 1)
		pitch = 1 / (double)y->n_entries;
	for (size_t i = 0; i < y->n_entries; i++)
		turns[i] =
			mark_middle(y, y->entries[i].starts.day, year_entry_last(&y->entries[i]));
	spread(turns, y->n_entries, pitch);
	put_ghosts(y, out);
	for (size_t i = 0; i < y->n_entries; i++)
		put_entry(y, &y->entries[i], turns[i], pitch, out);
	free(turns);
}
