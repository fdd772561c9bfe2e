#include "services/ics_series.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/series.h"

/* An entry that is here, by its place. */
struct known {
	const char *place;
	const struct meeting *m;
	int32_t day; /* when it is */
	bool past;   /* it has been, or is being held */
	bool named;  /* the calendar has it */
};

struct looking {
	struct session *se;
	const struct calendar_series *all;
	struct ics_series *out;
	struct known *v; /* in the order of places */
	size_t n;
	bool *fresh; /* of each place: nothing here is it */
	bool older;  /* the calendar is older than what is here */
	struct moment now;
};

/* ---- What is here ---- */

static bool foreign(const struct meeting *m)
{
	return (m->organizer && *m->organizer) || m->foreign_sum;
}

static int by_place(const void *a, const void *b)
{
	const struct known *x = a, *y = b;
	int order = strcmp(x->place, y->place);

	return order ? order : (x->m->id > y->m->id) - (x->m->id < y->m->id);
}

static struct moment starts_of(const char *iso)
{
	struct moment m = MOMENT_NONE;

	return moment_parse(iso ? iso : "", &m) ? m : MOMENT_NONE;
}

/* A day is past when it is over. */
static bool has_been(const struct looking *l, struct moment m)
{
	return m.minute == MINUTE_NONE ? m.day < l->now.day : moment_cmp(m, l->now) < 0;
}

static void gather(struct looking *l, const struct timed_meetings *here)
{
	int64_t stamp = 0, sequence = 0;

	l->v = xcalloc(here->n, sizeof(*l->v));
	for (; l->n < here->n; l->n++) {
		const struct meeting *m = &here->v[l->n];
		struct moment starts = starts_of(m->starts);

		l->v[l->n] = (struct known) {
			.place = m->instance && *m->instance ? m->instance : m->starts,
			.m = m,
			.day = starts.day,
			.past = m->status == STATUS_RUNNING || m->status == STATUS_HELD ||
				has_been(l, starts),
		};
		if (!foreign(m))
			continue;
		stamp = m->foreign_stamp > stamp ? m->foreign_stamp : stamp;
		sequence = m->sequence > sequence ? m->sequence : sequence;
	}
	qsort(l->v, l->n, sizeof(*l->v), by_place);
	/* Entries have a SEQUENCE of their own, which says nothing about that of the rule: the time does. */
	l->older = l->all->whole &&
		(stamp && l->all->stamp ? l->all->stamp < stamp : l->all->sequence < sequence);
}

/* ---- Which is which ---- */

/* The first that is not before the place. */
static size_t first_from(const struct looking *l, const char *place)
{
	size_t from = 0, to = l->n;

	while (from < to) {
		size_t at = from + (to - from) / 2;

		if (strcmp(l->v[at].place, place) < 0)
			from = at + 1;
		else
			to = at;
	}
	return from;
}

/* The one at that place (a calendar that has a place twice means the same), or else one of its day; NULL = none. */
static struct known *find(struct looking *l, const char *place)
{
	enum { DAY = 10 };
	char day[DAY + 1];
	size_t at = first_from(l, place);

	if (at < l->n && strcmp(l->v[at].place, place) == 0)
		return &l->v[at];
	if (strlen(place) < DAY)
		return NULL;
	memcpy(day, place, DAY);
	day[DAY] = '\0';
	for (at = first_from(l, day); at < l->n && strncmp(l->v[at].place, day, DAY) == 0; at++)
		if (!l->v[at].named)
			return &l->v[at];
	return NULL;
}

/* An entry that has no place here: by its name or its time it may be known all the same. */
static bool look_for_name(struct looking *l, size_t i, struct err *e)
{
	struct ics_place *p = &l->out->v[i];
	struct timed_meetings typed = { 0 };
	int known;

	if (!store_uid_known(l->se->store, p->entry, &known, e) ||
		!store_meetings_at(l->se->store, l->all->places[i].starts, &typed, e))
		return false;
	for (size_t k = 0; k < l->n && known && !p->uid_taken; k++)
		p->uid_taken = l->v[k].m->uid && strcmp(l->v[k].m->uid, p->entry) == 0;
	l->fresh[i] = typed.n == 0 && (!(known & UID_KNOWN) || p->uid_taken);
	pool_release(&typed.pool);
	return true;
}

static bool match(struct looking *l, struct err *e)
{
	const struct calendar_series *all = l->all;
	bool ok = true;

	for (size_t i = 0; i < all->n_places; i++) {
		struct known *k = find(l, all->places[i].place);

		l->out->v[i].entry = pool_strdup(&l->out->pool, all->places[i].entry);
		l->out->v[i].meeting_id = k ? k->m->id : 0;
		if (k)
			k->named = true;
	}
	for (size_t i = 0; i < all->n_places && ok; i++)
		if (!l->out->v[i].meeting_id)
			ok = look_for_name(l, i, e);
	return ok;
}

/* ---- What was moved, and what is called off ---- */

/* Would the calendar name it if it took place? The days at the edges may lie on the other side in another zone. */
static bool is_missed(const struct looking *l, const struct known *k)
{
	const struct calendar_series *all = l->all;
	struct moment from = starts_of(all->from), to = starts_of(all->to),
		      place = starts_of(k->place);

	return !k->named && foreign(k->m) && k->m->status != STATUS_CANCELLED &&
		(moment_is_none(from) || place.day >= from.day + !moment_is_none(to)) &&
		(moment_is_none(to) || place.day < to.day - 1);
}

