/* What view 3 knows of its agenda beside the items: live_state.more. */
#ifndef TUI_VIEWS_LIVE_MORE_H
#define TUI_VIEWS_LIVE_MORE_H

#include "rules/outcomes.h"
#include "services/attachments.h"
#include "services/session.h"

struct live_more {
	struct party_links affected; /* of all items */
	struct attachment_list attachments;
	enum attachment_state *files; /* what a glance shows of each */
	int *times;      /* of each item: for which time it comes; NULL = all for the first */
	size_t n_offers; /* items of earlier meetings that could be taken up; before it begins */
	struct house_phrases house;
	char *language; /* of the documents */
};

/* items are those of the meeting. What was there is released. */
bool live_more_load(struct live_more *m, struct session *se, const struct meeting *meeting,
	const struct item_list *items, struct err *e);
void live_more_release(struct live_more *m);

#endif
