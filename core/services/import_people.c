#include "services/import_people.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "services/import_people_parts.h"
#include "services/people.h"
#include "services/wording.h"

const char *const people_verdict_names[] = { "new", "changed", "unchanged", "skipped", NULL };

/* Names of the file and of the register are held against each other at most this often. */
enum { COMPARED_MOST = 150000 };

struct previewing {
	struct people_plan *plan;
	struct people_preview *out;
	size_t cap, alike_cap, compared;
	size_t group; /* of everybody, or PLAN_NONE */
};

/* ---- What is told ---------------------------------------------------------------------------------------- */

static struct people_row *add_row(struct previewing *w, int line, int verdict, const char *name)
{
	struct people_preview *out = w->out;

	out->rows = pool_grow(&out->pool, out->rows, out->n, &w->cap, sizeof(*out->rows));
	out->rows[out->n] = (struct people_row) {
		.line = line, .verdict = verdict, .name = pool_strdup(&out->pool, name), .words = ""
	};
	return &out->rows[out->n++];
}

__attribute__((format(printf, 3, 4))) static void say(
	struct previewing *w, struct planned_person *who, const char *fmt, ...)
{
	struct people_row *row = &w->out->rows[who->row];
	struct buf b = { 0 };
	va_list ap;

	if (*row->words)
		buf_printf(&b, "%s; ", row->words);
	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	row->words = pool_strdup(&w->out->pool, buf_str(&b));
	buf_release(&b);
	if (row->verdict == PEOPLE_UNCHANGED)
		row->verdict = PEOPLE_CHANGED;
}

static void add_alike(struct previewing *w, int line, const char *name, const char *known,
	int64_t person_id, const char *reason)
{
	struct people_preview *out = w->out;

	out->alike =
		pool_grow(&out->pool, out->alike, out->n_alike, &w->alike_cap, sizeof(*out->alike));
	out->alike[out->n_alike++] = (struct import_alike) { line, pool_strdup(&out->pool, name),
		pool_strdup(&out->pool, known), person_id, reason };
}

static char initial(const char *s)
{
	char c = (char)tolower((unsigned char)*s);

	return (char)(c == 'c' ? 'k' : c == 'w' ? 'v' : c == 'z' ? 's' : c);
}

/* Cheap: names that are nearly the same have an initial in common. */
static bool may_be_near(const char *a, const char *b)
{
	const char *x = strrchr(a, ' '), *y = strrchr(b, ' ');

	return initial(a) == initial(b) || (x && y && initial(x + 1) == initial(y + 1));
}

/* Who has nearly that name already. */
static void tell_near(struct previewing *w, int line, const char *name)
{
	const struct name_rows *names = &w->plan->names;

	for (size_t i = 0; i < names->n && w->compared < COMPARED_MOST; i++) {
		enum name_match match;

		if (!may_be_near(name, names->v[i].name))
			continue;
		w->compared++;
		match = name_compare(name, names->v[i].name);
		if (match == NAME_NEAR || match == NAME_FOLDED)
			add_alike(w, line, name, names->v[i].name, names->v[i].person_id,
				_("nearly the same name"));
	}
}

/* ---- A person's fields ------------------------------------------------------------------------------------- */

static void take_text(struct previewing *w, struct planned_person *who, const char *label,
	char **field, const char *text)
{
	if (!text_given(text) || strcmp(or_empty(*field), text) == 0)
		return;
	if (text_given(*field))
		say(w, who, "%s: %s → %s", label, *field, text);
	else
		say(w, who, "%s: %s", label, text);
	*field = pool_strdup(&w->out->pool, text);
	who->changed = true;
}

static void take_party(struct previewing *w, struct planned_person *who, const char *name)
{
	struct people_plan *plan = w->plan;
	size_t party = plan_party(plan, name), own = plan_party_of(plan, who);

	if (party == PLAN_NONE || party == own)
		return;
	if (own != PLAN_NONE)
		say(w, who, "%s: %s → %s", people_field_label(PEOPLE_PARTY),
			plan->parties.v[own].name, plan->parties.v[party].name);
	else
		say(w, who, "%s: %s", people_field_label(PEOPLE_PARTY),
			plan->parties.v[party].name);
	who->party = party;
	who->changed = true;
}

/* Found by the address: a name that is spelled nearly the same stays, another family name is new. */
static void take_name(
	struct previewing *w, struct planned_person *who, const struct people_entry *in)
{
	char *name = name_given_first(in->given, in->family), *known = person_name(&who->p);

