#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/mentions_parts.h"
#include "rules/name_pair.h"
#include "rules/names_parts.h"
#include "rules/words.h"

/* HEARD_LEAST: letters of a name alone that it takes to be heard in another word. LENGTHS_APART: a slip or two,
 * and the s of the genitive. */
enum { HEARD_LEAST = 4, LENGTHS_APART = 3, INITIALS_MOST = 4 };

/* ---- A quick look ---- */

/* Letters that may stand for one another at the beginning of a name. */
static char begins_as(uint32_t cp)
{
	cp = letter_base(cp);
	if (cp == 'c')
		return 'k';
	if (cp == 'p')
		return 'f'; /* Philip */
	return cp < 0x80 ? letter_level((char)cp) : '?';
}

/* A capitalised word of a text: how it begins, and how long it is. */
struct seen_word {
	char begins[3]; /* as its first letters sound */
	size_t letters;
	bool capitals; /* all of them */
};

static size_t see_word(const char *s, size_t n, struct seen_word *w)
{
	size_t at = 0;

	*w = (struct seen_word) { .capitals = true };
	while (at < n) {
		uint32_t cp;
		size_t step = utf8_next(s + at, n - at, &cp, NULL);

		if (!letter_is(cp))
			break;
		if (w->letters < sizeof(w->begins))
			w->begins[w->letters] = begins_as(cp);
		w->capitals &= letter_is_upper(cp);
		w->letters++;
		at += step;
	}
	return at;
}

/* The first letter and one of the next two: a slip may have hit the other. */
static bool begins_like(const struct seen_word *w, const struct name_word *name)
{
	char a = begins_as((unsigned char)name->plain[1]),
	     b = name->n > 2 ? begins_as((unsigned char)name->plain[2]) : a;

	if (begins_as((unsigned char)name->plain[0]) != w->begins[0] ||
		w->letters + LENGTHS_APART < name->n ||
		(size_t)name->n + LENGTHS_APART < w->letters)
		return false;
	return w->begins[1] == a || w->begins[1] == b || w->begins[2] == a || w->begins[2] == b;
}

/* Is the word, without the s of the genitive too, that word of the name misspelled? */
static bool is_like_word(const struct name_form *name, size_t at, const char *word, size_t n)
{
	char room[64];
	struct name_form f;

	n = n < sizeof(room) ? n : sizeof(room) - 1;
	for (int cut = 0; cut < 2 && n > 1; cut++, n--) {
		enum word_relation r;

		if (cut && word[n] != 's')
			break;
		memcpy(room, word, n);
		room[n] = '\0';
		name_form(&f, room);
		if (f.n != 1)
			return false;
		r = name_words(&name->word[at], &f.word[0], at ? WORD_FAMILY : WORD_GIVEN);
		if (r < WORDS_INITIAL || (at == 0 && name_shortened(name, &f)))
			return true;
	}
	return false;
}

static bool is_like_any(
	const struct mentions *m, const struct seen_word *w, const char *word, size_t n)
{
	for (size_t k = 0; k < m->names.n; k++) {
		const struct name *name = &m->names.v[k];

		if (w->capitals && w->letters <= INITIALS_MOST &&
			w->begins[0] == begins_as((unsigned char)name->initials[0]))
			return true;
		for (size_t i = 0; i < name->form.n; i++)
			if (begins_like(w, &name->form.word[i]) &&
				is_like_word(&name->form, i, word, n))
				return true;
	}
	return false;
}

bool alike_may(const struct mentions *m, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n;) {
		struct seen_word w;
		uint32_t cp;
		size_t step = utf8_next(text + i, n - i, &cp, NULL), len;

		if (!letter_is(cp)) {
			i += step;
			continue;
		}
		len = see_word(text + i, n - i, &w);
		if (letter_is_upper(cp) && is_like_any(m, &w, text + i, len))
			return true;
		i += len;
	}
	return false;
}

/* ---- Somebody else's name ---- */

static bool has_form(const struct name *a, const struct name_form *f)
{
	return a->form.n == f->n && name_plain_same(&a->form, f);
}

static bool is_others(const struct search *s, const struct name_form *f)
{
	for (size_t k = 0; k < s->m->others.n; k++)
		if (has_form(&s->m->others.v[k], f))
			return true;
	return false;
}

static bool is_others_word(const struct search *s, const struct name_word *w)
{
	for (size_t k = 0; k < s->m->others.n; k++) {
		const struct name_form *f = &s->m->others.v[k].form;

		for (size_t i = 0; i < f->n; i++)
			if (strcmp(f->word[i].plain, w->plain) == 0)
				return true;
	}
	return false;
}

/* A part of a hyphened word is a part of another name. */
static bool in_hyphens(const struct search *s, size_t i, size_t words)
{
	size_t from = s->w[i].from;

	return (from > 0 && s->text[from - 1] == '-') || s->text[s->w[i + words - 1].to] == '-';
}

