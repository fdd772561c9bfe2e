#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/align.h"
#include "formats/differs_parts.h"
#include "rules/phrases.h"

/* Texts of more bytes than this are told by what differs in them, with some words around it. */
enum { WHOLE_MAX = 160, WORDS_MAX = 400, WORDS_AROUND = 3 };

static const char *const words[DIFFER_WORDS][2] = {
	[DIFFER_FROM] = { "från", "from" },
	[DIFFER_TO] = { "till", "to" },
	[DIFFER_ROLL] = { "närvaro:", "attendance:" },
	[DIFFER_ROLL_NEW] = { "tillagd som", "added as" },
	[DIFFER_ROLL_GONE] = { "borttagen", "removed" },
	[DIFFER_ONSITE] = { "på plats", "on site" },
	[DIFFER_REMOTE] = { "digitalt", "online" },
	[DIFFER_ABSENT] = { "frånvarande", "absent" },
	[DIFFER_GUEST] = { "gäst", "guest" },
	[DIFFER_NEW_ITEM] = { "ny punkt", "new item" },
	[DIFFER_NO_ITEM] = { "punkten borttagen", "the item was removed" },
	[DIFFER_HEADING] = { "rubriken ändrad", "the heading changed" },
	[DIFFER_RENUMBERED] = { "har blivit", "has become" },
	[DIFFER_FIELD] = { "ändrat", "changed" },
	[DIFFER_CHANGED + NOTE_TEXT] = { "en rad ändrad", "a line changed" },
	[DIFFER_CHANGED + NOTE_DECISION] = { "beslutet ändrat", "the decision changed" },
	[DIFFER_CHANGED + NOTE_AGREEMENT] = { "överenskommelsen ändrad", "the agreement changed" },
	[DIFFER_CHANGED + NOTE_MESSAGE] = { "medskicket ändrat", "the message changed" },
	[DIFFER_CHANGED + NOTE_ACTION] = { "uppgiften ändrad", "the action changed" },
	[DIFFER_CHANGED + NOTE_QUESTION] = { "frågan ändrad", "the question changed" },
	[DIFFER_NEW + NOTE_TEXT] = { "en rad tillagd:", "a line added:" },
	[DIFFER_NEW + NOTE_DECISION] = { "ett beslut tillagt:", "a decision added:" },
	[DIFFER_NEW + NOTE_AGREEMENT] = { "en överenskommelse tillagd:", "an agreement added:" },
	[DIFFER_NEW + NOTE_MESSAGE] = { "ett medskick tillagt:", "a message added:" },
	[DIFFER_NEW + NOTE_ACTION] = { "en uppgift tillagd:", "an action added:" },
	[DIFFER_NEW + NOTE_QUESTION] = { "en fråga tillagd:", "a question added:" },
	[DIFFER_GONE + NOTE_TEXT] = { "en rad borttagen:", "a line removed:" },
	[DIFFER_GONE + NOTE_DECISION] = { "ett beslut borttaget:", "a decision removed:" },
	[DIFFER_GONE +
		NOTE_AGREEMENT] = { "en överenskommelse borttagen:", "an agreement removed:" },
	[DIFFER_GONE + NOTE_MESSAGE] = { "ett medskick borttaget:", "a message removed:" },
	[DIFFER_GONE + NOTE_ACTION] = { "en uppgift borttagen:", "an action removed:" },
	[DIFFER_GONE + NOTE_QUESTION] = { "en fråga borttagen:", "a question removed:" },
};

/* ---- Sentences ---- */

static void put(struct telling *t, const char *s)
{
	if (t->begun)
		buf_putc(t->out, ' ');
	t->begun = true;
	for (; *s; s++)
		buf_putc(t->out, *s == '\n' ? ' ' : *s);
}

static void put_quoted(struct telling *t, const char *s)
{
	bool english = strcmp(t->language, "en") == 0;
	char *quoted = xasprintf("%s%s”", english ? "“" : "”", s);

	put(t, quoted);
	free(quoted);
}

void telling_words(struct telling *t, enum differ_word word)
{
	put(t, words[word][strcmp(t->language, "en") == 0]);
}

void telling_quote(struct telling *t, const char *quoted, const char *plain)
{
	if (quoted)
		put_quoted(t, quoted);
	else
		put(t, plain);
}

void telling_place(struct telling *t, const struct part *p, bool with_title)
{
	if (*p->number)
		put(t, p->number);
	if (*p->title && (with_title || !*p->number))
		put_quoted(t, p->title);
	if (t->begun && !with_title)
		buf_putc(t->out, ':');
}

