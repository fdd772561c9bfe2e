#include "db/scrub.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "db/image.h"
#include "db/journal.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/search.h"
#include "db/store.h"

/* One at a time by number: what is being rewritten is not walked over meanwhile. */
static const struct question next_step = {
	"SELECT id, at, label, actor, kind, undone, tbl, row_id, before, after, sum FROM steps"
	" WHERE id > ?1 ORDER BY id LIMIT 1",
	0,
};
static const struct question next_change = {
	"SELECT seq, 0, 0, 0, 0, 0, tbl, row_id, before, after, sum FROM changes"
	" WHERE step = ?1 AND seq > ?2 ORDER BY seq LIMIT 1",
	0,
};
static const struct question put_step = {
	"UPDATE steps SET before = ?3, after = ?4, sum = ?5 WHERE id = ?1", 0
};
static const struct question put_words = {
	"UPDATE steps SET label = ?2, actor = ?3, sealed = max(sealed, ?4) WHERE id = ?1", 0
};
static const struct question put_change = {
	"UPDATE changes SET before = ?3, after = ?4, sum = ?5 WHERE step = ?1 AND seq = ?2", 0
};
const struct question *const scrub_questions[] = { &next_step, &next_change, &put_step, &put_words,
	&put_change, NULL };

enum { SEQ_OF_STEP = 1 };

/* ---- Looking --------------------------------------------------------------------------------- */

/* A change of a step as it is stored. */
struct change {
	int64_t step, seq;
	const struct table *t;
	int64_t row_id;
	char *before, *after; /* NULL where there is none */
};

static void change_release(struct change *c)
{
	free(c->before);
	free(c->after);
	*c = (struct change) { 0 };
}

static char *take_text(sqlite3_stmt *st, int at)
{
	return sqlite3_column_type(st, at) == SQLITE_NULL ? NULL : xstrdup(sql_column_text(st, at));
}

static bool read_change(
	sqlite3_stmt *st, int64_t step, int64_t seq, struct change *c, struct err *e)
{
	*c = (struct change) {
		.step = step,
		.seq = seq,
		.t = rows_table(sql_column_text(st, 6)),
		.row_id = sql_column(st, 7),
		.before = take_text(st, 8),
		.after = take_text(st, 9),
	};
	if (c->t && journal_sum(c->before, c->after) == sql_column(st, 10))
		return true;
	return err_set(e, ERR_CORRUPT, _("The history is damaged there."));
}

/* The words of a step, kept while its changes are gone through. */
struct step {
	struct step_row row;
	struct pool pool;
};

static bool load_step(struct store *s, int64_t after, struct step *step, struct change *c,
	bool *found, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!sql_ask(&s->sql, &next_step, &st, e))
		return false;
	sql_int(st, 1, after);
	if (!sql_find(&s->sql, st, found, e))
		return false;
	if (!*found)
		return true;
	step->row = (struct step_row) {
		.id = sql_column(st, 0),
		.at = sql_column(st, 1),
		.label = pool_strdup(&step->pool, sql_column_text(st, 2)),
		.actor = pool_strdup(&step->pool, sql_column_text(st, 3)),
		.undone = sql_column(st, 5) != 0,
	};
	ok = read_change(st, step->row.id, SEQ_OF_STEP, c, e);
	sqlite3_reset(st);
	return ok;
}

static bool load_change(
	struct store *s, int64_t step, int64_t after, struct change *c, bool *found, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!sql_ask(&s->sql, &next_change, &st, e))
		return false;
	sql_int(st, 1, step);
	sql_int(st, 2, after);
	if (!sql_find(&s->sql, st, found, e))
		return false;
	if (!*found)
		return true;
	ok = read_change(st, step, sql_column(st, 0), c, e);
	sqlite3_reset(st);
	return ok;
}

/* What is done with the history, a change or a step's words at a time. */
struct walk {
	bool (*change)(
		struct walk *w, const struct step_row *step, struct change *c, struct err *e);
	bool (*words)(struct walk *w, const struct step_row *step, struct err *e);
	struct store *s;
	const void *how;
	unsigned did; /* to the step so far */
	bool stop;
};

static bool walk_step(struct walk *w, const struct step *step, struct change *first, struct err *e)
{
	struct change c = *first;
	bool found = true, ok = true;

	w->did = 0;
	*first = (struct change) { 0 };
	while (ok && found && !w->stop) {
		int64_t seq = c.seq;

		ok = w->change(w, &step->row, &c, e);
		change_release(&c);
		ok = ok && !w->stop && load_change(w->s, step->row.id, seq, &c, &found, e);
	}
	change_release(&c);
	return ok && (w->stop || w->words(w, &step->row, e));
}

