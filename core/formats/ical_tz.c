/* Part of arshjul-lazy.so: the zones of ical_value.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/content_line.h"
#include "formats/ical_guard.h"
#include "formats/ical_value.h"
#include "rules/zone_names.h"

/* More changes than any zone has had; names of zones that are looked for before asking anew. */
enum { CHANGES_MAX = 200, REMEMBERED_MAX = 200 };

/* "+0100", "-033000", and as some write it "+100" or "+01:00": out gets the form of RFC 5545 3.3.14. */
static bool put_offset(const char *s, char out[8])
{
	size_t n = 1;

	if (*s != '+' && *s != '-')
		return false;
	out[0] = *s++;
	if (strlen(s) == 3)
		out[n++] = '0';
	for (; *s; s++)
		if (*s >= '0' && *s <= '9' && n < 7)
			out[n++] = *s;
		else if (*s != ':')
			return false;
	out[n] = '\0';
	return (n == 5 || n == 7) && (out[1] == '0' || (out[1] == '1' && out[2] <= '4')) &&
		out[3] <= '5';
}

/* "16010101T030000", Exchange's beginning of time, as well. */
static bool is_change(const char *s)
{
	struct ical_time t;
	char recent[20];

	if (strlen(s) != 15 || s[8] != 'T' || strspn(s, "0123456789") != 8)
		return false;
	/* The year apart, it has to be a time; every fourth year has a 29 February. */
	memcpy(recent, s, 16);
	if (s[0] == '0' || s[0] > '2' || (s[0] == '1' && s[1] < '6') || (s[0] == '2' && s[1] > '0'))
		return false;
	memcpy(recent, "2000", 4);
	return ical_time_read(recent, NULL, &t) &&
		!(recent[4] == '0' && recent[5] == '2' && recent[6] == '2' && recent[7] == '9');
}

/* The rule of a change without the clock time, which is that of DTSTART as well: Lotus Notes says it twice, and
 * libical takes its time over it. False for one that may not be followed. */
static bool put_rule(struct buf *out, const char *rule)
{
	static const char *const twice[] = { "BYHOUR=", "BYMINUTE=", "BYSECOND=", "WKST=" };
	struct buf b = { 0 };
	bool ok;

	for (const char *at = rule; *at;) {
		size_t n = strcspn(at, ";");
		bool drop = n == 0;

		for (size_t i = 0; i < ARRAY_LEN(twice); i++)
			drop |= strncasecmp(at, twice[i], strlen(twice[i])) == 0;
		if (!drop) {
			buf_puts(&b, b.len > 0 ? ";" : "");
			buf_add(&b, at, n);
		}
		at += n + (at[n] == ';');
	}
	ok = strcasestr(buf_str(&b), "FREQ=YEARLY") && ical_guard_rule(buf_str(&b));
	if (ok)
		buf_printf(out, "RRULE:%s\r\n", b.s);
	buf_release(&b);
	return ok;
}

/* What goes on to libical of a definition: when the clock changes and by how much, nothing else. */
struct definition {
	struct buf out;
	int changes, parts; /* parts: STANDARD and DAYLIGHT */
	bool begins;        /* the part says since when */
	bool lacks;         /* one did not */
};

static void put_part(struct definition *d, const struct content_line *l)
{
	bool opens = strcmp(l->name, "BEGIN") == 0, zone = strcasecmp(l->value, "VTIMEZONE") == 0;

	if (!zone && strcasecmp(l->value, "STANDARD") != 0 && strcasecmp(l->value, "DAYLIGHT") != 0)
		return;
	if (!zone && opens) {
		d->parts++;
		d->begins = false;
	} else if (!zone && !d->begins) {
		/* Enough where the clock never changes. */
		buf_puts(&d->out, "DTSTART:19700101T000000\r\n");
		d->lacks = true;
	}
	buf_printf(&d->out, "%s:%s\r\n", l->name, l->value);
	if (zone && opens)
		buf_puts(&d->out, "TZID:theirs\r\n");
}