void telling_end(struct telling *t)
{
	buf_putc(t->out, '\n');
	t->begun = false;
}

/* ---- From, to ---- */

/* The words of a text: where each begins, and one more for the end. */
static size_t split_words(const char *s, const char **at, size_t room)
{
	size_t n = 0;

	while (*s && n + 1 < room) {
		at[n++] = s;
		s += strcspn(s, " \n");
		s += strspn(s, " \n");
	}
	at[n] = s;
	return n;
}

static bool same_word(const char *const *a, size_t i, const char *const *b, size_t j)
{
	size_t n = strcspn(a[i], " \n");

	return n == strcspn(b[j], " \n") && strncmp(a[i], b[j], n) == 0;
}

/* Words from..to of a text, with signs where something is left out. */
static void put_excerpt(struct telling *t, const char *const *at, size_t n, size_t from, size_t to)
{
	const char *start = at[from], *end = at[to];
	char *text;

	while (end > start && (end[-1] == ' ' || end[-1] == '\n'))
		end--;
	text = xasprintf("%s%.*s%s", from > 0 ? "… " : "", (int)(end - start), start,
		to < n || *at[n] ? " …" : "");
	put_quoted(t, text);
	free(text);
}

void telling_from_to(struct telling *t, const char *from, const char *to)
{
	const char *a[WORDS_MAX], *b[WORDS_MAX];
	size_t n = split_words(from, a, WORDS_MAX), m = split_words(to, b, WORDS_MAX);
	size_t head = 0, tail = 0;

	if (strlen(from) > WHOLE_MAX || strlen(to) > WHOLE_MAX) {
		while (head < n && head < m && same_word(a, head, b, head))
			head++;
		while (tail < n - head && tail < m - head &&
			same_word(a, n - 1 - tail, b, m - 1 - tail))
			tail++;
		head = head > WORDS_AROUND ? head - WORDS_AROUND : 0;
		tail = tail > WORDS_AROUND ? tail - WORDS_AROUND : 0;
	}
	telling_words(t, DIFFER_FROM);
	put_excerpt(t, a, n, head, n - tail);
	telling_words(t, DIFFER_TO);
	put_excerpt(t, b, m, head, m - tail);
}

/* ---- Lines ---- */

/* What kind of line it is by its label, and where its text begins. */
static int kind_of(const char *language, const char *line, const char **text)
{
	for (int kind = NOTE_DECISION; kind <= NOTE_QUESTION; kind++) {
		const char *label = phrase_line(language, kind);
		const char *s = text_starts(line, label) ? strchr(line, ':') : NULL;

		if (s && s[1] == ' ' && (size_t)(s - line) < strlen(label) + 16) {
			*text = s + 2;
			return kind;
		}
	}
	*text = line;
	return NOTE_TEXT;
}

/* Is the one the other, changed? Where at least two words in five are common. */
static bool alike(const char *a, const char *b)
{
	const char *x[WORDS_MAX], *y[WORDS_MAX];
	size_t n = split_words(a, x, WORDS_MAX), m = split_words(b, y, WORDS_MAX), common = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < m; j++) {
			if (same_word(x, i, y, j)) {
				common++;
				break;
			}
		}
	}
	return common * 5 >= (n > m ? n : m) * 2;
}

/* Bytes of the label of a field in the head; 0 for none. */
static size_t field_len(const char *line)
{
	size_t n = strcspn(line, ":");

	return line[n] == ':' && line[n + 1] == ' ' ? n : 0;
}

struct lines {
	const struct part *a, *b;
	bool head;
};

/* May a[i] have become b[j]? */
static bool became(const struct telling *t, const struct lines *x, size_t i, size_t j)
{
	const char *a, *b;
	int kind = kind_of(t->language, x->a->lines[i], &a);
	size_t n = field_len(x->a->lines[i]);

	if (kind != kind_of(t->language, x->b->lines[j], &b))
		return false;
	if (x->head && n > 0)
		return strncmp(x->a->lines[i], x->b->lines[j], n + 2) == 0;
	return alike(a, b);
}

