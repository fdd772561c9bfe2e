#include "rules/zone_names.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "rules/zone.h"

struct named {
	const char *name, *olson;
};

/* clang-format off */
static const struct named windows[] = {
	{ "AUS Central Standard Time", "Australia/Darwin" },
	{ "AUS Eastern Standard Time", "Australia/Sydney" },
	{ "Afghanistan Standard Time", "Asia/Kabul" },
	{ "Alaskan Standard Time", "America/Anchorage" },
	{ "Aleutian Standard Time", "America/Adak" }, { "Altai Standard Time", "Asia/Barnaul" },
	{ "Arab Standard Time", "Asia/Riyadh" }, { "Arabian Standard Time", "Asia/Dubai" },
	{ "Arabic Standard Time", "Asia/Baghdad" },
	{ "Argentina Standard Time", "America/Buenos_Aires" },
	{ "Astrakhan Standard Time", "Europe/Astrakhan" },
	{ "Atlantic Standard Time", "America/Halifax" },
	{ "Aus Central W. Standard Time", "Australia/Eucla" },
	{ "Azerbaijan Standard Time", "Asia/Baku" }, { "Azores Standard Time", "Atlantic/Azores" },
	{ "Bahia Standard Time", "America/Bahia" }, { "Bangladesh Standard Time", "Asia/Dhaka" },
	{ "Belarus Standard Time", "Europe/Minsk" },
	{ "Bougainville Standard Time", "Pacific/Bougainville" },
	{ "Canada Central Standard Time", "America/Regina" },
	{ "Cape Verde Standard Time", "Atlantic/Cape_Verde" },
	{ "Caucasus Standard Time", "Asia/Yerevan" },
	{ "Cen. Australia Standard Time", "Australia/Adelaide" },
	{ "Central America Standard Time", "America/Guatemala" },
	{ "Central Asia Standard Time", "Asia/Almaty" },
	{ "Central Brazilian Standard Time", "America/Cuiaba" },
	{ "Central Europe Standard Time", "Europe/Budapest" },
	{ "Central European Standard Time", "Europe/Warsaw" },
	{ "Central Pacific Standard Time", "Pacific/Guadalcanal" },
	{ "Central Standard Time", "America/Chicago" },
	{ "Central Standard Time (Mexico)", "America/Mexico_City" },
	{ "Chatham Islands Standard Time", "Pacific/Chatham" },
	{ "China Standard Time", "Asia/Shanghai" }, { "Cuba Standard Time", "America/Havana" },
	{ "Dateline Standard Time", "Etc/GMT+12" },
	{ "E. Africa Standard Time", "Africa/Nairobi" },
	{ "E. Australia Standard Time", "Australia/Brisbane" },
	{ "E. Europe Standard Time", "Europe/Chisinau" },
	{ "E. South America Standard Time", "America/Sao_Paulo" },
	{ "Easter Island Standard Time", "Pacific/Easter" },
	{ "Eastern Standard Time", "America/New_York" },
	{ "Eastern Standard Time (Mexico)", "America/Cancun" },
	{ "Egypt Standard Time", "Africa/Cairo" },
	{ "Ekaterinburg Standard Time", "Asia/Yekaterinburg" },
	{ "FLE Standard Time", "Europe/Kiev" }, { "Fiji Standard Time", "Pacific/Fiji" },
	{ "GMT Standard Time", "Europe/London" }, { "GTB Standard Time", "Europe/Bucharest" },
	{ "Georgian Standard Time", "Asia/Tbilisi" },
	{ "Greenland Standard Time", "America/Godthab" },
	{ "Greenwich Standard Time", "Atlantic/Reykjavik" },
	{ "Haiti Standard Time", "America/Port-au-Prince" },
	{ "Hawaiian Standard Time", "Pacific/Honolulu" },
	{ "India Standard Time", "Asia/Calcutta" }, { "Iran Standard Time", "Asia/Tehran" },
	{ "Israel Standard Time", "Asia/Jerusalem" }, { "Jordan Standard Time", "Asia/Amman" },
	{ "Kaliningrad Standard Time", "Europe/Kaliningrad" },
	{ "Korea Standard Time", "Asia/Seoul" }, { "Libya Standard Time", "Africa/Tripoli" },
	{ "Line Islands Standard Time", "Pacific/Kiritimati" },
	{ "Lord Howe Standard Time", "Australia/Lord_Howe" },
	{ "Magadan Standard Time", "Asia/Magadan" },
	{ "Magallanes Standard Time", "America/Punta_Arenas" },
	{ "Marquesas Standard Time", "Pacific/Marquesas" },
	{ "Mauritius Standard Time", "Indian/Mauritius" },
	{ "Middle East Standard Time", "Asia/Beirut" },
	{ "Montevideo Standard Time", "America/Montevideo" },
	{ "Morocco Standard Time", "Africa/Casablanca" },
	{ "Mountain Standard Time", "America/Denver" },
	{ "Mountain Standard Time (Mexico)", "America/Chihuahua" },
	{ "Myanmar Standard Time", "Asia/Rangoon" },
	{ "N. Central Asia Standard Time", "Asia/Novosibirsk" },
	{ "Namibia Standard Time", "Africa/Windhoek" }, { "Nepal Standard Time", "Asia/Katmandu" },
	{ "New Zealand Standard Time", "Pacific/Auckland" },
	{ "Newfoundland Standard Time", "America/St_Johns" },
	{ "Norfolk Standard Time", "Pacific/Norfolk" },
	{ "North Asia East Standard Time", "Asia/Irkutsk" },
	{ "North Asia Standard Time", "Asia/Krasnoyarsk" },
	{ "North Korea Standard Time", "Asia/Pyongyang" }, { "Omsk Standard Time", "Asia/Omsk" },
	{ "Pacific SA Standard Time", "America/Santiago" },
	{ "Pacific Standard Time", "America/Los_Angeles" },
	{ "Pacific Standard Time (Mexico)", "America/Tijuana" },
	{ "Pakistan Standard Time", "Asia/Karachi" },
	{ "Paraguay Standard Time", "America/Asuncion" },
	{ "Qyzylorda Standard Time", "Asia/Qyzylorda" },
	{ "Romance Standard Time", "Europe/Paris" },
	{ "Russia Time Zone 10", "Asia/Srednekolymsk" },
	{ "Russia Time Zone 11", "Asia/Kamchatka" }, { "Russia Time Zone 3", "Europe/Samara" },
	{ "Russian Standard Time", "Europe/Moscow" },
	{ "SA Eastern Standard Time", "America/Cayenne" },
	{ "SA Pacific Standard Time", "America/Bogota" },
	{ "SA Western Standard Time", "America/La_Paz" },
	{ "SE Asia Standard Time", "Asia/Bangkok" },
	{ "Saint Pierre Standard Time", "America/Miquelon" },
	{ "Sakhalin Standard Time", "Asia/Sakhalin" }, { "Samoa Standard Time", "Pacific/Apia" },
	{ "Sao Tome Standard Time", "Africa/Sao_Tome" },
	{ "Saratov Standard Time", "Europe/Saratov" },
	{ "Singapore Standard Time", "Asia/Singapore" },
	{ "South Africa Standard Time", "Africa/Johannesburg" },
	{ "South Sudan Standard Time", "Africa/Juba" },
	{ "Sri Lanka Standard Time", "Asia/Colombo" },
	{ "Sudan Standard Time", "Africa/Khartoum" }, { "Syria Standard Time", "Asia/Damascus" },
	{ "Taipei Standard Time", "Asia/Taipei" },
	{ "Tasmania Standard Time", "Australia/Hobart" },
	{ "Tocantins Standard Time", "America/Araguaina" },
	{ "Tokyo Standard Time", "Asia/Tokyo" }, { "Tomsk Standard Time", "Asia/Tomsk" },
	{ "Tonga Standard Time", "Pacific/Tongatapu" },
	{ "Transbaikal Standard Time", "Asia/Chita" },
	{ "Turkey Standard Time", "Europe/Istanbul" },
	{ "Turks And Caicos Standard Time", "America/Grand_Turk" },
	{ "US Eastern Standard Time", "America/Indianapolis" },
	{ "US Mountain Standard Time", "America/Phoenix" }, { "UTC", "Etc/UTC" },
	{ "UTC+12", "Etc/GMT-12" }, { "UTC+13", "Etc/GMT-13" }, { "UTC-02", "Etc/GMT+2" },
	{ "UTC-08", "Etc/GMT+8" }, { "UTC-09", "Etc/GMT+9" }, { "UTC-11", "Etc/GMT+11" },
	{ "Ulaanbaatar Standard Time", "Asia/Ulaanbaatar" },
	{ "Venezuela Standard Time", "America/Caracas" },
	{ "Vladivostok Standard Time", "Asia/Vladivostok" },
	{ "Volgograd Standard Time", "Europe/Volgograd" },
	{ "W. Australia Standard Time", "Australia/Perth" },
	{ "W. Central Africa Standard Time", "Africa/Lagos" },
	{ "W. Europe Standard Time", "Europe/Berlin" },
	{ "W. Mongolia Standard Time", "Asia/Hovd" },
	{ "West Asia Standard Time", "Asia/Tashkent" },
	{ "West Bank Standard Time", "Asia/Hebron" },
	{ "West Pacific Standard Time", "Pacific/Port_Moresby" },
	{ "Yakutsk Standard Time", "Asia/Yakutsk" },
	{ "Yukon Standard Time", "America/Whitehorse" },
	{ NULL, NULL },
};

