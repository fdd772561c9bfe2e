#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/names_parts.h"
#include "rules/words.h"

/* A row of people without commas: "Nils Ek ordförande Karin Berg (S) Ulf Ros Lena Alm". Words of names
 * make names; what stands between belongs to the one before. */

enum { WORDS_MAX = 160, NAMES_MAX = 64 };

enum run_class { RUN_NAME, RUN_PARTICLE, RUN_BODY, RUN_LOW };

struct run_word {
	struct span t;
	enum run_class class;
};

/* What a row holds: where names begin and end, in words. */
struct run {
	struct run_word v[WORDS_MAX];
	size_t n;
	struct {
		size_t from, to;
	} names[NAMES_MAX];
	size_t count;
};

static enum run_class class_of(struct span t)
{
	uint32_t cp;

	if (word_in(t.s, t.n, name_particles) && *t.s >= 'a' && *t.s <= 'z')
		return RUN_PARTICLE;
	if (letter_is_upper((unsigned char)*t.s) && name_is_given(t.s, t.n))
		return RUN_NAME;
	if (name_looks(t.s, t.n) == NAME_GIVEN_ONLY && !entry_trade(t))
		return RUN_NAME;
	/* "Claes T. Alm" */
	if (t.n > 1 && t.s[t.n - 1] == '.' && utf8_next(t.s, t.n, &cp, NULL) == t.n - 1 &&
		letter_is_upper(cp))
		return RUN_PARTICLE;
	return letter_is_upper((unsigned char)*t.s) ? RUN_BODY : RUN_LOW;
}

/* Words, with what stands in parentheses as one. */
static bool cut_words(struct run *r, struct span t)
{
	for (size_t i = 0; i < t.n;) {
		size_t sp = space_len(t.s + i), from;

		i += sp;
		from = i;
		if (i >= t.n)
			break;
		if (sp > 1 || (i > 0 && t.s[i - 1] == '\t') || r->n == WORDS_MAX)
			return false;
		if (t.s[i] == '(') {
			while (i < t.n && t.s[i] != ')')
				i++;
			i += i < t.n;
		}
		/* "Ida Alm(leder) Bo Ek" */
		while (i < t.n && space_len(t.s + i) == 0 && (t.s[i] != '(' || i == from))
			i++;
		r->v[r->n].t = (struct span) { t.s + from, i - from };
		r->v[r->n].class = class_of(r->v[r->n].t);
		r->n++;
	}
	return true;
}

static bool add_name(struct run *r, size_t from, size_t to)
{
	if (r->count == NAMES_MAX)
		return false;
	r->names[r->count].from = from;
	r->names[r->count++].to = to;
	return true;
}

static bool given(const struct run *r, size_t i)
{
	return name_is_given(r->v[i].t.s, r->v[i].t.n);
}

/* "Marie Kristine Brad Karstens", "Ida Alm Östra Sjö Byalag": is the even row of words no row of pairs? */
static bool one_person(const struct run *r, size_t from, size_t to)
{
	return given(r, from) &&
		(given(r, from + 1) ||
			(to - from == 4 &&
				(r->n == 4 ||
					(to < r->n && r->v[to].class == RUN_BODY &&
						*r->v[to].t.s != '('))));
}

/* A stretch of words of names, cut where a given name begins the next one. */
static bool cut_names(struct run *r, size_t from, size_t to, bool alone)
{
	size_t start = from, k = to - from;

	if (k < 2)
		return true;
	for (size_t i = from + 2; i + 2 <= to; i++)
		if (i - start >= 2 && given(r, i) && r->v[i - 1].class != RUN_PARTICLE) {
			if (!add_name(r, start, i))
				return false;
			start = i;
		}
	k = to - start;
	if (alone && k >= 4 && k % 2 == 0 && !one_person(r, start, to)) {
		for (; start < to; start += 2)
			if (!add_name(r, start, start + 2))
				return false;
		return true;
	}
	return add_name(r, start, to);
}

static const char after_place[] =
	"kommun|kommuns|stad|län|landsting|församling|universitet|högskola";
static const char before_place[] = "region|landstinget|länsstyrelsen|i|på|från|vid";

/* The stretches of names, less the words that belong to an organisation beside them: "Ekby kommun",
 * "Region Mellanby". */
static bool find_names(struct run *r, bool alone)
{
	for (size_t i = 0; i < r->n;) {
		size_t from = i, to;

		if (r->v[i].class != RUN_NAME) {
			i++;
			continue;
		}
		while (i < r->n &&
			(r->v[i].class == RUN_NAME ||
				(r->v[i].class == RUN_PARTICLE && i + 1 < r->n &&
					r->v[i + 1].class == RUN_NAME)))
			i++;
		to = i;
		/* Whom somebody stands in for is not there. */
		if (from > 0 && word_in(r->v[from - 1].t.s, r->v[from - 1].t.n, "för|ersätter|ers"))
			continue;
		if (from > 0 && word_in(r->v[from - 1].t.s, r->v[from - 1].t.n, before_place))
			from++;
		if (to < r->n && to > from && word_in(r->v[to].t.s, r->v[to].t.n, after_place))
			to--;
		if (to > from && !cut_names(r, from, to, alone))
			return false;
	}
	return true;
}

/* What may stand between names in a list, unlike in prose. */
static bool between(const struct run *r, size_t from, size_t to)
{
	struct span t;

	if (from >= to || r->v[from].class == RUN_BODY || r->v[from].class == RUN_NAME)
		return true;
	t = (struct span) { r->v[from].t.s,
		(size_t)(r->v[to - 1].t.s + r->v[to - 1].t.n - r->v[from].t.s) };
	return *t.s == '(' || entry_role_like(t) || entry_part_like(t) || entry_party(r->v[from].t);
}

size_t run_split(struct span t, bool alone, struct span *parts, size_t max)
{
	struct run r = { .n = 0 };
	size_t n = 0;

	if (span_few_words(t) || !cut_words(&r, t) || !find_names(&r, alone) || r.count < 2 ||
		r.count + 1 > max)
		return 0;
	for (size_t i = 0; i < r.count; i++)
		if (!between(&r, r.names[i].to, i + 1 < r.count ? r.names[i + 1].from : r.n))
			return 0;
	/* "Fiskekontrollanter Bo Ek Ida Alm" */
	if (r.names[0].from == 1 && entry_trade(r.v[0].t) && r.v[0].class == RUN_BODY)
		r.names[0].from = 0;
	if (r.names[0].from > 0) {
		if (!between(&r, 0, r.names[0].from))
			return 0;
		parts[n++] = (struct span) { t.s, (size_t)(r.v[r.names[0].from].t.s - t.s) };
	}
	for (size_t i = 0; i < r.count; i++) {
		const char *from = r.v[r.names[i].from].t.s;
		const char *to = i + 1 < r.count ? r.v[r.names[i + 1].from].t.s : t.s + t.n;

		parts[n++] = (struct span) { from, (size_t)(to - from) };
	}
	return n;
}
