/* Items typed one after the other: a line with the title, a line with minutes, presenter and kind. */
#include "tui/views/item_entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/item_line.h"
#include "rules/labels.h"

#include "tui/chrome.h"
#include "tui/views/words_part.h"
#include "tui/widgets/field.h"

enum { F_TITLE, F_MINUTES, F_PRESENTER, F_KIND, FIELDS };
enum { KINDS = ITEM_REPORT + 1, MINUTES_CELLS = 14, KIND_CELLS = 20, ROOMY_COLS = 78 };

struct entry_state {
	struct item_entry_spec spec;
	char *label, *draft_key;
	char **names;
	struct field fields[FIELDS];
	size_t at;
	bool sub;
	size_t n; /* filed so far */
};

/* ---- Opening --------------------------------------------------------------------------------------- */

static bool load_draft(struct entry_state *st, struct app *a, struct err *e)
{
	char *text = NULL;

	if (!st->draft_key)
		return true;
	if (!store_draft(a->session.store, st->draft_key, &text, NULL, e))
		return false;
	if (text)
		field_set(&st->fields[F_TITLE], text);
	free(text);
	return true;
}

static bool entry_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct entry_state *st = v->state;

	st->spec = *(const struct item_entry_spec *)arg;
	st->label = xstrdup(st->spec.label);
	st->draft_key = xstrdup(st->spec.draft_key);
	st->sub = st->spec.sub;
	st->names = xcalloc(st->spec.n_names + 1, sizeof(*st->names));
	for (size_t i = 0; i < st->spec.n_names; i++)
		st->names[i] = xstrdup(st->spec.names[i]);
	return load_draft(st, a, e);
}

static void entry_close(struct view *v)
{
	struct entry_state *st = v->state;

	for (size_t i = 0; i < FIELDS; i++)
		field_release(&st->fields[i]);
	for (size_t i = 0; i < st->spec.n_names; i++)
		free(st->names[i]);
	free(st->names);
	free(st->label);
	free(st->draft_key);
	free(st->spec.ctx);
}

/* ---- Reading what is typed --------------------------------------------------------------------------- */

static const char *const *names_of(const struct entry_state *st)
{
	return (const char *const *)st->names;
}

static void read_line(const struct entry_state *st, struct item_line *line)
{
	item_line_read(field_text(&st->fields[F_TITLE]), names_of(st), st->spec.n_names, line);
	line->sub |= st->sub;
}

/* Typed fields go before what the line says. */
static bool read_fields(const struct entry_state *st, struct item_line *line, struct err *e)
{
	const char *presenter = field_text(&st->fields[F_PRESENTER]);
	const char *minutes = field_text(&st->fields[F_MINUTES]);

	if ((!text_blank(minutes) && !minutes_read(minutes, &line->minutes, e)) ||
		!word_read(item_kind_label, KINDS, field_text(&st->fields[F_KIND]), &line->kind, e))
		return false;
	if (!text_blank(presenter)) {
		free(line->presenter);
		line->presenter = presenter_of(presenter, names_of(st), st->spec.n_names, NULL);
	}
	return true;
}

static bool file_line(struct entry_state *st, struct app *a, struct err *e)
{
	struct item_line line;
	bool ok;

	read_line(st, &line);
	ok = read_fields(st, &line, e);
	if (ok) {
		struct item_typed t = { line.title, line.presenter, line.minutes, line.kind,
			line.sub };

		ok = st->spec.file(a, st->spec.ctx, &t, e);
	}
	item_line_release(&line);
	return ok;
}

static bool empty_entry(const struct entry_state *st)
{
	return text_blank(field_text(&st->fields[F_TITLE]));
}

static unsigned finish(struct entry_state *st, struct app *a)
{
	struct err e = { 0 };
	const char *text = empty_entry(st) ? NULL : field_text(&st->fields[F_TITLE]);

	if (st->draft_key && a->writable &&
		!store_draft_save(a->session.store, st->draft_key, text, &e))
		return app_fail(a, &e);
	if (st->n > 0)
		app_say(a,
			ngettext("%zu item added.  å undoes the last",
				"%zu items added.  å undoes the last", st->n),
			st->n);
	return FX_POP | FX_RELOAD;
}

static unsigned file_it(struct entry_state *st, struct app *a)
{
	struct err e = { 0 };

	if (empty_entry(st))
		return finish(st, a);
	if (!file_line(st, a, &e))
		return app_fail(a, &e);
	for (size_t i = 0; i < FIELDS; i++)
		field_set(&st->fields[i], "");
	st->at = F_TITLE;
	st->n++;
	return app_saved(a, true, NULL);
}

/* ---- Keys ----------------------------------------------------------------------------------------------- */

/* A part of a name becomes the whole one when its field is left. */
static void leave_field(struct entry_state *st, struct app *a)
{
	const char *typed = field_text(&st->fields[F_PRESENTER]);
	size_t hits = 0;
	char *name;

	if (st->at != F_PRESENTER || text_blank(typed))
		return;
	name = presenter_of(typed, names_of(st), st->spec.n_names, &hits);
	if (hits > 1)
		app_say(a, _("\"%s\" is %zu people. Write more, or leave it so."), typed, hits);
	field_set(&st->fields[F_PRESENTER], name);
	free(name);
}

