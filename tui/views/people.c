/* View 4: groups and parties, the people in them, and one of them in detail. */
#include "services/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/merge.h"
#include "services/templates.h"

#include "tui/views/agenda_views.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

enum { PANE_LEFT = 1, PANE_PEOPLE };

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
	if (!store_people(st->store, &q, &rows, e))
		return false;
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

static bool people_reload(struct view *v, struct app *a, struct err *e)
{
	static const struct page_ops ops = { query, row, locate };
	struct people_state *st = v->state;

	st->store = a->session.store;
	st->paged |= st->seen != a->data;
	if (st->seen != a->data && !load_left(st, a, e))
		return false;
	if (st->paged && !page_load(&st->page, &st->people, &ops, st, e))
		return false;
	st->paged = false;
	pool_release(&st->memberships.pool);
	st->memberships = (struct membership_rows) { 0 };
	return !st->people.id ||
		store_memberships(st->store, st->people.id, 0, &st->memberships, e);
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
	return true;
}

static void people_close(struct view *v)
{
	struct people_state *st = v->state;

	list_release(&st->left);
	list_release(&st->people);
	pool_release(&st->groups.pool);
	pool_release(&st->parties.pool);
	pool_release(&st->memberships.pool);
	for (int side = 0; side < PAGE_SIDES; side++)
		pool_release(&st->page_rows[side].pool);
	free(st->filter);
}

static void resize_lists(struct people_state *st)
{
	struct people_areas w = people_areas(st, st->rows, st->cols);

	/* Both have a row of heads; a pane that is not shown is as high as the body. */
	list_resize(&st->left, (w.left.rows ? w.left.rows : st->rows) - 1);
	list_resize(&st->people, (w.list.rows ? w.list.rows : st->rows) - 1);
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
	st->on_people = false;
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
	v->stale = true;
	return FX_REDRAW;
}

static unsigned switch_pane(struct people_state *st, bool people)
{
	st->on_people = people;
	resize_lists(st);
	return FX_REDRAW;
}

static unsigned people_key(struct view *v, struct app *a, const struct key *k)
{
	struct people_state *st = v->state;
	bool on_people = st->on_people;

	if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0))
		return switch_pane(st, k->code == KEYCODE_RIGHT);
	/* A click or the wheel belongs to the pane it hits. */
	if (key_is_mouse(k) && a->zone)
		on_people = a->zone->pane == PANE_PEOPLE;
	return on_people ? list_pane_key(v, a, k) : left_key(v, a, k);
}

static unsigned people_has(const struct view *v, const struct app *a)
{
	const struct people_state *st = v->state;

	(void)a;
	return (st->people.id ? NEED_PERSON : 0) | (people_group(st) ? NEED_GROUP : 0);
}

static void people_filter(struct view *v, struct app *a, const char *text)
{
	struct people_state *st = v->state;

	(void)a;
	xreplace(&st->filter, text);
	st->paged = st->on_people = true;
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

	(void)a;
	for (size_t i = 0; !st->on_people && i < st->groups.n; i++)
		if (st->groups.v[i].g.id == people_group(st))
			group_days_words(&st->groups, &st->groups.v[i].g, out);
	if (!st->on_people || !r)
		return;
	name = person_name(&r->p);
	buf_puts(out, name);
	free(name);
	if (r->party && *r->party)
		buf_printf(out, ", %s", r->party);
	for (size_t i = 0; i < st->memberships.n; i++)
		buf_printf(out, "%s%s", i ? ", " : ": ", st->memberships.v[i].group);
	buf_puts(out, _(". Enter edits, + adds to a group."));
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
	.filter = people_filter,
};

/* ---- Commands ---------------------------------------------------------------------------------------------- */

static unsigned edit_left(struct app *a, const struct people_state *st)
{
	if (people_group(st))
		return group_form(a, people_group(st));
	if (people_party(st))
		return party_form(a, people_party(st));
	app_say(a, _("Choose a group, a party or a person first."));
	return FX_REDRAW;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)k;
	if (!st->on_people)
		return switch_pane(st, true);
	if (!a->writable || !st->people.id)
		return FX_NONE;
	return person_form(a, st->people.id, 0, 0);
}

