/* A whole meeting, typed from its agenda to its end on a real terminal: what is exported afterwards is
 * what was said, whatever the window's size, and whoever kills the program on the way. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/golden.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

static const struct {
	const char *name, *party;
} people[] = { { "Karin Alm", "kansli" }, { "Sofia Berglund", "Ekby" }, { "Anna-Lena Björk", "FK" },
	{ "Eva Brandt", "AF" }, { "Malin Ekdahl", "Strömvik" }, { "Pär Engdahl", "Norrsjö" },
	{ "Åsa Fors", "Lillköping" }, { "Niklas Jonsson", "Region" }, { "Amira Jukic", "Ekby" },
	{ "Kristian Lager", "Strömvik" }, { "Sofia Melander", "AF" }, { "Fredrik Nord", "Norrsjö" },
	{ "Henrik Olofsson", "FK" }, { "Elsa Sandberg", "Lillköping" }, { "Mona Stark", "Region" },
	{ "Johan Strand", "Ekby" }, { "Elsa Süderholm", "Region" }, { "Peter von Ahn", "AF" },
	{ "Ida Wiklund", "Strömvik" }, { "Bo Ågren", "Norrsjö" }, { "Cecilia Öst", "FK" } };

/* In the register, but not called. */
#define SUBSTITUTE "Ida Wiklund"

static const char *const parties[] = { "kansli", "Ekby", "FK", "AF", "Strömvik", "Norrsjö",
	"Lillköping", "Region" };

#define ENTER PTY_ENTER
#define ESC PTY_ESC

/* Each is sent in one write and answered before the next: nine items, then the meeting. */
static const char *const agenda[] = { "3", "n", "Välkommen och närvaro", ENTER, "Incheckning",
	ENTER, "Gott exempel från Ekby", ENTER, "Rapport från styrelsen", ENTER, "Ansökningar",
	ENTER, "Språkstöd", ENTER, "Prioriteringar inför hösten", ENTER, "Övrigt", ENTER,
	"Nästa möte", ENTER, ESC, "S", NULL };

/* In the order of their family names; Eva Brandt comes late, Ida Wiklund stands in for Kristian Lager. */
static const char *const roll[] = { "r", "p", "p", "d", PTY_DOWN, "a", "p", "f", "p", "p", "e", "1",
	"d", "p", "d", "p", "f", "p", "p", "p", PTY_DOWN, "p", "d", ESC, NULL };

struct line {
	const char *key, *text;
};

struct scene {
	struct line lines[8];
	const char *const *then; /* keys before the next item */
};

static const char *const late[] = { "+", "eva", ENTER, ESC, NULL };
static const char *const not_raised[] = { "o", "e", NULL };
static const char *const referred[] = { "o", "h", "i", NULL };
static const char *const vote[] = { "p", ENTER, "1", "1", "2", "2", "2", "1", "1", "3", "2", "1",
	"1", "1", "2", "2", "2", "3", "3", "1", "1", "2", "3", "2", "2", "1", "1", "1", "3", ENTER,
	ESC, NULL };

static const struct scene scenes[] = {
	{ { { "a", "Karin hälsar välkommen." }, { "a", "Dagordningen godkänns." },
		  { "a", "Föregående anteckningar gås igenom." } },
		NULL },
	{ { { "a", "Fullt upp i alla kommuner." },
		  { "a", "Två nya medarbetare hälsas välkomna." } },
		late },
	{ { { "a", "Ekby visar sitt arbete med unga vuxna." },
		  { "a", "Sofia B: vi började med tre personer och är nu fjorton." },
		  { "a", "FK: hur ser uppföljningen ut efter sex månader?" },
		  { "a", "Sofia B: den kommer i maj." } },
		NULL },
	{ { { 0 } }, not_raised },
	{ { { "a", "Henrik: den andra parten saknas i ansökan från Strömvik." },
		  { "a", "Elsa Sa: insatsen behöver samma bedömning i alla kommuner." },
		  { "a", "Diskussion om hur länge stödet kan pågå." },
		  { "b", "Gruppen ställer sig bakom ansökan från Ekby." },
		  { "b", "Ansökan från Strömvik kompletteras till nästa möte." },
		  { "t", "Skriftliga synpunkter till kansliet – Karin – fre" },
		  { "t", "Komplettera ansökan – Ida – v. 13" } },
		NULL },
	{ { { "a", "Region: språkstödet behövs i fler kommuner." },
		  { "a", "^ Gruppen vill se en plan för språkstödet." },
		  { "a", "? Vem betalar tolkarna?" }, { "a", "# fråga chefen om avtalet" } },
		referred },
	{ { { "a", "- Läsfrämjande" }, { "a", "- Praktikplatser" }, { "a", "- Språkcafé" } },
		vote },
	{ { { "a", "Johan: lokalen i Ekby är bokad." }, { "a", "= Heldagen blir digital." },
		  { "t", "Bjud in universitetet – Bo Å – i maj/juni" },
		  { "a", "Fika ordnas av kansliet." }, { "a", "Inget mer togs upp." } },
		NULL },
	{ { { "a", "Kallelse skickas två veckor före." }, { "a", "Karin tackar för idag." } },
		NULL },
};

/* ---- The desk -------------------------------------------------------------------------------------------- */

struct desk {
	char *home, *file;
};

