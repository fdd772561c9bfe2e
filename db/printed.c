#include "base/xalloc.h"

#include "db/store.h"

static void remember(struct journal *j, int64_t meeting_id)
{
	if (!meeting_id || (j->first_meeting && meeting_id >= j->first_meeting))
		return;
	for (size_t i = 0; i < j->n_printed; i++) {
		if (j->printed[i] == meeting_id)
			return;
	}
	j->printed = xgrow(j->printed, j->n_printed, &j->printed_cap, sizeof(*j->printed));
	j->printed[j->n_printed++] = meeting_id;
}

/* Is any column of the table printed? */
static bool is_printed(const struct table *t)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		if (t->columns[i].flags & COLUMN_PRINTED)
			return true;
	}
	return false;
}

void journal_printed(
	struct journal *j, const struct table *t, const void *before, const void *after)
{
	const struct column *meeting = table_column(t, "meeting_id");

	if (t == &meeting_table && !before && !j->first_meeting)
		j->first_meeting = ((const struct meeting *)after)->id;
	if (!meeting || !is_printed(t))
		return;
	if (before && after && record_same_flagged(t, before, after, COLUMN_PRINTED) &&
		column_int(meeting, before) == column_int(meeting, after))
		return;
	if (before)
		remember(j, column_int(meeting, before));
	if (after)
		remember(j, column_int(meeting, after));
}

const int64_t *store_printed_changes(const struct store *s, size_t *n)
{
	*n = s->journal.n_printed;
	return s->journal.printed;
}
