#include "rules/same_person.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/name_form.h"
#include "rules/words.h"

enum {
	COST_MAIL = 300,
	COST_ROLL = 260,
	COST_MANY = 120,
	GAIN_MAIL = 400,
	GAIN_MAIL_NAME = 150,
	GAIN_PARTY = 60,
	GAIN_GROUP = 40,
	SCORE_MAX = 1000,
	COMPARED_MAX = 2 * 1000 * 1000,
};

/* ---- Addresses ---- */

/* Does the part before the @ spell a name: "annica.ekdal", "ekdal_annica"? */
static bool address_says(const char *email, const struct name_form *f)
{
	size_t n = email ? strcspn(email, "@") : 0;
	bool given = false, family = false;

	if (!n || email[n] != '@' || f->n < 2)
		return false;
	for (size_t i = 0; i < n;) {
		size_t m = strcspn(email + i, ".-_@");
		const struct name_word *first = &f->word[0], *last = &f->word[f->n - 1];

		m = m > n - i ? n - i : m;
		given |= m == first->n && words_equal(email + i, m, first->plain, m);
		family |= m == last->n && words_equal(email + i, m, last->plain, m);
		i += m + 1;
	}
	return given && family;
}

static bool same_address(const char *a, const char *b)
{
	return text_given(a) && text_given(b) && words_equal(a, strlen(a), b, strlen(b));
}

/* ---- The register, made ready ---- */

/* A way in which people may be found: a kind of key and what it is made from. */
enum { KEY_INITIALS = 'i', KEY_GIVEN = 'g', KEY_FAMILY = 'f', KEY_MAIL = 'm' };
struct key {
	uint64_t sum;
	uint32_t person, form;
};

struct same_register {
	const struct same_person *people;
	size_t n;
	struct name_form *forms; /* those of one person together, the name first */
	size_t *first;           /* of each person; n + 1 */
	struct key *keys;
	size_t n_keys;
};

static uint64_t sum_of(char kind, const char *s, size_t n)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ (unsigned char)kind;

	for (size_t i = 0; i < n; i++) {
		h *= UINT64_C(1099511628211);
		h ^= (unsigned char)letter_lower((unsigned char)s[i]);
	}
	return h * UINT64_C(1099511628211);
}

enum { KEYS_OF_FORM = 2 + NAME_WORDS + 2 };

static size_t keys_of_form(const struct name_form *f, uint64_t out[KEYS_OF_FORM])
{
	const struct name_word *given = f->word, *last = f->word + (f->n > 0 ? f->n - 1 : 0);
	size_t n = 0;

	if (f->n == 0)
		return 0;
	out[n++] = sum_of(KEY_GIVEN, given->sound, given->sounds);
	for (size_t i = 1; i < f->n; i++)
		out[n++] = sum_of(KEY_FAMILY, f->word[i].sound, f->word[i].sounds);
	if (f->n > 1) {
		char x = given->sound[0], y = last->sound[0];

		out[n++] = sum_of(KEY_INITIALS, (char[]) { x < y ? x : y, x < y ? y : x }, 2);
	}
	return n;
}

static int by_key(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum > y->sum ? 1 : -1;
	return (x->form > y->form) - (x->form < y->form);
}

static void add_keys(struct same_register *r, size_t person, size_t form)
{
	const char *email = r->people[person].email;
	uint64_t sums[KEYS_OF_FORM];
	size_t n = keys_of_form(&r->forms[form], sums);

	if (text_given(email) && form == r->first[person])
		sums[n++] = sum_of(KEY_MAIL, email, strlen(email));
	for (size_t i = 0; i < n; i++)
		r->keys[r->n_keys++] = (struct key) { sums[i], (uint32_t)person, (uint32_t)form };
}

struct same_register *same_register(struct pool *p, const struct same_person *v, size_t n)
{
	struct same_register *r = pool_alloc(p, sizeof(*r));
	size_t forms = 0;

