/* The second screen: what the room sees, and what it never sees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/polls.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"
#include "tui/views/follow.h"
#include "tui/widgets/banner.h"

struct room {
	struct stage s;
	struct follow f;
	char *text;
};

static void room_open(struct room *r)
{
	*r = (struct room) { 0 };
	stage_open(&r->s, 24, 80, true);
	r->f.se = &r->s.app.session;
	r->f.config = &r->s.config;
	follow_load(&r->f);
	assert_null(r->f.failed);
}

static void room_close(struct room *r)
{
	follow_release(&r->f);
	free(r->text);
	stage_close(&r->s);
}

static const char *seen(struct room *r, int rows, int cols, enum charset set)
{
	struct grid *g = grid_new(rows, cols, set);
	struct canvas c = grid_canvas(g);

	follow_load(&r->f);
	follow_draw(&r->f, &c);
	free(r->text);
	r->text = canvas_dump(&c);
	grid_free(g);
	return r->text;
}

static const char *said(struct room *r, bool with_clock)
{
	struct buf b = { 0 };

	follow_load(&r->f);
	follow_text(&r->f, with_clock, &b);
	free(r->text);
	r->text = xstrdup(buf_str(&b));
	buf_release(&b);
	return r->text;
}

/* A vote on the current item: 2, 1 and no dots. */
static void vote(struct room *r)
{
	struct poll p = { .dots = 3 };
	struct poll_option o[] = { { .text = xstrdup("Studiebesök i höst") },
		{ .text = xstrdup("Gemensam utbildning") }, { .text = xstrdup("Kartläggning") } };
	struct err e = { 0 };
	size_t n = 0;

	assert_true(poll_begin(r->f.se, follow_item(&r->f)->id, &p, o, 3, NULL, &e));
	for (size_t i = 0; i < r->f.roll.n && n < 3; i++)
		if (roll_is_here(&r->f.roll.v[i]) && r->f.roll.v[i].a.role == ATTENDS_AS_MEMBER)
			assert_true(
				poll_dot(r->f.se, r->f.roll.v[i].a.person_id, o[n++ / 2].id, &e));
	for (size_t i = 0; i < 3; i++)
		poll_option_release(&o[i]);
	poll_release(&p);
}

static void test_the_current_item_at_three_sizes(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	golden_check("follow-80x24", seen(&r, 24, 80, CHARSET_UNICODE));
	golden_check("follow-200x50", seen(&r, 50, 200, CHARSET_UNICODE));
	golden_check("follow-60x16", seen(&r, 16, 60, CHARSET_UNICODE));
	room_close(&r);
}

static void test_a_vote_is_seen_live(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	vote(&r);
	golden_check("follow-vote-80x24", seen(&r, 24, 80, CHARSET_UNICODE));
	golden_check("follow-vote-120x36", seen(&r, 36, 120, CHARSET_UNICODE));
	golden_check("follow-vote-60x16", seen(&r, 16, 60, CHARSET_UNICODE));
	room_close(&r);
}

static void test_no_line_of_the_notes(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 50, 200 }, { 16, 60 }, { 100, 300 } };
	struct note n = { .kind = NOTE_PRIVATE, .text = xstrdup("HEMLIGT") };
	struct err e = { 0 };
	struct room r;

	(void)state;
	room_open(&r);
	assert_true(
		note_file(r.f.se, follow_meeting(&r.f)->id, follow_item(&r.f)->id, &n, NULL, &e));
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		const char *text = seen(&r, sizes[i][0], sizes[i][1], CHARSET_UNICODE);

		assert_null(strstr(text, "HEMLIGT"));
		assert_null(strstr(text, "insatsen"));
	}
	assert_null(strstr(said(&r, true), "HEMLIGT"));
	assert_null(strstr(said(&r, true), "insatsen"));
	note_release(&n);
	room_close(&r);
}

