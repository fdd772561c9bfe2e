#include "formats/notes_in_header.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/names.h"
#include "rules/words.h"

enum { BLOCK_LABELS = 6, BLOCK_VALUES = 4 };

/* The such day that is nearest to another one. */
static int32_t nearest_such(int month, int mday, int32_t near)
{
	int32_t best = DAY_NONE, day;

	for (int year = day_year(near) - 1; year <= day_year(near) + 1; year++)
		if (day_from_ymd(year, month, mday, &day) &&
			(best == DAY_NONE || abs(day - near) < abs(best - near)))
			best = day;
	return best;
}

/* "Elevråd 20 maj" under a page's own "24 maj 2015": the meeting's day, in the year of that. */
static bool dated_by_other(
	const struct header *h, const struct when *w, enum trust trust, size_t line)
{
	const char *s = h->r->src[line].text;
	size_t len;

	return w->day == DAY_NONE && w->end_mday == 0 && trust == TRUST_TITLE &&
		(h->date_from == TRUST_PAGE || h->date_from == TRUST_LINE) &&
		h->date.day != DAY_NONE &&
		(names_document(s) || coming_meeting(s, &len) || words_start(s, "ämne|subject"));
}

void header_date(struct header *h, const struct when *w, enum trust trust, size_t line)
{
	bool better = trust > h->date_from ||
		(trust == h->date_from && w->day != DAY_NONE && h->date.day == DAY_NONE);
	struct when dated = *w;

	if (w->month == 0)
		return;
	if (dated_by_other(h, w, trust, line)) {
		dated.day = nearest_such(w->month, w->mday, h->date.day);
		w = &dated;
	}
	if (w->has_year && w->day != DAY_NONE)
		h->year = day_year(w->day);
	/* A date with a year is worth more than a label. */
	if (h->date_from != TRUST_NONE && h->date.day != DAY_NONE && w->day == DAY_NONE &&
		trust < TRUST_TIME)
		better = false;
	if (better) {
		/* What "Datum" says of a letter is not when they met. */
		if (h->date_from == TRUST_DATED && h->date.day != DAY_NONE &&
			(h->date.month != w->month || h->date.mday != w->mday))
			h->notice = h->date.day;
		h->date = *w;
		h->date_from = trust;
		h->date_line = (int)line + 1;
	}
}

void header_time(struct header *h, int start, int end, size_t line)
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

void header_when(struct header *h, const char *s, bool place, size_t line)
{
	struct notes_doc *d = h->r->doc;
	struct when w = { 0 }, t;
	bool dated = when_find(s, 0, DAY_NONE, &w);

	if (dated) {
		header_date(h, &w, TRUST_TIME, line);
		header_time(h, w.start, w.end, line);
	}
	if (d->start == MINUTE_NONE && (dated ? when_find_time(s, 0, &t) : find_time(s, &t)))
		header_time(h, t.start, t.end, line);
	if (place)
		set_once(h, &d->place, place_beside(h->r, s, &w, dated), NOTES_WHAT_PLACE, line);
}

/* The person that a field names, after the dots of a line to sign on. */
const char *header_person(struct reader *r, const char *s)
{
	const char *name;
	struct label l;
	size_t n, len;

	s += strspn(s, "._~-\t ");
	n = strcspn(s, ",;(");
	for (size_t i = 0; i < n; i++)
		if (text_starts(s + i, "§") || text_starts(s + i, "  ") || s[i] == '\t')
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
			name = header_person(r, pool_strndup(&d->pool, s, n));
			s = och + skip;
		} else {
			name = header_person(r, pool_strndup(&d->pool, s, n));
			s += n + (s[n] != '\0');
		}
		for (size_t i = 0; name && i < d->adjuster_count; i++)
			if (strcmp(d->adjusters[i], name) == 0)
				name = NULL;
		if (!name)
			continue;
		d->adjusters = pool_grow(&d->pool, d->adjusters, d->adjuster_count,
			&r->adjuster_cap, sizeof(*d->adjusters));
		d->adjusters[d->adjuster_count++] = name;
	}
}

/* The bytes up to another sentence: "Rådhuset. Vi bjuder på fika". */
static size_t first_sentence(const char *s)
{
	for (size_t i = 1; s[i]; i++)
		if (s[i] == '.' && i > 3 && s[i - 2] != ' ' && s[i - 3] != ' ' &&
			space_len(s + i + 1) == 1 && source_line_words(s + i + 2) > 2 &&
			letter_is_upper((unsigned char)s[i + 2]))
			return i;
	return strlen(s);
}

