#include <string.h>

#include "base/text.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

enum { LIST_LINES_MAX = 400, WRAPPED_BYTES_MAX = 32 * 1024, SECTION_BYTES_MAX = 60 };

/* A list being read: a label and the lines after it. */
struct block {
	struct people_list list;
	size_t end; /* the line after it */
	size_t found;
	bool wrapped; /* one comma list over several lines */
	bool nobody;  /* the list says so itself: "Ingen." */
};

static bool ends_open(const char *s)
{
	size_t n = strlen(s);

	return n > 0 &&
		(s[n - 1] == ',' || s[n - 1] == ';' || (n > 4 && strcmp(s + n - 4, " och") == 0));
}

static const char nobody[] =
	"ingen|inga|ej aktuellt|–|-|—|ingen.|inga.|none|ingen anmäld|alla närvarande";

static bool says_nobody(const char *s)
{
	size_t n = words_start(s, nobody), dash = dash_len(s);

	if (dash && s[dash] == '\0')
		return true;
	return n > 0 && (s[n] == '\0' || (s[n] == '.' && s[n + 1] == '\0'));
}

/* Does the line by itself hold people, as a list's line does? */
static bool line_of_people(const struct people_list *l, const struct source_line *s, bool lone)
{
	struct people_list strict = *l;

	strict.lone_names = lone;
	return people_read(&strict, s->body, true) > 0;
}

/* "Ledamöter:", "Kommunrepresentanter", "Stenhults kommun": a short line without people in a
 * list. */
static bool section_like(const struct source_line *s)
{
	size_t n = strlen(s->body);

	return n <= SECTION_BYTES_MAX && !strchr(s->body, ',') && s->body[n - 1] != '.' &&
		line_like_heading(s->body[n - 1] == ':' ? "Rubrik" : s->body);
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
	for (size_t i = 0; i < n; i++)
		d->people[before + i].organisation = r->src[from + i].body;
	b->end = from + n;
}

static void claim_people(struct block *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!b->list.r->src[i].claimed)
			line_claim(b->list.r, i, NOTES_LINE_ATTENDANCE);
}

/* Join the lines of a wrapped comma list. Returns the line after it. */
static size_t read_wrapped(struct block *b, const char *first, size_t from)
{
	struct reader *r = b->list.r;
	struct buf all = { 0 };
	struct label l;
	size_t i = from, n;

	buf_puts(&all, first);
	while (i < r->n && !r->src[i].blank && all.len < WRAPPED_BYTES_MAX &&
		!(label_read(r, r->src[i].text, &l) && l.closed) &&
		item_sign(r->src[i].text) == 0) {
		buf_putc(&all, ' ');
		buf_puts(&all, r->src[i].claimed ? "" : r->src[i].text);
		i++;
	}
	n = people_read(&b->list, buf_str(&all), false);
	buf_release(&all);
	b->found += n;
	return n > 0 ? i : from;
}

/* A comma list of names, not one person with commas. */
static bool many_names(const char *s)
{
	const char *comma = strchr(s, ',');

	if (!comma)
		return false;
	comma += 1 + space_len(comma + 1);
	return name_looks(comma, strcspn(comma, ",(")) == NAME_FULL;
}

/* Is the list's text, begun on one line, carried on in the next? */
static bool carries_on(const struct reader *r, const char *text, size_t next)
{
	const struct source_line *s;
	struct label l;

	if (next >= r->n || r->src[next].blank || r->src[next].bullet || !strchr(text, ','))
		return false;
	s = &r->src[next];
	if (ends_open(text))
		return true;
	return !label_read(r, s->text, &l) && item_sign(s->text) == 0 && s->indent == 0 &&
		strlen(text) > 60 && text[strlen(text) - 1] != '.' && strchr(s->text, ',') &&
		name_looks(s->text, strcspn(s->text, ",")) != NAME_NONE &&
		!line_like_heading(s->text);
}

static void read_line(struct block *b, const char *text, size_t line)
{
	b->list.line = (int)line + 1;
	b->found += people_read(&b->list, text, false);
}

