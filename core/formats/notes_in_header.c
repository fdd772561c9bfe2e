#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/names.h"
#include "rules/words.h"

enum { TITLE_LINES_MAX = 3, CONTINUATION_INDENT = 4, DATED_BYTES_MAX = 160, TIME_LINE_BYTES = 60 };

static const char kinds_of_document[] =
	"minnesanteckningar|mötesanteckningar|anteckningar|protokoll|sammanträdesprotokoll|"
	"mötesprotokoll|styrelseprotokoll|kallelse|inbjudan|referat|föredragningslista|dagordning|"
	"mötesreferat|minnesanteckning|protokollsutdrag|minutes|mötestider|mötesdatum|"
	"sammanträdestider|sammanträdesplan|årshjul|mötesplan|kallas";

struct document_type {
	const char *words, *type;
};

static const struct document_type document_types[] = {
	{ "mötestider|mötesdatum|sammanträdestider|sammanträdesplan|mötesplan|sammanträdesdagar",
		"schedule" },
	{ "kallelse|inbjudan|kallas|föredragningslista", "kallelse" },
	{ "minnesanteckningar|mötesanteckningar|anteckningar|minnesanteckning|noteringar",
		"minnesanteckningar" },
	{ "protokoll|sammanträdesprotokoll|mötesprotokoll|styrelseprotokoll|referat|"
	  "mötesreferat|minutes",
		"protokoll" },
};

void notes_type(struct reader *r)
{
	size_t seen = 0;

	r->doc->type = "unknown";
	for (size_t i = 0; i < r->n && seen < 6; i++) {
		if (r->src[i].blank)
			continue;
		seen++;
		for (size_t k = 0; k < ARRAY_LEN(document_types); k++)
			if (words_find(r->src[i].text, document_types[k].words, NULL)) {
				r->doc->type = document_types[k].type;
				return;
			}
	}
}

/* How sure a source of the meeting's date is. */
enum trust { TRUST_NONE, TRUST_LINE, TRUST_TITLE, TRUST_TIME, TRUST_DATE };

struct header {
	struct reader *r;
	enum trust date_from;
	struct when date; /* the best date seen, perhaps without a year */
	int32_t notice;   /* the date of a letter: "Ekeby 2010-08-19" */
	int year;         /* a year that some line of the header gives */
	int date_line;
};

static void offer_date(struct header *h, const struct when *w, enum trust trust, size_t line)
{
	bool better = trust > h->date_from ||
		(trust == h->date_from && w->day != DAY_NONE && h->date.day == DAY_NONE);

	if (w->month == 0)
		return;
	if (w->has_year && w->day != DAY_NONE)
		h->year = day_year(w->day);
	/* A date with a year is worth more than a label. */
	if (h->date_from != TRUST_NONE && h->date.day != DAY_NONE && w->day == DAY_NONE &&
		trust < TRUST_TIME)
		better = false;
	if (better) {
		h->date = *w;
		h->date_from = trust;
		h->date_line = (int)line + 1;
	}
}

static void offer_time(struct header *h, int start, int end, size_t line)
{
	struct notes_doc *d = h->r->doc;

	if (start == MINUTE_NONE || d->start != MINUTE_NONE)
		return;
	notes_found(h->r, line, NOTES_WHAT_TIME, NOTES_FOUND, "");
	d->start = start;
	d->end = end;
}

/* The time that stands anywhere in s. */
static bool find_time(const char *s, struct when *w)
{
	size_t lead = space_len(s);

	return when_time(s + lead, true, w) > 0 || when_find_time(s, 0, w);
}

/* Sets a field that has no value yet, and notes that line gave it. */
static void set_once(
	struct header *h, const char **to, const char *value, enum notes_what what, size_t line)
{
	if (*to || !value)
		return;
	*to = value;
	notes_found(h->r, line, what, NOTES_FOUND, "");
}

