/* A small world for tests of use cases: a store in memory, a clock that stands, one group with
 * people from three parties. Every name is invented. */
#ifndef TESTS_SUPPORT_WORLD_H
#define TESTS_SUPPORT_WORLD_H

#include "rules/attendance.h"
#include "services/session.h"

/* 2026-03-10T09:42 in Stockholm, a Tuesday. */
enum { WORLD_NOW = 1773132120 };

enum world_person { KARIN, SOFIA, EVA, KRISTIAN, IDA, HENRIK, BO, WORLD_PEOPLE };
enum world_party { EKBY, AF, FK, WORLD_PARTIES };

struct world {
	struct clock clock;
	struct session se;
	struct err e;
	int64_t parties[WORLD_PARTIES];
	int64_t west, board;          /* Beredning Väst; Styrelse, which has no members */
	int64_t people[WORLD_PEOPLE]; /* all but Bo Ågren are members of Beredning Väst */
	char *before;                 /* of world_before */
};

/* A case in a world of its own: *state is a struct world. */
#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_setup, world_teardown)

/* For cmocka_unit_test_setup_teardown. */
int world_setup(void **state);
int world_setup_empty(void **state); /* nothing in it */
int world_teardown(void **state);

/* Fails the test with the error's text where done is false; clears the error. */
void world_ok(struct world *w, bool done);

/* The call was refused with that code and a text that contains words (NULL = any). Clears the error. */
void world_refused(struct world *w, bool done, enum err_code code, const char *words);

/* Everything that is stored, as JSON, but for what never goes back (sequence, revised_at) and what undo leaves
 * for calendars (tombstones). */
char *world_export(struct world *w);

/* Around one use case: world_before remembers the data; world_undoable checks that the call changed
 * them in one step with that label, that undo brings back what was and redo what the call did. */
void world_before(struct world *w);
void world_undoable(struct world *w, const char *label);

/* Nothing was changed since world_before. */
void world_unchanged(struct world *w);

void world_give_address(struct world *w, int64_t person_id, const char *address);

/* A called ordinary meeting of Beredning Väst with the agenda "Välkommen, Ansökningar, Information,
 * Övrigt"; items (may be NULL) gets their ids. */
int64_t world_meeting(struct world *w, const char *starts, int64_t items[4]);

/* The agenda on a line: "1 Välkommen, 2 Ansökningar, 2a Ekby". */
void world_agenda(struct world *w, int64_t meeting_id, const char *wanted);

struct meeting world_load(struct world *w, int64_t meeting_id); /* release it */

/* What the meeting's roll says. */
struct roll_counts world_counts(struct world *w, int64_t meeting_id);

#endif
