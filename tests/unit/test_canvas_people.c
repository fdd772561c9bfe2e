/* View 4, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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
	assert_null(strstr(stage_text(&s), "af Ekenstam, Kerstin"));
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
	assert_null(strstr(stage_text(&s), "Wiklund, Ida"));
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
	assert_null(strstr(stage_text(&s), "Abelsson, Abel"));
	assert_null(strstr(stage_text(&s), "Kyrkan"));
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
	assert_false(stage_shows(&s, "*"));
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
	assert_false(stage_shows(&s, "möjlig dubblett"));
	stage_keys(&s, "I <Enter>");
	assert_true(stage_shows(&s, "? 1 möjlig dubblett"));
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
