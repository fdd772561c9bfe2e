#include "formats/notes_in_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/names.h"
#include "rules/words.h"

enum { TITLE_LEAST = 4, TITLE_MOST = 60, RUN_IN_LEAST = 3 };
enum { SUB_TITLE_BYTES = 70, AGENDA_LINES_MAX = 200, REGISTRY_LETTERS_MAX = 6 };

int doc_item_add(struct reader *r, size_t i, const char *number, const char *title, int parent)
{
	struct notes_doc *d = r->doc;
	struct notes_item item = {
		.number = number, .title = title ? title : "", .parent = parent, .line = (int)i + 1
	};

	d->items = pool_grow(&d->pool, d->items, d->item_count, &r->item_cap, sizeof(item));
	d->items[d->item_count] = item;
	line_claim(r, i, NOTES_LINE_ITEM);
	d->lines[i].item = (int)d->item_count;
	return (int)d->item_count++;
}

static const char *number_text(struct reader *r, const char *s, const struct item_mark *m)
{
	struct pool *p = &r->doc->pool;
	size_t from;

	if (m->style == STYLE_DECIMAL || (m->style == STYLE_SECTION && m->minor > 0))
		return pool_printf(p, "%d%c%d", m->major, m->joint, m->minor);
	if (m->letter)
		return pool_printf(p, "%d%c", m->major, m->letter);
	if (m->number_end == 0)
		return pool_printf(p, "%d", m->major);
	from = m->style == STYLE_WORD ? word_len(s) : 0;
	from += strspn(s + from, ". ");
	return pool_strndup(p, s + from, m->number_end - from);
}

/* Is that somebody of the lists of people? */
static bool is_attendee(struct reader *r, const char *s, size_t n)
{
	const char *name = name_looks(s, n) != NAME_NONE ? doc_text(r, s, n) : NULL;

	return name && people_full_name(r, name) != NULL;
}

/* What a parenthesis at the end of a title says about its handling, not its matter: the presenter,
 * a time, "muntligt", "bilaga 2". Returns the title's length without it. */
static size_t handling(struct reader *r, const char *s, const char **presenter)
{
	static const char words[] =
		"muntlig|muntligt|muntligen|skriftlig|skriftligt|bilaga|bilagor|bilag|bil|bil.|bifogas|sid|sid.|sida|"
		"handling|information|beslut|diskussion|föredragande|föredras av|kl|kl.|min|"
		"minuter|separat|delas ut|laget runt|dnr|dnr.|diarienr|alla|samtliga|ordföranden|ordförande|stående punkt|info";
	size_t n = strlen(s), from = n, at;
	bool all = true;

	if (n == 0 || s[n - 1] != ')')
		return n;
	while (from > 0 && s[from] != '(')
		from--;
	if (from == 0)
		return n;
	if (name_is_given(s + from + 1, n - from - 2)) {
		*presenter = doc_text(r, s + from + 1, n - from - 2);
		return from;
	}
	for (at = from + 1; at < n - 1;) {
		size_t len = strcspn(s + at, ",;)"), sp = space_len(s + at), lead, named;
		const char *clock;
		int number;

		if (sp >= len) {
			at += len + 1;
			continue;
		}
		lead = words_start(
			s + at + sp, "föredragande:|föredragande|föredras av|föredr.|ansvarig");
		lead += sp + space_len(s + at + sp + lead);
		lead += s[at + lead] == ':' ? 1 + space_len(s + at + lead + 1) : 0;
		/* "Lars Ek kl 13.15" */
		clock = words_find_within(s + at + lead, len - lead, "kl|kl.|klockan", NULL);
		named = clock ? (size_t)(clock - (s + at + lead)) : len - lead;
		if (lead < len &&
			(name_looks(s + at + lead, named) == NAME_FULL ||
				is_attendee(r, s + at + lead, named)))
			*presenter = doc_text(r, s + at + lead, named);
		else if (words_start(s + at + sp, words) == 0 &&
			number_len(s + at + sp, 3, &number) == 0)
			all = false;
		at += len + 1;
	}
	return all ? from : n;
}

