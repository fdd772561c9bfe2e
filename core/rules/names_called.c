#include "rules/names_called.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/words.h"

static bool same(const char *a, const char *b)
{
	return words_equal(a, strlen(a), b, strlen(b));
}

/* Does the family name begin with what is written of it ("B", "Sa", "von A")? */
static bool begins(const char *family, const char *written)
{
	size_t n = strlen(written);

	if (n > 1 && written[n - 1] == '.')
		n--;
	return n > 0 && n <= strlen(family) && words_equal(family, n, written, n);
}

enum called name_called(const char *written, const char *name)
{
	struct name_parts w, p;
	enum called how = CALLED_NOT;

	if (name_compare(written, name) >= NAME_FOLDED)
		return CALLED_WHOLE;
	name_split(written, &w);
	name_split(name, &p);
	if (!*p.family)
		how = CALLED_NOT;
	else if (!*w.family && same(w.given, p.given))
		how = CALLED_GIVEN;
	else if (!*w.family && same(w.given, p.family))
		how = CALLED_FAMILY;
	else if (*w.family && same(w.given, p.given) && begins(p.family, w.family))
		how = CALLED_FORM;
	name_parts_release(&w);
	name_parts_release(&p);
	return how;
}

/* The bytes of what parts two names at s; 0 where nothing does. */
static size_t joint(const char *s)
{
	size_t n = strspn(s, ",;/&+()");

	if (n > 0)
		return n;
	if (space_len(s) == 0)
		return 0;
	n = words_start(s + space_len(s), "och|and|samt|og|med");
	return n > 0 ? space_len(s) + n : 0;
}

static void keep(const char *s, size_t n, struct pool *p, const char **out, size_t *count)
{
	char *one = text_trim(pool_strndup(p, s, n));

	if (*one)
		out[(*count)++] = one;
}

size_t names_apart(const char *written, struct pool *p, const char **out, size_t cap)
{
	const char *from = written, *s = written;
	size_t count = 0;

	while (*s && count < cap) {
		size_t n = joint(s);

		if (n == 0) {
			s++;
			continue;
		}
		keep(from, (size_t)(s - from), p, out, &count);
		from = s += n;
	}
	if (count < cap)
		keep(from, strlen(from), p, out, &count);
	return count;
}
