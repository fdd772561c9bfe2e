#include "model/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/text.h"
#include "base/xalloc.h"

static const void *at(const struct column *f, const void *rec)
{
	return (const char *)rec + f->offset;
}

static void *slot(const struct column *f, void *rec)
{
	return (char *)rec + f->offset;
}

int64_t column_int(const struct column *f, const void *rec)
{
	switch (f->type) {
	case COLUMN_INT:
	case COLUMN_REF:
		return *(const int64_t *)at(f, rec);
	case COLUMN_BOOL:
		return *(const bool *)at(f, rec);
	case COLUMN_ENUM:
		return *(const int *)at(f, rec);
	case COLUMN_TEXT:
		break;
	}
	die("%s is not a number", f->name);
}

const char *column_text(const struct column *f, const void *rec)
{
	const char *s;

	if (f->type == COLUMN_ENUM)
		return f->names[column_int(f, rec)];
	if (f->type != COLUMN_TEXT)
		die("%s is not a text", f->name);
	s = *(char *const *)at(f, rec);
	return s ? s : "";
}

void column_set_int(const struct column *f, void *rec, int64_t n)
{
	switch (f->type) {
	case COLUMN_INT:
	case COLUMN_REF:
		*(int64_t *)slot(f, rec) = n;
		return;
	case COLUMN_BOOL:
		*(bool *)slot(f, rec) = n != 0;
		return;
	case COLUMN_ENUM:
		*(int *)slot(f, rec) = (int)n;
		return;
	case COLUMN_TEXT:
		break;
	}
	die("%s is not a number", f->name);
}

void column_set_text(const struct column *f, void *rec, const char *s)
{
	if (f->type != COLUMN_TEXT)
		die("%s is not a text", f->name);
	xreplace(slot(f, rec), s && *s ? s : NULL);
}

const struct column *table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return &t->columns[i];
	return NULL;
}

void record_release(const struct table *t, void *rec)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (t->columns[i].type == COLUMN_TEXT)
			column_set_text(&t->columns[i], rec, NULL);
	memset(rec, 0, t->size);
}

void record_clean(const struct table *t, void *rec)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];
		const char *s = c->type == COLUMN_TEXT ? column_text(c, rec) : "";
		char *clean;

		if (!*s)
			continue;
		clean = text_clean(s, strlen(s), (c->flags & COLUMN_LINES) != 0);
		if (strcmp(clean, s) != 0)
			column_set_text(c, rec, clean);
		free(clean);
	}
}

void record_copy(const struct table *t, void *to, const void *from)
{
	record_release(t, to);
	*(struct head *)to = *(const struct head *)from;
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *f = &t->columns[i];

		if (f->type == COLUMN_TEXT)
			column_set_text(f, to, column_text(f, from));
		else
			column_set_int(f, to, column_int(f, from));
	}
}

static bool same_field(const struct column *f, const void *a, const void *b)
{
	if (f->type == COLUMN_TEXT)
		return strcmp(column_text(f, a), column_text(f, b)) == 0;
	return column_int(f, a) == column_int(f, b);
}

bool record_same_flagged(const struct table *t, const void *a, const void *b, unsigned flags)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if ((t->columns[i].flags & flags) && !same_field(&t->columns[i], a, b))
			return false;
	return true;
}

bool record_same(const struct table *t, const void *a, const void *b)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (!same_field(&t->columns[i], a, b))
			return false;
	return true;
}

bool column_is_empty(const struct column *f, const void *rec)
{
	return f->type == COLUMN_TEXT ? !*column_text(f, rec) : column_int(f, rec) == 0;
}

int64_t record_sum(const struct table *t, const void *rec)
{
	uint64_t h = fnv_word(FNV_START, (uint64_t)((const struct head *)rec)->id);

	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *f = &t->columns[i];

		if (column_is_empty(f, rec))
			continue;
		h = fnv_words(h, f->name);
		if (f->type == COLUMN_TEXT || f->type == COLUMN_ENUM)
			h = fnv_words(h, column_text(f, rec));
		else
			h = fnv_word(h, (uint64_t)column_int(f, rec));
	}
	return (int64_t)h;
}

void record_json_without(const struct table *t, const void *rec, unsigned flags, struct json *j)
{
	int64_t id = ((const struct head *)rec)->id;

	json_open(j, '{');
	if (id)
		json_kint(j, "id", id);
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *f = &t->columns[i];
		int64_t n = f->type == COLUMN_TEXT ? 0 : column_int(f, rec);

		if (f->flags & flags)
			continue;
		json_key(j, f->name);
		if (f->type == COLUMN_TEXT || f->type == COLUMN_ENUM)
			json_str(j, column_text(f, rec));
		else if (f->type == COLUMN_BOOL)
			json_bool(j, n);
		else if (f->type == COLUMN_REF && n == 0)
			json_null(j);
		else
			json_int(j, n);
	}
	json_close(j, '}');
}

int keyword_index(const char *const *names, const char *word)
{
	for (int i = 0; names[i]; i++)
		if (strcmp(names[i], word) == 0)
			return i;
	return -1;
}