/* Is line i the name of a section ("Norra", "Kommunrepresentanter") right above people? */
static bool section_above(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;

	return section_like(&r->src[i]) && !line_of_people(&b->list, &r->src[i], false) &&
		i + 1 < r->n && !r->src[i + 1].blank &&
		line_of_people(&b->list, &r->src[i + 1], false);
}

/* Whether the list goes on after a blank line: only people in the strict sense, one a line. */
static bool goes_on_after_gap(const struct block *b, size_t i)
{
	const struct source_line *s = &b->list.r->src[i];

	return !b->wrapped && s->body[strlen(s->body) - 1] != '.' && item_sign(s->text) == 0 &&
		s->heading == 0 && (line_of_people(&b->list, s, false) || section_above(b, i));
}

/* The line after a blank one where the list goes on, else the end of the text. */
static size_t after_gap(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;
	size_t next = line_next(r, i);

	return next < r->n && next <= i + 2 && (b->found == 0 || goes_on_after_gap(b, next)) ? next
											     : r->n;
}

/* A row of a table, its head or the rule below that. */
static bool read_row(struct block *b, const struct source_line *s)
{
	bool head, person = people_row(&b->list, s->text, &head);

	b->found += person;
	return person || head || s->claimed;
}

/* Reads the lines after the label, until something else begins. */
static void read_block(struct block *b, size_t from)
{
	struct reader *r = b->list.r;
	size_t before = r->doc->person_count, i = from;
	struct label l;

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
		if (s->heading > 0 ||
			(label_read(r, s->text, &l) && (l.closed || l.wide || !l.weak)))
			break;
		b->list.line = (int)i + 1;
		if (*s->text == '|') {
			if (!read_row(b, s))
				break;
			b->end = ++i;
			continue;
		}
		if (b->found == 0 && says_nobody(s->body)) {
			b->nobody = true;
			b->end = ++i;
			break;
		}
		if (carries_on(r, s->body, i + 1)) {
			b->wrapped = true;
			i = b->end = read_wrapped(b, s->body, i + 1);
			continue;
		}
		b->list.lone_names = strchr(s->body, ',') || !section_above(b, i);
		if (line_of_people(&b->list, s, b->list.lone_names)) {
			b->wrapped |= many_names(s->body);
			read_line(b, s->body, i);
			b->end = ++i;
			continue;
		}
		if (!section_above(b, i)) {
			torn_column(b, i, before);
			break;
		}
		b->list.organisation = section_organisation(r, s->body);
		b->end = ++i;
	}
	claim_people(b, from, b->end);
}

/* Is the next line a label of people too ("Ledamöter:" under "Närvarande")? */
static bool label_below(const struct reader *r, size_t i)
{
	size_t next = line_next(r, i + 1);
	struct label l;

	return next < r->n && label_read(r, r->src[next].text, &l) && l.kind == LABEL_PEOPLE &&
		l.closed;
}

/* One label with its people: those on its line up to byte cut of rest, and, where the line ends
 * there, those of the lines below. Returns whether it was an attendance list; *end gets the line
 * after it. */
static bool read_list(struct reader *r, size_t i, const char *rest, size_t cut,
	const struct label *l, size_t *end)
{
	struct block b = { .list = { .r = r,
				   .status = l->kind == LABEL_INVITED ? NOTES_ABSENT : l->status,
				   .role = l->role,
				   .invited = l->kind == LABEL_INVITED,
				   .lone_names = true,
				   .line = (int)i + 1 },
		.end = i + 1 };
	char *here = text_trim(pool_strndup(&r->doc->pool, rest, cut));
	bool last = rest[cut] == '\0';

	if (says_nobody(here))
		return true;
	if (!*here) {
		if (l->closed && last)
			read_block(&b, i + 1);
		*end = b.end;
		return b.found > 0 || b.nobody || (l->closed && !l->weak && label_below(r, i));
	}
	if (last && carries_on(r, here, i + 1)) {
		b.wrapped = true;
		b.end = read_wrapped(&b, here, i + 1);
		claim_people(&b, i + 1, b.end);
	}
	if (b.found == 0)
		read_line(&b, here, i);
	if (b.found > 0 && b.end == i + 1 && last)
		read_block(&b, i + 1);
	*end = b.end;
	return b.found > 0;
}

