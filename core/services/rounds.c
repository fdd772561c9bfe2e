#include "services/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/phrases.h"
#include "rules/rounds.h"
#include "services/find.h"
#include "services/meetings.h"
#include "services/round_flow.h"
#include "services/round_join.h"
#include "services/templates.h"
#include "services/wording.h"

/* How many meetings of a group are looked at for where it met the time before. */
enum { HABIT_MAX = 8 };

/* ---- Finding ------------------------------------------------------------------------------------- */

bool round_candidate(
	struct session *se, int64_t group_id, int32_t day, int64_t *meeting_id, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct meeting_query q = { .group_id = group_id, .from = from, .to = to };
	struct meeting_rows rows = { 0 };
	bool ok;

	*meeting_id = 0;
	moment_iso((struct moment) { day, MINUTE_NONE }, from);
	moment_iso((struct moment) { day + 1, MINUTE_NONE }, to);
	ok = store_meetings(se->store, &q, &rows, e);
	for (size_t i = 0; i < rows.n && !*meeting_id; i++) {
		const struct meeting *m = &rows.v[i].m;

		if (m->status != STATUS_CANCELLED && m->kind != MEETING_DEADLINE && !m->round_id)
			*meeting_id = m->id;
	}
	pool_release(&rows.pool);
	return ok;
}

bool round_standing(struct session *se, const struct meeting *m, int *at, int *of, struct err *e)
{
	struct id_list ids = { 0 };

	*at = *of = 0;
	if (!m->round_id)
		return true;
	if (!store_round_meetings(se->store, m->round_id, &ids, e))
		return false;
	*of = (int)ids.n;
	for (size_t i = 0; i < ids.n; i++)
		if (ids.v[i] == m->id)
			*at = (int)i + 1;
	pool_release(&ids.pool);
	return true;
}

bool round_find(
	struct session *se, const char *what, int64_t group_id, int64_t *round_id, struct err *e)
{
	struct meeting m = { 0 };
	struct round r = { 0 };
	struct err none = { 0 };
	char *end;
	int64_t id = strtoll(what, &end, 10), meeting_id;
	bool number = end != what && *end == '\0', ok;

	if (number && store_round_load(se->store, id, &r, &none)) {
		round_release(&r);
		*round_id = id;
		return true;
	}
	ok = meeting_find(se, what, group_id, &meeting_id, e) &&
		store_meeting_load(se->store, meeting_id, &m, e);
	*round_id = ok ? m.round_id : 0;
	if (ok && !m.round_id) {
		char *words = meeting_words(&m);

		ok = err_set(e, ERR_NOT_FOUND, _("%s is in no round."), words);
		free(words);
	}
	meeting_release(&m);
	return ok;
}

/* ---- A meeting for a slot -------------------------------------------------------------------------- */

/* The group's meeting before that time, of that kind; false without an error where there is none. */
static bool habit_find(struct session *se, int64_t group_id, const struct meeting *draft,
	struct meeting_rows *rows, size_t *at, struct err *e)
{
	struct meeting_query q = {
		.group_id = group_id, .to = draft->starts, .backwards = true, .limit = HABIT_MAX
	};

	if (!store_meetings(se->store, &q, rows, e))
		return false;
	for (*at = 0; *at < rows->n; ++*at)
		if (rows->v[*at].n_groups == 1 && rows->v[*at].m.kind == draft->kind &&
			rows->v[*at].m.status != STATUS_CANCELLED)
			break;
	return true;
}

/* Held where and as it was the time before. */
static bool take_habits(struct session *se, int64_t group_id, struct meeting *draft, struct err *e)
{
	struct meeting_rows rows = { 0 };
	size_t at = 0;
	bool ok = habit_find(se, group_id, draft, &rows, &at, e);

	if (ok && at < rows.n) {
		const struct meeting *m = &rows.v[at].m;

		xreplace(&draft->place, m->place);
		xreplace(&draft->room, m->room);
		xreplace(&draft->link, m->link);
		xreplace(&draft->chair, m->chair);
		xreplace(&draft->note_taker, m->note_taker);
		draft->mode = m->mode;
	}
	pool_release(&rows.pool);
	return ok;
}

/* When a slot's meeting is: what it lacks is taken from like (NULL: nothing to take from). */
static bool slot_times(const struct round_slot *slot, const struct meeting *like,
	struct meeting *draft, struct err *e)
{
	struct moment starts = slot->starts, ends = slot->ends, was = MOMENT_NONE,
		      ended = MOMENT_NONE;
	char iso[MOMENT_SIZE];

