#include <string.h>

#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* How several people of a list took part, said once: "Ida Alm, Bo Ek (deltog via Teams)", "Ida Alm, Bo Ek –
 * alla via Zoom". */

static const char everybody[] = "alla|samtliga|allihop|alle|samtlige";

/* The next parenthesis in s that says how all before it took part ("(deltog via Teams)"): where it begins,
 * its bytes and the status; the end of s where there is none. */
static size_t next_manner(
	const struct people_list *l, const char *s, size_t *len, struct label *manner)
{
	size_t at = strcspn(s, "(");

	for (; s[at]; at += 1 + strcspn(s + at + 1, "(")) {
		size_t n = strcspn(s + at, ")");

		if (s[at + n] == ')' &&
			words_start(s + at + 1, "deltog|deltar|medverkade|medverkar|närvarade") &&
			status_read(l->r, s + at + 1, manner) == n - 1) {
			*len = n + 1;
			return at;
		}
	}
	return at;
}

/* "Ida Alm, Bo Ek (deltog på plats). Eva Ros (deltog via Teams)": a list for each. 0 where it is not that. */
size_t people_manners(const struct people_list *l, const char *text, bool dry)
{
	size_t count = 0, len = 0, n;
	struct label manner;

	n = next_manner(l, text, &len, &manner);
	if (text[n] == '\0' || strcspn(text, ",;") > n)
		return 0;
	for (; *text; n = next_manner(l, text, &len, &manner)) {
		struct people_list own = *l;

		if (text[n] && own.status == NOTES_PRESENT)
			own.status = manner.status;
		count += people_read(&own, pool_strndup(&l->r->doc->pool, text, n), dry);
		text += n + (text[n] ? len : 0);
		text += strspn(text, " .,;");
	}
	return count;
}

/* The status that s, to its end, says of everybody: "alla via Zoom", "Samtliga deltog på distans."; PRESENT for
 * none. */
static enum notes_status of_all(const struct reader *r, const char *s)
{
	struct label l;
	size_t n = words_start(s, everybody) > 0 ? status_read(r, s, &l) : 0;

	return n > 0 && s[n + strspn(s + n, " .)")] == '\0' && l.kind == LABEL_PEOPLE &&
			(l.status == NOTES_REMOTE || l.status == NOTES_ONSITE)
		? l.status
		: NOTES_PRESENT;
}

size_t people_manner_of_all(const struct reader *r, const char *text, enum notes_status *status)
{
	size_t len = 0;

	for (const char *hit = words_find(text, everybody, &len); hit;
		hit = words_find(hit + len, everybody, &len)) {
		enum notes_status all = of_all(r, hit);
		size_t n = (size_t)(hit - text);

		if (all == NOTES_PRESENT)
			continue;
		n = end_without(text, n, " ,.;(");
		for (size_t i = 1; i <= 3 && i < n; i++)
			if (dash_len(text + n - i) == i)
				n -= i;
		if (*status == NOTES_PRESENT)
			*status = all;
		return n;
	}
	return strlen(text);
}

void people_all_by_line(struct reader *r)
{
	struct notes_doc *d = r->doc;

	for (size_t i = 1; i < r->n; i++) {
		enum notes_status all;
		size_t above = i;

		if (r->src[i].claimed || words_start(r->src[i].text, everybody) == 0)
			continue;
		while (above > 0 && r->src[above - 1].blank)
			above--;
		all = above > 0 && d->lines[above - 1].kind == NOTES_LINE_ATTENDANCE
			? of_all(r, r->src[i].text)
			: NOTES_PRESENT;
		for (size_t k = 0; k < d->person_count && all != NOTES_PRESENT; k++)
			if (d->people[k].status == NOTES_PRESENT)
				d->people[k].status = all;
		if (all != NOTES_PRESENT)
			line_claim(r, i, NOTES_LINE_ATTENDANCE);
	}
}
