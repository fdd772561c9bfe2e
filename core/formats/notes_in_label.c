#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
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
	{ "ej närvarande ledamöter|ej närvarande|inte närvarande|icke närvarande|ej deltagande|"
	  "kunde inte komma|kunde inte delta|kunde inte vara med|kunde inte medverka|"
	  "kunde ej delta|kunde ej komma|kom inte|var inte med|inte på plats|ej på plats|"
	  "ej deltagit|ej medverkande|ej med|inte med|deltog ej|deltar ej|deltog inte|saknades|"
	  "frånv.|frånv|frånvarande ledamöter|frånvarande|frånvaro|fraværende|fravær|absent|not present",
		PEOPLE(NOTES_ABSENT, NULL, false) },
	{ "anmält frånvaro|meddelat frånvaro|meddelad frånvaro|anmälda frånvarande|"
	  "anmält sig frånvarande|meddelade förhinder|återbud från|återbud av|"
	  "sjuka/lediga|sjuka och lediga|sjuka|lediga|borta|saknas|"
	  "anmält förhinder|anmälda förhinder|anmäld frånvaro|meddelat förhinder|har förhinder|"
	  "med förhinder|förhindrade|förhindrad|förhinder|lämnat återbud|återbud|afbud|avbud|"
	  "meldt forfall|forfall|apologies|excused",
		PEOPLE(NOTES_EXCUSED, NULL, false) },
	{ "övriga kallade|kallade ledamöter|kallade|called", { .kind = LABEL_INVITED } },
	{ "övriga närvarande|övriga deltagande|övriga deltagare|"
	  "även närvarande|också närvarande|dessutom närvarande",
		PEOPLE(NOTES_PRESENT, NULL, false) },
	{ "närvarande, ej tjänstgörande ersättare|närvarande, ej tjg ersättare|"
	  "närvarande, ej tjg ers|närvarande ej tjänstgörande ersättare|ej tjg ers|"
	  "närvarande ersättare",
		PEOPLE(NOTES_PRESENT, "ersättare", false) },
	{ "vid mötet närvarade|vid mötet närvarande|vid mötet deltog|närvarande vid mötet|"
	  "med på mötet|med på|på mötet|vilka var här|vilka var med|vilka var där|vilka kom|"
	  "vi som var med|vi som var här|de som var med|med var|här var|följande deltog|följande var närvarande|närvarande ledamöter|närvarande medlemmar|"
	  "närv.|närv|närvarande tjänstemän|närvarande|närvarolista|närvaro|närvarade|deltagarlista|"
	  "deltagarförteckning|deltagare|deltagarna|deltagande|deltog|deltar|beslutande|"
	  "tjänstgörande ledamöter|medverkande|tilstede|til stede|fremmøtte|mødedeltagere|"
	  "deltagere|deltakere|participants|attendees|attending|members present|present",
		PEOPLE(NOTES_PRESENT, NULL, false) },
	{ "tjänstgörande ersättare|tjg ersättare|tjg. ersättare|ej tjänstgörande ersättare|"
	  "icke tjänstgörande ersättare|ej tjänstgörande|ej tjg|ej beslutande|ersättare|suppleanter",
		PEOPLE(NOTES_PRESENT, "ersättare", true) },
	{ "inbjudna gäster|inbjudna|gäster|gäst", PEOPLE(NOTES_PRESENT, "gäst", true) },
	{ "adjungerade|adjungerad", PEOPLE(NOTES_PRESENT, "adjungerad", true) },
	{ "insynsplatser|insynsplats", PEOPLE(NOTES_PRESENT, "insyn", true) },
	{ "ordinarie ledamöter|ledamöter|ordinarie|medlemmar|tjänstemän|tjänstepersoner|"
	  "från kansliet|kansli|förbundskansli|förbundskansliet|personal|från kommunen|från förvaltningen|från regionen|kansliet|övriga|"
	  "revisorer|från styrelsen|presidiet|politiker|förtroendevalda|members",
		PEOPLE(NOTES_PRESENT, NULL, true) },
	{ "på plats|fysiskt på plats|fysiskt|i rummet|i lokalen|i salen|på kansliet|på kontoret",
		PEOPLE(NOTES_ONSITE, NULL, true) },
	{ "digitalt|via länk|via teams|via zoom|via skype|på teams|på zoom|på distans|på länk|"
	  "online|teams|zoom|skype|uppkopplade",
		PEOPLE(NOTES_REMOTE, NULL, true) },
	{ "sammanträdesdatum|sam manträdesdatum|sammanträdesdag|mötesdatum|mötesdag|møtedato|mødedato|datum|dato|"
	  "dag|date",
		FIELD(LABEL_DATE) },
	{ "plats och tid för mötet|tid och plats för mötet|plats och tid|tid och plats|plats/tid|"
	  "tid/plats|tid & plats|plats & tid|tid, plats|plats, tid|datum och plats|plats och datum|"
	  "tid och rum|när och var",
		FIELD(LABEL_TIME_PLACE) },
	{ "datum och tid|dag och tid|tid och datum|tidpunkt|mötestid|sammanträdestid|"
	  "tid för mötet|starttid|tidspunkt|klokkeslett|klokkeslæt|tidsrom|tid|klockan|när|time",
		FIELD(LABEL_TIME) },
	{ "mötesplats|möteslokal|sammanträdeslokal|sammanträdesplats|plats för mötet|mötesrum|"
	  "plats|lokal|var|place|location|venue|møtested|mødested|sted",
		FIELD(LABEL_PLACE) },
	{ "anteckningar förda av|anteckningar fört av|anteckningar förs av|anteckningar av|"
	  "anteckningarna fördes av|antecknat av|antecknare|anteckningsförare|vid anteckningarna|"
	  "minnesanteckningar av|minnesanteckningar förda av|minnesanteckningar fört av|vid pennan|"
	  "vid protokollet|vid tangenterna|vid tangentbordet|protokollförare|protokollet fört av|protokoll fört av|"
	  "protokoll förs av|anteckningar|mötessekreterare|sekreterare|sekr.|sekr|noterat av|referent|"
	  "minutes taken by|secretary",
		FIELD(LABEL_NOTE_TAKER) },
	{ "mötesordförande|ordförande|ordf.|ordf|mötesledare|samtalsledare|mötet leds av|møteleder|mødeleder|ordstyrer|dirigent|chair",
		FIELD(LABEL_CHAIR) },
	{ "utses att justera|utsedd att justera|utsedda att justera|justeringspersoner|"
	  "justeringsperson|protokolljusterare|justeringsmän|justerare|att justera|justeras av|"
	  "justerat av|justerande|justeras|justerat",
		FIELD(LABEL_ADJUSTERS) },
	{ "organisation|organ|nämnd|grupp|forum", FIELD(LABEL_BODY) },
	{ "paragrafer|diarienummer|dnr|ärendenummer|justeringens plats och tid|underskrifter|"
	  "underskrift|underskrivet|bilagor|kopia till|kopia|sändlista|delges|distribution|"
	  "utskrift|upprättad av|version|anslag|anslagsdatum|inledande klockslag|från|till|"
	  "skickat|ämne|from|to|sent|subject",
		FIELD(LABEL_OTHER) },
	/* "Ej anträffbar: …" */
	{ "ej|inte|icke|kunde inte|kunde ej", PEOPLE(NOTES_ABSENT, NULL, true) },
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

