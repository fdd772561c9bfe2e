/* What tests of the store stand on: a fresh folder, a clock that stands, a store in memory or in a
 * file of that folder. */
#ifndef TESTS_SUPPORT_FIXTURE_H
#define TESTS_SUPPORT_FIXTURE_H

#include "base/buf.h"
#include "model/store.h"

/* 2026-03-10T09:42 in Stockholm, a Tuesday. */
enum { FIXTURE_NOW = 1773132120 };

struct fixture {
	char *dir;  /* removed with all in it afterwards */
	char *file; /* dir/test.db */
	struct clock clock;
	struct store *store; /* NULL while closed */
	struct err e;
};

/* For cmocka_unit_test_setup_teardown: *state is a struct fixture. */
int fixture_setup_memory(void **state);
int fixture_setup_file(void **state);   /* the store is in file */
int fixture_setup_folder(void **state); /* no store yet */
int fixture_teardown(void **state);

/* Open file (again), the store closed before; or another store on the same file, which the caller
 * closes. */
void fixture_open(struct fixture *f);
struct store *fixture_second(struct fixture *f);
void fixture_close(struct fixture *f);

/* dir/name; caller frees. */
char *fixture_path(const struct fixture *f, const char *name);

/* Fails the test with the error's text where done is false; clears the error. */
void fixture_ok(struct fixture *f, bool done);

/* The call was refused with that code and a text that contains words (NULL = any). Clears the error. */
void fixture_refused(struct fixture *f, bool done, enum err_code code, const char *words);

/* store_export_json as one string. Caller frees. */
char *fixture_export(struct fixture *f);

/* In a step of its own: a record that needs no other, and one row of each kind that its parents
 * need. They return the new id. */
int64_t fixture_party(struct fixture *f, const char *name);
int64_t fixture_group(struct fixture *f, const char *name);
int64_t fixture_person(struct fixture *f, const char *given, const char *family);
int64_t fixture_meeting(struct fixture *f, const char *title, const char *starts);

#endif
