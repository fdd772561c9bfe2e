#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "formats/notes_in_header.h"
#include "rules/words.h"

/* The lines above the first item: the title, and when and where without labels. */

enum {
	TITLE_LINES_MAX = 3,
	CONTINUATION_INDENT = 4,
	DATED_BYTES_MAX = 160,
	TIME_LINE_BYTES = 60,
	PLACE_BYTES = 80,
	PLACE_WORDS = 3,
	SCHEDULE_LINES = 60
};
static const char kinds_of_document[] =
	"minnesanteckningar|mötesanteckningar|anteckningar|protokoll|sammanträdesprotokoll|"
	"mötesprotokoll|styrelseprotokoll|kallelse|inbjudan|referat|föredragningslista|dagordning|"
	"mötesreferat|minnesanteckning|protokollsutdrag|minutes|mötestider|mötesdatum|"
	"sammanträdestider|sammanträdesplan|årshjul|mötesplan|kallas";

bool names_document(const char *s)
{
	return words_find(s, kinds_of_document, NULL) != NULL;
}

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

/* Rows of dates and little else: "2025-01-21   13.00–16.00   Styrelse", or of a table with "| Datum |" in
 * its head. */
static bool mostly_dates(const struct reader *r)
{
	size_t lines = 0, dated = 0;
	bool table = false;
	struct when w;

	for (size_t i = 0; i < r->n; i++) {
		const char *s = r->src[i].body;
		bool row = *s == '|';

		if (row && s[strspn(s, "|-: ")] == '\0')
			continue;
		table = row && (table || words_find(s, "datum|mötesdatum|dato|møtedato", NULL));
		lines += !r->src[i].blank;
		dated += table ? when_find(s, 0, DAY_NONE, &w)
			       : when_date(s, DAY_NONE, &w) > 0 && w.month > 0;
	}
	return dated >= 4 && dated * 2 > lines;
}

/* Does the line s give days, months or a year, or the time of all meetings? */
static bool of_schedule(const char *s)
{
	struct when w;
	size_t dates = 0, word = word_len(s);

	if (when_month(s, word) > 0 || when_date(s, DAY_NONE, &w) > 0 ||
		when_time(s, false, &w) == strlen(s))
		return true;
	if (!strpbrk(s, "0123456789"))
		return false;
	if (words_start(s, "mötena|möten|alla möten|sammanträdena|träffarna|samtliga möten") &&
		when_find_time(s, 0, &w))
		return true;
	for (size_t at = 0; dates < 2 && when_find(s, at, DAY_NONE, &w); at = w.to)
		dates++;
	return dates == 2 ||
		(line_year(s) > 0 &&
			(s[strlen(s) - 1] == ':' || source_line_words(s) <= PLACE_WORDS));
}

/* Does s say that the text is something else than a list of meetings? */
static bool names_other(const char *s)
{
	for (size_t k = 1; k < ARRAY_LEN(document_types); k++)
		if (words_find(s, document_types[k].words, NULL))
			return true;
	return false;
}

/* A short text about meetings, with as many lines that date them as others, and no word of who came. */
static bool lists_meetings(const struct reader *r)
{
	size_t lines = 0, of = 0, len;
	bool meetings = false, dated = false;
	struct label l;
	struct when w;

	for (size_t i = 0; i < r->n; i++)
		lines += !r->src[i].claimed;
	for (size_t i = 0; i < r->n && lines <= SCHEDULE_LINES; i++)
		of += !r->src[i].claimed && of_schedule(r->src[i].body);
	/* Most texts go no further. */
	if (of == 0 || of * 3 < lines)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		const char *s = r->src[i].body;

		if (r->src[i].claimed)
			continue;
		of += !of_schedule(s) && coming_title(s);
		if (names_other(s) || (label_read(r, s, &l) && l.kind >= LABEL_PEOPLE && !l.weak))
			return false;
		meetings = meetings || coming_meeting(s, &len);
		dated = dated || when_find(s, 0, DAY_NONE, &w) || when_month(s, word_len(s)) > 0;
	}
	return meetings && dated && of >= 2 && of * 2 >= lines;
}

