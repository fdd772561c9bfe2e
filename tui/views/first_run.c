/* No database yet: look at a made-up year, begin one, or bring in what there is. Two keys to something
 * useful, no questions before that. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/beginning.h"

#include "tui/views/people_in.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { CHOICES = 5 };

struct first_run_state {
	size_t at;
};

static const struct first_run_row {
	char key;
	const char *what, *more;
} rows[CHOICES] = {
	{ 'd', N_("Look at a made-up year"), N_("an invented association, a meeting in progress") },
	{ 'n', N_("Begin a new year"), N_("four questions, then you are off") },
	{ 'i', N_("Bring in what I have"), N_("old notes, files or a whole folder") },
	{ 's', N_("Screen and language"), N_("colours, ASCII, linear mode, English") },
	{ 'q', N_("Leave"), "" },
};

static bool own_file(struct app *a, struct err *e)
{
	if (!a->reopen)
		return true;
	return a->reopen(a, false, e);
}

/* ---- n: four questions ------------------------------------------------------------------------------ */

enum { ASK_ASSOCIATION, ASK_GROUPS, ASK_PARTIES, ASK_PEOPLE, ASK_COUNT };

static void say_begun(struct app *a, const struct beginning_counts *n, bool names_next)
{
	struct buf b = { 0 };

	buf_printf(&b, ngettext("%zu group, ", "%zu groups, ", n->groups), n->groups);
	buf_printf(&b, ngettext("%zu party, ", "%zu parties, ", n->parties), n->parties);
	buf_printf(&b, ngettext("%zu person. ", "%zu people. ", n->people), n->people);
	app_say(a, "%s%s", buf_str(&b),
		names_next ? _("The names come next; Esc leaves them for later (4, N).")
			   : _("n makes a meeting, 4 shows the people."));
	buf_release(&b);
}

static unsigned questions_done(struct app *a, void *ctx, const char *const *texts)
{
	char *answers[ASK_COUNT];
	struct beginning_counts n = { 0 };
	struct err e = { 0 };
	bool ok, nobody = text_blank(texts[ASK_PEOPLE]);

	(void)ctx;
	/* The form goes when the new file is opened, and its texts with it. */
	for (int i = 0; i < ASK_COUNT; i++)
		answers[i] = xstrdup(texts[i]);
	ok = own_file(a, &e) &&
		beginning_put(&a->session,
			&(struct beginning) { answers[ASK_ASSOCIATION], answers[ASK_GROUPS],
				answers[ASK_PARTIES], answers[ASK_PEOPLE] },
			&n, &e);
	if (ok && !text_blank(answers[ASK_ASSOCIATION]))
		xreplace(&a->association, answers[ASK_ASSOCIATION]);
	for (int i = 0; i < ASK_COUNT; i++)
		free(answers[i]);
	if (!ok)
		return app_fail(a, &e) | FX_RELOAD;
	app_show(a, VIEW_WHEEL);
	/* Names are easier pasted, one a line. */
	if (nobody)
		app_push(a, &people_in_view, &(struct people_in_arg) { .group_id = n.first_group });
	say_begun(a, &n, nobody);
	return FX_RELOAD;
}

/* An example while a field is empty. */
static bool example(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	static const char *const examples[ASK_COUNT] = {
		[ASK_GROUPS] = N_("North, South, Board"),
		[ASK_PARTIES] = N_("Insurance Agency (IA), …"),
		[ASK_PEOPLE] = N_("North: Ada Ek (IA), …; empty: pasted next"),
	};

	(void)a;
	(void)ctx;
	if (!*text && examples[field])
		buf_puts(out, _(examples[field]));
	return true;
}

static void ask(struct app *a)
{
	struct form_spec_field fields[ASK_COUNT] = {
		[ASK_ASSOCIATION] = { _("Association"), "" },
		[ASK_GROUPS] = { _("Groups"), "" },
		[ASK_PARTIES] = { _("Parties"), "" },
		[ASK_PEOPLE] = { _("People"), "" },
	};

	form_open(a,
		&(struct form_spec) { .title = _("A new year: commas between several"),
			.fields = fields,
			.n = ASK_COUNT,
			.echo = example,
			.done = questions_done });
}

/* ---- The screen --------------------------------------------------------------------------------------- */

static unsigned choose(struct app *a, char key)
{
	struct err e = { 0 };

	switch (key) {
	case 'd':
		if (a->reopen && !a->reopen(a, true, &e))
			return app_fail(a, &e);
		return FX_RELOAD;
	case 'n':
		ask(a);
		return FX_REDRAW;
	case 'i':
		if (!own_file(a, &e))
			return app_fail(a, &e);
		app_show(a, VIEW_MEETINGS);
		app_run(a, "import");
		return FX_RELOAD;
	case 's':
		app_push(a, &settings_view, NULL);
		return FX_REDRAW;
	default:
		return FX_QUIT;
	}
}

