/* The storage port, continued: people under several names. Included by model/store.h, whose rules count
 * here too. */
#ifndef CORE_MODEL_STORE_NAMES_H
#define CORE_MODEL_STORE_NAMES_H

#include "model/store.h"

/* What tells people apart, of everybody; by id. */
struct known_person {
	int64_t id;
	const char *name;         /* "Annika Ekdal" */
	const char *const *names; /* other spellings */
	size_t n_names;
	const char *email;
	int64_t party_id;
	const int64_t *groups; /* that they are or were in, ascending, each once */
	size_t n_groups;
};
struct known_people {
	struct known_person *v;
	size_t n;
	struct pool pool;
};
bool store_known_people(struct store *s, struct known_people *out, struct err *e);

/* The meetings at which two people are both marked, and those at which both are present. */
bool store_met(struct store *s, int64_t a, int64_t b, int *marked, int *present, struct err *e);

/* How often a person was called and came, from when to when (ISO starts in the pool; "" = never). */
struct person_seen {
	int called, present;
	const char *first, *last;
};
bool store_seen(struct store *s, int64_t person_id, struct person_seen *out, struct pool *pool,
	struct err *e);

/* Other spellings of a person's name; of 0 everybody's. By person, in the order in which they came to be
 * known. */
struct alias_list {
	struct alias *v;
	size_t n;
	struct pool pool;
};
bool store_aliases(struct store *s, int64_t person_id, struct alias_list *out, struct err *e);

/* Who was merged into a person (0 = anybody), the latest first; and what went over in one. */
struct person_merge_list {
	struct person_merge *v;
	size_t n;
	struct pool pool;
};
bool store_person_merges(
	struct store *s, int64_t person_id, struct person_merge_list *out, struct err *e);
struct merged_row_list {
	struct merged_row *v;
	size_t n;
	struct pool pool;
};
bool store_merged_rows(
	struct store *s, int64_t merge_id, struct merged_row_list *out, struct err *e);

/* The pairs that are two people, by id. */
struct namesake_list {
	struct namesake *v;
	size_t n;
	struct pool pool;
};
bool store_namesakes(struct store *s, struct namesake_list *out, struct err *e);

/* A record as text, and back: what a merge keeps of rows that it takes away. The caller frees the text;
 * reading fails where it is anything else. */
char *store_image(const struct table *t, const void *rec);
bool store_image_read(const struct table *t, const char *image, void *rec);

#endif
