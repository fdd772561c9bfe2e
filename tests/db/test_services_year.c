/* Breaks, blackouts, what a day is, and the findings of a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/year_checks.h"
#include "services/year_days.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* ---- Breaks and blackouts ---- */

static int64_t put_break(
	struct world *w, const char *label, const char *from, const char *to, int64_t party)
{
	struct school_break b = { .label = xstrdup(label), .from_day = xstrdup(from) };
	int64_t id;

	b.to_day = xstrdup(to);
	b.party_id = party;
	world_ok(w, break_put(&w->se, &b, &w->e));
	id = b.id;
	school_break_release(&b);
	return id;
}

static int64_t put_blackout(
	struct world *w, int64_t party, const char *from, const char *to, const char *why)
{
	struct blackout b = { .party_id = party, .why = xstrdup(why) };
	int64_t id;

	b.from_day = xstrdup(from);
	b.to_day = xstrdup(to);
	world_ok(w, blackout_put(&w->se, &b, &w->e));
	id = b.id;
	blackout_release(&b);
	return id;
}

static void test_break(void **state)
{
	struct world *w = *state;
	struct break_rows rows;
	struct school_break b = { 0 };
	int64_t id;

	world_before(w);
	id = put_break(w, "sportlov", "2026-02-23", "2026-02-27", w->parties[EKBY]);
	world_undoable(w, "New break: sportlov Mon 23 February");
	world_ok(w, store_breaks(w->se.store, &(struct days_query) { 0 }, &rows, &w->e));
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].party[0], "Ekby kommun");
	assert_string_equal(rows.v[0].party[1], "Ekby");
	pool_release(&rows.pool);
	world_before(w);
	world_ok(w, store_school_break_load(w->se.store, id, &b, &w->e));
	xreplace(&b.to_day, "2026-02-22");
	world_refused(w, break_put(&w->se, &b, &w->e), ERR_INVALID, "before it begins");
	xreplace(&b.from_day, "");
	world_refused(w, break_put(&w->se, &b, &w->e), ERR_INVALID, "which day");
	xreplace(&b.label, " ");
	world_refused(w, break_put(&w->se, &b, &w->e), ERR_INVALID, "name");
	world_unchanged(w);
	world_ok(w, break_remove(&w->se, id, &w->e));
	world_undoable(w, "Removed: sportlov Mon 23 February");
	world_refused(w, break_remove(&w->se, id, &w->e), ERR_NOT_FOUND, NULL);
	school_break_release(&b);
}

static void test_blackout(void **state)
{
	struct world *w = *state;
	struct blackout b = { .from_day = xstrdup("2026-12-14") };
	int64_t id;

	world_refused(w, blackout_put(&w->se, &b, &w->e), ERR_INVALID, "party");
	world_before(w);
	b.party_id = w->parties[FK];
	world_ok(w, blackout_put(&w->se, &b, &w->e));
	assert_string_equal(b.to_day, "2026-12-14");
	world_undoable(w, "Cannot: Försäkringskassan Mon 14 December");
	id = b.id;
	world_before(w);
	world_ok(w, blackout_remove(&w->se, id, &w->e));
	world_undoable(w, "Removed: Försäkringskassan Mon 14 December");
	blackout_release(&b);
}

/* A party goes with its days. */
static void test_party_goes(void **state)
{
	struct world *w = *state;
	struct party p = { .name = xstrdup("Strandvik") };

	world_ok(w, party_put(&w->se, &p, &w->e));
	put_break(w, "höstlov", "2026-10-26", "2026-10-30", p.id);
	put_blackout(w, p.id, "2026-12-14", "2026-12-14", "");
	world_before(w);
	world_ok(w, party_delete(&w->se, p.id, &w->e));
	world_undoable(w, "Removed: Strandvik");
	party_release(&p);
}

/* A span that only touches the days asked for counts, one beside them does not. */
static void test_spans(void **state)
{
	static const struct {
		const char *from, *to;
		size_t n;
	} spans[] = { { "2026-02-27", "2026-03-31", 1 }, { "2026-02-01", "2026-02-23", 1 },
		{ "2026-02-28", "2026-03-31", 0 }, { "2026-02-01", "2026-02-22", 0 },
		{ "2026-02-24", "2026-02-24", 1 }, { NULL, "2026-02-22", 0 },
		{ "2026-02-27", NULL, 1 } };
	struct world *w = *state;

	put_break(w, "sportlov", "2026-02-23", "2026-02-27", w->parties[EKBY]);
	for (size_t i = 0; i < ARRAY_LEN(spans); i++) {
		struct days_query q = { .from = spans[i].from, .to = spans[i].to };
		struct break_rows rows;

		world_ok(w, store_breaks(w->se.store, &q, &rows, &w->e));
		assert_int_equal(rows.n, spans[i].n);
		pool_release(&rows.pool);
		q.party_id = w->parties[AF];
		world_ok(w, store_breaks(w->se.store, &q, &rows, &w->e));
		assert_int_equal(rows.n, 0);
	}
}

