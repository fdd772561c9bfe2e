/* Rounds on the screen: the sister groups beside the item, the matrix, the combined sheet, and how a round
 * is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "services/find.h"
#include "services/people.h"
#include "services/rounds.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

#define SECRET "Ring Strömvik före"

static void test_sisters_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 s");
	golden_check("sisters-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("sisters-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("sisters-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_matrix_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 s s");
	golden_check("matrix-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("matrix-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("matrix-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_one_key_there_and_one_back(void **state)
{
	static const int sizes[][2] = { { 36, 120 }, { 24, 80 }, { 16, 60 } };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_resize(&s, sizes[i][0], sizes[i][1]);
		stage_keys(&s, "s");
		assert_true(stage_shows(&s, "NORR"));
		assert_true(stage_shows(&s, "Gruppen ställer sig bakom"));
		assert_true(stage_lacks(&s, SECRET));
		assert_true(stage_sound(&s));
		stage_keys(&s, "<Esc>");
		assert_true(stage_lacks(&s, "NORR"));
	}
	stage_close(&s);
}

static void test_every_size_is_sound(void **state)
{
	static const char *const views[] = { "3 s", "3 s s", "3 s s b", "3 s <Tab> <Tab> <Down>" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < ARRAY_LEN(views); v++) {
		stage_keys(&s, "2 3 <Esc>");
		stage_keys(&s, views[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

static void test_the_pane_follows_the_item(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	stage_keys(&s, "3 s <Down>");
	assert_true(stage_shows(&s, "Kommunerna skickar sina"));
	stage_keys(&s, "<Up> <Up>");
	assert_true(stage_shows(&s, "Styrelsen har beslutat"));
	/* Notes are taken with the sisters in sight. */
	stage_keys(&s, "a");
	stage_type(&s, "Samma sak här");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Styrelsen har beslutat"));
	assert_true(stage_shows(&s, "Samma sak här"));
	stage_close(&s);
}

static void test_what_a_sister_writes_is_seen_at_once(void **state)
{
	struct note n = {
		.position = 90, .text = (char[]) { "Nytt från Norr" }, .kind = NOTE_TEXT
	};
	struct meeting_rows rows = { 0 };
	struct meeting_query q = { .from = "2026-03-09", .to = "2026-03-10" };
	struct item_list items = { 0 };
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 36, 120, true);
	stage_keys(&s, "3 s");
	assert_true(store_meetings(s.store, &q, &rows, &e));
	assert_int_equal(rows.n, 1);
	assert_true(store_items(s.store, rows.v[0].m.id, &items, &e));
	n.meeting_id = rows.v[0].m.id;
	n.item_id = items.v[4].id;
	assert_true(store_begin(s.store, "sister", &e));
	assert_true(store_note_save(s.store, &n, &e));
	assert_true(store_commit(s.store, &e));
	app_changed(&s.app);
	stage_resize(&s, 36, 120);
	assert_true(stage_shows(&s, "Nytt från Norr"));
	pool_release(&rows.pool);
	pool_release(&items.pool);
	stage_close(&s);
}

