/* One person under several names: merging, taking it back whatever came since, other spellings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/aliases.h"
#include "services/documents.h"
#include "services/export_notes.h"
#include "services/find.h"
#include "services/import_notes.h"
#include "services/people.h"
#include "services/person_merge.h"
#include "services/rollcall.h"
#include "services/same_people.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t add(struct world *w, const char *given, const char *family, const char *email)
{
	struct person p = { .given = xstrdup(given), .family = xstrdup(family) };
	int64_t id;

	xreplace(&p.email, email);
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	id = p.id;
	person_release(&p);
	return id;
}

static void put(struct world *w, const struct table *t, void *rec)
{
	bool ok = session_begin(&w->se, xstrdup("row"), &w->e);

	world_ok(w, ok && session_end(&w->se, store_save(w->se.store, t, rec, &w->e), &w->e));
}

static void mark(struct world *w, int64_t meeting_id, int64_t person_id, int status)
{
	struct attendance a = {
		.meeting_id = meeting_id, .person_id = person_id, .status = status
	};

	put(w, &attendance_table, &a);
}

static int status(struct world *w, int64_t meeting_id, int64_t person_id)
{
	struct attendance a = { 0 };
	struct err none = { 0 };
	int is = store_attendance_find(w->se.store, meeting_id, person_id, &a, &none) ? a.status
										      : -1;

	attendance_release(&a);
	return is;
}

static size_t rows_of(struct world *w, const struct table *t, int64_t person_id)
{
	struct id_list ids = { 0 };
	size_t n;

	world_ok(w, store_referring(w->se.store, t, "person_id", person_id, &ids, &w->e));
	n = ids.n;
	pool_release(&ids.pool);
	return n;
}

static int64_t named(struct world *w, const char *name)
{
	int64_t id = 0;

	world_ok(w, person_find(&w->se, name, 0, &id, &w->e));
	return id;
}

/* Everything in words, ids of people left out by the length of what they are: rows and texts. */
static size_t weight(struct world *w)
{
	char *all = world_export(w);
	size_t n = 0;

	for (const char *s = all; (s = strstr(s, "\"id\":")); s++)
		n++;
	free(all);
	return n;
}

/* Eva Brandt once more, with a row of every kind: a mark of her own, one beside Eva's, a membership, a stand-in,
 * another spelling, a vote, an answer, a calendar, an invitation. */
struct twice {
	int64_t eva, twin, alone, both, third;
};

static struct twice make_twice(struct world *w)
{
	struct twice t = { .eva = w->people[EVA],
		.twin = add(w, "Eva", "Brant", "eva@example.org") };
	struct alias also = { .person_id = t.twin, .name = xstrdup("E. Brant") };
	struct membership member = { .person_id = t.twin,
		.group_id = w->west,
		.role = ROLE_CHAIR,
		.from_day = xstrdup("2026-01-01") };
	struct attendance stands = {
		.person_id = w->people[BO], .stands_in_for = t.twin, .status = ATTENDANCE_ONSITE
	};
	struct candidate date = { .position = 1,
		.starts = xstrdup("2026-05-05"),
		.all_day = true,
		.uid = xstrdup("c@x") };
	struct feed feed = { .kind = FEED_PERSON, .person_id = t.twin, .name = xstrdup("hemlig") };
	struct invitation mail = {
		.uid = xstrdup("m@x"), .person_id = t.twin, .address = xstrdup("eva@example.org")
	};
	struct candidate_answer answer = { .person_id = t.twin, .answer = DATE_CANNOT };

