/* The agenda through keys and the screen: items typed one after the other, templates, copies, what is left
 * over, attachments, outcomes. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"
#include "tests/support/scratch.h"

/* ---- One after the other ---- */

struct typist {
	struct stage s;
	int keys; /* pressed beside the letters of titles */
};

static int count_keys(const char *keys)
{
	int n = 0;

	for (; *keys; keys++)
		if (*keys == '<') {
			keys = strchr(keys, '>');
			n++;
		} else if (*keys != ' ') {
			n++;
		}
	return n;
}

static void press(struct typist *t, const char *keys)
{
	t->keys += count_keys(keys);
	stage_keys(&t->s, keys);
}

/* Fourteen items with minutes, ten of them with a presenter, three of them under another one: under
 * 200 keys beyond the letters of their titles, on a screen of that size. */
static void type_an_agenda(int rows, int cols)
{
	static const struct {
		const char *title, *keys;
	} items[] = {
		{ "Välkommen", "<Tab> 5 <Enter>" },
		{ "Incheckning", "<Tab> 1 0 <Enter>" },
		{ "Föregående anteckningar", "<Tab> 1 0 <Tab> k a r <Enter>" },
		{ "Rapport från styrelsen", "<Tab> 1 0 <Tab> k a r <Enter>" },
		{ "Ansökningar", "<Tab> 4 5 <Tab> k a r <Enter>" },
		{ "Ekby", "<Tab> 1 5 <Tab> s o f i a <Space> b <Enter>" },
		{ "Strömvik", "<Tab> 1 5 <Tab> k r i <Enter>" },
		{ "Norrsjö", "<Tab> 1 5 <Tab> b o <Enter>" },
		{ "Språkstöd", "<Tab> 2 0 <Tab> a m i <Enter>" },
		{ "Budget 2027", "<Tab> 1 5 <Tab> k a r <Tab> b <Enter>" },
		{ "Grupparbete om mål", "<Tab> 3 0 <Enter>" },
		{ "Information från parterna", "<Tab> 2 0 <Tab> e v a <Enter>" },
		{ "Övrigt", "<Tab> 5 <Enter>" },
		{ "Nästa möte", "<Tab> 5 <Enter>" },
	};
	struct typist t = { 0 };

	stage_open(&t.s, rows, cols, true);
	stage_keys(&t.s, "3");
	/* Under the last one there is. */
	stage_keys(&t.s, "<End>");
	press(&t, "n");
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		if (i >= 5 && i <= 7)
			press(&t, "- <Space>");
		stage_type(&t.s, items[i].title);
		press(&t, items[i].keys);
	}
	press(&t, "<Esc>");
	assert_in_range(t.keys, 1, 199);
	stage_resize(&t.s, 50, cols);
	assert_true(stage_shows(&t.s, "10 Välkommen"));
	assert_true(stage_shows(&t.s, "14 Ansökningar"));
	assert_true(stage_shows(&t.s, "14a Ekby"));
	assert_true(stage_shows(&t.s, "14c Norrsjö"));
	assert_true(stage_shows(&t.s, "16 Budget 2027"));
	stage_close(&t.s);
}

static void test_fourteen_items(void **state)
{
	(void)state;
	type_an_agenda(24, 80);
	type_an_agenda(16, 60);
	type_an_agenda(36, 120);
}

static void test_fields_are_filled(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 n");
	stage_type(&s, "Ansökan Norrsjö 25m");
	assert_true(stage_shows(&s, "Minuter 25"));
	assert_true(stage_shows(&s, "Typ ansökan"));
	stage_keys(&s, "<Tab> <Tab>");
	stage_type(&s, "kar");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "Karin Alm   "));
	stage_type(&s, "rap");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "6 Ansökan Norrsjö"));
	assert_true(stage_shows(&s, "120/180"));
	/* The next one is offered at once; a wrong number keeps what is typed. */
	assert_true(stage_shows(&s, "Ny punkt ▏"));
	stage_type(&s, "Mer");
	stage_keys(&s, "<Tab> x <Enter>");
	assert_true(stage_shows(&s, "är inte ett antal minuter"));
	assert_true(stage_shows(&s, "Ny punkt ▏Mer"));
	stage_keys(&s, "<Esc> e");
	assert_true(stage_shows(&s, "rapport"));
	assert_true(stage_shows(&s, "Karin Alm"));
	stage_keys(&s, "<Esc> å");
	assert_true(stage_shows(&s, "95 av 180 min"));
	/* What was half typed comes back. */
	stage_keys(&s, "n");
	assert_true(stage_shows(&s, "Ny punkt ▏Mer"));
	stage_close(&s);
}

