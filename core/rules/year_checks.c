#include "rules/year_checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/holidays.h"

enum { DAYS_MAX = 31, NAMES_MAX = 3, DISPATCH_LOOK = 42, DAY_MINUTES = 24 * 60 };

const char *const year_finding_names[] = { "group-clash", "person-clash", "room-clash", "red-day",
	"eve", "weekend", "bridge-day", "short-day", "break", "blackout", "no-dispatch",
	"late-dispatch", "no-host", NULL };

struct year_checker {
	const struct year_sheet *s;
	struct year_findings *out;
	const struct year_entry *entry; /* what is looked at; NULL = the year */
};

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static const char *entry_name(const struct year_entry *en)
{
	const char *title = or_empty(en->row->m.title);

	return *title || en->row->n_groups == 0 ? title : en->row->groups[0].name;
}

static void add(struct year_checker *c, int kind, int32_t day, int64_t other, const char *words)
{
	struct year_findings *out = c->out;

	out->v = pool_grow(&out->pool, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] = (struct year_finding) {
		.kind = kind,
		.day = day,
		.meeting_id = c->entry ? c->entry->row->m.id : 0,
		.other_id = other,
		.name = pool_strdup(&out->pool, c->entry ? entry_name(c->entry) : ""),
		.words = words,
	};
}

/* ---- When it is ------------------------------------------------------------------------------- */

bool year_entry_days(const struct meeting *m, int32_t *first, int32_t *last)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;

	moment_parse(or_empty(m->starts), &starts);
	moment_parse(or_empty(m->ends), &ends);
	*first = starts.day;
	*last = ends.day >= starts.day ? ends.day : starts.day;
	return starts.day != DAY_NONE;
}

static int32_t first_day(const struct year_entry *en)
{
	int32_t first, last;

	year_entry_days(&en->row->m, &first, &last);
	return first;
}

/* Its minutes, from 1970 on: [*from, *to). Whole days last until midnight. */
static void minutes(const struct year_entry *en, int64_t *from, int64_t *to)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;
	int32_t first, last;

	year_entry_days(&en->row->m, &first, &last);
	moment_parse(or_empty(en->row->m.starts), &starts);
	moment_parse(or_empty(en->row->m.ends), &ends);
	*from = (int64_t)first * DAY_MINUTES;
	*to = ((int64_t)last + 1) * DAY_MINUTES;
	if (starts.minute == MINUTE_NONE)
		return;
	*from += starts.minute;
	*to = ends.minute == MINUTE_NONE ? *from + 1 : (int64_t)last * DAY_MINUTES + ends.minute;
}

static bool overlaps(const struct year_entry *a, const struct year_entry *b)
{
	int64_t from, to, from_b, to_b;

	minutes(a, &from, &to);
	minutes(b, &from_b, &to_b);
	return from < to_b && from_b < to;
}

static bool share_day(const struct year_entry *a, const struct year_entry *b)
{
	int32_t first, last, first_b, last_b;

	return year_entry_days(&a->row->m, &first, &last) &&
		year_entry_days(&b->row->m, &first_b, &last_b) && first <= last_b &&
		first_b <= last;
}

static bool can_move(const struct year_entry *en)
{
	return en->row->m.status < STATUS_RUNNING;
}

static bool is_meeting(const struct year_entry *en)
{
	return en->row->m.kind != MEETING_DEADLINE;
}

/* ---- Two at once ------------------------------------------------------------------------------ */

/* A group that both are for; NULL for none. */
static const char *shared_group(const struct year_entry *a, const struct year_entry *b)
{
	for (size_t i = 0; i < a->row->n_groups; i++) {
		for (size_t k = 0; k < b->row->n_groups; k++) {
			if (a->row->groups[i].id == b->row->groups[k].id)
				return a->row->groups[i].name;
		}
	}
	return NULL;
}

static bool called(const struct year_entry *en, int64_t person_id)
{
	for (size_t i = 0; i < en->n_people; i++) {
		if (en->people[i].id == person_id)
			return true;
	}
	return false;
}

