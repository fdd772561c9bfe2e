/* Inside of names.h: what its files share. */
#ifndef CORE_RULES_NAMES_PARTS_H
#define CORE_RULES_NAMES_PARTS_H

/* Words of a family name that are written small ("von", "af"); a list for word_in. */
extern const char name_particles[];

/* The plain small letter that one sounds as wherever it stands in a name: q as k, w as v, z as s, j and y
 * as i. */
char letter_level(char plain);

#endif
