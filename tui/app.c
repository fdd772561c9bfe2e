#include "tui/app.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/commands.h"
#include "tui/views/views.h"

static const struct view_ops *const roots[APP_VIEWS] = {
	[VIEW_WHEEL - 1] = &wheel_view,
	[VIEW_MEETINGS - 1] = &meetings_view,
	[VIEW_LIVE - 1] = &live_view,
	[VIEW_PEOPLE - 1] = &people_view,
	[VIEW_FOLLOWUP - 1] = &followup_view,
	[VIEW_SEARCH - 1] = &search_view,
	[VIEW_PLAN - 1] = &plan_view,
	[VIEW_EXPORT - 1] = &export_view,
};

enum { LINEAR_COLS = 75 };

/* ---- Views ------------------------------------------------------------------------------------ */

/* No clock that speaks up by itself, and windows so narrow that every view shows one column at a time. */
bool app_linear(const struct app *a)
{
	return a->config && a->config->value[OPTION_LINEAR];
}

static int body_cols(const struct app *a)
{
	return app_linear(a) && a->cols > LINEAR_COLS ? LINEAR_COLS : a->cols;
}

static bool view_open(
	struct view *v, struct app *a, const struct view_ops *ops, const void *arg, struct err *e)
{
	struct body b = chrome_body(a->rows, a->cols);

	*v = (struct view) { .ops = ops, .stale = true };
	v->state = xcalloc(1, ops->state_size ? ops->state_size : 1);
	if (ops->open && !ops->open(v, a, arg, e)) {
		free(v->state);
		*v = (struct view) { 0 };
		return false;
	}
	if (ops->layout)
		ops->layout(v, a, b.rows, body_cols(a));
	return true;
}

static void view_close(struct view *v)
{
	if (!v->ops)
		return;
	if (v->ops->close)
		v->ops->close(v);
	free(v->state);
	*v = (struct view) { 0 };
}

struct view *app_root(struct app *a)
{
	return &a->views[a->current - 1];
}

struct view *app_top(struct app *a)
{
	return a->depth ? &a->stack[a->depth - 1] : app_root(a);
}

const struct view *app_top_const(const struct app *a)
{
	return a->depth ? &a->stack[a->depth - 1] : &a->views[a->current - 1];
}

static bool is_typing(const struct view *v)
{
	return v->ops->typing && v->ops->typing(v);
}

const char *app_section(const struct app *a)
{
	const struct view *v = app_top_const(a);

	return is_typing(v) && v->ops->text_section ? v->ops->text_section : v->ops->name;
}

bool app_push(struct app *a, const struct view_ops *ops, const void *arg)
{
	struct err e = { 0 };

	if (a->depth == APP_STACK_MAX) {
		app_say(a, _("Too many windows are open. Esc closes one."));
		return false;
	}
	if (!view_open(&a->stack[a->depth], a, ops, arg, &e)) {
		app_fail(a, &e);
		return false;
	}
	a->depth++;
	return true;
}

/* Take one view off the stack; others may lie above it. */
static void drop(struct app *a, struct view *v)
{
	size_t i = (size_t)(v - a->stack);

	view_close(v);
	for (; i + 1 < a->depth; i++)
		a->stack[i] = a->stack[i + 1];
	a->depth--;
	a->stack[a->depth] = (struct view) { 0 };
}

unsigned app_show(struct app *a, int number)
{
	while (a->depth)
		drop(a, &a->stack[a->depth - 1]);
	a->current = number;
	app_root(a)->stale = true;
	return FX_REDRAW;
}

/* ---- Messages --------------------------------------------------------------------------------- */

/* With a short name of the home folder, so that the line has room for what is said of the file. */
static void keep_message(struct app *a, const char *text, bool is_error)
{
	free(a->message);
	a->message = path_tilde(text);
	a->message_is_error = is_error;
	if (a->n_log == APP_LOG_MAX) {
		free(a->log[0]);
		memmove(a->log, a->log + 1, (APP_LOG_MAX - 1) * sizeof(a->log[0]));
		a->n_log--;
	}
	a->log[a->n_log++] = xstrdup(a->message);
}

void app_say(struct app *a, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	keep_message(a, text, false);
	free(text);
}

unsigned app_fail(struct app *a, const struct err *e)
{
	keep_message(a, e->text, true);
	return FX_REDRAW;
}

unsigned app_did(struct app *a, bool ok, const struct err *e, const char *fmt, ...)
{
	va_list ap;
	char *text;

	if (!ok)
		return app_fail(a, e) | FX_RELOAD;
	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	/* TRANSLATORS: what was done; å (or u) is the key that undoes it */
	app_say(a, _("%s  u undoes"), text);
	free(text);
	a->saved_at = clock_now(a->session.clock);
	return FX_RELOAD;
}

