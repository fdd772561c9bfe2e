/* What the check goes by: names in finished notes, lists of terms, days of actions, and caveats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "rules/actions.h"
#include "rules/checks.h"
#include "rules/names_called.h"
#include "rules/terms.h"

#include "cmocka.h"

static void test_called(void **state)
{
	static const struct {
		const char *written, *name;
		enum called how;
	} cases[] = {
		{ "Elsa Sandberg", "Elsa Sandberg", CALLED_WHOLE },
		{ "elsa sandberg", "Elsa Sandberg", CALLED_WHOLE },
		{ "Sandberg, Elsa", "Elsa Sandberg", CALLED_FORM },
		{ "Elsa", "Elsa Sandberg", CALLED_GIVEN },
		{ "Elsa S", "Elsa Sandberg", CALLED_FORM },
		{ "Elsa Sa", "Elsa Sandberg", CALLED_FORM },
		{ "Elsa S.", "Elsa Sandberg", CALLED_FORM },
		{ "Elsa Sü", "Elsa Sandberg", CALLED_NOT },
		{ "Els", "Elsa Sandberg", CALLED_NOT },
		{ "Sandberg", "Elsa Sandberg", CALLED_FAMILY },
		{ "Anna-Lena", "Anna-Lena Björk", CALLED_GIVEN },
		{ "Anna", "Anna-Lena Björk", CALLED_NOT },
		{ "FK", "Fredrik Kvist", CALLED_NOT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum called how = name_called(cases[i].written, cases[i].name);

		if (how != cases[i].how && !(cases[i].how == CALLED_FORM && how == CALLED_WHOLE))
			fail_msg("%s / %s: %d", cases[i].written, cases[i].name, (int)how);
	}
}

static void expect_apart(const char *written, const char *wanted)
{
	const char *v[8];
	struct pool p = { 0 };
	size_t n = names_apart(written, &p, v, 8);
	struct buf got = { 0 };

	for (size_t i = 0; i < n; i++)
		buf_printf(&got, "%s%s", i ? "|" : "", v[i]);
	assert_string_equal(buf_str(&got), wanted);
	buf_release(&got);
	pool_release(&p);
}

static void test_apart(void **state)
{
	(void)state;
	expect_apart("Karin och Olle", "Karin|Olle");
	expect_apart("Karin A, Petra K samt Bo", "Karin A|Petra K|Bo");
	expect_apart("AF/FK", "AF|FK");
	expect_apart("Henrik (FK)", "Henrik|FK");
	expect_apart("Ochlund Moch", "Ochlund Moch");
	expect_apart("", "");
}

static void test_terms(void **state)
{
	static const char text[] =
		"Lunch-till-lunch och lunch till lunch; en lunch, Lunch-Till-Lunch.";
	struct term_list l;
	size_t at = 0, from, len;
	const struct term *t;

	(void)state;
	terms_read("# ord\nlunch till lunch: lunch-till-lunch, lunch\n\nutan kolon\n: tom\n", &l);
	assert_int_equal(l.n, 2);
	t = terms_next(&l, text, &at, &from, &len);
	assert_non_null(t);
	assert_int_equal(from, 0);
	assert_string_equal(t->preferred, "lunch till lunch");
	t = terms_next(&l, text, &at, &from, &len);
	assert_memory_equal(text + from, "lunch,", 6);
	t = terms_next(&l, text, &at, &from, &len);
	assert_memory_equal(text + from, "Lunch-Till-Lunch", 16);
	assert_null(terms_next(&l, text, &at, &from, &len));
	terms_release(&l);
}

static void test_terms_by_case(void **state)
{
	struct term_list l;
	size_t at = 0, from, len;

	(void)state;
	terms_read(terms_default(), &l);
	assert_null(terms_next(&l, "Försäkringskassan och årshjulet.", &at, &from, &len));
	at = 0;
	assert_non_null(terms_next(&l, "vi och försäkringskassan", &at, &from, &len));
	assert_int_equal(from, strlen("vi och "));
	at = 0;
	assert_null(terms_next(&l, "försäkringskassans lokal", &at, &from, &len));
	terms_release(&l);
}

static void test_actions(void **state)
{
	char text[] = "Boka", who[] = "Petra", due[] = "2026-03-13", words[] = "v. 12–14",
	     none[] = "";
	struct note n = { .kind = NOTE_ACTION, .text = text, .who = who };
	struct buf b = { 0 };

	(void)state;
	i18n_init("sv");
	assert_string_equal(action_due(&n), "9999");
	assert_false(action_late(&n, "2026-03-20"));
	action_line(&n, &b);
	assert_string_equal(buf_str(&b), "Boka – Petra");
	n.due_from = n.due_to = due;
	n.due_text = none;
	assert_true(action_late(&n, "2026-03-14"));
	assert_false(action_late(&n, "2026-03-13"));
	buf_cut(&b, 0);
	action_when(&n, &b);
	assert_string_equal(buf_str(&b), "fre 13 mar");
	n.due_text = words;
	n.state = ACTION_DONE;
	assert_false(action_late(&n, "2026-04-14"));
	buf_cut(&b, 0);
	action_line(&n, &b);
	assert_string_equal(buf_str(&b), "Boka – Petra – v. 12–14");
	buf_release(&b);
}

static void test_caveats(void **state)
{
	static const char *const own[2] = { "Vi väntar in {parter} före beslut.", NULL };
	static const char *const none[2] = { NULL, NULL };

	(void)state;
	assert_true(check_is_caveat("Med förbehåll för synpunkter från AF.", none));
	assert_false(check_is_caveat("AF är inte här.", none));
	assert_true(check_is_caveat("Vi väntar in AF före beslut.", own));
	assert_false(check_is_caveat("Vi väntar.", own));
	assert_false(check_is_caveat(NULL, own));
}

static void test_keys(void **state)
{
	struct finding f = {
		.kind = FINDING_TERM, .note_id = 7, .item_id = 3, .subject = "klient"
	};
	char finding[] = "term", subject[] = "klient";
	struct waiver w = { .finding = finding, .item_id = 3, .note_id = 7, .subject = subject };
	struct pool p = { 0 };

	(void)state;
	assert_string_equal(finding_key(&f, &p), "term:n7:klient");
	assert_true(finding_is(&f, &w));
	w.note_id = 8;
	assert_false(finding_is(&f, &w));
	f = (struct finding) { .kind = FINDING_NO_OUTCOME, .item_id = 3, .subject = "" };
	assert_string_equal(finding_key(&f, &p), "no-outcome:i3");
	for (int i = 0; i < FINDING_KINDS; i++) {
		assert_non_null(finding_names[i]);
		assert_string_not_equal(finding_label(i), "?");
	}
	assert_null(finding_names[FINDING_KINDS]);
	pool_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_called),
		cmocka_unit_test(test_apart),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_terms_by_case),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_caveats),
		cmocka_unit_test(test_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
