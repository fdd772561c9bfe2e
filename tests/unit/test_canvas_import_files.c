/* A folder fetched by keys: its list, a file beside its source, questions, one step, taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/stage.h"

/* What the loop does while a view has work of its own. */
static void work(struct stage *s)
{
	while (app_timeout(&s->app) == 0)
		app_tick(&s->app);
	stage_resize(s, 24, 80);
}

static void open_path(struct stage *s, const char *below)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/data/notes%s", src ? src : ".", below);

	stage_keys(s, "2 i <C-u>");
	stage_type(s, path);
	stage_keys(s, "<Enter>");
	free(path);
}

static void a_folder_is_listed_then_taken_in(void **state)
{
	struct stage s = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	open_path(&s, "");
	work(&s);
	assert_true(stage_shows(&s, "hybrid.txt"));
	assert_true(stage_shows(&s, "saknar dag"));
	/* The minute turns while somebody looks. */
	app_tick(&s.app);
	assert_true(stage_shows(&s, "saknar dag"));
	assert_true(stage_sound(&s));
	stage_goldens(&s, "import-files");
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Esc igen"));
	stage_keys(&s, "s <Esc> i");
	work(&s);
	assert_true(stage_shows(&s, "togs in."));
	open_path(&s, "");
	work(&s);
	assert_true(stage_shows(&s, "finns redan"));
	stage_keys(&s, "<Esc> u");
	open_path(&s, "");
	work(&s);
	assert_true(stage_lacks(&s, "finns redan"));
	stage_close(&s);
}

static void a_file_stands_beside_its_source(void **state)
{
	struct stage s = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	open_path(&s, "/hybrid.txt");
	stage_keys(&s, "<F2>");
	work(&s);
	assert_true(stage_shows(&s, "KÄLLAN"));
	assert_true(stage_shows(&s, "BLIR"));
	assert_true(stage_sound(&s));
	stage_goldens(&s, "import-review");
	stage_keys(&s, "e <C-u>");
	stage_type(&s, "En annan titel");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "En annan titel"));
	stage_keys(&s, "<Tab> <End>");
	assert_true(stage_shows(&s, "Rad "));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Granskat."));
	stage_keys(&s, "i");
	work(&s);
	stage_keys(&s, "i");
	work(&s);
	assert_true(stage_lacks(&s, "KÄLLAN"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_is_listed_then_taken_in),
		cmocka_unit_test(a_file_stands_beside_its_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
