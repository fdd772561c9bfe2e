/* `arshjul invite`: who is to be sent what, as drafts or through sendmail. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/invitations.h"

#include "tui/cli/command.h"
#include "tui/cli/sendmail.h"

static const char *const state_names[INVITE_WHATS] = { "new", "moved", "changed", "cancelled",
	"off", "current", "no-address" };

/* ---- Whom ---- */

enum { PEOPLE_MAX = 500 };

static bool read_people(struct cli *c, int64_t *v, size_t *n, struct err *e)
{
	*n = 0;
	for (size_t i = 0; i < c->args.n_given; i++) {
		if (c->args.given[i].option != OPT_TO)
			continue;
		if (*n == PEOPLE_MAX)
			return err_set(e, ERR_USAGE, _("--to: at most %d of them."), PEOPLE_MAX);
		if (!person_find(&c->se, c->args.given[i].value, 0, &v[*n], e))
			return false;
		++*n;
	}
	return true;
}

/* One sheet for the meeting that is named, else one for each that something is due of. */
static bool gather(struct cli *c, struct invite_sheets *out, struct err *e)
{
	int64_t id, *people = xcalloc(PEOPLE_MAX, sizeof(*people));
	struct invite_sheet one;
	size_t n;
	bool ok = read_people(c, people, &n, e);

	*out = (struct invite_sheets) { 0 };
	if (ok && c->args.n_args == 0 && n > 0)
		ok = err_set(e, ERR_USAGE, _("--to needs the meeting that they are invited to."));
	else if (ok && c->args.n_args == 0)
		ok = invite_due(&c->se, out, e);
	else if (ok)
		ok = cli_meeting(c, &id, e) && invite_sheet(&c->se, id, people, n, &one, e);
	if (ok && c->args.n_args > 0) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof(*out->v));
		out->v[out->n++] = one;
	}
	free(people);
	return ok;
}

/* ---- What is said ---- */

static void sheet_json(const struct invite_sheet *s, struct json *j)
{
	json_open(j, '{');
	if (s->meeting_id)
		json_kint(j, "meeting", s->meeting_id);
	json_kstr(j, "uid", s->uid);
	json_kstr(j, "title", s->title);
	json_kstr(j, "start", s->starts);
	json_kopen(j, "people", '[');
	for (size_t i = 0; i < s->n; i++) {
		json_open(j, '{');
		json_kstr(j, "person", s->v[i].name);
		json_kopt(j, "email", s->v[i].address);
		json_kstr(j, "state", state_names[s->v[i].what]);
		json_kint(j, "sequence", s->v[i].sequence);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void tell_json(
	struct cli *c, const struct invite_sheets *sheets, const char *folder, size_t done)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, "invitations", '[');
	for (size_t i = 0; i < sheets->n; i++)
		sheet_json(&sheets->v[i], &j);
	json_close(&j, ']');
	json_kbool(&j, "dry_run", c->dry_run);
	json_kint(&j, "done", (int64_t)done);
	json_kopt(&j, "folder", folder);
	cli_json_close(c, &j);
}

static void tell_sheet(struct cli *c, const struct invite_sheet *s)
{
	const char *const heads[] = { _("Name"), _("E-mail"), _("What") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	if (!c->plain) {
		out_bold(&c->out, "%s", s->title);
		out_printf(&c->out, "\n");
	}
	for (size_t i = 0; i < s->n; i++) {
		listing_put(&g, s->v[i].name);
		listing_put(&g, s->v[i].address);
		listing_put(&g,
			c->plain ? state_names[s->v[i].what]
				 : invite_what_words((int)s->v[i].what));
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

static void tell(struct cli *c, const struct invite_sheets *sheets, const char *folder, size_t done)
{
	if (c->json) {
		tell_json(c, sheets, folder, done);
		return;
	}
	for (size_t i = 0; i < sheets->n; i++)
		tell_sheet(c, &sheets->v[i]);
	if (c->dry_run)
		cli_say(c,
			ngettext("%zu mail to write. (A trial: nothing was written.)",
				"%zu mails to write. (A trial: nothing was written.)", done),
			done);
	else if (done == 0)
		cli_say(c, "%s", _("Everybody has the latest."));
	else if (!folder)
		cli_say(c, ngettext("%zu mail handed to %s.", "%zu mails handed to %s.", done),
			done, sendmail_command());
	else
		cli_say(c,
			ngettext("%zu draft in %s. Nothing is sent until you send it.",
				"%zu drafts in %s. Nothing is sent until you send them.", done),
			done, folder);
}

/* ---- What is done ---- */

/* Those that were taken are remembered whatever befell the rest. */
static bool send_sheet(struct cli *c, const struct invite_sheet *s, size_t *n, struct err *e)
{
	bool *sent = xcalloc(s->n + 1, sizeof(*sent)), ok = true;
	struct err unsaved = { 0 };
	size_t before = *n;

	for (size_t i = 0; i < s->n && ok; i++) {
		struct buf mail = { 0 };

		if (!invite_sends(&s->v[i]))
			continue;
		ok = sent[i] = invite_mail(&c->se, s, i, false, &mail, e) &&
			sendmail(sendmail_command(), buf_str(&mail), mail.len, e);
		*n += sent[i];
		buf_release(&mail);
	}
	if (*n > before && !invite_sent(&c->se, s, sent, &unsaved))
		ok = err_pass(e, &unsaved);
	free(sent);
	return ok;
}

static bool carry_out(struct cli *c, const struct invite_sheets *sheets, const char *folder,
	size_t *done, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < sheets->n && ok; i++) {
		size_t n = invite_count(&sheets->v[i]);

		if (n > 0 && !c->dry_run && folder)
			ok = invite_drafts(&c->se, &sheets->v[i], folder, &n, e);
		else if (n > 0 && !c->dry_run)
			ok = send_sheet(c, &sheets->v[i], done, e);
		if (folder || c->dry_run)
			*done += n;
	}
	return ok;
}

static bool set_mailbox(struct cli *c, struct err *e)
{
	const char *address = cli_value(&c->args, OPT_MAILBOX);

	return !address || invite_mailbox_set(&c->se, address, e);
}

bool cli_invite(struct cli *c, struct err *e)
{
	const char *given = cli_value(&c->args, OPT_OUTPUT);
	struct invite_sheets sheets = { 0 };
	char *folder = NULL, *mailbox = NULL;
	size_t done = 0;
	bool ok;

	if (given && cli_has(&c->args, OPT_SENDMAIL))
		return err_set(e, ERR_USAGE, _("Give --output or --sendmail, not both."));
	if (!cli_has(&c->args, OPT_SENDMAIL)) {
		folder = given ? xstrdup(given) : invite_folder(e);
		if (!folder)
			return false;
	}
	ok = set_mailbox(c, e) && invite_mailbox(&c->se, &mailbox, e) && gather(c, &sheets, e) &&
		carry_out(c, &sheets, folder, &done, e);
	if (ok)
		tell(c, &sheets, folder, done);
	invite_sheets_release(&sheets);
	free(mailbox);
	free(folder);
	return ok;
}