/* ---- What a day is ---- */

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static void expect_words(
	struct world *w, const char *first, const char *last, int64_t group, const char *wanted)
{
	struct buf b = { 0 };

	world_ok(w,
		year_look_words(&w->se,
			&(struct year_wish) { .starts = at(first),
				.ends = at(last),
				.groups = group ? &group : NULL,
				.n_groups = group != 0 },
			&b, &w->e));
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_words(void **state)
{
	struct world *w = *state;

	put_break(w, "sportlov", "2026-02-23", "2026-02-27", w->parties[EKBY]);
	put_break(w, "kompledigt", "2026-02-26", "2026-02-26", 0);
	put_blackout(w, w->parties[FK], "2026-02-26", "2026-02-26", "bokslut");
	expect_words(w, "2026-03-10", "2026-03-10", 0, "");
	expect_words(w, "2026-05-14", "2026-05-14", 0, "! public holiday: Ascension Day");
	expect_words(w, "2026-05-14", "2026-05-15", 0,
		"! public holiday: Ascension Day  ? day between two free ones");
	expect_words(w, "2026-02-24", "2026-02-24", w->west, "? sportlov Ekby");
	expect_words(w, "2026-02-26", "2026-02-26", w->west,
		"! FK cannot  ? kompledigt  ? sportlov Ekby");
	/* The board has no members: what concerns everybody is left. */
	expect_words(w, "2026-02-26", "2026-02-26", w->board, "? kompledigt");
}

/* ---- One entry ---- */

static int64_t plan(struct world *w, const char *starts, const char *ends, int64_t group,
	const char *title, const char *place, const char *room);

static void expect_look(
	struct world *w, int64_t id, const char *starts, const char *ends, const char *wanted)
{
	struct buf b = { 0 };

	world_ok(w,
		year_look_words(&w->se,
			&(struct year_wish) {
				.meeting_id = id, .starts = at(starts), .ends = at(ends) },
			&b, &w->e));
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

/* Whichever of the two it is in the year, and not itself where it stands now. */
static void test_look(void **state)
{
	struct world *w = *state;
	struct membership m = { .person_id = w->people[KARIN], .group_id = w->board };
	int64_t first, second, held;

	world_ok(w, membership_put(&w->se, &m, &w->e));
	first = plan(
		w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "A", "Storgatan 1", "Eken");
	second = plan(
		w, "2027-03-10T10:00", "2027-03-10T12:00", w->board, "B", "Storgatan 1", "Eken");
	plan(w, "2027-03-16T12:00", "2027-03-18T12:00", w->west, "C", "", "");
	held = plan(w, "2027-03-23T09:00", "2027-03-23T12:00", w->west, "D", "", "");
	world_ok(w, meeting_set_status(&w->se, held, STATUS_HELD, "", &w->e));
	expect_look(w, first, "2027-03-09T09:00", "2027-03-09T12:00", "");
	expect_look(w, first, "2027-03-10T09:00", "2027-03-10T12:00",
		"! Karin Alm also in “B”  ! Eken is taken: “B”");
	expect_look(w, second, "2027-03-09T13:00", "2027-03-09T15:00", "! Karin Alm also in “A”");
	/* It began days before. */
	expect_look(w, first, "2027-03-18T09:00", "2027-03-18T12:00", "! Väst has “C”");
	expect_look(w, first, "2027-03-23T13:00", "2027-03-23T15:00", "! Väst has “D”");
	expect_look(
		w, first, "2027-03-25T09:00", "2027-03-25T12:00", "? short day: Maundy Thursday");
}

/* A new one of a group is looked at by who its members are; one of nobody, by what anybody says. */
static void test_look_new(void **state)
{
	struct world *w = *state;
	struct buf b = { 0 };

	plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "A", "", "");
	put_blackout(w, w->parties[FK], "2027-03-09", "2027-03-09", "");
	world_ok(w,
		year_look_words(&w->se,
			&(struct year_wish) { .starts = at("2027-03-09"),
				.ends = MOMENT_NONE,
				.groups = &w->west,
				.n_groups = 1 },
			&b, &w->e));
	assert_string_equal(buf_str(&b), "! Väst has “A”  ! FK cannot");
	buf_cut(&b, 0);
	world_ok(w,
		year_look_words(
			&w->se, &(struct year_wish) { .starts = at("2027-03-09") }, &b, &w->e));
	assert_string_equal(buf_str(&b), "! FK cannot");
	buf_cut(&b, 0);
	world_ok(w,
		year_look_words(&w->se, &(struct year_wish) { .starts = MOMENT_NONE }, &b, &w->e));
	assert_string_equal(buf_str(&b), "");
	buf_release(&b);
}

/* Nearer than the organisation wants it, in the year and for one. */
static void test_dispatch_days(void **state)
{
	struct world *w = *state;
	int64_t id = plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "A", "", "");
	int days;

