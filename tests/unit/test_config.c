#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/config.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/scratch.h"

static int make_dir(void **state)
{
	*state = scratch_folder();
	return 0;
}

static int remove_dir(void **state)
{
	scratch_remove(*state);
	return 0;
}

/* Load a file of that text; the warnings, with the folder's name taken off. */
static char *load(const char *dir, struct config *c, const char *text, size_t n)
{
	char *path = xasprintf("%s/config.ini", dir), *warnings, *at;
	struct buf b = { 0 };
	struct err e = { 0 };
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	fclose(f);
	config_init(c);
	assert_true(config_load(c, path, &b, &e));
	warnings = buf_take(&b);
	while ((at = strstr(warnings, dir)) != NULL)
		memmove(at, at + strlen(dir) + 1, strlen(at + strlen(dir) + 1) + 1);
	free(path);
	return warnings;
}

static void test_options_by_either_name(void **state)
{
	const char *text =
		"\xef\xbb\xbf; inställningar\n[skärm]\nspråk = en\ntheme = mörk\nmus=nej ; av\n"
		"clock = sekund\nlinjar = ja\nescape-delay = 100\n";
	struct config c;
	char *warnings = load(*state, &c, text, strlen(text));

	assert_string_equal(warnings, "");
	assert_int_equal(c.value[OPTION_LANGUAGE], 2);
	assert_int_equal(c.value[OPTION_THEME], 1);
	assert_int_equal(c.value[OPTION_MOUSE], 0);
	assert_int_equal(c.value[OPTION_CLOCK], 1);
	assert_int_equal(c.value[OPTION_LINEAR], 1);
	assert_int_equal(c.value[OPTION_ESCAPE_DELAY], 100);
	assert_int_equal(c.value[OPTION_GLYPHS], 0);
	free(warnings);
}

static void test_mistakes_are_told_with_their_line(void **state)
{
	const char *text = "mus = kanske\n\nfärg = röd\nescape-delay = 5000\nhej\ntema = mono\n";
	struct config c;
	char *warnings = load(*state, &c, text, strlen(text));

	assert_non_null(strstr(warnings, "config.ini:1: "));
	assert_non_null(strstr(warnings, "config.ini:3: "));
	assert_non_null(strstr(warnings, "färg"));
	assert_non_null(strstr(warnings, "config.ini:4: "));
	assert_non_null(strstr(warnings, "config.ini:5: "));
	assert_int_equal(c.value[OPTION_MOUSE], 1);
	assert_int_equal(c.value[OPTION_ESCAPE_DELAY], 25);
	assert_int_equal(c.value[OPTION_THEME], 3);
	free(warnings);
}

static void test_files_that_are_no_text(void **state)
{
	char noise[5000];
	struct config c;
	char *warnings;

	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = (char)(i * 131 >> 3);
	warnings = load(*state, &c, noise, sizeof(noise));
	free(warnings);
	memset(noise, 'x', sizeof(noise));
	warnings = load(*state, &c, noise, sizeof(noise));
	assert_non_null(strstr(warnings, "config.ini:1: "));
	assert_int_equal(c.value[OPTION_MOUSE], 1);
	free(warnings);
}

static void test_files_that_cannot_be_read(void **state)
{
	struct buf b = { 0 };
	struct err e = { 0 };
	struct config c;

	config_init(&c);
	assert_true(config_load(&c, "/nonexistent/config.ini", &b, &e));
	assert_false(config_load(&c, *state, &b, &e)); /* a folder */
	assert_int_equal(e.code, ERR_IO);
	buf_release(&b);
}

static void test_what_is_printed_can_be_read(void **state)
{
	struct config c, again;
	struct buf b = { 0 };
	struct err e = { 0 };
	char *warnings;

	config_init(&c);
	assert_true(config_set(&c, "theme", "light", &e));
	assert_true(config_set(&c, "MOUSE", "off", &e));
	config_print(&c, &b);
	assert_non_null(strstr(buf_str(&b), "\ntema = ljus\n"));
	warnings = load(*state, &again, b.s, b.len);
	assert_string_equal(warnings, "");
	assert_memory_equal(&c, &again, sizeof(c));
	free(warnings);
	buf_release(&b);
}

static char *saved(const char *dir, enum option o, int value, const char *before)
{
	char *path = xasprintf("%s/config.ini", dir), *where = NULL;
	struct buf b = { 0 };
	struct err e = { 0 };
	struct config c;
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	fputs(before, f);
	fclose(f);
	config_init(&c);
	c.value[o] = value;
	setenv("ARSHJUL_CONFIG", path, 1);
	assert_true(config_save(&c, o, &where, &e));
	unsetenv("ARSHJUL_CONFIG");
	assert_string_equal(where, path);
	assert_true(file_read(path, 10000, &b, &e));
	free(where);
	unlink(path);
	free(path);
	path = xasprintf("%s/config.ini.bak", dir);
	unlink(path);
	free(path);
	return buf_take(&b);
}

