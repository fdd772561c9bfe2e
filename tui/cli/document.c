#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/checks.h"
#include "services/documents.h"
#include "services/wording.h"

#include "tui/cli/command.h"

/* ---- Sending ---- */

static bool wants_kind(const struct cli *c, enum document_kind *kind, struct err *e)
{
	int i = DOCUMENT_NOTES;

	if (!cli_keyword(c, OPT_KIND, document_kind_names, &i, e))
		return false;
	*kind = (enum document_kind)i;
	return true;
}

/* Asked at the keyboard; the answer is one letter. */
static bool says_yes(void)
{
	char line[16];

	message_line("%s", _("Send them anyway? y/N"));
	if (!fgets(line, sizeof(line), stdin))
		return false;
	return strchr("yYjJ", line[0]) != NULL;
}

/* What the check remarks is told; to go on needs a yes, or --anyway. */
static bool checked(struct cli *c, int64_t id, struct err *e)
{
	struct check_report r = { 0 };
	bool ok = check_meeting(&c->se, id, &r, e);

	for (size_t i = 0; ok && i < r.n_open; i++)
		cli_warn(c, "%s%s%s", r.v[i].place, *r.v[i].place ? ": " : "", r.v[i].words);
	if (ok && r.n_open > 0 && !cli_has(&c->args, OPT_ANYWAY) && !(cli_may_ask(c) && says_yes()))
		ok = err_set(e, ERR_FINDINGS,
			ngettext("%zu remark; nothing was sent. Mend it, let it stand (arshjul "
				 "check), or give --anyway.",
				"%zu remarks; nothing was sent. Mend them, let them stand (arshjul "
				"check), or give --anyway.",
				r.n_open),
			r.n_open);
	check_report_release(&r);
	return ok;
}

/* An agenda is not checked, nor what cannot be sent anyhow. */
static bool wants_check(
	struct cli *c, int64_t id, enum document_kind kind, bool *wants, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(c->se.store, id, &m, e);

	*wants = kind == DOCUMENT_NOTES && m.status == STATUS_HELD && m.notes_state == NOTES_DRAFT;
	meeting_release(&m);
	return ok;
}

static bool load_named(struct cli *c, int64_t id, char **name, struct err *e)
{
	struct meeting_rows row = { 0 };
	bool ok = store_meeting_row(c->se.store, id, &row, e);

	if (ok)
		*name = meeting_words(&row.v[0].m);
	pool_release(&row.pool);
	return ok;
}

bool cli_document_send(struct cli *c, struct err *e)
{
	struct notes_out_options o = {
		.nameless = cli_has(&c->args, OPT_NAMELESS),
		.registers = cli_has(&c->args, OPT_TABLES),
	};
	enum document_kind kind;
	int64_t id, version = 0;
	char *name = NULL;
	bool wants = false;
	bool ok = wants_kind(c, &kind, e) && cli_meeting(c, &id, e) &&
		wants_check(c, id, kind, &wants, e) && (!wants || checked(c, id, e)) &&
		document_send(&c->se, id, kind, &o, &version, e) && load_named(c, id, &name, e);

	if (ok) {
		cli_done(c, id, _("%s: version %lld kept as sent"), name, (long long)version);
		cli_say(c, "%s",
			_("What has been sent is a public document: whoever asks may read it."));
	}
	free(name);
	return ok;
}

/* ---- States ---- */

static bool step(struct cli *c, bool (*set)(struct session *se, int64_t meeting_id, struct err *e),
	const char *done, struct err *e)
{
	int64_t id;
	char *name = NULL;
	bool ok = cli_meeting(c, &id, e) && set(&c->se, id, e) && load_named(c, id, &name, e);

	if (ok)
		cli_done(c, id, "%s: %s", name, done);
	free(name);
	return ok;
}

bool cli_document_approve(struct cli *c, struct err *e)
{
	return step(c, document_approve, _("the notes are approved"), e);
}

bool cli_document_archive(struct cli *c, struct err *e)
{
	return step(c, document_archive, _("the notes are archived"), e);
}

