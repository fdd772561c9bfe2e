/* The check-in round: whose turn it is in large letters, and a line for what they say. Nobody's name is
 * filed with it. */
#include "services/checkin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/attendance.h"

#include "tui/views/live_text.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"
#include "tui/widgets/banner.h"
#include "tui/widgets/field.h"

enum { AHEAD = 3 };

/* What was answered while the view is open: so that undo gives the turn back. */
struct answered {
	int64_t person_id, note_id;
};

struct checkin_state {
	int64_t item_id;
	struct item item;
	struct note_list notes;
	struct roll_rows roll;
	struct turns turns;
	struct answered *given;
	size_t n_given, cap_given;
	struct field line;
	bool restored; /* the draft has been read */
	struct draft_pace draft;
};

static bool somebody(const struct checkin_state *st)
{
	return st->turns.n > 0;
}

static void put_name(const struct checkin_state *st, int64_t id, struct buf *out)
{
	const struct roll_row *r = roll_row_of(&st->roll, id);

	if (r)
		buf_printf(out, "%s%s%s", r->given, *r->family ? " " : "", r->family);
}

/* ---- The line being typed ------------------------------------------------------------------------ */

static char *draft_key(const struct checkin_state *st)
{
	return xasprintf("checkin-line:%" PRId64, st->item_id);
}

static bool save_line(struct checkin_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st);
	const char *text = field_text(&st->line);
	bool ok = draft_save(a, &st->draft, key, *text ? text : NULL, e);

	free(key);
	return ok;
}

static bool restore_line(struct checkin_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL;
	bool ok = st->restored || store_draft(a->session.store, key, &text, NULL, e);

	st->restored = ok;
	if (text)
		field_set(&st->line, text);
	free(text);
	free(key);
	return ok;
}

/* ---- What is shown ------------------------------------------------------------------------------- */

static bool checkin_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct checkin_state *st = v->state;

	(void)a;
	(void)e;
	st->item_id = *(const int64_t *)arg;
	st->line.multiline = true;
	return true;
}

static void checkin_close(struct view *v)
{
	struct checkin_state *st = v->state;

	pool_release(&st->notes.pool);
	pool_release(&st->roll.pool);
	item_release(&st->item);
	turns_release(&st->turns);
	field_release(&st->line);
	free(st->given);
}

/* A line that undo took away gives the turn back; one that redo brought takes it again. */
static bool follow_undo(struct checkin_state *st, struct app *a, struct err *e)
{
	bool changed = false;

	for (size_t i = st->n_given; i > 0; i--) {
		const struct answered *g = &st->given[i - 1];
		bool there = false;

		for (size_t k = 0; k < st->notes.n; k++)
			there |= st->notes.v[k].id == g->note_id;
		if (there == turns_is_done(&st->turns, g->person_id))
			continue;
		if (there)
			turns_take(&st->turns, g->person_id);
		else
			turns_give_back(&st->turns, g->person_id);
		changed = true;
	}
	return !changed || checkin_save(&a->session, st->item_id, &st->turns, e);
}

static bool checkin_reload(struct view *v, struct app *a, struct err *e)
{
	struct checkin_state *st = v->state;

	pool_release(&st->notes.pool);
	pool_release(&st->roll.pool);
	st->notes.n = st->roll.n = 0;
	return store_item_load(a->session.store, st->item_id, &st->item, e) &&
		store_notes(a->session.store, st->item.meeting_id, st->item_id, &st->notes, e) &&
		store_roll(a->session.store, st->item.meeting_id, &st->roll, e) &&
		checkin_load(&a->session, st->item_id, &st->roll, &st->turns, e) &&
		follow_undo(st, a, e) && restore_line(st, a, e);
}

static void draw_ahead(const struct checkin_state *st, struct canvas *c, int row)
{
	struct buf b = { 0 };

	for (size_t i = 1; i < st->turns.n && i <= AHEAD; i++) {
		buf_puts(&b, i > 1 ? ", " : "");
		put_name(st, st->turns.waiting[i], &b);
	}
	if (b.len)
		canvas_printf(c, row, 1, c->cols - 2, STYLE_MUTED, _("Then: %s%s"), buf_str(&b),
			st->turns.n > AHEAD + 1 ? " …" : "");
	buf_release(&b);
}

