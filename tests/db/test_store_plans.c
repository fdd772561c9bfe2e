/* How SQLite answers each question: never by walking a table that grows with the years, unless the
 * question is for all of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"
#include "tests/support/fixture.h"

/* A step of a plan that reads all of a table: "SCAN m", but not "SCAN m USING INDEX …", which walks in
 * the order wanted and stops at the limit, nor a subquery's own result. */
static bool scans(const char *step)
{
	return strncmp(step, "SCAN ", 5) == 0 && !strstr(step, " USING ") &&
		!strstr(step, "CONSTANT ROW") && !strstr(step, "pragma_");
}

static bool sorts(const char *step)
{
	return strncmp(step, "USE TEMP B-TREE", 15) == 0;
}

/* The rowid order is an order too: "SCAN steps" with ORDER BY id DESC LIMIT 1 reads one row. */
static bool walks_by_id(const char *sql)
{
	return strstr(sql, "ORDER BY id DESC LIMIT") || strstr(sql, ".id DESC LIMIT");
}

static void explain(struct fixture *f, const struct question *q)
{
	char *sql = rows_expand(q->sql), *text = xasprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(f->store->sql.db, text, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(f->store->sql.db), sql);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *step = sql_column_text(st, 3);

		if (getenv("SHOW"))
			printf("%s\n    %s\n", sql, step);
		if (scans(step) && !(q->plan & PLAN_SCANS) && !walks_by_id(sql))
			fail_msg("%s: %s", step, sql);
		if (sorts(step) && !(q->plan & PLAN_SORTS))
			fail_msg("%s: %s", step, sql);
	}
	sqlite3_finalize(st);
	free(text);
	free(sql);
}

static void no_question_walks_a_table(void **state)
{
	struct fixture *f = *state;
	size_t n = 0;

	for (size_t i = 0; db_questions[i]; i++)
		for (size_t k = 0; db_questions[i][k]; k++, n++)
			explain(f, db_questions[i][k]);
	assert_true(n > 40);
}

/* Looking for what refers to a row, and the check of a foreign key at its deletion, both need an index
 * that begins with the reference, but for tables that stay small. */
static void references_are_indexed(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; model_tables[i]; i++) {
		const struct table *t = model_tables[i];

		for (size_t c = 0; c < t->n_columns; c++) {
			sqlite3_stmt *st;

			if (t->columns[c].type != COLUMN_REF || t == &group_table)
				continue;
			fixture_ok(f,
				row_referring(
					&f->store->sql, t, t->columns[c].name, 1, &st, &f->e));
			explain(f, &(struct question) { sqlite3_sql(st), PLAN_SORTS });
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			no_question_walks_a_table, fixture_setup_memory, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			references_are_indexed, fixture_setup_memory, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
