/* Groups that end: what is asked, and how it is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/groups_end.h"

#include "tui/views/meeting_part.h"
#include "tui/views/people_part.h"

/* ---- Words ---------------------------------------------------------------------------------------- */

void group_years(const struct group *g, const char *today, char out[16])
{
	out[0] = '\0';
	if (text_given(g->from_day) && strcmp(g->from_day, today) > 0)
		snprintf(out, 16, "%.4s–", g->from_day);
	else if (text_given(g->to_day))
		snprintf(out, 16, "–%.4s", g->to_day);
}

static void put_day(const char *word, const char *iso, struct buf *out)
{
	char day[DATE_TEXT_SIZE];

	if (!text_given(iso))
		return;
	day_text_year(moment_of(iso).day, day);
	buf_printf(out, "%s %s %s", out->len ? "," : "", word, day);
}

void group_days_words(const struct group_rows *all, const struct group *g, struct buf *out)
{
	struct buf days = { 0 };

	put_day(_("from"), g->from_day, &days);
	put_day(_("to"), g->to_day, &days);
	if (!days.len)
		return;
	buf_printf(out, "%s:%s", g->name, buf_str(&days));
	for (size_t i = 0; i < all->n; i++)
		if (g->successor_id && all->v[i].g.id == g->successor_id)
			buf_printf(out, _(", then %s"), all->v[i].g.name);
	buf_putc(out, '.');
	buf_release(&days);
}

unsigned groups_say_ended(struct app *a, const struct groups_ended *did)
{
	struct buf words = { 0 };
	struct err e = { 0 };
	unsigned fx;

	if (!groups_ended_words(&a->session, did, &words, &e))
		return app_fail(a, &e);
	fx = app_did(a, true, NULL, "%s", words.len ? buf_str(&words) : _("The group ends."));
	buf_release(&words);
	return fx;
}

/* ---- The form ------------------------------------------------------------------------------------- */

enum { F_INTO, F_SHORT, F_LETTER, F_LAST, FIELDS };

struct end_ctx {
	size_t n;
	int64_t ids[];
};

/* The group there is, or (id 0) the one that is to be made; nothing for "". */
static bool echo_into(struct app *a, const char *text, struct buf *out)
{
	struct group g = { 0 };
	struct err e = { 0 };
	int64_t id;
	bool ok = true;

	if (text_blank(text)) {
		buf_puts(out, _("nobody takes their place"));
		return true;
	}
	ok = group_called(&a->session, text, &id, &e);
	if (ok && id)
		ok = store_group_load(a->session.store, id, &g, &e);
	if (!ok)
		buf_puts(out, e.text);
	else if (!id)
		buf_puts(out, _("a new group"));
	else if (strcmp(g.name, text) != 0)
		buf_puts(out, g.name);
	group_release(&g);
	return ok;
}

static bool echo_last(struct app *a, const char *text, struct buf *out)
{
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];

	if (!people_read_day(a, text, iso) || !*iso)
		return people_echo_day(a, text, out);
	day_text_year(moment_of(iso).day + 1, day);
	buf_printf(out, _("the next begins %s"), day);
	return true;
}

static bool echo_field(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	(void)ctx;
	if (field == F_INTO)
		return echo_into(a, text, out);
	return field != F_LAST || echo_last(a, text, out);
}

static bool read_form(struct app *a, const char *const *texts, struct groups_end *what,
	struct group *fresh, char last[MOMENT_SIZE], struct err *e)
{
	if (!people_read_day(a, texts[F_LAST], last) || !*last)
		return err_set(e, ERR_INVALID, _("\"%s\" is no date."), texts[F_LAST]);
	if (text_blank(texts[F_INTO]))
		return true;
	if (!group_called(&a->session, texts[F_INTO], &what->into, e))
		return false;
	if (what->into)
		return true;
	xreplace(&fresh->name, texts[F_INTO]);
	xreplace(&fresh->short_name, texts[F_SHORT]);
	xreplace(&fresh->letter, texts[F_LETTER]);
	what->fresh = fresh;
	return true;
}

static unsigned done(struct app *a, void *ctx, const char *const *texts)
{
	const struct end_ctx *c = ctx;
	char last[MOMENT_SIZE];
	struct group fresh = { 0 };
	struct groups_end what = { .groups = c->ids, .n = c->n, .last_day = last };
	struct groups_ended did;
	struct err e = { 0 };
	bool ok = read_form(a, texts, &what, &fresh, last, &e) &&
		groups_end(&a->session, &what, &did, &e);

	group_release(&fresh);
	if (!ok)
		return app_fail(a, &e);
	people_unmark(a);
	people_seek_left(a, left_id(LEFT_GROUP, did.into ? did.into : c->ids[0]));
	return groups_say_ended(a, &did) | FX_POP;
}

/* "Beredning Norr, Beredning Väst"; the caller frees. */
static char *names(struct app *a, const int64_t *groups, size_t n)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct group g = { 0 };
		struct err e = { 0 };

		if (store_group_load(a->session.store, groups[i], &g, &e))
			buf_printf(&b, "%s%s", b.len ? ", " : "", g.name);
		group_release(&g);
	}
	return buf_take(&b);
}

/* The year's last day, as fields show it. */
static void year_end(struct app *a, char out[DATE_TEXT_SIZE])
{
	char iso[MOMENT_SIZE];
	int32_t day;

	day_from_ymd(day_year(clock_local(a->session.clock).day), 12, 31, &day);
	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	people_entry_day(iso, out);
}

unsigned groups_end_form(struct app *a, const int64_t *groups, size_t n)
{
	struct end_ctx *c = xcalloc(1, sizeof(*c) + n * sizeof(*groups));
	char last[DATE_TEXT_SIZE], *all = names(a, groups, n);
	char *title = xasprintf(n > 1 ? _("%s become one") : _("%s ends"), all);

	c->n = n;
	memcpy(c->ids, groups, n * sizeof(*groups));
	year_end(a, last);
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields =
				(const struct form_spec_field[FIELDS]) {
					{ _("Into group"), "" },
					{ _("Short name"), "" },
					{ _("Letter"), "" },
					{ _("Last day"), last },
				},
			.n = FIELDS,
			.echo = echo_field,
			.done = done,
			.ctx = c,
		});
	free(title);
	free(all);
	return FX_REDRAW;
}
