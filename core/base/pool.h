/* Memory that is freed all at once: the rows and strings of one query result or one parsed text.
 * A zeroed struct pool is empty and valid. */
#ifndef CORE_BASE_POOL_H
#define CORE_BASE_POOL_H

#include <stddef.h>

struct pool_block;
struct pool {
	struct pool_block *last;
};

/* Zeroed, aligned for any type, valid until pool_release. */
void *pool_alloc(struct pool *p, size_t size);

/* Copies in the pool; pool_strdup(p, NULL) is NULL. */
char *pool_strdup(struct pool *p, const char *s);
char *pool_strndup(struct pool *p, const char *s, size_t n);
__attribute__((format(printf, 2, 3))) char *pool_printf(struct pool *p, const char *fmt, ...);

/* Room for one more element in an array that lives in the pool (the old copy stays until release). */
void *pool_grow(struct pool *p, void *v, size_t n, size_t *cap, size_t size);

/* What from holds is held by into from now on; from is empty. */
void pool_absorb(struct pool *into, struct pool *from);

void pool_release(struct pool *p);

#endif