	t.alone = world_meeting(w, "2026-01-20T09:00", NULL);
	t.both = world_meeting(w, "2026-02-17T09:00", NULL);
	t.third = world_meeting(w, "2026-03-17T09:00", NULL);
	put(w, &alias_table, &also);
	put(w, &membership_table, &member);
	mark(w, t.alone, t.twin, ATTENDANCE_ONSITE);
	mark(w, t.both, t.eva, ATTENDANCE_UNMARKED);
	mark(w, t.both, t.twin, ATTENDANCE_REMOTE);
	stands.meeting_id = t.alone;
	put(w, &attendance_table, &stands);
	date.meeting_id = t.third;
	put(w, &candidate_table, &date);
	answer.candidate_id = date.id;
	put(w, &candidate_answer_table, &answer);
	put(w, &feed_table, &feed);
	put(w, &invitation_table, &mail);
	alias_release(&also);
	membership_release(&member);
	candidate_release(&date);
	feed_release(&feed);
	invitation_release(&mail);
	return t;
}

static struct merge_done merge(struct world *w, int64_t kept, int64_t other, enum merge_marks marks)
{
	struct merge_done did;

	world_ok(w, person_merge(&w->se, kept, other, marks, &did, &w->e));
	return did;
}

/* ---- Merging ---- */

static void test_merge(void **state)
{
	struct world *w = *state;
	struct twice t = make_twice(w);
	struct person eva = { 0 };
	struct merge_done did;

	world_before(w);
	did = merge(w, t.eva, t.twin, MERGE_REFUSE);
	world_undoable(w, "Merged: Eva Brant is Eva Brandt");
	assert_int_equal(did.meetings, 1);
	assert_int_equal(did.same_meetings, 1);
	assert_int_equal(status(w, t.alone, t.eva), ATTENDANCE_ONSITE);
	assert_int_equal(status(w, t.both, t.eva), ATTENDANCE_REMOTE);
	assert_int_equal(rows_of(w, &membership_table, t.eva), 1);
	assert_int_equal(rows_of(w, &candidate_answer_table, t.eva), 1);
	assert_int_equal(rows_of(w, &feed_table, t.eva), 1);
	assert_int_equal(rows_of(w, &invitation_table, t.eva), 1);
	assert_int_equal(named(w, "Eva Brant"), t.eva);
	assert_int_equal(named(w, "E. Brant"), t.eva);
	world_ok(w, store_person_load(w->se.store, t.eva, &eva, &w->e));
	assert_string_equal(eva.email, "eva@example.org");
	person_release(&eva);
	assert_false(store_person_load(w->se.store, t.twin, &eva, &w->e));
	w->e = (struct err) { 0 };
}

/* Memberships of one group that overlap are one; the role and the days that say more. */
static void test_memberships_join(void **state)
{
	struct world *w = *state;
	int64_t twin = add(w, "Eva", "Brant", NULL);
	struct membership early = { .person_id = w->people[EVA],
		.group_id = w->board,
		.to_day = xstrdup("2024-12-31") },
			  late = { .person_id = w->people[EVA],
				  .group_id = w->board,
				  .from_day = xstrdup("2026-01-01") },
			  between = { .person_id = twin,
				  .group_id = w->board,
				  .role = ROLE_DEPUTY,
				  .from_day = xstrdup("2024-07-01"),
				  .to_day = xstrdup("2026-02-01") };
	struct membership_rows rows;
	struct merge_done did;
	struct split_done back;

	put(w, &membership_table, &early);
	put(w, &membership_table, &late);
	put(w, &membership_table, &between);
	did = merge(w, w->people[EVA], twin, MERGE_REFUSE);
	world_ok(w, store_memberships(w->se.store, w->people[EVA], w->board, &rows, &w->e));
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].m.from_day, "");
	assert_string_equal(rows.v[0].m.to_day, "");
	assert_int_equal(rows.v[0].m.role, ROLE_DEPUTY);
	pool_release(&rows.pool);
	world_ok(w, person_split(&w->se, did.merge_id, &back, &w->e));
	world_ok(w, store_memberships(w->se.store, w->people[EVA], w->board, &rows, &w->e));
	assert_int_equal(rows.n, 2);
	pool_release(&rows.pool);
	world_ok(w, store_memberships(w->se.store, back.person_id, w->board, &rows, &w->e));
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].m.to_day, "2026-02-01");
	pool_release(&rows.pool);
	membership_release(&early);
	membership_release(&late);
	membership_release(&between);
}