static unsigned cmd_pane(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)a;
	(void)k;
	return switch_pane(st, !st->on_people);
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	enum left_kind kind = left_kind(st->left.id);

	(void)k;
	if (st->on_people)
		return person_form(a, 0, people_group(st), people_party(st));
	if (kind == LEFT_PARTY || kind == LEFT_PARTIES)
		return party_form(a, 0);
	return group_form(a, 0);
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;

	(void)k;
	if (st->on_people && st->people.id)
		return person_form(a, st->people.id, 0, 0);
	return edit_left(a, st);
}

static unsigned cmd_join(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct list *l = &st->people;

	(void)k;
	return l->n_marked ? membership_form(a, l->marked, l->n_marked)
			   : membership_form(a, &l->id, 1);
}

static unsigned cmd_mark(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)k;
	if (!st->on_people && people_group(st)) {
		list_mark_toggle(&st->left, st->left.id);
		return left_key(v, a, &(struct key) { .code = KEYCODE_DOWN }) | FX_REDRAW;
	}
	if (!st->people.id)
		return FX_NONE;
	st->on_people = true;
	list_mark_toggle(&st->people, st->people.id);
	return list_pane_key(v, a, &(struct key) { .code = KEYCODE_DOWN }) | FX_REDRAW;
}

static unsigned cmd_mark_all(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)a;
	(void)k;
	st->on_people = true;
	list_mark_all(&st->people);
	return FX_REDRAW;
}

/* The groups that are marked, else the one under the cursor. */
static unsigned cmd_end(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	size_t n = st->left.n_marked ? st->left.n_marked : 1;
	int64_t *ids = xcalloc(n, sizeof(*ids));
	unsigned fx;

	(void)k;
	ids[0] = people_group(st);
	for (size_t i = 0; i < st->left.n_marked; i++)
		ids[i] = left_record(st->left.marked[i]);
	fx = groups_end_form(a, ids, n);
	free(ids);
	return fx;
}

/* The memberships to choose among when it is not clear which one is meant. */
struct end_ctx {
	unsigned (*then)(struct app *a, int64_t membership_id, const char *group);
	size_t n;
	int64_t ids[16];
	char groups[16][64];
};

static unsigned end_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct end_ctx *c = ctx;

	return c->then(a, c->ids[chosen], c->groups[chosen]);
}

/* ended: those that have a last day too. */
static unsigned choose_membership(struct app *a, const struct people_state *st, bool ended,
	const char *title,
	unsigned (*then)(struct app *a, int64_t membership_id, const char *group))
{
	struct end_ctx *c = xcalloc(1, sizeof(*c));
	struct choice v[ARRAY_LEN(c->ids)];

	c->then = then;
	for (size_t i = 0; i < st->memberships.n && c->n < ARRAY_LEN(c->ids); i++) {
		const struct membership_row *r = &st->memberships.v[i];

		if (!ended && r->m.to_day && *r->m.to_day)
			continue;
		c->ids[c->n] = r->m.id;
		snprintf(c->groups[c->n], sizeof(c->groups[0]), "%s", r->group);
		utf8_cut(c->groups[c->n]);
		v[c->n] = (struct choice) { .text = c->groups[c->n] };
		c->n++;
	}
	if (c->n == 0) {
		free(c);
		app_say(a, _("The person is in no group. + adds to one."));
		return FX_REDRAW;
	}
	if (c->n == 1) {
		unsigned fx = end_chosen(a, c, 0);

		free(c);
		return fx;
	}
	choices_open(a,
		&(struct choices_spec) {
			.title = title,
			.v = v,
			.n = c->n,
			.done = end_chosen,
			.ctx = c,
		});
	return FX_REDRAW;
}

static unsigned cmd_leave(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	int64_t group = people_group(st);

	(void)k;
	for (size_t i = 0; group && i < st->memberships.n; i++) {
		const struct membership_row *r = &st->memberships.v[i];

		if (r->m.group_id == group && !(r->m.to_day && *r->m.to_day))
			return membership_ask_end(a, r->m.id, r->group);
	}
	return choose_membership(a, st, false, _("Leaves which group?"), membership_ask_end);
}

