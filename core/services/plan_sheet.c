#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "services/meetings.h"
#include "services/plan.h"

/* What a preview is made from. Rows and strings are in the sheet's pool. */
struct gathering {
	struct session *se;
	struct plan_sheet *sheet;
	struct meeting_rows was, is; /* last year's entries and the new one's, cancelled ones too */
	struct plan_entry_list was_planned, is_planned;
	struct year_rule_list rules;
};

void plan_sheet_release(struct plan_sheet *sheet)
{
	pool_release(&sheet->pool);
	*sheet = (struct plan_sheet) { 0 };
}

/* ---- Reading ---------------------------------------------------------------------------------- */

static void first_of(int year, char out[MOMENT_SIZE])
{
	struct moment m = { DAY_NONE, MINUTE_NONE };

	day_from_ymd(year, 1, 1, &m.day);
	moment_iso(m, out);
}

static bool load_meetings(struct gathering *g, int year, struct meeting_rows *out, struct err *e)
{
	bool ok = meetings_of_year(g->se, year, out, e);

	pool_absorb(&g->sheet->pool, &out->pool);
	return ok;
}

static bool load_rules(struct gathering *g, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	bool ok;

	first_of(g->sheet->from, from);
	first_of(g->sheet->from + 1, to);
	ok = store_year_rules(g->se->store, from, to, &g->rules, e);
	pool_absorb(&g->sheet->pool, &g->rules.pool);
	return ok;
}

/* What was laid out for a year; nothing where nothing was. */
static bool load_planned(
	struct gathering *g, int year, struct plan *p, struct plan_entry_list *out, struct err *e)
{
	bool ok;

	if (!store_plan_find(g->se->store, year, p, e))
		return false;
	if (p->id == 0)
		return true;
	ok = store_plan_entries(g->se->store, p->id, out, e);
	pool_absorb(&g->sheet->pool, &out->pool);
	return ok;
}

static bool load_plans(struct gathering *g, struct err *e)
{
	struct plan was = { 0 }, is = { 0 };
	struct plan_sheet *sheet = g->sheet;
	bool ok = load_planned(g, sheet->from, &was, &g->was_planned, e) &&
		load_planned(g, sheet->year, &is, &g->is_planned, e);

	sheet->stage = is.id == 0          ? PLAN_STAGE_NONE
		: is.state == PLAN_DECIDED ? PLAN_STAGE_DECIDED
					   : PLAN_STAGE_PROPOSED;
	sheet->reference = pool_strdup(&sheet->pool, or_empty(is.reference));
	sheet->decided_day = pool_strdup(&sheet->pool, or_empty(is.decided_day));
	plan_release(&was);
	plan_release(&is);
	return ok;
}

/* ---- What the new year is like ---------------------------------------------------------------- */

static bool load_groups(struct gathering *g, struct plan_world *w, struct err *e)
{
	struct group_rows rows = { 0 };
	char today[MOMENT_SIZE];
	struct group *v;

	session_today(g->se, today);
	if (!store_groups(g->se->store, today, &rows, e))
		return false;
	v = pool_alloc(&g->sheet->pool, (rows.n + 1) * sizeof(*v));
	for (size_t i = 0; i < rows.n; i++)
		v[i] = rows.v[i].g;
	w->groups = v;
	w->n_groups = rows.n;
	pool_absorb(&g->sheet->pool, &rows.pool);
	return true;
}

static bool load_days(struct gathering *g, struct plan_world *w, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct days_query q = { .from = from, .to = to };
	struct break_rows breaks = { 0 };
	struct blackout_rows blackouts = { 0 };
	struct membership_rows members = { 0 };
	bool ok;

	first_of(g->sheet->year, from);
	first_of(g->sheet->year + 1, to);
	ok = store_breaks(g->se->store, &q, &breaks, e) &&
		store_blackouts(g->se->store, &q, &blackouts, e) &&
		store_memberships(g->se->store, 0, 0, &members, e);
	w->breaks = breaks.v;
	w->n_breaks = breaks.n;
	w->blackouts = blackouts.v;
	w->n_blackouts = blackouts.n;
	w->members = members.v;
	w->n_members = members.n;
	pool_absorb(&g->sheet->pool, &breaks.pool);
	pool_absorb(&g->sheet->pool, &blackouts.pool);
	pool_absorb(&g->sheet->pool, &members.pool);
	return ok;
}

