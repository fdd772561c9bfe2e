/* Into view 3 from elsewhere: to the place that a list of remarks or tasks is about. */
#include "tui/views/live.h"

unsigned live_show(struct app *a, int64_t meeting_id, int64_t item_id, int64_t note_id)
{
	struct live_state *st = a->views[VIEW_LIVE - 1].state;

	a->meeting_id = meeting_id;
	app_show(a, VIEW_LIVE);
	st->typing = false;
	st->seek_item = item_id;
	st->seek_note = note_id;
	return FX_REDRAW;
}

void live_seek_item(struct live_state *st)
{
	if (st->seek_item && list_go(&st->agenda, st->seek_item))
		st->pane = PANE_AGENDA;
	st->seek_item = 0;
}

void live_seek_note(struct live_state *st)
{
	if (st->seek_note && list_go(&st->lines, st->seek_note))
		st->pane = PANE_NOTES;
	st->seek_note = 0;
}
