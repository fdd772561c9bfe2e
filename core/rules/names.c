#include "rules/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names_parts.h"
#include "rules/words.h"

const char name_particles[] =
	"von|af|av|de|da|di|do|dos|du|la|le|van|der|den|el|al|ibn|bin|ten|ter|zu|del|della";

static size_t token_len(const char *s)
{
	size_t n = 0;

	while (s[n] && space_len(s + n) == 0 && s[n] != '\n')
		n++;
	return n;
}

/* Append the tokens of s with single spaces between. */
static void add_tokens(struct buf *out, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		size_t sp = space_len(s), len;

		if (sp > 0 || *s == '\n') {
			s += sp ? sp : 1;
			continue;
		}
		len = token_len(s);
		if (s + len > end)
			len = (size_t)(end - s);
		if (out->len > 0)
			buf_putc(out, ' ');
		buf_add(out, s, len);
		s += len;
	}
}

/* "Alm, Karin" → "Karin Alm"; anything else as it is, spaces collapsed. */
static char *given_first(const char *written)
{
	const char *comma = strchr(written, ',');
	struct buf b = { 0 };

	if (comma && !strchr(comma + 1, ',') && !text_blank(comma + 1)) {
		add_tokens(&b, comma + 1, strlen(comma + 1));
		add_tokens(&b, written, (size_t)(comma - written));
	} else {
		add_tokens(&b, written, strlen(written));
	}
	return b.s ? buf_take(&b) : xstrdup("");
}

void name_split(const char *written, struct name_parts *out)
{
	char *name = given_first(written);
	size_t n = token_len(name);

	out->given = xstrndup(name, n);
	out->family = xstrdup(name[n] ? name + n + 1 : "");
	free(name);
}

void name_parts_release(struct name_parts *p)
{
	free(p->given);
	free(p->family);
	*p = (struct name_parts) { 0 };
}

char *name_given_first(const char *given, const char *family)
{
	if (!*family || !*given)
		return xstrdup(*given ? given : family);
	return xasprintf("%s %s", given, family);
}

char *name_family_first(const char *given, const char *family)
{
	if (!*family || !*given)
		return xstrdup(*given ? given : family);
	return xasprintf("%s, %s", family, given);
}

/* The family name from its first word that is no particle. */
static const char *without_particles(const char *family)
{
	const char *s = family;
	size_t n = token_len(s);

	while (s[n] && word_in(s, n, name_particles)) {
		s += n + space_len(s + n);
		n = token_len(s);
	}
	return s;
}

char *name_sort_form(const char *given, const char *family, bool skip_particles)
{
	const char *from = skip_particles ? without_particles(family) : family;

	return *from ? xasprintf("%s %s", from, given) : xstrdup(given);
}

char *name_initials(const char *name)
{
	char *s = given_first(name);
	struct buf b = { 0 };
	bool start = true;

	for (size_t i = 0; s[i];) {
		uint32_t cp;
		size_t n = token_len(s + i);

		if (start && i > 0 && s[i - 1] == ' ' && word_in(s + i, n, name_particles)) {
			i += n;
			continue;
		}
		n = utf8_next(s + i, strlen(s + i), &cp, NULL);
		if (start && letter_is(cp))
			buf_add(&b, s + i, n);
		start = cp == ' ' || cp == '-';
		i += n;
	}
	free(s);
	return b.s ? buf_take(&b) : xstrdup("");
}

/* How many letters of the family name tell p from q, who has the same first name; 0 when none
 * do. */
static size_t letters_to_tell(const char *p, const char *q)
{
	size_t i = 0, k = 0, letters = 0;

	while (p[i]) {
		uint32_t x, y = 0;

		i += utf8_next(p + i, strlen(p + i), &x, NULL);
		letters++;
		if (!q[k])
			return letters;
		k += utf8_next(q + k, strlen(q + k), &y, NULL);
		if (letter_lower(x) != letter_lower(y))
			return letters;
	}
	return 0;
}

static size_t bytes_of_letters(const char *s, size_t letters)
{
	size_t at = 0;
	uint32_t cp;

	while (letters-- > 0 && s[at])
		at += utf8_next(s + at, strlen(s + at), &cp, NULL);
	return at;
}

char *name_speaker(const char *name, const char *const *all, size_t n)
{
	struct name_parts me, other;
	size_t need = 0;
	bool twin = false;
	const char *family;
	char *label;

	name_split(name, &me);
	family = without_particles(me.family);
	for (size_t i = 0; i < n; i++) {
		size_t letters;

		name_split(all[i], &other);
		if (words_equal(me.given, strlen(me.given), other.given, strlen(other.given)) &&
			strcmp(me.family, other.family) != 0) {
			letters = letters_to_tell(family, without_particles(other.family));
			twin |= letters == 0;
			need = letters > need ? letters : need;
		}
		name_parts_release(&other);
	}
	if (twin)
		label = name_given_first(me.given, me.family);
	else if (need > 0)
		label = xasprintf("%s %.*s", me.given, (int)bytes_of_letters(family, need), family);
	else
		label = xstrdup(me.given);
	name_parts_release(&me);
	return label;
}

