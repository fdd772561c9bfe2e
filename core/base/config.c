#include "base/config.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

const struct option_info option_table[OPTION_COUNT] = {
	[OPTION_LANGUAGE] = { "språk", "language", OPTION_CHOICE, 0, 2, 0, { "auto", "sv", "en" },
		N_("language of the program: auto follows the environment") },
	[OPTION_GLYPHS] = { "tecken", "glyphs", OPTION_CHOICE, 0, 2, 0,
		{ "auto", "unicode", "ascii" },
		N_("lines, arrows and marks: auto follows the terminal") },
	[OPTION_THEME] = { "tema", "theme", OPTION_CHOICE, 0, 3, 0,
		{ "auto", "mörk/dark", "ljus/light", "mono" },
		N_("colours: auto keeps the terminal's own background") },
	[OPTION_MOUSE] = { "mus", "mouse", OPTION_BOOL, 0, 1, 1, { NULL },
		N_("clicks and the wheel (Shift selects text in the terminal)") },
	[OPTION_CLOCK] = { "klocka", "clock", OPTION_CHOICE, 0, 1, 0,
		{ "minut/minute", "sekund/second" },
		N_("how often the clock of a running item moves") },
	[OPTION_LINEAR] = { "linjar", "linear", OPTION_BOOL, 0, 1, 0, { NULL },
		N_("one column without frames, for screen readers") },
	[OPTION_SUSPEND] = { "suspend", "suspend", OPTION_BOOL, 0, 1, 0, { NULL },
		N_("Ctrl-Z stops the program as in a shell; otherwise it undoes") },
	[OPTION_ESCAPE_DELAY] = { "esc-väntan", "escape-delay", OPTION_NUMBER, 0, 1000, 25,
		{ NULL },
		N_("milliseconds to tell Esc from the keys that begin with it; more on slow lines") },
	[OPTION_MY_GROUPS] = { "mina-grupper", "my-groups", OPTION_TEXT, 0, 0, 0, { NULL },
		N_("the groups that I take part in: for “export ics --mine” and view 8") },
};

void config_init(struct config *c)
{
	*c = (struct config) { 0 };
	for (int i = 0; i < OPTION_COUNT; i++)
		c->value[i] = option_table[i].def;
}

/* Is word one of the alternatives in "sv/en", or the only one? */
static bool is_choice(const char *choice, const char *word)
{
	size_t n = strcspn(choice, "/");

	if (strncasecmp(choice, word, n) == 0 && word[n] == '\0')
		return true;
	return choice[n] && strcasecmp(choice + n + 1, word) == 0;
}

static bool parse_choice(const struct option_info *o, const char *word, int *out)
{
	for (int i = o->min; i <= o->max; i++) {
		if (is_choice(o->choices[i], word)) {
			*out = i;
			return true;
		}
	}
	return false;
}

static bool parse_bool(const char *word, int *out)
{
	static const char *const yes[] = { "ja", "yes", "true", "on", "1" };
	static const char *const no[] = { "nej", "no", "false", "off", "0" };

	for (size_t i = 0; i < ARRAY_LEN(yes); i++) {
		if (strcasecmp(word, yes[i]) == 0 || strcasecmp(word, no[i]) == 0) {
			*out = strcasecmp(word, yes[i]) == 0;
			return true;
		}
	}
	return false;
}

static bool parse_number(const struct option_info *o, const char *word, int *out)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(word, &end, 10);
	if (errno || end == word || *end || n < o->min || n > o->max)
		return false;
	*out = (int)n;
	return true;
}

static bool parse_text(const char *word, char out[CONFIG_TEXT_SIZE])
{
	size_t n = strlen(word);

	if (n >= CONFIG_TEXT_SIZE || !text_is_clean(word, n, false))
		return false;
	memcpy(out, word, n + 1);
	return true;
}

static bool parse(struct config *c, enum option which, const char *word)
{
	const struct option_info *o = &option_table[which];
	int *out = &c->value[which];

	switch (o->type) {
	case OPTION_BOOL:
		return parse_bool(word, out);
	case OPTION_CHOICE:
		return parse_choice(o, word, out);
	case OPTION_NUMBER:
		return parse_number(o, word, out);
	case OPTION_TEXT:
		return parse_text(word, c->text[which]);
	}
	return false;
}

/* The word for a choice in the face's language. */
static char *choice_word(const char *choice)
{
	size_t n = strcspn(choice, "/");

	if (choice[n] && strcmp(i18n_language(), "en") == 0)
		return xstrdup(choice + n + 1);
	return xstrndup(choice, n);
}

