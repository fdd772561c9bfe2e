#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/sql.h"

static bool full(struct err *e)
{
	return err_set(e, ERR_FULL, _("The disk is full. It was NOT saved."));
}

static bool no_room(int errnum)
{
	return errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
}

static bool io_words(int rc, int errnum, const char *path, struct err *e)
{
	if (rc == SQLITE_IOERR_SHMSIZE && no_room(errnum))
		return err_set(e, ERR_FULL, _("The disk is full; 32 KiB are needed to start."));
	/* Beyond a limit on the size of files the system's own word for it gets lost on the way. */
	if (no_room(errnum) || (rc == SQLITE_IOERR_WRITE && errnum == 0))
		return full(e);
	return err_set(e, ERR_IO, _("%s: the disk did not answer (%s)."), path,
		errnum ? strerror(errnum) : sqlite3_errstr(rc));
}

static bool open_words(int rc, int errnum, const char *path, struct err *e)
{
	if (rc == SQLITE_CANTOPEN_SYMLINK)
		return err_set(
			e, ERR_INVALID, _("%s is a symbolic link; name the file itself."), path);
	switch (errnum) {
	case ENOENT:
		return err_set(e, ERR_NOT_FOUND, _("There is no database %s."), path);
	case EACCES:
	case EPERM:
		return err_set(e, ERR_READONLY, _("%s: you may not open it."), path);
	case EISDIR:
		return err_set(e, ERR_INVALID, _("%s is a folder, not a database."), path);
	default:
		return err_set(e, ERR_IO, _("%s could not be opened (%s)."), path,
			errnum ? strerror(errnum) : sqlite3_errstr(rc));
	}
}

static bool readonly_words(int rc, const char *path, struct err *e)
{
	if (rc == SQLITE_READONLY_DIRECTORY || rc == SQLITE_READONLY_CANTINIT)
		return err_set(e, ERR_READONLY,
			_("%s: the folder must be writable for the database in it to be read. "
			  "Copy the file to a folder of yours."),
			path);
	if (rc == SQLITE_READONLY_DBMOVED)
		return err_set(e, ERR_IO,
			_("%s was moved or deleted while it was open. It was NOT saved."), path);
	return err_set(e, ERR_READONLY, _("%s may only be read. It was NOT saved."), path);
}

/* What SQLite says of a CHECK is its expression: "… failed: length(title) BETWEEN 1 AND 200". How many
 * characters it lets in; 0 where it is about something else. */
static int limit_of(const char *said)
{
	const char *length = said ? strstr(said, "length(") : NULL;
	const char *limit = length ? strrchr(length, ' ') : NULL;

	return limit ? (int)strtol(limit, NULL, 10) : 0;
}

static bool constraint_words(int rc, const char *said, struct err *e)
{
	int limit = rc == SQLITE_CONSTRAINT_CHECK ? limit_of(said) : 0;

	if (limit > 0)
		return err_set(e, ERR_INVALID,
			ngettext("Something in it is longer than %d character, or empty. It was "
				 "NOT saved.",
				"Something in it is longer than %d characters, or empty. It was "
				"NOT saved.",
				(unsigned long)limit),
			limit);
	switch (rc) {
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return err_set(e, ERR_INVALID, _("Other entries refer to it."));
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
		return err_set(e, ERR_INVALID, _("It is there already."));
	default:
		return err_set(e, ERR_INVALID,
			_("Something in it is too long or has the wrong form. It was NOT saved."));
	}
}

static bool words(int rc, int errnum, const char *said, const char *path, struct err *e)
{
	switch (rc & 0xff) {
	case SQLITE_NOMEM:
		die("out of memory (database)");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(
			e, ERR_BUSY, _("Another program is writing to the database. Try again."));
	case SQLITE_FULL:
		return full(e);
	case SQLITE_IOERR:
		return io_words(rc, errnum, path, e);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return readonly_words(rc, path, e);
	case SQLITE_CANTOPEN:
		return open_words(rc, errnum, path, e);
	case SQLITE_NOTADB:
		return err_set(e, ERR_CORRUPT,
			_("%s is not a database of this program, or it is damaged. "
			  "It was left unchanged."),
			path);
	case SQLITE_CORRUPT:
		return err_set(e, ERR_CORRUPT,
			_("%s is damaged. Restore it from a backup copy; `arshjul doctor` "
			  "says more."),
			path);
	case SQLITE_CONSTRAINT:
		return constraint_words(rc, said, e);
	case SQLITE_TOOBIG:
		return err_set(e, ERR_INVALID, _("The text is too long. It was NOT saved."));
	case SQLITE_INTERRUPT:
		return err_set(e, ERR_INTERRUPTED, _("Interrupted."));
	default:
		return err_set(
			e, ERR_IO, _("%s: the database answers with an error (%d)."), path, rc);
	}
}

bool sql_fail(const struct sql *q, struct err *e)
{
	char *path = text_safe_line(q->path);

	words(sqlite3_extended_errcode(q->db), sqlite3_system_errno(q->db), sqlite3_errmsg(q->db),
		path, e);
	free(path);
	return false;
}
