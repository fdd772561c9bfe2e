/* A round of a meeting: everybody who is there has a turn, in an order drawn by lot. Who has had it is
 * kept apart and sorted, so that nobody can tell afterwards who said which of the answers. Pure. */
#ifndef CORE_RULES_TURNS_H
#define CORE_RULES_TURNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* People by id. A zeroed one is a round that has not begun. */
struct turns {
	int64_t *waiting; /* whose turn it is, then those after */
	size_t n;
	size_t cap;
	int64_t *done; /* ascending */
	size_t n_done;
	size_t cap_done;
};

void turns_release(struct turns *t);

/* Take in who is there now: those who went lose their turn, those who came get one at the end, in the
 * order that random (as many numbers as people) draws. True when anything changed. */
bool turns_fit(struct turns *t, const int64_t *here, size_t n, const uint64_t *random);

/* The person has had the turn; has it again, at once; has it last of all. */
void turns_take(struct turns *t, int64_t person_id);
void turns_give_back(struct turns *t, int64_t person_id);
void turns_defer(struct turns *t, int64_t person_id);

/* Has the person had the turn? */
bool turns_is_done(const struct turns *t, int64_t person_id);

/* As text to be kept, and back; what cannot be read is a round that has not begun. */
void turns_write(const struct turns *t, struct buf *out);
void turns_read(const char *text, struct turns *t);

#endif
