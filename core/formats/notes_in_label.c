#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

enum { LABEL_BYTES_MAX = 60 };

struct label_row {
	const char *words; /* longer phrases before those they begin with */
	struct label label;
};

#define PEOPLE(s, r, w)                                                                            \
	{                                                                                          \
		.kind = LABEL_PEOPLE, .status = (s), .role = (r), .weak = (w)                      \
	}
#define FIELD(k)                                                                                   \
	{                                                                                          \
		.kind = (k)                                                                        \
	}

/* The words that documents put before things, from the forms counted in domain.md §3, in Swedish
 * with its neighbours' and what scanning makes of them. */
static const struct label_row rows[] = {
	{ "ej närvarande ledamöter|ej närvarande|inte närvarande|icke närvarande|"
	  "frånvarande ledamöter|frånvarande|frånvaro|fraværende|fravær|absent",
		PEOPLE(NOTES_ABSENT, NULL, false) },
	{ "anmält förhinder|anmälda förhinder|anmäld frånvaro|meddelat förhinder|har förhinder|"
	  "med förhinder|förhindrade|förhindrad|förhinder|lämnat återbud|återbud|afbud|avbud|"
	  "forfall|apologies",
		PEOPLE(NOTES_EXCUSED, NULL, false) },
	{ "övriga kallade|kallade ledamöter|kallade|inbjudna|called", { .kind = LABEL_INVITED } },
	{ "övriga närvarande|övriga deltagande|ovriga deltagande|övriga deltagare|ovriga deltagare|"
	  "ovriga närvarande|även närvarande|också närvarande|dessutom närvarande",
		PEOPLE(NOTES_PRESENT, NULL, false) },
	{ "närvarande ledamöter|närvarande medlemmar|närvarande|närvarolista|närvaro|närvarade|"
	  "deltagarlista|deltagare|deltagande|deltog|beslutande|tjänstgörande ledamöter|"
	  "medverkande|tilstede|til stede|deltakere|participants|attendees|present|members present",
		PEOPLE(NOTES_PRESENT, NULL, false) },
	{ "tjänstgörande ersättare|tjg ersättare|tjg. ersättare|ej tjänstgörande ersättare|"
	  "icke tjänstgörande ersättare|ersättare|suppleanter",
		PEOPLE(NOTES_PRESENT, "ersättare", true) },
	{ "inbjudna gäster|gäster|gäst", PEOPLE(NOTES_PRESENT, "gäst", true) },
	{ "adjungerade|adjungerad", PEOPLE(NOTES_PRESENT, "adjungerad", true) },
	{ "insynsplatser|insynsplats", PEOPLE(NOTES_PRESENT, "insyn", true) },
	{ "ordinarie ledamöter|ledamöter|ordinarie|medlemmar|tjänstemän|tjänstepersoner|"
	  "från kansliet|kansliet|övriga|revisorer|från styrelsen|presidiet",
		PEOPLE(NOTES_PRESENT, NULL, true) },
	{ "på plats|fysiskt på plats|fysiskt", PEOPLE(NOTES_ONSITE, NULL, true) },
	{ "digitalt|via länk|via teams|via zoom|via skype|på teams|på zoom|på distans|på länk|"
	  "online|teams|zoom|skype|uppkopplade",
		PEOPLE(NOTES_REMOTE, NULL, true) },
	{ "sammanträdesdatum|sam manträdesdatum|mötesdatum|datum|dato|dag|date",
		FIELD(LABEL_DATE) },
	{ "plats och tid för mötet|tid och plats för mötet|plats och tid|tid och plats|plats/tid|"
	  "tid/plats|tid & plats|plats & tid|tid, plats|plats, tid|datum och plats|plats och datum|"
	  "tid och rum|när och var",
		FIELD(LABEL_TIME_PLACE) },
	{ "datum och tid|dag och tid|tid och datum|tidpunkt|mötestid|tid|klockan|när|time",
		FIELD(LABEL_TIME) },
	{ "mötesplats|möteslokal|plats|lokal|var|place|sted", FIELD(LABEL_PLACE) },
	{ "anteckningar förda av|anteckningar fört av|anteckningar förs av|anteckningar av|"
	  "anteckningarna fördes av|antecknat av|antecknare|anteckningsförare|vid anteckningarna|"
	  "minnesanteckningar av|minnesanteckningar förda av|minnesanteckningar fört av|vid pennan|"
	  "vid protokollet|vid tangenterna|protokollförare|protokollet fört av|protokoll fört av|"
	  "protokoll förs av|anteckningar|mötessekreterare|sekreterare|noterat av|referent|"
	  "secretary",
		FIELD(LABEL_NOTE_TAKER) },
	{ "mötesordförande|ordförande|ordf.|ordf|mötesledare|samtalsledare|mötet leds av|chair",
		FIELD(LABEL_CHAIR) },
	{ "utses att justera|utsedd att justera|utsedda att justera|justeringspersoner|"
	  "justeringsperson|protokolljusterare|justeringsmän|justerare|att justera|justeras av|"
	  "justerat av|justeras|justerat",
		FIELD(LABEL_ADJUSTERS) },
	{ "organisation|organ|nämnd|grupp|forum", FIELD(LABEL_BODY) },
	{ "paragrafer|diarienummer|dnr|ärendenummer|justeringens plats och tid|underskrifter|"
	  "underskrift|underskrivet|bilagor|kopia till|kopia|sändlista|delges|distribution|"
	  "utskrift|upprättad av|version|anslag|anslagsdatum|inledande klockslag",
		FIELD(LABEL_OTHER) },
};

