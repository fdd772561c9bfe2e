/* The check of a meeting from the shell, and the list of words that it goes by. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/terms.h"
#include "services/checks.h"
#include "services/find.h"

#include "tui/cli/command.h"

enum { TERMS_MAX = 60000 };

/* ---- Printing ---- */

static void finding_json(const struct finding *f, struct json *j)
{
	struct pool p = { 0 };

	json_open(j, '{');
	json_kstr(j, "key", finding_key(f, &p));
	json_kstr(j, "finding", finding_names[f->kind]);
	json_kopt(j, "item", f->place);
	json_kint(j, "item_id", f->item_id);
	json_kint(j, "note_id", f->note_id);
	json_kopt(j, "subject", f->subject);
	json_kstr(j, "words", f->words);
	json_kbool(j, "waived", f->waiver_id != 0);
	json_kopt(j, "reason", f->reason);
	json_close(j, '}');
	pool_release(&p);
}

static void report_json(struct cli *c, int64_t id, const struct check_report *r)
{
	struct json j;

	cli_json_open(c, &j);
	json_kint(&j, "meeting", id);
	json_kopen(&j, "findings", '[');
	for (size_t i = 0; i < r->n; i++)
		finding_json(&r->v[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void report_lines(struct cli *c, const struct check_report *r)
{
	const char *heads[] = { _("Item"), _("Remark"), _("Key"), _("Stands because") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct pool p = { 0 };

	for (size_t i = 0; i < r->n; i++) {
		const struct finding *f = &r->v[i];

		listing_put(&g, f->place);
		listing_put(&g, f->words);
		listing_put(&g, finding_key(f, &p));
		listing_put(&g, f->reason);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
	pool_release(&p);
}

/* ---- Letting one stand ---- */

static const struct finding *by_key(const struct check_report *r, const char *key)
{
	const struct finding *found = NULL;
	struct pool p = { 0 };

	for (size_t i = 0; i < r->n && !found; i++) {
		if (strcmp(finding_key(&r->v[i], &p), key) == 0)
			found = &r->v[i];
	}
	pool_release(&p);
	return found;
}

static bool change(struct cli *c, int64_t id, const struct check_report *r, struct err *e)
{
	const char *waive = cli_value(&c->args, OPT_WAIVE);
	const char *key = waive ? waive : cli_value(&c->args, OPT_UNWAIVE);
	const struct finding *f = by_key(r, key);

	if (!f)
		return err_set(
			e, ERR_NOT_FOUND, _("The check has no remark with the key “%s”."), key);
	if (waive) {
		const char *why = cli_value(&c->args, OPT_WHY);

		if (!why)
			return err_set(e, ERR_USAGE, _("Say with --why why it may stand."));
		if (!check_waive(&c->se, id, f, why, e))
			return false;
		cli_done(c, id, _("It stands: %s"), f->words);
		return true;
	}
	if (!f->waiver_id)
		return err_set(e, ERR_INVALID, _("Nobody has let that remark stand."));
	if (!check_unwaive(&c->se, f->waiver_id, e))
		return false;
	cli_done(c, id, _("To be looked at again: %s"), f->words);
	return true;
}

/* ---- The command ---- */

/* The meeting named, else the one that runs, else the latest. */
static bool which(struct cli *c, int64_t *id, struct err *e)
{
	struct err none = { 0 };
	int64_t group = 0;

	if (c->args.n_args > 0)
		return cli_meeting(c, id, e);
	if (!cli_group(c, &group, e))
		return false;
	return meeting_find(&c->se, "current", group, id, &none) ||
		meeting_find(&c->se, "last", group, id, e);
}

static bool tell(struct cli *c, int64_t id, const struct check_report *r, struct err *e)
{
	if (c->json)
		report_json(c, id, r);
	else
		report_lines(c, r);
	if (r->n_open > 0)
		return err_set(e, ERR_FINDINGS,
			ngettext("%zu thing to look at before the notes leave the house.",
				"%zu things to look at before the notes leave the house.",
				r->n_open),
			r->n_open);
	cli_say(c, "%s", _("Nothing to look at."));
	return true;
}

bool cli_check(struct cli *c, struct err *e)
{
	bool waive = cli_has(&c->args, OPT_WAIVE), unwaive = cli_has(&c->args, OPT_UNWAIVE);
	struct check_report r = { 0 };
	int64_t id = 0;
	bool ok;

	if (cli_has(&c->args, OPT_YEAR))
		return cli_check_year(c, e);
	if (waive && unwaive)
		return err_set(e, ERR_USAGE, _("Either --waive or --unwaive."));
	ok = which(c, &id, e) && check_meeting(&c->se, id, &r, e);
	if (ok)
		ok = waive || unwaive ? change(c, id, &r, e) : tell(c, id, &r, e);
	check_report_release(&r);
	return ok;
}

/* ---- Terms ---- */

static bool set_terms(struct cli *c, const char *path, struct err *e)
{
	struct buf b = { 0 };
	struct term_list l = { 0 };
	bool ok = file_read(path, TERMS_MAX, &b, e);

	if (ok) {
		terms_read(buf_str(&b), &l);
		ok = session_begin(&c->se, xstrdup(_("List of terms")), e) &&
			session_end(
				&c->se, store_setting_set(c->se.store, "terms", buf_str(&b), e), e);
	}
	if (ok)
		cli_done(c, 0,
			ngettext("List of terms: %zu variant", "List of terms: %zu variants", l.n),
			l.n);
	terms_release(&l);
	buf_release(&b);
	return ok;
}

bool cli_terms(struct cli *c, struct err *e)
{
	char *text;

	if (c->args.n_args > 0)
		return set_terms(c, c->args.arg[0], e);
	if (!store_setting(c->se.store, "terms", terms_default(), &text, e))
		return false;
	out_printf(&c->out, "%s%s", text, *text && text[strlen(text) - 1] == '\n' ? "" : "\n");
	free(text);
	return true;
}
