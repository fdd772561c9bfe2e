#include "formats/content_line.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoded_words.h"
#include "formats/encoding.h"

void content_open(struct content_reader *r, const char *bytes, size_t n)
{
	*r = (struct content_reader) { .at = bytes, .end = bytes + n, .line = 1 };
}

void content_close(struct content_reader *r)
{
	buf_release(&r->text);
}

/* ---- Unfolding ---- */

/* Where to look on for the end of the line: it is not before. Lines are short: no further than that. */
static const char *skip_line(const char *from, const char *end)
{
	size_t room = (size_t)(end - from) < 256 ? (size_t)(end - from) : 256;
	const char *lf = memchr(from, '\n', room),
		   *cr = memchr(from, '\r', lf ? (size_t)(lf - from) : room);

	return cr ? cr : lf ? lf : from + room;
}

/* Append one physical line; its length. */
static size_t take_line(struct content_reader *r)
{
	const char *from = r->at, *at = skip_line(from, r->end);
	size_t n;

	while (at < r->end && *at != '\n' && *at != '\r')
		at++;
	n = (size_t)(at - from);
	r->binary |= memchr(from, '\0', n) != NULL;
	buf_add(&r->text, from, n);
	if (at < r->end && *at == '\r')
		at++;
	if (at < r->end && *at == '\n' && (at == from + n || at[-1] == '\r'))
		at++;
	r->at = at;
	r->line++;
	return n;
}

static bool quoted_printable(const char *line)
{
	const char *colon = strchr(line, ':'), *word = strcasestr(line, "QUOTED-PRINTABLE");

	return colon && word && word < colon;
}

