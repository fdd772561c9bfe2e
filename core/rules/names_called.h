/* Who is meant by a name in finished notes. Stricter than name_resolve, which guesses while somebody
 * types: here a name is the whole name, the first name, the speaker form ("Sofia B", "Elsa Sa") or
 * the family name. Pure. */
#ifndef CORE_RULES_NAMES_CALLED_H
#define CORE_RULES_NAMES_CALLED_H

#include <stddef.h>

#include "base/pool.h"

/* How well a written name fits the name of a person: the higher, the better. */
enum called { CALLED_NOT, CALLED_FAMILY, CALLED_GIVEN, CALLED_FORM, CALLED_WHOLE };
enum called name_called(const char *written, const char *name);

/* The names of a text that holds several: "Karin och Olle", "Karin A, Petra K", "AF/FK", "Henrik (FK)".
 * Strings in the pool. Returns how many, at most cap. */
size_t names_apart(const char *written, struct pool *p, const char **out, size_t cap);

#endif
