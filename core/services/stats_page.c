/* Attendance statistics as documents. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "formats/stats_out.h"
#include "services/stats.h"

/* "11 mars 2025" */
static void put_day(const char *language, int32_t day, struct buf *out)
{
	char *words = notes_out_day(language, day, false);

	buf_printf(out, "%s %d", words, day_year(day));
	free(words);
}

static bool whole_year(const struct stats_time *t)
{
	int month, mday, last_year, last_month, last_mday, year;

	if (t->from == DAY_NONE || t->to == DAY_NONE)
		return false;
	day_to_ymd(t->from, &year, &month, &mday);
	day_to_ymd(t->to, &last_year, &last_month, &last_mday);
	return year == last_year && month == 1 && mday == 1 && last_month == 12 && last_mday == 31;
}

/* "2026", "11 mars 2025 – 10 mars 2026, Beredning Väst" */
static void scope(const struct stats_sheet *s, const char *language, struct buf *out)
{
	const struct stats_group_info *g = stats_group_info(&s->reg, s->want.group_id);
	const struct stats_time *t = &s->want.time;

	if (t->from == DAY_NONE && t->to == DAY_NONE) {
		buf_puts(out, strcmp(language, "en") == 0 ? "all years" : "alla år");
	} else if (whole_year(t)) {
		buf_int(out, day_year(t->from));
	} else {
		if (t->from != DAY_NONE)
			put_day(language, t->from, out);
		buf_puts(out, t->from == DAY_NONE ? "– " : " – ");
		if (t->to != DAY_NONE)
			put_day(language, t->to, out);
	}
	if (g)
		buf_printf(out, ", %s", g->name);
}

static bool load(struct session *se, const struct stats_want *want, struct stats_sheet *s,
	char **language, struct err *e)
{
	*s = (struct stats_sheet) { 0 };
	*language = NULL;
	return store_setting(se->store, "language", "sv", language, e) &&
		stats_load(se, want, s, e);
}

bool stats_page(struct session *se, const struct stats_want *want, bool names,
	struct notes_document *out, struct err *e)
{
	char *language, *association = NULL;
	struct stats_sheet s;
	struct buf b = { 0 };
	bool ok = load(se, want, &s, &language, e) &&
		store_setting(se->store, "association", "", &association, e);

	*out = (struct notes_document) { 0 };
	if (ok) {
		scope(&s, language, &b);
		stats_document(
			&(struct stats_out) {
				.language = language,
				.association = association,
				.scope = buf_str(&b),
				.st = &s.st,
				.names = names,
			},
			out);
	}
	stats_sheet_release(&s);
	buf_release(&b);
	free(language);
	free(association);
	return ok;
}

bool stats_table(struct session *se, const struct stats_want *want, struct buf *out, size_t *n,
	struct err *e)
{
	char *language;
	struct stats_sheet s;
	bool ok = load(se, want, &s, &language, e);

	if (ok)
		stats_csv(language, &s.st, out);
	if (ok && n)
		*n = s.st.n_cells;
	stats_sheet_release(&s);
	free(language);
	return ok;
}
