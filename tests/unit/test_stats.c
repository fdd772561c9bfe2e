/* Each definition of rules/stats.h has a case here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "rules/stats.h"

#include "cmocka.h"

/* People 1 Alm (AF), 2 Berg (FK), 3 Dahl (Ekby), 4 Ek (FK, in no group), 5 Frid (the office), 6 Gran (Ekby, an
 * observer). Groups 1 Norr (AF must be there), 2 Väst, 3 Gemensam that both became. Memberships in the
 * first two: open unless said. */
enum { ALM = 1, BERG, DAHL, EK, FRID, GRAN, PEOPLE = GRAN };
enum { NORR = 1, VAST, JOINT, GROUPS = JOINT };
enum { AF = 1, FK, EKBY, OFFICE, PARTIES = OFFICE };

static struct stats_who people[PEOPLE] = {
	{ ALM, AF, "Karin", "Alm", "alm karin" },
	{ BERG, FK, "Åsa", "Berg", "berg åsa" },
	{ DAHL, EKBY, "Ida", "Dahl", "dahl ida" },
	{ EK, FK, "Bo", "Ek", "ek bo" },
	{ FRID, OFFICE, "Eva", "Frid", "frid eva" },
	{ GRAN, EKBY, "Siv", "Gran", "gran siv" },
};
static struct stats_group_info groups[GROUPS] = {
	{ NORR, JOINT, "Beredning Norr", "Norr", "N", "", "" },
	{ VAST, JOINT, "Beredning Väst", "Väst", "V", "", "" },
	{ JOINT, 0, "Beredning Gemensam", "Gemensam", "G", "", "" },
};
static struct stats_party_info parties[PARTIES] = {
	{ AF, "Arbetsförmedlingen", "AF" },
	{ FK, "Försäkringskassan", "FK" },
	{ EKBY, "Ekby kommun", "Ekby" },
	{ OFFICE, "Kansliet", "kansli" },
};
static struct stats_must musts[] = { { NORR, AF } };

static int32_t day(const char *iso)
{
	return moment_of(iso).day;
}

/* ---- A meeting on a line: "2026-03-10 NV held 1P 2D 3F 4Pg 5A" ---------------------------------------- */

/* A mark: person, letter P D F A or ., then g guest, o staff (office), t for a part, >N stands in for N,
 * @N represents party N. */
static struct stats_mark mark_of(const char *s)
{
	struct stats_mark m = { .person_id = s[0] - '0' };

	m.status = s[1] == 'P' ? ATTENDANCE_ONSITE
		: s[1] == 'D'  ? ATTENDANCE_REMOTE
		: s[1] == 'F'  ? ATTENDANCE_ABSENT
		: s[1] == 'A'  ? ATTENDANCE_EXCUSED
			       : ATTENDANCE_UNMARKED;
	for (s += 2; *s && *s != ' '; s++) {
		if (*s == 'g')
			m.role = ATTENDS_AS_GUEST;
		else if (*s == 'o')
			m.role = ATTENDS_AS_STAFF;
		else if (*s == 't')
			m.partly = true;
		else if (*s == '>')
			m.stands_in_for = *++s - '0';
		else if (*s == '@')
			m.party_id = *++s - '0';
	}
	return m;
}

static void add(struct stats *st, const char *line)
{
	static const char *const words[] = { "proposed", "decided", "called", "running", "held",
		"cancelled" };
	struct stats_mark marks[16];
	int64_t of[4];
	struct stats_meeting m = { .title = "möte", .groups = of, .marks = marks };
	char *copy = xstrdup(line), *save = NULL, *word = strtok_r(copy, " ", &save);

	m.id = (int64_t)st->n_meetings + 100;
	m.starts = word;
	word = strtok_r(NULL, " ", &save);
	for (const char *g = word; *g; g++)
		of[m.n_groups++] = *g == 'N' ? NORR : *g == 'V' ? VAST : JOINT;
	word = strtok_r(NULL, " ", &save);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i], word) == 0)
			m.status = (int)i;
	while ((word = strtok_r(NULL, " ", &save)) != NULL)
		marks[m.n_marks++] = mark_of(word);
	stats_add(st, &m);
	free(copy);
}

