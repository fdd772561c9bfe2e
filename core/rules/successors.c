#include "rules/successors.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

bool group_lasts(const struct group *g, const char *day)
{
	return (!text_given(g->from_day) || strcmp(g->from_day, day) <= 0) &&
		(!text_given(g->to_day) || strcmp(g->to_day, day) >= 0);
}

static const struct group *find(const struct group *v, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].id == id)
			return &v[i];
	}
	return NULL;
}

bool group_leads_to(const struct group *v, size_t n, int64_t id, int64_t to)
{
	for (size_t steps = 0; id && steps <= n; steps++) {
		const struct group *g = find(v, n, id);

		if (id == to)
			return true;
		id = g ? g->successor_id : 0;
	}
	return false;
}

static bool has_ended(const struct group *g, int32_t day)
{
	struct moment last = MOMENT_NONE;

	return g->to_day && moment_parse(g->to_day, &last) && last.day != DAY_NONE &&
		last.day < day;
}

int64_t group_on_day(const struct group *v, size_t n, int64_t id, int32_t day)
{
	/* A chain without a circle is no longer than there are groups. */
	for (size_t steps = 0; steps <= n; steps++) {
		const struct group *g = find(v, n, id);

		if (!g || !has_ended(g, day))
			return id;
		id = g->successor_id;
	}
	return 0;
}

size_t groups_on_day(const struct group *v, size_t n, const int64_t *ids, size_t n_ids, int32_t day,
	int64_t *out)
{
	size_t have = 0;

	for (size_t i = 0; i < n_ids; i++) {
		int64_t id = group_on_day(v, n, ids[i], day);
		size_t at = 0;

		while (at < have && out[at] != id)
			at++;
		if (id && at == have)
			out[have++] = id;
	}
	return have;
}
