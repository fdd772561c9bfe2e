/* What is left of a meeting's plan, and what of it will not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/forecast.h"

#include "cmocka.h"

enum { NOW = 100000, MINUTE = 60 };

/* Four items of 10, 20, 15 and 5 minutes; the second has two sub-items. */
enum { WELCOME, CASES, EKBY, LILLA, NEWS, OTHER, ITEMS };

struct agenda {
	struct meeting m;
	struct item v[ITEMS];
};

static struct agenda agenda(void)
{
	static const int64_t minutes[ITEMS] = { 10, 20, 10, 10, 15, 5 };
	struct agenda a = { 0 };

	for (int i = 0; i < ITEMS; i++) {
		a.v[i].id = i + 1;
		a.v[i].minutes = minutes[i];
	}
	a.v[EKBY].parent_id = a.v[LILLA].parent_id = CASES + 1;
	return a;
}

static int64_t left(const struct agenda *a)
{
	return forecast_minutes(&a->m, a->v, ITEMS, NOW, NULL, NULL);
}

static void test_sub_items_are_counted_once(void **state)
{
	struct agenda a = agenda();

	(void)state;
	assert_int_equal(left(&a), 50);
	a.v[CASES].minutes = 30; /* more than its sub-items ask for */
	assert_int_equal(left(&a), 60);
	a.v[CASES].minutes = 0; /* not said: they decide */
	assert_int_equal(left(&a), 50);
	assert_int_equal(forecast_minutes(&a.m, a.v, 0, NOW, NULL, NULL), 0);
}

static void test_the_running_one_takes_what_it_has_left(void **state)
{
	struct agenda a = agenda();

	(void)state;
	a.v[WELCOME].outcome = OUTCOME_TREATED;
	a.m.item_id = EKBY + 1;
	a.m.item_since = NOW - 4 * MINUTE;
	assert_int_equal(left(&a), 6 + 10 + 15 + 5);
	assert_int_equal(item_seconds(&a.m, &a.v[EKBY], NOW), 4 * MINUTE);
	assert_int_equal(item_seconds_whole(&a.m, a.v, ITEMS, &a.v[CASES], NOW), 4 * MINUTE);
}

static void test_over_time_moves_the_end(void **state)
{
	struct agenda a = agenda();

	(void)state;
	a.m.item_id = WELCOME + 1;
	a.m.item_since = NOW - 25 * MINUTE;
	assert_int_equal(left(&a), 40); /* nothing of its own, and nothing is given back */
}

static void test_what_does_not_fit(void **state)
{
	struct agenda a = agenda();
	bool misfit[ITEMS];
	int64_t room = 30;

	(void)state;
	a.m.item_id = WELCOME + 1;
	a.m.item_since = NOW;
	assert_int_equal(forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit), 50);
	assert_false(misfit[WELCOME] || misfit[CASES] || misfit[EKBY] || misfit[LILLA]);
	assert_true(misfit[NEWS] && misfit[OTHER]);
	room = 25;
	forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit);
	assert_false(misfit[EKBY]);
	assert_true(misfit[LILLA] && misfit[CASES]);
	room = -5; /* the planned end has passed: the current one goes on */
	forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit);
	assert_false(misfit[WELCOME]);
	assert_true(misfit[OTHER]);
}

static void test_the_order_is_that_of_the_walk(void **state)
{
	struct agenda a = agenda();
	bool misfit[ITEMS];
	int64_t room = 25;

	(void)state;
	a.m.item_id = NEWS + 1; /* jumped ahead: the first ones come after the last */
	forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit);
	assert_false(misfit[NEWS] || misfit[OTHER]);
	assert_true(misfit[WELCOME] && misfit[CASES]);
	a.v[WELCOME].outcome = OUTCOME_STRUCK;
	forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit);
	assert_false(misfit[WELCOME]);
}

static void test_a_current_sub_item_is_no_misfit_nor_its_parent(void **state)
{
	struct agenda a = agenda();
	bool misfit[ITEMS];
	int64_t room = 1;

	(void)state;
	a.m.item_id = EKBY + 1;
	forecast_minutes(&a.m, a.v, ITEMS, NOW, &room, misfit);
	assert_false(misfit[CASES] || misfit[EKBY]);
	assert_true(misfit[LILLA]);
}

static void test_nothing_is_foreseen_without_planned_minutes(void **state)
{
	struct agenda a = agenda();

	(void)state;
	assert_true(forecast_possible(a.v, ITEMS));
	assert_false(forecast_possible(a.v, 0));
	for (int i = 0; i < ITEMS; i++)
		a.v[i].minutes = 0;
	assert_false(forecast_possible(a.v, ITEMS));
	a.v[EKBY].minutes = 5;
	assert_true(forecast_possible(a.v, ITEMS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sub_items_are_counted_once),
		cmocka_unit_test(test_the_running_one_takes_what_it_has_left),
		cmocka_unit_test(test_over_time_moves_the_end),
		cmocka_unit_test(test_what_does_not_fit),
		cmocka_unit_test(test_the_order_is_that_of_the_walk),
		cmocka_unit_test(test_a_current_sub_item_is_no_misfit_nor_its_parent),
		cmocka_unit_test(test_nothing_is_foreseen_without_planned_minutes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
