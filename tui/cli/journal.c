#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/xalloc.h"
#include "services/backup.h"

#include "tui/cli/command.h"

/* The most steps that undo and history take at once. */
enum { STEPS_MAX = 10000, STEPS_SHOWN = 20 };

static void json_labels(struct cli *c, const char *key, char **labels, size_t n)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, key, '[');
	for (size_t i = 0; i < n; i++)
		json_str(&j, labels[i]);
	json_close(&j, ']');
	json_kbool(&j, "dry_run", c->dry_run);
	cli_json_close(c, &j);
}

bool cli_undo(struct cli *c, struct err *e)
{
	struct err last = { 0 };
	int wanted = 1;
	char **labels;
	size_t n = 0;

	if (!cli_count_arg(c, STEPS_MAX, &wanted, e))
		return false;
	labels = xcalloc((size_t)wanted, sizeof(*labels));
	while (n < (size_t)wanted && store_undo(c->se.store, &labels[n], &last))
		cli_say(c, _("Undone: %s"), labels[n++]);
	if (c->json && n > 0)
		json_labels(c, "undone", labels, n);
	for (size_t i = 0; i < n; i++)
		free(labels[i]);
	free(labels);
	if (last.code != ERR_NONE)
		return err_pass(e, &last);
	cli_say(c,
		c->dry_run ? _("(A trial: nothing was saved.)")
			   : _("“arshjul redo” does it again."));
	return true;
}

bool cli_redo(struct cli *c, struct err *e)
{
	char *label = NULL;

	if (!store_redo(c->se.store, &label, e))
		return false;
	cli_say(c, _("Done again: %s"), label);
	if (c->json)
		json_labels(c, "redone", &label, 1);
	free(label);
	return true;
}

static const char *kind_word(const struct step_row *r)
{
	static const char *const words[] = { "do", "undo", "redo" };

	return words[r->kind];
}

static void step_json(const struct step_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->id);
	json_kint(j, "at", r->at);
	json_kstr(j, "kind", kind_word(r));
	json_kstr(j, "label", r->label);
	json_kstr(j, "actor", r->actor);
	json_kint(j, "changes", (int64_t)r->changes);
	json_kbool(j, "undone", r->undone);
	json_close(j, '}');
}

static const char *kind_label(const struct step_row *r)
{
	switch (r->kind) {
	case STEP_UNDO:
		return _("undo");
	case STEP_REDO:
		return _("redo");
	default:
		return r->undone ? _("undone") : "";
	}
}

static void step_cells(const struct step_row *r, bool plain, struct listing *g)
{
	char day[DATE_TEXT_SIZE], minute[DATE_TEXT_SIZE], iso[MOMENT_SIZE];
	struct moment at = local_moment(r->at);

	listing_printf(g, "%" PRId64, r->id);
	if (plain) {
		moment_iso(at, iso);
		listing_put(g, iso);
		listing_put(g, kind_word(r));
		listing_put(g, r->undone ? "undone" : "");
	} else {
		day_text_list(at.day, day);
		minute_text(at.minute, minute);
		listing_printf(g, "%s %d %s", day, day_year(at.day), minute);
		listing_put(g, kind_label(r));
		listing_put(g, "");
	}
	listing_put(g, r->actor);
	listing_put(g, r->label);
}

bool cli_history(struct cli *c, struct err *e)
{
	const char *heads[] = { _("No."), _("When"), "", "", _("Who"), _("What") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct step_rows rows = { 0 };
	int n = STEPS_SHOWN;
	struct json j;

	if (!cli_count_arg(c, STEPS_MAX, &n, e) || !store_history(c->se.store, (size_t)n, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "steps", '[');
		for (size_t i = 0; i < rows.n; i++)
			step_json(&rows.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		for (size_t i = 0; i < rows.n; i++)
			step_cells(&rows.v[i], c->plain, &g);
		listing_print(&g, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s", _("Nothing has been changed yet."));
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return true;
}

/* Without a file: the day's own copy, where the program keeps those. */
static bool backup_of_the_day(struct cli *c, struct err *e)
{
	char *folder = path_of(PATH_STATE, "backups", e);
	bool ok = folder && store_backup_daily(c->se.store, folder, e);

	if (ok)
		cli_say(c, _("Today's copy is in %s."), folder);
	free(folder);
	return ok;
}

bool cli_backup(struct cli *c, struct err *e)
{
	const char *path = c->args.n_args ? c->args.arg[0] : NULL;
	struct json j;

	if (!path)
		return backup_of_the_day(c, e);

	if (!backup_to(&c->se, path, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kstr(&j, "backup", path);
		cli_json_close(c, &j);
	}
	cli_say(c, _("Checked copy written to %s."), path);
	return true;
}

struct findings {
	struct cli *c;
	struct json j;
};

static void on_finding(void *to, const char *text)
{
	struct findings *f = to;

	if (f->c->json)
		json_str(&f->j, text);
	else
		out_printf(&f->c->out, "%s\n", text);
}

bool cli_doctor(struct cli *c, struct err *e)
{
	struct findings f = { .c = c };
	size_t n = 0;

	if (c->json) {
		cli_json_open(c, &f.j);
		json_kstr(&f.j, "database", c->database);
		json_kopen(&f.j, "findings", '[');
	}
	if (!store_doctor(c->se.store, on_finding, &f, &n, e))
		return false;
	if (c->json) {
		json_close(&f.j, ']');
		cli_json_close(c, &f.j);
	}
	if (n > 0)
		return err_set(e, ERR_FINDINGS,
			ngettext("%zu finding in %s.", "%zu findings in %s.", n), n, c->database);
	cli_say(c, _("%s is whole."), c->database);
	return true;
}
