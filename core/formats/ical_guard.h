/* Part of arshjul-lazy.so: the look at a calendar's bytes before anything else reads them. What is let
 * through is read in linear time and little memory (the figures are measured on libical
 * 3.0.16: lines of megabytes and thousands of zones take it square time, deep nesting its stack). Pure. */
#ifndef CORE_FORMATS_ICAL_GUARD_H
#define CORE_FORMATS_ICAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "formats/content_line.h"

enum {
	GUARD_LINE_MAX = 64 * 1024,            /* bytes of a line as it stands in the file */
	GUARD_PROPERTY_MAX = 1024 * 1024,      /* bytes of a property, unfolded */
	GUARD_DEPTH_MAX = 8,                   /* components in components */
	GUARD_COMPONENTS_MAX = 250000,         /* in the file */
	GUARD_PROPERTIES_MAX = 4000,           /* in a component */
	GUARD_ZONES_MAX = 64,                  /* VTIMEZONEs in the file */
	GUARD_ATTACHED_MAX = 32 * 1024 * 1024, /* bytes of an ATTACH, which is not read */
};

/* What has been seen so far; zeroed at the start. */
struct ical_guard {
	int depth, components, zones;
	int properties[GUARD_DEPTH_MAX + 1];
};

/* The next line, which r has just read: ERR_INVALID, with its number and the reason, for what goes beyond that
 * or holds a NUL. */
bool ical_guard_line(struct ical_guard *g, const struct content_reader *r,
	const struct content_line *l, struct err *e);

/* After the last one: ERR_INVALID where there was no component at all. */
bool ical_guard_end(const struct ical_guard *g, struct err *e);

/* May this rule be walked? Frequencies below a day, RSCALE and days that never come ("30 February every
 * day") would let a walk go on for ever. */
bool ical_guard_rule(const char *rule);

#endif
