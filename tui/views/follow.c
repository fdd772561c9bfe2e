#include "tui/views/follow.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/running.h"

void follow_release(struct follow *f)
{
	pool_release(&f->meeting.pool);
	pool_release(&f->items.pool);
	pool_release(&f->roll.pool);
	pool_release(&f->votes.pool);
	free(f->failed);
	f->meeting.n = f->items.n = f->roll.n = 0;
	f->polling = false;
	f->failed = NULL;
}

const struct meeting *follow_meeting(const struct follow *f)
{
	return f->meeting.n ? &f->meeting.v[0].m : NULL;
}

bool follow_running(const struct follow *f)
{
	return f->meeting.n && f->meeting.v[0].m.status == STATUS_RUNNING;
}

const struct item *follow_item(const struct follow *f)
{
	return follow_running(f) ? running_item(&f->items, f->meeting.v[0].m.item_id) : NULL;
}

const struct item *follow_next(const struct follow *f)
{
	return running_next(&f->items, follow_item(f));
}

static bool found(struct follow *f, const char *name, int64_t *id, struct err *e)
{
	struct err none = { 0 };

	if (meeting_find(f->se, name, 0, id, &none))
		return true;
	*id = 0;
	err_absent(e, &none);
	return false;
}

/* The running one; when that has ended it stays until another runs. Else the next, else the latest. */
static bool find(struct follow *f, int64_t *id, struct err *e)
{
	static const char *const names[] = { "next", "last" };

	*id = f->wanted;
	if (*id)
		return true;
	if (found(f, "current", id, e))
		f->seen = *id;
	else
		*id = f->seen;
	for (size_t i = 0; i < ARRAY_LEN(names) && !*id && e->code == ERR_NONE; i++)
		found(f, names[i], id, e);
	return *id != 0 || err_set(e, ERR_NOT_FOUND, _("There is no meeting to show."));
}

static bool load_votes(struct follow *f, struct err *e)
{
	const struct item *it = follow_item(f);
	struct poll_list polls = { 0 };
	int64_t open = 0;
	bool ok = !it || store_polls(f->se->store, it->meeting_id, &polls, e);

	for (size_t i = 0; i < polls.n; i++)
		if (polls.v[i].item_id == it->id && polls.v[i].state == POLL_OPEN)
			open = polls.v[i].id;
	pool_release(&polls.pool);
	if (ok && open) {
		ok = store_poll_votes(f->se->store, open, &f->votes, e);
		f->polling = ok;
	}
	return ok;
}

void follow_load(struct follow *f)
{
	struct err e = { 0 };
	int64_t id;
	bool ok;

	follow_release(f);
	ok = find(f, &id, &e) && store_meeting_row(f->se->store, id, &f->meeting, &e) &&
		store_items(f->se->store, id, &f->items, &e) &&
		store_roll(f->se->store, id, &f->roll, &e) && load_votes(f, &e);
	roll_count(&f->roll, &f->counts);
	if (!ok)
		f->failed = xstrdup(e.text);
}

int follow_wait(const struct follow *f)
{
	bool ticks = follow_running(f) && follow_meeting(f)->item_since != 0;

	if (ticks && f->config && f->config->value[OPTION_CLOCK] == 1)
		return clock_next_second(f->se->clock);
	return clock_next_minute(f->se->clock);
}
