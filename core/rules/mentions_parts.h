/* What mentions.c and mentions_find.c share. */
#ifndef CORE_RULES_MENTIONS_PARTS_H
#define CORE_RULES_MENTIONS_PARTS_H

#include "base/pool.h"
#include "rules/mentions.h"
#include "rules/name_form.h"

/* A word of a text: its bytes, and how it compares. */
struct word {
	size_t from, to;
	const char *fold; /* text_fold, FOLD_BASE */
	bool capital;     /* begins with a capital letter, or might in another place: in_file */
	bool in_file;     /* stands in the name of a file, where all may be small */
};
struct word_list {
	struct word *v;
	size_t n, cap;
	struct pool pool;
};
/* Letters and digits make words; all else parts them. Release out->pool. */
void words_split(const char *text, struct word_list *out);

struct name {
	const struct word *given, *family;
	size_t n_given, n_family;
	const char *joined[2]; /* without anything between, both ways round */
	const char *initials;  /* "ka", folded */
	struct name_form form; /* as it sounds */
};
struct name_list {
	struct name *v;
	size_t n, cap;
};
struct text_list {
	const char **v;
	size_t n, cap;
};
struct mentions {
	struct pool pool;
	struct name_list names, others;
	struct text_list addresses, phones, words;
};

/* One text being looked through. */
struct search {
	const struct mentions *m;
	const struct mention_roll *roll;
	const char *text;
	const struct word *w;
	size_t n;
	struct mention_list *out;
};

/* Is what stands between word i and the next one no more than what parts the words of a name? */
bool mention_near(const struct search *s, size_t i);
void mention_put(struct search *s, size_t from, size_t to, enum mention_how how);

/* ---- mentions_alike.c: misspelled names, and initials. All of it is unsure. ---- */

/* May the text hold any? A quick look. */
bool alike_may(const struct mentions *m, const char *text);

/* The words that one takes at word i, where no name stands as it is spelled; it is put. 0 = none. */
size_t alike_at(struct search *s, size_t i);

bool word_is_core(const struct word *w);                           /* of a family name */
bool family_shared(const struct name *a, const struct word *core); /* does a have that core? */
bool given_shared(const struct name *a, const struct name *b);

#endif
