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

/* Every line of a text has to end up somewhere; each test reads through here. */
static struct notes_doc read_with(const char *text, const struct notes_options *o)
{
	struct notes_doc d;
	struct err e = { 0 };

	assert_true(notes_parse(text, o, &d, &e));
	for (size_t i = 0; i < d.line_count; i++) {
		assert_int_equal(d.lines[i].number, i + 1);
		assert_int_equal(d.lines[i].kind == NOTES_LINE_BLANK, text_blank(d.lines[i].text));
		assert_true(d.lines[i].item >= -1 && d.lines[i].item < (int)d.item_count);
	}
	return d;
}

static struct notes_doc read_notes(const char *text)
{
	return read_with(text, NULL);
}

/* All names with one letter a status: "p Karin Alm, a Bo Ek". */
static void people_are(const struct notes_doc *d, const char *want)
{
	struct buf have = { 0 };

	for (size_t i = 0; i < d->person_count; i++)
		buf_printf(&have, "%s%c %s", i ? ", " : "", "ponae"[d->people[i].status],
			d -> people[i].name);
	assert_string_equal(buf_str(&have), want);
	buf_release(&have);
}

/* "1 Inledning, 2 Mål". */
static void items_are(const struct notes_doc *d, const char *want)
{
	struct buf have = { 0 };

	for (size_t i = 0; i < d->item_count; i++) {
		const struct notes_item *it = &d->items[i];

		buf_printf(&have, "%s%s%s%s", i ? ", " : "", it->number ? it->number : "-",
			it->parent >= 0 ? " > " : " ", it->title);
	}
	assert_string_equal(buf_str(&have), want);
	buf_release(&have);
}

static void day_is(int32_t day, const char *iso)
{
	char have[MOMENT_SIZE] = "";

	moment_iso((struct moment) { day, MINUTE_NONE }, have);
	assert_string_equal(have, iso);
}

static const struct notes_line *line_at(const struct notes_doc *d, int number)
{
	assert_true(number <= (int)d->line_count);
	return &d->lines[number - 1];
}

/* The ordinary form: lists inside the first item, speech, a reported decision, a row per group. */
static const char ordinary[] =
	"Minnesanteckningar\n"
	"\n"
	"1. Välkommen\n"
	"\n"
	"Närvarande: Malva Risberg, Björn-Erik Äng, Mia von Klint, Renée Örn\n"
	"\n"
	"Frånvarande: Tor Wållberg, Marie-Louise Ek.\n"
	"\n"
	"2. Rapport\n"
	"\n"
	"På styrelsemötet 21 november beslutade styrelsen att avslå ansökan.\n"
	"\n"
	"Malva: det var väntat.\n"
	"\n"
	"Vem minns: ingen vet.\n"
	"\n"
	"Lunch till lunch\n"
	"\n"
	"Förslaget är 3-4 maj.\n"
	"\n"
	"3. Nästa möte\n"
	"\n"
	"Norra: 12 mars kl. 13.15–16.00\n"
	"\n"
	"Gemensam heldag 21 april – digitalt\n"
	"\n"
	"Lunch till lunch 6–7 maj, Ekvik\n";

static void test_people_in_an_item(void **state)
{
	struct notes_doc d = read_notes(ordinary);

	(void)state;
	people_are(&d,
		"p Malva Risberg, p Björn-Erik Äng, p Mia von Klint, p Renée Örn, "
		"a Tor Wållberg, a Marie-Louise Ek");
	assert_int_equal(line_at(&d, 5)->kind, NOTES_LINE_ATTENDANCE);
	assert_int_equal(line_at(&d, 5)->item, 0);
	assert_int_equal(d.people[4].line, 7);
	notes_doc_release(&d);
}

static void test_items_and_lines(void **state)
{
	struct notes_doc d = read_notes(ordinary);
	const struct notes_line *speech = line_at(&d, 13);

	(void)state;
	items_are(&d, "1 Välkommen, 2 Rapport, - > Lunch till lunch, 3 Nästa möte");
	assert_string_equal(d.title, "Minnesanteckningar");
	assert_int_equal(d.day, DAY_NONE);
	assert_int_equal(speech->note, NOTE_REMARK);
	assert_string_equal(speech->speaker, "Malva");
	assert_string_equal(speech->text, "det var väntat.");
	assert_int_equal(line_at(&d, 15)->note, NOTE_TEXT);
	assert_int_equal(line_at(&d, 19)->item, 2);
	notes_doc_release(&d);
}

