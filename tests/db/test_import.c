/* Old notes become records: who is whom, which meeting is filled, what is written, and that it is one
 * step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/import_notes.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

static const char notes_text[] = "Minnesanteckningar\n"
				 "Datum: 2026-02-10\n"
				 "Tid: 9.00–11.30\n"
				 "Plats: Kansliet\n"
				 "Justerare: Tova Grip\n"
				 "\n"
				 "Närvarande\n"
				 "Karin Alm - Ekby, Eva Brandt - AF, Ylva Nymark - Skolverket\n"
				 "\n"
				 "Frånvarande\n"
				 "Henrik Olofson - FK\n"
				 "\n"
				 "1. Välkommen\n"
				 "Karin: vi börjar i tid.\n"
				 "\n"
				 "2. Ansökningar\n"
				 "Gruppen beslutade att skicka två ansökningar vidare.\n"
				 "\n"
				 "3. Nästa möte\n"
				 "Västra: 17 mars kl. 9:00–12:00\n"
				 "Norra: 18 mars kl. 9:00–12:00\n";

static struct import_options options(const struct world *w)
{
	return (struct import_options) {
		.file_name = "februari.txt", .group_id = w->west, .day = DAY_NONE
	};
}

static struct import_preview look(struct world *w, const char *text, const struct import_options *o)
{
	struct import_preview p = { 0 };

	world_ok(w, import_notes_preview(&w->se, text, strlen(text), o, &p, &w->e));
	return p;
}

/* Preview and write; the meeting. */
static int64_t import_text(
	struct world *w, const char *text, const struct import_options *o, bool *changed)
{
	struct import_preview p = look(w, text, o);
	int64_t id = 0;

	world_ok(w, import_notes_apply(&w->se, &p, o, &id, changed, &w->e));
	import_preview_release(&p);
	return id;
}

