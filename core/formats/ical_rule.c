#include "formats/ical_rule.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/xalloc.h"
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

/* ---- vCalendar 1.0 ---- */

/* How often, where the rule does not say (vCalendar 1.0, "Recurrence Rule Duration"). */
#define OLD_COUNT "2"

/* Words of a rule of old: those of one kind go into a list of the new one. */
struct old_rule {
	struct buf list;   /* BYDAY, BYMONTHDAY … */
	struct buf places; /* "1+", "2-" before the weekdays that they are of, as "1,-2," */
	bool placed;       /* a weekday came after them */
};

static const struct old_kind {
	const char *letters, *freq, *list;
} old_kinds[] = {
	{ "MP", "MONTHLY", "BYDAY" },
	{ "MD", "MONTHLY", "BYMONTHDAY" },
	{ "YM", "YEARLY", "BYMONTH" },
	{ "YD", "YEARLY", "BYYEARDAY" },
	{ "D", "DAILY", NULL },
	{ "W", "WEEKLY", "BYDAY" },
};

static void put_item(struct buf *list, const char *sign, const char *item, size_t n)
{
	buf_printf(list, "%s%s%.*s", list->len > 0 ? "," : "", sign, (int)n, item);
}

/* A weekday, at each of the places named before it. */
static void put_weekday(struct old_rule *o, const char *day)
{
	const char *at = buf_str(&o->places);

	if (!*at)
		put_item(&o->list, "", day, 2);
	for (; *at; at += strcspn(at, ",") + 1)
		buf_printf(&o->list, "%s%.*s%.2s", o->list.len > 0 ? "," : "",
			(int)strcspn(at, ","), at, day);
	o->placed = true;
}

static void put_place(struct old_rule *o, const char *number, size_t n, bool last)
{
	if (o->placed)
		buf_cut(&o->places, 0);
	o->placed = false;
	buf_printf(&o->places, "%s%.*s,", last ? "-" : "", (int)n, number);
}

/* One word: false for what has no place in such a rule. */
static bool old_word(const struct old_kind *kind, struct old_rule *o, const char *word, size_t n)
{
	size_t number = strspn(word, "0123456789");
	bool last = word[number] == '-';

	if (n == 2 && strchr("SMTWF", *word) && kind->list)
		put_weekday(o, word);
	else if (n == 2 && is_part(word, "LD"))
		put_item(&o->list, "-", "1", 1);
	else if (number == 0 || number > 3 || n > number + 1 || !kind->list)
		return number == 4 && n == 4; /* a clock time */
	else if (is_part(kind->letters, "MP"))
		put_place(o, word, number, last);
	else
		put_item(&o->list, last ? "-" : "", word, number);
	return true;
}

/* The rule in the new form, appended: false where it is none of old, or one that cannot be read. */
static bool from_old(const char *text, struct buf *out)
{
	const struct old_kind *kind = old_kinds, *end = kind + ARRAY_LEN(old_kinds);
	struct old_rule o = { 0 };
	struct buf ends = { 0 };
	size_t n;
	bool ok = true;

	while (kind < end && !is_part(text, kind->letters))
		kind++;
	if (kind == end || strchr(text, '=') || strlen(text) > RULE_MAX)
		return false;
	text += strlen(kind->letters);
	n = strspn(text, "0123456789");
	buf_printf(
		out, "FREQ=%s;INTERVAL=%.*s", kind->freq, n > 0 ? (int)n : 1, n > 0 ? text : "1");
	for (text += n; ok && *(text += strspn(text, " ")); text += n) {
		n = strcspn(text, " ");
		if (*text == '#')
			buf_printf(&ends, ";COUNT=%.*s", (int)n - 1, text + 1);
		else if (n >= 8)
			buf_printf(&ends, ";UNTIL=%.*s", (int)n, text);
		else
			ok = old_word(kind, &o, text, n);
	}
	if (o.list.len > 0)
		buf_printf(out, ";%s=%s", kind->list, o.list.s);
	if (strcmp(buf_str(&ends), ";COUNT=0") != 0)
		buf_puts(out, ends.len > 0 ? ends.s : ";COUNT=" OLD_COUNT);
	buf_release(&o.list);
	buf_release(&o.places);
	buf_release(&ends);
	return ok;
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
	struct buf b = { 0 }, old = { 0 };

	*why = NULL;
	clean(from_old(text, &old) ? old.s : text, start, &b, &rule->most);
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
	buf_release(&old);
	return !*why;
}
