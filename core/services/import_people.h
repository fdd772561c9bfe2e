/* People out of a table or a list, taken into the register. First a preview, which writes nothing; then
 * one step. An e-mail address tells who somebody is, then the exact name (in any case) with a party that
 * does not speak against it; names that are nearly the same are reported and never merged. What the file
 * leaves empty stays as it is; nobody is taken away. The same file again changes nothing. */
#ifndef CORE_SERVICES_IMPORT_PEOPLE_H
#define CORE_SERVICES_IMPORT_PEOPLE_H

#include "formats/people_sheet.h"
#include "services/import_alike.h"
#include "services/session.h"

enum people_verdict {
	PEOPLE_NEW,
	PEOPLE_CHANGED,
	PEOPLE_UNCHANGED,
	PEOPLE_SKIPPED, /* words say why */
	PEOPLE_VERDICTS,
};
extern const char *const people_verdict_names[]; /* "new" …: stable */

/* One for each person that the file names, and for each line that is nobody. */
struct people_row {
	int line; /* the first that names them */
	int verdict;
	int64_t person_id; /* 0 = not in the register */
	const char *name;  /* as it will be; as the line has it where it is skipped */
	const char *words; /* translated: what is new, what changes, why it is skipped */
};

struct people_options {
	int64_t group_id;  /* everybody becomes a member of that group; 0 = of none */
	const char *group; /* or of one of that name, made where there is none; NULL = of none */
};

struct people_plan;
/* Zeroed is empty. Everything is in the pool. */
struct people_preview {
	struct people_row *rows; /* in the order of the lines */
	size_t n, counts[PEOPLE_VERDICTS];
	struct import_alike *alike; /* both are kept */
	size_t n_alike;
	const char **new_parties, **new_groups;
	size_t n_parties, n_groups;
	size_t memberships; /* that are new or changed */
	struct people_plan *plan;
	struct pool pool;
};

/* in outlives the call only. Release *out also after a failure. */
bool people_import_preview(struct session *se, const struct people_entries *in,
	const struct people_options *o, struct people_preview *out, struct err *e);
void people_preview_release(struct people_preview *p);

/* Would anything be written? */
bool people_preview_changes(const struct people_preview *p);

/* Write what the preview says, in one step named after the source ("personer.csv"). ERR_CONFLICT where
 * somebody has changed one of them since. */
bool people_import_apply(
	struct session *se, const struct people_preview *p, const char *source, struct err *e);

/* "3 new, 1 changed, 5 unchanged, 2 skipped", without those that are none; the caller frees. */
char *people_counts_words(const struct people_preview *p);

/* ---- From bytes -------------------------------------------------------------------------------------- */

/* A file on its way in: a table with its columns, or (sheet.names) a list. */
struct people_source {
	struct people_sheet sheet;
	char *text; /* the list; NULL where it is a table */
};

/* Do the bytes hold people: a table whose heads say so, or a list of names? named: the file's name ends in
 * .csv or .tsv, so it is one whatever it holds. */
bool people_source_sniff(const char *bytes, size_t n, bool named);
bool people_source_named(const char *path);

/* Read them; the columns may be changed before the entries are made. */
bool people_source_read(const void *bytes, size_t n, struct people_source *out, struct err *e);
void people_source_release(struct people_source *s);

/* The entries as the columns say now. */
void people_source_entries(
	struct session *se, const struct people_source *s, struct people_entries *out);

#endif
