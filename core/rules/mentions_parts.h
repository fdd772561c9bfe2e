/* What mentions.c and mentions_find.c share. */
#ifndef CORE_RULES_MENTIONS_PARTS_H
#define CORE_RULES_MENTIONS_PARTS_H

#include "base/pool.h"
#include "rules/mentions.h"

/* A word of a text: its bytes, and how it compares. */
struct word {
	size_t from, to;
	const char *fold; /* text_fold, FOLD_BASE */
	bool capital;     /* begins with a capital letter */
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
	struct text_list addresses, phones;
};

bool word_is_core(const struct word *w);                           /* of a family name */
bool family_shared(const struct name *a, const struct word *core); /* does a have that core? */
bool given_shared(const struct name *a, const struct name *b);

#endif
