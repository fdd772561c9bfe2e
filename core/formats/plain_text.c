#include "formats/plain_text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"

struct writing {
	struct buf out;
	bool document;
	bool blank;       /* a blank is due before the next letter */
	const char *link; /* of the <a> that is open: its address; NULL = none */
	size_t n_link;
	size_t from; /* where its words begin in out */
};

static bool starts(const char *s, const char *word)
{
	return strncasecmp(s, word, strlen(word)) == 0;
}

bool is_html(const char *s)
{
	static const char *const marks[] = { "<br", "</p>", "</b>", "</a>", "</span>", "</li>",
		"</div>", "<html" };

	for (s = strchr(s, '<'); s; s = strchr(s + 1, '<'))
		for (size_t i = 0; i < ARRAY_LEN(marks); i++)
			if (starts(s, marks[i]))
				return true;
	return false;
}

/* ---- Letters ---- */

static bool at_line_start(const struct writing *w)
{
	return w->out.len == 0 || w->out.s[w->out.len - 1] == '\n';
}

static struct buf *letters(struct writing *w)
{
	if (w->blank && !at_line_start(w))
		buf_putc(&w->out, ' ');
	w->blank = false;
	return &w->out;
}

/* A new line; of a document no more than one empty one in a row. */
static void new_line(struct writing *w)
{
	struct buf *b = &w->out;

	w->blank = false;
	if (!w->document ||
		(b->len > 0 && (b->len < 2 || strncmp(b->s + b->len - 2, "\n\n", 2) != 0)))
		buf_putc(b, '\n');
}

static void end_block(struct writing *w)
{
	if (!w->document || !at_line_start(w))
		new_line(w);
}

/* ---- Entities ---- */

/* "&#229;" "&#xE5;": the length of it, 0 for none. */
static size_t numbered(const char *s, uint32_t *cp)
{
	bool hex = s[2] == 'x' || s[2] == 'X';
	const char *digits = s + 2 + hex;
	char *end;
	unsigned long n = strtoul(digits, &end, hex ? 16 : 10);

	if (end == digits || end - digits > 7 || *digits == '-' || *digits == '+' || *digits == ' ')
		return 0;
	*cp = n > 0 && n <= 0x10ffff ? (uint32_t)n : '?';
	return (size_t)(end - s) + (*end == ';');
}

