#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/backup.h"
#include "db/file.h"
#include "db/scrub.h"
#include "db/store.h"

/* ---- On demand ---- */

/* Only an older copy is replaced, never anything else. */
static bool may_replace(const struct store *s, const char *path, struct err *e)
{
	struct file_look f = { 0 };
	bool ok;

	if (!s->memory && file_same(s->path, path))
		return err_set(e, ERR_INVALID, _("That is the database itself."));
	ok = file_look(path, &f, e);
	file_look_release(&f);
	return ok;
}

bool store_backup(struct store *s, const char *path, struct err *e)
{
	return may_replace(s, path, e) && scrub_resume(s, e) && backup_copy(&s->sql, path, e);
}

/* ---- Every day ---- */

enum { DAYS = 7, WEEKS = 4, MONTHS = 12, DAY_LENGTH = 10 };

/* The copies in a folder, as days; the newest first. */
struct copies {
	char *stem; /* "arshjul-", before the day */
	int32_t *days;
	size_t n, cap;
};

/* "…/arshjul.db" gives "arshjul-". */
char *backup_stem(const char *path)
{
	const char *name = strrchr(path, '/') + 1, *dot = strrchr(name, '.');
	int length = (int)(dot && dot > name ? dot - name : (ptrdiff_t)strlen(name));

	return xasprintf("%.*s-", length, name);
}

static char *copy_name(const char *folder, const char *stem, int32_t day)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	return xasprintf("%s/%s%s.db", folder, stem, iso);
}

bool backup_day(const char *name, const char *stem, int32_t *day)
{
	size_t n = strlen(stem);
	char iso[DAY_LENGTH + 1] = "";
	struct moment m;

	if (strncmp(name, stem, n) != 0 || strlen(name) != n + DAY_LENGTH + 3 ||
		strcmp(name + n + DAY_LENGTH, ".db") != 0)
		return false;
	memcpy(iso, name + n, DAY_LENGTH);
	if (!moment_parse(iso, &m) || m.day == DAY_NONE)
		return false;
	*day = m.day;
	return true;
}

static int newest_first(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

static void copies_find(struct copies *c, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int32_t day;

	while (dir && (entry = readdir(dir)) != NULL) {
		if (!backup_day(entry->d_name, c->stem, &day))
			continue;
		c->days = xgrow(c->days, c->n, &c->cap, sizeof(*c->days));
		c->days[c->n++] = day;
	}
	if (dir)
		closedir(dir);
	if (c->n)
		qsort(c->days, c->n, sizeof(*c->days), newest_first);
}

static int week_of(int32_t day)
{
	int year, week;

	day_iso_week(day, &year, &week);
	return year * 100 + week;
}

static int month_of(int32_t day)
{
	return day_year(day) * 100 + day_month(day);
}

/* The first copy of a month may be the one that stands for it. */
int32_t backup_until(int32_t day)
{
	int month = day_year(day) * 12 + day_month(day) - 1 + MONTHS + 1;
	int32_t until = day;

	day_from_ymd(month / 12, month % 12 + 1, 1, &until);
	return until;
}

/* Of the copies, newest first: is number i the newest of its span, and that span one of the newest
 * so many? */
static bool newest_of(const struct copies *c, size_t i, int (*span)(int32_t), size_t many)
{
	size_t spans = 1;

	for (size_t k = 1; k <= i; k++)
		spans += span(c->days[k]) != span(c->days[k - 1]);
	return spans <= many && (i == 0 || span(c->days[i]) != span(c->days[i - 1]));
}

static void thin_out(const struct copies *c, const char *folder)
{
	for (size_t i = DAYS; i < c->n; i++) {
		char *name;

		if (newest_of(c, i, week_of, WEEKS) || newest_of(c, i, month_of, MONTHS))
			continue;
		name = copy_name(folder, c->stem, c->days[i]);
		unlink(name);
		free(name);
	}
}

static bool make_folder(const char *folder, struct err *e)
{
	char *inside = xasprintf("%s/x", folder);
	bool ok = path_make_parent(inside, e);

	free(inside);
	return ok;
}

bool store_backup_daily(struct store *s, const char *folder, struct err *e)
{
	struct copies c = { 0 };
	char *name;
	bool ok = true;

	if (s->memory)
		return true;
	c.stem = backup_stem(s->path);
	name = copy_name(folder, c.stem, clock_local(s->clock).day);
	if (access(name, F_OK) != 0) {
		ok = make_folder(folder, e) && scrub_resume(s, e) && backup_copy(&s->sql, name, e);
		if (ok) {
			copies_find(&c, folder);
			thin_out(&c, folder);
		}
	}
	free(name);
	free(c.stem);
	free(c.days);
	return ok;
}
