#include "services/import_batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/notes_fold.h"
#include "services/import_batch_parts.h"
#include "services/import_edits.h"
#include "services/import_text.h"

const char *const batch_state_names[] = { "unread", "ready", "needs_date", "unchanged", "left_out",
	"skipped", "imported" };

const char *const batch_kind_names[] = { "notes", "calendar", "people", "other" };

const char *batch_state_label(int state)
{
	static const char *const labels[] = { N_("file|not read"), N_("file|ready"),
		N_("file|no day"), N_("file|here already"), N_("file|left out"), N_("file|skipped"),
		N_("file|imported") };

	return Q_(labels[state]);
}

void batch_state_count(int state, size_t n, struct buf *out)
{
	switch (state) {
	case BATCH_UNREAD:
		buf_printf(out, ngettext("%zu not read", "%zu not read", n), n);
		break;
	case BATCH_READY:
		buf_printf(out, ngettext("%zu ready", "%zu ready", n), n);
		break;
	case BATCH_ASKS:
		buf_printf(out, ngettext("%zu no day", "%zu no day", n), n);
		break;
	case BATCH_SAME:
		buf_printf(out, ngettext("%zu here already", "%zu here already", n), n);
		break;
	case BATCH_LEFT_OUT:
		buf_printf(out, ngettext("%zu left out", "%zu left out", n), n);
		break;
	case BATCH_REFUSED:
		buf_printf(out, ngettext("%zu skipped", "%zu skipped", n), n);
		break;
	case BATCH_WRITTEN:
		buf_printf(out, ngettext("%zu imported", "%zu imported", n), n);
		break;
	}
}

void import_batch_init(struct import_batch *b, struct session *se, const struct import_options *o)
{
	*b = (struct import_batch) { .se = se, .options = *o };
	b->options.group = pool_strdup(&b->pool, o->group);
	b->options.known = b->known = xcalloc(1, sizeof(*b->known));
}

void import_batch_release(struct import_batch *b)
{
	for (size_t i = 0; i < b->n; i++) {
		import_preview_release(&b->files[i].preview);
		ics_preview_release(&b->files[i].ics);
		people_preview_release(&b->files[i].people);
		free(b->files[i].folded);
		free(b->files[i].text);
		buf_release(&b->files[i].edits);
	}
	free(b->files);
	free(b->order);
	free(b->pairs);
	if (b->known)
		import_known_release(b->known);
	free(b->known);
	pool_release(&b->paths.pool);
	pool_release(&b->pool);
	*b = (struct import_batch) { 0 };
}

bool import_batch_add(struct import_batch *b, const char *path, struct err *e)
{
	size_t before = b->n;

	if (!import_files(&b->paths, path, e))
		return false;
	b->n = b->paths.n;
	b->files = xreallocarray(b->files, b->n + 1, sizeof(*b->files));
	for (size_t i = before; i < b->n; i++) {
		const struct import_path *p = &b->paths.v[i];

		b->files[i] = (struct batch_file) { .path = p->path,
			.name = p->below,
			.kind = BATCH_OTHER,
			.why = p->why,
			.state = p->why ? BATCH_REFUSED : BATCH_UNREAD,
			.preview.day = DAY_NONE,
			.options = b->options };
		b->files[i].options.file_name =
			strrchr(p->path, '/') ? strrchr(p->path, '/') + 1 : p->path;
	}
	return true;
}

size_t import_batch_count(const struct import_batch *b, enum batch_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		n += b->files[i].state == (int)state;
	return n;
}

/* ---- Looking at one ---- */

bool import_batch_says(const struct batch_file *f)
{
	return f->folded || f->preview.doc.line_count > 0;
}

void batch_changed(struct batch_file *f)
{
	free(f->folded);
	f->folded = NULL;
}

static void look_away(struct import_batch *b)
{
	struct batch_file *f = b->looked_at ? &b->files[b->looked_at - 1] : NULL;

	b->looked_at = 0;
	if (!f)
		return;
	if (!f->folded && f->preview.doc.line_count)
		f->folded = notes_fold(&f->preview.doc, f->text);
	notes_doc_release(&f->preview.doc);
}

