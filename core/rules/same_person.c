#include "rules/same_person.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/name_form.h"
#include "rules/names_parts.h"
#include "rules/words.h"

enum {
	SCORE_NAME = 950, /* two entries of one name */
	COST_BOTH = 50,   /* both names are spelled otherwise */
	COST_SWAPPED = 60,
	COST_OTHER_MARKS = 220,
	COST_MARRIED = 350,
	COST_KNOWN = 80, /* a short form that is a name by itself */
	COST_PARTY = 150,
	COST_MAIL = 180,
	COST_NAMESAKES = 600, /* one name, but somebody told the two apart */
	COST_ROLL = 260,
	COST_MANY = 120,
	GAIN_MAIL = 400,
	GAIN_MAIL_NAME = 150,
	GAIN_PARTY = 60,
	GAIN_GROUP = 40,
	SCORE_MAX = 1000,
	COMPARED_MAX = 2 * 1000 * 1000,
};

/* What a difference takes away, in a first and in a family name. */
static const int cost[WORDS_OTHER][2] = {
	[WORDS_EQUAL] = { 0, 0 },
	[WORDS_FOLDED] = { 20, 20 },
	[WORDS_MARKS] = { 150, 200 },
	[WORDS_SOUND] = { 60, 70 },
	[WORDS_SLIP] = { 260, 180 },
	[WORDS_LETTER] = { 350, 330 },
	[WORDS_SHORT] = { 360, 0 },
	[WORDS_PART] = { 320, 0 },
	[WORDS_INITIAL] = { 300, 330 },
};
static const unsigned reason_of[WORDS_OTHER] = {
	[WORDS_EQUAL] = 0,
	[WORDS_FOLDED] = SAME_FOLDED,
	[WORDS_MARKS] = SAME_MARKS,
	[WORDS_SOUND] = SAME_SOUND,
	[WORDS_SLIP] = SAME_SLIP,
	[WORDS_LETTER] = SAME_LETTER,
	[WORDS_SHORT] = SAME_SHORT,
	[WORDS_PART] = SAME_PART,
	[WORDS_INITIAL] = SAME_INITIAL,
};
enum { COST_HALF = 220, COST_LONE = 440 };

/* ---- Two names ---- */

/* Sure enough to let another part of the name be less so. */
static bool is_close(enum word_relation r)
{
	return r <= WORDS_SOUND;
}

/* Does every family name of the one with fewer have its like among the other's? */
static bool half_of(const struct name_form *a, const struct name_form *b)
{
	const struct name_form *few = a->n < b->n ? a : b, *many = few == a ? b : a;

	if (few->n < 2 || few->n == many->n)
		return false;
	for (size_t i = 1; i < few->n; i++) {
		bool found = false;

		for (size_t k = 1; k < many->n && !found; k++)
			found = few->word[i].n > 1 &&
				is_close(name_words(&few->word[i], &many->word[k], false));
		if (!found)
			return false;
	}
	return true;
}

/* The family names together: the least like of them. */
static enum word_relation families(const struct name_form *a, const struct name_form *b)
{
	enum word_relation worst = WORDS_EQUAL;

	if (a->n != b->n || a->n < 2)
		return WORDS_OTHER;
	for (size_t i = 1; i < a->n && worst != WORDS_OTHER; i++) {
		enum word_relation r = name_words(&a->word[i], &b->word[i], false);

		worst = r > worst ? r : worst;
	}
	return worst;
}

static struct same_score scored(int points, unsigned reasons)
{
	return (struct same_score) { points > 0 ? points : 0, reasons };
}

/* The first names fit as r says; the family names are still to be looked at. */
static struct same_score with_families(
	const struct name_form *a, const struct name_form *b, enum word_relation given)
{
	enum word_relation family = families(a, b);
	int points = SCORE_NAME - cost[given][0];
	unsigned reasons = reason_of[given];

	if (given == WORDS_SHORT && name_given_known(a->word[0].plain) &&
		name_given_known(b->word[0].plain))
		points -= COST_KNOWN;
	if (family < WORDS_OTHER) {
		if (!is_close(given) && !is_close(family))
			return scored(0, 0);
		if (given != WORDS_EQUAL && family != WORDS_EQUAL)
			points -= COST_BOTH;
		return scored(points - cost[family][1], reasons | reason_of[family]);
	}
	if (!is_close(given))
		return scored(0, 0);
	if (half_of(a, b))
		return scored(points - COST_HALF, reasons | SAME_HALF);
	if ((a->n == 1) != (b->n == 1))
		return scored(points - COST_LONE, reasons | SAME_LONE);
	return scored(0, 0);
}

static struct same_score swapped(const struct name_form *a, const struct name_form *b)
{
	enum word_relation x, y;

	if (a->n != 2 || b->n != 2)
		return scored(0, 0);
	x = name_words(&a->word[0], &b->word[1], true);
	y = name_words(&a->word[1], &b->word[0], false);
	if (!is_close(x) || !is_close(y))
		return scored(0, 0);
	return scored(SCORE_NAME - COST_SWAPPED - cost[x][0] - cost[y][1],
		SAME_SWAPPED | reason_of[x] | reason_of[y]);
}

static enum word_relation givens(const struct name_form *a, const struct name_form *b)
{
	enum word_relation r = name_words(&a->word[0], &b->word[0], true);

	if (r == WORDS_OTHER && name_shortened(a, b))
		r = WORDS_SHORT;
	return r;
}

static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space ? space + 1 : name;
}

