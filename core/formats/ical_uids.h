/* Part of arshjul-lazy.so: which UIDs a file has more than once. A sum of each is kept, no text: eight to
 * sixteen bytes a UID. Two UIDs of one sum count as one that is there twice. */
#ifndef CORE_FORMATS_ICAL_UIDS_H
#define CORE_FORMATS_ICAL_UIDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed at the start. */
struct ical_uids {
	uint64_t *v; /* 0 = free; the lowest bit: seen more than once */
	size_t n, room;
};

/* Note a UID of the file; then: was it added more than once? */
void ical_uids_add(struct ical_uids *u, const char *uid);
bool ical_uids_twice(const struct ical_uids *u, const char *uid);
void ical_uids_release(struct ical_uids *u);

#endif
