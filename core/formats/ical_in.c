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
#include "formats/ical_uids.h"
#include "formats/mail_in.h"

/* How much is gathered before it is handed on, the longest definition of a zone, and how much is read between
 * two words about what is behind. */
enum { PART_BYTES = 64 * 1024, ZONE_BYTES_MAX = 256 * 1024, PASSED_BYTES = 1024 * 1024 };

enum component { COMP_OTHER, COMP_CALENDAR, COMP_EVENT, COMP_ZONE, COMP_TASK };

struct reading {
	const struct ical_in_options *o;
	const char *bytes, *end; /* as they were given: what is read may be made of them */
	void (*put)(void *ctx, struct buf *part);
	void *ctx;
	struct buf part;
	struct ical_tz_list tz;
	struct ical_uids uids;
	bool surveying; /* the first time through: nothing is made of events */
	struct ical_series series;
	struct pool one;  /* of the event being read */
	struct pool pool; /* of those that are kept until the end */
	struct ical_raw **v;
	size_t n, cap;
	struct ical_raw *open; /* the event being read */
	struct ical_raw none;  /* what stands for it in the survey */
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

static void tell_series(void *ctx, const struct calendar_series *all)
{
	struct reading *r = ctx;

	calendar_put_series(all, &r->part);
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
	struct ical_raw *raw = r->surveying ? &r->none : pool_alloc(&r->one, sizeof(*raw));

	raw->ev.line = l->line;
	raw->ev.method = r->method;
	raw->start.at = raw->end.at = raw->instance.at = MOMENT_NONE;
	raw->minutes = -1;
	if (is == COMP_TASK)
		raw->why = _("it is a task or a journal entry, not a meeting");
	r->open = raw;
}

/* For what comes with the same UID: it may stand anywhere in the file. */
static void keep_event(struct reading *r, struct ical_raw *raw)
{
	pool_absorb(&r->pool, &r->one);
	r->v = xgrow(r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = raw;
}

static void close_event(struct reading *r)
{
	struct ical_raw *raw = r->open;
	char iso[MOMENT_SIZE];

	r->open = NULL;
	if (!raw || r->surveying)
		return;
	ical_event_end(raw, &r->one);
	if (!*raw->ev.uid) {
		moment_iso(raw->start.at, iso);
		raw->ev.uid = ical_entry_name(&r->one, raw->ev.title, iso);
		keep_event(r, raw);
	} else if (ical_uids_twice(&r->uids, raw->ev.uid)) {
		keep_event(r, raw);
	} else {
		r->series.pool = &r->one;
		ical_series(&r->series, &raw, 1);
		pool_release(&r->one);
	}
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
	if (!r->surveying || r->zone.len > ZONE_BYTES_MAX)
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
	if (is == COMP_CALENDAR) {
		r->method = METHOD_NONE;
		r->tz.floating = NULL;
	}
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
		r->method = method_of(text_trim(l->value));
	} else if (strcmp(l->name, "X-WR-TIMEZONE") == 0) {
		r->tz.floating = ical_tz_find(&r->tz, text_trim(l->value));
	} else if (strcmp(l->name, "X-WR-CALNAME") == 0 && !r->named) {
		char *name = content_text(l, false, 200);

		calendar_put_name(name, &r->part);
		r->named = true;
		free(name);
	}
}

/* What other events of the file there are for this one: its own UID, or that of something in it. */
static void note_uid(struct reading *r, const struct content_line *l)
{
	char *uid;

	if (strcmp(l->name, "UID") != 0)
		return;
	uid = content_text(l, false, ICAL_UID_TEXT_MAX);
	ical_uids_add(&r->uids, uid);
	free(uid);
}

static void event_line(struct reading *r, struct content_line *l)
{
	if (r->surveying)
		note_uid(r, l);
	else
		ical_event_line(r->open, l, &r->tz, &r->one);
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
		event_line(r, l);
	} else if (top == COMP_CALENDAR && !r->surveying) {
		calendar_line(r, l);
	}
}

/* Only of the bytes that were given, not of what a mail or UTF-16 became. */
static void pass(const struct reading *r, const char *from, const char *to)
{
	if (r->o->passed && from >= r->bytes && to <= r->end)
		r->o->passed(from, to);
}

/* True while there is a next line; what lies well behind it is passed. */
static bool next_line(
	struct reading *r, struct content_reader *in, struct content_line *l, const char **passed)
{
	if (in->at - *passed >= PASSED_BYTES) {
		pass(r, *passed, in->at);
		*passed = in->at;
	}
	return content_next(in, l);
}

