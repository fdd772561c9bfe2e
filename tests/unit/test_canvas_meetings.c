/* View 2, and what it asks for: forms, the calendar file, old notes. */
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
#include "services/meetings.h"
#include "services/year_days.h"

#include "cmocka.h"
#include "tests/support/golden.h"
#include "tests/support/scratch.h"
#include "tests/support/stage.h"

static void open_meetings(struct stage *s)
{
	stage_open(s, 24, 80, true);
	stage_keys(s, "2");
}

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	golden_check("meetings-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("meetings-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("meetings-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_years(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	assert_true(stage_shows(&s, "Möten 2026"));
	stage_keys(&s, ". .");
	assert_true(stage_shows(&s, "Inga möten 2028. n nytt möte, , . annat år"));
	stage_keys(&s, ", ,");
	assert_true(stage_shows(&s, "PÅGÅR"));
	stage_close(&s);
}

static void test_filter(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "/");
	stage_type(&s, "styrelse");
	assert_true(stage_lacks(&s, "PÅGÅR"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Filter: \"styrelse\" · 2026"));
	assert_true(stage_shows(&s, "S Styrelse"));
	stage_keys(&s, "/ <Esc>");
	assert_true(stage_shows(&s, "PÅGÅR"));
	stage_close(&s);
}

/* Going to a meeting that the filter hides takes the filter away. */
static void test_go_beyond_the_filter(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "/");
	stage_type(&s, "styrelse");
	stage_keys(&s, "<Enter> g");
	stage_type(&s, "10/3");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "▶11 tis 10 mar"));
	assert_true(stage_shows(&s, "Filter: alla grupper"));
	stage_close(&s);
}

/* The marked rows go together, in one step. */
static void test_marks(void **state)
{
	struct stage s;
	char *before;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "<Home>");
	before = xstrdup(stage_text(&s));
	stage_keys(&s, "<End> <Up> <Space> <Space>");
	assert_true(stage_shows(&s, "2 markerade"));
	stage_keys(&s, "<Delete>");
	assert_true(stage_shows(&s, "Borttaget: 2 möten."));
	stage_keys(&s, "å <Home> <End> <Home>");
	assert_string_equal(stage_text(&s), before);
	free(before);
	stage_close(&s);
}

static void test_move_says_why(void **state)
{
	struct move_list moves = { 0 };
	struct stage s;
	struct err e = { 0 };
	int64_t id = 0;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "<Down>");
	stage_keys(&s, "m");
	stage_type(&s, "fre 13/3 10-12");
	assert_true(stage_shows(&s, "fre 13 mars kl. 10:00–12:00 v.11"));
	stage_keys(&s, "<Enter>");
	stage_type(&s, "lokalen var upptagen");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(
		&s, "Flyttat till fre 13 mars kl. 10:00–12:00. I skriver ny kallelse."));
	assert_true(meeting_find(&s.app.session, "2026-03-13", 0, &id, &e));
	assert_true(store_moves(s.store, id, &moves, &e));
	assert_true(moves.n > 0);
	assert_string_equal(moves.v[moves.n - 1].why, "lokalen var upptagen");
	pool_release(&moves.pool);
	stage_close(&s);
}

/* What the calendar has against a day stands beside it as it is typed. */
static void test_days_that_do_not_suit(void **state)
{
	struct party_rows parties = { 0 };
	struct school_break b = { .label = xstrdup("sportlov"), .from_day = xstrdup("2026-04-20") };
	struct stage s;
	struct err e = { 0 };

	(void)state;
	open_meetings(&s);
	b.to_day = xstrdup("2026-04-24");
	assert_true(store_parties(s.store, &parties, &e));
	for (size_t i = 0; i < parties.n; i++) {
		if (strstr(parties.v[i].p.name, "Ekby"))
			b.party_id = parties.v[i].p.id;
	}
	assert_true(break_put(&s.app.session, &b, &e));
	stage_keys(&s, "m");
	stage_type(&s, "14/5");
	assert_true(stage_shows(&s, "! röd dag: Kristi himmel"));
	stage_keys(&s, "<Esc> n <Tab> <Tab>");
	stage_type(&s, "22/4");
	assert_true(stage_shows(&s, "ons 22 april 2026 v.17  ? sportlov Ekby"));
	stage_keys(&s, "<Backspace> <Backspace> <Backspace> <Backspace>");
	stage_type(&s, "15/5");
	assert_true(stage_shows(&s, "fre 15 maj 2026 v.20  ? klämdag"));
	stage_keys(&s, "<Esc>");
	pool_release(&parties.pool);
	school_break_release(&b);
	stage_close(&s);
}

