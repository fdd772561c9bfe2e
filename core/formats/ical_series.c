#include "formats/ical_series.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_rule.h"

/* How far a rule is walked before the window is reached, and how far all of a file are. */
enum { STEPS_MAX = 50000, STEPS_ALL_MAX = 4000000 };

const char *ical_entry_name(struct pool *pool, const char *a, const char *b)
{
	struct buf both = { 0 };
	char hex[65];

	buf_printf(&both, "%s\n%s", a, b);
	text_sha256(both.s, both.len, hex);
	buf_release(&both);
	/* RFC 9562 version 8: a name that its maker reckoned. */
	return pool_printf(
		pool, "%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15, hex + 18);
}

/* ---- One entry ---- */

static void skip(struct ical_series *s, const struct ical_raw *r, const char *why)
{
	struct calendar_skip left = { r->ev.line, r->ev.title, why };

	s->skip(s->ctx, &left);
}

static void put_iso(struct ical_series *s, const char **out, struct moment m)
{
	char iso[MOMENT_SIZE];

	moment_iso(m, iso);
	*out = pool_strdup(s->pool, iso);
}

static struct ical_time at_utc(int64_t utc)
{
	return (struct ical_time) { { (int32_t)(utc / 86400), (int)(utc % 86400 / 60) }, CLOCK_UTC,
		NULL };
}

static bool same_time_of(const struct ical_time *a, const struct ical_time *b)
{
	return a->clock == b->clock && a->tz == b->tz;
}

/* The end of what begins at start, as long as r; MOMENT_NONE where nobody says. */
static struct ical_time end_of(
	const struct ical_series *s, const struct ical_raw *r, const struct ical_time *start)
{
	struct ical_time end = *start;
	int64_t minutes = r->minutes;

	if (!moment_is_none(r->end.at) && same_time_of(&r->start, &r->end)) {
		minutes = moment_minutes_between(r->start.at, r->end.at);
	} else if (!moment_is_none(r->end.at) && r->end.clock != CLOCK_DAY &&
		r->start.clock != CLOCK_DAY) {
		minutes = (ical_time_utc(s->tz, &r->end) - ical_time_utc(s->tz, &r->start)) / 60;
		end = at_utc(ical_time_utc(s->tz, start));
	} else if (!moment_is_none(r->end.at) || minutes < 0) {
		end.at = MOMENT_NONE;
		return end;
	} else if (start->clock == CLOCK_ZONED) {
		/* PT…: so long by the watch. */
		end = at_utc(ical_time_utc(s->tz, start));
	}
	if (minutes < 0)
		end.at = MOMENT_NONE;
	else if (end.clock == CLOCK_DAY)
		end.at.day += (int32_t)((minutes + 1439) / 1440);
	else
		end.at = moment_add_minutes(end.at, (int)minutes);
	return end;
}

/* Whole days, said as such or as from midnight to midnight. */
static bool whole_days(const struct ical_raw *r, const struct ical_time *start,
	const struct ical_time *end, struct moment *from, struct moment *to)
{
	if (start->clock == CLOCK_DAY) {
		*from = start->at;
		*to = end->at;
		return true;
	}
	if (moment_is_none(end->at))
		return false;
	if (r->day_mark && start->at.minute == 0 && end->at.minute == 0) {
		*from = start->at;
		*to = end->at;
	}
	return from->minute == 0 && to->minute == 0 && to->day > from->day;
}

static bool ends_before(const struct ical_series *s, const struct ical_raw *r)
{
	bool days = r->start.clock == CLOCK_DAY;

	if (moment_is_none(r->end.at) || days != (r->end.clock == CLOCK_DAY))
		return false;
	return days ? r->end.at.day < r->start.at.day
		    : ical_time_utc(s->tz, &r->end) < ical_time_utc(s->tz, &r->start);
}

static const char *remark_of(
	const struct ical_series *s, const struct ical_raw *r, const struct ical_time *start)
{
	if (start->clock == CLOCK_FLOATING)
		return _("its time names no zone: taken as the time here");
	if (start->clock == CLOCK_ZONED && !start->tz->ours && !start->tz->theirs) {
		char *name = content_clean(start->tz->tzid, strlen(start->tz->tzid), false, 60);
		const char *words = pool_printf(s->pool,
			_("the time zone “%s” is not known: taken as the time here"), name);

		free(name);
		return words;
	}
	if (ends_before(s, r))
		return _("its end is before its start and was left out");
	if (r->several_rules)
		return _("it repeats by several rules: only the first is followed");
	return "";
}

static void put_times(struct ical_series *s, const struct ical_raw *r,
	const struct ical_time *start, struct calendar_event *ev)
{
	struct ical_time end = end_of(s, r, start);
	struct moment from = ical_time_house(s->tz, start),
		      to = moment_is_none(end.at) ? MOMENT_NONE : ical_time_house(s->tz, &end);

	ev->all_day = whole_days(r, start, &end, &from, &to);
	if (ev->all_day) {
		from.minute = to.minute = MINUTE_NONE;
		to.day = moment_is_none(to) || to.day <= from.day ? from.day : to.day - 1;
	} else if (!moment_is_none(to) && moment_cmp(to, from) < 0) {
		to = MOMENT_NONE;
	}
	put_iso(s, &ev->starts, from);
	put_iso(s, &ev->ends, to);
	ev->remark = remark_of(s, r, start);
}

/* An entry of a series goes by its day: when the series moves to another clock time, its entries move and are
 * not doubled. Only where one comes twice on a day does the time count too. which: in the house's time. */
static void put_place(struct ical_series *s, struct calendar_event *ev, struct moment which)
{
	struct calendar_place *p;

	if (!s->twice_a_day)
		which.minute = MINUTE_NONE;
	put_iso(s, &ev->instance, which);
	ev->entry = ical_entry_name(s->pool, ev->uid, ev->instance);
	s->places = pool_grow(s->pool, s->places, s->n_places, &s->cap_places, sizeof(*s->places));
	p = &s->places[s->n_places++];
	*p = (struct calendar_place) { ev->entry, ev->instance, ev->starts };
}

/* One of a series: it waits until all of it is known. */
static void put_entry(struct ical_series *s, const struct ical_raw *r,
	const struct ical_time *start, struct moment which)
{
	struct calendar_event ev = r->ev;

	if (!moment_is_none(start->at))
		put_times(s, r, start, &ev);
	put_place(s, &ev, which);
	s->v = pool_grow(s->pool, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = ev;
}

static void put_single(struct ical_series *s, const struct ical_raw *r)
{
	struct calendar_event ev = r->ev;

	if (!moment_is_none(r->start.at))
		put_times(s, r, &r->start, &ev);
	ev.entry =
		strlen(ev.uid) <= CALENDAR_UID_MAX ? ev.uid : ical_entry_name(s->pool, ev.uid, "");
	s->put(s->ctx, &ev);
}

/* ---- A series ---- */

struct walk {
	struct ical_series *s;
	const struct ical_raw *r;
	struct ical_date *v; /* where it comes */
	size_t n, cap;
	bool cut; /* not all of them are there */
};

static bool excepted(const struct walk *w, const struct ical_time *t)
{
	int64_t utc = ical_time_utc(w->s->tz, t);

	for (size_t i = 0; i < w->r->n_except; i++) {
		const struct ical_time *x = &w->r->except[i].at;

		if (x->clock == CLOCK_DAY ? x->at.day == t->at.day
					  : ical_time_utc(w->s->tz, x) == utc)
			return true;
	}
	return false;
}

/* False when there is no room for more. */
static bool add(struct walk *w, const struct ical_date *d)
{
	if (d->at.at.day < w->s->o->from || d->at.at.day >= w->s->o->to || excepted(w, &d->at))
		return true;
	if (w->n == ICAL_SERIES_MAX || w->s->repeated == ICAL_SERIES_ALL_MAX) {
		w->cut = true;
		return false;
	}
	w->v = pool_grow(w->s->pool, w->v, w->n, &w->cap, sizeof(*w->v));
	w->v[w->n++] = *d;
	w->s->repeated++;
	return true;
}

/* The next date of the rule; false after the last that can be wanted. */
static bool next_date(const struct walk *w, icalrecur_iterator *it, struct ical_date *d)
{
	struct icaltimetype next = icalrecur_iterator_next(it);

	if (icaltime_is_null_time(next) || next.year > ICAL_YEAR_LAST ||
		!day_from_ymd(next.year, next.month, next.day, &d->at.at.day) ||
		d->at.at.day >= w->s->o->to)
		return false;
	if (d->at.clock != CLOCK_DAY)
		d->at.at.minute = (next.hour * 60 + next.minute) % 1440;
	return true;
}

static bool walk_rule(struct walk *w, const struct ical_rule *rule)
{
	const struct ical_date start = { w->r->start, -1 };
	struct ical_date d = start;
	int count = rule->most > 0 ? rule->most : rule->by.count, steps = 0;
	icalrecur_iterator *it = icalrecur_iterator_new(rule->by, ical_rule_time(&w->r->start));
	bool more;

	if (!it)
		return false;
	/* The start is the first one also where the rule does not name it, and COUNT counts it. */
	more = add(w, &start) && next_date(w, it, &d);
	if (more && moment_cmp(d.at.at, start.at.at) != 0)
		steps++;
	for (; more && (count <= 0 || steps < count); steps++, w->s->steps++) {
		if (steps >= STEPS_MAX)
			w->cut = true;
		more = !w->cut && add(w, &d) && next_date(w, it, &d);
	}
	icalrecur_iterator_free(it);
	return true;
}

static int by_time(const void *a, const void *b)
{
	const struct ical_date *x = a, *y = b;
	int order = moment_cmp(x->at.at, y->at.at);

	/* Of two at one time the one that says how long it is. */
	return order ? order : (x->minutes < y->minutes) - (x->minutes > y->minutes);
}

/* Where the series comes within the window; why is set where its rule cannot be followed. */
static void expand(struct walk *w, const char **why)
{
	const struct ical_raw *r = w->r;
	struct ical_rule rule;

	*why = NULL;
	if (w->s->repeated >= ICAL_SERIES_ALL_MAX || w->s->steps >= STEPS_ALL_MAX) {
		*why = _("the file has too many series");
		return;
	}
	if (r->rule && !ical_rule_read(r->rule, &r->start, w->s->tz, &rule, why))
		return;
	if (r->rule && !walk_rule(w, &rule)) {
		*why = _("its rule of repetition cannot be read");
		return;
	}
	if (!r->rule)
		add(w, &(const struct ical_date) { r->start, -1 });
	for (size_t i = 0; i < r->n_extra; i++)
		add(w, &r->extra[i]);
	if (w->n > 0)
		qsort(w->v, w->n, sizeof(*w->v), by_time);
}

static bool same_instance(
	const struct ical_series *s, const struct ical_raw *over, struct moment at)
{
	struct moment which = ical_time_house(s->tz, &over->instance);

	return over->instance.clock == CLOCK_DAY ? which.day == at.day : moment_cmp(which, at) == 0;
}

/* From which on does another edition hold (RANGE=THISANDFUTURE)? The last of them that is not later; they are
 * in order. NULL = none. */
static const struct ical_raw *edition_of(const struct ical_raw *master, struct ical_raw **overs,
	size_t n_overs, const struct ical_time *t)
{
	const struct ical_raw *is = NULL;

	for (size_t k = 0; k < n_overs; k++) {
		const struct ical_raw *o = overs[k];

		if (o->later_too &&
			(moment_is_none(o->start.at) || same_time_of(&o->start, &master->start)) &&
			same_time_of(&o->instance, &master->start) &&
			moment_cmp(o->instance.at, t->at) <= 0)
			is = o;
	}
	return is;
}

/* As much later than where the rule has it as the edition was when it began. */
static struct moment shifted(struct moment m, struct moment from, struct moment to)
{
	if (m.minute != MINUTE_NONE && from.minute != MINUTE_NONE && to.minute != MINUTE_NONE)
		return moment_add_minutes(m, (int)moment_minutes_between(from, to));
	m.day += to.day - from.day;
	return m;
}

static void put_edition(struct ical_series *s, const struct ical_raw *edition,
	const struct ical_time *t, struct moment which)
{
	struct ical_raw r = *edition;

	/* What is called off need not say when it was. */
	if (moment_is_none(edition->start.at)) {
		put_entry(s, &r, t, which);
		return;
	}
	r.start.at = shifted(t->at, edition->instance.at, edition->start.at);
	if (!moment_is_none(r.end.at))
		r.end.at = shifted(r.end.at, edition->start.at, r.start.at);
	put_entry(s, &r, &r.start, which);
}

/* Does it come at two times of one day? */
static bool twice_a_day(const struct walk *w)
{
	for (size_t i = 1; i < w->n; i++)
		if (w->v[i].at.at.day == w->v[i - 1].at.at.day &&
			moment_cmp(w->v[i].at.at, w->v[i - 1].at.at) != 0)
			return true;
	return false;
}

/* The same of entries without their rule, which are in order. */
static bool overs_twice_a_day(struct ical_raw **overs, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (overs[i]->instance.at.day == overs[i - 1]->instance.at.day &&
			moment_cmp(overs[i]->instance.at, overs[i - 1]->instance.at) != 0)
			return true;
	return false;
}

static void put_over(struct ical_series *s, const struct ical_raw *r)
{
	struct moment which = ical_time_house(s->tz, &r->instance);
	int32_t day = moment_is_none(r->start.at) ? which.day : r->start.at.day;
	struct calendar_event ev = r->ev;

	if (r->ev.method >= METHOD_CANCEL || (day >= s->o->from && day < s->o->to)) {
		put_entry(s, r, &r->start, which);
		return;
	}
	/* It is not wanted, but there. */
	put_times(s, r, &r->start, &ev);
	put_place(s, &ev, which);
}

static void put_date(struct ical_series *s, const struct ical_raw *master,
	const struct ical_date *d, struct moment which)
{
	struct ical_raw r = *master;

	if (d->minutes >= 0) {
		r.end.at = MOMENT_NONE;
		r.minutes = d->minutes;
	}
	put_entry(s, &r, &d->at, which);
}

static void put_dates(
	struct walk *w, const struct ical_raw *master, struct ical_raw **overs, size_t n_overs)
{
	struct ical_series *s = w->s;

	for (size_t i = 0; i < w->n; i++) {
		struct moment at = ical_time_house(s->tz, &w->v[i].at);
		const struct ical_raw *edition;
		bool over = i > 0 && moment_cmp(w->v[i - 1].at.at, w->v[i].at.at) == 0;

		for (size_t k = 0; k < n_overs && !over; k++)
			over = same_instance(s, overs[k], at);
		edition = over ? NULL : edition_of(master, overs, n_overs, &w->v[i].at);
		if (edition)
			put_edition(s, edition, &w->v[i].at, at);
		else if (!over)
			put_date(s, master, &w->v[i], at);
	}
}

/* What is called off from one of its days on, without the rest of the series beside it; NULL = nothing. */
static const struct ical_raw *called_off_from(struct ical_raw **overs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (overs[i]->later_too && overs[i]->ev.status == CALENDAR_CANCELLED)
			return overs[i];
	return NULL;
}

static void put_day(struct ical_series *s, const char **out, int32_t day)
{
	put_iso(s, out, (struct moment) { day, MINUTE_NONE });
}

/* whole: all of it within the window was reckoned. */
static void tell(struct ical_series *s, const struct ical_raw *master, bool whole,
	struct ical_raw **overs, size_t n_overs)
{
	const struct ical_raw *off = master ? NULL : called_off_from(overs, n_overs),
			      *of = master ? master
		: off                      ? off
					   : overs[0];
	struct calendar_series all = { .line = of->ev.line,
		.method = of->ev.method,
		.uid = of->ev.uid,
		.sequence = of->ev.sequence,
		.stamp = of->ev.stamp,
		.organizer = of->ev.organizer,
		.whole = whole || off,
		.from = "",
		.to = "",
		.places = s->places,
		.n_places = s->n_places };

	if (off) {
		put_day(s, &all.from, ical_time_house(s->tz, &off->instance).day);
	} else if (whole) {
		put_day(s, &all.from, s->o->from);
		put_day(s, &all.to, s->o->to);
	}
	s->tell(s->ctx, &all);
}

/* master may be NULL: single entries of a series, whose rule is not in the file. listed: they are all there are. */
static void put_series(struct ical_series *s, const struct ical_raw *master,
	struct ical_raw **overs, size_t n_overs, bool listed)
{
	struct walk w = { .s = s, .r = master };
	const char *why = NULL;
	const struct ical_raw *first = master ? master : overs[0];
	bool answer = first->ev.method >= METHOD_REPLY;

	s->v = NULL;
	s->places = NULL;
	s->n = s->cap = s->n_places = s->cap_places = 0;
	if (master)
		expand(&w, &why);
	if (why)
		skip(s, master, why);
	s->twice_a_day = twice_a_day(&w) || (!master && overs_twice_a_day(overs, n_overs));
	for (size_t i = 0; i < n_overs; i++)
		put_over(s, overs[i]);
	if (master && !why)
		put_dates(&w, master, overs, n_overs);
	if (!answer)
		tell(s, master,
			(listed || (master && !why && !w.cut)) && first->ev.method != METHOD_ADD,
			overs, n_overs);
	for (size_t i = 0; i < s->n; i++)
		s->put(s->ctx, &s->v[i]);
}

/* ---- All with one UID ---- */

static int newer(const struct ical_raw *a, const struct ical_raw *b)
{
	if (a->ev.sequence != b->ev.sequence)
		return a->ev.sequence > b->ev.sequence ? 1 : -1;
	if (a->ev.stamp != b->ev.stamp)
		return a->ev.stamp > b->ev.stamp ? 1 : -1;
	return a->ev.line > b->ev.line ? 1 : -1;
}

/* What tells entries of one UID apart: the method too, since an answer is no edition. */
static int by_instance(const void *a, const void *b)
{
	const struct ical_raw *x = *(struct ical_raw *const *)a, *y = *(struct ical_raw *const *)b;
	bool answer_x = x->ev.method >= METHOD_REPLY, answer_y = y->ev.method >= METHOD_REPLY;
	int order = answer_x - answer_y;

	if (!order)
		order = moment_cmp(x->instance.at, y->instance.at);
	return order ? order : newer(y, x);
}

static bool same_entry(const struct ical_raw *a, const struct ical_raw *b)
{
	return moment_cmp(a->instance.at, b->instance.at) == 0 &&
		(a->ev.method >= METHOD_REPLY) == (b->ev.method >= METHOD_REPLY);
}

static bool same_edition(const struct ical_raw *a, const struct ical_raw *b)
{
	return a->ev.sequence == b->ev.sequence && a->ev.stamp == b->ev.stamp;
}

static bool is_single(const struct ical_raw *r)
{
	return moment_is_none(r->instance.at) && !r->rule && r->n_extra == 0 && !r->why &&
		r->ev.method < METHOD_CANCEL && !moment_is_none(r->start.at);
}

/* The newest of what has no place in a series; NULL = none. */
static const struct ical_raw *newest_single(struct ical_raw **v, size_t n)
{
	const struct ical_raw *newest = NULL;

	for (size_t i = 0; i < n; i++)
		if (is_single(v[i]) && (!newest || newer(v[i], newest) > 0))
			newest = v[i];
	return newest;
}

/* Some writers give all days of a series their UID and no rule, and nothing that tells them apart: entries of one
 * edition that are at different times are no editions of one entry. Then their times are their places in the
 * series. */
static bool tell_apart(struct ical_raw **v, size_t n)
{
	const struct ical_raw *newest = newest_single(v, n);
	size_t others = 0;

	for (size_t i = 0; i < n && newest; i++) {
		if (v[i]->rule || v[i]->n_extra > 0)
			return false;
		others += is_single(v[i]) && same_edition(v[i], newest) &&
			moment_cmp(v[i]->start.at, newest->start.at) != 0;
	}
	for (size_t i = 0; i < n && others > 0; i++)
		if (is_single(v[i]) && same_edition(v[i], newest))
			v[i]->instance = v[i]->start;
	return others > 0;
}

/* Of each entry the newest edition; answers all count, being several people's. */
static size_t drop_older(struct ical_series *s, struct ical_raw **v, size_t n)
{
	size_t kept = 0;

	qsort(v, n, sizeof(struct ical_raw *), by_instance);
	for (size_t i = 0; i < n; i++) {
		if (v[i]->why)
			skip(s, v[i], v[i]->why);
		else if (kept > 0 && v[i]->ev.method < METHOD_REPLY &&
			same_entry(v[kept - 1], v[i]))
			skip(s, v[i], _("the file has it twice: the newer one is taken"));
		else
			v[kept++] = v[i];
	}
	return kept;
}

static bool repeats(const struct ical_raw *r)
{
	return (r->rule || r->n_extra > 0) && r->ev.method < METHOD_REPLY &&
		!moment_is_none(r->start.at);
}

/* Put what stands alone, and find the rule; the entries that have a place go to the front. */
static size_t sort_out(struct ical_series *s, struct ical_raw **v, size_t n,
	struct ical_raw **master, struct ical_raw **single)
{
	size_t overs = 0;

	*master = *single = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!moment_is_none(v[i]->instance.at))
			v[overs++] = v[i];
		else if (repeats(v[i]))
			*master = v[i];
		else if (is_single(v[i]))
			*single = v[i];
		else
			put_single(s, v[i]);
	}
	return overs;
}

void ical_series(struct ical_series *s, struct ical_raw **v, size_t n)
{
	struct ical_raw *master, *single;
	size_t overs;
	bool listed = n > 1 && tell_apart(v, n);

	n = drop_older(s, v, n);
	overs = sort_out(s, v, n, &master, &single);
	/* One of them without a place, and no rule: its time is its place. */
	if (single && overs > 0) {
		single->instance = single->start;
		v[overs++] = single;
		qsort(v, overs, sizeof(struct ical_raw *), by_instance);
		listed = true;
	} else if (single) {
		put_single(s, single);
	}
	if (master || overs > 0)
		put_series(s, master, v, overs, listed);
}
