#include "services/find.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/names.h"
#include "rules/successors.h"
#include "rules/words.h"
#include "services/wording.h"

enum { ID_DIGITS = 15, NAMED_MAX = 6 };

/* An id as typed; 0 where it is none. */
static int64_t read_id(const char *what)
{
	size_t n = strspn(what, "0123456789");

	return n == 0 || what[n] || n > ID_DIGITS ? 0 : strtoll(what, NULL, 10);
}

/* Is what is typed the id of a row? Then *id gets it. Only that it is missing is an answer; other
 * failures are errors. */
static bool find_by_id(struct session *se, const struct table *t, const char *what, int64_t *id,
	bool *found, struct err *e)
{
	struct err none = { 0 };
	void *rec = xcalloc(1, t->size);

	*id = read_id(what);
	*found = *id && store_load(se->store, t, *id, rec, &none);
	record_release(t, rec);
	free(rec);
	return err_absent(e, &none);
}

/* "a, b, c …" */
static void list_add(struct buf *list, size_t i, const char *name)
{
	if (i < NAMED_MAX)
		buf_printf(list, "%s%s", i ? ", " : "", name);
	else if (i == NAMED_MAX)
		buf_puts(list, " …");
}

/* ---- Things with names ---- */

/* What can be found: its id and how it may be called, the best name first; NULL ends. */
struct named {
	int64_t id;
	const char *names[4];
	bool past; /* it is meant where nothing of today is called so */
};

