/* Notes and agendas as documents: from values to text, Markdown and HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "formats/html.h"
#include "formats/notes_out.h"
#include "formats/notes_out_text.h"

#include "cmocka.h"
#include "tests/support/golden.h"

/* ---- A meeting ------------------------------------------------------------------------------ */

#define S(text) ((char *)(uintptr_t)(text))

static struct meeting a_meeting(void)
{
	return (struct meeting) {
		.id = 1,
		.starts = S("2026-03-10T09:00"),
		.ends = S("2026-03-10T12:00"),
		.place = S("Folkets hus"),
		.room = S("Sadeln"),
		.link = S("https://mote.example.org/1"),
		.chair = S("Johan Strand"),
		.note_taker = S("Karin Alm"),
		.status = STATUS_HELD,
	};
}

static const struct group_ref west = { .id = 1, .name = "Beredning Väst", .short_name = "Väst" };

static const struct item items[] = {
	{ .id = 1, .position = 1, .number = S("1"), .title = S("Välkommen"), .minutes = 5 },
	{ .id = 2,
		.position = 2,
		.number = S("2"),
		.title = S("Ansökningar <nya> & gamla"),
		.presenter = S("Eva Brandt"),
		.minutes = 40 },
	{ .id = 3, .parent_id = 2, .position = 1, .title = S("Lunch till lunch") },
	{ .id = 4,
		.position = 3,
		.number = S("3"),
		.title = S("Rapport"),
		.outcome = OUTCOME_NOT_RAISED },
	{ .id = 5, .position = 4, .number = S("4"), .title = S("Nästa möte") },
};

enum { FILED = 1773132120 };
static const struct note notes[] = {
	{ .id = 1,
		.item_id = 1,
		.position = 1,
		.text = S("Johan hälsar välkommen."),
		.filed_at = FILED },
	{ .id = 2,
		.item_id = 1,
		.position = 2,
		.kind = NOTE_PRIVATE,
		.text = S("hemligt ord"),
		.filed_at = FILED },
	{ .id = 3,
		.item_id = 2,
		.position = 1,
		.kind = NOTE_REMARK,
		.speaker = S("Eva"),
		.text = S("1. först <b>det</b> här"),
		.filed_at = FILED },
	{ .id = 4,
		.item_id = 2,
		.position = 2,
		.kind = NOTE_REMARK,
		.speaker = S("FK"),
		.text = S("vi instämmer"),
		.filed_at = FILED },
	{ .id = 5, .item_id = 2, .position = 3, .text = S("- en sak"), .filed_at = FILED },
	{ .id = 6, .item_id = 2, .position = 4, .text = S("• en sak *till*"), .filed_at = FILED },
	{ .id = 7,
		.item_id = 2,
		.position = 5,
		.kind = NOTE_DECISION,
		.text = S("att skicka två vidare"),
		.filed_at = FILED },
	{ .id = 8,
		.item_id = 2,
		.position = 6,
		.kind = NOTE_ACTION,
		.text = S("skriva ihop svaren"),
		.who = S("Karin A"),
		.due_text = S("fre 13/3"),
		.filed_at = FILED },
	{ .id = 9,
		.item_id = 3,
		.position = 1,
		.text = S("Två rader,\nsom de skrevs."),
		.filed_at = FILED },
};

static const struct roll_row roll[] = {
	{ .a = { .id = 3, .person_id = 1, .status = ATTENDANCE_ONSITE },
		.given = "Karin",
		.family = "Alm",
		.party = "Ekby kommun",
		.party_short = "Ekby" },
	{ .a = { .id = 2, .person_id = 2, .status = ATTENDANCE_REMOTE, .came = S("09:20") },
		.given = "Eva",
		.family = "Brandt",
		.party = "Försäkringskassan",
		.party_short = "FK" },
	{ .a = { .id = 4, .person_id = 3, .status = ATTENDANCE_EXCUSED },
		.given = "Henrik",
		.family = "Olofsson",
		.party = "Försäkringskassan",
		.party_short = "FK" },
	{ .a = { .id = 1, .person_id = 4, .status = ATTENDANCE_ONSITE, .stands_in_for = 3 },
		.given = "Ida",
		.family = "Wik",
		.party = "",
		.party_short = "" },
	{ .a = { .id = 5, .person_id = 5, .status = ATTENDANCE_ONSITE, .role = ATTENDS_AS_GUEST },
		.given = "Bo",
		.family = "Ågren",
		.party = "",
		.party_short = "" },
	{ .a = { .person_id = 6 },
		.given = "Omarkerad",
		.family = "Person",
		.party = "",
		.party_short = "" },
};

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