static void read_time(struct header *h, const char *s, bool place, size_t line)
{
	struct notes_doc *d = h->r->doc;
	struct when w = { 0 }, t;
	bool dated = when_find(s, 0, DAY_NONE, &w);

	if (dated) {
		offer_date(h, &w, TRUST_TIME, line);
		offer_time(h, w.start, w.end, line);
	}
	if (d->start == MINUTE_NONE && (dated ? when_find_time(s, 0, &t) : find_time(s, &t)))
		offer_time(h, t.start, t.end, line);
	if (place)
		set_once(h, &d->place, place_beside(h->r, s, &w, dated), NOTES_WHAT_PLACE, line);
}

/* The person that a field names, after the dots of a line to sign on. */
static const char *person_in(struct reader *r, const char *s)
{
	const char *name;
	struct label l;
	size_t n, len;

	s += strspn(s, "._~-\t ");
	n = strcspn(s, ",;(");
	for (size_t i = 0; i < n; i++)
		if (text_starts(s + i, "  ") || s[i] == '\t')
			n = i;
	name = doc_text(r, s, n);
	len = name ? strlen(name) : 0;
	if (len > 1 && name[len - 1] == '.')
		name = doc_text(r, name, len - 1);
	if (name && *name >= 'a' && *name <= 'z') {
		struct entry e;

		/* "projektledare Bo Ek" */
		if (entry_read((struct span) { name, strlen(name) }, false, &e))
			name = doc_text(r, e.name.s, e.name.n);
	}
	return name && name_in_list(name, strlen(name)) != NAME_NONE && !label_read(r, name, &l)
		? name
		: NULL;
}

void header_adjusters(struct reader *r, const char *s)
{
	struct notes_doc *d = r->doc;

	while (*s) {
		size_t n = strcspn(s, ",;&"), skip;
		const char *och = words_find(s, "och|samt", &skip), *name;

		if (och && (size_t)(och - s) < n) {
			n = (size_t)(och - s);
			name = person_in(r, pool_strndup(&d->pool, s, n));
			s = och + skip;
		} else {
			name = person_in(r, pool_strndup(&d->pool, s, n));
			s += n + (s[n] != '\0');
		}
		if (!name)
			continue;
		d->adjusters = pool_grow(&d->pool, d->adjusters, d->adjuster_count,
			&r->adjuster_cap, sizeof(*d->adjusters));
		d->adjusters[d->adjuster_count++] = name;
	}
}

/* A labelled field and its value. */
static void take_field(struct header *h, const struct label *l, const char *value, size_t line)
{
	struct notes_doc *d = h->r->doc;
	struct when w;

	switch (l->kind) {
	case LABEL_DATE:
		if (when_find(value, 0, DAY_NONE, &w)) {
			offer_date(h, &w, TRUST_DATE, line);
			offer_time(h, w.start, w.end, line);
		}
		break;
	case LABEL_TIME:
		read_time(h, value, false, line);
		break;
	case LABEL_TIME_PLACE:
		read_time(h, value, true, line);
		break;
	case LABEL_PLACE:
		set_once(
			h, &d->place, doc_text(h->r, value, strlen(value)), NOTES_WHAT_PLACE, line);
		break;
	case LABEL_NOTE_TAKER:
		set_once(h, &d->note_taker, person_in(h->r, value), NOTES_WHAT_NOTE_TAKER, line);
		break;
	case LABEL_CHAIR:
		set_once(h, &d->chair, person_in(h->r, value), NOTES_WHAT_CHAIR, line);
		break;
	case LABEL_ADJUSTERS:
		header_adjusters(h->r, value);
		break;
	case LABEL_BODY:
		set_once(h, &d->body, doc_text(h->r, value, strlen(value)), NOTES_WHAT_TITLE, line);
		break;
	case LABEL_NONE:
	case LABEL_OTHER:
	case LABEL_PEOPLE:
	case LABEL_INVITED:
		break;
	}
}

/* No value, or the dots of a line to sign on. */
static bool nothing(const char *s)
{
	while (*s && (strchr("._~- ", *s) || text_starts(s, "…")))
		s += *s == '\xe2' ? strlen("…") : 1;
	return *s == '\0';
}