static void test_marks_that_clash(void **state)
{
	struct world *w = *state;
	int64_t twin = add(w, "Eva", "Brant", NULL), eva = w->people[EVA],
		m = world_meeting(w, "2026-01-20T09:00", NULL);
	struct merge_clashes c;
	struct merge_done did;

	mark(w, m, eva, ATTENDANCE_ABSENT);
	mark(w, m, twin, ATTENDANCE_ONSITE);
	world_before(w);
	world_refused(
		w, person_merge(&w->se, eva, twin, MERGE_REFUSE, &did, &w->e), ERR_CONFLICT, "20");
	world_unchanged(w);
	world_ok(w, person_merge_clashes(&w->se, eva, twin, &c, &w->e));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.v[0].other, ATTENDANCE_ONSITE);
	pool_release(&c.pool);
	merge(w, eva, twin, MERGE_OTHER);
	assert_int_equal(status(w, m, eva), ATTENDANCE_ONSITE);
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	merge(w, eva, twin, MERGE_KEPT);
	assert_int_equal(status(w, m, eva), ATTENDANCE_ABSENT);
}

static void test_who_stood_in_is_somebody_else(void **state)
{
	struct world *w = *state;
	int64_t twin = add(w, "Eva", "Brant", NULL), m = world_meeting(w, "2026-01-20T09:00", NULL);
	struct attendance a = { .meeting_id = m,
		.person_id = twin,
		.status = ATTENDANCE_ONSITE,
		.stands_in_for = w->people[EVA] };
	struct merge_done did;

	put(w, &attendance_table, &a);
	mark(w, m, w->people[EVA], ATTENDANCE_EXCUSED);
	world_refused(w, person_merge(&w->se, w->people[EVA], twin, MERGE_OTHER, &did, &w->e),
		ERR_INVALID, "two people");
	world_refused(w, person_merge(&w->se, twin, twin, MERGE_OTHER, &did, &w->e), ERR_INVALID,
		"one and the same");
}

/* What was sent was of the same person: it neither changes nor hinders. */
static void test_sent_notes_are_no_hindrance(void **state)
{
	struct world *w = *state;
	int64_t twin = add(w, "Eva", "Brant", NULL), m = world_meeting(w, "2026-01-20T09:00", NULL);
	struct notes_out_options o = { 0 };
	struct meeting held = world_load(w, m);

	mark(w, m, twin, ATTENDANCE_ONSITE);
	held.status = STATUS_HELD;
	put(w, &meeting_table, &held);
	meeting_release(&held);
	world_ok(w, document_send(&w->se, m, DOCUMENT_NOTES, &o, NULL, &w->e));
	merge(w, w->people[EVA], twin, MERGE_REFUSE);
	assert_int_equal(status(w, m, w->people[EVA]), ATTENDANCE_ONSITE);
	/* Nothing else may pass by that. */
	assert_false(roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ABSENT, &w->e));
	w->e = (struct err) { 0 };
}

/* ---- Taking it back ---- */

