/* Attendance statistics from the shell. */
#include "services/stats.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "services/find.h"

#include "tui/cli/command.h"
#include "tui/cli/stats.h"

const char *const cli_stats_what_names[] = { "people", "parties", "groups", "years", "meetings",
	NULL };

/* ---- What is wanted --------------------------------------------------------------------------------- */

/* Without a time: the twelve months up to today, as view 4 has them; of years all there are. */
static bool read_time(const struct cli *c, bool all, struct stats_time *t, struct err *e)
{
	int year = 0;

	*t = all ? stats_all() : stats_twelve_months(clock_local(c->env->clock).day);
	if (cli_has(&c->args, OPT_ALL) || cli_has(&c->args, OPT_FROM) || cli_has(&c->args, OPT_TO))
		*t = stats_all();
	if (!cli_number(c, OPT_YEAR, 1, 9998, &year, e))
		return false;
	if (year)
		*t = stats_year(year);
	if (!cli_day(c, OPT_FROM, &t->from, e) || !cli_day(c, OPT_TO, &t->to, e))
		return false;
	if (t->from != DAY_NONE && t->to != DAY_NONE && t->to < t->from)
		return err_set(e, ERR_USAGE, _("The span ends before it begins."));
	return true;
}

bool cli_stats_want(struct cli *c, bool all, struct stats_want *want, struct err *e)
{
	const char *party = cli_value(&c->args, OPT_PARTY);

	*want = (struct stats_want) { .halves = cli_has(&c->args, OPT_HALVES) };
	return read_time(c, all, &want->time, e) && cli_group(c, &want->group_id, e) &&
		(!party || party_find(&c->se, party, &want->party_id, e));
}

/* ---- Cells ------------------------------------------------------------------------------------------ */

static void put_int(struct listing *g, int n)
{
	listing_printf(g, "%d", n);
}

/* Nothing where there is nothing to tell of. */
static void put_some(struct listing *g, int n, bool plain)
{
	if (n || plain)
		put_int(g, n);
	else
		listing_put(g, "");
}

static void put_percent(struct listing *g, int percent, bool plain)
{
	if (percent < 0)
		listing_put(g, plain ? "" : "–");
	else
		listing_printf(g, plain ? "%d" : _("%d %%"), percent);
}

static void put_share(struct listing *g, const struct attended *a, bool plain)
{
	listing_printf(g, "%d/%d", attended_present(a), attended_noted(a));
	put_percent(g, attended_percent(a), plain);
}

static void put_statuses(struct listing *g, const struct attended *a, bool plain)
{
	put_some(g, a->onsite, plain);
	put_some(g, a->remote, plain);
	put_some(g, a->excused, plain);
	put_some(g, a->absent, plain);
	put_some(g, a->unmarked, plain);
}

static void put_size(struct listing *g, const struct stats_sum *s, bool plain)
{
	int tenths = stats_size_tenths(s);

	listing_printf(g, plain ? "%d.%d" : _("%d.%d"), tenths / 10, tenths % 10);
}

/* "+3" there, "-2" away: how often in a row up to the latest. */
static void put_streak(struct listing *g, const struct streak *s, bool plain)
{
	if (s->now || plain)
		listing_printf(g, "%+d", s->now);
	else
		listing_put(g, "");
}

static const char *last_of(const struct stats *st, int last)
{
	return last == STATS_NEVER ? "" : st->meetings[last].starts;
}

static void put_groups(
	struct listing *g, const struct stats_register *reg, const struct stats_held *h, bool plain)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < h->n_groups; i++) {
		const struct stats_group_info *info = stats_group_info(reg, h->groups[i]);

		buf_printf(&b, "%s%s", i ? ", " : "", plain ? info->name : info->short_name);
	}
	listing_put(g, buf_str(&b));
	buf_release(&b);
}

/* ---- Tables ------------------------------------------------------------------------------------------ */

struct figures {
	struct cli *c;
	const struct stats_sheet *s;
	struct listing g;
};

static void print(struct figures *t, const char *const *heads, size_t n)
{
	t->g.heads = heads;
	t->g.columns = n;
	listing_print(&t->g, t->c->plain, &t->c->out);
	listing_release(&t->g);
}

static void person_row(struct figures *t, const struct stats_person *p)
{
	const struct stats *st = &t->s->st;
	const struct stats_party_info *party = stats_party_info(&t->s->reg, p->party_id);
	bool plain = t->c->plain;
	char *name = plain ? name_given_first(p->who->given, p->who->family)
			   : name_family_first(p->who->given, p->who->family);

	if (plain)
		listing_printf(&t->g, "%" PRId64, p->who->id);
	listing_put(&t->g, name);
	listing_put(&t->g, !party ? "" : plain ? party->name : party->short_name);
	put_share(&t->g, &p->a, plain);
	put_int(&t->g, p->a.called);
	put_statuses(&t->g, &p->a, plain);
	put_some(&t->g, p->guest, plain);
	put_streak(&t->g, &p->streak, plain);
	listing_printf(&t->g, "%.10s", last_of(st, p->last));
	free(name);
}

