/* Breaks and days a party cannot, typed: each day is read aloud. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when_days.h"
#include "services/find.h"
#include "services/year_days.h"

#include "tui/views/days_part.h"
#include "tui/views/parties_part.h"
#include "tui/views/views.h"

struct days_ctx {
	int64_t id;    /* 0 for a new one */
	int32_t first; /* 1 January of the year that is shown */
	int32_t today;
};

/* ---- Reading ------------------------------------------------------------------------------------ */

/* What is written is of the year that is shown; "imorgon" is tomorrow. */
static bool read_text(const struct days_ctx *c, const char *text, int32_t *first, int32_t *last)
{
	return when_days(text, when_is_written(text) ? c->first : c->today, first, last);
}

static bool echo_days(const struct days_ctx *c, const char *text, struct buf *out)
{
	int32_t first, last;

	if (text_blank(text) || !read_text(c, text, &first, &last)) {
		buf_puts(out, _("for example w9, w9-10, 23-27 feb or fri 15/5"));
		return false;
	}
	days_words(first, last, out);
	return true;
}

static bool echo_party(struct app *a, const char *text, const char *none, struct buf *out)
{
	struct party p = { 0 };
	struct err e = { 0 };
	int64_t id;
	bool ok = true;

	if (text_blank(text)) {
		buf_puts(out, none);
		return true;
	}
	ok = party_find(&a->session, text, &id, &e) &&
		store_party_load(a->session.store, id, &p, &e);
	buf_puts(out, ok ? p.name : e.text);
	party_release(&p);
	return ok;
}

static bool read_days(
	const struct days_ctx *c, const char *text, char **from_day, char **to_day, struct err *e)
{
	char iso[MOMENT_SIZE];
	int32_t first, last;

	if (!read_text(c, text, &first, &last))
		return err_set(e, ERR_INVALID,
			_("The days cannot be read. Write for example w9 or 23-27 feb."));
	moment_iso((struct moment) { first, MINUTE_NONE }, iso);
	xreplace(from_day, iso);
	moment_iso((struct moment) { last, MINUTE_NONE }, iso);
	xreplace(to_day, iso);
	return true;
}

static bool read_party(struct app *a, const char *text, int64_t *id, struct err *e)
{
	*id = 0;
	return text_blank(text) || party_find(&a->session, text, id, e);
}

static struct days_ctx *ctx_new(const struct app *a, int year, int64_t id)
{
	struct days_ctx *c = xcalloc(1, sizeof(*c));

	c->id = id;
	c->today = clock_local(a->session.clock).day;
	day_from_ymd(year, 1, 1, &c->first);
	return c;
}

static const char *party_text(const struct days_line *l)
{
	return !l ? "" : l->party[1] && *l->party[1] ? l->party[1] : l->party[0];
}

/* ---- A break ------------------------------------------------------------------------------------- */

enum { B_NAME, B_PARTY, B_DAYS, B_COUNT };

static bool break_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	if (field == B_DAYS)
		return echo_days(ctx, text, out);
	return field != B_PARTY || echo_party(a, text, _("everybody"), out);
}

static unsigned break_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct days_ctx *c = ctx;
	struct school_break b = { 0 };
	struct err e = { 0 };
	unsigned fx;
	bool ok = (c->id == 0 || store_school_break_load(a->session.store, c->id, &b, &e)) &&
		read_party(a, texts[B_PARTY], &b.party_id, &e) &&
		read_days(c, texts[B_DAYS], &b.from_day, &b.to_day, &e);

	if (ok)
		xreplace(&b.label, texts[B_NAME]);
	ok = ok && break_put(&a->session, &b, &e);
	fx = app_did(a, ok, &e, c->id ? _("Saved: %s.") : _("New: %s."), b.label ? b.label : "");
	school_break_release(&b);
	return fx | (ok ? FX_POP : 0);
}

unsigned days_ask_break(struct app *a, int year, const struct days_line *line)
{
	struct buf days = { 0 };

	if (line)
		when_days_text(line->first, line->last, &days);
	form_open(a,
		&(struct form_spec) {
			.title = line ? _("Break") : _("New break"),
			.fields =
				(const struct form_spec_field[]) {
					{ _("Name"), line ? line->what : "" },
					{ _("Party"), party_text(line) },
					{ _("Days"), buf_str(&days) },
				},
			.n = B_COUNT,
			.echo = break_echo,
			.done = break_done,
			.ctx = ctx_new(a, year, line ? line->id : 0),
		});
	buf_release(&days);
	return FX_REDRAW;
}

