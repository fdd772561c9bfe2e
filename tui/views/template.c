/* The template of a group: the items that come by themselves into a new agenda. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/kinds.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/templates.h"

#include "tui/views/agenda_views.h"
#include "tui/views/item_entry.h"
#include "tui/views/sections.h"
#include "tui/views/words_part.h"
#include "tui/widgets/list.h"

enum { PANE_TEMPLATE = 1, HEAD_ROWS = 2, KINDS = ITEM_REPORT + 1, SIDE_COLS = 51, ROOMY_COLS = 72 };

struct template_state {
	struct template_for what;
	int64_t template_id; /* 0 = there is none yet */
	char *group;
	bool shared; /* the group has none, but there is one for all such groups */
	struct standing_item_list items;
	struct list list;
};

static const struct standing_item *item_at(const struct template_state *st)
{
	return st->list.n ? &st->items.v[st->list.at] : NULL;
}

static bool template_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct template_state *st = v->state;

	(void)a;
	(void)e;
	st->what = *(const struct template_for *)arg;
	st->list.pane = PANE_TEMPLATE;
	return true;
}

static void template_close(struct view *v)
{
	struct template_state *st = v->state;

	pool_release(&st->items.pool);
	list_release(&st->list);
	free(st->group);
}

static bool load_group(struct template_state *st, struct app *a, struct err *e)
{
	struct group g = { 0 };
	bool ok =
		!st->what.group_id || store_group_load(a->session.store, st->what.group_id, &g, e);

	xreplace(&st->group, g.name ? g.name : _("all groups without their own"));
	group_release(&g);
	return ok;
}

static bool load_items(struct template_state *st, struct app *a, struct err *e)
{
	int64_t shared;

	if (!load_group(st, a, e) || !template_of(&a->session, st->what, &st->template_id, e) ||
		!template_of(
			&a->session, (struct template_for) { .kind = st->what.kind }, &shared, e))
		return false;
	st->shared = !st->template_id && shared;
	return !st->template_id ||
		store_standing_items(a->session.store, st->template_id, &st->items, e);
}

/* Another window may have taken the group away: then nothing is listed. */
static bool template_reload(struct view *v, struct app *a, struct err *e)
{
	struct template_state *st = v->state;
	int64_t *ids;
	bool ok;

	pool_release(&st->items.pool);
	st->items.n = 0;
	ok = load_items(st, a, e);
	ids = xcalloc(st->items.n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->items.n; i++)
		ids[i] = st->items.v[i].id;
	list_fill(&st->list, ids, st->items.n, false, false);
	free(ids);
	return ok;
}

static void template_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct template_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS > 1 ? rows - HEAD_ROWS : 1);
}

static unsigned template_key(struct view *v, struct app *a, const struct key *k)
{
	struct template_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned template_has(const struct view *v, const struct app *a)
{
	(void)a;
	return item_at(v->state) ? NEED_ITEM : 0;
}

/* ---- Drawing ---------------------------------------------------------------------------------------------- */

static void template_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct template_state *st = v->state;
	int64_t minutes = 0;

	(void)a;
	buf_printf(left, _("Agenda template · %s"), st->group ? st->group : "");
	if (st->what.kind != TEMPLATE_ANY_KIND)
		buf_printf(left, ", %s", template_kind_label(st->what.kind));
	for (size_t i = 0; i < st->items.n; i++)
		if (!st->items.v[i].parent_id)
			minutes += st->items.v[i].minutes;
	if (minutes)
		buf_printf(right, _("%lld min"), (long long)minutes);
}

static void put_day(const char *iso, struct buf *out)
{
	struct moment m = MOMENT_NONE;
	int year, month, mday;

	moment_parse(iso ? iso : "", &m);
	if (m.day == DAY_NONE)
		return;
	day_to_ymd(m.day, &year, &month, &mday);
	buf_printf(out, "%d/%d %d", mday, month, year);
}

