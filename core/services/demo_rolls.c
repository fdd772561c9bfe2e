/* Who came, in the made-up year. */
#include <string.h>

#include "base/xalloc.h"
#include "rules/names.h"
#include "services/demo_parts.h"

static int attends_as(const struct demo_person *p)
{
	return (int)roll_called_as((int)p->role, demo_parties[p->party].kind == PARTY_OFFICE);
}

/* ---- Meetings that were held ---- */

static enum attendance_status past_status(enum meeting_mode mode, uint32_t *seed)
{
	uint32_t r;

	*seed = *seed * 1664525u + 1013904223u;
	r = (*seed >> 16) % 100;
	if (r < 76)
		return mode == MODE_REMOTE || (mode == MODE_HYBRID && r < 20) ? ATTENDANCE_REMOTE
									      : ATTENDANCE_ONSITE;
	return r < 90 ? ATTENDANCE_ABSENT : ATTENDANCE_EXCUSED;
}

/* How many meetings that groups of both were called to have been before. */
static int shared_before(const struct demo_entry *from, size_t i, size_t k)
{
	int n = 0;

	for (const struct demo_entry *e = demo_entries; e < from; e++)
		n += e->status == STATUS_HELD && (e->groups & demo_people[i].groups) &&
			(e->groups & demo_people[k].groups);
	return n;
}

/* Two people of one family name whose first names sound the same are one who is here twice: each list has one
 * of the spellings. */
static bool under_other_name(const struct demo_entry *from, size_t i)
{
	for (size_t k = 0; demo_people[k].given; k++) {
		if (k == i || !(demo_people[k].groups & from->groups) ||
			strcmp(demo_people[k].family, demo_people[i].family) != 0 ||
			name_compare(demo_people[k].given, demo_people[i].given) != NAME_NEAR)
			continue;
		return (shared_before(from, i, k) % 2 == 0) == (k < i);
	}
	return false;
}

bool demo_past_roll(
	struct demo *d, const struct demo_entry *from, int64_t meeting_id, struct err *e)
{
	uint32_t seed = (uint32_t)(from - demo_entries + 1) * 2654435761u;

	for (size_t i = 0; demo_people[i].given; i++) {
		struct attendance a = { .meeting_id = meeting_id,
			.person_id = d->people[i],
			.party_id = d->parties[demo_people[i].party],
			.role = attends_as(&demo_people[i]) };

		if (!(demo_people[i].groups & from->groups))
			continue;
		a.status = (int)past_status(from->mode, &seed);
		if (under_other_name(from, i))
			continue;
		if (!store_attendance_save(d->store, &a, e))
			return false;
	}
	return true;
}

/* ---- The meeting in progress ---- */

int demo_status(char letter)
{
	switch (letter) {
	case 'P':
		return ATTENDANCE_ONSITE;
	case 'D':
		return ATTENDANCE_REMOTE;
	case 'F':
		return ATTENDANCE_ABSENT;
	case 'A':
	case 'E':
		return ATTENDANCE_EXCUSED;
	default:
		return ATTENDANCE_UNMARKED;
	}
}

bool demo_running_roll(struct demo *d, int64_t meeting_id, struct moment starts, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < DEMO_MARKS && ok; i++) {
		const struct demo_mark *mark = &demo_marks[i];
		struct attendance a = { .meeting_id = meeting_id,
			.person_id = d->people[i],
			.party_id = d->parties[demo_people[i].party],
			.role = attends_as(&demo_people[i]),
			.status = i == DEMO_LATEST ? ATTENDANCE_UNMARKED
						   : demo_status(mark->letter) };

		if (mark->letter == 'a')
			a.expected = EXPECTED_NO;
		else if (mark->letter == 'd')
			a.expected = EXPECTED_REMOTE;
		if (mark->stands_in_for)
			a.stands_in_for = d->people[mark->stands_in_for - 1];
		if (mark->came) {
			char came[MINUTE_SIZE];

			minute_iso(moment_add_minutes(starts, mark->came).minute, came);
			a.came = xstrdup(came);
		}
		ok = store_attendance_save(d->store, &a, e);
		attendance_release(&a);
	}
	return ok;
}
