/* The finished notes of a meeting, or its agenda, as they will be printed or as they were sent: to read,
 * to write to a file whose ending says in which form, and to send. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/views/meeting_part.h"
#include "tui/views/preview_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

/* ---- Reading ------------------------------------------------------------------------------------- */

static void preview_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct preview_state *st = v->state;

	(void)a;
	document_pane_layout(&st->pane, rows, cols);
}

static enum document_kind kind_of(const struct preview_state *st)
{
	return st->what == EXPORT_AGENDA ? DOCUMENT_AGENDA : DOCUMENT_NOTES;
}

/* The version that is shown; NULL where it is the document as it is now. */
static const struct document *version_shown(const struct preview_state *st)
{
	for (size_t i = 0; st->version && i < st->sent.n; i++) {
		const struct document *d = &st->sent.v[i];

		if (d->kind == (int)kind_of(st) && d->public == st->options.public &&
			d->version == st->version)
			return d;
	}
	return NULL;
}

/* The number of the latest version; 0 where nothing was sent. */
static int64_t latest_version(const struct preview_state *st)
{
	int64_t latest = 0;

	for (size_t i = 0; i < st->sent.n; i++) {
		if (st->sent.v[i].kind == (int)kind_of(st))
			latest = st->sent.v[i].version;
	}
	return latest;
}

static char *differs_text(const struct document *d)
{
	struct buf b = { 0 };

	if (!d->differs || !*d->differs)
		return NULL;
	buf_printf(&b, _("Version %lld differs from the one before:"), (long long)d->version);
	for (const char *s = d->differs; *s; s += strcspn(s, "\n"), s += *s == '\n')
		buf_printf(&b, "\n- %.*s", (int)strcspn(s, "\n"), s);
	return buf_take(&b);
}

static bool load_document(struct preview_state *st, struct app *a, struct err *e)
{
	const struct document *d = version_shown(st);

	if (!d) {
		st->version = 0;
		return export_document(
			&a->session, st->meeting_id, st->what, &st->options, &st->pane.document, e);
	}
	st->pane.above = differs_text(d);
	return document_read(&a->session, st->meeting_id, kind_of(st), st->version,
		st->options.public, &st->pane.document, e);
}

static bool load_state(struct preview_state *st, struct app *a, struct err *e)
{
	struct meeting_rows row = { 0 };
	bool ok = store_meeting_row(a->session.store, st->meeting_id, &row, e);

	if (ok) {
		st->state = row.v[0].m.notes_state;
		st->status = row.v[0].m.status;
	}
	pool_release(&row.pool);
	return ok && store_documents(a->session.store, st->meeting_id, &st->sent, e);
}

static bool preview_reload(struct view *v, struct app *a, struct err *e)
{
	struct preview_state *st = v->state;

	document_pane_release(&st->pane);
	pool_release(&st->sent.pool);
	st->sent.n = 0;
	free(st->name);
	st->name = meeting_name_and_day(a, st->meeting_id);
	if (!load_state(st, a, e) || !load_document(st, a, e))
		return false;
	document_pane_measure(&st->pane);
	return true;
}

/* ---- Keys ---------------------------------------------------------------------------------------- */

static unsigned preview_key(struct view *v, struct app *a, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	return document_pane_key(&st->pane, k) ? FX_REDRAW : FX_IGNORED;
}

static unsigned show_other(struct view *v)
{
	struct preview_state *st = v->state;

	st->pane.top = 0;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned cmd_public(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->options.public = !st->options.public;
	return show_other(v);
}

static unsigned cmd_tables(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->options.registers = !st->options.registers;
	return show_other(v);
}

static unsigned cmd_nameless(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->options.nameless = !st->options.nameless;
	return show_other(v);
}

static unsigned cmd_agenda(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->what = st->what == EXPORT_NOTES ? EXPORT_AGENDA : EXPORT_NOTES;
	st->version = 0;
	return show_other(v);
}

/* For all notes: a setting of the house. */
static unsigned cmd_head(struct app *a, struct view *v, const struct key *k)
{
	struct err e = { 0 };
	bool head = false,
	     ok = notes_head(&a->session, &head, &e) && notes_set_head(&a->session, !head, &e);

	(void)k;
	show_other(v);
	return app_did(a, ok, &e, "%s",
		head ? _("Notes have no head below their title from now on.")
		     : _("Notes have a head below their title from now on."));
}

/* The version before the one shown, or after it; behind the last one what would be sent now. */
static unsigned cmd_version(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;
	int64_t latest = latest_version(st), at = st->version ? st->version : latest + 1;

	if (latest == 0) {
		app_say(a, "%s", _("Nothing has been sent yet."));
		return FX_REDRAW;
	}
	at += k && key_is(k, '.', 0) ? 1 : -1;
	if (at < 1 || at > latest + 1) {
		app_say(a, "%s",
			at < 1 ? _("This is the first version.")
			       : _("This is how it would be sent now."));
		return FX_REDRAW;
	}
	st->version = at > latest ? 0 : at;
	return show_other(v);
}

/* ---- Writing the file ---------------------------------------------------------------------------- */

struct write_ctx {
	int64_t meeting_id;
	enum export_paper what;
	int64_t version;
	struct notes_out_options options;
};

static bool write_fill(
	struct app *a, const void *ctx, enum notes_form form, struct buf *out, struct err *e)
{
	const struct write_ctx *c = ctx;
	enum document_kind kind = c->what == EXPORT_AGENDA ? DOCUMENT_AGENDA : DOCUMENT_NOTES;

	if (!c->version)
		return export_notes(&a->session, c->meeting_id, c->what, form, &c->options, out, e);
	return document_print(
		&a->session, c->meeting_id, kind, c->version, c->options.public, form, out, e);
}

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	const struct preview_state *st = v->state;
	const struct write_ctx c = { st->meeting_id, st->what, st->version, st->options };

	(void)k;
	return document_ask_write(a, st->name ? st->name : "", write_fill, &c, sizeof(c));
}

