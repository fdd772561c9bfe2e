/* Every table against its description: stored and loaded whole, changed, deleted, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/check.h"
#include "db/image.h"
#include "db/rows.h"
#include "db/store.h"
#include "tests/support/fixture.h"

static void begin(struct fixture *f)
{
	fixture_ok(f, store_begin(f->store, "test", &f->e));
}

static void commit(struct fixture *f)
{
	fixture_ok(f, store_commit(f->store, &f->e));
}

/* ---- Any record ---- */

/* One row in every table; ids[place] of it. */
struct rows {
	int64_t ids[JOURNAL_TABLES_MAX];
};

static const char *sample_text(const struct column *c, int round)
{
	static const char *const days[] = { "2026-03-10", "2027-12-31" };
	static const char *const times[] = { "2026-03-10T09:00", "2026-03-11T23:59" };
	static const char *const clocks[] = { "09:20", "11:45" };
	static const char *const hashes[] = {
		"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		"fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
	};
	static const char *const letters[] = { "Å", "B" };
	static const char *const texts[] = { "Åsa “x” \\ \t ü\nrad", "Ö" };

	if (strstr(c->name, "_day") || strncmp(c->name, "due_", 4) == 0)
		return days[round];
	if (strstr(c->name, "starts") || strstr(c->name, "ends") ||
		strcmp(c->name, "instance") == 0)
		return times[round];
	if (strcmp(c->name, "came") == 0 || strcmp(c->name, "left") == 0 ||
		strcmp(c->name, "begins") == 0)
		return clocks[round];
	if (strcmp(c->name, "sha256") == 0)
		return hashes[round];
	return strcmp(c->name, "letter") == 0 ? letters[round] : texts[round];
}

static int word_count(const char *const *names)
{
	int n = 0;

	while (names[n])
		n++;
	return n;
}

/* References point at the first row of their table, or at nothing while there is none. */
static void fill(const struct table *t, void *rec, const struct rows *rows, int round)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		switch (c->type) {
		case COLUMN_TEXT:
			column_set_text(c, rec, sample_text(c, round));
			break;
		case COLUMN_REF:
			column_set_int(c, rec, rows->ids[rows_place(rows_table(c->refers))]);
			break;
		case COLUMN_ENUM:
			column_set_int(c, rec, round ? word_count(c->names) - 1 : 0);
			break;
		case COLUMN_BOOL:
			column_set_int(c, rec, round);
			break;
		case COLUMN_INT:
			column_set_int(c, rec, 1000000007 + round + (int)i);
			break;
		}
	}
}

static void *new_record(const struct table *t)
{
	return xcalloc(1, t->size);
}

static void free_record(const struct table *t, void *rec)
{
	record_release(t, rec);
	free(rec);
}

static void expect_stored(struct fixture *f, const struct table *t, const void *rec)
{
	const struct head *h = rec;
	void *loaded = new_record(t);

	fixture_ok(f, store_load(f->store, t, h->id, loaded, &f->e));
	assert_true(record_same(t, rec, loaded));
	assert_int_equal(((struct head *)loaded)->rev, h->rev);
	free_record(t, loaded);
}

static void add_row(struct fixture *f, const struct table *t, struct rows *rows)
{
	void *rec = new_record(t);

	fill(t, rec, rows, 0);
	fixture_ok(f, store_save(f->store, t, rec, &f->e));
	assert_int_equal(((struct head *)rec)->rev, 1);
	rows->ids[rows_place(t)] = ((struct head *)rec)->id;
	expect_stored(f, t, rec);
	free_record(t, rec);
}

static void change_row(struct fixture *f, const struct table *t, const struct rows *rows)
{
	void *rec = new_record(t), *before = new_record(t);

	fixture_ok(f, store_load(f->store, t, rows->ids[rows_place(t)], rec, &f->e));
	record_copy(t, before, rec);
	fill(t, rec, rows, 1);
	fixture_ok(f, store_save(f->store, t, rec, &f->e));
	/* A row of references alone has nothing else to change to. */
	assert_int_equal(((struct head *)rec)->rev, record_same(t, before, rec) ? 1 : 2);
	expect_stored(f, t, rec);
	free_record(t, rec);
	free_record(t, before);
}

