#include "rules/name_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/names_parts.h"
#include "rules/words.h"

/* Fewer letters than this are too few for one of them to be wrong. */
enum { SLIP_LETTERS = 5 };

/* ---- Words ---- */

static void put_plain(struct name_word *w, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(s + i, n - i, &cp, NULL);
		if ((cp == '-' || cp == 0x2010 || cp == 0x2011) && !w->first && w->n > 0)
			w->first = w->n;
		if (w->n < NAME_WORD_LETTERS)
			w->rings |= (uint32_t)(letter_lower(cp) == 0xe5) << w->n;
		cp = letter_base(cp);
		if (w->n < NAME_WORD_LETTERS && letter_is(cp))
			w->plain[w->n++] = cp < 0x80 ? (char)cp : '?';
	}
	if (w->first == w->n)
		w->first = 0;
}

char letter_level(char plain)
{
	switch (plain) {
	case 'q':
		return 'k';
	case 'w':
		return 'v';
	case 'z':
		return 's';
	case 'j':
	case 'y':
		return 'i';
	default:
		return plain;
	}
}

/* The letter at i of a name in plain small letters as it sounds, where Swedish spelling varies. */
static char letter_sound(const char *plain, size_t i)
{
	char c = plain[i], next = plain[i + 1];

	if (c == 'c')
		return next && strchr("eiy", next) ? 's' : 'k';
	return c == 'p' && next == 'h' ? 'f' : letter_level(c);
}

static bool is_vowel(char c)
{
	return c && strchr("aeiouy", c);
}

/* Letters that say nothing by themselves: h after a consonant that it changes, before another consonant and at
 * the end (Dahl, Sarah), f before v, the e of ie at the end (Annelie), d before t. */
static bool is_mute(const char *s, size_t i)
{
	char c = s[i], before = i ? s[i - 1] : '\0', next = s[i + 1];

	if (c == 'h')
		return i > 0 && (strchr("cptg", before) || !is_vowel(next));
	if (c == 'f')
		return next == 'v' || next == 'w';
	if (c == 'e')
		return i > 2 && !next && (before == 'i' || before == 'y');
	return c == 'd' && next == 't';
}

static void put_sound(struct name_word *w, char c)
{
	if (w->sounds < NAME_WORD_LETTERS && (!w->sounds || w->sound[w->sounds - 1] != c))
		w->sound[w->sounds++] = c;
}

static void make_sound(struct name_word *w)
{
	for (size_t i = 0; i < w->n; i++) {
		if (is_mute(w->plain, i))
			continue;
		if (i > 0 && w->rings >> i & 1u) {
			put_sound(w, 'o');
		} else if (w->plain[i] == 'x') {
			put_sound(w, 'k');
			put_sound(w, 's');
		} else {
			put_sound(w, letter_sound(w->plain, i));
		}
	}
}

static void add_word(struct name_form *f, const char *s, size_t n)
{
	struct name_word w = { 0 };

	if (n > 0 && s[n - 1] == '.' && n > 3)
		n--;
	if (f->n > 0 && word_in(s, n, "jr|jr.|junior|d.y.|d.y|dy|yngre")) {
		f->generation = 1;
		return;
	}
	if (f->n > 0 && word_in(s, n, "sr|sr.|senior|d.ä.|d.ä|dä|äldre")) {
		f->generation = -1;
		return;
	}
	if (f->n == NAME_WORDS || (f->n > 0 && word_in(s, n, name_particles)))
		return;
	put_plain(&w, s, n);
	if (w.n == 0)
		return;
	make_sound(&w);
	w.transcription = name_transcription(w.plain);
	f->letters += w.n;
	f->word[f->n++] = w;
}

static void add_words(struct name_form *f, const char *s, size_t n)
{
	size_t from = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] != ' ' && s[i] != '(' && s[i] != ')' && s[i] != '"')
			continue;
		if (i > from)
			add_word(f, s + from, i - from);
		from = i + 1;
	}
}

void name_form(struct name_form *f, const char *written)
{
	const char *comma = strchr(written, ',');

	*f = (struct name_form) { .written = written };
	if (comma && !strchr(comma + 1, ','))
		add_words(f, comma + 1, strlen(comma + 1));
	add_words(f, written, comma ? (size_t)(comma - written) : strlen(written));
	if (f->n > 0)
		name_short_groups(f->word[0].plain, f->short_groups);
}

bool name_shortened(const struct name_form *a, const struct name_form *b)
{
	for (size_t i = 0; i < NAME_SHORT_GROUPS; i++) {
		for (size_t k = 0; k < NAME_SHORT_GROUPS && a->short_groups[i]; k++)
			if (a->short_groups[i] == b->short_groups[k])
				return true;
	}
	return false;
}

