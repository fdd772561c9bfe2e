/* Which names of groups and organisations mean the same, and what titles say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "rules/org_names.h"

#include "cmocka.h"

static void test_groups_are_found_again(void **state)
{
	(void)state;
	assert_true(group_name_same("Norra", "Beredning Norr"));
	assert_true(group_name_same("Västra", "Väst"));
	assert_true(group_name_same("Västra beredningsgruppen", "Beredning Väst"));
	assert_true(group_name_same("ÖSTRA", "öst"));
	assert_true(group_name_same("Södra", "Syd"));
	assert_true(group_name_same("Beredningsgruppen", "beredningsgrupp"));
	assert_true(group_name_same("Styrgrupp Stegen", "Styrgruppen Stegen"));
	assert_false(group_name_same("Östra", "Väst"));
	assert_false(group_name_same("Beredningsgruppen", "Väst"));
	assert_false(group_name_same("Beredning 1", "Beredning 2"));
	assert_false(group_name_same("", "Väst"));
}

static void test_group_within_a_title(void **state)
{
	(void)state;
	assert_true(group_name_within("Minnesanteckningar Beredning Väst 10 mars", "Västra"));
	assert_false(group_name_within("Minnesanteckningar beredningsgrupp", "Beredningsgruppen"));
	assert_false(group_name_within("Minnesanteckningar Norra", "Väst"));
}

static void names(const char *title, const char *group)
{
	char *found = group_name_in(title);

	if (group)
		assert_string_equal(found, group);
	else
		assert_null(found);
	free(found);
}

static void test_title_names_a_group(void **state)
{
	(void)state;
	names("Minnesanteckningar från Regionala framtidsgruppens möte",
		"Regionala framtidsgruppen");
	names("Minnesanteckningar styrgrupp Stegen", "Styrgrupp Stegen");
	names("SAMMANTRÄDESPROTOKOLL Hälsorådet", "Hälsorådet");
	names("Kommunala funktionsrådet", "Kommunala funktionsrådet");
	names("Minnesanteckningar beredningsgrupp", NULL);
	names("Anteckningar från arbetsgruppens möte", NULL);
	names("Protokoll styrelsemöte", NULL);
	names("Minnesanteckningar", NULL);
	names("", NULL);
}

static void rest(const char *title, const char *want)
{
	char *found = title_without_type(title);

	if (want)
		assert_string_equal(found, want);
	else
		assert_null(found);
	free(found);
}

static void test_title_without_the_kind_of_document(void **state)
{
	(void)state;
	assert_true(title_is_type("Minnesanteckningar"));
	assert_true(title_is_type("MINNESANTECKNINGAR "));
	assert_false(title_is_type("Minnesanteckningar Norra"));
	assert_false(title_is_type("Lunch till lunch"));
	rest("Minnesanteckningar beredningsgrupp", "Beredningsgrupp");
	rest("Protokoll fört vid årsmöte", "Årsmöte");
	rest("Minnesanteckningar", NULL);
	rest("Höstmöte.", "Höstmöte");
}

static void test_parties(void **state)
{
	(void)state;
	assert_true(party_name_same("Ekeby", "Ekeby kommun"));
	assert_true(party_name_same("Ekebys kommun", "ekeby"));
	assert_true(party_name_same("Region Mellanbygden", "REGION MELLANBYGDEN"));
	assert_false(party_name_same("Ekeby", "Ekebyholm"));
	assert_false(party_name_same("Ekeby kommun", "Hedby kommun"));
	assert_int_equal(party_kind_guess("Ekeby kommun"), PARTY_MUNICIPALITY);
	assert_int_equal(party_kind_guess("Hedby stad"), PARTY_MUNICIPALITY);
	assert_int_equal(party_kind_guess("Arbetsförmedlingen"), PARTY_AGENCY);
	assert_int_equal(party_kind_guess("FK"), PARTY_AGENCY);
	assert_int_equal(party_kind_guess("Landstinget"), PARTY_REGION);
	assert_int_equal(party_kind_guess("Region Mellanbygden"), PARTY_REGION);
	assert_int_equal(party_kind_guess("Kansliet"), PARTY_OFFICE);
	assert_int_equal(party_kind_guess("Bygdens väl"), PARTY_OTHER);
}

static void test_kinds(void **state)
{
	(void)state;
	assert_int_equal(group_kind_guess("Styrelsen"), GROUP_BOARD);
	assert_int_equal(group_kind_guess("Styrgrupp Stegen"), GROUP_STEERING);
	assert_int_equal(group_kind_guess("Arbetsgruppen"), GROUP_WORKING);
	assert_int_equal(group_kind_guess("Beredning Väst"), GROUP_PREPARATORY);
	assert_int_equal(meeting_kind_guess("Lunch till lunch"), MEETING_LUNCH_TO_LUNCH);
	assert_int_equal(meeting_kind_guess("Gemensam heldag"), MEETING_FULL_DAY);
	assert_int_equal(meeting_kind_guess("Beredning"), MEETING_ORDINARY);
	assert_int_equal(item_kind_guess("Nästa möte"), ITEM_FRAME);
	assert_int_equal(item_kind_guess("Nya ansökningar"), ITEM_APPLICATION);
	assert_int_equal(item_kind_guess("Rapport från styrelsen"), ITEM_REPORT);
	assert_int_equal(item_kind_guess("Spelplan"), ITEM_DISCUSSION);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups_are_found_again),
		cmocka_unit_test(test_group_within_a_title),
		cmocka_unit_test(test_title_names_a_group),
		cmocka_unit_test(test_title_without_the_kind_of_document),
		cmocka_unit_test(test_parties),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
