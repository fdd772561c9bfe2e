/* What a file is, the calendar in a mail, and the form in which a calendar comes back from the process that
 * read it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/calendar_in.h"
#include "formats/mail_in.h"

#include "cmocka.h"
#include "tests/support/calendar_whole.h"

static int sniffed(const char *s)
{
	return (int)calendar_sniff(s, strlen(s));
}

static void files_are_known_by_their_content(void **state)
{
	(void)state;
	assert_int_equal(sniffed("BEGIN:VCALENDAR\n"), CALENDAR_FILE);
	assert_int_equal(sniffed("\xef\xbb\xbf\r\nbegin:vevent"), CALENDAR_FILE);
	assert_int_equal(calendar_sniff("\xff\xfe"
					"B\0E\0G\0I\0N\0:\0V\0C\0",
				 18),
		CALENDAR_FILE);
	assert_int_equal(sniffed("BEGIN:VCARD\n"), CALENDAR_NOT);
	assert_int_equal(sniffed("Received: x\nMIME-Version: 1.0\n"), CALENDAR_MAIL);
	assert_int_equal(sniffed("Date: 10 mars\nPlats: Ekby\n"), CALENDAR_NOT);
	assert_int_equal(sniffed("Minnesanteckningar\nBEGIN:VCALENDAR"), CALENDAR_NOT);
	assert_int_equal(sniffed(""), CALENDAR_NOT);
	assert_true(calendar_named("a/b.ICS"));
	assert_false(calendar_named(".ics"));
}

static void mail_holds(const char *mail, const char *wanted)
{
	struct buf out = { 0 };
	struct err e = { 0 };
	bool found = mail_calendar(mail, strlen(mail), &out, &e);

	assert_int_equal(found, wanted != NULL);
	if (wanted)
		assert_string_equal(buf_str(&out), wanted);
	else
		assert_int_equal(e.code, ERR_INVALID);
	buf_release(&out);
}

static void a_mail_is_taken_apart(void **state)
{
	(void)state;
	mail_holds("Content-Type: text/calendar\n\nCAL", "CAL");
	mail_holds(
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"b b\"\r\n\r\n"
		"before\r\n--b b\r\n\r\ntext\r\n--b b\r\n"
		"content-type: Text/Calendar; method=REPLY; charset=\"ISO-8859-1\"\r\n"
		"Content-transfer-encoding: Quoted-Printable\r\n\r\nM=F6=\r\nte\r\n--b b--\r\nafter",
		"Möte\r\n");
	mail_holds("Content-Type: multipart/mixed; boundary=x\n\n--x\n"
		   "Content-Type: application/octet-stream; name=invite.ics\n"
		   "Content-Transfer-Encoding: base64\n\nQ0FM\n--x--",
		"CAL");
	mail_holds(
		"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
		"Subject: Fwd\nContent-Type: text/calendar\n\nCAL\n--x--",
		"CAL\n");
}

static void a_mail_without_one_says_so(void **state)
{
	(void)state;
	mail_holds("Subject: Hej\n\nHej!", NULL);
	mail_holds("Content-Type: multipart/mixed\n\nno boundary", NULL);
	mail_holds("", NULL);
}

static void what_is_put_comes_back(void **state)
{
	struct calendar_attendee who[] = { { "a@b", "Åsa: 1", PART_DECLINED, "nej\n5:nej" },
		{ "c@d", "", PART_ACCEPTED, "" } };
	struct calendar_event ev = { .line = 7,
		.method = METHOD_REPLY,
		.uid = "u 1",
		.entry = "e",
		.sequence = 3,
		.stamp = 1773129600,
		.title = "Möte\twith 3:abc",
		.starts = "2026-03-10T09:00",
		.attendees = who,
		.n_attendees = 2 };
	struct calendar_skip skip = { 9, "t", "why" };
	struct calendar c;
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	calendar_put_name("K", &b);
	calendar_put_event(&ev, &b);
	calendar_put_skip(&skip, &b);
	calendar_put_end(&b);
	assert_true(calendar_get(b.s, b.len, &c, &e));
	assert_int_equal(c.n_events, 1);
	assert_string_equal(c.events[0].title, ev.title);
	assert_int_equal(c.events[0].stamp, ev.stamp);
	assert_string_equal(c.events[0].description, "");
	assert_int_equal(c.events[0].n_attendees, 2);
	assert_string_equal(c.events[0].attendees[0].comment, "nej\n5:nej");
	assert_int_equal(c.events[0].attendees[1].answer, PART_ACCEPTED);
	assert_string_equal(c.skips[0].why, "why");
	calendar_release(&c);
	/* Every shorter piece of it is refused, and nothing is read beyond its end. */
	for (size_t n = 0; n < b.len; n++) {
		char *torn = xmemdup(b.s, n ? n : 1);

		e = (struct err) { 0 };
		assert_false(calendar_get(torn, n, &c, &e));
		assert_int_equal(e.code, ERR_INVALID);
		calendar_release(&c);
		free(torn);
	}
	buf_release(&b);
}

