/* The data model on a page: one struct a record, and for each a constant table description in
 * model.c. Tables are plural, structs singular. Text columns are UTF-8 in NFC, owned by the record;
 * NULL and "" mean the same. Times of the world are local wall-clock ISO text ("2026-03-10T09:00",
 * or "2026-03-10" for a whole day) beside a zone name; times that the program logs are UTC seconds.
 * A reference of 0 refers to nothing. */
#ifndef CORE_MODEL_MODEL_H
#define CORE_MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/record.h"

/* An organisation that sends people. */
enum party_kind {
	PARTY_MUNICIPALITY,
	PARTY_AGENCY,
	PARTY_REGION,
	PARTY_OFFICE, /* the association's own office */
	PARTY_OTHER,
};
struct party {
	int64_t id, rev;
	char *name;
	char *short_name; /* "FK"; shown where there is little room */
	int kind;
};

struct person {
	int64_t id, rev;
	char *given;    /* "Anna-Lena" */
	char *family;   /* "von Ahn", "Johansson Berg"; empty for a lone first name */
	char *sort_key; /* text_sort_key of "family given" */
	char *email;
	char *phone;
	char *title;
	int64_t party_id;
};

/* Another spelling of a person's name, and how it came to be known. */
enum alias_source { ALIAS_IMPORTED, ALIAS_TYPED, ALIAS_MERGED };
struct alias {
	int64_t id, rev;
	int64_t person_id;
	char *name;
	int source;       /* enum alias_source */
	int64_t merge_id; /* ALIAS_MERGED: the merge that it comes from; 0 = another */
};

/* Somebody who was found to be a person of the register twice: what their own entry said, and (merged_row)
 * what went over to the one that was kept, so that it can go back. */
struct person_merge {
	int64_t id, rev;
	int64_t person_id; /* who was kept */
	int64_t other_id;  /* who the other was; that person is no more */
	int64_t at;        /* UTC s */
	char *given, *family, *email, *phone, *title;
	int64_t party_id;
	int64_t filled; /* what the one who was kept got from the other: bits of enum merge_filled */
	int64_t last_row; /* the highest attendance.id of both then: later ones came since */
};
enum merge_filled {
	FILLED_EMAIL = 1 << 0,
	FILLED_PHONE = 1 << 1,
	FILLED_TITLE = 1 << 2,
	FILLED_PARTY = 1 << 3,
};

/* A row that a merge gave to the one who was kept, or, where both had one for the same, took away. */
struct merged_row {
	int64_t id, rev;
	int64_t merge_id;
	char *kind;     /* the row's table */
	char *field;    /* the column that names the person */
	int64_t row_id; /* as it was then */
	int64_t kept_id; /* taken away: the row of the one who was kept that stands for both; 0 = none */
	char *dropped;            /* taken away: its image; "" = it went over */
	char *kept_was, *kept_is; /* images of that other row; "" = it stayed as it was */
};

/* Two people who are alike and yet two: nobody asks about them again. person_id < other_id. */
struct namesake {
	int64_t id, rev;
	int64_t person_id, other_id;
};

enum group_kind { GROUP_PREPARATORY, GROUP_BOARD, GROUP_STEERING, GROUP_WORKING, GROUP_JOINT };
struct group {
	int64_t id, rev;
	char *name;       /* "Beredning Väst" */
	char *short_name; /* "Väst" */
	char *letter;     /* "B": its mark in the year and in lists */
	int kind;
	char *from_day; /* ISO day, "" = always */
	char *to_day;   /* last day, "" = still */
	int64_t successor_id;
	int64_t least_people;  /* present to be representative; 0 = no rule */
	int64_t least_parties; /* 0 = no rule */
	int64_t most_seats;    /* per party; 0 = no rule */
	int64_t revised_at;    /* UTC s: name changes reach calendars */
};

/* A party without which a group is not representative. */
struct group_party {
	int64_t id, rev;
	int64_t group_id;
	int64_t party_id;
};

enum member_role {
	ROLE_MEMBER,
	ROLE_DEPUTY,
	ROLE_CHAIR,
	ROLE_SECRETARY,
	ROLE_OFFICE,
	ROLE_OBSERVER,
};
struct membership {
	int64_t id, rev;
	int64_t person_id;
	int64_t group_id;
	int64_t party_id; /* for which party; 0 = the person's own */
	int role;
	bool mandate;   /* may decide for the party */
	char *from_day; /* the mandate period: "" = always */
	char *to_day;   /* last day, "" = still */
	int64_t turn;   /* in which the deputies of a party are called, from 1; 0 = not said */
};

