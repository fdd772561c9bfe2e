/* The geometry of the drawn year. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "formats/wheel.h"
#include "model/model.h"

#include "cmocka.h"

static int32_t day(int year, int month, int mday)
{
	int32_t d = DAY_NONE;

	assert_true(day_from_ymd(year, month, mday, &d));
	return d;
}

static void near(double a, double b)
{
	if (fabs(a - b) > 1e-9)
		fail_msg("%.12f is not %.12f", a, b);
}

/* January first just after twelve, the last of December just before, clockwise between. */
static void test_days_go_round(void **state)
{
	(void)state;
	near(wheel_day_turn(day(2026, 1, 1)), 0.5 / 365);
	near(wheel_day_turn(day(2026, 12, 31)), 364.5 / 365);
	near(wheel_day_turn(day(2026, 7, 2)), 0.5);
	for (int year = 1990; year <= 2060; year++) {
		double before = 0;

		for (int32_t d = day(year, 1, 1); d <= day(year, 12, 31); d++) {
			double turn = wheel_day_turn(d);
			int m = day_month(d);

			assert_true(turn > before && turn < 1);
			assert_true(turn > wheel_month_turn(year, m));
			assert_true(turn < wheel_month_turn(year, m + 1));
			before = turn;
		}
	}
}

static void test_leap_years(void **state)
{
	(void)state;
	near(wheel_month_turn(2026, 3), 59.0 / 365);
	near(wheel_month_turn(2028, 3), 60.0 / 366);
	near(wheel_day_turn(day(2028, 2, 29)), 59.5 / 366);
	near(wheel_month_turn(2028, 13), 1);
	near(wheel_month_turn(2100, 13), 1);
	near(wheel_month_middle(2026, 1), 15.5 / 365);
}

/* The Mondays of a year with 53 weeks stand a week apart, and the last is not the first. */
static void test_week_53(void **state)
{
	int32_t d;

	(void)state;
	assert_int_equal(iso_weeks_in_year(2026), 53);
	for (int week = 2; week < 53; week++) {
		assert_true(day_from_iso_week(2026, week, MON, &d));
		near(wheel_day_turn(d + 7) - wheel_day_turn(d), 7.0 / 365);
	}
	assert_true(day_from_iso_week(2026, 53, MON, &d));
	assert_true(wheel_day_turn(d) > 0.98);
	assert_true(wheel_day_turn(d + 6) < 0.02);
}

static void test_points(void **state)
{
	struct wheel_point p;

	(void)state;
	p = wheel_point(0, 10);
	near(p.x, 0);
	near(p.y, -10);
	p = wheel_point(0.25, 10);
	near(p.x, 10);
	near(p.y, 0);
	p = wheel_point(0.75, 10);
	near(p.x, -10);
}

static void test_rings(void **state)
{
	(void)state;
	assert_int_equal(wheel_ring_of(MEETING_ORDINARY, GROUP_PREPARATORY, 1), WHEEL_GROUPS);
	assert_int_equal(wheel_ring_of(MEETING_ORDINARY, GROUP_PREPARATORY, 3), WHEEL_JOINT);
	assert_int_equal(wheel_ring_of(MEETING_ORDINARY, GROUP_BOARD, 1), WHEEL_BOARD);
	assert_int_equal(wheel_ring_of(MEETING_BOARD, -1, 0), WHEEL_BOARD);
	assert_int_equal(wheel_ring_of(MEETING_DEADLINE, GROUP_BOARD, 1), WHEEL_DEADLINES);
	assert_int_equal(wheel_ring_of(MEETING_LUNCH_TO_LUNCH, GROUP_PREPARATORY, 1), WHEEL_JOINT);
	assert_int_equal(wheel_ring_of(MEETING_OTHER, -1, 0), WHEEL_GROUPS);
}

static void test_windows(void **state)
{
	struct wheel_entry e = { .first = day(2026, 8, 13), .last = day(2026, 8, 14) };
	double from, to;

	(void)state;
	assert_false(wheel_window(&e, &from, &to));
	e.last = DAY_NONE;
	assert_false(wheel_window(&e, &from, &to));
	e.last = day(2026, 9, 10);
	assert_true(wheel_window(&e, &from, &to));
	near(to - from, 28.0 / 365);
	e.last = day(2027, 1, 20);
	assert_true(wheel_window(&e, &from, &to));
	near(to, 1);
}

/* Circles lie inside one another and inside the cells, at every size. */
static void test_discs(void **state)
{
	(void)state;
	for (int rows = WHEEL_LEAST_ROWS; rows <= WHEEL_MOST_ROWS; rows++) {
		struct wheel_disc d = wheel_disc(rows);

		assert_true(d.centre + d.outer < 4 * rows && d.centre - d.outer >= 0);
		assert_true(d.outer > d.inner);
		for (int i = 0; i < WHEEL_RINGS; i++)
			assert_true(d.ring[i] < d.inner && d.ring[i] > d.hand);
		for (int32_t day_at = day(2026, 1, 1); day_at <= day(2026, 12, 31); day_at++) {
			int row, col;

			wheel_cell(&d, wheel_day_turn(day_at), d.outer, &row, &col);
			assert_in_range(row, 0, d.rows - 1);
			assert_in_range(col, 0, d.cols - 1);
		}
	}
	/* Room for all four rings. */
	assert_true(wheel_disc(31).ring[WHEEL_JOINT] < wheel_disc(31).ring[WHEEL_GROUPS]);
	assert_true(wheel_disc(31).ring[WHEEL_DEADLINES] < wheel_disc(31).ring[WHEEL_JOINT]);
}

/* One place for what falls in one cell, none for what has no day. */
static void test_places(void **state)
{
	const struct wheel_entry v[] = {
		{ 1, day(2026, 3, 9), DAY_NONE, WHEEL_GROUPS },
		{ 2, day(2026, 3, 10), DAY_NONE, WHEEL_GROUPS },
		{ 3, day(2026, 3, 10), DAY_NONE, WHEEL_BOARD },
		{ 4, DAY_NONE, DAY_NONE, WHEEL_GROUPS },
		{ 5, day(2026, 9, 8), DAY_NONE, WHEEL_GROUPS },
	};
	struct wheel_place places[ARRAY_LEN(v)];
	struct wheel_disc d = wheel_disc(20);
	size_t which[ARRAY_LEN(v)];

	(void)state;
	assert_int_equal(wheel_places(&d, v, ARRAY_LEN(v), places, which), 3);
	assert_int_equal(which[0], which[1]);
	assert_int_equal(places[which[0]].n, 2);
	assert_int_equal(places[which[2]].n, 1);
	assert_true(which[3] == SIZE_MAX);
	/* March is to the right, September to the left. */
	assert_true(places[which[0]].col > d.cols / 2);
	assert_true(places[which[4]].col < d.cols / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_go_round),
		cmocka_unit_test(test_leap_years),
		cmocka_unit_test(test_week_53),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_rings),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_discs),
		cmocka_unit_test(test_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