/* "(14 av 20)", "(12 st)", "(A = anmält förhinder)" after a label. */
static size_t count_len(const char *s)
{
	size_t sp = space_len(s), n;

	bool legend;

	if (s[sp] != '(')
		return 0;
	n = strcspn(s + sp, ")");
	legend = n < LABEL_BYTES_MAX && memchr(s + sp, '=', n);
	if (!legend && (s[sp + 1] < '0' || s[sp + 1] > '9' || n >= 24))
		return 0;
	return s[sp + n] == ')' ? sp + n + 1 : 0;
}

/* May what stands one space after a label without a colon be its value? A time or place has to look
 * like one, since "Plats" and "Tid" begin sentences too. */
static bool open_value(const char *label, const char *value, enum label_kind kind)
{
	uint32_t cp;

	if (kind == LABEL_TIME_PLACE)
		return true;
	if (kind == LABEL_OTHER)
		return words_start(value, "sekreterare|ordförande|justerare|justerande") > 0;
	if (words_start(label, "var|när|dag|klockan|lokal|time|date|place|från|till|to|from"))
		return false;
	if (kind == LABEL_DATE || kind == LABEL_TIME)
		return (*value >= '0' && *value <= '9') ||
			words_start(value, "kl|kl.|den|klockan") ||
			when_weekday(value, word_len(value)) != WEEKDAY_NONE;
	utf8_next(value, strnlen(value, 4), &cp, NULL);
	return kind == LABEL_PLACE && letter_is_upper(cp) && !strchr(value, '.');
}