/* A field's value on line i with what the next line carries on: it breaks in a word, or at a comma. */
static const char *whole_value(struct header *h, size_t i, const char *value)
{
	struct reader *r = h->r;
	size_t n = strlen(value);
	struct label l;
	bool torn = n > 1 && value[n - 1] == '-' && value[n - 2] != ' ';

	if (n == 0 || i + 1 >= r->n || !(torn || value[n - 1] == ',') || r->src[i + 1].claimed ||
		label_read(r, r->src[i + 1].text, &l))
		return value;
	line_claim(r, i + 1, NOTES_LINE_FIELD);
	return pool_printf(&r->doc->pool, "%.*s%s%s", (int)(n - torn), value, torn ? "" : " ",
		r->src[i + 1].text);
}

/* A label alone takes its value from the next line; of time and place from the next two. */
static void value_below(struct header *h, size_t i, const struct label *l)
{
	struct reader *r = h->r;
	struct label other;

	/* A signature may stand below a gap. */
	if (l->kind == LABEL_NOTE_TAKER || l->kind == LABEL_CHAIR)
		i = line_next(r, i + 1) - 1;
	for (size_t k = i + 1; k < r->n && k <= i + (l->kind == LABEL_TIME_PLACE ? 2 : 1); k++) {
		if (r->src[k].claimed || label_read(r, r->src[k].body, &other))
			return;
		take_field(h, l, r->src[k].body, k);
		line_claim(r, k, NOTES_LINE_FIELD);
	}
}

/* The fields from s on, which stands on line i and begins with the label. */
static void fields_of(struct header *h, size_t i, const char *s, struct label l)
{
	struct reader *r = h->r;

	while (l.kind != LABEL_NONE) {
		const char *value = s + l.len;
		struct label inner;
		size_t n = l.kind == LABEL_OTHER && label_read(r, value, &inner)
			? 0
			: label_next(r, value);

		if (nothing(value)) {
			if (l.kind < LABEL_PEOPLE)
				value_below(h, i, &l);
			return;
		}
		s = value + n;
		value = text_trim(pool_strndup(&r->doc->pool, value, n));
		take_field(h, &l, *s ? value : whole_value(h, i, value), i);
		if (*s == '\0' || !label_read(r, s, &l))
			return;
	}
}

/* The fields of one line, which may hold several ("Tid: …    Plats: …"). Returns whether the line
 * begins with a field. */
static bool read_fields(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].body;
	struct label l;
	size_t below;

	if (!label_read(r, s, &l) || l.kind >= LABEL_PEOPLE)
		return false;
	below = line_next(r, i + 1);
	if (l.kind == LABEL_NOTE_TAKER &&
		!person_in(
			r, !nothing(s + l.len) || below == r->n ? s + l.len : r->src[below].text))
		return false;
	line_claim(r, i, NOTES_LINE_FIELD);
	fields_of(h, i, s, l);
	return true;
}

/* The words of a title line around its date and time. */
static const char *without_date(struct reader *r, const char *s, const struct when *w)
{
	size_t from = w->from, after = w->to;

	while (from > 0 && strchr(" ,;-(", s[from - 1]))
		from--;
	if (from >= 2 && strncmp(s + from - 2, "–", 3) == 0)
		from -= 2;
	if (from > 0)
		return doc_text(r, s, from);
	after += strspn(s + after, " ,;.)");
	return doc_text(r, s + after, strlen(s + after));
}

/* "Ekeby 2010-08-19", "Vrångö 18 05 03": a place and a date, as letters are dated. */
static bool letter_date(const char *s, const struct when *w)
{
	size_t n = w->from;

	while (n > 0 && strchr(" ,", s[n - 1]))
		n--;
	return n > 0 && s[w->to] == '\0' && word_len(s) == n;
}

static void add_title(struct header *h, const char *s)
{
	struct notes_doc *d = h->r->doc;
	bool kind = words_find(s, kinds_of_document, NULL) != NULL;

	if (!d->title) {
		d->title = s;
	} else if (kind && !words_find(d->title, kinds_of_document, NULL)) {
		d->body = d->body ? d->body : d->title;
		d->title = s;
	} else {
		d->body = d->body ? d->body : s;
	}
}

