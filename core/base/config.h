/* Options of the program: one table, read from an INI file, printed as one.
 *
 * Every option has a Swedish and an English name and a default; a file is never needed. Values are
 * numbers: the option's own, 0 or 1, or the index of a choice; or a line of text. */
#ifndef CORE_BASE_CONFIG_H
#define CORE_BASE_CONFIG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

enum option {
	OPTION_LANGUAGE, /* 0 auto, 1 sv, 2 en */
	OPTION_GLYPHS,   /* 0 auto, 1 unicode, 2 ascii: as enum term_glyphs */
	OPTION_THEME,    /* 0 auto, 1 dark, 2 light, 3 mono: as enum theme */
	OPTION_MOUSE,
	OPTION_CLOCK, /* 0 minute, 1 second */
	OPTION_LINEAR,
	OPTION_SUSPEND,
	OPTION_ESCAPE_DELAY, /* milliseconds */
	OPTION_MY_GROUPS,    /* names with commas between them; "" = none are said */
	OPTION_COUNT,
};

enum option_type { OPTION_BOOL, OPTION_CHOICE, OPTION_NUMBER, OPTION_TEXT };
enum { CONFIG_TEXT_SIZE = 256 };

struct option_info {
	const char *sv, *en; /* names, accepted whatever the language */
	enum option_type type;
	int min, max, def;
	const char *choices[5]; /* OPTION_CHOICE: "sv/en" or one word for both, ended by NULL */
	const char *help;       /* N_() */
};

extern const struct option_info option_table[OPTION_COUNT];

struct config {
	int value[OPTION_COUNT];
	char text[OPTION_COUNT][CONFIG_TEXT_SIZE]; /* of OPTION_TEXT: clean UTF-8, one line */
};

void config_init(struct config *c); /* all defaults */

/* Set one option by either name from text, as the file does. ERR_NOT_FOUND or ERR_INVALID. */
bool config_set(struct config *c, const char *name, const char *value, struct err *e);

/* Read a file on top of what is set. A missing file is fine. What it says wrongly is skipped and
 * described in warnings, one line each with file and line number. Fails with ERR_IO only where the
 * file is there and cannot be read. */
bool config_load(struct config *c, const char *path, struct buf *warnings, struct err *e);

/* The path: $ARSHJUL_CONFIG, else config.ini in PATH_CONFIG; the caller frees. NULL with an err. */
char *config_path(struct err *e);

/* The word for a number, as the file has it, in the face's language; the caller frees. */
char *config_word(enum option o, int value);

/* The value of any option as the file has it; the caller frees. */
char *config_value(const struct config *c, enum option o);

/* Write the value of one option into the file, which keeps its comments, its order and everything else;
 * it and its folder are made where they are missing. *where gets its path, also on failure; the
 * caller frees. */
bool config_save(const struct config *c, enum option o, char **where, struct err *e);

/* The effective file, commented, in the face's language (--print-config). */
void config_print(const struct config *c, struct buf *out);

#endif
