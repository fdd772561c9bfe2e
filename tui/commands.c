#include "tui/commands.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/meetings.h"

#include "tui/app.h"
#include "tui/screen/term.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

/* ---- What counts everywhere -------------------------------------------------------------------- */

static unsigned cmd_view(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	int number = (int)(k->code - '0');

	return number == VIEW_SEARCH ? search_show_view(a) : app_show(a, number);
}

static unsigned cmd_find(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return search_show_view(a);
}

/* Ctrl-Z for people who set it so: the shell has the word. */
static bool wants_to_stop(const struct app *a, const struct key *k)
{
	return k && k->code == 'z' && (k->mods & KEYMOD_CTRL) && a->term && a->config &&
		a->config->value[OPTION_SUSPEND];
}

static unsigned cmd_undo(struct app *a, struct view *v, const struct key *k)
{
	struct err e = { 0 };
	char *label = NULL;
	unsigned fx = FX_REDRAW;

	(void)v;
	if (wants_to_stop(a, k)) {
		term_suspend(a->term);
		return FX_REDRAW;
	}
	if (!store_undo(a->session.store, &label, &e)) {
		if (e.code == ERR_NOT_FOUND)
			app_say(a, _("Nothing to undo."));
		else
			fx = app_fail(a, &e);
		return fx;
	}
	/* TRANSLATORS: the quoted text is what was done; U (Å) is the key that redoes it */
	app_say(a, _("Undone: \"%s\"  U redoes"), label);
	free(label);
	return FX_RELOAD;
}

static unsigned cmd_redo(struct app *a, struct view *v, const struct key *k)
{
	struct err e = { 0 };
	char *label = NULL;

	(void)v;
	(void)k;
	if (!store_redo(a->session.store, &label, &e)) {
		if (e.code != ERR_NOT_FOUND)
			return app_fail(a, &e);
		app_say(a, _("Nothing to redo."));
		return FX_REDRAW;
	}
	app_say(a, _("Done again: \"%s\"  u undoes"), label);
	free(label);
	return FX_RELOAD;
}

static unsigned leave_chosen(struct app *a, void *ctx, size_t chosen)
{
	(void)a;
	(void)ctx;
	(void)chosen;
	return FX_QUIT;
}

/* Asked only while a meeting runs, and answered by another key: what is typed in a hurry after a slip
 * must not end the program. A made-up year is left at once. */
static unsigned cmd_quit(struct app *a, struct view *v, const struct key *k)
{
	struct choice leave = { .key = { .code = 'a' }, .text = _("Leave; the meeting runs on") };
	struct err none = { 0 };
	int64_t running;

	(void)v;
	(void)k;
	if (a->depth)
		return FX_POP;
	if (a->demo || !meeting_find(&a->session, "current", 0, &running, &none))
		return FX_QUIT;
	choices_open(a,
		&(struct choices_spec) { .title = _("A meeting is running. Leave the program?"),
			.v = &leave,
			.n = 1,
			.keys_only = true,
			.done = leave_chosen });
	return FX_REDRAW;
}

static unsigned cmd_back(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	if (a->depth)
		return FX_POP;
	app_say(a, _("q leaves. Everything is saved."));
	return FX_REDRAW;
}

static unsigned cmd_help(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &palette_view, NULL);
	return FX_REDRAW;
}

static unsigned cmd_log(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &log_view, NULL);
	return FX_REDRAW;
}

static unsigned cmd_settings(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &settings_view, NULL);
	return FX_REDRAW;
}

static unsigned cmd_save(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_say(a, _("Everything is saved as you go."));
	return FX_REDRAW;
}

static unsigned cmd_interrupt(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	if (a->depth)
		return FX_POP;
	app_say(a, _("q leaves the program."));
	return FX_REDRAW;
}

static unsigned cmd_paste_hint(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_say(a, _("Ctrl+Shift+V pastes, in a text line."));
	return FX_REDRAW;
}

static unsigned cmd_redraw(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	if (a->term)
		term_redraw(a->term);
	return FX_RELOAD;
}

