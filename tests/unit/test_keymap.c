#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tui/screen/decode.h"
#include "tui/screen/keymap.h"

static void test_names_go_both_ways(void **state)
{
	static const char *const names[] = { "a", "Å", "ö", "?", "<lt>", "<Enter>", "<Esc>",
		"<Tab>", "<S-Tab>", "<Space>", "<F1>", "<F12>", "<C-z>", "<C-Left>", "<C-S-Right>",
		"<PageDown>", "<Delete>", "<Backspace>", ">" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct buf b = { 0 };
		struct key k = { 0 };

		assert_int_equal(key_parse(names[i], &k), strlen(names[i]));
		key_spell(&k, &b);
		assert_string_equal(buf_str(&b), names[i]);
		k = key_unpack(key_pack(&k));
		buf_cut(&b, 0);
		key_spell(&k, &b);
		assert_string_equal(buf_str(&b), names[i]);
		buf_release(&b);
	}
}

static void test_other_spellings(void **state)
{
	struct key k;

	(void)state;
	assert_int_equal(key_parse("<", &k), 1);
	assert_true(key_is(&k, '<', 0));
	assert_int_equal(key_parse("<RETURN>", &k), 8);
	assert_true(key_is(&k, KEYCODE_ENTER, 0));
	assert_int_equal(key_parse("<c-Z>", &k), 5);
	assert_true(key_is(&k, 'z', KEYMOD_CTRL));
	assert_int_equal(key_parse("<å>", &k), 4);
	assert_true(key_is(&k, 0xe5, 0));
	assert_int_equal(key_parse("<>>", &k), 3);
	assert_true(key_is(&k, '>', 0));
}

static void test_what_is_no_key(void **state)
{
	static const char *const wrong[] = { "", "<Enter", "<Entr>", "<F0>", "<F13>", "<F01>",
		"<S-u>", "<C->", "<>", " ", "\x1b", "\xff", "\xe2\x80\xae" };
	struct key k;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_int_equal(key_parse(wrong[i], &k), 0);
}

static void test_a_list_of_names(void **state)
{
	const char *names = " u å  <C-z>";
	struct key k;

	(void)state;
	assert_true(key_next(&names, &k) && key_is(&k, 'u', 0));
	assert_true(key_next(&names, &k) && key_is(&k, 0xe5, 0));
	assert_true(key_next(&names, &k) && key_is(&k, 'z', KEYMOD_CTRL));
	assert_false(key_next(&names, &k));
	assert_string_equal(names, "");
	names = "ab c";
	assert_false(key_next(&names, &k));
	assert_string_equal(names, "ab c");
}

static void test_labels_are_translated(void **state)
{
	struct key space = { .code = ' ' }, up = { .code = KEYCODE_UP };
	struct key undo = { .code = 'z', .mods = KEYMOD_CTRL };
	struct buf b = { 0 };

	(void)state;
	key_label(&space, &b);
	buf_putc(&b, ' ');
	key_label(&up, &b);
	buf_putc(&b, ' ');
	key_label(&undo, &b);
	assert_string_equal(buf_str(&b), "Mellanslag ↑ Ctrl-Z");
	buf_release(&b);
}

/* The names of all keys that the bytes give, one blank between them. */
static char *decode_all(struct decoder *d, const char *bytes, size_t n)
{
	struct buf b = { 0 };
	struct key k;

	decode_feed(d, bytes, n);
	while (decode_next(d, &k)) {
		if (b.len > 0)
			buf_putc(&b, ' ');
		key_spell(&k, &b);
	}
	return buf_take(&b);
}

static void expect_keys(const char *bytes, const char *names)
{
	struct decoder d = { 0 };
	char *have = decode_all(&d, bytes, strlen(bytes));

	assert_string_equal(have, names);
	assert_false(decode_pending(&d));
	free(have);
	decoder_release(&d);
}

static void test_bytes_become_keys(void **state)
{
	(void)state;
	expect_keys("aåÖ ", "a å Ö <Space>");
	expect_keys("\r\n\t\x7f\x08", "<Enter> <Enter> <Tab> <Backspace> <Backspace>");
	expect_keys("\x01\x13\x1a\x1c\x1f", "<C-a> <C-s> <C-z> <C-\\> <C-_>");
	expect_keys("\033[A\033OA\033[1;5D\033[1;2H", "<Up> <Up> <C-Left> <S-Home>");
	expect_keys("\033[5~\033[6~\033[3~\033[2~", "<PageUp> <PageDown> <Delete> <Insert>");
	expect_keys("\033OP\033[15~\033[24~\033[[A\033[11~", "<F1> <F5> <F12> <F1> <F1>");
	expect_keys("\033[Z\033\t", "<S-Tab> <S-Tab>");
	expect_keys("\033a", "<Esc> a");
}

