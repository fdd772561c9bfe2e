/* Rounds: one agenda for several groups, which flows until a meeting begins and is its own after that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/export_notes.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/round_sheet.h"
#include "services/rounds.h"

#include "cmocka.h"
#include "tests/support/golden.h"
#include "tests/support/world.h"

enum { FIRST, SECOND, THIRD, MEETINGS };

/* Three groups; a round of three meetings from the one of Beredning Väst. */
struct trio {
	struct world *w;
	int64_t groups[MEETINGS], meetings[MEETINGS], round;
};

static int64_t new_group(struct world *w, const char *name)
{
	struct group g = { .name = xstrdup(name), .kind = GROUP_PREPARATORY };
	int64_t id;

	world_ok(w, group_put(&w->se, &g, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static struct round_slot slot(int64_t group_id, const char *starts)
{
	return (struct round_slot) { group_id, at(starts), MOMENT_NONE };
}

static void members(struct trio *t)
{
	struct id_list ids = { 0 };

	world_ok(t->w, store_round_meetings(t->w->se.store, t->round, &ids, &t->w->e));
	assert_int_equal(ids.n, MEETINGS);
	memcpy(t->meetings, ids.v, sizeof(t->meetings));
	pool_release(&ids.pool);
}

static struct trio trio(struct world *w, int64_t items[4])
{
	struct trio t = { .w = w, .groups = { w->west } };
	struct round_slot slots[2];
	struct round_draft draft = { .slots = slots, .n_slots = 2 };

	t.groups[SECOND] = new_group(w, "Beredning Norr");
	t.groups[THIRD] = new_group(w, "Beredning Öst");
	draft.from_meeting = world_meeting(w, "2026-03-17T09:00", items);
	slots[0] = slot(t.groups[SECOND], "2026-03-18");
	slots[1] = slot(t.groups[THIRD], "2026-03-19T13:00");
	world_ok(w, round_create(&w->se, &draft, &t.round, &w->e));
	members(&t);
	return t;
}

/* "1 Välkommen|2 Ansökningar|2a Ekby|…" of a meeting; the caller frees. */
static char *agenda(struct world *w, int64_t meeting_id)
{
	struct item_list items = { 0 };
	struct buf b = { 0 };

	world_ok(w, store_items(w->se.store, meeting_id, &items, &w->e));
	for (size_t i = 0; i < items.n; i++)
		buf_printf(&b, "%s%s%s%s", i ? "|" : "", items.v[i].number,
			*items.v[i].number ? " " : "", items.v[i].title);
	pool_release(&items.pool);
	return b.s ? buf_take(&b) : xstrdup("");
}

static void expect_agenda(struct world *w, int64_t meeting_id, const char *wanted)
{
	char *got = agenda(w, meeting_id);

	assert_string_equal(got, wanted);
	free(got);
}

static int64_t item_of(struct world *w, int64_t meeting_id, const char *title)
{
	struct item_list items = { 0 };
	int64_t id = 0;

	world_ok(w, store_items(w->se.store, meeting_id, &items, &w->e));
	for (size_t i = 0; i < items.n && !id; i++)
		if (strcmp(items.v[i].title, title) == 0)
			id = items.v[i].id;
	pool_release(&items.pool);
	return id;
}

static struct item load(struct world *w, int64_t item_id)
{
	struct item it = { 0 };

	world_ok(w, store_item_load(w->se.store, item_id, &it, &w->e));
	return it;
}

static int64_t add(
	struct world *w, int64_t meeting_id, int64_t parent, int64_t after, const char *title)
{
	struct item it = { .title = xstrdup(title) };
	int64_t id;

	world_ok(w, item_add(&w->se, meeting_id, parent, after, &it, &w->e));
	id = it.id;
	item_release(&it);
	return id;
}

static void rename_item(struct world *w, int64_t item_id, const char *title)
{
	struct item it = load(w, item_id);

	xreplace(&it.title, title);
	world_ok(w, item_change(&w->se, &it, &w->e));
	item_release(&it);
}

static void write_note(struct world *w, int64_t meeting_id, int64_t item_id, const char *text)
{
	struct note n = { .text = xstrdup(text) };

	world_ok(w, note_file(&w->se, meeting_id, item_id, &n, NULL, &w->e));
	note_release(&n);
}

static const char four[] = "1 Välkommen|2 Ansökningar|3 Information|4 Övrigt";

/* ---- Create ---------------------------------------------------------------------------------- */

static void test_a_round_from_a_meeting(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct meeting m;
	struct round r = { 0 };

	for (int i = 0; i < MEETINGS; i++)
		expect_agenda(w, t.meetings[i], four);
	m = world_load(w, t.meetings[SECOND]);
	assert_string_equal(m.title, "Beredning Norr");
	assert_string_equal(m.starts, "2026-03-18T09:00");
	assert_string_equal(m.ends, "2026-03-18T12:00");
	assert_int_equal(m.status, STATUS_DECIDED);
	meeting_release(&m);
	m = world_load(w, t.meetings[THIRD]);
	assert_string_equal(m.starts, "2026-03-19T13:00");
	assert_string_equal(m.ends, "2026-03-19T16:00");
	meeting_release(&m);
	world_ok(w, store_round_load(w->se.store, t.round, &r, &w->e));
	assert_string_equal(r.title, "Omgång mars 2026");
	round_release(&r);
}

static void test_creating_is_one_step(void **state)
{
	struct world *w = *state;
	int64_t north = new_group(w, "Beredning Norr"), round;
	struct round_slot slots[] = { slot(north, "2026-03-18") };
	struct round_draft draft = { .slots = slots, .n_slots = 1 };

	draft.from_meeting = world_meeting(w, "2026-03-17T09:00", NULL);
	world_before(w);
	world_ok(w, round_create(&w->se, &draft, &round, &w->e));
	world_undoable(w, "New round");
}

static void test_a_meeting_that_is_there_joins(void **state)
{
	struct world *w = *state;
	int64_t north = new_group(w, "Beredning Norr"), round, there, own;
	struct round_slot slots[] = { slot(north, "2026-03-18T09:00") };
	struct round_draft draft = { .slots = slots, .n_slots = 1 };
	struct meeting m = { .starts = xstrdup("2026-03-18T13:00") };
	struct item it;

	world_ok(w, meeting_create(&w->se, &m, &north, 1, &w->e));
	there = m.id;
	meeting_release(&m);
	add(w, there, 0, 0, "Välkommen");
	own = add(w, there, 0, 0, "Nordfrågan");
	add(w, there, 0, 0, "övrigt");
	draft.from_meeting = world_meeting(w, "2026-03-17T09:00", NULL);
	world_ok(w, round_create(&w->se, &draft, &round, &w->e));
	m = world_load(w, there);
	assert_int_equal(m.round_id, round);
	assert_string_equal(m.starts, "2026-03-18T13:00");
	meeting_release(&m);
	expect_agenda(w, there, "1 Välkommen|2 Nordfrågan|3 Ansökningar|4 Information|5 Övrigt");
	it = load(w, own);
	assert_int_equal(it.round_item, ROUND_ITEM_OWN);
	item_release(&it);
	expect_agenda(w, draft.from_meeting, four);

	/* What it keeps for itself stays there whatever its sister does, and does not flow. */
	add(w, draft.from_meeting, 0, item_of(w, draft.from_meeting, "Välkommen"), "Incheckning");
	expect_agenda(w, there,
		"1 Välkommen|2 Nordfrågan|3 Incheckning|4 Ansökningar|5 Information|6 Övrigt");
	rename_item(w, own, "Nordfrågan igen");
	add(w, there, own, 0, "Bara här");
	expect_agenda(w, draft.from_meeting,
		"1 Välkommen|2 Incheckning|3 Ansökningar|4 Information|5 Övrigt");
}

static void test_a_round_from_nothing(void **state)
{
	struct world *w = *state;
	struct trio t = { .w = w, .groups = { w->west } };
	struct round_slot slots[MEETINGS];
	struct round_draft draft = { .title = "Vårens omgång", .slots = slots, .n_slots = 3 };

	t.groups[SECOND] = new_group(w, "Beredning Norr");
	t.groups[THIRD] = new_group(w, "Beredning Öst");
	slots[0] = slot(t.groups[0], "2026-04-14T09:00");
	slots[1] = slot(t.groups[1], "2026-04-15");
	slots[2] = slot(t.groups[2], "2026-04-16");
	world_ok(w, round_create(&w->se, &draft, &t.round, &w->e));
	members(&t);
	add(w, t.meetings[THIRD], 0, 0, "Välkommen");
	for (int i = 0; i < MEETINGS; i++)
		expect_agenda(w, t.meetings[i], "1 Välkommen");
}

static void test_what_is_refused(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct round_slot slots[] = { slot(t.groups[SECOND], "2026-03-25"),
		{ t.groups[THIRD], MOMENT_NONE, MOMENT_NONE } };
	struct round_draft draft = { .slots = slots };
	int64_t round;

	world_before(w);
	draft.from_meeting = t.meetings[FIRST];
	world_refused(w, round_create(&w->se, &draft, &round, &w->e), ERR_INVALID, "two groups");
	draft.n_slots = 1;
	world_refused(w, round_create(&w->se, &draft, &round, &w->e), ERR_INVALID,
		"Beredning Norr is in the round already");
	draft.from_meeting = 0;
	draft.n_slots = 2;
	world_refused(w, round_create(&w->se, &draft, &round, &w->e), ERR_INVALID, "at what time");
	slots[0] = slot(t.groups[SECOND], "2026-03-25T09:00");
	world_refused(w, round_create(&w->se, &draft, &round, &w->e), ERR_INVALID, "needs a day");
	slots[1] = slots[0];
	world_refused(w, round_create(&w->se, &draft, &round, &w->e), ERR_INVALID, "twice");
	world_unchanged(w);
}

/* ---- Flow ------------------------------------------------------------------------------------ */

static void test_an_edit_flows_in_one_step(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	int64_t applications = item_of(w, t.meetings[SECOND], "Ansökningar");

	world_before(w);
	rename_item(w, applications, "Ansökningar våren");
	for (int i = 0; i < MEETINGS; i++)
		expect_agenda(
			w, t.meetings[i], "1 Välkommen|2 Ansökningar våren|3 Information|4 Övrigt");
	world_undoable(w, "Item changed: 2 Ansökningar våren");
}

static void test_everything_of_an_item_flows(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct item it = load(w, item_of(w, t.meetings[FIRST], "Information"));

	xreplace(&it.presenter, "Karin Alm");
	it.kind = ITEM_INFORMATION;
	it.minutes = 25;
	world_ok(w, item_change(&w->se, &it, &w->e));
	world_ok(w, item_set_parties(&w->se, it.id, &w->parties[FK], 1, &w->e));
	item_release(&it);
	for (int i = 0; i < MEETINGS; i++) {
		struct id_list links = { 0 };

		it = load(w, item_of(w, t.meetings[i], "Information"));
		assert_string_equal(it.presenter, "Karin Alm");
		assert_int_equal(it.kind, ITEM_INFORMATION);
		assert_int_equal(it.minutes, 25);
		world_ok(w,
			store_referring(
				w->se.store, &item_party_table, "item_id", it.id, &links, &w->e));
		assert_int_equal(links.n, 1);
		pool_release(&links.pool);
		item_release(&it);
	}
}

static void test_order_levels_and_removal_flow(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	int64_t parent = item_of(w, t.meetings[FIRST], "Ansökningar");
	int64_t kept = item_of(w, t.meetings[THIRD], "Ansökningar");

	add(w, t.meetings[FIRST], parent, 0, "Ekby");
	add(w, t.meetings[FIRST], parent, 0, "Strömvik");
	expect_agenda(w, t.meetings[THIRD],
		"1 Välkommen|2 Ansökningar|2a Ekby|2b Strömvik|3 Information|4 Övrigt");
	world_ok(w, item_shift(&w->se, parent, -1, &w->e));
	expect_agenda(w, t.meetings[THIRD],
		"1 Ansökningar|1a Ekby|1b Strömvik|2 Välkommen|3 Information|4 Övrigt");
	assert_int_equal(item_of(w, t.meetings[THIRD], "Ansökningar"), kept);
	world_before(w);
	world_ok(w, item_delete(&w->se, parent, &w->e));
	expect_agenda(w, t.meetings[THIRD], "1 Välkommen|2 Information|3 Övrigt");
	world_undoable(w, "Item removed: 1 Ansökningar");
}

static void test_a_begun_meeting_is_left_alone(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);

	world_ok(w, meeting_start(&w->se, t.meetings[FIRST], &w->e));
	add(w, t.meetings[FIRST], 0, 0, "Väckt på plats");
	rename_item(w, item_of(w, t.meetings[SECOND], "Information"), "Nytt i förbundet");
	expect_agenda(w, t.meetings[FIRST],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Väckt på plats");
	expect_agenda(
		w, t.meetings[THIRD], "1 Välkommen|2 Ansökningar|3 Nytt i förbundet|4 Övrigt");
	world_ok(w, meeting_finish(&w->se, t.meetings[FIRST], &w->e));
	add(w, t.meetings[THIRD], 0, 0, "Sent inkommet");
	expect_agenda(w, t.meetings[FIRST],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Väckt på plats");
	expect_agenda(w, t.meetings[SECOND],
		"1 Välkommen|2 Ansökningar|3 Nytt i förbundet|4 Övrigt|5 Sent inkommet");
}

static void test_items_with_notes_are_kept(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);

	write_note(w, t.meetings[SECOND], item_of(w, t.meetings[SECOND], "Information"),
		"Förberett i förväg.");
	world_ok(w, item_delete(&w->se, item_of(w, t.meetings[FIRST], "Information"), &w->e));
	expect_agenda(w, t.meetings[SECOND], four);
	expect_agenda(w, t.meetings[THIRD], "1 Välkommen|2 Ansökningar|3 Övrigt");
	rename_item(w, item_of(w, t.meetings[SECOND], "Övrigt"), "Övriga frågor");
	expect_agenda(w, t.meetings[FIRST], "1 Välkommen|2 Ansökningar|3 Övriga frågor");
}

static void test_what_is_taken_up_again_is_the_groups_own(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct item it = { .title = xstrdup("Språkstöd, igen"), .carried_from = 1 };

	world_ok(w, item_add(&w->se, t.meetings[SECOND], 0, 0, &it, &w->e));
	assert_int_equal(it.round_item, ROUND_ITEM_OWN);
	item_release(&it);
	expect_agenda(w, t.meetings[FIRST], four);
	expect_agenda(w, t.meetings[SECOND],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Språkstöd, igen");
}

static void test_a_cancelled_sister(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct meeting before, after;

	world_ok(w, meeting_cancel(&w->se, t.meetings[THIRD], NULL, &w->e));
	before = world_load(w, t.meetings[THIRD]);
	w->clock.at += 60;
	add(w, t.meetings[FIRST], 0, 0, "Ny punkt");
	after = world_load(w, t.meetings[THIRD]);
	assert_int_equal(after.revised_at, before.revised_at);
	meeting_release(&before);
	meeting_release(&after);
	/* Called again after all it is up to date; what is done to it meanwhile stays with it. */
	expect_agenda(w, t.meetings[THIRD],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Ny punkt");
	rename_item(w, item_of(w, t.meetings[THIRD], "Ny punkt"), "Annat");
	expect_agenda(w, t.meetings[FIRST],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Ny punkt");
}

/* ---- Leave and join ---------------------------------------------------------------------------- */

static void test_leaving(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct meeting m;

	world_before(w);
	world_ok(w, round_leave(&w->se, t.meetings[THIRD], &w->e));
	world_undoable(w, "Left the round: Beredning Öst Thu 19 March");
	add(w, t.meetings[FIRST], 0, 0, "Ny punkt");
	expect_agenda(w, t.meetings[THIRD], four);
	expect_agenda(w, t.meetings[SECOND],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Ny punkt");
	world_refused(w, round_leave(&w->se, t.meetings[THIRD], &w->e), ERR_INVALID, NULL);

	/* It can come back, and finds its items again. */
	world_ok(w, round_join(&w->se, t.round, t.meetings[THIRD], &w->e));
	expect_agenda(w, t.meetings[THIRD],
		"1 Välkommen|2 Ansökningar|3 Information|4 Övrigt|5 Ny punkt");

	/* A round of one is none. */
	world_ok(w, round_leave(&w->se, t.meetings[THIRD], &w->e));
	world_before(w);
	world_ok(w, meeting_delete(&w->se, t.meetings[SECOND], &w->e));
	m = world_load(w, t.meetings[FIRST]);
	assert_int_equal(m.round_id, 0);
	meeting_release(&m);
	world_refused(w, round_find(&w->se, "2026-03-17", 0, &t.round, &w->e), ERR_NOT_FOUND,
		"is in no round");
	world_undoable(w, "Removed: Beredning Norr Wed 18 March");
}

static void test_joining_later(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	int64_t south = new_group(w, "Beredning Syd"), round;
	struct round_slot slots[] = { slot(south, "2026-03-20") };
	struct round_draft draft = { .slots = slots, .n_slots = 1 };
	struct id_list ids = { 0 };

	world_ok(w, meeting_start(&w->se, t.meetings[FIRST], &w->e));
	add(w, t.meetings[FIRST], 0, 0, "Bara vår");
	draft.from_meeting = t.meetings[FIRST];
	world_ok(w, round_create(&w->se, &draft, &round, &w->e));
	assert_int_equal(round, t.round);
	world_ok(w, store_round_meetings(w->se.store, round, &ids, &w->e));
	assert_int_equal(ids.n, 4);
	expect_agenda(w, ids.v[3], four);
	pool_release(&ids.pool);
}

static void test_a_round_from_a_held_meeting(void **state)
{
	struct world *w = *state;
	int64_t north = new_group(w, "Beredning Norr"), round, held;
	struct round_slot slots[] = { slot(north, "2026-03-11") };
	struct round_draft draft = { .slots = slots, .n_slots = 1 };
	struct id_list ids = { 0 };

	held = world_meeting(w, "2026-03-10T09:00", NULL);
	world_ok(w, meeting_start(&w->se, held, &w->e));
	write_note(w, held, item_of(w, held, "Välkommen"), "Alla hälsas välkomna.");
	world_ok(w, meeting_finish(&w->se, held, &w->e));
	draft.from_meeting = held;
	world_ok(w, round_create(&w->se, &draft, &round, &w->e));
	world_ok(w, store_round_meetings(w->se.store, round, &ids, &w->e));
	expect_agenda(w, ids.v[1], four);
	rename_item(w, item_of(w, ids.v[1], "Övrigt"), "Övriga frågor");
	expect_agenda(w, held, four);
	pool_release(&ids.pool);
}

/* ---- Whatever happens ------------------------------------------------------------------------- */

static uint64_t dice(uint64_t *state, uint64_t sides)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (*state >> 33) % sides;
}

static int64_t some_item(struct world *w, int64_t meeting_id, uint64_t *state)
{
	struct item_list items = { 0 };
	int64_t id;

	world_ok(w, store_items(w->se.store, meeting_id, &items, &w->e));
	id = items.n ? items.v[dice(state, items.n)].id : 0;
	pool_release(&items.pool);
	return id;
}

/* One edit of one of the meetings; what is refused changes nothing. */
static void edit_somehow(struct trio *t, uint64_t *state)
{
	struct world *w = t->w;
	int64_t meeting = t->meetings[dice(state, MEETINGS)], item = some_item(w, meeting, state);
	struct item it = { .title = xstrdup("Punkt"), .minutes = (int64_t)dice(state, 30) };
	struct note n = { .text = xstrdup("Något sades.") };
	uint64_t what = dice(state, 14);

	if (what < 4)
		item_add(&w->se, meeting, dice(state, 2) ? item : 0, dice(state, 2) ? item : 0, &it,
			&w->e);
	else if (what < 6)
		item_delete(&w->se, item, &w->e);
	else if (what < 9)
		item_shift(&w->se, item, dice(state, 2) ? 1 : -1, &w->e);
	else if (what < 11)
		item_set_parties(&w->se, item, &w->parties[dice(state, 3)], 1, &w->e);
	else if (what < 12)
		note_file(&w->se, meeting, item, &n, NULL, &w->e);
	else if (what == 12 && round_leave(&w->se, meeting, &w->e))
		round_join(&w->se, t->round, meeting, &w->e);
	else if (dice(state, 12) == 0)
		meeting_set_status(&w->se, meeting,
			dice(state, 2) ? STATUS_CANCELLED : STATUS_CALLED, NULL, &w->e);
	w->e = (struct err) { 0 };
	item_release(&it);
	note_release(&n);
}

/* The agenda as far as it is the round's: "12 Punkt|…", sub-items after ">". */
static char *common(struct world *w, int64_t meeting_id)
{
	struct item_list items = { 0 };
	struct buf b = { 0 };

	world_ok(w, store_items(w->se.store, meeting_id, &items, &w->e));
	for (size_t i = 0; i < items.n; i++)
		if (items.v[i].round_item > 0)
			buf_printf(&b, "%s%lld %s|", items.v[i].parent_id ? ">" : "",
				(long long)items.v[i].round_item, items.v[i].title);
	pool_release(&items.pool);
	return b.s ? buf_take(&b) : xstrdup("");
}

static void expect_in_step(struct trio *t)
{
	char *first = common(t->w, t->meetings[FIRST]);

	for (int i = 1; i < MEETINGS; i++) {
		char *other = common(t->w, t->meetings[i]);

		assert_string_equal(other, first);
		free(other);
	}
	free(first);
}

static void test_in_step_whatever_happens(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	char *label = NULL;
	uint64_t chance = 7;
	size_t findings = 0;
	bool undone = false;

	world_before(w);
	for (int i = 0; i < 400; i++) {
		edit_somehow(&t, &chance);
		w->clock.at += 60;
	}
	/* One that was cancelled has taken what its sisters changed. */
	for (int i = 0; i < MEETINGS; i++) {
		struct meeting m = world_load(w, t.meetings[i]);

		if (m.status == STATUS_CANCELLED)
			world_ok(w, meeting_set_status(&w->se, m.id, STATUS_CALLED, NULL, &w->e));
		meeting_release(&m);
	}
	add(w, t.meetings[FIRST], 0, 0, "Sist");
	expect_in_step(&t);
	world_ok(w, store_doctor(w->se.store, NULL, NULL, &findings, &w->e));
	assert_int_equal(findings, 0);
	while (!undone) {
		world_ok(w, store_undo_label(w->se.store, &label, &w->e));
		undone = strcmp(label, "New round") == 0;
		free(label);
		if (!undone) {
			world_ok(w, store_undo(w->se.store, &label, &w->e));
			free(label);
		}
	}
	world_unchanged(w);
}

/* ---- The combined sheet ------------------------------------------------------------------------ */

static void put_member(struct world *w, int64_t group_id, enum world_person who)
{
	struct membership m = { .group_id = group_id, .person_id = w->people[who] };

	world_ok(w, membership_put(&w->se, &m, &w->e));
}

static void mark(
	struct world *w, int64_t meeting_id, enum world_person who, enum attendance_status status)
{
	world_ok(w, roll_mark(&w->se, meeting_id, w->people[who], status, &w->e));
}

static void say(struct world *w, int64_t meeting_id, const char *title, enum note_kind kind,
	const char *speaker, const char *text)
{
	struct note n = { .kind = (int)kind, .speaker = xstrdup(speaker), .text = xstrdup(text) };

	world_ok(w, note_file(&w->se, meeting_id, item_of(w, meeting_id, title), &n, NULL, &w->e));
	note_release(&n);
}

/* Through the whole agenda, with the last item not raised where that is asked for. */
static void hold(struct world *w, int64_t meeting_id, bool skips_last)
{
	int64_t next = 1;

	while (next)
		world_ok(w, agenda_next(&w->se, meeting_id, &next, &w->e));
	if (skips_last)
		world_ok(w,
			item_set_outcome(&w->se, item_of(w, meeting_id, "Övriga frågor"),
				OUTCOME_NOT_RAISED, &w->e));
	world_ok(w, meeting_finish(&w->se, meeting_id, &w->e));
}

static void hold_first(struct world *w, int64_t id)
{
	world_ok(w, meeting_start(&w->se, id, &w->e));
	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, SOFIA, ATTENDANCE_ONSITE);
	mark(w, id, EVA, ATTENDANCE_REMOTE);
	mark(w, id, HENRIK, ATTENDANCE_ABSENT);
	say(w, id, "Ansökningar våren", NOTE_REMARK, "Sofia", "två ansökningar hör ihop.");
	say(w, id, "Ansökningar våren", NOTE_DECISION, NULL, "Gruppen tillstyrker ansökan.");
	say(w, id, "Ansökningar våren", NOTE_PRIVATE, NULL, "Bara för mig.");
	say(w, id, "Information", NOTE_MESSAGE, NULL, "Styrelsen bör informera tidigare.");
	add(w, id, 0, item_of(w, id, "Information"), "Väckt på plats");
	say(w, id, "Väckt på plats", NOTE_TEXT, NULL, "- en lokal fråga");
	hold(w, id, false);
}

static void hold_second(struct world *w, int64_t id)
{
	world_ok(w, meeting_start(&w->se, id, &w->e));
	mark(w, id, SOFIA, ATTENDANCE_ONSITE);
	mark(w, id, EVA, ATTENDANCE_ABSENT);
	say(w, id, "Ansökningar våren", NOTE_DECISION, NULL,
		"Gruppen tillstyrker ansökan med förbehåll.");
	say(w, id, "Information", NOTE_QUESTION, NULL, "När kommer nästa utlysning?");
	hold(w, id, true);
}

static void hold_third(struct world *w, int64_t id)
{
	world_ok(w, meeting_start(&w->se, id, &w->e));
	mark(w, id, KRISTIAN, ATTENDANCE_ONSITE);
	mark(w, id, BO, ATTENDANCE_REMOTE);
	say(w, id, "Ansökningar våren", NOTE_AGREEMENT, NULL, "Frågan tas upp i höst.");
	hold(w, id, false);
}

static void expect_document(struct world *w, int64_t round, enum notes_form form, const char *name)
{
	struct notes_document d = { 0 };
	struct buf text = { 0 };

	world_ok(w, round_sheet_document(&w->se, round, &d, &w->e));
	world_ok(w, notes_write(&w->se, &d, form, &text, &w->e));
	assert_null(strstr(buf_str(&text), "Bara för mig"));
	golden_check(name, buf_str(&text));
	notes_document_release(&d);
	buf_release(&text);
}

static void test_the_combined_sheet(void **state)
{
	struct world *w = *state;
	struct trio t = trio(w, NULL);
	struct json j;
	struct buf text = { 0 };

	put_member(w, t.groups[SECOND], SOFIA);
	put_member(w, t.groups[SECOND], EVA);
	put_member(w, t.groups[THIRD], KRISTIAN);
	put_member(w, t.groups[THIRD], BO);
	rename_item(w, item_of(w, t.meetings[THIRD], "Ansökningar"), "Ansökningar våren");
	hold_first(w, t.meetings[FIRST]);
	rename_item(w, item_of(w, t.meetings[THIRD], "Övrigt"), "Övriga frågor");
	hold_second(w, t.meetings[SECOND]);
	expect_document(w, t.round, NOTES_TXT, "round-sheet-early");
	hold_third(w, t.meetings[THIRD]);
	expect_document(w, t.round, NOTES_TXT, "round-sheet");
	expect_document(w, t.round, NOTES_MD, "round-sheet-md");
	expect_document(w, t.round, NOTES_HTML, "round-sheet-html");
	j = (struct json) { .out = &text };
	json_open(&j, '{');
	world_ok(w, round_sheet_json(&w->se, t.round, &j, &w->e));
	json_close(&j, '}');
	assert_non_null(strstr(buf_str(&text), "\"title\":\"Väckt på plats\""));
	assert_null(strstr(buf_str(&text), "Bara för mig"));
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_a_round_from_a_meeting),
		IN_WORLD(test_creating_is_one_step),
		IN_WORLD(test_a_meeting_that_is_there_joins),
		IN_WORLD(test_a_round_from_nothing),
		IN_WORLD(test_what_is_refused),
		IN_WORLD(test_an_edit_flows_in_one_step),
		IN_WORLD(test_everything_of_an_item_flows),
		IN_WORLD(test_order_levels_and_removal_flow),
		IN_WORLD(test_a_begun_meeting_is_left_alone),
		IN_WORLD(test_items_with_notes_are_kept),
		IN_WORLD(test_what_is_taken_up_again_is_the_groups_own),
		IN_WORLD(test_a_cancelled_sister),
		IN_WORLD(test_leaving),
		IN_WORLD(test_joining_later),
		IN_WORLD(test_a_round_from_a_held_meeting),
		IN_WORLD(test_in_step_whatever_happens),
		IN_WORLD(test_the_combined_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
