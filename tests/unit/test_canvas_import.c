/* A calendar and an answer, fetched by keys: shown first, then written, then taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/stage.h"

/* Type the file's name into the import view and look at it. */
static void look_at(struct stage *s, const char *name)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/fuzz/corpus/ics/%s", src ? src : ".", name);

	stage_keys(s, "2 i <C-u>");
	stage_type(s, path);
	stage_keys(s, "<Enter>");
	free(path);
}

static void a_calendar_is_shown_then_written(void **state)
{
	struct stage s = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	look_at(&s, "google-feed.ics");
	assert_true(stage_shows(&s, "Samverkan Ekby · 6 nya"));
	assert_true(stage_shows(&s, "tis 10 mars 2026 kl. 9:00–12:00  Beredning med Google"));
	assert_true(stage_sound(&s));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Hämtade google-feed.ics: 6 nya."));
	look_at(&s, "google-feed.ics");
	assert_true(stage_shows(&s, "6 oförändrade"));
	assert_true(stage_shows(&s, "inget skulle ändras"));
	assert_true(stage_shows(&s, "Esc stänger"));
	stage_keys(&s, "<Esc> u");
	look_at(&s, "google-feed.ics");
	assert_true(stage_shows(&s, "6 nya"));
	stage_close(&s);
}

static void what_is_skipped_says_why(void **state)
{
	struct stage s = { 0 };

	(void)state;
	stage_open(&s, 36, 120, true);
	look_at(&s, "cancel-forged.ics");
	assert_true(stage_shows(&s, "det är inställt och fanns aldrig här"));
	stage_keys(&s, "<Esc>");
	look_at(&s, "hostile-nul.ics");
	assert_true(stage_shows(&s, "rad 3: binära data"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calendar_is_shown_then_written),
		cmocka_unit_test(what_is_skipped_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