struct batch_file *import_batch_look(struct import_batch *b, size_t i)
{
	struct batch_file *f = &b->files[i];

	if (b->looked_at == i + 1)
		return f;
	look_away(b);
	b->looked_at = i + 1;
	if (f->folded)
		notes_unfold(f->folded, f->text, &f->preview.doc);
	return f;
}

/* ---- Reading ---- */

static void refuse(struct import_batch *b, struct batch_file *f, const struct err *e)
{
	f->state = BATCH_REFUSED;
	f->why = pool_strdup(&b->pool, e->text);
}

static void judge(struct batch_file *f)
{
	if (f->kind == BATCH_CALENDAR)
		f->state = ics_preview_changes(&f->ics) ? BATCH_READY : BATCH_SAME;
	else if (f->kind == BATCH_PEOPLE)
		f->state = people_preview_changes(&f->people) ? BATCH_READY : BATCH_SAME;
	else
		f->state = f->preview.same      ? BATCH_SAME
			: f->preview.needs_date ? BATCH_ASKS
						: BATCH_READY;
}

static struct ics_options ics_options(const struct batch_file *f)
{
	return (struct ics_options) { .file_name = f->options.file_name,
		.group_id = f->options.group_id,
		.group = f->options.group,
		.year = f->options.year };
}

static bool read_calendar(
	struct import_batch *b, struct batch_file *f, const struct buf *bytes, struct err *e)
{
	struct ics_options o = ics_options(f);

	f->kind = BATCH_CALENDAR;
	return import_ics_preview(b->se, buf_str(bytes), bytes->len, &o, &f->ics, e);
}

static bool read_people(
	struct import_batch *b, struct batch_file *f, const struct buf *bytes, struct err *e)
{
	struct people_options o = { f->options.group_id, f->options.group };
	struct people_source source = { 0 };
	struct people_entries entries = { 0 };
	bool ok;

	f->kind = BATCH_PEOPLE;
	ok = people_source_read(buf_str(bytes), bytes->len, &source, e);
	if (ok)
		people_source_entries(b->se, &source, &entries);
	ok = ok && people_import_preview(b->se, &entries, &o, &f->people, e);
	people_entries_release(&entries);
	people_source_release(&source);
	return ok;
}

static bool read_notes(
	struct import_batch *b, struct batch_file *f, const struct buf *bytes, struct err *e)
{
	f->kind = BATCH_NOTES;
	f->bytes = bytes->len;
	return import_text(buf_str(bytes), bytes->len, &f->text, e) &&
		import_notes_text(b->se, f->text, f->bytes, &f->options, &f->preview, e) &&
		(!f->preview.needs_date || batch_guess_day(b, f, e));
}

static void read_file(struct import_batch *b, struct batch_file *f, const char *database)
{
	struct buf bytes = { 0 };
	struct err e = { 0 };
	bool ok;

	if (database && file_same(f->path, database))
		ok = err_set(&e, ERR_INVALID, _("%s is the database itself."), f->path);
	else if (!file_read(f->path, CALENDAR_BYTES_MAX, &bytes, &e))
		ok = false;
	else if (calendar_named(f->path) ||
		calendar_sniff(buf_str(&bytes), bytes.len) != CALENDAR_NOT)
		ok = read_calendar(b, f, &bytes, &e);
	/* Among notes, what is not called a table is none: looking at each costs as much as reading it. */
	else if (people_source_named(f->path) &&
		people_source_sniff(buf_str(&bytes), bytes.len, true))
		ok = read_people(b, f, &bytes, &e);
	else
		ok = read_notes(b, f, &bytes, &e);
	if (ok)
		judge(f);
	else
		refuse(b, f, &e);
	/* Without what was changed another time it can be read all the same. */
	if (ok && f->kind == BATCH_NOTES && f->state != BATCH_SAME)
		(void)batch_edits_restore(b, f, &e);
	buf_release(&bytes);
}

