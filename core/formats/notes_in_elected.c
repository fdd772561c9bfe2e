#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/names.h"
#include "rules/words.h"

/* Who led the meeting, wrote and adjusts, where only the running text says so. */

enum { SUBJECT_BYTES_MAX = 60 };

const char *text_name_before(struct reader *r, const char *s, size_t end)
{
	size_t from = end, best = end;

	while (end > 0 && s[end - 1] == ' ')
		end--;
	from = end;
	while (from > 0 && end - from < SUBJECT_BYTES_MAX) {
		size_t word = from;

		while (word > 0 && s[word - 1] == ' ')
			word--;
		while (word > 0 && s[word - 1] != ' ')
			word--;
		if (name_looks(s + word, end - word) != NAME_NONE)
			best = word;
		else if (best <= end)
			break;
		from = word;
	}
	return best < end ? doc_text(r, s + best, end - best) : NULL;
}

/* The longest name at the start of s. */
static const char *text_name_after(struct reader *r, const char *s)
{
	size_t best = 0, at = 0;
	bool stop;

	for (int words = 0; s[at] && words < 5; words++) {
		while (s[at] && space_len(s + at) == 0)
			at++;
		stop = at > 0 && strchr(".,;:", s[at - 1]);
		if (name_looks(s, at - stop) != NAME_NONE)
			best = at - stop;
		if (stop)
			break;
		at += space_len(s + at);
	}
	return best ? doc_text(r, s, best) : NULL;
}

static bool in_lists(const struct reader *r, const char *name)
{
	return name && people_full_name(r, name) != NULL;
}

/* What somebody is elected to. */
struct post {
	const char *words;
	bool chair;
};

static const struct post posts[] = {
	{ "till mötesordförande|till ordförande för mötet|till ordförande för årsmötet|"
	  "till ordförande för stämman|till ordförande vid mötet|till ordförande|att leda mötet|"
	  "att leda dagens möte|som mötesordförande",
		true },
	{ "till mötessekreterare|till sekreterare för mötet|till sekreterare för årsmötet|"
	  "till sekreterare vid mötet|till sekreterare|att föra protokoll|"
	  "att föra protokollet|till protokollförare|som mötessekreterare",
		false },
};

static const char elect_words[] =
	"valdes|väljs|utses|utsågs|valde mötet|valde|utser|utsåg|utse|väljer|välja";

static const char *elected(struct reader *r, const char *s, const char *hit, size_t n)
{
	const char *verb, *name;
	size_t len, lead;

	/* "… till sekreterare valdes Olof Ek", "… och till sekreterare Bo Ek" */
	lead = n + space_len(hit + n);
	len = words_start(hit + lead, elect_words);
	name = text_name_after(r, hit + lead + len + space_len(hit + lead + len));
	if (name)
		return name;
	/* "Ida Alm valdes till sekreterare", "valdes Ida Alm till sekreterare" */
	name = text_name_before(r, s, (size_t)(hit - s));
	verb = words_find_within(s, (size_t)(hit - s), elect_words, NULL);
	if (!name && verb)
		name = text_name_before(r, s, (size_t)(verb - s));
	return verb ? name : NULL;
}

#define MEETING_CHAIR "mötets ordförande|mötesordförande"
#define MEETING_WRITER "mötets sekreterare|mötessekreterare"

/* "Stämman valde Ida Alm." under "Val av ordförande": the one full name of the line. */
static const char *elected_under(struct reader *r, size_t i, bool chair)
{
	const struct notes_doc *d = r->doc;
	const char *title = d->lines[i].item >= 0 ? d->items[d->lines[i].item].title : "", *s, *hit,
		   *name;
	size_t n;

	if (words_start(title,
		    "val av|ordförande vid|ordförande för|mötesordförande|mötets ordförande|"
		    "dagens ordförande|sekreterare vid|sekreterare för|mötessekreterare|"
		    "mötets sekreterare|dagens sekreterare") == 0 ||
		d->lines[i].kind == NOTES_LINE_ITEM ||
		words_find(
			title, "vice|justera|justerare|rösträknare|styrelse|föreningens", NULL) ||
		!words_find(title,
			chair ? "ordförande|mötesordförande" : "sekreterare|mötessekreterare",
			NULL) ||
		words_find(title,
			chair ? "sekreterare|mötessekreterare" : "ordförande|mötesordförande",
			NULL))
		return NULL;
	s = r->src[i].body;
	hit = words_find(s, elect_words, &n);
	name = text_name_after(r, hit ? hit + n + space_len(hit + n) : s);
	return hit && (!name || name_looks(name, strlen(name)) != NAME_FULL)
		? text_name_before(r, s, (size_t)(hit - s))
		: name;
}