static void test_the_matrix_goes_there(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 s s");
	assert_true(stage_shows(&s, "Väst: 5 Ansökningar, pågår, 5 rader, 1 beslut"));
	stage_keys(&s, "<Left>");
	assert_true(stage_shows(&s, "Norr: 5 Ansökningar, beslutad"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Beredning Norr · mån 9 mars"));
	assert_true(stage_shows(&s, "§ 5 Ansökning"));
	/* Back again the other way. */
	stage_keys(&s, "<Esc> s s <Right> <Enter>");
	assert_true(stage_shows(&s, "Beredning Väst · tis 10 mars"));
	stage_keys(&s, "s b");
	assert_true(stage_shows(&s, "Samlat blad – Omgång mars 2026"));
	assert_true(stage_lacks(&s, SECRET));
	stage_keys(&s, "<Esc> s");
	assert_true(stage_shows(&s, "§ 5 Ansökning"));
	stage_close(&s);
}

static void test_a_round_is_made_by_keyboard(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <End> o n");
	assert_true(stage_shows(&s, "Dagordningen från Beredning Väst"));
	stage_type(&s, "20/10");
	assert_true(stage_shows(&s, "tis 20 okt  9:00–12:00  v.43"));
	stage_keys(&s, "<Enter>");
	stage_type(&s, "21/10 13-15");
	assert_true(stage_shows(&s, "ons 21 okt  13:00–15:00  v.43"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "En omgång med 3 möten"));
	assert_true(stage_shows(&s, "Norr ≡"));
	stage_keys(&s, "<Down> <Up>");
	assert_true(stage_shows(&s, "omgång 1/3"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "17 möten"));
	stage_close(&s);
}

static void test_the_box_says_what_is_there(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 o");
	assert_true(stage_shows(&s, "Omgång mars 2026"));
	assert_true(stage_shows(&s, "Samlat blad till styrelsen"));
	stage_keys(&s, "n");
	assert_true(stage_shows(&s, "Alla grupper av den sorten är med"));
	stage_keys(&s, "o m");
	assert_true(stage_shows(&s, "Enter går dit"));
	stage_keys(&s, "<Esc> o l");
	assert_true(stage_shows(&s, "har lämnat omgången"));
	stage_keys(&s, "3 s");
	assert_true(stage_shows(&s, "ingen omgång"));
	stage_close(&s);
}

static void test_an_echo_says_that_a_meeting_joins(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <End> o n");
	stage_type(&s, "5/5");
	assert_true(stage_shows(&s, "går med: Gemensam beredning"));
	stage_close(&s);
}

/* Six groups do not fit beside each other: the columns follow the cursor. */
static void test_an_edit_before_it_begins_goes_to_the_sisters(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <End> o n");
	stage_type(&s, "20/10");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "21/10");
	stage_keys(&s, "<Enter> <Enter>");
	assert_true(stage_shows(&s, "Beredning Väst · tis 20 oktober"));
	stage_keys(&s, "n");
	stage_type(&s, "Budgeten");
	stage_keys(&s, "<Enter> <Esc> <Esc> 2 <Down> <Down> <Enter>");
	assert_true(stage_shows(&s, "Beredning Öst · ons 21 oktober"));
	assert_true(stage_shows(&s, "1 Budgeten"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "1 Budgeten"));
	stage_close(&s);
}

static void test_many_groups_scroll(void **state)
{
	static const char *const names[] = { "Grupp A", "Grupp B", "Grupp C", "Grupp D",
		"Grupp E" };
	struct round_slot slots[ARRAY_LEN(names)];
	struct round_draft draft = { .slots = slots, .n_slots = ARRAY_LEN(names) };
	int64_t round;
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 16, 60, true);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct group g = { .name = xstrdup(names[i]), .kind = GROUP_PREPARATORY };

		assert_true(group_put(&s.app.session, &g, &e));
		slots[i] =
			(struct round_slot) { g.id, { 20540 + (int32_t)i, 9 * 60 }, MOMENT_NONE };
		group_release(&g);
	}
	assert_true(meeting_find(&s.app.session, "current", 0, &draft.from_meeting, &e));
	if (!round_create(&s.app.session, &draft, &round, &e))
		fail_msg("%s", e.text);
	app_changed(&s.app);
	stage_keys(&s, "3 s s");
	assert_true(stage_shows(&s, "8 grupper"));
	stage_keys(&s, "<Right> <Right> <Right> <Right> <Right> <Right> <Right> <Right>");
	assert_true(stage_shows(&s, "E: 5 Ansökningar, inte än"));
	assert_true(stage_lacks(&s, "Norr"));
	assert_true(stage_sound(&s));
	stage_resize(&s, 5, 20);
	assert_true(stage_sound(&s));
	stage_resize(&s, 1, 1);
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sisters_golden),
		cmocka_unit_test(test_matrix_golden),
		cmocka_unit_test(test_one_key_there_and_one_back),
		cmocka_unit_test(test_every_size_is_sound),
		cmocka_unit_test(test_the_pane_follows_the_item),
		cmocka_unit_test(test_what_a_sister_writes_is_seen_at_once),
		cmocka_unit_test(test_the_matrix_goes_there),
		cmocka_unit_test(test_a_round_is_made_by_keyboard),
		cmocka_unit_test(test_the_box_says_what_is_there),
		cmocka_unit_test(test_an_echo_says_that_a_meeting_joins),
		cmocka_unit_test(test_an_edit_before_it_begins_goes_to_the_sisters),
		cmocka_unit_test(test_many_groups_scroll),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