enum meeting_kind {
	MEETING_ORDINARY,
	MEETING_FULL_DAY,
	MEETING_LUNCH_TO_LUNCH,
	MEETING_BOARD,
	MEETING_TRAINING,
	MEETING_VISIT,
	MEETING_DEADLINE,
	MEETING_OTHER,
};
enum meeting_mode { MODE_ONSITE, MODE_REMOTE, MODE_HYBRID };
enum meeting_status {
	STATUS_PROPOSED,
	STATUS_DECIDED,
	STATUS_CALLED,
	STATUS_RUNNING,
	STATUS_HELD,
	STATUS_CANCELLED,
};
enum notes_state { NOTES_DRAFT, NOTES_SENT, NOTES_APPROVED, NOTES_ARCHIVED };

/* Any entry of the year. */
struct meeting {
	int64_t id, rev;
	int kind;
	char *title;
	char *starts; /* local; a day when all_day */
	char *ends;   /* local; the last day (inclusive) when all_day */
	bool all_day;
	char *zone; /* "Europe/Stockholm" */
	char *place;
	char *room;
	char *link;
	int mode;
	int status;
	char *chair;      /* as written: need not be in the register */
	char *note_taker; /* as written */
	int64_t round_id;
	char *uid;
	int64_t sequence;
	int64_t revised_at; /* UTC s: when anything that a calendar shows last changed */
	int64_t created_at; /* UTC s */
	int64_t started_at; /* UTC s, 0 = not yet */
	int64_t ended_at;   /* UTC s, 0 = not yet */
	int64_t item_id;    /* the current item while running; 0 = none */
	int64_t item_since; /* UTC s since when its clock runs; 0 = paused */
	int notes_state;
	char *search;       /* folded title, place and note taker, for the list filter */
	char *onsite_label; /* how the notes say "on site": "i Ekby"; "" = the usual words */
	char *organizer; /* address of whoever organises it; "" = we do. SEQUENCE is theirs then */
	char *description;     /* what the calendar that it came from says about it */
	int64_t foreign_stamp; /* UTC s: DTSTAMP of the edition taken over last; 0 = none */
	int64_t foreign_sum;   /* over what that edition said; 0 = it was never imported */
	char *series;          /* UID of the series that it is an entry of; "" = of none */
	char *instance;        /* its place there (formats/calendar_in.h), wherever it was moved */
	int64_t candidates;    /* dates proposed and still open; 0 = it has its date */
};

/* One agenda that several groups run on several days: the meetings with its round_id. */
struct round {
	int64_t id, rev;
	char *title;
};

/* What an organisation says of a kind of entry; a kind without one has what kind_usual says. */
struct kind_default {
	int64_t id, rev;
	int kind;        /* enum meeting_kind */
	int64_t minutes; /* how long it lasts; 0 for a point in time */
	char *begins;    /* "09:00"; "" = no usual clock time */
	char *title;     /* of one that is not given any; "" = the names of its groups */
	int mode;        /* enum meeting_mode */
};

/* The frame of a new agenda: of a group, or (group_id 0) of every group that has none of its own; of
 * every kind of entry, or of one. */
enum { TEMPLATE_ANY_KIND };
struct template
{
	int64_t id, rev;
	int64_t group_id;
	char *name;
	int kind; /* TEMPLATE_ANY_KIND, or template_kind() */
};
static inline int template_kind(int meeting_kind)
{
	return meeting_kind + 1;
}

/* An item that comes by itself into the agendas made from its template. */
struct standing_item {
	int64_t id, rev;
	int64_t template_id;
	int64_t parent_id; /* one level */
	int64_t position;  /* order under its parent, from 1 */
	char *title;
	int kind; /* enum item_kind */
	char *presenter;
	int64_t minutes; /* planned; 0 = not said */
	char *from_day;  /* of the meetings that get it; "" = always */
	char *to_day;    /* the last day, "" = still */
};

struct meeting_group {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t group_id;
};

/* Every change of a date, a status, or of where a meeting is: what calendars and people ask for
 * afterwards. */
