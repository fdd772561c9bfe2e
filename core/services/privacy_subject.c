/* Who it is that is looked for, and which rows and texts are that person's. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/privacy_parts.h"

bool ids_hold(const struct ids *l, int64_t id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i] == id)
			return true;
	return false;
}

void ids_add(struct ids *l, int64_t id)
{
	if (ids_hold(l, id))
		return;
	l->v = xgrow(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = id;
}

enum mention_how mentions_surest(const struct mention_list *l)
{
	enum mention_how how = MENTION_UNSURE;

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].how > how)
			how = l->v[i].how;
	return how;
}

/* ---- What to look for ---- */

/* Is it new? The history holds the same names many times over. */
static bool learn(struct privacy_subject *s, const char *what)
{
	for (size_t i = 0; i < s->n_known; i++)
		if (strcmp(s->known[i], what) == 0)
			return false;
	s->known = pool_grow(&s->pool, s->known, s->n_known, &s->cap_known, sizeof(*s->known));
	s->known[s->n_known++] = pool_strdup(&s->pool, what);
	return true;
}

static void learn_name(struct privacy_subject *s, const char *given, const char *family)
{
	char *name = name_given_first(or_empty(given), or_empty(family));

	if (*name && learn(s, name))
		mentions_add_name(s->m, given, family);
	free(name);
}

static void learn_written(struct privacy_subject *s, const char *name)
{
	struct name_parts parts;

	name_split(or_empty(name), &parts);
	learn_name(s, parts.given, parts.family);
	name_parts_release(&parts);
}

static void learn_contacts(struct privacy_subject *s, const char *email, const char *phone)
{
	if (*or_empty(email) && learn(s, email))
		mentions_add_address(s->m, email);
	if (*or_empty(phone) && learn(s, phone))
		mentions_add_phone(s->m, phone);
}

/* What a record of the person's own says about how the person is or was called. */
static void learn_record(struct privacy_subject *s, const struct table *t, const void *rec)
{
	if (t == &person_table && ids_hold(&s->own, ((const struct person *)rec)->id)) {
		const struct person *p = rec;

		learn_name(s, p->given, p->family);
		learn_contacts(s, p->email, p->phone);
	} else if (t == &alias_table && ((const struct alias *)rec)->person_id == s->person_id) {
		learn_written(s, ((const struct alias *)rec)->name);
	} else if (t == &person_merge_table &&
		((const struct person_merge *)rec)->person_id == s->person_id) {
		const struct person_merge *g = rec;

		ids_add(&s->merges, g->id);
		learn_name(s, g->given, g->family);
		learn_contacts(s, g->email, g->phone);
	} else if (t == &invitation_table &&
		((const struct invitation *)rec)->person_id == s->person_id) {
		learn_contacts(s, ((const struct invitation *)rec)->address, NULL);
	}
}

static bool learn_row(void *to, const struct table *t, const void *rec)
{
	learn_record(to, t, rec);
	return true;
}

static bool learn_image(
	void *to, const struct step_row *step, const struct table *t, const void *rec)
{
	(void)step;
	learn_record(to, t, rec);
	return true;
}

/* ---- Who else there is ---- */

struct gathering {
	struct privacy_subject *s;
	struct ids live; /* people of today */
};

static bool is_known(const struct privacy_subject *s, const struct person *p)
{
	char *name = name_given_first(or_empty(p->given), or_empty(p->family));
	bool known = false;

	for (size_t i = 0; i < s->n_known && !known; i++)
		known = strchr(name, ' ') && name_compare(s->known[i], name) >= NAME_FOLDED;
	free(name);
	return known;
}

/* An entry that is gone by now and had a name of the person's: it was merged, or taken away. */
static bool claim_image(
	void *to, const struct step_row *step, const struct table *t, const void *rec)
{
	struct gathering *g = to;
	const struct person *p = rec;

	(void)step;
	if (t != &person_table || ids_hold(&g->live, p->id) || !is_known(g->s, p))
		return true;
	ids_add(&g->s->own, p->id);
	learn_contacts(g->s, p->email, p->phone);
	return true;
}

