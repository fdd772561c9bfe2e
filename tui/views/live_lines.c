/* Filed lines: their kind, place and text. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"

#include "tui/screen/clipboard.h"
#include "tui/views/live_panes.h"
#include "tui/views/sections.h"

/* ---- Its kind ------------------------------------------------------------------------------------- */

/* The keys of the box; a b t are those of the list. */
static const struct {
	char key;
	enum note_kind kind;
} kind_keys[] = {
	{ 'a', NOTE_TEXT },
	{ 'b', NOTE_DECISION },
	{ 't', NOTE_ACTION },
	{ 'c', NOTE_REMARK },
	{ 'e', NOTE_AGREEMENT },
	{ 'm', NOTE_MESSAGE },
	{ 'f', NOTE_QUESTION },
	{ 'p', NOTE_PRIVATE },
};

struct kind_ask {
	struct live_state *st;
	int64_t note_id; /* 0 = a new line */
};

static unsigned kind_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct kind_ask *q = ctx;
	enum note_kind kind = kind_keys[chosen].kind;
	struct compose_with with;
	struct err e = { 0 };
	bool ok;

	if (!q->note_id)
		return live_compose(a, q->st, kind);
	ok = composing_load(&a->session, q->st->meeting_id, &q->st->composing, &e);
	with = composing_with(&q->st->composing, &a->session);
	ok = ok && note_set_kind(&a->session, q->note_id, kind, &with, &e);
	return app_did(a, ok, &e, "%s", note_kind_label((int)kind));
}

/* The line that a command is for: with the cursor in the notes. */
static const struct note *chosen_note(const struct live_state *st)
{
	return st->pane == PANE_NOTES ? live_note(st) : NULL;
}

static unsigned cmd_kind(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct note *n = chosen_note(st);
	struct kind_ask ask = { .st = st, .note_id = n ? n->id : 0 };
	struct choice choices[ARRAY_LEN(kind_keys)] = { 0 };

	(void)k;
	for (size_t i = 0; i < ARRAY_LEN(kind_keys); i++) {
		choices[i].key.code = (uint32_t)kind_keys[i].key;
		choices[i].text = note_kind_label((int)kind_keys[i].kind);
		if (n && n->kind == (int)kind_keys[i].kind)
			choices[i].why = _("It is that already.");
	}
	choices_open(a,
		&(struct choices_spec) { .title = n ? _("Make the line") : _("Write a line"),
			.v = choices,
			.n = ARRAY_LEN(choices),
			.keys_only = true,
			.done = kind_chosen,
			.ctx = xmemdup(&ask, sizeof(ask)) });
	return FX_REDRAW;
}

/* ---- Its place ------------------------------------------------------------------------------------- */

unsigned live_line_shift(struct app *a, struct live_state *st, int direction)
{
	struct err e = { 0 };

	return app_saved(a, note_shift(&a->session, live_note(st)->id, direction, &e), &e);
}

/* The items as they stood when the box was opened, and what it says; in one piece, as choices want
 * it. */
struct move_ask {
	int64_t note_id;
	size_t n;
	int64_t items[];
};

static unsigned item_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct move_ask *q = ctx;
	struct err e = { 0 };

	return app_did(a, note_move(&a->session, q->note_id, q->items[chosen], &e), &e,
		_("The line is moved"));
}

/* Lines of the box, each with its NUL. */
static void item_texts(const struct live_state *st, struct buf *out)
{
	buf_puts(out, _("Before the first item"));
	buf_putc(out, '\0');
	for (size_t i = 0; i < st->items.n; i++) {
		const struct item *it = &st->items.v[i];

		buf_printf(out, "%s%s%s%s", it->parent_id ? "  " : "", it->number,
			*it->number ? " " : "", it->title);
		buf_putc(out, '\0');
	}
}

