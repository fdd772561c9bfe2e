#include "services/import_ics.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
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

/* ---- The preview ---- */

struct preview {
	struct session *se;
	struct ics_preview *p;
	size_t cap;
};

static struct ics_row *add(struct preview *v)
{
	struct ics_preview *p = v->p;
	struct ics_row *row;

	p->rows = pool_grow(&p->pool, p->rows, p->n, &v->cap, sizeof(*p->rows));
	row = &p->rows[p->n++];
	*row = (struct ics_row) {
		.title = "", .starts = "", .ends = "", .person = "", .why = "", .comment = ""
	};
	return row;
}

static void of_event(struct ics_row *row, const struct calendar_event *ev)
{
	row->line = ev->line;
	row->ev = ev;
	row->title = ev->title;
	row->starts = ev->starts;
	row->ends = ev->ends;
}

static bool preview_meeting(struct preview *v, const struct calendar_event *ev, struct err *e)
{
	struct ics_row *row = add(v);
	struct ics_case c;
	bool ok = ics_decide(v->se, ev, v->p->calendar.zone, false, &c, &v->p->pool, e);

	of_event(row, ev);
	row->verdict = c.verdict;
	row->why = c.why;
	row->meeting_id = c.old.id;
	if (!*row->title && c.old.id)
		row->title = pool_strdup(&v->p->pool, c.old.title);
	if (!*row->starts && c.old.id)
		row->starts = pool_strdup(&v->p->pool, c.old.starts);
	ics_case_release(&c);
	return ok;
}

static bool preview_answers(struct preview *v, const struct calendar_event *ev, struct err *e)
{
	size_t n = ev->n_attendees < ATTENDEES_MAX ? ev->n_attendees : ATTENDEES_MAX;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		struct ics_row *row = add(v);
		struct attendance a = { 0 };

		of_event(row, ev);
		row->who = &ev->attendees[i];
		ok = ics_answer(v->se, ev, row->who, row, &a, &v->p->pool, e);
		attendance_release(&a);
	}
	if (n == 0) {
		struct ics_row *row = add(v);

		of_event(row, ev);
		row->verdict = ICS_SKIPPED;
		row->why = _("it does not say who answers");
	}
	return ok;
}

static bool preview_event(struct preview *v, const struct calendar_event *ev, struct err *e)
{
	struct ics_row *row;

	if (is_answer(ev))
		return preview_answers(v, ev, e);
	if (!is_question(ev))
		return preview_meeting(v, ev, e);
	row = add(v);
	of_event(row, ev);
	row->verdict = ICS_SKIPPED;
	row->why = _("a question to a calendar program");
	return true;
}

static void preview_skips(struct preview *v)
{
	for (size_t i = 0; i < v->p->calendar.n_skips; i++) {
		const struct calendar_skip *s = &v->p->calendar.skips[i];
		struct ics_row *row = add(v);

		row->verdict = ICS_SKIPPED;
		row->line = s->line;
		row->title = s->title;
		row->why = s->why;
	}
}

static int by_verdict(const void *a, const void *b)
{
	const struct ics_row *x = a, *y = b;
	int order = (x->verdict > y->verdict) - (x->verdict < y->verdict);

	if (!order)
		order = strcmp(x->starts, y->starts);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* What our own mailbox has sent is ours, also when it comes back. */
static bool forget_ourselves(struct session *se, struct calendar *c, struct err *e)
{
	char *own = NULL;

	if (!store_setting(se->store, "mailbox", "", &own, e))
		return false;
	for (size_t i = 0; i < c->n_events && *own; i++)
		if (strcasecmp(c->events[i].organizer, own) == 0)
			c->events[i].organizer = "";
	free(own);
	return true;
}

/* What becomes of each event, all beside the database of one moment. */
static bool preview_events(struct preview *v, int year, struct err *e)
{
	const struct calendar *c = &v->p->calendar;
	bool held, ok = store_hold(v->se->store, &held, e);

	for (size_t i = 0; i < c->n_events && ok; i++)
		if (of_year(&c->events[i], year))
			ok = preview_event(v, &c->events[i], e);
	store_let_go(v->se->store, held);
	return ok;
}

bool import_ics_preview(struct session *se, const void *bytes, size_t n,
	const struct ics_options *o, struct ics_preview *out, struct err *e)
{
	struct preview v = { se, out, 0 };
	bool ok;

	*out = (struct ics_preview) { .bytes = n };
	ok = calendar_read(se, bytes, n, o->year, &out->calendar, e) &&
		forget_ourselves(se, &out->calendar, e) && preview_events(&v, o->year, e);
	if (!ok)
		return false;
	preview_skips(&v);
	if (out->n > 0)
		qsort(out->rows, out->n, sizeof(*out->rows), by_verdict);
	for (size_t i = 0; i < out->n; i++)
		out->counts[out->rows[i].verdict]++;
	if (ics_preview_changes(out))
		text_sha256(bytes, n, out->sha256);
	return true;
}

void ics_preview_release(struct ics_preview *p)
{
	calendar_release(&p->calendar);
	pool_release(&p->pool);
	*p = (struct ics_preview) { 0 };
}

bool ics_preview_changes(const struct ics_preview *p)
{
	return p->counts[ICS_NEW] + p->counts[ICS_CHANGED] + p->counts[ICS_CANCELLED] +
		p->counts[ICS_ANSWER] >
		0;
}

/* ---- Writing ---- */

struct writing {
	struct session *se;
	const struct ics_preview *p;
	const struct ics_options *o;
	struct group_rows groups;
	int64_t group_id; /* for what is new; 0 = by its categories */
	struct pool pool;
	bool wrote;
};

static bool open_group(struct writing *w, struct err *e)
{
	struct group g = { 0 };
	char today[MOMENT_SIZE];
	bool ok = true;

	session_today(w->se, today);
	w->group_id = w->o->group_id;
	if (!w->group_id && w->o->group && *w->o->group && w->p->counts[ICS_NEW] > 0) {
		fit_put(&g.name, w->o->group, FIT_NAME);
		ok = group_put(w->se, &g, e);
		w->group_id = g.id;
		group_release(&g);
	}
	return ok && store_groups(w->se->store, today, &w->groups, e);
}

static bool link_group(struct writing *w, int64_t meeting_id, int64_t group_id, struct err *e)
{
	struct meeting_group link = { .meeting_id = meeting_id, .group_id = group_id };

	return store_meeting_group_save(w->se->store, &link, e);
}

/* Is the group one of the event's categories, which are lines? */
static bool in_category(const char *categories, const struct group *g)
{
	const char *const names[] = { g->name, g->short_name };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t n = names[i] ? strlen(names[i]) : 0;

		for (const char *at = n ? strstr(categories, names[i]) : NULL; at;
			at = strstr(at + 1, names[i]))
			if ((at == categories || at[-1] == '\n') && (!at[n] || at[n] == '\n'))
				return true;
	}
	return false;
}

