/* The combined sheet of a round, for the board: the groups with their days and attendance, and for each
 * item what became of it in each group, decisions, agreements and messages before remarks, and what
 * differs between the groups. No private lines, and no actions: those are the groups' own.
 *
 * Pure, in the language of the organisation. */
#ifndef CORE_FORMATS_ROUND_OUT_H
#define CORE_FORMATS_ROUND_OUT_H

#include "base/json.h"
#include "formats/notes_out.h"
#include "rules/rounds.h"

/* All borrowed. */
struct round_out {
	const char *language;    /* "sv", "en" */
	const char *association; /* "" = not said */
	const struct round *round;
	const struct round_part *parts;
	size_t n;
	const struct round_lines *lines; /* of the parts */
};

/* The sheet as a document, to be written in any form that notes have. Release it. */
void round_document(const struct round_out *r, struct notes_document *out);

/* The same as keys of an object that is open: "round", "meetings", "items". */
void round_json(const struct round_out *r, struct json *j);

/* What differs between the groups on that line, in words, appended to out; that nothing does, where they
 * have decided, agreed or told the board something; else "". */
void round_differs(const struct round_out *r, const struct round_line *line, struct buf *out);

#endif
