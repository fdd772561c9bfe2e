#include "tui/views/path_part.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 'a' - 'A';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "%20" becomes a blank, in place. */
static void decode(char *s)
{
	char *to = s;

	for (; *s; s++, to++) {
		int high = *s == '%' ? hex(s[1]) : -1, low = high >= 0 ? hex(s[2]) : -1;

		*to = *s;
		if (low >= 0 && high + low > 0) {
			*to = (char)(high * 16 + low);
			s += 2;
		}
	}
	*to = '\0';
}

static void drop_backslashes(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (s[0] == '\\' && (s[1] == ' ' || s[1] == '(' || s[1] == ')' || s[1] == '\''))
			s++;
		*to++ = *s;
	}
	*to = '\0';
}

/* What a terminal types for a file that is dropped into its window, if that is what it is. */
static char *dropped(const char *typed)
{
	const char *address = strstr(typed, "file:///");
	const char *quote = strstr(typed, "'/");
	char *path = NULL;

	if (address) {
		path = xstrdup(address + strlen("file://"));
		decode(path);
	} else if (quote && (quote == typed || quote[-1] == '/')) {
		path = xstrndup(quote + 1, strcspn(quote + 1, "'"));
	} else if (strchr(typed, '\\')) {
		path = xstrdup(typed);
		drop_backslashes(path);
	}
	return path;
}

char *path_expand(const char *typed)
{
	const char *home = getenv("HOME"), *again;
	char *drop = dropped(typed), *path;

	if (drop)
		typed = text_trim(drop);
	while ((again = strstr(typed, "//")) != NULL || (again = strstr(typed, "/~/")) != NULL)
		typed = again + 1;
	if (typed[0] == '~' && (typed[1] == '/' || typed[1] == '\0') && home && home[0] == '/')
		path = xasprintf("%s%s", home, typed + 1);
	else
		path = xstrdup(typed);
	free(drop);
	return path;
}

static bool fits(const char *name, const char *prefix)
{
	if (name[0] == '.' && prefix[0] != '.')
		return false;
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	return text_starts(name, prefix) && utf8_valid(name, strlen(name));
}

static void keep_common(char *common, const char *name)
{
	size_t n = 0;

	while (common[n] && common[n] == name[n])
		n++;
	common[n] = '\0';
	utf8_cut(common);
}

static bool is_folder(const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct stat st;
	bool yes = stat(path, &st) == 0 && S_ISDIR(st.st_mode);

	free(path);
	return yes;
}

size_t path_complete(const char *typed, struct buf *out)
{
	const char *slash = strrchr(typed, '/'), *prefix = slash ? slash + 1 : typed;
	char *folder = xstrndup(typed, (size_t)(prefix - typed)), *real = path_expand(folder);
	DIR *dir = opendir(*real ? real : ".");
	char *common = NULL;
	size_t n = 0;

	for (struct dirent *d; dir && (d = readdir(dir)) != NULL;) {
		if (!fits(d->d_name, prefix))
			continue;
		n++;
		if (common)
			keep_common(common, d->d_name);
		else
			common = xstrdup(d->d_name);
	}
	buf_printf(out, "%s%s", folder, common ? common : prefix);
	if (n == 1 && is_folder(*real ? real : ".", common))
		buf_putc(out, '/');
	if (dir)
		closedir(dir);
	free(common);
	free(folder);
	free(real);
	return n;
}

char *path_slug(const char *words)
{
	char *folded = text_fold(words, FOLD_BASE);
	struct buf b = { 0 };

	for (const char *s = folded; *s; s++) {
		bool plain = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');

		if (plain)
			buf_putc(&b, *s);
		else if (b.len && b.s[b.len - 1] != '-')
			buf_putc(&b, '-');
	}
	while (b.len && b.s[b.len - 1] == '-')
		buf_cut(&b, b.len - 1);
	free(folded);
	return b.len ? buf_take(&b) : xstrdup("arshjul");
}

char *path_documents(void)
{
	static const char *const names[] = { "Dokument", "Documents" };
	char *folder = NULL;

	for (size_t i = 0; i < ARRAY_LEN(names) && !folder; i++) {
		char *home = path_expand("~");

		if (is_folder(home, names[i]))
			folder = xasprintf("~/%s", names[i]);
		free(home);
	}
	return folder ? folder : xstrdup("~");
}

bool path_taken(const char *typed)
{
	char *path = path_expand(typed);
	struct stat st;
	bool there = stat(path, &st) == 0 && S_ISREG(st.st_mode);

	free(path);
	return there;
}

bool path_write(const char *typed, const char *database, const struct buf *bytes, struct err *e)
{
	struct file_out file = { .fd = -1 };
	char *path = path_expand(typed);
	bool ok = file_same(path, database)
		? err_set(e, ERR_INVALID, _("%s is the database itself."), path)
		: file_out_open(&file, path, e) &&
			file_out_write(&file, buf_str(bytes), bytes->len, e) &&
			file_out_commit(&file, e);

	file_out_release(&file);
	free(path);
	return ok;
}
