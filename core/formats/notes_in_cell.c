#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/names_parts.h"
#include "rules/words.h"

/* One cell of a list without commas: which of its words are the name, which lead it ("Kommunchef Ida
 * Alm") and which follow ("Ida Alm Ekby kommun"). Every stretch that could be the name is weighed by
 * what stands on both sides of it. */

enum { WORDS_MAX = 14, LEAD_MAX = 6, NAME_MAX = 6, LOW_LEAD_MAX = 3 };

enum word_kind {
	CELL_GIVEN,
	CELL_NAME,
	CELL_PARTICLE,
	CELL_INITIAL,
	CELL_LETTERS,
	CELL_BODY,
	CELL_LOW,
	CELL_OTHER
};

struct words {
	struct span t;
	struct span v[WORDS_MAX];
	enum word_kind kind[WORDS_MAX];
	size_t n;
};

static const char companies[] = "ab|hb|kb|oy|as|aps";

/* Organisations whose names could be a person's. */
static const char like_names[] =
	"kommunal|vision|visita|saco|ssr|lions|rotary|leader|ledarna|unionen|seko|handels|metall|byggnads|"
	"polisen|facket|samhall|coompanion|skogsstyrelsen|almi|finsam|hela landet|röda korset|rädda barnen|"
	"friskis|korpen|riksteatern|kommunals|elevkåren|seniorerna|hemvärnet|landsbygdsriksdagen|"
	"näringslivet|friluftsfrämjandet|studiefrämjandet|medborgarskolan|vuxenskolan|sensus|bilda";

static enum word_kind kind_of(struct span t)
{
	uint32_t cp;

	if (word_in(t.s, t.n, name_particles) && *t.s >= 'a' && *t.s <= 'z')
		return CELL_PARTICLE;
	if (letter_is_upper((unsigned char)*t.s) && name_is_given(t.s, t.n))
		return CELL_GIVEN;
	if (name_looks(t.s, t.n) == NAME_GIVEN_ONLY)
		return entry_body_ends(t) || entry_trade(t) ? CELL_BODY : CELL_NAME;
	utf8_next(t.s, t.n, &cp, NULL);
	if (!letter_is(cp))
		return CELL_OTHER;
	if (!letter_is_upper(cp))
		return CELL_LOW;
	if (word_len(t.s) == t.n - (t.s[t.n - 1] == '.') && t.n <= 3 &&
		utf8_next(t.s, t.n, &cp, NULL) + (t.s[t.n - 1] == '.') == t.n)
		return CELL_INITIAL;
	return entry_letters(t) ? CELL_LETTERS : CELL_BODY;
}

/* The bytes up to a space, or to the hyphen of "Siri-mailansvarig". */
static size_t word_bytes(struct span t)
{
	size_t n = 0, hyphen = 0;
	struct span duty;

	for (; n < t.n && space_len(t.s + n) == 0; n++)
		hyphen = t.s[n] == '-' ? n : hyphen;
	duty = (struct span) { t.s + hyphen + 1, n > hyphen ? n - hyphen - 1 : 0 };
	if (hyphen == 0 || duty.n == 0)
		return n;
	if (*duty.s >= '1' && *duty.s <= '9')
		return hyphen;
	return *duty.s >= 'a' && *duty.s <= 'z' && (entry_role_ends(duty) || entry_role_like(duty))
		? hyphen
		: n;
}

static bool cut_words(struct words *w, struct span t)
{
	*w = (struct words) { .t = t };
	for (size_t i = 0; i < t.n;) {
		size_t sp = space_len(t.s + i), from;

		i += sp;
		i += w->n > 0 && i < t.n && t.s[i] == '-';
		from = i;
		i += word_bytes((struct span) { t.s + i, t.n - i });
		if (i == from)
			break;
		if (w->n == WORDS_MAX)
			return false;
		w->v[w->n] = (struct span) { t.s + from, i - from };
		w->kind[w->n] = kind_of(w->v[w->n]);
		w->n++;
	}
	return w->n > 0;
}

/* The words from..to as one stretch. */
static struct span stretch(const struct words *w, size_t from, size_t to)
{
	const char *end = to > from ? w->v[to - 1].s + w->v[to - 1].n : w->v[from].s;

	return (struct span) { w->v[from].s, (size_t)(end - w->v[from].s) };
}

/* "7A", "F-klass", "1.klasse", "åk 3": where pupils come from. */
static bool is_class(struct span t)
{
	size_t n = strlen("klass");

	if (words_start(t.s, "åk|klass|årskurs|årskurs:") > 0)
		return true;
	return (t.n == 2 && *t.s >= '1' && *t.s <= '9' && letter_is((unsigned char)t.s[1])) ||
		(t.n > n && word_is(t.s + t.n - n, n, "klass")) ||
		(t.n > n + 1 && word_is(t.s + t.n - n - 1, n + 1, "klasse"));
}

