/* Who is to be sent what of a meeting, before any draft is written. */
#include <stdlib.h>

#include "base/xalloc.h"
#include "services/invitations.h"

#include "tui/views/meeting_list_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { PANE_PEOPLE = 1, HEAD_ROWS = 2, NAME_CELLS = 26, WHAT_CELLS = 24 };

struct invite_state {
	int64_t meeting_id;
	struct invite_sheet sheet;
	struct list list;
	char *mailbox; /* NULL = there is none yet */
};

static bool invite_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct invite_state *st = v->state;

	st->meeting_id = *(const int64_t *)arg;
	st->list.pane = PANE_PEOPLE;
	/* Refused for a meeting that nobody can be invited to: said before anything is shown. */
	return invite_sheet(&a->session, st->meeting_id, NULL, 0, &st->sheet, e);
}

static void invite_close(struct view *v)
{
	struct invite_state *st = v->state;

	invite_sheet_release(&st->sheet);
	list_release(&st->list);
	free(st->mailbox);
}

static bool invite_reload(struct view *v, struct app *a, struct err *e)
{
	struct invite_state *st = v->state;
	struct err none = { 0 };
	int64_t *ids;
	bool ok;

	invite_sheet_release(&st->sheet);
	free(st->mailbox);
	invite_mailbox(&a->session, &st->mailbox, &none);
	ok = invite_sheet(&a->session, st->meeting_id, NULL, 0, &st->sheet, e);
	ids = xreallocarray(NULL, st->sheet.n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->sheet.n; i++)
		ids[i] = st->sheet.v[i].person_id;
	list_fill(&st->list, ids, st->sheet.n, false, false);
	free(ids);
	return ok;
}

static void invite_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct invite_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS > 1 ? rows - HEAD_ROWS : 1);
}

static unsigned invite_key(struct view *v, struct app *a, const struct key *k)
{
	struct invite_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static void invite_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct invite_state *st = v->state;

	(void)a;
	buf_printf(left, _("Invitations: %s"), st->sheet.title ? st->sheet.title : "");
	if (st->mailbox)
		buf_printf(right, _("from %s"), st->mailbox);
}

/* "3 to invite, 12 have the latest, 2 have no address" */
static void put_summary(const struct invite_sheet *s, struct buf *b)
{
	size_t send = invite_count(s), latest = s->counts[INVITE_CURRENT],
	       lacking = s->counts[INVITE_NO_ADDRESS];

	buf_printf(b, ngettext("%zu mail to write", "%zu mails to write", send), send);
	if (latest)
		buf_printf(b, ngettext(", %zu has the latest", ", %zu have the latest", latest),
			latest);
	if (lacking)
		buf_printf(b, ngettext(", %zu has no address", ", %zu have no address", lacking),
			lacking);
}

static void draw_person(const void *p, struct canvas *row, size_t at)
{
	const struct invite_state *st = p;
	const struct invite_row *r = &st->sheet.v[at];
	enum style style = invite_sends(r) ? STYLE_NORMAL : STYLE_MUTED;
	int address = row->cols - 2 - NAME_CELLS - WHAT_CELLS;

	if (r->what == INVITE_NO_ADDRESS)
		style = STYLE_LATE;
	canvas_text(row, 0, 2, NAME_CELLS - 1, STYLE_NORMAL, r->name);
	canvas_text(row, 0, 2 + NAME_CELLS, WHAT_CELLS - 1, style, invite_what_words((int)r->what));
	if (address > 8)
		canvas_text(row, 0, 2 + NAME_CELLS + WHAT_CELLS, address, STYLE_MUTED, r->address);
}

static void invite_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct invite_state *st = v->state;
	struct canvas rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);
	struct buf b = { 0 };

	(void)a;
	put_summary(&st->sheet, &b);
	canvas_text(body, 0, 1, CELLS_REST, STYLE_HEADING, buf_str(&b));
	buf_release(&b);
	if (st->list.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL, _("Nobody is called to it."));
	list_draw(&st->list, &rows, true, draw_person, st);
}

static void invite_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct invite_state *st = v->state;

	(void)a;
	if (!st->mailbox)
		buf_puts(out, _("Enter asks for the address that invitations come from."));
	else if (invite_count(&st->sheet) > 0)
		buf_puts(out, _("Enter writes the mails as drafts; nothing is sent."));
	else
		buf_puts(out, _("Everybody has the latest."));
}

const struct view_ops invite_view = {
	.name = "invite",
	.state_size = sizeof(struct invite_state),
	.open = invite_open,
	.close = invite_close,
	.layout = invite_layout,
	.reload = invite_reload,
	.key = invite_key,
	.title = invite_title,
	.status = invite_status,
	.draw = invite_draw,
};

/* ---- Commands ------------------------------------------------------------------------------------------ */

static unsigned invite_show(struct app *a, struct view *v, const struct key *k)
{
	const struct meeting_list *l = v->state;

	(void)k;
	app_push(a, &invite_view, &l->list.id);
	return FX_REDRAW;
}

static unsigned mailbox_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };

	(void)ctx;
	if (!invite_mailbox_set(&a->session, text, &e))
		return app_fail(a, &e);
	return app_did(a, true, &e, _("Invitations come from %s."), text) | FX_POP;
}

static unsigned ask_mailbox(struct app *a, const struct invite_state *st)
{
	prompt_open(a,
		&(struct prompt) {
			.label = _("The address that invitations come from, and answers go to"),
			.text = st->mailbox,
			.done = mailbox_done });
	return FX_REDRAW;
}

static unsigned cmd_mailbox(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return ask_mailbox(a, v->state);
}

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	const struct invite_state *st = v->state;
	struct err e = { 0 };
	char *folder;
	size_t n = 0;
	unsigned fx;
	bool ok;

	(void)k;
	if (!st->mailbox)
		return ask_mailbox(a, st);
	if (invite_count(&st->sheet) == 0) {
		app_say(a, "%s", _("Everybody has the latest."));
		return FX_REDRAW;
	}
	if (a->demo) {
		app_say(a, "%s", _("This year is made up: no drafts are written."));
		return FX_REDRAW;
	}
	folder = invite_folder(&e);
	ok = folder && invite_drafts(&a->session, &st->sheet, folder, &n, &e);
	fx = app_did(a, ok, &e, ngettext("%zu draft in %s", "%zu drafts in %s", n), n, folder);
	free(folder);
	return fx;
}

/* clang-format off */
const struct command invite_commands[] = {
	{ "invite",         "I",           "wheel",    N_("Invitations: who is to be sent what"), NULL, 0, NEED_MEETING, invite_show },
	{ "invite",         "I",           "meetings", N_("Invitations: who is to be sent what"), NULL, 0, NEED_MEETING, invite_show },
	{ "invite-write",   "<Enter> ö",   "invite",   N_("Write the mails as drafts"), N_("footer|writes drafts"), 1, NEED_WRITABLE, cmd_write },
	{ "invite-mailbox", "m",           "invite",   N_("The address that invitations come from"), N_("footer|sender"), 2, NEED_WRITABLE, cmd_mailbox },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
