/* View 4: groups and parties, the people in them, and one of them in detail. */
#include "services/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/successors.h"
#include "services/seats.h"
#include "services/templates.h"

#include "tui/chrome.h"
#include "tui/views/agenda_views.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

/* ---- What is chosen ------------------------------------------------------------------------------------ */

const struct person_row *people_at(const struct people_state *st, size_t at)
{
	enum page_side side;
	size_t i;

	if (at >= st->page.before + st->page.after)
		return NULL;
	side = page_at(&st->page, at, &i);
	return &st->page_rows[side].v[i];
}

int64_t people_group(const struct people_state *st)
{
	return left_kind(st->left.id) == LEFT_GROUP ? left_record(st->left.id) : 0;
}

int64_t people_party(const struct people_state *st)
{
	return left_kind(st->left.id) == LEFT_PARTY ? left_record(st->left.id) : 0;
}

/* ---- Reading --------------------------------------------------------------------------------------------- */

/* The day on which members are looked at: today, or the nearest on which the group works. */
static void members_day(const struct people_state *st, char day[MOMENT_SIZE])
{
	const char *on = st->today;

	for (size_t i = 0; i < st->groups.n; i++) {
		const struct group *g = &st->groups.v[i].g;

		if (g->id != people_group(st) || group_lasts(g, st->today))
			continue;
		on = g->to_day && *g->to_day && strcmp(g->to_day, st->today) < 0 ? g->to_day
										 : g->from_day;
	}
	snprintf(day, MOMENT_SIZE, "%s", on);
}

/* Counted once for all pages. */
static bool fill_presence(
	struct people_state *st, const char *day, struct person_rows *rows, struct err *e)
{
	const struct stats_want want = { .time = stats_twelve_months(moment_of(day).day) };

	if (st->year_seen != st->seen || strcmp(st->year_day, day) != 0) {
		stats_sheet_release(&st->year);
		if (!stats_load(st->session, &want, &st->year, e))
			return false;
		st->year_seen = st->seen;
		snprintf(st->year_day, sizeof(st->year_day), "%s", day);
	}
	return stats_fill(st->session, &st->year, rows, e);
}

static bool query(void *ctx, enum page_side side, const char *key, int64_t id, int limit, size_t *n,
	struct err *e)
{
	struct people_state *st = ctx;
	char day[MOMENT_SIZE];
	struct person_query q = {
		.group_id = people_group(st),
		.party_id = people_party(st),
		.text = *st->filter ? st->filter : NULL,
		.today = day,
		.after_key = key,
		.after_id = id,
		.backwards = side == PAGE_BEFORE,
		.limit = limit,
	};
	struct person_rows rows = { 0 };

	members_day(st, day);
	if (!store_people(st->store, &q, &rows, e) || !fill_presence(st, day, &rows, e)) {
		pool_release(&rows.pool);
		return false;
	}
	pool_release(&st->page_rows[side].pool);
	st->page_rows[side] = rows;
	*n = rows.n;
	return true;
}

static int64_t row(const void *ctx, enum page_side side, size_t i, const char **key)
{
	const struct people_state *st = ctx;
	const struct person *p = &st->page_rows[side].v[i].p;

	*key = p->sort_key ? p->sort_key : "";
	return p->id;
}

static char *locate(void *ctx, int64_t id)
{
	struct people_state *st = ctx;
	struct person p = { 0 };
	struct err e = { 0 };
	char *key = NULL;

	if (store_person_load(st->store, id, &p, &e))
		key = xstrdup(p.sort_key ? p.sort_key : "");
	person_release(&p);
	return key;
}

static void fill_left(struct people_state *st)
{
	size_t n = 0;
	int64_t *ids = xcalloc(st->groups.n + st->parties.n + 2, sizeof(*ids));

	ids[n++] = left_id(LEFT_ALL, 0);
	for (size_t i = 0; i < st->groups.n; i++)
		ids[n++] = left_id(LEFT_GROUP, st->groups.v[i].g.id);
	ids[n++] = left_id(LEFT_PARTIES, 0);
	for (size_t i = 0; i < st->parties.n; i++)
		ids[n++] = left_id(LEFT_PARTY, st->parties.v[i].p.id);
	list_fill(&st->left, ids, n, false, false);
	free(ids);
}

static bool load_left(struct people_state *st, struct app *a, struct err *e)
{
	struct person_query everybody = { .today = st->today };

	session_today(&a->session, st->today);
	pool_release(&st->groups.pool);
	pool_release(&st->parties.pool);
	st->groups = (struct group_rows) { 0 };
	st->parties = (struct party_rows) { 0 };
	if (!store_groups(st->store, st->today, &st->groups, e) ||
		!store_parties(st->store, &st->parties, e) ||
		!store_people_count(st->store, &everybody, PEOPLE_COUNT_MAX, &st->total, e))
		return false;
	fill_left(st);
	st->seen = a->data;
	return true;
}

