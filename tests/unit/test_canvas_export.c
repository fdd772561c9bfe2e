/* View 8 through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/xalloc.h"

#include "../support/fixture.h"
#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

/* The home has a folder for documents. */
static void open_at_home(struct stage *s, const struct fixture *f, int rows, int cols)
{
	char *documents = fixture_path(f, "Dokument");

	assert_int_equal(mkdir(documents, 0777), 0);
	setenv("HOME", f->dir, 1);
	stage_open(s, rows, cols, true);
	free(documents);
}

/* What a file of the home holds; the caller frees. */
static char *content(const struct fixture *f, const char *name)
{
	char *path = fixture_path(f, name);
	struct buf b = { 0 };
	struct err e = { 0 };

	if (!file_read(path, 1 << 22, &b, &e))
		fail_msg("%s", e.text);
	free(path);
	return b.s ? buf_take(&b) : xstrdup("");
}

static bool holds(const struct fixture *f, const char *name, const char *words)
{
	char *text = content(f, name);
	bool yes = strstr(text, words) != NULL;

	free(text);
	return yes;
}

static void put(const struct fixture *f, const char *name, const char *text)
{
	char *path = fixture_path(f, name);
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	free(path);
}

static void test_sizes(void **state)
{
	struct stage s;

	open_at_home(&s, *state, 24, 80);
	stage_keys(&s, "8");
	stage_goldens(&s, "export");
	stage_resize(&s, 24, 59);
	assert_true(stage_sound(&s));
	golden_check("export-59x24", stage_text(&s));
	stage_resize(&s, 24, 80);
	stage_keys(&s, "<Down><Right><Right>");
	golden_check("export-notes-80x24", stage_text(&s));
	stage_close(&s);
}

static void test_tabs_fit(void **state)
{
	struct stage s;

	open_at_home(&s, *state, 24, 80);
	assert_true(stage_shows(
		&s, " [1 Hjul] 2 Möten 3 Pågår 4 Personer 5 Beslut 6 Sök 7 Nästa år 8 Export\n"));
	stage_keys(&s, "8");
	assert_true(stage_shows(&s, "7 Nästa år [8 Export]"));
	stage_close(&s);
}

static void test_writes_and_keeps_the_old(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	open_at_home(&s, f, 24, 80);
	put(f, "Dokument/samordningsforbundet-ekbygden-2026.ics", "mine\n");
	stage_keys(&s, "8");
	assert_true(stage_shows(&s, "finns redan → .bak"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s,
		"Skrivet, den förra som .bak: ~/Dokument/samordningsforbundet-ekbygden-2026.ics"));
	assert_true(holds(f, "Dokument/samordningsforbundet-ekbygden-2026.ics", "END:VCALENDAR"));
	assert_true(holds(f, "Dokument/samordningsforbundet-ekbygden-2026.ics.bak", "mine"));
	/* The same once more: nothing to keep. */
	stage_keys(&s, "<Enter>");
	assert_true(
		stage_shows(&s, "Skrivet till ~/Dokument/samordningsforbundet-ekbygden-2026.ics."));
	assert_true(holds(f, "Dokument/samordningsforbundet-ekbygden-2026.ics.bak", "mine"));
	stage_close(&s);
}

static void test_every_row(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	open_at_home(&s, f, 24, 80);
	stage_keys(&s, "8 <Down> <Enter> <Right> <Enter> <Right> <Enter>");
	assert_true(holds(f, "Dokument/anteckningar-beredning-vast-tis-10-mars.txt", "Karin Alm"));
	assert_true(holds(f, "Dokument/anteckningar-beredning-vast-tis-10-mars.md", "# "));
	assert_true(
		holds(f, "Dokument/anteckningar-beredning-vast-tis-10-mars.html", "lang=\"sv\""));
	stage_keys(&s, "<Down> <Left> <Left> <Enter>");
	assert_true(holds(f, "Dokument/dagordning-beredning-vast-tis-10-mars.txt", "Välkommen"));
	stage_keys(&s, "<Down> <Enter> <Right> <Right> <Enter>");
	assert_true(holds(f, "Dokument/narvaro-2026.txt", "Bladet nämner inga personer."));
	assert_true(holds(f, "Dokument/narvaro-2026.csv", ";Karin Alm;Kansliet;"));
	stage_keys(&s, "<Left> <Left> <Down> <Enter>");
	assert_true(holds(f, "Dokument/uppfoljning-2026.csv", ";"));
	stage_keys(&s, "<Down> <Enter>");
	assert_true(holds(f, "Dokument/personer.csv", "Karin;Alm;karin.alm@example.org;"));
	stage_keys(&s, "<Down> <Enter> <Tab> <Down> <Enter>");
	assert_true(holds(f, "Dokument/arshjul-2026.svg", "<svg"));
	assert_true(holds(f, "Dokument/arshjul-2026.txt", "2026"));
	stage_keys(&s, "<S-Tab> <End> <Enter>");
	assert_true(holds(f, "Dokument/arshjul-2026-03-10.json", "\"meetings\""));
	stage_keys(&s, "<Left> <Enter>");
	assert_true(stage_shows(&s, "Skrivet till ~/Dokument/arshjul-2026-03-10.db."));
	assert_true(holds(f, "Dokument/arshjul-2026-03-10.db", "SQLite"));
	stage_close(&s);
}