struct move {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t at; /* UTC s */
	char *old_starts, *old_ends;
	char *new_starts, *new_ends;
	int old_status, new_status; /* enum meeting_status */
	char *why;
	int old_mode, new_mode;      /* enum meeting_mode */
	char *old_place, *new_place; /* "" both where it stayed */
};

/* A date proposed for a meeting. While some are open the meeting stands at one of them and has its uid;
 * calendars show each as an entry of its own, with the meeting's sequence and revised_at: every
 * change of what is proposed is a change of meeting.candidates and raises them. */
enum candidate_state {
	CANDIDATE_OPEN,
	CANDIDATE_CHOSEN,    /* the meeting's date now */
	CANDIDATE_CANCELLED, /* another was chosen, or it was taken back */
};
struct candidate {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t position; /* order in which they were proposed, from 1 */
	char *starts;     /* as a meeting's */
	char *ends;
	bool all_day;
	char *uid; /* of its own entry in calendars */
	int state; /* enum candidate_state */
};

/* What a party, or somebody of it, says to a proposed date. */
enum date_answer { DATE_CAN, DATE_CANNOT, DATE_RATHER_NOT };
struct candidate_answer {
	int64_t id, rev;
	int64_t candidate_id;
	int64_t party_id;    /* 0 = a person's answer */
	int64_t person_id;   /* 0 = a party's answer */
	int answer;          /* enum date_answer */
	int64_t answered_at; /* UTC s; 0 = not known */
};

/* Days on which a municipality's schools are closed, or on which nobody of a party is at work. */
enum break_kind { BREAK_SCHOOL, BREAK_OTHER };
struct school_break {
	int64_t id, rev;
	int64_t party_id; /* whose; 0 = everybody's */
	char *label;      /* "sportlov" */
	char *from_day;   /* ISO day */
	char *to_day;     /* the last day */
	int kind;         /* enum break_kind */
};

/* Days on which a party cannot come. Of a party, never of a person. */
struct blackout {
	int64_t id, rev;
	int64_t party_id;
	char *from_day; /* ISO day */
	char *to_day;   /* the last day */
	char *why;      /* "bokslut" */
};

/* The year as laid out from the one before, or from nothing (from_year 0). One a year. */
enum plan_decision { PLAN_PROPOSED, PLAN_DECIDED };
struct plan {
	int64_t id, rev;
	int64_t year, from_year;
	int state;
	char *reference;   /* of the board's decision: "§ 45/2026"; "" until then */
	char *decided_day; /* ISO day; "" until then */
};

/* An entry of a plan, as it was laid out and, once that is decided, as it was decided. */
struct plan_entry {
	int64_t id, rev;
	int64_t plan_id;
	int64_t meeting_id; /* what became of it; it may be gone */
	int64_t source_id;  /* last year's entry; 0 = none */
	int kind;           /* enum meeting_kind */
	char *title;
	char *groups; /* their names, with commas */
	char *starts, *ends;
	char *rule_day; /* ISO day that its rule names (rules/plan.h); "" = the day it starts */
	char *why;      /* it is not where the rule says, translated */
};

/* How an entry comes back the year after. Without one: the same ISO week and weekday, and a deadline as
 * many days before its meeting as it was. */
enum year_rule_kind {
	RULE_WEEK,
	RULE_BEFORE_BOARD, /* the same weekday, weeks before that of the board's meeting */
	RULE_DATE,         /* the same day of the month */
};
struct year_rule {
	int64_t id, rev;
	int64_t meeting_id; /* one a meeting */
	int rule;
	int64_t weeks; /* RULE_BEFORE_BOARD */
	bool pinned;   /* its weekday does not go round in its round */
};

