#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/cli/command.h"

/* getopt_long's values for options start here, above every letter. */
enum { LONG_BASE = 256 };

/* Room for the first words of all commands. */
enum { WORDS_MAX = 128 };

/* Letters for getopt: words come back in their order (-), a missing value is told apart (:). */
static void getopt_tables(char *letters, struct option *longs)
{
	*letters++ = '-';
	*letters++ = ':';
	for (size_t i = 0; i < OPTION_COUNT_CLI; i++) {
		const struct cli_option_info *o = &cli_options[i];

		longs[i] = (struct option) { o->name, o->value ? required_argument : no_argument,
			NULL, LONG_BASE + (int)i };
		if (!o->letter)
			continue;
		*letters++ = o->letter;
		if (o->value)
			*letters++ = ':';
	}
	longs[OPTION_COUNT_CLI] = (struct option) { 0 };
	*letters = '\0';
}

static int option_of_letter(int letter)
{
	for (int i = 0; i < OPTION_COUNT_CLI; i++) {
		if (cli_options[i].letter == letter)
			return i;
	}
	return -1;
}

static bool unknown_option(const char *written, struct err *e)
{
	const char *names[OPTION_COUNT_CLI], *near;
	char *name = NULL;

	if (written[0] == '-' && written[1] == '-')
		name = xstrndup(written + 2, strcspn(written + 2, "="));
	for (size_t i = 0; i < OPTION_COUNT_CLI; i++)
		names[i] = cli_options[i].name;
	near = name ? cli_nearest(name, names, OPT_COMPLETE) : NULL;
	if (near)
		err_set(e, ERR_USAGE, _("There is no option %s. Did you mean --%s?"), written,
			near);
	else
		err_set(e, ERR_USAGE, _("There is no option %s."), written);
	free(name);
	return false;
}

bool cli_args_parse(struct cli_args *a, int argc, char **argv, struct err *e)
{
	struct option longs[OPTION_COUNT_CLI + 1];
	char letters[2 * OPTION_COUNT_CLI + 4];
	int r, letter;

	*a = (struct cli_args) { 0 };
	if (argc < 1)
		return true;
	a->words = xcalloc((size_t)argc, sizeof(*a->words));
	a->given = xcalloc((size_t)argc, sizeof(*a->given));
	getopt_tables(letters, longs);
	opterr = 0;
	optind = 0;
	while ((r = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (r == 1) {
			a->words[a->n_words++] = optarg;
			continue;
		}
		if (r == ':')
			return err_set(e, ERR_USAGE, _("%s needs a value."), argv[optind - 1]);
		if (r == '?') {
			char short_name[] = { '-', (char)optopt, '\0' };

			return unknown_option(
				optopt > 0 && optopt < LONG_BASE ? short_name : argv[optind - 1],
				e);
		}
		letter = r >= LONG_BASE ? r - LONG_BASE : option_of_letter(r);
		a->given[a->n_given++] = (struct cli_given) { (enum cli_option)letter, optarg };
	}
	while (optind < argc)
		a->words[a->n_words++] = argv[optind++];
	return true;
}

void cli_args_release(struct cli_args *a)
{
	free(a->words);
	free(a->given);
	*a = (struct cli_args) { 0 };
}

bool cli_has(const struct cli_args *a, enum cli_option o)
{
	for (size_t i = 0; i < a->n_given; i++) {
		if (a->given[i].option == o)
			return true;
	}
	return false;
}

const char *cli_value(const struct cli_args *a, enum cli_option o)
{
	const char *value = NULL;

	for (size_t i = 0; i < a->n_given; i++) {
		if (a->given[i].option == o)
			value = a->given[i].value;
	}
	return value;
}

/* Does the row's name begin with that word, and is there a second one? */
static const char *second_word(const struct cli_command *c, const char *first)
{
	size_t n = strcspn(c->name, " ");

	return c->name[n] && strlen(first) == n && strncmp(c->name, first, n) == 0 ? c->name + n + 1
										   : NULL;
}

static bool is_among(char *const *words, size_t n, const char *w, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == len && strncmp(words[i], w, len) == 0)
			return true;
	return false;
}

/* What may stand where word stands: the first words of the table, or the second ones behind first.
 * Returns their number; each is the caller's to free. */
static size_t words_at(const char *first, char **out, size_t room)
{
	size_t n = 0;

	for (const struct cli_command *c = cli_commands; c->name && n < room; c++) {
		const char *w = first ? second_word(c, first) : c->name;
		size_t len = w ? strcspn(w, " ") : 0;

		if (w && !is_among(out, n, w, len))
			out[n++] = xstrndup(w, len);
	}
	return n;
}

