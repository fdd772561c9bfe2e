#include "rules/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/plan_parts.h"

const char *const plan_verdict_names[] = { "ok", "moved", "remark", "none", NULL };

/* How near an entry that is there already must be to be the one that the rule means. */
enum { CLAIM_DAYS = 3 };

static void work_init(struct plan_work *k, const struct plan_world *w, struct plan_row *rows,
	size_t n, struct pool *pool)
{
	*k = (struct plan_work) { .w = w, .rows = rows, .n = n, .pool = pool };
	day_from_ymd(w->year, 1, 1, &k->first);
	day_from_ymd(w->year, 12, 31, &k->last);
	k->marks = pool_alloc(pool, (size_t)(k->last - k->first + 1) * sizeof(*k->marks));
	for (int32_t day = k->first; day <= k->last; day++)
		k->marks[day - k->first] = day_mark(day);
	k->seats = pool_alloc(pool, (n + 1) * sizeof(*k->seats));
	for (size_t i = 0; i < n; i++)
		k->seats[i] = (struct plan_seat) {
			.wanted = rows[i].rule_day,
			.day = rows[i].starts.day,
			.before = DAY_NONE,
			.for_row = n,
		};
}

/* ---- Before anything is placed ---------------------------------------------------------------- */

static void prepare(struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		struct plan_row *r = &k->rows[i];

		r->verdict = PLAN_OK;
		r->taken = false;
		r->by_hand = false;
		r->merged_into = 0;
		r->why = r->remarks = "";
		r->n_alternatives = 0;
		if (!r->meeting_id)
			r->starts = r->ends = MOMENT_NONE;
		k->seats[i].day = r->starts.day;
		plan_rule_day(k, i);
	}
	plan_map_groups(k);
}

static bool is_claimed(const struct plan_work *k, int64_t meeting_id)
{
	for (size_t i = 0; i < k->n; i++) {
		if (k->rows[i].meeting_id == meeting_id)
			return true;
	}
	return false;
}

/* The entry that the year has already for what the row would make. */
static void claim(const struct plan_work *k, size_t i)
{
	struct plan_row *r = &k->rows[i];

	for (size_t j = 0; j < k->w->n_fixed && !r->meeting_id; j++) {
		const struct plan_fixed *f = &k->w->fixed[j];
		size_t shared = 0;

		for (size_t g = 0; g < f->n_groups; g++)
			shared += plan_share_group(&f->group_ids[g], 1, r->group_ids, r->n_groups);
		if (f->kind != r->kind || f->n_groups != r->n_groups || shared != r->n_groups ||
			abs(f->starts.day - k->seats[i].wanted) > CLAIM_DAYS ||
			is_claimed(k, f->meeting_id))
			continue;
		r->meeting_id = f->meeting_id;
		r->starts = f->starts;
		r->ends = f->ends;
		k->seats[i].day = f->starts.day;
	}
}

/* Still to be placed? */
static bool is_open(const struct plan_work *k, size_t i)
{
	return k->rows[i].verdict != PLAN_NONE && k->seats[i].day == DAY_NONE;
}

/* ---- In their order --------------------------------------------------------------------------- */

static bool is_meeting(const struct plan_row *r)
{
	return r->kind != MEETING_DEADLINE;
}

static void place_boards(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (!is_meeting(&k->rows[i]) || !plan_is_board(k, &k->rows[i]) || !is_open(k, i))
			continue;
		claim(k, i);
		if (is_open(k, i))
			plan_place_one(k, i);
	}
}

/* Rules that wait for the boards, and the weekdays that go round. */
static void settle_wanted(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (k->rows[i].rule == RULE_BEFORE_BOARD)
			plan_before_board(k, i);
	}
	for (size_t i = 0; i < k->n; i++) {
		int64_t round_id = k->rows[i].round_id;
		bool first = round_id != 0;

		for (size_t j = 0; j < i && first; j++)
			first = k->rows[j].round_id != round_id;
		if (first)
			plan_rotate(k, round_id);
	}
	for (size_t i = 0; i < k->n; i++) {
		if (is_meeting(&k->rows[i]) && is_open(k, i))
			claim(k, i);
	}
}

static void place_dates(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (is_meeting(&k->rows[i]) && k->rows[i].rule == RULE_DATE && is_open(k, i))
			plan_place_one(k, i);
	}
}

static void place_with_round(const struct plan_work *k, size_t first)
{
	size_t *members = pool_alloc(k->pool, k->n * sizeof(*members)), n = 0;

	for (size_t i = first; i < k->n; i++) {
		const struct plan_row *r = &k->rows[i];

		if (i == first ||
			(r->round_id && r->round_id == k->rows[first].round_id && is_meeting(r) &&
				is_open(k, i)))
			members[n++] = i;
	}
	if (n > 1)
		plan_place_round(k, members, n);
	else
		plan_place_one(k, first);
}

static void place_meetings(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (is_meeting(&k->rows[i]) && is_open(k, i))
			place_with_round(k, i);
	}
}

static void place_deadlines(const struct plan_work *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (is_meeting(&k->rows[i]) || k->rows[i].verdict == PLAN_NONE)
			continue;
		plan_lead_day(k, i);
		if (is_open(k, i))
			claim(k, i);
		if (is_open(k, i))
			plan_place_deadline(k, i);
	}
}

/* ---- What to say ------------------------------------------------------------------------------ */

static void judge(const struct plan_work *k, size_t i)
{
	struct plan_row *r = &k->rows[i];
	struct buf words = { 0 };

	r->remarks = "";
	r->n_alternatives = 0;
	if (r->verdict == PLAN_NONE)
		return;
	plan_against(k, i, k->seats[i].day, &words);
	r->verdict = words.len                   ? PLAN_REMARK
		: k->seats[i].day == r->rule_day ? PLAN_OK
						 : PLAN_MOVED;
	if (words.len) {
		r->remarks = pool_strdup(k->pool, buf_str(&words));
		plan_alternatives(k, i);
	}
	buf_release(&words);
}

static void finish(const struct plan_work *k, size_t i)
{
	struct plan_row *r = &k->rows[i];
	const struct plan_seat *s = &k->seats[i];

	r->rule_day = s->bent ? s->from : s->wanted;
	plan_explain(k, i);
	r->rolled_starts = r->starts;
	r->rolled_ends = r->ends;
	r->rolled_why = r->why;
	r->taken = r->verdict != PLAN_NONE;
}

void plan_roll(const struct plan_world *w, struct plan_row *rows, size_t n, struct pool *pool)
{
	struct plan_work k;

	work_init(&k, w, rows, n, pool);
	prepare(&k);
	place_boards(&k);
	settle_wanted(&k);
	place_dates(&k);
	place_meetings(&k);
	place_deadlines(&k);
	for (size_t i = 0; i < n; i++)
		finish(&k, i);
	for (size_t i = 0; i < n; i++)
		judge(&k, i);
}

void plan_judge(const struct plan_world *w, struct plan_row *rows, size_t n, struct pool *pool)
{
	struct plan_work k;

	work_init(&k, w, rows, n, pool);
	for (size_t i = 0; i < n; i++) {
		struct plan_row *r = &rows[i];

		if (r->verdict != PLAN_NONE)
			r->why = r->by_hand ? _("Placed by hand.") : r->rolled_why;
		judge(&k, i);
	}
}
