/* Many files at once: one step, nothing twice, one that fails falls alone, answers count for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "services/import_batch_parts.h"
#include "services/import_edits.h"

#include "cmocka.h"
#include "tests/support/scratch.h"
#include "tests/support/world.h"

static const struct import_options none = { .day = DAY_NONE };

struct scene {
	struct world *w;
	char *folder;
	struct import_batch b;
};

static void write_file(const struct scene *s, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", s->folder, name);
	struct file_out f;
	struct err e = { 0 };

	assert_true(file_out_open(&f, path, &e) && file_out_write(&f, text, strlen(text), &e) &&
		file_out_commit(&f, &e));
	free(path);
	file_out_release(&f);
}

static void read_all(struct scene *s)
{
	import_batch_release(&s->b);
	import_batch_init(&s->b, &s->w->se, &none);
	world_ok(s->w, import_batch_add(&s->b, s->folder, &s->w->e));
	while (import_batch_read(&s->b, NULL))
		;
}

static void write_all(struct scene *s)
{
	world_ok(s->w, import_batch_begin(&s->b, &s->w->e));
	while (import_batch_write(&s->b))
		;
	world_ok(s->w, import_batch_end(&s->b, true, &s->w->e));
}

static void scene_open(struct scene *s, struct world *w)
{
	*s = (struct scene) { .w = w, .folder = scratch_folder() };
	write_file(s, "a.txt",
		"Minnesanteckningar Beredning Väst\nDag: 10 mars 2020\n\nNärvarande:\nKarin Alm\nAnnika "
		"Ekdal\n\n1. Välkommen\nVi börjar.\n");
	write_file(s, "Beredning Väst 20200512.txt",
		"Närvarande:\nKarin Alm\nAnnica Ekdal\n\n1. Välkommen\nVi fortsätter.\n");
	write_file(s, "sist.txt",
		"Närvarande:\nKarin Alm\n\n1. Välkommen\nHej.\n\n2. Övrigt\nUtan dag.\n");
}

static void scene_close(struct scene *s)
{
	scratch_remove(s->folder);
	import_batch_release(&s->b);
}

static size_t meetings(struct world *w)
{
	struct meeting_query q = { .to = "2025-01-01" };
	struct meeting_rows rows = { 0 };
	size_t n;

	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	n = rows.n;
	pool_release(&rows.pool);
	return n;
}

static void test_a_folder_is_one_step(void **state)
{
	struct scene s;

	scene_open(&s, *state);
	read_all(&s);
	assert_int_equal(import_batch_count(&s.b, BATCH_READY), 2);
	assert_int_equal(import_batch_count(&s.b, BATCH_ASKS), 1);
	assert_string_equal(s.b.files[0].group_from, "Beredning Väst 20200512.txt");
	assert_string_equal(s.b.files[0].day_from, "Beredning Väst 20200512.txt");
	assert_null(s.b.files[1].group_from);
	world_before(s.w);
	write_all(&s);
	assert_int_equal(meetings(s.w), 2);
	world_undoable(s.w, "Import of 2 files");
	read_all(&s);
	assert_int_equal(import_batch_count(&s.b, BATCH_READY), 0);
	assert_int_equal(import_batch_count(&s.b, BATCH_SAME), 2);
	scene_close(&s);
}

static void test_stopped_leaves_nothing(void **state)
{
	struct scene s;

	scene_open(&s, *state);
	read_all(&s);
	world_before(s.w);
	world_ok(s.w, import_batch_begin(&s.b, &s.w->e));
	assert_true(import_batch_write(&s.b));
	assert_false(import_batch_end(&s.b, false, &s.w->e));
	world_unchanged(s.w);
	assert_int_equal(import_batch_count(&s.b, BATCH_READY), 2);
	scene_close(&s);
}

static size_t people_named(struct world *w, const char *name)
{
	struct name_rows rows = { 0 };
	size_t n = 0;

	world_ok(w, store_names(w->se.store, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		n += strcmp(rows.v[i].name, name) == 0 && !rows.v[i].alias;
	pool_release(&rows.pool);
	return n;
}

static void test_who_is_who_counts_for_all(void **state)
{
	struct scene s;
	size_t i = 0;

	scene_open(&s, *state);
	read_all(&s);
	while (i < s.b.n_pairs && !strstr(s.b.pairs[i].name, "Ekdal"))
		i++;
	assert_true(i < s.b.n_pairs);
	import_batch_answer(&s.b, i, BATCH_ONE);
	write_all(&s);
	assert_int_equal(people_named(s.w, "Annika Ekdal") + people_named(s.w, "Annica Ekdal"), 1);
	scene_close(&s);
}

static void edit(
	struct scene *s, size_t file, enum edit_what what, int index, int value, const char *text)
{
	const struct batch_edit change = { what, index, value, text };

	world_ok(s->w, import_batch_edit(&s->b, file, &change, &s->w->e));
}

static void test_what_was_changed_by_hand_is_written(void **state)
{
	struct scene s;
	int32_t day;
	int last;

	scene_open(&s, *state);
	read_all(&s);
	last = (int)import_batch_look(&s.b, 2)->preview.doc.line_count - 1;
	edit(&s, 2, EDIT_ITEM, 0, 0, "Öppnande");
	edit(&s, 2, EDIT_KIND, last, NOTE_DECISION, NULL);
	day_from_ymd(2020, 6, 1, &day);
	world_ok(s.w, import_batch_set(&s.b, 2, day, 0, "Norra", &s.w->e));
	assert_int_equal(s.b.files[2].state, BATCH_READY);
	import_batch_leave(&s.b, 0, true);
	import_batch_leave(&s.b, 1, true);
	write_all(&s);
	assert_int_equal(meetings(s.w), 1);
	{
		char *all = world_export(s.w);

		assert_non_null(strstr(all, "Öppnande"));
		assert_non_null(strstr(all, "Norra"));
		assert_non_null(strstr(all, "2020-06-01"));
		free(all);
	}
	scene_close(&s);
}

static void test_one_that_fails_falls_alone(void **state)
{
	struct scene s;

	scene_open(&s, *state);
	read_all(&s);
	/* What no reader gives: somebody without a name. */
	import_batch_look(&s.b, 0)->preview.doc.people[1].name = "";
	batch_changed(&s.b.files[0]);
	write_all(&s);
	assert_int_equal(import_batch_count(&s.b, BATCH_WRITTEN), 1);
	assert_int_equal(s.b.files[0].state, BATCH_REFUSED);
	assert_int_equal(meetings(s.w), 1);
	scene_close(&s);
}

