#include "formats/notes_in_entry.h"

#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names_parts.h"
#include "rules/words.h"

enum { ENTRY_BYTES_MAX = 240 };

struct span span_trim(struct span t)
{
	while (t.n > 0 && (strchr(" \t", *t.s) || space_len(t.s) > 0)) {
		size_t sp = space_len(t.s);

		sp = sp > t.n || sp == 0 ? t.n : sp;
		t.s += sp;
		t.n -= sp;
	}
	while (t.n > 0 && strchr(" \t", t.s[t.n - 1]))
		t.n--;
	while (t.n > 1 && memcmp(t.s + t.n - 2, "\xc2\xa0", 2) == 0)
		t.n -= 2;
	return t;
}

static struct span span(const char *s, size_t n)
{
	return span_trim((struct span) { s, n });
}

/* Without list sign, list number, final full stop or comma, table bars. */
static struct span bare(struct span t)
{
	int number;
	size_t n;

	t = span_trim(t);
	n = t.n > 0 ? number_len(t.s, 2, &number) : 0;
	if (n > 0 && n < t.n && strchr(".)", t.s[n]))
		t = span(t.s + n + 1, t.n - n - 1);
	while (t.n > 0 && strchr(".,;:?|*", t.s[t.n - 1]) &&
		!(t.n > 2 && t.s[t.n - 1] == '.' && t.s[t.n - 3] == ' '))
		t = span(t.s, t.n - 1);
	while (t.n > 0 && strchr("|*", *t.s))
		t = span(t.s + 1, t.n - 1);
	return t;
}

void entry_add(struct entry *e, struct span attribute)
{
	struct span t = bare(attribute);

	if (t.n > 0 && e->count < ATTRIBUTES_MAX)
		e->attributes[e->count++] = t;
}

/* Attributes between commas. */
static void add_attributes(struct entry *e, struct span t)
{
	size_t from = 0;

	for (size_t i = 0; i <= t.n; i++)
		if (i == t.n || t.s[i] == ',') {
			entry_add(e, span(t.s + from, i - from));
			from = i + 1;
		}
}

/* The bytes of what parts a name from what follows: wide space, a spaced dash, a bar, a slash. */
static size_t separator(const char *s, size_t at)
{
	size_t sp = space_len(s + at), dash = dash_len(s + at + sp),
	       dots = strspn(s + at + sp, ".");

	/* "Bo Ek ........ Ekviks kommun" */
	if (dots >= 3)
		return sp + dots + space_len(s + at + sp + dots);
	if (sp >= 2 || (sp > 0 && memchr(s + at, '\t', sp)))
		return sp;
	if (sp > 0 && (dash || s[at + sp] == '/') && space_len(s + at + sp + (dash ? dash : 1)))
		return sp + (dash ? dash : 1);
	/* "Siri- kassör"; not "Hälso- och sjukvård" */
	if (sp == 0 && dash && space_len(s + at + dash) > 0 &&
		words_start(s + at + dash + space_len(s + at + dash), "och|samt|eller|&") == 0)
		return dash + space_len(s + at + dash);
	return s[at] == '|' || s[at] == '\t';
}

/* "Ida Alm: ja", "Bo Ek: frånvarande": does a colon at byte i part a name from a few words about it? */
static bool told_of(struct span t, size_t from, size_t i)
{
	size_t spaces = 0;

	if (t.s[i] != ':' || space_len(t.s + i + 1) == 0 ||
		name_looks(t.s + from, i - from) != NAME_FULL)
		return false;
	for (size_t k = i + 2; k < t.n; k++)
		spaces += t.s[k] == ' ';
	return spaces < 2;
}

/* Cut the text into cells at separators and commas; what stands in parentheses becomes attributes,
 * or a nickname where more of the name follows. */
