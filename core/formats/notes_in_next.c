#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

/* The meetings that notes announce: rows under "Nästa möte", a sentence that begins with it, rows
 * after "följande mötestider", and texts that are nothing but a list of dates. */

enum {
	SCHEDULE_HEAD_LINES = 10,
	WRAPPED_LINE = 60,
	ROW_BYTES_MAX = 400,
	HEADING_BYTES = 100,
	GROUP_WORDS_MAX = 4,
	DATES_A_LINE = 60
};

/* What a row says that is no meeting: a last day, a date that is left. */
static const char deadline_words[] =
	"senast|sista dag|sista dagen|deadline|lämnas in|ska lämnas|inkomma|inkommit|skickas|anmälan|"
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

struct next_reader {
	struct reader *r;
	int32_t ref;
	const char *group; /* of a heading above the rows */
	int month;         /* that a heading names; 0 */
	struct when times; /* that a heading gives the rows under it; start MINUTE_NONE without */
};

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
	while (len > 0 && strchr(" ,;:.-)", s[len - 1]))
		len--;
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

/* "… det datum som tidigare bestämts (25–26 juli)" */
static bool is_past(const char *s, size_t len)
{
	return words_find_within(s, len, "tidigare|hittills|förra|senaste|föregående", NULL) !=
		NULL;
}

