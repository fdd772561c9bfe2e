#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/org_names.h"
#include "rules/same_person.h"
#include "services/import_batch_parts.h"
#include "services/import_edits.h"

enum { CHAIN_MAX = 8 }; /* answers that lead from one name to the next */

/* Everybody: those in the register, then names that only texts have. */
struct everybody {
	struct name_rows rows;
	struct party_rows parties;
	const char **others; /* organisations that only texts have */
	size_t n_others, other_cap;
	struct text_name {
		const char *name;
		int64_t party_id; /* of parties, or below 0 of others; 0 = not said, or several */
		bool many;
		size_t files, last; /* last: the file seen last, + 1 */
	} * names;
	size_t n, cap;
	size_t merged; /* of the names: each once, by name */
	struct pool pool;
};
enum { UNMERGED_MAX = 4096 };

static int compare_names(const void *a, const void *b)
{
	const struct text_name *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c ? c : (x->last > y->last) - (x->last < y->last);
}

static int compare_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct text_name *)row)->name);
}

static bool will_be_written(const struct batch_file *f)
{
	return f->kind == BATCH_NOTES && (f->state == BATCH_READY || f->state == BATCH_ASKS);
}

static int64_t party_of(struct everybody *all, const char *organisation)
{
	if (!organisation)
		return 0;
	for (size_t i = 0; i < all->parties.n; i++) {
		if (party_name_same(all->parties.v[i].p.name, organisation))
			return all->parties.v[i].p.id;
	}
	for (size_t i = 0; i < all->n_others; i++) {
		if (party_name_same(all->others[i], organisation))
			return -(int64_t)i - 1;
	}
	all->others = pool_grow(
		&all->pool, all->others, all->n_others, &all->other_cap, sizeof(*all->others));
	all->others[all->n_others++] = pool_strdup(&all->pool, organisation);
	return -(int64_t)all->n_others;
}

/* The name, where it stays when the document is folded. */
static const char *own_name(struct everybody *all, const char *name)
{
	const struct text_name *known = all->merged
		? bsearch(name, all->names, all->merged, sizeof(*all->names), compare_name)
		: NULL;

	return known ? known->name : pool_strdup(&all->pool, name);
}

static void collect_file(struct everybody *all, const struct batch_file *f, size_t file)
{
	for (size_t i = 0; i < f->preview.doc.person_count; i++) {
		const struct notes_person *p = &f->preview.doc.people[i];

		all->names = xgrow(all->names, all->n, &all->cap, sizeof(*all->names));
		all->names[all->n++] = (struct text_name) { .name = own_name(all, p->name),
			.party_id = party_of(all, p->organisation),
			.files = 1,
			.last = file + 1 };
	}
}

/* One entry a name: in how many files, and of which organisation where they agree. */
static void merge_names(struct everybody *all)
{
	size_t kept = 0;

	if (all->n > 0)
		qsort(all->names, all->n, sizeof(*all->names), compare_names);
	for (size_t i = 0; i < all->n; i++) {
		struct text_name *t = &all->names[i], *k = kept ? &all->names[kept - 1] : NULL;

		if (!k || strcmp(k->name, t->name) != 0) {
			all->names[kept++] = *t;
			continue;
		}
		k->files += t->files - (k->last == t->last);
		k->last = t->last;
		k->many |= k->party_id && t->party_id && k->party_id != t->party_id;
		if (!k->party_id)
			k->party_id = t->party_id;
	}
	all->n = all->merged = kept;
}

static bool registered(const struct everybody *all, const char *name)
{
	for (size_t i = 0; i < all->rows.n; i++) {
		if (strcmp(all->rows.v[i].name, name) == 0)
			return true;
	}
	return false;
}

static bool collect(struct import_batch *b, struct everybody *all, struct err *e)
{
	size_t kept = 0;

	if (!store_names(b->se->store, &all->rows, e) ||
		!store_parties(b->se->store, &all->parties, e))
		return false;
	for (size_t i = 0; i < b->n; i++) {
		if (will_be_written(&b->files[i]))
			collect_file(all, import_batch_look(b, i), i);
		if (all->n - all->merged > UNMERGED_MAX)
			merge_names(all);
	}
	merge_names(all);
	for (size_t i = 0; i < all->n; i++) {
		if (!registered(all, all->names[i].name))
			all->names[kept++] = all->names[i];
	}
	all->n = kept;
	return true;
}

