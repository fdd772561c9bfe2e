#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

enum { TITLE_LINES_MAX = 3, CONTINUATION_INDENT = 4 };

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

static void offer_time(struct header *h, int start, int end)
{
	struct notes_doc *d = h->r->doc;

	if (start == MINUTE_NONE || d->start != MINUTE_NONE)
		return;
	d->start = start;
	d->end = end;
}

/* The time that stands anywhere in s. */
static bool find_time(const char *s, struct when *w)
{
	size_t lead = space_len(s);

	return when_time(s + lead, true, w) > 0 || when_find_time(s, 0, w);
}

/* What is left of a date whose figures were lost ("onsdagen den  november kl  -") is no place. */
static size_t torn_date(const char *s)
{
	size_t n = word_len(s);

	if (when_weekday(s, n) == WEEKDAY_NONE && !word_in(s, n, "den|kl|klockan"))
		return 0;
	n = strcspn(s, ",");
	return n + strspn(s + n, ", ");
}

/* s without the date and time in it, for a place: what stands before, else what stands after. */
static const char *place_beside(struct reader *r, const char *s, const struct when *w, bool dated)
{
	size_t from = dated ? w->from : strlen(s), after = dated ? w->to : from, lead;
	struct when t;
	const char *place;

	if (!dated && torn_date(s) > 0)
		return place_beside(r, s + torn_date(s), w, false);
	if (when_find_time(s, 0, &t)) {
		from = t.from < from ? t.from : from;
		after = t.to > after ? t.to : after;
	}
	while (from > 0 && (strchr(" ,;-(", s[from - 1])))
		from--;
	place = doc_text(r, s, from);
	if (place)
		return place;
	lead = strspn(s + after, " ,;.)");
	lead += dash_len(s + after + lead) +
		space_len(s + after + lead + dash_len(s + after + lead));
	lead += words_start(s + after + lead, "i|på|hos|vid|via|plats:");
	return doc_text(r, s + after + lead, strlen(s + after + lead));
}

static void read_time(struct header *h, const char *s, bool place, size_t line)
{
	struct notes_doc *d = h->r->doc;
	struct when w = { 0 }, t;
	bool dated = when_find(s, 0, DAY_NONE, &w);

	if (dated) {
		offer_date(h, &w, TRUST_TIME, line);
		offer_time(h, w.start, w.end);
	}
	if (d->start == MINUTE_NONE && (dated ? when_find_time(s, 0, &t) : find_time(s, &t)))
		offer_time(h, t.start, t.end);
	if (place && !d->place)
		d->place = place_beside(h->r, s, &w, dated);
}

static const char *person_in(struct reader *r, const char *s)
{
	size_t n = strcspn(s, ",;(");
	const char *name = doc_text(r, s, n);
	size_t len = name ? strlen(name) : 0;

	if (len > 1 && name[len - 1] == '.')
		name = doc_text(r, name, len - 1);
	return name && name_looks(name, strlen(name)) != NAME_NONE ? name : NULL;
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

static void set_once(const char **to, const char *value)
{
	if (!*to)
		*to = value;
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
			offer_time(h, w.start, w.end);
		}
		break;
	case LABEL_TIME:
		read_time(h, value, false, line);
		break;
	case LABEL_TIME_PLACE:
		read_time(h, value, true, line);
		break;
	case LABEL_PLACE:
		set_once(&d->place, doc_text(h->r, value, strlen(value)));
		break;
	case LABEL_NOTE_TAKER:
		set_once(&d->note_taker, person_in(h->r, value));
		break;
	case LABEL_CHAIR:
		set_once(&d->chair, person_in(h->r, value));
		break;
	case LABEL_ADJUSTERS:
		header_adjusters(h->r, value);
		break;
	case LABEL_BODY:
		set_once(&d->body, doc_text(h->r, value, strlen(value)));
		break;
	case LABEL_NONE:
	case LABEL_OTHER:
	case LABEL_PEOPLE:
	case LABEL_INVITED:
		break;
	}
}

/* The fields of one line, which may hold several ("Tid: …    Plats: …"). A label alone takes its
 * value from the next line. Returns whether the line begins with a field. */
static bool read_fields(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].body;
	struct label l;

	if (!label_read(r, s, &l) || l.kind >= LABEL_PEOPLE ||
		(l.kind == LABEL_NOTE_TAKER &&
			!person_in(r, s[l.len] || i + 1 == r->n ? s + l.len : r->src[i + 1].text)))
		return false;
	line_claim(r, i, NOTES_LINE_FIELD);
	while (l.kind != LABEL_NONE && l.kind < LABEL_PEOPLE) {
		const char *value = s + l.len;
		size_t n = label_next(r, value);

		if (*value == '\0' && i + 1 < r->n && !r->src[i + 1].claimed) {
			struct label other;

			if (!label_read(r, r->src[i + 1].body, &other)) {
				take_field(h, &l, r->src[i + 1].body, i + 1);
				line_claim(r, i + 1, NOTES_LINE_FIELD);
			}
			break;
		}
		take_field(h, &l, text_trim(pool_strndup(&r->doc->pool, value, n)), i);
		s = value + n;
		if (*s == '\0' || !label_read(r, s, &l))
			break;
	}
	return true;
}