static void test_folders(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	open_at_home(&s, f, 24, 80);
	stage_keys(&s, "8 <End> <Up> <Enter>");
	assert_true(stage_shows(&s, "~/Dokument/vdir: "));
	assert_true(stage_shows(&s, "0 oförändrade"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "~/Dokument/vdir: 0 skrivna"));
	stage_keys(&s, "<Up>");
	assert_true(stage_shows(&s, "Beredning Väst"));
	stage_keys(&s, "<Enter>");
	assert_true(holds(f, "Dokument/kalendrar/alla.ics", "BEGIN:VCALENDAR"));
	assert_true(stage_shows(&s, "alla.ics"));
	assert_true(stage_shows(&s, "52 kalendrar"));
	/* A person's address is not for the wall. */
	stage_keys(&s, "<PageDown>");
	assert_true(stage_shows(&s, "(hemlig adress)"));
	stage_close(&s);
}

static void test_path_typed(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	open_at_home(&s, f, 24, 80);
	stage_keys(&s, "8 e <C-u>");
	stage_type(&s, "~/Dok");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "q.ics");
	assert_true(stage_shows(&s, "Till ▏~/Dokument/q.ics"));
	stage_keys(&s, "<Enter>");
	assert_true(holds(f, "Dokument/q.ics", "BEGIN:VCALENDAR"));
	/* The next one goes to the same folder. */
	stage_keys(&s, "<C-u>");
	stage_type(&s, "/var/empty/q.ics");
	stage_keys(&s, "<Esc> <Down>");
	assert_true(stage_shows(&s, "Till ▏/var/empty/anteckningar-"));
	stage_close(&s);
}

static void test_refusals(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	open_at_home(&s, f, 24, 80);
	stage_keys(&s, "8 e <C-u>");
	stage_type(&s, "/proc/none/2026.ics");
	stage_keys(&s, "<Enter>");
	assert_true(
		stage_shows(&s, "Kunde inte skriva /proc/none/2026.ics: det finns ingen sådan"));
	assert_true(stage_shows(&s, "mapp med ä."));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "~/Dokument");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "det är en mapp."));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "/proc/2026.ics"); /* a folder in which nobody may make files */
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Kunde inte skriva /proc/2026.ics"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "/dev/full");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "disken är full."));
	stage_keys(&s, "<C-u> <Enter>");
	assert_true(stage_shows(&s, "Sökvägen saknas"));
	stage_close(&s);
}

static void test_year_and_copy(void **state)
{
	struct stage s;

	open_at_home(&s, *state, 24, 80);
	stage_keys(&s, "8 .");
	assert_true(stage_shows(&s, "ekbygden-2027.ics"));
	stage_keys(&s, ", y");
	assert_true(stage_shows(&s, "Kopierat: samordningsforbundet-ekbygden-2026.ics, 11 kB"));
	stage_keys(&s, "<Down> .");
	assert_true(stage_shows(&s, "Det här gäller mötet som vy 3 visar."));
	stage_keys(&s, "<End> y");
	assert_true(stage_shows(&s, "ingen text att kopiera"));
	stage_close(&s);
}

static void test_nothing_yet(void **state)
{
	const struct fixture *f = *state;
	struct stage s;

	setenv("HOME", f->dir, 1);
	stage_open(&s, 24, 80, false);
	app_show(&s.app, VIEW_EXPORT);
	stage_keys(&s, "<Down>");
	assert_true(stage_shows(&s, "Det finns inget möte ännu."));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "I vy 2 skapar n ett."));
	stage_close(&s);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup_folder, fixture_teardown)

/* Said once, kept in the configuration, and asked for with one key. */
static void test_my_groups(void **state)
{
	char *config = fixture_path(*state, "mina.ini");
	struct stage s;

	setenv("ARSHJUL_CONFIG", config, 1);
	open_at_home(&s, *state, 24, 80);
	stage_keys(&s, "8 g");
	assert_true(stage_shows(&s, "Mina grupper"));
	stage_type(&s, "Norr, Ingen");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Mina grupper"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "Norr, Väst");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Bara mina grupper: Norr, Väst."));
	assert_true(stage_shows(&s, "arshjul export ics --mine"));
	assert_true(stage_shows(&s, "mina-grupper-2026.ics"));
	assert_true(holds(*state, "mina.ini", "mina-grupper = Norr, Väst"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Skrivet"));
	stage_keys(&s, "g");
	assert_true(stage_lacks(&s, "mina grupper"));
	stage_keys(&s, "g <Down> g");
	assert_true(stage_shows(&s, "inte per grupp"));
	stage_close(&s);
	unsetenv("ARSHJUL_CONFIG");
	free(config);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_sizes),
		TEST(test_tabs_fit),
		TEST(test_writes_and_keeps_the_old),
		TEST(test_every_row),
		TEST(test_folders),
		TEST(test_path_typed),
		TEST(test_refusals),
		TEST(test_year_and_copy),
		TEST(test_nothing_yet),
		TEST(test_my_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
