/* Inside of notes_in.h: a list of people under a label, over several lines. */
#ifndef CORE_FORMATS_NOTES_IN_BLOCK_H
#define CORE_FORMATS_NOTES_IN_BLOCK_H

#include "formats/notes_in_entry.h"

/* A list being read: a label and the lines after it. */
struct block {
	struct people_list list;
	size_t end; /* the line after it */
	size_t found;
	bool wrapped;    /* one comma list over several lines */
	bool nobody;     /* the list says so itself: "Ingen." */
	bool on_label;   /* begun on the line of the label */
	bool numbered;   /* its lines are */
	size_t rows;     /* lines of people so far */
	size_t sections; /* lines that name a group so far */
};

/* notes_in_block.c: reads the lines from that one on, until something else begins: b->end. */
void block_read(struct block *b, size_t from);
/* Joins the lines of a list that begins with the text and goes on from that line; the line after it. */
size_t block_wrapped(struct block *b, const char *first, size_t from);
/* Adds the people of a text that stands on that line. */
void block_line(struct block *b, const char *text, size_t line);
/* Marks the lines as ones of the list. */
void block_claim(struct block *b, size_t from, size_t to);
/* Does the line by itself hold people? With lone, first names count. */
bool block_people(const struct people_list *l, const struct source_line *s, bool lone);
/* "Ingen.", "–": does a list say so itself? */
bool list_nobody(const char *s);
/* "Protokollet skickas till": does it say who gets the notes? */
bool list_sent_to(const char *s);

/* notes_in_wrap.c: is the list's text, which ends on line next - 1, carried on in the next? */
bool list_carries_on(const struct reader *r, const char *text, size_t next);
/* Does it go on after the blank line i: it ends in a comma, or "och …" follows? */
bool list_over_gap(const struct reader *r, const char *list, size_t i);
/* Does its last parenthesis not end? */
bool list_in_parenthesis(const char *s);
/* Does it end in a comma, an "och", a torn word or inside a parenthesis? */
bool list_ends_open(const char *s);
bool list_ends_in_colon(const char *s);
/* "Gunnel Isaks-": a word that the next line carries on. */
bool list_torn(const char *s);
/* Are there two full names between commas? */
bool list_many(const char *s);

#endif