/* What stands beside the date of a letter. */
static const char letter_words[] =
	"ref|ref.|referens|referanse|dnr|diarienr|diarienummer|beteckning|handläggare|saksbehandler|"
	"sagsnr|arkivnr|saksnr";

static const char meeting_dates[] =
	"sammanträdesdatum|sam manträdesdatum|sammanträdesdag|mötesdatum|mötesdag|møtedato|mødedato";

static void date_field(struct header *h, const char *value, size_t line)
{
	const char *s = h->r->src[line].text;
	struct when w, t;

	if (!when_find(value, 0, DAY_NONE, &w))
		return;
	/* "Datum 2014-09-15     Vår ref Bo Ek": a letter's. */
	if (words_find(s, letter_words, NULL)) {
		h->notice = w.day;
		header_date(h, &w, TRUST_PAGE, line);
		return;
	}
	header_date(h, &w, words_find(s, meeting_dates, NULL) ? TRUST_DATE : TRUST_DATED, line);
	header_time(h, w.start, w.end, line);
	if (h->r->doc->start == MINUTE_NONE && when_find_time(value, w.to, &t))
		header_time(h, t.start, t.end, line);
}

/* "Skickat: den 27 februari 2020 16:42", where the text does not say itself when; "Ämne: Möte 26/2". */
static void mail_field(struct header *h, const char *value, size_t line)
{
	const char *s = h->r->src[line].body;
	struct when w;

	if (!when_find(value, 0, DAY_NONE, &w))
		return;
	if (w.day != DAY_NONE && words_start(s, "skickat|sent") > 0) {
		header_date(h, &w, TRUST_PAGE, line);
	} else if (w.month > 0 && words_start(s, "ämne|subject") > 0) {
		header_date(h, &w, TRUST_TITLE, line);
		header_time(h, w.start, w.end, line);
	}
}

/* A labelled field and its value. */
void header_field(struct header *h, const struct label *l, const char *value, size_t line)
{
	struct notes_doc *d = h->r->doc;
	struct when w;

	switch (l->kind) {
	case LABEL_DATE:
		date_field(h, value, line);
		break;
	case LABEL_TIME:
		header_when(h, value, false, line);
		break;
	case LABEL_TIME_PLACE:
		header_when(h, value, true, line);
		break;
	case LABEL_END:
		if (d->end == MINUTE_NONE && find_time(value, &w)) {
			d->end = w.end != MINUTE_NONE ? w.end : w.start;
			notes_found(h->r, line, NOTES_WHAT_TIME, NOTES_FOUND, "");
		}
		break;
	case LABEL_PLACE:
		/* "Bygdegården i Sörby kl 10:00" */
		if (when_find_time(value, 0, &w) && w.to == strlen(value) && w.from > 0 &&
			words_start(value + w.from, "kl|kl.|klockan") > 0) {
			header_time(h, w.start, w.end, line);
			value = text_trim(pool_strndup(&d->pool, value, w.from));
		}
		if (h->r->place_guessed)
			d->place = NULL;
		h->r->place_guessed = false;
		set_once(h, &d->place, place_text(h->r, value, first_sentence(value)),
			NOTES_WHAT_PLACE, line);
		break;
	case LABEL_NOTE_TAKER:
		set_once(
			h, &d->note_taker, header_person(h->r, value), NOTES_WHAT_NOTE_TAKER, line);
		break;
	case LABEL_CHAIR:
		set_once(h, &d->chair, header_person(h->r, value), NOTES_WHAT_CHAIR, line);
		break;
	case LABEL_ADJUSTERS:
		header_adjusters(h->r, value);
		break;
	case LABEL_BODY:
		set_once(h, &d->body, doc_text(h->r, value, strlen(value)), NOTES_WHAT_TITLE, line);
		break;
	case LABEL_OTHER:
		mail_field(h, value, line);
		break;
	case LABEL_NONE:
	case LABEL_PEOPLE:
	case LABEL_INVITED:
		break;
	}
}

