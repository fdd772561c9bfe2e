/* Who is to be sent what of a meeting, before any draft is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/invitations.h"
#include "services/people.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"
#include "tests/support/scratch.h"

/* Drafts go to a home of the test's own. */
static int home(void **state)
{
	char *folder = scratch_folder();

	setenv("XDG_DATA_HOME", folder, 1);
	*state = folder;
	return 0;
}

static int home_gone(void **state)
{
	scratch_remove(*state);
	return 0;
}

/* Somebody without an address. */
static void forget_address(struct stage *s, const char *email)
{
	struct person_query q = { .today = "2026-03-10", .text = email };
	struct person_rows rows;
	struct person p = { 0 };
	struct err e = { 0 };

	assert_true(store_people(s->store, &q, &rows, &e));
	assert_int_equal(rows.n, 1);
	assert_true(store_person_load(s->store, rows.v[0].p.id, &p, &e));
	xreplace(&p.email, "");
	assert_true(person_put(&s->app.session, &p, NULL, &e));
	person_release(&p);
	pool_release(&rows.pool);
	app_changed(&s->app);
}

static void open_invite(struct stage *s)
{
	stage_open(s, 24, 80, true);
	forget_address(s, "sara.ebbesson");
	stage_keys(s, "2 / ö s t <Enter> <Home> <Down> <Down> <Down> <Down> I");
}

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	open_invite(&s);
	golden_check("invite-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("invite-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("invite-60x16", stage_text(&s));
	assert_true(stage_sound(&s));
	stage_close(&s);
}

static void test_drafts(void **state)
{
	struct stage s;

	(void)state;
	open_invite(&s);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "utkast i"));
	assert_true(stage_shows(&s, "har det senaste"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Alla har det senaste."));
	stage_keys(&s, "<Esc> å");
	assert_true(stage_shows(&s, "Kallelser"));
	stage_close(&s);
}

static void test_the_sender_is_asked_for(void **state)
{
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	assert_true(store_begin(s.store, "x", &e));
	assert_true(store_setting_set(s.store, "mailbox", NULL, &e));
	assert_true(store_commit(s.store, &e));
	stage_keys(&s, "2 / ö s t <Enter> <Home> <Down> <Down> <Down> <Down> I");
	assert_true(stage_shows(&s, "Enter frågar efter adressen"));
	stage_keys(&s, "<Enter>");
	stage_type(&s, "kansliet");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "är ingen e-postadress"));
	stage_type(&s, "@example.org");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "från kansliet@example.org"));
	stage_close(&s);
}

static void test_a_meeting_that_runs(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 I");
	assert_true(stage_shows(&s, "ingen att bjuda in"));
	stage_close(&s);
}

/* The same key where a meeting is open. */
static void test_from_the_meeting(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 / ö s t <Enter> <Home> <Down> <Down> <Down> <Down> <Enter> I");
	assert_true(stage_shows(&s, "Kallelser: "));
	stage_keys(&s, "<Esc>");
	assert_true(stage_lacks(&s, "Kallelser: "));
	stage_close(&s);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home, home_gone)
	const struct CMUnitTest tests[] = {
		TEST(test_golden),
		TEST(test_drafts),
		TEST(test_the_sender_is_asked_for),
		TEST(test_a_meeting_that_runs),
		TEST(test_from_the_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
