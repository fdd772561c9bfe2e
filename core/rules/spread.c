#include "rules/spread.h"

#include "base/date.h"
#include "rules/holidays.h"

enum { LOOK_DAYS = 60 };

static bool suits(int32_t day, int days, const int32_t *taken, size_t n)
{
	for (int i = 0; i < days; i++)
		if (!day_is_working(day + i))
			return false;
	for (size_t i = 0; i < n; i++)
		if (taken[i] == day)
			return false;
	return true;
}

int32_t spread_free(int32_t wished, int days, const int32_t *taken, size_t n)
{
	int32_t monday = wished - day_weekday(wished);

	for (int32_t day = wished; day < monday + 5; day++)
		if (suits(day, days, taken, n))
			return day;
	for (int32_t day = wished - 1; day >= monday; day--)
		if (suits(day, days, taken, n))
			return day;
	for (int32_t day = monday + 7; day < monday + LOOK_DAYS; day++)
		if (suits(day, days, taken, n))
			return day;
	return wished;
}

/* Those that know their weekday come first; the others take what is left. */
void spread_week(
	int32_t monday, int first, const int *own, size_t n, int days, int32_t *wished, int32_t *to)
{
	int next = first < 0 ? TUE : first;

	for (size_t i = 0; i < n; i++) {
		bool known = first < 0 && own[i] >= 0;

		to[i] = wished[i] = known ? monday + own[i] : DAY_NONE;
		if (known)
			to[i] = spread_free(wished[i], days, to, i);
	}
	for (size_t i = 0; i < n; i++) {
		if (wished[i] != DAY_NONE)
			continue;
		wished[i] = monday + next;
		to[i] = spread_free(wished[i], days, to, n);
		next = to[i] >= monday && to[i] < monday + 4 ? (int)(to[i] - monday) + 1 : next;
	}
}