static size_t cells_of(struct span t, struct entry *e, struct span *cells, size_t max)
{
	size_t from = 0, n = 0;

	for (size_t i = 0; i < t.n;) {
		size_t sep = t.s[i] == ',' || told_of(t, from, i) ? 1 : separator(t.s, i);

		if (t.s[i] == '(') {
			size_t end = i + 1;

			while (end < t.n && t.s[end] != ')')
				end++;
			if (n < max && i > from)
				cells[n++] = span(t.s + from, i - from);
			if (n == 1 && end + 2 < t.n && t.s[end + 1] == ' ' && !e->nickname.s &&
				name_looks(t.s + i + 1, end - i - 1) == NAME_GIVEN_ONLY &&
				separator(t.s, end + 1) == 0)
				e->nickname = span(t.s + i + 1, end - i - 1);
			else
				add_attributes(e, span(t.s + i + 1, end - i - 1));
			i = from = end < t.n ? end + 1 : end;
			continue;
		}
		if (sep == 0) {
			i++;
			continue;
		}
		if (n < max && i > from)
			cells[n++] = span(t.s + from, i - from);
		i += sep;
		from = i;
	}
	if (n < max && t.n > from)
		cells[n++] = span(t.s + from, t.n - from);
	return n;
}

static const char companies[] = "ab|hb|kb|oy";

/* "7A", "9 b": where pupils come from. */
static bool is_class(struct span t)
{
	return t.n == 2 && *t.s >= '1' && *t.s <= '9' && letter_is((unsigned char)t.s[1]);
}

/* "Anna Ek S", "Anna Ek AF": a political party's letter or an organisation's letters at the end
 * are no part of the name. */
static struct span without_letters(struct span t, struct entry *e)
{
	size_t from = t.n;
	struct span last;

	while (from > 0 && t.s[from - 1] != ' ')
		from--;
	last = (struct span) { t.s + from, t.n - from };
	/* "Ekviks Bruk AB" */
	if (word_in(last.s, last.n, companies))
		return t;
	if (from == 0 || (name_in_list(t.s, from - 1) != NAME_FULL && !is_class(last)) ||
		!((entry_party(last) && *last.s >= 'A' && *last.s <= 'Z') || entry_letters(last) ||
			entry_mark(last) || is_class(last)))
		return t;
	entry_add(e, last);
	return span(t.s, from - 1);
}

static size_t two_words(const char *s, size_t n)
{
	size_t spaces = 0, i = 0;

	while (i < n && (s[i] != ' ' || ++spaces < 2))
		i++;
	return i;
}

/* "Utvärderarna", "Revisorerna": those of a kind. */
static bool several(struct span t)
{
	static const char *const ends[] = { "arna", "erna", "orna" };

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (t.n > 6 && word_is(t.s + t.n - 4, 4, ends[i]))
			return true;
	return false;
}

/* "anhörigkonsulent Ida Alm", "andre vice ordf. Bo Ek": the bytes of the words in small letters in front of
 * a full name, where they are few; 0. */
static size_t small_lead(struct span t)
{
	size_t at = 0, end = 0;
	uint32_t cp;

	if (word_in(t.s, word_len(t.s), name_particles))
		return 0;
	for (int words = 0; at < t.n; words++) {
		utf8_next(t.s + at, t.n - at, &cp, NULL);
		if (letter_is_upper(cp))
			return words > 0 &&
					(words == 1 ||
						words_start(t.s,
							"andre|andra|förste|första|1:e|2:e|tf|bitr|bitr.")) &&
					name_looks(t.s + at, t.n - at) == NAME_FULL
				? end
				: 0;
		if (!letter_is(cp) || words > 2)
			return 0;
		while (at < t.n && space_len(t.s + at) == 0)
			at++;
		end = at;
		at += at < t.n ? space_len(t.s + at) : 0;
	}
	return 0;
}

/* "För arbetsgivaren Anna Ek": the bytes before the space in front of the name; 0. */
static size_t on_behalf(struct span t)
{
	if (words_start(t.s, "för|från|fra|for") == 0)
		return 0;
	for (size_t i = 1; i + 1 < t.n; i++)
		if (t.s[i] == ' ' && name_is_given(t.s + i + 1, word_len(t.s + i + 1)) &&
			name_looks(t.s + i + 1, t.n - i - 1) == NAME_FULL)
			return i;
	return 0;
}

/* "Ordförande Anna Ek", "FK Anna Ek": a role or an organisation before the name. */
static struct span without_role(struct span t, struct entry *e)
{
	size_t n = role_start(t.s), word = word_len(t.s), sp;