static void test_split(void **state)
{
	struct world *w = *state;
	struct twice t = make_twice(w);
	struct split_done back;
	struct person eva = { 0 };
	size_t before = weight(w);
	int64_t merge_id = merge(w, t.eva, t.twin, MERGE_REFUSE).merge_id;

	/* Other steps come after it. */
	mark(w, t.third, t.eva, ATTENDANCE_ONSITE);
	world_before(w);
	world_ok(w, person_split(&w->se, merge_id, &back, &w->e));
	world_undoable(w, "Two people again: Eva Brant, Eva Brandt");
	assert_int_equal(back.since, 1);
	assert_int_equal(back.stay, 0);
	assert_int_equal(status(w, t.alone, back.person_id), ATTENDANCE_ONSITE);
	assert_int_equal(status(w, t.alone, t.eva), -1);
	assert_int_equal(status(w, t.both, t.eva), ATTENDANCE_UNMARKED);
	assert_int_equal(status(w, t.both, back.person_id), ATTENDANCE_REMOTE);
	assert_int_equal(status(w, t.third, t.eva), ATTENDANCE_ONSITE);
	assert_int_equal(named(w, "Eva Brant"), back.person_id);
	assert_int_equal(named(w, "E. Brant"), back.person_id);
	assert_int_equal(rows_of(w, &feed_table, back.person_id), 1);
	assert_int_equal(rows_of(w, &invitation_table, back.person_id), 1);
	assert_int_equal(rows_of(w, &candidate_answer_table, back.person_id), 1);
	assert_int_equal(rows_of(w, &membership_table, t.eva), 1);
	world_ok(w, store_person_load(w->se.store, t.eva, &eva, &w->e));
	assert_string_equal(or_empty(eva.email), "");
	person_release(&eva);
	/* As much as there was, and the mark that came since. */
	assert_int_equal(weight(w), before + 1);
}

/* What somebody has changed or taken away since stays so, and is told. */
static void test_split_leaves_what_was_changed(void **state)
{
	struct world *w = *state;
	struct twice t = make_twice(w);
	struct split_done back;
	struct attendance a = { 0 };
	int64_t merge_id = merge(w, t.eva, t.twin, MERGE_REFUSE).merge_id;

	world_ok(w, store_attendance_find(w->se.store, t.both, t.eva, &a, &w->e));
	a.status = ATTENDANCE_ABSENT;
	put(w, &attendance_table, &a);
	attendance_release(&a);
	world_ok(w, person_split(&w->se, merge_id, &back, &w->e));
	assert_int_equal(back.stay, 1);
	assert_int_equal(status(w, t.both, t.eva), ATTENDANCE_ABSENT);
	assert_int_equal(status(w, t.both, back.person_id), ATTENDANCE_REMOTE);
}

/* Merges on merges come apart one by one. */
static void test_a_chain_comes_apart(void **state)
{
	struct world *w = *state;
	int64_t a = add(w, "Annika", "Ek", NULL), b = add(w, "Annica", "Ek", NULL),
		c = add(w, "Anika", "Ek", NULL), one, two,
		m = world_meeting(w, "2026-01-20T09:00", NULL),
		n = world_meeting(w, "2026-02-17T09:00", NULL);
	struct split_done back;

	mark(w, m, b, ATTENDANCE_ONSITE);
	mark(w, n, a, ATTENDANCE_REMOTE);
	one = merge(w, a, b, MERGE_REFUSE).merge_id;
	two = merge(w, c, a, MERGE_REFUSE).merge_id;
	assert_int_equal(status(w, m, c), ATTENDANCE_ONSITE);
	world_ok(w, person_merge_named(&w->se, c, "Annica Ek", &one, &w->e));
	world_ok(w, person_split(&w->se, one, &back, &w->e));
	assert_int_equal(status(w, m, back.person_id), ATTENDANCE_ONSITE);
	assert_int_equal(status(w, n, c), ATTENDANCE_REMOTE);
	world_ok(w, person_split(&w->se, two, &back, &w->e));
	assert_int_equal(status(w, n, back.person_id), ATTENDANCE_REMOTE);
	assert_int_equal(rows_of(w, &attendance_table, c), 0);
}

static void test_a_person_goes_with_what_was_merged(void **state)
{
	struct world *w = *state;
	int64_t a = add(w, "Annika", "Ek", NULL), b = add(w, "Annica", "Ek", NULL),
		c = add(w, "Bo", "Alm", NULL);

	merge(w, a, b, MERGE_REFUSE);
	world_ok(w, people_tell_apart(&w->se, a, c, &w->e));
	world_before(w);
	world_ok(w, person_delete(&w->se, a, &w->e));
	world_undoable(w, "Removed: Annika Ek");
}