/* How somebody was there, said after the label: "på plats", "via Teams", "i Sjövik". */
static bool read_manner(const char *s, size_t n, enum notes_status *status, bool *named)
{
	static const char remote[] =
		"teams|zoom|skype|länk|digitalt|digital|distans|online|webben|webb|"
		"telefon|video|videolänk";
	static const char filler[] =
		"på|via|per|i|genom|och|med|av|från|ledamöter|ersättare|personer|medlemmar|"
		"mötet|dagens|är|var|var:|följande|vid|tjänstgörande|st|parter|representanter|"
		"beslutande|gruppen|inte|till|hela|samt|kansliet|styrelsen|förhinder|anmält|utan";
	bool place = false;

	*named = false;
	for (size_t at = 0; at < n;) {
		size_t len = word_len(s + at);
		uint32_t cp;

		if (len == 0) {
			at++;
			continue;
		}
		utf8_next(s + at, len, &cp, NULL);
		if (word_in(s + at, len, remote))
			*status = *status == NOTES_PRESENT ? NOTES_REMOTE : *status;
		else if (word_in(s + at, len, "plats|fysiskt"))
			*status = *status == NOTES_PRESENT ? NOTES_ONSITE : *status;
		else if (place && letter_is_upper(cp)) {
			*status = *status == NOTES_PRESENT ? NOTES_ONSITE : *status;
			*named = true;
		} else if (!word_in(s + at, len, filler))
			return false;
		place = word_in(s + at, len, "i|på");
		at += len;
	}
	return true;
}

/* "(14 av 20)", "(12 st)" after a label. */
static size_t count_len(const char *s)
{
	size_t sp = space_len(s), n;

	if (s[sp] != '(' || s[sp + 1] < '0' || s[sp + 1] > '9')
		return 0;
	for (n = 2; n < 24 && s[sp + n] && s[sp + n] != ')'; n++)
		;
	return s[sp + n] == ')' ? sp + n + 1 : 0;
}

/* What ends the label after its words: a colon, the end, wide space, or (open) the names
 * themselves. */
static bool read_end(const char *s, size_t n, struct label *l)
{
	size_t tail = n, sp, stop;

	tail += count_len(s + tail);
	sp = space_len(s + tail);
	l->wide = sp >= 2 || s[tail] == '\t';
	if (s[tail + sp] == ':' || s[tail + sp] == '\0' || l->wide) {
		l->closed = s[tail + sp] == ':' || s[tail + sp] == '\0';
		l->len = tail + sp + (s[tail + sp] == ':');
		l->len += space_len(s + l->len);
		return true;
	}
	if (l->kind == LABEL_DATE && s[tail + sp] >= '0' && s[tail + sp] <= '9') {
		l->len = tail + sp;
		return true;
	}
	if (l->kind != LABEL_PEOPLE && l->kind != LABEL_TIME_PLACE)
		return l->kind == LABEL_NOTE_TAKER && sp > 0 && (l->len = tail + sp) > 0;
	for (stop = 0; tail + stop < LABEL_BYTES_MAX && s[tail + stop] && s[tail + stop] != ':';
		stop++)
		;
	if (tail + stop < LABEL_BYTES_MAX) {
		enum notes_status status = l->status;
		bool named;

		if (read_manner(s + tail, stop, &status, &named)) {
			if (named && status == NOTES_ONSITE && words_start(s + tail + sp, "i|på")) {
				l->where = s + tail + sp;
				l->where_len = stop - sp;
				for (size_t i = 0; i < l->where_len; i++)
					if (l->where[i] == '(')
						l->where_len = i;
			}
			l->status = status;
			l->closed = true;
			l->len = tail + stop + (s[tail + stop] == ':');
			l->len += space_len(s + l->len);
			return true;
		}
	}
	l->len = tail + sp;
	/* "Förhinder har anmälts av Bo Ek" */
	l->len += words_start(s + l->len,
		"har anmälts av|har meddelats av|har lämnats av|hade anmälts av|var|är|har|hade");
	l->len += space_len(s + l->len);
	return l->kind == LABEL_PEOPLE && !l->weak && sp > 0;
}

bool label_read(const struct reader *r, const char *s, struct label *l)
{
	size_t lead = strspn(s, "*_"), at = 0, row, n;

	while ((n = phrasebook_next(&r->labels, s + lead, &at, &row)) > 0) {
		if (dash_len(s + lead + n) || s[lead + n] == '/')
			continue;
		*l = rows[row].label;
		if (!read_end(s + lead, n, l))
			continue;
		l->len += lead;
		return true;
	}
	*l = (struct label) { 0 };
	return false;
}

void labels_init(struct reader *r)
{
	const char *lists[ARRAY_LEN(rows)];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		lists[i] = rows[i].words;
	phrasebook_init(&r->labels, &r->doc->pool, lists, ARRAY_LEN(rows));
}

/* May a label begin at s[at]: after wide space or a full stop, or glued to the word before
 * ("2022-05-10Närvarande:", as text taken from a page comes)? */
static bool label_border(const char *s, size_t at)
{
	size_t sp = 0;
	uint32_t cp;

	while (sp < at && (s[at - 1 - sp] == ' ' || s[at - 1 - sp] == '\t'))
		sp++;
	if (sp > 0)
		return sp >= 2 || s[at - 1] == '\t' || (sp < at && s[at - 1 - sp] == '.');
	utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
	return letter_is_upper(cp) && s[at - 1] != '-' &&
		!letter_is_upper((unsigned char)s[at - 1]);
}

size_t label_next(const struct reader *r, const char *s)
{
	size_t at = *s ? 1 : 0;
	struct label l;

	for (; s[at]; at++) {
		uint32_t cp;

		utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
		if (letter_is_upper(cp) && label_border(s, at) && label_read(r, s + at, &l) &&
			l.closed && s[at + l.len] && (l.kind != LABEL_PEOPLE || !l.weak))
			return at;
	}
	return at;
}
