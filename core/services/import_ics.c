#include "services/import_ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/holding.h"
#include "services/ics_answers.h"
#include "services/ics_merge.h"
#include "services/ics_words.h"
#include "services/import_fit.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/wording.h"

/* The most that one message's list of people is looked through. */
enum { ATTENDEES_MAX = 500 };

const char *const ics_verdict_names[] = { "new", "changed", "cancelled", "answer", "unchanged",
	"skipped", NULL };

static bool is_answer(const struct calendar_event *ev)
{
	return ev->method == METHOD_REPLY || ev->method == METHOD_COUNTER;
}

/* A message that asks something of an organiser's program, which we do not answer. */
static bool is_question(const struct calendar_event *ev)
{
	return ev->method == METHOD_REFRESH || ev->method == METHOD_DECLINECOUNTER;
}

static bool of_year(const struct calendar_event *ev, int year)
{
	struct moment m;

	return !year || is_answer(ev) || !moment_parse(ev->starts, &m) || moment_is_none(m) ||
		day_year(m.day) == year;
}

struct importing {
	struct session *se;
	const struct ics_options *o;
	struct ics_preview *p;
	size_t most, cap;
	char *zone, *mailbox;
	const char *sender; /* of the mail, as it says; "" */
	size_t bytes;
	char sha256[65];
	bool write;    /* else it is only looked at */
	bool held;     /* the database is read as it was at the first event */
	bool begun;    /* the step is */
	bool names_it; /* and it is ours to name */
	bool wrote;
	bool has_groups;
	struct group_rows groups;
	int64_t group_id;         /* for what is new; 0 = by its categories */
	struct ics_series series; /* whose entries come now */
	struct pool pool;         /* of the event at hand */
};

/* ---- Rows ---- */

static void of_event(struct ics_row *row, const struct calendar_event *ev)
{
	*row = (struct ics_row) {
		.line = ev->line,
		.title = ev->title,
		.starts = ev->starts,
		.ends = ev->ends,
		.all_day = ev->all_day,
		.uid = ev->entry,
		.sequence = ev->sequence,
		.place = ev->place,
		.organizer = ev->organizer,
		.person = "",
		.comment = "",
		.why = "",
	};
}

static void keep(struct pool *pool, const char **s)
{
	*s = **s ? pool_strdup(pool, *s) : "";
}

/* Count it, and keep it where there is room. */
static void tell(struct importing *g, const struct ics_row *row)
{
	struct ics_preview *p = g->p;
	struct ics_row *kept;

	p->counts[row->verdict]++;
	if (p->kept[row->verdict] == g->most)
		return;
	p->kept[row->verdict]++;
	p->rows = pool_grow(&p->pool, p->rows, p->n, &g->cap, sizeof(*p->rows));
	kept = &p->rows[p->n++];
	*kept = *row;
	keep(&p->pool, &kept->title);
	keep(&p->pool, &kept->starts);
	keep(&p->pool, &kept->ends);
	keep(&p->pool, &kept->uid);
	keep(&p->pool, &kept->place);
	keep(&p->pool, &kept->organizer);
	keep(&p->pool, &kept->person);
	keep(&p->pool, &kept->comment);
	keep(&p->pool, &kept->why);
}

