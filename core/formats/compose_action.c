#include "formats/compose_action.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when_due.h"
#include "rules/names.h"
#include "rules/words.h"

enum { FIELDS_MAX = 16, WHO_WORDS_MAX = 4 };

static const char dash[] = " – ";
static const char who_labels[] = "vem|ansvarig|ansvariga|who|owner";
static const char due_labels[] = "när|klart|förfaller|when|due";
static const char what_labels[] = "vad|what";

/* Those whose first word is that of s are few: only they are looked at closely. */
bool compose_known(const char *s, const struct compose_with *with)
{
	size_t first = strcspn(s, " "), hit;

	for (size_t i = 0; first > 1 && i < with->n; i++) {
		const char *name = with->known[i];

		if (words_equal(name, strcspn(name, " "), s, first) &&
			name_resolve(s, &name, 1, &hit) > 0)
			return true;
	}
	return false;
}

/* "Karin", "Karin A", "Karin Alm", "FK", "Karin och Olle", "kansliet", "alla". */
static bool who_like(const char *s, const struct compose_with *with)
{
	size_t words = 0;

	if (compose_known(s, with))
		return true;
	if (word_in(s, strlen(s), "alla|samtliga|kansliet|gruppen|ordföranden|sekreteraren|all"))
		return true;
	for (size_t at = 0; s[at]; at += space_len(s + at)) {
		size_t len = 0;
		uint32_t cp;

		while (s[at + len] && space_len(s + at + len) == 0)
			len++;
		if (++words > WHO_WORDS_MAX)
			return false;
		utf8_next(s + at, len, &cp, NULL);
		if (!letter_is_upper(cp) && !word_in(s + at, len, "och|and|samt|von|af|de|&|+"))
			return false;
		at += len;
	}
	return words > 0 && !strpbrk(s, "0123456789?!");
}

struct fields {
	char *at[FIELDS_MAX];
	size_t n;
};

/* A field that begins or ends with a sign would be cut there when the line is read again. */
static void shed_signs(char *s)
{
	size_t from = 0, to, sign;

	for (sign = 1; sign > 0; from += sign)
		sign = s[from] == '|' ? 1 : space_len(s + from) + dash_len(s + from);
	for (to = strlen(s); to > from;) {
		size_t at = to - 1;

		while (at > from && ((unsigned char)s[at] & 0xc0) == 0x80)
			at--;
		if (s[at] != '|' && space_len(s + at) == 0 && dash_len(s + at) == 0)
			break;
		to = at;
	}
	memmove(s, s + from, to - from);
	s[to - from] = '\0';
}

/* Cut at dashes or bars that have space on both sides; what is more than fits stays whole. */
static void split(const char *s, struct fields *f)
{
	const char *from = s;
	bool space = true;

	f->n = 0;
	for (const char *p = s; *p;) {
		size_t sign = *p == '|' ? 1 : dash_len(p), sp = space_len(p);

		if (sign > 0 && space && (p[sign] == '\0' || space_len(p + sign)) &&
			f->n < FIELDS_MAX - 1) {
			f->at[f->n++] = xstrndup(from, (size_t)(p - from));
			from = p + sign;
		}
		space = sp > 0;
		p += sp ? sp : sign ? sign : 1;
	}
	f->at[f->n++] = xstrdup(from);
	for (size_t i = 0; i < f->n; i++)
		shed_signs(f->at[i]);
}

static char *drop(struct fields *f, size_t i)
{
	char *s = f->at[i];

	memmove(f->at + i, f->at + i + 1, (--f->n - i) * sizeof(f->at[0]));
	return s;
}

static bool has_label(const char *s, const char *labels)
{
	size_t n = word_len(s);

	return s[n] == ':' && word_in(s, n, labels);
}

static void take(struct fields *f, size_t i, char **to)
{
	xreplace(to, f->at[i] + word_len(f->at[i]) + 1);
	shed_signs(*to);
	free(drop(f, i));
}

/* Labelled fields go where they say: the first what, the last who and when, so that a text which
 * holds such words can stand before them. What is said twice stays text. Returns whether there were
 * any. */
static bool take_labelled(struct fields *f, struct composed *out)
{
	size_t all = f->n;

	for (size_t i = 0; i < f->n && !out->text; i++)
		if (has_label(f->at[i], what_labels))
			take(f, i, &out->text);
	for (size_t i = f->n; i-- > 0 && !out->who;)
		if (has_label(f->at[i], who_labels))
			take(f, i, &out->who);
	for (size_t i = f->n; i-- > 0 && !out->due;)
		if (has_label(f->at[i], due_labels))
			take(f, i, &out->due);
	return f->n < all;
}

/* Which of the fields is the person? The one that a register knows; else the one that looks
 * most like a name and least like the first word of a sentence. -1 for none. */
static int who_field(const struct fields *f, const struct compose_with *with)
{
	for (size_t i = 0; i < f->n; i++)
		if (compose_known(f->at[i], with))
			return (int)i;
	for (size_t i = f->n; i-- > 0;)
		if (who_like(f->at[i], with))
			return (int)i;
	return -1;
}

