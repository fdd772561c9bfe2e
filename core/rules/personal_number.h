/* Swedish personal numbers (personnummer) and co-ordination numbers in a text, so that whoever writes
 * or imports one can be told: a register of people and notes of meetings need none (dataskyddslagen
 * 2018:218, 3 kap. 10 §), and public documents must not show them. */
#ifndef CORE_RULES_PERSONAL_NUMBER_H
#define CORE_RULES_PERSONAL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes [at, at + length) of the text it was found in. */
struct personal_number {
	size_t at, length;
};

/* The first one at or after byte from. False where there is none.
 *
 * A number is a day of birth of six or eight digits (one that the calendar has; with 60 added to the
 * day it is a co-ordination number, folkbokföringslagen 1991:481 18 § and 18 a §), a hyphen, a plus
 * sign, a dash or nothing, and four digits of which the last is the check digit over the nine before
 * it (the mod 10 of ISO/IEC 7812-1, annex B). It stands alone: no letter or digit beside it. Numbers of
 * organisations have no day of birth and are none; ten digits in a row that begin with 070 are a
 * telephone. */
bool personal_number_find(const char *text, size_t from, struct personal_number *out);

#endif
