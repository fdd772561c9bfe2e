#include "services/year_checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

/* Papers for January leave the house in the year before. An entry looked at may meet one that began some
 * days earlier. */
enum { DISPATCH_BEFORE = 61, LASTS_AT_MOST = 14 };
#define DISPATCH_KEY "dispatch_days"

/* All that the rules look at. */
struct gathered {
	struct meeting_rows meetings;
	struct break_rows breaks;
	struct blackout_rows blackouts;
	struct party_rows parties;
	struct plan_entry_list decided;
	struct group *groups; /* in the pool, their texts in group_rows */
	struct group_rows group_rows;
	struct pool pool;
	struct year_entry *v;
	size_t n;
	int dispatch_days;
};

static void gathered_release(struct gathered *g)
{
	pool_release(&g->meetings.pool);
	pool_release(&g->breaks.pool);
	pool_release(&g->blackouts.pool);
	pool_release(&g->parties.pool);
	pool_release(&g->decided.pool);
	pool_release(&g->group_rows.pool);
	pool_release(&g->pool);
}

static const char *full_name(struct pool *p, const char *given, const char *family)
{
	return pool_printf(p, "%s%s%s", given, *family ? " " : "", family);
}

static bool is_meeting(const struct year_entry *en)
{
	return en->row->m.kind != MEETING_DEADLINE;
}

/* Who is called to it, with the party that they come for. */
static bool load_people(
	struct session *se, struct gathered *g, struct year_entry *en, struct err *e)
{
	struct year_person *people;
	struct roll_rows roll = { 0 };

	if (!store_roll(se->store, en->row->m.id, &roll, e))
		return false;
	people = pool_alloc(&g->pool, (roll.n + 1) * sizeof(*people));
	for (size_t i = 0; i < roll.n; i++)
		people[i] = (struct year_person) {
			.id = roll.v[i].a.person_id,
			.name = full_name(&g->pool, roll.v[i].given, roll.v[i].family),
			.party_id = roll.v[i].party_id,
		};
	en->people = people;
	en->n_people = roll.n;
	pool_release(&roll.pool);
	return true;
}

/* The entries that are not cancelled; one more has room. */
static void put_entries(struct gathered *g, const char *first)
{
	g->v = pool_alloc(&g->pool, (g->meetings.n + 1) * sizeof(*g->v));
	for (size_t i = 0; i < g->meetings.n; i++) {
		const struct meeting_row *row = &g->meetings.v[i];

		if (row->m.status != STATUS_CANCELLED)
			g->v[g->n++] = (struct year_entry) { .row = row,
				.outside = strcmp(row->m.starts, first) < 0 };
	}
}

static bool load_groups(struct session *se, const char *day, struct gathered *g, struct err *e)
{
	if (!store_groups(se->store, day, &g->group_rows, e))
		return false;
	g->groups = pool_alloc(&g->pool, (g->group_rows.n + 1) * sizeof(*g->groups));
	for (size_t i = 0; i < g->group_rows.n; i++)
		g->groups[i] = g->group_rows.v[i].g;
	return true;
}

static void day_iso(int32_t day, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { day, MINUTE_NONE }, out);
}

/* The entries from first to last, those before it that may be dispatch dates, and days that do not suit. */
static bool gather(
	struct session *se, int32_t first, int32_t last, struct gathered *g, struct err *e)
{
	char before[MOMENT_SIZE], from[MOMENT_SIZE], to[MOMENT_SIZE], end[MOMENT_SIZE];
	struct meeting_query q = { .from = before, .to = end };
	struct days_query days = { .from = from, .to = to };

	day_iso(first - DISPATCH_BEFORE, before);
	day_iso(first, from);
	day_iso(last, to);
	day_iso(last + 1, end);
	if (!store_meetings(se->store, &q, &g->meetings, e) ||
		!store_breaks(se->store, &days, &g->breaks, e) ||
		!store_blackouts(se->store, &days, &g->blackouts, e) ||
		!load_groups(se, from, g, e) || !year_dispatch_days(se, &g->dispatch_days, e))
		return false;
	put_entries(g, from);
	return true;
}

