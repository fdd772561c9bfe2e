#include "services/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/running.h"
#include "services/wording.h"

static bool load_running(struct session *se, int64_t meeting_id, struct meeting *m, struct err *e)
{
	if (!store_meeting_load(se->store, meeting_id, m, e))
		return false;
	return m->status == STATUS_RUNNING ||
		err_set(e, ERR_INVALID, _("The meeting is not running."));
}

/* A running meeting with its agenda. */
struct walk {
	struct meeting m;
	struct item_list items;
	struct item *current; /* NULL = none */
};

static bool walk_load(struct session *se, int64_t meeting_id, struct walk *w, struct err *e)
{
	if (!load_running(se, meeting_id, &w->m, e) ||
		!store_items(se->store, meeting_id, &w->items, e))
		return false;
	w->current = running_item(&w->items, w->m.item_id);
	return true;
}

static void walk_release(struct walk *w)
{
	meeting_release(&w->m);
	pool_release(&w->items.pool);
}

static char *begun_label(const struct item *it)
{
	char *words = item_words(it), *label;

	/* TRANSLATORS: number and title of an agenda item */
	label = xasprintf(_("Item %s begun"), words);
	free(words);
	return label;
}

static char *closed_label(const struct item *it)
{
	char *words = item_words(it), *label;

	/* TRANSLATORS: number and title of an agenda item */
	label = xasprintf(_("Item %s closed"), words);
	free(words);
	return label;
}

/* The clock goes over to it (NULL: stops); the current one stays as it is. */
static bool switch_to(struct session *se, struct walk *w, struct item *to, struct err *e)
{
	int64_t now = clock_now(se->clock);

	if (w->current && w->current != to) {
		running_book(&w->m, w->current, now);
		if (!store_item_save(se->store, w->current, e))
			return false;
	}
	if (to && to == w->current && w->m.item_since)
		return store_item_save(se->store, to, e);
	if (to) {
		running_begin(&w->m, to, now);
		if (!store_item_save(se->store, to, e))
			return false;
	} else {
		w->m.item_id = w->m.item_since = 0;
	}
	return store_meeting_save(se->store, &w->m, e);
}

static bool locked_agenda_go(struct session *se, int64_t item_id, struct err *e)
{
	struct item it = { 0 };
	struct walk w = { 0 };
	struct item *to;
	bool ok =
		store_item_load(se->store, item_id, &it, e) && walk_load(se, it.meeting_id, &w, e);

	if (!ok)
		goto out;
	to = running_item(&w.items, item_id);
	if (to == w.current && w.m.item_since)
		goto out;
	if (to->outcome == OUTCOME_NOT_RAISED || to->outcome == OUTCOME_POSTPONED ||
		to->outcome == OUTCOME_STRUCK)
		to->outcome = OUTCOME_OPEN;
	ok = session_begin(se, begun_label(to), e);
	if (ok)
		ok = session_end(se, switch_to(se, &w, to, e), e);
out:
	item_release(&it);
	walk_release(&w);
	return ok;
}

bool agenda_go(struct session *se, int64_t item_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_agenda_go(se, item_id, e), e);
}

static bool locked_agenda_next(struct session *se, int64_t meeting_id, int64_t *next, struct err *e)
{
	struct walk w = { 0 };
	struct item *to;
	bool ok = walk_load(se, meeting_id, &w, e);

	if (!ok)
		goto out;
	to = running_next(&w.items, w.current);
	*next = to ? to->id : 0;
	if (!to && !w.current)
		goto out;
	ok = session_begin(se, to ? begun_label(to) : closed_label(w.current), e);
	if (!ok)
		goto out;
	if (w.current)
		ok = running_close(se, &w.m, &w.items, w.current, e);
	w.current = NULL;
	ok = session_end(se, ok && switch_to(se, &w, to, e), e);
out:
	walk_release(&w);
	return ok;
}

bool agenda_next(struct session *se, int64_t meeting_id, int64_t *next, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_agenda_next(se, meeting_id, next, e), e);
}

static struct item *item_before(const struct walk *w)
{
	size_t at = w->current ? (size_t)(w->current - w->items.v) : w->items.n;

	for (size_t i = at; i > 0; i--)
		if (w->items.v[i - 1].started_at)
			return &w->items.v[i - 1];
	return at > 0 ? &w->items.v[at - 1] : NULL;
}

static bool locked_agenda_back(
	struct session *se, int64_t meeting_id, int64_t *previous, struct err *e)
{
	struct walk w = { 0 };
	struct item *to;
	bool ok = walk_load(se, meeting_id, &w, e);

	if (!ok)
		goto out;
	to = item_before(&w);
	if (!to) {
		ok = err_set(e, ERR_INVALID, _("There is no item before it."));
		goto out;
	}
	*previous = to->id;
	to->outcome = OUTCOME_OPEN;
	ok = session_begin(se, begun_label(to), e);
	if (ok)
		ok = session_end(se, switch_to(se, &w, to, e), e);
out:
	walk_release(&w);
	return ok;
}

bool agenda_back(struct session *se, int64_t meeting_id, int64_t *previous, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_agenda_back(se, meeting_id, previous, e), e);
}

static bool locked_agenda_pause(struct session *se, int64_t meeting_id, bool pause, struct err *e)
{
	struct meeting m = { 0 };
	struct item it = { 0 };
	bool ok = load_running(se, meeting_id, &m, e);

	if (ok && !m.item_id)
		ok = err_set(e, ERR_INVALID, _("No item is current."));
	if (!ok || pause == (m.item_since == 0))
		goto out;
	ok = store_item_load(se->store, m.item_id, &it, e);
	if (!ok)
		goto out;
	if (pause)
		running_book(&m, &it, clock_now(se->clock));
	else
		running_begin(&m, &it, clock_now(se->clock));
	ok = session_begin(se,
		step_label(pause ? _("Clock stopped") : _("Clock goes on"), item_words(&it)), e);
	if (ok)
		ok = session_end(se,
			store_item_save(se->store, &it, e) && store_meeting_save(se->store, &m, e),
			e);
out:
	meeting_release(&m);
	item_release(&it);
	return ok;
}

bool agenda_pause(struct session *se, int64_t meeting_id, bool pause, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_agenda_pause(se, meeting_id, pause, e), e);
}

/* Not for an outcome that is there already in the same words. */
static bool locked_set_outcome(struct session *se, int64_t item_id, enum outcome outcome,
	const char *referred_to, struct err *e)
{
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e);
	bool same = ok && it.outcome == (int)outcome &&
		strcmp(it.referred_to ? it.referred_to : "", referred_to) == 0;

	if (ok && !same) {
		char *words = item_words(&it);

		it.outcome = (int)outcome;
		xreplace(&it.referred_to, referred_to);
		ok = session_begin(se, step_label(words, xstrdup(outcome_label(it.outcome))), e);
		free(words);
		if (ok)
			ok = session_end(se, store_item_save(se->store, &it, e), e);
	}
	item_release(&it);
	return ok;
}

bool item_set_outcome(struct session *se, int64_t item_id, enum outcome outcome, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_set_outcome(se, item_id, outcome, "", e), e);
}

bool item_refer(struct session *se, int64_t item_id, const char *to, struct err *e)
{
	char *clean = text_clean(to, strlen(to), false);
	bool ok = session_begin(se, NULL, e);

	if (ok)
		ok = session_end(
			se, locked_set_outcome(se, item_id, OUTCOME_REFERRED, clean, e), e);
	free(clean);
	return ok;
}