	for (size_t i = 0; i < n; i++)
		forms += 1 + v[i].n_names;
	r->people = v;
	r->n = n;
	r->forms = pool_alloc(p, (forms + 1) * sizeof(*r->forms));
	r->first = pool_alloc(p, (n + 1) * sizeof(*r->first));
	r->keys = pool_alloc(p, (forms + 1) * KEYS_OF_FORM * sizeof(*r->keys));
	forms = 0;
	for (size_t i = 0; i < n; i++) {
		r->first[i] = forms;
		for (size_t k = 0; k <= v[i].n_names; k++) {
			name_form(&r->forms[forms], k ? v[i].names[k - 1] : v[i].name);
			add_keys(r, i, forms++);
		}
	}
	r->first[n] = forms;
	qsort(r->keys, r->n_keys, sizeof(*r->keys), by_key);
	return r;
}

/* ---- Evidence ---- */

static bool share_group(const struct same_person *a, const struct same_person *b)
{
	size_t i = 0, k = 0;

	while (i < a->n_groups && k < b->n_groups) {
		if (a->groups[i] == b->groups[k])
			return true;
		if (a->groups[i] < b->groups[k])
			i++;
		else
			k++;
	}
	return false;
}

/* What is known of two entries beside their names. */
struct evidence {
	bool one_mail, two_mails; /* moved: the same before the @ */
	bool spelled;             /* an address says the other's name, which is another one */
	bool own;                 /* two addresses, each of which says its owner's name */
	bool one_party, two_parties, one_group;
};

static bool same_box(const char *a, const char *b)
{
	size_t n = strcspn(a, "@"), m = strcspn(b, "@");

	return words_equal(a, n, b, m);
}

static struct evidence evidence_of(const struct same_person *a, const struct name_form *x,
	const struct same_person *b, const struct name_form *y, unsigned reasons)
{
	struct evidence v = { .one_mail = same_address(a->email, b->email) };
	bool both = text_given(a->email) && text_given(b->email);

	v.two_mails = both && !v.one_mail && !same_box(a->email, b->email);
	v.spelled = !(reasons & SAME_NAME) && !v.one_mail &&
		((address_says(a->email, y) && !address_says(a->email, x)) ||
			(address_says(b->email, x) && !address_says(b->email, y)));
	v.own = v.two_mails && address_says(a->email, x) && address_says(b->email, y);
	v.one_party = a->party_id && a->party_id == b->party_id;
	v.two_parties = a->party_id && b->party_id && !v.one_party;
	v.one_group = share_group(a, b);
	return v;
}

static unsigned reasons_of(const struct evidence *v)
{
	return (v->one_mail ? SAME_MAIL : 0) | (v->spelled ? SAME_MAIL_NAME : 0) |
		(v->one_party ? SAME_PARTY : 0) | (v->one_group ? SAME_GROUP : 0) |
		(v->two_mails ? SAME_NOT_MAIL : 0) | (v->two_parties ? SAME_NOT_PARTY : 0);
}

/* Is there what the names want beside them? Who is from two parties, or has two addresses in two names, is two
 * people; and one name twice is there because somebody told the two apart. */
static bool is_worth_it(const struct evidence *v, const struct same_score *s, bool ties)
{
	if (v->one_mail)
		return true;
	if (v->two_parties || (v->own && !v->spelled) || ((s->reasons & SAME_NAME) && v->two_mails))
		return false;
	switch (s->needs) {
	case NEEDS_ADDRESS:
		return v->spelled && (!(s->reasons & SAME_MARRIED) || v->one_party || v->one_group);
	case NEEDS_TIE:
		return !ties || v->spelled || v->one_party || v->one_group;
	case NEEDS_GROUP:
		return !ties || v->spelled || v->one_group;
	default:
		return true;
	}
}

static void weigh(const struct evidence *v, struct same_score *s)
{
	s->reasons |= reasons_of(v);
	s->score += v->one_mail ? GAIN_MAIL : 0;
	s->score += v->spelled ? GAIN_MAIL_NAME : 0;
	s->score += v->one_party ? GAIN_PARTY : 0;
	s->score += v->one_group ? GAIN_GROUP : 0;
	s->score -= v->two_mails && !v->spelled ? COST_MAIL : 0;
	s->score = s->score > SCORE_MAX ? SCORE_MAX : s->score < 0 ? 0 : s->score;
}

