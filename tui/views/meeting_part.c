#include "tui/views/meeting_part.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/labels.h"
#include "rules/moves.h"
#include "services/agenda.h"
#include "services/rounds.h"

char *words_upper(const char *s)
{
	struct buf b = { 0 };
	size_t n = strlen(s);

	while (n > 0) {
		uint32_t cp;
		size_t used = utf8_next(s, n, &cp, NULL);

		buf_put_utf8(&b, (unsigned long)towupper((wint_t)cp));
		s += used;
		n -= used;
	}
	return buf_take(&b);
}

/* ---- Words --------------------------------------------------------------------------------------- */

const char *meeting_row_letter(const struct meeting_row *r)
{
	return meeting_letter(&r->m, r->n_groups ? r->groups[0].letter : NULL);
}

static const char *group_short(const struct group_ref *g)
{
	return g->short_name && *g->short_name ? g->short_name : g->name;
}

void meeting_row_groups(const struct meeting_row *r, int cells, struct buf *out)
{
	size_t from = out->len;

	for (size_t i = 0; i < r->n_groups; i++)
		buf_printf(out, "%s%s", i ? ", " : "", group_short(&r->groups[i]));
	if (r->n_groups < 2 || text_cells(buf_str(out) + from) <= cells)
		return;
	buf_cut(out, from);
	buf_printf(out, ngettext("%zu group", "%zu groups", r->n_groups), r->n_groups);
}

static bool has_title(const struct meeting_row *r)
{
	return r->m.title && *r->m.title;
}

/* Does the title say no more than the group does? */
static bool title_repeats(const struct meeting_row *r)
{
	return !has_title(r) || strcmp(r->m.title, r->groups[0].name) == 0;
}

void meeting_row_short(const struct meeting_row *r, int cells, struct buf *out)
{
	size_t from = out->len;
	int used;

	if (r->n_groups == 0 || (has_title(r) && r->m.kind != MEETING_ORDINARY)) {
		buf_puts(out, has_title(r) ? r->m.title : meeting_kind_label(r->m.kind));
		return;
	}
	meeting_row_groups(r, cells, out);
	used = text_cells(buf_str(out) + from);
	if (!title_repeats(r) && used + 3 + text_cells(r->m.title) <= cells)
		buf_printf(out, " · %s", r->m.title);
}

void meeting_row_name(const struct meeting_row *r, struct buf *out)
{
	if (r->n_groups == 1 && (r->m.kind == MEETING_ORDINARY || !has_title(r)))
		buf_puts(out, r->groups[0].name);
	else if (has_title(r))
		buf_puts(out, r->m.title);
	else if (r->n_groups)
		meeting_row_groups(r, CELLS_REST, out);
	else
		buf_puts(out, meeting_kind_label(r->m.kind));
}

unsigned meeting_style(int status)
{
	switch ((enum meeting_status)status) {
	case STATUS_RUNNING:
		return STYLE_RUNNING;
	case STATUS_CANCELLED:
		return STYLE_MUTED;
	case STATUS_PROPOSED:
	case STATUS_DECIDED:
	case STATUS_CALLED:
	case STATUS_HELD:
		break;
	}
	return STYLE_NORMAL;
}

/* ---- Facts --------------------------------------------------------------------------------------- */

void meeting_facts_release(struct meeting_facts *f)
{
	free(f->current);
	free(f->moved);
	*f = (struct meeting_facts) { 0 };
}

static bool load_items(
	struct app *a, const struct meeting_row *r, struct meeting_facts *f, struct err *e)
{
	struct item_list items = { 0 };

	if (!store_items(a->session.store, r->m.id, &items, e))
		return false;
	for (size_t i = 0; i < items.n; i++) {
		const struct item *it = &items.v[i];

		f->items += it->parent_id == 0;
		if (it->id != r->m.item_id || r->m.status != STATUS_RUNNING)
			continue;
		f->current = xasprintf("%s %s", it->number ? it->number : "", it->title);
		f->minutes = item_seconds(&r->m, it, clock_now(a->session.clock)) / 60;
		f->planned = it->minutes;
	}
	pool_release(&items.pool);
	return true;
}

/* Before the roll is taken the members on the day are those called. */
static bool load_called(
	struct app *a, const struct meeting_row *r, struct meeting_facts *f, struct err *e)
{
	struct roll_rows roll = { 0 };
	struct roll_counts counts;

	f->called = r->called;
	f->present = r->present;
	if (r->called > 0)
		return true;
	if (!store_roll(a->session.store, r->m.id, &roll, e))
		return false;
	roll_count(&roll, &counts);
	f->called = counts.called;
	f->present = counts.present;
	pool_release(&roll.pool);
	return true;
}

/* One that nothing was changed of costs nothing. */
static bool load_moved(
	struct app *a, const struct meeting_row *r, struct meeting_facts *f, struct err *e)
{
	struct move_list moves = { 0 };
	struct buf b = { 0 };

	f->candidates = r->m.candidates;
	if (r->m.revised_at == r->m.created_at)
		return true;
	if (!store_moves(a->session.store, r->m.id, &moves, e))
		return false;
	moves_brief(&moves, &r->m, &b);
	if (b.len)
		f->moved = buf_take(&b);
	buf_release(&b);
	pool_release(&moves.pool);
	return true;
}

bool meeting_facts_load(
	struct app *a, const struct meeting_row *r, struct meeting_facts *f, struct err *e)
{
	meeting_facts_release(f);
	if (!load_items(a, r, f, e) || !load_called(a, r, f, e) || !load_moved(a, r, f, e) ||
		!round_standing(&a->session, &r->m, &f->sister, &f->sisters, e))
		return false;
	f->id = r->m.id;
	return true;
}

void meeting_facts_text(const struct meeting_facts *f, struct buf *out)
{
	if (f->candidates)
		buf_printf(out,
			ngettext("%d proposed date (d), ", "%d proposed dates (d), ",
				(unsigned long)f->candidates),
			(int)f->candidates);
	if (f->moved)
		buf_printf(out, "%s, ", f->moved);
	buf_printf(out, ngettext("%d item", "%d items", (unsigned long)f->items), f->items);
	buf_printf(out, _(", %d called"), f->called);
	if (f->present)
		buf_printf(out, _(", %d present"), f->present);
	if (f->sisters)
		buf_printf(out, _(", round %d/%d"), f->sister, f->sisters);
}