static void clash_people(struct year_checker *c, const struct year_entry *other)
{
	struct buf names = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < c->entry->n_people; i++) {
		if (!called(other, c->entry->people[i].id))
			continue;
		if (n++ < NAMES_MAX)
			buf_printf(&names, "%s%s", n > 1 ? ", " : "", c->entry->people[i].name);
	}
	if (n > NAMES_MAX)
		buf_printf(&names, ngettext(" and %zu more", " and %zu more", n - NAMES_MAX),
			n - NAMES_MAX);
	if (n > 0)
		add(c, YEAR_PERSON_CLASH, first_day(c->entry), other->row->m.id,
			pool_printf(&c->out->pool,
				overlaps(c->entry, other) ? _("At the same time as “%s”: %s.")
							  : _("The same day as “%s”: %s."),
				entry_name(other), buf_str(&names)));
	buf_release(&names);
}

static bool same_words(const char *a, const char *b)
{
	char *fold_a = text_fold(or_empty(a), FOLD_CASE),
	     *fold_b = text_fold(or_empty(b), FOLD_CASE);
	bool same = strcmp(fold_a, fold_b) == 0;

	free(fold_a);
	free(fold_b);
	return same;
}

static void clash_room(struct year_checker *c, const struct year_entry *other)
{
	const struct meeting *a = &c->entry->row->m, *b = &other->row->m;

	if (text_blank(or_empty(a->room)) || !overlaps(c->entry, other) ||
		!same_words(a->room, b->room) || !same_words(a->place, b->place))
		return;
	add(c, YEAR_ROOM_CLASH, first_day(c->entry), b->id,
		pool_printf(&c->out->pool, _("“%s” is in the same room (%s) at that time."),
			entry_name(other), a->room));
}

static void clashes(struct year_checker *c)
{
	const struct year_entry *end = c->s->v + c->s->n;

	for (const struct year_entry *other = c->entry + 1; other < end; other++) {
		const char *group;

		if (other->outside || !is_meeting(other) || !share_day(c->entry, other) ||
			(!can_move(c->entry) && !can_move(other)))
			continue;
		group = shared_group(c->entry, other);
		if (group)
			add(c, YEAR_GROUP_CLASH, first_day(c->entry), other->row->m.id,
				pool_printf(&c->out->pool, _("%s meets twice that day: also “%s”."),
					group, entry_name(other)));
		else
			clash_people(c, other);
		clash_room(c, other);
	}
}

/* ---- Days that do not suit -------------------------------------------------------------------- */

static void calendar_days(struct year_checker *c)
{
	static const int kinds[] = {
		[DAY_RED] = YEAR_RED_DAY,
		[DAY_EVE] = YEAR_EVE,
		[DAY_WEEKEND] = YEAR_WEEKEND,
		[DAY_BRIDGE] = YEAR_BRIDGE_DAY,
		[DAY_SHORT] = YEAR_SHORT_DAY,
	};
	int32_t first, last;

	if (!year_entry_days(&c->entry->row->m, &first, &last))
		return;
	for (int32_t day = first; day <= last && day - first < DAYS_MAX; day++) {
		struct day_mark mark = day_mark(day);
		struct buf words = { 0 };

		if (mark.kind == DAY_ORDINARY ||
			(!is_meeting(c->entry) && !day_kind_is_free(mark.kind)))
			continue;
		day_mark_words(mark, &words);
		add(c, kinds[mark.kind], day, 0, pool_strdup(&c->out->pool, buf_str(&words)));
		buf_release(&words);
	}
}

static bool sends(const struct year_entry *en, int64_t party_id)
{
	for (size_t i = 0; i < en->n_people; i++) {
		if (en->people[i].party_id == party_id)
			return true;
	}
	return false;
}

static bool lies_over(const struct year_entry *en, const char *from_day, const char *to_day)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;
	int32_t first, last;

	return moment_parse(or_empty(from_day), &from) && moment_parse(or_empty(to_day), &to) &&
		year_entry_days(&en->row->m, &first, &last) && first <= to.day && from.day <= last;
}

static void breaks(struct year_checker *c)
{
	for (size_t i = 0; i < c->s->n_breaks; i++) {
		const struct break_row *r = &c->s->breaks[i];

		if ((r->b.party_id && !sends(c->entry, r->b.party_id)) ||
			!lies_over(c->entry, r->b.from_day, r->b.to_day))
			continue;
		add(c, YEAR_BREAK, first_day(c->entry), 0,
			pool_printf(&c->out->pool, "%s%s%s", r->b.label, *r->party[0] ? " " : "",
				r->party[0]));
	}
}

