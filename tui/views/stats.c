/* Attendance over time: people, parties, groups and years. */
#include "services/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/export_notes.h"

#include "tui/views/meeting_list_part.h"
#include "tui/views/path_part.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"
#include "tui/views/stats_part.h"

/* ---- What is asked for ------------------------------------------------------------------------------ */

struct stats_want stats_wanted(const struct stats_state *st, const struct app *a)
{
	struct stats_want want = { .group_id = st->group_id,
		.party_id = st->face == STATS_PEOPLE ? st->party_id : 0,
		.halves = st->halves };

	if (st->face == STATS_YEARS || st->year == STATS_ALL_YEARS)
		want.time = stats_all();
	else if (st->year == STATS_TWELVE_MONTHS)
		want.time = stats_twelve_months(clock_local(a->session.clock).day);
	else
		want.time = stats_year(st->year);
	return want;
}

static void time_words(const struct stats_state *st, struct buf *out)
{
	if (st->face == STATS_YEARS || st->year == STATS_ALL_YEARS)
		buf_puts(out, _("all years"));
	else if (st->year == STATS_TWELVE_MONTHS)
		buf_puts(out, _("twelve months"));
	else
		buf_printf(out, "%d", st->year);
}

/* ---- Rows ------------------------------------------------------------------------------------------- */

static bool fits(const struct stats_state *st, const char *name, const char *other)
{
	return !*st->filter || text_matches(name, st->filter, ANYWHERE) ||
		text_matches(other, st->filter, ANYWHERE);
}

static size_t people_rows(struct stats_state *st, int64_t *ids)
{
	const struct stats *all = &st->sheet.st;
	size_t n, k = 0;

	st->rows = stats_people_in_order(all, st->order, &n);
	for (size_t i = 0; i < n; i++) {
		const struct stats_who *who = all->people[st->rows[i]].who;
		const struct stats_party_info *party =
			stats_party_info(&st->sheet.reg, all->people[st->rows[i]].party_id);
		char *name = xasprintf("%s %s", who->given, who->family);

		if (fits(st, name, party ? party->name : "")) {
			ids[k] = who->id;
			st->rows[k++] = st->rows[i];
		}
		free(name);
	}
	return k;
}

static size_t other_rows(struct stats_state *st, int64_t *ids)
{
	const struct stats *all = &st->sheet.st;
	size_t n = st->face == STATS_PARTIES ? st->sheet.reg.n_parties
		: st->face == STATS_GROUPS   ? st->sheet.reg.n_groups
					     : all->n_periods;
	size_t k = 0;

	st->rows = xcalloc(n + 1, sizeof(*st->rows));
	for (size_t i = 0; i < n; i++) {
		const struct stats_party *p = st->face == STATS_PARTIES ? &all->parties[i] : NULL;
		const struct stats_group *g = st->face == STATS_GROUPS ? &all->groups[i] : NULL;

		if (p &&
			((!p->called && !p->must) || !fits(st, p->info->name, p->info->short_name)))
			continue;
		if (g &&
			((!g->s.meetings && !g->s.without_roll) ||
				!fits(st, g->info->name, g->info->short_name)))
			continue;
		ids[k] = p ? p->info->id : g ? g->info->id : (int64_t)i + 1;
		st->rows[k++] = i;
	}
	return k;
}

static void fill(struct stats_state *st)
{
	const struct stats *all = &st->sheet.st;
	size_t most = st->sheet.reg.n_people + st->sheet.reg.n_parties + st->sheet.reg.n_groups +
		all->n_periods;
	int64_t *ids = xcalloc(most + 1, sizeof(*ids));
	size_t n;

	free(st->rows);
	n = st->face == STATS_PEOPLE ? people_rows(st, ids) : other_rows(st, ids);
	list_fill(&st->list, ids, n, false, false);
	free(ids);
	free(st->strip);
	st->strip = xcalloc(all->n_meetings + 1, sizeof(*st->strip));
	st->n_strip = 0;
	for (size_t i = 0; i < all->n_meetings; i++)
		if (all->meetings[i].taken)
			st->strip[st->n_strip++] = i;
}

