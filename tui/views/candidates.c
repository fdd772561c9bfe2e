/* The proposed dates of a meeting as a matrix: a party (or somebody of it) a row, a date a column. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/candidates_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

/* ---- Reading --------------------------------------------------------------------------------------- */

static const struct candidate *date_at(const struct dates_state *st)
{
	return st->at < st->sheet.n ? &st->sheet.dates[st->at] : NULL;
}

const char *dates_row_name(const struct dates_state *st, size_t row)
{
	return st->people ? st->sheet.matrix.people[row].name : st->sheet.matrix.parties[row].name;
}

const char *dates_row_short(const struct dates_state *st, size_t row)
{
	const char *shorter = st->people ? "" : st->sheet.matrix.parties[row].short_name;

	return shorter && *shorter ? shorter : dates_row_name(st, row);
}

int dates_answer(const struct dates_state *st, size_t row, size_t date, bool *own)
{
	*own = true;
	return st->people ? date_person_says(&st->sheet.matrix, date, row)
			  : date_party_says(&st->sheet.matrix, date, row, own);
}

static void fill_rows(struct dates_state *st)
{
	const struct date_matrix *m = &st->sheet.matrix;
	size_t n = st->people ? m->n_people : m->n_parties;
	int64_t *ids = xcalloc(n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = st->people ? m->people[i].id : m->parties[i].id;
	/* Without a proposed date there is nothing to answer. */
	list_fill(&st->list, ids, st->sheet.n ? n : 0, false, false);
	free(ids);
}

static void lay_out(struct dates_state *st)
{
	list_resize(&st->list, dates_layout_of(st, st->rows).voices);
}

static bool dates_reload(struct view *v, struct app *a, struct err *e)
{
	struct dates_state *st = v->state;
	size_t was = st->at;
	bool ok;

	date_sheet_release(&st->sheet);
	ok = date_sheet_load(&a->session, st->meeting_id, &st->sheet, e);
	if (!ok)
		date_sheet_release(&st->sheet);
	st->at = st->sheet.n && was >= st->sheet.n ? st->sheet.n - 1 : was;
	for (size_t i = 0; i < st->sheet.n; i++)
		if (st->sheet.dates[i].id == st->date_id)
			st->at = i;
	st->date_id = date_at(st) ? date_at(st)->id : 0;
	fill_rows(st);
	lay_out(st);
	return ok;
}

static bool dates_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct dates_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	st->list.pane = 1;
	return true;
}

static void dates_close(struct view *v)
{
	struct dates_state *st = v->state;

	date_sheet_release(&st->sheet);
	list_release(&st->list);
}

static void dates_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct dates_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	lay_out(st);
}

/* ---- What it says ---------------------------------------------------------------------------------- */

static void dates_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct dates_state *st = v->state;

	(void)a;
	if (st->sheet.row.n)
		meeting_row_name(&st->sheet.row.v[0], left);
	buf_printf(left, "%s%s", left->len ? " · " : "", _("proposed dates"));
	if (st->sheet.n == 0)
		buf_puts(right, _("none"));
	else if (st->sheet.open)
		buf_printf(right,
			ngettext("%zu date, not chosen", "%zu dates, none chosen", st->sheet.n),
			st->sheet.n);
	else
		buf_puts(right, _("a date is chosen"));
}

/* "FK (måste vara med), tis 17 mars kl. 9:00–12:00: kan inte." */
static void dates_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct dates_state *st = v->state;
	const struct candidate *c = date_at(st);
	char *when;
	bool own;
	int says;

	(void)a;
	if (!c) {
		buf_puts(out, _("No dates are proposed. n proposes one beside the one it has."));
		return;
	}
	when = candidate_time_words(c);
	if (st->list.n) {
		says = dates_answer(st, st->list.at, st->at, &own);
		buf_puts(out, dates_row_short(st, st->list.at));
		if (!st->people && st->sheet.matrix.parties[st->list.at].must)
			buf_puts(out, _(" (must be there)"));
		buf_printf(out, ", %s: %s%s", when, date_answer_words(says),
			!own && says != DATE_SILENT ? _(" (its people)") : "");
	} else {
		buf_printf(out, "%s: %s", when, st->sheet.words[st->at]);
	}
	buf_printf(out, ".  %s", st->sheet.remarks[st->at]);
	free(when);
}

/* Without any date, its commands say so themselves. */
static unsigned dates_has(const struct view *v, const struct app *a)
{
	const struct dates_state *st = v->state;

	(void)a;
	return st->sheet.open || st->sheet.n == 0 ? NEED_OPEN : 0;
}

/* ---- Moving about ---------------------------------------------------------------------------------- */

static void go_to(struct dates_state *st, size_t date)
{
	st->at = date;
	st->date_id = date_at(st) ? date_at(st)->id : 0;
}

