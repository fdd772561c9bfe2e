/* What the rows of view 7 say. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/views/meeting_part.h"
#include "tui/views/plan_part.h"

/* ---- Words ------------------------------------------------------------------------------------------ */

/* "tis 26 jan v.4"; several days take the place of the week. */
static const char *day_words(struct pool *p, struct moment starts, struct moment ends, bool week)
{
	bool several = ends.day != DAY_NONE && ends.day != starts.day;
	char day[DATE_TEXT_SIZE], number[DATE_TEXT_SIZE];

	if (starts.day == DAY_NONE)
		return "";
	span_day_text(starts, ends, day);
	week_text(starts.day, number);
	return several || !week ? pool_strdup(p, day) : pool_printf(p, "%s %s", day, number);
}

static const char *was_words(struct planning *st, struct moment starts, struct moment ends)
{
	return day_words(&st->texts, starts, ends, st->cols >= PLAN_NARROW_COLS);
}

/* With the clock times where there is room. */
static const char *now_words(struct planning *st, struct moment starts, struct moment ends)
{
	const char *days = day_words(&st->texts, starts, ends, true);
	char time[DATE_TEXT_SIZE];

	if (st->cols < PLAN_WIDE_COLS || starts.day == DAY_NONE)
		return days;
	span_time_text(starts, ends, time);
	return pool_printf(&st->texts, "%-15s%s%s", days, *time ? " " : "", time);
}

static const char *group_letter(const struct planning *st, const int64_t *ids, size_t n)
{
	const struct plan_world *w = st->sheet.world;

	for (size_t i = 0; w && n && i < w->n_groups; i++)
		if (w->groups[i].id == ids[0])
			return w->groups[i].letter;
	return NULL;
}

static const char *letter_of(int kind, const char *group)
{
	struct meeting m = { .kind = kind };

	return meeting_letter(&m, group);
}

/* Whose it is; what it is called where it is no ordinary meeting. */
static const char *name_of(int kind, const char *title, const char *groups)
{
	if (title && *title && (kind != MEETING_ORDINARY || !*groups))
		return title;
	return *groups ? groups : meeting_kind_label(kind);
}

static const struct meeting_row *entry_of(const struct planning *st, int64_t meeting_id)
{
	for (size_t i = 0; meeting_id && i < st->entries.n; i++)
		if (st->entries.v[i].m.id == meeting_id)
			return &st->entries.v[i];
	return NULL;
}

/* What the check of the year has found about an entry. */
static const char *found_words(struct planning *st, int64_t meeting_id)
{
	struct year_findings own = { 0 };
	struct buf b = { 0 };
	const char *words;

	own.v = pool_alloc(&own.pool, (st->findings.n + 1) * sizeof(*own.v));
	for (size_t i = 0; i < st->findings.n; i++)
		if (st->findings.v[i].meeting_id == meeting_id)
			own.v[own.n++] = st->findings.v[i];
	year_findings_brief(&own, &b);
	words = pool_strdup(&st->texts, buf_str(&b));
	buf_release(&b);
	pool_release(&own.pool);
	return words;
}

/* ---- The proposal ------------------------------------------------------------------------------------ */

static const char *row_check(struct planning *st, const struct plan_row *r)
{
	if (r->verdict == PLAN_NONE)
		return pool_printf(&st->texts, "! %s", r->why);
	if (!r->taken)
		return "";
	if (*r->remarks)
		return pool_printf(&st->texts, "! %s", r->remarks);
	return *r->why ? pool_printf(&st->texts, "→ %s", r->why) : _("ok");
}

/* What stands in the year says how it stands, or what is wrong with it. */
static const char *stored_check(struct planning *st, const struct meeting_row *entry)
{
	const char *found = found_words(st, entry->m.id);

	if (entry->m.status == STATUS_CANCELLED || !*found)
		return meeting_status_label(entry->m.status);
	return found;
}

