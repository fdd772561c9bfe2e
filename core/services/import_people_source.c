/* Bytes of which people are to be made. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/people_lines.h"
#include "rules/words.h"
#include "services/import_people.h"

enum { SNIFFED = 64 * 1024, TITLE_LINES = 5 };

bool people_source_named(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && (strcasecmp(dot, ".csv") == 0 || strcasecmp(dot, ".tsv") == 0);
}

/* Whole lines only. */
static size_t beginning(const char *bytes, size_t n)
{
	size_t to = n;

	if (n <= SNIFFED)
		return n;
	for (to = SNIFFED; to > 0 && bytes[to - 1] != '\n'; to--)
		;
	return to ? to : SNIFFED;
}

/* The number of the first line with anything on it. A table further down is part of a text: the attendance
 * of meeting notes has such heads too. */
static int first_line(const char *bytes, size_t n)
{
	int line = 1;

	for (size_t i = 0; i < n && strchr(" \t\r\n", bytes[i]) && bytes[i]; i++)
		line += bytes[i] == '\n';
	return line;
}

/* Below a few lines of a title the table is all there is: the attendance of notes is followed by their text. */
static bool fills_the_file(const struct people_sheet *s)
{
	static const char notes[] = "minnesanteckningar|mötesanteckningar|anteckningar|protokoll|"
				    "dagordning|kallelse|minutes|agenda|notes";
	const struct csv_table *t = &s->table;
	size_t wide = 0, titles = s->first - 1;

	if (titles > TITLE_LINES)
		return false;
	for (size_t i = 0; i < titles; i++)
		if (t->v[i].n > 1 || words_find(t->v[i].cells[0], notes, NULL))
			return false;
	for (size_t i = s->first; i < t->n; i++)
		wide += t->v[i].n > 1;
	return wide > 0 && 10 * wide >= 8 * (t->n - s->first);
}

/* A column of who came: the roll of a meeting, whatever else the table says of the people. */
static bool tells_who_came(const struct people_sheet *s)
{
	static const char came[] = "närvarande|närvaro|frånvarande|frånvaro|förhinder|deltog|avbud|"
				   "til stede|tilstede|forfall|afbud|present|absent|attended";

	for (size_t i = 0; s->head_line > 0 && i < s->table.columns; i++)
		if (words_find(s->columns[i].head, came, NULL))
			return true;
	return false;
}

bool people_source_sniff(const char *bytes, size_t n, bool named)
{
	struct people_source s = { 0 };
	struct err none = { 0 };
	bool known;

	/* One that cannot be read is to be told of as a table. */
	if (named)
		return true;
	known = people_source_read(bytes, beginning(bytes, n), &s, &none) &&
		!tells_who_came(&s.sheet) &&
		(people_sheet_known(&s.sheet) ? s.sheet.head_line <= first_line(bytes, n) ||
					fills_the_file(&s.sheet)
					      : s.text && people_lines_known(s.text));
	people_source_release(&s);
	return known;
}

static bool has_names(const struct people_sheet *s)
{
	for (size_t i = 0; i < s->table.columns; i++)
		if (s->columns[i].field == PEOPLE_NAME || s->columns[i].field == PEOPLE_FAMILY)
			return true;
	return false;
}

/* A table: by its heads, or because its columns look like that and it is no list. */
static bool is_table(const struct people_sheet *s)
{
	return people_sheet_known(s) || (!s->names && has_names(s));
}

bool people_source_read(const void *bytes, size_t n, struct people_source *out, struct err *e)
{
	struct csv_table table;
	struct err why = { 0 };
	char *text = NULL;
	bool read;

	*out = (struct people_source) { 0 };
	read = csv_read(bytes, n, &table, &why);
	if (read)
		people_sheet_of(&table, &out->sheet);
	else
		csv_table_release(&table);
	if (read && is_table(&out->sheet))
		return true;
	if (!text_decode(bytes, n, &text, NULL, e))
		return false;
	if (out->sheet.names || people_lines_known(text)) {
		out->text = text;
		return true;
	}
	free(text);
	return read || err_pass(e, &why);
}

void people_source_release(struct people_source *s)
{
	people_sheet_release(&s->sheet);
	free(s->text);
	s->text = NULL;
}

void people_source_entries(
	struct session *se, const struct people_source *s, struct people_entries *out)
{
	if (s->text)
		people_lines_read(s->text, out);
	else
		people_entries_read(&s->sheet, clock_local(se->clock).day, out);
}
