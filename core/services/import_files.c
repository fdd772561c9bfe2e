#include "services/import_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"

struct walk {
	struct import_paths *out;
	size_t root; /* bytes of the path that lead to the folder's own name */
	struct {
		dev_t dev;
		ino_t ino;
	} above[IMPORT_DEPTH_MAX]; /* the folders that we are in */
	size_t depth;
};

static void add(struct import_paths *out, const char *path, const char *below, const char *why)
{
	out->v = pool_grow(&out->pool, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n] = (struct import_path) { .path = pool_strdup(&out->pool, path), .why = why };
	out->v[out->n].below = out->v[out->n].path + (below - path);
	out->n++;
}

static bool ends(const char *name, const char *const *endings, size_t n)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < n; i++) {
		if (strcasecmp(dot + 1, endings[i]) == 0)
			return true;
	}
	return false;
}

/* Why a file in a folder is passed over without a look inside; NULL where it is not. */
static const char *passed_over(const char *name)
{
	static const char *const copies[] = { "bak", "tmp", "swp", "old", "part", "orig" };
	static const char *const others[] = { "jpg", "jpeg", "png", "gif", "heic", "svg", "xlsx",
		"xls", "ods", "pptx", "ppt", "odp", "zip", "gz", "7z", "mp3", "m4a", "mp4", "mov",
		"wav", "db", "db-wal", "db-shm", "html", "htm", "json", "xml", "lnk", "url", "exe",
		"one", "msg", "vcf" };

	if (name[0] == '.' || strcasecmp(name, "Thumbs.db") == 0 ||
		strcasecmp(name, "desktop.ini") == 0)
		return _("hidden");
	if (strncmp(name, "~$", 2) == 0 || name[strlen(name) - 1] == '~' ||
		ends(name, copies, ARRAY_LEN(copies)))
		return _("a copy that a program keeps");
	if (ends(name, others, ARRAY_LEN(others)))
		return _("no notes, calendar or list of people");
	return NULL;
}

static bool entered(const struct walk *w, const struct stat *st)
{
	for (size_t i = 0; i < w->depth; i++) {
		if (w->above[i].dev == st->st_dev && w->above[i].ino == st->st_ino)
			return true;
	}
	return false;
}

static bool folder(struct walk *w, const char *path, const struct stat *st, struct err *e);

static bool entry(struct walk *w, const char *path, const char *name, struct err *e)
{
	const char *below = path + w->root;
	struct stat st;

	if (w->out->n >= IMPORT_FILES_MAX)
		return err_set(e, ERR_INVALID, _("%s holds too many files: at most %d at a time."),
			path, IMPORT_FILES_MAX);
	if (stat(path, &st) != 0)
		add(w->out, path, below, strerror(errno));
	else if (S_ISDIR(st.st_mode) && name[0] == '.')
		add(w->out, path, below, _("hidden"));
	else if (S_ISDIR(st.st_mode) && entered(w, &st))
		add(w->out, path, below, _("a link back to a folder above"));
	else if (S_ISDIR(st.st_mode) && w->depth == IMPORT_DEPTH_MAX)
		add(w->out, path, below, _("too many folders in one another"));
	else if (S_ISDIR(st.st_mode))
		return folder(w, path, &st, e);
	else
		add(w->out, path, below, S_ISREG(st.st_mode) ? passed_over(name) : _("not a file"));
	return true;
}

static bool folder(struct walk *w, const char *path, const struct stat *st, struct err *e)
{
	struct dirent **names;
	int n = scandir(path, &names, NULL, alphasort);
	bool ok = true;

	if (n < 0 && w->depth == 0)
		return file_err_read(e, path, errno);
	if (n < 0) {
		add(w->out, path, path + w->root, strerror(errno));
		return true;
	}
	w->above[w->depth].dev = st->st_dev;
	w->above[w->depth++].ino = st->st_ino;
	for (int i = 0; i < n; i++) {
		const char *name = names[i]->d_name;

		if (ok && strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			char *inside = xasprintf("%s/%s", path, name);

			ok = entry(w, inside, name, e);
			free(inside);
		}
		free(names[i]);
	}
	free(names);
	w->depth--;
	return ok;
}

bool import_files(struct import_paths *out, const char *path, struct err *e)
{
	struct walk w = { .out = out };
	char *trimmed = xstrdup(path);
	size_t n = strlen(trimmed);
	const char *slash;
	struct stat st;
	bool ok = true;

	while (n > 1 && trimmed[n - 1] == '/')
		trimmed[--n] = '\0';
	slash = strrchr(trimmed, '/');
	w.root = slash ? (size_t)(slash + 1 - trimmed) : 0;
	if (stat(trimmed, &st) != 0)
		ok = file_err_read(e, path, errno);
	else if (S_ISDIR(st.st_mode))
		ok = folder(&w, trimmed, &st, e);
	else
		add(out, trimmed, trimmed + w.root, NULL);
	free(trimmed);
	return ok;
}
