#include "tests/support/calendar_whole.h"

#include "base/xalloc.h"

struct getting {
	struct calendar *out;
	size_t cap_events, cap_skips;
};

static void keep(struct pool *pool, const char **text)
{
	*text = pool_strdup(pool, *text);
}

static bool keep_name(void *ctx, const char *name, struct err *e)
{
	struct getting *g = ctx;

	(void)e;
	g->out->name = pool_strdup(&g->out->pool, name);
	return true;
}

static bool keep_sender(void *ctx, const char *address, struct err *e)
{
	struct getting *g = ctx;

	(void)e;
	g->out->sender = pool_strdup(&g->out->pool, address);
	return true;
}

static bool keep_nothing(void *ctx, const char *text, struct err *e)
{
	(void)ctx;
	(void)text;
	(void)e;
	return true;
}

static void keep_attendees(
	struct pool *pool, const struct calendar_event *ev, struct calendar_event *kept)
{
	if (ev->n_attendees == 0)
		return;
	kept->attendees = pool_alloc(pool, ev->n_attendees * sizeof(*ev->attendees));
	for (size_t i = 0; i < ev->n_attendees; i++) {
		struct calendar_attendee *a = &kept->attendees[i];

		*a = ev->attendees[i];
		keep(pool, &a->address);
		keep(pool, &a->name);
		keep(pool, &a->comment);
	}
}

static void keep_texts(struct pool *pool, struct calendar_event *kept)
{
	const char **const texts[] = { &kept->uid, &kept->entry, &kept->instance, &kept->title,
		&kept->description, &kept->place, &kept->link, &kept->categories, &kept->organizer,
		&kept->organizer_name, &kept->comment, &kept->starts, &kept->ends, &kept->remark };

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		keep(pool, texts[i]);
}

static bool keep_event(void *ctx, const struct calendar_event *ev, struct err *e)
{
	struct getting *g = ctx;
	struct calendar *c = g->out;
	struct calendar_event *kept;

	(void)e;
	c->events = pool_grow(&c->pool, c->events, c->n_events, &g->cap_events, sizeof(*kept));
	kept = &c->events[c->n_events++];
	*kept = *ev;
	keep_texts(&c->pool, kept);
	keep_attendees(&c->pool, ev, kept);
	return true;
}

/* Its entries come by themselves. */
static bool keep_no_series(void *ctx, const struct calendar_series *all, struct err *e)
{
	(void)ctx;
	(void)all;
	(void)e;
	return true;
}

static bool keep_skip(void *ctx, const struct calendar_skip *s, struct err *e)
{
	struct getting *g = ctx;
	struct calendar *c = g->out;
	struct calendar_skip *kept;

	(void)e;
	c->skips = pool_grow(&c->pool, c->skips, c->n_skips, &g->cap_skips, sizeof(*s));
	kept = &c->skips[c->n_skips++];
	*kept = *s;
	keep(&c->pool, &kept->title);
	keep(&c->pool, &kept->why);
	return true;
}

bool calendar_get(const char *s, size_t n, struct calendar *out, struct err *e)
{
	struct getting g = { .out = out };
	const struct calendar_sink sink = { .name = keep_name,
		.sender = keep_sender,
		.sum = keep_nothing,
		.event = keep_event,
		.series = keep_no_series,
		.skip = keep_skip,
		.ctx = &g };
	struct calendar_reader r = { .sink = &sink };
	bool ok;

	*out = (struct calendar) { .name = "", .sender = "" };
	ok = calendar_hear(&r, s, n, e) && calendar_heard(&r, e);
	calendar_reader_release(&r);
	return ok;
}

void calendar_release(struct calendar *c)
{
	pool_release(&c->pool);
	*c = (struct calendar) { 0 };
}
