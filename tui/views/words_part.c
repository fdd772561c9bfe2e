#include "tui/views/words_part.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

/* The value, 0 to n - 1, that the text names; -1 for none. Case and accents are loose. */
static int word_find(word_fn *word, int n, const char *text)
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

/* One decimal where the number has a single digit, as ls -h does. */
static void scaled(int64_t bytes, int64_t unit, const char *word, char out[SIZE_TEXT])
{
	int64_t tenths = (bytes * 10 + unit / 2) / unit;
	char point = strcmp(i18n_language(), "sv") == 0 ? ',' : '.';

	if (tenths < 100)
		snprintf(out, SIZE_TEXT, "%" PRId64 "%c%" PRId64 " %s", tenths / 10, point,
			tenths % 10, word);
	else
		snprintf(out, SIZE_TEXT, "%" PRId64 " %s", (bytes + unit / 2) / unit, word);
}

bool minutes_read(const char *text, int64_t *minutes, struct err *e)
{
	char *end;
	long n;

	*minutes = 0;
	if (text_blank(text))
		return true;
	n = strtol(text, &end, 10);
	if (!text_blank(end) || n < 0 || n > 1440)
		return err_set(e, ERR_INVALID, _("\"%s\" is not a number of minutes."), text);
	*minutes = n;
	return true;
}

void size_text(int64_t bytes, char out[SIZE_TEXT])
{
	if (bytes < 1024)
		snprintf(out, SIZE_TEXT, "%" PRId64 " B", bytes);
	else if (bytes < 1024 * 1024)
		scaled(bytes, 1024, "kB", out);
	else
		scaled(bytes, 1024 * 1024, "MB", out);
}
