/* Thousands of use cases in an order nobody thought of: whatever was done or refused, the data stay
 * sound, and undoing all of it gives back the beginning. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/attachments.h"
#include "services/candidates.h"
#include "services/carry.h"
#include "services/checkin.h"
#include "services/checks.h"
#include "services/copy.h"
#include "services/documents.h"
#include "services/house.h"
#include "services/lines_replace.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/plan.h"
#include "services/polls.h"
#include "services/represented.h"
#include "services/rollcall.h"
#include "services/rounds.h"
#include "services/templates.h"
#include "services/year_rules.h"

#include "cmocka.h"
#include "tests/support/world.h"

enum { CALLS = 2000 };

/* Chance, and the highest id met so far in each table. */
struct dice {
	uint64_t state;
	int64_t meetings, items, notes, people, groups, parties, memberships, polls, options, dates;
};

static int64_t roll(struct dice *d, int64_t sides)
{
	d->state = d->state * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((d->state >> 33) % (uint64_t)sides);
}

/* Mostly one of the newest ids; now and then one that is not there. */
static int64_t any(struct dice *d, int64_t highest)
{
	int64_t back = roll(d, roll(d, 4) ? 12 : 60);

	return highest > back ? highest - back : 1 + roll(d, highest + 1);
}

static void met(int64_t *highest, int64_t id)
{
	if (id > *highest)
		*highest = id;
}

static struct moment some_time(struct dice *d)
{
	struct moment m = { 20500 + (int32_t)roll(d, 400), (int)roll(d, 96) * 15 };

	if (roll(d, 6) == 0)
		m.minute = MINUTE_NONE;
	return m;
}

/* ---- One call each; what is refused is as welcome as what is done ---- */

static void call_create(struct world *w, struct dice *d)
{
	static const char *const titles[] = { "", "Heldag", "Åkermöte" };
	struct meeting m = { .kind = (int)roll(d, 8), .status = (int)roll(d, 6) };
	const int64_t groups[] = { any(d, d->groups), any(d, d->groups) };
	char iso[MOMENT_SIZE];

	moment_iso(some_time(d), iso);
	m.starts = xstrdup(iso);
	m.title = xstrdup(titles[roll(d, 3)]);
	meeting_create(&w->se, &m, groups, (size_t)roll(d, 3), &w->e);
	met(&d->meetings, m.id);
	meeting_release(&m);
}

static void call_change(struct world *w, struct dice *d)
{
	struct meeting m = { 0 };
	const int64_t groups[] = { any(d, d->groups), any(d, d->groups) };

	if (store_meeting_load(w->se.store, any(d, d->meetings), &m, &w->e)) {
		m.status = (int)roll(d, 6);
		xreplace(&m.place, roll(d, 2) ? "Ekby" : NULL);
		meeting_change(&w->se, &m, roll(d, 2) ? groups : NULL, 2, "slump", &w->e);
	}
	meeting_release(&m);
}

static void call_hold(struct world *w, struct dice *d)
{
	int64_t id = any(d, d->meetings);

	switch (roll(d, 6)) {
	case 0:
		meeting_move(&w->se, id, some_time(d), MOMENT_NONE, NULL, &w->e);
		break;
	case 1:
		meeting_set_status(&w->se, id, (enum meeting_status)roll(d, 6), NULL, &w->e);
		break;
	case 2:
		if (roll(d, 8) == 0)
			meeting_delete(&w->se, id, &w->e);
		break;
	case 3:
		meeting_finish(&w->se, id, &w->e);
		break;
	default:
		meeting_start(&w->se, id, &w->e);
	}
}