	plan(w, "2027-03-01", "2027-03-01", w->west, "Utskick", "", "");
	world_ok(w, year_dispatch_days(&w->se, &days, &w->e));
	assert_int_equal(days, 7);
	expect_look(w, id, "2027-03-04T09:00", "2027-03-04T12:00", "? papers 3 days before");
	world_before(w);
	world_ok(w, year_dispatch_days_set(&w->se, 3, &w->e));
	world_undoable(w, "Papers leave 3 days before the meeting");
	expect_look(w, id, "2027-03-04T09:00", "2027-03-04T12:00", "");
	expect_look(w, id, "2027-03-03T09:00", "2027-03-03T12:00", "? papers 2 days before");
	world_refused(w, year_dispatch_days_set(&w->se, -1, &w->e), ERR_INVALID, "42");
	world_refused(w, year_dispatch_days_set(&w->se, 43, &w->e), ERR_INVALID, "42");
}

/* ---- Many breaks at once ---- */

static void expect_breaks(struct world *w, const char *wanted)
{
	struct break_rows rows;
	struct buf b = { 0 };

	world_ok(w,
		store_breaks(w->se.store, &(struct days_query) { .from = "2027" }, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&b, "%s %s %s %s\n", rows.v[i].b.from_day, rows.v[i].b.to_day,
			rows.v[i].b.label, rows.v[i].party[1]);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&rows.pool);
}

static void test_presets(void **state)
{
	struct world *w = *state;
	const int64_t two[] = { w->parties[EKBY], w->parties[FK] };
	size_t n;

	world_before(w);
	world_ok(w, breaks_add_preset(&w->se, PRESET_SPORT_9, 2027, two, 2, &n, &w->e));
	assert_int_equal(n, 2);
	world_undoable(w, "New break: sportlov Mon 1 March");
	world_before(w);
	world_ok(w, breaks_add_preset(&w->se, PRESET_SPORT_9, 2027, two, 1, &n, &w->e));
	assert_int_equal(n, 0);
	world_unchanged(w);
	world_ok(w, breaks_add_preset(&w->se, PRESET_EASTER_AFTER, 2027, NULL, 0, &n, &w->e));
	expect_breaks(w,
		"2027-03-01 2027-03-05 sportlov Ekby\n"
		"2027-03-01 2027-03-05 sportlov FK\n"
		"2027-03-29 2027-04-02 påsklov \n");
}

static void test_copy_year(void **state)
{
	struct world *w = *state;
	size_t n;

	world_refused(w, breaks_copy_year(&w->se, 2026, 2027, &n, &w->e), ERR_NOT_FOUND, "2026");
	put_break(w, "sportlov", "2026-02-23", "2026-02-27", w->parties[EKBY]);
	put_break(w, "påsklov", "2026-04-07", "2026-04-10", 0);
	put_break(w, "jullov", "2025-12-22", "2026-01-07", 0); /* of the year before */
	world_before(w);
	world_ok(w, breaks_copy_year(&w->se, 2026, 2027, &n, &w->e));
	assert_int_equal(n, 2);
	world_undoable(w, "Breaks of 2026 copied to 2027");
	world_ok(w, breaks_copy_year(&w->se, 2026, 2027, &n, &w->e));
	assert_int_equal(n, 0);
	expect_breaks(w,
		"2027-03-01 2027-03-05 sportlov Ekby\n"
		"2027-03-30 2027-04-02 påsklov \n");
}

