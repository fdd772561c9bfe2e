#include "rules/year_checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/holidays.h"
#include "rules/successors.h"

enum { DAYS_MAX = 31, NAMES_MAX = 3, NAMES_BRIEF = 2, DAY_MINUTES = 24 * 60 };

const char *const year_finding_names[] = { "group-clash", "person-clash", "room-clash", "red-day",
	"eve", "weekend", "bridge-day", "short-day", "break", "blackout", "no-dispatch",
	"late-dispatch", "no-host", "fewer-meetings", "ended", NULL };

const char *year_finding_label(int kind)
{
	static const char *const labels[YEAR_FINDING_KINDS] = {
		[YEAR_GROUP_CLASH] = N_("finding|group clash"),
		[YEAR_PERSON_CLASH] = N_("finding|people clash"),
		[YEAR_ROOM_CLASH] = N_("finding|room clash"),
		[YEAR_RED_DAY] = N_("finding|holiday"),
		[YEAR_EVE] = N_("finding|eve"),
		[YEAR_WEEKEND] = N_("finding|weekend"),
		[YEAR_BRIDGE_DAY] = N_("finding|bridge day"),
		[YEAR_SHORT_DAY] = N_("finding|short day"),
		[YEAR_BREAK] = N_("finding|break"),
		[YEAR_BLACKOUT] = N_("finding|party cannot"),
		[YEAR_NO_DISPATCH] = N_("finding|no dispatch"),
		[YEAR_LATE_DISPATCH] = N_("finding|late papers"),
		[YEAR_NO_HOST] = N_("finding|no host"),
		[YEAR_FEWER] = N_("finding|fewer meetings"),
		[YEAR_ENDED] = N_("finding|group has ended"),
	};

	return Q_(labels[kind]);
}

struct year_checker {
	const struct year_sheet *s;
	struct year_findings *out;
	const struct year_entry *entry; /* what is looked at; NULL = the year */
	bool alone;                     /* it is all that is looked at */
};

static const char *entry_name(const struct year_entry *en)
{
	const char *title = or_empty(en->row->m.title);

	return *title || en->row->n_groups == 0 ? title : en->row->groups[0].name;
}

static void add(struct year_checker *c, int kind, int32_t day, int64_t other, const char *words,
	const char *brief)
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
		.brief = brief,
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
static const struct group_ref *shared_group(const struct year_entry *a, const struct year_entry *b)
{
	for (size_t i = 0; i < a->row->n_groups; i++) {
		for (size_t k = 0; k < b->row->n_groups; k++) {
			if (a->row->groups[i].id == b->row->groups[k].id)
				return &a->row->groups[i];
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

/* Those called to both, the first of them by name. Returns how many there are. */
static size_t called_twice(
	const struct year_entry *a, const struct year_entry *b, size_t most, struct buf *names)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_people; i++) {
		if (!called(b, a->people[i].id))
			continue;
		if (n++ < most)
			buf_printf(names, "%s%s", n > 1 ? ", " : "", a->people[i].name);
	}
	return n;
}

static void clash_people(struct year_checker *c, const struct year_entry *other)
{
	struct buf names = { 0 }, few = { 0 };
	size_t n = called_twice(c->entry, other, NAMES_MAX, &names);

	called_twice(c->entry, other, NAMES_BRIEF, &few);
	if (n > NAMES_MAX)
		buf_printf(&names, ngettext(" and %zu more", " and %zu more", n - NAMES_MAX),
			n - NAMES_MAX);
	if (n > NAMES_BRIEF)
		buf_printf(&few, " +%zu", n - NAMES_BRIEF);
	if (n > 0)
		add(c, YEAR_PERSON_CLASH, first_day(c->entry), other->row->m.id,
			pool_printf(&c->out->pool,
				overlaps(c->entry, other) ? _("At the same time as “%s”: %s.")
							  : _("The same day as “%s”: %s."),
				entry_name(other), buf_str(&names)),
			/* TRANSLATORS: names, the other meeting of that day */
			pool_printf(&c->out->pool, _("%s also in “%s”"), buf_str(&few),
				entry_name(other)));
	buf_release(&names);
	buf_release(&few);
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
			entry_name(other), a->room),
		/* TRANSLATORS: a room, the other meeting of that time */
		pool_printf(&c->out->pool, _("%s is taken: “%s”"), a->room, entry_name(other)));
}

