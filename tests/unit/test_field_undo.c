#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cmocka.h"
#include "tui/widgets/field_undo.h"

static void type(struct field_undo *u, struct field *f, const char *text)
{
	for (; *text; text++) {
		struct key k = { .code = (uint32_t)*text };

		field_key(f, &k);
		field_undo_note(u, f, &k);
	}
}

/* A word is one change, and so is the space behind it; a change after going back forgets what was
 * ahead. */
static void test_words(void **state)
{
	struct field_undo u = { 0 };
	struct field f = { 0 };

	(void)state;
	field_undo_note(&u, &f, NULL);
	assert_false(field_undo_back(&u, &f));
	type(&u, &f, "ett ord till");
	assert_true(field_undo_back(&u, &f));
	assert_string_equal(field_text(&f), "ett ord ");
	assert_true(field_undo_back(&u, &f));
	assert_string_equal(field_text(&f), "ett ord");
	assert_int_equal(f.at, 7);
	assert_true(field_undo_again(&u, &f));
	assert_true(field_undo_again(&u, &f));
	assert_string_equal(field_text(&f), "ett ord till");
	assert_false(field_undo_again(&u, &f));
	for (int i = 0; i < 4; i++)
		assert_true(field_undo_back(&u, &f));
	assert_string_equal(field_text(&f), "ett");
	type(&u, &f, "an");
	assert_false(field_undo_again(&u, &f));
	assert_string_equal(field_text(&f), "ettan");
	assert_true(field_undo_back(&u, &f));
	assert_string_equal(field_text(&f), "ett");
	field_undo_release(&u);
	field_release(&f);
}

/* However long it goes on, what was typed last can be taken back. */
static void test_long(void **state)
{
	struct field_undo u = { 0 };
	struct field f = { 0 };
	int back = 0;

	(void)state;
	field_undo_note(&u, &f, NULL);
	for (int i = 0; i < 1000; i++)
		type(&u, &f, "a ");
	while (field_undo_back(&u, &f))
		back++;
	assert_true(back >= 200);
	assert_true(strlen(field_text(&f)) < 2000);
	field_undo_release(&u);
	field_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
