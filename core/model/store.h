/* The storage port: everything the program may ask of its store, typed, with no SQL above it. db/
 * defines these functions on SQLite; a shared server could stand behind them later.
 *
 * Writing: store_begin … saves and deletes … store_commit is one transaction and one undo step with a
 * translated label; nothing is written outside one (drafts aside). No transaction stays open while
 * the program waits for a key. Reading needs no transaction.
 *
 * Lists come back in a struct whose rows and strings live in its pool: pool_release(&list.pool) frees
 * all of it. On failure the list is empty. The order of the rows is said at each question. Errors:
 * ERR_NOT_FOUND, ERR_CONFLICT (rev), ERR_BUSY, ERR_READONLY, ERR_FULL, ERR_CORRUPT, ERR_IO. */
#ifndef CORE_MODEL_STORE_H
#define CORE_MODEL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/pool.h"
#include "model/found.h"
#include "model/model.h"
#include "model/roll.h"
#include "model/votes.h"

struct store;

/* ---- Opening and closing ------------------------------------------------------------------ */

struct store_options {
	const char *path;    /* a file, or ":memory:" */
	bool create;         /* make it (mode 0600, its folder 0700) where it is not there */
	struct clock *clock; /* borrowed for the store's life */
	bool readonly;       /* only to look on, while others write */
};

/* Opens; migrates an older file after backing it up. ERR_NOT_FOUND
 * where the file is missing and create is false; ERR_NEWER for a newer file; ERR_CORRUPT for what is
 * not ours or damaged, the file untouched. A file that cannot be written opens read-only. */
bool store_open(const struct store_options *o, struct store **s, struct err *e);
void store_close(struct store *s); /* NULL is fine */
bool store_readonly(const struct store *s);
const char *store_path(const struct store *s); /* inner; ":memory:" for one */

/* Descriptor that becomes readable when another process wrote to the database; -1 for :memory:. Ask for
 * it before reading what is to be watched. It is made at the first call: closing it takes some 10 ms
 * (Linux waits for inotify's readers), which a short command does not want to pay. */
int store_watch_fd(struct store *s);

/* After the descriptor was readable: drain it and say whether committed data really changed
 * (PRAGMA data_version). Also fails (ERR_IO) when the file was moved or deleted underneath. */
bool store_watch_changed(struct store *s, bool *changed, struct err *e);

/* Housekeeping when nothing else is to do: the guarded checkpoint. Returns the milliseconds until it
 * wants to be called again, -1 when there is nothing to wait for. */
int store_idle(struct store *s);

/* ---- Steps: transactions and undo ---------------------------------------------------------- */

/* label: translated, what the user did ("Eva Brandt: på plats"). Copied. */
bool store_begin(struct store *s, const char *label, struct err *e);
/* Inside a transaction, before its first write: another label. */
void store_label(struct store *s, const char *label);

/* The same at any time within the step: what it came to is known when it is done. */
bool store_relabel(struct store *s, const char *label, struct err *e);
bool store_commit(struct store *s, struct err *e); /* on failure it is rolled back */
void store_rollback(struct store *s);              /* does nothing outside a transaction */

enum step_kind { STEP_DO, STEP_UNDO, STEP_REDO };
struct step_row {
	int64_t id;
	int64_t at; /* UTC s */
	const char *label;
	const char *actor; /* user@host:process */
	int kind;          /* enum step_kind */
	bool undone;       /* a do-step that is undone just now */
	size_t changes;    /* rows touched */
};
struct step_rows {
	struct step_row *v;
	size_t n;
	struct pool pool;
};

/* Write the before-images of the newest step that is not undone (or the after-images of the newest
 * undone one) back as a new step. label (may be NULL) gets that step's label, caller frees.
 * ERR_NOT_FOUND when there is nothing; ERR_CONFLICT, saying what and who, when a row was changed
 * since by somebody else's later step. */
bool store_undo(struct store *s, char **label, struct err *e);
bool store_redo(struct store *s, char **label, struct err *e);

/* What is there now is where the history begins: undo never takes the newest step back. Not in a transaction. */
bool store_begins_here(struct store *s, struct err *e);

/* The step that undo would take back: its label, or NULL for none. Caller frees. What others have
 * taken back of ours counts from the next store_watch_changed on. */
bool store_undo_label(struct store *s, char **label, struct err *e);

/* The meetings whose notes print something else (COLUMN_PRINTED) since the open transaction began, those
 * left out that it has created. Borrowed until it ends. */