enum item_kind {
	ITEM_FRAME, /* opening, next meeting: in every agenda */
	ITEM_INFORMATION,
	ITEM_DISCUSSION,
	ITEM_DECISION,
	ITEM_APPLICATION,
	ITEM_GROUP_WORK,
	ITEM_REPORT,
};
enum outcome {
	OUTCOME_OPEN,
	OUTCOME_TREATED,
	OUTCOME_DECIDED,
	OUTCOME_AGREED,
	OUTCOME_ENDORSED, /* with amendment */
	OUTCOME_MESSAGE,  /* to the board */
	OUTCOME_NOT_RAISED,
	OUTCOME_REFERRED,
	OUTCOME_POSTPONED,
	OUTCOME_STRUCK,
	OUTCOME_FINISHED,
};
struct item {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t parent_id; /* one level */
	int64_t position;  /* order under its parent, from 1 */
	char *number;      /* "5", "5a"; "" for an unnumbered heading */
	char *title;
	int kind;
	char *presenter; /* as written */
	int64_t minutes; /* planned; 0 = not said */
	int outcome;
	int64_t started_at;    /* UTC s when it first became current; 0 = not yet */
	int64_t seconds;       /* spent on it before meeting.item_since */
	char *referred_to;     /* OUTCOME_REFERRED: to what, as written */
	int64_t carried_from;  /* the item of an earlier meeting that it takes up again; 0 = none */
	int64_t standing_item; /* it came by itself from that one; 0 = it did not */
	int64_t round_item; /* the same number in the sister meetings of a round; 0 = not in one */
};

/* item.round_item of what a meeting keeps for itself when the agenda of its round changes. */
enum { ROUND_ITEM_OWN = -1 };

/* A party that an item is about (the applicants of an application). */
struct item_party {
	int64_t id, rev;
	int64_t item_id;
	int64_t party_id;
};

/* A file that belongs to an item, or (item_id 0) to the whole meeting. The file itself stays where it
 * is; the sum tells whether it is still the one that was attached. */
struct attachment {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t item_id;
	int64_t position;
	char *label; /* as printed; "" = the file's name */
	char *path;
	int64_t bytes;
	char *sha256; /* "" = the file was missing when it was attached */
};

enum note_kind {
	NOTE_TEXT,
	NOTE_REMARK,
	NOTE_DECISION,
	NOTE_AGREEMENT,
	NOTE_MESSAGE, /* to the board */
	NOTE_ACTION,
	NOTE_QUESTION,
	NOTE_PRIVATE, /* never printed */
};
enum action_state { ACTION_OPEN, ACTION_DONE };

/* A line under an item, or (item_id 0) of the meeting before its first item. */
struct note {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t item_id;
	int64_t position; /* order under the item, from 1 */
	int kind;
	char *speaker;           /* as written: person, party or group */
	char *text;              /* for an action: what */
	char *who;               /* action */
	char *due_from, *due_to; /* action: ISO days, "" = not said */
	char *due_text;          /* action: the words as written */
	int state;               /* action */
	int64_t number;          /* decision or action: its number in the meeting; 0 otherwise */
	int64_t filed_at;        /* UTC s; 0 for imported lines */
	int64_t year_number;     /* decision: its number in the meeting's year; 0 otherwise */
	int64_t closed_at;       /* action: UTC s when it was done; 0 = open, or not known */
};

/* A dot vote on an item: everybody present spreads a number of dots over the options. */
enum poll_state { POLL_OPEN, POLL_CLOSED };
struct poll {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t item_id;
	char *title;
	int64_t dots; /* for each person */
	int64_t most; /* of them, that a person may put on one option */
	int state;
	int64_t note_id; /* the line in the notes that tells how it went; 0 = none yet */
};
struct poll_option {
	int64_t id, rev;
	int64_t poll_id;
	int64_t position;
	char *text;
	int64_t note_id;     /* the line that it was made from; 0 = typed */
	int64_t merged_into; /* after the vote: the option that this one was put together with */
};
struct ballot {
	int64_t id, rev;
	int64_t poll_id;
	int64_t person_id;
	int64_t option_id;
	int64_t dots; /* at least 1 */
};

enum attendance_status {
	ATTENDANCE_UNMARKED,
	ATTENDANCE_ONSITE,
	ATTENDANCE_REMOTE,
	ATTENDANCE_ABSENT,
	ATTENDANCE_EXCUSED,
};
enum expected_answer { EXPECTED_NONE, EXPECTED_ONSITE, EXPECTED_REMOTE, EXPECTED_NO };
enum answer {
	ANSWER_NONE,
	ANSWER_ACCEPTED,
	ANSWER_TENTATIVE,
	ANSWER_DECLINED,
	ANSWER_DELEGATED,
	ANSWER_COUNTER, /* another time is proposed */
};
enum attendance_role { ATTENDS_AS_MEMBER, ATTENDS_AS_GUEST, ATTENDS_AS_STAFF };

