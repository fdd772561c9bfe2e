#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

static const char party_letters[] = "s|m|c|l|v|kd|mp|sd|fp|nyd|op";

bool entry_party(struct span t)
{
	return word_in(t.s, t.n, party_letters);
}

bool entry_letters(struct span t)
{
	size_t letters = 0;
	uint32_t cp;

	for (size_t i = 0; i < t.n; letters++) {
		i += utf8_next(t.s + i, t.n - i, &cp, NULL);
		if (!letter_is_upper(cp))
			return false;
	}
	return letters >= 2 && letters <= 5;
}

static const char stand_in_words[] =
	"tjänstgörande|tjänstgör|tjg|tjg.|ersättare|ersätter|ers|ers.|suppleant|suppl|suppl.|vikarie|"
	"vikarierar|inhoppare|ställföreträdare|personlig|i stället|istället|i st|i st.";

size_t entry_stand_in(struct span t)
{
	size_t n = words_start(t.s, "ersätter|för"), len;
	const char *hit;

	/* "ers PRO för", "tjänstgörande ersättare för" */
	if (n == 0 && words_start(t.s, stand_in_words) > 0 &&
		(hit = words_find_within(t.s, t.n, "för|f.|f", &len)) != NULL)
		n = (size_t)(hit - t.s) + len;
	return n && n < t.n ? n + space_len(t.s + n) : 0;
}

bool entry_status_like(struct span t)
{
	return words_start(t.s,
		       "anmält|anmäld|anmälde|meddelat|förhinder|förhindrad|frånvarande|frånv|frånv.|"
		       "ej närv|ej närv.|ej närvarande|återbud|avbud|afbud|forfall|på plats|digitalt|"
		       "på distans|via teams|via länk|via zoom|via skype|deltog|deltar|"
		       "indkaldt|inkallad|inkallades") > 0;
}

bool entry_mark(struct span t)
{
	return word_in(t.s, t.n, "x|xx|ja|✓|✔");
}

static const char role_words[] =
	"ordförande|ordforande|ordf.|ordf|vice ordförande|v. ordförande|v ordförande|v. ordf.|v. ordf|v ordf|"
	"vice ordf.|vice ordf|1:e vice ordförande|2:e vice ordförande|ledamot|ersättare|tjg ers|"
	"tjg. ers.|tjänstgörande ersättare|tjg ersättare|ers.|ers|sekreterare|sekr.|sekr|"
	"adjungerad|adj.|förbundschef|kassör|gäst|vd|antecknare|processtödjare|projektledare|"
	"ref.|ref|samordnare|insynsplats|antecknar|antecknade|skriver|skrev|ordstyrer|dirigent|mødeleder|møteleder|"
	"för minnesanteckningar|förde protokoll|förde anteckningar|fører referat|för anteckningar|för protokoll|"
	"vid protokollet|vid anteckningarna|vid tangenterna|vid tangentbordet|vid pennan|protokollförare|dr.|dr|prof.|professor|docent|formand|næstformand|"
	"formann|leder mötet|leder|nestleder|kapten|major|kyrkoherde|komminister|kasserer|sekretær|styreleder";

size_t role_start(const char *s)
{
	return words_start(s, role_words);
}

/* "§ 84–89", "t.o.m. kl. 11.00", "punkt 2", "första dagen", "från pass 3", "(- 92)". */
bool entry_part_like(struct span t)
{
	int number;
	size_t from = words_start(t.s, "från|till|fram till|efter");

	/* "från 18.30" */
	if (from > 0 && from + 1 < t.n && t.s[from + 1] >= '0' && t.s[from + 1] <= '9')
		return true;
	return words_start(t.s,
		       "ej §|ej punkt|ej pkt|punkt|punkterna|pkt|t o m|t.o.m.|tom|till och med|"
		       "till kl|till|fr o m|fr.o.m.|from|från och med|från kl|från pass|kl|kl.|"
		       "del av|delvis|första dagen|andra dagen|dag 1|dag 2|tjänstgör|ej vid|deltog|"
		       "anlände|lämnade|förmiddagen|eftermiddagen|fm|em|utom|gick|kom") > 0 ||
		text_starts(t.s, "§") ||
		(dash_len(t.s) &&
			number_len(t.s + dash_len(t.s) + space_len(t.s + dash_len(t.s)), 3,
				&number)) ||
		number_len(t.s, 3, &number) > 0;
}

bool entry_role_like(struct span t)
{
	static const char roles[] =
		"anteckningar|anteckningsförare|referent|mötesledare|vid pennan|protokoll|"
		"verksamhetschef|enhetschef|kommunchef|förvaltningschef|socialchef|chef|direktör|"
		"förbundsdirektör|sektionschef|föredragande|revisor|suppleant|observatör|utredare|"
		"handläggare|utvecklare|verksamhetsutvecklare|kommunikatör|koordinator|ekonom|"
		"rektor|praktikant|konsult|vice|v.|tf|tf.|biträdande|deltar|medlem|sammankallande|tjänstgörande|tjg|tjg.|ordinarie|"
		"nämndsekreterare|viceordförande|gruppledare|lärare|"
		"chair|chairperson|secretary|treasurer";

	size_t spaces = 0;
	uint32_t cp;

	if (role_start(t.s) > 0 || words_start(t.s, roles) > 0)
		return true;
	utf8_next(t.s, t.n, &cp, NULL);
	for (size_t i = 0; i < t.n; i++)
		spaces += t.s[i] == ' ';
	return !letter_is_upper(cp) && spaces <= 2 && entry_role_ends(t);
}

