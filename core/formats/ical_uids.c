#include "formats/ical_uids.h"

#include <stdlib.h>

#include "base/fnv.h"
#include "base/xalloc.h"

enum { ROOM_FIRST = 1024 };
#define TWICE UINT64_C(1)

static uint64_t sum_of(const char *uid)
{
	uint64_t sum = fnv_words(FNV_START, uid) & ~TWICE;

	return sum ? sum : TWICE << 1;
}

/* Where the sum is, or would be. room is a power of two, and never all of it is taken. */
static uint64_t *slot(const struct ical_uids *u, uint64_t sum)
{
	size_t at = (size_t)(sum >> 32 ^ sum >> 1) & (u->room - 1);

	while (u->v[at] && (u->v[at] & ~TWICE) != sum)
		at = (at + 1) & (u->room - 1);
	return &u->v[at];
}

static void grow(struct ical_uids *u)
{
	struct ical_uids more = { .n = u->n, .room = u->room ? u->room * 2 : ROOM_FIRST };

	more.v = xcalloc(more.room, sizeof(*more.v));
	for (size_t i = 0; i < u->room; i++)
		if (u->v[i])
			*slot(&more, u->v[i] & ~TWICE) = u->v[i];
	free(u->v);
	*u = more;
}

void ical_uids_add(struct ical_uids *u, const char *uid)
{
	uint64_t sum = sum_of(uid), *at;

	if (u->n >= u->room / 2)
		grow(u);
	at = slot(u, sum);
	u->n += *at == 0;
	*at = *at ? sum | TWICE : sum;
}

bool ical_uids_twice(const struct ical_uids *u, const char *uid)
{
	return u->room > 0 && (*slot(u, sum_of(uid)) & TWICE);
}

void ical_uids_release(struct ical_uids *u)
{
	free(u->v);
	*u = (struct ical_uids) { 0 };
}
