/* Filed lines: numbers of the year, done, kinds, order, and the text that is edited whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/composing.h"
#include "services/lines_replace.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t file(struct world *w, int64_t meeting_id, int64_t item_id, const char *line)
{
	struct composing composing = { 0 };
	struct compose_with with;
	struct composed c;
	struct note n = { 0 };
	int64_t id;

	world_ok(w, composing_load(&w->se, meeting_id, &composing, &w->e));
	with = composing_with(&composing, &w->se);
	compose_parse(line, &with, &c);
	note_put(&n, &c);
	world_ok(w, note_file(&w->se, meeting_id, item_id, &n, NULL, &w->e));
	id = n.id;
	composed_release(&c);
	note_release(&n);
	composing_release(&composing);
	return id;
}

static struct note load(struct world *w, int64_t id)
{
	struct note n = { 0 };

	world_ok(w, store_note_load(w->se.store, id, &n, &w->e));
	return n;
}

/* The lines of an item as the composer writes them, one after the other. */
static char *text_of(struct world *w, int64_t meeting_id, int64_t item_id)
{
	struct compose_with with = { NULL, 0, DAY_NONE, DAY_NONE };
	struct lines_out o = { 0 };
	char *text;

	world_ok(w, lines_out(&w->se, meeting_id, item_id, &with, &o, &w->e));
	text = xstrdup(o.text);
	lines_out_release(&o);
	return text;
}

static void is_text(struct world *w, int64_t meeting_id, int64_t item_id, const char *wanted)
{
	char *text = text_of(w, meeting_id, item_id);

	assert_string_equal(text, wanted);
	free(text);
}

static int64_t year_number(struct world *w, int64_t id)
{
	struct note n = load(w, id);
	int64_t number = n.year_number;

	note_release(&n);
	return number;
}

static void test_decisions_are_numbered_over_the_year(void **state)
{
	struct world *w = *state;
	int64_t a[4], b[4], c[4];
	int64_t march = world_meeting(w, "2026-03-10T09:00", a);
	int64_t may = world_meeting(w, "2026-05-05T09:00", b);
	int64_t next_year = world_meeting(w, "2027-01-12T09:00", c);
	int64_t first = file(w, may, b[0], "! Ett");
	int64_t second = file(w, march, a[1], "! Två");
	int64_t text = file(w, march, a[1], "Tre");
	struct note n;

	assert_int_equal(year_number(w, first), 1);
	assert_int_equal(year_number(w, second), 2);
	assert_int_equal(year_number(w, file(w, next_year, c[0], "! Nytt år")), 1);
	assert_int_equal(year_number(w, text), 0);
	/* One that becomes a decision gets the next number; one that is none any longer has none. */
	n = load(w, text);
	n.kind = NOTE_DECISION;
	world_before(w);
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	world_undoable(w, "Line changed: Decision: Tre");
	assert_int_equal(year_number(w, text), 3);
	note_release(&n);
	n = load(w, text);
	n.kind = NOTE_TEXT;
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	assert_int_equal(n.number, 0);
	note_release(&n);
	assert_int_equal(year_number(w, text), 0);
	assert_int_equal(year_number(w, file(w, march, a[0], "! Fyra")), 3);
}

static void test_done(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	int64_t action = file(w, id, items[0], "> Boka lokal – Karin – fre");
	int64_t text = file(w, id, items[0], "Bara text");
	struct note n;

	world_before(w);
	world_ok(w, note_set_done(&w->se, action, true, &w->e));
	world_undoable(w, "Done: Boka lokal");
	n = load(w, action);
	assert_int_equal(n.state, ACTION_DONE);
	assert_int_equal(n.closed_at, WORLD_NOW);
	/* Text has no state. */
	n.kind = NOTE_TEXT;
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	assert_int_equal(n.state, ACTION_OPEN);
	assert_int_equal(n.closed_at, 0);
	note_release(&n);
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	world_before(w);
	world_ok(w, note_set_done(&w->se, action, true, &w->e));
	world_unchanged(w);
	world_ok(w, note_set_done(&w->se, action, false, &w->e));
	world_undoable(w, "Open again: Boka lokal");
	n = load(w, action);
	assert_int_equal(n.closed_at, 0);
	note_release(&n);
	world_refused(w, note_set_done(&w->se, text, true, &w->e), ERR_INVALID, "to be done");
}