static unsigned cmd_mouse(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	if (!a->term)
		return FX_NONE;
	term_set_mouse(a->term, !term_mouse(a->term));
	app_say(a, "%s",
		term_mouse(a->term) ? _("The mouse is on. Hold Shift to select text.")
				    : _("The mouse is off: the terminal selects text."));
	return FX_REDRAW;
}

static unsigned filter_changed(struct app *a, void *ctx, const char *text)
{
	struct view *v = &a->stack[a->depth - 1];

	(void)ctx;
	/* The filtered view lies right under the prompt. */
	v = a->depth > 1 ? v - 1 : app_root(a);
	v->ops->filter(v, a, text);
	v->stale = true;
	return FX_REDRAW;
}

static unsigned filter_done(struct app *a, void *ctx, const char *text)
{
	filter_changed(a, ctx, text);
	return FX_POP;
}

static unsigned filter_cancelled(struct app *a, void *ctx, const char *text)
{
	(void)text;
	filter_changed(a, ctx, "");
	return FX_POP;
}

static unsigned cmd_filter(struct app *a, struct view *v, const struct key *k)
{
	struct prompt p = {
		.label = _("Filter"),
		.hint = _("Enter keeps the filter  Esc shows all"),
		.changed = filter_changed,
		.done = filter_done,
		.cancelled = filter_cancelled,
	};

	(void)k;
	if (!v->ops->filter) {
		app_say(a, _("There is no list to filter here."));
		return FX_REDRAW;
	}
	prompt_open(a, &p);
	return FX_REDRAW;
}

