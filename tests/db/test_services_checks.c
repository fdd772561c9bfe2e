/* The check of a meeting: each kind of remark is found where it is and gone when it is mended; one that
 * somebody lets stand stays away. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/checks.h"
#include "services/meetings.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/scratch.h"
#include "tests/support/world.h"

/* A meeting in progress on its second item, with a year that goes on in May; four are here, Kristian
 * Lager is absent and Henrik Olofsson excused. */
struct scene {
	struct world *w;
	int64_t id, items[4];
};

static void mark(struct scene *s, enum world_person who, enum attendance_status status)
{
	world_ok(s->w, roll_mark(&s->w->se, s->id, s->w->people[who], status, &s->w->e));
}

static int64_t line(struct scene *s, int item, int kind, const char *speaker, const char *text)
{
	struct note n = { .kind = kind, .speaker = xstrdup(speaker), .text = xstrdup(text) };
	int64_t id;

	world_ok(s->w, note_file(&s->w->se, s->id, s->items[item], &n, NULL, &s->w->e));
	id = n.id;
	note_release(&n);
	return id;
}

static int64_t task(struct scene *s, const char *who, const char *due, const char *words)
{
	struct note n = { .kind = NOTE_ACTION,
		.text = xstrdup("Skicka statistiken"),
		.who = xstrdup(who),
		.due_from = xstrdup(due),
		.due_to = xstrdup(due),
		.due_text = xstrdup(words) };
	int64_t id;

	world_ok(s->w, note_file(&s->w->se, s->id, s->items[0], &n, NULL, &s->w->e));
	id = n.id;
	note_release(&n);
	return id;
}

static struct scene set_scene(void **state)
{
	struct scene s = { .w = *state };
	struct world *w = s.w;

	world_meeting(w, "2026-05-05T09:00", NULL);
	s.id = world_meeting(w, "2026-03-10T09:00", s.items);
	world_ok(w, meeting_start(&w->se, s.id, &w->e));
	for (int i = 0; i < WORLD_PEOPLE - 1; i++)
		mark(&s, (enum world_person)i, ATTENDANCE_ONSITE);
	mark(&s, KRISTIAN, ATTENDANCE_ABSENT);
	mark(&s, HENRIK, ATTENDANCE_EXCUSED);
	line(&s, 3, NOTE_TEXT, NULL, "Nästa möte är tisdag 5 maj kl. 9:00.");
	return s;
}

static struct check_report report(struct scene *s)
{
	struct check_report r;

	world_ok(s->w, check_meeting(&s->w->se, s->id, &r, &s->w->e));
	return r;
}

/* The open remarks, by their keywords and subjects: "overdue 2026-03-01, term klienter". */
static void expect(struct scene *s, const char *wanted)
{
	struct check_report r = report(s);
	struct buf b = { 0 };

	for (size_t i = 0; i < r.n_open; i++)
		buf_printf(&b, "%s%s%s%s", i ? ", " : "", finding_names[r.v[i].kind],
			*r.v[i].subject ? " " : "", r.v[i].subject);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	check_report_release(&r);
}

static void expect_words(struct scene *s, const char *wanted)
{
	struct check_report r = report(s);

	assert_int_equal(r.n_open, 1);
	assert_string_equal(r.v[0].words, wanted);
	check_report_release(&r);
}

/* ---- Each kind ---- */

static void test_fine(void **state)
{
	struct scene s = set_scene(state);

	line(&s, 1, NOTE_REMARK, "Sofia B", "tolv deltagare i Ekby.");
	line(&s, 1, NOTE_REMARK, "AF", "platserna räcker inte.");
	line(&s, 1, NOTE_REMARK, "Karin och Eva", "vi tar det gemensamt.");
	task(&s, "kansliet", "2026-03-13", "fre");
	task(&s, "Kristian", "", "löpande");
	task(&s, "Bo Ågren", "", "vid årsskiftet");
	expect(&s, "");
}

