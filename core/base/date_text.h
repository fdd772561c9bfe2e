/* Dates and times as people read them, in the language of the face: "tis 10 mars 2026", "9:00–12:00",
 * "v.11". Names come from the catalogue, so nothing depends on an installed locale. Lower case, an
 * en dash without spaces for ranges. */
#ifndef CORE_BASE_DATE_TEXT_H
#define CORE_BASE_DATE_TEXT_H

#include "base/date.h"

enum { DATE_TEXT_SIZE = 96 };

/* Inner constant strings. weekday MON to SUN, month 1 to 12. */
const char *weekday_short(int weekday); /* "tis" */
const char *weekday_long(int weekday);  /* "tisdag" */
const char *month_short(int month);     /* "apr" */
const char *month_long(int month);      /* "april" */

/* "tis 10 mars", "tis 10 mars 2026", "tis 10 mar" (list column). DAY_NONE gives "". */
void day_text(int32_t day, char out[DATE_TEXT_SIZE]);
void day_text_year(int32_t day, char out[DATE_TEXT_SIZE]);
void day_text_list(int32_t day, char out[DATE_TEXT_SIZE]);
/* "10 mar 2026", in 11 cells. */
void day_text_short(int32_t day, char out[DATE_TEXT_SIZE]);

/* "v.11" */
void week_text(int32_t day, char out[DATE_TEXT_SIZE]);

/* "9:00"; MINUTE_NONE gives "". */
void minute_text(int minute, char out[DATE_TEXT_SIZE]);

/* The clock part of an entry: "9:00–12:00", "9:00" where there is no end, "" for whole days and for
 * more than one day. */
void span_time_text(struct moment starts, struct moment ends, char out[DATE_TEXT_SIZE]);

/* The day part for list columns: "tis 10 mar", "tor–fre 27–28 aug", "tor–fre 30 apr–1 maj". */
void span_day_text(struct moment starts, struct moment ends, char out[DATE_TEXT_SIZE]);

/* All of it in running text: "tis 10 mars kl. 9:00–12:00", with the year where with_year. */
void span_text(struct moment starts, struct moment ends, bool with_year, char out[DATE_TEXT_SIZE]);

/* Seconds as "12:40" (minutes and seconds) or minutes as "2 t 18 min". */
void duration_clock_text(int64_t seconds, char out[DATE_TEXT_SIZE]);
void duration_text(int64_t minutes, char out[DATE_TEXT_SIZE]);

#endif