/* "Årshjul 2022", "Kalendarium våren 2022" over dates, and no word of who came. */
static bool plans_year(const struct reader *r)
{
	static const char plans[] = "årshjul|årsplan|årskalender|kalendarium|datumlista|planering";
	size_t first = line_next(r, 0), dated = 0, lines = 0;
	struct label l;
	struct when w;

	if (first == r->n || words_start(r->src[first].text, plans) == 0 ||
		line_year(r->src[first].text) == 0)
		return false;
	for (size_t i = first + 1; i < r->n; i++) {
		const char *s = r->src[i].body;

		if (r->src[i].claimed)
			continue;
		if (names_other(s) || item_sign(r->src[i].text) > 0 ||
			(label_read(r, s, &l) && l.kind >= LABEL_PEOPLE && !l.weak))
			return false;
		lines++;
		dated += when_find(s, 0, DAY_NONE, &w);
	}
	return dated >= 2 && dated * 3 >= lines;
}

void notes_type(struct reader *r)
{
	bool schedule = mostly_dates(r) || lists_meetings(r) || plans_year(r);
	size_t seen = 0;

	r->doc->type = schedule ? "schedule" : "unknown";
	if (*r->doc->type == 's')
		return;
	/* "Möten hösten 2024" and nothing of a protocol */
	if (line_next(r, 0) < r->n && coming_title(r->src[line_next(r, 0)].text) &&
		line_year(r->src[line_next(r, 0)].text) &&
		!names_document(r->src[line_next(r, 0)].text)) {
		r->doc->type = "schedule";
		return;
	}
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

/* The words of a title line around its date and time. */
static const char *without_date(struct reader *r, const char *s, const struct when *w)
{
	size_t from = w->from, after = w->to;

	from = end_without(s, from, " ,;-(");
	if (from >= 2 && strncmp(s + from - 2, "–", 3) == 0)
		from -= 2;
	if (from > 0)
		return doc_text(r, s, from);
	after += strspn(s + after, " ,;.)");
	return doc_text(r, s + after, strlen(s + after));
}

/* "Ekeby 2010-08-19", "Vrångö 18 05 03": a place and a date, as letters are dated. */
bool header_letter_date(const char *s, const struct when *w)
{
	size_t n = w->from;

	n = end_without(s, n, " ,");
	return n > 0 && s[w->to] == '\0' && w->start == MINUTE_NONE && word_len(s) == n &&
		!names_document(s) && !entry_body_ends((struct span) { s, n });
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

/* "Här kommer anteckningarna från …", "Tack för ett bra möte", "Vi träffades": n bytes before a date. */
static bool tells_of(const char *s, size_t n)
{
	return words_find_within(s, n,
		       "anteckningar|anteckningarna|minnesanteckningar|minnesanteckningarna|"
		       "protokollet|protokoll|referat|referatet|mötet|möte|träff|träffen|vi träffades|"
		       "vi möttes|vi sågs|sammanträdet|nätverksträff|nätverksträffen",
		       NULL) &&
		!words_find_within(s, n,
			"förra|föregående|förrförra|nästa|kommande|justerat|justerades", NULL);
}

/* "Protokoll fört vid sammanträde i Rådhuset, Ekby, 2014-03-21": many a title's "i" is followed by a body. */
static void title_place(struct reader *r, size_t i, const char *s, const struct when *w)
{
	const char *place = r->doc->place ? NULL : place_within(r, s, w->from);

	if (!place || (!place_like(place) && source_line_words(place) > 1))
		return;
	r->doc->place = place;
	r->place_guessed = true;
	notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
}

/* One line of the title's. False where it is no title but text. */
static bool read_title_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *whole = r->src[i].text;
	size_t labelled = label_next(r, whole), len;
	const char *s = pool_strndup(&r->doc->pool, whole, labelled), *rest = s;
	struct when w, t;
	struct label l;
	bool dated = when_find(s, 0, DAY_NONE, &w);

	if (dated && header_letter_date(s, &w)) {
		h->notice = w.day;
		if (w.day != DAY_NONE && w.has_year)
			h->year = day_year(w.day);
		header_date(h, &w, TRUST_PAGE, i);
		line_claim(r, i, NOTES_LINE_FIELD);
		return true;
	}
	if (dated) {
		rest = without_date(r, s, &w);
		/* A date alone may be the page's: a line with words dates more. */
		header_date(h, &w,
			!rest && w.start == MINUTE_NONE             ? TRUST_PAGE
				: tells_of(s, w.from) && w.has_year ? TRUST_TIME
				: !rest || coming_meeting(s, &len) || names_document(s)
				? TRUST_TITLE
				: TRUST_LINE,
			i);
		header_time(h, w.start, w.end, i);
		if (r->doc->start == MINUTE_NONE && when_find_time(s, 0, &t))
			header_time(h, t.start, t.end, i);
		title_place(r, i, s, &w);
		/* Only what stands before the date is a title: the place has one of its own. */
		if (place_before(r, i, s, &w))
			rest = NULL;
		place_after(r, i, s + w.to);
	}
	if (rest && strlen(rest) > 160)
		return false;
	line_claim(r, i, rest ? NOTES_LINE_TITLE : NOTES_LINE_FIELD);
	if (rest) {
		if (!h->title_place)
			h->title_place = place_of_title(r, rest);
		h->title_line = h->title_place ? i : h->title_line;
		add_title(h, rest);
		notes_found(r, i, NOTES_WHAT_TITLE, NOTES_FOUND, "");
	}
	if (whole[labelled] && label_read(r, whole + labelled, &l))
		header_fields(h, i, whole + labelled, l);
	return true;
}

static const char invites[] =
	"kallas till|kallas härmed|kallar till|kallas du till|inbjuds till|inbjuds härmed|"
	"bjuds in till|bjuder in till|inbjuder till|välkommen till|välkomna till|välkommen på|"
	"välkomna på|inkalles til|indkaldes til|innkalles til|indkalder til|innkaller til";

/* "den 5 juni 2014 i Folkets hus", "2021-02-11 kl. 10.00–12.00, Zoom", "fört vid möte den 3 maj": when
 * and where, without a label. */
static bool dated_line(const struct source_line *s, struct when *w)
{
	const char *rest;
	struct when t;
	size_t n;

	if (s->bullet || strlen(s->text) > DATED_BYTES_MAX || !when_find(s->text, 0, DAY_NONE, w) ||
		words_find_within(s->text, w->from, "justeringens|justering|justeras|anslås", NULL))
		return false;
	/* "Nätverket för kuratorer, fredag 7 oktober 2022 kl. 9.30, Ekeby" */
	if (w->from > 0 && (w->has_year || w->weekday != WEEKDAY_NONE) && w->start != MINUTE_NONE &&
		!line_has(s, SIGNAL_SENTENCE) && !line_has(s, SIGNAL_NEXT))
		return true;
	if (w->from > 0 &&
		!words_start(s->text,
			"den|fört vid|förda vid|protokoll fört|hållet|vid|möte|sammanträde|styrelsemöte"))
		return ((w->has_year || w->start != MINUTE_NONE) && tells_of(s->text, w->from) &&
			       !line_has(s, SIGNAL_NEXT)) ||
			words_find(s->text, invites, NULL) != NULL;
	rest = s->text + w->to;
	n = space_len(rest);
	n += when_time(rest + n, false, &t);
	rest += n + space_len(rest + n);
	return *rest == '\0' || strchr(",;(-|", *rest) || dash_len(rest) ||
		(w->has_year && (w->start != MINUTE_NONE || t.start != MINUTE_NONE) &&
			line_like_heading(rest) && source_line_words(rest) <= PLACE_WORDS) ||
		strstr(s->text + w->to, "   ") ||
		words_start(rest, "i|på|hos|vid|via|utanför|intill|kl|kl.|klockan");
}

static bool read_dated_line(struct header *h, size_t i)
{
	const char *s = h->r->src[i].text;
	struct when w, t;
	size_t before;

	if (!dated_line(&h->r->src[i], &w) ||
		(h->date_from != TRUST_NONE && line_has(&h->r->src[i], SIGNAL_NEXT)))
		return false;
	before = i;
	while (before > 0 && h->r->src[before - 1].blank)
		before--;
	/* "Nästa möte" */
	if (before > 0 && line_has(&h->r->src[before - 1], SIGNAL_NEXT))
		return false;
	if (words_find(s, invites, NULL) && h->date_from == TRUST_PAGE && w.start != MINUTE_NONE) {
		h->notice = h->notice == DAY_NONE ? h->date.day : h->notice;
		header_date(h, &w, TRUST_TITLE, i);
	}
	header_date(h, &w,
		w.from == 0 && s[w.to] == '\0' && w.start == MINUTE_NONE ? TRUST_PAGE : TRUST_LINE,
		i);
	line_claim(h->r, i, NOTES_LINE_FIELD);
	if (h->date.month != w.month || h->date.mday != w.mday)
		return true;
	header_time(h, w.start, w.end, i);
	if (h->r->doc->start == MINUTE_NONE && when_find_time(s + w.to, 0, &t))
		header_time(h, t.start, t.end, i);
	header_date_place(h, i, &w);
	return true;
}

/* "10.00–12.00"; after the title also "Kl. 10–11.30 via Zoom", "Teams kl 14–15.30". */
static bool read_time_line(struct header *h, size_t i, bool titled)
{
	const struct source_line *s = &h->r->src[i];
	size_t len = strlen(s->text), at;
	struct when w, date;
	bool timed;

	if (len > TIME_LINE_BYTES || line_has(s, SIGNAL_SENTENCE) || line_has(s, SIGNAL_NEXT) ||
		words_find(s->text,
			"sluttede|slutade|avslutades|avsluttet|hævet|hevet|öppnades|började",
			NULL) ||
		coming_lead(s->body) > 0)
		return false;
	at = when_time(s->text, false, &w);
	timed = at == len || (titled && at > 0);
	if (!timed && titled && words_find(s->text, "kl|kl.|klockan", NULL))
		timed = when_find_time(s->text, 0, &w) && w.to == len &&
			!when_find(s->text, 0, DAY_NONE, &date);
	if (!timed)
		return false;
	/* "09.00 Inledning" begins a programme. */
	header_when(h, s->text,
		w.from > 0 ||
			(w.to < len &&
				(w.end != MINUTE_NONE ||
					(place_like(s->text + w.to) &&
						source_line_words(s->text + w.to) <= PLACE_WORDS) ||
					words_start(s->text + w.to + strspn(s->text + w.to, " ,"),
						"i|på|via|hos|vid") > 0)),
		i);
	h->time_line = (int)i + 1;
	line_claim(h->r, i, NOTES_LINE_FIELD);
	return true;
}

/* What a field says on its second line, further in: "Plats och tid   Rådhuset" over "Måndag 18 juni kl. 18". */
static void read_continuation(struct header *h, size_t i, const struct label *field)
{
	struct when w;

	line_claim(h->r, i, NOTES_LINE_FIELD);
	if (field->kind == LABEL_TIME_PLACE || field->kind == LABEL_TIME ||
		field->kind == LABEL_DATE)
		header_when(h, h->r->src[i].body,
			field->kind == LABEL_TIME_PLACE &&
				!strpbrk(h->r->src[i].body, "0123456789"),
			i);
	else if (field->kind == LABEL_PLACE && when_find(h->r->src[i].body, 0, DAY_NONE, &w))
		header_when(h, h->r->src[i].body, false, i);
}

/* "Mötet hölls i Folkets hus kl. 18–20.": place and time in the first lines' own words. */
static bool read_held_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].body;
	size_t n = words_start(s,
		       "mötet|sammanträdet|årsmötet|stämman|styrelsemötet|träffen|nätverksträffen"),
	       held;
	struct when w, t;

	n += space_len(s + n);
	held = n > 0 ? words_start(s + n, "hölls|hålls|ägde rum|genomfördes|genomförs|var") : 0;
	if (held == 0 || line_has(&r->src[i], SIGNAL_NEXT) || strlen(s) > DATED_BYTES_MAX)
		return false;
	n += held;
	if (when_find(s, n, DAY_NONE, &w)) {
		header_date(h, &w, TRUST_LINE, i);
		header_time(h, w.start, w.end, i);
		n = w.to;
	}
	place_after(r, i, s + n);
	if (when_find_time(s, n, &t))
		header_time(h, t.start, t.end, i);
	line_claim(r, i, NOTES_LINE_FIELD);
	return true;
}

