/* A name made ready to be compared with thousands of others: its words in plain letters and as they sound.
 * What rules/name_pair.h compares; pure. */
#ifndef CORE_RULES_NAME_FORM_H
#define CORE_RULES_NAME_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NAME_WORD_LETTERS = 24, NAME_WORDS = 5, NAME_SHORT_GROUPS = 3 };

struct name_word {
	char plain[NAME_WORD_LETTERS + 1]; /* lower case, marks and hyphens off */
	char sound[NAME_WORD_LETTERS + 1]; /* what Swedish spelling varies in is levelled */
	unsigned char n, sounds;           /* their lengths */
	unsigned char first;               /* letters before its first hyphen; 0 = it has none */
	uint32_t rings;                    /* bits: the letters that are å, which sounds as o */
	unsigned char transcription;       /* name_transcription of it */
};

struct name_form {
	const char *written;               /* borrowed */
	struct name_word word[NAME_WORDS]; /* the first name, then the others without particles */
	size_t n;
	size_t letters;                                /* of all words */
	int generation;                                /* "senior" -1, "junior" 1 */
	unsigned char short_groups[NAME_SHORT_GROUPS]; /* of the first name */
};

/* "Alm, Karin" and "Karin Alm" give the same words. written outlives the form. */
void name_form(struct name_form *f, const char *written);

/* How two words of names compare, the surest first. */
enum word_relation {
	WORDS_EQUAL,
	WORDS_FOLDED,  /* case, hyphens, é and the like */
	WORDS_MARKS,   /* å, ä or ö are written without their marks in one of them */
	WORDS_SOUND,   /* Annika and Annica, Lövholm and Löfvholm, Dahl and Dal */
	WORDS_SLIP,    /* a letter is missing or too many, or two have changed places */
	WORDS_LETTER,  /* one letter is another */
	WORDS_SHORT,   /* Lars and Lasse */
	WORDS_PART,    /* Anna-Lena and Anna, Åberg-Haji and Haji */
	WORDS_INITIAL, /* A. and Annika */
	WORDS_OTHER,
};
/* Two words from the same place of a name. Marks and case are not looked at: WORDS_EQUAL up to them. Of first
 * names a last vowel makes others (Maria and Marie). */
enum word_place { WORD_GIVEN, WORD_FAMILY };
enum word_relation name_words(
	const struct name_word *a, const struct name_word *b, enum word_place place);

/* How two names differ that have the same plain letters: WORDS_EQUAL, WORDS_FOLDED or WORDS_MARKS. */
enum word_relation name_marks(const char *a, const char *b);
/* Are their first names short forms of one another? */
bool name_shortened(const struct name_form *a, const struct name_form *b);

/* Have two names the same plain letters, however they are cut into words? */
bool name_plain_same(const struct name_form *a, const struct name_form *b);

/* ---- What is known of names (name_known.c; given names: names_given.c) ---- */

/* The name that it is one way of writing of, where it was written with other letters first (Mohamed,
 * Muhammad); 0 = none of those known. */
unsigned char name_transcription(const char *plain);
/* The families of short forms that a first name in plain letters belongs to ("Lars, Lasse"); 0 where there are
 * no more. */
void name_short_groups(const char *plain, unsigned char groups[NAME_SHORT_GROUPS]);
/* Is it an ordinary first or family name, so that it hardly is a slip of the pen for another one? */
bool name_given_known(const char *plain);
bool name_family_known(const char *plain);
/* … that is not made of two (Ros, Lind, Andersson)? */
bool name_family_whole(const char *plain);
/* A short form that hardly anybody is registered under (Lasse, Kicki), though many are called so. */
bool name_given_pet(const char *plain);
/* Is it another family name when it is written with å, ä or ö? */
bool name_family_marked(const char *plain);

#endif
