/* The roll call: one key a person. Lower case marks the row and moves on, upper case fills those who
 * have no mark; a name typed after `/` marks people as they come in. */
#include "tui/views/rollcall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/rollcall.h"

#include "tui/views/sections.h"

const struct roll_row *rollcall_row(const struct rollcall_state *st)
{
	return st->list.n ? &st->rows.v[st->shown[st->list.at]] : NULL;
}

static bool roll_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct rollcall_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	st->pen = ATTENDANCE_ONSITE;
	return true;
}

static void roll_close(struct view *v)
{
	struct rollcall_state *st = v->state;

	pool_release(&st->meeting.pool);
	pool_release(&st->rows.pool);
	list_release(&st->list);
	field_release(&st->name);
	free(st->shown);
}

/* ---- Which rows, in which order ------------------------------------------------------------------ */

/* Does a row answer to what is typed: a part of the name or party, or initials ("fö e")? */
static bool answers(const struct roll_row *r, const char *typed)
{
	char *name;
	size_t hit;
	bool fits;

	if (!*typed || text_matches(r->family, typed, AT_WORD) ||
		text_matches(r->given, typed, AT_WORD) || text_matches(r->party, typed, AT_WORD) ||
		text_matches(r->party_short, typed, AT_WORD))
		return true;
	name = name_given_first(r->given, r->family);
	fits = name_resolve(typed, (const char *const[]) { name }, 1, &hit) > 0;
	free(name);
	return fits;
}

struct sorted {
	char *key; /* of the order's own; NULL where the family name is all */
	const struct roll_row *row;
};

static int by_key(const void *x, const void *y)
{
	const struct sorted *a = x, *b = y;
	int d = a->key ? strcmp(a->key, b->key) : 0;

	return d ? d : strcmp(a->row->sort_key, b->row->sort_key);
}

static char *order_key(enum roll_order order, const struct roll_row *r)
{
	switch (order) {
	case ROLL_BY_GIVEN:
		return text_sort_key(r->given);
	case ROLL_BY_PARTY:
		return text_sort_key(r->party);
	case ROLL_UNMARKED_FIRST:
		return xstrdup(r->a.status == ATTENDANCE_UNMARKED ? "0" : "1");
	case ROLL_BY_FAMILY:
	case ROLL_ORDERS:
		break;
	}
	return NULL;
}

static void refill(struct rollcall_state *st)
{
	const char *typed = st->naming ? field_text(&st->name) : "";
	int64_t *ids = xreallocarray(NULL, st->rows.n, sizeof(*ids));
	struct sorted *v = xreallocarray(NULL, st->rows.n, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < st->rows.n; i++)
		if (answers(&st->rows.v[i], typed))
			v[n++] = (struct sorted) { order_key(st->order, &st->rows.v[i]),
				&st->rows.v[i] };
	/* The store gives them by family name already. */
	if (st->order != ROLL_BY_FAMILY)
		qsort(v, n, sizeof(*v), by_key);
	st->shown = xreallocarray(st->shown, n, sizeof(*st->shown));
	for (size_t i = 0; i < n; i++) {
		st->shown[i] = (size_t)(v[i].row - st->rows.v);
		ids[i] = v[i].row->a.person_id;
		free(v[i].key);
	}
	list_fill(&st->list, ids, n, false, false);
	free(v);
	free(ids);
}

/* After one mark only that row is read again. Not where a substitute is in play, which touches two. */
static bool reread_marked(struct rollcall_state *st, struct app *a, bool *done, struct err *e)
{
	struct attendance now = { 0 };
	struct roll_row *r = NULL;

	*done = false;
	for (size_t i = 0; i < st->rows.n; i++)
		if (st->rows.v[i].a.person_id == st->marked)
			r = &st->rows.v[i];
	if (!r || r->substitute_id || r->a.stands_in_for || !r->a.id ||
		st->order == ROLL_UNMARKED_FIRST)
		return true;
	if (!store_attendance_find(a->session.store, st->meeting_id, st->marked, &now, e))
		return false;
	r->a.rev = now.rev;
	r->a.status = now.status;
	r->a.came = pool_strdup(&st->rows.pool, now.came);
	r->a.left = pool_strdup(&st->rows.pool, now.left);
	attendance_release(&now);
	roll_count(&st->rows, &st->counts);
	*done = true;
	return true;
}

