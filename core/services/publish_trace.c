#include "services/publish_trace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"

enum { TRACE_MOST = 64 << 20, SUM_LETTERS = 64 };

void publish_trace_open(struct publish_trace *t, const char *folder)
{
	struct err none = { 0 };

	*t = (struct publish_trace) { .path = xasprintf("%s/%s", folder, PUBLISH_TRACE_NAME) };
	if (!file_read(t->path, TRACE_MOST, &t->left, &none))
		buf_cut(&t->left, 0);
}

bool publish_trace_has(const struct publish_trace *t, const char *sum)
{
	for (size_t at = 0; at + SUM_LETTERS < t->left.len; at += SUM_LETTERS + 1)
		if (memcmp(t->left.s + at, sum, SUM_LETTERS) == 0)
			return true;
	return false;
}

bool publish_trace_add(struct publish_trace *t, const char *sum, struct err *e)
{
	char line[SUM_LETTERS + 1];

	if (!t->fd) {
		int fd =
			open(t->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

		if (fd < 0)
			return file_err_write(e, t->path, errno);
		t->fd = fd;
	}
	memcpy(line, sum, SUM_LETTERS);
	line[SUM_LETTERS] = '\n';
	return (fd_write(t->fd, line, sizeof(line)) && fdatasync(t->fd) == 0) ||
		file_err_write(e, t->path, errno);
}

void publish_trace_end(struct publish_trace *t)
{
	if (t->fd || t->left.len > 0)
		unlink(t->path);
}

void publish_trace_release(struct publish_trace *t)
{
	if (t->fd)
		close(t->fd);
	free(t->path);
	buf_release(&t->left);
	*t = (struct publish_trace) { 0 };
}