static void sheet_item(struct planning *st, size_t i, struct plan_item *it)
{
	const struct plan_row *r = &st->sheet.v[i];
	const struct meeting_row *entry = entry_of(st, r->meeting_id);

	*it = (struct plan_item) { .id = r->source_id,
		.row = i,
		.meeting_id = r->meeting_id,
		.starts = r->starts,
		.ends = r->ends,
		.letter = letter_of(r->kind, group_letter(st, r->group_ids, r->n_groups)),
		.name = name_of(r->kind, r->title, r->groups),
		.mark = r->meeting_id || r->taken ? "x"
			: r->verdict == PLAN_NONE ? " "
						  : "–",
		.was = was_words(st, r->was_starts, r->was_ends),
		.style = r->taken || r->meeting_id ? STYLE_NORMAL : STYLE_MUTED };
	it->now = r->verdict == PLAN_NONE ? ""
		: r->taken || entry       ? now_words(st, r->starts, r->ends)
					  : _("(left out)");
	it->check = entry ? stored_check(st, entry) : row_check(st, r);
	if (entry)
		it->status = entry->m.status;
	if (it->style == STYLE_NORMAL && *it->check == '!')
		it->style = STYLE_LATE;
}

static void entry_item(struct planning *st, const struct meeting_row *r, struct plan_item *it)
{
	struct buf groups = { 0 };

	meeting_row_groups(r, CELLS_REST, &groups);
	*it = (struct plan_item) { .id = -r->m.id,
		.row = PLAN_NO_ROW,
		.meeting_id = r->m.id,
		.status = r->m.status,
		.starts = moment_of(r->m.starts),
		.ends = moment_of(r->m.ends),
		.letter = pool_strdup(&st->texts, meeting_row_letter(r)),
		.name = pool_strdup(&st->texts, name_of(r->m.kind, r->m.title, buf_str(&groups))),
		.mark = "x",
		.was = "",
		.style = meeting_style(r->m.status) };
	it->now = now_words(st, it->starts, it->ends);
	it->check = stored_check(st, r);
	if (it->style == STYLE_NORMAL && *it->check == '!')
		it->style = STYLE_LATE;
	buf_release(&groups);
}

static bool in_sheet(const struct planning *st, int64_t meeting_id)
{
	for (size_t i = 0; i < st->sheet.n; i++)
		if (st->sheet.v[i].meeting_id == meeting_id)
			return true;
	return false;
}