static bool roll_reload(struct view *v, struct app *a, struct err *e)
{
	struct rollcall_state *st = v->state;
	/* One change since the rows were read, and it was made here? */
	bool mine = st->marked && a->data == st->seen + 1, done = false;

	st->seen = a->data;
	if (mine && !reread_marked(st, a, &done, e))
		return false;
	st->marked = 0;
	if (done)
		return true;
	pool_release(&st->meeting.pool);
	pool_release(&st->rows.pool);
	if (!store_meeting_row(a->session.store, st->meeting_id, &st->meeting, e) ||
		!store_roll(a->session.store, st->meeting_id, &st->rows, e))
		return false;
	roll_count(&st->rows, &st->counts);
	refill(st);
	return true;
}

static void roll_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct rollcall_state *st = v->state;

	(void)a;
	st->cols = cols;
	st->list.columns = cols >= 76 ? 2 : 1;
	list_resize(&st->list, rows > 3 ? rows - 3 : 1);
}

/* ---- Marks ---------------------------------------------------------------------------------------- */

static void step_on(struct rollcall_state *st)
{
	struct key down = { .code = KEYCODE_DOWN };

	list_key(&st->list, &down, NULL);
}

static unsigned mark(struct app *a, struct view *v, enum attendance_status status, bool move)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct err e = { 0 };

	if (!roll_mark(&a->session, st->meeting_id, r->a.person_id, status, &e))
		return app_saved(a, false, &e);
	st->marked = r->a.person_id;
	if (move)
		step_on(st);
	return app_saved(a, true, NULL);
}

static unsigned cmd_onsite(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark(a, v, ATTENDANCE_ONSITE, true);
}

static unsigned cmd_remote(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark(a, v, ATTENDANCE_REMOTE, true);
}

static unsigned cmd_absent(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark(a, v, ATTENDANCE_ABSENT, true);
}

static unsigned cmd_excused(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark(a, v, ATTENDANCE_EXCUSED, true);
}

static unsigned cmd_clear(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark(a, v, ATTENDANCE_UNMARKED, false);
}

/* P → D → F → none, as Space has it. */
static unsigned cmd_cycle(struct app *a, struct view *v, const struct key *k)
{
	static const enum attendance_status next[] = {
		[ATTENDANCE_UNMARKED] = ATTENDANCE_ONSITE,
		[ATTENDANCE_ONSITE] = ATTENDANCE_REMOTE,
		[ATTENDANCE_REMOTE] = ATTENDANCE_ABSENT,
		[ATTENDANCE_ABSENT] = ATTENDANCE_UNMARKED,
		[ATTENDANCE_EXCUSED] = ATTENDANCE_UNMARKED,
	};

	(void)k;
	return mark(a, v, next[rollcall_row(v->state)->a.status], false);
}

static unsigned mark_rest(struct app *a, struct view *v, enum attendance_status status)
{
	struct rollcall_state *st = v->state;
	struct err e = { 0 };
	int marked = 0;
	bool ok = roll_mark_rest(
		&a->session, st->meeting_id, st->list.ids, st->list.n, status, &marked, &e);

	if (ok && marked == 0) {
		app_say(a, _("Nobody here is unmarked."));
		return FX_REDRAW;
	}
	return app_did(a, ok, &e, ngettext("%d marked %s", "%d marked %s", (unsigned long)marked),
		marked, attendance_label((int)status));
}

static unsigned cmd_rest_onsite(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark_rest(a, v, ATTENDANCE_ONSITE);
}

static unsigned cmd_rest_remote(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark_rest(a, v, ATTENDANCE_REMOTE);
}

static unsigned cmd_rest_absent(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark_rest(a, v, ATTENDANCE_ABSENT);
}

static unsigned cmd_rest_excused(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return mark_rest(a, v, ATTENDANCE_EXCUSED);
}

