/* A few answers: a list with a cursor, or a which-key box where one key chooses. */
#include <stdlib.h>

#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/views/views.h"

struct choices_state {
	struct choices_spec spec;
	struct choice *v;
	char *title;
	size_t at;
};

static bool choices_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct choices_state *st = v->state;

	(void)a;
	(void)e;
	st->spec = *(const struct choices_spec *)arg;
	st->title = xstrdup(st->spec.title);
	st->v = xmemdup(st->spec.v, st->spec.n * sizeof(*st->v));
	return true;
}

static void choices_close(struct view *v)
{
	struct choices_state *st = v->state;

	free(st->v);
	free(st->title);
	free(st->spec.ctx);
}

static unsigned choose(struct choices_state *st, struct app *a, size_t i)
{
	if (st->v[i].why) {
		app_say(a, "%s", st->v[i].why);
		return FX_REDRAW;
	}
	return st->spec.done(a, st->spec.ctx, i) | FX_POP;
}

static unsigned choices_key(struct view *v, struct app *a, const struct key *k)
{
	struct choices_state *st = v->state;
	int chosen;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL) ||
		key_is(k, KEYCODE_BACKSPACE, 0))
		return FX_POP;
	if (st->spec.keys_only) {
		for (size_t i = 0; i < st->spec.n; i++)
			if (key_pack(&st->v[i].key) == key_pack(k))
				return choose(st, a, i);
		return FX_NONE;
	}
	chosen = choice_key(st->v, st->spec.n, &st->at, k);
	return chosen < 0 ? FX_REDRAW : choose(st, a, (size_t)chosen);
}

static void choices_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct choices_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);

	(void)a;
	if (st->spec.keys_only) {
		chrome_hint(&screen, _("Press a key  Esc cancels"));
		overlay_keys(body, st->title, st->v, st->spec.n);
	} else {
		chrome_hint(&screen, _("Arrows move  Enter chooses  Esc cancels"));
		overlay_choices(body, st->title, NULL, st->v, st->spec.n, st->at);
	}
}

static const struct view_ops choices_view = {
	.name = "choices",
	.state_size = sizeof(struct choices_state),
	.overlay = true,
	.captures = true,
	.open = choices_init,
	.close = choices_close,
	.key = choices_key,
	.draw = choices_draw,
};

bool choices_open(struct app *a, const struct choices_spec *s)
{
	if (app_push(a, &choices_view, s))
		return true;
	free(s->ctx);
	return false;
}
