/* What became of a meeting's date, state and place, in words of the face. Pure. */
#ifndef CORE_RULES_MOVES_H
#define CORE_RULES_MOVES_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/store.h"

/* "flyttat från tis 3 mars kl. 9:00–12:00 till tis 10 mars kl. 9:00–12:00", "inställt", "planerad i
 * stället för utkast", "digitalt i stället för på plats", "Ekby i stället för Norrsjö"; with commas
 * where it is several. The year is said where it is not this one. */
void move_words(const struct move *mv, int year, struct buf *out);

/* Is it more than what every meeting goes through: another time, place or mode, an end to it, or anything
 * with a reason? */
bool move_is_change(const struct move *mv);

/* Where a meeting stands compared with what was said of it before: "flyttat från tis 3 mars, digitalt i
 * stället för på plats". From the time of its latest move, and its mode and place from before they
 * were first changed; nothing where they are again what they were. */
void moves_brief(const struct move_list *moves, const struct meeting *m, struct buf *out);

#endif
