/* What people type, on its way into a calendar: nothing in it may do more than be read. */
#include "base/text.h"
#include "formats/ical_text.h"

#include "tests/ical/ical_case.h"

/* An event all of whose texts are the same; the caller frees. */
static char *write_all_texts(const char *text)
{
	char *copy = xstrdup(text), *uid = xasprintf("1%s", text), *res;
	const struct group_ref group = { 1, copy, copy, copy };
	const struct item item = { .id = 1, .number = copy, .title = copy, .presenter = copy };
	struct export_row row = {
		.m = { DECIDED, MORNING, .title = copy, .place = copy, .room = copy, .link = copy },
		.groups = &group,
		.n_groups = 1,
		.items = &item,
		.n_items = 1,
		.moved_from = copy,
	};
	struct ical_options o = ical_options();

	row.m.uid = uid;
	o.name = copy;
	res = ical_write(&o, &row, 1);
	free(copy);
	free(uid);
	return res;
}

/* Lines end in CR LF and nothing else, are at most 75 octets long and whole UTF-8, none is empty and
 * no control character is there. */
static void assert_clean_lines(const char *text)
{
	const char *line = text;

	while (*line) {
		size_t n = strcspn(line, "\r\n");

		assert_in_range(n, 1 + (*line == ' '), 75);
		assert_true(utf8_valid(line, n));
		for (size_t i = 0; i < n; i++)
			assert_in_range((unsigned char)line[i], 0x20, 0xff);
		assert_null(memchr(line, 0x7f, n));
		assert_int_equal(line[n], '\r');
		assert_int_equal(line[n + 1], '\n');
		line += n + 2;
	}
}

/* CR LF, lone ones and the line separators of Unicode: in a link, a place, a group's name … */
static void line_breaks_inject_nothing(void **state)
{
	static const char *const breaks[] = { "\r\n", "\n", "\r", "\xc2\x85", "\xe2\x80\xa8",
		"\xe2\x80\xa9", "\\n", "\\\n", "\v", "\f", "\r\n " };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(breaks); i++) {
		char *hostile = xasprintf(
			"https://a.example/%sX-EVIL:1%sBEGIN:VALARM", breaks[i], breaks[i]);
		char *text = write_all_texts(hostile);

		assert_clean_lines(text);
		assert_int_equal(ical_count(text, "X-EVIL"), 0);
		assert_int_equal(ical_count(text, "BEGIN"), 1);
		assert_int_equal(ical_count(text, "END"), 2);
		assert_int_equal(ical_count(text, "SUMMARY"), 1);
		assert_int_equal(ical_count(text, "CATEGORIES"), 1);
		free(text);
		free(hostile);
	}
}

static void control_characters_go(void **state)
{
	char *text = write_all_texts("a\x1b]0;x\a\x01"
				     "b\x7f"
				     "c\xc2\x9b"
				     "d\t\xe2\x80\xae"
				     "e\xe2\x80\x8b"
				     "f");

	(void)state;
	assert_clean_lines(text);
	assert_ical(text, "LOCATION", ":a]0\\;xbcd ef\\, a]0\\;xbcd ef");
	free(text);
}

static void bytes_that_are_no_text(void **state)
{
	char *text = write_all_texts("\xff\xfe \xc3 \xed\xa0\x80 \xf0\x9f");

	(void)state;
	assert_clean_lines(text);
	free(text);
}

static void decomposed_letters_are_composed(void **state)
{
	const struct export_row row = { .m = { DECIDED, MORNING, .title = T("A\xcc\x8ars") } };

	(void)state;
	assert_event(&row, "SUMMARY", ":\xc3\x85rs");
}

/* Readers disagree about a backslash before n: there is none. Commas and semicolons stay. */
static void escapes(void **state)
{
	const struct export_row row = { .m = { DECIDED, MORNING,
						.title = T("C:\\norra\\, a;b, c: \"d\" ^e"),
						.place = T("slut\\") } };

	(void)state;
	assert_event(&row, "SUMMARY", ":C:/norra/\\, a\\;b\\, c: \"d\" ^e");
	assert_event(&row, "LOCATION", ":slut/");
}

static void a_comma_in_a_group_is_no_second_category(void **state)
{
	const struct group_ref groups[] = { { 1, "Barn, unga", "BU", "" }, { 2, "A;B,C", "", "" } };
	const struct export_row row = {
		.m = { DECIDED, MORNING }, .groups = groups, .n_groups = 2
	};

	(void)state;
	assert_event(&row, "CATEGORIES", ":Barn unga,A B C");
}

static void assert_folds_well(const char *title)
{
	char *copy = xstrdup(title), *text, *flat;
	struct export_row row = { .m = { DECIDED, MORNING } };

	row.m.title = copy;
	text = ical_write_one(&row);
	assert_clean_lines(text);
	flat = ical_unfold(text);
	assert_non_null(strstr(flat, title));
	free(flat);
	free(text);
	free(copy);
}

/* Folds fall between letters wherever they stand; the end of a full line is not folded. */
static void folds_between_letters(void **state)
{
	(void)state;
	for (size_t n = 0; n < 160; n++) {
		struct buf mixed = { 0 }, narrow = { 0 };

		for (size_t i = 0; i < n; i++) {
			buf_putc(&mixed, 'x');
			buf_puts(&narrow, "å");
		}
		for (size_t i = 0; i < 60; i++)
			buf_puts(&mixed, i % 4 == 3 ? "👍🏽" : "åäö");
		assert_folds_well(buf_str(&mixed));
		assert_folds_well(buf_str(&narrow));
		buf_putc(&narrow, 'x');
		assert_folds_well(buf_str(&narrow));
		buf_release(&mixed);
		buf_release(&narrow);
	}
}

