#include "db/watch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

static const struct question data_version = { "PRAGMA data_version", 0 };

static bool read_version(struct sql *q, int64_t *version, struct err *e)
{
	sqlite3_stmt *st;

	return sql_ask(q, &data_version, &st, e) && sql_number(q, st, 0, version, e);
}

static int timer(void)
{
	struct itimerspec half = {
		.it_interval.tv_nsec = 500000000,
		.it_value.tv_nsec = 500000000,
	};
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);

	if (fd >= 0)
		timerfd_settime(fd, 0, &half, NULL);
	return fd;
}

/* Only our own files are watched: the folder may be a busy one, and nothing in it but the folder's
 * own move concerns us. The -wal stays for as long as we are connected. */
static int notifier(const char *path)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	char *wal, *folder;
	bool ok;

	if (fd < 0)
		return -1;
	wal = xasprintf("%s-wal", path);
	folder = xstrndup(path, (size_t)(strrchr(path, '/') - path) + 1);
	ok = inotify_add_watch(fd, path, IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF) >= 0 &&
		inotify_add_watch(fd, wal, IN_MODIFY) >= 0 &&
		inotify_add_watch(fd, folder, IN_MOVE_SELF | IN_DELETE_SELF) >= 0;
	free(wal);
	free(folder);
	if (ok)
		return fd;
	close(fd);
	return -1;
}

bool watch_start(struct watch *w, struct sql *q, struct err *e)
{
	w->fd = -1;
	return read_version(q, &w->version, e);
}

int watch_fd(struct watch *w, const struct sql *q)
{
	if (w->fd < 0)
		w->fd = notifier(q->path);
	if (w->fd < 0)
		w->fd = timer();
	return w->fd;
}

void watch_close(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
}

bool watch_changed(struct watch *w, struct sql *q, bool *changed, struct err *e)
{
	char events[4096];
	int64_t before = w->version;

	*changed = false;
	/* What does not fit leaves the descriptor readable, and we are called again. */
	if (w->fd >= 0)
		(void)!read(w->fd, events, sizeof(events));
	if (!watch_in_place(q, e) || !read_version(q, &w->version, e))
		return false;
	*changed = w->version != before;
	return true;
}

void watch_tell(const struct sql *q)
{
	/* The file's times change, which is an IN_ATTRIB to those who watch it. If that fails they
	 * learn of the commit with the next one. */
	(void)!utimensat(AT_FDCWD, q->path, NULL, 0);
}

bool watch_in_place(const struct sql *q, struct err *e)
{
	int moved = 0;
	char *path;

	if (sqlite3_file_control(q->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
		!moved)
		return true;
	path = text_safe_line(q->path);
	err_set(e, ERR_IO,
		_("%s was moved or deleted while it was open. Nothing more is saved: put it back, "
		  "or quit and open it where it is now."),
		path);
	free(path);
	return false;
}
