#include <string.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/stats.h"

static const struct {
	char letter;
	const char *name, *words; /* N_() */
} letters[] = {
	{ 'P', "onsite", N_("was|on site") },
	{ 'D', "remote", N_("was|remote") },
	{ 'F', "absent", N_("was|absent") },
	{ 'A', "excused", N_("was|excused") },
	{ 'E', "substituted", N_("was|excused, with a substitute") },
	{ '.', "unmarked", N_("was|not noted") },
	{ 'g', "guest", N_("was|guest (not counted)") },
	{ 's', "substitute", N_("was|substitute (not counted)") },
};

const char *stats_letter_words(char letter)
{
	for (size_t i = 0; i < ARRAY_LEN(letters); i++)
		if (letters[i].letter == letter)
			return Q_(letters[i].words);
	return "";
}

const char *stats_letter_name(char letter)
{
	for (size_t i = 0; i < ARRAY_LEN(letters); i++)
		if (letters[i].letter == letter)
			return letters[i].name;
	return "";
}

void stats_share_words(const struct attended *a, struct buf *out)
{
	int percent = attended_percent(a), noted = attended_noted(a);

	if (percent >= 0)
		buf_printf(out, _("%d %%"), percent);
	else if (noted)
		buf_printf(out, _("%d of %d"), attended_present(a), noted);
	else
		buf_puts(out, "–");
}

void attended_letters(const struct attended *a, struct buf *out)
{
	const struct {
		const char *letter;
		int n;
	} v[] = {
		{ "P", a->onsite },
		{ "D", a->remote },
		{ "A", a->excused - a->substituted },
		{ "E", a->substituted },
		{ "F", a->absent },
		{ "·", a->unmarked },
	};
	size_t from = out->len;

	for (size_t i = 0; i < ARRAY_LEN(v); i++)
		if (v[i].n)
			buf_printf(out, "%s%s%d", out->len > from ? " " : "", v[i].letter, v[i].n);
}

void stats_streak_words(const struct streak *s, struct buf *out)
{
	if (s->now == 1 || s->now == -1)
		buf_puts(out, s->now > 0 ? _("present the last time") : _("away the last time"));
	else if (s->now > 0)
		buf_printf(out, _("present the last %d in a row"), s->now);
	else if (s->now < 0)
		buf_printf(out, _("away the last %d in a row"), -s->now);
}

/* ---- A person in sentences -------------------------------------------------------------------------- */

static void part(struct buf *out, size_t from, const char *words, int n)
{
	if (n)
		buf_printf(out, "%s%s %d", out->len > from ? ", " : "", words, n);
}

static void counts(const struct attended *a, struct buf *out)
{
	size_t from;

	if (a->called == 0) {
		buf_puts(out, _("Not called to any meeting."));
		return;
	}
	buf_printf(out,
		ngettext("Called to %d meeting: ", "Called to %d meetings: ",
			(unsigned long)a->called),
		a->called);
	from = out->len;
	part(out, from, Q_("was|on site"), a->onsite);
	part(out, from, Q_("was|remote"), a->remote);
	part(out, from, Q_("was|excused"), a->excused);
	if (a->substituted)
		buf_printf(out, _(" (with a substitute %d)"), a->substituted);
	part(out, from, Q_("was|absent"), a->absent);
	part(out, from, Q_("was|not noted"), a->unmarked);
	buf_puts(out, ".");
}

static void share(const struct attended *a, struct buf *out)
{
	int percent = attended_percent(a);

	if (attended_noted(a) == 0)
		return;
	buf_printf(out, _(" Present at %d of %d noted"), attended_present(a), attended_noted(a));
	if (percent >= 0)
		buf_printf(out, _(", %d %%"), percent);
	else
		buf_puts(out, _(" (too few for a percentage)"));
	if (a->partly)
		buf_printf(out, _(", for a part %d"), a->partly);
	buf_puts(out, ".");
}

static void streaks(const struct streak *s, struct buf *out)
{
	if (s->now == 0)
		return;
	buf_putc(out, ' ');
	/* TRANSLATORS: begins a sentence */
	buf_printf(out, s->now > 0 ? _("Now present %d in a row") : _("Now away %d in a row"),
		s->now > 0 ? s->now : -s->now);
	buf_printf(out, _("; at most present %d, away %d."), s->longest_there, s->longest_away);
}

static void seen(const struct stats *st, int last, struct buf *out)
{
	char day[DATE_TEXT_SIZE];

	if (last == STATS_NEVER)
		return;
	day_text_year(moment_of(st->meetings[last].starts).day, day);
	buf_printf(out, _(" Last seen %s."), day);
}

void stats_person_words(const struct stats *st, const struct stats_person *p, struct buf *out)
{
	int64_t parties[8];
	size_t n = stats_person_parties(st, p, parties, ARRAY_LEN(parties));

	counts(&p->a, out);
	share(&p->a, out);
	streaks(&p->streak, out);
	seen(st, p->last, out);
	if (p->guest)
		buf_printf(out, _(" Beside that there without being called: %d."), p->guest);
	if (p->stood_in)
		buf_printf(out, _(" Stood in for others: %d."), p->stood_in);
	for (size_t i = 0; n > 1 && i < n; i++) {
		const struct stats_party_info *info = stats_party_info(st->reg, parties[i]);

		buf_printf(out, "%s%s", i ? " → " : _(" Parties: "), info ? info->name : "");
	}
	if (n > 1)
		buf_putc(out, '.');
}
