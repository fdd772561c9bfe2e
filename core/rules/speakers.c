#include "rules/speakers.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/words.h"

/* Is the name there among those that one of that tier may repeat? Of those called two may have one
 * name, and so may two in the register. */
static bool has(const struct speakers *s, enum speaker_tier tier, const char *name)
{
	size_t from = tier == SPEAKER_BODY ? s->end[SPEAKER_KNOWN] : 0;
	size_t to = tier <= SPEAKER_CALLED ? 0
		: tier == SPEAKER_KNOWN    ? s->end[SPEAKER_MEMBER]
					   : s->n;

	for (size_t i = from; i < to; i++)
		if (strcmp(s->names[i], name) == 0)
			return true;
	return false;
}

static void grow(struct speakers *s)
{
	size_t room = s->room ? s->room * 2 : 64;
	const char **names = pool_alloc(&s->pool, room * sizeof(*names));
	const char **parties = pool_alloc(&s->pool, room * sizeof(*parties));

	if (s->n > 0) {
		memcpy(names, s->names, s->n * sizeof(*names));
		memcpy(parties, s->parties, s->n * sizeof(*parties));
	}
	s->names = names;
	s->parties = parties;
	s->room = room;
}

void speakers_add(struct speakers *s, enum speaker_tier tier, const char *name, const char *party)
{
	if (name && *name && !has(s, tier, name)) {
		if (s->n == s->room)
			grow(s);
		s->names[s->n] = pool_strdup(&s->pool, name);
		s->parties[s->n] = pool_strdup(&s->pool, party ? party : "");
		s->n++;
	}
	for (int t = (int)tier; t < SPEAKER_TIERS; t++)
		s->end[t] = s->n;
}

static size_t begin_of(const struct speakers *s, int tier)
{
	return tier > 0 ? s->end[tier - 1] : 0;
}

/* Does the name's first word begin with the fragment's? */
static bool begins(const char *name, const char *fragment)
{
	size_t first = strcspn(fragment, " "), word = strcspn(name, " ");
	char *head = xstrndup(name, word), *typed = xstrndup(fragment, first);
	const char *one = head;
	size_t hit;
	bool is = name_resolve(typed, &one, 1, &hit) > 0;

	free(head);
	free(typed);
	return is;
}

/* Of names[from..to), the hits of the best class; strict: their first name begins so. */
static size_t match_in(const struct speakers *s, const char *fragment, size_t from, size_t to,
	bool strict, size_t *hits)
{
	size_t n = to > from ? name_resolve(fragment, s->names + from, to - from, hits) : 0;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = hits[i] + from;

		if (!strict || begins(s->names[at], fragment))
			hits[kept++] = at;
	}
	return kept;
}

size_t speakers_match(const struct speakers *s, const char *fragment, size_t *hits)
{
	for (int strict = 1; strict >= 0; strict--)
		for (int t = 0; t < SPEAKER_TIERS; t++) {
			size_t n =
				match_in(s, fragment, begin_of(s, t), s->end[t], strict != 0, hits);

			if (n > 0)
				return n;
		}
	return 0;
}

/* Is the text the name's first word, its beginning in whole words, or "Sofia B"? */
static bool called_so(const char *name, const char *written)
{
	size_t first = strcspn(written, " "), hit;

	return words_equal(name, strcspn(name, " "), written, first) &&
		name_resolve(written, &name, 1, &hit) > 0;
}

/* Two people of one name cannot be told apart by writing. */
static bool tellable(const struct speakers *s, const size_t *hits, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (strcmp(s->names[hits[0]], s->names[hits[i]]) != 0)
			return true;
	return false;
}

static size_t called_in(
	const struct speakers *s, const char *written, size_t from, size_t to, size_t *hits)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		if (words_equal(s->names[i], strlen(s->names[i]), written, strlen(written))) {
			hits[0] = i;
			return 1;
		}
		if (called_so(s->names[i], written))
			hits[n++] = i;
	}
	return n;
}

size_t speakers_meant(const struct speakers *s, const char *written, size_t *hits)
{
	size_t called = s->end[SPEAKER_CALLED], n, present;

	n = called_in(s, written, s->end[SPEAKER_KNOWN], s->n, hits);
	if (n == 0)
		n = called_in(s, written, 0, called, hits);
	if (n > 1) {
		present = called_in(s, written, 0, s->end[SPEAKER_PRESENT], hits);
		if (present == 1)
			return 1;
		if (present == 0)
			called_in(s, written, 0, called, hits);
		else
			n = present;
		return tellable(s, hits, n) ? n : 1;
	}
	for (int t = SPEAKER_MEMBER; n == 0 && t <= SPEAKER_KNOWN; t++)
		n = called_in(s, written, begin_of(s, t), s->end[t], hits);
	return n > 0;
}

char *speakers_label(const struct speakers *s, size_t i)
{
	if (i >= s->end[SPEAKER_MEMBER])
		return xstrdup(s->names[i]);
	/* Members who were not called yield to those who were. */
	return name_speaker(s->names[i], s->names, s->end[SPEAKER_CALLED]);
}

size_t speakers_part(const char *text, size_t *from)
{
	size_t at = *from, n = 0;

	for (;;) {
		size_t word = words_start(text + at, "och|samt|and|&|+"), sp = space_len(text + at);

		if (word && (space_len(text + at + word) || !text[at + word]))
			at += word;
		else if (sp || text[at] == ',' || text[at] == '/')
			at += sp ? sp : 1;
		else
			break;
	}
	*from = at;
	while (text[at + n] && text[at + n] != ',' && text[at + n] != '/') {
		size_t sp = space_len(text + at + n), word;

		word = sp ? words_start(text + at + n + sp, "och|samt|and|&|+") : 0;
		if (sp && (word || !text[at + n + sp] || text[at + n + sp] == ','))
			break;
		n += sp ? sp : 1;
	}
	return n;
}