/* Does a property begin here? "NAME:", "NAME;" */
static bool begins_one(const char *at, const char *end)
{
	const char *from = at;

	while (at < end &&
		((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') ||
			(*at >= 'a' && *at <= 'z') || *at == '-' || *at == '.'))
		at++;
	if (at == from)
		return false;
	while (at < end && *at == ' ')
		at++;
	return at < end && (*at == ':' || *at == ';');
}

/* Careless writers put the lines of a description as they are. */
static bool is_its_next_line(const struct content_reader *r)
{
	static const char name[] = "DESCRIPTION";

	return r->text.len > strlen(name) && (r->text.s[0] | 0x20) == 'd' &&
		strncasecmp(r->text.s, name, strlen(name)) == 0 && *r->at != '\n' &&
		*r->at != '\r' && !begins_one(r->at, r->end);
}

/* Does the logical line go on? What marks that is taken off. */
static bool goes_on(struct content_reader *r, bool *soft)
{
	if (r->at == r->end)
		return false;
	if (*r->at == ' ' || *r->at == '\t') {
		r->at++;
		return true;
	}
	/* Old writers break quoted-printable by a = at the end. */
	if (r->text.len > 0 && r->text.s[r->text.len - 1] == '=' &&
		(*soft || quoted_printable(r->text.s))) {
		*soft = true;
		buf_cut(&r->text, r->text.len - 1);
		return true;
	}
	if (is_its_next_line(r)) {
		buf_putc(&r->text, '\n');
		return true;
	}
	return false;
}

/* ---- Parts ---- */

static void upper(char *s)
{
	for (; *s; s++)
		if (*s >= 'a' && *s <= 'z')
			*s = (char)(*s - 'a' + 'A');
}

/* The colon that begins the value; NULL for none. Colons in quotes do not count, unless the quote never
 * ends. */
static char *find_colon(char *s)
{
	bool quoted = false;

	for (char *at = s; *at; at++) {
		if (*at == '"')
			quoted = !quoted;
		else if (*at == ':' && !quoted)
			return at;
	}
	return quoted ? strchr(s, ':') : NULL;
}

static void split(char *s, struct content_line *l)
{
	char *colon = find_colon(s), *semicolon;

	l->name = l->params = "";
	l->value = s;
	if (!colon)
		return;
	*colon = '\0';
	l->value = colon + 1;
	semicolon = strchr(s, ';');
	if (semicolon) {
		*semicolon = '\0';
		l->params = semicolon + 1;
	}
	upper(s);
	l->name = text_trim(s);
}

bool content_next(struct content_reader *r, struct content_line *l)
{
	bool soft = false;

	do {
		if (r->at == r->end)
			return false;
		buf_cut(&r->text, 0);
		*l = (struct content_line) { .line = r->line };
		do {
			size_t n = take_line(r);

			l->longest = n > l->longest ? n : l->longest;
		} while (goes_on(r, &soft));
		l->n = r->text.len;
	} while (l->n == 0);
	split(r->text.s, l);
	return true;
}

void content_last_colon(struct content_line *l)
{
	char *last = strrchr(l->value, ':');
	/* "TZID=+01:00:20260310T090000" */
	bool offset = strspn(l->value, "0123456789") == 2 && last == l->value + 2 && *l->params &&
		strspn(last + 1, "0123456789") == 8;

	if (!last || (!offset && !l->value[strspn(l->value, "0123456789TZtz:+-,/ PWDHMS")]))
		return;
	/* The value follows its parameters in the reader's buffer: the NUL between them was a colon. */
	if (*l->params)
		l->value[-1] = ':';
	*last = '\0';
	l->value = last + 1;
}

/* ---- Parameters ---- */

/* The end of a parameter's value list, or of a name without one. */
static const char *param_end(const char *s)
{
	bool quoted = false;

	for (; *s && (quoted || *s != ';'); s++)
		if (*s == '"')
			quoted = !quoted;
	return s;
}

static void put_param(const char *s, const char *end, struct buf *out)
{
	bool quoted = s < end && *s == '"';

	for (s += quoted; s < end && *s != (quoted ? '"' : ','); s++) {
		if (*s == '^' && s + 1 < end && strchr("n'^", s[1])) {
			s++;
			buf_putc(out, *s == 'n' ? ' ' : *s == '\'' ? '"' : '^');
		} else {
			buf_putc(out, *s);
		}
	}
}

bool content_param(const struct content_line *l, const char *name, struct buf *out)
{
	size_t n = strlen(name);

	for (const char *at = l->params; *at;) {
		const char *end = param_end(at);

		if (strncasecmp(at, name, n) == 0 && at[n] == '=') {
			put_param(at + n + 1, end, out);
			return true;
		}
		at = *end ? end + 1 : end;
	}
	return false;
}

/* ---- Texts ---- */

/* \n is a new line; \\ \; \, and what careless writers escape besides are themselves. Another
 * backslash is one. */
static void unescape(const char *s, size_t n, struct buf *out)
{
	const char *end = s + n, *at;

	while ((at = memchr(s, '\\', (size_t)(end - s))) != NULL) {
		char next = at + 1 < end ? at[1] : '\0';
		bool escapes = next && strchr("nN\\;,:\"", next);

		buf_add(out, s, (size_t)(at - s));
		buf_putc(out, !escapes ? '\\' : next == 'n' || next == 'N' ? '\n' : next);
		s = at + 1 + escapes;
	}
	buf_add(out, s, (size_t)(end - s));
}

/* Cut after max characters, dropping what nobody sees. */
static char *visible(const char *s, size_t max)
{
	struct buf out = { 0 };
	size_t n = strlen(s);

	while (n > 0 && max > 0) {
		uint32_t cp;
		size_t used = utf8_next(s, n, &cp, NULL);

		if (cp == '\n' || cp == '\t' || text_gate_cp(cp) != GATE_DROP) {
			buf_add(&out, s, used);
			max--;
		}
		s += used;
		n -= used;
	}
	return out.len > 0 ? text_trim(buf_take(&out)) : xstrdup("");
}

char *content_clean(const char *s, size_t n, bool keep_lines, size_t max)
{
	struct buf converted = { 0 };
	char *clean, *out;

	if (n <= max && text_is_clean(s, n, keep_lines))
		return text_trim(xstrndup(s, n));
	if (!utf8_valid(s, n) && text_recode("windows-1252", s, n, &converted)) {
		s = buf_str(&converted);
		n = converted.len;
	}
	clean = text_clean(s, n, keep_lines);
	out = visible(clean, max);
	free(clean);
	buf_release(&converted);
	return out;
}

char *content_text(const struct content_line *l, bool keep_lines, size_t max)
{
	struct buf encoding = { 0 }, bytes = { 0 }, words = { 0 };
	char *out;

	if (*l->params && content_param(l, "ENCODING", &encoding) &&
		strcasecmp(buf_str(&encoding), "QUOTED-PRINTABLE") == 0)
		text_unquote(l->value, strlen(l->value), &bytes);
	else
		unescape(l->value, strlen(l->value), &bytes);
	if (has_encoded_words(buf_str(&bytes))) {
		encoded_words(buf_str(&bytes), &words);
		buf_release(&bytes);
		bytes = words;
	}
	out = content_clean(buf_str(&bytes), bytes.len, keep_lines, max);
	buf_release(&encoding);
	buf_release(&bytes);
	return out;
}
