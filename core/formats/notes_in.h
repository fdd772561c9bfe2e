/* Meeting notes as plain text → what they say: header fields, attendance, items with their lines,
 * decisions, next meetings. tests/data/notes-forms.txt has a sample of each form understood.
 *
 * Pure: the text in, a document out. Every non-empty line of the source has its place in lines[],
 * so that an import can account for all of it. All strings of a document live in its pool. */
#ifndef CORE_FORMATS_NOTES_IN_H
#define CORE_FORMATS_NOTES_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "base/pool.h"
#include "model/model.h"

/* The words that texts are read by, put in order: made once by those who read many. */
struct notes_words;
struct notes_words *notes_words_new(void);
void notes_words_free(struct notes_words *w);

/* What the reader of the text already knows. Zero it, then set day: NOTES_OPTIONS_NONE. */
struct notes_options {
	int32_t day; /* the meeting's day where the text has none (or overruling it); DAY_NONE */
	int year;    /* the meeting's year, where only that is known; 0 */
	const struct notes_words *words; /* NULL = for this text alone */
};
#define NOTES_OPTIONS_NONE ((struct notes_options) { .day = DAY_NONE })

enum notes_line_kind {
	NOTES_LINE_BLANK,      /* nothing on it */
	NOTES_LINE_PAGE,       /* page heads and scanning noise: "1 (6)", "Justerandes sign" */
	NOTES_LINE_TITLE,      /* (part of) the title, the body's name */
	NOTES_LINE_FIELD,      /* date, time, place, note taker, chair, adjusters, … */
	NOTES_LINE_ATTENDANCE, /* a label or people of the attendance list */
	/* A heading: of items[item] when that begins on this line (a sub-heading), else of a
	 * section of the document ("Dagordning"). */
	NOTES_LINE_HEADING,
	NOTES_LINE_ITEM,      /* begins items[item] */
	NOTES_LINE_PRESENTER, /* "Föredragande: …" of items[item] */
	NOTES_LINE_NEXT,      /* gave one or more next[]; also kept as a line of its item */
	NOTES_LINE_NOTE,      /* a note, of note_kind */
};

/* One line of the source. */
struct notes_line {
	int number; /* from 1 */
	enum notes_line_kind kind;
	enum note_kind note; /* what kind of NOTES_LINE_NOTE */
	int item;            /* index in items; -1 = belongs to the meeting */
	const char *text;    /* trimmed, without the speaker; list signs kept */
	const char *speaker; /* remark: as written; else NULL */
};

/* How somebody took part; the text may not say whether on site or remote. */
enum notes_status { NOTES_PRESENT, NOTES_ONSITE, NOTES_REMOTE, NOTES_ABSENT, NOTES_EXCUSED };

struct notes_person {
	const char *name;         /* as written, without titles */
	const char *organisation; /* as written; NULL when not said */
	enum notes_status status; /* EXCUSED ("förhinder") prints as absent */
	const char *role;     /* "ordförande", "sekreterare", "ersättare", "gäst", …; NULL */
	const char *nickname; /* "Knutte"; NULL */
	const char *part;     /* partial presence as written: "§ 84–89", "t.o.m. 11.00"; NULL */
	const char *stands_in_for; /* name; NULL */
	int left;                  /* minute of the day, MINUTE_NONE when not said */
	int line;                  /* number of the source line */
	bool given_only;           /* a lone first name */
	const char *guess;         /* why it is a guess, translated; NULL where the text says so */
};

/* An item of the agenda or (parent >= 0) a sub-heading inside one. */
struct notes_item {
	const char *number; /* "12", "1a", "1.1", "II"; NULL for an unnumbered heading */
	const char *title;
	const char *presenter; /* NULL when not said */
	int parent;            /* index in items, -1 at the top */
	int line;
	const char *guess; /* as of a person */
};

struct notes_decision {
	int item; /* index, -1 none */
	const char *text;
	enum note_kind kind; /* NOTE_DECISION or NOTE_AGREEMENT */
	int line;
	const char *guess; /* as of a person */
};

struct notes_action {
	int item;
	const char *who, *what;
	const char *due; /* the words as written; NULL */
	int line;
	const char *guess; /* as of a person */
};

