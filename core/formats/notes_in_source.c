#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

/* A longer line is kept as a note and not looked into: no writer's line, and it would cost time. */
enum { LINE_BYTES_MAX = 16 * 1024 };
enum { TAB_CELLS = 8, HEADING_BYTES = 90, GLUED_BYTES_MAX = 40 };

const char *doc_text(struct reader *r, const char *s, size_t n)
{
	char *copy = text_trim(pool_strndup(&r->doc->pool, s, n));

	return *copy ? copy : NULL;
}

static size_t count_lines(const char *s)
{
	size_t n = 0;

	for (; *s; s += strcspn(s, "\n") + (s[strcspn(s, "\n")] == '\n'))
		n++;
	return n;
}

/* Markdown's emphasis around words: two signs in a row, or one where a word begins or ends. */
static const char *without_marks(struct reader *r, const char *s)
{
	char *copy = pool_strdup(&r->doc->pool, s), *to = copy;

	for (const char *p = s; *p; p++) {
		bool doubled = (*p == '*' || *p == '_') && p[1] == *p;

		if (doubled)
			p++;
		else if (!(*p == '*' && (p[1] != ' ' || (p > s && p[-1] != ' '))))
			*to++ = *p;
	}
	*to = '\0';
	/* Signs alone are a line too. */
	return text_blank(copy) ? s : text_trim(copy);
}

/* A line of a wiki's source as it is shown: without the marks of bold, "[[Page|Ida Alm]]" as "Ida Alm". */
static const char *without_wiki(struct reader *r, const char *s)
{
	char *copy, *to;

	if (!strstr(s, "'''") && !strstr(s, "[["))
		return s;
	copy = to = pool_strdup(&r->doc->pool, s);
	for (const char *p = s; *p;) {
		size_t link = text_starts(p, "[[") ? 2 + strcspn(p + 2, "[]|") : 0;

		if (link > 0 && p[link] == '|')
			p += link + 1;
		else if (link > 0 || text_starts(p, "]]"))
			p += 2;
		else if (text_starts(p, "'''"))
			p += 3;
		else
			*to++ = *p++;
	}
	*to = '\0';
	return text_blank(copy) ? s : text_trim(copy);
}

/* "== Title ==" of a wiki: its title, and how deep it stands; NULL. */
static const char *wiki_heading(struct reader *r, const char *s, size_t *depth)
{
	size_t n = strlen(s), from = strspn(s, "="), to = n;

	while (to > from && s[to - 1] == '=')
		to--;
	*depth = from;
	return from >= 2 && from <= 6 && n - to == from && to > from
		? text_trim(pool_strndup(&r->doc->pool, s + from, to - from))
		: NULL;
}

/* Signs that fonts of word processors have at places of their own. */
static size_t private_sign(const char *s)
{
	uint32_t cp;
	size_t n = utf8_next(s, strnlen(s, 4), &cp, NULL);

	return cp >= 0xe000 && cp <= 0xf8ff ? n : 0;
}

/* The bytes of a list sign and the spaces after it. */
static size_t bullet_len(const char *s)
{
	static const char *const signs[] = { "-", "*", "•", "·", "–", "—", "▪", "◦", "‣", "o", "+",
		"●", "○", "■", "□", "➢", "✓", "→" };
	size_t n = *s ? private_sign(s) : 0;
	uint32_t cp;

	if (n > 0)
		return n + space_len(s + n);
	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		n = strlen(signs[i]);
		if (text_starts(s, signs[i]) && space_len(s + n) > 0)
			return n + space_len(s + n);
	}
	/* "•Bo Ek", "-Bo Ek" */
	n = text_starts(s, "•") ? strlen("•") : *s == '-';
	utf8_next(s + n, strnlen(s + n, 4), &cp, NULL);
	return n > 0 && letter_is_upper(cp) ? n : 0;
}

/* The text of a line without what mails and word processors put in: signs of quoting before it, soft
 * hyphens and joiners inside. Works in place. */
