#include "formats/notes_in_block.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

/* The lines below a label of people, up to something else: one person a line, wrapped lists, rows of
 * tables, with sections of their own. */

enum {
	LABEL_GAP_MAX = 4,
	LIST_LINES_MAX = 400,
	WRAPPED_BYTES_MAX = 32 * 1024,
	SECTION_BYTES_MAX = 60,
	SECTION_WORDS_MAX = 8
};

static const char nobody[] =
	"ingen|inga|ej aktuellt|–|-|—|ingen.|inga.|none|ingen anmäld|alla närvarande";

bool list_nobody(const char *s)
{
	size_t n = words_start(s, nobody), dash = dash_len(s);

	if (dash && s[dash] == '\0')
		return true;
	return n > 0 && (s[n] == '\0' || (s[n] == '.' && s[n + 1] == '\0'));
}

/* A dash in a list with crosses is no list sign. */
static const char *row_text(const struct people_list *l, const struct source_line *s)
{
	return l->crosses ? s->text : s->body;
}

/* Does the line by itself hold people, as a list's line does? */
bool block_people(const struct people_list *l, const struct source_line *s, bool lone)
{
	struct people_list strict = *l;

	strict.lone_names = lone;
	return people_read(&strict, row_text(l, s), true) > 0;
}

/* "rektor", "företrädare för lärarna": a few words in small letters. */
static bool plain_section(const struct source_line *s)
{
	size_t n = strlen(s->body);
	uint32_t cp;

	utf8_next(s->body, n, &cp, NULL);
	return letter_is(cp) && !letter_is_upper(cp) &&
		source_line_words(s->body) <= SECTION_WORDS_MAX &&
		!strpbrk(s->body, "0123456789(/") && !line_has(s, SIGNAL_SENTENCE) &&
		!strchr(".,;!?", s->body[n - 1]);
}

/* "Ledamöter:", "Kommunrepresentanter", "Stenhults kommun": a short line without people in a
 * list. */
static bool section_like(const struct source_line *s)
{
	size_t n = strlen(s->body), gaps = 0;

	/* The heads of columns stand far apart. */
	for (size_t i = 1; i < n; i++)
		gaps += s->body[i] == ' ' && s->body[i - 1] == ' ';
	return n - gaps <= SECTION_BYTES_MAX && !strchr(s->body, ',') && s->body[n - 1] != '.' &&
		(plain_section(s) || line_like_heading(s->body[n - 1] == ':' ? "Rubrik" : s->body));
}

/* The organisation that a section names for those under it; NULL for "Ledamöter" and the like. */
static const char *section_organisation(struct reader *r, const char *s)
{
	size_t n = strlen(s) - (s[strlen(s) - 1] == ':');

	if (words_find(s,
		    "ledamöter|representanter|ersättare|övriga|kommunrepresentanter|"
		    "areella näringar|politiker|tjänstemän|förtroendevalda|ideella|namn",
		    NULL) ||
		name_looks(s, n) != NAME_NONE)
		return NULL;
	return doc_text(r, s, n);
}

/* A section's name is the organisation or the role of those under it. */
static void begin_section(struct block *b, const char *s)
{
	struct span t = { s, strlen(s) - (s[strlen(s) - 1] == ':') };
	bool role = entry_role_like(t) || entry_role_ends(t);

	b->list.organisation = role ? NULL : section_organisation(b->list.r, s);
	if (role)
		b->list.role = doc_text(b->list.r, t.s, t.n);
}

/* As many lines without people at the end of a list as there are people: a column torn off. */
static void torn_column(struct block *b, size_t from, size_t before)
{
	struct reader *r = b->list.r;
	struct notes_doc *d = r->doc;
	size_t n = 0, people = d->person_count - before;

	while (n <= people && from + n < r->n && !r->src[from + n].blank &&
		section_like(&r->src[from + n]))
		n++;
	if (n < 2 || n != people)
		return;
	for (size_t i = 0; i < n; i++) {
		d->people[before + i].organisation = r->src[from + i].body;
		d->people[before + i].guess = _("organisations by their order");
	}
	b->end = from + n;
}

