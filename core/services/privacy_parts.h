/* What the files of privacy.h share. */
#ifndef CORE_SERVICES_PRIVACY_PARTS_H
#define CORE_SERVICES_PRIVACY_PARTS_H

#include "services/privacy.h"

/* Whoever was there at a meeting, of those whose names are looked for. */
struct subject_roll {
	int64_t meeting_id;
	struct mention_roll roll;
};

struct ids {
	int64_t *v;
	size_t n, cap;
};
bool ids_hold(const struct ids *l, int64_t id);
void ids_add(struct ids *l, int64_t id); /* once */

struct privacy_subject {
	struct session *se;
	int64_t person_id;
	struct mentions *m;
	bool shared;
	struct ids own;     /* the person, and entries gone by now that were the same one */
	struct ids merges;  /* rows of person_merges, gone ones too */
	struct ids others;  /* by number: whose roll is asked for */
	const char **known; /* names and addresses added so far */
	size_t n_known, cap_known;
	struct subject_roll *rolls;
	size_t n_rolls, cap_rolls;
	struct pool pool;
};

/* Who it is that is looked for. Free it also after a failure. */
bool subject_load(
	struct session *se, int64_t person_id, struct privacy_subject **out, struct err *e);
void subject_free(struct privacy_subject *s);

/* Does the row, or an image of one, belong to the person? */
bool subject_owns(const struct privacy_subject *s, const struct table *t, const void *rec);

/* The mentions in a text of a record. */
void subject_find(struct privacy_subject *s, const struct table *t, const void *rec,
	const char *text, struct mention_list *out);

/* Texts in which somebody may be named: not keys, and not what follows from others. */
bool subject_reads(const struct column *c);

/* The meeting that a record is of; 0 = none. */
int64_t subject_meeting(const struct table *t, const void *rec);

/* Empty what a row of the person says; bits of enum scrub_did. today is the ISO day of the erasure. */
unsigned subject_empty(const struct privacy_subject *s, const struct table *t, void *rec,
	const char *label, const char *today, bool image);

/* The surest of the mentions; MENTION_UNSURE where there is none. */
enum mention_how mentions_surest(const struct mention_list *l);

#endif