static char *without_wrapping(char *text)
{
	char *to = text;

	while (*text == '>')
		text = text_trim(text + 1);
	if (!strstr(text, "\xc2\xad") && !strstr(text, "\xe2\x80\x8b"))
		return text;
	to = text;
	for (const char *p = text; *p;) {
		size_t skip = text_starts(p, "\xc2\xad") ? 2
			: text_starts(p, "\xe2\x80\x8b") ? 3
							 : 0;

		p += skip;
		if (skip == 0)
			*to++ = *p++;
	}
	*to = '\0';
	return text_trim(text);
}

static int indent_of(const char *s)
{
	int cells = 0;

	for (; *s == ' ' || *s == '\t'; s++)
		cells = *s == '\t' ? (cells / TAB_CELLS + 1) * TAB_CELLS : cells + 1;
	return cells;
}

/* No-break spaces and their like as plain ones, for the passes. */
static char *with_plain_spaces(struct reader *r, char *text)
{
	char *copy, *to;

	if (!strstr(text, "\xc2\xa0") && !strstr(text, "\xe2\x80"))
		return text;
	copy = to = pool_strdup(&r->doc->pool, text);
	for (const char *p = copy; *p;) {
		size_t n = (unsigned char)*p >= 0xc2 ? space_len(p) : 0;

		for (size_t i = 0; i < n; i += (unsigned char)p[i] == 0xc2 ? 2 : 3)
			*to++ = ' ';
		p += n;
		if (n == 0)
			*to++ = *p++;
	}
	*to = '\0';
	return copy;
}

/* "## Title" */
static void mark_heading(struct source_line *l)
{
	const char *s = l->text;
	size_t n = strspn(s, "#");

	if (n == 0 || n > 6 || space_len(s + n) == 0)
		return;
	l->heading = (int)n;
	l->text = s + n + space_len(s + n);
}

static void look_at(struct reader *r, size_t i, const char *raw, size_t n)
{
	struct source_line *l = &r->src[i];
	char *text = without_wrapping(text_trim(pool_strndup(&r->doc->pool, raw, n)));
	const char *title;
	size_t bullet, depth;

	l->indent = indent_of(raw);
	l->blank = *text == '\0';
	l->after_blank = i == 0 || r->src[i - 1].blank;
	r->doc->lines[i] = (struct notes_line) { .number = (int)i + 1, .item = -1, .text = text };
	l->text = without_wiki(r, with_plain_spaces(r, text));
	title = *l->text == '=' ? wiki_heading(r, l->text, &depth) : NULL;
	if (title && *title) {
		l->text = title;
		l->heading = (int)depth;
	} else {
		mark_heading(l);
	}
	if (strpbrk(l->text, "*_"))
		l->text = without_marks(r, l->text);
	bullet = bullet_len(l->text);
	l->bullet = bullet > 0;
	l->body = l->text + bullet;
}

void line_claim(struct reader *r, size_t i, enum notes_line_kind kind)
{
	r->src[i].claimed = true;
	r->doc->lines[i].kind = kind;
}

size_t end_without(const char *s, size_t n, const char *signs)
{
	while (n > 0 && strchr(signs, s[n - 1]))
		n--;
	return n;
}

size_t line_next(const struct reader *r, size_t i)
{
	while (i < r->n && r->src[i].blank)
		i++;
	return i;
}

size_t source_line_words(const char *s)
{
	size_t n = 0;

	for (size_t at = space_len(s); s[at]; at += space_len(s + at)) {
		n++;
		while (s[at] && space_len(s + at) == 0)
			at++;
	}
	return n;
}

bool line_capitals(const char *s)
{
	size_t n = strlen(s), letters = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (letter_is(cp) && !letter_is_upper(cp))
			return false;
		letters += letter_is(cp);
	}
	return letters >= 3;
}

bool line_like_heading(const char *s)
{
	size_t n = strlen(s), skip;
	uint32_t cp;

	if (n == 0 || n > HEADING_BYTES || strchr(".:;,!", s[n - 1]))
		return false;
	skip = strspn(s, "\"'(");
	if (text_starts(s + skip, "”") || text_starts(s + skip, "“"))
		skip += strlen("”");
	utf8_next(s + skip, n - skip + 1, &cp, NULL);
	/* A sentence inside gives a paragraph away. */
	return letter_is_upper(cp) && !strstr(s, ". ");
}

