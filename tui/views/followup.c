/* View 5: what was decided and what is to be done, over all meetings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/views/followup_part.h"
#include "tui/views/live.h"
#include "tui/views/sections.h"

enum { DECIDED_MAX = 30, NEXT_MAX = 6 };

/* ---- The rows ----------------------------------------------------------------------------------- */

const struct register_row *followup_row(const struct followup_state *st, size_t at)
{
	enum page_side side;
	size_t i;

	if (at >= st->page.before + st->page.after)
		return NULL;
	side = page_at(&st->page, at, &i);
	return &st->rows[side].v[i];
}

const struct register_row *followup_at(const struct followup_state *st)
{
	return st->list.n ? followup_row(st, st->list.at) : NULL;
}

static bool query(void *ctx, enum page_side side, const char *key, int64_t id, int limit, size_t *n,
	struct err *e)
{
	struct followup_state *st = ctx;
	struct followup_query q = { .face = st->face,
		.group_id = st->group_id,
		.filter = &st->filter,
		.after_key = key,
		.after_id = id,
		.backwards = side == PAGE_BEFORE,
		.limit = limit };
	struct register_rows rows;

	if (!followup_page(st->session, &q, &rows, e))
		return false;
	pool_release(&st->rows[side].pool);
	st->rows[side] = rows;
	*n = rows.n;
	return true;
}

static int64_t row(const void *ctx, enum page_side side, size_t i, const char **key)
{
	const struct followup_state *st = ctx;

	*key = st->rows[side].v[i].key;
	return st->rows[side].v[i].n.id;
}

static char *locate(void *ctx, int64_t id)
{
	struct followup_state *st = ctx;

	return followup_key(st->session, st->face, id);
}

/* ---- Reading -------------------------------------------------------------------------------------- */

static bool load_page(struct followup_state *st, struct err *e)
{
	static const struct page_ops ops = { query, row, locate };
	bool ok = page_load(&st->page, &st->list, &ops, st, e);

	followup_lines(st);
	return ok;
}

static bool load_filter(struct followup_state *st, struct err *e)
{
	struct err gone = { 0 };

	followup_filter_release(&st->filter);
	if (followup_filter(
		    st->session, st->person_id, st->party_id, st->words, &st->filter, &gone))
		return true;
	followup_filter_release(&st->filter);
	if (!err_absent(e, &gone))
		return false;
	st->person_id = st->party_id = 0;
	return followup_filter(st->session, 0, 0, st->words, &st->filter, e);
}

static bool load_decided(struct followup_state *st, struct err *e)
{
	struct followup_query q = {
		.face = FOLLOWUP_DECISIONS, .group_id = st->group_id, .limit = DECIDED_MAX
	};

	pool_release(&st->decided.pool);
	st->decided = (struct register_rows) { 0 };
	return st->face != FOLLOWUP_OPEN || followup_page(st->session, &q, &st->decided, e);
}

static bool load_all(struct followup_state *st, struct app *a, struct err *e)
{
	char year[8];

	session_today(&a->session, st->today);
	snprintf(year, sizeof(year), "%.4s", st->today);
	st->next_of = 0;
	return load_filter(st, e) &&
		store_register_counts(a->session.store, st->today, year, &st->counts, e) &&
		load_decided(st, e);
}

/* When the group of the row under the cursor meets next. */
static bool load_next(struct followup_state *st, struct err *e)
{
	const struct register_row *r = followup_at(st);
	struct meeting_query q = { .from = st->today,
		.statuses = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED,
		.limit = NEXT_MAX };
	struct meeting_rows rows;

	if (!r || st->next_of == r->n.id)
		return true;
	st->next_of = r->n.id;
	st->next[0] = '\0';
	if (r->n_groups == 0 || r->n.kind != NOTE_ACTION)
		return true;
	q.group_id = r->groups[0].id;
	if (!store_meetings(st->session->store, &q, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n && !*st->next; i++) {
		if (rows.v[i].m.kind != MEETING_DEADLINE)
			snprintf(st->next, sizeof(st->next), "%s", rows.v[i].m.starts);
	}
	pool_release(&rows.pool);
	return true;
}

static void resize(struct followup_state *st)
{
	list_resize(&st->list, followup_areas(st, st->rows_high).list);
}

static bool followup_reload(struct view *v, struct app *a, struct err *e)
{
	struct followup_state *st = v->state;
	bool all = st->all || st->seen != a->data;

	st->session = &a->session;
	if (all && !load_all(st, a, e))
		return false;
	resize(st);
	if ((all || st->paged) && !load_page(st, e))
		return false;
	st->seen = a->data;
	st->all = st->paged = false;
	return load_next(st, e);
}

void followup_turn(struct view *v, int face)
{
	struct followup_state *st = v->state;

	st->face = face;
	st->all = true;
	v->stale = true;
}

/* View 5 with the open actions of one group. */
static unsigned show_of_group(struct app *a, const struct group *g)
{
	struct view *v = &a->views[VIEW_FOLLOWUP - 1];
	struct followup_state *st = v->state;

	st->group_id = g->id;
	xreplace(&st->group, g->short_name && *g->short_name ? g->short_name : g->name);
	xreplace(&st->words, "");
	st->person_id = st->party_id = 0;
	followup_turn(v, FOLLOWUP_OPEN);
	return app_show(a, VIEW_FOLLOWUP);
}

/* ---- The view ----------------------------------------------------------------------------------- */

static bool followup_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct followup_state *st = v->state;

	(void)arg;
	(void)e;
	st->session = &a->session;
	st->words = xstrdup("");
	st->list.pane = 1;
	st->all = true;
	return true;
}

