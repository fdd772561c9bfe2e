#include "rules/outcomes.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/phrases.h"

static const char where_to[] = "{vart}";
enum { ORDINALS = PHRASE_POLL_ORDINAL_LAST - PHRASE_POLL_ORDINAL + 1 };

const char *outcome_pattern(const char *language, const struct house_phrases *own, int outcome)
{
	if (own && own->outcome[outcome])
		return own->outcome[outcome];
	return phrase_outcome(language, outcome);
}

const char *referral_words(const char *language, enum referral where)
{
	return phrase(language, where == REFERRAL_BOARD ? PHRASE_BOARD_MINUTES : PHRASE_ANNEX);
}

char *outcome_sentence(const char *language, const struct house_phrases *own, const struct item *it)
{
	const char *pattern = outcome_pattern(language, own, it->outcome);
	const char *where = it->referred_to, *at = strstr(pattern, where_to);

	if (it->outcome != OUTCOME_REFERRED || !*pattern)
		return xstrdup(pattern);
	if (at)
		return xasprintf("%.*s%s%s", (int)(at - pattern), pattern,
			where && *where ? where : referral_words(language, REFERRAL_ANNEX),
			at + strlen(where_to));
	return where && *where ? xasprintf("%s %s", pattern, where) : xstrdup(pattern);
}

/* The kinds of line that say the outcome themselves, as bits. */
static unsigned telling_kinds(int outcome)
{
	switch ((enum outcome)outcome) {
	case OUTCOME_DECIDED:
		return 1u << NOTE_DECISION;
	case OUTCOME_AGREED:
	case OUTCOME_ENDORSED:
		return 1u << NOTE_DECISION | 1u << NOTE_AGREEMENT;
	case OUTCOME_MESSAGE:
		return 1u << NOTE_MESSAGE;
	case OUTCOME_OPEN:
	case OUTCOME_TREATED:
	case OUTCOME_NOT_RAISED:
	case OUTCOME_REFERRED:
	case OUTCOME_POSTPONED:
	case OUTCOME_STRUCK:
	case OUTCOME_FINISHED:
		break;
	}
	return 0;
}

bool outcome_is_told(
	const struct item *it, const char *sentence, const struct note *const *lines, size_t n)
{
	unsigned kinds = telling_kinds(it->outcome);

	for (size_t i = 0; i < n; i++) {
		if (lines[i]->kind == NOTE_PRIVATE)
			continue;
		if (kinds & 1u << lines[i]->kind)
			return true;
		if (lines[i]->text && strstr(lines[i]->text, sentence))
			return true;
	}
	return false;
}

char *nth_short(const char *language, int n)
{
	bool teen = n % 100 >= 11 && n % 100 <= 13;
	const char *th = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";

	if (strcmp(language, "en") == 0)
		return xasprintf("%d%s", n, teen ? "th" : th);
	return xasprintf("%d:%s", n, !teen && (n % 10 == 1 || n % 10 == 2) ? "a" : "e");
}

char *nth_time(const char *language, int n)
{
	const char *time = phrase(language, PHRASE_TIME_OF);
	char *ordinal, *words;

	if (n < 2)
		return xstrdup("");
	if (n <= ORDINALS)
		return xasprintf("%s %s",
			phrase(language, PHRASE_POLL_ORDINAL + (enum phrase)(n - 1)), time);
	ordinal = nth_short(language, n);
	words = xasprintf("%s %s", ordinal, time);
	free(ordinal);
	return words;
}
