/* View 3: walk the agenda, take the notes, see who is here. */
#include "tui/views/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/meetings.h"
#include "services/represented.h"

#include "tui/views/sections.h"

/* ---- What is shown --------------------------------------------------------------------------------- */

const struct meeting *live_meeting(const struct live_state *st)
{
	return st->meeting.n ? &st->meeting.v[0].m : NULL;
}

const struct item *live_item(const struct live_state *st, int64_t id)
{
	for (size_t i = 0; i < st->items.n; i++)
		if (st->items.v[i].id == id)
			return &st->items.v[i];
	return NULL;
}

const struct item *live_at(const struct live_state *st)
{
	return live_item(st, st->agenda.id);
}

const struct note *live_note(const struct live_state *st)
{
	return st->lines.n ? &st->notes.v[st->lines.at] : NULL;
}

bool live_running(const struct live_state *st)
{
	const struct meeting *m = live_meeting(st);

	return m && m->status == STATUS_RUNNING;
}

static void live_close(struct view *v)
{
	struct live_state *st = v->state;

	pool_release(&st->meeting.pool);
	pool_release(&st->groups.pool);
	pool_release(&st->items.pool);
	pool_release(&st->notes.pool);
	pool_release(&st->roll.pool);
	pool_release(&st->rules.pool);
	representation_release(&st->there);
	live_more_release(&st->more);
	live_sisters_release(&st->sisters);
	followup_left_release(&st->left);
	list_release(&st->agenda);
	list_release(&st->lines);
	field_release(&st->line);
	composing_release(&st->composing);
}

bool live_wanted(struct app *a, int64_t *id, struct err *e)
{
	static const char *const wanted[] = { "current", "next", "last" };
	struct meeting_rows row = { 0 };

	if (a->meeting_id) {
		struct err gone = { 0 };

		if (store_meeting_row(a->session.store, a->meeting_id, &row, &gone)) {
			pool_release(&row.pool);
			*id = a->meeting_id;
			return true;
		}
		if (!err_absent(e, &gone))
			return false;
		a->meeting_id = 0;
	}
	*id = 0;
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
		struct err none = { 0 };

		if (meeting_find(&a->session, wanted[i], 0, id, &none))
			return true;
		if (!err_absent(e, &none))
			return false;
	}
	*id = 0;
	return true;
}

bool live_load_notes(struct live_state *st, struct app *a, struct err *e)
{
	int64_t item = st->agenda.id, *ids;
	bool same = item == st->notes_of, ok;

	pool_release(&st->notes.pool);
	st->notes.n = 0;
	ok = store_notes(
		a->session.store, st->meeting_id, item ? item : NOTES_PREAMBLE, &st->notes, e);
	ids = xreallocarray(NULL, st->notes.n, sizeof(*ids));
	for (size_t i = 0; i < st->notes.n; i++)
		ids[i] = st->notes.v[i].id;
	list_fill(&st->lines, ids, st->notes.n, false, false);
	if (!same && st->notes.n)
		list_go(&st->lines, ids[st->notes.n - 1]);
	live_seek_note(st);
	st->notes_of = item;
	free(ids);
	return ok && live_sisters_follow(st, &a->session, e);
}

static bool load_agenda(struct live_state *st, struct app *a, struct err *e)
{
	const struct meeting *m = live_meeting(st);
	int64_t before = st->agenda.id, *ids;
	bool known;

	if (!store_items(a->session.store, st->meeting_id, &st->items, e))
		return false;
	ids = xreallocarray(NULL, st->items.n, sizeof(*ids));
	for (size_t i = 0; i < st->items.n; i++)
		ids[i] = st->items.v[i].id;
	list_fill(&st->agenda, ids, st->items.n, false, false);
	known = live_item(st, before) != NULL;
	if (!known && m->item_id)
		list_go(&st->agenda, m->item_id);
	live_seek_item(st);
	free(ids);
	return true;
}

static bool count_register(struct live_state *st, struct app *a, struct err *e)
{
	int64_t n;

	if (!store_note_number(a->session.store, st->meeting_id, NOTE_DECISION, &n, e))
		return false;
	st->decisions = (int)n;
	if (!store_note_number(a->session.store, st->meeting_id, NOTE_ACTION, &n, e))
		return false;
	st->actions = (int)n;
	return true;
}

