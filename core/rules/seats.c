#include "rules/seats.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/successors.h"

const char *const seat_kind_names[] = { "party-missing", "too-few-people", "too-few-parties",
	"deputy-missing", "too-many-seats", "deputy-alone", "mandate-ended", "mandate-ends",
	"other-party", NULL };

const char *seat_kind_label(int kind)
{
	static const char *const labels[SEAT_KINDS] = {
		N_("party missing"),
		N_("vacant"),
		N_("too few parties"),
		N_("deputy missing"),
		N_("too many seats"),
		N_("deputy alone"),
		N_("mandate over"),
		N_("mandate ends"),
		N_("other party"),
	};

	return kind >= 0 && kind < SEAT_KINDS ? _(labels[kind]) : "";
}

bool seat_is_vacant(int kind)
{
	return kind <= SEAT_DEPUTY_MISSING;
}

/* ---- Who sits where --------------------------------------------------------------------------------------- */

/* A party in one group. */
struct party_seats {
	int64_t party_id;
	int members, deputies;
};

struct group_look {
	const struct seat_sheet *s;
	struct seat_findings *out;
	const struct group_rules *g;
	struct party_seats *parties;
	size_t n_parties;
	int people, deputies, short_of; /* of people, after what else is vacant */
};

static bool has_seat(const struct membership *m)
{
	return m->role == ROLE_MEMBER || m->role == ROLE_CHAIR || m->role == ROLE_SECRETARY;
}

static bool lasts(const struct membership *m, const char *day)
{
	return (!text_given(m->from_day) || strcmp(m->from_day, day) <= 0) &&
		(!text_given(m->to_day) || strcmp(m->to_day, day) >= 0);
}

static int64_t party_of(const struct seat_member *k)
{
	return k->m->party_id ? k->m->party_id : k->own_party;
}

static const char *party_name(const struct seat_sheet *s, int64_t id)
{
	for (size_t i = 0; i < s->n_parties; i++)
		if (s->parties[i].p.id == id)
			return text_given(s->parties[i].p.short_name) ? s->parties[i].p.short_name
								      : s->parties[i].p.name;
	return "";
}

/* The office works for all of them and represents nobody. */
static bool is_office(const struct seat_sheet *s, int64_t party_id)
{
	for (size_t i = 0; i < s->n_parties; i++)
		if (s->parties[i].p.id == party_id)
			return s->parties[i].p.kind == PARTY_OFFICE;
	return false;
}

static struct party_seats *seats_of(struct group_look *w, int64_t party_id)
{
	for (size_t i = 0; i < w->n_parties; i++)
		if (w->parties[i].party_id == party_id)
			return &w->parties[i];
	w->parties[w->n_parties] = (struct party_seats) { .party_id = party_id };
	return &w->parties[w->n_parties++];
}

static void count(struct group_look *w)
{
	const struct seat_sheet *s = w->s;

	for (size_t i = 0; i < s->n_members; i++) {
		const struct seat_member *k = &s->members[i];
		bool deputy = k->m->role == ROLE_DEPUTY;

		if (k->m->group_id != w->g->g.id || !lasts(k->m, s->today) ||
			(!deputy && !has_seat(k->m)) || is_office(s, party_of(k)))
			continue;
		w->people += !deputy;
		w->deputies += deputy;
		if (!party_of(k))
			continue;
		seats_of(w, party_of(k))->members += !deputy;
		seats_of(w, party_of(k))->deputies += deputy;
	}
}

/* ---- What is found ------------------------------------------------------------------------------------------ */

__attribute__((format(printf, 3, 4))) static struct seat_finding *add(
	struct group_look *w, enum seat_kind kind, const char *fmt, ...)
{
	struct seat_findings *out = w->out;
	struct seat_finding *f;
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	out->v = pool_grow(&out->pool, out->v, out->n, &out->cap, sizeof(*out->v));
	f = &out->v[out->n++];
	*f = (struct seat_finding) { .kind = (int)kind,
		.group_id = w->g->g.id,
		.group = pool_strdup(&out->pool, or_empty(w->g->g.name)),
		.words = pool_strdup(&out->pool, buf_str(&b)) };
	buf_release(&b);
	return f;
}

static void vacant(struct group_look *w, struct seat_finding *f, int n)
{
	f->vacant = n;
	w->out->vacant += n;
}

static void look_for_musts(struct group_look *w)
{
	for (size_t i = 0; i < w->g->n_must; i++) {
		const struct rule_party *must = &w->g->must[i];
		struct seat_finding *f;

		if (seats_of(w, must->id)->members > 0)
			continue;
		f = add(w, SEAT_MUST, _("%s has no member"),
			text_given(must->short_name) ? must->short_name : must->name);
		f->party_id = must->id;
		vacant(w, f, 1);
		w->short_of--;
	}
}

