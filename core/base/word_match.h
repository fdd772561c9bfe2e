/* Words as somebody looks for them, in a text. Asked for many texts at a key press: without ICU. */
#ifndef CORE_BASE_WORD_MATCH_H
#define CORE_BASE_WORD_MATCH_H

#include <stdbool.h>

/* Do the words stand in text one after the other, with anything but letters and digits between them? The last
 * one may be the beginning of a word, unless whole. A letter without marks fits marked ones, a marked
 * one only itself; case never matters. Both are NFC. Words without a letter or digit are everywhere. */
bool word_match(const char *text, const char *words, bool whole);

#endif