/* One line of the title's. False where it is no title but text. */
static bool read_title_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *whole = r->src[i].text;
	size_t labelled = label_next(r, whole);
	const char *s = pool_strndup(&r->doc->pool, whole, labelled), *rest = s;
	struct when w, t;
	struct label l;
	bool dated = when_find(s, 0, DAY_NONE, &w);

	if (dated && letter_date(s, &w)) {
		h->notice = w.day;
		if (w.day != DAY_NONE && w.has_year)
			h->year = day_year(w.day);
		offer_date(h, &w, TRUST_LINE, i);
		line_claim(r, i, NOTES_LINE_FIELD);
		return true;
	}
	if (dated) {
		rest = without_date(r, s, &w);
		offer_date(h, &w, TRUST_TITLE, i);
		offer_time(h, w.start, w.end, i);
		if (r->doc->start == MINUTE_NONE && when_find_time(s, 0, &t))
			offer_time(h, t.start, t.end, i);
		place_after(r, i, s + w.to);
	}
	if (rest && strlen(rest) > 160)
		return false;
	line_claim(r, i, rest ? NOTES_LINE_TITLE : NOTES_LINE_FIELD);
	if (rest) {
		place_of_title(r, i, rest);
		add_title(h, rest);
		notes_found(r, i, NOTES_WHAT_TITLE, NOTES_FOUND, "");
	}
	if (whole[labelled] && label_read(r, whole + labelled, &l))
		fields_of(h, i, whole + labelled, l);
	return true;
}

/* "den 5 juni 2014 i Folkets hus", "2021-02-11 kl. 10.00–12.00, Zoom", "fört vid möte den 3 maj": when
 * and where, without a label. */
static bool dated_line(const struct source_line *s, struct when *w)
{
	const char *rest;
	struct when t;
	size_t n;

	if (s->bullet || strlen(s->text) > DATED_BYTES_MAX || !when_find(s->text, 0, DAY_NONE, w))
		return false;
	if (w->from > 0 &&
		!words_start(s->text,
			"den|fört vid|förda vid|protokoll fört|hållet|vid|möte|sammanträde|styrelsemöte"))
		return (w->has_year &&
			       words_find_within(
				       s->text, w->from, "anteckningar från|anteckningar", NULL)) ||
			words_find(s->text,
				"kallas till|kallas härmed|inbjuds till|välkommen till|"
				"välkomna till|bjuder in till",
				NULL) != NULL;
	rest = s->text + w->to;
	n = space_len(rest);
	n += when_time(rest + n, false, &t);
	rest += n + space_len(rest + n);
	return *rest == '\0' || strchr(",;(-", *rest) || dash_len(rest) ||
		words_start(rest, "i|på|hos|vid|via|kl|kl.|klockan");
}

static bool read_dated_line(struct header *h, size_t i)
{
	const char *s = h->r->src[i].text;
	struct when w, t;
	size_t before;

	if (!dated_line(&h->r->src[i], &w))
		return false;
	before = i;
	while (before > 0 && h->r->src[before - 1].blank)
		before--;
	/* "Nästa möte" */
	if (before > 0 && line_has(&h->r->src[before - 1], SIGNAL_NEXT))
		return false;
	offer_date(h, &w, TRUST_LINE, i);
	line_claim(h->r, i, NOTES_LINE_FIELD);
	if (h->date.month != w.month || h->date.mday != w.mday)
		return true;
	offer_time(h, w.start, w.end, i);
	if (h->r->doc->start == MINUTE_NONE && when_find_time(s + w.to, 0, &t)) {
		offer_time(h, t.start, t.end, i);
		place_after(h->r, i, s + w.to + (t.from <= 3 ? t.to : 0));
	} else {
		place_after(h->r, i, s + w.to);
	}
	return true;
}

