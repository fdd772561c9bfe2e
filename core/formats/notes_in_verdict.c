#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/names.h"
#include "rules/words.h"

enum { SUBJECT_BYTES = 90, HEADING_BYTES = 70, ADVERB_WORDS = 3, LABEL_BYTES = 50 };

/* ---- The words ---- */

/* What a verb wants after it. */
enum wants {
	WANTS_ATT,    /* "beslutade att …", "enades om …": a clause or an infinitive */
	WANTS_OBJECT, /* "godkände rapporten" */
	WANTS_FORMAL, /* the same, and a body with a name before it: "alla väljer en bild" is none */
	WANTS_FILE,   /* "lade rapporten till handlingarna" */
};
struct deciding {
	const char *words;
	enum wants wants;
	enum note_kind kind;
};

#define VERBS_DECIDE                                                                                \
	"fattar beslut|fattade beslut|tar beslut|tog beslut|beslutar|beslutade|beslöt|bestämmer|" \
	"bestämde|besluttede|besluttet|vedtok|vedtog|bestemte|"                                    \
	"decided|decides|resolved"
#define VERBS_AGREE                                                                                \
	"enas|enades|är enig|är eniga|är enade|var enig|var eniga|blev eniga|är överens|"     \
	"var överens|blev överens|kommer överens|kom överens|kommer fram till|kom fram till|"  \
	"landar i|landade i|är ense|var ense|agreed|agrees"
#define VERBS_STAND                                                                                          \
	"ställer sig bakom|ställde sig bakom|ställer sig positiv till|ställer sig positiva till|"        \
	"ställde sig positiv till|ställde sig positiva till|tillstyrker|tillstyrkte|förordar|förordade|" \
	"avstyrker|avstyrkte|rekommenderar|rekommenderade"
#define VERBS_APPROVE                                                                              \
	"fastställer|fastställde|godkänner|godkände|bifaller|biföll|avslår|avslog|beviljar|" \
	"beviljade|bordlägger|bordlade|säger ja till|sa ja till|sade ja till|säger nej till|"   \
	"sa nej till|antog|godkjenner|godkjente|godkender|godkendte|"                              \
	"approved|approves|adopted|adopts"
#define VERBS_CHOOSE "antar|utser|utsåg|väljer|valde|återremitterar|återremitterade"
#define VERBS_FILE "lägger|lade|la"

static const struct deciding verbs[] = {
	{ VERBS_DECIDE, WANTS_ATT, NOTE_DECISION },
	{ VERBS_AGREE, WANTS_ATT, NOTE_AGREEMENT },
	{ VERBS_STAND, WANTS_OBJECT, NOTE_AGREEMENT },
	{ VERBS_APPROVE, WANTS_OBJECT, NOTE_DECISION },
	{ VERBS_CHOOSE, WANTS_FORMAL, NOTE_DECISION },
	{ VERBS_FILE, WANTS_FILE, NOTE_DECISION },
};
static const char any_verb[] = VERBS_DECIDE "|" VERBS_AGREE "|" VERBS_STAND "|" VERBS_APPROVE
					    "|" VERBS_CHOOSE "|" VERBS_FILE;

/* Verbs without a subject, up to "att". */
#define NOBODYS                                                                                                                   \
	"det beslutades|beslutades|det beslöts|beslöts|det beslutas|beslutas|beslut togs|"                                      \
	"beslut fattades|beslut fattas|beslut tas|beslutet blev|beslut blev|det bestäms|bestäms|"                               \
	"det överenskoms|överenskoms|överenskommes|det bestämdes|bestämdes|det enades|det blev besluttet|det ble besluttet|" \
	"it was decided|it was agreed|it was resolved|det ble vedtatt|det blev vedtaget|det blev beslutat|det blev bestämt"

/* What is done with papers, matters and proposals. */
#define PASSIVE_PAST                                                                                                          \
	"godkändes|godkändas|fastställdes|fastslogs|antogs|bifölls|avslogs|beviljades|bordlades|"                         \
	"tillstyrktes|återremitterades|beslutades till|bestämdes till|lades till handlingarna|lades med godkännande till|" \
	"las till handlingarna|blev godkänd|blev godkänt|blev godkända|blev godkendt|"                                     \
	"blev godkendte|ble godkjent|ble vedtatt|blev vedtaget|enstemmig vedtatt|godkendtes|was approved|"                    \
	"were approved|was adopted|were adopted"
