/* Letters without ICU: these are asked for every character of a text. For the Latin alphabets, and Greek and
 * Cyrillic capitals. */
#ifndef CORE_BASE_LETTER_H
#define CORE_BASE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* Those beyond ASCII, which are few. */
bool letter_is_wide(uint32_t cp);
bool letter_is_upper_wide(uint32_t cp);
uint32_t letter_lower_wide(uint32_t cp);

/* A letter of any script, or a combining mark? */
static inline bool letter_is(uint32_t cp)
{
	return cp < 0x80 ? (cp | 0x20) - 'a' < 26 : letter_is_wide(cp);
}

static inline bool letter_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp - 'A' < 26 : letter_is_upper_wide(cp);
}

static inline uint32_t letter_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'A' < 26 ? cp + 32 : cp;
	return letter_lower_wide(cp);
}

/* Lower case without marks for the letters of European names: å → a, é → e, ø → o, č → c. */
uint32_t letter_base(uint32_t cp);

#endif
