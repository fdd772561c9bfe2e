#include "formats/calendar_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/xalloc.h"

/* ---- The form of the pipe: a letter for the record, its length in so many digits, then its fields: a
 * number and a blank, or the length of a text, a colon and its bytes ---- */

enum { LENGTH_DIGITS = 8, HEAD = 1 + LENGTH_DIGITS };

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
static const struct field series_fields[] = {
	NUMBER(calendar_series, line),
	NUMBER(calendar_series, method),
	WORDS(calendar_series, uid),
	NUMBER(calendar_series, sequence),
	NUMBER(calendar_series, stamp),
	WORDS(calendar_series, organizer),
	NUMBER(calendar_series, whole),
	WORDS(calendar_series, from),
	WORDS(calendar_series, to),
};
static const struct field place_fields[] = {
	WORDS(calendar_place, entry),
	WORDS(calendar_place, place),
	WORDS(calendar_place, starts),
};
static const struct field skip_fields[] = {
	NUMBER(calendar_skip, line),
	WORDS(calendar_skip, title),
	WORDS(calendar_skip, why),
};

enum {
	REC_EVENT = 'E',
	REC_SERIES = 'R',
	REC_SKIP = 'S',
	REC_NAME = 'N',
	REC_SENDER = 'M',
	REC_SUM = 'H',
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

static void put_fields(const struct field *f, size_t n, const void *rec, struct buf *out)
{
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

/* Where the record's fields begin: its length is filled in when they are there. */
static size_t begin_record(char letter, struct buf *out)
{
	static const char room[] = "00000000";

	_Static_assert(sizeof(room) == LENGTH_DIGITS + 1, "a digit for each place");
	buf_putc(out, letter);
	buf_puts(out, room);
	return out->len;
}

static void end_record(size_t from, struct buf *out)
{
	size_t n = out->len - from;

	for (char *digit = out->s + from - 1; n > 0; n /= 10)
		*digit-- = (char)('0' + n % 10);
}

void calendar_put_event(const struct calendar_event *ev, struct buf *out)
{
	size_t from = begin_record(REC_EVENT, out);

	put_fields(event_fields, ARRAY_LEN(event_fields), ev, out);
	put_int((int64_t)ev->n_attendees, out);
	for (size_t i = 0; i < ev->n_attendees; i++)
		put_fields(attendee_fields, ARRAY_LEN(attendee_fields), &ev->attendees[i], out);
	end_record(from, out);
}

void calendar_put_series(const struct calendar_series *all, struct buf *out)
{
	size_t from = begin_record(REC_SERIES, out);

	put_fields(series_fields, ARRAY_LEN(series_fields), all, out);
	put_int((int64_t)all->n_places, out);
	for (size_t i = 0; i < all->n_places; i++)
		put_fields(place_fields, ARRAY_LEN(place_fields), &all->places[i], out);
	end_record(from, out);
}

void calendar_put_skip(const struct calendar_skip *s, struct buf *out)
{
	size_t from = begin_record(REC_SKIP, out);

	put_fields(skip_fields, ARRAY_LEN(skip_fields), s, out);
	end_record(from, out);
}

void calendar_put_name(const char *name, struct buf *out)
{
	size_t from = begin_record(REC_NAME, out);

	put_text(name, out);
	end_record(from, out);
}

void calendar_put_sum(const char *sha256, struct buf *out)
{
	size_t from = begin_record(REC_SUM, out);

	put_text(sha256, out);
	end_record(from, out);
}

void calendar_put_sender(const char *address, struct buf *out)
{
	size_t from = begin_record(REC_SENDER, out);

	put_text(address, out);
	end_record(from, out);
}

void calendar_put_error(const struct err *e, struct buf *out)
{
	size_t from = begin_record(REC_ERROR, out);

	put_text(e->text, out);
	end_record(from, out);
}

void calendar_put_end(struct buf *out)
{
	begin_record(REC_END, out);
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

static bool broken(struct err *e)
{
	return err_set(
		e, ERR_INVALID, _("It cannot be read: its content is damaged or malicious."));
}

/* How many of something come now. */
static bool get_count(struct wire *w, size_t *count)
{
	int64_t n;

	/* Each takes some bytes: a number beyond what is there cannot be. */
	if (!get_digits(w, ' ', &n) || n < 0 || n > w->end - w->at)
		return false;
	*count = (size_t)n;
	return true;
}

static bool get_attendees(struct wire *w, struct calendar_event *ev, struct pool *pool)
{
	size_t n;

	if (!get_count(w, &n))
		return false;
	if (n > 0)
		ev->attendees = pool_alloc(pool, n * sizeof(*ev->attendees));
	for (; ev->n_attendees < n; ev->n_attendees++)
		if (!get(w, attendee_fields, ARRAY_LEN(attendee_fields),
			    &ev->attendees[ev->n_attendees]))
			return false;
	return true;
}

static bool get_places(struct wire *w, struct calendar_series *all, struct pool *pool)
{
	size_t n;

	if (!get_count(w, &n))
		return false;
	if (n > 0)
		all->places = pool_alloc(pool, n * sizeof(*all->places));
	for (; all->n_places < n; all->n_places++)
		if (!get(w, place_fields, ARRAY_LEN(place_fields), &all->places[all->n_places]))
			return false;
	return true;
}

static bool hear_event(const struct calendar_sink *sink, struct wire *w, struct err *e)
{
	struct calendar_event ev = { 0 };
	struct pool pool = { 0 };
	bool ok = get(w, event_fields, ARRAY_LEN(event_fields), &ev) && *ev.uid && *ev.entry &&
		get_attendees(w, &ev, &pool) && w->at == w->end;

	ok = ok ? sink->event(sink->ctx, &ev, e) : broken(e);
	pool_release(&pool);
	return ok;
}

static bool hear_series(const struct calendar_sink *sink, struct wire *w, struct err *e)
{
	struct calendar_series all = { 0 };
	struct pool pool = { 0 };
	bool ok = get(w, series_fields, ARRAY_LEN(series_fields), &all) && *all.uid &&
		get_places(w, &all, &pool) && w->at == w->end;

	ok = ok ? sink->series(sink->ctx, &all, e) : broken(e);
	pool_release(&pool);
	return ok;
}

static bool hear_skip(const struct calendar_sink *sink, struct wire *w, struct err *e)
{
	struct calendar_skip s = { 0 };

	if (!get(w, skip_fields, ARRAY_LEN(skip_fields), &s) || w->at != w->end)
		return broken(e);
	return sink->skip(sink->ctx, &s, e);
}

/* One text for whoever wants it. */
static bool hear_text(bool (*to)(void *ctx, const char *text, struct err *e), void *ctx,
	struct wire *w, struct err *e)
{
	const char *text;

	if (!get_text(w, &text) || w->at != w->end)
		return broken(e);
	return to(ctx, text, e);
}

static bool hear_error(struct wire *w, struct err *e)
{
	const char *text;

	if (!get_text(w, &text) || w->at != w->end)
		return broken(e);
	return err_set(e, ERR_INVALID, "%s", text);
}

static bool hear_record(struct calendar_reader *r, char letter, struct wire w, struct err *e)
{
	if (r->ended)
		return broken(e);
	switch (letter) {
	case REC_EVENT:
		return hear_event(r->sink, &w, e);
	case REC_SERIES:
		return hear_series(r->sink, &w, e);
	case REC_SKIP:
		return hear_skip(r->sink, &w, e);
	case REC_NAME:
		return hear_text(r->sink->name, r->sink->ctx, &w, e);
	case REC_SENDER:
		return hear_text(r->sink->sender, r->sink->ctx, &w, e);
	case REC_SUM:
		return hear_text(r->sink->sum, r->sink->ctx, &w, e);
	case REC_ERROR:
		return hear_error(&w, e);
	case REC_END:
		r->ended = true;
		return w.at == w.end || broken(e);
	default:
		return broken(e);
	}
}

/* The length of the record whose head stands there; false where it is none. */
static bool record_length(const char *head, size_t *n)
{
	*n = 0;
	for (const char *at = head + 1; at < head + HEAD; at++) {
		if (*at < '0' || *at > '9')
			return false;
		*n = *n * 10 + (size_t)(*at - '0');
	}
	return true;
}

bool calendar_hear(struct calendar_reader *r, const char *bytes, size_t n, struct err *e)
{
	struct buf *b = &r->pending;
	size_t at = 0, length;
	bool ok = true;

	buf_add(b, bytes, n);
	while (ok && b->len - at >= HEAD) {
		char *from = b->s + at + HEAD;

		if (!record_length(b->s + at, &length))
			return broken(e);
		if (length > b->len - at - HEAD)
			break;
		ok = hear_record(r, b->s[at], (struct wire) { from, from + length }, e);
		at += HEAD + length;
	}
	if (at > 0) {
		memmove(b->s, b->s + at, b->len - at);
		buf_cut(b, b->len - at);
	}
	return ok;
}

bool calendar_heard(const struct calendar_reader *r, struct err *e)
{
	return (r->ended && r->pending.len == 0) || broken(e);
}

void calendar_reader_release(struct calendar_reader *r)
{
	buf_release(&r->pending);
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
