/* What a roll says: counts by status and by party, and whether the group's rules are met. Pure. */
#ifndef CORE_RULES_ATTENDANCE_H
#define CORE_RULES_ATTENDANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/roll.h"

/* The letter of an attendance_status: P on site, D remote, F absent, A excused, E excused with a
 * substitute; '.' unmarked (drawn as the middle dot). */
char mark_letter(int status, bool substituted);

/* The person's row; NULL = not in the roll. */
const struct roll_row *roll_row_of(const struct roll_rows *rows, int64_t person_id);

/* The letter that stands for a row everywhere: that of its mark, or in lower case p, d or a for an expected
 * answer not yet confirmed. */
char roll_letter(const struct roll_row *r);

/* Is the person called for a party (member, deputy …), not a guest or staff? */
bool roll_is_called(const struct roll_row *r);

/* The deputies of a party (0 = of any) into out (room for all rows): by their turns, those without one last,
 * else as they stand in the roll. Returns how many. */
size_t roll_deputies(const struct roll_rows *rows, int64_t party_id, const struct roll_row **out);

/* There, in the room or on the link? The status of an attendance; a row. */
bool mark_is_present(int status);
bool roll_is_present(const struct roll_row *r);

/* There, and not gone since? (came > left: came back) */
bool roll_is_here(const struct roll_row *r);

/* Counted is everybody called, staff too, and whoever stands in for one of them. A substitute who was
 * not called is in onsite or remote but not in called, beside the one excused. Parties are counted by
 * their seats, which staff have none of; whether that is enough: rules/representation.h. */
struct roll_counts {
	int onsite, remote, absent, excused, unmarked; /* excused includes substituted */
	int substituted;                               /* of the excused: somebody stands in */
	int called;                                    /* without guests */
	int staff, staff_present;                      /* of called and present */
	int guests;                                    /* there, without a seat */
	int present;                                   /* onsite + remote */
	int parties_present, parties_called;
};
void roll_count(const struct roll_rows *rows, struct roll_counts *out);

#endif
