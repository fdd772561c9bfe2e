#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/checks_parts.h"
#include "rules/names.h"
#include "rules/words.h"

/* ---- Terms ------------------------------------------------------------------------------------ */

void checks_terms(struct checker *c, const char *text)
{
	const struct term_list *l = c->s->terms;
	size_t at = 0, from, len;
	const struct term *t;

	while (l && (t = terms_next(l, text, &at, &from, &len)) != NULL) {
		const char *written = pool_strndup(&c->out->pool, text + from, len);

		checks_add(c, FINDING_TERM, written,
			pool_printf(&c->out->pool, _("\"%s\": the usual word here is \"%s\"."),
				written, t->preferred));
	}
}

/* ---- Health ----------------------------------------------------------------------------------- */

/* What one person is or has. Left out is what the meetings are about all day (sjukskrivna, sjukskrivning,
 * rehabilitering), and titles are other words than these (rehabsamordnare, sjuksköterska). */
static const char health_words[] =
	"sjuk|sjukskriven|sjukskrivs|sjukanmäld|sjukfrånvaro|sjukledig|långtidssjuk|långtidssjukskriven|"
	"insjuknat|insjuknad|insjuknade|förkyld|magsjuk|influensa|covid|corona|feber|vab|vabb|vabbar|"
	"vabbade|vård av barn|vård av sjukt barn|sjukt barn|sjuka barn|föräldraledig|föräldraledighet|"
	"mammaledig|pappaledig|gravid|havande|rehab|på sjukhus|sjukhuset|inlagd|operation|opererad|"
	"opereras|opererats|läkarbesök|läkartid|hos läkare|hos läkaren|tandläkare|tandläkaren|"
	"utmattad|utmattningssyndrom|utbränd|deprimerad|cancer|hjärtinfarkt|"
	"stroke|brutit benet|brutit armen|ill|on sick leave|sick|"
	"on parental leave|pregnant|in hospital";

/* A sentence ends at its sign, or with the line. */
static size_t sentence_len(const char *s)
{
	size_t n = 0;

	while (s[n] && s[n] != '\n') {
		if (strchr(".!?", s[n++]) && (!s[n] || s[n] == ' ' || s[n] == '\n'))
			break;
	}
	return n;
}

/* Does the first name stand at s, perhaps in the genitive? Returns its bytes. */
static size_t given_at(const char *s, const char *given)
{
	size_t n = strlen(given), rest;

	if (n == 0 || strlen(s) < n || memcmp(s, given, n) != 0)
		return 0;
	rest = word_len(s + n);
	return rest == 0 || (rest == 1 && s[n] == 's') ? n : 0;
}

static size_t known_at(const struct check_sheet *s, const char *at)
{
	for (size_t i = 0; i < s->n_roll; i++) {
		size_t n = given_at(at, s->roll[i].given);

		if (n)
			return n;
	}
	for (size_t i = 0; i < s->n_names; i++) {
		const char *name = s->names[i].name;
		size_t len = strcspn(name, " "), rest;

		if (len == 0 || strncmp(at, name, len) != 0)
			continue;
		rest = word_len(at + len);
		if (rest == 0 || (rest == 1 && at[len] == 's'))
			return len;
	}
	return 0;
}

/* Two words in a row that look like a name: somebody whom the register does not know. */
static size_t full_name_at(const char *s, const char *end)
{
	size_t first = word_len(s), second;

	if (first == 0 || s + first >= end || s[first] != ' ')
		return 0;
	second = word_len(s + first + 1);
	if (second < 2 || s + first + 1 + second > end)
		return 0;
	return name_looks(s, first + 1 + second) == NAME_FULL ? first + 1 + second : 0;
}

/* The first name of a person in the sentence. */
static const char *person_in(struct checker *c, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		size_t word = word_len(s), len;
		uint32_t cp;

		utf8_next(s, (size_t)(end - s), &cp, NULL);
		if (word > 0 && letter_is_upper(cp)) {
			len = known_at(c->s, s);
			len = len ? len : full_name_at(s, end);
			if (len)
				return pool_strndup(&c->out->pool, s, len);
		}
		s += word > 0 ? word : 1;
	}
	return NULL;
}

/* Whoever says "I" speaks of themselves. */
static const char *speaker_of(const struct checker *c, const char *s, size_t n)
{
	if (!c->note || !c->note->speaker || !*c->note->speaker ||
		!words_find_within(s, n, "jag|mig|min|mitt", NULL))
		return NULL;
	return c->note->speaker;
}

void checks_health(struct checker *c, const char *text)
{
	for (size_t n; *text; text += n ? n : 1) {
		size_t len;
		const char *word, *who;

		n = sentence_len(text);
		word = words_find_within(text, n, health_words, &len);
		if (!word)
			continue;
		who = person_in(c, text, n);
		who = who ? who : speaker_of(c, text, n);
		if (!who)
			continue;
		word = pool_strndup(&c->out->pool, word, len);
		checks_add(c, FINDING_HEALTH, word,
			pool_printf(&c->out->pool, _("\"%s\" beside %s may be data about health."),
				word, who));
	}
}
