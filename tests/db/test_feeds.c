/* Calendars in folders: feeds and vdirs. What is written, what is left alone, what is taken away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "services/feeds.h"
#include "services/holding.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/vdir.h"

#include "cmocka.h"
#include "tests/support/scratch.h"
#include "tests/support/world.h"

static const struct feed_window usual = { .back = FEED_BACK, .ahead = FEED_AHEAD };

struct folder {
	char *path;
};

static struct folder folder_new(void)
{
	return (struct folder) { scratch_folder() };
}

static void folder_remove(struct folder *f)
{
	scratch_remove(f->path);
}

static void feed(struct world *w, const struct folder *f, size_t counts[PUBLISH_WHATS])
{
	struct publish p;

	world_ok(w, publish_open(&p, &w->se, f->path, PUBLISH_RESTORE, &w->e));
	world_ok(w, feed_publish(&w->se, &p, &usual, false, &w->e));
	world_ok(w, publish_close(&p, &w->e));
	memcpy(counts, p.counts, sizeof(p.counts));
	publish_release(&p);
}

static void vdir(
	struct world *w, const struct folder *f, unsigned how, size_t counts[PUBLISH_WHATS])
{
	struct publish p;

	world_ok(w, publish_open(&p, &w->se, f->path, how, &w->e));
	world_ok(w, vdir_publish(&w->se, &p, &(struct meeting_query) { 0 }, false, &w->e));
	world_ok(w, publish_close(&p, &w->e));
	memcpy(counts, p.counts, sizeof(p.counts));
	publish_release(&p);
}

/* The file's text; the caller frees. NULL where it is not there. */
static char *file_text(const struct folder *f, const char *name)
{
	char *path = xasprintf("%s/%s", f->path, name);
	struct buf b = { 0 };
	struct err e = { 0 };
	bool there = file_read(path, 1 << 20, &b, &e);

	free(path);
	return there ? (buf_add(&b, "", 0), buf_take(&b)) : NULL;
}

static void put_text(const struct folder *f, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", f->path, name);
	struct file_out out;
	struct err e = { 0 };

	assert_true(file_out_open(&out, path, &e));
	out.no_bak = true;
	assert_true(file_out_write(&out, text, strlen(text), &e) && file_out_commit(&out, &e));
	file_out_release(&out);
	free(path);
}

static bool there(const struct folder *f, const char *name)
{
	char *text = file_text(f, name);
	bool yes = text != NULL;

	free(text);
	return yes;
}

static bool holds(const struct folder *f, const char *name, const char *what)
{
	char *text = file_text(f, name);
	bool yes = text && strstr(text, what);

	free(text);
	return yes;
}

/* Of the person's calendar; the caller frees. */
static char *name_of(struct world *w, int64_t person_id)
{
	struct feed_rows rows;
	char *name = NULL;

	world_ok(w, feed_list(&w->se, "", &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].f.person_id == person_id)
			name = xasprintf("%s.ics", rows.v[i].f.name);
	pool_release(&rows.pool);
	return name;
}

/* ---- Feeds ---- */

static void one_for_all_each_group_and_each_member(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];
	char *karin, *bo;

	world_meeting(w, "2026-05-12T09:00", NULL);
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 1 + 2 + 6);
	assert_true(holds(&f, "alla.ics", "SUMMARY:Beredning Väst"));
	assert_true(holds(&f, "beredning-vast.ics", "SUMMARY:Beredning Väst"));
	assert_true(there(&f, "styrelse.ics") && !holds(&f, "styrelse.ics", "BEGIN:VEVENT"));
	karin = name_of(w, w->people[KARIN]);
	bo = name_of(w, w->people[BO]);
	assert_int_equal(strlen(karin), 32 + 4);
	assert_true(holds(&f, karin, "SUMMARY:Beredning Väst"));
	assert_true(holds(&f, karin, "X-WR-CALNAME:Karin Alm"));
	assert_null(bo);
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 0);
	assert_int_equal(n[PUBLISH_SAME], 9);
	free(karin);
	folder_remove(&f);
}

