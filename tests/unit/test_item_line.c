/* An agenda item in one line, as it is typed or pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "rules/item_line.h"

#include "cmocka.h"

static const char *const names[] = { "Karin Alm", "Sofia Berglund", "Sofia Melander", "Bo Ågren" };
enum { NAMES = sizeof(names) / sizeof(names[0]) };

static const struct {
	const char *line, *title, *presenter;
	int minutes;
	enum item_kind kind;
	bool sub;
} lines[] = {
	{ "Ansökningar 20 min", "Ansökningar", "", 20, ITEM_APPLICATION, false },
	{ "Ansökningar 20m", "Ansökningar", "", 20, ITEM_APPLICATION, false },
	{ "Ansökningar, 20'", "Ansökningar", "", 20, ITEM_APPLICATION, false },
	{ "Ansökningar (20 min)", "Ansökningar", "", 20, ITEM_APPLICATION, false },
	{ "5. Information (Karin Alm) 15 min", "Information", "Karin Alm", 15, ITEM_INFORMATION,
		false },
	{ "Information 15 min (karin)", "Information", "Karin Alm", 15, ITEM_INFORMATION, false },
	{ "§ 84 Lägesrapport", "Lägesrapport", "", 0, ITEM_REPORT, false },
	{ "5a) Ekby", "Ekby", "", 0, ITEM_DISCUSSION, true },
	{ "- Strömvik 10 min", "Strömvik", "", 10, ITEM_DISCUSSION, true },
	{ "• Strömvik", "Strömvik", "", 0, ITEM_DISCUSSION, true },
	/* What only looks like a number, minutes or a name stays. */
	{ "2027 års årshjul", "2027 års årshjul", "", 0, ITEM_DISCUSSION, false },
	{ "2027. Årshjul", "2027. Årshjul", "", 0, ITEM_DISCUSSION, false },
	{ "Budget 2027", "Budget 2027", "", 0, ITEM_DISCUSSION, false },
	{ "Delrapport 2", "Delrapport 2", "", 0, ITEM_DISCUSSION, false },
	{ "Avstånd 900 min", "Avstånd 900 min", "", 0, ITEM_DISCUSSION, false },
	{ "Heldagen (digital)", "Heldagen (digital)", "", 0, ITEM_DISCUSSION, false },
	{ "Återblick (Sofia)", "Återblick (Sofia)", "", 0, ITEM_DISCUSSION, false },
	{ "Återblick (Mia von Ek)", "Återblick", "Mia von Ek", 0, ITEM_DISCUSSION, false },
	{ "20 min", "20 min", "", 0, ITEM_DISCUSSION, false },
	{ "  Nästa   möte ", "Nästa möte", "", 0, ITEM_FRAME, false },
	{ "Beslut om fördelning", "Beslut om fördelning", "", 0, ITEM_DECISION, false },
	{ "Grupparbete om mål", "Grupparbete om mål", "", 0, ITEM_GROUP_WORK, false },
	{ "", "", "", 0, ITEM_DISCUSSION, false },
};

static void test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct item_line l;

		item_line_read(lines[i].line, names, NAMES, &l);
		if (strcmp(l.title, lines[i].title) != 0 ||
			strcmp(l.presenter, lines[i].presenter) != 0 ||
			l.minutes != lines[i].minutes || l.kind != (int)lines[i].kind ||
			l.sub != lines[i].sub)
			fail_msg("\"%s\" reads as \"%s\", \"%s\", %d min, %s%s", lines[i].line,
				l.title, l.presenter, (int)l.minutes, item_kind_names[l.kind],
				l.sub ? ", sub" : "");
		item_line_release(&l);
	}
}

static void test_presenter(void **state)
{
	static const struct {
		const char *typed, *name;
		size_t hits;
	} cases[] = { { "kar", "Karin Alm", 1 }, { "sofia", "sofia", 2 },
		{ "sofia m", "Sofia Melander", 1 }, { " Åke ", "Åke", 0 }, { "", "", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t hits;
		char *name = presenter_of(cases[i].typed, names, NAMES, &hits);

		assert_string_equal(name, cases[i].name);
		assert_int_equal(hits, cases[i].hits);
		free(name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_presenter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
