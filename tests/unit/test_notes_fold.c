/* What is folded comes out as it went in, with or without the source to lean on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "formats/notes_fold.h"

#include "cmocka.h"

static void same_text(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a)
		assert_string_equal(a, b);
}

static void same_people(const struct notes_person *a, const struct notes_person *b)
{
	same_text(a->name, b->name);
	same_text(a->organisation, b->organisation);
	same_text(a->role, b->role);
	same_text(a->nickname, b->nickname);
	same_text(a->part, b->part);
	same_text(a->stands_in_for, b->stands_in_for);
	same_text(a->guess, b->guess);
	assert_int_equal(a->status, b->status);
	assert_int_equal(a->left, b->left);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->given_only, b->given_only);
}

static void same_next(const struct notes_next *a, const struct notes_next *b)
{
	same_text(a->group, b->group);
	same_text(a->title, b->title);
	same_text(a->place, b->place);
	same_text(a->date_text, b->date_text);
	same_text(a->guess, b->guess);
	assert_int_equal(a->day, b->day);
	assert_int_equal(a->end_day, b->end_day);
	assert_int_equal(a->month * 100 + a->mday, b->month * 100 + b->mday);
	assert_int_equal(a->end_month * 100 + a->end_mday, b->end_month * 100 + b->end_mday);
	assert_int_equal(a->start, b->start);
	assert_int_equal(a->end, b->end);
	assert_int_equal(a->remote, b->remote);
	assert_int_equal(a->cancelled, b->cancelled);
	assert_int_equal(a->line, b->line);
}

static void same_lines(const struct notes_doc *a, const struct notes_doc *b)
{
	assert_int_equal(a->line_count, b->line_count);
	for (size_t i = 0; i < a->line_count; i++) {
		assert_int_equal(a->lines[i].number, b->lines[i].number);
		assert_int_equal(a->lines[i].kind, b->lines[i].kind);
		assert_int_equal(a->lines[i].note, b->lines[i].note);
		assert_int_equal(a->lines[i].item, b->lines[i].item);
		same_text(a->lines[i].text, b->lines[i].text);
		same_text(a->lines[i].speaker, b->lines[i].speaker);
	}
	assert_int_equal(a->finding_count, b->finding_count);
	for (size_t i = 0; i < a->finding_count; i++) {
		assert_int_equal(a->findings[i].line, b->findings[i].line);
		assert_int_equal(a->findings[i].what, b->findings[i].what);
		assert_int_equal(a->findings[i].certainty, b->findings[i].certainty);
		assert_int_equal(a->findings[i].index, b->findings[i].index);
		same_text(a->findings[i].why, b->findings[i].why);
	}
}

static void same_agenda(const struct notes_doc *a, const struct notes_doc *b)
{
	assert_int_equal(a->item_count, b->item_count);
	for (size_t i = 0; i < a->item_count; i++) {
		same_text(a->items[i].number, b->items[i].number);
		same_text(a->items[i].title, b->items[i].title);
		same_text(a->items[i].presenter, b->items[i].presenter);
		same_text(a->items[i].guess, b->items[i].guess);
		assert_int_equal(a->items[i].parent, b->items[i].parent);
		assert_int_equal(a->items[i].line, b->items[i].line);
	}
	assert_int_equal(a->decision_count, b->decision_count);
	for (size_t i = 0; i < a->decision_count; i++) {
		same_text(a->decisions[i].text, b->decisions[i].text);
		same_text(a->decisions[i].guess, b->decisions[i].guess);
		assert_int_equal(a->decisions[i].item, b->decisions[i].item);
		assert_int_equal(a->decisions[i].kind, b->decisions[i].kind);
		assert_int_equal(a->decisions[i].line, b->decisions[i].line);
	}
	assert_int_equal(a->action_count, b->action_count);
	for (size_t i = 0; i < a->action_count; i++) {
		same_text(a->actions[i].who, b->actions[i].who);
		same_text(a->actions[i].what, b->actions[i].what);
		same_text(a->actions[i].due, b->actions[i].due);
		same_text(a->actions[i].guess, b->actions[i].guess);
		assert_int_equal(a->actions[i].item, b->actions[i].item);
		assert_int_equal(a->actions[i].line, b->actions[i].line);
	}
}

static void same_remarks(const struct notes_doc *a, const struct notes_doc *b)
{
	assert_int_equal(a->hint_count, b->hint_count);
	for (size_t i = 0; i < a->hint_count; i++) {
		assert_int_equal(a->hints[i].day, b->hints[i].day);
		assert_int_equal(a->hints[i].year, b->hints[i].year);
		assert_int_equal(a->hints[i].line, b->hints[i].line);
		same_text(a->hints[i].text, b->hints[i].text);
	}
	assert_int_equal(a->warning_count, b->warning_count);
	for (size_t i = 0; i < a->warning_count; i++) {
		assert_int_equal(a->warnings[i].kind, b->warnings[i].kind);
		assert_int_equal(a->warnings[i].line, b->warnings[i].line);
		same_text(a->warnings[i].text, b->warnings[i].text);
	}
	assert_int_equal(a->adjuster_count, b->adjuster_count);
	for (size_t i = 0; i < a->adjuster_count; i++)
		same_text(a->adjusters[i], b->adjusters[i]);
}

static void same_head(const struct notes_doc *a, const struct notes_doc *b)
{
	same_text(a->type, b->type);
	same_text(a->title, b->title);
	same_text(a->body, b->body);
	same_text(a->place, b->place);
	same_text(a->note_taker, b->note_taker);
	same_text(a->chair, b->chair);
	same_text(a->onsite_label, b->onsite_label);
	assert_int_equal(a->day, b->day);
	assert_int_equal(a->end_day, b->end_day);
	assert_int_equal(a->notice_day, b->notice_day);
	assert_int_equal(a->start, b->start);
	assert_int_equal(a->end, b->end);
	assert_int_equal(a->numbered, b->numbered);
}

static void comes_back(const struct notes_doc *d, const char *source)
{
	void *folded = notes_fold(d, source);
	struct notes_doc back;

	notes_unfold(folded, source, &back);
	same_head(d, &back);
	same_lines(d, &back);
	assert_int_equal(d->person_count, back.person_count);
	for (size_t i = 0; i < d->person_count; i++)
		same_people(&d->people[i], &back.people[i]);
	same_agenda(d, &back);
	assert_int_equal(d->next_count, back.next_count);
	for (size_t i = 0; i < d->next_count; i++)
		same_next(&d->next[i], &back.next[i]);
	same_remarks(d, &back);
	notes_doc_release(&back);
	free(folded);
}

static struct notes_person people[] = {
	{ "Karin Alm", "Ekby", NOTES_REMOTE, "ordförande", "Kajan", "§ 2–4", "Bo Ek", 615, 2, true,
		"en gissning" },
	{ "Eva Brandt", "Ekby", NOTES_EXCUSED, NULL, NULL, "", NULL, MINUTE_NONE, 3, false, NULL },
};
static struct notes_item items[] = { { "1a", "Val", "Karin", -1, 4, "oklart" },
	{ NULL, "Val av två", NULL, 0, 400, NULL } };
static struct notes_decision decisions[] = { { 1, "Att välja", NOTE_AGREEMENT, 5, "kanske" } };
static struct notes_action actions[] = { { 0, "Karin", "ringer", "i maj", 5, "kanske" } };
static struct notes_next next[] = { { "Norra", "Lunch", "Ekby", "12–13 maj", 20000, 20001, 5, 12, 5,
	13, 600, 720, true, true, 6, "utan år" } };
static struct notes_line lines[] = { { 1, NOTES_LINE_TITLE, NOTE_TEXT, -1, "Möte", NULL },
	{ 2, NOTES_LINE_NOTE, NOTE_REMARK, 1, "ringer i maj", "Karin" },
	{ 3, NOTES_LINE_BLANK, NOTE_TEXT, -1, "", NULL } };
static struct notes_hint hints[] = { { DAY_NONE, 2021, "förra året", 7 } };
static struct notes_warning warnings[] = { { NOTES_WARN_TWICE, 2, "två gånger" } };
static struct notes_finding findings[] = { { 1, NOTES_WHAT_TITLE, NOTES_FOUND, -1, "" },
	{ 2, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT, 0, "varför" } };
static const char *adjusters[] = { "Bo Ek", "Bo Ek", NULL };

static void test_every_field(void **state)
{
	struct notes_doc d = { .type = "protokoll",
		.title = "Möte",
		.body = "Beredningen",
		.place = "Ekby",
		.note_taker = "Karin Alm",
		.chair = "Bo Ek",
		.onsite_label = "i Ekby",
		.day = 19000,
		.end_day = 19001,
		.notice_day = DAY_NONE,
		.start = 540,
		.end = MINUTE_NONE,
		.adjusters = adjusters,
		.adjuster_count = 3,
		.people = people,
		.person_count = 2,
		.items = items,
		.item_count = 2,
		.numbered = true,
		.decisions = decisions,
		.decision_count = 1,
		.actions = actions,
		.action_count = 1,
		.next = next,
		.next_count = 1,
		.lines = lines,
		.line_count = 3,
		.hints = hints,
		.hint_count = 1,
		.warnings = warnings,
		.warning_count = 1,
		.findings = findings,
		.finding_count = 2 };

	(void)state;
	comes_back(&d, "Möte\nKarin: ringer i maj\n\n1a. Val (Karin)\n");
	comes_back(&d, "");
	comes_back(&d, "något annat\nsom är kortare");
}

static void test_nothing(void **state)
{
	const struct notes_doc d = { .type = "unknown", .day = DAY_NONE };

	(void)state;
	comes_back(&d, "");
}

static char *as_json(const struct notes_doc *d)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	notes_doc_json(d, &j);
	return buf_take(&out);
}

/* What was read is gone when it is unfolded. */
static void test_a_text(void **state)
{
	static const char text[] =
		"Minnesanteckningar Beredningsgrupp Norra\r\nDag: 10 mars 2020\nTid: 9:00–12:00\n"
		"Plats: Ekby\n\nNärvarande:\nKarin Alm, Ekby\nEva Brandt, Lillköping, från § 2\n"
		"Frånvarande: Bo Ek\n\n1. Välkommen\nKarin: vi börjar.\nBeslut: att fortsätta\n\n"
		"2. Nästa möte\nNästa möte är den 12 maj kl. 9–12 i Ekby.\nKarin bokar lokal.\n";
	struct notes_doc d, back;
	struct err e = { 0 };
	char *was, *is;
	void *folded;

	(void)state;
	assert_true(notes_parse(text, NULL, &d, &e));
	comes_back(&d, text);
	was = as_json(&d);
	folded = notes_fold(&d, text);
	notes_doc_release(&d);
	notes_unfold(folded, text, &back);
	free(folded);
	is = as_json(&back);
	notes_doc_release(&back);
	assert_string_equal(was, is);
	free(was);
	free(is);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_a_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
