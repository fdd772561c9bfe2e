/* A year to roll forward, without a store: rows are added, rolled, and may become the next year's. */
#ifndef TESTS_SUPPORT_ROLLED_H
#define TESTS_SUPPORT_ROLLED_H

#include "rules/plan.h"

enum { NORTH = 1, WEST, EAST, UNITED, BOARD };
enum { ROWS_MAX = 40 };

struct year {
	struct plan_world w;
	struct plan_row v[ROWS_MAX];
	size_t n;
	struct pool pool;
};

extern const int64_t rolled_each[3], rolled_board[1];

/* A case with a year of its own: *state is a struct year, from 2026 to 2027. */
#define IN_YEAR(test) cmocka_unit_test_setup_teardown(test, year_setup, year_teardown)

/* For cmocka_unit_test_setup_teardown. */
int year_setup(void **state);
int year_teardown(void **state);

struct moment year_at(const char *iso);

/* Another row of the old year; texts and ids are borrowed. */
struct plan_row *year_add(struct year *y, const char *title, int kind, const char *starts,
	const char *ends, const int64_t *ids, size_t n);
/* The same as an ordinary meeting from 9 to 12. */
struct plan_row *year_meeting(struct year *y, const char *day, const int64_t *ids, size_t n);
void year_roll(struct year *y);

#endif