static void resize_lists(struct people_state *st)
{
	struct people_areas w = people_areas(st, st->rows, st->cols);

	/* Each has a row of heads; a pane that is not shown is as high as the body. */
	list_resize(&st->left, (w.left.rows ? w.left.rows : st->rows) - 1);
	list_resize(&st->people, (w.list.rows ? w.list.rows : st->rows) - 1);
	list_resize(&st->same.list, w.same.rows > 2 ? w.same.rows - 2 : 1);
}

/* Vacant seats of the group under the cursor. */
static bool load_seats(struct people_state *st, struct app *a, struct err *e)
{
	struct seat_findings f;
	struct buf words = { 0 };
	int64_t group = st->on_people ? 0 : people_group(st);
	bool ok;

	if (group == 0 || (st->seats && st->seats_group == group && st->seats_seen == a->data))
		return true;
	ok = seats_check(&a->session, group, &f, e);
	if (ok)
		seats_words(&f, &words);
	pool_release(&f.pool);
	free(st->seats);
	st->seats = ok ? xstrdup(buf_str(&words)) : NULL;
	st->seats_group = group;
	st->seats_seen = a->data;
	buf_release(&words);
	return ok;
}

static bool people_reload(struct view *v, struct app *a, struct err *e)
{
	static const struct page_ops ops = { query, row, locate };
	struct people_state *st = v->state;

	st->store = a->session.store;
	st->session = &a->session;
	st->paged |= st->seen != a->data;
	if (st->seen != a->data && !load_left(st, a, e))
		return false;
	if (st->paged && !page_load(&st->page, &st->people, &ops, st, e))
		return false;
	st->paged = false;
	pool_release(&st->memberships.pool);
	st->memberships = (struct membership_rows) { 0 };
	if (!people_same_load(st, a, e) || !load_seats(st, a, e))
		return false;
	resize_lists(st);
	pool_release(&st->names.pool);
	st->names = (struct alias_list) { 0 };
	return !st->people.id ||
		(store_memberships(st->store, st->people.id, 0, &st->memberships, e) &&
			store_aliases(st->store, st->people.id, &st->names, e));
}

static bool people_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct people_state *st = v->state;

	(void)arg;
	(void)e;
	st->store = a->session.store;
	st->seen = a->data - 1;
	st->filter = xstrdup("");
	st->left.pane = PANE_LEFT;
	st->people.pane = PANE_PEOPLE;
	st->same.list.pane = PANE_SAME;
	return true;
}

static void people_close(struct view *v)
{
	struct people_state *st = v->state;

	list_release(&st->left);
	list_release(&st->people);
	people_same_release(&st->same);
	pool_release(&st->groups.pool);
	pool_release(&st->parties.pool);
	pool_release(&st->memberships.pool);
	pool_release(&st->names.pool);
	stats_sheet_release(&st->year);
	for (int side = 0; side < PAGE_SIDES; side++)
		pool_release(&st->page_rows[side].pool);
	free(st->filter);
	free(st->seats);
}

static void people_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct people_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	st->paged = true;
	resize_lists(st);
}

static struct view *root_people(struct app *a)
{
	struct view *v = &a->views[VIEW_PEOPLE - 1];

	return v->ops == &people_view ? v : NULL;
}

void people_seek(struct app *a, int64_t person_id)
{
	struct view *v = root_people(a);
	struct people_state *st;

	if (!v)
		return;
	st = v->state;
	xreplace(&st->filter, "");
	list_seek(&st->people, person_id);
	st->paged = st->on_people = true;
	st->on_same = false;
	v->stale = true;
}

void people_seek_left(struct app *a, int64_t left)
{
	struct view *v = root_people(a);
	struct people_state *st;

	if (!v)
		return;
	st = v->state;
	list_seek(&st->left, left);
	st->paged = true;
	v->stale = true;
}

void people_unmark(struct app *a)
{
	struct view *v = root_people(a);

	struct people_state *st;

	if (!v)
		return;
	st = v->state;
	list_mark_none(&st->people);
	list_mark_none(&st->left);
}

/* ---- Keys ------------------------------------------------------------------------------------------------ */

/* Another choice on the left: its people from the first. */
static void left_chosen(struct people_state *st)
{
	list_fill(&st->people, NULL, 0, false, false);
	list_seek(&st->people, 0);
	st->paged = true;
}

