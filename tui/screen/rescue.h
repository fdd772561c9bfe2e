/* What brings the terminal back when the program crashes.
 *
 * The bytes and settings that restore it lie at the beginning of the alternate signal stack, where the
 * handler finds them through its context: so nothing global is needed. While the screen is ours, what
 * anybody writes to a standard error that is a terminal is held back and comes after the restoration. */
#ifndef TUI_SCREEN_RESCUE_H
#define TUI_SCREEN_RESCUE_H

#include <stddef.h>
#include <termios.h>

struct rescue;

/* Install handlers for SEGV BUS FPE ILL ABRT QUIT. bytes are written to fd, then its settings set to
 * saved. NULL only where the system gives no memory; then a crash leaves the terminal as it is. */
struct rescue *rescue_install(int fd, const struct termios *saved, const char *bytes, size_t n);

/* Take the handlers away and let standard error out. NULL is allowed. */
void rescue_remove(struct rescue *r);

/* In a child process, before exec: standard error as it was. */
void rescue_child(const struct rescue *r);

#endif
