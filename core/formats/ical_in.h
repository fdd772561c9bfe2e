/* Part of arshjul-lazy.so: foreign calendars (RFC 5545, 5546) as people mean them. Reads what Exchange,
 * Outlook, Gmail, Google, Apple, Thunderbird, Evolution, Nextcloud and old writers make: lines that end in
 * any way, UTF-16 and Windows-1252, several calendars in a file, events without one, quoted-printable,
 * Windows' names of zones, zones that are not defined.
 *
 *	const struct ical_in_ops *ical = lazy_table("lazy_ical_in_ops");
 *	ical->read(bytes, n, &options, put, ctx);
 *
 * Every event, one after the other, is given to put in the form of calendar_in.h, then the end. The file is
 * gone through twice: first for the guard (ical_guard.h), the zones that it defines and the UIDs that it
 * has more than once, then an event at a time; only those of such UIDs are kept until all of them are
 * there. So memory does not grow with the file but by some bytes a UID. All zones become the house's. A
 * series becomes its single entries within the window; what was moved or cancelled in it (RECURRENCE-ID,
 * EXDATE, RDATE) counts. Of one entry that a file has twice, the higher SEQUENCE, then the later DTSTAMP
 * stays. Where an event has no UID, one is made from its title and start. Unreadable and impossible ones
 * are skipped with the reason. */
#ifndef CORE_FORMATS_ICAL_IN_H
#define CORE_FORMATS_ICAL_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Most entries that one series, and all series of a file, become. */
enum { ICAL_SERIES_MAX = 1000, ICAL_SERIES_ALL_MAX = 20000 };

struct ical_in_options {
	const char *zone; /* the house's; one of rules/zone.h */
	int32_t from, to; /* the days, to exclusive, in which entries of a series are wanted */
	bool mail;        /* the bytes are a mail (mail_in.h) */
	bool sum;         /* their SHA-256 is wanted as well */

	/* Told at times which of the bytes are behind: they may be left to the disk for now, but be wanted once
	 * more. NULL = nobody is told. */
	void (*passed)(const char *from, const char *to);
};

struct ical_in_ops {
	/* put appends a part of the answer; what it is given is emptied afterwards. */
	void (*read)(const char *bytes, size_t n, const struct ical_in_options *o,
		void (*put)(void *ctx, struct buf *part), void *ctx);
};

#endif