	if (!in->guessed && text_given(in->family) && name_compare(name, known) == NAME_DIFFERENT) {
		say(w, who, "%s: %s → %s", people_field_label(PEOPLE_NAME), known, name);
		who->p.given = pool_strdup(&w->out->pool, in->given);
		who->p.family = pool_strdup(&w->out->pool, in->family);
		who->changed = true;
	}
	free(name);
	free(known);
}

static void take_fields(struct previewing *w, size_t at, const struct people_entry *in)
{
	struct planned_person *who = &w->plan->people[at];
	bool same_address = strcasecmp(or_empty(who->p.email), in->email) == 0;

	if (who->p.id || who->changed)
		take_name(w, who, in);
	if (!same_address) {
		take_text(w, who, people_field_label(PEOPLE_EMAIL), &who->p.email, in->email);
		plan_key_email(w->plan, at);
	}
	take_text(w, who, people_field_label(PEOPLE_PHONE), &who->p.phone, in->phone);
	take_text(w, who, people_field_label(PEOPLE_TITLE), &who->p.title, in->title);
	take_party(w, who, in->party);
}

/* ---- Memberships ------------------------------------------------------------------------------------------- */

static const char *day_or(const char *day, const char *open)
{
	return text_given(day) ? day : open;
}

/* Do the days that the file names meet those of a membership? Without a first day it is today's. */
static bool meets(const struct people_plan *plan, const struct membership *m,
	const struct people_membership *in)
{
	const char *to = day_or(in->to, "9999"),
		   *from = text_given(in->from) ? in->from
		: strcmp(to, plan->today) < 0   ? to
						: plan->today;

	return strcmp(day_or(m->from_day, "0000"), to) <= 0 &&
		strcmp(from, day_or(m->to_day, "9999")) <= 0;
}

/* The one that the file means: that which begins the same day, else one on the same days. */
static struct planned_member *find_member(const struct people_plan *plan,
	struct planned_person *who, size_t group, const struct people_membership *in)
{
	struct planned_member *found = NULL;

	for (size_t i = 0; i < who->n_members; i++) {
		struct planned_member *k = &who->members[i];

		if (k->group != group)
			continue;
		if (text_given(in->from) && strcmp(or_empty(k->m.from_day), in->from) == 0)
			return k;
		if (!found && meets(plan, &k->m, in))
			found = k;
	}
	return found;
}

static bool take_day(struct pool *pool, char **field, const char *day)
{
	if (!text_given(day) || strcmp(or_empty(*field), day) == 0)
		return false;
	*field = pool_strdup(pool, day);
	return true;
}

/* What the file says of a membership; true where that is something else. */
static bool take_member(
	struct people_plan *plan, struct planned_member *k, const struct people_membership *in)
{
	size_t party = plan_party(plan, in->party);
	bool changed = take_day(plan->pool, &k->m.from_day, in->from);
	struct membership before = k->m;

	changed |= take_day(plan->pool, &k->m.to_day, in->to);
	if (in->role >= 0)
		k->m.role = in->role;
	if (in->mandate >= 0)
		k->m.mandate = in->mandate != 0;
	if (in->turn)
		k->m.turn = in->turn;
	if (party != PLAN_NONE &&
		(plan->parties.v[party].id != k->m.party_id || !plan->parties.v[party].id)) {
		changed |= k->party != party;
		k->party = party;
	}
	return changed || k->m.role != before.role || k->m.mandate != before.mandate ||
		k->m.turn != before.turn;
}

/* "+ Styrelse (ersättare) 2024-01-01–2027-12-31" */
static void tell_member(struct previewing *w, struct planned_person *who,
	const struct planned_member *k, bool fresh)
{
	const char *from = or_empty(k->m.from_day), *to = or_empty(k->m.to_day);
	bool plain = k->m.role == ROLE_MEMBER, always = !*from && !*to;

	say(w, who, "%s%s%s%s%s%s%s%s%s", fresh ? "+ " : "", w->plan->groups.v[k->group].name,
		plain ? "" : " (", plain ? "" : member_role_label(k->m.role), plain ? "" : ")",
		always ? "" : " ", from, always ? "" : "–", to);
}

static void join(struct previewing *w, struct planned_person *who, size_t group,
	const struct people_membership *in)
{
	struct people_plan *plan = w->plan;
	struct planned_member *k;
	bool fresh;

	plan_members(plan, who);
	k = find_member(plan, who, group, in);
	fresh = !k;
	if (fresh) {
		k = plan_member_add(plan, who);
		*k = (struct planned_member) { .group = group, .party = PLAN_NONE };
	}
	if (!take_member(plan, k, in) && !fresh)
		return;
	w->out->memberships += !k->changed;
	k->changed = true;
	tell_member(w, who, k, fresh);
}

