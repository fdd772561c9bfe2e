#include "formats/notes_in_next.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/words.h"

/* The meetings that notes announce: rows under "Nästa möte", a sentence that begins with it, rows
 * after "följande mötestider", and texts that are nothing but a list of dates. */

enum {
	SCHEDULE_HEAD_LINES = 10,
	WRAPPED_LINE = 60,
	ROW_BYTES_MAX = 400,
	HEADING_BYTES = 100,
	GROUP_WORDS_MAX = 4,
	DATES_A_LINE = 60,
	SET_GAP = 12
};

/* What a row says that is no meeting: a last day, a date that is left. */
static const char deadline_words[] =
	"senast|före den|innan den|sista dag|sista dagen|deadline|lämnas in|ska lämnas|inkomma|inkommit|skickas|anmälan|"
	"öppet hus|invigning|festen|granskad|granskat|uppdaterad|uppdaterat|publicerad|synpunkter|ansökan|ansökningar|remisstid|svar|inför";
static const char cancel_words[] =
	"inställt|inställd|inställda|ställs in|avbokas|avbokat|utgår|ersätts|flyttas från|flyttat|"
	"flyttas|cancelled";
static const char remote_words[] =
	"teams|zoom|skype|digitalt|digital|video|videomöte|video-möte|länk|distans|webb|webben|"
	"online";
static const char title_words[] =
	"heldag|heldagen|heldagar|gemensam heldag|lunch till lunch|lunch-till-lunch|utbildning|"
	"utbildningsdag|konferens|workshop|studiebesök|seminarium|inspirationsdag|budgetupptakt|"
	"strategidag|planeringsdag|internat|temadag|extra möte|extramöte|julbord|kick-off|kickoff|"
	"medlemssamråd|samråd|årsmöte|dialogdag|nätverksträff|frukostmöte";

/* Words before a date that are nobody's. */
static const char no_groups[] =
	"datum|dag|dagar|mötet|möte|möten|därefter|sedan|först|tid|tider|måndagar|tisdagar|onsdagar|"
	"torsdagar|fredagar|lördagar|söndagar";

/* A stretch of a row. */
static const char *stretch(struct next_reader *n, const char *s, size_t len)
{
	while (len > 0 && (strchr(" ,;:.-(", *s) || space_len(s) > 0)) {
		size_t sp = space_len(s);

		s += sp ? sp : 1;
		len -= sp && sp < len ? sp : 1;
	}
	if (len > 0 && dash_len(s) > 1) {
		len -= dash_len(s);
		s += dash_len(s);
	}
	len = end_without(s, len, " ,;:.-)");
	return doc_text(n->r, s, len);
}

/* What stands before the date: "Norra:", "Lunch till lunch", "Gemensam heldag". */
static void take_lead(struct next_reader *n, struct notes_next *x, const char *s, size_t len)
{
	const char *lead = stretch(n, s, len), *colon;
	struct when t;
	size_t words;

	if (!lead)
		return;
	if (when_find_time(lead, 0, &t)) {
		lead = stretch(n, lead, t.from);
		if (!lead)
			return;
	}
	colon = strrchr(lead, ':');
	if (colon && colon[1])
		lead = stretch(n, colon + 1, strlen(colon + 1));
	if (!lead || coming_start(lead) || coming_find(lead, &words) == lead)
		return;
	if (words_find(lead, title_words, NULL))
		x->title = lead;
	else if (source_line_words(lead) <= GROUP_WORDS_MAX && line_like_heading(lead) &&
		words_start(lead, no_groups) == 0)
		x->group = lead;
}

