/* What is stored about a person, and erasing it: a decision for each text that names the person. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/views/path_part.h"
#include "tui/views/people_part.h"
#include "tui/views/privacy_part.h"
#include "tui/views/sections.h"

struct privacy_hit *privacy_at(struct privacy_state *st)
{
	return st->list.n ? &st->about.hits[st->list.at] : NULL;
}

/* ---- Reading ------------------------------------------------------------------------------------- */

/* What was decided stays decided when the rest is read again. */
static void keep_decisions(struct privacy_about *now, const struct privacy_about *was)
{
	for (size_t i = 0; i < was->n_hits; i++) {
		const struct privacy_hit *h = &was->hits[i];

		if (h->chosen)
			(void)privacy_decide(
				now, h->key, (enum erasure_fate)h->fate, h->ground, NULL);
	}
}

static void fit(struct privacy_state *st)
{
	int left = st->rows - privacy_head_rows(st, st->cols) - 1;

	list_resize(&st->list, left > 1 ? left : 1);
}

static bool view_reload(struct view *v, struct app *a, struct err *e)
{
	struct privacy_state *st = v->state;
	struct privacy_about now;
	bool ok = privacy_about(&a->session, st->person_id, st->folder, &now, e);

	if (ok) {
		privacy_look_in_files(&now);
		keep_decisions(&now, &st->about);
		privacy_about_release(&st->about);
		st->about = now;
		list_fill_places(&st->list, st->about.n_hits);
		fit(st);
	} else {
		privacy_about_release(&now);
	}
	return ok;
}

static bool view_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct privacy_state *st = v->state;

	(void)a;
	(void)e;
	st->person_id = *(const int64_t *)arg;
	st->folder = path_of(PATH_STATE, "backups", NULL);
	st->list.pane = 1;
	return true;
}

static void view_close(struct view *v)
{
	struct privacy_state *st = v->state;

	privacy_about_release(&st->about);
	list_release(&st->list);
	free(st->folder);
}

static void view_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct privacy_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	fit(st);
}

static unsigned view_key(struct view *v, struct app *a, const struct key *k)
{
	struct privacy_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static void view_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct privacy_state *st = v->state;

	(void)a;
	(void)right;
	buf_printf(left, _("Personal data: %s"), st->about.name ? st->about.name : "");
}

static void view_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct privacy_state *st = v->state;
	const struct privacy_hit *h = st->list.n ? &st->about.hits[st->list.at] : NULL;

	(void)a;
	if (!h) {
		bool gone = st->about.name && strcmp(st->about.name, st->about.label) == 0;

		buf_puts(out,
			gone ? _("The person is erased; this is what stays.")
			     : _("x writes all of it to a file. R erases the person."));
		return;
	}
	buf_puts(out, h->where);
	if (*h->ground)
		buf_printf(out, ": %s", h->ground);
}

const struct view_ops privacy_view = {
	.name = "privacy",
	.state_size = sizeof(struct privacy_state),
	.open = view_open,
	.close = view_close,
	.layout = view_layout,
	.reload = view_reload,
	.key = view_key,
	.title = view_title,
	.status = view_status,
	.draw = privacy_draw,
};

/* ---- Deciding ------------------------------------------------------------------------------------ */

static struct privacy_state *shown(struct app *a)
{
	for (size_t i = a->depth; i > 0; i--)
		if (a->stack[i - 1].ops == &privacy_view)
			return a->stack[i - 1].state;
	return NULL;
}

static unsigned kept(struct app *a, void *ctx, const char *text)
{
	struct privacy_state *st = shown(a);
	struct err e = { 0 };

	if (!st || !privacy_decide(&st->about, ctx, FATE_KEPT, text, &e))
		return app_fail(a, &e);
	return FX_POP | FX_REDRAW;
}

static unsigned cmd_turn(struct app *a, struct view *v, const struct key *k)
{
	struct privacy_state *st = v->state;
	struct privacy_hit *h = privacy_at(st);
	struct err e = { 0 };

	(void)k;
	if (!h)
		return FX_NONE;
	if (h->fate == FATE_REDACTED) {
		prompt_open(a,
			&(struct prompt) {
				.label = _("Kept on the ground that"),
				.hint = _("Enter keeps it  Esc cancels"),
				.done = kept,
				.ctx = xstrdup(h->key),
			});
		return FX_REDRAW;
	}
	if (!privacy_decide(&st->about, h->key, FATE_REDACTED, NULL, &e))
		return app_fail(a, &e);
	return FX_REDRAW;
}

