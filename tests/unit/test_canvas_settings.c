/* Screen and language, changed while the program runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/scratch.h"
#include "tests/support/stage.h"

struct place {
	char *folder, *file;
};

static void place_make(struct place *p)
{
	p->folder = scratch_folder();
	p->file = xasprintf("%s/config.ini", p->folder);
	setenv("ARSHJUL_CONFIG", p->file, 1);
}

static void place_remove(struct place *p)
{
	unsetenv("ARSHJUL_CONFIG");
	free(p->file);
	scratch_remove(p->folder);
}

static void test_language_at_once(void **state)
{
	struct place p;
	struct stage s;

	(void)state;
	place_make(&p);
	stage_open(&s, 24, 80, false);
	stage_keys(&s, "s");
	assert_true(stage_shows(&s, "Skärm och språk"));
	stage_keys(&s, "<Space> <Space>");
	assert_true(stage_shows(&s, "Screen and language"));
	assert_true(stage_shows(&s, "Kept in "));
	stage_keys(&s, "<Left>");
	assert_true(stage_shows(&s, "Skärm och språk"));
	assert_int_equal(access(p.file, R_OK), 0);
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Titta på ett exempelår"));
	stage_close(&s);
	place_remove(&p);
}

/* One column, no frames: what is left of the screen reads from above to below. */
static void test_linear_mode(void **state)
{
	struct place p;
	struct stage s;

	(void)state;
	place_make(&p);
	stage_open(&s, 24, 120, true);
	stage_keys(&s, "<F9> <Down> <Down> <Down> <Space> <Esc> 3");
	assert_true(stage_shows(&s, "DAGORDNING"));
	assert_true(stage_lacks(&s, "NÄRVARO"));
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "Föredragande"));
	assert_true(stage_lacks(&s, "DAGORDNING"));
	stage_close(&s);
	place_remove(&p);
}

/* What the organisation has settled is in the database, and can be undone. */
static void test_sorting(void **state)
{
	struct place p;
	struct stage s;

	(void)state;
	place_make(&p);
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4");
	assert_true(stage_shows(&s, "▶ Alla"));
	assert_true(strstr(stage_text(&s), "af Ekenstam") < strstr(s.text, "Alm, Karin"));
	stage_keys(&s, "<F9> <Down> <Down> <Down> <Down> <Down> <Down> <Down> <Down>");
	assert_true(stage_shows(&s, "▶ sortering   von Ahn: V"));
	stage_keys(&s, "<Space>");
	assert_true(stage_shows(&s, "von Ahn: A"));
	stage_keys(&s, "<Esc>");
	assert_true(strstr(stage_text(&s), "af Ekenstam") > strstr(s.text, "Alm, Karin"));
	stage_keys(&s, "u");
	assert_true(strstr(stage_text(&s), "af Ekenstam") < strstr(s.text, "Alm, Karin"));
	stage_close(&s);
	place_remove(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_language_at_once),
		cmocka_unit_test(test_linear_mode),
		cmocka_unit_test(test_sorting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
