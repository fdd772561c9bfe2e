#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/compose.h"

#include "cmocka.h"

static const char *const known[] = { "Karin Alm", "Sofia Berg", "Sofia Blom",
	"Arbetsförmedlingen" };

static int32_t today(void)
{
	int32_t day;

	day_from_ymd(2026, 3, 10, &day);
	return day;
}

static int32_t next(void)
{
	int32_t day;

	day_from_ymd(2026, 5, 5, &day);
	return day;
}

static const struct compose_with shape = { known, ARRAY_LEN(known), DAY_NONE, DAY_NONE };

static struct composed parsed(const char *line)
{
	struct composed c;

	compose_parse(
		line, &(struct compose_with) { known, ARRAY_LEN(known), today(), next() }, &c);
	return c;
}

struct line {
	const char *typed;
	enum note_kind kind;
	const char *speaker, *text;
};

static void test_kinds(void **state)
{
	static const struct line lines[] = {
		{ "Vi gick igenom läget.", NOTE_TEXT, "", "Vi gick igenom läget." },
		{ "Elin: vi vill se en plan", NOTE_REMARK, "Elin", "vi vill se en plan" },
		{ "Sofia B: ja", NOTE_REMARK, "Sofia B", "ja" },
		{ "FK: tre ärenden", NOTE_REMARK, "FK", "tre ärenden" },
		{ "Mia von Ahn: nej", NOTE_REMARK, "Mia von Ahn", "nej" },
		{ "karin: ja", NOTE_REMARK, "karin", "ja" },
		{ "arbetsförmedlingen: ja", NOTE_REMARK, "arbetsförmedlingen", "ja" },
		{ "! Ansökan antas", NOTE_DECISION, "", "Ansökan antas" },
		{ "!Ansökan antas", NOTE_DECISION, "", "Ansökan antas" },
		{ "= Förslaget är bra", NOTE_AGREEMENT, "", "Förslaget är bra" },
		{ "^ Se över taket", NOTE_MESSAGE, "", "Se över taket" },
		{ "? Vem bokar", NOTE_QUESTION, "", "Vem bokar" },
		{ "# bara för mig", NOTE_PRIVATE, "", "bara för mig" },
		{ "\\! inget beslut", NOTE_TEXT, "", "! inget beslut" },
		{ "@lantmäteriet: hej", NOTE_REMARK, "lantmäteriet", "hej" },
		{ "", NOTE_TEXT, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct composed c = parsed(lines[i].typed);

		assert_int_equal(c.kind, lines[i].kind);
		assert_string_equal(c.speaker, lines[i].speaker);
		assert_string_equal(c.text, lines[i].text);
		composed_release(&c);
	}
}

/* A colon does not make a speaker of what stands before it. */
static void test_no_speakers(void **state)
{
	static const char *const lines[] = { "Förslag till syfte/mål: öppenhet",
		"kl. 9:00 börjar vi", "https://exempel.se/a", "Beslut: vi väntar",
		"En fråga som kom upp: hur gör vi", "Kl 9: start", "Nästa möte: 3 maj",
		"elin: okänd och liten", "12: tolv", ": tomt", "Tid: 9:00" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct composed c = parsed(lines[i]);

		if (c.kind != NOTE_TEXT)
			fail_msg("“%s” has no speaker", lines[i]);
		assert_string_equal(c.text, lines[i]);
		composed_release(&c);
	}
}

struct action {
	const char *typed, *what, *who, *due, *from, *to;
};

static void iso_is(int32_t day, const char *iso)
{
	char have[MOMENT_SIZE] = "";

	moment_iso((struct moment) { day, MINUTE_NONE }, have);
	assert_string_equal(have, iso);
}

static void test_actions(void **state)
{
	static const struct action actions[] = {
		{ "> Synpunkter till kansliet – Karin A – fre 13/3", "Synpunkter till kansliet",
			"Karin A", "fre 13/3", "2026-03-13", "2026-03-13" },
		{ "> Karin A – synpunkter - fredag", "synpunkter", "Karin A", "fredag",
			"2026-03-13", "2026-03-13" },
		{ "> Karin boka lokal senast fre 13/3", "boka lokal", "Karin", "senast fre 13/3",
			"2026-03-13", "2026-03-13" },
		{ "> Karin A, boka lokal, v. 20", "boka lokal", "Karin A", "v. 20", "2026-05-11",
			"2026-05-17" },
		{ "> Karin och Sofia B tar fram förslag till hösten", "tar fram förslag",
			"Karin och Sofia B", "till hösten", "2026-09-01", "2026-11-30" },
		{ "> alla läser underlaget till nästa möte", "läser underlaget", "alla",
			"till nästa möte", "2026-05-05", "2026-05-05" },
		{ "> Karin bjuder in i maj/juni", "bjuder in", "Karin", "i maj/juni", "2026-05-01",
			"2026-06-30" },
		{ "> Karin skickar ut varje månad", "skickar ut", "Karin", "varje månad",
			"2026-03-10", "" },
		{ "> boka – Karin – månadsskiftet aug/sep", "boka", "Karin",
			"månadsskiftet aug/sep", "2026-08-27", "2026-09-05" },
		{ "> Sofia B, rapport, snarast", "rapport", "Sofia B", "snarast", "2026-03-10",
			"" },
		{ "> ta upp det senare", "ta upp det", "", "senare", "", "" },
		{ "> ta upp det i vår grupp", "ta upp det i vår grupp", "", "", "", "" },
		{ "> boka lokal", "boka lokal", "", "", "", "" },
		{ "> boka lokal – FK", "boka lokal", "FK", "", "", "" },
		{ "> boka lokal – vem: Ny Person – när: sen", "boka lokal", "Ny Person", "sen", "",
			"" },
		{ "> möte 6–7 maj", "möte", "", "6–7 maj", "2026-05-06", "2026-05-07" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(actions); i++) {
		struct composed c = parsed(actions[i].typed);

		assert_int_equal(c.kind, NOTE_ACTION);
		assert_string_equal(c.text, actions[i].what);
		assert_string_equal(c.who, actions[i].who);
		assert_string_equal(c.due, actions[i].due);
		iso_is(c.due_from, actions[i].from);
		iso_is(c.due_to, actions[i].to);
		composed_release(&c);
	}
}

static void round_trips(struct composed *c)
{
	struct buf line = { 0 };
	struct composed back;
	const char *at;
	char *record;

	compose_line(c, &shape, &line);
	at = buf_str(&line);
	record = compose_next(&at);
	assert_null(compose_next(&at));
	compose_parse(record ? record : "", &shape, &back);
	assert_int_equal(back.kind, c->kind);
	assert_string_equal(back.speaker, c->speaker ? c->speaker : "");
	assert_string_equal(back.text, c->text ? c->text : "");
	assert_string_equal(back.who, c->who ? c->who : "");
	assert_string_equal(back.due, c->due ? c->due : "");
	composed_release(&back);
	free(record);
	buf_release(&line);
}

static char text_a[] = "! ser ut som ett beslut", text_b[] = "Förslag: nej",
	    text_c[] = "Elin: citat i text", text_d[] = "rad ett\nrad två\n\nrad fyra",
	    text_e[] = "boka lokal 13/3", text_f[] = "Karin Alm", speaker_a[] = "kansliet",
	    speaker_b[] = "Tid", who_a[] = "nån i gruppen", due_a[] = "när det går";

/* Whatever a record holds, its line reads as the same record. */
static void test_round_trip(void **state)
{
	struct composed records[] = {
		{ .kind = NOTE_TEXT, .text = text_a },
		{ .kind = NOTE_TEXT, .text = text_b },
		{ .kind = NOTE_TEXT, .text = text_c },
		{ .kind = NOTE_TEXT, .text = text_d },
		{ .kind = NOTE_DECISION, .text = text_d },
		{ .kind = NOTE_REMARK, .speaker = speaker_a, .text = text_a },
		{ .kind = NOTE_REMARK, .speaker = speaker_b, .text = text_b },
		{ .kind = NOTE_ACTION, .text = text_e },
		{ .kind = NOTE_ACTION, .text = text_f },
		{ .kind = NOTE_ACTION, .text = text_e, .who = who_a, .due = due_a },
		{ .kind = NOTE_ACTION, .text = text_f, .due = due_a },
		{ .kind = NOTE_PRIVATE, .text = text_c },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(records); i++)
		round_trips(&records[i]);
}

static void test_plain_lines_stay_plain(void **state)
{
	struct composed c = parsed("> Synpunkter till kansliet – Karin A – fre 13/3");
	struct buf line = { 0 };

	(void)state;
	compose_line(&c, &shape, &line);
	assert_string_equal(buf_str(&line), "> Synpunkter till kansliet – Karin A – fre 13/3");
	buf_release(&line);
	composed_release(&c);
}

static void test_editor(void **state)
{
	const char *at = "\nElin: första\n  andra raden\n\n! beslut\n\n\nsista";
	char *record;

	(void)state;
	record = compose_next(&at);
	assert_string_equal(record, "Elin: första\nandra raden");
	free(record);
	record = compose_next(&at);
	assert_string_equal(record, "! beslut");
	free(record);
	record = compose_next(&at);
	assert_string_equal(record, "sista");
	free(record);
	assert_null(compose_next(&at));
}

struct turned {
	const char *line;
	enum note_kind kind;
	const char *becomes;
};

/* No word is lost, and what a kind has a place for is found there. */
static void test_turn(void **state)
{
	static const struct turned lines[] = {
		{ "Karin: jag bokar fre 13/3", NOTE_ACTION, "> jag bokar – Karin – fre 13/3" },
		{ "Karin: vi går vidare", NOTE_DECISION, "! Karin: vi går vidare" },
		{ "> boka – Karin – fre", NOTE_TEXT, "boka – Karin – fre" },
		{ "> boka – Karin – fre", NOTE_QUESTION, "? boka – Karin – fre" },
		{ "! Karin: ja", NOTE_REMARK, "Karin: ja" },
		{ "> läsa", NOTE_ACTION, "> läsa" },
		{ "! nej", NOTE_TEXT, "nej" },
	};
	struct compose_with with = { known, ARRAY_LEN(known), today(), next() };
	struct composed back;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct composed c = parsed(lines[i].line);
		struct buf line = { 0 };

		assert_true(compose_turn(&c, lines[i].kind, &with, &back));
		assert_int_equal(back.kind, lines[i].kind);
		compose_line(&back, &with, &line);
		assert_string_equal(buf_str(&line), lines[i].becomes);
		buf_release(&line);
		composed_release(&back);
		composed_release(&c);
	}
	{
		struct composed c = parsed("ingen säger detta");

		assert_false(compose_turn(&c, NOTE_REMARK, &with, &back));
		composed_release(&c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_no_speakers),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_plain_lines_stay_plain),
		cmocka_unit_test(test_turn),
		cmocka_unit_test(test_editor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