static int by_verdict(const void *a, const void *b)
{
	const struct ics_row *x = a, *y = b;
	int order = (x->verdict > y->verdict) - (x->verdict < y->verdict);

	if (!order)
		order = strcmp(x->starts, y->starts);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* ---- Groups of what is new ---- */

static bool link_group(struct importing *g, int64_t meeting_id, int64_t group_id, struct err *e)
{
	struct meeting_group link = { .meeting_id = meeting_id, .group_id = group_id };

	return store_meeting_group_save(g->se->store, &link, e);
}

static bool open_groups(struct importing *g, struct err *e)
{
	struct group group = { 0 };
	char today[MOMENT_SIZE];
	bool ok = true;

	if (g->has_groups)
		return true;
	session_today(g->se, today);
	g->group_id = g->o->group_id;
	if (!g->group_id && g->o->group && *g->o->group) {
		fit_put(&group.name, g->o->group, FIT_NAME);
		ok = group_put(g->se, &group, e);
		g->group_id = group.id;
		group_release(&group);
	}
	g->has_groups = ok && store_groups(g->se->store, today, &g->groups, e);
	return g->has_groups;
}

/* Is the group one of the event's categories, which are lines? */
static bool in_category(const char *categories, const struct group *group)
{
	const char *const names[] = { group->name, group->short_name };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t n = names[i] ? strlen(names[i]) : 0;

		for (const char *at = n ? strstr(categories, names[i]) : NULL; at;
			at = strstr(at + 1, names[i]))
			if ((at == categories || at[-1] == '\n') && (!at[n] || at[n] == '\n'))
				return true;
	}
	return false;
}

/* One more of a series is for whom the others are. */
static bool link_as_sister(struct importing *g, int64_t meeting_id, struct err *e)
{
	struct group_list groups = { 0 };
	bool ok = store_meeting_groups(g->se->store, g->series.sister, &groups, e);

	for (size_t i = 0; i < groups.n && ok; i++)
		ok = link_group(g, meeting_id, groups.v[i].id, e);
	pool_release(&groups.pool);
	return ok;
}

static bool link_groups(
	struct importing *g, int64_t meeting_id, const struct calendar_event *ev, struct err *e)
{
	bool ok = true, linked = false;

	if (g->group_id)
		return link_group(g, meeting_id, g->group_id, e);
	for (size_t i = 0; i < g->groups.n && ok && *ev->categories; i++)
		if (in_category(ev->categories, &g->groups.v[i].g)) {
			ok = link_group(g, meeting_id, g->groups.v[i].g.id, e);
			linked = true;
		}
	if (ok && !linked && *ev->instance && g->series.sister)
		ok = link_as_sister(g, meeting_id, e);
	return ok;
}

/* Our own calendars say the group before the title: "Beredning Väst – Planeringsdag". */
static void shorten_title(const struct importing *g, struct meeting *m)
{
	static const char dash[] = " – ";

	for (size_t i = 0; i < g->groups.n; i++) {
		const char *name = g->groups.v[i].g.name;
		size_t n = name ? strlen(name) : 0;

		if (n > 0 && strncmp(m->title, name, n) == 0 &&
			strncmp(m->title + n, dash, sizeof(dash) - 1) == 0 &&
			m->title[n + sizeof(dash) - 1]) {
			char *rest = xstrdup(m->title + n + sizeof(dash) - 1);

			free(m->title);
			m->title = rest;
			return;
		}
	}
}

/* ---- One event ---- */

/* From here on it is written: what is decided stands beside the database of now. */
static bool begin(struct importing *g, struct err *e)
{
	store_let_go(g->se->store, g->held);
	g->held = false;
	g->names_it = g->se->depth == 0 || g->se->unnamed;
	/* TRANSLATORS: name of a step in the history; the file's name */
	g->begun = session_begin(g->se, xasprintf(_("Import of %s"), g->o->file_name), e);
	return g->begun;
}

static bool write_meeting(struct importing *g, struct ics_case *c, struct err *e)
{
	struct store *s = g->se->store;

	g->wrote = true;
	if (c->verdict != ICS_NEW)
		return holding_save(g->se, &c->old, &c->m, g->o->file_name, e);
	if (!open_groups(g, e))
		return false;
	c->m.created_at = c->m.revised_at = clock_now(g->se->clock);
	if (*c->ev->categories)
		shorten_title(g, &c->m);
	return store_meeting_save(s, &c->m, e) && link_groups(g, c->m.id, c->ev, e);
}

static bool take_last(struct importing *g, const struct calendar_event *ev, struct err *e);

