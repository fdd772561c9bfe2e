/* The roll call: one key a person. Lower case marks the row and moves on, upper case fills those who
 * have no mark; a name typed after `/` marks people as they come in. */
#include "tui/views/rollcall.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/represented.h"
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
	pool_release(&st->rules.pool);
	representation_release(&st->there);
	list_release(&st->list);
	field_release(&st->name);
	free(st->shown);
}

/* Not begun yet: people can still answer. */
static bool is_before(const struct rollcall_state *st)
{
	return st->meeting.n && st->meeting.v[0].m.status < STATUS_RUNNING;
}

/* ---- Which rows, in which order ------------------------------------------------------------------ */

bool rollcall_answers(const struct roll_row *r, const char *typed)
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
		if (rollcall_answers(&st->rows.v[i], typed))
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

static void count(struct rollcall_state *st, const struct app *a)
{
	roll_count(&st->rows, &st->counts);
	representation_release(&st->there);
	if (is_before(st))
		represented_expected(&st->rows, &st->rules, &st->there);
	else
		represented_now(
			&a->session, &st->meeting.v[0].m, &st->rows, &st->rules, &st->there);
}

/* A mark is put into its row at once, and nothing is read again. Not where a substitute is in play, which
 * touches two, or where the row comes or goes. */
static void put_mark(struct rollcall_state *st, const struct app *a, const struct attendance *now)
{
	struct roll_row *r = &st->rows.v[st->shown[st->list.at]];

	if (!now->id || r->a.id != now->id || r->substitute_id || r->a.stands_in_for ||
		now->stands_in_for || st->order == ROLL_UNMARKED_FIRST || a->data != st->seen)
		return;
	r->a.rev = now->rev;
	r->a.status = now->status;
	r->a.expected = now->expected;
	r->a.came = pool_strdup(&st->rows.pool, now->came);
	r->a.left = pool_strdup(&st->rows.pool, now->left);
	count(st, a);
	st->marked = true;
}

/* The meeting is not today: what comes in are answers. */
static bool day_is_later(const struct rollcall_state *st, const struct app *a)
{
	struct moment starts = MOMENT_NONE;

	moment_parse(st->meeting.v[0].m.starts, &starts);
	return starts.day > clock_local(a->session.clock).day;
}

static void fit(struct rollcall_state *st)
{
	int rows = st->lines - 3 - rollcall_roomy(st);

	list_resize(&st->list, rows > 1 ? rows : 1);
}

/* It cannot be read (any more): nothing of what was there is looked at again. */
static bool empty(struct rollcall_state *st)
{
	st->meeting.n = st->rows.n = st->rules.n = 0;
	representation_release(&st->there);
	refill(st);
	return false;
}

static bool roll_reload(struct view *v, struct app *a, struct err *e)
{
	struct rollcall_state *st = v->state;
	/* One change since the rows were read, and it was made here? */
	bool mine = st->marked && a->data == st->seen + 1, first = !st->meeting.n;

	st->seen = a->data;
	st->marked = false;
	if (mine)
		return true;
	pool_release(&st->meeting.pool);
	pool_release(&st->rows.pool);
	pool_release(&st->rules.pool);
	if (!store_meeting_row(a->session.store, st->meeting_id, &st->meeting, e) ||
		!store_roll(a->session.store, st->meeting_id, &st->rows, e) ||
		!store_meeting_rules(a->session.store, st->meeting_id, &st->rules, e))
		return empty(st);
	if (!is_before(st))
		st->answers = false;
	else if (first)
		st->answers = day_is_later(st, a);
	rollcall_prepare(st);
	count(st, a);
	refill(st);
	fit(st);
	return true;
}

static void roll_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct rollcall_state *st = v->state;

	(void)a;
	st->cols = cols;
	st->lines = rows;
	st->list.columns = cols >= 76 ? 2 : 1;
	fit(st);
}

/* ---- Marks ---------------------------------------------------------------------------------------- */

void rollcall_step_on(struct rollcall_state *st)
{
	struct key down = { .code = KEYCODE_DOWN };

	list_key(&st->list, &down, NULL);
}

static enum expected_answer answer_of(enum attendance_status status)
{
	switch (status) {
	case ATTENDANCE_ONSITE:
		return EXPECTED_ONSITE;
	case ATTENDANCE_REMOTE:
		return EXPECTED_REMOTE;
	case ATTENDANCE_ABSENT:
	case ATTENDANCE_EXCUSED:
		return EXPECTED_NO;
	case ATTENDANCE_UNMARKED:
		break;
	}
	return EXPECTED_NONE;
}

