/* A year laid out by typed lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/kinds.h"
#include "services/lay_out.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/year_days.h"

#include "cmocka.h"
#include "tests/support/world.h"

enum { YEAR = 2027 };

static int64_t add_group(struct world *w, const char *name, const char *short_name, int kind)
{
	struct group g = { .name = xstrdup(name), .short_name = xstrdup(short_name), .kind = kind };
	int64_t id;

	world_ok(w, group_put(&w->se, &g, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

static int setup(void **state)
{
	struct world *w;

	world_setup_empty(state);
	w = *state;
	add_group(w, "Beredning Norr", "Norr", GROUP_PREPARATORY);
	w->west = add_group(w, "Beredning Väst", "Väst", GROUP_PREPARATORY);
	add_group(w, "Beredning Öst", "Öst", GROUP_PREPARATORY);
	w->board = add_group(w, "Styrelse", "Styrelse", GROUP_BOARD);
	return 0;
}

/* What the line is understood as, then as it was saved. */
static void lay(struct world *w, const char *line, const char *words)
{
	struct lay_out l;
	struct buf b = { 0 };

	world_ok(w, lay_out_load(&w->se, YEAR, &l, &w->e));
	world_ok(w, lay_out_read(&l, line, &w->e));
	world_ok(w, lay_out_words(&w->se, &l, &b, &w->e));
	assert_string_equal(buf_str(&b), words);
	world_ok(w, lay_out_save(&w->se, &l, NULL, &w->e));
	buf_release(&b);
	lay_out_release(&l);
}

/* The entries of the year, one a line: times, status, title, round. */
static char *year_text(struct world *w)
{
	struct meeting_query q = { .from = "2027", .to = "2028" };
	struct meeting_rows rows;
	struct buf b = { 0 };

	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++) {
		const struct meeting *m = &rows.v[i].m;

		buf_printf(&b, "%s/%s %s %s%s\n", m->starts + 5, m->ends + 5,
			meeting_kind_names[m->kind], m->title, m->round_id ? " (round)" : "");
		assert_int_equal(m->status, STATUS_PROPOSED);
	}
	pool_release(&rows.pool);
	return buf_take(&b);
}

static void year_is(struct world *w, const char *wanted)
{
	char *got = year_text(w);

	assert_string_equal(got, wanted);
	free(got);
}

static void test_a_round(void **state)
{
	struct world *w = *state;

	world_before(w);
	lay(w, "v4 tis 9-12", "Norr Tue 26 Jan, Väst Wed 27 Jan, Öst Thu 28 Jan w.4 9:00–12:00");
	year_is(w,
		"01-26T09:00/01-26T12:00 meeting Beredning Norr (round)\n"
		"01-27T09:00/01-27T12:00 meeting Beredning Väst (round)\n"
		"01-28T09:00/01-28T12:00 meeting Beredning Öst (round)\n");
	world_undoable(w, "Laid out: 3 meetings w.4");
}

static void test_as_it_was_before(void **state)
{
	struct world *w = *state;

	lay(w, "v4 ons 13-15", "Norr Wed 27 Jan, Väst Thu 28 Jan, Öst Fri 29 Jan w.4 13:00–15:00");
	lay(w, "v9", "Norr Wed 3 Mar, Väst Thu 4 Mar, Öst Fri 5 Mar w.9 13:00–15:00");
	lay(w, "v10 V", "Väst Thu 11 Mar w.10 13:00–15:00");
	/* Thursday and Friday of the week before Easter; the groups keep their hours. */
	lay(w, "v12 9-11",
		"Norr Wed 24 Mar, Väst Thu 25 Mar, Öst Tue 23 Mar w.12 9:00–11:00"
		"  ? short day: Maundy Thursday  ! Fri 26 Mar public holiday: Good Friday");
}

/* One day that had to give way to a holiday does not become the habit. */
static void test_the_usual_weekday(void **state)
{
	struct world *w = *state;

	lay(w, "v4 tis 9-12", "Norr Tue 26 Jan, Väst Wed 27 Jan, Öst Thu 28 Jan w.4 9:00–12:00");
	lay(w, "v9", "Norr Tue 2 Mar, Väst Wed 3 Mar, Öst Thu 4 Mar w.9 9:00–12:00");
	lay(w, "7/5 Ö 9-12", "Öst Fri 7 May w.18 9:00–12:00  ? day between two free ones");
	lay(w, "v39", "Norr Tue 28 Sep, Väst Wed 29 Sep, Öst Thu 30 Sep w.39 9:00–12:00");
}

