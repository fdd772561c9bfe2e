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

#define FIELD(k)                                                                                   \
	{                                                                                          \
		.kind = (k)                                                                        \
	}

/* The words that documents put before things, in Swedish with its neighbours' and what scanning makes of them. */
static const struct label_row rows[] = {
	{ "sammanträdesdatum|sam manträdesdatum|sammanträdesdag|mötesdatum|mötesdag|møtedato|mødedato|datum|dato|"
	  "dag|date",
		FIELD(LABEL_DATE) },
	{ "plats och tid för sammanträdet|tid och plats för sammanträdet|plats och tid för mötet|tid och plats för mötet|plats och tid för|tid och plats för|plats och tid|tid och plats|plats/tid|"
	  "tid/plats|tid & plats|plats & tid|tid, plats|plats, tid|datum och plats|plats och datum|"
	  "tid och rum|när och var",
		FIELD(LABEL_TIME_PLACE) },
	{ "datum och tid|dag och tid|tid och datum|tidpunkt|mötestid|sammanträdestid|"
	  "tid för mötet|starttid|starttidspunkt|tidspunkt|klockslag|klokkeslett|klokkeslæt|tidsrom|tid|klockan|när|time",
		FIELD(LABEL_TIME) },
	{ "sluttid|sluttidspunkt|mötets slut|mødet slut|møtet slutt|slut|avslut|end",
		FIELD(LABEL_END) },
	{ "mötesplats|möteslokal|sammanträdeslokal|sammanträdesplats|plats för mötet|mötesrum|"
	  "plats|lokal|rum:|sal:|var|place|location|venue|møtested|mødested|sted|stad:",
		FIELD(LABEL_PLACE) },
	{ "anteckningar förda av|anteckningar fört av|anteckningar förs av|anteckningar av|"
	  "anteckningarna fördes av|antecknat av|antecknare|anteckningsförare|vid anteckningarna|"
	  "minnesanteckningar av|minnesanteckningar förda av|minnesanteckningar fört av|vid pennan|"
	  "vid protokollet|vid tangenterna|vid tangentbordet|vid datorn|protokollförare|protokollet skrivet av|protokollet skrevs av|protokoll skrivet av|protokollet fört av|protokoll fört av|"
	  "protokoll förs av|mötets sekreterare|dagens sekreterare|sekreterare vid mötet|"
	  "sekreterare för mötet|protokollet förs av|protokollet fördes av|protokollssekreterare|"
	  "minnesanteckningarna förda av|nedtecknat av|upptecknat av|skrivet av|skribent|prot.|prot|anteckn.|anteckn|antecknar|anteckningar|mötessekreterare|sekreterare|sekr.|sekr|noterat av|noterat|dokumenterat av|dokumentation|dokumentatör|ved protokollen|ved protokollet|vid protokollen|protokollet skrevet av|referent|ref.:|ref:|"
	  "minutes taken by|minutes by|minutes|note taker|sekretær|mødereferent|secretary",
		FIELD(LABEL_NOTE_TAKER) },
	{ "mötets ordförande|dagens ordförande|ordförande vid mötet|ordförande för mötet|"
	  "mötet leddes av|mötesledning|mötesordförande|ordförande|ordf.|ordf|mötesledare|samtalsledare|mötet leds av|godkänt av ordförande|godkännes av ordförande|godkänns av ordförande|møteleder|møte-leder|mødeleder|ordstyrer|dirigent|chair",
		FIELD(LABEL_CHAIR) },
	{ "utses att justera|utsedd att justera|utsedda att justera|justeringspersoner|"
	  "justeringsperson|protokolljusterare|protokollsjusterare|mötesjusterare|justeringsman|justeringsmän|justerare|att justera|justeras av|"
	  "justerat av|justerande|justeras|justerat",
		FIELD(LABEL_ADJUSTERS) },
	{ "organisation|organ|nämnd|grupp|forum", FIELD(LABEL_BODY) },
	{ "paragrafer|mötesform|mötestyp|diarienummer|dnr|ärendenummer|justeringens plats och tid|underskrifter|"
	  "underskrift|underskrivet|bilagor|kopia till|kopia för kännedom|kopia|för kännedom|sändlista|delges|distribution|"
	  "utskrift|upprättad av|version|anslag|anslagsdatum|inledande klockslag|från|till|"
	  "skickat|ämne|from|to|sent|subject",
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
		"beslutande|gruppen|alla|samtliga|inte|till|hela|samt|kansliet|styrelsen|förhinder|anmält|utan";
	bool place = false, from = false;

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
			if (!from && *status == NOTES_PRESENT)
				*status = NOTES_ONSITE;
			*named = true;
		} else if (!word_in(s + at, len, filler))
			return false;
		/* "i Sjövik", "från Norra Ekvik" */
		place = word_in(s + at, len, "i|på|från|för|ur") ||
			(place && letter_is_upper(cp) && !name_is_given(s + at, len));
		from = word_in(s + at, len, "från|för|ur") || (from && place);
		at += len;
	}
	return true;
}

