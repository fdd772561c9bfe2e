#include "formats/ical_rule.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "formats/ical_guard.h"

enum { RULE_MAX = 1000 };

struct icaltimetype ical_rule_time(const struct ical_time *t)
{
	struct icaltimetype p = { 0 };

	day_to_ymd(t->at.day, &p.year, &p.month, &p.day);
	p.is_date = t->clock == CLOCK_DAY;
	if (!p.is_date) {
		p.hour = t->at.minute / 60;
		p.minute = t->at.minute % 60;
	}
	return p;
}

/* ---- The text ---- */

static bool is_part(const char *at, const char *name)
{
	return strncasecmp(at, name, strlen(name)) == 0;
}

static bool says(const char *rule, const char *name)
{
	for (const char *at = rule; at; at = strchr(at, ';')) {
		at += strspn(at, "; ");
		if (is_part(at, name))
			return true;
	}
	return false;
}

/* Does it say the clock time of the start again, and nothing else? */
static bool repeats_clock(const char *at, size_t n, const struct ical_time *start)
{
	const char *equals = memchr(at, '=', n);
	char *end;
	long value;

	if (start->clock == CLOCK_DAY || !equals)
		return false;
	value = strtol(equals + 1, &end, 10);
	if (end == equals + 1 || end < at + n)
		return false;
	if (is_part(at, "BYHOUR="))
		return value == start->at.minute / 60;
	if (is_part(at, "BYMINUTE="))
		return value == start->at.minute % 60;
	return is_part(at, "BYSECOND=") && value >= 0 && value <= 60;
}

static void clean(const char *text, const struct ical_time *start, struct buf *out, int *most)
{
	bool until = says(text, "UNTIL=");

	*most = 0;
	if (is_part(text, "RRULE:"))
		text += strlen("RRULE:");
	for (const char *at = text; *at;) {
		size_t n = strcspn(at, "; ");

		if (until && is_part(at, "COUNT=")) {
			int count = (int)strtol(at + strlen("COUNT="), NULL, 10);

			*most = count > 0 ? count : 1;
		} else if (n > 0 && !repeats_clock(at, n, start)) {
			buf_puts(out, out->len > 0 ? ";" : "");
			buf_add(out, at, n);
		}
		at += n + (at[n] != '\0');
	}
}

/* ---- UNTIL ---- */

/* It is in UTC where the start has a zone, or a day, which is in it; the walk is in local time. */
static void settle_until(const struct ical_time *start, const struct ical_tz_list *tz,
	struct icalrecurrencetype *rule)
{
	struct icaltimetype *u = &rule->until;
	struct ical_time t = { .clock = CLOCK_UTC };

	if (icaltime_is_null_time(*u) || (!u->is_date && !icaltime_is_utc(*u)))
		return;
	if (u->month < 1 || u->month > 12 || !day_from_ymd(u->year, u->month, u->day, &t.at.day)) {
		*u = icaltime_null_time();
		rule->count = 1;
		return;
	}
	if (u->is_date) {
		if (start->clock == CLOCK_DAY)
			return;
		t.at.minute = 24 * 60 - 1;
	} else {
		t.at.minute = (u->hour * 60 + u->minute) % 1440;
		t.at = ical_time_local(tz, start, ical_time_utc(tz, &t));
	}
	t.clock = CLOCK_FLOATING;
	*u = ical_rule_time(&t);
	u->second = 59;
}

bool ical_rule_read(const char *text, const struct ical_time *start, const struct ical_tz_list *tz,
	struct ical_rule *rule, const char **why)
{
	struct buf b = { 0 };

	*why = NULL;
	clean(text, start, &b, &rule->most);
	if (b.len > RULE_MAX || !ical_guard_rule(buf_str(&b))) {
		*why = _("its rule of repetition is not allowed");
	} else {
		rule->by = icalrecurrencetype_from_string(b.s);
		if (rule->by.freq == ICAL_NO_RECURRENCE)
			*why = _("its rule of repetition cannot be read");
		else
			settle_until(start, tz, &rule->by);
	}
	buf_release(&b);
	return !*why;
}
