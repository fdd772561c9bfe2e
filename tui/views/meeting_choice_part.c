#include "tui/views/meeting_choice_part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { OFFERED_MAX = 24, LABEL_BYTES = 160 };

struct choice_ctx {
	unsigned (*chosen)(struct app *a, int64_t item_id, int64_t meeting_id);
	int64_t item_id;
	size_t n;
	int64_t ids[OFFERED_MAX + 1];
	char labels[OFFERED_MAX + 1][LABEL_BYTES];
};

static unsigned done(struct app *a, void *ctx, size_t chosen)
{
	const struct choice_ctx *c = ctx;

	return c->chosen(a, c->item_id, c->ids[chosen]);
}

static void add(struct choice_ctx *c, int64_t id, const char *label)
{
	c->ids[c->n] = id;
	snprintf(c->labels[c->n], LABEL_BYTES, "%s", label);
	utf8_cut(c->labels[c->n]);
	c->n++;
}

static bool has(const struct choice_ctx *c, int64_t id)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ids[i] == id)
			return true;
	return false;
}

/* "tis 5 maj 2026  Gemensam beredning (Norr, Väst, Öst)" */
static void add_row(struct choice_ctx *c, const struct meeting_row *row)
{
	struct moment starts = MOMENT_NONE;
	char day[DATE_TEXT_SIZE] = "";
	struct buf b = { 0 };

	moment_parse(row->m.starts ? row->m.starts : "", &starts);
	if (starts.day != DAY_NONE)
		day_text_year(starts.day, day);
	buf_printf(&b, "%s  %s", day, row->m.title ? row->m.title : "");
	for (size_t i = 0; i < row->n_groups; i++)
		buf_printf(&b, "%s%s", i ? ", " : " (", row->groups[i].short_name);
	if (row->n_groups)
		buf_putc(&b, ')');
	add(c, row->m.id, buf_str(&b));
	buf_release(&b);
}

/* Those near the meeting, of one group or (0) of any. */
static bool add_near(struct app *a, struct choice_ctx *c, const struct meeting *m, int64_t group_id,
	enum meeting_choice_order order, struct err *e)
{
	struct meeting_query q = { .group_id = group_id,
		.after_starts = m->starts,
		.after_id = m->id,
		.backwards = order == CHOICE_PAST,
		.limit = OFFERED_MAX };
	struct meeting_rows rows = { 0 };
	bool ok = store_meetings(a->session.store, &q, &rows, e);

	for (size_t i = 0; ok && i < rows.n && c->n <= OFFERED_MAX; i++)
		if (!has(c, rows.v[i].m.id) && rows.v[i].m.id != m->id &&
			rows.v[i].m.kind != MEETING_DEADLINE &&
			rows.v[i].m.status != STATUS_CANCELLED)
			add_row(c, &rows.v[i]);
	pool_release(&rows.pool);
	return ok;
}

static bool fill(
	struct app *a, struct choice_ctx *c, const struct meeting_choice_spec *s, struct err *e)
{
	struct meeting m = { 0 };
	struct group_list groups = { 0 };
	bool ok = store_meeting_load(a->session.store, s->meeting_id, &m, e) &&
		store_meeting_groups(a->session.store, s->meeting_id, &groups, e);

	if (s->here)
		add(c, s->meeting_id, s->here);
	for (size_t i = 0; ok && i < groups.n; i++)
		ok = add_near(a, c, &m, groups.v[i].id, s->order, e);
	ok = ok && add_near(a, c, &m, 0, s->order, e);
	pool_release(&groups.pool);
	meeting_release(&m);
	return ok;
}

unsigned meeting_choice_open(struct app *a, const struct meeting_choice_spec *s)
{
	struct choice_ctx *c = xcalloc(1, sizeof(*c));
	struct choice v[OFFERED_MAX + 1] = { 0 };
	struct err e = { 0 };

	c->chosen = s->chosen;
	c->item_id = s->item_id;
	if (!fill(a, c, s, &e)) {
		free(c);
		return app_fail(a, &e);
	}
	if (c->n == 0) {
		free(c);
		app_say(a, "%s", _("There is no other meeting. n in view 2 makes one."));
		return FX_REDRAW;
	}
	for (size_t i = 0; i < c->n; i++)
		v[i].text = c->labels[i];
	choices_open(a,
		&(struct choices_spec) {
			.title = s->title, .v = v, .n = c->n, .done = done, .ctx = c });
	return FX_REDRAW;
}