/* What would not change is not touched: nobody has to fetch it again. */
static void what_stays_the_same_is_not_touched(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];
	struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	char *path = xasprintf("%s/styrelse.ics", f.path);
	struct stat st;

	feed(w, &f, n);
	assert_int_equal(utimensat(0, path, old, 0), 0);
	world_meeting(w, "2026-05-12T09:00", NULL);
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 1 + 1 + 6);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mtime, 1000);
	assert_false(there(&f, "alla.ics.bak"));
	free(path);
	folder_remove(&f);
}

/* One month back to twelve ahead, whole months: another day changes nothing. */
static void a_window_of_months(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];

	world_meeting(w, "2026-01-31T09:00", NULL);
	world_meeting(w, "2026-02-01T09:00", NULL);
	world_meeting(w, "2027-03-31T09:00", NULL);
	world_meeting(w, "2027-04-01T09:00", NULL);
	feed(w, &f, n);
	assert_false(holds(&f, "alla.ics", ":20260131T090000"));
	assert_true(holds(&f, "alla.ics", ":20260201T090000"));
	assert_true(holds(&f, "alla.ics", ":20270331T090000"));
	assert_false(holds(&f, "alla.ics", ":20270401T090000"));
	w->clock.at += 20 * 86400;
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 0);
	w->clock.at += 5 * 86400;
	feed(w, &f, n);
	assert_false(holds(&f, "alla.ics", ":20260201T090000"));
	folder_remove(&f);
}

static void a_renamed_group_keeps_its_address(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];
	struct group g = { 0 };

	feed(w, &f, n);
	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	xreplace(&g.name, "Beredning Sydväst");
	world_ok(w, group_put(&w->se, &g, &w->e));
	feed(w, &f, n);
	assert_true(holds(&f, "beredning-vast.ics", "NAME:Beredning Sydväst"));
	assert_false(there(&f, "beredning-sydvast.ics"));
	group_release(&g);
	folder_remove(&f);
}

static void a_secret_is_replaced(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];
	char *old, *new;

	feed(w, &f, n);
	old = name_of(w, w->people[KARIN]);
	world_before(w);
	world_ok(w, feed_renew(&w->se, w->people[KARIN], &w->e));
	world_undoable(w, "New calendar address: Karin Alm");
	new = name_of(w, w->people[KARIN]);
	assert_string_not_equal(old, new);
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_REMOVED], 1);
	assert_false(there(&f, old));
	assert_true(there(&f, new));
	free(old);
	free(new);
	folder_remove(&f);
}

/* Whoever leaves loses the calendar; files of others in the folder stay. */
static void who_leaves_loses_it(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	struct membership_rows rows;
	size_t n[PUBLISH_WHATS];
	struct membership m = { 0 };
	char *eva;

	feed(w, &f, n);
	put_text(&f, "index.html", "vår sida");
	eva = name_of(w, w->people[EVA]);
	world_ok(w, store_memberships(w->se.store, w->people[EVA], 0, &rows, &w->e));
	world_ok(w, store_membership_load(w->se.store, rows.v[0].m.id, &m, &w->e));
	xreplace(&m.to_day, "2025-12-31");
	world_ok(w, membership_put(&w->se, &m, &w->e));
	feed(w, &f, n);
	assert_int_equal(n[PUBLISH_REMOVED], 1);
	assert_false(there(&f, eva));
	assert_true(there(&f, "index.html"));
	membership_release(&m);
	pool_release(&rows.pool);
	free(eva);
	folder_remove(&f);
}

static void members_on_the_day_are_called(void **state)
{
	struct world *w = *state;
	struct membership m = { .person_id = w->people[BO],
		.group_id = w->west,
		.from_day = xstrdup("2026-05-01"),
		.to_day = xstrdup("2026-05-31") };
	struct folder f = folder_new();
	size_t n[PUBLISH_WHATS];
	char *bo;

	world_meeting(w, "2026-04-30T09:00", NULL);
	world_meeting(w, "2026-05-31T09:00", NULL);
	world_meeting(w, "2026-06-01T09:00", NULL);
	world_ok(w, membership_put(&w->se, &m, &w->e));
	feed(w, &f, n);
	bo = name_of(w, w->people[BO]);
	assert_false(holds(&f, bo, ":20260430T090000"));
	assert_true(holds(&f, bo, ":20260531T090000"));
	assert_false(holds(&f, bo, ":20260601T090000"));
	membership_release(&m);
	free(bo);
	folder_remove(&f);
}

