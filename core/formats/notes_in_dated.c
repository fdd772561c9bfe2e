#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_header.h"
#include "rules/words.h"

/* The day of a meeting that no label, title or form of words gives: of all the dates in the first lines, the
 * one with most that speaks for it. */

enum {
	FIRST_LINES = 14,
	SHORT_BYTES = 90,
	FOR_YEAR = 4,
	FOR_WEEKDAY = 2,
	FOR_TIME = 3,
	FOR_MEETING = 3,
	FOR_SHORT = 2,
	ENOUGH = 5,
	LINES_A_POINT = 5
};

/* Words before a date that is of something else. */
static const char of_other[] =
	"föregående|förra|senaste|senast|justerat|justerades|justeras|publicerad|publicerat|publicerades|"
	"uppdaterad|uppdaterat|ändrad|ändrades|utskriven|utskrift|skickat|skickad|nästa|kommande|"
	"född|sedan|från och med|fr.o.m.|anslås|anslag|anslaget|överklagas|granskad|skapad|inlagd|"
	"t.o.m.|sista|neste|forrige|neste møte|next|updated|published|posted|last modified";
static const char tells_meeting[] =
	"träffades|möttes|sågs|bjöd in|samlades|hölls|hölles|ägde rum|avhölls|avholdt|avholdes|fört|"
	"förda|hållet|stämma|årsstämma|stormöte|avhållet|öppnade|møte|møde|anteckningarna";

/* Does line s tell of a meeting, or hold nothing but the date? */
static bool of_meeting(const char *s, const struct when *w)
{
	size_t len;

	return w->has_year &&
		((w->from == 0 && s[w->to] == '\0') || coming_meeting(s, &len) ||
			names_document(s) || words_find(s, tells_meeting, NULL));
}

/* What speaks for date w in line s; 0 where it is not of the meeting. */
static int weight(const char *s, const struct when *w)
{
	int points = 0;
	size_t len;

	if (!w->has_year && w->weekday == WEEKDAY_NONE && w->start == MINUTE_NONE)
		return 0;
	if (words_find_within(s, w->from, of_other, NULL))
		return 0;
	points += w->has_year ? FOR_YEAR : 0;
	points += w->weekday != WEEKDAY_NONE ? FOR_WEEKDAY : 0;
	points += w->start != MINUTE_NONE ? FOR_TIME : 0;
	points += coming_meeting(s, &len) || names_document(s) || words_find(s, tells_meeting, NULL)
		? FOR_MEETING
		: 0;
	return points + (strlen(s) <= SHORT_BYTES ? FOR_SHORT : 0);
}

void header_best_date(struct header *h)
{
	struct reader *r = h->r;
	struct when best, w;
	size_t line = 0, seen = 0;
	int most = ENOUGH - 1;

	if (h->date_from != TRUST_NONE || strcmp(r->doc->type, "schedule") == 0)
		return;
	for (size_t i = 0; i < r->n && (i < h->end || seen < FIRST_LINES); i++) {
		const char *s = r->src[i].text;
		int points;

		seen += !r->src[i].blank;
		/* What stands under "Nästa möte" is of that. */
		if (line_has(&r->src[i], SIGNAL_NEXT))
			break;
		if (r->src[i].blank || r->src[i].long_line)
			continue;
		for (size_t at = 0; when_find(s, at, DAY_NONE, &w); at = w.to) {
			points = i < h->end || of_meeting(s, &w) ? weight(s, &w) : 0;
			points -= (int)(seen / LINES_A_POINT);
			if (points > most) {
				most = points;
				best = w;
				line = i;
			}
		}
	}
	if (most < ENOUGH)
		return;
	header_date(h, &best, TRUST_LINE, line);
	header_time(h, best.start, best.end, line);
	if (r->doc->start == MINUTE_NONE && when_find_time(r->src[line].text, best.to, &w))
		header_time(h, w.start, w.end, line);
	header_date_place(h, line, &best);
}

void header_date_place(struct header *h, size_t i, const struct when *w)
{
	const char *s = h->r->src[i].text, *place;
	struct when t;

	if (h->r->doc->place)
		return;
	place = place_within(h->r, s, w->from);
	if (place) {
		h->r->doc->place = place;
		h->r->place_guessed = true;
		notes_found(h->r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
		return;
	}
	place_before(h->r, i, s, w);
	place_after(
		h->r, i, s + w->to + (when_find_time(s + w->to, 0, &t) && t.from <= 3 ? t.to : 0));
}
