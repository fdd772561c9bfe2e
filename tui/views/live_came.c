/* `+` and `-` in view 3: somebody came or left, by name, while the notes go on. Enter stamps the time and
 * waits for the next name. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/names.h"
#include "services/rollcall.h"

#include "tui/views/live.h"
#include "tui/views/rollcall.h"

enum { FITTING_MAX = 8 };

struct came_state {
	int64_t meeting_id;
	bool left; /* else came */
	struct roll_rows rows;
	struct field line;
	size_t fits[FITTING_MAX]; /* indices into rows */
	size_t n, at;
};

struct came_arg {
	int64_t meeting_id;
	bool left;
};

/* ---- What is typed: a name, perhaps a time behind it ---------------------------------------------- */

/* "bo 9:20" is a name and a time. The caller frees the name; the minute is now's where none is said. */
static char *read_typed(const struct came_state *st, const struct app *a, int *minute, bool *said)
{
	const char *text = field_text(&st->line), *last = strrchr(text, ' ');
	struct when w;

	*minute = clock_local(a->session.clock).minute;
	*said = false;
	if (last && last[1] >= '0' && last[1] <= '9' && when_time(last + 1, true, &w) &&
		w.start != MINUTE_NONE) {
		*minute = w.start;
		*said = true;
		return text_trim(xstrndup(text, (size_t)(last - text)));
	}
	return text_trim(xstrdup(text));
}

/* Who can do it now: those who are not here come, those who are leave. */
static bool is_likely(const struct came_state *st, const struct roll_row *r)
{
	return roll_is_here(r) == st->left;
}

static void look(struct came_state *st, const struct app *a)
{
	int minute;
	bool said;
	char *name = read_typed(st, a, &minute, &said);

	st->n = st->at = 0;
	for (int likely = 1; likely >= 0 && *name; likely--)
		for (size_t i = 0; i < st->rows.n && st->n < FITTING_MAX; i++)
			if (is_likely(st, &st->rows.v[i]) == likely &&
				rollcall_answers(&st->rows.v[i], name))
				st->fits[st->n++] = i;
	free(name);
}

/* ---- The view --------------------------------------------------------------------------------------- */

static bool came_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	const struct came_arg *from = arg;
	struct came_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = from->meeting_id;
	st->left = from->left;
	return true;
}

static void came_close(struct view *v)
{
	struct came_state *st = v->state;

	pool_release(&st->rows.pool);
	field_release(&st->line);
}

static bool came_reload(struct view *v, struct app *a, struct err *e)
{
	struct came_state *st = v->state;
	bool ok;

	pool_release(&st->rows.pool);
	st->rows.n = 0;
	ok = store_roll(a->session.store, st->meeting_id, &st->rows, e);
	look(st, a);
	return ok;
}

static bool came_typing(const struct view *v)
{
	(void)v;
	return true;
}

/* A whole name that is not on the roll is a guest's. */
static bool is_guest(const struct came_state *st, const char *name)
{
	struct name_parts parts;
	bool whole;

	name_split(name, &parts);
	whole = *parts.given && *parts.family;
	name_parts_release(&parts);
	return st->n == 0 && !st->left && whole;
}

static bool stamp_guest(
	struct app *a, int64_t meeting_id, const char *name, int minute, struct err *e)
{
	int64_t who;

	if (!session_begin(&a->session, NULL, e))
		return false;
	return session_end(&a->session,
		roll_guest(&a->session, meeting_id, name, 0, &who, e) &&
			roll_came(&a->session, meeting_id, who, minute, e),
		e);
}

static bool stamp(struct came_state *st, struct app *a, int minute, struct err *e)
{
	int64_t who = st->rows.v[st->fits[st->at]].a.person_id;

	return st->left ? roll_left(&a->session, st->meeting_id, who, minute, e)
			: roll_came(&a->session, st->meeting_id, who, minute, e);
}

static char *fitting_name(const struct came_state *st, size_t i)
{
	const struct roll_row *r = &st->rows.v[st->fits[i]];

	return name_given_first(r->given, r->family);
}

