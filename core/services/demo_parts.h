/* Inside of demo.h: what has been filled in so far, and the parts that fill in more of it. */
#ifndef CORE_SERVICES_DEMO_PARTS_H
#define CORE_SERVICES_DEMO_PARTS_H

#include "services/demo_data.h"
#include "services/session.h"

enum { DEMO_TAKEN_MAX = 64 };
enum { DEMO_LATEST = 12 }; /* who was marked last */

/* Ids are in the order of the tables of demo_data.h. */
struct demo {
	struct session *se;
	struct store *store;
	int64_t now; /* UTC s */
	struct moment here;
	int64_t parties[DEMO_PARTIES], groups[DEMO_GROUPS], people[DEMO_PEOPLE_MAX];
	int64_t running; /* the meeting in progress */
	int32_t taken[DEMO_TAKEN_MAX];
	size_t n_taken;
};

/* demo_register.c: parties, groups, people and their memberships. */
bool demo_register(struct demo *d, struct err *e);

/* demo_rolls.c: who came to a meeting that was held, and to the one in progress, but for whoever was marked
 * last. */
bool demo_past_roll(
	struct demo *d, const struct demo_entry *from, int64_t meeting_id, struct err *e);
bool demo_running_roll(struct demo *d, int64_t meeting_id, struct moment starts, struct err *e);
/* The attendance_status of a letter of demo_marks. */
int demo_status(char letter);

#endif
