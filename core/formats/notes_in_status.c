#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

/* What the words of a label say of how the people under it took part: "Närvarande ledamöter via Teams",
 * "Kunde inte delta", "Följande har anmält förhinder". A label is put together of words of a few kinds,
 * in any order; no list of whole labels would hold them all. */

enum { LABEL_BYTES_MAX = 60, LABEL_WORDS_MAX = 9 };

enum status_word {
	SAYS_PRESENT,
	SAYS_ABSENT,
	SAYS_EXCUSED,
	SAYS_NOT,
	SAYS_COME, /* means something after "inte" or beside another word */
	SAYS_REMOTE,
	SAYS_ONSITE,
	SAYS_DEPUTY,
	SAYS_GUEST,
	SAYS_COOPTED,
	SAYS_OBSERVER,
	SAYS_SECTION, /* a part of those present: only a label where people follow */
	SAYS_INVITED,
	SAYS_LITTLE,
	SAYS_COUNT
};

/* In Swedish with its neighbours' and what scanning makes of them. */
static const char *const status_words[SAYS_COUNT] = {
	[SAYS_PRESENT] =
		"nvd|nvd.|nv.|med i kanalen|i kanalen|tackat ja|svarat ja|kommer:|närvarande|närvaro|närvarolista|närvarade|närv.|närv|deltagare|deltagarna|"
		"deltagarlista|deltagarförteckning|deltagande|deltagende|deltog|deltar|medverkande|"
		"medverkade|medverkar|beslutande|tillstädes|närvarit|deltagit|medverkat|"
		"tilstede|til stede|fremmøtte|deltagere|deltakere|deltok|"
		"tjänstgörande|tjänstgjorde|tilstades|til stades|frammøtte|fremmødte|tilstedeværende|mødt|møtt|"
		"med på mötet|med på|med var|var med|var här|var där|här var|vilka kom|"
		"som kom|kom till mötet|vilka:|vem:|vilka var där|vilka var med|vilka deltog|med:|här:|vi var:|møtte|mødte|participants|attendees|attending|present",
	[SAYS_ABSENT] =
		"fr:|frv|frv.|fr.:|tackat nej|svarat nej|kommer ej|frånvarande|frånvarolista|frånvaro|frånv.|frånv|saknades|saknas|saknade|borta|skulle varit med|skulle ha varit med|"
		"fraværende|fravær|fråverande|fråvær|absent|sjuka|lediga",
	[SAYS_EXCUSED] =
		"förhindrade|förhindrad|förhinder|återbud|avbud|avböjt|avböjde|förfall|"
		"sjukanmälda|ursäkter|ursäktade|avanmälda|avanmäld|afbud|forfall|fråfall|frafall|apologies|regrets|excused",
	[SAYS_NOT] = "ej|inte|icke|ikke|ikkje|not",
	[SAYS_COME] =
		"kom|komma|kommit|kommer|med|här|där|delta|närvara|medverka|vara med|vara här|"
		"anträffbar|anträffbara|möjlighet|svarat|hört av",
	[SAYS_REMOTE] =
		"digitalt|digital|digitala|via länk|via teams|via zoom|via skype|på teams|"
		"på zoom|på distans|på länk|länk|distans|online|teams|zoom|skype|uppkopplade|"
		"uppkopplad|via webben|på webben|via webb|per telefon|via telefon|telefon|"
		"på telefon|via video|på video|videolänk|via videolänk|"
		"mejl|mail|via mejl|per mejl|e-post",
	[SAYS_ONSITE] =
		"på plats|fysiskt|fysisk|i rummet|i lokalen|i salen|på kansliet|på kontoret|"
		"i konferensrummet",
	[SAYS_DEPUTY] = "tjänstgörande ersättare|tjg ersättare|tjg. ersättare|"
			"ej tjänstgörande ersättare|ej tjg ersättare|ej tjg ers|ej tjg. ers.|"
			"icke tjänstgörande ersättare|ej tjänstgörande|icke tjänstgörande|ej tjg|"
			"ej beslutande|ersättare|suppleanter|suppleant",
	[SAYS_GUEST] =
		"guests|guest|inbjudna gäster|inbjudna|inbjuden|inbjudan|gäster|gäst|gästande",
	[SAYS_COOPTED] = "adjungerade|adjungerad|adjungerande",
	[SAYS_OBSERVER] = "insynsplatser|insynsplats|insyn|observatörer|observatör",
	[SAYS_SECTION] =
		"ledamöter|ledamot|medlemmer|ordinarie|medlemmar|med yttranderätt|yttranderätt|tjänstemän|tjänstepersoner|från kansliet|kansli|"
		"förbundskansli|förbundskansliet|personal|från kommunen|från förvaltningen|"
		"från regionen|kansliet|övriga|övrig|andre|øvrige|dessutom|därutöver|revisorer|från styrelsen|fra styret|fra administrasjonen|fra adm|fra adm.|från adm|från adm.|från administrationen|presidiet|"
		"politiker|förtroendevalda|members|sekretariatet|sekretariat|konsulter|konsult",
	[SAYS_INVITED] = "kallade|called",
	[SAYS_LITTLE] =
		"på|via|per|i|vid|med|av|till|från|för|ur|mötet|mötets|dagens|är|var|följande|personer|"
		"person|representanter|representant|gruppen|gruppens|styrelsen|att|har|hade|"
		"anmälan|anmält|anmälda|anmäld|anmäler|anmälde|anmäldes|anmälts|meddelat|meddelad|meddelade|meddelats|lämnat|lämnats|"
		"sig|sin|samt|och|även|också|vilka|vem|som|vi|de|vi som|de som|kunde|kan|"
		"utan|men|st|parter|parternas|hela|nämnden|rådet|meldt|følgende|faste|alla|samtliga|"
		"fra|frå|til|uden|mødet|møtet|og",
};