static void call_item(struct world *w, struct dice *d)
{
	struct item it = { .title = xstrdup("Punkt") };

	switch (roll(d, 5)) {
	case 0:
		if (roll(d, 4) == 0)
			item_delete(&w->se, any(d, d->items), &w->e);
		break;
	case 1:
		item_shift(&w->se, any(d, d->items), roll(d, 2) ? 1 : -1, &w->e);
		break;
	case 2:
		if (store_item_load(w->se.store, any(d, d->items), &it, &w->e)) {
			it.minutes = roll(d, 60);
			item_change(&w->se, &it, &w->e);
		}
		break;
	default:
		item_add(&w->se, any(d, d->meetings), roll(d, 3) ? 0 : any(d, d->items),
			roll(d, 2) ? 0 : any(d, d->items), &it, &w->e);
		met(&d->items, it.id);
	}
	item_release(&it);
}

/* Of a group or of all, for every kind of entry or for one. */
static struct template_for frame_of(struct dice *d)
{
	return (struct template_for) { roll(d, 2) ? any(d, d->groups) : 0,
		roll(d, 2) ? TEMPLATE_ANY_KIND : (int)roll(d, 9) };
}

/* Templates, copies, moves, what is left over, parties and files. */
static void call_source(struct world *w, struct dice *d)
{
	struct standing_item s = { .title = xstrdup("Stående"), .kind = (int)roll(d, 7) };
	int64_t meeting = any(d, d->meetings), item = any(d, d->items);
	int64_t party = any(d, d->parties), id = 0;
	enum attachment_state state;
	size_t n;

	switch (roll(d, 10)) {
	case 0:
		item_copy(
			&w->se, item, meeting, roll(d, 2) ? ITEM_BEFORE_CLOSING : item, &id, &w->e);
		break;
	case 1:
		item_move(&w->se, item, meeting, &w->e);
		break;
	case 2:
		agenda_copy(&w->se, any(d, d->meetings), meeting, &n, &w->e);
		break;
	case 3:
		template_apply(&w->se, meeting, &n, &w->e);
		break;
	case 4:
		template_save(&w->se, meeting, frame_of(d), &w->e);
		break;
	case 5:
		carry_all(&w->se, meeting, &n, &w->e);
		break;
	case 6:
		item_set_outcome(&w->se, item, (enum outcome)roll(d, 11), &w->e);
		break;
	case 7:
		item_set_parties(&w->se, item, &party, 1, &w->e);
		break;
	case 8:
		attachment_add(&w->se, meeting, roll(d, 2) ? item : 0, "/nowhere/x.pdf", NULL,
			&state, NULL, &w->e);
		break;
	default:
		standing_add(&w->se, frame_of(d), 0, ITEM_LAST, &s, &w->e);
		if (s.id && roll(d, 2))
			standing_shift(&w->se, s.id, -1, &w->e);
	}
	met(&d->items, id);
	standing_item_release(&s);
}

static int64_t running_meeting(struct world *w)
{
	struct meeting_query q = { .statuses = 1u << STATUS_RUNNING };
	struct meeting_rows rows;
	int64_t id;

	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	id = rows.n ? rows.v[0].m.id : 1;
	pool_release(&rows.pool);
	return id;
}

static void call_walk(struct world *w, struct dice *d)
{
	int64_t at;

	switch (roll(d, 5)) {
	case 0:
		agenda_go(&w->se, any(d, d->items), &w->e);
		break;
	case 1:
		agenda_back(&w->se, running_meeting(w), &at, &w->e);
		break;
	case 2:
		agenda_pause(&w->se, running_meeting(w), roll(d, 2) != 0, &w->e);
		break;
	case 3:
		item_set_outcome(&w->se, any(d, d->items), (enum outcome)roll(d, 11), &w->e);
		break;
	default:
		agenda_next(&w->se, running_meeting(w), &at, &w->e);
	}
}

