#include "rules/item_line.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "rules/names.h"

enum { MINUTES_MAX = 600, HITS_MAX = 16 };

/* ---- Kinds ---- */

/* Beginnings of words, folded; the first that is found counts. */
static const struct {
	const char *word;
	enum item_kind kind;
} words[] = {
	{ "ansok", ITEM_APPLICATION },
	{ "forlangningsansok", ITEM_APPLICATION },
	{ "application", ITEM_APPLICATION },
	{ "grupparbet", ITEM_GROUP_WORK },
	{ "gruppdiskussion", ITEM_GROUP_WORK },
	{ "workshop", ITEM_GROUP_WORK },
	{ "group work", ITEM_GROUP_WORK },
	{ "nasta mote", ITEM_FRAME },
	{ "next meeting", ITEM_FRAME },
	{ "valkommen", ITEM_FRAME },
	{ "valkomna", ITEM_FRAME },
	{ "welcome", ITEM_FRAME },
	{ "inledning", ITEM_FRAME },
	{ "oppnande", ITEM_FRAME },
	{ "opening", ITEM_FRAME },
	{ "upprop", ITEM_FRAME },
	{ "incheckning", ITEM_FRAME },
	{ "check-in", ITEM_FRAME },
	{ "utcheckning", ITEM_FRAME },
	{ "godkannande av dagordning", ITEM_FRAME },
	{ "dagordning", ITEM_FRAME },
	{ "ovrigt", ITEM_FRAME },
	{ "ovriga fragor", ITEM_FRAME },
	{ "any other business", ITEM_FRAME },
	{ "avslut", ITEM_FRAME },
	{ "closing", ITEM_FRAME },
	{ "beslut", ITEM_DECISION },
	{ "faststall", ITEM_DECISION },
	{ "decision", ITEM_DECISION },
	{ "rapport", ITEM_REPORT },
	{ "lagesrapport", ITEM_REPORT },
	{ "delarsrapport", ITEM_REPORT },
	{ "styrelserapport", ITEM_REPORT },
	{ "arsredovisning", ITEM_REPORT },
	{ "report", ITEM_REPORT },
	{ "information", ITEM_INFORMATION },
	{ "info", ITEM_INFORMATION },
	{ "aktuellt", ITEM_INFORMATION },
};

/* Where the word begins in text and ends as a beginning may; compounds only from their start. */
static bool has_word(const char *text, const char *word)
{
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		if (at == text || at[-1] == ' ' || at[-1] == '(' || at[-1] == '/')
			return true;
	return false;
}

/* What kind of item the words of a title tell; ITEM_DISCUSSION where they tell nothing. */
static int kind_of_title(const char *title)
{
	char *folded = text_fold(title, FOLD_BASE);
	int kind = ITEM_DISCUSSION;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (has_word(folded, words[i].word)) {
			kind = (int)words[i].kind;
			break;
		}
	free(folded);
	return kind;
}

/* ---- Presenters ---- */

char *presenter_of(const char *typed, const char *const *names, size_t n, size_t *hits)
{
	size_t found[HITS_MAX], k;
	char *text = text_trim(xstrdup(typed));
	size_t *all = n > HITS_MAX ? xreallocarray(NULL, n, sizeof(*all)) : found;

	k = *text && n ? name_resolve(text, names, n, all) : 0;
	if (hits)
		*hits = k;
	if (k == 1) {
		free(text);
		text = xstrdup(names[all[0]]);
	}
	if (all != found)
		free(all);
	return text;
}

/* ---- The line ---- */

/* "5. ", "5) ", "§ 5 ", "5a. ": their length; a year ("2027 års årshjul") is none. */
static size_t number_len(const char *s, bool *sub)
{
	bool paragraph = text_starts(s, "§");
	size_t i = paragraph ? strlen("§") : 0, digits;

	while (s[i] == ' ')
		i++;
	digits = i;
	while (isdigit((unsigned char)s[i]))
		i++;
	digits = i - digits;
	if (digits == 0 || digits > 3)
		return 0;
	*sub = s[i] >= 'a' && s[i] <= 'z' && !isalpha((unsigned char)s[i + 1]);
	i += *sub;
	if (s[i] == '.' || s[i] == ')' || s[i] == ':')
		i++;
	else if (!paragraph)
		return 0;
	if (s[i] != ' ' && s[i] != '\t')
		return 0;
	while (s[i] == ' ' || s[i] == '\t')
		i++;
	return i;
}

static size_t bullet_len(const char *s)
{
	static const char *const signs[] = { "- ", "– ", "— ", "• ", "* ", "· " };

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (text_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

static size_t end_of(const char *s, size_t n)
{
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == ',' || s[n - 1] == ';'))
		n--;
	return n;
}

/* The bytes of s before "20 min" at its end; *minutes is 0 where there is none. */
static size_t take_minutes(const char *s, size_t n, int64_t *minutes)
{
	static const char *const units[] = { "minuter", "minutes", "min.", "min", "m", "'" };
	size_t end = end_of(s, n), i, digits;
	bool closed = end > 0 && s[end - 1] == ')';

	*minutes = 0;
	i = end - closed;
	for (size_t k = 0; k < ARRAY_LEN(units); k++) {
		size_t len = strlen(units[k]);

		if (i <= len || strncmp(s + i - len, units[k], len) != 0)
			continue;
		i = end_of(s, i - len);
		for (digits = i; digits > 0 && isdigit((unsigned char)s[digits - 1]); digits--)
			;
		closed = closed && digits > 0 && s[digits - 1] == '(';
		if (digits == i || i - digits > 3 || digits == 0 ||
			(s[digits - 1] != ' ' && !closed))
			return n;
		*minutes = strtol(s + digits, NULL, 10);
		if (*minutes > MINUTES_MAX)
			*minutes = 0;
		return *minutes ? end_of(s, digits - closed) : n;
	}
	return n;
}

/* The bytes of s before "(Karin Alm)" at its end. */
static size_t take_presenter(
	const char *s, size_t n, const char *const *names, size_t n_names, char **presenter)
{
	size_t end = end_of(s, n), open, hits;
	char *inside, *name;

	if (end == 0 || s[end - 1] != ')')
		return n;
	for (open = end - 1; open > 0 && s[open] != '('; open--)
		;
	if (s[open] != '(' || open == 0)
		return n;
	inside = xstrndup(s + open + 1, end - open - 2);
	name = presenter_of(inside, names, n_names, &hits);
	if (hits != 1 && name_looks(inside, strlen(inside)) != NAME_FULL) {
		free(inside);
		free(name);
		return n;
	}
	free(inside);
	free(*presenter);
	*presenter = name;
	return end_of(s, open);
}

void item_line_read(const char *line, const char *const *names, size_t n, struct item_line *out)
{
	char *clean = text_clean(line, strlen(line), false);
	const char *s = clean;
	size_t bullet = bullet_len(s), len;

	*out = (struct item_line) { .presenter = xstrdup(""), .sub = bullet > 0 };
	s += bullet;
	if (!bullet)
		s += number_len(s, &out->sub);
	len = take_minutes(s, strlen(s), &out->minutes);
	len = take_presenter(s, len, names, n, &out->presenter);
	if (!out->minutes)
		len = take_minutes(s, len, &out->minutes);
	out->title = text_trim(xstrndup(s, len));
	out->kind = kind_of_title(out->title);
	free(clean);
}

void item_line_release(struct item_line *l)
{
	free(l->title);
	free(l->presenter);
	*l = (struct item_line) { 0 };
}