static void everybody_release(struct everybody *all)
{
	pool_release(&all->rows.pool);
	pool_release(&all->parties.pool);
	pool_release(&all->pool);
	free(all->names);
}

/* ---- Pairs ---- */

/* What is read together is of one body: that is what the names have in common. */
static struct same_person *as_people(struct everybody *all)
{
	static const int64_t one_body[] = { 1 };
	struct same_person *v = pool_alloc(&all->pool, (all->rows.n + all->n + 1) * sizeof(*v));

	for (size_t i = 0; i < all->rows.n; i++)
		v[i] = (struct same_person) { .name = all->rows.v[i].name,
			.party_id = all->rows.v[i].party_id,
			.groups = one_body,
			.n_groups = 1 };
	for (size_t i = 0; i < all->n; i++)
		v[all->rows.n + i] = (struct same_person) { .name = all->names[i].name,
			.party_id = all->names[i].many ? 0 : all->names[i].party_id,
			.groups = one_body,
			.n_groups = 1 };
	return v;
}

static bool is_on(const struct notes_doc *d, const char *name)
{
	for (size_t i = 0; i < d->person_count; i++) {
		if (strcmp(d->people[i].name, name) == 0)
			return true;
	}
	return false;
}

/* Nobody is in two chairs: who stand on one list are two. */
static void drop_those_on_one_list(struct import_batch *b)
{
	for (size_t i = 0; i < b->n && b->n_pairs > 0; i++) {
		const struct notes_doc *d;
		size_t kept = 0;

		if (!import_batch_says(&b->files[i]))
			continue;
		d = &import_batch_look(b, i)->preview.doc;
		for (size_t k = 0; k < b->n_pairs; k++)
			if (!is_on(d, b->pairs[k].name) || !is_on(d, b->pairs[k].known))
				b->pairs[kept++] = b->pairs[k];
		b->n_pairs = kept;
	}
}

static const char *reason_words(struct import_batch *b, unsigned reasons)
{
	struct buf words = { 0 };
	const char *copy;

	same_reasons(reasons, &words);
	copy = pool_strdup(&b->pool, buf_str(&words));
	buf_release(&words);
	return copy;
}

/* The name that more files have is the one to keep; that of the register before all. */
static struct batch_pair pair_of(
	struct import_batch *b, const struct everybody *all, const struct same_pair *p)
{
	bool is_known = p->a < all->rows.n;
	const struct text_name *y = &all->names[p->b - all->rows.n],
			       *x = is_known ? NULL : &all->names[p->a - all->rows.n];
	bool turned = x && x->files < y->files;
	const struct text_name *less = turned ? x : y;
	const char *known = is_known ? all->rows.v[p->a].name : turned ? y->name : x->name;

	return (struct batch_pair) { .name = pool_strdup(&b->pool, less->name),
		.known = pool_strdup(&b->pool, known),
		.person_id = is_known ? all->rows.v[p->a].person_id : 0,
		.reason = reason_words(b, p->reasons),
		.score = p->score,
		.files = less->files };
}

bool batch_find_pairs(struct import_batch *b, struct err *e)
{
	struct everybody all = { 0 };
	struct same_pairs pairs = { 0 };
	bool ok = collect(b, &all, e);

	free(b->pairs);
	b->pairs = NULL;
	b->n_pairs = 0;
	if (ok && all.n > 0) {
		same_people(same_register(&all.pool, as_people(&all), all.rows.n + all.n),
			&all.pool, &pairs);
		b->pairs = xcalloc(pairs.n + 1, sizeof(*b->pairs));
	}
	for (size_t i = 0; i < pairs.n; i++) {
		if (pairs.v[i].b < all.rows.n)
			continue;
		b->pairs[b->n_pairs++] = pair_of(b, &all, &pairs.v[i]);
	}
	drop_those_on_one_list(b);
	everybody_release(&all);
	return ok;
}

