#include "tui/views/meeting_page_part.h"

#include "base/xalloc.h"

static bool query(void *ctx, enum page_side side, const char *key, int64_t id, int limit, size_t *n,
	struct err *e)
{
	struct meeting_page *p = ctx;
	struct meeting_query q = p->q;
	struct meeting_rows rows = { 0 };

	q.after_starts = key;
	q.after_id = id;
	q.backwards = side == PAGE_BEFORE;
	q.limit = limit;
	if (!store_meetings(p->store, &q, &rows, e))
		return false;
	pool_release(&p->rows[side].pool);
	p->rows[side] = rows;
	*n = rows.n;
	return true;
}

static int64_t row(const void *ctx, enum page_side side, size_t i, const char **key)
{
	const struct meeting_page *p = ctx;
	const struct meeting *m = &p->rows[side].v[i].m;

	*key = m->starts ? m->starts : "";
	return m->id;
}

static char *locate(void *ctx, int64_t id)
{
	struct meeting_page *p = ctx;
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *key = NULL;

	if (store_meeting_load(p->store, id, &m, &e))
		key = xstrdup(m.starts ? m.starts : "");
	meeting_release(&m);
	return key;
}

bool meeting_page_load(struct meeting_page *p, struct list *l, struct store *store,
	const struct meeting_query *q, struct err *e)
{
	static const struct page_ops ops = { query, row, locate };

	p->store = store;
	p->q = *q;
	return page_load(&p->page, l, &ops, p, e);
}

const struct meeting_row *meeting_page_row(const struct meeting_page *p, size_t at)
{
	enum page_side side;
	size_t i;

	if (at >= p->page.before + p->page.after)
		return NULL;
	side = page_at(&p->page, at, &i);
	return &p->rows[side].v[i];
}

void meeting_page_release(struct meeting_page *p)
{
	for (int side = 0; side < PAGE_SIDES; side++)
		pool_release(&p->rows[side].pool);
	*p = (struct meeting_page) { 0 };
}