/* ties: those that the names want must be there. */
static struct same_score judge(const struct same_person *a, const struct name_form *x,
	const struct same_person *b, const struct name_form *y, bool ties)
{
	struct same_score s = name_pair(x, y);
	struct evidence v;

	if (s.score == 0)
		s = name_pair_married(x, y);
	if (s.score == 0)
		return s;
	v = evidence_of(a, x, b, y, s.reasons);
	if (is_worth_it(&v, &s, ties))
		weigh(&v, &s);
	else
		s.score = 0;
	return s;
}

/* ---- Pairs ---- */

static void add_pair(struct same_pairs *out, struct pool *p, size_t a, size_t b,
	const struct same_score *s, size_t less)
{
	out->v = pool_grow(p, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] =
		(struct same_pair) { a < b ? a : b, a < b ? b : a, s->score, s->reasons, less };
}

static int by_people(const void *a, const void *b)
{
	const struct same_pair *x = a, *y = b;

	if (x->a != y->a)
		return x->a > y->a ? 1 : -1;
	if (x->b != y->b)
		return x->b > y->b ? 1 : -1;
	return y->score - x->score;
}

static int by_score(const void *a, const void *b)
{
	const struct same_pair *x = a, *y = b;

	return x->score != y->score ? y->score - x->score : by_people(a, b);
}

/* Each pair once, by the names that fit best. */
static void unite(struct same_pairs *out)
{
	size_t n = 0;

	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_people);
	for (size_t i = 0; i < out->n; i++) {
		if (n == 0 || out->v[n - 1].a != out->v[i].a || out->v[n - 1].b != out->v[i].b)
			out->v[n++] = out->v[i];
	}
	out->n = n;
}

/* What several may fit at once: "A. Ek" may be Anna or Anders. */
static bool is_vague(const struct same_pair *p)
{
	return (p->reasons & (SAME_INITIAL | SAME_LONE | SAME_PART | SAME_MARRIED)) &&
		!(p->reasons & SAME_MAIL);
}

static size_t other_of(const struct same_pair *p, size_t person)
{
	return p->a == person ? p->b : p->a;
}

/* Are two of them worth a question themselves? Then they are hardly two. */
static bool may_be_one(const struct same_pairs *out, size_t x, size_t y)
{
	for (size_t i = 0; i < out->n; i++) {
		const struct same_pair *p = &out->v[i];

		if (p->score >= SAME_LEAST &&
			((p->a == x && p->b == y) || (p->a == y && p->b == x)))
			return true;
	}
	return false;
}

static bool others_fit(const struct same_pairs *out, const struct same_pair *pair)
{
	for (size_t i = 0; i < out->n; i++) {
		const struct same_pair *o = &out->v[i];

		if (o != pair && is_vague(o) && o->less == pair->less &&
			!may_be_one(out, other_of(o, o->less), other_of(pair, pair->less)))
			return true;
	}
	return false;
}

/* Does somebody else fit one of the two as well or better, who is hardly the other one? */
static bool another_fits(const struct same_pairs *out, const struct same_pair *p)
{
	for (size_t i = 0; i < out->n; i++) {
		const struct same_pair *o = &out->v[i];
		size_t shared = o->a == p->a || o->b == p->a ? p->a
			: o->a == p->b || o->b == p->b       ? p->b
							     : SIZE_MAX;

		if (o != p && shared != SIZE_MAX && o->score >= p->score &&
			!may_be_one(out, other_of(o, shared), other_of(p, shared)))
			return true;
	}
	return false;
}

/* Where several fit, none is worth a question. */
static void doubt(struct same_pairs *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct same_pair *p = &out->v[i];

		if (p->score >= SAME_LEAST &&
			((is_vague(p) && others_fit(out, p)) || another_fits(out, p)))
			p->reasons |= SAME_MANY;
	}
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].reasons & SAME_MANY)
			out->v[i].score = 0;
}

void same_sort(struct same_pairs *pairs)
{
	size_t n = 0;

	for (size_t i = 0; i < pairs->n; i++) {
		if (pairs->v[i].score >= SAME_LEAST)
			pairs->v[n++] = pairs->v[i];
	}
	pairs->n = n;
	if (n)
		qsort(pairs->v, n, sizeof(*pairs->v), by_score);
}

