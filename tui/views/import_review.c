/* One file of an import: its source at the left, what it becomes at the right. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "services/find.h"
#include "services/import_edits.h"

#include "tui/views/import_rows.h"
#include "tui/views/import_views.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

enum { PANE_ROWS = 1, PANE_SOURCE = 2, TWO_PANES = 72, NUMBER_CELLS = 5, SIGN_CELLS = 9 };

struct review_state {
	struct import_batch *b;
	size_t file;
	struct import_rows rows;
	struct list list;   /* of the rows: ids are index + 1 */
	struct list source; /* of the lines */
	char **lines;       /* of the source */
	size_t n_lines;
	bool in_source;
};

static struct batch_file *file_of(const struct review_state *st)
{
	return import_batch_look(st->b, st->file);
}

static const struct import_row *row_at(const struct review_state *st)
{
	return st->list.n ? &st->rows.v[st->list.at] : NULL;
}

static void forget_lines(struct review_state *st)
{
	for (size_t i = 0; i < st->n_lines; i++)
		free(st->lines[i]);
	free(st->lines);
	st->lines = NULL;
	st->n_lines = 0;
}

static void take_lines(struct review_state *st)
{
	const char *s = or_empty(file_of(st)->text);
	size_t cap = 0;

	forget_lines(st);
	while (*s) {
		size_t n = strcspn(s, "\n");

		st->lines = xgrow(st->lines, st->n_lines, &cap, sizeof(*st->lines));
		st->lines[st->n_lines++] = xstrndup(s, n);
		s += n + (s[n] == '\n');
	}
	list_fill_places(&st->source, st->n_lines);
}

/* What stands in the other pane follows the cursor. */
static void follow(struct review_state *st)
{
	const struct import_row *row = row_at(st);
	size_t best = 0;

	if (!st->in_source) {
		if (row && row->line)
			list_go(&st->source, row->line);
		return;
	}
	for (size_t i = 0; i < st->rows.n; i++) {
		int line = st->rows.v[i].line;

		if (line && line <= (int)st->source.at + 1 &&
			(!st->rows.v[best].line || line > st->rows.v[best].line))
			best = i;
	}
	list_go(&st->list, (int64_t)best + 1);
}

static void show(struct review_state *st, bool another)
{
	import_rows_make(&st->rows, st->b, st->file);
	list_fill_places(&st->list, st->rows.n);
	if (another) {
		take_lines(st);
		list_go(&st->list, 1);
		st->in_source = false;
	}
	follow(st);
}

static bool review_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct review_state *st = v->state;
	const struct import_review_arg *of = arg;

	(void)a;
	(void)e;
	st->b = of->b;
	st->file = of->file;
	st->list.pane = PANE_ROWS;
	st->source.pane = PANE_SOURCE;
	show(st, true);
	return true;
}

static void review_close(struct view *v)
{
	struct review_state *st = v->state;

	forget_lines(st);
	import_rows_release(&st->rows);
	list_release(&st->list);
	list_release(&st->source);
}

static void review_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct review_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - 1 > 1 ? rows - 1 : 1);
	list_resize(&st->source, rows - 1 > 1 ? rows - 1 : 1);
}

/* ---- Keys ---- */