static void resize(struct stats_state *st)
{
	list_resize(&st->list, stats_areas(st, st->body_rows, st->body_cols).list);
}

static bool stats_reload(struct view *v, struct app *a, struct err *e)
{
	struct stats_state *st = v->state;
	struct stats_want want = stats_wanted(st, a);
	bool ok = true;

	if (st->asked || st->seen != a->data) {
		stats_sheet_release(&st->sheet);
		ok = stats_load(&a->session, &want, &st->sheet, e);
		st->asked = false;
		st->seen = a->data;
	}
	if (ok)
		fill(st);
	resize(st);
	return ok;
}

/* ---- Into a row and out again ------------------------------------------------------------------------ */

static unsigned ask_again(struct view *v)
{
	struct stats_state *st = v->state;

	st->asked = true;
	st->scroll = 0;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned go_to_face(struct view *v, enum stats_face face, int64_t row)
{
	struct stats_state *st = v->state;

	st->face = face;
	xreplace(&st->filter, "");
	list_fill(&st->list, NULL, 0, false, false);
	list_seek(&st->list, row);
	return ask_again(v);
}

static unsigned out_again(struct view *v)
{
	struct stats_state *st = v->state;

	st->inside = false;
	st->year = st->came.year;
	st->group_id = st->came.group_id;
	st->party_id = st->came.party_id;
	return go_to_face(v, st->came.face, st->came.row);
}

/* ---- The view --------------------------------------------------------------------------------------- */

static bool stats_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct stats_state *st = v->state;

	(void)e;
	st->year = STATS_TWELVE_MONTHS;
	st->this_year = day_year(clock_local(a->session.clock).day);
	st->group_id = arg ? *(const int64_t *)arg : 0;
	st->filter = xstrdup("");
	st->list.pane = 1;
	st->asked = true;
	return true;
}

static void stats_close_view(struct view *v)
{
	struct stats_state *st = v->state;

	stats_sheet_release(&st->sheet);
	list_release(&st->list);
	free(st->rows);
	free(st->strip);
	free(st->filter);
}

static void stats_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct stats_state *st = v->state;

	(void)a;
	st->body_rows = rows;
	st->body_cols = cols;
	resize(st);
}

static unsigned stats_key(struct view *v, struct app *a, const struct key *k)
{
	struct stats_state *st = v->state;

	if (st->inside && (key_is(k, KEYCODE_ESC, 0) || key_is(k, KEYCODE_BACKSPACE, 0)))
		return out_again(v);
	if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	return k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, "stats-open") : FX_REDRAW;
}

static unsigned stats_has(const struct view *v, const struct app *a)
{
	const struct stats_state *st = v->state;

	(void)a;
	return st->face == STATS_PEOPLE && st->list.id ? NEED_PERSON : 0;
}

static void stats_filter(struct view *v, struct app *a, const char *text)
{
	struct stats_state *st = v->state;

	(void)a;
	xreplace(&st->filter, text);
}

static void stats_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct stats_state *st = v->state;
	const struct stats_sum *s = &st->sheet.st.total;

	(void)a;
	buf_puts(left, _("Attendance"));
	buf_puts(left, " · ");
	time_words(st, left);
	buf_printf(right, ngettext("%d meeting", "%d meetings", (unsigned long)s->meetings),
		s->meetings);
	if (s->without_roll)
		buf_printf(right, _("  %d without a roll"), s->without_roll);
	buf_puts(right, "  ");
	stats_share_words(&s->a, right);
}

