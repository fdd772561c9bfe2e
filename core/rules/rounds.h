/* The meetings of a round beside each other: which of them still follow the common agenda, and one row
 * for each item with what became of it in every meeting. Pure. */
#ifndef CORE_RULES_ROUNDS_H
#define CORE_RULES_ROUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/pool.h"
#include "model/store.h"
#include "rules/attendance.h"

/* Has the meeting begun? From then on its agenda is its own. */
bool round_begun(const struct meeting *m);

/* Does a change of its agenda go to its sisters? Not once it has begun, nor while it is cancelled;
 * one that is cancelled still takes what its sisters change, so that it is up to date when it is
 * called again after all. */
bool round_leads(const struct meeting *m);

/* A meeting of a round, borrowed: lists in the order of store.h. */
struct round_part {
	const struct meeting_row *meeting;
	const struct item *items;
	size_t n_items;
	const struct note *notes; /* all of them */
	size_t n_notes;
	struct roll_counts counts;
};

/* One item through the round. cells[i] is that of parts[i], NULL where its agenda lacks it. */
struct round_line {
	const struct item *item; /* the first of the cells: its number and title */
	const struct item **cells;
};
struct round_lines {
	struct round_line *v;
	size_t n;
	struct pool pool;
};

/* The agendas put together, in order: items of the round in one row, those of a single meeting in rows
 * of their own behind the item that they followed. pool_release(&out->pool) frees it. */
void round_lines(const struct round_part *parts, size_t n, struct round_lines *out);

/* What stands under an item; private lines are nobody else's and do not count. */
struct round_tally {
	int lines, decisions, agreements, messages;
};
struct round_tally round_tally(const struct round_part *p, int64_t item_id);

/* The item of that meeting that is the same one: by round_item. NULL where there is none. */
const struct item *round_same(const struct item *items, size_t n, const struct item *as);

/* How a group of a round is called in a column or before a line: the short names of the meeting's
 * groups, else its title. Into out. */
void round_part_name(const struct meeting_row *m, struct buf *out);

#endif
