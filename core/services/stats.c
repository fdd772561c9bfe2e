#include "services/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "model/store_stats.h"

/* ---- Times ---------------------------------------------------------------------------------------- */

struct stats_time stats_all(void)
{
	return (struct stats_time) { DAY_NONE, DAY_NONE };
}

struct stats_time stats_year(int year)
{
	struct stats_time t = stats_all();

	day_from_ymd(year, 1, 1, &t.from);
	day_from_ymd(year, 12, 31, &t.to);
	return t;
}

struct stats_time stats_twelve_months(int32_t day)
{
	struct stats_time t = { DAY_NONE, day };
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	/* A year after 29 February begins on 1 March. */
	if (!day_from_ymd(year - 1, month, mday, &t.from))
		day_from_ymd(year - 1, month, mday - 1, &t.from);
	t.from++;
	return t;
}

/* ---- Counting --------------------------------------------------------------------------------------- */

/* [from, to) as the store asks for it: what has begun. */
static void bounds(struct session *se, const struct stats_time *t, char from[MOMENT_SIZE],
	char to[MOMENT_SIZE])
{
	struct moment now = clock_local(se->clock);

	from[0] = '\0';
	if (t->from != DAY_NONE)
		moment_iso((struct moment) { t->from, MINUTE_NONE }, from);
	if (t->to != DAY_NONE && t->to < now.day)
		moment_iso((struct moment) { t->to + 1, MINUTE_NONE }, to);
	else
		moment_iso(moment_add_minutes(now, 1), to);
}

static bool count(struct session *se, const struct stats_time *t, struct stats *st, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	const struct stats_meeting *row;
	struct store_stats *x;
	bool ok;

	bounds(se, t, from, to);
	if (!store_stats_open(se->store, from, to, &x, e))
		return false;
	while ((ok = store_stats_next(x, &row, e)) && row)
		stats_add(st, row);
	store_stats_close(x);
	return ok;
}

bool stats_load(
	struct session *se, const struct stats_want *want, struct stats_sheet *out, struct err *e)
{
	struct stats_ask ask = { .party_id = want->party_id, .halves = want->halves };
	bool held, ok;

	*out = (struct stats_sheet) { .want = *want };
	if (!store_hold(se->store, &held, e))
		return false;
	ok = store_stats_register(se->store, &out->reg, e);
	if (ok) {
		if (want->group_id)
			out->n_lineage = stats_lineage(
				&out->reg, want->group_id, out->lineage, ARRAY_LEN(out->lineage));
		ask.groups = out->lineage;
		ask.n_groups = out->n_lineage;
		stats_begin(&out->st, &out->reg, &ask);
		ok = count(se, &want->time, &out->st, e);
		stats_close(&out->st);
	}
	store_let_go(se->store, held);
	return ok;
}

void stats_sheet_release(struct stats_sheet *s)
{
	stats_release(&s->st);
	pool_release(&s->reg.pool);
	*s = (struct stats_sheet) { 0 };
}

/* ---- People in lists ---------------------------------------------------------------------------------- */

static bool fill_last(struct session *se, const struct stats_sheet *year, const char *now,
	const struct stats_person *p, struct person_rows *rows, struct person_row *r, struct err *e)
{
	bool to_now = year->want.time.to >= clock_local(se->clock).day;
	char *last;

	if (to_now && p && p->last != STATS_NEVER) {
		r->last_present = pool_strdup(&rows->pool, year->st.meetings[p->last].starts);
		return true;
	}
	if (!store_last_seen(se->store, r->p.id, now, &last, e))
		return false;
	r->last_present = pool_strdup(&rows->pool, last);
	free(last);
	return true;
}

bool stats_fill(
	struct session *se, const struct stats_sheet *year, struct person_rows *rows, struct err *e)
{
	char now[MOMENT_SIZE];

	moment_iso(moment_add_minutes(clock_local(se->clock), 1), now);
	for (size_t i = 0; i < rows->n; i++) {
		struct person_row *r = &rows->v[i];
		const struct stats_person *p = stats_person_of(&year->st, r->p.id);

		r->present_12 = p ? attended_present(&p->a) : 0;
		r->called_12 = p ? attended_noted(&p->a) : 0;
		if (!fill_last(se, year, now, p, rows, r, e))
			return false;
	}
	return true;
}

/* ---- Words -------------------------------------------------------------------------------------------- */

void stats_period_words(const struct stats_period *p, struct buf *out)
{
	/* TRANSLATORS: half a year in a narrow column: "2026 first half" */
	if (p->half)
		buf_printf(out, p->half == 1 ? _("%d spring") : _("%d autumn"), p->year);
	else
		buf_printf(out, "%d", p->year);
}

void stats_time_words(const struct stats_time *t, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
	int y, m, d, y2, m2, d2;

	if (t->from == DAY_NONE && t->to == DAY_NONE) {
		buf_puts(out, _("all years"));
		return;
	}
	day_text_year(t->from, from);
	day_text_year(t->to, to);
	if (t->from == DAY_NONE) {
		buf_printf(out, _("up to %s"), to);
		return;
	}
	if (t->to == DAY_NONE) {
		buf_printf(out, _("from %s"), from);
		return;
	}
	day_to_ymd(t->from, &y, &m, &d);
	day_to_ymd(t->to, &y2, &m2, &d2);
	if (y == y2 && m == 1 && d == 1 && m2 == 12 && d2 == 31)
		buf_printf(out, "%d", y);
	else
		buf_printf(out, "%s–%s", from, to);
}

/* "Beredning Gemensam (med Beredning Norr och Väst dessförinnan)" would be a novel: the others are counted. */
static void of_whom(const struct stats_sheet *s, struct buf *out)
{
	const struct stats_group_info *g = stats_group_info(&s->reg, s->want.group_id);
	const struct stats_party_info *p = stats_party_info(&s->reg, s->want.party_id);

	if (g)
		buf_printf(out, ", %s", g->name);
	for (size_t i = 1; i < s->n_lineage; i++) {
		const char *name = stats_group_info(&s->reg, s->lineage[i])->name;

		buf_printf(out, i == 1 ? _(" (before that %s") : ", %s", name);
		if (i + 1 == s->n_lineage)
			buf_putc(out, ')');
	}
	if (p)
		buf_printf(out, ", %s", p->name);
}

void stats_scope_words(const struct stats_sheet *s, struct buf *out)
{
	int n = s->st.total.meetings, without = s->st.total.without_roll;

	stats_time_words(&s->want.time, out);
	of_whom(s, out);
	buf_puts(out, ": ");
	buf_printf(out,
		ngettext("%d meeting whose roll was taken.", "%d meetings whose roll was taken.",
			(unsigned long)n),
		n);
	if (without)
		buf_printf(out,
			ngettext(" %d without a roll does not count.",
				" %d without a roll do not count.", (unsigned long)without),
			without);
}