/* Names that others write by hand or by habit. */
static const struct named habits[] = {
	{ "GMT", "UTC" }, { "Z", "UTC" }, { "Etc/UTC", "UTC" }, { "Etc/GMT", "UTC" }, { "GMT0", "UTC" },
	{ "Coordinated Universal Time", "UTC" }, { "tzone://Microsoft/Utc", "UTC" },
	{ "UTC+00:00", "UTC" }, { "(UTC) Coordinated Universal Time", "UTC" },
	{ "(UTC) Koordinerad universell tid", "UTC" }, { "CET", "Europe/Stockholm" }, { "CEST", "Europe/Stockholm" },
	{ "MET", "Europe/Stockholm" }, { "MEZ", "Europe/Berlin" }, { "EET", "Europe/Helsinki" },
	{ "WET", "Europe/Lisbon" }, { "Sweden", "Europe/Stockholm" }, { "Sverige", "Europe/Stockholm" },
	{ "Västeuropa, normaltid", "Europe/Berlin" }, { "Central Europe", "Europe/Budapest" },
	{ "W. Europe", "Europe/Berlin" }, { "Western/Central Europe", "Europe/Berlin" },
	{ "Western Europe", "Europe/Berlin" }, { "Romance", "Europe/Paris" },
	{ "Central European", "Europe/Warsaw" }, { "FLE", "Europe/Kiev" },
	{ NULL, NULL },
};
/* clang-format on */

