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

#include "cmocka.h"
#include "tests/support/golden.h"
#include "tests/support/stage.h"

static void test_as_drawn(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = { { 24, 80, "preview-80x24" }, { 16, 60, "preview-60x16" } };
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
	char folder[] = "/tmp/preview.XXXXXX", *path;
	struct stage s;
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
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
	remove(path);
	remove(folder);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_drawn),
		cmocka_unit_test(test_to_the_end_and_back),
		cmocka_unit_test(test_other_documents),
		cmocka_unit_test(test_write_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
