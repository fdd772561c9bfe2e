/* What view 7 asks for: a date, a year, the board's decision, and the lines of a year from nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"

#include "tui/views/meeting_part.h"
#include "tui/views/plan_part.h"

enum { YEAR_LEAST = 1970, YEAR_MOST = 2200 };

static struct planning *planning(struct app *a)
{
	return app_root(a)->state;
}

/* ---- A date ------------------------------------------------------------------------------------------------ */

/* From where a day is counted that a person types for a row: "10/3" is of the year, "thu" of the row's
 * week, "+1w" from the row's day. */
static int32_t count_from(const struct planning *st, const struct plan_item *it, const char *text)
{
	struct when w;
	int32_t first = DAY_NONE;

	while (*text == ' ')
		text++;
	day_from_ymd(st->year, 1, 1, &first);
	if (it->starts.day == DAY_NONE || when_date(text, DAY_NONE, &w) > 0)
		return first;
	return *text == '+' || *text == '-' ? it->starts.day
					    : it->starts.day - day_weekday(it->starts.day) - 1;
}

static bool read_time(
	const struct planning *st, const char *text, struct moment *starts, struct moment *ends)
{
	const struct plan_item *it = plan_at(st);

	if (!it)
		return false;
	*starts = it->starts;
	return meeting_time_read(text, count_from(st, it, text), starts, ends);
}

static bool date_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	struct moment starts, ends;
	char words[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];

	(void)ctx;
	(void)field;
	if (text_blank(text))
		return true;
	if (!read_time(planning(a), text, &starts, &ends)) {
		buf_puts(out, _("write for example thu, 13/3, w11 thu or 13/3 9-12"));
		return false;
	}
	span_text(starts, ends, true, words);
	week_text(starts.day, week);
	buf_printf(out, "%s %s", words, week);
	return true;
}

static unsigned date_done(struct app *a, void *ctx, const char *const *texts)
{
	struct moment starts, ends;
	struct err e = { 0 };

	(void)ctx;
	if (!read_time(planning(a), texts[0], &starts, &ends)) {
		err_set(&e, ERR_INVALID,
			_("That is no date or time. Write for example 13/3 9-12."));
		return app_fail(a, &e);
	}
	return plan_move(a, app_root(a), starts, ends) | FX_POP;
}

unsigned plan_cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct form_spec_field fields[] = { { _("New time"), "" } };
	const struct plan_item *it = plan_at(v->state);
	char *title;

	(void)k;
	if (!it) {
		app_say(a, _("No row is selected."));
		return FX_REDRAW;
	}
	title = xasprintf(_("Move %s"), it->name);
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.echo = date_echo,
			.done = date_done,
		});
	free(title);
	return FX_REDRAW;
}

/* ---- Another year ------------------------------------------------------------------------------------------- */

static unsigned year_done(struct app *a, void *ctx, const char *text)
{
	char *end;
	long year = strtol(text, &end, 10);

	(void)ctx;
	if (end == text || !text_blank(end) || year < YEAR_LEAST || year > YEAR_MOST) {
		app_say(a, _("A year in figures, for example %d."), planning(a)->year);
		return FX_REDRAW;
	}
	plan_turn(app_root(a), (int)year);
	return FX_POP | FX_REDRAW;
}

unsigned plan_cmd_year(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	prompt_open(a, &(struct prompt) { .label = _("Year"), .done = year_done });
	return FX_REDRAW;
}

/* ---- The board's decision ------------------------------------------------------------------------------------ */

enum { F_REFERENCE, F_DAY, F_DECISION_COUNT };

static bool read_day(struct app *a, const char *text, int32_t *day)
{
	int32_t today = clock_local(a->session.clock).day;
	struct when w;

	*day = DAY_NONE;
	if (text_blank(text))
		return true;
	if (!when_read(text, today, &w) || w.day == DAY_NONE)
		return false;
	*day = w.day;
	/* What was decided lies behind: "24 nov" in December is last month's. */
	while (!w.has_year && w.mday && !w.week && *day > today + 31 &&
		day_from_ymd(day_year(*day) - 1, w.month, w.mday, day))
		;
	return true;
}

static bool decision_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	char words[DATE_TEXT_SIZE];
	int32_t day;

	(void)ctx;
	if (field == F_REFERENCE) {
		if (text_blank(text))
			buf_puts(out, _("for example § 7"));
		return true;
	}
	if (!read_day(a, text, &day)) {
		buf_puts(out, _("for example 24 nov"));
		return false;
	}
	day_text_year(day == DAY_NONE ? clock_local(a->session.clock).day : day, words);
	buf_puts(out, words);
	return true;
}

