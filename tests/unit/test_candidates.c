/* Who can when: answers, ranking, words; and the words of a move. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/calendar_dates.h"
#include "rules/candidates.h"
#include "rules/moves.h"

#include "cmocka.h"

enum { AF = 1, FK, EKBY };
static const struct date_party parties[] = {
	{ AF, "Arbetsförmedlingen", "AF", true },
	{ FK, "Försäkringskassan", "FK", false },
	{ EKBY, "Ekby kommun", "", false },
};
static char first[] = "2026-05-05T09:00", second[] = "2026-05-04T09:00",
	    third[] = "2026-05-06T09:00";
static const struct candidate dates[] = {
	{ .id = 11, .starts = first },
	{ .id = 12, .starts = second },
	{ .id = 13, .starts = third },
};

static struct date_matrix matrix(const struct candidate_answer *answers, size_t n)
{
	return (struct date_matrix) { .dates = dates,
		.n_dates = ARRAY_LEN(dates),
		.parties = parties,
		.n_parties = ARRAY_LEN(parties),
		.answers = answers,
		.n_answers = n };
}

static void ranked(const struct candidate_answer *answers, size_t n, const char *wanted)
{
	struct date_matrix m = matrix(answers, n);
	size_t order[ARRAY_LEN(dates)];
	struct buf b = { 0 };

	date_ranking(&m, order);
	for (size_t i = 0; i < m.n_dates; i++)
		buf_printf(&b, "%s%d", i ? " " : "", (int)dates[order[i]].id);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static struct candidate_answer says(int64_t date, int64_t party, int answer)
{
	return (struct candidate_answer) {
		.candidate_id = date, .party_id = party, .answer = answer
	};
}

/* Each rule breaks the tie of those before it. */
static void test_ranking(void **state)
{
	const struct candidate_answer none[1] = { 0 };
	const struct candidate_answer earlier[] = { says(11, FK, DATE_CAN), says(12, FK, DATE_CAN),
		says(13, FK, DATE_CAN) };
	const struct candidate_answer most[] = { says(13, FK, DATE_CAN) };
	const struct candidate_answer rather[] = { says(12, FK, DATE_RATHER_NOT),
		says(12, AF, DATE_CAN), says(12, EKBY, DATE_CAN) };
	const struct candidate_answer cannot[] = { says(12, FK, DATE_CANNOT),
		says(11, FK, DATE_RATHER_NOT), says(11, EKBY, DATE_RATHER_NOT) };
	const struct candidate_answer must[] = { says(12, AF, DATE_CANNOT),
		says(11, FK, DATE_CANNOT), says(11, EKBY, DATE_CANNOT) };

	(void)state;
	ranked(none, 0, "12 11 13");
	ranked(earlier, 3, "12 11 13");
	ranked(most, 1, "13 12 11");
	ranked(rather, 3, "11 13 12");
	ranked(cannot, 3, "13 11 12");
	ranked(must, 3, "13 11 12");
}

/* What is settled stands before what is open, what is cancelled after it, whatever was answered. */
static void test_ranking_of_states(void **state)
{
	const struct candidate mixed[] = {
		{ .id = 1, .starts = first, .state = CANDIDATE_CANCELLED },
		{ .id = 2, .starts = third, .state = CANDIDATE_CHOSEN },
		{ .id = 3, .starts = second, .state = CANDIDATE_CANCELLED },
	};
	const struct candidate_answer all[] = { says(2, AF, DATE_CANNOT), says(1, AF, DATE_CAN) };
	struct date_matrix m = matrix(all, 2);
	size_t order[3];

	(void)state;
	m.dates = mixed;
	date_ranking(&m, order);
	assert_int_equal(order[0], 1);
	assert_int_equal(order[1], 2);
	assert_int_equal(order[2], 0);
}

