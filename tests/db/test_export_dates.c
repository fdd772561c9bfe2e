/* Proposed dates in the calendar: an entry each while they are open, the winner's uid for the meeting,
 * the others called off; and no entry that ever goes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/export_ics.h"
#include "services/meetings.h"

#include "../support/golden.h"
#include "cmocka.h"
#include "tests/support/world.h"

static bool keep(void *to, const char *bytes, size_t n)
{
	struct buf *b = to;

	/* As text files have it. */
	for (size_t i = 0; i < n; i++)
		if (bytes[i] != '\r')
			buf_putc(b, bytes[i]);
	return true;
}

static char *calendar(struct world *w)
{
	const struct ics_options o = { .name = "Prov" };
	struct buf b = { 0 };

	world_ok(w, export_ics(&w->se, &(struct meeting_query) { 0 }, &o, keep, &b, NULL, &w->e));
	return buf_take(&b);
}

static void golden_events(struct world *w, const char *name)
{
	char *text = calendar(w), *events = strstr(text, "BEGIN:VEVENT");

	assert_non_null(events);
	golden_check(name, events);
	free(text);
}

static int64_t propose(struct world *w, int64_t meeting, const char *starts)
{
	struct moment at;
	int64_t id;

	assert_true(moment_parse(starts, &at));
	world_ok(w, candidate_add(&w->se, meeting, at, MOMENT_NONE, &id, &w->e));
	return id;
}

static void test_open_and_chosen(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL), second;

	second = propose(w, meeting, "2026-03-24T09:00");
	propose(w, meeting, "2026-03-26T13:00");
	golden_events(w, "ics-dates-open");
	world_ok(w, candidate_choose(&w->se, second, "alla kan", &w->e));
	golden_events(w, "ics-dates-chosen");
}

static size_t count(struct world *w, const char *what)
{
	char *text = calendar(w);
	size_t n = 0;

	for (const char *s = text; (s = strstr(s, what)) != NULL; s++)
		n++;
	free(text);
	return n;
}

/* Those that were called off are told of for as long as calendars may still show them. */
static void test_cancelled_dates_go(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL);
	int64_t id = propose(w, meeting, "2026-05-05T09:00");

	assert_int_equal(count(w, "BEGIN:VEVENT"), 2);
	world_ok(w, candidate_choose(&w->se, id, "", &w->e));
	assert_int_equal(count(w, "STATUS:CANCELLED"), 1);
	w->clock.at = WORLD_NOW + (int64_t)37 * 86400; /* 30 days after the 17th */
	assert_int_equal(count(w, "STATUS:CANCELLED"), 1);
	w->clock.at += 86400;
	assert_int_equal(count(w, "STATUS:CANCELLED"), 0);
	assert_int_equal(count(w, "BEGIN:VEVENT"), 1);
}

/* A meeting that is cancelled takes all of its open dates with it. */
static void test_cancelled_meeting(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL);

	propose(w, meeting, "2026-03-24T09:00");
	world_ok(w, meeting_cancel(&w->se, meeting, "", &w->e));
	assert_int_equal(count(w, "STATUS:CANCELLED"), 2);
	assert_int_equal(count(w, "STATUS:TENTATIVE"), 0);
	assert_int_equal(count(w, "BEGIN:VEVENT"), 2);
}

/* ---- Onward only ---- */

enum { SEEN_MAX = 8 };
struct seen {
	char uid[64], start[64], status[32], stamp[32];
	long sequence;
};

static void field(const char *event, const char *name, char *out, size_t size)
{
	const char *s = strstr(event, name);

	assert_non_null(s);
	s += strlen(name);
	snprintf(out, size, "%.*s", (int)strcspn(s, "\n"), s);
}

/* What calendars have seen, and what they are shown now: each entry goes on, none comes back as it was,
 * and nothing that was there is gone. */
static void look(struct world *w, struct seen seen[SEEN_MAX], size_t *n)
{
	char *text = calendar(w);
	size_t shown = 0;

	for (char *s = text; (s = strstr(s, "\nBEGIN:VEVENT\n")) != NULL; s++, shown++) {
		struct seen now, *was = NULL;
		char sequence[32];

		field(s, "\nUID:", now.uid, sizeof(now.uid));
		field(s, "\nDTSTART", now.start, sizeof(now.start));
		field(s, "\nSTATUS:", now.status, sizeof(now.status));
		field(s, "\nDTSTAMP:", now.stamp, sizeof(now.stamp));
		field(s, "\nSEQUENCE:", sequence, sizeof(sequence));
		now.sequence = strtol(sequence, NULL, 10);
		for (size_t i = 0; i < *n; i++)
			if (strcmp(seen[i].uid, now.uid) == 0)
				was = &seen[i];
		if (!was) {
			assert_true(*n < SEEN_MAX);
			seen[(*n)++] = now;
			continue;
		}
		assert_true(now.sequence >= was->sequence);
		assert_true(strcmp(now.stamp, was->stamp) >= 0);
		if (strcmp(now.start, was->start) != 0 || strcmp(now.status, was->status) != 0) {
			assert_true(now.sequence > was->sequence);
			assert_true(strcmp(now.stamp, was->stamp) > 0);
		}
		*was = now;
	}
	assert_int_equal(shown, *n);
	free(text);
}

static void back_and_forth(struct world *w, struct seen seen[SEEN_MAX], size_t *n)
{
	for (int i = 0; i < 2; i++) {
		world_ok(w, store_undo(w->se.store, NULL, &w->e));
		look(w, seen, n);
		world_ok(w, store_redo(w->se.store, NULL, &w->e));
		look(w, seen, n);
	}
}

static void test_nothing_goes_back(void **state)
{
	struct world *w = *state;
	struct seen seen[SEEN_MAX];
	struct moment at = MOMENT_NONE;
	struct candidate_list all;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL), second, third;
	size_t n = 0;

	look(w, seen, &n);
	propose(w, meeting, "2026-03-17T09:00");
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	second = propose(w, meeting, "2026-03-24T09:00");
	third = propose(w, meeting, "2026-03-26T13:00");
	propose(w, meeting, "2026-03-31T13:00");
	look(w, seen, &n);
	assert_true(moment_parse("2026-03-18", &at));
	world_ok(w, meeting_move(&w->se, meeting, at, MOMENT_NONE, "", &w->e));
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	world_ok(w, store_candidates(w->se.store, meeting, &all, &w->e));
	world_ok(w, candidate_remove(&w->se, all.v[0].id, &w->e)); /* where it stands */
	pool_release(&all.pool);
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	world_ok(w, candidate_remove(&w->se, second, &w->e));
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	world_ok(w, candidate_choose(&w->se, third, "", &w->e));
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	assert_int_equal(n, 4);
	propose(w, meeting, "2026-04-14T13:00"); /* and again */
	look(w, seen, &n);
	world_ok(w, candidate_choose(&w->se, third, "", &w->e));
	look(w, seen, &n);
	back_and_forth(w, seen, &n);
	assert_int_equal(n, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_open_and_chosen),
		IN_WORLD(test_cancelled_dates_go),
		IN_WORLD(test_cancelled_meeting),
		IN_WORLD(test_nothing_goes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
