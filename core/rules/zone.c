#include "rules/zone.h"

#include <stddef.h>
#include <string.h>

enum { CHANGE_UTC = 60, HOUR = 60 };

#define WET 0, true, "WET", "WEST"
#define CET 60, true, "CET", "CEST"
#define EET 120, true, "EET", "EEST"

/* clang-format off */
const struct zone zones[] = {
	{ "Europe/Stockholm", CET }, { "Europe/Oslo", CET }, { "Europe/Copenhagen", CET },
	{ "Arctic/Longyearbyen", CET }, { "Europe/Amsterdam", CET }, { "Europe/Andorra", CET },
	{ "Europe/Belgrade", CET }, { "Europe/Berlin", CET }, { "Europe/Bratislava", CET },
	{ "Europe/Brussels", CET }, { "Europe/Budapest", CET }, { "Europe/Gibraltar", CET },
	{ "Europe/Ljubljana", CET }, { "Europe/Luxembourg", CET }, { "Europe/Madrid", CET },
	{ "Europe/Malta", CET }, { "Europe/Monaco", CET }, { "Europe/Paris", CET },
	{ "Europe/Podgorica", CET }, { "Europe/Prague", CET }, { "Europe/Rome", CET },
	{ "Europe/San_Marino", CET }, { "Europe/Sarajevo", CET }, { "Europe/Skopje", CET },
	{ "Europe/Tirane", CET }, { "Europe/Vaduz", CET }, { "Europe/Vatican", CET },
	{ "Europe/Vienna", CET }, { "Europe/Warsaw", CET }, { "Europe/Zagreb", CET },
	{ "Europe/Zurich", CET },
	{ "Europe/Helsinki", EET }, { "Europe/Mariehamn", EET }, { "Europe/Athens", EET },
	{ "Europe/Bucharest", EET }, { "Europe/Kiev", EET }, { "Europe/Kyiv", EET },
	{ "Europe/Nicosia", EET }, { "Europe/Riga", EET }, { "Europe/Sofia", EET },
	{ "Europe/Tallinn", EET }, { "Europe/Vilnius", EET },
	{ "Europe/Lisbon", WET }, { "Atlantic/Canary", WET }, { "Atlantic/Faroe", WET },
	{ "Atlantic/Madeira", WET },
	{ "Europe/London", 0, true, "GMT", "BST" },
	{ "Europe/Dublin", 0, true, "GMT", "IST" },
	{ "Atlantic/Reykjavik", 0, false, "GMT", NULL },
	{ "UTC", 0, false, "UTC", NULL },
	{ NULL, 0, false, NULL, NULL },
};
/* clang-format on */

const struct zone *zone_find(const char *name)
{
	for (const struct zone *z = zones; name && z->name; z++)
		if (strcmp(z->name, name) == 0)
			return z;
	return NULL;
}

static int32_t last_sunday(int year, int month)
{
	int32_t day = 0;

	day_from_ymd(year, month, days_in_month(year, month), &day);
	return day - (day_weekday(day) + 1) % 7;
}

int32_t zone_summer_begins(int year)
{
	return last_sunday(year, 3);
}

int32_t zone_summer_ends(int year)
{
	return last_sunday(year, 10);
}

int zone_forward_minute(const struct zone *z)
{
	return CHANGE_UTC + z->offset;
}

int zone_back_minute(const struct zone *z)
{
	return CHANGE_UTC + z->offset + HOUR;
}

enum zone_reading zone_reading(const struct zone *z, struct moment local)
{
	int year, from;

	if (!z->summer || moment_is_none(local) || local.minute == MINUTE_NONE)
		return ZONE_ONCE;
	year = day_year(local.day);
	if (year < ZONE_RULE_SINCE)
		return ZONE_ONCE;
	/* Both hours begin at the same reading of the clock: it goes forward from there in March
	 * and back to there in October. */
	from = zone_forward_minute(z);
	if (local.minute < from || local.minute >= from + HOUR)
		return ZONE_ONCE;
	if (local.day == zone_summer_begins(year))
		return ZONE_NEVER;
	return local.day == zone_summer_ends(year) ? ZONE_TWICE : ZONE_ONCE;
}

/* Does the clock show summer time? at is minutes of standard time. */
static bool in_summer(const struct zone *z, int32_t day, int64_t at)
{
	int year = day_year(day);
	int64_t from = (int64_t)zone_summer_begins(year) * 1440 + zone_forward_minute(z),
		to = (int64_t)zone_summer_ends(year) * 1440 + zone_back_minute(z) - HOUR;

	return z->summer && at >= from && at < to;
}

int64_t zone_to_utc(const struct zone *z, struct moment local)
{
	int64_t at = (int64_t)local.day * 1440 + (local.minute > 0 ? local.minute : 0);
	/* Read as summer time: only what is summer time then is meant so. */
	bool summer = in_summer(z, local.day, at - HOUR);

	return (at - z->offset - (summer ? HOUR : 0)) * 60;
}

struct moment zone_from_utc(const struct zone *z, int64_t utc)
{
	int64_t minutes = (utc >= 0 ? utc : utc - 59) / 60 + z->offset;
	int64_t day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440;

	minutes += in_summer(z, (int32_t)day, minutes) ? HOUR : 0;
	day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440;
	return (struct moment) { (int32_t)day, (int)(minutes - day * 1440) };
}