static void every_table(void **state)
{
	struct fixture *f = *state;
	struct rows rows = { { 0 } };
	size_t n = 0;

	begin(f);
	for (; model_tables[n]; n++)
		add_row(f, model_tables[n], &rows);
	for (size_t i = 0; i < n; i++)
		change_row(f, model_tables[i], &rows);
	commit(f);
	begin(f);
	/* Items and groups that refer to themselves by now let go first. */
	for (size_t i = n; i-- > 0;) {
		const struct table *t = model_tables[i];
		void *rec = new_record(t);

		fixture_ok(f, store_load(f->store, t, rows.ids[i], rec, &f->e));
		for (size_t c = 0; c < t->n_columns; c++)
			if (t->columns[c].type == COLUMN_REF &&
				strcmp(t->columns[c].refers, t->name) == 0)
				column_set_int(&t->columns[c], rec, 0);
		fixture_ok(f, store_save(f->store, t, rec, &f->e));
		fixture_ok(f, store_delete(f->store, t, rows.ids[i], &f->e));
		fixture_refused(
			f, store_load(f->store, t, rows.ids[i], rec, &f->e), ERR_NOT_FOUND, NULL);
		free_record(t, rec);
	}
	commit(f);
}

static void images_come_back(void **state)
{
	struct fixture *f = *state;
	struct rows rows = { { 0 } };

	(void)f;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; model_tables[i]; i++) {
			const struct table *t = model_tables[i];
			void *rec = new_record(t), *back = new_record(t);
			struct buf json = { 0 };

			fill(t, rec, &rows, round);
			*(struct head *)rec = (struct head) { 17, 4 };
			image_write(t, rec, &json);
			assert_true(image_read(t, buf_str(&json), back));
			assert_true(record_same(t, rec, back));
			assert_int_equal(((struct head *)back)->id, 17);
			assert_int_equal(((struct head *)back)->rev, 4);
			for (size_t cut = 0; cut < json.len; cut++) {
				char *part = xstrndup(json.s, cut);

				assert_false(image_read(t, part, back));
				free(part);
			}
			buf_release(&json);
			free_record(t, rec);
			free_record(t, back);
		}
	}
}

static void schema_is_the_descriptions(void **state)
{
	struct fixture *f = *state;
	struct check_sink sink = { 0 };

	fixture_ok(f, check_schema(&f->store->sql, &sink, &f->e));
	assert_int_equal(sink.n, 0);
}

/* ---- Ids, revs, sums ---- */

static void ids_are_never_used_again(void **state)
{
	struct fixture *f = *state;
	int64_t first = fixture_party(f, "Ekby"), second;

	begin(f);
	fixture_ok(f, store_party_delete(f->store, first, &f->e));
	commit(f);
	second = fixture_party(f, "Vik");
	assert_true(second > first);
	fixture_ok(f, store_undo(f->store, NULL, &f->e));
	assert_true(fixture_party(f, "Ås") > second);
}

static void ids_count_on_within_a_step(void **state)
{
	struct fixture *f = *state;
	struct party a = { .name = xstrdup("A") }, b = { .name = xstrdup("B") };

	begin(f);
	fixture_ok(f, store_party_save(f->store, &a, &f->e));
	store_rollback(f->store);
	a.id = a.rev = 0;
	begin(f);
	fixture_ok(f, store_party_save(f->store, &a, &f->e));
	fixture_ok(f, store_party_save(f->store, &b, &f->e));
	commit(f);
	assert_int_equal(b.id, a.id + 1);
	party_release(&a);
	party_release(&b);
}

static size_t history_length(struct fixture *f)
{
	struct step_rows steps;
	size_t n;

	fixture_ok(f, store_history(f->store, 1000, &steps, &f->e));
	n = steps.n;
	pool_release(&steps.pool);
	return n;
}

