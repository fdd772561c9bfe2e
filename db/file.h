/* The database as a file, before SQLite sees it, and the ways in
 * which a new one takes its name. */
#ifndef DB_FILE_H
#define DB_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* "ARHJ" in the header of every database of ours. */
enum { FILE_APPLICATION_ID = 0x4152484a };

struct file_look {
	char *path;           /* absolute, folders resolved; the caller frees (file_look_release) */
	bool there;           /* is there a file at all? */
	int64_t bytes;        /* of the file */
	int64_t log_bytes;    /* of the -wal beside it */
	bool alone;           /* no other process has it open */
	bool medium_readonly; /* on a file system that cannot be written */
};

/* Look at what is at path without touching it. A missing file is no error (there is false), nor is a
 * missing folder. ERR_INVALID for what is no regular file of ours on a local disk, ERR_CORRUPT for a
 * file that is not a database of this program or cut, ERR_NEWER for a format of the future. The
 * process must not have the file open already: closing any descriptor drops SQLite's locks
 * (sqlite.org/howtocorrupt.html 2.2). */
bool file_look(const char *path, struct file_look *f, struct err *e);
void file_look_release(struct file_look *f);

/* The path with its folder resolved, absolute; as given where there is no such folder (*there, may be
 * NULL, is false). Caller frees. */
char *file_resolve(const char *path, bool *there);

/* An empty file of mode 0600 beside path, under a new name. Caller frees; NULL on failure. */
char *file_beside(const char *path, struct err *e);

/* Sync the file and give it its name, then sync the folder. *taken (NULL: replace what is there) is
 * set, and the file left where it is, when there is something of that name by now. */
bool file_take_name(const char *from, const char *to, bool *taken, struct err *e);

#endif
