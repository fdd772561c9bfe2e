/* Attendance statistics as JSON. */
#include <stdlib.h>

#include "base/json.h"
#include "rules/names.h"

#include "tui/cli/stats.h"

static void attended_json(struct json *j, const struct attended *a)
{
	int percent = attended_percent(a);

	json_kint(j, "called", a->called);
	json_kint(j, "present", attended_present(a));
	json_kint(j, "noted", attended_noted(a));
	json_kint(j, "onsite", a->onsite);
	json_kint(j, "remote", a->remote);
	json_kint(j, "excused", a->excused);
	json_kint(j, "absent", a->absent);
	json_kint(j, "unmarked", a->unmarked);
	json_kint(j, "partly", a->partly);
	json_kint(j, "substituted", a->substituted);
	json_key(j, "percent");
	if (percent < 0)
		json_null(j);
	else
		json_int(j, percent);
}

static void streak_json(struct json *j, const struct streak *s)
{
	json_kint(j, "in_a_row", s->now);
	json_kint(j, "longest_there", s->longest_there);
	json_kint(j, "longest_away", s->longest_away);
}

static void last_json(struct json *j, const struct stats *st, int last)
{
	json_kopt(j, "last_seen", last == STATS_NEVER ? "" : st->meetings[last].starts);
}

static void party_json(struct json *j, const struct stats_register *reg, int64_t party_id)
{
	const struct stats_party_info *info = stats_party_info(reg, party_id);

	json_kopt(j, "party", info ? info->name : "");
}

static void person_keys(struct json *j, const struct stats_sheet *s, const struct stats_person *p)
{
	char *name = name_given_first(p->who->given, p->who->family);

	json_kint(j, "id", p->who->id);
	json_kstr(j, "person", name);
	party_json(j, &s->reg, p->party_id);
	attended_json(j, &p->a);
	json_kint(j, "guest", p->guest);
	json_kint(j, "stood_in", p->stood_in);
	streak_json(j, &p->streak);
	last_json(j, &s->st, p->last);
	free(name);
}

static void people_json(struct json *j, const struct stats_sheet *s)
{
	size_t n, *order = stats_people_in_order(&s->st, STATS_BY_NAME, &n);

	json_kopen(j, "people", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(j, '{');
		person_keys(j, s, &s->st.people[order[i]]);
		json_close(j, '}');
	}
	json_close(j, ']');
	free(order);
}

