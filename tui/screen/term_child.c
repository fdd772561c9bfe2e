#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <poll.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

#include "tui/screen/term_inside.h"

/* How long a child may take to end when the terminal is lost. */
enum { FAREWELL_MS = 2000 };

/* Make the group the one that the terminal's keys and signals go to. A process of another group that
 * asks for this is sent SIGTTOU. */
static void to_foreground(pid_t group)
{
	sigset_t ttou, was;

	sigemptyset(&ttou);
	sigaddset(&ttou, SIGTTOU);
	sigprocmask(SIG_BLOCK, &ttou, &was);
	tcsetpgrp(STDIN_FILENO, group);
	sigprocmask(SIG_SETMASK, &was, NULL);
}

/* The child, up to exec: as a shell would start it. The reason goes to report if it cannot. */
__attribute__((noreturn)) static void become(const struct term *t, char *const argv[], int report)
{
	struct sigaction standard = { .sa_handler = SIG_DFL };
	sigset_t none;
	int reason;

	setpgid(0, 0);
	to_foreground(getpid());
	for (int sig = 1; sig < NSIG; sig++)
		sigaction(sig, &standard, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	rescue_child(t->rescue);
	close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_CLOEXEC);
	execvp(argv[0], argv);
	reason = errno;
	if (write(report, &reason, sizeof(reason)) < 0)
		_exit(126);
	_exit(127);
}

/* Obey the signals that came while waiting. Returns SIGHUP or SIGTERM if we are to go, else 0. */
static int told_to_go(const struct term *t, pid_t child)
{
	struct signalfd_siginfo info;
	int signo = 0;

	while (read(t->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo != SIGHUP && info.ssi_signo != SIGTERM)
			continue;
		signo = (int)info.ssi_signo;
		kill(-child, SIGHUP);
		kill(-child, SIGCONT);
	}
	return signo;
}

/* Wait until the child has ended; its exit status. A stopped one is continued: there is nobody to
 * return to. */
static int await(const struct term *t, pid_t child, int *going)
{
	struct pollfd in = { .fd = t->signals, .events = POLLIN };
	int status = 0, signo;

	for (;;) {
		pid_t done = waitpid(child, &status, WNOHANG | WUNTRACED);

		if (done < 0)
			return 1;
		if (done > 0 && WIFSTOPPED(status)) {
			kill(-child, SIGCONT);
			continue;
		}
		if (done > 0)
			return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		if (poll(&in, 1, *going ? FAREWELL_MS : -1) == 0)
			kill(-child, SIGKILL);
		signo = told_to_go(t, child);
		if (signo)
			*going = signo;
	}
}

bool term_run(struct term *t, char *const argv[], int *status, struct err *e)
{
	int report[2], reason, going = 0;
	bool started;
	pid_t child;

	if (pipe2(report, O_CLOEXEC) < 0)
		return err_set(e, ERR_IO, _("Could not start %s: %s"), argv[0], strerror(errno));
	term_leave(t);
	child = fork();
	if (child == 0)
		become(t, argv, report[1]);
	close(report[1]);
	if (child < 0) {
		reason = errno;
		started = false;
	} else {
		setpgid(child, child);
		started = read(report[0], &reason, sizeof(reason)) != (ssize_t)sizeof(reason);
		*status = await(t, child, &going);
	}
	close(report[0]);
	to_foreground(getpgrp());
	term_enter(t);
	if (!started)
		return err_set(
			e, ERR_NOT_FOUND, _("Could not start %s: %s"), argv[0], strerror(reason));
	if (going) {
		raise(going); /* for the loop: it is blocked, so it waits in the descriptor */
		return err_set(e, ERR_INTERRUPTED, _("Interrupted."));
	}
	return true;
}

void term_suspend(struct term *t)
{
	struct sigaction standard = { .sa_handler = SIG_DFL }, was;
	sigset_t stop, mask;

	term_leave(t);
	sigaction(SIGTSTP, &standard, &was);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &mask); /* stops here */
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &was, NULL);
	term_enter(t);
}
