/* Other files of ours that may hold what this one held. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/backup.h"
#include "db/file.h"
#include "db/store.h"

static const struct question given = { "SELECT given FROM people WHERE id = ?1", 0 };

/* Is the person in it by name? An older version's people are the same. What cannot be read may hold
 * anything. */
static bool holds(const char *path, int64_t person_id)
{
	struct sql q;
	sqlite3_stmt *st;
	bool found = true, yes = true;

	if (sql_open(&q, path, SQLITE_OPEN_READONLY, NULL) && sql_ask(&q, &given, &st, NULL)) {
		sql_int(st, 1, person_id);
		if (sql_find(&q, st, &found, NULL)) {
			yes = found && sql_column_text(st, 0)[0] != '[';
			sqlite3_reset(st);
		}
	}
	sql_close(&q);
	return yes;
}

static bool is_database(const char *path)
{
	struct file_look f = { 0 };
	bool ok = file_look(path, &f, NULL) && f.there;

	file_look_release(&f);
	return ok;
}

/* "arshjul.db.v13", "arshjul.db.bak", "arshjul.db.2026-03-10T0942": the name of the database and a point. */
static bool is_beside(const char *name, const char *database)
{
	size_t n = strlen(database);

	return strncmp(name, database, n) == 0 && name[n] == '.';
}

struct gathering {
	struct copy_rows *out;
	size_t cap;
	const char *database; /* name without its folder */
	const char *path;
	int64_t person_id;
};

static void add(struct gathering *g, const char *path, int32_t until)
{
	struct stat st;

	if (stat(path, &st) != 0 || file_same(path, g->path) || !is_database(path))
		return;
	g->out->v = pool_grow(&g->out->pool, g->out->v, g->out->n, &g->cap, sizeof(*g->out->v));
	g->out->v[g->out->n++] = (struct copy_row) {
		.path = pool_strdup(&g->out->pool, path),
		.made_at = (int64_t)st.st_mtime,
		.until = until,
		.holds = g->person_id ? holds(path, g->person_id) : true,
		.daily = until != DAY_NONE,
	};
}

static void walk(struct gathering *g, const char *folder, const char *stem)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		char *path = xasprintf("%s/%s", folder, entry->d_name);
		int32_t until = DAY_NONE;

		if (stem ? backup_day(entry->d_name, stem, &until)
			 : is_beside(entry->d_name, g->database))
			add(g, path, stem ? backup_until(until) : DAY_NONE);
		free(path);
	}
	if (dir)
		closedir(dir);
}

static int by_path(const void *a, const void *b)
{
	const struct copy_row *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static void find(const char *database, const char *folder, int64_t person_id, struct copy_rows *out)
{
	struct gathering g = { .out = out, .path = database, .person_id = person_id };
	const char *slash = strrchr(database, '/');
	char *own, *stem;

	*out = (struct copy_rows) { 0 };
	if (!slash)
		return;
	g.database = slash + 1;
	own = xstrndup(database, (size_t)(slash - database));
	stem = backup_stem(database);
	walk(&g, own, NULL);
	if (folder)
		walk(&g, folder, stem);
	free(own);
	free(stem);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_path);
}

bool store_copies(struct store *s, const char *folder, int64_t person_id, struct copy_rows *out,
	struct err *e)
{
	(void)e;
	find(s->path, folder, person_id, out);
	return true;
}

bool store_copies_of(const char *database, const char *folder, struct copy_rows *out)
{
	char *path = file_resolve(database, NULL);

	find(path, folder, 0, out);
	free(path);
	return true;
}
