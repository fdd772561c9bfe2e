/* The agenda, the walk through it, and the notes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/meetings.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t add(struct world *w, int64_t id, int64_t parent, int64_t after, const char *title)
{
	struct item it = { .title = xstrdup(title) };
	int64_t item_id;

	world_ok(w, item_add(&w->se, id, parent, after, &it, &w->e));
	item_id = it.id;
	item_release(&it);
	return item_id;
}

static struct item load(struct world *w, int64_t item_id)
{
	struct item it = { 0 };

	world_ok(w, store_item_load(w->se.store, item_id, &it, &w->e));
	return it;
}

static int outcome(struct world *w, int64_t item_id)
{
	struct item it = load(w, item_id);
	int found = it.outcome;

	item_release(&it);
	return found;
}

static int64_t current(struct world *w, int64_t id)
{
	struct meeting m = world_load(w, id);
	int64_t item = m.item_id;

	meeting_release(&m);
	return item;
}

/* ---- Agenda ---- */

static void test_add(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct item it = { .title = xstrdup("Språkstöd") };

	world_before(w);
	world_ok(w, item_add(&w->se, id, 0, items[1], &it, &w->e));
	assert_string_equal(it.number, "3");
	world_undoable(w, "New item: Språkstöd");
	world_agenda(w, id, "1 Välkommen, 2 Ansökningar, 3 Språkstöd, 4 Information, 5 Övrigt");
	add(w, id, it.id, 0, "Ekby");
	add(w, id, it.id, 0, "Strömvik");
	world_agenda(w, id,
		"1 Välkommen, 2 Ansökningar, 3 Språkstöd, 3a Ekby, 3b Strömvik, 4 Information, "
		"5 Övrigt");
	item_release(&it);
}

static void test_numbers_follow(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);

	add(w, id, items[1], 0, "Ekby");
	add(w, id, items[1], 0, "Strömvik");
	world_before(w);
	world_ok(w, item_shift(&w->se, items[1], -1, &w->e));
	world_undoable(w, "Item moved: 2 Ansökningar");
	world_agenda(
		w, id, "1 Ansökningar, 1a Ekby, 1b Strömvik, 2 Välkommen, 3 Information, 4 Övrigt");
	world_refused(w, item_shift(&w->se, items[1], -1, &w->e), ERR_INVALID, "before");
	world_refused(w, item_shift(&w->se, items[3], 1, &w->e), ERR_INVALID, "after");
	world_before(w);
	world_ok(w, item_delete(&w->se, items[0], &w->e));
	world_undoable(w, "Item removed: 2 Välkommen");
	world_agenda(w, id, "1 Ansökningar, 1a Ekby, 1b Strömvik, 2 Information, 3 Övrigt");
}

static void test_numbers_of_minutes(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);

	for (int i = 0; i < 4; i++) {
		struct item it = load(w, items[i]);

		free(it.number);
		it.number = xasprintf("§ %d", 84 + i);
		world_ok(w, item_change(&w->se, &it, &w->e));
		item_release(&it);
	}
	add(w, id, 0, items[0], "Val av justerare");
	world_ok(w, item_delete(&w->se, items[0], &w->e));
	world_agenda(
		w, id, "§ 84 Val av justerare, § 85 Ansökningar, § 86 Information, § 87 Övrigt");
}

static void test_add_refuses(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	int64_t child = add(w, id, items[0], 0, "Ekby");
	int64_t elsewhere = world_meeting(w, "2026-03-12T09:00", NULL);
	struct item it = { .title = xstrdup("  ") };

	world_before(w);
	world_refused(w, item_add(&w->se, id, 0, 0, &it, &w->e), ERR_INVALID, "title");
	xreplace(&it.title, "Strömvik");
	world_refused(w, item_add(&w->se, id, child, 0, &it, &w->e), ERR_INVALID, "sub-item");
	world_refused(w, item_add(&w->se, elsewhere, items[0], 0, &it, &w->e), ERR_NOT_FOUND, NULL);
	world_refused(w, item_add(&w->se, 999, 0, 0, &it, &w->e), ERR_NOT_FOUND, NULL);
	world_unchanged(w);
	item_release(&it);
}

