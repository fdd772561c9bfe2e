#include <string.h>

#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* What stands before the names of a list and belongs to all of them: "Kommunal: Ida Alm, Bo Ek". */

enum { HEAD_BYTES_MAX = 60, HEAD_INSIDE_MAX = 30 };

size_t entry_words(const char *s)
{
	size_t n = strcspn(s, ",;(.\t");
	const char *och = words_find_within(s, n, "och|og|samt|&", NULL);

	n = och ? (size_t)(och - s) : n;
	for (size_t i = 1; i < n; i++)
		if (space_len(s + i) > 0 && (dash_len(s + i + 1) > 0 || space_len(s + i) > 1))
			n = i;
	n = end_without(s, n, " ");
	return n;
}

bool entry_surely(const char *s)
{
	return name_is_given(s, word_len(s)) && name_looks(s, entry_words(s)) == NAME_FULL;
}

/* Is the text no name, or less of one than what follows it: "Röda Korset: Ida Alm"? */
static bool other_than_name(const char *s, size_t n)
{
	return name_looks(s, n) == NAME_NONE || !name_is_given(s, word_len(s));
}

size_t people_dashed_head(const char *s)
{
	for (size_t i = 1; s[i] && i < HEAD_INSIDE_MAX; i++) {
		size_t sp = space_len(s + i), dash = sp ? dash_len(s + i + sp) : 0;
		const char *rest = s + i + sp + dash;

		if (dash == 0 || space_len(rest) == 0)
			continue;
		rest += space_len(rest);
		return (name_looks(s, i) == NAME_NONE && *s >= '0' && *s <= '9' &&
			       word_len(s + 1) == 1) ||
				(other_than_name(s, i) && name_is_given(rest, word_len(rest)))
			? i
			: 0;
	}
	return 0;
}

/* "Kommunstyrelsen      Ida Alm, Bo Ek": the bytes of what is no name, before a wide gap and several names; 0. */
static size_t wide_head(const char *s)
{
	size_t n = 0, more;
	const char *rest;

	while (s[n] && s[n] != '\t' && space_len(s + n) < 2)
		n++;
	rest = s + n + space_len(s + n);
	if (n == 0 || n > HEAD_BYTES_MAX || !*rest || !entry_surely(rest) ||
		strchr(",;", s[n - 1]) || !other_than_name(s, n))
		return 0;
	more = strcspn(rest, ",");
	if (rest[more] == ',')
		return entry_surely(rest + more + 1 + space_len(rest + more + 1)) ? n : 0;
	return words_find(rest, "och|samt", NULL) ? n : 0;
}

/* Up to the next dash that parts names, is s one whose given name is rare? */
static bool looks_between_dashes(const char *s)
{
	size_t n = 0;

	for (; s[n]; n++) {
		size_t sp = space_len(s + n), dash = dash_len(s + n + sp);

		if (dash > 0 && space_len(s + n + sp + dash) > 0)
			break;
	}
	return !memchr(s, ',', n) && name_looks(s, n) == NAME_FULL;
}

const char *people_dashes(struct pool *p, const char *s)
{
	char *list = pool_strdup(p, s), *to = list;
	size_t names = 0, rare = 0;

	for (size_t i = 0; s[i];) {
		size_t sp = space_len(s + i), dash = dash_len(s + i + sp), n = sp + dash;

		if (s[i + sp] == '/' && sp > 0)
			n = sp + 1;
		if (i == 0 || ((dash > 0 || n > sp) && space_len(s + i + n) > 0)) {
			n = i == 0 ? 0 : n + space_len(s + i + n);
			if (!entry_surely(s + i + n) &&
				(!looks_between_dashes(s + i + n) || rare++ > 0))
				return NULL;
			names++;
			if (i > 0)
				*to++ = ',';
			i += n;
		}
		*to++ = s[i++];
	}
	*to = '\0';
	return names >= 3 ? list : NULL;
}

size_t people_head(const char *s, size_t *to)
{
	size_t n = people_dashed_head(s), colon;

	if (n > 0) {
		*to = n + space_len(s + n);
		*to += dash_len(s + *to);
		return n;
	}
	n = wide_head(s);
	if (n > 0) {
		*to = n;
		return n;
	}
	colon = strcspn(s, ":,(");
	if (s[colon] != ':' || colon == 0 || colon > HEAD_BYTES_MAX ||
		space_len(s + colon + 1) == 0 ||
		(name_looks(s, colon) == NAME_FULL &&
			!(other_than_name(s, colon) &&
				entry_surely(s + colon + 1 + space_len(s + colon + 1)))))
		return 0;
	*to = colon + 1;
	return colon;
}

size_t people_next_head(const char *s)
{
	size_t at = 0;

	for (; s[at]; at++) {
		size_t n = strchr(".,;", s[at]) ? 1 + space_len(s + at + 1) : 0, len;

		len = n > 1 ? strcspn(s + at + n, ":.,;(") : 0;
		if (len > 0 && len <= HEAD_INSIDE_MAX && s[at + n + len] == ':' &&
			space_len(s + at + n + len + 1) > 0 &&
			name_looks(s + at + n, len) != NAME_FULL)
			return at + n;
	}
	return at;
}
