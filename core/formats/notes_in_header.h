/* Inside of notes_in.h: what the files that read the header and the signatures share. */
#ifndef CORE_FORMATS_NOTES_IN_HEADER_H
#define CORE_FORMATS_NOTES_IN_HEADER_H

#include "formats/notes_in_parts.h"

/* How sure a source of the meeting's date is: the date of a letter, a mail or a page; a line that says when; a
 * title or subject; "Datum"; what stands with a clock time; "Sammanträdesdatum". */
enum trust { TRUST_NONE, TRUST_PAGE, TRUST_LINE, TRUST_TITLE, TRUST_DATED, TRUST_TIME, TRUST_DATE };

struct header {
	struct reader *r;
	enum trust date_from;
	struct when date; /* the best date seen, perhaps without a year */
	int32_t notice;   /* the date of a letter: "Ekeby 2010-08-19" */
	int year;         /* a year that some line of the header gives */
	int date_line;
	int time_line;           /* that holds a clock time alone */
	const char *title_place; /* that the title seems to tell; NULL */
	size_t title_line;
	size_t end; /* the line where the head ends */
};

/* Takes a date where it is a better one than was seen before, and a time where there is none yet. */
void header_date(struct header *h, const struct when *w, enum trust trust, size_t line);
void header_time(struct header *h, int start, int end, size_t line);
/* Date and time that s tells, and with place what is left of it. */
void header_when(struct header *h, const char *s, bool place, size_t line);
/* The fields of line i, which may hold several; false where it begins with none. header_fields: those
 * from s on, which begins with that label. */
bool header_line(struct header *h, size_t i);
void header_fields(struct header *h, size_t i, const char *s, struct label l);
/* Labels alone on lines of their own from line i on, and below them their values. */
bool header_label_block(struct header *h, size_t i);
/* Takes a labelled field's value, which stands on that line. */
void header_field(struct header *h, const struct label *l, const char *value, size_t line);
/* The field that somebody's role fills: LABEL_CHAIR, LABEL_NOTE_TAKER, LABEL_ADJUSTERS; LABEL_NONE. */
enum label_kind header_role(const char *role);
/* The bytes of a post at the start of s ("mötets ordförande", "sekr."), and the field it fills; 0. */
size_t header_post(const char *s, enum label_kind *kind);
/* The person that a field's value names; NULL. */
const char *header_person(struct reader *r, const char *s);
/* No value, or the dots of a line to sign on? */
bool header_nothing(const char *s);
/* "Ekeby 2010-08-19", "Vrångö 18 05 03": a place and a date, as letters are dated. */
bool header_letter_date(const char *s, const struct when *w);

/* notes_in_top.c */
void header_top(struct header *h);
/* notes_in_dated.c: the likeliest date of the first lines, where nothing else gave one. header_date_place: the
 * place that line i tells beside its date. */
void header_best_date(struct header *h);
void header_date_place(struct header *h, size_t i, const struct when *w);
/* notes_in_signature.c: who signed, as what, anywhere. header_signed: by lines such as "Bo Ek, sekreterare"
 * alone, where nothing else tells. */
void header_signatures(struct header *h);
void header_signed(struct header *h);
/* notes_in_signed.c: who signed below the text, and when. */
void header_dated_end(struct header *h);

#endif
