/* Memory that is there, or the program ends: out-of-memory is not an error value here. */
#ifndef CORE_BASE_XALLOC_H
#define CORE_BASE_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

/* Print one line to standard error and abort(). Only for out-of-memory and broken invariants; the
 * screen program's SIGABRT handler restores the terminal. */
__attribute__((noreturn, format(printf, 1, 2))) void die(const char *fmt, ...);

/* Like malloc and friends; never NULL. Free with free(). */
__attribute__((malloc)) void *xmalloc(size_t size);
__attribute__((malloc)) void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);

/* An array of n elements of size bytes each; dies where n * size does not fit. */
void *xreallocarray(void *p, size_t n, size_t size);

/* Copies; xstrdup(NULL) is NULL. */
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
void *xmemdup(const void *p, size_t n);

__attribute__((format(printf, 1, 2))) char *xasprintf(const char *fmt, ...);
__attribute__((format(printf, 1, 0))) char *xvasprintf(const char *fmt, va_list ap);

/* Free *s and put a copy of with (or NULL) there. */
void xreplace(char **s, const char *with);

/* Room for one more element in a growing array: doubles *cap when n == *cap. */
void *xgrow(void *v, size_t n, size_t *cap, size_t size);

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#endif