/* What stands after date and time: place, manner, title, cancellation. */
static void take_rest(struct next_reader *n, struct notes_next *x, const char *s, size_t len)
{
	const char *rest = stretch(n, s, len), *at;
	bool titled = false;
	size_t skip, cut;

	if (!rest)
		return;
	x->cancelled = words_find(rest, cancel_words, NULL) != NULL;
	x->remote = words_find(rest, remote_words, NULL) != NULL;
	if (words_find(rest, title_words, NULL) && !x->title &&
		(words_start(rest, title_words) || !strchr(rest, ','))) {
		x->title = rest;
		titled = true;
	}
	at = words_start(rest, "i|på|hos|vid|via|plats") ? rest
							 : words_find(rest, "i|på|hos|vid", &skip);
	if (at && at != rest && strchr(rest, ',') && strchr(rest, ',') < at)
		at = NULL;
	if (at) {
		skip = words_start(at, "i|på|hos|vid|via|plats");
		at += skip;
		at += strspn(at, ": ");
		cut = strcspn(at, ",.(");
		x->place = stretch(n, at, cut);
	} else if (!titled && !x->cancelled) {
		cut = strcspn(rest, ",.(");
		x->place = line_like_heading(rest) || rest[cut] ? stretch(n, rest, cut) : NULL;
		if (x->place && !line_like_heading(x->place))
			x->place = NULL;
	}
}

static bool is_deadline(const char *s, size_t len)
{
	return words_find_within(s, len, deadline_words, NULL) != NULL;
}

/* "… det datum som tidigare bestämts (25–26 juli)", but "är sedan tidigare bestämt till den 12 januari" */
static bool is_past(const char *s, size_t len)
{
	size_t at = len;

	at = end_without(s, at, " ");
	if (at >= 5 && strncmp(s + at - 5, " till", 5) == 0)
		return false;
	return words_find_within(s, len, "tidigare|hittills|förra|senaste|föregående", NULL) !=
		NULL;
}

static void add_next(struct next_reader *n, const struct notes_next *x)
{
	struct reader *r = n->r;
	struct notes_doc *d = r->doc;

	/* Told once with its hour and once without. */
	for (size_t i = 0; i < d->next_count && x->day != DAY_NONE; i++) {
		struct notes_next *had = &d->next[i];

		if (had->day != x->day || had->group || x->group || had->line == x->line ||
			(had->start != MINUTE_NONE && x->start != MINUTE_NONE))
			continue;
		had->end = had->start == MINUTE_NONE ? x->end : had->end;
		had->start = had->start == MINUTE_NONE ? x->start : had->start;
		had->place = had->place ? had->place : x->place;
		return;
	}
	d->next = pool_grow(&d->pool, d->next, d->next_count, &r->next_cap, sizeof(*x));
	d->next[d->next_count++] = *x;
}

/* "(heldag 9–16)" beside a date: hours from and to in parentheses. */
static bool hours_in(const char *s, struct when *w)
{
	size_t open = strcspn(s, "("), close = open + strcspn(s + open, ")");

	for (size_t i = open; i < close; i++)
		if (s[i] >= '0' && s[i] <= '9') {
			size_t n = when_time(s + i, false, w);

			return n > 0 && w->end != MINUTE_NONE && i + n == close;
		}
	return false;
}

/* One date of row s on line i. The text from before up to the date says whose and what, the text
 * after it up to after where; common is a time for all dates of the row, or NULL. */
static struct notes_next take_date(struct next_reader *n, size_t i, const char *s, size_t before,
	const struct when *w, size_t after, const struct when *common)
{
	struct notes_next x = { .day = w->day,
		.end_day = w->end_day,
		.month = w->month,
		.mday = w->mday,
		.end_month = w->end_month,
		.end_mday = w->end_mday,
		.start = w->start,
		.end = w->end,
		.line = (int)i + 1 };
	const char *tail = pool_strndup(&n->r->doc->pool, s + w->to, after - w->to);
	struct when t;

	if (!w->has_year)
		x.guess = x.day == DAY_NONE ? _("the year is not said")
					    : _("the year follows from the meeting's own");
	x.date_text = stretch(n, s + w->date_from, w->date_to - w->date_from);
	if (x.start == MINUTE_NONE && when_find_time(tail, 0, &t)) {
		x.start = t.start;
		x.end = t.end;
		take_rest(n, &x, tail, t.from);
		tail += t.to;
	}
	if (x.start == MINUTE_NONE && hours_in(tail, &t)) {
		x.start = t.start;
		x.end = t.end;
	}
	if (x.start == MINUTE_NONE && common) {
		x.start = common->start;
		x.end = common->end;
	}
	take_lead(n, &x, s + before, w->from - before);
	if (!x.place)
		take_rest(n, &x, tail, strlen(tail));
	notes_warn_weekday(n->r, x.line, w->weekday, w->day);
	return x;
}