size_t entry_plot(struct span t)
{
	size_t n = *t.s == '#'
		? 1
		: words_start(t.s, "nr|nr.|lott|tomt|hus|plats|båtplats|parsell|lgh"),
	       k;
	int number;

	n += n > 0 && n < t.n ? space_len(t.s + n) : 0;
	k = n < t.n ? number_len(t.s + n, 4, &number) : 0;
	return k > 0 && (n + k >= t.n || space_len(t.s + n + k) > 0) ? n + k : 0;
}

struct word_end {
	const char *text;
	size_t n;
};
#define END(s)                                                                                     \
	{                                                                                          \
		s, sizeof(s) - 1                                                                   \
	}

/* Does t without the bytes of more end in one of them? */
static bool ends_in(struct span t, const struct word_end *ends, size_t count, const char *more)
{
	size_t m = strlen(more);

	if (t.n <= m || (m > 0 && !word_is(t.s + t.n - m, m, more)))
		return false;
	t.n -= m;
	for (size_t i = 0; i < count; i++) {
		size_t n = ends[i].n;

		if (t.n >= n && (t.s[t.n - 1] | 0x20) == ends[i].text[n - 1] &&
			word_is(t.s + t.n - n, n, ends[i].text))
			return true;
	}
	return false;
}

bool entry_role_ends(struct span t)
{
	static const struct word_end ends[] = { END("sekreterare"), END("chef"), END("ledare"),
		END("samordnare"), END("ordförande"), END("direktör"), END("handläggare"),
		END("strateg"), END("utvecklare"), END("koordinator"), END("ledamot"),
		END("ersättare"), END("ansvarig"), END("rådgivare"), END("stödjare"),
		END("inspektör"), END("ingenjör"), END("planerare"), END("revisor"),
		END("suppleant"), END("representant"), END("assistent"), END("konsulent"),
		END("kurator"), END("pedagog"), END("terapeut"), END("arkitekt"), END("tekniker"),
		END("politiker"), END("sköterska"), END("föreståndare"), END("administratör"),
		END("lärare"), END("mästare"), END("rektor"), END("brukare"), END("expert"),
		END("specialist"), END("konsult"), END("redaktör"), END("forskare"), END("läkare"),
		END("skötare"), END("psykolog"), END("företrädare"), END("förvaltare"),
		END("ombudsman"), END("ombud"), END("jurist"), END("ekonom"), END("controller"),
		END("diakon"), END("kyrkoherde"), END("behandlare"), END("direktør"),
		END("sekretær"), END("formand"), END("formann"), END("rådmann"), END("kasserer"),
		END("medarbejder"), END("rådgiver"), END("polis"), END("brandman"),
		END("ordførere"), END("utredare"), END("vägledare"), END("coach"), END("projektör"),
		END("samordnaren"), END("kassör") };

	return ends_in(t, ends, ARRAY_LEN(ends), "") || ends_in(t, ends, ARRAY_LEN(ends), "en") ||
		ends_in(t, ends, ARRAY_LEN(ends), "n") || ends_in(t, ends, ARRAY_LEN(ends), "er");
}

bool entry_trade(struct span t)
{
	/* With the least letters that make it no name ("Brant", "Viktor"). */
	static const struct {
		const char *text;
		size_t least;
	} ends[] = { { "are", 7 }, { "aren", 8 }, { "arna", 7 }, { "erna", 7 }, { "orna", 7 },
		{ "ör", 6 }, { "ören", 8 }, { "örer", 8 }, { "anter", 8 }, { "enter", 9 },
		{ "log", 6 }, { "logen", 8 }, { "loger", 8 }, { "iker", 7 }, { "ikern", 8 },
		{ "graf", 7 }, { "grafen", 9 }, { "visor", 7 }, { "visorn", 8 }, { "visorer", 9 },
		{ "skötare", 7 }, { "sköterskan", 10 } };

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t n = strlen(ends[i].text);

		if (t.n >= ends[i].least && (t.s[t.n - 1] | 0x20) == ends[i].text[n - 1] &&
			word_is(t.s + t.n - n, n, ends[i].text))
			return true;
	}
	return entry_role_ends(t);
}

bool entry_body_ends(struct span t)
{
	static const struct word_end ends[] = { END("nämnden"), END("förvaltningen"),
		END("styrelsen"), END("kassan"), END("förmedlingen"), END("kommun"),
		END("kontoret"), END("verket"), END("tinget"), END("föreningen"), END("förbundet"),
		END("skolan"), END("kyrkan"), END("regionen"), END("utskottet"), END("psykiatrin"),
		END("vården"), END("tjänsten"), END("församling"), END("förening"), END("högskola"),
		END("universitetet"), END("sällskapet"), END("klubben"), END("polisen"),
		END("region"), END("kommunen"), END("biblioteket"), END("centralen"), END("rådet"),
		END("byalag"), END("stiftelsen"), END("bolaget"), END("kommune"), END("landsting"),
		END("distriktet"), END("sjukhuset") };

	return ends_in(t, ends, ARRAY_LEN(ends), "");
}
