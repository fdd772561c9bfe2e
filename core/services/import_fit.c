#include "services/import_fit.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

/* The bytes of the first most characters; less than strlen(s) when there are more. */
static size_t first_chars(const char *s, size_t most)
{
	size_t at = 0, n = strlen(s);
	uint32_t cp;

	if (n <= most)
		return n;
	while (at < n && most-- > 0)
		at += utf8_next(s + at, n - at, &cp, NULL);
	return at;
}

void fit_put(char **field, const char *s, size_t most)
{
	char *copy = s ? xstrndup(s, first_chars(s, most)) : NULL;

	free(*field);
	*field = copy ? text_trim(copy) : NULL;
}

bool fit_exceeds(const char *s, size_t most)
{
	return strlen(s) > most && s[first_chars(s, most)] != '\0';
}

size_t fit_len(const char *s, size_t most)
{
	size_t n = first_chars(s, most), at = n;

	if (s[n] == '\0')
		return n;
	while (at > 0 && s[at] != ' ' && s[at] != '\n')
		at--;
	return at > 0 ? at : n;
}
