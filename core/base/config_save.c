#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/config.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/xalloc.h"

enum { FILE_MAX = 1024 * 1024 };

/* Does the line set that option? *value is where its value begins. */
static bool sets(const char *line, size_t n, const struct option_info *o, size_t *value)
{
	size_t from = strspn(line, " \t"), sign = strcspn(line, "=:\n"), to = sign;

	if (sign >= n || strchr(";#[", line[from]))
		return false;
	while (to > from && strchr(" \t", line[to - 1]))
		to--;
	*value = sign + 1;
	return (to - from == strlen(o->sv) && strncasecmp(line + from, o->sv, to - from) == 0) ||
		(to - from == strlen(o->en) && strncasecmp(line + from, o->en, to - from) == 0);
}

/* Where the comment behind a value begins, with the blanks before it; n where there is none. */
static size_t comment_at(const char *line, size_t n, size_t value)
{
	for (size_t i = value; i + 1 < n; i++)
		if (strchr(" \t", line[i]) && line[i + 1] == ';')
			return i;
	return n;
}

/* The text with the option's line changed, or with one more line; all else stays as it is. */
static void change_line(const char *text, enum option o, const char *word, struct buf *out)
{
	const struct option_info *info = &option_table[o];
	bool done = false;

	while (*text) {
		size_t n = strcspn(text, "\n"), value = 0;

		if (sets(text, n, info, &value)) {
			size_t comment = comment_at(text, n, value);

			buf_add(out, text, value);
			buf_printf(out, " %s%.*s", word, (int)(n - comment), text + comment);
			done = true;
		} else {
			buf_add(out, text, n);
		}
		text += n + (text[n] == '\n');
		buf_putc(out, '\n');
	}
	if (!done)
		buf_printf(out, "%s = %s\n",
			strcmp(i18n_language(), "en") == 0 ? info->en : info->sv, word);
}

bool config_save(const struct config *c, enum option o, char **where, struct err *e)
{
	char *path = config_path(e), *word = config_value(c, o);
	struct buf was = { 0 }, now = { 0 };
	struct file_out f = { 0 };
	struct err missing = { 0 };
	bool ok = path != NULL;

	if (ok && !file_read(path, FILE_MAX, &was, &missing) && missing.code != ERR_NOT_FOUND) {
		*e = missing;
		ok = false;
	}
	if (ok) {
		change_line(buf_str(&was), o, word, &now);
		ok = path_make_parent(path, e) && file_out_open(&f, path, e) &&
			file_out_write(&f, now.s, now.len, e) && file_out_commit(&f, e);
	}
	file_out_release(&f);
	buf_release(&was);
	buf_release(&now);
	free(word);
	*where = path;
	return ok;
}