/* "från 1/1 2026", "till 30/4 2026", "1/1 2026–30/4 2026"; "" for always. */
static void put_days(const struct standing_item *s, struct buf *out)
{
	struct buf from = { 0 }, to = { 0 };

	put_day(s->from_day, &from);
	put_day(s->to_day, &to);
	if (from.len && to.len)
		buf_printf(out, "%s–%s", buf_str(&from), buf_str(&to));
	else if (from.len)
		buf_printf(out, _("from %s"), buf_str(&from));
	else if (to.len)
		buf_printf(out, _("until %s"), buf_str(&to));
	buf_release(&from);
	buf_release(&to);
}

static void draw_standing(const void *p, struct canvas *row, size_t at)
{
	const struct template_state *st = p;
	const struct standing_item *s = &st->items.v[at];
	int indent = s->parent_id ? 3 : 0, side = row->cols >= ROOMY_COLS ? SIDE_COLS : 5;
	int col = row->cols - side;
	struct buf days = { 0 };

	canvas_text(row, 0, 2 + indent, col - indent - 3, STYLE_NORMAL, s->title);
	if (s->minutes)
		canvas_printf(row, 0, col, 4, STYLE_NORMAL, "%4" PRId64, s->minutes);
	if (side > 5) {
		put_days(s, &days);
		canvas_text(row, 0, col + 5, 12, STYLE_MUTED, item_kind_label(s->kind));
		canvas_text(row, 0, col + 18, days.len ? 13 : 32, STYLE_NORMAL,
			s->presenter ? s->presenter : "");
		canvas_text(row, 0, col + 32, 18, STYLE_MUTED, buf_str(&days));
	}
	buf_release(&days);
}

static const char *empty_words(const struct template_state *st)
{
	if (st->shared)
		return _(
			"The group has none of its own: the shared one counts (. goes there). n begins its own.");
	if (st->what.kind != TEMPLATE_ANY_KIND)
		return _(
			"None for this kind: meetings of it get what is there for every kind, others nothing. n begins one.");
	return _("Nothing yet. n adds items; d s in view 3 makes an agenda the template.");
}

static void template_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct template_state *st = v->state;
	struct canvas rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);

	(void)a;
	canvas_text(body, 0, 1, CELLS_REST, STYLE_HEADING,
		_("Comes by itself into the agenda of a new meeting"));
	if (st->list.n == 0)
		canvas_wrap(&rows, 0, 1, body->cols - 2, 0, STYLE_NORMAL, empty_words(st));
	list_draw(&st->list, &rows, true, draw_standing, st);
}

static void template_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct standing_item *s = item_at(v->state);
	struct buf days = { 0 };

	(void)a;
	if (!s)
		return;
	put_days(s, &days);
	buf_printf(out, "%s, %s", s->title, item_kind_label(s->kind));
	if (s->presenter && *s->presenter)
		buf_printf(out, ", %s", s->presenter);
	if (days.len)
		buf_printf(out, ", %s", buf_str(&days));
	buf_putc(out, '.');
	buf_release(&days);
}

const struct view_ops template_view = {
	.name = "template",
	.state_size = sizeof(struct template_state),
	.open = template_open,
	.close = template_close,
	.layout = template_layout,
	.reload = template_reload,
	.key = template_key,
	.has = template_has,
	.title = template_title,
	.status = template_status,
	.draw = template_draw,
};

/* ---- New ones ------------------------------------------------------------------------------------------ */

struct entering {
	struct template_for what;
	int64_t top, below; /* the last ones: the next goes after them */
};

static void seek(struct app *a, int64_t id)
{
	for (size_t i = 0; i < a->depth; i++) {
		struct template_state *st = a->stack[i].state;

		if (a->stack[i].ops == &template_view)
			list_seek(&st->list, id);
	}
}

static bool file_standing(struct app *a, void *ctx, const struct item_typed *t, struct err *e)
{
	struct entering *en = ctx;
	bool sub = t->sub && en->top > 0;
	struct standing_item s = { .kind = t->kind,
		.title = xstrdup(t->title),
		.presenter = xstrdup(t->presenter),
		.minutes = t->minutes };
	bool ok = standing_add(
		&a->session, en->what, sub ? en->top : 0, sub ? en->below : en->top, &s, e);

	if (ok) {
		en->below = sub ? s.id : ITEM_LAST;
		if (!sub)
			en->top = s.id;
		seek(a, s.id);
	}
	standing_item_release(&s);
	return ok;
}

