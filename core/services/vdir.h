/* A folder for vdirsyncer, khal and the like: one entry a file (vdirsyncer, "The vdir storage format"). */
#ifndef CORE_SERVICES_VDIR_H
#define CORE_SERVICES_VDIR_H

#include "services/publish.h"

/* Write every entry that q asks for into the folder that p was opened for, and the collection's name and
 * colour where nobody has put others there. An entry keeps its file's name for life. */
bool vdir_publish(struct session *se, struct publish *p, const struct meeting_query *q,
	bool leave_agenda, struct err *e);

#endif
