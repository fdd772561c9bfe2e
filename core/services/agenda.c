#include "services/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/numbering.h"
#include "services/running.h"
#include "services/wording.h"

/* A meeting and its items while they are rearranged. */
struct outline {
	struct meeting m;
	struct item_list items; /* strings in its pool */
};

/* The items under one parent, in the order in which they shall be. */
struct siblings {
	struct item **v;
	size_t n;
	struct numbering how; /* as it was before */
};

static void outline_release(struct outline *o)
{
	meeting_release(&o->m);
	pool_release(&o->items.pool);
}

static bool outline_load(struct session *se, int64_t meeting_id, struct outline *o, struct err *e)
{
	return store_meeting_load(se->store, meeting_id, &o->m, e) &&
		store_items(se->store, meeting_id, &o->items, e);
}

/* Of the item with that id (a copy, the caller releases), with the outline it stands in. */
static bool outline_of(
	struct session *se, int64_t item_id, struct item *it, struct outline *o, struct err *e)
{
	return store_item_load(se->store, item_id, it, e) && outline_load(se, it->meeting_id, o, e);
}

/* parent as it is numbered now; NULL at the top. room: how many more the array shall hold. */
static struct siblings siblings_of(
	struct outline *o, int64_t parent_id, const char *parent, size_t room)
{
	struct siblings s = { 0 };
	const char **numbers = pool_alloc(&o->items.pool, (o->items.n + 1) * sizeof *numbers);