static void call_note(struct world *w, struct dice *d)
{
	struct note n = { .kind = (int)roll(d, 8), .text = xstrdup("Något sades.") };
	struct item it = { 0 };

	if (roll(d, 4) == 0) {
		note_delete(&w->se, any(d, d->notes), &w->e);
	} else if (roll(d, 4) == 0) {
		if (store_note_load(w->se.store, any(d, d->notes), &n, &w->e)) {
			n.kind = (int)roll(d, 8);
			note_change(&w->se, &n, NULL, &w->e);
		}
	} else if (store_item_load(w->se.store, any(d, d->items), &it, &w->e)) {
		note_file(&w->se, it.meeting_id, roll(d, 4) ? it.id : 0, &n, NULL, &w->e);
		met(&d->notes, n.id);
	}
	note_release(&n);
	item_release(&it);
}

/* The lines of an item as one text: something goes, something stays, something is new. */
static void call_text(struct world *w, struct dice *d, const struct item *it)
{
	struct compose_with with = { NULL, 0, DAY_NONE, DAY_NONE };
	struct lines_out out = { 0 };
	struct lines_did did;
	struct buf text = { 0 };

	world_ok(w, lines_out(&w->se, it->meeting_id, it->id, &with, &out, &w->e));
	for (const char *s = out.text; *s; s += strcspn(s, "\n") + 1) {
		if (roll(d, 4))
			buf_printf(&text, "%.*s%s\n", (int)strcspn(s, "\n"), s,
				roll(d, 3) ? "" : " Mer.");
		if (roll(d, 4) == 0)
			buf_puts(&text, "! Nytt beslut.\nElin: och en rad.\n");
	}
	lines_replace(
		&w->se, it->meeting_id, it->id, &out, buf_str(&text), &with, NULL, &did, &w->e);
	buf_release(&text);
	lines_out_release(&out);
}

static void call_line(struct world *w, struct dice *d)
{
	struct compose_with with = { NULL, 0, DAY_NONE, DAY_NONE };
	struct item it = { 0 };

	switch (roll(d, 5)) {
	case 0:
		note_shift(&w->se, any(d, d->notes), roll(d, 2) ? 1 : -1, &w->e);
		break;
	case 1:
		note_move(&w->se, any(d, d->notes), roll(d, 3) ? any(d, d->items) : 0, &w->e);
		break;
	case 2:
		note_set_done(&w->se, any(d, d->notes), roll(d, 2) != 0, &w->e);
		break;
	case 3:
		note_set_kind(&w->se, any(d, d->notes), (enum note_kind)roll(d, 8), &with, &w->e);
		break;
	default:
		if (store_item_load(w->se.store, any(d, d->items), &it, &w->e))
			call_text(w, d, &it);
	}
	item_release(&it);
}

static void call_roll(struct world *w, struct dice *d)
{
	int64_t id = any(d, d->meetings), person = any(d, d->people), guest = 0;
	const int64_t some[] = { any(d, d->people), any(d, d->people), any(d, d->people) };
	char name[24];
	int marked;

	switch (roll(d, 10)) {
	case 7:
		roll_times(&w->se, id, person, (int)roll(d, 1440), MINUTE_NONE, &w->e);
		break;
	case 8:
		roll_role(&w->se, id, person, (enum attendance_role)roll(d, 3), &w->e);
		break;
	case 9:
		roll_confirm(&w->se, id, &marked, &w->e);
		break;
	case 0:
		roll_came(&w->se, id, person, (int)roll(d, 1440), &w->e);
		break;
	case 1:
		roll_left(&w->se, id, person, roll(d, 2) ? MINUTE_NONE : 700, &w->e);
		break;
	case 2:
		roll_substitute(&w->se, id, person, roll(d, 4) ? any(d, d->people) : 0, &w->e);
		break;
	case 3:
		snprintf(name, sizeof name, "Gäst Nummer%d", (int)roll(d, 5));
		roll_guest(&w->se, id, name, 0, &guest, &w->e);
		met(&d->people, guest);
		break;
	case 4:
		roll_mark_rest(
			&w->se, id, some, 3, (enum attendance_status)roll(d, 5), &marked, &w->e);
		break;
	case 5:
		roll_expect(&w->se, id, person, (enum expected_answer)roll(d, 4), &w->e);
		break;
	default:
		roll_mark(&w->se, id, person, (enum attendance_status)roll(d, 5), &w->e);
	}
}