/* No value, the dots of a line to sign on, or what a form asks for. */
bool header_nothing(const char *s)
{
	if (words_start(s,
		    "klicka här|klicka eller tryck|ange text|ange plats|ange datum|ange tid|"
		    "ange namn|skriv här|fyll i|välj datum") > 0)
		return true;
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

	/* A signature may stand below a gap, and any value where the label does. */
	if (l->kind == LABEL_NOTE_TAKER || l->kind == LABEL_CHAIR ||
		(line_capitals(r->src[i].text) && i + 2 < r->n && r->src[i + 1].blank &&
			!r->src[i + 2].blank))
		i = line_next(r, i + 1) - 1;
	for (size_t k = i + 1; k < r->n && k <= i + (l->kind == LABEL_TIME_PLACE ? 2 : 1); k++) {
		const char *s = r->src[k].body;
		size_t n = words_start(s, "sammanträdet|mötet");

		if (r->src[k].claimed || label_read(r, s, &other))
			return;
		/* "Plats och tid för" over "sammanträdet       Rådhuset" */
		header_field(h, l, n > 0 && space_len(s + n) > 1 ? s + n + space_len(s + n) : s, k);
		line_claim(r, k, NOTES_LINE_FIELD);
	}
}

/* The fields from s on, which stands on line i and begins with the label. */
void header_fields(struct header *h, size_t i, const char *s, struct label l)
{
	struct reader *r = h->r;

	while (l.kind != LABEL_NONE) {
		const char *value = s + l.len;
		struct label inner;
		/* A mail's subject may begin with a label's word. */
		size_t n = words_start(s, "ämne|subject") > 0 ? strlen(value)
			: l.kind == LABEL_OTHER && label_read(r, value, &inner)
			? 0
			: label_next(r, value);

		if (header_nothing(value)) {
			if (l.kind < LABEL_PEOPLE)
				value_below(h, i, &l);
			return;
		}
		s = value + n;
		value = text_trim(pool_strndup(&r->doc->pool, value, n));
		header_field(h, &l, *s ? value : whole_value(h, i, value), i);
		if (*s == '\0' || !label_read(r, s, &l))
			return;
	}
}

/* Does value s belong to a label of that kind, by how it looks? */
static bool value_fits(enum label_kind kind, const char *s)
{
	struct when w;
	bool dated = when_find(s, 0, DAY_NONE, &w), timed = when_find_time(s, 0, &w);

	switch (kind) {
	case LABEL_DATE:
		return dated;
	case LABEL_TIME:
	case LABEL_END:
		return timed || dated;
	case LABEL_TIME_PLACE:
		return timed;
	case LABEL_PLACE:
		return !dated && !timed;
	default:
		return true;
	}
}

/* "Datum:", "Plats:" on lines of their own and then the values of all: line i is the first of such labels, and
 * each takes the first value that looks like its own. */
bool header_label_block(struct header *h, size_t i)
{
	struct reader *r = h->r;
	struct label labels[BLOCK_LABELS];
	size_t n = 0, values = 0;

	while (n < BLOCK_LABELS && i + n < r->n && !r->src[i + n].claimed &&
		label_read(r, r->src[i + n].body, &labels[n]) && labels[n].kind < LABEL_OTHER &&
		header_nothing(r->src[i + n].body + labels[n].len))
		n++;
	if (n < 2)
		return false;
	for (size_t k = line_next(r, i + n), end = k + BLOCK_VALUES;
		k < r->n && k < end && !r->src[k].claimed; k++) {
		const char *s = r->src[k].body;
		struct label other;
		size_t at = 0;

		if (label_read(r, s, &other))
			break;
		while (at < n && !(labels[at].kind != LABEL_NONE && value_fits(labels[at].kind, s)))
			at++;
		values++;
		line_claim(r, k, NOTES_LINE_FIELD);
		if (at < n) {
			header_field(h, &labels[at], s, k);
			labels[at].kind = LABEL_NONE;
		} else if (value_fits(LABEL_TIME, s)) {
			header_when(h, s, false, k);
		}
	}
	for (size_t k = i; values > 0 && k < i + n; k++)
		line_claim(r, k, NOTES_LINE_FIELD);
	return values > 0;
}

/* The fields of one line, which may hold several ("Tid: …    Plats: …"). Returns whether the line
 * begins with a field. */
bool header_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].body;
	struct label l;
	size_t below;

	if (!label_read(r, s, &l) || l.kind >= LABEL_PEOPLE)
		return false;
	below = line_next(r, i + 1);
	if (l.kind == LABEL_NOTE_TAKER &&
		!header_person(r,
			!header_nothing(s + l.len) || below == r->n ? s + l.len
								    : r->src[below].text))
		return false;
	line_claim(r, i, NOTES_LINE_FIELD);
	header_fields(h, i, s, l);
	return true;
}