static bool take_meeting(struct importing *g, const struct calendar_event *ev,
	const struct ics_place *place, struct err *e)
{
	struct ics_row row;
	struct ics_case c;
	bool ok = ics_decide(g->se, ev, place, g->zone, g->write, &c, &g->pool, e);

	if (ok && c.of_series) {
		ics_case_release(&c);
		return take_last(g, ev, e);
	}
	of_event(&row, ev);
	if (ok && g->write && !g->begun && c.verdict < ICS_ANSWER) {
		ics_case_release(&c);
		ok = begin(g, e) && ics_decide(g->se, ev, place, g->zone, true, &c, &g->pool, e);
	}
	row.verdict = c.verdict;
	row.why = c.why;
	row.meeting_id = c.old.id;
	if (ok && !*row.title && c.old.id)
		row.title = pool_strdup(&g->pool, c.old.title);
	if (ok && !*row.starts && c.old.id)
		row.starts = pool_strdup(&g->pool, c.old.starts);
	if (ok && g->write && c.verdict < ICS_ANSWER)
		ok = write_meeting(g, &c, e);
	ics_case_release(&c);
	if (ok)
		tell(g, &row);
	return ok;
}

static bool write_answer(
	struct importing *g, const struct ics_row *row, struct attendance *a, struct err *e)
{
	g->wrote = true;
	return row->candidate_id ? candidate_answer_sent(g->se, row->candidate_id, row->person_id,
					   ics_date_answer(row), a->answered_at, e)
				 : roll_answer(g->se, a, e);
}

static bool take_answer(struct importing *g, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct err *e)
{
	struct attendance a = { 0 };
	struct ics_row row;
	bool ok;

	of_event(&row, ev);
	ok = ics_answer(g->se, ev, who, &row, &a, &g->pool, e);
	if (ok && g->write && !g->begun && row.verdict == ICS_ANSWER) {
		attendance_release(&a);
		of_event(&row, ev);
		ok = begin(g, e) && ics_answer(g->se, ev, who, &row, &a, &g->pool, e);
	}
	if (ok && row.verdict == ICS_ANSWER && !*row.why && *g->sender &&
		strcasecmp(g->sender, who->address) != 0)
		row.why = pool_printf(&g->pool, _("the mail is from %s"), g->sender);
	if (ok && g->write && row.verdict == ICS_ANSWER)
		ok = write_answer(g, &row, &a, e);
	attendance_release(&a);
	if (ok)
		tell(g, &row);
	return ok;
}

static void refuse(struct importing *g, const struct calendar_event *ev, const char *why)
{
	struct ics_row row;

	of_event(&row, ev);
	row.verdict = ICS_SKIPPED;
	row.why = why;
	tell(g, &row);
}

static bool take_answers(struct importing *g, const struct calendar_event *ev, struct err *e)
{
	size_t n = ev->n_attendees < ATTENDEES_MAX ? ev->n_attendees : ATTENDEES_MAX, told = 0;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		if (!ics_answers(ev, &ev->attendees[i], g->sender))
			continue;
		told++;
		ok = take_answer(g, ev, &ev->attendees[i], e);
	}
	if (told == 0)
		refuse(g, ev, _("it does not say who answers"));
	return ok;
}

/* ---- A series ---- */

/* What our own mailbox has sent is ours, also when it comes back. */
static const char *organizer_of(const struct importing *g, const char *address)
{
	return *g->mailbox && strcasecmp(address, g->mailbox) == 0 ? "" : address;
}

static bool hold(struct importing *g, struct err *e)
{
	return g->held || g->begun || store_hold(g->se->store, &g->held, e);
}

