#include "model/model.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/xalloc.h"

const char *const party_kind_names[] = { "municipality", "agency", "region", "office", "other",
	NULL };
const char *const alias_source_names[] = { "import", "typed", "merge", NULL };
const char *const erasure_kind_names[] = { "person", "attendance", "contacts", "answers", NULL };
const char *const erasure_fate_names[] = { "kept", "redacted", "copied", NULL };
const char *const group_kind_names[] = { "preparatory", "board", "steering", "working", "joint",
	NULL };
const char *const member_role_names[] = { "member", "deputy", "chair", "secretary", "office",
	"observer", NULL };
const char *const meeting_kind_names[] = { "meeting", "full-day", "lunch-to-lunch", "board",
	"training", "visit", "deadline", "other", NULL };
const char *const template_kind_names[] = { "any", "meeting", "full-day", "lunch-to-lunch", "board",
	"training", "visit", "deadline", "other", NULL };
const char *const meeting_mode_names[] = { "onsite", "remote", "hybrid", NULL };
const char *const meeting_status_names[] = { "proposed", "decided", "called", "running", "held",
	"cancelled", NULL };
const char *const notes_state_names[] = { "draft", "sent", "approved", "archived", NULL };
const char *const item_kind_names[] = { "frame", "information", "discussion", "decision",
	"application", "group-work", "report", NULL };
const char *const outcome_names[] = { "open", "treated", "decided", "agreed", "endorsed", "message",
	"not-raised", "referred", "postponed", "struck", "finished", NULL };
const char *const note_kind_names[] = { "text", "remark", "decision", "agreement", "message",
	"action", "question", "private", NULL };
const char *const action_state_names[] = { "open", "done", NULL };
const char *const attendance_status_names[] = { "unmarked", "onsite", "remote", "absent", "excused",
	NULL };
const char *const expected_answer_names[] = { "none", "onsite", "remote", "no", NULL };
const char *const answer_names[] = { "none", "accepted", "tentative", "declined", "delegated",
	"counter", NULL };
const char *const written_part_names[] = { "title", "field", "roll", "item", "presenter", NULL };
const char *const attendance_role_names[] = { "member", "guest", "staff", NULL };
const char *const poll_state_names[] = { "open", "closed", NULL };
const char *const document_kind_names[] = { "agenda", "notes", NULL };
const char *const break_kind_names[] = { "school", "other", NULL };
const char *const candidate_state_names[] = { "open", "chosen", "cancelled", NULL };
const char *const date_answer_names[] = { "can", "cannot", "rather-not", NULL };
const char *const feed_kind_names[] = { "all", "group", "person", NULL };
const char *const invitation_method_names[] = { "request", "cancel", NULL };
const char *const plan_state_names[] = { "proposed", "decided", NULL };
const char *const year_rule_names[] = { "week", "before-board", "date", NULL };

