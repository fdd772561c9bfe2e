#include "services/year_days.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/holidays.h"
#include "services/wording.h"

enum { DAYS_MAX = 31 };

/* ---- Writing ---------------------------------------------------------------------------------- */

/* Are these the days of something? A missing last day becomes the first. */
static bool check_days(const char *from_day, char **to_day, struct err *e)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;

	if (!from_day || !moment_parse(from_day, &from) || from.day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("Say from which day on."));
	if (!*to_day || !**to_day)
		xreplace(to_day, from_day);
	if (!moment_parse(*to_day, &to) || to.day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("Say until which day."));
	return to.day >= from.day || err_set(e, ERR_INVALID, _("It ends before it begins."));
}

/* "sportlov tis 24 feb"; the label's words, taken by step_label. */
static char *with_day(const char *words, const char *from_day)
{
	struct moment from = MOMENT_NONE;
	char day[DATE_TEXT_SIZE];

	moment_parse(from_day, &from);
	day_text(from.day, day);
	return xasprintf("%s %s", words, day);
}

bool break_put(struct session *se, struct school_break *b, struct err *e)
{
	bool fresh = b->id == 0, ok;

	record_clean(&school_break_table, b);
	if (!b->label || text_blank(b->label))
		return err_set(e, ERR_INVALID, _("A break needs a name, for example “sportlov”."));
	ok = check_days(b->from_day, &b->to_day, e) &&
		session_begin(se,
			step_label(fresh ? _("New break") : _("Break changed"),
				with_day(b->label, b->from_day)),
			e) &&
		session_end(se, store_school_break_save(se->store, b, e), e);
	if (!ok && fresh)
		b->id = b->rev = 0;
	return ok;
}

/* "Ekby"; the caller frees. NULL where the party is not there. */
static char *party_words(struct session *se, int64_t id, struct err *e)
{
	struct party p = { 0 };
	char *name = store_party_load(se->store, id, &p, e) ? xstrdup(p.name) : NULL;

	party_release(&p);
	return name;
}

bool blackout_put(struct session *se, struct blackout *b, struct err *e)
{
	bool fresh = b->id == 0, ok;
	char *party;

	record_clean(&blackout_table, b);
	if (!b->party_id)
		return err_set(e, ERR_INVALID, _("Say which party cannot."));
	if (!check_days(b->from_day, &b->to_day, e))
		return false;
	party = party_words(se, b->party_id, e);
	ok = party &&
		session_begin(se,
			step_label(
				fresh ? _("Cannot") : _("Changed"), with_day(party, b->from_day)),
			e) &&
		session_end(se, store_blackout_save(se->store, b, e), e);
	free(party);
	if (!ok && fresh)
		b->id = b->rev = 0;
	return ok;
}

bool break_remove(struct session *se, int64_t id, struct err *e)
{
	struct school_break b = { 0 };
	bool ok = store_school_break_load(se->store, id, &b, e) &&
		session_begin(se, step_label(_("Removed"), with_day(b.label, b.from_day)), e) &&
		session_end(se, store_school_break_delete(se->store, id, e), e);

	school_break_release(&b);
	return ok;
}

bool blackout_remove(struct session *se, int64_t id, struct err *e)
{
	struct blackout b = { 0 };
	char *party = NULL;
	bool ok = store_blackout_load(se->store, id, &b, e) &&
		(party = party_words(se, b.party_id, e)) != NULL &&
		session_begin(se, step_label(_("Removed"), with_day(party, b.from_day)), e) &&
		session_end(se, store_blackout_delete(se->store, id, e), e);

	free(party);
	blackout_release(&b);
	return ok;
}

/* ---- What a day is ---------------------------------------------------------------------------- */

/* The names of the parties that have members in the groups; every one where there is no group. */
struct senders {
	bool every;
	struct pool pool;
	const char **v;
	size_t n, cap;
};

static bool load_senders(struct session *se, const int64_t *groups, size_t n, const char *day,
	struct senders *out, struct err *e)
{
	out->every = n == 0;
	for (size_t i = 0; i < n; i++) {
		struct membership_rows rows = { 0 };

		if (!store_memberships(se->store, 0, groups[i], &rows, e))
			return false;
		for (size_t k = 0; k < rows.n; k++) {
			const struct membership_row *r = &rows.v[k];

			if (!*r->party || (*r->m.to_day && strcmp(r->m.to_day, day) < 0))
				continue;
			out->v = pool_grow(&out->pool, out->v, out->n, &out->cap, sizeof(*out->v));
			out->v[out->n++] = pool_strdup(&out->pool, r->party);
		}
		pool_release(&rows.pool);
	}
	return true;
}

/* party: its name; "" for everybody. */
static bool sends(const struct senders *s, const char *party)
{
	for (size_t i = 0; i < s->n; i++) {
		if (strcmp(s->v[i], party) == 0)
			return true;
	}
	return s->every || !*party;
}

/* One remark behind the others. */
static void remark(struct buf *out, char sign, const char *a, const char *b)
{
	buf_printf(out, "%s%c %s%s%s", out->len ? "  " : "", sign, a, *a && *b ? " " : "", b);
}

static const char *short_of(const char *const party[2])
{
	return *party[1] ? party[1] : party[0];
}

static bool stored_days(struct session *se, const struct days_query *q, const struct senders *s,
	struct buf *out, struct err *e)
{
	struct break_rows breaks = { 0 };
	struct blackout_rows blackouts = { 0 };
	bool ok = store_breaks(se->store, q, &breaks, e) &&
		store_blackouts(se->store, q, &blackouts, e);

	for (size_t i = 0; i < breaks.n && ok; i++) {
		if (sends(s, breaks.v[i].party[0]))
			remark(out, '?', breaks.v[i].b.label, short_of(breaks.v[i].party));
	}
	for (size_t i = 0; i < blackouts.n && ok; i++) {
		char *words;

		if (!sends(s, blackouts.v[i].party[0]))
			continue;
		words = xasprintf(_("%s cannot"), short_of(blackouts.v[i].party));
		remark(out, '!', words, "");
		free(words);
	}
	pool_release(&breaks.pool);
	pool_release(&blackouts.pool);
	return ok;
}

bool year_days_words(struct session *se, int32_t first, int32_t last, const int64_t *groups,
	size_t n, struct buf *out, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct days_query q = { .from = from, .to = to };
	struct senders s = { 0 };
	bool ok;

	if (first == DAY_NONE)
		return true;
	if (last < first)
		last = first;
	for (int32_t day = first; day <= last && day - first < DAYS_MAX; day++) {
		struct day_mark mark = day_mark(day);
		struct buf words = { 0 };

		day_mark_words(mark, &words);
		if (mark.kind != DAY_ORDINARY)
			remark(out, day_kind_is_free(mark.kind) ? '!' : '?', buf_str(&words), "");
		buf_release(&words);
	}
	moment_iso((struct moment) { first, MINUTE_NONE }, from);
	moment_iso((struct moment) { last, MINUTE_NONE }, to);
	ok = load_senders(se, groups, n, from, &s, e) && stored_days(se, &q, &s, out, e);
	pool_release(&s.pool);
	return ok;
}