/* "på Länshuset i Ekby", "Älvrummet, Länshuset, Ekby" under the line that says when. */
static bool read_place_line(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].text;
	size_t n = words_start(s, "på|i|hos|vid");
	struct when w;
	struct label l;

	if (r->doc->place || r->src[i].bullet || strlen(s) > PLACE_BYTES || i == 0 ||
		r->doc->lines[i - 1].kind == NOTES_LINE_BLANK ||
		(h->date_line != (int)i && h->time_line != (int)i) ||
		when_find(s, 0, DAY_NONE, &w) || line_has(&r->src[i], SIGNAL_SENTENCE))
		return false;
	/* "Kansliet" may head those who came from there. */
	if (label_read(r, s, &l) &&
		!(l.kind == LABEL_PEOPLE && l.weak && s[l.len] == '\0' &&
			line_next(r, i + 1) < r->n &&
			(r->doc->lines[line_next(r, i + 1)].kind != NOTES_LINE_ATTENDANCE ||
				label_read(r, r->src[line_next(r, i + 1)].body, &l))))
		return false;
	n += space_len(s + n);
	if (!line_like_heading(s + n) || (n == 0 && !place_like(s)))
		return false;
	r->doc->place = doc_text(r, s + n, strlen(s + n));
	r->place_guessed = true;
	notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
	line_claim(r, i, NOTES_LINE_FIELD);
	return true;
}

