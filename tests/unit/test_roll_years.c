/* Ten years rolled one after the other, from each year for which there is a table of holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/plan.h"
#include "rules/successors.h"

#include "cmocka.h"
#include "tests/support/rolled.h"

/* ---- Year after year -------------------------------------------------------------------------- */

static void on_week(struct year *y, int year, int week, int weekday, const int64_t *ids, size_t n,
	int64_t round_id)
{
	char iso[MOMENT_SIZE];
	int32_t day = 0;

	assert_true(day_from_iso_week(year, week, weekday, &day));
	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	year_meeting(y, iso, ids, n)->round_id = round_id;
}

static void round_in_week(struct year *y, int year, int week, int64_t round_id)
{
	for (int i = 0; i < 3; i++)
		on_week(y, year, week, TUE + i, &rolled_each[i], 1, round_id);
}

/* As one board decided it: three group meetings and a full day in spring; lunch to lunch, a full day and
 * a group meeting in autumn. Three groups, a board, and papers a week before each round. */
static void board_year(struct year *y, int year)
{
	static const int weeks[] = { 6, 11, 19, 46 };
	struct plan_row *r;

	y->n = 0;
	for (size_t i = 0; i < ARRAY_LEN(weeks); i++) {
		on_week(y, year, weeks[i] - 1, TUE, NULL, 0, 0);
		y->v[y->n - 1].kind = MEETING_DEADLINE;
		round_in_week(y, year, weeks[i], (int64_t)i + 1);
		if (weeks[i] == 11) {
			on_week(y, year, 17, TUE, rolled_each, 3, 0);
			y->v[y->n - 1].kind = MEETING_FULL_DAY;
		} else if (weeks[i] == 19) {
			on_week(y, year, 35, THU, rolled_each, 3, 0);
			r = &y->v[y->n - 1];
			r->kind = MEETING_LUNCH_TO_LUNCH;
			r->was_starts.minute = r->was_ends.minute = 12 * 60;
			r->was_ends.day++;
			on_week(y, year, 41, TUE, rolled_each, 3, 0);
			y->v[y->n - 1].kind = MEETING_FULL_DAY;
		}
	}
	on_week(y, year, 8, TUE, rolled_board, 1, 0);
	on_week(y, year, 24, WED, rolled_board, 1, 0);
	on_week(y, year, 48, TUE, rolled_board, 1, 0);
}

/* The holidays of 1990 to 2061 as another program gives them. */
struct oracle {
	bool free[72 * 366];
	int32_t first;
};

static void load_oracle(struct oracle *o)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/data/holidays-se.txt", src ? src : "."), line[256];
	FILE *in = fopen(path, "re");
	int year = 0;

	assert_non_null(in);
	day_from_ymd(1990, 1, 1, &o->first);
	while (fgets(line, sizeof line, in)) {
		char *save = NULL;

		if (line[0] == '#')
			continue;
		year = (int)strtol(line, NULL, 10);
		strtok_r(line, " \n", &save);
		for (const char *s; (s = strtok_r(NULL, " \n", &save));) {
			int month = 0, mday = 0;
			int32_t day = 0;

			assert_int_equal(sscanf(s, "%d-%d", &month, &mday), 2);
			assert_true(day_from_ymd(year, month, mday, &day));
			o->free[day - o->first] = true;
		}
	}
	assert_int_equal(year, 2060);
	fclose(in);
	free(path);
}