/* "KS-2018/451.181", "2011/34", "BUN 2018/41". */
static bool is_registry_number(const char *s, size_t n)
{
	size_t letters = word_len(s);

	if (letters > 0 && letters <= REGISTRY_LETTERS_MAX && letters < n && s[letters] == ' ') {
		s += letters + 1;
		n -= letters + 1;
	}
	return memchr(s, '/', n) && !memchr(s, ' ', n) && s[n - 1] >= '0' && s[n - 1] <= '9';
}

/* "Inledning      Siv", "Ekonomi\tInformation\tBo Ek": the columns of an agenda beside the titles. Returns
 * the bytes of the title. */
static size_t without_columns(struct reader *r, const char *s, const char **presenter)
{
	static const char ways[] =
		"information|info|beslut|diskussion|dialog|muntligt|skriftligt|bilaga|"
		"alla|samtliga|ordförande|ordföranden";
	size_t n = 0, gap, len;
	struct when w;

	while (s[n] && s[n] != '\t' && space_len(s + n) < 3)
		n++;
	for (size_t at = n; s[at]; at += gap + len) {
		const char *cell;

		gap = space_len(s + at);
		cell = s + at + gap;
		for (len = 0; cell[len] && cell[len] != '\t' && space_len(cell + len) < 3;)
			len++;
		if (name_in_list(cell, len) != NAME_NONE && !*presenter)
			*presenter = doc_text(r, cell, len);
		else if (len > 0 && !r->columns && !word_in(cell, len, ways) &&
			words_start(cell, "sid|sid.|sida|sidan") == 0 &&
			!is_registry_number(cell, len) && when_time(cell, false, &w) != len &&
			name_in_list(cell, len) == NAME_NONE)
			return strlen(s);
		if (gap + len == 0)
			break;
	}
	return n;
}

/* "Ansökningar, Ivar Berg": what surely is somebody's name after the last comma. The bytes before it. */
static size_t before_named(struct reader *r, const char *s, size_t n, const char **presenter)
{
	size_t comma = n, from;

	while (comma > 0 && s[comma - 1] != ',')
		comma--;
	from = comma + space_len(s + comma);
	if (comma < 2 || from >= n || name_looks(s + from, n - from) != NAME_FULL ||
		!(name_is_given(s + from, word_len(s + from)) ||
			is_attendee(r, s + from, n - from)))
		return n;
	if (!*presenter)
		*presenter = doc_text(r, s + from, n - from);
	return comma - 1;
}

/* "Økonomi v/Emmy – 2 min.": the bytes before who presents. */
static size_t before_ved(struct reader *r, const char *s, size_t n, const char **presenter)
{
	for (size_t i = 1; i + 3 < n; i++) {
		size_t from = i + 2, len;

		if (s[i - 1] != ' ' || s[i] != 'v' || s[i + 1] != '/')
			continue;
		for (len = 0; from + len < n && !strchr(",(", s[from + len]) &&
			!(s[from + len] == ' ' && dash_len(s + from + len + 1));)
			len++;
		if (!*presenter)
			*presenter = doc_text(r, s + from, len);
		return i - 1;
	}
	return n;
}

/* "Mötets öppnande 18:08": the clock is the meeting's. */
static size_t before_clock(const char *s, size_t n)
{
	struct when w;

	if (!words_start(s, "mötets|sammanträdets|årsmötets|öppnande|avslutande") ||
		!when_find_time(s, 0, &w) || w.to != n)
		return n;
	n = w.from;
	n = end_without(s, n, " ,-");
	return n;
}

/* "Ansökningar – Ivar Berg": somebody's name after a dash. */
static size_t before_presenter(struct reader *r, const char *s, size_t n, const char **presenter)
{
	for (size_t i = n; i-- > 1;) {
		size_t dash = s[i - 1] == ' ' ? dash_len(s + i) : 0;

		if (dash == 0 || s[i + dash] != ' ' || i + dash + 1 >= n)
			continue;
		if (name_looks(s + i + dash + 1, n - i - dash - 1) != NAME_FULL)
			return n;
		if (!*presenter)
			*presenter = doc_text(r, s + i + dash + 1, n - i - dash - 1);
		return i;
	}
	return n;
}

