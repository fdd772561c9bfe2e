#include "services/groups_end.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/successors.h"
#include "services/groups_over.h"
#include "services/people.h"
#include "services/wording.h"

/* "tor 31 december 2026" of an ISO day or time. */
static void day_words(const char *iso, char out[DATE_TEXT_SIZE])
{
	struct moment m = MOMENT_NONE;

	moment_parse(iso, &m);
	day_text_year(m.day, out);
}

/* ---- What is asked for ---- */

/* Those that end, each once and without the successor; the records as they are. */
struct ending {
	int64_t *ids;
	struct group *v;
	size_t n;
};

static void ending_release(struct ending *en)
{
	for (size_t i = 0; i < en->n; i++)
		group_release(&en->v[i]);
	free(en->v);
	free(en->ids);
}

static bool ending_load(
	struct session *se, const struct groups_end *what, struct ending *en, struct err *e)
{
	en->ids = xcalloc(what->n + 1, sizeof(*en->ids));
	en->v = xcalloc(what->n + 1, sizeof(*en->v));
	for (size_t i = 0; i < what->n; i++) {
		bool there = what->groups[i] == what->into;

		for (size_t k = 0; k < en->n; k++)
			there |= en->ids[k] == what->groups[i];
		if (there)
			continue;
		if (!store_group_load(se->store, what->groups[i], &en->v[en->n], e))
			return false;
		en->ids[en->n++] = what->groups[i];
	}
	return en->n || err_set(e, ERR_INVALID, _("A group cannot take its own place."));
}

/* ---- What speaks against it ---- */

static bool check_held(struct session *se, const struct group *g, const char *first, struct err *e)
{
	struct meeting_query q = { .group_id = g->id,
		.from = first,
		.statuses = 1u << STATUS_RUNNING | 1u << STATUS_HELD };
	struct meeting_rows rows = { 0 };
	char day[DATE_TEXT_SIZE];
	bool ok = store_meetings(se->store, &q, &rows, e);

	if (ok && rows.n) {
		day_words(rows.v[rows.n - 1].m.starts, day);
		/* TRANSLATORS: a group, a day */
		ok = err_set(e, ERR_INVALID, _("%s has met on %s: it cannot end before that."),
			g->name, day);
	}
	pool_release(&rows.pool);
	return ok;
}

static bool check_ending(
	struct session *se, const struct group *g, const struct groups_over *o, struct err *e)
{
	char day[DATE_TEXT_SIZE];

	if (text_given(g->to_day) &&
		(g->successor_id ? strcmp(g->to_day, o->last) <= 0
				 : strcmp(g->to_day, o->last) < 0)) {
		day_words(g->to_day, day);
		return err_set(e, ERR_INVALID, _("%s ended already on %s."), g->name, day);
	}
	if (text_given(g->from_day) && strcmp(g->from_day, o->last) > 0) {
		day_words(g->from_day, day);
		return err_set(e, ERR_INVALID, _("%s begins only on %s."), g->name, day);
	}
	return check_held(se, g, o->first, e);
}

static bool check_successor(struct session *se, const struct groups_over *o, struct err *e)
{
	struct group_rows rows = { 0 };
	struct group into = { 0 };
	struct group *all;
	char day[DATE_TEXT_SIZE];
	bool ok = store_group_load(se->store, o->into, &into, e) &&
		store_groups(se->store, o->first, &rows, e);

	all = pool_alloc(&rows.pool, (rows.n + 1) * sizeof(*all));
	for (size_t i = 0; i < rows.n; i++)
		all[i] = rows.v[i].g;
	for (size_t i = 0; i < o->n && ok; i++)
		if (group_leads_to(all, rows.n, o->into, o->ids[i]))
			ok = err_set(e, ERR_INVALID,
				_("%s comes after %s: it cannot come before it as well."),
				o->groups[i].name, into.name);
	if (ok && !group_lasts(&into, o->first)) {
		day_words(o->first, day);
		ok = err_set(e, ERR_INVALID, _("%s is no group on %s, when it would take over."),
			into.name, day);
	}
	group_release(&into);
	pool_release(&rows.pool);
	return ok;
}

