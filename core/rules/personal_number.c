#include "rules/personal_number.h"

#include <string.h>

#include "base/date.h"

enum { CHECKED = 10, CO_ORDINATION = 60 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A letter of any alphabet: what is beyond ASCII belongs to one, or to a dash that is looked at before. */
static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

/* How long the sign between day and number is: a hyphen, a plus (from the year of one's hundredth birthday), or
 * what word processors make of a hyphen (U+2010 to U+2015, U+2212). */
static size_t sign(const char *s)
{
	if (*s == '-' || *s == '+')
		return 1;
	if (strncmp(s, "\xe2\x80", 2) == 0 && s[2] >= '\x90' && s[2] <= '\x95')
		return 3;
	return strncmp(s, "\xe2\x88\x92", 3) == 0 ? 3 : 0;
}

static int two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* A leap day is believed of every year that has one in some century. */
static bool is_birthday(const char *s, size_t n)
{
	int year = n == 8 ? two(s) * 100 + two(s + 2) : 2000 + two(s);
	const char *rest = s + n - 4;
	int mday = two(rest + 2);
	int32_t day;

	if (n == 8 && (year < 1800 || year > 2099))
		return false;
	return day_from_ymd(
		year, two(rest), mday > CO_ORDINATION ? mday - CO_ORDINATION : mday, &day);
}

static bool checks(const char *ten)
{
	int sum = 0;

	for (int i = 0; i < CHECKED; i++) {
		int n = (ten[i] - '0') * (i % 2 ? 1 : 2);

		sum += n > 9 ? n - 9 : n;
	}
	return sum % 10 == 0;
}

/* Is there one at s, which begins a run of digits? Its bytes, or 0. */
static size_t length_at(const char *s)
{
	size_t n = digits(s), day, between;
	char ten[CHECKED];

	if (n == 6 || n == 8)
		day = n;
	else if (n == 10 || n == 12)
		day = n - 4;
	else
		return 0;
	between = n == day ? sign(s + day) : 0;
	if (n == day && (!between || digits(s + day + between) != 4))
		return 0;
	if (n == 10 && strncmp(s, "070", 3) == 0)
		return 0;
	memcpy(ten, s + day - 6, 6);
	memcpy(ten + 6, s + day + between, 4);
	n = day + between + 4;
	return is_birthday(s, day) && checks(ten) && !is_word(s[n]) ? n : 0;
}

bool personal_number_find(const char *text, size_t from, struct personal_number *out)
{
	for (size_t i = from; text[i]; i++) {
		size_t n;

		if (!is_digit(text[i]) || (i > 0 && is_word(text[i - 1])))
			continue;
		n = length_at(text + i);
		if (!n)
			continue;
		*out = (struct personal_number) { i, n };
		return true;
	}
	return false;
}
