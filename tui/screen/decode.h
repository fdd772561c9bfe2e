/* Bytes from a terminal become keys. Pure: no terminal, no clock, no curses.
 *
 * The decoder is ours and not curses' get_wch because it must be fed by the one event loop: it takes
 * whatever a read() brought, also half a character or half a sequence; it never waits; a paste is one
 * key; a byte that is not UTF-8 is dropped alone. It reads the sequences that all terminals of today
 * send (ECMA-48 and the "Xterm Control Sequences": xterm, VT220, rxvt, tmux, the Linux console). */
#ifndef TUI_SCREEN_DECODE_H
#define TUI_SCREEN_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#include "tui/screen/keymap.h"

struct decoder {
	struct buf in; /* bytes not yet understood, from `at` */
	size_t at;
	bool pasting;
	bool forced;      /* decode_give_up: what waits is all there is */
	struct buf paste; /* raw bytes of a paste that goes on */
	char *text;       /* the clean text of the last KEYCODE_PASTE */
};

void decoder_release(struct decoder *d);
void decode_feed(struct decoder *d, const char *bytes, size_t n);

/* The next key. False where the bytes end, perhaps in the middle of a key: see decode_pending. */
bool decode_next(struct decoder *d, struct key *k);

/* Bytes wait for more: an Esc alone, the beginning of a sequence, a paste that goes on. If none come
 * in time, decode_give_up lets decode_next make keys of them as they are. */
bool decode_pending(const struct decoder *d);
void decode_give_up(struct decoder *d);

#endif