static void test_outcome(void **state)
{
	struct scene s = set_scene(state);

	world_ok(s.w, agenda_go(&s.w->se, s.items[1], &s.w->e));
	expect_words(&s, "\"Välkommen\" has no outcome.");
	world_ok(s.w, meeting_finish(&s.w->se, s.id, &s.w->e));
	expect(&s, "no-outcome, no-outcome, no-outcome");
	for (int i = 0; i < 4; i++)
		world_ok(s.w, item_set_outcome(&s.w->se, s.items[i], OUTCOME_TREATED, &s.w->e));
	expect(&s, "");
}

/* Said when the meeting is over: until then the roll may be unfinished. */
static void test_unmarked(void **state)
{
	struct scene s = set_scene(state);

	for (int i = 0; i < 4; i++)
		world_ok(s.w, item_set_outcome(&s.w->se, s.items[i], OUTCOME_TREATED, &s.w->e));
	mark(&s, SOFIA, ATTENDANCE_UNMARKED);
	expect(&s, "");
	world_ok(s.w, meeting_finish(&s.w->se, s.id, &s.w->e));
	expect(&s, "unmarked");
	expect_words(&s, "1 person who was called is unmarked, and so not in the notes.");
}

static void test_action(void **state)
{
	struct scene s = set_scene(state);
	struct note n = { 0 };
	int64_t id = task(&s, "", "", "");

	expect(&s, "no-who, no-due");
	world_ok(s.w, store_note_load(s.w->se.store, id, &n, &s.w->e));
	xreplace(&n.who, "Karin");
	xreplace(&n.due_to, "2026-03-09");
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	expect(&s, "overdue 2026-03-09");
	expect_words(&s, "\"Skicka statistiken\" was due Mon 9 March and is open.");
	n.state = ACTION_DONE;
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	expect(&s, "");
	note_release(&n);
}

static void test_speaker(void **state)
{
	struct scene s = set_scene(state);
	struct check_report r;

	line(&s, 1, NOTE_REMARK, "Kristian", "jag är inte här.");
	expect_words(&s, "Kristian Lager speaks but is marked absent.");
	r = report(&s);
	assert_int_equal(r.v[0].person_id, s.w->people[KRISTIAN]);
	assert_int_equal(r.v[0].item_id, s.items[1]);
	assert_string_equal(r.v[0].place, "2");
	check_report_release(&r);
	mark(&s, KRISTIAN, ATTENDANCE_REMOTE);
	expect(&s, "");
	line(&s, 1, NOTE_REMARK, "Bo Ågren", "jag är inte kallad.");
	expect_words(&s, "Bo Ågren speaks but is not on the roll.");
}

static void test_names(void **state)
{
	struct scene s = set_scene(state);

	world_ok(s.w, roll_guest(&s.w->se, s.id, "Sofia Blom", 0, NULL, &s.w->e));
	line(&s, 1, NOTE_REMARK, "Sofia B", "vem är jag?");
	expect_words(&s, "Sofia B may be Sofia Berglund, Sofia Blom.");
	line(&s, 1, NOTE_REMARK, "Sofia Be", "jag.");
	expect(&s, "ambiguous-name Sofia B");
	line(&s, 1, NOTE_REMARK, "Gunilla", "hej.");
	task(&s, "Karin och Gunilla Ek", "", "snart");
	expect(&s, "unknown-name Gunilla Ek, ambiguous-name Sofia B, unknown-name Gunilla");
}

static void affect(struct scene *s, int item, enum world_party party)
{
	struct item_party p = { .item_id = s->items[item], .party_id = s->w->parties[party] };

	world_ok(s->w, store_begin(s->w->se.store, "affect", &s->w->e));
	world_ok(s->w, store_item_party_save(s->w->se.store, &p, &s->w->e));
	world_ok(s->w, store_commit(s->w->se.store, &s->w->e));
}