/* "Ida Alm, Ordförande" over "Bo Ek, Sekreterare": do lines i and one beside it sign so, and outside
 * the items of elections? *n gets the bytes of the name. */
static bool signed_as(const struct reader *r, size_t i, size_t *n)
{
	static const char posts_signed[] =
		"ordförande|sekreterare|justerare|" MEETING_CHAIR "|" MEETING_WRITER;
	const struct notes_doc *d = r->doc;
	int item = d->lines[i].item;
	size_t from = i > 0 ? i - 1 : i, rows = 0;

	if (!strchr(r->src[i].body, ','))
		return false;
	if (item >= 0 &&
		words_find(d->items[item].title, "val|valda|konstituering|styrelsen", NULL))
		return false;
	for (size_t k = from; k <= i + 1 && k < r->n; k++) {
		const char *s = r->src[k].body;
		size_t comma = strcspn(s, ","), at = comma + (s[comma] == ','), len;

		at += space_len(s + at);
		len = words_start(s + at, posts_signed);
		if (len == 0 || s[at + len] || name_looks(s, comma) != NAME_FULL) {
			if (k == i)
				return false;
			continue;
		}
		rows++;
		if (k == i)
			*n = comma;
	}
	return rows >= 2;
}

/* "Ida Alm          mötets ordförande": a row of those who had a post at the meeting. */
static void post_in_columns(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].body, *gap = strstr(s, "  "),
		   *post = gap ? gap + space_len(gap) : "";
	size_t n = gap ? (size_t)(gap - s) : 0;

	if (!gap && signed_as(r, i, &n))
		post = s + n + 1 + space_len(s + n + 1);
	if (name_looks(s, n) != NAME_FULL)
		return;
	if (!d->chair && words_start(post, gap ? MEETING_CHAIR : "ordförande|" MEETING_CHAIR))
		d->chair = doc_text(r, s, n);
	else if (!d->note_taker &&
		words_start(post, gap ? MEETING_WRITER : "sekreterare|" MEETING_WRITER))
		d->note_taker = doc_text(r, s, n);
}

/* Who was elected to lead the meeting or to write, in the text's own words. */
static void elected_by_text(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;

	for (size_t k = 0; k < ARRAY_LEN(posts); k++) {
		const char **to = posts[k].chair ? &r->doc->chair : &r->doc->note_taker, *name;
		size_t n;
		bool known = *to && !(posts[k].chair && r->chair_told);
		const char *hit = known || !line_has(&r->src[i], SIGNAL_CHAIR)
			? NULL
			: words_find(s, posts[k].words, &n);

		name = hit      ? elected(r, s, hit, n)
			: known ? NULL
				: elected_under(r, i, posts[k].chair);
		if (!name || (name_looks(name, strlen(name)) != NAME_FULL && !in_lists(r, name)))
			continue;
		*to = in_lists(r, name) ? people_full_name(r, name) : name;
		notes_found(r, i, posts[k].chair ? NOTES_WHAT_CHAIR : NOTES_WHAT_NOTE_TAKER,
			NOTES_GUESSED, _("by what the text says"));
	}
}

const char chair_words[] =
	"till mötesordförande|till ordförande|som ordförande|som sekreterare|att leda mötet|att leda dagens möte|"
	"som mötesordförande|till mötessekreterare|till sekreterare|att föra protokoll|"
	"att föra protokollet|till protokollförare|som mötessekreterare|leder mötet|ledde mötet|"
	"leder dagens möte|ordförande|ordföranden|mötesordförande|mötesordföranden|ordf.|ordf|ord.f.|"
	"formand|styreleder|mötessekreterare|för anteckningar|för anteckningarna|för protokoll|antecknar|"
	"antecknade|för minnesanteckningar|för minnesanteckningarna|för protokollet|för pennan|"
	"förde anteckningar|förde anteckningarna|förde minnesanteckningar|förde protokoll|"
	"förde protokollet|förde pennan|skriver protokoll|skrev protokoll|skriver anteckningar|"
	"skrev anteckningar|skriver minnesanteckningar|skrev minnesanteckningar|fører referat|"
	"førte referat|skrev referat";

static const char opening_words[] =
	"hälsar|hälsade|hälsa|öppnar|öppnade|öppnades|förklarar|förklarade|leder mötet|ledde mötet|"
	"leder dagens möte|åpnet|åbnede";

/* Whose chair, and not another body's ("kommunstyrelsens ordförande"). */
static bool own_post(const char *s, const char *hit)
{
	size_t end = (size_t)(hit - s), from;

	while (end > 0 && s[end - 1] == ' ')
		end--;
	from = end;
	while (from > 0 && s[from - 1] != ' ')
		from--;
	if (end > from && word_in(s + from, end - from, "vice|v|v."))
		return false;
	return end == from || s[end - 1] != 's' ||
		word_in(s + from, end - from,
			"mötets|dagens|kvällens|föreningens|styrelsens|rådets|gruppens|förbundets|"
			"nämndens|utskottets");
}

