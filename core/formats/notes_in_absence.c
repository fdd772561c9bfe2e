#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* Absence told in the sentences of a note. */

enum { NAME_WORDS_MOST = 5 };

const char absence_words[] =
	"anmält förhinder|anmälde förhinder|meddelat förhinder|meddelade förhinder|"
	"meddelat frånvaro|anmält frånvaro|hade förhinder|har förhinder|fått förhinder|"
	"fick förhinder|lämnat återbud|lämnade återbud|var frånvarande|är frånvarande|"
	"kunde inte delta|kunde inte närvara|kunde tyvärr inte delta|kan inte delta idag|"
	"kunde inte komma|var förhindrad|var förhindrade|saknades|uteblev|inte kan komma|"
	"återbud hade lämnats av|återbud har lämnats av|frånvarande var|förhinder hade anmälts av|"
	"förhinder hade|återbud hade|förhinder|förutom|utom|så när som på|med undantag för";

/* Those whom a roll call misses, and what calls others in for them. */
static const char except_words[] = "förutom|utom|så när som på|med undantag för",
		  everybody_words[] = "samtliga|alla|fulltaligt",
		  called_in_words[] =
			  "kallats in|inkallats|inkallades|tjänstgör|tjänstgjorde|inträdde|"
			  "trädde in|ersätts av|ersattes av";

/* What may join the verb to its helper: "hade anmält förhinder". */
static size_t without_helper(const char *s, size_t n)
{
	n = end_without(s, n, " ");
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

static void set_away(struct reader *r, const struct people_list *l, struct span name)
{
	struct entry e;

	for (size_t i = 0; i < r->doc->person_count; i++)
		if (strlen(r->doc->people[i].name) == name.n &&
			strncmp(r->doc->people[i].name, name.s, name.n) == 0) {
			r->doc->people[i].status = NOTES_ABSENT;
			return;
		}
	if (entry_read(name, false, &e))
		person_add(l, &e);
}

/* "Samtliga var närvarande förutom Ida Alm och Bo Ek. I deras ställe hade kallats in Eva Brant." */
static void all_except(struct reader *r, size_t i, const char *s)
{
	struct people_list away = { .r = r, .status = NOTES_ABSENT, .line = (int)i + 1 };
	struct people_list there = { .r = r, .status = NOTES_PRESENT, .line = (int)i + 1 };
	size_t n = strcspn(s, ".!?"), len;

	for (size_t at = 0; at < n;) {
		len = full_name(s + at, n - at);
		if (len > 0)
			set_away(r, &away, (struct span) { s + at, len });
		at += len;
		while (at < n && space_len(s + at) == 0)
			at++;
		at += at < n ? space_len(s + at) : 0;
	}
	s += n;
	if (words_find(s, called_in_words, NULL))
		names_within(&there, s, strlen(s));
}

void people_absent_by_text(struct reader *r, size_t i, const char *s)
{
	struct people_list l = { .r = r,
		.status = NOTES_EXCUSED,
		.line = (int)i + 1,
		.told = true,
		.guess = _("by what the text says") };
	const char *hit, *from, *after, *before;
	size_t len, n;

	hit = words_find(s, absence_words, &len);
	/* Who is said to be ill is nobody's list. */
	if (!hit || line_has(&r->src[i], SIGNAL_HEALTH) ||
		words_find(s, "meddelas|anmäls|anmälas|lämnas|meddela", NULL))
		return;
	if (words_start(hit, except_words) > 0) {
		if (words_find_within(s, (size_t)(hit - s), everybody_words, NULL))
			all_except(r, i, hit + len + space_len(hit + len));
		return;
	}
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
