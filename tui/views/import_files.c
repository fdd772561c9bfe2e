/* The files of an import: what each would become, what is left out and why, and the key that takes them in. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/ics_words.h"

#include "tui/views/import_views.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

enum {
	PANE_FILES = 1,
	HEAD_ROWS = 2,
	DATE_CELLS = 13,
	STATE_CELLS = 14,
	GROUP_CELLS = 14,
	HOLDS_CELLS = 36
};
enum { SLICE_MS = 40 };

struct files_state {
	struct import_batch b;
	struct list list;
	enum { READING, LOOKING, WRITING } phase;
	bool asked;  /* who is who was shown */
	bool warned; /* Esc was pressed once */
	bool one;    /* a single file: shown at once */
};

static bool files_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct files_state *st = v->state;

	(void)a;
	(void)e;
	/* The batch is handed over. */
	memcpy(&st->b, arg, sizeof(st->b));
	st->list.pane = PANE_FILES;
	st->one = st->b.n == 1;
	list_fill_places(&st->list, st->b.n);
	return true;
}

static void files_close(struct view *v)
{
	struct files_state *st = v->state;
	struct err e = { 0 };

	if (st->phase == WRITING)
		import_batch_end(&st->b, false, &e);
	import_batch_release(&st->b);
	list_release(&st->list);
}

static void files_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct files_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS > 1 ? rows - HEAD_ROWS : 1);
}

static struct batch_file *at_cursor(const struct files_state *st)
{
	return &st->b.files[st->list.at];
}

/* ---- Work, a slice between two looks at the keyboard ---- */

static int files_timeout(const struct view *v, const struct app *a)
{
	const struct files_state *st = v->state;

	(void)a;
	return st->phase == LOOKING ? -1 : 0;
}

static unsigned review(struct app *a, struct files_state *st, size_t file)
{
	app_push(a, &import_review_view, &(struct import_review_arg) { &st->b, file });
	return FX_REDRAW;
}

static unsigned all_read(struct app *a, struct files_state *st)
{
	size_t restored = 0;

	st->phase = LOOKING;
	st->b.at = 0;
	for (size_t i = 0; i < st->b.n; i++)
		restored += st->b.files[i].restored;
	if (restored)
		app_say(a,
			ngettext("What was changed in %zu file is there again.",
				"What was changed in %zu files is there again.", restored),
			restored);
	for (size_t i = 0; i < st->b.n; i++) {
		if (st->b.files[i].state != BATCH_REFUSED) {
			list_go(&st->list, (int64_t)i + 1);
			break;
		}
	}
	if (st->one && st->b.files[0].kind == BATCH_NOTES && st->b.files[0].state != BATCH_REFUSED)
		return review(a, st, 0);
	return FX_REDRAW;
}

static unsigned all_written(struct app *a, struct files_state *st)
{
	size_t n = import_batch_count(&st->b, BATCH_WRITTEN);
	struct err e = { 0 };

	st->phase = LOOKING;
	if (!import_batch_end(&st->b, true, &e))
		return app_fail(a, &e);
	if (n == 0) {
		app_say(a, _("There is nothing new in them; nothing is changed."));
		return FX_REDRAW;
	}
	return app_did(a, true, &e,
		       ngettext("%zu file was taken in.", "%zu files were taken in.", n), n) |
		FX_POP;
}

static unsigned files_tick(struct view *v, struct app *a)
{
	struct files_state *st = v->state;
	int64_t end = monotonic_ms() + SLICE_MS;
	bool more = true;

	if (st->phase == LOOKING) /* the minute turned */
		return FX_REDRAW;
	while (more && monotonic_ms() < end)
		more = st->phase == READING
			? import_batch_read(&st->b, store_path(a->session.store))
			: import_batch_write(&st->b);
	if (more)
		return FX_REDRAW;
	return st->phase == READING ? all_read(a, st) : all_written(a, st);
}

/* ---- Keys ---- */

