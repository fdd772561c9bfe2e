#include "formats/mail_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum {
	LINE_BYTES = 57, /* that make a line of 76 in base64 */
	WORD_BYTES = 42, /* that make an encoded word of less than 76 (RFC 2047 §2) */
	DAY_SECONDS = 86400,
};

/* ---- Encodings ---- */

static void add_lines(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i += LINE_BYTES) {
		buf_base64(out, s + i, n - i < LINE_BYTES ? n - i : LINE_BYTES);
		buf_puts(out, "\r\n");
	}
}

/* Can it stand in a header as it is: words of plain letters, nothing that means something there? */
static bool is_plain(const char *s)
{
	size_t n = strlen(s);

	return n <= WORD_BYTES &&
		strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -'") == n;
}

/* Text of people as words that a header can hold; each encoded word has whole characters, and stands on a
 * line of its own. */
static void add_words(struct buf *out, const char *text)
{
	char *clean = text_clean(text, strlen(text), false);
	const char *s = clean;

	if (is_plain(s))
		buf_puts(out, s);
	else
		while (*s) {
			size_t n = 0, step;
			uint32_t cp;

			while (s[n] &&
				n + (step = utf8_next(s + n, strlen(s + n), &cp, NULL)) <=
					WORD_BYTES)
				n += step;
			buf_puts(out, s == clean ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
			buf_base64(out, s, n);
			buf_puts(out, "?=");
			s += n;
		}
	free(clean);
}

/* ---- Headers ---- */

static void add_person(struct buf *out, const char *header, const char *name, const char *address)
{
	buf_printf(out, "%s: ", header);
	if (name && !text_blank(name)) {
		add_words(out, name);
		buf_puts(out, "\r\n ");
	}
	buf_printf(out, "<%s>\r\n", address);
}

/* "Tue, 10 Mar 2026 08:42:00 +0000" */
static void add_date(struct buf *out, int64_t at)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	int32_t day = (int32_t)(at / DAY_SECONDS);
	int s = (int)(at % DAY_SECONDS), year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	buf_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", days[day_weekday(day)], mday,
		months[month - 1], year, s / 3600, s / 60 % 60, s % 60);
}

static void add_part(struct buf *out, const struct mail *m, const char *type, const char *content)
{
	buf_printf(out, "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n\r\n",
		m->boundary, type);
	add_lines(out, content, strlen(content));
}

void mail_out(const struct mail *m, struct buf *out)
{
	struct buf type = { 0 };

	add_person(out, "From", m->from, m->from_address);
	add_person(out, "To", m->to, m->to_address);
	buf_puts(out, "Subject: ");
	add_words(out, m->subject);
	buf_puts(out, "\r\n");
	add_date(out, m->sent_at);
	buf_printf(out, "Message-ID: <%s>\r\n", m->message_id);
	if (m->draft)
		buf_puts(out, "X-Unsent: 1\r\n");
	buf_puts(out, "MIME-Version: 1.0\r\n");
	buf_printf(out, "Content-Type: multipart/alternative;\r\n boundary=\"%s\"\r\n\r\n",
		m->boundary);
	add_part(out, m, "text/plain; charset=UTF-8", m->text);
	buf_printf(
		&type, "text/calendar; charset=UTF-8; method=%s;\r\n component=VEVENT", m->method);
	add_part(out, m, buf_str(&type), m->calendar);
	buf_printf(out, "--%s--\r\n", m->boundary);
	buf_release(&type);
}
