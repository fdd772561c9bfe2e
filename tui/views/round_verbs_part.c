/* What can be done with the round of a meeting, from any list of meetings. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/successors.h"
#include "services/rounds.h"

#include "tui/views/meeting_part.h"
#include "tui/views/round_part.h"
#include "tui/views/views.h"
#include "tui/widgets/form.h"

/* ---- A new round, or more groups in one -------------------------------------------------------------- */

struct new_ctx {
	int64_t from; /* the meeting whose agenda it is; 0 = from nothing */
	struct moment starts, ends;
	int32_t today;
	size_t n;
	int64_t groups[FORM_FIELDS_MAX]; /* of the fields */
};

/* A field's slot; *given is false where it is empty. */
static bool read_slot(const struct new_ctx *c, size_t field, const char *text,
	struct round_slot *slot, bool *given)
{
	*slot = (struct round_slot) { c->groups[field], { DAY_NONE, c->starts.minute },
		MOMENT_NONE };
	*given = text[strspn(text, " ")] != '\0';
	if (!*given)
		return true;
	if (!meeting_time_read(text, c->today, &slot->starts, &slot->ends))
		return false;
	/* "11/3" alone: as long as the first one, which the service knows. */
	if (slot->ends.day != DAY_NONE && slot->ends.minute == MINUTE_NONE)
		slot->ends = MOMENT_NONE;
	return slot->starts.day != DAY_NONE;
}

/* "ons 11 mars kl. 9:00–12:00 v.11", or the meeting that is there and joins. */
static bool say_slot(struct app *a, const struct new_ctx *c, size_t field,
	const struct round_slot *slot, struct buf *out)
{
	struct moment ends = slot->ends;
	char words[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];
	struct err e = { 0 };
	int64_t there = 0;
	char *name;

	round_candidate(&a->session, slot->group_id, slot->starts.day, &there, &e);
	name = there ? meeting_name_and_day(a, there) : NULL;
	if (name) {
		buf_printf(out, _("joins: %s"), name);
		free(name);
		return true;
	}
	/* The others have the time of the first. */
	if (slot->starts.minute == MINUTE_NONE && c->starts.day == DAY_NONE && field == 0) {
		buf_puts(out, _("and at what time? 11/3 9-12"));
		return false;
	}
	if (moment_is_none(ends) && !moment_is_none(c->ends) && c->starts.minute != MINUTE_NONE)
		ends = moment_add_minutes(
			slot->starts, (int)moment_minutes_between(c->starts, c->ends));
	span_day_text(slot->starts, ends, words);
	span_time_text(slot->starts, ends, time);
	week_text(slot->starts.day, week);
	buf_printf(out, "%s  %s  %s", words, time, week);
	return true;
}

static bool new_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	const struct new_ctx *c = ctx;
	struct round_slot slot;
	bool given;

	if (!read_slot(c, field, text, &slot, &given)) {
		buf_puts(out, _("write for example 11/3 or 11/3 9-12"));
		return false;
	}
	if (!given) {
		buf_puts(out, _("not in the round"));
		return true;
	}
	return say_slot(a, c, field, &slot, out);
}

static unsigned new_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct new_ctx *c = ctx;
	struct round_slot slots[FORM_FIELDS_MAX];
	struct round_draft draft = { .from_meeting = c->from, .slots = slots };
	struct id_list ids = { 0 };
	struct err e = { 0 };
	int64_t round_id;
	unsigned fx;
	bool given;

	for (size_t i = 0; i < c->n; i++) {
		if (!read_slot(c, i, texts[i], &slots[draft.n_slots], &given)) {
			err_set(&e, ERR_INVALID,
				_("That is no date or time. Write for example 13/3 9-12."));
			return app_fail(a, &e);
		}
		draft.n_slots += given;
	}
	if (!round_create(&a->session, &draft, &round_id, &e) ||
		!store_round_meetings(a->session.store, round_id, &ids, &e))
		return app_fail(a, &e);
	fx = app_did(a, true, &e,
		ngettext("A round of %zu meeting.", "A round of %zu meetings.", ids.n), ids.n);
	if (ids.n)
		meeting_show(a, c->from ? c->from : ids.v[0]);
	pool_release(&ids.pool);
	return fx | FX_POP;
}

/* Is the group in one of the meetings of the round, or in this one? */
static bool has_group(struct app *a, const struct id_list *meetings, int64_t group_id)
{
	struct err e = { 0 };
	bool has = false;

	for (size_t i = 0; i < meetings->n && !has; i++) {
		struct group_list groups = { 0 };

		if (store_meeting_groups(a->session.store, meetings->v[i], &groups, &e))
			for (size_t k = 0; k < groups.n; k++)
				has |= groups.v[k].id == group_id;
		pool_release(&groups.pool);
	}
	return has;
}

/* The kind of the meeting's first group; preparatory where it has none. */
static int group_kind(struct app *a, int64_t meeting_id)
{
	struct group_list groups = { 0 };
	struct err e = { 0 };
	int kind = GROUP_PREPARATORY;

	if (meeting_id && store_meeting_groups(a->session.store, meeting_id, &groups, &e) &&
		groups.n)
		kind = groups.v[0].kind;
	pool_release(&groups.pool);
	return kind;
}