/* What may stand after the equals sign, for messages and comments. */
static void describe(const struct option_info *o, struct buf *out)
{
	switch (o->type) {
	case OPTION_BOOL:
		buf_puts(out, _("yes or no"));
		break;
	case OPTION_CHOICE:
		for (int i = o->min; i <= o->max; i++) {
			char *word = choice_word(o->choices[i]);

			buf_printf(out, "%s%s", i > o->min ? ", " : "", word);
			free(word);
		}
		break;
	case OPTION_NUMBER:
		buf_printf(out, _("%d to %d"), o->min, o->max);
		break;
	case OPTION_TEXT:
		buf_puts(out, _("names, with commas between them"));
		break;
	}
}

bool config_set(struct config *c, const char *name, const char *value, struct err *e)
{
	struct buf allowed = { 0 };

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *o = &option_table[i];

		if (strcasecmp(name, o->sv) != 0 && strcasecmp(name, o->en) != 0)
			continue;
		if (parse(c, (enum option)i, value))
			return true;
		describe(o, &allowed);
		err_set(e, ERR_INVALID, _("“%.60s” is no value for %s; allowed: %s"), value, name,
			buf_str(&allowed));
		buf_release(&allowed);
		return false;
	}
	return err_set(e, ERR_NOT_FOUND, _("there is no option “%.60s”"), name);
}

struct reading {
	struct config *config;
	struct buf *warnings;
	const char *path;
	FILE *file;
	int line;
};

static void warn(const struct reading *r, int line, const char *text)
{
	buf_printf(r->warnings, "%s:%d: %s\n", r->path, line, text);
}

/* Lines for inih, which cuts them at its own limit; we count those of the file. */
static char *read_line(char *out, int size, void *ctx)
{
	struct reading *r = ctx;
	char *line = fgets(out, size, r->file);
	int c;

	if (!line)
		return NULL;
	r->line++;
	if (!strchr(line, '\n') && (c = fgetc(r->file)) != EOF) {
		while (c != '\n' && c != EOF)
			c = fgetc(r->file);
		warn(r, r->line, _("the line is too long and was cut"));
	}
	return line;
}

static int take_option(void *ctx, const char *section, const char *name, const char *value)
{
	struct reading *r = ctx;
	struct err e = { 0 };

	(void)section;
	if (!config_set(r->config, name, value, &e))
		warn(r, r->line, e.text);
	return 1;
}

bool config_load(struct config *c, const char *path, struct buf *warnings, struct err *e)
{
	struct reading r = { .config = c, .warnings = warnings, .path = path };
	bool ok = true;
	int bad;

	r.file = fopen(path, "re");
	if (!r.file && (errno == ENOENT || errno == ENOTDIR))
		return true;
	if (!r.file)
		return err_set(e, ERR_IO, _("Could not read %s: %s"), path, strerror(errno));
	bad = ini_parse_stream(read_line, &r, take_option, &r);
	if (bad > 0)
		warn(&r, bad, _("this is neither “name = value” nor a [heading]"));
	if (ferror(r.file))
		ok = err_set(e, ERR_IO, _("Could not read %s: %s"), path, strerror(errno));
	fclose(r.file);
	return ok;
}

char *config_path(struct err *e)
{
	const char *path = getenv("ARSHJUL_CONFIG");

	return path && *path ? xstrdup(path) : path_of(PATH_CONFIG, "config.ini", e);
}

char *config_word(enum option o, int value)
{
	const struct option_info *info = &option_table[o];

	switch (info->type) {
	case OPTION_BOOL:
		return xstrdup(value ? Q_("option|yes") : Q_("option|no"));
	case OPTION_CHOICE:
		return choice_word(info->choices[value]);
	case OPTION_NUMBER:
	case OPTION_TEXT:
		break;
	}
	return xasprintf("%d", value);
}

char *config_value(const struct config *c, enum option o)
{
	return option_table[o].type == OPTION_TEXT ? xstrdup(c->text[o])
						   : config_word(o, c->value[o]);
}

void config_print(const struct config *c, struct buf *out)
{
	bool english = strcmp(i18n_language(), "en") == 0;

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *o = &option_table[i];
		char *word = config_value(c, (enum option)i);

		buf_printf(out, "%s; %s (", i > 0 ? "\n" : "", _(o->help));
		describe(o, out);
		buf_printf(out, ")\n%s = %s\n", english ? o->en : o->sv, word);
		free(word);
	}
}
