/* Names of people as they are written: parts, forms for lists and speech, and how alike two are.
 *
 * A name is UTF-8 text such as "Anna-Lena von Ahn". Its first word is the given name, the rest is
 * the family name: double surnames ("Johansson Berg") and particles ("von", "af", "de") belong to
 * it. Likeness only ever suggests "the same person?"; nothing here merges. */
#ifndef CORE_RULES_NAMES_H
#define CORE_RULES_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* Both strings are the caller's to free and never NULL; family is "" for a lone first name. White
 * space is collapsed; "Ahn, Anna-Lena von" and "Alm, Karin" (family first) are turned round. */
struct name_parts {
	char *given;
	char *family;
};
void name_split(const char *written, struct name_parts *out);
void name_parts_release(struct name_parts *p);

/* "Karin Alm" and "Alm, Karin"; the caller frees. With a lone first name both are that. */
char *name_given_first(const char *given, const char *family);
char *name_family_first(const char *given, const char *family);

/* What a list sorts by (text_sort_key of it): "Ahn Anna-Lena" when particles are skipped, else
 * "von Ahn Anna-Lena"; the caller frees. */
char *name_sort_form(const char *given, const char *family, bool skip_particles);

/* "KA" for Karin Alm, "ALB" for Anna-Lena Berg, "MS" for Mia von Sydow; the caller frees. */
char *name_initials(const char *name);

/* How one of the n people is called in notes: the first name, with as many letters of the family
 * name as it takes when another of them has the same first name ("Sofia B", "Sofia Be"), or the
 * whole name. The caller frees. */
char *name_speaker(const char *name, const char *const *all, size_t n);

/* Could a text of n bytes be a person's name? Two or more capitalised parts (particles, hyphens,
 * initials and nicknames in parentheses allowed), no digits, no word that only organisations,
 * titles or headings have; a lone first name is told apart. */
enum name_kind { NAME_NONE, NAME_GIVEN_ONLY, NAME_FULL };
enum name_kind name_looks(const char *s, size_t n);
/* The same for a place where only names stand: initials before a family name count too ("B-O Ek", "C G
 * Alm"). */
enum name_kind name_in_list(const char *s, size_t n);

/* Is the word one of the given names that many have? */
bool name_is_given(const char *word, size_t n);

/* Are two written names the same? SAME: equal after trimming and NFC. FOLDED: equal but for case,
 * marks and hyphens. NEAR: by rules/name_pair.h spelled otherwise (Annika/Annica, Lövholm/Löfvholm,
 * Beijder/Bejjder, Rita/Ritta), one typing slip in a long name, or the same first name with one family
 * name of a double one missing. */
enum name_match { NAME_DIFFERENT, NAME_NEAR, NAME_FOLDED, NAME_SAME };
enum name_match name_compare(const char *a, const char *b);

/* The same for each pair of many: names made ready in the pool, and whether two of them are at least
 * NAME_NEAR. */
struct name_sounds;
struct name_sounds *name_sounds(struct pool *p, const char *const *names, size_t n);
bool name_sounds_near(const struct name_sounds *v, size_t a, size_t b);

/* Who is meant by a typed fragment? The indices of the best-fitting names go to hits (room for n),
 * their number is returned. Best first: the whole name, the first name or the speaker form ("Sofia
 * B"), initials of first and family name ("s b", "sb"), prefixes of the parts in order ("sof
 * ber"), prefix of any part. Case never matters; a plain letter also finds its marked forms. Only
 * the hits of the best class are given. */
size_t name_resolve(const char *fragment, const char *const *names, size_t n, size_t *hits);

#endif
