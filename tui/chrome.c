#include "tui/chrome.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/commands.h"
#include "tui/views/views.h"

enum { FULL_ROWS = 12, FULL_COLS = 50, FOOTER_MAX = 20 };

struct body chrome_body(int rows, int cols)
{
	struct body b = { .title = true, .tabs = true, .top = 2 };

	if (rows < FULL_ROWS || cols < FULL_COLS)
		b = (struct body) { .title = false, .tabs = false, .top = 0 };
	b.rows = rows - b.top - 2;
	if (b.rows < 1)
		b.rows = 1;
	return b;
}

static const char *const tab_names[APP_VIEWS] = {
	[VIEW_WHEEL - 1] = N_("tab|Wheel"),
	[VIEW_MEETINGS - 1] = N_("tab|Meetings"),
	[VIEW_LIVE - 1] = N_("tab|Live"),
	[VIEW_PEOPLE - 1] = N_("tab|People"),
	[VIEW_FOLLOWUP - 1] = N_("tab|Decisions"),
	[VIEW_SEARCH - 1] = N_("tab|Search"),
	[VIEW_PLAN - 1] = N_("tab|Next year"),
	[VIEW_EXPORT - 1] = N_("tab|Export"),
};

/* The cells that all of them take with their names. */
static int tabs_cells(const struct canvas *c)
{
	int cells = 1;

	for (int i = 0; i < APP_VIEWS; i++)
		cells += 3 + canvas_cells(c, Q_(tab_names[i]));
	return cells + 2;
}

/* Is there room for the word behind the tabs? */
static bool tabs_leave(const struct canvas *c, int cells)
{
	return tabs_cells(c) > c->cols || tabs_cells(c) + cells < c->cols;
}

/* Returns whether it says that the year is made up, where it is. */
static bool draw_title(const struct app *a, const struct view *v, struct canvas *c)
{
	struct moment now = clock_local(a->session.clock);
	struct buf left = { 0 }, right = { 0 };
	char day[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE];
	const char *demo = c->cols >= 100 ? _("DEMO, in memory only") : _("DEMO");
	bool says = false;
	int used, room;

	if (v->ops->title)
		v->ops->title(v, a, &left, &right);
	if (left.len == 0)
		buf_puts(&left, a->association && *a->association ? a->association : "Årshjul");
	if (right.len == 0) {
		day_text(now.day, day);
		week_text(now.day, week);
		minute_text(now.minute, time);
		buf_printf(&right, "%s %s  %s%s", day, week, now.minute < 600 ? "0" : "", time);
	}
	used = canvas_cells(c, buf_str(&right));
	if (used > c->cols / 2)
		used = c->cols / 2;
	canvas_right(c, 0, c->cols - used - 1, used, STYLE_TITLE, buf_str(&right));
	room = c->cols - used - 3;
	if (a->demo) {
		int cells = canvas_cells(c, demo) + 3;

		says = canvas_cells(c, buf_str(&left)) + cells < room ||
			!tabs_leave(c, canvas_cells(c, demo));
		room -= says ? cells : 0;
	}
	room = canvas_text(c, 0, 1, room, STYLE_TITLE, buf_str(&left));
	if (says)
		canvas_printf(c, 0, 1 + room, CELLS_REST, STYLE_TITLE, " · %s", demo);
	buf_release(&left);
	buf_release(&right);
	return says || !a->demo;
}

/* Returns the column behind them. */
static int draw_tabs(const struct app *a, struct canvas *c)
{
	int col = 1, gap = c->cols >= 100 ? 3 : 1;
	bool brief = tabs_cells(c) > c->cols; /* then only the one that is shown says its name */
	struct buf label = { 0 };

	for (int i = 0; i < APP_VIEWS; i++) {
		bool here = i + 1 == a->current;
		struct key k = { .code = (uint32_t)('1' + i) };
		int n;

		buf_cut(&label, 0);
		buf_puts(&label, here ? "[" : "");
		buf_int(&label, i + 1);
		if (here || !brief) {
			buf_putc(&label, ' ');
			buf_puts(&label, Q_(tab_names[i]));
		}
		buf_puts(&label, here ? "]" : "");
		n = canvas_text(
			c, 1, col, CELLS_REST, here ? STYLE_TAB : STYLE_NORMAL, buf_str(&label));
		canvas_zone(c, 1, col, 1, n, ZONE_KEY, key_pack(&k));
		col += n + gap;
	}
	buf_release(&label);
	return col;
}

/* What of an error does not fit on the message line: its end says what became of the data, so it goes on
 * in the footer, left of the help key. NULL = everything fits. */
static const char *error_rest(const struct app *a, const struct canvas *c)
{
	size_t next;

	if (!a->message || !a->message_is_error || canvas_cells(c, a->message) < c->cols)
		return NULL;
	canvas_break(c, c->cols - 1, a->message, &next);
	return a->message + next;
}

static void draw_said(const struct app *a, struct canvas *c)
{
	const char *rest = error_rest(a, c);
	char *line = rest ? xstrndup(a->message, (size_t)(rest - a->message)) : NULL;

	canvas_text(c, c->rows - 2, 1, CELLS_REST, a->message_is_error ? STYLE_ERROR : STYLE_NORMAL,
		line ? text_trim(line) : a->message);
	free(line);
}

