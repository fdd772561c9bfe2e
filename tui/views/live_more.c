#include "tui/views/live_more.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/carry.h"
#include "services/house.h"

void live_more_release(struct live_more *m)
{
	pool_release(&m->affected.pool);
	pool_release(&m->attachments.pool);
	house_phrases_release(&m->house);
	free(m->files);
	free(m->times);
	free(m->language);
	*m = (struct live_more) { 0 };
}

bool live_more_load(struct live_more *m, struct session *se, const struct meeting *meeting,
	const struct item_list *items, struct err *e)
{
	struct offers offers = { 0 };
	bool ok;

	live_more_release(m);
	ok = store_item_parties(se->store, meeting->id, &m->affected, e) &&
		store_attachments(se->store, meeting->id, &m->attachments, e) &&
		carry_times(se, items, &m->times, e) &&
		(meeting->status >= STATUS_RUNNING || carry_offers(se, meeting->id, &offers, e)) &&
		house_phrases_load(se, &m->house, e) &&
		store_setting(se->store, "language", "sv", &m->language, e);
	m->files = xcalloc(m->attachments.n + 1, sizeof(*m->files));
	for (size_t i = 0; i < m->attachments.n; i++)
		m->files[i] = attachment_look(&m->attachments.v[i], false);
	m->n_offers = offers.n;
	offers_release(&offers);
	if (!ok)
		live_more_release(m);
	return ok;
}
