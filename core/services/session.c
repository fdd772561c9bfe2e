#include "services/session.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "services/documents.h"

void session_today(const struct session *se, char out[MOMENT_SIZE])
{
	struct moment now = clock_local(se->clock);

	now.minute = MINUTE_NONE;
	moment_iso(now, out);
}

bool session_begin(struct session *se, char *label, struct err *e)
{
	bool ok = se->depth > 0 || store_begin(se->store, label ? label : "", e);

	if (se->depth == 0)
		se->unnamed = !label;
	else if (se->unnamed && label) {
		store_label(se->store, label);
		se->unnamed = false;
	}
	free(label);
	if (!ok)
		return false;
	if (se->depth == 0)
		se->failed = se->same_words = false;
	se->depth++;
	return true;
}

/* What has been sent is not changed unnoticed, whatever the use case. */
static bool keeps_sent(struct session *se, struct err *e)
{
	size_t n;
	const int64_t *ids = store_printed_changes(se->store, &n);

	for (size_t i = 0; i < n; i++) {
		if (!notes_may_change(se, ids[i], e))
			return false;
	}
	return true;
}

bool session_end(struct session *se, bool ok, struct err *e)
{
	se->failed |= !ok;
	se->depth--;
	if (se->depth > 0)
		return ok;
	if (!se->failed && !se->same_words && !keeps_sent(se, e))
		ok = false;
	else if (!se->failed)
		return store_commit(se->store, e);
	store_rollback(se->store);
	return ok ? err_set(e, ERR_INVALID, _("A part of it failed; nothing was changed.")) : false;
}

bool session_part_begin(struct session *se, struct err *e)
{
	bool ok = store_part_begin(se->store, e);

	se->failed |= !ok;
	return ok;
}

bool session_part_end(struct session *se, bool ok, struct err *e)
{
	bool ended = store_part_end(se->store, ok, e);

	se->failed = !ended;
	return ended;
}

bool session_delete_referring(
	struct session *se, const struct table *t, const char *field, int64_t id, struct err *e)
{
	struct id_list rows = { 0 };
	bool ok = store_referring(se->store, t, field, id, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++)
		ok = store_delete(se->store, t, rows.v[i], e);
	pool_release(&rows.pool);
	return ok;
}
