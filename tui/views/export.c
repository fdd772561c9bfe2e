/* View 8: what is written for others: what, in which form, how it begins and where it goes. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/my_groups.h"

#include "tui/screen/clipboard.h"
#include "tui/views/export_part.h"
#include "tui/views/live.h"
#include "tui/views/meeting_list_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"
#include "tui/views/sections.h"
#include "tui/views/words_part.h"

/* What terminals take at once (tmux, xterm: 74,994 bytes of base64 and less). */
enum { COPY_MOST = 50000 };

/* ---- The path --------------------------------------------------------------------------------------- */

static void look_at_path(struct exporting *st)
{
	st->is_taken = path_taken(field_text(&st->path));
}

/* The usual name, in the folder that was typed last. */
static void propose_path(struct exporting *st, struct app *a)
{
	char *path;

	if (!st->folder)
		st->folder = path_documents();
	free(st->name);
	st->name = export_name(a, &st->ask);
	path = xasprintf("%s/%s", st->folder, st->name);
	field_set(&st->path, path);
	free(path);
	look_at_path(st);
}

static void keep_folder(struct exporting *st)
{
	const char *text = field_text(&st->path), *slash = strrchr(text, '/');

	if (!slash)
		xreplace(&st->folder, ".");
	else if (slash > text) {
		free(st->folder);
		st->folder = xstrndup(text, (size_t)(slash - text));
	}
}

/* ---- Reading ---------------------------------------------------------------------------------------- */

static void resize(struct exporting *st)
{
	struct export_areas r = export_areas(st);

	list_resize(&st->whats, r.whats);
	list_resize(&st->forms, r.forms ? r.forms : 1);
}

static bool load_meeting(struct exporting *st, struct app *a, struct err *e)
{
	free(st->meeting);
	st->meeting = NULL;
	st->ask.meeting_id = 0;
	if (export_of(st->ask.what) != EXPORT_OF_MEETING)
		return true;
	if (!live_wanted(a, &st->ask.meeting_id, e))
		return false;
	st->meeting = st->ask.meeting_id ? meeting_name_and_day(a, st->ask.meeting_id) : NULL;
	return true;
}

static bool same_ask(const struct export_ask *x, const struct export_ask *y)
{
	return x->what == y->what && x->form == y->form && x->year == y->year &&
		x->meeting_id == y->meeting_id && x->mine == y->mine;
}

/* Only for the row under the cursor, and only when that is looked at. */
static bool export_reload(struct view *v, struct app *a, struct err *e)
{
	struct exporting *st = v->state;
	struct export_ask before = st->ask;
	bool ok;

	if (!st->asked && st->seen == a->data && st->seen_meeting == a->meeting_id &&
		strcmp(st->seen_groups, a->config->text[OPTION_MY_GROUPS]) == 0)
		return true;
	export_made_release(&st->made);
	st->ask.what = (enum export_what)st->whats.at;
	list_fill_places(&st->forms, export_forms(st->ask.what, &st->form_v));
	st->ask.form = st->forms.at;
	st->ask.mine = st->mine && export_has_groups(st->ask.what);
	ok = load_meeting(st, a, e) && export_make(a, &st->ask, &st->made, e);
	if (!st->name || !same_ask(&before, &st->ask)) {
		propose_path(st, a);
		st->top = 0;
	}
	look_at_path(st);
	resize(st);
	st->asked = false;
	st->seen = a->data;
	st->seen_meeting = a->meeting_id;
	memcpy(st->seen_groups, a->config->text[OPTION_MY_GROUPS], sizeof(st->seen_groups));
	return ok;
}

static unsigned show_other(struct view *v)
{
	struct exporting *st = v->state;

	st->asked = true;
	v->stale = true;
	return FX_REDRAW;
}

/* ---- The view ----------------------------------------------------------------------------------------- */

static bool export_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct exporting *st = v->state;

	(void)arg;
	(void)e;
	st->whats.pane = 1 + EXPORT_PANE_WHAT;
	st->forms.pane = 1 + EXPORT_PANE_FORM;
	st->ask.year = day_year(clock_local(a->session.clock).day);
	st->asked = true;
	list_fill_places(&st->whats, EXPORT_WHATS);
	return true;
}

static void export_close(struct view *v)
{
	struct exporting *st = v->state;

	export_made_release(&st->made);
	list_release(&st->whats);
	list_release(&st->forms);
	field_release(&st->path);
	free(st->folder);
	free(st->name);
	free(st->meeting);
}

static void export_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct exporting *st = v->state;

	st->rows = rows;
	/* What is read aloud comes one thing after the other. */
	st->cols = app_linear(a) && cols >= EXPORT_BESIDE_COLS ? EXPORT_BESIDE_COLS - 1 : cols;
	resize(st);
}