/* "| Datum | Tid | Plats |" over a row of their values. */
static bool read_field_table(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *heads[TABLE_CELLS_MAX], *values[TABLE_CELLS_MAX];
	size_t n = table_cells(r, r->src[i].text, heads, TABLE_CELLS_MAX), row = i + 1;
	struct label l;

	row += row < r->n && r->src[row].text[strspn(r->src[row].text, "|-: ")] == '\0' &&
		r->src[row].text[0] == '|';
	if (n == 0 || row >= r->n || table_cells(r, r->src[row].text, values, TABLE_CELLS_MAX) < n)
		return false;
	for (size_t k = 0; k < n; k++)
		if (!label_read(r, heads[k], &l) || !l.closed || l.kind >= LABEL_OTHER)
			return false;
	for (size_t k = 0; k < n; k++) {
		label_read(r, heads[k], &l);
		header_field(h, &l, values[k], row);
	}
	for (; i <= row; i++)
		line_claim(r, i, NOTES_LINE_FIELD);
	return true;
}

/* The next cell of a row in columns, at *at, which moves on. NULL at the end of the row. */
static const char *column_at(struct reader *r, const char *s, size_t *at)
{
	size_t from = *at + space_len(s + *at), n = 0;

	while (s[from + n] && s[from + n] != '\t' && space_len(s + from + n) < 2)
		n++;
	*at = from + n;
	return n > 0 ? doc_text(r, s + from, n) : NULL;
}

