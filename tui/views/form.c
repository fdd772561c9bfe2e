/* A few labelled fields in a box. */
#include "tui/widgets/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/views/live_text.h"
#include "tui/views/views.h"

struct form_state {
	struct form_spec spec;
	char *title;
	char *labels[FORM_FIELDS_MAX];
	char *was[FORM_FIELDS_MAX]; /* what the fields said, but for what is typed */
	char *draft;
	struct draft_pace pace;
	struct form form;
};

static bool is_changed(const struct form_state *st, size_t i)
{
	return strcmp(form_text(&st->form, i), st->was[i]) != 0;
}

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

/* ---- The draft: a line for each field that was changed, its number and its text --------------------------- */

static bool keep(struct form_state *st, struct app *a, struct err *e)
{
	struct buf b = { 0 };
	bool ok;

	if (!st->draft || !a->writable)
		return true;
	for (size_t i = 0; i < st->form.n; i++)
		if (is_changed(st, i))
			buf_printf(&b, "%zu %s\n", i, form_text(&st->form, i));
	ok = draft_save(a, &st->pace, st->draft, b.len ? buf_str(&b) : NULL, e);
	buf_release(&b);
	return ok;
}

static void forget(struct form_state *st, struct app *a)
{
	struct err ignored = { 0 };

	if (st->draft && a->writable)
		(void)store_draft_save(a->session.store, st->draft, NULL, &ignored);
}

static bool restore(struct form_state *st, struct app *a, struct err *e)
{
	char *text = NULL, time[DATE_TEXT_SIZE], *line, *rest;
	int64_t at = 0;

	if (!st->draft || !store_draft(a->session.store, st->draft, &text, &at, e))
		return !st->draft;
	rest = text;
	while (rest && (line = strsep(&rest, "\n")) != NULL) {
		char *end;
		unsigned long i = strtoul(line, &end, 10);

		if (end > line && *end == ' ' && i < st->form.n)
			field_set(&st->form.fields[i].field, end + 1);
	}
	if (text) {
		minute_text(local_moment(at).minute, time);
		app_say(a, _("Draft from %s restored"), time);
	}
	free(text);
	return true;
}

static int form_timeout(const struct view *v, const struct app *a)
{
	(void)a;
	return draft_wait(&((const struct form_state *)v->state)->pace);
}

static unsigned form_tick(struct view *v, struct app *a)
{
	struct err e = { 0 };

	if (form_timeout(v, a) != 0)
		return FX_NONE;
	return keep(v->state, a, &e) ? FX_NONE : app_fail(a, &e);
}

static void form_leave(struct view *v, struct app *a)
{
	struct err e = { 0 };

	if (!keep(v->state, a, &e))
		app_fail(a, &e);
}

/* ---- Opening and closing ------------------------------------------------------------------------------------ */

static bool form_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct form_state *st = v->state;

	st->spec = *(const struct form_spec *)arg;
	st->draft = st->spec.draft ? xstrdup(st->spec.draft) : NULL;
	st->spec.draft = NULL;
	st->title = xstrdup(st->spec.title);
	for (size_t i = 0; i < st->spec.n; i++) {
		st->labels[i] = xstrdup(st->spec.fields[i].label);
		st->was[i] = xstrdup(st->spec.fields[i].text);
		form_add(&st->form, st->labels[i], st->was[i]);
	}
	st->spec.fields = NULL;
	if (!restore(st, a, e))
		return false;
	for (size_t i = 0; i < st->spec.n; i++)
		echo(st, a, i);
	return true;
}

static void form_close(struct view *v)
{
	struct form_state *st = v->state;

	form_release(&st->form);
	for (size_t i = 0; i < FORM_FIELDS_MAX; i++) {
		free(st->labels[i]);
		free(st->was[i]);
	}
	free(st->draft);
	free(st->title);
	free(st->spec.ctx);
}

/* ---- Saving ------------------------------------------------------------------------------------------------- */

/* A field has become something else in another window. True where it was changed here, too. */
static bool meet(struct form_state *st, size_t i, const char *now)
{
	bool here = is_changed(st, i) && strcmp(form_text(&st->form, i), now) != 0;

	if (!is_changed(st, i))
		field_set(&st->form.fields[i].field, now);
	xreplace(&st->was[i], now);
	return here;
}

/* Take over what has been changed elsewhere since the form was opened; true where that is for somebody to decide:
 * the cursor is at the field and its other text is told. */
static bool disputed(struct form_state *st, struct app *a)
{
	char *now[FORM_FIELDS_MAX] = { 0 };
	size_t field = st->form.n;

	if (!st->spec.now)
		return false;
	st->spec.now(a, st->spec.ctx, now);
	for (size_t i = 0; i < st->form.n; i++) {
		if (now[i] && strcmp(now[i], st->was[i]) != 0 && meet(st, i, now[i]) &&
			field == st->form.n) {
			field = i;
			app_say(a,
				_("Changed in another window: %s is \"%s\" there. Ctrl-S saves what "
				  "stands here."),
				st->labels[i], now[i]);
		}
		free(now[i]);
	}
	if (field == st->form.n)
		return false;
	st->form.at = field;
	form_echo(&st->form, field, true, st->was[field]);
	return true;
}

static unsigned finish(struct form_state *st, struct app *a)
{
	const char *texts[FORM_FIELDS_MAX];
	unsigned fx;

	if (disputed(st, a))
		return FX_REDRAW;
	for (size_t i = 0; i < st->spec.n; i++)
		texts[i] = form_text(&st->form, i);
	fx = st->spec.done(a, st->spec.ctx, texts);
	if (fx & FX_POP)
		forget(st, a);
	return fx;
}

static unsigned edited(struct form_state *st, struct app *a)
{
	struct err e = { 0 };

	echo(st, a, st->form.at);
	if (!st->draft)
		return FX_REDRAW;
	st->pace.dirty = true;
	return draft_wait(&st->pace) > 0 || keep(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

/* Ctrl-C keeps what is typed, Esc lets it be. */
static unsigned interrupted(struct form_state *st, struct app *a)
{
	struct err e = { 0 };

	return keep(st, a, &e) ? FX_POP : app_fail(a, &e) | FX_POP;
}

static unsigned form_view_key(struct view *v, struct app *a, const struct key *k)
{
	struct form_state *st = v->state;

	if (key_is(k, 'c', KEYMOD_CTRL))
		return interrupted(st, a);
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
		return edited(st, a);
	case FORM_CANCELLED:
		forget(st, a);
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

	(void)a;
	chrome_hint(&screen,
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
	.leave = form_leave,
	.timeout = form_timeout,
	.tick = form_tick,
};

bool form_open(struct app *a, const struct form_spec *s)
{
	if (app_push(a, &form_view, s))
		return true;
	free(s->ctx);
	return false;
}
