/* Which files of a folder were written from here, until the store knows it: before each is written its sum is
 * added to a file there, which goes when the sums are in the store. A program that is killed in between (or
 * loses its power) knows its own files again next time. Names are not in it: they may be secrets, and the
 * folder may be a web server's. */
#ifndef CORE_SERVICES_PUBLISH_TRACE_H
#define CORE_SERVICES_PUBLISH_TRACE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* In the folder; no calendar program looks at a name that begins with a dot. */
#define PUBLISH_TRACE_NAME ".arshjul-writing"

struct publish_trace {
	char *path;
	struct buf left; /* sums, a line each, of a time that was not ended */
	int fd;          /* 0 = nothing is written yet */
};

/* What an earlier time left; one that cannot be read counts as none. */
void publish_trace_open(struct publish_trace *t, const char *folder);

/* Was a file of that sum (64 letters) written here? */
bool publish_trace_has(const struct publish_trace *t, const char *sum);

/* A file of that sum is going to be written: on the disk before this returns. */
bool publish_trace_add(struct publish_trace *t, const char *sum, struct err *e);

/* The store knows all of them. */
void publish_trace_end(struct publish_trace *t);

/* Without an end the trace stays. */
void publish_trace_release(struct publish_trace *t);

#endif
