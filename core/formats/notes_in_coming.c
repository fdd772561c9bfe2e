#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

/* What announces a meeting to come. Two words do: one that points ahead ("nästa", "kommande", "höstens")
 * and one for a meeting ("träff", "nätverksmöte", "sammanträdesdag"); or a verb ("vi ses"), or a word
 * that only dates of meetings have above them ("mötestider"). */

enum { TITLE_BYTES = 60, WORDS_BETWEEN = 2, SET_WORDS = 6 };

static const char ahead[] =
	"nästa|nästkommande|nästföljande|kommande|följande|nytt|nya|fortsatta|framtida|planerade|"
	"inplanerade|återstående|ny|nästa års|höstens|vårens|sommarens|terminens|årets|neste|næste|"
	"kommende|next|upcoming";

/* In a title beside a word for meetings: "Möten framöver", "Datum hösten 2024"; and of words that date
 * meetings: "Tid för styrgrupp". */
static const char seasons[] =
	"hösten|våren|i höst|i vår|framöver|höstterminen|vårterminen|inbokade|bokade";
static const char dating[] = "datum|tid|tider|dagar";

static const char meeting_words[] =
	"avstämning|avstämningen|avstämningar|sammankomst|sammankomster|nätverk|forum|gång|gången|tillfälle|tillfället|tillfällen|datum|tider|dagar|beredning|"
	"beredningsgrupp|styrgrupp|arbetsgrupp|samråd|rådslag|internat|workshop|tisdag|onsdag|torsdag";

static const char *const meeting_ends[] = { "möte", "möten", "mötet", "mötena", "träff", "träffar",
	"träffen", "sammanträde", "sammanträden", "sammanträdet", "grupp", "samråd", "mötesdatum",
	"mötestid", "mötestider", "mötesdag", "mötesdagar", "mötestillfälle", "mötestillfällen",
	"sammanträdestider", "sammanträdesdagar", "sammanträdesdatum", "stämma", "rådsmöte", "møte",
	"møtet", "mødet", "møter", "møtene", "møde", "møder", "møderne", "meeting", "meetings",
	"konferens", "råd", "utskott", "samling", "samlingen" };

static const char schedule_words[] =
	"mötestider|mötesdatum|mötesdagar|mötesplan|mötesschema|sammanträdestider|sammanträdesdagar|"
	"sammanträdesdatum|sammanträdesplan|mötestillfällen|träffdatum|möteskalender|møteplan|"
	"mødekalender|møtedatoer|mødedatoer";

/* What a sentence says of those who meet again. */
static const char verbs[] =
	"vi ses|vi träffas|vi möts|ses igen|ses härnäst|ses nästa|träffas igen|träffas härnäst|"
	"träffas nästa|möts igen|möts härnäst|möts nästa|sammanträder igen|sammanträder följande|"
	"sammanträder nästa|sammanträder härnäst|vi mødes|vi møtes";

static const char past_words[] =
	"rapport|rapporter|återkoppling|uppföljning|reflektion|reflektioner|tillbakablick|"
	"utvärdering|föregående|förra|senaste";

/* "nästa" before one of these is no meeting. */
static const char other_times[] =
	"år|års|vecka|månad|termin|steg|sida|punkt|verksamhetsår|nummer|period|budgetår|fas|etapp";

/* What sets a meeting's day, after the word for it. */
#define SETS                                                                                                                     \
	"kommer att hållas|infaller|satt till|satt den|bestämt till|bestämd till|bestämts till|bestämdes till|bokat|bokad|" \
	"bokats|bokades|inbokat|inbokad|inbokad till|planerat till|planerad till|planeras till|"                                 \
	"planerades till|satt til|bestemt til|fastsatt til|utsatt till|spikat|spikad|utlyst till|fastställt till|fastställdes till"
/* What joins a day to "nästa möte" behind it: "Den 23 oktober är nästa möte". */
static const char joins[] = "är|blir|är det|blir det|har vi|hålls|håller vi|infaller|äger";

/* Every first word that may announce: each line is searched once for them. */
const char next_words[] =
	"nästa|nästkommande|nästföljande|kommande|följande|nytt|nya|fortsatta|framtida|planerade|"
	"inplanerade|återstående|höstens|vårens|sommarens|terminens|neste|næste|kommende|next|"
	"upcoming|vi ses|vi träffas|vi möts|ses igen|ses härnäst|ses nästa|träffas igen|"
	"träffas härnäst|träffas nästa|möts igen|möts härnäst|möts nästa|sammanträder igen|"
	"sammanträder följande|sammanträder nästa|sammanträder härnäst|vi mødes|vi møtes|inför våren|"
	"inför hösten|under våren|under hösten|för våren|för hösten|framöver|nästa år|nästa termin|"
	"ny tid|ny mötestid|ny träff|nytt datum|" SETS;

/* The bytes of a word with hyphens in it. */
static size_t whole_word(const char *s)
{
	size_t n = 0, more;

	while ((more = word_len(s + n)) > 0 || (n > 0 && s[n] == '-' && word_len(s + n + 1) > 0))
		n += more > 0 ? more : 1;
	return n;
}

static size_t meeting_word(const char *s)
{
	size_t n = whole_word(s);

	if (word_in(s, n, meeting_words))
		return n;
	for (size_t i = 0; i < ARRAY_LEN(meeting_ends); i++) {
		size_t m = strlen(meeting_ends[i]);

		if (n >= m && word_is(s + n - m, m, meeting_ends[i]))
			return n;
	}
	return 0;
}

