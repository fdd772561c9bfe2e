/* Invitations: who is sent what, and that a change reaches those who were sent something and nobody else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/mail_in.h"
#include "services/invitations.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

static void address(struct world *w, enum world_person who, const char *email)
{
	struct person p = { 0 };

	world_ok(w, store_person_load(w->se.store, w->people[who], &p, &w->e));
	xreplace(&p.email, email);
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	person_release(&p);
}

static int setup(void **state)
{
	struct world *w;

	world_setup(state);
	w = *state;
	address(w, KARIN, "karin@example.org");
	address(w, SOFIA, "sofia@example.org");
	address(w, IDA, "ida@example.org");
	world_ok(w, invite_mailbox_set(&w->se, "kansliet@example.org", &w->e));
	return 0;
}

/* "Karin Alm new 0, …" of those who are sent something or have no address. */
static void expect_sheet(const struct invite_sheet *s, const char *wanted)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].what != INVITE_NO_ADDRESS)
			buf_printf(&b, "%s%s: %s %lld", b.len ? ", " : "", s->v[i].name,
				invite_what_words((int)s->v[i].what), (long long)s->v[i].sequence);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void expect(struct world *w, int64_t id, const char *wanted)
{
	struct invite_sheet s;

	world_ok(w, invite_sheet(&w->se, id, NULL, 0, &s, &w->e));
	expect_sheet(&s, wanted);
	invite_sheet_release(&s);
}

/* All that is to be sent has been. */
static void send_sheet(struct world *w, const struct invite_sheet *s)
{
	bool *sent = xcalloc(s->n + 1, sizeof(*sent));

	for (size_t i = 0; i < s->n; i++)
		sent[i] = invite_sends(&s->v[i]);
	world_ok(w, invite_sent(&w->se, s, sent, &w->e));
	free(sent);
}

static void send(struct world *w, int64_t id)
{
	struct invite_sheet s;

	world_ok(w, invite_sheet(&w->se, id, NULL, 0, &s, &w->e));
	send_sheet(w, &s);
	invite_sheet_release(&s);
}

static void move(struct world *w, int64_t id, const char *iso)
{
	struct moment to;

	w->clock.at += 60;
	assert_true(moment_parse(iso, &to));
	world_ok(w, meeting_move(&w->se, id, to, MOMENT_NONE, "krock", &w->e));
}

static void everybody_who_is_called(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct invite_sheet s;

	world_ok(w, invite_sheet(&w->se, id, NULL, 0, &s, &w->e));
	expect_sheet(&s,
		"Karin Alm: invitation 0, Sofia Berglund: invitation 0, Ida Wiklund: invitation 0");
	assert_int_equal(s.counts[INVITE_NO_ADDRESS], 3);
	assert_int_equal(invite_count(&s), 3);
	invite_sheet_release(&s);
	send(w, id);
	expect(w, id,
		"Karin Alm: has the latest 0, Sofia Berglund: has the latest 0, Ida Wiklund: has the "
		"latest 0");
}

static void those_who_are_named(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	const int64_t two[] = { w->people[SOFIA], w->people[BO] };
	struct invite_sheet s;

	address(w, BO, "bo@example.org");
	world_ok(w, invite_sheet(&w->se, id, two, 2, &s, &w->e));
	expect_sheet(&s, "Sofia Berglund: invitation 0, Bo Ågren: invitation 0");
	invite_sheet_release(&s);
}

/* Those who were invited, and nobody else. */
static void a_move_reaches_those_who_were_invited(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct invite_sheets due;
	struct invite_sheet s;

	world_ok(w, invite_sheet(&w->se, id, &w->people[SOFIA], 1, &s, &w->e));
	send_sheet(w, &s);
	invite_sheet_release(&s);
	world_ok(w, invite_due(&w->se, &due, &w->e));
	assert_int_equal(due.n, 0);
	move(w, id, "2026-05-13T10:00");
	world_ok(w, invite_due(&w->se, &due, &w->e));
	assert_int_equal(due.n, 1);
	expect_sheet(&due.v[0], "Sofia Berglund: new time 1");
	send_sheet(w, &due.v[0]);
	invite_sheets_release(&due);
	world_ok(w, invite_due(&w->se, &due, &w->e));
	assert_int_equal(due.n, 0);
	expect(w, id,
		"Karin Alm: invitation 1, Sofia Berglund: has the latest 1, Ida Wiklund: invitation 1");
}

static void a_cancellation_and_its_undoing(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);

	address(w, IDA, "");
	send(w, id);
	world_ok(w, meeting_cancel(&w->se, id, NULL, &w->e));
	expect(w, id, "Karin Alm: cancellation 1, Sofia Berglund: cancellation 1");
	send(w, id);
	expect(w, id, "");
	world_ok(w, meeting_set_status(&w->se, id, STATUS_CALLED, NULL, &w->e));
	expect(w, id, "Karin Alm: invitation 2, Sofia Berglund: invitation 2");
}