/* ---- A successor that is new ---- */

/* The parties that any of them must have. */
static bool load_musts(
	struct session *se, const struct ending *en, int64_t **must, size_t *n, struct err *e)
{
	bool ok = true;

	*must = NULL;
	*n = 0;
	for (size_t i = 0; i < en->n && ok; i++) {
		struct party_links links = { 0 };

		ok = store_group_musts(se->store, en->ids[i], &links, e);
		*must = xreallocarray(*must, *n + links.n + 1, sizeof(**must));
		for (size_t k = 0; k < links.n; k++)
			(*must)[(*n)++] = links.v[k].party.id;
		pool_release(&links.pool);
	}
	return ok;
}

static bool make_successor(
	struct groups_over *o, const struct ending *en, struct group *fresh, struct err *e)
{
	int64_t *must;
	size_t n;
	bool ok = load_musts(o->se, en, &must, &n, e);

	if (ok) {
		merge_rules(en->v, en->n, fresh);
		xreplace(&fresh->from_day, o->first);
		ok = group_put_rules(o->se, fresh, must, n, e);
		o->into = fresh->id;
	}
	free(must);
	return ok;
}

/* ---- The step ---- */

static bool end_group(struct groups_over *o, int64_t id, struct err *e)
{
	struct group g = { 0 };
	bool ok = store_group_load(o->se->store, id, &g, e);

	if (ok) {
		xreplace(&g.to_day, o->last);
		g.successor_id = o->into;
		ok = group_put(o->se, &g, e);
		o->out->ended += ok;
	}
	group_release(&g);
	return ok;
}

/* "Beredning Norr, Beredning Väst" */
static char *ending_words(const struct ending *en)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < en->n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", en->v[i].name);
	return buf_take(&b);
}

static bool end_step(
	struct groups_over *o, const struct ending *en, struct group *fresh, struct err *e)
{
	bool ok = session_begin(o->se,
		step_label(en->n > 1 && (o->into || fresh) ? _("Groups merged") : _("Group ends"),
			ending_words(en)),
		e);

	if (!ok)
		return false;
	if (fresh)
		ok = make_successor(o, en, fresh, e);
	ok = ok && over_members(o, e) && (!fresh || over_templates(o, e)) && over_meetings(o, e);
	for (size_t i = 0; i < en->n && ok; i++)
		ok = end_group(o, en->ids[i], e);
	return session_end(o->se, ok, e);
}

static bool read_days(const char *last_day, struct groups_over *o, struct err *e)
{
	struct moment m = MOMENT_NONE;

	if (!text_given(last_day) || !moment_parse(last_day, &m) || m.minute != MINUTE_NONE)
		return err_set(e, ERR_INVALID, _("Say the last day."));
	moment_iso(m, o->last);
	m.day++;
	moment_iso(m, o->first);
	return true;
}

static bool locked_end(
	struct session *se, const struct groups_end *what, struct groups_over *o, struct err *e)
{
	struct ending en = { 0 };
	bool ok = read_days(what->last_day, o, e) && ending_load(se, what, &en, e);

	o->ids = en.ids;
	o->groups = en.v;
	o->n = en.n;
	for (size_t i = 0; i < en.n && ok; i++)
		ok = check_ending(se, &en.v[i], o, e);
	ok = ok && (!o->into || check_successor(se, o, e)) && end_step(o, &en, what->fresh, e);
	ending_release(&en);
	return ok;
}

bool groups_end(
	struct session *se, const struct groups_end *what, struct groups_ended *out, struct err *e)
{
	struct groups_over o = { .se = se, .into = what->into, .out = out };
	bool ok;