static void turn(struct world *w, int64_t meeting_id, int64_t id, enum note_kind kind)
{
	struct composing composing = { 0 };
	struct compose_with with;

	world_ok(w, composing_load(&w->se, meeting_id, &composing, &w->e));
	with = composing_with(&composing, &w->se);
	world_ok(w, note_set_kind(&w->se, id, kind, &with, &w->e));
	composing_release(&composing);
}

/* No word is lost on the way from one kind to the next. */
static void test_kinds(void **state)
{
	struct world *w = *state;
	int64_t items[4], meeting = world_meeting(w, "2026-03-10T09:00", items);
	int64_t id = file(w, meeting, items[0], "Karin: jag bokar lokal till fredag");
	struct compose_with nobody = { NULL, 0, DAY_NONE, DAY_NONE };
	struct note n;

	world_before(w);
	turn(w, meeting, id, NOTE_ACTION);
	world_undoable(w, "Line changed: To do: jag bokar lokal");
	n = load(w, id);
	assert_string_equal(n.who, "Karin");
	assert_string_equal(n.text, "jag bokar lokal");
	assert_string_equal(n.due_text, "till fredag");
	assert_string_equal(n.due_to, "2026-03-13");
	assert_int_equal(n.number, 1);
	note_release(&n);
	turn(w, meeting, id, NOTE_DECISION);
	is_text(w, meeting, items[0], "! jag bokar lokal – Karin – till fredag\n");
	turn(w, meeting, id, NOTE_ACTION);
	is_text(w, meeting, items[0], "> jag bokar lokal – Karin – till fredag\n");
	for (int kind = NOTE_TEXT; kind <= NOTE_PRIVATE; kind++)
		if (kind != NOTE_REMARK)
			turn(w, meeting, id, (enum note_kind)kind);
	is_text(w, meeting, items[0], "# jag bokar lokal – Karin – till fredag\n");
	world_refused(w, note_set_kind(&w->se, id, NOTE_REMARK, &nobody, &w->e), ERR_INVALID,
		"Nobody says");
}

static void test_order(void **state)
{
	struct world *w = *state;
	int64_t items[4], other[4], meeting = world_meeting(w, "2026-03-10T09:00", items);
	int64_t one, two, three;

	world_meeting(w, "2026-05-05T09:00", other);
	one = file(w, meeting, items[0], "ett");
	two = file(w, meeting, items[0], "två");
	three = file(w, meeting, items[0], "tre");
	world_before(w);
	world_ok(w, note_shift(&w->se, three, -1, &w->e));
	world_undoable(w, "Line moved: Note: tre");
	is_text(w, meeting, items[0], "ett\ntre\ntvå\n");
	world_ok(w, note_shift(&w->se, one, 1, &w->e));
	is_text(w, meeting, items[0], "tre\nett\ntvå\n");
	world_refused(w, note_shift(&w->se, three, -1, &w->e), ERR_INVALID, "first one already");
	world_refused(w, note_shift(&w->se, two, 1, &w->e), ERR_INVALID, "last one already");
	file(w, meeting, items[1], "där");
	world_before(w);
	world_ok(w, note_move(&w->se, one, items[1], &w->e));
	world_undoable(w, "Line moved: Note: ett");
	is_text(w, meeting, items[1], "där\nett\n");
	world_ok(w, note_move(&w->se, one, 0, &w->e));
	is_text(w, meeting, 0, "ett\n");
	world_refused(w, note_move(&w->se, one, other[0], &w->e), ERR_INVALID, "another meeting");
}