/* Here already, or gone already: only another time, typed behind the name, changes that. */
static bool is_done(const struct came_state *st)
{
	const struct roll_row *r = &st->rows.v[st->fits[st->at]];

	return st->left ? roll_is_present(r) && !roll_is_here(r) : roll_is_here(r);
}

static unsigned enter(struct came_state *st, struct app *a)
{
	char clock[DATE_TEXT_SIZE], *name;
	struct err e = { 0 };
	int minute;
	bool guest, said, ok;

	if (field_empty(&st->line))
		return FX_POP;
	name = read_typed(st, a, &minute, &said);
	guest = is_guest(st, name);
	if (st->n == 0 && !guest) {
		app_say(a, _("Nobody called \"%s\" is on the roll."), name);
		free(name);
		return FX_REDRAW;
	}
	if (!guest) {
		free(name);
		name = fitting_name(st, st->at);
	}
	if (!guest && !said && is_done(st)) {
		app_say(a, st->left ? _("%s has left already.") : _("%s is here already."), name);
		free(name);
		return FX_REDRAW;
	}
	ok = guest ? stamp_guest(a, st->meeting_id, name, minute, &e) : stamp(st, a, minute, &e);
	minute_text(minute, clock);
	if (ok)
		field_set(&st->line, "");
	app_did(a, ok, &e, st->left ? _("%s left %s") : _("%s came %s"), name, clock);
	free(name);
	return FX_RELOAD;
}

static unsigned came_key(struct view *v, struct app *a, const struct key *k)
{
	struct came_state *st = v->state;

	if (key_is(k, KEYCODE_ENTER, 0))
		return enter(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return FX_POP;
	if (key_is(k, KEYCODE_TAB, 0) || key_is(k, KEYCODE_DOWN, 0))
		st->at = st->n ? (st->at + 1) % st->n : 0;
	else if (key_is(k, KEYCODE_UP, 0))
		st->at = st->n ? (st->at + st->n - 1) % st->n : 0;
	else if (field_key(&st->line, k) == FIELD_EDITED)
		look(st, a);
	return FX_REDRAW;
}

/* The names that fit in the last row, the chosen one first. */
static void draw_fitting(const struct came_state *st, struct canvas *c)
{
	int col = 1;

	for (size_t i = 0; i < st->n && col < c->cols; i++) {
		char *name = fitting_name(st, (st->at + i) % st->n);

		if (i == 0)
			col += canvas_text(c, 0, col, CELLS_REST, STYLE_NORMAL, "▶ ");
		col += canvas_text(c, 0, col, CELLS_REST, i == 0 ? STYLE_KEY : STYLE_NORMAL, name);
		col += canvas_text(c, 0, col, CELLS_REST, STYLE_NORMAL, "  ");
		free(name);
	}
}

static void came_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct came_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	struct canvas line = canvas_sub(&screen, a->rows - 2, 1, 1, a->cols - 1);
	struct canvas below = canvas_sub(&screen, a->rows - 1, 0, 1, a->cols);
	int minute;
	bool said;
	char *name = read_typed(st, a, &minute, &said);

	canvas_fill(&screen, a->rows - 2, 0, 2, a->cols, STYLE_NORMAL, ' ');
	if (a->message)
		canvas_text(&below, 0, 1, CELLS_REST, STYLE_NORMAL, a->message);
	else if (st->n)
		draw_fitting(st, &below);
	else if (is_guest(st, name))
		canvas_printf(&below, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("Enter: %s, a guest who is not on the roll"), name);
	else if (*name)
		canvas_printf(&below, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("Nobody called \"%s\" is on the roll."), name);
	else
		canvas_text(&below, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("Type a name (9:20 behind it for another time)  Enter stamps  Esc ends"));
	field_draw(&st->line, &line, st->left ? _("Left") : _("Came"), true);
	free(name);
}

static const struct view_ops came_view = {
	.name = "came",
	.state_size = sizeof(struct came_state),
	.overlay = true,
	.captures = true,
	.open = came_open,
	.close = came_close,
	.reload = came_reload,
	.key = came_key,
	.typing = came_typing,
	.draw = came_draw,
};

unsigned live_ask_came(struct app *a, int64_t meeting_id, bool left)
{
	app_push(a, &came_view, &(struct came_arg) { meeting_id, left });
	return FX_REDRAW;
}
