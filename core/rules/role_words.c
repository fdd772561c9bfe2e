#include "rules/role_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "model/model.h"

/* In lower case, each with bars before and behind. */
static const struct {
	int role;
	const char *words;
} roles[] = {
	{ ROLE_CHAIR, "|ordförande|ordf|mötesordförande|chair|chairman|chairperson|" },
	{ ROLE_SECRETARY, "|sekreterare|sekr|antecknare|vid pennan|secretary|" },
	{ ROLE_DEPUTY,
		"|ersättare|ersätt|ers|suppleant|suppl|tjänstgörande ersättare|tjg ers|deputy|"
		"substitute|" },
	{ ROLE_OBSERVER, "|insynsplats|insyn|observatör|adjungerad|adj|observer|co-opted|" },
	{ ROLE_OFFICE,
		"|kansliet|kansli|förbundschef|processtödjare|tjänsteperson|tjänsteman|office|" },
	{ ROLE_MEMBER,
		"|ledamot|ordinarie|ordinarie ledamot|ord ledamot|medlem|member|regular|"
		"deltagare|" },
};

static const struct {
	const char *word;
	int role;
} letters[] = { { "|l|", ROLE_MEMBER }, { "|e|", ROLE_DEPUTY }, { "|s|", ROLE_DEPUTY } };

/* Take a number off the end: "Ersättare 2", "ersättare nr 2". */
static int64_t cut_number(char *s)
{
	size_t n = strlen(s), from = n;
	int64_t number;

	while (from > 0 && isdigit((unsigned char)s[from - 1]))
		from--;
	if (from == n || from == 0 || n - from > 3)
		return 0;
	number = strtol(s + from, NULL, 10);
	s[from] = '\0';
	text_trim(s);
	n = strlen(s);
	if (n > 3 && strcmp(s + n - 3, " nr") == 0)
		s[n - 3] = '\0';
	return number;
}

/* Full stops go: "v. ordf." is "v ordf". */
static void cut_stops(char *s)
{
	char *to = s;

	for (; *s; s++)
		if (*s != '.')
			*to++ = *s;
	*to = '\0';
}

int member_role_read(const char *words, int64_t *turn)
{
	char *word = text_trim(text_fold(words ? words : "", FOLD_CASE)), *key;
	int64_t number;
	int role = -1;

	cut_stops(word);
	number = cut_number(word);
	key = xasprintf("|%s|", text_trim(word));
	for (size_t i = 0; i < ARRAY_LEN(roles) && key[1] != '|'; i++)
		if (strstr(roles[i].words, key))
			role = roles[i].role;
	for (size_t i = 0; i < ARRAY_LEN(letters); i++)
		if (strcmp(letters[i].word, key) == 0)
			role = letters[i].role;
	if (turn)
		*turn = role == ROLE_DEPUTY ? number : 0;
	free(key);
	free(word);
	return role;
}
