#include "tui/screen/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

/* The longest sequence worth waiting for, and the largest paste that is kept. */
enum { SEQUENCE_MAX = 32, PASTE_MAX = 1 << 20 };

static const char paste_begin[] = "\033[200~", paste_end[] = "\033[201~";

void decoder_release(struct decoder *d)
{
	buf_release(&d->in);
	buf_release(&d->paste);
	free(d->text);
	*d = (struct decoder) { 0 };
}

void decode_feed(struct decoder *d, const char *bytes, size_t n)
{
	if (d->at > 0) {
		memmove(d->in.s, d->in.s + d->at, d->in.len - d->at);
		buf_cut(&d->in, d->in.len - d->at);
		d->at = 0;
	}
	buf_add(&d->in, bytes, n);
}

/* Keys of the form ESC [ 1 ; modifier letter and ESC O letter (xterm, "PC-Style Function Keys"). */
static uint32_t code_of_letter(char c)
{
	switch (c) {
	case 'A':
		return KEYCODE_UP;
	case 'B':
		return KEYCODE_DOWN;
	case 'C':
		return KEYCODE_RIGHT;
	case 'D':
		return KEYCODE_LEFT;
	case 'H':
		return KEYCODE_HOME;
	case 'F':
		return KEYCODE_END;
	case 'M':
		return KEYCODE_ENTER;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return KEYCODE_F1 + (uint32_t)(c - 'P');
	case 'Z':
		return KEYCODE_TAB;
	default:
		return KEYCODE_NONE;
	}
}

/* Keys of the form ESC [ number ; modifier ~ (the VT220's editing and function keys). */
static uint32_t code_of_number(int n)
{
	static const uint32_t codes[] = {
		[1] = KEYCODE_HOME,
		[2] = KEYCODE_INSERT,
		[3] = KEYCODE_DELETE,
		[4] = KEYCODE_END,
		[5] = KEYCODE_PAGE_UP,
		[6] = KEYCODE_PAGE_DOWN,
		[7] = KEYCODE_HOME,
		[8] = KEYCODE_END,
		[11] = KEYCODE_F1,
		[12] = KEYCODE_F1 + 1,
		[13] = KEYCODE_F1 + 2,
		[14] = KEYCODE_F1 + 3,
		[15] = KEYCODE_F1 + 4,
		[17] = KEYCODE_F1 + 5,
		[18] = KEYCODE_F1 + 6,
		[19] = KEYCODE_F1 + 7,
		[20] = KEYCODE_F1 + 8,
		[21] = KEYCODE_F1 + 9,
		[23] = KEYCODE_F1 + 10,
		[24] = KEYCODE_F1 + 11,
	};

	return n >= 0 && (size_t)n < ARRAY_LEN(codes) ? codes[n] : KEYCODE_NONE;
}

/* xterm sends 1 + the sum of Shift 1, Alt 2, Control 4; ours are the same bits. */
static uint8_t mods_of(int parameter)
{
	return parameter >= 2 && parameter <= 8 ? (uint8_t)(parameter - 1) : 0;
}

/* SGR mouse reports: ESC [ < button ; column ; row M, or m at release. */
static void mouse_key(const int *param, char final, struct key *k)
{
	enum { BUTTON = 0xc3, WHEEL = 0x40, MOTION = 0x20 };

	if (final != 'M' || (param[0] & MOTION))
		return;
	switch (param[0] & BUTTON) {
	case 0:
		k->code = KEYCODE_CLICK;
		break;
	case WHEEL:
		k->code = KEYCODE_WHEEL_UP;
		break;
	case WHEEL + 1:
		k->code = KEYCODE_WHEEL_DOWN;
		break;
	default:
		return;
	}
	k->col = (int16_t)(param[1] - 1);
	k->row = (int16_t)(param[2] - 1);
}

/* ESC [ M and three bytes, from terminals that do not know the SGR form. */
static size_t decode_old_mouse(const char *s, size_t n, struct key *k)
{
	int param[3];

	if (n < 6)
		return 0;
	for (size_t i = 0; i < 3; i++)
		param[i] = (unsigned char)s[3 + i] - 32;
	mouse_key(param, (param[0] & 3) == 3 ? 'm' : 'M', k);
	return 6;
}

/* A control sequence ESC [ … final. Returns its bytes, 0 if it is not complete. What is none of our
 * keys is swallowed whole (KEYCODE_NONE), so that its letters never act as keys. */
static size_t decode_csi(const char *s, size_t n, struct key *k)
{
	int param[3] = { 0 }, count = 0;
	bool mouse = n > 2 && s[2] == '<';
	size_t i = 2;

	if (n > 2 && s[2] == 'M')
		return decode_old_mouse(s, n, k);
	/* The Linux console's F1 to F5 are ESC [ [ A and so on. */
	if (n > 2 && s[2] == '[') {
		if (n > 3 && s[3] >= 'A' && s[3] <= 'E')
			k->code = KEYCODE_F1 + (uint32_t)(s[3] - 'A');
		return n > 3 ? 4 : 0;
	}
	for (; i < n && (unsigned char)s[i] >= 0x20 && (unsigned char)s[i] < 0x40; i++) {
		if (s[i] == ';')
			count += count < 2;
		else if (s[i] >= '0' && s[i] <= '9' && param[count] < 3000)
			param[count] = param[count] * 10 + s[i] - '0';
	}
	if (i == n)
		return n > SEQUENCE_MAX ? n : 0;
	if ((unsigned char)s[i] < 0x40 || (unsigned char)s[i] > 0x7e)
		return i;
	if (mouse)
		mouse_key(param, s[i], k);
	else if (s[i] == '~')
		k->code = code_of_number(param[0]);
	else
		k->code = code_of_letter(s[i]);
	if (!mouse)
		k->mods = s[i] == 'Z' ? KEYMOD_SHIFT : mods_of(param[1]);
	return i + 1;
}

