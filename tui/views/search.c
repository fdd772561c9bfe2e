/* View 6: everything that was ever written, found as it is typed. */
#include "services/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/views/live.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

enum { HITS_MOST = 200, HEAD_ROWS = 3, DETAIL_ROWS = 6, DETAIL_FROM = 14, WHEN_CELLS = 12 };

/* What Tab narrows it to. */
static const struct {
	const char *word;
	unsigned kinds;
} faces[] = {
	{ N_("search|everything"), 0 },
	{ N_("search|notes"), 1u << SEARCH_LINE },
	{ N_("search|decisions"), 1u << SEARCH_DECISION },
	{ N_("search|actions"), 1u << SEARCH_ACTION },
	{ N_("search|items"), 1u << SEARCH_HEADING | 1u << SEARCH_MEETING },
	{ N_("search|people"), 1u << SEARCH_PERSON },
};

struct search_state {
	struct field line;
	bool typing;
	struct list list; /* ids are places among the hits, from 1 */
	struct search_hits hits;
	size_t face;
	int rows, cols;
	bool asked;    /* to be looked for anew */
	unsigned seen; /* a->data when it was */
};

static const struct found_row *hit_at(const struct search_state *st)
{
	return st->list.n ? &st->hits.v[st->list.at] : NULL;
}

/* ---- Looking ------------------------------------------------------------------------------------ */

static bool search_reload(struct view *v, struct app *a, struct err *e)
{
	struct search_state *st = v->state;
	bool ok;

	if (!st->asked && st->seen == a->data)
		return true;
	pool_release(&st->hits.pool);
	ok = search_find(
		&a->session, field_text(&st->line), faces[st->face].kinds, HITS_MOST, &st->hits, e);
	if (!ok)
		st->hits.n = 0;
	list_fill_places(&st->list, st->hits.n);
	if (st->asked && st->list.n)
		list_go(&st->list, 1);
	st->asked = false;
	st->seen = a->data;
	return ok;
}

static void look(struct view *v)
{
	struct search_state *st = v->state;

	st->asked = true;
	v->stale = true;
}

unsigned search_show_view(struct app *a)
{
	struct view *v = &a->views[VIEW_SEARCH - 1];

	((struct search_state *)v->state)->typing = true;
	return app_show(a, VIEW_SEARCH);
}

/* ---- The view ----------------------------------------------------------------------------------- */

static bool search_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct search_state *st = v->state;

	(void)a;
	(void)arg;
	(void)e;
	st->typing = true;
	st->list.pane = 1;
	return true;
}

static void search_close(struct view *v)
{
	struct search_state *st = v->state;

	field_release(&st->line);
	list_release(&st->list);
	pool_release(&st->hits.pool);
}

static int detail_rows(const struct search_state *st)
{
	return st->rows >= DETAIL_FROM ? DETAIL_ROWS : 0;
}

static void search_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct search_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	list_resize(&st->list, rows - HEAD_ROWS - detail_rows(st));
}

static unsigned go(struct search_state *st, struct app *a)
{
	const struct found_row *h = hit_at(st);

	if (!h)
		return FX_NONE;
	if (h->person_id) {
		people_seek_left(a, left_id(LEFT_ALL, 0));
		people_seek(a, h->person_id);
		return app_show(a, VIEW_PEOPLE);
	}
	return live_show(a, h->meeting_id, h->item_id, h->note_id);
}

static void narrow(struct view *v, size_t step)
{
	struct search_state *st = v->state;

	st->face = (st->face + step) % ARRAY_LEN(faces);
	look(v);
}

static unsigned typed(struct view *v, struct app *a, const struct key *k)
{
	struct search_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL)) {
		st->typing = false;
		return FX_REDRAW;
	}
	if (key_is(k, KEYCODE_ENTER, 0))
		return go(st, a);
	if (key_is(k, KEYCODE_TAB, 0) || key_is(k, KEYCODE_TAB, KEYMOD_SHIFT)) {
		narrow(v, k->mods ? ARRAY_LEN(faces) - 1 : 1);
		return FX_REDRAW;
	}
	switch (field_key(&st->line, k)) {
	case FIELD_EDITED:
		look(v);
		return FX_REDRAW;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_IGNORED:
		break;
	}
	return FX_IGNORED;
}

