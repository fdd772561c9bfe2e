/* Days that do not suit, and the findings of a year, from the shell. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when_days.h"
#include "services/find.h"
#include "services/year_checks.h"
#include "services/year_days.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* ---- Days --------------------------------------------------------------------------------------- */

static void put_day(char **field, int32_t day)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	xreplace(field, iso);
}

/* A day, a range of days or a week. */
static bool read_days(
	enum cli_option o, const char *s, int32_t ref, int32_t *first, int32_t *last, struct err *e)
{
	return when_days(s, ref, first, last) ||
		err_set(e, ERR_USAGE,
			_("--%s: “%s” is not a day. Write it as 2026-03-10, 10/3 or \"10 mars\"."),
			cli_options[o].name, s);
}

/* What --start and --end say. */
static bool read_span(const struct cli *c, char **from_day, char **to_day, struct err *e)
{
	const char *start = cli_value(&c->args, OPT_START), *end = cli_value(&c->args, OPT_END);
	int32_t first, last, ends;

	if (!start)
		return err_set(e, ERR_USAGE, _("Say when: --start 2026-02-23 --end 2026-02-27."));
	if (!read_days(OPT_START, start, clock_local(c->env->clock).day, &first, &last, e) ||
		(end && !read_days(OPT_END, end, first, &ends, &last, e)))
		return false;
	put_day(from_day, first);
	put_day(to_day, last);
	return true;
}

static void days_words(const char *from_day, const char *to_day, char out[DATE_TEXT_SIZE])
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;

	moment_parse(from_day, &from);
	moment_parse(to_day, &to);
	span_text(from, to, true, out);
}

/* Which days --year, --from, --to and --party ask for. */
struct asked {
	struct days_query q;
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
};

static bool read_asked(struct cli *c, struct asked *a, struct err *e)
{
	const char *party = cli_value(&c->args, OPT_PARTY);
	int32_t from = DAY_NONE, to = DAY_NONE;
	int year = 0;

	*a = (struct asked) { 0 };
	if (!cli_number(c, OPT_YEAR, 1, 9998, &year, e) || !cli_day(c, OPT_FROM, &from, e) ||
		!cli_day(c, OPT_TO, &to, e) ||
		(party && !party_find(&c->se, party, &a->q.party_id, e)))
		return false;
	if (year && from == DAY_NONE)
		day_from_ymd(year, 1, 1, &from);
	if (year && to == DAY_NONE)
		day_from_ymd(year, 12, 31, &to);
	if (from != DAY_NONE) {
		moment_iso((struct moment) { from, MINUTE_NONE }, a->from);
		a->q.from = a->from;
	}
	if (to != DAY_NONE) {
		moment_iso((struct moment) { to, MINUTE_NONE }, a->to);
		a->q.to = a->to;
	}
	return true;
}

/* ---- Breaks ------------------------------------------------------------------------------------- */

bool cli_add_break(struct cli *c, struct err *e)
{
	const char *party = cli_value(&c->args, OPT_PARTY);
	struct school_break b = { .label = xstrdup(c->args.arg[0]) };
	char days[DATE_TEXT_SIZE];
	bool ok = (!party || party_find(&c->se, party, &b.party_id, e)) &&
		cli_keyword(c, OPT_KIND, break_kind_names, &b.kind, e) &&
		read_span(c, &b.from_day, &b.to_day, e) && break_put(&c->se, &b, e);

	if (ok) {
		days_words(b.from_day, b.to_day, days);
		cli_done(c, b.id, _("Added break %lld: %s, %s"), (long long)b.id, b.label, days);
	}
	school_break_release(&b);
	return ok;
}

static void break_json(const struct break_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->b.id);
	json_kstr(j, "label", r->b.label);
	json_kopt(j, "party", r->party[0]);
	json_kstr(j, "from", r->b.from_day);
	json_kstr(j, "to", r->b.to_day);
	json_kstr(j, "kind", break_kind_names[r->b.kind]);
	json_close(j, '}');
}