static void test_kinds(void **state)
{
	struct world *w = *state;

	lay(w, "v17 h", "full day Norr, Väst, Öst Tue 27 Apr w.17 9:00–16:00");
	lay(w, "v35 l", "lunch to lunch Norr, Väst, Öst Thu–Fri 2–3 Sep w.35 12:00–12:00");
	lay(w, "v9 s 13.15-16", "board meeting Styrelse Tue 2 Mar w.9 13:15–16:00");
	lay(w, "v38 s", "board meeting Styrelse Tue 21 Sep w.38 13:15–16:00");
	lay(w, "14 sep deadline Handlingar", "deadline “Handlingar” Tue 14 Sep w.37");
	lay(w, "v4 N+V", "Norr, Väst Tue 26 Jan w.4 9:00–12:00");
	lay(w, "12/5 u 9-15 Hot och våld",
		"training “Hot och våld” Norr, Väst, Öst Wed 12 May "
		"w.19 9:00–15:00");
	year_is(w,
		"01-26T09:00/01-26T12:00 meeting Beredning Norr, Beredning Väst\n"
		"03-02T13:15/03-02T16:00 board Styrelsemöte\n"
		"04-27T09:00/04-27T16:00 full-day Heldag\n"
		"05-12T09:00/05-12T15:00 training Hot och våld\n"
		"09-02T12:00/09-03T12:00 lunch-to-lunch Lunch till lunch\n"
		"09-14/09-14 deadline Handlingar\n"
		"09-21T13:15/09-21T16:00 board Styrelsemöte\n");
}

static void refused(struct world *w, const char *line, const char *words)
{
	struct lay_out l;

	world_ok(w, lay_out_load(&w->se, YEAR, &l, &w->e));
	world_refused(w, lay_out_read(&l, line, &w->e), ERR_INVALID, words);
	world_refused(w, lay_out_save(&w->se, &l, NULL, &w->e), ERR_INVALID, NULL);
	lay_out_release(&l);
}

static void test_refused(void **state)
{
	struct world *w = *state;

	world_before(w);
	refused(w, "h", "when?");
	refused(w, "v53 h", "no such day or week in 2027");
	refused(w, "10/3 2026 h", "another year than 2027");
	refused(w, "v4 hledag", "“hledag” is neither");
	refused(w, "v4 h v5", "“v5” is too much");
	refused(w, "v4 d", "title or a group");
	world_unchanged(w);
}

static void test_without_groups(void **state)
{
	struct world *w = *state;

	world_before(w);
	refused(w, "v4", "no group for it in 2027");
	world_unchanged(w);
	lay(w, "v4 d Ansökningar", "deadline “Ansökningar” Tue 26 Jan w.4");
}

static void test_groups_that_have_ended(void **state)
{
	struct world *w = *state;
	struct group g = { 0 };

	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	xreplace(&g.to_day, "2027-06-30");
	world_ok(w, group_put(&w->se, &g, &w->e));
	group_release(&g);
	lay(w, "v4", "Norr Tue 26 Jan, Väst Wed 27 Jan, Öst Thu 28 Jan w.4 9:00–12:00");
	lay(w, "v39", "Norr Tue 28 Sep, Öst Thu 30 Sep w.39 9:00–12:00");
}

static void test_against(void **state)
{
	struct world *w = *state;
	struct school_break b = { .label = xstrdup("sportlov"),
		.from_day = xstrdup("2027-02-22"),
		.to_day = xstrdup("2027-02-26") };

	world_ok(w, break_put(&w->se, &b, &w->e));
	school_break_release(&b);
	lay(w, "v8", "Norr Tue 23 Feb, Väst Wed 24 Feb, Öst Thu 25 Feb w.8 9:00–12:00  ? sportlov");
	lay(w, "6/1 V 9-12", "Väst Wed 6 Jan w.1 9:00–12:00  ! public holiday: Epiphany");
	lay(w, "6/1 V 13-14",
		"Väst Wed 6 Jan w.1 13:00–14:00  ! Väst has “Beredning Väst”  ! public holiday: "
		"Epiphany");
}

static void test_the_organisations_own(void **state)
{
	struct world *w = *state;
	struct kind_habit h = { 0 };

	world_ok(w, kind_habit_load(&w->se, MEETING_FULL_DAY, &h, &w->e));
	h.usual = (struct kind_usual) { 360, 510 };
	xreplace(&h.title, "Planeringsdag");
	world_ok(w, kind_habit_set(&w->se, &h, &w->e));
	kind_habit_release(&h);
	lay(w, "v17 h", "full day Norr, Väst, Öst Tue 27 Apr w.17 8:30–14:30");
	year_is(w, "04-27T08:30/04-27T14:30 full-day Planeringsdag\n");
}

/* As one board decided its year: three rounds and a full day in spring; lunch to lunch, a full day and a
 * round in autumn. */
static void test_a_year(void **state)
{
	static const char *const lines[] = { "v4 tis 9-12", "v10", "v17 h", "v20", "v35 l", "v41 h",
		"v46" };
	struct world *w = *state;
	struct year_marks marks;
	struct lay_out l;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		world_ok(w, lay_out_load(&w->se, YEAR, &l, &w->e));
		world_ok(w, lay_out_read(&l, lines[i], &w->e));
		world_ok(w, lay_out_save(&w->se, &l, NULL, &w->e));
		lay_out_release(&l);
	}
	world_ok(w, store_year_marks(w->se.store, "2027", 0, &marks, &w->e));
	assert_int_equal(marks.n, 12 + 3 * 3);
	pool_release(&marks.pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_round, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_as_it_was_before, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_the_usual_weekday, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_kinds, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, world_teardown),
		cmocka_unit_test_setup_teardown(
			test_without_groups, world_setup_empty, world_teardown),
		cmocka_unit_test_setup_teardown(test_groups_that_have_ended, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_against, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_the_organisations_own, setup, world_teardown),
		cmocka_unit_test_setup_teardown(test_a_year, setup, world_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
