#include "services/restore.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/privacy.h"

void restored_release(struct restored *r)
{
	free(r->aside);
	*r = (struct restored) { 0 };
}

/* ---- Who was erased ---- */

/* What the files beside the database tell, the database first. */
struct told {
	struct erasure_list *erasures;
	struct erasure_decision_list *decisions;
	size_t n, cap;
};

static void ask_file(struct told *t, const char *path)
{
	size_t cap = t->cap;

	t->erasures = xgrow(t->erasures, t->n, &cap, sizeof(*t->erasures));
	t->decisions = xgrow(t->decisions, t->n, &t->cap, sizeof(*t->decisions));
	(void)store_erasures_in(path, &t->erasures[t->n], &t->decisions[t->n]);
	t->n++;
}

static void ask_all(struct told *t, const char *database, const char *folder)
{
	struct copy_rows copies;

	ask_file(t, database);
	store_copies_of(database, folder, &copies);
	for (size_t i = 0; i < copies.n; i++)
		ask_file(t, copies.v[i].path);
	pool_release(&copies.pool);
}

static void told_release(struct told *t)
{
	for (size_t i = 0; i < t->n; i++) {
		pool_release(&t->erasures[i].pool);
		pool_release(&t->decisions[i].pool);
	}
	free(t->erasures);
	free(t->decisions);
}

/* ---- Erasing them again ---- */

static bool is_known(struct session *se, int64_t person_id, bool *known, struct err *e)
{
	struct erasure_list have;
	bool ok = store_erasures(se->store, &have, e);

	*known = false;
	for (size_t i = 0; i < have.n; i++)
		*known |= have.v[i].kind == ERASED_PERSON && have.v[i].person_id == person_id;
	pool_release(&have.pool);
	return ok;
}

/* What was decided about a text counts for it in the copy as well; what is not there is passed over. */
static void decide(
	struct privacy_about *a, const struct erasure_decision_list *l, int64_t erasure_id)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct erasure_decision *d = &l->v[i];
		char *key;

		if (d->erasure_id != erasure_id)
			continue;
		key = xasprintf("%s:%" PRId64 ":%s", d->tbl, d->row_id, d->field);
		(void)privacy_decide(a, key, (enum erasure_fate)d->fate, d->ground, NULL);
		free(key);
	}
}

/* The copy is older than the person: only that they were erased is remembered. */
static bool remember(struct session *se, const struct erasure *was, struct err *e)
{
	struct erasure now = { .kind = ERASED_PERSON,
		.person_id = was->person_id,
		.at = was->at,
		.finished_at = was->at };
	bool ok = store_begin(se->store, "", e) && store_erasure_save(se->store, &now, e) &&
		store_commit(se->store, e);

	store_rollback(se->store);
	erasure_release(&now);
	return ok;
}

static bool erase(struct session *se, const struct erasure *was,
	const struct erasure_decision_list *decisions, struct restored *out, struct err *e)
{
	struct privacy_about a = { 0 };
	struct person p = { 0 };
	struct err none = { 0 };
	bool known, there, ok = is_known(se, was->person_id, &known, e);

	if (!ok || known)
		return ok;
	there = store_person_load(se->store, was->person_id, &p, &none);
	person_release(&p);
	if (!there)
		return err_absent(e, &none) && remember(se, was, e);
	ok = privacy_about(se, was->person_id, NULL, &a, e);
	if (ok) {
		decide(&a, decisions, was->id);
		a.erased_at = was->at;
		ok = privacy_erase(se, &a, NULL, e);
		out->erased += ok;
	}
	privacy_about_release(&a);
	return ok;
}

static bool erase_all(struct session *se, const struct told *t, struct restored *out, struct err *e)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->erasures[i].n; k++)
			if (!erase(se, &t->erasures[i].v[k], &t->decisions[i], out, e))
				return false;
	return true;
}

/* ---- The call ---- */

static bool look_at(struct session *se, struct restored *out, struct err *e)
{
	const struct meeting_query all = { 0 };
	const struct person_query everybody = { .today = "" };
	struct step_rows last;
	int meetings, people;

	if (!store_meetings_count(se->store, &all, 0, &meetings, e) ||
		!store_people_count(se->store, &everybody, 0, &people, e) ||
		!store_history(se->store, 1, &last, e))
		return false;
	out->meetings = (size_t)meetings;
	out->people = (size_t)people;
	out->last_step = last.n ? last.v[0].at : 0;
	pool_release(&last.pool);
	return true;
}

static bool prepare(struct clock *clock, const char *database, const char *temp, const char *folder,
	struct restored *out, struct err *e)
{
	const struct store_options o = { .path = temp, .clock = clock };
	struct session se = { .clock = clock };
	struct told told = { 0 };
	bool ok;

	ask_all(&told, database, folder);
	ok = store_open(&o, &se.store, e) && erase_all(&se, &told, out, e) &&
		store_ids_above(se.store, database, e) && look_at(&se, out, e);
	store_close(se.store);
	told_release(&told);
	return ok;
}

bool restore_file(struct clock *clock, const char *database, const char *from, const char *folder,
	bool dry, struct restored *out, struct err *e)
{
	char *temp;
	bool ok;

	*out = (struct restored) { 0 };
	ok = store_restore_begin(database, from, &temp, e) &&
		prepare(clock, database, temp, folder, out, e) &&
		(dry || store_restore_end(database, temp, &out->aside, e));
	store_restore_drop(temp);
	return ok;
}
