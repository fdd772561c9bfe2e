#include "rules/presence.h"

#include "rules/attendance.h"

static void times(const struct attendance *a, int *came, int *left)
{
	*came = *left = MINUTE_NONE;
	minute_parse(a->came ? a->came : "", came);
	minute_parse(a->left ? a->left : "", left);
}

bool presence_away(const struct attendance *a)
{
	int came, left;

	times(a, &came, &left);
	return left != MINUTE_NONE && came > left;
}

bool presence_at(const struct roll_row *r, int minute)
{
	int came, left;
	bool arrived, gone;

	if (!roll_is_present(r))
		return false;
	times(&r->a, &came, &left);
	if (minute == MINUTE_NONE)
		return true;
	arrived = came == MINUTE_NONE || minute >= came;
	gone = left != MINUTE_NONE && minute >= left;
	return presence_away(&r->a) ? arrived || !gone : arrived && !gone;
}

bool presence_expected(const struct roll_row *r)
{
	if (r->a.status != ATTENDANCE_UNMARKED)
		return roll_is_present(r);
	return r->a.expected == EXPECTED_ONSITE || r->a.expected == EXPECTED_REMOTE;
}

/* ---- Items ---- */

/* Which item was begun next after items[at]; n = none. */
static size_t next_begun(const struct item *items, size_t n, size_t at)
{
	size_t next = n;

	for (size_t i = 0; i < n; i++) {
		bool later = items[i].started_at > items[at].started_at ||
			(items[i].started_at == items[at].started_at && i > at);

		if (items[i].started_at && later &&
			(next == n || items[i].started_at < items[next].started_at))
			next = i;
	}
	return next;
}

static int order_of(const struct item *items, size_t n, size_t at)
{
	int order = 1;

	if (!items[at].started_at)
		return 0;
	for (size_t i = 0; i < n; i++)
		order += items[i].started_at &&
			(items[i].started_at < items[at].started_at ||
				(items[i].started_at == items[at].started_at && i < at));
	return order;
}

void presence_spans(
	const struct item *items, size_t n, const int *started, int ended, struct item_span *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t next = next_begun(items, n, i);

		out[i] = (struct item_span) { .item_id = items[i].id,
			.order = order_of(items, n, i),
			.from = MINUTE_NONE,
			.to = MINUTE_NONE };
		if (!out[i].order)
			continue;
		out[i].from = started[i];
		out[i].to = next < n ? started[next] : ended;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (items[k].parent_id == items[i].id && out[i].order &&
				out[k].to > out[i].to)
				out[i].to = out[k].to;
}

/* Do the minutes [a, b) of somebody and those of an item have one in common? An item of no length
 * counts as a moment. */
static bool meet(int a, int b, const struct item_span *s)
{
	if (s->to <= s->from)
		return a <= s->from && b > s->from;
	return a < s->to && b > s->from;
}

static bool by_clock(const struct attendance *a, const struct item_span *s)
{
	enum { NEVER = 48 * 60 };
	int came, left;

	times(a, &came, &left);
	if (presence_away(a))
		return meet(0, left, s) || meet(came, NEVER, s);
	return meet(came == MINUTE_NONE ? 0 : came, left == MINUTE_NONE ? NEVER : left, s);
}

static int order_by_id(const struct item_span *spans, size_t n, int64_t item_id)
{
	for (size_t i = 0; item_id && i < n; i++)
		if (spans[i].item_id == item_id)
			return spans[i].order;
	return 0;
}

/* Items before the one in which somebody came, or after the one in which they left. */
static bool by_order(const struct attendance *a, const struct item_span *spans, size_t n, int order)
{
	int came = order_by_id(spans, n, a->came_item), left = order_by_id(spans, n, a->left_item);
	bool arrived = !came || order >= came, stays = !left || order <= left;

	return presence_away(a) && came && left ? arrived || stays : arrived && stays;
}

bool presence_during(const struct roll_row *r, const struct item_span *spans, size_t n, size_t at)
{
	const struct item_span *s = &spans[at];

	if (!roll_is_present(r))
		return false;
	if (s->order && r->a.came_item == s->item_id && r->a.came && *r->a.came)
		return true;
	if (s->from != MINUTE_NONE && s->to != MINUTE_NONE)
		return by_clock(&r->a, s);
	return !s->order || by_order(&r->a, spans, n, s->order);
}