#define PASSIVE_NOW                                                                                \
	"godkänns|godkännes|fastställs|fastställes|återremitteras|läggs till handlingarna|"  \
	"lägges till handlingarna|bordläggs|bordlägges|avslås|bifalls|tillstyrks|beviljas"

#define CHOICE "valdes|väljs|väljes|utsågs|utses|omvaldes|nyvaldes|omväljs|ble valgt|blev valgt"

const char decision_words[] = VERBS_DECIDE
	"|" VERBS_AGREE "|" VERBS_STAND "|" VERBS_APPROVE "|" VERBS_CHOOSE "|" VERBS_FILE
	"|tar beslut|överenskommelse|överenskommet|ställningstagande|bestämt|bestäms|överenskoms|"
	"beslutades till|godkänt|godkendt|godkjent|beslut|beslutet|besluten|beslutning|beslutsmening|vedtak|vedtatt|konklusion|decision|decisions|"
	"mötets beslut|beslutades|beslöts|beslutas|bestämdes|enades|blev|ble|beslutat|"
	"lades|las|läggs|lägges|it|was|were|" PASSIVE_PAST "|" PASSIVE_NOW "|" CHOICE;

/* Verbs of decisions as they stand after "att", or right after "beslutar". */
static const char infinitives[] =
	"fastställa|godkänna|lägga|ge|uppdra|utse|välja|bevilja|avslå|anta|bordlägga|bifalla|avge|"
	"ställa|tillstyrka|notera|överlämna|anslå|avsätta|inrätta|återremittera|ansöka|höja|sänka|"
	"flytta|avvakta|skicka|ändra|entlediga|förlänga|delegera|bemyndiga|befria|avsluta|starta|"
	"upprätta|genomföra|teckna|omvälja|nyvälja|hålla|köpa|införa|förklara|tillsätta|avstå|"
	"föreslå|rekommendera|påbörja|inköpa|uppmana|finansiera|tilldela|betala|låta|ajournera";

/* What meetings approve, file and put off; words that end so too ("mötesprotokollet"). */
static const char *const papers[] = { "dagordning", "dagordningen", "protokoll", "protokollet",
	"protokollen", "anteckningar", "anteckningarna", "anteckningen", "föredragningslista",
	"föredragningslistan", "röstlängd", "röstlängden", "kallelse", "kallelsen", "kallelsetid",
	"närvarolistan", "deltagarlistan", "berättelse", "berättelsen", "rapport", "rapporten",
	"rapporter", "rapporterna", "redovisning", "redovisningen", "bokslut", "bokslutet",
	"budget", "budgeten", "plan", "planen", "planer", "förslag", "förslaget", "förslagen",
	"ansökan", "ansökningar", "ansökningarna", "motion", "motionen", "motionerna", "yttrande",
	"yttrandet", "punkt", "punkten", "frågan", "ärendet", "ärendena", "stadgar", "stadgarna",
	"policyn", "policy", "avtal", "avtalet", "avgift", "avgiften", "avgifter", "skrivelse",
	"skrivelsen", "informationen", "program", "programmet", "mötestider", "mötestiderna",
	"sammanträdestider", "datum", "utlysande", "utlysning", "behörighet", "dagorden",
	"dagsorden", "dagsordenen", "referat", "referatet", "minutes", "agenda", "innkalling",
	"sakliste", "regnskap", "regnskapet", "regnskab", "saklisten", "dokumentet", "listan",
	"ersättning", "ersättningen", "bidrag", "bidraget", "ordning", "ordningen",
	"resultaträkning", "balansräkning", "räkenskaper", "räkenskaperna", "firmatecknare",
	"utkast", "utkastet", "riktlinjer", "riktlinjerna", "ansvarsfrihet", "överenskommelsen",
	"valberedning", "mandat", "ordinarie" };