static bool named_full(const struct reader *r, const char *name)
{
	return name && (name_looks(name, strlen(name)) == NAME_FULL || people_full_name(r, name));
}

/* "1. Datum: …", "2. Närvarande: …", "3. Plats …": a header that is numbered as the first items. */
static void read_numbered_fields(struct header *h)
{
	struct reader *r = h->r;
	const struct notes_doc *d = r->doc;

	bool head = true;

	for (size_t k = 0; k < d->item_count && d->numbered; k++) {
		size_t i = (size_t)d->items[k].line - 1;
		const char *s = r->src[i].text + item_sign(r->src[i].text);
		size_t of = words_start(s, "val av");
		struct label l;

		s += of + (of > 0 ? space_len(s + of) : 0);
		if (!label_read(r, s, &l) || !(l.closed || l.kind >= LABEL_PEOPLE)) {
			head = false;
			continue;
		}
		/* "4. Sekreterare; Ida Alm" may come later too. */
		if (l.kind >= LABEL_NOTE_TAKER && l.kind < LABEL_BODY
				? named_full(r, header_person(r, s + l.len))
				: of == 0 && head && l.kind < LABEL_PEOPLE &&
					(l.kind < LABEL_NOTE_TAKER || !header_nothing(s + l.len)))
			header_fields(h, i, s, l);
	}
}

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
			enum label_kind kind;

			role += space_len(role);
			kind = header_role(role);
			if (kind == LABEL_CHAIR)
				h->r->chair_listed |= !d->chair;
			if (kind == LABEL_CHAIR)
				set_once(h, &d->chair, p->name, NOTES_WHAT_CHAIR,
					(size_t)p->line - 1);
			if (kind == LABEL_NOTE_TAKER)
				h->r->taker_listed |= !d->note_taker;
			if (kind == LABEL_NOTE_TAKER)
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
		const char *s = h->r->src[i].text, *next;
		int item = d->lines[i].item;
		struct when w;
		size_t len;

		/* "Kl. 19.40" under "Mötet avslutas" */
		if (item >= 0 && words_start(s, "kl|kl.|klockan"))
			s = pool_printf(&d->pool, "%s %s", d->items[item].title, s);
		if (strlen(s) > 140 || !strpbrk(s, "0123456789") ||
			(!words_find(s,
				 "mötets|mötet|möte|sammanträdet|sammanträdets|årsmötet|stämman|mødet|"
				 "møtet",
				 NULL) &&
				!words_start(
					s, "vi började|vi slutade|början|start|slut|avslut")) ||
			!when_find_time(s, 0, &w))
			continue;
		/* "Sammanträdet, som pågick kl. 13–15, förklaras avslutat" */
		if (w.end != MINUTE_NONE && d->start == MINUTE_NONE && d->end == MINUTE_NONE &&
			words_find(s, "pågick|varade|hölls|avslutat|avslutades|förklaras", NULL) &&
			!coming_find(s, &len)) {
			header_time(h, w.start, w.end, i);
			continue;
		}
		/* "Mötet avslutas. Nästa gång vi ses är …" */
		if ((next = coming_find(s, &len)) != NULL && (size_t)(next - s) < w.from)
			continue;
		if (words_find(s,
			    "öppnande|öppnas|öppnades|öppnar|öppnade|öppnat|börjar|började|början|start",
			    NULL)) {
			if (d->start == MINUTE_NONE)
				notes_found(h->r, i, NOTES_WHAT_TIME, NOTES_GUESSED,
					_("by what the text says"));
			d->start = d->start == MINUTE_NONE ? w.start : d->start;
		} else if (
			words_find(s,
				"avslutas|avslutades|avslutande|avslutar|avslutade|slutar|"
				"slutade|avslutat|slut|avslut|sluttede|sluttet|avsluttet|hævet|hevet",
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
	const char *title = h->r->doc->title, *body = h->r->doc->body;
	int year = title ? line_year(title) : 0;
	int32_t day;

	if (year == 0 && body)
		year = line_year(body);
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
	header_signatures(&h);
	header_top(&h);
	read_numbered_fields(&h);
	if (!r->doc->place && h.title_place) {
		r->doc->place = h.title_place;
		notes_found(r, h.title_line, NOTES_WHAT_PLACE, NOTES_GUESSED, _("from the title"));
	}
	header_best_date(&h);
	header_signed(&h);
	header_dated_end(&h);
	read_roles(&h);
	settle_date(&h, o);
	read_clock_lines(&h);
}