/* ---- The whole text -------------------------------------------------------------------------------- */

struct whole {
	struct composing composing;
	struct compose_with with;
	struct lines_out out;
	struct lines_did did;
	int64_t meeting, items[4], ids[4];
};

static const char before[] = "ett\n! två\n> Boka lokal – Karin – fre 13/3\nElin: fyra\n";

static void whole_open(struct world *w, struct whole *x)
{
	static const char *const lines[] = { "ett", "! två", "> Boka lokal – Karin – fre 13/3",
		"Elin: fyra" };

	*x = (struct whole) { .meeting = 0 };
	x->meeting = world_meeting(w, "2026-03-10T09:00", x->items);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		x->ids[i] = file(w, x->meeting, x->items[0], lines[i]);
	world_ok(w, composing_load(&w->se, x->meeting, &x->composing, &w->e));
	x->with = composing_with(&x->composing, &w->se);
	world_ok(w, lines_out(&w->se, x->meeting, x->items[0], &x->with, &x->out, &w->e));
	assert_string_equal(x->out.text, before);
}

static void whole_close(struct whole *x)
{
	composing_release(&x->composing);
	lines_out_release(&x->out);
}

static bool replace(struct world *w, struct whole *x, const char *text)
{
	return lines_replace(
		&w->se, x->meeting, x->items[0], &x->out, text, &x->with, NULL, &x->did, &w->e);
}

static void test_whole_text_keeps_identities(void **state)
{
	struct world *w = *state;
	struct whole x;
	struct note n;

	whole_open(w, &x);
	world_ok(w, note_set_done(&w->se, x.ids[2], true, &w->e));
	w->clock.at += 3600;
	world_before(w);
	world_ok(w,
		replace(w, &x,
			"ny först\nett\n! två\n  med en rad\n> Boka lokal i Ekby – Karin – fre 13/3\n"));
	world_undoable(w, "Text edited: 2 changed, 1 new, 1 removed");
	assert_int_equal(x.did.changed, 2);
	assert_int_equal(x.did.added, 1);
	assert_int_equal(x.did.removed, 1);
	assert_int_equal(x.did.doubled, 0);
	is_text(w, x.meeting, x.items[0],
		"ny först\nett\n! två\n  med en rad\n> Boka lokal i Ekby – Karin – fre 13/3\n");
	n = load(w, x.ids[0]);
	assert_int_equal(n.filed_at, WORLD_NOW);
	note_release(&n);
	n = load(w, x.ids[1]);
	assert_string_equal(n.text, "två\nmed en rad");
	assert_int_equal(n.year_number, 1);
	note_release(&n);
	n = load(w, x.ids[2]);
	assert_string_equal(n.text, "Boka lokal i Ekby");
	assert_int_equal(n.state, ACTION_DONE);
	assert_int_equal(n.filed_at, WORLD_NOW);
	assert_string_equal(n.due_from, "2026-03-13");
	note_release(&n);
	whole_close(&x);
}

static void test_whole_text_unchanged(void **state)
{
	struct world *w = *state;
	struct whole x;

	whole_open(w, &x);
	world_before(w);
	world_ok(w,
		replace(w, &x, "\nett  \n\n! två\n> Boka lokal – Karin – fre 13/3\n\nElin: fyra"));
	world_unchanged(w);
	world_refused(w, replace(w, &x, " \n"), ERR_INVALID, "empty");
	world_refused(w, replace(w, &x, "ett\n!\n"), ERR_INVALID, "says nothing");
	world_unchanged(w);
	whole_close(&x);
}

static void test_whole_text_reorders(void **state)
{
	struct world *w = *state;
	struct whole x;
	struct note n;

	whole_open(w, &x);
	world_ok(w, replace(w, &x, "Elin: fyra\nett\n! två\n> Boka lokal – Karin – fre 13/3\n"));
	assert_int_equal(x.did.changed + x.did.added + x.did.removed, 0);
	is_text(w, x.meeting, x.items[0],
		"Elin: fyra\nett\n! två\n> Boka lokal – Karin – fre 13/3\n");
	n = load(w, x.ids[3]);
	assert_string_equal(n.text, "fyra");
	note_release(&n);
	whole_close(&x);
}

