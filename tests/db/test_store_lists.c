/* The questions: which rows, in which order, with which counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/fixture.h"

static void save(struct fixture *f, const struct table *t, void *rec)
{
	fixture_ok(f, store_begin(f->store, "test", &f->e));
	fixture_ok(f, store_save(f->store, t, rec, &f->e));
	fixture_ok(f, store_commit(f->store, &f->e));
}

static void link_group(struct fixture *f, int64_t meeting, int64_t group)
{
	struct meeting_group x = { .meeting_id = meeting, .group_id = group };

	save(f, &meeting_group_table, &x);
}

static int64_t mark(
	struct fixture *f, int64_t meeting, int64_t person, int status, int64_t for_whom)
{
	struct attendance a = { .meeting_id = meeting,
		.person_id = person,
		.status = status,
		.stands_in_for = for_whom };

	save(f, &attendance_table, &a);
	return a.id;
}

static void set_status(struct fixture *f, int64_t meeting, int status)
{
	struct meeting m = { 0 };

	fixture_ok(f, store_meeting_load(f->store, meeting, &m, &f->e));
	m.status = status;
	save(f, &meeting_table, &m);
	meeting_release(&m);
}

/* ---- Meetings ---- */

/* Titles in order, separated by spaces. */
static void expect_meetings(struct fixture *f, const struct meeting_query *q, const char *titles)
{
	struct meeting_rows rows;
	struct buf got = { 0 };
	int n = -1;

	fixture_ok(f, store_meetings(f->store, q, &rows, &f->e));
	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&got, "%s%s", i ? " " : "", rows.v[i].m.title);
	assert_string_equal(buf_str(&got), titles);
	fixture_ok(f, store_meetings_count(f->store, q, q->limit, &n, &f->e));
	assert_int_equal(n, rows.n);
	buf_release(&got);
	pool_release(&rows.pool);
}

/* Five meetings, two of which start at the same time; a and c are Väst's, b is Öst's. */
struct year {
	int64_t a, b, c, d, e, west, east;
};

static struct year make_year(struct fixture *f)
{
	struct year y = { .west = fixture_group(f, "Väst"), .east = fixture_group(f, "Öst") };

	y.d = fixture_meeting(f, "d", "2026-09-01T13:00");
	y.a = fixture_meeting(f, "a", "2025-12-09");
	y.b = fixture_meeting(f, "b", "2026-03-10T09:00");
	y.c = fixture_meeting(f, "c", "2026-03-10T09:00");
	y.e = fixture_meeting(f, "e", "2026-12-31T09:00");
	link_group(f, y.a, y.west);
	link_group(f, y.c, y.west);
	link_group(f, y.b, y.east);
	set_status(f, y.c, STATUS_RUNNING);
	set_status(f, y.a, STATUS_HELD);
	return y;
}

static void windows(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	const char *at = "2026-03-10T09:00";

#define Q(...) &(struct meeting_query) { __VA_ARGS__ }
	expect_meetings(f, Q(0), "a b c d e");
	expect_meetings(f, Q(.backwards = true), "e d c b a");
	expect_meetings(f, Q(.from = "2026", .to = "2027"), "b c d e");
	expect_meetings(f, Q(.from = "2026", .to = "2027", .backwards = true), "e d c b");
	expect_meetings(f, Q(.to = "2026-03-10T09:00"), "a");
	expect_meetings(f, Q(.limit = 2), "a b");
	expect_meetings(f, Q(.limit = 2, .backwards = true), "e d");
	expect_meetings(f, Q(.after_starts = at, .after_id = y.b), "c d e");
	expect_meetings(f, Q(.after_starts = at, .after_id = y.b, .limit = 2), "c d");
	expect_meetings(f, Q(.after_starts = at, .after_id = y.c, .backwards = true), "b a");
	expect_meetings(
		f, Q(.after_starts = at, .after_id = y.c, .backwards = true, .from = "2026"), "b");
	expect_meetings(f, Q(.after_starts = at, .after_id = y.c, .to = "2026-12"), "d");
	expect_meetings(f, Q(.group_id = y.west), "a c");
	expect_meetings(f, Q(.group_id = y.west, .backwards = true), "c a");
	expect_meetings(f, Q(.group_id = 99), "");
	expect_meetings(f, Q(.statuses = 1u << STATUS_RUNNING), "c");
	expect_meetings(f, Q(.statuses = 1u << STATUS_RUNNING, .backwards = true), "c");
	expect_meetings(f, Q(.statuses = 1u << STATUS_HELD | 1u << STATUS_RUNNING), "a c");
}

