/* Names of groups and organisations as notes write them: which mean the same, what kind they are, and
 * what a title says about whose meeting it was. Pure. */
#ifndef CORE_RULES_ORG_NAMES_H
#define CORE_RULES_ORG_NAMES_H

#include <stdbool.h>

#include "model/model.h"

/* Do both name one group? Case, accents, the definite form and words that all groups have are loose:
 * "Norra" is "Beredning Norr", "Västra beredningsgruppen" is "Väst". */
bool group_name_same(const char *a, const char *b);

/* Does a title mention the group by more than what all groups are called? */
bool group_name_within(const char *title, const char *name);

/* The group whose meeting a title speaks of ("Minnesanteckningar från Strategiska
 * utvecklingsgruppens möte"); the caller frees. NULL where it is not named, or only by a word such as
 * "beredningsgruppen". */
char *group_name_in(const char *title);

/* By the words of a group's name ("Styrelsen", "Styrgrupp Nord"); a preparatory one where they do not say. */
enum group_kind group_kind_guess(const char *name);

/* Do both name one organisation? "Ekeby" is "Ekeby kommun". */
bool party_name_same(const char *a, const char *b);

/* By the words of a party's name ("Ekby kommun", "FK"); PARTY_OTHER where they do not say. */
enum party_kind party_kind_guess(const char *name);

/* Is the title nothing but what kind of document it is ("Minnesanteckningar")? */
bool title_is_type(const char *title);

/* The title without the kind of document, or NULL where nothing is left; the caller frees. */
char *title_without_type(const char *title);

/* The kind of an entry by the words of its title; MEETING_ORDINARY where they do not say. */
enum meeting_kind meeting_kind_guess(const char *title);

/* What kind of item a title announces. */
enum item_kind item_kind_guess(const char *title);

#endif