/* The name beside a word for a post: "ordförande Margit Ek", "Margit Ek, ordförande", "Ordf. för mötet Ida". */
static const char *name_beside(struct reader *r, const char *s, const char *hit, size_t n)
{
	size_t at = n, before = (size_t)(hit - s);
	const char *name;

	at += words_start(hit + at, ":") ? 1 : hit[at] == ':';
	at += space_len(hit + at);
	at += words_start(hit + at, "för mötet|vid mötet|för dagen|var|är");
	at += space_len(hit + at);
	name = text_name_after(r, hit + at);
	if (name && (name_looks(name, strlen(name)) == NAME_FULL || in_lists(r, name)))
		return name;
	while (before > 0 && strchr(" ,", s[before - 1]))
		before--;
	name = text_name_before(r, s, before);
	return name && (name_looks(name, strlen(name)) == NAME_FULL || in_lists(r, name)) ? name
											  : NULL;
}

/* An item that chooses for the year, and not for the meeting. */
static bool of_the_year(const struct notes_doc *d, int item)
{
	return item >= 0 &&
		words_find(d->items[item].title,
			"val av styrelse|val av ledamöter|val av styrelseledamöter|styrelseval|"
			"konstituering|konstituerande",
			NULL) != NULL;
}

/* "Ordförande Margit Ek förklarade …", "Karin Berg ordförande hälsar …", "Karl leder mötet". */
static void chair_by_text(struct reader *r, size_t i)
{
	static const char posts_of[] =
		"mötesordföranden|mötesordförande|ordföranden|ordförande|ord.f.|ordf.|ordf|formand|"
		"formannen|styreleder";
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].text, *hit, *name = NULL;
	size_t n;

	if (d->chair || !line_has(&r->src[i], SIGNAL_CHAIR) || of_the_year(d, d->lines[i].item))
		return;
	s += item_sign(s);
	hit = words_find(s, posts_of, &n);
	if (hit && own_post(s, hit) &&
		(hit == s || words_find(s, opening_words, NULL) || text_starts(hit, "mötes") ||
			words_start(hit + n, "för mötet|vid mötet")))
		name = name_beside(r, s, hit, n);
	if (!name &&
		(hit = words_find(s, "leder mötet|ledde mötet|leder dagens möte", NULL)) != NULL) {
		name = text_name_before(r, s, (size_t)(hit - s));
		name = in_lists(r, name) ? name : NULL;
	}
	if (!name)
		return;
	d->chair = in_lists(r, name) ? people_full_name(r, name) : name;
	r->chair_told = true;
	notes_found(r, i, NOTES_WHAT_CHAIR, NOTES_GUESSED, _("by what the text says"));
}

static const char writing_words[] =
	"för anteckningar|för anteckningarna|för minnesanteckningar|för minnesanteckningarna|"
	"för protokoll|för protokollet|för pennan|förde anteckningar|förde anteckningarna|"
	"förde minnesanteckningar|förde protokoll|förde protokollet|förde pennan|skriver protokoll|"
	"skrev protokoll|skriver anteckningar|skrev anteckningar|skriver minnesanteckningar|"
	"skrev minnesanteckningar|antecknar|antecknade|fører referat|førte referat|skrev referat";

/* "… och mötessekreterare Ida", "Sekreterare Bo Ek." beside the chair's name. */
void notes_written(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].text, *hit, *name;
	size_t n;

	if (d->note_taker || !line_has(&r->src[i], SIGNAL_CHAIR))
		return;
	hit = words_find(s, "mötessekreterare|mötessekreteraren", &n);
	if (!hit && words_find(s, "ordförande|ordf.|ord.f.|mötesordförande", NULL))
		hit = words_find(s, "sekreterare|sekr.", &n);
	name = hit ? name_beside(r, s, hit, n) : NULL;
	if (!name && (hit = words_find(s, writing_words, NULL)))
		name = text_name_before(r, s, (size_t)(hit - s));
	name = in_lists(r, name) ? people_full_name(r, name) : NULL;
	if (!name)
		return;
	d->note_taker = name;
	notes_found(r, i, NOTES_WHAT_NOTE_TAKER, NOTES_GUESSED, _("by what the text says"));
}

const char adjuster_words[] =
	"utse|utser|utsåg|utses|utsågs|valdes|väljs|välja|väljer|valde|justerar|justeras|justerare|"
	"justera|justeringsman|justeringsperson";