static unsigned review_key(struct view *v, struct app *a, const struct key *k)
{
	struct review_state *st = v->state;
	struct list *l = st->in_source ? &st->source : &st->list;

	if (key_is(k, KEYCODE_TAB, 0) || key_is(k, KEYCODE_LEFT, 0) ||
		key_is(k, KEYCODE_RIGHT, 0)) {
		st->in_source =
			key_is(k, KEYCODE_TAB, 0) ? !st->in_source : key_is(k, KEYCODE_LEFT, 0);
		return FX_REDRAW;
	}
	if (a->zone && (a->zone->pane == PANE_ROWS || a->zone->pane == PANE_SOURCE)) {
		st->in_source = a->zone->pane == PANE_SOURCE;
		l = st->in_source ? &st->source : &st->list;
	}
	if (list_key(l, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	follow(st);
	return FX_REDRAW;
}

static unsigned review_has(const struct view *v, const struct app *a)
{
	const struct review_state *st = v->state;
	const struct import_row *row = row_at(st);

	(void)a;
	return (row ? NEED_ITEM : 0) | (row && row->what == IMPORT_ROW_PERSON ? NEED_PERSON : 0);
}

/* Change the proposal, and show what it says now. */
static unsigned change(
	struct app *a, struct review_state *st, const struct batch_edit *edit, unsigned fx)
{
	struct err e = { 0 };

	if (!import_batch_edit(st->b, st->file, edit, &e))
		fx |= app_fail(a, &e);
	show(st, false);
	return fx | FX_REDRAW;
}

static unsigned go_to(struct app *a, struct review_state *st, int by)
{
	size_t next = import_next_file(st->b, st->file, by);

	if (next == st->file) {
		app_say(a,
			by > 0 ? _("That was the last file. Esc goes to the list, where i takes all in.")
			       : _("That is the first file."));
		return FX_REDRAW;
	}
	st->file = next;
	show(st, true);
	return FX_REDRAW;
}

static unsigned cmd_accept(struct app *a, struct view *v, const struct key *k)
{
	struct review_state *st = v->state;

	(void)k;
	import_batch_leave(st->b, st->file, false);
	if (file_of(st)->state == BATCH_ASKS) {
		app_say(a, _("When was it? e on the date says the day."));
		list_go(&st->list, 2);
		follow(st);
		return FX_REDRAW;
	}
	if (import_next_file(st->b, st->file, 1) == st->file) {
		app_say(a, _("Looked through. i takes in what is ready."));
		return FX_REDRAW | FX_POP;
	}
	return go_to(a, st, 1);
}

static unsigned cmd_skip(struct app *a, struct view *v, const struct key *k)
{
	struct review_state *st = v->state;
	bool out = file_of(st)->state != BATCH_LEFT_OUT;

	(void)k;
	import_batch_leave(st->b, st->file, out);
	app_say(a,
		out ? _("The file is left out; - takes it in after all.")
		    : _("The file is taken in."));
	return FX_REDRAW;
}

static unsigned cmd_next(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return go_to(a, v->state, 1);
}

static unsigned cmd_previous(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return go_to(a, v->state, -1);
}

static unsigned cmd_drop(struct app *a, struct view *v, const struct key *k)
{
	struct review_state *st = v->state;
	const struct import_row *row = row_at(st);
	struct batch_edit edit = { .index = (int)row->index };

	(void)k;
	if (row->what == IMPORT_ROW_PERSON)
		edit.what = EDIT_DROP;
	else if (row->what == IMPORT_ROW_GONE)
		edit.what = EDIT_BACK;
	else if (row->what == IMPORT_ROW_LINE)
		edit.what = EDIT_OMIT;
	else if (row->what == IMPORT_ROW_LEFT)
		edit = (struct batch_edit) { EDIT_KIND, (int)row->index, NOTE_TEXT, NULL };
	else
		return FX_REDRAW;
	return change(a, st, &edit, 0);
}

static unsigned cmd_status(struct app *a, struct view *v, const struct key *k)
{
	struct review_state *st = v->state;
	struct batch_edit edit = { EDIT_STATUS, (int)row_at(st)->index, NOTES_EXCUSED, NULL };

	edit.value = key_is(k, 'p', 0) ? NOTES_ONSITE
		: key_is(k, 'd', 0)    ? NOTES_REMOTE
		: key_is(k, 'f', 0)    ? NOTES_ABSENT
				       : NOTES_EXCUSED;
	return change(a, st, &edit, 0);
}

/* ---- Editing a row ---- */

static unsigned set_date(struct app *a, struct review_state *st, const char *text)
{
	int32_t day = import_read_day(a, text);
	struct err e = { 0 };

	if (day == DAY_NONE)
		err_set(&e, ERR_INVALID, _("for example 9/2 2022"));
	if (day == DAY_NONE || !import_batch_set(st->b, st->file, day, 0, NULL, &e))
		return app_fail(a, &e);
	show(st, false);
	return FX_REDRAW | FX_POP;
}

static unsigned set_group(struct app *a, struct review_state *st, const char *text)
{
	struct err e = { 0 }, none = { 0 };
	int64_t id = 0;

	if (text_blank(text))
		return FX_REDRAW | FX_POP;
	if (!group_find(&a->session, text, &id, &none))
		id = 0;
	if (!import_batch_set(st->b, st->file, DAY_NONE, id, text, &e))
		return app_fail(a, &e);
	show(st, false);
	return FX_REDRAW | FX_POP;
}

static unsigned set_time(struct app *a, struct review_state *st, const char *text)
{
	struct when w = { .start = MINUTE_NONE, .end = MINUTE_NONE };
	struct err e = { 0 };

	if (!text_blank(text) && when_time(text, true, &w) == 0) {
		err_set(&e, ERR_INVALID, _("for example 9–12"));
		return app_fail(a, &e);
	}
	return change(a, st, &(struct batch_edit) { EDIT_TIME, w.start, w.end, NULL }, FX_POP);
}

static unsigned typed(struct app *a, void *ctx, const char *text)
{
	struct review_state *st = *(struct review_state **)ctx;
	const struct import_row *row = row_at(st);
	struct batch_edit edit = { .index = (int)row->index, .text = text };

	switch (row->what) {
	case IMPORT_ROW_DATE:
		return set_date(a, st, text);
	case IMPORT_ROW_GROUP:
		return set_group(a, st, text);
	case IMPORT_ROW_TIME:
		return set_time(a, st, text);
	case IMPORT_ROW_TITLE:
		edit.what = EDIT_TITLE;
		break;
	case IMPORT_ROW_PLACE:
		edit.what = EDIT_PLACE;
		break;
	case IMPORT_ROW_PERSON:
		edit.what = EDIT_NAME;
		break;
	case IMPORT_ROW_ITEM:
		edit.what = EDIT_ITEM;
		break;
	case IMPORT_ROW_GONE:
	case IMPORT_ROW_HEAD:
	case IMPORT_ROW_LINE:
	case IMPORT_ROW_LEFT:
		return FX_POP;
	}
	return change(a, st, &edit, FX_POP);
}

static const enum note_kind kinds[] = { NOTE_TEXT, NOTE_DECISION, NOTE_AGREEMENT, NOTE_MESSAGE,
	NOTE_ACTION, NOTE_QUESTION, NOTE_PRIVATE };

static unsigned kind_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct review_state *st = *(struct review_state **)ctx;

	return change(a, st,
		&(struct batch_edit) {
			EDIT_KIND, (int)row_at(st)->index, (int)kinds[chosen], NULL },
		0);
}

static void choose_kind(struct app *a, struct review_state *st)
{
	static const char keys[] = "abom t?#";
	struct choice v[ARRAY_LEN(kinds)] = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		v[i].text = note_kind_label((int)kinds[i]);
		v[i].key.code = (uint32_t)(i < 4 ? keys[i] : keys[i + 1]);
	}
	choices_open(a,
		&(struct choices_spec) { .title = _("What the line is"),
			.v = v,
			.n = ARRAY_LEN(v),
			.done = kind_chosen,
			.ctx = xmemdup(&st, sizeof(st)) });
}

