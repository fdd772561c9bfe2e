#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
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

static const char elect_words[] = "valdes|väljs|utses|utsågs|valde mötet|valde|utser|utsåg|väljer";

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

/* Who was elected to lead the meeting or to write, in the text's own words. */
static void elected_by_text(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;

	if (!line_has(&r->src[i], SIGNAL_CHAIR))
		return;
	for (size_t k = 0; k < ARRAY_LEN(posts); k++) {
		const char **to = posts[k].chair ? &r->doc->chair : &r->doc->note_taker, *name;
		size_t n;
		bool known = *to && !(posts[k].chair && r->chair_told);
		const char *hit = known ? NULL : words_find(s, posts[k].words, &n);

		name = hit ? elected(r, s, hit, n) : NULL;
		if (!name || (name_looks(name, strlen(name)) != NAME_FULL && !in_lists(r, name)))
			continue;
		*to = in_lists(r, name) ? people_full_name(r, name) : name;
		notes_found(r, i, posts[k].chair ? NOTES_WHAT_CHAIR : NOTES_WHAT_NOTE_TAKER,
			NOTES_GUESSED, _("by what the text says"));
	}
}

const char chair_words[] =
	"till mötesordförande|till ordförande|att leda mötet|att leda dagens möte|"
	"som mötesordförande|till mötessekreterare|till sekreterare|att föra protokoll|"
	"att föra protokollet|till protokollförare|som mötessekreterare|leder mötet|ledde mötet|"
	"leder dagens möte";

/* "Ordförande Margit Ek förklarade …", "Karl leder mötet". */
static void chair_by_text(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].text, *hit, *name = NULL;
	size_t n;

	if (d->chair)
		return;
	s += item_sign(s);
	n = words_start(s, "mötesordförande|ordföranden|ordförande|ordf.|ordf");
	if (n > 0)
		name = text_name_after(r, s + n + space_len(s + n));
	if (!name || name_looks(name, strlen(name)) != NAME_FULL) {
		hit = line_has(&r->src[i], SIGNAL_CHAIR)
			? words_find(s, "leder mötet|ledde mötet|leder dagens möte", NULL)
			: NULL;
		name = hit ? text_name_before(r, s, (size_t)(hit - s)) : NULL;
		name = in_lists(r, name) ? people_full_name(r, name) : NULL;
	}
	if (!name)
		return;
	d->chair = name;
	r->chair_told = true;
	notes_found(r, i, NOTES_WHAT_CHAIR, NOTES_GUESSED, _("by what the text says"));
}

const char adjuster_words[] = "utse|utser|utsåg|utses|utsågs|valdes|väljs";

/* "Roland Ek valdes som justeringsman", "att utse Hugo Ek att jämte ordföranden justera". */
static void adjuster_by_text(struct reader *r, size_t i)
{
	const char *s = r->src[i].text, *hit, *name = NULL;
	size_t n;

	if (r->doc->adjuster_count > 0 || !line_has(&r->src[i], SIGNAL_ADJUSTER) ||
		(!strstr(s, "juster") && !strstr(s, "Juster")))
		return;
	hit = words_find(s, "utse|utser|utsåg|utses", &n);
	if (hit)
		name = text_name_after(r, hit + n + space_len(hit + n));
	if (!name && (hit = words_find(s, "valdes|väljs|utses|utsågs", NULL)) != NULL)
		name = text_name_before(r, s, (size_t)(hit - s));
	if (in_lists(r, name))
		header_adjusters(r, people_full_name(r, name));
}

void notes_elected(struct reader *r, size_t i)
{
	elected_by_text(r, i);
	chair_by_text(r, i);
	adjuster_by_text(r, i);
}
