#include "services/lay_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/kinds.h"
#include "rules/phrases.h"
#include "rules/spread.h"
#include "rules/successors.h"
#include "services/kinds.h"
#include "services/lay_out_words.h"
#include "services/meetings.h"
#include "services/rounds.h"
#include "services/wording.h"

/* How the latest entry of a kind was, of one group; or how it usually is. The texts live in the pool. */
struct habit {
	int weekday; /* the most common one of its year; WEEKDAY_NONE: there was none */
	int year, times[7];
	struct kind_usual usual;
	const char *title, *place, *room, *link, *chair, *note_taker;
	int mode;
};

enum { HABIT_MAX = 40, DAY_MINUTES = 24 * 60, MORNING = 9 * 60 };

/* ---- What there is ---------------------------------------------------------------------------------- */

static struct habit *habit_of(const struct lay_out *l, size_t group, int kind)
{
	return &l->habits[group * MEETING_KINDS + (size_t)kind];
}

static void keep_habit(struct lay_out *l, struct habit *h, const struct meeting *m)
{
	struct moment starts = moment_of(m->starts), ends = moment_of(m->ends);
	struct pool *p = &l->pool;

	if (starts.day == DAY_NONE)
		return;
	*h = (struct habit) { .weekday = day_weekday(starts.day),
		.year = day_year(starts.day),
		.usual = { .start = starts.minute },
		.title = pool_strdup(p, m->title),
		.place = pool_strdup(p, m->place),
		.room = pool_strdup(p, m->room),
		.link = pool_strdup(p, m->link),
		.chair = pool_strdup(p, m->chair),
		.note_taker = pool_strdup(p, m->note_taker),
		.mode = m->mode };
	if (ends.day != DAY_NONE)
		h->usual.minutes = (int)moment_minutes_between(starts, ends);
}

/* One that gave way to a holiday is no habit: the weekday of most of them in that year counts, the
 * latest one's where two are as common. */
static void count_weekday(struct habit *h, const struct meeting *m)
{
	struct moment starts = moment_of(m->starts);

	if (starts.day == DAY_NONE || day_year(starts.day) != h->year)
		return;
	h->times[day_weekday(starts.day)]++;
}

static void choose_weekday(struct habit *h)
{
	for (int i = 0; i < 7 && h->weekday != WEEKDAY_NONE; i++)
		if (h->times[i] > h->times[h->weekday])
			h->weekday = i;
}

