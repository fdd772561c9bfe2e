/* Work on what strangers wrote, done apart: in a process of its own with little memory, little time and
 * no files, so that a reader that crashes or never ends hurts nobody. */
#ifndef CORE_BASE_APART_H
#define CORE_BASE_APART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* Where the work's answer goes. */
struct apart_out;
void apart_write(struct apart_out *to, const void *bytes, size_t n);

/* Call work(ctx, to) in a child and append to answer what it wrote. The child sees the memory of this
 * process as it is now, but none of its open files; its standard streams are the null device. It may use
 * 512 MB of memory and 8 s of processor; after 9 s on the clock it is killed. ERR_INVALID, with words and
 * an empty answer, where it did not end well. */
bool apart_run(void (*work)(void *ctx, struct apart_out *to), void *ctx, struct buf *answer,
	struct err *e);

/* The same, with the answer handed to hear(listener, …) piece by piece while the child goes on: whoever
 * listens must be able to take back what it made of the first pieces, as the child may still fail. The time
 * that hear takes is not the child's. Where hear returns false, with e set, the child is killed. */
typedef bool apart_hear_fn(void *listener, const char *bytes, size_t n, struct err *e);
bool apart_listen(void (*work)(void *ctx, struct apart_out *to), void *ctx, apart_hear_fn *hear,
	void *listener, struct err *e);

#endif
