/* Through the agenda while the meeting runs: begin, next, back, pause, end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/meetings.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"

static unsigned finish_chosen(struct app *a, void *ctx, size_t chosen)
{
	const int64_t *id = ctx;
	struct err e = { 0 };

	(void)chosen;
	return app_did(a, meeting_finish(&a->session, *id, &e), &e,
		_("The meeting is ended. v shows the notes"));
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
	struct meeting m = { 0 };
	struct err e = { 0 };
	bool ok;

	(void)k;
	if (live_running(st))
		return ask_finish(a, st);
	ok = meeting_start(&a->session, st->meeting_id, &e) &&
		store_meeting_load(a->session.store, st->meeting_id, &m, &e);
	if (ok) {
		a->meeting_id = st->meeting_id;
		list_go(&st->agenda, m.item_id);
	}
	meeting_release(&m);
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
		live_say_parties(a, next);
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
	app_saved(a, ok, &e);
	if (ok && previous) {
		list_go(&st->agenda, previous);
		live_say_parties(a, previous);
	}
	return FX_RELOAD;
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
	if (!agenda_go(&a->session, it->id, &e))
		return app_saved(a, false, &e);
	app_saved(a, true, NULL);
	live_say_parties(a, it->id);
	return FX_RELOAD;
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

/* clang-format off */
enum { RUN = NEED_MEETING | NEED_RUNNING | NEED_WRITABLE, WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_walk_commands[] = {
	{ "item-next",     ".",        "live", N_("Close the item and start the next"), N_("footer|next"), 2, RUN, cmd_next },
	{ "item-previous", ",",        "live", N_("Back to the item before"), NULL, 0, RUN, cmd_previous },
	{ "open",          "<Enter> ö", "live", N_("Make the item current; edit the line"), N_("goes there"), 8, NEED_MEETING, cmd_open },
	{ "start",         "S",        "live", N_("Begin the meeting, or end it"), N_("begin/end"), 1, WRITE, cmd_start },
	{ "pause",         "<Space>",  "live", N_("Stop or go on with the clock"), NULL, 0, RUN, cmd_pause },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