/* ---- Suggestions ---- */

static size_t suggested(struct world *w, int64_t a, int64_t b)
{
	struct same_list list;
	size_t n = 0;

	world_ok(w, same_people_find(&w->se, 0, &list, &w->e));
	for (size_t i = 0; i < list.n; i++)
		n += (list.v[i].first == a && list.v[i].second == b) ||
			(list.v[i].first == b && list.v[i].second == a);
	pool_release(&list.pool);
	return n;
}

static void test_suggestions(void **state)
{
	struct world *w = *state;
	int64_t a = add(w, "Annika", "Ek", NULL), b = add(w, "Annica", "Ek", NULL),
		m = world_meeting(w, "2026-01-20T09:00", NULL);
	struct same_list list;

	assert_int_equal(suggested(w, a, b), 1);
	world_before(w);
	world_ok(w, people_tell_apart(&w->se, b, a, &w->e));
	world_undoable(w, "Two people: Annica Ek, Annika Ek");
	assert_int_equal(suggested(w, a, b), 0);
	world_refused(w, people_ask_again(&w->se, a, w->people[BO], &w->e), ERR_NOT_FOUND, "told");
	world_ok(w, people_ask_again(&w->se, a, b, &w->e));
	assert_int_equal(suggested(w, a, b), 1);
	mark(w, m, b, ATTENDANCE_ONSITE);
	world_ok(w, same_people_find(&w->se, 0, &list, &w->e));
	assert_int_equal(list.v[0].first, b);
	pool_release(&list.pool);
	mark(w, m, a, ATTENDANCE_REMOTE);
	assert_int_equal(suggested(w, a, b), 0);
	world_ok(w, same_people_find(&w->se, 3, &list, &w->e));
	assert_true(list.cut);
	pool_release(&list.pool);
}

/* ---- Other spellings ---- */

static void test_aliases(void **state)
{
	struct world *w = *state;
	int64_t id;

	world_before(w);
	world_ok(w, alias_add(&w->se, w->people[EVA], " Ewa  Brandt ", &w->e));
	world_undoable(w, "Other name: Eva Brandt, Ewa Brandt");
	assert_int_equal(named(w, "Ewa Brandt"), w->people[EVA]);
	world_refused(
		w, alias_add(&w->se, w->people[EVA], "Ewa Brandt", &w->e), ERR_INVALID, "already");
	world_refused(w, alias_add(&w->se, w->people[EVA], "Karin Alm", &w->e), ERR_INVALID,
		"somebody else");
	world_refused(w, alias_add(&w->se, w->people[EVA], " ", &w->e), ERR_INVALID, "name");
	world_refused(
		w, alias_find(&w->se, w->people[EVA], "Eva B", &id, &w->e), ERR_NOT_FOUND, NULL);
	world_ok(w, alias_find(&w->se, w->people[EVA], "ewa brandt", &id, &w->e));
	world_before(w);
	world_ok(w, alias_remove(&w->se, id, &w->e));
	world_undoable(w, "Removed: Ewa Brandt");
}

/* ---- Imports ---- */

static const char old_notes[] =
	"Minnesanteckningar\nDatum: 2026-02-10\n\nNärvarande: Eva Brant, Karin Alm\n"
	"Frånvarande: Henrik Olofsson\n\n1. Välkommen\nEva: vi börjar.\n";

static struct import_preview look(struct world *w, const char *text)
{
	struct import_options o = { .file_name = "x.txt", .group_id = w->west, .day = DAY_NONE };
	struct import_preview p = { 0 };

	world_ok(w, import_notes_preview(&w->se, text, strlen(text), &o, &p, &w->e));
	return p;
}

