#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/compose_match.h"

#include "cmocka.h"

enum { MOST = 8 };
#define NEW ALIGN_NONE

struct edit {
	const char *was[MOST], *now[MOST];
	size_t to[MOST];
};

static size_t count(const char *const *v)
{
	size_t n = 0;

	while (n < MOST && v[n])
		n++;
	return n;
}

static void test_edits(void **state)
{
	static const struct edit edits[] = {
		{ { "a", "b", "c" }, { "a", "b", "c" }, { 0, 1, 2 } },
		{ { "a", "b", "c" }, { "a", "c" }, { 0, 2 } },
		{ { "a", "c" }, { "a", "b", "c" }, { 0, NEW, 1 } },
		/* One beside one is a change however great. */
		{ { "a", "gammal", "c" }, { "a", "ny", "c" }, { 0, 1, 2 } },
		/* The most alike among several. */
		{ { "a", "Gruppen enades om planen", "c" },
			{ "a", "Helt ny rad", "Gruppen enades om hela planen", "c" },
			{ 0, NEW, 1, 2 } },
		{ { "Boka lokal", "Läsa underlaget" },
			{ "Boka lokal i Ekby", "Något annat", "Läsa hela underlaget" },
			{ 0, NEW, 1 } },
		/* Moved lines stay themselves. */
		{ { "a", "b", "c" }, { "c", "a", "b" }, { 2, 0, 1 } },
		{ { "samma", "samma" }, { "samma", "samma", "samma" }, { 0, 1, NEW } },
		{ { NULL }, { "a" }, { NEW } },
		{ { "a" }, { NULL }, { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(edits); i++) {
		const struct edit *e = &edits[i];
		size_t to[MOST], n = count(e->was), m = count(e->now);

		compose_match(e->was, n, e->now, m, to);
		for (size_t j = 0; j < m; j++)
			if (to[j] != e->to[j])
				fail_msg("edit %zu: line %zu is taken for %zd", i, j,
					(ssize_t)to[j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_edits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
