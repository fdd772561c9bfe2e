/* Dates proposed for a meeting and what is said to them: who speaks for a party, which date stands best,
 * and that in words. Pure: everything is handed over. */
#ifndef CORE_RULES_CANDIDATES_H
#define CORE_RULES_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/model.h"

/* Beside enum date_answer: nobody has said anything. */
enum { DATE_SILENT = -1 };

struct date_party {
	int64_t id;
	const char *name, *short_name;
	bool must; /* without it a group of the meeting is not representative */
};
struct date_person {
	int64_t id;
	const char *name;
	int64_t party_id; /* 0 = speaks for nobody but themselves */
};

/* All borrowed. */
struct date_matrix {
	const struct candidate *dates;
	size_t n_dates;
	const struct date_party *parties;
	size_t n_parties;
	const struct date_person *people;
	size_t n_people;
	const struct candidate_answer *answers;
	size_t n_answers;
};

/* What a person, or a party, says to a date: enum date_answer or DATE_SILENT. A party that has not said
 * it itself speaks through its people: it can where one of them can, it would rather not where one
 * of them would rather not, and it cannot when all of them have said so. *own (may be NULL) tells
 * whether it has said it itself. The first three are indexes. */
int date_person_says(const struct date_matrix *m, size_t date, size_t person);
int date_party_says(const struct date_matrix *m, size_t date, size_t party, bool *own);

/* The voices on a date: each party, and each person who speaks for none. */
struct date_tally {
	int must_cannot; /* of those in cannot: parties that must be there */
	int cannot, rather_not, can, silent;
};
struct date_tally date_tally(const struct date_matrix *m, size_t date);

/* Indexes of the dates into order[m->n_dates], the best first: the chosen one, then the open ones (fewer
 * parties that must be there cannot, fewer cannot, fewer would rather not, more can, the earlier), then
 * the cancelled ones by their start. */
void date_ranking(const struct date_matrix *m, size_t *order);

/* "kan", "kan inte", "hellre inte", "inget svar". */
const char *date_answer_words(int answer);

/* "FK kan inte, Ekby hellre inte, 2 har inte svarat", "alla kan", "ingen har svarat". */
void date_words(const struct date_matrix *m, size_t date, struct buf *out);

#endif
