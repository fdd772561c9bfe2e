#include "tui/views/item_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/live.h"

void item_text_release(struct item_text *t)
{
	free(t->key);
	free(t->text);
	composing_release(&t->composing);
	lines_out_release(&t->out);
}

static char *text_key(int64_t meeting_id, int64_t item_id)
{
	return xasprintf("editor:%" PRId64 ":%" PRId64, meeting_id, item_id);
}

bool item_text_load(struct item_text *t, struct app *a, struct err *e)
{
	char *kept = NULL, *left, time[DATE_TEXT_SIZE];
	const char *draft;
	struct compose_with with;
	int64_t saved_at = 0;

	t->key = text_key(t->meeting_id, t->item_id);
	if (!composing_load(&a->session, t->meeting_id, &t->composing, e) ||
		!store_draft(a->session.store, t->key, &kept, &saved_at, e))
		return false;
	left = edit_outside_left(a, t->key);
	if (kept && lines_out_read(kept, &t->out, &draft)) {
		t->text = left ? left : xstrdup(draft);
		minute_text(local_moment(saved_at).minute, time);
		app_say(a, _("Draft from %s restored"), time);
		free(kept);
		return true;
	}
	free(kept);
	with = composing_with(&t->composing, &a->session);
	if (!lines_out(&a->session, t->meeting_id, t->item_id, &with, &t->out, e)) {
		free(left);
		return false;
	}
	t->text = left ? left : xstrdup(t->out.text);
	return true;
}

bool item_text_keep(struct item_text *t, struct app *a, struct draft_pace *pace, const char *text,
	struct err *e)
{
	struct buf b = { 0 };
	bool ok;

	lines_out_write(&t->out, text, &b);
	ok = draft_save(a, pace, t->key, strcmp(text, t->out.text) ? buf_str(&b) : NULL, e);
	buf_release(&b);
	return ok;
}

bool item_text_file(struct item_text *t, struct app *a, const char *text, struct err *e)
{
	struct compose_with with = composing_with(&t->composing, &a->session);
	struct lines_did did;
	struct buf said = { 0 };

	if (!lines_replace(
		    &a->session, t->meeting_id, t->item_id, &t->out, text, &with, t->key, &did, e))
		return false;
	buf_printf(&said, _("%d changed, %d new, %d removed"), did.changed, did.added + did.doubled,
		did.removed);
	if (did.doubled)
		buf_printf(&said,
			ngettext(". %d was changed by somebody else too: both are there",
				". %d were changed by somebody else too: both are there",
				(unsigned long)did.doubled),
			did.doubled);
	app_did(a, true, NULL, "%s", buf_str(&said));
	buf_release(&said);
	return true;
}

bool live_editor_drafts(struct live_state *st, struct app *a, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i <= st->items.n && ok; i++) {
		int64_t item_id = i ? st->items.v[i - 1].id : 0, at = 0;
		char *key = text_key(st->meeting_id, item_id), *kept = NULL, time[DATE_TEXT_SIZE];

		ok = store_draft(a->session.store, key, &kept, &at, e);
		if (kept) {
			minute_text(local_moment(at).minute, time);
			app_say(a, _("The text of \"%s\" from %s is not saved: F2 there goes on."),
				i ? st->items.v[i - 1].title : _("Before the first item"), time);
		}
		free(kept);
		free(key);
	}
	return ok;
}
