/* A meeting as a document: its notes, or the agenda that is sent before it. From values to a plain
 * sequence of blocks, which the writers (notes_out_text.h, html.h) put into txt, Markdown and HTML.
 *
 * Pure. Documents speak the language of the organisation, never that of the user's face, and the same
 * values give the same bytes. Every text in a document is NFC and without control or bidi characters.
 *
 * What was imported is printed in the words in which it was written (struct written_line) as long as
 * the records still say the same; a part whose records were changed since is written anew, in its old
 * place. */
#ifndef CORE_FORMATS_NOTES_OUT_H
#define CORE_FORMATS_NOTES_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/pool.h"
#include "model/roll.h"
#include "model/store.h"
#include "rules/outcomes.h"

/* ---- What a document is made from ---------------------------------------------------------- */

/* A meeting to come, for "next meeting". Strings are borrowed. */
struct notes_coming {
	const char *group; /* its group; NULL where it is everybody's */
	const char *title; /* printed where group is NULL */
	const char *place;
	struct moment starts, ends;
	int mode;      /* enum meeting_mode */
	bool proposed; /* not decided yet */
};

/* All borrowed. Lists in the order of store.h. */
struct notes_sheet {
	const char *language;    /* "sv", "en" */
	const char *association; /* "" = not said */
	const struct meeting *meeting;
	const struct group_ref *groups;
	size_t n_groups;
	const struct item *items;
	size_t n_items;
	const struct note *notes;
	size_t n_notes;
	const struct roll_row *roll;
	size_t n_roll;
	const struct written_line *written;
	size_t n_written;
	const struct notes_coming *coming;
	size_t n_coming;
	const struct register_row *left; /* agenda: open actions of earlier meetings */
	size_t n_left;
	const struct house_phrases *house; /* NULL = the usual phrases */
	const int *times; /* of each item: for which time it comes; NULL = all for the first */
	const struct party_link *affected;
	size_t n_affected;
	const struct attachment *attachments;
	size_t n_attachments;
	bool headless; /* notes have no day, place and chair under their title: the house says so */
};

struct notes_out_options {
	bool public;   /* for everybody: no private lines, the roll without anything beside names */
	bool nameless; /* "En deltagare" instead of the people who speak */
	bool registers; /* tables of the decisions and the actions at the end */
	bool private;   /* private lines too; never in a public document */
	bool restyled;  /* the roll always anew, as lists: for forms that have real lists */
};

/* ---- The document -------------------------------------------------------------------------- */

enum block_kind {
	BLOCK_TITLE,   /* text; once, at the top */
	BLOCK_FIELD,   /* label and text, of the head or of an item (its presenter) */
	BLOCK_LINE,    /* text: a written line of the roll */
	BLOCK_NAMES,   /* label, and a name in each cell */
	BLOCK_HEADING, /* text: an item */
	BLOCK_SUBHEADING,
	BLOCK_TEXT,    /* label (who speaks, what it is; NULL) and text, perhaps of several lines */
	BLOCK_BULLET,  /* text without its sign; those in a row are one list */
	BLOCK_COLUMNS, /* cells: the heads of a table */
	BLOCK_ROW,     /* cells: a row of it */
};
struct block {
	enum block_kind kind;
	const char *label, *text;
	const char **cells;
	size_t n_cells;
};
/* Strings live in the pool. A zeroed document is empty and valid to release. */
struct notes_document {
	struct pool pool;
	const char *language;
	const char *title; /* in one line */
	struct block *blocks;
	size_t n, cap;
};

void notes_out_notes(
	const struct notes_sheet *s, const struct notes_out_options *o, struct notes_document *out);
/* With planned minutes and the clock at which each item begins; o->public leaves out the link. */
void notes_out_agenda(
	const struct notes_sheet *s, const struct notes_out_options *o, struct notes_document *out);
void notes_document_release(struct notes_document *d);

/* ---- Written lines -------------------------------------------------------------------------- */

/* What the records say that a written line is about: struct written_line.says. */
int64_t notes_says_head(const struct meeting *m);
int64_t notes_says_roll(const struct meeting *m, const struct roll_row *v, size_t n);
int64_t notes_says_item(const struct item *it);

/* The lines that stand for an item's heading and presenter where none was written; the caller
 * frees. */
char *notes_item_line(const struct item *it);
char *notes_presenter_line(const char *language, const struct item *it);

/* Does the title announce the next meeting ("Nästa möte")? */
bool notes_is_next_item(const char *title);

#endif
