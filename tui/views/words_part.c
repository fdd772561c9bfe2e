#include "tui/views/words_part.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

int word_find(word_fn *word, int n, const char *text)
{
	for (int i = 0; i < n; i++)
		if (strcmp(word(i), text) == 0)
			return i;
	for (int i = 0; i < n; i++)
		if (text_matches(word(i), text, AT_START))
			return i;
	return -1;
}

static void list_words(word_fn *word, int n, struct buf *out)
{
	for (int i = 0; i < n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", word(i));
}

bool word_read(word_fn *word, int n, const char *text, int *value, struct err *e)
{
	struct buf b = { 0 };
	int found = word_find(word, n, text);

	if (text_blank(text))
		return true;
	if (found >= 0) {
		*value = found;
		return true;
	}
	list_words(word, n, &b);
	err_set(e, ERR_INVALID, _("\"%s\" is none of these: %s."), text, buf_str(&b));
	buf_release(&b);
	return false;
}

bool word_echo(word_fn *word, int n, const char *text, struct buf *out)
{
	int found;

	if (text_blank(text)) {
		list_words(word, n, out);
		return true;
	}
	found = word_find(word, n, text);
	if (found >= 0 && strcmp(word(found), text) != 0)
		buf_puts(out, word(found));
	if (found < 0)
		list_words(word, n, out);
	return found >= 0;
}