/* clang-format off */
#define INT(s, f, flag) { #f, COLUMN_INT, offsetof(struct s, f), flag, NULL, NULL }
#define BOOL(s, f, flag) { #f, COLUMN_BOOL, offsetof(struct s, f), flag, NULL, NULL }
#define TEXT(s, f, flag) { #f, COLUMN_TEXT, offsetof(struct s, f), flag, NULL, NULL }
#define ENUM(s, f, words, flag) { #f, COLUMN_ENUM, offsetof(struct s, f), flag, words, NULL }
#define REF(s, f, to) { #f, COLUMN_REF, offsetof(struct s, f), 0, NULL, to }
#define PRINTED_REF(s, f, to) { #f, COLUMN_REF, offsetof(struct s, f), PRINTED, NULL, to }
#define TABLE(s, name, flag, revise) \
	const struct table s##_table = { name, sizeof(struct s), s##_columns, \
		ARRAY_LEN(s##_columns), flag, revise }
/* clang-format on */

enum {
	PERSONAL = COLUMN_PERSONAL,
	SHOWN = COLUMN_SHOWN,
	WHEN = COLUMN_SIGNIFICANT | COLUMN_SHOWN,
	PRINTED = COLUMN_PRINTED,
};

static const struct column party_columns[] = {
	TEXT(party, name, 0),
	TEXT(party, short_name, 0),
	ENUM(party, kind, party_kind_names, 0),
};
TABLE(party, "parties", 0, NULL);

static const struct column person_columns[] = {
	TEXT(person, given, PERSONAL),
	TEXT(person, family, PERSONAL),
	TEXT(person, sort_key, PERSONAL | COLUMN_DERIVED),
	TEXT(person, email, PERSONAL),
	TEXT(person, phone, PERSONAL),
	TEXT(person, title, PERSONAL),
	REF(person, party_id, "parties"),
};
TABLE(person, "people", 0, NULL);

static const struct column person_merge_columns[] = {
	REF(person_merge, person_id, "people"),
	INT(person_merge, other_id, 0),
	INT(person_merge, at, 0),
	TEXT(person_merge, given, PERSONAL),
	TEXT(person_merge, family, PERSONAL),
	TEXT(person_merge, email, PERSONAL),
	TEXT(person_merge, phone, PERSONAL),
	TEXT(person_merge, title, PERSONAL),
	REF(person_merge, party_id, "parties"),
	INT(person_merge, filled, 0),
	INT(person_merge, last_row, 0),
};
TABLE(person_merge, "person_merges", 0, NULL);

static const struct column merged_row_columns[] = {
	REF(merged_row, merge_id, "person_merges"),
	TEXT(merged_row, kind, 0),
	TEXT(merged_row, field, 0),
	INT(merged_row, row_id, 0),
	INT(merged_row, kept_id, 0),
	TEXT(merged_row, dropped, PERSONAL | COLUMN_LINES),
	TEXT(merged_row, kept_was, PERSONAL | COLUMN_LINES),
	TEXT(merged_row, kept_is, PERSONAL | COLUMN_LINES),
};
TABLE(merged_row, "merged_rows", 0, NULL);

static const struct column namesake_columns[] = {
	REF(namesake, person_id, "people"),
	REF(namesake, other_id, "people"),
};
TABLE(namesake, "namesakes", 0, NULL);

static const struct column alias_columns[] = {
	REF(alias, person_id, "people"),
	TEXT(alias, name, PERSONAL),
	ENUM(alias, source, alias_source_names, 0),
	REF(alias, merge_id, "person_merges"),
};
TABLE(alias, "aliases", 0, NULL);

static const struct column group_columns[] = {
	TEXT(group, name, SHOWN),
	TEXT(group, short_name, SHOWN),
	TEXT(group, letter, 0),
	ENUM(group, kind, group_kind_names, 0),
	TEXT(group, from_day, 0),
	TEXT(group, to_day, 0),
	REF(group, successor_id, "groups"),
	INT(group, least_people, 0),
	INT(group, least_parties, 0),
	INT(group, most_seats, 0),
	INT(group, revised_at, COLUMN_ONWARD),
};
TABLE(group, "groups", 0, group_revise);

static const struct column group_party_columns[] = {
	REF(group_party, group_id, "groups"),
	REF(group_party, party_id, "parties"),
};
TABLE(group_party, "group_parties", 0, NULL);

static const struct column round_columns[] = {
	TEXT(round, title, 0),
};
TABLE(round, "rounds", 0, NULL);

static const struct column kind_default_columns[] = {
	ENUM(kind_default, kind, meeting_kind_names, 0),
	INT(kind_default, minutes, 0),
	TEXT(kind_default, begins, 0),
	TEXT(kind_default, title, 0),
	ENUM(kind_default, mode, meeting_mode_names, 0),
};
TABLE(kind_default, "kind_defaults", 0, NULL);

static const struct column template_columns[] = {
	REF(template, group_id, "groups"),
	TEXT(template, name, 0),
	ENUM(template, kind, template_kind_names, 0),
};
TABLE(template, "templates", 0, NULL);

static const struct column standing_item_columns[] = {
	REF(standing_item, template_id, "templates"),
	REF(standing_item, parent_id, "standing_items"),
	INT(standing_item, position, 0),
	TEXT(standing_item, title, 0),
	ENUM(standing_item, kind, item_kind_names, 0),
	TEXT(standing_item, presenter, PERSONAL),
	INT(standing_item, minutes, 0),
	TEXT(standing_item, from_day, 0),
	TEXT(standing_item, to_day, 0),
};
TABLE(standing_item, "standing_items", 0, NULL);

static const struct column membership_columns[] = {
	REF(membership, person_id, "people"),
	REF(membership, group_id, "groups"),
	REF(membership, party_id, "parties"),
	ENUM(membership, role, member_role_names, 0),
	BOOL(membership, mandate, 0),
	TEXT(membership, from_day, 0),
	TEXT(membership, to_day, 0),
	INT(membership, turn, 0),
};
TABLE(membership, "memberships", 0, NULL);

static const struct column meeting_columns[] = {
	ENUM(meeting, kind, meeting_kind_names, SHOWN),
	TEXT(meeting, title, SHOWN),
	TEXT(meeting, starts, WHEN),
	TEXT(meeting, ends, WHEN),
	BOOL(meeting, all_day, WHEN),
	TEXT(meeting, zone, WHEN),
	TEXT(meeting, place, SHOWN),
	TEXT(meeting, room, SHOWN),
	TEXT(meeting, link, SHOWN),
	ENUM(meeting, mode, meeting_mode_names, SHOWN),
	ENUM(meeting, status, meeting_status_names, 0),
	TEXT(meeting, chair, PERSONAL),
	TEXT(meeting, note_taker, PERSONAL),
	INT(meeting, round_id, 0),
	TEXT(meeting, uid, 0),
	INT(meeting, sequence, COLUMN_ONWARD),
	INT(meeting, revised_at, COLUMN_ONWARD),
	INT(meeting, created_at, 0),
	INT(meeting, started_at, 0),
	INT(meeting, ended_at, 0),
	INT(meeting, item_id, 0),
	INT(meeting, item_since, 0),
	ENUM(meeting, notes_state, notes_state_names, 0),
	TEXT(meeting, search, COLUMN_DERIVED | PERSONAL),
	TEXT(meeting, onsite_label, 0),
	INT(meeting, candidates, WHEN),
	TEXT(meeting, organizer, PERSONAL),
	TEXT(meeting, description, PERSONAL | COLUMN_LINES | SHOWN),
	INT(meeting, foreign_stamp, 0),
	INT(meeting, foreign_sum, 0),
	TEXT(meeting, series, 0),
	TEXT(meeting, instance, 0),
};
TABLE(meeting, "meetings", 0, meeting_revise);

static const struct column meeting_group_columns[] = {
	REF(meeting_group, meeting_id, "meetings"),
	REF(meeting_group, group_id, "groups"),
};
TABLE(meeting_group, "meeting_groups", 0, NULL);

static const struct column move_columns[] = {
	REF(move, meeting_id, "meetings"),
	INT(move, at, 0),
	TEXT(move, old_starts, 0),
	TEXT(move, old_ends, 0),
	TEXT(move, new_starts, 0),
	TEXT(move, new_ends, 0),
	ENUM(move, old_status, meeting_status_names, 0),
	ENUM(move, new_status, meeting_status_names, 0),
	TEXT(move, why, PERSONAL),
	ENUM(move, old_mode, meeting_mode_names, 0),
	ENUM(move, new_mode, meeting_mode_names, 0),
	TEXT(move, old_place, 0),
	TEXT(move, new_place, 0),
};
TABLE(move, "moves", 0, NULL);

static const struct column candidate_columns[] = {
	REF(candidate, meeting_id, "meetings"),
	INT(candidate, position, 0),
	TEXT(candidate, starts, 0),
	TEXT(candidate, ends, 0),
	BOOL(candidate, all_day, 0),
	TEXT(candidate, uid, 0),
	ENUM(candidate, state, candidate_state_names, 0),
};
TABLE(candidate, "candidates", 0, NULL);

static const struct column candidate_answer_columns[] = {
	REF(candidate_answer, candidate_id, "candidates"),
	REF(candidate_answer, party_id, "parties"),
	REF(candidate_answer, person_id, "people"),
	ENUM(candidate_answer, answer, date_answer_names, 0),
	INT(candidate_answer, answered_at, 0),
};
TABLE(candidate_answer, "candidate_answers", 0, NULL);

static const struct column item_columns[] = {
	REF(item, meeting_id, "meetings"),
	PRINTED_REF(item, parent_id, "items"),
	INT(item, position, PRINTED),
	TEXT(item, number, SHOWN | PRINTED),
	TEXT(item, title, SHOWN | PRINTED),
	ENUM(item, kind, item_kind_names, 0),
	TEXT(item, presenter, PERSONAL | SHOWN | PRINTED),
	INT(item, minutes, SHOWN),
	ENUM(item, outcome, outcome_names, PRINTED),
	INT(item, started_at, 0),
	INT(item, seconds, 0),
	TEXT(item, referred_to, PRINTED),
	INT(item, carried_from, 0),
	INT(item, standing_item, 0),
	INT(item, round_item, 0),
};
TABLE(item, "items", 0, NULL);

static const struct column item_party_columns[] = {
	REF(item_party, item_id, "items"),
	REF(item_party, party_id, "parties"),
};
TABLE(item_party, "item_parties", 0, NULL);

static const struct column attachment_columns[] = {
	REF(attachment, meeting_id, "meetings"),
	REF(attachment, item_id, "items"),
	INT(attachment, position, 0),
	TEXT(attachment, label, 0),
	TEXT(attachment, path, PERSONAL),
	INT(attachment, bytes, 0),
	TEXT(attachment, sha256, 0),
};
TABLE(attachment, "attachments", 0, NULL);

static const struct column note_columns[] = {
	REF(note, meeting_id, "meetings"),
	PRINTED_REF(note, item_id, "items"),
	INT(note, position, PRINTED),
	ENUM(note, kind, note_kind_names, PRINTED),
	TEXT(note, speaker, PERSONAL | PRINTED),
	TEXT(note, text, PERSONAL | COLUMN_LINES | PRINTED),
	TEXT(note, who, PERSONAL | PRINTED),
	TEXT(note, due_from, 0),
	TEXT(note, due_to, 0),
	TEXT(note, due_text, PRINTED),
	ENUM(note, state, action_state_names, 0),
	INT(note, number, PRINTED),
	INT(note, filed_at, 0),
	INT(note, year_number, PRINTED),
	INT(note, closed_at, 0),
};
TABLE(note, "notes", 0, NULL);

static const struct column poll_columns[] = {
	REF(poll, meeting_id, "meetings"),
	REF(poll, item_id, "items"),
	TEXT(poll, title, 0),
	INT(poll, dots, 0),
	INT(poll, most, 0),
	ENUM(poll, state, poll_state_names, 0),
	INT(poll, note_id, 0),
};
TABLE(poll, "polls", 0, NULL);

static const struct column poll_option_columns[] = {
	REF(poll_option, poll_id, "polls"),
	INT(poll_option, position, 0),
	TEXT(poll_option, text, 0),
	INT(poll_option, note_id, 0),
	REF(poll_option, merged_into, "poll_options"),
};
TABLE(poll_option, "poll_options", 0, NULL);

static const struct column ballot_columns[] = {
	REF(ballot, poll_id, "polls"),
	REF(ballot, person_id, "people"),
	REF(ballot, option_id, "poll_options"),
	INT(ballot, dots, 0),
};
TABLE(ballot, "ballots", 0, NULL);

static const struct column attendance_columns[] = {
	REF(attendance, meeting_id, "meetings"),
	PRINTED_REF(attendance, person_id, "people"),
	ENUM(attendance, status, attendance_status_names, PRINTED),
	PRINTED_REF(attendance, party_id, "parties"),
	ENUM(attendance, expected, expected_answer_names, 0),
	PRINTED_REF(attendance, stands_in_for, "people"),
	TEXT(attendance, came, PRINTED),
	TEXT(attendance, left, PRINTED),
	ENUM(attendance, role, attendance_role_names, PRINTED),
	INT(attendance, came_item, 0),
	INT(attendance, left_item, 0),
	ENUM(attendance, answer, answer_names, 0),
	INT(attendance, answer_sequence, 0),
	INT(attendance, answered_at, 0),
	TEXT(attendance, comment, PERSONAL | COLUMN_LINES),
	TEXT(attendance, proposed_starts, 0),
	TEXT(attendance, proposed_ends, 0),
};
TABLE(attendance, "attendances", 0, NULL);

static const struct column document_columns[] = {
	REF(document, meeting_id, "meetings"),
	ENUM(document, kind, document_kind_names, 0),
	INT(document, version, 0),
	BOOL(document, public, 0),
	ENUM(document, state, notes_state_names, 0),
	TEXT(document, text, PERSONAL | COLUMN_LINES),
	TEXT(document, sha256, 0),
	TEXT(document, differs, PERSONAL | COLUMN_LINES),
	INT(document, sent_at, 0),
	INT(document, approved_at, 0),
	INT(document, archived_at, 0),
};
TABLE(document, "documents", 0, NULL);

static const struct column waiver_columns[] = {
	REF(waiver, meeting_id, "meetings"),
	TEXT(waiver, finding, 0),
	INT(waiver, item_id, 0),
	INT(waiver, note_id, 0),
	TEXT(waiver, subject, PERSONAL),
	TEXT(waiver, reason, PERSONAL),
	INT(waiver, waived_at, 0),
};
TABLE(waiver, "waivers", 0, NULL);

static const struct column written_line_columns[] = {
	REF(written_line, meeting_id, "meetings"),
	REF(written_line, item_id, "items"),
	INT(written_line, position, 0),
	ENUM(written_line, part, written_part_names, 0),
	TEXT(written_line, text, PERSONAL),
	INT(written_line, says, 0),
};
TABLE(written_line, "written_lines", 0, NULL);

static const struct column import_columns[] = {
	REF(import, meeting_id, "meetings"),
	TEXT(import, name, 0),
	INT(import, bytes, 0),
	TEXT(import, sha256, 0),
	INT(import, imported_at, 0),
};
TABLE(import, "imports", 0, NULL);

static const struct column school_break_columns[] = {
	REF(school_break, party_id, "parties"),
	TEXT(school_break, label, 0),
	TEXT(school_break, from_day, 0),
	TEXT(school_break, to_day, 0),
	ENUM(school_break, kind, break_kind_names, 0),
};
TABLE(school_break, "breaks", 0, NULL);

static const struct column blackout_columns[] = {
	REF(blackout, party_id, "parties"),
	TEXT(blackout, from_day, 0),
	TEXT(blackout, to_day, 0),
	TEXT(blackout, why, 0),
};
TABLE(blackout, "blackouts", 0, NULL);

static const struct column plan_columns[] = {
	INT(plan, year, 0),
	INT(plan, from_year, 0),
	ENUM(plan, state, plan_state_names, 0),
	TEXT(plan, reference, 0),
	TEXT(plan, decided_day, 0),
};
TABLE(plan, "plans", 0, NULL);

static const struct column plan_entry_columns[] = {
	REF(plan_entry, plan_id, "plans"),
	INT(plan_entry, meeting_id, 0),
	INT(plan_entry, source_id, 0),
	ENUM(plan_entry, kind, meeting_kind_names, 0),
	TEXT(plan_entry, title, 0),
	TEXT(plan_entry, groups, 0),
	TEXT(plan_entry, starts, 0),
	TEXT(plan_entry, ends, 0),
	TEXT(plan_entry, rule_day, 0),
	TEXT(plan_entry, why, PERSONAL),
};
TABLE(plan_entry, "plan_entries", 0, NULL);

static const struct column year_rule_columns[] = {
	REF(year_rule, meeting_id, "meetings"),
	ENUM(year_rule, rule, year_rule_names, 0),
	INT(year_rule, weeks, 0),
	BOOL(year_rule, pinned, 0),
};
TABLE(year_rule, "year_rules", 0, NULL);

static const struct column tombstone_columns[] = {
	TEXT(tombstone, uid, 0),
	INT(tombstone, sequence, COLUMN_ONWARD),
	INT(tombstone, revised_at, COLUMN_ONWARD),
	INT(tombstone, created_at, 0),
	ENUM(tombstone, kind, meeting_kind_names, 0),
	TEXT(tombstone, title, 0),
	TEXT(tombstone, starts, 0),
	TEXT(tombstone, ends, 0),
	BOOL(tombstone, all_day, 0),
	TEXT(tombstone, zone, 0),
	ENUM(tombstone, mode, meeting_mode_names, 0),
};
TABLE(tombstone, "tombstones", 0, tombstone_revise);

static const struct column tombstone_group_columns[] = {
	REF(tombstone_group, tombstone_id, "tombstones"),
	REF(tombstone_group, group_id, "groups"),
};
TABLE(tombstone_group, "tombstone_groups", 0, NULL);

static const struct column feed_columns[] = {
	ENUM(feed, kind, feed_kind_names, 0),
	REF(feed, group_id, "groups"),
	REF(feed, person_id, "people"),
	TEXT(feed, name, PERSONAL),
};
TABLE(feed, "feeds", 0, NULL);

static const struct column published_columns[] = {
	TEXT(published, folder, 0),
	TEXT(published, name, PERSONAL),
	TEXT(published, sha256, 0),
};
TABLE(published, "published", TABLE_PLAIN, NULL);

static const struct column invitation_columns[] = {
	TEXT(invitation, uid, 0),
	REF(invitation, person_id, "people"),
	TEXT(invitation, address, PERSONAL),
	ENUM(invitation, method, invitation_method_names, 0),
	INT(invitation, sequence, 0),
	INT(invitation, revised_at, 0),
	TEXT(invitation, starts, 0),
	TEXT(invitation, ends, 0),
	INT(invitation, sent_at, 0),
};
TABLE(invitation, "invitations", 0, NULL);

static const struct column erasure_columns[] = {
	ENUM(erasure, kind, erasure_kind_names, 0),
	INT(erasure, person_id, 0),
	TEXT(erasure, before_day, 0),
	INT(erasure, at, 0),
	INT(erasure, finished_at, 0),
};
TABLE(erasure, "erasures", TABLE_PLAIN, NULL);

static const struct column erasure_decision_columns[] = {
	REF(erasure_decision, erasure_id, "erasures"),
	TEXT(erasure_decision, tbl, 0),
	INT(erasure_decision, row_id, 0),
	TEXT(erasure_decision, field, 0),
	ENUM(erasure_decision, fate, erasure_fate_names, 0),
	TEXT(erasure_decision, ground, PERSONAL),
};
TABLE(erasure_decision, "erasure_decisions", TABLE_PLAIN, NULL);

static const struct column setting_columns[] = {
	TEXT(setting, key, 0),
	TEXT(setting, value, 0),
};
TABLE(setting, "settings", 0, NULL);

static const struct column draft_columns[] = {
	TEXT(draft, key, 0),
	TEXT(draft, text, PERSONAL),
	INT(draft, saved_at, 0),
};
TABLE(draft, "drafts", TABLE_PLAIN, NULL);

const struct table *const model_tables[] = { &party_table, &person_table, &person_merge_table,
	&merged_row_table, &namesake_table, &alias_table, &group_table, &group_party_table,
	&membership_table, &round_table, &kind_default_table, &template_table, &standing_item_table,
	&meeting_table, &meeting_group_table, &move_table, &item_table, &item_party_table,
	&attachment_table, &note_table, &poll_table, &poll_option_table, &ballot_table,
	&attendance_table, &document_table, &waiver_table, &written_line_table, &import_table,
	&school_break_table, &blackout_table, &candidate_table, &candidate_answer_table,
	&plan_table, &plan_entry_table, &year_rule_table, &tombstone_table, &tombstone_group_table,
	&feed_table, &published_table, &invitation_table, &erasure_table, &erasure_decision_table,
	&setting_table, &draft_table, NULL };

/* STATUS as a calendar sees it: planning, decided and held are told apart by us alone. */
static int calendar_status(const struct meeting *m)
{
	return m->status == STATUS_PROPOSED || m->status == STATUS_CANCELLED ? m->status
									     : STATUS_DECIDED;
}

/* What others organise, and an edition of theirs that was just taken over, bring their own number. */
static int64_t next_sequence(const struct meeting *old, const struct meeting *m, bool raised)
{
	bool theirs = (m->organizer && *m->organizer) || old->foreign_sum != m->foreign_sum;
	int64_t next = raised && !theirs ? old->sequence + 1 : old->sequence;

	return theirs && m->sequence > next ? m->sequence : next;
}

void meeting_revise(const void *before, void *after, int64_t now)
{
	const struct meeting *old = before;
	struct meeting *m = after;
	bool raised = !record_same_flagged(&meeting_table, old, m, COLUMN_SIGNIFICANT) ||
		calendar_status(old) != calendar_status(m);

	m->sequence = next_sequence(old, m, raised);
	if (raised || m->revised_at != old->revised_at ||
		!record_same_flagged(&meeting_table, old, m, COLUMN_SHOWN))
		m->revised_at = now > old->revised_at ? now : old->revised_at + 1;
}

void tombstone_revise(const void *before, void *after, int64_t now)
{
	const struct tombstone *old = before;
	struct tombstone *t = after;

	if (t->sequence <= old->sequence)
		t->sequence = old->sequence + 1;
	t->revised_at = now > old->revised_at ? now : old->revised_at + 1;
}

void group_revise(const void *before, void *after, int64_t now)
{
	const struct group *old = before;
	struct group *g = after;

	if (g->revised_at != old->revised_at)
		g->revised_at = now > old->revised_at ? now : old->revised_at + 1;
}

char *person_name(const struct person *p)
{
	const char *given = p->given ? p->given : "", *family = p->family ? p->family : "";

	return xasprintf("%s%s%s", given, *given && *family ? " " : "", family);
}

char *person_list_name(const struct person *p)
{
	const char *given = p->given ? p->given : "", *family = p->family ? p->family : "";

	return xasprintf("%s%s%s", family, *given && *family ? ", " : "", given);
}