static void test_delete_current_with_notes(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct note n = { .kind = NOTE_REMARK, .speaker = xstrdup("Eva"), .text = xstrdup("hej") };

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, note_file(&w->se, id, items[0], &n, NULL, &w->e));
	world_before(w);
	world_ok(w, item_delete(&w->se, items[0], &w->e));
	assert_int_equal(current(w, id), 0);
	world_undoable(w, "Item removed: 1 Välkommen");
	note_release(&n);
}

/* Calendars hear of the agenda, not of what happens in the room. */
static void test_revised_at(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), next;
	struct meeting m = world_load(w, id);
	int64_t revised = m.revised_at;
	struct note n = { .text = xstrdup("hej") };
	struct item it;

	meeting_release(&m);
	w->clock.at += 3600;
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	world_ok(w, agenda_pause(&w->se, id, true, &w->e));
	world_ok(w, agenda_back(&w->se, id, &next, &w->e));
	world_ok(w, item_set_outcome(&w->se, items[2], OUTCOME_POSTPONED, &w->e));
	world_ok(w, note_file(&w->se, id, items[0], &n, NULL, &w->e));
	m = world_load(w, id);
	assert_int_equal(m.revised_at, revised);
	assert_int_equal(m.sequence, 0);
	meeting_release(&m);
	it = load(w, items[3]);
	xreplace(&it.title, "Övriga frågor");
	world_ok(w, item_change(&w->se, &it, &w->e));
	m = world_load(w, id);
	assert_int_equal(m.revised_at, WORLD_NOW + 3600);
	assert_int_equal(m.sequence, 0);
	meeting_release(&m);
	item_release(&it);
	note_release(&n);
}

/* ---- Walk ---- */

static void test_walk(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), next = 0;
	struct item it;

	world_refused(w, agenda_next(&w->se, id, &next, &w->e), ERR_INVALID, "not running");
	world_refused(w, agenda_go(&w->se, items[1], &w->e), ERR_INVALID, "not running");
	world_ok(w, meeting_start(&w->se, id, &w->e));
	w->clock.at += 240;
	world_before(w);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	assert_int_equal(next, items[1]);
	world_undoable(w, "Item 2 Ansökningar begun");
	it = load(w, items[0]);
	assert_int_equal(it.seconds, 240);
	assert_int_equal(it.outcome, OUTCOME_TREATED);
	item_release(&it);
	/* A jump leaves what is skipped open, and the walk comes back to it. */
	w->clock.at += 60;
	world_before(w);
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	world_undoable(w, "Item 4 Övrigt begun");
	it = load(w, items[1]);
	assert_int_equal(it.seconds, 60);
	assert_int_equal(it.outcome, OUTCOME_OPEN);
	item_release(&it);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	assert_int_equal(next, items[1]);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	assert_int_equal(next, items[2]);
	world_before(w);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	assert_int_equal(next, 0);
	world_undoable(w, "Item 3 Information closed");
	assert_int_equal(current(w, id), 0);
	world_before(w);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	world_unchanged(w);
}

static void test_back(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), at = 0;

	world_ok(w, item_set_outcome(&w->se, items[1], OUTCOME_NOT_RAISED, &w->e));
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_refused(w, agenda_back(&w->se, id, &at, &w->e), ERR_INVALID, "before");
	world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(at, items[2]);
	w->clock.at += 30;
	world_before(w);
	world_ok(w, agenda_back(&w->se, id, &at, &w->e));
	assert_int_equal(at, items[0]);
	world_undoable(w, "Item 1 Välkommen begun");
	assert_int_equal(outcome(w, items[0]), OUTCOME_OPEN);
	assert_int_equal(outcome(w, items[1]), OUTCOME_NOT_RAISED);
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(at, items[0]);
}

static void test_go_reopens_what_was_passed_over(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, item_set_outcome(&w->se, items[2], OUTCOME_STRUCK, &w->e));
	world_ok(w, item_set_outcome(&w->se, items[3], OUTCOME_ENDORSED, &w->e));
	world_ok(w, agenda_go(&w->se, items[2], &w->e));
	assert_int_equal(outcome(w, items[2]), OUTCOME_OPEN);
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	assert_int_equal(outcome(w, items[3]), OUTCOME_ENDORSED);
	world_before(w);
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	world_unchanged(w);
	/* What was just postponed stays so while it is the one the clock runs for. */
	world_ok(w, item_set_outcome(&w->se, items[3], OUTCOME_POSTPONED, &w->e));
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	assert_int_equal(outcome(w, items[3]), OUTCOME_POSTPONED);
}