/* ---- Entries ------------------------------------------------------------------------------------------------ */

/* Why somebody is not the other one, translated. */
static const char *why_two(
	struct people_plan *plan, const struct people_entry *in, size_t other, bool same_name)
{
	size_t party = plan_party(plan, in->party), own = plan_party_of(plan, &plan->people[other]);

	if (!same_name)
		return _("the same address");
	return party != PLAN_NONE && own != PLAN_NONE && party != own
		? _("the same name, of another party")
		: _("the same name, another address");
}

/* Somebody who is not there yet. */
static size_t take_new(struct previewing *w, const struct people_entry *in, size_t other)
{
	struct people_plan *plan = w->plan;
	struct person p = { .given = pool_strdup(plan->pool, in->given),
		.family = pool_strdup(plan->pool, in->family) };
	char *name = person_name(&p);
	size_t who = plan_add(plan, &p);

	plan->people[who].row = w->out->n;
	add_row(w, in->line, PEOPLE_NEW, name);
	if (in->guessed)
		say(w, &plan->people[who], "%s", _("the name is that of the address"));
	if (other != PLAN_NONE) {
		char *known = person_name(&plan->people[other].p);
		bool same_name = strcmp(known, name) == 0;

		/* An address that many of one file share tells nothing. */
		if (same_name || plan->people[other].p.id)
			add_alike(w, in->line, name, known, plan->people[other].p.id,
				why_two(plan, in, other, same_name));
		free(known);
	} else {
		tell_near(w, in->line, name);
	}
	free(name);
	return who;
}

static void take_known(struct previewing *w, size_t at, int line)
{
	struct planned_person *who = &w->plan->people[at];
	char *name;

	if (who->row != PLAN_NONE)
		return;
	name = person_name(&who->p);
	who->row = w->out->n;
	add_row(w, line, PEOPLE_UNCHANGED, name)->person_id = who->p.id;
	free(name);
}

static void skip(struct previewing *w, const struct people_entry *in, const char *why)
{
	char *name = name_given_first(in->given, in->family);

	add_row(w, in->line, PEOPLE_SKIPPED, name)->words = pool_strdup(&w->out->pool, why);
	free(name);
}

static void take_entry(struct previewing *w, const struct people_entry *in)
{
	static const struct people_membership plain = {
		.role = -1, .party = "", .mandate = -1, .from = "", .to = ""
	};
	struct people_plan *plan = w->plan;
	const char *why = NULL;
	size_t who, other;

	if (in->skip) {
		skip(w, in, in->skip);
		return;
	}
	who = plan_find(plan, in, &why, &other);
	if (why) {
		skip(w, in, why);
		return;
	}
	if (who == PLAN_NONE)
		who = take_new(w, in, other);
	else
		take_known(w, who, in->line);
	take_fields(w, who, in);
	for (size_t i = 0; i < in->n_groups; i++) {
		size_t group = plan_group(plan, in->groups[i].group);

		if (group != PLAN_NONE)
			join(w, &plan->people[who], group, &in->groups[i]);
	}
	if (w->group != PLAN_NONE)
		join(w, &plan->people[who], w->group, &plain);
}

/* ---- The preview --------------------------------------------------------------------------------------------- */

static const char **fresh_names(struct pool *pool, const struct planned_names *l, size_t *n)
{
	const char **v = pool_alloc(pool, (l->n + 1) * sizeof(*v));

	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i].id)
			v[(*n)++] = l->v[i].name;
	return v;
}

bool people_import_preview(struct session *se, const struct people_entries *in,
	const struct people_options *o, struct people_preview *out, struct err *e)
{
	struct previewing w = { .out = out };
	bool ok;

	*out = (struct people_preview) { 0 };
	out->plan = w.plan = xcalloc(1, sizeof(*w.plan));
	w.plan->pool = &out->pool;
	ok = people_plan_open(se, w.plan, e);
	w.group = !ok         ? PLAN_NONE
		: o->group_id ? plan_group_id(w.plan, o->group_id)
			      : plan_group(w.plan, o->group);
	for (size_t i = 0; i < in->n && ok; i++)
		take_entry(&w, &in->v[i]);
	for (size_t i = 0; i < out->n; i++)
		out->counts[out->rows[i].verdict]++;
	out->new_parties = fresh_names(&out->pool, &w.plan->parties, &out->n_parties);
	out->new_groups = fresh_names(&out->pool, &w.plan->groups, &out->n_groups);
	return ok;
}

