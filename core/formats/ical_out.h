/* The year as iCalendar text (RFC 5545, 5546, 7986; what single programs ask for beyond that is said
 * where it is done). A calendar is written in pieces, so memory does not grow with it:
 *
 *	const struct ical_ops *ical = lazy_table("lazy_ical_ops");
 *	struct ical_out *w = ical->begin(&options, &out);
 *	for each row: ical->event(w, row, &out, e);
 *	ical->end(w, &out);
 *
 * Everything is appended to out; the caller empties it as it likes. Pure: the same rows give the
 * same bytes whatever the clock, the locale and the system's zone. The functions are part of
 * arshjul-lazy.so, which alone knows libical. */
#ifndef CORE_FORMATS_ICAL_OUT_H
#define CORE_FORMATS_ICAL_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "model/store.h"

struct ical_options {
	const char *name;         /* of the calendar; , and ; are left out. NULL: a single entry */
	const char *language;     /* of the texts we add: "sv" or "en" (rules/phrases.h) */
	const char *const *zones; /* used by the events, each once; unknown ones are left out */
	size_t n_zones;
	bool leave_agenda; /* no agenda in DESCRIPTION */
	const struct ical_mail
		*mail; /* the entry is sent to somebody (RFC 5546); NULL = it is not */
};

/* Of an invitation: who invites whom, to which edition. */
struct ical_mail {
	bool cancel; /* METHOD:CANCEL; else REQUEST */
	int64_t sequence;
	int64_t sent_at; /* UTC s */
	const char *organizer, *organizer_address;
	const char *attendee, *attendee_address;
	bool optional; /* need not come */
};

struct ical_out;

struct ical_ops {
	/* The head: properties of the calendar and a VTIMEZONE for each zone. The options must
	 * stay until end. */
	struct ical_out *(*begin)(const struct ical_options *o, struct buf *out);

	/* One VEVENT. The definition of a zone that was not announced comes right before it.
	 * ERR_INVALID, with nothing appended, for a zone that rules/zone.h does not know, and for a
	 * meeting without a readable start or a UID. */
	bool (*event)(
		struct ical_out *w, const struct export_row *row, struct buf *out, struct err *e);

	/* What the entry is called, where it is and what it is about: its SUMMARY, LOCATION and
	 * DESCRIPTION, unescaped. */
	void (*summary)(struct buf *out, const struct export_row *row, const char *language);
	void (*location)(struct buf *out, const struct export_row *row, const char *language);
	void (*description)(
		struct buf *out, const struct export_row *row, const char *language, bool agenda);
	/* Is it an address that can be written behind mailto: and sent to (RFC 5322 3.4.1, without
	 * quotes and comments)? */
	bool (*address)(const char *s);

	/* The last line; frees w. out NULL leaves the line out. */
	void (*end)(struct ical_out *w, struct buf *out);
};

#endif