/* ---- The view ------------------------------------------------------------------------------------ */

static bool preview_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	return true;
}

static void preview_close(struct view *v)
{
	struct preview_state *st = v->state;

	document_pane_release(&st->pane);
	pool_release(&st->sent.pool);
	free(st->name);
}

/* "justerad", "version 1, 10 mars" */
static void put_state(const struct preview_state *st, struct buf *b)
{
	const struct document *d = version_shown(st);

	if (d) {
		int32_t day = local_moment(d->sent_at).day;
		int year, month, mday;

		day_to_ymd(day, &year, &month, &mday);
		/* TRANSLATORS: a version and the day on which it was sent: "version 2, 10 mars" */
		buf_printf(b, _("version %lld, %d %s"), (long long)d->version, mday,
			month_long(month));
	} else if (st->what == EXPORT_NOTES) {
		buf_puts(b, notes_state_label(st->state));
	}
}

static const char *title_of(const struct preview_state *st)
{
	if (version_shown(st))
		return _("As sent");
	return st->what == EXPORT_AGENDA ? _("The agenda") : _("The finished notes");
}

static void preview_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct preview_state *st = v->state;

	(void)a;
	buf_puts(left, title_of(st));
	if (st->name)
		buf_printf(left, ": %s", st->name);
	put_state(st, right);
	buf_printf(right, "%s%s", right->len > 0 ? " · " : "",
		st->options.public ? _("public") : _("internal"));
}

static void preview_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct preview_state *st = v->state;

	(void)a;
	document_pane_status(&st->pane, out);
}

static void preview_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct preview_state *st = v->state;

	(void)a;
	document_pane_draw(&st->pane, body);
}

const struct view_ops preview_view = {
	.name = "preview",
	.state_size = sizeof(struct preview_state),
	.open = preview_open,
	.close = preview_close,
	.layout = preview_layout,
	.reload = preview_reload,
	.key = preview_key,
	.title = preview_title,
	.status = preview_status,
	.draw = preview_draw,
};

/* clang-format off */
const struct command preview_commands[] = {
	{ "preview-scroll", "<Up><Down> j k", "preview", N_("Up and down"), N_("scroll"), 1, NEED_NOTHING, NULL },
	{ "preview-write",  "x", "preview", N_("Write it to a file (.txt, .md, .html, .pdf)"), N_("footer|to file"), 2, NEED_NOTHING, cmd_write },
	{ "preview-state",  "s", "preview", N_("Send, approve, archive or reopen"), N_("footer|state"), 3, NEED_WRITABLE, preview_cmd_state },
	{ "preview-public", "v", "preview", N_("As all may read it, or with what is internal"), N_("public/internal"), 4, NEED_NOTHING, cmd_public },
	{ "preview-agenda", "d", "preview", N_("The agenda, or the notes"), N_("agenda/notes"), 5, NEED_NOTHING, cmd_agenda },
	{ "preview-tables", "t", "preview", N_("Tables of the decisions and actions at the end"), N_("tables"), 6, NEED_NOTHING, cmd_tables },
	{ "preview-version", ",.", "preview", N_("What was sent: the version before, the one after"), N_("version"), 7, NEED_NOTHING, cmd_version },
	{ "preview-head",   "b", "preview", N_("Day, place and chair below the title of all notes, or not"), NULL, 0, NEED_WRITABLE, cmd_head },
	{ "preview-nameless", "n", "preview", N_("Without the names of who said what"), NULL, 0, NEED_NOTHING, cmd_nameless },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
