/* Part of arshjul-lazy.so. */
#include "formats/ical_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/calendar_in.h"
#include "formats/encoding.h"
#include "formats/ical_guard.h"
#include "formats/ical_series.h"
#include "formats/mail_in.h"

/* How much is gathered before it is handed on, and the longest definition of a zone. */
enum { PART_BYTES = 64 * 1024, ZONE_BYTES_MAX = 256 * 1024 };

enum component { COMP_OTHER, COMP_CALENDAR, COMP_EVENT, COMP_ZONE, COMP_TASK };

struct reading {
	const struct ical_in_options *o;
	void (*put)(void *ctx, struct buf *part);
	void *ctx;
	struct buf part;
	struct ical_tz_list tz;
	struct pool pool;
	struct ical_raw **v;
	size_t n, cap;
	struct ical_raw *open; /* the event being read */
	enum component stack[GUARD_DEPTH_MAX + 1];
	int depth;
	int64_t method;
	bool named;
	struct buf zone, tzid; /* of the VTIMEZONE being read */
};

/* ---- The answer ---- */

static void flush(struct reading *r, size_t least)
{
	if (r->part.len < least)
		return;
	r->put(r->ctx, &r->part);
	buf_cut(&r->part, 0);
}

static void put_event(void *ctx, const struct calendar_event *ev)
{
	struct reading *r = ctx;

	calendar_put_event(ev, &r->part);
	flush(r, PART_BYTES);
}

static void put_skip(void *ctx, const struct calendar_skip *s)
{
	struct reading *r = ctx;

	calendar_put_skip(s, &r->part);
	flush(r, PART_BYTES);
}

/* ---- Components ---- */

static enum component component_of(const char *name)
{
	static const struct {
		const char *name;
		enum component is;
	} known[] = { { "VCALENDAR", COMP_CALENDAR }, { "VEVENT", COMP_EVENT },
		{ "VTIMEZONE", COMP_ZONE }, { "VTODO", COMP_TASK }, { "VJOURNAL", COMP_TASK } };

	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcasecmp(known[i].name, name) == 0)
			return known[i].is;
	return COMP_OTHER;
}

static void open_event(struct reading *r, const struct content_line *l, enum component is)
{
	struct ical_raw *raw = pool_alloc(&r->pool, sizeof(*raw));

	raw->ev.line = l->line;
	raw->ev.method = r->method;
	raw->start.at = raw->end.at = raw->instance.at = MOMENT_NONE;
	raw->minutes = -1;
	if (is == COMP_TASK)
		raw->why = _("it is a task or a journal entry, not a meeting");
	r->open = raw;
}