/* A sentence that begins so tells of another time or place, or of what may be. */
static const char elsewhere[] =
	"på|vid|i|under|enligt|inför|från|hos|om|när|då|innan|eftersom|ifall|medan|sedan|tidigare|"
	"förra|för att|ni|därför att|som|såsom|enl|enl.|sen|utifrån|trots|utan|både|yrkande|yrkar|"
	"reservation|förslag till beslut|detta|ved|på mødet|hvis|dersom";
/* … and so goes on with this meeting. */
static const char therefore[] =
	"därefter|härefter|slutligen|dessutom|vidare|även|därmed|efter diskussion|efter genomgång|"
	"efter omröstning|efter votering|efter överläggning|efter en stunds diskussion|"
	"efter kort diskussion|efter en kort diskussion|efter viss diskussion|"
	"efter en genomgång|med dessa ändringar|med denna ändring|med dessa tillägg|"
	"med detta tillägg|med godkännande|så|alltså";

static const char adverbs[] =
	"enhälligt|enigt|enhetligt|enstemmigt|enstemmig|preliminärt|därför|således|alltså|också|"
	"även|vidare|dessutom|härmed|sedan|gemensamt|slutligen|efter diskussion|efter omröstning|"
	"efter votering|därmed|i stället|istället|då|nu";
static const char clause_words[] = "om att|på att|att|om|även att|att-|följande|at|å|to|that|on";
static const char like_clause[] = "enligt|i enlighet|i linje|i likhet";

/* ---- Looking ---- */

static size_t skip_words(const char *s, const char *list)
{
	size_t at = 0;

	for (int i = 0; i < ADVERB_WORDS; i++) {
		size_t n = words_start(s + at, list);

		if (n == 0)
			break;
		at += n;
		at += space_len(s + at);
	}
	return at;
}

bool verdict_elsewhere(const char *s)
{
	return words_start(s, elsewhere) > 0 && words_start(s, therefore) == 0;
}

/* "av styrelsen", where that is this meeting. */
static bool by_own(const struct bodies *b, const char *s)
{
	size_t n = words_start(s, "av");
	bool formal;

	if (n == 0)
		return false;
	s += n + space_len(s + n);
	for (n = 0; s[n]; n++)
		if ((s[n + 1] == '\0' || strchr(" ,", s[n + 1])) &&
			bodies_own(b, s, n + 1, &formal))
			return true;
	return false;
}

/* "i maj", "den 4 april", "2019", "av fullmäktige": when others or another meeting did it. */
static bool told(const struct bodies *b, const char *s)
{
	static const char past[] =
		"redan|tidigare|i fjol|i våras|i höstas|i somras|i vintras|i går|igår|förra|"
		"vid förra|på förra|vid föregående|på föregående|vid årsmötet|på årsmötet|"
		"vid styrelsemötet|på styrelsemötet|vid senaste|på senaste";
	static const char months[] =
		"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
		"december";
	size_t n = words_start(s, "i|den|under|vid|på|för|år"), number;
	int value;
	struct when w;

	if (words_start(s, past) || (words_start(s, "av") && !by_own(b, s)))
		return true;
	s += n + (n ? space_len(s + n) : 0);
	number = number_len(s, 4, &value);
	return (number == 4 && value > 1900) || when_date(s, DAY_NONE, &w) > 0 ||
		(n > 0 && words_start(s, months) > 0);
}

static bool paper_in(const char *s, size_t n)
{
	for (size_t at = 0; at < n;) {
		size_t word = word_len(s + at), len;

		if (at + word > n)
			return false;
		for (size_t k = 0; word > 0 && k < ARRAY_LEN(papers); k++) {
			len = strlen(papers[k]);
			if (len <= word && (len == word || len > 5) &&
				word_is(s + at + word - len, len, papers[k]))
				return true;
		}
		at += word ? word : 1;
	}
	return false;
}

/* ---- The forms ---- */

static bool is(struct verdict *out, enum note_kind kind, const char *text)
{
	out->kind = kind;
	out->text = text + space_len(text);
	return *out->text != '\0';
}