/* The program died before anything was taken in: the same files, read again. */
static void read_again(struct scene *s, bool drafts)
{
	import_batch_release(&s->b);
	import_batch_init(&s->b, &s->w->se, &none);
	s->b.drafts = drafts;
	world_ok(s->w, import_batch_add(&s->b, s->folder, &s->w->e));
	while (import_batch_read(&s->b, NULL))
		;
}

static void test_changes_by_hand_outlive_the_program(void **state)
{
	struct scene s;
	struct notes_doc *d;
	int32_t day;

	scene_open(&s, *state);
	read_again(&s, true);
	day_from_ymd(2020, 6, 1, &day);
	world_ok(s.w, import_batch_set(&s.b, 2, day, 0, "Norra", &s.w->e));
	edit(&s, 2, EDIT_ITEM, 0, 0, "Öppnande");
	edit(&s, 2, EDIT_TIME, 540, 600, NULL);
	edit(&s, 1, EDIT_DROP, 0, 0, NULL);
	edit(&s, 1, EDIT_NAME, 0, 0, "Annica Ekdahl");
	edit(&s, 1, EDIT_STATUS, 0, NOTES_ABSENT, NULL);
	import_batch_leave(&s.b, 0, true);

	read_again(&s, true);
	d = &import_batch_look(&s.b, 2)->preview.doc;
	assert_int_equal(s.b.files[2].state, BATCH_READY);
	assert_int_equal(import_batch_day(&s.b.files[2]), day);
	assert_string_equal(s.b.files[2].preview.group, "Norra");
	assert_string_equal(d->items[0].title, "Öppnande");
	assert_int_equal(d->start, 540);
	d = &import_batch_look(&s.b, 1)->preview.doc;
	assert_int_equal(d->person_count, 1);
	assert_string_equal(d->people[0].name, "Annica Ekdahl");
	assert_int_equal(d->people[0].status, NOTES_ABSENT);
	assert_int_equal(s.b.files[1].n_dropped, 1);
	assert_int_equal(s.b.files[0].state, BATCH_LEFT_OUT);
	assert_true(s.b.files[0].restored);
	write_all(&s);

	/* Who imports without looking is not bound by them, and what is written keeps none. */
	world_ok(s.w, store_undo(s.w->se.store, NULL, &s.w->e));
	read_again(&s, false);
	assert_int_equal(s.b.files[0].state, BATCH_READY);
	read_again(&s, true);
	assert_false(s.b.files[1].restored);
	assert_int_equal(import_batch_look(&s.b, 1)->preview.doc.person_count, 2);
	scene_close(&s);
}