	*out = (struct groups_ended) { 0 };
	ok = session_begin(se, NULL, e) && session_end(se, locked_end(se, what, &o, e), e);
	out->into = o.into;
	free(o.pairs);
	if (ok)
		return true;
	*out = (struct groups_ended) { 0 };
	if (what->fresh)
		what->fresh->id = what->fresh->rev = 0;
	return false;
}

/* ---- By the fields of a group ---- */

/* It ends where it did not, earlier than it did, or with somebody to take its place. */
static bool ends_now(const struct group *old, const struct group *g)
{
	return text_given(g->to_day) &&
		(!text_given(old->to_day) || strcmp(g->to_day, old->to_day) < 0 ||
			(g->successor_id && g->successor_id != old->successor_id));
}

static bool locked_put_days(struct session *se, struct group *g, const int64_t *must, size_t n,
	struct groups_ended *out, struct err *e)
{
	struct group old = { 0 };
	char *last = xstrdup(g->to_day ? g->to_day : "");
	int64_t into = g->successor_id;
	bool ok = !g->id || store_group_load(se->store, g->id, &old, e), now;

	now = ok && g->id && ends_now(&old, g);
	if (now) {
		g->successor_id = 0;
		xreplace(&g->to_day,
			text_given(old.to_day) && strcmp(old.to_day, last) >= 0 ? old.to_day : "");
	}
	ok = ok && group_put_rules(se, g, must, n, e);
	if (ok && now)
		ok = groups_end(se,
			     &(struct groups_end) {
				     .groups = &g->id, .n = 1, .last_day = last, .into = into },
			     out, e) &&
			store_group_load(se->store, g->id, g, e);
	group_release(&old);
	free(last);
	return ok;
}

bool group_put_days(struct session *se, struct group *g, const int64_t *must, size_t n,
	struct groups_ended *out, struct err *e)
{
	*out = (struct groups_ended) { 0 };
	return session_begin(se, NULL, e) &&
		session_end(se, locked_put_days(se, g, must, n, out, e), e);
}

/* ---- Words ---- */

bool groups_ended_words(
	struct session *se, const struct groups_ended *d, struct buf *out, struct err *e)
{
	struct group into = { 0 };

	if (d->into && !store_group_load(se->store, d->into, &into, e))
		return false;
	if (d->into) {
		/* TRANSLATORS: what goes over to a group, "To Beredning Väst: 12 members" */
		buf_printf(out, _("To %s: "), into.name);
		buf_printf(out, ngettext("%zu member", "%zu members", d->members), d->members);
		if (d->meetings)
			buf_printf(out,
				ngettext(", %zu later meeting (see to its day)",
					", %zu later meetings (see to their days)", d->meetings),
				d->meetings);
		if (d->chairs > 1)
			buf_printf(out, _(", %zu chairs"), d->chairs);
		buf_putc(out, '.');
	}
	if (d->left)
		buf_printf(out,
			ngettext("%zu later meeting stays: move or cancel it.",
				"%zu later meetings stay: move or cancel them.", d->left),
			d->left);
	group_release(&into);
	return true;
}

bool groups_may_meet(
	struct session *se, const int64_t *groups, size_t n, const char *starts, struct err *e)
{
	char on[MOMENT_SIZE], day[DATE_TEXT_SIZE];
	bool ok = true;

	snprintf(on, sizeof(on), "%.10s", starts ? starts : "");
	for (size_t i = 0; i < n && ok; i++) {
		struct group g = { 0 }, next = { 0 };

		ok = store_group_load(se->store, groups[i], &g, e) &&
			(!g.successor_id || store_group_load(se->store, g.successor_id, &next, e));
		if (ok && text_given(g.to_day) && strcmp(g.to_day, on) < 0) {
			day_words(g.to_day, day);
			ok = next.id ? err_set(e, ERR_INVALID,
					       _("%s ended on %s; %s has taken its place."), g.name,
					       day, next.name)
				     : err_set(e, ERR_INVALID, _("%s ended on %s."), g.name, day);
		}
		group_release(&g);
		group_release(&next);
	}
	return ok;
}
