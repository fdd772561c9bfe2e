#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* Absence told in the sentences of a note, and lists that put the family name first. */

enum { NAME_WORDS_MOST = 5, HEAD_LINES = 15 };

const char absence_words[] =
	"anmält förhinder|anmälde förhinder|meddelat förhinder|meddelade förhinder|"
	"meddelat frånvaro|anmält frånvaro|hade förhinder|har förhinder|fått förhinder|"
	"fick förhinder|lämnat återbud|lämnade återbud|var frånvarande|är frånvarande|"
	"kunde inte delta|kunde inte närvara|kunde tyvärr inte delta|kan inte delta idag|förhinder";

const char presence_words[] =
	"är närvarande|var närvarande|närvarade|deltog|deltog i mötet|deltog på mötet|är på plats|"
	"var på plats|var på mötet";

/* What may join the verb to its helper: "hade anmält förhinder". */
static size_t without_helper(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] == ' ')
		n--;
	for (size_t len = 1; len <= strlen("hade") && len < n; len++)
		if (s[n - len - 1] == ' ' && word_in(s + n - len, len, "hade|har"))
			return n - len;
	return n;
}

/* The bytes of the longest full name at the start of s[0..n); 0 where there is none. */
static size_t full_name(const char *s, size_t n)
{
	size_t best = 0, at = 0;

	for (int words = 0; words < NAME_WORDS_MOST && at < n; words++) {
		bool ends;

		while (at < n && space_len(s + at) == 0)
			at++;
		ends = at > 0 && strchr(".,;:!)", s[at - 1]);
		if (name_looks(s, at - ends) == NAME_FULL)
			best = at - ends;
		if (ends)
			break;
		at += at < n ? space_len(s + at) : 0;
	}
	return best;
}

/* The full names among other words: "Från Ådala har Josefin Ek meddelat …". */
static size_t names_within(const struct people_list *l, const char *s, size_t n)
{
	size_t count = 0;

	for (size_t at = 0; at < n;) {
		size_t len = full_name(s + at, n - at), sp;
		struct entry e;

		if (len > 0 && entry_read((struct span) { s + at, len }, false, &e)) {
			person_add(l, &e);
			count++;
			at += len;
		}
		while (at < n && space_len(s + at) == 0)
			at++;
		sp = at < n ? space_len(s + at) : 0;
		at += sp;
	}
	return count;
}

size_t people_prose(const char *s)
{
	for (size_t i = strnlen(s, 2); s[i]; i++)
		if (s[i] == '.' && space_len(s + i + 1) > 0 && s[i - 1] != '.' && s[i - 2] != ' ') {
			const char *next = s + i + 1 + space_len(s + i + 1);
			size_t n = word_len(next);

			if (n > 0 && letter_is_upper((unsigned char)*next) &&
				!name_is_given(next, n) &&
				words_find_within(
					next, strcspn(next, ".:"), "hade|har|var|är|kunde", NULL))
				return i + 1;
		}
	return strlen(s);
}

/* "Tyvärr hade Ida Alm och Bo Ek förhinder": where the names begin before byte n; 0. */
static size_t after_helper(const char *s, size_t n)
{
	size_t len;
	const char *hit = words_find_within(s, n, "hade|har|fick|anmälde|meddelade", &len);

	return hit &&
			words_find_within(
				hit + len, n - (size_t)(hit - s) - len, "hade|har", NULL) == NULL
		? (size_t)(hit - s) + len + space_len(hit + len)
		: 0;
}

void people_absent_by_text(struct reader *r, size_t i, const char *s)
{
	struct people_list l = { .r = r,
		.status = NOTES_EXCUSED,
		.line = (int)i + 1,
		.guess = _("by what the text says") };
	const char *hit, *from, *after, *before;
	size_t len, n;

	hit = words_find(s, absence_words, &len);
	/* Who is said to be ill is nobody's list. */
	if (!hit || line_has(&r->src[i], SIGNAL_HEALTH))
		return;
	for (from = hit; from > s && !(from[-1] == ' ' && from - 1 > s && strchr(".!?", from[-2]));
		from--)
		;
	n = without_helper(from, (size_t)(hit - from));
	if (words_start(hit, "förhinder") > 0) {
		size_t names = after_helper(from, (size_t)(hit - from));

		if (names == 0)
			return;
		from += names;
		n = (size_t)(hit - from);
	}
	before = doc_text(r, from, n);
	if (before && people_read(&l, before, false) == 0)
		names_within(&l, from, n);
	/* "…, liksom Hans Pil från Sjövik." */
	after = hit + len;
	after += strspn(after, ", ");
	if (words_start(after, "liksom|samt|även|likaså|och") > 0)
		names_within(&l, after, strcspn(after, ".!?"));
}

void people_present_by_text(struct reader *r, size_t i)
{
	struct people_list l = { .r = r,
		.status = NOTES_PRESENT,
		.line = (int)i + 1,
		.lone_names = true,
		.guess = _("by what the text says") };
	const char *s = r->src[i].body, *hit = words_find(s, presence_words, NULL), *list;

	if (!hit || memchr(s, '.', (size_t)(hit - s)))
		return;
	/* "deltog" alone is said of those at the meeting only in the first lines. */
	if (words_start(hit, presence_words) == strlen("deltog") &&
		(i > HEAD_LINES || strlen(hit) > strlen("deltog.")))
		return;
	list = doc_text(r, s, (size_t)(hit - s));
	if (list && (strchr(list, ',') || words_find(list, "och", NULL)))
		people_read(&l, list, false);
}

/* The last word of a name. */
static size_t last_word(const char *s)
{
	const char *space = strrchr(s, ' ');

	return space ? (size_t)(space + 1 - s) : 0;
}

/* 1 for "Ek Karin", -1 for "Karin Ek", 0 where the names do not say. */
static int turned(const char *s)
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
		int way = turned(d->people[i].name);

		family_first += way > 0;
		given_before += way < 0;
	}
	all = family_first >= 2 && family_first > 2 * given_before;
	for (size_t i = 0; i < d->person_count; i++) {
		struct notes_person *p = &d->people[i];
		size_t last = last_word(p->name);

		if (last == 0 || turned(p->name) < 0 ||
			!(all || (turned(p->name) > 0 && in_capitals(p->name, last - 1))))
			continue;
		p->name = given_first(r, p->name, last);
		p->guess = _("family name first");
	}
}
