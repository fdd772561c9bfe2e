#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/names_parts.h"
#include "rules/words.h"

enum {
	KEY_MAX_LETTERS = 48,
	LIKE_SAME = 1000,
	LIKE_FOLDED = 980,
	LIKE_SOUND = 950,
	LIKE_HALF = 900, /* one of two family names is missing */
	LIKE_NEAR = 860,
	LIKE_FAR = 850, /* at most, when a part differs too much */
};

/* Sound spelled in plain letters: what Swedish names vary in (c/k, ph/f, w/v, z/s, y/i, j/ij, th/t,
 * double consonants, a last h) is levelled. Space separates the parts. */
struct sound {
	char s[KEY_MAX_LETTERS + 1];
	size_t n;
	size_t given; /* letters of the given name */
	bool has_family;
};

static void put(struct sound *k, char c)
{
	bool doubled = k->n > 0 && k->s[k->n - 1] == c;

	if (!doubled && k->n < KEY_MAX_LETTERS)
		k->s[k->n++] = c;
}

char name_letter_sound(const char *plain, size_t i)
{
	char c = plain[i], next = plain[i + 1];

	switch (c) {
	case 'c':
		return next && strchr("eiy", next) ? 's' : 'k';
	case 'q':
		return 'k';
	case 'w':
		return 'v';
	case 'z':
		return 's';
	case 'j':
	case 'y':
		return 'i';
	case 'x':
		return 'k';
	case 'p':
		return next == 'h' ? 'f' : 'p';
	default:
		return c;
	}
}

/* Letters that say nothing by themselves: h in ch, ph, th and at the end, f in fv, k after c. */
static bool mute(const char *plain, size_t i)
{
	char c = plain[i], before = i ? plain[i - 1] : ' ', next = plain[i + 1];

	if (c == 'h')
		return strchr("cpt", before) || next == ' ' || next == '\0';
	return c == 'f' && (next == 'v' || next == 'w');
}

static void sound_of(const char *name, struct sound *k)
{
	struct buf plain = { 0 };
	size_t n = strlen(name);
	uint32_t cp;

	*k = (struct sound) { 0 };
	for (size_t i = 0; i < n;) {
		i += utf8_next(name + i, n - i, &cp, NULL);
		cp = letter_base(cp);
		if (cp == ' ' || (cp >= 'a' && cp <= 'z'))
			buf_putc(&plain, (char)cp);
		else if (cp >= 0x80)
			buf_putc(&plain, '?');
	}
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.s[i] == ' ' && !k->has_family) {
			k->given = k->n;
			k->has_family = true;
		}
		if (!mute(plain.s, i))
			put(k, name_letter_sound(plain.s, i));
	}
	if (!k->has_family)
		k->given = k->n;
	buf_release(&plain);
}

/* Edit distance with neighbours swapped as one edit (optimal string alignment). */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t rows[3][KEY_MAX_LETTERS + 1];

	for (size_t k = 0; k <= m; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= n; i++) {
		size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t k = 1; k <= m; k++) {
			size_t best = up[k - 1] + (a[i - 1] != b[k - 1]);

			best = up[k] + 1 < best ? up[k] + 1 : best;
			best = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
				up2[k - 2] + 1 < best)
				best = up2[k - 2] + 1;
			row[k] = best;
		}
	}
	return rows[n % 3][m];
}

/* May two parts of a name be one, misspelt? One slip in five letters or more, not the first
 * letter, and not the final a that makes Martina of Martin. */
static bool part_near(const char *a, size_t n, const char *b, size_t m)
{
	size_t shorter = n < m ? n : m, d = distance(a, n, b, m);

	if (d == 0)
		return true;
	if (d > 1 || shorter < 5 || a[0] != b[0])
		return false;
	return n == m || (n > m ? a[n - 1] : b[m - 1]) != 'a' || strncmp(a, b, shorter) != 0;
}