static bool same_folded(const char *a, const char *b)
{
	char *x = text_fold(a, FOLD_BASE), *y = text_fold(b, FOLD_BASE);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static bool fits(const struct named *thing, size_t which, bool whole, const char *what)
{
	const char *name = thing->names[which];

	if (!name || !*name)
		return false;
	return whole ? same_folded(name, what) : text_matches(name, what, AT_WORD);
}

/* Who is called so: by the whole name, then by the shorter ones in turn, then by the beginning of a
 * word of the name. Returns how many; list gets their names, those of all where there are none. */
static size_t pick(const struct named *things, size_t n, const char *what, bool exactly,
	int64_t *id, struct buf *list)
{
	size_t hits = 0, rounds = ARRAY_LEN(things->names) + !exactly;

	for (size_t round = 0; round < rounds && hits == 0; round++) {
		bool whole = round < ARRAY_LEN(things->names);

		for (int past = 0; past <= 1 && hits == 0; past++)
			for (size_t i = 0; i < n; i++) {
				if (things[i].past != past ||
					!fits(&things[i], whole ? round : 0, whole, what))
					continue;
				*id = things[i].id;
				list_add(list, hits++, things[i].names[0]);
			}
	}
	for (size_t i = 0; i < n && hits == 0; i++)
		list_add(list, i, things[i].names[0]);
	return hits;
}

static bool pick_one(const struct named *things, size_t n, const char *what, bool exactly,
	int64_t *id, struct err *e)
{
	struct buf list = { 0 };
	size_t hits = pick(things, n, what, exactly, id, &list);

	if (hits == 0 && exactly)
		*id = 0;
	else if (hits > 1)
		err_set(e, ERR_AMBIGUOUS, _("“%s” may be any of these: %s."), what, buf_str(&list));
	else if (hits == 0 && n > 0)
		err_set(e, ERR_NOT_FOUND, _("There is no “%s”. There are: %s."), what,
			buf_str(&list));
	else if (hits == 0)
		err_set(e, ERR_NOT_FOUND, _("There is no “%s”."), what);
	buf_release(&list);
	return hits == 1 || (hits == 0 && exactly);
}

static bool find_group(
	struct session *se, const char *what, bool exactly, int64_t *id, struct err *e)
{
	struct group_rows rows = { 0 };
	struct named *things;
	char today[MOMENT_SIZE];
	bool found, ok;

	if (!find_by_id(se, &group_table, what, id, &found, e) || found)
		return found;
	session_today(se, today);
	if (!store_groups(se->store, today, &rows, e))
		return false;
	things = pool_alloc(&rows.pool, (rows.n + 1) * sizeof *things);
	for (size_t i = 0; i < rows.n; i++) {
		const struct group *g = &rows.v[i].g;

		things[i] = (struct named) { g->id, { g->name, g->short_name, g->letter },
			!group_lasts(g, today) };
	}
	ok = pick_one(things, rows.n, what, exactly, id, e);
	pool_release(&rows.pool);
	return ok;
}

bool group_find(struct session *se, const char *what, int64_t *id, struct err *e)
{
	return find_group(se, what, false, id, e);
}

bool group_called(struct session *se, const char *what, int64_t *id, struct err *e)
{
	return find_group(se, what, true, id, e);
}

bool party_find(struct session *se, const char *what, int64_t *id, struct err *e)
{
	struct party_rows rows = { 0 };
	struct named *things;
	bool found, ok;

	if (!find_by_id(se, &party_table, what, id, &found, e) || found)
		return found;
	if (!store_parties(se->store, &rows, e))
		return false;
	things = pool_alloc(&rows.pool, (rows.n + 1) * sizeof *things);
	for (size_t i = 0; i < rows.n; i++) {
		const struct party *p = &rows.v[i].p;

		things[i] = (struct named) { p->id, { p->name, p->short_name }, false };
	}
	ok = pick_one(things, rows.n, what, false, id, e);
	pool_release(&rows.pool);
	return ok;
}

/* ---- People ---- */

/* Those to choose among: everybody with all their spellings, or those on a roll. */
static bool load_names(struct session *se, int64_t meeting_id, struct name_rows *out, struct err *e)
{
	struct roll_rows roll = { 0 };

	if (!meeting_id)
		return store_names(se->store, out, e);
	if (!store_roll(se->store, meeting_id, &roll, e))
		return false;
	out->v = pool_alloc(&out->pool, (roll.n + 1) * sizeof *out->v);
	for (; out->n < roll.n; out->n++) {
		const struct roll_row *r = &roll.v[out->n];
		char *name = name_given_first(r->given, r->family);

		out->v[out->n] = (struct name_row) { .person_id = r->a.person_id,
			.name = pool_strdup(&out->pool, name),
			.party_id = r->party_id };
		free(name);
	}
	pool_release(&roll.pool);
	return true;
}

/* Several hits may be spellings of one person: each person's first one stays. Returns how many. */
static size_t each_person(const struct name_rows *rows, size_t *hits, size_t n)
{
	size_t people = 0;

	for (size_t i = 0; i < n; i++) {
		bool seen = false;

		for (size_t k = 0; k < people; k++)
			seen |= rows->v[hits[k]].person_id == rows->v[hits[i]].person_id;
		if (!seen)
			hits[people++] = hits[i];
	}
	return people;
}

/* "Anna Berg (FK)"; without a party of their own by the number. */
static bool who_words(
	struct session *se, const struct name_row *r, struct buf *list, size_t i, struct err *e)
{
	struct party party = { 0 };
	struct person p = { 0 };
	bool ok = store_person_load(se->store, r->person_id, &p, e) &&
		(!p.party_id || store_party_load(se->store, p.party_id, &party, e));
	const char *name = or_empty(*or_empty(party.short_name) ? party.short_name : party.name);
	char *words = *name ? xasprintf("%s (%s)", r->name, name)
			    : xasprintf("%s (%" PRId64 ")", r->name, r->person_id);

	if (ok)
		list_add(list, i, words);
	free(words);
	party_release(&party);
	person_release(&p);
	return ok;
}

/* Those of one name are told apart by their parties. */
static bool list_people(struct session *se, const struct name_rows *rows, const size_t *hits,
	size_t n, struct buf *list, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		const struct name_row *r = &rows->v[hits[i]];
		bool shared = false;

		for (size_t k = 0; k < n; k++)
			shared |= k != i && strcmp(rows->v[hits[k]].name, r->name) == 0;
		if (shared)
			ok = who_words(se, r, list, i, e);
		else
			list_add(list, i, r->name);
	}
	return ok;
}

