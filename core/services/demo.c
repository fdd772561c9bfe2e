#include "services/demo.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/holidays.h"
#include "rules/zone.h"
#include "services/demo_days.h"
#include "services/demo_parts.h"
#include "services/demo_plan.h"
#include "services/demo_round.h"
#include "services/demo_sent.h"
#include "services/demo_templates.h"
#include "services/rollcall.h"
#include "services/settle.h"

enum { DAY_SECONDS = 86400, ITEMS_MAX = 16 };

/* ---- Days ---- */

/* A working day outside the summer and Christmas, when nothing else is. */
static bool is_good_day(const struct demo *d, int32_t day)
{
	int year, month, mday, date;

	day_to_ymd(day, &year, &month, &mday);
	date = month * 100 + mday;
	if (!day_is_working(day) || (date > 620 && date < 811) || date > 1219 || date < 108)
		return false;
	for (size_t i = 0; i < d->n_taken; i++)
		if (d->taken[i] == day)
			return false;
	return true;
}

static void take_days(struct demo *d, struct moment starts, struct moment ends)
{
	for (int32_t day = starts.day; day <= ends.day && d->n_taken < DEMO_TAKEN_MAX; day++)
		d->taken[d->n_taken++] = day;
}

/* The nearest good day or pair of days, away from today; the weekday stays. */
static void place(
	struct demo *d, const struct demo_entry *from, struct moment *starts, struct moment *ends)
{
	int32_t monday = d->here.day - day_weekday(d->here.day);
	bool near = from->weekday == NEAR_TODAY;
	int32_t day = near ? d->here.day + from->weeks : monday + 7 * from->weeks + from->weekday;
	int32_t away = near ? 1 : from->weeks < 0 ? -7 : 7;
	int32_t more = from->minute + from->minutes > 1440;

	while (!is_good_day(d, day) || !is_good_day(d, day + more))
		day += away;
	*starts = (struct moment) { day, from->minutes ? from->minute : MINUTE_NONE };
	*ends = from->minutes ? moment_add_minutes(*starts, from->minutes) : *starts;
	take_days(d, *starts, *ends);
}

/* ---- Entries ---- */

static char *name_of(const struct demo_entry *from, enum member_role role)
{
	for (const struct demo_person *p = demo_people; p->given; p++)
		if ((p->groups & from->groups) && p->role == role)
			return xasprintf("%s %s", p->given, p->family);
	return NULL;
}

static char *iso_of(struct moment m)
{
	char iso[MOMENT_SIZE];

	moment_iso(m, iso);
	return xstrdup(iso);
}

static bool put_links(
	struct demo *d, const struct demo_entry *from, int64_t meeting_id, struct err *e)
{
	for (size_t i = 0; i < DEMO_GROUPS; i++) {
		struct meeting_group link = { .meeting_id = meeting_id, .group_id = d->groups[i] };

		if ((from->groups & 1u << i) && !store_meeting_group_save(d->store, &link, e))
			return false;
	}
	return true;
}

/* A cancelled entry was decided before; a moved one was some days earlier. */
static bool put_move(
	struct demo *d, const struct demo_entry *from, const struct meeting *m, struct err *e)
{
	struct moment starts, ends;
	struct move mv;
	bool ok;

	if (!from->why)
		return true;
	moment_parse(m->starts, &starts);
	moment_parse(m->ends, &ends);
	starts.day -= from->moved_days;
	ends.day -= from->moved_days;
	mv = (struct move) { .meeting_id = m->id,
		.at = m->revised_at,
		.old_starts = iso_of(starts),
		.old_ends = iso_of(ends),
		.new_starts = xstrdup(m->starts),
		.new_ends = xstrdup(m->ends),
		.old_status = STATUS_DECIDED,
		.new_status = m->status,
		.why = xstrdup(from->why) };
	ok = store_move_save(d->store, &mv, e);
	move_release(&mv);
	return ok;
}

