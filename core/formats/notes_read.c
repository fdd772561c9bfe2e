#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "formats/notes_out_text.h"
#include "rules/phrases.h"

/* A label is short; what stands before a colon in a long sentence is none. */
enum { LABEL_MAX = 60, HEADING_MAX = 400 };

struct reading {
	const char *language;
	struct notes_document *d;
	long number;  /* of the last heading */
	bool in_head; /* no heading and no roll yet */
};

/* The lines of one paragraph: between empty ones. */
struct paragraph {
	char **lines;
	size_t n, cap;
};

/* ---- What a line is ---- */

/* Bytes of "Label" in "Label: text"; 0 for none. */
static size_t label_len(const char *line)
{
	size_t n = strcspn(line, ":");

	if (n == 0 || n > LABEL_MAX || line[n] != ':' || line[n + 1] != ' ' || memchr(line, '.', n))
		return 0;
	return n;
}

static bool is_label(const char *line, const char *label)
{
	size_t n = strlen(label);

	return n > 0 && strncmp(line, label, n) == 0 && line[n] == ':' && line[n + 1] == ' ';
}

/* "Närvarande: …" and "Närvarande i Ekby: …" among them. */
static bool is_roll(const struct reading *r, const char *line)
{
	static const enum phrase labels[] = { PHRASE_PRESENT_REMOTE, PHRASE_GUESTS, PHRASE_ABSENT };
	const char *present = phrase(r->language, PHRASE_PRESENT);
	size_t n = label_len(line);

	if (n >= strlen(present) && text_starts(line, present) &&
		(line[strlen(present)] == ':' || line[strlen(present)] == ' '))
		return true;

	for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
		if (is_label(line, phrase(r->language, labels[i])))
			return true;
	}
	return false;
}

/* "5. Ansökningar", "§ 5 Ansökningar", "5a. Ekby": a number that goes on from the last one. */
static bool is_heading(const struct reading *r, const char *line, long *number, bool *below)
{
	const char *s = text_starts(line, "§") ? line + strlen("§") : line;
	char *end;

	while (*s == ' ')
		s++;
	if (*s < '0' || *s > '9' || strlen(line) > HEADING_MAX)
		return false;
	*number = strtol(s, &end, 10);
	*below = *end >= 'a' && *end <= 'z';
	end += *below;
	if (*end == '.' || (*end == ' ' && s != line))
		end++;
	else
		return false;
	if (*end != ' ' && s == line)
		return false;
	return *below ? *number == r->number : *number > r->number;
}

static bool is_row(const char *line)
{
	return strstr(line, " | ") != NULL;
}

static bool is_bullet(const char *line)
{
	return text_starts(line, "- ");
}

static bool is_field(const char *line)
{
	return label_len(line) > 0;
}

static bool all(const struct paragraph *p, bool (*is)(const char *line))
{
	for (size_t i = 0; i < p->n; i++) {
		if (!is(p->lines[i]))
			return false;
	}
	return true;
}

/* ---- Blocks ---- */

static void put_labelled(struct reading *r, enum block_kind kind, const char *text, size_t n)
{
	char *label = n > 0 ? xstrndup(text, n) : NULL;

	block_add(r->d, kind, label, n > 0 ? text + n + 2 : text);
	free(label);
}

static void put_cell(struct reading *r, const char *s, size_t n)
{
	char *cell = xstrndup(s, n);

	block_cell(r->d, cell);
	free(cell);
}

static void put_cells(struct reading *r, const char *line)
{
	const char *end;

	for (; (end = strstr(line, " | ")); line = end + 3)
		put_cell(r, line, (size_t)(end - line));
	put_cell(r, line, strlen(line));
}

/* Names are parted by commas, but for those in parentheses. */
static void put_names(struct reading *r, const char *line)
{
	size_t n = label_len(line), start = n + 2, i = start;
	char *label = xstrndup(line, n);
	int depth = 0;

	block_add(r->d, BLOCK_NAMES, label, NULL);
	free(label);
	for (; line[i]; i++) {
		depth += line[i] == '(';
		depth -= line[i] == ')' && depth > 0;
		if (depth > 0 || line[i] != ',' || line[i + 1] != ' ')
			continue;
		put_cell(r, line + start, i - start);
		start = i + 2;
	}
	put_cell(r, line + start, i - start);
	r->in_head = false;
}

static bool put_heading(struct reading *r, const char *line)
{
	long number;
	bool below = false;

	if (strcmp(line, phrase(r->language, PHRASE_REGISTER)) == 0) {
		block_add(r->d, BLOCK_HEADING, NULL, line);
		return true;
	}
	if (!is_heading(r, line, &number, &below))
		return false;
	block_add(r->d, below ? BLOCK_SUBHEADING : BLOCK_HEADING, NULL, line);
	r->number = number;
	r->in_head = false;
	return true;
}

static bool put_line(struct reading *r, const char *line)
{
	if (r->d->n == 0 && !is_field(line)) {
		block_add(r->d, BLOCK_TITLE, NULL, line);
		return true;
	}
	if (is_roll(r, line)) {
		put_names(r, line);
		return true;
	}
	if (is_label(line, phrase(r->language, PHRASE_PRESENTER))) {
		put_labelled(r, BLOCK_FIELD, line, label_len(line));
		return true;
	}
	return false;
}

static void put_paragraph(struct reading *r, const struct paragraph *p)
{
	struct buf b = { 0 };

	if (p->n == 1 && (put_heading(r, p->lines[0]) || put_line(r, p->lines[0])))
		return;
	for (size_t i = 0; i < p->n; i++)
		buf_printf(&b, "%s%s", i > 0 ? "\n" : "", p->lines[i]);
	if (all(p, is_bullet)) {
		for (size_t i = 0; i < p->n; i++)
			block_add(r->d, BLOCK_BULLET, NULL, p->lines[i] + 2);
	} else if (p->n > 1 && all(p, is_row)) {
		for (size_t i = 0; i < p->n; i++) {
			block_add(r->d, i == 0 ? BLOCK_COLUMNS : BLOCK_ROW, NULL, NULL);
			put_cells(r, p->lines[i]);
		}
	} else if (r->in_head && all(p, is_field)) {
		for (size_t i = 0; i < p->n; i++)
			put_labelled(r, BLOCK_FIELD, p->lines[i], label_len(p->lines[i]));
	} else {
		put_labelled(r, BLOCK_TEXT, buf_str(&b), label_len(p->lines[0]));
	}
	buf_release(&b);
}

void notes_document_read(const char *language, const char *text, struct notes_document *out)
{
	struct reading r = { .d = out, .in_head = true };
	struct paragraph p = { 0 };

	*out = (struct notes_document) { .language = strcmp(language, "en") == 0 ? "en" : "sv" };
	r.language = out->language;
	for (;;) {
		size_t n = strcspn(text, "\n");

		if (n > 0) {
			p.lines = xgrow(p.lines, p.n, &p.cap, sizeof(*p.lines));
			p.lines[p.n++] = xstrndup(text, n);
		}
		if (p.n > 0 && (n == 0 || !text[n])) {
			put_paragraph(&r, &p);
			for (size_t i = 0; i < p.n; i++)
				free(p.lines[i]);
			p.n = 0;
		}
		if (!text[n])
			break;
		text += n + 1;
	}
	free(p.lines);
}
