#include "tui/views/people_in.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/import_people.h"

#include "tui/chrome.h"
#include "tui/views/meeting_part.h"
#include "tui/views/people_in_part.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

static bool is_list(const struct people_in_state *st)
{
	return !st->name;
}

/* ---- The draft of a list: its lines, and what stands in the field ---------------------------------------- */

static bool keep_list(struct people_in_state *st, struct app *a, struct err *e)
{
	const char *field = field_text(&st->field);
	char *key, *text;
	bool ok;

	if (!is_list(st) || !a->writable)
		return true;
	key = xasprintf("people-list:%lld", (long long)st->group_id);
	text = xasprintf("%s%s", buf_str(&st->bytes), field);
	ok = draft_save(a, &st->draft, key, *text ? text : NULL, e);
	free(text);
	free(key);
	return ok;
}

/* Nothing of it is left to be kept. */
static void forget_list(struct people_in_state *st, struct app *a)
{
	struct err ignored = { 0 };

	buf_cut(&st->bytes, 0);
	field_set(&st->field, "");
	(void)keep_list(st, a, &ignored);
}

static bool restore_list(struct people_in_state *st, struct app *a, struct err *e)
{
	char *key = xasprintf("people-list:%lld", (long long)st->group_id), *text = NULL, *field;
	char time[DATE_TEXT_SIZE];
	int64_t at = 0;
	bool ok = store_draft(a->session.store, key, &text, &at, e);

	st->restored = true;
	if (ok && text) {
		field = strrchr(text, '\n');
		field = field ? field + 1 : text;
		field_set(&st->field, field);
		buf_add(&st->bytes, text, (size_t)(field - text));
		minute_text(local_moment(at).minute, time);
		app_say(a, _("Draft from %s restored"), time);
	}
	free(text);
	free(key);
	return ok;
}

/* What was typed waits a moment; what is typed on does not wait for ever. */
static unsigned edited(struct people_in_state *st, struct app *a)
{
	struct err e = { 0 };

	st->draft.dirty = true;
	return draft_wait(&st->draft) > 0 || keep_list(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

static int people_in_timeout(const struct view *v, const struct app *a)
{
	(void)a;
	return draft_wait(&((const struct people_in_state *)v->state)->draft);
}

static unsigned people_in_tick(struct view *v, struct app *a)
{
	struct err e = { 0 };

	if (people_in_timeout(v, a) != 0)
		return FX_NONE;
	return keep_list(v->state, a, &e) ? FX_NONE : app_fail(a, &e);
}

static void people_in_leave(struct view *v, struct app *a)
{
	struct err e = { 0 };

	if (!keep_list(v->state, a, &e))
		app_fail(a, &e);
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
	const struct people_options o = { .group_id = st->group_id,
		.group = st->group_id || !*st->group ? NULL : st->group };
	bool ok;

	forget(st);
	people_source_entries(&a->session, &st->source, &st->entries);
	ok = people_import_preview(&a->session, &st->entries, &o, &st->preview, e);
	if (ok)
		people_in_lines(st);
	return ok;
}

static bool people_in_reload(struct view *v, struct app *a, struct err *e)
{
	struct people_in_state *st = v->state;

	if (is_list(st) && !st->restored && !restore_list(st, a, e))
		return false;
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
	st->group = xstrdup(what->group_id ? or_empty(g.name) : or_empty(what->group));
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
	forget_list(st, a);
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
	return fx | edited(st, a);
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
		return add_text(v, k->text) | edited(st, a);
	if (key_is(k, KEYCODE_BACKSPACE, 0) && !*field_text(&st->field))
		return take_back_line(v) | edited(st, a);
	switch (field_key(&st->field, k)) {
	case FIELD_IGNORED:
		return FX_NONE;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	return edited(st, a);
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

/* ---- The group that everybody becomes a member of ------------------------------------------------------------ */

enum { GROUPS_MOST = 60 };
struct group_choices {
	struct view *v; /* the screen beneath the box */
	int64_t ids[GROUPS_MOST];
	char names[GROUPS_MOST][96];
};

static unsigned group_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct group_choices *g = ctx;
	struct people_in_state *st = g->v->state;

	(void)a;
	st->group_id = g->ids[chosen];
	xreplace(&st->group, st->group_id ? g->names[chosen] : "");
	g->v->stale = true;
	return FX_REDRAW;
}

static unsigned ask_group(struct view *v, struct app *a)
{
	struct group_choices *g = xcalloc(1, sizeof(*g));
	struct choice choices[GROUPS_MOST] = { 0 };
	struct group_rows rows = { 0 };
	char today[MOMENT_SIZE];
	struct err e = { 0 };
	size_t n = 0;

	session_today(&a->session, today);
	if (!store_groups(a->session.store, today, &rows, &e)) {
		free(g);
		return app_fail(a, &e);
	}
	g->v = v;
	choices[n++].text = _("no group");
	for (size_t i = 0; i < rows.n && n < GROUPS_MOST; i++) {
		g->ids[n] = rows.v[i].g.id;
		snprintf(g->names[n], sizeof(g->names[n]), "%s", rows.v[i].g.name);
		utf8_cut(g->names[n]);
		choices[n].text = g->names[n];
		n++;
	}
	pool_release(&rows.pool);
	choices_open(a,
		&(struct choices_spec) { .title = _("Everybody becomes a member of"),
			.v = choices,
			.n = n,
			.done = group_chosen,
			.ctx = g });
	return FX_REDRAW;
}

static unsigned file_mode_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_in_state *st = v->state;
	size_t columns = st->source.sheet.table.columns;

	if (key_is(k, KEYCODE_ENTER, 0))
		return write_all(st, a);
	if (key_is(k, 'g', 0))
		return ask_group(v, a);
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

/* A list that somebody typed is not thrown away by one key. */
static unsigned leave(struct people_in_state *st, struct app *a)
{
	if (!is_list(st))
		return FX_POP;
	if (st->warned || (st->bytes.len == 0 && text_blank(field_text(&st->field)))) {
		forget_list(st, a);
		return FX_POP;
	}
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
	if (import_lines_scroll(&st->lines, k))
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
	if (st->name && *st->group)
		buf_printf(left, _("People from %s into %s"), st->name, st->group);
	else if (st->name)
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
	buf_puts(out, _("Nothing is written yet; one undo will take it all back."));
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
	.leave = people_in_leave,
	.timeout = people_in_timeout,
	.tick = people_in_tick,
};

/* ---- Opening -------------------------------------------------------------------------------------------------- */

bool people_in_offer(struct app *a, const char *path, const struct buf *bytes, int64_t group_id,
	const char *group)
{
	const char *slash = strrchr(path, '/');
	const struct people_in_arg arg = { .name = slash ? slash + 1 : path,
		.bytes = bytes,
		.group_id = group_id,
		.group = group };

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

static unsigned cmd_fetch(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return import_open(a);
}

/* clang-format off */
const struct command people_in_commands[] = {
	{ "fetch",   "f", "people", N_("Fetch people from a file: a table or a list"), N_("footer|fetch"), 15, NEED_WRITABLE, cmd_fetch },
	{ "several", "N", "people", N_("Several people at once: type or paste names, one a line"), N_("footer|several"), 16, NEED_WRITABLE, cmd_several },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
