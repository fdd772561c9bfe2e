#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/notes_in.h"

#include "cmocka.h"

/* The forms of tests/data/notes-forms.txt: one text after the other, each with what is to be found. */

static char *read_forms(void)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/data/notes-forms.txt", src ? src : ".");
	struct buf all = { 0 };
	char chunk[8192];
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&all, chunk, n);
	fclose(f);
	free(path);
	return buf_take(&all);
}

static void put_day(struct buf *out, int32_t day)
{
	char iso[MOMENT_SIZE];

	if (day == DAY_NONE)
		return;
	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	buf_puts(out, iso);
}

static void put_minute(struct buf *out, int minute)
{
	if (minute == MINUTE_NONE)
		buf_putc(out, '-');
	else
		buf_printf(out, "%02d:%02d", minute / 60, minute % 60);
}

static void put_people(const struct notes_doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->person_count; i++)
		buf_printf(out, "%s%c %s", i ? ", " : "", "poraa"[d->people[i].status],
			d -> people[i].name);
}

/* Without the sub-headings that have no number. */
static void put_items(const struct notes_doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->item_count; i++) {
		const struct notes_item *it = &d->items[i];

		if (it->number || it->parent < 0)
			buf_printf(out, "%s%s %s", out->len ? " | " : "",
				it->number ? it->number : "-", it->title);
	}
}

static void put_next(const struct notes_doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->next_count; i++) {
		const struct notes_next *n = &d->next[i];

		buf_puts(out, i ? " | " : "");
		if (n->day == DAY_NONE)
			buf_printf(out, "%02d-%02d", n->month, n->mday);
		put_day(out, n->day);
		buf_putc(out, ' ');
		put_minute(out, n->start);
		buf_putc(out, ' ');
		put_minute(out, n->end);
	}
}

/* What was read, as the line of that key says it. */
static void put_field(const struct notes_doc *d, const char *key, struct buf *out)
{
	if (text_starts(key, "date "))
		put_day(out, d->day);
	else if (text_starts(key, "start "))
		put_minute(out, d->start);
	else if (text_starts(key, "end "))
		put_minute(out, d->end);
	else if (text_starts(key, "place "))
		buf_puts(out, d->place ? d->place : "");
	else if (text_starts(key, "chair "))
		buf_puts(out, d->chair ? d->chair : "");
	else if (text_starts(key, "taker "))
		buf_puts(out, d->note_taker ? d->note_taker : "");
	else if (text_starts(key, "people "))
		put_people(d, out);
	else if (text_starts(key, "items "))
		put_items(d, out);
	else if (text_starts(key, "next "))
		put_next(d, out);
	else
		fail_msg("no such key: %s", key);
}

/* A line that says more than it gave has a reason; every line that is not blank gave something. */
static void account_is_whole(const struct notes_doc *d)
{
	size_t f = 0;

	for (size_t i = 0; i < d->line_count; i++) {
		size_t n = 0;

		for (; f < d->finding_count && d->findings[f].line == (int)i + 1; f++, n++) {
			const struct notes_finding *x = &d->findings[f];

			assert_int_equal(*x->why == '\0', x->certainty == NOTES_FOUND);
		}
		assert_int_equal(n > 0, d->lines[i].kind != NOTES_LINE_BLANK);
	}
	assert_int_equal(f, d->finding_count);
}

