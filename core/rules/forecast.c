#include "rules/forecast.h"

int64_t item_seconds(const struct meeting *m, const struct item *it, int64_t now)
{
	bool ticks = m->item_id == it->id && m->item_since != 0 && now > m->item_since;

	return it->seconds + (ticks ? now - m->item_since : 0);
}

int64_t item_seconds_whole(const struct meeting *m, const struct item *items, size_t n,
	const struct item *it, int64_t now)
{
	int64_t seconds = item_seconds(m, it, now);

	for (size_t i = 0; i < n; i++)
		if (items[i].parent_id == it->id)
			seconds += item_seconds(m, &items[i], now);
	return seconds;
}

/* An item at the top with its sub-items: items[at] and the n - 1 behind it. */
struct family {
	const struct item *v;
	size_t n;
};

static struct family family_at(const struct item *items, size_t n, size_t at)
{
	struct family f = { items + at, 1 };

	while (at + f.n < n && items[at + f.n].parent_id == items[at].id)
		f.n++;
	return f;
}

/* Where the family of the current item begins; 0 where there is none. */
static size_t family_of_current(const struct meeting *m, const struct item *items, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		if (!items[i].parent_id)
			at = i;
		if (items[i].id == m->item_id)
			return at;
	}
	return 0;
}

static int64_t minutes_left(const struct item *it, int64_t seconds)
{
	int64_t left = it->minutes - seconds / 60;

	return it->outcome == OUTCOME_OPEN && left > 0 ? left : 0;
}

/* What the head of a family asks for beyond its sub-items: its plan may be more than theirs. */
static int64_t head_minutes(const struct meeting *m, const struct family *f, int64_t now)
{
	int64_t own = minutes_left(f->v, item_seconds_whole(m, f->v, f->n, f->v, now));

	for (size_t i = 1; i < f->n; i++)
		own -= minutes_left(&f->v[i], item_seconds(m, &f->v[i], now));
	return own > 0 ? own : 0;
}

static bool will_not_fit(
	const struct meeting *m, const struct item *it, int64_t end, const int64_t *room)
{
	return room && end > *room && it->outcome == OUTCOME_OPEN && it->id != m->item_id;
}

/* end: minutes from now until the family begins. Returns when it ends. */
static int64_t add_family(const struct meeting *m, const struct family *f, int64_t now, int64_t end,
	const int64_t *room, bool *misfit)
{
	bool current = f->v->id == m->item_id;

	end += head_minutes(m, f, now);
	for (size_t i = 1; i < f->n; i++) {
		const struct item *it = &f->v[i];

		end += minutes_left(it, item_seconds(m, it, now));
		current = current || it->id == m->item_id;
		if (misfit)
			misfit[i] = will_not_fit(m, it, end, room);
	}
	/* One that goes on already is late, not left out. */
	if (misfit)
		misfit[0] = !current && will_not_fit(m, f->v, end, room);
	return end;
}

int64_t forecast_minutes(const struct meeting *m, const struct item *items, size_t n, int64_t now,
	const int64_t *room, bool *misfit)
{
	size_t from = family_of_current(m, items, n), done = 0;
	int64_t end = 0;

	while (done < n) {
		size_t at = (from + done) % n;
		struct family f = family_at(items, n, at);

		end = add_family(m, &f, now, end, room, misfit ? misfit + at : NULL);
		done += f.n;
	}
	return end;
}

bool forecast_possible(const struct item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (items[i].minutes > 0)
			return true;
	return false;
}