/* "Närvarande ordinarie ledamöter:", "Frånvarande ersättare": a label that a second one tells more of. */
static bool read_second(const struct reader *r, const char *s, size_t at, struct label *l)
{
	struct label second;

	if (!label_read(r, s + at, &second) || second.kind != LABEL_PEOPLE || !second.weak ||
		!(second.closed || second.wide))
		return false;
	l->role = second.role;
	l->closed = second.closed;
	l->wide = second.wide;
	l->len = at + second.len;
	if (l->status == NOTES_PRESENT)
		l->status = second.status;
	return true;
}

/* Nothing but words in small letters: "vid dagens genomgång". */
static bool plain_words(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp != ' ' && (!letter_is(cp) || letter_is_upper(cp)))
			return false;
	}
	return true;
}

/* The end of the line, a full name, or a first name and a comma. */
static bool list_follows(const char *s)
{
	size_t sp = space_len(s), n = strcspn(s + sp, ",;(");
	enum name_kind kind = name_looks(s + sp, n);

	return s[sp] == '\0' || kind == NAME_FULL || (kind == NAME_GIVEN_ONLY && s[sp + n]);
}

/* The label goes on to a colon, or to the line's end: "på plats", "via Teams", "vid dagens genomgång". */
static bool read_to_colon(const char *s, size_t tail, struct label *l)
{
	size_t sp = space_len(s + tail), stop;

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
	if (sp > 0 && (!l->weak || l->status == NOTES_ABSENT) && tail + stop < LABEL_BYTES_MAX &&
		s[tail + stop] == ':' && plain_words(s + tail, stop) &&
		list_follows(s + tail + stop + 1)) {
		l->closed = true;
		l->len = tail + stop + 1;
		l->len += space_len(s + l->len);
		return true;
	}
	return false;
}

/* What ends the label after its words: a colon, the end, wide space, or (open) the names
 * themselves. */
static bool read_end(const struct reader *r, const char *s, size_t n, struct label *l)
{
	size_t tail = n, sp, stop;

	tail += count_len(s + tail);
	sp = space_len(s + tail);
	l->wide = sp >= 2 || s[tail] == '\t';
	if (s[tail + sp] == '\0' || strchr(":?", s[tail + sp]) || l->wide) {
		l->closed = s[tail + sp] == '\0' || strchr(":?", s[tail + sp]);
		l->len = tail + sp + (s[tail + sp] && strchr(":?", s[tail + sp]));
		l->len += space_len(s + l->len);
		return true;
	}
	if (l->kind == LABEL_DATE && s[tail + sp] >= '0' && s[tail + sp] <= '9') {
		l->len = tail + sp;
		return true;
	}
	if (sp > 0 && l->kind < LABEL_PEOPLE && open_value(s, s + tail + sp, l->kind)) {
		l->len = tail + sp;
		return true;
	}
	if (l->kind != LABEL_PEOPLE)
		return l->kind == LABEL_NOTE_TAKER && sp > 0 && (l->len = tail + sp) > 0;
	if (read_to_colon(s, tail, l))
		return true;
	if (sp > 0 && !l->weak && read_second(r, s, tail + sp, l))
		return true;
	l->len = tail + sp;
	/* "Förhinder har anmälts av Bo Ek" */
	stop = words_start(s + l->len,
		"har anmälts av|har meddelats av|har lämnats av|hade anmälts av|hade meddelats av|"
		"anmäldes av|anmält av|anmälts av");
	l->closed = stop > 0;
	l->len += stop ? stop : words_start(s + l->len, "var|är|har|hade");
	l->len += space_len(s + l->len);
	return l->kind == LABEL_PEOPLE && sp > 0 &&
		(!l->weak || name_looks(s + l->len, strcspn(s + l->len, ",(")) == NAME_FULL);
}

