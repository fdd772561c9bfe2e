#include "rules/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/mentions_parts.h"
#include "rules/names.h"

void mention_list_release(struct mention_list *l)
{
	free(l->v);
	*l = (struct mention_list) { 0 };
}

/* ---- Words ---- */

static bool is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
			(cp >= 'A' && cp <= 'Z');
	return cp >= 0xc0 && cp != 0xd7 && cp != 0xf7 && !(cp >= 0x2000 && cp <= 0x206f) &&
		cp != 0x3000 && cp != 0xfeff;
}

static bool begins_capital(const char *word)
{
	char *lower = text_fold(word, FOLD_CASE);
	size_t n = utf8_next(word, strlen(word), &(uint32_t) { 0 }, NULL);
	bool capital = strncmp(lower, word, n) != 0;

	free(lower);
	return capital;
}

static void add_word(struct word_list *l, const char *text, size_t from, size_t to)
{
	char *written = xstrndup(text + from, to - from), *fold = text_fold(written, FOLD_BASE);

	l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct word) {
		.from = from,
		.to = to,
		.fold = pool_strdup(&l->pool, fold),
		.capital = begins_capital(written),
	};
	free(written);
	free(fold);
}

void words_split(const char *text, struct word_list *out)
{
	size_t all = strlen(text), from = 0, i = 0;
	bool in = false;

	*out = (struct word_list) { 0 };
	while (i < all) {
		uint32_t cp;
		size_t n = utf8_next(text + i, all - i, &cp, NULL);
		bool letter = is_letter(cp);

		if (letter && !in)
			from = i;
		else if (!letter && in)
			add_word(out, text, from, i);
		in = letter;
		i += n;
	}
	if (in)
		add_word(out, text, from, all);
}

/* ---- Names ---- */

static void name_sound(struct mentions *m, struct name *name, const char *given, const char *family)
{
	char *written = name_given_first(or_empty(given), or_empty(family)),
	     *initials = name_initials(written), *fold = text_fold(initials, FOLD_BASE);

	name->initials = pool_strdup(&m->pool, fold);
	name_form(&name->form, pool_strdup(&m->pool, written));
	free(written);
	free(initials);
	free(fold);
}

static void name_add(struct mentions *m, struct name_list *l, const char *given, const char *family)
{
	struct word_list g, f;
	struct name *name;
	struct buf joined = { 0 };

	words_split(or_empty(given), &g);
	words_split(or_empty(family), &f);
	pool_absorb(&m->pool, &g.pool);
	pool_absorb(&m->pool, &f.pool);
	l->v = pool_grow(&m->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	name = &l->v[l->n++];
	*name = (struct name) { .given = g.v, .n_given = g.n, .family = f.v, .n_family = f.n };
	for (int turn = 0; turn < 2; turn++) {
		const struct word_list *order[] = { turn ? &f : &g, turn ? &g : &f };

		buf_cut(&joined, 0);
		for (size_t i = 0; i < 2; i++)
			for (size_t k = 0; k < order[i]->n; k++)
				buf_puts(&joined, order[i]->v[k].fold);
		name->joined[turn] = pool_strdup(&m->pool, buf_str(&joined));
	}
	buf_release(&joined);
	name_sound(m, name, given, family);
}

struct mentions *mentions_new(void)
{
	return xcalloc(1, sizeof(struct mentions));
}

void mentions_free(struct mentions *m)
{
	if (!m)
		return;
	pool_release(&m->pool);
	free(m);
}

void mentions_add_name(struct mentions *m, const char *given, const char *family)
{
	if (!text_blank(or_empty(given)))
		name_add(m, &m->names, given, family);
	else if (!text_blank(or_empty(family)))
		name_add(m, &m->names, family, "");
}

void mentions_add_other(struct mentions *m, const char *given, const char *family)
{
	name_add(m, &m->others, given, family);
}

static void text_add(struct mentions *m, struct text_list *l, const char *s)
{
	l->v = pool_grow(&m->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = pool_strdup(&m->pool, s);
}

void mentions_add_address(struct mentions *m, const char *email)
{
	if (!text_blank(or_empty(email)))
		text_add(m, &m->addresses, email);
}

void mentions_add_word(struct mentions *m, const char *word)
{
	char *fold = text_fold(or_empty(word), FOLD_BASE);

	if (*fold)
		text_add(m, &m->words, fold);
	free(fold);
}

/* As it is dialled within the country, without its first 0. */
void mentions_add_phone(struct mentions *m, const char *phone)
{
	enum { LEAST = 6 };
	struct buf digits = { 0 };
	const char *s;

	for (const char *p = or_empty(phone); *p; p++)
		if (*p >= '0' && *p <= '9')
			buf_putc(&digits, *p);
	s = buf_str(&digits);
	if (text_starts(s, "0046"))
		s += 4;
	else if (strchr(or_empty(phone), '+') && text_starts(s, "46"))
		s += 2;
	while (*s == '0')
		s++;
	if (strlen(s) >= LEAST)
		text_add(m, &m->phones, s);
	buf_release(&digits);
}

static bool words_same(const struct word *a, const struct word *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(a[i].fold, b[i].fold) != 0)
			return false;
	return true;
}

/* Particles are written small, and alone say nothing. */
bool word_is_core(const struct word *w)
{
	return w->capital && strlen(w->fold) > 1;
}

bool family_shared(const struct name *a, const struct word *core)
{
	for (size_t i = 0; i < a->n_family; i++)
		if (word_is_core(&a->family[i]) && strcmp(a->family[i].fold, core->fold) == 0)
			return true;
	return false;
}

bool given_shared(const struct name *a, const struct name *b)
{
	return a->n_given == b->n_given && a->n_given > 0 &&
		words_same(a->given, b->given, a->n_given);
}

bool mentions_shared(const struct mentions *m)
{
	for (size_t k = 0; k < m->names.n; k++) {
		const struct name *name = &m->names.v[k];

		for (size_t i = 0; i < m->others.n; i++) {
			if (given_shared(name, &m->others.v[i]))
				return true;
			for (size_t f = 0; f < name->n_family; f++)
				if (word_is_core(&name->family[f]) &&
					family_shared(&m->others.v[i], &name->family[f]))
					return true;
		}
	}
	return false;
}

/* ---- Taking them out ---- */

char *mentions_redact(
	const char *text, const struct mention_list *l, enum mention_how least, const char *label)
{
	struct buf out = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].how < least)
			continue;
		buf_add(&out, text + at, l->v[i].from - at);
		buf_puts(&out, label);
		at = l->v[i].to;
	}
	buf_puts(&out, text + at);
	return buf_take(&out);
}