static unsigned cmd_came(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	int minute = clock_local(a->session.clock).minute;
	struct err e = { 0 };

	(void)k;
	return app_saved(a,
		roll_came(&a->session, st->meeting_id, rollcall_row(st)->a.person_id, minute, &e),
		&e);
}

static unsigned cmd_left(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	int minute = clock_local(a->session.clock).minute;
	struct err e = { 0 };

	(void)k;
	return app_saved(a,
		roll_left(&a->session, st->meeting_id, rollcall_row(st)->a.person_id, minute, &e),
		&e);
}

/* ---- Substitutes and guests ---------------------------------------------------------------------- */

enum { CANDIDATES_MAX = 40 };
struct substitutes {
	int64_t meeting_id, person_id;
	int64_t ids[CANDIDATES_MAX];
	char names[CANDIDATES_MAX][96];
	size_t n;
};

static unsigned substitute_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct substitutes *s = ctx;
	struct err e = { 0 };

	return app_saved(a,
		roll_substitute(&a->session, s->meeting_id, s->person_id, s->ids[chosen], &e), &e);
}

/* People of a party (0 = any) who could stand in: not called themselves, not taken already. */
static bool add_candidates(struct app *a, const struct rollcall_state *st, struct substitutes *s,
	int64_t party_id, struct err *e)
{
	struct person_query q = { .party_id = party_id, .limit = CANDIDATES_MAX * 4 };
	struct person_rows people;
	char today[MOMENT_SIZE];

	session_today(&a->session, today);
	q.today = today;
	if (!store_people(a->session.store, &q, &people, e))
		return false;
	for (size_t i = 0; i < people.n && s->n < CANDIDATES_MAX; i++) {
		const struct person_row *p = &people.v[i];
		bool taken = false;

		for (size_t j = 0; j < st->rows.n; j++)
			taken |= st->rows.v[j].a.person_id == p->p.id &&
				(st->rows.v[j].a.role != ATTENDS_AS_GUEST ||
					st->rows.v[j].a.stands_in_for);
		for (size_t j = 0; j < s->n; j++)
			taken |= s->ids[j] == p->p.id;
		if (taken)
			continue;
		snprintf(s->names[s->n], sizeof(s->names[0]), "%.40s %.30s  %.20s", p->p.given,
			p->p.family ? p->p.family : "", p->party);
		utf8_cut(s->names[s->n]);
		s->ids[s->n++] = p->p.id;
	}
	pool_release(&people.pool);
	return true;
}

static unsigned cmd_substitute(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct substitutes *s = xcalloc(1, sizeof(*s));
	struct choice choices[CANDIDATES_MAX] = { 0 };
	struct err e = { 0 };
	char *title;

	(void)k;
	s->meeting_id = st->meeting_id;
	s->person_id = r->a.person_id;
	if ((r->party_id && !add_candidates(a, st, s, r->party_id, &e)) ||
		!add_candidates(a, st, s, 0, &e)) {
		free(s);
		return app_fail(a, &e);
	}
	if (s->n == 0) {
		free(s);
		app_say(a, _("Nobody in the register is free to stand in. n adds a guest."));
		return FX_REDRAW;
	}
	for (size_t i = 0; i < s->n; i++) {
		choices[i].text = s->names[i];
		if (i < 9)
			choices[i].key.code = (uint32_t)('1' + i);
	}
	title = xasprintf(_("Who stands in for %s %s?"), r->given, r->family);
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = s->n,
			.done = substitute_chosen,
			.ctx = s });
	free(title);
	return FX_REDRAW;
}

