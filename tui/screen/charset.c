#include "tui/screen/charset.h"

#include <stddef.h>

#include "base/xalloc.h"

enum { FRAMES = 0x2500, FRAMES_LAST = 0x257f };

struct stand_in {
	uint32_t from, to; /* code points, inclusive */
	const char *console, *ascii;
};

/* Ascending. */
static const struct stand_in stand_ins[] = {
	{ 0x00b7, 0x00b7, NULL, "-" },    /* · */
	{ 0x00d7, 0x00d7, NULL, "x" },    /* × */
	{ 0x2010, 0x2014, NULL, "-" },    /* – */
	{ 0x2018, 0x2019, NULL, "'" },    /* ’ */
	{ 0x201c, 0x201d, NULL, "\"" },   /* ” */
	{ 0x2022, 0x2022, NULL, "*" },    /* • */
	{ 0x2026, 0x2026, NULL, "..." },  /* … */
	{ 0x2190, 0x2190, NULL, "<" },    /* ← */
	{ 0x2191, 0x2191, NULL, "^" },    /* ↑ */
	{ 0x2192, 0x2192, NULL, ">" },    /* → */
	{ 0x2193, 0x2193, NULL, "v" },    /* ↓ */
	{ 0x21e5, 0x21e5, "Tab", "Tab" }, /* ⇥ */
	{ 0x2248, 0x2248, NULL, "~" },    /* ≈ */
	{ 0x2261, 0x2261, NULL, "=" },    /* ≡ */
	{ 0x2264, 0x2264, NULL, "<=" },   /* ≤ */
	{ 0x2265, 0x2265, NULL, ">=" },   /* ≥ */
	{ 0x2500, 0x2501, NULL, "-" },    /* ─ */
	{ 0x2502, 0x2503, NULL, "|" },    /* │ */
	{ 0x250c, 0x254b, NULL, "+" },    /* ┌ to ╋ */
	{ 0x2550, 0x2550, NULL, "=" },    /* ═ */
	{ 0x2551, 0x2551, NULL, "|" },    /* ║ */
	{ 0x2552, 0x256c, NULL, "+" },    /* ╒ to ╬ */
	{ 0x2588, 0x2588, NULL, "#" },    /* █ */
	{ 0x258f, 0x258f, "│", "|" },     /* ▏ */
	{ 0x2591, 0x2591, NULL, "." },    /* ░ */
	{ 0x2592, 0x2592, NULL, ":" },    /* ▒ */
	{ 0x2593, 0x2593, "█", "#" },     /* ▓ */
	{ 0x25a0, 0x25a0, NULL, "#" },    /* ■ */
	{ 0x25b6, 0x25b6, NULL, ">" },    /* ▶ */
	{ 0x25cf, 0x25cf, NULL, "*" },    /* ● */
	{ 0x2800, 0x2800, " ", " " },     /* empty braille */
	{ 0x2801, 0x28ff, ".", "." },     /* braille */
};

const char *charset_instead(enum charset set, uint32_t cp)
{
	size_t lo = 0, hi = ARRAY_LEN(stand_ins);

	if (set == CHARSET_UNICODE)
		return NULL;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (cp > stand_ins[mid].to)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == ARRAY_LEN(stand_ins) || cp < stand_ins[lo].from)
		return NULL;
	if (set == CHARSET_LINEAR && cp >= FRAMES && cp <= FRAMES_LAST)
		return " ";
	return set == CHARSET_CONSOLE ? stand_ins[lo].console : stand_ins[lo].ascii;
}
