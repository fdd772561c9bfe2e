#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/names_parts.h"
#include "rules/words.h"

enum { NAME_BYTES_MAX = 100, NAME_WORDS_MAX = 6 };

/* Words that stand in organisations, titles, places of meeting and headings, never in names. */
static const char *const not_names[WORD_LETTERS] = {
	['a' - 'a'] = "anhöriga|antal|adjungerad|adjungerade|agenda|alla|arbetsgruppen|avslutning",
	['b' - 'a'] =
		"brukare|byalag|befattning|beredningen|beredningsgruppen|beslut|bilaga|bolaget",
	['c' - 'a'] = "chef",
	['d' - 'a'] = "dag|dagordning|dagsorden|datum|de|deltagare|den|dessa|det|detta|digitalt|"
		      "direktör|distans",
	['e' - 'a'] = "elever|ej|en|ersättare|ett",
	['f' - 'a'] =
		"föräldrar|förtroendevalda|företrädare|funktion|facket|flera|folkhögskola|från|frånvarande|frånvaro|för|förbund|förbundet|"
		"föredragningslista|förening|föreningen|förhinder|förhindrade|förvaltning|"
		"förvaltningen",
	['g' - 'a'] = "grupp|gruppen|gäst|gäster",
	['h' - 'a'] = "han|hemsida|hon|hotell|hur|högskola|högskolan",
	['i' - 'a'] = "i|incheckning|information|informationsunderlag|inga|ingen|inledning|"
		      "internt",
	['j' - 'a'] = "ja|jag",
	['k' - 'a'] =
		"kommentar|kallade|kansli|kansliet|kassör|kommun|kommune|kommunen|kommunerna|kommuns|kontoret",
	['l' - 'a'] = "landsting|landstinget|ledamot|ledamöter|lägesrapport|länk",
	['m' - 'a'] =
		"medlemmar|man|med|minnesanteckningar|myndigheten|myndigheterna|många|möte|mötet|"
		"mötets",
	['n' - 'a'] =
		"namn|navn|notering|nej|ni|nr|nämnd|nämnden|när|närvarande|närvaro|närvarolista|nästa|någon",
	['o' - 'a'] = "organisation|och|ordf|ordförande|ordföranden",
	['p' - 'a'] =
		"politiker|personal|personalen|parti|partsgruppen|plats|processtödjare|projektledare|protokoll|punkt|punkter|på",
	['r' - 'a'] = "representanter|rådmän|rapport|region|regionen|råd|rådet",
	['s' - 'a'] = "samordnare|samt|samtliga|sekreterare|sekreteraren|sida|skolan|skype|"
		      "styrelse|styrelsen|styrgruppen",
	['t' - 'a'] = "tjänstemän|tjänstepersoner|tjänstgörande|teams|telefon|tid|till",
	['u' - 'a'] = "ungdomar|underskrift|universitet|universitetet|uppföljning",
	['v' - 'a'] = "vårdnadshavare|vakant|vad|val|vem|vi|via|välfärd|vårdcentral|vårdcentralen",
	['z' - 'a'] = "zoom",
	[WORD_LETTERS - 1] = "ärendelista|ärenden|öppnande|övriga|övrigt",
};

/* Of these, the ones that are given names too: names only where another name follows. */
static const char given_too[] = "inga|dag";

/* Ends that only names of bodies and things have. */
#define END(s)                                                                                     \
	{                                                                                          \
		s, sizeof(s) - 1                                                                   \
	}
static const struct {
	const char *text;
	size_t n;
} not_name_ends[] = { END("nämnden"), END("nämnd"), END("förvaltningen"), END("kassan"),
	END("förmedlingen"), END("förbundet"), END("förbund"), END("styrelsen"), END("gruppen"),
	END("verket"), END("bolaget"), END("kontoret"), END("enheten"), END("centralen"),
	END("mottagningen"), END("skolan"), END("rådet"), END("kommun"), END("kommuner"),
	END("tinget"), END("föreningen"), END("kansliet"), END("representanter"), END("företagen"),
	END("organisationer"), END("ledamöter"), END("tjänsten"), END("anteckningar"),
	END("protokoll"), END("vården"), END("ningen"), END("heten"), END("förening"),
	END("område"), END("center"), END("centrum"), END("kompaniet"), END("klubben"),
	END("sällskapet"), END("byrån"), END("avdelningen"), END("enhet"), END("området"),
	END("erna"), END("arna"), END("orna"), END("bibliotek"), END("biblioteket"),
	END("bostäder"), END("museum"), END("museet"), END("teater"), END("teatern"),
	END("stiftelsen"), END("fastigheter"), END("kommune"), END("gymnasium"), END("gymnasiet"),
	END("församling"), END("pastorat"), END("byalag"), END("samfällighet"), END("distriktet"),
	END("universitet"), END("högskola"), END("järnväg"), END("trafik") };