static unsigned guest_named(struct app *a, void *ctx, const char *text)
{
	const int64_t *meeting_id = ctx;
	struct err e = { 0 };
	int64_t who;

	if (text_blank(text))
		return FX_POP;
	if (!roll_guest(&a->session, *meeting_id, text, 0, &who, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, _("%s is here as a guest"), text) | FX_POP;
}

static unsigned cmd_guest(struct app *a, struct view *v, const struct key *k)
{
	const struct rollcall_state *st = v->state;

	(void)k;
	prompt_open(a,
		&(struct prompt) { .label = _("Guest"),
			.hint = _("First name and family name  Enter adds  Esc cancels"),
			.done = guest_named,
			.ctx = xmemdup(&st->meeting_id, sizeof(st->meeting_id)) });
	return FX_REDRAW;
}

/* ---- Times ----------------------------------------------------------------------------------------- */

struct times {
	int64_t meeting_id, person_id;
};

static bool read_time(const char *text, int *minute, struct err *e)
{
	struct when w;

	*minute = MINUTE_NONE;
	if (text_blank(text))
		return true;
	if (when_time(text, true, &w) == 0 || w.start == MINUTE_NONE)
		return err_set(e, ERR_INVALID, _("\"%s\" is not a time such as 9:20."), text);
	*minute = w.start;
	return true;
}

static unsigned times_typed(struct app *a, void *ctx, const char *const *texts)
{
	const struct times *t = ctx;
	struct err e = { 0 };
	int came, left;

	if (!read_time(texts[0], &came, &e) || !read_time(texts[1], &left, &e))
		return app_fail(a, &e);
	if (!roll_came(&a->session, t->meeting_id, t->person_id, came, &e) ||
		!roll_left(&a->session, t->meeting_id, t->person_id, left, &e))
		return app_saved(a, false, &e);
	return app_saved(a, true, NULL) | FX_POP;
}

static unsigned cmd_times(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct times t = { st->meeting_id, r->a.person_id };
	struct form_spec_field fields[] = {
		{ _("Came"), r->a.came },
		{ _("Left"), r->a.left },
	};
	char *title = xasprintf(_("Times of %s %s"), r->given, r->family);

	(void)k;
	form_open(a,
		&(struct form_spec) { .title = title,
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = times_typed,
			.ctx = xmemdup(&t, sizeof(t)) });
	free(title);
	return FX_REDRAW;
}

/* ---- Name mode and order --------------------------------------------------------------------------- */

static unsigned cmd_name(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;

	(void)a;
	(void)k;
	st->naming = true;
	field_set(&st->name, "");
	return FX_REDRAW;
}

static void turn_pen(struct rollcall_state *st)
{
	static const enum attendance_status next[] = {
		[ATTENDANCE_UNMARKED] = ATTENDANCE_ONSITE,
		[ATTENDANCE_ONSITE] = ATTENDANCE_REMOTE,
		[ATTENDANCE_REMOTE] = ATTENDANCE_ABSENT,
		[ATTENDANCE_ABSENT] = ATTENDANCE_EXCUSED,
		[ATTENDANCE_EXCUSED] = ATTENDANCE_ONSITE,
	};

	st->pen = next[st->pen];
}

static unsigned mark_named(struct app *a, struct view *v)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct err e = { 0 };
	char *name;
	bool ok;

	if (field_empty(&st->name))
		return FX_NONE;
	if (!r) {
		app_say(a, _("Nobody called \"%s\" is on the roll. Esc, then n, adds a guest."),
			field_text(&st->name));
		return FX_REDRAW;
	}
	name = name_given_first(r->given, r->family);
	ok = roll_mark(&a->session, st->meeting_id, r->a.person_id, st->pen, &e);
	field_set(&st->name, "");
	app_did(a, ok, &e, "%s: %s", name, attendance_label((int)st->pen));
	free(name);
	return FX_RELOAD;
}

static unsigned name_key(struct view *v, struct app *a, const struct key *k)
{
	struct rollcall_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL)) {
		st->naming = false;
		refill(st);
		return FX_REDRAW;
	}
	if (!a->writable)
		return FX_IGNORED;
	if (key_is(k, KEYCODE_ENTER, 0))
		return mark_named(a, v);
	if (key_is(k, KEYCODE_TAB, 0)) {
		turn_pen(st);
		return FX_REDRAW;
	}
	if (field_key(&st->name, k) == FIELD_EDITED) {
		refill(st);
		list_go(&st->list, st->list.n ? st->list.ids[0] : 0);
		return FX_REDRAW;
	}
	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned cmd_sort(struct app *a, struct view *v, const struct key *k)
{
	static const char *const names[] = { N_("order|family name"), N_("order|first name"),
		N_("order|party"), N_("order|unmarked first") };
	struct rollcall_state *st = v->state;

	(void)k;
	st->order = (enum roll_order)((st->order + 1) % ROLL_ORDERS);
	refill(st);
	app_say(a, _("Sorted by %s"), Q_(names[st->order]));
	return FX_REDRAW;
}

