#include "services/demo_round.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/holidays.h"
#include "rules/zone.h"
#include "services/rounds.h"
#include "services/settle.h"

enum { STARTS = 9 * 60, MINUTES = 165, DAY_SECONDS = 86400 };

/* What became of the items of the agenda, in its order, and after how many minutes each began. */
static const struct {
	enum outcome outcome;
	int began;
} became[] = {
	{ OUTCOME_TREATED, 0 },
	{ OUTCOME_TREATED, 6 },
	{ OUTCOME_TREATED, 21 },
	{ OUTCOME_TREATED, 38 },
	{ OUTCOME_DECIDED, 45 },
	{ OUTCOME_AGREED, 80 },
	{ OUTCOME_TREATED, 110 },
	{ OUTCOME_NOT_RAISED, -1 },
	{ OUTCOME_TREATED, 150 },
};

/* Item, from 0; who, where somebody speaks. */
static const struct said {
	size_t item;
	enum note_kind kind;
	const char *who, *text;
} said[] = {
	{ 0, NOTE_TEXT, NULL, "Lovisa hälsar välkommen. Dagordningen godkänns." },
	{ 1, NOTE_REMARK, "Per", "Norrsjö har fått en ny socialnämnd." },
	{ 2, NOTE_REMARK, "Elin P", "exemplet från Ekby visar att små grupper fungerar." },
	{ 3, NOTE_TEXT, NULL, "Styrelsen har beslutat om budgeten; den är oförändrad." },
	{ 4, NOTE_REMARK, "Henrik", "Strömvik behöver en part till innan ansökan kan gå vidare." },
	{ 4, NOTE_REMARK, "Therese", "stödet bör ha ett slutdatum från början." },
	{ 4, NOTE_PRIVATE, NULL, "Ring Strömvik före styrelseberedningen." },
	{ 4, NOTE_DECISION, NULL, "Gruppen ställer sig bakom ansökan från Ekby." },
	{ 4, NOTE_MESSAGE, NULL, "Styrelsen bör säga hur länge ett stöd får pågå." },
	{ 5, NOTE_REMARK, "Zofia", "språkstödet når dem som redan remitteras." },
	{ 5, NOTE_AGREEMENT, NULL, "Kommunerna skickar sina siffror till kansliet före påsk." },
	{ 6, NOTE_TEXT, NULL, "Lunch till lunch planeras i augusti." },
};

/* As people come on the roll: on site, remote, absent, excused. */
static const char marks[] = "PPDPPFPAPD";

static int status_of(char mark)
{
	switch (mark) {
	case 'P':
		return ATTENDANCE_ONSITE;
	case 'D':
		return ATTENDANCE_REMOTE;
	case 'A':
		return ATTENDANCE_EXCUSED;
	default:
		return ATTENDANCE_ABSENT;
	}
}

static int32_t day_before(const struct session *se)
{
	int32_t day = clock_local(se->clock).day - 1;

	while (!day_is_working(day))
		day--;
	return day;
}

/* ---- The meeting that was held -------------------------------------------------------------------- */