static char *output(const struct desk *d, const char *const *args)
{
	const char *words[16] = { "-d", d->file };
	struct pty *p;
	size_t n = 2;
	char *text;

	while (args[n - 2]) {
		words[n] = args[n - 2];
		n++;
	}
	p = pty_run(&(struct pty_opts) { .home = d->home, .cols = 200 }, words);
	if (pty_wait_exit(p) != 0)
		pty_fail(p, "%s", args[0]);
	text = xstrdup(pty_screen(p));
	pty_free(p);
	return text;
}

#define RUN(d, ...) free(output(d, (const char *const[]) { __VA_ARGS__, NULL }))

static int open_desk(void **state)
{
	struct desk *d = xcalloc(1, sizeof(*d));

	*state = d;
	d->home = scratch_folder();
	d->file = xasprintf("%s/year.db", d->home);
	RUN(d, "add", "group", "Beredning Väst", "--short", "Väst", "--letter", "B");
	for (size_t i = 0; i < ARRAY_LEN(parties); i++)
		RUN(d, "add", "party", parties[i]);
	for (size_t i = 0; i < ARRAY_LEN(people); i++)
		RUN(d, "add", "person", people[i].name, "--party", people[i].party,
			strcmp(people[i].name, SUBSTITUTE) == 0 ? NULL : "--group", "Väst");
	RUN(d, "add", "meeting", "--group", "Väst", "--start", "2026-03-10 9:00", "--minutes",
		"180", "--place", "Strömvik");
	RUN(d, "add", "meeting", "--group", "Väst", "--start", "2026-05-05 9:00", "--minutes",
		"165");
	return 0;
}

static int close_desk(void **state)
{
	struct desk *d = *state;

	scratch_remove(d->home);
	free(d->file);
	free(d);
	return 0;
}

static struct pty *open_window(const struct desk *d, int rows, int cols)
{
	static const char *const quick[] = { "ESCDELAY=2", NULL };
	struct pty *p = pty_run(
		&(struct pty_opts) { .home = d->home, .rows = rows, .cols = cols, .env = quick },
		(const char *const[]) { "-d", d->file, NULL });

	pty_sync(p);
	return p;
}

/* ---- The meeting ------------------------------------------------------------------------------------------- */

static void press(struct pty *p, const char *const *keys)
{
	while (keys && *keys)
		pty_type(p, *keys++);
}

static void file_line(struct pty *p, const struct line *l)
{
	pty_type(p, l->key);
	pty_type(p, l->text);
	pty_type(p, ENTER);
	pty_type(p, ESC);
}

static void hold(struct pty *p)
{
	press(p, agenda);
	press(p, roll);
	for (size_t i = 0; i < ARRAY_LEN(scenes); i++) {
		for (const struct line *l = scenes[i].lines; l->key; l++)
			file_line(p, l);
		press(p, scenes[i].then);
		pty_type(p, ".");
	}
	pty_type(p, "a"); /* ends the meeting */
}

static char *notes_of(const struct desk *d)
{
	char *path = xasprintf("%s/notes.txt", d->home), *text;
	struct buf b = { 0 };
	struct err e = { 0 };

	RUN(d, "export", "notes", "2026-03-10", "--tables", "-o", path);
	assert_true(file_read(path, 1000000, &b, &e));
	text = buf_take(&b);
	free(path);
	return text;
}

static void whole_meeting(const struct desk *d, int rows, int cols)
{
	struct pty *p = open_window(d, rows, cols);
	char *notes;

	hold(p);
	pty_free(p);
	notes = notes_of(d);
	golden_check("meeting-notes", notes);
	free(notes);
}

static void test_at_80x24(void **state)
{
	whole_meeting(*state, 24, 80);
}

static void test_at_60x16(void **state)
{
	whole_meeting(*state, 16, 60);
}

/* ---- Killed on the way --------------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u; /* Numerical Recipes */
	return *seed >> 16;
}

static struct pty *kill_and_come_back(const struct desk *d, struct pty *p)
{
	pty_signal(p, SIGKILL);
	assert_int_equal(pty_wait_exit(p), 128 + SIGKILL);
	pty_free(p);
	p = open_window(d, 24, 80);
	pty_type(p, "3");
	return p;
}

/* Fifty times, at random: while a line is half typed, when it is typed and not yet filed, or the moment
 * it is seen as filed. What was filed is there, and once; what was typed waits in the composer, as
 * far as its draft had got. */
static void test_killed_fifty_times(void **state)
{
	const struct desk *d = *state;
	uint32_t seed = 20260310;
	struct pty *p = open_window(d, 24, 80);
	struct buf want = { 0 };
	char *notes;

	press(p, agenda);
	for (int i = 0; i < 50; i++) {
		char *text = xasprintf("Rad nummer %d är sagd.", i);

		pty_type(p, "a");
		pty_type(p, text);
		if (next_random(&seed) % 2) {
			p = kill_and_come_back(d, p);
			pty_type(p, "a");
			pty_type(p, "\025"); /* Ctrl-U: whatever is there goes */
			pty_type(p, text);
			pty_type(p, ENTER);
			pty_type(p, ESC);
		} else {
			pty_type(p, ENTER);
			p = kill_and_come_back(d, p);
		}
		buf_printf(&want, "%s\n", text);
		free(text);
	}
	pty_free(p);
	notes = notes_of(d);
	for (const char *line = buf_str(&want); *line; line = strchr(line, '\n') + 1) {
		char *text = xstrndup(line, strcspn(line, "\n")), *at = strstr(notes, text);

		if (!at || strstr(at + 1, text))
			fail_msg("%s: %s", at ? "twice" : "lost", text);
		free(text);
	}
	buf_release(&want);
	free(notes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_at_80x24, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(test_at_60x16, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(test_killed_fifty_times, open_desk, close_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
