/* The lines of an item as one text: each line (with the indented ones under it) is a record again when
 * the text is saved. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/agenda.h"

#include "tui/views/item_text.h"
#include "tui/views/live.h"
#include "tui/widgets/field_undo.h"

/* ---- The view -------------------------------------------------------------------------------------- */

struct editor_arg {
	int64_t meeting_id, item_id;
	const char *title;
	const char *extra; /* a line being typed; NULL = none */
};

struct editor_state {
	struct item_text t;
	char *title;
	struct field text;
	struct field_undo undo;
	struct draft_pace draft;
};

/* What was being typed becomes the last line. */
static void add_line(struct field *f, const char *line)
{
	const char *text = field_text(f);
	size_t n = strlen(text);
	char *with = xasprintf("%s%s%s", text, n && text[n - 1] != '\n' ? "\n" : "", line);

	field_set(f, with);
	free(with);
}

static bool editor_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	const struct editor_arg *from = arg;
	struct editor_state *st = v->state;

	st->t.meeting_id = from->meeting_id;
	st->t.item_id = from->item_id;
	if (!item_text_load(&st->t, a, e)) {
		item_text_release(&st->t);
		return false;
	}
	st->title = xstrdup(from->title);
	st->text.multiline = true;
	field_set(&st->text, st->t.text);
	field_undo_note(&st->undo, &st->text, NULL);
	if (from->extra) {
		add_line(&st->text, from->extra);
		field_undo_note(&st->undo, &st->text, NULL);
	}
	if (!item_text_keep(&st->t, a, &st->draft, field_text(&st->text), e)) {
		struct err said = *e;

		/* It is kept at the next pause. */
		app_fail(a, &said);
		*e = (struct err) { 0 };
	}
	return true;
}

static void editor_close(struct view *v)
{
	struct editor_state *st = v->state;

	item_text_release(&st->t);
	field_release(&st->text);
	field_undo_release(&st->undo);
	free(st->title);
}

static unsigned keep(struct editor_state *st, struct app *a)
{
	struct err e = { 0 };

	return item_text_keep(&st->t, a, &st->draft, field_text(&st->text), &e) ? FX_REDRAW
										: app_fail(a, &e);
}

static unsigned editor_touched(struct editor_state *st, struct app *a, const struct key *k)
{
	field_undo_note(&st->undo, &st->text, k);
	st->draft.dirty = true;
	return draft_wait(&st->draft) > 0 ? FX_REDRAW : keep(st, a);
}

static unsigned editor_save(struct editor_state *st, struct app *a)
{
	struct err e = { 0 };

	if (!item_text_file(&st->t, a, field_text(&st->text), &e))
		return app_fail(a, &e) | keep(st, a);
	st->draft.dirty = false;
	return FX_RELOAD | FX_POP;
}

static unsigned editor_leave(struct editor_state *st, struct app *a)
{
	if (strcmp(field_text(&st->text), st->t.out.text) != 0)
		app_say(a, _("The text is kept as a draft. F2 goes on with it."));
	return keep(st, a) | FX_POP;
}

static unsigned editor_discard(struct editor_state *st, struct app *a)
{
	field_set(&st->text, st->t.out.text);
	app_say(a, _("The draft is thrown away; the lines are as they were."));
	return keep(st, a) | FX_POP;
}

static unsigned editor_outside(struct editor_state *st, struct app *a)
{
	char *text = xstrdup(field_text(&st->text));
	struct err e = { 0 };
	bool ok;

	keep(st, a);
	ok = edit_outside(a, st->t.key, &text, &e);
	if (strcmp(text, field_text(&st->text)) != 0) {
		field_set(&st->text, text);
		editor_touched(st, a, NULL);
	}
	free(text);
	return ok ? FX_REDRAW : app_fail(a, &e);
}

static unsigned editor_undo(struct editor_state *st, struct app *a, bool back)
{
	if (back ? field_undo_back(&st->undo, &st->text) : field_undo_again(&st->undo, &st->text)) {
		st->draft.dirty = true;
		return draft_wait(&st->draft) > 0 ? FX_REDRAW : keep(st, a);
	}
	app_say(a, back ? _("Nothing to undo in this text.") : _("Nothing to redo in this text."));
	return FX_REDRAW;
}

static unsigned editor_page(struct editor_state *st, const struct app *a, uint32_t code)
{
	struct key step = { .code = code };

	for (int i = 0; i < a->rows / 2; i++)
		field_key(&st->text, &step);
	return FX_REDRAW;
}

static unsigned editor_control(struct editor_state *st, struct app *a, const struct key *k)
{
	switch (k->code) {
	case 's':
		return editor_save(st, a);
	case 'z':
		return editor_undo(st, a, true);
	case 'y':
		return editor_undo(st, a, false);
	case 'e':
		return editor_outside(st, a);
	case 'x':
		return editor_discard(st, a);
	case 'c':
		return editor_leave(st, a);
	case KEYCODE_HOME:
		st->text.at = 0;
		return FX_REDRAW;
	case KEYCODE_END:
		st->text.at = strlen(field_text(&st->text));
		return FX_REDRAW;
	default:
		return FX_IGNORED;
	}
}

