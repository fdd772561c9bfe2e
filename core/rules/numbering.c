#include "rules/numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { DIGITS_MAX = 8, LETTERS = 26 };

/* Length of s without the digits it ends in. */
static size_t before_digits(const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && s[n - 1] >= '0' && s[n - 1] <= '9')
		n--;
	return n;
}

static bool all_letters(const char *s)
{
	return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz") == strlen(s);
}

static const char *first_number(const char *const *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (*numbers[i])
			return numbers[i];
	return "";
}

static int least_number(const char *const *numbers, size_t n, const char *prefix)
{
	size_t len = strlen(prefix);
	long least = 0;

	for (size_t i = 0; i < n; i++) {
		if (before_digits(numbers[i]) != len || strncmp(numbers[i], prefix, len) != 0 ||
			!numbers[i][len] || strlen(numbers[i] + len) > DIGITS_MAX)
			continue;
		long number = strtol(numbers[i] + len, NULL, 10);

		if (!least || number < least)
			least = number;
	}
	return least ? (int)least : 1;
}

struct numbering numbering_read(const char *const *numbers, size_t n, const char *parent)
{
	struct numbering how = { .style = NUMBERING_NONE, .first = 1 };
	const char *sample = first_number(numbers, n);
	size_t under = parent ? strlen(parent) : 0, prefix;

	if (n == 0 && (!parent || *parent))
		how.style = parent ? NUMBERING_LETTERS : NUMBERING_DIGITS;
	if (!*sample)
		return how;
	how.alone = under && strncmp(sample, parent, under) != 0;
	if (!how.alone)
		sample += under;
	prefix = before_digits(sample);
	if (parent && all_letters(sample)) {
		how.style = NUMBERING_LETTERS;
	} else if (sample[prefix] && prefix < sizeof how.prefix) {
		how.style = NUMBERING_DIGITS;
		snprintf(how.prefix, sizeof how.prefix, "%.*s", (int)prefix, sample);
		if (!parent)
			how.first = least_number(numbers, n, how.prefix);
	}
	return how;
}

char *numbering_write(const struct numbering *how, const char *parent, size_t k)
{
	char letters[8];
	size_t at = sizeof letters - 1, left = k + 1;

	if (how->style == NUMBERING_NONE)
		return xstrdup("");
	if (!parent || how->alone)
		parent = "";
	if (how->style == NUMBERING_DIGITS)
		return xasprintf("%s%s%zu", parent, how->prefix, (size_t)how->first + k);
	/* a … z, aa, ab …, as columns of a sheet. */
	letters[at] = '\0';
	for (; left > 0 && at > 0; left = (left - 1) / LETTERS)
		letters[--at] = (char)('a' + (left - 1) % LETTERS);
	return xasprintf("%s%s", parent, letters + at);
}
