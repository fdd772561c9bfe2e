#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_block.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

/* Which labels have lists of people, and where they end. */

enum { STRANGER_WORDS_MAX = 16, ELECTION_LINES = 20, PLACES_MAX = 40 };

/* Is the next line a label of people too ("Ledamöter:" under "Närvarande")? */
static bool label_below(const struct reader *r, size_t i)
{
	size_t next = line_next(r, i + 1);
	struct label l;

	return next < r->n && label_read(r, r->src[next].text, &l) && l.kind == LABEL_PEOPLE &&
		l.closed;
}

/* "Frånvarande:" without anybody, among labels that have their values on their lines. */
static bool left_empty(const struct reader *r, size_t i)
{
	const char *s = i + 1 < r->n ? r->src[i + 1].text : "";
	const struct notes_doc *d = r->doc;
	const char *first;
	struct label l;

	if (d->person_count == 0 || !list_ends_in_colon(r->src[i].text) || !label_read(r, s, &l) ||
		l.kind >= LABEL_PEOPLE || s[l.len] == '\0' ||
		(l.kind == LABEL_CHAIR && !l.closed && !l.wide))
		return false;
	first = r->src[d->people[0].line - 1].text;
	return label_read(r, first, &l) && first[l.len] != '\0';
}

/* "Deltagare (T = via Teams):": the letter for those who were not there in person; 0 for none. */
static char legend_letter(const char *label, size_t n)
{
	const char *equals = memchr(label, '=', n);

	if (!equals || equals < label + 2)
		return 0;
	for (const char *p = equals + 1 + space_len(equals + 1); p < label + n; p++)
		if (words_start(p,
			    "teams|via teams|digitalt|distans|på distans|via länk|länk|zoom|online"))
			return equals[-1] == ' ' ? equals[-2] : equals[-1];
	return 0;
}

