/* Answers to invitations in the ways that mail programs send them: who answers, and to what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/import_ics.h"
#include "services/invitations.h"

#include "cmocka.h"
#include "tests/support/world.h"

#define EVA_ADDRESS "eva.brandt@af.example"
#define IDA_ADDRESS "ida.sund@fk.example"
#define EVA_SAYS(what) "ATTENDEE;PARTSTAT=" what ";CN=Eva:mailto:" EVA_ADDRESS "\r\n"
#define IDA_SAYS(what) "ATTENDEE;PARTSTAT=" what ":mailto:" IDA_ADDRESS "\r\n"

static const struct ics_options options = { .file_name = "svar.eml" };

/* The preview of a message about uid; from: who sent the mail, NULL = it is a file. */
static struct ics_preview look(struct world *w, const char *method, const char *uid,
	const char *properties, const char *from)
{
	char *head = from ? xasprintf("From: Någon <%s>\r\nMIME-Version: 1.0\r\n"
				      "Content-Type: text/calendar; charset=utf-8\r\n\r\n",
				    from)
			  : xstrdup("");
	char *text = xasprintf("%sBEGIN:VCALENDAR\r\nMETHOD:%s\r\nBEGIN:VEVENT\r\nUID:%s\r\n"
			       "ORGANIZER:mailto:kansli@forbundet.example\r\n"
			       "DTSTAMP:20260302T080000Z\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
		head, method, uid, properties);
	struct ics_preview p = { 0 };

	world_ok(w, import_ics_preview(&w->se, text, strlen(text), &options, &p, &w->e));
	free(text);
	free(head);
	return p;
}

static void apply(struct world *w, struct ics_preview *p)
{
	bool changed;

	world_ok(w, import_ics_apply(&w->se, p, &options, &changed, &w->e));
	ics_preview_release(p);
}

static char *uid_of(struct world *w, int64_t id)
{
	struct meeting m = world_load(w, id);
	char *uid = xstrdup(m.uid);

	meeting_release(&m);
	return uid;
}

static int64_t meeting_for_two(struct world *w, char **uid)
{
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);

	world_give_address(w, w->people[EVA], EVA_ADDRESS);
	world_give_address(w, w->people[IDA], IDA_ADDRESS);
	*uid = uid_of(w, id);
	return id;
}

/* Some programs repeat everybody who was invited. */
static void only_who_answers_does(void **state)
{
	static const char all[] = EVA_SAYS("NEEDS-ACTION") IDA_SAYS(
		"DECLINED") "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kansli@forbundet.example\r\n";
	struct world *w = *state;
	struct ics_preview p;
	char *uid;

	meeting_for_two(w, &uid);
	p = look(w, "COUNTER", uid, all, NULL);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.rows[0].person_id, w->people[IDA]);
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	ics_preview_release(&p);
	p = look(w, "COUNTER", uid, all, EVA_ADDRESS);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.rows[0].person_id, w->people[EVA]);
	ics_preview_release(&p);
	p = look(w, "REPLY", uid, EVA_SAYS("NEEDS-ACTION") IDA_SAYS("NEEDS-ACTION"), NULL);
	assert_int_equal(p.n, 1);
	assert_string_equal(p.rows[0].why, "it does not say who answers");
	ics_preview_release(&p);
	free(uid);
}

static void another_sender_is_told(void **state)
{
	struct world *w = *state;
	struct ics_preview p;
	char *uid;

	meeting_for_two(w, &uid);
	p = look(w, "REPLY", uid, EVA_SAYS("ACCEPTED"), "nagon@annan.example");
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	assert_string_equal(p.rows[0].why, "the mail is from nagon@annan.example");
	ics_preview_release(&p);
	p = look(w, "REPLY", uid, EVA_SAYS("ACCEPTED"), "EVA.Brandt@AF.example");
	assert_string_equal(p.rows[0].why, "");
	ics_preview_release(&p);
	free(uid);
}