static void print_people(struct figures *t)
{
	const char *heads[] = { _("Name"), _("Party"), _("Present"), _("Share"), _("Called"),
		_("On site"), _("Remote"), _("Excused"), _("Absent"), _("Unmarked"), _("Guest"),
		_("In a row"), _("Last seen") };
	size_t n, *order = stats_people_in_order(&t->s->st, STATS_BY_NAME, &n);
	size_t id = t->c->plain ? 1 : 0;

	t->g.columns = ARRAY_LEN(heads) + id;
	for (size_t i = 0; i < n; i++)
		person_row(t, &t->s->st.people[order[i]]);
	free(order);
	print(t, heads, ARRAY_LEN(heads) + id);
}

static void print_parties(struct figures *t)
{
	const char *heads[] = { _("Party"), _("Represented"), _("Share"), _("In a row"),
		_("Must be there"), _("Missed"), _("People"), _("Share"), _("Last seen") };
	const struct stats *st = &t->s->st;
	bool plain = t->c->plain;

	for (size_t i = 0; i < t->s->reg.n_parties; i++) {
		const struct stats_party *p = &st->parties[i];

		if (!p->called && !p->must)
			continue;
		listing_put(&t->g, p->info->name);
		listing_printf(&t->g, "%d/%d", p->there, p->called);
		put_percent(&t->g, stats_percent(p->there, p->called), plain);
		put_streak(&t->g, &p->streak, plain);
		put_some(&t->g, p->must, plain);
		if (p->must)
			put_int(&t->g, p->missed);
		else
			listing_put(&t->g, plain ? "0" : "");
		put_share(&t->g, &p->a, plain);
		listing_printf(&t->g, "%.10s", last_of(st, p->last));
	}
	print(t, heads, ARRAY_LEN(heads));
}

static void sum_cells(struct figures *t, const struct stats_sum *s)
{
	bool plain = t->c->plain;

	put_int(&t->g, s->meetings);
	put_some(&t->g, s->without_roll, plain);
	put_size(&t->g, s, plain);
	put_share(&t->g, &s->a, plain);
	put_statuses(&t->g, &s->a, plain);
	listing_printf(&t->g, "%d/%d", s->parties_there, s->parties_called);
}

static void print_sums(struct figures *t, const char *first, bool groups)
{
	const char *heads[] = { first, _("Meetings"), _("No roll"), _("Members"), _("Present"),
		_("Share"), _("On site"), _("Remote"), _("Excused"), _("Absent"), _("Unmarked"),
		_("Parties") };
	const struct stats *st = &t->s->st;

	for (size_t i = 0; groups && i < t->s->reg.n_groups; i++) {
		const struct stats_sum *s = &st->groups[i].s;

		if (!s->meetings && !s->without_roll)
			continue;
		listing_put(&t->g, st->groups[i].info->name);
		sum_cells(t, s);
	}
	for (size_t i = 0; !groups && i < st->n_periods; i++) {
		struct buf b = { 0 };

		if (t->c->plain && st->periods[i].half)
			buf_printf(&b, "%d-%d", st->periods[i].year, st->periods[i].half);
		else
			stats_period_words(&st->periods[i], &b);
		listing_put(&t->g, buf_str(&b));
		buf_release(&b);
		sum_cells(t, &st->periods[i].s);
	}
	print(t, heads, ARRAY_LEN(heads));
}

static void print_meetings(struct figures *t)
{
	const char *heads[] = { _("No."), _("Date"), _("Group"), _("Title"), _("Present"),
		_("Share"), _("On site"), _("Remote"), _("Excused"), _("Absent"), _("Unmarked"),
		_("Guests"), _("Parties") };
	const struct stats *st = &t->s->st;
	bool plain = t->c->plain;

	for (size_t i = 0; i < st->n_meetings; i++) {
		const struct stats_held *h = &st->meetings[i];

		listing_printf(&t->g, "%" PRId64, h->id);
		listing_printf(&t->g, "%.10s", h->starts);
		put_groups(&t->g, &t->s->reg, h, plain);
		listing_put(&t->g, h->title);
		if (!h->taken) {
			listing_put(&t->g, plain ? "no-roll" : _("no roll"));
			for (int k = 0; k < 8; k++)
				listing_put(&t->g, "");
			continue;
		}
		put_share(&t->g, &h->a, plain);
		put_statuses(&t->g, &h->a, plain);
		put_some(&t->g, h->guests, plain);
		listing_printf(&t->g, "%d/%d", h->parties_there, h->parties_called);
	}
	print(t, heads, ARRAY_LEN(heads));
}

/* ---- One person --------------------------------------------------------------------------------------- */