/* What is there to begin with, in the words in which it can be typed. */
static const char *present_text(const struct review_state *st, const struct import_row *row)
{
	const struct notes_doc *d = &file_of(st)->preview.doc;

	if (row->what == IMPORT_ROW_DATE && file_of(st)->preview.needs_date)
		return "";
	if (row->what == IMPORT_ROW_PERSON)
		return d->people[row->index].name;
	if (row->what == IMPORT_ROW_ITEM)
		return d->items[row->index].title;
	return row->text;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	struct review_state *st = v->state;
	const struct import_row *row = row_at(st);
	const char *label = row->what == IMPORT_ROW_PERSON ? _("Name")
		: row->what == IMPORT_ROW_ITEM             ? _("Item")
							   : row->sign;

	if (row->what == IMPORT_ROW_HEAD)
		return FX_REDRAW;
	if (row->what == IMPORT_ROW_GONE)
		return cmd_drop(a, v, k);
	if (row->what == IMPORT_ROW_LINE || row->what == IMPORT_ROW_LEFT)
		choose_kind(a, st);
	else
		prompt_open(a,
			&(struct prompt) { .label = label,
				.text = present_text(st, row),
				.done = typed,
				.ctx = xmemdup(&st, sizeof(st)) });
	return FX_REDRAW;
}

