#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/mentions_parts.h"

/* Letters of a name cut short by which it is known. */
enum { CUT_LEAST = 3 };

/* How far a pattern of words reaches: the words, and where the name in them ends. */
struct reach {
	size_t words, to;
};

void mention_put(struct search *s, size_t from, size_t to, enum mention_how how)
{
	s->out->v = xgrow(s->out->v, s->out->n, &s->out->cap, sizeof(*s->out->v));
	s->out->v[s->out->n++] = (struct mention) { from, to, how };
}

/* ---- Who is meant ---- */

static bool is_there(const struct search *s, size_t other)
{
	return s->roll && s->roll->others && s->roll->others[other];
}

/* Of people who are called alike the one who was there is meant. None: it is not ours. */
enum verdict { OURS, UNSURE, NOT_OURS };
struct sharing {
	bool any, there;
};

static void shares(const struct search *s, size_t other, struct sharing *with)
{
	with->any = true;
	with->there |= is_there(s, other);
}

static enum verdict judge(const struct search *s, const struct sharing *with)
{
	if (!with->any)
		return OURS;
	if (!s->roll || !s->roll->others || s->roll->self == with->there)
		return UNSURE;
	return s->roll->self ? OURS : NOT_OURS;
}

static void settle(
	struct search *s, size_t from, size_t to, enum mention_how how, const struct sharing *with)
{
	enum verdict v = judge(s, with);

	if (v != NOT_OURS)
		mention_put(s, from, to, v == OURS ? how : MENTION_UNSURE);
}

/* ---- Patterns of words ---- */

bool mention_near(const struct search *s, size_t i)
{
	size_t from = s->w[i].to, n;

	if (i + 1 >= s->n)
		return false;
	n = s->w[i + 1].from - from;
	if (n > 3)
		return false;
	for (size_t k = 0; k < n; k++)
		if (!strchr(" .,_-\t\n\xc2\xa0", s->text[from + k]))
			return false;
	return true;
}

static bool parted_by(const struct search *s, size_t i, const char *by)
{
	size_t n = strlen(by);

	return i + 1 < s->n && s->w[i + 1].from - s->w[i].to == n &&
		strncmp(s->text + s->w[i].to, by, n) == 0;
}

/* Word i is the wanted one; the last of a name may have the s of the genitive behind it. */
static bool is_word(const struct search *s, size_t i, const char *wanted, bool last, size_t *to)
{
	size_t n = strlen(wanted);

	if (i >= s->n || strncmp(s->w[i].fold, wanted, n) != 0)
		return false;
	*to = s->w[i].to;
	if (!s->w[i].fold[n])
		return true;
	if (!last || strcmp(s->w[i].fold + n, "s") != 0)
		return false;
	--*to;
	return true;
}

static bool takes(const struct search *s, size_t i, const struct word *wanted, size_t n, bool last,
	struct reach *r)
{
	for (size_t k = 0; k < n; k++) {
		if (!is_word(s, i + k, wanted[k].fold, last && k + 1 == n, &r->to) ||
			(k > 0 && !mention_near(s, i + k - 1)))
			return false;
	}
	r->words = n;
	return n > 0;
}

/* Is word i cut short, and the wanted one's beginning? */
static bool begins_cut(const struct search *s, size_t i, const struct word *wanted)
{
	return i < s->n && text_starts(s->text + s->w[i].to, "…") &&
		text_starts(wanted->fold, s->w[i].fold);
}

/* First the one, then the other. */
static bool takes_both(const struct search *s, size_t i, const struct word *a, size_t n_a,
	const struct word *b, size_t n_b, struct reach *r)
{
	struct reach first, second;

	if (!takes(s, i, a, n_a, false, &first) || !mention_near(s, i + n_a - 1))
		return false;
	if (n_b > 0 && begins_cut(s, i + n_a, b))
		second = (struct reach) { 1, s->w[i + n_a].to };
	else if (!takes(s, i + n_a, b, n_b, true, &second))
		return false;
	*r = (struct reach) { n_a + second.words, second.to };
	return true;
}