static const int64_t *group_ids(struct gathering *g, const struct meeting_row *row)
{
	int64_t *ids = pool_alloc(&g->sheet->pool, (row->n_groups + 1) * sizeof(*ids));

	for (size_t i = 0; i < row->n_groups; i++)
		ids[i] = row->groups[i].id;
	return ids;
}

static const char *group_names(struct gathering *g, const struct meeting_row *row)
{
	struct buf b = { 0 };
	const char *text;

	for (size_t i = 0; i < row->n_groups; i++)
		buf_printf(&b, "%s%s", i ? ", " : "",
			*row->groups[i].short_name ? row->groups[i].short_name
						   : row->groups[i].name);
	text = pool_strdup(&g->sheet->pool, buf_str(&b));
	buf_release(&b);
	return text;
}

static void gather_fixed(struct gathering *g, struct plan_world *w)
{
	struct plan_fixed *v = pool_alloc(&g->sheet->pool, (g->is.n + 1) * sizeof(*v));

	for (size_t i = 0; i < g->is.n; i++) {
		const struct meeting_row *row = &g->is.v[i];

		if (row->m.status == STATUS_CANCELLED)
			continue;
		v[w->n_fixed++] = (struct plan_fixed) {
			.meeting_id = row->m.id,
			.kind = row->m.kind,
			.starts = moment_of(row->m.starts),
			.ends = moment_of(row->m.ends),
			.name = *or_empty(row->m.title) ? row->m.title : group_names(g, row),
			.group_ids = group_ids(g, row),
			.n_groups = row->n_groups,
		};
	}
	w->fixed = v;
}

/* ---- The rows --------------------------------------------------------------------------------- */

static const struct year_rule *rule_of(const struct gathering *g, int64_t meeting_id)
{
	for (size_t i = 0; i < g->rules.n; i++) {
		if (g->rules.v[i].meeting_id == meeting_id)
			return &g->rules.v[i];
	}
	return NULL;
}

/* An entry that its plan had to put elsewhere, and that is still there, comes home. */
static int32_t rule_from(const struct gathering *g, const struct meeting *m)
{
	for (size_t i = 0; i < g->was_planned.n; i++) {
		const struct plan_entry *en = &g->was_planned.v[i];

		if (en->meeting_id == m->id && *en->rule_day && strcmp(en->starts, m->starts) == 0)
			return moment_of(en->rule_day).day;
	}
	return moment_of(m->starts).day;
}

/* What was made of it before, wherever it is now. */
static bool find_made(const struct gathering *g, struct plan_row *r, struct err *e)
{
	for (size_t i = 0; i < g->is_planned.n && !r->meeting_id; i++) {
		const struct plan_entry *en = &g->is_planned.v[i];
		struct meeting m = { 0 };
		struct err none = { 0 };

		if (en->source_id != r->source_id)
			continue;
		if (!store_meeting_load(g->se->store, en->meeting_id, &m, &none)) {
			if (!err_absent(e, &none))
				return false;
			continue;
		}
		r->meeting_id = m.id;
		r->status = m.status;
		r->starts = moment_of(m.starts);
		r->ends = moment_of(m.ends);
		meeting_release(&m);
	}
	return true;
}

static bool fill_row(
	struct gathering *g, const struct meeting_row *row, struct plan_row *r, struct err *e)
{
	const struct year_rule *rule = rule_of(g, row->m.id);

	*r = (struct plan_row) {
		.source_id = row->m.id,
		.kind = row->m.kind,
		.was_title = or_empty(row->m.title),
		.was_starts = moment_of(row->m.starts),
		.was_ends = moment_of(row->m.ends),
		.was_groups = group_names(g, row),
		.was_group_ids = group_ids(g, row),
		.n_was_groups = row->n_groups,
		.round_id = row->m.round_id,
		.rule = rule ? rule->rule : RULE_WEEK,
		.weeks = rule ? (int)rule->weeks : 0,
		.ruled = rule != NULL,
		.pinned = rule && rule->pinned,
		.rule_from = rule_from(g, &row->m),
		.starts = MOMENT_NONE,
		.ends = MOMENT_NONE,
	};
	return find_made(g, r, e);
}

