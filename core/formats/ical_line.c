#include "formats/ical_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define END "\r\n"
#define FOLD "\r\n "

enum { LINE_OCTETS = 75, DAY_SECONDS = 86400, TIME_SIZE = 24 };

void ical_die(void)
{
	die("libical: %s", icalerror_strerror(icalerrno));
}

void ical_add(icalcomponent *to, icalproperty *p)
{
	if (!p)
		ical_die();
	icalcomponent_add_property(to, p);
}

void ical_line(struct buf *out, const char *name, const char *value)
{
	buf_puts(out, name);
	buf_putc(out, ':');
	buf_puts(out, value);
	buf_puts(out, END);
}

void ical_line_int(struct buf *out, const char *name, int64_t n)
{
	buf_puts(out, name);
	buf_putc(out, ':');
	buf_int(out, n);
	buf_puts(out, END);
}

/* The last digits of n; returns what comes after them. */
static char *put_digits(char *to, int n, int digits)
{
	for (int i = digits - 1; i >= 0; i--, n /= 10)
		to[i] = (char)('0' + n % 10);
	return to + digits;
}

/* "20260310", or with a minute "20260310T090000" */
static char *put_moment(char *to, struct moment m, int second)
{
	int y, month, d;

	day_to_ymd(m.day, &y, &month, &d);
	to = put_digits(put_digits(put_digits(to, y, 4), month, 2), d, 2);
	if (m.minute != MINUTE_NONE) {
		*to++ = 'T';
		to = put_digits(put_digits(to, m.minute / 60, 2), m.minute % 60, 2);
		to = put_digits(to, second, 2);
	}
	*to = '\0';
	return to;
}

void ical_line_utc(struct buf *out, const char *name, int64_t at)
{
	struct moment m = { (int32_t)(at / DAY_SECONDS), (int)(at % DAY_SECONDS) / 60 };
	char text[TIME_SIZE], *end = put_moment(text, m, (int)(at % 60));

	end[0] = 'Z';
	end[1] = '\0';
	ical_line(out, name, text);
}

void ical_line_time(struct buf *out, const char *name, struct moment m, const struct zone *z)
{
	char text[TIME_SIZE];

	buf_puts(out, name);
	buf_puts(out, m.minute == MINUTE_NONE ? ";VALUE=" : ";TZID=");
	put_moment(text, m, 0);
	ical_line(out, m.minute == MINUTE_NONE ? "DATE" : z->name, text);
}

/* Append what libical wrote, to the byte at end, and free it.
 *
 * libical 3 counts the CR LF at the end as part of the line: where the line is just full, it folds
 * before the two, or between them. Such a fold is taken out again. */
static void add_written(struct buf *out, char *s, size_t end)
{
	const char *from = s;

	for (const char *fold = s; (fold = strstr(fold, FOLD)) != NULL;) {
		const char *after = fold + strlen(FOLD);

		if (*after == '\r' || *after == '\n') {
			buf_add(out, from, (size_t)(fold - from));
			from = after;
		}
		fold = after;
	}
	buf_add(out, from, (size_t)(s + end - from));
	free(s);
}

/* Would libical write it as it is? Most texts are like that, and to ask costs a tenth of having them
 * written. */
static bool is_plain(const char *name, const char *text)
{
	size_t n = strcspn(text, "\\;,\n");

	return text[n] == '\0' && strlen(name) + strlen(":") + n <= LINE_OCTETS;
}

/* How many bytes of s, room at most, stand for themselves and fit anywhere. */
static size_t plain_run(const char *s, size_t room)
{
	size_t n = 0;

	while (n < room && (signed char)s[n] >= ' ' && s[n] != '\\' && s[n] != ';' && s[n] != ',')
		n++;
	return n;
}

/* The letter at s: its bytes, which stay together, and how many they take as they are written. */
static size_t letter(const char *s, size_t *written)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	*written = strchr("\\;,\n", *s) ? 2 : n;
	return n;
}

void ical_line_text(struct buf *out, const char *name, const char *text)
{
	size_t column = strlen(name) + strlen(":");

	buf_puts(out, name);
	buf_putc(out, ':');
	while (*text) {
		size_t n = plain_run(text, LINE_OCTETS - column), written;

		buf_add(out, text, n);
		text += n;
		column += n;
		if (!*text)
			break;
		n = letter(text, &written);
		if (column + written > LINE_OCTETS) {
			buf_puts(out, FOLD);
			column = 1;
			continue;
		}
		if (strchr("\\;,\n", *text))
			buf_putc(out, '\\');
		buf_add(out, *text == '\n' ? "n" : text, n);
		text += n;
		column += written;
	}
	buf_puts(out, END);
}

void ical_line_value(
	struct buf *out, const char *name, icalproperty *(*make)(const char *), const char *text)
{
	if (is_plain(name, text))
		ical_line(out, name, text);
	else
		ical_line_property(out, make(text));
}

void ical_line_property(struct buf *out, icalproperty *p)
{
	char *s = p ? icalproperty_as_ical_string_r(p) : NULL;

	if (!s)
		ical_die();
	icalproperty_free(p);
	add_written(out, s, strlen(s));
}

void ical_line_component(struct buf *out, icalcomponent *c, const char *without)
{
	char *s = icalcomponent_as_ical_string_r(c);

	if (!s)
		ical_die();
	icalcomponent_free(c);
	add_written(out, s, strlen(s) - strlen(without));
}