static void expect_words(const struct candidate_answer *answers, size_t n, const char *wanted)
{
	struct date_matrix m = matrix(answers, n);
	struct buf b = { 0 };

	date_words(&m, 0, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_words(void **state)
{
	struct candidate_answer a[] = { says(11, AF, DATE_CAN), says(11, FK, DATE_CAN),
		says(11, EKBY, DATE_CAN) };

	(void)state;
	expect_words(a, 0, "nobody has answered");
	expect_words(a, 1, "1 can, 2 have not answered");
	expect_words(a, 3, "all can");
	a[0].answer = DATE_CANNOT;
	expect_words(a, 3, "AF cannot");
	expect_words(a, 1, "AF cannot, 2 have not answered");
	a[2].answer = DATE_CANNOT;
	expect_words(a, 3, "AF and Ekby kommun cannot");
	a[1].answer = DATE_RATHER_NOT;
	expect_words(a, 3, "AF and Ekby kommun cannot, FK rather not");
	a[1].answer = DATE_CANNOT;
	expect_words(a, 3, "AF, FK and Ekby kommun cannot");
}

/* A party speaks through its people: one who can is enough, and all have to say that they cannot. */
static void test_people(void **state)
{
	static const struct date_person people[] = { { 21, "Karin Alm", FK }, { 22, "Ida Ek", FK },
		{ 23, "Bo Gäst", 0 } };
	struct candidate_answer a[] = {
		{ .candidate_id = 11, .person_id = 21, .answer = DATE_CANNOT },
		{ .candidate_id = 11, .person_id = 22, .answer = DATE_CANNOT },
		{ .candidate_id = 11, .person_id = 23, .answer = DATE_RATHER_NOT },
		says(11, FK, DATE_CAN),
	};
	struct date_matrix m = matrix(a, 1);
	struct date_tally t;
	struct buf b = { 0 };
	bool own = true;

	(void)state;
	m.people = people;
	m.n_people = ARRAY_LEN(people);
	assert_int_equal(date_party_says(&m, 0, 1, &own), DATE_SILENT);
	m.n_answers = 2;
	assert_int_equal(date_party_says(&m, 0, 1, &own), DATE_CANNOT);
	assert_false(own);
	a[1].answer = DATE_RATHER_NOT;
	assert_int_equal(date_party_says(&m, 0, 1, &own), DATE_RATHER_NOT);
	a[0].answer = DATE_CAN;
	assert_int_equal(date_party_says(&m, 0, 1, &own), DATE_CAN);
	a[0].answer = a[1].answer = DATE_CANNOT;
	m.n_answers = 4; /* the party itself, and somebody of no party */
	assert_int_equal(date_party_says(&m, 0, 1, &own), DATE_CAN);
	assert_true(own);
	t = date_tally(&m, 0);
	assert_int_equal(t.can, 1);
	assert_int_equal(t.cannot, 0);
	assert_int_equal(t.rather_not, 1);
	assert_int_equal(t.silent, 2);
	date_words(&m, 0, &b);
	assert_string_equal(buf_str(&b), "Bo Gäst rather not, 2 have not answered");
	buf_release(&b);
}

/* ---- What a calendar shows ---- */

static void test_calendar_dates(void **state)
{
	static char own[] = "a", other[] = "b";
	struct candidate both[] = {
		{ .id = 1, .starts = first, .uid = own },
		{ .id = 2, .starts = second, .uid = other },
	};
	struct export_row row = { .m = { .uid = own, .starts = first, .candidates = 2 },
		.candidates = both,
		.n_candidates = 2,
		.moved_from = "2026-04-01" };
	struct export_row one;
	int32_t today;

	(void)state;
	assert_true(day_from_ymd(2026, 4, 20, &today));
	assert_int_equal(calendar_dates(&row), 3);
	assert_false(calendar_date(&row, 0, today, &one));
	assert_true(calendar_date(&row, 1, today, &one));
	assert_string_equal(one.moved_from, "2026-04-01");
	assert_true(calendar_date(&row, 2, today, &one));
	assert_string_equal(one.m.uid, "b");
	assert_string_equal(one.m.starts, second);
	assert_string_equal(one.moved_from, "");
	assert_int_equal(one.m.status, STATUS_PROPOSED);
	row.m.status = STATUS_CANCELLED;
	assert_true(calendar_date(&row, 2, today, &one));
	assert_int_equal(one.m.status, STATUS_CANCELLED);
	row.m.status = STATUS_DECIDED;
	row.m.candidates = 0;
	both[0].state = CANDIDATE_CHOSEN;
	both[1].state = CANDIDATE_CANCELLED;
	assert_true(calendar_date(&row, 0, today, &one));
	assert_int_equal(one.m.status, STATUS_DECIDED);
	assert_false(calendar_date(&row, 1, today, &one));
	assert_true(calendar_date(&row, 2, today, &one));
	assert_int_equal(one.m.status, STATUS_CANCELLED);
	assert_false(calendar_date(&row, 2, today + 60, &one));
}

/* ---- Moves ---- */

static void expect_move(const struct move *mv, const char *wanted)
{
	struct buf b = { 0 };

	move_words(mv, 2026, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_move_words(void **state)
{
	static char old_year[] = "2025-12-09T09:00", place[] = "Ekby", other[] = "Norrsjö";
	struct move mv = { .old_starts = first, .new_starts = third };

	(void)state;
	expect_move(&mv, "moved from Tue 5 May at 9:00 to Wed 6 May at 9:00");
	mv.old_starts = old_year;
	expect_move(&mv, "moved from Tue 9 December 2025 at 9:00 to Wed 6 May at 9:00");
	mv.old_starts = third;
	mv.new_status = STATUS_CANCELLED;
	expect_move(&mv, "cancelled");
	mv.new_status = STATUS_DECIDED;
	expect_move(&mv, "planned instead of proposed");
	mv.old_status = STATUS_DECIDED;
	mv.new_mode = MODE_REMOTE;
	mv.old_place = place;
	mv.new_place = other;
	expect_move(&mv, "remote instead of on site, Norrsjö instead of Ekby");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranking),
		cmocka_unit_test(test_ranking_of_states),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_calendar_dates),
		cmocka_unit_test(test_move_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