static unsigned dates_key(struct view *v, struct app *a, const struct key *k)
{
	struct dates_state *st = v->state;

	if (key_is(k, KEYCODE_LEFT, 0) && st->at > 0)
		go_to(st, st->at - 1);
	else if (key_is(k, KEYCODE_RIGHT, 0) && st->at + 1 < st->sheet.n)
		go_to(st, st->at + 1);
	else if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0))
		return FX_NONE;
	else if (key_is(k, 'k', 0) || key_is(k, 'j', 0) ||
		list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return FX_REDRAW;
}

/* Answers come a party at a time: along the row, then the next. */
static void go_on(struct dates_state *st)
{
	if (st->at + 1 < st->sheet.n) {
		go_to(st, st->at + 1);
	} else if (st->list.at + 1 < st->list.n) {
		list_go(&st->list, st->list.ids[st->list.at + 1]);
		go_to(st, 0);
	}
}

/* ---- Answers --------------------------------------------------------------------------------------- */

static unsigned answer(struct app *a, struct dates_state *st, int says)
{
	struct err e = { 0 };
	int64_t id = st->list.id;
	unsigned fx;

	if (!date_at(st) || !st->list.n) {
		app_say(a, "%s",
			st->sheet.n ? _("Nobody is called to it yet: the group has no members.")
				    : _("No dates are proposed. n proposes one."));
		return FX_REDRAW;
	}
	fx = app_saved(a,
		candidate_answer(&a->session, st->date_id, st->people ? 0 : id, st->people ? id : 0,
			says, &e),
		&e);
	if (e.code == ERR_NONE && says != DATE_SILENT)
		go_on(st);
	return fx;
}

static unsigned cmd_can(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return answer(a, v->state, DATE_CAN);
}

static unsigned cmd_cannot(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return answer(a, v->state, DATE_CANNOT);
}

static unsigned cmd_rather_not(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return answer(a, v->state, DATE_RATHER_NOT);
}

static unsigned cmd_clear(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return answer(a, v->state, DATE_SILENT);
}

/* The party of the person at the cursor, or the first person of the party there; 0 = none. */
static int64_t row_beside(const struct dates_state *st)
{
	const struct date_matrix *m = &st->sheet.matrix;

	if (st->people)
		return m->people[st->list.at].party_id;
	for (size_t i = 0; i < m->n_people; i++)
		if (m->people[i].party_id == st->list.id)
			return m->people[i].id;
	return 0;
}

static unsigned cmd_people(struct app *a, struct view *v, const struct key *k)
{
	struct dates_state *st = v->state;
	int64_t other;

	(void)k;
	if (!st->people && st->sheet.matrix.n_people == 0) {
		app_say(a, _("Nobody is called to it yet."));
		return FX_REDRAW;
	}
	other = st->list.n ? row_beside(st) : 0;
	st->people = !st->people;
	fill_rows(st);
	list_go(&st->list, other ? other : st->list.n ? st->list.ids[0] : 0);
	lay_out(st);
	return FX_REDRAW;
}

/* ---- Dates ----------------------------------------------------------------------------------------- */

struct new_date {
	int64_t meeting_id;
	struct moment starts, ends; /* of the meeting */
	int32_t today;
};

static bool new_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	const struct new_date *c = ctx;

	(void)field;
	return meeting_time_echo(a, c->meeting_id, text, c->today, c->starts, c->ends, out);
}

static unsigned new_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct new_date *c = ctx;
	struct moment starts = c->starts, ends;
	struct dates_state *st = NULL;
	struct err e = { 0 };
	int64_t id;

	if (!meeting_time_read(texts[0], c->today, &starts, &ends)) {
		err_set(&e, ERR_INVALID,
			_("That is no date or time. Write for example 13/3 9-12."));
		return app_fail(a, &e);
	}
	if (!candidate_add(&a->session, c->meeting_id, starts, ends, &id, &e))
		return app_fail(a, &e);
	/* The matrix lies right under the form. */
	if (a->depth > 1 && a->stack[a->depth - 2].ops == &dates_view)
		st = a->stack[a->depth - 2].state;
	if (st)
		st->date_id = id;
	return app_saved(a, true, &e) | FX_POP;
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct form_spec_field field = { _("Another date"), "" };
	const struct dates_state *st = v->state;
	struct new_date *c;

	(void)k;
	if (!st->sheet.row.n)
		return FX_NONE;
	c = xcalloc(1, sizeof(*c));
	c->meeting_id = st->meeting_id;
	c->starts = moment_of(st->sheet.row.v[0].m.starts);
	c->ends = moment_of(st->sheet.row.v[0].m.ends);
	c->today = clock_local(a->session.clock).day;
	form_open(a,
		&(struct form_spec) {
			.title = _("Propose a date"),
			.fields = &field,
			.n = 1,
			.echo = new_echo,
			.done = new_done,
			.ctx = c,
		});
	return FX_REDRAW;
}