static void describe(struct meeting *m, const struct demo_entry *from)
{
	m->kind = (int)from->kind;
	m->title = xstrdup(from->title);
	m->place = xstrdup(from->place);
	m->room = xstrdup(from->room);
	m->link = xstrdup(from->link);
	m->mode = (int)from->mode;
	m->status = (int)from->status;
	m->notes_state = (int)from->notes_state;
	m->zone = xstrdup("Europe/Stockholm");
	if (from->kind != MEETING_DEADLINE) {
		m->chair = name_of(from, ROLE_CHAIR);
		m->note_taker = name_of(from, ROLE_SECRETARY);
	}
	meeting_refresh_search(m);
}

/* m is released by the caller. */
static bool put_entry(struct demo *d, const struct demo_entry *from, struct moment starts,
	struct moment ends, struct meeting *m, struct err *e)
{
	int64_t starts_at = local_to_utc(starts);
	char uid[37];

	clock_uuid(d->se->clock, uid);
	describe(m, from);
	m->uid = xstrdup(uid);
	m->starts = iso_of(starts);
	m->ends = iso_of(ends);
	m->all_day = starts.minute == MINUTE_NONE;
	m->created_at = starts_at - 90 * DAY_SECONDS;
	if (m->created_at > d->now - 30 * DAY_SECONDS)
		m->created_at = d->now - 30 * DAY_SECONDS;
	m->sequence = from->why != NULL;
	m->revised_at = from->why ? d->now - 12 * DAY_SECONDS : m->created_at;
	if (from->status == STATUS_HELD || from->status == STATUS_RUNNING)
		m->started_at = starts_at;
	if (from->status == STATUS_HELD)
		m->ended_at = local_to_utc(ends);
	return store_meeting_save(d->store, m, e) && put_links(d, from, m->id, e) &&
		put_move(d, from, m, e);
}

/* ---- Agenda and notes ---- */

struct agenda {
	struct item v[ITEMS_MAX]; /* saved; only ids and clocks, no text */
	size_t n;
};

static bool put_item(struct demo *d, const struct demo_item *from, const char *number,
	struct item *it, struct err *e)
{
	bool ok;

	it->number = xstrdup(number);
	it->title = xstrdup(from->title);
	it->kind = (int)from->kind;
	it->presenter = xstrdup(from->presenter);
	it->minutes = from->minutes;
	ok = store_item_save(d->store, it, e);
	xreplace(&it->number, NULL);
	xreplace(&it->title, NULL);
	xreplace(&it->presenter, NULL);
	return ok;
}

static bool put_about(struct demo *d, int64_t item_id, unsigned parties, struct err *e)
{
	for (size_t i = 0; i < DEMO_PARTIES; i++) {
		struct item_party link = { .item_id = item_id, .party_id = d->parties[i] };

		if ((parties & 1u << i) && !store_item_party_save(d->store, &link, e))
			return false;
	}
	return true;
}

/* a->v has outcomes and clocks where there are any. Headings under an item have no number. */
static bool put_agenda(struct demo *d, const struct demo_item *from, int64_t meeting_id,
	struct agenda *a, struct err *e)
{
	int64_t top = 0, under = 0;
	char number[12] = "";

	for (a->n = 0; from && from[a->n].title; a->n++) {
		const struct demo_item *f = &from[a->n];
		struct item *it = &a->v[a->n];

		if (f->parent) {
			it->parent_id = a->v[f->parent - 1].id;
			it->position = ++under;
			number[0] = '\0';
		} else {
			it->position = ++top;
			under = 0;
			snprintf(number, sizeof number, "%d", (int)top);
		}
		it->meeting_id = meeting_id;
		if (!put_item(d, f, number, it, e) || !put_about(d, it->id, f->about, e))
			return false;
	}
	return true;
}

static char *due_iso(const struct demo *d, int days)
{
	return iso_of((struct moment) { d->here.day + days, MINUTE_NONE });
}

static char *due_words(const struct demo *d, int days)
{
	static const char *const weekdays[] = { "mån", "tis", "ons", "tor", "fre", "lör", "sön" };
	int32_t day = d->here.day + days;
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	return xasprintf("%s %d/%d", weekdays[day_weekday(day)], mday, month);
}

