/* Part of arshjul-lazy.so: who invites and who is invited (RFC 5546, RFC 5545 3.8.4). */
#ifndef CORE_FORMATS_ICAL_PEOPLE_H
#define CORE_FORMATS_ICAL_PEOPLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "formats/ical_out.h"

/* ORGANIZER and ATTENDEE. The addresses are such as ical_address allows. */
void ical_people(struct buf *out, const struct ical_mail *mail);

/* ORGANIZER alone, of what others organise. */
void ical_organizer(struct buf *out, const char *address);

/* An address that can stand behind mailto: as it is: a local part of plain characters and a domain. libical
 * writes line ends in an address unchanged, so whatever is not one never gets there. */
bool ical_address(const char *s);

#endif
