/* Inside of when.h: the parts of it that live in files of their own. */
#ifndef CORE_FORMATS_WHEN_PARTS_H
#define CORE_FORMATS_WHEN_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "formats/when.h"

/* A date with a day and a month at the start of s. */
size_t when_calendar(const char *s, int32_t ref, struct when *w);

/* A weekday, a week, or a word or number of days that counts from ref. Bare weeks are
 * read without ref too (week and weekday are set then, no day). */
size_t when_relative(const char *s, int32_t ref, struct when *w);

#endif