static void breaks_print(struct cli *c, const struct break_rows *rows)
{
	const char *heads[] = { _("No."), _("From"), _("To"), _("Break"), _("Party") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < rows->n; i++) {
		const struct break_row *r = &rows->v[i];

		listing_printf(&g, "%" PRId64, r->b.id);
		listing_put(&g, r->b.from_day);
		listing_put(&g, r->b.to_day);
		listing_put(&g, r->b.label);
		listing_put(&g, r->party[0]);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

bool cli_list_breaks(struct cli *c, struct err *e)
{
	struct break_rows rows = { 0 };
	struct asked a;
	struct json j;

	if (!read_asked(c, &a, e) || !store_breaks(c->se.store, &a.q, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "breaks", '[');
		for (size_t i = 0; i < rows.n; i++)
			break_json(&rows.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		breaks_print(c, &rows);
		if (rows.n == 0)
			cli_say(c, "%s", _("No breaks there. “arshjul add break NAME” adds one."));
	}
	pool_release(&rows.pool);
	return true;
}

/* By week, as they were in the year before. */
bool cli_copy_breaks(struct cli *c, struct err *e)
{
	size_t n = 0;
	int year = 0;
	bool ok =
		cli_count_arg(c, 9998, &year, e) && breaks_copy_year(&c->se, year - 1, year, &n, e);

	if (ok)
		cli_done(c, 0,
			ngettext("%zu break copied from %d to %d.",
				"%zu breaks copied from %d to %d.", n),
			n, year - 1, year);
	return ok;
}

/* ---- Blackouts ---------------------------------------------------------------------------------- */

bool cli_add_blackout(struct cli *c, struct err *e)
{
	struct blackout b = { 0 };
	struct party p = { 0 };
	char days[DATE_TEXT_SIZE];
	bool ok;

	xreplace(&b.why, cli_value(&c->args, OPT_WHY));
	ok = party_find(&c->se, c->args.arg[0], &b.party_id, e) &&
		store_party_load(c->se.store, b.party_id, &p, e) &&
		read_span(c, &b.from_day, &b.to_day, e) && blackout_put(&c->se, &b, e);
	if (ok) {
		days_words(b.from_day, b.to_day, days);
		cli_done(
			c, b.id, _("Added no. %lld: %s cannot, %s"), (long long)b.id, p.name, days);
	}
	party_release(&p);
	blackout_release(&b);
	return ok;
}

static void blackout_json(const struct blackout_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->b.id);
	json_kstr(j, "party", r->party[0]);
	json_kstr(j, "from", r->b.from_day);
	json_kstr(j, "to", r->b.to_day);
	json_kopt(j, "why", r->b.why);
	json_close(j, '}');
}

static void blackouts_print(struct cli *c, const struct blackout_rows *rows)
{
	const char *heads[] = { _("No."), _("From"), _("To"), _("Party"), _("Why") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < rows->n; i++) {
		const struct blackout_row *r = &rows->v[i];

		listing_printf(&g, "%" PRId64, r->b.id);
		listing_put(&g, r->b.from_day);
		listing_put(&g, r->b.to_day);
		listing_put(&g, r->party[0]);
		listing_put(&g, r->b.why);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

bool cli_list_blackouts(struct cli *c, struct err *e)
{
	struct blackout_rows rows = { 0 };
	struct asked a;
	struct json j;

	if (!read_asked(c, &a, e) || !store_blackouts(c->se.store, &a.q, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "blackouts", '[');
		for (size_t i = 0; i < rows.n; i++)
			blackout_json(&rows.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		blackouts_print(c, &rows);
		if (rows.n == 0)
			cli_say(c, "%s", _("No party has said that it cannot."));
	}
	pool_release(&rows.pool);
	return true;
}

/* ---- Removal ------------------------------------------------------------------------------------ */

bool cli_remove_break(struct cli *c, struct err *e)
{
	int id = 0;
	bool ok = cli_count_arg(c, INT32_MAX, &id, e) && break_remove(&c->se, id, e);

	if (ok)
		cli_done(c, id, _("Removed break %d"), id);
	return ok;
}

bool cli_remove_blackout(struct cli *c, struct err *e)
{
	int id = 0;
	bool ok = cli_count_arg(c, INT32_MAX, &id, e) && blackout_remove(&c->se, id, e);

	if (ok)
		cli_done(c, id, _("Removed no. %d: the party can"), id);
	return ok;
}

/* ---- Papers --------------------------------------------------------------------------------------- */

bool cli_dispatch(struct cli *c, struct err *e)
{
	int days = 0;

	if (c->args.n_args > 0) {
		char *end;
		long wanted = strtol(c->args.arg[0], &end, 10);

		if (end == c->args.arg[0] || *end || wanted < 0 || wanted > YEAR_DISPATCH_LOOK)
			return err_set(
				e, ERR_USAGE, _("Between 0 and %d days."), YEAR_DISPATCH_LOOK);
		if (!year_dispatch_days_set(&c->se, (int)wanted, e))
			return false;
		cli_done(c, 0,
			ngettext("Papers leave %d day before the meeting",
				"Papers leave %d days before the meeting", (size_t)wanted),
			(int)wanted);
		return true;
	}
	if (!year_dispatch_days(&c->se, &days, e))
		return false;
	if (c->json) {
		struct json j;

		cli_json_open(c, &j);
		json_kint(&j, "days", days);
		cli_json_close(c, &j);
	} else {
		out_printf(&c->out, "%d\n", days);
	}
	return true;
}

/* ---- The year's findings -------------------------------------------------------------------------- */

static void findings_json(struct cli *c, int year, const struct year_findings *f)
{
	struct json j;

	cli_json_open(c, &j);
	json_kint(&j, "year", year);
	json_kopen(&j, "findings", '[');
	for (size_t i = 0; i < f->n; i++) {
		char iso[MOMENT_SIZE];

		moment_iso((struct moment) { f->v[i].day, MINUTE_NONE }, iso);
		json_open(&j, '{');
		json_kstr(&j, "finding", year_finding_names[f->v[i].kind]);
		json_kopt(&j, "day", iso);
		if (f->v[i].meeting_id)
			json_kint(&j, "meeting", f->v[i].meeting_id);
		if (f->v[i].other_id)
			json_kint(&j, "other", f->v[i].other_id);
		json_kopt(&j, "title", f->v[i].name);
		json_kstr(&j, "words", f->v[i].words);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void findings_lines(struct cli *c, const struct year_findings *f)
{
	const char *heads[] = { _("No."), _("Day"), _("Meeting"), _("Remark"), _("Key") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < f->n; i++) {
		const struct year_finding *one = &f->v[i];
		char day[DATE_TEXT_SIZE] = "";

		if (c->plain)
			moment_iso((struct moment) { one->day, MINUTE_NONE }, day);
		else
			day_text_list(one->day, day);
		if (one->meeting_id)
			listing_printf(&g, "%" PRId64, one->meeting_id);
		else
			listing_put(&g, "");
		listing_put(&g, day);
		listing_put(&g, one->name);
		listing_put(&g, one->words);
		listing_put(&g, year_finding_names[one->kind]);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

bool cli_check_year(struct cli *c, struct err *e)
{
	struct year_findings f = { 0 };
	int year = 0;
	bool ok;

	if (c->args.n_args > 0 || cli_has(&c->args, OPT_WAIVE) || cli_has(&c->args, OPT_UNWAIVE) ||
		cli_has(&c->args, OPT_GROUP))
		return err_set(e, ERR_USAGE, _("--year looks at the whole year: give it alone."));
	ok = cli_number(c, OPT_YEAR, 1, 9998, &year, e) && year_check(&c->se, year, &f, e);
	if (ok && c->json)
		findings_json(c, year, &f);
	else if (ok)
		findings_lines(c, &f);
	if (ok && f.n > 0)
		ok = err_set(e, ERR_FINDINGS,
			ngettext("%zu thing to look at in the year.",
				"%zu things to look at in the year.", f.n),
			f.n);
	else if (ok)
		cli_say(c, "%s", _("Nothing to look at in the year."));
	pool_release(&f.pool);
	return ok;
}