/* Does the next line, further in, hold people beyond doubt? */
static bool people_below(const struct block *b, size_t i)
{
	const struct reader *r = b->list.r;

	return i + 1 < r->n && !r->src[i + 1].blank && r->src[i + 1].indent > r->src[i].indent &&
		block_people(&b->list, &r->src[i + 1], false);
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
	if (list_nobody(here) ||
		(number_len(here, 4, &count) > 0 && !strchr(here, ',') &&
			!words_find(here, "samt|och", NULL)))
		return true;
	/* "Beslutande: Ersättare:" over the people of both. */
	if (label_read(r, here, &other) && other.kind == LABEL_PEOPLE && here[other.len] == '\0')
		*here = '\0';
	if (!*here && left_empty(r, i))
		return true;
	b.list.remote_letter = legend_letter(rest - l->len, l->len);
	if (!*here) {
		if ((l->closed || l->wide) && last)
			block_read(&b, i + 1);
		*end = b.end;
		return b.found > 0 || b.nobody || (l->closed && !l->weak && label_below(r, i));
	}
	if (last && list_carries_on(r, here, i + 1)) {
		b.wrapped = true;
		b.end = block_wrapped(&b, here, i + 1);
		block_claim(&b, i + 1, b.end);
	}
	if (b.found == 0)
		block_line(&b, here, i);
	b.on_label = true;
	b.rows = 1;
	/* The page's columns fell apart: "Beslutande    Rådhuset" over the people. */
	if (b.found == 0 && last &&
		((l->wide && !l->weak) || ((l->wide || l->closed) && people_below(&b, i)))) {
		block_read(&b, i + 1);
		*end = b.end;
		return b.found > 0;
	}
	if (b.found > 0 && b.end == i + 1 && last)
		block_read(&b, i + 1);
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

/* whole: the people stand on the label's own line. */
static void under_outer(
	const struct reader *r, size_t i, bool whole, struct outer_label *outer, struct label *l)
{
	if (!l->weak) {
		outer->label = *l;
		if (r->src[i].text[strlen(r->src[i].text) - 1] != ':' &&
			source_line_words(r->src[i].text) > 2)
			outer->label.kind = LABEL_NONE;
		if (!label_below(r, i) || whole)
			outer->label.kind = LABEL_NONE;
	} else if (outer->label.kind == LABEL_PEOPLE && line_next(r, outer->end) == i &&
		l->status == NOTES_PRESENT) {
		l->status = outer->label.status;
	} else {
		outer->label.kind = LABEL_NONE;
	}
}

/* Where a paragraph has lists of people; kept from line to line, so that long ones are looked at once. */
struct paragraph {
	size_t seen; /* lines looked at */
	bool lists;
};

/* Does line i, below all that were asked about, stand in one paragraph with lists of people, after one of
 * them? */
static bool beside_lists(const struct reader *r, size_t i, struct paragraph *p)
{
	for (; p->seen < i; p->seen++) {
		enum notes_line_kind kind = r->doc->lines[p->seen].kind;

		if (r->src[p->seen].blank || kind == NOTES_LINE_ITEM)
			p->lists = false;
		else if (kind == NOTES_LINE_ATTENDANCE)
			p->lists = true;
	}
	return p->lists;
}

/* The heading of the item that line i is under, past its number; NULL where it is under none, or far below. */
static const char *heading_above(const struct reader *r, size_t i, size_t *line)
{
	for (size_t most = ELECTION_LINES; i > 0 && most > 0; most--) {
		const struct source_line *s = &r->src[--i];
		size_t sign = item_sign(s->text);

		/* The people of a list may be numbered. */
		if (r->doc->lines[i].kind != NOTES_LINE_ATTENDANCE &&
			(sign > 0 || s->heading > 0)) {
			*line = i;
			return s->text + sign;
		}
	}
	return NULL;
}

/* Is line i under an item of elections? Who is chosen to the board is not told to be there. */
static bool under_election(const struct reader *r, size_t i)
{
	size_t line;
	const char *heading = heading_above(r, i, &line);

	return heading &&
		words_find(heading,
			"val av styrelse|val av ledamöter|val av styrelseledamöter|"
			"val av suppleanter|val av ersättare|val av revisorer|styrelseval|"
			"konstituering|konstituerande|förtroendevalda|valda|"
			"styrelsens sammansättning",
			NULL);
}

/* "Deltagare: …", "Medlemmar: …" under an item, where those at the meeting are listed above the items: the
 * members of something else. */
static bool of_something_else(
	const struct reader *r, size_t i, const char *s, const struct label *l)
{
	const struct notes_doc *d = r->doc;
	size_t line;
	const char *heading;

	if (d->person_count < 2 ||
		!(l->weak ||
			words_start(s,
				"deltagare|deltagarna|deltagende|deltagere|deltakere|medverkande") >
				0))
		return false;
	heading = heading_above(r, i, &line);
	return heading && (size_t)d->people[1].line <= line &&
		(size_t)d->people[d->person_count - 1].line <= line &&
		!words_find(heading,
			"närvaro|närvarande|deltagare|upprop|närvarolista|deltagarlista|öppnande|"
			"öppnas|öppning|inledning|välkommen|välkomna|formalia|åbning|velkomst|åpning",
			NULL);
}

/* "Processledare: Ida Alm och Bo Ek" beside the lists: what they are there as is a label that nobody
 * knows. All that stands after it must be names. */
static void read_stranger(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	size_t colon = strcspn(s, ":.,(0123456789"), from = colon + 1;
	struct people_list l = {
		.r = r, .line = (int)i + 1, .guess = _("beside the lists of people")
	};
	struct label known;

	if (s[colon] != ':' || s[from] == '\0' || label_read(r, s, &known) || list_sent_to(s) ||
		under_election(r, i) || line_has(&r->src[i], SIGNAL_SENTENCE) ||
		name_looks(s, colon) == NAME_FULL || source_line_words(s) > STRANGER_WORDS_MAX)
		return;
	from += space_len(s + from);
	l.role = doc_text(r, s, colon);
	if (!(name_is_given(s + from, word_len(s + from)) ||
		    entry_role_like((struct span) { s, colon })) ||
		name_looks(s + from, entry_words(s + from)) != NAME_FULL)
		return;
	if (people_read(&l, s + from, false) > 0)
		line_claim(r, i, NOTES_LINE_ATTENDANCE);
}

/* Does a label of those present stand below line i? */
static bool present_below(const struct reader *r, size_t i)
{
	struct label l;

	for (i++; i < r->n; i++)
		if (label_read(r, r->src[i].text, &l) && l.kind == LABEL_PEOPLE && !l.weak &&
			l.closed && l.status == NOTES_PRESENT)
			return true;
	return false;
}

/* The members that a notice calls are not told to have come. "Inbjudna: …" above those present is a list
 * of those called too: *l becomes that. */
static bool only_called(const struct reader *r, size_t i, const char *s, struct label *l)
{
	bool first = r->doc->person_count == 0 || r->doc->people[0].line > (int)i + 1;

	if (words_start(s, "inbjudna") > 0 && l->weak && first && present_below(r, i))
		l->kind = LABEL_INVITED;
	return l->kind == LABEL_PEOPLE && l->weak && l->status == NOTES_PRESENT &&
		strcmp(r->doc->type, "kallelse") == 0;
}

/* Those who were called and are not present are absent: a list of those called comes before or
 * after the one of those present. */
static void read_lists(struct reader *r, bool invited)
{
	struct outer_label outer = { 0 };
	struct paragraph paragraph = { 0 };

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
				if (beside_lists(r, i, &paragraph))
					read_stranger(r, i);
				i++;
				continue;
			}
		}
		if (only_called(r, i, text + at, &l) || (l.weak && under_election(r, i)) ||
			of_something_else(r, i, text + at, &l)) {
			i++;
			continue;
		}
		under_outer(r, i, text[at + l.len] != '\0', &outer, &l);
		if ((l.kind == LABEL_INVITED) == invited && read_labels(r, i, text + at, l, &end)) {
			if (item_sign(r->src[i].body) == 0 && at == 0)
				line_claim(r, i, NOTES_LINE_ATTENDANCE);
		}
		outer.end = end;
		i = end > i ? end : i + 1;
	}
}