/* "Anna Berg (FK)": the name, and in *party_id whose; false where it is not written so. */
static bool with_party(struct session *se, const char *what, char **name, int64_t *party_id)
{
	const char *open = strrchr(what, '(');
	size_t n = strlen(what);
	struct err none = { 0 };
	char *party;
	bool found;

	if (!open || open == what || n < 2 || what[n - 1] != ')')
		return false;
	party = xstrndup(open + 1, (size_t)(what + n - 1 - (open + 1)));
	found = party_find(se, party, party_id, &none);
	free(party);
	if (found)
		*name = text_trim(xstrndup(what, (size_t)(open - what)));
	return found;
}

/* Who is called so, each once; those of the party alone where one is written. */
static size_t called_so(
	struct session *se, const struct name_rows *rows, const char *what, size_t *hits)
{
	const char **names = xcalloc(rows->n + 1, sizeof *names);
	int64_t party_id = 0;
	char *name = NULL;
	bool of_party = with_party(se, what, &name, &party_id);
	size_t n, kept = 0;

	for (size_t i = 0; i < rows->n; i++)
		names[i] = rows->v[i].name;
	n = each_person(rows, hits, name_resolve(of_party ? name : what, names, rows->n, hits));
	for (size_t i = 0; i < n && of_party; i++)
		if (rows->v[hits[i]].party_id == party_id)
			hits[kept++] = hits[i];
	free(names);
	free(name);
	return of_party ? kept : n;
}

static bool resolve_person(struct session *se, const struct name_rows *rows, const char *what,
	int64_t *id, struct err *e)
{
	size_t *hits = xcalloc(rows->n + 1, sizeof *hits), n = called_so(se, rows, what, hits);
	struct buf list = { 0 };

	if (n == 1)
		*id = rows->v[hits[0]].person_id;
	else if (n == 0)
		err_set(e, ERR_NOT_FOUND, _("Nobody here is called “%s”."), what);
	else if (list_people(se, rows, hits, n, &list, e))
		err_set(e, ERR_AMBIGUOUS, _("“%s” may be several people: %s."), what,
			buf_str(&list));
	buf_release(&list);
	free(hits);
	return n == 1;
}

bool person_find(
	struct session *se, const char *what, int64_t meeting_id, int64_t *id, struct err *e)
{
	struct name_rows rows = { 0 };
	bool found, ok;

	if (!find_by_id(se, &person_table, what, id, &found, e) || found)
		return found;
	ok = load_names(se, meeting_id, &rows, e) && resolve_person(se, &rows, what, id, e);
	pool_release(&rows.pool);
	return ok;
}

/* ---- Meetings ---- */

enum {
	HELD_BITS = 1u << STATUS_RUNNING | 1u << STATUS_HELD,
	COMING_BITS = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED,
};

/* Is its time past? One without an end may go on all day. */
static bool over(const struct meeting *m, struct moment now)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;

	moment_parse(m->starts ? m->starts : "", &starts);
	if (!m->ends || !moment_parse(m->ends, &ends))
		ends = (struct moment) { starts.day, MINUTE_NONE };
	return ends.minute == MINUTE_NONE ? ends.day < now.day
					  : moment_minutes_between(now, ends) <= 0;
}

/* The first meeting that fits, deadlines aside, and where now is not NULL one that is not over; *id is
 * 0 where there is none. */
static bool first_meeting(struct session *se, const struct meeting_query *q,
	const struct moment *now, int64_t *id, struct err *e)
{
	struct meeting_rows rows = { 0 };
	bool ok = store_meetings(se->store, q, &rows, e);

	*id = 0;
	for (size_t i = 0; i < rows.n && !*id; i++)
		if (rows.v[i].m.kind != MEETING_DEADLINE && !(now && over(&rows.v[i].m, *now)))
			*id = rows.v[i].m.id;
	pool_release(&rows.pool);
	return ok;
}

/* Deadlines that may stand between now and the meeting looked for. */
enum { LOOK_AHEAD = 50 };

/* How many days before today the next meeting may have begun, by its times: nobody has opened it yet,
 * but it is the one that people sit in. */
enum { DAYS_LONG = 3 };