/* A long agenda is cut at the end of a line; what comes after it is still there. */
static void long_agendas_are_cut(void **state)
{
	const struct item item = { .id = 1,
		.number = T("1"),
		.title = T("En punkt som är lång, för att det ska bli många tecken av den"),
		.minutes = 5 };
	struct item items[200];
	const struct export_row row = { .m = { DECIDED, MORNING, .link = T("https://a.example") },
		.items = items,
		.n_items = ARRAY_LEN(items) };
	char *text, *description;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(items); i++)
		items[i] = item;
	text = ical_write_one(&row);
	description = ical_value(text, "DESCRIPTION");
	assert_in_range(strlen(description), 7500, ICAL_DESCRIPTION_MAX + 400);
	assert_non_null(strstr(description, "(5 min)\\n…\\nLänk: https://a.example"));
	free(description);
	free(text);
}

static void links(void **state)
{
	static const struct {
		const char *link, *url;
	} cases[] = {
		{ "https://a.example/b?c=d&e=%C3%A5#f", ":https://a.example/b?c=d&e=%C3%A5#f" },
		{ " HTTPS://a.example ", ":HTTPS://a.example" },
		{ "http://mötesrum.example/å b\"<c>",
			":http://m%C3%B6tesrum.example/%C3%A5%20b%22%3Cc%3E" },
		{ "https://a.example/100%", ":https://a.example/100%25" },
		{ "https://[2001:db8::1]/x", ":https://[2001:db8::1]/x" },
		{ "https://", NULL },
		{ "https:// a", NULL },
		{ "javascript:alert(1)", NULL },
		{ "file:///etc/passwd", NULL },
		{ "Teams", NULL },
		{ "https://a.example/\xe2\x80\xaegpj", NULL },
		{ "https://a.example/\r\nX-EVIL:1", NULL },
		{ "https://a.example/\xff", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *link = xstrdup(cases[i].link);
		const struct export_row row = { .m = { DECIDED, MORNING, .link = link } };

		assert_event(&row, "URL", cases[i].url);
		free(link);
	}
}

static void a_refused_link_is_still_told(void **state)
{
	const struct export_row row = { .m = { DECIDED, MORNING, .link = T("Teams: 123 456") } };

	(void)state;
	assert_event(&row, "DESCRIPTION", ":Möte · På plats\\nLänk: Teams: 123 456");
}

/* Who meets comes first, and only once. */
static void summaries(void **state)
{
	static const struct group_ref board = { 9, "Styrelsen", "S", "S" };
	static const struct {
		const struct group_ref *group;
		size_t n;
		int kind;
		const char *title, *summary;
	} cases[] = {
		{ &vast, 1, MEETING_ORDINARY, "", ":Beredning Väst" },
		{ &vast, 1, MEETING_ORDINARY, "Beredning", ":Beredning Väst" },
		{ &vast, 1, MEETING_ORDINARY, "Beredning Väst", ":Beredning Väst" },
		{ &vast, 1, MEETING_FULL_DAY, "Beredning Väst", ":Beredning Väst – Heldag" },
		{ &vast, 1, MEETING_ORDINARY, "Extra Beredning Väst", ":Extra Beredning Väst" },
		{ &vast, 1, MEETING_ORDINARY, "Möte Väst", ":Möte Väst" },
		{ &vast, 1, MEETING_ORDINARY, "Västerås", ":Beredning Väst – Västerås" },
		{ &board, 1, MEETING_BOARD, "", ":Styrelsen" },
		{ &board, 1, MEETING_BOARD, "Extra möte", ":Styrelsen – Extra möte" },
		{ all_groups, 2, MEETING_ORDINARY, "", ":Gemensamt Norr\\, Väst" },
		{ all_groups, 2, MEETING_ORDINARY, "Beredning Väst, Beredning Norr",
			":Gemensamt Norr\\, Väst" },
		{ all_groups, 3, MEETING_FULL_DAY, "Gemensam heldag",
			":Gemensamt Norr\\, Väst\\, Öst – Gemensam heldag" },
		{ all_groups, 3, MEETING_VISIT, "",
			":Gemensamt Norr\\, Väst\\, Öst – Studiebesök" },
		{ NULL, 0, MEETING_OTHER, "Mässa", ":Mässa" },
		{ NULL, 0, MEETING_ORDINARY, "", ":Möte" },
		{ NULL, 0, MEETING_DEADLINE, "", ":Sista dag" },
		{ &vast, 1, MEETING_DEADLINE, "Beredning Väst", ":Sista dag: Beredning Väst" },
		{ &vast, 1, MEETING_DEADLINE, "Ansökan", ":Sista dag: Beredning Väst – Ansökan" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *title = xstrdup(cases[i].title);
		const struct export_row row = {
			.m = { DECIDED, MORNING, .title = title, .kind = cases[i].kind },
			.groups = cases[i].group,
			.n_groups = cases[i].n,
		};

		assert_event(&row, "SUMMARY", cases[i].summary);
		free(title);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line_breaks_inject_nothing),
		cmocka_unit_test(control_characters_go),
		cmocka_unit_test(bytes_that_are_no_text),
		cmocka_unit_test(decomposed_letters_are_composed),
		cmocka_unit_test(escapes),
		cmocka_unit_test(a_comma_in_a_group_is_no_second_category),
		cmocka_unit_test(folds_between_letters),
		cmocka_unit_test(long_agendas_are_cut),
		cmocka_unit_test(links),
		cmocka_unit_test(a_refused_link_is_still_told),
		cmocka_unit_test(summaries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