void block_claim(struct block *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!b->list.r->src[i].claimed)
			line_claim(b->list.r, i, NOTES_LINE_ATTENDANCE);
}

/* A list, and what sentences behind it tell of those who are away. */
static size_t block_text(const struct block *b, const char *text)
{
	struct reader *r = b->list.r;
	size_t prose = people_prose(text), n;

	n = people_read(
		&b->list, text[prose] ? pool_strndup(&r->doc->pool, text, prose) : text, false);

	if (n > 0 && text[prose] && words_find(text + prose, absence_words, NULL))
		people_absent_by_text(
			r, (size_t)b->list.line - 1, text + prose + space_len(text + prose));
	return n;
}

/* Join the lines of a wrapped comma list. Returns the line after it. */
size_t block_wrapped(struct block *b, const char *first, size_t from)
{
	struct reader *r = b->list.r;
	struct buf all = { 0 };
	struct label l;
	size_t i = from, n;

	buf_puts(&all, first);
	while (i < r->n && all.len < WRAPPED_BYTES_MAX &&
		!(r->src[i].blank && !list_over_gap(r, buf_str(&all), i)) &&
		!(label_read(r, r->src[i].text, &l) && (l.closed || l.wide)) &&
		item_sign(r->src[i].text) == 0) {
		if (list_torn(buf_str(&all)))
			buf_cut(&all, all.len - 1);
		else
			buf_putc(&all, ' ');
		buf_puts(&all, r->src[i].claimed ? "" : r->src[i].text);
		i++;
	}
	n = block_text(b, buf_str(&all));
	buf_release(&all);
	b->found += n;
	return n > 0 ? i : from;
}

void block_line(struct block *b, const char *text, size_t line)
{
	b->list.line = (int)line + 1;
	b->found += block_text(b, text);
}

/* The people of line i, if it holds any. With sentences behind them it is first seen whether it does. */
static bool read_people(struct block *b, size_t i)
{
	const struct source_line *s = &b->list.r->src[i];
	const char *text = row_text(&b->list, s);
	bool prose = text[people_prose(text)] != '\0';
	size_t before = b->found;

	if (prose && !block_people(&b->list, s, b->list.lone_names))
		return false;
	block_line(b, text, i);
	return prose || b->found > before;
}

/* Is line i the name of a section ("Norra", "Kommunrepresentanter") right above people? */
static bool section_above(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;

	size_t next = i + 1;

	next += next + 1 < r->n && r->src[next].blank && list_ends_in_colon(r->src[i].text);
	return section_like(&r->src[i]) && !block_people(&b->list, &r->src[i], false) &&
		next < r->n && !r->src[next].blank && block_people(&b->list, &r->src[next], false);
}

/* "Åk 3: Laura & Tuva" in a list of first names. */
static bool more_lone(const struct block *b, size_t i)
{
	const struct notes_doc *d = b->list.r->doc;
	const struct source_line *s = &b->list.r->src[i];

	return d->person_count > 0 && d->people[d->person_count - 1].given_only &&
		(words_find(s->body, "&|och", NULL) || s->body[strcspn(s->body, ":.")] == ':' ||
			people_dashed_head(s->body) > 0) &&
		!line_has(s, SIGNAL_SENTENCE) && block_people(&b->list, s, true);
}

/* Whether the list goes on after a blank line: only people in the strict sense, one a line. */
static bool goes_on_after_gap(const struct block *b, size_t i)
{
	const struct source_line *s = &b->list.r->src[i];

	return !b->wrapped && s->body[strlen(s->body) - 1] != '.' && item_sign(s->text) == 0 &&
		s->heading == 0 &&
		(block_people(&b->list, s, false) || section_above(b, i) || more_lone(b, i));
}

/* The line after a blank one where the list goes on, else the end of the text. */
static size_t after_gap(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;
	size_t next = line_next(r, i);
	bool page = false;

	/* Over the foot of a page and the head of the next. */
	while (next < r->n && r->doc->lines[next].kind == NOTES_LINE_PAGE) {
		next = line_next(r, next + 1);
		page = true;
	}
	return next < r->n && (page || next <= i + (b->found ? 2 : LABEL_GAP_MAX)) &&
			(b->found == 0 || goes_on_after_gap(b, next))
		? next
		: r->n;
}

