/* The made-up year: whenever it is made, it holds together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/holidays.h"
#include "rules/zone.h"
#include "services/agenda.h"
#include "services/demo.h"
#include "services/meetings.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t utc(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return local_to_utc(m);
}

static void print_finding(void *to, const char *text)
{
	(void)to;
	print_error("doctor: %s\n", text);
}

static void expect_healthy(struct world *w)
{
	size_t findings = 0;

	world_ok(w, store_doctor(w->se.store, print_finding, NULL, &findings, &w->e));
	assert_int_equal(findings, 0);
}

static struct meeting_rows all_meetings(struct world *w)
{
	struct meeting_query q = { 0 };
	struct meeting_rows rows;

	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	return rows;
}

/* ---- What holds whenever it is ---- */

static void expect_day(const struct world *w, const struct meeting *m)
{
	struct moment starts, ends, now = clock_local(&w->clock);
	const struct zone *z = zone_find(m->zone);

	assert_non_null(z);
	assert_true(moment_parse(m->starts, &starts));
	assert_true(moment_parse(m->ends, &ends));
	assert_true(moment_cmp(starts, ends) <= 0);
	assert_int_not_equal(zone_reading(z, starts), ZONE_NEVER);
	if (m->status == STATUS_RUNNING) {
		assert_true(moment_minutes_between(starts, now) >= 40);
		assert_true(moment_minutes_between(starts, now) <= 120);
		return;
	}
	for (int32_t day = starts.day; day <= ends.day; day++)
		if (!day_is_working(day))
			fail_msg("%s %s", m->title, m->starts);
	if (m->status == STATUS_HELD)
		assert_true(moment_cmp(ends, now) < 0);
	else
		assert_true(moment_cmp(starts, now) > 0);
}

static void expect_clocks(const struct world *w, const struct meeting *m)
{
	int64_t now = w->clock.at;

	assert_true(m->created_at <= m->revised_at && m->revised_at <= now);
	assert_int_equal(
		m->started_at != 0, m->status == STATUS_RUNNING || m->status == STATUS_HELD);
	assert_int_equal(m->ended_at != 0, m->status == STATUS_HELD);
	assert_true(m->started_at <= now && m->ended_at <= now);
	assert_int_equal(m->sequence > 0,
		m->status == STATUS_CANCELLED ||
			(m->sequence && strcmp(m->title, "Styrelsemöte") == 0));
}

static void expect_agenda(struct world *w, const struct meeting_row *row)
{
	struct item_list items;
	int64_t spent = 0;

	world_ok(w, store_items(w->se.store, row->m.id, &items, &w->e));
	for (size_t i = 0; i < items.n; i++) {
		spent += item_seconds(&row->m, &items.v[i], w->clock.at);
		if (row->m.status == STATUS_HELD)
			assert_int_not_equal(items.v[i].outcome, OUTCOME_OPEN);
	}
	if (row->m.status == STATUS_RUNNING)
		assert_int_equal(spent, w->clock.at - row->m.started_at);
	else if (row->m.status == STATUS_HELD)
		assert_true(items.n > 0 && spent <= row->m.ended_at - row->m.started_at);
	else
		assert_int_equal(spent, 0);
	pool_release(&items.pool);
}

static void expect_notes(struct world *w, const struct meeting *m)
{
	struct note_list notes;
	int64_t decisions = 0, actions = 0;

	world_ok(w, store_notes(w->se.store, m->id, NOTES_ALL, &notes, &w->e));
	for (size_t i = 0; i < notes.n; i++) {
		const struct note *n = &notes.v[i];

		assert_true(n->filed_at >= m->started_at && n->filed_at <= w->clock.at);
		if (n->kind == NOTE_DECISION)
			assert_int_equal(n->number, ++decisions);
		else if (n->kind == NOTE_ACTION)
			assert_int_equal(n->number, ++actions);
		else
			assert_int_equal(n->number, 0);
	}
	if (m->status < STATUS_RUNNING || m->status == STATUS_CANCELLED)
		assert_int_equal(notes.n, 0);
	pool_release(&notes.pool);
}

