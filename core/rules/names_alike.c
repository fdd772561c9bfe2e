#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/name_pair.h"
#include "rules/names.h"
#include "rules/words.h"

/* Equal but for case, marks, hyphens and spaces. */
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

/* Spelled otherwise, or one of two family names is missing. Turned round, shortened or with an initial it is for
 * rules/same_person.h, which knows more than the names. */
static bool is_near(const struct name_form *a, const struct name_form *b)
{
	static const unsigned near =
		SAME_NAME | SAME_FOLDED | SAME_MARKS | SAME_SOUND | SAME_SLIP | SAME_HALF;
	struct same_score s = name_pair(a, b);

	return s.score >= SAME_LEAST && !(s.reasons & ~near) && s.needs != NEEDS_ADDRESS;
}

enum name_match name_compare(const char *a, const char *b)
{
	char *x = tidy(a), *y = tidy(b);
	struct name_form f, g;
	enum name_match match = NAME_DIFFERENT;

	if (strcmp(x, y) == 0) {
		match = NAME_SAME;
	} else if (equal_base(x, y)) {
		match = NAME_FOLDED;
	} else {
		name_form(&f, x);
		name_form(&g, y);
		if (is_near(&f, &g))
			match = NAME_NEAR;
	}
	free(x);
	free(y);
	return match;
}

struct name_sounds {
	struct name_form form;
};

struct name_sounds *name_sounds(struct pool *p, const char *const *names, size_t n)
{
	struct name_sounds *v = pool_alloc(p, (n + 1) * sizeof(*v));

	for (size_t i = 0; i < n; i++) {
		char *s = tidy(names[i]);

		name_form(&v[i].form, pool_strdup(p, s));
		free(s);
	}
	return v;
}

bool name_sounds_near(const struct name_sounds *v, size_t a, size_t b)
{
	return is_near(&v[a].form, &v[b].form);
}
