/* What an organisation says of its kinds of entries, and templates for a kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/kinds.h"
#include "services/meetings.h"
#include "services/templates.h"

#include "cmocka.h"
#include "tests/support/world.h"

static void say(struct world *w, int kind, int start, int minutes, const char *title, int mode)
{
	struct kind_habit h = {
		.kind = kind, .usual = { minutes, start }, .title = xstrdup(title), .mode = mode
	};

	world_ok(w, kind_habit_set(&w->se, &h, &w->e));
	kind_habit_release(&h);
}

static struct kind_habit habit(struct world *w, int kind)
{
	struct kind_habit h = { 0 };

	world_ok(w, kind_habit_load(&w->se, kind, &h, &w->e));
	return h;
}

static void test_said_and_undone(void **state)
{
	struct world *w = *state;
	struct kind_habit h = habit(w, MEETING_FULL_DAY);

	assert_false(h.own);
	assert_int_equal(h.usual.start, 540);
	assert_int_equal(h.usual.minutes, 420);
	world_before(w);
	say(w, MEETING_FULL_DAY, 510, 450, " Planeringsdag\n", MODE_HYBRID);
	world_undoable(w, "Usual of a kind: full day");
	kind_habit_load(&w->se, MEETING_FULL_DAY, &h, &w->e);
	assert_true(h.own);
	assert_int_equal(h.usual.start, 510);
	assert_int_equal(h.usual.minutes, 450);
	assert_string_equal(h.title, "Planeringsdag");
	assert_int_equal(h.mode, MODE_HYBRID);
	kind_habit_release(&h);
	h = habit(w, MEETING_TRAINING);
	assert_false(h.own);
	kind_habit_release(&h);
	world_before(w);
	world_ok(w, kind_habit_reset(&w->se, MEETING_FULL_DAY, &w->e));
	world_undoable(w, "Usual of a kind: full day");
	h = habit(w, MEETING_FULL_DAY);
	assert_false(h.own);
	kind_habit_release(&h);
}

/* What the program says anyway is not stored, and nothing is a step. */
static void test_the_usual_is_not_stored(void **state)
{
	struct world *w = *state;

	world_before(w);
	say(w, MEETING_FULL_DAY, 540, 420, "", MODE_ONSITE);
	world_unchanged(w);
	say(w, MEETING_VISIT, 600, 120, "", MODE_ONSITE);
	say(w, MEETING_VISIT, MINUTE_NONE, 120, "", MODE_ONSITE);
	world_unchanged(w);
}

static void test_refused(void **state)
{
	struct world *w = *state;
	struct kind_habit h = { .kind = MEETING_TRAINING };

	world_before(w);
	world_refused(w, kind_habit_set(&w->se, &h, &w->e), ERR_INVALID, "deadline");
	h.usual.minutes = KIND_MINUTES_MAX + 1;
	world_refused(w, kind_habit_set(&w->se, &h, &w->e), ERR_INVALID, "minutes");
	world_unchanged(w);
	kind_habit_release(&h);
}

static int64_t add(struct world *w, int kind, const char *starts, size_t *n)
{
	struct meeting m = { .starts = xstrdup(starts), .kind = kind, .status = STATUS_DECIDED };
	int64_t id;

	world_ok(w, meeting_create_planned(&w->se, &m, &w->west, 1, n, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

static void assert_meeting(struct world *w, int64_t id, const char *title, const char *ends)
{
	struct meeting m = world_load(w, id);

	assert_string_equal(m.title, title);
	assert_string_equal(m.ends, ends);
	meeting_release(&m);
}

static void test_new_entries_follow(void **state)
{
	struct world *w = *state;
	int64_t before, id;
	size_t n;

	before = add(w, MEETING_TRAINING, "2026-05-06T09:00", &n);
	say(w, MEETING_TRAINING, 540, 90, "Utbildning", MODE_ONSITE);
	id = add(w, MEETING_TRAINING, "2026-05-06T09:00", &n);
	assert_meeting(w, id, "Utbildning", "2026-05-06T10:30");
	assert_meeting(w, before, "Beredning Väst", "2026-05-06T12:00");
	id = add(w, MEETING_LUNCH_TO_LUNCH, "2026-03-28T12:00", &n);
	assert_meeting(w, id, "Beredning Väst", "2026-03-29T12:00");
	id = add(w, MEETING_DEADLINE, "2026-05-06", &n);
	assert_meeting(w, id, "Beredning Väst", "2026-05-06");
}

static void stand(struct world *w, struct template_for what, const char *title)
{
	struct standing_item s = { .title = xstrdup(title), .kind = ITEM_DISCUSSION };

	world_ok(w, standing_add(&w->se, what, 0, ITEM_LAST, &s, &w->e));
	standing_item_release(&s);
}

static void test_template_of_a_kind(void **state)
{
	struct world *w = *state;
	const int full_day = template_kind(MEETING_FULL_DAY);
	int64_t id;
	size_t n;

	stand(w, (struct template_for) { w->west, TEMPLATE_ANY_KIND }, "Välkommen");
	/* Other kinds than meetings get nothing from what is for every kind, unless they ask. */
	id = add(w, MEETING_FULL_DAY, "2026-05-06T09:00", &n);
	world_agenda(w, id, "");
	world_ok(w, template_apply(&w->se, id, &n, &w->e));
	world_agenda(w, id, "1 Välkommen");
	stand(w, (struct template_for) { 0, full_day }, "Dagens frågor");
	id = add(w, MEETING_FULL_DAY, "2026-05-07T09:00", &n);
	world_agenda(w, id, "1 Dagens frågor");
	stand(w, (struct template_for) { w->west, full_day }, "Gruppens dag");
	id = add(w, MEETING_FULL_DAY, "2026-05-08T09:00", &n);
	world_agenda(w, id, "1 Gruppens dag");
	id = add(w, MEETING_ORDINARY, "2026-05-09T09:00", &n);
	world_agenda(w, id, "1 Välkommen");
}

static void test_an_agenda_becomes_one(void **state)
{
	struct world *w = *state;
	const struct template_for what = { 0, template_kind(MEETING_VISIT) };
	int64_t id = world_meeting(w, "2026-04-21T09:00", NULL), template_id;
	size_t n;

	world_ok(w, template_save(&w->se, id, what, &w->e));
	world_ok(w, template_of(&w->se, what, &template_id, &w->e));
	assert_int_not_equal(template_id, 0);
	world_ok(w, template_of(&w->se, (struct template_for) { 0 }, &template_id, &w->e));
	assert_int_equal(template_id, 0);
	id = add(w, MEETING_VISIT, "2026-05-07T09:00", &n);
	world_agenda(w, id, "1 Välkommen, 2 Ansökningar, 3 Information, 4 Övrigt");
	id = add(w, MEETING_ORDINARY, "2026-05-08T09:00", &n);
	world_agenda(w, id, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_said_and_undone),
		IN_WORLD(test_the_usual_is_not_stored),
		IN_WORLD(test_refused),
		IN_WORLD(test_new_entries_follow),
		IN_WORLD(test_template_of_a_kind),
		IN_WORLD(test_an_agenda_becomes_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
