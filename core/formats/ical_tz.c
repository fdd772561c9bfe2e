/* Part of arshjul-lazy.so: the zones of ical_value.h. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/content_line.h"
#include "formats/ical_guard.h"
#include "formats/ical_value.h"
#include "rules/zone_names.h"

/* More changes than any zone has had; names of zones that are looked for before asking anew. */
enum { CHANGES_MAX = 200, REMEMBERED_MAX = 200 };

/* "+0100", "-033000" */
static bool is_offset(const char *s)
{
	size_t n = strlen(s);

	return (*s == '+' || *s == '-') && (n == 5 || n == 7) &&
		strspn(s + 1, "0123456789") == n - 1 &&
		(s[1] == '0' || (s[1] == '1' && s[2] <= '4')) && s[3] <= '5';
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

/* Only what says when the clock changes and by how much goes on to libical. */
static bool keep(const struct content_line *l, int *changes)
{
	if (strcmp(l->name, "BEGIN") == 0 || strcmp(l->name, "END") == 0)
		return strcmp(l->value, "VTIMEZONE") == 0 || strcmp(l->value, "STANDARD") == 0 ||
			strcmp(l->value, "DAYLIGHT") == 0;
	if (strcmp(l->name, "TZOFFSETFROM") == 0 || strcmp(l->name, "TZOFFSETTO") == 0)
		return is_offset(l->value);
	if (strcmp(l->name, "DTSTART") == 0 || strcmp(l->name, "RDATE") == 0)
		return is_change(l->value) && ++*changes < CHANGES_MAX;
	return strcmp(l->name, "RRULE") == 0 && strstr(l->value, "FREQ=YEARLY") &&
		ical_guard_rule(l->value);
}

static icaltimezone *make(const char *lines)
{
	struct buf b = { 0 };
	struct content_reader r;
	struct content_line l;
	icalcomponent *c;
	icaltimezone *z;
	int changes = 0;

	content_open(&r, lines, strlen(lines));
	while (content_next(&r, &l)) {
		if (!keep(&l, &changes))
			continue;
		buf_printf(&b, "%s:%s\r\n", l.name, l.value);
		if (strcmp(l.value, "VTIMEZONE") == 0 && strcmp(l.name, "BEGIN") == 0)
			buf_puts(&b, "TZID:theirs\r\n");
	}
	content_close(&r);
	c = b.len > 0 ? icalparser_parse_string(b.s) : NULL;
	buf_release(&b);
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
	struct ical_tz *tz;

	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i]->tzid, tzid) == 0)
			return l->v[i];
	tz = pool_alloc(&l->pool, sizeof(*tz));
	tz->tzid = pool_strdup(&l->pool, tzid);
	if (zone_olson(tzid, olson)) {
		tz->ours = zone_find(olson);
		tz->theirs = tz->ours ? NULL : icaltimezone_get_builtin_timezone(olson);
	}
	if (l->n < REMEMBERED_MAX) {
		l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
		l->v[l->n++] = tz;
	}
	return tz;
}

void ical_tz_settle(struct ical_tz_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i]->ours && !l->v[i]->theirs)
			l->v[i]->theirs = defined(l, l->v[i]->tzid);
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
