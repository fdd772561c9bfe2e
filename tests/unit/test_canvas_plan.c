/* View 7 through keys and the screen: the year from the last one, from nothing, decided, and what became
 * of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/people.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static size_t entries(struct stage *s, const char *from, const char *to, unsigned statuses)
{
	struct meeting_query q = { .from = from, .to = to, .statuses = statuses };
	struct meeting_rows rows;
	struct err e = { 0 };
	size_t n;

	if (!store_meetings(s->store, &q, &rows, &e))
		fail_msg("%s", e.text);
	n = rows.n;
	pool_release(&rows.pool);
	return n;
}

/* ---- From last year ---- */

static void test_preview(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7");
	stage_goldens(&s, "plan-preview");
	assert_int_equal(entries(&s, "2027", "2028", 0), 0);
	stage_close(&s);
}

static void test_preview_to_decision(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7");
	assert_true(stage_shows(&s, "▶x B Väst           tis 20 jan v.4    tis 26 jan v.4"));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "ons 27 jan v.4"));
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "ons  3 feb v.5"));
	stage_keys(&s, "- ,");
	assert_true(stage_shows(&s, "tis 26 jan v.4"));
	stage_keys(&s, "<End> <Space>");
	assert_true(stage_shows(&s, "(hoppas över)"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "UTKAST 2027"));
	assert_true(stage_shows(&s, "13 utkast skapade för 2027"));
	stage_goldens(&s, "plan-proposed");
	assert_int_equal(entries(&s, "2027", "2028", 1u << STATUS_PROPOSED), 13);
	stage_keys(&s, "J");
	stage_type(&s, "§ 7");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "24 nov");
	assert_true(stage_shows(&s, "mån 24 november 2025"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "FASTSTÄLLT 2027: § 7"));
	assert_int_equal(entries(&s, "2027", "2028", 1u << STATUS_DECIDED), 13);
	stage_keys(&s, "J");
	assert_true(stage_shows(&s, "redan fastställt: § 7"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "UTKAST 2027"));
	assert_int_equal(entries(&s, "2027", "2028", 1u << STATUS_PROPOSED), 13);
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "Kopia av 2026"));
	assert_int_equal(entries(&s, "2027", "2028", 0), 0);
	stage_close(&s);
}

static void test_typed_date(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 e");
	stage_type(&s, "tor 13-15");
	assert_true(stage_shows(&s, "tor 28 januari 2027 kl. 13:00–15:00 v.4"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "hej");
	assert_true(stage_shows(&s, "skriv till exempel"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Det är varken datum eller tid."));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "2/2");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "tis  2 feb v.5"));
	stage_keys(&s, "r");
	assert_true(stage_shows(&s, "tis 26 jan v.4"));
	stage_keys(&s, "r");
	assert_true(stage_shows(&s, "där regeln lägger det"));
	/* What the calendar says of the year shown, and back. */
	stage_keys(&s, "L");
	assert_true(stage_shows(&s, "2027"));
	stage_keys(&s, "<Esc> K");
	assert_true(stage_shows(&s, "2027"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "tis 26 jan v.4"));
	stage_close(&s);
}

/* What is not saved is taken back first; then the steps. */
static void test_undo_before_saving(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 + <Space>");
	assert_true(stage_shows(&s, "▶– B Väst"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "▶x B Väst           tis 20 jan v.4    ons 27 jan v.4"));
	stage_keys(&s, "u");
	assert_true(stage_shows(&s, "▶x B Väst           tis 20 jan v.4    tis 26 jan v.4"));
	stage_keys(&s, "u");
	assert_true(stage_lacks(&s, "förslaget är ångrad"));
	stage_close(&s);
}

/* All rows at once, and one taken in again by giving it a day. */
static void test_all_in_or_out(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 *");
	assert_true(stage_shows(&s, "Alla rader hoppas över."));
	assert_true(stage_lacks(&s, "utkast att skapa"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Det finns inget utkast att skapa."));
	stage_keys(&s, "<Home> +");
	assert_true(stage_shows(&s, "1 utkast att skapa"));
	stage_keys(&s, "å å");
	assert_true(stage_shows(&s, "14 utkast att skapa"));
	stage_close(&s);
}

/* Lines beside what comes from last year: that is still proposed. */
static void test_lines_in_the_preview(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 n");
	stage_type(&s, "v24 u Hot och våld");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "14 utkast att skapa  1 finns i året"));
	stage_keys(&s, "J");
	assert_true(stage_shows(&s, "Styrelsen har fastställt 2027, utan 14 utkast"));
	stage_keys(&s, "<Esc> <Enter>");
	assert_int_equal(entries(&s, "2027", "2028", 1u << STATUS_PROPOSED), 15);
	stage_close(&s);
}

/* A day against which something speaks, and the two that are offered instead. */
static void test_alternatives(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 e");
	stage_type(&s, "6/1");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "trettondedag"));
	assert_true(stage_shows(&s, "1 att se över"));
	assert_true(stage_shows(&s, " a "));
	stage_keys(&s, "a");
	assert_true(stage_lacks(&s, "1 att se över"));
	stage_keys(&s, "b");
	assert_true(stage_shows(&s, "Ingen annan dag"));
	stage_close(&s);
}

static void test_filter_and_year(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 /");
	stage_type(&s, "styr");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "S Styrelsemöte"));
	assert_true(stage_lacks(&s, "B Väst"));
	stage_keys(&s, "/");
	stage_type(&s, "finns inte");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Inget passar."));
	stage_keys(&s, "/ <Esc> g");
	stage_type(&s, "tjugo");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ett år i siffror"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "2040");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Inga möten 2040, och inga 2039"));
	stage_keys(&s, "+ <Space> e a r <Enter>");
	assert_true(stage_shows(&s, "Det finns inget utkast att skapa."));
	stage_close(&s);
}

