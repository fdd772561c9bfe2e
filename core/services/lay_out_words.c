#include "services/lay_out_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/holidays.h"
#include "rules/labels.h"
#include "services/year_checks.h"

static const char *called(const struct lay_out *l, size_t group)
{
	const struct plan_name *g = &l->names[group];

	return g->short_name && *g->short_name ? g->short_name : g->name;
}

static void slot_groups(const struct lay_out *l, const struct lay_slot *s, struct buf *out)
{
	for (size_t i = 0; i < s->n_groups; i++)
		buf_printf(out, "%s%s", i ? ", " : "", called(l, s->groups[i]));
}

/* Do all that meet apart meet at the same hours, in one week? Then they are said once. */
static bool alike(const struct lay_out *l)
{
	int year, week, y, w;

	day_iso_week(l->slots[0].starts.day, &year, &week);
	for (size_t i = 1; i < l->n; i++) {
		const struct lay_slot *s = &l->slots[i];

		day_iso_week(s->starts.day, &y, &w);
		if (y != year || w != week || s->starts.minute != l->slots[0].starts.minute ||
			s->ends.minute != l->slots[0].ends.minute)
			return false;
	}
	return true;
}

/* "tis 3 mar" */
static void day_words(int32_t day, struct buf *out)
{
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	buf_printf(out, "%s %d %s", weekday_short(day_weekday(day)), mday, month_short(month));
}

/* "v.9 9:00–12:00" */
static void week_and_time(const struct lay_slot *s, struct buf *out)
{
	char week[DATE_TEXT_SIZE], from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	week_text(s->starts.day, week);
	minute_text(s->starts.minute, from);
	minute_text(s->ends.minute, to);
	buf_printf(out, " %s%s%s%s%s", week, *from ? " " : "", from, *to ? "–" : "", to);
}

static void one_when(const struct lay_slot *s, struct buf *out)
{
	char days[DATE_TEXT_SIZE];

	if (s->ends.day != s->starts.day) {
		span_day_text(s->starts, s->ends, days);
		buf_puts(out, days);
	} else {
		day_words(s->starts.day, out);
	}
	week_and_time(s, out);
}

/* "Norr tis 26 jan, Väst ons 27 jan, Öst tor 28 jan v.4 9:00–12:00" */
static void several(const struct lay_out *l, struct buf *out)
{
	bool same = alike(l);

	for (size_t i = 0; i < l->n; i++) {
		const struct lay_slot *s = &l->slots[i];

		buf_puts(out, i ? ", " : "");
		slot_groups(l, s, out);
		buf_putc(out, ' ');
		if (same)
			day_words(s->starts.day, out);
		else
			one_when(s, out);
	}
	if (same)
		week_and_time(&l->slots[0], out);
}

/* ---- What speaks against it -------------------------------------------------------------------------- */

/* Days that were passed: "tis 6 jan röd dag: trettondedag jul". */
static void passed(const struct lay_slot *s, struct buf *out)
{
	struct day_mark mark = day_mark(s->wished);

	if (s->wished == s->starts.day || !day_kind_is_free(mark.kind))
		return;
	buf_puts(out, out->len ? "  ! " : "! ");
	day_words(s->wished, out);
	buf_putc(out, ' ');
	day_mark_words(mark, out);
}

static bool remarks(struct session *se, const struct lay_out *l, const struct lay_slot *s,
	struct buf *out, struct err *e)
{
	int64_t ids[PLAN_LINE_GROUPS_MAX];
	struct year_wish wish = {
		.starts = s->starts, .ends = s->ends, .groups = ids, .n_groups = s->n_groups
	};
	struct buf words = { 0 };
	bool ok;

	for (size_t i = 0; i < s->n_groups; i++)
		ids[i] = l->groups.v[s->groups[i]].g.id;
	passed(s, out);
	ok = year_look_words(se, &wish, &words, e);
	/* The same break lies over several days of a week. */
	if (words.len && !strstr(buf_str(out), buf_str(&words)))
		buf_printf(out, "%s%s", out->len ? "  " : "", buf_str(&words));
	buf_release(&words);
	return ok;
}

bool lay_out_words(struct session *se, const struct lay_out *l, struct buf *out, struct err *e)
{
	struct buf against = { 0 };
	bool ok = true;

	if (l->n == 0)
		return true;
	if (l->n > 1) {
		several(l, out);
	} else {
		const struct lay_slot *s = &l->slots[0];

		if (l->kind != MEETING_ORDINARY)
			buf_printf(out, "%s ", meeting_kind_label(l->kind));
		if (*l->title)
			/* TRANSLATORS: the title of a meeting */
			buf_printf(out, _("“%s” "), l->title);
		slot_groups(l, s, out);
		buf_puts(out, s->n_groups ? " " : "");
		one_when(s, out);
	}
	for (size_t i = 0; i < l->n && ok; i++)
		ok = remarks(se, l, &l->slots[i], &against, e);
	if (against.len)
		buf_printf(out, "  %s", buf_str(&against));
	buf_release(&against);
	return ok;
}

char *lay_out_name(const struct lay_out *l)
{
	struct buf b = { 0 };
	char when[DATE_TEXT_SIZE];

	if (l->n > 1) {
		week_text(l->slots[0].starts.day, when);
		buf_printf(&b, ngettext("%zu meeting %s", "%zu meetings %s", l->n), l->n, when);
	} else {
		day_text(l->slots[0].starts.day, when);
		buf_printf(&b, "%s %s", *l->title ? l->title : meeting_kind_label(l->kind), when);
	}
	return buf_take(&b);
}