const int64_t *store_printed_changes(const struct store *s, size_t *n);

/* Newest first, at most limit. */
bool store_history(struct store *s, size_t limit, struct step_rows *out, struct err *e);

/* ---- Records: load, save, delete ------------------------------------------------------------ */

/* *rec must be zeroed or a valid record (its old content is released). */
bool store_load(struct store *s, const struct table *t, int64_t id, void *rec, struct err *e);

/* Insert where id is 0 (id and rev are set), update otherwise (rev is raised; ERR_CONFLICT where the
 * stored rev differs). A save that changes nothing writes nothing. */
bool store_save(struct store *s, const struct table *t, void *rec, struct err *e);

/* The same for a row that is there, where `before` is how this step has read it. */
bool store_save_from(
	struct store *s, const struct table *t, const void *before, void *rec, struct err *e);

/* Delete one row; rows that refer to it must be gone first (ERR_INVALID otherwise). */
bool store_delete(struct store *s, const struct table *t, int64_t id, struct err *e);

/* Typed names for the three: store_party_load(s, id, &party, e), … */
#define STORE_RECORD(noun)                                                                         \
	static inline bool store_##noun##_load(                                                    \
		struct store *s, int64_t id, struct noun *r, struct err *e)                        \
	{                                                                                          \
		return store_load(s, &noun##_table, id, r, e);                                     \
	}                                                                                          \
	static inline bool store_##noun##_save(struct store *s, struct noun *r, struct err *e)     \
	{                                                                                          \
		return store_save(s, &noun##_table, r, e);                                         \
	}                                                                                          \
	static inline bool store_##noun##_delete(struct store *s, int64_t id, struct err *e)       \
	{                                                                                          \
		return store_delete(s, &noun##_table, id, e);                                      \
	}                                                                                          \
	static inline void noun##_release(struct noun *r)                                          \
	{                                                                                          \
		record_release(&noun##_table, r);                                                  \
	}
STORE_RECORD(party)
STORE_RECORD(person)
STORE_RECORD(alias)
STORE_RECORD(person_merge)
STORE_RECORD(merged_row)
STORE_RECORD(namesake)
STORE_RECORD(group)
STORE_RECORD(group_party)
STORE_RECORD(membership)
STORE_RECORD(round)
STORE_RECORD(kind_default)
STORE_RECORD(template)
STORE_RECORD(standing_item)
STORE_RECORD(meeting)
STORE_RECORD(meeting_group)
STORE_RECORD(move)
STORE_RECORD(item)
STORE_RECORD(item_party)
STORE_RECORD(attachment)
STORE_RECORD(note)
STORE_RECORD(poll)
STORE_RECORD(poll_option)
STORE_RECORD(ballot)
STORE_RECORD(attendance)
STORE_RECORD(document)
STORE_RECORD(waiver)
STORE_RECORD(written_line)
STORE_RECORD(import)
STORE_RECORD(school_break)
STORE_RECORD(blackout)
STORE_RECORD(candidate)
STORE_RECORD(candidate_answer)
STORE_RECORD(plan)
STORE_RECORD(plan_entry)
STORE_RECORD(year_rule)
STORE_RECORD(tombstone)
STORE_RECORD(tombstone_group)
STORE_RECORD(feed)
STORE_RECORD(published)
STORE_RECORD(invitation)
STORE_RECORD(erasure)
STORE_RECORD(erasure_decision)
#undef STORE_RECORD

/* Ids of the rows of t whose reference field (&note_table, "item_id") names id, ascending: what has to
 * go before that row can. */
struct id_list {
	int64_t *v;
	size_t n;
	struct pool pool;
};
bool store_referring(struct store *s, const struct table *t, const char *field, int64_t id,
	struct id_list *out, struct err *e);

/* ---- Meetings -------------------------------------------------------------------------------- */

struct group_ref {
	int64_t id;
	const char *name, *short_name, *letter;
};

/* A meeting as lists show it. m's strings live in the pool: do not release m. */
struct meeting_row {
	struct meeting m;
	const struct group_ref *groups; /* by name */
	size_t n_groups;
	int present,
		called; /* attendance rows: on site + remote, all; 0/0 before the roll is taken */
};
struct meeting_rows {
	struct meeting_row *v;
	size_t n;
	struct pool pool;
};

/* Which meetings, and which window of them. Zeroed = all, from the start. Order: starts, id. */
struct meeting_query {
	int64_t group_id;         /* 0 = any */
	const char *from, *to;    /* starts >= from and < to, as ISO text; NULL = open */
	const char *text;         /* filter over title, place, note taker, group; NULL = none */
	unsigned statuses;        /* bits 1u << enum meeting_status; 0 = any */
	const char *after_starts; /* key of the row before the window; NULL = from the beginning */
	int64_t after_id;
	bool backwards; /* walk towards the past: rows before the key, nearest first */
	int limit;      /* 0 = no limit */
	/* Only the export looks at these. */
	const int64_t *groups; /* one of them; at most MEETING_GROUPS_MAX */
	size_t n_groups;
	int64_t person_id;  /* those that the person is called to, each once; 0 = any */
	int64_t meeting_id; /* this one alone; 0 = any */
};
enum { MEETING_GROUPS_MAX = 16 };
bool store_meetings(
	struct store *s, const struct meeting_query *q, struct meeting_rows *out, struct err *e);

/* How many, counted no further than cap (0 = to the end). */
bool store_meetings_count(
	struct store *s, const struct meeting_query *q, int cap, int *n, struct err *e);

/* One meeting as a row. */
bool store_meeting_row(struct store *s, int64_t id, struct meeting_rows *out, struct err *e);

/* How many entries of a year are in each status: n[enum meeting_status], counted no further than cap
 * rows. year as "2026". */
bool store_year_counts(struct store *s, const char *year, int cap, int n[6], struct err *e);

/* What the year at a glance shows of an entry: once for each of its groups (group_id 0: it has none). */
struct year_mark {
	int64_t meeting_id, group_id;
	const char *starts, *ends; /* in the pool */
	int kind, status;
};
struct year_marks {
	struct year_mark *v;
	size_t n;
	struct pool pool;
};
/* Of a year ("2026"), by starts, those of one entry together; at most limit (0 = all). */
bool store_year_marks(
	struct store *s, const char *year, int limit, struct year_marks *out, struct err *e);

/* Groups of a meeting, by name. */
struct group_list {
	struct group *v;
	size_t n;
	struct pool pool;
};
bool store_meeting_groups(
	struct store *s, int64_t meeting_id, struct group_list *out, struct err *e);

struct move_list {
	struct move *v;
	size_t n;
	struct pool pool;
};
/* Of a meeting, oldest first. */
bool store_moves(struct store *s, int64_t meeting_id, struct move_list *out, struct err *e);

/* Dates proposed for a meeting, taken back ones too: as they were proposed. And the answers to them, in
 * the same order. */
struct candidate_list {
	struct candidate *v;
	size_t n;
	struct pool pool;
};
bool store_candidates(
	struct store *s, int64_t meeting_id, struct candidate_list *out, struct err *e);
struct candidate_answers {
	struct candidate_answer *v;
	size_t n;
	struct pool pool;
};
bool store_candidate_answers(
	struct store *s, int64_t meeting_id, struct candidate_answers *out, struct err *e);

/* The proposed date that calendars know by that uid; ERR_NOT_FOUND (without a text). */
bool store_candidate_find_uid(
	struct store *s, const char *uid, struct candidate *out, struct err *e);

/* ---- Rounds ---------------------------------------------------------------------------------- */

struct round_row {
	struct round r; /* strings in the pool */
	int meetings;
	const char *first, *last; /* ISO starts of its first and last meeting; "" = it has none */
};
struct round_rows {
	struct round_row *v;
	size_t n;
	struct pool pool;
};
/* The newest first. */
bool store_rounds(struct store *s, struct round_rows *out, struct err *e);

/* The meetings of a round, cancelled ones too: starts, id. */
bool store_round_meetings(struct store *s, int64_t round_id, struct id_list *out, struct err *e);

/* ---- Agenda and notes ------------------------------------------------------------------------ */

struct item_list {
	struct item *v;
	size_t n;
	struct pool pool;
};
/* In agenda order: each item before its children, by position. */
bool store_items(struct store *s, int64_t meeting_id, struct item_list *out, struct err *e);

struct note_list {
	struct note *v;
	size_t n;
	struct pool pool;
};
enum { NOTES_ALL = 0, NOTES_PREAMBLE = -1 };
/* Under an item (its id), of the whole meeting in agenda order (NOTES_ALL), or before the first item
 * (NOTES_PREAMBLE). By position. */
bool store_notes(
	struct store *s, int64_t meeting_id, int64_t item_id, struct note_list *out, struct err *e);

/* The highest position under an item so far (0 = none), and the highest decision or action number
 * in the meeting. */
bool store_note_last(
	struct store *s, int64_t meeting_id, int64_t item_id, int64_t *position, struct err *e);
bool store_note_number(
	struct store *s, int64_t meeting_id, int kind, int64_t *number, struct err *e);

/* The highest number that a decision of the meeting's year has so far (0 = none). */
bool store_note_year_number(struct store *s, int64_t meeting_id, int64_t *number, struct err *e);

/* The lines that frame imported notes, of the whole meeting: agenda order, by position. */
struct written_list {
	struct written_line *v;
	size_t n;
	struct pool pool;
};
bool store_written(struct store *s, int64_t meeting_id, struct written_list *out, struct err *e);

/* What left the house of a meeting: agendas first, by version, the internal variant before the public
 * one. */
struct document_list {
	struct document *v;
	size_t n;
	struct pool pool;
};
bool store_documents(struct store *s, int64_t meeting_id, struct document_list *out, struct err *e);

/* enum notes_state of a meeting, or -1 where it has been taken away. */
bool store_notes_state(struct store *s, int64_t meeting_id, int *state, struct err *e);

/* ---- Dot votes -------------------------------------------------------------------------------- */

struct poll_list {
	struct poll *v;
	size_t n;
	struct pool pool;
};
/* Of a meeting, oldest first. */
bool store_polls(struct store *s, int64_t meeting_id, struct poll_list *out, struct err *e);

/* One of them with its options and ballots; ERR_NOT_FOUND. */
bool store_poll_votes(struct store *s, int64_t poll_id, struct poll_votes *out, struct err *e);

/* The files of a meeting: those of the whole meeting, then agenda order, by position. */
struct attachment_list {
	struct attachment *v;
	size_t n;
	struct pool pool;
};
bool store_attachments(
	struct store *s, int64_t meeting_id, struct attachment_list *out, struct err *e);

/* What became of items of earlier meetings of the same groups, or of groups that they are the
 * successors of, that has to be taken up again: not raised or postponed, and no item was carried
 * from them yet. Of meetings that start from `since` (ISO) on; oldest meeting first, agenda order.
 * Frame items do not count. */
struct offered_row {
	struct item it; /* strings in the pool */
	const char *meeting_starts, *meeting_title;
};
struct offered_rows {
	struct offered_row *v;
	size_t n;
	struct pool pool;
};
bool store_offered(struct store *s, int64_t meeting_id, const char *since, struct offered_rows *out,
	struct err *e);

/* ---- Templates ------------------------------------------------------------------------------- */

struct template_row {
	struct template t; /* strings in the pool */
	const char *group; /* "" for the one of all groups without their own */
	int items;
};
struct template_rows {
	struct template_row *v;
	size_t n;
	struct pool pool;
};
/* That of all groups first, then by the groups' names. */
bool store_templates(struct store *s, struct template_rows *out, struct err *e);

struct standing_item_list {
	struct standing_item *v;
	size_t n;
	struct pool pool;
};
/* In agenda order: each item before its children, by position. */
bool store_standing_items(
	struct store *s, int64_t template_id, struct standing_item_list *out, struct err *e);

/* ---- Roll ------------------------------------------------------------------------------------ */

/* Members of the meeting's groups on its day, each person once, and everybody with an attendance
 * row. Once the meeting is running or held only the rows count: later members change no history.
 * By sort key. */
bool store_roll(struct store *s, int64_t meeting_id, struct roll_rows *out, struct err *e);

/* The stored row of a person at a meeting; ERR_NOT_FOUND (without a text) where there is none. */
bool store_attendance_find(struct store *s, int64_t meeting_id, int64_t person_id,
	struct attendance *a, struct err *e);

/* The rules of the meeting's groups, by name; must-have parties by name. */
struct group_rules_list {
	struct group_rules *v;
	size_t n;
	struct pool pool;
};
bool store_meeting_rules(
	struct store *s, int64_t meeting_id, struct group_rules_list *out, struct err *e);

/* Parties that a group must have, or that the items of a meeting are about. */
struct party_links {
	struct party_link *v;
	size_t n;
	struct pool pool;
};
/* Of a group, by name; of all items of a meeting, in agenda order, by name. */
bool store_group_musts(struct store *s, int64_t group_id, struct party_links *out, struct err *e);
bool store_item_parties(
	struct store *s, int64_t meeting_id, struct party_links *out, struct err *e);

/* ---- People, parties, groups ----------------------------------------------------------------- */

struct person_row {
	struct person p; /* strings in the pool */
	const char *party, *party_short;
	int role;              /* in the group asked for; ROLE_MEMBER otherwise */
	int64_t membership_id; /* in the group asked for; 0 otherwise */
	/* Filled in by stats_fill (services/stats.h); "" and 0 until then. */
	int present_12, called_12; /* present of those noted in twelve months */
	const char *last_present;  /* ISO start of the latest meeting attended; "" = none */
};
struct person_rows {
	struct person_row *v;
	size_t n;
	struct pool pool;
};
struct person_query {
	int64_t group_id;      /* members on `today`; 0 = any */
	int64_t party_id;      /* 0 = any */
	const char *text;      /* filter over name, party, e-mail; NULL = none */
	const char *today;     /* ISO day */
	const char *after_key; /* sort key and id of the row before the window; NULL = start */
	int64_t after_id;
	bool backwards;
	int limit;
};
/* By sort key, id. */
bool store_people(
	struct store *s, const struct person_query *q, struct person_rows *out, struct err *e);
bool store_people_count(
	struct store *s, const struct person_query *q, int cap, int *n, struct err *e);

/* Every name in the register, aliases included: for matching. By person id, the name first. */
struct name_row {
	int64_t person_id;
	const char *name; /* "Karin Alm" */
	int64_t party_id;
	bool alias;
};
struct name_rows {
	struct name_row *v;
	size_t n;
	struct pool pool;
};
bool store_names(struct store *s, struct name_rows *out, struct err *e);

/* "Eva Brandt": person_name of one person; the caller frees. */
bool store_person_name(struct store *s, int64_t person_id, char **name, struct err *e);

struct group_row {
	struct group g;
	int members; /* on `today` */
};
struct group_rows {
	struct group_row *v;
	size_t n;
	struct pool pool;
};
/* By kind (preparatory first), name. today as ISO day. */
bool store_groups(struct store *s, const char *today, struct group_rows *out, struct err *e);

struct party_row {
	struct party p;
	int people;
};
struct party_rows {
	struct party_row *v;
	size_t n;
	struct pool pool;
};
/* By name. */
bool store_parties(struct store *s, struct party_rows *out, struct err *e);

struct membership_row {
	struct membership m;
	const char *given, *family, *group, *group_short, *party;
};
struct membership_rows {
	struct membership_row *v;
	size_t n;
	struct pool pool;
};
/* Of a person (0 = any) in a group (0 = any), ended ones too. By group name, sort key. */
bool store_memberships(struct store *s, int64_t person_id, int64_t group_id,
	struct membership_rows *out, struct err *e);

/* ---- Registers -------------------------------------------------------------------------------- */

struct register_row {
	struct note n; /* strings in the pool */
	const char *meeting_starts, *meeting_title, *item_number, *item_title;
	const struct group_ref *groups;
	size_t n_groups;
	const char *key; /* in the order of a page; "" elsewhere */
	bool affected;   /* the item is about the party that is asked for */
};
struct register_rows {
	struct register_row *v;
	size_t n;
	struct pool pool;
};
struct register_query {
	unsigned kinds;        /* bits 1u << enum note_kind */
	int64_t group_id;      /* 0 = any */
	const char *from, *to; /* meeting's start; NULL = open */
	bool open_only;        /* actions not done */
	int64_t party_id;      /* for register_row.affected */
	int limit;             /* 0 = no limit */
};
/* Newest meeting first, then agenda order. */
bool store_register(
	struct store *s, const struct register_query *q, struct register_rows *out, struct err *e);

/* The same a page at a time, in an order of which only the rows asked for are read. */
enum register_order {
	REGISTER_NEWEST, /* by the meeting's start, the newest first; then what was filed last */
	REGISTER_DUE, /* open actions, by the last day they may be done; those without one last */
	REGISTER_CLOSED, /* actions done, the latest first; only those of which the time is known */
};
enum { REGISTER_LOOK_MAX = 10000 };
struct register_page {
	int order;             /* enum register_order */
	unsigned kinds;        /* REGISTER_NEWEST: bits 1u << enum note_kind; 0 = all */
	int64_t group_id;      /* 0 = any */
	int64_t meeting_id;    /* of a group of that meeting; 0 = any */
	int64_t party_id;      /* for register_row.affected */
	const char *from, *to; /* meeting's start; NULL = open */
	int64_t since;         /* REGISTER_CLOSED: UTC s */
	const char *after_key; /* key and id of the row before the window; NULL = from the start */
	int64_t after_id;
	bool backwards; /* towards the start: rows before the key, nearest first */
	int limit;      /* 0 = no limit */
	/* Leaves out the rows for which it is false; called with all but the groups. NULL = all. With
	 * a limit at most REGISTER_LOOK_MAX rows are looked at: decades of them. */
	bool (*keep)(const void *ctx, const struct register_row *row);
	const void *ctx;
};
bool store_register_page(
	struct store *s, const struct register_page *q, struct register_rows *out, struct err *e);

/* The key of a row in an order; the caller frees. NULL where the order does not have it. */
bool store_register_key(struct store *s, int order, int64_t note_id, char **key, struct err *e);

/* Open actions, those of them that are late, and the decisions of a year ("2026"). today as ISO day. */
struct register_counts {
	int open, late, decisions;
};
bool store_register_counts(struct store *s, const char *today, const char *year,
	struct register_counts *out, struct err *e);

/* ---- Search ----------------------------------------------------------------------------------- */

/* The index of words follows the journal: take in what was written since. Not a step; a store that may only
 * be read, or that somebody else is writing to, stays as it is. Call it before searching, and after
 * writing very much. */
bool store_search_follow(struct store *s, struct err *e);

struct found_rows {
	struct found_row *v;
	size_t n;
	bool more; /* there are others, older ones */
	struct pool pool;
};
enum { SEARCH_LOOK_MAX = 20000, SEARCH_GROUPS_MAX = 8 };
struct found_query {
	const struct search_term *terms; /* all of them, as word_match has it */
	size_t n_terms;
	const struct search_term *who; /* and one of these; none = nothing of the kind is asked */
	size_t n_who;
	unsigned in;           /* bits 1u << enum found_in */
	unsigned kinds;        /* of lines: bits 1u << enum note_kind; 0 = any */
	const char *from, *to; /* meeting's start; NULL = open. Of people it is not asked */
	const int64_t *groups; /* of one of these, at most SEARCH_GROUPS_MAX; none = any */
	size_t n_groups;
	int limit; /* of each place; 0 = no limit */
	/* Called with all but the groups for what fits. Leaves out the rows for which it is false. NULL = all.
	 * At most SEARCH_LOOK_MAX are asked. */
	bool (*keep)(const void *ctx, const struct found_row *row);
	const void *ctx;
};
/* By place, the last of enum found_in first; in it those that were written last come first. */
bool store_search(
	struct store *s, const struct found_query *q, struct found_rows *out, struct err *e);

/* ---- Export ----------------------------------------------------------------------------------- */

/* One meeting with all that a calendar shows; strings are valid until the next call. */
struct export_row {
	struct meeting m;
	const struct group_ref *groups;
	size_t n_groups;
	int64_t groups_revised_at; /* the newest of its groups' */
	const struct item *items;  /* agenda order */
	size_t n_items;
	const char *moved_from; /* start before the latest move of time; "" = never moved */
	const struct candidate *candidates; /* dates proposed for it; NULL = none ever */
	size_t n_candidates;
};
struct store_export;
/* Streamed, by starts then id: memory does not grow with their number. text, limit and the window of
 * q are not looked at. Entries that were taken away come among them as cancelled meetings without an
 * id until TOMBSTONE_DAYS after their day. */
enum { TOMBSTONE_DAYS = 30 };
bool store_export_open(
	struct store *s, const struct meeting_query *q, struct store_export **x, struct err *e);
/* *row is NULL after the last one. */
bool store_export_next(struct store_export *x, const struct export_row **row, struct err *e);
void store_export_close(struct store_export *x); /* NULL is fine */

/* What a calendar has to define before its first event: the zone own, then the others of the timed
 * meetings that q asks for, each once, by name. */
struct zone_list {
	const char **v;
	size_t n;
	struct pool pool;
};
bool store_export_zones(struct store *s, const struct meeting_query *q, const char *own,
	struct zone_list *out, struct err *e);

/* What is left of an entry that was taken away, and the row of an entry, by its uid; ERR_NOT_FOUND
 * (without a text) where there is none. */
bool store_tombstone_find(struct store *s, const char *uid, struct tombstone *out, struct err *e);
bool store_meeting_find_uid(struct store *s, const char *uid, struct meeting *out, struct err *e);

/* What here goes by the uid: an entry, a proposed date, or what is left of an entry (UID_KNOWN), entries of a
 * series (UID_OF_SERIES), or both? One question instead of four for the many that nothing goes by. */
enum { UID_KNOWN = 1, UID_OF_SERIES = 2 };
bool store_uid_known(struct store *s, const char *uid, int *known, struct err *e);

/* A calendar with all that is stored now goes out: when undo takes an entry away that it may show, the entry is
 * called off; what is entered later and taken back leaves nothing. A store that may only be read has nothing to
 * take back. */
bool store_calendars_shown(struct store *s, struct err *e);

/* The names under which calendars are published, oldest first. */
struct feed_list {
	struct feed *v;
	size_t n;
	struct pool pool;
};
bool store_feeds(struct store *s, struct feed_list *out, struct err *e);

/* What was written into a folder (absolute), by name. */
struct published_list {
	struct published *v;
	size_t n;
	struct pool pool;
};
bool store_published(
	struct store *s, const char *folder, struct published_list *out, struct err *e);

/* Who was sent the entry of that uid, by person. */
struct invitation_list {
	struct invitation *v;
	size_t n;
	struct pool pool;
};
bool store_invitations(
	struct store *s, const char *uid, struct invitation_list *out, struct err *e);

/* Entries of `from` (ISO) and later that somebody was sent an older edition of, by uid. */
struct invitation_due {
	const char *uid;
	int64_t meeting_id; /* whose entry it is; 0 = what is left of one that was taken away */
};
struct invitation_due_list {
	struct invitation_due *v;
	size_t n;
	struct pool pool;
};
bool store_invitations_due(
	struct store *s, const char *from, struct invitation_due_list *out, struct err *e);

/* All tables as one JSON document, derived columns, revs and the journal left out; rows by id. The
 * same data give the same bytes. Written piece by piece: sink returns false to stop. */
bool store_export_json(struct store *s, bool (*sink)(void *to, const char *bytes, size_t n),
	void *to, struct err *e);

/* ---- Imports, settings, drafts ----------------------------------------------------------------- */

/* The import with that hash; ERR_NOT_FOUND (without a text) where there is none. */
bool store_import_find(struct store *s, const char *sha256, struct import *out, struct err *e);

/* Value of a setting, or fallback; caller frees. Setting one needs a transaction. */
bool store_setting(
	struct store *s, const char *key, const char *fallback, char **value, struct err *e);
bool store_setting_set(struct store *s, const char *key, const char *value, struct err *e);

/* Those whose key begins so, by key. */
struct setting_list {
	struct setting *v;
	size_t n;
	struct pool pool;
};
bool store_settings(struct store *s, const char *prefix, struct setting_list *out, struct err *e);

/* What the organisation says of a kind of entry (enum meeting_kind); id 0 where it says nothing. */
bool store_kind_default_find(struct store *s, int kind, struct kind_default *out, struct err *e);

/* Text being typed: saved at once, in its own small transaction, outside the journal. NULL or ""
 * removes. store_draft gives NULL where there is none; caller frees. saved_at (may be NULL): UTC s. */
bool store_draft_save(struct store *s, const char *key, const char *text, struct err *e);
bool store_draft(struct store *s, const char *key, char **text, int64_t *saved_at, struct err *e);

/* ---- Keeping it ---------------------------------------------------------------------------------- */

/* A checked copy at path (mode 0600), written beside it and renamed. */
bool store_backup(struct store *s, const char *path, struct err *e);

/* The automatic backup of a day (in the folder given, created 0700): made when today's is missing;
 * keeps 7 daily, 4 weekly, 12 monthly. */
bool store_backup_daily(struct store *s, const char *folder, struct err *e);

/* Integrity, foreign keys, row sums, schema = descriptions. Calls found once a finding, with a text
 * to show; *n gets their number. False only where it could not be looked. */
bool store_doctor(struct store *s, void (*found)(void *to, const char *text), void *to, size_t *n,
	struct err *e);

/* Is there anything in it yet? (first-run screen, demo) */
bool store_empty(struct store *s, bool *empty, struct err *e);

#include "model/store_names.h"
#include "model/store_part.h"
#include "model/store_privacy.h"
#include "model/store_year.h"

#endif