/* ---- From nothing ---- */

static void add_group(struct stage *s, const char *name, const char *short_name, int kind)
{
	struct group g = { .name = xstrdup(name), .short_name = xstrdup(short_name), .kind = kind };
	struct err e = { 0 };

	if (!group_put(&s->app.session, &g, &e))
		fail_msg("%s", e.text);
	group_release(&g);
}

static void open_groups(struct stage *s)
{
	struct err e = { 0 };

	stage_open(s, 24, 80, false);
	add_group(s, "Beredning Norr", "Norr", GROUP_PREPARATORY);
	add_group(s, "Beredning Väst", "Väst", GROUP_PREPARATORY);
	add_group(s, "Beredning Öst", "Öst", GROUP_PREPARATORY);
	/* It is no longer the first time. */
	if (!app_use_store(&s->app, s->store, false, &e))
		fail_msg("%s", e.text);
}

/* A line with Enter; returns the keys that it took. */
static size_t line(struct stage *s, const char *text)
{
	stage_type(s, text);
	stage_keys(s, "<Enter>");
	return utf8_len(text) + 1;
}

/* A year as one board decided it: three meetings of each of three groups and a full day in spring, lunch
 * to lunch, a full day and one more meeting of each in autumn. */
static void test_a_year_in_few_keys(void **state)
{
	static const char *const lines[] = { "v4", "v10", "v17 h", "v20", "v35 l", "v41 h",
		"v46 tis 13-16" };
	struct stage s;
	size_t keys = 3; /* 7, n and Esc */

	(void)state;
	open_groups(&s);
	stage_keys(&s, "7");
	assert_true(stage_shows(&s, "n lägger ut året rad för rad"));
	stage_keys(&s, "n");
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		keys += line(&s, lines[i]);
	assert_true(stage_shows(&s, "3 utkast sparade.  å ångrar"));
	stage_keys(&s, "<Esc>");
	printf("# %zu keys\n", keys);
	assert_true(keys < 60);
	assert_int_equal(entries(&s, "2027", "2028", 1u << STATUS_PROPOSED), 4 * 3 + 3);
	assert_true(stage_shows(&s, "UTKAST 2027"));
	stage_goldens(&s, "plan-laid-out");
	stage_keys(&s, "å");
	assert_int_equal(entries(&s, "2027", "2028", 0), 3 * 3 + 3);
	stage_close(&s);
}

