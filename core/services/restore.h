/* A backup takes the place of the database. Who was erased since it was made is erased again before that. */
#ifndef CORE_SERVICES_RESTORE_H
#define CORE_SERVICES_RESTORE_H

#include "services/session.h"

struct restored {
	char *aside;   /* where the database that was there is kept; NULL = there was none */
	size_t erased; /* people erased again */
	size_t people, meetings; /* in it */
	int64_t last_step;       /* UTC s of its latest change; 0 = none */
};

/* from takes the place of database; neither is open. folder: of the automatic backups, which tell of
 * erasures where the database itself cannot be read (may be NULL). dry: only what would be. */
bool restore_file(struct clock *clock, const char *database, const char *from, const char *folder,
	bool dry, struct restored *out, struct err *e);
void restored_release(struct restored *r);

#endif
