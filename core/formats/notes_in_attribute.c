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
		       "på distans|via teams|via länk|via zoom|via skype|deltog|deltar") > 0;
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

bool entry_role_ends(struct span t)
{
	static const char *const ends[] = { "sekreterare", "chef", "ledare", "samordnare",
		"ordförande", "direktör", "handläggare", "strateg", "utvecklare", "koordinator",
		"ledamot", "ersättare", "ansvarig", "rådgivare", "stödjare", "inspektör",
		"ingenjör", "planerare", "revisor", "suppleant" };

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t n = strlen(ends[i]);

		if (t.n > n && (t.s[t.n - 1] | 0x20) == ends[i][n - 1] &&
			word_is(t.s + t.n - n, n, ends[i]))
			return true;
		/* "suppleanten" */
		if (t.n >= n + 2 && word_is(t.s + t.n - 2, 2, "en") &&
			word_is(t.s + t.n - n - 2, n, ends[i]))
			return true;
	}
	return false;
}
