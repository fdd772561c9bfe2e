#include "formats/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/compose_action.h"
#include "rules/words.h"

enum { SPEAKER_WORDS_MAX = 4, SPEAKER_BYTES_MAX = 80 };

struct prefix {
	char sign;
	enum note_kind kind;
};

static const struct prefix prefixes[] = {
	{ '!', NOTE_DECISION },
	{ '=', NOTE_AGREEMENT },
	{ '^', NOTE_MESSAGE },
	{ '>', NOTE_ACTION },
	{ '?', NOTE_QUESTION },
	{ '#', NOTE_PRIVATE },
};

/* Words that stand before a colon without speaking. */
static const char labels[] =
	"dato|förslag|beslut|beslutet|besluten|fråga|frågor|svar|obs|observera|kl|klockan|tid|tider|"
	"plats|lokal|datum|dag|dagordning|not|nb|ps|notera|info|information|inför|syfte|mål|"
	"bakgrund|sammanfattning|kommentar|kommentarer|diskussion|resultat|yrkande|reservation|"
	"inskrivna|deltagare|deltagarna|närvarande|närvaro|frånvarande|frånvaro|förhinder|övriga|"
	"övrigt|gäster|ersättare|föredragande|antecknare|anteckningar|sekreterare|justerare|"
	"kallade|nästa|uppföljning|återkoppling|exempel|ex|källa|tema|adress|telefon|tel|mail|mejl|"
	"e-post|epost|länk|hemsida|bilaga|bilagor|vad|vem|när|hur|varför|punkt|ansvarig|ansvariga|"
	"status|åtgärd|åtgärder|rapport|val|summa|totalt|kostnad|budget|antal|plus|minus|medskick|"
	"inspel|tips|viktigt|nytt|remiss|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|januari|"
	"februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|proposal|"
	"decision|question|answer|note|date|time|place|present|absent|next|action|agenda|http|"
	"https|mailto|inledning|slutsats|synpunkter|uppgift|uppdrag|styrkor|svagheter|möjligheter|"
	"hot|behov|insats|insatser|projekt|målgrupp|period|tidsplan";

char compose_prefix(enum note_kind kind)
{
	for (size_t i = 0; i < ARRAY_LEN(prefixes); i++)
		if (prefixes[i].kind == kind)
			return prefixes[i].sign;
	return '\0';
}

/* The offset of a colon that is followed by space or the end, among the first bytes. */
static size_t colon_at(const char *s)
{
	for (size_t i = 0; s[i] && s[i] != '\n' && i < SPEAKER_BYTES_MAX; i++)
		if (s[i] == ':' && (s[i + 1] == '\0' || s[i + 1] == '\n' || space_len(s + i + 1)))
			return i;
	return 0;
}

/* "Elin", "FK", "A.", "(AF)", "Anna-Lena". */
static bool speaks_like(const char *s, size_t n)
{
	bool first = true;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(s + i, n - i, &cp, NULL);
		if (letter_is(cp)) {
			if (first && !letter_is_upper(cp))
				return false;
			first = false;
		} else if (!strchr("-.'()/&", (int)(cp < 0x80 ? cp : '\n')) && cp != 0x2019) {
			return false;
		}
	}
	return !first;
}

size_t speaker_len(const char *s, size_t *text)
{
	size_t end = colon_at(s), at = 0, words = 0, letters = 0;

	if (end == 0 || word_in(s, end, labels))
		return 0;
	while (at < end) {
		size_t n = 0;
		bool small;

		while (at + n < end && space_len(s + at + n) == 0)
			n++;
		small = words > 0 &&
			word_in(s + at, n, "von|af|av|de|da|van|och|el|al|la|le|di|and");
		if (++words > SPEAKER_WORDS_MAX || (!small && !speaks_like(s + at, n)))
			return 0;
		if (words == 1 && word_in(s, word_len(s), labels))
			return 0;
		letters += n;
		at += n;
		at += space_len(s + at);
	}
	if (letters < 2)
		return 0;
	*text = end + 1 + space_len(s + end + 1);
	return end;
}

static char *trimmed(const char *s, size_t n)
{
	return text_trim(xstrndup(s, n));
}

static bool take_speaker(const char *line, const struct compose_with *with, struct composed *out)
{
	bool marked = *line == '@';
	const char *s = line + marked;
	size_t text, end = speaker_len(s, &text), colon = colon_at(s);
	char *speaker = trimmed(s, end ? end : colon);

	if (end == 0 && *speaker && (marked || compose_known(speaker, with))) {
		end = colon;
		text = end + 1;
	}
	if (end == 0) {
		free(speaker);
		return false;
	}
	out->kind = NOTE_REMARK;
	out->speaker = speaker;
	out->text = trimmed(s + text, strlen(s + text));
	return true;
}

static void fill(char **s)
{
	if (!*s)
		*s = xstrdup("");
}

static void fill_all(struct composed *c)
{
	fill(&c->speaker);
	fill(&c->text);
	fill(&c->who);
	fill(&c->due);
}