static unsigned first_run_key(struct view *v, struct app *a, const struct key *k)
{
	struct first_run_state *st = v->state;

	if (key_is(k, KEYCODE_UP, 0) && st->at > 0)
		st->at--;
	else if (key_is(k, KEYCODE_DOWN, 0) && st->at + 1 < CHOICES)
		st->at++;
	else if (key_is(k, KEYCODE_ENTER, 0))
		return choose(a, rows[st->at].key);
	else if (key_is(k, '?', 0) || key_is(k, KEYCODE_F1, 0))
		app_say(a, _("Arrows move, Enter chooses; the letters do so at once."));
	else if (key_is(k, 'c', KEYMOD_CTRL) || key_is(k, KEYCODE_ESC, 0))
		app_say(a, _("q leaves the program."));
	for (size_t i = 0; i < CHOICES; i++)
		if (key_is(k, (uint32_t)rows[i].key, 0))
			return choose(a, rows[i].key);
	return FX_REDRAW;
}

static void first_run_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	buf_puts(left, "Årshjul");
	buf_puts(right, strcmp(i18n_language(), "en") == 0 ? "English" : "svenska");
}

static void first_run_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)v;
	(void)a;
	buf_puts(out, _("Tip: everything you do can be undone with u."));
}

static void first_run_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct first_run_state *st = v->state;
	bool roomy = body->rows >= 18;
	int row = roomy ? 1 : 0, left = body->cols >= 70 ? 6 : 1;

	(void)a;
	canvas_text(body, row++, left, CELLS_REST, STYLE_HEADING, "ÅRSHJUL");
	if (roomy)
		canvas_text(body, row++, left, CELLS_REST, STYLE_NORMAL,
			_("Meetings, attendance and follow-up in the terminal"));
	row += roomy;
	row += canvas_wrap(body, row, left, body->cols - left - 1, 0, STYLE_NORMAL,
		_("There is no database here yet. What do you want to do?"));
	row += roomy;
	for (size_t i = 0; i < CHOICES; i++) {
		bool here = i == st->at;
		struct key k = { .code = (uint32_t)rows[i].key };
		unsigned style = here ? STYLE_FOCUS : STYLE_NORMAL;

		canvas_printf(body, row, left, CELLS_REST, style, "%s %c  %s", here ? "▶" : " ",
			rows[i].key, _(rows[i].what));
		if (*rows[i].more && body->cols >= 76)
			canvas_text(
				body, row, left + 34, CELLS_REST, STYLE_NORMAL, _(rows[i].more));
		canvas_zone(body, row, 0, 1, body->cols, ZONE_KEY, key_pack(&k));
		if (here)
			canvas_cursor(body, row, left, false);
		row++;
	}
	row += roomy;
	row += canvas_wrap(body, row, left, body->cols - left - 1, 0, STYLE_NORMAL,
		_("Everything is saved at once on your own computer. Nothing is sent anywhere."));
	canvas_wrap(body, row, left, body->cols - left - 1, 0, STYLE_NORMAL,
		_("The made-up year is kept in memory and is gone when you leave."));
}

const struct view_ops first_run_view = {
	.name = "first-run",
	.state_size = sizeof(struct first_run_state),
	.captures = true,
	.tab = -1,
	.key = first_run_key,
	.title = first_run_title,
	.status = first_run_status,
	.draw = first_run_draw,
};

/* clang-format off */
const struct command first_run_commands[] = {
	{ "first-move",   "<Up><Down>", "first-run", N_("Up and down"), N_("footer|choose"), 1, NEED_NOTHING, NULL },
	{ "first-choose", "<Enter>",    "first-run", N_("Do what the cursor is on"), N_("footer|open"), 2, NEED_NOTHING, NULL },
	{ "first-demo",   "d",          "first-run", N_("Look at a made-up year"), N_("footer|example"), 3, NEED_NOTHING, NULL },
	{ "first-new",    "n",          "first-run", N_("Begin a new year"), N_("footer|new"), 4, NEED_NOTHING, NULL },
	{ "first-import", "i",          "first-run", N_("Bring in what I have"), N_("footer|bring in"), 5, NEED_NOTHING, NULL },
	{ "first-screen", "s",          "first-run", N_("Screen and language"), NULL, 0, NEED_NOTHING, NULL },
	{ "first-leave",  "q",          "first-run", N_("Leave"), N_("footer|leave"), 6, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