/* The whole name, or with one part of the family name. */
static bool takes_whole(const struct search *s, size_t i, const struct name *a, struct reach *r)
{
	if (!a->n_family)
		return false;
	if (takes_both(s, i, a->given, a->n_given, a->family, a->n_family, r) ||
		takes_both(s, i, a->family, a->n_family, a->given, a->n_given, r))
		return true;
	for (size_t k = 0; k < a->n_family; k++) {
		if (!word_is_core(&a->family[k]))
			continue;
		if (takes_both(s, i, a->given, a->n_given, &a->family[k], 1, r) ||
			takes_both(s, i, &a->family[k], 1, a->given, a->n_given, r))
			return true;
	}
	for (size_t k = 0; k < ARRAY_LEN(a->joined); k++) {
		if (is_word(s, i, a->joined[k], true, &r->to)) {
			r->words = 1;
			return true;
		}
	}
	return false;
}

static bool is_initial(const struct search *s, size_t i, const struct name *a)
{
	const char *fold = i < s->n ? s->w[i].fold : "";

	return fold[0] && fold[0] == a->given[0].fold[0] && utf8_len(fold) == 1 && s->w[i].capital;
}

/* A family name as it stands at word i, whole or one part of it. */
static bool takes_family(const struct search *s, size_t i, const struct name *a, struct reach *r,
	const struct word **core)
{
	for (size_t k = 0; k < a->n_family; k++) {
		*core = &a->family[k];
		if (!word_is_core(*core))
			continue;
		if (takes(s, i, a->family, a->n_family, true, r))
			return s->w[i + a->n_family - 1].capital;
		if (takes(s, i, *core, 1, true, r))
			return s->w[i].capital;
	}
	return false;
}

/* ---- Names ---- */

static size_t whole(struct search *s, size_t i, const struct name *a)
{
	struct sharing with = { 0 };
	struct reach r, other;

	if (!takes_whole(s, i, a, &r))
		return 0;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (takes_whole(s, i, &s->m->others.v[k], &other))
			shares(s, k, &with);
	settle(s, s->w[i].from, r.to, MENTION_NAMED, &with);
	return r.words;
}

/* "K. Alm", "Alm K". */
static size_t initialed(struct search *s, size_t i, const struct name *a)
{
	const struct word *core;
	struct sharing with = { 0 };
	struct reach r;
	size_t words, to;

	if (is_initial(s, i, a) && mention_near(s, i) && takes_family(s, i + 1, a, &r, &core)) {
		words = r.words + 1;
		to = r.to;
	} else if (takes_family(s, i, a, &r, &core) && mention_near(s, i + r.words - 1) &&
		is_initial(s, i + r.words, a)) {
		words = r.words + 1;
		to = s->w[i + r.words].to;
	} else {
		return 0;
	}
	for (size_t k = 0; k < s->m->others.n; k++) {
		const struct name *b = &s->m->others.v[k];

		if (family_shared(b, core) && b->n_given &&
			b->given[0].fold[0] == a->given[0].fold[0])
			shares(s, k, &with);
	}
	settle(s, s->w[i].from, to, MENTION_CALLED, &with);
	return words;
}

static bool family_begins(const struct name *a, const char *fold)
{
	for (size_t k = 0; k < a->n_family; k++)
		if (text_starts(a->family[k].fold, fold))
			return true;
	return false;
}

/* "Karin A", "Karin Al": among several of that first name. */
static bool speaker_form(struct search *s, size_t i, const struct name *a, const struct reach *r)
{
	const struct word *next = &s->w[i + r->words];
	struct sharing with = { 0 };

	if (!family_begins(a, next->fold))
		return false;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (given_shared(a, &s->m->others.v[k]) &&
			family_begins(&s->m->others.v[k], next->fold))
			shares(s, k, &with);
	settle(s, s->w[i].from, next->to, MENTION_CALLED, &with);
	return true;
}

/* Is the first name at word i, with the capitalised word behind it, somebody else's name, whole or begun? */
static bool is_registered(const struct search *s, size_t i, const struct name *a, size_t words)
{
	for (size_t k = 0; k < s->m->others.n; k++)
		if (given_shared(a, &s->m->others.v[k]) &&
			(family_shared(&s->m->others.v[k], &s->w[i + words]) ||
				family_begins(&s->m->others.v[k], s->w[i + words].fold)))
			return true;
	return false;
}

static bool hyphened(const struct search *s, size_t i, size_t words)
{
	return !s->w[i].in_file &&
		((i > 0 && parted_by(s, i - 1, "-")) || parted_by(s, i + words - 1, "-"));
}