void compose_parse(const char *line, const struct compose_with *with, struct composed *out)
{
	char *s = trimmed(line, strlen(line));

	*out = (struct composed) { .kind = NOTE_TEXT, .due_from = DAY_NONE, .due_to = DAY_NONE };
	for (size_t i = 0; i < ARRAY_LEN(prefixes); i++)
		if (*s == prefixes[i].sign)
			out->kind = prefixes[i].kind;
	if (out->kind == NOTE_ACTION)
		compose_action(s + 1, with, out);
	else if (out->kind != NOTE_TEXT || *s == '\\')
		out->text = trimmed(s + 1, strlen(s + 1));
	else if (!take_speaker(s, with, out))
		out->text = xstrdup(s);
	fill_all(out);
	free(s);
}

void composed_release(struct composed *c)
{
	free(c->speaker);
	free(c->text);
	free(c->who);
	free(c->due);
	*c = (struct composed) { 0 };
}

/* All words of the record as one text. */
static char *all_words(const struct composed *c)
{
	const char *fields[] = { c->text, c->kind == NOTE_ACTION ? c->who : NULL,
		c->kind == NOTE_ACTION ? c->due : NULL };
	struct buf b = { 0 };

	if (c->kind == NOTE_REMARK)
		buf_printf(&b, "%s: ", or_empty(c->speaker));
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		if (fields[i] && *fields[i])
			buf_printf(&b, "%s%s", i && b.len ? " – " : "", fields[i]);
	return text_trim(b.s ? buf_take(&b) : xstrdup(""));
}

bool compose_turn(const struct composed *c, enum note_kind kind, const struct compose_with *with,
	struct composed *out)
{
	char *words = all_words(c);
	bool ok = true;

	*out = (struct composed) { .kind = kind, .due_from = DAY_NONE, .due_to = DAY_NONE };
	if (kind == NOTE_ACTION)
		compose_action(words, with, out);
	else if (kind == NOTE_REMARK)
		ok = take_speaker(words, with, out);
	else
		out->text = xstrdup(words);
	fill_all(out);
	if (!ok)
		composed_release(out);
	free(words);
	return ok;
}

/* Does the line read as the record? */
static bool reads_as(const char *line, const struct composed *c, const struct compose_with *with)
{
	struct compose_with shape = { with->known, with->n, DAY_NONE, DAY_NONE };
	struct composed back;
	bool same;

	compose_parse(line, &shape, &back);
	same = back.kind == c->kind && strcmp(back.speaker, or_empty(c->speaker)) == 0 &&
		strcmp(back.text, or_empty(c->text)) == 0 &&
		strcmp(back.who, or_empty(c->who)) == 0 && strcmp(back.due, or_empty(c->due)) == 0;
	composed_release(&back);
	return same;
}

static void add_indented(struct buf *out, const char *text)
{
	for (const char *s = text; *s; s++) {
		buf_putc(out, *s);
		if (*s == '\n')
			buf_puts(out, "  ");
	}
}

/* The shortest of the forms that reads back as the record. */
static char *best_form(const struct composed *c, const struct compose_with *with)
{
	const char *text = or_empty(c->text), *speaker = or_empty(c->speaker);
	char sign = compose_prefix(c->kind), *line, *other;

	if (c->kind == NOTE_ACTION) {
		line = compose_action_plain(c);
		other = compose_action_labelled(c);
	} else if (c->kind == NOTE_REMARK) {
		line = xasprintf("%s: %s", speaker, text);
		other = xasprintf("@%s: %s", speaker, text);
	} else if (sign) {
		return xasprintf("%c %s", sign, text);
	} else {
		line = xstrdup(text);
		other = xasprintf("\\%s", text);
	}
	if (reads_as(line, c, with)) {
		free(other);
		return line;
	}
	free(line);
	return other;
}

void compose_field(const struct composed *c, const struct compose_with *with, struct buf *out)
{
	char *line = best_form(c, with);

	buf_puts(out, line);
	free(line);
}

void compose_line(const struct composed *c, const struct compose_with *with, struct buf *out)
{
	char *line = best_form(c, with);

	add_indented(out, line);
	free(line);
}

static size_t line_len(const char *s)
{
	return strcspn(s, "\n");
}

static bool blank_line(const char *s)
{
	size_t sp = space_len(s);

	return s[sp] == '\0' || s[sp] == '\n';
}

static const char *next_line(const char *s)
{
	s += line_len(s);
	return *s ? s + 1 : s;
}

/* Does the record go on at s: an indented line, perhaps after blank ones (editors trim those)? */
static bool goes_on(const char *s)
{
	while (*s && blank_line(s))
		s = next_line(s);
	return *s == ' ' || *s == '\t';
}

char *compose_next(const char **at)
{
	struct buf b = { 0 };
	const char *s = *at;

	while (*s && blank_line(s))
		s = next_line(s);
	if (*s) {
		buf_add(&b, s, line_len(s));
		s = next_line(s);
	}
	while (b.s && *s && goes_on(s)) {
		size_t n = line_len(s);
		size_t indent = *s == '\t' ? 1 : strspn(s, " ") < 2 ? strspn(s, " ") : 2;

		buf_putc(&b, '\n');
		if (!blank_line(s))
			buf_add(&b, s + indent, n - indent);
		s = next_line(s);
	}
	*at = s;
	return b.s ? text_trim(buf_take(&b)) : NULL;
}