/* After "beslutade", "enades": what was decided; NULL where the sentence does not say. */
static const char *clause_after(const char *s, bool decides)
{
	size_t n;

	s += skip_words(s, adverbs);
	/* "Styrelsen beslutade: Bo ordnar offert" */
	if (*s == ':' && s[1])
		return s + 1 + space_len(s + 1);
	/* "besluttede, at" */
	if (*s == ',' && words_start(s + 1 + space_len(s + 1), "att|at") > 0)
		s += 1 + space_len(s + 1);
	n = words_start(s, clause_words);
	if (n > 0)
		return s[n] == ':' && s[n + 1] == '\0' ? NULL : s + n + space_len(s + n);
	if (decides && (words_start(s, infinitives) || words_start(s, like_clause)))
		return s;
	return NULL;
}

static const struct deciding *verb_at(const char *s, size_t *n)
{
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		*n = words_start(s, verbs[i].words);
		if (*n > 0)
			return &verbs[i];
	}
	return NULL;
}

/* What follows a verb whose subject is this meeting. */
static bool after_verb(const struct bodies *b, const struct deciding *v, const char *verb, size_t n,
	bool formal, struct verdict *out)
{
	const char *rest = verb + n + space_len(verb + n), *text;

	switch (v->wants) {
	case WANTS_ATT:
		text = clause_after(rest, v->kind == NOTE_DECISION);
		return text && is(out, v->kind, text);
	case WANTS_OBJECT:
	case WANTS_FORMAL:
		if ((*rest == '\0' &&
			    !words_start(verb, "tillstyrker|tillstyrkte|avstyrker|avstyrkte")) ||
			words_start(rest, "inte|ej|aldrig|ikke") || told(b, rest))
			return false;
		if (v->wants == WANTS_FORMAL && (!formal || words_start(rest, "att|mellan|bland")))
			return false;
		return is(out, v->kind, verb);
	case WANTS_FILE:
		break;
	}
	return strstr(rest, "till handlingarna") && is(out, v->kind, verb);
}

/* "Rådet beslutade att …" at the start of s. */
static bool by_body(const struct bodies *b, const char *s, struct verdict *out)
{
	size_t n, len = strlen(s);
	bool formal;
	const char *verb =
		words_find_within(s, len < SUBJECT_BYTES ? len : SUBJECT_BYTES, any_verb, &n);
	const struct deciding *v = verb && verb > s ? verb_at(verb, &n) : NULL;

	return v && bodies_own(b, s, (size_t)(verb - s), &formal) &&
		after_verb(b, v, verb, n, formal, out);
}

/* "Därefter", "Efter en lång diskussion i gruppen": the bytes of what leads up to a verb of deciding. */
static size_t after_talk(const char *s)
{
	static const char talk[] =
		"diskussion|diskussionen|diskussioner|genomgång|genomgången|samtal|"
		"dialog|omröstning|votering|överläggning|överläggningar|"
		"ajournering|tillägg|ändringar|ändring|justeringar|föredragning";
	size_t n = words_start(s, therefore), len;
	const char *verb;

	if (n == 0 && words_start(s, "efter|med|under")) {
		verb = words_find_within(
			s, strnlen(s, SUBJECT_BYTES), VERBS_DECIDE "|" VERBS_AGREE, &len);
		n = verb && words_find_within(s, (size_t)(verb - s), talk, NULL) &&
				strcspn(s, "0123456789.;") >= (size_t)(verb - s)
			? (size_t)(verb - s)
			: 0;
	}
	return n;
}

/* "Därefter beslutade rådet att …". */
static bool turned(const struct bodies *b, const char *s, struct verdict *out)
{
	size_t lead = after_talk(s), n, subject;
	const struct deciding *v;
	const char *verb, *end;
	bool formal;

	if (lead == 0)
		return false;
	verb = s + lead + space_len(s + lead);
	v = verb_at(verb, &n);
	if (!v || v->wants == WANTS_FILE)
		return false;
	s = verb + n + space_len(verb + n);
	for (subject = 0; s[subject] && subject < SUBJECT_BYTES; subject++)
		if (s[subject] == ' ' && bodies_own(b, s, subject, &formal))
			break;
	if (s[subject] != ' ' || subject == SUBJECT_BYTES)
		return false;
	end = s + subject + space_len(s + subject);
	if (v->wants == WANTS_ATT) {
		end = clause_after(end, v->kind == NOTE_DECISION);
		return end && is(out, v->kind, end);
	}
	return !words_start(end, "inte|ej") && is(out, v->kind, verb);
}

