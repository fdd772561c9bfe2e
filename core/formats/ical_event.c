#include "formats/ical_event.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/plain_text.h"

/* Bytes of a text in HTML that are looked at. */
enum { HTML_MAX = 128 * 1024 };

struct context {
	struct ical_raw *r;
	struct content_line *l;
	struct ical_tz_list *tz;
	struct pool *pool;
};

/* ---- Texts ---- */

static const char *keep(struct pool *pool, char *s)
{
	const char *kept = pool_strdup(pool, s);

	free(s);
	return kept;
}

static const char *text(const struct context *c, bool lines, size_t max)
{
	return keep(c->pool, content_text(c->l, lines, max));
}

static bool empty(const char *s)
{
	return !s || !*s;
}

static const char *param(const struct context *c, const char *name, size_t max)
{
	struct buf b = { 0 };
	const char *s = "";

	if (*c->l->params && content_param(c->l, name, &b))
		s = keep(c->pool, content_clean(buf_str(&b), b.len, false, max));
	buf_release(&b);
	return s;
}

/* A mail address, lower-case; "" for what is none. */
static const char *address_of(struct pool *pool, const char *s)
{
	char *at;
	struct buf b = { 0 };
	const char *kept = "";

	s += strspn(s, " '\"<");
	if (strncasecmp(s, "mailto:", 7) == 0)
		s += 7;
	s += strspn(s, " <");
	for (; *s > ' ' && *s <= '~' && !strchr("<>()[]\\,;:\"'", *s) && b.len < 254; s++)
		buf_putc(&b, (char)(*s >= 'A' && *s <= 'Z' ? *s + 32 : *s));
	at = b.len > 0 ? strchr(b.s, '@') : NULL;
	if (at && at > b.s && at[1])
		kept = pool_strdup(pool, b.s);
	buf_release(&b);
	return kept;
}

static const char *address(const struct context *c)
{
	const char *a = address_of(c->pool, c->l->value);

	return *a ? a : address_of(c->pool, param(c, "EMAIL", CALENDAR_LINE_MAX));
}

static bool is_web(const char *s)
{
	return strncasecmp(s, "https://", 8) == 0 || strncasecmp(s, "http://", 7) == 0;
}

/* The address of the meeting's room on the net: what says so wins over URL. */
static void put_link(const struct context *c, bool sure)
{
	struct calendar_event *ev = &c->r->ev;
	const char *s;

	if (!sure && !empty(ev->link))
		return;
	s = text(c, false, 2000);
	if (is_web(s) && !strpbrk(s, " <>\"\\"))
		ev->link = s;
}

static void put_categories(const struct context *c)
{
	struct calendar_event *ev = &c->r->ev;
	struct buf b = { 0 };
	char *at = c->l->value;

	if (ev->categories && strlen(ev->categories) >= CALENDAR_TEXT_MAX)
		return;
	buf_puts(&b, ev->categories ? ev->categories : "");
	for (bool more = true; more && b.len < CALENDAR_TEXT_MAX;) {
		struct content_line one = *c->l;
		char *end = at, *said;

		while (*end && *end != ',')
			end += *end == '\\' && end[1] ? 2 : 1;
		more = *end == ',';
		*end = '\0';
		one.value = at;
		said = content_text(&one, false, 200);
		if (*said)
			buf_printf(&b, "%s%s", b.len > 0 ? "\n" : "", said);
		free(said);
		at = end + 1;
	}
	ev->categories = pool_strdup(c->pool, buf_str(&b));
	buf_release(&b);
}

/* ---- Times ---- */

static void bad_time(const struct context *c, const char *what)
{
	char *shown = content_clean(c->l->value, strlen(c->l->value), false, 40);

	if (!c->r->why)
		c->r->why = pool_printf(c->pool, "%s: “%s”", what, shown);
	free(shown);
}

static const struct ical_tz *zone_of(const struct context *c)
{
	struct buf b = { 0 };
	const struct ical_tz *tz = c->tz->floating;

	if (*c->l->params && content_param(c->l, "TZID", &b) && b.len > 0 && b.len < 200)
		tz = ical_tz_find(c->tz, b.s);
	buf_release(&b);
	return tz;
}

