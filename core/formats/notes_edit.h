/* What somebody changes in what was read out of notes, before it becomes records. Texts are copied into the
 * document's pool; the source and its lines stay as they are. Pure. */
#ifndef CORE_FORMATS_NOTES_EDIT_H
#define CORE_FORMATS_NOTES_EDIT_H

#include "formats/notes_in.h"

void notes_edit_text(struct notes_doc *d, const char **field, const char *text); /* "" = not said */

/* A person who is none: gone from the lists; and back, before those of later lines. */
void notes_edit_drop_person(struct notes_doc *d, size_t i);
void notes_edit_add_person(struct notes_doc *d, const struct notes_person *p);

/* Line i is a note of that kind, or is left out. Decisions and actions follow. */
void notes_edit_line(struct notes_doc *d, size_t i, enum note_kind kind);
void notes_edit_leave_out(struct notes_doc *d, size_t i);

#endif
