/* Two rows that become one. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out.h"
#include "rules/attendance.h"
#include "services/person_merge_parts.h"

/* ---- What is for the same ---- */

static bool marked(const struct attendance *a)
{
	return a->status != ATTENDANCE_UNMARKED;
}

bool merge_marks_clash(const struct attendance *a, const struct attendance *b)
{
	return marked(a) && marked(b) && (a->status != b->status || mark_is_present(a->status));
}

static const char *last_or(const char *day, const char *open)
{
	return day && *day ? day : open;
}

static bool overlap(const struct membership *a, const struct membership *b)
{
	return a->group_id == b->group_id &&
		strcmp(or_empty(a->from_day), last_or(b->to_day, "9999")) <= 0 &&
		strcmp(or_empty(b->from_day), last_or(a->to_day, "9999")) <= 0;
}

bool merge_rows_meet(const struct table *t, const void *kept, const void *other)
{
	if (t == &attendance_table)
		return ((const struct attendance *)kept)->meeting_id ==
			((const struct attendance *)other)->meeting_id;
	if (t == &membership_table)
		return overlap(kept, other);
	if (t == &candidate_answer_table)
		return ((const struct candidate_answer *)kept)->candidate_id ==
			((const struct candidate_answer *)other)->candidate_id;
	if (t == &ballot_table)
		return ((const struct ballot *)kept)->poll_id ==
			((const struct ballot *)other)->poll_id;
	if (t == &invitation_table)
		return strcmp(or_empty(((const struct invitation *)kept)->uid),
			       or_empty(((const struct invitation *)other)->uid)) == 0;
	if (t == &alias_table)
		return strcmp(or_empty(((const struct alias *)kept)->name),
			       or_empty(((const struct alias *)other)->name)) == 0;
	return t == &feed_table;
}

/* ---- How they become one ---- */

/* What one of them does not say, the other does. */
static void fill(const struct table *t, void *rec, const void *from)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		if (!column_is_empty(c, rec) || column_is_empty(c, from))
			continue;
		if (c->type == COLUMN_TEXT)
			column_set_text(c, rec, column_text(c, from));
		else if (c->type == COLUMN_ENUM)
			column_set_int(c, rec, keyword_index(c->names, column_text(c, from)));
		else
			column_set_int(c, rec, column_int(c, from));
	}
}

/* The row's content of the other; whose it is stays. */
static void take_over(const struct table *t, void *rec, const void *from, const char *whose)
{
	const struct column *c = table_column(t, whose);
	struct head head = *(struct head *)rec;
	int64_t person = column_int(c, rec);

	record_copy(t, rec, from);
	*(struct head *)rec = head;
	column_set_int(c, rec, person);
}

static void join_attendance(
	struct attendance *kept, const struct attendance *other, enum merge_marks marks)
{
	struct attendance was = { 0 };
	bool other_counts = marked(other) &&
		(!marked(kept) || (merge_marks_clash(kept, other) && marks == MERGE_OTHER));
	bool clash = merge_marks_clash(kept, other);

	record_copy(&attendance_table, &was, kept);
	if (other_counts)
		take_over(&attendance_table, kept, other, "person_id");
	/* Times and the like belong to the mark that counts. */
	if (!clash)
		fill(&attendance_table, kept, other_counts ? &was : other);
	if (kept->stands_in_for == kept->person_id)
		kept->stands_in_for = 0;
	record_release(&attendance_table, &was);
}

static void join_memberships(struct membership *kept, const struct membership *other)
{
	const char *from = strcmp(or_empty(kept->from_day), or_empty(other->from_day)) < 0
		? or_empty(kept->from_day)
		: or_empty(other->from_day);
	const char *to = strcmp(last_or(kept->to_day, "~"), last_or(other->to_day, "~")) > 0
		? or_empty(kept->to_day)
		: or_empty(other->to_day);
	char *first = xstrdup(from), *last = xstrdup(to);

	/* The plain role is the first keyword, so that any other is kept. */
	if (other->turn && kept->turn > other->turn)
		kept->turn = other->turn;
	fill(&membership_table, kept, other);
	if (kept->role != ROLE_DEPUTY)
		kept->turn = 0;
	xreplace(&kept->from_day, first);
	xreplace(&kept->to_day, last);
	free(first);
	free(last);
}

static void join_invitations(struct invitation *kept, const struct invitation *other)
{
	if (other->sequence > kept->sequence ||
		(other->sequence == kept->sequence && other->sent_at > kept->sent_at))
		take_over(&invitation_table, kept, other, "person_id");
}

void merge_rows_join(const struct table *t, void *kept, const void *other, enum merge_marks marks)
{
	if (t == &attendance_table)
		join_attendance(kept, other, marks);
	else if (t == &membership_table)
		join_memberships(kept, other);
	else if (t == &invitation_table)
		join_invitations(kept, other);
}

/* ---- The words of old notes ---- */

static bool roll_says(struct session *se, int64_t meeting_id, int64_t *says, struct err *e)
{
	struct meeting m = { 0 };
	struct roll_rows roll = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e) &&
		store_roll(se->store, meeting_id, &roll, e);

	if (ok)
		*says = notes_says_roll(&m, roll.v, roll.n);
	pool_release(&roll.pool);
	meeting_release(&m);
	return ok;
}

bool merge_rolls_remember(
	struct session *se, int64_t meeting_id, struct merge_rolls *r, struct err *e)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].meeting_id == meeting_id)
			return true;
	r->v = pool_grow(&r->pool, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n].meeting_id = meeting_id;
	return roll_says(se, meeting_id, &r->v[r->n++].says, e);
}

static bool renew(struct session *se, const struct merge_roll *was, struct err *e)
{
	struct written_list lines = { 0 };
	int64_t says = 0;
	bool ok = store_written(se->store, was->meeting_id, &lines, e);
	bool any = false;

	for (size_t i = 0; i < lines.n; i++)
		any |= lines.v[i].part == WRITTEN_ROLL && lines.v[i].says == was->says;
	ok = ok && (!any || roll_says(se, was->meeting_id, &says, e));
	for (size_t i = 0; i < lines.n && any && ok; i++) {
		struct written_line line = { 0 };

		if (lines.v[i].part != WRITTEN_ROLL || lines.v[i].says != was->says)
			continue;
		ok = store_written_line_load(se->store, lines.v[i].id, &line, e);
		line.says = says;
		ok = ok && store_written_line_save(se->store, &line, e);
		written_line_release(&line);
	}
	pool_release(&lines.pool);
	return ok;
}

bool merge_rolls_renew(struct session *se, struct merge_rolls *r, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < r->n && ok; i++)
		ok = renew(se, &r->v[i], e);
	return ok;
}