/* "14 februari, 9 maj och 21 november kl. 13.15": a bare row of dates, with a time after the last. */
static bool timed_by_last(
	const char *s, const struct when *dates, size_t count, struct when *common)
{
	const char *tail = count > 1 ? s + dates[count - 1].to : "";
	size_t all = strspn(tail, ", ");

	if (count < 2)
		return false;
	/* "…, alla kl. 13.00" */
	all += words_start(tail + all, "alla|samtliga|alltid|båda|både");
	all += space_len(tail + all);
	*common = dates[count - 1];
	if (common->start == MINUTE_NONE && when_time(tail + all, false, common) == 0)
		return false;
	for (size_t k = 0; k + 1 < count; k++) {
		const char *between = s + dates[k].to;
		size_t n = strspn(between, ", ");

		n += words_start(between + n, "och|samt|&");
		n += space_len(between + n);
		if (dates[k].start != MINUTE_NONE || between + n != s + dates[k + 1].from)
			return false;
	}
	return true;
}

/* "Alla möten är kl. 13–15", "Tid: 9–12", "Samtliga börjar kl. 18": the time that s says all meetings have. */
static bool time_of_all(const char *s, struct when *common)
{
	static const char all[] =
		"alla|samtliga|mötena|möten|träffarna|sammanträdena|sammanträden|tid|tiden|tider|"
		"mötestid|alltid|alle|møtene|møderne";
	struct when day;

	s += strspn(s, " .,;(–-");
	return words_start(s, all) > 0 && when_find_time(s, 0, common) &&
		!when_find(s, 0, DAY_NONE, &day);
}

/* "Fredag 29 november" over "kl. 9–12": the time of a row's only date stands on the next line. */
static bool time_below(const struct next_reader *n, size_t i, const struct when *dates,
	size_t count, struct when *common)
{
	const struct reader *r = n->r;
	const struct notes_next *last =
		r->doc->next_count > 0 ? &r->doc->next[r->doc->next_count - 1] : NULL;
	struct when other;

	/* Under several such rows it is the time of all. */
	if (last && last->line == (int)i && last->start == MINUTE_NONE)
		return false;
	if (count != 1 || dates->start != MINUTE_NONE || i + 1 >= r->n || r->src[i + 1].claimed ||
		r->src[i].body[dates->to] != '\0' ||
		when_time(r->src[i + 1].body, false, common) == 0 ||
		when_find(r->src[i + 1].body, 0, n->ref, &other))
		return false;
	line_claim(n->r, i + 1, NOTES_LINE_NEXT);
	return true;
}

/* "8, 15 och 22 juni" from byte i of s: the month's word that the first day shares, and its bytes; NULL. */
static const char *shared_month(const char *s, size_t i, size_t *day_len, size_t *month_len)
{
	size_t at = i, more;
	int day;

	for (int days = 0; days < DATES_A_LINE; days++) {
		size_t n = number_len(s + at, 2, &day);

		if (n == 0 || day < 1 || day > 31 || (s[at + n] >= '0' && s[at + n] <= '9'))
			return NULL;
		at += n;
		if (days == 0)
			*day_len = n;
		more = space_len(s + at);
		*month_len = word_len(s + at + more);
		if (more > 0 && days > 0 && when_month(s + at + more, *month_len) > 0)
			return s + at + more;
		more = strspn(s + at, ", ");
		more += words_start(s + at + more, "och|samt|og|&");
		if (more == 0 || (more == 1 && s[at] == ' '))
			return NULL;
		at += more + space_len(s + at + more);
	}
	return NULL;
}

/* "16.4 kl. 19", "ti 16.4.": the full stop of a day and a month, at byte i of s. */
static bool dotted_day(const char *s, size_t i)
{
	int day, month;
	size_t n = number_len(s + i, 2, &day), m = s[i + n] == '.' ? 1 : 0;

	if (n == 0 || m == 0 || (m = number_len(s + i + n + 1, 2, &month)) == 0)
		return false;
	return day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
		words_start(
			s + i + n + 1 + m + strspn(s + i + n + 1 + m, "., "), "kl|kl.|klockan") > 0;
}

