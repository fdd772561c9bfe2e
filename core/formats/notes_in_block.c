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

bool list_sent_to(const char *s)
{
	size_t n = strcspn(s, ":");

	return s[n] == ':' &&
		words_find_within(s, n,
			"distribueras|skickas|utskickas|sänds|tillsänds|delges|utdelas|utsänds|"
			"sendes|skickad|distribution",
			NULL);
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
	return n > 0 && n - gaps <= SECTION_BYTES_MAX && !strchr(s->body, ',') &&
		s->body[n - 1] != '.' &&
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

/* "Styrelsen – ej närvarande", "Styrelsen (frånvarande):": does a section say how those under it took part? */
static bool section_status(struct block *b, const char *s)
{
	struct reader *r = b->list.r;
	size_t all = strlen(s);

	all = end_without(s, all, ":) ");
	for (size_t i = 1, len; i < all; i++) {
		size_t sp = space_len(s + i), dash = dash_len(s + i + sp);
		struct label l;

		len = sp > 0 && dash > 0 ? sp + dash : strchr(",(", s[i]) ? 1 : 0;
		len += len > 0 ? space_len(s + i + len) : 0;
		if (len == 0 || i + len >= all ||
			status_read(r, s + i + len, &l) != all - i - len ||
			l.kind != LABEL_PEOPLE || l.weak)
			continue;
		b->list.status = l.status;
		b->list.organisation = doc_text(r, s, i);
		return true;
	}
	return false;
}

/* A section's name is the organisation or the role of those under it. */
static void begin_section(struct block *b, const char *s)
{
	struct span t = { s, strlen(s) - (s[strlen(s) - 1] == ':') };
	bool role = entry_role_like(t) || entry_role_ends(t);

	if (section_status(b, s))
		return;
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

/* A list, and what sentences behind it tell. */
static size_t block_text(const struct block *b, const char *text)
{
	struct people_list list = b->list;
	struct reader *r = list.r;
	size_t all = people_manner_of_all(r, text, &list.status), prose, n;

	if (text[all])
		text = pool_strndup(&r->doc->pool, text, all);
	/* "… (deltog på plats). Eva Ros (deltog via Teams)" is a list all through. */
	prose = people_manners(&list, text, true) > 0 ? strlen(text) : people_prose(text);
	n = people_read(
		&list, text[prose] ? pool_strndup(&r->doc->pool, text, prose) : text, false);

	if (n > 0 && text[prose])
		people_told(&list, text + prose + space_len(text + prose));
	return n;
}

/* Does line i begin something else than more of the list so far? Behind a comma a label in small letters is
 * somebody's role. */
static bool ends_wrapped(const struct reader *r, const char *list, size_t i)
{
	const char *s = r->src[i].text;
	struct label l;

	if (list_in_parenthesis(list))
		return false;
	/* "1" over "MÖTETS ÖPPNANDE" */
	if (s[strspn(s, "0123456789")] == '\0' && i + 1 < r->n &&
		(line_capitals(r->src[i + 1].text) || list_ends_in_colon(r->src[i + 1].text)))
		return true;
	return item_sign(s) > 0 ||
		(label_read(r, s, &l) && (l.closed || l.wide) &&
			!(list_ends_open(list) && *s >= 'a' && *s <= 'z' && s[l.len] == '\0'));
}

/* Join the lines of a wrapped comma list. Returns the line after it. */
size_t block_wrapped(struct block *b, const char *first, size_t from)
{
	struct reader *r = b->list.r;
	struct buf all = { 0 };
	size_t i = from, n;

	buf_puts(&all, first);
	while (i < r->n && all.len < WRAPPED_BYTES_MAX &&
		!(r->src[i].blank && !list_over_gap(r, buf_str(&all), i)) &&
		!ends_wrapped(r, buf_str(&all), i)) {
		const struct source_line *s = &r->src[i++];

		/* Wide space would be a gap between columns. */
		if (s->blank || s->claimed)
			continue;
		if (list_torn(buf_str(&all)))
			buf_cut(&all, all.len - 1);
		else
			buf_putc(&all, ' ');
		buf_puts(&all, s->text);
	}
	n = block_text(b, buf_str(&all));
	buf_release(&all);
	b->found += n;
	return n > 0 ? i : from;
}

/* "Bo Ek, Ideell allians Ida Alm, Bygderådet": where the second of two rows that ran together begins; 0. */
static size_t second_row(const char *s)
{
	size_t from = strcspn(s, ","), to = from + 1, word;
	uint32_t cp;

	if (s[from] != ',' || name_looks(s, from) != NAME_FULL)
		return 0;
	from += 1 + space_len(s + from + 1);
	to = from + strcspn(s + from, ",(");
	utf8_next(s + from, strlen(s + from), &cp, NULL);
	if (s[to] != ',' || strpbrk(s + to + 1, ",0123456789") || !letter_is_upper(cp) ||
		name_is_given(s + from, word_len(s + from)) ||
		entry_surely(s + to + 1 + space_len(s + to + 1)))
		return 0;
	for (size_t at = from; at < to; at += word + space_len(s + at + word)) {
		word = strcspn(s + at, " ,");
		if (at > from && name_is_given(s + at, word_len(s + at)))
			return memchr(s + at, ' ', to - at) &&
					name_looks(s + at, to - at) == NAME_FULL
				? at
				: 0;
		if (words_start(s + at, "för|ers|ersätter|via|genom|v") > 0 ||
			space_len(s + at + word) == 0)
			return 0;
	}
	return 0;
}

void block_line(struct block *b, const char *text, size_t line)
{
	size_t second = second_row(text);

	b->list.line = (int)line + 1;
	if (second > 0)
		b->found += block_text(b, doc_text(b->list.r, text, second - 1));
	b->found += block_text(b, text + second);
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
	struct label l;

	next += next + 1 < r->n && r->src[next].blank && list_ends_in_colon(r->src[i].text);
	/* "Simon" between full names */
	if (name_is_given(r->src[i].body, strlen(r->src[i].body)))
		return false;
	if (next < r->n && label_read(r, r->src[next].text, &l) && l.kind == LABEL_PEOPLE &&
		!l.weak && l.closed)
		return false;
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

static bool away(const struct people_list *l)
{
	return l->status == NOTES_ABSENT || l->status == NOTES_EXCUSED;
}

/* Whether the list goes on after a blank line: only people in the strict sense, one a line. */
static bool goes_on_after_gap(const struct block *b, size_t i)
{
	const struct source_line *s = &b->list.r->src[i];

	/* "Ida Alm (S) Bo Ek (M)" */
	if (b->wrapped && s->body[strlen(s->body) - 1] == ')' && strchr(s->body, '(') &&
		!strpbrk(s->body, ":.") && item_sign(s->text) == 0 &&
		people_read(&b->list, s->body, true) > 1)
		return true;
	return !b->wrapped && s->body[strlen(s->body) - 1] != '.' && item_sign(s->text) == 0 &&
		s->heading == 0 &&
		(block_people(&b->list, s, false) || more_lone(b, i) ||
			(!(b->on_label && away(&b->list)) && section_above(b, i)));
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

/* "Bödby Skogsjärnväg" over "Ida Alm" where others of the list stand under names of sections: one that only looks
 * like a person. */
static bool group_heading(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;
	const struct source_line *s = &r->src[i];

	return b->sections > 0 && s->after_blank && i + 1 < r->n && !r->src[i + 1].blank &&
		!strpbrk(s->body, ",(") && !strstr(s->body, "  ") && strchr(s->body, ' ') &&
		!name_is_given(s->body, word_len(s->body)) && entry_surely(r->src[i + 1].body);
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

/* "X, § 105": what stood beside a name above. */
static bool torn_mark(const char *s)
{
	size_t n = strcspn(s, ", ");

	return (s[n] == '\0' || s[n] == ',') && n > 0 && entry_mark((struct span) { s, n });
}

/* "ordf" over "sekr" in the middle of a list: a column of roles that came after its people. The roles of the
 * first ones of the list; the line after them, i where it is none of that. */
static size_t torn_roles(struct block *b, size_t i, size_t before)
{
	struct reader *r = b->list.r;
	struct notes_doc *d = r->doc;
	size_t end = i;

	while (end < r->n && !r->src[end].blank && before + end - i < d->person_count &&
		*r->src[end].body && role_start(r->src[end].body) == strlen(r->src[end].body))
		end++;
	if (end - i < 2 || end >= r->n || !block_people(&b->list, &r->src[end], false))
		return i;
	for (size_t k = i; k < end; k++)
		if (!d->people[before + k - i].role)
			d->people[before + k - i].role = r->src[k].body;
	return end;
}

/* Does line i begin something else than more of the list: another label, the first item? A label of who
 * led or wrote is also how a list puts a role before a name. */
static bool ends_list(const struct block *b, size_t i, struct label *l)
{
	const struct reader *r = b->list.r;
	const struct source_line *s = &r->src[i];
	const char *text = s->bullet ? s->body : s->text;

	/* "Ledamot    Ida Alm": a column of roles. */
	if (label_read(r, text, l) && l->kind == LABEL_PEOPLE && l->weak && l->wide && l->len > 0 &&
		text[l->len] && !b->on_label && block_people(&b->list, s, false))
		return false;
	if (label_read(r, text, l))
		return !((l->kind == LABEL_NOTE_TAKER || l->kind == LABEL_CHAIR) &&
			!away(&b->list) && role_start(text) > 0 &&
			(!b->on_label || b->rows > 1 || l->wide) &&
			(section_above(b, i) ||
				(block_people(&b->list, s, false) &&
					(l->wide || !s->after_blank))));
	if (list_sent_to(text))
		return true;
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
	struct entry e;
	struct tails t = { 0 };

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
		tails_add(&t, (struct span) { s, strcspn(s, ",(") });
		if (s[comma] == '\0' || memchr(s, ':', comma) ||
			!entry_read((struct span) { s, comma }, false, &e))
			continue;
		comma += 1 + space_len(s + comma + 1);
		if (name_is_given(s + comma, word_len(s + comma)))
			several++;
		else
			single++;
	}
	b->list.one_a_line = single >= 2 && several == 0;
	b->list.family_first = turned >= 2;
	b->list.tails = tails_sure(&t);
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

/* "zelma", "KasperM", "tore_b": people by what they call themselves, one a line. Returns the line after them,
 * from where there are none. */
static size_t read_handles(struct block *b, size_t from)
{
	struct reader *r = b->list.r;
	struct people_list l = b->list;
	struct buf all = { 0 };
	size_t end = from;
	struct label other;

	l.lone_names = true;
	for (size_t i = line_next(r, from); i < r->n && all.len < WRAPPED_BYTES_MAX;
		i = line_next(r, i + 1)) {
		const char *s = r->src[i].body;

		if (r->src[i].claimed || strpbrk(s, " \t,.:;|") || label_read(r, s, &other))
			break;
		if (all.len > 0)
			buf_puts(&all, ", ");
		buf_puts(&all, s);
		end = i + 1;
	}
	if (all.len > 0 && people_handles(&l, buf_str(&all)))
		b->found += people_read(&l, doc_text(r, buf_str(&all), all.len), false);
	else
		end = from;
	buf_release(&all);
	return end;
}

/* The line after what stands at i without being one of the list's: blank lines, a page's head or foot in the middle
 * of the list, what fell out of its columns; i where it is none of that. */
static size_t past_line(struct block *b, size_t from, size_t i, size_t before)
{
	const struct source_line *s = &b->list.r->src[i];

	/* The label's people were a table. */
	if (s->blank && b->found == 0 && i > from &&
		b->list.r->doc->lines[i - 1].kind == NOTES_LINE_ATTENDANCE)
		return b->list.r->n;
	if (s->blank)
		return after_gap(b, i);
	if (s->claimed && *s->text != '|')
		return i + 1;
	return b->found > 0 && torn_mark(s->body) ? i + 1 : torn_roles(b, i, before);
}

/* Reads the lines after the label, until something else begins. */
void block_read(struct block *b, size_t from)
{
	struct reader *r = b->list.r;
	size_t before = r->doc->person_count, i = from, to;
	struct label l;

	if (b->found == 0 && !b->on_label && (i = read_handles(b, from)) > from)
		b->end = i;
	look_ahead(b, i);
	while (i < r->n && i < from + LIST_LINES_MAX) {
		const struct source_line *s = &r->src[i];

		if ((to = past_line(b, from, i, before)) > i) {
			i = to;
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
		if (!group_heading(b, i) && read_people(b, i)) {
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
		if (!group_heading(b, i) && !section_above(b, i)) {
			torn_column(b, i, before);
			break;
		}
		begin_section(b, s->body);
		b->sections++;
		b->end = ++i;
	}
	block_claim(b, from, b->end);
}