/* ---- Two words, or one ---- */

static void form_of(const struct search *s, size_t i, size_t words, struct name_form *f, char *room,
	size_t size)
{
	size_t n = s->w[i + words - 1].to - s->w[i].from;

	n = n < size ? n : size - 1;
	memcpy(room, s->text + s->w[i].from, n);
	room[n] = '\0';
	for (size_t k = 0; k < n; k++)
		if (room[k] == ',' || room[k] == '\n')
			room[k] = ' ';
	name_form(f, room);
}

/* "Annica Ekdahl", and with the s of the genitive. */
static bool two_alike(const struct search *s, const struct name_form *f)
{
	static const unsigned written = SAME_FOLDED | SAME_MARKS | SAME_SOUND | SAME_SLIP |
		SAME_LETTER | SAME_SWAPPED | SAME_SHORT;

	for (size_t k = 0; k < s->m->names.n; k++) {
		struct same_score p = name_pair(&s->m->names.v[k].form, f);

		if (p.score >= SAME_LEAST && (p.reasons & written) && !(p.reasons & ~written))
			return true;
	}
	return false;
}

static size_t pair_at(struct search *s, size_t i)
{
	struct name_form f;
	char room[128];
	size_t to;

	if (i + 1 >= s->n || !s->w[i].capital || !s->w[i + 1].capital || !mention_near(s, i) ||
		in_hyphens(s, i, 2))
		return 0;
	to = s->w[i + 1].to;
	form_of(s, i, 2, &f, room, sizeof(room));
	if (f.n != 2 || is_others(s, &f))
		return 0;
	if (!two_alike(s, &f)) {
		size_t n = strlen(room);

		if (n < 3 || room[n - 1] != 's')
			return 0;
		room[n - 1] = '\0';
		name_form(&f, room);
		if (is_others(s, &f) || !two_alike(s, &f))
			return 0;
		to--;
	}
	mention_put(s, s->w[i].from, to, MENTION_UNSURE);
	return 2;
}

/* A lone word that sounds like a part of the name and is nobody else's. */
static size_t word_at(struct search *s, size_t i)
{
	struct name_form f;
	char room[64];

	if (!s->w[i].capital || in_hyphens(s, i, 1))
		return 0;
	form_of(s, i, 1, &f, room, sizeof(room));
	if (f.n != 1 || f.word[0].n < HEARD_LEAST || is_others_word(s, &f.word[0]))
		return 0;
	for (size_t k = 0; k < s->m->names.n; k++) {
		const struct name_form *a = &s->m->names.v[k].form;

		for (size_t j = 0; j < a->n; j++) {
			if (a->word[j].n < HEARD_LEAST ||
				name_words(&a->word[j], &f.word[0], j ? WORD_FAMILY : WORD_GIVEN) !=
					WORDS_SOUND)
				continue;
			mention_put(s, s->w[i].from, s->w[i].to, MENTION_UNSURE);
			return 1;
		}
	}
	return 0;
}

/* ---- Initials ---- */

static bool all_capitals(const struct search *s, const struct word *w)
{
	for (size_t i = w->from; i < w->to;) {
		uint32_t cp;

		i += utf8_next(s->text + i, w->to - i, &cp, NULL);
		if (!letter_is_upper(cp))
			return false;
	}
	return true;
}

static bool means_else(const struct search *s, const char *fold)
{
	for (size_t k = 0; k < s->m->words.n; k++)
		if (strcmp(s->m->words.v[k], fold) == 0)
			return true;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (strcmp(s->m->others.v[k].initials, fold) == 0)
			return true;
	return false;
}

/* "KA" and "K.A." */
static size_t initials_at(struct search *s, size_t i)
{
	for (size_t k = 0; k < s->m->names.n; k++) {
		const char *initials = s->m->names.v[k].initials;
		size_t n = strlen(initials), words = 0;

		if (n < 2 || means_else(s, initials))
			continue;
		if (strcmp(s->w[i].fold, initials) == 0 && all_capitals(s, &s->w[i]))
			words = 1;
		else if (i + n <= s->n)
			words = n;
		for (size_t j = 0; j < words && words > 1; j++) {
			const struct word *w = &s->w[i + j];

			if (w->fold[0] != initials[j] || w->fold[1] || !all_capitals(s, w) ||
				(j > 0 && !mention_near(s, i + j - 1)))
				words = 0;
		}
		if (words == 0)
			continue;
		mention_put(s, s->w[i].from, s->w[i + words - 1].to, MENTION_UNSURE);
		return words;
	}
	return 0;
}

size_t alike_at(struct search *s, size_t i)
{
	size_t words = pair_at(s, i);

	if (!words)
		words = initials_at(s, i);
	return words ? words : word_at(s, i);
}