bool cli_unknown_command(const struct cli_args *a, struct err *e)
{
	const char *near, *first = a->words[0], *second = NULL;
	char *words[WORDS_MAX];
	struct buf list = { 0 };
	size_t n = words_at(first, words, ARRAY_LEN(words));

	if (n > 0)
		second = a->n_words > 1 ? a->words[1] : "";
	else
		n = words_at(NULL, words, ARRAY_LEN(words));
	near = cli_nearest(second ? second : first, (const char *const *)words, n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", words[i]);
	if (second && *second && near)
		err_set(e, ERR_USAGE, _("There is no “%s %s”. Did you mean “%s %s”?"), first,
			second, first, near);
	else if (second)
		err_set(e, ERR_USAGE, _("Say what to %s: %s."), first, buf_str(&list));
	else if (near)
		err_set(e, ERR_USAGE, _("There is no command “%s”. Did you mean “%s”?"), first,
			near);
	else
		err_set(e, ERR_USAGE, _("There is no command “%s”. There are: %s."), first,
			buf_str(&list));
	for (size_t i = 0; i < n; i++)
		free(words[i]);
	buf_release(&list);
	return false;
}

static bool find_command(struct cli_args *a, struct err *e)
{
	for (const struct cli_command *c = cli_commands; c->name; c++) {
		const char *second = second_word(c, a->words[0]);
		size_t used = second ? 2 : 1;

		if (second ? a->n_words < 2 || strcmp(second, a->words[1]) != 0
			   : strcmp(c->name, a->words[0]) != 0)
			continue;
		a->command = c;
		a->arg = (const char *const *)a->words + used;
		a->n_args = a->n_words - used;
		return true;
	}
	return cli_unknown_command(a, e);
}

/* How many arguments the synopsis asks for; *most is SIZE_MAX behind "...". */
static size_t args_wanted(const char *synopsis, size_t *most)
{
	size_t least = 0;

	*most = 0;
	for (const char *s = synopsis; *s; s += strcspn(s, " "), s += *s == ' ') {
		size_t n = strcspn(s, " ");

		least += *s != '[';
		++*most;
		if (n > 3 && memcmp(s + n - 3, "...", 3) == 0)
			*most = SIZE_MAX;
	}
	return least;
}

static bool wrong_use(const struct cli_args *a, const char *what, struct err *e)
{
	struct buf b = { 0 };

	cli_usage_line(a->command, &b);
	err_set(e, ERR_USAGE, _("%s\nUsage: %s"), what, buf_str(&b));
	buf_release(&b);
	return false;
}

bool cli_option_is_global(enum cli_option o)
{
	return o < OPT_DRY_RUN;
}

bool cli_option_of(const struct cli_command *c, enum cli_option o)
{
	size_t n = strlen(cli_options[o].name);

	for (const char *p = c ? c->options : ""; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		if (len == n && memcmp(p, cli_options[o].name, n) == 0)
			return true;
		p += len;
	}
	return false;
}

static bool names_a_file(const char *placeholder)
{
	return placeholder &&
		(strstr(placeholder, "FILE") || strstr(placeholder, "DIR") ||
			strstr(placeholder, "FOLDER"));
}

/* A file may be called anything; what is written down or looked for is text. */
static bool check_text(const struct cli_args *a, struct err *e)
{
	const char *bad = NULL;

	for (size_t i = 0; i < a->n_args && !names_a_file(a->command->args); i++)
		if (!utf8_valid(a->arg[i], strlen(a->arg[i])))
			bad = a->arg[i];
	for (size_t i = 0; i < a->n_given; i++) {
		const char *v = a->given[i].value;

		if (v && !names_a_file(cli_options[a->given[i].option].value) &&
			!utf8_valid(v, strlen(v)))
			bad = v;
	}
	return !bad ||
		err_set(e, ERR_USAGE, _("“%s” is not in UTF-8, which the terminal must use."), bad);
}

bool cli_args_check(struct cli_args *a, struct err *e)
{
	size_t least, most;

	if (a->n_words > 0 && !find_command(a, e))
		return false;
	for (size_t i = 0; i < a->n_given; i++) {
		enum cli_option o = a->given[i].option;

		if (!cli_option_is_global(o) && !cli_option_of(a->command, o))
			return err_set(e, ERR_USAGE, _("“%s” has no option --%s."),
				a->command ? a->command->name : "arshjul", cli_options[o].name);
	}
	if (!a->command)
		return true;
	least = args_wanted(a->command->args, &most);
	if (a->n_args < least)
		return wrong_use(a, _("Something is missing."), e);
	if (a->n_args > most)
		return wrong_use(a,
			most == 0 ? _("That is too much: nothing more is expected.")
				  : _("That is too much: quote names and times of several words."),
			e);
	return check_text(a, e);
}