static void a_meeting_that_was_taken_away(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct invite_sheets due;
	struct buf mail = { 0 };

	send(w, id);
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	world_ok(w, invite_due(&w->se, &due, &w->e));
	assert_int_equal(due.n, 1);
	expect_sheet(&due.v[0],
		"Karin Alm: cancellation 1, Sofia Berglund: cancellation 1, Ida Wiklund: cancellation "
		"1");
	world_ok(w, invite_mail(&w->se, &due.v[0], 0, true, &mail, &w->e));
	assert_non_null(strstr(buf_str(&mail), "method=CANCEL"));
	buf_release(&mail);
	invite_sheets_release(&due);
}

static void end_membership(struct world *w, int64_t person_id, const char *last)
{
	struct membership_rows rows;
	struct membership m = { 0 };

	world_ok(w, store_memberships(w->se.store, person_id, 0, &rows, &w->e));
	world_ok(w, store_membership_load(w->se.store, rows.v[0].m.id, &m, &w->e));
	xreplace(&m.to_day, last);
	world_ok(w, membership_put(&w->se, &m, &w->e));
	membership_release(&m);
	pool_release(&rows.pool);
}

/* Whoever is not called any more is told so, with a number above what was sent; and may come again. */
static void who_is_not_called_any_more(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);

	send(w, id);
	end_membership(w, w->people[SOFIA], "2026-04-30");
	expect(w, id,
		"Karin Alm: has the latest 0, Ida Wiklund: has the latest 0, Sofia Berglund: not "
		"called any more 1");
	send(w, id);
	end_membership(w, w->people[SOFIA], "");
	expect(w, id,
		"Karin Alm: has the latest 0, Sofia Berglund: invitation 2, Ida Wiklund: has the "
		"latest 0");
}

static void another_place_is_a_change(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct meeting m;

	send(w, id);
	w->clock.at += 60;
	m = world_load(w, id);
	xreplace(&m.place, "Strömvik");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	meeting_release(&m);
	expect(w, id, "Karin Alm: changed 0, Sofia Berglund: changed 0, Ida Wiklund: changed 0");
}

static void what_was_sent_is_one_step(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);

	world_before(w);
	send(w, id);
	world_undoable(w, "Invitations: Beredning Väst");
}

/* The calendar in the mail, its folds undone; the caller frees. */
static char *calendar_of(struct world *w, const struct buf *mail)
{
	struct buf ics = { 0 }, flat = { 0 };

	world_ok(w, mail_calendar(buf_str(mail), mail->len, &ics, &w->e));
	for (const char *s = buf_str(&ics); *s; s++) {
		if (*s == '\n' && s[1] == ' ')
			s++;
		else if (*s != '\r')
			buf_putc(&flat, *s);
	}
	buf_release(&ics);
	return buf_take(&flat);
}

static void a_mail_invites_one_person(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct invite_sheet s;
	struct buf mail = { 0 };
	char *ics;

	world_ok(w, invite_sheet(&w->se, id, &w->people[IDA], 1, &s, &w->e));
	world_ok(w, invite_mail(&w->se, &s, 0, true, &mail, &w->e));
	assert_non_null(strstr(buf_str(&mail), "To: Ida Wiklund\r\n <ida@example.org>\r\n"));
	assert_non_null(strstr(buf_str(&mail), "X-Unsent: 1\r\n"));
	ics = calendar_of(w, &mail);
	assert_non_null(strstr(ics, "METHOD:REQUEST\n"));
	assert_non_null(strstr(ics, "ORGANIZER:mailto:kansliet@example.org\n"));
	assert_non_null(strstr(ics,
		"ATTENDEE;CN=Ida Wiklund;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:"
		"mailto:ida@example.org\n"));
	assert_null(strstr(ics, "karin@"));
	assert_null(strstr(ics, "X-WR-CALNAME"));
	assert_non_null(strstr(ics, "DTSTAMP:20260310T084200Z\n"));
	free(ics);
	buf_release(&mail);
	invite_sheet_release(&s);
}

static void refused_with_a_reason(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL);
	struct invite_sheet s;
	struct buf mail = { 0 };

	world_refused(w, invite_mailbox_set(&w->se, "kansliet", &w->e), ERR_INVALID, "e-mail");
	world_refused(w, invite_mailbox_set(&w->se, "a@b.example\r\nBcc: x@y.example", &w->e),
		ERR_INVALID, "e-mail");
	world_ok(w, store_begin(w->se.store, "x", &w->e));
	world_ok(w, store_setting_set(w->se.store, "mailbox", NULL, &w->e));
	world_ok(w, store_commit(w->se.store, &w->e));
	world_ok(w, invite_sheet(&w->se, id, NULL, 0, &s, &w->e));
	world_refused(w, invite_mail(&w->se, &s, 0, true, &mail, &w->e), ERR_INVALID, "--mailbox");
	invite_sheet_release(&s);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_refused(
		w, invite_sheet(&w->se, id, NULL, 0, &s, &w->e), ERR_INVALID, "nobody to invite");
	buf_release(&mail);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, world_teardown)
	const struct CMUnitTest tests[] = {
		TEST(everybody_who_is_called),
		TEST(those_who_are_named),
		TEST(a_move_reaches_those_who_were_invited),
		TEST(a_cancellation_and_its_undoing),
		TEST(a_meeting_that_was_taken_away),
		TEST(who_is_not_called_any_more),
		TEST(another_place_is_a_change),
		TEST(what_was_sent_is_one_step),
		TEST(a_mail_invites_one_person),
		TEST(refused_with_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
