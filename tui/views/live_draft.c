/* Text being typed is kept in the database while it is typed. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/live.h"

enum { DRAFT_AGE_MS = 1000, DRAFT_RETRY_MS = 10000 };

bool draft_save(
	struct app *a, struct draft_pace *p, const char *key, const char *text, struct err *e)
{
	int64_t began = monotonic_ms(), took, pause;
	bool ok = store_draft_save(a->session.store, key, text, e);

	took = monotonic_ms() - began;
	/* Where another program holds the database each try takes seconds. */
	pause = took * 20 < DRAFT_AGE_MS ? took * 20 : DRAFT_AGE_MS;
	p->due = began + took + (ok ? pause : DRAFT_RETRY_MS);
	p->dirty = !ok;
	return ok;
}

int draft_wait(const struct draft_pace *p)
{
	int64_t left = p->due - monotonic_ms();

	if (!p->dirty)
		return -1;
	return left < 0 ? 0 : (int)left;
}

static char *draft_key(const struct live_state *st)
{
	return xasprintf("composer:%" PRId64, st->meeting_id);
}

/* "ITEM KIND NOTE" and the text: where the line goes to, what it is, what it replaces. */
bool live_draft_save(struct live_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL;
	bool ok;

	if (!field_empty(&st->line))
		text = xasprintf("%" PRId64 " %d %" PRId64 "\n%s", st->target, (int)st->kind,
			st->editing, field_text(&st->line));
	ok = draft_save(a, &st->draft, key, text, e);
	free(text);
	free(key);
	return ok;
}

bool live_draft_restore(struct live_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL, *line, time[DATE_TEXT_SIZE];
	int64_t saved_at = 0, item = 0, note = 0;
	bool ok = store_draft(a->session.store, key, &text, &saved_at, e);
	int kind = 0;

	field_set(&st->line, "");
	st->editing = 0;
	if (ok && text && (line = strchr(text, '\n')) != NULL &&
		sscanf(text, "%" SCNd64 " %d %" SCNd64, &item, &kind, &note) == 3) {
		field_set(&st->line, line + 1);
		st->kind = kind >= NOTE_TEXT && kind <= NOTE_PRIVATE ? (enum note_kind)kind
								     : NOTE_TEXT;
		st->target = live_item(st, item) ? item : 0;
		st->editing = note;
		st->typing = a->writable;
		st->line.multiline = true;
		if (st->target)
			list_go(&st->agenda, st->target);
		minute_text(local_moment(saved_at).minute, time);
		app_say(a, _("Draft from %s restored"), time);
		ok = composing_load(&a->session, st->meeting_id, &st->composing, e) &&
			live_load_notes(st, a, e);
	}
	free(text);
	free(key);
	return ok;
}