bool label_read(const struct reader *r, const char *s, struct label *l)
{
	size_t lead = strspn(s, "*_"), at = 0, row, n;

	while ((n = phrasebook_next(&r->labels, s + lead, &at, &row)) > 0) {
		if (dash_len(s + lead + n) || s[lead + n] == '/')
			continue;
		*l = rows[row % ARRAY_LEN(rows)].label;
		if (!read_end(r, s + lead, n, l))
			continue;
		l->len += lead;
		return true;
	}
	*l = (struct label) { 0 };
	return false;
}

/* The words as scanning leaves them: "narvarande", "ovriga deltagare". */
static const char *without_rings(struct reader *r, const char *words)
{
	char *plain = pool_strdup(&r->doc->pool, words), *to = plain;
	size_t n = strlen(words);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(words + i, n - i, &cp, NULL);
		cp = letter_base(cp);
		if (cp < 0x80)
			*to++ = (char)cp;
	}
	*to = '\0';
	return plain;
}

void labels_init(struct reader *r)
{
	const char *lists[2 * ARRAY_LEN(rows)];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		lists[i] = rows[i].words;
		lists[ARRAY_LEN(rows) + i] = without_rings(r, rows[i].words);
	}
	phrasebook_init(&r->labels, &r->doc->pool, lists, ARRAY_LEN(lists));
}

/* May a label begin at s[at]: after wide space, any space where it ends in a colon, or a full stop, or glued to the word before
 * ("2022-05-10Närvarande:", as text taken from a page comes)? */
static bool label_border(const char *s, size_t at, bool colon)
{
	size_t sp = 0;
	uint32_t cp;

	while (sp < at && (s[at - 1 - sp] == ' ' || s[at - 1 - sp] == '\t'))
		sp++;
	if (sp > 0)
		return sp >= 2 || (colon && sp < at && s[at - 1 - sp] != ',') ||
			s[at - 1] == '\t' || (sp < at && s[at - 1 - sp] == '.');
	utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
	return letter_is_upper(cp) && s[at - 1] != '-' &&
		!letter_is_upper((unsigned char)s[at - 1]);
}

/* Two words of a name: "… plan 3 Närvarande Ulf Ek, polisen", as a page's text comes on one line. */
static bool names_follow(const char *s)
{
	size_t n = strcspn(s, " ,"), m = s[n] == ' ' ? strcspn(s + n + 1, " ,.(") : 0;

	return m > 0 && name_looks(s, n + 1 + m) == NAME_FULL;
}

static bool ends_in_colon(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n > 0 && s[n - 1] == ':';
}

size_t label_next(const struct reader *r, const char *s)
{
	size_t at = *s ? 1 : 0;
	struct label l;

	for (; s[at]; at++) {
		uint32_t cp;

		utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
		if (letter_is_upper(cp) && label_border(s, at, true) && label_read(r, s + at, &l) &&
			label_border(s, at, ends_in_colon(s + at, l.len)) && l.closed &&
			s[at + l.len] && (l.kind != LABEL_PEOPLE || !l.weak))
			return at;
		if (letter_is_upper(cp) && s[at - 1] == ' ' && label_read(r, s + at, &l) &&
			l.kind == LABEL_PEOPLE && !l.weak && names_follow(s + at + l.len))
			return at;
	}
	return at;
}
