/* Part of arshjul-lazy.so: the lines of a calendar, "NAME:value", appended to out with CR LF. */
#ifndef CORE_FORMATS_ICAL_LINE_H
#define CORE_FORMATS_ICAL_LINE_H

#include <libical/ical.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "rules/zone.h"

/* A value of ours: short, and with nothing in it to escape. */
void ical_line(struct buf *out, const char *name, const char *value);
void ical_line_int(struct buf *out, const char *name, int64_t n);

/* "DTSTAMP:20260105T081500Z"; at is UTC seconds, from 1970 on. */
void ical_line_utc(struct buf *out, const char *name, int64_t at);

/* "DTSTART;TZID=Europe/Stockholm:20260310T090000", or for a whole day, which has no zone,
 * "DTSTART;VALUE=DATE:20260310". */
void ical_line_time(struct buf *out, const char *name, struct moment m, const struct zone *z);

/* A text, escaped (RFC 5545 3.3.11) and folded between letters (3.1): written here, as a year's agendas are
 * most of a calendar and libical takes a third of the time for them. */
void ical_line_text(struct buf *out, const char *name, const char *text);

/* A value that is no text, as libical writes it; make is its constructor of that property. */
void ical_line_value(
	struct buf *out, const char *name, icalproperty *(*make)(const char *), const char *text);

/* A whole property, which is freed: folded by libical. */
void ical_line_property(struct buf *out, icalproperty *p);

/* A whole component, which is freed, without its last line: "" or the line to leave out. */
void ical_line_component(struct buf *out, icalcomponent *c, const char *without);

/* The property in the component, which owns it then. */
void ical_add(icalcomponent *to, icalproperty *p);

/* Nothing that libical does here depends on what people typed: only memory can be missing. */
__attribute__((noreturn)) void ical_die(void);

#endif