static void expect_roll(struct world *w, const struct meeting_row *row)
{
	struct roll_rows roll;
	struct roll_counts c;

	world_ok(w, store_roll(w->se.store, row->m.id, &roll, &w->e));
	roll_count(&roll, &c);
	if (row->m.status == STATUS_HELD) {
		assert_int_equal(c.unmarked, 0);
		assert_true(c.present * 2 > c.called);
		assert_int_equal(row->called, c.called);
	}
	if (row->n_groups && row->m.kind != MEETING_DEADLINE)
		assert_true(c.called >= 5 && c.parties_called >= 4);
	pool_release(&roll.pool);
}

static void expect_sound(struct world *w)
{
	struct meeting_rows rows = all_meetings(w);
	int n[6] = { 0 };

	assert_in_range(rows.n, 14, 22);
	for (size_t i = 0; i < rows.n; i++) {
		const struct meeting_row *row = &rows.v[i];

		n[row->m.status]++;
		expect_day(w, &row->m);
		expect_clocks(w, &row->m);
		expect_agenda(w, row);
		expect_notes(w, &row->m);
		expect_roll(w, row);
		assert_true(row->n_groups > 0);
	}
	assert_int_equal(n[STATUS_RUNNING], 1);
	assert_true(n[STATUS_HELD] >= 5);
	assert_true(n[STATUS_PROPOSED] >= 2);
	assert_int_equal(n[STATUS_CANCELLED], 1);
	pool_release(&rows.pool);
	expect_healthy(w);
}

static void test_holds_together_whenever(void **state)
{
	/* A Tuesday, a Sunday evening, Christmas, midsummer, just after midnight, the night of the
	 * clock change, a leap day. */
	static const char *const days[] = { "2026-03-10T09:42", "2026-11-01T19:05",
		"2026-12-25T10:00", "2027-06-26T12:00", "2026-01-01T00:10", "2026-03-29T03:20",
		"2028-02-29T16:59" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		void *at;
		struct world *w;

		world_setup_empty(&at);
		w = at;
		w->clock.at = utc(days[i]);
		world_ok(w, demo_fill(&w->se, &w->e));
		expect_sound(w);
		world_teardown(&at);
	}
}

/* ---- What it shows ---- */

static void test_meeting_in_progress(void **state)
{
	struct world *w = *state;
	int64_t id;
	struct meeting m;
	struct item_list items;
	struct roll_rows roll;
	struct roll_counts c;
	struct note_list notes;
	char letters[32] = "";

	world_ok(w, demo_fill(&w->se, &w->e));
	world_ok(w, meeting_find(&w->se, "current", 0, &id, &w->e));
	m = world_load(w, id);
	assert_string_equal(m.title, "Beredning Väst");
	assert_string_equal(m.starts, "2026-03-10T09:00");
	assert_string_equal(m.ends, "2026-03-10T12:00");
	assert_string_equal(m.chair, "Johan Strand");
	assert_string_equal(m.note_taker, "Karin Alm");
	world_ok(w, store_items(w->se.store, id, &items, &w->e));
	assert_int_equal(items.n, 9);
	assert_int_equal(m.item_id, items.v[4].id);
	assert_int_equal(items.v[3].outcome, OUTCOME_NOT_RAISED);
	assert_int_equal(item_seconds(&m, &items.v[4], WORLD_NOW), 760);
	world_ok(w, store_notes(w->se.store, id, items.v[4].id, &notes, &w->e));
	assert_int_equal(notes.n, 5);
	assert_int_equal(notes.v[3].kind, NOTE_DECISION);
	assert_string_equal(notes.v[4].due_text, "fre 13/3");
	pool_release(&notes.pool);
	pool_release(&items.pool);
	world_ok(w, store_roll(w->se.store, id, &roll, &w->e));
	roll_count(&roll, &c);
	assert_int_equal(c.called, 21);
	assert_int_equal(c.called - c.unmarked, 15);
	assert_int_equal(c.substituted, 1);
	for (size_t i = 0; i < roll.n; i++)
		letters[i] = roll_letter(&roll.v[i]);
	assert_string_equal(letters, "PPDPA.F.PEDPDPaP..PDd");
	pool_release(&roll.pool);
	meeting_release(&m);
}