	s.v = pool_alloc(&o->items.pool, (o->items.n + room + 1) * sizeof(struct item *));
	for (size_t i = 0; i < o->items.n; i++)
		if (o->items.v[i].parent_id == parent_id) {
			numbers[s.n] = o->items.v[i].number;
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

static bool put_item(struct session *se, struct outline *o, struct item *it, int64_t position,
	char *number, bool *renumbered, struct err *e)
{
	bool fresh = it->id == 0;

	*renumbered = strcmp(number, it->number ? it->number : "") != 0;
	if (!fresh && !*renumbered && it->position == position) {
		free(number);
		return true;
	}
	it->position = position;
	if (fresh) {
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
	return s->how.style != NUMBERING_NONE && (it->id == 0 || *it->number != '\0');
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
			children = siblings_of(o, it->id, it->number, 0);
		if (counts(s, it))
			number = numbering_write(&s->how, parent, k++);
		else
			number = xstrdup(it->number ? it->number : "");
		if (!put_item(se, o, it, (int64_t)i + 1, number, &renumbered, e))
			return false;
		if (renumbered && children.n && !renumber(se, o, &children, it->number, e))
			return false;
	}
	return true;
}

/* The agenda is part of what calendars show (ical.md §4): another revised_at makes the save renew it. */
static bool touch(struct session *se, struct outline *o, struct err *e)
{
	o->m.revised_at++;
	return store_meeting_save(se->store, &o->m, e);
}

static bool check_title(struct item *it, struct err *e)
{
	record_clean(&item_table, it);
	if (it->title && !text_blank(it->title))
		return true;
	return err_set(e, ERR_INVALID, _("An item needs a title."));
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

static bool locked_item_add(struct session *se, int64_t meeting_id, int64_t parent_id,
	int64_t after_id, struct item *it, struct err *e)
{
	struct outline o = { 0 };
	struct item *parent;
	struct siblings s;
	const char *number;
	size_t at;
	bool ok = false;

	if (!check_title(it, e) || !outline_load(se, meeting_id, &o, e) ||
		!check_parent(&o, parent_id, &parent, e))
		goto out;
	it->meeting_id = meeting_id;
	it->parent_id = parent_id;
	xreplace(&it->number, "");
	number = parent ? parent->number : NULL;
	s = siblings_of(&o, parent_id, number, 1);
	at = after_id ? siblings_index(&s, after_id) + 1 : s.n;
	if (at > s.n)
		at = s.n;
	memmove(s.v + at + 1, s.v + at, (s.n - at) * sizeof(struct item *));
	s.v[at] = it;
	s.n++;
	if (!session_begin(se, step_label(_("New item"), item_words(it)), e))
		goto out;
	ok = session_end(se, renumber(se, &o, &s, number, e) && touch(se, &o, e), e);
	if (!ok)
		it->id = it->rev = 0;
out:
	outline_release(&o);
	return ok;
}

bool item_add(struct session *se, int64_t meeting_id, int64_t parent_id, int64_t after_id,
	struct item *it, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_item_add(se, meeting_id, parent_id, after_id, it, e), e);
}

bool item_change(struct session *se, struct item *it, struct err *e)
{
	struct outline o = { 0 };
	struct item old = { 0 };
	bool ok = check_title(it, e) && outline_of(se, it->id, &old, &o, e);

	if (ok && !(old.rev == it->rev && record_same(&item_table, &old, it))) {
		ok = session_begin(se, step_label(_("Item changed"), item_words(it)), e);
		if (ok)
			ok = session_end(se,
				store_item_save(se->store, it, e) &&
					(record_same_flagged(&item_table, &old, it, COLUMN_SHOWN) ||
						touch(se, &o, e)),
				e);
	}
	item_release(&old);
	outline_release(&o);
	return ok;
}

static bool delete_one(struct session *se, struct outline *o, struct item *it, struct err *e)
{
	struct note_list notes = { 0 };
	bool ok = store_notes(se->store, it->meeting_id, it->id, &notes, e);

	for (size_t i = 0; i < notes.n && ok; i++)
		ok = store_note_delete(se->store, notes.v[i].id, e);
	pool_release(&notes.pool);
	if (o->m.item_id == it->id)
		o->m.item_id = o->m.item_since = 0;
	return ok && session_delete_referring(se, &written_line_table, "item_id", it->id, e) &&
		store_item_delete(se->store, it->id, e);
}

static bool delete_tree(struct session *se, struct outline *o, int64_t item_id, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < o->items.n && ok; i++)
		if (o->items.v[i].parent_id == item_id)
			ok = delete_one(se, o, &o->items.v[i], e);
	return ok && delete_one(se, o, running_item(&o->items, item_id), e);
}

static bool locked_item_delete(struct session *se, int64_t item_id, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { 0 };
	bool ok = outline_of(se, item_id, &it, &o, e) &&
		session_begin(se, step_label(_("Item removed"), item_words(&it)), e);

	if (ok) {
		struct item *parent = running_item(&o.items, it.parent_id);
		const char *number = parent ? parent->number : NULL;
		struct siblings s = siblings_of(&o, it.parent_id, number, 0);
		size_t at = siblings_index(&s, item_id);

		ok = delete_tree(se, &o, item_id, e);
		s.n--;
		memmove(s.v + at, s.v + at + 1, (s.n - at) * sizeof(struct item *));
		ok = session_end(se, ok && renumber(se, &o, &s, number, e) && touch(se, &o, e), e);
	}
	item_release(&it);
	outline_release(&o);
	return ok;
}

bool item_delete(struct session *se, int64_t item_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_item_delete(se, item_id, e), e);
}

static bool locked_item_shift(struct session *se, int64_t item_id, int direction, struct err *e)
{
	struct outline o = { 0 };
	struct item it = { 0 }, *parent;
	struct siblings s;
	const char *number;
	size_t at, to;
	bool ok = outline_of(se, item_id, &it, &o, e);

	if (!ok)
		goto out;
	parent = running_item(&o.items, it.parent_id);
	number = parent ? parent->number : NULL;
	s = siblings_of(&o, it.parent_id, number, 0);
	at = siblings_index(&s, item_id);
	ok = direction < 0 ? at > 0 : at + 1 < s.n;
	if (!ok) {
		err_set(e, ERR_INVALID,
			direction < 0 ? _("There is no item before it.")
				      : _("There is no item after it."));
		goto out;
	}
	to = direction < 0 ? at - 1 : at + 1;
	s.v[at] = s.v[to];
	s.v[to] = running_item(&o.items, item_id);
	ok = session_begin(se, step_label(_("Item moved"), item_words(&it)), e);
	if (ok)
		ok = session_end(se, renumber(se, &o, &s, number, e) && touch(se, &o, e), e);
out:
	item_release(&it);
	outline_release(&o);
	return ok;
}

bool item_shift(struct session *se, int64_t item_id, int direction, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_item_shift(se, item_id, direction, e), e);
}
