#include "base/i18n.h"

#include <langinfo.h>
#undef ngettext /* which libintl.h declares */
#include <libintl.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

static uint32_t word(const char *mo, size_t at)
{
	const unsigned char *p = (const unsigned char *)mo + at;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* String i of a table of (length, offset) pairs. */
static const char *entry(const char *mo, uint32_t table, uint32_t i, uint32_t *len)
{
	*len = word(mo, table + 8 * (size_t)i);
	return mo + word(mo, table + 8 * (size_t)i + 4);
}

/* P. J. Weinberger's, in 32 bits: what msgfmt sorts a catalogue's hash table by. */
static uint32_t hash(const char *s)
{
	uint32_t h = 0, high;

	for (; *s; s++) {
		h = (h << 4) + (unsigned char)*s;
		high = h & 0xf0000000;
		h ^= high >> 24 ^ high;
	}
	return h;
}

/* The translation, its plural forms one after the other; NULL where there is none. The hash table has
 * the number of a text counted from 1, or 0 for an empty place (GNU gettext manual, "The Format of GNU
 * MO Files"). */
static const char *lookup(const char *mo, const char *msgid, uint32_t *len)
{
	uint32_t originals = word(mo, 12), translations = word(mo, 16);
	uint32_t size = word(mo, 20), table = word(mo, 24);
	uint32_t h = hash(msgid), at, step, i;

	if (size < 3) /* it was made without one */
		return NULL;
	at = h % size;
	step = 1 + h % (size - 2);
	while ((i = word(mo, table + 4 * (size_t)at)) != 0) {
		if (strcmp(msgid, entry(mo, originals, i - 1, len)) == 0)
			return entry(mo, translations, i - 1, len);
		at = (at + step) % size;
	}
	return NULL;
}

/* The language is the C library's to remember, as its text domain: it is asked for a hundred times a
 * repaint, and looking through the environment is slow. */
static const char *find(const char *msgid, uint32_t *len)
{
	const char *language = textdomain(NULL);

	for (const struct catalogue *c = catalogues; c->language; c++)
		if (strcmp(c->language, language) == 0)
			return *msgid ? lookup(c->mo, msgid, len) : NULL;
	return NULL;
}

const char *i18n_text(const char *msgid)
{
	uint32_t len;
	const char *t = find(msgid, &len);

	return t ? t : msgid;
}

const char *i18n_context(const char *msgid)
{
	const char *t = i18n_text(msgid), *bar;

	if (t != msgid)
		return t;
	bar = strchr(msgid, '|');
	return bar ? bar + 1 : msgid;
}

/* Two forms, one for 1 and one for all others: the rule of every language that we have, and `make
 * lint` sees to it. */
const char *i18n_plural(const char *one, const char *many, unsigned long n)
{
	uint32_t len;
	const char *t = find(one, &len);

	if (!t)
		return n == 1 ? one : many;
	return n == 1 || strlen(t) >= len ? t : t + strlen(t) + 1;
}

static const char *locale_asked(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *v = getenv(names[i]);

		if (v && *v)
			return v;
	}
	return NULL;
}

bool i18n_ascii_wanted(void)
{
	const char *v = locale_asked();

	return v && (strcmp(v, "C") == 0 || strcmp(v, "POSIX") == 0 || strstr(v, "8859") != NULL);
}

/* The first of our languages that the environment names, most specific variable first. */
static const char *language_asked(void)
{
	static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *v = getenv(names[i]);

		if (!v || !*v)
			continue;
		if (text_starts(v, "sv"))
			return "sv";
		if (text_starts(v, "en"))
			return "en";
	}
	return "sv";
}

/* Only characters are the C library's matter: numbers, dates and order are ours, and each category
 * that is not loaded makes the start faster. */
void i18n_init(const char *language)
{
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (!language)
		language = language_asked();
	if (!textdomain(language))
		die("no memory for the language");
	setenv("LANGUAGE", language, 1);
}

const char *i18n_language(void)
{
	return strcmp(textdomain(NULL), "en") == 0 ? "en" : "sv";
}
