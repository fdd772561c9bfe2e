/* A meeting's roll as values: what the store answers and what the rules count. */
#ifndef CORE_MODEL_ROLL_H
#define CORE_MODEL_ROLL_H

#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "model/model.h"

/* A person called to a meeting, or there without being called. a.id is 0 while nothing is stored. */
struct roll_row {
	struct attendance a; /* strings in the pool */
	const char *given, *family, *sort_key;
	int role;         /* enum member_role; of the membership */
	int64_t party_id; /* represented, else by membership, else the person's own; 0 = none */
	const char *party, *party_short; /* "" where party_id is 0 */
	int64_t substitute_id;           /* person who stands in for this one; 0 = nobody */
	const char *substitute_given, *substitute_family;
};
struct roll_rows {
	struct roll_row *v;
	size_t n;
	struct pool pool;
};

#endif
