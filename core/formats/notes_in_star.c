#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_parts.h"

/* Asterisks beside names, and the line or the label that says what they mean: "Ida Alm*, Bo Ek" over
 * "* via Teams", "Deltagare (* = anmält förhinder): …". */

enum { LEGEND_LINES = 60, WRAPPED_LINES = 10 };

/* "* via Teams", "*) deltog digitalt.", "** = anmält förhinder" at s: how many stars, 0 for none, and what
 * they mean. closing is what may end it. */
static size_t legend_at(const struct reader *r, const char *s, const char *closing, struct label *l)
{
	size_t stars, at = *s == '(', n;

	stars = strspn(s + at, "*");
	if (stars == 0)
		return 0;
	at += stars;
	at += s[at] == ')';
	at += space_len(s + at);
	at += s[at] == '=' || s[at] == ':';
	at += dash_len(s + at);
	at += space_len(s + at);
	n = status_read(r, s + at, l);
	if (n == 0 || l->kind != LABEL_PEOPLE ||
		(l->weak && l->status != NOTES_REMOTE && l->status != NOTES_ONSITE))
		return 0;
	at += n + strspn(s + at + n, ".");
	return s[at] == '\0' || strchr(closing, s[at]) ? stars : 0;
}

/* The stars between a name that ends at s and the next person. */
static size_t stars_after(const char *s)
{
	for (; *s && !strchr(",;", *s); s++) {
		if (*s == '*')
			return strspn(s, "*");
		if (*s == '(') {
			size_t n = strcspn(s, ")");

			if (memchr(s, '*', n))
				return strspn((const char *)memchr(s, '*', n), "*");
			s += s[n] ? n : n - 1;
		} else if (*s == ' ' && words_start(s + 1, "och|samt|og|&") > 0) {
			break;
		}
	}
	return 0;
}

/* The stars beside the person's name, on the lines from the list's first up to the legend's. */
static size_t stars_of(const struct reader *r, const struct notes_person *p, size_t legend)
{
	size_t last = (size_t)p->line + WRAPPED_LINES,
	       end = legend >= (size_t)p->line && legend < last ? legend : last;

	for (size_t i = (size_t)p->line - 1; i <= end && i < r->n; i++) {
		const char *raw = r->doc->lines[i].text, *hit = strstr(raw, p->name);

		if (hit)
			return stars_after(hit + strlen(p->name));
	}
	return 0;
}

static void mark_people(struct reader *r, size_t legend, size_t stars, enum notes_status status)
{
	for (size_t i = 0; i < r->doc->person_count; i++) {
		struct notes_person *p = &r->doc->people[i];

		if (p->status != NOTES_PRESENT || stars_of(r, p, legend) != stars)
			continue;
		p->status = status;
		if (!r->src[legend].claimed)
			line_claim(r, legend, NOTES_LINE_ATTENDANCE);
	}
}

void people_stars(struct reader *r)
{
	const struct notes_doc *d = r->doc;
	size_t first = d->person_count > 0 ? (size_t)d->people[0].line - 1 : r->n,
	       from = first < r->n && first > 1 ? first - 2 : first;

	for (size_t i = from; i < r->n && i < from + LEGEND_LINES; i++) {
		const char *raw = d->lines[i].text, *open = strstr(raw, "(*");
		struct label l;
		size_t stars = *raw == '*' || *raw == '(' ? legend_at(r, raw, "", &l) : 0;

		if (stars == 0 && open)
			stars = legend_at(r, open, ")", &l);
		if (stars > 0 && l.status != NOTES_PRESENT)
			mark_people(r, i, stars, l.status);
	}
}
