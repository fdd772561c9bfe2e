#include "rules/terms.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "rules/words.h"

const char *terms_default(void)
{
	return "Arbetsförmedlingen: arbetsförmedlingen, arbetsformedlingen\n"
	       "Försäkringskassan: försäkringskassan, F-kassan, Fkassan\n"
	       "deltagare: klient, klienten, klienter, klienterna, brukare, brukaren, brukarna\n"
	       "förstudie: för-studie, förstudium\n"
	       "heldag: hel-dag\n"
	       "lunch till lunch: lunch-till-lunch, lunch-lunch, lunchtillunch\n"
	       "medskick: med-skick\n"
	       "processtödjare: process-stödjare, processstödjare, processtödare\n"
	       "samordningsförbund: samordnings-förbund, samordningförbund\n"
	       "samordningsförbundet: samordnings-förbundet, samordningförbundet\n"
	       "årshjul: års-hjul\n"
	       "årshjulet: års-hjulet\n";
}

static char *lower_copy(struct pool *p, const char *s)
{
	struct buf b = { 0 };
	char *copy;

	while (*s) {
		uint32_t cp;

		s += utf8_next(s, strlen(s), &cp, NULL);
		buf_put_utf8(&b, letter_lower(cp));
	}
	copy = pool_strdup(p, buf_str(&b));
	buf_release(&b);
	return copy;
}

static void add(struct term_list *l, const char *preferred, const char *s, size_t n)
{
	char *variant = text_trim(pool_strndup(&l->pool, s, n));

	/* A stroke parts the phrases of a list of words. */
	if (!*variant || strchr(variant, '|') || strcmp(variant, preferred) == 0)
		return;
	l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct term) { preferred, variant, lower_copy(&l->pool, variant) };
}

static void read_line(struct term_list *l, const char *line, size_t n)
{
	const char *colon = memchr(line, ':', n), *s, *end = line + n;
	const char *preferred;

	if (!colon || *line == '#')
		return;
	preferred = text_trim(pool_strndup(&l->pool, line, (size_t)(colon - line)));
	if (!*preferred)
		return;
	for (s = colon + 1; s < end;) {
		const char *comma = memchr(s, ',', (size_t)(end - s));
		const char *to = comma ? comma : end;

		add(l, preferred, s, (size_t)(to - s));
		s = to + 1;
	}
}

void terms_read(const char *text, struct term_list *out)
{
	*out = (struct term_list) { 0 };
	while (*text) {
		size_t n = strcspn(text, "\n");

		read_line(out, text, n);
		text += n + (text[n] == '\n');
	}
}

void terms_release(struct term_list *l)
{
	pool_release(&l->pool);
	*l = (struct term_list) { 0 };
}

/* Does the match lie within the preferred word, as it is or in capitals at a sentence's beginning? */
static bool within_preferred(const char *text, size_t from, size_t len, const char *preferred)
{
	size_t n = strlen(preferred), back = n > len ? n - len : 0;

	for (size_t at = from > back ? from - back : 0; at <= from; at++) {
		if (strlen(text + at) < n || at + n < from + len)
			continue;
		if (memcmp(text + at, preferred, n) == 0)
			return true;
		if (n > len && words_equal(text + at, n, preferred, n))
			return true;
	}
	return false;
}

const struct term *terms_next(
	const struct term_list *l, const char *text, size_t *at, size_t *from, size_t *len)
{
	const struct term *best = NULL;
	const char *first = NULL;

	for (size_t i = 0; i < l->n; i++) {
		const struct term *t = &l->v[i];
		const char *s = text + *at;
		size_t n = 0;

		while ((s = words_find(s, t->lower, &n)) != NULL &&
			within_preferred(text, (size_t)(s - text), n, t->preferred))
			s += n;
		if (!s || (first && s >= first))
			continue;
		best = t;
		first = s;
		*from = (size_t)(s - text);
		*len = n;
	}
	if (best)
		*at = *from + *len;
	return best;
}
