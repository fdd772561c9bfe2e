#include "base/argv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Copy the next argument to *to; *s moves behind it. False at the end. */
static bool take(const char **s, char **to)
{
	char quote = '\0';

	while (**s == ' ' || **s == '\t')
		++*s;
	if (**s == '\0')
		return false;
	for (; **s && (quote || (**s != ' ' && **s != '\t')); ++*s) {
		if (**s == '\\' && quote != '\'' && (*s)[1])
			*(*to)++ = *++*s;
		else if (!quote && (**s == '\'' || **s == '"'))
			quote = **s;
		else if (quote && **s == quote)
			quote = '\0';
		else
			*(*to)++ = **s;
	}
	*(*to)++ = '\0';
	return true;
}

char **argv_split(const char *command, const char *last)
{
	size_t most = strlen(command) / 2 + 3, n = 0, len = strlen(last) + 1;
	char **v = xcalloc(1, most * sizeof(*v) + strlen(command) + 2 + len);
	char *at = (char *)(v + most), *arg = at;

	while (take(&command, &at)) {
		v[n++] = arg;
		arg = at;
	}
	if (n == 0) {
		free(v);
		return NULL;
	}
	v[n] = memcpy(at, last, len);
	return v;
}
