#include "formats/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

struct signature {
	const char *bytes;
	size_t n;
	const char *what;
};

/* Files that people give in place of a text. */
static const struct signature documents[] = {
	{ "%PDF-", 5, N_("a PDF document") },
	{ "PK\003\004", 4, N_("a Word or OpenDocument file") },
	{ "\xd0\xcf\x11\xe0", 4, N_("an old Word document") },
	{ "{\\rtf", 5, N_("an RTF document") },
};

/* Byte order marks. */
static const struct signature marks[] = {
	{ "\xff\xfe", 2, "UTF-16LE" },
	{ "\xfe\xff", 2, "UTF-16BE" },
	{ "\xef\xbb\xbf", 3, "UTF-8" },
};

static bool refuse_documents(const char *s, size_t n, struct err *e)
{
	for (size_t i = 0; i < ARRAY_LEN(documents); i++) {
		const struct signature *d = &documents[i];

		if (n >= d->n && memcmp(s, d->bytes, d->n) == 0)
			return err_set(e, ERR_INVALID,
				_("This is %s, not plain text: save it as text (.txt) first."),
				_(d->what));
	}
	return true;
}

struct tally {
	size_t even_nul, odd_nul, controls, lines;
	size_t sequences, bad; /* whole and broken multi-byte characters, read as UTF-8 */
};

static void tally_bytes(const char *s, size_t n, struct tally *t)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == 0)
			*(i & 1 ? &t->odd_nul : &t->even_nul) += 1;
		else if (c == '\n' || c == '\v' || (c == '\r' && (i + 1 == n || s[i + 1] != '\n')))
			t->lines++;
		else if (c < 0x20 && !strchr("\t\r\f\v\033\b", c))
			t->controls++;
	}
}

static void tally_utf8(const char *s, size_t n, struct tally *t)
{
	uint32_t cp;
	bool ok;

	for (size_t i = 0; i < n;) {
		size_t step = utf8_next(s + i, n - i, &cp, &ok);

		t->bad += !ok;
		t->sequences += step > 1;
		i += step;
	}
}

/* The character set, or NULL for what is no text at all. *skip is the length of a byte order
 * mark. */
static const char *sniff(const char *s, size_t n, struct tally *t, size_t *skip)
{
	size_t half = n / 2, nul;

	*skip = 0;
	tally_bytes(s, n, t);
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (n >= marks[i].n && memcmp(s, marks[i].bytes, marks[i].n) == 0) {
			*skip = marks[i].n;
			return marks[i].what;
		}
	nul = t->even_nul + t->odd_nul;
	if (half > 0 && t->odd_nul > half / 3 && t->even_nul <= half / 20)
		return "UTF-16LE";
	if (half > 0 && t->even_nul > half / 3 && t->odd_nul <= half / 20)
		return "UTF-16BE";
	if (nul > 0 || t->controls > n / 20)
		return NULL;
	tally_utf8(s, n, t);
	return t->bad == 0 || t->sequences > 4 * t->bad ? "UTF-8" : "windows-1252";
}

static bool convert(const char *from, const char *s, size_t n, struct buf *out, struct err *e)
{
	size_t unit = text_starts(from, "UTF-16") ? 2 : 1;
	iconv_t cd = iconv_open("UTF-8", from);
	char *in = xmemdup(s, n), *at = in;
	char chunk[8192];

	if (cd == (iconv_t)-1) {
		free(in);
		return err_set(e, ERR_IO, _("The system cannot read text in %s."), from);
	}
	while (n > 0) {
		char *to = chunk;
		size_t room = sizeof(chunk);
		size_t rc = iconv(cd, &at, &n, &to, &room);

		buf_add(out, chunk, sizeof(chunk) - room);
		if (rc != (size_t)-1 || errno == E2BIG)
			continue;
		buf_put_utf8(out, UTF8_BAD);
		if (errno == EINVAL || n <= unit)
			break;
		at += unit;
		n -= unit;
	}
	iconv_close(cd);
	free(in);
	return true;
}

bool text_decode(const void *bytes, size_t n, char **utf8, const char **charset, struct err *e)
{
	struct tally t = { 0 };
	struct buf converted = { 0 };
	const char *s = bytes, *set;
	char *clean;
	size_t skip;

	if (n > TEXT_BYTES_MAX)
		return err_set(e, ERR_INVALID, _("The text is larger than %d MB."),
			TEXT_BYTES_MAX / (1024 * 1024));
	if (n == 0)
		return err_set(e, ERR_INVALID, _("The text is empty."));
	if (!refuse_documents(s, n, e))
		return false;
	set = sniff(s, n, &t, &skip);
	if (!set)
		return err_set(e, ERR_INVALID, _("This is not a text but binary data."));
	s += skip;
	n -= skip;
	if (strcmp(set, "UTF-8") != 0) {
		if (!convert(set, s, n, &converted, e))
			return false;
		s = buf_str(&converted);
		n = converted.len;
		t = (struct tally) { 0 };
		tally_bytes(s, n, &t);
	}
	clean = t.lines <= TEXT_LINES_MAX ? text_clean(s, n, true) : NULL;
	buf_release(&converted);
	if (!clean)
		return err_set(
			e, ERR_INVALID, _("The text has more than %d lines."), TEXT_LINES_MAX);
	if (text_blank(clean)) {
		free(clean);
		return err_set(e, ERR_INVALID, _("The text is empty."));
	}
	*utf8 = clean;
	if (charset)
		*charset = set;
	return true;
}

/* ---- What mails are wrapped in ---- */

/* A charset's name goes to the C library, which looks for a file of that name. */
static bool sane_name(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_.";

	return *name && strlen(name) < 40 && name[strspn(name, letters)] == '\0';
}

bool text_recode(const char *charset, const char *s, size_t n, struct buf *out)
{
	struct err none = { 0 };

	return sane_name(charset) && convert(charset, s, n, out, &none);
}

const char *text_wide(const char *s, size_t n)
{
	unsigned char a = n >= 2 ? (unsigned char)s[0] : 0, b = n >= 2 ? (unsigned char)s[1] : 0;

	if ((a == 0xff && b == 0xfe) || (a > 0 && a < 0x80 && b == 0 && n >= 2))
		return "UTF-16LE";
	return (a == 0xfe && b == 0xff) || (a == 0 && b > 0 && b < 0x80) ? "UTF-16BE" : NULL;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void text_unquote(const char *s, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] != '=') {
			buf_putc(out, s[i]);
		} else if (i + 2 < n && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
			buf_putc(out, (char)(hex(s[i + 1]) * 16 + hex(s[i + 2])));
			i += 2;
		} else {
			/* A soft line break, blanks before it allowed. */
			while (i + 1 < n && strchr(" \t\r", s[i + 1]))
				i++;
			if (i + 1 < n && s[i + 1] == '\n')
				i++;
		}
	}
}

void text_unbase64(const char *s, size_t n, struct buf *out)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0;
	int have = 0;

	for (size_t i = 0; i < n && s[i] != '='; i++) {
		const char *at = s[i] ? strchr(letters, s[i]) : NULL;

		if (!at)
			continue;
		bits = bits << 6 | (unsigned)(at - letters);
		have += 6;
		if (have >= 8) {
			have -= 8;
			buf_putc(out, (char)(bits >> have & 0xff));
		}
	}
}
