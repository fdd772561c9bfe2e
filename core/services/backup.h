/* A copy of the whole database where somebody wants it. */
#ifndef CORE_SERVICES_BACKUP_H
#define CORE_SERVICES_BACKUP_H

#include "services/session.h"

/* A checked copy at path. A file that is there is kept as path.bak, and comes back where the copy fails;
 * the database itself is refused (ERR_INVALID). */
bool backup_to(struct session *se, const char *path, struct err *e);

#endif
