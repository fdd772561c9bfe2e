/* Inside of names.h: what its files share. */
#ifndef CORE_RULES_NAMES_PARTS_H
#define CORE_RULES_NAMES_PARTS_H

/* Words of a family name that are written small ("von", "af"); a list for word_in. */
extern const char name_particles[];

#endif