static bool read_time(const struct context *c, struct ical_time *t)
{
	content_last_colon(c->l);
	return ical_time_read(c->l->value, zone_of(c), t);
}

/* How long a PERIOD is that begins at start: what follows its slash is an end or a duration. */
static int64_t period_minutes(const struct context *c, const struct ical_time *start, const char *s)
{
	struct ical_time end;
	int64_t minutes;

	if (ical_duration_read(s, &minutes))
		return minutes;
	if (!ical_time_read(s, start->tz, &end))
		return -1;
	minutes = (ical_time_utc(c->tz, &end) - ical_time_utc(c->tz, start)) / 60;
	return minutes > 0 ? minutes : -1;
}

/* EXDATE and RDATE: a list; old writers separate by semicolons. */
static void put_dates(const struct context *c, struct ical_date **v, size_t *n, size_t *cap)
{
	const struct ical_tz *tz = zone_of(c);
	char *at = c->l->value;

	while (at && *n < ICAL_DATES_MAX) {
		char *next = strpbrk(at, ",;"), *slash;
		struct ical_date d = { .minutes = -1 };

		if (next)
			*next++ = '\0';
		slash = strchr(at, '/');
		if (slash)
			*slash++ = '\0';
		if (ical_time_read(at, tz, &d.at)) {
			if (slash)
				d.minutes = period_minutes(c, &d.at, slash);
			*v = pool_grow(c->pool, *v, *n, cap, sizeof(**v));
			(*v)[(*n)++] = d;
		}
		at = next;
	}
}

static void put_instance(const struct context *c)
{
	struct buf b = { 0 };

	if (!read_time(c, &c->r->instance))
		bad_time(c, _("the place in the series is no date"));
	c->r->later_too = *c->l->params && content_param(c->l, "RANGE", &b) &&
		strcasecmp(buf_str(&b), "THISANDFUTURE") == 0;
	buf_release(&b);
}

static void put_stamp(const struct context *c)
{
	struct ical_time t;

	if (ical_time_read(c->l->value, NULL, &t)) {
		int64_t at = ical_time_utc(c->tz, &t);

		c->r->ev.stamp = at > c->r->ev.stamp ? at : c->r->ev.stamp;
	}
}

static void put_rule(const struct context *c)
{
	if (c->r->rule)
		c->r->several_rules = true;
	else
		c->r->rule = pool_strdup(c->pool, c->l->value);
}

/* ---- People ---- */

static int64_t answer_of(const char *partstat)
{
	static const struct {
		const char *word;
		enum calendar_answer answer;
	} words[] = { { "ACCEPTED", PART_ACCEPTED }, { "TENTATIVE", PART_TENTATIVE },
		{ "DECLINED", PART_DECLINED }, { "DELEGATED", PART_DELEGATED } };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcasecmp(partstat, words[i].word) == 0)
			return words[i].answer;
	return PART_NEEDS_ACTION;
}

static void put_attendee(const struct context *c)
{
	struct calendar_event *ev = &c->r->ev;
	struct calendar_attendee a = {
		.address = address(c),
		.name = param(c, "CN", 200),
		.answer = answer_of(param(c, "PARTSTAT", 40)),
		.comment = param(c, "X-RESPONSE-COMMENT", CALENDAR_COMMENT_MAX),
	};

	ev->attendees =
		pool_grow(c->pool, ev->attendees, ev->n_attendees, &c->r->cap_attendees, sizeof(a));
	ev->attendees[ev->n_attendees++] = a;
}

static void put_organizer(const struct context *c)
{
	c->r->ev.organizer = address(c);
	c->r->ev.organizer_name = param(c, "CN", 200);
}

/* ---- The properties ---- */

static void put_status(const struct context *c)
{
	const char *s = text_trim(c->l->value);

	if (strcasecmp(s, "CANCELLED") == 0 || strcasecmp(s, "CANCELED") == 0)
		c->r->ev.status = CALENDAR_CANCELLED;
	else if (strcasecmp(s, "TENTATIVE") == 0)
		c->r->ev.status = CALENDAR_TENTATIVE;
}

