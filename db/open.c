#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/backup.h"
#include "db/check.h"
#include "db/file.h"
#include "db/migrate.h"
#include "db/questions.h"
#include "db/scrub.h"
#include "db/store.h"

static const struct question newest_step = { "SELECT max(id) FROM steps", 0 };
static const struct question log_mode = { "PRAGMA journal_mode = WAL", 0 };

/* A file of up to so many bytes is looked through at every start: that takes a millisecond or so. */
enum { SMALL_FILE = 768 * 1024 };

/* ---- A new file ---- */

static bool fill(const char *path, struct err *e)
{
	struct sql q;
	bool ok = sql_open(&q, path, SQLITE_OPEN_READWRITE, e) && migrate_new(&q, e) &&
		sql_run(&q, "PRAGMA journal_mode = WAL", e);

	sql_close(&q);
	return ok;
}

/* Made beside its place and renamed when it is whole, so that nobody ever sees half of one. Somebody
 * who makes the same file at the same time may win: then theirs is opened. */
static bool create(const char *path, struct err *e)
{
	bool taken = false, ok;
	char *temp;

	if (!path_make_parent(path, e))
		return false;
	temp = file_beside(path, e);
	if (!temp)
		return false;
	ok = fill(temp, e) && file_take_name(temp, path, &taken, e);
	if (!ok || taken)
		unlink(temp);
	free(temp);
	return ok;
}

static bool missing(const char *path, struct err *e)
{
	char *shown = text_safe_line(path);

	err_set(e, ERR_NOT_FOUND, _("There is no database %s."), shown);
	free(shown);
	return false;
}

static bool look(const struct store_options *o, struct file_look *f, struct err *e)
{
	if (!file_look(o->path, f, e))
		return false;
	if (f->there)
		return true;
	if (!o->create)
		return missing(f->path, e);
	if (!create(f->path, e))
		return false;
	file_look_release(f);
	return file_look(o->path, f, e) && (f->there || missing(f->path, e));
}

/* ---- An existing file ---- */

/* A file on a medium that nobody can write is read as it is: no locks, no log. */
static char *immutable_uri(const char *path)
{
	struct buf b = { 0 };

	buf_puts(&b, "file:");
	for (const char *p = path; *p; p++)
		if (strchr("%?#", *p))
			buf_printf(&b, "%%%02X", (unsigned)*p);
		else
			buf_putc(&b, *p);
	buf_puts(&b, "?immutable=1");
	return buf_take(&b);
}

static bool connect(struct store *s, const struct file_look *f, struct err *e)
{
	char *uri;
	bool ok;

	if (!f->medium_readonly || f->log_bytes > 0) {
		ok = sql_open(&s->sql, s->path,
			s->readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, e);
	} else {
		uri = immutable_uri(s->path);
		ok = sql_open(&s->sql, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, e);
		free(uri);
	}
	s->sql.path = s->path;
	s->readonly = ok && sqlite3_db_readonly(s->sql.db, "main") == 1;
	return ok;
}

static bool migrate(struct store *s, int have, struct err *e)
{
	char *copy;
	bool ok;

	if (have == db_migration_count)
		return true;
	if (s->readonly)
		return err_set(e, ERR_READONLY,
			_("The database is of an older version and may only be read. Make it "
			  "writable and open it once."));
	copy = xasprintf("%s.v%d", s->path, have);
	ok = backup_copy(&s->sql, copy, e) &&
		migrate_run(&s->sql, db_migrations, have, db_migration_count, e);
	free(copy);
	return ok;
}

/* Every start checks the header, the version and the schema's text, and every row that is read its sum.
 * The pages are looked through where that costs nothing (a small file) or where there is a reason: a
 * log that nobody is using any more means that the last one to have it open was killed. Beyond that
 * the daily backup looks through everything: it counts only when its copy is whole. */
static bool check_pages(struct store *s, const struct file_look *f, struct err *e)
{
	bool killed = f->alone && f->log_bytes > 0, small = f->bytes <= SMALL_FILE;
	struct check_sink sink = { 0 };
	char *shown;

	if (!killed && !small)
		return true;
	if (!check_integrity(&s->sql, small ? CHECK_FIRST : CHECK_PAGES, &sink, e))
		return false;
	if (sink.n == 0)
		return true;
	shown = text_safe_line(s->path);
	err_set(e, ERR_CORRUPT,
		_("%s is damaged. It was left unchanged; restore it from a backup copy."), shown);
	free(shown);
	return false;
}

