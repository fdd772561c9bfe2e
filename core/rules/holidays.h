/* Days on which nobody in Sweden meets. Pure.
 *
 * Public holidays: lag (1989:253) om allmänna helgdagar, with the national day since 2005. The eves
 * of midsummer, Christmas and the new year are treated as holidays, as that law's neighbour, lag
 * (1930:173) § 2, does for the reckoning of legal time. */
#ifndef CORE_RULES_HOLIDAYS_H
#define CORE_RULES_HOLIDAYS_H

#include <stdbool.h>
#include <stdint.h>

/* Easter Sunday (Gregorian; algorithm: the "anonymous" one of Nature, 20 April 1876, as given by
 * Meeus, Astronomical Algorithms, chapter 8). */
int32_t easter_sunday(int year);

/* A public holiday, or one of the three eves? Sundays as such are not counted. */
bool day_is_holiday(int32_t day);

/* Monday to Friday and no holiday? */
bool day_is_working(int32_t day);

#endif