static void test_reported_decision(void **state)
{
	struct notes_doc d = read_notes(ordinary);

	(void)state;
	assert_int_equal(d.decision_count, 0);
	assert_int_equal(line_at(&d, 11)->note, NOTE_TEXT);
	notes_doc_release(&d);
}

static void test_next_meetings(void **state)
{
	struct notes_doc d = read_notes(ordinary);

	(void)state;
	assert_int_equal(d.next_count, 3);
	assert_string_equal(d.next[0].group, "Norra");
	assert_int_equal(d.next[0].day, DAY_NONE);
	assert_int_equal(d.next[0].month, 3);
	assert_int_equal(d.next[0].mday, 12);
	assert_int_equal(d.next[0].start, 13 * 60 + 15);
	assert_int_equal(d.next[0].end, 16 * 60);
	assert_null(d.next[1].group);
	assert_string_equal(d.next[1].title, "Gemensam heldag");
	assert_true(d.next[1].remote);
	assert_string_equal(d.next[2].title, "Lunch till lunch");
	assert_string_equal(d.next[2].place, "Ekvik");
	assert_int_equal(d.next[2].end_mday, 7);
	assert_int_equal(line_at(&d, 23)->kind, NOTES_LINE_NEXT);
	assert_int_equal(line_at(&d, 23)->item, 3);
	notes_doc_release(&d);
}

/* The day that the caller gives dates the rows: the year after when the day has passed. */
static void test_given_day(void **state)
{
	struct notes_options o = NOTES_OPTIONS_NONE;
	struct notes_doc d;

	(void)state;
	day_from_ymd(2022, 3, 20, &o.day);
	d = read_with(ordinary, &o);
	day_is(d.day, "2022-03-20");
	day_is(d.next[0].day, "2023-03-12");
	day_is(d.next[2].day, "2022-05-06");
	day_is(d.next[2].end_day, "2022-05-07");
	notes_doc_release(&d);
}

static const char headed[] =
	"Minnesanteckningar från Utvecklingsgruppens möte\n"
	"\n"
	"Dag: 2016-05-03\n"
	"Tid: 09.00 – 12.00\n"
	"Plats: Storgatan 30, Ekvik, Lokal: Sadeln\n"
	"Anteckningar fört av: Vera Lund\n"
	"\n"
	"Närvarande\n"
	"\n"
	"Anna-lena Ek - Norrby, Mats Stål Elg - Ekvik, Siri Klint, Kaj Sund.\n"
	"\n"
	"Dagordning\n"
	"\n"
	"1. Syfte och mål\n"
	"\n"
	"Föredragande: Siri Klint\n"
	"\n"
	"Förslag till syfte/mål:\n"
	"\n"
	"- Byta erfarenheter.\n"
	"\n"
	"Gruppen beslutade att anta förslaget.\n"
	"\n"
	"2. Övrigt\n"
	"\n"
	"Gruppen enades om att avvakta. Kaj Sund skickar information till kansliet.\n"
	"\n"
	"Gruppen beslutade om följande möten hösten 2016\n"
	"\n"
	"- Tisdagen den 13 september kl. 09:00-12:00\n"
	"- Fredagen den 28 oktober kl. 13:00-16:00\n"
	"\n"
	"Tidigare mötesdatum avbokas.\n";

static void test_header_fields(void **state)
{
	struct notes_doc d = read_notes(headed);

	(void)state;
	day_is(d.day, "2016-05-03");
	assert_int_equal(d.start, 9 * 60);
	assert_int_equal(d.end, 12 * 60);
	assert_string_equal(d.place, "Storgatan 30, Ekvik, Lokal: Sadeln");
	assert_string_equal(d.note_taker, "Vera Lund");
	assert_null(d.chair);
	people_are(&d, "p Anna-lena Ek, p Mats Stål Elg, p Siri Klint, p Kaj Sund");
	assert_string_equal(d.people[0].organisation, "Norrby");
	assert_null(d.people[3].organisation);
	notes_doc_release(&d);
}

