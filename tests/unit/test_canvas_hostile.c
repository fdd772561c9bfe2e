/* What nobody would type on purpose: keys at random, keys faster than the screen, words that do not
 * fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/stage.h"

/* ---- Keys at random ------------------------------------------------------------------------------------ */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u; /* Numerical Recipes */
	return *seed >> 8;
}

/* Any key but the one that quits, and those that open files. */
static struct key random_key(uint32_t *seed)
{
	static const uint32_t often[] = { KEYCODE_ENTER, KEYCODE_ENTER, KEYCODE_ESC, KEYCODE_ESC,
		KEYCODE_TAB, KEYCODE_BACKSPACE, KEYCODE_DELETE, KEYCODE_UP, KEYCODE_DOWN,
		KEYCODE_LEFT, KEYCODE_RIGHT, KEYCODE_HOME, KEYCODE_END, KEYCODE_PAGE_UP,
		KEYCODE_PAGE_DOWN, KEYCODE_F1, KEYCODE_CLICK, KEYCODE_WHEEL_DOWN, 0xe5, 0xe4, 0xf6,
		0x301, 0x202e, 0x1f389, 0x4e00 };
	uint32_t roll = next_random(seed) % 100;
	struct key k = { 0 };

	if (roll < 35)
		k.code = often[next_random(seed) % ARRAY_LEN(often)];
	else if (roll < 40)
		k = (struct key) { .code = 'a' + next_random(seed) % 26, .mods = KEYMOD_CTRL };
	else if (roll < 42)
		k = (struct key) { .code = KEYCODE_PASTE, .text = "Elin: qdF\n! ja\n\u202e" };
	else
		k.code = ' ' + next_random(seed) % 95;
	if (k.code == 'q' || k.code == 'x' || k.code == 'i')
		k.code = 'j';
	k.row = (int16_t)(next_random(seed) % 30);
	k.col = (int16_t)(next_random(seed) % 90);
	return k;
}

static bool collect(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

/* Everything that undo answers for: what is being typed is none of it. */
static char *all_undone(struct stage *s)
{
	struct err e = { 0 };
	struct buf json = { 0 };
	char *drafts, *tombstones, *feeds;

	while (store_undo(s->store, NULL, &e))
		continue;
	assert_int_equal(e.code, ERR_NOT_FOUND);
	assert_true(store_export_json(s->store, collect, &json, &e));
	drafts = strstr(buf_str(&json), "\"drafts\"");
	assert_non_null(drafts);
	*drafts = '\0';
	/* What a calendar was written with on the way is called off in it. */
	tombstones = strstr(json.s, "\"tombstones\"");
	feeds = strstr(json.s, "\"feeds\"");
	assert_true(tombstones && feeds && tombstones < feeds);
	memmove(tombstones, feeds, strlen(feeds) + 1);
	return buf_take(&json);
}

static void test_keys_at_random_are_undone(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 5, 20 }, { 12, 40 }, { 16, 60 }, { 36, 120 },
		{ 100, 300 }, { 24, 80 } };
	struct stage s;
	uint32_t seed = 20260310;
	char *before, *after;

	(void)state;
	stage_open(&s, 24, 80, true);
	before = all_undone(&s);
	stage_close(&s);
	stage_open(&s, 24, 80, true);
	for (int i = 0; i < 4000; i++) {
		struct key k = random_key(&seed);

		app_key(&s.app, &k, NULL);
		assert_false(s.app.quit);
		if (next_random(&seed) % 8 == 0) {
			const int *z = sizes[(size_t)i / 8 % ARRAY_LEN(sizes)];

			stage_resize(&s, z[0], z[1]);
		}
	}
	after = all_undone(&s);
	assert_string_equal(after, before);
	free(after);
	free(before);
	stage_close(&s);
}

/* ---- Keys faster than the screen ---------------------------------------------------------------------------- */

static void test_keys_that_come_at_once_are_text_all_the_same(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_type(&s, "3aPåg");
	assert_true(stage_shows(&s, "Påg"));
	assert_true(stage_shows(&s, "§ 5 Ansökningar"));
	stage_close(&s);
}

static void test_what_undo_takes_back_is_named_after_keys_at_once(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_type(&s, "3r");
	stage_type(&s, "d2");
	stage_keys(&s, "1");
	assert_true(stage_shows(&s, "å/u ångrar: \"Närvaro Karin Alm: digitalt\""));
	stage_close(&s);
}

/* ---- What another window took away ------------------------------------------------------------------------ */

enum { DEMO_IDS = 400 }; /* more than any table of the made-up year has */

static void take_meetings_away(struct stage *s)
{
	struct session se = { .store = s->store, .clock = &s->clock };

	for (int64_t id = 1; id < DEMO_IDS; id++) {
		struct err e = { 0 };

		meeting_delete(&se, id, &e);
		e = (struct err) { 0 };
		group_delete(&se, id, &e);
	}
	stage_resize(s, 24, 80);
}

/* Nothing that is gone is drawn or written to, and the way back is open. */
static void test_what_another_window_took_away(void **state)
{
	static const char *const ways[] = { "3 r", "3 d", "3 +", "3 d o", "3 d m", "3 K", "3 v",
		"3 p", "3 i", "3 s s", "2 o" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		struct stage s;

		stage_open(&s, 24, 80, true);
		stage_keys(&s, ways[i]);
		take_meetings_away(&s);
		stage_keys(&s, "<Down> <Up> p <Enter> <Esc> <Esc> <Esc>");
		stage_keys(&s, "2");
		assert_true(stage_sound(&s));
		stage_close(&s);
	}
}

/* Somebody who is not marked yet has no times. */
static void test_times_of_somebody_without_any(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <End> <Enter> r ä");
	assert_true(stage_shows(&s, "Kom"));
	assert_true(stage_sound(&s));
	stage_close(&s);
}

/* ---- Words that do not fit ---------------------------------------------------------------------------------- */

static void test_the_end_of_an_error_is_seen(void **state)
{
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	err_set(&e, ERR_IO, "%s flyttades eller togs bort medan den var öppen. Det sparades INTE.",
		"/home/eva/dokument/samordning/arshjul.db");
	app_fail(&s.app, &e);
	stage_resize(&s, 24, 80);
	assert_true(stage_shows(&s, "flyttades eller togs bort"));
	assert_true(stage_shows(&s, "sparades INTE."));
	assert_true(stage_sound(&s));
	stage_resize(&s, 12, 40);
	assert_true(stage_sound(&s));
	stage_keys(&s, "2");
	assert_true(stage_shows(&s, "n nytt"));
	stage_close(&s);
}

/* Keys at random write files too: not into the folder that the tests are run from. */
static int away(void **state)
{
	const char *scratch = getenv("TMPDIR");

	(void)state;
	return chdir(scratch && *scratch ? scratch : "/tmp");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_at_random_are_undone),
		cmocka_unit_test(test_keys_that_come_at_once_are_text_all_the_same),
		cmocka_unit_test(test_what_undo_takes_back_is_named_after_keys_at_once),
		cmocka_unit_test(test_what_another_window_took_away),
		cmocka_unit_test(test_times_of_somebody_without_any),
		cmocka_unit_test(test_the_end_of_an_error_is_seen),
	};

	return cmocka_run_group_tests(tests, away, NULL);
}