/* "10.00–12.00"; after the title also "Kl. 10–11.30 via Zoom", "Teams kl 14–15.30". */
static bool read_time_line(struct header *h, size_t i, bool titled)
{
	const struct source_line *s = &h->r->src[i];
	size_t len = strlen(s->text), at;
	struct when w, date;
	bool timed;

	if (len > TIME_LINE_BYTES || line_has(s, SIGNAL_SENTENCE))
		return false;
	at = when_time(s->text, false, &w);
	timed = at == len || (titled && at > 0);
	if (!timed && titled && words_find(s->text, "kl|kl.|klockan", NULL))
		timed = when_find_time(s->text, 0, &w) && w.to == len &&
			!when_find(s->text, 0, DAY_NONE, &date);
	if (!timed)
		return false;
	read_time(h, s->text, w.to < len || w.from > 0, i);
	line_claim(h->r, i, NOTES_LINE_FIELD);
	return true;
}

static void read_top(struct header *h)
{
	struct reader *r = h->r;
	size_t titles = 0, last = 0;
	bool open = true; /* still in the lines of the title */
	bool schedule = strcmp(r->doc->type, "schedule") == 0;
	size_t most = schedule ? 1 : TITLE_LINES_MAX;
	struct label l;

	for (size_t i = 0; i < r->first_item && i < r->n; i++) {
		struct source_line *s = &r->src[i];

		if (r->doc->lines[i].kind == NOTES_LINE_ATTENDANCE && label_read(r, s->body, &l))
			fields_of(h, i, s->body, l);
		if (s->claimed) {
			open = open && (s->blank || r->doc->lines[i].kind == NOTES_LINE_PAGE);
			continue;
		}
		if (read_fields(h, i)) {
			open = open && titles == 0;
			last = i;
			continue;
		}
		if (last > 0 && last + 1 == i && s->indent >= CONTINUATION_INDENT) {
			line_claim(r, i, NOTES_LINE_FIELD);
			last = i;
			continue;
		}
		if (read_time_line(h, i, titles > 0))
			continue;
		if (open && titles < most &&
			(titles == 0 || line_like_heading(s->text) ||
				words_start(s->text, kinds_of_document)) &&
			!s->bullet && read_title_line(h, i)) {
			titles++;
			continue;
		}
		if (!schedule)
			read_dated_line(h, i);
	}
}

/* The next cell of a row in columns, at *at, which moves on. NULL at the end of the row. */
static const char *next_cell(struct reader *r, const char *s, size_t *at)
{
	size_t from = *at + space_len(s + *at), n = 0;

	while (s[from + n] && s[from + n] != '\t' && space_len(s + from + n) < 2)
		n++;
	*at = from + n;
	return n > 0 ? doc_text(r, s + from, n) : NULL;
}

/* "Vid protokollet      Justeras" over the names of both. */
static bool read_signatures(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].text, *names, *label, *name;
	size_t next = line_next(r, i + 1), at = 0, below = 0, n = 0;
	struct label l;

	if (next == r->n || r->src[next].claimed)
		return false;
	names = r->src[next].text;
	for (; (label = next_cell(r, s, &at)) != NULL; n++)
		if (!label_read(r, label, &l) || l.kind >= LABEL_OTHER || label[l.len] ||
			!(name = next_cell(r, names, &below)) || !person_in(r, name))
			return false;
	if (n < 2)
		return false;
	for (at = below = 0; (label = next_cell(r, s, &at)) != NULL;) {
		label_read(r, label, &l);
		take_field(h, &l, next_cell(r, names, &below), next);
	}
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, next, NOTES_LINE_FIELD);
	return true;
}

/* "1. Datum: …", "2. Närvarande: …", "3. Plats …": a header that is numbered as the first items. */
static void read_numbered_fields(struct header *h)
{
	struct reader *r = h->r;
	const struct notes_doc *d = r->doc;

	for (size_t k = 0; k < d->item_count && d->numbered; k++) {
		size_t i = (size_t)d->items[k].line - 1;
		const char *s = r->src[i].text + item_sign(r->src[i].text);
		struct label l;

		if (!label_read(r, s, &l) || !(l.closed || l.kind >= LABEL_PEOPLE))
			return;
		if (l.kind < LABEL_NOTE_TAKER || (l.kind < LABEL_PEOPLE && !nothing(s + l.len)))
			fields_of(h, i, s, l);
	}
}

