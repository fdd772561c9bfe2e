#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/names_parts.h"
#include "rules/words.h"

enum { NAME_BYTES_MAX = 100, NAME_WORDS_MAX = 6 };

/* Words that stand in organisations, titles, places of meeting and headings, never in names. */
static const char not_names[] =
	"kommun|kommuns|kommunen|kommunerna|region|regionen|landsting|landstinget|styrelse|"
	"styrelsen|nämnd|nämnden|förvaltning|förvaltningen|kansli|kansliet|förbund|förbundet|"
	"förening|föreningen|råd|rådet|universitet|universitetet|högskola|högskolan|myndigheten|"
	"myndigheterna|grupp|gruppen|beredningen|beredningsgruppen|arbetsgruppen|styrgruppen|"
	"partsgruppen|ordförande|ordföranden|ordf|sekreterare|sekreteraren|ledamot|ledamöter|"
	"ersättare|adjungerad|adjungerade|deltagare|gäst|gäster|chef|direktör|kassör|samordnare|"
	"projektledare|processtödjare|närvarande|närvaro|närvarolista|frånvarande|frånvaro|"
	"förhinder|förhindrade|kallade|övriga|övrigt|vi|de|han|hon|man|ni|jag|det|den|en|ett|vem|"
	"vad|när|hur|detta|dessa|flera|någon|många|i|ingen|inga|ej|nej|ja|alla|samtliga|tid|plats|"
	"datum|dag|dagordning|minnesanteckningar|protokoll|mötet|möte|mötets|nästa|val|beslut|"
	"information|informationsunderlag|rapport|punkt|bilaga|skype|teams|zoom|vårdcentral|"
	"vårdcentralen|sida|via|och|samt|med|på|till|från|för|hotell|digitalt|kontoret|bolaget|"
	"facket|folkhögskola|skolan|distans|länk|telefon|hemsida|internt|välfärd|ärenden";

/* Of these, the ones that are given names too: names only where another name follows. */
static const char given_too[] = "inga|dag";

/* Ends that only names of bodies and things have. */
static const char *const not_name_ends[] = { "nämnden", "nämnd", "förvaltningen", "kassan",
	"förmedlingen", "förbundet", "förbund", "styrelsen", "gruppen", "verket", "bolaget",
	"kontoret", "enheten", "centralen", "mottagningen", "skolan", "rådet", "kommun", "kommuner",
	"tinget", "föreningen", "kansliet", "representanter", "företagen", "organisationer",
	"ledamöter", "anteckningar", "protokoll", "vården", "ningen", "heten", "erna", "arna",
	"orna" };

static bool ends_like_a_body(const char *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(not_name_ends); i++) {
		size_t m = strlen(not_name_ends[i]);

		if (n > m && word_is(s + n - m, m, not_name_ends[i]))
			return true;
	}
	return false;
}

enum word_class { WORD_NOT, WORD_NAME, WORD_PARTICLE, WORD_INITIAL, WORD_NICKNAME };

/* "Anna-Lena", "O'Brien", "El-Khatib", "Anna-lena"; capitals alone are an abbreviation or a
 * heading. */
static bool capitalised(const char *s, size_t n, bool *capitals)
{
	size_t letters = 0, upper = 0, at = 0;
	bool first = true;

	while (at < n) {
		uint32_t cp;

		at += utf8_next(s + at, n - at, &cp, NULL);
		if (letter_is(cp)) {
			if (first && !letter_is_upper(cp))
				return false;
			letters++;
			upper += letter_is_upper(cp);
		} else if (first || !(cp == '-' || cp == '\'' || cp == 0x2019 || cp == 0x2011)) {
			return false;
		}
		first = false;
	}
	*capitals = letters > 1 && upper == letters;
	return letters > 0;
}

static enum word_class classify(const char *s, size_t n)
{
	bool capitals;

	if (n > 2 && ((s[0] == '(' && s[n - 1] == ')') || (s[0] == '"' && s[n - 1] == '"')))
		return capitalised(s + 1, n - 2, &capitals) ? WORD_NICKNAME : WORD_NOT;
	if (word_in(s, n, name_particles) && !letter_is_upper((unsigned char)s[0]))
		return WORD_PARTICLE;
	if (s[n - 1] == '.' && n <= 3 && capitalised(s, n - 1, &capitals))
		return WORD_INITIAL;
	if (!capitalised(s, n, &capitals) || word_in(s, n, not_names) || ends_like_a_body(s, n))
		return WORD_NOT;
	if (n == 1)
		return WORD_INITIAL;
	return capitals ? WORD_NOT : WORD_NAME;
}

enum name_kind name_looks(const char *s, size_t n)
{
	size_t words = 0, names = 0, at = 0;
	bool ends_in_name = false, doubtful = false;

	if (n > NAME_BYTES_MAX)
		return NAME_NONE;
	while (at < n) {
		size_t sp = space_len(s + at), len = 0;
		enum word_class c;

		at += sp;
		while (at + len < n && space_len(s + at + len) == 0)
			len++;
		if (at >= n || len == 0)
			break;
		c = classify(s + at, len);
		if (words == 0 && letter_is_upper((unsigned char)s[at]) &&
			word_in(s + at, len, given_too)) {
			c = WORD_NAME;
			doubtful = true;
		}
		if (c == WORD_NOT || ++words > NAME_WORDS_MAX || (names == 0 && c != WORD_NAME))
			return NAME_NONE;
		names += c == WORD_NAME;
		ends_in_name = c != WORD_PARTICLE;
		at += len;
	}
	if (names == 0 || !ends_in_name || (names == 1 && doubtful))
		return NAME_NONE;
	return names > 1 ? NAME_FULL : NAME_GIVEN_ONLY;
}