/* A coming meeting that the notes announce. */
struct notes_next {
	const char *group;     /* as written; NULL when it is this one's own */
	const char *title;     /* "Lunch till lunch"; NULL */
	const char *place;     /* NULL */
	const char *date_text; /* as written */
	int32_t day, end_day;  /* DAY_NONE when the year is not known, or one day */
	int month, mday, end_month, end_mday;
	int start, end; /* MINUTE_NONE */
	bool remote, cancelled;
	int line;
	const char *guess; /* as of a person */
};

/* A day or year that the text implies without stating it, for a meeting without a date. */
struct notes_hint {
	int32_t day; /* DAY_NONE when it is only a year */
	int year;
	const char *text; /* the words that imply it */
	int line;
};

enum notes_warning_kind {
	NOTES_WARN_WEEKDAY,    /* the weekday written is not that of the date */
	NOTES_WARN_HEALTH,     /* a word of illness or leave beside a name */
	NOTES_WARN_IDENTITY,   /* a personal identity number */
	NOTES_WARN_ALIKE,      /* two names in the text that may be one person */
	NOTES_WARN_GIVEN_ONLY, /* attendance by first name alone */
	NOTES_WARN_TWICE,      /* the same person more than once in the lists */
	NOTES_WARN_NUMBERED,   /* "Deltagare 3" among those who came */
};
struct notes_warning {
	enum notes_warning_kind kind;
	int line;
	const char *text; /* translated */
};

/* What a line gave, for a report before anything is saved. */
enum notes_what {
	NOTES_WHAT_NOTHING, /* read and left out: page heads, reasons for absence, last days */
	NOTES_WHAT_TITLE,
	NOTES_WHAT_DATE,
	NOTES_WHAT_TIME,
	NOTES_WHAT_PLACE,
	NOTES_WHAT_NOTE_TAKER,
	NOTES_WHAT_CHAIR,
	NOTES_WHAT_ADJUSTER,
	NOTES_WHAT_PERSON,   /* people[index] */
	NOTES_WHAT_ITEM,     /* items[index] */
	NOTES_WHAT_DECISION, /* decisions[index] */
	NOTES_WHAT_ACTION,   /* actions[index] */
	NOTES_WHAT_NEXT,     /* next[index] */
	NOTES_WHAT_NOTE,     /* kept as text of the item or the meeting it stands under */
	NOTES_WHAT_FRAME,    /* labels, section names, a printed agenda: nothing by itself */
};
enum notes_certainty { NOTES_FOUND, NOTES_GUESSED, NOTES_LEFT_OUT };
struct notes_finding {
	int line; /* from 1 */
	enum notes_what what;
	enum notes_certainty certainty;
	int index;       /* of the record that what names; -1 for anything else */
	const char *why; /* translated: why it is a guess or left out; "" when found */
};

struct notes_doc {
	struct pool pool;
	const char *type; /* "minnesanteckningar", "protokoll", "kallelse", "schedule", "unknown" */
	const char *title, *body, *place, *note_taker, *chair; /* NULL when not said */
	const char *onsite_label; /* "i Sjövik", as the list of those on site says it; NULL */
	int32_t day, end_day, notice_day; /* DAY_NONE */
	int start, end;                   /* MINUTE_NONE */
	const char **adjusters;
	size_t adjuster_count;
	struct notes_person *people;
	size_t person_count;
	struct notes_item *items;
	size_t item_count;
	bool numbered; /* the document numbers its items: unnumbered ones are sub-headings */
	struct notes_decision *decisions;
	size_t decision_count;
	struct notes_action *actions;
	size_t action_count;
	struct notes_next *next;
	size_t next_count;
	struct notes_line *lines; /* one for every line of the source, in order */
	size_t line_count;
	struct notes_hint *hints;
	size_t hint_count;
	struct notes_warning *warnings;
	size_t warning_count;
	struct notes_finding *findings; /* by line; at least one for every line that is not blank */
	size_t finding_count;
};

/* Reads a text that text_decode gave. options may be NULL. Fails only on a text without any content
 * (ERR_INVALID). *out is to be released after success. Linear time. */
bool notes_parse(const char *utf8, const struct notes_options *options, struct notes_doc *out,
	struct err *e);
void notes_doc_release(struct notes_doc *d);

/* One object: title, date, start, end, place, …; keys are English and stable, days ISO. */
void notes_doc_json(const struct notes_doc *d, struct json *j);

#endif
