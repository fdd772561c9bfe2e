/* People out of a table: which column holds what, and the entries of its rows. Pure; the register is not
 * asked. */
#ifndef CORE_FORMATS_PEOPLE_SHEET_H
#define CORE_FORMATS_PEOPLE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/csv_in.h"
#include "model/model.h"

/* What a column holds. */
enum people_field {
	PEOPLE_NOTHING, /* it is left out */
	PEOPLE_NAME,    /* the whole name, either way round */
	PEOPLE_GIVEN,
	PEOPLE_FAMILY,
	PEOPLE_EMAIL,
	PEOPLE_PHONE,
	PEOPLE_TITLE,
	PEOPLE_PARTY,  /* the organisation that sends the person */
	PEOPLE_GROUPS, /* one or several, each with a role in parentheses where there is one */
	PEOPLE_ROLE,
	PEOPLE_FOR_PARTY, /* whom the membership is for, where that is another one */
	PEOPLE_MANDATE,   /* may decide: yes or no */
	PEOPLE_FROM,      /* of the membership */
	PEOPLE_TO,
	PEOPLE_PERIOD, /* both: "2023–2026" */
	PEOPLE_TURN,   /* of a deputy */
	PEOPLE_FIELDS,
};
extern const char *const people_field_names[]; /* "name", "given" …: stable, "" for nothing */
const char *people_field_label(int field);     /* translated, lower case */

struct people_column {
	const char *head;    /* as the file has it; "" without a row of heads */
	int field;           /* enum people_field; to be changed by who knows better */
	size_t filled;       /* cells that are not empty */
	const char *example; /* the first of them */
};

/* A table and how it is read. Zeroed is empty; owns the table. */
struct people_sheet {
	struct csv_table table;
	struct people_column *columns; /* table.columns of them, in the table's pool */
	size_t first;                  /* the row with which the people begin */
	int head_line; /* of the heads; 0 = there are none and the columns are guessed */
	bool names;    /* a list of names, one a line: people_lines.h reads it */
};

/* Take the table over and say what its columns hold: by their heads, in Swedish or English, of contact
 * lists and web forms too, below any rows of a title; else by what is in them. */
void people_sheet_of(struct csv_table *table, struct people_sheet *out);
void people_sheet_release(struct people_sheet *s);

/* Has it a row of heads of which two or more are known, or one that says that it holds names? */
bool people_sheet_known(const struct people_sheet *s);

/* What is known about a column by its head alone; PEOPLE_NOTHING where nothing is. *rank (may be NULL)
 * gets how sure that is: lower is surer. */
int people_head_field(const char *head, int *rank);

/* ---- Entries ----------------------------------------------------------------------------------------- */

/* A group that a person is said to be in. */
struct people_membership {
	const char *group;
	int role; /* enum member_role; -1 = not said */
	int64_t turn;
	const char *party;     /* for which; "" = the person's own */
	int mandate;           /* -1 = not said */
	const char *from, *to; /* ISO days, "" = not said */
};

struct people_entry {
	int line;
	const char *given, *family;                /* given "" = there is no name */
	const char *email, *phone, *title, *party; /* "" = not said */
	const struct people_membership *groups;
	size_t n_groups;
	const char *skip; /* why nobody can be made of it, translated; NULL = it is a person */
	bool guessed;     /* the name was made of the address */
};

/* Something to tell about a line: translated words. */
struct people_remark {
	int line;
	const char *words;
};

/* Zeroed is empty. */
struct people_entries {
	struct people_entry *v;
	size_t n, cap;
	struct people_remark *remarks;
	size_t n_remarks, remarks_cap;
	size_t personal_numbers; /* lines that held one: it is left out */
	struct pool pool;
};

/* The entries of a sheet as its columns say. Dates are read as of today. */
void people_entries_read(const struct people_sheet *s, int32_t today, struct people_entries *out);
void people_entries_release(struct people_entries *l);

/* For the readers: an entry more. */
struct people_entry *people_entry_add(struct people_entries *l, int line);

/* One @ with something on both sides, and no longer than an address can be. */
bool people_address(const char *s);

/* The name as written into given and family; an address becomes a name where it looks like one ("karin.alm@…").
 * Sets skip where it is no name. */
void people_entry_name(struct people_entries *l, struct people_entry *p, const char *name);

/* A copy in the pool without any personal number; told and counted once a line. */
const char *people_without_number(struct people_entries *l, int line, const char *text);

#endif
