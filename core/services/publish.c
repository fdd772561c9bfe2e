#include "services/publish.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

/* Far more than any calendar of ours. */
enum { FILE_MOST = 64 << 20 };

static bool make_folder(const char *folder, struct err *e)
{
	return mkdir(folder, 0777) == 0 || errno == EEXIST || file_err_write(e, folder, errno);
}

/* Is there nothing in it, not even a hidden file? */
static bool folder_empty(const char *folder)
{
	DIR *d = opendir(folder);
	const struct dirent *f;
	bool empty = true;

	while (d && empty && (f = readdir(d)) != NULL)
		empty = strcmp(f->d_name, ".") == 0 || strcmp(f->d_name, "..") == 0;
	if (d)
		closedir(d);
	return empty;
}

bool publish_open(
	struct publish *p, struct session *se, const char *folder, unsigned how, struct err *e)
{
	struct stat st;

	*p = (struct publish) { .se = se, .how = how };
	if (!(how & PUBLISH_DRY) && !make_folder(folder, e))
		return false;
	p->folder = realpath(folder, NULL);
	if (!p->folder && !(how & PUBLISH_DRY && errno == ENOENT))
		return file_err_write(e, folder, errno);
	if (!p->folder)
		p->folder = xstrdup(folder);
	else if (stat(p->folder, &st) == 0 && !S_ISDIR(st.st_mode))
		return file_err_write(e, folder, ENOTDIR);
	if (!store_published(se->store, p->folder, &p->had, e))
		return false;
	p->seen = xcalloc(p->had.n + 1, sizeof(*p->seen));
	publish_trace_open(&p->trace, p->folder);
	if (folder_empty(p->folder))
		p->how |= PUBLISH_RESTORE;
	return true;
}

void publish_release(struct publish *p)
{
	for (size_t i = 0; i < p->n_put; i++)
		published_release(&p->put[i]);
	publish_trace_release(&p->trace);
	free(p->put);
	free(p->seen);
	free(p->folder);
	pool_release(&p->had.pool);
	pool_release(&p->pool);
	*p = (struct publish) { 0 };
}

static void report(struct publish *p, const char *name, const char *label, enum publish_what what)
{
	p->v = pool_grow(&p->pool, p->v, p->n, &p->cap, sizeof(*p->v));
	p->v[p->n++] = (struct publish_row) {
		.name = pool_strdup(&p->pool, name),
		.label = pool_strdup(&p->pool, label),
		.what = what,
	};
	p->counts[what]++;
}

static char *path_in(const struct publish *p, const char *name)
{
	return xasprintf("%s/%s", p->folder, name);
}

/* ---- What is there ---- */

static int by_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct published *)row)->name);
}

static struct published *find(struct publish *p, const char *name)
{
	return p->had.n ? bsearch(name, p->had.v, p->had.n, sizeof(*p->had.v), by_name) : NULL;
}

/* The sum without the CRs: vdirsyncer may have written the same lines with LF alone. */
static void sum_of(const char *bytes, size_t n, char sum[65])
{
	struct buf plain = { 0 };

	for (size_t i = 0; i < n; i++)
		if (bytes[i] != '\r')
			buf_putc(&plain, bytes[i]);
	text_sha256(buf_str(&plain), plain.len, sum);
	buf_release(&plain);
}

/* *there is false where no file has that name. */
static bool sum_on_disk(
	const struct publish *p, const char *name, char sum[65], bool *there, struct err *e)
{
	char *path = path_in(p, name);
	struct err why = { 0 };
	struct buf b = { 0 };
	bool ok;

	*there = file_read(path, FILE_MOST, &b, &why);
	if (*there)
		sum_of(buf_str(&b), b.len, sum);
	ok = *there || err_absent(e, &why);
	buf_release(&b);
	free(path);
	return ok;
}

/* ---- Writing ---- */

static void remember(
	struct publish *p, const struct published *before, const char *name, const char *sum)
{
	struct published row = { 0 };

	if (before && strcmp(before->sha256, sum) == 0)
		return;
	if (before) {
		row.id = before->id;
		row.rev = before->rev;
	}
	row.folder = xstrdup(p->folder);
	row.name = xstrdup(name);
	row.sha256 = xstrdup(sum);
	p->put = xgrow(p->put, p->n_put, &p->cap_put, sizeof(*p->put));
	p->put[p->n_put++] = row;
}

static bool write_file(struct publish *p, const char *name, const char *sum, const char *bytes,
	size_t n, struct err *e)
{
	char *path = path_in(p, name);
	struct file_out f = { 0 };
	bool ok = publish_trace_add(&p->trace, sum, e) && file_out_open(&f, path, e);

	f.no_bak = true;
	ok = ok && file_out_write(&f, bytes, n, e) && file_out_commit(&f, e);
	file_out_release(&f);
	free(path);
	return ok;
}