static void test_a_pasted_agenda(void **state)
{
	struct key paste = {
		.code = KEYCODE_PASTE,
		.text = "1. Öppning\n2. Ansökningar (Karin Alm) 30 min\n- Ekby\n- Strömvik\n3. Slut\n"
	};
	struct stage s;

	(void)state;
	stage_open(&s, 30, 80, true);
	stage_keys(&s, "3 <End> n");
	app_key(&s.app, &paste, NULL);
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "10 Öppning"));
	assert_true(stage_shows(&s, "11 Ansökningar"));
	assert_true(stage_shows(&s, "11a Ekby"));
	assert_true(stage_shows(&s, "11b Strömvik"));
	assert_true(stage_shows(&s, "12 Slut"));
	stage_close(&s);
}

static void test_sub_items_and_order(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 N");
	stage_type(&s, "Ekby");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "Strömvik");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "5a Ekby"));
	assert_true(stage_shows(&s, "5b Strömvik"));
	stage_keys(&s, "<C-Up>");
	assert_true(stage_shows(&s, "5a Strömvik"));
	stage_keys(&s, "<Up> <C-Down>");
	assert_true(stage_shows(&s, "6 Ansökningar"));
	assert_true(stage_shows(&s, "6a Strömvik"));
	stage_close(&s);
}

/* ---- Fields of one item ---- */

static void test_every_kind(void **state)
{
	static const char *const kinds[] = { "formalia", "information", "diskussion", "beslut",
		"ansökan", "grupparbete", "rapport" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 <End>");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		stage_keys(&s, "e <Tab> <Tab> <Tab> <C-u>");
		stage_type(&s, kinds[i]);
		stage_keys(&s, "<C-s>");
		assert_true(stage_shows(&s, kinds[i]));
	}
	stage_close(&s);
}

static void test_parties(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 <Home> d p");
	stage_type(&s, "FK, Norrsjö");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Berör: "));
	stage_keys(&s, "d p <C-u>");
	stage_type(&s, "Ingen sådan");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ingen sådan"));
	stage_keys(&s, "<C-u> <Enter>");
	assert_true(stage_lacks(&s, "Berör: "));
	stage_close(&s);
}

/* ---- Templates ---- */

static void test_the_template_view(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 d m");
	golden_check("template-80x24", stage_text(&s));
	stage_keys(&s, "n");
	stage_type(&s, "Laget runt 30 min");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "Laget runt"));
	stage_keys(&s, "e <Tab> <Tab> <Tab> <Tab>");
	stage_type(&s, "2026-09-01");
	assert_true(stage_shows(&s, "1 september 2026"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "från 1/9 2026"));
	stage_keys(&s, "<C-Down>");
	stage_keys(&s, "<Delete>");
	assert_true(stage_shows(&s, "\"Laget runt\" är borttagen"));
	stage_keys(&s, "<Esc> 4");
	stage_close(&s);
}

static void test_a_group_gets_its_own_template(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 d s <Enter>");
	assert_true(stage_shows(&s, "Dagordningen är mall för Beredning Väst"));
	stage_keys(&s, "d m");
	assert_true(stage_shows(&s, "Dagordningsmall · Beredning Väst"));
	assert_true(stage_shows(&s, "Gott exempel"));
	stage_keys(&s, "<Esc> d t");
	assert_true(stage_shows(&s, "finns redan på dagordningen"));
	stage_close(&s);
}