/* In the text a letter is a letter, and Home and End are the line's. */
static unsigned search_key(struct view *v, struct app *a, const struct key *k)
{
	struct search_state *st = v->state;
	unsigned fx = st->typing ? typed(v, a, k) : FX_IGNORED;

	if (fx != FX_IGNORED || (st->typing && key_is_text(k)))
		return fx;
	if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return k->code == KEYCODE_DOUBLE_CLICK ? go(st, a) : FX_REDRAW;
}

static bool search_typing(const struct view *v)
{
	return ((const struct search_state *)v->state)->typing;
}

static void search_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	(void)right;
	buf_puts(left, _("Find in all meetings"));
}

/* ---- Drawing ------------------------------------------------------------------------------------ */

/* "20 jan 2026" */
static void when_text(const struct found_row *h, char out[DATE_TEXT_SIZE])
{
	struct moment m;

	day_text_short(moment_parse(h->meeting_starts, &m) ? m.day : DAY_NONE, out);
}

/* "§ 8 Information"; an action says itself. */
static void place_text(const struct found_row *h, struct buf *out)
{
	if (h->in == FOUND_IN_NOTE && h->note_kind == NOTE_ACTION)
		buf_puts(out, h->words);
	else if (h->in == FOUND_IN_NOTE || h->in == FOUND_IN_ITEM)
		buf_printf(out, "%s%s%s%s", *h->item_number ? "§ " : "", h->item_number,
			*h->item_number ? " " : "", h->item_title);
}

static void kind_text(const struct found_row *h, struct buf *out)
{
	buf_puts(out, search_label(h));
	if (h->in == FOUND_IN_NOTE && *h->who)
		buf_printf(out, " %s", h->who);
}

static void draw_hit(const void *ctx, struct canvas *row, size_t at)
{
	const struct search_state *st = ctx;
	const struct found_row *h = &st->hits.v[at];
	int wide = row->cols >= 70, kind = wide ? 22 : 12, name = wide ? 20 : 14;
	struct buf b = { 0 };
	char when[DATE_TEXT_SIZE];

	if (h->person_id) {
		canvas_text(row, 0, 1, row->cols - kind - 3, STYLE_NORMAL, h->words);
	} else {
		when_text(h, when);
		canvas_text(row, 0, 1, name, STYLE_NORMAL, h->meeting_title);
		canvas_text(row, 0, name + 2, WHEN_CELLS, STYLE_NORMAL, when);
		place_text(h, &b);
		canvas_text(row, 0, name + WHEN_CELLS + 3, row->cols - kind - name - WHEN_CELLS - 5,
			STYLE_NORMAL, buf_str(&b));
		buf_cut(&b, 0);
	}
	kind_text(h, &b);
	canvas_text(row, 0, row->cols - kind - 1, kind,
		search_kind_of(h) == SEARCH_DECISION ? STYLE_DECIDED : STYLE_MUTED, buf_str(&b));
	buf_release(&b);
}

