#include "services/import_edits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_edit.h"
#include "services/import_batch_parts.h"

static const char *const whats[] = { "title", "place", "time", "day", "group", "name", "status",
	"drop", "back", "item", "kind", "omit", "leave", NULL };

/* ---- Making a change ---- */

static bool within(int index, size_t n)
{
	return index >= 0 && (size_t)index < n;
}

static struct notes_person copy_person(struct pool *pool, const struct notes_person *p)
{
	struct notes_person copy = *p;

	copy.name = pool_strdup(pool, p->name);
	copy.organisation = pool_strdup(pool, p->organisation);
	copy.role = pool_strdup(pool, p->role);
	copy.nickname = pool_strdup(pool, p->nickname);
	copy.part = pool_strdup(pool, p->part);
	copy.stands_in_for = pool_strdup(pool, p->stands_in_for);
	copy.guess = pool_strdup(pool, p->guess);
	return copy;
}

static bool drop_person(struct import_batch *b, struct batch_file *f, int index)
{
	struct notes_doc *d = &f->preview.doc;

	if (!within(index, d->person_count))
		return false;
	f->dropped =
		pool_grow(&b->pool, f->dropped, f->n_dropped, &f->dropped_cap, sizeof(*f->dropped));
	f->dropped[f->n_dropped++] = copy_person(&b->pool, &d->people[index]);
	notes_edit_drop_person(d, (size_t)index);
	return true;
}

static bool take_back_person(struct batch_file *f, int index)
{
	if (!within(index, f->n_dropped))
		return false;
	notes_edit_add_person(&f->preview.doc, &f->dropped[index]);
	memmove(f->dropped + index, f->dropped + index + 1,
		(--f->n_dropped - (size_t)index) * sizeof(*f->dropped));
	return true;
}

/* False where there is no such thing in the text. */
static bool change(struct import_batch *b, struct batch_file *f, const struct batch_edit *edit)
{
	struct notes_doc *d = &f->preview.doc;
	const char *text = or_empty(edit->text);
	int i = edit->index;

	switch (edit->what) {
	case EDIT_TITLE:
		notes_edit_text(d, &d->title, text);
		return true;
	case EDIT_PLACE:
		notes_edit_text(d, &d->place, text);
		return true;
	case EDIT_TIME:
		d->start = i;
		d->end = edit->value;
		return true;
	case EDIT_NAME:
		if (within(i, d->person_count) && !text_blank(text))
			notes_edit_text(d, &d->people[i].name, text);
		return within(i, d->person_count);
	case EDIT_STATUS:
		if (within(i, d->person_count) && within(edit->value, NOTES_EXCUSED + 1))
			d->people[i].status = (enum notes_status)edit->value;
		return within(i, d->person_count);
	case EDIT_DROP:
		return drop_person(b, f, i);
	case EDIT_BACK:
		return take_back_person(f, i);
	case EDIT_ITEM:
		if (within(i, d->item_count) && !text_blank(text))
			notes_edit_text(d, &d->items[i].title, text);
		return within(i, d->item_count);
	case EDIT_KIND:
		if (within(i, d->line_count) && within(edit->value, NOTE_PRIVATE + 1))
			notes_edit_line(d, (size_t)i, (enum note_kind)edit->value);
		return within(i, d->line_count);
	case EDIT_OMIT:
		if (within(i, d->line_count))
			notes_edit_leave_out(d, (size_t)i);
		return within(i, d->line_count);
	case EDIT_DAY:
	case EDIT_GROUP:
	case EDIT_LEAVE:
	case EDIT_WHATS:
		break;
	}
	return false;
}

bool import_batch_edit(
	struct import_batch *b, size_t i, const struct batch_edit *edit, struct err *e)
{
	struct batch_file *f = import_batch_look(b, i);

	if (!change(b, f, edit))
		return true;
	batch_changed(f);
	f->edited = true;
	return import_batch_compare(b, i, e) && batch_edit_keep(b, f, edit, e);
}

/* ---- Keeping ---- */

/* The same words are the same text, whatever the file is called. */
static char *key_of(const struct batch_file *f)
{
	return xasprintf("import:%s", f->preview.sha256);
}

static bool save(
	const struct import_batch *b, const struct batch_file *f, const char *text, struct err *e)
{
	char *key = key_of(f);
	bool ok = store_draft_save(b->se->store, key, text, e);

	free(key);
	return ok;
}