static bool walk_history(struct walk *w, struct err *e)
{
	bool found = true, ok = true;
	int64_t at = 0;

	while (ok && found && !w->stop) {
		struct step step = { 0 };
		struct change c = { 0 };

		ok = load_step(w->s, at, &step, &c, &found, e);
		at = step.row.id;
		if (ok && found)
			ok = walk_step(w, &step, &c, e);
		change_release(&c);
		pool_release(&step.pool);
	}
	return ok;
}

static bool read_image(const struct change *c, const char *json, void *rec, struct err *e)
{
	return image_read(c->t, json, rec) ||
		err_set(e, ERR_CORRUPT, _("The history is damaged there."));
}

static bool look_at_image(struct walk *w, const struct step_row *step, const struct change *c,
	const char *json, struct err *e)
{
	const struct store_look *how = w->how;
	void *rec;
	bool ok;

	if (!json || w->stop || !how->image)
		return true;
	rec = xcalloc(1, c->t->size);
	ok = read_image(c, json, rec, e);
	if (ok)
		w->stop = !how->image(how->to, step, c->t, rec);
	record_release(c->t, rec);
	free(rec);
	return ok;
}

static bool look_at_change(
	struct walk *w, const struct step_row *step, struct change *c, struct err *e)
{
	return look_at_image(w, step, c, c->before, e) && look_at_image(w, step, c, c->after, e);
}

static bool look_at_words(struct walk *w, const struct step_row *step, struct err *e)
{
	const struct store_look *how = w->how;

	(void)e;
	w->stop = how->label && !how->label(how->to, step);
	return true;
}

static bool look_at_table(struct store *s, const struct table *t, const struct store_look *how,
	bool *stop, struct err *e)
{
	void *rec = xcalloc(1, t->size);
	enum sql_result r = SQL_FAILED;
	sqlite3_stmt *st = NULL;
	bool ok = true;

	if (rows_all(&s->sql, t, &st, e)) {
		while (ok && !*stop && (r = sql_step(&s->sql, st, e)) == SQL_ROW) {
			ok = row_read(st, 0, t, rec, NULL, e);
			*stop = ok && !how->row(how->to, t, rec);
		}
		sqlite3_reset(st);
	}
	record_release(t, rec);
	free(rec);
	return ok && (*stop || r == SQL_DONE);
}

bool store_look(struct store *s, const struct store_look *how, struct err *e)
{
	struct walk w = { .change = look_at_change, .words = look_at_words, .s = s, .how = how };

	for (size_t i = 0; model_tables[i] && how->row && !w.stop; i++)
		if (!look_at_table(s, model_tables[i], how, &w.stop, e))
			return false;
	return w.stop || (!how->image && !how->label) || walk_history(&w, e);
}

/* ---- Rows ------------------------------------------------------------------------------------ */

/* A row that is to be another, or gone (after is NULL). */
struct changed {
	void *before, *after;
};
struct changed_list {
	const struct table *t;
	struct changed *v;
	size_t n, cap;
};

static void *copy_of(const struct table *t, const void *rec)
{
	void *copy = xcalloc(1, t->size);

	record_copy(t, copy, rec);
	return copy;
}

static void drop(const struct table *t, void *rec)
{
	if (rec)
		record_release(t, rec);
	free(rec);
}

static void changed_release(struct changed_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		drop(l->t, l->v[i].before);
		drop(l->t, l->v[i].after);
	}
	free(l->v);
}

struct collecting {
	const struct store_scrub *how;
	struct changed_list *l;
};

static bool collect(void *to, const struct table *t, const void *rec)
{
	struct collecting *c = to;
	void *after = copy_of(t, rec);
	unsigned did = c->how->row(c->how->to, t, after);

	if (did & SCRUB_GONE) {
		drop(t, after);
		after = NULL;
	} else if (!(did & SCRUB_CHANGED)) {
		drop(t, after);
		return true;
	}
	c->l->v = xgrow(c->l->v, c->l->n, &c->l->cap, sizeof(*c->l->v));
	c->l->v[c->l->n++] = (struct changed) { copy_of(t, rec), after };
	return true;
}

static bool write_row(
	struct store *s, const struct table *t, const struct changed *c, struct err *e)
{
	const struct head *was = c->before;

	if (!c->after)
		return row_delete(&s->sql, t, was->id, e) && search_renew(s, t, was->id, e);
	if (t->revise)
		t->revise(c->before, c->after, clock_now(s->clock));
	((struct head *)c->after)->rev = was->rev + 1;
	return row_update(&s->sql, t, c->before, c->after, e) && search_renew(s, t, was->id, e);
}

static bool scrub_rows(struct store *s, const struct store_scrub *how, struct err *e)
{
	for (size_t i = 0; model_tables[i]; i++) {
		struct changed_list l = { .t = model_tables[i] };
		struct collecting c = { how, &l };
		const struct store_look look = { .row = collect, .to = &c };
		bool stop = false, ok = look_at_table(s, l.t, &look, &stop, e);

		for (size_t k = 0; k < l.n && ok; k++)
			ok = write_row(s, l.t, &l.v[k], e);
		changed_release(&l);
		if (!ok)
			return false;
	}
	return true;
}

