#include "base/paths.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"

static const struct {
	const char *variable, *below_home;
} places[] = {
	[PATH_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
	[PATH_DATA] = { "XDG_DATA_HOME", ".local/share" },
	[PATH_STATE] = { "XDG_STATE_HOME", ".local/state" },
};

static const char *absolute(const char *path)
{
	return path && path[0] == '/' ? path : NULL;
}

static char *home_dir(void)
{
	const char *home = absolute(getenv("HOME"));
	struct passwd entry, *found = NULL;
	char text[4096];

	if (home)
		return xstrdup(home);
	if (getpwuid_r(getuid(), &entry, text, sizeof(text), &found) != 0 || !found)
		return NULL;
	return xstrdup(absolute(found->pw_dir));
}

char *path_of(enum path_kind kind, const char *name, struct err *e)
{
	const char *base = absolute(getenv(places[kind].variable));
	char *home = base ? NULL : home_dir(), *path;

	if (!base && !home) {
		err_set(e, ERR_NOT_FOUND,
			_("There is no home folder: set HOME or %s, or name the file."),
			places[kind].variable);
		return NULL;
	}
	path = xasprintf("%s%s%s/arshjul%s%s", base ? base : home, base ? "" : "/",
		base ? "" : places[kind].below_home, name ? "/" : "", name ? name : "");
	free(home);
	return path;
}

char *path_tilde(const char *text)
{
	char *home = home_dir();
	size_t n = home ? strlen(home) : 0;
	struct buf b = { 0 };

	while (n && home[n - 1] == '/')
		n--;
	for (const char *s = text; *s; s++) {
		bool begins = s == text || strchr(" (\"'", s[-1]);

		if (n && begins && strncmp(s, home, n) == 0 && s[n] == '/') {
			buf_putc(&b, '~');
			s += n - 1;
		} else {
			buf_putc(&b, *s);
		}
	}
	free(home);
	return buf_take(&b);
}

static bool make_dir(const char *dir, struct err *e)
{
	struct stat st;

	if (mkdir(dir, 0700) == 0 ||
		(errno == EEXIST && stat(dir, &st) == 0 && S_ISDIR(st.st_mode)))
		return true;
	return err_set(e, errno == EROFS || errno == EACCES ? ERR_READONLY : ERR_IO,
		_("Could not create the folder %s: %s"), dir, strerror(errno));
}

bool path_make_parent(const char *file, struct err *e)
{
	char *dir = xstrdup(file);
	bool ok = true;

	for (char *p = dir; ok && (p = strchr(p + (*p == '/'), '/')) != NULL;) {
		*p = '\0';
		ok = *dir == '\0' || make_dir(dir, e);
		*p = '/';
	}
	free(dir);
	return ok;
}
