/* What somebody is in a group, by the word that people write for it. Pure. */
#ifndef CORE_RULES_ROLE_WORDS_H
#define CORE_RULES_ROLE_WORDS_H

#include <stdint.h>

/* enum member_role for "ordförande", "Ersättare 2", "ordinarie ledamot", "chair" …; -1 where the word is
 * none of them (a title, rather). turn (may be NULL): the number behind a deputy, 0 without one. */
int member_role_read(const char *words, int64_t *turn);

#endif