/* "Styrelsen noterar informationen och lägger den till handlingarna". */
static bool by_filing(const struct bodies *b, const char *s, struct verdict *out)
{
	const char *verb = words_find(s, VERBS_FILE, NULL);
	bool formal;

	if (!verb || !strstr(verb, "till handlingarna") ||
		words_find_within(s, (size_t)(verb - s), "att|om|har|hade", NULL))
		return false;
	for (size_t n = 0; s + n < verb; n++)
		if (s[n] == ' ' && bodies_own(b, s, n, &formal))
			return is(out, NOTE_DECISION, s);
	return false;
}

/* "Beslutades att …", "Det bestämdes att …". */
static bool by_nobody(const char *s, struct verdict *out)
{
	size_t n = words_start(s, NOBODYS);
	const char *text = n ? clause_after(s + n + space_len(s + n), true) : NULL;

	return text && is(out, NOTE_DECISION, text);
}

static bool begins_word(const char *s, const char *at)
{
	return at == s || at[-1] == ' ' || at[-1] == '(';
}

/* May what stands before a passive verb be its matter? Empty: the item's title is. */
static bool matter(const struct bodies *b, const char *s, size_t n, const char *rest, bool filed)
{
	size_t lead = words_start(s, therefore);
	static const char of_others[] =
		"hans|hennes|deras|min|hens|många|flera|vissa|några|en del|"
		"de flesta|ibland|ofta|alltid|oftast|inga|ingen|attsats|attsatsen|attsatserna";
	static const char joins[] = "att|när|innan|sedan|har|hade|om|ska|skall|bör|kan|måste|får|"
				    "kommer|vill|inte|ej|redan|tidigare|senast";

	if (n == 0 || words_start(rest, "ansvarsfrihet"))
		return true;
	if (words_start(s, of_others))
		return false;
	if (lead > 0 && lead + space_len(s + lead) >= n)
		return filed || paper_in(rest, strlen(rest));
	/* "Rapporten som godkändes i våras", "… som godkänns av styrelsen" */
	if (n > 5 && strncmp(s + n - 5, " som ", 5) == 0)
		return by_own(b, rest);
	for (size_t at = n; at > 0; at--)
		/* only near the verb: "Protokollet från mötet om …" is well */
		if (at < n && s[at - 1] == ' ' && n - at < 12 && words_start(s + at, joins) > 0)
			return false;
	if (words_find_within(s, n, "att|när|innan|har|hade|ska|skall|bör", NULL))
		return false;
	/* "Gicks igenom och lades till handlingarna" */
	return filed || paper_in(s, n) ||
		words_start(s,
			"gicks igenom|genomgicks|föredrogs|lästes|presenterades|"
			"redovisades|justerades|informationen|godkändes");
}

/* "Dagordningen godkändes", "Lades till handlingarna", "Rapporten läggs till handlingarna". */
static bool by_passive(const struct bodies *b, const char *s, struct verdict *out)
{
	static const char coming[] = "nästa|kommande|senare|på|vid|i|av",
			  file[] = "till handlingarna";
	size_t n;
	bool filed;
	const char *hit = words_find(s, PASSIVE_PAST "|" PASSIVE_NOW, &n), *rest;

	/* "Godkendt" */
	if (word_in(s, strlen(s), "godkänt|godkendt|godkjent|godkända"))
		return is(out, NOTE_DECISION, s);
	/* "Med godkännande lades rapporten till handlingarna" */
	if (!hit && (hit = words_find(s, "lades|las|läggs|lägges", &n)) != NULL) {
		rest = strstr(hit, file);
		n = rest ? (size_t)(rest - hit) + strlen(file) : 0;
	}
	if (!hit || n == 0 || !begins_word(s, hit))
		return false;
	rest = hit + n + space_len(hit + n);
	filed = words_find_within(hit, n, "handlingarna", NULL) ||
		(n > 4 && strncmp(hit + n - 4, "till", 4) == 0);
	if (told(b, rest) || words_start(rest, "inte|ej|när|om|först|senare|under förutsättning"))
		return false;
	/* "Budgeten fastställs i juni": what is to come is no decision. */
	if (words_start(hit, PASSIVE_NOW) && !filed && words_start(rest, coming) &&
		!by_own(b, rest) &&
		!words_start(rest, "i sin helhet|i enlighet|i befintligt|i föreliggande|i linje"))
		return false;
	return matter(b, s, (size_t)(hit - s), rest, filed) && is(out, NOTE_DECISION, s);
}

