#include "services/year_days.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/wording.h"

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

/* ---- Many at once ----------------------------------------------------------------------------- */

static bool is_there(const struct break_rows *rows, const struct school_break *b)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct school_break *one = &rows->v[i].b;

		if (one->party_id == b->party_id && strcmp(one->label, b->label) == 0 &&
			strcmp(one->from_day, b->from_day) == 0)
			return true;
	}
	return false;
}

/* Those of a year, by day. */
static bool load_year(struct session *se, int year, struct break_rows *rows, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];

	snprintf(from, sizeof(from), "%04d-01-01", year);
	snprintf(to, sizeof(to), "%04d-12-31", year);
	return store_breaks(se->store, &(struct days_query) { .from = from, .to = to }, rows, e);
}

/* Inside a step: one more, unless it is there. */
static bool add_one(struct session *se, const struct break_rows *there, const char *label,
	int64_t party, const char *from, const char *to, int kind, size_t *added, struct err *e)
{
	struct school_break b = { .party_id = party, .kind = kind };
	bool ok = true;

	b.label = xstrdup(label);
	b.from_day = xstrdup(from);
	b.to_day = xstrdup(to);
	if (!is_there(there, &b)) {
		ok = store_school_break_save(se->store, &b, e);
		++*added;
	}
	school_break_release(&b);
	return ok;
}

bool breaks_add_preset(struct session *se, enum break_preset preset, int year,
	const int64_t *parties, size_t n, size_t *added, struct err *e)
{
	const char *label = break_preset_label(preset);
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct break_rows there = { 0 };
	bool ok;

	*added = 0;
	break_preset_days(preset, year, from, to);
	if (!session_begin(se, step_label(_("New break"), with_day(label, from)), e))
		return false;
	ok = load_year(se, year, &there, e);
	for (size_t i = 0; i < (n ? n : 1) && ok; i++)
		ok = add_one(
			se, &there, label, n ? parties[i] : 0, from, to, BREAK_SCHOOL, added, e);
	pool_release(&there.pool);
	return session_end(se, ok, e);
}

static bool copy_one(struct session *se, const struct break_rows *there,
	const struct school_break *b, int year, size_t *added, struct err *e)
{
	int32_t first = moment_of(b->from_day).day, length = moment_of(b->to_day).day - first;
	char from[MOMENT_SIZE], to[MOMENT_SIZE];

	first = break_day_in_year(first, year);
	moment_iso((struct moment) { first, MINUTE_NONE }, from);
	moment_iso((struct moment) { first + length, MINUTE_NONE }, to);
	return add_one(se, there, b->label, b->party_id, from, to, b->kind, added, e);
}

bool breaks_copy_year(struct session *se, int from, int to, size_t *added, struct err *e)
{
	struct break_rows rows = { 0 }, there = { 0 };
	bool ok;

	*added = 0;
	if (!session_begin(se, xasprintf(_("Breaks of %d copied to %d"), from, to), e))
		return false;
	ok = load_year(se, from, &rows, e) && load_year(se, to, &there, e) &&
		(rows.n > 0 || err_set(e, ERR_NOT_FOUND, _("There are no breaks in %d."), from));
	for (size_t i = 0; i < rows.n && ok; i++) {
		if (day_year(moment_of(rows.v[i].b.from_day).day) == from)
			ok = copy_one(se, &there, &rows.v[i].b, to, added, e);
	}
	pool_release(&rows.pool);
	pool_release(&there.pool);
	return session_end(se, ok, e);
}
