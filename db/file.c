#include "db/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/network.h"

/* sqlite.org/fileformat2.html: the header, and the page whose bytes are only ever locked. */
enum { HEADER = 100, LOCK_PAGE = 0x40000000, LOCK_BYTES = 512 };
enum { AT_PAGE_SIZE = 16, AT_WRITE_FORMAT = 18, AT_READ_FORMAT = 19, AT_CHANGES = 24 };
enum { AT_PAGES = 28, AT_SCHEMA_FORMAT = 44, AT_APPLICATION_ID = 68, AT_VALID_FOR = 92 };
enum { MOUNTINFO_MOST = 1 << 20 };

/* What the steps below share. */
struct looking {
	struct file_look *f;
	const char *shown; /* the path, safe to show */
	struct stat st;
};

/* ---- What kind of file, and where ---- */

char *file_resolve(const char *path, bool *there)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
	char *real = realpath(folder, NULL), *full;

	if (there)
		*there = real;
	if (real)
		full = xasprintf(
			"%s/%s", strcmp(real, "/") == 0 ? "" : real, slash ? slash + 1 : path);
	else
		full = xstrdup(path);
	free(real);
	free(folder);
	return full;
}

static bool link_words(const struct looking *l, struct err *e)
{
	char *target = realpath(l->f->path, NULL);
	char *safe = text_safe_line(target ? target : "");

	err_set(e, ERR_INVALID, _("%s is a symbolic link; name the file itself (%s)."), l->shown,
		safe);
	free(safe);
	free(target);
	return false;
}

/* Ours, or of a group that we are in and that may read it. */
static bool may_use(const struct stat *st)
{
	return geteuid() == 0 || st->st_uid == geteuid() ||
		((st->st_mode & S_IRGRP) && (st->st_gid == getegid() || group_member(st->st_gid)));
}

static bool check_kind(const struct looking *l, struct err *e)
{
	if (S_ISLNK(l->st.st_mode))
		return link_words(l, e);
	if (S_ISDIR(l->st.st_mode))
		return err_set(e, ERR_INVALID, _("%s is a folder, not a database."), l->shown);
	if (!S_ISREG(l->st.st_mode))
		return err_set(
			e, ERR_INVALID, _("%s is a device or pipe, not a database."), l->shown);
	if (l->st.st_nlink > 1)
		return err_set(e, ERR_INVALID,
			_("%s has several names (hard links); a database must have one, or its "
			  "log is lost."),
			l->shown);
	if (!may_use(&l->st))
		return err_set(e, ERR_READONLY, _("%s belongs to another user."), l->shown);
	return true;
}

static bool check_place(const struct looking *l, struct err *e)
{
	struct statfs fs;
	struct statvfs vfs;
	struct buf mounts = { 0 };
	const char *name;
	char *fuse = NULL;

	if (statfs(l->f->path, &fs) != 0 || statvfs(l->f->path, &vfs) != 0)
		return file_err_read(e, l->shown, errno);
	l->f->medium_readonly = vfs.f_flag & ST_RDONLY;
	name = network_name((uint32_t)fs.f_type);
	if (network_is_fuse((uint32_t)fs.f_type) &&
		file_read("/proc/self/mountinfo", MOUNTINFO_MOST, &mounts, NULL))
		name = fuse =
			network_fuse(buf_str(&mounts), major(l->st.st_dev), minor(l->st.st_dev));
	if (name)
		err_set(e, ERR_INVALID,
			_("%s is on a network file system (%s), where a database that several "
			  "programs write to gets damaged. Put it on a disk of this computer."),
			l->shown, name);
	free(fuse);
	buf_release(&mounts);
	return !name;
}

/* ---- The header ---- */

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool foreign(const struct looking *l, struct err *e)
{
	return err_set(e, ERR_CORRUPT,
		_("%s is not a database of this program, or it is damaged. It was left "
		  "unchanged."),
		l->shown);
}

