/* Where a text speaks of Karin Alm (also met as Carin Ahlm), beside whom there are Karin Berg, Olle Alm and
 * Siv Ek. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "rules/mentions.h"

#include "cmocka.h"

enum { KARIN_BERG, OLLE, SIV, OTHERS };

static struct mentions *karin(bool alone)
{
	struct mentions *m = mentions_new();

	mentions_add_name(m, "Karin", "Alm");
	mentions_add_name(m, "Carin", "Ahlm");
	mentions_add_address(m, "karin.alm@example.org");
	mentions_add_address(m, "");
	mentions_add_phone(m, "070-123 45 67");
	if (!alone) {
		mentions_add_other(m, "Karin", "Berg");
		mentions_add_other(m, "Olle", "Alm");
		mentions_add_other(m, "Siv", "Ek");
	}
	return m;
}

/* The text with <> around what is sure, () around what has only a part of the name, ?? around what is unsure. */
static void assert_marked(const struct mentions *m, const struct mention_roll *roll,
	const char *text, const char *wanted)
{
	static const char open[] = "?(<", close[] = "?)>";
	struct mention_list l = { 0 };
	struct buf b = { 0 };
	size_t at = 0;

	mentions_find(m, text, roll, &l);
	for (size_t i = 0; i < l.n; i++) {
		buf_add(&b, text + at, l.v[i].from - at);
		buf_putc(&b, open[l.v[i].how]);
		buf_add(&b, text + l.v[i].from, l.v[i].to - l.v[i].from);
		buf_putc(&b, close[l.v[i].how]);
		at = l.v[i].to;
	}
	buf_puts(&b, text + at);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	mention_list_release(&l);
}

static void finds_the_whole_name_in_every_form(void **state)
{
	static const char *const cases[][2] = {
		{ "Karin Alm", "<Karin Alm>" },
		{ "Närvarande: Siv Ek, Karin Alm och Olle",
			"Närvarande: Siv Ek, <Karin Alm> och Olle" },
		{ "Alm, Karin", "<Alm, Karin>" },
		{ "KARIN ALM sade", "<KARIN ALM> sade" },
		{ "karin alm", "<karin alm>" },
		{ "Karin\nAlm", "<Karin\nAlm>" },
		{ "Karin\xc2\xa0"
		  "Alm",
			"<Karin\xc2\xa0"
			"Alm>" },
		{ "Karin Alms förslag", "<Karin Alm>s förslag" },
		{ "Carin Ahlm", "<Carin Ahlm>" },
		{ "cv_karin.alm.pdf", "cv_<karin.alm>.pdf" },
		{ "karinalm@hem.example", "<karinalm>@hem.example" },
		{ "Skriv till Karin.Alm@example.org.", "Skriv till <Karin.Alm@example.org>." },
		{ "xkarin.alm@example.org",
			"x"
			"karin.<alm@example.org>" },
		{ "Karin Almgren", "?Karin? Almgren" },
		{ "Almedalen, Karinslund", "Almedalen, Karinslund" },
	};
	struct mentions *m = karin(true);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		if (i != 12)
			assert_marked(m, NULL, cases[i][0], cases[i][1]);
	mentions_free(m);
}

static void finds_numbers_however_they_are_grouped(void **state)
{
	struct mentions *m = karin(true);

	(void)state;
	assert_marked(m, NULL, "Tel. 0701234567.", "Tel. <0701234567>.");
	assert_marked(m, NULL, "+46 (0)70-123 45 67", "<+46 (0)70-123 45 67>");
	assert_marked(m, NULL, "+46701234567 eller 0046 70 1234567",
		"<+46701234567> eller <0046 70 1234567>");
	assert_marked(m, NULL, "07012345678", "07012345678");
	assert_marked(m, NULL, "1070-123 45 67", "1070-123 45 67");
	mentions_free(m);
}

static void parts_of_the_name_count_where_nobody_else_has_them(void **state)
{
	struct mentions *m = karin(true);

	(void)state;
	assert_marked(m, NULL, "Karin: håller med", "(Karin): håller med");
	assert_marked(m, NULL, "enligt Karins förslag", "enligt (Karin)s förslag");
	assert_marked(m, NULL, "Alm tar med frågan", "(Alm) tar med frågan");
	assert_marked(m, NULL, "K. Alm och K Alm", "(K. Alm) och (K Alm)");
	assert_marked(m, NULL, "Karin A: ja", "(Karin A): ja");
	assert_marked(m, NULL, "en alm på gården", "en alm på gården");
	assert_marked(m, NULL, "Karin Söder var gäst", "?Karin? Söder var gäst");
	assert_marked(m, NULL, "Per Alm var gäst", "Per ?Alm? var gäst");
	assert_marked(m, NULL, "P. Alm var gäst", "P. Alm var gäst");
	assert_marked(m, NULL, "Anna-Karin och Alm-Berg", "Anna-Karin och Alm-Berg");
	assert_false(mentions_shared(m));
	mentions_free(m);
}