static int wrong_fields(const char *name, char *text, char *wanted)
{
	struct notes_doc d;
	struct err e = { 0 };
	char *utf8, *rest = NULL;
	int wrong = 0;

	assert_true(text_decode(text, strlen(text), &utf8, NULL, &e));
	assert_true(notes_parse(utf8, NULL, &d, &e));
	account_is_whole(&d);
	for (char *line = strtok_r(wanted, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		struct buf have = { 0 };

		put_field(&d, line, &have);
		if (strcmp(buf_str(&have), strchr(line, ' ') + 1) != 0) {
			print_error("%s: want %s\n  have %s\n", name, line, buf_str(&have));
			wrong++;
		}
		buf_release(&have);
	}
	notes_doc_release(&d);
	free(utf8);
	return wrong;
}

static void test_forms(void **state)
{
	char *all = read_forms(), *at = strstr(all, "\n=== ");
	int wrong = 0, forms = 0;

	(void)state;
	while (at) {
		char *name = at + strlen("\n=== "), *text = strchr(name, '\n') + 1;
		char *wanted = strstr(text, "\n---\n"), *next;

		text[-1] = '\0';
		assert_non_null(wanted);
		*wanted = '\0';
		wanted += strlen("\n---\n");
		next = strstr(wanted, "\n=== ");
		if (next)
			*next = '\0';
		wrong += wrong_fields(name, text, wanted);
		at = next;
		forms++;
	}
	free(all);
	assert_true(forms > 30);
	assert_int_equal(wrong, 0);
}

/* ---- What copying and scanning make of a text ---- */

static const char plain[] =
	"Minnesanteckningar styrgruppen\n"
	"Datum: 2021-09-14\n"
	"Tid: 13.15–15.00\n"
	"Plats: Rådhuset, Ekvik\n"
	"\n"
	"Närvarande: Agnes Bark, Bo Cederlund, Cia Sydén, Disa Norrvik, Egil Holmklint\n"
	"\n"
	"Frånvarande: Gun Holmvik, Ivar Jarlsjö\n"
	"\n"
	"1. Inledning\n"
	"\n"
	"Agnes hälsar välkommen.\n"
	"\n"
	"2. Nästa möte\n"
	"\n"
	"19 oktober kl. 13.15–15.00\n";

/* The text with each "from" replaced; the caller frees. */
static char *with(const char *text, const char *from, const char *to)
{
	struct buf out = { 0 };

	while (*text) {
		if (text_starts(text, from)) {
			buf_puts(&out, to);
			text += strlen(from);
		} else {
			buf_putc(&out, *text++);
		}
	}
	return buf_take(&out);
}

static void reads_the_same(const char *from, const char *to)
{
	char *text = with(plain, from, to);
	char wanted[] = "date 2021-09-14\nstart 13:15\nend 15:00\nplace Rådhuset, Ekvik\n"
			"people p Agnes Bark, p Bo Cederlund, p Cia Sydén, p Disa Norrvik, "
			"p Egil Holmklint, a Gun Holmvik, a Ivar Jarlsjö\n"
			"items 1 Inledning | 2 Nästa möte\nnext 2021-10-19 13:15 15:00\n";

	assert_int_equal(wrong_fields(to, text, wanted), 0);
	free(text);
}

static void test_copied_texts(void **state)
{
	(void)state;
	reads_the_same("\n", "\n");
	reads_the_same("\n", "\r\n");
	reads_the_same("\n", "\v");
	reads_the_same("\n", "\n\n");
	reads_the_same("\n", "  \n");
	reads_the_same("\n", "\n> ");
	reads_the_same("\n", "\n    ");
	reads_the_same("\n\n", "\n");
	reads_the_same(" ", "\xc2\xa0");
	reads_the_same("and",
		"an\xc2\xad"
		"d");
	reads_the_same("Norrvik, Egil", "Norrvik, Egil\n");
	reads_the_same("Holmklint", "Holm-\nklint");
	reads_the_same("1. ", "## 1. ");
	reads_the_same("Närvarande:", "**Närvarande:**");
	reads_the_same("Närvarande:", "NÄRVARANDE");
	reads_the_same("Närvarande:", "Narvarande:");
	reads_the_same("Plats:", "Plats\t");
}

/* ---- What is a guess, and what is left out ---- */

static const struct notes_finding *finding(
	const struct notes_doc *d, int line, enum notes_what what)
{
	for (size_t i = 0; i < d->finding_count; i++)
		if (d->findings[i].line == line && d->findings[i].what == what)
			return &d->findings[i];
	fail_msg("line %d: nothing of kind %d", line, what);
	return NULL;
}

static void test_certainty(void **state)
{
	struct notes_doc d;
	struct err e = { 0 };

	(void)state;
	assert_true(notes_parse("Minnesanteckningar 3 maj 2021\n"
				"Närvarande: Bo Äng, Siri Klint\n"
				"Kallade: Bo Äng, Siri Klint, Kaj Sund\n"
				"Frånvarande: Vera Lund (semester)\n"
				"\n1. Start\nSida 1 (2)\n"
				"2. Nästa möte\n9 juni kl. 9\nAnsökan senast 1 juni\n",
		NULL, &d, &e));
	assert_int_equal(finding(&d, 1, NOTES_WHAT_DATE)->certainty, NOTES_FOUND);
	assert_int_equal(finding(&d, 2, NOTES_WHAT_PERSON)->certainty, NOTES_FOUND);
	assert_int_equal(finding(&d, 3, NOTES_WHAT_PERSON)->certainty, NOTES_GUESSED);
	assert_string_equal(d.people[finding(&d, 3, NOTES_WHAT_PERSON)->index].name, "Kaj Sund");
	assert_int_equal(finding(&d, 4, NOTES_WHAT_NOTHING)->certainty, NOTES_LEFT_OUT);
	assert_int_equal(finding(&d, 7, NOTES_WHAT_NOTHING)->certainty, NOTES_LEFT_OUT);
	assert_int_equal(finding(&d, 9, NOTES_WHAT_NEXT)->certainty, NOTES_GUESSED);
	assert_int_equal(finding(&d, 10, NOTES_WHAT_NOTHING)->certainty, NOTES_LEFT_OUT);
	notes_doc_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_copied_texts),
		cmocka_unit_test(test_certainty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
