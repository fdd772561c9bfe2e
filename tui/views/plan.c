/* View 7: the next year, as a proposal out of the last one or line by line; then plan against outcome. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "services/meetings.h"

#include "tui/views/meeting_part.h"
#include "tui/views/plan_part.h"
#include "tui/views/sections.h"

/* ---- Reading -------------------------------------------------------------------------------------------- */

static void release_read(struct planning *st)
{
	plan_sheet_release(&st->sheet);
	pool_release(&st->entries.pool);
	pool_release(&st->findings.pool);
	pool_release(&st->outcomes.pool);
	pool_release(&st->texts);
	st->entries = (struct meeting_rows) { 0 };
	st->findings = (struct year_findings) { 0 };
	st->outcomes = (struct plan_outcomes) { 0 };
	st->items = NULL;
	st->n = st->all_items = 0;
	st->has_sheet = false;
}

/* Last year may have nothing: then lines are all there is. */
static bool load_sheet(struct planning *st, struct err *e)
{
	struct err none = { 0 };

	st->has_sheet = plan_preview(st->session, st->year, 0, &st->sheet, &none);
	if (!st->has_sheet) {
		plan_sheet_release(&st->sheet);
		if (!err_absent(e, &none))
			return false;
	}
	plan_redo_edits(st);
	return true;
}

static bool load_entries(struct planning *st, struct err *e)
{
	return meetings_of_year(st->session, st->year, &st->entries, e) &&
		(st->entries.n == 0 || year_check(st->session, st->year, &st->findings, e));
}

static bool any_proposed(const struct planning *st)
{
	for (size_t i = 0; i < st->entries.n; i++)
		if (st->entries.v[i].m.status == STATUS_PROPOSED)
			return true;
	return false;
}

static bool load_all(struct planning *st, struct err *e)
{
	bool ok;

	release_read(st);
	ok = plan_stage(st->session, st->year, &st->stage, NULL, e) && load_entries(st, e) &&
		load_sheet(st, e);
	st->by_lines = ok && st->stage == PLAN_STAGE_NONE && any_proposed(st);
	if (st->by_lines)
		st->stage = PLAN_STAGE_PROPOSED;
	if (ok && st->stage == PLAN_STAGE_DECIDED)
		ok = plan_outcome(st->session, st->year, &st->outcomes, e);
	if (!st->turned || st->stage != PLAN_STAGE_DECIDED)
		st->face = st->stage == PLAN_STAGE_DECIDED ? PLAN_FACE_OUTCOME : PLAN_FACE_DIFF;
	return ok;
}

static void resize(struct planning *st)
{
	list_resize(&st->list, plan_areas(st->rows_high).list);
}

static bool plan_reload(struct view *v, struct app *a, struct err *e)
{
	struct planning *st = v->state;

	st->session = &a->session;
	if (!st->year)
		st->year = day_year(clock_local(a->session.clock).day) + 1;
	if (st->all || st->seen != a->data) {
		if (!load_all(st, e)) {
			release_read(st);
			plan_rows(st);
			return false;
		}
		st->fresh = true;
	}
	if (st->fresh)
		plan_rows(st);
	st->seen = a->data;
	st->all = st->fresh = false;
	resize(st);
	return true;
}

void plan_follow(struct planning *st)
{
	const struct plan_item *it = plan_at(st);

	st->follow = it ? it->meeting_id : 0;
}

void plan_turn(struct view *v, int year)
{
	struct planning *st = v->state;

	st->year = year;
	st->turned = false;
	st->n_edits = 0;
	st->all = true;
	v->stale = true;
}

/* ---- The view --------------------------------------------------------------------------------------------- */

static bool plan_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct planning *st = v->state;

	(void)arg;
	(void)e;
	st->session = &a->session;
	st->words = xstrdup("");
	st->list.pane = 1;
	st->all = true;
	return true;
}

static void plan_close(struct view *v)
{
	struct planning *st = v->state;

	release_read(st);
	list_release(&st->list);
	lay_out_release(&st->lay);
	free(st->edits);
	free(st->words);
	free(st->echo);
}

static void plan_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct planning *st = v->state;

	(void)a;
	st->rows_high = rows;
	st->cols = cols;
	st->fresh = true; /* what the rows say depends on the width */
	resize(st);
}

static unsigned plan_key(struct view *v, struct app *a, const struct key *k)
{
	struct planning *st = v->state;

	if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, "plan-save") : FX_REDRAW;
}

