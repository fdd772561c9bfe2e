#include "rules/representation.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/phrases.h"

/* ---- Seats ---- */

static bool takes_seat(const struct roll_row *r)
{
	if (r->a.stands_in_for)
		return r->a.role != ATTENDS_AS_STAFF;
	return roll_is_called(r) && !(r->n_groups && r->role == ROLE_OBSERVER);
}

static bool is_there(const struct roll_rows *roll, const bool *there, size_t i)
{
	return there ? there[i] : roll_is_present(&roll->v[i]);
}

static bool member_of(const struct roll_row *r, int64_t group_id)
{
	for (size_t i = 0; i < r->n_groups; i++)
		if (r->groups[i] == group_id)
			return true;
	return false;
}

/* Whose memberships count for a row: its own, or those of whom the person stands in for. */
static const struct roll_row *seat_of(const struct roll_rows *roll, const struct roll_row *r)
{
	const struct roll_row *whose =
		r->a.stands_in_for ? roll_row_of(roll, r->a.stands_in_for) : NULL;

	return whose ? whose : r;
}

/* Does row i take a seat that counts for the group (NULL: for any)? */
static bool counts(const struct roll_rows *roll, size_t i, const struct group *g)
{
	const struct roll_row *seat;

	if (!takes_seat(&roll->v[i]))
		return false;
	seat = seat_of(roll, &roll->v[i]);
	return !g || seat->n_groups == 0 || member_of(seat, g->id);
}

/* ---- Parties ---- */

static struct represented_party *party_of(
	struct represented_party *v, size_t *n, const struct roll_row *r)
{
	for (size_t i = 0; i < *n; i++)
		if (v[i].id == r->party_id)
			return &v[i];
	v[*n] = (struct represented_party) { .id = r->party_id,
		.name = r->party,
		.short_name = *r->party_short ? r->party_short : r->party };
	return &v[(*n)++];
}

/* The parties of the seats that count for a group; v has room for one each row. Returns the people
 * there. */
static int count_parties(const struct roll_rows *roll, const bool *there, const struct group *g,
	struct represented_party *v, size_t *n)
{
	int people = 0;

	*n = 0;
	for (size_t i = 0; i < roll->n; i++) {
		const struct roll_row *r = &roll->v[i];
		bool here = is_there(roll, there, i);
		struct represented_party *p;

		if (!counts(roll, i, g))
			continue;
		people += here;
		if (!r->party_id)
			continue;
		p = party_of(v, n, r);
		p->called += roll_is_called(r);
		p->there += here;
		p->mandate |= here && r->mandate;
	}
	return people;
}

static int parties_there(const struct represented_party *v, size_t n)
{
	int there = 0;

	for (size_t i = 0; i < n; i++)
		there += v[i].there > 0;
	return there;
}

/* ---- Rules ---- */

struct ruling {
	struct representation *out;
	size_t cap;
	const struct group *group;
	const struct represented_party *parties;
	size_t n_parties;
};

static struct representation_fact *add_fact(
	struct ruling *w, enum representation_rule rule, int have, int64_t wants, bool met)
{
	struct representation *out = w->out;
	struct representation_fact *f;

	out->facts = pool_grow(&out->pool, out->facts, out->n_facts, &w->cap, sizeof(*f));
	f = &out->facts[out->n_facts++];
	*f = (struct representation_fact) { .rule = (int)rule,
		.group = w->group,
		.party = "",
		.party_short = "",
		.have = have,
		.wants = (int)wants,
		.met = met };
	out->met &= met;
	return f;
}

static void add_must(struct ruling *w, const struct rule_party *must)
{
	struct representation_fact *f;
	int there = 0;

	for (size_t i = 0; i < w->n_parties; i++)
		if (w->parties[i].id == must->id)
			there = w->parties[i].there;
	f = add_fact(w, RULE_MUST, there, 1, there > 0);
	f->party = must->name;
	f->party_short = must->short_name && *must->short_name ? must->short_name : must->name;
}

static void add_seats(struct ruling *w, int64_t most)
{
	int highest = 0;
	bool met = true;

	for (size_t i = 0; i < w->n_parties; i++) {
		const struct represented_party *p = &w->parties[i];

		highest = p->there > highest ? p->there : highest;
		if (p->there > most) {
			struct representation_fact *f =
				add_fact(w, RULE_SEATS, p->there, most, false);

			f->party = p->name;
			f->party_short = p->short_name;
			met = false;
		}
	}
	if (met)
		add_fact(w, RULE_SEATS, highest, most, true);
}

static void ask_group(struct ruling *w, const struct group_rules *rules, int people)
{
	const struct group *g = &rules->g;
	int there = parties_there(w->parties, w->n_parties);

	w->group = g;
	if (g->least_people)
		add_fact(w, RULE_PEOPLE, people, g->least_people, people >= g->least_people);
	if (g->least_parties)
		add_fact(w, RULE_PARTIES, there, g->least_parties, there >= g->least_parties);
	for (size_t i = 0; i < rules->n_must; i++)
		add_must(w, &rules->must[i]);
	if (g->most_seats)
		add_seats(w, g->most_seats);
}