/* "nr 3/2020": does the number before the year at byte i count the meetings? */
static bool issue_number(const char *s, size_t i)
{
	size_t from = i - 1;

	while (from > 0 && s[from - 1] >= '0' && s[from - 1] <= '9')
		from--;
	return s[i - 1] == '/' && i - 1 - from >= 1 && i - 1 - from <= 2 &&
		(from == 0 || s[from - 1] == ' ');
}

int line_year(const char *s)
{
	for (size_t i = 0; s[i]; i++) {
		int year;
		bool inside = i > 0 && strchr("0123456789-/.", s[i - 1]) && !issue_number(s, i);
		size_t n = inside ? 0 : number_len(s + i, 4, &year);

		if (n == 4 && year >= 1990 && year < 2100)
			return year;
		i += n > 1 ? n - 1 : 0;
	}
	return 0;
}

bool line_has(const struct source_line *s, enum signal what)
{
	return s->signals >> what & 1;
}

static void find_signals(const struct phrasebook *book, struct source_line *l)
{
	for (const char *s = l->text; *s;) {
		size_t n = word_len(s), at = 0, list;

		if (n == 0) {
			s++;
			continue;
		}
		while (phrasebook_next(book, s, &at, &list) > 0)
			l->signals |= 1u << list;
		s += n;
	}
}

/* "NärvarandeEva Ek", "Tid och platsTorsdagen": a label that lost the space behind it. */
static void part_label(struct reader *r, struct source_line *l)
{
	const char *s = l->body;
	struct label label;
	char *head;

	for (size_t i = 1; i < GLUED_BYTES_MAX && s[i] && s[i - 1]; i++) {
		uint32_t cp;

		if (s[i - 1] == ' ' || !((s[i] >= 'A' && s[i] <= 'Z') || s[i] == '\xc3'))
			continue;
		utf8_next(s + i, strnlen(s + i, 4), &cp, NULL);
		if (!letter_is_upper(cp) || !(s[i - 1] >= 'a' && s[i - 1] <= 'z'))
			continue;
		head = pool_strndup(&r->doc->pool, s, i);
		if (!label_read(r, head, &label) || label.len != i || label.kind == LABEL_OTHER)
			return;
		l->text = l->body = pool_printf(&r->doc->pool, "%s  %s", head, s + i);
		return;
	}
}

void signals_words(struct notes_words *w)
{
	static const char *const lists[] = { [SIGNAL_NEXT] = next_words,
		[SIGNAL_ACTION] = action_words,
		[SIGNAL_DECISION] = decision_words,
		[SIGNAL_CHAIR] = chair_words,
		[SIGNAL_ADJUSTER] = adjuster_words,
		[SIGNAL_HEALTH] = health_words,
		[SIGNAL_YEAR] = year_words,
		[SIGNAL_SENTENCE] = sentence_words,
		[SIGNAL_ABSENCE] = absence_words,
		[SIGNAL_PRESENCE] = presence_words };

	phrasebook_init(&w->signals, &w->pool, lists, SIGNAL_COUNT);
}

void notes_source(struct reader *r, const char *utf8)
{
	const char *s = utf8;

	r->n = count_lines(utf8);
	r->src = pool_alloc(&r->scratch, (r->n + 1) * sizeof(*r->src));
	r->doc->lines = pool_alloc(&r->doc->pool, (r->n + 1) * sizeof(*r->doc->lines));
	r->doc->line_count = r->n;
	for (size_t i = 0; i < r->n; i++) {
		size_t n = strcspn(s, "\n");

		look_at(r, i, s, n);
		s += n + (s[n] == '\n');
	}
	for (size_t i = 0; i < r->n; i++) {
		struct source_line *l = &r->src[i];

		l->long_line = strlen(l->text) > LINE_BYTES_MAX;
		part_label(r, l);
		if (!l->long_line)
			find_signals(&r->words->signals, l);
		if (l->blank)
			line_claim(r, i, NOTES_LINE_BLANK);
		else if (l->long_line)
			line_claim(r, i, NOTES_LINE_NOTE);
	}
	notes_pages(r);
}