static void draw_faces(const struct search_state *st, struct canvas *c)
{
	struct buf b = { 0 };
	bool room = c->cols >= 78;

	for (size_t i = 0; i < ARRAY_LEN(faces); i++)
		if (i == st->face)
			buf_printf(&b, " [%s]", Q_(faces[i].word));
		else if (room)
			buf_printf(&b, "  %s", Q_(faces[i].word));
	canvas_text(c, 1, 1, c->cols - 2, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static void found_text(const struct search_state *st, struct buf *out)
{
	const struct search_hits *h = &st->hits;

	/* TRANSLATORS: a filter as typed, such as "typ:xyz" */
	if (h->unread)
		buf_printf(out, _("“%s” makes no sense here."), h->unread);
	else if (h->n == 0)
		buf_puts(out,
			utf8_len(field_text(&st->line)) < 2
				? _("Type at least two characters. Try: grupp:väst typ:beslut")
				: _("Nothing found."));
	else {
		buf_printf(out,
			h->more ? _("The %zu latest hits") : ngettext("%zu hit", "%zu hits", h->n),
			h->n);
		if (h->meetings)
			buf_printf(out,
				ngettext(" in %zu meeting", " in %zu meetings", h->meetings),
				h->meetings);
	}
}

/* "§ 8 Information, Beredning Väst 20 januari 2026" and the words themselves. */
static void draw_detail(const struct search_state *st, struct canvas *c)
{
	const struct found_row *h = hit_at(st);
	struct buf b = { 0 };
	char day[DATE_TEXT_SIZE];
	struct moment m;
	int row = 1;

	canvas_hline(c, 0, 1, c->cols - 1);
	if (!h) {
		canvas_wrap(c, 1, 1, c->cols - 2, 0, STYLE_MUTED,
			_("“asa” finds Åsa, but “åsa” only Åsa. Capitals do not matter.\n"
			  "Also: vem:eva  grupp:väst  år:2026  typ:beslut  \"exact phrase\""));
		return;
	}
	if (h->meeting_id) {
		place_text(h, &b);
		buf_printf(&b, "%s%s", b.len ? ", " : "", h->meeting_title);
		if (moment_parse(h->meeting_starts, &m)) {
			day_text_year(m.day, day);
			buf_printf(&b, " %s", day);
		}
		row += canvas_wrap(c, row, 1, c->cols - 2, 2, STYLE_HEADING, buf_str(&b));
		buf_cut(&b, 0);
	}
	if (h->in == FOUND_IN_NOTE && *h->speaker)
		buf_printf(&b, "%s: ", h->speaker);
	search_show(field_text(&st->line), h->in == FOUND_IN_NOTE ? h->words : h->text, &b);
	canvas_wrap(c, row, 3, c->cols - 4, 0, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static void search_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct search_state *st = v->state;
	int detail = detail_rows(st);
	struct canvas part =
		canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS - detail, body->cols);
	struct buf b = { 0 };

	(void)a;
	draw_faces(st, body);
	found_text(st, &b);
	canvas_text(
		body, 2, 1, body->cols - 2, st->hits.n ? STYLE_MUTED : STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
	list_draw(&st->list, &part, true, draw_hit, st);
	if (detail) {
		part = canvas_sub(body, body->rows - detail, 0, detail, body->cols);
		draw_detail(st, &part);
	}
	part = canvas_sub(body, 0, 1, 1, body->cols - 1);
	field_draw(&st->line, &part, _("Find"), st->typing);
}

const struct view_ops search_view = {
	.name = "search",
	.text_section = "search-text",
	.state_size = sizeof(struct search_state),
	.open = search_open,
	.close = search_close,
	.layout = search_layout,
	.reload = search_reload,
	.key = search_key,
	.typing = search_typing,
	.title = search_title,
	.draw = search_draw,
};

/* ---- Commands ----------------------------------------------------------------------------------- */

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return go(v->state, a);
}

static unsigned cmd_type(struct app *a, struct view *v, const struct key *k)
{
	struct search_state *st = v->state;

	(void)a;
	(void)k;
	st->typing = true;
	return FX_REDRAW;
}

static unsigned cmd_narrow(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	narrow(v, k->mods ? ARRAY_LEN(faces) - 1 : 1);
	return FX_REDRAW;
}

/* clang-format off */
const struct command search_commands[] = {
	{ "search-go",     "<Enter> ö",  "search", N_("To the place where it was written"), N_("footer|go there"), 1, NEED_NOTHING, cmd_go },
	{ "search-type",   "/ e ä",      "search", N_("Look for something else"), N_("footer|find"), 2, NEED_NOTHING, cmd_type },
	{ "search-narrow", "<Tab> <S-Tab>", "search", N_("Notes, decisions, actions, items or people only"), N_("footer|narrow"), 3, NEED_NOTHING, cmd_narrow },
	{ "search-text-hit",    "<Up><Down>", "search-text", N_("Another hit"), N_("footer|hit"), 1, NEED_NOTHING, NULL },
	{ "search-text-go",     "<Enter>", "search-text", N_("To the place where it was written"), N_("footer|go there"), 2, NEED_NOTHING, NULL },
	{ "search-text-narrow", "<Tab>",   "search-text", N_("Notes, decisions, actions, items or people only"), N_("footer|narrow"), 3, NEED_NOTHING, NULL },
	{ "search-text-end",    "<Esc>",   "search-text", N_("Back to the list"), N_("to the list"), 4, NEED_NOTHING, NULL },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