static void test_who_was_left_out_comes_back(void **state)
{
	struct scene s;
	struct notes_doc *d;

	scene_open(&s, *state);
	read_again(&s, true);
	d = &import_batch_look(&s.b, 1)->preview.doc;
	assert_string_equal(d->people[0].name, "Karin Alm");
	edit(&s, 1, EDIT_DROP, 0, 0, NULL);
	assert_int_equal(s.b.files[1].preview.present, 1);
	edit(&s, 1, EDIT_BACK, 0, 0, NULL);
	assert_int_equal(s.b.files[1].preview.present, 2);
	assert_string_equal(d->people[0].name, "Karin Alm");
	assert_int_equal(s.b.files[1].n_dropped, 0);
	scene_close(&s);
}

/* What a file says is folded while others are looked at; changes by hand stay. */
static void test_one_is_looked_at_at_a_time(void **state)
{
	struct scene s;
	const struct batch_file *f;

	scene_open(&s, *state);
	read_all(&s);
	edit(&s, 0, EDIT_NAME, 1, 0, "Annica Ek");
	edit(&s, 0, EDIT_DROP, 0, 0, NULL);
	f = import_batch_look(&s.b, 1);
	assert_string_equal(f->preview.doc.people[1].name, "Annika Ekdal");
	assert_int_equal(s.b.files[0].preview.doc.person_count, 0);
	assert_int_equal(s.b.files[0].preview.present, 1);
	assert_true(import_batch_says(&s.b.files[0]));
	edit(&s, 0, EDIT_BACK, 0, 0, NULL);
	f = import_batch_look(&s.b, 0);
	assert_int_equal(f->preview.doc.person_count, 2);
	assert_string_equal(f->preview.doc.people[0].name, "Karin Alm");
	assert_string_equal(f->preview.doc.people[1].name, "Annica Ek");
	write_all(&s);
	assert_int_equal(people_named(s.w, "Annica Ek"), 1);
	scene_close(&s);
}

static void test_answers_outlive_the_program(void **state)
{
	struct scene s;

	scene_open(&s, *state);
	read_again(&s, true);
	assert_true(s.b.n_pairs > 0);
	import_batch_answer(&s.b, 0, BATCH_ONE);
	read_again(&s, true);
	assert_int_equal(s.b.pairs[0].answer, BATCH_ONE);
	write_all(&s);
	world_ok(s.w, store_undo(s.w->se.store, NULL, &s.w->e));
	read_again(&s, true);
	assert_int_equal(s.b.pairs[0].answer, BATCH_OPEN);
	scene_close(&s);
}

/* Who stand on one list are two, however alike their names; a short form in another file may be one. */
static void test_two_on_one_list(void **state)
{
	struct scene s;
	bool lasse = false;

	scene_open(&s, *state);
	write_file(&s, "sist.txt",
		"Minnesanteckningar Beredning Väst\nDag: 2 juni 2020\n\nNärvarande:\nKarin Alm\nAnnica "
		"Ekdal\nAnnika Ekdal\nLasse Tallvik\n\n1. Välkommen\nHej.\n");
	write_file(&s, "a.txt",
		"Minnesanteckningar Beredning Väst\nDag: 10 mars 2020\n\nNärvarande:\nKarin Alm\nLars "
		"Tallvik\nAnnika Ekdal\n\n1. Välkommen\nVi börjar.\n");
	read_all(&s);
	for (size_t i = 0; i < s.b.n_pairs; i++) {
		assert_null(strstr(s.b.pairs[i].name, "Ekdal"));
		lasse |= strstr(s.b.pairs[i].name, "Tallvik") != NULL;
	}
	assert_true(lasse);
	scene_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_a_folder_is_one_step),
		IN_WORLD(test_stopped_leaves_nothing),
		IN_WORLD(test_who_is_who_counts_for_all),
		IN_WORLD(test_what_was_changed_by_hand_is_written),
		IN_WORLD(test_one_that_fails_falls_alone),
		IN_WORLD(test_changes_by_hand_outlive_the_program),
		IN_WORLD(test_who_was_left_out_comes_back),
		IN_WORLD(test_one_is_looked_at_at_a_time),
		IN_WORLD(test_answers_outlive_the_program),
		IN_WORLD(test_two_on_one_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