static bool relative_meeting(struct session *se, const char *what, int64_t group_id, int64_t *id,
	bool *read, struct err *e)
{
	struct meeting_query q = { .group_id = group_id, .limit = LOOK_AHEAD };
	struct moment today = clock_local(se->clock), *after = NULL;
	size_t n = strlen(what);
	char now[MOMENT_SIZE], lately[MOMENT_SIZE];
	const char *none;

	*read = true;
	moment_iso(today, now);
	moment_iso((struct moment) { today.day - DAYS_LONG, MINUTE_NONE }, lately);
	if (word_in(what, n, "current|running|pågår|pågående|nu")) {
		q.statuses = 1u << STATUS_RUNNING;
		none = _("There is no meeting that is in progress.");
	} else if (word_in(what, n, "next|nästa")) {
		q.statuses = COMING_BITS;
		q.from = lately;
		after = &today;
		none = _("There is no meeting that is to come.");
	} else if (word_in(what, n, "last|latest|senaste|förra")) {
		q.statuses = HELD_BITS;
		q.after_starts = now;
		q.backwards = true;
		none = _("There is no meeting that has been held.");
	} else {
		*read = false;
		return true;
	}
	return first_meeting(se, &q, after, id, e) &&
		(*id || err_set(e, ERR_NOT_FOUND, "%s", none));
}

static char *candidate_words(const struct meeting *m)
{
	char *title = meeting_words(m), *words = xasprintf("%" PRId64 " %s", m->id, title);

	free(title);
	return words;
}

/* How many meetings start on a day; *id gets the only one. */
static bool meetings_of_day(struct session *se, int32_t day, int64_t group_id, size_t *hits,
	int64_t *id, struct buf *list, struct err *e)
{
	struct meeting_rows rows = { 0 };
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct meeting_query q = { .group_id = group_id, .from = from, .to = to };
	bool ok;

	moment_iso((struct moment) { day, MINUTE_NONE }, from);
	moment_iso((struct moment) { day + 1, MINUTE_NONE }, to);
	ok = store_meetings(se->store, &q, &rows, e);
	for (*hits = 0; *hits < rows.n; ++*hits) {
		char *words = candidate_words(&rows.v[*hits].m);

		*id = rows.v[*hits].m.id;
		list_add(list, *hits, words);
		free(words);
	}
	pool_release(&rows.pool);
	return ok;
}

/* The days a typed date may mean, the nearest first: without a year this one, the last and the next. */
static size_t days_meant(const struct when *w, int32_t today, int32_t days[3])
{
	size_t n = 0;

	if (w->has_year || !w->month) {
		days[0] = w->day;
		return 1;
	}
	for (int year = day_year(today) - 1; year <= day_year(today) + 1; year++)
		n += day_from_ymd(year, w->month, w->mday, &days[n]);
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && abs(days[k] - today) < abs(days[k - 1] - today); k--) {
			int32_t nearer = days[k];

			days[k] = days[k - 1];
			days[k - 1] = nearer;
		}
	return n;
}

static bool meeting_on(struct session *se, const struct when *w, const char *what, int64_t group_id,
	int64_t *id, struct err *e)
{
	int32_t today = clock_local(se->clock).day, days[3];
	size_t n = days_meant(w, today, days), hits = 0;
	struct buf list = { 0 };
	bool ok = true;

	for (size_t i = 0; i < n && ok && hits == 0; i++)
		ok = meetings_of_day(se, days[i], group_id, &hits, id, &list, e);
	if (ok && hits == 0)
		ok = err_set(e, ERR_NOT_FOUND, _("There is no meeting on “%s”."), what);
	else if (ok && hits > 1)
		ok = err_set(e, ERR_AMBIGUOUS, _("There are several meetings on “%s”: %s."), what,
			buf_str(&list));
	buf_release(&list);
	return ok;
}

bool meeting_find(
	struct session *se, const char *what, int64_t group_id, int64_t *id, struct err *e)
{
	struct when w;
	bool found, relative;

	if (!find_by_id(se, &meeting_table, what, id, &found, e) || found)
		return found;
	if (!relative_meeting(se, what, group_id, id, &relative, e))
		return false;
	if (relative)
		return true;
	if (!when_read(what, clock_local(se->clock).day, &w) || w.day == DAY_NONE)
		return err_set(e, ERR_NOT_FOUND,
			_("“%s” is no meeting: say its number, its day, next, current or last."),
			what);
	return meeting_on(se, &w, what, group_id, id, e);
}