static unsigned go(struct entry_state *st, struct app *a, size_t to)
{
	leave_field(st, a);
	st->at = to;
	return FX_REDRAW;
}

/* Each line of a pasted agenda is an item; what is typed already stands before the first. */
static unsigned paste(struct entry_state *st, struct app *a, const struct key *k)
{
	const char *s = k->text;
	unsigned fx = FX_REDRAW;

	while (*s) {
		size_t n = strcspn(s, "\n");

		field_insert(&st->fields[F_TITLE], s, n);
		s += n;
		if (*s != '\n')
			break;
		s++;
		if (!empty_entry(st)) {
			fx |= file_it(st, a);
			if (!empty_entry(st))
				break;
		}
	}
	return fx;
}

static unsigned entry_key(struct view *v, struct app *a, const struct key *k)
{
	struct entry_state *st = v->state;
	size_t n = FIELDS;

	if (k->code == KEYCODE_PASTE && st->at == F_TITLE && strchr(k->text, '\n'))
		return paste(st, a, k);
	if (key_is(k, KEYCODE_ENTER, 0) || key_is(k, 's', KEYMOD_CTRL))
		return file_it(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return finish(st, a);
	if (key_is(k, KEYCODE_TAB, 0) || key_is(k, KEYCODE_DOWN, 0))
		return go(st, a, (st->at + 1) % n);
	if (key_is(k, KEYCODE_TAB, KEYMOD_SHIFT) || key_is(k, KEYCODE_UP, 0))
		return go(st, a, (st->at + n - 1) % n);
	return field_key(&st->fields[st->at], k) == FIELD_IGNORED ? FX_NONE : FX_REDRAW;
}

static bool entry_typing(const struct view *v)
{
	(void)v;
	return true;
}

static void entry_leave(struct view *v, struct app *a)
{
	struct entry_state *st = v->state;
	struct err e = { 0 };

	if (st->draft_key && !empty_entry(st) &&
		!store_draft_save(
			a->session.store, st->draft_key, field_text(&st->fields[F_TITLE]), &e))
		app_fail(a, &e);
}

/* ---- Drawing ---------------------------------------------------------------------------------------------- */

/* A field, or where it is empty what will be filed. */
static void draw_field(const struct entry_state *st, struct canvas *row, int col, int cells,
	size_t field, const char *label, const char *guess)
{
	struct canvas c = canvas_sub(row, 0, col, 1, cells);
	int after = canvas_cells(&c, label) + 1;

	field_draw(&st->fields[field], &c, label, st->at == field);
	if (field_empty(&st->fields[field]) && st->at != field)
		canvas_text(&c, 0, after, CELLS_REST, STYLE_MUTED, guess);
}

static void draw_details(
	const struct entry_state *st, const struct item_line *line, struct canvas *row)
{
	bool roomy = row->cols >= ROOMY_COLS;
	int kind = row->cols - KIND_CELLS, minutes = MINUTES_CELLS;
	char number[24] = "";

	if (line->minutes)
		snprintf(number, sizeof(number), "%" PRId64, line->minutes);
	draw_field(st, row, 0, minutes, F_MINUTES, roomy ? _("Minutes") : _("Min"), number);
	draw_field(st, row, minutes, kind - minutes - 1, F_PRESENTER,
		roomy ? _("Presenter") : _("Pres."), line->presenter);
	draw_field(st, row, kind, KIND_CELLS, F_KIND, Q_("item|Kind"), item_kind_label(line->kind));
}

static void entry_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct entry_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	struct canvas title = canvas_sub(&screen, a->rows - 3, 1, 1, a->cols - 2);
	struct canvas details = canvas_sub(&screen, a->rows - 2, 1, 1, a->cols - 2);
	struct item_line line;

	read_line(st, &line);
	canvas_fill(&screen, a->rows - 3, 0, 2, a->cols, STYLE_NORMAL, ' ');
	field_draw(&st->fields[F_TITLE], &title, line.sub ? _("New sub-item") : st->label,
		st->at == F_TITLE);
	draw_details(st, &line, &details);
	chrome_hint_or_message(
		a, &screen, _("Enter files it, next  Esc done  Tab fields  \"- \" sub-item"));
	item_line_release(&line);
}

static const struct view_ops entry_view = {
	.name = "item-entry",
	.state_size = sizeof(struct entry_state),
	.overlay = true,
	.captures = true,
	.open = entry_init,
	.close = entry_close,
	.key = entry_key,
	.typing = entry_typing,
	.draw = entry_draw,
	.leave = entry_leave,
};

bool item_entry_open(struct app *a, const struct item_entry_spec *s)
{
	if (app_push(a, &entry_view, s))
		return true;
	free(s->ctx);
	return false;
}