static int year_setup_each(const struct year *y, const struct oracle *o, size_t i)
{
	const struct plan_row *r = &y->v[i];
	int moved = 0, year, week, was_year, was_week;

	assert_true(r->taken);
	assert_int_equal(day_year(r->starts.day), y->w.year);
	assert_int_equal(r->ends.day - r->starts.day, r->was_ends.day - r->was_starts.day);
	assert_int_equal(r->starts.minute, r->was_starts.minute);
	assert_int_equal(r->ends.minute, r->was_ends.minute);
	for (int32_t day = r->starts.day; day <= r->ends.day; day++) {
		assert_true(day_weekday(day) < SAT);
		assert_false(o->free[day - o->first]);
	}
	day_iso_week(r->starts.day, &year, &week);
	day_iso_week(r->was_starts.day, &was_year, &was_week);
	if (week != was_week || day_weekday(r->starts.day) != day_weekday(r->was_starts.day)) {
		assert_string_not_equal(r->why, "");
		moved = 1;
	}
	return moved;
}

/* Order within groups, no day twice, rounds in one week. */
static void expect_together(const struct year *y)
{
	for (size_t i = 0; i < y->n; i++) {
		for (size_t j = i + 1; j < y->n; j++) {
			const struct plan_row *a = &y->v[i], *b = &y->v[j];
			bool shared = false;

			for (size_t g = 0; g < a->n_groups; g++)
				for (size_t h = 0; h < b->n_groups; h++)
					shared |= a->group_ids[g] == b->group_ids[h];
			if (shared) {
				assert_int_not_equal(a->starts.day, b->starts.day);
				assert_int_equal(moment_cmp(a->was_starts, b->was_starts) < 0,
					moment_cmp(a->starts, b->starts) < 0);
			}
			if (a->round_id && a->round_id == b->round_id) {
				assert_int_not_equal(a->starts.day, b->starts.day);
				assert_int_equal(a->starts.day - day_weekday(a->starts.day),
					b->starts.day - day_weekday(b->starts.day));
			}
		}
	}
}

static int by_start(const void *a, const void *b)
{
	const struct plan_row *x = a, *y = b;

	return moment_cmp(x->was_starts, y->was_starts);
}

/* What was rolled is what is rolled next. */
static void become_last_year(struct year *y)
{
	for (size_t i = 0; i < y->n; i++) {
		struct plan_row *r = &y->v[i];

		r->was_starts = r->starts;
		r->was_ends = r->ends;
		r->rule_from = r->rule_day;
		r->starts = r->ends = MOMENT_NONE;
	}
	y->w.from++;
	y->w.year++;
	qsort(y->v, y->n, sizeof *y->v, by_start);
}

static void ten_years_from_each_year(void **state)
{
	struct year *y = *state;
	struct oracle *o = xcalloc(1, sizeof *o);
	int moved = 0, rolled = 0;

	load_oracle(o);
	for (int from = 1990; from <= 2050; from++) {
		board_year(y, from);
		y->w.from = from;
		y->w.year = from + 1;
		qsort(y->v, y->n, sizeof *y->v, by_start);
		for (int years = 0; years < 10 && y->w.year <= 2060; years++) {
			year_roll(y);
			for (size_t i = 0; i < y->n; i++)
				moved += year_setup_each(y, o, i);
			expect_together(y);
			rolled += (int)y->n;
			become_last_year(y);
			pool_release(&y->pool);
		}
	}
	assert_true(moved > rolled / 3); /* two thirds of the entries are in rounds */
	free(o);
}

/* After ten years everything is in its own week still: a red day moves an entry for one year only. */
static void nothing_drifts(void **state)
{
	struct year *y = *state;

	board_year(y, 2026);
	qsort(y->v, y->n, sizeof *y->v, by_start);
	for (int years = 0; years < 10; years++) {
		year_roll(y);
		become_last_year(y);
	}
	for (size_t i = 0; i < y->n; i++) {
		int32_t home = 0;
		int year, week;

		if (y->v[i].kind != MEETING_FULL_DAY)
			continue;
		day_iso_week(y->v[i].rule_from, &year, &week);
		assert_true(week == 17 || week == 41);
		assert_true(day_from_iso_week(2036, week, TUE, &home));
		assert_int_equal(y->v[i].rule_from, home);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_YEAR(ten_years_from_each_year),
		IN_YEAR(nothing_drifts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