static void nothing_changed_writes_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");
	struct party p = { 0 };

	fixture_ok(f, store_party_load(f->store, id, &p, &f->e));
	begin(f);
	fixture_ok(f, store_party_save(f->store, &p, &f->e));
	commit(f);
	assert_int_equal(p.rev, 1);
	assert_int_equal(history_length(f), 1);
	party_release(&p);
}

static void an_old_rev_is_a_conflict(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");
	struct party mine = { 0 }, theirs = { 0 };

	fixture_ok(f, store_party_load(f->store, id, &mine, &f->e));
	fixture_ok(f, store_party_load(f->store, id, &theirs, &f->e));
	xreplace(&theirs.name, "Norra Ekby");
	xreplace(&mine.name, "Södra Ekby");
	begin(f);
	fixture_ok(f, store_party_save(f->store, &theirs, &f->e));
	commit(f);
	begin(f);
	fixture_refused(f, store_party_save(f->store, &mine, &f->e), ERR_CONFLICT, "NOT saved");
	store_rollback(f->store);
	begin(f);
	fixture_ok(f, store_party_delete(f->store, id, &f->e));
	commit(f);
	begin(f);
	fixture_refused(f, store_party_save(f->store, &mine, &f->e), ERR_CONFLICT, "removed");
	store_rollback(f->store);
	party_release(&mine);
	party_release(&theirs);
}

static void a_changed_byte_is_seen(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");
	struct party p = { 0 };
	size_t n;

	fixture_ok(f, sql_run(&f->store->sql, "UPDATE parties SET name = 'Ekbx'", &f->e));
	fixture_refused(
		f, store_party_load(f->store, id, &p, &f->e), ERR_CORRUPT, "not as it was saved");
	fixture_ok(f, store_doctor(f->store, NULL, NULL, &n, &f->e));
	assert_int_equal(n, 1);
	party_release(&p);
}

/* A column that a later version adds is empty in old rows, and their sums hold. */
static void empty_columns_do_not_count(void **state)
{
	struct party p = { .id = 3, .name = xstrdup("Ekby") };
	struct table shorter = party_table;

	(void)state;
	shorter.n_columns = 1;
	assert_true(record_sum(&shorter, &p) == record_sum(&party_table, &p));
	p.kind = PARTY_AGENCY;
	assert_true(record_sum(&shorter, &p) != record_sum(&party_table, &p));
	party_release(&p);
}

/* ---- What is refused ---- */

static void refuse_meeting(struct fixture *f, struct meeting m)
{
	begin(f);
	fixture_refused(f, store_meeting_save(f->store, &m, &f->e), ERR_INVALID, NULL);
	assert_int_equal(m.id, 0);
	store_rollback(f->store);
	meeting_release(&m);
}

static char *repeat(char c, size_t n)
{
	char *s = xcalloc(n + 1, 1);

	memset(s, c, n);
	return s;
}

static void rules_of_the_schema(void **state)
{
	struct fixture *f = *state;

	refuse_meeting(f, (struct meeting) { .starts = xstrdup("10 mars") });
	refuse_meeting(f, (struct meeting) { .starts = xstrdup("") });
	refuse_meeting(f, (struct meeting) { .starts = xstrdup("2026-03-10 09:00") });
	refuse_meeting(f,
		(struct meeting) { .starts = xstrdup("2026-03-10"), .title = repeat('x', 2000) });
	refuse_meeting(f,
		(struct meeting) {
			.starts = xstrdup("2026-03-10"), .title = xstrdup("bad \xff byte") });
	refuse_meeting(f, (struct meeting) { .starts = xstrdup("2026-03-10"), .sequence = -1 });
	assert_int_equal(history_length(f), 0);
}

