#include "tui/views/live_sisters.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/rounds.h"

#include "tui/views/live_panes.h"
#include "tui/views/meeting_part.h"
#include "tui/views/round_part.h"
#include "tui/views/sections.h"

enum { HEAD_ROWS = 2, SCROLL_MAX = 500 };

/* ---- Reading --------------------------------------------------------------------------------------- */

static void sister_release(struct live_sister *s)
{
	pool_release(&s->meeting.pool);
	pool_release(&s->items.pool);
	pool_release(&s->notes.pool);
}

void live_sisters_release(struct live_sisters *s)
{
	for (size_t i = 0; i < s->n; i++)
		sister_release(&s->v[i]);
	free(s->v);
	s->v = NULL;
	s->n = 0;
}

static bool sister_load(
	struct session *se, int64_t meeting_id, struct live_sister *s, struct err *e)
{
	struct roll_rows roll = { 0 };
	struct store *st = se->store;
	bool ok = store_meeting_row(st, meeting_id, &s->meeting, e) &&
		store_items(st, meeting_id, &s->items, e) && store_roll(st, meeting_id, &roll, e);

	if (ok)
		roll_count(&roll, &s->counts);
	pool_release(&roll.pool);
	return ok;
}

bool live_sisters_load(struct live_state *st, struct session *se, struct err *e)
{
	const struct meeting *m = live_meeting(st);
	struct live_sisters *s = &st->sisters;
	struct id_list ids = { 0 };
	bool ok;

	live_sisters_release(s);
	s->shown = s->shown && m && m->round_id;
	if (!s->shown)
		return true;
	ok = store_round_meetings(se->store, m->round_id, &ids, e);
	s->v = xcalloc(ids.n + 1, sizeof(*s->v));
	for (size_t i = 0; i < ids.n && ok; i++)
		if (ids.v[i] != m->id)
			ok = sister_load(se, ids.v[i], &s->v[s->n++], e);
	pool_release(&ids.pool);
	return ok;
}

bool live_sisters_follow(struct live_state *st, struct session *se, struct err *e)
{
	struct live_sisters *s = &st->sisters;
	const struct item *at = live_at(st);
	bool ok = true;

	if (s->of != st->agenda.id)
		s->top = 0;
	s->of = st->agenda.id;
	for (size_t i = 0; i < s->n && ok; i++) {
		struct live_sister *sister = &s->v[i];

		pool_release(&sister->notes.pool);
		sister->notes.n = 0;
		sister->item = at ? round_same(sister->items.v, sister->items.n, at) : NULL;
		if (sister->item)
			ok = store_notes(se->store, sister->meeting.v[0].m.id, sister->item->id,
				&sister->notes, e);
	}
	return ok;
}

/* ---- Drawing --------------------------------------------------------------------------------------- */

/* "NORR  mån 9 mar  9 av 10 · beslut" over two rows; returns the row below. */
static int draw_head(const struct live_sister *s, struct canvas *c, int row)
{
	const struct meeting *m = &s->meeting.v[0].m;
	struct buf name = { 0 };
	char day[DATE_TEXT_SIZE], *upper;
	int used;

	round_part_name(&s->meeting.v[0], &name);
	upper = words_upper(buf_str(&name));
	used = canvas_text(c, row, 1, c->cols - 2, STYLE_HEADING, upper);
	day_text_list(moment_of(m->starts).day, day);
	if (round_begun(m))
		canvas_printf(c, row, used + 3, c->cols - used - 4, STYLE_NORMAL, _("%s  %d of %d"),
			day, s->counts.present, s->counts.called + s->counts.guests);
	else
		canvas_printf(c, row, used + 3, c->cols - used - 4, STYLE_NORMAL, "%s  %s", day,
			meeting_status_label(m->status));
	free(upper);
	buf_release(&name);
	return row + 1;
}

static int draw_wrapped(struct canvas *c, int row, unsigned style, int indent, const char *text)
{
	return row + canvas_wrap(c, row, 2, c->cols - 3, indent, style, text);
}

/* What became of the item there. */
static int draw_outcome(const struct live_sister *s, struct canvas *c, int row)
{
	const struct meeting *m = &s->meeting.v[0].m;

	if (!s->item)
		return draw_wrapped(c, row, STYLE_MUTED, 0, _("not on this agenda"));
	if (!round_begun(m))
		return row;
	return draw_wrapped(c, row, round_outcome_style(m, s->item), 0,
		s->item->outcome == OUTCOME_OPEN && m->item_id != s->item->id
			? _("no outcome")
			: round_outcome_word(m, s->item));
}

