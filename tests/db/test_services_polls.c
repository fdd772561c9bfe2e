/* Dot votes and the check-in round. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/tally.h"
#include "services/agenda.h"
#include "services/checkin.h"
#include "services/meetings.h"
#include "services/polls.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* A vote on "Ansökningar" with three options; Karin, Sofia and Eva are there. */
struct vote {
	int64_t meeting, item, poll, visit, course, map;
};

static void begin_with(struct world *w, struct vote *v, int64_t dots, int64_t most)
{
	struct poll p = { .dots = dots, .most = most };
	struct poll_option o[] = { { .text = xstrdup("Studiebesök") },
		{ .text = xstrdup("Utbildning") }, { .text = xstrdup("Kartläggning") } };
	int64_t items[4];

	v->meeting = world_meeting(w, "2026-03-10T09:00", items);
	v->item = items[1];
	for (int i = KARIN; i <= EVA; i++)
		world_ok(w, roll_mark(&w->se, v->meeting, w->people[i], ATTENDANCE_ONSITE, &w->e));
	world_before(w);
	world_ok(w, poll_begin(&w->se, v->item, &p, o, ARRAY_LEN(o), NULL, &w->e));
	v->poll = p.id;
	v->visit = o[0].id;
	v->course = o[1].id;
	v->map = o[2].id;
	for (size_t i = 0; i < ARRAY_LEN(o); i++)
		poll_option_release(&o[i]);
	poll_release(&p);
}

static void begin(struct world *w, struct vote *v)
{
	begin_with(w, v, 3, 0);
}

static void dot(struct world *w, enum world_person who, int64_t option)
{
	world_ok(w, poll_dot(&w->se, w->people[who], option, &w->e));
}

static void expect_lines(struct world *w, const struct vote *v, const char *wanted)
{
	struct note_list notes;
	struct buf b = { 0 };

	world_ok(w, store_notes(w->se.store, v->meeting, v->item, &notes, &w->e));
	for (size_t i = 0; i < notes.n; i++)
		buf_printf(&b, "%s%s", i ? "\n" : "", notes.v[i].text);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&notes.pool);
}

static int dots(struct world *w, const struct vote *v, enum world_person who, int64_t option)
{
	struct poll_votes p;
	int n;

	world_ok(w, store_poll_votes(w->se.store, v->poll, &p, &w->e));
	n = tally_dots(&p, w->people[who], option);
	pool_release(&p.pool);
	return n;
}

static void test_begin(void **state)
{
	struct world *w = *state;
	struct vote v;
	struct poll_votes p;

	begin(w, &v);
	world_undoable(w, "Dot vote: 2 Ansökningar");
	world_ok(w, store_poll_votes(w->se.store, v.poll, &p, &w->e));
	assert_int_equal(p.poll.most, 3); /* as many on one as there are */
	assert_int_equal(p.n_options, 3);
	assert_string_equal(p.options[2].text, "Kartläggning");
	pool_release(&p.pool);
}

static void test_a_vote_is_between_several(void **state)
{
	struct world *w = *state;
	struct poll p = { .dots = 3 };
	struct poll_option o = { .text = xstrdup("Studiebesök") };
	int64_t items[4];

	world_meeting(w, "2026-03-10T09:00", items);
	world_refused(w, poll_begin(&w->se, items[1], &p, &o, 1, NULL, &w->e), ERR_INVALID,
		"at least two");
	p.dots = 0;
	world_refused(w, poll_begin(&w->se, items[1], &p, &o, 1, NULL, &w->e), ERR_INVALID, "dots");
	poll_option_release(&o);
	poll_release(&p);
}

static void test_a_dot(void **state)
{
	struct world *w = *state;
	struct vote v;

	begin(w, &v);
	world_before(w);
	dot(w, SOFIA, v.visit);
	world_undoable(w, "Sofia Berglund: dot on Studiebesök");
	world_before(w);
	dot(w, SOFIA, v.visit);
	world_undoable(w, "Sofia Berglund: dot on Studiebesök");
	assert_int_equal(dots(w, &v, SOFIA, v.visit), 2);
	dot(w, SOFIA, v.map);
	world_refused(w, poll_dot(&w->se, w->people[SOFIA], v.map, &w->e), ERR_INVALID,
		"3 dots are given");
	world_before(w);
	world_ok(w, poll_clear(&w->se, v.poll, w->people[SOFIA], &w->e));
	world_undoable(w, "Sofia Berglund: dots taken back");
	assert_int_equal(dots(w, &v, SOFIA, 0), 0);
}

