#include "formats/encoded_words.h"

#include <string.h>

#include "formats/encoding.h"

enum { CHARSET_MAX = 40 };

/* Encoded words of one charset, one after the other. */
struct run {
	char charset[CHARSET_MAX];
	const char *from; /* where the first begins; NULL = there is none */
	struct buf bytes;
};

struct word {
	char charset[CHARSET_MAX];
	char how; /* 'b', 'q' */
	const char *text, *text_end, *end;
};

/* Is there a whole one at s? "=?charset*language?B?text?=" */
static bool word_at(const char *s, struct word *w)
{
	size_t n = strcspn(s + 2, "?*"), k = 0;
	const char *at = s + 2 + n;

	if (n == 0 || n >= sizeof(w->charset))
		return false;
	memcpy(w->charset, s + 2, n);
	w->charset[n] = '\0';
	if (*at == '*')
		at += strcspn(at, "? ");
	if (*at != '?' || !at[1] || at[2] != '?')
		return false;
	w->how = (char)(at[1] | 0x20);
	w->text = at + 3;
	k = strcspn(w->text, "?");
	w->text_end = w->text + k;
	w->end = w->text_end + 2;
	return (w->how == 'b' || w->how == 'q') && w->text[k] == '?' && w->text[k + 1] == '=';
}

static void decode(const struct word *w, struct buf *out)
{
	size_t n = (size_t)(w->text_end - w->text), at = out->len;

	if (w->how == 'b') {
		text_unbase64(w->text, n, out);
		return;
	}
	buf_add(out, w->text, n);
	for (size_t i = at; i < out->len; i++)
		if (out->s[i] == '_')
			out->s[i] = ' ';
	if (n > 0) {
		struct buf plain = { 0 };

		text_unquote(out->s + at, n, &plain);
		buf_cut(out, at);
		buf_add(out, buf_str(&plain), plain.len);
		buf_release(&plain);
	}
}

static void end_run(struct run *r, const char *end, struct buf *out)
{
	if (r->from && !text_recode(r->charset, buf_str(&r->bytes), r->bytes.len, out))
		buf_add(out, r->from, (size_t)(end - r->from));
	buf_cut(&r->bytes, 0);
	r->from = NULL;
}

bool has_encoded_words(const char *s)
{
	const char *at = strstr(s, "=?");

	return at && strstr(at + 2, "?=");
}

void encoded_words(const char *s, struct buf *out)
{
	struct run r = { 0 };
	const char *end = s; /* of the run */
	struct word w;

	while (*s) {
		size_t blanks = r.from ? strspn(s, " \t\r\n") : 0;

		if (s[blanks] == '=' && s[blanks + 1] == '?' && word_at(s + blanks, &w)) {
			if (r.from && strcmp(r.charset, w.charset) != 0)
				end_run(&r, end, out);
			if (!r.from) {
				r.from = s + blanks;
				memcpy(r.charset, w.charset, sizeof(r.charset));
			}
			decode(&w, &r.bytes);
			s = end = w.end;
			continue;
		}
		end_run(&r, end, out);
		buf_putc(out, *s++);
	}
	end_run(&r, end, out);
	buf_release(&r.bytes);
}