static const char *title_text(struct reader *r, const char *s, const char **presenter)
{
	struct when w;
	struct label l;
	size_t n;

	if (label_read(r, s, &l) && l.kind == LABEL_PEOPLE && !l.weak && s[l.len] &&
		(l.closed || l.wide ||
			name_looks(s + l.len, strcspn(s + l.len, ",;(")) != NAME_NONE))
		return doc_text(r, s,
			strcspn(s, ":,(0123456789") < l.len ? strcspn(s, ":,(0123456789") : l.len);
	/* "1. Datum: 2011-09-13" */
	if (l.kind != LABEL_NONE && l.kind < LABEL_OTHER && s[l.len] && s[strcspn(s, ":")] == ':' &&
		strcspn(s, ":") < l.len)
		return doc_text(r, s, strcspn(s, ":"));
	/* "4. Nästa möte: onsdag 22 november" */
	n = coming_start(s);
	if (n > 0 && s[n] == ':' && when_find(s, n, DAY_NONE, &w))
		return doc_text(r, s, n);
	s = pool_strndup(&r->doc->pool, s, without_columns(r, s, presenter));
	n = handling(r, s, presenter);
	n = end_without(s, n, " ");
	n = before_ved(r, s, n, presenter);
	n = before_named(r, s, before_presenter(r, s, n, presenter), presenter);
	return doc_text(r, s, before_clock(s, n));
}

/* "Rapporter:", "Värmesystemet;" without the sign. */
static const char *without_colon(struct reader *r, const char *s)
{
	size_t n = strlen(s), end = n;

	end = end_without(s, end, ":; ");
	return end < n && end > 0 ? pool_strndup(&r->doc->pool, s, end) : s;
}

/* "Val av justerare. Bo Ek valdes.", "Ekonomi: Bo visar bokslutet.": the bytes of what is a title before
 * its item's text on the same line; 0 for none. */
static size_t run_in_title(const char *s, bool loose)
{
	size_t len = strlen(s);

	for (size_t i = TITLE_LEAST; i < TITLE_MOST && i + 2 < len; i++) {
		uint32_t cp;

		if (!strchr(".:", s[i]) || s[i + 1] != ' ' || strchr(" .", s[i - 2]))
			continue;
		utf8_next(s + i + 2, strnlen(s + i + 2, 4), &cp, NULL);
		if (s[i] == ':' && loose)
			return i;
		if (!letter_is_upper(cp) && !(s[i] == ':' && letter_is(cp)))
			continue;
		return s[len - 1] == '.' ||
				(s[i] == ':' && name_looks(s + i + 2, len - i - 2) == NAME_FULL)
			? i
			: 0;
	}
	return 0;
}

/* Does the text write its titles and what was said on one line? */
static bool runs_in(const struct reader *r, const size_t *lines, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		struct item_mark m;

		item_mark_read(r->src[lines[i]].text, &m);
		count += run_in_title(r->src[lines[i]].text + m.title, false) > 0;
	}
	return count >= RUN_IN_LEAST && count * 3 >= n;
}

/* Does the text write titles and what was said of them in two columns? */
static bool in_columns(const struct reader *r, const size_t *lines, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		const char *s = r->src[lines[i]].text;
		struct item_mark m;

		item_mark_read(s, &m);
		count += m.style != STYLE_NONE &&
			(strchr(s + m.title, '\t') || strstr(s + m.title, "   "));
	}
	return count >= RUN_IN_LEAST && count * 2 > n;
}

/* The line of a title whose number stands on line i; "Dnr 2011/34" may stand between. r->n for none. */
static size_t title_below(struct reader *r, size_t i)
{
	size_t next = line_next(r, i + 1);
	struct label l;

	if (next < r->n && label_read(r, r->src[next].text, &l) && l.kind == LABEL_OTHER)
		next = line_next(r, next + 1);
	else if (next < r->n && words_start(r->src[next].text, "dnr|diarienummer|ärendenr"))
		next = line_next(r, next + 1);
	return next <= i + 3 ? next : r->n;
}

