#include "rules/calendar_dates.h"

#include <string.h>

size_t calendar_dates(const struct export_row *row)
{
	return row->n_candidates + 1;
}

/* The day on which it ends. */
static int32_t last_day(const struct candidate *c)
{
	struct moment m;

	if (moment_parse(c->ends ? c->ends : "", &m) && !moment_is_none(m))
		return m.day;
	return moment_parse(c->starts ? c->starts : "", &m) ? m.day : DAY_NONE;
}

bool calendar_date(const struct export_row *row, size_t i, int32_t today, struct export_row *out)
{
	const struct candidate *c = i > 0 ? &row->candidates[i - 1] : NULL;

	*out = *row;
	if (!c)
		return row->m.candidates == 0;
	if (c->state == CANDIDATE_CHOSEN)
		return false;
	if (c->state == CANDIDATE_CANCELLED && last_day(c) < today - TOMBSTONE_DAYS)
		return false;
	/* Where it stood before is told of the meeting's own entry alone. */
	if (strcmp(c->uid, row->m.uid ? row->m.uid : "") != 0)
		out->moved_from = "";
	out->m.uid = c->uid;
	out->m.starts = c->starts;
	out->m.ends = c->ends;
	out->m.all_day = c->all_day;
	if (c->state == CANDIDATE_CANCELLED)
		out->m.status = STATUS_CANCELLED;
	else if (row->m.status != STATUS_CANCELLED)
		out->m.status = STATUS_PROPOSED;
	return true;
}