static bool put_items(struct session *se, const struct meeting *m, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, m->id, &items, e);

	for (size_t i = 0; i < items.n && i < ARRAY_LEN(became) && ok; i++) {
		struct item *it = &items.v[i];

		it->outcome = (int)became[i].outcome;
		if (became[i].began >= 0) {
			it->started_at = m->started_at + became[i].began * 60;
			it->seconds = it->minutes * 57;
		}
		ok = store_item_save(se->store, it, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool put_line(struct session *se, const struct meeting *m, const struct item *it,
	const struct said *s, int64_t position, struct err *e)
{
	struct note n = { .meeting_id = m->id,
		.item_id = it->id,
		.position = position,
		.kind = (int)s->kind,
		.speaker = xstrdup(s->who),
		.text = xstrdup(s->text),
		.filed_at = it->started_at + 120 * position };
	bool ok = true;

	if (s->kind == NOTE_DECISION) {
		n.number = 1;
		ok = store_note_year_number(se->store, m->id, &n.year_number, e);
		n.year_number++;
	}
	ok = ok && store_note_save(se->store, &n, e);
	note_release(&n);
	return ok;
}

static bool put_lines(struct session *se, const struct meeting *m, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, m->id, &items, e);
	int64_t position = 0;

	for (size_t i = 0; i < ARRAY_LEN(said) && ok && said[i].item < items.n; i++) {
		position = i > 0 && said[i - 1].item == said[i].item ? position + 1 : 1;
		ok = put_line(se, m, &items.v[said[i].item], &said[i], position, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool put_roll(struct session *se, int64_t meeting_id, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	for (size_t i = 0; i < roll.n && ok; i++) {
		struct attendance a = { .meeting_id = meeting_id,
			.person_id = roll.v[i].a.person_id,
			.party_id = roll.v[i].party_id,
			.status = status_of(marks[i % (sizeof(marks) - 1)]) };

		ok = store_attendance_save(se->store, &a, e);
	}
	pool_release(&roll.pool);
	return ok;
}

/* Called, as it was before it was held. */
static bool put_meeting(
	struct session *se, int64_t group_id, struct moment starts, int64_t *id, struct err *e)
{
	struct meeting m = { .status = STATUS_CALLED,
		.mode = MODE_HYBRID,
		.title = xstrdup("Beredning Norr"),
		.zone = xstrdup("Europe/Stockholm"),
		.place = xstrdup("Lillköping, biblioteket"),
		.link = xstrdup("https://mote.example.org/norr"),
		.chair = xstrdup("Lovisa Hedman"),
		.note_taker = xstrdup("Petra Kvist"),
		.created_at = local_to_utc(starts) - 60 * DAY_SECONDS };
	struct meeting_group link = { .group_id = group_id };
	char uid[37], iso[MOMENT_SIZE];
	bool ok;

	clock_uuid(se->clock, uid);
	m.uid = xstrdup(uid);
	moment_iso(starts, iso);
	m.starts = xstrdup(iso);
	moment_iso(moment_add_minutes(starts, MINUTES), iso);
	m.ends = xstrdup(iso);
	m.revised_at = m.created_at;
	meeting_refresh_search(&m);
	ok = store_meeting_save(se->store, &m, e);
	link.meeting_id = *id = m.id;
	meeting_release(&m);
	return ok && store_meeting_group_save(se->store, &link, e);
}

static bool put_held(struct session *se, int64_t meeting_id, struct err *e)
{
	struct moment starts = MOMENT_NONE;
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e) && put_roll(se, meeting_id, e);

	if (ok) {
		moment_parse(m.starts, &starts);
		m.status = STATUS_HELD;
		m.started_at = local_to_utc(starts);
		m.ended_at = m.started_at + MINUTES * 60;
		ok = store_meeting_save(se->store, &m, e) && put_items(se, &m, e) &&
			put_lines(se, &m, e);
	}
	meeting_release(&m);
	return ok;
}

/* ---- The round ------------------------------------------------------------------------------------ */

/* The day of the group's called meeting. */
static bool coming_day(struct session *se, int64_t group_id, int32_t *day, struct err *e)
{
	struct meeting_query q = {
		.group_id = group_id, .statuses = 1u << STATUS_CALLED, .limit = 1
	};
	struct meeting_rows rows = { 0 };
	struct moment starts = MOMENT_NONE;
	bool ok = store_meetings(se->store, &q, &rows, e);

	if (ok && rows.n)
		moment_parse(rows.v[0].m.starts, &starts);
	*day = starts.day;
	pool_release(&rows.pool);
	return ok;
}

bool demo_round(struct session *se, int64_t running_id, int64_t held, int64_t comes, struct err *e)
{
	struct moment before = { day_before(se), STARTS };
	struct round_slot slots[] = { { held, before, MOMENT_NONE },
		{ comes, MOMENT_NONE, MOMENT_NONE } };
	struct round_draft draft = {
		.from_meeting = running_id, .slots = slots, .n_slots = ARRAY_LEN(slots)
	};
	int64_t held_id, round_id;

	return coming_day(se, comes, &slots[1].starts.day, e) &&
		put_meeting(se, held, before, &held_id, e) &&
		round_create(se, &draft, &round_id, e) && put_held(se, held_id, e);
}
