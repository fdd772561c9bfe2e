#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/scratch.h"

void fixture_ok(struct fixture *f, bool done)
{
	if (!done)
		fail_msg("%s (%s)", f->e.text, err_name(f->e.code));
	f->e = (struct err) { 0 };
}

void fixture_refused(struct fixture *f, bool done, enum err_code code, const char *words)
{
	if (done)
		fail_msg("not refused: %s", words ? words : err_name(code));
	if (f->e.code != code || (words && !strstr(f->e.text, words)))
		fail_msg("refused with “%s” (%s)", f->e.text, err_name(f->e.code));
	f->e = (struct err) { 0 };
}

/* ---- Set up ---- */

/* Root keeps its files in /tmp: some tests go on as another user, who may not reach a private folder. */
int fixture_setup_folder(void **state)
{
	const char *tmp = geteuid() == 0 ? NULL : getenv("TMPDIR");
	struct fixture *f = xcalloc(1, sizeof(*f));

	i18n_init("en");
	f->clock = (struct clock) { .stands = true, .at = FIXTURE_NOW, .seeded = true, .seed = 1 };
	f->dir = xasprintf("%s/fixture.XXXXXX", tmp && *tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(f->dir));
	f->file = fixture_path(f, "test.db");
	*state = f;
	return 0;
}

static void open_path(struct fixture *f, const char *path, struct store **s)
{
	struct store_options o = { .path = path, .create = true, .clock = &f->clock };

	fixture_ok(f, store_open(&o, s, &f->e));
}

int fixture_setup_memory(void **state)
{
	struct fixture *f;

	fixture_setup_folder(state);
	f = *state;
	open_path(f, ":memory:", &f->store);
	return 0;
}

int fixture_setup_file(void **state)
{
	fixture_setup_folder(state);
	fixture_open(*state);
	return 0;
}

void fixture_close(struct fixture *f)
{
	store_close(f->store);
	f->store = NULL;
}

void fixture_open(struct fixture *f)
{
	fixture_close(f);
	open_path(f, f->file, &f->store);
}

struct store *fixture_second(struct fixture *f)
{
	struct store *s;

	open_path(f, f->file, &s);
	return s;
}

int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	fixture_close(f);
	scratch_remove(f->dir);
	free(f->file);
	free(f);
	return 0;
}

char *fixture_path(const struct fixture *f, const char *name)
{
	return xasprintf("%s/%s", f->dir, name);
}

/* ---- Data ---- */

static bool collect(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

char *fixture_export(struct fixture *f)
{
	struct buf json = { 0 };

	fixture_ok(f, store_export_json(f->store, collect, &json, &f->e));
	return buf_take(&json);
}

static int64_t add(struct fixture *f, const struct table *t, void *rec, const char *label)
{
	int64_t id;

	fixture_ok(f, store_begin(f->store, label, &f->e));
	fixture_ok(f, store_save(f->store, t, rec, &f->e));
	fixture_ok(f, store_commit(f->store, &f->e));
	id = ((const struct head *)rec)->id;
	record_release(t, rec);
	return id;
}

int64_t fixture_party(struct fixture *f, const char *name)
{
	struct party p = { .name = xstrdup(name) };

	return add(f, &party_table, &p, name);
}

int64_t fixture_group(struct fixture *f, const char *name)
{
	struct group g = { .name = xstrdup(name) };

	return add(f, &group_table, &g, name);
}

int64_t fixture_person(struct fixture *f, const char *given, const char *family)
{
	struct person p = { .given = xstrdup(given), .family = xstrdup(family) };
	char *name = xasprintf("%s %s", family, given);

	p.sort_key = text_sort_key(name);
	free(name);
	return add(f, &person_table, &p, family);
}

int64_t fixture_meeting(struct fixture *f, const char *title, const char *starts)
{
	struct meeting m = { .title = xstrdup(title),
		.starts = xstrdup(starts),
		.search = text_fold(title, FOLD_BASE),
		.zone = xstrdup("Europe/Stockholm") };

	return add(f, &meeting_table, &m, title);
}