struct scene {
	struct meeting meeting;
	struct notes_coming coming[2];
	struct notes_sheet sheet;
	struct notes_out_options options;
};

static void scene_init(struct scene *s)
{
	*s = (struct scene) { .meeting = a_meeting() };
	s->coming[0] = (struct notes_coming) { .title = "Heldag",
		.starts = at("2026-04-21"),
		.ends = at("2026-04-22"),
		.mode = MODE_REMOTE,
		.proposed = true };
	s->coming[1] = (struct notes_coming) { .group = "Väst",
		.title = "Beredning",
		.starts = at("2026-05-05T09:00"),
		.ends = at("2026-05-05T11:45") };
	s->sheet = (struct notes_sheet) {
		.language = "sv",
		.association = "",
		.meeting = &s->meeting,
		.groups = &west,
		.n_groups = 1,
		.items = items,
		.n_items = ARRAY_LEN(items),
		.notes = notes,
		.n_notes = ARRAY_LEN(notes),
		.roll = roll,
		.n_roll = ARRAY_LEN(roll),
		.coming = s->coming,
		.n_coming = ARRAY_LEN(s->coming),
	};
}

/* The caller frees. */
static char *written(
	const struct scene *s, void (*write)(const struct notes_document *d, struct buf *out))
{
	struct notes_document d;
	struct buf b = { 0 };

	notes_out_notes(&s->sheet, &s->options, &d);
	write(&d, &b);
	notes_document_release(&d);
	return buf_take(&b);
}

static bool says(const struct scene *s, const char *what)
{
	char *text = written(s, notes_document_txt);
	bool found = strstr(text, what) != NULL;

	free(text);
	return found;
}

/* ---- The forms ------------------------------------------------------------------------------ */

static void test_txt(void **state)
{
	struct scene s;
	char *text;

	(void)state;
	scene_init(&s);
	s.options.registers = true;
	text = written(&s, notes_document_txt);
	golden_check("notes-out-txt", text);
	free(text);
}

static void test_markdown(void **state)
{
	struct scene s;
	char *text;

	(void)state;
	scene_init(&s);
	s.options.registers = true;
	text = written(&s, notes_document_md);
	golden_check("notes-out-md", text);
	free(text);
}

static void test_html(void **state)
{
	struct scene s;
	char *text;

	(void)state;
	scene_init(&s);
	s.options.registers = true;
	text = written(&s, notes_document_html);
	golden_check("notes-out-html", text);
	assert_null(strstr(text, "<nya>"));
	assert_null(strstr(text, "<b>"));
	assert_null(strstr(text, "<script"));
	free(text);
}

static void test_agenda(void **state)
{
	struct scene s;
	struct notes_document d;
	struct buf b = { 0 };

	(void)state;
	scene_init(&s);
	s.meeting.status = STATUS_CALLED;
	notes_out_agenda(&s.sheet, &s.options, &d);
	notes_document_txt(&d, &b);
	golden_check("notes-out-agenda", buf_str(&b));
	notes_document_release(&d);
	s.options.public = true;
	notes_out_agenda(&s.sheet, &s.options, &d);
	buf_cut(&b, 0);
	notes_document_txt(&d, &b);
	assert_null(strstr(buf_str(&b), "https://"));
	notes_document_release(&d);
	buf_release(&b);
}

