#include "formats/ical_guard.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"

static bool bad(const struct content_line *l, const char *why, struct err *e)
{
	/* TRANSLATORS: number of a line in a file, what is wrong */
	return err_set(e, ERR_INVALID, _("line %lld: %s"), (long long)l->line, why);
}

bool ical_guard_line(struct ical_guard *g, const struct content_reader *r,
	const struct content_line *l, struct err *e)
{
	bool attached = strcmp(l->name, "ATTACH") == 0 || strcmp(l->name, "X-ALT-DESC") == 0;

	if (r->binary)
		return bad(l, _("binary data"), e);
	if (l->longest > GUARD_LINE_MAX)
		return bad(l, _("the line is too long"), e);
	if (l->n > (attached ? GUARD_ATTACHED_MAX : GUARD_PROPERTY_MAX))
		return bad(l, _("the property is too long"), e);
	if (strcmp(l->name, "BEGIN") == 0) {
		if (++g->depth > GUARD_DEPTH_MAX)
			return bad(l, _("too many things inside each other"), e);
		if (++g->components > GUARD_COMPONENTS_MAX)
			return bad(l, _("too many entries"), e);
		if (strcasecmp(l->value, "VTIMEZONE") == 0 && ++g->zones > GUARD_ZONES_MAX)
			return bad(l, _("too many time zones"), e);
		g->properties[g->depth] = 0;
	} else if (strcmp(l->name, "END") == 0) {
		g->depth -= g->depth > 0;
	} else if (++g->properties[g->depth] > GUARD_PROPERTIES_MAX) {
		return bad(l, _("too many properties in one entry"), e);
	}
	return true;
}

bool ical_guard_end(const struct ical_guard *g, struct err *e)
{
	return g->components > 0 || err_set(e, ERR_INVALID, _("There is no calendar in it."));
}

/* ---- Rules ---- */

/* The value of a part of a rule: "FREQ=DAILY;…"; NULL where it has none. */
static const char *rule_part(const char *rule, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = rule; at; at = strchr(at, ';')) {
		at += *at == ';';
		if (strncasecmp(at, name, n) == 0 && at[n] == '=')
			return at + n + 1;
	}
	return NULL;
}

/* The next number of a list; false after the last. */
static bool next_number(const char **list, long *n)
{
	char *end;

	if (!*list)
		return false;
	*n = labs(strtol(*list, &end, 10));
	*list = *end == ',' ? end + 1 : NULL;
	return true;
}

/* Some day of some month that is asked for comes, at least in leap years. */
static bool day_comes(const char *days, const char *months)
{
	static const int most[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	long month, day;

	while (next_number(&months, &month))
		for (const char *d = days; next_number(&d, &day);)
			if (month >= 1 && month <= 12 && day >= 1 && day <= most[month - 1])
				return true;
	return false;
}

/* How many items a list has. */
static long length(const char *list)
{
	long n = 1;

	for (; *list && *list != ';'; list++)
		n += *list == ',';
	return n;
}

/* Some place that is asked for (BYSETPOS) can be among the days of a period. */
static bool place_comes(const char *rule, const char *freq, const char *places)
{
	const char *weekdays = rule_part(rule, "BYDAY"), *days = rule_part(rule, "BYMONTHDAY");
	bool year = strncasecmp(freq, "YEARLY", 6) == 0,
	     month = strncasecmp(freq, "MONTHLY", 7) == 0;
	long most = year ? 366 : month ? 31 : 7, place;

	if (weekdays && (year || month)) {
		long by = length(weekdays) * (year ? 53 : 5);

		most = by < most ? by : most;
	}
	if (days && month && length(days) < most)
		most = length(days);
	while (next_number(&places, &place))
		if (place >= 1 && place <= most)
			return true;
	return false;
}

/* Some weekday that is asked for comes: there is no sixth Monday in a month. */
static bool weekday_comes(const char *freq, const char *weekdays, bool by_month)
{
	bool year = strncasecmp(freq, "YEARLY", 6) == 0,
	     month = strncasecmp(freq, "MONTHLY", 7) == 0;
	long most = year && !by_month ? 53 : 5;

	if (!year && !month)
		return true;
	for (const char *at = weekdays; at; at = *at == ',' ? at + 1 : NULL) {
		if (labs(strtol(at, NULL, 10)) <= most)
			return true;
		at += strcspn(at, ",;");
	}
	return false;
}

bool ical_guard_rule(const char *rule)
{
	static const char *const allowed[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
	static const char *const forbidden[] = { "RSCALE", "BYHOUR", "BYMINUTE", "BYSECOND" };
	const char *freq = rule_part(rule, "FREQ"), *days = rule_part(rule, "BYMONTHDAY"),
		   *months = rule_part(rule, "BYMONTH"), *places = rule_part(rule, "BYSETPOS"),
		   *weekdays = rule_part(rule, "BYDAY");
	bool ok = false;

	for (size_t i = 0; freq && i < sizeof(allowed) / sizeof(*allowed); i++)
		ok |= strncasecmp(freq, allowed[i], strlen(allowed[i])) == 0;
	for (size_t i = 0; i < sizeof(forbidden) / sizeof(*forbidden); i++)
		ok &= rule_part(rule, forbidden[i]) == NULL;
	return ok && (!days || !months || day_comes(days, months)) &&
		(!weekdays || weekday_comes(freq, weekdays, months != NULL)) &&
		(!places || place_comes(rule, freq, places));
}
