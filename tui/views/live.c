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
	list_release(&st->agenda);
	list_release(&st->lines);
	field_release(&st->line);
}

/* The meeting asked for, else the running one, else the next, else the latest. */
static bool pick_meeting(struct live_state *st, struct app *a, struct err *e)
{
	static const char *const wanted[] = { "current", "next", "last" };
	struct meeting_rows row = { 0 };

	if (a->meeting_id) {
		struct err gone = { 0 };

		if (store_meeting_row(a->session.store, a->meeting_id, &row, &gone)) {
			pool_release(&row.pool);
			st->meeting_id = a->meeting_id;
			return true;
		}
		if (gone.code != ERR_NOT_FOUND) {
			*e = gone;
			return false;
		}
		a->meeting_id = 0;
	}
	st->meeting_id = 0;
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
		struct err none = { 0 };

		if (meeting_find(&a->session, wanted[i], 0, &st->meeting_id, &none))
			return true;
		if (none.code != ERR_NOT_FOUND) {
			*e = none;
			return false;
		}
	}
	st->meeting_id = 0;
	return true;
}

bool live_load_notes(struct live_state *st, struct app *a, struct err *e)
{
	int64_t item = st->agenda.id, *ids;
	bool same = item == st->notes_of;

	pool_release(&st->notes.pool);
	st->notes.n = 0;
	if (!store_notes(
		    a->session.store, st->meeting_id, item ? item : NOTES_PREAMBLE, &st->notes, e))
		return false;
	ids = xreallocarray(NULL, st->notes.n, sizeof(*ids));
	for (size_t i = 0; i < st->notes.n; i++)
		ids[i] = st->notes.v[i].id;
	list_fill(&st->lines, ids, st->notes.n, false, false);
	if (!same && st->notes.n)
		list_go(&st->lines, ids[st->notes.n - 1]);
	st->notes_of = item;
	free(ids);
	return true;
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
	st->meeting.n = st->groups.n = st->items.n = st->roll.n = 0;
	if (!pick_meeting(st, a, e))
		return false;
	if (st->meeting_id != before) {
		list_fill(&st->agenda, NULL, 0, false, false);
		st->typing = false;
	}
	if (!st->meeting_id)
		return true;
	if (!store_meeting_row(a->session.store, st->meeting_id, &st->meeting, e) ||
		!store_meeting_groups(a->session.store, st->meeting_id, &st->groups, e) ||
		!load_agenda(st, a, e) || !live_load_notes(st, a, e) ||
		!store_roll(a->session.store, st->meeting_id, &st->roll, e) ||
		!count_register(st, a, e))
		return false;
	roll_count(&st->roll, &st->counts);
	list_resize(&st->agenda, live_agenda_rows(st, st->rows, st->cols));
	return st->meeting_id == before || live_draft_restore(st, a, e);
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

static unsigned live_key(struct view *v, struct app *a, const struct key *k)
{
	struct live_state *st = v->state;

	if (st->typing)
		return live_compose_key(st, a, k);
	if (a->zone && a->zone->pane == PANE_NOTES)
		st->pane = PANE_NOTES;
	else if (a->zone && a->zone->pane == PANE_AGENDA)
		st->pane = PANE_AGENDA;
	if (st->pane == PANE_AGENDA) {
		if (list_key(&st->agenda, k, a->zone) != LIST_IGNORED)
			return moved_in_agenda(st, a);
	} else if (list_key(&st->lines, k, a->zone) != LIST_IGNORED) {
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
	(void)a;
	return live_draft_wait(v->state);
}

static unsigned live_tick(struct view *v, struct app *a)
{
	struct live_state *st = v->state;
	struct err e = { 0 };

	if (live_draft_wait(st) != 0)
		return FX_NONE;
	return live_draft_save(st, a, &e) ? FX_NONE : app_fail(a, &e);
}

static void live_leave(struct view *v, struct app *a)
{
	struct live_state *st = v->state;
	struct err e = { 0 };

	if (live_draft_wait(st) >= 0 && !live_draft_save(st, a, &e))
		app_fail(a, &e);
}

/* ---- Commands: the walk ---------------------------------------------------------------------------- */

static unsigned finish_chosen(struct app *a, void *ctx, size_t chosen)
{
	const int64_t *id = ctx;
	struct err e = { 0 };

	(void)chosen;
	return app_did(a, meeting_finish(&a->session, *id, &e), &e, _("The meeting is ended"));
}

static unsigned ask_finish(struct app *a, const struct live_state *st)
{
	char time[DATE_TEXT_SIZE], *title;
	struct choice end = { .key = { .code = 'a' }, .text = _("End the meeting") };

	minute_text(clock_local(a->session.clock).minute, time);
	title = xasprintf(_("End the meeting at %s?"), time);
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = &end,
			.n = 1,
			.keys_only = true,
			.done = finish_chosen,
			.ctx = xmemdup(&st->meeting_id, sizeof(st->meeting_id)) });
	free(title);
	return FX_REDRAW;
}