static void clash_groups(
	struct year_checker *c, const struct group_ref *group, const struct year_entry *other)
{
	const char *brief = *or_empty(group->short_name) ? group->short_name : group->name;

	add(c, YEAR_GROUP_CLASH, first_day(c->entry), other->row->m.id,
		pool_printf(&c->out->pool, _("%s meets twice that day: also “%s”."), group->name,
			entry_name(other)),
		/* TRANSLATORS: a group, its other meeting of that day */
		pool_printf(&c->out->pool, _("%s has “%s”"), brief, entry_name(other)));
}

/* With the entries from `other` on. */
static void clashes(struct year_checker *c, const struct year_entry *other)
{
	for (const struct year_entry *end = c->s->v + c->s->n; other < end; other++) {
		const struct group_ref *group;

		if (other == c->entry || other->outside || !is_meeting(other) ||
			!share_day(c->entry, other) || (!can_move(c->entry) && !can_move(other)))
			continue;
		group = shared_group(c->entry, other);
		if (group)
			clash_groups(c, group, other);
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
		const char *said;

		if (mark.kind == DAY_ORDINARY ||
			(!is_meeting(c->entry) && !day_kind_is_free(mark.kind)))
			continue;
		day_mark_words(mark, &words);
		said = pool_strdup(&c->out->pool, buf_str(&words));
		add(c, kinds[mark.kind], day, 0, said, said);
		buf_release(&words);
	}
}

static bool sends(const struct year_entry *en, int64_t party_id)
{
	for (size_t i = 0; i < en->n_people; i++) {
		if (en->people[i].party_id == party_id)
			return true;
	}
	return en->anybody;
}

static const char *short_of(const char *const party[2])
{
	return *party[1] ? party[1] : party[0];
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
				r->party[0]),
			pool_printf(&c->out->pool, "%s%s%s", r->b.label, *r->party[0] ? " " : "",
				short_of(r->party)));
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
				*why ? ": " : "", why),
			pool_printf(&c->out->pool, _("%s cannot"), short_of(r->party)));
	}
}

/* ---- Groups that have ended ------------------------------------------------------------------- */

static const struct group *group_of(const struct year_sheet *s, int64_t id)
{
	for (size_t i = 0; i < s->n_groups; i++) {
		if (s->groups[i].id == id)
			return &s->groups[i];
	}
	return NULL;
}

static void ended(struct year_checker *c)
{
	const struct meeting_row *row = c->entry->row;
	int32_t day = first_day(c->entry);

	for (size_t i = 0; i < row->n_groups; i++) {
		const struct group_ref *g = &row->groups[i];
		int64_t now = group_on_day(c->s->groups, c->s->n_groups, g->id, day);
		const struct group *other = group_of(c->s, now);
		const char *brief = *or_empty(g->short_name) ? g->short_name : g->name;

		if (now == g->id)
			continue;
		add(c, YEAR_ENDED, day, 0,
			other ? pool_printf(&c->out->pool,
					_("%s has ended; %s has taken its place."), g->name,
					other->name)
			      : pool_printf(&c->out->pool,
					_("%s has ended, and no group has taken its place."),
					g->name),
			pool_printf(&c->out->pool, _("%s has ended"), brief));
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
		if (at < day && day - at <= YEAR_DISPATCH_LOOK)
			latest = at > latest ? at : latest;
	}
	if (!used || c->entry->row->n_groups == 0)
		return;
	if (latest == DAY_NONE && !c->alone)
		add(c, YEAR_NO_DISPATCH, day, 0,
			_("No dispatch date for the papers is set before it."), "");
	else if (latest != DAY_NONE && day - latest < c->s->dispatch_days)
		add(c, YEAR_LATE_DISPATCH, day, 0,
			pool_printf(&c->out->pool,
				ngettext("The papers leave %d day before it; %d are usual.",
					"The papers leave %d days before it; %d are usual.",
					(size_t)(day - latest)),
				day - latest, c->s->dispatch_days),
			pool_printf(&c->out->pool,
				ngettext("papers %d day before", "papers %d days before",
					(size_t)(day - latest)),
				day - latest));
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
						&c->out->pool, _("%s hosts no meeting."), p->name),
					"");
		}
		if (!any)
			return;
	}
}

/* ---- Fewer than decided ----------------------------------------------------------------------- */

/* The next name of "Norr, Väst" from *at on; its length, 0 at the end. */
static size_t next_name(const char **at)
{
	*at += strspn(*at, ", ");
	return strstr(*at, ", ") ? (size_t)(strstr(*at, ", ") - *at) : strlen(*at);
}