/* Which entries lie over days that do not suit: members count on their days, held ones too. */
static void test_day_clashes(void **state)
{
	struct world *w = *state;
	struct day_clashes c;
	int64_t id;

	put_break(w, "sportlov", "2027-03-01", "2027-03-05", w->parties[EKBY]);
	put_blackout(w, w->parties[FK], "2027-03-17", "2027-03-17", "");
	id = plan(w, "2027-03-05T09:00", "2027-03-05T12:00", w->west, "Last day", "", "");
	plan(w, "2027-03-06T09:00", "2027-03-06T12:00", w->west, "Day after", "", "");
	plan(w, "2027-03-02T09:00", "2027-03-02T12:00", w->board, "No members", "", "");
	world_ok(w, store_day_clashes(w->se.store, "2027", "2028", &c, &w->e));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.v[0].meeting_id, id);
	assert_int_equal(c.v[0].kind, BREAK_SCHOOL);
	pool_release(&c.pool);
	id = plan(w, "2027-03-16T12:00", "2027-03-17T12:00", w->west, "Two days", "", "");
	world_ok(w, store_day_clashes(w->se.store, "2027-03-10", "2027-04", &c, &w->e));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.v[0].meeting_id, id);
	assert_int_equal(c.v[0].kind, -1);
	pool_release(&c.pool);
}

/* ---- The year ---- */

static int64_t plan(struct world *w, const char *starts, const char *ends, int64_t group,
	const char *title, const char *place, const char *room)
{
	struct meeting m = { .status = STATUS_DECIDED, .starts = xstrdup(starts) };
	int64_t id;

	m.ends = xstrdup(ends);
	m.title = xstrdup(title);
	m.place = xstrdup(place);
	m.room = xstrdup(room);
	m.all_day = strlen(starts) == strlen("2026-01-01");
	m.kind = strstr(title, "Utskick") ? MEETING_DEADLINE : MEETING_ORDINARY;
	world_ok(w, meeting_create(&w->se, &m, &group, group != 0, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

/* The findings of 2027, a line each: "2027-05-06 red-day Väst: words". */
static void expect_year(struct world *w, const char *wanted)
{
	struct year_findings f = { 0 };
	struct buf b = { 0 };

	world_ok(w, year_check(&w->se, 2027, &f, &w->e));
	for (size_t i = 0; i < f.n; i++) {
		char iso[MOMENT_SIZE];

		moment_iso((struct moment) { f.v[i].day, MINUTE_NONE }, iso);
		buf_printf(&b, "%s %s %s: %s\n", iso, year_finding_names[f.v[i].kind], f.v[i].name,
			f.v[i].words);
	}
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&f.pool);
}

static void test_year_days(void **state)
{
	struct world *w = *state;
	int64_t id;

	expect_year(w, "");
	plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "Fine", "", "");
	expect_year(w, "");
	put_break(w, "sportlov", "2027-03-01", "2027-03-05", w->parties[EKBY]);
	put_blackout(w, w->parties[FK], "2027-03-04", "2027-03-04", "bokslut");
	id = plan(w, "2027-05-06T09:00", "2027-05-06T12:00", w->west, "Red", "", "");
	plan(w, "2027-05-05", "2027-05-05", w->west, "Before", "", "");
	plan(w, "2027-03-04", "2027-03-04", w->west, "Break", "", "");
	plan(w, "2027-03-03", "2027-03-03", w->board, "Nobody", "", "");
	plan(w, "2026-05-14", "2026-05-14", w->west, "Other year", "", "");
	expect_year(w,
		"2027-03-04 break Break: sportlov Ekby kommun\n"
		"2027-03-04 blackout Break: Försäkringskassan cannot: bokslut\n"
		"2027-05-05 short-day Before: short day: the day before Ascension\n"
		"2027-05-06 red-day Red: public holiday: Ascension Day\n");
	world_ok(w, meeting_cancel(&w->se, id, "", &w->e));
	expect_year(w,
		"2027-03-04 break Break: sportlov Ekby kommun\n"
		"2027-03-04 blackout Break: Försäkringskassan cannot: bokslut\n"
		"2027-05-05 short-day Before: short day: the day before Ascension\n");
}

/* Each day of an entry is looked at. */
static void test_year_two_days(void **state)
{
	struct world *w = *state;

	plan(w, "2027-03-25T12:00", "2027-03-26T12:00", w->west, "Lunch", "", "");
	expect_year(w,
		"2027-03-25 short-day Lunch: short day: Maundy Thursday\n"
		"2027-03-26 red-day Lunch: public holiday: Good Friday\n");
}

static void test_year_clashes(void **state)
{
	struct world *w = *state;
	struct membership m = { .person_id = w->people[KARIN], .group_id = w->board };

	world_ok(w, membership_put(&w->se, &m, &w->e));
	plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "A", "Storgatan 1", "Eken");
	plan(w, "2027-03-09T13:00", "2027-03-09T15:00", w->west, "B", "Storgatan 1", "Eken");
	plan(w, "2027-03-09T14:00", "2027-03-09T16:00", w->board, "C", "storgatan 1", "eken");
	plan(w, "2027-03-10T14:00", "2027-03-10T16:00", w->board, "D", "Storgatan 1", "Eken");
	expect_year(w,
		"2027-03-09 group-clash A: Beredning Väst meets twice that day: also “B”.\n"
		"2027-03-09 person-clash A: The same day as “C”: Karin Alm.\n"
		"2027-03-09 person-clash B: At the same time as “C”: Karin Alm.\n"
		"2027-03-09 room-clash B: “C” is in the same room (Eken) at that time.\n");
}