/* A person at a meeting. No reason for an absence, ever: it is health data. */
struct attendance {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t person_id;
	int status;
	int64_t party_id; /* represented; 0 = by membership or the person's own */
	int expected;
	int64_t stands_in_for; /* person */
	/* "09:20" local; "" = from the beginning, to the end. came < left: there between them; came >
	 * left: away between them, came back at came (rules/presence.h). */
	char *came, *left;
	int role;
	int64_t came_item, left_item; /* the item that was current then; 0 = not known */
	/* The latest answer by mail. The comment is the person's own words: shown before the meeting,
	 * never printed. */
	int answer;
	int64_t answer_sequence, answered_at; /* of the invitation it answers; UTC s */
	char *comment;
	char *proposed_starts, *proposed_ends; /* ANSWER_COUNTER */
};

/* What left the house: the text of an agenda or of notes as it was sent, kept word by word. */
enum document_kind { DOCUMENT_AGENDA, DOCUMENT_NOTES };
struct document {
	int64_t id, rev;
	int64_t meeting_id;
	int kind;
	int64_t version; /* from 1, of the meeting's documents of that kind */
	bool public;     /* the variant for everybody */
	int state;       /* enum notes_state */
	char *text;
	char *sha256;  /* of text, in hexadecimal */
	char *differs; /* from the version before, in words; "" for the first */
	int64_t sent_at, approved_at, archived_at; /* UTC s; 0 = not yet */
};

/* A remark of the check that somebody has looked at and lets stand, and why. */
struct waiver {
	int64_t id, rev;
	int64_t meeting_id;
	char *finding;            /* its keyword: rules/checks.h */
	int64_t item_id, note_id; /* what it is about; 0 = not about one */
	char *subject;            /* what else tells it from others of its kind */
	char *reason;
	int64_t waived_at; /* UTC s */
};

/* A line of imported notes that frames them (their title, a field of the head, the roll, the heading
 * of an item, its presenter), in the words and at the place in which it was written. A document
 * prints it as long as the records still say what it says; after that they speak for themselves. */
enum written_part {
	WRITTEN_TITLE,
	WRITTEN_FIELD,
	WRITTEN_ROLL,
	WRITTEN_ITEM, /* only where it differs from how headings are written otherwise; likewise: */
	WRITTEN_PRESENTER,
};
struct written_line {
	int64_t id, rev;
	int64_t meeting_id;
	int64_t item_id;  /* 0 = before the first item */
	int64_t position; /* among the notes of the item */
	int part;
	char *text;
	int64_t says; /* sum over what the records said when it was written: notes_out.h */
};

/* A file that was imported: so that the same file again changes nothing. */
struct import {
	int64_t id, rev;
	int64_t meeting_id;
	char *name; /* file name without folders */
	int64_t bytes;
	char *sha256;
	int64_t imported_at; /* UTC s */
};

/* An entry that was taken away after calendars may have shown it: they show it as cancelled until 30 days
 * after its date. Undo of its removal takes this away. */
struct tombstone {
	int64_t id, rev;
	char *uid; /* of the entry */
	int64_t sequence;
	int64_t revised_at, created_at; /* UTC s */
	int kind;                       /* enum meeting_kind; the rest as the entry had it */
	char *title;
	char *starts, *ends;
	bool all_day;
	char *zone;
	int mode;
};
struct tombstone_group {
	int64_t id, rev;
	int64_t tombstone_id;
	int64_t group_id;
};

/* The name under which a calendar is published, kept for life: whoever subscribes to it never has to know
 * that a group was renamed. That of a person is a secret. */
enum feed_kind { FEED_ALL, FEED_GROUP, FEED_PERSON };
struct feed {
	int64_t id, rev;
	int kind;
	int64_t group_id;  /* FEED_GROUP */
	int64_t person_id; /* FEED_PERSON */
	char *name;        /* of the file, without ".ics" */
};

/* A file that was written into a folder of calendars: what is ours to replace and to take away. */
struct published {
	int64_t id, rev;
	char *folder; /* absolute */
	char *name;
	char *sha256; /* of what was written */
};

