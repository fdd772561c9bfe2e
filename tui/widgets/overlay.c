#include "tui/widgets/overlay.h"

#include "base/buf.h"

enum { BORDER = 2, GAP = 2 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

static void draw_edge(struct canvas *box, int row, const char *left, const char *right)
{
	canvas_hline(box, row, 0, box->cols);
	canvas_text(box, row, 0, 1, STYLE_FRAME, left);
	canvas_text(box, row, box->cols - 1, 1, STYLE_FRAME, right);
}

/* `─ text ─` in a border, clipped to it. */
static void draw_edge_text(struct canvas *box, int row, unsigned style, const char *text)
{
	int room = box->cols - 2 * BORDER - 2, used;

	if (!text || room < 1)
		return;
	used = canvas_text(box, row, BORDER + 1, room, style, text);
	canvas_text(box, row, BORDER, 1, STYLE_FRAME, " ");
	canvas_text(box, row, BORDER + 1 + used, 1, STYLE_FRAME, " ");
}

struct canvas overlay_box(struct canvas *c, enum overlay_place place, int rows, int cols,
	const char *title, const char *foot)
{
	int height = least(rows + BORDER, c->rows), width = least(cols + 2 * BORDER, c->cols);
	int top = place == OVERLAY_BOTTOM ? c->rows - height : (c->rows - height) / 2;
	struct canvas box = canvas_sub(c, top, (c->cols - width) / 2, height, width);

	canvas_fill(&box, 0, 0, box.rows, box.cols, STYLE_NORMAL, ' ');
	canvas_vline(&box, 0, 0, box.rows);
	canvas_vline(&box, 0, box.cols - 1, box.rows);
	draw_edge(&box, 0, "┌", "┐");
	draw_edge(&box, box.rows - 1, "└", "┘");
	draw_edge_text(&box, 0, STYLE_HEADING, title);
	draw_edge_text(&box, box.rows - 1, STYLE_MUTED, foot);
	return canvas_sub(&box, 1, BORDER, box.rows - BORDER, box.cols - 2 * BORDER);
}

static int label_cells(const struct canvas *c, const struct choice *v)
{
	struct buf b = { 0 };
	int cells;

	if (v->key.code)
		key_label(&v->key, &b);
	cells = canvas_cells(c, buf_str(&b));
	buf_release(&b);
	return cells;
}

/* The widest key and the widest text. */
static void measure(const struct canvas *c, const struct choice *v, size_t n, int *key, int *text)
{
	*key = *text = 0;
	for (size_t i = 0; i < n; i++) {
		int k = label_cells(c, &v[i]), t = canvas_cells(c, v[i].text);

		if (v[i].why)
			t += GAP + canvas_cells(c, v[i].why) + 2;
		*key = k > *key ? k : *key;
		*text = t > *text ? t : *text;
	}
}

static void draw_choice(struct canvas *line, const struct choice *v, int key_cells)
{
	struct buf b = { 0 };
	int col = key_cells > 0 ? key_cells + GAP : 0;

	if (v->key.code) {
		key_label(&v->key, &b);
		canvas_text(line, 0, 0, key_cells, STYLE_KEY, buf_str(&b));
		canvas_zone(line, 0, 0, 1, line->cols, ZONE_KEY, key_pack(&v->key));
		buf_release(&b);
	}
	col += canvas_text(line, 0, col, CELLS_REST, v->why ? STYLE_MUTED : STYLE_NORMAL, v->text);
	if (v->why)
		canvas_printf(line, 0, col + GAP, CELLS_REST, STYLE_MUTED, "(%s)", v->why);
}

void overlay_keys(struct canvas *c, const char *title, const struct choice *v, size_t n)
{
	int key, text, width, per_row, rows, cols, title_cells = title ? canvas_cells(c, title) : 0;
	struct canvas in;

	measure(c, v, n, &key, &text);
	width = (key > 0 ? key + GAP : 0) + text + GAP;
	per_row = (c->cols - 2 * BORDER + GAP) / width;
	if (per_row < 1)
		per_row = 1;
	rows = ((int)n + per_row - 1) / per_row;
	per_row = rows > 0 ? ((int)n + rows - 1) / rows : 1;
	cols = per_row * width - GAP;
	in = overlay_box(c, OVERLAY_BOTTOM, rows,
		cols > title_cells + GAP ? cols : title_cells + GAP, title, NULL);
	for (int i = 0; i < (int)n; i++) {
		struct canvas line = canvas_sub(&in, i % rows, i / rows * width, 1, width - GAP);

		if (line.rows == 1)
			draw_choice(&line, &v[i], key);
	}
}

size_t overlay_choices(struct canvas *c, const char *title, const char *foot,
	const struct choice *v, size_t n, size_t at)
{
	int key, text, title_cells = title ? canvas_cells(c, title) : 0, width;
	size_t top = 0, rows;
	struct canvas in;

	measure(c, v, n, &key, &text);
	width = (key > 0 ? key + GAP : 0) + text + GAP;
	if (foot && canvas_cells(c, foot) > title_cells)
		title_cells = canvas_cells(c, foot);
	in = overlay_box(c, OVERLAY_CENTRE, (int)n,
		width > title_cells + GAP ? width : title_cells + GAP, title, foot);
	rows = (size_t)in.rows;
	if (rows > 0 && at >= rows)
		top = at - rows + 1;
	for (size_t i = top; i < n && i - top < rows; i++) {
		struct canvas line = canvas_sub(&in, (int)(i - top), 0, 1, in.cols);
		struct canvas rest = canvas_sub(&line, 0, GAP, 1, line.cols - GAP);

		draw_choice(&rest, &v[i], key);
		if (i == at) {
			canvas_text(&line, 0, 0, 1, STYLE_NORMAL, "▶");
			canvas_add_style(&line, 0, 0, line.cols, STYLE_FOCUS);
			canvas_cursor(&line, 0, 0, false);
		}
	}
	return top;
}

int choice_key(const struct choice *v, size_t n, size_t *at, const struct key *k)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].key.code && key_is(k, v[i].key.code, v[i].key.mods)) {
			*at = i;
			return v[i].why ? -1 : (int)i;
		}
	}
	if (n == 0 || k->mods)
		return -1;
	switch (k->code) {
	case KEYCODE_UP:
	case KEYCODE_WHEEL_UP:
		*at -= *at > 0;
		return -1;
	case KEYCODE_DOWN:
	case KEYCODE_WHEEL_DOWN:
		*at += *at + 1 < n;
		return -1;
	case KEYCODE_HOME:
		*at = 0;
		return -1;
	case KEYCODE_END:
		*at = n - 1;
		return -1;
	case KEYCODE_ENTER:
		return *at < n && !v[*at].why ? (int)*at : -1;
	default:
		return -1;
	}
}
