#include "formats/calendar_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

/* ---- The form of the pipe: a letter for the record, then its fields: a number and a blank, or the length
 * of a text, a colon and its bytes ---- */

enum field_type { FIELD_INT, FIELD_TEXT };
struct field {
	enum field_type type;
	size_t offset;
};

#define NUMBER(s, f)                                                                               \
	{                                                                                          \
		FIELD_INT, offsetof(struct s, f)                                                   \
	}
#define WORDS(s, f)                                                                                \
	{                                                                                          \
		FIELD_TEXT, offsetof(struct s, f)                                                  \
	}

static const struct field event_fields[] = {
	NUMBER(calendar_event, line),
	NUMBER(calendar_event, method),
	WORDS(calendar_event, uid),
	WORDS(calendar_event, entry),
	WORDS(calendar_event, instance),
	NUMBER(calendar_event, sequence),
	NUMBER(calendar_event, stamp),
	WORDS(calendar_event, title),
	WORDS(calendar_event, description),
	WORDS(calendar_event, place),
	WORDS(calendar_event, link),
	WORDS(calendar_event, categories),
	WORDS(calendar_event, organizer),
	WORDS(calendar_event, organizer_name),
	WORDS(calendar_event, comment),
	NUMBER(calendar_event, status),
	NUMBER(calendar_event, free),
	WORDS(calendar_event, starts),
	WORDS(calendar_event, ends),
	NUMBER(calendar_event, all_day),
	WORDS(calendar_event, remark),
};
static const struct field attendee_fields[] = {
	WORDS(calendar_attendee, address),
	WORDS(calendar_attendee, name),
	NUMBER(calendar_attendee, answer),
	WORDS(calendar_attendee, comment),
};
static const struct field skip_fields[] = {
	NUMBER(calendar_skip, line),
	WORDS(calendar_skip, title),
	WORDS(calendar_skip, why),
};

enum {
	REC_EVENT = 'E',
	REC_ATTENDEE = 'A',
	REC_SKIP = 'S',
	REC_NAME = 'N',
	REC_ERROR = 'X',
	REC_END = 'Z'
};

static void put_text(const char *s, struct buf *out)
{
	size_t n = s ? strlen(s) : 0;

	buf_int(out, (int64_t)n);
	buf_putc(out, ':');
	buf_add(out, s ? s : "", n);
}

static void put_int(int64_t n, struct buf *out)
{
	buf_int(out, n);
	buf_putc(out, ' ');
}

static void put(char letter, const struct field *f, size_t n, const void *rec, struct buf *out)
{
	buf_putc(out, letter);
	for (size_t i = 0; i < n; i++) {
		const char *at = (const char *)rec + f[i].offset;
		const char *text;
		int64_t number;

		if (f[i].type == FIELD_INT) {
			memcpy(&number, at, sizeof(number));
			put_int(number, out);
		} else {
			memcpy(&text, at, sizeof(text));
			put_text(text, out);
		}
	}
}

void calendar_put_event(const struct calendar_event *ev, struct buf *out)
{
	put(REC_EVENT, event_fields, ARRAY_LEN(event_fields), ev, out);
	for (size_t i = 0; i < ev->n_attendees; i++)
		put(REC_ATTENDEE, attendee_fields, ARRAY_LEN(attendee_fields), &ev->attendees[i],
			out);
}

void calendar_put_skip(const struct calendar_skip *s, struct buf *out)
{
	put(REC_SKIP, skip_fields, ARRAY_LEN(skip_fields), s, out);
}

void calendar_put_name(const char *name, struct buf *out)
{
	buf_putc(out, REC_NAME);
	put_text(name, out);
}

void calendar_put_error(const struct err *e, struct buf *out)
{
	buf_putc(out, REC_ERROR);
	put_int((int64_t)e->code, out);
	put_text(e->text, out);
}

void calendar_put_end(struct buf *out)
{
	buf_putc(out, REC_END);
}

/* ---- Back ---- */

struct wire {
	char *at, *end;
};

static bool get_digits(struct wire *w, char stop, int64_t *n)
{
	bool minus = w->at < w->end && *w->at == '-';
	int digits = 0;

	*n = 0;
	for (w->at += minus; w->at < w->end && *w->at >= '0' && *w->at <= '9'; w->at++, digits++) {
		if (digits == 18)
			return false;
		*n = *n * 10 + (*w->at - '0');
	}
	if (digits == 0 || w->at == w->end || *w->at != stop)
		return false;
	w->at++;
	*n = minus ? -*n : *n;
	return true;
}

/* It stays where it is, a byte further to the left: the colon makes room for its NUL. */
static bool get_text(struct wire *w, const char **s)
{
	char *to;
	int64_t n;

	if (!get_digits(w, ':', &n) || n < 0 || n > w->end - w->at || !utf8_valid(w->at, (size_t)n))
		return false;
	to = w->at - 1;
	memmove(to, w->at, (size_t)n);
	to[n] = '\0';
	*s = to;
	w->at += n;
	return true;
}

static bool get(struct wire *w, const struct field *f, size_t n, void *rec)
{
	for (size_t i = 0; i < n; i++) {
		char *at = (char *)rec + f[i].offset;
		const char *text;
		int64_t number;

		if (f[i].type == FIELD_INT) {
			if (!get_digits(w, ' ', &number))
				return false;
			memcpy(at, &number, sizeof(number));
		} else {
			if (!get_text(w, &text))
				return false;
			memcpy(at, &text, sizeof(text));
		}
	}
	return true;
}

struct getting {
	struct wire w;
	struct calendar *out;
	size_t cap_events, cap_skips, cap_attendees;
};