static bool ends_like_a_body(const char *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(not_name_ends); i++) {
		const char *end = not_name_ends[i].text;
		size_t m = not_name_ends[i].n;

		if (n > m && (s[n - 1] | 0x20) == end[m - 1] && word_is(s + n - m, m, end))
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
		} else if (first ||
			!(cp == '-' || cp == '\'' || (cp == ':' && at < n) || cp == 0x2019 ||
				cp == 0x2011)) {
			return false;
		}
		first = false;
	}
	*capitals = letters > 1 && upper == letters;
	return letters > 0;
}

static bool curly(const char *s)
{
	return text_starts(s, "”") || text_starts(s, "“") || text_starts(s, "’");
}

/* inside: not the first word. */
static enum word_class classify(const char *s, size_t n, bool inside)
{
	bool capitals;

	if (n > 2 &&
		((s[0] == '(' && s[n - 1] == ')') || (s[0] == '"' && s[n - 1] == '"') ||
			(s[0] == '\'' && s[n - 1] == '\'')))
		return capitalised(s + 1, n - 2, &capitals) ? WORD_NICKNAME : WORD_NOT;
	if (n > 6 && curly(s) && curly(s + n - 3))
		return capitalised(s + 3, n - 6, &capitals) ? WORD_NICKNAME : WORD_NOT;
	if (word_in(s, n, name_particles) && (inside || !letter_is_upper((unsigned char)s[0])))
		return WORD_PARTICLE;
	/* "d'Aubert" */
	if (n > 3 && (s[0] == 'd' || s[0] == 'l') && s[1] == '\'' &&
		capitalised(s + 2, n - 2, &capitals))
		return WORD_NAME;
	if (s[n - 1] == '.' && n <= 3 && capitalised(s, n - 1, &capitals))
		return WORD_INITIAL;
	/* "Stein T.B. Havland", "Mads Chr. Ulmer" */
	if (inside && s[n - 1] == '.' &&
		((n == 4 && s[1] == '.' && letter_is_upper((unsigned char)s[0]) &&
			 letter_is_upper((unsigned char)s[2])) ||
			word_in(s, n, "chr.|joh.|th.|fr.|alfr.|edv.|gust.|wilh.|kr.")))
		return WORD_INITIAL;
	/* "Karin I" */
	if (n == 1 && inside && capitalised(s, n, &capitals))
		return WORD_INITIAL;
	if (!capitalised(s, n, &capitals) || word_in_letters(s, n, not_names) ||
		ends_like_a_body(s, n))
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
		c = classify(s + at, len, words > 0);
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

/* A family name with its particle in front of the given name. */
static enum name_kind particle_first(const char *s, size_t n)
{
	size_t word = word_len(s), last = n;

	while (last > 0 && s[last - 1] != ' ')
		last--;
	return word_in(s, word, name_particles) && last > word + 1 &&
			name_looks(s + word + 1, n - word - 1) == NAME_FULL &&
			name_is_given(s + last, n - last)
		? NAME_FULL
		: NAME_NONE;
}

/* "MATTSSON Karl-Erik": the family name in capitals before a well-known given name. */
static bool capital_family(const char *s, size_t n)
{
	size_t word = 0;
	bool capitals, other;

	while (word < n && s[word] != ' ')
		word++;
	return word > 2 && word + 1 < n && capitalised(s, word, &capitals) && capitals &&
		!word_in_letters(s, word, not_names) && !memchr(s + word + 1, ' ', n - word - 1) &&
		capitalised(s + word + 1, n - word - 1, &other) && !other &&
		name_is_given(s + word + 1, n - word - 1);
}

enum name_kind name_in_list(const char *s, size_t n)
{
	size_t at = 0, initials = 0;
	enum name_kind kind = name_looks(s, n);

	if (kind == NAME_NONE && capital_family(s, n))
		kind = NAME_FULL;
	/* "af Hällström Carl-Johan" */
	if (kind == NAME_NONE && n > 0 && letter_lower((unsigned char)*s) == (unsigned char)*s)
		kind = particle_first(s, n);
	/* "A", "B.", "B-O", "CG" and a space. */
	while (kind == NAME_NONE && at < n && initials < 3) {
		size_t len = 0, capitals = 0, step;
		uint32_t cp;

		while (at + len < n && s[at + len] != ' ') {
			step = utf8_next(s + at + len, n - at - len, &cp, NULL);
			if (letter_is_upper(cp))
				capitals++;
			else if (cp != '.' && cp != '-')
				return NAME_NONE;
			len += step;
		}
		/* "I Uppföljning", "II. Val" are numbers. */
		if (capitals == 0 || capitals > 2 || at + len >= n || s[at] == 'I')
			return NAME_NONE;
		at += len + 1;
		initials++;
		if (name_looks(s + at, n - at) != NAME_NONE && n - at > 2)
			return NAME_FULL;
	}
	return kind;
}
