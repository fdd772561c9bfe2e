/* View 1, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/meetings.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	golden_check("wheel-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("wheel-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("wheel-60x16", stage_text(&s));
	stage_close(&s);
}

/* Is the cursor on a row that holds this? */
static bool cursor_on(struct stage *s, const char *what)
{
	const char *row = strstr(stage_text(s), "▶ ");
	char line[512] = "";

	if (row) {
		size_t n = strcspn(row, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)(n < 500 ? n : 500), row);
	}
	if (strstr(line, what))
		return true;
	print_message("the cursor is not on \"%s\":\n%s\n", what, s->text);
	return false;
}

static void test_months(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	assert_true(stage_shows(&s, "[MAR]"));
	assert_true(stage_shows(&s, "MARS 2026"));
	assert_true(cursor_on(&s, "PÅGÅR"));
	stage_keys(&s, "<Right>");
	assert_true(stage_shows(&s, "APRIL 2026"));
	stage_keys(&s, "<Left> <Left>");
	assert_true(stage_shows(&s, "FEBRUARI 2026"));
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "FEBRUARI 2027"));
	stage_keys(&s, ", g");
	stage_type(&s, "idag");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "MARS 2026"));
	stage_close(&s);
}

/* Down at the month's last meeting goes on to the next month's first, and back. */
static void test_steps_over_months(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<End> <Down>");
	assert_true(stage_shows(&s, "APRIL 2026"));
	stage_keys(&s, "<Up>");
	assert_true(stage_shows(&s, "MARS 2026"));
	stage_close(&s);
}

static void test_empty_month(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "g");
	stage_type(&s, "15/7");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "JULI 2026"));
	assert_true(stage_shows(&s, "Inget möte i juli. n nytt möte"));
	stage_close(&s);
}

/* The wheel, the strip, the list; where there is no room for the wheel, the strip is its place. */
static void test_faces(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	assert_true(stage_shows(&s, "v.11         "));
	assert_true(stage_lacks(&s, "Beredning Norr"));
	stage_keys(&s, "v");
	golden_check("wheel-strip-80x24", stage_text(&s));
	assert_true(stage_shows(&s, "Beredning Norr"));
	stage_keys(&s, "v");
	assert_true(stage_lacks(&s, "[MAR]"));
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "[MAR]"));
	stage_resize(&s, 16, 60);
	stage_keys(&s, "v");
	assert_true(stage_lacks(&s, "MAR apr"));
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "MAR apr"));
	stage_close(&s);
}

/* Without braille: one circle of full stops, a mark on it for today. */
static void test_ascii(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	grid_set_charset(s.grid, CHARSET_ASCII);
	stage_resize(&s, 24, 80);
	golden_check("wheel-ascii-80x24", stage_text(&s));
	grid_set_charset(s.grid, CHARSET_CONSOLE);
	stage_resize(&s, 24, 80);
	assert_true(stage_lacks(&s, "⠤"));
	assert_true(stage_shows(&s, "●"));
	stage_close(&s);
}

/* Who listens to the screen gets the list, whatever the size and the key. */
static void test_linear(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	s.config.value[OPTION_LINEAR] = 1;
	grid_set_charset(s.grid, CHARSET_LINEAR);
	stage_resize(&s, 24, 80);
	assert_true(stage_shows(&s, "MARS 2026"));
	assert_true(stage_lacks(&s, "apr maj"));
	assert_true(stage_lacks(&s, "[MAR]"));
	stage_keys(&s, "v v");
	assert_true(stage_lacks(&s, "apr maj"));
	stage_close(&s);
}

/* Weeks in which something may be done are an arc from their first day to their last. */
static void test_window(void **state)
{
	struct meeting m = { .kind = MEETING_DEADLINE };
	struct err e = { 0 };
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	m.title = xstrdup("Ansökan öppen");
	m.starts = xstrdup("2026-09-01");
	m.ends = xstrdup("2026-10-20");
	assert_true(meeting_create(&s.app.session, &m, NULL, 0, &e));
	meeting_release(&m);
	s.app.data++;
	stage_keys(&s, ". ,");
	golden_check("wheel-window-120x36", stage_text(&s));
	stage_close(&s);
}

/* The hand and the week belong to this year; every size has its lines whole. */
/* Counted behind the first screen, and once. */
static void test_attendance_of_the_year(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	assert_true(stage_lacks(&s, "Närvaro snitt"));
	assert_int_equal(app_timeout(&s.app), 0);
	app_tick(&s.app);
	stage_resize(&s, 36, 120);
	assert_true(stage_shows(&s, "Närvaro snitt "));
	assert_true(app_timeout(&s.app) != 0);
	stage_keys(&s, ",");
	stage_keys(&s, ",");
	assert_true(stage_lacks(&s, "Närvaro snitt"));
	stage_close(&s);
}

static void test_other_years_and_sizes(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "2027"));
	assert_true(stage_lacks(&s, "v.11         "));
	stage_keys(&s, ",");
	for (int rows = 10; rows <= 60; rows += 5)
		for (int cols = 50; cols <= 200; cols += 25) {
			stage_resize(&s, rows, cols);
			assert_true(stage_sound(&s));
		}
	stage_close(&s);
}

static void test_nudge(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<Right> <End>");
	assert_true(cursor_on(&s, "21"));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "Flyttat till ons 22 april v.17"));
	assert_true(cursor_on(&s, "ons 22"));
	stage_keys(&s, "å");
	assert_true(cursor_on(&s, "tis 21"));
	stage_close(&s);
}

/* What the calendar has against the day stands beside the move. */
static void test_nudge_onto_red_day(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<Right> <Home>");
	assert_true(cursor_on(&s, "ons  1"));
	stage_keys(&s, "+");
	assert_true(cursor_on(&s, "tor  2"));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "Flyttat till fre 3 april"));
	assert_true(stage_shows(&s, "\n ! "));
	stage_close(&s);
}