static bool get_event(struct getting *g)
{
	struct calendar *c = g->out;
	struct calendar_event ev = { 0 };

	if (!get(&g->w, event_fields, ARRAY_LEN(event_fields), &ev) || !*ev.uid || !*ev.entry)
		return false;
	c->events = xgrow(c->events, c->n_events, &g->cap_events, sizeof(ev));
	c->events[c->n_events++] = ev;
	g->cap_attendees = 0;
	return true;
}

static bool get_attendee(struct getting *g)
{
	struct calendar *c = g->out;
	struct calendar_attendee a = { 0 };
	struct calendar_event *ev;

	if (c->n_events == 0 || !get(&g->w, attendee_fields, ARRAY_LEN(attendee_fields), &a))
		return false;
	ev = &c->events[c->n_events - 1];
	ev->attendees =
		pool_grow(&c->pool, ev->attendees, ev->n_attendees, &g->cap_attendees, sizeof(a));
	ev->attendees[ev->n_attendees++] = a;
	return true;
}

static bool get_skip(struct getting *g)
{
	struct calendar *c = g->out;
	struct calendar_skip s = { 0 };

	if (!get(&g->w, skip_fields, ARRAY_LEN(skip_fields), &s))
		return false;
	c->skips = pool_grow(&c->pool, c->skips, c->n_skips, &g->cap_skips, sizeof(s));
	c->skips[c->n_skips++] = s;
	return true;
}

static bool broken(struct err *e)
{
	return err_set(
		e, ERR_INVALID, _("It cannot be read: its content is damaged or malicious."));
}

static bool get_error(struct getting *g, struct err *e)
{
	const char *text;
	int64_t code;

	if (!get_digits(&g->w, ' ', &code) || !get_text(&g->w, &text))
		return broken(e);
	return err_set(e, ERR_INVALID, "%s", text);
}

bool calendar_take(struct buf *answer, struct calendar *out, struct err *e)
{
	struct getting g = { .out = out };

	*out = (struct calendar) { .name = "", .texts = *answer };
	*answer = (struct buf) { 0 };
	if (out->texts.s)
		g.w = (struct wire) { out->texts.s, out->texts.s + out->texts.len };
	while (g.w.at < g.w.end) {
		bool ok = false;

		switch (*g.w.at++) {
		case REC_EVENT:
			ok = get_event(&g);
			break;
		case REC_ATTENDEE:
			ok = get_attendee(&g);
			break;
		case REC_SKIP:
			ok = get_skip(&g);
			break;
		case REC_NAME:
			ok = get_text(&g.w, &out->name);
			break;
		case REC_ERROR:
			return get_error(&g, e);
		case REC_END:
			return g.w.at == g.w.end || broken(e);
		default:
			break;
		}
		if (!ok)
			return broken(e);
	}
	return broken(e);
}

bool calendar_get(const char *s, size_t n, struct calendar *out, struct err *e)
{
	struct buf copy = { 0 };

	buf_add(&copy, s, n);
	return calendar_take(&copy, out, e);
}

void calendar_release(struct calendar *c)
{
	free(c->events);
	buf_release(&c->texts);
	pool_release(&c->pool);
	*c = (struct calendar) { 0 };
}

/* ---- What a file is ---- */

/* The first letters, whatever their width: byte order marks, NULs of UTF-16 and blanks passed over. */
static size_t first_letters(const char *s, size_t n, char *out, size_t room)
{
	size_t len = 0;

	for (size_t i = 0; i < n && len + 1 < room; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == 0 || c >= 0x80 || (len == 0 && c <= ' '))
			continue;
		out[len++] = (char)c;
	}
	out[len] = '\0';
	return len;
}

/* "Name: value" with a name that mails begin with? */
static bool mail_field(const char *s)
{
	static const char *const names[] = { "from", "to", "date", "subject", "received",
		"return-path", "message-id", "mime-version", "content-type", "delivered-to", "x-",
		"dkim-signature", "reply-to", "sender", "thread-", "references", "in-reply-to",
		"user-agent", "content-", "authentication-results", "arc-", "received-spf", NULL };
	size_t n = strcspn(s, ": \r\n");

	if (s[n] != ':')
		return strncmp(s, "From ", 5) == 0;
	for (size_t i = 0; names[i]; i++) {
		size_t k = strlen(names[i]);

		if (strncasecmp(s, names[i], k) == 0 && (k == n || names[i][k - 1] == '-'))
			return true;
	}
	return false;
}

enum calendar_kind calendar_sniff(const char *bytes, size_t n)
{
	char first[512];
	size_t window = n < 2048 ? n : 2048;

	if (first_letters(bytes, window, first, sizeof(first)) == 0)
		return CALENDAR_NOT;
	if (strncasecmp(first, "BEGIN:V", 7) == 0 || strncasecmp(first, "BEGIN:X", 7) == 0)
		return strncasecmp(first, "BEGIN:VCARD", 11) == 0 ? CALENDAR_NOT : CALENDAR_FILE;
	/* Notes may begin with "Datum: …" or "From: …": a mail says MIME or text/calendar as well. */
	if (mail_field(first) &&
		(memmem(bytes, n, "text/calendar", 13) || memmem(bytes, n, "MIME-Version", 12) ||
			memmem(bytes, n, "BEGIN:VCALENDAR", 15)))
		return CALENDAR_MAIL;
	return CALENDAR_NOT;
}

bool calendar_named(const char *path)
{
	static const char *const ends[] = { ".ics", ".ical", ".vcs", ".eml" };
	size_t n = strlen(path);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t k = strlen(ends[i]);

		if (n > k && strcasecmp(path + n - k, ends[i]) == 0)
			return true;
	}
	return false;
}
