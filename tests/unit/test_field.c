#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "cmocka.h"
#include "tui/widgets/field.h"
#include "tui/widgets/form.h"

static enum field_did press(struct field *f, const char *names)
{
	enum field_did did = FIELD_IGNORED;
	struct key k;

	while (key_next(&names, &k))
		did = field_key(f, &k);
	assert_string_equal(names, "");
	return did;
}

static void expect(const struct field *f, const char *text, size_t at)
{
	assert_string_equal(field_text(f), text);
	assert_int_equal(f->at, at);
}

static void test_typing_and_moving(void **state)
{
	struct field f = { 0 };

	(void)state;
	expect(&f, "", 0);
	assert_int_equal(press(&f, "H e j å"), FIELD_EDITED);
	expect(&f, "Hejå", 5);
	press(&f, "<Left> <Left> !");
	expect(&f, "He!jå", 3);
	assert_int_equal(press(&f, "<Home> <Left>"), FIELD_MOVED);
	press(&f, "<Delete> <End> <Backspace>");
	expect(&f, "e!j", 3);
	press(&f, "<C-a> <C-f> <C-d> <C-e> <C-b> <C-h>");
	expect(&f, "j", 0);
	field_release(&f);
}

static void test_words_and_lines(void **state)
{
	struct field f = { 0 };

	(void)state;
	field_set(&f, "vi vill  se en plan");
	press(&f, "<C-Left> <C-Left> <C-w>");
	expect(&f, "vi vill  en plan", 9);
	press(&f, "<C-Right> <C-k>");
	expect(&f, "vi vill  en", 11);
	press(&f, "<C-Left> <C-u>");
	expect(&f, "en", 0);
	field_release(&f);
}

static void test_a_letter_and_its_marks_are_one(void **state)
{
	struct field f = { 0 };

	(void)state;
	field_set(&f, "ae\xcc\x81\xcc\x8ao");
	press(&f, "<Left> <Left>");
	assert_int_equal(f.at, 1);
	press(&f, "<Right> <Backspace>");
	expect(&f, "ao", 1);
	field_release(&f);
}

static void test_owner_keys_are_ignored(void **state)
{
	static const char *const names[] = { "<Enter>", "<Esc>", "<Tab>", "<Up>", "<F2>", "<C-o>",
		"<C-z>" };
	struct field f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(press(&f, names[i]), FIELD_IGNORED);
	field_release(&f);
}

static void test_a_limit_counts_characters(void **state)
{
	struct field f = { .max = 3 };

	(void)state;
	press(&f, "å ä ö x");
	expect(&f, "åäö", 6);
	press(&f, "<Backspace>");
	assert_true(field_insert(&f, "日本", 6));
	expect(&f, "åä日", 7);
	field_release(&f);
}

static void test_paste_is_text(void **state)
{
	struct key paste = { .code = KEYCODE_PASTE, .text = "rad 1\nqdF\ttre" };
	struct field f = { 0 };

	(void)state;
	field_set(&f, "()");
	press(&f, "<Left>");
	assert_int_equal(field_key(&f, &paste), FIELD_EDITED);
	expect(&f, "(rad 1 qdF tre)", 14);
	field_set(&f, "");
	f.multiline = true;
	field_key(&f, &paste);
	expect(&f, "rad 1\nqdF tre", 13);
	field_release(&f);
}

static void test_completion_replaces(void **state)
{
	struct field f = { 0 };

	(void)state;
	field_set(&f, "Hen");
	field_replace(&f, 0, "Henrik: ");
	expect(&f, "Henrik: ", 8);
	field_release(&f);
}

static void test_lines_of_a_long_text(void **state)
{
	struct field f = { .multiline = true };

	(void)state;
	field_set(&f, "första\nöst\nlängre rad");
	press(&f, "<Up>");
	assert_string_equal(field_text(&f) + f.at, "\nlängre rad");
	press(&f, "<Home> <Right> <Right> <Down>");
	assert_string_equal(field_text(&f) + f.at, "ngre rad");
	assert_int_equal(press(&f, "<Down>"), FIELD_IGNORED);
	press(&f, "<C-o>");
	assert_string_equal(field_text(&f), "första\nöst\nlä\nngre rad");
	field_release(&f);
}

