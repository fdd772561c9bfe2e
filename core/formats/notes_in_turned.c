#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/letter.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* Family names first: in rows of people ("Alm, Karin", "Alm, Karin    Ek, Bo    ordförande"), and in all
 * names of a text ("Ek Karin"). */

enum { PIECE_BYTES_MAX = 120 };

/* "Karin", "Karl Erik" */
static bool given_words(const char *s, size_t n)
{
	const char *space = memchr(s, ' ', n);
	size_t first = space ? (size_t)(space - s) : n;

	return name_looks(s, first) == NAME_GIVEN_ONLY &&
		(!space || (name_is_given(s, first) && name_is_given(space + 1, n - first - 1)));
}

/* The bytes of the capitalised words at the start of s[0..n). */
static size_t capital_words(const char *s, size_t n)
{
	size_t at = 0, end = 0;

	while (at < n) {
		uint32_t cp;

		utf8_next(s + at, n - at, &cp, NULL);
		if (!letter_is_upper(cp))
			break;
		while (at < n && space_len(s + at) == 0)
			at++;
		end = at;
		at += at < n ? space_len(s + at) : 0;
	}
	return end;
}

/* "Alm, Karin", "Alm, Karin, ordförande": the given name first. NULL where it is not that. */
static const char *turned(struct pool *p, const char *text, bool family_first)
{
	size_t n = strcspn(text, ",("), from = n + 1, to, rest;

	if (text[n] != ',' || words_find(text, "och|samt", NULL))
		return NULL;
	from += space_len(text + from);
	to = strcspn(text + from, ",(");
	rest = from + to + (text[from + to] == ',');
	rest += space_len(text + rest);
	/* What follows is about the same person. */
	if (text[rest] && text[from + to] == ',' &&
		(name_looks(text + rest, strcspn(text + rest, ",(")) == NAME_FULL ||
			name_is_given(text + rest, strcspn(text + rest, ",( ")) ||
			(strchr(text + rest, ',') && !family_first)))
		return NULL;
	to = capital_words(text + from, to);
	if (name_looks(text, n) != NAME_GIVEN_ONLY || !given_words(text + from, to) ||
		(!family_first &&
			(name_is_given(text, n) ||
				!name_is_given(text + from, word_len(text + from)))))
		return NULL;
	return pool_printf(p, "%.*s %.*s%s", (int)to, text + from, (int)n, text, text + from + to);
}

static size_t cell_len(const char *s)
{
	size_t n = 0;

	while (s[n] && s[n] != '\t' && space_len(s + n) < 2)
		n++;
	return n;
}

/* "Alm    Karin    FK": the same in columns. Two of them alone may as well be a place and a first name. */
static const char *turned_columns(struct pool *p, const char *text, bool family_first)
{
	size_t n = cell_len(text), from = n + space_len(text + n), to = cell_len(text + from);
	size_t rest = from + to + space_len(text + from + to);

	if (n == 0 || to == 0 || text[n] == '\0' || memchr(text, ',', from + to) ||
		(text[rest] == '\0' && !family_first) || name_looks(text, n) == NAME_NONE ||
		name_is_given(text, word_len(text)) || !given_words(text + from, to) ||
		(!family_first && !name_is_given(text + from, word_len(text + from))) ||
		name_is_given(text + rest, cell_len(text + rest)))
		return NULL;
	return pool_printf(p, "%.*s %.*s%s%s", (int)to, text + from, (int)n, text,
		text[rest] ? ", " : "", text + rest);
}

/* The piece at *s up to a semicolon, a tab or a wide gap, none of which ends it behind a comma; *s moves on. */
static const char *next_piece(struct pool *p, const char **s)
{
	const char *from = *s;
	size_t n = 0, skip;

	while (from[n] && from[n] != ';' &&
		!((from[n] == '\t' || space_len(from + n) > 1) && n > 0 && from[n - 1] != ','))
		n++;
	skip = strspn(from + n, "; \t");
	*s = from + n + skip;
	return n < PIECE_BYTES_MAX ? text_trim(pool_strndup(p, from, n)) : NULL;
}