static void person_status(const struct stats_person *p, struct buf *out)
{
	buf_printf(out, "%s %s: ", p->who->given, p->who->family);
	if (p->a.called)
		attended_letters(&p->a, out);
	else
		buf_puts(out, _("not called"));
	if (p->guest)
		buf_printf(out, _(", beside that %d"), p->guest);
	if (p->streak.now) {
		buf_puts(out, "; ");
		stats_streak_words(&p->streak, out);
	}
	buf_puts(out, _(". Enter shows all."));
}

/* A part of the message line, where it is not cut. It is empty afterwards. */
static void put_where_it_fits(const struct app *a, struct buf *out, struct buf *more)
{
	if (text_cells(buf_str(out)) + text_cells(buf_str(more)) + 2 < a->cols)
		buf_puts(out, buf_str(more));
	buf_cut(more, 0);
}

static void party_status(const struct app *a, const struct stats_party *p, struct buf *out)
{
	struct buf more = { 0 };

	buf_printf(
		out, _("%s: represented at %d of %d meetings"), p->info->name, p->there, p->called);
	if (p->must)
		buf_printf(&more, _("; must be there at %d, missed at %d"), p->must, p->missed);
	put_where_it_fits(a, out, &more);
	if (p->streak.now) {
		buf_puts(&more, "; ");
		stats_streak_words(&p->streak, &more);
	}
	put_where_it_fits(a, out, &more);
	buf_puts(out, ".");
	buf_release(&more);
}

static void stats_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct stats_state *st = v->state;
	const struct stats *all = &st->sheet.st;
	size_t at;

	if (st->list.n == 0)
		return;
	at = st->rows[st->list.at];
	if (st->face == STATS_PEOPLE) {
		person_status(&all->people[at], out);
	} else if (st->face == STATS_PARTIES) {
		party_status(a, &all->parties[at], out);
	} else {
		const struct stats_sum *s =
			st->face == STATS_GROUPS ? &all->groups[at].s : &all->periods[at].s;

		if (s->smallest == s->largest)
			buf_printf(out, _("Called at one meeting: %d. Not noted: %d."), s->largest,
				s->a.unmarked);
		else
			buf_printf(out, _("Called at one meeting: %d to %d. Not noted: %d."),
				s->smallest, s->largest, s->a.unmarked);
	}
}

const struct view_ops stats_view = {
	.name = "stats",
	.state_size = sizeof(struct stats_state),
	.open = stats_open,
	.close = stats_close_view,
	.layout = stats_layout,
	.reload = stats_reload,
	.key = stats_key,
	.has = stats_has,
	.title = stats_title,
	.status = stats_status,
	.draw = stats_draw,
	.filter = stats_filter,
};

unsigned stats_show(struct app *a, int64_t group_id)
{
	app_push(a, &stats_view, &group_id);
	return FX_REDRAW;
}

/* ---- Commands ---------------------------------------------------------------------------------------- */

static unsigned cmd_face(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;
	int step = k && (k->mods & KEYMOD_SHIFT) ? STATS_FACES - 1 : 1;

	(void)a;
	st->inside = false;
	return go_to_face(v, (enum stats_face)(((int)st->face + step) % STATS_FACES), 0);
}

/* The years, then the twelve months, then all. */
static unsigned cmd_time(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;
	bool back = k && (k->code == ',' || k->code == '<');

	if (st->face == STATS_YEARS) {
		app_say(a, "%s", _("This has all years."));
		return FX_REDRAW;
	}
	if (st->year >= STATS_TWELVE_MONTHS && back)
		st->year = st->year == STATS_ALL_YEARS ? STATS_TWELVE_MONTHS : st->this_year;
	else if (st->year >= STATS_TWELVE_MONTHS)
		st->year = STATS_ALL_YEARS;
	else if (!back && st->year == st->this_year)
		st->year = STATS_TWELVE_MONTHS;
	else
		st->year = meeting_list_turn(st->year, k);
	return ask_again(v);
}