static void meetings_by_text(void **state)
{
	struct fixture *f = *state;
	struct year y = { .west = fixture_group(f, "Södra Åsen") };

	y.a = fixture_meeting(f, "Åsa", "2026-01-01");
	y.b = fixture_meeting(f, "Asarna", "2026-01-02");
	y.c = fixture_meeting(f, "Heldag", "2026-01-03");
	link_group(f, y.c, y.west);
	expect_meetings(f, Q(.text = "asa"), "Åsa Asarna");
	expect_meetings(f, Q(.text = "åsa"), "Åsa");
	expect_meetings(f, Q(.text = "ÅSA"), "Åsa");
	expect_meetings(f, Q(.text = "HELD"), "Heldag");
	expect_meetings(f, Q(.text = "åsen"), "Heldag");
	expect_meetings(f, Q(.text = "as", .limit = 2), "Åsa Asarna");
	expect_meetings(f, Q(.text = "as", .backwards = true, .limit = 1), "Heldag");
	expect_meetings(f, Q(.text = "%"), "");
	expect_meetings(f, Q(.text = ""), "Åsa Asarna Heldag");
#undef Q
}

static void a_row_of_a_meeting(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	int64_t karin = fixture_person(f, "Karin", "Alm"), bo = fixture_person(f, "Bo", "Ek");
	int64_t eva = fixture_person(f, "Eva", "Brandt"), ida = fixture_person(f, "Ida", "Dahl");
	struct meeting_rows rows;

	link_group(f, y.b, y.west);
	mark(f, y.b, karin, ATTENDANCE_ONSITE, 0);
	mark(f, y.b, bo, ATTENDANCE_REMOTE, eva);
	mark(f, y.b, eva, ATTENDANCE_ONSITE, 0);
	mark(f, y.b, ida, ATTENDANCE_ABSENT, 0);
	fixture_ok(f, store_meeting_row(f->store, y.b, &rows, &f->e));
	assert_int_equal(rows.n, 1);
	assert_int_equal(rows.v[0].present, 2);
	assert_int_equal(rows.v[0].called, 4);
	assert_int_equal(rows.v[0].n_groups, 2);
	assert_string_equal(rows.v[0].groups[0].name, "Väst");
	assert_string_equal(rows.v[0].groups[1].name, "Öst");
	pool_release(&rows.pool);
	fixture_refused(
		f, store_meeting_row(f->store, 999, &rows, &f->e), ERR_NOT_FOUND, "not there");
	assert_int_equal(rows.n, 0);
}

static void statuses_of_a_year(void **state)
{
	struct fixture *f = *state;
	int n[6];

	make_year(f);
	fixture_ok(f, store_year_counts(f->store, "2026", 0, n, &f->e));
	assert_int_equal(n[STATUS_PROPOSED], 3);
	assert_int_equal(n[STATUS_RUNNING], 1);
	assert_int_equal(n[STATUS_HELD], 0);
	fixture_ok(f, store_year_counts(f->store, "2026", 2, n, &f->e));
	assert_int_equal(n[STATUS_PROPOSED] + n[STATUS_RUNNING], 2);
}

/* ---- Agenda, notes, moves ---- */

static int64_t add_item(
	struct fixture *f, int64_t meeting, int64_t parent, int at, const char *title)
{
	struct item it = {
		.meeting_id = meeting, .parent_id = parent, .position = at, .title = xstrdup(title)
	};
	int64_t id;

	save(f, &item_table, &it);
	id = it.id;
	item_release(&it);
	return id;
}

static void add_note(struct fixture *f, struct note n, const char *text)
{
	n.text = xstrdup(text);
	save(f, &note_table, &n);
	note_release(&n);
}

static void expect_notes(struct fixture *f, int64_t meeting, int64_t item, const char *texts)
{
	struct note_list list;
	struct buf got = { 0 };

	fixture_ok(f, store_notes(f->store, meeting, item, &list, &f->e));
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&got, "%s%s", i ? " " : "", list.v[i].text);
	assert_string_equal(buf_str(&got), texts);
	buf_release(&got);
	pool_release(&list.pool);
}