/* clang-format off */
static const struct command everywhere[] = {
	{ "view",       "1 2 3 4 5 6 7 8",   "*", N_("Change view"), NULL, 0, NEED_NOTHING, cmd_view },
	{ "find",       "<C-f>",         "*", N_("Find in everything that was written"), NULL, 0, NEED_NOTHING, cmd_find },
	{ "filter",     "/",             "*", N_("Filter the list"), N_("filter"), 8, NEED_NOTHING, cmd_filter },
	{ "undo",       "å u <C-z>",     "*", N_("Undo"), NULL, 0, NEED_NOTHING, cmd_undo },
	{ "redo",       "Å U <C-y>",     "*", N_("Redo"), NULL, 0, NEED_NOTHING, cmd_redo },
	{ "help",       "? <F1> h :",    "*", N_("Help: find and run a command"), NULL, 0, NEED_NOTHING, cmd_help },
	{ "messages",   "!",             "*", N_("The last messages"), NULL, 0, NEED_NOTHING, cmd_log },
	{ "back",       "<Esc> <Backspace>", "*", N_("Back"), N_("footer|back"), 12, NEED_NOTHING, cmd_back },
	{ "quit",       "q",             "*", N_("Close, or leave the program"), NULL, 0, NEED_NOTHING, cmd_quit },
	{ "save",       "<C-s>",         "*", N_("Is it saved? (always)"), NULL, 0, NEED_NOTHING, cmd_save },
	{ "interrupt",  "<C-c>",         "*", N_("Cancel what is open"), NULL, 0, NEED_NOTHING, cmd_interrupt },
	{ "paste-hint", "<C-v>",         "*", N_("How to paste"), NULL, 0, NEED_NOTHING, cmd_paste_hint },
	{ "redraw",     "<F5> <C-l>",    "*", N_("Draw the screen anew"), NULL, 0, NEED_NOTHING, cmd_redraw },
	{ "settings",   "<F9>",          "*", N_("Screen and language: colours, signs, linear mode, mouse"), NULL, 0, NEED_NOTHING, cmd_settings },
	{ "mouse",      "M",             "*", N_("Mouse on or off"), NULL, 0, NEED_NOTHING, cmd_mouse },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */

/* Those with rows for the list come before those with rows for its text: help shows each once. */
static const struct command *const tables[] = { wheel_commands, meetings_commands,
	year_checks_commands, days_commands, live_walk_commands, live_sisters_commands,
	live_presence_commands, live_commands, live_agenda_commands, live_agenda_box_commands,
	live_outcome_commands, live_rounds_commands, checks_commands, followup_commands,
	search_commands, plan_commands, export_commands, live_lines_commands, poll_setup_commands,
	poll_commands, checkin_commands, rollcall_ask_commands, rollcall_commands, preview_commands,
	dates_commands, invite_commands, round_commands, round_paper_commands, offers_commands,
	seats_commands, people_in_commands, stats_commands, stats_person_commands,
	template_commands, files_commands, import_files_commands, import_review_commands,
	import_same_commands, kinds_commands, people_commands, privacy_commands, retention_commands,
	first_run_commands, everywhere };

/* ---- Looking things up --------------------------------------------------------------------------- */

const struct command *command_next(struct command_walk *w)
{
	for (; w->table < ARRAY_LEN(tables); w->table++, w->row = 0)
		if (tables[w->table][w->row].name)
			return &tables[w->table][w->row++];
	return NULL;
}

/* strcmp, where nearly all begin otherwise: the footer asks about every command at every paint. */
static bool same_word(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

bool command_in_section(const struct command *c, const char *section)
{
	if (same_word(c->view, section))
		return true;
	return same_word(c->view, "*") && !strstr(section, "-text") &&
		strcmp(section, "first-run") != 0;
}

static bool has_key(const struct command *c, const struct key *k)
{
	const char *names = c->keys;
	struct key other;
	size_t n;

	while (*names) {
		if (*names == ' ') {
			names++;
			continue;
		}
		n = key_parse(names, &other);
		if (n == 0)
			die("command %s: bad key name %s", c->name, names);
		if (key_pack(&other) == key_pack(k))
			return true;
		names += n;
	}
	return false;
}

const struct command *command_for_key(const char *view, const struct key *k)
{
	const struct command *c, *general = NULL;
	struct command_walk walk = { 0 };

	while ((c = command_next(&walk)) != NULL) {
		bool own = same_word(c->view, view);

		if (!own && !same_word(c->view, "*"))
			continue;
		if (!has_key(c, k))
			continue;
		if (own)
			return c;
		general = c;
	}
	return general;
}

const struct command *command_by_name(const char *view, const char *name)
{
	struct command_walk walk = { 0 };
	const struct command *c;

	while ((c = command_next(&walk)) != NULL)
		if (strcmp(c->name, name) == 0 && command_in_section(c, view))
			return c;
	return NULL;
}

void command_key_labels(const char *keys, struct buf *out)
{
	struct key k;
	size_t n;

	for (bool first = true; *keys && *keys != ' '; keys += n, first = false) {
		n = key_parse(keys, &k);
		if (n == 0)
			return;
		if (!first && k.code < KEYCODE_FIRST)
			buf_putc(out, ' ');
		key_label(&k, out);
	}
}

struct section {
	const char *name, *title;
	const char *manual; /* where the title says too little by itself; NULL = it does not */
};

static const struct section sections[] = {
	{ "wheel", N_("THE WHEEL"), NULL },
	{ "meetings", N_("MEETINGS"), NULL },
	{ "live", N_("IN THE LIST"), "A MEETING: ITS AGENDA AND NOTES" },
	{ "live-text", N_("IN THE TEXT LINE"), "A MEETING: IN THE TEXT LINE" },
	{ "live-editor", N_("IN THE WHOLE TEXT"), "A MEETING: IN THE WHOLE TEXT OF AN ITEM" },
	{ "rollcall", N_("ROLL CALL"), NULL },
	{ "rollcall-text", N_("BY NAME"), "ROLL CALL, BY NAME" },
	{ "poll-setup", N_("BEFORE A VOTE"), NULL },
	{ "poll", N_("A DOT VOTE"), NULL },
	{ "poll-result", N_("THE RESULT OF A VOTE"), NULL },
	{ "checkin-text", N_("CHECK-IN"), NULL },
	{ "checkin", N_("AFTER THE CHECK-IN"), NULL },
	{ "preview", N_("THE FINISHED NOTES"), NULL },
	{ "checks", N_("THE CHECK"), NULL },
	{ "search", N_("WHAT WAS FOUND"), NULL },
	{ "search-text", N_("WHILE SEARCHING"), NULL },
	{ "dates", N_("PROPOSED DATES"), NULL },
	{ "invite", N_("INVITATIONS"), NULL },
	{ "year-checks", N_("THE CHECK OF A YEAR"), NULL },
	{ "days", N_("BREAKS AND DAYS A PARTY CANNOT"), NULL },
	{ "round", N_("THE ROUND"), NULL },
	{ "round-paper", N_("THE COMBINED SHEET"), NULL },
	{ "offers", N_("LEFT OVER FROM EARLIER MEETINGS"), NULL },
	{ "template", N_("AN AGENDA TEMPLATE"), NULL },
	{ "files", N_("ATTACHMENTS"), NULL },
	{ "import-files", N_("FILES TO FETCH"), NULL },
	{ "import-review", N_("A FILE TO FETCH"), NULL },
	{ "import-same", N_("WHO IS WHO"), NULL },
	{ "kinds", N_("KINDS OF ENTRIES"), NULL },
	{ "people", N_("PEOPLE"), NULL },
	{ "privacy", N_("PERSONAL DATA"), NULL },
	{ "retention", N_("HOW LONG PERSONAL DATA ARE KEPT"), NULL },
	{ "followup", N_("DECISIONS AND FOLLOW-UP"), NULL },
	{ "plan", N_("THE NEXT YEAR"), NULL },
	{ "export", N_("EXPORT AND PRINT"), NULL },
	{ "stats", N_("ATTENDANCE OVER TIME"), NULL },
	{ "stats-person", N_("ONE PERSON'S ATTENDANCE"), NULL },
	{ "export-text", N_("WHILE TYPING THE PATH"), "EXPORT, WHILE TYPING THE PATH" },
	{ "first-run", N_("THE FIRST TIME"), NULL },
	{ "*", N_("EVERYWHERE"), NULL },
};

static const struct section *section_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(sections); i++)
		if (strcmp(sections[i].name, name) == 0)
			return &sections[i];
	return NULL;
}