static bool live_reload(struct view *v, struct app *a, struct err *e)
{
	struct live_state *st = v->state;
	int64_t before = st->meeting_id;

	pool_release(&st->meeting.pool);
	pool_release(&st->groups.pool);
	pool_release(&st->items.pool);
	pool_release(&st->roll.pool);
	pool_release(&st->rules.pool);
	representation_release(&st->there);
	st->meeting.n = st->groups.n = st->items.n = st->roll.n = st->rules.n = 0;
	if (!live_wanted(a, &st->meeting_id, e))
		return false;
	if (st->meeting_id != before) {
		list_fill(&st->agenda, NULL, 0, false, false);
		st->typing = false;
	}
	if (!st->meeting_id)
		return true;
	if (!store_meeting_row(a->session.store, st->meeting_id, &st->meeting, e) ||
		!store_meeting_groups(a->session.store, st->meeting_id, &st->groups, e) ||
		!load_agenda(st, a, e) || !live_sisters_load(st, &a->session, e) ||
		!live_more_load(&st->more, &a->session, live_meeting(st), &st->items, e) ||
		!live_load_notes(st, a, e) ||
		!store_roll(a->session.store, st->meeting_id, &st->roll, e) ||
		!store_meeting_rules(a->session.store, st->meeting_id, &st->rules, e) ||
		!count_register(st, a, e) || !live_load_left(st, a, e))
		return false;
	roll_count(&st->roll, &st->counts);
	represented_now(&a->session, live_meeting(st), &st->roll, &st->rules, &st->there);
	list_resize(&st->agenda, live_agenda_rows(st, st->rows, st->cols));
	if (st->meeting_id != before && st->more.n_offers)
		app_say(a,
			ngettext("%zu item is left over from earlier meetings: d o takes it up.",
				"%zu items are left over from earlier meetings: d o takes them up.",
				st->more.n_offers),
			st->more.n_offers);
	return st->meeting_id == before ||
		(live_editor_drafts(st, a, e) && live_draft_restore(st, a, e));
}

static void live_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct live_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	st->agenda.plain = true;
	list_resize(&st->agenda, live_agenda_rows(st, rows, cols));
	list_resize(&st->lines, rows > 6 ? rows - 6 : 1);
}

/* ---- Keys ------------------------------------------------------------------------------------------ */