/* A row of a table, its head or the rule below that. */
static bool read_row(struct block *b, const struct source_line *s)
{
	bool head, person = people_row(&b->list, s->text, &head);

	b->found += person;
	return person || head || s->claimed;
}

/* May line i, a lone word, be a person? Below full names only if it is a well-known given name. */
static bool lone_line(const struct block *b, size_t i)
{
	const struct notes_doc *d = b->list.r->doc;
	const char *s = b->list.r->src[i].body;

	if (section_above(b, i))
		return false;
	return (b->found == 0 && !b->on_label) ||
		(d->person_count > 0 && d->people[d->person_count - 1].given_only) ||
		name_is_given(s, strcspn(s, " ,("));
}

static bool away(const struct people_list *l)
{
	return l->status == NOTES_ABSENT || l->status == NOTES_EXCUSED;
}

/* Does line i begin something else than more of the list: another label, the first item? A label of who
 * led or wrote is also how a list puts a role before a name. */
static bool ends_list(const struct block *b, size_t i, struct label *l)
{
	const struct reader *r = b->list.r;
	const struct source_line *s = &r->src[i];

	/* "Ledamot    Ida Alm": a column of roles. */
	if (label_read(r, s->text, l) && l->kind == LABEL_PEOPLE && l->weak && l->wide &&
		l->len > 0 && s->text[l->len] && !b->on_label && block_people(&b->list, s, false))
		return false;
	if (label_read(r, s->text, l))
		return !((l->kind == LABEL_NOTE_TAKER || l->kind == LABEL_CHAIR) &&
			!away(&b->list) && role_start(s->text) > 0 &&
			(!b->on_label || b->rows > 1 || l->wide) &&
			(section_above(b, i) ||
				(block_people(&b->list, s, false) &&
					(l->wide || !s->after_blank))));
	/* "Föredragande: Ida Alm" under "Frånvarande: Bo Ek" */
	if (b->on_label && away(&b->list) && s->body[strcspn(s->body, ":,(")] == ':')
		return true;
	/* Numbers number the people only from the first one on. */
	if (item_sign(s->text) == 0)
		return false;
	return b->found > 0 && (b->on_label || !b->numbered);
}

/* Is line i one that says nothing here, in the middle of a column of people? */
static bool odd_line(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;
	const struct source_line *s = &r->src[i];
	struct label l;

	return b->found >= 2 && !b->wrapped && i + 1 < r->n && i > 0 && s->indent > 0 &&
		s->indent == r->src[i + 1].indent && strlen(s->body) <= SECTION_BYTES_MAX &&
		!section_above(b, i) && !line_has(s, SIGNAL_SENTENCE) &&
		!label_read(r, r->src[i + 1].text, &l) &&
		block_people(&b->list, &r->src[i + 1], false);
}

/* "Rolf Ek      Anneli Ros      Stig Alm" */
static bool three_columns(const char *s)
{
	size_t names = 0;

	while (*s) {
		size_t n = 0;

		while (s[n] && space_len(s + n) < 2 && s[n] != '\t')
			n++;
		if (name_looks(s, n) != NAME_FULL)
			return false;
		names++;
		s += n + space_len(s + n);
	}
	return names >= 3;
}

/* "Rolf Ek (AF)      Ida Alm (FK)": what surely are two people side by side. */
static bool two_columns(const char *s)
{
	const char *gap = strstr(s, "  ");
	const char *second = gap ? gap + space_len(gap) : "";

	/* Behind a comma a second space is a slip. */
	return gap && gap > s && gap[-1] != ',' && name_is_given(s, word_len(s)) &&
		name_is_given(second, word_len(second)) &&
		name_looks(second, strcspn(second, ",(")) != NAME_NONE;
}