static void test_it_says_what_happens(void **state)
{
	struct room r;
	int64_t next;
	struct err e = { 0 };

	(void)state;
	room_open(&r);
	assert_non_null(strstr(said(&r, true), "▶ § 5 Ansökningar (Karin Alm): 8 min kvar\n"));
	assert_non_null(strstr(said(&r, true), "Härnäst: 6 Språkstöd\n"));
	r.s.clock.at += (int64_t)10 * 60;
	assert_non_null(strstr(said(&r, true), "2 min över tiden!"));
	assert_non_null(strstr(said(&r, false), "(Karin Alm) !\n"));
	assert_true(agenda_pause(r.f.se, follow_meeting(&r.f)->id, true, &e));
	assert_non_null(strstr(said(&r, true), ": Paus"));
	assert_true(agenda_next(r.f.se, follow_meeting(&r.f)->id, &next, &e));
	assert_non_null(strstr(said(&r, true), "▶ § 6 Språkstöd"));
	room_close(&r);
}

/* Nothing that only the clock moved is news. */
static void test_time_alone_is_no_news(void **state)
{
	struct room r;
	char *before;

	(void)state;
	room_open(&r);
	before = xstrdup(said(&r, false));
	r.s.clock.at += (int64_t)5 * 60;
	assert_string_equal(said(&r, false), before);
	assert_string_not_equal(said(&r, true), before);
	free(before);
	room_close(&r);
}

static void test_who_listens_gets_words(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	assert_non_null(strstr(seen(&r, 24, 80, CHARSET_LINEAR), "5 Ansökningar\n"));
	assert_non_null(strstr(r.text, "8 min kvar"));
	room_close(&r);
}

static void test_small_windows_hold(void **state)
{
	static const int sizes[][2] = { { 5, 20 }, { 1, 1 }, { 8, 30 }, { 3, 200 } };
	struct room r;

	(void)state;
	room_open(&r);
	vote(&r);
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		assert_non_null(seen(&r, sizes[i][0], sizes[i][1], CHARSET_UNICODE));
	room_close(&r);
}

/* ---- The letters --------------------------------------------------------------------------------- */

static void expect_banner(enum charset set, const char *text, const char *wanted)
{
	struct grid *g = grid_new(8, 30, set);
	struct canvas c = grid_canvas(g);
	char *dump;

	banner_draw(&c, 0, 0, 30, 1, STYLE_NORMAL, text);
	dump = canvas_dump(&c);
	assert_string_equal(dump, wanted);
	free(dump);
	grid_free(g);
}

static void test_letters(void **state)
{
	(void)state;
	expect_banner(CHARSET_UNICODE, "Åö", " ▀▀  ▀  ▀\n▄▀▀▄ ▄▀▀▄\n█▀▀█ █  █\n▀  ▀  ▀▀\n\n\n\n\n");
	expect_banner(
		CHARSET_ASCII, "é1", "  #\n\n####  #\n#    ##\n###   #\n#     #\n#### ###\n\n");
}

static void test_words_are_broken_not_cut(void **state)
{
	struct grid *g = grid_new(30, 80, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	assert_int_equal(banner_rows(&c, 80, 1, "Ansökningar"), 4);
	assert_int_equal(banner_rows(&c, 60, 1, "Ansökningar om medel"), 8);
	assert_int_equal(banner_rows(&c, 30, 1, "Ansökningar"), 0);
	assert_int_equal(banner_rows(&c, 80, 1, ""), 0);
	assert_int_equal(banner_scale(&c, 8, 80, "Val"), 2);
	assert_int_equal(banner_scale(&c, 3, 80, "Val"), 0);
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_current_item_at_three_sizes),
		cmocka_unit_test(test_a_vote_is_seen_live),
		cmocka_unit_test(test_no_line_of_the_notes),
		cmocka_unit_test(test_it_says_what_happens),
		cmocka_unit_test(test_time_alone_is_no_news),
		cmocka_unit_test(test_who_listens_gets_words),
		cmocka_unit_test(test_small_windows_hold),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_words_are_broken_not_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
