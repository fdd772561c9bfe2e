#include "rules/name_pair.h"

#include <string.h>

enum {
	SCORE_NAME = 950, /* two entries of one name */
	COST_BOTH = 50,   /* both names are spelled otherwise */
	COST_BOTH_USUAL = 220,
	COST_SWAPPED = 60,
	COST_OTHER_MARKS = 220,
	COST_KNOWN = 80,  /* a short form that is a name by itself */
	COST_USUAL = 120, /* either spelling is usual */
	COST_MARRIED = 350,
	COST_HALF = 400, /* siblings and strangers have such names as well */
	COST_LONE = 440,
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
	[WORDS_PART] = { 420, COST_HALF },
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

/* Sure enough to let another part of the name be less so. */
static bool is_close(enum word_relation r)
{
	return r <= WORDS_SOUND;
}

static struct same_score scored(int points, unsigned reasons, enum name_needs needs)
{
	return (struct same_score) { points > 0 ? points : 0, reasons, needs };
}

static const struct same_score two_people = { 0 };

static enum name_needs more(enum name_needs a, enum name_needs b)
{
	return a > b ? a : b;
}

/* ---- Family names ---- */

/* Does every family name of the one with fewer stand among the other's? */
static bool half_of(const struct name_form *a, const struct name_form *b)
{
	const struct name_form *few = a->n < b->n ? a : b, *many = few == a ? b : a;

	if (few->n < 2 || few->n == many->n)
		return false;
	for (size_t i = 1; i < few->n; i++) {
		bool found = false;

		for (size_t k = 1; k < many->n && !found; k++)
			found = few->word[i].n > 1 &&
				name_words(&few->word[i], &many->word[k], WORD_FAMILY) ==
					WORDS_EQUAL;
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
		enum word_relation r = name_words(&a->word[i], &b->word[i], WORD_FAMILY);

		worst = r > worst ? r : worst;
	}
	return worst;
}

/* Is the last name an ordinary one in either spelling: Carlsson and Karlsson? */
static bool families_usual(const struct name_form *a, const struct name_form *b)
{
	return a->n > 1 && b->n > 1 && name_family_known(a->word[a->n - 1].plain) &&
		name_family_known(b->word[b->n - 1].plain);
}

static bool givens_usual(const struct name_form *a, const struct name_form *b)
{
	return name_given_known(a->word[0].plain) && name_given_known(b->word[0].plain);
}

/* ---- Two names ---- */

static enum word_relation givens(const struct name_form *a, const struct name_form *b)
{
	enum word_relation r = name_words(&a->word[0], &b->word[0], WORD_GIVEN);

	if (r == WORDS_OTHER && name_shortened(a, b))
		r = WORDS_SHORT;
	return r;
}

static bool either_pet(const struct name_form *a, const struct name_form *b)
{
	return name_given_pet(a->word[0].plain) || name_given_pet(b->word[0].plain);
}

/* What a first name that differs so asks for. */
static enum name_needs given_needs(
	const struct name_form *a, const struct name_form *b, enum word_relation given)
{
	bool usual = givens_usual(a, b);

	switch (given) {
	case WORDS_LETTER:
		return NEEDS_ADDRESS;
	case WORDS_SHORT:
		return usual && !either_pet(a, b) ? NEEDS_ADDRESS : NEEDS_TIE;
	case WORDS_PART:
		return NEEDS_GROUP;
	case WORDS_INITIAL:
	case WORDS_SLIP:
		return NEEDS_TIE;
	default:
		return NEEDS_NOTHING;
	}
}

static enum name_needs family_needs(enum word_relation family, bool usual)
{
	switch (family) {
	case WORDS_LETTER:
		return NEEDS_ADDRESS;
	case WORDS_PART:
		return NEEDS_GROUP;
	case WORDS_INITIAL:
		return NEEDS_TIE;
	case WORDS_SOUND:
		return usual ? NEEDS_TIE : NEEDS_NOTHING;
	default:
		return NEEDS_NOTHING;
	}
}

/* Both parts differ, if little: of two names that many have (Eva Ros, Ewa Roos) it is next to nothing. */
static struct same_score both_differ(
	const struct name_form *a, const struct name_form *b, struct same_score s)
{
	bool usual = givens_usual(a, b);

	s.score -= COST_BOTH;
	if (usual && families_usual(a, b))
		s.needs = more(s.needs, NEEDS_GROUP);
	if (usual && name_family_whole(a->word[a->n - 1].plain) &&
		name_family_whole(b->word[b->n - 1].plain))
		s.score -= COST_BOTH_USUAL;
	return s;
}

static struct same_score with_like_families(const struct name_form *a, const struct name_form *b,
	enum word_relation given, enum word_relation family)
{
	bool usual = families_usual(a, b);
	struct same_score s = scored(SCORE_NAME - cost[given][0] - cost[family][1],
		reason_of[given] | (family == WORDS_PART ? SAME_HALF : reason_of[family]),
		more(given_needs(a, b, given), family_needs(family, usual)));

