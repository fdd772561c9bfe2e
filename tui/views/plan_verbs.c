/* What can be done in view 7 at one key. What is only proposed and not saved is changed in the sheet; what
 * is stored is a meeting, and changed as one. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "services/meetings.h"
#include "services/year_checks.h"

#include "tui/views/meeting_part.h"
#include "tui/views/plan_part.h"

enum { WEEK = 7 };

static unsigned nothing_here(struct app *a)
{
	app_say(a, _("No row is selected."));
	return FX_REDRAW;
}

static unsigned read_only(struct app *a, struct view *v)
{
	app_say(a, "%s", app_lacks(a, v, NEED_WRITABLE));
	return FX_REDRAW;
}

static bool writable(const struct app *a, const struct view *v)
{
	return !app_lacks(a, v, NEED_WRITABLE);
}

/* The sheet has been changed. */
static unsigned sheet_done(struct view *v, const struct plan_row *r)
{
	struct planning *st = v->state;

	st->step++;
	plan_keep_edit(st, r);
	st->fresh = true;
	v->stale = true;
	return FX_REDRAW;
}

/* ---- In or out ------------------------------------------------------------------------------------------ */

static unsigned take(struct app *a, struct view *v, bool in)
{
	struct planning *st = v->state;
	const struct plan_item *it = plan_at(st);
	struct err e = { 0 };

	if (!plan_take(&st->sheet, it->row, in, &e))
		return app_fail(a, &e);
	return sheet_done(v, plan_row_of(st, it));
}

static bool can_take(const struct plan_row *r, bool in)
{
	return r && !r->meeting_id && r->verdict != PLAN_NONE && r->taken != in;
}

/* All rows that are shown; out only when all of them are in. */
unsigned plan_cmd_all(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;
	struct err none = { 0 };
	bool in = false;

	(void)k;
	for (size_t i = 0; i < st->n; i++)
		in |= can_take(plan_row_of(st, &st->items[i]), true);
	st->step++;
	for (size_t i = 0; i < st->n; i++) {
		const struct plan_row *r = plan_row_of(st, &st->items[i]);

		if (can_take(r, in) && plan_take(&st->sheet, st->items[i].row, in, &none))
			plan_keep_edit(st, r);
	}
	app_say(a, in ? _("All rows are in.") : _("All rows are left out."));
	st->fresh = true;
	v->stale = true;
	return FX_REDRAW;
}

unsigned plan_cmd_take(struct app *a, struct view *v, const struct key *k)
{
	const struct planning *st = v->state;
	const struct plan_item *it = plan_at(st);
	const struct plan_row *r = plan_row_of(st, it);

	(void)k;
	if (!it)
		return nothing_here(a);
	if (!r || r->meeting_id) {
		app_say(a, _("It is in the year already. Delete takes it away."));
		return FX_REDRAW;
	}
	return take(a, v, !r->taken);
}

/* ---- Another time ----------------------------------------------------------------------------------------- */

struct moving {
	int64_t id;
	struct moment starts, ends;
};

static unsigned move_stored(struct app *a, const struct moving *m, const char *why)
{
	struct year_wish wish = { .meeting_id = m->id, .starts = m->starts, .ends = m->ends };
	struct err e = { 0 }, none = { 0 };
	bool ok = meeting_move(&a->session, m->id, m->starts, m->ends, why, &e);
	struct buf words = { 0 }, against = { 0 };
	char when[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE], *moved;
	unsigned fx;

	span_text(m->starts, m->ends, false, when);
	week_text(m->starts.day, week);
	buf_printf(&words, "%s %s", when, week);
	if (ok)
		year_look_words(&a->session, &wish, &against, &none);
	moved = xasprintf(_("Moved to %s."), buf_str(&words));
	fx = app_did(a, ok, &e, "%s%s%s", buf_str(&against), against.len ? "  " : "", moved);
	free(moved);
	buf_release(&words);
	buf_release(&against);
	return fx;
}

static unsigned why_done(struct app *a, void *ctx, const char *text)
{
	return move_stored(a, ctx, text) | FX_POP;
}

/* What was decided is not moved without saying why. */
static unsigned ask_why(struct app *a, const struct moving *m)
{
	char day[DATE_TEXT_SIZE], *label;

	day_text(m->starts.day, day);
	/* TRANSLATORS: a weekday with its date; the reason is typed after it */
	label = xasprintf(_("To %s. Why"), day);
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.hint = _("Enter moves it (a reason is not needed)  Esc leaves it"),
			.done = why_done,
			.ctx = xmemdup(m, sizeof(*m)),
		});
	free(label);
	return FX_REDRAW;
}

/* Who gives a row a day wants it. */
static unsigned place(
	struct app *a, struct view *v, size_t row, struct moment starts, struct moment ends)
{
	struct planning *st = v->state;
	struct err e = { 0 };

	if (!plan_place(&st->sheet, row, starts, ends, &e) ||
		(!st->sheet.v[row].taken && !plan_take(&st->sheet, row, true, &e)))
		return app_fail(a, &e);
	return sheet_done(v, &st->sheet.v[row]);
}

