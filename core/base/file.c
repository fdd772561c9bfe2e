#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

enum { PIECE = 64 * 1024 };

/* Takes what. */
static bool refused(struct err *e, char *what, int errnum)
{
	switch (errnum) {
	case ENOENT:
	case ENOTDIR:
		err_set(e, ERR_NOT_FOUND, _("%s: there is no such file or folder."), what);
		break;
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		err_set(e, ERR_FULL, _("%s: the disk is full."), what);
		break;
	case EACCES:
	case EPERM:
		err_set(e, ERR_READONLY, _("%s: you have no right to."), what);
		break;
	case EROFS:
		err_set(e, ERR_READONLY, _("%s: the disk can only be read."), what);
		break;
	case EISDIR:
		err_set(e, ERR_INVALID, _("%s: it is a folder."), what);
		break;
	default:
		err_set(e, ERR_IO, "%s: %s.", what, strerror(errnum));
	}
	free(what);
	return false;
}

bool file_err_read(struct err *e, const char *path, int errnum)
{
	return refused(e, xasprintf(_("Could not read %s"), path), errnum);
}

bool file_err_write(struct err *e, const char *path, int errnum)
{
	return refused(e, xasprintf(_("Could not write %s"), path), errnum);
}

bool fd_write(int fd, const void *bytes, size_t n)
{
	const char *s = bytes;

	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		s += done;
		n -= (size_t)done;
	}
	return true;
}

/* Up to PIECE bytes; fewer only at the end. -1 where it cannot be read. */
static ssize_t read_piece(int fd, char piece[PIECE])
{
	size_t have = 0;

	while (have < PIECE) {
		ssize_t n = read(fd, piece + have, PIECE - have);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		have += (size_t)n;
	}
	return (ssize_t)have;
}

static bool too_large(struct err *e, const char *path, size_t max)
{
	enum { KB = 1024, MB = 1024 * KB };

	if (max < MB)
		return err_set(
			e, ERR_INVALID, _("%s is too large: at most %zu kB."), path, max / KB);
	return err_set(e, ERR_INVALID, _("%s is too large: at most %zu MB."), path, max / MB);
}

static bool read_all(int fd, const char *path, size_t max, struct buf *out, struct err *e)
{
	size_t before = out->len;
	char piece[PIECE];
	ssize_t n;

	while ((n = read_piece(fd, piece)) > 0) {
		buf_add(out, piece, (size_t)n);
		if (out->len - before > max)
			return too_large(e, path, max);
	}
	return n == 0 || file_err_read(e, path, errno);
}