/* ---- Answers ---- */

const char *import_batch_name(const struct import_batch *b, const char *name)
{
	for (int step = 0; step < CHAIN_MAX; step++) {
		size_t i = 0;

		while (i < b->n_pairs &&
			!(b->pairs[i].answer == BATCH_ONE && strcmp(b->pairs[i].name, name) == 0))
			i++;
		if (i == b->n_pairs)
			break;
		name = b->pairs[i].known;
	}
	return name;
}

void import_batch_answer(struct import_batch *b, size_t pair, enum batch_answer answer)
{
	b->pairs[pair].answer = answer;
	/* Where it cannot be kept it counts all the same. */
	(void)batch_answers_keep(b, &(struct err) { 0 });
}

void batch_names_use(struct import_batch *b, struct batch_file *f, struct batch_names *was)
{
	size_t n = f->preview.doc.person_count;

	was->people = xcalloc(n + 1, sizeof(*was->people));
	was->for_whom = xcalloc(n + 1, sizeof(*was->for_whom));
	for (size_t i = 0; i < n; i++) {
		struct notes_person *p = &f->preview.doc.people[i];

		was->people[i] = p->name;
		was->for_whom[i] = p->stands_in_for;
		p->name = import_batch_name(b, p->name);
		if (p->stands_in_for)
			p->stands_in_for = import_batch_name(b, p->stands_in_for);
	}
}

void batch_names_back(struct batch_file *f, struct batch_names *was)
{
	for (size_t i = 0; i < f->preview.doc.person_count; i++) {
		f->preview.doc.people[i].name = was->people[i];
		f->preview.doc.people[i].stands_in_for = was->for_whom[i];
	}
	free(was->people);
	free(was->for_whom);
}

bool batch_compare(struct import_batch *b, struct batch_file *f, struct err *e)
{
	struct batch_names was;
	bool ok;

	import_batch_look(b, (size_t)(f - b->files));
	batch_names_use(b, f, &was);
	ok = import_notes_compare(b->se, &f->options, &f->preview, e);
	batch_names_back(f, &was);
	return ok;
}

/* ---- Other spellings ---- */

static const struct name_row *row_named(const struct name_rows *rows, const char *name)
{
	for (size_t i = 0; i < rows->n; i++) {
		if (strcmp(rows->v[i].name, name) == 0)
			return &rows->v[i];
	}
	return NULL;
}

/* The pairs that are one person and whose name was written. */
static bool *find_used(struct import_batch *b)
{
	bool *used = xcalloc(b->n_pairs + 1, sizeof(*used)), any = false;

	for (size_t k = 0; k < b->n_pairs; k++)
		any |= b->pairs[k].answer == BATCH_ONE;
	for (size_t i = 0; any && i < b->n; i++) {
		if (b->files[i].state != BATCH_WRITTEN || !import_batch_says(&b->files[i]))
			continue;
		import_batch_look(b, i);
		for (size_t k = 0; k < b->n_pairs; k++)
			used[k] |= b->pairs[k].answer == BATCH_ONE &&
				is_on(&b->files[i].preview.doc, b->pairs[k].name);
	}
	return used;
}

bool batch_write_aliases(struct import_batch *b, struct err *e)
{
	struct name_rows rows = { 0 };
	bool *used = find_used(b), ok = store_names(b->se->store, &rows, e);

	for (size_t i = 0; ok && i < b->n_pairs; i++) {
		const struct batch_pair *p = &b->pairs[i];
		const struct name_row *person =
			used[i] ? row_named(&rows, import_batch_name(b, p->name)) : NULL;
		struct alias a = { .person_id = person ? person->person_id : 0 };

		if (!person || row_named(&rows, p->name))
			continue;
		xreplace(&a.name, p->name);
		ok = store_alias_save(b->se->store, &a, e);
		alias_release(&a);
	}
	free(used);
	pool_release(&rows.pool);
	return ok;
}
