/* Which lines of an item can be voted on. Pure. */
#ifndef CORE_RULES_POLL_LINES_H
#define CORE_RULES_POLL_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "model/model.h"

struct poll_line {
	int64_t note_id;
	const char *text; /* without the list sign before it; in the pool */
	bool sign;        /* there was one: "- ", "• ", "a) ", "2. " */
	bool chosen;      /* looks like an option */
};
struct poll_lines {
	struct poll_line *v;
	size_t n;
	struct pool pool;
};

/* The bytes of a list sign at the beginning with the blanks behind it; 0 = none. */
size_t poll_sign(const char *text);

/* The lines of the notes, those of several rows row by row. Private ones, decisions, actions and the
 * lines in except (results of votes) are left out. Chosen are those with a list sign; where none has
 * one, all that are plain text. The caller releases the pool. */
void poll_lines(const struct note *notes, size_t n, const int64_t *except, size_t n_except,
	struct poll_lines *out);

#endif