static void tell_changed(struct telling *t, const struct lines *x, size_t i, size_t j)
{
	const char *a, *b;
	int kind = kind_of(t->language, x->a->lines[i], &a);
	size_t n = field_len(x->a->lines[i]);

	kind_of(t->language, x->b->lines[j], &b);
	telling_place(t, x->b, false);
	if (x->head && n > 0) {
		char *label = xstrndup(a, n + 1);

		put(t, label);
		free(label);
		telling_words(t, DIFFER_FIELD);
		telling_from_to(t, a + n + 2, b + n + 2);
	} else {
		telling_words(t, DIFFER_CHANGED + (enum differ_word)kind);
		telling_from_to(t, a, b);
	}
	telling_end(t);
}

static void tell_one(
	struct telling *t, const struct part *p, const char *line, enum differ_word word)
{
	const char *text;
	int kind = kind_of(t->language, line, &text);

	telling_place(t, p, false);
	telling_words(t, word + (enum differ_word)kind);
	put_quoted(t, text);
	telling_end(t);
}

static bool same_line(const void *ctx, size_t i, size_t j)
{
	const struct lines *x = ctx;

	return strcmp(x->a->lines[i], x->b->lines[j]) == 0;
}

/* Between two pairs, a[i..i_end) beside b[j..j_end). */
static void tell_gap(
	struct telling *t, const struct lines *x, size_t i, size_t i_end, size_t j, size_t j_end)
{
	for (; i < i_end; i++) {
		size_t k = j;

		while (k < j_end && !became(t, x, i, k))
			k++;
		if (k == j_end) {
			tell_one(t, x->a, x->a->lines[i], DIFFER_GONE);
			continue;
		}
		for (; j < k; j++)
			tell_one(t, x->b, x->b->lines[j], DIFFER_NEW);
		tell_changed(t, x, i, j++);
	}
	for (; j < j_end; j++)
		tell_one(t, x->b, x->b->lines[j], DIFFER_NEW);
}

void tell_lines(struct telling *t, const struct part *a, const struct part *b)
{
	struct lines x = { a, b, !*b->heading };
	size_t *to = xcalloc(a->n + 1, sizeof(*to)), i = 0, j = 0;

	align(a->n, b->n, same_line, &x, to);
	for (size_t k = 0; k <= a->n; k++) {
		if (k < a->n && to[k] == ALIGN_NONE)
			continue;
		tell_gap(t, &x, i, k, j, k < a->n ? to[k] : b->n);
		i = k + 1;
		j = k < a->n ? to[k] + 1 : b->n;
	}
	free(to);
}

/* ---- The roll ---- */

static enum differ_word how(const char *language, const struct seen *p)
{
	static const struct {
		enum phrase label;
		enum differ_word word;
	} lists[] = { { PHRASE_PRESENT_REMOTE, DIFFER_REMOTE }, { PHRASE_ABSENT, DIFFER_ABSENT },
		{ PHRASE_GUESTS, DIFFER_GUEST } };

	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		if (strcmp(p->list, phrase(language, lists[i].label)) == 0)
			return lists[i].word;
	}
	return DIFFER_ONSITE;
}

/* The first with that name who has not been met yet. */
static const struct seen *meet(const struct side *s, bool *met, const char *name)
{
	for (size_t i = 0; i < s->n_people; i++) {
		if (met[i] || strcmp(s->people[i].name, name) != 0)
			continue;
		met[i] = true;
		return &s->people[i];
	}
	return NULL;
}

static void tell_person(struct telling *t, const struct seen *was, const struct seen *is)
{
	enum differ_word now = how(t->language, is);

	if (was && now == how(t->language, was) && strcmp(was->beside, is->beside) == 0)
		return;
	telling_words(t, DIFFER_ROLL);
	put(t, is->name);
	if (!was) {
		telling_words(t, DIFFER_ROLL_NEW);
		telling_words(t, now);
	} else if (now != how(t->language, was)) {
		telling_words(t, DIFFER_FROM);
		telling_words(t, how(t->language, was));
		telling_words(t, DIFFER_TO);
		telling_words(t, now);
	} else {
		telling_from_to(t, was->beside, is->beside);
	}
	telling_end(t);
}

void tell_roll(struct telling *t, const struct side *a, const struct side *b)
{
	bool *met = xcalloc(a->n_people + 1, sizeof(*met));

	for (size_t i = 0; i < b->n_people; i++)
		tell_person(t, meet(a, met, b->people[i].name), &b->people[i]);
	for (size_t i = 0; i < a->n_people; i++) {
		if (met[i])
			continue;
		telling_words(t, DIFFER_ROLL);
		put(t, a->people[i].name);
		telling_words(t, DIFFER_ROLL_GONE);
		telling_end(t);
	}
	free(met);
}
