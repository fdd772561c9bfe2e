/* Decisions and actions over all meetings: orders, pages, whose they are, and what was left to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/export_notes.h"
#include "services/followup.h"
#include "services/meetings.h"

#include "cmocka.h"
#include "tests/support/world.h"

struct scene {
	struct world *w;
	int64_t january, march, april, item; /* meetings; an item of January's */
};

static int64_t file_line(struct scene *s, int64_t meeting, struct note n)
{
	int64_t id;

	n.text = xstrdup(n.text);
	n.who = xstrdup(n.who);
	n.due_from = xstrdup(n.due_to);
	n.due_to = xstrdup(n.due_to);
	n.due_text = xstrdup(n.due_text);
	world_ok(s->w,
		note_file(&s->w->se, meeting, meeting == s->january ? s->item : 0, &n, NULL,
			&s->w->e));
	id = n.id;
	note_release(&n);
	return id;
}

/* The texts of a record are copied before they are kept. */
#define LINE(...) ((struct note) { __VA_ARGS__ })
#define TEXT(s) ((char *)(uintptr_t)(s))

static int64_t task(
	struct scene *s, int64_t meeting, const char *what, const char *who, const char *due)
{
	return file_line(s, meeting,
		LINE(.kind = NOTE_ACTION, .text = TEXT(what), .who = TEXT(who),
			.due_to = TEXT(due)));
}

static struct scene set_scene(void **state)
{
	struct scene s = { .w = *state };
	int64_t items[4];

	s.january = world_meeting(s.w, "2026-01-20T09:00", items);
	s.item = items[1];
	s.march = world_meeting(s.w, "2026-03-03T09:00", NULL);
	s.april = world_meeting(s.w, "2026-04-21T09:00", NULL);
	file_line(&s, s.january, LINE(.kind = NOTE_DECISION, .text = TEXT("Ansökan tillstyrks.")));
	file_line(&s, s.march, LINE(.kind = NOTE_DECISION, .text = TEXT("Planen för AF antas.")));
	file_line(&s, s.march, LINE(.kind = NOTE_AGREEMENT, .text = TEXT("Unga går först.")));
	file_line(&s, s.march, LINE(.kind = NOTE_TEXT, .text = TEXT("Fika.")));
	task(&s, s.january, "Boka lokal", "Karin A", "2026-03-27");
	task(&s, s.january, "Skicka underlag", "kansliet", "");
	task(&s, s.march, "Fråga läkaren", "Eva och Henrik", "2026-03-06");
	task(&s, s.march, "Räkna om", "FK", "2026-03-13");
	return s;
}

static void put_rows(const struct register_rows *rows, struct buf *b)
{
	for (size_t i = 0; i < rows->n; i++)
		buf_printf(b, "%s%s", b->len ? ", " : "", rows->v[i].n.text);
}

static void expect(struct scene *s, struct followup_query q, const char *wanted)
{
	struct register_rows rows;
	struct buf b = { 0 };

	world_ok(s->w, followup_page(&s->w->se, &q, &rows, &s->w->e));
	put_rows(&rows, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&rows.pool);
}

#define ASK(...) ((struct followup_query) { __VA_ARGS__ })

static void test_orders(void **state)
{
	struct scene s = set_scene(state);

	expect(&s, ASK(.face = FOLLOWUP_OPEN),
		"Fråga läkaren, Räkna om, Boka lokal, Skicka underlag");
	expect(&s, ASK(.face = FOLLOWUP_DECISIONS), "Planen för AF antas., Ansökan tillstyrks.");
	expect(&s, ASK(.face = FOLLOWUP_ALL),
		"Räkna om, Fråga läkaren, Unga går först., Planen för AF antas., Skicka underlag, "
		"Boka lokal, Ansökan tillstyrks.");
	expect(&s, ASK(.face = FOLLOWUP_OPEN, .group_id = s.w->board), "");
}

