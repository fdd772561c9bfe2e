#include "services/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/holding.h"
#include "services/meetings.h"
#include "services/year_rules.h"

static void put_moment(char **field, struct moment m)
{
	char iso[MOMENT_SIZE];

	moment_iso(m, iso);
	xreplace(field, iso);
}

static bool not_decided(const struct plan *p, struct err *e)
{
	if (p->id == 0 || p->state != PLAN_DECIDED)
		return true;
	return err_set(e, ERR_INVALID, _("%d is decided already (%s)."), (int)p->year,
		or_empty(p->reference));
}

bool plan_stage(
	struct session *se, int year, enum plan_stage *stage, char **reference, struct err *e)
{
	struct plan p = { 0 };
	bool ok = store_plan_find(se->store, year, &p, e);

	*stage = p.id == 0                ? PLAN_STAGE_NONE
		: p.state == PLAN_DECIDED ? PLAN_STAGE_DECIDED
					  : PLAN_STAGE_PROPOSED;
	if (reference)
		*reference = xstrdup(or_empty(p.reference));
	plan_release(&p);
	return ok;
}

/* ---- Entries ---------------------------------------------------------------------------------- */

/* An entry as it stands, for the plan. */
static bool save_entry(struct session *se, int64_t plan_id, const struct meeting *m,
	const struct group_ref *groups, size_t n_groups, const struct plan_entry *like,
	struct err *e)
{
	struct buf names = { 0 };
	struct plan_entry en = {
		.plan_id = plan_id,
		.meeting_id = m->id,
		.source_id = like->source_id,
		.kind = m->kind,
		.title = xstrdup(m->title),
		.starts = xstrdup(m->starts),
		.ends = xstrdup(m->ends),
		.rule_day = xstrdup(like->rule_day),
		.why = xstrdup(like->why),
	};
	bool ok;

	for (size_t i = 0; i < n_groups; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", groups[i].name);
	en.groups = buf_take(&names);
	ok = store_plan_entry_save(se->store, &en, e);
	plan_entry_release(&en);
	return ok;
}

/* The same for a meeting by its id. */
static bool save_entry_of(struct session *se, int64_t plan_id, int64_t meeting_id,
	const struct plan_entry *like, struct err *e)
{
	struct meeting_rows rows = { 0 };
	bool ok = store_meeting_row(se->store, meeting_id, &rows, e) &&
		save_entry(
			se, plan_id, &rows.v[0].m, rows.v[0].groups, rows.v[0].n_groups, like, e);

	pool_release(&rows.pool);
	return ok;
}

/* ---- Save ------------------------------------------------------------------------------------- */

struct saving {
	struct session *se;
	const struct plan_sheet *sheet;
	struct plan plan;
	struct plan_entry_list there;
	/* New rounds by old ones. */
	int64_t *old_rounds, *new_rounds;
	size_t n_rounds;
	size_t made;
};

static bool is_fresh(const struct plan_row *r)
{
	return r->taken && !r->meeting_id && r->verdict != PLAN_NONE;
}

/* Nobody made an entry of a row while the sheet was looked at. */
static bool still_lacks(const struct saving *s, const struct plan_row *r, struct err *e)
{
	for (size_t i = 0; i < s->there.n; i++) {
		struct meeting m = { 0 };
		struct err none = { 0 };
		bool there = s->there.v[i].source_id == r->source_id &&
			store_meeting_load(s->se->store, s->there.v[i].meeting_id, &m, &none);

		meeting_release(&m);
		if (!err_absent(e, &none))
			return false;
		if (there)
			return err_set(e, ERR_CONFLICT,
				_("“%s” has been put into %d meanwhile. Look at the year again."),
				r->title, s->sheet->year);
	}
	return true;
}

static size_t rows_in_round(const struct plan_sheet *sheet, int64_t round_id)
{
	size_t n = 0;

	for (size_t i = 0; i < sheet->n; i++)
		n += sheet->v[i].round_id == round_id &&
			(is_fresh(&sheet->v[i]) || sheet->v[i].meeting_id);
	return n;
}

/* The title of the old round, of the new year: "Omgång mars 2027". */
static char *round_title(const struct saving *s, const char *old)
{
	char *was = xasprintf("%d", s->sheet->from), *title;
	const char *at = strstr(old, was);

	title = at ? xasprintf("%.*s%d%s", (int)(at - old), old, s->sheet->year, at + strlen(was))
		   : xasprintf("%s %d", old, s->sheet->year);
	free(was);
	return title;
}

static bool make_round(struct saving *s, int64_t old_id, int64_t *id, struct err *e)
{
	struct round old = { 0 }, r = { 0 };
	bool ok = store_round_load(s->se->store, old_id, &old, e);

	if (ok) {
		r.title = round_title(s, or_empty(old.title));
		ok = store_round_save(s->se->store, &r, e);
		*id = r.id;
	}
	round_release(&old);
	round_release(&r);
	return ok;
}

/* A sister that was saved before says which round it is. */
static bool round_there(struct saving *s, int64_t old_id, int64_t *id, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->sheet->n && ok && !*id; i++) {
		const struct plan_row *r = &s->sheet->v[i];
		struct meeting m = { 0 };

		if (r->round_id != old_id || !r->meeting_id)
			continue;
		ok = store_meeting_load(s->se->store, r->meeting_id, &m, e);
		*id = m.round_id;
		meeting_release(&m);
	}
	return ok;
}