/* How many bytes at the start of s are one person, in a line without signs between the fields. */
static size_t one_who(const char *s, const struct compose_with *with)
{
	size_t best = 0, first = word_len(s), at;
	char *head;
	bool known_first;

	for (size_t i = 0; i < with->n; i++) {
		size_t len = strlen(with->known[i]);

		if (len > best && strncmp(s, with->known[i], len) == 0 && word_len(s + len) == 0)
			best = len;
	}
	if (best > 0)
		return best;
	while (s[first] == '-' && word_len(s + first + 1))
		first += 1 + word_len(s + first + 1);
	head = xstrndup(s, first);
	known_first = compose_known(head, with);
	if (!known_first && (with->n > 0 || name_looks(s, first) != NAME_GIVEN_ONLY)) {
		known_first = word_in(s, first, "alla|samtliga|kansliet|all") ||
			(first > 1 && first <= 4 && who_like(head, with) && with->n == 0);
	}
	free(head);
	if (!known_first && (with->n > 0 || name_looks(s, first) != NAME_GIVEN_ONLY))
		return 0;
	/* "Karin A": one letter more. */
	at = first + space_len(s + first);
	if (at > first && word_len(s + at) > 0) {
		uint32_t cp;
		size_t one = utf8_next(s + at, strlen(s + at), &cp, NULL);

		if (letter_is_upper(cp) && word_len(s + at) == one)
			return at + one;
	}
	return first;
}

/* "Karin", "Karin och Sofia B". */
static size_t leading_who(const char *s, const struct compose_with *with)
{
	size_t len = one_who(s, with), and, more;

	while (len > 0) {
		size_t at = len + space_len(s + len);

		and = words_start(s + at, "och|samt|and|&");
		at += and+space_len(s + at + and);
		more = and > 0 ? one_who(s + at, with) : 0;
		if (more == 0)
			break;
		len = at + more;
	}
	return len;
}

/* Move the person at the start of s to who, leaving what is to be done. */
static void take_lead(char *s, const struct compose_with *with, struct composed *out)
{
	size_t who = leading_who(s, with), rest = who;

	rest += strspn(s + rest, ":, ");
	if (who == 0 || s[rest] == '\0')
		return;
	out->who = xstrndup(s, who);
	memmove(s, s + rest, strlen(s + rest) + 1);
}

static void take_fields(struct fields *f, const struct compose_with *with, struct composed *out)
{
	struct when_due due;
	int who;

	for (size_t i = f->n; f->n > 1 && !out->due && i-- > 0;)
		if (when_due(f->at[i], with->today, &due))
			out->due = drop(f, i);
	who = f->n > 1 ? who_field(f, with) : -1;
	if (who >= 0)
		out->who = drop(f, (size_t)who);
	else if (f->n == 1)
		take_lead(f->at[0], with, out);
}

/* Where the due date begins that ends the text; its length when there is none. */
static size_t trailing_due(const char *s, int32_t today)
{
	size_t words = 0, from = strlen(s), best = from;
	struct when_due due;

	/* The last few words are enough: "senast torsdagen den 13 mars 2026". */
	while (from > 0 && words < 7) {
		while (from > 0 && s[from - 1] == ' ')
			from--;
		while (from > 0 && s[from - 1] != ' ')
			from--;
		if (when_due(s + from, today, &due))
			best = from;
		words++;
	}
	return best > 0 ? best : strlen(s);
}

/* "Karin A skriftliga synpunkter fre 13/3". */
static void take_free(const char *s, const struct compose_with *with, struct composed *out)
{
	char *what = xstrdup(s);
	size_t due;

	take_lead(what, with, out);
	due = trailing_due(what, with->today);
	if (what[due]) {
		out->due = xstrdup(what + due);
		shed_signs(out->due);
	}
	xreplace(&out->text, NULL);
	out->text = text_trim(xstrndup(what, due));
	due = strlen(out->text);
	if (out->due && due > 0 && out->text[due - 1] == ',')
		out->text[due - 1] = '\0';
	shed_signs(out->text);
	free(what);
}

static void join(struct fields *f, struct composed *out)
{
	struct buf b = { 0 };

	if (out->text && *out->text)
		buf_puts(&b, out->text);
	for (size_t i = 0; i < f->n; i++) {
		if (b.len > 0 && f->at[i][0])
			buf_puts(&b, dash);
		buf_puts(&b, f->at[i]);
	}
	free(out->text);
	out->text = b.s ? buf_take(&b) : xstrdup("");
}

static void set_days(struct composed *out, const struct compose_with *with)
{
	struct when_due due;

	if (with->today == DAY_NONE || !out->due || !when_due(out->due, with->today, &due))
		return;
	if (due.sort == DUE_MEETING)
		due.from = due.to = with->next_meeting;
	out->due_from = due.from;
	out->due_to = due.to;
}

void compose_action(const char *s, const struct compose_with *with, struct composed *out)
{
	struct fields f;

	split(s, &f);
	if (take_labelled(&f, out))
		join(&f, out);
	else if (f.n == 1)
		take_free(f.at[0], with, out);
	else {
		take_fields(&f, with, out);
		join(&f, out);
	}
	set_days(out, with);
	for (size_t i = 0; i < f.n; i++)
		free(f.at[i]);
}

char *compose_action_plain(const struct composed *c)
{
	struct buf b = { 0 };

	buf_printf(&b, "> %s", c->text ? c->text : "");
	if (c->who && *c->who)
		buf_printf(&b, "%s%s", dash, c->who);
	if (c->due && *c->due)
		buf_printf(&b, "%s%s", dash, c->due);
	return buf_take(&b);
}

char *compose_action_labelled(const struct composed *c)
{
	/* TRANSLATORS: what, who and when of an action, as typed in the composer. */
	return xasprintf("> %s: %s%s%s: %s%s%s: %s", Q_("action|what"), c->text ? c->text : "",
		dash, Q_("action|who"), c->who ? c->who : "", dash, Q_("action|when"),
		c->due ? c->due : "");
}
