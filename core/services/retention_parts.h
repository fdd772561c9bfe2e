/* What retention.c and retention_apply.c share: what is due, looked up once. */
#ifndef CORE_SERVICES_RETENTION_PARTS_H
#define CORE_SERVICES_RETENTION_PARTS_H

#include "services/retention.h"

struct due_meeting {
	int64_t id;
	char day[MOMENT_SIZE];
	bool held;
};
struct due_person {
	int64_t id;
	char last
		[MOMENT_SIZE]; /* the last day of a membership or of a meeting; "~" = still; "" = never */
	bool contacts;         /* there are some */
	bool nobody;           /* erased, or one that stands for somebody */
};
struct due_poll {
	int64_t id, meeting_id;
};

/* The world as far as retention looks at it. */
struct due {
	const struct retention_row *rows;
	struct due_meeting *meetings;
	size_t n_meetings, cap_meetings;
	struct due_person *people;
	size_t n_people, cap_people;
	struct due_poll *polls;
	size_t n_polls, cap_polls;
	size_t n[RETENTION_KINDS];
	char oldest[RETENTION_KINDS][MOMENT_SIZE];
	bool counting; /* the second time round: what is due is counted */
};

/* rows: only their days are looked at. Release it also after a failure. */
bool due_load(struct session *se, const struct retention_row *rows, struct due *out, struct err *e);
void due_release(struct due *d);

/* Is what was on that day due? "" is not. */
bool due_day(const struct due *d, int kind, const char *day);

const struct due_person *due_person(const struct due *d, int64_t id); /* NULL = none */

/* The attendance of a held meeting that is due, and contacts that are. */
bool due_attendance(const struct due *d, int64_t meeting_id);
bool due_contacts(const struct due *d, int64_t person_id);
bool due_answers(const struct due *d, int64_t meeting_id);

#endif
