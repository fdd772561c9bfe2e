#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/office_parts.h"

/* a … z, aa, bb … as word processors go on. */
static void put_letters(struct buf *b, char first, int number)
{
	int again = (number - 1) / 26;

	for (int i = 0; i <= again && i < 8; i++)
		buf_putc(b, (char)(first + (number - 1) % 26));
}

static void put_roman(struct buf *b, bool upper, int number)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} parts[] = {
		{ 1000, "m", "M" },
		{ 900, "cm", "CM" },
		{ 500, "d", "D" },
		{ 400, "cd", "CD" },
		{ 100, "c", "C" },
		{ 90, "xc", "XC" },
		{ 50, "l", "L" },
		{ 40, "xl", "XL" },
		{ 10, "x", "X" },
		{ 9, "ix", "IX" },
		{ 5, "v", "V" },
		{ 4, "iv", "IV" },
		{ 1, "i", "I" },
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			buf_puts(b, upper ? parts[i].upper : parts[i].lower);
}

/* The number as the form writes it: 3, 03, c, C, iii, III. */
static void number_put(struct buf *b, enum number_form form, int number)
{
	bool lettered = number > 0 && number < 5000;

	switch (lettered || form <= NUMBER_BULLET ? form : NUMBER_DECIMAL) {
	case NUMBER_NONE:
	case NUMBER_BULLET:
		break;
	case NUMBER_DECIMAL_ZERO:
		buf_printf(b, "%02d", number);
		break;
	case NUMBER_DECIMAL:
		buf_int(b, number);
		break;
	case NUMBER_LOWER:
		put_letters(b, 'a', number);
		break;
	case NUMBER_UPPER:
		put_letters(b, 'A', number);
		break;
	case NUMBER_LOWER_ROMAN:
		put_roman(b, false, number);
		break;
	case NUMBER_UPPER_ROMAN:
		put_roman(b, true, number);
		break;
	}
}

/* Signs of fonts of their own (Symbol, Wingdings) have no meaning elsewhere. */
static const char *bullet_of(const char *text)
{
	static const char *const known[] = { "-", "–", "—", "•", "*", "·", "▪", "◦", "‣", "+" };

	for (size_t i = 0; text && i < ARRAY_LEN(known); i++) {
		if (strcmp(text, known[i]) == 0)
			return known[i];
	}
	return "•";
}

static void count(const struct list_style *s, struct list_count *c, int level)
{
	c->at[level] = c->at[level] > 0 ? c->at[level] + 1 : s->levels[level].start + 1;
	for (int i = level + 1; i < OFFICE_LEVELS; i++)
		c->at[i] = 0;
}

void list_sign(const struct list_style *s, struct list_count *c, int level, struct buf *out)
{
	const struct list_level *l = &s->levels[level];
	size_t before = out->len;

	if (l->form == NUMBER_NONE && !text_given(l->text))
		return;
	if (l->form == NUMBER_BULLET) {
		buf_printf(out, "%s ", bullet_of(l->text));
		return;
	}
	count(s, c, level);
	for (const char *t = or_empty(l->text); *t; t++) {
		int of = t[0] == '%' && t[1] >= '1' && t[1] <= '9' ? t[1] - '1' : -1;

		if (of < 0) {
			buf_putc(out, *t);
			continue;
		}
		/* A level above that no item has used yet counts as its first. */
		number_put(out, s->levels[of].form,
			(c->at[of] > 0 ? c->at[of] : s->levels[of].start + 1) - 1);
		t++;
	}
	if (out->len > before)
		buf_putc(out, ' ');
}