/* Does line i end the title above: "Redovisning av" / "höstens arbete", "Budget" / "2024–2026"? */
static bool carried_over(const struct reader *r, size_t i, const char *title)
{
	static const char open[] =
		"och|samt|av|för|i|på|med|till|om|från|vid|mellan|under|kring|inför|"
		"gällande|angående|avseende|rörande|den|det|de|en|ett";
	const char *s = r->src[i].text, *last = strrchr(title, ' ');
	struct item_mark m;

	if (r->src[i].claimed || r->src[i].blank || r->src[i].bullet || !last ||
		strlen(s) > SUB_TITLE_BYTES || item_mark_read(s, &m) > 0)
		return false;
	return word_in(last + 1, strlen(last + 1), open) ||
		(line_year(s) > 0 && s[strspn(s, "0123456789/-–")] == '\0');
}

/* "(Dnr 08/0055, 08/0061)", "KS/2018:12" and nothing more: no title. */
static bool only_registry(const char *s)
{
	size_t n = *s == '(' ? 1 : 0, len;

	if (words_start(s + n, "dnr|diarienr|diarienummer") > 0)
		return true;
	len = word_len(s + n);
	if (len > 1 && len <= REGISTRY_LETTERS_MAX && s[n + len] == ' ' && s[n + len + 1] >= '0' &&
		s[n + len + 1] <= '9')
		n += len + 1;
	for (; s[n] && !(s[n] == ')' && s[n + 1] == '\0'); n += len + strspn(s + n + len, ", ")) {
		len = strcspn(s + n, " ,)");
		if (len == 0 || !memchr(s + n, '/', len) || s[n + len - 1] < '0' ||
			s[n + len - 1] > '9')
			return false;
	}
	return n > 1;
}

static void add_numbered(struct reader *r, size_t i)
{
	const char *s = r->src[i].text, *presenter = NULL, *title, *number;
	struct item_mark m;
	size_t run_in;
	int item;

	item_mark_read(s, &m);
	run_in = r->run_in ? run_in_title(s + m.title, true) : 0;
	s = run_in > 0 ? pool_strndup(&r->doc->pool, s, m.title + run_in) : without_colon(r, s);
	title = only_registry(s + m.title) ? NULL : title_text(r, s + m.title, &presenter);
	number = number_text(r, s, &m);
	/* "4.   a) Ekonomisk rapport": the item is its first sub-item. */
	if (title && text_starts(title, "a) ") && !m.letter && m.style != STYLE_DECIMAL) {
		number = pool_printf(&r->doc->pool, "%sa", number);
		title += 3 + space_len(title + 3);
	}
	item = doc_item_add(r, i, number, title, -1);
	r->doc->items[item].presenter = presenter;
	if (title && i + 1 < r->n && carried_over(r, i + 1, title)) {
		r->doc->items[item].title =
			pool_printf(&r->doc->pool, "%s %s", title, r->src[i + 1].text);
		line_claim(r, i + 1, NOTES_LINE_ITEM);
		r->doc->lines[i + 1].item = item;
	}
	if (m.style == STYLE_BARE || m.style == STYLE_LONE)
		r->doc->items[item].guess = _("a number without its sign");
	if (!title) {
		/* The title stands on the next line. */
		size_t next = title_below(r, i);

		if (next < r->n && !r->src[next].claimed && !r->src[next].bullet) {
			r->doc->items[item].title =
				title_text(r, without_colon(r, r->src[next].text), &presenter);
			r->doc->items[item].presenter = presenter;
			line_claim(r, next, NOTES_LINE_ITEM);
			r->doc->lines[next].item = item;
		}
	}
}

/* "b) Medlemsmatrikel" after an item "4a". */
static bool next_letter(const struct reader *r, const char *number, size_t i, char *letter)
{
	const char *s = r->src[i].text;
	size_t n = strlen(number);

	*letter = number[n - 1];
	return n > 1 && *letter >= 'a' && *letter < 'h' && *s == *letter + 1 && s[1] == ')' &&
		space_len(s + 2) > 0 && strlen(s) <= SUB_TITLE_BYTES && s[strlen(s) - 1] != '.' &&
		!r->src[i].bullet;
}