/* "what index value text", a line each. */
bool batch_edit_keep(
	struct import_batch *b, struct batch_file *f, const struct batch_edit *edit, struct err *e)
{
	if (!b->drafts || f->restoring)
		return true;
	buf_printf(&f->edits, "%s %d %d %s\n", whats[edit->what], edit->index, edit->value,
		or_empty(edit->text));
	return save(b, f, buf_str(&f->edits), e);
}

static bool make_again(
	struct import_batch *b, struct batch_file *f, const struct batch_edit *edit, struct err *e)
{
	size_t i = (size_t)(f - b->files);

	switch (edit->what) {
	case EDIT_DAY:
		return import_batch_set(b, i, edit->value, 0, NULL, e);
	case EDIT_GROUP:
		return import_batch_set(b, i, DAY_NONE, 0, edit->text, e);
	case EDIT_LEAVE:
		import_batch_leave(b, i, edit->value != 0);
		return true;
	default:
		f->edited |= change(b, f, edit);
		return true;
	}
}

static bool restore_line(
	struct import_batch *b, struct batch_file *f, const char *line, struct err *e)
{
	struct batch_edit edit = { 0 };
	char what[16];
	int at = 0, known;

	if (sscanf(line, "%15s %d %d %n", what, &edit.index, &edit.value, &at) < 3 || at == 0)
		return true;
	known = keyword_index(whats, what);
	if (known < 0)
		return true;
	edit.what = (enum edit_what)known;
	edit.text = line + at;
	return make_again(b, f, &edit, e);
}

bool batch_edits_restore(struct import_batch *b, struct batch_file *f, struct err *e)
{
	char *key, *text = NULL;
	bool ok;

	if (!b->drafts)
		return true;
	key = key_of(f);
	ok = store_draft(b->se->store, key, &text, NULL, e);
	free(key);
	if (!text)
		return ok;
	f->restoring = true;
	for (char *line = text, *end; ok && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		ok = restore_line(b, f, line, e);
		*end = '\n';
	}
	f->restoring = false;
	f->restored = ok;
	buf_puts(&f->edits, text);
	free(text);
	return ok && batch_look_again(b, f, e);
}

bool batch_edits_drop(struct import_batch *b, const struct batch_file *f, struct err *e)
{
	return !b->drafts || f->edits.len == 0 || save(b, f, NULL, e);
}

/* ---- Who is who ---- */

static const char answers_key[] = "import-who";
static const char *const kept_names[] = { "open", "one", "two", NULL };

/* "one\tname\tknown", a line each. */
bool batch_answers_keep(const struct import_batch *b, struct err *e)
{
	struct buf text = { 0 };
	bool ok;

	if (!b->drafts)
		return true;
	for (size_t i = 0; i < b->n_pairs; i++) {
		const struct batch_pair *p = &b->pairs[i];

		if (p->answer != BATCH_OPEN)
			buf_printf(&text, "%s\t%s\t%s\n", kept_names[p->answer], p->name, p->known);
	}
	ok = store_draft_save(b->se->store, answers_key, text.len ? text.s : NULL, e);
	buf_release(&text);
	return ok;
}

static void restore_answer(struct import_batch *b, const char *kept)
{
	for (size_t i = 0; i < b->n_pairs; i++) {
		struct batch_pair *p = &b->pairs[i];

		for (int answer = BATCH_ONE; answer <= BATCH_TWO; answer++) {
			char *line =
				xasprintf("%s\t%s\t%s\n", kept_names[answer], p->name, p->known);
			const char *at = strstr(kept, line);

			if (at && (at == kept || at[-1] == '\n'))
				p->answer = (enum batch_answer)answer;
			free(line);
		}
	}
}

bool batch_answers_restore(struct import_batch *b, struct err *e)
{
	char *kept = NULL;
	bool ok = !b->drafts || store_draft(b->se->store, answers_key, &kept, NULL, e);

	if (kept)
		restore_answer(b, kept);
	free(kept);
	return ok;
}

bool batch_answers_drop(const struct import_batch *b, struct err *e)
{
	return !b->drafts || b->n_pairs == 0 ||
		store_draft_save(b->se->store, answers_key, NULL, e);
}
