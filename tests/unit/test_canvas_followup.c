/* View 5, the check, and what was left to do, through keys and the screen. */
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

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"
#include "tests/support/scratch.h"

/* ---- View 5 ---- */

static void test_faces(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5");
	stage_goldens(&s, "followup-open");
	stage_keys(&s, ".");
	stage_goldens(&s, "followup-decisions");
	stage_keys(&s, ".");
	stage_goldens(&s, "followup-all");
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "[öppna uppgifter]"));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "[allt]"));
	stage_close(&s);
}

static void test_done_and_back(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5");
	assert_true(stage_shows(&s, "4 öppna  1 försenad  6 beslut"));
	assert_true(stage_shows(&s, "▶! fre  6 mar Skicka schabloner"));
	stage_keys(&s, "<Space>");
	assert_true(stage_shows(&s, "3 öppna  6 beslut"));
	assert_true(stage_shows(&s, "x fre  6 mar Skicka schabloner"));
	stage_keys(&s, "<End> <Space>");
	assert_true(stage_shows(&s, "4 öppna  1 försenad"));
	stage_keys(&s, "<Home> <Space> å");
	assert_true(stage_shows(&s, "4 öppna  1 försenad"));
	stage_keys(&s, ". <Space>");
	assert_true(stage_shows(&s, "Bara det som är att göra kan bli klart."));
	stage_close(&s);
}

static void test_change(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5 <Down> e");
	assert_true(stage_shows(&s, "fre 13/3                            fre 13 mar"));
	stage_keys(&s, "<Tab> <C-u>");
	stage_type(&s, "Eva B");
	stage_keys(&s, "<Tab> <C-u>");
	stage_type(&s, "v. 14");
	assert_true(stage_shows(&s, "30 mar"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Eva B"));
	assert_true(stage_shows(&s, "v. 14"));
	assert_true(stage_shows(&s, "Ändrad 1"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "fre 13 mar Skriftliga"));
	stage_keys(&s, "e <Tab> <Tab> <C-u>");
	stage_type(&s, "varje månad");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "varje mån"));
	stage_close(&s);
}

static void test_narrow(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5 p");
	stage_type(&s, "Petra");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ansvarig: Petra Kvist"));
	assert_true(stage_shows(&s, "▶· fre 27 mar Boka lokal"));
	assert_true(stage_lacks(&s, "Skicka schabloner"));
	stage_keys(&s, "p");
	stage_type(&s, "AF");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ansvarig: Arbetsförmedlingen"));
	assert_true(stage_shows(&s, "Skicka schabloner"));
	stage_keys(&s, "p");
	stage_type(&s, "Nils Holgersson");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Nils Holgersson"));
	stage_keys(&s, "<Esc> p <Enter> /");
	stage_type(&s, "universitet");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Filter: \"universitet\""));
	assert_true(stage_lacks(&s, "Boka lokal"));
	stage_keys(&s, "/ <C-u>");
	stage_type(&s, "finns inte");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Inget passar."));
	stage_close(&s);
}

static void test_group(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5 b");
	assert_true(stage_shows(&s, "Beredning Väst"));
	stage_keys(&s, "3");
	assert_true(stage_shows(&s, "Grupp: "));
	stage_keys(&s, "b 0");
	assert_true(stage_shows(&s, "sortering: förfall"));
	stage_keys(&s, "3 T");
	assert_true(stage_shows(&s, "Grupp: Väst"));
	assert_true(stage_shows(&s, "Bjud in universitetet"));
	assert_true(stage_lacks(&s, "Boka lokal"));
	stage_close(&s);
}

static void test_to_the_item(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5 <Home> <Down> <Enter>");
	assert_true(stage_shows(&s, "[3 Pågår]"));
	assert_true(stage_shows(&s, "§ 5 Ansökningar"));
	stage_keys(&s, "5 <Home> <Enter>");
	assert_true(stage_shows(&s, "Styrelsemöte"));
	assert_true(stage_shows(&s, "Ekonomisk rapport"));
	stage_close(&s);
}

static void write_to(struct stage *s, const char *path)
{
	stage_keys(s, "x <C-u>");
	stage_type(s, path);
	stage_keys(s, "<Enter>");
	assert_true(stage_shows(s, "Skrivet till"));
}