static void test_one_dot_an_option(void **state)
{
	struct world *w = *state;
	struct vote v;

	begin_with(w, &v, 3, 1);
	dot(w, KARIN, v.visit);
	world_refused(w, poll_dot(&w->se, w->people[KARIN], v.visit, &w->e), ERR_INVALID,
		"At most 1 dot on one option");
	dot(w, KARIN, v.map);
}

static void test_only_those_present_vote(void **state)
{
	struct world *w = *state;
	struct vote v;

	begin(w, &v);
	world_refused(
		w, poll_dot(&w->se, w->people[HENRIK], v.visit, &w->e), ERR_INVALID, "not present");
	world_ok(w, roll_left(&w->se, v.meeting, w->people[EVA], 9 * 60 + 30, &w->e));
	world_refused(
		w, poll_dot(&w->se, w->people[EVA], v.visit, &w->e), ERR_INVALID, "not present");
}

static const char *const closed =
	"Prioritering: första plats Studiebesök (3 prickar), delad andra plats Utbildning och "
	"Kartläggning (1 prick var). 2 personer röstade med 3 prickar var.";

static void vote(struct world *w, struct vote *v)
{
	begin(w, v);
	for (int i = 0; i < 3; i++)
		dot(w, KARIN, v->visit);
	dot(w, SOFIA, v->course);
	dot(w, SOFIA, v->map);
}

static void test_closing_writes_the_sentence(void **state)
{
	struct world *w = *state;
	struct vote v;

	vote(w, &v);
	world_before(w);
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_undoable(w, "Vote closed: 2 Ansökningar");
	expect_lines(w, &v, closed);
	world_refused(
		w, poll_dot(&w->se, w->people[EVA], v.map, &w->e), ERR_INVALID, "vote is closed");
	world_refused(w, poll_close(&w->se, v.poll, &w->e), ERR_INVALID, "closed");
}

static void test_merged_and_taken_apart(void **state)
{
	struct world *w = *state;
	struct vote v;

	vote(w, &v);
	world_refused(w, poll_merge(&w->se, v.map, v.course, &w->e), ERR_INVALID, "still open");
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_before(w);
	world_ok(w, poll_merge(&w->se, v.map, v.course, &w->e));
	world_undoable(w, "Put together: Kartläggning");
	expect_lines(w, &v,
		"Prioritering: första plats Studiebesök (3 prickar), andra plats Utbildning + "
		"Kartläggning (2 prickar: 1 + 1). 2 personer röstade med 3 prickar var.");
	world_refused(w, poll_merge(&w->se, v.course, v.map, &w->e), ERR_INVALID, "different");
	world_ok(w, poll_merge(&w->se, v.course, v.visit, &w->e)); /* Kartläggning comes along */
	expect_lines(w, &v,
		"Prioritering: första plats Studiebesök + Utbildning + Kartläggning (5 prickar: 3 + 1 "
		"+ 1). 2 personer röstade med 3 prickar var.");
	world_before(w);
	world_ok(w, poll_split(&w->se, v.visit, &w->e));
	world_undoable(w, "Taken apart: Studiebesök");
	expect_lines(w, &v, closed);
}

static void test_reopened_and_closed_again(void **state)
{
	struct world *w = *state;
	struct vote v;

	vote(w, &v);
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_before(w);
	world_ok(w, poll_reopen(&w->se, v.poll, &w->e));
	world_undoable(w, "Vote reopened: 2 Ansökningar");
	expect_lines(w, &v, "");
	dot(w, SOFIA, v.map);
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	expect_lines(w, &v,
		"Prioritering: första plats Studiebesök (3 prickar), andra plats Kartläggning (2 "
		"prickar), tredje plats Utbildning (1 prick). 2 personer röstade med 3 prickar "
		"var.");
}

/* The line is the vote's: it is found again by its id, and a deleted one is written anew. */
static void test_the_sentence_is_never_doubled(void **state)
{
	struct world *w = *state;
	struct note_list notes;
	struct vote v;

	vote(w, &v);
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_ok(w, poll_reword_option(&w->se, v.visit, "Besök", &w->e));
	world_ok(w, store_notes(w->se.store, v.meeting, v.item, &notes, &w->e));
	assert_int_equal(notes.n, 1);
	assert_non_null(strstr(notes.v[0].text, "första plats Besök (3"));
	world_ok(w, note_delete(&w->se, notes.v[0].id, &w->e));
	pool_release(&notes.pool);
	world_ok(w, poll_reword_option(&w->se, v.visit, "Studiebesök", &w->e));
	expect_lines(w, &v, closed);
}

