/* Seats and mandates, and people from lists and tables, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "services/export_people.h"
#include "services/people.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"
#include "tui/views/people_in.h"

static void test_seats(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> <Down> <Down> <Down>");
	assert_true(stage_shows(&s, "4 vakanta platser: Norrsjö har 1 ledamot och 0 ersättare …"));
	stage_keys(&s, "K");
	stage_goldens(&s, "seats");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Personer och grupper"));
	assert_true(stage_shows(&s, "▶ Styrelse"));
	stage_close(&s);
}

/* Who listens hears the whole sentence of a row. */
static void test_seats_linear(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 16, 60, true);
	grid_set_charset(s.grid, CHARSET_LINEAR);
	stage_keys(&s, "4 K");
	assert_true(stage_shows(&s, "! Styrelse: Lillköp. har 1 ledamot och 0 ersättare\n"));
	stage_close(&s);
}

static void test_names_typed_and_pasted(void **state)
{
	struct stage s;
	const struct key paste = { .code = KEYCODE_PASTE,
		.text = "\"Falk, Nina\" <nina@example.org>; Per Ny\nBo Lund, AF\n" };

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> N");
	assert_true(stage_shows(&s, "Nya personer i Beredning Norr"));
	stage_type(&s, "Alm, Karin");
	stage_keys(&s, "<Enter>");
	app_key(&s.app, &paste, NULL);
	app_settle(&s.app);
	stage_goldens(&s, "people-list");
	stage_keys(&s, "<Backspace>");
	assert_true(stage_lacks(&s, "Bo Lund"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Personer: 2 nya, 1 ändrad."));
	assert_true(stage_shows(&s, "Falk, Nina"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "Falk, Nina"));
	stage_close(&s);
}

static void test_columns_can_be_changed(void **state)
{
	static const char file[] =
		"Förnamn;Efternamn;Övrigt;E-post\r\n"
		"Eva;Brandt;chef;ny@example.org\r\nNina;Falk;jurist;\r\nTotalt;2;;\r\n";
	struct buf bytes = { 0 };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	buf_puts(&bytes, file);
	stage_keys(&s, "4");
	assert_true(people_in_offer(&s.app, "A/p.csv", &bytes, 0, NULL));
	app_settle(&s.app);
	stage_goldens(&s, "people-table");
	/* "Övrigt" is the title. */
	stage_keys(&s, "<Down> <Down> <Right> <Right> <Right> <Right> <Right> <Right>");
	assert_true(stage_shows(&s, "Nina Falk, titel: jurist"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Personer: 1 ny, 1 ändrad, 1 överhoppad."));
	buf_release(&bytes);
	stage_close(&s);
}

static void test_a_deputy_has_a_turn(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> <Tab> E");
	assert_true(stage_shows(&s, "Ordning som ersättare"));
	stage_keys(&s, "<S-Tab>");
	stage_type(&s, "x");
	assert_true(stage_shows(&s, "ett tal"));
	stage_keys(&s, "<Backspace>");
	stage_type(&s, "2");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Medlem i Beredning Norr."));
	stage_close(&s);
}

/* The first run goes on to the list where no people were typed. */
static void test_the_first_run_asks_for_names(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, false);
	assert_true(app_push(&s.app, &first_run_view, NULL));
	stage_keys(&s, "n");
	stage_type(&s, "Ekbygden");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Beredning Norr, Styrelse");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Nya personer i Beredning Norr"));
	/* Esc throws nothing away at once, and what stands in the field is a line. */
	stage_type(&s, "Ada Ek, FK");
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Esc igen kastar listan"));
	stage_keys(&s, "<C-s> 4");
	assert_true(stage_shows(&s, "Ek, Ada"));
	stage_close(&s);
}

/* f fetches a file in view 4; g says of which group everybody becomes a member. */
static void test_into_a_group(void **state)
{
	struct buf bytes = { 0 };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 f");
	assert_true(stage_shows(&s, "Fil"));
	stage_keys(&s, "<Esc>");
	buf_puts(&bytes, "Namn;E-post\r\nNina Falk;nina@example.org\r\n");
	assert_true(people_in_offer(&s.app, "A/p.csv", &bytes, 0, NULL));
	app_settle(&s.app);
	stage_keys(&s, "g");
	assert_true(stage_shows(&s, "Alla blir medlemmar i"));
	stage_keys(&s, "<Down> <Enter>");
	assert_true(stage_shows(&s, "Personer ur p.csv till Beredning Norr"));
	assert_true(stage_shows(&s, "+ Beredning Norr"));
	stage_keys(&s, "g <Esc>");
	assert_true(stage_shows(&s, "till Beredning Norr"));
	stage_keys(&s, "g <Home> <Enter>");
	assert_false(strstr(stage_text(&s), "Beredning Norr") != NULL);
	stage_close(&s);
	buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seats),
		cmocka_unit_test(test_seats_linear),
		cmocka_unit_test(test_names_typed_and_pasted),
		cmocka_unit_test(test_columns_can_be_changed),
		cmocka_unit_test(test_a_deputy_has_a_turn),
		cmocka_unit_test(test_the_first_run_asks_for_names),
		cmocka_unit_test(test_into_a_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