/* The name as large as there is room for. Returns the row below. */
static int draw_name(const struct checkin_state *st, struct canvas *c)
{
	int scale, rows = 1;
	struct buf b = { 0 };

	put_name(st, st->turns.waiting[0], &b);
	scale = banner_scale(c, c->rows / 2, c->cols - 2, buf_str(&b));
	if (scale > 0)
		rows = banner_draw(c, 0, 1, c->cols - 2, scale, STYLE_RUNNING, buf_str(&b));
	else
		canvas_printf(c, 0, 1, c->cols - 2, STYLE_RUNNING, "▶ %s", buf_str(&b));
	buf_release(&b);
	return rows;
}

/* The latest lines of the item, as many as there is room for. */
static void draw_lines(const struct checkin_state *st, struct canvas *c)
{
	int total = 0, row;

	for (size_t i = 0; i < st->notes.n; i++)
		total += canvas_wrap_rows(c, c->cols - 2, 2, st->notes.v[i].text);
	row = total > c->rows ? c->rows - total : 0;
	for (size_t i = 0; i < st->notes.n; i++)
		row += canvas_wrap(c, row, 1, c->cols - 2, 2, STYLE_NORMAL, st->notes.v[i].text);
}

static void checkin_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct checkin_state *st = v->state;
	int wants = field_rows(&st->line, body, _("Says")), top = 0;
	int composer = wants > 1 && wants <= body->rows / 3 ? wants : 1;
	struct canvas head = canvas_sub(body, 0, 0, body->rows - composer - 1, body->cols), lines;

	(void)a;
	if (!somebody(st)) {
		canvas_text(body, 0, 1, CELLS_REST, STYLE_HEADING,
			st->turns.n_done
				? _("Everybody has checked in.")
				: _("Nobody is marked present. Esc, then r takes the roll."));
		lines = canvas_sub(body, 2, 0, body->rows - 2, body->cols);
		draw_lines(st, &lines);
		canvas_cursor(body, 0, 1, false);
		return;
	}
	top = draw_name(st, &head);
	draw_ahead(st, &head, top);
	lines = canvas_sub(&head, top + 2, 0, head.rows - top - 2, body->cols);
	draw_lines(st, &lines);
	canvas_hline(body, head.rows, 0, body->cols);
	lines = canvas_sub(body, head.rows + 1, 1, composer, body->cols - 1);
	field_draw(&st->line, &lines, _("Says"), true);
}

static void checkin_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct checkin_state *st = v->state;
	const char *number = st->item.number ? st->item.number : "";

	(void)a;
	buf_printf(left, "%s  %s%s%s%s", _("CHECK-IN"), *number ? "§ " : "", number,
		*number ? " " : "", st->item.title ? st->item.title : "");
	buf_printf(
		right, _("%d of %d"), (int)st->turns.n_done, (int)(st->turns.n_done + st->turns.n));
}

static void checkin_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)a;
	if (somebody(v->state))
		buf_puts(out, _("Filed without a name. Ctrl-O begins a second line."));
}

/* ---- Keys ---------------------------------------------------------------------------------------- */

static bool checkin_typing(const struct view *v)
{
	return somebody(v->state);
}

static void forget_answer(struct checkin_state *st, int64_t person_id)
{
	for (size_t i = 0; i < st->n_given; i++)
		if (st->given[i].person_id == person_id)
			st->given[i--] = st->given[--st->n_given];
}

