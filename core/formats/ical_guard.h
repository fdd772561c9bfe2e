/* Part of arshjul-lazy.so: the look at a calendar's bytes before anything else reads them. What is let
 * through is read in linear time and little memory (reliability.md §4; the figures are measured on libical
 * 3.0.16: lines of megabytes and thousands of zones take it square time, deep nesting its stack). Pure. */
#ifndef CORE_FORMATS_ICAL_GUARD_H
#define CORE_FORMATS_ICAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum {
	GUARD_LINE_MAX = 64 * 1024,            /* bytes of a line as it stands in the file */
	GUARD_PROPERTY_MAX = 1024 * 1024,      /* bytes of a property, unfolded */
	GUARD_DEPTH_MAX = 8,                   /* components in components */
	GUARD_COMPONENTS_MAX = 50000,          /* in the file */
	GUARD_PROPERTIES_MAX = 4000,           /* in a component */
	GUARD_ZONES_MAX = 64,                  /* VTIMEZONEs in the file */
	GUARD_ATTACHED_MAX = 32 * 1024 * 1024, /* bytes of an ATTACH, which is not read */
};

/* ERR_INVALID, with the line and the reason, for what goes beyond that or holds a NUL. */
bool ical_guard(const char *bytes, size_t n, struct err *e);

/* May this rule be walked? Frequencies below a day, RSCALE and days that never come ("30 February every
 * day") would let a walk go on for ever. */
bool ical_guard_rule(const char *rule);

#endif
