#include "base/pool.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

struct pool_block {
	struct pool_block *before;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

/* Many pools hold a word or two, and some are kept by the thousand. */
enum { BLOCK_FIRST = 256, BLOCK_MOST = 16384 };

static size_t next_block(const struct pool *p)
{
	if (!p->last)
		return BLOCK_FIRST;
	return p->last->size < BLOCK_MOST / 4 ? p->last->size * 4 : BLOCK_MOST;
}

void *pool_alloc(struct pool *p, size_t size)
{
	size_t align = alignof(max_align_t);
	size_t want = (size + align - 1) / align * align;
	struct pool_block *b = p->last;
	void *at;

	if (want < size)
		die("out of memory (%zu bytes)", size);
	if (!b || b->size - b->used < want) {
		size_t next = next_block(p), room = want > next ? want : next;

		b = xmalloc(sizeof(*b) + room);
		*b = (struct pool_block) { .before = p->last, .size = room };
		p->last = b;
	}
	at = b->bytes + b->used;
	b->used += want;
	memset(at, 0, want);
	return at;
}

char *pool_strndup(struct pool *p, const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = pool_alloc(p, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *pool_strdup(struct pool *p, const char *s)
{
	return s ? pool_strndup(p, s, strlen(s)) : NULL;
}

char *pool_printf(struct pool *p, const char *fmt, ...)
{
	va_list ap;
	char *s, *copy;

	va_start(ap, fmt);
	s = xvasprintf(fmt, ap);
	va_end(ap);
	copy = pool_strdup(p, s);
	free(s);
	return copy;
}

void *pool_grow(struct pool *p, void *v, size_t n, size_t *cap, size_t size)
{
	void *more;

	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 16;
	if (*cap > (size_t)-1 / size)
		die("out of memory (%zu x %zu bytes)", *cap, size);
	more = pool_alloc(p, *cap * size);
	if (n)
		memcpy(more, v, n * size);
	return more;
}

void pool_absorb(struct pool *into, struct pool *from)
{
	struct pool_block *first = from->last;

	if (!first)
		return;
	while (first->before)
		first = first->before;
	first->before = into->last;
	into->last = from->last;
	from->last = NULL;
}

void pool_release(struct pool *p)
{
	struct pool_block *b = p->last, *before;

	for (; b; b = before) {
		before = b->before;
		free(b);
	}
	p->last = NULL;
}