	if (like) {
		moment_parse(like->starts ? like->starts : "", &was);
		moment_parse(like->ends ? like->ends : "", &ended);
		draft->all_day = like->all_day && starts.minute == MINUTE_NONE;
	}
	if (starts.minute == MINUTE_NONE)
		starts.minute = was.minute;
	if (starts.minute == MINUTE_NONE && !draft->all_day)
		return err_set(e, ERR_INVALID, _("Say at what time too: \"11/3 9-12\"."));
	if (moment_is_none(ends) && !moment_is_none(was) && !moment_is_none(ended)) {
		ends = starts;
		if (draft->all_day)
			ends.day += ended.day - was.day;
		else if (was.minute != MINUTE_NONE)
			ends = moment_add_minutes(starts, (int)moment_minutes_between(was, ended));
		else
			ends = MOMENT_NONE;
	}
	moment_iso(starts, iso);
	xreplace(&draft->starts, iso);
	if (!moment_is_none(ends)) {
		moment_iso(ends, iso);
		xreplace(&draft->ends, iso);
	}
	return true;
}

static bool new_meeting(struct session *se, const struct round_slot *slot,
	const struct meeting *like, int64_t *meeting_id, struct err *e)
{
	struct meeting draft = { .status = STATUS_DECIDED };
	size_t n;
	bool ok;

	if (like) {
		draft.kind = like->kind;
		draft.mode = like->mode;
		draft.zone = xstrdup(like->zone);
	}
	ok = slot_times(slot, like, &draft, e) && take_habits(se, slot->group_id, &draft, e) &&
		(like ? meeting_create(se, &draft, &slot->group_id, 1, e)
		      : meeting_create_planned(se, &draft, &slot->group_id, 1, &n, e));
	*meeting_id = draft.id;
	meeting_release(&draft);
	return ok;
}

static bool slot_meeting(struct session *se, const struct round_slot *slot,
	const struct meeting *like, int64_t *meeting_id, struct err *e)
{
	if (slot->starts.day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("Every group of a round needs a day."));
	if (!round_candidate(se, slot->group_id, slot->starts.day, meeting_id, e))
		return false;
	/* The one that the round is made from is not in it yet when it is asked for. */
	if (*meeting_id && !(like && *meeting_id == like->id))
		return true;
	return new_meeting(se, slot, like, meeting_id, e);
}

/* ---- Create -------------------------------------------------------------------------------------- */

/* "Omgång mars 2026", in the organisation's language: it is data. */
static bool round_title(struct session *se, const struct round_draft *draft,
	const struct meeting *first, char **title, struct err *e)
{
	struct moment at = MOMENT_NONE;
	char *language = NULL;
	int year, month, day;

	*title = xstrdup(draft->title);
	if (*title && !text_blank(*title))
		return true;
	xreplace(title, NULL);
	if (!store_setting(se->store, "language", "sv", &language, e))
		return false;
	moment_parse(first->starts ? first->starts : "", &at);
	day_to_ymd(at.day == DAY_NONE ? clock_local(se->clock).day : at.day, &year, &month, &day);
	*title = xasprintf("%s %s %d", phrase(language, PHRASE_ROUND),
		phrase(language, PHRASE_MONTH + (enum phrase)(month - 1)), year);
	free(language);
	return true;
}

/* A round with that one meeting in it, all of whose items are the round's. */
static bool found_round(struct session *se, const struct round_draft *draft, struct meeting *first,
	int64_t *round_id, struct err *e)
{
	struct round r = { 0 };
	bool ok = round_title(se, draft, first, &r.title, e);

	if (ok) {
		record_clean(&round_table, &r);
		ok = store_round_save(se->store, &r, e);
	}
	*round_id = r.id;
	round_release(&r);
	first->round_id = *round_id;
	return ok && store_meeting_save(se->store, first, e) && round_number(se, first->id, e);
}

static bool check_slots(const struct round_draft *draft, struct err *e)
{
	size_t n = draft->n_slots + (draft->from_meeting != 0);

	if (n < 2)
		return err_set(e, ERR_INVALID, _("A round needs two groups at least."));
	for (size_t i = 0; i < draft->n_slots; i++)
		for (size_t k = 0; k < i; k++)
			if (draft->slots[k].group_id == draft->slots[i].group_id)
				return err_set(e, ERR_INVALID,
					_("A group is named twice. One day is enough."));
	return true;
}

