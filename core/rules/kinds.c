#include "rules/kinds.h"

#include "model/model.h"

enum { HOUR = 60, DAY = 24 * HOUR };

struct kind_usual kind_usual(int kind)
{
	switch ((enum meeting_kind)kind) {
	case MEETING_FULL_DAY:
		return (struct kind_usual) { 7 * HOUR, 9 * HOUR };
	case MEETING_LUNCH_TO_LUNCH:
		return (struct kind_usual) { DAY, 12 * HOUR };
	case MEETING_VISIT:
		return (struct kind_usual) { 2 * HOUR, MINUTE_NONE };
	case MEETING_OTHER:
		return (struct kind_usual) { HOUR, MINUTE_NONE };
	case MEETING_DEADLINE:
		return (struct kind_usual) { 0, MINUTE_NONE };
	case MEETING_ORDINARY:
	case MEETING_BOARD:
	case MEETING_TRAINING:
		break;
	}
	return (struct kind_usual) { 3 * HOUR, MINUTE_NONE };
}

void kind_span(const struct kind_usual *u, int32_t first, int32_t last, int end,
	struct moment *starts, struct moment *ends)
{
	*starts = (struct moment) { first, u->start };
	*ends = (struct moment) { first + u->minutes / DAY, MINUTE_NONE };
	if (u->start != MINUTE_NONE && end == MINUTE_NONE)
		*ends = moment_add_minutes(*starts, u->minutes);
	else if (u->start != MINUTE_NONE)
		*ends = (struct moment) { end > u->start ? first : ends->day, end };
	if (last > first)
		ends->day = last;
}

static int64_t find(const struct template_use *v, size_t n, int64_t group_id, int kind)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].group_id == group_id && v[i].kind == kind)
			return v[i].id;
	return 0;
}

static int64_t find_for(
	const struct template_use *v, size_t n, const int64_t *groups, size_t n_groups, int kind)
{
	int64_t id = 0;

	for (size_t i = 0; i < n_groups && !id; i++)
		id = find(v, n, groups[i], kind);
	return id ? id : find(v, n, 0, kind);
}

int64_t template_choose(const struct template_use *v, size_t n, const int64_t *groups,
	size_t n_groups, int kind, bool *named)
{
	int64_t id = find_for(v, n, groups, n_groups, template_kind(kind));

	if (named)
		*named = id != 0;
	return id ? id : find_for(v, n, groups, n_groups, TEMPLATE_ANY_KIND);
}
