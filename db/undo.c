#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "db/identity.h"
#include "db/image.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"
#include "db/undo_calendar.h"

/* Which step: the newest that stands, or the newest undone one with nothing new done since. What another
 * window writes while we are open is not ours to take back: ?1 is the newest step when this store
 * was opened, ?2 our own name. The walk goes back from the newest step and ends at the first that
 * fits, mostly at once: an index for it would cost every commit a page. */
static const struct question find_undo = {
	"SELECT id, label, 0, sealed FROM steps"
	" WHERE kind = 'do' AND undone = 0 AND (id <= ?1 OR actor = ?2)"
	" ORDER BY id DESC LIMIT 1",
	PLAN_SCANS,
};
static const struct question find_redo = {
	"SELECT d.id, d.label, u.id, max(d.sealed, u.sealed) FROM steps u JOIN steps d ON d.id = u.undoes"
	" WHERE u.kind = 'undo' AND d.undone = 1 AND (u.id <= ?1 OR u.actor = ?2)"
	" AND u.id > coalesce((SELECT x.id FROM steps x WHERE x.kind = 'do'"
	" AND (x.id <= ?1 OR x.actor = ?2) ORDER BY x.id DESC LIMIT 1), 0)"
	" ORDER BY u.id DESC LIMIT 1",
	0,
};

/* What it did, in the order in which it is to be gone through, and the side to go to. */
static const struct question changes_back = {
	"SELECT tbl, row_id, after, before, sum, seq FROM " JOURNAL_CHANGES
	" WHERE step = ?1 ORDER BY seq DESC",
	0,
};
static const struct question changes_again = {
	"SELECT tbl, row_id, before, after, sum, seq FROM " JOURNAL_CHANGES
	" WHERE step = ?1 ORDER BY seq",
	0,
};
/* An undo has one change for each of the step it is about, the other way round. */
static const struct question taken_back = {
	"SELECT u.before FROM " JOURNAL_CHANGES
	" u WHERE u.step = ?1 AND u.tbl = ?3 AND u.row_id = ?4 AND u.seq = 1 - ?2 + coalesce("
	"(SELECT max(d.seq) FROM changes d WHERE d.step = (SELECT undoes FROM steps WHERE id = ?1)), 1)",
	0,
};
static const struct question mark = { "UPDATE steps SET undone = ?2 WHERE id = ?1", 0 };
static const struct question later = {
	"SELECT label, actor FROM steps WHERE id = (SELECT step FROM " JOURNAL_CHANGES
	" WHERE step > ?1 AND tbl = ?2 AND row_id = ?3 ORDER BY step DESC LIMIT 1)",
	0,
};
static const struct question seal = {
	"UPDATE steps SET sealed = 1 WHERE id = (SELECT max(id) FROM steps)", 0
};
static const struct question was_erased = { "SELECT 1 FROM erasures LIMIT 1", PLAN_SCANS };
const struct question *const undo_questions[] = { &find_undo, &find_redo, &changes_back,
	&changes_again, &taken_back, &mark, &later, &seal, &was_erased, NULL };

struct turn {
	enum step_kind kind;
	const struct question *find, *changes;
	bool undone; /* the step's flag afterwards */
	const char *none;
};
static const struct turn undo = { STEP_UNDO, &find_undo, &changes_back, true,
	N_("There is nothing to undo.") };
static const struct turn redo = { STEP_REDO, &find_redo, &changes_again, false,
	N_("There is nothing to redo.") };

/* A step that is gone through. */
struct target {
	int64_t step;
	int64_t undo; /* for a redo: the step that took it back */
	char *label;  /* NULL where there is none */
	bool sealed;  /* its images were emptied, or the history begins with it */
	struct undo_calendar calendar;
};

static bool find(struct store *s, const struct turn *turn, struct target *to, struct err *e)
{
	sqlite3_stmt *st;
	bool found;

	*to = (struct target) { 0 };
	if (!sql_ask(&s->sql, turn->find, &st, e))
		return false;
	sql_int(st, 1, s->base);
	sql_text(st, 2, s->actor);
	if (!sql_find(&s->sql, st, &found, e))
		return false;
	if (found) {
		to->step = sql_column(st, 0);
		to->label = xstrdup(sql_column_text(st, 1));
		to->undo = sql_column(st, 2);
		to->sealed = sql_column(st, 3) != 0;
	}
	sqlite3_reset(st);
	return true;
}

/* ---- One row ---- */