	if (n == 0)
		n = on_behalf(t);
	if (n == 0)
		n = small_lead(t);
	if (n == 0 && word < t.n &&
		(entry_letters((struct span) { t.s, word }) ||
			entry_role_ends((struct span) { t.s, word }) ||
			several((struct span) { t.s, word }) ||
			entry_role_like((struct span) { t.s, word })))
		n = word;
	sp = space_len(t.s + n);
	if (n == 0 || sp == 0 || n + sp >= t.n ||
		(name_looks(t.s + n + sp, t.n - n - sp) == NAME_NONE &&
			name_looks(t.s + n + sp, two_words(t.s + n + sp, t.n - n - sp)) !=
				NAME_FULL &&
			!name_is_given(t.s + n + sp, word_len(t.s + n + sp))))
		return t;
	entry_add(e, span(t.s, n));
	return span(t.s + n + sp, t.n - n - sp);
}

static const char body_nouns[] =
	"kommun|kommuns|stad|län|landsting|församling|universitet|högskola";

/* Does s begin like an organisation: "Ekviks kommun", "LRF", "Naturskyddsföreningen", "Region Mellan"? */
static bool begins_body(const char *s, size_t n)
{
	size_t word = 0;
	struct span first;
	const char *next;

	while (word < n && space_len(s + word) == 0)
		word++;
	first = (struct span) { s, word };
	if (entry_letters(first))
		return !word_in(s, word, companies);
	if (name_looks(s, word) == NAME_NONE)
		return !entry_role_like(first) && !entry_role_ends(first) && word > 3;
	next = s + word + (word < n ? space_len(s + word) : 0);
	/* "Ekviks kommun", "Åns vattenråd" */
	return word < n &&
		(word_in(next, word_len(next), body_nouns) ||
			(s[word - 1] == 's' && *next >= 'a' && *next <= 'z' && word_len(next) > 3));
}

/* "Gillis Ek Ekviks kommun": a column that lost its space. */
static struct span without_body(struct span t, struct entry *e)
{
	for (size_t i = 1; i + 1 < t.n; i++) {
		size_t sp = t.s[i] == ' ' ? space_len(t.s + i) : 0;
		uint32_t cp;

		if (sp == 0 || i + sp >= t.n)
			continue;
		utf8_next(t.s + i + sp, t.n - i - sp, &cp, NULL);
		if (!letter_is_upper(cp) || name_in_list(t.s, i) != NAME_FULL ||
			!begins_body(t.s + i + sp, t.n - i - sp))
			continue;
		entry_add(e, span(t.s + i + sp, t.n - i - sp));
		return span(t.s, i);
	}
	return t;
}

/* "Rolf Ek s ordf", "Pia Berg teknisk chef": what follows a name in small letters is a party's letter
 * or a role. */
static struct span without_tail(struct span t, struct entry *e)
{
	for (size_t i = 1; i + 1 < t.n; i++) {
		size_t sp = t.s[i] == ' ' ? space_len(t.s + i) : 0, word, from;
		struct span rest = { t.s + i + sp, t.n - i - sp };
		uint32_t cp;

		if (sp == 0 || sp >= t.n - i)
			continue;
		utf8_next(rest.s, rest.n, &cp, NULL);
		if ((letter_is_upper(cp) && !entry_role_like(rest)) ||
			word_in(rest.s, word_len(rest.s), name_particles))
			continue;
		from = words_start(rest.s, "från|vid|hos|på");
		if (name_in_list(t.s, i) != NAME_FULL &&
			!(from > 0 && name_looks(t.s, i) == NAME_GIVEN_ONLY &&
				name_is_given(t.s, i)))
			return t;
		word = word_len(rest.s);
		if (word <= rest.n && entry_party((struct span) { rest.s, word })) {
			entry_add(e, span(rest.s, word));
			rest = span(rest.s + word, rest.n - word);
		}
		from = words_start(rest.s, "från|vid|hos|på");
		if (from > 0 && from < rest.n)
			rest = span(rest.s + from, rest.n - from);
		/* "Mona Ek region" */
		else if (word_in(rest.s, rest.n, "region|regionen|kansliet|landstinget"))
			;
		else if (rest.n > 0 && !entry_role_like(rest) && !entry_part_like(rest) &&
			!entry_status_like(rest) && entry_stand_in(rest) == 0)
			return t;
		entry_add(e, rest);
		return span(t.s, i);
	}
	return t;
}