/* What is to be done about a file that should have the sum wanted. */
static bool judge(struct publish *p, const struct published *before, const char *name,
	const char *wanted, enum publish_what *what, struct err *e)
{
	char now[65] = "";
	bool there;

	if (!sum_on_disk(p, name, now, &there, e))
		return false;
	if (there && strcmp(now, wanted) == 0)
		*what = PUBLISH_SAME;
	else if (p->how & PUBLISH_ANYWAY || (there && publish_trace_has(&p->trace, now)) ||
		(!there && (!before || p->how & PUBLISH_RESTORE)))
		*what = PUBLISH_WRITTEN;
	else if (!there)
		*what = PUBLISH_MISSING;
	else if (!before)
		*what = PUBLISH_FOREIGN;
	else
		*what = strcmp(now, before->sha256) == 0 ? PUBLISH_WRITTEN : PUBLISH_EDITED;
	return true;
}

bool publish_file(struct publish *p, const char *name, const char *label, const char *bytes,
	size_t n, struct err *e)
{
	struct published *before = find(p, name);
	enum publish_what what;
	char wanted[65];

	sum_of(bytes, n, wanted);
	if (before)
		p->seen[before - p->had.v] = true;
	if (!judge(p, before, name, wanted, &what, e))
		return false;
	if (what == PUBLISH_WRITTEN && !(p->how & PUBLISH_DRY) &&
		!write_file(p, name, wanted, bytes, n, e))
		return false;
	report(p, name, label, what);
	if (what == PUBLISH_SAME || what == PUBLISH_WRITTEN)
		remember(p, before, name, wanted);
	return true;
}

bool publish_hint(struct publish *p, const char *name, const char *text, struct err *e)
{
	struct published *before = find(p, name);
	enum publish_what what;
	char wanted[65];

	sum_of(text, strlen(text), wanted);
	if (before)
		p->seen[before - p->had.v] = true;
	if (!judge(p, before, name, wanted, &what, e))
		return false;
	if (what == PUBLISH_SAME || what == PUBLISH_WRITTEN)
		remember(p, before, name, wanted);
	return what != PUBLISH_WRITTEN || p->how & PUBLISH_DRY ||
		write_file(p, name, wanted, text, strlen(text), e);
}

/* ---- The end ---- */

/* A file that nothing stands behind any more. *gone: it need not be remembered. */
static bool take_away(struct publish *p, const struct published *old, bool *gone, struct err *e)
{
	char now[65] = "", *path;
	bool there, ok = true;

	if (!sum_on_disk(p, old->name, now, &there, e))
		return false;
	*gone = !there || p->how & PUBLISH_ANYWAY || strcmp(now, old->sha256) == 0 ||
		publish_trace_has(&p->trace, now);
	if (there)
		report(p, old->name, "", *gone ? PUBLISH_REMOVED : PUBLISH_EDITED);
	if (!there || !*gone || p->how & PUBLISH_DRY)
		return true;
	path = path_in(p, old->name);
	if (unlink(path) != 0 && errno != ENOENT)
		ok = file_err_write(e, path, errno);
	free(path);
	return ok;
}

static bool save_index(struct publish *p, const bool *gone, struct err *e)
{
	bool ok = true;

	if (!session_begin(p->se, xstrdup(_("Calendars written")), e))
		return false;
	for (size_t i = 0; i < p->n_put && ok; i++)
		ok = store_published_save(p->se->store, &p->put[i], e);
	for (size_t i = 0; i < p->had.n && ok; i++)
		ok = !gone[i] || store_published_delete(p->se->store, p->had.v[i].id, e);
	return session_end(p->se, ok, e);
}

bool publish_close(struct publish *p, struct err *e)
{
	bool *gone = xcalloc(p->had.n + 1, sizeof(*gone)), any = p->n_put > 0, ok = true;

	for (size_t i = 0; i < p->had.n && ok; i++) {
		if (!p->seen[i])
			ok = take_away(p, &p->had.v[i], &gone[i], e);
		any = any || gone[i];
	}
	ok = ok && (!any || p->how & PUBLISH_DRY || save_index(p, gone, e)) &&
		(p->how & PUBLISH_DRY || store_calendars_shown(p->se->store, e));
	if (ok && !(p->how & PUBLISH_DRY))
		publish_trace_end(&p->trace);
	free(gone);
	return ok;
}

size_t publish_conflicts(const struct publish *p)
{
	return p->counts[PUBLISH_EDITED] + p->counts[PUBLISH_MISSING] + p->counts[PUBLISH_FOREIGN];
}
