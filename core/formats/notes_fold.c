#include "formats/notes_fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

/* The records of a document, field by field. */
enum field_kind { TEXT, NUMBER, FLAG };
struct field {
	unsigned short at;
	unsigned short kind;
};

#define FIELD(record, name, kind)                                                                  \
	{                                                                                          \
		offsetof(struct record, name), kind                                                \
	}
#define HEAD(name, kind) FIELD(notes_doc, name, kind)
#define LINE(name, kind) FIELD(notes_line, name, kind)
#define PERSON(name, kind) FIELD(notes_person, name, kind)
#define ITEM(name, kind) FIELD(notes_item, name, kind)
#define DECISION(name, kind) FIELD(notes_decision, name, kind)
#define ACTION(name, kind) FIELD(notes_action, name, kind)
#define NEXT(name, kind) FIELD(notes_next, name, kind)
#define HINT(name, kind) FIELD(notes_hint, name, kind)
#define WARNING(name, kind) FIELD(notes_warning, name, kind)
#define FINDING(name, kind) FIELD(notes_finding, name, kind)

static const struct field head_fields[] = { HEAD(type, TEXT), HEAD(title, TEXT), HEAD(body, TEXT),
	HEAD(place, TEXT), HEAD(note_taker, TEXT), HEAD(chair, TEXT), HEAD(onsite_label, TEXT),
	HEAD(day, NUMBER), HEAD(end_day, NUMBER), HEAD(notice_day, NUMBER), HEAD(start, NUMBER),
	HEAD(end, NUMBER), HEAD(numbered, FLAG) };

/* The number of a record's line, where it has one, comes first: its texts stand there. */
static const struct field line_fields[] = { LINE(number, NUMBER), LINE(kind, NUMBER),
	LINE(note, NUMBER), LINE(item, NUMBER), LINE(text, TEXT), LINE(speaker, TEXT) };
static const struct field person_fields[] = { PERSON(line, NUMBER), PERSON(status, NUMBER),
	PERSON(left, NUMBER), PERSON(given_only, FLAG), PERSON(name, TEXT),
	PERSON(organisation, TEXT), PERSON(role, TEXT), PERSON(nickname, TEXT), PERSON(part, TEXT),
	PERSON(stands_in_for, TEXT), PERSON(guess, TEXT) };
static const struct field item_fields[] = { ITEM(line, NUMBER), ITEM(parent, NUMBER),
	ITEM(number, TEXT), ITEM(title, TEXT), ITEM(presenter, TEXT), ITEM(guess, TEXT) };
static const struct field decision_fields[] = { DECISION(line, NUMBER), DECISION(item, NUMBER),
	DECISION(kind, NUMBER), DECISION(text, TEXT), DECISION(guess, TEXT) };
static const struct field action_fields[] = { ACTION(line, NUMBER), ACTION(item, NUMBER),
	ACTION(who, TEXT), ACTION(what, TEXT), ACTION(due, TEXT), ACTION(guess, TEXT) };
static const struct field next_fields[] = { NEXT(line, NUMBER), NEXT(day, NUMBER),
	NEXT(end_day, NUMBER), NEXT(month, NUMBER), NEXT(mday, NUMBER), NEXT(end_month, NUMBER),
	NEXT(end_mday, NUMBER), NEXT(start, NUMBER), NEXT(end, NUMBER), NEXT(remote, FLAG),
	NEXT(cancelled, FLAG), NEXT(group, TEXT), NEXT(title, TEXT), NEXT(place, TEXT),
	NEXT(date_text, TEXT), NEXT(guess, TEXT) };
static const struct field hint_fields[] = { HINT(line, NUMBER), HINT(day, NUMBER),
	HINT(year, NUMBER), HINT(text, TEXT) };
static const struct field warning_fields[] = { WARNING(line, NUMBER), WARNING(kind, NUMBER),
	WARNING(text, TEXT) };
static const struct field finding_fields[] = { FINDING(line, NUMBER), FINDING(what, NUMBER),
	FINDING(certainty, NUMBER), FINDING(index, NUMBER), FINDING(why, TEXT) };
static const struct field adjuster_fields[] = { { 0, TEXT } };

/* A list of a document. */
struct shape {
	const struct field *fields;
	size_t n, size;
	size_t list, count;
};
#define SHAPE(fields, record, list, count)                                                         \
	{                                                                                          \
		fields, ARRAY_LEN(fields), sizeof(record), offsetof(struct notes_doc, list),       \
			offsetof(struct notes_doc, count)                                          \
	}
