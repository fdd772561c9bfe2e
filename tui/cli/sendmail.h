/* A mail to a program that sends it as sendmail does: the message on its standard input. */
#ifndef TUI_CLI_SENDMAIL_H
#define TUI_CLI_SENDMAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The command: $SENDMAIL, else "sendmail". Never from a database, which may be somebody else's. */
const char *sendmail_command(void);

/* Run the command (split into words; no shell) with -i -t behind it. False where it cannot be started or does
 * not take the mail. Its lines end in LF, as Unix programs want them. */
bool sendmail(const char *command, const char *mail, size_t n, struct err *e);

#endif