static bool save_mark(const struct rollcall_state *st, struct app *a, enum attendance_status status,
	struct attendance *row, struct err *e)
{
	int64_t who = rollcall_row(st)->a.person_id;
	struct err gone = { 0 };

	if (!st->answers)
		return roll_mark_row(&a->session, st->meeting_id, who, status, row, e);
	if (!roll_expect(&a->session, st->meeting_id, who, answer_of(status), e))
		return false;
	store_attendance_find(a->session.store, st->meeting_id, who, row, &gone);
	return true;
}

static unsigned mark(struct app *a, struct view *v, enum attendance_status status, bool move)
{
	struct rollcall_state *st = v->state;
	struct attendance row = { 0 };
	struct err e = { 0 };
	bool ok = save_mark(st, a, status, &row, &e);

	if (ok) {
		put_mark(st, a, &row);
		if (move)
			rollcall_step_on(st);
	}
	attendance_release(&row);
	return app_saved(a, ok, &e);
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

	static const enum attendance_status next_answer[] = {
		[EXPECTED_NONE] = ATTENDANCE_ONSITE,
		[EXPECTED_ONSITE] = ATTENDANCE_REMOTE,
		[EXPECTED_REMOTE] = ATTENDANCE_EXCUSED,
		[EXPECTED_NO] = ATTENDANCE_UNMARKED,
	};
	const struct rollcall_state *st = v->state;
	const struct attendance *row = &rollcall_row(st)->a;

	(void)k;
	return mark(a, v, st->answers ? next_answer[row->expected] : next[row->status], false);
}

static unsigned mark_rest(struct app *a, struct view *v, enum attendance_status status)
{
	struct rollcall_state *st = v->state;
	struct err e = { 0 };
	int marked = 0;
	bool ok;

	ok = roll_mark_rest(
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
	return NEED_MEETING | (st->list.n ? NEED_PERSON : 0) | (st->answers ? 0 : NEED_ROLL) |
		(is_before(st) ? NEED_BEFORE : 0);
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
enum { MARK = NEED_PERSON | NEED_WRITABLE, TAKE = MARK | NEED_ROLL };
const struct command rollcall_commands[] = {
	{ "roll-onsite",      "p", "rollcall", N_("On site, and on to the next"), N_("on site"), 1, MARK, cmd_onsite },
	{ "roll-remote",      "d", "rollcall", N_("Remote, and on to the next"), N_("remote"), 2, MARK, cmd_remote },
	{ "roll-absent",      "f", "rollcall", N_("Absent, and on to the next"), N_("absent"), 3, MARK, cmd_absent },
	{ "roll-excused",     "a", "rollcall", N_("Excused, and on to the next"), N_("excused"), 4, MARK, cmd_excused },
	{ "roll-came",        "+", "rollcall", N_("Came now"), N_("came"), 6, TAKE, cmd_came },
	{ "roll-left",        "-", "rollcall", N_("Left now"), N_("footer|left"), 7, TAKE, cmd_left },
	{ "roll-name",        "/", "rollcall", N_("Mark by name, as people come in"), N_("name"), 8, NEED_WRITABLE | NEED_ROLL, cmd_name },
	{ "roll-clear",       "<Backspace> <Delete>", "rollcall", N_("Take the mark away"), NULL, 0, MARK, cmd_clear },
	{ "roll-cycle",       "<Space>", "rollcall", N_("On site, remote, absent, none in turn"), NULL, 0, MARK, cmd_cycle },
	{ "roll-rest-onsite", "P", "rollcall", N_("All unmarked: on site"), NULL, 0, TAKE, cmd_rest_onsite },
	{ "roll-rest-remote", "D", "rollcall", N_("All unmarked: remote"), NULL, 0, TAKE, cmd_rest_remote },
	{ "roll-rest-absent", "F", "rollcall", N_("All unmarked: absent"), N_("the rest"), 9, TAKE, cmd_rest_absent },
	{ "roll-rest-excused","A", "rollcall", N_("All unmarked: excused"), NULL, 0, TAKE, cmd_rest_excused },
	{ "roll-sort",        "s", "rollcall", N_("Another order"), NULL, 0, NEED_NOTHING, cmd_sort },
	{ "roll-name-mark",   "<Enter>", "rollcall-text", N_("Mark the first one that fits"), N_("marks"), 1, NEED_NOTHING, NULL },
	{ "roll-name-pen",    "<Tab>", "rollcall-text", N_("Mark with another status"), N_("another mark"), 2, NEED_NOTHING, NULL },
	{ "roll-name-end",    "<Esc>", "rollcall-text", N_("Back to the list"), N_("to the list"), 3, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
