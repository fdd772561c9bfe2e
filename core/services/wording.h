/* How steps and errors call things, in the language of the face: short, so that an undo line shows
 * them whole. Every result is the caller's to free. */
#ifndef CORE_SERVICES_WORDING_H
#define CORE_SERVICES_WORDING_H

#include "model/model.h"

/* "Beredning Väst tis 10 mars" */
char *meeting_words(const struct meeting *m);

/* When it is: "tis 17 mars kl. 9:00–12:00" */
char *meeting_time_words(const struct meeting *m);

/* "5 Ansökningar" */
char *item_words(const struct item *it);

/* The beginning of a line of text, "…" where it is cut. */
char *excerpt_words(const char *text);

/* "what: words", for session_begin; words is taken over and freed. */
char *step_label(const char *what, char *words);

#endif
