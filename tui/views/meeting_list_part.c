#include "tui/views/meeting_list_part.h"

#include <stdlib.h>

void meeting_list_open(struct meeting_list *l, struct app *a)
{
	l->store = a->session.store;
	l->seen = a->data - 1;
	l->list.pane = 1;
	l->land = true;
}

void meeting_list_release(struct meeting_list *l)
{
	list_release(&l->list);
	meeting_page_release(&l->page);
	meeting_facts_release(&l->facts);
	pool_release(&l->clashes.pool);
}

int meeting_list_year(int year)
{
	return year < 1 ? 1 : year > 9998 ? 9998 : year;
}

int meeting_list_turn(int year, const struct key *k)
{
	return meeting_list_year(year + (k->code == ',' || k->code == '<' ? -1 : 1));
}

const struct meeting_row *meeting_list_row(const struct meeting_list *l)
{
	return meeting_page_row(&l->page, l->list.at);
}

bool meeting_list_read(struct meeting_list *l, struct app *a, struct err *e)
{
	const struct meeting_row *r = meeting_list_row(l);

	l->seen = a->data;
	l->paged = false;
	meeting_facts_release(&l->facts);
	return !r || meeting_facts_load(a, r, &l->facts, e);
}

unsigned meeting_list_key(struct view *v, struct app *a, const struct key *k)
{
	struct meeting_list *l = v->state;
	enum list_did did = list_key(&l->list, k, a->zone);

	if (did == LIST_IGNORED)
		return FX_IGNORED;
	l->paged |= did == LIST_WANTS;
	if (k->code == KEYCODE_DOUBLE_CLICK && l->list.id)
		return meeting_open(a, l->list.id);
	v->stale = true;
	return FX_REDRAW;
}

unsigned meeting_list_has(const struct view *v, const struct app *a)
{
	const struct meeting_list *l = v->state;

	(void)a;
	return l->list.id ? NEED_MEETING : 0;
}

void meeting_list_title(const struct app *a, struct buf *left)
{
	if (a->association && *a->association)
		buf_printf(left, " · %s", a->association);
}