/* A name that begins or ends beside the verb. */
static bool name_beside(struct reader *r, const char *s, const char *hit, size_t n)
{
	const char *after = hit + n + space_len(hit + n), *name;
	size_t word = 0;

	name = text_name_before(r, s, (size_t)(hit - s));
	if (name &&
		(people_full_name(r, name) || name_looks(name, strlen(name)) == NAME_FULL ||
			name_is_given(name, strlen(name))))
		return true;
	while (after[word] && space_len(after + word) == 0 && !strchr(",.;", after[word]))
		word++;
	return name_is_given(after, word) || name_looks(after, word) == NAME_GIVEN_ONLY;
}

/* "Ida Alm valdes till justerare", "Till sekreterare utses Bo Ek", "Valdes Bo Ek och Siri Klint". */
static bool by_choice(struct reader *r, const struct bodies *b, const char *s, struct verdict *out)
{
	size_t n;
	const char *hit = words_find(s, CHOICE, &n), *rest;

	if (!hit || !b->choosing ||
		words_find(s,
			"av årsmötet|av stämman|av fullmäktige|förslag|föreslår|föreslås|föreslog|"
			"föreslogs|yrkar|har|hade|ska|skall|när|om",
			NULL))
		return false;
	rest = hit + n + space_len(hit + n);
	if (told(b, rest) || !name_beside(r, s, hit, n))
		return false;
	return (hit == s || (b->electing && *rest == '\0') || words_find(s, "till|att|som", NULL) ||
		       strstr(s, "juster")) &&
		is(out, NOTE_DECISION, s);
}

/* A clause after a comma or "och" may decide too: "Klipparen är trasig, styrelsen godkände …". */
static bool by_clause(const struct bodies *b, const char *s, struct verdict *out)
{
	if (words_find(s, "när|innan|tills|ifall|föreslår|föreslog|yrkar", NULL))
		return false;
	for (const char *p = s; (p = strpbrk(p, ",; ")) != NULL;) {
		size_t n = *p == ' ' ? words_start(p + 1, "och|samt|så") : 1;
		const char *at = p + 1 + (*p == ' ' ? n : 0);

		p++;
		if (n == 0)
			continue;
		at += space_len(at);
		if (by_body(b, at, out) || (words_start(at, "det") && by_nobody(at, out)) ||
			(words_start(at, "beslutades att|beslöts att") && by_nobody(at, out)))
			return true;
	}
	return false;
}

bool verdict_read(struct reader *r, const struct bodies *b, const char *s, struct verdict *out)
{
	size_t n = strlen(s);

	if (n == 0 || s[n - 1] == '?' || (verdict_elsewhere(s) && after_talk(s) == 0))
		return false;
	return by_body(b, s, out) || by_nobody(s, out) || by_filing(b, s, out) ||
		turned(b, s, out) || by_passive(b, s, out) || by_choice(r, b, s, out) ||
		by_clause(b, s, out);
}

/* ---- Headings and labels ---- */

#define LABELS                                                                                     \
	"beslut/åtgärd|beslut/åtgärder|åtgärd/beslut|beslut|beslutet|besluten|beslutning|"   \
	"beslutsmening|mötets beslut|mötet beslutade|vedtak|vedtatt|decision|decisions|"         \
	"beslutade|bestämt|konklusion"

size_t verdict_label(const char *s)
{
	size_t n = words_start(s, LABELS "|överenskommelse|överenskommet|ställningstagande"), at,
	       dash;

	if (n == 0)
		return 0;
	at = n + space_len(s + n);
	dash = at > n ? dash_len(s + at) : 0;
	if (s[at] == ':')
		at++;
	else if (dash > 0 && space_len(s + at + dash) > 0 && words_start(s, "beslut"))
		at += dash;
	else if (!words_start(s,
			 "beslut att|beslut om att|vedtak at|beslut enligt förslag|"
			 "beslut i enlighet med förslag"))
		return 0;
	at += space_len(s + at);
	n = words_start(s + at, "att|om att|at");
	at += n ? n + space_len(s + at + n) : 0;
	return s[at] ? at : 0;
}