static unsigned cmd_order(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;

	(void)k;
	if (st->face != STATS_PEOPLE) {
		app_say(a, "%s", _("People alone have other orders: Tab goes there."));
		return FX_REDRAW;
	}
	st->order = (st->order + 1) % STATS_ORDERS;
	/* Whoever asks for the lowest share wants to see it. */
	list_fill(&st->list, NULL, 0, false, false);
	list_seek(&st->list, 0);
	v->stale = true;
	return FX_REDRAW;
}

/* Of years it is whole or half ones, else how close the strip is. */
static unsigned cmd_look(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;

	(void)a;
	(void)k;
	if (st->face != STATS_YEARS) {
		st->dense = !st->dense;
		return FX_REDRAW;
	}
	st->halves = !st->halves;
	return ask_again(v);
}

static unsigned cmd_scroll(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;
	struct stats_areas x = stats_areas(st, st->body_rows, st->body_cols);
	int room = stats_strip_room(st, st->body_cols - x.left), most = (int)st->n_strip - room;
	int step = room > 4 ? room / 2 : 1;

	(void)a;
	st->scroll += k && k->code == KEYCODE_LEFT ? step : -step;
	st->scroll = st->scroll > most ? most : st->scroll;
	st->scroll = st->scroll < 0 ? 0 : st->scroll;
	return FX_REDRAW;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	struct stats_state *st = v->state;
	int64_t id = st->list.id;

	(void)k;
	if (!id)
		return FX_NONE;
	if (st->face == STATS_PEOPLE) {
		struct stats_person_arg arg = { id, stats_wanted(st, a) };

		app_push(a, &stats_person_view, &arg);
		return FX_REDRAW;
	}
	st->inside = true;
	st->came = (struct stats_place) { st->face, st->year, st->group_id, st->party_id, id };
	if (st->face == STATS_PARTIES)
		st->party_id = id;
	else if (st->face == STATS_GROUPS)
		st->group_id = id;
	else
		st->year = st->sheet.st.periods[st->rows[st->list.at]].year;
	return go_to_face(v, STATS_PEOPLE, 0);
}

/* ---- Of one group -------------------------------------------------------------------------------------- */

static struct stats_state *state_of(struct app *a)
{
	struct view *v = app_top(a);

	while (v->ops != &stats_view)
		v--;
	return v->state;
}

static struct view *view_of(struct app *a)
{
	struct view *v = app_top(a);

	while (v->ops != &stats_view)
		v--;
	return v;
}

static unsigned group_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct stats_state *st = state_of(a);

	st->group_id = ((const int64_t *)ctx)[chosen];
	st->party_id = 0;
	return ask_again(view_of(a));
}

static unsigned cmd_group(struct app *a, struct view *v, const struct key *k)
{
	const struct stats_state *st = v->state;
	const struct stats_register *reg = &st->sheet.reg;
	int64_t *ids = xcalloc(reg->n_groups + 1, sizeof(*ids));
	struct choice *choices = xcalloc(reg->n_groups + 1, sizeof(*choices));

	(void)k;
	choices[0] = (struct choice) { .key = { .code = '0' }, .text = _("All groups") };
	for (size_t i = 0; i < reg->n_groups; i++) {
		ids[i + 1] = reg->groups[i].id;
		choices[i + 1].text = reg->groups[i].name;
		if (i < 9)
			choices[i + 1].key.code = (uint32_t)('1' + i);
	}
	choices_open(a,
		&(struct choices_spec) { .title = _("Which group?"),
			.v = choices,
			.n = reg->n_groups + 1,
			.done = group_chosen,
			.ctx = ids });
	free(choices);
	return FX_REDRAW;
}

/* ---- To a file -------------------------------------------------------------------------------------------- */

static const char *ending_of(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot ? dot + 1 : "";
}

