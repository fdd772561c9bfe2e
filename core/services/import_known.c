#include "services/import_known.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/notes_in.h"

/* ---- Tables ---- */

const struct group_rows *import_known_groups(
	struct import_known *k, struct session *se, struct err *e)
{
	char today[MOMENT_SIZE];

	session_today(se, today);
	k->has_groups = k->has_groups || store_groups(se->store, today, &k->groups, e);
	return k->has_groups ? &k->groups : NULL;
}

const struct party_rows *import_known_parties(
	struct import_known *k, struct session *se, struct err *e)
{
	k->has_parties = k->has_parties || store_parties(se->store, &k->parties, e);
	return k->has_parties ? &k->parties : NULL;
}

const struct membership_rows *import_known_members(
	struct import_known *k, struct session *se, int64_t group_id, struct err *e)
{
	struct known_members *m;

	for (size_t i = 0; i < k->n_members; i++) {
		if (k->members[i].group_id == group_id)
			return &k->members[i].rows;
	}
	k->members = xgrow(k->members, k->n_members, &k->members_cap, sizeof(*k->members));
	m = &k->members[k->n_members];
	m->group_id = group_id;
	if (!store_memberships(se->store, 0, group_id, &m->rows, e))
		return NULL;
	k->n_members++;
	return &m->rows;
}

/* ---- Names ---- */

static int compare_names(const void *a, const void *b)
{
	const struct known_name *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c != 0 ? c : (x->row > y->row) - (x->row < y->row);
}

static bool load_names(struct known_names *n, struct session *se, struct err *e)
{
	if (!store_names(se->store, &n->rows, e))
		return false;
	n->order = xcalloc(n->rows.n + 1, sizeof(*n->order));
	for (size_t i = 0; i < n->rows.n; i++)
		n->order[i] = (struct known_name) { .name = n->rows.v[i].name, .row = i };
	qsort(n->order, n->rows.n, sizeof(*n->order), compare_names);
	return true;
}

struct known_names *import_known_names(struct import_known *k, struct session *se, struct err *e)
{
	k->has_names = k->has_names || load_names(&k->names, se, e);
	for (size_t i = 0; k->has_names && i < k->names.rows.n; i++)
		k->names.order[i].used = false;
	return k->has_names ? &k->names : NULL;
}

size_t import_known_at(const struct known_names *n, const char *name)
{
	size_t lo = 0, hi = n->rows.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(n->order[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Rows of one person follow each other, the name first. */
const struct same_register *import_known_people(struct known_names *k)
{
	const struct name_rows *rows = &k->rows;
	const char **names;
	struct same_person *people;
	size_t n = 0;

	if (k->people)
		return k->people;
	names = pool_alloc(&k->pool, (rows->n + 1) * sizeof(*names));
	people = pool_alloc(&k->pool, (rows->n + 1) * sizeof(*people));
	k->row_of = pool_alloc(&k->pool, (rows->n + 1) * sizeof(*k->row_of));
	for (size_t i = 0; i < rows->n; i++) {
		const struct name_row *row = &rows->v[i];

		names[i] = row->name;
		if (row->alias && n > 0) {
			people[n - 1].n_names++;
			continue;
		}
		k->row_of[n] = i;
		people[n++] = (struct same_person) {
			.name = row->name, .names = &names[i + 1], .party_id = row->party_id
		};
	}
	k->people = same_register(&k->pool, people, n);
	return k->people;
}

/* ---- Forgetting ---- */

void import_known_forget_groups(struct import_known *k)
{
	pool_release(&k->groups.pool);
	k->has_groups = false;
}

void import_known_forget_parties(struct import_known *k)
{
	pool_release(&k->parties.pool);
	k->has_parties = false;
}

void import_known_forget_names(struct import_known *k)
{
	pool_release(&k->names.rows.pool);
	pool_release(&k->names.pool);
	free(k->names.order);
	k->names = (struct known_names) { 0 };
	k->has_names = false;
}

void import_known_forget_members(struct import_known *k, int64_t group_id)
{
	for (size_t i = 0; i < k->n_members; i++) {
		if (k->members[i].group_id != group_id)
			continue;
		pool_release(&k->members[i].rows.pool);
		k->members[i] = k->members[--k->n_members];
		return;
	}
}

void import_known_forget(struct import_known *k)
{
	import_known_forget_groups(k);
	import_known_forget_parties(k);
	import_known_forget_names(k);
	while (k->n_members > 0)
		import_known_forget_members(k, k->members[0].group_id);
	free(k->members);
	*k = (struct import_known) { .words = k->words };
}

void import_known_release(struct import_known *k)
{
	import_known_forget(k);
	notes_words_free(k->words);
	k->words = NULL;
}
