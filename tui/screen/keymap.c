#include "tui/screen/keymap.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

struct key_word {
	uint32_t code;
	const char *name;  /* in angle brackets, without them */
	const char *label; /* for people */
};

/* The first name of a code is the one written. */
static const struct key_word words[] = {
	{ KEYCODE_ENTER, "Enter", N_("key|Enter") },
	{ KEYCODE_ENTER, "Return", NULL },
	{ KEYCODE_ESC, "Esc", N_("key|Esc") },
	{ KEYCODE_TAB, "Tab", N_("key|Tab") },
	{ ' ', "Space", N_("key|Space") },
	{ KEYCODE_BACKSPACE, "Backspace", N_("key|Backspace") },
	{ KEYCODE_DELETE, "Delete", N_("key|Delete") },
	{ KEYCODE_INSERT, "Insert", N_("key|Insert") },
	{ KEYCODE_UP, "Up", "↑" },
	{ KEYCODE_DOWN, "Down", "↓" },
	{ KEYCODE_LEFT, "Left", "←" },
	{ KEYCODE_RIGHT, "Right", "→" },
	{ KEYCODE_HOME, "Home", N_("key|Home") },
	{ KEYCODE_END, "End", N_("key|End") },
	{ KEYCODE_PAGE_UP, "PageUp", N_("key|PgUp") },
	{ KEYCODE_PAGE_DOWN, "PageDown", N_("key|PgDn") },
	{ KEYCODE_PASTE, "Paste", NULL },
	{ KEYCODE_CLICK, "Click", NULL },
	{ KEYCODE_DOUBLE_CLICK, "DoubleClick", NULL },
	{ KEYCODE_WHEEL_UP, "WheelUp", NULL },
	{ KEYCODE_WHEEL_DOWN, "WheelDown", NULL },
	{ '<', "lt", "<" },
};

bool key_is(const struct key *k, uint32_t code, unsigned mods)
{
	return k->code == code && k->mods == mods;
}

bool key_is_text(const struct key *k)
{
	return k->mods == 0 && k->code >= 0x20 && k->code < KEYCODE_FIRST;
}

bool key_is_mouse(const struct key *k)
{
	return k->code >= KEYCODE_CLICK && k->code <= KEYCODE_WHEEL_DOWN;
}

uint32_t key_pack(const struct key *k)
{
	return k->code | (uint32_t)k->mods << 24;
}

struct key key_unpack(uint32_t packed)
{
	return (struct key) { .code = packed & 0xffffff, .mods = (uint8_t)(packed >> 24) };
}

static uint32_t code_of_word(const char *name, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strlen(words[i].name) == n && strncasecmp(words[i].name, name, n) == 0)
			return words[i].code;
	return KEYCODE_NONE;
}

/* What stands between the brackets after the modifiers. */
static uint32_t code_of_name(const char *name, size_t n)
{
	uint32_t cp, code = code_of_word(name, n);
	bool ok;

	if (code || n == 0)
		return code;
	if (utf8_next(name, n, &cp, &ok) == n)
		return ok && cp > 0x20 && text_gate_cp(cp) == GATE_KEEP ? cp : KEYCODE_NONE;
	if ((name[0] == 'F' || name[0] == 'f') && n <= 3) {
		uint32_t number = 0;

		for (size_t i = 1; i < n; i++) {
			if (name[i] < '0' || name[i] > '9')
				return KEYCODE_NONE;
			number = number * 10 + (uint32_t)(name[i] - '0');
		}
		if (number >= 1 && number <= 12 && name[1] != '0')
			return KEYCODE_F1 + number - 1;
	}
	return KEYCODE_NONE;
}

static unsigned mod_of_letter(char c)
{
	switch (c) {
	case 'S':
	case 's':
		return KEYMOD_SHIFT;
	case 'A':
	case 'a':
	case 'M':
	case 'm':
		return KEYMOD_ALT;
	case 'C':
	case 'c':
		return KEYMOD_CTRL;
	default:
		return 0;
	}
}

size_t key_parse(const char *name, struct key *k)
{
	const char *end = strchr(name, '>'), *p = name + 1;
	unsigned mods = 0, mod;
	uint32_t cp;
	size_t used;
	bool ok;

	if (name[0] == '\0')
		return 0;
	if (name[0] != '<' || name[1] == '\0' || name[1] == ' ') {
		used = utf8_next(name, strlen(name), &cp, &ok);
		if (!ok || cp <= 0x20 || text_gate_cp(cp) != GATE_KEEP)
			return 0;
		*k = (struct key) { .code = cp };
		return used;
	}
	if (!end)
		return 0;
	if (end == p && end[1] == '>')
		end++;
	for (; end - p > 2 && p[1] == '-' && (mod = mod_of_letter(p[0])) != 0; p += 2)
		mods |= mod;
	cp = code_of_name(p, (size_t)(end - p));
	if (cp == KEYCODE_NONE || (cp < KEYCODE_FIRST && cp != ' ' && (mods & KEYMOD_SHIFT)))
		return 0;
	if ((mods & KEYMOD_CTRL) && cp >= 'A' && cp <= 'Z')
		cp += 32;
	*k = (struct key) { .code = cp, .mods = (uint8_t)mods };
	return (size_t)(end - name) + 1;
}

bool key_next(const char **names, struct key *k)
{
	size_t n;

	*names += strspn(*names, " ");
	n = key_parse(*names, k);
	if (n == 0 || ((*names)[n] != ' ' && (*names)[n] != '\0'))
		return false;
	*names += n;
	return true;
}

static const struct key_word *word_of(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (words[i].code == code)
			return &words[i];
	return NULL;
}

static bool is_function(uint32_t code)
{
	return code >= KEYCODE_F1 && code <= KEYCODE_F12;
}

void key_spell(const struct key *k, struct buf *out)
{
	const struct key_word *w = word_of(k->code);

	if (k->mods == 0 && !w && !is_function(k->code)) {
		buf_put_utf8(out, k->code);
		return;
	}
	buf_putc(out, '<');
	if (k->mods & KEYMOD_CTRL)
		buf_puts(out, "C-");
	if (k->mods & KEYMOD_ALT)
		buf_puts(out, "A-");
	if (k->mods & KEYMOD_SHIFT)
		buf_puts(out, "S-");
	if (is_function(k->code))
		buf_printf(out, "F%u", (unsigned)(k->code - KEYCODE_F1 + 1));
	else if (w)
		buf_puts(out, w->name);
	else
		buf_put_utf8(out, k->code);
	buf_putc(out, '>');
}

void key_label(const struct key *k, struct buf *out)
{
	const struct key_word *w = word_of(k->code);

	if (k->mods & KEYMOD_CTRL)
		buf_puts(out, Q_("key|Ctrl-"));
	if (k->mods & KEYMOD_ALT)
		buf_puts(out, Q_("key|Alt-"));
	if (k->mods & KEYMOD_SHIFT)
		buf_puts(out, Q_("key|Shift-"));
	if (is_function(k->code))
		buf_printf(out, "F%u", (unsigned)(k->code - KEYCODE_F1 + 1));
	else if (w)
		buf_puts(out, w->label ? Q_(w->label) : w->name);
	else if ((k->mods & KEYMOD_CTRL) && k->code >= 'a' && k->code <= 'z')
		buf_put_utf8(out, k->code - 32);
	else
		buf_put_utf8(out, k->code);
}