static unsigned cmd_start(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	struct err e = { 0 };
	bool ok;

	(void)k;
	if (live_running(st))
		return ask_finish(a, st);
	ok = meeting_start(&a->session, st->meeting_id, &e);
	if (ok)
		a->meeting_id = st->meeting_id;
	return app_did(a, ok, &e, _("The meeting has begun"));
}

static unsigned cmd_next(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	struct err e = { 0 };
	int64_t next = 0;

	(void)k;
	if (live_meeting(st)->item_id == 0 && st->items.n == 0)
		return ask_finish(a, st);
	if (!agenda_next(&a->session, st->meeting_id, &next, &e))
		return app_saved(a, false, &e);
	if (next) {
		list_go(&st->agenda, next);
		app_saved(a, true, NULL);
	} else {
		ask_finish(a, st);
	}
	return FX_RELOAD;
}

static unsigned cmd_previous(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	struct err e = { 0 };
	int64_t previous = 0;
	bool ok = agenda_back(&a->session, st->meeting_id, &previous, &e);

	(void)k;
	if (ok && previous)
		list_go(&st->agenda, previous);
	return app_saved(a, ok, &e);
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct err e = { 0 };

	(void)k;
	if (st->pane == PANE_NOTES && live_note(st))
		return live_edit(a, st, live_note(st));
	if (!it)
		return FX_NONE;
	if (!live_running(st)) {
		st->pane = PANE_NOTES;
		return FX_REDRAW;
	}
	return app_saved(a, agenda_go(&a->session, it->id, &e), &e);
}

static unsigned cmd_pause(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	bool pause = live_meeting(st)->item_since != 0;
	struct err e = { 0 };

	(void)k;
	return app_did(a, agenda_pause(&a->session, st->meeting_id, pause, &e), &e, "%s",
		pause ? _("The clock stands still") : _("The clock goes on"));
}

static unsigned cmd_pane(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;

	(void)a;
	(void)k;
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

/* ---- Commands: notes --------------------------------------------------------------------------------- */

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

static const struct {
	char key;
	enum outcome outcome;
} outcome_keys[] = {
	{ 'b', OUTCOME_TREATED },
	{ 'e', OUTCOME_NOT_RAISED },
	{ 'h', OUTCOME_REFERRED },
	{ 'd', OUTCOME_POSTPONED },
	{ 't', OUTCOME_STRUCK },
	{ 'f', OUTCOME_FINISHED },
	{ 'o', OUTCOME_OPEN },
};

static unsigned outcome_chosen(struct app *a, void *ctx, size_t chosen)
{
	const int64_t *id = ctx;
	enum outcome outcome = outcome_keys[chosen].outcome;
	struct err e = { 0 };

	return app_did(a, item_set_outcome(&a->session, *id, outcome, &e), &e, "%s",
		outcome_label((int)outcome));
}

static unsigned cmd_outcome(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct choice choices[ARRAY_LEN(outcome_keys)] = { 0 };
	char *title = xasprintf(_("Outcome of %s"), it->title);

	(void)k;
	for (size_t i = 0; i < ARRAY_LEN(outcome_keys); i++) {
		choices[i].key.code = (uint32_t)outcome_keys[i].key;
		choices[i].text = outcome_label((int)outcome_keys[i].outcome);
	}
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = ARRAY_LEN(choices),
			.keys_only = true,
			.done = outcome_chosen,
			.ctx = xmemdup(&it->id, sizeof(it->id)) });
	free(title);
	return FX_REDRAW;
}

/* ---- Commands: agenda ---------------------------------------------------------------------------------- */

struct item_edit {
	int64_t meeting_id, item_id; /* 0 = a new one */
	int64_t parent_id, after_id;
};

static bool read_minutes(const char *text, int64_t *minutes, struct err *e)
{
	char *end;
	long n;

	*minutes = 0;
	if (text_blank(text))
		return true;
	n = strtol(text, &end, 10);
	if (!text_blank(end) || n < 0 || n > 1440)
		return err_set(e, ERR_INVALID, _("\"%s\" is not a number of minutes."), text);
	*minutes = n;
	return true;
}

static unsigned item_typed(struct app *a, void *ctx, const char *const *texts)
{
	const struct item_edit *ed = ctx;
	struct item it = { 0 };
	struct err e = { 0 };
	bool ok = true;
	unsigned fx;

	if (ed->item_id)
		ok = store_item_load(a->session.store, ed->item_id, &it, &e);
	ok = ok && read_minutes(texts[1], &it.minutes, &e);
	if (ok) {
		xreplace(&it.title, texts[0]);
		xreplace(&it.presenter, texts[2]);
		ok = ed->item_id ? item_change(&a->session, &it, &e)
				 : item_add(&a->session, ed->meeting_id, ed->parent_id,
					   ed->after_id, &it, &e);
	}
	fx = ok ? app_did(a, true, NULL, "%s %s", it.number ? it.number : "·", it.title) | FX_POP
		: app_fail(a, &e);
	item_release(&it);
	return fx;
}