static void test_options_come_while_it_is_open(void **state)
{
	struct world *w = *state;
	int64_t added = 0;
	struct vote v;

	begin(w, &v);
	world_before(w);
	world_ok(w, poll_add_option(&w->se, v.poll, "Lunch", &added, &w->e));
	world_undoable(w, "New option: Lunch");
	dot(w, KARIN, added);
	world_refused(w, poll_add_option(&w->se, v.poll, "  ", NULL, &w->e), ERR_INVALID, "text");
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_refused(
		w, poll_add_option(&w->se, v.poll, "Sent", NULL, &w->e), ERR_INVALID, "closed");
}

static void test_a_vote_goes_with_what_it_belongs_to(void **state)
{
	struct world *w = *state;
	struct vote v;

	vote(w, &v);
	world_ok(w, poll_close(&w->se, v.poll, &w->e));
	world_ok(w, poll_merge(&w->se, v.map, v.course, &w->e));
	world_before(w);
	world_ok(w, poll_delete(&w->se, v.poll, &w->e));
	world_undoable(w, "Vote removed: 2 Ansökningar");
	expect_lines(w, &v, "");
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	world_before(w);
	world_ok(w, item_delete(&w->se, v.item, &w->e));
	world_undoable(w, "Item removed: 2 Ansökningar");
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	world_ok(w, meeting_delete(&w->se, v.meeting, &w->e));
}

/* ---- The check-in -------------------------------------------------------------------------------- */

static void load_turns(struct world *w, const struct vote *v, struct turns *t)
{
	struct roll_rows roll;

	world_ok(w, store_roll(w->se.store, v->meeting, &roll, &w->e));
	world_ok(w, checkin_load(&w->se, v->item, &roll, t, &w->e));
	pool_release(&roll.pool);
}

static void test_check_in(void **state)
{
	struct world *w = *state;
	struct turns t = { 0 }, again = { 0 };
	int64_t note = 0, first;
	struct vote v;

	begin(w, &v);
	load_turns(w, &v, &t);
	assert_int_equal(t.n, 3); /* those present, nobody else */
	load_turns(w, &v, &again);
	assert_memory_equal(t.waiting, again.waiting, 3 * sizeof(*t.waiting));
	first = t.waiting[0];
	world_ok(w,
		checkin_answer(&w->se, v.item, &t, first, "Trött men glad\nMycket snö", NULL, &note,
			&w->e));
	world_ok(w, store_undo(w->se.store, NULL, &w->e)); /* one step */
	expect_lines(w, &v, "");
	world_ok(w, store_redo(w->se.store, NULL, &w->e));
	expect_lines(w, &v, "- Trött men glad\n- Mycket snö");
	assert_true(note != 0);
	world_ok(w, checkin_answer(&w->se, v.item, &t, t.waiting[0], " ", NULL, &note, &w->e));
	assert_int_equal(note, 0);
	load_turns(w, &v, &again);
	assert_int_equal(again.n, 1);
	assert_int_equal(again.n_done, 2);
	turns_release(&t);
	turns_release(&again);
}

static void test_a_late_comer_is_last(void **state)
{
	struct world *w = *state;
	struct turns t = { 0 };
	struct vote v;

	begin(w, &v);
	load_turns(w, &v, &t);
	world_ok(w, roll_mark(&w->se, v.meeting, w->people[HENRIK], ATTENDANCE_REMOTE, &w->e));
	world_ok(w, roll_left(&w->se, v.meeting, w->people[EVA], 9 * 60 + 50, &w->e));
	load_turns(w, &v, &t);
	assert_int_equal(t.n, 3);
	assert_int_equal(t.waiting[2], w->people[HENRIK]);
	world_ok(w, checkin_forget(&w->se, v.item, &w->e));
	load_turns(w, &v, &t);
	assert_int_equal(t.n, 3);
	turns_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_begin),
		IN_WORLD(test_a_vote_is_between_several),
		IN_WORLD(test_a_dot),
		IN_WORLD(test_one_dot_an_option),
		IN_WORLD(test_only_those_present_vote),
		IN_WORLD(test_closing_writes_the_sentence),
		IN_WORLD(test_merged_and_taken_apart),
		IN_WORLD(test_reopened_and_closed_again),
		IN_WORLD(test_the_sentence_is_never_doubled),
		IN_WORLD(test_options_come_while_it_is_open),
		IN_WORLD(test_a_vote_goes_with_what_it_belongs_to),
		IN_WORLD(test_check_in),
		IN_WORLD(test_a_late_comer_is_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