static size_t first_name(struct search *s, size_t i, const struct name *a)
{
	struct sharing with = { 0 };
	struct reach r;
	bool followed;

	if (!s->w[i].capital || !takes(s, i, a->given, a->n_given, true, &r) ||
		strlen(a->given[0].fold) < 2 || hyphened(s, i, r.words))
		return 0;
	followed = parted_by(s, i + r.words - 1, " ") && s->w[i + r.words].capital;
	if (followed && speaker_form(s, i, a, &r))
		return r.words + 1;
	if (followed && is_registered(s, i, a, r.words))
		return r.words + 1;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (given_shared(a, &s->m->others.v[k]))
			shares(s, k, &with);
	settle(s, s->w[i].from, r.to, followed ? MENTION_UNSURE : MENTION_CALLED, &with);
	return r.words;
}

/* Is the capitalised word before it, with that family name, somebody else's whole name? */
static bool is_somebody(const struct search *s, size_t i, const struct word *core)
{
	if (utf8_len(s->w[i - 1].fold) == 1)
		return true; /* another initial */
	for (size_t k = 0; k < s->m->others.n; k++) {
		const struct name *b = &s->m->others.v[k];

		if (family_shared(b, core) && b->n_given &&
			strcmp(b->given[b->n_given - 1].fold, s->w[i - 1].fold) == 0)
			return true;
	}
	return false;
}

static size_t family_name(struct search *s, size_t i, const struct name *a)
{
	const struct word *core;
	struct sharing with = { 0 };
	struct reach r;
	bool preceded;

	if (!takes_family(s, i, a, &r, &core) || hyphened(s, i, r.words))
		return 0;
	preceded = i > 0 && mention_near(s, i - 1) && s->w[i - 1].capital &&
		s->text[s->w[i - 1].to] != '\n';
	if (preceded && is_somebody(s, i, core))
		return r.words;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (family_shared(&s->m->others.v[k], core))
			shares(s, k, &with);
	settle(s, s->w[i].from, r.to, preceded ? MENTION_UNSURE : MENTION_CALLED, &with);
	return r.words;
}

/* Does a part of the name begin as word i does, and go on? */
static bool part_begins(const struct search *s, size_t i, const struct name *a)
{
	if (a->n_given && begins_cut(s, i, &a->given[0]))
		return true;
	for (size_t k = 0; k < a->n_family; k++)
		if (word_is_core(&a->family[k]) && begins_cut(s, i, &a->family[k]))
			return true;
	return false;
}

/* "Kar…", the end of a text that was cut short. */
static size_t cut_name(struct search *s, size_t i, const struct name *a)
{
	struct sharing with = { 0 };

	if (!s->w[i].capital || utf8_len(s->w[i].fold) < CUT_LEAST || !part_begins(s, i, a))
		return 0;
	for (size_t k = 0; k < s->m->others.n; k++)
		if (part_begins(s, i, &s->m->others.v[k]))
			shares(s, k, &with);
	settle(s, s->w[i].from, s->w[i].to, MENTION_CALLED, &with);
	return 1;
}

/* The words that the name takes at i, in the fullest form in which it is there; 0 = none. */
static size_t at_word(struct search *s, size_t i)
{
	static size_t (*const forms[])(struct search *, size_t, const struct name *) = { whole,
		initialed, first_name, family_name, cut_name };

	for (size_t form = 0; form < ARRAY_LEN(forms); form++) {
		for (size_t k = 0; k < s->m->names.n; k++) {
			size_t words =
				s->m->names.v[k].n_given ? forms[form](s, i, &s->m->names.v[k]) : 0;

			if (words)
				return words;
		}
	}
	return 0;
}

/* A misspelled word beside one that is the name's: together they are as sure as that one. */
static size_t alike_with_next(struct search *s, size_t i)
{
	size_t words = alike_at(s, i), was = s->out->n, next;
	struct mention *v;

	if (words != 2)
		return words;
	next = at_word(s, i + 1);
	if (s->out->n == was)
		return words;
	v = s->out->v;
	v[was].from = v[was - 1].from;
	v[was - 1] = v[was];
	s->out->n = was;
	return 1 + next;
}

static void find_names(struct search *s)
{
	for (size_t i = 0; i < s->n;) {
		size_t words = at_word(s, i);

		if (!words)
			words = alike_with_next(s, i);

		i += words ? words : 1;
	}
}

/* ---- Addresses and numbers ---- */

static bool in_address(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c && strchr("_+-", c));
}

