#include "rules/plan_outcome.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"

const char *const plan_outcome_names[] = { "held", "coming", "moved", "cancelled", "gone", "added",
	NULL };

/* ---- What there is ---------------------------------------------------------------------------- */

static const struct meeting *meeting_of(const struct plan_outcome_sheet *s, int64_t id)
{
	for (size_t i = 0; i < s->n_meetings; i++) {
		if (s->meetings[i].m.id == id)
			return &s->meetings[i].m;
	}
	for (size_t i = 0; i < s->n_elsewhere; i++) {
		if (s->elsewhere[i].id == id)
			return &s->elsewhere[i];
	}
	return NULL;
}

/* The words of the last move of the meeting that changed its time, or its status to cancelled. */
static const char *why_of(const struct plan_outcome_sheet *s, const struct meeting *m)
{
	bool cancelled = m->status == STATUS_CANCELLED;
	const char *why = "";

	for (size_t i = 0; i < s->n_moves; i++) {
		const struct move *mv = &s->moves[i];
		bool moved = strcmp(or_empty(mv->old_starts), or_empty(mv->new_starts)) != 0 ||
			strcmp(or_empty(mv->old_ends), or_empty(mv->new_ends)) != 0;

		if (mv->meeting_id == m->id &&
			(cancelled ? mv->new_status == STATUS_CANCELLED : moved))
			why = or_empty(mv->why);
	}
	return why;
}

/* ---- What it became --------------------------------------------------------------------------- */

static int outcome_of(const struct plan_entry *en, const struct meeting *m)
{
	if (!m)
		return PLAN_GONE;
	if (m->status == STATUS_CANCELLED)
		return PLAN_CANCELLED;
	if (strcmp(or_empty(en->starts), or_empty(m->starts)) != 0 ||
		strcmp(or_empty(en->ends), or_empty(m->ends)) != 0)
		return PLAN_SHIFTED;
	return m->status == STATUS_HELD || m->status == STATUS_RUNNING ? PLAN_HELD : PLAN_COMING;
}

/* "flyttat från tis 10 mars kl. 9:00–12:00" */
static const char *shifted_words(const struct plan_outcome_row *r, struct pool *pool)
{
	char when[DATE_TEXT_SIZE];

	span_text(r->was_starts, r->was_ends, false, when);
	return pool_printf(pool, _("moved from %s"), when);
}

static const char *plain_words(const struct plan_outcome_row *r, struct pool *pool)
{
	switch (r->outcome) {
	case PLAN_HELD:
		return r->status == STATUS_RUNNING ? _("goes on, as decided")
						   : _("held as decided");
	case PLAN_COMING:
		if (r->kind == MEETING_DEADLINE)
			return _("as decided");
		return r->past ? _("as decided; not noted as held") : _("to come, as decided");
	case PLAN_SHIFTED:
		return shifted_words(r, pool);
	case PLAN_CANCELLED:
		return _("cancelled");
	case PLAN_GONE:
		return _("taken away");
	default:
		return _("added later");
	}
}

static void put_words(struct plan_outcome_row *r, struct pool *pool)
{
	const char *words = plain_words(r, pool);

	r->words = *r->why ? pool_printf(pool, "%s: %s", words, r->why) : words;
}

static struct plan_outcome_row planned_row(
	const struct plan_outcome_sheet *s, const struct plan_entry *en, struct pool *pool)
{
	const struct meeting *m = meeting_of(s, en->meeting_id);
	struct plan_outcome_row r = {
		.outcome = outcome_of(en, m),
		.meeting_id = en->meeting_id,
		.kind = en->kind,
		.title = pool_strdup(pool, or_empty(en->title)),
		.groups = pool_strdup(pool, or_empty(en->groups)),
		.was_starts = moment_of(en->starts),
		.was_ends = moment_of(en->ends),
		.starts = m ? moment_of(m->starts) : MOMENT_NONE,
		.ends = m ? moment_of(m->ends) : MOMENT_NONE,
		.status = m ? m->status : STATUS_CANCELLED,
		.why = "",
	};

	if (r.outcome == PLAN_SHIFTED || r.outcome == PLAN_CANCELLED)
		r.why = pool_strdup(pool, why_of(s, m));
	return r;
}

static struct plan_outcome_row added_row(const struct meeting_row *row, struct pool *pool)
{
	struct buf groups = { 0 };
	struct plan_outcome_row r = {
		.outcome = PLAN_ADDED,
		.meeting_id = row->m.id,
		.kind = row->m.kind,
		.title = pool_strdup(pool, or_empty(row->m.title)),
		.was_starts = MOMENT_NONE,
		.was_ends = MOMENT_NONE,
		.starts = moment_of(row->m.starts),
		.ends = moment_of(row->m.ends),
		.status = row->m.status,
		.why = "",
	};

	for (size_t i = 0; i < row->n_groups; i++)
		buf_printf(&groups, "%s%s", i ? ", " : "", row->groups[i].name);
	r.groups = pool_strdup(pool, buf_str(&groups));
	buf_release(&groups);
	return r;
}

static bool is_planned(const struct plan_outcome_sheet *s, int64_t meeting_id)
{
	for (size_t i = 0; i < s->n_entries; i++) {
		if (s->entries[i].meeting_id == meeting_id)
			return true;
	}
	return false;
}

/* ---- All of them ------------------------------------------------------------------------------ */

static int by_day(const void *a, const void *b)
{
	const struct plan_outcome_row *x = a, *y = b;
	struct moment at_x = x->outcome == PLAN_ADDED ? x->starts : x->was_starts,
		      at_y = y->outcome == PLAN_ADDED ? y->starts : y->was_starts;
	int order = moment_cmp(at_x, at_y);

	if (order != 0)
		return order;
	return x->meeting_id < y->meeting_id ? -1 : x->meeting_id > y->meeting_id;
}

void plan_outcomes_compare(const struct plan_outcome_sheet *s, struct plan_outcomes *out)
{
	struct pool *pool = &out->pool;

	out->v = pool_alloc(pool, (s->n_entries + s->n_meetings + 1) * sizeof(*out->v));
	for (size_t i = 0; i < s->n_entries; i++)
		out->v[out->n++] = planned_row(s, &s->entries[i], pool);
	for (size_t i = 0; i < s->n_meetings; i++) {
		const struct meeting_row *row = &s->meetings[i];

		if (row->m.status != STATUS_CANCELLED && !is_planned(s, row->m.id))
			out->v[out->n++] = added_row(row, pool);
	}
	for (size_t i = 0; i < out->n; i++) {
		struct plan_outcome_row *r = &out->v[i];

		r->past = r->starts.day != DAY_NONE && r->starts.day < s->today;
		put_words(r, pool);
		out->count[r->outcome]++;
	}
	qsort(out->v, out->n, sizeof(*out->v), by_day);
}
