#include "base/clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/i18n.h"
#include "base/xalloc.h"

static bool read_now(struct clock *c, const char *s, struct err *e)
{
	bool runs = s[0] == '+';
	char head[17] = "";
	struct moment m;
	int sec = 0;
	int64_t utc;

	s += runs;
	snprintf(head, sizeof(head), "%s", s);
	if (strlen(s) == 19 && s[16] == ':')
		sec = (s[17] - '0') * 10 + (s[18] - '0');
	else if (strlen(s) != 16)
		sec = -1;
	if (sec < 0 || sec > 59 || !moment_parse(head, &m) || m.minute == MINUTE_NONE)
		return err_set(e, ERR_USAGE,
			_("ARSHJUL_NOW=%s is not a time such as 2026-03-10T09:42."), s);
	utc = local_to_utc(m) + sec;
	c->stands = !runs;
	c->at = utc;
	c->offset = runs ? utc - (int64_t)time(NULL) : 0;
	return true;
}

bool clock_init(struct clock *c, struct err *e)
{
	const char *now = getenv("ARSHJUL_NOW"), *seed = getenv("ARSHJUL_SEED");
	char *end;

	*c = (struct clock) { 0 };
	if (seed && *seed) {
		errno = 0;
		c->seed = strtoull(seed, &end, 10);
		c->seeded = true;
		if (errno || *end)
			return err_set(e, ERR_USAGE, _("ARSHJUL_SEED=%s is not a number."), seed);
	}
	return !now || !*now || read_now(c, now, e);
}

int64_t clock_now(const struct clock *c)
{
	return c->stands ? c->at : (int64_t)time(NULL) + c->offset;
}

struct moment local_moment(int64_t utc)
{
	time_t t = (time_t)utc;
	struct moment m = MOMENT_NONE;
	struct tm tm;

	if (localtime_r(&t, &tm) &&
		day_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &m.day))
		m.minute = tm.tm_hour * 60 + tm.tm_min;
	return m;
}

struct moment clock_local(const struct clock *c)
{
	return local_moment(clock_now(c));
}

int64_t local_to_utc(struct moment m)
{
	int y, mo, d, minute = m.minute == MINUTE_NONE ? 0 : m.minute;
	struct tm tm = { 0 };

	day_to_ymd(m.day, &y, &mo, &d);
	tm.tm_year = y - 1900;
	tm.tm_mon = mo - 1;
	tm.tm_mday = d;
	tm.tm_hour = minute / 60;
	tm.tm_min = minute % 60;
	tm.tm_isdst = -1;
	return (int64_t)mktime(&tm);
}

int clock_next_minute(const struct clock *c)
{
	struct timespec ts;
	int64_t ms;

	if (c->stands)
		return -1;
	clock_gettime(CLOCK_REALTIME, &ts);
	ms = ((int64_t)ts.tv_sec + c->offset) % 60 * 1000 + ts.tv_nsec / 1000000;
	return (int)(60000 - ms);
}

int clock_next_second(const struct clock *c)
{
	struct timespec ts;

	if (c->stands)
		return -1;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (int)(1000 - ts.tv_nsec / 1000000);
}

int64_t monotonic_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

uint64_t clock_random(struct clock *c)
{
	uint64_t z;

	if (c->seeded) { /* splitmix64, Sebastiano Vigna */
		z = c->seed += 0x9e3779b97f4a7c15u;
		z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
		z = (z ^ z >> 27) * 0x94d049bb133111ebu;
		return z ^ z >> 31;
	}
	if (getrandom(&z, sizeof(z), 0) != (ssize_t)sizeof(z))
		die("the system gives no random numbers");
	return z;
}

void clock_uuid(struct clock *c, char out[37])
{
	uint64_t a = clock_random(c), b = clock_random(c);

	a = (a & ~0xf000ull) | 0x4000u;
	b = (b & ~(3ull << 62)) | (2ull << 62);
	snprintf(out, 37, "%08x-%04x-%04x-%04x-%012llx", (unsigned)(a >> 32),
		(unsigned)(a >> 16 & 0xffff), (unsigned)(a & 0xffff), (unsigned)(b >> 48),
		(unsigned long long)(b & 0xffffffffffffu));
}
