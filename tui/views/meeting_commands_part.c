#include "tui/views/meeting_list_part.h"
#include "tui/views/round_part.h"
#include "tui/views/views.h"

static struct list *list_of(struct view *v)
{
	struct meeting_list *l = v->state;

	return &l->list;
}

/* The marks go with the verb. */
static struct meeting_pick *take_pick(struct view *v)
{
	struct list *l = list_of(v);
	struct meeting_pick *p = meeting_pick(l);

	list_mark_none(l);
	return p;
}

unsigned meeting_cmd_open(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return meeting_open(a, list_of(v)->id);
}

unsigned meeting_cmd_new(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return meeting_form_new(a, DAY_NONE);
}

unsigned meeting_cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return meeting_form_edit(a, list_of(v)->id);
}

unsigned meeting_cmd_copy(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return meeting_form_copy(a, list_of(v)->id);
}

unsigned meeting_cmd_move(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	if (list_of(v)->n_marked > 1) {
		app_say(a, _("m moves one meeting at a time; + and - move all the marked."));
		return FX_REDRAW;
	}
	return meeting_ask_move(a, take_pick(v));
}

unsigned meeting_cmd_nudge(struct app *a, struct view *v, const struct key *k)
{
	return meeting_nudge(a, take_pick(v), k->code == '-' ? -1 : 1);
}

unsigned meeting_cmd_round(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return round_ask(a, list_of(v)->id);
}

unsigned meeting_cmd_state(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return meeting_ask_status(a, take_pick(v));
}

unsigned meeting_cmd_dates(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	app_push(a, &dates_view, &list_of(v)->id);
	return FX_REDRAW;
}

unsigned meeting_cmd_moves(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	app_push(a, &moves_view, &list_of(v)->id);
	return FX_REDRAW;
}

unsigned meeting_cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return meeting_remove(a, take_pick(v));
}

/* ---- Elsewhere ------------------------------------------------------------------------------------- */

unsigned meeting_cmd_year(struct app *a, struct view *v, const struct key *k)
{
	struct meeting_list *l = v->state;
	int year = meeting_list_turn(l->year, k);

	(void)a;
	if (v->ops == &wheel_view)
		wheel_turn(v, year);
	else
		meetings_turn(v, year);
	l->land = true;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned go_done(struct app *a, void *ctx, const char *text)
{
	struct view *v = app_root(a);
	struct meeting_list *l = v->state;
	struct err e = { 0 };
	int64_t id;
	int32_t day;

	(void)ctx;
	if (!meeting_go(a, text, l->year, &id, &day, &e))
		return app_fail(a, &e);
	if (v->ops == &wheel_view)
		wheel_went(v, a, id, day);
	else if (id)
		l->show_id = id;
	v->stale = true;
	return FX_POP;
}

unsigned meeting_cmd_go(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return meeting_ask_go(a, go_done);
}

unsigned meeting_cmd_import(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return import_open(a);
}
