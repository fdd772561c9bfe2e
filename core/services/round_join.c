#include "services/round_join.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/rounds.h"
#include "services/item_parts.h"
#include "services/round_flow.h"
#include "services/running.h"

/* The meeting whose agenda is the round's: the first that has not begun, else the first of all. */
static bool find_lead(struct session *se, int64_t round_id, struct meeting *lead, struct err *e)
{
	struct id_list ids = { 0 };
	size_t best = 0;
	bool ok = store_round_meetings(se->store, round_id, &ids, e);

	if (ok && ids.n == 0)
		ok = err_set(e, ERR_NOT_FOUND, _("There is no such round."));
	for (size_t i = ids.n; i-- > 0 && ok;) {
		struct meeting m = { 0 };

		ok = store_meeting_load(se->store, ids.v[i], &m, e);
		if (ok && round_leads(&m))
			best = i;
		meeting_release(&m);
	}
	ok = ok && store_meeting_load(se->store, ids.v[best], lead, e);
	pool_release(&ids.pool);
	return ok;
}

/* ---- Which item is which --------------------------------------------------------------------------- */

struct pair {
	struct item_list lead, joins;
};

static bool same_title(const struct item *a, const struct item *b)
{
	char *x = text_fold(a->title ? a->title : "", FOLD_BASE),
	     *y = text_fold(b->title ? b->title : "", FOLD_BASE);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static bool taken(const struct pair *p, int64_t round_item)
{
	for (size_t i = 0; i < p->joins.n; i++)
		if (p->joins.v[i].round_item == round_item)
			return true;
	return false;
}

/* On the same level, under the same item: parents come before their children in both lists. */
static bool same_place(const struct pair *p, const struct item *a, const struct item *b)
{
	const struct item *over_a = running_item(&p->lead, a->parent_id),
			  *over_b = running_item(&p->joins, b->parent_id);

	if (!over_a || !over_b)
		return !over_a && !over_b;
	return over_a->round_item == over_b->round_item;
}

static const struct item *counterpart(const struct pair *p, const struct item *it)
{
	for (size_t i = 0; i < p->lead.n; i++) {
		const struct item *l = &p->lead.v[i];

		if (l->round_item > 0 && !taken(p, l->round_item) && same_place(p, l, it) &&
			same_title(l, it))
			return l;
	}
	return NULL;
}

/* What hangs on the one hangs on the other as well, so that nothing is lost when they become alike. */
static bool join_items(struct session *se, struct pair *p, bool begun, bool gives, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < p->joins.n; i++)
		p->joins.v[i].round_item = begun ? 0 : ROUND_ITEM_OWN;
	for (size_t i = 0; i < p->joins.n && ok; i++) {
		struct item *it = &p->joins.v[i];
		const struct item *like = counterpart(p, it);

		if (like)
			it->round_item = like->round_item;
		ok = store_item_save(se->store, it, e) &&
			(!like || !gives ||
				item_parts_copy(se, it->id, like->id, like->meeting_id, e));
	}
	return ok;
}

/* ---- Joining --------------------------------------------------------------------------------------- */

static bool join(
	struct session *se, const struct meeting *lead, const struct meeting *m, struct err *e)
{
	struct pair p = { 0 };
	bool ok = store_items(se->store, lead->id, &p.lead, e) &&
		store_items(se->store, m->id, &p.joins, e) &&
		join_items(se, &p, round_begun(m), !round_begun(m) && round_leads(lead), e);

	pool_release(&p.lead.pool);
	pool_release(&p.joins.pool);
	if (!ok)
		return false;
	/* A lead that has not begun tells all its sisters what joined; one that has, only this one. */
	if (round_leads(lead))
		return round_flow(se, lead->id, e);
	return round_begun(m) || round_pour(se, lead->id, m->id, e);
}

bool round_join_meeting(struct session *se, int64_t round_id, int64_t meeting_id, struct err *e)
{
	struct meeting lead = { 0 }, m = { 0 };
	bool ok = find_lead(se, round_id, &lead, e) &&
		store_meeting_load(se->store, meeting_id, &m, e);

	if (ok && m.round_id)
		ok = err_set(e, ERR_INVALID, _("%s is in a round already."), m.title);
	if (ok) {
		m.round_id = round_id;
		ok = store_meeting_save(se->store, &m, e) && join(se, &lead, &m, e);
	}
	meeting_release(&lead);
	meeting_release(&m);
	return ok;
}
