#include <string.h>

#include "base/i18n.h"
#include "services/lines.h"
#include "services/wording.h"

/* store_notes and store_note_last call the lines before the first item so. */
static int64_t place_of(int64_t item_id)
{
	return item_id ? item_id : NOTES_PREAMBLE;
}

/* The line among those of its item; notes is filled. Its index, or notes->n where it is gone. */
static bool find(struct session *se, int64_t note_id, struct note *n, struct note_list *notes,
	size_t *at, struct err *e)
{
	if (!store_note_load(se->store, note_id, n, e) ||
		!store_notes(se->store, n->meeting_id, place_of(n->item_id), notes, e))
		return false;
	for (*at = 0; *at < notes->n && notes->v[*at].id != note_id; ++*at)
		continue;
	return true;
}

static bool place(struct session *se, int64_t note_id, int64_t position, struct err *e)
{
	struct note n = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e);

	if (ok) {
		n.position = position;
		ok = store_note_save(se->store, &n, e);
	}
	note_release(&n);
	return ok;
}

static bool swap(struct session *se, const struct note *n, const struct note *other, struct err *e)
{
	int64_t here = n->position, there = other->position;

	/* Two that share a place stand in the order of their ids. */
	if (here == there)
		there += other->id > n->id ? 1 : -1;
	return place(se, n->id, there, e) && place(se, other->id, here, e);
}

static bool locked_shift(struct session *se, int64_t note_id, int direction, struct err *e)
{
	struct note_list notes = { 0 };
	struct note n = { 0 };
	size_t at = 0;
	bool ok = find(se, note_id, &n, &notes, &at, e);

	if (ok && (direction < 0 ? at == 0 : at + 1 >= notes.n))
		ok = err_set(e, ERR_INVALID,
			direction < 0 ? _("The line is the first one already.")
				      : _("The line is the last one already."));
	if (ok) {
		const struct note *other = &notes.v[direction < 0 ? at - 1 : at + 1];

		ok = session_begin(se, step_label(_("Line moved"), line_words(&n)), e);
		if (ok)
			ok = session_end(se, swap(se, &n, other, e), e);
	}
	pool_release(&notes.pool);
	note_release(&n);
	return ok;
}

bool note_shift(struct session *se, int64_t note_id, int direction, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_shift(se, note_id, direction, e), e);
}

/* Is it an item of that meeting? 0 stands before the first one of any. */
static bool check_item(struct session *se, int64_t meeting_id, int64_t item_id, struct err *e)
{
	struct item it = { 0 };
	bool ok = item_id == 0 || store_item_load(se->store, item_id, &it, e);

	if (ok && item_id && it.meeting_id != meeting_id)
		ok = err_set(e, ERR_INVALID, _("That item belongs to another meeting."));
	item_release(&it);
	return ok;
}

static bool locked_move(struct session *se, int64_t note_id, int64_t item_id, struct err *e)
{
	struct note n = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e) &&
		check_item(se, n.meeting_id, item_id, e);

	if (ok && n.item_id != item_id) {
		ok = session_begin(se, step_label(_("Line moved"), line_words(&n)), e);
		if (ok) {
			n.item_id = item_id;
			ok = store_note_last(
				se->store, n.meeting_id, place_of(item_id), &n.position, e);
			n.position++;
			ok = session_end(se, ok && store_note_save(se->store, &n, e), e);
		}
	}
	note_release(&n);
	return ok;
}

bool note_move(struct session *se, int64_t note_id, int64_t item_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_move(se, note_id, item_id, e), e);
}
