/* Whole files in, whole files out: what is read is a regular file of bounded size, what is written
 * takes its name only when it is complete and safe on the disk. */
#ifndef CORE_BASE_FILE_H
#define CORE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* Say that the system refused to read or write path; always false. errnum is the errno: a missing file
 * gives ERR_NOT_FOUND, a full disk ERR_FULL, a lack of rights ERR_READONLY, the rest ERR_IO. */
bool file_err_read(struct err *e, const char *path, int errnum);
bool file_err_write(struct err *e, const char *path, int errnum);

/* All n bytes to what is open, whatever interrupts; false with errno set. */
bool fd_write(int fd, const void *bytes, size_t n);

/* Append all bytes of a regular file. Folders, devices and pipes are refused (ERR_INVALID), and so is
 * a file of more than max bytes, before anything of it is read. */
bool file_read(const char *path, size_t max, struct buf *out, struct err *e);

/* The same bytes without taking them into memory: they are read where they are looked at, which dies (SIGBUS)
 * if somebody cuts the file meanwhile. Look at them apart (base/apart.h). */
struct file_map {
	const char *bytes; /* n of them; "" where there are none */
	size_t n;
};
bool file_map(const char *path, size_t max, struct file_map *m, struct err *e);
void file_map_release(struct file_map *m);

/* Those bytes of a map are not needed for now: their memory is given back. */
void file_map_pass(const char *from, const char *to);

/* The first bytes of a regular file, at most max, in bytes; *n is how many there are. */
bool file_head(const char *path, char *bytes, size_t max, size_t *n, struct err *e);

/* Do both names lead to one existing file? */
bool file_same(const char *a, const char *b);

/* A file being written. Until it is complete it has no name (or, where the file system knows no nameless
 * files, a temporary one beside path), so that nothing is left behind by whoever is killed. Zeroed is
 * valid to release. */
struct file_out {
	char *path;  /* where it will stand; a symbolic link is followed */
	char *temp;  /* its temporary name; NULL = none */
	bool direct; /* path is a device or pipe, written to at once */
	bool no_bak; /* set it before the commit: the old file is not kept */
	int fd;
	struct buf pending;
};
bool file_out_open(struct file_out *f, const char *path, struct err *e);
bool file_out_write(struct file_out *f, const void *bytes, size_t n, struct err *e);

/* Flush, sync and rename. A file that was there with other content is kept as path.bak (unless no_bak);
 * one with the same content is left as it is. */
bool file_out_commit(struct file_out *f, struct err *e);

/* Take back what was not committed. */
void file_out_release(struct file_out *f);

#endif