/* A regular file of at most max bytes; -1 with e set for anything else. */
static int open_regular(const char *path, size_t max, size_t *size, struct err *e)
{
	/* Not blocking, so that opening a pipe nobody writes to cannot hang. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	bool ok = false;

	*size = 0;
	if (fd < 0)
		file_err_read(e, path, errno);
	else if (fstat(fd, &st) != 0)
		file_err_read(e, path, errno);
	else if (S_ISDIR(st.st_mode))
		file_err_read(e, path, EISDIR);
	else if (!S_ISREG(st.st_mode))
		err_set(e, ERR_INVALID, _("%s is not a file."), path);
	else if ((uint64_t)st.st_size > max)
		too_large(e, path, max);
	else
		ok = true;
	if (ok) {
		*size = (size_t)st.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

bool file_read(const char *path, size_t max, struct buf *out, struct err *e)
{
	size_t size;
	int fd = open_regular(path, max, &size, e);
	bool ok = fd >= 0 && read_all(fd, path, max, out, e);

	if (fd >= 0)
		close(fd);
	return ok;
}

bool file_head(const char *path, char *bytes, size_t max, size_t *n, struct err *e)
{
	size_t size;
	int fd = open_regular(path, SIZE_MAX, &size, e);
	ssize_t got = fd >= 0 ? pread(fd, bytes, max, 0) : 0;
	bool ok = fd >= 0 && (got >= 0 || file_err_read(e, path, errno));

	*n = got > 0 ? (size_t)got : 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

/* ---- Maps ---- */

bool file_map(const char *path, size_t max, struct file_map *m, struct err *e)
{
	int fd = open_regular(path, max, &m->n, e);
	void *at = NULL;
	bool ok = fd >= 0;

	m->bytes = "";
	if (ok && m->n > 0)
		at = mmap(NULL, m->n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		ok = file_err_read(e, path, errno);
	else if (at)
		m->bytes = at;
	if (!ok)
		m->n = 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

/* munmap and madvise take bytes that may be written. */
static void *page_of(const char *at)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	return (void *)((uintptr_t)at / page * page);
}

void file_map_pass(const char *from, const char *to)
{
	char *first = page_of(from), *last = page_of(to);

	if (last > first)
		madvise(first, (size_t)(last - first), MADV_DONTNEED);
}

void file_map_release(struct file_map *m)
{
	if (m->n > 0)
		munmap(page_of(m->bytes), m->n);
	*m = (struct file_map) { .bytes = "" };
}

bool file_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return xstrdup(".");
	return xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool open_temp(struct file_out *f)
{
	char *folder = folder_of(f->path);

	f->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	free(folder);
	if (f->fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
		return f->fd >= 0;
	f->temp = xasprintf("%s.XXXXXX", f->path);
	f->fd = mkostemp(f->temp, O_CLOEXEC);
	if (f->fd >= 0)
		return true;
	free(f->temp);
	f->temp = NULL;
	return false;
}

bool file_out_open(struct file_out *f, const char *path, struct err *e)
{
	char *real = realpath(path, NULL);
	bool there;
	struct stat st;
	mode_t mask;

	*f = (struct file_out) { .path = real ? real : xstrdup(path), .fd = -1 };
	there = stat(f->path, &st) == 0;
	f->direct = there && !S_ISREG(st.st_mode);
	if (there && S_ISDIR(st.st_mode))
		return file_err_write(e, path, EISDIR);
	if (f->direct)
		f->fd = open(f->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	else if (!there || access(f->path, W_OK) == 0)
		open_temp(f);
	if (f->fd < 0)
		return file_err_write(e, path, errno);
	mask = umask(0);
	umask(mask);
	if (!f->direct && fchmod(f->fd, there ? st.st_mode & 0777 : 0666 & ~mask) != 0)
		return file_err_write(e, path, errno);
	return true;
}

static bool flush(struct file_out *f, struct err *e)
{
	if (!fd_write(f->fd, f->pending.s, f->pending.len))
		return file_err_write(e, f->path, errno);
	buf_cut(&f->pending, 0);
	return true;
}

bool file_out_write(struct file_out *f, const void *bytes, size_t n, struct err *e)
{
	buf_add(&f->pending, bytes, n);
	return f->pending.len < PIECE || flush(f, e);
}

static bool same_bytes(int a, int b)
{
	char x[PIECE], y[PIECE];
	ssize_t n;

	do {
		n = read_piece(a, x);
		if (n < 0 || read_piece(b, y) != n || memcmp(x, y, (size_t)n) != 0)
			return false;
	} while (n > 0);
	return true;
}

/* Is the file under that name byte for byte what fd holds? */
static bool same_content(const char *path, int fd)
{
	int old = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat a, b;
	bool same;

	if (old < 0)
		return false;
	same = fstat(old, &a) == 0 && fstat(fd, &b) == 0 && a.st_size == b.st_size &&
		lseek(fd, 0, SEEK_SET) == 0 && same_bytes(old, fd);
	close(old);
	return same;
}

/* The old file under a second name, so that path leads to a whole file at every moment. */
static void keep_old(const char *path)
{
	char *bak;

	if (access(path, F_OK) != 0)
		return;
	bak = xasprintf("%s.bak", path);
	unlink(bak);
	if (link(path, bak) != 0)
		(void)rename(path, bak); /* no links on this file system */
	free(bak);
}

static void sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* A name for the nameless file: beside path, since a link cannot take a name that is in use. */
static bool name_temp(struct file_out *f)
{
	char *self = xasprintf("/proc/self/fd/%d", f->fd);
	char *temp = xasprintf("%s.%ld.new", f->path, (long)getpid());
	bool ok;

	unlink(temp);
	ok = linkat(AT_FDCWD, self, AT_FDCWD, temp, AT_SYMLINK_FOLLOW) == 0;
	free(self);
	if (ok)
		f->temp = temp;
	else
		free(temp);
	return ok;
}

static bool take_place(struct file_out *f)
{
	if (same_content(f->path, f->fd))
		return true;
	if (!f->no_bak)
		keep_old(f->path);
	if ((!f->temp && !name_temp(f)) || rename(f->temp, f->path) != 0)
		return false;
	free(f->temp);
	f->temp = NULL;
	sync_folder(f->path);
	return true;
}

bool file_out_commit(struct file_out *f, struct err *e)
{
	bool ok;

	if (!flush(f, e))
		return false;
	ok = f->direct || (fsync(f->fd) == 0 && take_place(f));
	ok = close(f->fd) == 0 && ok;
	f->fd = -1;
	return ok || file_err_write(e, f->path, errno);
}

void file_out_release(struct file_out *f)
{
	if (f->path && f->fd >= 0)
		close(f->fd);
	if (f->temp)
		unlink(f->temp);
	free(f->temp);
	free(f->path);
	buf_release(&f->pending);
	*f = (struct file_out) { .fd = -1 };
}