struct counts {
	int64_t decisions, actions, under[ITEMS_MAX];
};

/* Seconds after which what is done was done. */
enum { DONE_AFTER = 3 * 24 * 3600 };

static bool number_in_year(struct demo *d, struct note *n, struct err *e)
{
	if (!store_note_year_number(d->store, n->meeting_id, &n->year_number, e))
		return false;
	n->year_number++;
	return true;
}

static bool put_note(struct demo *d, const struct demo_note *from, int64_t meeting_id,
	const struct agenda *a, struct counts *c, int64_t filed_at, struct err *e)
{
	struct note n = { .meeting_id = meeting_id,
		.item_id = a->v[from->item].id,
		.position = ++c->under[from->item],
		.kind = (int)from->kind,
		.speaker = xstrdup(from->speaker),
		.text = xstrdup(from->text),
		.filed_at = filed_at };
	bool ok = true;

	if (from->kind == NOTE_DECISION) {
		n.number = ++c->decisions;
		ok = meeting_id == d->running || number_in_year(d, &n, e);
	}
	if (from->kind == NOTE_ACTION) {
		n.number = ++c->actions;
		n.who = xstrdup(from->who);
		n.due_from = due_iso(d, from->due_days);
		n.due_to = due_iso(d, from->due_days);
		n.due_text = due_words(d, from->due_days);
		n.state = (int)from->state;
		if (n.state == ACTION_DONE)
			n.closed_at = filed_at + DONE_AFTER;
	}
	ok = ok && store_note_save(d->store, &n, e);
	note_release(&n);
	return ok;
}

/* ---- Meetings that were held ---- */

static enum outcome outcome_of(const struct demo_note *notes, size_t item)
{
	enum outcome best = OUTCOME_TREATED;

	for (; notes && notes->text; notes++) {
		if ((size_t)notes->item != item)
			continue;
		if (notes->kind == NOTE_DECISION)
			return OUTCOME_DECIDED;
		if (notes->kind == NOTE_AGREEMENT)
			best = OUTCOME_AGREED;
		else if (notes->kind == NOTE_MESSAGE && best == OUTCOME_TREATED)
			best = OUTCOME_MESSAGE;
	}
	return best;
}

static bool put_past_agenda(
	struct demo *d, const struct demo_entry *from, const struct meeting *m, struct err *e)
{
	struct agenda a = { 0 };
	struct counts c = { 0 };
	int64_t at = m->started_at;

	for (size_t i = 0; from->agenda && from->agenda[i].title; i++) {
		a.v[i].outcome = (int)outcome_of(from->notes, i);
		a.v[i].seconds = from->agenda[i].minutes * 54;
		a.v[i].started_at = a.v[i].seconds ? at : 0;
		at += a.v[i].seconds;
	}
	if (!put_agenda(d, from->agenda, m->id, &a, e))
		return false;
	for (const struct demo_note *n = from->notes; n && n->text; n++) {
		int64_t filed_at = a.v[n->item].started_at;

		filed_at = (filed_at ? filed_at : at) + 120 * (c.under[n->item] + 1);
		if (!put_note(d, n, m->id, &a, &c, filed_at, e))
			return false;
	}
	return true;
}

static bool put_entries(struct demo *d, struct err *e)
{
	bool ok = true;

	for (const struct demo_entry *from = demo_entries; from->title && ok; from++) {
		struct moment starts, ends;
		struct meeting m = { 0 };
		struct agenda a = { 0 };

		place(d, from, &starts, &ends);
		ok = put_entry(d, from, starts, ends, &m, e);
		if (ok && from->status == STATUS_HELD)
			ok = put_past_agenda(d, from, &m, e) && demo_past_roll(d, from, m.id, e);
		else if (ok)
			ok = put_agenda(d, from->agenda, m.id, &a, e);
		meeting_release(&m);
	}
	return ok;
}

/* ---- The meeting in progress ---- */

