#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/xalloc.h"
#include "rules/attendance.h"

#include "cmocka.h"

/* A roll in short: a called person each, with party and status. */
static struct roll_row called(int64_t party_id, enum attendance_status status)
{
	return (struct roll_row) { .a = { .status = (int)status },
		.party_id = party_id,
		.party = party_id == 1 ? "Arbetsförmedlingen" : "Ekby kommun",
		.party_short = party_id == 1 ? "AF" : "Ekby" };
}

static struct roll_row guest(int64_t party_id, enum attendance_status status)
{
	struct roll_row r = called(party_id, status);

	r.a.role = ATTENDS_AS_GUEST;
	return r;
}

static struct roll_counts count(struct roll_row *v, size_t n)
{
	struct roll_rows rows = { .v = v, .n = n };
	struct roll_counts c;

	roll_count(&rows, &c);
	return c;
}

static void test_letters(void **state)
{
	struct roll_row r = called(1, ATTENDANCE_ONSITE);

	(void)state;
	assert_int_equal(roll_letter(&r), 'P');
	r.a.status = ATTENDANCE_REMOTE;
	assert_int_equal(roll_letter(&r), 'D');
	r.a.status = ATTENDANCE_ABSENT;
	assert_int_equal(roll_letter(&r), 'F');
	r.a.status = ATTENDANCE_EXCUSED;
	assert_int_equal(roll_letter(&r), 'A');
	r.substitute_id = 7;
	assert_int_equal(roll_letter(&r), 'E');
}

static void test_expected_letters(void **state)
{
	struct roll_row r = called(1, ATTENDANCE_UNMARKED);

	(void)state;
	assert_int_equal(roll_letter(&r), '.');
	r.a.expected = EXPECTED_ONSITE;
	assert_int_equal(roll_letter(&r), 'p');
	r.a.expected = EXPECTED_REMOTE;
	assert_int_equal(roll_letter(&r), 'd');
	r.a.expected = EXPECTED_NO;
	assert_int_equal(roll_letter(&r), 'a');
	r.a.status = ATTENDANCE_ABSENT;
	assert_int_equal(roll_letter(&r), 'F');
}

static void test_counts(void **state)
{
	struct roll_row v[] = { called(1, ATTENDANCE_ONSITE), called(1, ATTENDANCE_REMOTE),
		called(2, ATTENDANCE_ABSENT), called(2, ATTENDANCE_EXCUSED),
		called(3, ATTENDANCE_UNMARKED), called(0, ATTENDANCE_ONSITE) };
	struct roll_counts c = count(v, ARRAY_LEN(v));

	(void)state;
	assert_int_equal(c.called, 6);
	assert_int_equal(c.onsite, 2);
	assert_int_equal(c.remote, 1);
	assert_int_equal(c.absent, 1);
	assert_int_equal(c.excused, 1);
	assert_int_equal(c.unmarked, 1);
	assert_int_equal(c.present, 3);
	assert_int_equal(c.parties_called, 3);
	assert_int_equal(c.parties_present, 1);
	c = count(NULL, 0);
	assert_int_equal(c.called, 0);
}

static void test_guests_have_no_seat(void **state)
{
	struct roll_row v[] = { called(1, ATTENDANCE_ABSENT), guest(2, ATTENDANCE_ONSITE),
		guest(2, ATTENDANCE_UNMARKED) };
	struct roll_counts c = count(v, ARRAY_LEN(v));

	(void)state;
	assert_int_equal(c.called, 1);
	assert_int_equal(c.present, 0);
	assert_int_equal(c.guests, 1);
	assert_int_equal(c.parties_called, 1);
	assert_int_equal(c.parties_present, 0);
}

/* Somebody from outside stands in: the seat is filled, the party is there. */
static void test_substitute_takes_the_seat(void **state)
{
	struct roll_row v[] = { called(1, ATTENDANCE_EXCUSED), guest(1, ATTENDANCE_REMOTE) };
	struct roll_counts c;

	(void)state;
	v[0].a.person_id = 10;
	v[0].substitute_id = 11;
	v[1].a.stands_in_for = 10;
	c = count(v, ARRAY_LEN(v));
	assert_int_equal(c.called, 1);
	assert_int_equal(c.excused, 1);
	assert_int_equal(c.substituted, 1);
	assert_int_equal(c.present, 1);
	assert_int_equal(c.guests, 0);
	assert_int_equal(c.parties_present, 1);
}

/* Staff are called and there, but sit for no party. */
static void test_staff_apart(void **state)
{
	struct roll_row v[] = { called(1, ATTENDANCE_ONSITE), called(2, ATTENDANCE_ONSITE) };
	struct roll_counts c;

	(void)state;
	v[1].a.role = ATTENDS_AS_STAFF;
	c = count(v, ARRAY_LEN(v));
	assert_int_equal(c.called, 2);
	assert_int_equal(c.present, 2);
	assert_int_equal(c.staff, 1);
	assert_int_equal(c.staff_present, 1);
	assert_int_equal(c.parties_called, 1);
	assert_int_equal(c.parties_present, 1);
}

/* Who is called to stand in: by turn, those without one last, of one party or of any. */
static void test_deputies_in_turn(void **state)
{
	struct roll_row v[5];
	struct roll_rows rows = { .v = v, .n = ARRAY_LEN(v) };
	const struct roll_row *out[ARRAY_LEN(v)];
	static const int64_t turns[] = { 0, 2, 1, 1, 0 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		v[i] = called(i == 3 ? 2 : 1, ATTENDANCE_UNMARKED);
		v[i].role = i == 4 ? ROLE_MEMBER : ROLE_DEPUTY;
		v[i].turn = turns[i];
	}
	assert_int_equal(roll_deputies(&rows, 1, out), 3);
	assert_ptr_equal(out[0], &v[2]);
	assert_ptr_equal(out[1], &v[1]);
	assert_ptr_equal(out[2], &v[0]);
	assert_int_equal(roll_deputies(&rows, 0, out), 4);
	assert_ptr_equal(out[1], &v[3]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_deputies_in_turn),
		cmocka_unit_test(test_expected_letters),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_guests_have_no_seat),
		cmocka_unit_test(test_substitute_takes_the_seat),
		cmocka_unit_test(test_staff_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