/* ---- Relations ---- */

/* The next letter of a name that is told apart, lower case; 0 at the end. */
static uint32_t next_letter(const char **s)
{
	uint32_t cp = 0;

	while (**s) {
		*s += utf8_next(*s, strnlen(*s, 4), &cp, NULL);
		if (letter_is(cp))
			return cp;
	}
	return 0;
}

static bool is_swedish(uint32_t cp)
{
	return cp == 0xe5 || cp == 0xe4 || cp == 0xf6 || cp == 0xe6 || cp == 0xf8;
}

enum word_relation name_marks(const char *a, const char *b)
{
	enum word_relation worst = strcmp(a, b) == 0 ? WORDS_EQUAL : WORDS_FOLDED;
	uint32_t x, y;

	do {
		x = letter_lower(next_letter(&a));
		y = letter_lower(next_letter(&b));
		if (x != y && (is_swedish(x) || is_swedish(y)))
			worst = WORDS_MARKS;
	} while (x && y);
	return worst;
}

/* The words of a form one after the other. */
static void join(const struct name_form *f, char out[NAME_WORDS * NAME_WORD_LETTERS])
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		memcpy(out + n, f->word[i].plain, f->word[i].n);
		n += f->word[i].n;
	}
}

bool name_plain_same(const struct name_form *a, const struct name_form *b)
{
	char x[NAME_WORDS * NAME_WORD_LETTERS], y[NAME_WORDS * NAME_WORD_LETTERS];

	if (a->letters != b->letters || a->letters == 0 ||
		a->word[0].plain[0] != b->word[0].plain[0])
		return false;
	join(a, x);
	join(b, y);
	return memcmp(x, y, a->letters) == 0;
}

/* One letter missing, too many or swapped with its neighbour; or one that is another. */
static enum word_relation slip(const char *a, size_t n, const char *b, size_t m)
{
	size_t head = 0, tail = 0, shorter = n < m ? n : m;

	while (head < shorter && a[head] == b[head])
		head++;
	while (tail < shorter - head && a[n - 1 - tail] == b[m - 1 - tail])
		tail++;
	n -= head + tail;
	m -= head + tail;
	if (n + m == 1)
		return WORDS_SLIP;
	if (n == 2 && m == 2 && a[head] == b[head + 1] && a[head + 1] == b[head])
		return WORDS_SLIP;
	return n == 1 && m == 1 ? WORDS_LETTER : WORDS_OTHER;
}

/* Letters as they are written, or as they sound. */
static enum word_relation slip_in(
	const char *a, size_t n, const char *b, size_t m, enum word_place place)
{
	if (n < SLIP_LETTERS || m < SLIP_LETTERS || n > m + 1 || m > n + 1 || a[0] != b[0] ||
		(place == WORD_GIVEN && a[n - 1] != b[m - 1]))
		return WORDS_OTHER;
	return slip(a, n, b, m);
}

static enum word_relation slipped(
	const struct name_word *a, const struct name_word *b, enum word_place place)
{
	enum word_relation r = slip_in(a->sound, a->sounds, b->sound, b->sounds, place);

	if (r == WORDS_OTHER)
		r = slip_in(a->plain, a->n, b->plain, b->n, place);
	if (r == WORDS_OTHER)
		return r;
	if (place == WORD_GIVEN ? name_given_known(a->plain) && name_given_known(b->plain)
				: name_family_known(a->plain) && name_family_known(b->plain))
		return WORDS_OTHER;
	return r;
}

/* Is the shorter one one of the names that the hyphen of the longer one parts? */
static bool is_part(const struct name_word *whole, const struct name_word *part)
{
	size_t first = whole->first, second = first ? whole->n - first : 0;

	if (!first || part->n < 3)
		return false;
	return (part->n == first && memcmp(part->plain, whole->plain, first) == 0) ||
		(part->n == second && memcmp(part->plain, whole->plain + first, second) == 0);
}

enum word_relation name_words(
	const struct name_word *a, const struct name_word *b, enum word_place place)
{
	if (a->n == b->n && memcmp(a->plain, b->plain, a->n) == 0)
		return WORDS_EQUAL;
	if (a->n == 1 || b->n == 1)
		return a->sound[0] == b->sound[0] ? WORDS_INITIAL : WORDS_OTHER;
	if (a->sounds == b->sounds && memcmp(a->sound, b->sound, a->sounds) == 0)
		return WORDS_SOUND;
	if (a->transcription && a->transcription == b->transcription)
		return WORDS_SOUND;
	if (is_part(a, b) || is_part(b, a))
		return WORDS_PART;
	return slipped(a, b, place);
}
