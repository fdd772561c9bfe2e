#include "services/wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { EXCERPT_CELLS = 40 };

char *meeting_words(const struct meeting *m)
{
	char *title = excerpt_words(m->title), *words;
	char day[DATE_TEXT_SIZE];

	day_text(moment_of(m->starts).day, day);
	words = xasprintf("%s%s%s", title, *title && *day ? " " : "", day);
	free(title);
	return words;
}

char *meeting_time_words(const struct meeting *m)
{
	char when[DATE_TEXT_SIZE];

	span_text(moment_of(m->starts), moment_of(m->ends), false, when);
	return xstrdup(when);
}

char *item_words(const struct item *it)
{
	char *title = excerpt_words(it->title), *words;
	const char *number = it->number ? it->number : "";

	words = xasprintf("%s%s%s", number, *number ? " " : "", title);
	free(title);
	return words;
}

char *excerpt_words(const char *text)
{
	size_t line = strcspn(text ? text : "", "\n"), fits;
	char *first = xstrndup(text ? text : "", line), *words;

	fits = text_fit(first, EXCERPT_CELLS, NULL);
	if (first[fits] == '\0')
		return first;
	fits = text_fit(first, EXCERPT_CELLS - 1, NULL);
	while (fits > 0 && first[fits - 1] == ' ')
		fits--;
	words = xasprintf("%.*s…", (int)fits, first);
	free(first);
	return words;
}

char *step_label(const char *what, char *words)
{
	char *label = xasprintf("%s: %s", what, words);

	free(words);
	return label;
}