/* What was done this week is seen behind the rest; then it is gone. */
static void test_done(void **state)
{
	struct scene s = set_scene(state);
	int64_t id = task(&s, s.march, "Ring Ekby", "Bo", "2026-03-01");

	s.w->clock.at -= 3600;
	world_ok(s.w, note_set_done(&s.w->se, id, true, &s.w->e));
	s.w->clock.at += 3600;
	world_ok(s.w, note_set_done(&s.w->se, task(&s, s.march, "Mejla", "", ""), true, &s.w->e));
	expect(&s, ASK(.face = FOLLOWUP_OPEN),
		"Fråga läkaren, Räkna om, Boka lokal, Skicka underlag, Mejla, Ring Ekby");
	s.w->clock.at += (int64_t)8 * 86400;
	expect(&s, ASK(.face = FOLLOWUP_OPEN),
		"Fråga läkaren, Räkna om, Boka lokal, Skicka underlag");
	s.w->clock.at -= (int64_t)8 * 86400;
	world_ok(s.w, note_set_done(&s.w->se, id, false, &s.w->e));
	expect(&s, ASK(.face = FOLLOWUP_OPEN, .limit = 1), "Ring Ekby");
}

/* Walk a face forwards and back, two rows at a time: the same rows, each once. */
static void walk(struct scene *s, int face, bool backwards, struct buf *out)
{
	struct followup_query q = { .face = face, .limit = 2, .backwards = backwards };
	char *key = NULL;
	size_t n;

	do {
		struct register_rows rows;

		world_ok(s->w, followup_page(&s->w->se, &q, &rows, &s->w->e));
		put_rows(&rows, out);
		n = rows.n;
		if (n) {
			xreplace(&key, rows.v[n - 1].key);
			q.after_key = key;
			q.after_id = rows.v[n - 1].n.id;
		}
		pool_release(&rows.pool);
	} while (n);
	free(key);
}

static void test_pages(void **state)
{
	struct scene s = set_scene(state);

	for (int i = 0; i < 3; i++)
		world_ok(s.w,
			note_set_done(&s.w->se, task(&s, s.march, i ? "två" : "en", "", ""), true,
				&s.w->e));
	for (int face = 0; face < FOLLOWUP_FACES; face++) {
		struct buf forth = { 0 }, back = { 0 }, whole = { 0 }, turned = { 0 };
		struct followup_query q = { .face = face };
		struct register_rows rows;

		walk(&s, face, false, &forth);
		walk(&s, face, true, &back);
		world_ok(s.w, followup_page(&s.w->se, &q, &rows, &s.w->e));
		put_rows(&rows, &whole);
		for (size_t i = rows.n; i-- > 0;)
			buf_printf(&turned, "%s%s", turned.len ? ", " : "", rows.v[i].n.text);
		assert_string_equal(buf_str(&forth), buf_str(&whole));
		assert_string_equal(buf_str(&back), buf_str(&turned));
		for (size_t i = 0; i < rows.n; i++) {
			char *key = followup_key(&s.w->se, face, rows.v[i].n.id);

			assert_string_equal(key, rows.v[i].key);
			free(key);
		}
		pool_release(&rows.pool);
		buf_release(&forth);
		buf_release(&back);
		buf_release(&whole);
		buf_release(&turned);
	}
}

static void expect_whose(struct scene *s, int face, int64_t person, int64_t party, const char *text,
	const char *wanted)
{
	struct followup_filter f;

	world_ok(s->w, followup_filter(&s->w->se, person, party, text, &f, &s->w->e));
	expect(s, ASK(.face = face, .filter = &f), wanted);
	followup_filter_release(&f);
}

