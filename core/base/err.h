/* Error values: a stable code for scripts, a translated text for people.
 *
 * A function that can fail returns bool and takes a last argument struct err *, which it leaves
 * untouched on success. The first failure wins: err_set on an error already set keeps the old text,
 * so callers can write `return err_set(e, …)` at any depth. */
#ifndef CORE_BASE_ERR_H
#define CORE_BASE_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE,
	ERR_INVALID,     /* what was asked makes no sense, or data breaks a rule */
	ERR_USAGE,       /* the command line is wrong */
	ERR_NOT_FOUND,   /* no such record or file */
	ERR_AMBIGUOUS,   /* more than one fits what was asked for */
	ERR_CONFLICT,    /* somebody changed it meanwhile */
	ERR_BUSY,        /* another process holds the database */
	ERR_NEWER,       /* the file was written by a newer version */
	ERR_READONLY,    /* the file or folder cannot be written */
	ERR_CORRUPT,     /* damaged, or not ours */
	ERR_FULL,        /* the disk is full */
	ERR_IO,          /* anything else the system refused */
	ERR_FINDINGS,    /* a check found something */
	ERR_INTERRUPTED, /* stopped by the user */
};

struct err {
	enum err_code code;
	char text[512]; /* UTF-8, translated, no trailing newline */
};

/* Always false. */
__attribute__((format(printf, 3, 4))) bool err_set(
	struct err *e, enum err_code code, const char *fmt, ...);

/* The same failure, told further up. Always false. */
bool err_pass(struct err *e, const struct err *why);

/* For what need not be there: true where nothing failed but that it was not found; every other failure is
 * passed on to e. */
bool err_absent(struct err *e, const struct err *why);

/* The exit status of a code: 0 ok, 1 error, 2 usage, 3 not found,
 * 4 locked or newer, 5 findings, 130 interrupted. */
int err_exit(const struct err *e);

/* A stable name for --json, such as "not-found". */
const char *err_name(enum err_code code);

#endif
