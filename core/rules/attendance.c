#include "rules/attendance.h"

#include <string.h>

char mark_letter(int status, bool substituted)
{
	switch (status) {
	case ATTENDANCE_ONSITE:
		return 'P';
	case ATTENDANCE_REMOTE:
		return 'D';
	case ATTENDANCE_ABSENT:
		return 'F';
	case ATTENDANCE_EXCUSED:
		return substituted ? 'E' : 'A';
	default:
		return '.';
	}
}

const struct roll_row *roll_row_of(const struct roll_rows *rows, int64_t person_id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].a.person_id == person_id)
			return &rows->v[i];
	return NULL;
}

char roll_letter(const struct roll_row *r)
{
	if (r->a.status != ATTENDANCE_UNMARKED)
		return mark_letter(r->a.status, r->substitute_id != 0);
	switch (r->a.expected) {
	case EXPECTED_ONSITE:
		return 'p';
	case EXPECTED_REMOTE:
		return 'd';
	case EXPECTED_NO:
		return 'a';
	default:
		return '.';
	}
}

bool roll_is_called(const struct roll_row *r)
{
	return r->a.role == ATTENDS_AS_MEMBER;
}

/* Who is called later: without a turn last. */
static bool comes_after(const struct roll_row *a, const struct roll_row *b)
{
	return b->turn && (!a->turn || a->turn > b->turn);
}

size_t roll_deputies(const struct roll_rows *rows, int64_t party_id, const struct roll_row **out)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct roll_row *r = &rows->v[i];
		size_t at = n;

		if (r->role != ROLE_DEPUTY || (party_id && r->party_id != party_id))
			continue;
		for (; at > 0 && comes_after(out[at - 1], r); at--)
			out[at] = out[at - 1];
		out[at] = r;
		n++;
	}
	return n;
}

bool mark_is_present(int status)
{
	return status == ATTENDANCE_ONSITE || status == ATTENDANCE_REMOTE;
}

bool roll_is_present(const struct roll_row *r)
{
	return mark_is_present(r->a.status);
}

bool roll_is_here(const struct roll_row *r)
{
	const char *came = r->a.came ? r->a.came : "", *left = r->a.left ? r->a.left : "";

	return roll_is_present(r) && (!*left || strcmp(came, left) > 0);
}

/* Called to the meeting as well, but for no party. */
static bool is_staff(const struct roll_row *r)
{
	return r->a.role == ATTENDS_AS_STAFF;
}

/* Whoever stands in for a called person takes that seat, called or not. */
static bool takes_a_seat(const struct roll_row *r)
{
	return roll_is_called(r) || (r->a.stands_in_for != 0 && !is_staff(r));
}

/* Is this the first row that takes a seat for its party? */
static bool first_of_party(const struct roll_rows *rows, size_t i)
{
	const struct roll_row *r = &rows->v[i];

	if (!r->party_id || !takes_a_seat(r))
		return false;
	for (size_t k = 0; k < i; k++)
		if (rows->v[k].party_id == r->party_id && takes_a_seat(&rows->v[k]))
			return false;
	return true;
}

/* The party whose first seat is there: was anybody of it called, is anybody there? */
static void count_party(const struct roll_rows *rows, size_t first, struct roll_counts *c)
{
	bool called = false, present = false;

	for (size_t i = first; i < rows->n; i++) {
		const struct roll_row *r = &rows->v[i];

		if (r->party_id != rows->v[first].party_id || !takes_a_seat(r))
			continue;
		called |= roll_is_called(r);
		present |= roll_is_present(r);
	}
	c->parties_called += called;
	c->parties_present += present;
}

void roll_count(const struct roll_rows *rows, struct roll_counts *out)
{
	struct roll_counts c = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		const struct roll_row *r = &rows->v[i];

		if (!takes_a_seat(r) && !is_staff(r)) {
			c.guests += roll_is_present(r);
			continue;
		}
		c.called += roll_is_called(r) || is_staff(r);
		c.staff += is_staff(r);
		c.staff_present += is_staff(r) && roll_is_present(r);
		c.onsite += r->a.status == ATTENDANCE_ONSITE;
		c.remote += r->a.status == ATTENDANCE_REMOTE;
		c.absent += r->a.status == ATTENDANCE_ABSENT;
		c.excused += r->a.status == ATTENDANCE_EXCUSED;
		c.unmarked += r->a.status == ATTENDANCE_UNMARKED;
		c.substituted += r->a.status == ATTENDANCE_EXCUSED && r->substitute_id != 0;
		if (first_of_party(rows, i))
			count_party(rows, i, &c);
	}
	c.present = c.onsite + c.remote;
	*out = c;
}