static void put_line(struct definition *d, const struct content_line *l)
{
	char offset[8];

	if (strcmp(l->name, "BEGIN") == 0 || strcmp(l->name, "END") == 0) {
		put_part(d, l);
	} else if (strcmp(l->name, "TZOFFSETFROM") == 0 || strcmp(l->name, "TZOFFSETTO") == 0) {
		if (put_offset(l->value, offset))
			buf_printf(&d->out, "%s:%s\r\n", l->name, offset);
	} else if (strcmp(l->name, "DTSTART") == 0 || strcmp(l->name, "RDATE") == 0) {
		if (!is_change(l->value) || ++d->changes >= CHANGES_MAX)
			return;
		buf_printf(&d->out, "%s:%s\r\n", l->name, l->value);
		d->begins |= strcmp(l->name, "DTSTART") == 0;
	} else if (strcmp(l->name, "RRULE") == 0) {
		put_rule(&d->out, l->value);
	}
}

/* NULL where the changes cannot be told. */
static icalcomponent *parse(const char *lines)
{
	struct definition d = { 0 };
	struct content_reader r;
	struct content_line l;
	icalcomponent *c = NULL;

	content_open(&r, lines, strlen(lines));
	while (content_next(&r, &l))
		put_line(&d, &l);
	content_close(&r);
	if (d.out.len > 0 && !(d.lacks && d.parts > 1))
		c = icalparser_parse_string(d.out.s);
	buf_release(&d.out);
	return c;
}

static icaltimezone *make(const char *lines)
{
	icalcomponent *c = parse(lines);
	icaltimezone *z;

	if (!c || icalcomponent_isa(c) != ICAL_VTIMEZONE_COMPONENT ||
		!icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT)) {
		if (c)
			icalcomponent_free(c);
		return NULL;
	}
	z = icaltimezone_new();
	if (icaltimezone_set_component(z, c))
		return z;
	icaltimezone_free(z, 1);
	icalcomponent_free(c);
	return NULL;
}

void ical_tz_define(struct ical_tz_list *l, const char *tzid, const char *lines)
{
	icaltimezone *z = make(lines);

	if (!z)
		return;
	l->defined = xgrow(l->defined, l->n_defined, &l->cap_defined, sizeof(*l->defined));
	l->defined[l->n_defined].tzid = xstrdup(tzid);
	l->defined[l->n_defined++].zone = z;
}

static icaltimezone *defined(const struct ical_tz_list *l, const char *tzid)
{
	for (size_t i = 0; i < l->n_defined; i++)
		if (strcmp(l->defined[i].tzid, tzid) == 0)
			return l->defined[i].zone;
	return NULL;
}

const struct ical_tz *ical_tz_find(struct ical_tz_list *l, const char *tzid)
{
	char olson[ZONE_NAME_SIZE];
	icaltimezone *theirs;
	struct ical_tz *tz;

	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i]->tzid, tzid) == 0)
			return l->v[i];
	tz = pool_alloc(&l->pool, sizeof(*tz));
	tz->tzid = pool_strdup(&l->pool, tzid);
	tz->habit = zone_habit(tzid);
	if (zone_olson(tzid, olson)) {
		tz->ours = zone_find(olson);
		tz->theirs = tz->ours ? NULL : icaltimezone_get_builtin_timezone(olson);
	}
	theirs = tz->habit || (!tz->ours && !tz->theirs) ? defined(l, tzid) : NULL;
	if (theirs) {
		tz->ours = NULL;
		tz->theirs = theirs;
	}
	if (l->n < REMEMBERED_MAX) {
		l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
		l->v[l->n++] = tz;
	}
	return tz;
}

void ical_tz_release(struct ical_tz_list *l)
{
	for (size_t i = 0; i < l->n_defined; i++) {
		free(l->defined[i].tzid);
		icaltimezone_free(l->defined[i].zone, 1);
	}
	free(l->defined);
	pool_release(&l->pool);
	*l = (struct ical_tz_list) { .house = l->house };
}