static unsigned roll_key(struct view *v, struct app *a, const struct key *k)
{
	struct rollcall_state *st = v->state;

	if (st->naming)
		return name_key(v, a, k);
	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static bool roll_typing(const struct view *v)
{
	const struct rollcall_state *st = v->state;

	return st->naming;
}

static unsigned roll_has(const struct view *v, const struct app *a)
{
	const struct rollcall_state *st = v->state;

	(void)a;
	return NEED_MEETING | (st->list.n ? NEED_PERSON : 0);
}

const struct view_ops rollcall_view = {
	.name = "rollcall",
	.text_section = "rollcall-text",
	.state_size = sizeof(struct rollcall_state),
	.open = roll_open,
	.close = roll_close,
	.layout = roll_layout,
	.reload = roll_reload,
	.key = roll_key,
	.typing = roll_typing,
	.has = roll_has,
	.title = rollcall_title,
	.status = rollcall_status,
	.draw = rollcall_draw,
};

/* clang-format off */
enum { MARK = NEED_PERSON | NEED_WRITABLE };
const struct command rollcall_commands[] = {
	{ "roll-onsite",      "p", "rollcall", N_("On site, and on to the next"), N_("on site"), 1, MARK, cmd_onsite },
	{ "roll-remote",      "d", "rollcall", N_("Remote, and on to the next"), N_("remote"), 2, MARK, cmd_remote },
	{ "roll-absent",      "f", "rollcall", N_("Absent, and on to the next"), N_("absent"), 3, MARK, cmd_absent },
	{ "roll-excused",     "a", "rollcall", N_("Excused, and on to the next"), N_("excused"), 4, MARK, cmd_excused },
	{ "roll-substitute",  "e", "rollcall", N_("Somebody stands in"), N_("deputy"), 5, MARK, cmd_substitute },
	{ "roll-came",        "+", "rollcall", N_("Came now"), N_("came"), 6, MARK, cmd_came },
	{ "roll-left",        "-", "rollcall", N_("Left now"), N_("footer|left"), 7, MARK, cmd_left },
	{ "roll-name",        "/", "rollcall", N_("Mark by name, as people come in"), N_("name"), 8, NEED_WRITABLE, cmd_name },
	{ "roll-clear",       "<Backspace> <Delete>", "rollcall", N_("Take the mark away"), NULL, 0, MARK, cmd_clear },
	{ "roll-cycle",       "<Space>", "rollcall", N_("On site, remote, absent, none in turn"), NULL, 0, MARK, cmd_cycle },
	{ "roll-rest-onsite", "P", "rollcall", N_("All unmarked: on site"), NULL, 0, MARK, cmd_rest_onsite },
	{ "roll-rest-remote", "D", "rollcall", N_("All unmarked: remote"), NULL, 0, MARK, cmd_rest_remote },
	{ "roll-rest-absent", "F", "rollcall", N_("All unmarked: absent"), N_("the rest"), 9, MARK, cmd_rest_absent },
	{ "roll-rest-excused","A", "rollcall", N_("All unmarked: excused"), NULL, 0, MARK, cmd_rest_excused },
	{ "roll-times",       "ä", "rollcall", N_("Edit when somebody came and left"), NULL, 0, MARK, cmd_times },
	{ "roll-guest",       "n", "rollcall", N_("Add a guest"), NULL, 0, NEED_WRITABLE, cmd_guest },
	{ "roll-sort",        "s", "rollcall", N_("Another order"), NULL, 0, NEED_NOTHING, cmd_sort },
	{ "roll-name-mark",   "<Enter>", "rollcall-text", N_("Mark the first one that fits"), N_("marks"), 1, NEED_NOTHING, NULL },
	{ "roll-name-pen",    "<Tab>", "rollcall-text", N_("Mark with another status"), N_("another mark"), 2, NEED_NOTHING, NULL },
	{ "roll-name-end",    "<Esc>", "rollcall-text", N_("Back to the list"), N_("to the list"), 3, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