static void plan_narrow(struct view *v, struct app *a, const char *text)
{
	struct planning *st = v->state;

	(void)a;
	xreplace(&st->words, text);
	st->fresh = true;
}

const struct view_ops plan_view = {
	.name = "plan",
	.state_size = sizeof(struct planning),
	.open = plan_open,
	.close = plan_close,
	.layout = plan_layout,
	.reload = plan_reload,
	.key = plan_key,
	.title = plan_title,
	.status = plan_status,
	.draw = plan_draw,
	.filter = plan_narrow,
};

/* ---- Commands ----------------------------------------------------------------------------------------------- */

static unsigned cmd_face(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;

	(void)k;
	if (st->stage != PLAN_STAGE_DECIDED) {
		app_say(a, _("%d is not decided: there is no outcome yet. J decides it."),
			st->year);
		return FX_REDRAW;
	}
	plan_follow(st);
	st->face = st->face == PLAN_FACE_DIFF ? PLAN_FACE_OUTCOME : PLAN_FACE_DIFF;
	st->turned = st->fresh = true;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned cmd_check(struct app *a, struct view *v, const struct key *k)
{
	const struct planning *st = v->state;

	(void)k;
	app_push(a, &year_checks_view, &st->year);
	return FX_REDRAW;
}

static unsigned cmd_days(struct app *a, struct view *v, const struct key *k)
{
	const struct planning *st = v->state;

	(void)k;
	app_push(a, &days_view, &st->year);
	return FX_REDRAW;
}

/* clang-format off */
const struct command plan_commands[] = {
	{ "plan-take",    "<Space>",    "plan", N_("In the proposal, or left out"), N_("footer|in/out"), 1, NEED_NOTHING, plan_cmd_take },
	{ "plan-all",     "*",          "plan", N_("All rows in, or all left out"), NULL, 0, NEED_NOTHING, plan_cmd_all },
	{ "plan-day",     "+-",         "plan", N_("A day later, a day earlier"), N_("footer|day"), 2, NEED_NOTHING, plan_cmd_nudge },
	{ "plan-week",    ",. <lt> >",  "plan", N_("A week earlier, a week later"), N_("footer|week"), 3, NEED_NOTHING, plan_cmd_nudge },
	{ "plan-date",    "e ä m",      "plan", N_("Another day or time, typed"), N_("footer|date"), 4, NEED_NOTHING, plan_cmd_edit },
	{ "plan-choose",  "ab",         "plan", N_("Take the first or the second free day that is offered"), NULL, 0, NEED_NOTHING, plan_cmd_alternative },
	{ "plan-save",    "<Enter> ö",  "plan", N_("Create the drafts; where they are there, open the meeting"), N_("footer|create/open"), 5, NEED_NOTHING, plan_cmd_save },
	{ "plan-line",    "n",          "plan", N_("Lay out the year, a short line for each entry"), N_("footer|new line"), 6, NEED_WRITABLE, plan_cmd_line },
	{ "plan-decide",  "J",          "plan", N_("Decided by the board: the year stands"), N_("footer|decide"), 7, NEED_WRITABLE, plan_cmd_decide },
	{ "plan-face",    "v",          "plan", N_("The proposal, or plan against outcome"), N_("footer|face"), 9, NEED_NOTHING, cmd_face },
	{ "plan-year",    "g",          "plan", N_("Another year"), N_("footer|year"), 8, NEED_NOTHING, plan_cmd_year },
	{ "plan-again",   "r",          "plan", N_("Back to the day that the rule names"), NULL, 0, NEED_NOTHING, plan_cmd_again },
	{ "plan-delete",  "<Delete>",   "plan", N_("Take the entry away; cancel it where the year is decided"), NULL, 0, NEED_NOTHING, plan_cmd_delete },
	{ "plan-drop",    "D",          "plan", N_("Take the whole proposal away"), NULL, 0, NEED_WRITABLE, plan_cmd_drop },
	{ "year-check",   "K",          "plan", N_("Look the year over: clashes, days that do not suit, papers"), N_("footer|check"), 10, NEED_NOTHING, cmd_check },
	{ "days",         "L",          "plan", N_("School breaks, and days that a party cannot"), N_("footer|breaks"), 11, NEED_NOTHING, cmd_days },
	{ "plan-back",    "å u <C-z>",  "plan", N_("Undo, first what is not saved of the proposal"), NULL, 0, NEED_NOTHING, plan_cmd_undo },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
