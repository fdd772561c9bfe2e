/* When an action is to be done, and whether it is late. Pure. */
#ifndef CORE_RULES_ACTIONS_H
#define CORE_RULES_ACTIONS_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/model.h"

/* The last day on which it may be done, as ISO text; "9999" where none was said. */
const char *action_due(const struct note *n);

/* Open, and that day was before today (ISO). */
bool action_late(const struct note *n, const char *today);

/* The words as they were written ("v. 12", "varje månad"), else the day or the days ("fre 13 mars");
 * nothing where nothing was said. */
void action_when(const struct note *n, struct buf *out);

/* "Boka lokal – Petra K – fre 13 mars": what, who and when, as far as they are said. */
void action_line(const struct note *n, struct buf *out);

#endif