static void test_decisions(void **state)
{
	struct notes_doc d = read_notes(headed);

	(void)state;
	items_are(&d, "1 Syfte och mål, 2 Övrigt");
	assert_string_equal(d.items[0].presenter, "Siri Klint");
	assert_int_equal(line_at(&d, 16)->kind, NOTES_LINE_PRESENTER);
	assert_int_equal(line_at(&d, 12)->kind, NOTES_LINE_HEADING);
	assert_int_equal(d.decision_count, 3);
	assert_string_equal(d.decisions[0].text, "anta förslaget");
	assert_int_equal(d.decisions[1].kind, NOTE_AGREEMENT);
	assert_string_equal(d.decisions[1].text, "avvakta");
	assert_int_equal(line_at(&d, 22)->note, NOTE_DECISION);
	assert_int_equal(line_at(&d, 26)->note, NOTE_AGREEMENT);
	assert_int_equal(d.action_count, 1);
	assert_string_equal(d.actions[0].who, "Kaj Sund");
	assert_int_equal(d.next_count, 2);
	day_is(d.next[1].day, "2016-10-28");
	notes_doc_release(&d);
}

static const char hybrid[] = "Minnesanteckningar beredningsgrupp\n"
			     "Datum: 2024-09-24\n"
			     "Tid: kl. 9–12\n"
			     "\n"
			     "Närvarande på plats\n"
			     "- Amira El-Klint, Försäkringskassan\n"
			     "- Jürgen Äng, Ekviks kommun\n"
			     "\n"
			     "Närvarande via Teams\n"
			     "- Eva Ek-Roos, Region Mitt\n"
			     "\n"
			     "Förhinder\n"
			     "- Viveka Örn, Norrby kommun\n"
			     "\n"
			     "1. Inledning\n"
			     "Märta leder mötet.\n"
			     "\n"
			     "2. Ansökningar\n"
			     "Beredningen ställer sig bakom ansökan. Medskick: följ upp.\n"
			     "\n"
			     "3. Nästa möte\n"
			     "22 oktober kl. 9–12, Ekvik, med studiebesök kl. 12–13\n"
			     "19 november kl. 9–15 heldag med styrelsen\n";

static void test_on_site_and_remote(void **state)
{
	struct notes_doc d = read_notes(hybrid);

	(void)state;
	people_are(&d, "o Amira El-Klint, o Jürgen Äng, n Eva Ek-Roos, e Viveka Örn");
	assert_string_equal(d.people[1].organisation, "Ekviks kommun");
	assert_null(d.chair);
	assert_int_equal(d.decisions[0].kind, NOTE_AGREEMENT);
	assert_string_equal(d.decisions[0].text, "ställer sig bakom ansökan");
	day_is(d.next[0].day, "2024-10-22");
	assert_int_equal(d.next[0].end, 12 * 60);
	assert_string_equal(d.next[0].place, "Ekvik");
	assert_string_equal(d.next[1].title, "heldag med styrelsen");
	notes_doc_release(&d);
}

static void test_pairs_and_groups(void **state)
{
	struct notes_doc d = read_notes(
		"Anteckningar\n\n"
		"Närvaro: Karl Oskar Ek, Björkfors, Linnéa Qvist, Ekeby och Ida Ek, Ådala\n\n"
		"Förhinder:\nArbetsförmedlingen: Bo Äng, Siri Klint\n");

	(void)state;
	people_are(&d, "p Karl Oskar Ek, p Linnéa Qvist, p Ida Ek, e Bo Äng, e Siri Klint");
	assert_string_equal(d.people[1].organisation, "Ekeby");
	assert_string_equal(d.people[4].organisation, "Arbetsförmedlingen");
	notes_doc_release(&d);
}

static void test_columns(void **state)
{
	struct notes_doc d =
		read_notes("Protokoll\n\n"
			   "Beslutande      Elof Grip (C)         Ekviks kommun, ordförande\n"
			   "                Per-Åke Malm (M)      Norrby kommun (t o m 09:30)\n"
			   "Övriga          Rasmus Vik            kommunchef, Närvården Ekvik\n"
			   "                1 (6)\n\n"
			   "§ 84 Öppnande\nNämnden beslutar\natt godkänna dagordningen, samt\n"
			   "att utse Elof Grip att justera.\n");

	(void)state;
	people_are(&d, "p Elof Grip, p Per-Åke Malm, p Rasmus Vik");
	assert_string_equal(d.chair, "Elof Grip");
	assert_string_equal(d.people[0].organisation, "Ekviks kommun");
	assert_int_equal(d.people[1].left, 9 * 60 + 30);
	assert_string_equal(d.people[2].role, "kommunchef");
	items_are(&d, "84 Öppnande");
	assert_int_equal(d.decision_count, 2);
	assert_string_equal(d.adjusters[0], "Elof Grip");
	notes_doc_release(&d);
}

