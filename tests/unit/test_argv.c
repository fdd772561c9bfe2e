#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/argv.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tui/cli/command.h"

static void test_split(void **state)
{
	static const struct {
		const char *command, *args[5];
	} v[] = {
		{ "nano", { "nano", "a b.txt" } },
		{ "  code --wait ", { "code", "--wait", "a b.txt" } },
		{ "'/opt/my editor/bin' -n", { "/opt/my editor/bin", "-n", "a b.txt" } },
		{ "vim -c \"set tw=0\"", { "vim", "-c", "set tw=0", "a b.txt" } },
		{ "a\\ b 'it'\"'\"'s' \"x\\\"y\"", { "a b", "it's", "x\"y", "a b.txt" } },
		{ "e $(rm -rf x) `y`;z",
			{ "e", "$(rm", "-rf", "x)", "`y`;z" } }, /* nobody runs these */
		{ "e ''", { "e", "", "a b.txt" } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		char **argv = argv_split(v[i].command, "a b.txt");

		for (size_t k = 0; k < 5 && v[i].args[k]; k++)
			assert_string_equal(argv[k], v[i].args[k]);
		free(argv);
	}
	assert_null(argv_split("  \t", "x"));
	assert_null(argv_split("", "x"));
}

/* Every option that a command's row names is in the table of options. */
static void test_options_of_commands(void **state)
{
	(void)state;
	for (const struct cli_command *c = cli_commands; c->name; c++) {
		size_t named = *c->options != '\0', found = 0;

		for (const char *p = c->options; *p; p++)
			named += *p == ' ';
		for (enum cli_option o = 0; o < OPTION_COUNT_CLI; o++)
			found += cli_option_of(c, o);
		if (found != named)
			fail_msg("%s: \"%s\"", c->name, c->options);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_options_of_commands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