/* "polisen", "biblioteket": one word for a place of work. */
static bool definite(struct span t)
{
	return t.n > 5 &&
		(word_is(t.s + t.n - 2, 2, "en") || word_is(t.s + t.n - 2, 2, "et") ||
			word_is(t.s + t.n - 2, 2, "an") || word_is(t.s + t.n - 2, 2, "in"));
}

/* Small letters after a name: a party's letter, a role, a part of the meeting, where from. */
static bool low_tail(struct span rest)
{
	size_t word = word_len(rest.s);

	if (word > 0 && word <= rest.n && entry_party((struct span) { rest.s, word })) {
		rest = span_trim((struct span) { rest.s + word, rest.n - word });
		if (rest.n == 0)
			return true;
	}
	return words_start(rest.s, "från|vid|hos|på") > 0 ||
		word_in(rest.s, rest.n, "region|regionen|kansliet|landstinget") ||
		entry_role_like(rest) || entry_part_like(rest) || entry_status_like(rest) ||
		entry_stand_in(rest) > 0 || entry_plot(rest) > 0 || is_class(rest);
}

/* "Ekviks kommun", "Svenska kyrkan", "Kultur och fritid", "Norra bygdens vattenråd": does an organisation
 * of words that could be names begin at word j? */
static bool body_at(const struct words *w, size_t j)
{
	struct span first = w->v[j], rest = stretch(w, j, w->n);
	struct span next;
	bool plain = true;

	/* "Östra Norrö byalag"; "Primärvården" needs no word before it. */
	for (size_t k = j; k < w->n; k++)
		plain &= w->kind[k] != CELL_LOW && (k + 1 < w->n || !definite(w->v[k]));
	if (words_start(first.s, like_names) > 0 ||
		(plain && word_in(w->v[w->n - 1].s, w->v[w->n - 1].n, companies)) ||
		(plain && entry_body_ends(w->v[w->n - 1])))
		return true;
	if (j + 1 == w->n)
		return false;
	next = w->v[j + 1];
	/* "Norra Ekby kommun" */
	if (w->kind[j + 1] == CELL_NAME && first.s[first.n - 1] == 'a' && j + 2 < w->n)
		return w->kind[j + 2] == CELL_LOW && !low_tail(stretch(w, j + 2, w->n));
	if (w->kind[j + 1] != CELL_LOW || low_tail(stretch(w, j + 1, w->n)))
		return false;
	return rest.n > first.n && (next.n > 3 || word_in(next.s, next.n, "och|i|för|län"));
}

/* What speaks for words from j on to follow a name: 0 where nothing does. */
static bool follows(const struct words *w, size_t j, bool known, bool tails)
{
	struct span rest;

	if (j == w->n)
		return true;
	rest = stretch(w, j, w->n);
	if (j + 1 == w->n &&
		(entry_mark(rest) || is_class(rest) ||
			(entry_party(rest) && *rest.s >= 'A' && *rest.s <= 'Z')))
		return true;
	switch (w->kind[j]) {
	case CELL_LOW:
		return low_tail(rest) ||
			(j + 1 == w->n && definite(rest) && (known || entry_body_ends(rest)));
	case CELL_LETTERS:
		return !word_in(w->v[j].s, w->v[j].n, companies);
	case CELL_BODY:
		return true;
	case CELL_GIVEN:
	case CELL_NAME:
		return body_at(w, j) || tails || entry_role_like(rest);
	case CELL_PARTICLE:
	case CELL_INITIAL:
		return false;
	case CELL_OTHER:
		return entry_part_like(rest) || entry_plot(rest) > 0 || is_class(rest) ||
			dash_len(rest.s) > 0;
	}
	return false;
}

/* "anhörigkonsulent", "andre vice ordf.": words in small letters in front of a name. */
static bool low_lead(const struct words *w, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (w->kind[k] != CELL_LOW && !(k > 0 && w->kind[k] == CELL_PARTICLE))
			return false;
	return i == 1 ||
		(i <= LOW_LEAD_MAX &&
			(words_start(w->v[0].s,
				 "andre|andra|förste|första|1:e|2:e|tf|bitr|bitr.|dessutom|även") ||
				entry_role_ends(stretch(w, 0, i)) ||
				entry_role_like(stretch(w, 0, i))));
}

/* Can the words before i lead a name: a role, an organisation's letters, "för arbetsgivaren"? */
static bool leads(const struct words *w, size_t i, bool full)
{
	struct span lead = stretch(w, 0, i);
	bool known = i < w->n && w->kind[i] == CELL_GIVEN;

	if (role_start(lead.s) == lead.n)
		return true;
	if (words_start(lead.s, "för|från|fra|for") > 0)
		return full && known && i > 1;
	if (full && i <= LOW_LEAD_MAX && low_lead(w, i))
		return true;
	if (i == 1)
		return entry_letters(lead) || is_class(lead) || entry_trade(lead) ||
			entry_role_like(lead) || (full && known && entry_body_ends(lead));
	/* "Representant SPF Ida Alm" */
	return full &&
		(entry_role_ends(lead) ||
			(known &&
				(entry_body_ends(lead) ||
					(entry_trade(w->v[0]) && w->kind[1] != CELL_NAME &&
						w->kind[i - 1] != CELL_NAME))));
}