static unsigned leave(struct app *a, struct files_state *st)
{
	size_t n = import_batch_count(&st->b, BATCH_READY);
	struct err e = { 0 };

	if (st->phase == WRITING) {
		st->phase = LOOKING;
		import_batch_end(&st->b, false, &e);
		app_say(a, _("Stopped: nothing was taken in."));
		return FX_REDRAW;
	}
	if (st->phase == READING || n == 0 || st->warned)
		return FX_POP;
	st->warned = true;
	app_say(a,
		ngettext("%zu file is not taken in. Esc again leaves it, i takes it in.",
			"%zu files are not taken in. Esc again leaves them, i takes them in.", n),
		n);
	return FX_REDRAW;
}

static unsigned files_key(struct view *v, struct app *a, const struct key *k)
{
	struct files_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL) || key_is(k, 'q', 0))
		return leave(a, st);
	st->warned = false;
	if (st->phase != LOOKING)
		return FX_REDRAW;
	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned files_has(const struct view *v, const struct app *a)
{
	const struct files_state *st = v->state;

	(void)a;
	return st->phase == LOOKING && st->list.n ? NEED_ITEM : 0;
}

size_t import_next_file(const struct import_batch *b, size_t from, int by)
{
	size_t i = from;

	while (by > 0 ? i + 1 < b->n : i > 0) {
		i = by > 0 ? i + 1 : i - 1;
		if (import_batch_says(&b->files[i]))
			return i;
	}
	return from;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;
	const struct batch_file *f = at_cursor(st);

	(void)k;
	if (import_batch_says(f))
		return review(a, st, st->list.at);
	app_say(a, "%s", f->why ? f->why : _("Only notes can be looked through line by line."));
	return FX_REDRAW;
}

struct editing {
	struct files_state *st;
	size_t file;
};

static unsigned edited(struct app *a, void *ctx, const char *const *texts)
{
	const struct editing *ed = ctx;
	int32_t day = import_read_day(a, texts[0]);
	const char *group = text_blank(texts[1]) ? NULL : texts[1];
	struct err e = { 0 }, none = { 0 };
	int64_t id = 0;

	if (day == DAY_NONE && !text_blank(texts[0])) {
		err_set(&e, ERR_INVALID, _("for example 9/2 2022"));
		return app_fail(a, &e);
	}
	if (group && !group_find(&a->session, group, &id, &none))
		id = 0;
	if (!import_batch_set(&ed->st->b, ed->file, day, id, group, &e))
		return app_fail(a, &e);
	return FX_REDRAW | FX_POP;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;
	const struct batch_file *f = at_cursor(st);
	int32_t day = import_batch_day(f);
	char iso[MOMENT_SIZE] = "";
	struct form_spec_field fields[] = { { _("Date"), iso }, { _("Group"), f->preview.group } };
	struct editing ed = { st, st->list.at };

	(void)k;
	if (f->kind != BATCH_NOTES || f->state == BATCH_REFUSED)
		return cmd_open(a, v, k);
	if (day != DAY_NONE)
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	form_open(a,
		&(struct form_spec) { .title = f->options.file_name,
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = edited,
			.ctx = xmemdup(&ed, sizeof(ed)) });
	return FX_REDRAW;
}

static unsigned cmd_leave(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;

	(void)a;
	(void)k;
	import_batch_leave(&st->b, st->list.at, at_cursor(st)->state != BATCH_LEFT_OUT);
	return FX_REDRAW;
}

static unsigned cmd_all(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;
	bool out = import_batch_count(&st->b, BATCH_LEFT_OUT) == 0;

	(void)a;
	(void)k;
	for (size_t i = 0; i < st->b.n; i++)
		import_batch_leave(&st->b, i, out);
	return FX_REDRAW;
}