static void put_sequence(const struct context *c)
{
	char *end;
	long n = strtol(c->l->value, &end, 10);

	c->r->ev.sequence = end != c->l->value && n > 0 && n < INT32_MAX ? n : 0;
}

static void put_uid(const struct context *c)
{
	c->r->ev.uid = text(c, false, ICAL_UID_TEXT_MAX);
}

/* A text on one line. Writers of web pages leave their entities in it: "R&amp;D". */
static const char *line_text(const struct context *c)
{
	const char *s = text(c, false, CALENDAR_LINE_MAX);
	char *plain;

	if (!has_entities(s))
		return s;
	plain = plain_entities(s);
	s = keep(c->pool, content_clean(plain, strlen(plain), false, CALENDAR_LINE_MAX));
	free(plain);
	return s;
}

static void put_title(const struct context *c)
{
	if (empty(c->r->ev.title))
		c->r->ev.title = line_text(c);
}

static const char *from_html(struct pool *pool, const char *html, bool document)
{
	char *plain = plain_text(html, document);
	const char *kept = keep(pool, content_clean(plain, strlen(plain), true, CALENDAR_TEXT_MAX));

	free(plain);
	return kept;
}

static void put_description(const struct context *c)
{
	const char *s = text(c, true, CALENDAR_TEXT_MAX);

	c->r->ev.description = is_html(s) || has_entities(s) ? from_html(c->pool, s, false) : s;
}

/* Outlook says the text once more as HTML, and some writers say it only so. */
static void put_html(const struct context *c)
{
	struct content_line l = *c->l;
	char *html;

	if (!empty(c->r->ev.description) || c->r->html)
		return;
	if (strlen(l.value) > HTML_MAX) {
		l.value[HTML_MAX] = '\0';
		utf8_cut(l.value);
	}
	html = content_text(&l, true, HTML_MAX);
	c->r->html = is_html(html) ? from_html(c->pool, html, true) : pool_strdup(c->pool, html);
	free(html);
}

static void put_place(const struct context *c)
{
	c->r->ev.place = line_text(c);
}

static void put_comment(const struct context *c)
{
	if (empty(c->r->ev.comment))
		c->r->ev.comment = text(c, true, CALENDAR_COMMENT_MAX);
}

static void put_free(const struct context *c)
{
	c->r->ev.free = strcasecmp(text_trim(c->l->value), "TRANSPARENT") == 0;
}

static void put_day_mark(const struct context *c)
{
	c->r->day_mark = strcasecmp(text_trim(c->l->value), "TRUE") == 0;
}

static void put_start(const struct context *c)
{
	if (!read_time(c, &c->r->start))
		bad_time(c, _("the start is no date"));
}

static void put_end(const struct context *c)
{
	if (!read_time(c, &c->r->end))
		bad_time(c, _("the end is no date"));
}

static void put_duration(const struct context *c)
{
	if (!ical_duration_read(c->l->value, &c->r->minutes))
		c->r->minutes = -1;
}

static void put_url(const struct context *c)
{
	put_link(c, false);
}

static void put_room(const struct context *c)
{
	put_link(c, true);
}

static void put_except(const struct context *c)
{
	content_last_colon(c->l);
	put_dates(c, &c->r->except, &c->r->n_except, &c->r->cap_except);
}

static void put_extra(const struct context *c)
{
	content_last_colon(c->l);
	put_dates(c, &c->r->extra, &c->r->n_extra, &c->r->cap_extra);
}

static void put_exrule(const struct context *c)
{
	c->r->several_rules = true;
}

