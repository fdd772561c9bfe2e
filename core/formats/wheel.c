#include "formats/wheel.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "model/model.h"

#define PI 3.14159265358979323846

enum { WINDOW_DAYS = 7, ALL_RINGS_ROWS = 28, NO_PLACE = UINT16_MAX };

/* ---- Angles ----------------------------------------------------------------------------------------- */

static int32_t new_year(int year)
{
	int32_t day = 0;

	day_from_ymd(year, 1, 1, &day);
	return day;
}

static int days_in_year(int year)
{
	return 365 + (days_in_month(year, 2) == 29);
}

double wheel_day_turn(int32_t day)
{
	int year = day_year(day);

	return (day - new_year(year) + 0.5) / days_in_year(year);
}

double wheel_month_turn(int year, int month)
{
	int before = 0;

	for (int m = 1; m < month; m++)
		before += days_in_month(year, m);
	return (double)before / days_in_year(year);
}

double wheel_month_middle(int year, int month)
{
	return (wheel_month_turn(year, month) + wheel_month_turn(year, month + 1)) / 2;
}

struct wheel_point wheel_point(double turn, double radius)
{
	return (struct wheel_point) { radius * sin(2 * PI * turn), -radius * cos(2 * PI * turn) };
}

/* ---- Entries ---------------------------------------------------------------------------------------- */

enum wheel_ring wheel_ring_of(int kind, int group_kind, int groups)
{
	switch (kind) {
	case MEETING_DEADLINE:
		return WHEEL_DEADLINES;
	case MEETING_BOARD:
		return WHEEL_BOARD;
	case MEETING_FULL_DAY:
	case MEETING_LUNCH_TO_LUNCH:
	case MEETING_TRAINING:
	case MEETING_VISIT:
		return WHEEL_JOINT;
	default:
		break;
	}
	if (groups > 1 || group_kind == GROUP_JOINT)
		return WHEEL_JOINT;
	return group_kind == GROUP_BOARD ? WHEEL_BOARD : WHEEL_GROUPS;
}

bool wheel_window(const struct wheel_entry *e, double *from, double *to)
{
	if (e->first == DAY_NONE || e->last == DAY_NONE || e->last - e->first < WINDOW_DAYS)
		return false;
	*from = wheel_day_turn(e->first);
	*to = day_year(e->last) > day_year(e->first) ? 1 : wheel_day_turn(e->last);
	return true;
}

/* ---- The disc --------------------------------------------------------------------------------------- */

struct wheel_disc wheel_disc(int rows)
{
	struct wheel_disc d = { .rows = rows, .cols = 2 * rows };
	bool all = rows >= ALL_RINGS_ROWS;

	d.centre = 2 * rows - 0.5;
	d.outer = 2 * rows - 1;
	d.inner = d.outer * (all ? 0.62 : 0.58);
	d.hand = d.outer * 0.22;
	for (int i = 0; i < WHEEL_RINGS; i++)
		d.ring[i] = d.inner - d.outer * (all ? 0.07 + 0.09 * i : 0.1);
	if (!all)
		d.ring[WHEEL_GROUPS] = d.ring[WHEEL_JOINT] = d.inner - d.outer * 0.24;
	return d;
}

struct wheel_point wheel_dot(const struct wheel_disc *d, double turn, double radius)
{
	struct wheel_point p = wheel_point(turn, radius);

	return (struct wheel_point) { d->centre + p.x, d->centre + p.y };
}

static int within(int x, int n)
{
	return x < 0 ? 0 : x < n ? x : n - 1;
}

void wheel_cell(const struct wheel_disc *d, double turn, double radius, int *row, int *col)
{
	struct wheel_point p = wheel_dot(d, turn, radius);

	*row = within((int)floor((p.y + 0.5) / 4), d->rows);
	*col = within((int)floor((p.x + 0.5) / 2), d->cols);
}

size_t wheel_places(const struct wheel_disc *d, const struct wheel_entry *v, size_t n,
	struct wheel_place *places, size_t *which)
{
	uint16_t at[WHEEL_MOST_ROWS][2 * WHEEL_MOST_ROWS];
	size_t used = 0;

	memset(at, 0xff, sizeof(at));
	for (size_t i = 0; i < n; i++) {
		int row, col;

		which[i] = SIZE_MAX;
		if (v[i].first == DAY_NONE)
			continue;
		wheel_cell(d, wheel_day_turn(v[i].first), d->ring[v[i].ring], &row, &col);
		if (at[row][col] == NO_PLACE) {
			at[row][col] = (uint16_t)used;
			places[used++] = (struct wheel_place) { row, col, 0 };
		}
		which[i] = at[row][col];
		places[which[i]].n++;
	}
	return used;
}