static bool open_file(struct store *s, const struct file_look *f, struct err *e)
{
	sqlite3_stmt *st;
	int have;

	s->path = xstrdup(f->path);
	if (!connect(s, f, e) || !migrate_version(&s->sql, db_migration_count, &have, e) ||
		!migrate(s, have, e) || !migrate_check(&s->sql, e) || !check_pages(s, f, e))
		return false;
	if (s->readonly)
		return watch_start(&s->watch, &s->sql, e);
	if (!sql_ask(&s->sql, &log_mode, &st, e) || !sql_done(&s->sql, st, e))
		return false;
	checkpoint_watch(&s->checkpoint, &s->sql, f->log_bytes);
	/* Whoever was killed may have been taking personal data away. */
	if (f->alone && f->log_bytes > 0 && !scrub_resume(s, e))
		return false;
	return watch_start(&s->watch, &s->sql, e);
}

static bool open_memory(struct store *s, struct err *e)
{
	s->memory = true;
	s->path = xstrdup(":memory:");
	return sql_open(&s->sql, s->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, e) &&
		migrate_new(&s->sql, e);
}

/* ---- Both ---- */

static char *name_actor(void)
{
	const char *user = getenv("LOGNAME");
	char host[256] = "";

	if (!user || !*user)
		user = getenv("USER");
	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = '\0';
	host[strcspn(host, ".")] = '\0';
	if (user && *user && utf8_valid(user, strlen(user)) && strlen(user) < 100)
		return xasprintf("%s@%s:%ld", user, host, (long)getpid());
	return xasprintf("%u@%s:%ld", (unsigned)geteuid(), host, (long)getpid());
}

/* Where identifiers come from a seed (tests), a second process must not give out the first one's
 * again: it goes on from where the history stands. */
static void move_seed(struct clock *c, int64_t steps)
{
	if (c->seeded)
		c->seed += (uint64_t)steps << 32;
}

static bool look_at_history(struct store *s, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &newest_step, &st, e) || !sql_number(&s->sql, st, 0, &s->base, e))
		return false;
	move_seed(s->clock, s->base);
	return true;
}

bool store_open(const struct store_options *o, struct store **out, struct err *e)
{
	struct store *s = xcalloc(1, sizeof(*s));
	struct file_look f = { 0 };
	bool ok;

	*out = NULL;
	s->watch.fd = -1;
	s->clock = o->clock;
	s->actor = name_actor();
	s->readonly = o->readonly;
	if (strcmp(o->path, ":memory:") == 0)
		ok = open_memory(s, e);
	else
		ok = look(o, &f, e) && open_file(s, &f, e);
	file_look_release(&f);
	if (ok && look_at_history(s, e)) {
		*out = s;
		return true;
	}
	store_close(s);
	return false;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	store_rollback(s);
	watch_close(&s->watch);
	sql_close(&s->sql);
	buf_release(&s->journal.before);
	buf_release(&s->journal.after);
	free(s->journal.printed);
	free(s->journal.touched);
	free(s->journal.newest);
	free(s->path);
	free(s->actor);
	free(s);
}

bool store_readonly(const struct store *s)
{
	return s->readonly;
}

const char *store_path(const struct store *s)
{
	return s->path;
}

int store_watch_fd(struct store *s)
{
	return s->memory ? -1 : watch_fd(&s->watch, &s->sql);
}

bool store_watch_changed(struct store *s, bool *changed, struct err *e)
{
	bool ok;

	*changed = false;
	ok = s->memory || watch_changed(&s->watch, &s->sql, changed, e);
	if (*changed) { /* somebody may have undone what we did */
		free(s->journal.newest);
		s->journal.newest = NULL;
	}
	return ok;
}

int store_idle(struct store *s)
{
	int due = checkpoint_due(&s->checkpoint);

	if (due != 0)
		return due;
	checkpoint_run(&s->checkpoint, &s->sql);
	return -1;
}
