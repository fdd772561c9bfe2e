/* Fields where one of a few words is meant: the words of an enum, of which the beginning is enough. */
#ifndef TUI_VIEWS_WORDS_PART_H
#define TUI_VIEWS_WORDS_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

typedef const char *word_fn(int value); /* rules/labels.h */

/* Into *value; "" leaves it. ERR_INVALID names the words there are. */
bool word_read(word_fn *word, int n, const char *text, int *value, struct err *e);

/* The whole word where its beginning is typed; false with those there are where it is none. */
bool word_echo(word_fn *word, int n, const char *text, struct buf *out);

/* Whole minutes of at most a day into *minutes; "" is 0. ERR_INVALID says what is no number. */
bool minutes_read(const char *text, int64_t *minutes, struct err *e);

/* "312 B", "9,8 kB", "14 kB": of a file. */
enum { SIZE_TEXT = 24 };
void size_text(int64_t bytes, char out[SIZE_TEXT]);

#endif
