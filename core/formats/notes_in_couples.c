#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* Couples in lists of people: "Mats o Marianne Ek, Siri Alm" is Mats Ek and Marianne Ek. */

/* "Mats o Marianne Ek": the bytes of the first name, where the second one begins, and the family name ends; 0
 * where it is none. */
static size_t couple(struct span t, size_t *second, size_t *end)
{
	size_t n = word_len(t.s), at = n + space_len(t.s + n), joint, given;
	const char *more;

	if (n == 0 || n >= t.n || !name_is_given(t.s, n))
		return 0;
	joint = t.s[at] == 'o' && t.s[at + 1] == ' ' ? 1 : words_start(t.s + at, "och|&|og|+");
	at += joint + space_len(t.s + at + joint);
	given = word_len(t.s + at);
	if (joint == 0 || at + given >= t.n || (joint > 1 && !name_is_given(t.s + at, given)))
		return 0;
	/* "… och Bo Alm" */
	more = words_find_within(t.s + at, t.n - at, "och|samt|&|og", NULL);
	*end = more ? (size_t)(more - t.s) : t.n;
	while (*end > at && t.s[*end - 1] == ' ')
		--*end;
	if (name_looks(t.s + at, *end - at) != NAME_FULL)
		return 0;
	*second = at;
	return n;
}

/* The next part of a comma list at *s, which moves on. */
static struct span next_part(const char **s)
{
	const char *from = *s + space_len(*s);
	size_t n = strcspn(from, ",;");

	*s = from + n + (from[n] != '\0');
	n = end_without(from, n, " .");
	return (struct span) { from, n };
}

const char *people_couples(struct pool *p, const char *text)
{
	size_t found = 0, full = 0, second = 0, end = 0;
	struct buf all = { 0 };
	char *out;

	if (!words_find(text, "o|och|&|og|+", NULL) || strchr(text, '('))
		return text;
	for (const char *s = text; *s;) {
		struct span t = next_part(&s);

		/* Beside first names alone it is two of them. */
		if (name_looks(t.s, t.n) == NAME_GIVEN_ONLY)
			return text;
		found += couple(t, &second, &end) > 0;
		full += name_looks(t.s, t.n) == NAME_FULL;
	}
	if (found == 0 || full == 0)
		return text;
	for (const char *s = text; *s;) {
		struct span t = next_part(&s);
		size_t first = couple(t, &second, &end), given;

		if (all.len > 0)
			buf_puts(&all, ", ");
		given = first > 0 ? second + word_len(t.s + second) : 0;
		if (first > 0) {
			buf_add(&all, t.s, first);
			buf_add(&all, t.s + given, end - given);
			buf_puts(&all, ", ");
			t = (struct span) { t.s + second, t.n - second };
		}
		buf_add(&all, t.s, t.n);
	}
	out = pool_strndup(p, buf_str(&all), all.len);
	buf_release(&all);
	return out;
}
