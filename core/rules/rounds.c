#include "rules/rounds.h"

#include <string.h>

bool round_begun(const struct meeting *m)
{
	return m->started_at != 0 || m->status == STATUS_RUNNING || m->status == STATUS_HELD;
}

bool round_leads(const struct meeting *m)
{
	return !round_begun(m) && m->status != STATUS_CANCELLED;
}

const struct item *round_same(const struct item *items, size_t n, const struct item *as)
{
	for (size_t i = 0; as->round_item > 0 && i < n; i++)
		if (items[i].round_item == as->round_item)
			return &items[i];
	return NULL;
}

/* ---- Rows -------------------------------------------------------------------------------------- */

/* Is there a cell of the same item in the row? */
static bool fits(const struct round_line *l, const struct item *it)
{
	return it->round_item > 0 && l->item->round_item == it->round_item;
}

static size_t find_line(const struct round_lines *out, const struct item *it)
{
	size_t i = 0;

	while (i < out->n && !fits(&out->v[i], it))
		i++;
	return i;
}

static void insert_line(
	struct round_lines *out, size_t at, const struct item *it, size_t n, size_t *cap)
{
	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	memmove(out->v + at + 1, out->v + at, (out->n - at) * sizeof(*out->v));
	out->n++;
	out->v[at] = (struct round_line) {
		.item = it,
		.cells = pool_alloc(&out->pool, n * sizeof(const struct item *)),
	};
}

void round_lines(const struct round_part *parts, size_t n, struct round_lines *out)
{
	size_t cap = 0;

	*out = (struct round_lines) { 0 };
	for (size_t p = 0; p < n; p++) {
		size_t next = 0; /* where an item goes that nobody had before */

		for (size_t i = 0; i < parts[p].n_items; i++) {
			const struct item *it = &parts[p].items[i];
			size_t at = find_line(out, it);

			/* The same one twice is no sister of itself. */
			if (at == out->n || out->v[at].cells[p]) {
				at = next;
				insert_line(out, at, it, n, &cap);
			}
			out->v[at].cells[p] = it;
			next = at + 1;
		}
	}
}

/* ---- What a cell says -------------------------------------------------------------------------- */

struct round_tally round_tally(const struct round_part *p, int64_t item_id)
{
	struct round_tally t = { 0 };

	for (size_t i = 0; i < p->n_notes; i++) {
		const struct note *n = &p->notes[i];

		if (n->item_id != item_id || n->kind == NOTE_PRIVATE)
			continue;
		t.lines++;
		t.decisions += n->kind == NOTE_DECISION;
		t.agreements += n->kind == NOTE_AGREEMENT;
		t.messages += n->kind == NOTE_MESSAGE;
	}
	return t;
}

void round_part_name(const struct meeting_row *m, struct buf *out)
{
	size_t from = out->len;

	for (size_t i = 0; i < m->n_groups; i++) {
		const struct group_ref *g = &m->groups[i];
		const char *name = g->short_name && *g->short_name ? g->short_name : g->name;

		buf_printf(out, "%s%s", out->len > from ? ", " : "", name);
	}
	if (out->len == from)
		buf_puts(out, m->m.title ? m->m.title : "");
}