/* The first meeting: the one that the round is made from, or that of the first slot. */
static bool first_meeting(struct session *se, const struct round_draft *draft,
	struct meeting *first, size_t *next, struct err *e)
{
	int64_t id = draft->from_meeting;

	*next = id == 0;
	return (id || slot_meeting(se, &draft->slots[0], NULL, &id, e)) &&
		store_meeting_load(se->store, id, first, e);
}

static bool already_in(struct session *se, int64_t round_id, int64_t group_id, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok = store_round_meetings(se->store, round_id, &ids, e);

	for (size_t i = 0; i < ids.n && ok; i++) {
		struct group_list groups = { 0 };

		ok = store_meeting_groups(se->store, ids.v[i], &groups, e);
		for (size_t k = 0; k < groups.n && ok; k++)
			if (groups.v[k].id == group_id)
				ok = err_set(e, ERR_INVALID, _("%s is in the round already."),
					groups.v[k].name);
		pool_release(&groups.pool);
	}
	pool_release(&ids.pool);
	return ok;
}

static bool add_slots(struct session *se, const struct round_draft *draft, size_t from,
	int64_t round_id, const struct meeting *like, struct err *e)
{
	for (size_t i = from; i < draft->n_slots; i++) {
		int64_t id;

		if (!already_in(se, round_id, draft->slots[i].group_id, e) ||
			!slot_meeting(se, &draft->slots[i], like, &id, e) ||
			!round_join_meeting(se, round_id, id, e))
			return false;
	}
	return true;
}

static bool locked_create(
	struct session *se, const struct round_draft *draft, int64_t *round_id, struct err *e)
{
	struct meeting first = { 0 };
	size_t next = 0;
	bool ok = first_meeting(se, draft, &first, &next, e);

	*round_id = first.round_id;
	ok = ok && (first.round_id || found_round(se, draft, &first, round_id, e)) &&
		add_slots(se, draft, next, *round_id, &first, e);
	meeting_release(&first);
	return ok;
}

bool round_create(
	struct session *se, const struct round_draft *draft, int64_t *round_id, struct err *e)
{
	*round_id = 0;
	if (!check_slots(draft, e) || !session_begin(se, xstrdup(_("New round")), e))
		return false;
	return session_end(se, locked_create(se, draft, round_id, e), e);
}

/* ---- Join and leave -------------------------------------------------------------------------------- */

/* "Beredning Väst tis 10 mars: what"; NULL and an err where it is gone. */
static char *label_of(struct session *se, int64_t meeting_id, const char *what, struct err *e)
{
	struct meeting m = { 0 };
	char *label = NULL;

	if (store_meeting_load(se->store, meeting_id, &m, e))
		label = step_label(what, meeting_words(&m));
	meeting_release(&m);
	return label;
}

bool round_join(struct session *se, int64_t round_id, int64_t meeting_id, struct err *e)
{
	char *label = label_of(se, meeting_id, _("Joined the round"), e);

	return label && session_begin(se, label, e) &&
		session_end(se, round_join_meeting(se, round_id, meeting_id, e), e);
}

static bool forget_items(struct session *se, int64_t meeting_id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, meeting_id, &items, e);

	for (size_t i = 0; i < items.n && ok; i++) {
		items.v[i].round_item = 0;
		ok = store_item_save(se->store, &items.v[i], e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool take_out(struct session *se, int64_t meeting_id, int64_t *round_id, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	*round_id = m.round_id;
	if (ok && !m.round_id)
		ok = err_set(e, ERR_INVALID, _("It is in no round."));
	m.round_id = 0;
	ok = ok && store_meeting_save(se->store, &m, e) && forget_items(se, meeting_id, e);
	meeting_release(&m);
	return ok;
}

bool round_left(struct session *se, int64_t round_id, struct err *e)
{
	struct id_list ids = { 0 };
	int64_t was;
	bool ok;

	if (!round_id)
		return true;
	ok = store_round_meetings(se->store, round_id, &ids, e);
	if (ok && ids.n == 1)
		ok = take_out(se, ids.v[0], &was, e);
	if (ok && ids.n < 2)
		ok = store_round_delete(se->store, round_id, e);
	pool_release(&ids.pool);
	return ok;
}

bool round_leave(struct session *se, int64_t meeting_id, struct err *e)
{
	char *label = label_of(se, meeting_id, _("Left the round"), e);
	int64_t round_id = 0;
	bool ok = label && session_begin(se, label, e);

	return ok &&
		session_end(se,
			take_out(se, meeting_id, &round_id, e) && round_left(se, round_id, e), e);
}
