#include "tui/views/page_part.h"

#include <stdlib.h>

#include "base/xalloc.h"

enum page_side page_at(const struct page *p, size_t at, size_t *i)
{
	if (at < p->before) {
		*i = p->before - 1 - at;
		return PAGE_BEFORE;
	}
	*i = at - p->before;
	return PAGE_AFTER;
}

/* The key the cursor's row has now, or, where the row is gone, had when it was loaded. */
static char *cursor_key(
	const struct page *p, const struct list *l, const struct page_ops *ops, void *ctx)
{
	char *key = ops->locate(ctx, l->id);
	enum page_side side;
	const char *old = NULL;
	size_t i;

	if (key || l->at >= l->n || l->ids[l->at] != l->id)
		return key;
	side = page_at(p, l->at, &i);
	ops->row(ctx, side, i, &old);
	return xstrdup(old);
}

static size_t less(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void fill(const struct page *p, struct list *l, const struct page_ops *ops, const void *ctx,
	bool before, bool after)
{
	size_t n = p->before + p->after, i;
	int64_t *ids = xcalloc(n ? n : 1, sizeof(*ids));
	const char *key;

	for (size_t at = 0; at < n; at++) {
		enum page_side side = page_at(p, at, &i);

		ids[at] = ops->row(ctx, side, i, &key);
	}
	list_fill(l, ids, n, before, after);
	free(ids);
}

bool page_load(struct page *p, struct list *l, const struct page_ops *ops, void *ctx, struct err *e)
{
	struct list_want want = list_want(l);
	bool around = want.where == WANT_AROUND && want.id != 0;
	char *key = around ? cursor_key(p, l, ops, ctx) : NULL;
	int64_t id = want.id;
	size_t before = 0, after = 0;
	const char *from = NULL;
	bool ok = true;

	if (key || want.where == WANT_LAST)
		ok = ops->query(ctx, PAGE_BEFORE, key, id, (int)want.before + 2, &before, e);
	if (ok && want.where != WANT_LAST) {
		/* The rows from the cursor's own on are those after the one before it. */
		id = before ? ops->row(ctx, PAGE_BEFORE, 0, &from) : 0;
		ok = ops->query(ctx, PAGE_AFTER, from, id, (int)want.after + 2, &after, e);
	}
	free(key);
	if (!ok) {
		/* The rows are gone, but not where the cursor was. */
		id = l->id;
		*p = (struct page) { 0 };
		list_fill(l, NULL, 0, false, false);
		list_seek(l, id);
		return false;
	}
	p->before = less(before, want.before + 1);
	p->after = less(after, want.after + 1);
	fill(p, l, ops, ctx, before > p->before, after > p->after);
	return true;
}