struct world {
	struct stats_register reg;
	struct stats_membership memberships[16];
	struct stats st;
};

static void join(struct world *w, int64_t person, int64_t group, int role, const char *from,
	const char *to, int64_t party)
{
	w->memberships[w->reg.n_memberships++] = (struct stats_membership) {
		.person_id = person,
		.group_id = group,
		.party_id = party,
		.role = role,
		.from_day = *from ? day(from) : INT32_MIN,
		.to_day = *to ? day(to) : INT32_MAX,
	};
}

/* Members, by person: Alm of both groups, Berg of Norr until the end of 2025 and then of Väst, Dahl of Väst, Frid
 * (office) and Gran (observer) of Norr. */
static struct world *build(const char *const *lines, const struct stats_ask *ask)
{
	static const struct stats_ask all = { 0 };
	struct world *w = xcalloc(1, sizeof(*w));

	w->reg = (struct stats_register) { .people = people,
		.n_people = PEOPLE,
		.memberships = w->memberships,
		.groups = groups,
		.n_groups = GROUPS,
		.parties = parties,
		.n_parties = PARTIES,
		.musts = musts,
		.n_musts = ARRAY_LEN(musts) };
	join(w, ALM, NORR, ROLE_MEMBER, "", "", 0);
	join(w, ALM, VAST, ROLE_MEMBER, "", "", 0);
	join(w, BERG, NORR, ROLE_MEMBER, "", "2025-12-31", 0);
	join(w, BERG, VAST, ROLE_MEMBER, "2026-01-01", "", AF);
	join(w, DAHL, VAST, ROLE_CHAIR, "", "", 0);
	join(w, FRID, NORR, ROLE_OFFICE, "", "", 0);
	join(w, GRAN, NORR, ROLE_OBSERVER, "", "", 0);
	stats_begin(&w->st, &w->reg, ask ? ask : &all);
	for (; *lines; lines++)
		add(&w->st, *lines);
	stats_close(&w->st);
	return w;
}

static void done(struct world *w)
{
	stats_release(&w->st);
	free(w);
}

/* "called on site/remote/excused/absent/unmarked" of a person. */
static void expect(const struct stats *st, int64_t id, const char *wanted)
{
	const struct stats_person *p = stats_person_of(st, id);
	const struct attended *a = &p->a;
	char text[80];

	snprintf(text, sizeof(text), "%d %d/%d/%d/%d/%d", a->called, a->onsite, a->remote,
		a->excused, a->absent, a->unmarked);
	assert_string_equal(text, wanted);
	assert_int_equal(a->called, a->onsite + a->remote + a->excused + a->absent + a->unmarked);
}

#define LINES(...)                                                                                 \
	(const char *const[])                                                                      \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

/* ---- Which meetings ------------------------------------------------------------------------------------- */

static void each_status_apart(void **state)
{
	struct world *w =
		build(LINES("2026-01-10 N held 1P", "2026-02-10 N held 1D", "2026-03-10 N held 1A",
			      "2026-04-10 N held 1F", "2026-05-10 N held 1. 6P"),
			NULL);

	(void)state;
	expect(&w->st, ALM, "5 1/1/1/1/1");
	assert_int_equal(attended_present(&stats_person_of(&w->st, ALM)->a), 2);
	assert_int_equal(attended_noted(&stats_person_of(&w->st, ALM)->a), 4);
	done(w);
}

static void only_meetings_with_a_roll(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1P", "2026-02-10 N held 1. 6.",
					"2026-03-10 N decided", "2026-04-10 N proposed",
					"2026-05-10 N cancelled 1F", "2026-06-10 N running 1D 6."),
		NULL);

	(void)state;
	expect(&w->st, ALM, "2 1/1/0/0/0");
	assert_int_equal(w->st.total.meetings, 2);
	/* Held without a mark, and decided and past: told apart. A draft and a cancelled one are none. */
	assert_int_equal(w->st.total.without_roll, 2);
	assert_int_equal(w->st.groups[NORR - 1].s.without_roll, 2);
	assert_int_equal(w->st.n_meetings, 4);
	assert_false(w->st.meetings[1].taken);
	done(w);
}