static void call_register(struct world *w, struct dice *d)
{
	struct person p = { .given = xstrdup("Ny"), .family = xstrdup("Person") };
	struct group g = { .name = xstrdup("Ny grupp") };
	struct party party = { .name = xstrdup("Ny part") };
	struct membership m = { .person_id = any(d, d->people), .group_id = any(d, d->groups) };

	switch (roll(d, 8)) {
	case 0:
		person_put(&w->se, &p, roll(d, 2) ? &m : NULL, &w->e);
		break;
	case 1:
		group_put(&w->se, &g, &w->e);
		break;
	case 2:
		party_put(&w->se, &party, &w->e);
		break;
	case 3:
		person_delete(&w->se, any(d, d->people), &w->e);
		break;
	case 4:
		group_delete(&w->se, any(d, d->groups), &w->e);
		break;
	case 5:
		party_delete(&w->se, any(d, d->parties), &w->e);
		break;
	case 6:
		membership_end(
			&w->se, any(d, d->memberships), roll(d, 2) ? "2026-12-31" : NULL, &w->e);
		break;
	default:
		membership_put(&w->se, &m, &w->e);
	}
	met(&d->people, p.id);
	met(&d->groups, g.id);
	met(&d->parties, party.id);
	met(&d->memberships, m.id);
	person_release(&p);
	group_release(&g);
	party_release(&party);
	membership_release(&m);
}

static void call_round(struct world *w, struct dice *d)
{
	const struct round_slot slots[] = { { any(d, d->groups), some_time(d), MOMENT_NONE },
		{ any(d, d->groups), some_time(d), MOMENT_NONE } };
	const struct round_draft draft = { .from_meeting = roll(d, 3) ? any(d, d->meetings) : 0,
		.slots = slots,
		.n_slots = 1 + (size_t)roll(d, 2) };
	struct round_rows rounds = { 0 };
	int64_t id;

	switch (roll(d, 4)) {
	case 0:
		round_leave(&w->se, any(d, d->meetings), &w->e);
		break;
	case 1:
		world_ok(w, store_rounds(w->se.store, &rounds, &w->e));
		round_join(&w->se, rounds.n ? rounds.v[0].r.id : 1, any(d, d->meetings), &w->e);
		pool_release(&rounds.pool);
		break;
	default:
		round_create(&w->se, &draft, &id, &w->e);
	}
}

/* A vote from its beginning to the sentence in the notes. */
static void call_poll(struct world *w, struct dice *d)
{
	struct poll p = {
		.title = xstrdup("Vad först?"), .dots = 1 + roll(d, 4), .most = roll(d, 3)
	};
	struct poll_option options[] = { { .text = xstrdup("Ett"), .note_id = any(d, d->notes) },
		{ .text = xstrdup("Två") }, { .text = xstrdup("Tre") } };
	int64_t poll = any(d, d->polls), option = any(d, d->options), id = 0;

	switch (roll(d, 12)) {
	case 0:
		poll_begin(&w->se, any(d, d->items), &p, options, (size_t)roll(d, 4), NULL, &w->e);
		break;
	case 1:
		poll_add_option(&w->se, poll, roll(d, 4) ? "Fyra" : "Ett", &id, &w->e);
		break;
	case 2:
		poll_reword_option(&w->se, option, roll(d, 4) ? "Fem" : " ", &w->e);
		break;
	case 3:
		poll_clear(&w->se, poll, any(d, d->people), &w->e);
		break;
	case 4:
		poll_close(&w->se, poll, &w->e);
		break;
	case 5:
		poll_reopen(&w->se, poll, &w->e);
		break;
	case 6:
		poll_merge(&w->se, option, any(d, d->options), &w->e);
		break;
	case 7:
		poll_split(&w->se, option, &w->e);
		break;
	case 8:
		if (roll(d, 4) == 0)
			poll_delete(&w->se, poll, &w->e);
		break;
	default:
		poll_dot(&w->se, any(d, d->people), option, &w->e);
	}
	met(&d->polls, p.id);
	met(&d->options, id);
	poll_release(&p);
	for (size_t i = 0; i < ARRAY_LEN(options); i++) {
		met(&d->options, options[i].id);
		poll_option_release(&options[i]);
	}
}