/* "Datum:     Plats:     Dnr:" over a row of their values. */
static bool read_field_columns(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *head, *value, *s = r->src[i].text;
	size_t at = 0, below = 0, n = 0;
	struct label l;

	if (!strstr(s, "  ") || i + 1 >= r->n || r->src[i + 1].blank || r->src[i + 1].claimed)
		return false;
	for (; (head = column_at(r, s, &at)) != NULL; n++)
		if (!label_read(r, head, &l) || head[l.len] || l.kind > LABEL_OTHER ||
			!(value = column_at(r, r->src[i + 1].text, &below)) ||
			label_read(r, value, &l))
			return false;
	if (n < 2)
		return false;
	for (at = below = 0; (head = column_at(r, s, &at)) != NULL;) {
		label_read(r, head, &l);
		header_field(h, &l, column_at(r, r->src[i + 1].text, &below), i + 1);
	}
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, i + 1, NOTES_LINE_FIELD);
	return true;
}

/* "MINNESANTECKNINGAR 2019-09-12" below the lines of a letterhead. */
static bool late_title(struct header *h, size_t i)
{
	const struct notes_doc *d = h->r->doc;
	const struct source_line *s = &h->r->src[i];
	struct when w;

	return d->title && !names_document(d->title) && h->date_from < TRUST_TIME && !s->bullet &&
		names_document(s->text) && !line_has(s, SIGNAL_NEXT) &&
		strlen(s->text) <= DATED_BYTES_MAX && when_find(s->text, 0, DAY_NONE, &w) &&
		!words_find_within(s->text, w.from, "föregående|förra|senaste", NULL) &&
		read_title_line(h, i);
}

