/* A few labelled fields in a box. */
#include "tui/widgets/form.h"

#include <stdlib.h>

#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/views/views.h"

struct form_state {
	struct form_spec spec;
	char *title;
	char *labels[FORM_FIELDS_MAX];
	struct form form;
};

static void echo(struct form_state *st, struct app *a, size_t i)
{
	struct buf b = { 0 };
	bool fine;

	if (!st->spec.echo)
		return;
	fine = st->spec.echo(a, st->spec.ctx, i, form_text(&st->form, i), &b);
	form_echo(&st->form, i, !fine, b.len ? buf_str(&b) : NULL);
	buf_release(&b);
}

static bool form_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct form_state *st = v->state;

	(void)e;
	st->spec = *(const struct form_spec *)arg;
	st->title = xstrdup(st->spec.title);
	for (size_t i = 0; i < st->spec.n; i++) {
		st->labels[i] = xstrdup(st->spec.fields[i].label);
		form_add(&st->form, st->labels[i], st->spec.fields[i].text);
	}
	st->spec.fields = NULL;
	for (size_t i = 0; i < st->spec.n; i++)
		echo(st, a, i);
	return true;
}

static void form_close(struct view *v)
{
	struct form_state *st = v->state;

	form_release(&st->form);
	for (size_t i = 0; i < FORM_FIELDS_MAX; i++)
		free(st->labels[i]);
	free(st->title);
	free(st->spec.ctx);
}

static unsigned finish(struct form_state *st, struct app *a)
{
	const char *texts[FORM_FIELDS_MAX];

	for (size_t i = 0; i < st->spec.n; i++)
		texts[i] = form_text(&st->form, i);
	return st->spec.done(a, st->spec.ctx, texts);
}

static unsigned form_view_key(struct view *v, struct app *a, const struct key *k)
{
	struct form_state *st = v->state;
	size_t at = st->form.at;

	if (key_is(k, 'c', KEYMOD_CTRL))
		return FX_POP;
	if (key_is(k, 's', KEYMOD_CTRL))
		return finish(st, a);
	switch (form_key(&st->form, k)) {
	case FORM_IGNORED:
		return FX_NONE;
	case FORM_MOVED:
		/* What one field says may depend on what another one says. */
		for (size_t i = 0; i < st->form.n; i++)
			echo(st, a, i);
		return FX_REDRAW;
	case FORM_EDITED:
		echo(st, a, at);
		return FX_REDRAW;
	case FORM_CANCELLED:
		return FX_POP;
	case FORM_DONE:
		break;
	}
	return finish(st, a);
}

static bool form_typing(const struct view *v)
{
	(void)v;
	return true;
}

static void form_view_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct form_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	struct canvas box = overlay_box(body, OVERLAY_CENTRE, (int)st->spec.n, 76, st->title, NULL);

	chrome_hint(a, &screen,
		st->form.at + 1 < st->form.n
			? _("Tab next field  Enter goes on  Ctrl-S saves  Esc cancels")
			: _("Enter saves  Shift-Tab field before  Esc cancels"));
	form_draw(&st->form, &box, true);
}

static const struct view_ops form_view = {
	.name = "form",
	.state_size = sizeof(struct form_state),
	.overlay = true,
	.captures = true,
	.open = form_init,
	.close = form_close,
	.key = form_view_key,
	.typing = form_typing,
	.draw = form_view_draw,
};

bool form_open(struct app *a, const struct form_spec *s)
{
	if (app_push(a, &form_view, s))
		return true;
	free(s->ctx);
	return false;
}