static const char other_posts[] =
	"sekreterare|mötessekreterare|ordförande|mötesordförande|kassör|ledamot|rösträknare";

#define CHOSEN "valdes|väljs|utses|utsågs"
#define CHOOSE "utse|utser|utsåg|välja|väljer|valde"

/* The first word about adjusting in s; NULL. */
static const char *adjusting(const char *s)
{
	for (const char *p = s; *p;) {
		size_t n = word_len(p);

		if (n >= 7 &&
			(word_is(p, 6, "juster") ||
				words_start(p,
					"protokolljusterare|"
					"protokollsjusterare|mötesjusterare")))
			return p;
		p += n ? n : 1;
	}
	return NULL;
}

/* Who is chosen to adjust, in a sentence that says it: their bytes, and *at where they stand. */
static size_t adjusters_in(struct reader *r, const char *s, const char **at)
{
	const char *duty = adjusting(s), *verb = NULL, *next = s, *hit;
	size_t n, len = 0, from;

	if (!duty)
		return 0;
	/* The verb nearest before: "Bo valdes till sekreterare och Siri valdes att justera". */
	while ((hit = words_find_within(next, (size_t)(duty - next), CHOSEN "|" CHOOSE, &n))) {
		verb = hit;
		len = n;
		next = hit + n;
	}
	if (!verb) {
		verb = words_find(duty, CHOSEN "|" CHOOSE "|justerar", &len);
		/* "Till att justera protokollet utsågs Bo", "Bo och Siri justerar" */
		if (!verb)
			return 0;
	}
	if (!words_start(verb, CHOOSE)) {
		from = named_before(r, s, (size_t)(verb - s), true);
		n = (size_t)(verb - s) - from;
		n = named_spaces(s + from, n);
		*at = s + from;
		if (n > 0)
			return n;
	}
	*at = verb + len + space_len(verb + len);
	n = words_start(verb, "justerar") ? 0 : named_after(r, *at);
	/* "valdes Bo och till sekreterare Siri, protokolljusterare …" */
	return *at + n < duty &&
			words_find_within(*at + n, (size_t)(duty - (*at + n)), other_posts, NULL)
		? 0
		: n;
}

/* The names of a list, each as the lists of people have it. */
static void adjusters_add(struct reader *r, const char *s, size_t n)
{
	struct notes_doc *d = r->doc;

	header_adjusters(r, pool_strndup(&d->pool, s, n));
	for (size_t i = 0; i < d->adjuster_count; i++) {
		const char *full = people_full_name(r, d->adjusters[i]);

		d->adjusters[i] = full ? full : d->adjusters[i];
	}
}

/* Are those found so far only the chair, and some that the text names too? */
static bool only_signed(const struct reader *r, const char *s, size_t n)
{
	const struct notes_doc *d = r->doc;

	for (size_t i = 0; i < d->adjuster_count; i++) {
		const char *name = d->adjusters[i];
		bool chair = d->chair && strcmp(d->chair, name) == 0;

		if (!chair && !words_find_within(s, n, name, NULL))
			return false;
	}
	return true;
}

/* "Roland Ek valdes som justeringsman", "att utse Hugo Ek att jämte ordföranden justera", or under an
 * item "Val av justerare": "Valdes Bo Ek och Siri Klint". */
static void adjuster_by_text(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].body, *at = NULL, *hit;
	int item = d->lines[i].item;
	size_t n = 0, len;

	if (r->adjuster_told)
		return;
	s += d->lines[i].kind == NOTES_LINE_ITEM ? item_sign(s) : 0;
	if (line_has(&r->src[i], SIGNAL_ADJUSTER) && adjusting(s)) {
		n = adjusters_in(r, s, &at);
	} else if (item >= 0 && adjusting(d->items[item].title)) {
		at = s + verdict_label(s);
		n = named_after(r, at);
		if ((hit = words_find(s, CHOSEN "|" CHOOSE, &len)) != NULL) {
			at = hit + len + space_len(hit + len);
			n = named_after(r, at);
		} else if (at[n + strspn(at + n, " .")]) {
			n = 0;
		}
		if (n == 0 && hit) {
			at = s + named_before(r, s, (size_t)(hit - s), true);
			n = named_spaces(at, (size_t)(hit - at));
		}
	}
	if (n == 0)
		return;
	if (only_signed(r, at, n))
		d->adjuster_count = 0;
	adjusters_add(r, at, n);
	r->adjuster_told = d->adjuster_count > 0;
}

void notes_elected(struct reader *r, size_t i)
{
	elected_by_text(r, i);
	post_in_columns(r, i);
	chair_by_text(r, i);
	notes_written(r, i);
	adjuster_by_text(r, i);
}
