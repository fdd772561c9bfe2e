/* Before a vote: which lines of the item are voted on, how many dots everybody has. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/poll_lines.h"
#include "services/polls.h"

#include "tui/views/sections.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

enum { HEAD_ROWS = 2 };

/* Lines of the item by note and place among its rows; typed ones have no note. */
struct line_candidate {
	int64_t note_id;
	char *text;
	bool chosen;
};

struct setup_state {
	int64_t item_id;
	struct item item;
	struct line_candidate *v;
	size_t n, cap;
	int dots;
	bool one_each;    /* at most one dot of a person on an option */
	struct list list; /* ids are places from 1 */
	bool loaded;
};

/* ---- What is typed is kept ----------------------------------------------------------------------- */

static char *draft_key(const struct setup_state *st)
{
	return xasprintf("poll:%" PRId64, st->item_id);
}

/* "3 0", then a line for each option that was typed. */
static bool save_draft(const struct setup_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st);
	struct buf b = { 0 };
	bool ok;

	buf_printf(&b, "%d %d\n", st->dots, st->one_each);
	for (size_t i = 0; i < st->n; i++)
		if (!st->v[i].note_id)
			buf_printf(&b, "%s\n", st->v[i].text);
	ok = store_draft_save(a->session.store, key, buf_str(&b), e);
	buf_release(&b);
	free(key);
	return ok;
}

static void add(struct setup_state *st, int64_t note_id, const char *text, size_t len, bool chosen)
{
	st->v = xgrow(st->v, st->n, &st->cap, sizeof(*st->v));
	st->v[st->n++] = (struct line_candidate) { note_id, xstrndup(text, len), chosen };
}

static bool restore_draft(struct setup_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL, *line;
	bool ok = store_draft(a->session.store, key, &text, NULL, e);
	int dots, one_each;

	if (ok && text && sscanf(text, "%d %d", &dots, &one_each) == 2 && dots >= 1 &&
		dots <= POLL_DOTS_MAX) {
		st->dots = dots;
		st->one_each = one_each != 0;
		line = text + strcspn(text, "\n");
		while (*line == '\n' && line[1]) {
			size_t len = strcspn(line + 1, "\n");

			add(st, 0, line + 1, len, true);
			line += 1 + len;
		}
	}
	free(text);
	free(key);
	return ok;
}

/* ---- What is shown ------------------------------------------------------------------------------- */

static bool setup_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct setup_state *st = v->state;

	(void)a;
	(void)e;
	st->item_id = *(const int64_t *)arg;
	st->dots = POLL_DOTS;
	return true;
}

static void setup_close(struct view *v)
{
	struct setup_state *st = v->state;

	for (size_t i = 0; i < st->n; i++)
		free(st->v[i].text);
	free(st->v);
	item_release(&st->item);
	list_release(&st->list);
}

static bool take_lines(struct setup_state *st, struct app *a, struct err *e)
{
	struct note_list notes = { 0 };
	struct poll_list polls = { 0 };
	struct poll_lines lines = { 0 };
	bool ok = store_notes(a->session.store, st->item.meeting_id, st->item_id, &notes, e) &&
		store_polls(a->session.store, st->item.meeting_id, &polls, e);
	int64_t *results = xreallocarray(NULL, polls.n + 1, sizeof(*results));

	for (size_t i = 0; i < polls.n; i++)
		results[i] = polls.v[i].note_id;
	if (ok)
		poll_lines(notes.v, notes.n, results, polls.n, &lines);
	for (size_t i = 0; i < lines.n; i++)
		add(st, lines.v[i].note_id, lines.v[i].text, strlen(lines.v[i].text),
			lines.v[i].chosen);
	free(results);
	pool_release(&lines.pool);
	pool_release(&notes.pool);
	pool_release(&polls.pool);
	return ok;
}

/* Read once: the choice is made here and not lost when another window writes. */
static bool setup_reload(struct view *v, struct app *a, struct err *e)
{
	struct setup_state *st = v->state;

	if (st->loaded)
		return true;
	st->loaded = true;
	if (!store_item_load(a->session.store, st->item_id, &st->item, e) ||
		!take_lines(st, a, e) || !restore_draft(st, a, e))
		return false;
	list_fill_places(&st->list, st->n);
	return true;
}

static void setup_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct setup_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows > HEAD_ROWS ? rows - HEAD_ROWS : 1);
}

static void draw_candidate(const void *ctx, struct canvas *row, size_t at)
{
	const struct setup_state *st = ctx;

	canvas_text(row, 0, 2, 1, STYLE_NORMAL, st->v[at].chosen ? "x" : "·");
	canvas_text(row, 0, 4, CELLS_REST, st->v[at].chosen ? STYLE_NORMAL : STYLE_MUTED,
		st->v[at].text);
}

static size_t chosen_count(const struct setup_state *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->n; i++)
		n += st->v[i].chosen;
	return n;
}

static void setup_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct setup_state *st = v->state;
	struct canvas list = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);
	int col;

	(void)a;
	col = 1 +
		canvas_printf(body, 0, 1, CELLS_REST, STYLE_HEADING,
			ngettext("%d dot each", "%d dots each", (unsigned long)st->dots), st->dots);
	canvas_text(body, 0, col + 2, CELLS_REST, STYLE_NORMAL,
		st->one_each ? _("one at most on each option") : _("several on one are allowed"));
	canvas_hline(body, 1, 0, body->cols);
	if (st->n == 0)
		canvas_wrap(&list, 0, 1, body->cols - 2, 0, STYLE_NORMAL,
			_("The item has no lines to vote on. n types an option."));
	list_draw(&st->list, &list, true, draw_candidate, st);
}