/* A row as other documents write it: each day with its month, and no full stop between. */
static const char *row_spelt_out(struct next_reader *n, const char *s)
{
	struct buf b = { 0 };
	const char *row = s;
	bool changed = false;

	if (!strpbrk(s, "0123456789"))
		return s;
	s += *s == '|' ? 1 + space_len(s + 1) : 0;
	for (size_t i = 0; s[i];) {
		size_t day = 0, len = 0;
		bool first = i == 0 || strchr(" (", s[i - 1]);
		bool hour = i > 3 &&
			(memcmp(s + i - 3, "kl ", 3) == 0 || memcmp(s + i - 3, "l. ", 3) == 0);
		const char *month = first && !hour ? shared_month(s, i, &day, &len) : NULL;

		if (month) {
			buf_printf(&b, "%.*s %.*s", (int)day, s + i, (int)len, month);
			i += day;
		} else if (first && !hour && dotted_day(s, i)) {
			day = strcspn(s + i, ".");
			buf_printf(&b, "%.*s/", (int)day, s + i);
			i += day + 1;
		} else {
			/* The cells of a table's row. */
			buf_putc(&b, s[i] != '|' ? s[i] : s[i + 1] ? ',' : ' ');
			changed |= s[i++] == '|';
			continue;
		}
		changed = true;
	}
	if (changed)
		row = pool_strdup(&n->r->doc->pool, buf_str(&b));
	buf_release(&b);
	return row;
}

/* "(OBS! 4/10 är i Ådala)": a date in parentheses that stood before them. */
static bool said_again(const char *s, const struct when *dates, size_t count)
{
	const struct when *w = &dates[count];
	size_t open = w->from;

	while (open > 0 && s[open] != '(' && s[open] != ')')
		open--;
	if (s[open] != '(')
		return false;
	for (size_t k = 0; k < count; k++)
		if (dates[k].month == w->month && dates[k].mday == w->mday)
			return true;
	return false;
}

/* "… Handlingar skickas 13 november": a date in a sentence of its own that is a last day; or the day of
 * these notes or before, with its year. */
static bool of_other_matter(
	const struct next_reader *n, const char *s, const struct when *dates, size_t count)
{
	const struct when *w = &dates[count];
	size_t from = count > 0 ? dates[count - 1].to : 0;
	int32_t day = n->r->doc->day;

	if (w->has_year && day != DAY_NONE && w->day != DAY_NONE && w->day <= day)
		return true;
	for (size_t i = w->from; count > 0 && i > from + 1; i--)
		if (s[i - 1] == ' ' && strchr(".!", s[i - 2]))
			return is_deadline(s + i, w->from - i);
	return false;
}

size_t next_row(struct next_reader *n, size_t i, const char *s)
{
	struct when dates[DATES_A_LINE], common;
	const char *group = n->group;
	size_t count = 0, at = 0, lead, len;
	bool timed, usual;

	s = row_spelt_out(n, s);
	while (count < DATES_A_LINE && when_find(s, at, n->ref, &dates[count])) {
		at = dates[count].to;
		count += !said_again(s, dates, count) && !of_other_matter(n, s, dates, count);
	}
	if (count == 0)
		return 0;
	if (is_past(s, dates[0].from))
		return 0;
	/* "Möten inför våren är …" */
	lead = coming_find(s, &len) == s && len < dates[0].from ? len : 0;
	if (is_deadline(s + lead, dates[0].from - lead)) {
		notes_found(n->r, i, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT,
			_("a last day, not a meeting"));
		return 0;
	}
	timed = when_find_time(s, 0, &common) && common.from < dates[0].from;
	timed = timed || timed_by_last(s, dates, count, &common) ||
		(count > 1 && time_of_all(s + dates[count - 1].date_to, &common)) ||
		time_below(n, i, dates, count, &common);
	/* The usual hours are neither another body's nor those of several days. */
	usual = !timed && n->times.start != MINUTE_NONE && !coming_of_body(s);
	if (usual) {
		common = n->times;
		timed = true;
	}
	for (size_t k = 0; k < count; k++) {
		/* "6 maj – inställt, ersätts av 27 maj": words between belong to the date before. */
		size_t before = k ? dates[k].from : 0;
		size_t after = k + 1 < count ? dates[k + 1].from : strlen(s);
		bool shares = timed && !(usual && dates[k].end_mday > 0);
		struct notes_next x =
			take_date(n, i, s, before, &dates[k], after, shares ? &common : NULL);

		group = k == 0 && x.group ? x.group : group;
		x.group = group;
		add_next(n, &x);
	}
	if (n->r->doc->lines[i].kind != NOTES_LINE_ITEM)
		line_claim(n->r, i, NOTES_LINE_NEXT);
	return count;
}

