#include "services/calendar_read.h"

#include <stdlib.h>

#include "base/apart.h"
#include "base/lazy.h"
#include "formats/ical_in.h"

struct job {
	const char *bytes;
	size_t n;
	struct ical_in_options options;
};

static void put(void *ctx, struct buf *part)
{
	apart_write(ctx, buf_str(part), part->len);
}

static void work(void *ctx, struct apart_out *to)
{
	const struct job *j = ctx;
	const struct ical_in_ops *ical = lazy_table("lazy_ical_in_ops");

	ical->read(j->bytes, j->n, &j->options, put, to);
}

bool calendar_read(struct session *se, const char *bytes, size_t n, int year, struct calendar *out,
	struct err *e)
{
	struct job j = { .bytes = bytes, .n = n };
	int now = day_year(clock_local(se->clock).day);
	struct buf answer = { 0 };
	char *zone = NULL;
	bool ok;

	*out = (struct calendar) { .name = "" };
	if (!store_setting(se->store, "zone", "Europe/Stockholm", &zone, e))
		return false;
	j.options.zone = zone;
	j.options.mail = calendar_sniff(bytes, n) == CALENDAR_MAIL;
	day_from_ymd(year ? year : now - 1, 1, 1, &j.options.from);
	day_from_ymd(year ? year + 1 : now + 3, 1, 1, &j.options.to);
	ok = apart_run(work, &j, &answer, e) && calendar_take(&answer, out, e);
	out->zone = pool_strdup(&out->pool, zone);
	buf_release(&answer);
	free(zone);
	return ok;
}