static void agenda_order(void **state)
{
	struct fixture *f = *state;
	int64_t m = fixture_meeting(f, "m", "2026-03-10T09:00"), number;
	int64_t second = add_item(f, m, 0, 2, "2"), first = add_item(f, m, 0, 1, "1");
	int64_t b = add_item(f, m, first, 2, "1b"), a = add_item(f, m, first, 1, "1a");
	struct item_list items;
	struct buf got = { 0 };

	fixture_ok(f, store_items(f->store, m, &items, &f->e));
	for (size_t i = 0; i < items.n; i++)
		buf_printf(&got, "%s ", items.v[i].title);
	assert_string_equal(buf_str(&got), "1 1a 1b 2 ");
	buf_release(&got);
	pool_release(&items.pool);

	add_note(f, (struct note) { .meeting_id = m, .item_id = second, .position = 1 }, "g");
	add_note(f, (struct note) { .meeting_id = m, .item_id = b, .position = 1 }, "f");
	add_note(f, (struct note) { .meeting_id = m, .item_id = a, .position = 1 }, "e");
	add_note(f, (struct note) { .meeting_id = m, .item_id = first, .position = 2 }, "d");
	add_note(f,
		(struct note) { .meeting_id = m,
			.item_id = first,
			.position = 1,
			.kind = NOTE_DECISION,
			.number = 4 },
		"c");
	add_note(f, (struct note) { .meeting_id = m, .position = 2 }, "b");
	add_note(f, (struct note) { .meeting_id = m, .position = 1 }, "a");
	expect_notes(f, m, NOTES_ALL, "a b c d e f g");
	expect_notes(f, m, NOTES_PREAMBLE, "a b");
	expect_notes(f, m, first, "c d");
	fixture_ok(f, store_note_last(f->store, m, first, &number, &f->e));
	assert_int_equal(number, 2);
	fixture_ok(f, store_note_last(f->store, m, NOTES_PREAMBLE, &number, &f->e));
	assert_int_equal(number, 2);
	fixture_ok(f, store_note_number(f->store, m, NOTE_DECISION, &number, &f->e));
	assert_int_equal(number, 4);
	fixture_ok(f, store_note_number(f->store, m, NOTE_ACTION, &number, &f->e));
	assert_int_equal(number, 0);
}

/* ---- Roll ---- */

static void join(struct fixture *f, int64_t person, int64_t group, int role, const char *from,
	const char *to)
{
	struct membership k = { .person_id = person,
		.group_id = group,
		.role = role,
		.from_day = xstrdup(from),
		.to_day = xstrdup(to) };

	save(f, &membership_table, &k);
	membership_release(&k);
}

static void expect_roll(struct fixture *f, int64_t meeting, const char *families)
{
	struct roll_rows roll;
	struct buf got = { 0 };

	fixture_ok(f, store_roll(f->store, meeting, &roll, &f->e));
	for (size_t i = 0; i < roll.n; i++)
		buf_printf(
			&got, "%s%s%s", i ? " " : "", roll.v[i].family, roll.v[i].a.id ? "!" : "");
	assert_string_equal(buf_str(&got), families);
	buf_release(&got);
	pool_release(&roll.pool);
}

static void who_is_on_the_roll(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	int64_t alm = fixture_person(f, "Karin", "Alm"), oberg = fixture_person(f, "Bo", "Öberg");
	int64_t asp = fixture_person(f, "Eva", "Åsp"), gone = fixture_person(f, "Ulf", "Gren");
	int64_t guest = fixture_person(f, "Siv", "Berg");

	join(f, alm, y.east, ROLE_CHAIR, "", "");
	join(f, alm, y.west, ROLE_MEMBER, "", "");
	join(f, oberg, y.east, ROLE_MEMBER, "2026-03-10", "2026-03-10");
	join(f, asp, y.west, ROLE_DEPUTY, "2020-01-01", "");
	join(f, gone, y.east, ROLE_MEMBER, "", "2026-03-09");
	link_group(f, y.b, y.west);
	expect_roll(f, y.b, "Alm Åsp Öberg");
	mark(f, y.b, guest, ATTENDANCE_ONSITE, 0);
	mark(f, y.b, asp, ATTENDANCE_ABSENT, 0);
	expect_roll(f, y.b, "Alm Berg! Åsp! Öberg");
	set_status(f, y.b, STATUS_HELD);
	expect_roll(f, y.b, "Berg! Åsp!");
}