static void test_a_new_meeting_has_its_agenda(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 d");
	assert_true(stage_shows(&s, "Dagordningsmall · "));
	stage_keys(&s, "<Esc> 2 n");
	stage_type(&s, "Väst");
	stage_keys(&s, "<Tab> <Tab> <C-u>");
	stage_type(&s, "2/6 2026");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "9-12");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "8 punkter från mallen"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "3 Föregående ant"));
	assert_true(stage_shows(&s, "115 av 180 min"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "3 Föregående ant"));
	stage_close(&s);
}

/* ---- Copies ---- */

static void test_copy_here_and_elsewhere(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 c <Enter>");
	assert_true(stage_shows(&s, "Kopierad: Ansökningar"));
	assert_true(stage_shows(&s, "6 Ansökningar"));
	stage_keys(&s, "c <Down> <Enter>");
	assert_true(stage_shows(&s, "Kopierad: Ansökningar → "));
	stage_keys(&s, "m <Enter>");
	assert_true(stage_shows(&s, "Flyttad: Ansökningar → "));
	assert_true(stage_lacks(&s, "6 Ansökningar"));
	/* What was said stays where it was said. */
	stage_keys(&s, "<Home> m <Enter>");
	assert_true(stage_shows(&s, "hör till det här mötet"));
	stage_close(&s);
}

static void test_agenda_from_another_meeting(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 d k <Enter>");
	assert_true(stage_shows(&s, "kopierade"));
	stage_close(&s);
}

/* ---- Left over ---- */

static void test_left_over(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 d o");
	assert_true(stage_shows(&s, "Inget är kvar"));
	stage_keys(&s, "<Esc>");
	/* The next meeting that the group is part of. */
	stage_keys(&s, "2 /");
	stage_type(&s, "Gemensam");
	stage_keys(&s, "<Enter> <Enter>");
	assert_true(stage_shows(&s, "från tidigare möten: d o"));
	stage_keys(&s, "d o");
	assert_true(stage_shows(&s, "Styrelserapport"));
	assert_true(stage_shows(&s, "ej behandlad, andra gången"));
	stage_keys(&s, "<Enter>");
	while (strstr(stage_text(&s), "Ej behandlade eller"))
		stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, " 2:a "));
	assert_true(stage_shows(&s, "andra gången"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, " 2:a "));
	stage_keys(&s, "d o A");
	assert_true(stage_shows(&s, " 2:a "));
	stage_keys(&s, "v");
	stage_close(&s);
}

/* ---- Attachments ---- */

static void test_attachments(void **state)
{
	char *folder = scratch_folder(), *path = xasprintf("%s/bilaga.txt", folder);
	struct stage s;
	int fd;

	(void)state;
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0 && write(fd, "ett", 3) == 3 && close(fd) == 0);
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 d b");
	assert_true(stage_shows(&s, "Inga bilagor än"));
	stage_keys(&s, "n <C-u>");
	stage_type(&s, path);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, strrchr(path, '/') + 1));
	assert_true(stage_shows(&s, "3 B"));
	stage_keys(&s, "e");
	stage_type(&s, "Ansökan Ekby");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Ansökan Ekby"));
	unlink(path);
	stage_keys(&s, "<Esc> d b");
	assert_true(stage_shows(&s, "SAKNAS"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "1 bilaga saknas!"));
	stage_keys(&s, "d b <Delete>");
	assert_true(stage_shows(&s, "Inga bilagor än"));
	stage_close(&s);
	free(path);
	scratch_remove(folder);
}

/* ---- Outcomes ---- */