unsigned app_saved(struct app *a, bool ok, const struct err *e)
{
	if (!ok)
		return app_fail(a, e) | FX_RELOAD;
	a->saved_at = clock_now(a->session.clock);
	return FX_RELOAD;
}

static void reload(struct app *a, struct view *v)
{
	struct err e = { 0 };

	if (!v->ops || !v->stale)
		return;
	v->stale = false;
	if (v->ops->reload && !v->ops->reload(v, a, &e))
		app_fail(a, &e);
}

/* ---- Commands --------------------------------------------------------------------------------- */

static unsigned has(const struct app *a, const struct view *v)
{
	unsigned bits = a->writable ? NEED_WRITABLE : 0;

	return v->ops->has ? bits | v->ops->has(v, a) : bits;
}

const char *app_lacks(const struct app *a, const struct view *v, unsigned needs)
{
	unsigned lacking = needs & ~has(a, v);

	if (lacking & NEED_WRITABLE)
		return _("The database can only be read.");
	if (lacking & NEED_MEETING)
		return _("No meeting is selected.");
	if (lacking & NEED_RUNNING)
		return _("The meeting is not running. S starts it.");
	if (lacking & NEED_ITEM)
		return _("No agenda item is selected.");
	if (lacking & NEED_NOTE)
		return _("No line is selected.");
	if (lacking & NEED_PERSON)
		return _("No person is selected.");
	if (lacking & NEED_GROUP)
		return _("No group is selected.");
	if (lacking & NEED_ROLL)
		return _("These are answers, one by one. Tab takes the roll.");
	if (lacking & NEED_BEFORE)
		return _("The meeting has begun: what counts now is who is here.");
	if (lacking & NEED_OPEN)
		return _("A date is chosen. n proposes another one.");
	return NULL;
}

static unsigned run(struct app *a, struct view *v, const struct command *c, const struct key *k)
{
	const char *lacks = app_lacks(a, v, c->needs);

	if (lacks) {
		app_say(a, "%s", lacks);
		return FX_REDRAW;
	}
	return c->run ? c->run(a, v, k) : FX_IGNORED;
}

static void apply(struct app *a, struct view *v, unsigned fx)
{
	if (fx & FX_RELOAD) {
		a->data++;
		for (size_t i = 0; i < APP_VIEWS; i++)
			a->views[i].stale = true;
		for (size_t i = 0; i < a->depth; i++)
			a->stack[i].stale = true;
	}
	if ((fx & FX_POP) && v >= a->stack && v < a->stack + a->depth)
		drop(a, v);
	if (fx & FX_QUIT)
		a->quit = true;
}

unsigned app_run(struct app *a, const char *name)
{
	struct view *v = app_top(a);
	const struct command *c = command_by_name(v->ops->name, name);
	struct key none = { 0 };

	if (!c || !c->run)
		return FX_IGNORED;
	apply(a, v, run(a, v, c, &none));
	return FX_REDRAW;
}

void app_close_then(struct app *a, const struct command *c, const struct key *k)
{
	struct view *v;

	if (a->depth)
		drop(a, &a->stack[a->depth - 1]);
	v = app_top(a);
	apply(a, v, run(a, v, c, k));
}

/* What F1 says in a box, where the palette would have nothing to run. */
static void explain(struct app *a, const struct view *v)
{
	app_say(a, "%s",
		is_typing(v) ? _("Enter goes on, Esc goes back, Ctrl-Z takes back what you typed.")
			     : _("A letter chooses at once, so do Enter and a click; Esc closes."));
}

static unsigned dispatch(struct app *a, struct view *v, const struct key *k)
{
	bool helpless = v->ops->captures && v->ops->overlay && key_is(k, KEYCODE_F1, 0);
	unsigned fx = v->ops->key && !helpless ? v->ops->key(v, a, k) : FX_IGNORED;
	const struct command *c;

	if (helpless) {
		explain(a, v);
		return FX_REDRAW;
	}

	if (!(fx & FX_IGNORED) || v->ops->captures)
		return fx;
	if (is_typing(v) && key_is_text(k))
		return FX_NONE;
	c = command_for_key(app_section(a), k);
	return c && c->run ? run(a, v, c, k) : FX_NONE;
}

void app_key(struct app *a, const struct key *k, const struct zone *zone)
{
	struct key pressed = *k;
	const struct view_ops *ops;
	struct view *v;
	unsigned fx;

	if (zone && zone->pane == ZONE_KEY && key_is_mouse(k)) {
		if (k->code != KEYCODE_CLICK)
			return;
		pressed = key_unpack((uint32_t)zone->value);
		zone = NULL;
	}
	xreplace(&a->message, NULL);
	v = app_top(a);
	reload(a, v); /* of two keys at once the second is for what the first has led to */
	ops = v->ops;
	a->zone = zone;
	fx = dispatch(a, v, &pressed);
	a->zone = NULL;
	if (v->ops != ops) /* it closed itself while it handled the key */
		fx &= ~(unsigned)FX_POP;
	apply(a, v, fx);
}