/* Somebody who got another address after the invitation answers from the one it went to. */
static void the_address_it_was_sent_to_counts(void **state)
{
	struct world *w = *state;
	struct invite_sheet sheet;
	struct ics_preview p;
	bool *sent;
	char *uid;
	int64_t id = meeting_for_two(w, &uid);

	world_ok(w, invite_sheet(&w->se, id, &w->people[EVA], 1, &sheet, &w->e));
	sent = xcalloc(sheet.n, sizeof(*sent));
	sent[0] = true;
	world_ok(w, invite_sent(&w->se, &sheet, sent, &w->e));
	free(sent);
	invite_sheet_release(&sheet);
	world_give_address(w, w->people[EVA], "eva@ny.example");
	p = look(w, "REPLY", uid, EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	assert_int_equal(p.rows[0].person_id, w->people[EVA]);
	ics_preview_release(&p);
	free(uid);
}

static int said_to(struct world *w, int64_t id, size_t candidate)
{
	struct candidate_list dates = { 0 };
	struct candidate_answers answers = { 0 };
	int said = -1;

	world_ok(w, store_candidates(w->se.store, id, &dates, &w->e));
	world_ok(w, store_candidate_answers(w->se.store, id, &answers, &w->e));
	for (size_t i = 0; i < answers.n; i++)
		if (answers.v[i].candidate_id == dates.v[candidate].id &&
			answers.v[i].person_id == w->people[EVA])
			said = answers.v[i].answer;
	pool_release(&answers.pool);
	pool_release(&dates.pool);
	return said;
}

static char *candidate_uid(struct world *w, int64_t id, size_t at, int64_t *candidate)
{
	struct candidate_list dates = { 0 };
	char *uid;

	world_ok(w, store_candidates(w->se.store, id, &dates, &w->e));
	uid = xstrdup(dates.v[at].uid);
	*candidate = dates.v[at].id;
	pool_release(&dates.pool);
	return uid;
}

/* Each proposed date is an entry of its own in calendars, and can be answered as one. */
static void an_answer_to_a_proposed_date(void **state)
{
	struct world *w = *state;
	struct moment other;
	struct ics_preview p;
	char *own, *uid;
	int64_t candidate, id = meeting_for_two(w, &own);

	moment_parse("2026-05-05T09:00", &other);
	world_ok(w, candidate_add(&w->se, id, other, MOMENT_NONE, NULL, &w->e));
	uid = candidate_uid(w, id, 1, &candidate);
	p = look(w, "REPLY", uid, EVA_SAYS("DECLINED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	assert_non_null(strstr(p.rows[0].why, "to the proposed date"));
	world_before(w);
	apply(w, &p);
	world_undoable(w, "Import of svar.eml: 1 answer");
	assert_int_equal(said_to(w, id, 1), DATE_CANNOT);
	assert_int_equal(said_to(w, id, 0), -1);
	p = look(w, "REPLY", uid, EVA_SAYS("DECLINED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_UNCHANGED);
	ics_preview_release(&p);
	p = look(w, "REPLY", own, EVA_SAYS("TENTATIVE"), NULL);
	apply(w, &p);
	assert_int_equal(said_to(w, id, 0), DATE_RATHER_NOT);
	p = look(w, "COUNTER", uid, EVA_SAYS("TENTATIVE"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	ics_preview_release(&p);
	free(own);
	free(uid);
}

/* Answers come in any order: the one that was sent last counts, also after the date was chosen. */
static void an_older_answer_to_a_proposed_date(void **state)
{
	struct world *w = *state;
	struct moment other;
	struct ics_preview p;
	char *own, *uid;
	int64_t candidate, id = meeting_for_two(w, &own);

	moment_parse("2026-05-05T09:00", &other);
	world_ok(w, candidate_add(&w->se, id, other, MOMENT_NONE, NULL, &w->e));
	uid = candidate_uid(w, id, 1, &candidate);
	p = look(w, "REPLY", uid, "DTSTAMP:20260304T080000Z\r\n" EVA_SAYS("DECLINED"), NULL);
	apply(w, &p);
	p = look(w, "REPLY", uid, EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	assert_string_equal(p.rows[0].why, "a later answer is here");
	ics_preview_release(&p);
	/* The same once more, later: what was sent in between does not count either. */
	p = look(w, "REPLY", uid, "DTSTAMP:20260306T080000Z\r\n" EVA_SAYS("DECLINED"), NULL);
	apply(w, &p);
	p = look(w, "REPLY", uid, "DTSTAMP:20260305T080000Z\r\n" EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	ics_preview_release(&p);
	assert_int_equal(said_to(w, id, 1), DATE_CANNOT);
	world_ok(w, candidate_choose(&w->se, candidate, NULL, &w->e));
	p = look(w, "REPLY", uid, "DTSTAMP:20260305T080000Z\r\n" EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	ics_preview_release(&p);
	p = look(w, "REPLY", uid, "DTSTAMP:20260307T080000Z\r\n" EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	ics_preview_release(&p);
	free(own);
	free(uid);
}

/* What was said on the telephone counts from when it was typed. */
static void a_mail_from_before_does_not_undo_what_was_said(void **state)
{
	struct world *w = *state;
	struct moment other;
	struct ics_preview p;
	char *own, *uid;
	int64_t candidate, id = meeting_for_two(w, &own);

	moment_parse("2026-05-05T09:00", &other);
	world_ok(w, candidate_add(&w->se, id, other, MOMENT_NONE, NULL, &w->e));
	uid = candidate_uid(w, id, 1, &candidate);
	world_ok(w, candidate_answer(&w->se, candidate, 0, w->people[EVA], DATE_CANNOT, &w->e));
	p = look(w, "REPLY", uid, EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	ics_preview_release(&p);
	free(own);
	free(uid);
}

static void a_date_that_was_not_chosen(void **state)
{
	struct world *w = *state;
	struct moment other;
	struct ics_preview p;
	char *own, *lost, *won;
	int64_t chosen, candidate, id = meeting_for_two(w, &own);

	moment_parse("2026-05-05T09:00", &other);
	world_ok(w, candidate_add(&w->se, id, other, MOMENT_NONE, NULL, &w->e));
	lost = candidate_uid(w, id, 0, &candidate);
	won = candidate_uid(w, id, 1, &chosen);
	world_ok(w, candidate_choose(&w->se, chosen, NULL, &w->e));
	p = look(w, "REPLY", lost, EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_SKIPPED);
	assert_string_equal(p.rows[0].why, "that date is not proposed any more");
	ics_preview_release(&p);
	p = look(w, "REPLY", won, EVA_SAYS("ACCEPTED"), NULL);
	assert_int_equal(p.rows[0].verdict, ICS_ANSWER);
	assert_int_equal(p.rows[0].candidate_id, 0);
	ics_preview_release(&p);
	free(own);
	free(lost);
	free(won);
}

/* What was imported may be imported once more after an undo. */
static void undo_of_an_import_leaves_nothing(void **state)
{
	struct world *w = *state;

	for (int i = 0; i < 2; i++) {
		struct ics_preview p = look(w, "PUBLISH", "theirs",
			"SUMMARY:Deras\r\nDTSTART:20260512T090000Z\r\n", NULL);

		assert_int_equal(p.counts[ICS_NEW], 1);
		apply(w, &p);
		world_ok(w, store_undo(w->se.store, NULL, &w->e));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(only_who_answers_does),
		IN_WORLD(another_sender_is_told),
		IN_WORLD(the_address_it_was_sent_to_counts),
		IN_WORLD(an_answer_to_a_proposed_date),
		IN_WORLD(an_older_answer_to_a_proposed_date),
		IN_WORLD(a_mail_from_before_does_not_undo_what_was_said),
		IN_WORLD(a_date_that_was_not_chosen),
		IN_WORLD(undo_of_an_import_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
