#include "rolled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "cmocka.h"

static const struct group groups[] = {
	{ .id = NORTH, .name = (char[]) { "Norra" }, .kind = GROUP_PREPARATORY },
	{ .id = WEST, .name = (char[]) { "Västra" }, .kind = GROUP_PREPARATORY },
	{ .id = EAST, .name = (char[]) { "Östra" }, .kind = GROUP_PREPARATORY },
	{ .id = BOARD, .name = (char[]) { "Styrelse" }, .kind = GROUP_BOARD },
};
const int64_t rolled_each[] = { NORTH, WEST, EAST };
const int64_t rolled_board[] = { BOARD };

int year_setup(void **state)
{
	struct year *y = xcalloc(1, sizeof *y);

	i18n_init("en");
	y->w = (struct plan_world) {
		.from = 2026, .year = 2027, .groups = groups, .n_groups = ARRAY_LEN(groups)
	};
	*state = y;
	return 0;
}

int year_teardown(void **state)
{
	struct year *y = *state;

	pool_release(&y->pool);
	free(y);
	return 0;
}

struct moment year_at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

struct plan_row *year_add(struct year *y, const char *title, int kind, const char *starts,
	const char *ends, const int64_t *ids, size_t n)
{
	struct plan_row *r = &y->v[y->n++];

	assert_true(y->n <= ROWS_MAX);
	*r = (struct plan_row) {
		.source_id = (int64_t)y->n,
		.kind = kind,
		.was_title = title,
		.was_starts = year_at(starts),
		.was_ends = year_at(ends),
		.was_groups = title,
		.was_group_ids = ids,
		.n_was_groups = n,
		.starts = MOMENT_NONE,
		.ends = MOMENT_NONE,
	};
	r->rule_from = r->was_starts.day;
	return r;
}

struct plan_row *year_meeting(struct year *y, const char *day, const int64_t *ids, size_t n)
{
	char starts[MOMENT_SIZE], ends[MOMENT_SIZE];

	snprintf(starts, sizeof starts, "%.10sT09:00", day);
	snprintf(ends, sizeof ends, "%.10sT12:00", day);
	return year_add(y, "Möte", MEETING_ORDINARY, starts, ends, ids, n);
}

void year_roll(struct year *y)
{
	plan_roll(&y->w, y->v, y->n, &y->pool);
}
