/* What is found again, in what order, and that the index of words follows what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/lines.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/search.h"

#include "cmocka.h"
#include "tests/support/world.h"

struct scene {
	struct world *w;
	int64_t january, march, item;
	int64_t decision; /* a line in January */
};

static int64_t file_line(struct scene *s, int64_t meeting, int64_t item, int kind,
	const char *speaker, const char *text, const char *who)
{
	struct note n = { .kind = kind,
		.speaker = xstrdup(speaker),
		.text = xstrdup(text),
		.who = xstrdup(who) };
	int64_t id;

	world_ok(s->w, note_file(&s->w->se, meeting, item, &n, NULL, &s->w->e));
	id = n.id;
	note_release(&n);
	return id;
}

static struct scene set_scene(void **state)
{
	struct scene s = { .w = *state };
	int64_t items[4];

	s.january = world_meeting(s.w, "2026-01-20T09:00", items);
	s.item = items[1];
	s.march = world_meeting(s.w, "2026-03-03T09:00", NULL);
	s.decision = file_line(
		&s, s.january, s.item, NOTE_DECISION, "", "Åsa får pröva språkstöd i Ekby.", "");
	file_line(&s, s.march, 0, NOTE_REMARK, "Eva", "hur går det med språkstödet?", "");
	file_line(&s, s.march, 0, NOTE_TEXT, "", "Asa-fabriken ligger i Småland.", "");
	file_line(&s, s.march, 0, NOTE_ACTION, "", "Kartlägg språk-svaga", "Henrik");
	return s;
}

static void put(struct buf *b, const struct search_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++)
		buf_printf(b, "%s%s", i ? " | " : "", hits->v[i].words);
	if (hits->unread)
		buf_printf(b, "?%s", hits->unread);
}

static void finds(struct scene *s, const char *text, const char *wanted)
{
	struct search_hits hits;
	struct buf b = { 0 };

	world_ok(s->w, search_find(&s->w->se, text, 0, 100, &hits, &s->w->e));
	put(&b, &hits);
	if (strcmp(buf_str(&b), wanted) != 0)
		fail_msg("\"%s\"\n  found  %s\n  wanted %s", text, buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&hits.pool);
}

static void test_words_phrases_and_marks(void **state)
{
	struct scene s = set_scene(state);

	finds(&s, "språkstöd", "hur går det med språkstödet? | Åsa får pröva språkstöd i Ekby.");
	finds(&s, "sprakstod ekby", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "\"pröva språkstöd\"", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "\"språkstöd pröva\"", "");
	finds(&s, "språk-sv", "Kartlägg språk-svaga");
	/* A plain letter finds the marked one, a marked one only itself. */
	finds(&s, "asa", "Asa-fabriken ligger i Småland. | Åsa får pröva språkstöd i Ekby.");
	finds(&s, "ÅSA", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "finns-inte", "");
	finds(&s, "a", "");
	/* A letter beside a word is the beginning of another. */
	finds(&s, "språk h", "hur går det med språkstödet? | Kartlägg språk-svaga");
	finds(&s, "språkstöd e", "hur går det med språkstödet? | Åsa får pröva språkstöd i Ekby.");
	finds(&s, "pröva a e", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "pröva å x", "");
	finds(&s, "\" * OR (", "");
}

static void test_filters(void **state)
{
	struct scene s = set_scene(state);

	finds(&s, "typ:beslut", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "vem:eva", "Eva Brandt | hur går det med språkstödet?");
	finds(&s, "vem:henrik typ:uppgift", "Kartlägg språk-svaga");
	finds(&s, "språk grupp:väst år:2025", "");
	finds(&s, "kartlägg grupp:väst år:2026", "Kartlägg språk-svaga");
	finds(&s, "kartlägg grupp:styrelse", "");
	finds(&s, "språk grupp:öst", "?öst");
	finds(&s, "språk typ:xyz", "?typ:xyz");
	finds(&s, "ansökningar typ:rubrik", "Ansökningar | Ansökningar");
	finds(&s, "brandt", "Eva Brandt");
}

static void test_hits_lead_somewhere(void **state)
{
	struct scene s = set_scene(state);
	struct search_hits hits;

	world_ok(s.w, search_find(&s.w->se, "åsa", 0, 100, &hits, &s.w->e));
	assert_int_equal(hits.n, 1);
	assert_int_equal(hits.meetings, 1);
	assert_int_equal(hits.v[0].meeting_id, s.january);
	assert_int_equal(hits.v[0].item_id, s.item);
	assert_int_equal(hits.v[0].note_id, s.decision);
	assert_string_equal(hits.v[0].item_title, "Ansökningar");
	assert_int_equal(hits.v[0].n_groups, 1);
	assert_int_equal(search_kind_of(&hits.v[0]), SEARCH_DECISION);
	pool_release(&hits.pool);

	world_ok(s.w, search_find(&s.w->se, "språk", 0, 2, &hits, &s.w->e));
	assert_int_equal(hits.n, 2);
	assert_true(hits.more);
	pool_release(&hits.pool);
}

/* Changed, taken away, brought back: what is found is what is there. */
static void test_the_index_follows(void **state)
{
	struct scene s = set_scene(state);
	struct note n = { 0 };

	finds(&s, "kartlägg", "Kartlägg språk-svaga");
	world_ok(s.w, store_note_load(s.w->se.store, s.decision, &n, &s.w->e));
	xreplace(&n.text, "Beslutet skjuts upp.");
	world_ok(s.w, note_change(&s.w->se, &n, NULL, &s.w->e));
	note_release(&n);
	finds(&s, "åsa", "");
	finds(&s, "skjuts", "Beslutet skjuts upp.");
	world_ok(s.w, store_undo(s.w->se.store, NULL, &s.w->e));
	finds(&s, "åsa", "Åsa får pröva språkstöd i Ekby.");
	finds(&s, "skjuts", "");
	world_ok(s.w, meeting_delete(&s.w->se, s.january, &s.w->e));
	finds(&s, "åsa", "");
	world_ok(s.w, store_undo(s.w->se.store, NULL, &s.w->e));
	finds(&s, "åsa", "Åsa får pröva språkstöd i Ekby.");
}