	if (!is_close(given) && !is_close(family))
		return two_people;
	if (given == WORDS_SHORT && givens_usual(a, b) && !either_pet(a, b))
		s.score -= COST_KNOWN;
	if ((given == WORDS_SOUND && givens_usual(a, b) && usual) ||
		(family == WORDS_SOUND && usual))
		s.score -= COST_USUAL;
	return given != WORDS_EQUAL && family != WORDS_EQUAL ? both_differ(a, b, s) : s;
}

/* The first names fit as given says; the family names are still to be looked at. */
static struct same_score with_families(
	const struct name_form *a, const struct name_form *b, enum word_relation given)
{
	enum word_relation family = families(a, b);
	int points = SCORE_NAME - cost[given][0];
	unsigned reasons = reason_of[given];

	if (family < WORDS_OTHER)
		return with_like_families(a, b, given, family);
	if (!is_close(given))
		return two_people;
	if (half_of(a, b))
		return scored(points - COST_HALF, reasons | SAME_HALF, NEEDS_GROUP);
	if (a->n == 1 && b->n == 1)
		return scored(points, reasons, NEEDS_TIE);
	if (a->n == 1 || b->n == 1)
		return scored(points - COST_LONE, reasons | SAME_LONE, NEEDS_TIE);
	return two_people;
}

/* Turned round it is a name only where one of the two is a first name and the other none: Hassan Ali and Ali
 * Hassan are two. */
static enum name_needs swapped_needs(const struct name_form *a)
{
	bool first = name_given_known(a->word[0].plain), last = name_given_known(a->word[1].plain);

	return first && last ? NEEDS_ADDRESS : first || last ? NEEDS_NOTHING : NEEDS_TIE;
}

static struct same_score swapped(const struct name_form *a, const struct name_form *b)
{
	enum word_relation x, y;

	if (a->n != 2 || b->n != 2)
		return two_people;
	x = name_words(&a->word[0], &b->word[1], WORD_GIVEN);
	y = name_words(&a->word[1], &b->word[0], WORD_FAMILY);
	if (!is_close(x) || !is_close(y))
		return two_people;
	return scored(SCORE_NAME - COST_SWAPPED - cost[x][0] - cost[y][1],
		SAME_SWAPPED | reason_of[x] | reason_of[y],
		more(swapped_needs(a), swapped_needs(b)));
}

static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space ? space + 1 : name;
}

/* Jonsson and Jönsson are two names, not one with its marks lost. */
static bool other_marks(const struct name_form *a, const struct name_form *b, enum word_relation r)
{
	const char *x = last_word(a->written), *y = last_word(b->written);

	return r == WORDS_MARKS && a->n > 1 && name_family_marked(a->word[a->n - 1].plain) &&
		name_marks(x, y) == WORDS_MARKS;
}

static struct same_score plain_same(const struct name_form *a, const struct name_form *b)
{
	enum word_relation r = name_marks(a->written, b->written);
	bool two = other_marks(a, b, r);

	return scored(SCORE_NAME - cost[r][1] - (two ? COST_OTHER_MARKS : 0),
		r == WORDS_EQUAL ? SAME_NAME : reason_of[r], two ? NEEDS_ADDRESS : NEEDS_NOTHING);
}

struct same_score name_pair(const struct name_form *a, const struct name_form *b)
{
	enum word_relation given;

	if (a->n == 0 || b->n == 0 || a->generation != b->generation)
		return two_people;
	if (name_plain_same(a, b))
		return plain_same(a, b);
	given = givens(a, b);
	return given == WORDS_OTHER ? swapped(a, b) : with_families(a, b, given);
}

struct same_score name_pair_married(const struct name_form *a, const struct name_form *b)
{
	enum word_relation given;

	if (a->n < 2 || b->n < 2)
		return two_people;
	for (size_t i = 1; i < a->n; i++) {
		for (size_t k = 1; k < b->n; k++)
			if (name_words(&a->word[i], &b->word[k], WORD_FAMILY) == WORDS_EQUAL)
				return two_people;
	}
	given = name_words(&a->word[0], &b->word[0], WORD_GIVEN);
	return is_close(given) ? scored(SCORE_NAME - COST_MARRIED - cost[given][0],
					 SAME_MARRIED | reason_of[given], NEEDS_ADDRESS)
			       : two_people;
}
