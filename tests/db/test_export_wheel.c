/* A year gathered for its documents: names, lanes, moves, more than a page of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/export_wheel.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t add(struct world *w, int kind, const char *starts, const char *title,
	const int64_t *groups, size_t n)
{
	struct meeting m = { .kind = kind, .status = STATUS_DECIDED };
	int64_t id;

	m.starts = xstrdup(starts);
	m.title = title ? xstrdup(title) : NULL;
	m.all_day = strlen(starts) == strlen("2026-03-10");
	world_ok(w, meeting_create(&w->se, &m, groups, n, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

static struct year_sheet load(struct world *w, int year, int64_t group_id)
{
	struct year_sheet y;

	world_ok(w, year_sheet_load(&w->se, year, group_id, &y, &w->e));
	return y;
}

static void check_entry(
	const struct year_sheet *y, size_t i, const char *name, const char *brief, const char *lane)
{
	assert_true(i < y->n_entries);
	assert_string_equal(y->entries[i].name, name);
	assert_string_equal(y->entries[i].brief, brief);
	assert_string_equal(y->lanes[y->entries[i].lane].name, lane);
}

static void test_names_and_lanes(void **state)
{
	struct world *w = *state;
	const int64_t both[] = { w->west, w->board };
	struct year_sheet y;

	add(w, MEETING_BOARD, "2026-01-05T13:00", NULL, &w->board, 1);
	add(w, MEETING_ORDINARY, "2026-02-05T09:00", NULL, &w->west, 1);
	add(w, MEETING_FULL_DAY, "2026-03-05", NULL, both, 2);
	add(w, MEETING_DEADLINE, "2026-04-05", "Utskick", NULL, 0);
	add(w, MEETING_OTHER, "2026-05-05", "Visning", NULL, 0);
	add(w, MEETING_ORDINARY, "2025-12-31T09:00", NULL, &w->west, 1);
	add(w, MEETING_ORDINARY, "2027-01-01T09:00", NULL, &w->west, 1);

	y = load(w, 2026, 0);
	assert_int_equal(y.n_entries, 5);
	check_entry(&y, 0, "Styrelse – Styrelsemöte", "Styrelsemöte", "Styrelsemöte");
	check_entry(&y, 1, "Beredning Väst", "Väst", "Beredning Väst");
	check_entry(&y, 2, "Heldag – Väst, Styrelse", "Heldag", "Gemensamt");
	check_entry(&y, 3, "Utskick", "Utskick", "Sista dag");
	check_entry(&y, 4, "Visning", "Visning", "Övrigt");
	assert_int_equal(y.n_lanes, 5);
	year_sheet_release(&y);

	y = load(w, 2026, w->west);
	assert_int_equal(y.n_entries, 2);
	assert_int_equal(y.n_lanes, 2);
	assert_non_null(strstr(y.owner, "Beredning Väst"));
	year_sheet_release(&y);
}

static void test_moves(void **state)
{
	struct world *w = *state;
	int64_t id = add(w, MEETING_ORDINARY, "2026-02-05T09:00", NULL, &w->west, 1);
	struct moment to = { 0, MINUTE_NONE };
	struct year_sheet y;

	for (int i = 0; i < 2; i++) {
		assert_true(moment_parse(i ? "2026-02-19T09:00" : "2026-02-12T09:00", &to));
		world_ok(w, meeting_move(&w->se, id, to, MOMENT_NONE, "krock", &w->e));
	}
	y = load(w, 2026, 0);
	assert_int_equal(y.entries[0].n_earlier, 2);
	assert_int_equal(y.entries[0].starts.day - y.entries[0].earlier[0], 7);
	assert_int_equal(y.entries[0].starts.day - y.entries[0].earlier[1], 14);
	year_sheet_release(&y);
}

/* More entries than are asked for at once, and more groups than there is room for. */
static void test_many(void **state)
{
	enum { GROUPS = 20, DAYS = 25 };
	struct world *w = *state;
	struct year_sheet y;
	size_t others = 0;

	for (int i = 0; i < GROUPS; i++) {
		struct group g = { .kind = GROUP_WORKING };

		g.name = xasprintf("Grupp %02d", i);
		world_ok(w, group_put(&w->se, &g, &w->e));
		for (int k = 0; k < DAYS; k++) {
			char *starts = xasprintf("2026-%02d-%02d", i % 12 + 1, k + 1);

			add(w, MEETING_ORDINARY, starts, NULL, &g.id, 1);
			free(starts);
		}
		group_release(&g);
	}
	y = load(w, 2026, 0);
	assert_int_equal(y.n_entries, GROUPS * DAYS);
	assert_true(y.n_lanes <= YEAR_LANES);
	for (size_t i = 0; i < y.n_entries; i++) {
		assert_true(y.entries[i].lane < y.n_lanes);
		assert_true(
			i == 0 || moment_cmp(y.entries[i - 1].starts, y.entries[i].starts) <= 0);
		others += strcmp(y.lanes[y.entries[i].lane].name, "Övrigt") == 0;
	}
	assert_int_equal(others, (GROUPS - (YEAR_LANES - 2)) * DAYS);
	year_sheet_release(&y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_names_and_lanes),
		IN_WORLD(test_moves),
		IN_WORLD(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