/* A search of the screen: as many hits as it shows. */
static size_t found(struct scene *s, const char *text, size_t most, int64_t *last)
{
	struct search_hits hits;
	size_t n;

	world_ok(s->w, search_find(&s->w->se, text, 0, (int)most, &hits, &s->w->e));
	n = hits.n;
	*last = n ? hits.v[n - 1].note_id : 0;
	pool_release(&hits.pool);
	return n;
}

/* What was asked first is too wide: what it leaves is found all the same, once, and in the same order. */
static void test_a_wide_question_becomes_a_narrow_one(void **state)
{
	struct scene s = set_scene(state);
	int64_t old =
		file_line(&s, s.january, 0, NOTE_ACTION, "", "Insatsen kvarstår, Åsa ringer", "Bo");
	int64_t last;

	world_ok(s.w, store_begin(s.w->se.store, "many", &s.w->e));
	for (int i = 0; i < 2500; i++) {
		struct note n = { .meeting_id = s.march, .position = i + 10 };

		n.text = xasprintf("Insektsnätet %d, inspelat av asa", i);
		world_ok(s.w, store_note_save(s.w->se.store, &n, &s.w->e));
		note_release(&n);
	}
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	assert_int_equal(found(&s, "insats", 100, &last), 1);
	assert_int_equal(last, old);
	assert_int_equal(found(&s, "ins q", 100, &last), 0);
	assert_int_equal(found(&s, "ins r", 100, &last), 1);
	assert_int_equal(found(&s, "ins åsa", 100, &last), 1);
	assert_int_equal(found(&s, "ins typ:uppgift", 100, &last), 1);
	assert_int_equal(found(&s, "typ:uppgift r", 100, &last), 1);
	assert_int_equal(found(&s, "ins vem:bo", 100, &last), 1);
	assert_int_equal(found(&s, "inspelat insekts", 100, &last), 100);
	assert_int_equal(found(&s, "inspelat insekts", 0, &last), 2500);
	assert_int_equal(found(&s, "år:1999 ins", 100, &last), 0);
}

/* A part of a large step that is taken back takes its words with it; what waited before it is found. */
static void test_a_part_taken_back_leaves_no_words(void **state)
{
	struct scene s = set_scene(state);
	struct session *se = &s.w->se;

	world_ok(s.w, session_begin(se, xstrdup("parts"), &s.w->e));
	for (int i = 0; i < 300; i++)
		file_line(&s, s.march, 0, NOTE_TEXT, "", i == 299 ? "Kvarting väntar" : "utfyllnad",
			"");
	world_ok(s.w, session_part_begin(se, &s.w->e));
	file_line(&s, s.march, 0, NOTE_TEXT, "", "Borting försvinner", "");
	world_ok(s.w, session_part_end(se, false, &s.w->e));
	world_ok(s.w, session_part_begin(se, &s.w->e));
	file_line(&s, s.march, 0, NOTE_TEXT, "", "Nyting tillkommer", "");
	world_ok(s.w, session_part_end(se, true, &s.w->e));
	world_ok(s.w, session_end(se, true, &s.w->e));
	finds(&s, "kvarting", "Kvarting väntar");
	finds(&s, "nyting", "Nyting tillkommer");
	finds(&s, "borting", "");
	world_ok(s.w, store_undo(se->store, NULL, &s.w->e));
	finds(&s, "nyting", "");
	finds(&s, "kvarting", "");
}

/* Who was merged into another is found by both names, in lines that say either. */
static void test_who_by_another_spelling(void **state)
{
	struct scene s = set_scene(state);
	struct alias a = { .person_id = s.w->people[EVA] };

	xreplace(&a.name, "Ewa Brant");
	world_ok(s.w, store_begin(s.w->se.store, "alias", &s.w->e));
	world_ok(s.w, store_alias_save(s.w->se.store, &a, &s.w->e));
	world_ok(s.w, store_commit(s.w->se.store, &s.w->e));
	alias_release(&a);
	file_line(&s, s.march, 0, NOTE_REMARK, "Ewa", "vi tar det i maj", "");
	file_line(&s, s.march, 0, NOTE_ACTION, "", "Ring kommunen", "Ewa Brant");
	file_line(&s, s.march, 0, NOTE_TEXT, "", "Ewa nämndes bara", "");
	finds(&s, "vem:eva typ:uppgift", "Ring kommunen");
	finds(&s, "vem:ewa maj", "vi tar det i maj");
	finds(&s, "vem:eva maj", "vi tar det i maj");
	finds(&s, "vem:ewa språk", "hur går det med språkstödet?");
	finds(&s, "vem:\"eva brandt\" typ:uppgift", "Ring kommunen");
	finds(&s, "vem:eva nämndes", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_words_phrases_and_marks),
		IN_WORLD(test_filters),
		IN_WORLD(test_hits_lead_somewhere),
		IN_WORLD(test_the_index_follows),
		IN_WORLD(test_a_wide_question_becomes_a_narrow_one),
		IN_WORLD(test_a_part_taken_back_leaves_no_words),
		IN_WORLD(test_who_by_another_spelling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