/* They are counted though they are not worth a question: others may be. */
static const unsigned counted = SAME_INITIAL | SAME_LONE | SAME_PART;

/* Those of one key with each other. */
static void compare_run(const struct same_register *r, const struct key *k, size_t n,
	size_t *compared, struct pool *p, struct same_pairs *out)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			const struct key *x = &k[i], *y = &k[j];
			const struct name_form *f = &r->forms[x->form], *g = &r->forms[y->form];
			struct same_score s;

			if (x->person == y->person)
				continue;
			if (++*compared > COMPARED_MAX) {
				out->cut = true;
				return;
			}
			s = judge(&r->people[x->person], f, &r->people[y->person], g, true);
			if (s.score >= SAME_LEAST || (s.reasons & counted))
				add_pair(out, p, x->person, y->person, &s,
					f->letters < g->letters ? x->person : y->person);
		}
	}
}

void same_people(const struct same_register *r, struct pool *p, struct same_pairs *out)
{
	size_t compared = 0;

	*out = (struct same_pairs) { 0 };
	for (size_t i = 0; i < r->n_keys;) {
		size_t from = i;

		while (i < r->n_keys && r->keys[i].sum == r->keys[from].sum)
			i++;
		compare_run(r, r->keys + from, i - from, &compared, p, out);
	}
	unite(out);
	doubt(out);
	same_sort(out);
}

static size_t lower_bound(const struct same_register *r, uint64_t sum)
{
	size_t lo = 0, hi = r->n_keys;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (r->keys[mid].sum < sum)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void same_fits(const struct same_register *r, const struct same_person *who, struct pool *p,
	struct same_pairs *out)
{
	struct name_form f;
	uint64_t sums[KEYS_OF_FORM];
	size_t n;

	*out = (struct same_pairs) { 0 };
	name_form(&f, who->name);
	n = keys_of_form(&f, sums);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = lower_bound(r, sums[i]); k < r->n_keys && r->keys[k].sum == sums[i];
			k++) {
			size_t person = r->keys[k].person;
			struct same_score s = judge(
				who, &f, &r->people[person], &r->forms[r->keys[k].form], false);

			if (s.score >= SAME_LEAST)
				add_pair(out, p, 0, person, &s, 0);
		}
	}
	for (size_t i = 0; i < out->n; i++)
		out->v[i].a = 0;
	unite(out);
	for (size_t i = 0; i < out->n && out->n > 1; i++) {
		if (is_vague(&out->v[i])) {
			out->v[i].score -= COST_MANY;
			out->v[i].reasons |= SAME_MANY;
		}
	}
	same_sort(out);
}

/* ---- Rolls, words ---- */

void same_weigh_met(struct same_pair *pair, const struct same_met *met)
{
	if (met->marked == 0)
		return;
	pair->reasons |= SAME_NOT_ROLL;
	pair->score = met->present ? 0 : pair->score - COST_ROLL;
}

void same_reasons(unsigned reasons, struct buf *out)
{
	static const char *const words[] = { N_("the same name"),
		N_("only capitals, accents or hyphens differ"), N_("only å, ä or ö differ"),
		N_("spelled differently, sounds the same"), N_("a letter too many or too few"),
		N_("one letter differs"), N_("first and family name swapped"),
		N_("one of two family names is missing"), N_("one of two first names is missing"),
		N_("a short form of the first name"), N_("an initial fits"),
		N_("only the first name is written"), N_("another family name"),
		N_("the same e-mail address"), N_("an address spells the other name"),
		N_("the same party"), N_("a group in common"), N_("two e-mail addresses"),
		N_("two parties"), N_("both marked at one meeting"), N_("others fit as well") };
	const size_t begin = out->len;
	bool against = false;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		unsigned bit = 1u << i;

		if (!(reasons & bit))
			continue;
		if (bit >= SAME_NOT_MAIL && !against) {
			buf_printf(out, "%s%s ", out->len > begin ? "; " : "", _("but"));
			against = true;
		} else if (out->len > begin) {
			buf_puts(out, ", ");
		}
		buf_puts(out, _(words[i]));
	}
}
