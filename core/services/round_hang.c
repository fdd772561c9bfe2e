/* What hangs on an item of a round: affected parties and attachments. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/round_flow.h"

/* Rows of one table that hang on an item. */
struct hung {
	const struct table *t;
	char *v; /* n records */
	size_t n;
};

static void *hung_at(const struct hung *h, size_t i)
{
	return h->v + i * h->t->size;
}

static void hung_release(struct hung *h)
{
	for (size_t i = 0; i < h->n; i++)
		record_release(h->t, hung_at(h, i));
	free(h->v);
	*h = (struct hung) { 0 };
}

static bool hung_load(
	struct session *se, const struct table *t, int64_t item_id, struct hung *h, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_referring(se->store, t, "item_id", item_id, &ids, e);

	*h = (struct hung) { .t = t, .v = xcalloc(ids.n + 1, t->size) };
	for (size_t i = 0; i < ids.n && ok; i++) {
		ok = store_load(se->store, t, ids.v[i], hung_at(h, i), e);
		h->n += ok;
	}
	pool_release(&ids.pool);
	return ok;
}

/* The same party; the same file. */
static bool alike(const struct table *t, const void *a, const void *b)
{
	const struct item_party *pa = a, *pb = b;
	const struct attachment *fa = a, *fb = b;

	if (t == &item_party_table)
		return pa->party_id == pb->party_id;
	return strcmp(fa->path ? fa->path : "", fb->path ? fb->path : "") == 0;
}

static void *find_alike(const struct hung *in, const void *as)
{
	for (size_t i = 0; i < in->n; i++)
		if (alike(in->t, hung_at(in, i), as))
			return hung_at(in, i);
	return NULL;
}

/* A row like that one on the other item; `have` is the one there is, or NULL. */
static bool put(struct session *se, const struct table *t, const void *like, const void *have,
	const struct item *to, bool *changed, struct err *e)
{
	struct head *row = xcalloc(1, t->size);
	const struct head *there = have;
	bool ok = true;

	record_copy(t, row, like);
	column_set_int(table_column(t, "item_id"), row, to->id);
	if (t == &attachment_table)
		column_set_int(table_column(t, "meeting_id"), row, to->meeting_id);
	row->id = there ? there->id : 0;
	row->rev = there ? there->rev : 0;
	if (!there || !record_same(t, row, there)) {
		*changed = true;
		ok = store_save(se->store, t, row, e);
	}
	record_release(t, row);
	free(row);
	return ok;
}

static bool hang(struct session *se, const struct table *t, const struct item *from,
	const struct item *to, bool *changed, struct err *e)
{
	struct hung a = { 0 }, b = { 0 };
	bool ok = hung_load(se, t, from->id, &a, e) && hung_load(se, t, to->id, &b, e);

	for (size_t i = 0; i < a.n && ok; i++) {
		const void *like = hung_at(&a, i);

		ok = put(se, t, like, find_alike(&b, like), to, changed, e);
	}
	for (size_t i = 0; i < b.n && ok; i++) {
		const struct head *row = hung_at(&b, i);

		if (find_alike(&a, row))
			continue;
		*changed = true;
		ok = store_delete(se->store, t, row->id, e);
	}
	hung_release(&a);
	hung_release(&b);
	return ok;
}

bool round_hang(struct session *se, const struct item *from, const struct item *to, bool *changed,
	struct err *e)
{
	return hang(se, &item_party_table, from, to, changed, e) &&
		hang(se, &attachment_table, from, to, changed, e);
}