static unsigned moved_in_agenda(struct live_state *st, struct app *a)
{
	struct err e = { 0 };

	return live_load_notes(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

static unsigned hide_sisters(struct live_state *st)
{
	st->sisters.shown = false;
	st->pane = st->pane == PANE_SISTERS ? PANE_AGENDA : st->pane;
	return FX_REDRAW;
}

static unsigned live_key(struct view *v, struct app *a, const struct key *k)
{
	struct live_state *st = v->state;

	if (st->typing)
		return live_compose_key(st, a, k);
	if (st->sisters.shown && (key_is(k, KEYCODE_ESC, 0) || key_is(k, KEYCODE_BACKSPACE, 0)))
		return hide_sisters(st);
	if (st->pane == PANE_SISTERS && live_sisters_key(st, k))
		return FX_REDRAW;
	if (a->zone && a->zone->pane == PANE_NOTES)
		st->pane = PANE_NOTES;
	else if (a->zone && a->zone->pane == PANE_AGENDA)
		st->pane = PANE_AGENDA;
	if (st->pane == PANE_AGENDA) {
		if (list_key(&st->agenda, k, a->zone) != LIST_IGNORED)
			return moved_in_agenda(st, a);
	} else if (st->pane == PANE_NOTES && list_key(&st->lines, k, a->zone) != LIST_IGNORED) {
		return FX_REDRAW;
	}
	return FX_IGNORED;
}

static bool live_typing(const struct view *v)
{
	const struct live_state *st = v->state;

	return st->typing;
}

static unsigned live_has(const struct view *v, const struct app *a)
{
	const struct live_state *st = v->state;
	unsigned bits = 0;

	(void)a;
	if (live_meeting(st))
		bits |= NEED_MEETING;
	if (live_running(st))
		bits |= NEED_RUNNING;
	if (live_at(st))
		bits |= NEED_ITEM;
	if (st->pane == PANE_NOTES && live_note(st))
		bits |= NEED_NOTE;
	return bits;
}

static int live_timeout(const struct view *v, const struct app *a)
{
	const struct live_state *st = v->state;
	int draft = draft_wait(&st->draft), second = live_clock_wait(st, a);

	return draft < 0 || (second >= 0 && second < draft) ? second : draft;
}

static unsigned live_tick(struct view *v, struct app *a)
{
	struct live_state *st = v->state;
	struct err e = { 0 };

	if (draft_wait(&st->draft) != 0)
		return FX_NONE;
	return live_draft_save(st, a, &e) ? FX_NONE : app_fail(a, &e);
}

static void live_leave(struct view *v, struct app *a)
{
	struct live_state *st = v->state;
	struct err e = { 0 };

	if (draft_wait(&st->draft) >= 0 && !live_draft_save(st, a, &e))
		app_fail(a, &e);
}

/* ---- Commands -------------------------------------------------------------------------------- */

static unsigned cmd_pane(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;

	(void)a;
	(void)k;
	if (st->sisters.shown)
		st->pane = st->pane == PANE_SISTERS ? PANE_AGENDA : st->pane + 1;
	else
		st->pane = st->pane == PANE_AGENDA ? PANE_NOTES : PANE_AGENDA;
	return FX_REDRAW;
}

static unsigned cmd_roll(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	app_push(a, &rollcall_view, &st->meeting_id);
	return FX_REDRAW;
}

static unsigned cmd_note(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return live_compose(a, v->state, NOTE_TEXT);
}

static unsigned cmd_decision(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return live_compose(a, v->state, NOTE_DECISION);
}

static unsigned cmd_action(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return live_compose(a, v->state, NOTE_ACTION);
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct item *it = live_at(st);

	(void)k;
	if (st->pane == PANE_NOTES && live_note(st))
		return live_edit(a, st, live_note(st));
	if (it)
		live_item_form(a, st, it);
	return FX_REDRAW;
}

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct err e = { 0 };

	(void)k;
	if (st->pane == PANE_NOTES && live_note(st))
		return app_did(a, note_delete(&a->session, live_note(st)->id, &e), &e,
			_("The line is removed"));
	if (!it)
		return FX_NONE;
	return app_did(
		a, item_delete(&a->session, it->id, &e), &e, _("\"%s\" is removed"), it->title);
}

static unsigned cmd_preview(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	app_push(a, &preview_view, &st->meeting_id);
	return FX_REDRAW;
}

static unsigned cmd_invite(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	app_push(a, &invite_view, &st->meeting_id);
	return FX_REDRAW;
}

const struct view_ops live_view = {
	.name = "live",
	.text_section = "live-text",
	.state_size = sizeof(struct live_state),
	.close = live_close,
	.layout = live_layout,
	.reload = live_reload,
	.key = live_key,
	.typing = live_typing,
	.has = live_has,
	.title = live_title,
	.status = live_status,
	.draw = live_draw,
	.timeout = live_timeout,
	.tick = live_tick,
	.leave = live_leave,
};

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_commands[] = {
	{ "note",          "a",        "live", N_("Write a note"), N_("footer|note"), 3, WRITE, cmd_note },
	{ "decision",      "b",        "live", N_("Write a decision"), N_("footer|decision"), 4, WRITE, cmd_decision },
	{ "action",        "t",        "live", N_("Write something to do"), N_("footer|to do"), 5, WRITE, cmd_action },
	{ "roll",          "r",        "live", N_("Roll call: who is here, came, left"), N_("footer|roll"), 6, NEED_MEETING, cmd_roll },
	{ "invite",        "I",        "live", N_("Invitations: who is to be sent what"), NULL, 0, NEED_MEETING, cmd_invite },
	{ "preview",       "v",        "live", N_("Look at the finished notes, write them to a file"), NULL, 0, NEED_MEETING, cmd_preview },
	{ "pane",          "<Tab> <S-Tab>", "live", N_("Between agenda and notes"), N_("footer|pane"), 9, NEED_NOTHING, cmd_pane },
	{ "edit",          "e ä",      "live", N_("Edit the item or line"), NULL, 0, WRITE, cmd_edit },
	{ "delete",        "<Delete>", "live", N_("Remove the item or line"), NULL, 0, WRITE, cmd_delete },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
