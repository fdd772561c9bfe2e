#include <string.h>

#include "base/xalloc.h"
#include "model/store_part.h"

#include "db/questions.h"
#include "db/search.h"
#include "db/store.h"

static const struct question begin = { "SAVEPOINT part", 0 };
static const struct question keep_it = { "RELEASE part", 0 };
static const struct question take_back = { "ROLLBACK TO part", 0 };

static bool run(struct store *s, const struct question *what, struct err *e)
{
	sqlite3_stmt *st;

	return store_writing(s, e) && sql_ask(&s->sql, what, &st, e) && sql_done(&s->sql, st, e);
}

bool store_part_begin(struct store *s, struct err *e)
{
	struct journal *j = &s->journal;

	if (!run(s, &begin, e))
		return false;
	j->part = (struct journal_part) { .step = j->step,
		.seq = j->seq,
		.first_meeting = j->first_meeting,
		.n_printed = j->n_printed,
		.n_touched = j->n_touched };
	memcpy(j->part.next_id, j->next_id, sizeof(j->next_id));
	return true;
}

bool store_part_end(struct store *s, bool keep, struct err *e)
{
	struct journal *j = &s->journal;

	if (!keep && !run(s, &take_back, e))
		return false;
	if (!keep) {
		j->step = j->part.step;
		j->seq = j->part.seq;
		j->first_meeting = j->part.first_meeting;
		j->n_printed = j->part.n_printed;
		j->n_touched = j->part.n_touched;
		memcpy(j->next_id, j->part.next_id, sizeof(j->next_id));
	}
	j->part.n_touched = 0;
	return run(s, &keep_it, e) && (j->n_touched < SEARCH_TOUCHED_MAX || search_take_in(s, e));
}