static void draw_message(const struct app *a, const struct view *v, struct canvas *c)
{
	int row = c->rows - 2;
	char time[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	if (a->message) {
		draw_said(a, c);
		return;
	}
	if (v->ops->status)
		v->ops->status(v, a, &b);
	if (b.len == 0 && !a->writable)
		buf_puts(&b, _("Read-only: nothing can be changed here."));
	if (b.len == 0 && a->undo_label) {
		if (a->saved_at) {
			minute_text(local_moment(a->saved_at).minute, time);
			/* TRANSLATORS: clock time of the last save, then a space */
			buf_printf(&b, _("Saved %s.  "), time);
		}
		/* TRANSLATORS: å and u are the keys; the quoted text is what was done */
		buf_printf(&b, _("u undoes: \"%s\""), a->undo_label);
	}
	canvas_text(c, row, 1, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

/* The commands of a section that have a place in the footer, by rank. */
static size_t footer_commands(const char *section, const struct command *out[FOOTER_MAX])
{
	struct command_walk walk = { 0 };
	const struct command *c;
	size_t n = 0;

	while ((c = command_next(&walk)) != NULL) {
		size_t at = n;

		if (!c->hint || c->rank < 1 || !command_in_section(c, section))
			continue;
		while (at > 0 && out[at - 1]->rank > c->rank)
			at--;
		if (at == FOOTER_MAX)
			continue;
		if (n < FOOTER_MAX)
			n++;
		for (size_t i = n - 1; i > at; i--)
			out[i] = out[i - 1];
		out[at] = c;
	}
	return n;
}

/* Where it fits before `end`. Returns the column behind it, or col. */
static int draw_hint(struct canvas *c, int col, int end, const char *keys, const char *hint)
{
	int row = c->rows - 1, from = col;
	struct buf label = { 0 };
	struct key k;

	command_key_labels(keys, &label);
	if (col + canvas_cells(c, buf_str(&label)) + 1 + canvas_cells(c, hint) <= end) {
		col += canvas_text(c, row, col, CELLS_REST, STYLE_KEY, buf_str(&label));
		col += 1 + canvas_text(c, row, col + 1, CELLS_REST, STYLE_NORMAL, hint);
		if (key_parse(keys, &k))
			canvas_zone(c, row, from, 1, col - from, ZONE_KEY, key_pack(&k));
	}
	buf_release(&label);
	return col;
}

/* The help key at the right end of the last row; the column where it begins. Where text is typed a
 * question mark is text, too. */
static int draw_help(struct canvas *c, bool typing)
{
	const char *help = _("help"), *key = typing ? "<F1>" : "?";
	int at = c->cols - 1 - (typing ? 3 : 2) - canvas_cells(c, help);

	if (at < 0)
		at = 0;
	draw_hint(c, at, INT_MAX, key, help);
	return at;
}

static void draw_hint_line(struct canvas *screen, unsigned style, const char *text)
{
	int row = screen->rows - 1, end;

	canvas_fill(screen, row, 0, 1, screen->cols, STYLE_NORMAL, ' ');
	end = draw_help(screen, true);
	canvas_text(screen, row, 1, end - 3, style, text);
}

void chrome_hint(struct canvas *screen, const char *hint)
{
	draw_hint_line(screen, STYLE_NORMAL, hint);
}

void chrome_hint_or_message(const struct app *a, struct canvas *screen, const char *hint)
{
	if (a->message)
		draw_hint_line(
			screen, a->message_is_error ? STYLE_ERROR : STYLE_NORMAL, a->message);
	else
		draw_hint_line(screen, STYLE_NORMAL, hint);
}

void chrome_hint_after(const struct app *a, struct buf *out, const char *hint)
{
	if (text_cells(buf_str(out)) + 2 + text_cells(hint) < a->cols)
		buf_printf(out, "  %s", hint);
}

static void draw_footer(const struct app *a, struct canvas *c)
{
	const struct command *v[FOOTER_MAX];
	const struct view *top = app_top_const(a);
	bool typing = top->ops->typing && top->ops->typing(top);
	size_t n = footer_commands(app_section(a), v);
	const char *rest = error_rest(a, c);
	int help_at = draw_help(c, typing), col = 1;

	if (rest)
		canvas_text(c, c->rows - 1, 1, help_at - 3, STYLE_ERROR, rest);
	for (size_t i = 0; i < n && !rest; i++) {
		int to;

		if (strcmp(v[i]->name, "filter") == 0 && !top->ops->filter)
			continue;
		if (strcmp(v[i]->name, "back") == 0 && a->depth == 0)
			continue;
		if (top->ops->hints && !top->ops->hints(top, v[i]))
			continue;
		if (app_lacks(a, top,
			    v[i]->needs & (NEED_ROLL | NEED_BEFORE | NEED_RUNNING | NEED_OPEN)))
			continue;
		to = draw_hint(c, col, help_at - 2, v[i]->keys, Q_(v[i]->hint));

		if (to > col)
			col = to + 2;
	}
}

void chrome_draw(const struct app *a, struct canvas *screen)
{
	const struct view *v = app_top_const(a);
	struct body b = chrome_body(a->rows, a->cols);
	const struct view *titled = &a->views[a->current - 1];
	bool said;

	for (size_t i = 0; i < a->depth; i++)
		if (!a->stack[i].ops->overlay)
			titled = &a->stack[i];
	said = !b.title || draw_title(a, titled, screen);
	if (b.tabs && titled->ops->tab >= 0) {
		int col = draw_tabs(a, screen), demo = canvas_cells(screen, _("DEMO"));

		if (!said && col + demo < screen->cols)
			canvas_right(
				screen, 1, screen->cols - demo - 1, demo, STYLE_TITLE, _("DEMO"));
	}
	draw_message(a, v, screen);
	draw_footer(a, screen);
}
