/* Inside an import: who, which organisations and which groups a text speaks of, compared with the
 * register. Reads the store, writes nothing. */
#ifndef CORE_SERVICES_IMPORT_MATCH_H
#define CORE_SERVICES_IMPORT_MATCH_H

#include "services/import_known.h"
#include "services/import_notes.h"

#define MATCH_NONE SIZE_MAX
#define MATCH_ALL (SIZE_MAX - 1) /* every group that the text names */

/* An organisation or a group that the text names, once. id is 0 while it is not in the register. */
struct match_name {
	const char *name;
	int64_t id;
};

/* Somebody in the lists, in the order of doc->people. */
struct match_person {
	int64_t id;   /* 0 = not in the register (yet) */
	int64_t home; /* the party that the register has for them */
	size_t same;  /* index of the entry that is the same person; its own when it is the first */
	size_t party; /* index in parties or MATCH_NONE */
	enum notes_status status; /* of all entries of the person */
};

struct import_match {
	struct pool pool;
	struct import_known own_known, *known; /* known: that of the options, or own_known */
	struct match_person *people;
	struct match_name *parties, *groups;
	size_t n_parties, n_groups;
	size_t own;   /* the meeting's group: index in groups or MATCH_NONE */
	size_t *next; /* of each doc->next: index in groups, MATCH_NONE or MATCH_ALL */
	struct import_alike *alike;
	size_t n_alike;
	int present, absent; /* persons */
	size_t party_cap, group_cap, alike_cap;
};

/* Release *m also after a failure. */
bool import_match(struct session *se, const struct notes_doc *d, const struct import_options *o,
	struct import_match *m, struct err *e);
void import_match_release(struct import_match *m);

/* The meetings of that day that belong to one of the groups given, or to none where n is 0. */
bool import_same_day(struct session *se, int32_t day, const int64_t *groups, size_t n,
	struct meeting_rows *out, struct err *e);

#endif
