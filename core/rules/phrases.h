/* The words that documents and calendars print, in the organisation's language (setting "language"),
 * never in the language of the user's face: the same data give the same file for everybody. */
#ifndef CORE_RULES_PHRASES_H
#define CORE_RULES_PHRASES_H

enum phrase {
	PHRASE_PROPOSED,   /* before the title of a proposed meeting */
	PHRASE_CANCELLED,  /* before the title of a cancelled one */
	PHRASE_DEADLINE,   /* before the title of a deadline */
	PHRASE_MOVED_FROM, /* before the time that a meeting had */
	PHRASE_JOINT,      /* before the groups of a joint meeting */
	PHRASE_PROPOSAL,   /* the category of proposed dates */
	PHRASE_CYCLE,      /* the annual cycle, as the name of a calendar */
	PHRASE_LINK,       /* before an address on the web */
	PHRASE_MINUTE,     /* after a number of minutes */
	/* Kinds of entries, in the order of enum meeting_kind. */
	PHRASE_KIND,
	PHRASE_KIND_LAST = PHRASE_KIND + 7,
	/* How a meeting is held, in the order of enum meeting_mode. */
	PHRASE_MODE,
	PHRASE_MODE_LAST = PHRASE_MODE + 2,
	/* Kinds of documents, and what stands at their head. */
	PHRASE_NOTES,
	PHRASE_AGENDA,
	PHRASE_NOTICE, /* the agenda of a meeting that is called */
	PHRASE_DATE,
	PHRASE_TIME,
	PHRASE_PLACE,
	PHRASE_CHAIR,
	PHRASE_NOTE_TAKER,
	PHRASE_PENDING, /* beside a time that is not decided yet */
	PHRASE_ONLINE,  /* beside the time of a meeting that has no place */
	PHRASE_CLOCK,   /* before a clock time in running text: "kl. " */
	/* The roll. */
	PHRASE_PRESENT,
	PHRASE_PRESENT_ONSITE,
	PHRASE_PRESENT_REMOTE,
	PHRASE_ABSENT,
	PHRASE_GUESTS,
	PHRASE_STANDS_IN, /* before the name of whom somebody stands in for */
	PHRASE_CAME,      /* before the clock time */
	PHRASE_LEFT,
	/* Said under an item: parties that it is about ("{parter}" stands for them), or anybody whom the
	 * group's rules ask for, were not there. */
	PHRASE_CAVEAT,
	PHRASE_CAVEAT_RULES,
	/* Items and their lines. */
	PHRASE_PRESENTER,
	PHRASE_PARTICIPANT, /* somebody whose name is left out */
	PHRASE_LEFT_TO_DO,  /* the heading over open actions of earlier meetings */
	PHRASE_REGISTER,    /* the heading over the decisions and actions */
	PHRASE_NUMBER,
	PHRASE_ITEM,
	PHRASE_WHAT,
	PHRASE_WHO,
	PHRASE_WHEN,
	/* Before a line, in the order of enum note_kind; "" for text and remarks. */
	PHRASE_LINE,
	PHRASE_LINE_LAST = PHRASE_LINE + 7,
	/* What became of an item, in the order of enum outcome (rules/outcomes.h); "" for some. */
	PHRASE_OUTCOME,
	PHRASE_OUTCOME_LAST = PHRASE_OUTCOME + 10,
	PHRASE_MONTH, /* January first */
	PHRASE_MONTH_LAST = PHRASE_MONTH + 11,
	PHRASE_WEEKDAY, /* Monday first */
	PHRASE_WEEKDAY_LAST = PHRASE_WEEKDAY + 6,
	/* A dot vote: rules/tally.h puts the sentence together. */
	PHRASE_POLL,
	PHRASE_POLL_ORDINAL, /* "first" to "tenth" */
	PHRASE_POLL_ORDINAL_LAST = PHRASE_POLL_ORDINAL + 9,
	PHRASE_POLL_PLACE,
	PHRASE_POLL_JOINT, /* before a place that several share */
	PHRASE_POLL_DOT,
	PHRASE_POLL_DOTS,
	PHRASE_POLL_EACH,
	PHRASE_POLL_WITHOUT, /* before the options that got none */
	PHRASE_POLL_NOBODY,  /* instead of the places */
	PHRASE_POLL_PERSON,
	PHRASE_POLL_PEOPLE,
	PHRASE_POLL_VOTED, /* between the people and their dots */
	PHRASE_AND,        /* before the last of several */
	/* A round, and its combined sheet. */
	PHRASE_ROUND,
	PHRASE_SHEET,
	PHRASE_GROUP,
	PHRASE_ATTENDANCE,
	PHRASE_PARTIES,
	PHRASE_OF, /* between two numbers */
	PHRASE_NOT_HELD,
	PHRASE_RUNNING,
	PHRASE_CALLED_OFF,
	PHRASE_NOT_TREATED, /* no group has had the item yet */
	PHRASE_DIFFERS,     /* before what differs between the groups */
	PHRASE_DIFFERS_NOT,
	PHRASE_DIFFERS_OUTCOME,
	PHRASE_DIFFERS_ONLY,  /* between a kind of line and the groups that have one */
	PHRASE_DIFFERS_WORDS, /* between a kind of line and groups that have different ones */
	PHRASE_DIFFERS_LACKS, /* before the groups whose agenda lacks the item */
	/* What became of an item, in one word, in the order of enum outcome. */
	PHRASE_BECAME,
	PHRASE_BECAME_LAST = PHRASE_BECAME + 10,
	/* Items. */
	PHRASE_TIME_OF,       /* after an ordinal: "second time" */
	PHRASE_ANNEX,         /* what an item is usually referred to … */
	PHRASE_BOARD_MINUTES, /* … or else */
	PHRASE_AFFECTED,      /* before the parties that an item is about */
	PHRASE_ATTACHMENTS,
	/* The drawn year. */
	PHRASE_WEEK,         /* before its number, without a space */
	PHRASE_SETTLED,      /* beside the mark of a date that stands */
	PHRASE_EARLIER_DATE, /* beside the mark of one that does not any more */
	PHRASE_NO_ENTRIES,
	PHRASE_MORE, /* after the number of entries that there is no room for */
	/* Mails that invite: before the name of the meeting, and what they say first. */
	PHRASE_INVITE_MOVED,
	PHRASE_INVITE_CHANGED,
	PHRASE_INVITE_OFF,
	PHRASE_INVITE_SAYS_NEW,
	PHRASE_INVITE_SAYS_MOVED,
	PHRASE_INVITE_SAYS_CHANGED,
	PHRASE_INVITE_SAYS_CANCELLED,
	PHRASE_INVITE_SAYS_OFF, /* the meeting is held, but without the reader */
	PHRASE_COUNT,
};

/* An inner constant string. language is "sv" or "en"; anything else reads as "sv". */
const char *phrase(const char *language, enum phrase p);
const char *phrase_kind(const char *language, int kind);       /* enum meeting_kind */
const char *phrase_mode(const char *language, int mode);       /* enum meeting_mode */
const char *phrase_line(const char *language, int kind);       /* enum note_kind */
const char *phrase_outcome(const char *language, int outcome); /* enum outcome */

#endif