static void test_wrong_date_is_told(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "<Down> m");
	stage_type(&s, "31/2");
	assert_true(stage_shows(&s, "skriv till exempel"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Det är varken datum eller tid."));
	assert_true(stage_shows(&s, "31/2"));
	stage_close(&s);
}

/* The hour that the clock passes over is refused wherever a time is typed; the one that comes twice is taken. */
static void test_lost_hour_is_told(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "n N <Tab> <Tab>");
	stage_type(&s, "29/3");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "2:30-4");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "2:30 finns inte"));
	assert_true(stage_shows(&s, "2:30-4"));
	for (int i = 0; i < 6; i++)
		stage_keys(&s, "<Backspace>");
	stage_type(&s, "1-2:15");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "2:15 finns inte"));
	for (int i = 0; i < 6; i++)
		stage_keys(&s, "<Backspace>");
	stage_type(&s, "1-3");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "sön 29 mars"));
	stage_keys(&s, "m");
	stage_type(&s, "29/3 2:59");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "2:59 finns inte"));
	for (int i = 0; i < 9; i++)
		stage_keys(&s, "<Backspace>");
	stage_type(&s, "25/10 2:30");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "sön 25 okt"));
	stage_close(&s);
}

static void test_cancel(void **state)
{
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "<Down> s");
	assert_true(stage_shows(&s, "i  inställd"));
	stage_keys(&s, "i");
	stage_type(&s, "för få anmälda");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Inställt: "));
	assert_true(stage_shows(&s, "inställd"));
	stage_close(&s);
}

/* What the form shows is what it reads back: saving it untouched changes nothing. */
static void test_form_round_trip(void **state)
{
	struct stage s;
	char *label = NULL;
	struct err e = { 0 };

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "<Home>");
	for (int i = 0; i < 14; i++) {
		struct meeting before = { 0 }, after = { 0 };
		struct meeting_rows rows = { 0 };
		struct meeting_query q = { .from = "2026", .to = "2027", .limit = i + 1 };

		assert_true(store_meetings(s.store, &q, &rows, &e));
		if (rows.n <= (size_t)i) {
			pool_release(&rows.pool);
			break;
		}
		assert_true(store_meeting_load(s.store, rows.v[i].m.id, &before, &e));
		stage_keys(&s, "ä <C-s>");
		assert_true(store_meeting_load(s.store, rows.v[i].m.id, &after, &e));
		assert_true(record_same(&meeting_table, &before, &after));
		meeting_release(&before);
		meeting_release(&after);
		pool_release(&rows.pool);
		stage_keys(&s, "<Down>");
	}
	free(label);
	stage_close(&s);
}

/* A year of many meetings is read a page at a time: both ends and the middle are right. */
static void test_long_year(void **state)
{
	struct stage s;
	struct err e = { 0 };

	(void)state;
	open_meetings(&s);
	assert_true(store_begin(s.store, "fill", &e));
	for (int i = 0; i < 700; i++) {
		char starts[MOMENT_SIZE];
		struct meeting m = { .title = xasprintf("Möte nr %03d", i),
			.zone = xstrdup("Europe/Stockholm"),
			.uid = xasprintf("u%d", i) };

		moment_iso((struct moment) { 21915 + i / 2, 600 + i % 2 * 60 }, starts);
		m.starts = xstrdup(starts);
		m.ends = xstrdup(starts);
		meeting_refresh_search(&m);
		assert_true(store_meeting_save(s.store, &m, &e));
		meeting_release(&m);
	}
	assert_true(store_commit(s.store, &e));
	app_changed(&s.app);
	stage_keys(&s, ". . . . <End>");
	assert_true(stage_shows(&s, "Möte nr 699"));
	stage_keys(&s, "<Home>");
	assert_true(stage_shows(&s, "Möte nr 000"));
	for (int i = 0; i < 20; i++)
		stage_keys(&s, "<PageDown>");
	for (int i = 0; i < 20; i++)
		stage_keys(&s, "<PageUp>");
	assert_true(stage_shows(&s, "Möte nr 000"));
	for (int i = 0; i < 300; i++)
		stage_keys(&s, "<Down>");
	assert_true(stage_shows(&s, "Möte nr 300"));
	stage_keys(&s, "/");
	stage_type(&s, "nr 555");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "1 av 700 möten"));
	stage_close(&s);
}