static void test_export(void **state)
{
	char *dir = scratch_folder(), *csv, *md;
	struct buf b = { 0 };
	struct err e = { 0 };
	struct stage s;

	(void)state;
	csv = xasprintf("%s/a.csv", dir);
	md = xasprintf("%s/a.md", dir);
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "5 p");
	stage_type(&s, "Marta");
	stage_keys(&s, "<Enter>");
	write_to(&s, csv);
	write_to(&s, md);
	assert_true(file_read(csv, 10000, &b, &e));
	assert_non_null(strstr(buf_str(&b),
		"\xef\xbb\xbf"
		"Slag;Nummer;Datum;Grupp;Punkt;Vad;Vem;"));
	assert_non_null(strstr(buf_str(&b),
		"Att göra;;2026-02-17;Styrelse;5 Ekonomisk rapport;"
		"Skicka schabloner för lönekostnader;Marta S;2026-03-06;"));
	buf_cut(&b, 0);
	assert_true(file_read(md, 10000, &b, &e));
	assert_non_null(strstr(buf_str(&b), "| Att göra |  | 2026-02-17 | Styrelse |"));
	stage_close(&s);
	scratch_remove(dir);
	free(csv);
	free(md);
	buf_release(&b);
}

static void test_every_size_is_sound(void **state)
{
	static const char *const views[] = { "5", "5 .", "5 , ,", "3 K" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < ARRAY_LEN(views); v++) {
		stage_keys(&s, views[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

/* ---- What was left ---- */

static void test_left(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	stage_keys(&s, "3");
	assert_true(stage_shows(&s, "FÖREGÅENDE MÖTE"));
	assert_true(stage_shows(&s, "1 uppgift öppen"));
	assert_true(stage_shows(&s, "→ Olle L"));
	stage_keys(&s, "5 <Down> <Down> <Space> 3");
	assert_true(stage_lacks(&s, "FÖREGÅENDE MÖTE"));
	stage_close(&s);
}

/* ---- The check ---- */

static void type_line(struct stage *s, const char *line)
{
	stage_keys(s, "a");
	stage_type(s, line);
	stage_keys(s, "<Enter> <Esc>");
}

/* A meeting with something of most kinds. */
static void open_check(struct stage *s)
{
	stage_open(s, 24, 80, true);
	stage_keys(s, "3");
	type_line(s, "Åsa: två klienter väntar.");
	type_line(s, "! Vi ses måndag 18 mars.");
	type_line(s, "Eva är sjukskriven.");
	type_line(s, "> Ring runt");
	stage_keys(s, "K");
}

static void test_check(void **state)
{
	struct stage s;

	(void)state;
	open_check(&s);
	stage_goldens(&s, "check");
	assert_true(stage_shows(&s, "6 att se över"));
	stage_close(&s);
}

static void test_check_leads_there(void **state)
{
	struct stage s;

	(void)state;
	open_check(&s);
	stage_keys(&s, "<Down> <Enter>");
	assert_true(stage_shows(&s, "[3 Pågår]"));
	assert_true(stage_shows(&s, "§ 5 Ansökningar"));
	stage_keys(&s, "<Delete> K");
	assert_true(stage_lacks(&s, "ordval"));
	assert_true(stage_shows(&s, "4 att se över"));
	stage_keys(&s, "<Esc> å K <Home> r");
	assert_true(stage_shows(&s, "UPPROP"));
	assert_true(stage_shows(&s, "▶ F Fors, Åsa"));
	stage_keys(&s, "p <Esc>");
	assert_true(stage_lacks(&s, "talar ej här"));
	stage_close(&s);
}

static void test_waive(void **state)
{
	struct stage s;

	(void)state;
	open_check(&s);
	stage_keys(&s, "<Down> w <Enter>");
	assert_true(stage_shows(&s, "Ange varför"));
	stage_type(&s, "citat ur lagen");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "5 att se över  1 får stå"));
	assert_true(stage_shows(&s, "får stå: citat ur lagen"));
	stage_keys(&s, "<End> w");
	assert_true(stage_shows(&s, "6 att se över"));
	assert_true(stage_lacks(&s, "citat ur lagen"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "5 att se över  1 får stå"));
	stage_close(&s);
}

static void test_nothing_to_check(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 K");
	assert_true(stage_shows(&s, "Inget att se över"));
	stage_keys(&s, "<Enter> w");
	assert_true(stage_shows(&s, "Inget att se över"));
	stage_keys(&s, "<Esc> v K");
	assert_true(stage_shows(&s, "Inget att se över"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faces),
		cmocka_unit_test(test_done_and_back),
		cmocka_unit_test(test_change),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_group),
		cmocka_unit_test(test_to_the_item),
		cmocka_unit_test(test_export),
		cmocka_unit_test(test_every_size_is_sound),
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_check_leads_there),
		cmocka_unit_test(test_waive),
		cmocka_unit_test(test_nothing_to_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