const char *command_section_title(const char *section)
{
	const struct section *s = section_of(section);

	return s ? _(s->title) : section;
}

/* ---- The manual's page of keys ------------------------------------------------------------------- */

/* As in the footer: those that do the same parted by a slash. */
static void mdoc_keys(const char *keys, struct buf *out)
{
	for (bool first = true; *keys; first = false) {
		struct buf label = { 0 };

		command_key_labels(keys, &label);
		buf_puts(out,
			first ? "Ic \"\\&"
			      : " No / Ic \"\\&"); /* a lone . or , would be punctuation */
		for (const char *s = buf_str(&label); *s; s++) {
			if (*s == '\\')
				buf_puts(out, "\\e");
			else if (*s == '"')
				buf_puts(out, "\\(dq");
			else if (*s == '-')
				buf_puts(out, "\\-");
			else
				buf_putc(out, *s);
		}
		buf_putc(out, '"');
		buf_release(&label);
		keys += strcspn(keys, " ");
		keys += strspn(keys, " ");
	}
}

static void mdoc_section(const char *name, struct buf *out)
{
	const struct section *s = section_of(name);
	struct command_walk walk = { 0 };
	const struct command *c;

	buf_printf(out, ".Ss %s\n.Bl -tag -width 14n -compact\n",
		s && s->manual ? s->manual : command_section_title(name));
	while ((c = command_next(&walk)) != NULL) {
		if (strcmp(c->view, name) != 0)
			continue;
		buf_puts(out, ".It ");
		mdoc_keys(c->keys, out);
		buf_printf(out, "\n%s\n", _(c->help));
	}
	buf_puts(out, ".El\n");
}

/* Several tables may have rows of one section. */
static bool is_first_of_section(const struct command *c)
{
	struct command_walk walk = { 0 };
	const struct command *other;

	while ((other = command_next(&walk)) != NULL)
		if (strcmp(other->view, c->view) == 0)
			return other == c;
	return false;
}

void commands_mdoc(struct buf *out)
{
	struct command_walk walk = { 0 };
	const struct command *c;

	while ((c = command_next(&walk)) != NULL)
		if (is_first_of_section(c))
			mdoc_section(c->view, out);
}
