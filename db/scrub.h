/* Taking personal data away for good (core/model/store_privacy.h). */
#ifndef DB_SCRUB_H
#define DB_SCRUB_H

#include "model/store_privacy.h"

/* Finish what was interrupted, where something was. */
bool scrub_resume(struct store *s, struct err *e);

#endif