static void references_hold(void **state)
{
	struct fixture *f = *state;
	int64_t meeting = fixture_meeting(f, "Möte", "2026-03-10T09:00");
	struct item it = { .meeting_id = meeting, .title = xstrdup("Välkommen") };
	struct item stray = { .meeting_id = meeting + 99 };
	struct id_list items;

	begin(f);
	fixture_ok(f, store_item_save(f->store, &it, &f->e));
	fixture_refused(f, store_item_save(f->store, &stray, &f->e), ERR_INVALID, NULL);
	fixture_refused(
		f, store_meeting_delete(f->store, meeting, &f->e), ERR_INVALID, "refer to it");
	commit(f);
	fixture_ok(f, store_referring(f->store, &item_table, "meeting_id", meeting, &items, &f->e));
	assert_int_equal(items.n, 1);
	assert_int_equal(items.v[0], it.id);
	pool_release(&items.pool);
	item_release(&it);
}

/* ---- Settings and drafts ---- */

static void expect_setting(struct fixture *f, const char *key, const char *value)
{
	char *got;

	fixture_ok(f, store_setting(f->store, key, "fallback", &got, &f->e));
	assert_string_equal(got, value);
	free(got);
}

static void settings(void **state)
{
	struct fixture *f = *state;

	expect_setting(f, "zone", "fallback");
	begin(f);
	fixture_ok(f, store_setting_set(f->store, "zone", "Europe/Stockholm", &f->e));
	commit(f);
	expect_setting(f, "zone", "Europe/Stockholm");
	begin(f);
	fixture_ok(f, store_setting_set(f->store, "zone", "", &f->e));
	commit(f);
	expect_setting(f, "zone", "");
	fixture_ok(f, store_undo(f->store, NULL, &f->e));
	expect_setting(f, "zone", "Europe/Stockholm");
	begin(f);
	fixture_ok(f, store_setting_set(f->store, "zone", NULL, &f->e));
	commit(f);
	expect_setting(f, "zone", "fallback");
}

static void drafts(void **state)
{
	struct fixture *f = *state;
	int64_t at = 0;
	char *text;

	fixture_ok(f, store_draft_save(f->store, "note:1:2", "Elin: halvt", &f->e));
	fixture_ok(f, store_draft_save(f->store, "note:1:2", "Elin: halvt skr", &f->e));
	fixture_open(f);
	fixture_ok(f, store_draft(f->store, "note:1:2", &text, &at, &f->e));
	assert_string_equal(text, "Elin: halvt skr");
	assert_int_equal(at, FIXTURE_NOW);
	free(text);
	assert_int_equal(history_length(f), 0);
	begin(f);
	fixture_ok(f, store_draft_save(f->store, "note:1:2", NULL, &f->e));
	store_rollback(f->store);
	fixture_ok(f, store_draft(f->store, "note:1:2", &text, NULL, &f->e));
	assert_non_null(text);
	free(text);
	fixture_ok(f, store_draft_save(f->store, "note:1:2", "", &f->e));
	fixture_ok(f, store_draft(f->store, "note:1:2", &text, NULL, &f->e));
	assert_null(text);
}

static void emptiness(void **state)
{
	struct fixture *f = *state;
	bool empty;

	fixture_ok(f, store_empty(f->store, &empty, &f->e));
	assert_true(empty);
	fixture_party(f, "Ekby");
	fixture_ok(f, store_empty(f->store, &empty, &f->e));
	assert_false(empty);
}

#define IN_MEMORY(test)                                                                            \
	cmocka_unit_test_setup_teardown(test, fixture_setup_memory, fixture_teardown)
#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_MEMORY(every_table),
		IN_MEMORY(images_come_back),
		IN_MEMORY(schema_is_the_descriptions),
		IN_MEMORY(ids_are_never_used_again),
		IN_MEMORY(ids_count_on_within_a_step),
		IN_MEMORY(nothing_changed_writes_nothing),
		IN_MEMORY(an_old_rev_is_a_conflict),
		IN_MEMORY(a_changed_byte_is_seen),
		cmocka_unit_test(empty_columns_do_not_count),
		IN_MEMORY(rules_of_the_schema),
		IN_MEMORY(references_hold),
		IN_MEMORY(settings),
		IN_FILE(drafts),
		IN_MEMORY(emptiness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
