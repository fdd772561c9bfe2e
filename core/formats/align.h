/* Two sequences side by side: which elements of the one are still in the other. */
#ifndef CORE_FORMATS_ALIGN_H
#define CORE_FORMATS_ALIGN_H

#include <stdbool.h>
#include <stddef.h>

#define ALIGN_NONE ((size_t)-1)

/* Pairs as many elements as can be paired without crossing: a longest common subsequence, after what
 * both begin and end with. same tells whether a[i] and b[j] are one. to[i] gets the j that a[i] is
 * paired with, or ALIGN_NONE. Where the rest is too large to compare (more than 4 million pairs), its
 * elements stay alone. */
void align(size_t n, size_t m, bool (*same)(const void *ctx, size_t i, size_t j), const void *ctx,
	size_t *to);

#endif