static unsigned left_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_state *st = v->state;
	int64_t before = st->left.id;

	if (list_key(&st->left, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	st->on_people = st->on_same = false;
	if (st->left.id != before) {
		left_chosen(st);
		v->stale = true;
	}
	return FX_REDRAW;
}

static unsigned list_pane_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_state *st = v->state;
	enum list_did did = list_key(&st->people, k, a->zone);

	if (did == LIST_IGNORED)
		return FX_IGNORED;
	st->paged |= did == LIST_WANTS;
	st->on_people = true;
	st->on_same = false;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned same_pane_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_state *st = v->state;

	if (list_key(&st->same.list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	st->same.turned = false;
	v->stale = true;
	return people_switch(st, PANE_SAME);
}

unsigned people_pane_key(struct view *v, struct app *a, enum people_pane pane, const struct key *k)
{
	switch (pane) {
	case PANE_PEOPLE:
		return list_pane_key(v, a, k);
	case PANE_SAME:
		return same_pane_key(v, a, k);
	case PANE_LEFT:
		break;
	}
	return left_key(v, a, k);
}

enum people_pane people_pane(const struct people_state *st)
{
	return st->on_people ? PANE_PEOPLE : st->on_same ? PANE_SAME : PANE_LEFT;
}

unsigned people_switch(struct people_state *st, enum people_pane pane)
{
	st->on_people = pane == PANE_PEOPLE;
	st->on_same = pane == PANE_SAME;
	resize_lists(st);
	return FX_REDRAW;
}

static unsigned people_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_state *st = v->state;
	enum people_pane pane = people_pane(st);

	if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0))
		return people_switch(st, k->code == KEYCODE_RIGHT ? PANE_PEOPLE : PANE_LEFT);
	/* A click or the wheel belongs to the pane it hits. */
	if (key_is_mouse(k) && a->zone)
		pane = a->zone->pane == PANE_PEOPLE  ? PANE_PEOPLE
			: a->zone->pane == PANE_SAME ? PANE_SAME
						     : PANE_LEFT;
	return people_pane_key(v, a, pane, k);
}

static unsigned people_has(const struct view *v, const struct app *a)
{
	const struct people_state *st = v->state;

	(void)a;
	/* In the panel of pairs the list and its cursor are not on the screen. */
	if (st->on_same)
		return NEED_NOTHING;
	return (st->people.id ? NEED_PERSON : 0) | (people_group(st) ? NEED_GROUP : 0);
}

static void people_filter(struct view *v, struct app *a, const char *text)
{
	struct people_state *st = v->state;

	(void)a;
	xreplace(&st->filter, text);
	st->paged = st->on_people = true;
	st->on_same = false;
}

static void people_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct people_state *st = v->state;

	(void)a;
	buf_puts(left, _("People and groups"));
	buf_printf(right, ngettext("%d person", "%d people", (unsigned long)st->total), st->total);
	buf_printf(right, ngettext("  %zu group", "  %zu groups", st->groups.n), st->groups.n);
}

static void people_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct people_state *st = v->state;
	const struct person_row *r = people_at(st, st->people.at);
	char *name;
	size_t pair;

	if (st->on_same) {
		buf_puts(out,
			st->same.side[0].p.id
				? _("One person? s merges them into one (å/u undoes), i says that they are two.")
				: _("Enter looks for people who are here twice."));
		return;
	}
	for (size_t i = 0; !st->on_people && i < st->groups.n; i++)
		if (st->groups.v[i].g.id == people_group(st))
			group_days_words(&st->groups, &st->groups.v[i].g, out);
	if (!st->on_people && people_group(st) && st->seats_group == people_group(st) &&
		text_given(st->seats))
		buf_printf(out, "%s%s (K)", out->len ? " " : "", st->seats);
	if (!st->on_people || !r)
		return;
	name = person_name(&r->p);
	buf_puts(out, name);
	free(name);
	if (r->party && *r->party)
		buf_printf(out, ", %s", r->party);
	if (people_same_of(&st->same, r->p.id, &pair)) {
		buf_puts(out, _(". Here twice? s shows with whom."));
		return;
	}
	for (size_t i = 0; i < st->memberships.n; i++)
		buf_printf(out, "%s%s", i ? ", " : ": ", st->memberships.v[i].group);
	buf_putc(out, '.');
	chrome_hint_after(a, out, _("Enter edits, + adds to a group."));
}

const struct view_ops people_view = {
	.name = "people",
	.state_size = sizeof(struct people_state),
	.open = people_open,
	.close = people_close,
	.layout = people_layout,
	.reload = people_reload,
	.key = people_key,
	.has = people_has,
	.title = people_title,
	.status = people_status,
	.draw = people_draw,
	.hints = people_hints,
	.filter = people_filter,
};