/* The other meeting of that day, who is called to both, and what a party cannot. */
static void test_nudge_clashes(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 120, true);
	stage_keys(&s, "<Down>");
	assert_true(cursor_on(&s, "ons 11"));
	stage_keys(&s, "-");
	assert_true(stage_shows(&s, "även i ”Beredning Väst”"));
	assert_true(stage_shows(&s,
		"! kallelsen har gått ut  ! Eva Brandt, Niklas Jonsson även i ”Beredning Väst”  Flyttat"));
	stage_keys(&s, "å m");
	stage_type(&s, "v. 51");
	assert_true(stage_shows(&s, "mån 14 december kl. 13:15–16:00 v.51  ! FK kan inte"));
	stage_keys(&s, "<Esc> g");
	stage_type(&s, "21/4");
	stage_keys(&s, "<Enter> m");
	stage_type(&s, "5/5");
	assert_true(stage_shows(&s, "har ”Gemensam beredning”"));
	stage_keys(&s, "<Esc> n");
	stage_type(&s, "öst");
	stage_keys(&s, "<Tab> <Tab>");
	stage_type(&s, "11/3");
	assert_true(stage_shows(&s, "ons 11 mars 2026 v.11  ! Öst har ”Beredning Öst”"));
	stage_keys(&s, "<Esc>");
	stage_close(&s);
}

/* What has been held is not moved by a slip of the finger. */
static void test_nudge_refuses_held(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "Det har hållits: + och - rör det inte."));
	assert_true(cursor_on(&s, "tis 10"));
	stage_keys(&s, "<Up> -");
	assert_true(stage_shows(&s, "Det har hållits"));
	assert_true(cursor_on(&s, "mån  9"));
	stage_close(&s);
}

/* A sign where there is little room, a word where there is more, both for breaks and for red days. */
static void test_day_marks(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<Right> <Home> +");
	assert_true(cursor_on(&s, "?kort")); /* Maundy Thursday is short */
	stage_keys(&s, "+");
	assert_true(cursor_on(&s, "!röd"));
	stage_resize(&s, 36, 120);
	assert_true(cursor_on(&s, "!röd  planerad"));
	stage_keys(&s, "m");
	stage_type(&s, "8/4");
	stage_keys(&s, "<C-s>");
	assert_true(cursor_on(&s, "?lov  planerad"));
	stage_keys(&s, "2");
	assert_true(stage_shows(&s, "–?lov"));
	stage_close(&s);
}

/* Wherever a day is typed it may be said as people say it, and is read aloud. Today is tis 10 mars. */
static void test_days_as_people_say_them(void **state)
{
	static const struct {
		const char *text, *day, *days;
	} said[] = {
		{ "12/3", "tor 12 mars", "tor 12 mar 2026 v.11" },
		{ "12 mars", "tor 12 mars", "tor 12 mar 2026 v.11" },
		{ "fre v. 13", "fre 27 mars", "fre 27 mar 2026 v.13" },
		{ "nästa tis", "tis 17 mars", "tis 17 mar 2026 v.12" },
		{ "tor", "tor 12 mars", "tor 12 mar 2026 v.11" },
		{ "+2v", "tis 24 mars", "tis 24 mar 2026 v.13" },
		{ "imorgon", "ons 11 mars", "ons 11 mar 2026 v.11" },
		{ "2026-05-20", "ons 20 maj", "ons 20 maj 2026 v.21" },
	};
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<Down> m");
	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		stage_keys(&s, "<C-u>");
		stage_type(&s, said[i].text);
		assert_true(stage_shows(&s, said[i].day));
	}
	stage_keys(&s, "<Esc> n <Tab> <Tab>");
	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		stage_keys(&s, "<C-u>");
		stage_type(&s, said[i].text);
		assert_true(stage_shows(&s, said[i].day));
	}
	stage_keys(&s, "<Esc> L n <Tab> <Tab>");
	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		stage_keys(&s, "<C-u>");
		stage_type(&s, said[i].text);
		assert_true(stage_shows(&s, said[i].days));
	}
	stage_close(&s);
}

static void test_new_meeting(void **state)
{
	struct stage s;
	struct meeting m = { 0 };
	struct err e = { 0 };
	int64_t id = 0;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "n");
	stage_type(&s, "väst");
	assert_true(stage_shows(&s, "Beredning Väst"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Extra möte om språk");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "tis v38");
	assert_true(stage_shows(&s, "tis 15 september 2026 v.38"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "9-11.30");
	assert_true(stage_shows(&s, "9:00–11:30"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "SEPTEMBER 2026"));
	assert_true(cursor_on(&s, "9:00"));
	assert_true(stage_shows(&s, "Nytt: Beredning Väst tis 15 september."));
	assert_true(meeting_find(&s.app.session, "2026-09-15", 0, &id, &e));
	assert_true(store_meeting_load(s.store, id, &m, &e));
	assert_int_equal(m.status, STATUS_DECIDED); /* what is entered by hand is no draft */
	meeting_release(&m);
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_steps_over_months),
		cmocka_unit_test(test_empty_month),
		cmocka_unit_test(test_faces),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_linear),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_attendance_of_the_year),
		cmocka_unit_test(test_other_years_and_sizes),
		cmocka_unit_test(test_nudge),
		cmocka_unit_test(test_nudge_onto_red_day),
		cmocka_unit_test(test_nudge_clashes),
		cmocka_unit_test(test_nudge_refuses_held),
		cmocka_unit_test(test_day_marks),
		cmocka_unit_test(test_days_as_people_say_them),
		cmocka_unit_test(test_new_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