static void joint_meetings_once(void **state)
{
	struct world *w = build(LINES("2026-01-10 NV held 1P 3F"), NULL);

	(void)state;
	expect(&w->st, ALM, "1 1/0/0/0/0");
	assert_int_equal(w->st.total.a.called, 2);
	/* … and once in the figures of each group. */
	assert_int_equal(w->st.groups[NORR - 1].s.a.called, 1);
	assert_int_equal(w->st.groups[VAST - 1].s.a.called, 2);
	assert_int_equal(w->st.groups[VAST - 1].s.a.absent, 1);
	done(w);
}

/* ---- Who counts ------------------------------------------------------------------------------------------- */

static void only_within_the_membership(void **state)
{
	/* Berg left Norr at the end of 2025 and came to Väst the day after. */
	struct world *w = build(LINES("2025-12-31 N held 2P", "2026-01-01 N held 2P 1P",
					"2025-12-31 V held 2F 3P", "2026-01-01 V held 2D"),
		NULL);
	const struct stats_person *berg = stats_person_of(&w->st, BERG);

	(void)state;
	expect(&w->st, BERG, "2 1/1/0/0/0");
	assert_int_equal(berg->guest, 1);
	assert_int_equal(w->st.meetings[1].guests, 1);
	done(w);
}

static void guests_are_apart(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1P 4Pg 2Fg"), NULL);

	(void)state;
	expect(&w->st, EK, "0 0/0/0/0/0");
	assert_int_equal(stats_person_of(&w->st, EK)->guest, 1);
	assert_int_equal(w->st.total.a.called, 1);
	assert_int_equal(w->st.meetings[0].guests, 1);
	/* A guest who did not come is nobody. */
	assert_false(stats_met(stats_person_of(&w->st, BERG)));
	done(w);
}

static void a_member_as_a_guest_is_apart(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1Pg 6P"), NULL);

	(void)state;
	expect(&w->st, ALM, "0 0/0/0/0/0");
	assert_int_equal(stats_person_of(&w->st, ALM)->guest, 1);
	done(w);
}

static void later_members_change_no_roll(void **state)
{
	struct world *w = build(LINES("2026-01-10 V held 1P", "2026-02-10 V called 1P"), NULL);

	(void)state;
	/* Dahl has no row in the first, which was held: not called. The second was never begun: its members
	 * are those of its day. */
	expect(&w->st, DAHL, "1 0/0/0/0/1");
	expect(&w->st, ALM, "2 2/0/0/0/0");
	done(w);
}

static void staff_are_members(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1P 5Po 6P"), NULL);

	(void)state;
	expect(&w->st, FRID, "1 1/0/0/0/0");
	expect(&w->st, GRAN, "1 1/0/0/0/0");
	assert_int_equal(w->st.total.a.called, 3);
	done(w);
}

/* ---- Substitutes --------------------------------------------------------------------------------------------- */

static void a_substitute_is_not_the_members_presence(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1A 4P>1@1"), NULL);
	const struct stats_person *alm = stats_person_of(&w->st, ALM);

	(void)state;
	expect(&w->st, ALM, "1 0/0/1/0/0");
	assert_int_equal(alm->a.substituted, 1);
	assert_int_equal(alm->streak.now, -1);
	assert_int_equal(w->st.cells[alm->cells].letter, 'E');
	/* From outside: counted apart, but the party was there. */
	expect(&w->st, EK, "0 0/0/0/0/0");
	assert_int_equal(stats_person_of(&w->st, EK)->stood_in, 1);
	assert_int_equal(w->st.cells[stats_person_of(&w->st, EK)->cells].letter, 's');
	assert_int_equal(w->st.parties[AF - 1].called, 1);
	assert_int_equal(w->st.parties[AF - 1].there, 1);
	assert_int_equal(w->st.parties[AF - 1].missed, 0);
	/* … and of its seats nobody. */
	assert_int_equal(attended_present(&w->st.parties[AF - 1].a), 0);
	done(w);
}

static void a_member_who_stands_in_is_present_too(void **state)
{
	struct world *w = build(LINES("2026-01-10 V held 3P>1 1A"), NULL);

	(void)state;
	expect(&w->st, DAHL, "1 1/0/0/0/0");
	assert_int_equal(stats_person_of(&w->st, DAHL)->stood_in, 1);
	assert_int_equal(stats_person_of(&w->st, DAHL)->guest, 0);
	done(w);
}