/* What leaves the house, and what somebody looks at before. */
static void call_document(struct world *w, struct dice *d)
{
	const struct notes_out_options o = { .registers = roll(d, 2) != 0 };
	int64_t id = any(d, d->meetings);
	struct check_report report = { 0 };

	switch (roll(d, 7)) {
	case 0:
		document_send(
			&w->se, id, roll(d, 2) ? DOCUMENT_NOTES : DOCUMENT_AGENDA, &o, NULL, &w->e);
		break;
	case 1:
		document_approve(&w->se, id, &w->e);
		break;
	case 2:
		document_archive(&w->se, id, &w->e);
		break;
	case 3:
		check_unwaive(&w->se, 1 + roll(d, 20), &w->e);
		break;
	case 4:
		if (check_meeting(&w->se, id, &report, &w->e) && report.n)
			check_waive(
				&w->se, id, &report.v[roll(d, (int64_t)report.n)], "Känt.", &w->e);
		check_report_release(&report);
		break;
	default:
		document_reopen(&w->se, id, &w->e);
	}
}

/* The words of the house, the caveat, a round of the table. */
static void call_words(struct world *w, struct dice *d)
{
	static const char *const texts[OUTCOMES] = { [OUTCOME_NOT_RAISED] = "Hanns inte med." };
	struct turns turns = { 0 };
	struct roll_rows rows = { 0 };
	int64_t item = any(d, d->items), note = 0;
	struct item it = { 0 };

	switch (roll(d, 4)) {
	case 0:
		house_phrases_set(&w->se, texts, &w->e);
		break;
	case 1:
		caveat_phrase_set(&w->se, roll(d, 2) ? "{parter} saknades." : "", &w->e);
		break;
	case 2:
		caveat_write(&w->se, item, NULL, &w->e);
		break;
	default: /* how far a round has come is no step: it is taken away at once */
		if (store_item_load(w->se.store, item, &it, &w->e) &&
			store_roll(w->se.store, it.meeting_id, &rows, &w->e) &&
			checkin_load(&w->se, item, &rows, &turns, &w->e))
			checkin_answer(&w->se, item, &turns, any(d, d->people), "Bra.\nTrött.",
				NULL, &note, &w->e);
		checkin_forget(&w->se, item, &w->e);
	}
	met(&d->notes, note);
	turns_release(&turns);
	pool_release(&rows.pool);
	item_release(&it);
}

/* Dates proposed, answered, taken back, chosen. */
static void call_dates(struct world *w, struct dice *d)
{
	int64_t date = any(d, d->dates), id = 0;

	switch (roll(d, 8)) {
	case 0:
		candidate_remove(&w->se, date, &w->e);
		break;
	case 1:
		candidate_choose(&w->se, date, roll(d, 2) ? "alla kan" : "", &w->e);
		break;
	case 2:
	case 3:
	case 4:
		if (roll(d, 2))
			candidate_answer(
				&w->se, date, any(d, d->parties), 0, (int)roll(d, 4) - 1, &w->e);
		else
			candidate_answer(
				&w->se, date, 0, any(d, d->people), (int)roll(d, 4) - 1, &w->e);
		break;
	default:
		candidate_add(&w->se, any(d, d->meetings), some_time(d), MOMENT_NONE, &id, &w->e);
	}
	met(&d->dates, id);
}