/* ---- In pieces ---- */

static bool gather(void *ctx, const char *text, struct err *e)
{
	(void)e;
	buf_printf(ctx, "[%s]", text);
	return true;
}

static bool gather_event(void *ctx, const struct calendar_event *ev, struct err *e)
{
	(void)e;
	buf_printf(ctx, "(%s %s", ev->title, ev->starts);
	for (size_t i = 0; i < ev->n_attendees; i++)
		buf_printf(ctx, " %s", ev->attendees[i].address);
	buf_puts(ctx, ")");
	return true;
}

static bool gather_series(void *ctx, const struct calendar_series *all, struct err *e)
{
	(void)e;
	buf_printf(ctx, "{%s %s-%s", all->uid, all->from, all->to);
	for (size_t i = 0; i < all->n_places; i++)
		buf_printf(ctx, " %s=%s", all->places[i].place, all->places[i].starts);
	buf_puts(ctx, "}");
	return true;
}

static bool gather_skip(void *ctx, const struct calendar_skip *s, struct err *e)
{
	return gather(ctx, s->why, e);
}

static void hear_in_pieces(const struct buf *b, size_t piece, const char *wanted)
{
	struct buf got = { 0 };
	const struct calendar_sink sink = { .name = gather,
		.sender = gather,
		.sum = gather,
		.event = gather_event,
		.series = gather_series,
		.skip = gather_skip,
		.ctx = &got };
	struct calendar_reader r = { .sink = &sink };
	struct err e = { 0 };

	for (size_t at = 0; at < b->len; at += piece)
		assert_true(calendar_hear(
			&r, b->s + at, b->len - at < piece ? b->len - at : piece, &e));
	assert_true(calendar_heard(&r, &e));
	assert_string_equal(buf_str(&got), wanted);
	calendar_reader_release(&r);
	buf_release(&got);
}

static void pieces_may_end_anywhere(void **state)
{
	struct calendar_attendee who[] = { { .address = "a@b.example" }, { .address = "c@d" } };
	struct calendar_event one = { .uid = "1",
		.entry = "1",
		.title = "Styrelsemöte",
		.starts = "2026-03-10",
		.attendees = who,
		.n_attendees = 2 };
	struct calendar_event two = { .uid = "2", .entry = "2", .title = "Två", .starts = "" };
	struct calendar_place places[] = { { "1", "2026-03-10", "2026-03-10" },
		{ "2", "2026-03-17", "" } };
	struct calendar_series series = { .uid = "s",
		.organizer = "",
		.from = "2026-01-01",
		.to = "",
		.places = places,
		.n_places = 2 };
	struct calendar_skip skip = { 9, "t", "varför" };
	struct buf b = { 0 };

	(void)state;
	calendar_put_sender("eva@ekby.example", &b);
	calendar_put_series(&series, &b);
	calendar_put_event(&one, &b);
	calendar_put_name("K", &b);
	calendar_put_skip(&skip, &b);
	calendar_put_event(&two, &b);
	calendar_put_sum("abc", &b);
	calendar_put_end(&b);
	for (size_t piece = 1; piece <= b.len; piece++)
		hear_in_pieces(&b, piece,
			"[eva@ekby.example]{s 2026-01-01- 2026-03-10=2026-03-10 2026-03-17=}"
			"(Styrelsemöte 2026-03-10 a@b.example c@d)[K][varför]"
			"(Två )[abc]");
	buf_release(&b);
}

static void a_refusal_comes_back_as_one(void **state)
{
	struct err e = { 0 }, said = { ERR_INVALID, "line 3: binary data" };
	struct calendar c;
	struct buf b = { 0 };

	(void)state;
	calendar_put_error(&said, &b);
	assert_false(calendar_get(b.s, b.len, &c, &e));
	assert_string_equal(e.text, said.text);
	calendar_release(&c);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_known_by_their_content),
		cmocka_unit_test(a_mail_is_taken_apart),
		cmocka_unit_test(a_mail_without_one_says_so),
		cmocka_unit_test(what_is_put_comes_back),
		cmocka_unit_test(pieces_may_end_anywhere),
		cmocka_unit_test(a_refusal_comes_back_as_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