static unsigned enter(struct app *a, const struct template_state *st, bool sub)
{
	const struct standing_item *s = item_at(st);
	struct entering en = { .what = st->what };

	if (s) {
		en.top = s->parent_id ? s->parent_id : s->id;
		en.below = s->parent_id ? s->id : ITEM_LAST;
	}
	item_entry_open(a,
		&(struct item_entry_spec) { .label = _("New item"),
			.sub = sub,
			.file = file_standing,
			.ctx = xmemdup(&en, sizeof(en)) });
	return FX_REDRAW;
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct standing_item *s = item_at(v->state);

	(void)k;
	return enter(a, v->state, s && s->parent_id);
}

static unsigned cmd_new_sub(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return enter(a, v->state, true);
}

/* ---- Fields --------------------------------------------------------------------------------------------- */

enum { F_TITLE, F_MINUTES, F_PRESENTER, F_KIND, F_FROM, F_TO, FIELDS };

static bool read_day(struct app *a, const char *text, char iso[MOMENT_SIZE], struct err *e)
{
	struct when w;

	iso[0] = '\0';
	if (text_blank(text))
		return true;
	if (!when_read(text, clock_local(a->session.clock).day, &w) || w.day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("\"%s\" is no date."), text);
	moment_iso((struct moment) { w.day, MINUTE_NONE }, iso);
	return true;
}

static bool take_day(struct app *a, const char *text, char **field, struct err *e)
{
	char iso[MOMENT_SIZE];

	if (!read_day(a, text, iso, e))
		return false;
	xreplace(field, iso);
	return true;
}

static bool take_minutes(const char *text, int64_t *minutes, struct err *e)
{
	char *end;

	*minutes = text_blank(text) ? 0 : strtoll(text, &end, 10);
	if (text_blank(text) || (text_blank(end) && *minutes >= 0 && *minutes <= 1440))
		return true;
	return err_set(e, ERR_INVALID, _("\"%s\" is not a number of minutes."), text);
}

static unsigned edited(struct app *a, void *ctx, const char *const *texts)
{
	const int64_t *id = ctx;
	struct standing_item s = { 0 };
	struct err e = { 0 };
	unsigned fx;
	bool ok = store_standing_item_load(a->session.store, *id, &s, &e) &&
		take_minutes(texts[F_MINUTES], &s.minutes, &e) &&
		word_read(item_kind_label, KINDS, texts[F_KIND], &s.kind, &e) &&
		take_day(a, texts[F_FROM], &s.from_day, &e) &&
		take_day(a, texts[F_TO], &s.to_day, &e);

	if (ok) {
		xreplace(&s.title, texts[F_TITLE]);
		xreplace(&s.presenter, texts[F_PRESENTER]);
		ok = standing_change(&a->session, &s, &e);
	}
	fx = ok ? app_did(a, true, NULL, _("Saved: %s."), s.title) | FX_POP : app_fail(a, &e);
	standing_item_release(&s);
	return fx;
}

static bool echo_field(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];
	struct moment m = MOMENT_NONE;
	struct err e = { 0 };
	bool ok;

	(void)ctx;
	if (field == F_KIND)
		return word_echo(item_kind_label, KINDS, text, out);
	if (field != F_FROM && field != F_TO)
		return true;
	ok = read_day(a, text, iso, &e);
	if (ok && moment_parse(iso, &m)) {
		day_text_year(m.day, day);
		buf_puts(out, day);
	}
	buf_puts(out, e.text);
	return ok;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct standing_item *s = item_at(v->state);
	char minutes[24] = "";
	struct form_spec_field fields[FIELDS] = {
		{ _("Title"), s->title },
		{ _("Minutes"), minutes },
		{ _("Presenter"), s->presenter },
		{ Q_("item|Kind"), item_kind_label(s->kind) },
		{ _("From"), s->from_day },
		{ _("To"), s->to_day },
	};

	(void)k;
	if (s->minutes)
		snprintf(minutes, sizeof(minutes), "%lld", (long long)s->minutes);
	form_open(a,
		&(struct form_spec) { .title = _("Standing item"),
			.fields = fields,
			.n = FIELDS,
			.echo = echo_field,
			.done = edited,
			.ctx = xmemdup(&s->id, sizeof(s->id)) });
	return FX_REDRAW;
}