static void what_a_roll_row_says(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	int64_t fk = fixture_party(f, "Försäkringskassan"), af = fixture_party(f, "Platsjakten");
	struct person p = { .given = xstrdup("Eva"),
		.family = xstrdup("Brandt"),
		.sort_key = xstrdup("b"),
		.party_id = fk };
	int64_t alm = fixture_person(f, "Karin", "Alm");
	struct membership k = { .group_id = y.west, .person_id = alm, .party_id = af };
	struct attendance a = { 0 };
	struct roll_rows roll;

	save(f, &person_table, &p);
	k.role = ROLE_SECRETARY;
	save(f, &membership_table, &k);
	mark(f, y.c, alm, ATTENDANCE_EXCUSED, 0);
	mark(f, y.c, p.id, ATTENDANCE_ONSITE, alm);
	fixture_ok(f, store_roll(f->store, y.c, &roll, &f->e));
	assert_int_equal(roll.n, 2);
	assert_int_equal(roll.v[0].role, ROLE_SECRETARY);
	assert_string_equal(roll.v[0].party, "Platsjakten");
	assert_int_equal(roll.v[0].substitute_id, p.id);
	assert_string_equal(roll.v[0].substitute_given, "Eva");
	assert_string_equal(roll.v[1].party, "Försäkringskassan");
	assert_int_equal(roll.v[1].party_id, fk);
	assert_int_equal(roll.v[1].substitute_id, 0);
	pool_release(&roll.pool);

	fixture_ok(f, store_attendance_find(f->store, y.c, p.id, &a, &f->e));
	a.party_id = af;
	save(f, &attendance_table, &a);
	fixture_ok(f, store_roll(f->store, y.c, &roll, &f->e));
	assert_string_equal(roll.v[1].party, "Platsjakten");
	pool_release(&roll.pool);
	fixture_refused(f, store_attendance_find(f->store, y.c, 999, &a, &f->e), ERR_NOT_FOUND, "");
	attendance_release(&a);
	person_release(&p);
}

/* ---- People ---- */

static void expect_people(struct fixture *f, const struct person_query *q, const char *families)
{
	struct person_rows rows;
	struct buf got = { 0 };
	int n;

	fixture_ok(f, store_people(f->store, q, &rows, &f->e));
	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&got, "%s%s", i ? " " : "", rows.v[i].p.family);
	assert_string_equal(buf_str(&got), families);
	fixture_ok(f, store_people_count(f->store, q, q->limit, &n, &f->e));
	assert_int_equal(n, rows.n);
	buf_release(&got);
	pool_release(&rows.pool);
}

static void people(void **state)
{
	struct fixture *f = *state;
	int64_t west = fixture_group(f, "Väst"), alm = fixture_person(f, "Karin", "Alm");
	int64_t berg = fixture_person(f, "Åsa", "Berg"), ohman = fixture_person(f, "Bo", "Öhman");
	struct person p = { 0 };
	const char *day = "2026-03-10";

	fixture_person(f, "Eva", "Ågren");
	join(f, ohman, west, ROLE_CHAIR, "", "");
	join(f, alm, west, ROLE_MEMBER, "", "2025-12-31");
	join(f, berg, west, ROLE_MEMBER, "", "");
	join(f, berg, west, ROLE_DEPUTY, "", "");
	fixture_ok(f, store_person_load(f->store, berg, &p, &f->e));
	p.party_id = fixture_party(f, "Viken");
	xreplace(&p.email, "asa@vik.example");
	save(f, &person_table, &p);
#define Q(...) &(struct person_query) { .today = day, __VA_ARGS__ }
	expect_people(f, Q(0), "Alm Berg Ågren Öhman");
	expect_people(f, Q(.backwards = true, .limit = 3), "Öhman Ågren Berg");
	expect_people(f, Q(.after_key = p.sort_key, .after_id = berg), "Ågren Öhman");
	expect_people(f, Q(.after_key = p.sort_key, .after_id = berg, .backwards = true), "Alm");
	expect_people(f, Q(.group_id = west), "Berg Öhman");
	expect_people(f, Q(.group_id = west, .backwards = true), "Öhman Berg");
	expect_people(f, Q(.party_id = p.party_id), "Berg");
	expect_people(f, Q(.group_id = west, .party_id = p.party_id), "Berg");
	expect_people(f, Q(.text = "asa"), "Berg");
	expect_people(f, Q(.text = "åsa b"), "Berg");
	expect_people(f, Q(.text = "vik"), "Berg");
	expect_people(f, Q(.text = "agren"), "Ågren");
#undef Q
	person_release(&p);
}