/* clang-format off */
const struct command import_review_commands[] = {
	{ "accept",   "<Enter>",  "import-review", N_("The file is right: on to the next"), N_("footer|right, next"), 1, NEED_ITEM, cmd_accept },
	{ "edit",     "e ä",      "import-review", N_("Change the field, name, item, or what the line is"), N_("footer|edit"), 2, NEED_ITEM, cmd_edit },
	{ "skip",     "-",        "import-review", N_("Leave the file out, or take it in after all"), N_("footer|leave out"), 3, NEED_ITEM, cmd_skip },
	{ "drop",     "<Delete>", "import-review", N_("Leave out the person or line; once more takes it back"), NULL, 0, NEED_ITEM, cmd_drop },
	{ "status",   "p d f a",  "import-review", N_("On site, remote, absent, excused"), N_("footer|attendance"), 5, NEED_PERSON, cmd_status },
	{ "next",     ". >",      "import-review", N_("The next file"), NULL, 0, NEED_ITEM, cmd_next },
	{ "previous", ", <",      "import-review", N_("The file before"), NULL, 0, NEED_ITEM, cmd_previous },
	{ "pane",     "<Tab>",    "import-review", N_("To the source and back"), N_("footer|source"), 4, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */

/* ---- Drawing ---- */

static void review_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct review_state *st = v->state;

	(void)a;
	buf_printf(left, "%s", file_of(st)->name);
	buf_printf(right, _("file %zu of %zu, %s"), st->file + 1, st->b->n,
		batch_state_label(file_of(st)->state));
}

static void draw_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct review_state *st = ctx;
	const struct import_row *row = &st->rows.v[at];
	bool person = row->what == IMPORT_ROW_PERSON || row->what == IMPORT_ROW_GONE,
	     head = row->what == IMPORT_ROW_HEAD;
	int text = head ? 1 : person ? 4 : *row->sign ? 2 + SIGN_CELLS : 4;
	int room = c->cols - text - 2;

	if (row->what == IMPORT_ROW_ITEM)
		text = 7, room = c->cols - 9;
	if (!head)
		canvas_text(c, 0, 2, text - 3 > 0 ? text - 3 : 1,
			person                                 ? row->style
				: row->what == IMPORT_ROW_ITEM ? STYLE_HEADING
							       : STYLE_LABEL,
			row->sign);
	canvas_text(c, 0, text, room, row->what == IMPORT_ROW_PERSON ? STYLE_NORMAL : row->style,
		row->text);
	if (row->guess)
		canvas_text(c, 0, c->cols - 1, 1, STYLE_LATE, "?");
}

static void draw_source(const void *ctx, struct canvas *c, size_t at)
{
	const struct review_state *st = ctx;
	const struct import_row *row = row_at(st);
	bool of_row = row && row->line == (int)at + 1;

	canvas_printf(c, 0, 1, NUMBER_CELLS - 1, STYLE_MUTED, "%3zu", at + 1);
	canvas_text(c, 0, NUMBER_CELLS, c->cols - NUMBER_CELLS, of_row ? STYLE_MATCH : STYLE_NORMAL,
		st->lines[at]);
}

static void draw_pane(const struct review_state *st, struct canvas *c, bool source)
{
	struct canvas rows = canvas_sub(c, 1, 0, c->rows - 1, c->cols);
	bool active = source == st->in_source;

	canvas_text(c, 0, 1, c->cols - 1, active ? STYLE_HEADING : STYLE_MUTED,
		source ? _("SOURCE") : _("BECOMES"));
	list_draw(source ? &st->source : &st->list, &rows, active, source ? draw_source : draw_row,
		st);
}

static void review_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct review_state *st = v->state;
	int left = body->cols / 2;
	struct canvas source = canvas_sub(body, 0, 0, body->rows, left),
		      becomes = canvas_sub(body, 0, left + 1, body->rows, body->cols - left - 1);

	(void)a;
	if (body->cols < TWO_PANES || canvas_linear(body)) {
		draw_pane(st, body, st->in_source);
		return;
	}
	canvas_vline(body, 0, left, body->rows);
	/* The pane with the cursor last: the terminal's follows it. */
	draw_pane(st, st->in_source ? &becomes : &source, !st->in_source);
	draw_pane(st, st->in_source ? &source : &becomes, st->in_source);
}

static void review_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct review_state *st = v->state;
	const struct import_row *row = row_at(st);

	(void)a;
	if (!row)
		return;
	if (row->line)
		buf_printf(out, _("Line %d. "), row->line);
	if (row->guess)
		buf_printf(out, _("Guessed: %s. "), row->guess);
	buf_printf(out, "%s%s%s", row->sign, *row->sign ? " " : "", row->text);
}

const struct view_ops import_review_view = {
	.name = "import-review",
	.state_size = sizeof(struct review_state),
	.open = review_open,
	.close = review_close,
	.layout = review_layout,
	.key = review_key,
	.has = review_has,
	.title = review_title,
	.status = review_status,
	.draw = review_draw,
};
