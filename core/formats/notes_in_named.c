#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/names.h"
#include "rules/words.h"

/* Who stands beside a verb: "Bo, Siri och Kaj", "kansliet", "Peter I". */

enum { WHO_BYTES = 60, NAME_WORDS = 4, PEOPLE_MAX = 400, INITIALS_BYTES = 8 };

static const char posts[] =
	"kansliet|ordförande|ordföranden|ordf|ordf.|vice ordförande|sekreterare|sekreteraren|sekr|"
	"sekr.|kassör|kassören|rektor|rektorn|förbundschef|förbundschefen|"
	"samordnaren|processledaren|projektledaren|verksamhetschefen|enhetschefen|"
	"kyrkoherden|kommunchefen|valberedningen|webbansvarig|webmaster|webbmaster|"
	"festkommittén|arbetsutskottet|presidiet|kanslichefen|administratören|utvecklaren|"
	"alla|samtliga|förbundsdirektören|vd|verksamhetsledaren|processtödjaren|administrasjonen";

/* What begins a sentence with a capital letter and is no name. */
static const char no_names[] =
	"vem|någon|någon annan|ingen|alla|vi|man|den|det|de|dom|ni|jag|hon|han|som|var|varje|båda|"
	"flera|många|några|andra|övriga|den som|resten|hälften|ett|en|vilka|vilken|bra|nu|då|här|"
	"där|se|obs|kommun|region|stad|facket|polis|skola|personal|elever|föräldrar|medlemmar|"
	"deltagare|handläggare|chefer|ledamöter";

/* A word that could be somebody's, where only people act: not "Skolan", "Kommunen". */
static bool could_be(const char *s, size_t n)
{
	static const char *const endings[] = { "en", "et", "an", "na", "ar", "er", "or", "are",
		"ing", "ion", "skap", "verk", "stöd", "tjänst", "kommun", "team", "arena", "grupp",
		"vård", "skola", "resurs", "projekt", "boende", "by", "stad", "köping", "borg",
		"ås", "vik", "sjö", "hamn", "torp", "berga", "dal" };

	if (name_looks(s, n) != NAME_GIVEN_ONLY || word_len(s) != n || n < 3 ||
		(s[1] >= 'A' && s[1] <= 'Z') || word_in(s, n, no_names))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		size_t len = strlen(endings[i]);

		if (n > len && word_is(s + n - len, len, endings[i]))
			return false;
	}
	return true;
}

/* "Peter I" */
static bool with_initial(const char *s, size_t n)
{
	size_t word = word_len(s);

	return word + 2 == n && s[word] == ' ' && s[n - 1] >= 'A' && s[n - 1] <= 'Z' &&
		name_is_given(s, word);
}

/* "KA", "BÅL": the first letters of the names of somebody in the lists. */
static bool initials(const struct reader *r, const char *s, size_t n)
{
	const struct notes_doc *d = r->doc;

	if (n < 2 || n > INITIALS_BYTES || d->person_count > PEOPLE_MAX)
		return false;
	for (size_t i = 0; i < d->person_count; i++) {
		const char *name = d->people[i].name;
		size_t at = 0, k = 0;

		while (name[at]) {
			uint32_t want, have = 0;
			size_t len = utf8_next(name + at, strlen(name + at), &want, NULL);

			k += k < n ? utf8_next(s + k, n - k, &have, NULL) : 1;
			if (have != want || !letter_is_upper(want))
				break;
			at += len + strcspn(name + at + len, " -");
			at += name[at] != '\0';
		}
		if (name[at] == '\0' && k == n)
			return true;
	}
	return false;
}

bool named_person(struct reader *r, const char *s, size_t n, bool loose)
{
	const char *name;

	if (n == 0 || n > WHO_BYTES)
		return false;
	if (word_in(s, n, posts) || with_initial(s, n) || initials(r, s, n))
		return true;
	name = doc_text(r, s, n);
	if (!name)
		return false;
	if (r->doc->person_count <= PEOPLE_MAX && people_full_name(r, name))
		return true;
	/* "Grön Arena tar fram": the first of two words is to be a given name. */
	if (name_looks(s, n) == NAME_FULL)
		return name_is_given(s, word_len(s)) || (loose && r->doc->person_count == 0);
	return name_is_given(s, n) || (loose && could_be(s, n));
}

/* Where the name that ends at byte end begins; end where there is none. */
static size_t one_before(struct reader *r, const char *s, size_t end, bool loose)
{
	size_t from = end, best = end;
	bool known = false;

	for (int words = 0; words < NAME_WORDS && from > 0; words++) {
		from = end_without(s, from, " ");
		while (from > 0 && !strchr(" ,;:(@/+", s[from - 1]))
			from--;
		/* "Därefter Åsa Berg": a whole name of the lists is all of it. */
		if (named_person(r, s + from, end - from, loose && !known))
			best = from;
		known |= best == from && from < end &&
			people_full_name(r, doc_text(r, s + from, end - from));
		if (from == 0 || s[from - 1] != ' ')
			break;
	}
	return best;
}

size_t named_joint(const char *s, size_t end)
{
	static const char *const joints[] = { " och", " samt", " &", " +", "+", ",", "/",
		" i samråd med" };

	end = end_without(s, end, " ");
	for (size_t i = 0; i < ARRAY_LEN(joints); i++) {
		size_t n = strlen(joints[i]);

		if (end > n && strncmp(s + end - n, joints[i], n) == 0)
			return n;
	}
	return 0;
}

bool named_clause(const char *s, size_t from)
{
	size_t end = end_without(s, from, " ");

	if (end == 0 || strchr(".!,;:(@>+", s[end - 1]) || named_joint(s, from))
		return true;
	if (end > 1 && dash_len(s + end - 1) == 1)
		return true;
	return end >= 3 && dash_len(s + end - 3) == 3;
}

size_t named_before(struct reader *r, const char *s, size_t end, bool loose)
{
	size_t from = one_before(r, s, end, loose), first = from, n;

	while (from < end && (n = named_joint(s, from)) > 0) {
		size_t till = end_without(s, end_without(s, from, " ") - n, " ");
		size_t more = one_before(r, s, till, loose);

		if (more == till)
			break;
		from = more;
	}
	/* "Jonas ringer Erik och Håkan tar": only the last of them does it. */
	return named_clause(s, from) ? from : first;
}

/* The bytes of the longest name at the start of s. */
static size_t one_after(struct reader *r, const char *s)
{
	size_t best = 0, at = 0;

	for (int words = 0; s[at] && words < NAME_WORDS; words++) {
		size_t n;

		while (s[at] && space_len(s + at) == 0)
			at++;
		n = at;
		n = end_without(s, n, ".,;:)");
		if (named_person(r, s, n, true) && !word_in(s, n, posts))
			best = n;
		if (n < at)
			break;
		at += space_len(s + at);
	}
	return best;
}

/* The bytes of "," or " och " at s, with spaces. */
static size_t joint_after(const char *s)
{
	size_t sp = space_len(s), n = *s == ',' ? 1 : 0;

	if (n == 0 && sp > 0)
		n = words_start(s + sp, "och|samt|&");
	return n > 0 ? (*s == ',' ? 0 : sp) + n + space_len(s + (*s == ',' ? 0 : sp) + n) : 0;
}

size_t named_after(struct reader *r, const char *s)
{
	size_t n = one_after(r, s), joint = n > 0 ? joint_after(s + n) : 0;

	while (joint > 0) {
		size_t more = one_after(r, s + n + joint);

		n += more > 0 ? joint + more : 0;
		joint = more > 0 ? joint_after(s + n) : 0;
	}
	return n;
}