/* Nobody's address but the meeting's own. */
static void no_addresses(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	struct person p = { 0 };
	size_t n[PUBLISH_WHATS];

	world_ok(w, store_person_load(w->se.store, w->people[SOFIA], &p, &w->e));
	xreplace(&p.email, "sofia@example.org");
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	world_meeting(w, "2026-05-12T09:00", NULL);
	feed(w, &f, n);
	assert_false(holds(&f, "alla.ics", "@"));
	assert_false(holds(&f, "alla.ics", "ATTENDEE"));
	person_release(&p);
	folder_remove(&f);
}

/* ---- vdir ---- */

static char *file_of(struct world *w, int64_t meeting_id)
{
	struct meeting m = world_load(w, meeting_id);
	char *name = xasprintf("%s.ics", m.uid);

	meeting_release(&m);
	return name;
}

static void one_entry_a_file(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	char *name = file_of(w, id);
	size_t n[PUBLISH_WHATS];

	world_meeting(w, "2026-06-12T09:00", NULL);
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 2);
	assert_true(holds(&f, name, ":20260512T090000"));
	assert_false(holds(&f, name, ":20260612T090000"));
	assert_false(holds(&f, name, "METHOD"));
	assert_false(holds(&f, name, "X-WR-CALNAME"));
	assert_true(there(&f, "displayname") && holds(&f, "color", "#"));
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_SAME], 2);
	world_ok(w, meeting_cancel(&w->se, id, NULL, &w->e));
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 1);
	assert_int_equal(n[PUBLISH_SAME], 1);
	assert_true(holds(&f, name, "STATUS:CANCELLED"));
	free(name);
	folder_remove(&f);
}

static void an_edited_file_is_a_conflict(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	char *name = file_of(w, id);
	size_t n[PUBLISH_WHATS];

	vdir(w, &f, 0, n);
	put_text(&f, name, "BEGIN:VCALENDAR\nedited\n");
	world_ok(w, meeting_cancel(&w->se, id, NULL, &w->e));
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_EDITED], 1);
	assert_true(holds(&f, name, "edited"));
	vdir(w, &f, PUBLISH_DRY | PUBLISH_ANYWAY, n);
	assert_true(holds(&f, name, "edited"));
	vdir(w, &f, PUBLISH_ANYWAY, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 1);
	assert_true(holds(&f, name, "STATUS:CANCELLED"));
	free(name);
	folder_remove(&f);
}

/* vdirsyncer may write the same lines with other ends. */
static void line_ends_are_no_edit(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	char *name = file_of(w, id), *text, *to;
	size_t n[PUBLISH_WHATS];

	vdir(w, &f, 0, n);
	to = text = file_text(&f, name);
	for (const char *s = text; *s; s++)
		if (*s != '\r')
			*to++ = *s;
	*to = '\0';
	put_text(&f, name, text);
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_SAME], 1);
	free(text);
	free(name);
	folder_remove(&f);
}

static void what_others_put_there_or_took(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	char *name = file_of(w, id);
	char *path = xasprintf("%s/%s", f.path, name);
	size_t n[PUBLISH_WHATS];

	put_text(&f, name, "somebody else's");
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_FOREIGN], 1);
	vdir(w, &f, PUBLISH_ANYWAY, n);
	assert_int_equal(n[PUBLISH_WRITTEN], 1);
	assert_int_equal(unlink(path), 0);
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_MISSING], 1);
	assert_false(there(&f, name));
	free(path);
	free(name);
	folder_remove(&f);
}

