/* The storage port, continued: a part of a step that may fail alone. Included by model/store.h, whose rules
 * count here too. */
#ifndef CORE_MODEL_STORE_PART_H
#define CORE_MODEL_STORE_PART_H

#include "model/store.h"

/* Inside a step: what is written from here to store_part_end belongs together. Parts do not lie in one
 * another. */
bool store_part_begin(struct store *s, struct err *e);

/* Keep it, or take it back and go on with the step as it was. On failure the whole step is lost. */
bool store_part_end(struct store *s, bool keep, struct err *e);

#endif
