/* Paths as people type them. */
#ifndef TUI_VIEWS_PATH_PART_H
#define TUI_VIEWS_PATH_PART_H

#include <stddef.h>

#include "base/buf.h"

/* With `~` at the start written out; the caller frees. A path typed behind one that stood there
 * ("~//mnt/notes.txt", "~/notes/~/x.txt") begins where the new one does. */
char *path_expand(const char *typed);

/* What Tab adds: typed, longer by what all fitting names have in common; a folder that is the only one ends
 * in `/`. Hidden files only where a dot is typed. Returns how many names fit. */
size_t path_complete(const char *typed, struct buf *out);

/* A file name made of words: "Samordningsförbundet Ekbygden" gives "samordningsforbundet-ekbygden". The
 * caller frees. */
char *path_slug(const char *words);

#endif