static void test_whose(void **state)
{
	struct scene s = set_scene(state);
	struct item_party affected = { .item_id = s.item, .party_id = s.w->parties[EKBY] };

	expect_whose(&s, FOLLOWUP_OPEN, s.w->people[KARIN], 0, NULL, "Boka lokal");
	expect_whose(&s, FOLLOWUP_OPEN, s.w->people[HENRIK], 0, NULL, "Fråga läkaren");
	expect_whose(&s, FOLLOWUP_OPEN, 0, s.w->parties[FK], NULL, "Fråga läkaren, Räkna om");
	expect_whose(&s, FOLLOWUP_OPEN, 0, 0, "lok", "Boka lokal");
	expect_whose(&s, FOLLOWUP_OPEN, s.w->people[KARIN], 0, "lägg", "");
	expect_whose(&s, FOLLOWUP_DECISIONS, 0, s.w->parties[AF], NULL, "Planen för AF antas.");
	expect_whose(&s, FOLLOWUP_DECISIONS, 0, s.w->parties[EKBY], NULL, "");
	world_ok(s.w, store_begin(s.w->se.store, "affect", &s.w->e));
	world_ok(s.w, store_item_party_save(s.w->se.store, &affected, &s.w->e));
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	expect_whose(&s, FOLLOWUP_DECISIONS, 0, s.w->parties[EKBY], NULL, "Ansökan tillstyrks.");
}

static void test_counts(void **state)
{
	struct scene s = set_scene(state);
	struct register_counts n;

	world_ok(s.w, store_register_counts(s.w->se.store, "2026-03-10", "2026", &n, &s.w->e));
	assert_int_equal(n.open, 4);
	assert_int_equal(n.late, 1);
	assert_int_equal(n.decisions, 2);
	world_ok(s.w, store_register_counts(s.w->se.store, "2026-03-10", "2025", &n, &s.w->e));
	assert_int_equal(n.decisions, 0);
}

static void test_left(void **state)
{
	struct scene s = set_scene(state);
	struct followup_left l;
	struct buf b = { 0 };

	world_ok(s.w, followup_left(&s.w->se, s.april, "2026-04-21T09:00", 2, &l, &s.w->e));
	put_rows(&l.rows, &b);
	assert_string_equal(buf_str(&b), "Fråga läkaren, Räkna om");
	assert_int_equal(l.n, 4);
	assert_int_equal(l.late, 1);
	assert_string_equal(l.starts, "2026-03-03T09:00");
	followup_left_release(&l);
	world_ok(s.w, meeting_set_status(&s.w->se, s.march, STATUS_CANCELLED, NULL, &s.w->e));
	world_ok(s.w, followup_left(&s.w->se, s.april, "2026-04-21T09:00", 2, &l, &s.w->e));
	assert_string_equal(l.starts, "2026-01-20T09:00");
	followup_left_release(&l);
	world_ok(s.w, followup_left(&s.w->se, s.march, "2026-03-03T09:00", 9, &l, &s.w->e));
	buf_cut(&b, 0);
	put_rows(&l.rows, &b);
	assert_string_equal(buf_str(&b), "Boka lokal, Skicka underlag");
	assert_string_equal(l.starts, "2026-01-20T09:00");
	followup_left_release(&l);
	buf_release(&b);
}

/* The agenda that is sent has them under a heading of their own, but not the one for everybody. */
static void test_in_the_agenda(void **state)
{
	struct scene s = set_scene(state);
	struct notes_out_options o = { 0 };
	struct buf b = { 0 };

	world_ok(s.w, export_notes(&s.w->se, s.april, EXPORT_AGENDA, NOTES_TXT, &o, &b, &s.w->e));
	assert_non_null(strstr(buf_str(&b),
		"Att göra sedan tidigare\n\n- Fråga läkaren – Eva och Henrik – 6 mars\n"
		"- Räkna om – FK – 13 mars\n"));
	buf_cut(&b, 0);
	o.public = true;
	world_ok(s.w, export_notes(&s.w->se, s.april, EXPORT_AGENDA, NOTES_TXT, &o, &b, &s.w->e));
	assert_null(strstr(buf_str(&b), "Att göra sedan"));
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_orders),
		IN_WORLD(test_done),
		IN_WORLD(test_pages),
		IN_WORLD(test_whose),
		IN_WORLD(test_counts),
		IN_WORLD(test_left),
		IN_WORLD(test_in_the_agenda),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
