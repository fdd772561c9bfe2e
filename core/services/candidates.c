#include "services/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/holding.h"
#include "services/settle.h"
#include "services/wording.h"

char *candidate_time_words(const struct candidate *c)
{
	char words[DATE_TEXT_SIZE];

	span_text(moment_of(c->starts), moment_of(c->ends), false, words);
	return xstrdup(words);
}

static bool same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

/* ---- Both at work ------------------------------------------------------------------------------- */

/* A meeting and its proposed dates while they are changed. */
struct proposing {
	struct meeting old, m; /* heap; m is to be saved */
	struct candidate_list all;
	struct candidate *own; /* of all: the one that has the meeting's uid; NULL */
};

static void proposing_release(struct proposing *p)
{
	meeting_release(&p->old);
	meeting_release(&p->m);
	pool_release(&p->all.pool);
}

static bool check_meeting(const struct meeting *m, struct err *e)
{
	if (m->status == STATUS_RUNNING || m->status == STATUS_HELD)
		return err_set(e, ERR_INVALID, _("It has begun or been held: it has its date."));
	if (m->status == STATUS_CANCELLED)
		return err_set(e, ERR_INVALID, _("It is cancelled. Give it another status first."));
	return true;
}

static bool proposing_load(
	struct session *se, int64_t meeting_id, struct proposing *p, struct err *e)
{
	if (!store_meeting_load(se->store, meeting_id, &p->old, e) || !check_meeting(&p->old, e) ||
		!store_candidates(se->store, meeting_id, &p->all, e))
		return false;
	record_copy(&meeting_table, &p->m, &p->old);
	for (size_t i = 0; i < p->all.n; i++)
		if (strcmp(p->all.v[i].uid, p->m.uid ? p->m.uid : "") == 0)
			p->own = &p->all.v[i];
	return true;
}

static bool load_candidate(
	struct session *se, int64_t id, struct candidate *c, struct proposing *p, struct err *e)
{
	return store_candidate_load(se->store, id, c, e) && proposing_load(se, c->meeting_id, p, e);
}

static bool set_state(
	struct session *se, const struct candidate *c, enum candidate_state state, struct err *e)
{
	struct candidate copy = { 0 };
	bool ok = store_candidate_load(se->store, c->id, &copy, e);

	copy.state = (int)state;
	ok = ok && store_candidate_save(se->store, &copy, e);
	candidate_release(&copy);
	return ok;
}

/* The meeting stands there from now on, under the name that calendars know it by. */
static void stand_at(struct meeting *m, const struct candidate *c)
{
	xreplace(&m->starts, c->starts);
	xreplace(&m->ends, c->ends);
	m->all_day = c->all_day;
	xreplace(&m->uid, c->uid);
}

static bool delete_candidate(struct session *se, int64_t id, struct err *e)
{
	return session_delete_referring(se, &candidate_answer_table, "candidate_id", id, e) &&
		store_candidate_delete(se->store, id, e);
}

/* ---- Propose -------------------------------------------------------------------------------------- */

static bool put_candidate(struct session *se, const struct meeting *at, int64_t position,
	const char *uid, int64_t *id, struct err *e)
{
	struct candidate c = {
		.meeting_id = at->id,
		.position = position,
		.starts = xstrdup(at->starts),
		.ends = xstrdup(at->ends),
		.all_day = at->all_day,
		.uid = xstrdup(uid),
		.state = CANDIDATE_OPEN,
	};
	bool ok = store_candidate_save(se->store, &c, e);

	if (id)
		*id = c.id;
	candidate_release(&c);
	return ok;
}

/* The date that the meeting has is the first that is proposed. */
static bool propose_own(
	struct session *se, struct proposing *p, int64_t *position, int64_t *id, struct err *e)
{
	if (p->m.candidates > 0)
		return true;
	p->m.candidates = 1;
	if (p->own) {
		*id = p->own->id;
		return set_state(se, p->own, CANDIDATE_OPEN, e);
	}
	return put_candidate(se, &p->old, (*position)++, p->m.uid, id, e);
}

static bool check_new(const struct proposing *p, const struct meeting *at, struct err *e)
{
	for (size_t i = 0; i < p->all.n; i++) {
		const struct candidate *c = &p->all.v[i];

		if (c->state == CANDIDATE_OPEN && same_text(c->starts, at->starts) &&
			same_text(c->ends, at->ends))
			return err_set(e, ERR_INVALID, _("That date is proposed already."));
	}
	return true;
}

/* at: the meeting as it would be on that date. */
static bool propose(struct session *se, struct proposing *p, const struct meeting *at, int64_t *id,
	struct err *e)
{
	int64_t position = p->all.n ? p->all.v[p->all.n - 1].position + 1 : 1;
	bool there = same_text(at->starts, p->old.starts) && same_text(at->ends, p->old.ends);
	char uid[37];

	if (!propose_own(se, p, &position, id, e))
		return false;
	if (!there) {
		clock_uuid(se->clock, uid);
		if (!put_candidate(se, at, position, uid, id, e))
			return false;
		p->m.candidates++;
	}
	p->m.status = STATUS_PROPOSED;
	return holding_save(se, &p->old, &p->m, _("dates are proposed"), e);
}