/* From where the dates of a section count: the meeting's day, or the start of a year that its
 * heading names. */
static int32_t ref_for(const struct reader *r, const char *heading, const struct notes_options *o)
{
	int year = heading && strpbrk(heading, "0123456789") ? line_year(heading) : 0;
	int32_t day = r->doc->day;

	/* "Sammanträdestider 2013" in notes of 2012 */
	if (day != DAY_NONE && year > day_year(day) && coming_title(heading))
		day = DAY_NONE;

	if (day == DAY_NONE && (year || (year = o->year) != 0))
		day_from_ymd(year, 1, 1, &day);
	return day;
}

/* The first line of a list of dates that names their year. */
static const char *schedule_heading(const struct reader *r)
{
	for (size_t i = 0; i < r->n && i < SCHEDULE_HEAD_LINES; i++)
		if (coming_title(r->src[i].text) && line_year(r->src[i].text))
			return r->src[i].text;
	return r->doc->title;
}

/* "Styrelsen sammanträder på torsdagar klockan 9 i Rådsalen." */
static bool timed_sentence(const char *s)
{
	struct when w;

	return words_find(s,
		       "sammanträder|träffas|möts|mötena|möten|sammanträden|sammanträdena|träffar|"
		       "träffarna",
		       NULL) &&
		s[strlen(s) - 1] != ':' && when_find_time(s, 0, &w);
}

/* "2022", "Hösten 2022", "År 2020 (våren) är mötesdagarna:", "Rådet har beslutat om följande dagar för 2023:":
 * does the line name the year of the dates below it? */
static bool heads_year(const struct next_reader *n, const char *s)
{
	int32_t day = n->r->doc->day;
	int year = strpbrk(s, "0123456789") ? line_year(s) : 0;
	size_t len = strlen(s);
	struct when w;

	if (year == 0 || (day != DAY_NONE && year < day_year(day)) || when_find(s, 0, DAY_NONE, &w))
		return false;
	return s[len - 1] == ':' || coming_title(s) ||
		(source_line_words(s) <= GROUP_WORDS_MAX &&
			(source_line_words(s) == 1 ||
				(day == DAY_NONE && line_year(s + len - 4) == year) ||
				words_find(s,
					"år|hösten|våren|ht|vt|höst|vår|höstterminen|"
					"vårterminen|sommaren",
					NULL)));
}

/* The year that a row says of all its dates: "Under 2023 möts rådet följande datum: 6 mars, 8 maj". */
static int year_of_row(const struct next_reader *n, const char *s)
{
	int year = strpbrk(s, "0123456789") ? line_year(s) : 0;
	int32_t day = n->r->doc->day;
	struct when w;

	if (year == 0 || (day != DAY_NONE && year < day_year(day)))
		return 0;
	for (size_t at = 0; when_find(s, at, DAY_NONE, &w); at = w.to)
		if (w.has_year)
			return 0;
	return words_find(s, "under|för|år|våren|hösten|datum|dagar|tider", NULL) ||
			line_year(s + strcspn(s, ":") - (strcspn(s, ":") >= 4 ? 4 : 0)) == year
		? year
		: 0;
}