static void test_registers(void **state)
{
	struct world *w = *state;
	struct register_query q = { .kinds = 1u << NOTE_ACTION, .open_only = true };
	struct register_rows rows;
	char today[MOMENT_SIZE];
	int late = 0;

	world_ok(w, demo_fill(&w->se, &w->e));
	session_today(&w->se, today);
	world_ok(w, store_register(w->se.store, &q, &rows, &w->e));
	assert_int_equal(rows.n, 4);
	for (size_t i = 0; i < rows.n; i++)
		late += strcmp(rows.v[i].n.due_to, today) < 0;
	assert_int_equal(late, 1);
	pool_release(&rows.pool);
	q = (struct register_query) { .kinds = 1u << NOTE_DECISION };
	world_ok(w, store_register(w->se.store, &q, &rows, &w->e));
	assert_in_range(rows.n, 6, 12);
	/* Numbered by day; the meeting in progress, the newest, has the latest of the year. */
	for (size_t i = 1; i < rows.n && strncmp(rows.v[i].meeting_starts, "2026", 4) == 0; i++)
		assert_true(rows.v[i].n.year_number < rows.v[0].n.year_number);
	assert_int_equal(rows.v[0].n.year_number, 6);
	pool_release(&rows.pool);
}

static void test_runs_on(void **state)
{
	struct world *w = *state;
	int64_t id, next;

	world_ok(w, demo_fill(&w->se, &w->e));
	world_ok(w, meeting_find(&w->se, "current", 0, &id, &w->e));
	for (int i = 0; i < 5; i++) {
		world_before(w);
		world_ok(w, agenda_next(&w->se, id, &next, &w->e));
		assert_int_equal(next == 0, i == 4);
	}
	world_ok(w, meeting_finish(&w->se, id, &w->e));
	expect_healthy(w);
}

static void test_only_into_nothing(void **state)
{
	struct world *w = *state;
	char *label = NULL;
	bool empty = false;

	world_ok(w, demo_fill(&w->se, &w->e));
	world_refused(w, demo_fill(&w->se, &w->e), ERR_INVALID, "already");
	world_ok(w, store_undo(w->se.store, &label, &w->e));
	assert_string_equal(label, "Attendance Henrik Olofsson: remote");
	free(label);
	/* The year itself is where the history begins. */
	world_ok(w, store_undo_label(w->se.store, &label, &w->e));
	assert_null(label);
	world_refused(w, store_undo(w->se.store, &label, &w->e), ERR_NOT_FOUND, "Made-up year");
	world_ok(w, store_empty(w->se.store, &empty, &w->e));
	assert_false(empty);
	world_ok(w, store_redo(w->se.store, &label, &w->e));
	free(label);
}

static void test_same_clock_same_year(void **state)
{
	struct world *w = *state, *other;
	void *at;
	char *a, *b;

	world_setup_empty(&at);
	other = at;
	world_ok(w, demo_fill(&w->se, &w->e));
	world_ok(other, demo_fill(&other->se, &other->e));
	a = world_export(w);
	b = world_export(other);
	assert_string_equal(a, b);
	free(a);
	free(b);
	world_teardown(&at);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, world_setup_empty, world_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_holds_together_whenever),
		TEST(meeting_in_progress),
		TEST(registers),
		TEST(runs_on),
		TEST(only_into_nothing),
		TEST(same_clock_same_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