static void find_addresses(struct search *s)
{
	for (size_t k = 0; k < s->m->addresses.n; k++) {
		const char *wanted = s->m->addresses.v[k], *p = s->text;
		size_t n = strlen(wanted);

		while ((p = strcasestr(p, wanted)) != NULL) {
			size_t at = (size_t)(p - s->text);

			if ((at == 0 || !in_address(p[-1])) && !in_address(p[n]))
				mention_put(s, at, at + n, MENTION_NAMED);
			p += n;
		}
	}
}

/* The digits of a number at p, however they are grouped: how many bytes they take, or 0. */
static size_t takes_digits(const char *p, const char *prefix, const char *digits)
{
	const char *at = p;

	for (int part = 0; part < 2; part++) {
		for (const char *d = part ? digits : prefix; *d; d++) {
			while (at > p && *at && strchr(" -/()", *at))
				at++;
			if (*at++ != *d)
				return 0;
		}
	}
	return *at >= '0' && *at <= '9' ? 0 : (size_t)(at - p);
}

static void find_phones(struct search *s)
{
	static const char *const prefixes[] = { "0046", "+46", "+460", "0", "" };

	for (size_t k = 0; k < s->m->phones.n; k++) {
		for (const char *p = s->text; *p; p++) {
			size_t n = 0;

			if (!strchr("+0123456789", *p) ||
				(p > s->text && strchr("+0123456789", p[-1])))
				continue;
			for (size_t i = 0; i < ARRAY_LEN(prefixes) && !n; i++)
				n = takes_digits(p, prefixes[i], s->m->phones.v[k]);
			if (!n)
				continue;
			mention_put(
				s, (size_t)(p - s->text), (size_t)(p - s->text) + n, MENTION_NAMED);
			p += n - 1;
		}
	}
}

/* ---- All of it ---- */

/* Most texts do not hold a single word of the name. */
static bool holds_any(const struct mentions *m, const char *text)
{
	char *fold = text_fold(text, FOLD_BASE);
	bool any = strstr(text, "…") != NULL; /* it may hold the beginning of one */

	for (size_t k = 0; k < m->names.n && !any; k++) {
		const struct name *a = &m->names.v[k];

		any = a->n_given && strstr(fold, a->given[0].fold);
		for (size_t f = 0; f < a->n_family && !any; f++)
			any = word_is_core(&a->family[f]) && strstr(fold, a->family[f].fold);
	}
	free(fold);
	return any;
}

static bool is_file_name(const char *s, size_t n)
{
	static const char endings[] =
		"|txt|md|csv|tsv|doc|docx|odt|rtf|ics|pdf|html|eml|xls|xlsx|json|";
	const char *dot = memrchr(s, '.', n);
	char ending[8];

	if (!dot || dot == s || (size_t)(s + n - dot) > sizeof(ending) - 2)
		return false;
	snprintf(ending, sizeof(ending), "|%.*s|", (int)(s + n - dot - 1), dot + 1);
	return strstr(endings, ending) != NULL;
}

/* The words that stand in names of files. */
static void see_files(const char *text, struct word_list *words)
{
	for (size_t i = 0; i < words->n; i++) {
		size_t from = words->v[i].from, n = strcspn(text + from, " \t\n\"”,;:()");

		while (n > 0 && text[from + n - 1] == '.')
			n--;
		if (!is_file_name(text + from, n))
			continue;
		for (; i < words->n && words->v[i].from < from + n; i++)
			words->v[i].capital = words->v[i].in_file = true;
		i--;
	}
}

static int in_order(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to < y->to) - (x->to > y->to);
}

static void drop_inner(struct mention_list *l)
{
	size_t n = 0;

	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), in_order);
	for (size_t i = 0; i < l->n; i++)
		if (n == 0 || l->v[i].from >= l->v[n - 1].to)
			l->v[n++] = l->v[i];
	l->n = n;
}

void mentions_find(const struct mentions *m, const char *text, const struct mention_roll *roll,
	struct mention_list *out)
{
	struct search s = { .m = m, .roll = roll, .text = text, .out = out };
	struct word_list words = { 0 };

	out->n = 0;
	if (!*text)
		return;
	find_addresses(&s);
	find_phones(&s);
	if (holds_any(m, text) || alike_may(m, text)) {
		words_split(text, &words);
		see_files(text, &words);
		s.w = words.v;
		s.n = words.n;
		find_names(&s);
		pool_release(&words.pool);
	}
	drop_inner(out);
}