unsigned plan_move(struct app *a, struct view *v, struct moment starts, struct moment ends)
{
	const struct plan_item *it = plan_at(v->state);
	struct moving m = { .starts = starts, .ends = ends };

	if (!it)
		return nothing_here(a);
	if (!it->meeting_id && it->row == PLAN_NO_ROW) {
		app_say(a, _("It has been taken away."));
		return FX_REDRAW;
	}
	if (!it->meeting_id)
		return place(a, v, it->row, starts, ends);
	if (!writable(a, v))
		return read_only(a, v);
	if (it->status == STATUS_HELD || it->status == STATUS_RUNNING ||
		it->status == STATUS_CANCELLED) {
		app_say(a, _("It stays where it was: held or cancelled."));
		return FX_REDRAW;
	}
	m.id = it->meeting_id;
	if (moment_is_none(ends) && !moment_is_none(it->ends))
		m.ends = starts.minute == MINUTE_NONE
			? (struct moment) { starts.day + it->ends.day - it->starts.day,
				  MINUTE_NONE }
			: moment_add_minutes(
				  starts, (int)moment_minutes_between(it->starts, it->ends));
	return it->status == STATUS_PROPOSED ? move_stored(a, &m, NULL) : ask_why(a, &m);
}

unsigned plan_cmd_nudge(struct app *a, struct view *v, const struct key *k)
{
	const struct plan_item *it = plan_at(v->state);
	struct moment starts, ends;
	int days = k->code == '-' ? -1 : k->code == ',' || k->code == '<' ? -WEEK : WEEK;

	if (!it)
		return nothing_here(a);
	if (k->code == '+')
		days = 1;
	starts = it->starts;
	ends = it->ends;
	if (starts.day == DAY_NONE) {
		app_say(a, _("It has no day in that year. e gives it one."));
		return FX_REDRAW;
	}
	starts.day += days;
	if (ends.day != DAY_NONE)
		ends.day += days;
	return plan_move(a, v, starts, ends);
}

unsigned plan_cmd_alternative(struct app *a, struct view *v, const struct key *k)
{
	const struct planning *st = v->state;
	const struct plan_row *r = plan_row_of(st, plan_at(st));
	size_t i = (size_t)(k->code - 'a');

	if (!r || i >= r->n_alternatives) {
		app_say(a, _("No other day is offered for it."));
		return FX_REDRAW;
	}
	return plan_move(a, v, r->alternatives[i].starts, r->alternatives[i].ends);
}

unsigned plan_cmd_again(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;
	const struct plan_item *it = plan_at(st);
	const struct plan_row *r = plan_row_of(st, it);
	struct err e = { 0 };

	(void)k;
	if (!r || it->meeting_id || !r->by_hand) {
		app_say(a, _("It lies where the rule puts it."));
		return FX_REDRAW;
	}
	if (!plan_place_again(&st->sheet, it->row, &e))
		return app_fail(a, &e);
	return sheet_done(v, r);
}

/* ---- Save, take away ----------------------------------------------------------------------------------------- */

static size_t to_save(const struct planning *st)
{
	bool open = st->stage != PLAN_STAGE_DECIDED && st->face == PLAN_FACE_DIFF;

	return open && st->has_sheet ? plan_sheet_fresh(&st->sheet) : 0;
}

unsigned plan_cmd_save(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;
	const struct plan_item *it = plan_at(st);
	struct err e = { 0 };
	size_t made = 0;
	bool ok;

	(void)k;
	if (to_save(st) == 0 && it && it->meeting_id)
		return meeting_open(a, it->meeting_id);
	if (to_save(st) == 0) {
		app_say(a, _("There is no draft to create."));
		return FX_REDRAW;
	}
	if (!writable(a, v))
		return read_only(a, v);
	ok = plan_save(&a->session, &st->sheet, &made, &e);
	if (ok)
		st->n_edits = 0;
	return app_did(a, ok, &e,
		ngettext("%zu draft created for %d.", "%zu drafts created for %d.", made), made,
		st->year);
}

static struct meeting_pick *pick_one(int64_t id)
{
	struct meeting_pick *p = xmalloc(sizeof(*p) + sizeof(p->ids[0]));

	p->n = 1;
	p->ids[0] = id;
	return p;
}

/* All that is proposed; there is some. */
static struct meeting_pick *pick_proposed(const struct planning *st)
{
	struct meeting_pick *p = xmalloc(sizeof(*p) + st->entries.n * sizeof(p->ids[0]));

	p->n = 0;
	for (size_t i = 0; i < st->entries.n; i++)
		if (st->entries.v[i].m.status == STATUS_PROPOSED)
			p->ids[p->n++] = st->entries.v[i].m.id;
	return p;
}

unsigned plan_cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct plan_item *it = plan_at(v->state);
	const struct plan_row *r = plan_row_of(v->state, it);

	(void)k;
	if (!it || (!it->meeting_id && !r))
		return nothing_here(a);
	if (!it->meeting_id)
		return r->taken ? take(a, v, false) : nothing_here(a);
	if (!writable(a, v))
		return read_only(a, v);
	return it->status == STATUS_PROPOSED ? meeting_remove(a, pick_one(it->meeting_id))
					     : meeting_ask_cancel(a, pick_one(it->meeting_id));
}

unsigned plan_cmd_drop(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;
	struct err e = { 0 };
	size_t n = 0;
	bool ok;

	(void)k;
	st->n_edits = 0;
	if (st->by_lines)
		return meeting_remove(a, pick_proposed(st));
	ok = plan_drop(&a->session, st->year, &n, &e);
	return app_did(a, ok, &e,
		ngettext("The proposal for %d is gone: %zu draft.",
			"The proposal for %d is gone: %zu drafts.", n),
		st->year, n);
}

unsigned plan_cmd_undo(struct app *a, struct view *v, const struct key *k)
{
	struct planning *st = v->state;
	int64_t id;

	(void)k;
	if (!plan_undo_edit(st, &id))
		return app_run(a, "undo");
	list_seek(&st->list, id);
	st->all = true;
	v->stale = true;
	app_say(a, _("The last change of the proposal is taken back."));
	return FX_REDRAW;
}
