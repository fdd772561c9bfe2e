#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "formats/notes_in_items.h"
#include "rules/names.h"
#include "rules/words.h"

enum {
	LABEL_GAP_MAX = 4,
	WRAPPED_LINE = 60,
	LIST_LINES_MAX = 400,
	WRAPPED_BYTES_MAX = 32 * 1024,
	SECTION_BYTES_MAX = 60
};

/* A list being read: a label and the lines after it. */
struct block {
	struct people_list list;
	size_t end; /* the line after it */
	size_t found;
	bool wrapped;  /* one comma list over several lines */
	bool nobody;   /* the list says so itself: "Ingen." */
	bool on_label; /* begun on the line of the label */
	bool numbered; /* its lines are */
};

/* "Gunnel Isaks-": a word that the next line carries on. */
static bool torn_word(const char *s)
{
	size_t n = strlen(s);

	return n > 2 && s[n - 1] == '-' && s[n - 2] != ' ' && s[n - 2] != '-';
}

static bool ends_open(const char *s)
{
	size_t n = strlen(s);

	return n > 0 &&
		(s[n - 1] == ',' || s[n - 1] == ';' || torn_word(s) ||
			(n > 2 && strcmp(s + n - 2, " -") == 0) ||
			(n > 4 && strcmp(s + n - 4, " och") == 0));
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
	size_t n = strlen(s->body), gaps = 0;

	/* The heads of columns stand far apart. */
	for (size_t i = 1; i < n; i++)
		gaps += s->body[i] == ' ' && s->body[i - 1] == ' ';
	return n - gaps <= SECTION_BYTES_MAX && !strchr(s->body, ',') && s->body[n - 1] != '.' &&
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
	for (size_t i = 0; i < n; i++) {
		d->people[before + i].organisation = r->src[from + i].body;
		d->people[before + i].guess = _("organisations by their order");
	}
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
		if (torn_word(buf_str(&all)))
			buf_cut(&all, all.len - 1);
		else
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
	size_t full = 0;
	struct entry e;

	if (!strchr(s, ','))
		return false;
	while (*s && full < 2) {
		size_t n = strcspn(s, ",;");

		full += entry_read((struct span) { s, n }, false, &e);
		s += n + (s[n] != '\0');
	}
	return full == 2;
}

/* "Bo Ek, Ida Alm, Doris": a comma list whose last name the line cuts off. */
static bool torn_name(const char *s)
{
	const char *last = strrchr(s, ',');
	size_t commas = 0;

	for (const char *p = s; *p; p++)
		commas += *p == ',';
	if (commas < 2)
		return false;
	last += 1 + space_len(last + 1);
	return name_looks(last, strlen(last)) == NAME_GIVEN_ONLY && many_names(s);
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
	if (label_read(r, s->text, &l) || item_sign(s->text) > 0 ||
		(s->indent > 0 && !many_names(text)) || s->heading > 0)
		return false;
	if (s->text[strcspn(s->text, ":,(")] == ':')
		return false;
	/* The page's edge cut the list: a long line of several, then more of them or the last. */
	if (strlen(r->src[next - 1].text) >= WRAPPED_LINE && many_names(text) &&
		text[strlen(text) - 1] != '.' && !line_has(s, SIGNAL_SENTENCE) &&
		(strchr(s->text, ',') || next + 1 == r->n || r->src[next + 1].blank ||
			label_read(r, r->src[next + 1].text, &l)) &&
		!line_capitals(s->text))
		return true;
	return (strlen(r->src[next - 1].text) > 55 || torn_name(text)) &&
		text[strlen(text) - 1] != '.' &&
		(strchr(s->text, ',') || words_find(s->text, "och", NULL)) &&
		name_looks(s->text, strcspn(s->text, ",")) != NAME_NONE &&
		(many_names(s->text) || !line_like_heading(s->text));
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

	return next < r->n && next <= i + (b->found ? 2 : LABEL_GAP_MAX) &&
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

/* Does line i begin something else than more of the list: another label, the first item? A label of who
 * led or wrote is also how a list puts a role before a name. */
static bool ends_list(const struct block *b, size_t i, struct label *l)
{
	const struct reader *r = b->list.r;
	const struct source_line *s = &r->src[i];

	if (label_read(r, s->text, l))
		return !((l->kind == LABEL_NOTE_TAKER || l->kind == LABEL_CHAIR) && !b->wrapped &&
			!b->on_label && role_start(s->text) > 0 &&
			line_of_people(&b->list, s, false));
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
		line_of_people(&b->list, &r->src[i + 1], false);
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
		if (s->heading > 0 || (ends_list(b, i, &l)))
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
		b->list.lone_names = strchr(s->body, ',') || lone_line(b, i);
		if (line_of_people(&b->list, s, b->list.lone_names)) {
			b->wrapped |= many_names(s->body);
			b->numbered |= item_sign(s->text) > 0;
			read_line(b, s->body, i);
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
				   .guess = l->kind == LABEL_INVITED
					   ? _("called, but not among those present")
					   : NULL,
				   .line = (int)i + 1 },
		.end = i + 1 };
	char *here = text_trim(pool_strndup(&r->doc->pool, rest, cut));
	bool last = rest[cut] == '\0';
	struct label other;
	int count;

	/* "34 medlemmar": how many, not who. */
	if (says_nobody(here) || (number_len(here, 4, &count) > 0 && !strchr(here, ',')))
		return true;
	/* "Beslutande: Ersättare:" over the people of both. */
	if (label_read(r, here, &other) && other.kind == LABEL_PEOPLE && here[other.len] == '\0')
		*here = '\0';
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
	b.on_label = true;
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
		/* Fields of the header may stand between ("… Sekreterare: … Frånvarande: …"). */
		do {
			text = rest + cut;
			if (!*text || !label_read(r, text, &l))
				return true;
			rest = text + l.len;
			cut = label_next(r, rest);
		} while (l.kind != LABEL_PEOPLE && l.kind != LABEL_INVITED);
	}
}

