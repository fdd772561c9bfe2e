/* What the whole table does on an item: prioritise, check in. */
#include "tui/views/live.h"
#include "tui/views/sections.h"

/* The item's latest vote; 0 = there was none. */
static bool latest_poll(
	const struct live_state *st, struct app *a, int64_t item_id, int64_t *id, struct err *e)
{
	struct poll_list polls = { 0 };
	bool ok = store_polls(a->session.store, st->meeting_id, &polls, e);

	*id = 0;
	for (size_t i = 0; i < polls.n; i++)
		if (polls.v[i].item_id == item_id)
			*id = polls.v[i].id;
	pool_release(&polls.pool);
	return ok;
}

static unsigned cmd_prioritise(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct err e = { 0 };
	int64_t poll;

	(void)k;
	if (!latest_poll(st, a, it->id, &poll, &e))
		return app_fail(a, &e);
	if (poll)
		app_push(a, &poll_view, &poll);
	else
		app_push(a, &poll_setup_view, &it->id);
	return FX_REDRAW;
}

static unsigned cmd_checkin(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	app_push(a, &checkin_view, &live_at(st)->id);
	return FX_REDRAW;
}

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_ITEM | NEED_WRITABLE };
const struct command live_rounds_commands[] = {
	{ "prioritise",    "p",        "live", N_("Prioritise: a dot vote on lines of the item"), NULL, 0, WRITE, cmd_prioritise },
	{ "check-in",      "i",        "live", N_("Check-in: everybody present in turn, by lot"), NULL, 0, WRITE, cmd_checkin },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