static void close_event(struct reading *r)
{
	struct ical_raw *raw = r->open;
	char iso[MOMENT_SIZE];

	r->open = NULL;
	if (!raw)
		return;
	ical_event_end(raw, &r->pool);
	if (!*raw->ev.uid) {
		moment_iso(raw->start.at, iso);
		raw->ev.uid = ical_entry_name(&r->pool, raw->ev.title, iso);
	}
	r->v = xgrow(r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = raw;
}

static void close_zone(struct reading *r)
{
	if (r->tzid.len > 0)
		ical_tz_define(&r->tz, buf_str(&r->tzid), buf_str(&r->zone));
	buf_cut(&r->zone, 0);
	buf_cut(&r->tzid, 0);
}

static void zone_line(struct reading *r, const struct content_line *l)
{
	if (r->zone.len > ZONE_BYTES_MAX)
		return;
	if (strcmp(l->name, "TZID") == 0) {
		buf_cut(&r->tzid, 0);
		buf_puts(&r->tzid, l->value);
	} else {
		buf_printf(&r->zone, "%s:%s\n", l->name, l->value);
	}
}

static bool within(const struct reading *r, enum component is)
{
	for (int i = 0; i < r->depth; i++)
		if (r->stack[i] == is)
			return true;
	return false;
}

static void begin(struct reading *r, const struct content_line *l)
{
	enum component is = component_of(l->value);

	if (within(r, COMP_ZONE))
		zone_line(r, l);
	/* An event in an event: the first was never closed. */
	if (is == COMP_EVENT && r->open) {
		close_event(r);
		while (r->depth > 0 && r->stack[r->depth - 1] != COMP_CALENDAR)
			r->depth--;
	}
	if (is == COMP_CALENDAR)
		r->method = METHOD_NONE;
	if ((is == COMP_EVENT || is == COMP_TASK) && !r->open)
		open_event(r, l, is);
	if (is == COMP_ZONE)
		zone_line(r, l);
	if (r->depth <= GUARD_DEPTH_MAX)
		r->stack[r->depth++] = is;
}

static void end(struct reading *r, const struct content_line *l)
{
	enum component is = component_of(l->value);
	int at = r->depth;

	if (within(r, COMP_ZONE))
		zone_line(r, l);
	while (at > 0 && r->stack[at - 1] != is)
		at--;
	if (at == 0)
		return;
	r->depth = at - 1;
	if (is == COMP_EVENT || is == COMP_TASK)
		close_event(r);
	if (is == COMP_ZONE)
		close_zone(r);
}

/* ---- Properties ---- */

static int64_t method_of(const char *s)
{
	static const char *const words[] = { "", "PUBLISH", "REQUEST", "ADD", "CANCEL", "REPLY",
		"COUNTER", "DECLINECOUNTER", "REFRESH" };

	for (size_t i = 1; i < ARRAY_LEN(words); i++)
		if (strcasecmp(words[i], s) == 0)
			return (int64_t)i;
	return METHOD_NONE;
}

static void calendar_line(struct reading *r, const struct content_line *l)
{
	if (strcmp(l->name, "METHOD") == 0) {
		r->method = method_of(l->value);
	} else if (strcmp(l->name, "X-WR-CALNAME") == 0 && !r->named) {
		char *name = content_text(l, false, 200);

		calendar_put_name(name, &r->part);
		r->named = true;
		free(name);
	}
}

static void line(struct reading *r, struct content_line *l)
{
	enum component top = r->depth > 0 ? r->stack[r->depth - 1] : COMP_OTHER;

	if (strcmp(l->name, "BEGIN") == 0) {
		text_trim(l->value);
		begin(r, l);
	} else if (strcmp(l->name, "END") == 0) {
		text_trim(l->value);
		end(r, l);
	} else if (within(r, COMP_ZONE)) {
		zone_line(r, l);
	} else if (r->open && (top == COMP_EVENT || top == COMP_TASK)) {
		ical_event_line(r->open, l, &r->tz, &r->pool);
	} else if (top == COMP_CALENDAR) {
		calendar_line(r, l);
	}
}

static void read_lines(struct reading *r, const char *bytes, size_t n)
{
	struct content_reader in;
	struct content_line l;

	content_open(&in, bytes, n);
	while (content_next(&in, &l))
		line(r, &l);
	content_close(&in);
	if (r->open) {
		r->open->why = _("the file ends in the middle of it");
		close_event(r);
	}
}

/* ---- All of it ---- */

static int by_uid(const void *a, const void *b)
{
	const struct ical_raw *x = *(struct ical_raw *const *)a, *y = *(struct ical_raw *const *)b;
	int order = strcmp(x->ev.uid, y->ev.uid);

	return order ? order : (x->ev.line > y->ev.line) - (x->ev.line < y->ev.line);
}

static void put_all(struct reading *r)
{
	struct ical_series s = { .o = r->o,
		.tz = &r->tz,
		.pool = &r->pool,
		.put = put_event,
		.skip = put_skip,
		.ctx = r };

	if (r->n > 0)
		qsort(r->v, r->n, sizeof(*r->v), by_uid);
	for (size_t i = 0, k; i < r->n; i = k) {
		for (k = i + 1; k < r->n && strcmp(r->v[k]->ev.uid, r->v[i]->ev.uid) == 0; k++)
			;
		ical_series(&s, r->v + i, k - i);
	}
}

/* UTF-16 becomes UTF-8, in text; the mark before UTF-8 is passed over. */
static void to_bytes(const char **bytes, size_t *n, struct buf *text)
{
	const unsigned char *s = (const unsigned char *)*bytes;
	const char *charset = NULL;

	if (*n >= 4 && ((s[0] == 0xff && s[1] == 0xfe) || (s[0] == 'B' && s[1] == 0)))
		charset = "UTF-16LE";
	else if (*n >= 4 && ((s[0] == 0xfe && s[1] == 0xff) || (s[0] == 0 && s[1] == 'B')))
		charset = "UTF-16BE";
	if (charset && text_recode(charset, *bytes, *n & ~(size_t)1, text)) {
		*bytes = buf_str(text);
		*n = text->len;
	}
	if (*n >= 3 && memcmp(*bytes, "\xef\xbb\xbf", 3) == 0) {
		*bytes += 3;
		*n -= 3;
	}
}

static bool read_all(struct reading *r, const char *bytes, size_t n, struct err *e)
{
	struct buf mail = { 0 }, text = { 0 };
	bool ok = true;

	if (r->o->mail) {
		ok = mail_calendar(bytes, n, &mail, e);
		bytes = buf_str(&mail);
		n = mail.len;
	}
	if (ok)
		to_bytes(&bytes, &n, &text);
	ok = ok && ical_guard(bytes, n, e);
	if (ok) {
		read_lines(r, bytes, n);
		ical_tz_settle(&r->tz);
		put_all(r);
	}
	buf_release(&mail);
	buf_release(&text);
	return ok;
}

static void ical_read(const char *bytes, size_t n, const struct ical_in_options *o,
	void (*put)(void *ctx, struct buf *part), void *ctx)
{
	struct reading r = { .o = o, .put = put, .ctx = ctx };
	struct err e = { 0 };

	r.tz.house = zone_find(o->zone);
	if (!r.tz.house)
		r.tz.house = &zones[0];
	if (read_all(&r, bytes, n, &e))
		calendar_put_end(&r.part);
	else
		calendar_put_error(&e, &r.part);
	flush(&r, 0);
	ical_tz_release(&r.tz);
	pool_release(&r.pool);
	buf_release(&r.part);
	buf_release(&r.zone);
	buf_release(&r.tzid);
	free(r.v);
}

extern const struct ical_in_ops lazy_ical_in_ops;
const struct ical_in_ops lazy_ical_in_ops = {
	.guard = ical_guard,
	.read = ical_read,
};