/* While the text was away somebody filed a line, changed one and removed one. */
static void test_whole_text_and_others(void **state)
{
	struct world *w = *state;
	struct whole x;
	struct note n;

	whole_open(w, &x);
	file(w, x.meeting, x.items[0], "från någon annan");
	n = load(w, x.ids[0]);
	xreplace(&n.text, "ett, som hon ville");
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	note_release(&n);
	world_ok(w, note_delete(&w->se, x.ids[3], &w->e));
	world_ok(w,
		replace(w, &x,
			"ett, som jag ville\n! två\n> Boka lokal – Karin – fre 13/3\nElin: fyra\n"));
	assert_int_equal(x.did.doubled, 1);
	is_text(w, x.meeting, x.items[0],
		"ett, som hon ville\nett, som jag ville\n! två\n> Boka lokal – Karin – fre 13/3\n"
		"från någon annan\n");
	whole_close(&x);
}

static void test_draft_of_the_whole_text(void **state)
{
	struct world *w = *state;
	struct whole x;
	struct buf kept = { 0 };
	struct lines_out back = { 0 };
	const char *draft = NULL;

	whole_open(w, &x);
	lines_out_write(&x.out, "12 nya ord\n3", &kept);
	assert_true(lines_out_read(buf_str(&kept), &back, &draft));
	assert_string_equal(draft, "12 nya ord\n3");
	assert_string_equal(back.text, x.out.text);
	assert_int_equal(back.n, 4);
	assert_int_equal(back.v[3].id, x.ids[3]);
	assert_false(lines_out_read("9\n1 1 1\n", &back, &draft));
	assert_false(lines_out_read("", &back, &draft));
	assert_false(lines_out_read("1\n1 1 99999\nkort", &back, &draft));
	lines_out_release(&back);
	buf_release(&kept);
	whole_close(&x);
}

/* ---- Who is meant ---------------------------------------------------------------------------------- */

static void test_composing(void **state)
{
	struct world *w = *state;
	int64_t items[4], meeting = world_meeting(w, "2026-03-10T09:00", items);
	struct composing c = { 0 };
	struct compose_with with;
	struct composed line;
	size_t hits[64];
	char *name = NULL;

	world_meeting(w, "2026-05-05T09:00", NULL);
	world_ok(w, composing_load(&w->se, meeting, &c, &w->e));
	with = composing_with(&c, &w->se);
	compose_parse("> läs underlaget – karin – till nästa möte", &with, &line);
	assert_int_equal(composing_settle(&c, &line, hits, &name), 0);
	assert_string_equal(line.who, "Karin");
	assert_int_equal(line.due_from, c.next_meeting);
	assert_int_equal(day_month(line.due_to), 5);
	composed_release(&line);
	/* Bo Ågren is no member, but in the register; parties speak too. */
	compose_parse("Bo: hej", &with, &line);
	assert_int_equal(composing_settle(&c, &line, hits, &name), 0);
	assert_string_equal(line.speaker, "Bo");
	composed_release(&line);
	compose_parse("fk: hej", &with, &line);
	assert_int_equal(line.kind, NOTE_REMARK);
	composed_release(&line);
	composing_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_decisions_are_numbered_over_the_year),
		IN_WORLD(test_done),
		IN_WORLD(test_kinds),
		IN_WORLD(test_order),
		IN_WORLD(test_whole_text_keeps_identities),
		IN_WORLD(test_whole_text_unchanged),
		IN_WORLD(test_whole_text_reorders),
		IN_WORLD(test_whole_text_and_others),
		IN_WORLD(test_draft_of_the_whole_text),
		IN_WORLD(test_composing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