static void names_with_aliases(void **state)
{
	struct fixture *f = *state;
	int64_t alm = fixture_person(f, "Karin", "Alm"), berg = fixture_person(f, "Åsa", "");
	struct alias a = { .person_id = alm, .name = xstrdup("Carin Alm") };
	struct name_rows rows;

	save(f, &alias_table, &a);
	fixture_ok(f, store_names(f->store, &rows, &f->e));
	assert_int_equal(rows.n, 3);
	assert_string_equal(rows.v[0].name, "Karin Alm");
	assert_false(rows.v[0].alias);
	assert_string_equal(rows.v[1].name, "Carin Alm");
	assert_true(rows.v[1].alias);
	assert_int_equal(rows.v[1].person_id, alm);
	assert_string_equal(rows.v[2].name, "Åsa");
	assert_int_equal(rows.v[2].person_id, berg);
	pool_release(&rows.pool);
	alias_release(&a);
}

static void groups_and_parties(void **state)
{
	struct fixture *f = *state;
	struct group board = { .name = xstrdup("A-styrelsen"), .kind = GROUP_BOARD };
	int64_t west = fixture_group(f, "Väst"), alm = fixture_person(f, "Karin", "Alm");
	int64_t party = fixture_party(f, "Ölme");
	struct membership_rows memberships;
	struct group_rows groups;
	struct party_rows parties;

	save(f, &group_table, &board);
	fixture_party(f, "Åmål");
	fixture_party(f, "Älvsby");
	join(f, alm, west, ROLE_MEMBER, "", "");
	join(f, alm, west, ROLE_MEMBER, "", "2020-01-01");
	fixture_ok(f, store_groups(f->store, "2026-03-10", &groups, &f->e));
	assert_int_equal(groups.n, 2);
	assert_string_equal(groups.v[0].g.name, "Väst");
	assert_int_equal(groups.v[0].members, 1);
	pool_release(&groups.pool);
	fixture_ok(f, store_parties(f->store, &parties, &f->e));
	assert_int_equal(parties.n, 3);
	assert_string_equal(parties.v[0].p.name, "Åmål");
	assert_string_equal(parties.v[1].p.name, "Älvsby");
	assert_int_equal(parties.v[2].p.id, party);
	pool_release(&parties.pool);
	fixture_ok(f, store_memberships(f->store, alm, 0, &memberships, &f->e));
	assert_int_equal(memberships.n, 2);
	assert_string_equal(memberships.v[0].group, "Väst");
	pool_release(&memberships.pool);
	fixture_ok(f, store_memberships(f->store, 0, board.id, &memberships, &f->e));
	assert_int_equal(memberships.n, 0);
	pool_release(&memberships.pool);
	group_release(&board);
}

/* ---- Registers and export ---- */

static void expect_register(struct fixture *f, const struct register_query *q, const char *texts)
{
	struct register_rows rows;
	struct buf got = { 0 };

	fixture_ok(f, store_register(f->store, q, &rows, &f->e));
	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&got, "%s%s", i ? " " : "", rows.v[i].n.text);
	assert_string_equal(buf_str(&got), texts);
	buf_release(&got);
	pool_release(&rows.pool);
}