static void blackouts(struct year_checker *c)
{
	for (size_t i = 0; i < c->s->n_blackouts; i++) {
		const struct blackout_row *r = &c->s->blackouts[i];
		const char *why = or_empty(r->b.why);

		if (!sends(c->entry, r->b.party_id) ||
			!lies_over(c->entry, r->b.from_day, r->b.to_day))
			continue;
		add(c, YEAR_BLACKOUT, first_day(c->entry), 0,
			pool_printf(&c->out->pool, _("%s cannot%s%s"), r->party[0],
				*why ? ": " : "", why));
	}
}

/* ---- Dispatch dates --------------------------------------------------------------------------- */

static bool is_for(const struct year_entry *deadline, const struct year_entry *en)
{
	return deadline->row->n_groups == 0 || shared_group(deadline, en);
}

static void dispatch(struct year_checker *c)
{
	int32_t day = first_day(c->entry), latest = DAY_NONE;
	bool used = false;

	for (size_t i = 0; i < c->s->n; i++) {
		const struct year_entry *d = &c->s->v[i];
		int32_t at = first_day(d);

		if (is_meeting(d) || !is_for(d, c->entry))
			continue;
		used |= !d->outside;
		if (at < day && day - at <= DISPATCH_LOOK)
			latest = at > latest ? at : latest;
	}
	if (!used || c->entry->row->n_groups == 0)
		return;
	if (latest == DAY_NONE)
		add(c, YEAR_NO_DISPATCH, day, 0,
			_("No dispatch date for the papers is set before it."));
	else if (day - latest < c->s->dispatch_days)
		add(c, YEAR_LATE_DISPATCH, day, 0,
			pool_printf(&c->out->pool,
				ngettext("The papers leave %d day before it; %d are usual.",
					"The papers leave %d days before it; %d are usual.",
					(size_t)(day - latest)),
				day - latest, c->s->dispatch_days));
}

/* ---- Hosts ------------------------------------------------------------------------------------ */

/* Does the place of an entry of the year name that one? */
static bool hosts(const struct year_sheet *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++) {
		const char *place = or_empty(s->v[i].row->m.place);

		if (!s->v[i].outside && is_meeting(&s->v[i]) && *place &&
			text_matches(place, name, AT_WORD))
			return true;
	}
	return false;
}

/* "Lillköpings kommun" is looked for as "Lillköping": words are matched by their beginning. */
static const char *place_of(const struct party *p, struct pool *pool)
{
	static const char *const words[] = { " kommun", " kommune", " municipality" };
	size_t n = strlen(or_empty(p->name));

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t len = strlen(words[i]);

		if (n <= len || strcmp(p->name + n - len, words[i]) != 0)
			continue;
		n -= len;
		return pool_strndup(pool, p->name, n - (n > 1 && p->name[n - 1] == 's'));
	}
	return or_empty(p->name);
}

static void check_hosts(struct year_checker *c)
{
	const struct year_sheet *s = c->s;
	bool any = false;

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < s->n_parties; i++) {
			const struct party *p = &s->parties[i].p;
			const char *name = place_of(p, &c->out->pool);
			bool there;

			if (p->kind != PARTY_MUNICIPALITY || !*name)
				continue;
			there = hosts(s, name);
			if (round == 0)
				any |= there;
			else if (!there)
				add(c, YEAR_NO_HOST, DAY_NONE, 0,
					pool_printf(
						&c->out->pool, _("%s hosts no meeting."), p->name));
		}
		if (!any)
			return;
	}
}

/* ---- All of it -------------------------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
	const struct year_finding *x = a, *y = b;
	int64_t day_x = x->day == DAY_NONE ? INT32_MAX : x->day,
		day_y = y->day == DAY_NONE ? INT32_MAX : y->day;

	if (day_x != day_y)
		return day_x < day_y ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind - y->kind;
	if (x->meeting_id != y->meeting_id)
		return x->meeting_id < y->meeting_id ? -1 : 1;
	if (x->other_id != y->other_id)
		return x->other_id < y->other_id ? -1 : 1;
	return strcmp(x->words, y->words);
}

void year_checks_run(const struct year_sheet *s, struct year_findings *out)
{
	struct year_checker c = { .s = s, .out = out };

	for (size_t i = 0; i < s->n; i++) {
		c.entry = &s->v[i];
		if (c.entry->outside || first_day(c.entry) == DAY_NONE)
			continue;
		if (is_meeting(c.entry))
			clashes(&c);
		if (!can_move(c.entry))
			continue;
		calendar_days(&c);
		if (!is_meeting(c.entry))
			continue;
		breaks(&c);
		blackouts(&c);
		dispatch(&c);
	}
	c.entry = NULL;
	check_hosts(&c);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_day);
}
