/* View 6 through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/stage.h"
#include "cmocka.h"

static void test_sizes(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "6");
	assert_true(stage_shows(&s, "Skriv minst två tecken. Prova: grupp:väst typ:beslut"));
	stage_type(&s, "språk");
	stage_goldens(&s, "search");
	stage_close(&s);
}

static void test_found_while_typing(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<C-f>");
	stage_type(&s, "ansökan typ:be");
	assert_true(stage_shows(&s, "»ansökan«"));
	stage_type(&s, "x");
	assert_true(stage_shows(&s, "”typ:bex” går inte att tolka."));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "finns inte alls");
	assert_true(stage_shows(&s, "Inga träffar."));
	stage_close(&s);
}

static void test_narrow_and_go(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "6");
	stage_type(&s, "ansökan");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "[anteckningar]"));
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "[beslut]"));
	stage_keys(&s, "<Esc> 2");
	assert_true(stage_shows(&s, "[2 Möten]"));
	stage_keys(&s, "6");
	assert_true(stage_shows(&s, "»ansökan«"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "[3 Pågår]"));
	/* A person is shown among the people. */
	stage_keys(&s, "6 <C-u>");
	stage_type(&s, "brandt");
	stage_keys(&s, "<S-Tab> <S-Tab> <S-Tab>");
	assert_true(stage_shows(&s, "[personer]"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "[4 Personer]"));
	assert_true(stage_shows(&s, "EVA BRANDT"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_found_while_typing),
		cmocka_unit_test(test_narrow_and_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
