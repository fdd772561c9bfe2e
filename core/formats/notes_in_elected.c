#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/names.h"
#include "rules/words.h"

/* Who led the meeting, wrote and adjusts, where only the running text says so. */

enum { SUBJECT_BYTES_MAX = 60, NAME_WORDS_MOST = 5 };

const char *text_name_before(struct reader *r, const char *s, size_t end)
{
	size_t from = end, best = end;

	end = end_without(s, end, " ");
	from = end;
	while (from > 0 && end - from < SUBJECT_BYTES_MAX) {
		size_t word = from;

		word = end_without(s, word, " ");
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

size_t text_name_start(const char *s)
{
	size_t best = 0, at = 0;

	for (int words = 0; s[at] && words < NAME_WORDS_MOST; words++) {
		bool stop;

		while (s[at] && space_len(s + at) == 0)
			at++;
		stop = at > 0 && strchr(".,;:", s[at - 1]);
		if (name_looks(s, at - stop) != NAME_NONE)
			best = at - stop;
		if (stop)
			break;
		at += space_len(s + at);
	}
	return best;
}

/* The longest name at the start of s. */
static const char *text_name_after(struct reader *r, const char *s)
{
	size_t n = text_name_start(s);

	return n > 0 ? doc_text(r, s, n) : NULL;
}

static bool in_lists(const struct reader *r, const char *name)
{
	return name && people_full_name(r, name) != NULL;
}

static const char elect_words[] =
	"valdes|väljs|utses|utsågs|valde mötet|valde|utser|utsåg|utse|väljer|välja";

#define MEETING_CHAIR "mötets ordförande|mötesordförande"
#define MEETING_WRITER "mötets sekreterare|mötessekreterare"

/* Does the item of line i choose who leads the meeting, or who writes? */
static bool chooses(const struct notes_doc *d, size_t i)
{
	return d->lines[i].item >= 0 && d->lines[i].kind != NOTES_LINE_ITEM &&
		words_start(d->items[d->lines[i].item].title,
			"val av|ordförande vid|ordförande för|mötesordförande|mötets ordförande|"
			"dagens ordförande|sekreterare vid|sekreterare för|mötessekreterare|"
			"mötets sekreterare|dagens sekreterare|protokollförare|sekreterare|"
			"ordförande") > 0;
}

/* "Stämman valde Ida Alm." under "Val av ordförande": the one full name of the sentence s on line i. */
static const char *elected_under(struct reader *r, size_t i, const char *s, bool chair)
{
	static const char leaders[] = "ordförande|mötesordförande",
			  writers[] = "sekreterare|mötessekreterare|protokollförare";
	const struct notes_doc *d = r->doc;
	const char *title, *hit, *name;
	size_t n;

	if (!chooses(d, i))
		return NULL;
	title = d->items[d->lines[i].item].title;
	if (words_find(title, "vice|justera|justerare|rösträknare|styrelse|föreningens", NULL) ||
		!words_find(title, chair ? leaders : writers, NULL) ||
		words_find(title, chair ? writers : leaders, NULL))
		return NULL;
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

/* An item that chooses for the year, and not for the meeting. */
static bool of_the_year(const struct notes_doc *d, int item)
{
	return item >= 0 &&
		words_find(d->items[item].title,
			"val av styrelse|val av ledamöter|val av styrelseledamöter|styrelseval|"
			"konstituering|konstituerande|ett år|1 år|två år|2 år|föreningens ordförande|"
			"föreningens sekreterare",
			NULL) != NULL;
}

void post_given(struct reader *r, size_t i, const struct post *p, const char *name)
{
	bool chair = p->kind == LABEL_CHAIR;
	const char **to = chair ? &r->doc->chair : &r->doc->note_taker;
	bool listed = chair ? r->chair_listed : r->taker_listed;

	if (!name || (!chair && p->kind != LABEL_NOTE_TAKER) ||
		(*to && !(chair && r->chair_told) && !(listed && p->of_meeting)) ||
		(!p->of_meeting && of_the_year(r->doc, r->doc->lines[i].item)))
		return;
	*to = in_lists(r, name) ? people_full_name(r, name) : name;
	*(chair ? &r->chair_listed : &r->taker_listed) = false;
	r->chair_told = r->chair_told && !chair;
	notes_found(r, i, chair ? NOTES_WHAT_CHAIR : NOTES_WHAT_NOTE_TAKER, NOTES_GUESSED,
		_("by what the text says"));
}

/* Who was elected to lead the meeting or to write, by one sentence s on line i. */
static void elected_by_sentence(struct reader *r, size_t i, const char *s)
{
	const struct notes_doc *d = r->doc;

	if (line_has(&r->src[i], SIGNAL_CHAIR))
		post_by_sentence(r, i, s);
	for (int chair = 0; chair < 2; chair++) {
		struct post p = { .kind = chair ? LABEL_CHAIR : LABEL_NOTE_TAKER };
		const char *name;

		if ((chair ? d->chair && !r->chair_told : d->note_taker != NULL) ||
			!(name = elected_under(r, i, s, chair)))
			continue;
		if (name_looks(name, strlen(name)) == NAME_FULL || in_lists(r, name))
			post_given(r, i, &p, name);
	}
}

/* Reads each sentence of s, which stands on line i. */
static void by_sentences(struct reader *r, size_t i, const char *s,
	void (*read)(struct reader *r, size_t i, const char *sentence))
{
	for (size_t n; *s; s += n + (s[n] != '\0')) {
		s += space_len(s);
		n = sentence_len(s);
		read(r, i, pool_strndup(&r->doc->pool, s, n));
	}
}

static void elected_by_text(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;

	if (!line_has(&r->src[i], SIGNAL_CHAIR) && !chooses(r->doc, i))
		return;
	s += r->doc->lines[i].kind == NOTES_LINE_ITEM ? item_sign(s) : 0;
	by_sentences(r, i, s, elected_by_sentence);
}

const char chair_words[] =
	"vid protokollet|vid pennan|vid tangenterna|vid tangentbordet|öppnade|öppnar|öppnades|öppnas|öppnat|öppnats|leda mötet|leda dagens möte|leda årsmötet|leda stämman|leda förhandlingarna|leddes av|leds av|"
	"leda av|ledet av|ledes av|ordförs av|ordfördes av|ledde stämman|ledde årsmötet|"
	"föra dagens protokoll|föra protokoll|föra protokollet|föra anteckningar|föra pennan|"
	"skriva protokoll|antecknades av|fördes av|förs av|skrevs av|nedtecknades av|ført av|"
	"leder mötet|ledde mötet|leder dagens möte|møteleder|mødeleder|ordstyrer|dirigent|"
	"sekretær|møtesekretær|referent|mötesledare|sekreterare|sekr|sekr.|protokollförare|ordförande|ordföranden|mötesordförande|mötesordföranden|ordf.|ordf|ord.f.|"
	"formand|styreleder|mötessekreterare|" WRITES;

static const char opening_words[] =
	"hälsar|hälsade|hälsa|öppnar|öppnade|öppnades|förklarar|förklarade|leder mötet|ledde mötet|"
	"leder dagens möte|åpnet|åbnede";

/* Whose chair, and not another body's ("kommunstyrelsens ordförande"). */
static bool own_post(const char *s, const char *hit)
{
	size_t end = (size_t)(hit - s), from;

	end = end_without(s, end, " ");
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

	at += hit[at] == ':' || hit[at] == ',';
	at += space_len(hit + at);
	at += words_start(hit + at, "för mötet|vid mötet|för dagen|var|är");
	at += space_len(hit + at);
	name = text_name_after(r, hit + at);
	if (name && (name_looks(name, strlen(name)) == NAME_FULL || in_lists(r, name)))
		return name;
	before = end_without(s, before, " ,");
	name = text_name_before(r, s, before);
	return name && (name_looks(name, strlen(name)) == NAME_FULL || in_lists(r, name)) ? name
											  : NULL;
}

/* "Bo Ek öppnade mötet", "Mötet öppnades av Bo Ek": who opens mostly leads. */
static const char *opened_by(struct reader *r, const char *s)
{
	static const char meetings[] =
		"mötet|årsmötet|sammanträdet|stämman|dagens möte|årsstämman|möte|kårstämman|"
		"styrelsemötet";
	size_t n;
	const char *hit = words_find(s, "öppnades av|öppnas av|öppnats av", &n), *name = NULL;

	if (hit && words_find_within(s, (size_t)(hit - s), meetings, NULL)) {
		name = text_name_after(r, hit + n + space_len(hit + n));
	} else if ((hit = words_find(s, "öppnade|öppnar|förklarade|förklarar", &n)) != NULL &&
		words_start(hit + n + space_len(hit + n), meetings) &&
		(text_starts(hit, "öppna") || words_find(hit, "öppnat|öppet", NULL))) {
		name = text_name_before(r, s, (size_t)(hit - s));
		/* "Bo Ek hälsade välkommen och förklarade mötet öppnat" */
		name = name ? name : text_name_after(r, s);
	}
	return name && name_looks(name, strlen(name)) == NAME_FULL ? name : NULL;
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
			words_start(hit + n, "för mötet|vid mötet") ||
			words_start(s, "mötets ordförande|dagens ordförande|stämmans ordförande")))
		name = name_beside(r, s, hit, n);
	if (!name &&
		(hit = words_find(s, "leder mötet|ledde mötet|leder dagens möte", NULL)) != NULL) {
		name = text_name_before(r, s, (size_t)(hit - s));
		name = in_lists(r, name) ? name : NULL;
	}
	if (!name)
		name = opened_by(r, s);
	if (!name)
		return;
	d->chair = in_lists(r, name) ? people_full_name(r, name) : name;
	r->chair_told = true;
	notes_found(r, i, NOTES_WHAT_CHAIR, NOTES_GUESSED, _("by what the text says"));
}

static const char writing_words[] = WRITES;

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

/* "Bo väljs till ordförande, Siri till sekreterare och Eva till justerare", of which duty is the last word: where
 * the names of that post begin, and *n their bytes; NULL. */
static const char *own_before(
	struct reader *r, const char *s, const char *verb, const char *duty, size_t *n)
{
	size_t end = end_without(s, (size_t)(duty - s), " "), from;

	if (!verb || verb > duty || end < 5 || !word_in(s + end - 4, 4, "till") ||
		s[end - 5] != ' ')
		return NULL;
	end = end_without(s, end - 4, " ");
	from = named_before(r, s, end, true);
	*n = end - from;
	return from < end && s + from > verb &&
			words_find_within(verb, (size_t)(s + from - verb), other_posts, NULL)
		? s + from
		: NULL;
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
	if ((hit = own_before(r, s, verb, duty, &n)) != NULL) {
		*at = hit;
		return n;
	}
	if (!words_start(verb, CHOOSE)) {
		from = named_before(r, s, (size_t)(verb - s), true);
		n = (size_t)(verb - s) - from;
		n = end_without(s + from, n, " ");
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

		if (!chair && !memmem(s, n, name, strlen(name)))
			return false;
	}
	return true;
}

/* "Roland Ek valdes som justeringsman", "att utse Hugo Ek att jämte ordföranden justera", or under an
 * item "Val av justerare": "Valdes Bo Ek och Siri Klint". */
static void adjuster_by_sentence(struct reader *r, size_t i, const char *s)
{
	struct notes_doc *d = r->doc;
	const char *at = NULL, *hit;
	int item = d->lines[i].item;
	size_t n = 0, len;

	if (r->adjuster_told)
		return;
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
			n = end_without(at, (size_t)(hit - at), " ");
		}
	}
	if (n == 0)
		return;
	if (only_signed(r, at, n))
		d->adjuster_count = 0;
	adjusters_add(r, at, n);
	r->adjuster_told = d->adjuster_count > 0;
}

static void adjuster_by_text(struct reader *r, size_t i)
{
	const char *s = r->src[i].body;
	int item = r->doc->lines[i].item;

	if (r->adjuster_told ||
		!(line_has(&r->src[i], SIGNAL_ADJUSTER) ||
			(item >= 0 && adjusting(r->doc->items[item].title))))
		return;
	s += r->doc->lines[i].kind == NOTES_LINE_ITEM ? item_sign(s) : 0;
	by_sentences(r, i, s, adjuster_by_sentence);
}

void notes_elected(struct reader *r, size_t i)
{
	elected_by_text(r, i);
	post_in_columns(r, i);
	chair_by_text(r, i);
	notes_written(r, i);
	adjuster_by_text(r, i);
}
