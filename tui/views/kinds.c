/* The kinds of entries: when each usually begins, how long it lasts, what it is called. */
#include "services/kinds.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "services/templates.h"

#include "tui/views/agenda_views.h"
#include "tui/views/list_part.h"
#include "tui/views/sections.h"
#include "tui/views/words_part.h"

enum { MODES = MODE_HYBRID + 1 };
enum { C_KIND, C_BEGINS, C_LENGTH, C_TITLE, C_MODE, C_OWN, C_COUNT };

struct kinds_state {
	struct list list; /* ids: the kind and 1 */
	struct kind_habit v[MEETING_KINDS];
};

static const struct kind_habit *at_cursor(const struct kinds_state *st)
{
	return &st->v[st->list.n ? st->list.at : 0];
}

/* ---- Reading ------------------------------------------------------------------------------------- */

static bool kinds_reload(struct view *v, struct app *a, struct err *e)
{
	struct kinds_state *st = v->state;
	bool ok = true;

	for (int kind = 0; kind < MEETING_KINDS && ok; kind++)
		ok = kind_habit_load(&a->session, kind, &st->v[kind], e);
	if (ok)
		list_fill_places(&st->list, MEETING_KINDS);
	return ok;
}

static void kinds_close(struct view *v)
{
	struct kinds_state *st = v->state;

	for (int kind = 0; kind < MEETING_KINDS; kind++)
		kind_habit_release(&st->v[kind]);
	list_release(&st->list);
}

/* ---- Drawing ------------------------------------------------------------------------------------- */

struct table_ctx {
	const struct kinds_state *st;
	struct shown_column col[C_COUNT];
};

static void table_columns(struct table_ctx *t, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_KIND] = { .title = N_("head|Kind"), .least = 16, .want = 18, .rank = 1 },
		[C_BEGINS] = { .title = N_("head|Begins"), .least = 6, .want = 7, .rank = 2 },
		[C_LENGTH] = { .title = N_("head|Length"), .least = 10, .want = 11, .rank = 3 },
		[C_TITLE] = { .title = N_("head|Title"),
			.least = 6,
			.want = CELLS_REST,
			.rank = 5 },
		[C_MODE] = { .title = N_("head|Form"), .least = 8, .want = 9, .rank = 4 },
		[C_OWN] = { .title = "", .least = 5, .want = 5, .rank = 6 },
	};

	shown_columns(t->col, spec, C_COUNT);
	shown_fit(t->col, C_COUNT, 0, cols);
}

/* "7 t", "7 t 30 min"; "–" for a point in time. */
static void length_text(int minutes, char out[DATE_TEXT_SIZE])
{
	if (minutes == 0)
		snprintf(out, DATE_TEXT_SIZE, "–");
	else if (minutes % 60 == 0)
		snprintf(out, DATE_TEXT_SIZE, _("%d h"), minutes / 60);
	else
		duration_text(minutes, out);
}

static void draw_kind(const void *ctx, struct canvas *c, size_t at)
{
	const struct table_ctx *t = ctx;
	const struct kind_habit *h = &t->st->v[at];
	char text[DATE_TEXT_SIZE];

	shown_text(&t->col[C_KIND], c, 0, STYLE_NORMAL, meeting_kind_label(h->kind));
	minute_text(h->usual.start, text);
	shown_text(&t->col[C_BEGINS], c, 0, STYLE_NORMAL, *text ? text : "–");
	length_text(h->usual.minutes, text);
	shown_text(&t->col[C_LENGTH], c, 0, STYLE_NORMAL, text);
	shown_text(&t->col[C_TITLE], c, 0, STYLE_NORMAL, h->title);
	shown_text(&t->col[C_MODE], c, 0, STYLE_NORMAL,
		h->kind == MEETING_DEADLINE ? "–" : meeting_mode_label(h->mode));
	shown_text(&t->col[C_OWN], c, 0, STYLE_MUTED, h->own ? _("own") : "");
}

static void kinds_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct kinds_state *st = v->state;
	struct table_ctx t = { .st = st };

	(void)a;
	table_columns(&t, body->cols - 1);
	list_table_draw(&st->list, t.col, C_COUNT, body, true, draw_kind, &t);
}

static void kinds_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	(void)right;
	buf_puts(left, _("Kinds of entries: what is usual for each"));
}

static void kinds_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)a;
	buf_printf(out,
		at_cursor(v->state)->own ? _("%s: as we say. Delete takes it back to the usual.")
					 : _("%s: as the program says. Enter says something else."),
		meeting_kind_label(at_cursor(v->state)->kind));
}

const struct view_ops kinds_view = {
	.name = "kinds",
	.state_size = sizeof(struct kinds_state),
	.open = list_view_open,
	.close = kinds_close,
	.layout = list_view_layout,
	.reload = kinds_reload,
	.key = list_view_key,
	.title = kinds_title,
	.status = kinds_status,
	.draw = kinds_draw,
};

/* ---- Fields --------------------------------------------------------------------------------------- */

enum { F_BEGINS, F_LENGTH, F_TITLE, F_MODE, FIELDS };

/* A clock time; "" is none. */
static bool read_start(struct app *a, const char *text, int *start)
{
	struct when w;

	*start = MINUTE_NONE;
	if (text_blank(text))
		return true;
	if (!when_read(text, clock_local(a->session.clock).day, &w) || w.day != DAY_NONE ||
		w.end != MINUTE_NONE)
		return false;
	*start = w.start;
	return w.start != MINUTE_NONE;
}