static bool page_text(struct app *a, const char *path, struct buf *out, struct err *e)
{
	struct stats_want want = stats_wanted(state_of(a), a);
	struct notes_document d = { 0 };
	int form = keyword_index(notes_form_names, ending_of(path));
	bool ok;

	if (strcmp(ending_of(path), "csv") == 0)
		return stats_table(&a->session, &want, out, NULL, e);
	ok = stats_page(&a->session, &want, false, &d, e) &&
		notes_write(&a->session, &d, form < 0 ? NOTES_TXT : (enum notes_form)form, out, e);
	notes_document_release(&d);
	return ok;
}

static unsigned export_done(struct app *a, void *ctx, const char *text)
{
	struct buf b = { 0 };
	struct err e = { 0 };
	bool ok = page_text(a, text, &b, &e) &&
		path_write(text, store_path(a->session.store), &b, &e);

	(void)ctx;
	buf_release(&b);
	if (!ok)
		return app_fail(a, &e);
	app_say(a, _("Written to %s."), text);
	return FX_POP;
}

static unsigned cmd_export(struct app *a, struct view *v, const struct key *k)
{
	const struct stats_state *st = v->state;
	struct buf b = { 0 };
	char *slug, *path;

	(void)k;
	buf_printf(&b, "%s ", Q_("file|attendance"));
	time_words(st, &b);
	slug = path_slug(buf_str(&b));
	path = xasprintf("~/%s.txt", slug);
	prompt_open(a,
		&(struct prompt) {
			.label = _("Write to the file"),
			.text = path,
			.hint = _(".txt .md .html .pdf: a page without names  .csv: everybody  "
				  "Enter writes"),
			.done = export_done,
		});
	buf_release(&b);
	free(slug);
	free(path);
	return FX_REDRAW;
}

/* Of what the cursor of view 4 is on. */
static unsigned cmd_people(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	struct stats_person_arg arg = { .person_id = st->people.id };

	(void)k;
	if (!st->on_people || !arg.person_id)
		return stats_show(a, people_group(st));
	arg.want.time = stats_twelve_months(clock_local(a->session.clock).day);
	app_push(a, &stats_person_view, &arg);
	return FX_REDRAW;
}

static unsigned cmd_show(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return stats_show(a, 0);
}

/* clang-format off */
const struct command stats_commands[] = {
	{ "stats",        "<F8>",            "*",     N_("Attendance over time: people, parties, groups, years"), NULL, 0, NEED_NOTHING, cmd_show },
	{ "stats",        "t",               "people", N_("Attendance over time of the people here"), N_("footer|attendance"), 11, NEED_NOTHING, cmd_people },
	{ "stats-open",   "<Enter> ö",       "stats", N_("One person; the people of a group, a party, a year"), N_("footer|show"), 1, NEED_NOTHING, cmd_open },
	{ "stats-face",   "<Tab> <S-Tab>",   "stats", N_("People, parties, groups, years"), N_("footer|table"), 2, NEED_NOTHING, cmd_face },
	{ "stats-time",   ",. <lt> >",       "stats", N_("The years, twelve months, all years"), N_("footer|time"), 3, NEED_NOTHING, cmd_time },
	{ "stats-order",  "s",               "stats", N_("By name, party, share, away, last seen"), N_("footer|order"), 4, NEED_NOTHING, cmd_order },
	{ "stats-group",  "b",               "stats", N_("Of one group, with those that became it"), N_("footer|group"), 5, NEED_NOTHING, cmd_group },
	{ "stats-scroll", "<Left><Right>",   "stats", N_("Earlier and later meetings in the strip"), N_("footer|strip"), 7, NEED_NOTHING, cmd_scroll },
	{ "stats-look",   "v",               "stats", N_("The strip with dates or close; years or half years"), NULL, 0, NEED_NOTHING, cmd_look },
	{ "stats-export", "x",               "stats", N_("Write a page (no names) or a table (.csv) to a file"), N_("footer|export"), 6, NEED_NOTHING, cmd_export },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