/* ---- Writing it to a file ------------------------------------------------------------------------ */

static unsigned written(struct app *a, void *ctx, const char *typed)
{
	struct privacy_state *st = shown(a);
	size_t n = strlen(typed);
	bool json = n > 5 && strcmp(typed + n - 5, ".json") == 0;
	struct buf text = { 0 };
	struct err e = { 0 };
	bool ok = st && privacy_export(&a->session, &st->about, json, &text, &e) &&
		path_write(typed, store_path(a->session.store), &text, &e);

	(void)ctx;
	buf_release(&text);
	if (!ok)
		return app_fail(a, &e);
	app_say(a, _("Written: %s"), typed);
	return FX_POP | FX_REDRAW;
}

static unsigned cmd_export(struct app *a, struct view *v, const struct key *k)
{
	struct privacy_state *st = v->state;
	char *folder = path_documents(), *slug = path_slug(_("personal data"));
	char *path = xasprintf("%s/%s-%lld.txt", folder, slug, (long long)st->person_id);

	(void)k;
	prompt_open(a,
		&(struct prompt) {
			.label = _("Write to the file"),
			.text = path,
			.hint = _(
				"The ending says the form: .txt .json  Enter writes  Esc cancels"),
			.complete = path_complete,
			.done = written,
		});
	free(folder);
	free(slug);
	free(path);
	return FX_REDRAW;
}

/* ---- Erasing --------------------------------------------------------------------------------------- */

static unsigned erase(struct app *a, void *ctx, size_t chosen)
{
	struct privacy_state *st = shown(a);
	struct err e = { 0 };
	bool whole = true;

	(void)ctx;
	if (chosen != 0 || !st)
		return FX_REDRAW;
	if (!privacy_erase(&a->session, &st->about, &whole, &e))
		return app_fail(a, &e);
	if (whole)
		app_say(a, _("Erased: the person is %s now. Nothing takes that back."),
			st->about.label);
	else
		app_say(a, "%s",
			_("Another window has the database open: the last traces go from its log when "
			  "that is closed."));
	return FX_RELOAD;
}

static unsigned cmd_erase(struct app *a, struct view *v, const struct key *k)
{
	struct privacy_state *st = v->state;
	const struct choice rows[] = {
		{ { .code = 'g' }, _("erase for good"), NULL },
		{ { .code = 'n' }, _("no, let it be"), NULL },
	};
	size_t out = privacy_fated(&st->about, FATE_REDACTED);
	struct {
		char title[200];
	} *ctx = xcalloc(1, sizeof(*ctx));

	(void)k;
	/* TRANSLATORS: the name of the person */
	snprintf(ctx->title, sizeof(ctx->title), _("No undo: %s is erased"), st->about.name);
	if (out)
		snprintf(ctx->title, sizeof(ctx->title),
			ngettext("No undo: %s is erased, and %zu text loses the name",
				"No undo: %s is erased, and %zu texts lose the name", out),
			st->about.name, out);
	utf8_cut(ctx->title);
	choices_open(a,
		&(struct choices_spec) { .title = ctx->title,
			.v = rows,
			.n = ARRAY_LEN(rows),
			.keys_only = true,
			.done = erase,
			.ctx = ctx });
	return FX_REDRAW;
}

/* ---- From the people -------------------------------------------------------------------------------- */

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *people = v->state;
	const struct person_row *p = people_at(people, people->people.at);

	(void)k;
	if (p)
		app_push(a, &privacy_view, &p->p.id);
	return FX_REDRAW;
}

/* clang-format off */
const struct command privacy_commands[] = {
	{ "privacy",        "P",          "people",  N_("Personal data: what is stored about the person; erase"), N_("footer|personal data"), 13, NEED_PERSON, cmd_open },
	{ "privacy-export", "x",          "privacy", N_("Write all that is stored about the person to a file"), N_("footer|to a file"), 1, NEED_NOTHING, cmd_export },
	{ "privacy-turn",   "<Space>",    "privacy", N_("Take the name out of the text, or keep it on a ground"), N_("footer|take out or keep"), 2, NEED_WRITABLE, cmd_turn },
	{ "privacy-erase",  "R",          "privacy", N_("Erase the person; nothing takes that back"), N_("footer|erase"), 3, NEED_WRITABLE, cmd_erase },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