static void add_next(struct next_reader *n, const struct notes_next *x)
{
	struct reader *r = n->r;
	struct notes_doc *d = r->doc;

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
	all += words_start(tail + all, "alla|samtliga|alltid");
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
	struct when other;

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

/* All dates of one line, each a meeting; the group that stands before the first is that of all.
 * Returns how many there were. */
static size_t read_row(struct next_reader *n, size_t i, const char *s)
{
	struct when dates[DATES_A_LINE], common;
	const char *group = n->group;
	size_t count = 0, at = 0;
	bool timed;

	s = row_spelt_out(n, s);
	while (count < DATES_A_LINE && when_find(s, at, n->ref, &dates[count])) {
		at = dates[count].to;
		count += !said_again(s, dates, count);
	}
	if (count == 0)
		return 0;
	if (is_past(s, dates[0].from))
		return 0;
	if (is_deadline(s, dates[0].from)) {
		notes_found(n->r, i, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT,
			_("a last day, not a meeting"));
		return 0;
	}
	timed = when_find_time(s, 0, &common) && common.from < dates[0].from;
	timed = timed || timed_by_last(s, dates, count, &common) ||
		(count > 1 && time_of_all(s + dates[count - 1].date_to, &common)) ||
		time_below(n, i, dates, count, &common);
	if (!timed && n->times.start != MINUTE_NONE) {
		common = n->times;
		timed = true;
	}
	for (size_t k = 0; k < count; k++) {
		/* "6 maj – inställt, ersätts av 27 maj": words between belong to the date before. */
		size_t before = k ? dates[k].from : 0;
		size_t after = k + 1 < count ? dates[k + 1].from : strlen(s);
		struct notes_next x =
			take_date(n, i, s, before, &dates[k], after, timed ? &common : NULL);

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
	int year = r->doc->day == DAY_NONE && heading ? line_year(heading) : 0;
	int32_t day = r->doc->day;

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

/* "Februari" over "tor 15   Styrelse   9.00–12.00": a month's name as a heading, and the days under it. */
static bool read_month_row(struct next_reader *n, size_t i)
{
	static const char *const names[] = { "januari", "februari", "mars", "april", "maj", "juni",
		"juli", "augusti", "september", "oktober", "november", "december" };
	const char *s = n->r->src[i].body;
	size_t word = word_len(s), at;
	int month = when_month(s, word), day;

	if (month > 0 && (s[word] == '\0' || (s[word] == ':' && s[word + 1] == '\0'))) {
		n->month = month;
		line_claim(n->r, i, NOTES_LINE_NEXT);
		return true;
	}
	at = when_weekday(s, word) != WEEKDAY_NONE ? word + (s[word] == '.') : 0;
	at += space_len(s + at);
	word = number_len(s + at, 2, &day);
	if (n->month == 0 || word == 0 || (s[at + word] != '.' && space_len(s + at + word) == 0))
		return false;
	at += word + (s[at + word] == '.');
	return read_row(n, i,
		       pool_printf(&n->r->doc->pool, "%.*s %s%s", (int)at, s, names[n->month - 1],
			       s + at)) > 0;
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

/* The cells of a row of a table, with bars or in columns. */
static size_t row_cells(struct next_reader *n, const char *s, const char **cells)
{
	size_t count = 0;

	if (*s == '|')
		return table_cells(n->r, s, cells, TABLE_CELLS_MAX);
	while (*s && count < TABLE_CELLS_MAX) {
		size_t len = 0;

		while (s[len] && s[len] != '\t' && space_len(s + len) < 2)
			len++;
		cells[count++] = doc_text(n->r, s, len);
		s += len + space_len(s + len);
	}
	return count;
}

static int cell_month(const char *cell)
{
	size_t n = cell ? word_len(cell) : 0;

	return n > 0 && (cell[n] == '\0' || (cell[n] == '.' && cell[n + 1] == '\0'))
		? when_month(cell, n)
		: 0;
}

/* "7, 21" of a month: adds " 7 februari, 21 februari," to the row. */
static void days_of_month(struct buf *b, const char *cell, const char *month)
{
	int day;

	for (size_t len; cell && *cell; cell += len) {
		len = number_len(cell, 2, &day);
		if (len > 0 && day >= 1 && day <= 31)
			buf_printf(b, "%s %d %.*s",
				b->len && buf_str(b)[b->len - 1] != ':' ? "," : "", day,
				(int)word_len(month), month);
		len += strcspn(cell + len, ", ");
		len += strspn(cell + len, ", ");
	}
}

/* A row of a table with a month in every column, or with its month first, as the rows it stands for. */
static void read_month_cells(
	struct next_reader *n, size_t i, const char **heads, const char **cells, size_t count)
{
	bool first = cell_month(cells[0]) > 0;
	const char *clock = NULL;
	struct buf b = { 0 };
	struct when w;

	for (size_t c = 1; c < count; c++) {
		if (first || b.len == 0) {
			buf_cut(&b, 0);
			buf_printf(&b, "%s:", first ? heads[c] : cells[0]);
		}
		if (first)
			days_of_month(&b, cells[c], cells[0]);
		else if (cell_month(heads[c]) > 0)
			days_of_month(&b, cells[c], heads[c]);
		else if (cells[c] && when_time(cells[c], true, &w) == strlen(cells[c]))
			clock = cells[c];
		if (first)
			read_row(n, i, pool_strdup(&n->r->doc->pool, buf_str(&b)));
	}
	if (!first)
		read_row(n, i,
			pool_printf(&n->r->doc->pool, "%s%s%s", buf_str(&b), clock ? " kl. " : "",
				clock ? clock : ""));
	buf_release(&b);
}

/* "| Grupp | Tid | Jan | Feb |", or "Månad   AU   Nämnd" over months: the lines of such a table; 0. */
static size_t read_month_table(struct next_reader *n, size_t from, size_t end)
{
	const char *heads[TABLE_CELLS_MAX], *cells[TABLE_CELLS_MAX];
	const char *head = n->r->src[from].text;
	size_t count = 0, months = 0, rows = 0, i;

	if (*head == '|' || strstr(head, "  ") || strchr(head, '\t'))
		count = row_cells(n, head, heads);
	for (size_t c = 0; c < count; c++)
		months += cell_month(heads[c]) > 0;
	if (count < 3 || (months > 0 && cell_month(heads[0]) > 0))
		return 0;
	for (i = from + 1; i < end && !n->r->src[i].blank; i++) {
		const char *s = n->r->src[i].text;

		if (*s == '|' && s[strspn(s, "|-: ")] == '\0')
			continue;
		if (row_cells(n, s, cells) != count || !cells[0] ||
			(months >= 2) == (cell_month(cells[0]) > 0))
			break;
		read_month_cells(n, i, heads, cells, count);
		rows++;
	}
	if (rows == 0)
		return 0;
	line_claim(n->r, from, NOTES_LINE_NEXT);
	return i - from;
}

/* The rows of a section: every line with a date up to the next item; a short line without one names
 * the group of those below it. */
static void read_section(struct next_reader *n, size_t from, size_t end)
{
	struct reader *r = n->r;
	size_t first = r->doc->next_count, table;

	for (size_t i = from; i < end; i++) {
		const struct source_line *s = &r->src[i];

		if (s->blank || (s->claimed && r->doc->lines[i].kind != NOTES_LINE_HEADING) ||
			strlen(s->text) > ROW_BYTES_MAX)
			continue;
		if ((table = read_month_table(n, i, end)) > 0) {
			i += table - 1;
			continue;
		}
		if (read_row(n, i, s->body) > 0 || read_month_row(n, i) ||
			read_common_time(n, i, first))
			continue;
		/* "Sammanträdesdagar 2017" over the dates of another year */
		if (n->r->doc->day == DAY_NONE && coming_title(s->text) && line_year(s->text))
			day_from_ymd(line_year(s->text), 1, 1, &n->ref);
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

/* "Nästa möte är den 8 juni …", or a line that announces rows below it. */
static void read_announcement(struct next_reader *n, size_t i)
{
	struct reader *r = n->r;
	const char *s = row_spelt_out(n, r->src[i].body), *words;
	size_t len, next = line_next(r, i + 1);
	struct when w;

	words = coming_find(s, &len);
	if (!words && (len = coming_lead(s)) > 0)
		words = s;
	if (!words)
		return;
	if (when_find(words, len, n->ref, &w)) {
		/* The announcement must be what the sentence is about, not a mention deep
		 * inside. */
		if (strcspn(words + len, ".") > w.from - len &&
			words_find(words + len, deadline_words, NULL) == NULL)
			read_row(n, i, words);
		return;
	}
	/* The page's edge may have cut the sentence. */
	if (next == i + 1 && next < r->n && !r->src[next].claimed && s[strlen(s) - 1] != '.' &&
		strlen(s) >= WRAPPED_LINE) {
		words = pool_printf(&r->doc->pool, "%s %s", words, r->src[next].text);
		if (when_find(words, len, n->ref, &w) && strcspn(words + len, ".") > w.from - len) {
			read_row(n, i, words);
			return;
		}
	}
	while (next < r->n && !r->src[next].claimed &&
		(r->src[next].bullet || coming_alone(words)) &&
		read_row(n, next, r->src[next].body) > 0)
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
			coming_title(title)) {
			size_t end = section_end(r, i + 1);

			/* "8. Nästa möte: den 7/10" */
			read_row(&n, i, r->src[i].text + item_sign(r->src[i].text));
			read_section(&n, i + 1, end);
			i = end - 1;
		} else if (l->kind == NOTES_LINE_ITEM && line_has(&r->src[i], SIGNAL_NEXT)) {
			/* "10. Mötet avslutas. Nästa gång vi ses är 22 februari." */
			read_announcement(&n, i);
		} else if (!r->src[i].claimed &&
			(line_has(&r->src[i], SIGNAL_NEXT) || coming_lead(r->src[i].body) > 0)) {
			read_announcement(&n, i);
		}
	}
}
