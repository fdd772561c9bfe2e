#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_next.h"
#include "rules/words.h"

/* Lists of meetings where the month stands apart from the days: as a heading, in front of them, or at the
 * edge of a table. */

/* "10:e", "22:a", "14." at s: the bytes of a day of the month that stands alone. */
static size_t day_alone(const char *s, int *day)
{
	size_t n = number_len(s, 2, day);

	if (n == 0 || *day < 1 || *day > 31)
		return 0;
	if (s[n] == ':' && words_start(s + n + 1, "e|a") == 1)
		return n + 2;
	if (words_start(s + n, "e|a") == 1)
		return n + 1;
	n += s[n] == '.' && !(s[n + 1] >= '0' && s[n + 1] <= '9');
	return s[n] && strchr("0123456789:.-/", s[n]) ? 0 : n;
}

/* "September 10:e 17.00 och 24:e", "Januari: 14, 28", whose month takes word bytes: the days behind it as
 * a row with each of them spelt out. False where there are none. */
static bool days_behind(struct next_reader *n, size_t i, size_t word)
{
	const char *s = n->r->src[i].body;
	size_t at = word + strspn(s + word, ".:"), len, days = 0;
	struct buf b = { 0 };
	bool rows;
	int day;

	for (bool edge = true; s[at]; at += len) {
		const char *rest = s + at + space_len(s + at);
		size_t named =
			when_weekday(rest, word_len(rest)) == WEEKDAY_NONE ? 0 : word_len(rest);

		named += named ? space_len(rest + named) : 0;
		len = edge ? day_alone(rest + named, &day) : 0;
		if (edge && (len > 0 || days == 0)) {
			if (len == 0)
				break;
			buf_printf(&b, "%s%.*s%d %.*s", days++ ? ", " : "", (int)named, rest, day,
				(int)word, s);
			len += named + (size_t)(rest - (s + at));
			edge = false;
			continue;
		}
		len = s[at] == ',' || s[at] == '\t' ? 1 : words_start(s + at, "och|samt|og|&");
		edge = len > 0 || space_len(s + at) > 1;
		len += len == 0;
		if (!edge)
			buf_printf(&b, "%.*s", (int)len, s + at);
	}
	rows = days > 0 && next_row(n, i, pool_strdup(&n->r->doc->pool, buf_str(&b))) > 0;
	buf_release(&b);
	return rows;
}

/* "Februari" over "tor 15   Styrelse   9.00–12.00": a month's name as a heading, and the days under it. */
bool next_month_row(struct next_reader *n, size_t i)
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
	if (month > 0 && days_behind(n, i, word))
		return true;
	at = when_weekday(s, word) != WEEKDAY_NONE ? word + (s[word] == '.') : 0;
	at += space_len(s + at);
	word = number_len(s + at, 2, &day);
	if (n->month == 0 || word == 0 || (s[at + word] != '.' && space_len(s + at + word) == 0))
		return false;
	at += word + (s[at + word] == '.');
	return next_row(n, i,
		       pool_printf(&n->r->doc->pool, "%.*s %s%s", (int)at, s, names[n->month - 1],
			       s + at)) > 0;
}

/* The cells of a row of a table, with bars or in columns. */
static size_t row_cells(struct next_reader *n, const char *s, const char **cells)
{
	size_t count = 0;

	if (strstr(s, " | ") || *s == '|')
		return table_cells(n->r, *s == '|' ? s : pool_printf(&n->r->doc->pool, "| %s |", s),
			cells, TABLE_CELLS_MAX);
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
			next_row(n, i, pool_strdup(&n->r->doc->pool, buf_str(&b)));
	}
	if (!first)
		next_row(n, i,
			pool_printf(&n->r->doc->pool, "%s%s%s", buf_str(&b), clock ? " kl. " : "",
				clock ? clock : ""));
	buf_release(&b);
}

/* "| Grupp | Tid | Jan | Feb |", or "Månad   AU   Nämnd" over months: the lines of such a table; 0. */
size_t next_month_table(struct next_reader *n, size_t from, size_t end)
{
	const char *heads[TABLE_CELLS_MAX], *cells[TABLE_CELLS_MAX];
	const char *head = n->r->src[from].text;
	size_t count = 0, months = 0, rows = 0, i;

	if (strchr(head, '|') || strstr(head, "  ") || strchr(head, '\t'))
		count = row_cells(n, head, heads);
	for (size_t c = 0; c < count; c++)
		months += cell_month(heads[c]) > 0;
	if (count < 3 || (months > 0 && cell_month(heads[0]) > 0))
		return 0;
	for (i = from + 1; i < end && !n->r->src[i].blank; i++) {
		const char *s = n->r->src[i].text;

		if (s[strspn(s, "|-: ")] == '\0')
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