/* Comments, order and what others set stay; the option keeps the name that the file gave it. */
static void test_one_option_is_saved(void **state)
{
	char *text = saved(*state, OPTION_THEME, 2,
		"; mine\n[skärm]\nTheme=dark ; for the evening\nmus = nej\n;tema = mono");

	assert_string_equal(
		text, "; mine\n[skärm]\nTheme= ljus ; for the evening\nmus = nej\n;tema = mono\n");
	free(text);
	text = saved(*state, OPTION_MOUSE, 0, "");
	assert_string_equal(text, "mus = nej\n");
	free(text);
}

static void test_a_line_of_text(void **state)
{
	char *path = xasprintf("%s/config.ini", (const char *)*state), *where = NULL;
	struct err e = { 0 };
	struct config c, again;
	struct buf b = { 0 };
	char much[CONFIG_TEXT_SIZE + 1];

	config_init(&c);
	assert_string_equal(c.text[OPTION_MY_GROUPS], "");
	assert_true(config_set(&c, "my-groups", "Norr, Väst", &e));
	setenv("ARSHJUL_CONFIG", path, 1);
	assert_true(config_save(&c, OPTION_MY_GROUPS, &where, &e));
	unsetenv("ARSHJUL_CONFIG");
	config_init(&again);
	assert_true(config_load(&again, path, &b, &e));
	assert_string_equal(buf_str(&b), "");
	assert_string_equal(again.text[OPTION_MY_GROUPS], "Norr, Väst");
	memset(much, 'x', sizeof(much) - 1);
	much[sizeof(much) - 1] = '\0';
	assert_false(config_set(&c, "my-groups", much, &e));
	assert_false(config_set(&c, "my-groups", "\x1b[2J", &e));
	assert_string_equal(c.text[OPTION_MY_GROUPS], "Norr, Väst");
	buf_release(&b);
	free(where);
	free(path);
}

static void test_every_option_is_complete(void **state)
{
	(void)state;
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *o = &option_table[i];

		assert_non_null(o->sv);
		assert_non_null(o->en);
		assert_non_null(o->help);
		assert_in_range(o->def, o->min, o->max);
		for (int n = o->min; o->type == OPTION_CHOICE && n <= o->max; n++)
			assert_non_null(o->choices[n]);
	}
}

static void expect_path(enum path_kind kind, const char *name, const char *want)
{
	struct err e = { 0 };
	char *path = path_of(kind, name, &e);

	assert_string_equal(path, want);
	free(path);
}

static void test_paths(void **state)
{
	struct err e = { 0 };
	char *path;

	(void)state;
	setenv("HOME", "/hem/eva", 1);
	unsetenv("XDG_CONFIG_HOME");
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_STATE_HOME", "relative/is/ignored", 1);
	unsetenv("ARSHJUL_CONFIG");
	expect_path(PATH_CONFIG, "config.ini", "/hem/eva/.config/arshjul/config.ini");
	expect_path(PATH_DATA, NULL, "/data/arshjul");
	expect_path(PATH_STATE, "backup", "/hem/eva/.local/state/arshjul/backup");
	path = config_path(&e);
	assert_string_equal(path, "/hem/eva/.config/arshjul/config.ini");
	free(path);
	setenv("ARSHJUL_CONFIG", "my.ini", 1);
	path = config_path(&e);
	assert_string_equal(path, "my.ini");
	free(path);
}

static void test_folders_are_private(void **state)
{
	const char *dir = *state;
	char *file = xasprintf("%s/a/b/c.db", dir), *sub = xasprintf("%s/a/b", dir);
	struct err e = { 0 };
	struct stat st;

	assert_true(path_make_parent(file, &e));
	assert_true(path_make_parent(file, &e));
	assert_int_equal(stat(sub, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	rmdir(sub);
	sub[strlen(sub) - 2] = '\0';
	rmdir(sub);
	free(file);
	free(sub);
	assert_false(path_make_parent("/dev/null/x/y", &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_options_by_either_name, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(
			test_mistakes_are_told_with_their_line, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(test_files_that_are_no_text, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(
			test_files_that_cannot_be_read, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(
			test_what_is_printed_can_be_read, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(test_one_option_is_saved, make_dir, remove_dir),
		cmocka_unit_test_setup_teardown(test_a_line_of_text, make_dir, remove_dir),
		cmocka_unit_test(test_every_option_is_complete),
		cmocka_unit_test(test_paths),
		cmocka_unit_test_setup_teardown(test_folders_are_private, make_dir, remove_dir),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