/* "Siri-telefonansvarig", "Siri mailansvarig": a first name and what she does. */
static struct span without_duty(struct span t, struct entry *e)
{
	size_t word = word_len(t.s), sep;
	struct span rest;
	uint32_t cp;

	if (word == 0 || word + 1 >= t.n || name_looks(t.s, word) != NAME_GIVEN_ONLY)
		return t;
	sep = dash_len(t.s + word) ? dash_len(t.s + word) : space_len(t.s + word);
	rest = (struct span) { t.s + word + sep, t.n - word - sep };
	utf8_next(rest.s, rest.n, &cp, NULL);
	if (sep == 0 || letter_is_upper(cp) || !(entry_role_ends(rest) || entry_role_like(rest)))
		return t;
	entry_add(e, rest);
	return span(t.s, word);
}

/* The first cell that is a name is the name; a nickname in parentheses joins the two cells round
 * it. */
static void take_name(struct entry *e, const struct span *cells, size_t n, bool lone)
{
	for (size_t i = 0; i < n; i++) {
		struct span t = cells[i];
		enum name_kind kind;

		if (e->kind == NAME_NONE && i < 2) {
			t = bare(without_letters(without_tail(without_role(bare(t), e), e), e));
			if (lone) {
				size_t whole = t.n;

				t = without_duty(t, e);
				e->by_lone |= t.n != whole;
			}
			if (i == 0 && e->nickname.s && n > 1)
				t = span(t.s, (size_t)(cells[1].s + cells[1].n - t.s));
			kind = name_in_list(t.s, t.n);
			if (kind == NAME_NONE) {
				t = without_body(t, e);
				kind = name_in_list(t.s, t.n);
			}
			/* "Ekby        Ida Alm" */
			if (kind == NAME_GIVEN_ONLY && n > 1 && !name_is_given(t.s, t.n) &&
				name_in_list(cells[1].s, cells[1].n) == NAME_FULL)
				kind = NAME_NONE;
			if (kind == NAME_FULL ||
				(kind == NAME_GIVEN_ONLY && lone && i == 0 &&
					!entry_role_like(t))) {
				e->name = t;
				e->kind = kind;
				e->by_lone |= kind != NAME_FULL;
				i += i == 0 && e->nickname.s;
				continue;
			}
			t = cells[i];
		}
		entry_add(e, t);
	}
}

/* The bytes up to what may follow a name. */
static size_t name_end(const char *s, size_t n)
{
	size_t end = 0;

	while (end < n && !strchr("(,", s[end]))
		end++;
	return end;
}

/* 'Bo "Bosse" Ek': the name with a word in quotation marks inside. */
static void take_quoted(struct entry *e)
{
	static const char *const signs[] = { "\"", "”", "“", "'", "’" };

	for (size_t i = 1; i < e->name.n && !e->nickname.s; i++)
		for (size_t k = 0; k < ARRAY_LEN(signs) && e->name.s[i - 1] == ' '; k++) {
			size_t n = text_starts(e->name.s + i, signs[k]) ? strlen(signs[k]) : 0,
			       word = n ? word_len(e->name.s + i + n) : 0;

			if (word > 0 && i + n + word < e->name.n &&
				e->name.s[i + n + word] != '-' && e->name.s[i + n + word] != ' ') {
				e->nickname = (struct span) { e->name.s + i + n, word };
				break;
			}
		}
}

bool entry_read(struct span t, bool lone, struct entry *e)
{
	struct span cells[ATTRIBUTES_MAX];
	size_t n;

	*e = (struct entry) { 0 };
	t = bare(t);
	if (t.n == 0 || t.n > ENTRY_BYTES_MAX)
		return false;
	n = entry_stand_in(t);
	if (n > 0 && name_looks(t.s + n, name_end(t.s + n, t.n - n)) != NAME_NONE) {
		entry_add(e, t);
		return false;
	}
	n = cells_of(t, e, cells, ATTRIBUTES_MAX);
	take_name(e, cells, n, lone);
	if (e->kind == NAME_FULL)
		take_quoted(e);
	return e->kind != NAME_NONE;
}