static int compare_texts(const void *a, const void *b)
{
	struct batch_file *const *x = a, *const *y = b;
	int c = strcmp((*x)->preview.sha256, (*y)->preview.sha256);

	return c ? c : (*x > *y) - (*x < *y);
}

/* The first of those with one text is the one that counts. */
static void find_doubles(struct import_batch *b)
{
	struct batch_file **notes = xcalloc(b->n + 1, sizeof(*notes)), *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (b->files[i].kind == BATCH_NOTES && b->files[i].state != BATCH_REFUSED)
			notes[n++] = &b->files[i];
	}
	qsort(notes, n, sizeof(*notes), compare_texts);
	for (size_t i = 0; i < n; i++) {
		if (!first || strcmp(first->preview.sha256, notes[i]->preview.sha256) != 0) {
			first = notes[i];
			continue;
		}
		notes[i]->state = BATCH_SAME;
		notes[i]->why = pool_printf(&b->pool, _("the same text as %s"), first->name);
	}
	free(notes);
}

bool import_batch_read(struct import_batch *b, const char *database)
{
	struct err e = { 0 };

	while (b->at < b->n && b->files[b->at].state != BATCH_UNREAD)
		b->at++;
	if (b->at < b->n) {
		read_file(b, import_batch_look(b, b->at++), database);
		return true;
	}
	look_away(b);
	find_doubles(b);
	/* Without guesses and questions it is an import all the same. */
	(void)batch_guess_groups(b, &e);
	(void)(batch_find_pairs(b, &e) && batch_answers_restore(b, &e));
	look_away(b);
	return false;
}

int32_t import_batch_day(const struct batch_file *f)
{
	if (f->options.day != DAY_NONE)
		return f->options.day;
	return f->preview.day;
}

/* ---- Changing ---- */

bool batch_look_again(struct import_batch *b, struct batch_file *f, struct err *e)
{
	if (f->kind != BATCH_NOTES || !batch_compare(b, f, e))
		return f->kind != BATCH_NOTES;
	if (f->state == BATCH_READY || f->state == BATCH_ASKS)
		judge(f);
	return true;
}

bool import_batch_compare(struct import_batch *b, size_t i, struct err *e)
{
	import_known_forget(b->known);
	return batch_look_again(b, &b->files[i], e);
}

static bool keep_set(
	struct import_batch *b, struct batch_file *f, int32_t day, bool group, struct err *e)
{
	const struct batch_edit of_day = { .what = EDIT_DAY, .value = day },
				of_group = { .what = EDIT_GROUP, .text = f->preview.group };

	return (day == DAY_NONE || batch_edit_keep(b, f, &of_day, e)) &&
		(!group || batch_edit_keep(b, f, &of_group, e));
}

bool import_batch_set(struct import_batch *b, size_t i, int32_t day, int64_t group_id,
	const char *group, struct err *e)
{
	struct batch_file *f = import_batch_look(b, i);

	if (group_id || group) {
		f->options.group_id = group_id;
		f->options.group = group_id ? NULL : pool_strdup(&b->pool, group);
		f->group_from = NULL;
	}
	if (day != DAY_NONE) {
		f->options.day = day;
		f->day_from = NULL;
	}
	/* Days without a year follow the meeting's; what was changed by hand is not read anew. */
	if (day != DAY_NONE && !f->edited) {
		import_preview_release(&f->preview);
		batch_changed(f);
		if (!import_notes_text(b->se, f->text, f->bytes, &f->options, &f->preview, e))
			return false;
	}
	return import_batch_compare(b, i, e) && keep_set(b, f, day, group_id || group, e);
}

