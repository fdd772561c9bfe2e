/* Mails as they are written: headers that hold one value each, parts that come back as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "formats/mail_in.h"
#include "formats/mail_out.h"
#include "rules/slug.h"

#include "cmocka.h"

static struct mail plain(void)
{
	return (struct mail) { .from = "Ekbygden",
		.from_address = "kansliet@ekbygden.example",
		.to = "Karin Alm",
		.to_address = "karin.alm@example.org",
		.subject = "Kallelse",
		.sent_at = 1773132120,
		.message_id = "1@ekbygden.example",
		.boundary = "arshjul_1",
		.text = "Hej\n",
		.calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
		.method = "REQUEST",
		.draft = true };
}

static void assert_mail(const struct mail *m, const char *holds)
{
	struct buf b = { 0 };

	mail_out(m, &b);
	if (!strstr(buf_str(&b), holds))
		fail_msg("%s\nis not in\n%s", holds, buf_str(&b));
	buf_release(&b);
}

static void headers(void **state)
{
	struct mail m = plain();

	(void)state;
	assert_mail(&m, "From: Ekbygden\r\n <kansliet@ekbygden.example>\r\n");
	assert_mail(&m, "To: Karin Alm\r\n <karin.alm@example.org>\r\n");
	assert_mail(&m, "Subject: Kallelse\r\n");
	assert_mail(&m, "Date: Tue, 10 Mar 2026 08:42:00 +0000\r\n");
	assert_mail(&m, "Message-ID: <1@ekbygden.example>\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n");
	assert_mail(&m,
		"Content-Type: text/calendar; charset=UTF-8; method=REQUEST;\r\n component=VEVENT\r\n"
		"Content-Transfer-Encoding: base64\r\n");
}

static void letters_beyond_ascii(void **state)
{
	struct mail m = plain();

	(void)state;
	m.subject = "Kallelse: Beredning Öst";
	assert_mail(&m, "Subject: =?UTF-8?B?S2FsbGVsc2U6IEJlcmVkbmluZyDDlnN0?=\r\n");
	m.to = "Göran Österlund";
	assert_mail(&m, "To: =?UTF-8?B?R8O2cmFuIMOWc3Rlcmx1bmQ=?=\r\n <karin.alm@example.org>\r\n");
	/* Whole letters in each word, each word on a line that is short enough. */
	m.subject = "åååååååååååååååååååååååååååååååååååååååååå";
	assert_mail(&m,
		"Subject: =?UTF-8?B?w6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOl?=\r\n"
		" =?UTF-8?B?w6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOlw6XDpcOl?=");
}

static void nothing_starts_a_header(void **state)
{
	struct mail m = plain();
	struct buf b = { 0 };

	(void)state;
	m.subject = "Hej\r\nBcc: alla@example.org";
	m.to = "Karin\nX-Evil: 1\r\n\r\nAlm";
	mail_out(&m, &b);
	assert_null(strstr(buf_str(&b), "\nBcc:"));
	assert_null(strstr(buf_str(&b), "\nX-Evil"));
	buf_release(&b);
}

static void short_lines(void **state)
{
	struct mail m = plain();
	struct buf b = { 0 };
	char text[2001];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	m.text = m.subject = text;
	mail_out(&m, &b);
	for (const char *s = buf_str(&b); *s;) {
		size_t n = strcspn(s, "\r\n");

		assert_true(n <= 78);
		assert_memory_equal(s + n, "\r\n", 2);
		s += n + 2;
	}
	buf_release(&b);
}

static void the_calendar_comes_back(void **state)
{
	struct mail m = plain();
	struct buf b = { 0 }, calendar = { 0 };
	struct err e = { 0 };

	(void)state;
	mail_out(&m, &b);
	assert_true(mail_calendar(buf_str(&b), b.len, &calendar, &e));
	assert_string_equal(buf_str(&calendar), m.calendar);
	buf_release(&b);
	buf_release(&calendar);
}

static void assert_slug(const char *name, const char *wanted)
{
	char *s = slug(name, "kalender");

	assert_string_equal(s, wanted);
	free(s);
}

static void slugs(void **state)
{
	(void)state;
	assert_slug("Beredning Väst", "beredning-vast");
	assert_slug("  ÅÄÖ & co / 2 ", "aao-co-2");
	assert_slug("../../etc/passwd", "etc-passwd");
	assert_slug("中文", "kalender");
	assert_slug("", "kalender");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers),
		cmocka_unit_test(letters_beyond_ascii),
		cmocka_unit_test(nothing_starts_a_header),
		cmocka_unit_test(short_lines),
		cmocka_unit_test(the_calendar_comes_back),
		cmocka_unit_test(slugs),
	};

	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
