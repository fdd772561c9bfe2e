#include "base/json.h"

#include <string.h>

#include "base/text.h"

static void before(struct json *j)
{
	if (j->comma && !j->keyed)
		buf_putc(j->out, ',');
	j->comma = true;
	j->keyed = false;
}

void json_document(struct json *j, struct buf *out)
{
	*j = (struct json) { .out = out };
	json_open(j, '{');
	json_kint(j, "schema", 1);
}

void json_open(struct json *j, char bracket)
{
	before(j);
	buf_putc(j->out, bracket);
	j->comma = false;
	j->depth++;
}

void json_close(struct json *j, char bracket)
{
	buf_putc(j->out, bracket);
	j->comma = true;
	j->depth--;
}

/* \\u and four digits; two of them, a surrogate pair, beyond U+FFFF (RFC 8259, section 7). */
static void put_escaped(struct buf *out, uint32_t cp)
{
	if (cp >= 0x10000) {
		buf_printf(out, "\\u%04x", (unsigned)(0xd7c0 + (cp >> 10)));
		cp = 0xdc00 + (cp & 0x3ff);
	}
	buf_printf(out, "\\u%04x", (unsigned)cp);
}

/* Bytes at the start that stand as they are: ASCII but for controls, quotes and backslashes, and the
 * letters of Latin-1. */
static size_t plain(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t n = 0;

	for (;;) {
		if (u[n] >= ' ' && u[n] < 0x7f && u[n] != '"' && u[n] != '\\')
			n++;
		else if (u[n] == 0xc3 && (u[n + 1] & 0xc0) == 0x80)
			n += 2;
		else
			return n;
	}
}

static void quoted(struct buf *out, const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;

	buf_putc(out, '"');
	for (size_t i = 0; i < n;) {
		size_t run = plain(s + i);

		if (run) {
			buf_add(out, s + i, run);
			i += run;
			continue;
		}
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp == '"' || cp == '\\')
			buf_printf(out, "\\%c", (char)cp);
		else if (cp == '\n')
			buf_puts(out, "\\n");
		else if (cp == '\t')
			buf_puts(out, "\\t");
		else if (text_gate_cp(cp) != GATE_KEEP)
			put_escaped(out, cp);
		else
			buf_put_utf8(out, cp);
	}
	buf_putc(out, '"');
}

void json_key(struct json *j, const char *key)
{
	before(j);
	quoted(j->out, key);
	buf_putc(j->out, ':');
	j->keyed = true;
}

void json_str(struct json *j, const char *s)
{
	before(j);
	if (s)
		quoted(j->out, s);
	else
		buf_puts(j->out, "null");
}

void json_int(struct json *j, int64_t n)
{
	before(j);
	buf_int(j->out, n);
}

void json_bool(struct json *j, bool b)
{
	before(j);
	buf_puts(j->out, b ? "true" : "false");
}

void json_null(struct json *j)
{
	json_str(j, NULL);
}

void json_kstr(struct json *j, const char *key, const char *s)
{
	json_key(j, key);
	json_str(j, s);
}

void json_kopt(struct json *j, const char *key, const char *s)
{
	json_kstr(j, key, s && *s ? s : NULL);
}

void json_kopen(struct json *j, const char *key, char bracket)
{
	json_key(j, key);
	json_open(j, bracket);
}

void json_kint(struct json *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}

void json_kid(struct json *j, const char *key, int64_t id)
{
	json_key(j, key);
	if (id)
		json_int(j, id);
	else
		json_null(j);
}

void json_kbool(struct json *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}