void import_batch_leave(struct import_batch *b, size_t i, bool out)
{
	struct batch_file *f = &b->files[i];

	if (out && (f->state == BATCH_READY || f->state == BATCH_ASKS))
		f->state = BATCH_LEFT_OUT;
	else if (!out && f->state == BATCH_LEFT_OUT)
		judge(f);
	else
		return;
	/* Where it cannot be kept it is made all the same. */
	(void)batch_edit_keep(b, f, &(struct batch_edit) { .what = EDIT_LEAVE, .value = out },
		&(struct err) { 0 });
}

/* ---- Writing ---- */

/* People and calendars first, as notes are about the one and fill what the other plans; then as time went. */
static int64_t written_at(const struct batch_file *f)
{
	return f->kind == BATCH_NOTES ? import_batch_day(f) : INT64_MIN;
}

struct turn {
	int64_t when;
	size_t i;
};

static int compare_turns(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

static void put_in_order(struct import_batch *b)
{
	struct turn *turns = xcalloc(b->n + 1, sizeof(*turns));

	for (size_t i = 0; i < b->n; i++)
		turns[i] = (struct turn) { written_at(&b->files[i]), i };
	qsort(turns, b->n, sizeof(*turns), compare_turns);
	b->order = xreallocarray(b->order, b->n + 1, sizeof(*b->order));
	for (size_t i = 0; i < b->n; i++)
		b->order[i] = turns[i].i;
	free(turns);
}

bool import_batch_begin(struct import_batch *b, struct err *e)
{
	size_t n = import_batch_count(b, BATCH_READY);

	put_in_order(b);
	import_known_forget(b->known);
	b->at = 0;
	return session_begin(
		b->se, xasprintf(ngettext("Import of %zu file", "Import of %zu files", n), n), e);
}

static bool write_notes(struct import_batch *b, struct batch_file *f, bool *changed, struct err *e)
{
	struct batch_names was;
	bool ok;

	batch_names_use(b, f, &was);
	ok = import_notes_apply(b->se, &f->preview, &f->options, &f->meeting_id, changed, e);
	batch_names_back(f, &was);
	return ok;
}

static bool write_calendar(
	struct import_batch *b, struct batch_file *f, bool *changed, struct err *e)
{
	struct ics_options o = ics_options(f);

	return import_ics_apply(b->se, &f->ics, &o, changed, e);
}

static bool write_people(struct import_batch *b, struct batch_file *f, bool *changed, struct err *e)
{
	*changed = people_preview_changes(&f->people);
	return !*changed || people_import_apply(b->se, &f->people, f->options.file_name, e);
}

static void write_file(struct import_batch *b, struct batch_file *f)
{
	struct err e = { 0 };
	bool changed = false, ok = session_part_begin(b->se, &e);

	if (ok)
		ok = f->kind == BATCH_CALENDAR    ? write_calendar(b, f, &changed, &e)
			: f->kind == BATCH_PEOPLE ? write_people(b, f, &changed, &e)
						  : write_notes(b, f, &changed, &e);
	ok = ok && batch_edits_drop(b, f, &e);
	if (!session_part_end(b->se, ok, &e))
		ok = false;
	/* Notes say themselves what they add; what is taken back was not added. */
	if (!ok || f->kind != BATCH_NOTES)
		import_known_forget(b->known);
	if (!ok)
		refuse(b, f, &e);
	else
		f->state = changed ? BATCH_WRITTEN : BATCH_SAME;
}

bool import_batch_write(struct import_batch *b)
{
	while (b->at < b->n && b->files[b->order[b->at]].state != BATCH_READY)
		b->at++;
	if (b->at == b->n)
		return false;
	write_file(b, import_batch_look(b, b->order[b->at++]));
	return true;
}

bool import_batch_end(struct import_batch *b, bool ok, struct err *e)
{
	ok = ok && batch_write_aliases(b, e) && batch_answers_drop(b, e);
	look_away(b);
	if (session_end(b->se, ok, e))
		return true;
	for (size_t i = 0; i < b->n; i++) {
		if (b->files[i].state == BATCH_WRITTEN)
			b->files[i].state = BATCH_READY;
	}
	return false;
}