/* ---- A blackout ---------------------------------------------------------------------------------- */

enum { O_PARTY, O_DAYS, O_WHY, O_COUNT };

static bool blackout_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	if (field == O_DAYS)
		return echo_days(ctx, text, out);
	return field != O_PARTY || echo_party(a, text, _("for example FK"), out);
}

static unsigned blackout_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct days_ctx *c = ctx;
	struct blackout b = { 0 };
	struct err e = { 0 };
	unsigned fx;
	bool ok = (c->id == 0 || store_blackout_load(a->session.store, c->id, &b, &e)) &&
		read_party(a, texts[O_PARTY], &b.party_id, &e) &&
		read_days(c, texts[O_DAYS], &b.from_day, &b.to_day, &e);

	xreplace(&b.why, texts[O_WHY]);
	ok = ok && blackout_put(&a->session, &b, &e);
	fx = app_did(a, ok, &e, c->id ? _("Saved: %s.") : _("%s cannot"), texts[O_PARTY]);
	blackout_release(&b);
	return fx | (ok ? FX_POP : 0);
}

unsigned days_ask_blackout(struct app *a, int year, const struct days_line *line)
{
	struct buf days = { 0 };

	if (line)
		when_days_text(line->first, line->last, &days);
	form_open(a,
		&(struct form_spec) {
			.title = _("Days that a party cannot"),
			.fields =
				(const struct form_spec_field[]) {
					{ _("Party"), party_text(line) },
					{ _("Days"), buf_str(&days) },
					{ _("Why"), line ? line->what : "" },
				},
			.n = O_COUNT,
			.echo = blackout_echo,
			.done = blackout_done,
			.ctx = ctx_new(a, year, line ? line->id : 0),
		});
	buf_release(&days);
	return FX_REDRAW;
}

/* ---- The usual weeks ----------------------------------------------------------------------------- */

struct preset_ctx {
	int year;
	enum break_preset preset;
	char texts[BREAK_PRESETS][DATE_TEXT_SIZE + 32];
};

static unsigned preset_for(struct app *a, void *ctx, const char *text)
{
	const struct preset_ctx *c = ctx;
	int64_t parties[PARTIES_MAX];
	struct err e = { 0 };
	size_t n, added = 0;
	bool ok = parties_read(a, text, parties, &n, NULL, &e) &&
		breaks_add_preset(&a->session, c->preset, c->year, parties, n, &added, &e);

	if (ok && added == 0) {
		app_say(a, "%s", _("It is there already."));
		return FX_POP;
	}
	return app_did(a, ok, &e, _("New: %s."), c->texts[c->preset]) | (ok ? FX_POP : 0);
}

static unsigned preset_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct preset_ctx *c = xmemdup(ctx, sizeof(*c));
	char *label = xasprintf(_("%s for"), c->texts[chosen]);

	c->preset = (enum break_preset)chosen;
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.hint = _("Parties with commas between, none for everybody.  Enter adds  "
				  "Esc cancels"),
			.done = preset_for,
			.ctx = c,
		});
	free(label);
	return FX_REDRAW;
}

unsigned days_ask_preset(struct app *a, int year)
{
	static const char keys[BREAK_PRESETS + 1] = "7890feh";
	struct preset_ctx *c = xcalloc(1, sizeof(*c));
	struct choice v[BREAK_PRESETS];

	c->year = year;
	for (size_t i = 0; i < BREAK_PRESETS; i++) {
		char from[MOMENT_SIZE], to[MOMENT_SIZE];
		struct buf b = { 0 };

		break_preset_days((enum break_preset)i, year, from, to);
		buf_printf(&b, "%s ", break_preset_label((enum break_preset)i));
		days_words(moment_of(from).day, moment_of(to).day, &b);
		snprintf(c->texts[i], sizeof(c->texts[i]), "%s", buf_str(&b));
		buf_release(&b);
		v[i] = (struct choice) { .key = { .code = (uint32_t)keys[i] },
			.text = c->texts[i] };
	}
	choices_open(a,
		&(struct choices_spec) {
			.title = _("The usual weeks"),
			.v = v,
			.n = BREAK_PRESETS,
			.done = preset_chosen,
			.ctx = c,
		});
	return FX_REDRAW;
}