/* The phrases of a list that scanning changes, as it leaves them: "narvarande", "ovriga deltagare". */
static const char *without_rings(struct notes_words *w, const char *words)
{
	char *plain = pool_strdup(&w->pool, words), *to = plain;

	while (*words) {
		size_t n = strcspn(words, "|");
		char *from = to;
		bool changed = false;
		uint32_t cp;

		if (to > plain)
			*to++ = '|';
		for (size_t i = 0; i < n;) {
			if ((unsigned char)words[i] < 0x80) {
				*to++ = words[i++];
				continue;
			}
			i += utf8_next(words + i, n - i, &cp, NULL);
			changed = true;
			cp = letter_base(cp);
			if (cp < 0x80)
				*to++ = (char)cp;
		}
		if (!changed)
			to = from;
		words += n + (words[n] == '|');
	}
	*to = '\0';
	return plain;
}

void phrasebook_scanned(struct notes_words *w, struct phrasebook *b, const char *const *lists,
	const char **both, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		both[i] = lists[i];
		both[n + i] = without_rings(w, lists[i]);
	}
	phrasebook_init(b, &w->pool, both, 2 * n);
}

void status_words_init(struct notes_words *w)
{
	const char *both[2 * SAYS_COUNT];

	phrasebook_scanned(w, &w->status, status_words, both, SAYS_COUNT);
}

/* "Mötesdeltagare", "Fortbildningsdeltagare": a word that ends as those for people present do. */
static size_t compound(const char *s)
{
	static const char *const ends[] = { "deltagare", "deltagarna" };
	size_t n = word_len(s);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t m = strlen(ends[i]);

		if (n > m && word_is(s + n - m, m, ends[i]))
			return n;
	}
	return 0;
}

/* "Närvarande styrelseledamöter": those of a kind, after another word. */
static size_t compound_section(const char *s)
{
	static const char *const ends[] = { "ledamöter", "medlemmar", "representanter",
		"suppleanter", "ersättare", "revisorer", "personer", "tjänstemän",
		"tjänstepersoner", "medlemmer", "föräldrar", "elever", "företrädare" };
	size_t n = word_len(s);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t m = strlen(ends[i]);

		if (n >= m && word_is(s + n - m, m, ends[i]))
			return n;
	}
	return 0;
}

/* "Frånvarnade", "Närvarnde": the bytes of a word that is one slip from one of the two that say it. */
static size_t misspelt(const char *s, enum status_word *kind)
{
	static const struct {
		const char *word;
		enum status_word kind;
	} words[] = { { "närvarande", SAYS_PRESENT }, { "frånvarande", SAYS_ABSENT },
		{ "deltagare", SAYS_PRESENT } };
	size_t n = word_len(s);

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t m = strlen(words[i].word), same = 0, end = 0;
		const char *w = words[i].word;

		if (n + 2 < m || n > m + 2)
			continue;
		while (same < n && words_equal(s + same, 1, w + same, 1))
			same++;
		while (end < n - same && end < m - same && s[n - 1 - end] == w[m - 1 - end])
			end++;
		/* A letter too much or too little, one for another, or two in the wrong order. */
		if (same >= 2 &&
			(same + end + 1 >= (n > m ? n : m) ||
				(n == m && same + end + 2 == n && s[same] == w[same + 1] &&
					s[same + 1] == w[same]))) {
			*kind = words[i].kind;
			return n;
		}
	}
	return 0;
}

/* The longest word or phrase at s, and its kind. */
static size_t word_at(const struct reader *r, const char *s, enum status_word *kind)
{
	size_t at = 0, list, n, best = 0;

	while ((n = phrasebook_next(&r->words->status, s, &at, &list)) > 0)
		if (n > best) {
			best = n;
			*kind = (enum status_word)(list % SAYS_COUNT);
		}
	if (best == 0 && (best = compound(s)) > 0)
		*kind = SAYS_PRESENT;
	return best > 0 ? best : misspelt(s, kind);
}

/* What was heard so far. */
struct heard {
	bool says[SAYS_COUNT];
	bool negated; /* "inte" before a word for being there */
};