unsigned live_line_move(struct app *a, struct live_state *st)
{
	const struct note *n = live_note(st);
	size_t count = st->items.n + 1, head = sizeof(struct move_ask) + count * sizeof(int64_t);
	struct choice *choices = xcalloc(count, sizeof(*choices));
	struct buf texts = { 0 };
	struct move_ask *q;
	const char *text;

	item_texts(st, &texts);
	q = xcalloc(1, head + texts.len);
	q->note_id = n->id;
	q->n = count;
	text = memcpy((char *)q + head, texts.s, texts.len);
	for (size_t i = 0; i < count; i++, text += strlen(text) + 1) {
		q->items[i] = i ? st->items.v[i - 1].id : 0;
		choices[i].text = text;
		if (i > 0 && i <= 9)
			choices[i].key.code = (uint32_t)('0' + i);
		if (q->items[i] == n->item_id)
			choices[i].why = _("It stands there already.");
	}
	choices_open(a,
		&(struct choices_spec) { .title = _("Move the line to"),
			.v = choices,
			.n = count,
			.done = item_chosen,
			.ctx = q });
	buf_release(&texts);
	free(choices);
	return FX_REDRAW;
}

/* ---- Its text -------------------------------------------------------------------------------------- */

static unsigned cmd_copy(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct note *n = chosen_note(st);
	struct buf text = { 0 };

	(void)k;
	if (!n) {
		app_say(a, _("Tab goes to the notes; y copies the line there."));
		return FX_REDRAW;
	}
	live_note_text(n, &text);
	clipboard_put(a->term, buf_str(&text));
	app_say(a, _("Copied for pasting elsewhere: %s"), buf_str(&text));
	buf_release(&text);
	return FX_REDRAW;
}

/* ---- All of them ----------------------------------------------------------------------------------- */

static unsigned cmd_editor(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return live_editor(a, v->state, false);
}

static unsigned cmd_outside(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return live_editor(a, v->state, true);
}

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_lines_commands[] = {
	{ "line",          "l",        "live", N_("Write a line of any kind; in the notes make the line another kind"), NULL, 0, WRITE, cmd_kind },
	{ "copy-text",     "y",        "live", N_("Copy the line's text for pasting elsewhere"), NULL, 0, NEED_MEETING, cmd_copy },
	{ "whole-text",    "<F2>",     "live", N_("Edit the item's notes as one text"), NULL, 0, WRITE, cmd_editor },
	{ "own-editor",    "<C-e>",    "live", N_("Edit the item's notes in your own editor"), NULL, 0, WRITE, cmd_outside },
	{ "file",          "<Enter>",  "live-text", N_("Save the line"), N_("saves the line"), 1, NEED_NOTHING, NULL },
	{ "complete",      "<Tab>",    "live-text", N_("Fill in a name; on an empty line another kind; in something to do the next of what – who – when"), N_("name/kind"), 2, NEED_NOTHING, NULL },
	{ "leave",         "<Esc>",    "live-text", N_("To the list; what you typed is kept"), N_("to the list"), 3, NEED_NOTHING, NULL },
	{ "whole-text",    "<F2>",     "live-text", N_("Edit the item's notes as one text"), N_("whole text"), 4, NEED_NOTHING, NULL },
	{ "newline",       "<C-o>",    "live-text", N_("A new line in the same text"), NULL, 0, NEED_NOTHING, NULL },
	{ "edit-last",     "<Up>",     "live-text", N_("Edit the line before (from an empty line)"), NULL, 0, NEED_NOTHING, NULL },
	{ "own-editor",    "<C-e>",    "live-text", N_("Edit the item's notes in your own editor"), NULL, 0, NEED_NOTHING, NULL },
	{ "save-text",     "<F2> <C-s>", "live-editor", N_("Save the text: each line is a record again"), N_("saves the text"), 1, NEED_NOTHING, NULL },
	{ "leave-text",    "<Esc>",    "live-editor", N_("To the list; the text is kept as a draft"), N_("to the list"), 2, NEED_NOTHING, NULL },
	{ "undo-text",     "<C-z>",    "live-editor", N_("Undo in the text; Ctrl-Y redoes"), N_("undoes"), 3, NEED_NOTHING, NULL },
	{ "complete-text", "<Tab>",    "live-editor", N_("Fill in a name"), N_("name"), 4, NEED_NOTHING, NULL },
	{ "outside",       "<C-e>",    "live-editor", N_("Go on in your own editor"), N_("own editor"), 5, NEED_NOTHING, NULL },
	{ "discard-text",  "<C-x>",    "live-editor", N_("Throw the draft away: the lines stay as they were"), NULL, 0, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