static void test_unknown_sequences_do_nothing(void **state)
{
	(void)state;
	expect_keys("\033[99~x", "x");
	expect_keys("\033[?1;2cx", "x");
	expect_keys("\033Odx", "x");
	expect_keys("\033[<35;3;3Mx", "x");
	expect_keys("\033[1;1111111111111111111111111111111Rx", "<F3> x");
	expect_keys("\xff\xc0z\xe2\x80\xae!", "z !");
}

static void test_the_mouse(void **state)
{
	struct decoder d = { 0 };
	const char *bytes = "\033[<0;10;5M\033[<0;10;5m\033[M !\"";
	struct key k;

	(void)state;
	decode_feed(&d, bytes, strlen(bytes));
	assert_true(decode_next(&d, &k));
	assert_true(key_is(&k, KEYCODE_CLICK, 0));
	assert_int_equal(k.col, 9);
	assert_int_equal(k.row, 4);
	assert_true(decode_next(&d, &k));
	assert_int_equal(k.col, 0);
	assert_int_equal(k.row, 1);
	assert_false(decode_next(&d, &k));
	expect_keys("\033[<64;1;1M\033[<65;1;1M", "<WheelUp> <WheelDown>");
	decoder_release(&d);
}

static void test_keys_split_between_reads(void **state)
{
	const char *bytes = "å\033[1;5C日\033[200~hej\033[201~x";
	struct decoder d = { 0 };
	struct buf b = { 0 };

	(void)state;
	for (const char *p = bytes; *p; p++) {
		char *have = decode_all(&d, p, 1);

		buf_puts(&b, have);
		free(have);
	}
	assert_string_equal(buf_str(&b), "å<C-Right>日<Paste>x");
	buf_release(&b);
	decoder_release(&d);
}

static void test_esc_alone_needs_patience(void **state)
{
	struct decoder d = { 0 };
	struct key k;

	(void)state;
	decode_feed(&d, "\033", 1);
	assert_false(decode_next(&d, &k));
	assert_true(decode_pending(&d));
	decode_give_up(&d);
	assert_true(decode_next(&d, &k) && key_is(&k, KEYCODE_ESC, 0));
	assert_false(decode_pending(&d));
	decode_feed(&d, "\xc3", 1);
	decode_give_up(&d);
	assert_false(decode_next(&d, &k));
	assert_false(decode_pending(&d));
	decoder_release(&d);
}

static void test_a_paste_is_one_key_of_clean_text(void **state)
{
	const char *bytes = "\033[200~rad 1\rqdF\x1b[31m\x01\tå\r\n\033[201~j";
	struct decoder d = { 0 };
	struct key k;

	(void)state;
	decode_feed(&d, bytes, strlen(bytes));
	assert_true(decode_next(&d, &k) && k.code == KEYCODE_PASTE);
	assert_string_equal(k.text, "rad 1\nqdF[31m\tå\n");
	assert_true(decode_next(&d, &k) && key_is(&k, 'j', 0));
	decode_feed(&d, "\033[200~never ended", 17);
	assert_false(decode_next(&d, &k));
	decode_give_up(&d);
	assert_true(decode_next(&d, &k) && k.code == KEYCODE_PASTE);
	assert_string_equal(k.text, "never ended");
	decoder_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_go_both_ways),
		cmocka_unit_test(test_other_spellings),
		cmocka_unit_test(test_what_is_no_key),
		cmocka_unit_test(test_a_list_of_names),
		cmocka_unit_test(test_labels_are_translated),
		cmocka_unit_test(test_bytes_become_keys),
		cmocka_unit_test(test_unknown_sequences_do_nothing),
		cmocka_unit_test(test_the_mouse),
		cmocka_unit_test(test_keys_split_between_reads),
		cmocka_unit_test(test_esc_alone_needs_patience),
		cmocka_unit_test(test_a_paste_is_one_key_of_clean_text),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
