/* The calendar in a mail (RFC 5322, 2045, 2046, 6047): a small reader of MIME. Bytes in, bytes out. */
#ifndef CORE_FORMATS_MAIL_IN_H
#define CORE_FORMATS_MAIL_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* How deep parts may nest, and how many are looked at. */
enum { MAIL_DEPTH_MAX = 10, MAIL_PARTS_MAX = 200 };

/* Append the calendar of the mail as UTF-8: the first text/calendar part, else every attachment that is one,
 * by its type, its name or its first bytes. Parts in parts, mails in mails, quoted-printable, base64 and
 * every charset that the system knows are read. ERR_INVALID where there is none, with the reason where it is
 * known: Outlook's winmail.dat, an encrypted mail. */
bool mail_calendar(const char *bytes, size_t n, struct buf *out, struct err *e);

/* Append the address that the mail says it is from, lower-case; nothing where it does not. */
void mail_sender(const char *bytes, size_t n, struct buf *out);

#endif