/* The first time: the guard, the zones and the UIDs. */
static bool survey(struct reading *r, const char *bytes, size_t n, struct err *e)
{
	struct ical_guard guard = { 0 };
	struct content_reader in;
	struct content_line l;
	bool ok = true;

	if (n > CALENDAR_BYTES_MAX)
		return err_set(e, ERR_INVALID, _("The calendar is larger than %d MB."),
			CALENDAR_BYTES_MAX / (1024 * 1024));
	r->surveying = true;
	content_open(&in, bytes, n);
	while (ok && next_line(r, &in, &l, &bytes)) {
		ok = ical_guard_line(&guard, &in, &l, e);
		if (ok)
			line(r, &l);
	}
	content_close(&in);
	close_event(r);
	r->surveying = false;
	r->depth = 0;
	r->method = METHOD_NONE;
	return ok && ical_guard_end(&guard, e);
}

static void read_lines(struct reading *r, const char *bytes, size_t n)
{
	struct content_reader in;
	struct content_line l;

	content_open(&in, bytes, n);
	while (next_line(r, &in, &l, &bytes))
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

/* Those that were kept. */
static void put_kept(struct reading *r)
{
	r->series.pool = &r->pool;
	if (r->n > 0)
		qsort(r->v, r->n, sizeof(*r->v), by_uid);
	for (size_t i = 0, k; i < r->n; i = k) {
		for (k = i + 1; k < r->n && strcmp(r->v[k]->ev.uid, r->v[i]->ev.uid) == 0; k++)
			;
		ical_series(&r->series, r->v + i, k - i);
	}
}

/* UTF-16 becomes UTF-8, in text; the mark before UTF-8 is passed over. */
static void to_bytes(const char **bytes, size_t *n, struct buf *text)
{
	const char *charset = text_wide(*bytes, *n);

	if (charset && text_recode(charset, *bytes, *n & ~(size_t)1, text)) {
		*bytes = buf_str(text);
		*n = text->len;
	}
	if (*n >= 3 && memcmp(*bytes, "\xef\xbb\xbf", 3) == 0) {
		*bytes += 3;
		*n -= 3;
	}
}

static void put_sender(struct reading *r, const char *from)
{
	char *address = content_clean(from, strlen(from), false, CALENDAR_LINE_MAX);

	if (*address)
		calendar_put_sender(address, &r->part);
	free(address);
}

static bool read_all(struct reading *r, const char *bytes, size_t n, struct err *e)
{
	struct buf mail = { 0 }, text = { 0 }, from = { 0 };
	bool ok = true;

	if (r->o->mail) {
		mail_sender(bytes, n, &from);
		put_sender(r, buf_str(&from));
		ok = mail_calendar(bytes, n, &mail, e);
		bytes = buf_str(&mail);
		n = mail.len;
	}
	if (ok)
		to_bytes(&bytes, &n, &text);
	ok = ok && survey(r, bytes, n, e);
	if (ok) {
		read_lines(r, bytes, n);
		put_kept(r);
	}
	buf_release(&mail);
	buf_release(&text);
	buf_release(&from);
	return ok;
}

struct piece {
	const struct reading *r;
	const char *from, *at, *end; /* from: where the last piece began */
};

static const void *next_piece(void *ctx, size_t *n)
{
	struct piece *p = ctx;

	pass(p->r, p->from, p->at);
	p->from = p->at;
	*n = (size_t)(p->end - p->at) < PASSED_BYTES ? (size_t)(p->end - p->at) : PASSED_BYTES;
	p->at += *n;
	return p->from;
}

static void put_sum(struct reading *r, const char *bytes, size_t n)
{
	struct piece p = { r, bytes, bytes, bytes + n };
	char hex[65];

	text_sha256_pieces(next_piece, &p, hex);
	calendar_put_sum(hex, &r->part);
}

static void ical_read(const char *bytes, size_t n, const struct ical_in_options *o,
	void (*put)(void *ctx, struct buf *part), void *ctx)
{
	struct reading r = { .o = o, .bytes = bytes, .end = bytes + n, .put = put, .ctx = ctx };
	struct err e = { 0 };

	r.series = (struct ical_series) { .o = o,
		.tz = &r.tz,
		.put = put_event,
		.tell = tell_series,
		.skip = put_skip,
		.ctx = &r };
	r.tz.house = zone_find(o->zone);
	if (!r.tz.house)
		r.tz.house = &zones[0];
	if (!read_all(&r, bytes, n, &e)) {
		calendar_put_error(&e, &r.part);
	} else {
		if (o->sum)
			put_sum(&r, bytes, n);
		calendar_put_end(&r.part);
	}
	flush(&r, 0);
	ical_tz_release(&r.tz);
	ical_uids_release(&r.uids);
	pool_release(&r.one);
	pool_release(&r.pool);
	buf_release(&r.part);
	buf_release(&r.zone);
	buf_release(&r.tzid);
	free(r.v);
}

extern const struct ical_in_ops lazy_ical_in_ops;
const struct ical_in_ops lazy_ical_in_ops = {
	.read = ical_read,
};