/* Called off until 30 days after, then taken away; a name and a colour that somebody chose stay. */
static void only_ours_is_taken_away(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	char *name = file_of(w, id);
	size_t n[PUBLISH_WHATS];

	vdir(w, &f, 0, n);
	put_text(&f, "displayname", "Jobbet");
	put_text(&f, "private.ics", "x");
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	vdir(w, &f, 0, n);
	assert_true(holds(&f, name, "STATUS:CANCELLED"));
	w->clock.at += 100 * 86400;
	vdir(w, &f, 0, n);
	assert_int_equal(n[PUBLISH_REMOVED], 1);
	assert_false(there(&f, name));
	assert_true(there(&f, "private.ics"));
	assert_true(holds(&f, "displayname", "Jobbet"));
	assert_int_equal(n[PUBLISH_EDITED], 0);
	free(name);
	folder_remove(&f);
}

/* Killed after the files and before the store knew of them: what lies there is ours all the same, also when
 * the year has changed since. */
static void a_crash_in_between(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	size_t counts[PUBLISH_WHATS];
	struct publish p;
	struct moment later;
	char *left;

	world_meeting(w, "2026-06-09T09:00", NULL);
	world_ok(w, publish_open(&p, &w->se, f.path, 0, &w->e));
	world_ok(w, vdir_publish(&w->se, &p, &(struct meeting_query) { 0 }, false, &w->e));
	publish_release(&p);
	left = file_text(&f, PUBLISH_TRACE_NAME);
	assert_non_null(left);
	assert_null(strstr(left, ".ics"));
	free(left);
	moment_parse("2026-05-19T09:00", &later);
	world_ok(w, meeting_move(&w->se, id, later, MOMENT_NONE, NULL, &w->e));
	vdir(w, &f, 0, counts);
	assert_int_equal(counts[PUBLISH_WRITTEN], 1);
	assert_int_equal(counts[PUBLISH_SAME], 1);
	assert_int_equal(counts[PUBLISH_FOREIGN], 0);
	assert_null(file_text(&f, PUBLISH_TRACE_NAME));
	vdir(w, &f, 0, counts);
	assert_int_equal(counts[PUBLISH_SAME], 2);
	folder_remove(&f);
}

/* The same between two editions, and for what is not wanted any more. */
static void a_crash_while_replacing(void **state)
{
	struct world *w = *state;
	struct folder f = folder_new();
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	size_t counts[PUBLISH_WHATS];
	const char *days[] = { "2026-05-19T09:00", "2026-05-26T09:00" };
	struct publish p;

	vdir(w, &f, 0, counts);
	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		struct moment m;

		moment_parse(days[i], &m);
		world_ok(w, meeting_move(&w->se, id, m, MOMENT_NONE, NULL, &w->e));
		world_ok(w, publish_open(&p, &w->se, f.path, 0, &w->e));
		world_ok(w, vdir_publish(&w->se, &p, &(struct meeting_query) { 0 }, false, &w->e));
		assert_int_equal(p.counts[PUBLISH_WRITTEN], 1);
		publish_release(&p);
	}
	world_ok(w, publish_open(&p, &w->se, f.path, 0, &w->e));
	world_ok(w, publish_close(&p, &w->e));
	assert_int_equal(p.counts[PUBLISH_REMOVED], 3); /* with displayname and color */
	assert_int_equal(p.counts[PUBLISH_EDITED], 0);
	publish_release(&p);
	folder_remove(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(one_for_all_each_group_and_each_member),
		IN_WORLD(what_stays_the_same_is_not_touched),
		IN_WORLD(a_window_of_months),
		IN_WORLD(a_renamed_group_keeps_its_address),
		IN_WORLD(a_secret_is_replaced),
		IN_WORLD(who_leaves_loses_it),
		IN_WORLD(members_on_the_day_are_called),
		IN_WORLD(no_addresses),
		IN_WORLD(one_entry_a_file),
		IN_WORLD(an_edited_file_is_a_conflict),
		IN_WORLD(line_ends_are_no_edit),
		IN_WORLD(what_others_put_there_or_took),
		IN_WORLD(only_ours_is_taken_away),
		IN_WORLD(a_crash_in_between),
		IN_WORLD(a_crash_while_replacing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