static unsigned answer(struct checkin_state *st, struct app *a)
{
	struct answered g = { .person_id = st->turns.waiting[0] };
	char *key = draft_key(st);
	struct err e = { 0 };
	bool ok = checkin_answer(&a->session, st->item_id, &st->turns, g.person_id,
		field_text(&st->line), key, &g.note_id, &e);

	free(key);
	if (!ok)
		return app_saved(a, false, &e);
	forget_answer(st, g.person_id); /* an undone one */
	if (g.note_id) {
		st->given = xgrow(st->given, st->n_given, &st->cap_given, sizeof(*st->given));
		st->given[st->n_given++] = g;
		app_saved(a, true, NULL);
	}
	field_set(&st->line, "");
	st->draft.dirty = false;
	return FX_RELOAD;
}

static unsigned skip(struct checkin_state *st, struct app *a)
{
	struct err e = { 0 };

	turns_defer(&st->turns, st->turns.waiting[0]);
	return checkin_save(&a->session, st->item_id, &st->turns, &e) ? FX_REDRAW : app_fail(a, &e);
}

static unsigned leave(struct checkin_state *st, struct app *a)
{
	struct err e = { 0 };

	return save_line(st, a, &e) ? FX_POP : app_fail(a, &e);
}

static unsigned checkin_key(struct view *v, struct app *a, const struct key *k)
{
	struct checkin_state *st = v->state;
	struct err e = { 0 };

	if (!somebody(st))
		return FX_IGNORED;
	if (key_is(k, KEYCODE_ENTER, 0))
		return answer(st, a);
	if (key_is(k, KEYCODE_TAB, 0))
		return skip(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return leave(st, a);
	switch (field_key(&st->line, k)) {
	case FIELD_IGNORED:
		return FX_IGNORED;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	st->draft.dirty = true;
	return draft_wait(&st->draft) > 0 || save_line(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

static int checkin_timeout(const struct view *v, const struct app *a)
{
	(void)a;
	return draft_wait(&((const struct checkin_state *)v->state)->draft);
}

static unsigned checkin_tick(struct view *v, struct app *a)
{
	struct err e = { 0 };

	if (checkin_timeout(v, a) != 0)
		return FX_NONE;
	return save_line(v->state, a, &e) ? FX_NONE : app_fail(a, &e);
}

static void checkin_leave(struct view *v, struct app *a)
{
	struct checkin_state *st = v->state;
	struct err e = { 0 };

	if (draft_wait(&st->draft) >= 0 && !save_line(st, a, &e))
		app_fail(a, &e);
}

static unsigned cmd_anew(struct app *a, struct view *v, const struct key *k)
{
	struct checkin_state *st = v->state;
	struct err e = { 0 };

	(void)k;
	st->n_given = 0;
	return checkin_forget(&a->session, st->item_id, &e) ? FX_RELOAD : app_fail(a, &e);
}

const struct view_ops checkin_view = {
	.name = "checkin",
	.text_section = "checkin-text",
	.state_size = sizeof(struct checkin_state),
	.open = checkin_open,
	.close = checkin_close,
	.reload = checkin_reload,
	.key = checkin_key,
	.typing = checkin_typing,
	.title = checkin_title,
	.status = checkin_status,
	.draw = checkin_draw,
	.leave = checkin_leave,
	.timeout = checkin_timeout,
	.tick = checkin_tick,
};

/* clang-format off */
const struct command checkin_commands[] = {
	{ "checkin-file",  "<Enter>", "checkin-text", N_("Save the line, the next one's turn (empty: said nothing)"), N_("footer|saves, next"), 1, NEED_NOTHING, NULL },
	{ "checkin-skip",  "<Tab>",   "checkin-text", N_("Later: last in the round"), N_("footer|later"), 2, NEED_NOTHING, NULL },
	{ "checkin-line",  "<C-o>",   "checkin-text", N_("A second line of the same person"), NULL, 0, NEED_NOTHING, NULL },
	{ "checkin-leave", "<Esc>",   "checkin-text", N_("To the meeting; the round goes on where it was"), N_("footer|to the meeting"), 3, NEED_NOTHING, NULL },
	{ "checkin-anew",  "n",       "checkin", N_("A new round: everybody has a turn again"), N_("footer|new round"), 1, NEED_WRITABLE, cmd_anew },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