/* ---- History --------------------------------------------------------------------------------- */

/* *json becomes what the record is afterwards. */
static bool scrub_image(struct walk *w, const struct step_row *step, const struct change *c,
	char **json, unsigned *did, struct err *e)
{
	const struct store_scrub *how = w->how;
	struct buf image = { 0 };
	unsigned now = 0;
	void *rec;
	bool ok;

	if (!*json)
		return true;
	rec = xcalloc(1, c->t->size);
	ok = read_image(c, *json, rec, e);
	if (ok)
		now = how->image(how->to, step, c->t, rec);
	if (ok && now & SCRUB_CHANGED) {
		image_write(c->t, rec, &image);
		free(*json);
		*json = buf_take(&image);
	}
	*did |= now;
	drop(c->t, rec);
	return ok;
}

static bool scrub_change(
	struct walk *w, const struct step_row *step, struct change *c, struct err *e)
{
	unsigned did = 0;
	sqlite3_stmt *st;

	if (!scrub_image(w, step, c, &c->before, &did, e) ||
		!scrub_image(w, step, c, &c->after, &did, e))
		return false;
	w->did |= did;
	if (!(did & SCRUB_CHANGED))
		return true;
	if (!sql_ask(&w->s->sql, c->seq == SEQ_OF_STEP ? &put_step : &put_change, &st, e))
		return false;
	sql_int(st, 1, c->step);
	if (c->seq != SEQ_OF_STEP)
		sql_int(st, 2, c->seq);
	if (c->before)
		sql_text(st, 3, c->before);
	if (c->after)
		sql_text(st, 4, c->after);
	sql_int(st, 5, journal_sum(c->before, c->after));
	return sql_done(&w->s->sql, st, e);
}

static bool scrub_words(struct walk *w, const struct step_row *step, struct err *e)
{
	const struct store_scrub *how = w->how;
	char *label = how->label(how->to, step, step->label);
	char *actor = how->label(how->to, step, step->actor);
	sqlite3_stmt *st;
	bool ok = true;

	if (label || actor || w->did & SCRUB_SEALED) {
		ok = sql_ask(&w->s->sql, &put_words, &st, e);
		if (ok) {
			sql_int(st, 1, step->id);
			sql_text(st, 2, label ? label : step->label);
			sql_text(st, 3, actor ? actor : step->actor);
			sql_int(st, 4, (w->did & SCRUB_SEALED) != 0);
			ok = sql_done(&w->s->sql, st, e);
		}
	}
	free(label);
	free(actor);
	return ok;
}

/* ---- All of it ------------------------------------------------------------------------------- */

static bool insert(struct store *s, const struct table *t, void *rec, struct err *e)
{
	struct head *h = rec;

	h->rev = 1;
	return row_next_id(&s->sql, t, &h->id, e) && row_insert(&s->sql, t, rec, e);
}

static bool write_erasures(struct store *s, struct store_scrubbed *done, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < done->n && ok; i++) {
		if (!done->erasures[i].at)
			done->erasures[i].at = clock_now(s->clock);
		done->erasures[i].finished_at = 0;
		ok = insert(s, &erasure_table, &done->erasures[i], e);
	}
	for (size_t i = 0; i < done->n_decisions && ok; i++) {
		struct erasure_decision *d = &done->decisions[i];

		d->erasure_id = done->erasures[d->erasure_id - 1].id;
		ok = insert(s, &erasure_decision_table, d, e);
	}
	return ok;
}

static bool write_fresh(struct store *s, struct store_scrubbed *done, struct err *e)
{
	for (size_t i = 0; i < done->n_fresh; i++) {
		const struct store_fresh *f = &done->fresh[i];

		if (f->refers)
			*f->refers = *f->to;
		if (!insert(s, f->t, f->rec, e))
			return false;
	}
	return true;
}

static bool scrub(
	struct store *s, const struct store_scrub *how, struct store_scrubbed *done, struct err *e)
{
	struct walk w = { .change = scrub_change, .words = scrub_words, .s = s, .how = how };

	return sql_run(&s->sql, "PRAGMA defer_foreign_keys = ON", e) && search_catch_up(s, e) &&
		write_fresh(s, done, e) && scrub_rows(s, how, e) && walk_history(&w, e) &&
		search_pack(s, e) && write_erasures(s, done, e);
}

bool store_scrub(
	struct store *s, const struct store_scrub *how, struct store_scrubbed *done, struct err *e)
{
	bool ok;

	if (!journal_begin(s, STEP_DO, e))
		return false;
	ok = scrub(s, how, done, e) && store_commit(s, e);
	store_rollback(s);
	free(s->journal.newest);
	s->journal.newest = NULL;
	return ok && store_scrub_finish(s, &done->whole, e);
}