static void test_party(void **state)
{
	struct scene s = set_scene(state);

	affect(&s, 1, FK);
	affect(&s, 1, AF);
	expect(&s, "");
	world_ok(s.w, item_set_outcome(&s.w->se, s.items[1], OUTCOME_DECIDED, &s.w->e));
	expect_words(&s,
		"\"Ansökningar\" is about Försäkringskassan, from where nobody was there, and no "
		"caveat says so.");
	line(&s, 1, NOTE_TEXT, NULL, "Beslutet fattas med förbehåll för Försäkringskassans svar.");
	expect(&s, "");
}

static void test_representation(void **state)
{
	struct scene s = set_scene(state);
	struct group g = { 0 };

	world_ok(s.w, store_group_load(s.w->se.store, s.w->west, &g, &s.w->e));
	g.least_people = 5;
	world_ok(s.w, store_begin(s.w->se.store, "rule", &s.w->e));
	world_ok(s.w, store_group_save(s.w->se.store, &g, &s.w->e));
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	group_release(&g);
	expect(&s, "representation Beredning Väst people");
	expect_words(&s, "Beredning Väst: 4 of at least 5 people, and no caveat says so.");
	line(&s, 0, NOTE_TEXT, NULL, "Mötet är inte beslutfört; besluten tas med förbehåll.");
	expect(&s, "");
}

static void test_weekday(void **state)
{
	struct scene s = set_scene(state);

	line(&s, 2, NOTE_TEXT, NULL, "Vi sågs tisdag 20 januari och ses onsdag 18 mars.");
	expect(&s, "");
	line(&s, 2, NOTE_TEXT, NULL, "Studiebesöket är måndag 18 mars.");
	expect_words(&s, "\"måndag 18 mars\": the calendar says Wed 18 March 2026.");
}

static void test_next(void **state)
{
	struct scene s = set_scene(state);
	struct note n = { 0 };
	struct note_list notes;

	world_ok(s.w, store_notes(s.w->se.store, s.id, s.items[3], &notes, &s.w->e));
	world_ok(s.w, store_note_load(s.w->se.store, notes.v[0].id, &n, &s.w->e));
	pool_release(&notes.pool);
	xreplace(&n.text, "Nästa möte är tisdag 5 maj kl. 13:00.");
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	expect_words(&s, "\"tisdag 5 maj\": the year has another time that day.");
	xreplace(&n.text, "Nästa möte är onsdag 6 maj kl. 9:00.");
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	expect(&s, "next-differs Beredning Väst, next-differs onsdag 6 maj");
	xreplace(&n.text, "Inget mer.");
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	expect_words(&s,
		"The notes do not say when Beredning Väst meets next; the year says Tue 5 May.");
	note_release(&n);
}

static void test_terms(void **state)
{
	struct scene s = set_scene(state);

	line(&s, 2, NOTE_TEXT, NULL, "Två klienter träffar försäkringskassan i Ekby.");
	expect(&s, "term klienter, term försäkringskassan");
	world_ok(s.w, store_begin(s.w->se.store, "terms", &s.w->e));
	world_ok(s.w,
		store_setting_set(s.w->se.store, "terms",
			"# eget\nlunch till lunch: lunch-till-lunch, lunch", &s.w->e));
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	line(&s, 2, NOTE_TEXT, NULL, "Lunch-till-lunch följer på lunch till lunch.");
	expect_words(&s, "\"Lunch-till-lunch\": the usual word here is \"lunch till lunch\".");
}

static void test_attachment(void **state)
{
	struct scene s = set_scene(state);
	char *folder = scratch_folder(), *path = xasprintf("%s/ansokan.txt", folder);
	struct attachment a = { .meeting_id = s.id,
		.item_id = s.items[1],
		.position = 1,
		.label = xstrdup("Ansökan"),
		.bytes = 3,
		.sha256 = xcalloc(1, 65) };
	int fd = open(path, O_RDWR | O_CREAT, 0600);

	assert_true(fd >= 0 && write(fd, "abc", 3) == 3);
	a.path = xstrdup(path);
	text_sha256("abc", 3, a.sha256);
	world_ok(s.w, store_begin(s.w->se.store, "attach", &s.w->e));
	world_ok(s.w, store_attachment_save(s.w->se.store, &a, &s.w->e));
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	attachment_release(&a);
	expect(&s, "");
	assert_true(pwrite(fd, "abd", 3, 0) == 3);
	expect_words(&s, "The attachment Ansökan was changed after it was attached.");
	close(fd);
	unlink(path);
	expect_words(&s, "The attachment Ansökan is not where it was.");
	free(path);
	scratch_remove(folder);
}