static bool put_running_agenda(struct demo *d, struct meeting *m, struct err *e)
{
	struct agenda a = { 0 };
	struct counts c = { 0 };
	int64_t at = m->started_at;

	for (size_t i = 0; i < DEMO_SPENT; i++) {
		a.v[i].outcome = (int)demo_spent[i].outcome;
		a.v[i].seconds = demo_spent[i].seconds;
		a.v[i].started_at = demo_spent[i].seconds ? at : 0;
		at += demo_spent[i].seconds;
	}
	a.v[DEMO_SPENT].started_at = at;
	if (!put_agenda(d, demo_running.agenda, m->id, &a, e))
		return false;
	m->item_id = a.v[DEMO_SPENT].id;
	m->item_since = at;
	for (const struct demo_line *l = demo_lines; l->note.text; l++)
		if (!put_note(d, &l->note, m->id, &a, &c, d->now - l->seconds_ago, e))
			return false;
	return store_meeting_save(d->store, m, e);
}

/* Not in the hour that is skipped when the clock is put forward. */
static struct moment existing(struct moment m)
{
	while (zone_reading(zone_find("Europe/Stockholm"), m) == ZONE_NEVER)
		m = moment_add_minutes(m, 60);
	return m;
}

static bool put_running(struct demo *d, struct err *e)
{
	struct meeting m = { 0 };
	int64_t spent = DEMO_CURRENT_SECONDS;
	struct moment starts, ends;
	bool ok;

	for (size_t i = 0; i < DEMO_SPENT; i++)
		spent += demo_spent[i].seconds;
	/* It was to begin at the last five minutes before it did. */
	starts = local_moment(d->now - spent);
	starts.minute -= starts.minute % 5;
	starts = existing(starts);
	ends = existing(moment_add_minutes(starts, demo_running.minutes));
	/* Late in the evening it is a short one, not one of two days. */
	if (ends.day != starts.day && local_moment(d->now).day == starts.day)
		ends = (struct moment) { starts.day, 24 * 60 - 1 };
	take_days(d, starts, ends);
	ok = put_entry(d, &demo_running, starts, ends, &m, e);
	m.started_at = d->now - spent;
	d->running = m.id;
	ok = ok && put_running_agenda(d, &m, e) && demo_running_roll(d, m.id, starts, e);
	meeting_release(&m);
	return ok;
}

/* Its decisions are the latest of the year, though it was put there first. */
static bool number_running(struct demo *d, struct err *e)
{
	struct note_list notes = { 0 };
	bool ok = store_notes(d->store, d->running, NOTES_ALL, &notes, e);

	for (size_t i = 0; i < notes.n && ok; i++)
		if (notes.v[i].kind == NOTE_DECISION)
			ok = number_in_year(d, &notes.v[i], e) &&
				store_note_save(d->store, &notes.v[i], e);
	pool_release(&notes.pool);
	return ok;
}

bool demo_fill(struct session *se, struct err *e)
{
	struct demo d = { .se = se,
		.store = se->store,
		.now = clock_now(se->clock),
		.here = clock_local(se->clock) };
	bool empty, ok;

	if (!store_empty(se->store, &empty, e))
		return false;
	if (!empty)
		return err_set(e, ERR_INVALID, _("There are meetings or people in it already."));
	if (!session_begin(se, xstrdup(_("Made-up year")), e))
		return false;
	ok = store_setting_set(se->store, "association", demo_association, e) &&
		store_setting_set(se->store, "mailbox", "kansliet@ekbygden.example", e) &&
		demo_register(&d, e) && put_running(&d, e) && put_entries(&d, e) &&
		demo_round(se, d.running, d.groups[0], d.groups[2], e) && demo_sent(se, e) &&
		number_running(&d, e) && demo_templates(se, d.groups[3], e) &&
		demo_days(se, day_year(d.here.day), e) && demo_plan(se, day_year(d.here.day), e);
	/* What undo offers is one mark, never the whole year. */
	return session_end(se, ok, e) && store_begins_here(se->store, e) &&
		roll_mark(se, d.running, d.people[DEMO_LATEST],
			(enum attendance_status)demo_status(demo_marks[DEMO_LATEST].letter), e);
}