/* A few of last year's entries go on; some are placed elsewhere first. */
static void roll_forward(struct world *w, struct dice *d, int year)
{
	struct plan_sheet sheet;

	if (plan_preview(&w->se, year, 0, &sheet, &w->e)) {
		for (size_t i = 0; i < sheet.n; i++) {
			struct err none = { 0 };

			if (roll(d, 8))
				plan_take(&sheet, i, false, &none);
			else if (roll(d, 4) == 0)
				plan_place(&sheet, i, some_time(d), MOMENT_NONE, &none);
		}
		plan_save(&w->se, &sheet, NULL, &w->e);
	}
	plan_sheet_release(&sheet);
}

static void call_plan(struct world *w, struct dice *d)
{
	struct year_rule r = { .meeting_id = any(d, d->meetings),
		.rule = (int)roll(d, 3),
		.weeks = roll(d, 5),
		.pinned = roll(d, 2) };

	switch (roll(d, 30)) {
	case 0:
		roll_forward(w, d, 2027);
		break;
	case 1:
		plan_decide(&w->se, 2027, "§ 1", DAY_NONE, NULL, &w->e);
		break;
	case 2:
		plan_drop(&w->se, 2027, NULL, &w->e);
		break;
	default:
		year_rule_put(&w->se, &r, &w->e);
	}
}

/* ---- All of it ---- */

static void call_something(struct world *w, struct dice *d)
{
	static void (*const calls[])(struct world *, struct dice *) = { call_create, call_change,
		call_hold, call_item, call_item, call_source, call_source, call_walk, call_walk,
		call_note, call_note, call_line, call_roll, call_roll, call_register, call_register,
		call_round, call_poll, call_poll, call_document, call_words, call_dates,
		call_plan };

	calls[roll(d, ARRAY_LEN(calls))](w, d);
	/* A refusal has words; nothing is left half open. */
	assert_true(w->e.code == ERR_NONE || w->e.text[0] != '\0');
	assert_int_not_equal(w->e.code, ERR_IO);
	assert_int_not_equal(w->e.code, ERR_CORRUPT);
	assert_int_equal(w->se.depth, 0);
	w->e = (struct err) { 0 };
	w->clock.at += 1 + roll(d, 300);
}

static void print_finding(void *to, const char *text)
{
	(void)to;
	print_error("doctor: %s\n", text);
}

static void expect_sound(struct world *w)
{
	struct meeting_query q = { .statuses = 1u << STATUS_RUNNING };
	size_t findings = 0;
	int running = 0;

	world_ok(w, store_doctor(w->se.store, print_finding, NULL, &findings, &w->e));
	assert_int_equal(findings, 0);
	world_ok(w, store_meetings_count(w->se.store, &q, 0, &running, &w->e));
	assert_true(running <= 1);
}

/* What was done last goes and comes back, to the letter. */
static void expect_exact(struct world *w)
{
	char *label = NULL, *now = world_export(w), *redone = NULL;

	if (store_undo(w->se.store, &label, &w->e)) {
		assert_true(label && *label && !strchr(label, '\n'));
		world_ok(w, store_redo(w->se.store, NULL, &w->e));
		redone = world_export(w);
		assert_string_equal(redone, now);
	}
	w->e = (struct err) { 0 };
	free(label);
	free(redone);
	free(now);
}

static void undo_everything(struct world *w)
{
	char *label = NULL;

	while (store_undo(w->se.store, &label, &w->e)) {
		assert_true(label && *label);
		free(label);
		label = NULL;
	}
	if (w->e.code != ERR_NOT_FOUND)
		fail_msg("%s", w->e.text);
	w->e = (struct err) { 0 };
}

static void test_any_order(void **state)
{
	struct world *w = *state;

	world_before(w);
	for (uint64_t seed = 1; seed <= 2; seed++) {
		struct dice d = { .state = seed };

		for (int i = 0; i < CALLS; i++) {
			call_something(w, &d);
			if (roll(&d, 40) == 0)
				expect_exact(w);
		}
		expect_sound(w);
		undo_everything(w);
		world_unchanged(w);
		expect_sound(w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_any_order, world_setup_empty, world_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
