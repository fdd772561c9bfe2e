/* `?`: help for the view beneath, which is also a palette: type to filter, Enter runs. Made from the
 * command table, so it cannot disagree with the keys. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/commands.h"
#include "tui/views/views.h"
#include "tui/widgets/field.h"

struct palette_state {
	const char *section; /* of the view beneath; a constant of its ops */
	const char *text_section;
	struct field filter;
	const struct command **v; /* what the filter leaves */
	size_t n, at;
};

static const struct view *beneath(const struct app *a)
{
	/* The palette is the top of the stack whenever this is asked. */
	return a->depth > 1 ? &a->stack[a->depth - 2] : &a->views[a->current - 1];
}

static bool wanted(const struct palette_state *st, const struct command *c)
{
	const char *text = field_text(&st->filter);
	bool here = command_in_section(c, st->section) ||
		(st->text_section && command_in_section(c, st->text_section));

	return here &&
		(!*text || text_matches(_(c->help), text, AT_WORD) ||
			text_matches(c->name, text, AT_WORD));
}

static void refill(struct palette_state *st)
{
	struct command_walk walk = { 0 };
	const struct command *c;
	size_t cap = 0;

	free(st->v);
	st->v = NULL;
	st->n = st->at = 0;
	while ((c = command_next(&walk)) != NULL) {
		if (!wanted(st, c))
			continue;
		st->v = xgrow(st->v, st->n, &cap, sizeof(*st->v));
		st->v[st->n++] = c;
	}
}

static bool palette_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct palette_state *st = v->state;
	const struct view *under = app_top_const(a);

	(void)arg;
	(void)e;
	st->section = under->ops->name;
	st->text_section = under->ops->text_section;
	refill(st);
	return true;
}

static void palette_close(struct view *v)
{
	struct palette_state *st = v->state;

	field_release(&st->filter);
	free(st->v);
}

/* Close first, so that the command finds the view it belongs to on top. */
static unsigned run_chosen(struct palette_state *st, struct app *a)
{
	const struct command *c = st->n ? st->v[st->at] : NULL;
	struct key k = { 0 };

	if (!c)
		return FX_NONE;
	if (!c->run || strcmp(c->name, "view") == 0) {
		app_say(a, _("This one only has its keys: close the help and press them."));
		return FX_REDRAW;
	}
	if (app_lacks(a, beneath(a), c->needs)) {
		app_say(a, "%s", app_lacks(a, beneath(a), c->needs));
		return FX_REDRAW;
	}
	key_parse(c->keys, &k);
	app_close_then(a, c, &k);
	return FX_REDRAW;
}

static unsigned palette_key(struct view *v, struct app *a, const struct key *k)
{
	struct palette_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL) || key_is(k, KEYCODE_F1, 0))
		return FX_POP;
	if (key_is(k, KEYCODE_ENTER, 0))
		return run_chosen(st, a);
	if (key_is(k, KEYCODE_UP, 0) && st->at > 0)
		st->at--;
	else if (key_is(k, KEYCODE_DOWN, 0) && st->at + 1 < st->n)
		st->at++;
	else if (key_is(k, KEYCODE_PAGE_UP, 0))
		st->at = st->at > 10 ? st->at - 10 : 0;
	else if (key_is(k, KEYCODE_PAGE_DOWN, 0))
		st->at = st->at + 10 < st->n ? st->at + 10 : st->n ? st->n - 1 : 0;
	else if (field_key(&st->filter, k) == FIELD_EDITED)
		refill(st);
	return FX_REDRAW;
}

static bool palette_typing(const struct view *v)
{
	(void)v;
	return true;
}

/* All the keys of a command as people read them: "u å Ctrl-Z". */
static void all_keys(const struct command *c, struct buf *out)
{
	const char *names = c->keys;

	while (*names) {
		if (out->len)
			buf_putc(out, ' ');
		command_key_labels(names, out);
		names += strcspn(names, " ");
		names += strspn(names, " ");
	}
}

enum { KEY_CELLS = 15, KEY_CELLS_NARROW = 10, ROOMY_COLS = 64 };

static void draw_row(
	const struct palette_state *st, const struct app *a, struct canvas *c, int row, size_t i)
{
	const struct command *cmd = st->v[i];
	const char *lacks = app_lacks(a, beneath(a), cmd->needs);
	int cells = c->cols < ROOMY_COLS ? KEY_CELLS_NARROW : KEY_CELLS, help = cells + 2, used;
	struct buf keys = { 0 };

	all_keys(cmd, &keys);
	canvas_text(c, row, 1, cells, lacks ? STYLE_MUTED : STYLE_KEY, buf_str(&keys));
	used = canvas_text(c, row, help, CELLS_REST, STYLE_NORMAL, _(cmd->help));
	if (lacks)
		canvas_printf(c, row, help + used + 2, CELLS_REST, STYLE_MUTED, "(%s)", lacks);
	if (i == st->at) {
		canvas_add_style(c, row, 0, c->cols, STYLE_FOCUS);
		canvas_text(c, row, 0, 1, STYLE_FOCUS, "▶");
	}
	buf_release(&keys);
}

/* Rows the list takes: a heading before each section. */
static int rows_before(const struct palette_state *st, size_t to)
{
	int rows = 0;

	for (size_t i = 0; i < to; i++)
		rows += 1 + (i == 0 || strcmp(st->v[i]->view, st->v[i - 1]->view) != 0);
	return rows +
		(to < st->n && (to == 0 || strcmp(st->v[to]->view, st->v[to - 1]->view) != 0));
}

static void palette_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct palette_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid), line, box;
	int rows = st->n ? rows_before(st, st->n) : 1, at = st->n ? rows_before(st, st->at) : 0,
	    top;

	canvas_fill(&screen, a->rows - 2, 0, 1, a->cols, STYLE_NORMAL, ' ');
	chrome_hint(&screen, _("Type to filter  Enter runs the command  Esc closes"));
	box = overlay_box(body, OVERLAY_CENTRE, rows, 72, _("Help"), NULL);
	top = at >= box.rows ? at - box.rows + 1 : 0;
	for (size_t i = 0; i < st->n; i++) {
		int row = rows_before(st, i) - top;

		if (i == 0 || strcmp(st->v[i]->view, st->v[i - 1]->view) != 0)
			canvas_text(&box, row - 1, 1, CELLS_REST, STYLE_HEADING,
				command_section_title(st->v[i]->view));
		draw_row(st, a, &box, row, i);
	}
	if (st->n == 0)
		canvas_text(
			&box, 0, 1, CELLS_REST, STYLE_NORMAL, _("No command with those words."));
	line = canvas_sub(&screen, a->rows - 2, 1, 1, a->cols - 1);
	field_draw(&st->filter, &line, _("Find"), true);
}

const struct view_ops palette_view = {
	.name = "palette",
	.state_size = sizeof(struct palette_state),
	.overlay = true,
	.captures = true,
	.open = palette_open,
	.close = palette_close,
	.key = palette_key,
	.typing = palette_typing,
	.draw = palette_draw,
};