static bool add_others(struct privacy_subject *s, struct ids *live, struct err *e)
{
	struct name_rows names;
	bool ok = store_names(s->se->store, &names, e);

	for (size_t i = 0; i < names.n; i++) {
		struct name_parts parts;

		ids_add(live, names.v[i].person_id);
		if (names.v[i].person_id == s->person_id)
			continue;
		name_split(names.v[i].name, &parts);
		mentions_add_other(s->m, parts.given, parts.family);
		name_parts_release(&parts);
		/* One person may be there under several names: numbers go by name. */
		s->others.v = xgrow(s->others.v, s->others.n, &s->others.cap, sizeof(*s->others.v));
		s->others.v[s->others.n++] = names.v[i].person_id;
	}
	pool_release(&names.pool);
	return ok;
}

/* Short names of parties and groups look like initials. */
static bool add_words(struct privacy_subject *s, struct err *e)
{
	struct party_rows parties = { 0 };
	struct group_rows groups = { 0 };
	char today[MOMENT_SIZE];
	bool ok;

	session_today(s->se, today);
	ok = store_parties(s->se->store, &parties, e) &&
		store_groups(s->se->store, today, &groups, e);
	for (size_t i = 0; i < parties.n; i++)
		mentions_add_word(s->m, parties.v[i].p.short_name);
	for (size_t i = 0; i < groups.n; i++)
		mentions_add_word(s->m, groups.v[i].g.short_name);
	pool_release(&parties.pool);
	pool_release(&groups.pool);
	return ok;
}

bool subject_load(
	struct session *se, int64_t person_id, struct privacy_subject **out, struct err *e)
{
	struct privacy_subject *s = xcalloc(1, sizeof(*s));
	struct gathering g = { .s = s };
	const struct store_look learning = { .row = learn_row, .image = learn_image, .to = s };
	const struct store_look claiming = { .image = claim_image, .to = &g };
	bool ok;

	*out = s;
	s->se = se;
	s->person_id = person_id;
	s->m = mentions_new();
	ids_add(&s->own, person_id);
	ok = store_look(se->store, &learning, e) && add_others(s, &g.live, e) && add_words(s, e) &&
		store_look(se->store, &claiming, e);
	s->shared = mentions_shared(s->m);
	free(g.live.v);
	return ok;
}

void subject_free(struct privacy_subject *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n_rolls; i++)
		free((void *)(uintptr_t)s->rolls[i].roll.others);
	free(s->rolls);
	free(s->own.v);
	free(s->merges.v);
	free(s->others.v);
	mentions_free(s->m);
	pool_release(&s->pool);
	free(s);
}

/* ---- Rows ---- */

bool subject_owns(const struct privacy_subject *s, const struct table *t, const void *rec)
{
	const struct privacy_table *p = privacy_table(t);

	if (!p || p->fate == PRIVACY_LOG)
		return false;
	if (p->through)
		return ids_hold(&s->merges, column_int(table_column(t, p->through), rec));
	if (p->fate == PRIVACY_PERSON)
		return ids_hold(&s->own, ((const struct head *)rec)->id);
	if (p->fate != PRIVACY_GOES) /* whoever stands in for somebody is another person */
		return ids_hold(&s->own, column_int(table_column(t, p->columns[0]), rec));
	for (size_t i = 0; i < ARRAY_LEN(p->columns) && p->columns[i]; i++)
		if (ids_hold(&s->own, column_int(table_column(t, p->columns[i]), rec)))
			return true;
	return false;
}

static unsigned empty_person(struct person *p, const char *label)
{
	if (strcmp(or_empty(p->given), label) == 0 && !*or_empty(p->family))
		return 0;
	xreplace(&p->given, label);
	xreplace(&p->family, NULL);
	xreplace(&p->email, NULL);
	xreplace(&p->phone, NULL);
	xreplace(&p->title, NULL);
	person_sort_as(p, false);
	return SCRUB_CHANGED | SCRUB_SEALED;
}

static unsigned empty_attendance(struct attendance *a)
{
	const struct attendance was = *a;

	a->expected = EXPECTED_NONE;
	a->answer = ANSWER_NONE;
	a->answer_sequence = a->answered_at = 0;
	if (was.expected == EXPECTED_NONE && was.answer == ANSWER_NONE && !was.answered_at &&
		!*or_empty(was.comment) && !*or_empty(was.proposed_starts))
		return 0;
	xreplace(&a->comment, NULL);
	xreplace(&a->proposed_starts, NULL);
	xreplace(&a->proposed_ends, NULL);
	return SCRUB_CHANGED | SCRUB_SEALED;
}

