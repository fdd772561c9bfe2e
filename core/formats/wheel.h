/* The geometry of the drawn year: where its days, months and meetings stand on a circle. Pure.
 *
 * Angles are turns: 0 at twelve o'clock, clockwise, 1 all the way round. January begins at 0, so the
 * middle of its first day is just after twelve; every day is as wide as the others of its year, so a
 * leap year's days are a little narrower. Points lie x to the right of and y below the centre. */
#ifndef CORE_FORMATS_WHEEL_H
#define CORE_FORMATS_WHEEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wheel_point {
	double x, y;
};

double wheel_day_turn(int32_t day);             /* its middle, in its own year */
double wheel_month_turn(int year, int month);   /* where it begins; month 13: 1 */
double wheel_month_middle(int year, int month); /* between that and the next */
struct wheel_point wheel_point(double turn, double radius);

/* ---- Entries ---------------------------------------------------------------------------------------- */

/* What shares a circle, from the outside in. */
enum wheel_ring {
	WHEEL_BOARD,
	WHEEL_GROUPS,
	WHEEL_JOINT, /* several groups, full days, training, visits */
	WHEEL_DEADLINES,
	WHEEL_RINGS,
};

/* By enum meeting_kind, enum group_kind of its first group (-1 = none) and how many groups it is for. */
enum wheel_ring wheel_ring_of(int kind, int group_kind, int groups);

struct wheel_entry {
	int64_t id;
	int32_t first, last; /* days; last DAY_NONE = the first */
	enum wheel_ring ring;
};

/* Longer than a week: a time in which something may be done, drawn as an arc from turn to turn. */
bool wheel_window(const struct wheel_entry *e, double *from, double *to);

/* ---- A disc of character cells ------------------------------------------------------------------------ */

/* A terminal's cell is about twice as high as wide: a disc of `rows` rows is 2 * rows cells wide. Lengths
 * are in dots, two across and four down a cell (those of braille), so 4 * rows dots both ways. */
struct wheel_disc {
	int rows, cols;           /* cells */
	double centre;            /* dots from the left, and from the top */
	double outer, inner;      /* month names stand between these circles */
	double ring[WHEEL_RINGS]; /* radii; rings share one where there is no room for all */
	double hand;              /* today's hand goes from here to the inner circle */
};
enum { WHEEL_LEAST_ROWS = 18, WHEEL_MOST_ROWS = 40 };

/* rows from WHEEL_LEAST_ROWS to WHEEL_MOST_ROWS. */
struct wheel_disc wheel_disc(int rows);

/* The dot, and the cell, at an angle and a distance from the centre. */
struct wheel_point wheel_dot(const struct wheel_disc *d, double turn, double radius);
void wheel_cell(const struct wheel_disc *d, double turn, double radius, int *row, int *col);

/* A cell in which one entry or more stand. */
struct wheel_place {
	int row, col;
	size_t n;
};

/* The places of n entries: `which` gets each entry's index among the places. Both have room for n; what
 * begins in no year at all (DAY_NONE) gets the place SIZE_MAX. Returns the number of places. */
size_t wheel_places(const struct wheel_disc *d, const struct wheel_entry *v, size_t n,
	struct wheel_place *places, size_t *which);

#endif