static const char *look_up(const struct named *v, const char *name)
{
	for (; v->name; v++)
		if (strcasecmp(v->name, name) == 0)
			return v->olson;
	return NULL;
}

/* "Area/City" or "Area/Region/City" of ASCII letters, as the tz database writes them. */
static bool looks_olson(const char *s)
{
	const char *slash = strchr(s, '/');
	bool ok = slash && slash > s && slash[1] && !strstr(s, "..") && strlen(s) < ZONE_NAME_SIZE;

	for (; ok && *s; s++)
		ok = isalnum((unsigned char)*s) || strchr("/_+-", *s);
	return ok;
}

/* The last two (or three) parts of a path that some vendor put before them. */
static const char *without_prefix(const char *s)
{
	static const char *const areas[] = { "Africa/", "America/", "Antarctica/", "Arctic/",
		"Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/", "Etc/",
		NULL };

	for (size_t i = 0; areas[i]; i++) {
		const char *at = strstr(s, areas[i]);

		if (at && (at == s || at[-1] == '/'))
			return at;
	}
	return s;
}

/* "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien": by a city that we have rules for. */
static const char *by_city(const char *s)
{
	if (*s != '(' && !strchr(s, ','))
		return NULL;
	for (const struct zone *z = zones; z->name; z++) {
		const char *slash = strchr(z->name, '/');
		const char *at = slash ? strcasestr(s, slash + 1) : NULL;

		if (at && !isalpha((unsigned char)at[strlen(slash + 1)]))
			return z->name;
	}
	return NULL;
}

