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

/* Left out and taken back; what was changed is there when the file is opened another time. */
static void a_person_is_left_out_and_taken_back(void **state)
{
	struct stage s = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	open_path(&s, "/samma_namn.txt");
	stage_keys(&s, "<F2>");
	work(&s);
	stage_keys(&s, "j j j j j j f <Delete>");
	assert_true(stage_shows(&s, ", tas inte med"));
	stage_keys(&s, "<End> <Esc> <Esc> <Esc>");
	open_path(&s, "/samma_namn.txt");
	stage_keys(&s, "<F2>");
	work(&s);
	assert_true(stage_shows(&s, "Det som ändrades i 1 fil är tillbaka."));
	assert_true(stage_shows(&s, ", tas inte med"));
	assert_true(stage_sound(&s));
	stage_keys(&s, "j j j j j j j j j <Delete>");
	assert_true(stage_lacks(&s, ", tas inte med"));
	stage_close(&s);
}

static char *kept_list(struct stage *s)
{
	struct err e = { 0 };
	char *text = NULL;

	assert_true(store_draft(s->app.session.store, "people-list:0", &text, NULL, &e));
	return text;
}

/* Names typed one after the other outlive the program; written or thrown away they are gone. */
static void a_list_of_names_is_kept(void **state)
{
	struct stage s = { 0 };
	struct err e = { 0 };
	char *text;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 N");
	stage_type(&s, "Vera Lindmo");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "Olof Str");
	app_leave(&s.app);
	text = kept_list(&s);
	assert_string_equal(text, "Vera Lindmo\nOlof Str");
	stage_keys(&s, "<Esc> <Esc>");
	assert_null(kept_list(&s));
	assert_true(store_draft_save(s.app.session.store, "people-list:0", text, &e));
	stage_keys(&s, "N");
	assert_true(stage_shows(&s, "Vera Lindmo"));
	assert_true(stage_shows(&s, "Olof Str"));
	assert_true(stage_shows(&s, "Utkast från"));
	stage_keys(&s, "<C-s>");
	assert_null(kept_list(&s));
	free(text);
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_is_listed_then_taken_in),
		cmocka_unit_test(a_file_stands_beside_its_source),
		cmocka_unit_test(a_person_is_left_out_and_taken_back),
		cmocka_unit_test(a_list_of_names_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
