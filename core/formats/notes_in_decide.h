/* Inside of notes_in.h: what the sentences of notes say was decided, who took what upon them, and who
 * presented it.
 *
 * Rules for decisions; better one missed than one too many:
 *  1. Under a heading "Beslut" or "Styrelsen beslutar" each att-clause, row or the paragraph is one;
 *     after a label "Beslut:" the rest of the line is. "Förslag till beslut" opens nothing.
 *  2. The meeting's own body and a verb of the table: "Rådet beslutade att …", "Styrelsen godkände …".
 *     Own are "vi", "mötet" and the bodies that the text's head names; another body's decision is
 *     only reported ("Styrelsen beslutade", in notes of a group that prepares for it).
 *  3. Nobody's verb: "Beslutades att …", "Det bestämdes att …".
 *  4. What is done with papers and proposals: "Dagordningen godkändes", "Lades till handlingarna".
 *  5. The choice of somebody for a duty: "Ida Alm valdes att justera protokollet".
 *  6. In minutes, an att-clause with a verb of deciding that stands alone.
 * Sentences that begin with a place, a time or a condition ("På årsmötet beslutades …", "Om rådet
 * beslutar …"), questions, and what is dated ("godkändes i maj") or done by others ("av fullmäktige")
 * are told, not decided.
 *
 * Tasks: somebody known by the lists or by a given name, or a holder of a post, right before a verb of
 * the table in the present tense, or "ska" with its infinitive; "får i uppdrag att", "åtar sig att",
 * "uppdra åt X att", "Skickas av X"; rows under "Att göra", with a box or an arrow before. */
#ifndef CORE_FORMATS_NOTES_IN_DECIDE_H
#define CORE_FORMATS_NOTES_IN_DECIDE_H

#include "formats/notes_in_parts.h"

/* notes_in_bodies.c: who decides in these notes. */
struct bodies {
	const char *head; /* the text that names the document */
	bool named;       /* it names a body */
	bool minutes;     /* a board's own, or any protocol that names no other body */
	bool electing;    /* the item is an election: its title says so */
	bool choosing;    /* a choice is a decision here: under an item */
};
void bodies_init(struct reader *r, struct bodies *b);
/* Is s (n bytes, before a verb) one of the meeting's own bodies? *formal: with a name, not "vi". */
bool bodies_own(const struct bodies *b, const char *s, size_t n, bool *formal);

/* notes_in_decide.c: the bytes of the sentence that begins at s, without what ends it. */
size_t sentence_len(const char *s);

/* notes_in_verdict.c: is a sentence a decision? */
struct verdict {
	enum note_kind kind;
	const char *text; /* what was decided, inside the sentence */
};
/* s: one sentence without its full stop. */
bool verdict_read(struct reader *r, const struct bodies *b, const char *s, struct verdict *out);
/* "Beslut", "Rådets beslut:", "Styrelsen beslutar", "Beslöts": what follows is the decision. *label:
 * it is a heading, so that rows and plain text below are decisions too. */
bool verdict_opens(const struct bodies *b, const char *s, enum note_kind *kind, bool *label);
/* The bytes of "Beslut:" or "Beslut att" at the start of s, up to what was decided; 0. */
size_t verdict_label(const char *s);
/* The same with those who decided before it: "Gruppens beslut: …"; 0. */
size_t verdict_own_label(const struct bodies *b, const char *s);
/* "Förslag till beslut", "Yrkande": what follows is not decided yet. */
bool verdict_proposes(const char *s);
/* "fastställa dagordningen", "Ida Alm justerar protokollet": does it follow a bare "Att"? */
bool verdict_clause(const char *s);
/* Is the text of a decision none: "Inget", "-"? */
bool verdict_no_text(const char *s);
/* Is the sentence about another time, place or condition? */
bool verdict_elsewhere(const char *s);

/* notes_in_named.c: who stands beside a verb. named_person: are n bytes of s somebody, by the lists,
 * a given name or a post; with loose also a word that only could be a name. */
bool named_person(struct reader *r, const char *s, size_t n, bool loose);
/* Where those who stand before byte end begin ("Bo, Siri och Kaj"); end for nobody. */
size_t named_before(struct reader *r, const char *s, size_t end, bool loose);
/* The bytes of those at the start of s. */
size_t named_after(struct reader *r, const char *s);
/* Does a clause begin at byte from? */
bool named_clause(const char *s, size_t from);
/* The bytes of "och", "samt", "/", "," that end at byte end. */
size_t named_joint(const char *s, size_t end);

/* notes_in_task.c: tasks_words once for all texts; tasks_read adds the tasks that a sentence on line i
 * tells. */
void tasks_words(struct notes_words *w);
void tasks_read(struct reader *r, size_t i, const char *s);
/* Adds the task of a row: one marked as such ("[ ]", "→", "Åtgärd:"), in a list also one that names
 * somebody, or any. False where the row has none. */
enum task_row { ROW_MARKED, ROW_NAMED, ROW_LISTED };
bool tasks_row(struct reader *r, size_t i, const char *s, enum task_row sort);
/* "Bo: kontakta kommunen" outside of lists: somebody and an infinitive. */
bool tasks_said(struct reader *r, size_t i, const char *s);
/* "Boka lokal (Bo)", "Rapporten ska tas fram (BE)": who stands behind it in brackets. */
bool tasks_bracketed(struct reader *r, size_t i, const char *s);
/* "Klart 15 oktober": when the last task of line i is due, said in a sentence of its own. */
void tasks_due(struct reader *r, size_t i, const char *s);
/* "Ansvarig: Bo" on line i: of the task on the line above, else of the item. */
bool tasks_charge(struct reader *r, size_t i);
/* The row s is what somebody does. */
void task_of(struct reader *r, size_t i, const char *who, const char *s);
/* "boka lokal": does s begin with an infinitive of things to do? tasks_begin: or with "bokar"? */
bool tasks_infinitive(const char *s);
bool tasks_begin(const char *s);
/* "Att göra", "Åtgärder": heads a list of things to do. */
bool tasks_heading(const char *s);

/* notes_in_presenter.c: "Föredragande: Åsa Berg" on line i belongs to the item. */
bool presenter_line(struct reader *r, size_t i);
/* The first sentences of an item: "Åsa Berg informerar om …". */
void presenter_by_text(struct reader *r, int item, const char *s);

#endif