/* Shorter than its header says, with no log that could hold the rest. */
static bool is_cut(const struct file_look *f, const unsigned char h[HEADER])
{
	int64_t page = h[AT_PAGE_SIZE] << 8 | h[AT_PAGE_SIZE + 1];

	if (f->log_bytes > 0 || !f->alone ||
		big_endian(h + AT_CHANGES) != big_endian(h + AT_VALID_FOR))
		return false;
	return f->bytes < (page == 1 ? 65536 : page) * (int64_t)big_endian(h + AT_PAGES);
}

static bool check_header(const struct looking *l, const unsigned char h[HEADER], struct err *e)
{
	if (memcmp(h, "SQLite format 3", 16) != 0 ||
		big_endian(h + AT_APPLICATION_ID) != FILE_APPLICATION_ID)
		return foreign(l, e);
	if (h[AT_WRITE_FORMAT] > 2 || h[AT_READ_FORMAT] > 2 || big_endian(h + AT_SCHEMA_FORMAT) > 4)
		return err_set(e, ERR_NEWER,
			_("%s was written by a newer version. It was left unchanged."), l->shown);
	if (is_cut(l->f, h))
		return err_set(e, ERR_CORRUPT,
			_("%s is damaged: a part of the file is missing. It was left unchanged; "
			  "restore it from a backup copy."),
			l->shown);
	return true;
}

static int64_t log_size(const char *path)
{
	char *wal = xasprintf("%s-wal", path);
	struct stat st;
	int64_t n = lstat(wal, &st) == 0 ? (int64_t)st.st_size : 0;

	free(wal);
	return n;
}

static bool read_header(const struct looking *l, struct err *e)
{
	int fd = open(l->f->path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
	/* In WAL mode every open connection holds a shared lock there. */
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_PAGE, .l_len = LOCK_BYTES
	};
	unsigned char header[HEADER];
	ssize_t n;

	if (fd < 0)
		return file_err_read(e, l->shown, errno);
	l->f->alone = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
	n = pread(fd, header, sizeof(header), 0);
	close(fd);
	if (n < 0)
		return file_err_read(e, l->shown, errno);
	if (n < (ssize_t)sizeof(header))
		return foreign(l, e);
	return check_header(l, header, e);
}

bool file_look(const char *path, struct file_look *f, struct err *e)
{
	struct looking l = { .f = f };
	bool folder_there, ok;
	char *shown;

	*f = (struct file_look) { .path = file_resolve(path, &folder_there) };
	if (!folder_there)
		return true;
	shown = text_safe_line(f->path);
	l.shown = shown;
	if (lstat(f->path, &l.st) != 0) {
		ok = errno == ENOENT || file_err_read(e, shown, errno);
	} else {
		f->there = true;
		f->bytes = l.st.st_size;
		f->log_bytes = log_size(f->path);
		ok = check_kind(&l, e) && check_place(&l, e) && read_header(&l, e);
	}
	free(shown);
	return ok;
}

void file_look_release(struct file_look *f)
{
	free(f->path);
	*f = (struct file_look) { 0 };
}

/* ---- New files ---- */

char *file_beside(const char *path, struct err *e)
{
	char *name = xasprintf("%s.XXXXXX", path);
	int fd = mkostemp(name, O_CLOEXEC);

	if (fd >= 0) {
		close(fd);
		return name;
	}
	file_err_write(e, path, errno);
	free(name);
	return NULL;
}

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Some file systems cannot rename without replacing: there a look before it must do. */
static bool rename_free(const char *from, const char *to, bool *taken)
{
	*taken = false;
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return true;
	if (errno == EINVAL || errno == ENOSYS) {
		if (access(to, F_OK) != 0)
			return rename(from, to) == 0;
		errno = EEXIST;
	}
	*taken = errno == EEXIST;
	return *taken;
}

bool file_take_name(const char *from, const char *to, bool *taken, struct err *e)
{
	char *folder = xstrndup(to, (size_t)(strrchr(to, '/') - to) + 1);
	bool ok = sync_path(from, 0) &&
		(taken ? rename_free(from, to, taken) : rename(from, to) == 0) &&
		sync_path(folder, O_DIRECTORY);

	if (!ok)
		file_err_write(e, to, errno);
	free(folder);
	return ok;
}
