#include "services/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/numbering.h"
#include "services/agenda.h"
#include "services/running.h"

/* Without anything but frame items nobody knows where the closing ones begin: usually these two. */
enum { CLOSING_USUAL = 2 };

/* The items under one parent, in the order in which they shall be. */
struct siblings {
	struct item **v;
	size_t n;
	struct numbering how;     /* as it was before */
	const struct item *newly; /* the one that is put in; NULL = none */
};

void outline_release(struct outline *o)
{
	meeting_release(&o->m);
	pool_release(&o->items.pool);
}

bool outline_load(struct session *se, int64_t meeting_id, struct outline *o, struct err *e)
{
	return store_meeting_load(se->store, meeting_id, &o->m, e) &&
		store_items(se->store, meeting_id, &o->items, e);
}

static const char *number_of(const struct item *it)
{
	return it->number ? it->number : "";
}

/* parent as it is numbered now; NULL at the top. With room for one more. */
static struct siblings siblings_of(struct outline *o, int64_t parent_id, const char *parent)
{
	struct siblings s = { 0 };
	const char **numbers = pool_alloc(&o->items.pool, (o->items.n + 1) * sizeof *numbers);

	s.v = pool_alloc(&o->items.pool, (o->items.n + 2) * sizeof(struct item *));
	for (size_t i = 0; i < o->items.n; i++)
		if (o->items.v[i].parent_id == parent_id) {
			numbers[s.n] = number_of(&o->items.v[i]);
			s.v[s.n++] = &o->items.v[i];
		}
	s.how = numbering_read(numbers, s.n, parent);
	return s;
}

static size_t siblings_index(const struct siblings *s, int64_t id)
{
	size_t i = 0;

	while (i < s->n && s->v[i]->id != id)
		i++;
	return i;
}

static void siblings_remove(struct siblings *s, int64_t id)
{
	size_t at = siblings_index(s, id);

	if (at == s->n)
		return;
	s->n--;
	memmove(s->v + at, s->v + at + 1, (s->n - at) * sizeof(struct item *));
}

static bool put_item(struct session *se, struct outline *o, const struct siblings *s,
	struct item *it, int64_t position, char *number, bool *renumbered, struct err *e)
{
	*renumbered = strcmp(number, number_of(it)) != 0;
	if (it != s->newly && !*renumbered && it->position == position) {
		free(number);
		return true;
	}
	it->position = position;
	if (it == s->newly) {
		free(it->number);
		it->number = number;
	} else {
		it->number = pool_strdup(&o->items.pool, number);
		free(number);
	}
	return store_item_save(se->store, it, e);
}

/* Only what is new or has a number takes part in the counting. */
static bool counts(const struct siblings *s, const struct item *it)
{
	return s->how.style != NUMBERING_NONE && (it == s->newly || *number_of(it));
}

static bool renumber(struct session *se, struct outline *o, const struct siblings *s,
	const char *parent, struct err *e)
{
	size_t k = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct item *it = s->v[i];
		struct siblings children = { 0 };
		bool renumbered = false;
		char *number;

		/* How they are numbered is read before its own number changes. */
		if (it->id)
			children = siblings_of(o, it->id, number_of(it));
		if (counts(s, it))
			number = numbering_write(&s->how, parent, k++);
		else
			number = xstrdup(number_of(it));
		if (!put_item(se, o, s, it, (int64_t)i + 1, number, &renumbered, e))
			return false;
		if (renumbered && children.n && !renumber(se, o, &children, it->number, e))
			return false;
	}
	return true;
}

size_t outline_before_closing(const int *kinds, size_t n)
{
	size_t at = n;

	while (at > 0 && kinds[at - 1] == ITEM_FRAME)
		at--;
	if (at > 0 || n == 0)
		return at;
	return n > CLOSING_USUAL + 1 ? n - CLOSING_USUAL : 1;
}

static size_t place_among(const struct siblings *s, struct pool *pool, int64_t after_id)
{
	int *kinds;
	size_t at;

	switch (after_id) {
	case ITEM_LAST:
		return s->n;
	case ITEM_FIRST:
		return 0;
	case ITEM_BEFORE_CLOSING:
		kinds = pool_alloc(pool, (s->n + 1) * sizeof *kinds);
		for (size_t i = 0; i < s->n; i++)
			kinds[i] = s->v[i]->kind;
		return outline_before_closing(kinds, s->n);
	default:
		at = siblings_index(s, after_id);
		return at < s->n ? at + 1 : s->n;
	}
}

static bool check_parent(
	const struct outline *o, int64_t parent_id, struct item **parent, struct err *e)
{
	*parent = running_item(&o->items, parent_id);
	if (parent_id && !*parent)
		return err_set(e, ERR_NOT_FOUND, _("There is no such item in this meeting."));
	if (*parent && (*parent)->parent_id)
		return err_set(e, ERR_INVALID, _("A sub-item cannot have items under it."));
	return true;
}

bool outline_put(struct session *se, struct outline *o, struct item *it, int64_t parent_id,
	int64_t after_id, struct err *e)
{
	struct item *parent;
	struct siblings s;
	const char *number;
	size_t at;

	if (!check_parent(o, parent_id, &parent, e))
		return false;
	number = parent ? parent->number : NULL;
	s = siblings_of(o, parent_id, number);
	if (it->id)
		siblings_remove(&s, it->id);
	at = place_among(&s, &o->items.pool, after_id);
	memmove(s.v + at + 1, s.v + at, (s.n - at) * sizeof(struct item *));
	s.v[at] = it;
	s.n++;
	s.newly = it;
	it->meeting_id = o->m.id;
	it->parent_id = parent_id;
	xreplace(&it->number, "");
	return renumber(se, o, &s, number, e);
}

bool outline_close_gap(
	struct session *se, struct outline *o, int64_t parent_id, int64_t item_id, struct err *e)
{
	const struct item *parent = running_item(&o->items, parent_id);
	const char *number = parent ? parent->number : NULL;
	struct siblings s = siblings_of(o, parent_id, number);

	siblings_remove(&s, item_id);
	return renumber(se, o, &s, number, e);
}

bool outline_shift(
	struct session *se, struct outline *o, int64_t item_id, int direction, struct err *e)
{
	struct item *it = running_item(&o->items, item_id);
	const struct item *parent = running_item(&o->items, it->parent_id);
	const char *number = parent ? parent->number : NULL;
	struct siblings s = siblings_of(o, it->parent_id, number);
	size_t at = siblings_index(&s, item_id), to = direction < 0 ? at - 1 : at + 1;

	if (direction < 0 && at == 0)
		return err_set(e, ERR_INVALID, _("There is no item before it."));
	if (direction > 0 && to == s.n)
		return err_set(e, ERR_INVALID, _("There is no item after it."));
	s.v[at] = s.v[to];
	s.v[to] = it;
	return renumber(se, o, &s, number, e);
}
