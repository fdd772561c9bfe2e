#include "tui/widgets/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Screens of rows to load on either side of the cursor, and a height to guess before the first
 * layout. */
enum { MARGIN_SCREENS = 2, HEIGHT_GUESS = 24 };

void list_release(struct list *l)
{
	free(l->ids);
	free(l->marked);
	*l = (struct list) { 0 };
}

static int columns(const struct list *l)
{
	return l->columns < 1 ? 1 : l->columns;
}

/* Rows that are seen at once. */
static size_t page(const struct list *l)
{
	int height = l->height < 1 ? HEIGHT_GUESS : l->height;

	return (size_t)height * (size_t)columns(l);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The first row to show so that the cursor is seen, with as little scrolling as can be. */
static size_t top_for(const struct list *l, size_t seen)
{
	size_t top = least(l->top, l->n > seen ? l->n - seen : 0);

	if (l->at < top)
		return l->at;
	if (l->at >= top + seen)
		return l->at - seen + 1;
	return top;
}

static void put_cursor(struct list *l, size_t at)
{
	l->at = l->n ? least(at, l->n - 1) : 0;
	l->id = l->n ? l->ids[l->at] : 0;
	l->top = top_for(l, page(l));
}

struct list_want list_want(const struct list *l)
{
	size_t margin = page(l) * MARGIN_SCREENS;
	struct list_want w = { WANT_AROUND, l->id, margin, margin };

	if (l->owed_what != OWED_STEPS)
		w.where = l->owed_what == OWED_FIRST ? WANT_FIRST : WANT_LAST;
	if (l->owed < 0)
		w.before += (size_t)-l->owed;
	else
		w.after += (size_t)l->owed;
	return w;
}

static bool find(const int64_t *ids, size_t n, int64_t id, size_t *at)
{
	for (size_t i = 0; i < n; i++) {
		if (ids[i] == id) {
			*at = i;
			return true;
		}
	}
	return false;
}

/* Where the cursor goes among new rows: its id, else what followed it, else what was before it. */
static size_t nearest(const struct list *l, const int64_t *ids, size_t n)
{
	size_t at = 0;

	if (l->id && find(ids, n, l->id, &at))
		return at;
	for (size_t i = l->at + 1; i < l->n; i++)
		if (find(ids, n, l->ids[i], &at))
			return at;
	for (size_t i = least(l->at, l->n); i-- > 0;)
		if (find(ids, n, l->ids[i], &at))
			return at;
	return 0;
}

/* Move as far as the loaded rows go; what is left stays owed if there are more rows. */
static void step(struct list *l, int64_t by)
{
	int64_t target = (int64_t)l->at + by, last = (int64_t)l->n - 1;

	l->owed = 0;
	if (target < 0) {
		l->owed = l->before ? target : 0;
		target = 0;
	} else if (target > last) {
		l->owed = l->after ? target - last : 0;
		target = last < 0 ? 0 : last;
	}
	put_cursor(l, (size_t)target);
}

void list_fill(struct list *l, const int64_t *ids, size_t n, bool before, bool after)
{
	size_t at = nearest(l, ids, n), above = l->at - least(l->top, l->at);
	int64_t owed = l->owed;

	if (l->owed_what != OWED_STEPS)
		at = l->owed_what == OWED_LAST && n ? n - 1 : 0;
	free(l->ids);
	l->ids = n ? xmemdup(ids, n * sizeof(*ids)) : NULL;
	l->n = n;
	l->before = before;
	l->after = after;
	l->owed_what = OWED_STEPS;
	l->owed = 0;
	l->top = at - least(above, at); /* the cursor stays where it is on the screen */
	put_cursor(l, at);
	if (owed)
		step(l, owed);
}

void list_fill_places(struct list *l, size_t n)
{
	int64_t *ids = xcalloc(n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = (int64_t)i + 1;
	list_fill(l, ids, n, false, false);
	free(ids);
}

bool list_go(struct list *l, int64_t id)
{
	size_t at;

	if (!find(l->ids, l->n, id, &at))
		return false;
	l->owed = 0;
	l->owed_what = OWED_STEPS;
	put_cursor(l, at);
	return true;
}

void list_seek(struct list *l, int64_t id)
{
	if (list_go(l, id))
		return;
	l->id = id;
	l->owed = 0;
	l->owed_what = OWED_STEPS;
}

void list_resize(struct list *l, int height)
{
	l->height = height;
	l->top = top_for(l, page(l));
}

static enum list_did move(struct list *l, int64_t by)
{
	if (l->n == 0)
		return LIST_IGNORED;
	if (l->owed_what != OWED_STEPS) {
		l->owed += by;
		return LIST_WANTS;
	}
	step(l, l->owed + by);
	return l->owed ? LIST_WANTS : LIST_MOVED;
}

static enum list_did move_to_end(struct list *l, bool last)
{
	if (l->n == 0)
		return LIST_IGNORED;
	l->owed = 0;
	put_cursor(l, last ? l->n - 1 : 0);
	if (last ? !l->after : !l->before)
		return LIST_MOVED;
	l->owed_what = last ? OWED_LAST : OWED_FIRST;
	return LIST_WANTS;
}

/* Sideways goes to the same height in the next column, if there is one. */
static enum list_did move_across(struct list *l, int by)
{
	int64_t height = (int64_t)page(l) / columns(l), at = (int64_t)(l->at - l->top);

	if (columns(l) == 1)
		return LIST_IGNORED;
	if (by < 0 ? at < height : at + height >= (int64_t)page(l))
		return LIST_MOVED;
	/* A shorter last column is entered at its end, if it is there at all. */
	if (by > 0 && (int64_t)l->top + (at / height + 1) * height >= (int64_t)l->n)
		return LIST_MOVED;
	return move(l, by * height);
}

static enum list_did click(struct list *l, const struct zone *zone)
{
	if (!zone || zone->pane != l->pane || !list_go(l, zone->value))
		return LIST_IGNORED;
	return LIST_MOVED;
}

enum list_did list_key(struct list *l, const struct key *k, const struct zone *zone)
{
	int64_t screen = (int64_t)page(l);

	if (k->mods)
		return LIST_IGNORED;
	switch (k->code) {
	case KEYCODE_UP:
	case 'k':
		return move(l, -1);
	case KEYCODE_DOWN:
	case 'j':
		return move(l, 1);
	case KEYCODE_PAGE_UP:
		return move(l, screen > 1 ? 1 - screen : -1);
	case KEYCODE_PAGE_DOWN:
		return move(l, screen > 1 ? screen - 1 : 1);
	case KEYCODE_WHEEL_UP:
		return move(l, -3);
	case KEYCODE_WHEEL_DOWN:
		return move(l, 3);
	case KEYCODE_HOME:
		return move_to_end(l, false);
	case KEYCODE_END:
		return move_to_end(l, true);
	case KEYCODE_LEFT:
		return move_across(l, -1);
	case KEYCODE_RIGHT:
		return move_across(l, 1);
	case KEYCODE_CLICK:
	case KEYCODE_DOUBLE_CLICK:
		return click(l, zone);
	default:
		return LIST_IGNORED;
	}
}

/* The place of an id among the marked ones, or where it belongs. */
static size_t mark_place(const struct list *l, int64_t id)
{
	size_t lo = 0, hi = l->n_marked;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (l->marked[mid] < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool list_marked(const struct list *l, int64_t id)
{
	size_t i = mark_place(l, id);

	return i < l->n_marked && l->marked[i] == id;
}

void list_mark_toggle(struct list *l, int64_t id)
{
	size_t i = mark_place(l, id), after = (l->n_marked - i) * sizeof(*l->marked);

	if (i < l->n_marked && l->marked[i] == id) {
		memmove(&l->marked[i], &l->marked[i + 1], after - sizeof(*l->marked));
		l->n_marked--;
		return;
	}
	l->marked = xgrow(l->marked, l->n_marked, &l->cap_marked, sizeof(*l->marked));
	memmove(&l->marked[i + 1], &l->marked[i], after);
	l->marked[i] = id;
	l->n_marked++;
}

void list_mark_all(struct list *l)
{
	bool all = true;

	for (size_t i = 0; i < l->n; i++) {
		if (!list_marked(l, l->ids[i])) {
			list_mark_toggle(l, l->ids[i]);
			all = false;
		}
	}
	if (all)
		list_mark_none(l);
}

void list_mark_none(struct list *l)
{
	l->n_marked = 0;
}

static void draw_row(const struct list *l, struct canvas *line, size_t at, bool active,
	list_row_fn *draw, const void *ctx)
{
	struct canvas row = canvas_sub(line, 0, 1, 1, line->cols - 1);

	draw(ctx, &row, at);
	canvas_zone(line, 0, 0, 1, line->cols, l->pane, l->ids[at]);
	if (list_marked(l, l->ids[at])) {
		canvas_text(line, 0, 0, 1, STYLE_NORMAL, "*");
		canvas_add_style(line, 0, 0, line->cols, STYLE_MARKED);
	}
	if (at != l->at)
		return;
	if (!l->plain)
		canvas_text(line, 0, 0, 1, STYLE_NORMAL, "▶");
	if (active) {
		canvas_add_style(line, 0, 0, line->cols, STYLE_FOCUS);
		canvas_cursor(line, 0, 0, false);
	}
}

void list_draw(
	const struct list *l, struct canvas *c, bool active, list_row_fn *draw, const void *ctx)
{
	int n_columns = columns(l), width = c->cols / n_columns;
	size_t seen = (size_t)c->rows * (size_t)n_columns, top = top_for(l, seen);

	for (size_t i = 0; i < seen && top + i < l->n; i++) {
		int column = (int)i / c->rows, row = (int)i % c->rows;
		struct canvas line = canvas_sub(c, row, column * width, 1,
			column + 1 == n_columns ? c->cols - column * width : width);

		draw_row(l, &line, top + i, active, draw, ctx);
	}
}