static void hear(struct heard *h, enum status_word kind)
{
	/* "deltog ej" */
	if (kind == SAYS_NOT && (h->says[SAYS_PRESENT] || h->says[SAYS_COME]))
		h->negated = true;
	if (h->says[SAYS_NOT] && (kind == SAYS_PRESENT || kind == SAYS_COME || kind == SAYS_ONSITE))
		h->negated = true;
	h->says[kind] = true;
}

/* One space, a comma, a slash or a hyphen with it: what may stand between the words of a label. */
static size_t gap_len(const char *s)
{
	size_t sp = space_len(s);

	if (sp == 0 && (*s == '/' || *s == ','))
		return 1 + (space_len(s + 1) == 1);
	return sp == 1 && *s != '\t' ? 1 : 0;
}

/* The words from s on: the bytes up to the end of the last one. */
static size_t hear_words(const struct reader *r, const char *s, struct heard *h)
{
	size_t at = 0, end = 0, before = 0, last = 0;
	bool prepositional = false;

	for (int words = 0; words < LABEL_WORDS_MAX && at < LABEL_BYTES_MAX; words++) {
		enum status_word kind;
		size_t n = word_at(r, s + at, &kind);

		/* "Vid mötet i Ekvik deltog" */
		if (n == 0 && prepositional && letter_is_upper((unsigned char)s[at]) &&
			!words_start(s + last, "fra|til")) {
			size_t place = word_len(s + at), gap = gap_len(s + at + place);

			if (gap > 0 && word_at(r, s + at + place + gap, &kind) > 0) {
				at += place + gap;
				n = word_at(r, s + at, &kind);
			}
		}
		if (n == 0 && words > 0 && (n = compound_section(s + at)) > 0)
			kind = SAYS_LITTLE;
		/* "Deltagar-avgift", "Teams-möte" */
		if (n == 0 || (dash_len(s + at + n) && word_len(s + at + n + dash_len(s + at + n))))
			break;
		hear(h, kind);
		prepositional = words_start(s + at, "i|på|från|för|ur|fra|til") == n;
		last = at;
		before = end;
		end = at + n;
		at = end + gap_len(s + end);
		if (at == end)
			break;
	}
	/* "Återbud från Ida Alm" */
	if (prepositional && words_start(s + last, "från|för|fra") > 0 &&
		name_is_given(s + at, word_len(s + at)))
		return end;
	/* "Närvarande i Sjövik" */
	return prepositional && !(s[end] && strchr(":;", s[end])) ? before : end;
}

static const char *role_of(const struct heard *h)
{
	return h->says[SAYS_DEPUTY]      ? "ersättare"
		: h->says[SAYS_GUEST]    ? "gäst"
		: h->says[SAYS_COOPTED]  ? "adjungerad"
		: h->says[SAYS_OBSERVER] ? "insyn"
					 : NULL;
}

/* What the words say together. False where they are no label of people. */
static bool judge(const struct heard *h, struct label *l)
{
	/* "Ersättare, ej" over "tjänstgörande" denies nobody's presence. */
	bool torn = h->says[SAYS_DEPUTY] && !h->negated && !h->says[SAYS_COME] &&
		!h->says[SAYS_INVITED];
	bool absent = (h->says[SAYS_NOT] && !torn) || h->says[SAYS_ABSENT] || h->says[SAYS_EXCUSED];

	*l = (struct label) { .kind = LABEL_PEOPLE, .status = NOTES_PRESENT, .role = role_of(h) };
	if (h->says[SAYS_INVITED] && !absent && !h->says[SAYS_PRESENT]) {
		l->kind = LABEL_INVITED;
	} else if (absent) {
		l->status = h->says[SAYS_EXCUSED] ? NOTES_EXCUSED : NOTES_ABSENT;
		/* "Ej anträffbar: …" */
		l->weak = h->says[SAYS_NOT] && !h->negated && !h->says[SAYS_ABSENT] &&
			!h->says[SAYS_EXCUSED];
	} else {
		l->status = h->says[SAYS_REMOTE] && !h->says[SAYS_ONSITE] ? NOTES_REMOTE
			: h->says[SAYS_ONSITE] && !h->says[SAYS_REMOTE]   ? NOTES_ONSITE
									  : NOTES_PRESENT;
		l->weak = !h->says[SAYS_PRESENT];
		return !l->weak || l->role || h->says[SAYS_SECTION] || h->says[SAYS_REMOTE] ||
			h->says[SAYS_ONSITE];
	}
	return true;
}

size_t status_read(const struct reader *r, const char *s, struct label *l)
{
	struct heard h = { 0 };
	size_t n = hear_words(r, s, &h);

	/* "Förhinder meddelas Ida Alm": to whom, and of nobody. */
	if (n > 0 && h.says[SAYS_EXCUSED] &&
		words_start(s + n + space_len(s + n),
			"meddelas|meddela|anmäls|anmäles|anmälas|lämnas|meldes|meddeles") > 0)
		return 0;
	return n > 0 && judge(&h, l) ? n : 0;
}
