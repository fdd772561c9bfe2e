/* What the check of a meeting found: a list from which each remark leads to its place, and may be let
 * stand with a reason. */
#include "services/checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/xalloc.h"

#include "tui/views/findings_part.h"
#include "tui/views/live.h"
#include "tui/views/meeting_part.h"
#include "tui/views/preview_part.h"
#include "tui/views/rollcall.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { PLACE_CELLS = 6 };

struct checks_state {
	struct list list; /* ids are made from the remarks' names: they stay on their remark */
	int64_t meeting_id;
	struct check_report report;
	char *name; /* "Beredning Väst tis 10 mars" */
};

static const struct finding *at_cursor(const struct checks_state *st)
{
	return st->list.n ? &st->report.v[st->list.at] : NULL;
}

/* ---- Reading ------------------------------------------------------------------------------------ */

static int64_t id_of(const struct finding *f, struct pool *p)
{
	const char *key = finding_key(f, p);

	return (int64_t)(fnv_text(FNV_START, key) >> 2) + 1;
}

static void fill(struct checks_state *st)
{
	int64_t *ids = xcalloc(st->report.n + 1, sizeof(*ids));
	struct pool p = { 0 };

	for (size_t i = 0; i < st->report.n; i++)
		ids[i] = id_of(&st->report.v[i], &p);
	list_fill(&st->list, ids, st->report.n, false, false);
	pool_release(&p);
	free(ids);
}

static bool checks_reload(struct view *v, struct app *a, struct err *e)
{
	struct checks_state *st = v->state;
	bool ok;

	check_report_release(&st->report);
	free(st->name);
	st->name = meeting_name_and_day(a, st->meeting_id);
	ok = check_meeting(&a->session, st->meeting_id, &st->report, e);
	fill(st);
	return ok;
}

static bool checks_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct checks_state *st = v->state;

	st->meeting_id = *(const int64_t *)arg;
	return list_view_open(v, a, arg, e);
}

static void checks_close(struct view *v)
{
	struct checks_state *st = v->state;

	check_report_release(&st->report);
	list_release(&st->list);
	free(st->name);
}

/* ---- Keys ------------------------------------------------------------------------------------------ */

static unsigned checks_key(struct view *v, struct app *a, const struct key *k)
{
	return list_view_key_opens(v, a, k, "check-go");
}

static unsigned open_roll(struct app *a, int64_t meeting_id, int64_t person_id)
{
	if (app_push(a, &rollcall_view, &meeting_id) && person_id) {
		struct rollcall_state *roll = app_top(a)->state;

		list_seek(&roll->list, person_id);
	}
	return FX_REDRAW;
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	const struct checks_state *st = v->state;
	const struct finding *f = at_cursor(st);

	(void)k;
	if (!f)
		return FX_NONE;
	if (f->kind == FINDING_REPRESENTATION || f->kind == FINDING_UNMARKED)
		return open_roll(a, st->meeting_id, 0);
	return live_show(a, st->meeting_id, f->item_id, f->note_id);
}

static unsigned cmd_roll(struct app *a, struct view *v, const struct key *k)
{
	const struct checks_state *st = v->state;
	const struct finding *f = at_cursor(st);

	(void)k;
	return open_roll(a, st->meeting_id, f ? f->person_id : 0);
}

/* ---- Letting it stand ------------------------------------------------------------------------------- */

/* The remark is kept by value: the list may be read anew while the reason is typed. */
struct waive_ctx {
	int64_t meeting_id;
	struct finding f;
	char texts[]; /* its subject and words */
};

static unsigned waive_done(struct app *a, void *ctx, const char *text)
{
	const struct waive_ctx *c = ctx;
	struct err e = { 0 };

	if (!check_waive(&a->session, c->meeting_id, &c->f, text, &e))
		return app_fail(a, &e);
	app_did(a, true, NULL, "%s", _("It stands"));
	return FX_POP | FX_RELOAD;
}

static struct waive_ctx *waive_ctx(const struct checks_state *st, const struct finding *f)
{
	size_t n = strlen(f->subject) + 1, m = strlen(f->words) + 1;
	struct waive_ctx *c = xcalloc(1, sizeof(*c) + n + m);