/* The text of a line where a label may begin: past an item's number. */
static const char *label_text(const struct reader *r, const struct source_line *s)
{
	struct item_mark m;
	struct label l;
	size_t n = item_sign(s->body);

	/* "1 Närvarande" */
	if (n == 0 && item_mark_read(s->body, &m) > 0 && m.style == STYLE_BARE &&
		label_read(r, s->body + m.title, &l) && l.closed)
		n = m.title;
	return s->body + n;
}

static bool people_label(const struct reader *r, const char *s, struct label *l)
{
	return label_read(r, s, l) && (l->kind == LABEL_PEOPLE || l->kind == LABEL_INVITED);
}

/* A label with labels below it: "Frånvarande" over "Ledamöter: …" and "Ersättare: …". */
struct outer_label {
	struct label label;
	size_t end; /* the line after what it governs so far */
};

static void under_outer(
	const struct reader *r, size_t i, struct outer_label *outer, struct label *l)
{
	if (!l->weak) {
		outer->label = *l;
		if (r->src[i].text[strlen(r->src[i].text) - 1] != ':' &&
			source_line_words(r->src[i].text) > 2)
			outer->label.kind = LABEL_NONE;
		if (!label_below(r, i))
			outer->label.kind = LABEL_NONE;
	} else if (outer->label.kind == LABEL_PEOPLE && line_next(r, outer->end) == i &&
		l->status == NOTES_PRESENT) {
		l->status = outer->label.status;
	} else {
		outer->label.kind = LABEL_NONE;
	}
}

/* Those who were called and are not present are absent: a list of those called comes before or
 * after the one of those present. */
static void read_lists(struct reader *r, bool invited)
{
	struct outer_label outer = { 0 };

	for (size_t i = 0; i < r->n;) {
		const char *text = label_text(r, &r->src[i]);
		size_t end = i + 1, at = 0;
		struct label l;

		if (r->src[i].claimed) {
			i++;
			continue;
		}
		if (!people_label(r, text, &l)) {
			do
				at += label_next(r, text + at);
			while (text[at] && !people_label(r, text + at, &l));
			if (!text[at]) {
				i++;
				continue;
			}
		}
		under_outer(r, i, &outer, &l);
		if ((l.kind == LABEL_INVITED) == invited && read_labels(r, i, text + at, l, &end)) {
			if (item_sign(r->src[i].body) == 0 && at == 0)
				line_claim(r, i, NOTES_LINE_ATTENDANCE);
		}
		outer.end = end;
		i = end > i ? end : i + 1;
	}
}

void notes_people(struct reader *r)
{
	notes_matrix(r);
	read_lists(r, false);
	for (size_t i = 0; i < r->n; i++)
		if (!r->src[i].claimed && line_has(&r->src[i], SIGNAL_ABSENCE))
			people_absent_by_text(r, i);
	/* A notice calls people to a meeting that is still to come. */
	if (strcmp(r->doc->type, "kallelse") != 0)
		read_lists(r, true);
	people_turn(r);
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