static void test_sub_items(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), at = 0;
	int64_t a = add(w, id, items[3], 0, "Ekby"), b = add(w, id, items[3], 0, "Strömvik");

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, agenda_go(&w->se, items[3], &w->e));
	world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(at, a);
	assert_int_equal(outcome(w, items[3]), OUTCOME_OPEN);
	world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(at, b);
	world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(at, items[0]);
	assert_int_equal(outcome(w, items[3]), OUTCOME_TREATED);
	assert_int_equal(outcome(w, b), OUTCOME_TREATED);
}

static void test_outcome_follows_the_lines(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), at;
	struct note yes = { .kind = NOTE_AGREEMENT, .text = xstrdup("Vi är eniga.") };
	struct note decision = { .kind = NOTE_DECISION, .text = xstrdup("Ansökan tillstyrks.") };

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, note_file(&w->se, id, items[0], &yes, NULL, &w->e));
	world_ok(w, note_file(&w->se, id, items[1], &decision, NULL, &w->e));
	yes.id = yes.rev = 0;
	world_ok(w, note_file(&w->se, id, items[1], &yes, NULL, &w->e));
	world_ok(w, item_set_outcome(&w->se, items[2], OUTCOME_MESSAGE, &w->e));
	for (int i = 0; i < 4; i++)
		world_ok(w, agenda_next(&w->se, id, &at, &w->e));
	assert_int_equal(outcome(w, items[0]), OUTCOME_AGREED);
	assert_int_equal(outcome(w, items[1]), OUTCOME_DECIDED);
	assert_int_equal(outcome(w, items[2]), OUTCOME_MESSAGE);
	assert_int_equal(outcome(w, items[3]), OUTCOME_TREATED);
	note_release(&yes);
	note_release(&decision);
}

static void test_pause(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct meeting m;
	struct item it;

	world_ok(w, meeting_start(&w->se, id, &w->e));
	w->clock.at += 100;
	m = world_load(w, id);
	it = load(w, items[0]);
	assert_int_equal(item_seconds(&m, &it, w->clock.at), 100);
	meeting_release(&m);
	item_release(&it);
	world_before(w);
	world_ok(w, agenda_pause(&w->se, id, true, &w->e));
	world_undoable(w, "Clock stopped: 1 Välkommen");
	w->clock.at += 1000;
	world_before(w);
	world_ok(w, agenda_pause(&w->se, id, true, &w->e));
	world_unchanged(w);
	world_ok(w, agenda_pause(&w->se, id, false, &w->e));
	world_undoable(w, "Clock goes on: 1 Välkommen");
	w->clock.at += 20;
	m = world_load(w, id);
	it = load(w, items[0]);
	assert_int_equal(item_seconds(&m, &it, w->clock.at), 120);
	/* A clock that was set back takes nothing away. */
	assert_int_equal(item_seconds(&m, &it, WORLD_NOW), 100);
	meeting_release(&m);
	item_release(&it);
}

static void test_outcome(void **state)
{
	struct world *w = *state;
	int64_t items[4];

	world_meeting(w, "2026-03-10T09:00", items);
	world_before(w);
	world_ok(w, item_set_outcome(&w->se, items[1], OUTCOME_POSTPONED, &w->e));
	world_undoable(w, "2 Ansökningar: postponed");
	world_before(w);
	world_ok(w, item_set_outcome(&w->se, items[1], OUTCOME_POSTPONED, &w->e));
	world_unchanged(w);
}

/* ---- Notes ---- */

static int64_t file(struct world *w, int64_t id, int64_t item, enum note_kind kind,
	const char *text, int64_t *number)
{
	struct note n = { .kind = (int)kind, .text = xstrdup(text) };
	int64_t note_id;

	world_ok(w, note_file(&w->se, id, item, &n, NULL, &w->e));
	*number = n.number;
	note_id = n.id;
	note_release(&n);
	return note_id;
}

static void test_lines_are_numbered(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	int64_t other = world_meeting(w, "2026-03-12T09:00", NULL), number;

	file(w, id, items[0], NOTE_DECISION, "Ett", &number);
	assert_int_equal(number, 1);
	file(w, id, items[2], NOTE_ACTION, "Göra", &number);
	assert_int_equal(number, 1);
	file(w, id, items[1], NOTE_DECISION, "Två", &number);
	assert_int_equal(number, 2);
	file(w, id, items[1], NOTE_TEXT, "Text", &number);
	assert_int_equal(number, 0);
	file(w, other, 0, NOTE_DECISION, "Annat möte", &number);
	assert_int_equal(number, 1);
}

