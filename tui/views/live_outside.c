/* The user's own editor: the text goes out as a file of ours and comes back from it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/argv.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/screen/term.h"
#include "tui/views/live.h"

enum { TEXT_MAX = 16 * 1024 * 1024 };

/* A file that only the user can read, among our own: other programs clear the common temporary folder,
 * and look into it. */
static char *new_file(struct app *a, const char *text, struct err *e)
{
	char name[64] = "drafts/", uuid[37], *path;
	bool ok;
	int fd;

	clock_uuid(a->session.clock, uuid);
	snprintf(name, sizeof(name), "drafts/%s.txt", uuid);
	path = path_of(PATH_DATA, name, e);
	if (!path || !path_make_parent(path, e)) {
		free(path);
		return NULL;
	}
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	ok = fd >= 0 && fd_write(fd, text, strlen(text));
	if (!ok)
		file_err_write(e, path, errno);
	if (fd >= 0 && close(fd) < 0 && ok)
		ok = file_err_write(e, path, errno);
	if (!ok) {
		if (fd >= 0)
			unlink(path);
		free(path);
		return NULL;
	}
	return path;
}

static bool run_one(
	struct app *a, const char *command, const char *path, int *status, struct err *e)
{
	char **argv = argv_split(command, path);
	bool ok = argv && term_run(a->term, argv, status, e);

	free(argv);
	return ok;
}

/* What the user named, else what is usually there. */
static bool run(struct app *a, const char *path, int *status, struct err *e)
{
	static const char *const usual[] = { "sensible-editor", "nano", "vi" };
	const char *own = getenv("VISUAL");

	if (!own || text_blank(own))
		own = getenv("EDITOR");
	if (own && !text_blank(own))
		return run_one(a, own, path, status, e);
	for (size_t i = 0; i < ARRAY_LEN(usual); i++) {
		*e = (struct err) { 0 };
		if (run_one(a, usual[i], path, status, e))
			return true;
		if (e->code != ERR_NOT_FOUND)
			return false;
	}
	return err_set(e, ERR_NOT_FOUND, _("No editor was found. Set VISUAL or EDITOR."));
}

/* What is in the file now. One that is no text stays where it is, and the error says where. */
static bool take_back(const char *path, char **text, struct err *e)
{
	struct buf b = { 0 };

	if (!file_read(path, TEXT_MAX, &b, e))
		return false;
	if (!utf8_valid(buf_str(&b), b.len)) {
		buf_release(&b);
		return err_set(
			e, ERR_INVALID, _("The text is not in UTF-8. It is kept as %s."), path);
	}
	free(*text);
	*text = text_clean(buf_str(&b), b.len, true);
	buf_release(&b);
	unlink(path);
	return true;
}

static char *row_key(const char *what)
{
	return xasprintf("outside:%s", what);
}

bool edit_outside(struct app *a, const char *what, char **text, struct err *e)
{
	char *key = row_key(what), *path = NULL;
	struct err forgotten = { 0 };
	bool ok, gone = false;
	int status = 0;

	if (!a->term) {
		free(key);
		return err_set(e, ERR_INVALID, _("There is no terminal for an editor."));
	}
	path = new_file(a, *text, e);
	ok = path && store_draft_save(a->session.store, key, path, e);
	if (ok && !run(a, path, &status, e)) {
		/* A program that is told to go leaves the text for its next start. */
		gone = e->code == ERR_INTERRUPTED;
		ok = false;
	}
	if (ok)
		ok = take_back(path, text, e);
	else if (path && !gone)
		unlink(path);
	if (ok && status != 0)
		ok = err_set(e, ERR_INVALID,
			_("The editor ended with %d: nothing was changed. Its text is here."),
			status);
	if (!gone)
		store_draft_save(a->session.store, key, NULL, &forgotten);
	free(path);
	free(key);
	return ok;
}

char *edit_outside_left(struct app *a, const char *what)
{
	char *key = row_key(what), *path = NULL, *text = NULL;
	struct err e = { 0 };
	int64_t at;

	if (store_draft(a->session.store, key, &path, &at, &e) && path) {
		take_back(path, &text, &e);
		store_draft_save(a->session.store, key, NULL, &e);
	}
	free(path);
	free(key);
	return text;
}
