/* The time, the local zone and randomness are inputs: main makes one struct clock and hands it down.
 *
 * ARSHJUL_NOW=2026-03-10T09:42[:SS]  the clock stands still at that local time;
 * ARSHJUL_NOW=+2026-03-10T09:42      it starts there and runs;
 * ARSHJUL_SEED=NUMBER                identifiers come from that seed instead of the system.
 * TZ is read by the C library as always. */
#ifndef CORE_BASE_CLOCK_H
#define CORE_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"

struct clock {
	bool stands;    /* fixed: always at */
	int64_t at;     /* UTC seconds, when stands */
	int64_t offset; /* seconds added to the system's time */
	bool seeded;
	uint64_t seed;
};

/* From the environment. Fails where ARSHJUL_NOW or ARSHJUL_SEED cannot be read. */
bool clock_init(struct clock *c, struct err *e);

int64_t clock_now(const struct clock *c);         /* UTC seconds */
struct moment clock_local(const struct clock *c); /* now, local */
struct moment local_moment(int64_t utc);
int64_t local_to_utc(struct moment m); /* the system zone's reading; a gap moves forward */

/* Milliseconds until the next full minute, 1 to 60000; -1 when the clock stands. */
int clock_next_minute(const struct clock *c);

/* The same to the next full second, 1 to 1000. */
int clock_next_second(const struct clock *c);

/* Milliseconds that only grow, for intervals; has nothing to do with the time of day. */
int64_t monotonic_ms(void);

/* Random bits from the system, or from the seed (then *c changes). */
uint64_t clock_random(struct clock *c);

/* A random UUID (RFC 9562 version 4), 36 characters and NUL. */
void clock_uuid(struct clock *c, char out[37]);

#endif