/* The latest entries before the end of the year, the latest first. */
static bool load_habits(struct session *se, struct lay_out *l, size_t group, struct err *e)
{
	char to[MOMENT_SIZE];
	struct meeting_query q = { .group_id = l->groups.v[group].g.id,
		.to = to,
		.after_starts = to,
		.backwards = true,
		.limit = HABIT_MAX };
	struct meeting_rows rows = { 0 };

	snprintf(to, sizeof(to), "%04d", l->year + 1);
	for (int kind = 0; kind < MEETING_KINDS; kind++)
		habit_of(l, group, kind)->weekday = WEEKDAY_NONE;
	if (!store_meetings(se->store, &q, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		const struct meeting *m = &rows.v[i].m;
		struct habit *h = habit_of(l, group, m->kind);
		/* A joint meeting says nothing of the day on which a group meets alone. */
		bool alone = rows.v[i].n_groups == 1 || m->kind != MEETING_ORDINARY;

		if (!alone || m->status == STATUS_CANCELLED)
			continue;
		if (h->weekday == WEEKDAY_NONE)
			keep_habit(l, h, m);
		count_weekday(h, m);
	}
	for (int kind = 0; kind < MEETING_KINDS; kind++)
		choose_weekday(habit_of(l, group, kind));
	pool_release(&rows.pool);
	return true;
}

/* As the organisation has it where nothing was before; only ordinary meetings are called as their
 * groups. */
static bool load_usual(
	struct session *se, struct lay_out *l, int kind, const char *language, struct err *e)
{
	struct habit *h = habit_of(l, l->groups.n, kind);
	struct kind_habit said = { 0 };
	bool ok = kind_habit_load(se, kind, &said, e);
	bool named = said.title && *said.title;

	h->weekday = kind == MEETING_LUNCH_TO_LUNCH ? THU : TUE;
	h->usual = said.usual;
	h->mode = said.mode;
	if (named || kind != MEETING_ORDINARY)
		h->title = pool_strdup(&l->pool, named ? said.title : phrase_kind(language, kind));
	if (h->usual.start == MINUTE_NONE && kind != MEETING_DEADLINE)
		h->usual.start = MORNING;
	kind_habit_release(&said);
	return ok;
}

static bool load_all_usual(struct session *se, struct lay_out *l, struct err *e)
{
	char *language = NULL;
	bool ok = store_setting(se->store, "language", "sv", &language, e);

	for (int kind = 0; kind < MEETING_KINDS && ok; kind++)
		ok = load_usual(se, l, kind, language, e);
	free(language);
	return ok;
}

bool lay_out_load(struct session *se, int year, struct lay_out *out, struct err *e)
{
	char today[MOMENT_SIZE];
	bool ok;

	*out = (struct lay_out) { .year = year, .title = xstrdup("") };
	session_today(se, today);
	if (!store_groups(se->store, today, &out->groups, e))
		return false;
	out->names = xcalloc(out->groups.n + 1, sizeof(*out->names));
	out->habits = xcalloc((out->groups.n + 1) * MEETING_KINDS, sizeof(*out->habits));
	ok = true;
	for (size_t i = 0; i < out->groups.n && ok; i++) {
		const struct group *g = &out->groups.v[i].g;

		out->names[i] = (struct plan_name) { g->name, g->short_name, g->letter, g->kind };
		ok = load_habits(se, out, i, e);
	}
	return ok && load_all_usual(se, out, e);
}

void lay_out_release(struct lay_out *l)
{
	pool_release(&l->groups.pool);
	pool_release(&l->pool);
	pool_release(&l->line_pool);
	free(l->names);
	free(l->habits);
	free(l->title);
	*l = (struct lay_out) { 0 };
}

/* ---- Whose it is ------------------------------------------------------------------------------------ */

/* All groups of a kind that there are on the day. */
static size_t groups_of_kind(const struct lay_out *l, int kind, int32_t day, size_t *to)
{
	char iso[MOMENT_SIZE];
	size_t n = 0;

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	for (size_t i = 0; i < l->groups.n && n < PLAN_LINE_GROUPS_MAX; i++)
		if (l->groups.v[i].g.kind == kind && group_lasts(&l->groups.v[i].g, iso))
			to[n++] = i;
	return n;
}

/* Those of the line, else those that an entry of the kind is for. */
static size_t choose_groups(
	const struct lay_out *l, const struct plan_line *line, int32_t day, size_t *to)
{
	if (line->n_groups && !line->every) {
		memcpy(to, line->groups, line->n_groups * sizeof(*to));
		return line->n_groups;
	}
	if (line->kind == MEETING_BOARD && !line->every)
		return groups_of_kind(l, GROUP_BOARD, day, to);
	if ((line->kind == MEETING_DEADLINE || line->kind == MEETING_OTHER) && !line->every)
		return 0;
	return groups_of_kind(l, GROUP_PREPARATORY, day, to);
}

/* What a meeting of the board's is, when nothing is said. */
static int choose_kind(const struct lay_out *l, const struct plan_line *line)
{
	if (line->kind != PLAN_KIND_NONE)
		return line->kind;
	for (size_t i = 0; i < line->n_groups; i++)
		if (l->names[line->groups[i]].kind != GROUP_BOARD)
			return MEETING_ORDINARY;
	return line->n_groups ? MEETING_BOARD : MEETING_ORDINARY;
}

static bool meets_apart(const struct plan_line *line, int kind, size_t n)
{
	return n > 1 && !line->joint && (kind == MEETING_ORDINARY || kind == MEETING_BOARD);
}

/* ---- When it is -------------------------------------------------------------------------------------- */

static const struct habit *habit_or_usual(const struct lay_out *l, const struct lay_slot *s)
{
	for (size_t i = 0; i < s->n_groups; i++) {
		const struct habit *h = habit_of(l, s->groups[i], l->kind);

		if (h->weekday != WEEKDAY_NONE)
			return h;
	}
	return habit_of(l, l->groups.n, l->kind);
}

static bool is_habit(const struct lay_out *l, const struct lay_slot *s)
{
	return habit_or_usual(l, s) != habit_of(l, l->groups.n, l->kind);
}

static void put_times(const struct plan_line *line, const struct habit *h, struct lay_slot *s)
{
	struct kind_usual u = h->usual;
	int32_t first = s->starts.day,
		last = line->end_day != DAY_NONE ? line->end_day : first + u.minutes / DAY_MINUTES;

	if (line->start != MINUTE_NONE)
		u.start = line->start;
	kind_span(&u, first, last, line->end, &s->starts, &s->ends);
}

static void put_days(struct lay_out *l, const struct plan_line *line)
{
	int own[PLAN_LINE_GROUPS_MAX], days = l->kind == MEETING_LUNCH_TO_LUNCH ? 2 : 1;
	int32_t wished[PLAN_LINE_GROUPS_MAX], to[PLAN_LINE_GROUPS_MAX];
	int first = line->weekday;

	/* Several that have not met before come one after the other. */
	for (size_t i = 0; i < l->n; i++)
		own[i] = l->n > 1 && !is_habit(l, &l->slots[i])
			? WEEKDAY_NONE
			: habit_or_usual(l, &l->slots[i])->weekday;
	if (line->week) {
		int32_t monday = line->day - day_weekday(line->day);

		spread_week(monday, first, own, l->n, days, wished, to);
	}
	for (size_t i = 0; i < l->n; i++) {
		l->slots[i].starts.day = line->week ? to[i] : line->day;
		l->slots[i].wished = line->week ? wished[i] : line->day;
		put_times(line, habit_or_usual(l, &l->slots[i]), &l->slots[i]);
	}
}

/* ---- A line ------------------------------------------------------------------------------------------ */

static bool refuse(
	enum plan_line_state state, const struct plan_line *line, int year, struct err *e)
{
	switch (state) {
	case PLAN_LINE_NO_DAY:
		return err_set(e, ERR_INVALID, _("when? for example w4, w4 tue 9-12 or 10/3"));
	case PLAN_LINE_NEVER:
		return err_set(e, ERR_INVALID, _("There is no such day or week in %d."), year);
	case PLAN_LINE_OTHER_YEAR:
		return err_set(e, ERR_INVALID, _("That is another year than %d."), year);
	case PLAN_LINE_TOO_MUCH:
		return err_set(
			e, ERR_INVALID, _("One line is one entry: “%s” is too much."), line->word);
	case PLAN_LINE_WORD:
		return err_set(
			e, ERR_INVALID, _("“%s” is neither a kind nor a group."), line->word);
	case PLAN_LINE_GOOD:
		break;
	}
	return true;
}

static void put_slots(struct lay_out *l, const struct plan_line *line)
{
	size_t groups[PLAN_LINE_GROUPS_MAX], n = choose_groups(l, line, line->day, groups);
	bool apart = meets_apart(line, l->kind, n);
	size_t *kept = pool_alloc(&l->line_pool, (n + 1) * sizeof(*kept));

	memcpy(kept, groups, n * sizeof(*kept));
	/* A range of days is one meeting. */
	apart = apart && line->end_day == DAY_NONE;
	l->n = apart ? n : 1;
	l->slots = pool_alloc(&l->line_pool, l->n * sizeof(*l->slots));
	for (size_t i = 0; i < l->n; i++)
		l->slots[i] = (struct lay_slot) { .groups = kept + (apart ? i : 0),
			.n_groups = apart ? 1 : n };
}

bool lay_out_read(struct lay_out *l, const char *text, struct err *e)
{
	struct plan_line line;
	enum plan_line_state state = plan_line_read(text, l->year, l->names, l->groups.n, &line);
	bool ok = refuse(state, &line, l->year, e);

	pool_release(&l->line_pool);
	l->slots = NULL;
	l->n = 0;
	if (ok) {
		l->kind = line.kind = choose_kind(l, &line);
		xreplace(&l->title, line.title);
		put_slots(l, &line);
		put_days(l, &line);
		if (l->slots[0].n_groups == 0 && !*l->title) {
			ok = l->kind == MEETING_DEADLINE || l->kind == MEETING_OTHER
				? err_set(e, ERR_INVALID, _("It needs a title or a group."))
				: err_set(e, ERR_INVALID, _("There is no group for it in %d."),
					  l->year);
			l->n = 0;
		}
	}
	plan_line_release(&line);
	return ok;
}

/* ---- Saving ------------------------------------------------------------------------------------------ */

/* Held where and as it was the time before. */
static void put_habit(const struct habit *h, struct meeting *m)
{
	xreplace(&m->place, h->place);
	xreplace(&m->room, h->room);
	xreplace(&m->link, h->link);
	xreplace(&m->chair, h->chair);
	xreplace(&m->note_taker, h->note_taker);
	m->mode = h->mode;
}

/* Without one it is what the kind is called, or the groups' names. */
static void put_title(const struct lay_out *l, const struct habit *h, struct meeting *m)
{
	if (*l->title)
		xreplace(&m->title, l->title);
	else if (l->kind != MEETING_OTHER && l->kind != MEETING_DEADLINE)
		xreplace(&m->title, h->title);
}

static bool create_slot(struct session *se, const struct lay_out *l, const struct lay_slot *s,
	int64_t *id, struct err *e)
{
	const struct habit *h = habit_or_usual(l, s);
	struct meeting m = { .kind = l->kind,
		.status = STATUS_PROPOSED,
		.all_day = s->starts.minute == MINUTE_NONE };
	int64_t groups[PLAN_LINE_GROUPS_MAX];
	char iso[MOMENT_SIZE];
	bool ok;

	for (size_t i = 0; i < s->n_groups; i++)
		groups[i] = l->groups.v[s->groups[i]].g.id;
	moment_iso(s->starts, iso);
	xreplace(&m.starts, iso);
	moment_iso(s->ends, iso);
	xreplace(&m.ends, iso);
	put_habit(h, &m);
	put_title(l, h, &m);
	ok = meeting_create(se, &m, groups, s->n_groups, e);
	*id = m.id;
	meeting_release(&m);
	return ok;
}

static bool locked_save(struct session *se, const struct lay_out *l, int64_t *first, struct err *e)
{
	struct round_slot others[PLAN_LINE_GROUPS_MAX];
	struct round_draft round = { .from_meeting = 0, .slots = others, .n_slots = l->n - 1 };
	int64_t id, round_id;

	for (size_t i = 0; i < l->n; i++) {
		const struct lay_slot *s = &l->slots[i];

		if (!create_slot(se, l, s, i ? &id : &round.from_meeting, e))
			return false;
		if (i)
			others[i - 1] = (struct round_slot) {
				.group_id = l->groups.v[s->groups[0]].g.id,
				.starts = s->starts,
				.ends = s->ends,
			};
	}
	*first = round.from_meeting;
	return l->n < 2 || round_create(se, &round, &round_id, e);
}

bool lay_out_save(struct session *se, const struct lay_out *l, int64_t *first_id, struct err *e)
{
	int64_t first = 0;
	bool ok;

	if (l->n == 0)
		return err_set(e, ERR_INVALID, _("It needs a day."));
	ok = session_begin(se, step_label(_("Laid out"), lay_out_name(l)), e) &&
		session_end(se, locked_save(se, l, &first, e), e);
	if (first_id)
		*first_id = ok ? first : 0;
	return ok;
}