/* One change of the step: the record as the step left it, the record to go to, and the stored one. */
struct row {
	const struct table *t;
	int64_t id, seq;
	void *left, *target, *stored;
	bool has_left, has_target, has_stored;
};

static void row_init(struct row *r, const struct table *t, int64_t id)
{
	*r = (struct row) { .t = t, .id = id };
	r->left = xcalloc(1, t->size);
	r->target = xcalloc(1, t->size);
	r->stored = xcalloc(1, t->size);
}

static void row_release(struct row *r)
{
	void *all[] = { r->left, r->target, r->stored };

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		record_release(r->t, all[i]);
		free(all[i]);
	}
}

static bool conflict(struct store *s, const struct target *to, const struct row *r, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &later, &st, e))
		return false;
	sql_int(st, 1, to->step);
	sql_text(st, 2, r->t->name);
	sql_int(st, 3, r->id);
	if (sql_step(&s->sql, st, e) == SQL_ROW) {
		err_set(e, ERR_CONFLICT, _("It has been changed since: “%s” by %s."),
			sql_column_text(st, 0), sql_column_text(st, 1));
		sqlite3_reset(st);
	}
	return err_set(e, ERR_CONFLICT, _("It has been changed since."));
}

/* Columns that only go onward keep what is stored, unless the step itself had moved them: then their
 * old value stays in the target, which tells revise() to renew them. Either way they do not count
 * as changed since. */
static void settle_onward(struct row *r)
{
	for (size_t i = 0; i < r->t->n_columns; i++) {
		const struct column *c = &r->t->columns[i];

		if (!(c->flags & COLUMN_ONWARD))
			continue;
		if (r->has_target && column_int(c, r->left) == column_int(c, r->target))
			column_set_int(c, r->target, column_int(c, r->stored));
		column_set_int(c, r->left, column_int(c, r->stored));
	}
}

static void revise(struct store *s, const struct row *r)
{
	if (r->t->revise)
		r->t->revise(r->stored, r->target, identity_now(s, r->t, r->target));
}

static bool put_update(struct store *s, struct row *r, struct err *e)
{
	revise(s, r);
	((struct head *)r->target)->rev = ((const struct head *)r->stored)->rev + 1;
	return row_update(&s->sql, r->t, r->stored, r->target, e) &&
		journal_change(s, r->t, r->stored, r->target, e);
}

/* A row that an undo took away comes back with numbers that went on from those it had then. */
static bool recall(struct store *s, const struct target *to, struct row *r, struct err *e)
{
	bool found, ok;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &taken_back, &st, e))
		return false;
	sql_int(st, 1, to->undo);
	sql_int(st, 2, r->seq);
	sql_text(st, 3, r->t->name);
	sql_int(st, 4, r->id);
	if (!sql_find(&s->sql, st, &found, e))
		return false;
	ok = !found || image_read(r->t, sql_column_text(st, 0), r->stored);
	if (found && ok)
		revise(s, r);
	sqlite3_reset(st);
	return ok || err_set(e, ERR_CORRUPT, _("The history is damaged there."));
}

static bool put_insert(struct store *s, const struct target *to, struct row *r, struct err *e)
{
	if (to->undo && r->t->revise && !recall(s, to, r, e))
		return false;
	if (!identity_onward(s, r->t, r->target, e))
		return false;
	((struct head *)r->target)->rev++;
	return row_insert(&s->sql, r->t, r->target, e) &&
		journal_change(s, r->t, NULL, r->target, e);
}

static bool put_back(struct store *s, const struct target *to, struct row *r, struct err *e)
{
	if (!row_load(&s->sql, r->t, r->id, r->stored, &r->has_stored, e))
		return false;
	if (r->has_stored && r->has_left)
		settle_onward(r);
	if (r->has_stored != r->has_left ||
		(r->has_stored && !record_same(r->t, r->left, r->stored)))
		return conflict(s, to, r, e);
	if (!r->has_stored)
		return put_insert(s, to, r, e);
	if (r->has_target)
		return put_update(s, r, e);
	return row_delete(&s->sql, r->t, r->id, e) && journal_change(s, r->t, r->stored, NULL, e);
}

/* ---- The step ---- */

static const char *image_column(sqlite3_stmt *st, int at)
{
	return sqlite3_column_type(st, at) == SQLITE_NULL ? NULL : sql_column_text(st, at);
}

static bool read_image(const struct row *r, const char *json, void *rec)
{
	return !json || (image_read(r->t, json, rec) && ((struct head *)rec)->id == r->id);
}

