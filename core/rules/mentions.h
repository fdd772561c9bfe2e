/* Where a text speaks of a person: by name in any of the ways in which names are written, by address or by
 * telephone number. For finding what is to be read before somebody is erased, and for taking it out. */
#ifndef CORE_RULES_MENTIONS_H
#define CORE_RULES_MENTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum mention_how {
	MENTION_UNSURE, /* somebody else may be meant */
	MENTION_CALLED, /* by a part of the name, and nobody else is called so */
	MENTION_NAMED,  /* by the whole name, an address or a number */
};
struct mention {
	size_t from, to; /* bytes of the text */
	enum mention_how how;
};
struct mention_list {
	struct mention *v;
	size_t n, cap;
};
void mention_list_release(struct mention_list *l);

/* Whom to look for, and who else there is. Empty texts are passed over. */
struct mentions *mentions_new(void);
void mentions_free(struct mentions *m); /* NULL is fine */
/* A spelling of the name; family "" for a lone one. */
void mentions_add_name(struct mentions *m, const char *given, const char *family);
void mentions_add_address(struct mentions *m, const char *email);
void mentions_add_phone(struct mentions *m, const char *phone);
/* Somebody else, numbered from 0 in the order in which they are added. */
void mentions_add_other(struct mentions *m, const char *given, const char *family);
/* A word that means something else where it looks like initials ("FK"). */
void mentions_add_word(struct mentions *m, const char *word);
/* Does anybody else share a part of the name? Only then a roll makes a difference. Asked after all are added. */
bool mentions_shared(const struct mentions *m);

/* Who was at the meeting that the text is of: where two are called the same, whoever was there is meant. */
struct mention_roll {
	bool self;
	const bool *others; /* by number; NULL = nothing is known of a roll */
};

/* All mentions in order, none within another; out is emptied first.
 *
 * The whole name counts in either order ("Alm, Karin"), in any case, without its marks, with points,
 * hyphens or nothing between its parts (as in addresses and file names), without the particles or one
 * part of a double family name, and with the s of the genitive, which stays outside. A part of the name
 * counts alone where it begins with a capital letter ("Karin", "Karin A", "K. Alm", "Alm"). Before or after
 * another capitalised word, such as in the name of somebody who is not in the register, it is unsure; so is
 * what sounds like the name or is a slip of the pen away from it (Annica Ekdahl), and what may be
 * initials ("KA", "K.A."). In the name of a file (alm_karin.csv, karin-anteckningar.txt) small letters will do,
 * and so will the beginning of a name where a text was cut short ("Möte med Kar…"). */
void mentions_find(const struct mentions *m, const char *text, const struct mention_roll *roll,
	struct mention_list *out);

/* The text with label instead of every mention that is at least so sure. The caller frees. */
char *mentions_redact(
	const char *text, const struct mention_list *l, enum mention_how least, const char *label);

#endif