bool cli_document_reopen(struct cli *c, struct err *e)
{
	return step(c, document_reopen, _("the notes are a draft again"), e);
}

/* ---- What was sent ---- */

static void document_json(const struct document *d, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "kind", document_kind_names[d->kind]);
	json_kint(j, "version", d->version);
	json_kbool(j, "public", d->public);
	json_kstr(j, "state", notes_state_names[d->state]);
	json_kint(j, "sent_at", d->sent_at);
	json_kint(j, "approved_at", d->approved_at);
	json_kint(j, "archived_at", d->archived_at);
	json_kstr(j, "sha256", d->sha256);
	json_kstr(j, "differs", d->differs ? d->differs : "");
	json_close(j, '}');
}

static void put_day(struct listing *g, int64_t at, bool plain)
{
	char day[DATE_TEXT_SIZE] = "";

	if (at && plain)
		moment_iso(local_moment(at), day);
	else if (at)
		day_text_year(local_moment(at).day, day);
	listing_put(g, day);
}

static void document_cells(const struct document *d, bool plain, struct listing *g)
{
	const char *kind = d->kind == DOCUMENT_AGENDA ? _("agenda") : _("notes");

	listing_put(g, plain ? document_kind_names[d->kind] : kind);
	listing_printf(g, "%" PRId64, d->version);
	if (plain)
		listing_put(g, d->public ? "public" : "internal");
	else
		listing_put(g, d->public ? _("public") : _("internal"));
	listing_put(g, plain ? notes_state_names[d->state] : notes_state_label(d->state));
	put_day(g, d->sent_at, plain);
	put_day(g, d->approved_at, plain);
	put_day(g, d->archived_at, plain);
	listing_printf(g, plain ? "%s" : "%.12s", d->sha256);
}

/* Under the table: how each version came from the one before. */
static void tell_differences(struct cli *c, const struct document_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct document *d = &list->v[i];

		if (d->public || !d->differs || !*d->differs)
			continue;
		out_printf(&c->out, "\n");
		out_bold(&c->out, _("Version %lld differs:"), (long long)d->version);
		out_printf(&c->out, "\n");
		for (const char *s = d->differs; *s; s += strcspn(s, "\n"), s += *s == '\n') {
			char *line = xstrndup(s, strcspn(s, "\n"));

			out_wrap(&c->out, "  ", "    ", line, out_width(&c->out));
			free(line);
		}
	}
}

static void list_text(struct cli *c, const struct document_list *list)
{
	const char *heads[] = { _("What"), _("Version"), "", _("State"), _("Sent"), _("Approved"),
		_("Archived"), _("Sum") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < list->n; i++)
		document_cells(&list->v[i], c->plain, &g);
	listing_print(&g, c->plain, &c->out);
	if (!c->plain)
		tell_differences(c, list);
	if (list->n == 0)
		cli_say(c, "%s", _("Nothing has been sent yet."));
	listing_release(&g);
}

bool cli_document_list(struct cli *c, struct err *e)
{
	struct document_list list = { 0 };
	struct json j;
	int64_t id;
	bool ok = cli_meeting(c, &id, e) && store_documents(c->se.store, id, &list, e);

	if (ok && c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "documents", '[');
		for (size_t i = 0; i < list.n; i++)
			document_json(&list.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else if (ok) {
		list_text(c, &list);
	}
	pool_release(&list.pool);
	return ok;
}

bool cli_document_show(struct cli *c, struct err *e)
{
	struct buf text = { 0 };
	enum document_kind kind;
	int version;
	int64_t id;
	bool ok = wants_kind(c, &kind, e) && cli_sent(c, &version, e) && cli_meeting(c, &id, e) &&
		document_print(&c->se, id, kind, version, cli_has(&c->args, OPT_PUBLIC), NOTES_TXT,
			&text, e);

	if (ok)
		ok = out_bytes(&c->out, buf_str(&text), text.len) || c->out.closed;
	buf_release(&text);
	return ok;
}
