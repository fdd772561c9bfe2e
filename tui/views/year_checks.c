/* What a look over the whole year found: a list by date, from which each remark leads to its meeting. */
#include "services/year_checks.h"

#include <stdlib.h>

#include "base/date_text.h"
#include "base/fnv.h"
#include "base/xalloc.h"

#include "tui/views/findings_part.h"
#include "tui/views/meeting_list_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { PLACE_CELLS = 11 };

struct year_checks_state {
	struct list list; /* ids are made from what a remark is about: they stay on it */
	int year;
	struct year_findings findings;
};

static const struct year_finding *at_cursor(const struct year_checks_state *st)
{
	return st->list.n ? &st->findings.v[st->list.at] : NULL;
}

/* ---- Reading ------------------------------------------------------------------------------------ */

static int64_t id_of(const void *ctx, size_t at)
{
	const struct year_finding *f = &((const struct year_checks_state *)ctx)->findings.v[at];
	uint64_t h = fnv_int(FNV_START, f->kind);

	h = fnv_int(h, f->meeting_id);
	h = fnv_int(h, f->other_id);
	return (int64_t)(fnv_text(h, f->words) >> 2) + 1;
}

static bool year_checks_reload(struct view *v, struct app *a, struct err *e)
{
	struct year_checks_state *st = v->state;
	bool ok;

	pool_release(&st->findings.pool);
	st->findings = (struct year_findings) { 0 };
	ok = year_check(&a->session, st->year, &st->findings, e);
	list_fill_by(&st->list, st->findings.n, id_of, st);
	return ok;
}

static bool year_checks_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct year_checks_state *st = v->state;

	st->year = *(const int *)arg;
	return list_view_open(v, a, arg, e);
}

static void year_checks_close(struct view *v)
{
	struct year_checks_state *st = v->state;

	pool_release(&st->findings.pool);
	list_release(&st->list);
}

/* ---- Keys --------------------------------------------------------------------------------------- */

static unsigned year_checks_key(struct view *v, struct app *a, const struct key *k)
{
	return list_view_key_opens(v, a, k, "year-check-go");
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	const struct year_checks_state *st = v->state;
	const struct year_finding *f = at_cursor(st);

	(void)k;
	if (!f)
		return FX_NONE;
	if (!f->meeting_id) {
		app_say(a, _("That is about the whole year."));
		return FX_REDRAW;
	}
	meeting_show(a, f->meeting_id);
	return FX_POP;
}

static unsigned cmd_turn(struct app *a, struct view *v, const struct key *k)
{
	struct year_checks_state *st = v->state;

	(void)a;
	st->year = meeting_list_turn(st->year, k);
	v->stale = true;
	return FX_REDRAW;
}

/* ---- Drawing ------------------------------------------------------------------------------------- */

static void line(const void *ctx, size_t at, struct finding_line *out)
{
	const struct year_checks_state *st = ctx;
	const struct year_finding *f = &st->findings.v[at];
	bool grave = year_finding_is_grave(f->kind);
	char day[DATE_TEXT_SIZE];

	out->sign = grave ? "!" : "?";
	out->sign_style = grave ? STYLE_LATE : STYLE_NORMAL;
	out->label = year_finding_label(f->kind);
	day_text_list(f->day, day);
	buf_puts(&out->place, day);
	buf_printf(&out->words, "%s%s%s", f->name, *f->name ? ": " : "", f->words);
	buf_puts(&out->detail, buf_str(&out->words));
}

static void year_checks_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct year_checks_state *st = v->state;

	(void)a;
	findings_draw(
		&(struct findings_list) {
			.list = &st->list,
			.place_cells = PLACE_CELLS,
			.empty = _("Nothing to look at in the year."),
			.line = line,
			.ctx = st,
		},
		body);
}

static void year_checks_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct year_checks_state *st = v->state;

	(void)a;
	buf_printf(left, _("Check of the year %d"), st->year);
	buf_printf(right, ngettext("%zu to look at", "%zu to look at", st->findings.n),
		st->findings.n);
}

const struct view_ops year_checks_view = {
	.name = "year-checks",
	.state_size = sizeof(struct year_checks_state),
	.open = year_checks_open,
	.close = year_checks_close,
	.layout = findings_layout,
	.reload = year_checks_reload,
	.key = year_checks_key,
	.title = year_checks_title,
	.draw = year_checks_draw,
};

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	const struct meeting_list *l = v->state;

	(void)k;
	app_push(a, &year_checks_view, &l->year);
	return FX_REDRAW;
}

/* clang-format off */
const struct command year_checks_commands[] = {
	{ "year-check",    "K",         "wheel",       N_("Look the year over: clashes, days that do not suit, papers"), N_("footer|check"), 12, NEED_NOTHING, cmd_open },
	{ "year-check",    "K",         "meetings",    N_("Look the year over: clashes, days that do not suit, papers"), NULL, 0, NEED_NOTHING, cmd_open },
	{ "year-check-go", "<Enter> ö", "year-checks", N_("Go to the meeting"), N_("goes there"), 1, NEED_NOTHING, cmd_go },
	{ "year",          ",. <lt> >", "year-checks", N_("The year before, the year after"), N_("footer|year"), 2, NEED_NOTHING, cmd_turn },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
