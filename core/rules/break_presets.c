#include "rules/break_presets.h"

#include "rules/holidays.h"

enum { EASTER_NEAR = 14, ISO_WEEKS = 52 };

static const struct {
	int week;   /* ISO; 0: around Easter */
	int monday; /* days from Easter Sunday */
	const char *label;
} presets[BREAK_PRESETS] = {
	[PRESET_SPORT_7] = { 7, 0, "sportlov" },
	[PRESET_SPORT_8] = { 8, 0, "sportlov" },
	[PRESET_SPORT_9] = { 9, 0, "sportlov" },
	[PRESET_SPORT_10] = { 10, 0, "sportlov" },
	[PRESET_EASTER_BEFORE] = { 0, -6, "påsklov" },
	[PRESET_EASTER_AFTER] = { 0, 1, "påsklov" },
	[PRESET_AUTUMN] = { 44, 0, "höstlov" },
};

void break_preset_days(enum break_preset p, int year, char from[MOMENT_SIZE], char to[MOMENT_SIZE])
{
	int32_t monday = 0;

	if (presets[p].week)
		day_from_iso_week(year, presets[p].week, MON, &monday);
	else
		monday = easter_sunday(year) + presets[p].monday;
	moment_iso((struct moment) { monday, MINUTE_NONE }, from);
	moment_iso((struct moment) { monday + FRI, MINUTE_NONE }, to);
}

const char *break_preset_label(enum break_preset p)
{
	return presets[p].label;
}

static int32_t nearest(int32_t day, int year)
{
	int32_t there = day;
	int of, month, mday, weekdays;

	day_to_ymd(day, &of, &month, &mday);
	day_from_ymd(year, month, mday, &there);
	weekdays = (day_weekday(day) - day_weekday(there) + 7) % 7;
	return there + (weekdays > 3 ? weekdays - 7 : weekdays);
}

int32_t break_day_in_year(int32_t day, int year)
{
	int32_t from_easter = day - easter_sunday(day_year(day)), there = day;
	int of, week;

	if (from_easter >= -EASTER_NEAR && from_easter <= EASTER_NEAR)
		return easter_sunday(year) + from_easter;
	day_iso_week(day, &of, &week);
	if (of != day_year(day) || week > ISO_WEEKS)
		return nearest(day, year);
	day_from_iso_week(year, week, day_weekday(day), &there);
	return there;
}