static void open_item_form(struct app *a, struct item_edit ed, const struct item *it)
{
	char minutes[24] = "";
	struct form_spec_field fields[] = {
		{ _("Title"), it ? it->title : "" },
		{ _("Minutes"), minutes },
		{ _("Presenter"), it ? it->presenter : "" },
	};

	if (it && it->minutes)
		snprintf(minutes, sizeof(minutes), "%lld", (long long)it->minutes);
	form_open(a,
		&(struct form_spec) { .title = it ? _("Agenda item") : _("New agenda item"),
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = item_typed,
			.ctx = xmemdup(&ed, sizeof(ed)) });
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct item_edit ed = { .meeting_id = st->meeting_id };

	(void)k;
	if (it) {
		ed.parent_id = it->parent_id;
		ed.after_id = it->id;
	}
	open_item_form(a, ed, NULL);
	return FX_REDRAW;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct item *it = live_at(st);

	(void)k;
	if (st->pane == PANE_NOTES && live_note(st))
		return live_edit(a, st, live_note(st));
	if (it)
		open_item_form(a,
			(struct item_edit) { .meeting_id = st->meeting_id, .item_id = it->id }, it);
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

static unsigned shift(struct app *a, const struct live_state *st, int direction)
{
	struct err e = { 0 };

	return app_saved(a, item_shift(&a->session, live_at(st)->id, direction, &e), &e);
}

static unsigned cmd_up(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v->state, -1);
}

static unsigned cmd_down(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v->state, 1);
}

static unsigned cmd_preview(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	app_push(a, &preview_view, &st->meeting_id);
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
enum { RUN = NEED_MEETING | NEED_RUNNING | NEED_WRITABLE, WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_commands[] = {
	{ "item-next",     ".",        "live", N_("Close the item and start the next"), N_("footer|next"), 2, RUN, cmd_next },
	{ "item-previous", ",",        "live", N_("Back to the item before"), NULL, 0, RUN, cmd_previous },
	{ "note",          "a",        "live", N_("Write a note"), N_("footer|note"), 3, WRITE, cmd_note },
	{ "decision",      "b",        "live", N_("Write a decision"), N_("footer|decision"), 4, WRITE, cmd_decision },
	{ "action",        "t",        "live", N_("Write something to do"), N_("footer|to do"), 5, WRITE, cmd_action },
	{ "outcome",       "o",        "live", N_("Outcome of the item"), N_("footer|outcome"), 7, WRITE | NEED_ITEM, cmd_outcome },
	{ "roll",          "r + -",    "live", N_("Roll call: who is here, came, left"), N_("footer|roll"), 6, NEED_MEETING, cmd_roll },
	{ "open",          "<Enter> ö", "live", N_("Make the item current; edit the line"), N_("goes there"), 8, NEED_MEETING, cmd_open },
	{ "preview",       "v",        "live", N_("Look at the finished notes, write them to a file"), NULL, 0, NEED_MEETING, cmd_preview },
	{ "start",         "S",        "live", N_("Begin the meeting, or end it"), N_("begin/end"), 1, WRITE, cmd_start },
	{ "pause",         "<Space>",  "live", N_("Stop or go on with the clock"), NULL, 0, RUN, cmd_pause },
	{ "pane",          "<Tab> <S-Tab>", "live", N_("Between agenda and notes"), N_("footer|pane"), 9, NEED_NOTHING, cmd_pane },
	{ "new",           "n",        "live", N_("New item after this one"), NULL, 0, WRITE, cmd_new },
	{ "edit",          "e ä",      "live", N_("Edit the item or line"), NULL, 0, WRITE, cmd_edit },
	{ "delete",        "<Delete>", "live", N_("Remove the item or line"), NULL, 0, WRITE, cmd_delete },
	{ "move-up",       "<C-Up>",   "live", N_("Move the item up"), NULL, 0, WRITE | NEED_ITEM, cmd_up },
	{ "move-down",     "<C-Down>", "live", N_("Move the item down"), NULL, 0, WRITE | NEED_ITEM, cmd_down },
	{ "file",          "<Enter>",  "live-text", N_("Save the line"), N_("saves the line"), 1, NEED_NOTHING, NULL },
	{ "complete",      "<Tab>",    "live-text", N_("Fill in a name; on an empty line another kind"), N_("name/kind"), 2, NEED_NOTHING, NULL },
	{ "leave",         "<Esc>",    "live-text", N_("To the list; what you typed is kept"), N_("to the list"), 3, NEED_NOTHING, NULL },
	{ "newline",       "<C-o>",    "live-text", N_("A new line in the same text"), NULL, 0, NEED_NOTHING, NULL },
	{ "edit-last",     "<Up>",     "live-text", N_("Edit the line before (from an empty line)"), NULL, 0, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