static unsigned decision_done(struct app *a, void *ctx, const char *const *texts)
{
	struct planning *st = planning(a);
	struct err e = { 0 };
	int32_t day;
	size_t n = 0;

	(void)ctx;
	if (!read_day(a, texts[F_DAY], &day))
		err_set(&e, ERR_INVALID, _("The day cannot be read."));
	else
		plan_decide(&a->session, st->year, texts[F_REFERENCE], day, &n, &e);
	if (e.code != ERR_NONE)
		return app_fail(a, &e);
	st->turned = false;
	plan_follow(st);
	return app_did(a, true, &e,
		       ngettext("%d is decided: %zu entry.", "%d is decided: %zu entries.", n),
		       st->year, n) |
		FX_POP;
}

unsigned plan_cmd_decide(struct app *a, struct view *v, const struct key *k)
{
	const struct form_spec_field fields[] = {
		[F_REFERENCE] = { _("Decision"), "" },
		[F_DAY] = { _("Day"), "" },
	};
	const struct planning *st = v->state;
	size_t fresh = st->has_sheet ? plan_sheet_fresh(&st->sheet) : 0;
	char *title;

	(void)k;
	if (st->stage == PLAN_STAGE_DECIDED) {
		app_say(a, _("%d is decided already: %s."), st->year, st->outcomes.reference);
		return FX_REDRAW;
	}
	if (st->entries.n == 0) {
		app_say(a, _("There is nothing to decide yet. Enter creates the drafts."));
		return FX_REDRAW;
	}
	title = fresh ? xasprintf(ngettext("The board has decided %d, without %zu draft",
					  "The board has decided %d, without %zu drafts", fresh),
				st->year, fresh)
		      : xasprintf(_("The board has decided %d"), st->year);
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields = fields,
			.n = F_DECISION_COUNT,
			.echo = decision_echo,
			.done = decision_done,
		});
	free(title);
	return FX_REDRAW;
}

/* ---- Line by line --------------------------------------------------------------------------------------------- */

static void echo(struct app *a, struct planning *st, const char *text)
{
	struct buf words = { 0 };
	struct err e = { 0 };

	xreplace(&st->echo, NULL);
	st->echo_wrong = false;
	if (text_blank(text))
		xreplace(&st->echo,
			_("w4 · w4 tue 9-12 · w17 full day · w35 lunch · w9 board · 10/3 N 13-15 · 14 sep deadline Papers"));
	else if (lay_out_read(&st->lay, text, &e) &&
		lay_out_words(&a->session, &st->lay, &words, &e))
		xreplace(&st->echo, buf_str(&words));
	if (e.code != ERR_NONE) {
		xreplace(&st->echo, e.text);
		st->echo_wrong = true;
	}
	buf_release(&words);
}

static unsigned line_changed(struct app *a, void *ctx, const char *text)
{
	(void)ctx;
	echo(a, planning(a), text);
	return FX_REDRAW;
}

static unsigned line_ended(struct app *a, void *ctx, const char *text)
{
	struct planning *st = planning(a);

	(void)ctx;
	(void)text;
	st->laying = false;
	xreplace(&st->echo, NULL);
	lay_out_release(&st->lay);
	return FX_POP | FX_REDRAW;
}

static unsigned ask_line(struct app *a);

static unsigned line_done(struct app *a, void *ctx, const char *text)
{
	struct planning *st = planning(a);
	struct err e = { 0 };
	int64_t first;
	size_t n;

	if (text_blank(text))
		return line_ended(a, ctx, text);
	if (!lay_out_read(&st->lay, text, &e) || !lay_out_save(&a->session, &st->lay, &first, &e))
		return app_fail(a, &e);
	n = st->lay.n;
	list_seek(&st->list, -first);
	app_did(a, true, &e, ngettext("%zu draft saved.", "%zu drafts saved.", n), n);
	/* The next line's, above this one, which closes. */
	ask_line(a);
	return FX_POP | FX_RELOAD;
}

static unsigned ask_line(struct app *a)
{
	struct planning *st = planning(a);
	struct err e = { 0 };
	char *label;

	lay_out_release(&st->lay);
	if (!lay_out_load(&a->session, st->year, &st->lay, &e))
		return app_fail(a, &e);
	st->laying = true;
	label = xasprintf(_("New %d"), st->year);
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.hint = _("Enter saves the line as a draft  Esc ends"),
			.changed = line_changed,
			.done = line_done,
			.cancelled = line_ended,
		});
	free(label);
	echo(a, st, "");
	return FX_REDRAW;
}

unsigned plan_cmd_line(struct app *a, struct view *v, const struct key *k)
{
	const struct planning *st = v->state;

	(void)k;
	if (st->stage == PLAN_STAGE_DECIDED) {
		app_say(a, _("%d is decided. n in view 2 adds a meeting to it."), st->year);
		return FX_REDRAW;
	}
	return ask_line(a);
}
