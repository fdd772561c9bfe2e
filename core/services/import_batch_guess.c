#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/file_words.h"
#include "rules/org_names.h"
#include "services/import_batch_parts.h"

/* ---- Days ---- */

/* The last part of the path that ends at end bytes, and where it begins. */
static char *part_before(const char *path, size_t end, size_t *from)
{
	size_t at = end;

	while (at > 0 && path[at - 1] != '/')
		at--;
	*from = at;
	return xstrndup(path + at, end - at);
}

static bool read_again(struct import_batch *b, struct batch_file *f, struct err *e)
{
	import_preview_release(&f->preview);
	batch_changed(f);
	return import_notes_text(b->se, f->text, f->bytes, &f->options, &f->preview, e);
}

bool batch_guess_day(struct import_batch *b, struct batch_file *f, struct err *e)
{
	size_t end = strlen(f->name), from;
	bool is_folder = false;

	for (; end > 0; end = from > 0 ? from - 1 : 0, is_folder = true) {
		char *name = part_before(f->name, end, &from);
		struct file_words w;
		bool dated;

		file_words(name, is_folder, &w);
		/* A folder's day is when it was made. */
		dated = w.day != DAY_NONE && !is_folder;
		if (dated)
			f->options.day = w.day;
		else if (!f->options.year)
			f->options.year = w.year;
		if (dated || (w.year && f->options.year == w.year))
			f->day_from = pool_strdup(&b->pool, name);
		file_words_release(&w);
		free(name);
		if (f->day_from)
			break;
	}
	if (!f->day_from)
		return true;
	if (!read_again(b, f, e))
		return false;
	if (f->preview.needs_date)
		f->day_from = NULL;
	return true;
}

/* ---- Groups ---- */

/* The groups that the register or a text of the batch has. */
struct groups {
	struct group_rows rows;
	const char **named;
	size_t n_named;
};

static void collect(const struct import_batch *b, struct groups *g)
{
	g->named = xcalloc(b->n + 1, sizeof(*g->named));
	for (size_t i = 0; i < b->n; i++) {
		const char *name =
			b->files[i].kind == BATCH_NOTES ? b->files[i].preview.group : NULL;
		bool known = !name;

		for (size_t k = 0; k < g->rows.n && !known; k++)
			known = group_name_same(g->rows.v[k].g.name, name);
		for (size_t k = 0; k < g->n_named && !known; k++)
			known = group_name_same(g->named[k], name);
		if (!known)
			g->named[g->n_named++] = name;
	}
}

static bool mentions(const char *words, const char *rest, const char *group)
{
	return group_name_within(words, group) || (rest && group_name_same(rest, group));
}

/* The one group that the words are about. False where there is none, or more than one. */
static bool group_of(const struct groups *g, const char *words, struct import_options *o)
{
	char *rest = title_without_type(words);
	size_t found = 0;

	for (size_t i = 0; i < g->rows.n; i++) {
		const struct group *known = &g->rows.v[i].g;

		if (mentions(words, rest, known->name)) {
			o->group_id = known->id;
			o->group = NULL;
			found++;
		}
	}
	for (size_t i = 0; i < g->n_named; i++) {
		if (mentions(words, rest, g->named[i])) {
			o->group_id = 0;
			o->group = g->named[i];
			found++;
		}
	}
	free(rest);
	return found == 1;
}

/* By the file's name, then by those of its folders, then by a group that a name introduces. */
static bool guess_group(struct import_batch *b, const struct groups *g, struct batch_file *f)
{
	size_t end = strlen(f->name), from;
	bool found = false, is_folder = false;

	for (; end > 0 && !found; end = from > 0 ? from - 1 : 0, is_folder = true) {
		char *name = part_before(f->name, end, &from), *fresh = NULL;
		struct import_options o = f->options;
		struct file_words w;

		file_words(name, is_folder, &w);
		found = group_of(g, w.words, &o);
		if (!found && (fresh = group_name_in(w.words))) {
			o.group = fresh;
			found = true;
		}
		if (found) {
			f->options.group_id = o.group_id;
			f->options.group = o.group_id ? NULL : pool_strdup(&b->pool, o.group);
			f->group_from = pool_strdup(&b->pool, name);
		}
		free(fresh);
		file_words_release(&w);
		free(name);
	}
	return found;
}

bool batch_guess_groups(struct import_batch *b, struct err *e)
{
	struct groups g = { 0 };
	char today[MOMENT_SIZE];
	bool ok;

	session_today(b->se, today);
	ok = store_groups(b->se->store, today, &g.rows, e);
	if (ok)
		collect(b, &g);
	for (size_t i = 0; ok && i < b->n; i++) {
		struct batch_file *f = &b->files[i];
		bool open = f->kind == BATCH_NOTES &&
			(f->state == BATCH_READY || f->state == BATCH_ASKS) && !f->preview.group &&
			!f->options.group_id && !f->options.group;

		if (open && guess_group(b, &g, f))
			ok = batch_look_again(b, f, e);
	}
	free(g.named);
	pool_release(&g.rows.pool);
	return ok;
}