/* Organisations under the names, a column torn off, are nobody. */
static void test_torn_column(void **state)
{
	struct notes_doc d =
		read_notes("Protokoll 29 maj 2012\n\nNÄRVARANDE\nMargit Ek\nAllan Äng\n"
			   "Ekviks kommun\nNorrby Vattenvårdsförbund\n\n"
			   "1. ÖPPNANDE\nOrdförande Margit Ek öppnade.\n2. AVSLUTNING\n");

	(void)state;
	people_are(&d, "p Margit Ek, p Allan Äng");
	assert_string_equal(d.people[1].organisation, "Norrby Vattenvårdsförbund");
	assert_string_equal(d.chair, "Margit Ek");
	notes_doc_release(&d);
}

static void test_called_but_not_present(void **state)
{
	struct notes_doc d = read_notes("# Möte\n\n## Kallade\n- Bo Äng\n- Siri Klint\n\n"
					"## Närvarande\n- Siri Klint\n\n## Övrigt\n- Inget.\n");

	(void)state;
	people_are(&d, "p Siri Klint, a Bo Äng");
	notes_doc_release(&d);
}

/* Why somebody is away is not kept, wherever it stands. */
static void test_no_reasons(void **state)
{
	struct notes_doc d =
		read_notes("Anteckningar\n\nNärvarande: Bo Äng, Siri Klint\n"
			   "Frånvarande: Kaj Sund (sjuk), Vera Lund, semester, Tor Ek (AF)\n");

	(void)state;
	people_are(&d, "p Bo Äng, p Siri Klint, a Kaj Sund, a Vera Lund, a Tor Ek");
	assert_null(d.people[2].organisation);
	assert_null(d.people[2].role);
	assert_null(d.people[3].organisation);
	assert_string_equal(d.people[4].organisation, "AF");
	notes_doc_release(&d);
}

/* … nor why somebody who was there came by a link or left, nor where a reader could call. */
static void test_no_reasons_of_those_present(void **state)
{
	struct notes_doc d = read_notes("Anteckningar\n\n"
					"Närvarande: Bo Äng (digitalt, vab), Siri Klint (gick "
					"10:30, läkarbesök), Tor Ek (Barn och unga)\n"
					"Frånvarande: Kaj Sund (på begravning), Vera Lund "
					"(070-123 45 67), Ulla Ek (ulla@example.org)\n");

	(void)state;
	people_are(&d, "n Bo Äng, p Siri Klint, p Tor Ek, a Kaj Sund, a Vera Lund, a Ulla Ek");
	for (size_t i = 0; i < d.person_count; i++) {
		assert_null(d.people[i].role);
		if (i != 2)
			assert_null(d.people[i].organisation);
	}
	assert_string_equal(d.people[2].organisation, "Barn och unga");
	notes_doc_release(&d);
}

static void test_absence_in_a_sentence(void **state)
{
	struct notes_doc d =
		read_notes("Anteckningar\n\nNärvarande var Bo Äng och Siri Klint.\n"
			   "Förhinder hade anmälts av Kaj Sund.\n\n1. Start\n"
			   "Bo hälsar. Vera Lund och Tor Ek hade anmält förhinder.\n2. Slut\n");

	(void)state;
	people_are(&d, "p Bo Äng, p Siri Klint, e Kaj Sund, e Vera Lund, e Tor Ek");
	assert_int_equal(line_at(&d, 7)->kind, NOTES_LINE_NOTE);
	notes_doc_release(&d);
}

