/* Inside of names.h: what its files share. */
#ifndef CORE_RULES_NAMES_PARTS_H
#define CORE_RULES_NAMES_PARTS_H

#include <stddef.h>

/* Words of a family name that are written small ("von", "af"); a list for word_in. */
extern const char name_particles[];

/* The letter at i of a name in plain small letters as it sounds, where Swedish spelling varies: c before e, i
 * and y is s, else k; q and x are k, w is v, z is s, j and y are i, ph is f. */
char name_letter_sound(const char *plain, size_t i);

#endif