/* What begins with Esc. Unknown sequences are swallowed; Esc before anything else is a key. */
static size_t decode_escape(const char *s, size_t n, struct key *k)
{
	if (n == 1)
		return 0;
	switch (s[1]) {
	case '[':
		return n > 2 ? decode_csi(s, n, k) : 0;
	case 'O':
		if (n > 2)
			k->code = code_of_letter(s[2]);
		return n > 2 ? 3 : 0;
	case '\t': /* the Linux console's Shift-Tab */
		*k = (struct key) { .code = KEYCODE_TAB, .mods = KEYMOD_SHIFT };
		return 2;
	default:
		k->code = KEYCODE_ESC;
		return 1;
	}
}

static void control_key(unsigned char c, struct key *k)
{
	switch (c) {
	case '\r':
	case '\n':
		k->code = KEYCODE_ENTER;
		break;
	case '\t':
		k->code = KEYCODE_TAB;
		break;
	case 0x1b:
		k->code = KEYCODE_ESC;
		break;
	case 0x08:
	case 0x7f:
		k->code = KEYCODE_BACKSPACE;
		break;
	case 0:
		*k = (struct key) { .code = ' ', .mods = KEYMOD_CTRL };
		break;
	default:
		*k = (struct key) { .code = c < 27 ? c + 0x60u : c + 0x40u, .mods = KEYMOD_CTRL };
	}
}

/* A character. Returns its bytes, 0 if more are needed; bytes that are no UTF-8 give no key. */
static size_t decode_char(const char *s, size_t n, struct key *k)
{
	unsigned char c = (unsigned char)s[0];
	size_t len = c < 0xc2 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4, have = 1, used;
	uint32_t cp;
	bool ok;

	if (c < 0x20 || c == 0x7f) {
		control_key(c, k);
		return 1;
	}
	while (have < n && have < len && ((unsigned char)s[have] & 0xc0) == 0x80)
		have++;
	if (have < len && have == n && c <= 0xf4)
		return 0;
	used = utf8_next(s, n, &cp, &ok);
	if (ok && text_gate_cp(cp) == GATE_KEEP)
		k->code = cp;
	return used;
}

/* Move what belongs to the paste out of the waiting bytes. True when it has ended. */
static bool take_paste(struct decoder *d)
{
	const char *s = d->in.s + d->at;
	size_t n = d->in.len - d->at, len = sizeof(paste_end) - 1;
	const char *end = n ? memmem(s, n, paste_end, len) : NULL;
	size_t take = end ? (size_t)(end - s) : n;

	/* The end's beginning may be what the bytes end with. */
	for (size_t k = len - 1; !end && k > 0; k--) {
		if (k <= n && memcmp(s + n - k, paste_end, k) == 0) {
			take = n - k;
			break;
		}
	}
	if (d->paste.len + take <= PASTE_MAX)
		buf_add(&d->paste, s, take);
	d->at += take + (end ? len : 0);
	return end != NULL;
}

static void give_paste(struct decoder *d, struct key *k)
{
	free(d->text);
	d->text = text_clean(buf_str(&d->paste), d->paste.len, true);
	buf_cut(&d->paste, 0);
	d->pasting = false;
	*k = (struct key) { .code = KEYCODE_PASTE, .text = d->text };
}

bool decode_next(struct decoder *d, struct key *k)
{
	const size_t begin = sizeof(paste_begin) - 1;

	while (d->pasting || d->at < d->in.len) {
		const char *s = d->in.s + d->at;
		size_t n = d->in.len - d->at, used;

		if (d->pasting) {
			if (!take_paste(d) && !d->forced)
				return false;
			d->forced = false;
			give_paste(d, k);
			return true;
		}
		*k = (struct key) { 0 };
		if (n >= begin && memcmp(s, paste_begin, begin) == 0) {
			d->pasting = true;
			d->at += begin;
			continue;
		}
		used = *s == '\033' ? decode_escape(s, n, k) : decode_char(s, n, k);
		if (used == 0) {
			if (!d->forced)
				return false;
			d->forced = false;
			used = 1;
			k->code = *s == '\033' ? KEYCODE_ESC : KEYCODE_NONE;
		}
		d->at += used;
		if (k->code)
			return true;
	}
	return false;
}

bool decode_pending(const struct decoder *d)
{
	return d->pasting || d->at < d->in.len;
}

void decode_give_up(struct decoder *d)
{
	d->forced = decode_pending(d);
}