/* "Arbetsgivaren: Ida Alm": is line i a group and its people? */
static bool group_line(const struct people_list *l, size_t i)
{
	const struct source_line *s = &l->r->src[i];
	size_t colon = strcspn(s->body, ":.,(0123456789");
	struct label known;

	return !s->claimed && s->body[colon] == ':' && s->body[colon + 1] == ' ' &&
		!label_read(l->r, s->body, &known) && !line_has(s, SIGNAL_SENTENCE) &&
		people_read(l, s->body, true) > 0;
}

/* "Arbetsgivaren: Ida Alm", "Kommunal: Bo Ek" right above "Frånvarande: …": groups that nothing else says
 * to be there. */
static void read_groups_above(struct reader *r)
{
	const struct notes_doc *d = r->doc;
	struct people_list l = { .r = r, .guess = _("above the list of those absent") };
	size_t i, end;

	for (size_t k = 0; k < d->person_count; k++)
		if (d->people[k].status != NOTES_ABSENT && d->people[k].status != NOTES_EXCUSED)
			return;
	i = end = d->person_count > 0 ? (size_t)d->people[0].line - 1 : 0;
	while (i > 0 && group_line(&l, i - 1))
		i--;
	for (; i < end; i++) {
		l.line = (int)i + 1;
		people_read(&l, r->src[i].body, false);
		line_claim(r, i, NOTES_LINE_ATTENDANCE);
	}
}

static bool none_present(const struct notes_doc *d)
{
	for (size_t k = 0; k < d->person_count; k++)
		if (d->people[k].status != NOTES_ABSENT && d->people[k].status != NOTES_EXCUSED)
			return false;
	return true;
}

/* Is it where somebody else comes from: "Förhinder: Ekby, Ådala"? */
static bool is_place(const struct notes_doc *d, const struct notes_person *p)
{
	size_t n = strlen(p->name);

	if (!p->given_only || p->status != NOTES_EXCUSED || name_is_given(p->name, n))
		return false;
	for (size_t k = 0; k < d->person_count; k++) {
		const char *body = d->people[k].organisation;

		if (body && strncmp(body, p->name, n) == 0 && (body[n] == '\0' || body[n] == ' '))
			return true;
	}
	return false;
}

static void drop_places(struct reader *r)
{
	struct notes_doc *d = r->doc;
	size_t kept = 0;

	if (d->person_count > PLACES_MAX)
		return;
	for (size_t i = 0; i < d->person_count; i++)
		if (!is_place(d, &d->people[i]))
			d->people[kept++] = d->people[i];
	if (kept < d->person_count)
		r->slot_count = 0; /* the table is made anew */
	d->person_count = kept;
}

void notes_people(struct reader *r)
{
	notes_torn(r);
	notes_matrix(r);
	read_lists(r, false);
	read_groups_above(r);
	for (size_t i = none_present(r->doc) ? 0 : r->n; i < r->n; i++)
		if (!r->src[i].claimed && line_has(&r->src[i], SIGNAL_PRESENCE) &&
			people_present_by_text(r, i))
			break;
	if (strcmp(r->doc->type, "kallelse") != 0)
		people_unlabelled(r);
	/* "Från kansliet deltog Ida Alm och Bo Ek." below a list of the others */
	for (size_t i = 0; i < r->n && r->doc->person_count > 0; i++)
		if (!r->src[i].claimed && line_has(&r->src[i], SIGNAL_PRESENCE) &&
			words_start(r->src[i].body, "från|dessutom|därutöver|därtill|fra") > 0)
			people_present_by_text(r, i);
	for (size_t i = 0; i < r->n; i++)
		if (!r->src[i].claimed && line_has(&r->src[i], SIGNAL_ABSENCE))
			people_absent_by_text(r, i, r->src[i].body);
	/* A notice calls people to a meeting that is still to come. */
	if (strcmp(r->doc->type, "kallelse") != 0)
		read_lists(r, true);
	people_all_by_line(r);
	drop_places(r);
	people_stars(r);
	people_turn(r);
}

const char *people_full_name(const struct reader *r, const char *name)
{
	const struct notes_doc *d = r->doc;
	const char *found = NULL;
	size_t n = strlen(name);

	for (size_t i = 0; i < d->person_count; i++) {
		const char *full = d->people[i].name;

		bool begins = *full == *name && strncmp(full, name, n) == 0;

		if (begins && full[n] == '\0')
			return full;
		if ((begins && full[n] == ' ') ||
			(d->people[i].nickname && strcmp(d->people[i].nickname, name) == 0)) {
			if (found)
				return NULL;
			found = full;
		}
	}
	return found;
}