/* Genitives of own bodies may stand before "beslut": "Rådets beslut". */
static bool own_genitive(const struct bodies *b, const char *s, size_t n)
{
	bool formal;

	n = end_without(s, n, " ");
	return n > 1 && s[n - 1] == 's' && bodies_own(b, s, n - 1, &formal);
}

size_t verdict_own_label(const struct bodies *b, const char *s)
{
	size_t colon = strcspn(s, ":"), from = 0, n;

	if (s[colon] == '\0' || colon > LABEL_BYTES)
		return 0;
	for (size_t at = 0; at < colon; at++)
		from = s[at] == ' ' ? at + 1 : from;
	n = from > 0 && own_genitive(b, s, from) ? verdict_label(s + from) : 0;
	return n > 0 ? from + n : 0;
}

bool verdict_opens(const struct bodies *b, const char *s, enum note_kind *kind, bool *label)
{
	size_t n = strlen(s), from = n, verb_len;
	const struct deciding *v;
	const char *verb;
	bool formal;

	*kind = NOTE_DECISION;
	*label = false;
	if (n > 0 && s[n - 1] == ':')
		n--;
	if (n == 0 || n > HEADING_BYTES)
		return false;
	/* "Det beslutades att:" */
	from = words_start(s, NOBODYS);
	from += from ? space_len(s + from) : 0;
	from += from && from < n ? words_start(s + from, "att|följande|enhälligt") : 0;
	*label = from > 0 && from == n;
	from = n;
	while (from > 0 && s[from - 1] != ' ')
		from--;
	*label |= word_in(s, n, LABELS) ||
		(words_start(s + from, LABELS) == n - from && own_genitive(b, s, from));
	/* "Styret fattet følgende enstemmige vedtak" */
	*label |= word_in(s + from, n - from, "vedtak|beslut") &&
		words_find(s, "fattet følgende|fattade följande|fattar följande", NULL);
	if (*label)
		return true;
	verb = words_find_within(s, n, any_verb, &verb_len);
	v = verb && verb > s ? verb_at(verb, &verb_len) : NULL;
	if (!v || v->wants != WANTS_ATT || !bodies_own(b, s, (size_t)(verb - s), &formal))
		return false;
	*kind = v->kind;
	from = (size_t)(verb - s) + verb_len;
	from += space_len(s + from);
	from += skip_words(s + from, "enhälligt|därför|således|härmed|följande|att|om");
	return from >= n;
}

bool verdict_proposes(const char *s)
{
	size_t n = strlen(s);
	static const char words[] =
		"förslag till beslut|förslag på beslut|beslutsförslag|förslag|"
		"förslag till förbundet|yrkande|yrkanden|indstilling|innstilling";

	if (n > 0 && s[n - 1] == ':')
		n--;
	if (n == 0 || n > HEADING_BYTES || strchr(s, '.'))
		return false;
	return word_in(s, n, words) ||
		words_find_within(s, n,
			"förslag till beslut|förslag till kommunstyrelsen|"
			"förslag till kommunfullmäktige|förslag till styrelsen|"
			"förslag till fullmäktige|förslag till nämnden",
			NULL);
}

bool verdict_clause(const char *s)
{
	size_t n = 0;

	if (words_start(s, infinitives))
		return true;
	while (s[n] && !words_start(s + n, "justerar|väljs|utses"))
		n += word_len(s + n) ? word_len(s + n) : 1;
	return s[n] && name_looks(s, n > 0 ? n - 1 : 0) == NAME_FULL;
}

bool verdict_no_text(const char *s)
{
	size_t n = words_start(s, "inget beslut|inga beslut|inget|inga|ingen|ej aktuellt|utgår");

	return s[n + strspn(s + n, " .-–")] == '\0' || words_start(s, "se bilaga|se ovan|se nedan");
}