/* Sections and page marks in a list are nobody and do not end it. */
static void test_sections_and_pages(void **state)
{
	struct notes_doc d = read_notes(
		"Anteckningar\n\nNärvaro\n\nNorra\nBo Äng, AF\nSida 2 (4)\nSiri Klint\n\n"
		"Västra\nKaj Sund FK\n\nInledning\nBo hälsar alla.\n");

	(void)state;
	people_are(&d, "p Bo Äng, p Siri Klint, p Kaj Sund");
	assert_string_equal(d.people[2].organisation, "FK");
	assert_int_equal(line_at(&d, 7)->kind, NOTES_LINE_PAGE);
	notes_doc_release(&d);
}

static void test_nobody(void **state)
{
	struct notes_doc d =
		read_notes("Anteckningar\nNärvarande: Bo Äng, Siri Klint\nFrånvarande: Ingen.\n\n"
			   "1. Start\nBo hälsar.\n2. Slut\nKlart.\n");

	(void)state;
	people_are(&d, "p Bo Äng, p Siri Klint");
	assert_int_equal(line_at(&d, 3)->kind, NOTES_LINE_ATTENDANCE);
	notes_doc_release(&d);
}

static void test_attendance_table(void **state)
{
	struct notes_doc d = read_notes(
		"Anteckningar\n\nDeltagare\n| Namn | Part | Närvarande |\n|---|---|---|\n"
		"| Bo Äng | AF | x |\n| Siri Klint | FK | - |\n\n1. Start\nx\n2. Slut\n");

	(void)state;
	people_are(&d, "p Bo Äng, a Siri Klint");
	assert_string_equal(d.people[0].organisation, "AF");
	notes_doc_release(&d);
}

static void test_numbering(void **state)
{
	struct notes_doc d = read_notes(
		"Möte\n\nDagordning:\n1. Inledning\n2. Mål\n\n"
		"1. Inledning\n\nText.\n\n2. Mål\n\nTre mål:\n1. Fler\n2. Färre\n3. Bättre\n\n"
		"3. 2023 års årshjul\n\nText.\n");

	(void)state;
	items_are(&d, "1 Inledning, 2 Mål, 3 2023 års årshjul");
	assert_int_equal(d.items[0].line, 7);
	assert_int_equal(line_at(&d, 14)->kind, NOTES_LINE_NOTE);
	assert_int_equal(line_at(&d, 14)->item, 1);
	notes_doc_release(&d);
}

struct numbered {
	const char *text, *items;
};

