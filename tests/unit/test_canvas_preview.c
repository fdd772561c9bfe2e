/* The finished notes on the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/find.h"

#include "cmocka.h"
#include "tests/support/golden.h"
#include "tests/support/scratch.h"
#include "tests/support/stage.h"
#include "tui/views/views.h"

static void test_as_drawn(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = { { 24, 80, "preview-80x24" }, { 16, 60, "preview-60x16" },
		{ 36, 120, "preview-120x36" } };
	struct stage s;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		stage_open(&s, sizes[i].rows, sizes[i].cols, true);
		stage_keys(&s, "3 v");
		assert_true(stage_sound(&s));
		golden_check(sizes[i].name, stage_text(&s));
		stage_close(&s);
	}
}

static void test_to_the_end_and_back(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 v <End>");
	assert_true(stage_shows(&s, "Nästa möte"));
	assert_false(strstr(stage_text(&s), "Datum: ") != NULL);
	stage_keys(&s, "<Down>");
	assert_true(stage_shows(&s, "Nästa möte"));
	stage_resize(&s, 12, 60);
	assert_true(stage_sound(&s));
	stage_keys(&s, "<Home>");
	assert_true(stage_shows(&s, "Minnesanteckningar"));
	stage_keys(&s, "<Esc>");
	assert_false(strstr(stage_text(&s), "Minnesanteckningar") != NULL);
	stage_close(&s);
}

static void test_other_documents(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 v v");
	assert_true(stage_shows(&s, "offentlig"));
	stage_keys(&s, "d");
	assert_true(stage_shows(&s, "Dagordning – Beredning Väst"));
	stage_keys(&s, "d t <End>");
	assert_true(stage_shows(&s, "Vad | Vem | När | Punkt"));
	stage_close(&s);
}

static void test_write_a_file(void **state)
{
	char *folder = scratch_folder(), *path;
	struct stage s;
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	path = xasprintf("%s/mars.html", folder);
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 v x");
	assert_true(stage_shows(&s, "beredning-vast"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, path);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "mars.html"));
	assert_true(file_read(path, 1 << 20, &b, &e));
	assert_int_equal(strncmp(buf_str(&b), "<!DOCTYPE html>", 15), 0);
	buf_release(&b);
	stage_close(&s);
	scratch_remove(folder);
	free(path);
}

/* ---- Sending -------------------------------------------------------------------------------------- */

/* The preview of the meeting of 20 January, whose notes are approved. */
static int64_t open_approved(struct stage *s, int rows, int cols)
{
	int64_t id = 0;
	struct err e = { 0 };

	stage_open(s, rows, cols, true);
	assert_true(meeting_find(&s->app.session, "2026-01-20", 0, &id, &e));
	assert_true(app_push(&s->app, &preview_view, &id));
	stage_keys(s, "<Home>");
	return id;
}

static void test_from_approved_to_a_new_version(void **state)
{
	struct stage s;
	int64_t id = open_approved(&s, 24, 80);
	struct item it = { .title = xstrdup("Språkstöd i höst") };
	struct err e = { 0 };

	(void)state;
	assert_true(stage_shows(&s, "justerad · intern"));
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "Anteckningarnas läge: justerad"));
	assert_true(stage_shows(&s, "blir allmän handling"));
	golden_check("preview-state-80x24", stage_text(&s));
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "De är utskickade"));
	stage_keys(&s, "<Esc> s o");
	assert_true(stage_shows(&s, "utkast · intern"));
	assert_true(item_add(&s.app.session, id, 0, 0, &it, &e));
	item_release(&it);
	/* The check has something to say: it is asked before sending. */
	stage_keys(&s, "s s");
	assert_true(stage_shows(&s, "före utskick"));
	assert_true(stage_shows(&s, "skicka ut ändå"));
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "Version 2 är sparad som utskickad"));
	assert_true(stage_shows(&s, "utskickad · intern"));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "version 2, 10 mars · intern"));
	assert_true(stage_shows(&s, "Version 2 skiljer sig från den förra:"));
	assert_true(stage_shows(&s, "”Språkstöd i höst”: ny punkt"));
	stage_keys(&s, ", ,");
	assert_true(stage_shows(&s, "Det här är den första versionen."));
	assert_false(strstr(stage_text(&s), "skiljer sig") != NULL);
	stage_keys(&s, ". . .");
	assert_true(stage_shows(&s, "Så här skulle det skickas ut nu."));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "utkast · intern"));
	stage_close(&s);
}

static void test_the_remarks_are_one_key_away(void **state)
{
	struct stage s;
	int64_t id = open_approved(&s, 24, 80);
	struct item it = { .title = xstrdup("Språkstöd i höst") };
	struct err e = { 0 };

	(void)state;
	stage_keys(&s, "s o");
	assert_true(item_add(&s.app.session, id, 0, 0, &it, &e));
	item_release(&it);
	stage_keys(&s, "s s k");
	assert_true(stage_shows(&s, "Språkstöd i höst"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "utkast · intern"));
	stage_close(&s);
}

static void test_a_running_meeting_is_not_sent(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 v s s");
	assert_true(stage_shows(&s, "Mötet pågår än"));
	stage_keys(&s, "<Esc> d s s");
	assert_true(stage_shows(&s, "Version 1 är sparad som utskickad"));
	stage_close(&s);
}

static void test_the_house_form(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 v b");
	assert_false(strstr(stage_text(&s), "Ordförande: ") != NULL);
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "Ordförande: Johan Strand"));
	stage_keys(&s, "n <End>");
	assert_false(strstr(stage_text(&s), "Henrik: ") != NULL);
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_drawn),
		cmocka_unit_test(test_to_the_end_and_back),
		cmocka_unit_test(test_other_documents),
		cmocka_unit_test(test_write_a_file),
		cmocka_unit_test(test_from_approved_to_a_new_version),
		cmocka_unit_test(test_the_remarks_are_one_key_away),
		cmocka_unit_test(test_a_running_meeting_is_not_sent),
		cmocka_unit_test(test_the_house_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