static void test_health(void **state)
{
	struct scene s = set_scene(state);

	line(&s, 2, NOTE_TEXT, NULL,
		"Eva berättar om sjukskrivna. Zofia Wrona är rehabsamordnare. Många är sjuka.");
	line(&s, 2, NOTE_PRIVATE, NULL, "Eva är sjuk.");
	expect(&s, "");
	line(&s, 2, NOTE_TEXT, NULL, "Kansliet hälsar. Evas frånvaro: hon är sjukskriven.");
	expect_words(&s, "\"sjukskriven\" beside Eva may be data about health.");
	line(&s, 2, NOTE_TEXT, NULL, "Pelle Plutt är föräldraledig till maj.");
	line(&s, 2, NOTE_REMARK, "Sofia", "jag vabbar i morgon.");
	expect(&s, "health sjukskriven, health föräldraledig, health vabbar");
}

static void test_private_lines_stay(void **state)
{
	struct scene s = set_scene(state);

	line(&s, 2, NOTE_PRIVATE, "Gunilla", "Fråga klienten måndag 18 mars.");
	expect(&s, "");
}

/* ---- Letting it stand ---- */

static void test_waive(void **state)
{
	struct scene s = set_scene(state);
	struct world *w = s.w;
	struct check_report r;

	line(&s, 2, NOTE_TEXT, NULL, "Två klienter, en brukare.");
	r = report(&s);
	world_before(w);
	world_refused(w, check_waive(&w->se, s.id, &r.v[0], " ", &w->e), ERR_INVALID, "why");
	world_unchanged(w);
	world_ok(w, check_waive(&w->se, s.id, &r.v[0], "Citat ur lagen", &w->e));
	world_undoable(w, "Stands: \"klienter\": the usual word here is \"del…");
	check_report_release(&r);
	expect(&s, "term brukare");
	r = report(&s);
	assert_int_equal(r.n, 2);
	assert_string_equal(r.v[1].subject, "klienter");
	assert_string_equal(r.v[1].reason, "Citat ur lagen");
	world_ok(w, check_waive(&w->se, s.id, &r.v[1], "Ur lagen", &w->e));
	world_before(w);
	world_ok(w, check_unwaive(&w->se, r.v[1].waiver_id, &w->e));
	world_undoable(w, "Stands no longer: Ur lagen");
	check_report_release(&r);
	expect(&s, "term klienter, term brukare");
	world_ok(w, meeting_delete(&w->se, s.id, &w->e));
}

/* A meeting with waivers can be deleted, and comes back with them. */
static void test_delete(void **state)
{
	struct scene s = set_scene(state);
	struct world *w = s.w;
	struct check_report r;

	line(&s, 2, NOTE_TEXT, NULL, "Två klienter.");
	r = report(&s);
	world_ok(w, check_waive(&w->se, s.id, &r.v[0], "Citat", &w->e));
	check_report_release(&r);
	world_before(w);
	world_ok(w, meeting_delete(&w->se, s.id, &w->e));
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	world_unchanged(w);
	expect(&s, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_fine),
		IN_WORLD(test_outcome),
		IN_WORLD(test_unmarked),
		IN_WORLD(test_action),
		IN_WORLD(test_speaker),
		IN_WORLD(test_names),
		IN_WORLD(test_party),
		IN_WORLD(test_representation),
		IN_WORLD(test_weekday),
		IN_WORLD(test_next),
		IN_WORLD(test_terms),
		IN_WORLD(test_attachment),
		IN_WORLD(test_health),
		IN_WORLD(test_private_lines_stay),
		IN_WORLD(test_waive),
		IN_WORLD(test_delete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
