/* Part of arshjul-lazy.so: from events as written to entries of the year. */
#ifndef CORE_FORMATS_ICAL_SERIES_H
#define CORE_FORMATS_ICAL_SERIES_H

#include "formats/ical_event.h"
#include "formats/ical_in.h"

struct ical_series {
	const struct ical_in_options *o;
	struct ical_tz_list *tz;
	struct pool *pool;
	size_t repeated;          /* entries that series have become so far */
	int64_t steps;            /* of walks along rules so far */
	bool twice_a_day;         /* the series at hand: its days do not tell its entries apart */
	struct calendar_event *v; /* its entries, until all are there */
	size_t n, cap;
	struct calendar_place *places; /* theirs, and of those that are not wanted */
	size_t n_places, cap_places;
	void (*put)(void *ctx, const struct calendar_event *ev);
	void (*tell)(void *ctx, const struct calendar_series *all); /* before they are put */
	void (*skip)(void *ctx, const struct calendar_skip *s);
	void *ctx;
};

/* The events with one UID, all that a file has of it, in any order: each entry that they stand for is put,
 * and each that cannot be taken skipped. */
void ical_series(struct ical_series *s, struct ical_raw **v, size_t n);

/* A name for an entry that has none of its own, in the form of a UUID: the same for the same words. */
const char *ical_entry_name(struct pool *pool, const char *a, const char *b);

#endif
