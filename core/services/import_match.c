#include "services/import_match.h"

#include <stdlib.h>
#include <string.h>

#include "rules/org_names.h"
#include "services/import_who.h"

/* ---- Organisations ---- */

static size_t add_name(struct import_match *m, struct match_name **v, size_t *n, size_t *cap,
	const char *name, int64_t id)
{
	*v = pool_grow(&m->pool, *v, *n, cap, sizeof(**v));
	(*v)[*n] = (struct match_name) { pool_strdup(&m->pool, name), id };
	return (*n)++;
}

static size_t match_party(
	struct import_match *m, const struct party_rows *known, const char *organisation)
{
	for (size_t i = 0; i < m->n_parties; i++) {
		if (strcmp(m->parties[i].name, organisation) == 0)
			return i;
	}
	for (size_t i = 0; i < known->n; i++) {
		const struct party *p = &known->v[i].p;

		if (party_name_same(p->name, organisation) ||
			(p->short_name && *p->short_name &&
				party_name_same(p->short_name, organisation)))
			return add_name(
				m, &m->parties, &m->n_parties, &m->party_cap, organisation, p->id);
	}
	for (size_t i = 0; i < m->n_parties; i++) {
		if (party_name_same(m->parties[i].name, organisation))
			return i;
	}
	return add_name(m, &m->parties, &m->n_parties, &m->party_cap, organisation, 0);
}

static bool match_parties(
	struct session *se, const struct notes_doc *d, struct import_match *m, struct err *e)
{
	const struct party_rows *known = import_known_parties(m->known, se, e);

	for (size_t i = 0; known && i < d->person_count; i++) {
		const char *organisation = d->people[i].organisation;

		m->people[i].party =
			organisation ? match_party(m, known, organisation) : MATCH_NONE;
	}
	return known != NULL;
}

/* ---- Groups ---- */

static size_t match_group(
	struct import_match *m, const struct group_rows *known, const char *name, int64_t id)
{
	for (size_t i = 0; i < m->n_groups; i++) {
		if (id ? m->groups[i].id == id : group_name_same(m->groups[i].name, name))
			return i;
	}
	for (size_t i = 0; i < known->n; i++) {
		const struct group *g = &known->v[i].g;
		bool same = id ? g->id == id
			       : group_name_same(g->name, name) ||
				(g->short_name && *g->short_name &&
					group_name_same(g->short_name, name));

		if (!same)
			continue;
		for (size_t k = 0; k < m->n_groups; k++) {
			if (m->groups[k].id == g->id)
				return k;
		}
		return add_name(m, &m->groups, &m->n_groups, &m->group_cap, g->name, g->id);
	}
	return id ? MATCH_NONE : add_name(m, &m->groups, &m->n_groups, &m->group_cap, name, 0);
}

/* The one known group that the title mentions; NULL where there is none or more than one. */
static const struct group *group_mentioned(const struct group_rows *known, const char *title)
{
	const struct group *found = NULL;
	char *rest = title_without_type(title);

	for (size_t i = 0; i < known->n; i++) {
		const struct group *g = &known->v[i].g;

		if (!group_name_within(title, g->name) && !(rest && group_name_same(rest, g->name)))
			continue;
		if (found) {
			found = NULL;
			break;
		}
		found = g;
	}
	free(rest);
	return found;
}

static size_t match_own(const struct notes_doc *d, const struct import_options *o,
	const struct group_rows *known, struct import_match *m)
{
	const struct group *mentioned;
	size_t own = MATCH_NONE;
	char *name;

	if (o->group_id)
		return match_group(m, known, "", o->group_id);
	if (o->group && *o->group)
		return match_group(m, known, o->group, 0);
	if (d->body)
		return match_group(m, known, d->body, 0);
	if (!d->title)
		return MATCH_NONE;
	mentioned = group_mentioned(known, d->title);
	if (mentioned)
		return match_group(m, known, mentioned->name, mentioned->id);
	name = group_name_in(d->title);
	if (name)
		own = match_group(m, known, name, 0);
	free(name);
	return own;
}

/* A day for all: said so, or of the kind that groups spend together. */
static bool is_joint(const struct notes_next *next)
{
	enum meeting_kind kind;

	if (!next->title)
		return false;
	kind = meeting_kind_guess(next->title);
	return kind == MEETING_FULL_DAY || kind == MEETING_LUNCH_TO_LUNCH ||
		strstr(next->title, "emensam") != NULL;
}

static bool match_groups(struct session *se, const struct notes_doc *d,
	const struct import_options *o, struct import_match *m, struct err *e)
{
	const struct group_rows *known = import_known_groups(m->known, se, e);
	size_t named = 0;

	if (!known)
		return false;
	m->own = match_own(d, o, known, m);
	for (size_t i = 0; i < d->next_count; i++) {
		named += d->next[i].group != NULL;
		m->next[i] = d->next[i].group ? match_group(m, known, d->next[i].group, 0) : m->own;
	}
	for (size_t i = 0; i < d->next_count && named > 1; i++) {
		if (!d->next[i].group && is_joint(&d->next[i]))
			m->next[i] = MATCH_ALL;
	}
	return true;
}

bool import_match(struct session *se, const struct notes_doc *d, const struct import_options *o,
	struct import_match *m, struct err *e)
{
	*m = (struct import_match) { .own = MATCH_NONE };
	m->known = o->known ? o->known : &m->own_known;
	m->people = pool_alloc(&m->pool, (d->person_count + 1) * sizeof(*m->people));
	m->next = pool_alloc(&m->pool, (d->next_count + 1) * sizeof(*m->next));
	if (!match_parties(se, d, m, e) || !match_groups(se, d, o, m, e))
		return false;
	return import_who(se, d, m, e);
}

void import_match_release(struct import_match *m)
{
	pool_release(&m->pool);
	import_known_forget(&m->own_known);
	*m = (struct import_match) { 0 };
}

bool import_same_day(struct session *se, int32_t day, const int64_t *groups, size_t n,
	struct meeting_rows *out, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct meeting_query q = { .from = from, .to = to };
	size_t kept = 0;

	moment_iso((struct moment) { day, MINUTE_NONE }, from);
	moment_iso((struct moment) { day + 1, MINUTE_NONE }, to);
	if (!store_meetings(se->store, &q, out, e))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		bool fits = n == 0 && out->v[i].n_groups == 0;

		for (size_t g = 0; g < out->v[i].n_groups; g++) {
			for (size_t k = 0; k < n; k++)
				fits |= out->v[i].groups[g].id == groups[k];
		}
		if (fits)
			out->v[kept++] = out->v[i];
	}
	out->n = kept;
	return true;
}