static void others_of_the_same_name_are_let_be(void **state)
{
	struct mentions *m = karin(false);
	bool there[OTHERS] = { 0 };
	struct mention_roll roll = { true, there };

	(void)state;
	assert_true(mentions_shared(m));
	assert_marked(m, NULL, "Karin Berg och Olle Alm", "Karin Berg och Olle Alm");
	assert_marked(m, NULL, "Karin B och Karin A", "Karin B och (Karin A)");
	assert_marked(m, NULL, "Karin: ja", "?Karin?: ja");
	assert_marked(m, &roll, "Karin: ja", "(Karin): ja");
	there[KARIN_BERG] = true;
	assert_marked(m, &roll, "Karin: ja", "?Karin?: ja");
	roll.self = false;
	assert_marked(m, &roll, "Karin: ja", "Karin: ja");
	assert_marked(m, &roll, "Karin Alm", "<Karin Alm>"); /* nobody else is called so */
	mentions_add_other(m, "Karin", "Alm");
	assert_marked(m, NULL, "Karin Alm", "?Karin Alm?");
	mentions_free(m);
}

static void takes_out_what_is_sure_enough(void **state)
{
	struct mentions *m = karin(true);
	struct mention_list l = { 0 };
	const char *text = "Karin Alm: Karins och Karin Söders";
	char *s;

	(void)state;
	mentions_find(m, text, NULL, &l);
	s = mentions_redact(text, &l, MENTION_CALLED, "[12]");
	assert_string_equal(s, "[12]: [12]s och Karin Söders");
	free(s);
	s = mentions_redact(text, &l, MENTION_UNSURE, "[12]");
	assert_string_equal(s, "[12]: [12]s och [12] Söders");
	free(s);
	mention_list_release(&l);
	mentions_free(m);
}

static void names_of_several_parts(void **state)
{
	struct mentions *m = mentions_new();

	(void)state;
	mentions_add_name(m, "Anna-Lena", "von Ähn Berg");
	assert_marked(m, NULL, "Anna-Lena von Ähn Berg", "<Anna-Lena von Ähn Berg>");
	assert_marked(m, NULL, "Anna Lena Berg", "<Anna Lena Berg>");
	assert_marked(m, NULL, "Anna-Lena Ahn", "<Anna-Lena Ahn>");
	assert_marked(m, NULL, "von Ähn Berg, Anna-Lena", "<von Ähn Berg, Anna-Lena>");
	assert_marked(m, NULL, "Anna-Lena: nej. Anna: ja", "(Anna-Lena): nej. Anna: ja");
	assert_marked(m, NULL, "A. Berg", "(A. Berg)");
	mentions_free(m);
	m = mentions_new();
	mentions_add_name(m, "Bo", "");
	assert_marked(m, NULL, "Bo vill bo i Boda", "(Bo) vill bo i Boda");
	mentions_free(m);
}

/* A slip of the pen, another spelling, initials: somebody is to look. What others are called is theirs. */
static void tells_what_may_be_misspelled(void **state)
{
	static const char *const cases[][2] = {
		{ "Annica Ekdahl hälsade.", "?Annica Ekdahl? hälsade." },
		{ "Ekdahl, Annika", "(Ekdahl, Annika)" },
		{ "Annica Ekdals fråga", "?Annica Ekdal?s fråga" },
		{ "Annica: vi väntar.", "?Annica?: vi väntar." },
		{ "Anteckningar: AE, FK", "Anteckningar: ?AE?, FK" },
		{ "Vid pennan A.E.", "Vid pennan ?A.E?." },
		{ "Monica Ekdahl kom.", "Monica Ekdahl kom." },
		{ "Anders Ek och ANNAT", "Anders Ek och ANNAT" },
		{ "Ansökan från Ekby", "Ansökan från Ekby" },
	};
	struct mentions *m = mentions_new();

	(void)state;
	mentions_add_name(m, "Annika", "Ekdal");
	mentions_add_other(m, "Monica", "Ekdahl");
	mentions_add_word(m, "FK");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_marked(m, NULL, cases[i][0], cases[i][1]);
	mentions_free(m);
}

/* Names of files are often small throughout; labels are cut short in the middle of a name. */
static void finds_names_in_files_and_cut_short(void **state)
{
	static const char *const cases[][2] = {
		{ "Personer från: torhilda.csv", "Personer från: (torhilda).csv" },
		{ "/hem/quistberg/torhilda-anteckningar.txt",
			"/hem/(quistberg)/(torhilda)-anteckningar.txt" },
		{ "torhilda skrev protokoll.txt.", "torhilda skrev protokoll.txt." },
		{ "Kallelser: Möte med Torhil…", "Kallelser: Möte med (Torhil)…" },
		{ "Möte med Torhilda Qu… ons 1 april", "Möte med <Torhilda Qu>… ons 1 april" },
		{ "torhilda.quistb…", "<torhilda.quistb>…" },
		{ "Möte med Quis…", "Möte med ?Quis?…" },
		{ "Möte med Qvis… och To…", "Möte med Qvis… och To…" },
		{ "Quistaden … Torhild", "Quistaden … Torhild" },
	};
	struct mentions *m = mentions_new();

	(void)state;
	mentions_add_name(m, "Torhilda", "Quistberg");
	mentions_add_other(m, "Bo", "Quistman");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_marked(m, NULL, cases[i][0], cases[i][1]);
	mentions_free(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_may_be_misspelled),
		cmocka_unit_test(finds_the_whole_name_in_every_form),
		cmocka_unit_test(finds_numbers_however_they_are_grouped),
		cmocka_unit_test(parts_of_the_name_count_where_nobody_else_has_them),
		cmocka_unit_test(others_of_the_same_name_are_let_be),
		cmocka_unit_test(takes_out_what_is_sure_enough),
		cmocka_unit_test(names_of_several_parts),
		cmocka_unit_test(finds_names_in_files_and_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
