/* Inside of rollcall.h: a row of the roll while it is changed. */
#ifndef CORE_SERVICES_ROLLCALL_PARTS_H
#define CORE_SERVICES_ROLLCALL_PARTS_H

#include "services/session.h"

struct mark {
	struct attendance a;     /* as it is to be */
	int was;                 /* its status before */
	char *name;              /* of the person */
	struct attendance found; /* all of what it was, as this step has read it; id 0 = unknown */
};

/* What is stored; where there is no row yet, what the person is called as, else a guest. */
bool roll_mark_load(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e);
/* The same without the name. */
bool roll_mark_find(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e);
void roll_mark_release(struct mark *mk);

/* Inside a step: save it. Who is not present has no times and stands in for nobody; nobody stands in any
 * more for somebody who was excused. */
bool roll_mark_save(struct session *se, struct mark *mk, struct err *e);
/* The same; a row that then says nothing is taken away, while the meeting has not begun. */
bool roll_mark_write(struct session *se, struct mark *mk, struct err *e);

/* Nobody stands in for the person any more, save `but` (0 = nobody at all); a substitute who was there for
 * that alone goes. */
bool roll_drop_substitutes(
	struct session *se, int64_t meeting_id, int64_t person_id, int64_t but, struct err *e);

#endif
