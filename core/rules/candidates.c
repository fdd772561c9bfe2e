#include "rules/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

/* ---- What is said ------------------------------------------------------------------------------- */

static int said(const struct date_matrix *m, size_t date, int64_t party_id, int64_t person_id)
{
	for (size_t i = 0; i < m->n_answers; i++) {
		const struct candidate_answer *a = &m->answers[i];

		if (a->candidate_id == m->dates[date].id && a->party_id == party_id &&
			a->person_id == person_id)
			return a->answer;
	}
	return DATE_SILENT;
}

int date_person_says(const struct date_matrix *m, size_t date, size_t person)
{
	return said(m, date, 0, m->people[person].id);
}

int date_party_says(const struct date_matrix *m, size_t date, size_t party, bool *own)
{
	int64_t id = m->parties[party].id;
	int answer = said(m, date, id, 0), people = 0, count[DATE_RATHER_NOT + 1] = { 0 };

	if (own)
		*own = answer != DATE_SILENT;
	if (answer != DATE_SILENT)
		return answer;
	for (size_t i = 0; i < m->n_people; i++) {
		if (m->people[i].party_id != id)
			continue;
		people++;
		answer = date_person_says(m, date, i);
		if (answer != DATE_SILENT)
			count[answer]++;
	}
	if (count[DATE_CAN])
		return DATE_CAN;
	if (count[DATE_RATHER_NOT])
		return DATE_RATHER_NOT;
	return people && count[DATE_CANNOT] == people ? DATE_CANNOT : DATE_SILENT;
}

/* ---- Ranking ------------------------------------------------------------------------------------ */

static void count_one(struct date_tally *t, int answer, bool must)
{
	switch (answer) {
	case DATE_CAN:
		t->can++;
		break;
	case DATE_CANNOT:
		t->cannot++;
		t->must_cannot += must;
		break;
	case DATE_RATHER_NOT:
		t->rather_not++;
		break;
	default:
		t->silent++;
	}
}

struct date_tally date_tally(const struct date_matrix *m, size_t date)
{
	struct date_tally t = { 0 };

	for (size_t i = 0; i < m->n_parties; i++)
		count_one(&t, date_party_says(m, date, i, NULL), m->parties[i].must);
	for (size_t i = 0; i < m->n_people; i++)
		if (m->people[i].party_id == 0)
			count_one(&t, date_person_says(m, date, i), false);
	return t;
}

/* Negative where a stands better; 0 where the day decides. */
static int tally_cmp(const struct date_tally *a, const struct date_tally *b)
{
	if (a->must_cannot != b->must_cannot)
		return a->must_cannot - b->must_cannot;
	if (a->cannot != b->cannot)
		return a->cannot - b->cannot;
	if (a->rather_not != b->rather_not)
		return a->rather_not - b->rather_not;
	return b->can - a->can;
}

static int rank_cmp(const struct date_matrix *m, size_t a, size_t b)
{
	static const int places[] = {
		[CANDIDATE_CHOSEN] = 0,
		[CANDIDATE_OPEN] = 1,
		[CANDIDATE_CANCELLED] = 2,
	};
	const struct candidate *x = &m->dates[a], *y = &m->dates[b];
	int order = places[x->state] - places[y->state];

	if (order == 0 && x->state == CANDIDATE_OPEN) {
		struct date_tally s = date_tally(m, a), t = date_tally(m, b);

		order = tally_cmp(&s, &t);
	}
	return order ? order : strcmp(x->starts ? x->starts : "", y->starts ? y->starts : "");
}

/* By insertion: a meeting has a handful of them. */
void date_ranking(const struct date_matrix *m, size_t *order)
{
	for (size_t i = 0; i < m->n_dates; i++) {
		size_t at = i;

		for (; at > 0 && rank_cmp(m, i, order[at - 1]) < 0; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* ---- Words -------------------------------------------------------------------------------------- */

const char *date_answer_words(int answer)
{
	switch (answer) {
	case DATE_CAN:
		return _("can");
	case DATE_CANNOT:
		return Q_("date|cannot");
	case DATE_RATHER_NOT:
		return Q_("date|rather not");
	default:
		return _("no answer");
	}
}

struct voices {
	struct buf names;
	size_t n, last; /* last: where the latest name begins */
};

static void add_voice(struct voices *v, const char *name)
{
	if (v->n++)
		buf_puts(&v->names, ", ");
	v->last = v->names.len;
	buf_puts(&v->names, name);
}

static void gather(const struct date_matrix *m, size_t date, int answer, struct voices *v)
{
	for (size_t i = 0; i < m->n_parties; i++) {
		const struct date_party *p = &m->parties[i];

		if (date_party_says(m, date, i, NULL) == answer)
			add_voice(v, p->short_name && *p->short_name ? p->short_name : p->name);
	}
	for (size_t i = 0; i < m->n_people; i++)
		if (m->people[i].party_id == 0 && date_person_says(m, date, i) == answer)
			add_voice(v, m->people[i].name);
}

/* "FK och Ekby kan inte": who says that, with what they say. */
static void add_who(
	const struct date_matrix *m, size_t date, int answer, struct buf *out, size_t from)
{
	struct voices v = { 0 };

	gather(m, date, answer, &v);
	if (v.n > 1) {
		char *all = buf_take(&v.names);

		buf_add(&v.names, all, v.last - strlen(", "));
		buf_puts(&v.names, _(" and "));
		buf_puts(&v.names, all + v.last);
		free(all);
	}
	if (v.n && out->len > from)
		buf_puts(out, ", ");
	/* TRANSLATORS: %s is one or several parties */
	if (v.n && answer == DATE_CANNOT)
		buf_printf(out, _("%s cannot"), buf_str(&v.names));
	/* TRANSLATORS: %s is one or several parties */
	if (v.n && answer == DATE_RATHER_NOT)
		buf_printf(out, _("%s rather not"), buf_str(&v.names));
	buf_release(&v.names);
}

void date_words(const struct date_matrix *m, size_t date, struct buf *out)
{
	struct date_tally t = date_tally(m, date);
	size_t from = out->len;

	if (t.can + t.cannot + t.rather_not == 0) {
		buf_puts(out, _("nobody has answered"));
		return;
	}
	add_who(m, date, DATE_CANNOT, out, from);
	add_who(m, date, DATE_RATHER_NOT, out, from);
	if (t.can && out->len == from && !t.silent)
		buf_puts(out, _("all can"));
	else if (t.can && out->len == from)
		buf_printf(out, ngettext("%d can", "%d can", (unsigned long)t.can), t.can);
	if (t.silent)
		buf_printf(out,
			ngettext(", %d has not answered", ", %d have not answered",
				(unsigned long)t.silent),
			t.silent);
}