static bool link_groups(
	struct writing *w, int64_t meeting_id, const struct calendar_event *ev, struct err *e)
{
	bool ok = true;

	if (w->group_id)
		return link_group(w, meeting_id, w->group_id, e);
	for (size_t i = 0; i < w->groups.n && ok && *ev->categories; i++)
		if (in_category(ev->categories, &w->groups.v[i].g))
			ok = link_group(w, meeting_id, w->groups.v[i].g.id, e);
	return ok;
}

/* Our own calendars say the group before the title: "Beredning Väst – Planeringsdag". */
static void shorten_title(const struct writing *w, struct meeting *m)
{
	static const char dash[] = " – ";

	for (size_t i = 0; i < w->groups.n; i++) {
		const char *name = w->groups.v[i].g.name;
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

static bool write_meeting(struct writing *w, const struct calendar_event *ev, struct err *e)
{
	struct ics_case c;
	bool ok = ics_decide(w->se, ev, w->p->calendar.zone, true, &c, &w->pool, e);

	if (ok && c.verdict == ICS_NEW) {
		c.m.created_at = c.m.revised_at = clock_now(w->se->clock);
		if (*ev->categories)
			shorten_title(w, &c.m);
		ok = store_meeting_save(w->se->store, &c.m, e) && link_groups(w, c.m.id, ev, e);
		w->wrote = true;
	} else if (ok && (c.verdict == ICS_CHANGED || c.verdict == ICS_CANCELLED)) {
		ok = holding_save(w->se, &c.old, &c.m, w->o->file_name, e);
		w->wrote = true;
	}
	ics_case_release(&c);
	return ok;
}

static bool write_answer(struct writing *w, const struct ics_row *row, struct err *e)
{
	struct ics_row now = *row;
	struct attendance a = { 0 };
	bool ok = ics_answer(w->se, row->ev, row->who, &now, &a, &w->pool, e);

	if (ok && now.verdict == ICS_ANSWER) {
		ok = roll_answer(w->se, &a, e);
		w->wrote = true;
	}
	attendance_release(&a);
	return ok;
}

static bool write_import(struct writing *w, struct err *e)
{
	struct import i = { .bytes = (int64_t)w->p->bytes, .imported_at = clock_now(w->se->clock) };
	bool ok;

	fit_put(&i.name, w->o->file_name, FIT_FIELD);
	xreplace(&i.sha256, w->p->sha256);
	ok = store_import_save(w->se->store, &i, e);
	import_release(&i);
	return ok;
}

static bool write_all(struct writing *w, struct err *e)
{
	bool ok = open_group(w, e);

	for (size_t i = 0; i < w->p->n && ok; i++) {
		const struct ics_row *row = &w->p->rows[i];

		if (row->verdict == ICS_ANSWER)
			ok = write_answer(w, row, e);
		else if (row->verdict < ICS_ANSWER)
			ok = write_meeting(w, row->ev, e);
		pool_release(&w->pool);
	}
	ok = ok && (!w->wrote || write_import(w, e));
	pool_release(&w->groups.pool);
	return ok;
}

/* "Import of kalender.ics: 3 new, 1 changed" */
static char *label(const struct ics_preview *p, const struct ics_options *o)
{
	char *what = xasprintf(_("Import of %s"), o->file_name);

	char *words = step_label(what, ics_written(p));

	free(what);
	return words;
}

bool import_ics_apply(struct session *se, const struct ics_preview *p, const struct ics_options *o,
	bool *changed, struct err *e)
{
	struct writing w = { .se = se, .p = p, .o = o };
	bool ok;

	*changed = false;
	if (!ics_preview_changes(p))
		return true;
	if (!session_begin(se, label(p, o), e))
		return false;
	ok = session_end(se, write_all(&w, e), e);
	*changed = ok && w.wrote;
	return ok;
}
