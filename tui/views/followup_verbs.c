/* What view 5 does with its rows, and how it is narrowed. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/register_out.h"
#include "formats/when_due.h"
#include "services/find.h"
#include "services/lines.h"

#include "tui/views/followup_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"

/* ---- Done ------------------------------------------------------------------------------------------ */

unsigned followup_cmd_done(struct app *a, struct view *v, const struct key *k)
{
	const struct register_row *r = followup_at(v->state);
	bool done = r->n.state == ACTION_OPEN;
	struct err e = { 0 };

	(void)k;
	if (r->n.kind != NOTE_ACTION) {
		app_say(a, _("Only what is to be done can be done."));
		return FX_REDRAW;
	}
	return app_did(a, note_set_done(&a->session, r->n.id, done, &e), &e,
		done ? _("Done: %s") : _("Open again: %s"), r->n.text);
}

/* ---- Change ---------------------------------------------------------------------------------------- */

enum { FIELD_WHAT, FIELD_WHO, FIELD_WHEN, FIELDS };

struct edit_ctx {
	int64_t id, rev;
	int32_t next;     /* the group's next meeting; DAY_NONE = not known */
	int32_t from, to; /* the days now, */
	char when[];      /* … and their words: read anew only where these are changed */
};

static void put_day(char **field, int32_t day)
{
	char iso[MOMENT_SIZE] = "";

	if (day != DAY_NONE)
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	xreplace(field, iso);
}

/* The days that the words mean, seen from today. */
static bool read_due(struct app *a, const struct edit_ctx *c, const char *text, struct when_due *w)
{
	if (strcmp(text, c->when) == 0) {
		*w = (struct when_due) { .from = c->from, .to = c->to };
		return true;
	}
	if (!when_due(text, clock_local(a->session.clock).day, w))
		return false;
	if (w->sort == DUE_MEETING)
		w->from = w->to = c->next;
	return true;
}

static void put_due(struct app *a, const struct edit_ctx *c, struct note *n, const char *text)
{
	struct when_due w = { .from = DAY_NONE, .to = DAY_NONE };

	xreplace(&n->due_text, text);
	if (!read_due(a, c, text, &w))
		w.from = w.to = DAY_NONE;
	put_day(&n->due_from, w.from);
	put_day(&n->due_to, w.to);
}

static bool edit_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	struct when_due w;

	if (field != FIELD_WHEN || text_blank(text))
		return true;
	if (!read_due(a, ctx, text, &w)) {
		buf_puts(out, _("kept as words"));
		return true;
	}
	if (w.to != DAY_NONE) {
		struct moment from = { w.from != DAY_NONE ? w.from : w.to, MINUTE_NONE },
			      to = { w.to, MINUTE_NONE };
		char days[DATE_TEXT_SIZE];

		span_day_text(from, to, days);
		buf_puts(out, days);
	}
	return true;
}

static unsigned edit_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct edit_ctx *c = ctx;
	struct note n = { 0 };
	struct err e = { 0 };
	bool ok = store_note_load(a->session.store, c->id, &n, &e);

	if (ok) {
		n.rev = c->rev;
		xreplace(&n.text, texts[FIELD_WHAT]);
		if (n.kind == NOTE_ACTION) {
			xreplace(&n.who, texts[FIELD_WHO]);
			put_due(a, c, &n, texts[FIELD_WHEN]);
		}
		ok = note_change(&a->session, &n, NULL, &e);
	}
	note_release(&n);
	if (!ok)
		return app_fail(a, &e);
	return FX_POP | app_did(a, true, NULL, "%s", _("Changed"));
}

static struct edit_ctx *edit_ctx(const struct followup_state *st, const struct note *n)
{
	const char *when = n->due_text ? n->due_text : "";
	size_t bytes = strlen(when) + 1;
	struct edit_ctx *c = xcalloc(1, sizeof(*c) + bytes);

	*c = (struct edit_ctx) { .id = n->id,
		.rev = n->rev,
		.next = moment_of(st->next).day,
		.from = moment_of(n->due_from).day,
		.to = moment_of(n->due_to).day };
	memcpy(c->when, when, bytes);
	return c;
}

unsigned followup_cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct followup_state *st = v->state;
	const struct register_row *r = followup_at(st);
	struct form_spec_field fields[FIELDS] = {
		[FIELD_WHAT] = { _("What"), r->n.text },
		[FIELD_WHO] = { _("Who"), r->n.who },
		[FIELD_WHEN] = { _("When"), r->n.due_text },
	};

	(void)k;
	form_open(a,
		&(struct form_spec) {
			.title = r->n.kind == NOTE_ACTION ? _("To do") : _("Change the line"),
			.fields = fields,
			.n = r->n.kind == NOTE_ACTION ? FIELDS : 1,
			.echo = edit_echo,
			.done = edit_done,
			.ctx = edit_ctx(st, &r->n),
		});
	return FX_REDRAW;
}

/* ---- Whose ----------------------------------------------------------------------------------------- */

static struct followup_state *state_of(struct app *a)
{
	return a->views[VIEW_FOLLOWUP - 1].state;
}

static unsigned again(struct app *a)
{
	followup_turn(&a->views[VIEW_FOLLOWUP - 1], state_of(a)->face);
	return FX_REDRAW;
}