static void draw(const struct field *f, int rows, int cols, const char *label, const char *want,
	int want_row, int want_col)
{
	struct grid *g = grid_new(rows, cols, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	int row, col;
	bool visible;
	char *have;

	field_draw(f, &c, label, true);
	have = canvas_dump(&c);
	grid_cursor(g, &row, &col, &visible);
	assert_string_equal(have, want);
	assert_int_equal(row, want_row);
	assert_int_equal(col, want_col);
	assert_true(visible);
	free(have);
	grid_free(g);
}

static void test_drawing_one_line(void **state)
{
	struct field f = { 0 };

	(void)state;
	draw(&f, 1, 20, "Sök", "Sök ▏\n", 0, 5);
	field_set(&f, "Lovisa: vi vill");
	draw(&f, 1, 22, "Sök", "Sök ▏Lovisa: vi vill\n", 0, 20);
	draw(&f, 1, 15, "Sök", "Sök ▏…vill\n", 0, 10);
	press(&f, "<Left> <Left> <Left> <Left> <Left>");
	draw(&f, 1, 15, "Sök", "Sök ▏…: vi vill\n", 0, 10);
	press(&f, "<Home>");
	draw(&f, 1, 15, "Sök", "Sök ▏Lovisa: v…\n", 0, 5);
	field_release(&f);
}

/* Where nobody types a field shows how it begins, wherever its cursor was left. */
static void test_a_field_at_rest_shows_its_beginning(void **state)
{
	struct grid *g = grid_new(1, 15, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct field f = { 0 };
	char *have;

	(void)state;
	field_set(&f, "Lovisa: vi vill");
	field_draw(&f, &c, "Sök", false);
	have = canvas_dump(&c);
	assert_string_equal(have, "Sök ▏Lovisa: v…\n");
	free(have);
	field_release(&f);
	grid_free(g);
}

static void test_drawing_many_lines(void **state)
{
	struct field f = { .multiline = true };

	(void)state;
	field_set(&f, "ett två tre fyra\n");
	draw(&f, 4, 10, "", "▏ett två\n tre fyra\n\n\n", 2, 1);
	draw(&f, 2, 10, "", "▏tre fyra\n\n", 1, 1);
	field_set(&f, "ett två tre");
	draw(&f, 3, 10, "", "▏ett två\n tre\n\n", 1, 4);
	field_release(&f);
}

static void test_a_form_moves_between_fields(void **state)
{
	struct form f = { 0 };
	struct key k;

	(void)state;
	form_add(&f, "Titel", "Beredning");
	form_add(&f, "Dag", "");
	key_parse("<Enter>", &k);
	assert_int_equal(form_key(&f, &k), FORM_MOVED);
	assert_int_equal(f.at, 1);
	assert_int_equal(form_key(&f, &k), FORM_DONE);
	key_parse("<S-Tab>", &k);
	assert_int_equal(form_key(&f, &k), FORM_MOVED);
	assert_int_equal(f.at, 0);
	key_parse("!", &k);
	assert_int_equal(form_key(&f, &k), FORM_EDITED);
	assert_string_equal(form_text(&f, 0), "Beredning!");
	key_parse("<Esc>", &k);
	assert_int_equal(form_key(&f, &k), FORM_CANCELLED);
	form_release(&f);
}

static void test_a_form_shows_how_text_was_read(void **state)
{
	struct grid *g = grid_new(2, 40, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct form f = { 0 };
	char *have;

	(void)state;
	form_add(&f, "Titel", "Beredning");
	form_add(&f, "Dag", "tis");
	form_echo(&f, 1, false, "tis 10 mars 2026");
	form_draw(&f, &c, true);
	have = canvas_dump(&c);
	assert_string_equal(have, "Titel ▏Beredning\n  Dag ▏tis              tis 10 mars 2026\n");
	free(have);
	form_release(&f);
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing_and_moving),
		cmocka_unit_test(test_words_and_lines),
		cmocka_unit_test(test_a_letter_and_its_marks_are_one),
		cmocka_unit_test(test_owner_keys_are_ignored),
		cmocka_unit_test(test_a_limit_counts_characters),
		cmocka_unit_test(test_paste_is_text),
		cmocka_unit_test(test_completion_replaces),
		cmocka_unit_test(test_lines_of_a_long_text),
		cmocka_unit_test(test_drawing_one_line),
		cmocka_unit_test(test_a_field_at_rest_shows_its_beginning),
		cmocka_unit_test(test_drawing_many_lines),
		cmocka_unit_test(test_a_form_moves_between_fields),
		cmocka_unit_test(test_a_form_shows_how_text_was_read),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