	c->meeting_id = st->meeting_id;
	c->f = (struct finding) { .kind = f->kind,
		.item_id = f->item_id,
		.note_id = f->note_id,
		.subject = memcpy(c->texts, f->subject, n),
		.words = memcpy(c->texts + n, f->words, m) };
	return c;
}

static unsigned cmd_waive(struct app *a, struct view *v, const struct key *k)
{
	const struct checks_state *st = v->state;
	const struct finding *f = at_cursor(st);
	struct err e = { 0 };

	(void)k;
	if (!f)
		return FX_NONE;
	if (f->waiver_id)
		return app_did(a, check_unwaive(&a->session, f->waiver_id, &e), &e, "%s",
			_("It is to be looked at again"));
	prompt_open(a,
		&(struct prompt) {
			.label = _("It may stand because"),
			.hint = _("Enter lets it stand  Esc cancels"),
			.done = waive_done,
			.ctx = waive_ctx(st, f),
		});
	return FX_REDRAW;
}

/* ---- Drawing ---------------------------------------------------------------------------------------- */

static void line(const void *ctx, size_t at, struct finding_line *out)
{
	const struct checks_state *st = ctx;
	const struct finding *f = &st->report.v[at];

	out->style = f->waiver_id ? STYLE_MUTED : STYLE_NORMAL;
	out->sign = f->waiver_id ? "–" : "!";
	out->sign_style = f->waiver_id ? out->style : STYLE_LATE;
	out->label = finding_label(f->kind);
	if (*f->place)
		buf_printf(&out->place, "§ %s", f->place);
	buf_puts(&out->detail, f->words);
	if (f->waiver_id) {
		/* TRANSLATORS: the reason why a remark may stand */
		buf_printf(&out->words, _("stands: %s"), f->reason);
		buf_puts(&out->detail, "\n");
		buf_printf(&out->detail, _("It stands: %s"), f->reason);
	} else {
		buf_puts(&out->words, f->words);
	}
}

static void checks_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct checks_state *st = v->state;

	(void)a;
	findings_draw(
		&(struct findings_list) {
			.list = &st->list,
			.place_cells = PLACE_CELLS,
			.empty = _("Nothing to look at."),
			.line = line,
			.ctx = st,
		},
		body);
}

static void checks_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct checks_state *st = v->state;
	size_t stands = st->report.n - st->report.n_open;

	(void)a;
	buf_puts(left, _("Check"));
	if (st->name)
		buf_printf(left, ": %s", st->name);
	buf_printf(right, ngettext("%zu to look at", "%zu to look at", st->report.n_open),
		st->report.n_open);
	if (stands)
		buf_printf(right, ngettext("  %zu stands", "  %zu stand", stands), stands);
}

const struct view_ops checks_view = {
	.name = "checks",
	.state_size = sizeof(struct checks_state),
	.open = checks_open,
	.close = checks_close,
	.layout = findings_layout,
	.reload = checks_reload,
	.key = checks_key,
	.title = checks_title,
	.draw = checks_draw,
};

static unsigned show(struct app *a, int64_t meeting_id)
{
	app_push(a, &checks_view, &meeting_id);
	return FX_REDRAW;
}

static unsigned cmd_check_live(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	return show(a, st->meeting_id);
}

static unsigned cmd_check_preview(struct app *a, struct view *v, const struct key *k)
{
	const struct preview_state *st = v->state;

	(void)k;
	return show(a, st->meeting_id);
}

/* clang-format off */
const struct command checks_commands[] = {
	{ "check",       "K",          "live",   N_("Check the notes before they leave the house"), NULL, 0, NEED_MEETING, cmd_check_live },
	{ "check",       "K",          "preview", N_("Check the notes before they leave the house"), N_("footer|check"), 9, NEED_NOTHING, cmd_check_preview },
	{ "check-go",    "<Enter> ö",  "checks", N_("Go to the place"), N_("goes there"), 1, NEED_NOTHING, cmd_go },
	{ "check-waive", "w",          "checks", N_("Let it stand and say why, or take that back"), N_("footer|let stand"), 2, NEED_WRITABLE, cmd_waive },
	{ "check-roll",  "r",          "checks", N_("The roll call"), N_("footer|roll"), 3, NEED_NOTHING, cmd_roll },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