static void person_periods(struct figures *t, const struct stats_person *p)
{
	const char *heads[] = { _("Year"), _("Called"), _("Present"), _("Share"), _("On site"),
		_("Remote"), _("Excused"), _("Absent"), _("Unmarked") };
	size_t n;
	struct stats_period *v = stats_person_periods(&t->s->st, p, &n);

	for (size_t i = 0; i < n; i++) {
		struct buf b = { 0 };

		stats_period_words(&v[i], &b);
		listing_put(&t->g, buf_str(&b));
		buf_release(&b);
		put_int(&t->g, v[i].s.a.called);
		put_share(&t->g, &v[i].s.a, t->c->plain);
		put_statuses(&t->g, &v[i].s.a, t->c->plain);
	}
	free(v);
	print(t, heads, ARRAY_LEN(heads));
}

static void person_meetings(struct figures *t, const struct stats_person *p)
{
	const char *heads[] = { _("No."), _("Date"), _("Group"), _("Title"), _("Was") };
	const struct stats *st = &t->s->st;

	for (size_t i = p->cells; i < p->cells + p->n_cells; i++) {
		const struct stats_cell *cell = &st->cells[i];
		const struct stats_held *h = &st->meetings[cell->meeting];
		const char letter[] = { cell->letter, '\0' };

		listing_printf(&t->g, "%" PRId64, h->id);
		listing_printf(&t->g, "%.10s", h->starts);
		put_groups(&t->g, &t->s->reg, h, t->c->plain);
		listing_put(&t->g, h->title);
		listing_put(&t->g, t->c->plain ? letter : stats_letter_words(cell->letter));
	}
	print(t, heads, ARRAY_LEN(heads));
}

static void print_person(struct figures *t, const struct stats_person *p)
{
	struct buf b = { 0 };

	if (!t->c->plain) {
		char *name = name_given_first(p->who->given, p->who->family);

		out_bold(&t->c->out, "%s", name);
		out_printf(&t->c->out, "\n");
		stats_person_words(&t->s->st, p, &b);
		out_wrap(&t->c->out, "", "", buf_str(&b), out_width(&t->c->out));
		out_printf(&t->c->out, "\n");
		person_periods(t, p);
		out_printf(&t->c->out, "\n");
		free(name);
	}
	person_meetings(t, p);
	buf_release(&b);
}

/* ---- The command ------------------------------------------------------------------------------------------ */

static void print_what(struct cli *c, const struct stats_sheet *s, enum cli_stats_what what)
{
	struct figures t = { .c = c, .s = s };

	switch (what) {
	case CLI_STATS_PEOPLE:
		print_people(&t);
		break;
	case CLI_STATS_PARTIES:
		print_parties(&t);
		break;
	case CLI_STATS_GROUPS:
		print_sums(&t, _("Group"), true);
		break;
	case CLI_STATS_YEARS:
		print_sums(&t, _("Year"), false);
		break;
	case CLI_STATS_MEETINGS:
		print_meetings(&t);
		break;
	}
}

/* What the figures are of. */
static void tell(struct cli *c, const struct stats_sheet *s)
{
	struct buf b = { 0 };

	stats_scope_words(s, &b);
	cli_say(c, "%s", buf_str(&b));
	buf_release(&b);
}

static bool one_person(struct cli *c, const struct stats_sheet *s, int64_t id, struct err *e)
{
	const struct stats_person *p = stats_person_of(&s->st, id);
	struct figures t = { .c = c, .s = s };

	if (!p)
		return err_set(e, ERR_NOT_FOUND, _("That entry is not there (any more)."));
	if (c->json)
		cli_stats_person_json(c, s, p);
	else
		print_person(&t, p);
	return true;
}

bool cli_stats(struct cli *c, struct err *e)
{
	const char *person = cli_value(&c->args, OPT_PERSON);
	int what = c->args.n_args ? keyword_index(cli_stats_what_names, c->args.arg[0])
				  : CLI_STATS_PEOPLE;
	struct stats_sheet s = { 0 };
	struct stats_want want;
	int64_t id = 0;
	bool ok;

	if (what < 0)
		return err_set(e, ERR_USAGE,
			_("“%s” is none of: people, parties, groups, years, meetings."),
			c->args.arg[0]);
	if (!cli_stats_want(c, what == CLI_STATS_YEARS || person, &want, e) ||
		(person && !person_find(&c->se, person, 0, &id, e)))
		return false;
	ok = stats_load(&c->se, &want, &s, e);
	if (ok && person)
		ok = one_person(c, &s, id, e);
	else if (ok && c->json)
		cli_stats_json(c, &s, (enum cli_stats_what)what);
	else if (ok)
		print_what(c, &s, (enum cli_stats_what)what);
	if (ok)
		tell(c, &s);
	stats_sheet_release(&s);
	return ok;
}
