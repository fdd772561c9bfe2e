/* What a cell means; how that looks is decided by the theme, in blit.c alone. Colour never carries a
 * meaning by itself: letters and marks do. */
#ifndef TUI_SCREEN_STYLE_H
#define TUI_SCREEN_STYLE_H

#include <stdint.h>

enum style {
	STYLE_NORMAL,
	STYLE_TITLE,   /* row 1 */
	STYLE_HEADING, /* a heading inside a view */
	STYLE_TAB,     /* the current one among the numbered views */
	STYLE_KEY,     /* a key's name in the footer and in help */
	STYLE_MUTED,   /* secondary text */
	STYLE_FRAME,   /* rules and boxes */
	STYLE_RUNNING, /* the meeting or item that goes on */
	STYLE_DECIDED,
	STYLE_PRESENT,
	STYLE_REMOTE,
	STYLE_ABSENT,
	STYLE_EXCUSED,
	STYLE_DEPUTY,
	STYLE_LATE, /* late, over time, clash */
	STYLE_ERROR,
	STYLE_MATCH,   /* the letters that a filter found */
	STYLE_LABEL,   /* what a text entry is called */
	STYLE_ENTRY,   /* text being typed */
	STYLE_CONTROL, /* a control character made visible */
	STYLE_COUNT,
};

/* Added to any of the above: the row that the keys act on (reverse), a row marked for bulk work. */
#define STYLE_FOCUS 0x40u
#define STYLE_MARKED 0x80u
#define STYLE_MEANING 0x3fu

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO };

#endif