static int status_of(struct world *w, int64_t meeting_id, const char *given, const char *family)
{
	struct roll_rows rows = { 0 };
	int status = -1;

	world_ok(w, store_roll(w->se.store, meeting_id, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++) {
		if (strcmp(rows.v[i].given, given) == 0 && strcmp(rows.v[i].family, family) == 0)
			status = rows.v[i].a.status;
	}
	pool_release(&rows.pool);
	return status;
}

static int count_meetings(struct world *w)
{
	struct meeting_query q = { 0 };
	int n = 0;

	world_ok(w, store_meetings_count(w->se.store, &q, 0, &n, &w->e));
	return n;
}

static size_t count_people(struct world *w, const char *name)
{
	struct name_rows rows = { 0 };
	size_t n = 0;

	world_ok(w, store_names(w->se.store, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		n += strcmp(rows.v[i].name, name) == 0;
	pool_release(&rows.pool);
	return n;
}

/* ---- Preview ---- */

static void test_preview_counts_and_writes_nothing(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct import_preview p;

	world_before(w);
	p = look(w, notes_text, &o);
	assert_false(p.needs_date);
	assert_false(p.same);
	assert_int_equal(p.present, 3);
	assert_int_equal(p.absent, 1);
	assert_int_equal(p.new_people, 2);
	assert_int_equal(p.new_parties, 1);
	assert_int_equal(p.new_groups, 1);
	assert_int_equal(p.new_meetings, 3);
	assert_string_equal(p.group, "Beredning Väst");
	assert_int_equal(p.n_alike, 1);
	assert_string_equal(p.alike[0].name, "Henrik Olofson");
	assert_string_equal(p.alike[0].known, "Henrik Olofsson");
	assert_int_equal(p.alike[0].person_id, w->people[HENRIK]);
	import_preview_release(&p);
	world_unchanged(w);
}

static void test_missing_day_offers_planned_days(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct import_preview p;
	struct moment at;
	int64_t id;
	bool changed;

	world_meeting(w, "2026-02-17T09:00", NULL);
	world_before(w);
	p = look(
		w, "Minnesanteckningar\n\n1. Välkommen\n\nNärvarande: Karin Alm, Eva Brandt\n", &o);
	assert_true(p.needs_date);
	assert_true(moment_parse("2026-02-17", &at));
	assert_int_equal(p.n_days, 1);
	assert_int_equal(p.days[0], at.day);
	world_refused(w, import_notes_apply(&w->se, &p, &o, &id, &changed, &w->e), ERR_INVALID,
		"which day");
	assert_false(changed);
	import_preview_release(&p);
	world_unchanged(w);
}

static void test_unreadable_texts_are_refused(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	static const char binary[] = "\x7f"
				     "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0";
	struct import_preview p = { 0 };

	world_refused(w, import_notes_preview(&w->se, "", 0, &o, &p, &w->e), ERR_INVALID, NULL);
	import_preview_release(&p);
	world_refused(w, import_notes_preview(&w->se, binary, sizeof(binary), &o, &p, &w->e),
		ERR_INVALID, NULL);
	import_preview_release(&p);
	world_refused(w,
		import_notes_preview(&w->se, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", 30, &o, &p, &w->e),
		ERR_INVALID, "calendar");
	import_preview_release(&p);
}

/* ---- Writing ---- */

static void test_import_is_one_step(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	bool changed;

	world_before(w);
	assert_true(import_text(w, notes_text, &o, &changed) > 0);
	assert_true(changed);
	world_undoable(w, "Import of februari.txt: 3 present, 1 absent");
}

static void test_same_text_changes_nothing(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	static const char bom[] = "\xef\xbb\xbf";
	char *marked = xasprintf("%s%s", bom, notes_text);
	bool changed;
	int64_t id = import_text(w, notes_text, &o, &changed);

	world_before(w);
	assert_int_equal(import_text(w, notes_text, &o, &changed), id);
	assert_false(changed);
	o.file_name = "kopia.txt";
	assert_int_equal(import_text(w, marked, &o, &changed), id);
	assert_false(changed);
	world_unchanged(w);
	free(marked);
}

static void test_import_of_a_stale_preview(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct import_preview p = look(w, notes_text, &o);
	bool changed;
	int64_t first = import_text(w, notes_text, &o, &changed), second;

	world_before(w);
	world_ok(w, import_notes_apply(&w->se, &p, &o, &second, &changed, &w->e));
	assert_false(changed);
	assert_int_equal(second, first);
	world_unchanged(w);
	import_preview_release(&p);
}

static void test_people_and_parties(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	bool changed;
	int64_t id = import_text(w, notes_text, &o, &changed), party_id;

	assert_int_equal(count_people(w, "Karin Alm"), 1);
	assert_int_equal(count_people(w, "Henrik Olofsson"), 1);
	assert_int_equal(count_people(w, "Henrik Olofson"), 1);
	assert_int_equal(status_of(w, id, "Karin", "Alm"), ATTENDANCE_ONSITE);
	assert_int_equal(status_of(w, id, "Henrik", "Olofson"), ATTENDANCE_ABSENT);
	/* Members who are not in the lists were not part of that meeting. */
	assert_int_equal(status_of(w, id, "Sofia", "Berglund"), -1);
	world_ok(w, party_find(&w->se, "Skolverket", &party_id, &w->e));
}

static void test_the_newcomer_is_a_member(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct membership_rows rows = { 0 };
	size_t found = 0;
	bool changed;

	import_text(w, notes_text, &o, &changed);
	world_ok(w, store_memberships(w->se.store, 0, w->west, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++) {
		found += strcmp(rows.v[i].family, "Nymark") == 0;
		found += strcmp(rows.v[i].family, "Alm") == 0;
	}
	assert_int_equal(found, 2);
	pool_release(&rows.pool);
}

static void test_agenda_and_lines(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct item_list items = { 0 };
	struct note_list notes = { 0 };
	bool changed;
	int64_t id = import_text(w, notes_text, &o, &changed);

	world_ok(w, store_items(w->se.store, id, &items, &w->e));
	assert_int_equal(items.n, 3);
	assert_string_equal(items.v[1].number, "2");
	assert_string_equal(items.v[1].title, "Ansökningar");
	assert_int_equal(items.v[1].kind, ITEM_APPLICATION);
	assert_int_equal(items.v[1].outcome, OUTCOME_DECIDED);
	world_ok(w, store_notes(w->se.store, id, items.v[0].id, &notes, &w->e));
	assert_int_equal(notes.n, 1);
	assert_int_equal(notes.v[0].kind, NOTE_REMARK);
	assert_string_equal(notes.v[0].speaker, "Karin");
	assert_string_equal(notes.v[0].text, "vi börjar i tid.");
	pool_release(&notes.pool);
	notes = (struct note_list) { 0 };
	world_ok(w, store_notes(w->se.store, id, items.v[1].id, &notes, &w->e));
	assert_int_equal(notes.v[0].kind, NOTE_DECISION);
	assert_int_equal(notes.v[0].number, 1);
	pool_release(&notes.pool);
	notes = (struct note_list) { 0 };
	/* What no field holds stands before the first item. */
	world_ok(w, store_notes(w->se.store, id, NOTES_PREAMBLE, &notes, &w->e));
	assert_int_equal(notes.n, 1);
	assert_non_null(strstr(notes.v[0].text, "Tova Grip"));
	pool_release(&notes.pool);
	pool_release(&items.pool);
}

/* A decision in the middle of a line, over two lines or in a title is a record too. */
static void test_decisions_beside_lines(void **state)
{
	static const char text[] = "Minnesanteckningar beredningsgruppen\n3 mars 2026\n\n"
				   "1. Läget\nFrågan togs upp. Gruppen beslutade att avvakta.\n"
				   "Gruppen enades om att bjuda in\nskolan.\n\n"
				   "2. Dagordningen godkändes.\n\n3. Slut\nTack.\n";
	struct world *w = *state;
	struct import_options o = options(w);
	struct item_list items = { 0 };
	struct note_list notes = { 0 };
	bool changed;
	int64_t id = import_text(w, text, &o, &changed);

	world_ok(w, store_items(w->se.store, id, &items, &w->e));
	world_ok(w, store_notes(w->se.store, id, items.v[0].id, &notes, &w->e));
	assert_int_equal(notes.n, 5);
	assert_int_equal(notes.v[0].kind, NOTE_TEXT);
	assert_int_equal(notes.v[1].kind, NOTE_DECISION);
	assert_string_equal(notes.v[1].text, "avvakta");
	assert_int_equal(notes.v[3].kind, NOTE_AGREEMENT);
	assert_string_equal(notes.v[3].text, "bjuda in skolan");
	pool_release(&notes.pool);
	notes = (struct note_list) { 0 };
	world_ok(w, store_notes(w->se.store, id, items.v[1].id, &notes, &w->e));
	assert_int_equal(notes.n, 1);
	assert_int_equal(notes.v[0].number, 2);
	pool_release(&notes.pool);
	pool_release(&items.pool);
}

static void test_next_meetings(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct meeting_query q = { .from = "2026-03-17", .to = "2026-03-19" };
	struct meeting_rows rows = { 0 };
	bool changed;

	import_text(w, notes_text, &o, &changed);
	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.v[0].groups[0].id, w->west);
	assert_string_equal(rows.v[0].m.starts, "2026-03-17T09:00");
	assert_string_equal(rows.v[0].m.ends, "2026-03-17T12:00");
	assert_int_equal(rows.v[0].m.status, STATUS_DECIDED);
	assert_string_equal(rows.v[1].groups[0].name, "Norra");
	pool_release(&rows.pool);
}

static void test_next_meetings_are_not_doubled(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	bool changed;

	world_meeting(w, "2026-03-17T13:00", NULL);
	import_text(w, notes_text, &o, &changed);
	assert_int_equal(count_meetings(w), 3);
}

static void test_planned_meeting_is_filled(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct item_list items = { 0 };
	int64_t planned[4], meeting_id = world_meeting(w, "2026-02-10T13:00", planned);
	struct meeting m;
	bool changed;

	world_before(w);
	assert_int_equal(import_text(w, notes_text, &o, &changed), meeting_id);
	m = world_load(w, meeting_id);
	assert_int_equal(m.status, STATUS_HELD);
	assert_string_equal(m.starts, "2026-02-10T09:00");
	assert_string_equal(m.place, "Kansliet");
	meeting_release(&m);
	world_ok(w, store_items(w->se.store, meeting_id, &items, &w->e));
	/* "Välkommen" and "Ansökningar" were planned; "Information" and "Övrigt" come last. */
	assert_int_equal(items.n, 5);
	assert_int_equal(items.v[0].id, planned[0]);
	assert_int_equal(items.v[1].id, planned[1]);
	assert_string_equal(items.v[2].title, "Nästa möte");
	assert_int_equal(items.v[3].id, planned[2]);
	assert_int_equal(items.v[4].id, planned[3]);
	pool_release(&items.pool);
	assert_int_equal(status_of(w, meeting_id, "Eva", "Brandt"), ATTENDANCE_ONSITE);
	assert_int_equal(status_of(w, meeting_id, "Sofia", "Berglund"), ATTENDANCE_UNMARKED);
	world_undoable(w, "Import of februari.txt: 3 present, 1 absent");
}

static void test_held_meeting_is_left_alone(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	int64_t held = world_meeting(w, "2026-02-10T13:00", NULL);
	bool changed;

	world_ok(w, meeting_set_status(&w->se, held, STATUS_HELD, NULL, &w->e));
	assert_int_not_equal(import_text(w, notes_text, &o, &changed), held);
}

static void test_one_name_two_organisations(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	static const char text[] = "Minnesanteckningar\nDatum: 2026-01-13\n\nNärvarande\n"
				   "Lo Falk - Ekby, Lo Falk - Hedby, Lo Falk - Ekby\n\n1. Allt\n";
	static const char again[] = "Minnesanteckningar\nDatum: 2026-01-20\n\nNärvarande\n"
				    "Lo Falk - Hedby, Lo Falk - Ekby\n\n1. Allt\n";
	bool changed;

	import_text(w, text, &o, &changed);
	assert_int_equal(count_people(w, "Lo Falk"), 2);
	import_text(w, again, &o, &changed);
	assert_int_equal(count_people(w, "Lo Falk"), 2);
}

static void test_group_of_that_name_is_made(void **state)
{
	struct world *w = *state;
	struct import_options o = { .file_name = "a.txt", .group = "Södra", .day = DAY_NONE };
	int64_t group_id;
	bool changed;

	import_text(w, notes_text, &o, &changed);
	world_ok(w, group_find(&w->se, "Södra", &group_id, &w->e));
	/* One that goes by another form of the name is taken. */
	o.group = "Västra beredningsgruppen";
	o.day = day_from_ymd(2026, 2, 24, &o.day) ? o.day : DAY_NONE;
	import_text(w, "Minnesanteckningar\n\nNärvarande: Karin Alm, Eva Brandt\n\n1. Allt\nJa.\n",
		&o, &changed);
	world_refused(w, group_find(&w->se, "Västra beredningsgruppen", &group_id, &w->e),
		ERR_NOT_FOUND, NULL);
}

static void test_list_of_meetings(void **state)
{
	struct world *w = *state;
	struct import_options o = { .file_name = "arshjul.txt", .day = DAY_NONE };
	static const char text[] = "MÖTESTIDER 2026\n\nStyrelse\n"
				   "12 oktober kl. 13.15\n23 november kl. 13.15\n\n"
				   "Beredning Väst\n6 oktober kl. 9–12\n";
	struct import_preview p = look(w, text, &o);
	bool changed;

	assert_true(p.only_dates);
	assert_false(p.needs_date);
	import_preview_release(&p);
	world_before(w);
	assert_int_equal(import_text(w, text, &o, &changed), 0);
	assert_true(changed);
	assert_int_equal(count_meetings(w), 3);
	world_undoable(w, "Import of arshjul.txt: 3 meetings");
}

/* Appends n words of six letters with a space between. */
static void many_words(struct buf *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "%sördlet", i ? " " : "");
}

static void test_no_text_is_too_long(void **state)
{
	struct world *w = *state;
	struct import_options o = options(w);
	struct note_list notes = { 0 };
	struct buf text = { 0 };
	size_t letters = 0;
	bool changed;
	int64_t id;

	buf_puts(&text, "Minnesanteckningar\nDatum: 2026-01-13\nPlats: ");
	many_words(&text, 500);
	buf_puts(&text, "\n\nNärvarande: Karin Alm, Eva Brandt\n\n1. ");
	many_words(&text, 2000);
	buf_puts(&text, "\n");
	many_words(&text, 30000);
	buf_puts(&text, "\n");
	id = import_text(w, buf_str(&text), &o, &changed);
	world_ok(w, store_notes(w->se.store, id, NOTES_ALL, &notes, &w->e));
	for (size_t i = 0; i < notes.n; i++) {
		for (const char *s = notes.v[i].text; (s = strstr(s, "ördlet")); s++)
			letters++;
	}
	/* The paragraph, and the place and title that no field holds whole. */
	assert_true(letters >= 30000);
	pool_release(&notes.pool);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_preview_counts_and_writes_nothing),
		IN_WORLD(test_missing_day_offers_planned_days),
		IN_WORLD(test_unreadable_texts_are_refused),
		IN_WORLD(test_import_is_one_step),
		IN_WORLD(test_same_text_changes_nothing),
		IN_WORLD(test_import_of_a_stale_preview),
		IN_WORLD(test_people_and_parties),
		IN_WORLD(test_the_newcomer_is_a_member),
		IN_WORLD(test_agenda_and_lines),
		IN_WORLD(test_decisions_beside_lines),
		IN_WORLD(test_next_meetings),
		IN_WORLD(test_next_meetings_are_not_doubled),
		IN_WORLD(test_planned_meeting_is_filled),
		IN_WORLD(test_held_meeting_is_left_alone),
		IN_WORLD(test_one_name_two_organisations),
		IN_WORLD(test_group_of_that_name_is_made),
		IN_WORLD(test_list_of_meetings),
		IN_WORLD(test_no_text_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
