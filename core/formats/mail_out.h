/* A mail with an entry for the reader's calendar in it (RFC 5322, 2045 to 2047, 6047): headers, the text and
 * then the calendar as the last of multipart/alternative, both in base64. Pure. */
#ifndef CORE_FORMATS_MAIL_OUT_H
#define CORE_FORMATS_MAIL_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct mail {
	const char *from, *from_address; /* name ("" = none) and address: checked before */
	const char *to, *to_address;
	const char *subject;
	int64_t sent_at;        /* UTC s */
	const char *message_id; /* without angle brackets */
	const char *boundary;   /* occurs in no part: base64 has no '_' */
	const char *text;       /* UTF-8, lines end in \n */
	const char *calendar;   /* as iCalendar writes it */
	const char *method;     /* "REQUEST": the same as in the calendar */
	bool draft;             /* a mail program opens it for sending (X-Unsent) */
};

/* Append the mail, lines ending in CR LF. Whatever the values hold, no value starts a header of its own. */
void mail_out(const struct mail *m, struct buf *out);

#endif
