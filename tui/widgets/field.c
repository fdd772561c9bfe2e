#include "tui/widgets/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

void field_release(struct field *f)
{
	buf_release(&f->text);
	*f = (struct field) { 0 };
}

const char *field_text(const struct field *f)
{
	return buf_str(&f->text);
}

bool field_empty(const struct field *f)
{
	return f->text.len == 0;
}

/* Put s[0..n) in the place of the bytes from `from` to `to`; the cursor goes behind it. */
static void splice(struct field *f, size_t from, size_t to, const char *s, size_t n)
{
	struct buf b = { 0 };

	buf_add(&b, buf_str(&f->text), from);
	buf_add(&b, s, n);
	buf_puts(&b, buf_str(&f->text) + to);
	buf_release(&f->text);
	f->text = b;
	f->at = from + n;
}

static bool continues(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* Does the code point belong to the one before it? */
static bool joins(const char *s)
{
	uint32_t cp;

	if (*s == '\0')
		return false;
	utf8_next(s, strlen(s), &cp, NULL);
	return cp >= 0x300 && text_cp_cells(cp) == 0;
}

/* The neighbouring places where the cursor may stand. */
static size_t next_place(const struct field *f, size_t at)
{
	const char *s = field_text(f);

	if (s[at] == '\0')
		return at;
	do {
		at++;
	} while (continues((unsigned char)s[at]) || joins(s + at));
	return at;
}

static size_t previous_place(const struct field *f, size_t at)
{
	const char *s = field_text(f);

	if (at == 0)
		return 0;
	do {
		at--;
	} while (at > 0 && (continues((unsigned char)s[at]) || joins(s + at)));
	return at;
}

static bool is_gap(char c)
{
	return c == ' ' || c == '\n';
}

static size_t word_before(const struct field *f, size_t at)
{
	const char *s = field_text(f);

	while (at > 0 && is_gap(s[at - 1]))
		at--;
	while (at > 0 && !is_gap(s[at - 1]))
		at--;
	return at;
}

static size_t word_after(const struct field *f, size_t at)
{
	const char *s = field_text(f);

	while (s[at] && is_gap(s[at]))
		at++;
	while (s[at] && !is_gap(s[at]))
		at++;
	return at;
}

static size_t line_start(const struct field *f, size_t at)
{
	const char *s = field_text(f);

	while (at > 0 && s[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct field *f, size_t at)
{
	return at + strcspn(field_text(f) + at, "\n");
}

void field_set(struct field *f, const char *utf8)
{
	splice(f, 0, f->text.len, utf8, strlen(utf8));
}

/* The bytes of s that max leaves room for. */
static size_t room_for(const struct field *f, const char *s)
{
	size_t have = utf8_len(field_text(f)), n = 0;

	if (f->max == 0)
		return strlen(s);
	for (size_t left = f->max > have ? f->max - have : 0; left > 0 && s[n]; left--)
		do {
			n++;
		} while (continues((unsigned char)s[n]));
	return n;
}

bool field_insert(struct field *f, const char *utf8, size_t n)
{
	char *clean = text_clean(utf8, n, true);
	size_t fits = room_for(f, clean);

	for (size_t i = 0; i < fits; i++)
		if (clean[i] == '\t' || (clean[i] == '\n' && !f->multiline))
			clean[i] = ' ';
	splice(f, f->at, f->at, clean, fits);
	free(clean);
	return fits > 0;
}

void field_replace(struct field *f, size_t from, const char *utf8)
{
	splice(f, from, f->at, utf8, strlen(utf8));
}

static enum field_did move_to(struct field *f, size_t at)
{
	f->at = at;
	return FIELD_MOVED;
}

static enum field_did cut(struct field *f, size_t from, size_t to)
{
	if (from == to)
		return FIELD_MOVED;
	splice(f, from, to, "", 0);
	return FIELD_EDITED;
}

/* To the line above or below, at the same distance from its start as far as it goes. */
static enum field_did move_line(struct field *f, bool down)
{
	size_t start = line_start(f, f->at), end = line_end(f, f->at), target, limit;
	char *part;
	int cells;

	if (!f->multiline || (down ? field_text(f)[end] == '\0' : start == 0))
		return FIELD_IGNORED;
	part = xstrndup(field_text(f) + start, f->at - start);
	cells = text_cells(part);
	free(part);
	target = down ? end + 1 : line_start(f, start - 1);
	limit = line_end(f, target);
	f->at = target + text_fit(field_text(f) + target, cells, NULL);
	if (f->at > limit)
		f->at = limit;
	return FIELD_MOVED;
}

static enum field_did control_key(struct field *f, uint32_t code)
{
	switch (code) {
	case 'a':
		return move_to(f, line_start(f, f->at));
	case 'e':
		return move_to(f, line_end(f, f->at));
	case 'b':
		return move_to(f, previous_place(f, f->at));
	case 'f':
		return move_to(f, next_place(f, f->at));
	case 'd':
		return cut(f, f->at, next_place(f, f->at));
	case 'h':
		return cut(f, previous_place(f, f->at), f->at);
	case 'k':
		return cut(f, f->at, line_end(f, f->at));
	case 'u':
		return cut(f, line_start(f, f->at), f->at);
	case 'w':
	case KEYCODE_BACKSPACE:
		return cut(f, word_before(f, f->at), f->at);
	case KEYCODE_DELETE:
		return cut(f, f->at, word_after(f, f->at));
	case KEYCODE_LEFT:
		return move_to(f, word_before(f, f->at));
	case KEYCODE_RIGHT:
		return move_to(f, word_after(f, f->at));
	case 'o':
		if (f->multiline && field_insert(f, "\n", 1))
			return FIELD_EDITED;
		return FIELD_IGNORED;
	default:
		return FIELD_IGNORED;
	}
}

static enum field_did plain_key(struct field *f, const struct key *k)
{
	switch (k->code) {
	case KEYCODE_LEFT:
		return move_to(f, previous_place(f, f->at));
	case KEYCODE_RIGHT:
		return move_to(f, next_place(f, f->at));
	case KEYCODE_HOME:
		return move_to(f, line_start(f, f->at));
	case KEYCODE_END:
		return move_to(f, line_end(f, f->at));
	case KEYCODE_UP:
		return move_line(f, false);
	case KEYCODE_DOWN:
		return move_line(f, true);
	case KEYCODE_BACKSPACE:
		return cut(f, previous_place(f, f->at), f->at);
	case KEYCODE_DELETE:
		return cut(f, f->at, next_place(f, f->at));
	case KEYCODE_PASTE:
		return field_insert(f, k->text, strlen(k->text)) ? FIELD_EDITED : FIELD_MOVED;
	default:
		return FIELD_IGNORED;
	}
}

enum field_did field_key(struct field *f, const struct key *k)
{
	if (k->mods == KEYMOD_CTRL)
		return control_key(f, k->code);
	if (key_is_text(k)) {
		struct buf b = { 0 };
		bool in;

		buf_put_utf8(&b, k->code);
		in = field_insert(f, b.s, b.len);
		buf_release(&b);
		return in ? FIELD_EDITED : FIELD_MOVED;
	}
	return k->mods == 0 ? plain_key(f, k) : FIELD_IGNORED;
}