static const struct shape shapes[] = {
	SHAPE(line_fields, struct notes_line, lines, line_count),
	SHAPE(person_fields, struct notes_person, people, person_count),
	SHAPE(item_fields, struct notes_item, items, item_count),
	SHAPE(decision_fields, struct notes_decision, decisions, decision_count),
	SHAPE(action_fields, struct notes_action, actions, action_count),
	SHAPE(next_fields, struct notes_next, next, next_count),
	SHAPE(hint_fields, struct notes_hint, hints, hint_count),
	SHAPE(warning_fields, struct notes_warning, warnings, warning_count),
	SHAPE(finding_fields, struct notes_finding, findings, finding_count),
	SHAPE(adjuster_fields, char *, adjusters, adjuster_count),
};

/* What a record holds beside its texts, in numbers: one that has got another field is to be listed above. */
#define SHAPED(record, texts, numbers)                                                             \
	static_assert(sizeof(record) == (texts) * sizeof(char *) + (numbers) * sizeof(int),        \
		"all fields of " #record " are folded")
#if UINTPTR_MAX > 0xffffffff /* with what lies unused between them */
SHAPED(struct notes_line, 2, 4);
SHAPED(struct notes_person, 7, 6);
SHAPED(struct notes_item, 4, 2);
SHAPED(struct notes_decision, 2, 4);
SHAPED(struct notes_action, 4, 4);
SHAPED(struct notes_next, 5, 10);
SHAPED(struct notes_hint, 1, 4);
SHAPED(struct notes_warning, 1, 2);
SHAPED(struct notes_finding, 1, 4);
#endif

/* ---- Parts of records ---- */

/* Before the first one of a list: larger than any. */
static const struct notes_doc nothing;

static const char *text_at(const void *rec, size_t at)
{
	const char *s;

	memcpy(&s, (const char *)rec + at, sizeof(s));
	return s;
}

static void set_text(void *rec, size_t at, const char *s)
{
	memcpy((char *)rec + at, &s, sizeof(s));
}

static uint32_t number_at(const void *rec, const struct field *f)
{
	uint32_t n = 0;

	if (f->kind == FLAG) {
		bool flag;

		memcpy(&flag, (const char *)rec + f->at, sizeof(flag));
		return flag;
	}
	static_assert(sizeof(n) == sizeof(int), "numbers are int, or of its size");
	memcpy(&n, (const char *)rec + f->at, sizeof(n));
	return n;
}

static void set_number(void *rec, const struct field *f, uint32_t n)
{
	bool flag = n != 0;

	if (f->kind == FLAG)
		memcpy((char *)rec + f->at, &flag, sizeof(flag));
	else
		memcpy((char *)rec + f->at, &n, sizeof(n));
}

/* ---- The lines of the source ---- */

struct lines {
	const char **starts; /* n + 1 of them: the last is where the text ends, and one more */
	size_t n;
};

static void lines_init(struct lines *l, const char *source)
{
	size_t cap = 0;

	*l = (struct lines) { 0 };
	for (const char *s = source, *end; s; s = end ? end + 1 : NULL) {
		end = strchr(s, '\n');
		l->starts = xgrow(l->starts, l->n, &cap, sizeof(*l->starts));
		l->starts[l->n++] = s;
	}
	l->starts = xgrow(l->starts, l->n, &cap, sizeof(*l->starts));
	l->starts[l->n] = l->starts[l->n - 1] + strlen(l->starts[l->n - 1]) + 1;
}

/* Where the line of that number, from 1, begins, and its bytes; NULL where there is none. */
static const char *line_of(const struct lines *l, int number, size_t *n)
{
	if (number < 1 || (size_t)number > l->n)
		return NULL;
	*n = (size_t)(l->starts[number] - l->starts[number - 1]) - 1;
	return l->starts[number - 1];
}

/* ---- Folding ---- */

/* How a text is kept: no text, that of the record before, its bytes, or from FROM on its place in its line. */
enum { NO_TEXT, AS_BEFORE, BYTES, FROM };

static void put_number(struct buf *out, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_putc(out, (char)(n | 0x80));
	buf_putc(out, (char)n);
}

static void put_change(struct buf *out, uint32_t was, uint32_t is)
{
	uint32_t up = is - was, down = was - is;

	put_number(out, up <= down ? (size_t)up * 2 : (size_t)down * 2 - 1);
}

static void put_text(struct buf *out, const char *line, size_t n, const char *was, const char *is)
{
	size_t len = is ? strlen(is) : 0;
	const char *at = line && len > 0 ? memmem(line, n, is, len) : NULL;

	if (!is) {
		put_number(out, NO_TEXT);
	} else if (was && strcmp(was, is) == 0) {
		put_number(out, AS_BEFORE);
	} else if (at) {
		put_number(out, FROM + (size_t)(at - line));
		put_number(out, len);
	} else {
		put_number(out, BYTES);
		put_number(out, len);
		buf_add(out, is, len);
	}
}

/* lines is NULL where the texts stand in no line. */
static void fold_record(struct buf *out, const struct field *fields, size_t n,
	const struct lines *lines, const void *was, const void *is)
{
	const char *at = NULL;
	size_t len = 0;

	if (lines)
		at = line_of(lines, (int)number_at(is, fields), &len);
	for (const struct field *f = fields; f < fields + n; f++) {
		if (f->kind == TEXT)
			put_text(out, at, len, text_at(was, f->at), text_at(is, f->at));
		else
			put_change(out, number_at(was, f), number_at(is, f));
	}
}

static void fold_list(struct buf *out, const struct shape *s, const struct lines *lines,
	const struct notes_doc *d)
{
	const char *list = text_at(d, s->list), *was = (const char *)&nothing;
	size_t n;

	memcpy(&n, (const char *)d + s->count, sizeof(n));
	put_number(out, n);
	for (size_t i = 0; i < n; i++, was = list, list += s->size)
		fold_record(
			out, s->fields, s->n, s->fields->kind == TEXT ? NULL : lines, was, list);
}

void *notes_fold(const struct notes_doc *d, const char *source)
{
	struct buf out = { 0 };
	struct lines lines;
	void *block;

	lines_init(&lines, source);
	fold_record(&out, head_fields, ARRAY_LEN(head_fields), NULL, &nothing, d);
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
		fold_list(&out, &shapes[i], &lines, d);
	free(lines.starts);
	block = xmemdup(out.s, out.len);
	buf_release(&out);
	return block;
}

/* ---- Unfolding ---- */

struct unfolding {
	const unsigned char *at;
	struct lines lines;
	struct pool *pool;
};

static size_t take_number(struct unfolding *u)
{
	size_t n = 0;

	for (int shift = 0;; shift += 7) {
		unsigned char c = *u->at++;

		n |= (size_t)(c & 0x7f) << shift;
		if (c < 0x80)
			return n;
	}
}

static uint32_t take_change(struct unfolding *u, uint32_t was)
{
	size_t n = take_number(u);

	return n % 2 == 0 ? was + (uint32_t)(n / 2) : was - (uint32_t)(n / 2) - 1;
}

static const char *take_text(struct unfolding *u, const char *line, const char *was)
{
	size_t how = take_number(u), len;
	const char *from;

	if (how == NO_TEXT)
		return NULL;
	if (how == AS_BEFORE)
		return was;
	len = take_number(u);
	from = how == BYTES ? (const char *)u->at : line + (how - FROM);
	if (how == BYTES)
		u->at += len;
	return pool_strndup(u->pool, from, len);
}

static void unfold_record(
	struct unfolding *u, const struct field *fields, size_t n, const void *was, void *is)
{
	const char *at = NULL;
	size_t len;

	for (const struct field *f = fields; f < fields + n; f++) {
		if (f->kind == TEXT)
			set_text(is, f->at, take_text(u, at, text_at(was, f->at)));
		else
			set_number(is, f, take_change(u, number_at(was, f)));
		if (f == fields && f->kind != TEXT)
			at = line_of(&u->lines, (int)number_at(is, f), &len);
	}
}

static void unfold_list(struct unfolding *u, const struct shape *s, struct notes_doc *d)
{
	size_t n = take_number(u);
	char *list = pool_alloc(u->pool, (n + 1) * s->size);
	const char *was = (const char *)&nothing;

	set_text(d, s->list, list);
	memcpy((char *)d + s->count, &n, sizeof(n));
	for (size_t i = 0; i < n; i++, was = list, list += s->size)
		unfold_record(u, s->fields, s->n, was, list);
}

void notes_unfold(const void *folded, const char *source, struct notes_doc *out)
{
	struct unfolding u = { .at = folded, .pool = &out->pool };

	*out = (struct notes_doc) { 0 };
	lines_init(&u.lines, source);
	unfold_record(&u, head_fields, ARRAY_LEN(head_fields), &nothing, out);
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
		unfold_list(&u, &shapes[i], out);
	free(u.lines.starts);
}