/* "(14 av 20)", "(12 st)", "(A = anmält förhinder)", "(kopierat från Teams)" after a label. */
static size_t count_len(const char *s)
{
	size_t sp = space_len(s), n, end;
	uint32_t cp;
	enum notes_status status = NOTES_PRESENT;
	bool plain, named;

	if (s[sp] != '(')
		return 0;
	n = strcspn(s + sp, ")");
	/* "Närvarande (på plats):" says how. */
	if (s[sp + n] != ')' || n >= LABEL_BYTES_MAX ||
		(read_manner(s + sp + 1, n - 1, &status, &named) && status != NOTES_PRESENT))
		return 0;
	end = sp + n + 1 + space_len(s + sp + n + 1);
	utf8_next(s + sp + 1, n, &cp, NULL);
	plain = letter_is(cp) && !letter_is_upper(cp) && (s[end] == ':' || s[end] == '\0');
	if (!plain && !memchr(s + sp, '=', n) && (s[sp + 1] < '0' || s[sp + 1] > '9' || n >= 24))
		return 0;
	return sp + n + 1;
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
	if (words_start(label,
		    "slut|avslut|end|minutes|var|när|dag|klockan|lokal|time|date|place|från|till|to|from"))
		return false;
	if (kind == LABEL_DATE || kind == LABEL_TIME || kind == LABEL_END)
		return (*value >= '0' && *value <= '9') ||
			words_start(value, "kl|kl.|den|klockan") ||
			when_weekday(value, word_len(value)) != WEEKDAY_NONE;
	utf8_next(value, strnlen(value, 4), &cp, NULL);
	return kind == LABEL_PLACE && letter_is_upper(cp) && !strchr(value, '.');
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

/* The words that a list of people may follow with its roles first ("Närvarande kommunchef Bo Ek"); others
 * begin sentences too. */
static const char begins_lists[] =
	"närvarande|närv|närvaro|deltagare|beslutande|frånvarande|förhinder|frånv|tilstede|present|absent";

/* Two words of a name: "… plan 3 Närvarande Ulf Ek, polisen", as a page's text comes on one line. */
static bool names_follow(const char *s)
{
	size_t n = strcspn(s, " ,"), m = s[n] == ' ' ? strcspn(s + n + 1, " ,.(") : 0;

	return m > 0 && name_looks(s, n + 1 + m) == NAME_FULL;
}

/* "Afbud fra Jesper": one well-known first name. */
static bool given_follows(const char *s)
{
	size_t n = word_len(s);

	return name_is_given(s, n) && (s[n] == '\0' || (s[n] == '.' && s[n + 1] == '\0'));
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
static bool read_end(const char *s, size_t n, struct label *l)
{
	size_t tail = n - (s[n - 1] == ':'), sp;

	tail += count_len(s + tail);
	sp = space_len(s + tail);
	l->wide = sp >= 2 || s[tail] == '\t';
	if (s[tail + sp] == '\0' || strchr(":?;", s[tail + sp]) || l->wide) {
		l->closed = s[tail + sp] == '\0' || strchr(":?;", s[tail + sp]);
		l->len = tail + sp + (s[tail + sp] && strchr(":?;", s[tail + sp]));
		l->len += space_len(s + l->len);
		return true;
	}
	/* "Närvarande. Ordinarie: Ida Alm" */
	if (s[tail] == '.' && l->kind == LABEL_PEOPLE && !l->weak && space_len(s + tail + 1) == 1 &&
		word_len(s + tail + 2) > 0 && s[tail + 2 + word_len(s + tail + 2)] == ':') {
		l->closed = true;
		l->len = tail + 2;
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
	/* "Ordförande Ida Alm" and nothing more */
	if (l->kind == LABEL_CHAIR && sp > 0 &&
		name_looks(s + tail + sp, strlen(s + tail + sp)) == NAME_FULL &&
		name_is_given(s + tail + sp, word_len(s + tail + sp))) {
		l->len = tail + sp;
		return true;
	}
	if (l->kind < LABEL_PEOPLE)
		return l->kind == LABEL_NOTE_TAKER && sp > 0 && (l->len = tail + sp) > 0;
	if (l->kind == LABEL_INVITED)
		return false;
	if (read_to_colon(s, tail, l))
		return true;
	l->len = tail + sp;
	return sp > 0 &&
		(!l->weak || name_looks(s + l->len, strcspn(s + l->len, ",(")) == NAME_FULL) &&
		(word_in(s, word_len(s), begins_lists) || list_follows(s + l->len) ||
			names_follow(s + l->len) || given_follows(s + l->len));
}

/* "/mötesledare" in "Ordförande/mötesledare: …": the bytes of the second word for the same thing. */
static size_t second_name(const char *s)
{
	size_t n = *s == '/' ? 1 + space_len(s + 1) : 0, word = n > 0 ? word_len(s + n) : 0;

	return word > 0 && s[n + word] == ':' ? n + word : 0;
}

bool label_read(const struct reader *r, const char *s, struct label *l)
{
	size_t lead = strspn(s, "*_"), at = 0, row, n = status_read(r, s + lead, l);

	if (n > 0 && read_end(s + lead, n, l)) {
		l->len += lead;
		return true;
	}
	while ((n = phrasebook_next(&r->words->labels, s + lead, &at, &row)) > 0) {
		n += second_name(s + lead + n);
		if (dash_len(s + lead + n) || s[lead + n] == '/')
			continue;
		*l = rows[row % ARRAY_LEN(rows)].label;
		if (!read_end(s + lead, n, l))
			continue;
		l->len += lead;
		return true;
	}
	*l = (struct label) { 0 };
	return false;
}

void labels_words(struct notes_words *w)
{
	const char *lists[ARRAY_LEN(rows)], *both[2 * ARRAY_LEN(rows)];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		lists[i] = rows[i].words;
	phrasebook_scanned(w, &w->labels, lists, both, ARRAY_LEN(rows));
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

static bool ends_in_colon(const char *s, size_t n)
{
	n = end_without(s, n, " ");
	return n > 0 && s[n - 1] == ':';
}

size_t label_next(const struct reader *r, const char *s)
{
	size_t at = *s ? 1 : 0;
	struct label l;

	for (; s[at]; at++) {
		uint32_t cp = (unsigned char)s[at];

		/* Most letters are small ones. */
		if (cp >= 0x80)
			utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
		if (!letter_is_upper(cp))
			continue;
		if (label_border(s, at, true) && label_read(r, s + at, &l) &&
			label_border(s, at, ends_in_colon(s + at, l.len)) && l.closed &&
			s[at + l.len] && (l.kind != LABEL_PEOPLE || !l.weak))
			return at;
		if (s[at - 1] == ' ' && label_read(r, s + at, &l) && l.kind == LABEL_PEOPLE &&
			!l.weak && (names_follow(s + at + l.len) || given_follows(s + at + l.len)))
			return at;
	}
	return at;
}
