/* Text: UTF-8, NFC. Decoding, terminal width, the gate for output, folding and sorting.
 *
 * What needs Unicode tables (NFC beyond Latin-1, folding, Swedish collation, SHA-256's neighbour
 * libraries) is done by ICU behind base/lazy.h: it is loaded at the first call that needs it, never
 * at start. */
#ifndef CORE_BASE_TEXT_H
#define CORE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define UTF8_BAD 0xfffdu

/* Decode one code point from at most n bytes. Returns the bytes used (>= 1 when n > 0); *cp is
 * UTF8_BAD and *ok false for an invalid, overlong or surrogate sequence (then 1 byte is used).
 * ok may be NULL. */
size_t utf8_next_wide(const char *s, size_t n, uint32_t *cp, bool *ok); /* of what is not ASCII */
static inline size_t utf8_next(const char *s, size_t n, uint32_t *cp, bool *ok)
{
	if ((unsigned char)*s >= 0x80)
		return utf8_next_wide(s, n, cp, ok);
	*cp = (unsigned char)*s;
	if (ok)
		*ok = true;
	return 1;
}
bool utf8_valid(const char *s, size_t n);

/* Shorten a string that was cut by bytes so that it ends with a whole character. */
void utf8_cut(char *s);

/* Number of code points. */
size_t utf8_len(const char *s);

/* Terminal cells that one code point or a string takes once through text_safe on one line: the
 * terminal's wcwidth; 0 for what is dropped, those of its visible form for what is shown. Needs an
 * LC_CTYPE with UTF-8 (i18n_init). */
int text_cp_cells(uint32_t cp);
int text_cells(const char *s);

/* The longest prefix of s that fits in cells, in bytes; *used (may be NULL) gets its cells. */
size_t text_fit(const char *s, int cells, int *used);

/* The gate: append s made safe for a terminal. Control and C1 characters become
 * visible (^[ or \x9b), invalid bytes U+FFFD; bidi controls, zero-width characters, soft hyphens
 * and the like are dropped; at most 4 combining marks on a letter. LF and TAB become a space when
 * one_line is true and are kept otherwise. */
void text_safe(struct buf *out, const char *s, size_t n, bool one_line);
char *text_safe_line(const char *s); /* caller frees */

/* What one code point becomes at the gate: keep, drop, or show as something else. */
enum text_gate { GATE_KEEP, GATE_DROP, GATE_SHOW };
enum text_gate text_gate_cp(uint32_t cp);

/* The visible form of a GATE_SHOW code point (^[, \x9b, U+FFFD); returns its bytes, without the NUL. */
size_t text_show_cp(uint32_t cp, char out[8]);

/* Clean text on its way in: valid UTF-8 (bad bytes become U+FFFD), NFC, no NUL, no C0 but LF and TAB,
 * no C1, no DEL, CR LF and CR become LF. keep_lines false turns LF and TAB into spaces, collapses
 * runs of space and trims. Caller frees. */
char *text_clean(const char *s, size_t n, bool keep_lines);

/* A quick look: ASCII, Latin letters, dashes and quotation marks that text_clean leaves as they are. False
 * does not say that it would change anything. */
bool text_is_clean(const char *s, size_t n, bool keep_lines);

/* A text that may be NULL, for where "" means the same. */
static inline const char *or_empty(const char *s)
{
	return s ? s : "";
}
/* … and whether there is any. */
static inline bool text_given(const char *s)
{
	return s && *s;
}

/* Trim white space (incl. U+00A0, U+202F, U+3000) at both ends, in place; returns s. */
char *text_trim(char *s);
/* Nothing but white space and what the gate drops: nothing that anybody would see. */
bool text_blank(const char *s);
bool text_starts(const char *s, const char *prefix);

/* NFC; caller frees. Free of ICU for Latin letters without combining marks, dashes and quotes. */
char *text_nfc(const char *s);

/* Folding for comparison; caller frees. FOLD_CASE: lower case, letters keep their marks.
 * FOLD_BASE: lower case, every mark off (å → a, é → e, ü → u, ø → o). */
enum text_fold { FOLD_CASE, FOLD_BASE };
char *text_fold(const char *s, enum text_fold how);

/* Does needle occur in hay? Case never matters; a plain letter in the needle matches its marked
 * forms too, a marked one only itself ("asa" finds Åsa, "åsa" only Åsa). AT_WORD: the match begins
 * a word (after start, space, hyphen, comma, parenthesis). */
enum text_where { ANYWHERE, AT_WORD, AT_START };
bool text_matches(const char *hay, const char *needle, enum text_where where);

/* The same, and where: the first match's bytes [*from, *to) of hay, which is NFC. */
bool text_find(
	const char *hay, const char *needle, enum text_where where, size_t *from, size_t *to);

/* A key whose byte order is Swedish alphabetical order (å ä ö last, w after v, ü as y, é as e),
 * as hexadecimal text; caller frees. Stored beside names so that lists sort without ICU. */
char *text_sort_key(const char *s);

/* Lower-case hexadecimal SHA-256, 64 characters and NUL. */
void text_sha256(const void *bytes, size_t n, char out[65]);

/* The same of bytes that come in pieces: next gives the next one and its length, 0 after the last. */
void text_sha256_pieces(const void *(*next)(void *ctx, size_t *n), void *ctx, char out[65]);

/* The functions that the lazily loaded library gives (core/base/text_icu.c). */
struct text_ops {
	char *(*nfc)(const char *s);
	char *(*fold)(const char *s, enum text_fold how);
	uint32_t (*base_letter)(uint32_t cp); /* lower case, marks off */
	uint32_t (*lower)(uint32_t cp);
	char *(*sort_key)(const char *s);
	void (*sha256)(const void *(*next)(void *ctx, size_t *n), void *ctx, char out[65]);
	const char *(*version)(void); /* of the collation data, for doctor */
};

#endif