static struct year_sheet sheet_of(const struct gathered *g)
{
	return (struct year_sheet) {
		.v = g->v,
		.n = g->n,
		.breaks = g->breaks.v,
		.n_breaks = g->breaks.n,
		.blackouts = g->blackouts.v,
		.n_blackouts = g->blackouts.n,
		.parties = g->parties.v,
		.n_parties = g->parties.n,
		.dispatch_days = g->dispatch_days,
		.decided = g->decided.v,
		.n_decided = g->decided.n,
		.groups = g->groups,
		.n_groups = g->group_rows.n,
	};
}

/* ---- A year ----------------------------------------------------------------------------------- */

static bool load_decided(struct session *se, int year, struct gathered *g, struct err *e)
{
	struct plan p = { 0 };
	bool ok = store_plan_find(se->store, year, &p, e) &&
		(p.id == 0 || p.state != PLAN_DECIDED ||
			store_plan_entries(se->store, p.id, &g->decided, e));

	plan_release(&p);
	return ok;
}

bool year_check(struct session *se, int year, struct year_findings *out, struct err *e)
{
	int32_t first = 0, last = 0;
	struct gathered g = { 0 };
	struct year_sheet s;
	bool ok;

	day_from_ymd(year, 1, 1, &first);
	day_from_ymd(year, 12, 31, &last);
	ok = gather(se, first, last, &g, e) && store_parties(se->store, &g.parties, e) &&
		load_decided(se, year, &g, e);
	for (size_t i = 0; i < g.n && ok; i++)
		ok = g.v[i].outside || !is_meeting(&g.v[i]) || load_people(se, &g, &g.v[i], e);
	s = sheet_of(&g);
	if (ok)
		year_checks_run(&s, out);
	gathered_release(&g);
	return ok;
}

/* ---- One entry -------------------------------------------------------------------------------- */

/* The party that a member comes for. */
static bool party_of(struct session *se, const struct membership *m, int64_t *party, struct err *e)
{
	struct person p = { 0 };
	bool ok = true;

	*party = m->party_id;
	if (!*party) {
		ok = store_person_load(se->store, m->person_id, &p, e);
		*party = p.party_id;
		person_release(&p);
	}
	return ok;
}

static bool add_members(struct session *se, int64_t group, const char *day, struct gathered *g,
	struct year_person **v, size_t *n, size_t *cap, struct err *e)
{
	struct membership_rows rows = { 0 };
	bool ok = store_memberships(se->store, 0, group, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		const struct membership_row *r = &rows.v[i];
		int64_t party;

		if ((*r->m.from_day && strcmp(r->m.from_day, day) > 0) ||
			(*r->m.to_day && strcmp(r->m.to_day, day) < 0))
			continue;
		ok = party_of(se, &r->m, &party, e);
		*v = pool_grow(&g->pool, *v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = (struct year_person) {
			.id = r->m.person_id,
			.name = full_name(&g->pool, r->given, r->family),
			.party_id = party,
		};
	}
	pool_release(&rows.pool);
	return ok;
}

/* Whose it would be, and who would be called. */
static bool put_groups(struct session *se, const struct year_wish *w, struct gathered *g,
	struct meeting_row *row, struct year_entry *en, struct err *e)
{
	struct group_ref *refs = pool_alloc(&g->pool, (w->n_groups + 1) * sizeof(*refs));
	struct year_person *people = NULL;
	size_t n = 0, cap = 0;
	bool ok = true;

