/* A year as its documents show it: entries by date, each in a lane of the drawn wheel. Values only; how
 * the wheel is written is in svg_wheel.h, the plain list here. */
#ifndef CORE_FORMATS_YEAR_SHEET_H
#define CORE_FORMATS_YEAR_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/pool.h"
#include "formats/wheel.h"

/* A circle of its own. */
struct year_lane {
	enum wheel_ring ring;
	int64_t group_id;   /* WHEEL_GROUPS: whose; 0 = of those without one */
	const char *name;   /* "Beredning Väst" */
	const char *letter; /* "V"; "" = none */
};

struct year_entry {
	int64_t id;
	struct moment starts, ends; /* ends MOMENT_NONE: not said; a whole day: the last one */
	int kind, status;           /* enum meeting_kind, enum meeting_status */
	const char *name;           /* "Beredning Väst – Planeringsdag" */
	const char *brief;          /* "Väst": where there is little room */
	const char *place;          /* "" = not said */
	size_t lane;                /* index in year_sheet.lanes */
	const int32_t *earlier;     /* days on which it was to be before, the latest first */
	size_t n_earlier;
};

enum { YEAR_LANES = 12 };
struct year_sheet {
	int year;
	const char *language; /* of what is printed: "sv" or "en" */
	const char *owner;    /* the association, and the group that it is for; "" = not said */
	const struct year_lane *lanes; /* from the outside in; at most YEAR_LANES */
	size_t n_lanes;
	const struct year_entry *entries; /* by start */
	size_t n_entries;
	struct pool pool; /* of all that it points to */
};
void year_sheet_release(struct year_sheet *y);

/* The last day of an entry; its first where that is all. */
int32_t year_entry_last(const struct year_entry *e);

/* Appended, in a language: "mars" (month 1 to 12), "v.11", "tis 10" and "ons–tor 6–7" (with the months'
 * names where with_month, or where it ends in another than it begins in), "9:00–12:00" (nothing for
 * whole days), and what else there is to say: "INSTÄLLT · Flyttat från tis 3 mars". */
void year_month(struct buf *out, int month, const char *language);
void year_week(struct buf *out, int32_t day, const char *language);
void year_days(struct buf *out, const struct year_entry *e, bool with_month, const char *language);
void year_clock(struct buf *out, const struct year_entry *e);
void year_remarks(struct buf *out, const struct year_entry *e, const char *language);

/* The year as plain text: a heading for each month, a line for each entry. */
void year_sheet_text(const struct year_sheet *y, struct buf *out);

#endif
