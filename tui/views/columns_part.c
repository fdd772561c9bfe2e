#include "tui/views/columns_part.h"

#include "base/i18n.h"

enum { GAP = 1 };

static struct shown_column *of_rank(struct shown_column *v, size_t n, int rank)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].rank == rank)
			return &v[i];
	return NULL;
}

/* Take columns in as long as there is room, by rank; returns the cells left over. */
static int admit(struct shown_column *v, size_t n, int room)
{
	struct shown_column *c;

	for (size_t i = 0; i < n; i++)
		v[i].cells = 0;
	for (int rank = 1; (c = of_rank(v, n, rank)) != NULL; rank++) {
		int cost = c->least + (rank > 1 ? GAP : 0);

		if (cost > room)
			break;
		c->cells = c->least;
		room -= cost;
	}
	return room;
}

void shown_columns(struct shown_column *v, const struct shown_column *spec, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		v[i] = spec[i];
		if (*spec[i].title)
			v[i].title = Q_(spec[i].title);
	}
}

void shown_fit(struct shown_column *v, size_t n, int from, int width)
{
	int room = admit(v, n, width - from);
	struct shown_column *c;

	for (int rank = 1; (c = of_rank(v, n, rank)) != NULL && c->cells; rank++) {
		int more = c->want == CELLS_REST ? 0 : c->want - c->cells;

		more = more > room ? room : more;
		c->cells += more;
		room -= more;
	}
	for (size_t i = 0; i < n; i++) {
		if (v[i].cells && v[i].want == CELLS_REST) {
			v[i].cells += room;
			room = 0;
		}
		v[i].at = from;
		if (v[i].cells)
			from += v[i].cells + GAP;
	}
}

void shown_heads(const struct shown_column *v, size_t n, struct canvas *c)
{
	for (size_t i = 0; i < n; i++)
		shown_text(&v[i], c, 0, STYLE_HEADING, v[i].title);
}

void shown_text(
	const struct shown_column *v, struct canvas *c, int row, unsigned style, const char *text)
{
	if (!v->cells)
		return;
	if (v->right)
		canvas_right(c, row, v->at, v->cells, style, text);
	else
		canvas_text(c, row, v->at, v->cells, style, text);
}

size_t grid_columns(size_t n, size_t at, int width, int least, int cell, size_t *first)
{
	int room = (width - least) / cell;
	size_t fit = room < 1 ? 1 : (size_t)room;

	if (fit > n)
		fit = n;
	*first = at >= fit ? at - fit + 1 : 0;
	return fit;
}