/* Those that calendars have; the case counts. */
static size_t named(const char *s, uint32_t *cp)
{
	static const struct {
		const char *name;
		uint32_t cp;
	} entities[] = { { "&nbsp;", ' ' }, { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&apos;", '\'' }, { "&aring;", 0xe5 }, { "&auml;", 0xe4 },
		{ "&ouml;", 0xf6 }, { "&Aring;", 0xc5 }, { "&Auml;", 0xc4 }, { "&Ouml;", 0xd6 },
		{ "&eacute;", 0xe9 }, { "&uuml;", 0xfc }, { "&ndash;", 0x2013 },
		{ "&mdash;", 0x2014 }, { "&hellip;", 0x2026 }, { "&bull;", 0x2022 },
		{ "&sect;", 0xa7 }, { "&rsquo;", 0x2019 }, { "&rdquo;", 0x201d },
		{ "&ldquo;", 0x201c } };

	for (size_t i = 0; i < ARRAY_LEN(entities); i++)
		if (text_starts(s, entities[i].name)) {
			*cp = entities[i].cp;
			return strlen(entities[i].name);
		}
	return 0;
}

static const char *entity(struct writing *w, const char *s)
{
	uint32_t cp = 0;
	size_t n = s[1] == '#' ? numbered(s, &cp) : named(s, &cp);

	if (n == 0) {
		buf_putc(letters(w), '&');
		return s + 1;
	}
	if (cp == 0xa0)
		cp = ' ';
	if (cp == ' ' && w->document)
		w->blank = true;
	else
		buf_put_utf8(letters(w), cp);
	return s + n;
}

bool has_entities(const char *s)
{
	uint32_t cp;

	for (s = strchr(s, '&'); s; s = strchr(s + 1, '&')) {
		size_t n = s[1] == '#' ? numbered(s, &cp) : named(s, &cp);

		if (n > 0 && s[n - 1] == ';')
			return true;
	}
	return false;
}

char *plain_entities(const char *s)
{
	struct writing w = { 0 };

	while (*s)
		if (*s == '&')
			s = entity(&w, s);
		else
			buf_putc(&w.out, *s++);
	return w.out.len > 0 ? buf_take(&w.out) : xstrdup("");
}

/* ---- Marks ---- */

/* Behind the end of what nobody sees: <style>…</style>; NULL = it is none. */
static const char *behind_unseen(const char *s)
{
	static const char *const unseen[][2] = { { "<!--", "-->" }, { "<style", "</style>" },
		{ "<script", "</script>" }, { "<title", "</title>" } };

	for (size_t i = 0; i < ARRAY_LEN(unseen); i++) {
		const char *end;

		if (!starts(s, unseen[i][0]))
			continue;
		end = strcasestr(s, unseen[i][1]);
		return end ? end + strlen(unseen[i][1]) : s + strlen(s);
	}
	return NULL;
}

/* <a href="https://…">: the address, where it is one of the web. */
static void open_link(struct writing *w, const char *s, const char *end)
{
	const char *at = s;
	size_t n;

	w->link = NULL;
	while (at < end && !starts(at, "href="))
		at++;
	if (at == end)
		return;
	at += strlen("href=");
	at += *at == '"' || *at == '\'';
	n = strcspn(at, "\"' >");
	if (n > 2000 || !(starts(at, "https://") || starts(at, "http://")))
		return;
	w->link = at;
	w->n_link = n;
	w->from = w->out.len;
}

static void close_link(struct writing *w)
{
	const char *words = buf_str(&w->out) + w->from;

	if (w->link && strncmp(words + strspn(words, " "), w->link, w->n_link) != 0) {
		buf_puts(&w->out, w->out.len > w->from ? " <" : "<");
		for (size_t i = 0; i < w->n_link; i++) {
			buf_putc(&w->out, w->link[i]);
			if (starts(w->link + i, "&amp;"))
				i += strlen("amp;");
		}
		buf_putc(&w->out, '>');
	}
	w->link = NULL;
}

static void mark(struct writing *w, const char *s, const char *end)
{
	static const char *const blocks[] = { "</p>", "</div>", "</tr>", "</ul>", "</ol>",
		"</table>", "</h1>", "</h2>", "</h3>", "</h4>" };

	if (starts(s, "<a "))
		open_link(w, s, end);
	else if (starts(s, "</a>"))
		close_link(w);
	else if (starts(s, "<br"))
		new_line(w);
	else if (starts(s, "</td") || starts(s, "</th"))
		w->blank = true;
	if (starts(s, "<li")) {
		if (!w->document || !at_line_start(w))
			new_line(w);
		buf_puts(letters(w), "- ");
	}
	for (size_t i = 0; i < ARRAY_LEN(blocks); i++)
		if (starts(s, blocks[i]))
			end_block(w);
}

char *plain_text(const char *html, bool document)
{
	struct writing w = { .document = document };
	const char *last = strrchr(html, '>');

	while (*html) {
		bool marked = *html == '<' && html < last &&
			(html[1] == '/' || html[1] == '!' || isalpha((unsigned char)html[1]));
		const char *unseen = marked ? behind_unseen(html) : NULL,
			   *end = marked ? strchr(html, '>') : NULL;

		if (unseen) {
			html = unseen;
		} else if (end) {
			mark(&w, html, end);
			html = end + 1;
		} else if (*html == '&') {
			html = entity(&w, html);
		} else if (document && strchr(" \t\r\n", *html)) {
			w.blank = true;
			html++;
		} else {
			buf_putc(letters(&w), *html++);
		}
	}
	return w.out.len > 0 ? buf_take(&w.out) : xstrdup("");
}
