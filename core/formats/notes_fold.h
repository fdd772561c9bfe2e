/* A document of notes in few bytes, for those who keep thousands of them at hand: what stands in the source as
 * it was read is kept as a place in it. Pure. */
#ifndef CORE_FORMATS_NOTES_FOLD_H
#define CORE_FORMATS_NOTES_FOLD_H

#include "formats/notes_in.h"

/* All that d says, in one block that the caller frees. source is the text it was read from; where that is
 * another text, the block is merely larger. */
void *notes_fold(const struct notes_doc *d, const char *source);

/* The same document again, of what was folded beside this very source. To be released. */
void notes_unfold(const void *folded, const char *source, struct notes_doc *out);

#endif