static bool locked_add(struct session *se, int64_t meeting_id, struct moment starts,
	struct moment ends, int64_t *id, struct err *e)
{
	struct proposing p = { 0 };
	struct meeting at = { 0 };
	bool ok = false;

	if (moment_is_none(starts))
		return err_set(e, ERR_INVALID, _("It needs a day."));
	if (!proposing_load(se, meeting_id, &p, e))
		goto out;
	record_copy(&meeting_table, &at, &p.old);
	holding_put_times(&at, starts, ends);
	if (!settle_times(se, &at, e) || !check_new(&p, &at, e) ||
		!session_begin(se, step_label(_("Date proposed"), meeting_time_words(&at)), e))
		goto out;
	ok = session_end(se, propose(se, &p, &at, id, e), e);
out:
	meeting_release(&at);
	proposing_release(&p);
	return ok;
}

bool candidate_add(struct session *se, int64_t meeting_id, struct moment starts, struct moment ends,
	int64_t *id, struct err *e)
{
	int64_t made = 0;
	bool ok = session_begin(se, NULL, e) &&
		session_end(se, locked_add(se, meeting_id, starts, ends, &made, e), e);

	if (id)
		*id = ok ? made : 0;
	return ok;
}

/* ---- Take back ------------------------------------------------------------------------------------ */

static bool check_open(const struct candidate *c, struct err *e)
{
	if (c->state == CANDIDATE_CHOSEN)
		return err_set(e, ERR_INVALID, _("It is chosen: it is the meeting's date."));
	if (c->state == CANDIDATE_CANCELLED)
		return err_set(e, ERR_INVALID,
			_("That date is cancelled. Propose it again if it is to come back."));
	return true;
}

static bool take_back(
	struct session *se, const struct candidate *c, struct proposing *p, struct err *e)
{
	bool leads = p->own && p->own->id == c->id;

	p->m.candidates--;
	for (size_t i = 0; i < p->all.n && leads && p->m.candidates > 0; i++) {
		if (p->all.v[i].state == CANDIDATE_OPEN && p->all.v[i].id != c->id) {
			stand_at(&p->m, &p->all.v[i]);
			break;
		}
	}
	return (p->m.candidates > 0 ? set_state(se, c, CANDIDATE_CANCELLED, e)
				    : delete_candidate(se, c->id, e)) &&
		store_meeting_save(se->store, &p->m, e);
}

bool candidate_remove(struct session *se, int64_t candidate_id, struct err *e)
{
	struct candidate c = { 0 };
	struct proposing p = { 0 };
	bool ok = session_begin(se, NULL, e), done;

	if (!ok)
		return false;
	done = load_candidate(se, candidate_id, &c, &p, e) && check_open(&c, e) &&
		session_begin(se, step_label(_("No longer proposed"), candidate_time_words(&c)), e);
	done = done && session_end(se, take_back(se, &c, &p, e), e);
	proposing_release(&p);
	candidate_release(&c);
	return session_end(se, done, e);
}

/* ---- Answer --------------------------------------------------------------------------------------- */

/* "FK: kan inte tis 17 mars kl. 9:00–12:00" */
static char *answer_label(struct session *se, const struct candidate *c, int64_t party_id,
	int64_t person_id, int answer, struct err *e)
{
	char *words = candidate_time_words(c), *label = NULL, *name = NULL;
	struct party p = { 0 };

	if (party_id && store_party_load(se->store, party_id, &p, e))
		name = xstrdup(p.short_name && *p.short_name ? p.short_name : p.name);
	else if (!party_id)
		store_person_name(se->store, person_id, &name, e);
	if (name)
		label = xasprintf("%s: %s, %s", name, date_answer_words(answer), words);
	party_release(&p);
	free(name);
	free(words);
	return label;
}

/* said becomes the answer of its party or person. */
static bool put_answer(struct session *se, const struct candidate *c,
	const struct candidate_answer *said, struct err *e)
{
	struct candidate_answers all = { 0 };
	struct candidate_answer a = *said;
	bool ok = store_candidate_answers(se->store, c->meeting_id, &all, e);

	for (size_t i = 0; i < all.n && ok; i++)
		if (all.v[i].candidate_id == c->id && all.v[i].party_id == said->party_id &&
			all.v[i].person_id == said->person_id)
			a = all.v[i];
	pool_release(&all.pool);
	if (!ok)
		return false;
	if (said->answer == DATE_SILENT)
		return a.id == 0 || store_candidate_answer_delete(se->store, a.id, e);
	a.answer = said->answer;
	a.answered_at = said->answered_at;
	return store_candidate_answer_save(se->store, &a, e);
}

static bool answer_as(struct session *se, const struct candidate_answer *said, struct err *e)
{
	struct candidate c = { 0 };
	struct proposing p = { 0 };
	char *label = NULL;
	bool done;

	if (!session_begin(se, NULL, e))
		return false;
	done = load_candidate(se, said->candidate_id, &c, &p, e) && check_open(&c, e);
	if (done)
		label = answer_label(se, &c, said->party_id, said->person_id, said->answer, e);
	done = label && session_begin(se, label, e);
	done = done && session_end(se, put_answer(se, &c, said, e), e);
	proposing_release(&p);
	candidate_release(&c);
	return session_end(se, done, e);
}