/* ---- The loop's hooks --------------------------------------------------------------------------- */

/* The lowest view that is seen: index in the stack plus one, 0 for the root view. What lies beneath
 * is reloaded when it is seen again. */
static size_t lowest_seen(const struct app *a)
{
	size_t i = a->depth;

	while (i > 0 && a->stack[i - 1].ops->overlay)
		i--;
	return i;
}

void app_settle(struct app *a)
{
	struct err e = { 0 };
	size_t from = lowest_seen(a);

	if (from == 0)
		reload(a, app_root(a));
	for (size_t i = from ? from - 1 : 0; i < a->depth; i++)
		reload(a, &a->stack[i]);
	if (a->undo_seen == a->data)
		return;
	a->undo_seen = a->data;
	free(a->undo_label);
	a->undo_label = NULL;
	if (!store_undo_label(a->session.store, &a->undo_label, &e))
		app_fail(a, &e);
}

void app_leave(struct app *a)
{
	for (size_t i = 0; i < APP_VIEWS + a->depth; i++) {
		struct view *v = i < APP_VIEWS ? &a->views[i] : &a->stack[i - APP_VIEWS];

		if (v->ops && v->ops->leave)
			v->ops->leave(v, a);
	}
}

int app_timeout(struct app *a)
{
	const struct view *v = app_top(a);
	int clock = app_linear(a) ? -1 : clock_next_minute(a->session.clock);
	int own = v->ops->timeout ? v->ops->timeout(v, a) : -1;

	if (own < 0 || clock < 0)
		return own < 0 ? clock : own;
	return own < clock ? own : clock;
}

void app_tick(struct app *a)
{
	struct view *v = app_top(a);

	if (v->ops->tick)
		apply(a, v, v->ops->tick(v, a));
}

void app_changed(struct app *a)
{
	apply(a, app_top(a), FX_RELOAD);
	app_say(a, _("Changed in another window."));
}

void app_resize(struct app *a, int rows, int cols)
{
	struct body b = chrome_body(rows, cols);

	a->rows = rows;
	a->cols = cols;
	for (size_t i = 0; i < APP_VIEWS + a->depth; i++) {
		struct view *v = i < APP_VIEWS ? &a->views[i] : &a->stack[i - APP_VIEWS];

		if (v->ops && v->ops->layout)
			v->ops->layout(v, a, b.rows, body_cols(a));
		v->stale = true;
	}
}

void app_draw(const struct app *a, struct canvas *screen)
{
	struct body b = chrome_body(a->rows, a->cols);
	struct canvas body = canvas_sub(screen, b.top, 0, b.rows, body_cols(a));
	size_t from = lowest_seen(a);
	const struct view *v = from ? &a->stack[from - 1] : &a->views[a->current - 1];

	chrome_draw(a, screen);
	v->ops->draw(v, a, &body);
	for (size_t i = from; i < a->depth; i++)
		a->stack[i].ops->draw(&a->stack[i], a, &body);
}

static void close_views(struct app *a)
{
	while (a->depth)
		drop(a, &a->stack[a->depth - 1]);
	for (int i = 0; i < APP_VIEWS; i++)
		view_close(&a->views[i]);
}

bool app_use_store(struct app *a, struct store *store, bool demo, struct err *e)
{
	close_views(a);
	a->session.store = store;
	a->demo = demo;
	a->writable = !store_readonly(store);
	a->meeting_id = a->saved_at = 0;
	a->data++;
	free(a->association);
	a->association = NULL;
	if (!store_setting(store, "association", "", &a->association, e))
		return false;
	for (int i = 0; i < APP_VIEWS; i++)
		if (!view_open(&a->views[i], a, roots[i], NULL, e))
			return false;
	return true;
}

bool app_init(struct app *a, struct err *e)
{
	bool empty = false;

	a->current = VIEW_WHEEL;
	if (!store_empty(a->session.store, &empty, e) ||
		!app_use_store(a, a->session.store, a->demo, e))
		return false;
	if (empty && a->writable)
		app_push(a, &first_run_view, NULL);
	return true;
}

void app_release(struct app *a)
{
	close_views(a);
	for (size_t i = 0; i < a->n_log; i++)
		free(a->log[i]);
	free(a->association);
	free(a->message);
	free(a->undo_label);
	a->n_log = 0;
	a->association = a->message = a->undo_label = NULL;
}
