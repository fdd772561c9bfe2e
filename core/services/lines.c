#include "services/lines.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/wording.h"

static bool numbered(int kind)
{
	return kind == NOTE_DECISION || kind == NOTE_ACTION;
}

static char *line_words(const struct note *n)
{
	char *text = excerpt_words(n->text), *words;

	if (n->speaker && *n->speaker)
		words = xasprintf("%s: %s", n->speaker, text);
	else
		words = xasprintf("%s: %s", note_kind_label(n->kind), text);
	free(text);
	return words;
}

static bool check_line(struct note *n, struct err *e)
{
	record_clean(&note_table, n);
	if (n->text && !text_blank(n->text))
		return true;
	return err_set(e, ERR_INVALID, _("The line is empty."));
}

static bool next_number(struct session *se, struct note *n, struct err *e)
{
	n->number = 0;
	if (!numbered(n->kind))
		return true;
	if (!store_note_number(se->store, n->meeting_id, n->kind, &n->number, e))
		return false;
	n->number++;
	return true;
}

bool note_file(struct session *se, int64_t meeting_id, int64_t item_id, struct note *n,
	const char *draft_key, struct err *e)
{
	bool ok;

	if (!check_line(n, e))
		return false;
	n->meeting_id = meeting_id;
	n->item_id = item_id;
	n->filed_at = clock_now(se->clock);
	if (!session_begin(se, line_words(n), e))
		return false;
	ok = store_note_last(se->store, meeting_id, item_id, &n->position, e) &&
		next_number(se, n, e);
	n->position++;
	ok = ok && store_note_save(se->store, n, e) &&
		(!draft_key || store_draft_save(se->store, draft_key, NULL, e));
	if (!session_end(se, ok, e)) {
		n->id = n->rev = 0;
		return false;
	}
	return true;
}

bool note_change(struct session *se, struct note *n, struct err *e)
{
	struct note old = { 0 };
	bool ok = check_line(n, e) && store_note_load(se->store, n->id, &old, e);

	if (ok && !(old.rev == n->rev && record_same(&note_table, &old, n))) {
		ok = session_begin(se, step_label(_("Line changed"), line_words(n)), e);
		if (ok)
			ok = session_end(se,
				(old.kind == n->kind || next_number(se, n, e)) &&
					store_note_save(se->store, n, e),
				e);
	}
	note_release(&old);
	return ok;
}

static bool locked_note_delete(struct session *se, int64_t note_id, struct err *e)
{
	struct note n = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e) &&
		session_begin(se, step_label(_("Line removed"), line_words(&n)), e);

	if (ok)
		ok = session_end(se, store_note_delete(se->store, note_id, e), e);
	note_release(&n);
	return ok;
}

bool note_delete(struct session *se, int64_t note_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_note_delete(se, note_id, e), e);
}