/* A title's own place: "Chefsträff Sjövik", "fört vid Skypemöte". */
static void place_of_title(struct header *h, const char *s)
{
	struct notes_doc *d = h->r->doc;
	size_t n;
	const char *at = words_find(s, "vid|hos", &n);

	if (!at || d->place)
		return;
	at += n + space_len(at + n);
	n = strlen(at);
	if (n > 0 && line_like_heading(at) && name_looks(at, n) != NAME_FULL)
		d->place = doc_text(h->r, at, n);
}

/* "… 29 maj 2012, Rådhuset, Ekvik, kl 10": what follows a title's date, up to a time. */
static void place_after(struct header *h, const char *s)
{
	struct notes_doc *d = h->r->doc;
	size_t n, lead = strspn(s, " ,;.");
	struct when t;

	s += lead + words_start(s + lead, "i|på|hos|vid");
	n = when_find_time(s, 0, &t) ? t.from : strlen(s);
	while (n > 0 && strchr(" ,;-", s[n - 1]))
		n--;
	s = n > 0 ? pool_strndup(&d->pool, s, n) : "";
	s += space_len(s);
	if (!d->place && line_like_heading(s) && *s != '(' && name_looks(s, strlen(s)) == NAME_NONE)
		d->place = s;
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
		set_once(&d->body, d->title);
		d->title = s;
	} else {
		set_once(&d->body, s);
	}
}

/* One line of the title's. False where it is no title but text. */
static bool read_title_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *whole = r->src[i].text;
	const char *s = pool_strndup(&r->doc->pool, whole, label_next(r, whole)), *rest = s;
	struct when w, t;
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
		offer_time(h, w.start, w.end);
		if (r->doc->start == MINUTE_NONE && when_find_time(s, 0, &t))
			offer_time(h, t.start, t.end);
		place_after(h, s + w.to);
	}
	if (rest && strlen(rest) > 160)
		return false;
	line_claim(r, i, rest ? NOTES_LINE_TITLE : NOTES_LINE_FIELD);
	if (rest) {
		place_of_title(h, rest);
		add_title(h, rest);
	}
	return true;
}

static void read_top(struct header *h)
{
	struct reader *r = h->r;
	size_t titles = 0, last = 0;
	bool open = true; /* still in the lines of the title */
	bool schedule = strcmp(r->doc->type, "schedule") == 0;
	size_t most = schedule ? 1 : TITLE_LINES_MAX;

	for (size_t i = 0; i < r->first_item && i < r->n; i++) {
		struct source_line *s = &r->src[i];
		struct when w;

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
		if (open && titles < most &&
			(titles == 0 || line_like_heading(s->text) ||
				words_start(s->text, kinds_of_document)) &&
			!s->bullet && read_title_line(h, i)) {
			titles++;
			continue;
		}
		/* "Kl. 10–11.30 via Zoom" */
		if (when_time(s->text, false, &w) > 0 && strlen(s->text) < 60) {
			read_time(h, s->text, s->text[w.to] != '\0', i);
			line_claim(r, i, NOTES_LINE_FIELD);
			continue;
		}
		/* A date on a line of its own, anywhere before the first item. */
		if (!schedule && when_find(s->text, 0, DAY_NONE, &w) && w.from == 0 &&
			s->text[w.to] == '\0') {
			offer_date(h, &w, TRUST_LINE, i);
			offer_time(h, w.start, w.end);
			line_claim(r, i, NOTES_LINE_FIELD);
		}
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

		if (r->src[i].claimed || !label_read(r, s, &l))
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
	set_once(&r->doc->note_taker, doc_text(r, r->src[i].text, strlen(r->src[i].text)));
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, before - 1, NOTES_LINE_FIELD);
}

/* The roles in the attendance list that name the meeting's chair and note taker. */
static void read_roles(struct reader *r)
{
	struct notes_doc *d = r->doc;

	for (size_t i = 0; i < d->person_count; i++) {
		const struct notes_person *p = &d->people[i];
		const char *role = p->role;
		size_t n;

		if (!role || p->status == NOTES_ABSENT || p->status == NOTES_EXCUSED)
			continue;
		n = words_start(role, "ordförande|ordf.|ordf|mötesordförande|mötesledare");
		if (n > 0 && (role[n] == '\0' || (role[n] == '.' && role[n + 1] == '\0')))
			set_once(&d->chair, p->name);
		if (words_start(role,
			    "sekreterare|sekr|antecknare|anteckningar|anteckningsförare|"
			    "vid pennan|protokollförare|referent"))
			set_once(&d->note_taker, p->name);
	}
}

/* "Mötets öppnande 19.15", "Mötet avslutas 20.06". */
static void read_clock_lines(struct header *h)
{
	struct notes_doc *d = h->r->doc;

	for (size_t i = 0; i < h->r->n; i++) {
		const char *s = h->r->src[i].text;
		struct when w;

		if (strlen(s) > 100 ||
			!words_start(s,
				"mötets öppnande|mötet öppnas|mötet öppnades|mötet|"
				"mötets avslutande|sammanträdet|sammanträdets"))
			continue;
		if (!when_find_time(s, 0, &w))
			continue;
		if (words_find(s, "öppnande|öppnas|öppnades|öppnar|börjar|började", NULL))
			offer_time(h, w.start, MINUTE_NONE);
		else if (words_find(s, "avslutas|avslutades|avslutande|avslutar|slutar|slutade",
				 NULL) &&
			d->end == MINUTE_NONE)
			d->end = w.start;
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
	read_end(&h);
	read_dated_end(&h);
	read_roles(r);
	settle_date(&h, o);
	read_clock_lines(&h);
}
