#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/word_match.h"
#include "base/xalloc.h"
#include "formats/search_query.h"

#include "cmocka.h"

/* "ord|en fras| vem=… grupp=… år=2024-2026 typ=decision ?unread" */
static void told(const char *text, struct buf *out)
{
	struct search_query q;

	search_query_read(text, &q);
	for (size_t i = 0; i < q.n; i++)
		buf_printf(out, q.v[i].phrase ? "(%s)" : "%s ", q.v[i].text);
	if (*q.who)
		buf_printf(out, "who=%s ", q.who);
	if (*q.group)
		buf_printf(out, "group=%s ", q.group);
	if (q.from_year || q.to_year)
		buf_printf(out, "%d-%d ", q.from_year, q.to_year);
	for (int i = 0; i < SEARCH_KINDS; i++)
		if (q.kinds & 1u << i)
			buf_printf(out, "%s ", search_kind_names[i]);
	if (q.unread)
		buf_printf(out, "?%s", q.unread);
	search_query_release(&q);
}

static void test_what_is_read(void **state)
{
	static const struct {
		const char *typed, *read;
	} v[] = {
		{ "", "" },
		{ "  språk  stöd ", "språk stöd " },
		{ "\"exakt fras\" ord", "(exakt fras)ord " },
		{ "\"ännu inte klar", "(ännu inte klar)" },
		{ "”svenska citat”", "(svenska citat)" },
		{ "vem:eva grupp:väst år:2026 typ:beslut",
			"who=eva group=väst 2026-2026 decision " },
		{ "who:\"Eva Brandt\" group:norr year:2024-2026 type:action",
			"who=Eva Brandt group=norr 2024-2026 action " },
		{ "år:2024–", "2024-0 " },
		{ "typ:bes typ:upp", "decision action " },
		{ "typ:", "" },
		{ "typ:xyz", "?typ:xyz" },
		{ "år:26", "?år:26" },
		{ "år:2026x", "?år:2026x" },
		{ "kl:9", "kl:9 " },
		{ "https://exempel.se/möte", "https://exempel.se/möte " },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		struct buf b = { 0 };

		told(v[i].typed, &b);
		assert_string_equal(buf_str(&b), v[i].read);
		buf_release(&b);
	}
}

static void test_what_asks_for_nothing(void **state)
{
	static const struct {
		const char *typed;
		bool empty;
	} v[] = { { "", true }, { "a", true }, { "å ä", true }, { "åm", false },
		{ "typ:be", false }, { "vem:e", false }, { "typ:", true } };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		struct search_query q;

		search_query_read(v[i].typed, &q);
		assert_int_equal(search_query_empty(&q), v[i].empty);
		search_query_release(&q);
	}
}

static void test_words_in_a_text(void **state)
{
	static const char text[] = "Åsa Öström-Lind säger: språkstöd, i Ekby 2026!";

	(void)state;
	assert_true(word_match("SPRÅKSTÖD", "språk", false));
	assert_true(word_match("språk", "SPRÅ", false));
	assert_false(word_match("sprakstöd å", "språk", false));
	assert_false(word_match("SPRÅKSTÖD", "spräk", false));
	assert_false(word_match("spr", "språk", false));
	assert_false(word_match("nästa åk, språng", "språk", false));
	assert_true(word_match("ŚPŘÅĶ", "språk", false)); /* plain letters fit marked ones */
	assert_true(word_match("det är så", "så", true));
	assert_true(word_match("Straße ÿ", "straß", false));
	assert_true(word_match("Straße ÿ", "Ÿ", false));
	assert_true(word_match(text, "asa", false));
	assert_true(word_match(text, "ÅSA", false));
	assert_false(word_match(text, "äsa", false));
	assert_true(word_match(text, "sprak", false));
	assert_true(word_match(text, "språk", false));
	assert_false(word_match(text, "spräk", false));
	assert_false(word_match(text, "stöd", false)); /* not within a word */
	assert_false(word_match(text, "språk", true));
	assert_true(word_match(text, "lind", true));
	assert_true(word_match(text, "öström lind", false));
	assert_true(word_match(text, "Öström-L", false));
	assert_true(word_match(text, "stod", false) == word_match(text, "stöd", false));
	assert_true(word_match(text, "språkstöd i ekby", true));
	assert_false(word_match(text, "språkstöd ekby", false));
	assert_true(word_match(text, "202", false));
	assert_true(word_match(text, "2026)", true));
	assert_true(word_match(text, "!?", false));
	assert_false(word_match("", "a", false));
	assert_false(word_match("a", "ab", false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_read),
		cmocka_unit_test(test_what_asks_for_nothing),
		cmocka_unit_test(test_words_in_a_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
