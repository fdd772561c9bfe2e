/* Days as people type them for something that lasts: a day, a range, a week, several weeks. Pure. */
#ifndef CORE_FORMATS_WHEN_DAYS_H
#define CORE_FORMATS_WHEN_DAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* "23–27 feb", "10/3", "v. 9" (Monday to Sunday), "v. 9–10", "tis v. 11". What has no year gets that in
 * which it next comes, counted from ref. False where it cannot be read, or where a clock time is. */
bool when_days(const char *text, int32_t ref, int32_t *first, int32_t *last);

/* Is a date or a week written, rather than a word for one that counts from today ("idag", "nästa tis",
 * "+2v")? */
bool when_is_written(const char *text);

/* A form that reads back: "10 mars 2026", "27–28 augusti 2026", "30 april–1 maj 2026". last may be
 * DAY_NONE; nothing where first is. */
void when_days_text(int32_t first, int32_t last, struct buf *out);

#endif