/* A label, and further ones on the same line ("Närvarande: … Frånvarande: …"). */
static bool read_labels(struct reader *r, size_t i, const char *text, struct label l, size_t *end)
{
	bool any = false;

	for (;;) {
		const char *rest = text + l.len;
		size_t cut = label_next(r, rest);

		if (!read_list(r, i, rest, cut, &l, end))
			return any;
		any = true;
		if (l.where && !r->doc->onsite_label)
			r->doc->onsite_label =
				text_trim(pool_strndup(&r->doc->pool, l.where, l.where_len));
		text = rest + cut;
		if (!*text || !label_read(r, text, &l) ||
			(l.kind != LABEL_PEOPLE && l.kind != LABEL_INVITED))
			return true;
	}
}

/* The text of a line where a label may begin: past an item's number. */
static const char *label_text(const struct source_line *s)
{
	return s->body + item_sign(s->body);
}

static bool people_label(const struct reader *r, const char *s, struct label *l)
{
	return label_read(r, s, l) && (l->kind == LABEL_PEOPLE || l->kind == LABEL_INVITED);
}

/* Those who were called and are not present are absent: a list of those called comes before or
 * after the one of those present. */
static void read_lists(struct reader *r, bool invited)
{
	for (size_t i = 0; i < r->n;) {
		const char *text = label_text(&r->src[i]);
		size_t end = i + 1, at = 0;
		struct label l;

		if (r->src[i].claimed) {
			i++;
			continue;
		}
		if (!people_label(r, text, &l)) {
			at = label_next(r, text);
			if (!text[at] || !people_label(r, text + at, &l)) {
				i++;
				continue;
			}
		}
		if ((l.kind == LABEL_INVITED) == invited && read_labels(r, i, text + at, l, &end)) {
			if (item_sign(r->src[i].body) == 0 && at == 0)
				line_claim(r, i, NOTES_LINE_ATTENDANCE);
		}
		i = end > i ? end : i + 1;
	}
}

const char absence_words[] =
	"hade anmält förhinder|har anmält förhinder|anmälde förhinder|hade meddelat förhinder|"
	"har meddelat förhinder|hade förhinder|har förhinder|hade lämnat återbud|"
	"har lämnat återbud|lämnade återbud|var frånvarande|är frånvarande|kunde inte delta|"
	"kunde inte närvara";

/* "Bo Ek och Siri Ek hade anmält förhinder.": absence told in a sentence of a note. */
static void read_absence(struct reader *r, size_t i)
{
	struct people_list l = { .r = r, .status = NOTES_EXCUSED, .line = (int)i + 1 };
	const char *s = r->src[i].body, *hit = words_find(s, absence_words, NULL), *from = hit;

	while (hit && from > s && !(from[-1] == ' ' && from - 1 > s && strchr(".!?", from[-2])))
		from--;
	if (hit)
		people_read(&l, text_trim(pool_strndup(&r->doc->pool, from, (size_t)(hit - from))),
			false);
}

void notes_people(struct reader *r)
{
	read_lists(r, false);
	for (size_t i = 0; i < r->n; i++)
		if (!r->src[i].claimed && line_has(&r->src[i], SIGNAL_ABSENCE))
			read_absence(r, i);
	read_lists(r, true);
}

const char *people_full_name(const struct reader *r, const char *name)
{
	const struct notes_doc *d = r->doc;
	const char *found = NULL;
	size_t n = strlen(name);

	for (size_t i = 0; i < d->person_count; i++) {
		const char *full = d->people[i].name;

		if (strcmp(full, name) == 0)
			return full;
		if ((strncmp(full, name, n) == 0 && full[n] == ' ') ||
			(d->people[i].nickname && strcmp(d->people[i].nickname, name) == 0)) {
			if (found)
				return NULL;
			found = full;
		}
	}
	return found;
}
