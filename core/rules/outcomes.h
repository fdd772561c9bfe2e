/* How documents tell what became of an item, in the language of the organisation and, where it has its own,
 * in its words. Pure. */
#ifndef CORE_RULES_OUTCOMES_H
#define CORE_RULES_OUTCOMES_H

#include "model/model.h"

enum { OUTCOMES = OUTCOME_FINISHED + 1 };

/* An organisation's own phrases by outcome: NULL = the usual one (rules/phrases.h), "" = nothing is
 * printed. "{vart}" in the phrase of a referred item stands for where to; without it, what the item
 * is referred to follows the phrase. */
struct house_phrases {
	char *outcome[OUTCOMES];
};

/* The phrase as it is edited, with its "{vart}". Inner. */
const char *outcome_pattern(const char *language, const struct house_phrases *own, int outcome);

/* What a document prints of the item: "Punkten beskrivs i informationsunderlaget." The caller frees;
 * "" where there is nothing to print. own may be NULL. */
char *outcome_sentence(
	const char *language, const struct house_phrases *own, const struct item *it);

/* Do the n lines of the item say it already: by a decision, an agreement or a message of that kind, or
 * in the same words? Private lines say nothing. */
bool outcome_is_told(
	const struct item *it, const char *sentence, const struct note *const *lines, size_t n);

/* What an item may be referred to: the usual words, offered to choose from. Inner. */
enum referral { REFERRAL_ANNEX, REFERRAL_BOARD, REFERRALS };
const char *referral_words(const char *language, enum referral where);

/* "andra gången", "second time"; "" for the first. The caller frees. */
char *nth_time(const char *language, int n);

/* "2:a", "2nd"; the caller frees. */
char *nth_short(const char *language, int n);

#endif