/* Fields for the groups of that kind that are not in it. */
static size_t group_fields(struct app *a, struct new_ctx *c, const struct id_list *in,
	const struct group_rows *rows, struct form_spec_field *fields)
{
	int kind = group_kind(a, c->from);
	char day[MOMENT_SIZE];

	moment_iso((struct moment) { c->starts.day == DAY_NONE ? c->today : c->starts.day,
			   MINUTE_NONE },
		day);

	for (size_t i = 0; i < rows->n && c->n < FORM_FIELDS_MAX; i++) {
		const struct group *g = &rows->v[i].g;

		if (g->kind != kind || !group_lasts(g, day) || has_group(a, in, g->id))
			continue;
		fields[c->n] = (struct form_spec_field) { g->name, "" };
		c->groups[c->n++] = g->id;
	}
	return c->n;
}

static unsigned open_form(struct app *a, const struct meeting *from, const struct id_list *in)
{
	struct form_spec_field fields[FORM_FIELDS_MAX];
	struct new_ctx *c = xcalloc(1, sizeof(*c));
	struct group_rows rows = { 0 };
	char today[MOMENT_SIZE], *words, *title;
	struct err e = { 0 };

	*c = (struct new_ctx) { .starts = MOMENT_NONE,
		.ends = MOMENT_NONE,
		.today = clock_local(a->session.clock).day };
	if (from) {
		c->from = from->id;
		c->starts = moment_of(from->starts);
		c->ends = moment_of(from->ends);
	}
	session_today(&a->session, today);
	if (!store_groups(a->session.store, today, &rows, &e) ||
		!group_fields(a, c, in, &rows, fields)) {
		if (e.code == ERR_NONE)
			app_say(a, _("All groups of that kind are in it."));
		else
			app_fail(a, &e);
		pool_release(&rows.pool);
		free(c);
		return FX_REDRAW;
	}
	words = from ? meeting_name_and_day(a, from->id) : NULL;
	/* TRANSLATORS: a meeting; then fields with groups, in which the days are typed */
	title = words ? xasprintf(_("The agenda of %s for which groups, when?"), words)
		      : xstrdup(_("A new round: which groups, when?"));
	form_open(a,
		&(struct form_spec) { .title = title,
			.fields = fields,
			.n = c->n,
			.echo = new_echo,
			.done = new_done,
			.ctx = c });
	pool_release(&rows.pool);
	free(words);
	free(title);
	return FX_REDRAW;
}

/* m NULL: from nothing. */
static unsigned ask_new(struct app *a, const struct meeting *m)
{
	struct id_list in = { 0 };
	struct err e = { 0 };
	unsigned fx;

	if (m && m->round_id && !store_round_meetings(a->session.store, m->round_id, &in, &e))
		return app_fail(a, &e);
	if (m && !m->round_id) {
		in.v = pool_alloc(&in.pool, sizeof(*in.v));
		in.v[in.n++] = m->id;
	}
	fx = open_form(a, m, &in);
	pool_release(&in.pool);
	return fx;
}

/* ---- The box ------------------------------------------------------------------------------------- */

enum verb { VERB_NEW, VERB_EMPTY, VERB_MATRIX, VERB_SHEET, VERB_LEAVE, VERBS };
static const char verb_keys[VERBS] = { 'n', 't', 'm', 'b', 'l' };

static unsigned leave(struct app *a, const struct meeting *m)
{
	char *words = meeting_name_and_day(a, m->id);
	struct err e = { 0 };
	unsigned fx = app_did(a, round_leave(&a->session, m->id, &e), &e,
		_("%s has left the round."), words ? words : "");

	free(words);
	return fx;
}

static unsigned verb_chosen(struct app *a, void *ctx, size_t chosen)
{
	const int64_t *id = ctx;
	struct meeting m = { 0 };
	struct err e = { 0 };
	unsigned fx = FX_REDRAW;

	if (!store_meeting_load(a->session.store, *id, &m, &e)) {
		fx = app_fail(a, &e);
	} else if (chosen == VERB_NEW) {
		fx = ask_new(a, &m);
	} else if (chosen == VERB_EMPTY) {
		fx = ask_new(a, NULL);
	} else if (chosen == VERB_MATRIX) {
		app_push(a, &round_view, &(struct round_place) { m.round_id, m.id, 0 });
	} else if (chosen == VERB_SHEET) {
		fx = round_show_sheet(a, m.round_id);
	} else if (chosen == VERB_LEAVE) {
		fx = leave(a, &m);
	}
	meeting_release(&m);
	return fx;
}

unsigned round_ask(struct app *a, int64_t meeting_id)
{
	struct choice v[VERBS] = { 0 };
	struct meeting m = { 0 };
	struct round r = { 0 };
	struct err e = { 0 };

	if (!store_meeting_load(a->session.store, meeting_id, &m, &e))
		return app_fail(a, &e);
	if (m.round_id && !store_round_load(a->session.store, m.round_id, &r, &e))
		app_fail(a, &e);
	v[VERB_NEW].text =
		m.round_id ? _("More groups into this round…") : _("New round from this meeting…");
	v[VERB_EMPTY].text = _("New round from the template…");
	v[VERB_MATRIX].text = _("Matrix: items and groups");
	v[VERB_SHEET].text = _("Combined sheet for the board");
	v[VERB_LEAVE].text = _("This meeting leaves the round");
	for (size_t i = 0; i < VERBS; i++) {
		v[i].key.code = (uint32_t)verb_keys[i];
		if ((i < VERB_MATRIX || i == VERB_LEAVE) && !a->writable)
			v[i].why = _("The database can only be read.");
	}
	choices_open(a,
		&(struct choices_spec) { .title = m.round_id && r.title ? r.title : _("Round"),
			.v = v,
			.n = m.round_id ? VERBS : VERB_MATRIX,
			.keys_only = true,
			.done = verb_chosen,
			.ctx = xmemdup(&meeting_id, sizeof(meeting_id)) });
	meeting_release(&m);
	round_release(&r);
	return FX_REDRAW;
}