/* One typed token against the start of a name's token. */
enum fit { FIT_NOT, FIT_LOOSE, FIT_STRICT };

static enum fit prefix_fit(const char *typed, size_t n, const char *text, size_t m, bool whole)
{
	enum fit fit = FIT_STRICT;
	size_t i = 0, k = 0;

	while (i < n) {
		uint32_t x, y;

		if (k >= m)
			return FIT_NOT;
		i += utf8_next(typed + i, n - i, &x, NULL);
		k += utf8_next(text + k, m - k, &y, NULL);
		x = letter_lower(x);
		if (x == letter_lower(y))
			continue;
		if (x >= 0x80 || x != letter_base(y))
			return FIT_NOT;
		fit = FIT_LOOSE;
	}
	return whole && k < m ? FIT_NOT : fit;
}

enum { TOKENS_MAX = 8 };
struct tokens {
	const char *at[TOKENS_MAX];
	size_t len[TOKENS_MAX];
	size_t n;
};

/* The words of a name or fragment; with hyphens, "Anna-Lena" counts as two. */
static struct tokens tokens_of(const char *s, bool hyphens)
{
	struct tokens t = { 0 };

	while (*s && t.n < TOKENS_MAX) {
		size_t sp = space_len(s), n = 0;

		s += sp;
		while (s[n] && space_len(s + n) == 0 && !(hyphens && s[n] == '-'))
			n++;
		if (n > 0) {
			t.at[t.n] = s;
			t.len[t.n++] = n;
		}
		s += n;
		if (hyphens && *s == '-')
			s++;
	}
	return t;
}

/* Each typed token begins a part of the name of its own; in_order: one after the other. */
static enum fit parts_fit(const struct tokens *typed, const struct tokens *name, bool in_order)
{
	bool used[TOKENS_MAX] = { 0 };
	enum fit worst = FIT_STRICT;
	size_t from = 0;

	for (size_t i = 0; i < typed->n; i++) {
		enum fit best = FIT_NOT;
		size_t k, hit = 0;

		for (k = from; k < name->n && best == FIT_NOT; k++)
			if (!used[k]) {
				best = prefix_fit(typed->at[i], typed->len[i], name->at[k],
					name->len[k], false);
				hit = k;
			}
		if (best == FIT_NOT)
			return FIT_NOT;
		used[hit] = true;
		from = in_order ? hit + 1 : 0;
		worst = best < worst ? best : worst;
	}
	return worst;
}

static enum fit initials_fit(const char *typed, const char *name)
{
	char *initials = name_initials(name);
	enum fit fit = prefix_fit(typed, strlen(typed), initials, strlen(initials), true);

	free(initials);
	return fit;
}

/* 0 for no fit; otherwise the better the higher. */
static int rank_of(const char *fragment, const char *name)
{
	struct tokens typed = tokens_of(fragment, false), full = tokens_of(name, false);
	struct tokens parts = tokens_of(name, true), bits = tokens_of(fragment, true);
	size_t n = strlen(fragment);
	enum fit fit;

	if (typed.n == 0 || full.n == 0)
		return 0;
	fit = prefix_fit(fragment, n, name, strlen(name), true);
	if (fit)
		return 12 + (int)fit;
	fit = prefix_fit(typed.at[0], typed.len[0], full.at[0], full.len[0], true);
	if (fit && (typed.n == 1 || parts_fit(&typed, &full, true)))
		return 10 + (int)fit;
	fit = parts_fit(&bits, &parts, true);
	if (fit && prefix_fit(typed.at[0], typed.len[0], full.at[0], full.len[0], false))
		return 8 + (int)fit;
	if (fit)
		return 6 + (int)fit;
	fit = parts_fit(&bits, &parts, false);
	if (fit)
		return 4 + (int)fit;
	fit = typed.n == 1 ? initials_fit(fragment, name) : FIT_NOT;
	return fit ? 2 + (int)fit : 0;
}

size_t name_resolve(const char *fragment, const char *const *names, size_t n, size_t *hits)
{
	char *wanted = given_first(fragment);
	size_t count = 0;
	int best = 0;

	for (size_t i = 0; i < n; i++) {
		int rank = rank_of(wanted, names[i]);

		if (rank == 0 || rank < best)
			continue;
		if (rank > best)
			count = 0;
		best = rank;
		hits[count++] = i;
	}
	free(wanted);
	return count;
}