static unsigned cmd_same(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;

	(void)k;
	st->asked = true;
	if (st->b.n_pairs == 0)
		app_say(a, _("Nobody in them is spelled in two ways."));
	else
		app_push(a, &import_same_view, &(struct import_batch *) { &st->b });
	return FX_REDRAW;
}

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;
	struct err e = { 0 };

	if (import_batch_count(&st->b, BATCH_READY) == 0) {
		app_say(a, _("None of them is ready to be taken in."));
		return FX_REDRAW;
	}
	if (st->b.n_pairs > 0 && !st->asked) {
		cmd_same(a, v, k);
		app_say(a, _("Who is who? s one person, i two. Then Esc, and i takes it all in."));
		return FX_REDRAW;
	}
	if (!import_batch_begin(&st->b, &e))
		return app_fail(a, &e);
	st->phase = WRITING;
	return FX_REDRAW;
}

/* clang-format off */
const struct command import_files_commands[] = {
	{ "open",   "<Enter> ö",   "import-files", N_("Look through a file, beside what it becomes"), N_("footer|look through"), 2, NEED_ITEM, cmd_open },
	{ "write",  "i",           "import-files", N_("Take in all files that are ready; one undo takes them back"), N_("footer|take in"), 1, NEED_ITEM | NEED_WRITABLE, cmd_write },
	{ "leave",  "- <Delete>",  "import-files", N_("Leave the file out, or take it in after all"), N_("footer|leave out"), 3, NEED_ITEM, cmd_leave },
	{ "edit",   "e ä",         "import-files", N_("The day and group of the file"), N_("footer|day, group"), 4, NEED_ITEM, cmd_edit },
	{ "same",   "s",           "import-files", N_("Names that may be one person"), N_("footer|who is who"), 5, NEED_ITEM, cmd_same },
	{ "all",    "*",           "import-files", N_("Leave all out, or take all in"), NULL, 0, NEED_ITEM, cmd_all },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */

/* ---- Drawing ---- */

static void files_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct files_state *st = v->state;

	(void)a;
	buf_puts(left, _("Fetch files"));
	buf_printf(right, ngettext("%zu file", "%zu files", st->b.n), st->b.n);
}

/* "31 ready, 2 no day, 4 skipped" */
static void counts(const struct import_batch *b, struct buf *out)
{
	static const enum batch_state order[] = { BATCH_READY, BATCH_ASKS, BATCH_SAME,
		BATCH_LEFT_OUT, BATCH_REFUSED };

	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		size_t n = import_batch_count(b, order[i]);

		if (n) {
			buf_puts(out, out->len ? ", " : "");
			batch_state_count((int)order[i], n, out);
		}
	}
}

static void draw_head(const struct files_state *st, struct canvas *c)
{
	struct buf b = { 0 };
	size_t open = 0;

	for (size_t i = 0; i < st->b.n_pairs; i++)
		open += st->b.pairs[i].answer == BATCH_OPEN;
	if (st->phase == READING)
		buf_printf(&b, _("Reading %zu of %zu…  Esc stops"), st->b.at, st->b.n);
	else if (st->phase == WRITING)
		buf_printf(&b, _("Writing %zu of %zu…  Esc stops"), st->b.at, st->b.n);
	else
		counts(&st->b, &b);
	if (st->phase == LOOKING && open)
		buf_printf(&b,
			ngettext(" · %zu question of who is who (s)",
				" · %zu questions of who is who (s)", open),
			open);
	canvas_text(c, 0, 1, c->cols - 2, STYLE_HEADING, buf_str(&b));
	canvas_hline(c, 1, 1, c->cols - 2);
	buf_release(&b);
}

/* "9 items, 12 + 5", or why it is left out. */
static void holds(const struct batch_file *f, struct buf *out)
{
	char *words = f->kind == BATCH_CALENDAR ? ics_counts(&f->ics)
		: f->kind == BATCH_PEOPLE       ? people_counts_words(&f->people)
						: NULL;

	if (f->why)
		buf_puts(out, f->why);
	else if (words)
		buf_puts(out, words);
	else if (f->kind == BATCH_NOTES)
		buf_printf(out, _("%d present, %d absent"), f->preview.present, f->preview.absent);
	free(words);
}

