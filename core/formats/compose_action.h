/* Inside of compose.h: the three fields of an action. */
#ifndef CORE_FORMATS_COMPOSE_ACTION_H
#define CORE_FORMATS_COMPOSE_ACTION_H

#include "formats/compose.h"

/* Reads what stands after ">" into text, who, due and the days. */
void compose_action(const char *s, const struct compose_with *with, struct composed *out);

/* Is s the whole name, the first name or the speaker form ("Sofia B") of somebody known? */
bool compose_known(const char *s, const struct compose_with *with);

/* "> what – who – when", leaving out what is empty; the caller frees. */
char *compose_action_plain(const struct composed *c);

/* "> vad: what – vem: who – när: when": reads back whatever the fields hold; the caller frees. */
char *compose_action_labelled(const struct composed *c);

#endif
