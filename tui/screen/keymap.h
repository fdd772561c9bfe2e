/* Keys as values, and their names in both directions. No curses here. */
#ifndef TUI_SCREEN_KEYMAP_H
#define TUI_SCREEN_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Keys that are no characters, above all code points. */
enum key_code {
	KEYCODE_NONE = 0,
	KEYCODE_FIRST = 0x110000,
	KEYCODE_ENTER = KEYCODE_FIRST,
	KEYCODE_ESC,
	KEYCODE_TAB,
	KEYCODE_BACKSPACE,
	KEYCODE_DELETE,
	KEYCODE_INSERT,
	KEYCODE_UP,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_PAGE_UP,
	KEYCODE_PAGE_DOWN,
	KEYCODE_F1, /* KEYCODE_F1 + n - 1 is Fn, to F12 */
	KEYCODE_F2,
	KEYCODE_F12 = KEYCODE_F1 + 11,
	KEYCODE_PASTE,        /* text holds it */
	KEYCODE_CLICK,        /* row, col: the left button was pressed there */
	KEYCODE_DOUBLE_CLICK, /* follows a KEYCODE_CLICK at the same place */
	KEYCODE_WHEEL_UP,
	KEYCODE_WHEEL_DOWN,
};

enum { KEYMOD_SHIFT = 1, KEYMOD_ALT = 2, KEYMOD_CTRL = 4 };

struct key {
	uint32_t code;    /* code point or enum key_code; Ctrl-Z is 'z' with KEYMOD_CTRL */
	uint8_t mods;     /* Shift only with keys that are no characters: Shift-u is 'U' */
	int16_t row, col; /* mouse: screen cells */
	const char
		*text; /* KEYCODE_PASTE: clean UTF-8 with '\n', valid until the handler returns */
};

/* Is it this key? key_is(k, 'z', KEYMOD_CTRL), key_is(k, KEYCODE_ENTER, 0). */
bool key_is(const struct key *k, uint32_t code, unsigned mods);

/* A character that types itself. */
bool key_is_text(const struct key *k);
bool key_is_mouse(const struct key *k);

/* Code and modifiers in one number, for tables and for ZONE_KEY; and back. */
uint32_t key_pack(const struct key *k);
struct key key_unpack(uint32_t packed);

/* One key from its name: a character (`å`), or in angle brackets `<Enter>`, `<Esc>`, `<Tab>`,
 * `<S-Tab>`, `<Space>`, `<lt>`, `<F1>`, `<C-z>`, `<C-Left>`, `<PageUp>` … Names ignore case; `<` alone
 * is itself. Returns the bytes used, 0 where there is no key. */
size_t key_parse(const char *name, struct key *k);

/* The next of several names separated by blanks (`u å <C-z>`); moves *names on. False at the end or
 * where a name is wrong; then **names is not NUL. */
bool key_next(const char **names, struct key *k);

/* The name as key_parse reads it. */
void key_spell(const struct key *k, struct buf *out);

/* For people, translated: `Enter`, `Mellanslag`, `Ctrl-Z`, `↑`, `å`. */
void key_label(const struct key *k, struct buf *out);

#endif