/* By when they are (were): new entries among those that come from last year. */
static int by_day(const void *a, const void *b)
{
	const struct plan_item *x = a, *y = b;
	int order = moment_cmp(x->starts, y->starts);

	if (x->starts.day == DAY_NONE || y->starts.day == DAY_NONE)
		order = (x->starts.day == DAY_NONE) - (y->starts.day == DAY_NONE);
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

static size_t diff_items(struct planning *st)
{
	size_t n = 0;

	st->items = pool_alloc(&st->texts, (st->sheet.n + st->entries.n + 1) * sizeof(*st->items));
	for (size_t i = 0; i < st->sheet.n; i++)
		sheet_item(st, i, &st->items[n++]);
	for (size_t i = 0; i < st->entries.n; i++) {
		const struct meeting_row *r = &st->entries.v[i];

		if (!in_sheet(st, r->m.id))
			entry_item(st, r, &st->items[n++]);
	}
	qsort(st->items, n, sizeof(*st->items), by_day);
	return n;
}

/* ---- Plan against outcome ----------------------------------------------------------------------------- */

static const char *outcome_mark(int outcome)
{
	static const char *const marks[PLAN_OUTCOMES] = {
		[PLAN_HELD] = "x",
		[PLAN_COMING] = "·",
		[PLAN_SHIFTED] = "→",
		[PLAN_CANCELLED] = "–",
		[PLAN_GONE] = "–",
		[PLAN_ADDED] = "+",
	};

	return outcome >= 0 && outcome < PLAN_OUTCOMES ? marks[outcome] : "?";
}

/* The groups' short names, as long as the entry is there. */
static const char *outcome_name(
	struct planning *st, const struct plan_outcome_row *r, const struct meeting_row *entry)
{
	struct buf groups = { 0 };
	const char *name;

	if (!entry)
		return name_of(r->kind, r->title, r->groups);
	meeting_row_groups(entry, CELLS_REST, &groups);
	name = name_of(r->kind, r->title, pool_strdup(&st->texts, buf_str(&groups)));
	buf_release(&groups);
	return name;
}

static size_t outcome_items(struct planning *st)
{
	const struct plan_outcomes *o = &st->outcomes;

	st->items = pool_alloc(&st->texts, (o->n + 1) * sizeof(*st->items));
	for (size_t i = 0; i < o->n; i++) {
		const struct plan_outcome_row *r = &o->v[i];
		const struct meeting_row *entry = entry_of(st, r->meeting_id);
		bool off = r->outcome == PLAN_CANCELLED || r->outcome == PLAN_GONE;

		st->items[i] = (struct plan_item) { .id = (int64_t)i + 1, /* of the outcomes */
			.row = PLAN_NO_ROW,
			.meeting_id = r->outcome == PLAN_GONE ? 0 : r->meeting_id,
			.status = r->status,
			.starts = r->starts,
			.ends = r->ends,
			.letter = entry ? pool_strdup(&st->texts, meeting_row_letter(entry))
					: letter_of(r->kind, NULL),
			.name = outcome_name(st, r, entry),
			.mark = outcome_mark(r->outcome),
			.was = was_words(st, r->was_starts, r->was_ends),
			.now = now_words(st, r->starts, r->ends),
			/* From when it was moved stands beside it. */
			.check = r->outcome == PLAN_SHIFTED && *r->why ? r->why : r->words,
			.style = off ? STYLE_MUTED : STYLE_NORMAL };
	}
	return o->n;
}

/* ---- All of them -------------------------------------------------------------------------------------- */

static bool fits(const struct plan_item *it, const char *words)
{
	return text_matches(it->name, words, ANYWHERE) || text_matches(it->now, words, ANYWHERE) ||
		text_matches(it->was, words, ANYWHERE) || text_matches(it->check, words, ANYWHERE);
}

void plan_rows(struct planning *st)
{
	int64_t *ids;
	size_t n = 0;

	pool_release(&st->texts);
	st->all_items = st->face == PLAN_FACE_OUTCOME ? outcome_items(st) : diff_items(st);
	for (size_t i = 0; i < st->all_items; i++)
		if (!*st->words || fits(&st->items[i], st->words))
			st->items[n++] = st->items[i];
	st->n = n;
	ids = xcalloc(n + 1, sizeof(*ids));
	for (size_t i = 0; i < n; i++)
		ids[i] = st->items[i].id;
	list_fill(&st->list, ids, n, false, false);
	for (size_t i = 0; st->follow && i < n; i++)
		if (st->items[i].meeting_id == st->follow)
			list_go(&st->list, ids[i]);
	st->follow = 0;
	free(ids);
}

const struct plan_item *plan_at(const struct planning *st)
{
	return st->list.n && st->list.at < st->n ? &st->items[st->list.at] : NULL;
}

const struct plan_row *plan_row_of(const struct planning *st, const struct plan_item *it)
{
	return it && it->row != PLAN_NO_ROW ? &st->sheet.v[it->row] : NULL;
}

/* ---- What is not saved yet ---------------------------------------------------------------------------- */

void plan_keep_edit(struct planning *st, const struct plan_row *r)
{
	st->edits = xgrow(st->edits, st->n_edits, &st->cap_edits, sizeof(*st->edits));
	st->edits[st->n_edits++] = (struct plan_edit) {
		.source_id = r->source_id,
		.step = st->step,
		.taken = r->taken,
		.placed = r->by_hand,
		.starts = r->starts,
		.ends = r->ends,
	};
}

bool plan_undo_edit(struct planning *st, int64_t *source_id)
{
	unsigned step;

	if (st->n_edits == 0)
		return false;
	step = st->edits[st->n_edits - 1].step;
	while (st->n_edits && st->edits[st->n_edits - 1].step == step)
		*source_id = st->edits[--st->n_edits].source_id;
	return true;
}

/* What a saved proposal left out is not proposed anew. */
static void leave_out(struct planning *st)
{
	struct err none = { 0 };

	for (size_t i = 0; i < st->sheet.n && st->stage != PLAN_STAGE_NONE; i++)
		if (!st->sheet.v[i].meeting_id && st->sheet.v[i].taken)
			plan_take(&st->sheet, i, false, &none);
}

/* What can no longer be done (the row is there by now) is left. */
void plan_redo_edits(struct planning *st)
{
	leave_out(st);
	for (size_t i = 0; i < st->sheet.n; i++) {
		const struct plan_edit *last = NULL;
		struct err none = { 0 };

		for (size_t k = 0; k < st->n_edits; k++)
			if (st->edits[k].source_id == st->sheet.v[i].source_id)
				last = &st->edits[k];
		if (!last || st->sheet.v[i].meeting_id)
			continue;
		if (last->placed)
			plan_place(&st->sheet, i, last->starts, last->ends, &none);
		if (last->taken != st->sheet.v[i].taken)
			plan_take(&st->sheet, i, last->taken, &none);
	}
}
