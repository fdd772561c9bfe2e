/* A copy takes the place of the database. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/backup.h"
#include "db/file.h"
#include "db/list.h"
#include "db/migrate.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question erasures = {
	"SELECT {erasures e} FROM erasures e WHERE e.kind = 'person' ORDER BY e.id", PLAN_SCANS
};
static const struct question decisions = {
	"SELECT {erasure_decisions d} FROM erasure_decisions d ORDER BY d.erasure_id, d.id",
	PLAN_SCANS | PLAN_SORTS
};
static const struct question highest = { "SELECT name, seq FROM sqlite_sequence", PLAN_SCANS };
static const struct question raise = {
	"UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", PLAN_SCANS
};
static const struct question begin_numbers = {
	"INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2"
	" WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
	PLAN_SCANS
};

const struct question *const restore_questions[] = { &erasures, &decisions, &highest, &raise,
	&begin_numbers, NULL };

/* ---- What other files tell ---- */

bool store_erasures_in(
	const char *path, struct erasure_list *list, struct erasure_decision_list *decided)
{
	struct sql q;
	sqlite3_stmt *st;
	bool ok = sql_open(&q, path, SQLITE_OPEN_READONLY, NULL);

	*list = (struct erasure_list) { 0 };
	*decided = (struct erasure_decision_list) { 0 };
	ok = ok && sql_ask(&q, &erasures, &st, NULL) &&
		list_read(&q, st, &erasure_table, &list->pool, (void **)&list->v, &list->n, NULL) &&
		sql_ask(&q, &decisions, &st, NULL) &&
		list_read(&q, st, &erasure_decision_table, &decided->pool, (void **)&decided->v,
			&decided->n, NULL);
	sql_close(&q);
	return ok;
}

static bool raise_one(struct store *s, const char *table, int64_t seq, struct err *e)
{
	const struct question *const both[] = { &begin_numbers, &raise };
	sqlite3_stmt *st;

	for (size_t i = 0; i < ARRAY_LEN(both); i++) {
		if (!sql_ask(&s->sql, both[i], &st, e))
			return false;
		sql_text(st, 1, table);
		sql_int(st, 2, seq);
		if (!sql_done(&s->sql, st, e))
			return false;
	}
	return true;
}

bool store_ids_above(struct store *s, const char *path, struct err *e)
{
	struct sql q;
	sqlite3_stmt *st;
	bool ok = true;

	if (sql_open(&q, path, SQLITE_OPEN_READONLY, NULL) && sql_ask(&q, &highest, &st, NULL)) {
		while (ok && sql_step(&q, st, NULL) == SQL_ROW)
			ok = !rows_table(sql_column_text(st, 0)) ||
				raise_one(s, sql_column_text(st, 0), sql_column(st, 1), e);
		sqlite3_reset(st);
	}
	sql_close(&q);
	return ok;
}

/* ---- Beside the database ---- */

static bool is_there(const char *path, struct file_look *f, struct err *e)
{
	char *shown;

	if (!file_look(path, f, e))
		return false;
	if (f->there)
		return true;
	shown = text_safe_line(path);
	err_set(e, ERR_NOT_FOUND, _("There is no database %s."), shown);
	free(shown);
	return false;
}

bool store_restore_begin(const char *database, const char *from, char **temp, struct err *e)
{
	struct file_look f = { 0 };
	struct sql q = { 0 };
	char *real = file_resolve(database, NULL);
	bool ok;

	*temp = NULL;
	ok = is_there(from, &f, e);
	if (ok && file_same(from, real))
		ok = err_set(e, ERR_INVALID, _("That is the database itself."));
	if (ok) {
		*temp = file_beside(real, e);
		ok = *temp && sql_open(&q, f.path, SQLITE_OPEN_READONLY, e) &&
			backup_copy(&q, *temp, e);
		sql_close(&q);
	}
	file_look_release(&f);
	free(real);
	return ok;
}

void store_restore_drop(char *temp)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };

	for (size_t i = 0; temp && i < ARRAY_LEN(parts); i++) {
		char *name = xasprintf("%s%s", temp, parts[i]);

		unlink(name);
		free(name);
	}
	for (int v = 1; temp && v <= db_migration_count; v++) {
		char *name = xasprintf("%s.v%d", temp, v);

		unlink(name);
		free(name);
	}
	free(temp);
}

/* ---- In its place ---- */

static bool copy_bytes(int in, int out)
{
	char piece[65536];
	ssize_t n;

	while ((n = read(in, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || !fd_write(out, piece, (size_t)n))
			return false;
	}
	return fsync(out) == 0;
}

/* Byte by byte: it may be damaged. */
static bool copy_file(const char *from, const char *to, struct err *e)
{
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), out = -1;
	bool ok = in >= 0;

	if (ok)
		out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ok = out >= 0 && copy_bytes(in, out);
	if (!ok)
		file_err_write(e, to, errno);
	if (out >= 0)
		close(out);
	if (in >= 0)
		close(in);
	return ok;
}

/* Its log becomes part of it, where it can still be read. */
static void merge_log(const char *path)
{
	struct sql q;

	if (sql_open(&q, path, SQLITE_OPEN_READWRITE, NULL))
		(void)sql_run(&q, "PRAGMA journal_mode = DELETE", NULL);
	sql_close(&q);
}

static char *aside_name(const char *path)
{
	char day[MOMENT_SIZE], *name;
	struct moment now = local_moment(time(NULL));

	moment_iso((struct moment) { now.day, MINUTE_NONE }, day);
	name = xasprintf("%s.%s", path, day);
	for (int i = 2; access(name, F_OK) == 0; i++) {
		free(name);
		name = xasprintf("%s.%s-%d", path, day, i);
	}
	return name;
}

static bool set_aside(const char *path, const char *aside, struct err *e)
{
	char *wal = xasprintf("%s-wal", path), *shm = xasprintf("%s-shm", path);
	char *kept = xasprintf("%s-wal", aside);
	struct stat st;
	bool ok;

	merge_log(path);
	ok = copy_file(path, aside, e);
	if (ok && lstat(wal, &st) == 0 && st.st_size > 0)
		ok = copy_file(wal, kept, e);
	if (ok) {
		unlink(wal);
		unlink(shm);
	}
	free(wal);
	free(shm);
	free(kept);
	return ok;
}

bool store_restore_end(const char *database, const char *temp, char **aside, struct err *e)
{
	char *real = file_resolve(database, NULL);
	struct file_look f = { 0 };
	struct stat st;
	bool ok = true;

	*aside = NULL;
	/* What is no database any more is set aside all the same. */
	(void)file_look(database, &f, NULL);
	if (f.there && !f.alone)
		ok = err_set(e, ERR_BUSY,
			_("Another window has the database open: close it first. Nothing was changed."));
	file_look_release(&f);
	if (ok && lstat(real, &st) == 0) {
		*aside = aside_name(real);
		ok = set_aside(real, *aside, e);
	}
	ok = ok && file_take_name(temp, real, NULL, e);
	free(real);
	return ok;
}