/* "2 Rapporter" right above "2.1 Ekonomi": the heading of a chapter. */
static bool heads_decimals(const struct reader *r, size_t i, const struct item_mark *m)
{
	size_t next = line_next(r, i + 1);
	struct item_mark below;

	return !r->src[i].bullet && next < r->n && r->doc->lines[next].kind == NOTES_LINE_ITEM &&
		item_mark_read(r->src[next].text, &below) > 0 && below.style == STYLE_DECIMAL &&
		below.major == m->major && below.minor == 1;
}

static void add_chapters(struct reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct item_mark m;

		if (!r->src[i].claimed && item_mark_read(r->src[i].text, &m) > 0 &&
			(m.style == STYLE_DOT || m.style == STYLE_BARE || m.style == STYLE_PAREN) &&
			strlen(r->src[i].text) <= SUB_TITLE_BYTES && heads_decimals(r, i, &m)) {
			add_numbered(r, i);
			r->first_item = i < r->first_item ? i : r->first_item;
		}
	}
}

/* Items after "4a" that go on with letters, and decimals below a numbered item. */
static void add_sub_items(struct reader *r, enum item_style style)
{
	struct notes_doc *d = r->doc;
	int top = -1;

	for (size_t i = r->first_item; i < r->n; i++) {
		const char *s = r->src[i].text, *presenter = NULL;
		struct item_mark m;
		char letter;

		if (d->lines[i].kind == NOTES_LINE_ITEM)
			top = d->lines[i].item;
		if (r->src[i].claimed || top < 0)
			continue;
		if (next_letter(r, d->items[top].number, i, &letter)) {
			const char *number = pool_printf(&d->pool, "%.*s%c",
				(int)strlen(d->items[top].number) - 1, d->items[top].number,
				letter + 1);

			top = doc_item_add(r, i, number,
				title_text(r, s + 2 + space_len(s + 2), &presenter), -1);
			d->items[top].presenter = presenter;
		} else if (style != STYLE_DECIMAL && !r->src[i].bullet && item_mark_read(s, &m) &&
			m.style == STYLE_DECIMAL &&
			strtol(d->items[top].number, NULL, 10) == m.major &&
			strlen(s) <= SUB_TITLE_BYTES) {
			int sub = doc_item_add(r, i, number_text(r, s, &m),
				title_text(r, s + m.title, &presenter), top);

			d->items[sub].presenter = presenter;
		}
	}
}

static bool agenda_heading(const char *s)
{
	size_t n = words_start(s,
		"förslag till dagordning|förslag till föredragningslista|dagordning|"
		"föredragningslista|ärendelista|ärenden|agenda|mötespunkter|program");

	return n > 0 && (s[n] == '\0' || (s[n] == ':' && s[n + 1] == '\0'));
}

/* The printed agenda in front repeats the items; it is no text of theirs. */
static void claim_agenda(struct reader *r)
{
	for (size_t i = 0; i < r->first_item; i++) {
		struct item_mark m;

		if (r->src[i].claimed || !agenda_heading(r->src[i].text))
			continue;
		line_claim(r, i, NOTES_LINE_HEADING);
		for (size_t k = i + 1; k < r->first_item && k < i + AGENDA_LINES_MAX; k++)
			if (!r->src[k].claimed && item_mark_read(r->src[k].text, &m))
				line_claim(r, k, NOTES_LINE_HEADING);
	}
}

/* Items come in the order of their lines, whatever pass found them. */
static int by_line(const void *a, const void *b)
{
	const struct notes_item *x = *(const struct notes_item *const *)a;
	const struct notes_item *y = *(const struct notes_item *const *)b;

	return (x->line > y->line) - (x->line < y->line);
}

static void sort_items(struct reader *r)
{
	struct notes_doc *d = r->doc;
	size_t n = d->item_count;
	const struct notes_item **order =
		pool_alloc(&r->scratch, (n + 1) * sizeof(const struct notes_item *));
	struct notes_item *sorted = pool_alloc(&d->pool, (n + 1) * sizeof(*sorted));
	int *place = pool_alloc(&r->scratch, (n + 1) * sizeof(*place));

	for (size_t i = 0; i < n; i++)
		order[i] = &d->items[i];
	qsort(order, n, sizeof(const struct notes_item *), by_line);
	for (size_t i = 0; i < n; i++) {
		sorted[i] = *order[i];
		place[order[i] - d->items] = (int)i;
	}
	for (size_t i = 0; i < n; i++)
		if (sorted[i].parent >= 0)
			sorted[i].parent = place[sorted[i].parent];
	for (size_t i = 0; i < r->n; i++)
		if (d->lines[i].item >= 0)
			d->lines[i].item = place[d->lines[i].item];
	d->items = sorted;
	r->item_cap = n + 1;
}

