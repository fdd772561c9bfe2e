#include "formats/file_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/words.h"

enum { ENDING_MAX = 5, YEAR_MIN = 1950, YEAR_MAX = 2099 };

static void cut_ending(char *s)
{
	char *dot = strrchr(s, '.');
	size_t n = dot ? strlen(dot + 1) : 0;

	if (!dot || dot == s || n == 0 || n > ENDING_MAX)
		return;
	for (const char *p = dot + 1; *p; p++) {
		if (!isalnum((unsigned char)*p))
			return;
	}
	/* "12.3.2019" has no ending. */
	if (!isdigit((unsigned char)dot[1]))
		*dot = '\0';
}

/* Signs between words are spaces; where letters meet digits there is a gap too ("Väst20190312"). */
static char *spaced(const char *s)
{
	struct buf b = { 0 };

	for (const char *p = s; *p; p++) {
		bool letter =
			p > s && (isalpha((unsigned char)p[-1]) || (unsigned char)p[-1] >= 0x80);

		if (isdigit((unsigned char)*p) && letter && !text_starts(p - 1, "v"))
			buf_putc(&b, ' ');
		buf_putc(&b, *p == '_' || *p == '\t' ? ' ' : *p);
	}
	return buf_take(&b);
}

static void take_out(char *s, size_t from, size_t to)
{
	memset(s + from, ' ', to - from);
}

/* A year alone, with the name of a month before or after it. */
static void take_year(char *s, struct file_words *out)
{
	for (size_t at = 0; s[at]; at++) {
		int year;
		size_t n = at > 0 && isdigit((unsigned char)s[at - 1])
			? 0
			: number_len(s + at, 4, &year);

		if (n != 4 || year < YEAR_MIN || year > YEAR_MAX)
			continue;
		out->year = year;
		take_out(s, at, at + n);
		break;
	}
	for (size_t at = 0; out->year && s[at] && !out->month;) {
		size_t n = word_len(s + at);

		out->month = n > 0 ? when_month(s + at, n) : 0;
		if (out->month)
			take_out(s, at, at + n);
		at += n > 0 ? n : 1;
	}
}

/* Without what separated the date from the words, and with single spaces. */
static char *tidy(const char *s)
{
	char *clean = text_clean(s, strlen(s), false), *at = clean;
	size_t n;

	at += strspn(at, " -,.()");
	n = strlen(at);
	while (n > 0 && strchr(" -,.(", at[n - 1]))
		n--;
	at = xstrndup(at, n);
	free(clean);
	return at;
}

void file_words(const char *name, bool is_folder, struct file_words *out)
{
	char *s = xstrdup(name), *apart;
	struct when w;

	*out = (struct file_words) { .day = DAY_NONE };
	if (!is_folder)
		cut_ending(s);
	apart = spaced(s);
	if (when_find(apart, 0, DAY_NONE, &w) && w.has_year && w.day != DAY_NONE) {
		out->day = w.day;
		out->year = day_year(w.day);
		take_out(apart, w.date_from, w.date_to);
	} else {
		take_year(apart, out);
	}
	out->words = tidy(apart);
	free(apart);
	free(s);
}

void file_words_release(struct file_words *w)
{
	free(w->words);
	*w = (struct file_words) { 0 };
}
