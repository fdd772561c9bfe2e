/* Lines that went out to an editor and came back: which is which. */
#ifndef CORE_FORMATS_COMPOSE_MATCH_H
#define CORE_FORMATS_COMPOSE_MATCH_H

#include <stddef.h>

#include "formats/align.h"

/* to[j] gets the index of the line in was that now[j] is: the same text in the same order (as many as
 * can be), the same text at another place, then, between those, the most alike in order; ALIGN_NONE
 * for a new line. Each line of was is used at most once. */
void compose_match(const char *const *was, size_t n, const char *const *now, size_t m, size_t *to);

#endif