static bool concludes(const struct note *n)
{
	return n->kind == NOTE_DECISION || n->kind == NOTE_AGREEMENT || n->kind == NOTE_MESSAGE;
}

static int draw_note(const struct note *n, struct canvas *c, int row)
{
	struct buf b = { 0 };

	live_note_text(n, &b);
	row = draw_wrapped(c, row, concludes(n) ? STYLE_DECIDED : STYLE_NORMAL, 2, buf_str(&b));
	buf_release(&b);
	return row;
}

/* What was concluded before what was said. */
static int draw_lines(const struct live_sister *s, struct canvas *c, int row)
{
	for (int said = 0; said < 2; said++)
		for (size_t i = 0; i < s->notes.n; i++) {
			const struct note *n = &s->notes.v[i];

			if (n->kind != NOTE_PRIVATE && concludes(n) == !said)
				row = draw_note(n, c, row);
		}
	return row;
}

/* All of them from row on; returns the rows of the whole. */
static int draw_sisters(const struct live_sisters *s, struct canvas *c, int from)
{
	int row = from;

	for (size_t i = 0; i < s->n; i++) {
		row += i > 0;
		row = draw_head(&s->v[i], c, row);
		row = draw_outcome(&s->v[i], c, row);
		row = draw_lines(&s->v[i], c, row);
	}
	return row - from;
}

void live_draw_sisters(const struct live_state *st, struct canvas *c)
{
	const struct live_sisters *s = &st->sisters;
	bool active = st->pane == PANE_SISTERS && !st->typing;
	const struct item *it = live_at(st);
	struct canvas body = canvas_sub(c, HEAD_ROWS, 0, c->rows - HEAD_ROWS, c->cols), measure;
	int rows, top, more;

	canvas_printf(c, 0, 1, c->cols - 17, active ? STYLE_TAB : STYLE_HEADING, "%s%s%s",
		it && it->number ? it->number : "", it && it->number && *it->number ? " " : "",
		it ? it->title : _("SISTER GROUPS"));
	canvas_right(c, 0, c->cols - 15, 14, STYLE_MUTED, _("s matrix  Esc"));
	canvas_hline(c, 1, 0, c->cols);
	measure = canvas_sub(&body, 0, 0, 0, body.cols);
	rows = draw_sisters(s, &measure, 0);
	top = s->top > rows - body.rows ? rows - body.rows : s->top;
	top = top < 0 ? 0 : top;
	draw_sisters(s, &body, -top);
	more = rows - top - body.rows;
	if (more > 0) {
		canvas_fill(&body, body.rows - 1, 0, 1, body.cols, STYLE_NORMAL, ' ');
		canvas_printf(&body, body.rows - 1, 2, CELLS_REST, STYLE_MUTED,
			ngettext("… %d row more  Tab, ↓", "… %d rows more  Tab, ↓",
				(unsigned long)more + 1),
			more + 1);
	}
	if (st->pane != PANE_NOTES && !st->typing)
		canvas_cursor(c, 0, 0, false);
}

/* ---- Keys ------------------------------------------------------------------------------------------ */

bool live_sisters_key(struct live_state *st, const struct key *k)
{
	struct live_sisters *s = &st->sisters;
	int page = st->rows > 6 ? st->rows - 6 : 1, to = s->top;

	if (key_is(k, KEYCODE_DOWN, 0) || key_is(k, 'j', 0))
		to++;
	else if (key_is(k, KEYCODE_UP, 0) || key_is(k, 'k', 0))
		to--;
	else if (key_is(k, KEYCODE_PAGE_DOWN, 0))
		to += page;
	else if (key_is(k, KEYCODE_PAGE_UP, 0))
		to -= page;
	else if (key_is(k, KEYCODE_HOME, 0))
		to = 0;
	else
		return key_is(k, KEYCODE_DELETE, 0); /* nothing here can be removed */
	s->top = to < 0 ? 0 : to > SCROLL_MAX ? SCROLL_MAX : to;
	return true;
}

/* Beside the item; from there the matrix. */
static unsigned cmd_sisters(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;
	const struct meeting *m = live_meeting(st);

	(void)k;
	if (!m->round_id) {
		app_say(a, _("This meeting is in no round. 2 and o brings it into one."));
	} else if (st->sisters.shown) {
		app_push(a, &round_view,
			&(struct round_place) { m->round_id, m->id, st->agenda.id });
	} else {
		st->sisters.shown = true;
		v->stale = true;
	}
	return FX_REDRAW;
}

/* clang-format off */
const struct command live_sisters_commands[] = {
	{ "sisters",       "s",        "live", N_("Sister groups on this item; again: the matrix of the round"), N_("footer|sisters"), 10, NEED_MEETING, cmd_sisters },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