/* Is line i a short one right above a row with a date? */
static bool heads_dates(const struct next_reader *n, size_t i, size_t end)
{
	const struct reader *r = n->r;
	const struct source_line *s = &r->src[i];
	size_t next = line_next(r, i + 1), len = strlen(s->text);
	struct when w;

	if (s->bullet || next >= end || next > i + 2 ||
		!when_find(r->src[next].body, 0, n->ref, &w))
		return false;
	if (timed_sentence(s->text))
		return true;
	if (len > HEADING_BYTES)
		return false;
	return s->text[len - 1] == ':' || (next == i + 1 && line_like_heading(s->text));
}

/* "Arbetsutskottet (klockan 9.00)": whose dates they are, and the time of all. */
static void read_dates_heading(struct next_reader *n, size_t i)
{
	const char *s = n->r->src[i].text;
	size_t len = strcspn(s, ":(");

	if (timed_sentence(s)) {
		when_find_time(s, 0, &n->times);
		/* Whose they are stands above it. */
		if (i > 0 && !n->r->src[i - 1].blank && line_like_heading(n->r->src[i - 1].text))
			n->group = n->r->src[i - 1].text;
		return;
	}
	if (!when_find_time(s, 0, &n->times))
		n->times.start = MINUTE_NONE;
	else if (n->times.from < len)
		len = n->times.from;
	n->group = line_like_heading(pool_strndup(&n->r->doc->pool, s, len)) &&
			words_start(s, no_groups) == 0
		? doc_text(n->r, s, len)
		: NULL;
	line_claim(n->r, i, NOTES_LINE_NEXT);
}

/* "Kl. 13.00–16.00" under the dates: the time of all of them. */
static bool read_common_time(struct next_reader *n, size_t i, size_t first)
{
	struct notes_doc *d = n->r->doc;
	const char *s = n->r->src[i].body;
	struct when w;

	if (first == d->next_count || (when_time(s, false, &w) != strlen(s) && !time_of_all(s, &w)))
		return false;
	for (; first < d->next_count; first++)
		if (d->next[first].start == MINUTE_NONE) {
			d->next[first].start = w.start;
			d->next[first].end = w.end;
		}
	line_claim(n->r, i, NOTES_LINE_NEXT);
	return true;
}

/* The rows of a section: every line with a date up to the next item; a short line without one names
 * the group of those below it. */
static void read_section(struct next_reader *n, size_t from, size_t end)
{
	struct reader *r = n->r;
	size_t first = r->doc->next_count, table;

	for (size_t i = from; i < end; i++) {
		const struct source_line *s = &r->src[i];

		if (s->blank ||
			(s->claimed && r->doc->lines[i].kind != NOTES_LINE_HEADING &&
				!(from == 0 && r->doc->lines[i].kind == NOTES_LINE_TITLE)) ||
			strlen(s->text) > ROW_BYTES_MAX)
			continue;
		if (heads_year(n, s->text))
			day_from_ymd(line_year(s->text), 1, 1, &n->ref);
		else if (year_of_row(n, s->text) > 0)
			day_from_ymd(year_of_row(n, s->text), 1, 1, &n->ref);
		if ((table = next_month_table(n, i, end)) > 0) {
			i += table - 1;
			continue;
		}
		if (next_row(n, i, s->body) > 0 || next_month_row(n, i) ||
			read_common_time(n, i, first))
			continue;
		if (heads_dates(n, i, end))
			read_dates_heading(n, i);
	}
	n->group = NULL;
	n->month = 0;
	n->times.start = MINUTE_NONE;
}

static size_t section_end(const struct reader *r, size_t from)
{
	const struct notes_doc *d = r->doc;
	size_t i = from;

	while (i < r->n &&
		!(d->lines[i].kind == NOTES_LINE_ITEM && d->items[d->lines[i].item].parent < 0))
		i++;
	return i;
}

/* "Nästa chefsforum", "Kommande", "Datum framåt" over a line that begins with a date: what meets next need
 * not be a meeting by its name. */
static bool leads_dates(const struct reader *r, size_t i, const char *s)
{
	size_t next, n = strlen(s);
	struct when w;

	if (coming_lead(s) == 0 &&
		!word_in(s, n - (n > 0 && s[n - 1] == ':'),
			"datum framåt|framåt|kalendarium|kalender"))
		return false;
	next = line_next(r, i + 1);
	return next < r->n && next <= i + 2 && source_line_words(s) <= GROUP_WORDS_MAX &&
		when_date(r->src[next].body, DAY_NONE, &w) > 0 && w.month > 0;
}