/* How the lines of the list are made: does each name one person, and do crosses begin some? */
static void look_ahead(struct block *b, size_t from)
{
	struct reader *r = b->list.r;
	size_t single = 0, several = 0, turned = 0, pairs = 0;
	bool ticked;
	struct label l;

	for (size_t i = from; i < r->n && i < from + LIST_LINES_MAX; i++) {
		const char *s = r->src[i].body + item_sign(r->src[i].body);
		size_t comma = strcspn(s, ",");

		if (r->src[i].blank && i == from)
			continue;
		if (r->src[i].blank || *s == '|' || (label_read(r, s, &l) && !l.weak))
			break;
		b->list.crosses |= people_box(r->src[i].text, &ticked) > 0;
		b->list.crosses |= entry_mark(
			(struct span) { r->src[i].text, strcspn(r->src[i].text, " \t") });
		b->list.columns |= three_columns(s);
		pairs += two_columns(s);
		turned += people_family_first(r, r->src[i].text);
		if (name_looks(s, comma) != NAME_FULL || s[comma] == '\0')
			continue;
		comma += 1 + space_len(s + comma + 1);
		if (name_is_given(s + comma, word_len(s + comma)))
			several++;
		else
			single++;
	}
	b->list.one_a_line = single >= 2 && several == 0;
	b->list.family_first = turned >= 2;
	b->list.columns |= pairs >= 2;
}

/* "Ida, Bo och Eva är närvarande." */
static bool is_prose(const struct source_line *s)
{
	size_t none = words_start(s->body, "ingen|inga");

	/* "Ingen representant: 5B" */
	if (none > 0 && s->body[none] == ' ' &&
		!letter_is_upper((unsigned char)s->body[none + 1]) && !list_nobody(s->body))
		return true;
	return line_has(s, SIGNAL_SENTENCE) && s->body[strlen(s->body) - 1] == '.';
}

/* "Ida Alm, Ekby kommun," over "Bo Ek, Ekby kommun": does a row of one person end in a comma that joins it
 * to nothing? */
static bool own_row_below(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;
	const char *s = r->src[i].body, *next = i + 1 < r->n ? r->src[i + 1].body : "";
	size_t n = strcspn(next, ",");

	return b->list.one_a_line && list_ends_open(s) && s[strlen(s) - 1] == ',' &&
		!list_many(s) && next[n] == ',' && name_looks(next, n) == NAME_FULL &&
		!list_many(next);
}

/* Reads the lines after the label, until something else begins. */
void block_read(struct block *b, size_t from)
{
	struct reader *r = b->list.r;
	size_t before = r->doc->person_count, i = from;
	struct label l;

	look_ahead(b, from);
	while (i < r->n && i < from + LIST_LINES_MAX) {
		const struct source_line *s = &r->src[i];

		if (s->blank) {
			i = after_gap(b, i);
			continue;
		}
		if (s->claimed && *s->text != '|') {
			/* A page's head or foot in the middle of the list. */
			i++;
			continue;
		}
		if (s->heading > 0 || is_prose(s) || ends_list(b, i, &l))
			break;
		b->list.line = (int)i + 1;
		if (*s->text == '|') {
			if (!read_row(b, s))
				break;
			b->end = ++i;
			continue;
		}
		if (b->found == 0 && list_nobody(s->body)) {
			b->nobody = true;
			b->end = ++i;
			break;
		}
		if ((!b->list.one_a_line || list_ends_open(s->body)) && !own_row_below(b, i) &&
			list_carries_on(r, s->body, i + 1)) {
			b->wrapped = true;
			i = b->end = block_wrapped(b, s->body, i + 1);
			continue;
		}
		b->list.lone_names = strchr(s->body, ',') || lone_line(b, i) || more_lone(b, i);
		if (read_people(b, i)) {
			b->wrapped |= list_many(s->body);
			b->numbered |= item_sign(s->text) > 0;
			b->rows++;
			b->end = ++i;
			continue;
		}
		if (odd_line(b, i)) {
			i++;
			continue;
		}
		if (!section_above(b, i)) {
			torn_column(b, i, before);
			break;
		}
		begin_section(b, s->body);
		b->end = ++i;
	}
	block_claim(b, from, b->end);
}