static bool gather_rows(struct gathering *g, struct err *e)
{
	struct plan_sheet *sheet = g->sheet;

	sheet->v = pool_alloc(&sheet->pool, (g->was.n + 1) * sizeof(*sheet->v));
	for (size_t i = 0; i < g->was.n; i++) {
		if (g->was.v[i].m.status != STATUS_CANCELLED &&
			!fill_row(g, &g->was.v[i], &sheet->v[sheet->n++], e))
			return false;
	}
	return sheet->n > 0 ||
		err_set(e, ERR_NOT_FOUND, _("%d has no entries that could be rolled forward."),
			sheet->from);
}

/* ---- Looking ---------------------------------------------------------------------------------- */

bool plan_preview(struct session *se, int year, int from, struct plan_sheet *sheet, struct err *e)
{
	struct gathering g = { .se = se, .sheet = sheet };
	struct plan_world *w;

	*sheet = (struct plan_sheet) { .year = year, .from = from ? from : year - 1 };
	if (year < 2 || year > 9997 || sheet->from < 1 || sheet->from >= year)
		return err_set(e, ERR_INVALID, _("A year is rolled forward from an earlier one."));
	w = pool_alloc(&sheet->pool, sizeof(*w));
	*w = (struct plan_world) { .from = sheet->from, .year = year };
	sheet->world = w;
	if (!load_meetings(&g, sheet->from, &g.was, e) || !load_meetings(&g, year, &g.is, e) ||
		!load_plans(&g, e) || !load_rules(&g, e) || !load_groups(&g, w, e) ||
		!load_days(&g, w, e) || !gather_rows(&g, e))
		return false;
	gather_fixed(&g, w);
	plan_roll(w, sheet->v, sheet->n, &sheet->pool);
	return true;
}

size_t plan_sheet_fresh(const struct plan_sheet *sheet)
{
	size_t n = 0;

	for (size_t i = 0; i < sheet->n; i++)
		n += sheet->v[i].taken && !sheet->v[i].meeting_id;
	return n;
}

/* ---- Changing --------------------------------------------------------------------------------- */

static bool is_open(const struct plan_sheet *sheet, size_t i, struct err *e)
{
	const struct plan_row *r = &sheet->v[i];

	if (r->meeting_id)
		return err_set(e, ERR_INVALID,
			_("It is in the year already. Move it there as any entry."));
	if (r->verdict == PLAN_NONE)
		return err_set(e, ERR_INVALID, "%s", r->why);
	return true;
}

static void place(struct plan_sheet *sheet, size_t i, struct moment starts, struct moment ends)
{
	struct plan_row *r = &sheet->v[i];

	r->starts = starts;
	r->ends = ends;
	r->by_hand =
		moment_cmp(starts, r->rolled_starts) != 0 || moment_cmp(ends, r->rolled_ends) != 0;
	plan_judge(sheet->world, sheet->v, sheet->n, &sheet->pool);
}

bool plan_place(
	struct plan_sheet *sheet, size_t i, struct moment starts, struct moment ends, struct err *e)
{
	const struct plan_row *r = &sheet->v[i];

	if (!is_open(sheet, i, e))
		return false;
	if (moment_is_none(starts) || day_year(starts.day) != sheet->year)
		return err_set(e, ERR_INVALID, _("That day is not in %d."), sheet->year);
	if (starts.minute == MINUTE_NONE)
		starts.minute = r->starts.minute;
	if (moment_is_none(ends) && !moment_is_none(r->ends)) {
		int64_t minutes = moment_minutes_between(r->starts, r->ends);

		ends = r->ends;
		ends.day += starts.day - r->starts.day;
		if (starts.minute != r->starts.minute && r->starts.minute != MINUTE_NONE)
			ends = moment_add_minutes(starts, (int)minutes);
	}
	if (!moment_is_none(ends) && moment_cmp(ends, starts) < 0)
		return err_set(e, ERR_INVALID, _("It ends before it starts."));
	place(sheet, i, starts, ends);
	return true;
}

bool plan_take(struct plan_sheet *sheet, size_t i, bool taken, struct err *e)
{
	if (!is_open(sheet, i, e))
		return false;
	sheet->v[i].taken = taken;
	plan_judge(sheet->world, sheet->v, sheet->n, &sheet->pool);
	return true;
}

bool plan_place_again(struct plan_sheet *sheet, size_t i, struct err *e)
{
	if (!is_open(sheet, i, e))
		return false;
	place(sheet, i, sheet->v[i].rolled_starts, sheet->v[i].rolled_ends);
	return true;
}
