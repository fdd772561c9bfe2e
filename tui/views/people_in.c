#include "tui/views/people_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/import_people.h"

#include "tui/chrome.h"
#include "tui/views/people_in_part.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

static bool is_list(const struct people_in_state *st)
{
	return !st->name;
}

/* ---- Reading ------------------------------------------------------------------------------------------- */

static void forget(struct people_in_state *st)
{
	people_preview_release(&st->preview);
	people_entries_release(&st->entries);
	import_lines_release(&st->lines);
}

/* The preview of what the columns say now. */
static bool look(struct people_in_state *st, struct app *a, struct err *e)
{
	const struct people_options o = { .group_id = st->group_id };
	bool ok;

	forget(st);
	people_source_entries(&a->session, &st->source, &st->entries);
	ok = people_import_preview(&a->session, &st->entries, &o, &st->preview, e);
	if (ok)
		people_in_lines(st);
	st->top = 0;
	return ok;
}

static bool people_in_reload(struct view *v, struct app *a, struct err *e)
{
	struct people_in_state *st = v->state;

	if (is_list(st)) {
		people_source_release(&st->source);
		st->source.text = xstrdup(buf_str(&st->bytes));
	} else if (!st->source.sheet.columns && !st->source.text &&
		!people_source_read(st->bytes.s, st->bytes.len, &st->source, e)) {
		return false;
	}
	return look(st, a, e);
}

static bool people_in_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	const struct people_in_arg *what = arg;
	struct people_in_state *st = v->state;
	struct group g = { 0 };
	bool ok = !what->group_id || store_group_load(a->session.store, what->group_id, &g, e);

	st->name = xstrdup(what->name);
	st->group_id = what->group_id;
	st->group = xstrdup(or_empty(g.name));
	if (what->bytes)
		buf_add(&st->bytes, what->bytes->s, what->bytes->len);
	group_release(&g);
	return ok;
}

static void people_in_close(struct view *v)
{
	struct people_in_state *st = v->state;

	forget(st);
	people_source_release(&st->source);
	field_release(&st->field);
	buf_release(&st->bytes);
	free(st->name);
	free(st->group);
}

/* ---- Writing -------------------------------------------------------------------------------------------- */

static unsigned write_all(struct people_in_state *st, struct app *a)
{
	struct err e = { 0 };
	char *counts;
	unsigned fx;

	if (!people_preview_changes(&st->preview)) {
		app_say(a, _("There is nothing new in it; nothing is changed."));
		return is_list(st) ? FX_REDRAW : FX_POP;
	}
	if (!people_import_apply(&a->session, &st->preview, st->name ? st->name : _("a list"), &e))
		return app_fail(a, &e);
	counts = people_counts_words(&st->preview);
	fx = app_did(a, true, &e, _("People: %s."), counts);
	free(counts);
	return fx | FX_POP;
}

/* ---- A list that is typed or pasted ------------------------------------------------------------------------ */

static unsigned add_text(struct view *v, const char *text)
{
	struct people_in_state *st = v->state;

	buf_puts(&st->bytes, text);
	if (st->bytes.len && st->bytes.s[st->bytes.len - 1] != '\n')
		buf_putc(&st->bytes, '\n');
	v->stale = true;
	return FX_REDRAW;
}

static unsigned take_back_line(struct view *v)
{
	struct people_in_state *st = v->state;
	size_t n = st->bytes.len;

	if (n == 0)
		return FX_NONE;
	for (n--; n > 0 && st->bytes.s[n - 1] != '\n'; n--)
		;
	buf_cut(&st->bytes, n);
	v->stale = true;
	return FX_REDRAW;
}

static unsigned entered(struct view *v, struct app *a)
{
	struct people_in_state *st = v->state;
	unsigned fx;

	if (text_blank(field_text(&st->field)))
		return write_all(st, a);
	fx = add_text(v, field_text(&st->field));
	field_set(&st->field, "");
	return fx;
}

/* What stands in the field is a line as well. */
static unsigned write_list(struct view *v, struct app *a)
{
	struct people_in_state *st = v->state;
	struct err e = { 0 };

	if (is_list(st) && !text_blank(field_text(&st->field))) {
		add_text(v, field_text(&st->field));
		field_set(&st->field, "");
		if (!people_in_reload(v, a, &e))
			return app_fail(a, &e);
	}
	return write_all(st, a);
}

static unsigned list_mode_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_in_state *st = v->state;

	if (key_is(k, KEYCODE_ENTER, 0))
		return entered(v, a);
	if (k->code == KEYCODE_PASTE && strpbrk(k->text, "\n;<@"))
		return add_text(v, k->text);
	if (key_is(k, KEYCODE_BACKSPACE, 0) && !*field_text(&st->field))
		return take_back_line(v);
	return field_key(&st->field, k) == FIELD_IGNORED ? FX_NONE : FX_REDRAW;
}

