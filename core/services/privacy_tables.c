#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/privacy.h"

/* In the order in which a person reads about them. */
const struct privacy_table privacy_tables[] = {
	{ &person_table, { NULL }, PRIVACY_PERSON, N_("In the register"), NULL },
	{ &alias_table, { "person_id" }, PRIVACY_GOES, N_("Other spellings of the name"), NULL },
	{ &person_merge_table, { "person_id" }, PRIVACY_GOES, N_("Entries that were merged"),
		NULL },
	{ &merged_row_table, { NULL }, PRIVACY_GOES, N_("What went over in a merge"), "merge_id" },
	{ &namesake_table, { "person_id", "other_id" }, PRIVACY_GOES,
		N_("People of like names who are somebody else"), NULL },
	{ &membership_table, { "person_id" }, PRIVACY_ENDS, N_("Memberships"), NULL },
	{ &attendance_table, { "person_id", "stands_in_for" }, PRIVACY_EMPTIED, N_("Attendance"),
		NULL },
	{ &ballot_table, { "person_id" }, PRIVACY_STAYS, N_("Dots in votes"), NULL },
	{ &candidate_answer_table, { "person_id" }, PRIVACY_GOES, N_("Answers to proposed dates"),
		NULL },
	{ &invitation_table, { "person_id" }, PRIVACY_GOES, N_("Invitations sent"), NULL },
	{ &feed_table, { "person_id" }, PRIVACY_GOES, N_("Published calendar"), NULL },
	{ &erasure_table, { "person_id" }, PRIVACY_LOG, N_("Erasures"), NULL },
	{ 0 },
};

const struct privacy_table *privacy_table(const struct table *t)
{
	for (const struct privacy_table *p = privacy_tables; p->t; p++)
		if (p->t == t)
			return p;
	return NULL;
}

bool privacy_owns(const struct privacy_table *p, const void *rec, int64_t person_id)
{
	if (p->fate == PRIVACY_PERSON)
		return ((const struct head *)rec)->id == person_id;
	for (size_t i = 0; i < ARRAY_LEN(p->columns) && p->columns[i]; i++)
		if (column_int(table_column(p->t, p->columns[i]), rec) == person_id)
			return true;
	return false;
}
