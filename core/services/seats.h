/* The seats of the register, looked over: rules/seats.h with what is stored. */
#ifndef CORE_SERVICES_SEATS_H
#define CORE_SERVICES_SEATS_H

#include "rules/seats.h"
#include "services/session.h"

/* As of today, of one group or (0) of all. Reads only. pool_release(&out->pool) also after a failure. */
bool seats_check(struct session *se, int64_t group_id, struct seat_findings *out, struct err *e);

/* "2 vacant seats: FK has no member", "3 to look at: …": the first of a group in a line; "" where there is
 * nothing. Appended. */
void seats_words(const struct seat_findings *f, struct buf *out);

#endif