/* ---- A file and its columns ---------------------------------------------------------------------------------- */

static unsigned turn_column(struct view *v, int by)
{
	struct people_in_state *st = v->state;
	struct people_column *c;

	if (!st->source.sheet.table.columns)
		return FX_NONE;
	c = &st->source.sheet.columns[st->column];
	c->field = (c->field + by + PEOPLE_FIELDS) % PEOPLE_FIELDS;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned file_mode_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_in_state *st = v->state;
	size_t columns = st->source.sheet.table.columns;

	if (key_is(k, KEYCODE_ENTER, 0))
		return write_all(st, a);
	if (key_is(k, KEYCODE_UP, 0))
		st->column -= st->column > 0;
	else if (key_is(k, KEYCODE_DOWN, 0))
		st->column += st->column + 1 < columns;
	else if (key_is(k, KEYCODE_LEFT, 0))
		return turn_column(v, -1);
	else if (key_is(k, KEYCODE_RIGHT, 0) || key_is(k, ' ', 0))
		return turn_column(v, 1);
	else
		return FX_NONE;
	return FX_REDRAW;
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

static bool scrolled(struct people_in_state *st, const struct key *k)
{
	int by = key_is(k, KEYCODE_PAGE_DOWN, 0) ? 8
		: key_is(k, KEYCODE_PAGE_UP, 0)  ? -8
		: k->code == KEYCODE_WHEEL_DOWN  ? 3
		: k->code == KEYCODE_WHEEL_UP    ? -3
						 : 0;
	int last = (int)st->lines.n - 1;

	st->top = st->top + by > last ? last : st->top + by;
	st->top = st->top < 0 ? 0 : st->top;
	return by != 0;
}

/* A list that somebody typed is not thrown away by one key. */
static unsigned leave(struct people_in_state *st, struct app *a)
{
	if (!is_list(st) || st->warned ||
		(st->bytes.len == 0 && text_blank(field_text(&st->field))))
		return FX_POP;
	st->warned = true;
	app_say(a, _("Nothing is written yet. Esc again throws the list away, Ctrl-S writes it."));
	return FX_REDRAW;
}

static unsigned people_in_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_in_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return leave(st, a);
	st->warned = false;
	if (key_is(k, 's', KEYMOD_CTRL))
		return write_list(v, a);
	if (scrolled(st, k))
		return FX_REDRAW;
	return is_list(st) ? list_mode_key(v, a, k) : file_mode_key(v, a, k);
}

static bool people_in_typing(const struct view *v)
{
	return is_list(v->state);
}

static void people_in_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct people_in_state *st = v->state;
	char *counts = people_counts_words(&st->preview);

	(void)a;
	if (st->name)
		buf_printf(left, _("People from %s"), st->name);
	else if (*st->group)
		buf_printf(left, _("New people in %s"), st->group);
	else
		buf_puts(left, _("New people"));
	if (st->preview.n)
		buf_puts(right, counts);
	free(counts);
}

static void people_in_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)v;
	(void)a;
	buf_puts(out, _("Nothing is written yet; afterwards one undo takes all of it back."));
}

const struct view_ops people_in_view = {
	.name = "people-in",
	.state_size = sizeof(struct people_in_state),
	.captures = true,
	.open = people_in_open,
	.close = people_in_close,
	.reload = people_in_reload,
	.key = people_in_key,
	.typing = people_in_typing,
	.title = people_in_title,
	.status = people_in_status,
	.draw = people_in_draw,
};

/* ---- Opening -------------------------------------------------------------------------------------------------- */

bool people_in_offer(struct app *a, const char *path, const struct buf *bytes, int64_t group_id)
{
	const char *slash = strrchr(path, '/');
	const struct people_in_arg arg = {
		.name = slash ? slash + 1 : path, .bytes = bytes, .group_id = group_id
	};

	return people_source_sniff(buf_str(bytes), bytes->len, people_source_named(path)) &&
		app_push(a, &people_in_view, &arg);
}

static unsigned cmd_several(struct app *a, struct view *v, const struct key *k)
{
	const struct people_in_arg arg = { .group_id = people_group(v->state) };

	(void)k;
	app_push(a, &people_in_view, &arg);
	return FX_REDRAW;
}

/* clang-format off */
const struct command people_in_commands[] = {
	{ "several", "N", "people", N_("Several people at once: type or paste names, one a line"), N_("footer|several"), 8, NEED_WRITABLE, cmd_several },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
