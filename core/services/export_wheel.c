#include "services/export_wheel.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formats/svg_wheel.h"
#include "rules/phrases.h"

enum { PAGE = 200 };

const char *const wheel_form_names[] = { "svg", "txt", NULL };

/* ---- Entries ------------------------------------------------------------------------------------------ */

struct gathering {
	struct session *se;
	struct year_sheet *y;
	struct group_rows groups; /* preparatory first, by name */
	struct year_entry *entries;
	struct year_lane
		*wanted; /* of each entry, before lanes are numbered; only ring and group_id */
	size_t cap, cap_wanted;
};

static const struct group *group_of(const struct gathering *g, int64_t id)
{
	for (size_t i = 0; i < g->groups.n; i++)
		if (g->groups.v[i].g.id == id)
			return &g->groups.v[i].g;
	return NULL;
}

/* The groups of an entry, with that between them. */
static const char *group_names(
	struct pool *p, const struct meeting_row *row, bool brief, const char *between)
{
	struct buf b = { 0 };
	const char *names;

	for (size_t i = 0; i < row->n_groups; i++) {
		const struct group_ref *v = &row->groups[i];

		buf_puts(&b, i > 0 ? between : "");
		buf_puts(&b, brief && v->short_name && *v->short_name ? v->short_name : v->name);
	}
	names = pool_strdup(p, buf_str(&b));
	buf_release(&b);
	return names;
}

/* What an entry is called: who and what, unless that says the same; what several do comes first. */
static void name_entry(struct gathering *g, const struct meeting_row *row, struct year_entry *e)
{
	struct pool *p = &g->y->pool;
	const char *full = group_names(p, row, false, ", ");
	const char *who = row->n_groups > 1 ? group_names(p, row, true, ", ") : full;
	const char *what = row->m.title ? row->m.title : "";
	bool plain = row->m.kind == MEETING_ORDINARY || row->m.kind == MEETING_OTHER;

	if (strcmp(what, full) == 0)
		what = "";
	if (!*what && (!*who || !plain))
		what = phrase_kind(g->y->language, row->m.kind);
	if (*who && *what)
		e->name = row->n_groups > 1 ? pool_printf(p, "%s – %s", what, who)
					    : pool_printf(p, "%s – %s", who, what);
	else
		e->name = *who ? who : what;
	e->brief = *who && plain ? group_names(p, row, true, "+") : what;
}

static bool read_moves(
	struct gathering *g, const struct meeting *m, struct year_entry *e, struct err *err)
{
	struct move_list moves = { 0 };
	int32_t *days;

	if (!store_moves(g->se->store, m->id, &moves, err))
		return false;
	days = pool_alloc(&g->y->pool, (moves.n + 1) * sizeof(*days));
	for (size_t i = moves.n; i > 0; i--) {
		struct moment before;

		if (moment_parse(moves.v[i - 1].old_starts, &before) && !moment_is_none(before) &&
			before.day != e->starts.day)
			days[e->n_earlier++] = before.day;
	}
	e->earlier = days;
	pool_release(&moves.pool);
	return true;
}

static bool add_entry(struct gathering *g, const struct meeting_row *row, struct err *err)
{
	const struct group *first = row->n_groups > 0 ? group_of(g, row->groups[0].id) : NULL;
	struct year_sheet *y = g->y;
	struct year_entry e = {
		.id = row->m.id,
		.kind = row->m.kind,
		.status = row->m.status,
		.place = row->m.place ? row->m.place : "",
	};
	struct year_lane lane;

	if (!moment_parse(row->m.starts, &e.starts) || moment_is_none(e.starts))
		return true;
	if (!moment_parse(row->m.ends ? row->m.ends : "", &e.ends))
		e.ends = MOMENT_NONE;
	name_entry(g, row, &e);
	if (!read_moves(g, &row->m, &e, err))
		return false;
	lane.ring = wheel_ring_of(row->m.kind, first ? first->kind : -1, (int)row->n_groups);
	lane.group_id = lane.ring == WHEEL_GROUPS && first ? first->id : 0;
	g->entries = pool_grow(&y->pool, g->entries, y->n_entries, &g->cap, sizeof(*g->entries));
	g->wanted =
		pool_grow(&y->pool, g->wanted, y->n_entries, &g->cap_wanted, sizeof(*g->wanted));
	g->wanted[y->n_entries] = lane;
	g->entries[y->n_entries++] = e;
	return true;
}