void people_preview_release(struct people_preview *p)
{
	if (p->plan)
		people_plan_close(p->plan);
	free(p->plan);
	pool_release(&p->pool);
	*p = (struct people_preview) { 0 };
}

bool people_preview_changes(const struct people_preview *p)
{
	return p->counts[PEOPLE_NEW] + p->counts[PEOPLE_CHANGED] > 0;
}

/* ---- Writing --------------------------------------------------------------------------------------------------- */

static bool make_parties(struct session *se, struct planned_names *l, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < l->n && ok; i++) {
		struct party p = { 0 };

		if (l->v[i].id)
			continue;
		p.name = xstrdup(l->v[i].name);
		p.kind = (int)party_kind_guess(p.name);
		ok = party_put(se, &p, e);
		l->v[i].id = p.id;
		party_release(&p);
	}
	return ok;
}

static bool make_groups(struct session *se, struct planned_names *l, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < l->n && ok; i++) {
		struct group g = { 0 };

		if (l->v[i].id)
			continue;
		g.name = xstrdup(l->v[i].name);
		g.kind = (int)group_kind_guess(g.name);
		ok = group_put(se, &g, e);
		l->v[i].id = g.id;
		group_release(&g);
	}
	return ok;
}

static bool write_person(struct session *se, const struct people_plan *plan,
	struct planned_person *who, struct err *e)
{
	struct person p = { 0 };
	bool ok;

	record_copy(&person_table, &p, &who->p);
	p.id = who->p.id;
	p.rev = who->p.rev;
	if (who->party != PLAN_NONE)
		p.party_id = plan->parties.v[who->party].id;
	ok = person_put(se, &p, NULL, e);
	who->p.id = p.id;
	person_release(&p);
	return ok;
}

static bool write_member(struct session *se, const struct people_plan *plan,
	const struct planned_person *who, const struct planned_member *k, struct err *e)
{
	struct membership m = { 0 };
	bool ok;

	record_copy(&membership_table, &m, &k->m);
	m.id = k->m.id;
	m.rev = k->m.rev;
	m.person_id = who->p.id;
	m.group_id = plan->groups.v[k->group].id;
	if (k->party != PLAN_NONE)
		m.party_id = plan->parties.v[k->party].id;
	ok = membership_put(se, &m, e);
	membership_release(&m);
	return ok;
}

static bool write_all(struct session *se, struct people_plan *plan, struct err *e)
{
	bool ok = make_parties(se, &plan->parties, e) && make_groups(se, &plan->groups, e);

	for (size_t i = 0; i < plan->n && ok; i++) {
		struct planned_person *who = &plan->people[i];

		if (who->row == PLAN_NONE)
			continue;
		if (!who->p.id || who->changed)
			ok = write_person(se, plan, who, e);
		for (size_t k = 0; k < who->n_members && ok; k++)
			if (who->members[k].changed)
				ok = write_member(se, plan, who, &who->members[k], e);
	}
	return ok;
}

bool people_import_apply(
	struct session *se, const struct people_preview *p, const char *source, struct err *e)
{
	if (!people_preview_changes(p))
		return true;
	return session_begin(se, step_label(_("People from"), xstrdup(source)), e) &&
		session_end(se, write_all(se, p->plan, e), e);
}

/* ---- Words ------------------------------------------------------------------------------------------------------ */

char *people_counts_words(const struct people_preview *p)
{
	struct buf b = { 0 };
	const size_t *n = p->counts;

	buf_printf(&b, ngettext("%zu new", "%zu new", n[PEOPLE_NEW]), n[PEOPLE_NEW]);
	if (n[PEOPLE_CHANGED])
		buf_printf(&b, ngettext(", %zu changed", ", %zu changed", n[PEOPLE_CHANGED]),
			n[PEOPLE_CHANGED]);
	if (n[PEOPLE_UNCHANGED])
		buf_printf(&b, ngettext(", %zu unchanged", ", %zu unchanged", n[PEOPLE_UNCHANGED]),
			n[PEOPLE_UNCHANGED]);
	if (n[PEOPLE_SKIPPED])
		buf_printf(&b, ngettext(", %zu skipped", ", %zu skipped", n[PEOPLE_SKIPPED]),
			n[PEOPLE_SKIPPED]);
	return buf_take(&b);
}
