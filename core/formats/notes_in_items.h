/* Inside of notes_in.h: the signs that number items. */
#ifndef CORE_FORMATS_NOTES_IN_ITEMS_H
#define CORE_FORMATS_NOTES_IN_ITEMS_H

#include "formats/notes_in_parts.h"

enum item_style {
	STYLE_NONE,
	STYLE_DOT,     /* "12." */
	STYLE_PAREN,   /* "12)" */
	STYLE_COLON,   /* "12:" */
	STYLE_BARE,    /* "12 Title": also what is left where a § sign was lost */
	STYLE_SECTION, /* "§ 12", "12 §" */
	STYLE_WORD,    /* "Punkt 12", "Sak 12/21" */
	STYLE_PREFIX,  /* "FHR 29" */
	STYLE_DECIMAL, /* "1.2" */
	STYLE_ROMAN,   /* "II" */
	STYLE_CASE,    /* "12/22 Title": the number in its year */
	STYLE_LONE,    /* "84" on a line of its own */
	STYLE_COUNT,
};

struct item_mark {
	enum item_style style;
	int major, minor;  /* minor: "1.2" */
	char joint;        /* between them */
	bool daylike;      /* STYLE_CASE: could be a day and a month too */
	char letter;       /* "3a" */
	size_t number_end; /* of a number that is kept as written; 0 = major and minor tell it */
	size_t title;      /* where the title begins */
};

/* Reads a number sign at the start of s. Returns where the title begins, 0 for none. */
size_t item_mark_read(const char *s, struct item_mark *m);

/* notes_in_chain.c: the best run of signs of one style, as the lines' indices in order (the caller
 * frees); *n is their number, 0 where the text does not number its items. */
size_t *item_chain(const struct reader *r, size_t *n, enum item_style *style);

/* notes_in_program.c: for texts without numbers, rows that begin with a clock, later and later; false
 * where there are too few. */
bool items_by_clock(struct reader *r);

/* notes_in_heading.c: for texts without numbers, which lines are headings of items. */
void items_unnumbered(struct reader *r);
/* Unnumbered headings inside items become child items. */
void items_subheadings(struct reader *r);

/* Adds an item that begins on line i. Returns its index. */
int doc_item_add(struct reader *r, size_t i, const char *number, const char *title, int parent);

#endif
