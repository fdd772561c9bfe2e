/* View 4, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/people.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void open_people(struct stage *s)
{
	stage_open(s, 24, 80, true);
	stage_keys(s, "4");
}

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "<Down> <Down> <Tab>");
	golden_check("people-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("people-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("people-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_group_narrows(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	assert_true(stage_shows(&s, "af Ekenstam, Kerstin"));
	stage_keys(&s, "<Down>");
	assert_true(stage_lacks(&s, "af Ekenstam, Kerstin"));
	assert_true(stage_shows(&s, "Hedman, Lovisa"));
	stage_close(&s);
}

static void test_filter(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "/");
	stage_type(&s, "oste");
	assert_true(stage_shows(&s, "Österlund, Göran"));
	assert_true(stage_lacks(&s, "Wiklund, Ida"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Wiklund, Ida"));
	assert_true(stage_shows(&s, "▶Österlund, Göran"));
	stage_close(&s);
}

static void test_new_person_in_group(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "<Down> <Tab> n");
	assert_true(stage_shows(&s, "Ny person i Beredning Norr"));
	stage_type(&s, "Abel Abelsson");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Kyrkan");
	assert_true(stage_shows(&s, "en ny part"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Nytt: Abel Abelsson."));
	assert_true(stage_shows(&s, "Abelsson, Abel"));
	assert_true(stage_shows(&s, "Grupper: Beredning Norr"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "Abelsson, Abel"));
	assert_true(stage_lacks(&s, "Kyrkan"));
	stage_close(&s);
}

static void test_memberships(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "g");
	stage_type(&s, "annica ekdal");
	stage_keys(&s, "<Enter> +");
	stage_type(&s, "norr");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Medlem i Beredning Norr."));
	assert_true(stage_shows(&s, "Grupper: Arbetsgrupp Språk, Beredning Norr, "));
	stage_keys(&s, "-");
	assert_true(stage_shows(&s, "Lämnar vilken grupp?"));
	stage_keys(&s, "<Esc>");
	stage_close(&s);
}

static void test_several_join(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "<Tab> <Down> <Down> <Space> <Space> +");
	assert_true(stage_shows(&s, "2 personer blir medlemmar"));
	stage_type(&s, "språk");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Medlem i Arbetsgrupp Språk."));
	assert_true(stage_shows(&s, "Arbetsgrupp Språk    9"));
	assert_true(stage_lacks(&s, "*"));
	stage_keys(&s, "u");
	assert_true(stage_shows(&s, "Arbetsgrupp Språk    7"));
	stage_close(&s);
}

static void test_delete_is_refused(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "g");
	stage_type(&s, "karin alm");
	stage_keys(&s, "<Enter> <Delete>");
	assert_true(stage_shows(&s, "Alm, Karin"));
	assert_true(s.app.message_is_error);
	stage_close(&s);
}

static void test_new_group(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "n");
	stage_type(&s, "Referensgrupp Unga");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Nytt: Referensgrupp Unga."));
	assert_true(stage_shows(&s, "Ingen här. n lägger till en person."));
	stage_close(&s);
}

/* Who may be here twice: a panel with pairs, the two side by side, and what is done about it. */
static void test_here_twice(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	assert_true(stage_shows(&s, "? 2 möjliga dubbletter"));
	assert_true(stage_shows(&s, "Ekdal: Annica/Annika"));
	stage_keys(&s, "<Tab> <Tab>");
	golden_check("people-twice-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("people-twice-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("people-twice-60x16", stage_text(&s));
	stage_resize(&s, 24, 80);
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "Annika Ekdal är nu Annica Ekdal."));
	assert_true(stage_shows(&s, "? 1 möjlig dubblett"));
	stage_keys(&s, "u");
	assert_true(stage_shows(&s, "? 2 möjliga dubbletter"));
	stage_keys(&s, "<Home> b s");
	assert_true(stage_shows(&s, "Annica Ekdal är nu Annika Ekdal."));
	stage_keys(&s, "i");
	assert_true(stage_shows(&s, "är två personer."));
	assert_true(stage_lacks(&s, "möjlig dubblett"));
	stage_keys(&s, "I <Enter>");
	assert_true(stage_shows(&s, "? 1 möjlig dubblett"));
	stage_close(&s);
}