/* Below the folder that was given, whose name says nothing new. */
static const char *shown_name(const struct batch_file *f)
{
	const char *slash = strchr(f->name, '/');

	return slash ? slash + 1 : f->name;
}

static void draw_file(const void *p, struct canvas *row, size_t at)
{
	const struct files_state *st = p;
	const struct batch_file *f = &st->b.files[at];
	int32_t day = import_batch_day(f);
	unsigned style = f->state == BATCH_READY ? STYLE_NORMAL
		: f->state == BATCH_ASKS         ? STYLE_LATE
						 : STYLE_MUTED;
	bool wide = row->cols >= 76, notes = f->kind == BATCH_NOTES;
	int col = 2, name = row->cols - 2 - DATE_CELLS - STATE_CELLS - 1;
	char when[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	day_text_short(notes ? day : DAY_NONE, when);
	canvas_printf(row, 0, col, DATE_CELLS - 1, style, "%s%s", when,
		f->day_from || (*when && f->preview.needs_date) ? "?" : "");
	col += DATE_CELLS;
	if (wide && notes)
		canvas_printf(row, 0, col, GROUP_CELLS - 1, style, "%s%s",
			f->preview.group ? f->preview.group : "", f->group_from ? "?" : "");
	if (wide)
		col += GROUP_CELLS, name -= GROUP_CELLS;
	holds(f, &b);
	if (row->cols >= 110) {
		name -= HOLDS_CELLS;
		canvas_text(row, 0, col + name, HOLDS_CELLS - 1, STYLE_MUTED, buf_str(&b));
	}
	canvas_text(row, 0, col, name - 1, style, shown_name(f));
	canvas_text(row, 0, row->cols - STATE_CELLS, STATE_CELLS - 1, style,
		batch_state_label(f->state));
	buf_release(&b);
}

static void files_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct files_state *st = v->state;
	struct canvas rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);

	(void)a;
	draw_head(st, body);
	if (st->b.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL, _("The folder is empty."));
	list_draw(&st->list, &rows, true, draw_file, st);
}

static void files_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct files_state *st = v->state;
	const struct batch_file *f;

	(void)a;
	if (!st->list.n)
		return;
	f = at_cursor(st);
	buf_printf(out, "%s: %s", shown_name(f), batch_state_label(f->state));
	if (f->state == BATCH_READY || f->state == BATCH_ASKS)
		buf_puts(out, ", ");
	else if (f->why)
		buf_puts(out, ": ");
	if (f->why || f->state == BATCH_READY || f->state == BATCH_ASKS)
		holds(f, out);
	if (f->day_from)
		buf_printf(out, _(". The date is guessed from “%s”"), f->day_from);
	if (f->group_from)
		buf_printf(out, _(". The group is guessed from “%s”"), f->group_from);
	if (f->state == BATCH_ASKS)
		buf_puts(out, _(". When was it? e says the day"));
}

const struct view_ops import_files_view = {
	.name = "import-files",
	.state_size = sizeof(struct files_state),
	.open = files_open,
	.close = files_close,
	.layout = files_layout,
	.key = files_key,
	.has = files_has,
	.title = files_title,
	.status = files_status,
	.draw = files_draw,
	.timeout = files_timeout,
	.tick = files_tick,
};

unsigned import_files_open(struct app *a, const char *path, const struct import_options *o)
{
	struct import_batch b;
	struct err e = { 0 };

	import_batch_init(&b, &a->session, o);
	b.drafts = a->writable;
	if (!import_batch_add(&b, path, &e)) {
		import_batch_release(&b);
		return app_fail(a, &e);
	}
	if (!app_push(a, &import_files_view, &b))
		import_batch_release(&b);
	return FX_REDRAW;
}