/* The rows under a line that announces them, up to a gap. */
static void read_announced(struct next_reader *n, size_t from)
{
	const struct reader *r = n->r;
	size_t end = from;

	while (end < r->n && !r->src[end].blank &&
		(!r->src[end].claimed || r->doc->lines[end].kind == NOTES_LINE_NEXT))
		end++;
	read_section(n, from, end);
}

/* "Nästa möte är den 8 juni …", "Den 8 juni är nästa möte", "Årsmötet är satt till den 8 juni", or a line
 * that announces rows below it. */
static void read_announcement(struct next_reader *n, size_t i)
{
	struct reader *r = n->r;
	const char *s = row_spelt_out(n, r->src[i].body), *words;
	size_t len, next = line_next(r, i + 1);
	struct when w;

	words = coming_find(s, &len);
	if (!words && ((len = coming_lead(s)) > 0 || leads_dates(r, i, s)))
		words = s;
	if (!words &&
		((words = coming_set(s, &len)) == NULL || !when_find(words, len, n->ref, &w) ||
			w.from > len + SET_GAP))
		return;
	if (when_find(words, len, n->ref, &w)) {
		/* The announcement must be what the sentence is about, not a mention deep
		 * inside. */
		if (strcspn(words + len, ".") > w.from - len &&
			!is_deadline(words + len, sentence_len(words + len)))
			next_row(n, i, words);
		return;
	}
	if (when_find(s, 0, n->ref, &w) && coming_joined(s + w.to, words)) {
		next_row(n, i, s);
		return;
	}
	if (coming_tasks(s))
		return;
	/* The page's edge may have cut the sentence. */
	if (next == i + 1 && next < r->n && !r->src[next].claimed && s[strlen(s) - 1] != '.' &&
		strlen(s) >= WRAPPED_LINE) {
		words = pool_printf(&r->doc->pool, "%s %s", words, r->src[next].text);
		if (when_find(words, len, n->ref, &w) && strcspn(words + len, ".") > w.from - len) {
			next_row(n, i, words);
			return;
		}
	}
	if (next < r->n && !r->src[next].claimed &&
		(coming_alone(words) || leads_dates(r, i, words)))
		read_announced(n, next);
	else
		while (next < r->n && !r->src[next].claimed && r->src[next].bullet &&
			next_row(n, next, r->src[next].body) > 0)
			next = line_next(r, next + 1);
}

void notes_next(struct reader *r, const struct notes_options *o)
{
	struct notes_doc *d = r->doc;
	struct next_reader n = { .r = r, .times.start = MINUTE_NONE };
	bool schedule = strcmp(d->type, "schedule") == 0;

	if (schedule) {
		n.ref = ref_for(r, schedule_heading(r), o);
		read_section(&n, 0, r->n);
		return;
	}
	for (size_t i = 0; i < r->n; i++) {
		const struct notes_line *l = &d->lines[i];
		const char *title = l->item >= 0 ? d->items[l->item].title : NULL;

		n.ref = ref_for(r, r->src[i].text, o);
		if (title && (l->kind == NOTES_LINE_ITEM || l->kind == NOTES_LINE_HEADING) &&
			(coming_title(title) || leads_dates(r, i, title))) {
			size_t end = section_end(r, i + 1);

			/* "8. Nästa möte: den 7/10" */
			next_row(&n, i, r->src[i].text + item_sign(r->src[i].text));
			read_section(&n, i + 1, end);
			i = end - 1;
		} else if (l->kind == NOTES_LINE_ITEM && line_has(&r->src[i], SIGNAL_NEXT)) {
			/* "10. Mötet avslutas. Nästa gång vi ses är 22 februari." */
			read_announcement(&n, i);
		} else if (!r->src[i].claimed &&
			(line_has(&r->src[i], SIGNAL_NEXT) || coming_lead(r->src[i].body) > 0 ||
				leads_dates(r, i, r->src[i].body))) {
			read_announcement(&n, i);
		}
	}
}
