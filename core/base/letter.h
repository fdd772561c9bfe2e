/* Letters without ICU: these are asked for every character of a text. For the Latin alphabets, and Greek and
 * Cyrillic capitals. */
#ifndef CORE_BASE_LETTER_H
#define CORE_BASE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is(uint32_t cp); /* a letter of any script, or a combining mark */
bool letter_is_upper(uint32_t cp);
uint32_t letter_lower(uint32_t cp);
/* Lower case without marks for the letters of European names: å → a, é → e, ø → o, č → c. */
uint32_t letter_base(uint32_t cp);

#endif
