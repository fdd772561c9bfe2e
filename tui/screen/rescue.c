#include "tui/screen/rescue.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "base/xalloc.h"

enum { STACK_SIZE = 64 * 1024, BYTES_MAX = 256 };

static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT };

struct rescue {
	const struct rescue *self; /* how the handler knows that it found one */
	int fd;
	int stderr_was;  /* the terminal, while standard error is held back; else -1 */
	int stderr_held; /* what was written there */
	struct termios saved;
	stack_t stack_was;
	struct sigaction was[ARRAY_LEN(crashes)];
	size_t n;
	char bytes[BYTES_MAX];
};

/* Only calls that are safe in a signal handler here and in copy_held. */
static void write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done <= 0)
			return;
		s += done;
		n -= (size_t)done;
	}
}

static void copy_held(const struct rescue *r)
{
	char part[512];
	ssize_t n;
	off_t at = 0;

	while (r->stderr_was >= 0 && (n = pread(r->stderr_held, part, sizeof(part), at)) > 0) {
		write_all(r->stderr_was, part, (size_t)n);
		at += n;
	}
}

static void on_crash(int sig, siginfo_t *info, void *context)
{
	const ucontext_t *u = context;
	const struct rescue *r = u->uc_stack.ss_sp;

	(void)info;
	if (r && r->self == r) {
		write_all(r->fd, r->bytes, r->n);
		tcsetattr(r->fd, TCSANOW, &r->saved);
		copy_held(r);
	}
	raise(sig); /* its action is the default one by now */
}

static void hold_stderr(struct rescue *r)
{
	r->stderr_was = r->stderr_held = -1;
	if (!isatty(STDERR_FILENO))
		return;
	r->stderr_held = memfd_create("stderr", MFD_CLOEXEC);
	if (r->stderr_held < 0)
		return;
	r->stderr_was = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (r->stderr_was >= 0)
		dup2(r->stderr_held, STDERR_FILENO);
}

struct rescue *rescue_install(int fd, const struct termios *saved, const char *bytes, size_t n)
{
	struct sigaction sa = { .sa_sigaction = on_crash,
		.sa_flags = SA_SIGINFO | SA_ONSTACK | (int)SA_RESETHAND };
	struct rescue *r =
		mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	stack_t stack = { .ss_sp = r, .ss_size = STACK_SIZE };

	if (r == MAP_FAILED)
		return NULL;
	r->self = r;
	r->fd = fd;
	r->saved = *saved;
	r->n = n < BYTES_MAX ? n : BYTES_MAX;
	memcpy(r->bytes, bytes, r->n);
	hold_stderr(r);
	sigaltstack(&stack, &r->stack_was);
	sigfillset(&sa.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &sa, &r->was[i]);
	return r;
}

void rescue_child(const struct rescue *r)
{
	if (r && r->stderr_was >= 0)
		dup2(r->stderr_was, STDERR_FILENO);
}

void rescue_remove(struct rescue *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &r->was[i], NULL);
	sigaltstack(&r->stack_was, NULL);
	rescue_child(r);
	copy_held(r);
	if (r->stderr_held >= 0)
		close(r->stderr_held);
	if (r->stderr_was >= 0)
		close(r->stderr_was);
	munmap(r, STACK_SIZE);
}
