#include "services/import_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/org_names.h"
#include "rules/words.h"
#include "services/import_fit.h"

/* The top item that it stands under; -1 when it is one. Records have one level of children. */
static int parent_of(const struct notes_doc *d, size_t i)
{
	int top = d->items[i].parent;

	while (top >= 0 && d->items[top].parent >= 0)
		top = d->items[top].parent;
	return top;
}

/* What became of an item, by the kinds of its lines and the words that say it was not treated. */
static enum outcome outcome_of(const struct notes_doc *d, size_t i)
{
	static const struct {
		enum outcome outcome;
		const char *words;
	} phrases[] = {
		{ OUTCOME_NOT_RAISED,
			"togs inte upp|tas inte upp|hanns inte med|hann inte tas upp" },
		{ OUTCOME_POSTPONED, "bordläggs|bordlades|skjuts upp|sköts upp" },
		{ OUTCOME_STRUCK, "punkten utgår|punkten utgick|ärendet utgår" },
		{ OUTCOME_REFERRED, "läs mer om denna punkt|hänvisas till" },
	};
	const char *only = NULL;
	bool decided = false, agreed = false, message = false;
	size_t lines = 0;

	for (size_t k = 0; k < d->line_count; k++) {
		const struct notes_line *l = &d->lines[k];

		if (l->item != (int)i || l->kind != NOTES_LINE_NOTE)
			continue;
		only = l->text;
		lines++;
		decided |= l->note == NOTE_DECISION;
		agreed |= l->note == NOTE_AGREEMENT;
		message |= l->note == NOTE_MESSAGE;
	}
	if (decided)
		return OUTCOME_DECIDED;
	if (agreed)
		return OUTCOME_AGREED;
	if (message)
		return OUTCOME_MESSAGE;
	for (size_t k = 0; lines == 1 && k < ARRAY_LEN(phrases); k++) {
		if (words_find(only, phrases[k].words, NULL))
			return phrases[k].outcome;
	}
	return OUTCOME_TREATED;
}

static bool same_title(const char *a, const char *b)
{
	char *x = text_fold(a ? a : "", FOLD_CASE), *y = text_fold(b ? b : "", FOLD_CASE);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

/* The item of the planned agenda that this one is; taken out of the list. */
static struct item *planned(struct item_list *have, const char *title, int64_t parent_id)
{
	for (size_t i = 0; i < have->n; i++) {
		struct item *it = &have->v[i];

		if (it->meeting_id && it->parent_id == parent_id && same_title(it->title, title))
			return it;
	}
	return NULL;
}

static bool put_item(struct session *se, const struct notes_doc *d, size_t i, struct item *it,
	const struct item *was, struct err *e)
{
	const struct notes_item *in = &d->items[i];

	if (was) {
		int64_t position = it->position, parent_id = it->parent_id;

		if (!store_item_load(se->store, was->id, it, e))
			return false;
		it->position = position;
		it->parent_id = parent_id;
	} else {
		it->kind = (int)item_kind_guess(in->title);
	}
	fit_put(&it->title, in->title, FIT_TITLE);
	if (in->number || !was)
		fit_put(&it->number, in->number, FIT_NUMBER);
	if (in->presenter)
		fit_put(&it->presenter, in->presenter, FIT_FIELD);
	if (it->outcome == OUTCOME_OPEN)
		it->outcome = (int)outcome_of(d, i);
	return store_item_save(se->store, it, e);
}

/* What the plan had and the text does not name comes after the rest, as it was. */
static bool put_rest(
	struct session *se, const struct item_list *have, int64_t position, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < have->n; i++) {
		struct item it = { 0 };

		if (!have->v[i].meeting_id || have->v[i].parent_id)
			continue;
		ok = store_item_load(se->store, have->v[i].id, &it, e);
		it.position = ++position;
		ok = ok && store_item_save(se->store, &it, e);
		item_release(&it);
	}
	return ok;
}

bool import_items(struct session *se, const struct notes_doc *d, int64_t meeting_id, int64_t *ids,
	struct err *e)
{
	struct item_list have = { 0 };
	int64_t *children = xcalloc(d->item_count + 1, sizeof(*children)), tops = 0;
	bool ok = store_items(se->store, meeting_id, &have, e);

	for (size_t i = 0; ok && i < d->item_count; i++) {
		int parent = parent_of(d, i);
		struct item it = { .meeting_id = meeting_id };
		struct item *was;

		it.parent_id = parent >= 0 ? ids[parent] : 0;
		it.position = parent >= 0 ? ++children[parent] : ++tops;
		was = planned(&have, d->items[i].title, it.parent_id);
		ok = put_item(se, d, i, &it, was, e);
		if (was)
			was->meeting_id = 0;
		ids[i] = it.id;
		item_release(&it);
	}
	ok = ok && put_rest(se, &have, tops, e);
	pool_release(&have.pool);
	free(children);
	return ok;
}
