/* Reading words in running text: letters, case and small closed word lists, for the Latin
 * alphabets (and Greek and Cyrillic capitals), without ICU: these are called for every character
 * of a text. */
#ifndef CORE_RULES_WORDS_H
#define CORE_RULES_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/letter.h"
#include "base/pool.h"

/* The bytes of letters at s; 0 where s does not begin with one. */
size_t word_len(const char *s);

/* Does the text of n bytes equal the word, which is given in lower case? */
bool word_is(const char *s, size_t n, const char *lower);

/* Are two texts of n and m bytes equal but for case? */
bool words_equal(const char *a, size_t n, const char *b, size_t m);

/* Is the text one of the words of a list in lower case, separated by '|' ("mar|mars|march")? */
bool word_in(const char *s, size_t n, const char *list);

/* The same for a long list cut by first letter: lists a to z, then one of all else; NULL where there is
 * no word. */
enum { WORD_LETTERS = 'z' - 'a' + 2 };
bool word_in_letters(const char *s, size_t n, const char *const *lists);

/* The same for a text in lower case and a list in the order of its bytes, found by halving it. */
bool word_in_sorted(const char *s, size_t n, const char *list);

/* The bytes that the first fitting phrase of the list takes at the start of s, longest first
 * only if the list says so; a phrase must end where a word ends. 0 where none fits. A space in a
 * phrase stands for any run of spaces. */
size_t words_start(const char *s, const char *list);

/* The place of the first phrase of the list that stands in s between word borders, or NULL. *len
 * (may be NULL) gets its bytes. Linear in s. */
const char *words_find(const char *s, const char *list, size_t *len);

/* The same among the first n bytes of s, where it must begin. */
const char *words_find_within(const char *s, size_t n, const char *list, size_t *len);

/* Many lists looked up together. Made once, in a pool; then only the phrases that begin with the
 * same word cost time, however many there are. */
struct phrasebook {
	const struct phrase *v;   /* in the order of the lists */
	unsigned short rows[256]; /* by a sum of their first word: the first one in v, from 1; 0 */
};
void phrasebook_init(struct phrasebook *b, struct pool *p, const char *const *lists, size_t n);

/* The phrases that stand at the start of s one after the other: *at begins at 0 and is the book's.
 * Returns the bytes of the next one, and its list's index in *list; 0 when there are no more. */
size_t phrasebook_next(const struct phrasebook *b, const char *s, size_t *at, size_t *list);

/* A number of at most max digits at s: returns its digits, 0 where there is none or more. */
size_t number_len(const char *s, size_t max, int *n);

/* The bytes of a dash at s: hyphen, en dash, em dash, minus or figure dash; else 0. */
size_t dash_len(const char *s);

/* The bytes of white space (no-break spaces too, never a line feed) at s. */
size_t space_run(const char *s);
static inline size_t space_len(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c > ' ' && c < 0xc2 ? 0 : space_run(s);
}

#endif