static unsigned cmd_membership(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct membership_row *found = NULL;
	int64_t group = people_group(st);

	(void)k;
	for (size_t i = 0; group && i < st->memberships.n; i++)
		if (st->memberships.v[i].m.group_id == group)
			found = &st->memberships.v[i];
	if (found)
		return membership_form_edit(a, found->m.id, found->group);
	return choose_membership(a, st, true, _("Which membership?"), membership_form_edit);
}

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct person_row *r = people_at(st, st->people.at);
	struct err e = { 0 };
	bool ok;

	(void)k;
	if (st->on_people && r) {
		char *name = person_name(&r->p);
		unsigned fx;

		ok = person_delete(&a->session, r->p.id, &e);
		fx = app_did(a, ok, &e, _("Removed: %s."), name);
		free(name);
		return fx;
	}
	if (people_group(st)) {
		ok = group_delete(&a->session, people_group(st), &e);
		return app_did(a, ok, &e, "%s", _("The group is removed."));
	}
	if (people_party(st)) {
		ok = party_delete(&a->session, people_party(st), &e);
		return app_did(a, ok, &e, "%s", _("The party is removed."));
	}
	app_say(a, _("Choose a group, a party or a person first."));
	return FX_REDRAW;
}

static unsigned go_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	int64_t id;

	(void)ctx;
	if (!person_find(&a->session, text, 0, &id, &e))
		return app_fail(a, &e);
	people_seek_left(a, left_id(LEFT_ALL, 0));
	people_seek(a, id);
	return FX_POP;
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	prompt_open(a,
		&(struct prompt) {
			.label = _("Go to person"),
			.hint = _(
				"a name, a part of it or initials.  Enter goes there  Esc cancels"),
			.done = go_done,
		});
	return FX_REDRAW;
}

static unsigned cmd_template(struct app *a, struct view *v, const struct key *k)
{
	struct template_for what = { .group_id = people_group(v->state) };

	(void)k;
	app_push(a, &template_view, &what);
	return FX_REDRAW;
}

/* clang-format off */
const struct command people_commands[] = {
	{ "open",   "<Enter> ö",  "people", N_("Into the list; edit the person"), N_("footer|show"), 1, NEED_NOTHING, cmd_open },
	{ "pane",   "<Tab> <S-Tab>", "people", N_("The other pane"), N_("footer|pane"), 6, NEED_NOTHING, cmd_pane },
	{ "new",    "n",          "people", N_("New person, or group or party in the left pane"), N_("footer people|new"), 2, NEED_WRITABLE, cmd_new },
	{ "edit",   "e ä",        "people", N_("Edit what the cursor is on"), N_("footer|edit"), 3, NEED_WRITABLE, cmd_edit },
	{ "join",   "+",          "people", N_("Add the person, or all who are marked, to a group"), N_("footer|to a group"), 4, NEED_PERSON | NEED_WRITABLE, cmd_join },
	{ "mark",   "<Space>",    "people", N_("Mark for the next command"), N_("footer|mark"), 7, NEED_NOTHING, cmd_mark },
	{ "mark-all", "*",        "people", N_("Mark all that are shown"), NULL, 0, NEED_PERSON, cmd_mark_all },
	{ "leave",  "-",          "people", N_("End a membership"), N_("footer|from a group"), 5, NEED_PERSON | NEED_WRITABLE, cmd_leave },
	{ "membership", "E",      "people", N_("Edit a membership: role, party, mandate, from and to"), NULL, 0, NEED_PERSON | NEED_WRITABLE, cmd_membership },
	{ "end",    "s",          "people", N_("End the group, or merge all that are marked into one"), N_("footer|end, merge"), 10, NEED_GROUP | NEED_WRITABLE, cmd_end },
	{ "delete", "<Delete>",   "people", N_("Remove the person, group or party"), NULL, 0, NEED_WRITABLE, cmd_delete },
	{ "template", "d",        "people", N_("The agenda template of the group"), NULL, 0, NEED_NOTHING, cmd_template },
	{ "go",     "g",          "people", N_("Go to a person"), N_("footer|go to"), 9, NEED_NOTHING, cmd_go },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
