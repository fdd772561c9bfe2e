/* What is stored about a person, and erasing it, from the shell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/privacy.h"

#include "tui/cli/command.h"

enum { EXCERPT = 60 };

static bool look_up(struct cli *c, struct privacy_about *a, struct err *e)
{
	char *folder = path_of(PATH_STATE, "backups", NULL);
	int64_t id;
	bool ok = person_find(&c->se, c->args.arg[0], 0, &id, e) &&
		privacy_about(&c->se, id, folder, a, e);

	if (ok)
		privacy_look_in_files(a);
	free(folder);
	return ok;
}

bool cli_person_export(struct cli *c, struct err *e)
{
	struct privacy_about a = { 0 };
	struct buf text = { 0 };
	bool ok = look_up(c, &a, e) && privacy_export(&c->se, &a, c->json, &text, e) &&
		cli_write(c, &text, e);

	buf_release(&text);
	privacy_about_release(&a);
	return ok;
}

/* ---- Erasing ---- */

static void print_counts(struct cli *c, const struct privacy_about *a)
{
	for (size_t i = 0; i < a->n_counts; i++)
		out_printf(&c->out, "  %-44s %zu\n", _(a->counts[i].kind->heading), a->counts[i].n);
	out_printf(&c->out, "  %-44s %zu\n", _("The log of changes"), a->steps + a->step_hits);
}

static void print_hits(struct cli *c, const struct privacy_about *a)
{
	for (size_t i = 0; i < a->n_hits; i++) {
		const struct privacy_hit *h = &a->hits[i];
		char *text = privacy_excerpt(h, EXCERPT);

		out_printf(&c->out, "  %s  %s (%s)%s%s\n", h->key, privacy_fate_words(h->fate),
			privacy_how_words(h), *h->ground ? ": " : "", h->ground);
		out_printf(&c->out, "      %s\n      %s\n", h->where, text);
		free(text);
	}
}

static void print_copies(struct cli *c, const struct privacy_about *a)
{
	bool any = false;

	for (size_t i = 0; i < a->copies.n; i++) {
		const struct copy_row *r = &a->copies.v[i];
		char day[DATE_TEXT_SIZE];

		if (!r->holds)
			continue;
		if (!any)
			out_printf(&c->out, "\n%s\n",
				_("Copies of the database that still hold the person "
				  "(restoring one erases them again):"));
		any = true;
		day_text_year(r->until, day);
		out_printf(&c->out, "  %s: ", r->path);
		if (r->until == DAY_NONE)
			out_printf(&c->out, "%s\n", _("until somebody removes it"));
		else
			out_printf(&c->out, _("until %s at the latest"), day);
		if (r->until != DAY_NONE)
			out_printf(&c->out, "\n");
	}
}

static void print_files(struct cli *c, const struct privacy_about *a)
{
	if (a->n_files)
		out_printf(&c->out, "\n%s\n",
			_("Published calendar of the person: the next “arshjul export feed” takes it "
			  "away, and calendars that subscribe to it stay as they are."));
	for (size_t i = 0; i < a->n_files; i++)
		out_printf(&c->out, "  %s\n", a->files[i]);
	if (a->n_left)
		out_printf(&c->out, "\n%s\n",
			_("Drafts that name the person: texts lose the name, mails are deleted:"));
	for (size_t i = 0; i < a->n_left; i++)
		out_printf(&c->out, "  %s\n", a->left[i]);
}

static void print_preview(struct cli *c, const struct privacy_about *a)
{
	out_bold(&c->out, "%s → %s", a->name, a->label);
	out_printf(&c->out, "\n\n%s\n", _("Emptied or without a name by itself:"));
	print_counts(c, a);
	if (a->n_hits) {
		out_printf(&c->out, "\n%s\n", _("Texts that name the person:"));
		print_hits(c, a);
	}
	print_files(c, a);
	print_copies(c, a);
}

/* Each --redact and --keep in the order in which it was given; --why counts for all that are kept. */
static bool decide(struct cli *c, struct privacy_about *a, struct err *e)
{
	const char *why = cli_value(&c->args, OPT_WHY);

	for (size_t i = 0; i < c->args.n_given; i++) {
		const struct cli_given *g = &c->args.given[i];

		if (g->option == OPT_REDACT && !privacy_decide(a, g->value, FATE_REDACTED, NULL, e))
			return false;
		if (g->option == OPT_KEEP && !privacy_decide(a, g->value, FATE_KEPT, why, e))
			return false;
	}
	return true;
}

/* The name is to be typed: a key pressed too often must not do it. */
static bool types_name(const struct privacy_about *a)
{
	char *question =
		xasprintf(_("Nothing brings it back. To erase, type the name (%s): "), a->name);
	char *line = NULL, *typed;
	size_t cap = 0;
	bool same;

	(void)!write(STDERR_FILENO, question, strlen(question));
	same = getline(&line, &cap, stdin) > 0;
	typed = text_clean(line ? line : "", line ? strlen(line) : 0, false);
	same = same && strcmp(typed, a->name) == 0;
	free(typed);
	free(line);
	free(question);
	return same;
}

static bool confirm(struct cli *c, const struct privacy_about *a, struct err *e)
{
	if (cli_has(&c->args, OPT_YES))
		return true;
	if (!cli_may_ask(c))
		return err_set(e, ERR_USAGE,
			_("Erasing cannot be undone: give --yes, or -n to see what would happen."));
	out_flush(&c->out, NULL);
	return types_name(a) || err_set(e, ERR_INTERRUPTED, _("Nothing was erased."));
}

static bool copy_documents(struct cli *c, struct privacy_about *a, struct err *e)
{
	const char *folder = cli_value(&c->args, OPT_COPIES);
	size_t n = 0;

	if (!folder)
		return true;
	if (!privacy_copy_documents(&c->se, a, folder, &n, e))
		return false;
	cli_say(c,
		ngettext("%zu document without the name written to %s.",
			"%zu documents without the name written to %s.", n),
		n, folder);
	return true;
}

static bool erase(struct cli *c, struct privacy_about *a, struct err *e)
{
	struct json j;
	bool whole;

	if (!copy_documents(c, a, e) || !privacy_erase(&c->se, a, &whole, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kstr(&j, "erased", a->label);
		json_kint(&j, "redacted", (int64_t)privacy_fated(a, FATE_REDACTED));
		json_kint(&j, "kept",
			(int64_t)(privacy_fated(a, FATE_KEPT) + privacy_fated(a, FATE_COPIED)));
		json_kbool(&j, "whole", whole);
		cli_json_close(c, &j);
	}
	cli_say(c, _("Erased: the person is %s now. Nothing takes that back."), a->label);
	if (!whole)
		cli_warn(c, "%s",
			_("Another window has the database open: the last traces go from its log when "
			  "that is closed."));
	return true;
}

bool cli_person_erase(struct cli *c, struct err *e)
{
	struct privacy_about a = { 0 };
	bool ok = look_up(c, &a, e) && decide(c, &a, e);
	struct buf text = { 0 };

	if (ok && c->dry_run && c->json)
		ok = privacy_export(&c->se, &a, true, &text, e) && cli_write(c, &text, e);
	else if (ok && !c->json)
		print_preview(c, &a);
	if (ok && !c->dry_run)
		ok = confirm(c, &a, e) && erase(c, &a, e);
	else if (ok)
		cli_say(c, "%s", _("(A trial: nothing was saved.)"));
	buf_release(&text);
	privacy_about_release(&a);
	return ok;
}