/* The new round of an old one; 0 where a single entry of it goes on. */
static bool new_round(struct saving *s, int64_t old_id, int64_t *id, struct err *e)
{
	*id = 0;
	if (!old_id || rows_in_round(s->sheet, old_id) < 2)
		return true;
	for (size_t i = 0; i < s->n_rounds; i++) {
		if (s->old_rounds[i] == old_id) {
			*id = s->new_rounds[i];
			return true;
		}
	}
	if (!round_there(s, old_id, id, e) || (!*id && !make_round(s, old_id, id, e)))
		return false;
	s->old_rounds[s->n_rounds] = old_id;
	s->new_rounds[s->n_rounds++] = *id;
	return true;
}

static bool carry_rule(struct saving *s, const struct plan_row *r, int64_t id, struct err *e)
{
	struct year_rule rule = {
		.meeting_id = id, .rule = r->rule, .weeks = r->weeks, .pinned = r->pinned
	};

	return !r->ruled || store_year_rule_save(s->se->store, &rule, e);
}

static bool fill_draft(
	struct saving *s, const struct plan_row *r, struct meeting *draft, struct err *e)
{
	struct meeting old = { 0 };
	bool ok = store_meeting_load(s->se->store, r->source_id, &old, e) &&
		new_round(s, r->round_id, &draft->round_id, e);

	if (ok) {
		draft->kind = old.kind;
		draft->mode = old.mode;
		draft->all_day = old.all_day;
		draft->title = xstrdup(r->title);
		draft->zone = xstrdup(old.zone);
		draft->place = xstrdup(old.place);
		draft->room = xstrdup(old.room);
		draft->link = xstrdup(old.link);
		draft->onsite_label = xstrdup(old.onsite_label);
		put_moment(&draft->starts, r->starts);
		put_moment(&draft->ends, r->ends);
	}
	meeting_release(&old);
	return ok;
}

static bool make(struct saving *s, const struct plan_row *r, struct err *e)
{
	struct meeting draft = { .status = STATUS_PROPOSED };
	struct plan_entry like = { .source_id = r->source_id, .why = xstrdup(r->why) };
	bool ok = still_lacks(s, r, e) && fill_draft(s, r, &draft, e) &&
		meeting_create(s->se, &draft, r->group_ids, r->n_groups, e);

	put_moment(&like.rule_day, (struct moment) { r->rule_day, MINUTE_NONE });
	ok = ok && save_entry_of(s->se, s->plan.id, draft.id, &like, e) &&
		carry_rule(s, r, draft.id, e);
	s->made += ok;
	meeting_release(&draft);
	plan_entry_release(&like);
	return ok;
}

/* The plan to add to; one is made where there is none. */
static bool open_plan(struct saving *s, struct err *e)
{
	if (!store_plan_find(s->se->store, s->sheet->year, &s->plan, e) ||
		!not_decided(&s->plan, e))
		return false;
	if (s->plan.id)
		return store_plan_entries(s->se->store, s->plan.id, &s->there, e);
	s->plan.year = s->sheet->year;
	s->plan.from_year = s->sheet->from;
	return store_plan_save(s->se->store, &s->plan, e);
}

static bool make_all(struct saving *s, struct err *e)
{
	if (plan_sheet_fresh(s->sheet) == 0)
		return err_set(e, ERR_INVALID, _("There is nothing to add to %d."), s->sheet->year);
	if (!open_plan(s, e))
		return false;
	for (size_t i = 0; i < s->sheet->n; i++) {
		if (is_fresh(&s->sheet->v[i]) && !make(s, &s->sheet->v[i], e))
			return false;
	}
	return true;
}

bool plan_save(struct session *se, const struct plan_sheet *sheet, size_t *made, struct err *e)
{
	struct saving s = { .se = se, .sheet = sheet };
	bool ok = session_begin(se, xasprintf(_("Year %d proposed"), sheet->year), e);

	if (!ok)
		return false;
	s.old_rounds = xcalloc(sheet->n + 1, sizeof(*s.old_rounds));
	s.new_rounds = xcalloc(sheet->n + 1, sizeof(*s.new_rounds));
	ok = session_end(se, make_all(&s, e), e);
	if (made)
		*made = ok ? s.made : 0;
	free(s.old_rounds);
	free(s.new_rounds);
	pool_release(&s.there.pool);
	plan_release(&s.plan);
	return ok;
}

/* ---- Decide ----------------------------------------------------------------------------------- */

static bool decide_meeting(
	struct session *se, const struct meeting *old, const char *reference, struct err *e)
{
	struct meeting m = { 0 };
	bool ok;

