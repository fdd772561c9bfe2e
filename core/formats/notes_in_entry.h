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
};

/* notes_in_entry.c */
struct span span_trim(struct span t);
/* Takes one entry apart; with lone, a first name alone is a person too. False where it holds no
 * name; what it holds is among the attributes then. */
bool entry_read(struct span t, bool lone, struct entry *e);
void entry_add(struct entry *e, struct span attribute);
/* "Ordförande", "Sekreterare", "1:e vice ordförande" at the start of s: its bytes. */
size_t role_start(const char *s);

/* notes_in_attribute.c: what may stand beside a name. */
bool entry_part_like(struct span t);
bool entry_role_like(struct span t);
/* Does it end as the words for roles do: "enhetschef", "Verksamhetsutvecklare"? */
bool entry_role_ends(struct span t);
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

/* notes_in_run.c: cuts a row of people without commas, as the columns of a page come out, where the
 * next name begins. With alone, pairs of words are taken for names where nothing tells more. Returns
 * the number of parts; 0 where the row holds less than two names, or is prose. A first part without a
 * name belongs to whoever stood before. */
size_t run_split(struct span t, bool alone, struct span *parts, size_t max);

/* notes_in_person.c: adds the person to the document, once. */
void person_add(const struct people_list *l, const struct entry *e);

#endif