/* Names under the last item: "Vid protokollet", "Underskrift     Sekreterare     Claes Uddén". */
static void read_end(struct header *h)
{
	struct reader *r = h->r;
	struct label l;

	for (size_t i = r->first_item; i < r->n; i++) {
		const char *s = r->src[i].text, *inner = s;
		size_t next;

		if (r->src[i].claimed || !label_read(r, s, &l) || read_signatures(h, i))
			continue;
		if (l.kind == LABEL_OTHER && s[l.len])
			inner = s + l.len;
		if (!label_read(r, inner, &l) ||
			(l.kind != LABEL_NOTE_TAKER && l.kind != LABEL_CHAIR &&
				l.kind != LABEL_ADJUSTERS))
			continue;
		next = line_next(r, i + 1);
		if (inner[l.len] == '\0' && next < r->n && !r->src[next].claimed &&
			name_looks(r->src[next].text, strlen(r->src[next].text)) == NAME_FULL) {
			take_field(h, &l, r->src[next].text, next);
			line_claim(r, next, NOTES_LINE_FIELD);
		} else if (person_in(r, inner + l.len)) {
			take_field(h, &l, inner + l.len, i);
		} else {
			continue;
		}
		line_claim(r, i, NOTES_LINE_FIELD);
	}
}

/* "Vrångö 18 05 03" and a name as the last lines: place, date and who wrote. */
static void read_dated_end(struct header *h)
{
	struct reader *r = h->r;
	size_t i = r->n, before;
	struct when w;

	while (i > r->first_item && r->src[i - 1].blank)
		i--;
	if (i == r->first_item || i == 0 || r->src[i - 1].claimed)
		return;
	before = --i;
	while (before > r->first_item && r->src[before - 1].blank)
		before--;
	if (before == r->first_item || r->src[before - 1].claimed ||
		!when_find(r->src[before - 1].text, 0, DAY_NONE, &w) ||
		!letter_date(r->src[before - 1].text, &w) ||
		name_looks(r->src[i].text, strlen(r->src[i].text)) != NAME_FULL)
		return;
	if (!r->doc->note_taker) {
		r->doc->note_taker = doc_text(r, r->src[i].text, strlen(r->src[i].text));
		notes_found(
			r, i, NOTES_WHAT_NOTE_TAKER, NOTES_GUESSED, _("the name under the text"));
	}
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, before - 1, NOTES_LINE_FIELD);
}

static const char chair_roles[] =
	"ordförande|ordforande|ordf.|ordf|mötesordförande|mötesledare|chair|chairperson";
static const char writer_roles[] =
	"sekreterare|sekr|antecknare|antecknar|anteckningar|anteckningsförare|vid pennan|"
	"protokollförare|referent|secretary|nämndsekreterare|nämndssekreterare|mötessekreterare|"
	"rådssekreterare|styrelsesekreterare|utskottssekreterare|kommunsekreterare|skriver|"
	"för anteckningar|för protokoll|vid protokollet|vid anteckningarna";

/* The roles in the attendance list that name the meeting's chair and note taker. */
static void read_roles(struct header *h)
{
	struct notes_doc *d = h->r->doc;

	for (size_t i = 0; i < d->person_count; i++) {
		const struct notes_person *p = &d->people[i];
		const char *role =
			p->status == NOTES_ABSENT || p->status == NOTES_EXCUSED ? NULL : p->role;

		/* "socialchef, sekreterare" */
		for (; role; role = strchr(role, ',') ? strchr(role, ',') + 1 : NULL) {
			size_t n;

			role += space_len(role);
			n = words_start(role, chair_roles);
			if (n > 0 && (role[n + (role[n] == '.')] == '\0' || role[n] == ','))
				set_once(h, &d->chair, p->name, NOTES_WHAT_CHAIR,
					(size_t)p->line - 1);
			if (words_start(role, writer_roles))
				set_once(h, &d->note_taker, p->name, NOTES_WHAT_NOTE_TAKER,
					(size_t)p->line - 1);
		}
	}
}