static void test_year_dispatch(void **state)
{
	struct world *w = *state;

	plan(w, "2027-01-12T09:00", "2027-01-12T12:00", w->west, "January", "", "");
	plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "March", "", "");
	plan(w, "2027-09-07T09:00", "2027-09-07T12:00", w->west, "September", "", "");
	plan(w, "2027-09-08T09:00", "2027-09-08T12:00", w->board, "Board", "", "");
	expect_year(w, "");
	plan(w, "2026-12-29", "2026-12-29", w->west, "Utskick", "", "");
	expect_year(w, "");
	plan(w, "2027-03-05", "2027-03-05", w->west, "Utskick", "", "");
	expect_year(w,
		"2027-03-09 late-dispatch March: The papers leave 4 days before it; 7 are usual.\n"
		"2027-09-07 no-dispatch September: No dispatch date for the papers is set before "
		"it.\n");
}

static void test_year_hosts(void **state)
{
	struct world *w = *state;
	struct party p = { .name = xstrdup("Alviks kommun"), .kind = PARTY_MUNICIPALITY };

	for (int i = AF; i <= FK; i++) {
		struct party agency = { 0 };

		world_ok(w, store_party_load(w->se.store, w->parties[i], &agency, &w->e));
		agency.kind = PARTY_AGENCY;
		world_ok(w, party_put(&w->se, &agency, &w->e));
		party_release(&agency);
	}
	world_ok(w, party_put(&w->se, &p, &w->e));
	party_release(&p);
	p = (struct party) { .name = xstrdup("Strandvik"), .kind = PARTY_MUNICIPALITY };
	world_ok(w, party_put(&w->se, &p, &w->e));
	party_release(&p);
	plan(w, "2027-03-09T09:00", "2027-03-09T12:00", w->west, "A", "Storgatan 1", "");
	expect_year(w, "");
	plan(w, "2027-03-16T09:00", "2027-03-16T12:00", w->west, "B", "Kommunhuset i Alvik", "");
	expect_year(w,
		" no-host : Ekby kommun hosts no meeting.\n"
		" no-host : Strandvik hosts no meeting.\n");
}

static void end_west(struct world *w, int64_t successor)
{
	struct group g = { 0 };

	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	xreplace(&g.to_day, "2027-06-30");
	g.successor_id = successor;
	world_ok(w, group_put(&w->se, &g, &w->e));
	group_release(&g);
}

static void test_year_ended(void **state)
{
	struct world *w = *state;

	plan(w, "2027-06-29T09:00", "2027-06-29T12:00", w->west, "In time", "", "");
	plan(w, "2027-09-07T09:00", "2027-09-07T12:00", w->west, "Too late", "", "");
	expect_year(w, "");
	end_west(w, 0);
	expect_year(w,
		"2027-09-07 ended Too late: Beredning Väst has ended, and no group has taken its "
		"place.\n");
	end_west(w, w->board);
	expect_year(w,
		"2027-09-07 ended Too late: Beredning Väst has ended; Styrelse has taken its "
		"place.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_break),
		IN_WORLD(test_blackout),
		IN_WORLD(test_party_goes),
		IN_WORLD(test_spans),
		IN_WORLD(test_words),
		IN_WORLD(test_look),
		IN_WORLD(test_look_new),
		IN_WORLD(test_dispatch_days),
		IN_WORLD(test_presets),
		IN_WORLD(test_copy_year),
		IN_WORLD(test_day_clashes),
		IN_WORLD(test_year_days),
		IN_WORLD(test_year_two_days),
		IN_WORLD(test_year_clashes),
		IN_WORLD(test_year_dispatch),
		IN_WORLD(test_year_hosts),
		IN_WORLD(test_year_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