/* A page at a time; only what is drawn of it stays. */
static bool read_entries(struct gathering *g, int64_t group_id, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE], after[MOMENT_SIZE];
	struct meeting_query q = { .group_id = group_id, .from = from, .to = to, .limit = PAGE };
	bool more = true, ok = true;

	snprintf(from, sizeof(from), "%04d-01-01", g->y->year);
	snprintf(to, sizeof(to), "%04d-01-01", g->y->year + 1);
	while (ok && more) {
		struct meeting_rows rows = { 0 };

		ok = store_meetings(g->se->store, &q, &rows, e);
		for (size_t i = 0; ok && i < rows.n; i++)
			ok = add_entry(g, &rows.v[i], e);
		more = ok && rows.n == PAGE;
		if (more) {
			snprintf(after, sizeof(after), "%s", rows.v[PAGE - 1].m.starts);
			q.after_starts = after;
			q.after_id = rows.v[PAGE - 1].m.id;
		}
		pool_absorb(&g->y->pool, &rows.pool);
	}
	g->y->entries = g->entries;
	return ok;
}

/* ---- Lanes -------------------------------------------------------------------------------------------- */

static bool is_wanted(const struct gathering *g, enum wheel_ring ring, int64_t group_id)
{
	for (size_t i = 0; i < g->y->n_entries; i++)
		if (g->wanted[i].ring == ring && g->wanted[i].group_id == group_id)
			return true;
	return false;
}

static void add_lane(struct gathering *g, struct year_lane *lanes, enum wheel_ring ring,
	int64_t group_id, const char *name, const char *letter)
{
	if (is_wanted(g, ring, group_id))
		lanes[g->y->n_lanes++] =
			(struct year_lane) { ring, group_id, name, letter ? letter : "" };
}

/* From the outside in. Where there are very many groups the last of them share a lane. */
static void make_lanes(struct gathering *g)
{
	struct year_lane *lanes = pool_alloc(&g->y->pool, YEAR_LANES * sizeof(*lanes));
	const char *language = g->y->language;
	struct year_entry *v = g->entries;

	add_lane(g, lanes, WHEEL_BOARD, 0, phrase_kind(language, MEETING_BOARD), NULL);
	add_lane(g, lanes, WHEEL_JOINT, 0, phrase(language, PHRASE_JOINT), NULL);
	for (size_t i = 0; i < g->groups.n && g->y->n_lanes < YEAR_LANES - 2; i++) {
		const struct group *w = &g->groups.v[i].g;

		add_lane(g, lanes, WHEEL_GROUPS, w->id, w->name, w->letter);
	}
	for (size_t i = 0; i < g->y->n_entries; i++) {
		bool has = g->wanted[i].ring != WHEEL_GROUPS;

		for (size_t k = 0; k < g->y->n_lanes && !has; k++)
			has = lanes[k].group_id == g->wanted[i].group_id;
		if (!has || g->wanted[i].ring != WHEEL_GROUPS)
			g->wanted[i].group_id = 0;
	}
	add_lane(g, lanes, WHEEL_GROUPS, 0, phrase_kind(language, MEETING_OTHER), NULL);
	add_lane(g, lanes, WHEEL_DEADLINES, 0, phrase_kind(language, MEETING_DEADLINE), NULL);
	for (size_t i = 0; i < g->y->n_entries; i++)
		for (size_t k = 0; k < g->y->n_lanes; k++)
			if (lanes[k].ring == g->wanted[i].ring &&
				lanes[k].group_id == g->wanted[i].group_id)
				v[i].lane = k;
	g->y->lanes = lanes;
}

/* ---- The whole ---------------------------------------------------------------------------------------- */

static bool read_head(struct gathering *g, int64_t group_id, struct err *e)
{
	char *language = NULL, *association = NULL, today[MOMENT_SIZE];
	struct pool *p = &g->y->pool;
	bool ok;

	session_today(g->se, today);
	ok = store_setting(g->se->store, "language", "sv", &language, e) &&
		store_setting(g->se->store, "association", "", &association, e) &&
		store_groups(g->se->store, today, &g->groups, e);
	if (ok) {
		const struct group *own = group_id ? group_of(g, group_id) : NULL;

		g->y->language = strcmp(language, "en") == 0 ? "en" : "sv";
		g->y->owner = own && *association
			? pool_printf(p, "%s – %s", association, own->name)
			: pool_strdup(p, own ? own->name : association);
	}
	free(language);
	free(association);
	return ok;
}

bool year_sheet_load(
	struct session *se, int year, int64_t group_id, struct year_sheet *out, struct err *e)
{
	struct gathering g = { .se = se, .y = out };
	bool ok;

	*out = (struct year_sheet) { .year = year };
	ok = read_head(&g, group_id, e) && read_entries(&g, group_id, e);
	if (ok)
		make_lanes(&g);
	pool_absorb(&out->pool, &g.groups.pool);
	return ok;
}

bool export_wheel(struct session *se, int year, int64_t group_id, enum wheel_form form,
	struct buf *out, struct err *e)
{
	struct year_sheet y;
	bool ok = year_sheet_load(se, year, group_id, &y, e);

	if (ok && form == WHEEL_SVG)
		svg_wheel(&y, out);
	else if (ok)
		year_sheet_text(&y, out);
	year_sheet_release(&y);
	return ok;
}
