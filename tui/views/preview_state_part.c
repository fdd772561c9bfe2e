/* What becomes of the notes: sent, approved, archived, reopened. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/checks.h"

#include "tui/views/preview_part.h"
#include "tui/views/views.h"

struct send_ctx {
	int64_t meeting_id;
	enum document_kind kind;
	struct notes_out_options options;
};

/* ---- Sending ------------------------------------------------------------------------------------- */

static unsigned send(struct app *a, const struct send_ctx *c)
{
	struct err e = { 0 };
	int64_t version = 0;
	bool ok = document_send(&a->session, c->meeting_id, c->kind, &c->options, &version, &e);

	return app_did(a, ok, &e, _("Version %lld is kept as sent, and is a public document now."),
		(long long)version);
}

enum { ANYWAY, REMARKS };

static unsigned anyway_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct send_ctx *c = ctx;

	if (chosen == ANYWAY)
		return send(a, c);
	app_push(a, &checks_view, &c->meeting_id);
	return FX_REDRAW;
}

/* Remarks of the check stop nobody, but are seen first. */
static unsigned ask_send(struct app *a, const struct send_ctx *c)
{
	const struct choice choices[] = {
		[ANYWAY] = { { .code = 's' }, _("send it anyway"), NULL },
		[REMARKS] = { { .code = 'k' }, _("look at the remarks"), NULL },
	};
	struct check_report r = { 0 };
	struct err e = { 0 };
	bool ok = c->kind == DOCUMENT_AGENDA || check_meeting(&a->session, c->meeting_id, &r, &e);
	size_t n = r.n_open;
	char *title;

	check_report_release(&r);
	if (!ok)
		return app_fail(a, &e);
	if (n == 0)
		return send(a, c);
	title = xasprintf(
		ngettext("%zu remark before sending", "%zu remarks before sending", n), n);
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = ARRAY_LEN(choices),
			.keys_only = true,
			.done = anyway_chosen,
			.ctx = xmemdup(c, sizeof(*c)) });
	free(title);
	return FX_REDRAW;
}

/* ---- The box ------------------------------------------------------------------------------------- */

enum { SEND, APPROVE, ARCHIVE, REOPEN, STATE_CHOICES };

static unsigned state_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct send_ctx *c = ctx;
	struct err e = { 0 };

	switch (chosen) {
	case APPROVE:
		return app_did(a, document_approve(&a->session, c->meeting_id, &e), &e, "%s",
			_("The notes are approved."));
	case ARCHIVE:
		return app_did(a, document_archive(&a->session, c->meeting_id, &e), &e, "%s",
			_("The notes are archived."));
	case REOPEN:
		return app_did(a, document_reopen(&a->session, c->meeting_id, &e), &e, "%s",
			_("The notes are a draft again; what was sent stays as it was."));
	default:
		return ask_send(a, c);
	}
}

static const char *why_not_send(const struct preview_state *st)
{
	if (st->status == STATUS_RUNNING)
		return _("The meeting is still going on: finish it, then send its notes.");
	if (st->status != STATUS_HELD)
		return _("The meeting has not been held.");
	return st->state == NOTES_DRAFT ? NULL : _("They have been sent; o reopens them.");
}

/* Why a step cannot be taken now; NULL where it can. */
static const char *why_not(const struct preview_state *st, int step)
{
	if (st->what == EXPORT_AGENDA)
		return step == SEND ? NULL : _("An agenda is only sent.");
	if (step == SEND)
		return why_not_send(st);
	if (step == REOPEN)
		return st->state == NOTES_DRAFT ? _("The notes are a draft already.") : NULL;
	if (st->state == NOTES_DRAFT)
		return _("The notes are still a draft: send them first.");
	if (step == APPROVE && st->state != NOTES_SENT)
		return _("The notes have been approved already.");
	return step == ARCHIVE && st->state == NOTES_ARCHIVED
		? _("The notes have been archived already.")
		: NULL;
}

unsigned preview_cmd_state(struct app *a, struct view *v, const struct key *k)
{
	static const struct {
		uint32_t key;
		const char *text;
	} steps[STATE_CHOICES] = {
		[SEND] = { 's', N_("send: becomes a public document") },
		[APPROVE] = { 'j', N_("approved") },
		[ARCHIVE] = { 'a', N_("archived") },
		[REOPEN] = { 'o', N_("reopen for a new version") },
	};
	const struct preview_state *st = v->state;
	struct choice choices[STATE_CHOICES];
	struct send_ctx c = { st->meeting_id,
		st->what == EXPORT_AGENDA ? DOCUMENT_AGENDA : DOCUMENT_NOTES, st->options };
	char *title = st->what == EXPORT_AGENDA
		? xstrdup(_("The agenda"))
		: xasprintf(_("The notes: %s"), notes_state_label(st->state));

	(void)k;
	for (int i = 0; i < STATE_CHOICES; i++)
		choices[i] = (struct choice) { { .code = steps[i].key }, _(steps[i].text),
			why_not(st, i) };
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = STATE_CHOICES,
			.keys_only = true,
			.done = state_chosen,
			.ctx = xmemdup(&c, sizeof(c)) });
	free(title);
	return FX_REDRAW;
}