static bool take_change(
	struct store *s, struct target *to, sqlite3_stmt *st, bool back, struct err *e)
{
	const struct table *t = rows_table(sql_column_text(st, 0));
	const char *left = image_column(st, 2), *target = image_column(st, 3);
	int64_t sum = back ? journal_sum(target, left) : journal_sum(left, target);
	struct row r;
	bool ok;

	if (!t || sum != sql_column(st, 4))
		return err_set(e, ERR_CORRUPT, _("The history is damaged there."));
	row_init(&r, t, sql_column(st, 1));
	r.seq = sql_column(st, 5);
	r.has_left = left;
	r.has_target = target;
	ok = read_image(&r, left, r.left) && read_image(&r, target, r.target);
	if (!ok)
		err_set(e, ERR_CORRUPT, _("The history is damaged there."));
	ok = ok && put_back(s, to, &r, e);
	if (ok && r.has_stored && !r.has_target)
		undo_calendar_gone(&to->calendar, t, r.stored);
	if (ok && !r.has_stored)
		undo_calendar_back(&to->calendar, t, r.target);
	row_release(&r);
	return ok;
}

static bool take_changes(struct store *s, const struct turn *turn, struct target *to, struct err *e)
{
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_run(&s->sql, "PRAGMA defer_foreign_keys = ON", e) ||
		!sql_ask(&s->sql, turn->changes, &st, e))
		return false;
	sql_int(st, 1, to->step);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		if (take_change(s, to, st, turn->undone, e))
			continue;
		sqlite3_reset(st);
		return false;
	}
	/* These come last: redo counts the changes of an undo from the first (taken_back). */
	if (r == SQL_FAILED || !undo_calendar_settle(s, &to->calendar, to->step, e) ||
		!sql_ask(&s->sql, &mark, &st, e))
		return false;
	sql_int(st, 1, to->step);
	sql_int(st, 2, turn->undone);
	return sql_done(&s->sql, st, e);
}

/* Why a sealed step stays. Always false. */
static bool stays(struct store *s, const struct target *to, struct err *e)
{
	sqlite3_stmt *st;
	bool erased;

	if (!sql_ask(&s->sql, &was_erased, &st, e) || !sql_find(&s->sql, st, &erased, e))
		return false;
	sqlite3_reset(st);
	if (erased)
		return err_set(e, ERR_CONFLICT,
			_("It is about personal data that have been erased since: nothing brings "
			  "them back."));
	return err_set(e, ERR_NOT_FOUND,
		_("There is nothing more to undo: “%s” is where it begins."), to->label);
}

static bool take(struct store *s, const struct turn *turn, char **label, struct err *e)
{
	struct err why = { 0 };
	struct target to = { 0 };
	bool ok;

	if (label)
		*label = NULL;
	if (!journal_begin(s, turn->kind, e))
		return false;
	ok = find(s, turn, &to, &why) &&
		(to.label || err_set(&why, ERR_NOT_FOUND, "%s", _(turn->none))) &&
		(!to.sealed || stays(s, &to, &why));
	if (ok) {
		journal_name(s, to.label, to.step);
		ok = take_changes(s, turn, &to, &why) && store_commit(s, &why);
	}
	store_rollback(s);
	undo_calendar_release(&to.calendar);
	if (why.code == ERR_INVALID)
		err_set(e, ERR_CONFLICT, _("Something was entered since that depends on it. %s"),
			why.text);
	else if (!ok)
		err_pass(e, &why);
	if (ok && label)
		*label = to.label;
	else
		free(to.label);
	return ok;
}

bool store_undo(struct store *s, char **label, struct err *e)
{
	return take(s, &undo, label, e);
}

bool store_redo(struct store *s, char **label, struct err *e)
{
	return take(s, &redo, label, e);
}

bool store_undo_label(struct store *s, char **label, struct err *e)
{
	struct target to;
	bool ok;

	if (s->journal.newest) {
		*label = xstrdup(s->journal.newest);
		return true;
	}
	ok = find(s, &undo, &to, e);
	if (to.sealed) {
		free(to.label);
		to.label = NULL;
	}
	*label = to.label;
	return ok;
}

bool store_begins_here(struct store *s, struct err *e)
{
	sqlite3_stmt *st;

	free(s->journal.newest);
	s->journal.newest = NULL;
	return sql_ask(&s->sql, &seal, &st, e) && sql_done(&s->sql, st, e);
}