static void registers(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	int64_t two = add_item(f, y.b, 0, 2, "Två"), one = add_item(f, y.b, 0, 1, "Ett");
	struct register_query q = { .kinds = 1u << NOTE_DECISION | 1u << NOTE_ACTION };
	struct note n = { .meeting_id = y.b, .item_id = two, .kind = NOTE_ACTION };

	add_note(f, n, "do");
	n.state = ACTION_DONE;
	n.item_id = one;
	add_note(f, n, "done");
	n.kind = NOTE_DECISION;
	n.meeting_id = y.a;
	n.item_id = 0;
	add_note(f, n, "old");
	n.kind = NOTE_TEXT;
	add_note(f, n, "text");
	expect_register(f, &q, "done do old");
	q.limit = 1;
	expect_register(f, &q, "done");
	q.limit = 0;
	q.group_id = y.west;
	expect_register(f, &q, "old");
	q.group_id = 0;
	q.from = "2026";
	expect_register(f, &q, "done do");
	q = (struct register_query) { .open_only = true };
	expect_register(f, &q, "do");
	q = (struct register_query) { 0 };
	expect_register(f, &q, "done do old text");
}

static void export_in_order(void **state)
{
	struct fixture *f = *state;
	struct year y = make_year(f);
	struct meeting_query q = { .from = "2026", .to = "2027" };
	struct move mv = { .meeting_id = y.c,
		.at = 5,
		.old_starts = xstrdup("2026-03-03T09:00"),
		.new_starts = xstrdup("2026-03-10T09:00") };
	int64_t one = add_item(f, y.c, 0, 1, "Ett");
	const struct export_row *row;
	struct store_export *x;
	struct buf got = { 0 };

	add_item(f, y.c, 0, 2, "Två");
	add_item(f, y.c, one, 1, "Ett a");
	save(f, &move_table, &mv);
	fixture_ok(f, store_export_open(f->store, &q, &x, &f->e));
	for (;;) {
		fixture_ok(f, store_export_next(x, &row, &f->e));
		if (!row)
			break;
		buf_printf(&got, "%s", row->m.title);
		for (size_t i = 0; i < row->n_items; i++)
			buf_printf(&got, "[%s]", row->items[i].title);
		for (size_t i = 0; i < row->n_groups; i++)
			buf_printf(&got, "(%s)", row->groups[i].name);
		buf_printf(&got, "%s ", row->moved_from);
	}
	assert_string_equal(buf_str(&got), "b(Öst) c[Ett][Ett a][Två](Väst)2026-03-03T09:00 d e ");
	buf_cut(&got, 0);
	store_export_close(x);
	q.group_id = y.west;
	fixture_ok(f, store_export_open(f->store, &q, &x, &f->e));
	fixture_ok(f, store_export_next(x, &row, &f->e));
	assert_string_equal(row->m.title, "c");
	store_export_close(x);
	fixture_meeting(f, "after", "2026-05-05"); /* nothing is held open */
	buf_release(&got);
	move_release(&mv);
}

static void imports_by_hash(void **state)
{
	struct fixture *f = *state;
	const char *hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	struct import i = { .name = xstrdup("möte.txt"), .sha256 = xstrdup(hash), .bytes = 7 };
	struct import found = { 0 };

	fixture_refused(f, store_import_find(f->store, hash, &found, &f->e), ERR_NOT_FOUND, "");
	save(f, &import_table, &i);
	fixture_ok(f, store_import_find(f->store, hash, &found, &f->e));
	assert_string_equal(found.name, "möte.txt");
	import_release(&i);
	import_release(&found);
}

static bool stop(void *to, const char *bytes, size_t n)
{
	(void)to;
	(void)bytes;
	(void)n;
	return false;
}

static void export_of_everything(void **state)
{
	struct fixture *f = *state;
	char *json, *again;

	make_year(f);
	json = fixture_export(f);
	again = fixture_export(f);
	assert_string_equal(json, again);
	assert_non_null(strstr(json, "{\"schema\":1,\"parties\":["));
	assert_non_null(strstr(json, "\"title\":\"d\""));
	assert_null(strstr(json, "sort_key"));
	assert_null(strstr(json, "\"rev\""));
	fixture_refused(f, store_export_json(f->store, stop, NULL, &f->e), ERR_INTERRUPTED, NULL);
	fixture_meeting(f, "after", "2026-05-05");
	free(json);
	free(again);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_memory, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(windows),
		CASE(meetings_by_text),
		CASE(a_row_of_a_meeting),
		CASE(statuses_of_a_year),
		CASE(agenda_order),
		CASE(who_is_on_the_roll),
		CASE(what_a_roll_row_says),
		CASE(people),
		CASE(names_with_aliases),
		CASE(groups_and_parties),
		CASE(registers),
		CASE(export_in_order),
		CASE(imports_by_hash),
		CASE(export_of_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