static void test_the_organisations_language(void **state)
{
	struct scene s;

	(void)state;
	scene_init(&s);
	s.sheet.language = "en";
	assert_true(says(&s, "Meeting notes – Beredning Väst\n"));
	assert_true(says(&s, "Date: Tuesday 10 March 2026\nTime: 9:00–12:00\n"));
	assert_true(says(&s, "Absent: Henrik Olofsson (Försäkringskassan)\n"));
	assert_true(says(&s, "This item was not raised at the meeting.\n"));
}

/* ---- Who may read what ---------------------------------------------------------------------- */

static void test_private_lines(void **state)
{
	struct scene s;

	(void)state;
	scene_init(&s);
	assert_false(says(&s, "hemligt"));
	s.options.private = true;
	assert_true(says(&s, "Privat: hemligt ord\n"));
	s.options.public = true;
	assert_false(says(&s, "hemligt"));
}

static void test_nameless(void **state)
{
	struct scene s;

	(void)state;
	scene_init(&s);
	s.options.nameless = true;
	assert_true(says(&s, "En deltagare: 1. först"));
	assert_false(says(&s, "Eva: "));
	assert_true(says(&s, "FK: vi instämmer\n"));
}

static void test_unmarked_people_are_nowhere(void **state)
{
	struct scene s;

	(void)state;
	scene_init(&s);
	assert_false(says(&s, "Omarkerad"));
	s.sheet.roll = &roll[5];
	s.sheet.n_roll = 1;
	assert_false(says(&s, "Närvarande"));
	assert_false(says(&s, "Frånvarande"));
}

/* How the meeting itself says it, in whatever language the document is. */
static void test_where_those_on_site_were(void **state)
{
	int64_t without;
	struct scene s;

	(void)state;
	scene_init(&s);
	assert_true(says(&s, "Närvarande på plats"));
	without = notes_says_roll(&s.meeting, roll, ARRAY_LEN(roll));
	s.meeting.onsite_label = S("i Ekby");
	assert_true(says(&s, "Närvarande i Ekby"));
	assert_true(says(&s, "Närvarande digitalt"));
	assert_false(says(&s, "på plats"));
	assert_true(notes_says_roll(&s.meeting, roll, ARRAY_LEN(roll)) != without);
}

static void test_away_in_between(void **state)
{
	struct roll_row away = roll[0];
	struct scene s;

	(void)state;
	scene_init(&s);
	away.a.left = S("10:00");
	away.a.came = S("10:20");
	s.sheet.roll = &away;
	s.sheet.n_roll = 1;
	assert_true(says(&s, "Karin Alm (Ekby kommun, till kl. 10:00, från kl. 10:20)"));
}

/* ---- Written lines -------------------------------------------------------------------------- */

static void test_written_lines_stand_while_true(void **state)
{
	struct scene s;
	struct written_line lines[] = {
		{ .id = 1, .position = 1, .part = WRITTEN_TITLE, .text = S("Anteckningar i mars") },
		{ .id = 2, .position = 2, .part = WRITTEN_FIELD, .text = S("Dag: 10/3") },
		{ .id = 3,
			.item_id = 1,
			.position = 1,
			.part = WRITTEN_ROLL,
			.text = S("Borta i dag (förkyld): Henrik") },
		{ .id = 4, .item_id = 2, .part = WRITTEN_ITEM, .text = S("§ 2 Ansökningar") },
	};

	(void)state;
	scene_init(&s);
	lines[0].says = lines[1].says = notes_says_head(&s.meeting);
	lines[2].says = notes_says_roll(&s.meeting, roll, ARRAY_LEN(roll));
	lines[3].says = notes_says_item(&items[1]);
	s.sheet.written = lines;
	s.sheet.n_written = ARRAY_LEN(lines);
	assert_true(says(&s,
		"Anteckningar i mars\n\nDag: 10/3\n\n1. Välkommen\n\n"
		"Borta i dag (förkyld): Henrik\n\nJohan hälsar välkommen.\n\n"
		"§ 2 Ansökningar\n\nFöredragande: Eva Brandt\n"));
	assert_false(says(&s, "Närvarande"));
	/* What came without lines stays without. */
	assert_false(says(&s, "togs inte upp"));
	assert_false(says(&s, "Heldag"));

	/* Beside the names of the absent nothing is public. */
	s.options.public = true;
	assert_false(says(&s, "förkyld"));
	assert_true(says(&s,
		"1. Välkommen\n\nNärvarande på plats: Ida Wik (ersätter Henrik "
		"Olofsson), Karin Alm (Ekby kommun)\n"));
	s.options.public = false;

	/* Another place, another roll, another title: written anew, where they stood. */
	s.meeting.place = S("Kansliet");
	assert_true(
		says(&s, "Minnesanteckningar – Beredning Väst\n\nDatum: tisdag 10 mars 2026\n"));
	assert_false(says(&s, "10/3"));
	s.sheet.n_roll = 3;
	assert_true(says(&s, "1. Välkommen\n\nNärvarande på plats: Karin Alm (Ekby kommun)\n"));
	lines[3].says++;
	assert_true(says(&s, "2. Ansökningar <nya> & gamla\n"));
}