/* Is one of the pieces, by itself, surely turned? */
static bool some_turned(struct pool *p, const char *text)
{
	while (*text) {
		const char *piece = next_piece(p, &text);

		if (piece && turned(p, piece, false))
			return true;
	}
	return false;
}

const char *people_turned(struct pool *p, const char *text, bool family_first)
{
	const char *at = text, *all = NULL;

	all = turned_columns(p, text, family_first);
	if (all || !strchr(text, ',') || (!family_first && !some_turned(p, text)))
		return all;
	while (*at) {
		const char *piece = next_piece(p, &at), *one;
		bool several = *at || all;
		struct entry e;

		one = piece ? turned(p, piece, family_first || several) : NULL;
		/* "Ek, Bo  ordförande" */
		if (!one &&
			(!piece || !all ||
				entry_read((struct span) { piece, strlen(piece) }, false, &e)))
			return NULL;
		all = !all ? one
			   : pool_printf(p, "%s%s %s", all, one ? ";" : ",", one ? one : piece);
	}
	return all;
}

bool people_family_first(struct reader *r, const char *s)
{
	struct people_list l = { .r = r };
	struct pool pool = { 0 };
	const char *row = people_take_mark(&l, s);
	bool yes = people_turned(&pool, row, false) != NULL;

	pool_release(&pool);
	return yes;
}

/* The last word of a name. */
static size_t last_word(const char *s)
{
	const char *space = strrchr(s, ' ');

	return space ? (size_t)(space + 1 - s) : 0;
}

/* 1 for "Ek Karin", -1 for "Karin Ek", 0 where the names do not say. */
static int family_before(const char *s)
{
	size_t last = last_word(s);
	bool first_given, last_given;

	if (last == 0)
		return 0;
	first_given = name_is_given(s, strcspn(s, " "));
	last_given = name_is_given(s + last, strlen(s + last));
	return last_given - first_given;
}

/* "MATTSSON" */
static bool in_capitals(const char *s, size_t n)
{
	size_t letters = 0;

	for (size_t i = 0; i < n; letters++) {
		uint32_t cp;

		i += utf8_next(s + i, n - i, &cp, NULL);
		if (letter_is(cp) && !letter_is_upper(cp))
			return false;
	}
	return letters > 1;
}

/* "Karl-Erik Mattsson" for "MATTSSON Karl-Erik". */
static const char *given_first(struct reader *r, const char *s, size_t last)
{
	struct buf b = { 0 };
	bool capitals = in_capitals(s, last - 1), start = true;
	const char *name;

	buf_puts(&b, s + last);
	buf_putc(&b, ' ');
	for (size_t i = 0; i < last - 1;) {
		uint32_t cp;

		i += utf8_next(s + i, last - 1 - i, &cp, NULL);
		buf_put_utf8(&b, capitals && !start ? letter_lower(cp) : cp);
		start = !letter_is(cp);
	}
	name = doc_text(r, buf_str(&b), b.len);
	buf_release(&b);
	return name;
}

void people_turn(struct reader *r)
{
	struct notes_doc *d = r->doc;
	size_t family_first = 0, given_before = 0;
	bool all;

	for (size_t i = 0; i < d->person_count; i++) {
		int way = family_before(d->people[i].name);

		family_first += way > 0;
		given_before += way < 0;
	}
	all = family_first >= 2 && family_first > 2 * given_before;
	for (size_t i = 0; i < d->person_count; i++) {
		struct notes_person *p = &d->people[i];
		size_t last = last_word(p->name);

		if (last == 0 || family_before(p->name) < 0 ||
			!(all || (family_before(p->name) > 0 && in_capitals(p->name, last - 1))))
			continue;
		p->name = given_first(r, p->name, last);
		p->guess = _("family name first");
	}
}