/* In the panel of pairs the footer has its keys, and none acts on a person who is not on the screen. */
static void test_keys_of_the_pair(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	assert_true(stage_shows(&s, "Enter visa  n ny  e ändra  s slå ihop  Tab ruta  / filtrera"));
	stage_keys(&s, "s");
	assert_true(stage_shows(
		&s, " e ändra  s slå ihop  i de är två  b behåll den andra  Tab ruta  "));
	stage_keys(&s, "P");
	assert_true(stage_shows(&s, "Ingen person är vald."));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "SAMMA PERSON?"));
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "Enter visa  n ny"));
	stage_close(&s);
}

static void open_form_of_eva(struct stage *s)
{
	stage_keys(s, "g");
	stage_type(s, "eva brandt");
	stage_keys(s, "<Enter> e <Tab> <Tab> <C-u>");
}

/* Another window changes the person while the form is open: what was let be here is taken over, and where both
 * changed a field both are shown before anything is lost. */
static void test_two_windows(void **state)
{
	struct stage s;
	struct person eva = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	open_people(&s);
	open_form_of_eva(&s);
	stage_type(&s, "chef här");
	assert_true(person_find(&s.app.session, "Eva Brandt", 0, &id, &e));
	assert_true(store_person_load(s.store, id, &eva, &e));
	xreplace(&eva.title, "chef där");
	xreplace(&eva.phone, "070-1");
	assert_true(person_put(&s.app.session, &eva, NULL, &e));
	person_release(&eva);
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(
		&s, "Ändrat i annat fönster: Titel, uppdrag är \"chef där\" där. Ctrl-S"));
	assert_true(stage_shows(&s, "▏chef här"));
	assert_true(stage_shows(&s, "▏070-1"));
	assert_true(stage_shows(&s, "Ctrl-S sparar  Esc avbryter"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Sparat: Eva Brandt."));
	assert_true(store_person_load(s.store, id, &eva, &e));
	assert_string_equal(eva.title, "chef här");
	assert_string_equal(eva.phone, "070-1");
	person_release(&eva);
	stage_close(&s);
}

/* What is typed in a form comes back after Ctrl-C, or when the window went; Esc lets it be. */
static void test_a_form_keeps_its_draft(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	open_form_of_eva(&s);
	stage_type(&s, "kvarvarande");
	stage_keys(&s, "<C-c>");
	assert_true(stage_lacks(&s, "kvarvarande"));
	stage_keys(&s, "e");
	assert_true(stage_shows(&s, "▏kvarvarande"));
	assert_true(stage_shows(&s, "Utkast från 9:42 återställt"));
	stage_keys(&s, "<Esc> e");
	assert_true(stage_lacks(&s, "kvarvarande"));
	stage_type(&s, "x");
	stage_keys(&s, "<C-s> e");
	assert_true(stage_lacks(&s, "återställt"));
	stage_close(&s);
}

/* From the person: whom they are the same as, found or named; the merge and the other name from there. */
static void test_merge_from_the_list(void **state)
{
	struct stage s;

	(void)state;
	open_people(&s);
	stage_keys(&s, "g");
	stage_type(&s, "annica ekdal");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Finns två gånger?"));
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "SAMMA PERSON?"));
	stage_keys(&s, "s g");
	stage_type(&s, "annica ekdal");
	stage_keys(&s, "<Enter> S");
	assert_true(stage_shows(&s, "Vem är ändå någon annan?"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Annika Ekdal finns igen."));
	stage_keys(&s, "g");
	stage_type(&s, "karin alm");
	stage_keys(&s, "<Enter> s");
	stage_type(&s, "eva brandt");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "KARIN ALM"));
	assert_true(stage_shows(&s, "EVA BRANDT"));
	stage_keys(&s, "<Tab> <Tab> a");
	stage_type(&s, "Carin Alm");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Skrivs även Carin Alm."));
	assert_true(stage_shows(&s, "Skrivs även: Carin Alm"));
	stage_keys(&s, "A <Enter>");
	assert_true(stage_shows(&s, "Borttaget: Carin Alm."));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_group_narrows),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_new_person_in_group),
		cmocka_unit_test(test_memberships),
		cmocka_unit_test(test_several_join),
		cmocka_unit_test(test_delete_is_refused),
		cmocka_unit_test(test_new_group),
		cmocka_unit_test(test_here_twice),
		cmocka_unit_test(test_merge_from_the_list),
		cmocka_unit_test(test_keys_of_the_pair),
		cmocka_unit_test(test_two_windows),
		cmocka_unit_test(test_a_form_keeps_its_draft),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
