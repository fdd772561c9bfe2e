#include "db/image.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void write_column(const struct column *c, const void *rec, struct json *j)
{
	bool text = c->type == COLUMN_TEXT || c->type == COLUMN_ENUM;

	json_key(j, c->name);
	if (text)
		json_str(j, column_text(c, rec));
	else
		json_int(j, column_int(c, rec));
}

void image_write(const struct table *t, const void *rec, struct buf *out)
{
	const struct head *h = rec;
	struct json j = { .out = out };

	json_open(&j, '{');
	json_kint(&j, "id", h->id);
	json_kint(&j, "rev", h->rev);
	for (size_t i = 0; i < t->n_columns; i++)
		if (!column_is_empty(&t->columns[i], rec))
			write_column(&t->columns[i], rec, &j);
	json_close(&j, '}');
}

/* ---- Reading: only the JSON that base/json.h writes, without white space ---- */

static bool take(const char **p, const char *what)
{
	size_t n = strlen(what);

	if (strncmp(*p, what, n) != 0)
		return false;
	*p += n;
	return true;
}

static bool take_unit(const char **p, uint32_t *unit)
{
	char hex[5] = "", *end;

	if (!take(p, "u") || strnlen(*p, 4) < 4)
		return false;
	memcpy(hex, *p, 4);
	*unit = (uint32_t)strtoul(hex, &end, 16);
	*p += 4;
	return end == hex + 4;
}

static bool take_escape(const char **p, struct buf *out)
{
	static const char plain[] = "\"\\nt", means[] = "\"\\\n\t";
	const char *known = **p ? strchr(plain, **p) : NULL;
	uint32_t cp, low;

	if (known) {
		buf_putc(out, means[known - plain]);
		++*p;
		return true;
	}
	if (!take_unit(p, &cp))
		return false;
	if (cp >= 0xd800 && cp <= 0xdbff) {
		if (!take(p, "\\") || !take_unit(p, &low))
			return false;
		cp = ((cp - 0xd7c0) << 10) + (low & 0x3ff);
	}
	buf_put_utf8(out, cp);
	return true;
}

static bool take_string(const char **p, struct buf *out)
{
	if (!take(p, "\""))
		return false;
	while (**p && **p != '"') {
		size_t n = strcspn(*p, "\"\\");

		buf_add(out, *p, n);
		*p += n;
		if (take(p, "\\") && !take_escape(p, out))
			return false;
	}
	return take(p, "\"");
}

static bool take_int(const char **p, int64_t *n)
{
	char *end;

	errno = 0;
	*n = strtoimax(*p, &end, 10);
	if (end == *p || errno)
		return false;
	*p = end;
	return true;
}

static bool set_string(const struct column *c, void *rec, const char *s)
{
	int word;

	if (c->type == COLUMN_TEXT) {
		column_set_text(c, rec, s);
		return true;
	}
	word = c->type == COLUMN_ENUM ? keyword_index(c->names, s) : -1;
	if (word >= 0)
		column_set_int(c, rec, word);
	return word >= 0;
}

/* c is NULL for a column that is no more: its value is passed over. */
static bool take_value(const char **p, const struct column *c, void *rec)
{
	struct buf s = { 0 };
	int64_t n;
	bool ok;

	if (**p == '"') {
		ok = take_string(p, &s) && (!c || set_string(c, rec, buf_str(&s)));
		buf_release(&s);
		return ok;
	}
	if (!take_int(p, &n) || (c && (c->type == COLUMN_TEXT || c->type == COLUMN_ENUM)))
		return false;
	if (c)
		column_set_int(c, rec, n);
	return true;
}

static bool take_member(const char **p, const struct table *t, void *rec)
{
	struct head *h = rec;
	struct buf key = { 0 };
	bool ok = take_string(p, &key) && take(p, ":");

	if (ok && strcmp(buf_str(&key), "id") == 0)
		ok = take_int(p, &h->id);
	else if (ok && strcmp(buf_str(&key), "rev") == 0)
		ok = take_int(p, &h->rev);
	else if (ok)
		ok = take_value(p, table_column(t, buf_str(&key)), rec);
	buf_release(&key);
	return ok;
}

bool image_read(const struct table *t, const char *json, void *rec)
{
	const char *p = json;

	record_release(t, rec);
	if (!take(&p, "{"))
		return false;
	do {
		if (!take_member(&p, t, rec))
			return false;
	} while (take(&p, ","));
	return take(&p, "}") && !*p && ((struct head *)rec)->id > 0;
}
