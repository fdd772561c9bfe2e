/* What the command line prints: data to descriptor 1, messages to 2. All text passes the gate
 * (text_safe), into pipes as well. */
#ifndef TUI_CLI_OUTPUT_H
#define TUI_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"

struct out {
	int fd;
	bool colour; /* bold headings and the like may be used */
	bool closed; /* the reader went away (EPIPE): the rest is dropped in silence */
	struct buf buf;
	struct err err; /* the first write that failed */
};

/* Bytes that are safe already (JSON, iCalendar). False once writing failed or the reader left. */
bool out_bytes(struct out *o, const void *bytes, size_t n);

/* Lines of text; what the arguments bring passes the gate. */
__attribute__((format(printf, 2, 3))) void out_printf(struct out *o, const char *fmt, ...);

/* The same in bold where colour is on, without the line's end. */
__attribute__((format(printf, 2, 3))) void out_bold(struct out *o, const char *fmt, ...);

/* Write what is pending. False with the err when anything was lost; a reader that left is no error. */
bool out_flush(struct out *o, struct err *e);
void out_release(struct out *o);

/* One message line to descriptor 2. */
__attribute__((format(printf, 1, 2))) void message_line(const char *fmt, ...);

/* Cells in a line: the terminal's, 80 where there is none. */
int out_width(const struct out *o);

/* Text as indented lines of at most width cells, broken between words; line feeds in it begin new
 * lines. first stands before the first line, rest before the others. */
void out_wrap(struct out *o, const char *first, const char *rest, const char *text, int width);

/* Rows in aligned columns (a heading line, two spaces between, empty columns left out), or
 * tab-separated without a heading. Zeroed but for heads and columns is empty. */
struct listing {
	const char *const *heads; /* translated already; columns of them */
	size_t columns;
	const char **cell; /* row by row, in the pool */
	size_t n, cap;
	struct pool pool;
};
void listing_put(struct listing *g, const char *text); /* NULL is "" */
__attribute__((format(printf, 2, 3))) void listing_printf(struct listing *g, const char *fmt, ...);
void listing_print(const struct listing *g, bool plain, struct out *o);
void listing_release(struct listing *g);

#endif