static void test_every_outcome(void **state)
{
	static const struct {
		const char *key, *label, *sentence;
	} outcomes[] = {
		{ "b", "behandlad", NULL },
		{ "l", "beslutad", "Gruppen beslutade enligt förslaget." },
		{ "k", "enades", "Gruppen enades om förslaget." },
		{ "j", "ställde sig bakom", "Gruppen ställer sig bakom förslaget med ändringar." },
		{ "m", "medskick", "Gruppen skickar med frågan till styrelsen." },
		{ "e", "ej behandlad", "Denna punkt togs inte upp på mötet." },
		{ "h i", "hänvisas", "Punkten beskrivs i informationsunderlaget." },
		{ "h s", "hänvisas", "Punkten beskrivs i styrelsens publicerade protokoll." },
		{ "d", "bordlagd", "Punkten bordlades." },
		{ "t", "utgår", "Punkten utgick." },
		{ "f", "färdigbehandlad", "Punkten är färdigbehandlad." },
		{ "o", "öppen", NULL },
	};
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	stage_keys(&s, "3 <End> <Up> <Up>");
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
		stage_keys(&s, "o");
		stage_keys(&s, outcomes[i].key);
		assert_true(stage_shows(&s, outcomes[i].label));
		if (outcomes[i].sentence) {
			char *seen = strstr(stage_text(&s), outcomes[i].sentence);

			/* In the pane of the notes, and in the message. */
			assert_non_null(seen);
			assert_non_null(strstr(seen + 1, outcomes[i].sentence));
			stage_keys(&s, "v <End>");
			assert_true(stage_shows(&s, outcomes[i].sentence));
			stage_keys(&s, "<Esc>");
		}
	}
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "Punkten är färdigbehandlad."));
	stage_close(&s);
}

static size_t times_shown(struct stage *s, const char *what)
{
	size_t n = 0;

	for (const char *at = stage_text(s); (at = strstr(at, what)) != NULL; at++)
		n++;
	return n;
}

/* Lines and outcome: the phrase follows what was said, unless a line says it. */
static void test_an_outcome_is_printed_once(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 36, 120, true);
	stage_keys(&s, "3 <End> <Up> a");
	stage_type(&s, "Vi hann bara börja.");
	stage_keys(&s, "<Enter> <Esc> o d v <End>");
	assert_true(stage_shows(&s, "Vi hann bara börja."));
	assert_int_equal(times_shown(&s, "Punkten bordlades."), 1);
	stage_keys(&s, "<Esc> o l <Esc> b");
	stage_type(&s, "Gruppen går vidare.");
	stage_keys(&s, "<Enter> <Esc> v <End>");
	assert_true(stage_shows(&s, "Gruppen går vidare."));
	assert_int_equal(times_shown(&s, "enligt förslaget"), 0);
	stage_close(&s);
}

static void test_referred_to_something_else(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 <End> <Up> o h a");
	stage_type(&s, "utskicket från kansliet");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Punkten beskrivs i utskicket från kansliet."));
	stage_close(&s);
}

static void test_the_house_says_it_its_own_way(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	/* The fifth field: not raised. */
	stage_keys(&s, "3 o p <Tab> <Tab> <Tab> <Tab> <Tab> <C-u>");
	stage_type(&s, "Hanns inte med.");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Fraserna är sparade"));
	stage_keys(&s, "<End> o e");
	assert_true(stage_shows(&s, "ej behandlad: Hanns inte med."));
	stage_close(&s);
}

/* ---- Sizes ---- */

static void test_every_size_is_sound(void **state)
{
	static const char *const views[] = { "3 d m", "3 d b", "3 c", "3 d o", "3 n" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < sizeof(views) / sizeof(views[0]); v++) {
		stage_keys(&s, "<Esc> <Esc>");
		stage_keys(&s, views[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fourteen_items),
		cmocka_unit_test(test_fields_are_filled),
		cmocka_unit_test(test_a_pasted_agenda),
		cmocka_unit_test(test_sub_items_and_order),
		cmocka_unit_test(test_every_kind),
		cmocka_unit_test(test_parties),
		cmocka_unit_test(test_the_template_view),
		cmocka_unit_test(test_a_group_gets_its_own_template),
		cmocka_unit_test(test_a_new_meeting_has_its_agenda),
		cmocka_unit_test(test_copy_here_and_elsewhere),
		cmocka_unit_test(test_agenda_from_another_meeting),
		cmocka_unit_test(test_left_over),
		cmocka_unit_test(test_attachments),
		cmocka_unit_test(test_every_outcome),
		cmocka_unit_test(test_an_outcome_is_printed_once),
		cmocka_unit_test(test_referred_to_something_else),
		cmocka_unit_test(test_the_house_says_it_its_own_way),
		cmocka_unit_test(test_every_size_is_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
