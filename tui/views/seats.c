/* The seats of the groups: what is vacant by their rules, who sits there against them, whose mandate runs out.
 * Each remark leads to its group or its person. */
#include "services/seats.h"

#include <stdlib.h>

#include "base/fnv.h"
#include "base/xalloc.h"

#include "tui/views/findings_part.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

enum { PLACE_CELLS = 20 };

struct seats_state {
	struct list list; /* ids are made from what a remark is about: they stay on it */
	struct seat_findings findings;
};

static const struct seat_finding *at_cursor(const struct seats_state *st)
{
	return st->list.n ? &st->findings.v[st->list.at] : NULL;
}

/* ---- Reading ------------------------------------------------------------------------------------ */

static int64_t id_of(const void *ctx, size_t at)
{
	const struct seat_finding *f = &((const struct seats_state *)ctx)->findings.v[at];
	uint64_t h = fnv_int(FNV_START, f->kind);

	h = fnv_int(h, f->group_id);
	h = fnv_int(h, f->party_id);
	return (int64_t)(fnv_int(h, f->membership_id) >> 2) + 1;
}

static bool seats_reload(struct view *v, struct app *a, struct err *e)
{
	struct seats_state *st = v->state;
	bool ok;

	pool_release(&st->findings.pool);
	ok = seats_check(&a->session, 0, &st->findings, e);
	list_fill_by(&st->list, st->findings.n, id_of, st);
	return ok;
}

static void seats_close(struct view *v)
{
	struct seats_state *st = v->state;

	pool_release(&st->findings.pool);
	list_release(&st->list);
}

/* ---- Keys --------------------------------------------------------------------------------------- */

static unsigned seats_key(struct view *v, struct app *a, const struct key *k)
{
	return list_view_key_opens(v, a, k, "seats-go");
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	const struct seat_finding *f = at_cursor(v->state);

	(void)k;
	if (!f)
		return FX_NONE;
	people_seek_left(a, left_id(LEFT_GROUP, f->group_id));
	if (f->person_id)
		people_seek(a, f->person_id);
	return FX_POP;
}

/* ---- Drawing ------------------------------------------------------------------------------------- */

static void line(const void *ctx, size_t at, struct finding_line *out)
{
	const struct seats_state *st = ctx;
	const struct seat_finding *f = &st->findings.v[at];
	bool grave = seat_is_vacant(f->kind) || f->kind == SEAT_MOST || f->kind == SEAT_ENDED;

	out->sign = grave ? "!" : "?";
	out->sign_style = grave ? STYLE_LATE : STYLE_NORMAL;
	out->label = seat_kind_label(f->kind);
	buf_puts(&out->place, f->group);
	buf_puts(&out->words, f->words);
	buf_printf(&out->detail, "%s: %s", f->group, f->words);
}

static void seats_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct seats_state *st = v->state;

	(void)a;
	findings_draw(
		&(struct findings_list) {
			.list = &st->list,
			.place_cells = PLACE_CELLS,
			.empty = _("No seat is vacant by the rules of the groups, and no mandate "
				   "runs out."),
			.line = line,
			.ctx = st,
		},
		body);
}

static void seats_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct seats_state *st = v->state;

	(void)a;
	buf_puts(left, _("Seats and mandates"));
	if (st->findings.vacant)
		buf_printf(right,
			ngettext("%d vacant seat, ", "%d vacant seats, ",
				(unsigned long)st->findings.vacant),
			st->findings.vacant);
	buf_printf(right, ngettext("%zu to look at", "%zu to look at", st->findings.n),
		st->findings.n);
}

const struct view_ops seats_view = {
	.name = "seats",
	.state_size = sizeof(struct seats_state),
	.open = list_view_open,
	.close = seats_close,
	.layout = findings_layout,
	.reload = seats_reload,
	.key = seats_key,
	.title = seats_title,
	.draw = seats_draw,
};

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &seats_view, NULL);
	return FX_REDRAW;
}

/* clang-format off */
const struct command seats_commands[] = {
	{ "seats",    "K",         "people", N_("Seats and mandates: what is vacant, what runs out"), N_("footer|seats"), 12, NEED_NOTHING, cmd_open },
	{ "seats-go", "<Enter> ö", "seats",  N_("Go to the group or the person"), N_("goes there"), 1, NEED_NOTHING, cmd_go },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
