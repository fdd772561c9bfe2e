#include "tui/cli/sendmail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/argv.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"

const char *sendmail_command(void)
{
	const char *own = getenv("SENDMAIL");

	return own && *own ? own : "sendmail";
}

/* Start it with its standard input at the end of a pipe; the other end, or -1 with errno. */
static int start(char **argv, pid_t *child)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t standard;
	int fd[2], failed;

	if (pipe2(fd, O_CLOEXEC) != 0)
		return -1;
	sigemptyset(&standard);
	sigaddset(&standard, SIGPIPE); /* ignored here */
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, fd[0], STDIN_FILENO);
	/* What it says is no data of ours. */
	posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &standard);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
	failed = posix_spawnp(child, argv[0], &files, &how, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	close(fd[0]);
	if (!failed)
		return fd[1];
	close(fd[1]);
	errno = failed;
	return -1;
}

static bool await(pid_t child, int *status)
{
	pid_t done;

	do
		done = waitpid(child, status, 0);
	while (done < 0 && errno == EINTR);
	return done == child && WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
}

static void without_cr(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != '\r')
			buf_putc(b, s[i]);
}

bool sendmail(const char *command, const char *mail, size_t n, struct err *e)
{
	char *with_i = xasprintf("%s -i", command), **argv = argv_split(with_i, "-t");
	struct buf text = { 0 };
	bool ok = false;
	pid_t child;
	int fd, status = 0;

	fd = start(argv, &child);
	if (fd < 0) {
		err_set(e, ERR_NOT_FOUND, _("Could not start %s: %s"), argv[0], strerror(errno));
	} else {
		without_cr(&text, mail, n);
		ok = fd_write(fd, buf_str(&text), text.len);
		ok = close(fd) == 0 && ok;
		ok = await(child, &status) && ok;
		if (!ok)
			err_set(e, ERR_IO, _("%s did not take the mail (it ended with %d)."),
				argv[0], WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	}
	buf_release(&text);
	free(argv);
	free(with_i);
	return ok;
}