static void parties_json(struct json *j, const struct stats_sheet *s)
{
	json_kopen(j, "parties", '[');
	for (size_t i = 0; i < s->reg.n_parties; i++) {
		const struct stats_party *p = &s->st.parties[i];

		if (!p->called && !p->must)
			continue;
		json_open(j, '{');
		json_kint(j, "id", p->info->id);
		json_kstr(j, "party", p->info->name);
		json_kint(j, "meetings", p->called);
		json_kint(j, "represented", p->there);
		json_kint(j, "must", p->must);
		json_kint(j, "missed", p->missed);
		streak_json(j, &p->streak);
		last_json(j, &s->st, p->last);
		json_kopen(j, "seats", '{');
		attended_json(j, &p->a);
		json_close(j, '}');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void sum_keys(struct json *j, const struct stats_sum *s)
{
	json_kint(j, "meetings", s->meetings);
	json_kint(j, "without_roll", s->without_roll);
	json_kint(j, "smallest", s->smallest);
	json_kint(j, "largest", s->largest);
	json_kint(j, "parties_called", s->parties_called);
	json_kint(j, "parties_present", s->parties_there);
	attended_json(j, &s->a);
}

static void periods_json(struct json *j, const struct stats_period *v, size_t n)
{
	json_kopen(j, "years", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(j, '{');
		json_kint(j, "year", v[i].year);
		if (v[i].half)
			json_kint(j, "half", v[i].half);
		sum_keys(j, &v[i].s);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void groups_of_json(struct json *j, const struct stats_sheet *s)
{
	json_kopen(j, "groups", '[');
	for (size_t i = 0; i < s->reg.n_groups; i++) {
		const struct stats_group *g = &s->st.groups[i];
		const struct stats_group_info *next =
			stats_group_info(&s->reg, g->info->successor_id);

		if (!g->s.meetings && !g->s.without_roll)
			continue;
		json_open(j, '{');
		json_kint(j, "id", g->info->id);
		json_kstr(j, "group", g->info->name);
		json_kopt(j, "successor", next ? next->name : "");
		sum_keys(j, &g->s);
		periods_json(j, g->periods, g->n_periods);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void held_keys(struct json *j, const struct stats_sheet *s, const struct stats_held *h)
{
	json_kint(j, "id", h->id);
	json_kstr(j, "start", h->starts);
	json_kstr(j, "title", h->title);
	json_kopen(j, "groups", '[');
	for (size_t i = 0; i < h->n_groups; i++)
		json_str(j, stats_group_info(&s->reg, h->groups[i])->name);
	json_close(j, ']');
	json_kbool(j, "roll", h->taken);
}

static void meetings_json(struct json *j, const struct stats_sheet *s)
{
	json_kopen(j, "meetings", '[');
	for (size_t i = 0; i < s->st.n_meetings; i++) {
		const struct stats_held *h = &s->st.meetings[i];

		json_open(j, '{');
		held_keys(j, s, h);
		if (h->taken) {
			attended_json(j, &h->a);
			json_kint(j, "guests", h->guests);
			json_kint(j, "parties_called", h->parties_called);
			json_kint(j, "parties_present", h->parties_there);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void day_json(struct json *j, const char *key, int32_t day)
{
	char iso[MOMENT_SIZE] = "";

	if (day != DAY_NONE)
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	json_kopt(j, key, iso);
}

/* What it is of. */
static void scope_json(struct json *j, const struct stats_sheet *s)
{
	json_kopen(j, "of", '{');
	day_json(j, "from", s->want.time.from);
	day_json(j, "to", s->want.time.to);
	json_kopen(j, "groups", '[');
	for (size_t i = 0; i < s->n_lineage; i++)
		json_str(j, stats_group_info(&s->reg, s->lineage[i])->name);
	json_close(j, ']');
	party_json(j, &s->reg, s->want.party_id);
	sum_keys(j, &s->st.total);
	json_close(j, '}');
}

void cli_stats_json(struct cli *c, const struct stats_sheet *s, enum cli_stats_what what)
{
	struct json j;

	cli_json_open(c, &j);
	scope_json(&j, s);
	switch (what) {
	case CLI_STATS_PEOPLE:
		people_json(&j, s);
		break;
	case CLI_STATS_PARTIES:
		parties_json(&j, s);
		break;
	case CLI_STATS_GROUPS:
		groups_of_json(&j, s);
		break;
	case CLI_STATS_YEARS:
		periods_json(&j, s->st.periods, s->st.n_periods);
		break;
	case CLI_STATS_MEETINGS:
		meetings_json(&j, s);
		break;
	}
	cli_json_close(c, &j);
}

void cli_stats_person_json(struct cli *c, const struct stats_sheet *s, const struct stats_person *p)
{
	struct json j;
	size_t n;
	struct stats_period *v = stats_person_periods(&s->st, p, &n);

	cli_json_open(c, &j);
	scope_json(&j, s);
	person_keys(&j, s, p);
	periods_json(&j, v, n);
	json_kopen(&j, "meetings", '[');
	for (size_t i = p->cells; i < p->cells + p->n_cells; i++) {
		const struct stats_cell *cell = &s->st.cells[i];

		json_open(&j, '{');
		held_keys(&j, s, &s->st.meetings[cell->meeting]);
		json_kstr(&j, "was", stats_letter_name(cell->letter));
		json_kbool(&j, "partly", cell->partly);
		party_json(&j, &s->reg, cell->party_id);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
	free(v);
}