/* "180", "7:30"; "" is 0. */
static bool read_length(const char *text, int *minutes)
{
	char *end;
	long n = text_blank(text) ? 0 : strtol(text, &end, 10), more = 0;

	*minutes = 0;
	if (text_blank(text))
		return true;
	if (*end == ':') {
		more = strtol(end + 1, &end, 10);
		if (more < 0 || more > 59 || n < 0 || n > KIND_MINUTES_MAX / 60)
			return false;
		n *= 60;
	}
	if (!text_blank(end) || n < 0 || n + more > KIND_MINUTES_MAX)
		return false;
	*minutes = (int)(n + more);
	return true;
}

static bool echo_length(const char *text, struct buf *out)
{
	char words[DATE_TEXT_SIZE];
	int minutes;

	if (!read_length(text, &minutes)) {
		buf_puts(out, _("minutes, or hours as 7:30"));
		return false;
	}
	length_text(minutes, words);
	buf_puts(out, words);
	return true;
}

static bool echo_field(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	int start;

	(void)ctx;
	switch (field) {
	case F_BEGINS:
		if (!read_start(a, text, &start)) {
			buf_puts(out, _("for example 9:00"));
			return false;
		}
		if (start == MINUTE_NONE)
			buf_puts(out, _("no usual time"));
		return true;
	case F_LENGTH:
		return echo_length(text, out);
	case F_TITLE:
		if (text_blank(text))
			buf_puts(out, _("the names of the groups"));
		return true;
	case F_MODE:
		return word_echo(meeting_mode_label, MODES, text, out);
	default:
		return true;
	}
}

static unsigned edited(struct app *a, void *ctx, const char *const *texts)
{
	const int *kind = ctx;
	struct kind_habit h = { 0 };
	struct err e = { 0 };
	unsigned fx;
	bool ok = kind_habit_load(&a->session, *kind, &h, &e);

	if (ok && !read_start(a, texts[F_BEGINS], &h.usual.start))
		ok = err_set(&e, ERR_INVALID, _("\"%s\" is no clock time."), texts[F_BEGINS]);
	if (ok && !read_length(texts[F_LENGTH], &h.usual.minutes))
		ok = err_set(
			&e, ERR_INVALID, _("\"%s\" is not a number of minutes."), texts[F_LENGTH]);
	ok = ok && word_read(meeting_mode_label, MODES, texts[F_MODE], &h.mode, &e);
	if (ok) {
		xreplace(&h.title, texts[F_TITLE]);
		ok = kind_habit_set(&a->session, &h, &e);
	}
	kind_habit_release(&h);
	fx = ok ? app_did(a, true, NULL, _("Saved: %s."), meeting_kind_label(*kind)) | FX_POP
		: app_fail(a, &e);
	return fx;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct kind_habit *h = at_cursor(v->state);
	char start[DATE_TEXT_SIZE], minutes[24] = "";

	(void)k;
	minute_text(h->usual.start, start);
	if (h->usual.minutes)
		snprintf(minutes, sizeof(minutes), "%d", h->usual.minutes);
	form_open(a,
		&(struct form_spec) {
			.title = meeting_kind_label(h->kind),
			.fields =
				(const struct form_spec_field[FIELDS]) {
					{ _("Begins"), start },
					{ _("Length"), minutes },
					{ _("Title"), h->title },
					{ _("Form"), meeting_mode_label(h->mode) },
				},
			.n = FIELDS,
			.echo = echo_field,
			.done = edited,
			.ctx = xmemdup(&h->kind, sizeof(h->kind)),
		});
	return FX_REDRAW;
}

/* ---- The rest -------------------------------------------------------------------------------------- */

static unsigned cmd_reset(struct app *a, struct view *v, const struct key *k)
{
	const struct kind_habit *h = at_cursor(v->state);
	struct err e = { 0 };

	(void)k;
	return app_did(a, kind_habit_reset(&a->session, h->kind, &e), &e, _("As usual again: %s."),
		meeting_kind_label(h->kind));
}

static unsigned cmd_template(struct app *a, struct view *v, const struct key *k)
{
	struct template_for what = { .kind = template_kind(at_cursor(v->state)->kind) };

	(void)k;
	app_push(a, &template_view, &what);
	return FX_REDRAW;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &kinds_view, NULL);
	return FX_REDRAW;
}

/* clang-format off */
const struct command kinds_commands[] = {
	{ "kinds",      "S",             "wheel",    N_("Kinds of entries: usual times, lengths, templates"), NULL, 0, NEED_NOTHING, cmd_open },
	{ "kinds",      "S",             "meetings", N_("Kinds of entries: usual times, lengths, templates"), NULL, 0, NEED_NOTHING, cmd_open },
	{ "edit",       "<Enter> e ä ö", "kinds", N_("Say when it begins, how long it lasts, what it is called"), N_("footer|edit"), 1, NEED_WRITABLE, cmd_edit },
	{ "usual",      "<Delete>",      "kinds", N_("As the program says again"), N_("footer|the usual"), 2, NEED_WRITABLE, cmd_reset },
	{ "template",   "d",             "kinds", N_("The agenda template for the kind"), N_("footer|template"), 3, NEED_NOTHING, cmd_template },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