/* "Europe/Stockholm" by any case. */
static const char *of_ours(const char *s)
{
	for (const struct zone *z = zones; z->name; z++)
		if (strcasecmp(z->name, s) == 0)
			return z->name;
	return NULL;
}

/* "UTC+03:00", "GMT+0200", "GMT-1", "+02:00": the zone of the tz database that is always so far from UTC,
 * whole hours only. Its names have the sign the other way round. */
static bool by_offset(const char *s, char out[ZONE_NAME_SIZE])
{
	unsigned hours, minutes = 0;
	char sign;
	int used = 0;

	if (strncasecmp(s, "UTC", 3) == 0 || strncasecmp(s, "GMT", 3) == 0)
		s += 3;
	else if (strlen(s) < strlen("+0200"))
		return false;
	if (sscanf(s, "%c%2u%n", &sign, &hours, &used) != 2)
		return false;
	s += used;
	s += *s == ':' || *s == '.';
	if (*s && (sscanf(s, "%2u%n", &minutes, &used) != 1 || s[used]))
		return false;
	if ((sign != '+' && sign != '-') || minutes != 0 || hours > (sign == '+' ? 14 : 12))
		return false;
	if (hours == 0)
		snprintf(out, ZONE_NAME_SIZE, "UTC");
	else
		snprintf(out, ZONE_NAME_SIZE, "Etc/GMT%c%u", sign == '+' ? '-' : '+', hours);
	return true;
}

/* Outlook numbers zones that it has seen in several editions: "Eastern Standard Time 1". */
static const char *by_numbered(char *name)
{
	size_t n = strlen(name);

	while (n > 0 && isdigit((unsigned char)name[n - 1]))
		n--;
	if (n == 0 || !name[n] || name[n - 1] != ' ')
		return NULL;
	name[n - 1] = '\0';
	return look_up(windows, name);
}

bool zone_habit(const char *tzid)
{
	return look_up(habits, tzid) != NULL && !strchr(tzid, '/');
}

bool zone_olson(const char *tzid, char out[ZONE_NAME_SIZE])
{
	char name[256];
	const char *found, *plain;
	size_t n;

	while (*tzid && strchr(" \"'", *tzid))
		tzid++;
	n = strnlen(tzid, sizeof(name) - 1);
	memcpy(name, tzid, n);
	name[n] = '\0';
	while (n > 0 && strchr(" \"'", name[n - 1]))
		name[--n] = '\0';
	plain = without_prefix(name);
	found = look_up(habits, plain);
	found = found ? found : of_ours(plain);
	found = found ? found : look_up(windows, plain);
	found = found ? found : by_city(plain);
	if (!found && looks_olson(plain) && *plain != '/')
		found = plain;
	if (!found && by_offset(plain, out))
		return true;
	found = found ? found : by_numbered(name);
	if (!found)
		return false;
	snprintf(out, ZONE_NAME_SIZE, "%s", found);
	return true;
}