	for (size_t i = 0; i < w->n_groups && ok; i++) {
		struct group one = { 0 };

		ok = store_group_load(se->store, w->groups[i], &one, e) &&
			add_members(se, w->groups[i], row->m.starts, g, &people, &n, &cap, e);
		refs[i] = (struct group_ref) { .id = w->groups[i],
			.name = pool_strdup(&g->pool, one.name ? one.name : ""),
			.short_name = pool_strdup(&g->pool, one.short_name) };
		group_release(&one);
	}
	row->groups = refs;
	row->n_groups = w->n_groups;
	en->people = people;
	en->n_people = n;
	return ok;
}

static struct year_entry *entry_of(struct gathered *g, int64_t id)
{
	for (size_t i = 0; i < g->n && id; i++) {
		if (g->v[i].row->m.id == id)
			return &g->v[i];
	}
	g->v[g->n] = (struct year_entry) { 0 };
	return &g->v[g->n++];
}

/* Its stored row, or a new one, with its times and groups as they would be. */
static bool put_wish(struct session *se, const struct year_wish *w, struct gathered *g,
	struct year_entry **entry, struct err *e)
{
	struct meeting_row *row = pool_alloc(&g->pool, sizeof(*row));
	struct meeting_rows stored = { 0 };
	char starts[MOMENT_SIZE], ends[MOMENT_SIZE];
	struct year_entry *en = entry_of(g, w->meeting_id);
	bool ok = true;

	if (w->meeting_id) {
		ok = store_meeting_row(se->store, w->meeting_id, &stored, e);
		if (ok && stored.n)
			*row = stored.v[0];
		pool_absorb(&g->pool, &stored.pool);
	}
	moment_iso(w->starts, starts);
	moment_iso(w->ends, ends);
	row->m.starts = pool_strdup(&g->pool, starts);
	row->m.ends = pool_strdup(&g->pool, ends);
	*en = (struct year_entry) { .row = row };
	*entry = en;
	if (!ok)
		return false;
	ok = w->groups          ? put_groups(se, w, g, row, en, e)
		: w->meeting_id ? load_people(se, g, en, e)
				: true;
	en->anybody = row->n_groups == 0 && en->n_people == 0;
	return ok;
}

static bool shares_days(const struct year_entry *en, int32_t first, int32_t last)
{
	int32_t from, to;

	return year_entry_days(&en->row->m, &from, &to) && from <= last && first <= to;
}

static bool year_look(
	struct session *se, const struct year_wish *w, struct year_findings *out, struct err *e)
{
	int32_t first = w->starts.day, last = w->ends.day > first ? w->ends.day : first;
	struct gathered g = { 0 };
	struct year_entry *en;
	struct year_sheet s;
	bool ok;

	if (first == DAY_NONE)
		return true;
	ok = gather(se, first - LASTS_AT_MOST, last, &g, e) && put_wish(se, w, &g, &en, e);
	for (size_t i = 0; i < g.n && ok; i++)
		ok = &g.v[i] == en || !is_meeting(&g.v[i]) || !shares_days(&g.v[i], first, last) ||
			load_people(se, &g, &g.v[i], e);
	s = sheet_of(&g);
	if (ok)
		year_checks_look(&s, (size_t)(en - g.v), out);
	gathered_release(&g);
	return ok;
}

bool year_look_words(struct session *se, const struct year_wish *w, struct buf *out, struct err *e)
{
	struct year_findings f = { 0 };
	bool ok = year_look(se, w, &f, e);

	if (ok)
		year_findings_brief(&f, out);
	pool_release(&f.pool);
	return ok;
}

/* ---- Papers ----------------------------------------------------------------------------------- */

bool year_dispatch_days(struct session *se, int *days, struct err *e)
{
	char *text;

	*days = YEAR_DISPATCH_DAYS;
	if (!store_setting(se->store, DISPATCH_KEY, "", &text, e))
		return false;
	if (*text)
		*days = (int)strtol(text, NULL, 10);
	free(text);
	return true;
}

bool year_dispatch_days_set(struct session *se, int days, struct err *e)
{
	char text[16];

	if (days < 0 || days > YEAR_DISPATCH_LOOK)
		return err_set(e, ERR_INVALID, _("Between 0 and %d days."), YEAR_DISPATCH_LOOK);
	snprintf(text, sizeof(text), "%d", days);
	return session_begin(se,
		       xasprintf(ngettext("Papers leave %d day before the meeting",
					 "Papers leave %d days before the meeting", (size_t)days),
			       days),
		       e) &&
		session_end(se, store_setting_set(se->store, DISPATCH_KEY, text, e), e);
}