static int64_t import_notes(struct world *w, const char *text)
{
	struct import_options o = { .file_name = "x.txt", .group_id = w->west, .day = DAY_NONE };
	struct import_preview p = look(w, text);
	int64_t id;
	bool changed;

	world_ok(w, import_notes_apply(&w->se, &p, &o, &id, &changed, &w->e));
	import_preview_release(&p);
	return id;
}

static char *printed(struct world *w, int64_t meeting_id)
{
	struct notes_out_options o = { 0 };
	struct buf b = { 0 };

	world_ok(w, export_notes(&w->se, meeting_id, EXPORT_NOTES, NOTES_TXT, &o, &b, &w->e));
	return buf_take(&b);
}

/* A spelling that was merged is that person from then on, and the old notes still say what they said. */
static void test_imports_know_a_merged_spelling(void **state)
{
	struct world *w = *state;
	struct import_preview p = look(w, old_notes);
	int64_t first, twin, later;
	char *was, *is;
	struct split_done back;
	int64_t merge_id;

	assert_int_equal(p.n_alike, 1);
	assert_string_equal(p.alike[0].known, "Eva Brandt");
	import_preview_release(&p);
	first = import_notes(w, old_notes);
	twin = named(w, "Eva Brant");
	was = printed(w, first);
	merge_id = merge(w, w->people[EVA], twin, MERGE_REFUSE).merge_id;
	is = printed(w, first);
	assert_string_equal(was, is);
	free(is);
	later = import_notes(w,
		"Minnesanteckningar\nDatum: 2026-02-24\n\nNärvarande: Eva Brant\n\n1. Välkommen\n");
	assert_int_equal(status(w, later, w->people[EVA]), ATTENDANCE_ONSITE);
	world_ok(w, person_split(&w->se, merge_id, &back, &w->e));
	assert_int_equal(back.since, 1);
	is = printed(w, first);
	assert_string_equal(was, is);
	assert_int_equal(status(w, first, back.person_id), ATTENDANCE_ONSITE);
	free(is);
	free(was);
}

/* Who shares a name stays apart: by the party, or it is said that there are two. */
static void test_imports_ask_about_namesakes(void **state)
{
	struct world *w = *state;
	int64_t one = add(w, "Anna", "Berg", NULL), two = add(w, "Anna", "Berg", NULL);
	struct person p = { 0 };
	struct import_preview seen;
	int64_t m;

	world_ok(w, store_person_load(w->se.store, two, &p, &w->e));
	p.party_id = w->parties[FK];
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	person_release(&p);
	seen = look(
		w, "Minnesanteckningar\nDatum: 2026-02-10\n\nNärvarande: Anna Berg\n\n1. Hej\n");
	assert_int_equal(seen.new_people, 0);
	assert_int_equal(seen.n_alike, 1);
	assert_string_equal(seen.alike[0].reason, "somebody else here has the same name");
	import_preview_release(&seen);
	m = import_notes(w,
		"Minnesanteckningar\nDatum: 2026-02-10\n\nNärvarande\nAnna Berg - FK\n\n1. Hej\n");
	assert_int_equal(status(w, m, two), ATTENDANCE_ONSITE);
	assert_int_equal(status(w, m, one), -1);
	world_refused(w, person_find(&w->se, "Anna Berg", 0, &m, &w->e), ERR_AMBIGUOUS, "(FK)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_merge),
		IN_WORLD(test_memberships_join),
		IN_WORLD(test_marks_that_clash),
		IN_WORLD(test_who_stood_in_is_somebody_else),
		IN_WORLD(test_sent_notes_are_no_hindrance),
		IN_WORLD(test_split),
		IN_WORLD(test_split_leaves_what_was_changed),
		IN_WORLD(test_a_chain_comes_apart),
		IN_WORLD(test_a_person_goes_with_what_was_merged),
		IN_WORLD(test_suggestions),
		IN_WORLD(test_aliases),
		IN_WORLD(test_imports_know_a_merged_spelling),
		IN_WORLD(test_imports_ask_about_namesakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
