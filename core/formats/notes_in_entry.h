/* Inside of notes_in.h: one person of an attendance list, taken apart and added to the document. */
#ifndef CORE_FORMATS_NOTES_IN_ENTRY_H
#define CORE_FORMATS_NOTES_IN_ENTRY_H

#include "formats/notes_in_parts.h"
#include "rules/names.h"

enum { ATTRIBUTES_MAX = 8 };

/* A stretch of text. */
struct span {
	const char *s;
	size_t n;
};

/* One person as written, taken apart. */
struct entry {
	struct span name, nickname;
	enum name_kind kind;
	bool by_lone; /* would be read otherwise where a first name alone is nobody */
	struct span attributes[ATTRIBUTES_MAX]; /* organisation, role, part of the meeting */
	size_t count;
	bool tails;  /* as entry_read_tails was told */
	bool tailed; /* an organisation right behind the name */
};

/* notes_in_entry.c */
struct span span_trim(struct span t);
/* At most three: two names are four words. */
bool span_few_words(struct span t);
/* Takes one entry apart; with lone, a first name alone is a person too; with tails, others of the list
 * have an organisation right behind the name. False where it holds no name; what it holds is among the
 * attributes then. */
bool entry_read(struct span t, bool lone, struct entry *e);
bool entry_read_tails(struct span t, bool lone, bool tails, struct entry *e);
void entry_add(struct entry *e, struct span attribute);
/* "Ordförande", "Sekreterare", "1:e vice ordförande" at the start of s: its bytes. */
size_t role_start(const char *s);

/* notes_in_cell.c: the name in a cell without commas, what leads it and what follows it; NAME_NONE where
 * there is none. */
struct named_cell {
	struct span lead, name, tail;
};
enum name_kind cell_name(struct span t, bool lone, bool tails, struct named_cell *c);

/* Do the cells of a list end in a place or an organisation that could be a family name ("Ida Alm Ekby")?
 * Nearly all have a word more than a name needs, and some of these words come again. */
enum { TAILS_MAX = 24 };
struct tails {
	size_t full, such, places;
	struct span last[TAILS_MAX];
	bool again;
};
bool tails_add(struct tails *t, struct span cell);
bool tails_sure(const struct tails *t);

/* notes_in_attribute.c: what may stand beside a name. */
bool entry_part_like(struct span t);
bool entry_role_like(struct span t);
/* Does it end as the words for roles do: "enhetschef", "Verksamhetsutvecklare"? */
bool entry_role_ends(struct span t);
/* Is the one word that of somebody's work, as it may lead or follow a name: "Kassören", "Miljöinspektör",
 * "Arkivarie", "Fiskekontrollanter"? */
bool entry_trade(struct span t);
/* Does it end as the names of organisations do: "Omsorgsnämnden", "Ekby kommun"? */
bool entry_body_ends(struct span t);
/* "16", "nr 31", "lott 3", "#72": the bytes of the number of a house, a plot or a berth; 0. */
size_t entry_plot(struct span t);
/* "tjänstgör för Bo Ek": the bytes up to whom somebody was there for; else 0. */
size_t entry_stand_in(struct span t);
/* "anmält förhinder", "deltog via Teams": how somebody took part, said after the name. */
bool entry_status_like(struct span t);
/* A cross or a tick: was there. */
bool entry_mark(struct span t);
/* A political party's letter. */
bool entry_party(struct span t);
/* An organisation's letters: "FK", "SBN". */
bool entry_letters(struct span t);

/* notes_in_heads.c: the bytes up to what may follow a name in a list. */
size_t entry_words(const char *s);
/* Does s begin with a full name whose first part is a well-known given name? */
bool entry_surely(const char *s);
/* "Ida Alm – Bo Ek – Eva Ros" with commas for the dashes or slashes; NULL where that is no list of names. */
const char *people_dashes(struct pool *p, const char *s);
/* Where an organisation's or a role's "FK: " begins inside the list, after a full stop or a comma; the
 * text's end where there is none. */
size_t people_next_head(const char *s);

/* notes_in_run.c: cuts a row of people without commas, as the columns of a page come out, where the
 * next name begins. With alone, pairs of words are taken for names where nothing tells more. Returns
 * the number of parts; 0 where the row holds less than two names, or is prose. A first part without a
 * name belongs to whoever stood before. */
size_t run_split(struct span t, bool alone, struct span *parts, size_t max);

/* notes_in_person.c: adds the person to the document, once. */
void person_add(const struct people_list *l, const struct entry *e);

#endif