/* Folders are remembered in the store. */
static unsigned write_it(struct exporting *st, struct app *a)
{
	unsigned fx = export_is_folder(st->ask.what) ? FX_RELOAD : FX_REDRAW;
	struct err e = { 0 };
	char *said;
	bool ok = export_write(a, &st->ask, &st->made, field_text(&st->path), &said, &e);

	look_at_path(st);
	if (!ok)
		return app_fail(a, &e) | fx;
	app_say(a, "%s", said);
	free(said);
	return fx;
}

static void go_to(struct exporting *st, enum export_pane pane)
{
	if (st->pane == EXPORT_PANE_PATH && pane != EXPORT_PANE_PATH)
		keep_folder(st);
	st->pane = pane;
}

static void next_pane(struct exporting *st, bool back)
{
	go_to(st, (st->pane + (back ? EXPORT_PANES - 1 : 1)) % EXPORT_PANES);
}

/* Where the name cannot be made longer Tab goes on. */
static void complete(struct exporting *st)
{
	const char *text = field_text(&st->path);
	struct buf b = { 0 };

	path_complete(text, &b);
	if (b.len > strlen(text))
		field_set(&st->path, buf_str(&b));
	else
		next_pane(st, false);
	buf_release(&b);
}

static unsigned typed(struct exporting *st, struct app *a, const struct key *k)
{
	if (key_is(k, KEYCODE_ENTER, 0))
		return write_it(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		go_to(st, EXPORT_PANE_WHAT);
	else if (key_is(k, KEYCODE_TAB, KEYMOD_SHIFT) || key_is(k, KEYCODE_UP, 0))
		next_pane(st, true);
	else if (key_is(k, KEYCODE_TAB, 0))
		complete(st);
	else if (field_key(&st->path, k) == FIELD_IGNORED)
		return key_is_text(k) ? FX_REDRAW : FX_IGNORED;
	look_at_path(st);
	return FX_REDRAW;
}

static int lines_of(const struct export_made *m)
{
	int n = 0;

	for (const char *s = buf_str(&m->text) + m->from; (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

static bool scrolled(struct exporting *st, const struct key *k)
{
	int page = export_areas(st).rows - 2, last = lines_of(&st->made) - 1;

	if (k->code != KEYCODE_PAGE_DOWN && k->code != KEYCODE_PAGE_UP)
		return false;
	page = page > 1 ? page : 1;
	st->top += k->code == KEYCODE_PAGE_DOWN ? page : -page;
	st->top = st->top > last ? last : st->top;
	st->top = st->top < 0 ? 0 : st->top;
	return true;
}

/* A list that a click or a key moved; true where another row is shown now. */
static bool moved(struct exporting *st, enum export_pane pane, const struct key *k,
	const struct zone *zone, bool *was_meant)
{
	struct list *l = pane == EXPORT_PANE_WHAT ? &st->whats : &st->forms;
	size_t before = l->at;

	*was_meant = list_key(l, k, zone) != LIST_IGNORED;
	if (*was_meant)
		go_to(st, pane);
	return *was_meant && l->at != before;
}

static unsigned export_key(struct view *v, struct app *a, const struct key *k)
{
	struct exporting *st = v->state;
	bool click = key_is_mouse(k) && a->zone, was_meant;
	enum export_pane pane = st->pane;

	if (click && a->zone->pane >= 1 && a->zone->pane <= EXPORT_PANES)
		pane = (enum export_pane)(a->zone->pane - 1);
	if (pane == EXPORT_PANE_PATH) {
		if (!click)
			return typed(st, a, k);
		go_to(st, pane);
		return FX_REDRAW;
	}
	if (scrolled(st, k))
		return FX_REDRAW;
	if (moved(st, pane, k, a->zone, &was_meant))
		return show_other(v);
	if (was_meant && k->code == KEYCODE_DOUBLE_CLICK)
		return write_it(st, a);
	return was_meant ? FX_REDRAW : FX_IGNORED;
}

static bool export_typing(const struct view *v)
{
	return ((const struct exporting *)v->state)->pane == EXPORT_PANE_PATH;
}

const struct view_ops export_view = {
	.name = "export",
	.text_section = "export-text",
	.state_size = sizeof(struct exporting),
	.open = export_open,
	.close = export_close,
	.layout = export_layout,
	.reload = export_reload,
	.key = export_key,
	.typing = export_typing,
	.title = export_title,
	.draw = export_draw,
};

/* ---- Commands ----------------------------------------------------------------------------------------- */

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return write_it(v->state, a);
}

static unsigned cmd_pane(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	next_pane(v->state, (k->mods & KEYMOD_SHIFT) != 0);
	return FX_REDRAW;
}

static unsigned cmd_form(struct app *a, struct view *v, const struct key *k)
{
	struct exporting *st = v->state;
	size_t n = st->forms.n, step = k && k->code == KEYCODE_LEFT ? n - 1 : 1;

	(void)a;
	if (n < 2)
		return FX_REDRAW;
	list_go(&st->forms, (int64_t)((st->forms.at + step) % n) + 1);
	return show_other(v);
}

static unsigned cmd_path(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	(void)k;
	go_to(v->state, EXPORT_PANE_PATH);
	return FX_REDRAW;
}

static unsigned cmd_year(struct app *a, struct view *v, const struct key *k)
{
	struct exporting *st = v->state;

	if (export_of(st->ask.what) != EXPORT_OF_YEAR) {
		app_say(a, "%s",
			export_of(st->ask.what) == EXPORT_OF_MEETING
				? _("This is of the meeting that view 3 shows.")
				: _("This has all years."));
		return FX_REDRAW;
	}
	st->ask.year = meeting_list_turn(st->ask.year, k);
	propose_path(st, a);
	st->top = 0;
	return show_other(v);
}

/* ---- Which groups are mine ---- */

static unsigned groups_done(struct app *a, void *ctx, const char *text)
{
	int64_t ids[MEETING_GROUPS_MAX];
	struct err e = { 0 };
	char *path = NULL;
	size_t n;

	(void)ctx;
	if (!my_groups(&a->session, text, ids, &n, &e) ||
		!config_set(a->config, option_table[OPTION_MY_GROUPS].en, text, &e))
		return app_fail(a, &e);
	if (config_save(a->config, OPTION_MY_GROUPS, &path, &e))
		app_say(a, _("Kept in %s"), path);
	else
		app_fail(a, &e);
	free(path);
	return FX_POP | FX_RELOAD;
}

static unsigned ask_groups(struct app *a)
{
	prompt_open(a,
		&(struct prompt) { .label = _("My groups, with commas between them"),
			.text = a->config->text[OPTION_MY_GROUPS],
			.done = groups_done });
	return FX_REDRAW;
}

static unsigned cmd_mine(struct app *a, struct view *v, const struct key *k)
{
	struct exporting *st = v->state;

	(void)k;
	if (!export_has_groups(st->ask.what)) {
		app_say(a, "%s", _("This is not of groups."));
		return FX_REDRAW;
	}
	st->mine = !st->mine;
	show_other(v);
	return st->mine && !*a->config->text[OPTION_MY_GROUPS] ? ask_groups(a) : FX_REDRAW;
}

static unsigned cmd_groups(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return ask_groups(a);
}

static unsigned cmd_copy(struct app *a, struct view *v, const struct key *k)
{
	const struct exporting *st = v->state;
	char size[SIZE_TEXT];

	(void)k;
	if (!st->made.whole) {
		app_say(a, _("This is no text to copy. Enter writes it."));
		return FX_REDRAW;
	}
	size_text((int64_t)st->made.text.len, size);
	if (st->made.text.len > COPY_MOST) {
		app_say(a, _("%s is more than terminals take. Enter writes it to a file."), size);
		return FX_REDRAW;
	}
	clipboard_put(a->term, buf_str(&st->made.text));
	app_say(a, _("Copied: %s, %s"), st->name, size);
	return FX_REDRAW;
}

/* clang-format off */
const struct command export_commands[] = {
	{ "export-choose", "<Up><Down> j k", "export", N_("Another row: what, or in which form"), N_("footer|choose"), 1, NEED_NOTHING, NULL },
	{ "export-pane",   "<Tab> <S-Tab>",  "export", N_("To the forms, to the path and back"), N_("footer|pane"), 2, NEED_NOTHING, cmd_pane },
	{ "export-write",  "<Enter> ö x",    "export", N_("Write it; a file that is there is kept as .bak"), N_("footer|write"), 3, NEED_NOTHING, cmd_write },
	{ "export-path",   "e ä",            "export", N_("Where it is to go"), N_("footer|path"), 4, NEED_NOTHING, cmd_path },
	{ "export-copy",   "y",              "export", N_("Copy the text"), N_("footer|copy"), 5, NEED_NOTHING, cmd_copy },
	{ "export-year",   ",. <lt> >",      "export", N_("The year before, the year after"), N_("footer|year"), 6, NEED_NOTHING, cmd_year },
	{ "export-form",   "<Left><Right>",  "export", N_("The form before, the next form"), N_("footer|form"), 7, NEED_NOTHING, cmd_form },
	{ "export-mine",   "g",              "export", N_("Calendars of my groups only, or of all"), N_("footer|mine"), 8, NEED_NOTHING, cmd_mine },
	{ "export-groups", "G",              "export", N_("Say which groups are mine"), NULL, 0, NEED_NOTHING, cmd_groups },
	{ "export-scroll", "<PageUp><PageDown>", "export", N_("Up and down in the preview"), NULL, 0, NEED_NOTHING, NULL },
	{ "export-text-write", "<Enter>", "export-text", N_("Write it; a file that is there is kept as .bak"), N_("footer|write"), 1, NEED_NOTHING, NULL },
	{ "export-text-tab",   "<Tab>",   "export-text", N_("The rest of a name that is there, else on"), N_("footer|complete"), 2, NEED_NOTHING, NULL },
	{ "export-text-end",   "<Esc>",   "export-text", N_("Back to the list"), N_("to the list"), 3, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
