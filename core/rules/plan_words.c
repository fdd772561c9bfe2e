#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "rules/plan_parts.h"

const char *plan_row_name(const struct plan_row *r)
{
	return r->title && *r->title ? r->title : r->groups ? r->groups : "";
}

void plan_say(const struct plan_work *k, size_t i, const char *fmt, ...)
{
	struct plan_row *r = &k->rows[i];
	struct buf b = { 0 };
	va_list ap;

	if (r->why && *r->why)
		buf_printf(&b, "%s ", r->why);
	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	r->why = pool_strdup(k->pool, buf_str(&b));
	buf_release(&b);
}

/* ---- The rule --------------------------------------------------------------------------------- */

static void say_bent(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	int year, week;

	if (r->rule == RULE_DATE) {
		plan_say(k, i, _("%d has no 29 February."), k->w->year);
		return;
	}
	day_iso_week(r->rule_from, &year, &week);
	if (week > iso_weeks_in_year(k->w->year) && week > 52)
		plan_say(k, i, _("%d has no week 53."), k->w->year);
	else
		plan_say(k, i, _("Week %d of that weekday lies outside %d."), week, k->w->year);
}

static void say_board(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	char day[DATE_TEXT_SIZE];

	day_text(k->seats[i].before, day);
	if (r->weeks == 0)
		plan_say(k, i, _("In the week of the board's meeting on %s."), day);
	else
		plan_say(k, i,
			ngettext("%d week before the board's meeting on %s.",
				"%d weeks before the board's meeting on %s.", (size_t)r->weeks),
			r->weeks, day);
}

static void say_lead(const struct plan_work *k, size_t i)
{
	const struct plan_seat *s = &k->seats[i];
	int days = s->before - s->wanted;

	plan_say(k, i,
		ngettext("%d day before “%s”, as last year.", "%d days before “%s”, as last year.",
			(size_t)days),
		days, plan_row_name(&k->rows[s->for_row]));
}

/* Is it another weekday or week than last year's? */
static bool differs(const struct plan_row *r, int32_t day)
{
	int year, week, was_year, was_week;

	day_iso_week(day, &year, &week);
	day_iso_week(r->was_starts.day, &was_year, &was_week);
	return week != was_week || day_weekday(day) != day_weekday(r->was_starts.day);
}

static void say_rule(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	const struct plan_seat *s = &k->seats[i];

	if (s->rotated)
		plan_say(k, i, _("The weekdays of the round go round: %s instead of %s."),
			weekday_long(day_weekday(s->wanted)),
			weekday_long(day_weekday(r->rule_from)));
	if (!differs(r, s->wanted))
		return;
	if (r->kind == MEETING_DEADLINE && s->before != DAY_NONE)
		say_lead(k, i);
	else if (s->before != DAY_NONE)
		say_board(k, i);
	else if (s->bent)
		say_bent(k, i);
	else if (r->rule == RULE_DATE)
		plan_say(k, i, "%s", _("It keeps its date."));
	else if (!s->rotated)
		plan_say(k, i, "%s", _("Back in the week and on the weekday of its rule."));
}

/* ---- The move --------------------------------------------------------------------------------- */

/* A sister in the round for which something speaks against its own day; n for none. */
static size_t hindered_sister(const struct plan_work *k, size_t i, struct buf *words)
{
	for (size_t j = 0; j < k->n; j++) {
		const struct plan_row *r = &k->rows[j];

		if (j == i || r->round_id == 0 || r->round_id != k->rows[i].round_id ||
			!plan_is_placed(k, j) || k->seats[j].day == k->seats[j].wanted)
			continue;
		plan_against(k, j, k->seats[j].wanted, words);
		if (words->len)
			return j;
	}
	return k->n;
}

/* What ends in "Lillköp." ends the sentence as well. */
static void cut_stop(struct buf *words)
{
	if (words->len > 0 && words->s[words->len - 1] == '.')
		buf_cut(words, words->len - 1);
}

static void say_moved(const struct plan_work *k, size_t i)
{
	const struct plan_seat *s = &k->seats[i];
	struct buf words = { 0 };
	char day[DATE_TEXT_SIZE];
	size_t sister;

	day_text(s->wanted, day);
	plan_against(k, i, s->wanted, &words);
	plan_order(k, i, s->wanted, &words);
	if (words.len) {
		cut_stop(&words);
		plan_say(k, i, _("Not on %s: %s."), day, buf_str(&words));
		goto out;
	}
	sister = hindered_sister(k, i, &words);
	if (sister == k->n) {
		plan_say(k, i, _("Not on %s: the round fits together better so."), day);
		goto out;
	}
	day_text(k->seats[sister].wanted, day);
	cut_stop(&words);
	plan_say(k, i, _("The round stays together; “%s” could not be on %s: %s."),
		plan_row_name(&k->rows[sister]), day, buf_str(&words));
out:
	buf_release(&words);
}

void plan_explain(const struct plan_work *k, size_t i)
{
	const struct plan_seat *s = &k->seats[i];

	if (k->rows[i].verdict == PLAN_NONE)
		return;
	if (s->day == DAY_NONE) {
		k->rows[i].verdict = PLAN_NONE;
		plan_say(k, i, "%s", _("No day was found for it."));
		return;
	}
	say_rule(k, i);
	if (s->day != s->wanted)
		say_moved(k, i);
}