static void test_a_line_is_echoed(void **state)
{
	struct stage s;

	(void)state;
	open_groups(&s);
	stage_keys(&s, "7 n");
	assert_true(stage_shows(&s, "v4 tis 9-12"));
	stage_type(&s, "v4 tis 9-12");
	assert_true(
		stage_shows(&s, "Norr tis 26 jan, Väst ons 27 jan, Öst tor 28 jan v.4 9:00–12:00"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "6/1 V");
	assert_true(stage_shows(&s, "! röd dag: trettondedag jul"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "v4 hledag");
	assert_true(stage_shows(&s, "”hledag” är varken ett slag eller en grupp."));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "v4 hledag"));
	assert_int_equal(entries(&s, "2027", "2028", 0), 0);
	stage_keys(&s, "<Esc>");
	assert_true(stage_lacks(&s, "hledag"));
	stage_close(&s);
}

static void test_in_the_year(void **state)
{
	struct stage s;

	(void)state;
	open_groups(&s);
	stage_keys(&s, "7 n");
	line(&s, "v4");
	line(&s, "v17 h");
	stage_keys(&s, "<Esc> <Home> +");
	assert_true(stage_shows(&s, "Flyttat till ons 27 januari"));
	stage_keys(&s, "å e");
	stage_type(&s, "6/1");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "! röd dag: trettondedag jul  Flyttat till ons 6 januari"));
	stage_keys(&s, "å <End> <Delete>");
	assert_true(stage_lacks(&s, "H Heldag"));
	stage_keys(&s, "å <Space>");
	assert_true(stage_shows(&s, "Delete tar bort det."));
	stage_keys(&s, "<End> <Enter>");
	assert_true(stage_shows(&s, "[3 Pågår]"));
	stage_keys(&s, "7 D");
	assert_int_equal(entries(&s, "2027", "2028", 0), 0);
	stage_keys(&s, "å");
	assert_int_equal(entries(&s, "2027", "2028", 0), 4);
	stage_close(&s);
}

/* ---- Plan against outcome ---- */

/* A year that is decided, of which one entry is moved, one cancelled and one added; a year later. */
static void test_outcome(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "7 <Enter> v");
	assert_true(stage_shows(&s, "2027 är inte fastställt"));
	stage_keys(&s, "J");
	stage_type(&s, "§ 7");
	stage_keys(&s, "<Enter> <Enter> <Home> <Down> +");
	assert_true(stage_shows(&s, "Varför"));
	stage_type(&s, "lokalen är upptagen");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "lokalen är upptagen"));
	stage_keys(&s, "<Down> <Delete>");
	stage_type(&s, "inga ärenden");
	stage_keys(&s, "<Enter>");
	stage_keys(&s, "2 n");
	stage_type(&s, "Väst");
	stage_keys(&s, "<Tab> <Tab>");
	stage_type(&s, "15/6 2027");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "9-12");
	stage_keys(&s, "<C-s> 7");
	assert_true(stage_shows(&s, "Flyttade 1"));
	assert_true(stage_shows(&s, "Inställda 1"));
	assert_true(stage_shows(&s, "Tillagda 1"));
	stage_goldens(&s, "plan-outcome");
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "planerad"));
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "Tillagda 1"));
	stage_keys(&s, "n");
	assert_true(stage_shows(&s, "2027 är fastställt. n i vy 2"));
	stage_close(&s);
}

static void test_every_size_is_sound(void **state)
{
	static const char *const keys[] = { "7", "<Enter>", "n", "<Esc> J § <Enter> <Enter>", "v" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < ARRAY_LEN(keys); v++) {
		stage_keys(&s, keys[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_preview),
		cmocka_unit_test(test_preview_to_decision),
		cmocka_unit_test(test_typed_date),
		cmocka_unit_test(test_undo_before_saving),
		cmocka_unit_test(test_all_in_or_out),
		cmocka_unit_test(test_lines_in_the_preview),
		cmocka_unit_test(test_alternatives),
		cmocka_unit_test(test_filter_and_year),
		cmocka_unit_test(test_a_year_in_few_keys),
		cmocka_unit_test(test_a_line_is_echoed),
		cmocka_unit_test(test_in_the_year),
		cmocka_unit_test(test_outcome),
		cmocka_unit_test(test_every_size_is_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