static void test_number_signs(void **state)
{
	static const struct numbered texts[] = {
		{ "P\n\n§ 55. Start\nx\n\n§ 56. Slut\nx\n", "55 Start, 56 Slut" },
		{ "P\n\n1 §  START\nx\n\n2 §  SLUT\nx\n", "1 START, 2 SLUT" },
		{ "P\n\nPunkt 1 Start\nx\nPunkt 2 Slut\n", "1 Start, 2 Slut" },
		{ "P\n\nFHR 29      Start\nx\nFHR 30      Slut\n", "29 Start, 30 Slut" },
		{ "P\n\n1.1 Start\nx\n1.2 Mitt\nx\n2.1 Slut\nx\n",
			"1.1 Start, 1.2 Mitt, 2.1 Slut" },
		{ "P\n\nI Start\n- x\nII Slut\n- y\n", "I Start, II Slut" },
		{ "P\n\n84 Start\nx\n85 Mitt\nx\n86 Slut\nx\n", "84 Start, 85 Mitt, 86 Slut" },
		{ "P\n\n1.   a) Ett\nx\n     b) Två\nx\n2.   Slut\n", "1a Ett, 1b Två, 2 Slut" },
		{ "P\n\n1. Ett\nx\n2. Två (kl 11, Bo Äng)\n3. Tre (del 2)\n",
			"1 Ett, 2 Två, 3 Tre (del 2)" },
		{ "P\n\nEtt\nx är bra.\n\nTvå\ny är bra.\n", "- Ett, - Två" },
		{ "P\n\nI dag talade vi om 3 saker.\n\n12 personer kom.\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct notes_doc d = read_notes(texts[i].text);

		items_are(&d, texts[i].items);
		notes_doc_release(&d);
	}
}

/* The letter is older than the meeting; the meeting takes its year. */
static void test_notice(void **state)
{
	struct notes_doc d =
		read_notes("KALLELSE\n\nEkvik 2010-12-19\n\nTid:    Torsdag 13 januari kl 13.15\n"
			   "Plats:  Kvarngatan 8, Ekvik\n\nAnmäl förhinder till kansliet.\n\n"
			   "1. Start\n2. Slut\n");

	(void)state;
	assert_string_equal(d.type, "kallelse");
	day_is(d.day, "2011-01-13");
	day_is(d.notice_day, "2010-12-19");
	assert_int_equal(d.start, 13 * 60 + 15);
	assert_string_equal(d.place, "Kvarngatan 8, Ekvik");
	assert_int_equal(d.person_count, 0);
	notes_doc_release(&d);
}

static void test_schedule(void **state)
{
	struct notes_doc d = read_notes(
		"MÖTESTIDER 2024\n\nBeredningsgruppen\nFredag 19 januari klockan 8.30–12.00\n"
		"6 maj – inställt, ersätts av 27 maj kl. 9–12\n\n"
		"Styrelsen kl. 13.15: 12 februari och 22 april\n");

	(void)state;
	assert_string_equal(d.type, "schedule");
	assert_int_equal(d.item_count, 0);
	assert_int_equal(d.next_count, 5);
	assert_string_equal(d.next[0].group, "Beredningsgruppen");
	day_is(d.next[0].day, "2024-01-19");
	assert_true(d.next[1].cancelled);
	day_is(d.next[2].day, "2024-05-27");
	assert_false(d.next[2].cancelled);
	assert_string_equal(d.next[4].group, "Styrelsen");
	assert_int_equal(d.next[4].start, 13 * 60 + 15);
	notes_doc_release(&d);
}

static void test_things_to_do(void **state)
{
	struct notes_doc d =
		read_notes("Anteckningar\n\nPunkt 1 Start\n\n| Vad | Vem | När |\n|---|---|---|\n"
			   "| Boka lokal | Bo | 31/5 |\n");

	(void)state;
	assert_int_equal(d.action_count, 1);
	assert_string_equal(d.actions[0].what, "Boka lokal");
	assert_string_equal(d.actions[0].who, "Bo");
	assert_string_equal(d.actions[0].due, "31/5");
	assert_int_equal(line_at(&d, 7)->note, NOTE_ACTION);
	notes_doc_release(&d);
}

static bool warns(const struct notes_doc *d, enum notes_warning_kind kind, int line)
{
	for (size_t i = 0; i < d->warning_count; i++)
		if (d->warnings[i].kind == kind && d->warnings[i].line == line)
			return true;
	return false;
}

static void test_warnings(void **state)
{
	struct notes_doc d = read_notes("Minnesanteckningar\n\n"
					"Närvarande: Malva Risberg, Bo Äng, Malva Riisberg, Siri\n"
					"Frånvarande: Bo Äng\n\n"
					"1. Läget\nBo var sjuk. Projektet är sjukt bra.\n"
					"Ring 811228-9874 eller 0500-12 34 56.\n"
					"2. Nästa möte\nOnsdag 12 mars 2024\n");

	(void)state;
	assert_true(warns(&d, NOTES_WARN_ALIKE, 3));
	assert_true(warns(&d, NOTES_WARN_GIVEN_ONLY, 3));
	assert_true(warns(&d, NOTES_WARN_TWICE, 4));
	assert_true(warns(&d, NOTES_WARN_HEALTH, 7));
	assert_true(warns(&d, NOTES_WARN_IDENTITY, 8));
	assert_true(warns(&d, NOTES_WARN_WEEKDAY, 10));
	notes_doc_release(&d);
}

/* Who it was cannot be told: not in the list, but said. A number beside a name is something else. */
static void test_a_name_with_a_number(void **state)
{
	struct notes_doc d =
		read_notes("Minnesanteckningar\n\nNärvarande:\nMalva Risberg, Enhet 7\n"
			   "Deltagare 3\nBo Äng\n\nFrånvarande: Person 12, Siri Ek\n\n"
			   "1. Läget\nDeltagare 4 hade en fråga.\n");
	size_t left_out = 0;

	(void)state;
	assert_int_equal(d.person_count, 3);
	assert_true(warns(&d, NOTES_WARN_NUMBERED, 5));
	assert_true(warns(&d, NOTES_WARN_NUMBERED, 8));
	assert_int_equal(d.warning_count, 2);
	for (size_t i = 0; i < d.finding_count; i++)
		left_out += d.findings[i].certainty == NOTES_LEFT_OUT;
	assert_int_equal(left_out, 2);
	notes_doc_release(&d);
}

static void test_hints(void **state)
{
	struct notes_doc d = read_notes("Minnesanteckningar\n\n1. Information\n\n"
					"Ett utkast på årsredovisning för 2021 delges i mars.\n\n"
					"2. Övrigt\n\nVi fick ett brev den 3 februari 2022.\n");

	(void)state;
	assert_int_equal(d.hint_count, 2);
	assert_int_equal(d.hints[0].year, 2022);
	assert_int_equal(d.hints[0].day, DAY_NONE);
	assert_int_equal(d.hints[0].line, 5);
	day_is(d.hints[1].day, "2022-02-03");
	notes_doc_release(&d);
}

static void test_nothing_to_read(void **state)
{
	struct notes_doc d;
	struct err e = { 0 };

	(void)state;
	assert_false(notes_parse(" \n\n", NULL, &d, &e));
	assert_int_equal(e.code, ERR_INVALID);
	d = read_notes("Bara en rad utan form");
	assert_int_equal(d.person_count + d.item_count + d.next_count, 0);
	notes_doc_release(&d);
}

static void test_json(void **state)
{
	struct notes_doc d =
		read_notes("Anteckningar \"A\"\nDatum: 2024-01-31\n\nNärvarande: Bo Äng (AF)\n\n"
			   "1. Start\nx\n2. Slut\n");
	struct buf out = { 0 };
	struct json j = { .out = &out };

	(void)state;
	notes_doc_json(&d, &j);
	assert_non_null(strstr(buf_str(&out), "\"title\":\"Anteckningar \\\"A\\\"\""));
	assert_non_null(strstr(buf_str(&out), "\"date\":\"2024-01-31\",\"start\":null"));
	assert_non_null(strstr(buf_str(&out),
		"{\"name\":\"Bo Äng\",\"organisation\":\"AF\",\"status\":"
		"\"present\"}"));
	assert_non_null(
		strstr(buf_str(&out), "{\"number\":\"2\",\"title\":\"Slut\",\"presenter\":null}"));
	buf_release(&out);
	notes_doc_release(&d);
}

/* "Närvarande i Sjövik": where those on site were, in those words. */
static void test_where_those_on_site_were(void **state)
{
	struct notes_doc d = read_notes("Minnesanteckningar\n\n"
					"Närvarande i Sjövik (2 st): Ada Ek, Bo Lind\n"
					"Närvarande via Teams: Cia Berg\n\n1. Välkommen\nText.\n");

	(void)state;
	people_are(&d, "o Ada Ek, o Bo Lind, n Cia Berg");
	assert_string_equal(d.onsite_label, "i Sjövik");
	notes_doc_release(&d);
	d = read_notes("Närvarande på plats: Ada Ek\nNärvarande digitalt: Bo Lind\n\n"
		       "1. Välkommen\nText.\n");
	people_are(&d, "o Ada Ek, n Bo Lind");
	assert_null(d.onsite_label);
	notes_doc_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_people_in_an_item),
		cmocka_unit_test(test_where_those_on_site_were),
		cmocka_unit_test(test_items_and_lines),
		cmocka_unit_test(test_reported_decision),
		cmocka_unit_test(test_next_meetings),
		cmocka_unit_test(test_given_day),
		cmocka_unit_test(test_header_fields),
		cmocka_unit_test(test_decisions),
		cmocka_unit_test(test_on_site_and_remote),
		cmocka_unit_test(test_pairs_and_groups),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_torn_column),
		cmocka_unit_test(test_called_but_not_present),
		cmocka_unit_test(test_no_reasons),
		cmocka_unit_test(test_no_reasons_of_those_present),
		cmocka_unit_test(test_absence_in_a_sentence),
		cmocka_unit_test(test_sections_and_pages),
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_attendance_table),
		cmocka_unit_test(test_numbering),
		cmocka_unit_test(test_number_signs),
		cmocka_unit_test(test_notice),
		cmocka_unit_test(test_schedule),
		cmocka_unit_test(test_things_to_do),
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_a_name_with_a_number),
		cmocka_unit_test(test_hints),
		cmocka_unit_test(test_nothing_to_read),
		cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