struct dated {
	int32_t day;
	size_t of; /* its index among the known or the places */
};

struct days {
	struct dated *v;
	int32_t *day; /* the days alone */
	size_t n;
};

static int by_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
				: (x->of > y->of) - (x->of < y->of);
}

static struct days days_in_order(struct dated *v, size_t n)
{
	struct days d = { .v = v, .day = xcalloc(n + 1, sizeof(*d.day)), .n = n };

	qsort(v, n, sizeof(*v), by_day);
	for (size_t i = 0; i < n; i++)
		d.day[i] = v[i].day;
	return d;
}

static void days_free(struct days *d)
{
	free(d->v);
	free(d->day);
}

/* Days of the rule that nothing here has: those that have been, or those to come. */
static struct days new_days(const struct looking *l, bool past)
{
	struct dated *v = xcalloc(l->all->n_places + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < l->all->n_places; i++) {
		struct moment m = starts_of(l->all->places[i].starts);

		if (l->fresh[i] && !moment_is_none(m) && has_been(l, m) == past)
			v[n++] = (struct dated) { m.day, i };
	}
	return days_in_order(v, n);
}

static struct days missed_days(const struct looking *l, bool past)
{
	struct dated *v = xcalloc(l->n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t k = 0; k < l->n; k++)
		if (is_missed(l, &l->v[k]) && l->v[k].past == past)
			v[n++] = (struct dated) { l->v[k].day, k };
	return days_in_order(v, n);
}

/* Which of the missed days each new one takes the place of. */
static size_t *paired(const struct days *missed, const struct days *fresh)
{
	size_t *of = xcalloc(fresh->n + 1, sizeof(*of));

	series_pair(missed->day, missed->n, fresh->day, fresh->n, of);
	return of;
}

/* Another day of the rule in a week in which something was held already is no meeting that was forgotten. */
static void leave_past(struct looking *l)
{
	struct days missed = missed_days(l, true), fresh = new_days(l, true);
	size_t *of = paired(&missed, &fresh);

	for (size_t i = 0; i < fresh.n; i++)
		if (of[i] != SERIES_NONE)
			l->out->v[fresh.v[i].of].why =
				_("its series has another day now: what has been stays as it was");
	free(of);
	days_free(&missed);
	days_free(&fresh);
}

static void call_off(struct looking *l, const struct known *k)
{
	struct ics_series *s = l->out;

	s->gone[s->n_gone++] = (struct ics_place) { .entry = "",
		.meeting_id = k->m->id,
		.why = l->all->n_places > 0 ? _("its series does not have that day any more")
					    : NULL };
}

static void move_coming(struct looking *l)
{
	struct days missed = missed_days(l, false), fresh = new_days(l, false);
	size_t *of = paired(&missed, &fresh);

	for (size_t i = 0; i < fresh.n; i++) {
		struct ics_place *p = &l->out->v[fresh.v[i].of];

		if (of[i] == SERIES_NONE)
			continue;
		p->meeting_id = l->v[missed.v[of[i]].of].m->id;
		p->moved = true;
		l->v[missed.v[of[i]].of].named = true;
	}
	l->out->gone = pool_alloc(&l->out->pool, (missed.n + 1) * sizeof(*l->out->gone));
	for (size_t i = 0; i < missed.n; i++)
		if (!l->v[missed.v[i].of].named)
			call_off(l, &l->v[missed.v[i].of]);
	free(of);
	days_free(&missed);
	days_free(&fresh);
}

static void settle(struct looking *l)
{
	if (!l->all->whole)
		return;
	for (size_t i = 0; i < l->all->n_places && l->older; i++)
		if (l->fresh[i])
			l->out->v[i].why = _("an older edition than the one here");
	if (l->older)
		return;
	leave_past(l);
	move_coming(l);
}

bool ics_series_look(struct session *se, const struct calendar_series *all, struct ics_series *out,
	struct err *e)
{
	struct looking l = { .se = se, .all = all, .out = out, .now = clock_local(se->clock) };
	struct timed_meetings here;
	bool ok;

	*out = (struct ics_series) { 0 };
	ok = store_series(se->store, all->uid, &here, e);
	if (ok && here.n > 0) {
		gather(&l, &here);
		out->n = all->n_places;
		out->sister = here.v[here.n - 1].id;
		out->v = pool_alloc(&out->pool, (out->n + 1) * sizeof(*out->v));
		l.fresh = xcalloc(out->n + 1, sizeof(*l.fresh));
		ok = match(&l, e);
		if (ok)
			settle(&l);
	}
	free(l.fresh);
	free(l.v);
	pool_release(&here.pool);
	return ok;
}

void ics_series_release(struct ics_series *s)
{
	pool_release(&s->pool);
	*s = (struct ics_series) { 0 };
}

const struct ics_place *ics_series_place(struct ics_series *s, const struct calendar_event *ev)
{
	for (size_t looked = 0; looked < s->n; looked++) {
		const struct ics_place *p = &s->v[s->at];

		s->at = (s->at + 1) % s->n;
		if (strcmp(p->entry, ev->entry) == 0)
			return p;
	}
	return NULL;
}