static bool find_party(struct app *a, struct followup_state *st, const char *text, struct err *e)
{
	struct party p = { 0 };
	int64_t id;
	bool ok = party_find(&a->session, text, &id, e) &&
		store_party_load(a->session.store, id, &p, e);

	if (ok) {
		st->party_id = id;
		st->person_id = 0;
		xreplace(&st->whose, p.name);
	}
	party_release(&p);
	return ok;
}

static bool find_person(struct app *a, struct followup_state *st, const char *text, struct err *e)
{
	struct person p = { 0 };
	int64_t id;
	bool ok = person_find(&a->session, text, 0, &id, e) &&
		store_person_load(a->session.store, id, &p, e);

	if (ok) {
		st->person_id = id;
		st->party_id = 0;
		free(st->whose);
		st->whose = person_name(&p);
	}
	person_release(&p);
	return ok;
}

static unsigned whose_done(struct app *a, void *ctx, const char *text)
{
	struct followup_state *st = state_of(a);
	struct err party = { 0 }, person = { 0 };

	(void)ctx;
	if (text_blank(text))
		st->person_id = st->party_id = 0;
	else if (!find_party(a, st, text, &party) && !find_person(a, st, text, &person))
		return app_fail(a, &person);
	return FX_POP | again(a);
}

unsigned followup_cmd_whose(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	prompt_open(a,
		&(struct prompt) {
			.label = _("Person or party"),
			.hint = _("Enter shows theirs, an empty line everybody's  Esc cancels"),
			.done = whose_done,
		});
	return FX_REDRAW;
}

/* ---- Group ----------------------------------------------------------------------------------------- */

static unsigned group_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct followup_state *st = state_of(a);
	const int64_t *ids = ctx;
	struct group g = { 0 };
	struct err e = { 0 };

	st->group_id = ids[chosen];
	if (st->group_id && store_group_load(a->session.store, st->group_id, &g, &e))
		xreplace(&st->group, g.short_name && *g.short_name ? g.short_name : g.name);
	else
		st->group_id = 0;
	group_release(&g);
	return again(a);
}

/* The ids and, behind them, the names: one block, which is the box's ctx. */
static void *group_choices(const struct group_rows *rows, struct choice *v)
{
	size_t bytes = (rows->n + 1) * sizeof(int64_t), at = bytes;
	char *block;
	int64_t *ids;

	for (size_t i = 0; i < rows->n; i++)
		bytes += strlen(rows->v[i].g.name) + 1;
	block = xcalloc(1, bytes);
	ids = (int64_t *)(void *)block;
	v[0] = (struct choice) { .key = { .code = '0' }, .text = _("All groups") };
	for (size_t i = 0; i < rows->n; i++) {
		size_t n = strlen(rows->v[i].g.name) + 1;

		ids[i + 1] = rows->v[i].g.id;
		v[i + 1].text = memcpy(block + at, rows->v[i].g.name, n);
		if (i < 9)
			v[i + 1].key.code = (uint32_t)('1' + i);
		at += n;
	}
	return block;
}

unsigned followup_cmd_group(struct app *a, struct view *v, const struct key *k)
{
	const struct followup_state *st = v->state;
	struct group_rows rows;
	struct choice *choices;
	struct err e = { 0 };

	(void)k;
	if (!store_groups(a->session.store, st->today, &rows, &e))
		return app_fail(a, &e);
	choices = xcalloc(rows.n + 1, sizeof(*choices));
	choices_open(a,
		&(struct choices_spec) { .title = _("Which group?"),
			.v = choices,
			.n = rows.n + 1,
			.done = group_chosen,
			.ctx = group_choices(&rows, choices) });
	free(choices);
	pool_release(&rows.pool);
	return FX_REDRAW;
}

/* ---- To a file ------------------------------------------------------------------------------------- */

/* All that is asked for, not only what is seen. */
static bool table_text(struct app *a, bool csv, struct buf *out, struct err *e)
{
	const struct followup_state *st = state_of(a);
	struct followup_query q = {
		.face = st->face, .group_id = st->group_id, .filter = &st->filter
	};
	struct register_rows rows;
	char *language = NULL;
	bool ok = store_setting(a->session.store, "language", "sv", &language, e);

	if (ok && followup_page(&a->session, &q, &rows, e))
		(csv ? register_csv : register_md)(&rows, language, out);
	else
		ok = false;
	if (ok)
		pool_release(&rows.pool);
	free(language);
	return ok;
}

static bool write_table(struct app *a, const char *path, struct err *e)
{
	const char *dot = strrchr(path, '.');
	struct buf b = { 0 };
	bool ok = table_text(a, !dot || strcmp(dot, ".md") != 0, &b, e) &&
		path_write(path, store_path(a->session.store), &b, e);

	buf_release(&b);
	return ok;
}

static unsigned export_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };

	(void)ctx;
	if (!write_table(a, text, &e))
		return app_fail(a, &e);
	app_say(a, _("Written to %s."), text);
	return FX_POP;
}

unsigned followup_cmd_export(struct app *a, struct view *v, const struct key *k)
{
	const struct followup_state *st = v->state;
	static const char *const names[FOLLOWUP_FACES] = { N_("file|actions"), N_("file|decisions"),
		N_("file|follow-up") };
	char *path = xasprintf("~/%s.csv", Q_(names[st->face]));

	(void)k;
	prompt_open(a,
		&(struct prompt) {
			.label = _("Write to the file"),
			.text = path,
			.hint = _("The ending says the form: .csv or .md  Enter writes  "
				  "Esc cancels"),
			.done = export_done,
		});
	free(path);
	return FX_REDRAW;
}