/* In how many of the meetings that were decided a group is named, those from the i-th on; 0 where an
 * earlier one names it. */
static size_t decided_for(const struct year_sheet *s, size_t i, const char *name, size_t len)
{
	size_t times = 0;

	for (size_t k = 0; k < s->n_decided; k++) {
		const char *at = or_empty(s->decided[k].groups);
		size_t n;

		for (; s->decided[k].kind != MEETING_DEADLINE && (n = next_name(&at)) > 0;
			at += n) {
			if (n != len || strncmp(at, name, n) != 0)
				continue;
			if (k < i)
				return 0;
			times++;
		}
	}
	return times;
}

static int64_t group_named(const struct year_sheet *s, const char *name, size_t len)
{
	for (size_t i = 0; i < s->n_groups; i++) {
		const char *own = or_empty(s->groups[i].name);

		if (strlen(own) == len && strncmp(own, name, len) == 0)
			return s->groups[i].id;
	}
	return 0;
}

static bool is_of(const struct year_entry *en, int64_t group)
{
	for (size_t i = 0; i < en->row->n_groups; i++) {
		if (en->row->groups[i].id == group)
			return true;
	}
	return false;
}

/* The meetings of a group, or of the one that has taken its place by then. */
static size_t meets(const struct year_sheet *s, const char *name, size_t len)
{
	int64_t id = group_named(s, name, len);
	size_t times = 0;

	for (size_t i = 0; i < s->n && id; i++) {
		const struct year_entry *en = &s->v[i];

		if (!en->outside && is_meeting(en))
			times += is_of(en, id) ||
				is_of(en, group_on_day(s->groups, s->n_groups, id, first_day(en)));
	}
	return times;
}

static void check_fewer(struct year_checker *c)
{
	const struct year_sheet *s = c->s;

	for (size_t i = 0; i < s->n_decided; i++) {
		const char *at = or_empty(s->decided[i].groups);

		for (size_t n; (n = next_name(&at)) > 0; at += n) {
			size_t decided = decided_for(s, i, at, n), have = meets(s, at, n);

			if (have < decided)
				add(c, YEAR_FEWER, DAY_NONE, 0,
					pool_printf(&c->out->pool,
						ngettext("%.*s has %zu meeting; %zu were decided.",
							"%.*s has %zu meetings; %zu were decided.",
							have),
						(int)n, at, have, decided),
					"");
		}
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

static void sort(struct year_findings *out)
{
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_day);
}

/* The days of one that can still be moved. */
static void days(struct year_checker *c)
{
	calendar_days(c);
	ended(c);
	if (!is_meeting(c->entry))
		return;
	breaks(c);
	blackouts(c);
	dispatch(c);
}

void year_checks_run(const struct year_sheet *s, struct year_findings *out)
{
	struct year_checker c = { .s = s, .out = out };

	for (size_t i = 0; i < s->n; i++) {
		c.entry = &s->v[i];
		if (c.entry->outside || first_day(c.entry) == DAY_NONE)
			continue;
		if (is_meeting(c.entry))
			clashes(&c, c.entry + 1);
		if (can_move(c.entry))
			days(&c);
	}
	c.entry = NULL;
	check_hosts(&c);
	check_fewer(&c);
	sort(out);
}

void year_checks_look(const struct year_sheet *s, size_t at, struct year_findings *out)
{
	struct year_checker c = { .s = s, .out = out, .entry = &s->v[at], .alone = true };

	if (first_day(c.entry) == DAY_NONE)
		return;
	if (is_meeting(c.entry))
		clashes(&c, s->v);
	days(&c);
	sort(out);
}

/* ---- In a few words --------------------------------------------------------------------------- */

bool year_finding_is_grave(int kind)
{
	return kind <= YEAR_WEEKEND || kind == YEAR_BLACKOUT || kind == YEAR_ENDED;
}

void year_findings_brief(const struct year_findings *f, struct buf *out)
{
	size_t from = out->len;

	for (int grave = 1; grave >= 0; grave--) {
		for (size_t i = 0; i < f->n; i++) {
			if (year_finding_is_grave(f->v[i].kind) == grave && *f->v[i].brief)
				buf_printf(out, "%s%c %s", out->len > from ? "  " : "",
					grave ? '!' : '?', f->v[i].brief);
		}
	}
}