bool candidate_answer(struct session *se, int64_t candidate_id, int64_t party_id, int64_t person_id,
	int answer, struct err *e)
{
	const struct candidate_answer said = { .candidate_id = candidate_id,
		.party_id = party_id,
		.person_id = person_id,
		.answer = answer,
		.answered_at = clock_now(se->clock) };

	return answer_as(se, &said, e);
}

bool candidate_answer_sent(struct session *se, int64_t candidate_id, int64_t person_id, int answer,
	int64_t at, struct err *e)
{
	const struct candidate_answer said = { .candidate_id = candidate_id,
		.person_id = person_id,
		.answer = answer,
		.answered_at = at };

	return answer_as(se, &said, e);
}

/* ---- Choose --------------------------------------------------------------------------------------- */

/* When the meeting was to be before dates were proposed, if that was decided; into *old. */
static bool decided_before(struct session *se, struct meeting *old, struct err *e)
{
	struct move_list moves = { 0 };
	bool ok = store_moves(se->store, old->id, &moves, e);

	for (size_t i = moves.n; i > 0; i--) {
		const struct move *mv = &moves.v[i - 1];

		if (mv->new_status != STATUS_PROPOSED)
			break;
		if (mv->old_status == STATUS_PROPOSED)
			continue;
		xreplace(&old->starts, mv->old_starts);
		xreplace(&old->ends, mv->old_ends);
		pool_release(&moves.pool);
		return ok;
	}
	pool_release(&moves.pool);
	return ok;
}

/* Why, for the log: what was answered where nothing is said. The caller frees *because. */
static bool reason(struct session *se, const struct candidate *c, const char *why, char **because,
	struct err *e)
{
	struct date_sheet sheet = { 0 };
	bool ok = true;

	if (why && !text_blank(why)) {
		xreplace(because, why);
		return true;
	}
	ok = date_sheet_load(se, c->meeting_id, &sheet, e);
	for (size_t i = 0; i < sheet.n && ok; i++)
		if (sheet.dates[i].id == c->id)
			xreplace(because, sheet.words[i]);
	date_sheet_release(&sheet);
	return ok;
}

static bool choose(struct session *se, const struct candidate *c, struct proposing *p,
	const char *why, struct err *e)
{
	char *because = NULL;
	bool ok = reason(se, c, why, &because, e);

	stand_at(&p->m, c);
	p->m.status = STATUS_DECIDED;
	p->m.candidates = 0;
	/* Nothing was moved unless it had been decided for another day. */
	xreplace(&p->old.starts, c->starts);
	xreplace(&p->old.ends, c->ends);
	ok = ok && decided_before(se, &p->old, e);
	for (size_t i = 0; i < p->all.n && ok; i++) {
		const struct candidate *other = &p->all.v[i];

		if (other->state == CANDIDATE_OPEN)
			ok = set_state(se, other,
				other->id == c->id ? CANDIDATE_CHOSEN : CANDIDATE_CANCELLED, e);
	}
	ok = ok && holding_save(se, &p->old, &p->m, because, e);
	free(because);
	return ok;
}

bool candidate_choose(struct session *se, int64_t candidate_id, const char *why, struct err *e)
{
	struct candidate c = { 0 };
	struct proposing p = { 0 };
	bool done;

	if (!session_begin(se, NULL, e))
		return false;
	done = load_candidate(se, candidate_id, &c, &p, e) && check_open(&c, e) &&
		session_begin(se, step_label(_("Date chosen"), candidate_time_words(&c)), e);
	done = done && session_end(se, choose(se, &c, &p, why, e), e);
	proposing_release(&p);
	candidate_release(&c);
	return session_end(se, done, e);
}

/* ---- With the meeting ----------------------------------------------------------------------------- */

bool candidates_follow(struct session *se, const struct meeting *m, struct err *e)
{
	struct candidate_list all = { 0 };
	bool ok = store_candidates(se->store, m->id, &all, e);

	for (size_t i = 0; i < all.n && ok; i++) {
		struct candidate c = { 0 };

		if (strcmp(all.v[i].uid, m->uid ? m->uid : "") != 0)
			continue;
		ok = store_candidate_load(se->store, all.v[i].id, &c, e);
		xreplace(&c.starts, m->starts);
		xreplace(&c.ends, m->ends);
		c.all_day = m->all_day;
		ok = ok && store_candidate_save(se->store, &c, e);
		candidate_release(&c);
	}
	pool_release(&all.pool);
	return ok;
}

bool candidates_delete(struct session *se, int64_t meeting_id, struct err *e)
{
	struct candidate_list all = { 0 };
	bool ok = store_candidates(se->store, meeting_id, &all, e);

	for (size_t i = 0; i < all.n && ok; i++)
		ok = delete_candidate(se, all.v[i].id, e);
	pool_release(&all.pool);
	return ok;
}
