/* The year as it was decided beside what became of it. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/plan_outcome.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

static void row_json(const struct plan_outcome_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->meeting_id);
	json_kstr(j, "kind", meeting_kind_names[r->kind]);
	json_kopt(j, "title", r->title);
	json_kopt(j, "groups", r->groups);
	moment_json(j, "decided_start", r->was_starts);
	moment_json(j, "decided_end", r->was_ends);
	moment_json(j, "start", r->starts);
	moment_json(j, "end", r->ends);
	json_kopt(j, "status", r->outcome == PLAN_GONE ? NULL : meeting_status_names[r->status]);
	json_kstr(j, "outcome", plan_outcome_names[r->outcome]);
	json_kopt(j, "why", r->why);
	json_kstr(j, "words", r->words);
	json_close(j, '}');
}

static void outcomes_json(struct cli *c, const struct plan_outcomes *o)
{
	struct json j;

	cli_json_open(c, &j);
	json_kint(&j, "year", o->year);
	json_kstr(&j, "reference", o->reference);
	json_kstr(&j, "decided", o->decided_day);
	json_kopen(&j, "counts", '{');
	for (int i = 0; i < PLAN_OUTCOMES; i++)
		json_kint(&j, plan_outcome_names[i], (int64_t)o->count[i]);
	json_close(&j, '}');
	json_kopen(&j, "meetings", '[');
	for (size_t i = 0; i < o->n; i++)
		row_json(&o->v[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void put_day(struct listing *g, struct moment starts, struct moment ends, bool plain)
{
	char text[DATE_TEXT_SIZE];

	if (plain)
		moment_iso(starts, text);
	else
		span_day_text(starts, ends, text);
	listing_put(g, moment_is_none(starts) ? "" : text);
}

static void outcomes_lines(struct cli *c, const struct plan_outcomes *o)
{
	const char *heads[] = { _("No."), _("Decided"), _("As it stands"), _("Group"), _("Title"),
		"", _("Outcome") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < o->n; i++) {
		const struct plan_outcome_row *r = &o->v[i];

		listing_printf(&g, "%" PRId64, r->meeting_id);
		put_day(&g, r->was_starts, r->was_ends, c->plain);
		put_day(&g, r->starts, r->ends, c->plain);
		listing_put(&g, r->groups);
		listing_put(&g, r->title);
		listing_put(&g, c->plain ? plan_outcome_names[r->outcome] : "");
		listing_put(&g, r->words);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

static void tell(struct cli *c, const struct plan_outcomes *o)
{
	struct moment day = MOMENT_NONE;
	char text[DATE_TEXT_SIZE];

	moment_parse(o->decided_day, &day);
	day_text_year(day.day, text);
	cli_say(c,
		_("%d, decided %s (%s): held %zu, to come %zu, moved %zu, cancelled %zu, gone %zu, "
		  "added %zu."),
		o->year, text, o->reference, o->count[PLAN_HELD], o->count[PLAN_COMING],
		o->count[PLAN_SHIFTED], o->count[PLAN_CANCELLED], o->count[PLAN_GONE],
		o->count[PLAN_ADDED]);
}

bool cli_list_plan(struct cli *c, struct err *e)
{
	int year = day_year(clock_local(c->env->clock).day);
	struct plan_outcomes o = { 0 };
	bool ok;

	if (cli_has(&c->args, OPT_GROUP) || cli_has(&c->args, OPT_FROM) ||
		cli_has(&c->args, OPT_TO) || cli_has(&c->args, OPT_ALL))
		return err_set(e, ERR_USAGE,
			_("--plan looks at a whole year: give it with --year alone."));
	ok = cli_number(c, OPT_YEAR, 1, 9998, &year, e) && plan_outcome(&c->se, year, &o, e);
	if (ok && c->json)
		outcomes_json(c, &o);
	else if (ok)
		outcomes_lines(c, &o);
	if (ok)
		tell(c, &o);
	pool_release(&o.pool);
	return ok;
}
