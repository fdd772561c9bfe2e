#include "base/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"

enum {
	MEMORY_MB = 512,
	CPU_SECONDS = 8,
	WALL_MS = 9000,
	FILES_MAX = 32,
	ANSWER_MB = 256,
	ANSWER_FD = STDERR_FILENO + 1,
};

#if defined(__SANITIZE_ADDRESS__)
#define SHADOWED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHADOWED 1
#endif
#endif
#ifndef SHADOWED
#define SHADOWED 0
#endif

struct apart_out {
	int fd;
};

/* ---- The child ---- */

void apart_write(struct apart_out *to, const void *bytes, size_t n)
{
	if (!fd_write(to->fd, bytes, n))
		_exit(1);
}

static void limit(int what, rlim_t most)
{
	struct rlimit r = { most, most };

	setrlimit((__rlimit_resource_t)what, &r);
}

/* Nothing of the terminal, the database or the parent's ways with signals stays. */
static void leave_all(int answer)
{
	struct sigaction standard = { .sa_handler = SIG_DFL };
	int null = open("/dev/null", O_RDWR);
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int sig = 1; sig < NSIG; sig++)
		sigaction(sig, &standard, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (dup2(null, fd) < 0)
			_exit(1);
	if (answer != ANSWER_FD && dup2(answer, ANSWER_FD) < 0)
		_exit(1);
	close_range(ANSWER_FD + 1, UINT_MAX, 0);
}

__attribute__((noreturn)) static void child(
	void (*work)(void *ctx, struct apart_out *to), void *ctx, int answer)
{
	struct apart_out out = { ANSWER_FD };

	leave_all(answer);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, FILES_MAX);
	/* At the first it is told (SIGXCPU), at the second killed. */
	setrlimit(RLIMIT_CPU, &(struct rlimit) { CPU_SECONDS, CPU_SECONDS + 1 });
	/* A sanitizer reserves terabytes of address space. */
	if (!SHADOWED)
		limit(RLIMIT_AS, (rlim_t)MEMORY_MB << 20);
	work(ctx, &out);
	_exit(0);
}

/* ---- The parent ---- */

enum outcome { HEARD, REFUSED, TOO_LONG };

/* Everything until the child closes its end. TOO_LONG where it keeps us waiting or never stops talking. */
static enum outcome listen_to(int fd, apart_hear_fn *hear, void *listener, struct err *e)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	int64_t left = WALL_MS;
	size_t heard = 0;
	char piece[65536];

	for (;;) {
		int64_t since = monotonic_ms();
		int ready = left > 0 ? poll(&in, 1, (int)left) : 0;
		ssize_t n;

		left -= monotonic_ms() - since;
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0 || heard > (size_t)ANSWER_MB << 20)
			return TOO_LONG;
		n = read(fd, piece, sizeof(piece));
		if (n == 0)
			return HEARD;
		if (n < 0 && errno != EINTR)
			return TOO_LONG;
		if (n > 0 && !hear(listener, piece, (size_t)n, e))
			return REFUSED;
		heard += n > 0 ? (size_t)n : 0;
	}
}

static int await(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

bool apart_listen(void (*work)(void *ctx, struct apart_out *to), void *ctx, apart_hear_fn *hear,
	void *listener, struct err *e)
{
	enum outcome outcome;
	int ends[2], status;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_set(e, ERR_IO, _("The file could not be read: %s."), strerror(errno));
	pid = fork();
	if (pid == 0)
		child(work, ctx, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		err_set(e, ERR_IO, _("The file could not be read: %s."), strerror(errno));
		close(ends[0]);
		return false;
	}
	outcome = listen_to(ends[0], hear, listener, e);
	if (outcome != HEARD)
		kill(pid, SIGKILL);
	close(ends[0]);
	status = await(pid);
	if (outcome == REFUSED)
		return false;
	if (outcome == HEARD && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (outcome == TOO_LONG || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
		return err_set(e, ERR_INVALID, _("It takes too long to read; it was left."));
	return err_set(
		e, ERR_INVALID, _("It cannot be read: its content is damaged or malicious."));
}

static bool gather(void *answer, const char *bytes, size_t n, struct err *e)
{
	(void)e;
	buf_add(answer, bytes, n);
	return true;
}

bool apart_run(
	void (*work)(void *ctx, struct apart_out *to), void *ctx, struct buf *answer, struct err *e)
{
	size_t before = answer->len;

	if (apart_listen(work, ctx, gather, answer, e))
		return true;
	buf_cut(answer, before);
	return false;
}