/* One that does not take place any more. */
static bool take_gone(struct importing *g, const struct calendar_series *all,
	const struct ics_place *gone, struct err *e)
{
	struct calendar_event ev = { .line = all->line,
		.method = all->method,
		.uid = all->uid,
		.instance = "",
		.sequence = all->sequence,
		.stamp = all->stamp,
		.title = "",
		.description = "",
		.place = "",
		.link = "",
		.categories = "",
		.organizer = organizer_of(g, all->organizer),
		.organizer_name = "",
		.comment = "",
		.status = CALENDAR_CANCELLED,
		.starts = "",
		.ends = "",
		.remark = "" };
	struct meeting m = { 0 };
	bool ok = store_meeting_load(g->se->store, gone->meeting_id, &m, e);

	if (ok) {
		ev.entry = m.uid ? m.uid : "";
		/* That of the rule need not be beyond that of the entry. */
		ev.sequence = m.sequence > ev.sequence ? m.sequence : ev.sequence;
		ok = take_meeting(g, &ev, gone, e);
	}
	meeting_release(&m);
	return ok;
}

static bool take_series(void *ctx, const struct calendar_series *all, struct err *e)
{
	struct importing *g = ctx;
	bool ok;

	ics_series_release(&g->series);
	ok = hold(g, e) && ics_series_look(g->se, all, &g->series, e);
	for (size_t i = 0; i < g->series.n_gone && ok; i++)
		ok = take_gone(g, all, &g->series.gone[i], e);
	pool_release(&g->pool);
	return ok;
}

/* An event that does not repeat, with the UID of a series: it is all that is left of it, or calls it off. */
static bool take_last(struct importing *g, const struct calendar_event *theirs, struct err *e)
{
	struct calendar_event ev = *theirs;
	char day[] = "yyyy-mm-dd";
	struct calendar_place place = { ev.entry, day, ev.starts };
	struct calendar_series all = { .line = ev.line,
		.method = ev.method,
		.uid = ev.uid,
		.sequence = ev.sequence,
		.stamp = ev.stamp,
		.organizer = ev.organizer,
		.whole = ev.method != METHOD_ADD,
		.from = "",
		.to = "",
		.places = &place,
		.n_places = ev.status != CALENDAR_CANCELLED };

	if (strlen(ev.starts) >= strlen(day))
		memcpy(day, ev.starts, strlen(day));
	if (!take_series(g, &all, e))
		return false;
	ev.instance = day;
	if (all.n_places > 0)
		return take_meeting(g, &ev, ics_series_place(&g->series, &ev), e);
	if (g->series.n_gone == 0)
		refuse(g, &ev, _("nothing of the series is to come"));
	return true;
}

static bool take_event(void *ctx, const struct calendar_event *theirs, struct err *e)
{
	struct importing *g = ctx;
	struct calendar_event ev = *theirs;
	bool ok = true;

	if (!of_year(&ev, g->o->year))
		return true;
	if (!hold(g, e))
		return false;
	ev.organizer = organizer_of(g, ev.organizer);
	if (is_question(&ev))
		refuse(g, &ev, _("a question to a calendar program"));
	else
		ok = is_answer(&ev) ? take_answers(g, &ev, e)
				    : take_meeting(g, &ev, ics_series_place(&g->series, &ev), e);
	pool_release(&g->pool);
	return ok;
}

static bool take_skip(void *ctx, const struct calendar_skip *s, struct err *e)
{
	const struct calendar_event ev = { .line = s->line,
		.title = s->title,
		.starts = "",
		.ends = "",
		.entry = "",
		.place = "",
		.organizer = "" };

	(void)e;
	refuse(ctx, &ev, s->why);
	return true;
}

static bool take_name(void *ctx, const char *name, struct err *e)
{
	struct importing *g = ctx;

	(void)e;
	g->p->name = pool_strdup(&g->p->pool, name);
	return true;
}

static bool take_sender(void *ctx, const char *address, struct err *e)
{
	struct importing *g = ctx;

	(void)e;
	g->sender = pool_strdup(&g->p->pool, address);
	return true;
}

static bool take_sum(void *ctx, const char *sha256, struct err *e)
{
	struct importing *g = ctx;

	(void)e;
	snprintf(g->sha256, sizeof(g->sha256), "%s", sha256);
	return true;
}

/* ---- All of it ---- */