static void an_absent_substitute_is_none(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1A 4F>1"), NULL);

	(void)state;
	assert_int_equal(stats_person_of(&w->st, ALM)->a.substituted, 0);
	assert_int_equal(w->st.cells[stats_person_of(&w->st, ALM)->cells].letter, 'A');
	done(w);
}

/* ---- Shares -------------------------------------------------------------------------------------------------- */

static void shares(void **state)
{
	static const struct {
		struct attended a;
		int percent;
	} cases[] = {
		{ { .called = 0 }, -1 },
		{ { .called = 2, .onsite = 2 }, -1 },
		{ { .called = 4, .onsite = 4 }, -1 },
		{ { .called = 5, .onsite = 5 }, 100 },
		{ { .called = 8, .onsite = 4, .remote = 1, .absent = 3 }, 63 },
		{ { .called = 7, .onsite = 5, .absent = 2 }, 71 },
		/* Not noted is neither: 5 of 5, and more left out than noted says nothing. */
		{ { .called = 10, .onsite = 5, .unmarked = 5 }, 100 },
		{ { .called = 11, .onsite = 5, .unmarked = 6 }, -1 },
		{ { .called = 6, .excused = 6 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_int_equal(attended_percent(&cases[i].a), cases[i].percent);
	assert_int_equal(stats_percent(4, 4), -1);
	assert_int_equal(stats_percent(4, 5), 80);
}

static void part_of_a_meeting_is_presence(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1Pt 6P"), NULL);

	(void)state;
	expect(&w->st, ALM, "1 1/0/0/0/0");
	assert_int_equal(stats_person_of(&w->st, ALM)->a.partly, 1);
	done(w);
}

static void words_for_few(void **state)
{
	struct buf b = { 0 };

	(void)state;
	stats_share_words(&(struct attended) { .called = 2, .onsite = 2 }, &b);
	assert_string_equal(buf_str(&b), "2 of 2");
	buf_cut(&b, 0);
	stats_share_words(&(struct attended) { .called = 8, .onsite = 6, .absent = 2 }, &b);
	assert_string_equal(buf_str(&b), "75 %");
	buf_cut(&b, 0);
	stats_share_words(&(struct attended) { .called = 3, .unmarked = 3 }, &b);
	assert_string_equal(buf_str(&b), "–");
	buf_release(&b);
}

/* ---- Streaks -------------------------------------------------------------------------------------------------- */

static void streaks(void **state)
{
	static const struct {
		const char *marks;
		int now, there, away;
	} cases[] = {
		{ "P", 1, 1, 0 },
		{ "PPD", 3, 3, 0 },
		{ "PPFA", -2, 2, 2 },
		{ "FPPPF", -1, 3, 1 },
		/* Nothing noted breaks nothing and lengthens nothing. */
		{ "P.P", 2, 2, 0 },
		{ "F..A.", -2, 0, 2 },
		{ "...", 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *lines[8] = { 0 };
		char text[8][40];
		struct world *w;
		const struct stats_person *p;

		for (size_t k = 0; cases[i].marks[k]; k++) {
			snprintf(text[k], sizeof(text[k]), "2026-0%zu-10 N held 1%c 6P", k + 1,
				cases[i].marks[k]);
			lines[k] = text[k];
		}
		w = build(lines, NULL);
		p = stats_person_of(&w->st, ALM);
		assert_int_equal(p->streak.now, cases[i].now);
		assert_int_equal(p->streak.longest_there, cases[i].there);
		assert_int_equal(p->streak.longest_away, cases[i].away);
		done(w);
	}
}

static void streaks_run_over_meetings_without_a_call(void **state)
{
	struct world *w = build(LINES("2026-01-10 V held 3P", "2026-02-10 N held 1P",
					"2026-03-10 V held 3P", "2026-04-10 V cancelled 3F"),
		NULL);

	(void)state;
	assert_int_equal(stats_person_of(&w->st, DAHL)->streak.now, 2);
	done(w);
}

static void last_seen_as_whatever(void **state)
{
	struct world *w =
		build(LINES("2026-01-10 N held 1P 4Pg", "2026-02-10 N held 1F 4Fg"), NULL);

	(void)state;
	assert_int_equal(stats_person_of(&w->st, ALM)->last, 0);
	assert_int_equal(stats_person_of(&w->st, EK)->last, 0);
	assert_int_equal(stats_person_of(&w->st, DAHL)->last, STATS_NEVER);
	done(w);
}

/* ---- Parties ---------------------------------------------------------------------------------------------------- */

static void parties_by_any_of_their_people(void **state)
{
	struct world *w =
		build(LINES("2026-01-10 V held 1F 2P 3P", "2026-02-10 V held 1F 2F 3P"), NULL);
	const struct stats_party *af = &w->st.parties[AF - 1];

	(void)state;
	/* Alm and Berg are both of AF in Väst that year. */
	assert_int_equal(af->called, 2);
	assert_int_equal(af->there, 1);
	assert_int_equal(af->a.called, 4);
	assert_int_equal(af->streak.now, -1);
	assert_int_equal(af->last, 0);
	assert_int_equal(w->st.meetings[0].parties_called, 2);
	assert_int_equal(w->st.meetings[1].parties_there, 1);
	done(w);
}

static void a_party_nobody_was_noted_of(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1. 6P", "2026-02-10 N held 1F 6P"), NULL);

	(void)state;
	assert_int_equal(w->st.parties[AF - 1].called, 1);
	assert_int_equal(w->st.parties[AF - 1].must, 1);
	assert_int_equal(w->st.parties[AF - 1].missed, 1);
	done(w);
}

static void no_seat_for_staff_observers_and_guests(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 5Po 6P 4Pg"), NULL);

	(void)state;
	for (size_t i = 0; i < PARTIES; i++)
		assert_int_equal(w->st.parties[i].called, 0);
	/* Norr must have AF, of which nobody stands in the roll. */
	assert_int_equal(w->st.parties[AF - 1].missed, 1);
	done(w);
}

static void must_have_of_its_group_alone(void **state)
{
	/* Berg is there for AF, but for Väst. */
	struct world *w = build(LINES("2026-01-10 NV held 2P 1F", "2026-02-10 V held 1F 3P"), NULL);

	(void)state;
	assert_int_equal(w->st.parties[AF - 1].there, 1);
	assert_int_equal(w->st.parties[AF - 1].must, 1);
	assert_int_equal(w->st.parties[AF - 1].missed, 1);
	done(w);
}

static void two_parties_over_time(void **state)
{
	/* By the membership: FK in Norr, AF in Väst; and once as the roll says. */
	struct world *w = build(
		LINES("2025-10-10 N held 2P", "2026-01-10 V held 2P", "2026-02-10 V held 2D@3"),
		NULL);
	const struct stats_person *berg = stats_person_of(&w->st, BERG);
	int64_t of[4];

	(void)state;
	expect(&w->st, BERG, "3 2/1/0/0/0");
	assert_int_equal(stats_person_parties(&w->st, berg, of, ARRAY_LEN(of)), 3);
	assert_int_equal(of[0], FK);
	assert_int_equal(of[1], AF);
	assert_int_equal(of[2], EKBY);
	assert_int_equal(berg->party_id, EKBY);
	assert_int_equal(w->st.parties[FK - 1].a.called, 1);
	assert_int_equal(w->st.parties[AF - 1].a.called, 1);
	assert_int_equal(w->st.parties[EKBY - 1].a.remote, 1);
	done(w);
}

static void of_one_party(void **state)
{
	struct world *w = build(LINES("2025-10-10 N held 2P 1P", "2026-01-10 V held 2P 1F 3P"),
		&(struct stats_ask) { .party_id = AF });

	(void)state;
	expect(&w->st, ALM, "2 1/0/0/1/0");
	expect(&w->st, BERG, "1 1/0/0/0/0");
	assert_false(stats_met(stats_person_of(&w->st, DAHL)));
	assert_int_equal(w->st.total.a.called, 3);
	/* Whether the others were represented is still known. */
	assert_int_equal(w->st.parties[EKBY - 1].there, 1);
	done(w);
}

/* ---- Groups and time ------------------------------------------------------------------------------------------- */

static void of_one_group(void **state)
{
	static const int64_t norr[] = { NORR };
	struct world *w = build(LINES("2026-01-10 NV held 1P 3F 4Pg", "2026-02-10 V held 1P 3P",
					"2026-03-10 N held 1F"),
		&(struct stats_ask) { .groups = norr, .n_groups = 1 });

	(void)state;
	expect(&w->st, ALM, "2 1/0/0/1/0");
	/* Dahl is of Väst alone: not a guest of Norr either. */
	assert_false(stats_met(stats_person_of(&w->st, DAHL)));
	assert_int_equal(w->st.n_meetings, 2);
	assert_int_equal(w->st.meetings[0].guests, 1);
	assert_int_equal(w->st.total.a.called, 2);
	done(w);
}

static void predecessors_go_along(void **state)
{
	int64_t ids[8];
	struct world *w;
	struct stats_register reg = { .groups = groups, .n_groups = GROUPS };
	size_t n = stats_lineage(&reg, JOINT, ids, ARRAY_LEN(ids));

	(void)state;
	assert_int_equal(n, 3);
	assert_int_equal(ids[0], JOINT);
	w = build(LINES("2025-10-10 N held 1P", "2025-11-10 V held 1P", "2026-03-10 J held 1Pg"),
		&(struct stats_ask) { .groups = ids, .n_groups = n });
	expect(&w->st, ALM, "2 2/0/0/0/0");
	assert_int_equal(w->st.n_meetings, 3);
	/* Each group's figures stay its own. */
	assert_int_equal(w->st.groups[NORR - 1].s.meetings, 1);
	assert_int_equal(w->st.groups[JOINT - 1].s.meetings, 1);
	assert_int_equal(stats_lineage(&reg, NORR, ids, ARRAY_LEN(ids)), 1);
	done(w);
}

static void who_changed_group(void **state)
{
	static const int64_t norr[] = { NORR };
	static const char *const lines[] = { "2025-10-10 N held 2P", "2026-01-10 V held 2F", NULL };
	struct world *all = build(lines, NULL);
	struct world *one = build(lines, &(struct stats_ask) { .groups = norr, .n_groups = 1 });

	(void)state;
	expect(&all->st, BERG, "2 1/0/0/1/0");
	expect(&one->st, BERG, "1 1/0/0/0/0");
	done(all);
	done(one);
}

static void trend_against_size(void **state)
{
	struct world *w = build(LINES("2025-02-10 N held 1P 2P 6F", "2025-09-10 N held 1P 2F",
					"2026-01-10 N held 1P"),
		NULL);

	(void)state;
	assert_int_equal(w->st.n_periods, 2);
	assert_int_equal(w->st.periods[0].year, 2025);
	assert_int_equal(w->st.periods[0].s.meetings, 2);
	assert_int_equal(w->st.periods[0].s.a.called, 5);
	assert_int_equal(stats_size_tenths(&w->st.periods[0].s), 25);
	assert_int_equal(w->st.periods[0].s.smallest, 2);
	assert_int_equal(w->st.periods[0].s.largest, 3);
	assert_int_equal(attended_percent(&w->st.periods[0].s.a), 60);
	assert_int_equal(w->st.groups[NORR - 1].n_periods, 2);
	done(w);
	w = build(LINES("2025-06-30 N held 1P", "2025-07-01 N held 1P"),
		&(struct stats_ask) { .halves = true });
	assert_int_equal(w->st.n_periods, 2);
	assert_int_equal(w->st.periods[1].half, 2);
	done(w);
}

static void years_of_a_person(void **state)
{
	struct world *w = build(LINES("2025-02-10 N held 1P", "2025-09-10 N held 1A 4P>1",
					"2026-01-10 N held 1F", "2026-02-10 N held 1Pg"),
		NULL);
	size_t n;
	struct stats_period *v = stats_person_periods(&w->st, stats_person_of(&w->st, ALM), &n);

	(void)state;
	assert_int_equal(n, 2);
	assert_int_equal(v[0].s.a.called, 2);
	assert_int_equal(v[0].s.a.substituted, 1);
	assert_int_equal(v[1].s.a.absent, 1);
	assert_int_equal(v[1].s.a.called, 1);
	free(v);
	done(w);
}

static void orders(void **state)
{
	static const struct {
		enum stats_order order;
		int64_t first, last;
	} cases[] = {
		{ STATS_BY_NAME, ALM, DAHL },
		{ STATS_BY_SHARE, DAHL, BERG },
		{ STATS_BY_AWAY, DAHL, BERG },
		{ STATS_BY_LAST, DAHL, BERG },
	};
	struct world *w = build(LINES("2026-01-10 V held 1P 2P 3F", "2026-01-11 V held 1P 3F",
					"2026-01-12 V held 1P 3F", "2026-01-13 V held 1P 3F",
					"2026-01-14 V held 1P 3F", "2026-01-15 V held 2P 1P"),
		NULL);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t n, *v = stats_people_in_order(&w->st, cases[i].order, &n);

		assert_int_equal(n, 3);
		assert_int_equal(w->st.people[v[0]].who->id, cases[i].first);
		assert_int_equal(w->st.people[v[2]].who->id, cases[i].last);
		free(v);
	}
	done(w);
}

/* Of those with too few meetings for a percentage who was there least comes first. */
static void few_by_share(void **state)
{
	struct world *w =
		build(LINES("2026-01-10 V held 1P 2P 3F", "2026-01-11 V held 1P 2F 3F"), NULL);
	size_t n, *v = stats_people_in_order(&w->st, STATS_BY_SHARE, &n);

	(void)state;
	assert_int_equal(n, 3);
	assert_int_equal(w->st.people[v[0]].who->id, DAHL);
	assert_int_equal(w->st.people[v[1]].who->id, BERG);
	assert_int_equal(w->st.people[v[2]].who->id, ALM);
	free(v);
	done(w);
}

static void a_person_in_sentences(void **state)
{
	struct world *w = build(LINES("2026-01-10 N held 1P", "2026-02-10 N held 1D",
					"2026-03-10 N held 1A 4P>1", "2026-04-10 N held 1. 6P"),
		NULL);
	struct buf b = { 0 };

	(void)state;
	stats_person_words(&w->st, stats_person_of(&w->st, ALM), &b);
	assert_string_equal(buf_str(&b),
		"Called to 4 meetings: on site 1, remote 1, excused 1 (with a substitute 1), "
		"not noted 1. Present at 2 of 3 noted (too few for a percentage). Now away 1 in a "
		"row; at most present 2, away 1. Last seen Tue 10 February 2026.");
	buf_release(&b);
	done(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_status_apart),
		cmocka_unit_test(only_meetings_with_a_roll),
		cmocka_unit_test(joint_meetings_once),
		cmocka_unit_test(only_within_the_membership),
		cmocka_unit_test(guests_are_apart),
		cmocka_unit_test(a_member_as_a_guest_is_apart),
		cmocka_unit_test(later_members_change_no_roll),
		cmocka_unit_test(staff_are_members),
		cmocka_unit_test(a_substitute_is_not_the_members_presence),
		cmocka_unit_test(a_member_who_stands_in_is_present_too),
		cmocka_unit_test(an_absent_substitute_is_none),
		cmocka_unit_test(shares),
		cmocka_unit_test(part_of_a_meeting_is_presence),
		cmocka_unit_test(words_for_few),
		cmocka_unit_test(streaks),
		cmocka_unit_test(streaks_run_over_meetings_without_a_call),
		cmocka_unit_test(last_seen_as_whatever),
		cmocka_unit_test(parties_by_any_of_their_people),
		cmocka_unit_test(a_party_nobody_was_noted_of),
		cmocka_unit_test(no_seat_for_staff_observers_and_guests),
		cmocka_unit_test(must_have_of_its_group_alone),
		cmocka_unit_test(two_parties_over_time),
		cmocka_unit_test(of_one_party),
		cmocka_unit_test(of_one_group),
		cmocka_unit_test(predecessors_go_along),
		cmocka_unit_test(who_changed_group),
		cmocka_unit_test(trend_against_size),
		cmocka_unit_test(years_of_a_person),
		cmocka_unit_test(orders),
		cmocka_unit_test(few_by_share),
		cmocka_unit_test(a_person_in_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
