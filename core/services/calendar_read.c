#include "services/calendar_read.h"

#include "base/apart.h"
#include "base/file.h"
#include "base/lazy.h"
#include "formats/ical_in.h"

struct job {
	const struct calendar_source *src;
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

	ical->read(j->src->bytes, j->src->n, &j->options, put, to);
}

static bool hear(void *reader, const char *bytes, size_t n, struct err *e)
{
	return calendar_hear(reader, bytes, n, e);
}

bool calendar_read(struct session *se, const struct calendar_source *src, const char *zone,
	int year, const struct calendar_sink *sink, struct err *e)
{
	struct calendar_reader r = { .sink = sink };
	struct job j = { .src = src };
	int now = day_year(clock_local(se->clock).day);
	bool ok;

	j.options.zone = zone;
	j.options.mail = calendar_sniff(src->bytes, src->n) == CALENDAR_MAIL;
	j.options.sum = true;
	j.options.passed = src->mapped ? file_map_pass : NULL;
	day_from_ymd(year ? year : now - 1, 1, 1, &j.options.from);
	day_from_ymd(year ? year + 1 : now + 3, 1, 1, &j.options.to);
	ok = apart_listen(work, &j, hear, &r, e) && calendar_heard(&r, e);
	calendar_reader_release(&r);
	return ok;
}