static unsigned end_membership(struct membership *m, const char *today)
{
	struct moment last = moment_of(today);
	char day[MOMENT_SIZE];

	last.day--;
	moment_iso(last, day);
	if (*or_empty(m->to_day) && strcmp(m->to_day, day) <= 0)
		return 0;
	if (strcmp(or_empty(m->from_day), day) > 0)
		return SCRUB_GONE;
	xreplace(&m->to_day, day);
	return SCRUB_CHANGED;
}

/* The texts in an image of a row that is no more. */
static unsigned empty_image(const struct table *t, void *rec, const char *label)
{
	unsigned did = 0;

	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		if (c->type != COLUMN_TEXT || !(c->flags & COLUMN_PERSONAL) ||
			column_is_empty(c, rec) || strcmp(column_text(c, rec), label) == 0)
			continue;
		column_set_text(c, rec, label);
		did = SCRUB_CHANGED;
	}
	return did | SCRUB_SEALED;
}

unsigned subject_empty(const struct privacy_subject *s, const struct table *t, void *rec,
	const char *label, const char *today, bool image)
{
	(void)s;
	switch (privacy_table(t)->fate) {
	case PRIVACY_PERSON:
		return empty_person(rec, label);
	case PRIVACY_EMPTIED:
		return empty_attendance(rec);
	case PRIVACY_ENDS:
		return image ? 0 : end_membership(rec, today);
	case PRIVACY_GOES:
		return image ? empty_image(t, rec, label) : SCRUB_GONE;
	case PRIVACY_STAYS:
	case PRIVACY_LOG:
		break;
	}
	return 0;
}

/* ---- Texts ---- */

bool subject_reads(const struct column *c)
{
	static const char *const keys[] = { "uid", "sha256", "key", "tbl", "field" };

	if (c->type != COLUMN_TEXT || c->flags & COLUMN_DERIVED)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (strcmp(c->name, keys[i]) == 0)
			return false;
	return true;
}

int64_t subject_meeting(const struct table *t, const void *rec)
{
	const struct column *c = table_column(t, "meeting_id");

	if (t == &meeting_table)
		return ((const struct meeting *)rec)->id;
	return c ? column_int(c, rec) : 0;
}

/* Who was there, kept: it must not be another answer after the person's memberships have ended. */
static const struct mention_roll *roll_of(struct privacy_subject *s, int64_t meeting_id)
{
	struct subject_roll *r;
	struct roll_rows rows;
	bool *there;

	for (size_t i = 0; i < s->n_rolls; i++)
		if (s->rolls[i].meeting_id == meeting_id)
			return &s->rolls[i].roll;
	if (!store_roll(s->se->store, meeting_id, &rows, NULL))
		return NULL;
	s->rolls = xgrow(s->rolls, s->n_rolls, &s->cap_rolls, sizeof(*s->rolls));
	r = &s->rolls[s->n_rolls++];
	*r = (struct subject_roll) { .meeting_id = meeting_id };
	there = xcalloc(s->others.n + 1, sizeof(*there));
	for (size_t i = 0; i < rows.n; i++) {
		int64_t id = rows.v[i].a.person_id;

		r->roll.self |= id == s->person_id;
		for (size_t k = 0; k < s->others.n; k++)
			there[k] |= s->others.v[k] == id;
	}
	r->roll.others = rows.n ? there : NULL;
	if (!rows.n)
		free(there);
	pool_release(&rows.pool);
	return &r->roll;
}

void subject_find(struct privacy_subject *s, const struct table *t, const void *rec,
	const char *text, struct mention_list *out)
{
	int64_t meeting_id = subject_meeting(t, rec);

	mentions_find(s->m, text, NULL, out);
	if (out->n == 0 || !s->shared || !meeting_id)
		return;
	for (size_t i = 0; i < out->n; i++) {
		if (out->v[i].how != MENTION_UNSURE)
			continue;
		mentions_find(s->m, text, roll_of(s, meeting_id), out);
		return;
	}
}