static void setup_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct setup_state *st = v->state;
	const char *number = st->item.number ? st->item.number : "";

	(void)a;
	buf_printf(left, "%s  %s%s%s%s", _("PRIORITISE"), *number ? "§ " : "", number,
		*number ? " " : "", st->item.title ? st->item.title : "");
	buf_printf(right, ngettext("%d option", "%d options", chosen_count(st)),
		(int)chosen_count(st));
}

static void setup_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct setup_state *st = v->state;

	(void)a;
	buf_puts(out,
		chosen_count(st) < 2 ? _("Mark at least two lines, or type options with n.")
				     : _("Those marked x are voted on. Enter begins."));
}

/* ---- Keys ---------------------------------------------------------------------------------------- */

static unsigned setup_key(struct view *v, struct app *a, const struct key *k)
{
	struct setup_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned changed(const struct setup_state *st, struct app *a)
{
	struct err e = { 0 };

	return save_draft(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

static unsigned cmd_toggle(struct app *a, struct view *v, const struct key *k)
{
	struct setup_state *st = v->state;
	struct key down = { .code = KEYCODE_DOWN };

	(void)a;
	(void)k;
	if (st->list.n == 0)
		return FX_NONE;
	st->v[st->list.at].chosen = !st->v[st->list.at].chosen;
	list_key(&st->list, &down, NULL);
	return FX_REDRAW;
}

static unsigned cmd_dots(struct app *a, struct view *v, const struct key *k)
{
	struct setup_state *st = v->state;

	if (k->code == '-')
		st->dots -= st->dots > 1;
	else
		st->dots += st->dots < POLL_DOTS_MAX;
	return changed(st, a);
}

static unsigned cmd_several(struct app *a, struct view *v, const struct key *k)
{
	struct setup_state *st = v->state;

	(void)k;
	st->one_each = !st->one_each;
	return changed(st, a);
}

static unsigned option_typed(struct app *a, void *ctx, const char *text);

static void ask_option(struct app *a)
{
	prompt_open(a,
		&(struct prompt) { .label = _("Option"),
			.hint = _("Enter adds it, on an empty line it is done  Esc cancels"),
			.done = option_typed });
}

/* One after the other until the line is empty. */
static unsigned option_typed(struct app *a, void *ctx, const char *text)
{
	struct setup_state *st = (app_top(a) - 1)->state;
	char *clean = text_clean(text, strlen(text), false);
	bool more = !text_blank(clean);
	unsigned fx = FX_POP;

	(void)ctx;
	if (more) {
		add(st, 0, clean, strlen(clean), true);
		list_fill_places(&st->list, st->n);
		list_go(&st->list, (int64_t)st->n);
		fx |= changed(st, a);
		ask_option(a);
	}
	free(clean);
	return fx;
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	ask_option(a);
	return FX_REDRAW;
}

static unsigned cmd_begin(struct app *a, struct view *v, const struct key *k)
{
	struct setup_state *st = v->state;
	struct poll p = { .dots = st->dots, .most = st->one_each ? 1 : 0 };
	struct poll_option *options = xcalloc(st->n + 1, sizeof(*options));
	char *key = draft_key(st);
	struct err e = { 0 };
	size_t n = 0;
	bool ok;

	(void)k;
	for (size_t i = 0; i < st->n; i++)
		if (st->v[i].chosen)
			options[n++] = (struct poll_option) { .text = xstrdup(st->v[i].text),
				.note_id = st->v[i].note_id };
	ok = poll_begin(&a->session, st->item_id, &p, options, n, key, &e);
	if (ok)
		app_push(a, &poll_view, &p.id);
	for (size_t i = 0; i < n; i++)
		poll_option_release(&options[i]);
	poll_release(&p);
	free(options);
	free(key);
	return app_saved(a, ok, &e) | (ok ? FX_POP : 0u);
}

const struct view_ops poll_setup_view = {
	.name = "poll-setup",
	.state_size = sizeof(struct setup_state),
	.open = setup_open,
	.close = setup_close,
	.layout = setup_layout,
	.reload = setup_reload,
	.key = setup_key,
	.title = setup_title,
	.status = setup_status,
	.draw = setup_draw,
};

/* clang-format off */
const struct command poll_setup_commands[] = {
	{ "poll-begin",   "<Enter>", "poll-setup", N_("Begin the vote"), N_("footer|begins"), 1, NEED_WRITABLE, cmd_begin },
	{ "poll-choose",  "<Space> x", "poll-setup", N_("Vote on this line, or not"), N_("footer|with/without"), 2, NEED_NOTHING, cmd_toggle },
	{ "poll-new",     "n",       "poll-setup", N_("Type an option"), N_("footer|new option"), 3, NEED_WRITABLE, cmd_new },
	{ "poll-dots",    "+-",      "poll-setup", N_("More or fewer dots each"), N_("footer|dots"), 4, NEED_WRITABLE, cmd_dots },
	{ "poll-several", "f",       "poll-setup", N_("Several dots on one option, or one at most"), N_("footer|several on one"), 5, NEED_WRITABLE, cmd_several },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
