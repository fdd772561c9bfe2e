/* The next year from the shell: rolled forward, decided, dropped. */
#include "services/plan.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

enum { YEAR_MOST = 9997 };

static const char *const stage_names[] = { "none", "proposed", "decided" };

/* ---- Printing --------------------------------------------------------------------------------- */

static void row_json(const struct plan_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "source", r->source_id);
	json_kstr(j, "kind", meeting_kind_names[r->kind]);
	json_kopt(j, "title", r->title);
	json_kopt(j, "groups", r->groups);
	json_kstr(j, "rule", year_rule_names[r->rule]);
	json_kbool(j, "pinned", r->pinned);
	moment_json(j, "was_start", r->was_starts);
	moment_json(j, "was_end", r->was_ends);
	moment_json(j, "start", r->starts);
	moment_json(j, "end", r->ends);
	if (r->meeting_id)
		json_kint(j, "meeting", r->meeting_id);
	if (r->merged_into)
		json_kint(j, "merged_into", r->merged_into);
	json_kstr(j, "verdict", plan_verdict_names[r->verdict]);
	json_kopt(j, "why", r->why);
	json_kopt(j, "remarks", r->remarks);
	json_kopen(j, "alternatives", '[');
	for (size_t i = 0; i < r->n_alternatives; i++) {
		json_open(j, '{');
		moment_json(j, "start", r->alternatives[i].starts);
		moment_json(j, "end", r->alternatives[i].ends);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void sheet_json(struct cli *c, const struct plan_sheet *sheet, size_t saved)
{
	struct json j;

	cli_json_open(c, &j);
	json_kint(&j, "year", sheet->year);
	json_kint(&j, "from", sheet->from);
	json_kstr(&j, "stage", stage_names[sheet->stage]);
	json_kopt(&j, "reference", sheet->reference);
	json_kint(&j, "saved", (int64_t)saved);
	json_kopen(&j, "rows", '[');
	for (size_t i = 0; i < sheet->n; i++)
		row_json(&sheet->v[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

/* "tis 10 mars v.11" */
static void put_day(struct listing *g, struct moment starts, struct moment ends, bool plain)
{
	char day[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];

	if (plain) {
		moment_iso(starts, day);
		listing_put(g, day);
		return;
	}
	if (moment_is_none(starts)) {
		listing_put(g, "–");
		return;
	}
	span_day_text(starts, ends, day);
	week_text(starts.day, week);
	listing_printf(g, "%s %s", day, week);
}

static const char *verdict_word(const struct plan_row *r)
{
	if (r->verdict == PLAN_NONE)
		return Q_("plan|none");
	if (r->verdict == PLAN_REMARK)
		return Q_("plan|remark");
	if (r->meeting_id)
		return _("there already");
	return r->verdict == PLAN_MOVED ? Q_("plan|moved") : _("ok");
}

/* Why it is there, what speaks against it, and where else it could be. */
static void words_of(const struct plan_row *r, struct buf *b)
{
	buf_puts(b, r->why);
	if (*r->remarks)
		buf_printf(b, "%s! %s", b->len ? " " : "", r->remarks);
	for (size_t i = 0; i < r->n_alternatives; i++)
		buf_printf(b, "%s%s", i == 0 ? _(" – free: ") : ", ", r->alternatives[i].words);
}

static void plain_cells(const struct plan_row *r, struct listing *g)
{
	struct buf b = { 0 };
	char iso[MOMENT_SIZE];

	listing_printf(g, "%" PRId64, r->source_id);
	put_day(g, r->was_starts, r->was_ends, true);
	put_day(g, r->starts, r->ends, true);
	moment_iso(r->ends, iso);
	listing_put(g, iso);
	listing_put(g, meeting_kind_names[r->kind]);
	listing_put(g, r->groups);
	listing_put(g, r->title);
	listing_put(g, plan_verdict_names[r->verdict]);
	listing_put(g, r->why);
	listing_put(g, r->remarks);
	for (size_t i = 0; i < r->n_alternatives; i++) {
		moment_iso(r->alternatives[i].starts, iso);
		buf_printf(&b, "%s%s", i ? " " : "", iso);
	}
	listing_put(g, pool_strdup(&g->pool, buf_str(&b)));
	buf_release(&b);
}

static void human_cells(const struct plan_row *r, struct listing *g)
{
	struct buf b = { 0 };

	put_day(g, r->was_starts, r->was_ends, false);
	put_day(g, r->starts, r->ends, false);
	listing_put(g, r->groups);
	listing_put(g, r->title);
	listing_put(g, verdict_word(r));
	words_of(r, &b);
	listing_put(g, pool_strdup(&g->pool, buf_str(&b)));
	buf_release(&b);
}

static void sheet_lines(struct cli *c, const struct plan_sheet *sheet)
{
	char was[16], is[16];
	const char *heads[] = { was, is, _("Group"), _("Title"), _("State"), _("Why") };
	struct listing g = { .heads = heads, .columns = c->plain ? 11 : ARRAY_LEN(heads) };

	snprintf(was, sizeof was, "%d", sheet->from);
	snprintf(is, sizeof is, "%d", sheet->year);
	for (size_t i = 0; i < sheet->n; i++)
		(c->plain ? plain_cells : human_cells)(&sheet->v[i], &g);
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

/* ---- Rolling ---------------------------------------------------------------------------------- */

/* --from is a year here, or a day of it. */
static bool read_from(struct cli *c, int *from, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_FROM);
	struct err none = { 0 };
	int32_t day = DAY_NONE;

	if (!s || cli_number(c, OPT_FROM, 1, YEAR_MOST, from, &none))
		return true;
	if (!cli_day(c, OPT_FROM, &day, &none))
		return err_set(e, ERR_USAGE,
			_("--from is the year that is rolled forward: “%s” is none."), s);
	*from = day_year(day);
	return true;
}

static size_t with_remarks(const struct plan_sheet *sheet)
{
	size_t n = 0;

	for (size_t i = 0; i < sheet->n; i++)
		n += sheet->v[i].verdict == PLAN_REMARK;
	return n;
}

static void tell(struct cli *c, const struct plan_sheet *sheet, size_t saved)
{
	size_t fresh = plan_sheet_fresh(sheet), remarks = with_remarks(sheet);

	if (remarks > 0)
		cli_say(c,
			ngettext("Something speaks against %zu date.",
				"Something speaks against %zu dates.", remarks),
			remarks);
	if (c->dry_run)
		cli_say(c,
			ngettext("%zu entry would be proposed. (A trial: nothing was saved.)",
				"%zu entries would be proposed. (A trial: nothing was saved.)",
				fresh),
			fresh);
	else if (saved > 0)
		cli_say(c,
			ngettext("%zu entry of %d is proposed. “arshjul undo” takes it back.",
				"%zu entries of %d are proposed. “arshjul undo” takes them back.",
				saved),
			saved, sheet->year);
	else
		cli_say(c, _("Nothing to add: %d has them already."), sheet->year);
}

static bool roll(struct cli *c, int year, struct err *e)
{
	struct plan_sheet sheet = { 0 };
	size_t saved = 0;
	int from = 0;
	bool ok = read_from(c, &from, e) && plan_preview(&c->se, year, from, &sheet, e);

	if (ok && !c->dry_run && plan_sheet_fresh(&sheet) > 0) {
		ok = plan_save(&c->se, &sheet, &saved, e);
		if (ok)
			sheet.stage = PLAN_STAGE_PROPOSED;
	}
	if (ok) {
		if (c->json)
			sheet_json(c, &sheet, saved);
		else
			sheet_lines(c, &sheet);
		tell(c, &sheet, saved);
	}
	plan_sheet_release(&sheet);
	return ok;
}

/* ---- Deciding --------------------------------------------------------------------------------- */

static bool decide(struct cli *c, int year, struct err *e)
{
	const char *reference = cli_value(&c->args, OPT_DECIDE);
	int32_t day = DAY_NONE;
	size_t n;
	bool ok = cli_day(c, OPT_DATE, &day, e) && plan_decide(&c->se, year, reference, day, &n, e);

	if (ok)
		cli_done(c, 0,
			ngettext("%d is decided (%s): %zu proposal",
				"%d is decided (%s): %zu proposals", n),
			year, reference, n);
	return ok;
}

static bool drop(struct cli *c, int year, struct err *e)
{
	size_t n;
	bool ok = plan_drop(&c->se, year, &n, e);

	if (ok)
		cli_done(c, 0,
			ngettext("The proposal for %d is gone: %zu entry",
				"The proposal for %d is gone: %zu entries", n),
			year, n);
	return ok;
}

bool cli_plan(struct cli *c, struct err *e)
{
	bool decides = cli_has(&c->args, OPT_DECIDE), drops = cli_has(&c->args, OPT_DROP);
	int year = 0;

	if (!cli_count_arg(c, YEAR_MOST, &year, e))
		return false;
	if (decides + drops + cli_has(&c->args, OPT_FROM) > 1)
		return err_set(e, ERR_USAGE, _("Either --from, --decide or --drop."));
	if (cli_has(&c->args, OPT_DATE) && !decides)
		return err_set(e, ERR_USAGE, _("--date goes with --decide."));
	if (decides)
		return decide(c, year, e);
	return drops ? drop(c, year, e) : roll(c, year, e);
}