/* ---- The rest ------------------------------------------------------------------------------------------- */

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct standing_item *s = item_at(v->state);
	struct err e = { 0 };

	(void)k;
	return app_did(
		a, standing_delete(&a->session, s->id, &e), &e, _("\"%s\" is removed"), s->title);
}

static unsigned shift(struct app *a, struct view *v, int direction)
{
	struct err e = { 0 };

	return app_saved(a, standing_shift(&a->session, item_at(v->state)->id, direction, &e), &e);
}

static unsigned cmd_up(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v, -1);
}

static unsigned cmd_down(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v, 1);
}

/* The next group, then the one for all the others. */
static unsigned step_group(struct app *a, struct view *v, int direction)
{
	struct template_state *st = v->state;
	struct group_rows groups = { 0 };
	char today[MOMENT_SIZE];
	struct err e = { 0 };
	size_t at = 0, n;

	session_today(&a->session, today);
	if (!store_groups(a->session.store, today, &groups, &e))
		return app_fail(a, &e);
	n = groups.n + 1;
	while (at < groups.n && groups.v[at].g.id != st->what.group_id)
		at++;
	at = (at + (direction < 0 ? n - 1 : 1)) % n;
	st->what.group_id = at < groups.n ? groups.v[at].g.id : 0;
	list_fill(&st->list, NULL, 0, false, false);
	v->stale = true;
	pool_release(&groups.pool);
	return FX_REDRAW;
}

static unsigned cmd_next_group(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return step_group(a, v, 1);
}

static unsigned cmd_previous_group(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return step_group(a, v, -1);
}

static unsigned kind_chosen(struct app *a, void *ctx, size_t chosen)
{
	(void)ctx;
	for (size_t i = 0; i < a->depth; i++) {
		struct template_state *st = a->stack[i].state;

		if (a->stack[i].ops != &template_view)
			continue;
		st->what.kind = (int)chosen;
		list_fill(&st->list, NULL, 0, false, false);
		a->stack[i].stale = true;
	}
	return FX_REDRAW;
}

static unsigned cmd_kind(struct app *a, struct view *v, const struct key *k)
{
	struct choice kinds[MEETING_KINDS + 1] = { 0 };

	(void)v;
	(void)k;
	for (int i = 0; i <= MEETING_KINDS; i++)
		kinds[i].text = template_kind_label(i);
	choices_open(a,
		&(struct choices_spec) { .title = _("The template for which kind?"),
			.v = kinds,
			.n = ARRAY_LEN(kinds),
			.done = kind_chosen });
	return FX_REDRAW;
}

/* clang-format off */
enum { CHANGE = NEED_ITEM | NEED_WRITABLE };
const struct command template_commands[] = {
	{ "new",       "n",          "template", N_("New items after this one, as many as you type"), N_("footer template|new"), 1, NEED_WRITABLE, cmd_new },
	{ "new-sub",   "N",          "template", N_("New sub-items of this one"), NULL, 0, CHANGE, cmd_new_sub },
	{ "edit",      "e ä <Enter> ö", "template", N_("Its fields, and from and until when it comes"), N_("footer|edit"), 2, CHANGE, cmd_edit },
	{ "delete",    "<Delete>",   "template", N_("Remove the item from the template"), NULL, 0, CHANGE, cmd_delete },
	{ "move-up",   "<C-Up>",     "template", N_("Move the item up"), NULL, 0, CHANGE, cmd_up },
	{ "move-down", "<C-Down>",   "template", N_("Move the item down"), NULL, 0, CHANGE, cmd_down },
	{ "group-next", ".",         "template", N_("The template of the next group"), N_("footer|next group"), 3, NEED_NOTHING, cmd_next_group },
	{ "group-previous", ",",     "template", N_("The template of the group before"), NULL, 0, NEED_NOTHING, cmd_previous_group },
	{ "kind",      "v",          "template", N_("The template for another kind of meeting"), N_("footer|kind"), 4, NEED_NOTHING, cmd_kind },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
