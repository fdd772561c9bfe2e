/* Signs that not every terminal has, and what stands in for them. */
#ifndef TUI_SCREEN_CHARSET_H
#define TUI_SCREEN_CHARSET_H

#include <stdint.h>

/* Which signs the terminal has. CONSOLE is the Linux console asked to draw Unicode: no braille, no
 * `▓ ▏ ⇥` (the Lat15 and Uni2 fonts). ASCII replaces frames, arrows, dashes; letters keep their
 * accents. LINEAR is ASCII without any frames, for who listens to the screen. */
enum charset { CHARSET_UNICODE, CHARSET_CONSOLE, CHARSET_ASCII, CHARSET_LINEAR };

/* What to draw for a code point: UTF-8, mostly one cell; NULL for itself. */
const char *charset_instead(enum charset set, uint32_t cp);

#endif
