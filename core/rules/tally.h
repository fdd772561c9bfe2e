/* The result of a dot vote: who may vote, the options ranked by their dots, ties and options put
 * together told apart, and the sentence that the notes say about it. Pure. */
#ifndef CORE_RULES_TALLY_H
#define CORE_RULES_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/roll.h"
#include "model/votes.h"

/* An option with those that were put together with it. */
struct tally_row {
	const struct poll_option *option; /* the one that the others were merged into */
	int dots;                         /* of all of them */
	int own;                          /* of the option itself */
	size_t parts;                     /* how many others are merged into it */
	int place;                        /* 1 = most dots; tied ones share it: 1 2 2 4 */
	bool tied;                        /* another one has as many; never without dots */
};

/* Every option that is not merged into another, most dots first, those with as many in their order.
 * rows has room for n_options; returns how many there are. With merged false every option counts
 * alone, as during the vote. */
size_t tally_rank(const struct poll_votes *p, bool merged, struct tally_row *rows);

/* Dots that one person gave: altogether (option_id 0) or to an option; that an option got (person_id
 * 0); all of them (both 0). */
int tally_dots(const struct poll_votes *p, int64_t person_id, int64_t option_id);

/* How many people gave at least one dot. */
int tally_voters(const struct poll_votes *p);

/* Dots that the person has left. */
int tally_left(const struct poll_votes *p, int64_t person_id);

/* May the person vote? Everybody who is there now, but for staff; and who has voted already. */
bool tally_may_vote(const struct poll_votes *p, const struct roll_row *r);

/* The dots of everybody who may vote. */
int tally_dots_of_all(const struct poll_votes *p, const struct roll_rows *roll);

/* "Studiebesök + Utbildning": an option with what is merged into it, the option first. */
void tally_name(const struct poll_votes *p, const struct poll_option *o, struct buf *out);
/* "4 + 3": their own dots, in the same order. */
void tally_parts(const struct poll_votes *p, const struct poll_option *o, struct buf *out);

/* The result as prose in the language of the documents: "Prioritering: första plats A + B (7 prickar:
 * 4 + 3), delad andra plats C och D (5 prickar var). Utan prickar: E. 9 personer röstade med 3 prickar
 * var." */
void tally_sentence(const struct poll_votes *p, const char *language, struct buf *out);

#endif