static void test_file(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), number;
	struct note n = { .kind = NOTE_REMARK,
		.speaker = xstrdup("Henrik"),
		.text = xstrdup("den andra parten saknas i ansökan från Strömvik.") };
	struct note_list lines;

	world_before(w);
	world_ok(w, note_file(&w->se, id, items[1], &n, NULL, &w->e));
	assert_int_equal(n.filed_at, WORLD_NOW);
	world_undoable(w, "Henrik: den andra parten saknas i ansökan från…");
	note_release(&n);
	file(w, id, items[1], NOTE_TEXT, "Diskussion.", &number);
	world_ok(w, store_notes(w->se.store, id, items[1], &lines, &w->e));
	assert_int_equal(lines.n, 2);
	assert_string_equal(lines.v[0].speaker, "Henrik");
	assert_int_equal(lines.v[0].position, 1);
	assert_int_equal(lines.v[1].position, 2);
	pool_release(&lines.pool);
	file(w, id, 0, NOTE_TEXT, "Före första punkten.", &number);
	world_ok(w, store_notes(w->se.store, id, NOTES_PREAMBLE, &lines, &w->e));
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.v[0].position, 1);
	pool_release(&lines.pool);
}

/* The draft goes with the line, and stays when the line cannot be filed. */
static void test_file_takes_the_draft(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct note n = { .text = xstrdup(" \n") };
	char *text = NULL;

	world_ok(w, store_draft_save(w->se.store, "note:x", "halva raden", &w->e));
	world_before(w);
	world_refused(
		w, note_file(&w->se, id, items[0], &n, "note:x", &w->e), ERR_INVALID, "empty");
	xreplace(&n.text, "hela raden");
	assert_false(note_file(&w->se, id, 999, &n, "note:x", &w->e));
	assert_int_equal(n.id, 0);
	w->e = (struct err) { 0 };
	world_unchanged(w);
	world_ok(w, store_draft(w->se.store, "note:x", &text, NULL, &w->e));
	assert_string_equal(text, "halva raden");
	free(text);
	world_ok(w, note_file(&w->se, id, items[0], &n, "note:x", &w->e));
	world_ok(w, store_draft(w->se.store, "note:x", &text, NULL, &w->e));
	assert_null(text);
	note_release(&n);
}

static void test_change_and_delete_line(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), number;
	int64_t first = file(w, id, items[0], NOTE_DECISION, "Ett", &number);
	int64_t second = file(w, id, items[0], NOTE_TEXT, "Två", &number);
	struct note n = { 0 };

	world_ok(w, store_note_load(w->se.store, second, &n, &w->e));
	n.kind = NOTE_DECISION;
	world_before(w);
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	assert_int_equal(n.number, 2);
	world_undoable(w, "Line changed: Decision: Två");
	world_before(w);
	world_ok(w, note_delete(&w->se, first, &w->e));
	world_undoable(w, "Line removed: Decision: Ett");
	note_release(&n);
	world_ok(w, store_note_load(w->se.store, second, &n, &w->e));
	assert_int_equal(n.number, 2);
	world_before(w);
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	world_unchanged(w);
	n.kind = NOTE_TEXT;
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	assert_int_equal(n.number, 0);
	xreplace(&n.text, "");
	world_refused(w, note_change(&w->se, &n, NULL, &w->e), ERR_INVALID, "empty");
	note_release(&n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_add),
		IN_WORLD(test_numbers_follow),
		IN_WORLD(test_numbers_of_minutes),
		IN_WORLD(test_add_refuses),
		IN_WORLD(test_delete_current_with_notes),
		IN_WORLD(test_revised_at),
		IN_WORLD(test_walk),
		IN_WORLD(test_back),
		IN_WORLD(test_go_reopens_what_was_passed_over),
		IN_WORLD(test_sub_items),
		IN_WORLD(test_outcome_follows_the_lines),
		IN_WORLD(test_pause),
		IN_WORLD(test_outcome),
		IN_WORLD(test_lines_are_numbered),
		IN_WORLD(test_file),
		IN_WORLD(test_file_takes_the_draft),
		IN_WORLD(test_change_and_delete_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
