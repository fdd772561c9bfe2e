/* The organisation's own phrases: what its documents say of each outcome. Kept as settings
 * "phrase.not-raised" … (the keyword of the outcome). */
#ifndef CORE_SERVICES_HOUSE_H
#define CORE_SERVICES_HOUSE_H

#include "rules/outcomes.h"
#include "services/session.h"

/* What the organisation says instead of the usual phrases; release it also after a failure. */
bool house_phrases_load(struct session *se, struct house_phrases *out, struct err *e);
void house_phrases_release(struct house_phrases *p);

/* texts by outcome (NULL leaves one as it is): what is typed is printed from now on; the usual phrase, or
 * "" where that one is meant, takes the own one away; "-" prints nothing. One step; where nothing
 * changes nothing is written. */
bool house_phrases_set(struct session *se, const char *const texts[OUTCOMES], struct err *e);

#endif