/* "Mötets öppnande 19.15", "Ordföranden avslutade sammanträdet kl. 12.10". */
static void read_clock_lines(struct header *h)
{
	struct notes_doc *d = h->r->doc;

	for (size_t i = 0; i < h->r->n; i++) {
		const char *s = h->r->src[i].text;
		int item = d->lines[i].item;
		struct when w;

		/* "Kl. 19.40" under "Mötet avslutas" */
		if (item >= 0 && words_start(s, "kl|kl.|klockan"))
			s = pool_printf(&d->pool, "%s %s", d->items[item].title, s);
		if (strlen(s) > 140 || !strpbrk(s, "0123456789") ||
			!words_find(s,
				"mötets|mötet|möte|sammanträdet|sammanträdets|årsmötet|stämman",
				NULL) ||
			!when_find_time(s, 0, &w))
			continue;
		if (words_find(s, "öppnande|öppnas|öppnades|öppnar|öppnade|öppnat|börjar|började",
			    NULL)) {
			if (d->start == MINUTE_NONE)
				notes_found(h->r, i, NOTES_WHAT_TIME, NOTES_GUESSED,
					_("by what the text says"));
			d->start = d->start == MINUTE_NONE ? w.start : d->start;
		} else if (words_find(s,
				   "avslutas|avslutades|avslutande|avslutar|avslutade|slutar|"
				   "slutade|avslutat",
				   NULL) &&
			d->end == MINUTE_NONE) {
			d->end = w.start;
			notes_found(h->r, i, NOTES_WHAT_TIME, NOTES_GUESSED,
				_("by what the text says"));
		}
	}
}

/* A year in the title ("nr 1:2008"), believed when the weekday written is right in it. */
static int year_of_title(const struct header *h)
{
	const char *title = h->r->doc->title;
	int year = title ? line_year(title) : 0;
	int32_t day;

	return year && h->date.weekday != WEEKDAY_NONE &&
			day_from_ymd(year, h->date.month, h->date.mday, &day) &&
			day_weekday(day) == h->date.weekday
		? year
		: 0;
}

/* The year of the header's date where that has none: that of a letter's date (a month before it is
 * next year's), of another line, or what the caller knows. */
static int year_for(const struct header *h, const struct notes_options *o)
{
	if (h->notice != DAY_NONE)
		return day_year(h->notice) + (h->date.month < day_month(h->notice));
	return h->year ? h->year : o->year ? o->year : year_of_title(h);
}

static void settle_date(struct header *h, const struct notes_options *o)
{
	struct notes_doc *d = h->r->doc;
	const struct when *w = &h->date;
	int year = year_for(h, o);

	d->notice_day = d->type && strcmp(d->type, "kallelse") == 0 ? h->notice : DAY_NONE;
	d->day = w->day;
	d->end_day = w->end_day;
	if (w->day == DAY_NONE && w->month && year &&
		day_from_ymd(year, w->month, w->mday, &d->day) && w->end_mday)
		day_from_ymd(
			year + (w->end_month < w->month), w->end_month, w->end_mday, &d->end_day);
	if (w->month && h->date_line > 0) {
		const char *why = w->has_year ? ""
			: d->day == DAY_NONE  ? _("the year is not said")
					      : _("the year stands elsewhere");

		notes_found(h->r, (size_t)h->date_line - 1, NOTES_WHAT_DATE,
			*why ? NOTES_GUESSED : NOTES_FOUND, why);
	}
	if (d->day != DAY_NONE)
		notes_warn_weekday(h->r, h->date_line, w->weekday, d->day);
	if (o->day != DAY_NONE) {
		d->day = o->day;
		d->end_day = DAY_NONE;
	}
}

void notes_header(struct reader *r, const struct notes_options *o)
{
	struct header h = { .r = r, .notice = DAY_NONE };

	h.date.day = h.date.end_day = DAY_NONE;
	h.date.weekday = WEEKDAY_NONE;
	read_top(&h);
	read_numbered_fields(&h);
	read_end(&h);
	read_dated_end(&h);
	read_roles(&h);
	settle_date(&h, o);
	read_clock_lines(&h);
}