static bool write_import(struct importing *g, struct err *e)
{
	struct import i = { .bytes = (int64_t)g->bytes, .imported_at = clock_now(g->se->clock) };
	bool ok;

	fit_put(&i.name, g->o->file_name, FIT_FIELD);
	xreplace(&i.sha256, g->sha256);
	ok = store_import_save(g->se->store, &i, e);
	import_release(&i);
	return ok;
}

/* "Import of kalender.ics: 3 new, 1 changed" */
static bool name_step(struct importing *g, struct err *e)
{
	char *what = xasprintf(_("Import of %s"), g->o->file_name);
	char *words = step_label(what, ics_written(g->p));
	bool ok = !g->names_it || store_relabel(g->se->store, words, e);

	free(what);
	free(words);
	return ok;
}

static bool run(struct importing *g, const struct calendar_source *src, struct err *e)
{
	const struct calendar_sink sink = { .name = take_name,
		.sender = take_sender,
		.sum = take_sum,
		.event = take_event,
		.series = take_series,
		.skip = take_skip,
		.ctx = g };
	struct store *s = g->se->store;
	bool ok = store_setting(s, "zone", "Europe/Stockholm", &g->zone, e) &&
		store_setting(s, "mailbox", "", &g->mailbox, e) &&
		calendar_read(g->se, src, g->zone, g->o->year, &sink, e);

	store_let_go(s, g->held);
	if (ok && g->wrote)
		ok = write_import(g, e) && name_step(g, e);
	if (g->begun)
		ok = session_end(g->se, ok, e);
	pool_release(&g->pool);
	ics_series_release(&g->series);
	pool_release(&g->groups.pool);
	free(g->zone);
	free(g->mailbox);
	if (ok && g->p->n > 0)
		qsort(g->p->rows, g->p->n, sizeof(*g->p->rows), by_verdict);
	return ok;
}

bool import_ics_look(struct session *se, const struct calendar_source *src,
	const struct ics_options *o, struct ics_preview *out, struct err *e)
{
	struct importing g = { .se = se, .o = o, .p = out, .bytes = src->n, .sender = "" };

	*out = (struct ics_preview) { .name = "" };
	g.most = o->rows ? o->rows : ICS_ROWS_MOST;
	return run(&g, src, e);
}

bool import_ics(struct session *se, const struct calendar_source *src, const struct ics_options *o,
	struct ics_preview *out, bool *changed, struct err *e)
{
	struct importing g = {
		.se = se, .o = o, .p = out, .bytes = src->n, .sender = "", .write = true
	};
	bool ok;

	*out = (struct ics_preview) { .name = "" };
	g.most = o->rows ? o->rows : ICS_ROWS_MOST;
	ok = run(&g, src, e);
	*changed = ok && g.wrote;
	return ok;
}

bool import_ics_preview(struct session *se, const void *bytes, size_t n,
	const struct ics_options *o, struct ics_preview *out, struct err *e)
{
	const struct calendar_source src = { .bytes = bytes, .n = n };

	if (!import_ics_look(se, &src, o, out, e))
		return false;
	if (ics_preview_changes(out))
		buf_add(&out->bytes, bytes, n);
	return true;
}

bool import_ics_apply(struct session *se, struct ics_preview *p, const struct ics_options *o,
	bool *changed, struct err *e)
{
	const struct calendar_source src = { .bytes = buf_str(&p->bytes), .n = p->bytes.len };
	struct ics_preview now;
	bool ok;

	*changed = false;
	if (!ics_preview_changes(p))
		return true;
	ok = import_ics(se, &src, o, &now, changed, e);
	if (ok) {
		ics_preview_release(p);
		*p = now;
	} else {
		ics_preview_release(&now);
	}
	return ok;
}

void ics_preview_release(struct ics_preview *p)
{
	buf_release(&p->bytes);
	pool_release(&p->pool);
	*p = (struct ics_preview) { 0 };
}

bool ics_preview_changes(const struct ics_preview *p)
{
	return p->counts[ICS_NEW] + p->counts[ICS_CHANGED] + p->counts[ICS_CANCELLED] +
		p->counts[ICS_ANSWER] >
		0;
}