void representation_of(const struct roll_rows *roll, const bool *there,
	const struct group_rules *rules, size_t n_rules, struct representation *out)
{
	struct ruling w = { .out = out };
	struct represented_party *v;

	*out = (struct representation) { .met = true, .joint = n_rules > 1 };
	v = pool_alloc(&out->pool, (roll->n + 1) * sizeof(*v));
	w.parties = v;
	for (size_t i = 0; i < n_rules; i++) {
		int people = count_parties(roll, there, &rules[i].g, v, &w.n_parties);

		ask_group(&w, &rules[i], people);
	}
	out->parties = v;
	out->people = count_parties(roll, there, NULL, v, &out->n_parties);
	out->parties_there = parties_there(v, out->n_parties);
	for (size_t i = 0; i < out->n_parties; i++) {
		out->parties_called += v[i].called > 0;
		out->parties_mandated += v[i].mandate;
	}
	for (size_t i = 0; i < roll->n; i++) {
		if (!counts(roll, i, NULL))
			continue;
		out->called += roll_is_called(&roll->v[i]);
		out->mandates |= roll->v[i].mandate;
	}
}

void representation_release(struct representation *r)
{
	pool_release(&r->pool);
	*r = (struct representation) { 0 };
}

bool representation_has(const struct representation *r, int64_t party_id)
{
	for (size_t i = 0; i < r->n_parties; i++)
		if (r->parties[i].id == party_id)
			return r->parties[i].there > 0;
	return false;
}

/* ---- Words ---- */

static char *plain_words(const struct representation_fact *f)
{
	switch ((enum representation_rule)f->rule) {
	case RULE_PEOPLE:
		return xasprintf(_("%d of at least %d people"), f->have, f->wants);
	case RULE_PARTIES:
		return xasprintf(_("%d of at least %d parties"), f->have, f->wants);
	case RULE_MUST:
		/* TRANSLATORS: a party */
		return xasprintf(f->met ? _("%s is there") : _("%s is missing"), f->party_short);
	case RULE_SEATS:
		break;
	}
	if (f->met)
		return xasprintf(ngettext("at most %d seat a party", "at most %d seats a party",
					 (unsigned long)f->wants),
			f->wants);
	/* TRANSLATORS: a party and two numbers */
	return xasprintf(_("%s has %d seats, at most %d"), f->party_short, f->have, f->wants);
}

char *representation_fact_words(const struct representation *r, const struct representation_fact *f)
{
	const struct group *g = f->group;
	char *plain = plain_words(f), *words;

	if (!r->joint)
		return plain;
	words = xasprintf(
		"%s: %s", g->short_name && *g->short_name ? g->short_name : g->name, plain);
	free(plain);
	return words;
}

char *representation_lacks(const struct representation *r)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < r->n_facts; i++) {
		char *words;

		if (r->facts[i].met)
			continue;
		words = representation_fact_words(r, &r->facts[i]);
		buf_printf(&b, "%s%s", b.len ? ", " : "", words);
		free(words);
	}
	return b.len ? buf_take(&b) : xstrdup("");
}

/* "(minst 11)": of one group alone, whose rule is about people or else parties. */
static char *kept_line(const struct representation *r)
{
	const struct representation_fact *f = r->n_facts && !r->joint ? &r->facts[0] : NULL;

	if (f && f->rule == RULE_PEOPLE)
		return xasprintf(_("Representative: yes (at least %d)"), f->wants);
	if (f && f->rule == RULE_PARTIES)
		return xasprintf(_("Representative: yes (at least %d parties)"), f->wants);
	return xstrdup(_("Representative: yes"));
}

char *representation_line(const struct representation *r)
{
	char *lacks, *line;

	if (r->n_facts == 0)
		return xstrdup("");
	if (r->met)
		return kept_line(r);
	lacks = representation_lacks(r);
	line = xasprintf(_("Representative: no! %s"), lacks);
	free(lacks);
	return line;
}

char *representation_mandates(const struct representation *r)
{
	if (!r->mandates)
		return xstrdup("");
	return xasprintf(_("Mandate: %d of %d parties"), r->parties_mandated, r->parties_called);
}

/* ---- Parties that an item is about ---- */

char *affected_words(const struct item *it, const struct party_link *affected, size_t n,
	const struct representation *r)
{
	int all = 0, there = 0;

	for (size_t i = 0; i < n; i++) {
		if (affected[i].item_id != it->id)
			continue;
		all++;
		there += representation_has(r, affected[i].party.id);
	}
	if (all == 0)
		return xstrdup("");
	/* TRANSLATORS: an item of the agenda; of how many parties how many are there */
	return xasprintf(it->kind == ITEM_APPLICATION
			? ngettext("%s: %d of %d applying party present",
				  "%s: %d of %d applying parties present", (unsigned long)all)
			: ngettext("%s: %d of %d affected party present",
				  "%s: %d of %d affected parties present", (unsigned long)all),
		it->title ? it->title : "", there, all);
}

char *affected_absent(const char *language, const struct item *it,
	const struct party_link *affected, size_t n, const struct representation *r)
{
	const char *last = NULL;
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (affected[i].item_id != it->id || representation_has(r, affected[i].party.id))
			continue;
		if (last)
			buf_printf(&b, "%s%s", b.len ? ", " : "", last);
		last = affected[i].party.name;
	}
	if (!last)
		return NULL;
	if (b.len)
		buf_printf(&b, " %s ", phrase(language, PHRASE_AND));
	buf_puts(&b, last);
	return buf_take(&b);
}
