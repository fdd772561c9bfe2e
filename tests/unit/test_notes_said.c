#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in.h"

#include "cmocka.h"

/* The sentences of tests/data/notes-said.txt, each in a document of its own, and longer texts. */

static const char people[] = "Närvarande: Karin Alm, Bo Ek, Siri Klint, Olof Hed\n\n";

static const struct {
	char letter;
	const char *head, *sign;
} documents[] = {
	{ 'b', "Minnesanteckningar beredningsgruppen 2024-03-12\n\n", "" },
	{ 's', "Protokoll styrelsemöte 2024-03-12\nSamordningsförbundet Ekbygden\n\n", "§ " },
	{ 'f', "Årsmöte Ekby byalag 2024-03-12\n\n", "" },
};

static void put(struct buf *out, const char *what, const char *text)
{
	buf_printf(out, "%s%s%s%s", out->len ? "; " : "", what, *what ? " " : "", text);
}

/* "decision …; agreement …; task who: what (due); presenter …; adjuster …" */
static void tell(const struct notes_doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->decision_count; i++)
		put(out, d->decisions[i].kind == NOTE_DECISION ? "decision" : "agreement",
			d->decisions[i].text);
	for (size_t i = 0; i < d->action_count; i++) {
		const struct notes_action *a = &d->actions[i];

		put(out, "task", a->who ? a->who : "-");
		buf_printf(out, ": %s", a->what);
		if (a->due)
			buf_printf(out, " (%s)", a->due);
	}
	for (size_t i = 0; i < d->item_count; i++)
		if (d->items[i].presenter)
			put(out, "presenter", d->items[i].presenter);
	for (size_t i = 0; i < d->adjuster_count; i++)
		put(out, "adjuster", d->adjusters[i]);
	if (out->len == 0)
		buf_puts(out, "nothing");
}

static void said_is(const char *text, const char *want)
{
	struct notes_doc d;
	struct err e = { 0 };
	struct buf have = { 0 };

	assert_true(notes_parse(text, NULL, &d, &e));
	tell(&d, &have);
	if (strcmp(buf_str(&have), want) != 0)
		print_message("%s\n", text);
	assert_string_equal(buf_str(&have), want);
	buf_release(&have);
	notes_doc_release(&d);
}

/* "b Gruppen enades om att avvakta. => agreement avvakta" */
static void check_row(char *row)
{
	char *want = strstr(row, " => "), *text = row + 2;
	struct buf b = { 0 };
	size_t k = 0;

	assert_non_null(want);
	*want = '\0';
	while (k < ARRAY_LEN(documents) && documents[k].letter != *row)
		k++;
	assert_true(k < ARRAY_LEN(documents));
	buf_printf(&b, "%s%s%s1. Läget\n", documents[k].head, people, documents[k].sign);
	for (char *end; (end = strstr(text, " / ")); text = end + 3)
		buf_printf(&b, "%.*s\n", (int)(end - text), text);
	buf_printf(&b, "%s\n\n%s2. Övrigt\nInget.\n", text, documents[k].sign);
	said_is(buf_str(&b), want + strlen(" => "));
	buf_release(&b);
}

static void test_sentences(void **state)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/data/notes-said.txt", src ? src : "."), row[1024];
	FILE *f = fopen(path, "r");
	size_t rows = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(row, sizeof(row), f)) {
		row[strcspn(row, "\n")] = '\0';
		if (*row == '#' || *row == '\0')
			continue;
		check_row(row);
		rows++;
	}
	fclose(f);
	free(path);
	assert_true(rows > 100);
}

/* A sentence that goes on over lines: no line is the decision, but it is there as a whole. */
static void test_wrapped(void **state)
{
	struct notes_doc d;
	struct err e = { 0 };

	(void)state;
	assert_true(notes_parse(
		"Minnesanteckningar samverkansgruppen\n\nNärvarande: Karin Alm, Bo Ek\n\n"
		"1. Läget\nGruppen beslutade att bjuda in fler till den\n"
		"gemensamma dagen. Bo tar fram ett\nförslag till nästa möte.\n"
		"2. Övrigt\nInget.\n",
		NULL, &d, &e));
	assert_int_equal(d.decision_count, 1);
	assert_string_equal(d.decisions[0].text, "bjuda in fler till den gemensamma dagen");
	assert_int_equal(d.decisions[0].line, 6);
	assert_int_equal(d.lines[5].note, NOTE_TEXT);
	assert_int_equal(d.lines[6].note, NOTE_TEXT);
	assert_int_equal(d.action_count, 1);
	assert_string_equal(d.actions[0].what, "tar fram ett förslag");
	assert_string_equal(d.actions[0].due, "nästa möte");
	assert_int_equal(d.actions[0].line, 7);
	notes_doc_release(&d);
}

/* Each group's notes tell of the other bodies' decisions. */
static void test_other_bodies(void **state)
{
	(void)state;
	said_is("Styrgruppen för Klivet 12 mars 2024\n\n1. Läget\n"
		"Styrgruppen beslutade att fortsätta. Beredningsgruppen beslutade att avvakta.\n"
		"2. Övrigt\nInget.\n",
		"decision fortsätta");
	said_is("Protokoll Hälsorådet 2024-03-12\n\n1. Läget\n"
		"Hälsorådet beslutade att bjuda in skolan. Styrelsen beslutade att spara.\n"
		"2. Övrigt\nInget.\n",
		"decision bjuda in skolan");
}

/* Titles that are all there is, and those elected before the first item. */
static void test_titles(void **state)
{
	(void)state;
	said_is("Styrelsemöte 2024-03-12\n\nNärvarande: Karin Alm, Bo Ek\n\nBo valdes till sekreterare\n\n"
		"§1. Karin hälsade välkommen.\n§2. Bo Ek valdes till justerare.\n"
		"§3. Dagordningen godkändes.\n§4. Karin beställer nya kablar.\n",
		"decision Bo Ek valdes till justerare; decision Dagordningen godkändes; "
		"task Karin: beställer nya kablar; adjuster Bo Ek");
	said_is("Styrelsemöte 2024-03-12\n\nNärvarande: Karin Alm, Bo Ek\n\n"
		"1. Val av kassör\nBo Ek valdes.\n\n2. Slut\nTack.\n",
		"decision Bo Ek valdes");
}

/* Nobody is adjuster for standing beside the signature of the chair. */
static void test_adjusters_signed(void **state)
{
	(void)state;
	said_is("Protokoll styrelsemöte 2024-03-12\n\nNärvarande: Karin Alm, ordförande, Bo Ek\n\n"
		"1. Val av justerare\nBo Ek valdes till justerare.\n\n2. Slut\nMötet avslutades.\n\n"
		"Vid protokollet         Justeras\nSiri Klint              Karin Alm      Bo Ek\n",
		"decision Bo Ek valdes till justerare; adjuster Bo Ek");
}

/* Each of those that one sentence elects has the post behind the name. */
static void test_elected_together(void **state)
{
	(void)state;
	said_is("Protokoll styrelsemöte 2024-03-12\n\nNärvarande: Karin Alm, Bo Ek, Siri Klint\n\n"
		"1. Formalia\nKarin väljs till mötesordförande, Bo till sekreterare och "
		"Siri till justerare.\n\n2. Slut\nTack.\n",
		"decision Karin väljs till mötesordförande, Bo till sekreterare och "
		"Siri till justerare; adjuster Siri Klint");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_other_bodies),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_adjusters_signed),
		cmocka_unit_test(test_elected_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
