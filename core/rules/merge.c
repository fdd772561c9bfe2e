#include "rules/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

/* ---- Members ---- */

static int rank(int role)
{
	switch ((enum member_role)role) {
	case ROLE_CHAIR:
		return 5;
	case ROLE_SECRETARY:
		return 4;
	case ROLE_OFFICE:
		return 3;
	case ROLE_MEMBER:
		return 2;
	case ROLE_DEPUTY:
		return 1;
	case ROLE_OBSERVER:
		break;
	}
	return 0;
}

static struct merged_member *find(struct merged_member *v, size_t n, int64_t person_id)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].person_id == person_id)
			return &v[i];
	return NULL;
}

/* Of two last days; "" is none. */
static const char *later_day(const char *a, const char *b)
{
	if (!text_given(a) || !text_given(b))
		return "";
	return strcmp(a, b) > 0 ? a : b;
}

static void add(struct merged_member *to, const struct merged_member *m)
{
	int order = strcmp(m->from_day, to->from_day);
	const char *until = later_day(to->to_day, m->to_day);

	if (order < 0) {
		*to = *m;
	} else if (order == 0) {
		if (rank(m->role) > rank(to->role)) {
			to->role = m->role;
			to->party_id = m->party_id ? m->party_id : to->party_id;
			to->turn = m->turn;
		} else if (m->role == to->role && m->turn && (!to->turn || m->turn < to->turn)) {
			to->turn = m->turn;
		}
		to->party_id = to->party_id ? to->party_id : m->party_id;
		to->mandate |= m->mandate;
	}
	to->to_day = until;
}

/* The first of those of a party whose turn is at least that; n where there is none. */
static size_t next_in_line(const struct merged_member *v, size_t n, int64_t party_id,
	const bool *placed, int64_t *turn)
{
	size_t found = n;

	for (size_t i = 0; i < n; i++) {
		if (placed[i] || v[i].party_id != party_id || v[i].turn == 0)
			continue;
		if (found == n || v[i].turn < *turn) {
			found = i;
			*turn = v[i].turn;
		}
	}
	return found;
}

/* Turns that two of a party have become one after the other. */
static void line_up(struct merged_member *v, size_t n)
{
	bool *placed = xcalloc(n + 1, sizeof(*placed));

	for (size_t i = 0; i < n; i++) {
		int64_t last = 0, turn = 0;
		size_t k;

		if (placed[i] || v[i].turn == 0)
			continue;
		while ((k = next_in_line(v, n, v[i].party_id, placed, &turn)) < n) {
			v[k].turn = turn > last ? turn : last + 1;
			last = v[k].turn;
			placed[k] = true;
		}
	}
	free(placed);
}

size_t merge_members(
	const struct membership *v, size_t n, const char *first_day, struct merged_member *out)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		bool later = text_given(v[i].from_day) && strcmp(v[i].from_day, first_day) > 0;
		struct merged_member m = { v[i].person_id, v[i].party_id, v[i].role, v[i].mandate,
			v[i].role == ROLE_DEPUTY ? v[i].turn : 0, later ? v[i].from_day : first_day,
			v[i].to_day ? v[i].to_day : "" };
		struct merged_member *there = find(out, used, m.person_id);

		if (there)
			add(there, &m);
		else
			out[used++] = m;
	}
	line_up(out, used);
	return used;
}

/* ---- Rules ---- */

void merge_rules(const struct group *v, size_t n, struct group *into)
{
	into->kind = v[0].kind;
	into->least_people = into->least_parties = 0;
	into->most_seats = v[0].most_seats;
	for (size_t i = 0; i < n; i++) {
		if (v[i].least_people > into->least_people)
			into->least_people = v[i].least_people;
		if (v[i].least_parties > into->least_parties)
			into->least_parties = v[i].least_parties;
		if (v[i].most_seats == 0)
			into->most_seats = 0;
		else if (into->most_seats && v[i].most_seats > into->most_seats)
			into->most_seats = v[i].most_seats;
	}
}
