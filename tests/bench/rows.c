#include "tests/bench/rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"

#include "db/rows.h"

void must(bool ok, const struct err *e)
{
	if (!ok)
		die("fill: %s", e->text);
}

struct store *put_begin(const char *path, struct clock *clock)
{
	struct store *s;
	struct err e = { 0 };

	must(clock_init(clock, &e), &e);
	must(store_open(&(struct store_options) { .path = path, .create = true, .clock = clock },
		     &s, &e),
		&e);
	must(sql_run(&s->sql, "BEGIN IMMEDIATE", &e), &e);
	return s;
}

void put_end(struct store *s)
{
	struct err e = { 0 };

	must(sql_run(&s->sql, "COMMIT", &e), &e);
	store_close(s);
}

void put(struct store *s, const struct table *t, const void *rec)
{
	struct err e = { 0 };

	must(row_insert(&s->sql, t, rec, &e), &e);
}

void put_people(struct store *s, int n, int parties, int groups)
{
	for (int i = 1; i <= n; i++) {
		char given[] = "Åsa", family[40], *key;

		snprintf(family, sizeof(family), "Exempelsson%02d", i);
		key = text_sort_key(family);
		put(s, &person_table,
			&(struct person) { .id = i,
				.rev = 1,
				.given = given,
				.family = family,
				.sort_key = key,
				.party_id = i % parties + 1 });
		put(s, &membership_table,
			&(struct membership) {
				.id = i, .rev = 1, .person_id = i, .group_id = i % groups + 1 });
		free(key);
	}
}