static unsigned editor_special(struct editor_state *st, struct app *a, const struct key *k)
{
	if (k->mods == KEYMOD_CTRL)
		return editor_control(st, a, k);
	if (k->mods)
		return FX_IGNORED;
	switch (k->code) {
	case KEYCODE_F2:
		return editor_save(st, a);
	case KEYCODE_ESC:
		return editor_leave(st, a);
	case KEYCODE_PAGE_UP:
		return editor_page(st, a, KEYCODE_UP);
	case KEYCODE_PAGE_DOWN:
		return editor_page(st, a, KEYCODE_DOWN);
	case KEYCODE_ENTER:
		field_insert(&st->text, "\n", 1);
		return editor_touched(st, a, NULL);
	case KEYCODE_TAB:
		if (!names_complete(a, &st->text, &st->t.composing, ": ", " "))
			app_say(a,
				_("Nobody is called so. Tab fills in a name that has been begun."));
		return editor_touched(st, a, NULL);
	default:
		return FX_IGNORED;
	}
}

static unsigned editor_key(struct view *v, struct app *a, const struct key *k)
{
	struct editor_state *st = v->state;
	unsigned fx = editor_special(st, a, k);

	if (!(fx & FX_IGNORED))
		return fx;
	switch (field_key(&st->text, k)) {
	case FIELD_IGNORED:
		return FX_IGNORED;
	case FIELD_MOVED:
		st->undo.typing = false;
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	return editor_touched(st, a, k);
}

static bool editor_typing(const struct view *v)
{
	(void)v;
	return true;
}

static void editor_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)v;
	(void)a;
	buf_puts(out,
		_("! decision  = agreement  ^ to the board  > to do  ? question  # private  Name: "
		  "remark"));
}

static void editor_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct editor_state *st = v->state;
	struct canvas text = canvas_sub(body, 2, 0, body->rows - 2, body->cols);

	(void)a;
	canvas_text(body, 0, 1, CELLS_REST, STYLE_HEADING, st->title);
	canvas_hline(body, 1, 0, body->cols);
	field_draw(&st->text, &text, "", true);
}

static int editor_timeout(const struct view *v, const struct app *a)
{
	const struct editor_state *st = v->state;

	(void)a;
	return draft_wait(&st->draft);
}

static unsigned editor_tick(struct view *v, struct app *a)
{
	struct editor_state *st = v->state;

	return draft_wait(&st->draft) == 0 ? keep(st, a) & ~(unsigned)FX_REDRAW : FX_NONE;
}

static void editor_end(struct view *v, struct app *a)
{
	struct editor_state *st = v->state;

	if (st->draft.dirty)
		keep(st, a);
}

static const struct view_ops editor_view = {
	.name = "live-editor",
	.state_size = sizeof(struct editor_state),
	.open = editor_open,
	.close = editor_close,
	.key = editor_key,
	.typing = editor_typing,
	.status = editor_status,
	.draw = editor_draw,
	.timeout = editor_timeout,
	.tick = editor_tick,
	.leave = editor_end,
};

/* ---- Opening it -------------------------------------------------------------------------------------- */

static char *item_title(const struct live_state *st)
{
	const struct item *it = live_at(st);

	if (!it)
		return xstrdup(_("Before the first item"));
	return xasprintf(
		"%s%s%s%s", *it->number ? "§ " : "", it->number, *it->number ? " " : "", it->title);
}

/* The line being typed, as a line of the text. */
static char *typed_line(const struct live_state *st, const struct app *a)
{
	struct compose_with with = composing_with(&st->composing, &a->session);
	struct composed c;
	struct buf line = { 0 };

	if (text_blank(field_text(&st->line)))
		return NULL;
	live_reading(st, a, &c);
	compose_line(&c, &with, &line);
	composed_release(&c);
	return buf_take(&line);
}

static unsigned open_view(struct app *a, struct live_state *st)
{
	char *title = item_title(st), *extra = st->typing ? typed_line(st, a) : NULL;
	struct editor_arg arg = { st->meeting_id, st->agenda.id, title, extra };
	struct err e = { 0 };

	if (app_push(a, &editor_view, &arg)) {
		st->typing = false;
		if (extra) {
			field_set(&st->line, "");
			if (!live_draft_save(st, a, &e))
				app_fail(a, &e);
		}
	}
	free(extra);
	free(title);
	return FX_REDRAW;
}

/* Straight to the user's editor; what cannot be filed is in ours then. */
static unsigned edit_directly(struct app *a, struct live_state *st)
{
	struct item_text t = { .meeting_id = st->meeting_id, .item_id = st->agenda.id };
	struct draft_pace pace = { 0 };
	struct err e = { 0 }, kept = { 0 };
	unsigned fx = FX_REDRAW;
	bool ok = item_text_load(&t, a, &e) && edit_outside(a, t.key, &t.text, &e);

	if (ok && strcmp(t.text, t.out.text) == 0)
		app_say(a, _("Nothing was changed."));
	else if (ok && item_text_file(&t, a, t.text, &e))
		fx = FX_RELOAD;
	else
		ok = false;
	if (!ok && t.text && strcmp(t.text, t.out.text) != 0) {
		if (!item_text_keep(&t, a, &pace, t.text, &kept))
			app_fail(a, &kept);
		open_view(a, st);
	}
	if (!ok)
		app_fail(a, &e);
	item_text_release(&t);
	return fx;
}

unsigned live_editor(struct app *a, struct live_state *st, bool outside)
{
	if (!live_meeting(st) || !a->writable) {
		app_say(a,
			a->writable ? _("No meeting is selected.")
				    : _("The database can only be read."));
		return FX_REDRAW;
	}
	if (st->typing && st->editing) {
		app_say(a, _("Enter saves the line first; then F2 opens the whole text."));
		return FX_REDRAW;
	}
	if (outside && !(st->typing && !text_blank(field_text(&st->line))))
		return edit_directly(a, st);
	return open_view(a, st);
}