	record_copy(&meeting_table, &m, old);
	m.status = STATUS_DECIDED;
	ok = holding_save(se, old, &m, reference, e);
	meeting_release(&m);
	return ok;
}

/* What was laid out goes, and what is there is kept instead; where it came from goes along. */
static bool freeze(
	struct session *se, int64_t plan_id, const struct meeting_rows *rows, struct err *e)
{
	struct plan_entry_list old = { 0 };
	bool ok = store_plan_entries(se->store, plan_id, &old, e) &&
		session_delete_referring(se, &plan_entry_table, "plan_id", plan_id, e);

	for (size_t i = 0; i < rows->n && ok; i++) {
		const struct meeting_row *row = &rows->v[i];
		const struct plan_entry none = { 0 }, *like = &none;

		if (row->m.status == STATUS_CANCELLED)
			continue;
		for (size_t k = 0; k < old.n; k++) {
			if (old.v[k].meeting_id == row->m.id)
				like = &old.v[k];
		}
		ok = save_entry(se, plan_id, &row->m, row->groups, row->n_groups, like, e);
	}
	pool_release(&old.pool);
	return ok;
}

static bool load_year(struct session *se, int year, struct meeting_rows *rows, struct err *e)
{
	size_t n = 0;

	if (!meetings_of_year(se, year, rows, e))
		return false;
	for (size_t i = 0; i < rows->n; i++)
		n += rows->v[i].m.status != STATUS_CANCELLED;
	return n > 0 ||
		err_set(e, ERR_NOT_FOUND, _("%d has no entries that could be decided."), year);
}

static bool decide(struct session *se, struct plan *p, size_t *n, struct err *e)
{
	struct meeting_rows rows = { 0 };
	bool ok = load_year(se, (int)p->year, &rows, e) && store_plan_save(se->store, p, e) &&
		freeze(se, p->id, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		if (rows.v[i].m.status != STATUS_PROPOSED)
			continue;
		ok = decide_meeting(se, &rows.v[i].m, p->reference, e);
		++*n;
	}
	pool_release(&rows.pool);
	return ok;
}

bool plan_decide(
	struct session *se, int year, const char *reference, int32_t day, size_t *n, struct err *e)
{
	struct plan p = { 0 };
	size_t decided = 0;
	bool ok;

	if (text_blank(or_empty(reference)))
		return err_set(e, ERR_INVALID,
			_("Say which decision it is: its number in the board's minutes."));
	if (!session_begin(se, xasprintf(_("Year %d decided"), year), e))
		return false;
	ok = store_plan_find(se->store, year, &p, e) && not_decided(&p, e);
	if (ok) {
		p.year = year;
		p.state = PLAN_DECIDED;
		xreplace(&p.reference, reference);
		put_moment(&p.decided_day,
			(struct moment) {
				day == DAY_NONE ? clock_local(se->clock).day : day, MINUTE_NONE });
		record_clean(&plan_table, &p);
		ok = decide(se, &p, &decided, e);
	}
	ok = session_end(se, ok, e);
	if (n)
		*n = ok ? decided : 0;
	plan_release(&p);
	return ok;
}

/* ---- Drop ------------------------------------------------------------------------------------- */

/* Takes an entry away that is still a proposal. */
static bool drop_entry(struct session *se, int64_t meeting_id, size_t *n, struct err *e)
{
	struct meeting m = { 0 };
	struct err none = { 0 };
	bool there = store_meeting_load(se->store, meeting_id, &m, &none),
	     proposed = there && m.status == STATUS_PROPOSED;

	meeting_release(&m);
	if (!there && !err_absent(e, &none))
		return false;
	*n += proposed;
	return !proposed || meeting_delete(se, meeting_id, e);
}

static bool drop(struct session *se, const struct plan *p, size_t *n, struct err *e)
{
	struct plan_entry_list entries = { 0 };
	bool ok = store_plan_entries(se->store, p->id, &entries, e);

	for (size_t i = 0; i < entries.n && ok; i++)
		ok = drop_entry(se, entries.v[i].meeting_id, n, e);
	pool_release(&entries.pool);
	return ok && session_delete_referring(se, &plan_entry_table, "plan_id", p->id, e) &&
		store_plan_delete(se->store, p->id, e);
}

bool plan_drop(struct session *se, int year, size_t *n, struct err *e)
{
	struct plan p = { 0 };
	size_t gone = 0;
	bool ok;

	if (!session_begin(se, xasprintf(_("Proposal for %d taken away"), year), e))
		return false;
	ok = store_plan_find(se->store, year, &p, e);
	if (ok && p.id == 0)
		ok = err_set(e, ERR_NOT_FOUND, _("No proposal for %d has been saved."), year);
	ok = session_end(se, ok && not_decided(&p, e) && drop(se, &p, &gone, e), e);
	if (n)
		*n = ok ? gone : 0;
	plan_release(&p);
	return ok;
}