/* "nästa möte", "kommande gemensamma träffar", "nästa LAG-möte": the bytes at the start of s. */
static size_t points_ahead(const char *s)
{
	size_t n = words_start(s, ahead), at = n + space_len(s + n);

	if (n == 0)
		return 0;
	for (int between = 0; between <= WORDS_BETWEEN; between++) {
		size_t noun = meeting_word(s + at), word = whole_word(s + at);

		if (noun > 0)
			return at + noun;
		if (word == 0 || (between == 0 && word_in(s + at, word, other_times)))
			return 0;
		at += word + space_len(s + at + word);
	}
	return 0;
}

/* "Möten inför våren": the bytes at the start of s. */
static size_t meets_ahead(const char *s)
{
	size_t n = meeting_word(s), at = n + space_len(s + n), more;

	if (n == 0)
		return 0;
	at += words_start(s + at, "inför|för|under|i|till");
	at += space_len(s + at);
	more = words_start(
		s + at, "våren|hösten|vårterminen|höstterminen|nästa år|nästa termin|framöver");
	return more > 0 ? at + more : 0;
}

const char *coming_find(const char *s, size_t *len)
{
	while (*s) {
		size_t word = word_len(s), n = points_ahead(s);

		if (n == 0)
			n = meets_ahead(s);

		if (n == 0)
			n = words_start(s, verbs);
		if (n > 0) {
			*len = n;
			return s;
		}
		s += word > 0 ? word : 1;
	}
	return NULL;
}

const char *coming_set(const char *s, size_t *len)
{
	const char *set = words_find(s, SETS, len), *at;

	if (!set || words_start(s, past_words) > 0)
		return NULL;
	for (at = s; at < set; at += whole_word(at) ? whole_word(at) : 1) {
		size_t n = meeting_word(at);

		if (n > 0 &&
			!word_in(at, n, "grupp|tisdag|onsdag|torsdag|datum|tider|dagar|gång")) {
			*len += (size_t)(set - at);
			return source_line_words(at) - source_line_words(set) <= SET_WORDS ? at
											   : NULL;
		}
	}
	return NULL;
}

bool coming_joined(const char *s, const char *words)
{
	size_t n = strspn(s, " ,-"), join = words_start(s + n, joins);

	n += join + space_len(s + n + join);
	n += words_start(s + n, "det|vårt|rum");
	n += space_len(s + n);
	return join > 0 && s + n == words;
}

size_t coming_start(const char *s)
{
	size_t n = points_ahead(s);

	return n > 0 ? n : words_start(s, schedule_words);
}

bool coming_schedule(const char *s)
{
	return words_find(s, schedule_words, NULL) != NULL;
}

bool coming_of_body(const char *s)
{
	size_t n = whole_word(s), at = n + space_len(s + n);

	return n > 2 && (s[n - 1] == 's' || s[n - 1] == 'S') && at > n &&
		!word_in(s, n, "höstens|vårens|sommarens|terminens|årets|nästa års") &&
		(n = meeting_word(s + at)) > 0 && s[at + n] == ':';
}

bool coming_meeting(const char *s, size_t *len)
{
	while (*s) {
		size_t n = whole_word(s);

		if ((*len = meeting_word(s)) > 0)
			return true;
		s += n > 0 ? n : 1;
	}
	return false;
}

/* Does a word for a meeting stand in s that is more than a date or a time? */
static bool dated_meeting(const char *s)
{
	while (*s) {
		size_t n = whole_word(s), word = meeting_word(s);

		if (word > 0 && !word_in(s, word, dating) && !word_in(s, word, "gång|gången"))
			return true;
		s += n > 0 ? n : 1;
	}
	return false;
}

/* "Sammanträden 2023": several, and a year alone. */
static bool meetings_of_year(const char *s)
{
	static const char *const plural[] = { "möten", "träffar", "sammanträden", "møter", "møder",
		"meetings" };
	size_t n = meeting_word(s), at = n + space_len(s + n);
	int year;

	for (size_t i = 0; n > 0 && i < ARRAY_LEN(plural); i++) {
		size_t m = strlen(plural[i]);

		if (n >= m && word_is(s + n - m, m, plural[i]))
			return number_len(s + at, 4, &year) == 4 && s[at + 4] == '\0';
	}
	return false;
}

bool coming_tasks(const char *s)
{
	return words_start(s,
		       "att göra|göra|todo|uppgifter|läxa|läxor|hemläxa|uppdrag|åtgärder|frågor|"
		       "ämnen|ärenden|oppgaver|opgaver") > 0 &&
		words_find(s, "till nästa|inför nästa|før neste|til neste|til næste", NULL);
}

bool coming_title(const char *s)
{
	size_t len;

	if (coming_tasks(s))
		return false;
	if (strlen(s) >= TITLE_BYTES || words_start(s, past_words) > 0)
		return coming_start(s) > 0;
	if (meetings_of_year(s))
		return true;
	return coming_find(s, &len) || coming_schedule(s) ||
		(!words_find(s, past_words, NULL) &&
			((words_find(s, seasons, NULL) && coming_meeting(s, &len)) ||
				(words_find(s, dating, NULL) && dated_meeting(s))));
}

bool coming_alone(const char *s)
{
	size_t n = coming_start(s);

	return n > 0 && (s[n] == '\0' || (strchr(":.", s[n]) && s[n + 1] == '\0'));
}

size_t coming_lead(const char *s)
{
	size_t n = words_start(
		       s, "nästa|nästkommande|kommande|nytt|ny tid|ny mötestid|næste|neste"),
	       at = n + space_len(s + n);

	/* "Kommande julkonsert" is none. */
	if (n > 0 && words_start(s, "kommande") && word_len(s + at) > 0 &&
		meeting_word(s + at) == 0 && when_weekday(s + at, word_len(s + at)) == WEEKDAY_NONE)
		return 0;
	return n > 0 && !word_in(s + at, word_len(s + at), other_times) ? n : 0;
}