/* Every line belongs to the item above it. */
static void assign(struct reader *r)
{
	int item = -1;

	for (size_t i = r->first_item; i < r->n; i++) {
		struct notes_line *l = &r->doc->lines[i];

		if (l->kind == NOTES_LINE_ITEM || (l->kind == NOTES_LINE_HEADING && l->item >= 0))
			item = l->item;
		l->item = item;
	}
}

/* "• 1 Mötet öppnas", "• 2 Ekonomi": list signs before the numbers of items, as web pages come. */
static void unlist_numbers(struct reader *r)
{
	int last = 0;

	for (int pass = 0; pass < 2; pass++) {
		int next = 1;

		for (size_t i = 0; i < r->n; i++) {
			struct source_line *s = &r->src[i];
			struct item_mark m;

			if (!s->bullet || s->claimed || item_mark_read(s->body, &m) == 0 ||
				m.major != next || m.style > STYLE_BARE)
				continue;
			next++;
			if (pass == 1 && last > 3) {
				s->text = s->body;
				s->bullet = false;
			}
		}
		last = next;
	}
}

/* The number of an agenda's row in a table with bars, and its other cells; 0. */
static int table_number(struct reader *r, size_t i, const char **cells, size_t *n)
{
	const char *s = r->src[i].text;
	int number;

	if (r->src[i].claimed || !strchr(s, '|'))
		return 0;
	*n = table_cells(
		r, *s == '|' ? s : pool_printf(&r->scratch, "| %s |", s), cells, TABLE_CELLS_MAX);
	return *n >= 2 && number_len(cells[0], 3, &number) > 0 &&
			cells[0][strspn(cells[0], "0123456789.")] == '\0' && *cells[1]
		? number
		: 0;
}

/* "| 1 | Mötets öppnande | – | Ordf |" under "Nr | Punkt | Åtgärd | Ansvarig": rows of an agenda as lines with
 * their number, and a tab between the columns. */
static void untable_numbers(struct reader *r)
{
	const char *cells[TABLE_CELLS_MAX];
	size_t n, rows = 0;

	for (size_t i = 0; i < r->n; i++)
		rows += table_number(r, i, cells, &n) == (int)rows + 1;
	for (size_t i = 0; i < r->n && rows >= RUN_IN_LEAST; i++) {
		int number = table_number(r, i, cells, &n);
		char *text;

		if (number == 0)
			continue;
		text = pool_printf(&r->doc->pool, "%d. %s", number, cells[1]);
		for (size_t k = 2; k < n; k++)
			text = pool_printf(&r->doc->pool, "%s\t%s", text, cells[k]);
		r->src[i].text = r->src[i].body = text;
	}
}

void notes_items(struct reader *r)
{
	enum item_style style;
	size_t n, *lines;

	unlist_numbers(r);
	untable_numbers(r);
	lines = item_chain(r, &n, &style);

	r->first_item = r->n;
	r->doc->numbered = n > 0;
	if (n > 0) {
		r->first_item = lines[0];
		r->run_in = runs_in(r, lines, n);
		r->columns = in_columns(r, lines, n);
		for (size_t i = 0; i < n; i++)
			add_numbered(r, lines[i]);
		if (style == STYLE_DECIMAL)
			add_chapters(r);
		add_sub_items(r, style);
		claim_agenda(r);
	} else if (!items_by_clock(r)) {
		items_unnumbered(r);
	}
	free(lines);
	if (n == 0 && r->doc->item_count > 0)
		r->first_item = (size_t)r->doc->items[0].line - 1;
	items_subheadings(r);
	sort_items(r);
	assign(r);
}