void ical_event_line(
	struct ical_raw *r, struct content_line *l, struct ical_tz_list *tz, struct pool *pool)
{
	static const struct {
		const char *name;
		void (*put)(const struct context *c);
	} properties[] = { { "DTSTART", put_start }, { "DTEND", put_end },
		/* As a button of many web pages writes them. */
		{ "DTSTARTUNDEFINED", put_start }, { "DTENDUNDEFINED", put_end },
		{ "DURATION", put_duration }, { "SUMMARY", put_title }, { "UID", put_uid },
		{ "DTSTAMP", put_stamp }, { "LAST-MODIFIED", put_stamp },
		{ "SEQUENCE", put_sequence }, { "STATUS", put_status }, { "TRANSP", put_free },
		{ "DESCRIPTION", put_description }, { "LOCATION", put_place }, { "URL", put_url },
		{ "CATEGORIES", put_categories }, { "ORGANIZER", put_organizer },
		{ "ATTENDEE", put_attendee }, { "COMMENT", put_comment }, { "RRULE", put_rule },
		{ "EXRULE", put_exrule }, { "EXDATE", put_except }, { "RDATE", put_extra },
		{ "RECURRENCE-ID", put_instance }, { "CONFERENCE", put_room },
		{ "X-GOOGLE-CONFERENCE", put_room }, { "X-PM-CONFERENCE-URL", put_room },
		{ "X-MICROSOFT-SKYPETEAMSMEETINGURL", put_room },
		{ "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", put_room },
		{ "X-MICROSOFT-CDO-ALLDAYEVENT", put_day_mark }, { "X-ALT-DESC", put_html },
		{ "STYLED-DESCRIPTION", put_html } };
	const struct context c = { r, l, tz, pool };

	for (size_t i = 0; i < ARRAY_LEN(properties); i++)
		if (strcmp(properties[i].name, l->name) == 0) {
			properties[i].put(&c);
			return;
		}
}

/* ---- The whole ---- */

/* The first address in a text of a place where meetings are held over the net. */
static const char *room_in(struct pool *pool, const char *s)
{
	static const char *const hosts[] = { "teams.microsoft.com/", "teams.live.com/",
		"meet.google.com/", "zoom.us/", "whereby.com/", "webex.com/", "meet.jit.si/",
		"meet.sunet.se/", NULL };

	for (const char *at = strstr(s, "https://"); at; at = strstr(at + 1, "https://")) {
		size_t n = strcspn(at, " \n\t<>\"\\)]");

		for (size_t i = 0; hosts[i] && n < 2000; i++)
			if (memmem(at, n, hosts[i], strlen(hosts[i])))
				return pool_strndup(pool, at, n);
	}
	return "";
}

/* A place may be a link, or say that there is one: "Rådhuset; Microsoft Teams-möte". */
static const char *real_place(struct pool *pool, const char *place)
{
	struct buf b = { 0 };
	const char *kept;

	while (*place) {
		size_t n = strcspn(place, ";");
		size_t skip = strspn(place, " ");

		if (n > skip && !is_web(place + skip) &&
			strncasecmp(place + skip, "Microsoft Teams", 15) != 0) {
			buf_puts(&b, b.len > 0 ? "; " : "");
			buf_add(&b, place + skip, n - skip);
		}
		place += n + (place[n] == ';');
	}
	kept = pool_strdup(pool, buf_str(&b));
	buf_release(&b);
	return kept;
}

static void find_room(struct calendar_event *ev, struct pool *pool)
{
	const char *room = room_in(pool, ev->place);

	if (!*room)
		room = room_in(pool, ev->description);
	if (*room && (!*ev->link || !*room_in(pool, ev->link)))
		ev->link = room;
	if (!*ev->link && is_web(ev->place) && !strpbrk(ev->place, " ;<>\"\\"))
		ev->link = ev->place;
	if (*ev->link)
		ev->place = real_place(pool, ev->place);
}

static void no_nulls(struct calendar_event *ev)
{
	const char **texts[] = { &ev->uid, &ev->entry, &ev->instance, &ev->title, &ev->description,
		&ev->place, &ev->link, &ev->categories, &ev->organizer, &ev->organizer_name,
		&ev->comment, &ev->starts, &ev->ends, &ev->remark };

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		if (!*texts[i])
			*texts[i] = "";
}

void ical_event_end(struct ical_raw *r, struct pool *pool)
{
	struct calendar_event *ev = &r->ev;

	if (empty(ev->description))
		ev->description = r->html;
	no_nulls(ev);
	if (ev->method == METHOD_CANCEL)
		ev->status = CALENDAR_CANCELLED;
	if (moment_is_none(r->start.at) && ev->method < METHOD_CANCEL && !r->why)
		r->why = _("it has no start");
	find_room(ev, pool);
}
