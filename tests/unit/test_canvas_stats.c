/* Attendance over time on the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"

#include "../support/fixture.h"
#include "../support/stage.h"
#include "cmocka.h"

static void test_people(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8>");
	stage_goldens(&s, "stats-people");
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "jsondjfmar"));
	stage_keys(&s, "s s s");
	assert_true(stage_shows(&s, "sortering: borta längst"));
	stage_keys(&s, "/");
	stage_type(&s, "strömvik");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ekdahl, Malin"));
	assert_true(stage_lacks(&s, "Berg, Sven-Olof"));
	assert_true(stage_sound(&s));
	stage_close(&s);
}

static void test_other_tables(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8> <Tab>");
	stage_goldens(&s, "stats-parties");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "[grupper]"));
	assert_true(stage_shows(&s, "95→80"));
	stage_keys(&s, "<Tab> v");
	assert_true(stage_shows(&s, "2025 hösten"));
	assert_true(stage_sound(&s));
	/* From a year to its people. */
	stage_keys(&s, "v <Enter>");
	assert_true(stage_shows(&s, "Närvaro · 2025"));
	assert_true(stage_shows(&s, "[personer]"));
	/* And back to the years, then out. */
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "[år]"));
	assert_true(stage_shows(&s, "▶2025"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_lacks(&s, "Närvaro · alla år"));
	stage_close(&s);
}

static void test_one_person(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8> <Down> <Enter>");
	stage_goldens(&s, "stats-person");
	assert_true(stage_shows(&s, "Kallad till 8 möten: på plats 5, digitalt 1"));
	stage_keys(&s, "<Down> <Enter>");
	assert_true(stage_shows(&s, "[3 Pågår]"));
	stage_close(&s);
}

static void test_times(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8> ,");
	assert_true(stage_shows(&s, "Närvaro · 2026"));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "Närvaro · 2025"));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "Inga möten den här tiden. , tar året före."));
	stage_keys(&s, ". . .");
	assert_true(stage_shows(&s, "Närvaro · tolv månader"));
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "Närvaro · alla år"));
	stage_close(&s);
}

static void test_of_one_group(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8> b 3");
	assert_true(stage_shows(&s, "Öst  sortering: namn"));
	assert_true(stage_lacks(&s, "Alm, Karin"));
	assert_true(stage_shows(&s, "3 möten"));
	stage_keys(&s, "b 0 <Home>");
	assert_true(stage_shows(&s, "Alm, Karin"));
	stage_close(&s);
}

static void test_strip_goes_sideways(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 16, 60, true);
	stage_keys(&s, "<F8>");
	assert_true(stage_lacks(&s, "jun"));
	stage_keys(&s, "<Left> <Left>");
	assert_true(stage_shows(&s, "jun"));
	stage_keys(&s, "<Left> <Right> <Right>");
	assert_true(stage_shows(&s, "mar"));
	stage_close(&s);
}

/* The same figures in the list of people, and the way there. */
static void test_from_the_people(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Tab> g");
	stage_type(&s, "karin");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Närvaro 12 mån: P5 D1 A1 F1; senast 10 mar 2026"));
	stage_keys(&s, "t");
	assert_true(stage_shows(&s, "Karin Alm, Kansliet"));
	stage_close(&s);
}

static void test_to_a_file(void **state)
{
	struct fixture *f = *state;
	char *page = fixture_path(f, "narvaro.md"), *table = fixture_path(f, "narvaro.csv");
	struct buf b = { 0 };
	struct stage s;

	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F8> x <C-u>");
	stage_type(&s, page);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Skrivet till"));
	stage_keys(&s, "x <C-u>");
	stage_type(&s, table);
	stage_keys(&s, "<Enter>");
	assert_true(file_read(page, 1 << 20, &b, &f->e));
	assert_non_null(strstr(buf_str(&b), "# Närvaro 11 mars 2025 – 10 mars 2026"));
	assert_null(strstr(buf_str(&b), "Alm"));
	buf_cut(&b, 0);
	assert_true(file_read(table, 1 << 20, &b, &f->e));
	assert_non_null(strstr(buf_str(&b), ";Karin Alm;Kansliet;"));
	buf_release(&b);
	stage_close(&s);
	free(page);
	free(table);
}

static void test_linear(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	grid_set_charset(s.grid, CHARSET_LINEAR);
	stage_keys(&s, "<F8>");
	assert_true(stage_shows(&s, "Kallad till 5 möten: på plats 4"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_other_tables),
		cmocka_unit_test(test_one_person),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_of_one_group),
		cmocka_unit_test(test_strip_goes_sideways),
		cmocka_unit_test(test_from_the_people),
		cmocka_unit_test_setup_teardown(
			test_to_a_file, fixture_setup_folder, fixture_teardown),
		cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