static unsigned no_date(struct app *a)
{
	app_say(a, _("No dates are proposed. n proposes one."));
	return FX_REDRAW;
}

static unsigned cmd_remove(struct app *a, struct view *v, const struct key *k)
{
	const struct dates_state *st = v->state;
	const struct candidate *c = date_at(st);
	struct err e = { 0 };
	char *words;
	unsigned fx;

	(void)k;
	if (!c)
		return no_date(a);
	words = candidate_time_words(c);
	fx = app_did(a, candidate_remove(&a->session, c->id, &e), &e, _("No longer proposed: %s."),
		words);
	free(words);
	return fx;
}

static unsigned choose_done(struct app *a, void *ctx, const char *text)
{
	struct candidate c = { 0 };
	struct err e = { 0 };
	char *words;
	unsigned fx;

	if (!candidate_choose(&a->session, *(const int64_t *)ctx, text, &e) ||
		!store_candidate_load(a->session.store, *(const int64_t *)ctx, &c, &e))
		return app_fail(a, &e) | FX_POP;
	words = candidate_time_words(&c);
	fx = app_did(a, true, &e, _("Chosen: %s. The others are cancelled."), words);
	free(words);
	candidate_release(&c);
	return fx | FX_POP;
}

static unsigned cmd_choose(struct app *a, struct view *v, const struct key *k)
{
	const struct dates_state *st = v->state;
	const struct candidate *c = date_at(st);
	char words[DATE_TEXT_SIZE], *label;

	(void)k;
	if (!c)
		return no_date(a);
	span_day_text(moment_of(c->starts), moment_of(c->ends), words);
	/* TRANSLATORS: a day or days; the text typed is the reason */
	label = xasprintf(_("Choose %s. Why"), words);
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.hint = _("Enter chooses (empty: what was answered)  Esc leaves it open"),
			.done = choose_done,
			.ctx = xmemdup(&c->id, sizeof(c->id)),
		});
	free(label);
	return FX_REDRAW;
}

static unsigned cmd_log(struct app *a, struct view *v, const struct key *k)
{
	const struct dates_state *st = v->state;

	(void)k;
	app_push(a, &moves_view, &st->meeting_id);
	return FX_REDRAW;
}

static unsigned cmd_back(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	(void)v;
	(void)k;
	return FX_POP;
}

const struct view_ops dates_view = {
	.name = "dates",
	.state_size = sizeof(struct dates_state),
	.open = dates_open,
	.close = dates_close,
	.layout = dates_layout,
	.reload = dates_reload,
	.key = dates_key,
	.title = dates_title,
	.status = dates_status,
	.has = dates_has,
	.draw = dates_draw,
};

/* clang-format off */
const struct command dates_commands[] = {
	{ "date-can",        "k",               "dates", N_("Can, that day; goes on to the next date"), N_("footer|can"), 1, NEED_WRITABLE | NEED_OPEN, cmd_can },
	{ "date-cannot",     "e",               "dates", N_("Cannot"), N_("footer|cannot"), 2, NEED_WRITABLE | NEED_OPEN, cmd_cannot },
	{ "date-rather-not", "h",               "dates", N_("Rather not"), N_("footer|rather not"), 3, NEED_WRITABLE | NEED_OPEN, cmd_rather_not },
	{ "date-clear",      "<Backspace>",     "dates", N_("No answer (yet)"), NULL, 0, NEED_WRITABLE | NEED_OPEN, cmd_clear },
	{ "date-new",        "n",               "dates", N_("Propose another date"), N_("footer|new date"), 4, NEED_WRITABLE, cmd_new },
	{ "date-choose",     "<Enter> J ö",     "dates", N_("Choose this date: the others are cancelled"), N_("footer|choose"), 5, NEED_WRITABLE | NEED_OPEN, cmd_choose },
	{ "date-remove",     "<Delete>",        "dates", N_("No longer propose this date"), N_("footer|remove"), 7, NEED_WRITABLE | NEED_OPEN, cmd_remove },
	{ "date-people",     "p",               "dates", N_("Parties or people"), N_("footer|people"), 6, NEED_NOTHING, cmd_people },
	{ "date-log",        "l",               "dates", N_("What became of the meeting's date so far"), NULL, 0, NEED_NOTHING, cmd_log },
	{ "date-row",        "<Up><Down>",      "dates", N_("Another party, another person"), NULL, 0, NEED_NOTHING, NULL },
	{ "date-column",     "<Left><Right>",   "dates", N_("Another date"), NULL, 0, NEED_NOTHING, NULL },
	{ "date-back",       "d",               "dates", N_("Back"), NULL, 0, NEED_NOTHING, cmd_back },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
