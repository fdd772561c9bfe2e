/* Who is represented at a meeting: now, while it runs; at an item; in all, afterwards. And the caveat
 * that says under an item who was not. */
#ifndef CORE_SERVICES_REPRESENTED_H
#define CORE_SERVICES_REPRESENTED_H

#include "rules/presence.h"
#include "rules/representation.h"
#include "services/session.h"

/* Of a meeting that runs those who are there now, of others those who took part. Borrows from roll and
 * rules; representation_release it. */
void represented_now(const struct session *se, const struct meeting *m,
	const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out);

/* Before the meeting: those who are expected. */
void represented_expected(const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out);

/* Those who were there at items[at]; false (and nothing in *out) where that cannot be known: it was
 * not begun. */
bool represented_at(const struct session *se, const struct meeting *m, const struct item *items,
	size_t n, size_t at, const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out);

/* What of it concerns one item, read anew. */
struct item_presence {
	char *words; /* "Ansökningar: 0 av 2 sökande parter närvarande"; "" = it is about no party */
	char *caveat; /* the line to write; NULL where everybody is there who should be */
	bool missing; /* a party that it is about */
};
bool item_presence(struct session *se, int64_t item_id, struct item_presence *out, struct err *e);
void item_presence_release(struct item_presence *p);

/* Write the caveat as a line under the item, in the language of the organisation and in its words
 * (settings "phrase.caveat" and "phrase.caveat-rules" where they are set): about the parties that the
 * item is about, or else the rules of the groups. ERR_INVALID where nobody is missing. *line (may be
 * NULL) gets its text, caller frees. One step. */
bool caveat_write(struct session *se, int64_t item_id, char **line, struct err *e);

/* The organisation's own words, "" for the usual ones. {parter} stands for the parties. One step. */
bool caveat_phrase_set(struct session *se, const char *text, struct err *e);
bool caveat_phrase(struct session *se, char **text, struct err *e); /* caller frees */

#endif
