/* Calendars and answers on the command line. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/ics_words.h"

#include "tui/cli/command.h"
#include "tui/cli/import.h"

/* Messages about what was skipped, before the rest is only counted. */
enum { SKIPS_TOLD = 20 };

/* A program wants all rows, a person some, and after the writing those that were skipped. */
static size_t rows_wanted(const struct cli *c, const struct calendar_in *in)
{
	if (in->j || (c->dry_run && c->plain))
		return SIZE_MAX;
	return c->dry_run ? ICS_ROWS_MOST : SKIPS_TOLD;
}

static void row_json(const struct ics_row *r, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "verdict", ics_verdict_names[r->verdict]);
	json_kstr(j, "title", r->title);
	json_kopt(j, "start", r->starts);
	json_kopt(j, "end", r->ends);
	json_kbool(j, "all_day", r->all_day);
	json_kopt(j, "uid", r->uid);
	json_key(j, "sequence");
	if (*r->uid)
		json_int(j, r->sequence);
	else
		json_null(j);
	json_kopt(j, "place", r->place);
	json_kopt(j, "organizer", r->organizer);
	json_kid(j, "meeting", r->meeting_id);
	json_kopt(j, "person", r->person);
	json_kopt(j, "answer", r->answer ? answer_names[r->answer] : NULL);
	json_kopt(j, "comment", r->comment);
	json_kopt(j, "why", r->why);
	json_kint(j, "line", r->line);
	json_close(j, '}');
}

static void result_json(const struct calendar_in *in, const struct ics_preview *p, bool changed)
{
	struct json *j = in->j;

	json_open(j, '{');
	json_kstr(j, "file", in->path);
	json_kbool(j, "changed", changed);
	json_kopt(j, "calendar", p->name);
	json_kopen(j, "counts", '{');
	for (int i = 0; i < ICS_VERDICTS; i++)
		json_kint(j, ics_verdict_names[i], (int64_t)p->counts[i]);
	json_close(j, '}');
	json_kopen(j, "rows", '[');
	for (size_t i = 0; i < p->n; i++)
		row_json(&p->rows[i], j);
	json_close(j, ']');
	json_close(j, '}');
}

/* ---- In words ---- */

static void tell_rows(struct cli *c, const struct ics_preview *p)
{
	const char *heads[] = { "", _("When"), _("What"), _("Remarks") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	size_t left = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct ics_row *r = &p->rows[i];
		char *when = ics_row_when(r), *words = ics_row_words(r);

		if (c->plain || r->verdict != ICS_UNCHANGED) {
			listing_put(&g,
				c->plain ? ics_verdict_names[r->verdict]
					 : ics_verdict_label(r->verdict));
			listing_put(&g, c->plain ? r->starts : when);
			listing_put(&g, r->title);
			listing_put(&g, words);
		}
		free(when);
		free(words);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
	for (int i = 0; i < ICS_VERDICTS; i++)
		left += i == ICS_UNCHANGED ? 0 : p->counts[i] - p->kept[i];
	if (left > 0)
		out_printf(&c->out, _("… and %zu more."), left), out_printf(&c->out, "\n");
}

static void tell_skips(struct cli *c, const struct calendar_in *in, const struct ics_preview *p)
{
	size_t told = 0;

	for (size_t i = 0; i < p->n && told < SKIPS_TOLD; i++) {
		const struct ics_row *r = &p->rows[i];
		char *words;

		if (r->verdict != ICS_SKIPPED)
			continue;
		told++;
		words = ics_row_words(r);
		cli_say(c, _("%s, line %lld, skipped: %s%s%s"), in->path, (long long)r->line,
			r->title, *r->title ? ": " : "", words);
		free(words);
	}
	if (p->counts[ICS_SKIPPED] > told)
		cli_say(c, _("… and %zu more."), p->counts[ICS_SKIPPED] - told);
}

static void tell_preview(struct cli *c, const struct calendar_in *in, const struct ics_preview *p)
{
	char *counts = ics_counts(p);

	if (!c->plain) {
		out_bold(&c->out, "%s", in->path);
		out_printf(&c->out, "  %s\n", counts);
	}
	tell_rows(c, p);
	free(counts);
}

static void tell_done(
	struct cli *c, const struct calendar_in *in, const struct ics_preview *p, bool changed)
{
	char *counts = ics_counts(p);

	if (changed)
		cli_say(c, _("%s: %s. “arshjul undo” takes it back."), in->path, counts);
	else
		cli_say(c, _("%s: %s. Nothing changed."), in->path, counts);
	tell_skips(c, in, p);
	free(counts);
}

bool cli_import_calendar(struct cli *c, const struct calendar_in *in, struct err *e)
{
	struct ics_options options = in->options;
	struct ics_preview p = { 0 };
	struct err why = { 0 };
	bool changed = false, ok;

	options.rows = rows_wanted(c, in);
	ok = c->dry_run ? import_ics_look(&c->se, &in->source, &options, &p, &why)
			: import_ics(&c->se, &in->source, &options, &p, &changed, &why);
	if (!ok)
		err_set(e, why.code, "%s: %s", in->path, why.text);
	if (ok && in->j)
		result_json(in, &p, changed);
	if (ok && c->dry_run && !in->j)
		tell_preview(c, in, &p);
	if (ok && !c->dry_run)
		tell_done(c, in, &p, changed);
	ics_preview_release(&p);
	return ok;
}