/* ---- Files ------------------------------------------------------------------------------------------ */

static char *home_open(void)
{
	char *home = scratch_folder();

	setenv("HOME", home, 1);
	return home;
}

static void test_export(void **state)
{
	const char *name = "samordningsforbundet-ekbygden-2026.ics";
	struct buf bytes = { 0 };
	char *home = home_open();
	struct err e = { 0 };
	struct stage s;
	char *path;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "x");
	assert_true(stage_shows(&s, "~/samordningsforbundet-ekbygden-2026.ics"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "skrivna till ~/samordningsforbundet"));
	path = xasprintf("%s/%s", home, name);
	assert_true(file_read(path, 10000000, &bytes, &e));
	assert_true(strncmp(buf_str(&bytes), "BEGIN:VCALENDAR\r\n", 17) == 0);
	assert_non_null(strstr(buf_str(&bytes), "\r\nEND:VCALENDAR\r\n"));
	stage_keys(&s, "x");
	for (int i = 0; i < 60; i++)
		stage_keys(&s, "<Backspace>");
	stage_type(&s, "~/finns-inte/a.ics");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "~/finns-inte/a.ics"));
	buf_release(&bytes);
	free(path);
	stage_close(&s);
	scratch_remove(home);
}

static const char notes[] = "Minnesanteckningar Beredningsgrupp Söder\n"
			    "Tid: kl. 9:00–12:00\n"
			    "Plats: Björkgården, Lillby\n"
			    "\n"
			    "1. Välkommen\n"
			    "Närvarande: Karin Sjödal, Pelle Kvarn, Anna-Lena Dahlby\n"
			    "Frånvarande: Bo Tegelström\n"
			    "\n"
			    "2. Ansökningar\n"
			    "Pelle: vi behöver en plan till hösten.\n"
			    "Gruppen beslutade att ställa sig bakom ansökan.\n"
			    "\n"
			    "3. Nästa möte\n"
			    "Tisdag 12 maj 2026 kl 9:00–12:00\n";

static void write_notes(const char *home)
{
	char *path = xasprintf("%s/anteckningar-soder.txt", home);
	struct file_out out = { 0 };
	struct err e = { 0 };

	assert_true(file_out_open(&out, path, &e));
	assert_true(file_out_write(&out, notes, sizeof(notes) - 1, &e));
	assert_true(file_out_commit(&out, &e));
	file_out_release(&out);
	free(path);
}

static void test_import(void **state)
{
	char *home = home_open();
	struct stage s;

	(void)state;
	write_notes(home);
	open_meetings(&s);
	stage_keys(&s, "i");
	stage_type(&s, "ant");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "~/anteckningar-soder.txt"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Innehåll: 3 punkter"));
	assert_true(stage_shows(&s, "3 närvarande, 1 frånvarande"));
	stage_type(&s, "10/2 2026");
	assert_true(stage_shows(&s, "tis 10 februari 2026"));
	stage_keys(&s, "<Enter> <Enter>");
	assert_true(stage_shows(&s, "Hämtade anteckningar-soder.txt: 3 punkter"));
	assert_true(stage_shows(&s, "tis 10 feb"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "tis 10 feb"));
	stage_close(&s);
	scratch_remove(home);
}

/* A file that is not there is told, and what was typed stays. */
static void test_import_missing(void **state)
{
	char *home = home_open();
	struct stage s;

	(void)state;
	open_meetings(&s);
	stage_keys(&s, "i");
	stage_type(&s, "saknas.txt");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "~/saknas.txt"));
	assert_true(stage_shows(&s, "saknas.txt:"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "PÅGÅR"));
	stage_close(&s);
	scratch_remove(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_go_beyond_the_filter),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_move_says_why),
		cmocka_unit_test(test_days_that_do_not_suit),
		cmocka_unit_test(test_wrong_date_is_told),
		cmocka_unit_test(test_lost_hour_is_told),
		cmocka_unit_test(test_cancel),
		cmocka_unit_test(test_form_round_trip),
		cmocka_unit_test(test_long_year),
		cmocka_unit_test(test_export),
		cmocka_unit_test(test_import),
		cmocka_unit_test(test_import_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
