/* Those whom a name typed in the notes may mean: people, nearest first, then parties and groups. */
#ifndef CORE_RULES_SPEAKERS_H
#define CORE_RULES_SPEAKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum speaker_tier {
	SPEAKER_PRESENT,
	SPEAKER_CALLED, /* on the roll, not here */
	SPEAKER_MEMBER, /* of a group of the meeting, not on the roll */
	SPEAKER_KNOWN,  /* in the register of people */
	SPEAKER_BODY,   /* a party or a group, by name or short name */
	SPEAKER_TIERS,
};

/* names[0 .. end[SPEAKER_PRESENT]) are those present, and so on; everybody once, where they are nearest.
 * All in the pool; zeroed is valid, and pool_release(&s->pool) frees it. */
struct speakers {
	const char **names;   /* "Karin Alm"; for rules/names.h and formats/compose.h */
	const char **parties; /* "FK", of people; "" = not known or a party itself */
	size_t end[SPEAKER_TIERS];
	size_t n, room;
	struct pool pool;
};

/* Tier by tier, in their order. name and party are copied; a name that is there is not added again, nor
 * an empty one. */
void speakers_add(struct speakers *s, enum speaker_tier tier, const char *name, const char *party);

/* Who is meant by the beginning of a name ("Hen", "sof b")? The nearest: those whose first name begins
 * so, tier by tier, then those whom name_resolve finds otherwise. hits has room for s->n. Returns
 * their number; all of one tier. */
size_t speakers_match(const struct speakers *s, const char *fragment, size_t *hits);

/* Who is meant by a name as it stands in a filed line ("Sofia", "Sofia B", "Sofia Berg", "FK")? More
 * than one only where people who were called have it in common and a longer form tells them apart;
 * one present is meant before those who are not. 0 = nobody we know. */
size_t speakers_meant(const struct speakers *s, const char *written, size_t *hits);

/* How notes call them: the first name, with as many letters of the family name as tell them from others
 * who were called; whole names of people outside the groups, and of parties. The caller frees. */
char *speakers_label(const struct speakers *s, size_t i);

/* The next of several people in a text ("Karin och Sofia B, FK"): its bytes, from *from on, which moves
 * to it. 0 at the end. */
size_t speakers_part(const char *text, size_t *from);

#endif