/* Jonsson and Jönsson are two names, not one with its marks lost. */
static int other_marks(const struct name_form *a, const struct name_form *b, enum word_relation r)
{
	const char *x = last_word(a->written), *y = last_word(b->written);

	if (r != WORDS_MARKS || a->n < 2 || !name_family_marked(a->word[a->n - 1].plain) ||
		name_marks(x, y) != WORDS_MARKS)
		return 0;
	return COST_OTHER_MARKS;
}

static struct same_score compare(const struct name_form *a, const struct name_form *b)
{
	enum word_relation given;

	if (a->n == 0 || b->n == 0 || a->generation != b->generation)
		return scored(0, 0);
	if (name_plain_same(a, b)) {
		enum word_relation r = name_marks(a->written, b->written);

		return scored(SCORE_NAME - cost[r][1] - other_marks(a, b, r),
			r == WORDS_EQUAL ? SAME_NAME : reason_of[r]);
	}
	given = givens(a, b);
	return given == WORDS_OTHER ? swapped(a, b) : with_families(a, b, given);
}

struct same_score same_names(const char *a, const char *b)
{
	struct name_form x, y;

	name_form(&x, a);
	name_form(&y, b);
	return compare(&x, &y);
}

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

/* Somebody who took another family name and kept the address. */
static struct same_score married(const struct same_person *a, const struct name_form *x,
	const struct same_person *b, const struct name_form *y)
{
	enum word_relation given;

	if (x->n < 2 || y->n < 2)
		return scored(0, 0);
	given = name_words(&x->word[0], &y->word[0], true);
	if (!is_close(given) ||
		!(same_address(a->email, b->email) || address_says(a->email, y) ||
			address_says(b->email, x)))
		return scored(0, 0);
	return scored(SCORE_NAME - COST_MARRIED - cost[given][0], SAME_MARRIED | reason_of[given]);
}

static void weigh(const struct same_person *a, const struct name_form *x,
	const struct same_person *b, const struct name_form *y, struct same_score *s)
{
	bool one_mail = same_address(a->email, b->email),
	     two_mails = text_given(a->email) && text_given(b->email) && !one_mail,
	     two_parties = a->party_id && b->party_id && a->party_id != b->party_id,
	     spelled = !(s->reasons & SAME_NAME) && !one_mail &&
		(address_says(a->email, y) || address_says(b->email, x));

	s->score += one_mail ? GAIN_MAIL : 0;
	s->score += spelled ? GAIN_MAIL_NAME : 0;
	s->score -= two_mails && !spelled ? COST_MAIL : 0;
	s->score -= two_parties ? COST_PARTY : 0;
	s->reasons |= (one_mail ? SAME_MAIL : 0) | (spelled ? SAME_MAIL_NAME : 0) |
		(two_mails ? SAME_NOT_MAIL : 0) | (two_parties ? SAME_NOT_PARTY : 0);
	/* One name twice was let in because something told the two apart. */
	if ((s->reasons & SAME_NAME) && !one_mail && (two_mails || two_parties))
		s->score -= COST_NAMESAKES;
	if (a->party_id && a->party_id == b->party_id) {
		s->score += GAIN_PARTY;
		s->reasons |= SAME_PARTY;
	}
	if (share_group(a, b)) {
		s->score += GAIN_GROUP;
		s->reasons |= SAME_GROUP;
	}
	s->score = s->score > SCORE_MAX ? SCORE_MAX : s->score < 0 ? 0 : s->score;
}

static struct same_score judge(const struct same_person *a, const struct name_form *x,
	const struct same_person *b, const struct name_form *y)
{
	struct same_score s = compare(x, y);

	if (s.score == 0)
		s = married(a, x, b, y);
	if (s.score > 0)
		weigh(a, x, b, y, &s);
	return s;
}

/* ---- Pairs ---- */

static void add_pair(
	struct same_pairs *out, struct pool *p, size_t a, size_t b, const struct same_score *s)
{
	out->v = pool_grow(p, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] =
		(struct same_pair) { a < b ? a : b, a < b ? b : a, s->score, s->reasons };
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

static const unsigned vague = SAME_INITIAL | SAME_LONE | SAME_PART;

static bool more_fit(const struct same_pairs *out, const struct same_pair *pair, size_t person)
{
	for (size_t i = 0; i < out->n; i++) {
		const struct same_pair *o = &out->v[i];

		if (o != pair && (o->reasons & vague) && (o->a == person || o->b == person))
			return true;
	}
	return false;
}

/* "A. Ek" may be Anna or Anders: where several fit, each does so less. */
static void doubt(struct same_pairs *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct same_pair *p = &out->v[i];

		if ((p->reasons & vague) && (more_fit(out, p, p->a) || more_fit(out, p, p->b)))
			p->reasons |= SAME_MANY;
	}
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].reasons & SAME_MANY)
			out->v[i].score -= COST_MANY;
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

/* Those of one key with each other. */
static void compare_run(const struct same_register *r, const struct key *k, size_t n,
	size_t *compared, struct pool *p, struct same_pairs *out)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			const struct key *x = &k[i], *y = &k[j];
			struct same_score s;

			if (x->person == y->person)
				continue;
			if (++*compared > COMPARED_MAX) {
				out->cut = true;
				return;
			}
			s = judge(&r->people[x->person], &r->forms[x->form], &r->people[y->person],
				&r->forms[y->form]);
			if (s.score >= SAME_LEAST)
				add_pair(out, p, x->person, y->person, &s);
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
			struct same_score s =
				judge(who, &f, &r->people[person], &r->forms[r->keys[k].form]);

			if (s.score >= SAME_LEAST)
				add_pair(out, p, 0, person, &s);
		}
	}
	for (size_t i = 0; i < out->n; i++)
		out->v[i].a = 0;
	unite(out);
	for (size_t i = 0; i < out->n && out->n > 1; i++) {
		if (out->v[i].reasons & vague) {
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