static void followup_close(struct view *v)
{
	struct followup_state *st = v->state;

	list_release(&st->list);
	for (int side = 0; side < PAGE_SIDES; side++)
		pool_release(&st->rows[side].pool);
	pool_release(&st->texts);
	pool_release(&st->decided.pool);
	followup_filter_release(&st->filter);
	free(st->group);
	free(st->whose);
	free(st->words);
}

static void followup_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct followup_state *st = v->state;

	(void)a;
	st->rows_high = rows;
	st->cols = cols;
	resize(st);
	st->paged = true;
}

static unsigned followup_key_pressed(struct view *v, struct app *a, const struct key *k)
{
	struct followup_state *st = v->state;
	enum list_did did = list_key(&st->list, k, a->zone);

	if (did == LIST_IGNORED)
		return FX_IGNORED;
	st->paged |= did == LIST_WANTS;
	v->stale = true;
	return k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, "followup-go") : FX_REDRAW;
}

static unsigned followup_has(const struct view *v, const struct app *a)
{
	(void)a;
	return followup_at(v->state) ? NEED_NOTE : 0;
}

static void followup_narrow(struct view *v, struct app *a, const char *text)
{
	struct followup_state *st = v->state;

	(void)a;
	xreplace(&st->words, text);
	st->all = true;
}

const struct view_ops followup_view = {
	.name = "followup",
	.state_size = sizeof(struct followup_state),
	.open = followup_open,
	.close = followup_close,
	.layout = followup_layout,
	.reload = followup_reload,
	.key = followup_key_pressed,
	.has = followup_has,
	.title = followup_title,
	.draw = followup_draw,
	.filter = followup_narrow,
};

/* ---- Commands ----------------------------------------------------------------------------------- */

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	const struct register_row *r = followup_at(v->state);

	(void)k;
	return live_show(a, r->n.meeting_id, r->n.item_id, r->n.id);
}

/* What the group of the meeting in view 3 has to do. */
static unsigned cmd_left(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	if (st->groups.n == 0) {
		app_say(a, _("The meeting is no group's."));
		return FX_REDRAW;
	}
	return show_of_group(a, &st->groups.v[0]);
}

static unsigned cmd_face(struct app *a, struct view *v, const struct key *k)
{
	const struct followup_state *st = v->state;
	int step = k->code == ',' || k->code == '<' ? FOLLOWUP_FACES - 1 : 1;

	(void)a;
	followup_turn(v, (st->face + step) % FOLLOWUP_FACES);
	return FX_REDRAW;
}

/* clang-format off */
enum { WRITE = NEED_NOTE | NEED_WRITABLE };
const struct command followup_commands[] = {
	{ "left",            "T",         "live",     N_("What the group left to do at earlier meetings"), NULL, 0, NEED_MEETING, cmd_left },
	{ "followup-done",   "<Space>",   "followup", N_("Done, or open again"), N_("done/open"), 1, WRITE, followup_cmd_done },
	{ "followup-edit",   "e ä",       "followup", N_("Change what, who and when"), N_("footer|edit"), 2, WRITE, followup_cmd_edit },
	{ "followup-go",     "<Enter> ö", "followup", N_("To the item in its meeting"), N_("footer|to the item"), 3, NEED_NOTE, cmd_go },
	{ "followup-face",   ",. <lt> >", "followup", N_("Open actions, decisions, everything"), N_("footer|view"), 4, NEED_NOTHING, cmd_face },
	{ "followup-whose",  "p",         "followup", N_("Those of one person or party"), N_("footer|whose"), 6, NEED_NOTHING, followup_cmd_whose },
	{ "followup-group",  "b",         "followup", N_("Those of one group"), N_("footer|group"), 7, NEED_NOTHING, followup_cmd_group },
	{ "followup-export", "x",         "followup", N_("Write the list to a file (.csv or .md)"), N_("footer|export"), 5, NEED_NOTHING, followup_cmd_export },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
