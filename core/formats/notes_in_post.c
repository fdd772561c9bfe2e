#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_header.h"
#include "rules/words.h"

/* The words for those who lead a meeting, write about it and adjust what was written. */

/* Whose post it is: the meeting's, or that of the body that meets. */
static const char meetings[] =
	"mötets|dagens|kvällens|stämmans|årsmötets|sammanträdets|dess|møtets|mødets|aftenens";
static const char bodies[] =
	"föreningens|styrelsens|rådets|gruppens|förbundets|nämndens|utskottets|utvalgets|klubbens|"
	"byalagets|kommitténs|lagets";
static const char chairs[] =
	"ordföranden|ordförande|ordforande|ordf.|ordf|ord.f.|mötesordföranden|mötesordförande|"
	"mötesordf.|mötesordf|årsmötesordförande|stämmoordförande|mötesledare|mötesledaren|formand|"
	"formannen|formann|styreleder|møteleder|møte-leder|mødeleder|leder|ordstyrer|dirigent|"
	"møtedirigent|styreformann|bestyrelsesformand|utvalgsleder|chairperson|chair";
static const char writers[] =
	"sekreteraren|sekreterare|sekr.|sekr|mötessekreteraren|mötessekreterare|møtesekretær|"
	"nämndsekreterare|nämndssekreterare|rådssekreterare|styrelsesekreterare|utskottssekreterare|"
	"kommunsekreterare|protokollssekreterare|protokollsekreterare|protokollföraren|"
	"protokollförare|antecknare|anteckningsförare|referent|mødereferent|secretary|sekretær|"
	"skriver|skribent";
static const char adjusters[] =
	"justerare|justeringsmän|justeringsman|justeringspersoner|justeringsperson|"
	"protokolljusterare|protokollsjusterare|mötesjusterare|justerande";
/* Other posts, whose names are neither. */
static const char others[] =
	"viceordförande|viceordf|vice|v.|vv|förste vice|andre vice|1:e vice|2:e vice|1:a vice|2:a vice|bitr.|biträdande|"
	"kassör|kassören|ledamot|ledamöter|suppleant|suppleanter|ersättare|rösträknare|revisor|"
	"revisorer|revisorssuppleant|valberedning|föredragande|kontaktperson";
static const char at_meeting[] =
	"för mötet|vid mötet|på mötet|under mötet|för dagens möte|vid dagens möte|för dagen|idag|"
	"i dag|för årsmötet|vid årsmötet|för stämman|vid stämman|på stämman|för sammanträdet|"
	"vid sammanträdet|för kvällen|för möte|för träffen|för årsstämman|vid årsstämman|for møtet|"
	"for mødet";
/* What somebody does who writes or leads. */
static const char writing[] =
	"föra dagens protokoll|föra protokollet|föra protokoll|föra anteckningarna|"
	"föra anteckningar|föra minnesanteckningar|föra pennan|skriva protokoll|"
	"skriva protokollet|skriva anteckningar|sköta protokollet";
static const char leading[] =
	"leda dagens möte|leda mötet|leda årsmötet|leda stämman|leda förhandlingarna|"
	"leda sammanträdet|leda dagens förhandlingar|leda mötesförhandlingarna";
static const char adjusting[] = "justera dagens protokoll|justera protokollet|justera";

/* What an attendee's role says of who writes, beside the posts. */
static const char writes[] =
	"antecknar|anteckningar|ref.|ref|vid pennan|skrev|antecknade|för minnesanteckningar|"
	"förde anteckningar|förde protokoll|fører referat|för anteckningar|för protokoll|"
	"vid protokollet|vid anteckningarna|vid tangenterna|vid tangentbordet|leder mötet|"
	"ledde mötet";

static const struct {
	const char *words;
	enum label_kind kind;
} nouns[] = {
	{ chairs, LABEL_CHAIR },
	{ writers, LABEL_NOTE_TAKER },
	{ adjusters, LABEL_ADJUSTERS },
	{ others, LABEL_OTHER },
	{ writing, LABEL_NOTE_TAKER },
	{ leading, LABEL_CHAIR },
	{ adjusting, LABEL_ADJUSTERS },
};

size_t post_start(const char *s, struct post *p)
{
	size_t at = 0, n;

	*p = (struct post) { 0 };
	if ((n = words_start(s, meetings)) > 0)
		p->of_meeting = true;
	else
		n = words_start(s, bodies);
	at += n + (n > 0 ? space_len(s + n) : 0);
	at += words_start(s + at, "tjänstgörande|tjg|t.f.|tf");
	at += space_len(s + at);
	for (size_t k = 0; k < ARRAY_LEN(nouns) && p->len == 0; k++)
		if ((n = words_start(s + at, nouns[k].words)) > 0) {
			p->kind = nouns[k].kind;
			p->len = at + n;
			p->of_meeting |= k >= 4 || text_starts(s + at, "möte") ||
				text_starts(s + at, "Möte") || text_starts(s + at, "årsmöte") ||
				text_starts(s + at, "stämmo");
		}
	if (p->len == 0)
		return 0;
	/* "vice ordförande" */
	if (p->kind == LABEL_OTHER) {
		n = space_len(s + p->len);
		n = n > 0 ? n + words_start(s + p->len + n, chairs) : 0;
		p->len += n;
	}
	p->len += s[p->len] == '.' && s[p->len - 1] != '.' && s[p->len + 1] != '\0' &&
		word_in(s + at, p->len - at, "ordf|sekr|mötesordf");
	n = space_len(s + p->len);
	n = n > 0 ? words_start(s + p->len + n, at_meeting) : 0;
	if (n > 0) {
		p->len += space_len(s + p->len) + n;
		p->of_meeting = true;
	}
	return p->len;
}

size_t header_post(const char *s, enum label_kind *kind)
{
	struct post p;
	size_t n = post_start(s, &p);

	*kind = p.kind;
	n += n > 0 && s[n] == '.';
	return p.kind == LABEL_OTHER ? 0 : n;
}

enum label_kind header_role(const char *role)
{
	enum label_kind kind;
	size_t n = header_post(role, &kind);

	if (n > 0 && (kind != LABEL_CHAIR || role[n] == '\0' || strchr(",)", role[n])))
		return kind;
	n = words_start(role, writes);
	return n == 0 ? LABEL_NONE : text_starts(role, "led") ? LABEL_CHAIR : LABEL_NOTE_TAKER;
}
