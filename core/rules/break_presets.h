/* When schools are closed, as most municipalities have it: by ISO week, or around Easter. Where a
 * municipality's own week differs, the user types it. Pure. */
#ifndef CORE_RULES_BREAK_PRESETS_H
#define CORE_RULES_BREAK_PRESETS_H

#include "base/date.h"

/* sportlov in weeks 7 to 10 and höstlov in week 44 by municipality; påsklov the week after Easter, in some
 * the week before it. */
enum break_preset {
	PRESET_SPORT_7,
	PRESET_SPORT_8,
	PRESET_SPORT_9,
	PRESET_SPORT_10,
	PRESET_EASTER_BEFORE,
	PRESET_EASTER_AFTER,
	PRESET_AUTUMN,
	BREAK_PRESETS,
};

/* Monday to Friday, as ISO days; the days that Easter itself takes of them are red. */
void break_preset_days(enum break_preset p, int year, char from[MOMENT_SIZE], char to[MOMENT_SIZE]);

/* "sportlov": as it is kept, in the language of the users' world. */
const char *break_preset_label(enum break_preset p);

/* The same days, another year: those of the same ISO week and weekday, and for days within two weeks of
 * Easter those as far from Easter. In the weeks of the turn of the year, which the year may lack, the
 * same weekday nearest to the same date. */
int32_t break_day_in_year(int32_t day, int year);

#endif
