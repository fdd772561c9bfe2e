/* View 3: what the sister groups of a round concluded on the item under the cursor, beside it. */
#ifndef TUI_VIEWS_LIVE_SISTERS_H
#define TUI_VIEWS_LIVE_SISTERS_H

#include "rules/attendance.h"
#include "services/session.h"

struct canvas;
struct item;
struct live_state;

/* One of them; the item's notes alone are read. */
struct live_sister {
	struct meeting_rows meeting;
	struct item_list items;
	const struct item *item; /* the same one there; NULL = its agenda lacks it */
	struct note_list notes;
	struct roll_counts counts;
};

struct live_sisters {
	bool shown;
	struct live_sister *v; /* by day; nothing while it is not shown */
	size_t n;
	int64_t of; /* the item they are read for */
	int top;    /* rows scrolled away */
};

/* In reload: read the sisters, when they are shown. */
bool live_sisters_load(struct live_state *st, struct session *se, struct err *e);
/* After that, and when the cursor went to another item: what they have on it. */
bool live_sisters_follow(struct live_state *st, struct session *se, struct err *e);
void live_sisters_release(struct live_sisters *s);

void live_draw_sisters(const struct live_state *st, struct canvas *c);

/* While the pane has the keys: scrolling. False where the key is not for that. */
struct key;
bool live_sisters_key(struct live_state *st, const struct key *k);

#endif
