/* The register that the first-run screen begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "services/beginning.h"

#include "cmocka.h"
#include "tests/support/world.h"

static void test_names_parties_and_groups(void **state)
{
	struct world *w = *state;
	struct beginning_counts n;
	struct person_query q = { .today = "2026-03-10" };
	struct person_rows people;
	struct party_rows parties;

	world_before(w);
	world_ok(w,
		beginning_put(&w->se,
			&(struct beginning) {
				.association = "Förbundet Provet",
				.groups = "Nya Norr; Nya Syd",
				.parties = "Fiskeverket (FV), Sjölands kommun",
				.people = "Ada Ek (FV), Bo Ström\nNya Syd: Eva Lund (Kusten)",
			},
			&n, &w->e));
	world_undoable(w, "A new year begun");
	assert_int_equal(n.groups, 2);
	assert_int_equal(n.parties, 3);
	assert_int_equal(n.people, 3);
	world_ok(w, store_parties(w->se.store, &parties, &w->e));
	for (size_t i = 0; i < parties.n; i++)
		if (strcmp(parties.v[i].p.name, "Sjölands kommun") == 0)
			assert_int_equal(parties.v[i].p.kind, PARTY_MUNICIPALITY);
	pool_release(&parties.pool);
	world_ok(w, store_people(w->se.store, &q, &people, &w->e));
	assert_int_equal(people.n, WORLD_PEOPLE + 3);
	for (size_t i = 0; i < people.n; i++)
		if (strcmp(people.v[i].p.family, "Ek") == 0)
			assert_string_equal(people.v[i].party_short, "FV");
	pool_release(&people.pool);
}

static void test_people_alone(void **state)
{
	struct world *w = *state;
	struct beginning_counts n;

	world_ok(w,
		beginning_put(&w->se,
			&(struct beginning) { .association = "",
				.groups = "",
				.parties = "",
				.people = "Ada Ek, , Bo Ström;" },
			&n, &w->e));
	assert_int_equal(n.people, 2);
	assert_int_equal(n.groups + n.parties, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_names_parties_and_groups),
		IN_WORLD(test_people_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