/* The latest that a person was sent of an entry. */
enum invitation_method { INVITATION_REQUEST, INVITATION_CANCEL };
struct invitation {
	int64_t id, rev;
	char *uid; /* of the entry, which may be gone */
	int64_t person_id;
	char *address; /* to which it was sent */
	int method;
	int64_t sequence;
	int64_t revised_at; /* UTC s: of the entry, as it was sent; likewise: */
	char *starts, *ends;
	int64_t sent_at; /* UTC s */
};

/* Personal data that were taken away, which nothing brings back: not journalled. Of whom, as a number; never
 * a name. */
enum erasure_kind { ERASED_PERSON, ERASED_ATTENDANCE, ERASED_CONTACTS, ERASED_ANSWERS };
struct erasure {
	int64_t id, rev;
	int kind;          /* enum erasure_kind: a person, or what was older than its time */
	int64_t person_id; /* ERASED_PERSON: who need not be there; else 0 */
	char *before_day;  /* the others: ISO day before which it was taken away */
	int64_t at;        /* UTC s */
	int64_t finished_at; /* UTC s: since when nothing of it is left in the file; 0 = some may be */
};

/* What was decided about a text that spoke of an erased person. */
enum erasure_fate {
	FATE_KEPT,
	FATE_REDACTED,
	FATE_COPIED, /* a document: kept, and a redacted copy was made of it */
};
struct erasure_decision {
	int64_t id, rev;
	int64_t erasure_id;
	char *tbl; /* the table of the row that it is about; the row may be gone */
	int64_t row_id;
	char *field;
	int fate;     /* enum erasure_fate */
	char *ground; /* on which it was kept */
};

struct setting {
	int64_t id, rev;
	char *key; /* "association", "zone", … */
	char *value;
};

/* Text being typed; not journalled. */
struct draft {
	int64_t id, rev;
	char *key; /* "note:MEETING:ITEM", … */
	char *text;
	int64_t saved_at; /* UTC s */
};

/* clang-format off */
extern const char *const party_kind_names[], *const group_kind_names[], *const member_role_names[],
	*const meeting_kind_names[], *const template_kind_names[], *const meeting_mode_names[],
	*const meeting_status_names[],
	*const notes_state_names[], *const item_kind_names[], *const outcome_names[],
	*const note_kind_names[], *const action_state_names[], *const attendance_status_names[],
	*const expected_answer_names[], *const answer_names[], *const attendance_role_names[], *const written_part_names[],
	*const poll_state_names[], *const document_kind_names[], *const break_kind_names[],
	*const plan_state_names[], *const year_rule_names[], *const feed_kind_names[],
	*const invitation_method_names[];
/* clang-format on */

extern const char *const candidate_state_names[], *const date_answer_names[];
extern const char *const alias_source_names[], *const erasure_kind_names[],
						       *const erasure_fate_names[];
extern const struct table erasure_table, erasure_decision_table;
extern const struct table person_merge_table, merged_row_table, namesake_table;
extern const struct table candidate_table, candidate_answer_table;
extern const struct table tombstone_table, tombstone_group_table, feed_table, published_table,
	invitation_table;
extern const struct table party_table, person_table, alias_table, group_table, membership_table,
	group_party_table, round_table, kind_default_table, template_table, standing_item_table,
	meeting_table, meeting_group_table, move_table, item_table, item_party_table,
	attachment_table, note_table, poll_table, poll_option_table, ballot_table, attendance_table,
	document_table, waiver_table, written_line_table, import_table, school_break_table,
	blackout_table, plan_table, plan_entry_table, year_rule_table, setting_table, draft_table;

/* All of the above, parents before children, NULL at the end. */
extern const struct table *const model_tables[];

/* meeting_table.revise: SEQUENCE rises when a significant field or the calendar's STATUS changed;
 * revised_at is renewed when anything that a calendar shows did, or when the caller set it to
 * another value (its agenda changed). What others organise keeps their SEQUENCE. Rules:
 * RFC 5546 2.1.4, RFC 5545 3.8.7.2. */
void meeting_revise(const void *before, void *after, int64_t now);

/* tombstone_table.revise: both only go onward. */
void tombstone_revise(const void *before, void *after, int64_t now);

/* group_table.revise: revised_at is renewed when the caller set it to another value (its name
 * changed). */
void group_revise(const void *before, void *after, int64_t now);

/* "Karin Alm"; caller frees. */
char *person_name(const struct person *p);

/* "Alm, Karin"; caller frees. */
char *person_list_name(const struct person *p);

#endif
