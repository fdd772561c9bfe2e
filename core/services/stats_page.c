/* Attendance statistics as documents. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "formats/stats_out.h"
#include "services/stats.h"

/* "2026", "2025-03-11–2026-03-10, Beredning Väst": the same in every language. */
static void scope(const struct stats_sheet *s, bool english, struct buf *out)
{
	const struct stats_group_info *g = stats_group_info(&s->reg, s->want.group_id);
	const struct stats_time *t = &s->want.time;
	char from[MOMENT_SIZE] = "", to[MOMENT_SIZE] = "";

	if (t->from != DAY_NONE)
		moment_iso((struct moment) { t->from, MINUTE_NONE }, from);
	if (t->to != DAY_NONE)
		moment_iso((struct moment) { t->to, MINUTE_NONE }, to);
	if (!*from && !*to)
		buf_puts(out, english ? "all years" : "alla år");
	else if (strncmp(from, to, 4) == 0 && strcmp(from + 4, "-01-01") == 0 &&
		strcmp(to + 4, "-12-31") == 0)
		buf_printf(out, "%.4s", from);
	else
		buf_printf(out, "%s–%s", from, to);
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
		scope(&s, strcmp(language, "en") == 0, &b);
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
