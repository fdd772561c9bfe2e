/* One line of text, typed where messages stand. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/views/views.h"
#include "tui/widgets/field.h"

struct prompt_state {
	struct prompt p;
	char *label;
	struct field field;
};

static bool prompt_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct prompt_state *st = v->state;

	(void)a;
	(void)e;
	st->p = *(const struct prompt *)arg;
	st->label = xstrdup(st->p.label);
	if (st->p.text)
		field_set(&st->field, st->p.text);
	return true;
}

static void prompt_close(struct view *v)
{
	struct prompt_state *st = v->state;

	field_release(&st->field);
	free(st->label);
	free(st->p.ctx);
}

static unsigned complete(struct prompt_state *st, struct app *a)
{
	const char *text = field_text(&st->field);
	struct buf b = { 0 };
	size_t n = st->p.complete(text, &b);

	if (b.len > strlen(text))
		field_set(&st->field, buf_str(&b));
	else if (n > 1)
		app_say(a, ngettext("%zu file fits.", "%zu files fit.", n), n);
	else if (n == 0)
		app_say(a, _("No file begins like that."));
	buf_release(&b);
	return FX_REDRAW;
}

static unsigned prompt_key(struct view *v, struct app *a, const struct key *k)
{
	struct prompt_state *st = v->state;
	const char *text = field_text(&st->field);

	if (key_is(k, KEYCODE_ENTER, 0))
		return st->p.done(a, st->p.ctx, text);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return st->p.cancelled ? st->p.cancelled(a, st->p.ctx, text) : FX_POP;
	if (key_is(k, KEYCODE_TAB, 0) && st->p.complete)
		return complete(st, a);
	switch (field_key(&st->field, k)) {
	case FIELD_IGNORED:
		return FX_NONE;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	if (st->p.changed)
		return st->p.changed(a, st->p.ctx, field_text(&st->field));
	return FX_REDRAW;
}

static bool prompt_typing(const struct view *v)
{
	(void)v;
	return true;
}

static void prompt_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct prompt_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	struct canvas line = canvas_sub(&screen, a->rows - 2, 1, 1, a->cols - 1);
	const char *hint = st->p.hint ? st->p.hint : _("Enter goes on  Esc cancels");

	canvas_fill(&screen, a->rows - 2, 0, 1, a->cols, STYLE_NORMAL, ' ');
	chrome_hint_or_message(a, &screen, hint);
	field_draw(&st->field, &line, st->label, true);
}

static const struct view_ops prompt_view = {
	.name = "prompt",
	.state_size = sizeof(struct prompt_state),
	.overlay = true,
	.captures = true,
	.open = prompt_init,
	.close = prompt_close,
	.key = prompt_key,
	.typing = prompt_typing,
	.draw = prompt_draw,
};

bool prompt_open(struct app *a, const struct prompt *p)
{
	if (app_push(a, &prompt_view, p))
		return true;
	free(p->ctx);
	return false;
}