static void test_promises_in_imported_lines_are_said_once(void **state)
{
	static const struct note imported[] = {
		{ .item_id = 1, .position = 1, .text = S("Eva skickar listan och Bo ringer.") },
		{ .item_id = 1,
			.position = 2,
			.kind = NOTE_ACTION,
			.text = S("skickar listan"),
			.who = S("Eva") },
		{ .item_id = 1,
			.position = 3,
			.kind = NOTE_ACTION,
			.text = S("ringer"),
			.who = S("Bo") },
		{ .item_id = 1,
			.position = 4,
			.kind = NOTE_ACTION,
			.text = S("Ida kallar."),
			.who = S("Ida") },
	};
	struct scene s;

	(void)state;
	scene_init(&s);
	s.sheet.notes = imported;
	s.sheet.n_notes = ARRAY_LEN(imported);
	assert_true(says(&s, "Eva skickar listan och Bo ringer.\n\nIda kallar.\n\n2. "));
}

/* ---- Bytes ---------------------------------------------------------------------------------- */

static void test_nothing_but_text_gets_out(void **state)
{
	static const struct note bad = { .item_id = 1,
		.text = S("a\x1b[31mb\xe2\x80\xae"
			  "c\xff"
			  "A\xcc\x8a") };
	struct scene s;
	char *html;

	(void)state;
	scene_init(&s);
	s.sheet.notes = &bad;
	s.sheet.n_notes = 1;
	html = written(&s, notes_document_html);
	assert_null(strchr(html, '\x1b'));
	assert_null(strstr(html, "\xe2\x80\xae"));
	assert_non_null(strstr(html, "Å</p>"));
	free(html);
}

static void test_same_values_same_bytes(void **state)
{
	struct scene s;
	char *a, *b;

	(void)state;
	scene_init(&s);
	a = written(&s, notes_document_html);
	b = written(&s, notes_document_html);
	assert_string_equal(a, b);
	free(a);
	free(b);
}

static void test_an_empty_meeting(void **state)
{
	struct meeting m = { .title = S("Planering") };
	struct notes_sheet sheet = { .language = "sv", .association = "", .meeting = &m };
	struct notes_out_options o = { .registers = true };
	struct notes_document d;
	struct buf b = { 0 };

	(void)state;
	notes_out_notes(&sheet, &o, &d);
	notes_document_txt(&d, &b);
	assert_string_equal(buf_str(&b), "Minnesanteckningar – Planering\n");
	notes_document_release(&d);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_txt),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_agenda),
		cmocka_unit_test(test_the_organisations_language),
		cmocka_unit_test(test_private_lines),
		cmocka_unit_test(test_nameless),
		cmocka_unit_test(test_unmarked_people_are_nowhere),
		cmocka_unit_test(test_where_those_on_site_were),
		cmocka_unit_test(test_away_in_between),
		cmocka_unit_test(test_written_lines_stand_while_true),
		cmocka_unit_test(test_promises_in_imported_lines_are_said_once),
		cmocka_unit_test(test_nothing_but_text_gets_out),
		cmocka_unit_test(test_same_values_same_bytes),
		cmocka_unit_test(test_an_empty_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