/* The seats of missing parties are vacant already. */
static void look_for_numbers(struct group_look *w)
{
	const struct group *g = &w->g->g;
	int parties = 0;

	w->short_of += (int)g->least_people - w->people;
	if (g->least_people > w->people)
		vacant(w,
			add(w, SEAT_PEOPLE,
				ngettext("%d member, and at least %d person must be there",
					"%d members, and at least %d people must be there",
					(unsigned long)g->least_people),
				w->people, (int)g->least_people),
			w->short_of > 0 ? w->short_of : 0);
	for (size_t i = 0; i < w->n_parties; i++)
		parties += w->parties[i].members > 0;
	if (g->least_parties > parties)
		add(w, SEAT_PARTIES,
			ngettext("members of %d party, and at least %d must be there",
				"members of %d parties, and at least %d must be there",
				(unsigned long)parties),
			parties, (int)g->least_parties);
}

static void look_at_parties(struct group_look *w)
{
	const struct group *g = &w->g->g;
	bool board = g->kind == GROUP_BOARD && w->deputies > 0;

	for (size_t i = 0; i < w->n_parties; i++) {
		const struct party_seats *p = &w->parties[i];
		const char *name = party_name(w->s, p->party_id);
		struct seat_finding *f;

		if (board && p->deputies < p->members) {
			f = add(w, SEAT_DEPUTY_MISSING,
				ngettext("%s has %d member and %d deputies",
					"%s has %d members and %d deputies",
					(unsigned long)p->members),
				name, p->members, p->deputies);
			f->party_id = p->party_id;
			vacant(w, f, p->members - p->deputies);
		}
	}
	for (size_t i = 0; i < w->n_parties; i++) {
		const struct party_seats *p = &w->parties[i];
		const char *name = party_name(w->s, p->party_id);

		if (g->most_seats && p->members > g->most_seats)
			add(w, SEAT_MOST, _("%s has %d of at most %d seats"), name, p->members,
				(int)g->most_seats)
				->party_id = p->party_id;
		if (p->deputies > 0 && p->members == 0)
			add(w, SEAT_DEPUTY_ALONE,
				ngettext("%s has %d deputy, and no member",
					"%s has %d deputies, and no member",
					(unsigned long)p->deputies),
				name, p->deputies)
				->party_id = p->party_id;
	}
}

/* ---- Mandates ------------------------------------------------------------------------------------------------- */

/* Does the person go on, or has somebody of the party come after that day? */
static bool goes_on(const struct group_look *w, const struct seat_member *k)
{
	const struct seat_sheet *s = w->s;

	for (size_t i = 0; i < s->n_members; i++) {
		const struct seat_member *o = &s->members[i];
		bool begins =
			text_given(o->m->from_day) && strcmp(o->m->from_day, k->m->to_day) > 0;
		bool later = !text_given(o->m->to_day) || strcmp(o->m->to_day, k->m->to_day) > 0;

		if (o == k || o->m->group_id != k->m->group_id)
			continue;
		if (o->m->person_id == k->m->person_id ? later
						       : begins && o->m->role == k->m->role &&
					party_of(k) && party_of(o) == party_of(k))
			return true;
	}
	return false;
}

static void look_at_mandate(struct group_look *w, const struct seat_member *k)
{
	struct moment today = MOMENT_NONE, to = MOMENT_NONE;
	char day[DATE_TEXT_SIZE];
	struct seat_finding *f;
	int left;

	if (!text_given(k->m->to_day) || !moment_parse(k->m->to_day, &to) ||
		!moment_parse(w->s->today, &today))
		return;
	left = to.day - today.day;
	if (left < -SEATS_SOON || left > SEATS_SOON ||
		(text_given(w->g->g.to_day) && strcmp(w->g->g.to_day, k->m->to_day) <= 0) ||
		goes_on(w, k))
		return;
	day_text_year(to.day, day);
	f = left < 0
		? add(w, SEAT_ENDED, _("the mandate of %s ended %s, and nobody has come after"),
			  k->name, day)
		: add(w, SEAT_ENDS, _("the mandate of %s ends %s"), k->name, day);
	f->person_id = k->m->person_id;
	f->membership_id = k->m->id;
	f->party_id = party_of(k);
}

static void look_at_members(struct group_look *w)
{
	const struct seat_sheet *s = w->s;

	for (size_t i = 0; i < s->n_members; i++) {
		const struct seat_member *k = &s->members[i];
		struct seat_finding *f;

		if (k->m->group_id != w->g->g.id || (!has_seat(k->m) && k->m->role != ROLE_DEPUTY))
			continue;
		look_at_mandate(w, k);
		if (!lasts(k->m, s->today) || !k->m->party_id || !k->own_party ||
			k->m->party_id == k->own_party)
			continue;
		f = add(w, SEAT_OTHER_PARTY, _("%s sits for %s, and belongs to %s"), k->name,
			party_name(s, k->m->party_id), party_name(s, k->own_party));
		f->person_id = k->m->person_id;
		f->membership_id = k->m->id;
		f->party_id = k->m->party_id;
	}
}

void seats_look(const struct seat_sheet *s, struct seat_findings *out)
{
	*out = (struct seat_findings) { 0 };
	for (size_t i = 0; i < s->n_groups; i++) {
		struct group_look w = { .s = s, .out = out, .g = &s->groups[i] };

		if (!group_lasts(&w.g->g, s->today))
			continue;
		w.parties = xcalloc(s->n_members + w.g->n_must + 1, sizeof(*w.parties));
		count(&w);
		look_for_musts(&w);
		look_for_numbers(&w);
		look_at_parties(&w);
		look_at_members(&w);
		free(w.parties);
	}
}
