/* Paths as people type them. */
#ifndef TUI_VIEWS_PATH_PART_H
#define TUI_VIEWS_PATH_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* With `~` at the start written out; the caller frees. A path typed behind one that stood there
 * ("~//mnt/notes.txt", "~/notes/~/x.txt") begins where the new one does; so does one that came with a
 * file dropped into the terminal's window, in quotes ("~/'/mnt/my notes.txt' "), with backslashes before
 * its blanks, or as an address ("file:///mnt/my%20notes.txt"). */
char *path_expand(const char *typed);

/* What Tab adds: typed, longer by what all fitting names have in common; a folder that is the only one ends
 * in `/`. Hidden files only where a dot is typed. Returns how many names fit. */
size_t path_complete(const char *typed, struct buf *out);

/* A file name made of words: "Samordningsförbundet Ekbygden" gives "samordningsforbundet-ekbygden". The
 * caller frees. */
char *path_slug(const char *words);

/* Where documents belong, as it is typed: "~/Dokument" where there is such a folder, else "~". The caller
 * frees. */
char *path_documents(void);

/* Is there a file of that name, as it is typed? */
bool path_taken(const char *typed);

/* Whole bytes into the file whose name was typed: one that is there is kept as .bak. The database (its
 * path) is never written over. */
bool path_write(const char *typed, const char *database, const struct buf *bytes, struct err *e);

#endif
