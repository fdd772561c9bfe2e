/* Inside of differs.h. */
#ifndef CORE_FORMATS_DIFFERS_PARTS_H
#define CORE_FORMATS_DIFFERS_PARTS_H

#include "base/pool.h"
#include "formats/notes_out.h"

/* What stands under one heading; the first part of a side is its head. */
struct part {
	const char *heading, *title;
	const char *number; /* "§ 5"; "" = none */
	const char **lines; /* as txt */
	size_t n, cap;
};

/* Somebody on the roll. */
struct seen {
	const char *name;
	const char *list;   /* the label of the list */
	const char *beside; /* "(Ekby, från kl. 9:20)" */
};

/* One of the two texts. Strings live in its pools. */
struct side {
	struct notes_document d;
	struct pool pool;
	struct part *parts;
	size_t n, cap;
	struct seen *people;
	size_t n_people, people_cap;
};

/* The words of it. */
enum differ_word {
	DIFFER_FROM,
	DIFFER_TO,
	DIFFER_ROLL,
	DIFFER_ROLL_NEW,
	DIFFER_ROLL_GONE,
	DIFFER_ONSITE,
	DIFFER_REMOTE,
	DIFFER_ABSENT,
	DIFFER_GUEST,
	DIFFER_NEW_ITEM,
	DIFFER_NO_ITEM,
	DIFFER_HEADING,
	DIFFER_RENUMBERED,
	DIFFER_FIELD,
	/* Of a line of each kind: changed, new, gone; in the order of enum note_kind. */
	DIFFER_CHANGED,
	DIFFER_NEW = DIFFER_CHANGED + 8,
	DIFFER_GONE = DIFFER_NEW + 8,
	DIFFER_WORDS = DIFFER_GONE + 8,
};

/* One sentence after the other. */
struct telling {
	const char *language;
	struct buf *out;
	bool begun; /* the sentence has a word */
};

/* "§ 5", with_title with its title in quotes; then a colon, but for the head. */
void telling_place(struct telling *t, const struct part *p, bool with_title);
void telling_words(struct telling *t, enum differ_word word);
/* Plain, or where quoted is given that in quotes. */
void telling_quote(struct telling *t, const char *quoted, const char *plain);
/* From ”…” to ”…”; what long texts have in common at both ends is left out. */
void telling_from_to(struct telling *t, const char *from, const char *to);
void telling_end(struct telling *t);

void tell_lines(struct telling *t, const struct part *a, const struct part *b);
void tell_roll(struct telling *t, const struct side *a, const struct side *b);

#endif
