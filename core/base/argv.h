/* A command as people put it into VISUAL or EDITOR ("code --wait", "'/opt/my editor/bin' -n"), as the
 * arguments of a program: no shell ever sees it. */
#ifndef CORE_BASE_ARGV_H
#define CORE_BASE_ARGV_H

/* Split at blanks; '…' and "…" hold blanks together, a backslash takes the next character as it is.
 * last is appended whole. The caller frees the result, which is one piece of memory; NULL where the
 * command is blank. */
char **argv_split(const char *command, const char *last);

#endif