/* "Ordförande     Bo Ek" in a list of people: a field too, of which the text may know better. */
static void read_listed(struct header *h, size_t i, struct label l)
{
	struct reader *r = h->r;
	bool chair = r->doc->chair, taker = r->doc->note_taker;

	header_fields(h, i, r->src[i].body, l);
	r->chair_listed |= !chair && r->doc->chair;
	r->taker_listed |= !taker && r->doc->note_taker;
}

void header_top(struct header *h)
{
	struct reader *r = h->r;
	size_t titles = 0, last = 0;
	bool open = true; /* still in the lines of the title */
	bool schedule = strcmp(r->doc->type, "schedule") == 0;
	size_t most = schedule ? 1 : TITLE_LINES_MAX;
	struct label l, field = { 0 };

	h->end = r->first_item < r->n ? r->first_item : r->n;
	for (size_t i = 0; i < h->end; i++) {
		struct source_line *s = &r->src[i];

		if (r->doc->lines[i].kind == NOTES_LINE_ATTENDANCE && label_read(r, s->body, &l))
			read_listed(h, i, l);
		if (s->claimed) {
			open = open &&
				(s->blank || r->doc->lines[i].kind == NOTES_LINE_PAGE ||
					(r->doc->lines[i].kind == NOTES_LINE_FIELD && titles == 0));
			continue;
		}
		/* What stands under "Nästa möte" is of that. */
		if (!schedule && h->date_from != TRUST_NONE && i > last + 1 &&
			line_has(s, SIGNAL_NEXT) && coming_start(s->text) > 0) {
			h->end = i;
			break;
		}
		if (read_field_table(h, i) || read_field_columns(h, i) || header_label_block(h, i))
			continue;
		if (header_line(h, i)) {
			open = open && titles == 0;
			last = i;
			label_read(r, s->body, &field);
			continue;
		}
		if (last > 0 && last + 1 == i && s->indent >= CONTINUATION_INDENT) {
			read_continuation(h, i, &field);
			last = i;
			continue;
		}
		if (!schedule && read_time_line(h, i, titles > 0))
			continue;
		if (titles > 0 && (read_place_line(h, i) || read_held_line(h, i)))
			continue;
		if (!schedule && late_title(h, i))
			continue;
		if (open && titles < most &&
			(titles == 0 || line_like_heading(s->text) ||
				words_start(s->text, kinds_of_document)) &&
			!s->bullet && (schedule || coming_lead(s->text) == 0) &&
			read_title_line(h, i)) {
			titles++;
			continue;
		}
		if (!schedule)
			read_dated_line(h, i);
	}
}