/* Is every word of the shorter family name one of the longer's? */
static bool half_of(const char *a, const char *b)
{
	const char *shorter = strlen(a) < strlen(b) ? a : b, *longer = shorter == a ? b : a;

	for (const char *s = shorter; *s;) {
		size_t n = strcspn(s, " ");
		bool found = false;

		for (const char *l = longer; *l && !found;) {
			size_t m = strcspn(l, " ");

			found = n == m && n > 2 && strncmp(s, l, n) == 0;
			l += m + (l[m] == ' ');
		}
		if (!found)
			return false;
		s += n + (s[n] == ' ');
	}
	return *shorter != '\0';
}

static bool equal_base(const char *a, const char *b)
{
	uint32_t x = 1, y = 1;

	while (x && y) {
		do {
			a += *a ? utf8_next(a, strnlen(a, 4), &x, NULL) : (x = 0);
		} while (x == '-' || x == ' ');
		do {
			b += *b ? utf8_next(b, strnlen(b, 4), &y, NULL) : (y = 0);
		} while (y == '-' || y == ' ');
		if (letter_base(x) != letter_base(y))
			return false;
	}
	return x == y;
}

static char *tidy(const char *name)
{
	struct name_parts p;
	char *s;

	name_split(name, &p);
	s = name_given_first(p.given, p.family);
	name_parts_release(&p);
	return s;
}

static int sound_likeness(const struct sound *a, const struct sound *b)
{
	/* The families, past the space between. */
	size_t ga = a->given + a->has_family, gb = b->given + b->has_family;
	const char *fa = a->s + ga, *fb = b->s + gb;
	size_t na = a->n - ga, nb = b->n - gb;
	size_t longest = a->n > b->n ? a->n : b->n;
	int like;

	if (longest == 0)
		return 0;
	if (a->n == b->n && memcmp(a->s, b->s, a->n) == 0)
		return LIKE_SOUND;
	if (a->has_family && b->has_family && a->given == b->given &&
		memcmp(a->s, b->s, a->given) == 0 && half_of(fa, fb))
		return LIKE_HALF;
	like = (int)(1000 * (longest - distance(a->s, a->n, b->s, b->n)) / longest);
	if (!a->has_family || !b->has_family || !part_near(a->s, a->given, b->s, b->given) ||
		!part_near(fa, na, fb, nb))
		return like < LIKE_FAR ? like : LIKE_FAR;
	return like < LIKE_SOUND ? like : LIKE_SOUND - 1;
}

int name_likeness(const char *a, const char *b)
{
	char *x = tidy(a), *y = tidy(b);
	struct sound sx, sy;
	int like;

	if (strcmp(x, y) == 0) {
		like = LIKE_SAME;
	} else if (equal_base(x, y)) {
		like = LIKE_FOLDED;
	} else {
		sound_of(x, &sx);
		sound_of(y, &sy);
		like = sound_likeness(&sx, &sy);
	}
	free(x);
	free(y);
	return like;
}

enum name_match name_compare(const char *a, const char *b)
{
	int like = name_likeness(a, b);

	if (like == LIKE_SAME)
		return NAME_SAME;
	if (like == LIKE_FOLDED)
		return NAME_FOLDED;
	return like >= LIKE_NEAR ? NAME_NEAR : NAME_DIFFERENT;
}

struct name_sounds {
	const char *tidy;
	struct sound sound;
};

struct name_sounds *name_sounds(struct pool *p, const char *const *names, size_t n)
{
	struct name_sounds *v = pool_alloc(p, (n + 1) * sizeof(*v));

	for (size_t i = 0; i < n; i++) {
		char *s = tidy(names[i]);

		v[i].tidy = pool_strdup(p, s);
		sound_of(s, &v[i].sound);
		free(s);
	}
	return v;
}

bool name_sounds_near(const struct name_sounds *v, size_t a, size_t b)
{
	const struct sound *x = &v[a].sound, *y = &v[b].sound;

	/* Most differ in the first sound, which neither a slip nor a missing part may touch. */
	return equal_base(v[a].tidy, v[b].tidy) ||
		(x->s[0] == y->s[0] && sound_likeness(x, y) >= LIKE_NEAR);
}