static bool role_leads(const struct words *w, size_t i)
{
	return entry_role_like(stretch(w, 0, i)) || entry_trade(w->v[0]);
}

/* How well the words from..to stand as a full name; 0 where they are none. */
static int weight(const struct words *w, size_t from, size_t to, bool tails)
{
	struct span name = stretch(w, from, to);
	bool known = w->kind[from] == CELL_GIVEN;
	size_t words = to - from;

	for (size_t k = from; k < to; k++)
		words -= w->kind[k] == CELL_PARTICLE;
	/* "FK Ida Alm"; "CG Alm" */
	if (w->kind[from] == CELL_LETTERS &&
		(w->kind[from + 1] == CELL_GIVEN || words > 2 || w->v[from].n > 2))
		return 0;
	if ((w->kind[from] == CELL_BODY && entry_trade(w->v[from])) ||
		!follows(w, to, known, tails && (words == 2 || to + 1 == w->n)) ||
		(from > 0 && !leads(w, from, true)) || name_in_list(name.s, name.n) != NAME_FULL)
		return 0;
	/* "Ida Alm Ros Ekby" where the others have a place of one word behind them */
	return 1 + 3 * known + (from == 0 ? 2 : 3 * role_leads(w, from)) + (words == 2) +
		2 * (tails && to + 1 == w->n);
}

/* The heaviest stretch for a full name. */
static bool full_name(const struct words *w, bool tails, size_t *from, size_t *to)
{
	int best = 0;

	for (size_t i = 0; i < w->n && i <= LEAD_MAX; i++) {
		if (w->kind[i] == CELL_LOW || w->kind[i] == CELL_OTHER)
			continue;
		for (size_t j = i + 2; j <= w->n && j <= i + NAME_MAX; j++) {
			int now = weight(w, i, j, tails);

			if (now > best) {
				best = now;
				*from = i;
				*to = j;
			}
		}
	}
	return best > 0;
}

/* "Föregående" in "Föregående protokoll" */
static bool participle(struct span t)
{
	return t.n > 6 && (word_is(t.s + t.n - 4, 4, "ende") || word_is(t.s + t.n - 4, 4, "ande"));
}

/* "Siri från Ekby", "Ordf Siri", "Siri mailansvarig": a lone first name. */
static bool lone_name(const struct words *w, bool lone, size_t *from, size_t *to)
{
	for (size_t i = 0; i < w->n && i <= LEAD_MAX; i++) {
		struct span rest = i + 1 < w->n ? stretch(w, i + 1, w->n) : (struct span) { "", 0 };

		if ((w->kind[i] != CELL_GIVEN && w->kind[i] != CELL_NAME) ||
			(i > 0 && !leads(w, i, false)))
			continue;
		if (rest.n > 0 && !is_class(rest) &&
			!(w->kind[i] == CELL_GIVEN && words_start(rest.s, "från|vid|hos|på") > 0) &&
			!(lone && w->kind[i + 1] == CELL_LOW && !participle(w->v[i]) &&
				(entry_role_ends(rest) || entry_role_like(rest))))
			continue;
		*from = i;
		*to = i + 1;
		return true;
	}
	return false;
}

enum name_kind cell_name(struct span t, bool lone, bool tails, struct named_cell *c)
{
	struct words w;
	size_t from = 0, to = 0;
	enum name_kind kind = NAME_FULL;

	*c = (struct named_cell) { .name = t };
	if (!cut_words(&w, t) || words_start(t.s, like_names) == t.n)
		return NAME_NONE;
	if (!full_name(&w, tails, &from, &to)) {
		if (!lone_name(&w, lone, &from, &to))
			return name_in_list(t.s, t.n);
		kind = NAME_GIVEN_ONLY;
	}
	c->name = stretch(&w, from, to);
	if (from > 0)
		c->lead = stretch(&w, 0, from);
	if (to < w.n)
		c->tail = stretch(&w, to, w.n);
	return kind;
}

bool tails_add(struct tails *t, struct span cell)
{
	struct words w;
	struct span last;

	if (!cut_words(&w, cell))
		return false;
	t->places += w.n == 1 && w.kind[0] == CELL_NAME;
	if (w.n < 2 || w.kind[0] != CELL_GIVEN)
		return false;
	t->full++;
	for (size_t i = 1; i < w.n; i++)
		if (w.kind[i] != CELL_NAME)
			return false;
	last = w.v[w.n - 1];
	if (w.n < 3)
		return false;
	for (size_t i = 0; i < t->such && i < TAILS_MAX; i++)
		t->again |= words_equal(t->last[i].s, t->last[i].n, last.s, last.n);
	if (t->such < TAILS_MAX)
		t->last[t->such] = last;
	t->such++;
	return true;
}

bool tails_sure(const struct tails *t)
{
	return (t->such >= 3 && t->places > 0 && t->such * 2 >= t->full) ||
		(t->such >= 3 && t->again && t->such * 3 >= t->full * 2) ||
		(t->such >= 4 && t->such * 5 >= t->full * 4);
}
